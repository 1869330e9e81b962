//! SVG and PNG have the marks of the Chart, each where the Chart has it, and no others. The screen is held to the same
//! in `src/ui/plot/tests.rs`.

use resvg::tiny_skia::Pixmap;
use titrace::analysis::chart::{Chart, ChartRequest, Mark, Panel, PanelChoice, chart};
use titrace::exchange::{picture, raster};
use titrace::words::Words;

use super::fixture::{Case, catalogue};

/// Something of every kind of panel and mark.
pub(crate) fn everything() -> Case {
    let case = Case::default()
        .medicine("Naltrexone", None)
        .medicine("Interferon beta", None)
        .plan("Naltrexone", "3", "2014-01-01", "22:00")
        .never("Interferon beta", "2012-05", "afraid of needles")
        .dose("Naltrexone", "2014-01-06 22:00", "3")
        .dose("Naltrexone", "2014-01-07 13:00", "2")
        .dose("Naltrexone", "2014-01-08 22:00", "skipped")
        .dose("Naltrexone", "2014-02-20 22:00", "3")
        .bottle("Naltrexone", "2014-01-01", "2014-01-03", "2014-01-14")
        .lab("Platelets", "120", "2014-01-03", "165-387", "A")
        .lab("Platelets", "~136", "2014-01-15", "", "A")
        .lab("Platelets", "<5", "!2014-01-28", "165-387", "A")
        .lab("Ferritin", ">60", "2014-01-05", "", "")
        .lab("Ferritin", "3-5", "2014-01-25", "", "")
        .lab("Odd", "normal", "2014-01-04", "", "")
        .symptom("Bruises", "yes", "2014-01-02", None)
        .symptom("Bruises", "no", "2014-01-14", None)
        .event("Splenectomy", "2014-02", None)
        .relapse("", "2013-12", None);
    (0..30).fold(case, |case, number| {
        let at = titrace::model::when::date_of(16_080 + number).to_string();
        case.symptom("Vivid dreams", if number % 3 == 0 { "6" } else { "2" }, &at, None)
    })
}

fn drawn() -> Chart {
    let panels = [PanelChoice::Symptom("Vivid dreams".to_owned())].into_iter().chain(PanelChoice::USUAL).collect();
    let request = ChartRequest { panels: Some(panels), ..ChartRequest::default() };
    chart(&everything().diary(), &catalogue(), &request)
}

fn in_sight<'a>(chart: &'a Chart, panel: &'a Panel) -> impl Iterator<Item = &'a Mark> {
    panel.marks.iter().filter(|mark| {
        let (from, to) = mark.stretch.unwrap_or((mark.x, mark.x));
        to.max(mark.x) >= chart.x.0 && from.min(mark.x) <= chart.x.1
    })
}

#[test]
fn the_svg_has_every_mark_at_its_place_and_no_other() {
    let chart = drawn();
    let svg = String::from_utf8(picture::svg(&chart, &Words::english())).unwrap();
    let cards: Vec<&str> = svg.split("<g data-panel=").skip(1).collect();
    assert_eq!(cards.len(), chart.panels.len());
    let mut shapes = std::collections::BTreeSet::new();
    for (panel, card) in chart.panels.iter().zip(cards) {
        let found: Vec<String> = card
            .split("<g data-shape=\"")
            .skip(1)
            .map(|mark| {
                let (code, rest) = mark.split_once('"').unwrap();
                let place = rest.split_once("translate(").unwrap().1.split_once(')').unwrap().0;
                format!("{code} {place}")
            })
            .collect();
        let wanted: Vec<String> = in_sight(&chart, panel)
            .map(|mark| format!("{} {:.1} {:.1}", mark.shape.code(), chart.x_px(mark.x), panel.y_px(mark.y)))
            .collect();
        assert_eq!(found, wanted, "{:?}", panel.kind);
        shapes.extend(panel.marks.iter().map(|mark| mark.shape.code()));
    }
    assert!(shapes.len() >= 10, "{shapes:?}");
}

