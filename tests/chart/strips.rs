//! The strip of treatments and events: fifteen at once stay readable, what was never taken and what there was not are told
//! apart from what was.

use titrace::analysis::chart::{Chart, ChartRequest, Panel, PanelKind, Shape, SpanStyle, chart};
use titrace::analysis::place::{Area, width_of};
use titrace::analysis::text::Text;
use titrace::words::Words;

use super::fixture::{Case, catalogue};

fn drawn_at(case: Case, width_px: u32) -> Chart {
    chart(&case.diary(), &catalogue(), &ChartRequest { width_px, ..ChartRequest::default() })
}

fn said(text: &Text) -> String {
    let words = Words::english();
    text.said(&|key, args| words.say(key, args))
}

fn strip(chart: &Chart) -> &Panel {
    of_kind(chart, PanelKind::Treatments)
}

fn of_kind(chart: &Chart, kind: PanelKind) -> &Panel {
    chart.panels.iter().find(|panel| panel.kind == kind).unwrap()
}

fn fifteen() -> Case {
    let names = [
        "LDN",
        "Ursodeoxycholic acid",
        "Prednisolone",
        "IV immunoglobulin",
        "Rituximab",
        "Vitamin D3 with K2 drops",
        "Omega 3",
        "Magnesium citrate at night",
        "Baclofen",
        "Gabapentin",
        "Nitrofurantoin, long-term prophylaxis",
        "Best bet diet",
        "Alpha lipoic acid",
        "Vitamin B12 injections",
        "Levothyroxine",
    ];
    let case = names.iter().enumerate().fold(Case::default(), |case, (place, name)| {
        let month = 1 + place % 9;
        let (from, until) = match place % 4 {
            0 => (format!("201{}-0{month}", place % 5), Some(format!("201{}-0{month}", 5 + place % 3))),
            1 => (format!("201{}-0{month}-1{month}", place % 6), None),
            2 => (format!("2015-0{month}"), Some(format!("2015-0{month}-28"))),
            _ => (format!("~201{}", place % 9), None),
        };
        case.medicine(name, None).course(name, &from, until.as_deref())
    });
    case.medicine("Interferon beta", None)
        .never("Interferon beta", "2012-05", "afraid of needles")
        .relapse("Legs", "2014-02", Some("2014-08"))
        .relapse("", "2014-09", Some("2016-04"))
        .event("Splenectomy", "2014-05", None)
}

#[test]
fn s2_20_fifteen_treatments_at_once_keep_every_name_apart_and_whole() {
    // As wide as the smallest window, the usual one, a picture, a large screen.
    for width in [600, 760, 900, 1500] {
        let chart = drawn_at(fifteen(), width);
        for (kind, names) in [(PanelKind::Treatments, 16), (PanelKind::Events, 3)] {
            let strip = of_kind(&chart, kind);
            assert_eq!(strip.labels.len(), names, "{width}");
            let areas: Vec<Area> =
                strip.labels.iter().map(|label| Area::of_text(label.x_px, label.y_px, width_of(&label.text))).collect();
            for (place, area) in areas.iter().enumerate() {
                let label = &strip.labels[place];
                assert!(width_of(&label.text) <= label.room_px + 1.0, "{width}: {label:?} is cut");
                assert!(area.left >= 0.0 && area.top >= 0.0 && area.bottom <= strip.height_px, "{width}: {label:?}");
                let touched = areas[..place].iter().position(|other| other.touches(area));
                assert!(touched.is_none(), "{width}: {label:?} over {:?}", touched.map(|other| &strip.labels[other]));
            }
        }
    }
}

#[test]
fn s0_15_what_was_never_taken_is_an_open_mark_with_its_words_and_no_stretch() {
    let chart = drawn_at(fifteen(), 900);
    let strip = strip(&chart);
    let label = strip.labels.iter().find(|label| said(&label.text).contains("Interferon")).unwrap();
    assert_eq!(said(&label.text), "Interferon beta, prescribed, never taken");
    let row = strip.marks.iter().find(|mark| (strip.y_px(mark.y) - label.y_px).abs() < 1.0).unwrap();
    assert_eq!(row.shape, Shape::OpenDot);
    assert!(row.stretch.is_some(), "of a month only the month is known");
    let spans = strip.spans.iter().filter(|span| (strip.y_px(span.y) - label.y_px).abs() < 1.0);
    assert_eq!(spans.count(), 0);
    let table: Vec<_> = chart.table().iter().map(|row| said(&row.sentence())).collect();
    assert!(
        table.iter().any(|row| row.ends_with("Interferon beta prescribed, never taken: afraid of needles")),
        "{table:?}"
    );
    // Taken later after all, it has both.
    let later = Case::default()
        .medicine("Interferon beta", None)
        .never("Interferon beta", "2012-05", "afraid of needles")
        .course("Interferon beta", "2013-02", None);
    let chart = drawn_at(later, 900);
    let panel = self::strip(&chart);
    assert_eq!((panel.spans.len(), panel.marks.len(), panel.labels.len()), (1, 1, 2));
}

#[test]
fn s4_08_no_relapse_is_an_outline_and_its_words_and_never_a_relapse() {
    let chart = drawn_at(fifteen(), 900);
    let strip = of_kind(&chart, PanelKind::Events);
    let of = |style: SpanStyle| strip.spans.iter().filter(move |span| span.style == style);
    assert_eq!((of(SpanStyle::Event).count(), of(SpanStyle::Absent).count()), (1, 1));
    let names: Vec<_> = strip.labels.iter().map(|label| said(&label.text)).collect();
    assert!(names.contains(&"Relapse, Legs".to_owned()) && names.contains(&"No relapse".to_owned()), "{names:?}");
    let table: Vec<_> = chart.table().iter().map(|row| said(&row.sentence())).collect();
    assert!(table.iter().any(|row| row.ends_with("Relapse Legs, until Aug 2014")), "{table:?}");
    assert!(table.iter().any(|row| row.contains("No relapse until Apr 2016")), "{table:?}");
    assert!(table.iter().filter(|row| row.contains("Relapse ")).count() == 1, "{table:?}");
}