fn dots(chart: &Chart, scale: f32) -> Pixmap {
    Pixmap::decode_png(&raster::png(chart, &Words::english(), scale).unwrap()).unwrap()
}

#[test]
fn the_png_has_every_mark_at_its_place_and_no_other() {
    const SCALE: f32 = 2.0;
    let mut chart = drawn();
    // Words might hide a mark, or touch one.
    chart.panels.iter_mut().for_each(|panel| panel.labels.clear());
    let with = dots(&chart, SCALE);
    let mut bare = chart.clone();
    bare.panels.iter_mut().for_each(|panel| panel.marks.clear());
    let without = dots(&bare, SCALE);
    assert_eq!((with.width(), with.height()), (without.width(), without.height()));
    let (width, height) = (with.width() as usize, with.height() as usize);
    let mut differs: Vec<bool> = with.pixels().iter().zip(without.pixels()).map(|(a, b)| a != b).collect();
    let mut left = 0;
    // Of every mark something is seen within its reach, before anything is taken away.
    let mut areas = Vec::new();
    let mut top = 44.0;
    for panel in &chart.panels {
        for mark in in_sight(&chart, panel) {
            let at = (188.0 + chart.x_px(mark.x), top + panel.y_px(mark.y));
            let (from, to) = mark.stretch.unwrap_or((mark.x, mark.x));
            let low = 188.0 + chart.x_px(from.max(chart.x.0)).min(chart.x_px(mark.x)) - 10.0;
            let high = 188.0 + chart.x_px(to.min(chart.x.1)).max(chart.x_px(mark.x)) + 10.0;
            // An arrow is 12 points long, a bar as long as its values are apart.
            let reach = if let titrace::analysis::chart::Shape::Bar { low, high } = mark.shape {
                (panel.y_px(low) - panel.y_px(high)) / 2.0 + 10.0
            } else {
                14.0
            };
            areas.push((low, high, at.1 - reach, at.1 + reach, mark.clone()));
        }
        top += panel.height_px + 12.0;
    }
    let range = |from: f32, to: f32, most: usize| {
        ((from * SCALE).floor().max(0.0) as usize)..((to * SCALE).ceil() as usize).min(most)
    };
    for (low, high, above, below, mark) in &areas {
        let seen = range(*above, *below, height)
            .any(|row| range(*low, *high, width).any(|column| differs[row * width + column]));
        assert!(seen, "{mark:?} is not in the picture");
    }
    for (low, high, above, below, _) in &areas {
        for row in range(*above, *below, height) {
            for column in range(*low, *high, width) {
                differs[row * width + column] = false;
            }
        }
    }
    left += differs.iter().filter(|differs| **differs).count();
    assert_eq!(left, 0, "dots where the chart has no mark");
}

#[test]
fn a_png_is_as_large_as_it_was_asked_for_and_has_its_letters() {
    let chart = drawn();
    let (one, two) = (dots(&chart, 1.0), dots(&chart, 2.0));
    assert_eq!((two.width(), two.height()), (2 * one.width(), 2 * one.height()));
    let mut silent = chart.clone();
    silent.panels.iter_mut().for_each(|panel| panel.labels.clear());
    assert!(one.pixels() != dots(&silent, 1.0).pixels(), "labels are drawn with the bundled fonts");
    assert_eq!(
        raster::png(&chart, &Words::english(), 100.0).map_err(|why| why.to_string().contains("dots")),
        Err(true)
    );
}

#[test]
fn letters_that_the_bundled_fonts_lack_do_not_stop_a_picture() {
    let case = Case::default().event("漢字 🙂 עברית", "2014-02-01", None);
    let chart = chart(&case.diary(), &catalogue(), &ChartRequest::default());
    assert!(raster::png(&chart, &Words::english(), 1.0).is_ok());
}
