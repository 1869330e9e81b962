//! The One Chart against the promises made for it: nothing lost, nothing claimed that was not measured.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use proptest::prelude::*;

use titrace::analysis::chart::{Axis, Chart, ChartRequest, Panel, PanelKind, Range, Shape, SpanStyle, Tone, chart};
use titrace::analysis::place::{Area, width_of};
use titrace::exchange::picture;
use titrace::model::lab::LabUnit;
use titrace::model::symptom::Side;
use titrace::words::Words;

use fixture::{Case, catalogue, plain};

#[path = "chart/choice.rs"]
mod choice;
#[path = "chart/fixture.rs"]
mod fixture;
#[path = "chart/panels.rs"]
mod panels;
#[path = "chart/pictures.rs"]
mod pictures;
#[path = "chart/scores.rs"]
mod scores;
#[path = "chart/strips.rs"]
mod strips;

fn drawn(case: Case) -> Chart {
    chart(&case.diary(), &catalogue(), &ChartRequest::default())
}

fn panel(chart: &Chart, kind: PanelKind) -> &Panel {
    chart.panels.iter().find(|panel| panel.kind == kind).unwrap()
}

fn lab(case: Case) -> Panel {
    panel(&drawn(case), PanelKind::Lab).clone()
}

fn day(number: u32) -> String {
    titrace::model::when::date_of(16_000 + i64::from(number)).to_string()
}

#[test]
fn s0_01_below_five_is_an_open_mark_at_its_limit() {
    let panel = lab(Case::default().lab("Platelets", "120", "2014-01-03", "165-387", "").lab(
        "Platelets",
        "<5",
        "2014-04-28",
        "165-387",
        "",
    ));
    let mark = &panel.marks[1];
    assert_eq!((mark.shape, mark.y), (Shape::OpenDown, 5.0));
    assert_eq!((mark.tone, mark.ringed), (Tone::Alert, true));
    assert!(
        panel.labels.iter().any(|label| plain(&label.text) == "mark-graded[mark-very-low[<5] 4]"),
        "{:?}",
        panel.labels
    );
    assert!(panel.y.0 < 0.0, "the mark points down into the card");
    let pieces = &panel.series[0].pieces;
    assert_eq!(pieces.len(), 1);
    assert!(pieces[0].dashed, "a line into a limit is dashed");
}

#[test]
fn every_kind_of_value_has_its_own_mark() {
    let panel = lab(Case::default()
        .lab("TSH", "2.1", "2014-01-03", "none", "")
        .lab("TSH", ">60", "2014-02-03", "none", "")
        .lab("TSH", "~13", "2014-03-03", "none", "")
        .lab("TSH", "3-5", "2014-04-03", "none", "")
        .lab("TSH", "normal", "2014-05-03", "none", "")
        .lab("TSH", "<=2", "2014-06-03", "none", ""));
    let shapes: Vec<Shape> = panel.marks.iter().map(|mark| mark.shape).collect();
    let bar = Shape::Bar { low: 3.0, high: 5.0 };
    assert_eq!(shapes, [Shape::Dot, Shape::OpenUp, Shape::OpenDot, bar, Shape::Word, Shape::OpenDown]);
    let said: Vec<String> = panel.labels.iter().map(|label| plain(&label.text)).collect();
    for words in [">60", "~13", "3–5", "normal", "≤2"] {
        assert!(said.iter().any(|label| label == words), "{words} in {said:?}");
    }
    assert!(panel.bands.is_empty());
}

#[test]
fn results_in_two_units_are_one_line_and_each_says_what_was_written() {
    let unit = |ucum: &str| LabUnit { ucum: ucum.to_owned(), written: ucum.to_owned() };
    let (mass, molar) = (unit("mg/dL"), unit("mmol/L"));
    let chart = drawn(
        Case::default()
            .lab_in(mass.clone(), "Fasting glucose", "99", "2014-01-03", "70-99", "")
            .lab_in(mass, "Fasting glucose", "<40", "2014-02-03", "70-99", "")
            .lab_in(molar, "Fasting glucose", "5.0", "2014-03-03", "3.9-5.5", ""),
    );
    let panels: Vec<_> = chart.panels.iter().filter(|panel| panel.kind == PanelKind::Lab).collect();
    let [panel] = panels[..] else { panic!("{} panels", panels.len()) };
    assert_eq!(panel.unit.as_ref().map(plain).as_deref(), Some("mmol/L"), "the unit of the latest result");
    let heights: Vec<f64> = panel.marks.iter().map(|mark| mark.y).collect();
    assert!((heights[0] - 5.495).abs() < 0.01 && (heights[1] - 2.22).abs() < 0.01 && heights[2] == 5.0, "{heights:?}");
    assert_eq!(panel.marks[1].shape, Shape::OpenDown, "a limit stays a limit");
    assert!(panel.labels.iter().any(|label| plain(&label.text) == "mark-low[<40 mg/dL]"), "{:?}", panel.labels);
    assert!(panel.bands.iter().all(|band| band.high.is_some_and(|high| (5.4..5.6).contains(&high))));
}

#[test]
fn a_range_is_said_in_the_unit_that_it_was_printed_in() {
    let unit = |ucum: &str| LabUnit { ucum: ucum.to_owned(), written: ucum.to_owned() };
    let panel = lab(Case::default().lab_in(unit("ng/mL"), "Vitamin D", "20", "2014-01-03", "30-100", "").lab_in(
        unit("nmol/L"),
        "Vitamin D",
        "80",
        "2015-03-03",
        "75-250",
        "",
    ));
    let said: Vec<String> = panel.labels.iter().map(|label| plain(&label.text)).collect();
    assert!(said.iter().any(|label| label == "band-printed[30–100 ng/mL]"), "{said:?}");
    assert!(said.iter().any(|label| label.contains("75–250") && !label.contains('L')), "{said:?}");
}

#[test]
fn words_without_a_unit_stand_with_the_numbers_of_their_analyte() {
    let case = Case::default().lab("Platelets", "61", "2014-01-03", "165-387", "");
    let bare = case.lab_bare("Platelets", "normal", "2014-02-03");
    let chart = drawn(bare);
    assert_eq!(chart.panels.iter().filter(|panel| panel.kind == PanelKind::Lab).count(), 1);
    let panel = panel(&chart, PanelKind::Lab);
    assert_eq!(panel.marks.len(), 2);
    assert_eq!(panel.marks[1].shape, Shape::Word);
    assert!(panel.unit.is_some());
}

#[test]
fn lines_break_where_the_laboratory_changes() {
    let panel = lab(Case::default()
        .lab("Platelets", "122", "2014-01-01", "", "A")
        .lab("Platelets", "119", "2014-02-01", "", "a")
        .lab("Platelets", "111", "2014-03-01", "", "B")
        .lab("Platelets", "98", "2014-04-01", "", "")
        .lab("Platelets", "99", "2014-05-01", "", ""));
    let lengths: Vec<usize> = panel.series[0].pieces.iter().map(|piece| piece.points.len()).collect();
    assert_eq!(lengths, [2, 2], "A to a, and unknown to unknown; known and unknown are two laboratories");
}

#[test]
fn the_band_changes_with_the_range_that_was_printed() {
    let panel = lab(Case::default()
        .lab("Platelets", "122", "2014-01-01", "165-387", "")
        .lab("Platelets", "119", "2014-02-01", "165-387", "")
        .lab("Platelets", "111", "2014-03-01", "150-400", "")
        .lab("Platelets", "98", "2014-04-01", "", "")
        .lab("Platelets", "97", "2014-05-01", "none", "")
        .lab("Platelets", "96", "2014-06-01", "150-400", ""));
    let bands: Vec<_> =
        panel.bands.iter().map(|band| (band.low.unwrap(), band.high.unwrap(), band.is_default)).collect();
    assert_eq!(bands[..2], [(165.0, 387.0, false), (150.0, 400.0, false)]);
    assert!(bands[2].2, "nobody gave a range: the default stands in, and says so");
    assert_eq!(bands[3], (150.0, 400.0, false));
    assert_eq!(bands.len(), 4);
    let x: Vec<f64> = panel.marks.iter().map(|mark| mark.x).collect();
    assert_eq!((panel.bands[0].from, panel.bands[0].to), (x[0], x[2]), "from its result to the next one");
    assert_eq!((panel.bands[2].from, panel.bands[2].to), (x[3], x[4]));
}

#[test]
fn coarse_and_assumed_dates_show_it() {
    let panel =
        lab(Case::default().lab("Platelets", "110", "2009", "", "").lab("Platelets", "120", "!2013-10", "", ""));
    let year = 365.0 * 1440.0;
    let (from, to) = panel.marks[0].stretch.unwrap();
    assert_eq!(to - from + 1.0, year);
    assert!((panel.marks[0].x - f64::midpoint(from, to)).abs() <= 1.0, "the mark stands in the middle");
    assert!(!panel.marks[0].assumed && panel.marks[1].assumed);
    assert!(panel.labels.iter().any(|label| plain(&label.text).starts_with("mark-assumed[")), "{:?}", panel.labels);
    assert!(panel.series[0].pieces[0].dashed, "a line to a date that is ours");
}

#[test]
fn panels_are_by_analyte_and_platelets_come_first() {
    let chart = drawn(
        Case::default()
            .lab("Zinc of my own", "12", "2014-01-01", "", "")
            .lab("Ferritin", "50", "2014-01-01", "", "")
            .lab("thrombocytes", "150", "2014-01-02", "", "")
            .lab("PLATELETS", "151", "2014-01-03", "", ""),
    );
    let titles: Vec<String> = chart.panels.iter().map(|panel| plain(&panel.title)).collect();
    assert_eq!(titles, ["Platelets", "Ferritin", "Zinc of my own"]);
    assert_eq!(chart.panels[0].marks.len(), 2);
    assert_eq!(plain(chart.panels[0].unit.as_ref().unwrap()), "10⁹/L");
}

#[test]
fn doses_are_steps_of_what_was_taken_in_a_diary_day() {
    let case = Case::default()
        .medicine("LDN", None)
        .dose("LDN", "2014-01-06 22:00", "1.5")
        .dose("LDN", "2014-01-07 22:00", "1.5")
        .dose("LDN", "2014-01-08 08:00", "1.5")
        .dose("LDN", "2014-01-09 00:30", "1.5")
        .dose("LDN", "2014-01-10", "skipped");
    let chart = drawn(case);
    let dose = panel(&chart, PanelKind::Dose);
    let points = &dose.series[0].pieces[0].points;
    let heights: Vec<f64> = points.iter().map(|point| point[1]).collect();
    assert_eq!(heights, [0.0, 1.5, 1.5, 3.0, 3.0, 0.0], "half past midnight still is the evening before");
    assert_eq!(points[3][0] - points[1][0], 2.0 * 1440.0);
    assert_eq!(dose.marks.len(), 1);
    assert_eq!((dose.marks[0].shape, dose.marks[0].y), (Shape::Cross, 0.0));
    assert!(dose.labels.iter().any(|label| plain(&label.text) == "skipped[]"));
    assert_eq!(chart.axis, Axis::Date);
}

#[test]
fn a_course_without_doses_stands_at_its_strength_and_says_so() {
    let chart = drawn(Case::default().medicine("LDN", Some("3")).course("LDN", "!2013-06-01", Some("2013-10")));
    let dose = panel(&chart, PanelKind::Dose);
    assert!(dose.series.iter().all(|series| !series.dash.lengths().is_empty()), "nothing was logged");
    assert!(dose.labels.iter().any(|label| plain(&label.text) == "start-assumed[dose-by-course[3 mg]]"));
    let span = &panel(&chart, PanelKind::Treatments).spans[0];
    assert_eq!(span.style, SpanStyle::Followed);
    assert!(span.assumed && !span.is_open && span.sure.1 < span.to);
}

#[test]
fn sides_are_series_of_their_own_and_signs_are_a_strip() {
    let chart = drawn(
        Case::default()
            .symptom("Numbness", "3", "2014-01-01", Some(Side::Left))
            .symptom("Numbness", "5", "2014-01-01", Some(Side::Right))
            .symptom("numbness", "4", "2014-01-02", Some(Side::Right))
            .symptom("Fatigue", "7", "2014-01-02", None)
            .symptom("Gum bleeding", "yes", "2014-01-03", None)
            .symptom("Gum bleeding", "no", "2014-01-05", None),
    );
    let lines = panel(&chart, PanelKind::Symptoms);
    let names: Vec<String> = lines.series.iter().map(|series| plain(&series.name)).collect();
    assert_eq!(names, ["side-left[Numbness]", "side-right[Numbness]", "Fatigue"]);
    let unlike = |a: usize, b: usize| {
        lines.series[a].dash != lines.series[b].dash && lines.series[a].tone != lines.series[b].tone
    };
    assert!(unlike(0, 1) && unlike(1, 2) && unlike(0, 2));
    let signs = panel(&chart, PanelKind::Signs);
    let shapes: Vec<Shape> = signs.marks.iter().map(|mark| mark.shape).collect();
    assert_eq!(shapes, [Shape::Square, Shape::OpenSquare]);
}

#[test]
fn twelve_lines_are_three_panels_of_four() {
    let case = (0..12)
        .fold(Case::default(), |case, number| case.symptom(&format!("Symptom {number}"), "5", "2014-01-01", None));
    let sizes: Vec<usize> = drawn(case).panels.iter().map(|panel| panel.series.len()).collect();
    assert_eq!(sizes, [4, 4, 4]);
}

#[test]
fn fifteen_treatments_have_a_row_each() {
    let case = (0..15).fold(Case::default(), |case, number| {
        let name = format!("Medicine {number:02}");
        case.medicine(&name, None).course(&name, &format!("20{number:02}-03"), (number != 3).then_some("2016-01"))
    });
    let case = case.event("Splenectomy", "2014-05", None).event("Trip", "2014-02-01", Some("2014-06-01"));
    let chart = drawn(case);
    let other = panel(&chart, PanelKind::Treatments);
    let mut rows: Vec<i64> = other.spans.iter().map(|span| (span.y * 2.0) as i64).collect();
    rows.dedup();
    assert_eq!(rows.len(), 15);
    assert!(other.height_px >= 15.0 * 24.0);
    assert_eq!(other.spans.iter().filter(|span| span.is_open).count(), 1);
    assert_eq!(other.labels.len(), 15);
    assert_eq!(panel(&chart, PanelKind::Events).labels.len(), 2);
    for label in &other.labels {
        assert!(label.x_px + width_of(&label.text) <= chart.plot_px + chart.right_px + 1.0, "{label:?}");
    }
}

#[test]
fn days_count_from_the_first_dose_and_fall_back_to_dates() {
    let request = ChartRequest { axis: Axis::Day, ..ChartRequest::default() };
    let case = || {
        Case::default().medicine("LDN", None).dose("LDN", "2014-01-06 22:00", "3").lab(
            "Platelets",
            "110",
            "2014-02-01",
            "",
            "",
        )
    };
    let with_start = chart(&case().diary(), &catalogue(), &request);
    assert_eq!(with_start.axis, Axis::Day);
    assert_eq!(plain(with_start.axis_note.as_ref().unwrap()), "axis-day[]");
    assert!(with_start.ticks.iter().any(|tick| plain(&tick.label) == "tick-since[1]"));
    let without = chart(&Case::default().lab("Platelets", "110", "2014", "", "").diary(), &catalogue(), &request);
    assert_eq!(without.axis, Axis::Date);
}

#[test]
fn the_range_is_the_days_that_were_asked_for() {
    let range = Range { from: Some("2014-02-01".parse().unwrap()), to: Some("2014-02-28".parse().unwrap()) };
    let case = Case::default()
        .lab("Platelets", "110", "2014-01-01", "", "")
        .lab("Platelets", "111", "2014-02-10", "", "")
        .lab("Ferritin", "50", "2014-03-10", "", "");
    let chart = chart(&case.diary(), &catalogue(), &ChartRequest { range, ..ChartRequest::default() });
    assert_eq!((chart.x.1 - chart.x.0) / 1440.0, 28.0);
    assert_eq!(chart.panels.len(), 1, "a panel with nothing to show is left out");
    assert_eq!(chart.table().len(), 1);
    assert_eq!(chart.panels[0].series[0].pieces[0].points.len(), 2, "the line comes from beyond the edge");
}

#[test]
fn an_empty_diary_is_an_empty_chart() {
    let chart = drawn(Case::default());
    assert!(chart.is_empty() && chart.panels.is_empty() && chart.table().is_empty() && chart.summary().is_empty());
    assert_eq!(chart.first_step(), None);
    assert_eq!(chart.read_at(0.0).len(), 1);
}

#[test]
fn the_cursor_reads_everything_of_a_day() {
    let case = Case::default()
        .medicine("LDN", None)
        .medicine("Prednisolone", None)
        .course("Prednisolone", "2014-01-05", None)
        .dose("LDN", "2014-01-06 22:00", "3")
        .lab("Platelets", "61", "2014-01-06 08:00", "150-400", "")
        .symptom("Fatigue", "7", "2014-01-06 21:00", None)
        .event("Dentist", "2014-01-06", None)
        .event("Elsewhere", "2014-02-06", None);
    let chart = drawn(case);
    let x = 1440.0 * 16_076.0 + 600.0;
    let said: Vec<String> = chart.read_at(x).iter().map(plain).collect();
    assert_eq!(
        said,
        [
            "row-head[date-day[6 m01 2014] day[1]]",
            "row[LDN 3 mg]",
            "row[Platelets value-range[mark-graded[mark-low[61] 2] 150–400]]",
            "row[Fatigue 7]",
            "Prednisolone",
            "Dentist",
        ]
    );
    assert_eq!(chart.snapped(x, 3.0), chart.snapped(x + 1.0, 3.0));
}

#[test]
fn the_table_and_the_keys_have_the_same_readings() {
    let case = Case::default()
        .medicine("LDN", None)
        .dose("LDN", "2014-01-06 22:00", "3")
        .dose("LDN", "2014-01-07 22:00", "4.5")
        .lab("Platelets", "<5", "2014-01-07 08:00", "150-400", "")
        .symptom("Fatigue", "7", "2014-01-06 21:00", None);
    let chart = drawn(case);
    let rows: Vec<String> = chart.table().iter().map(|row| plain(&row.sentence())).collect();
    assert_eq!(rows.len(), 4);
    assert!(chart.table().windows(2).all(|pair| pair[0].x <= pair[1].x));
    assert!(
        rows.iter().any(|row| row.contains("Platelets <5 ×10⁹/L") && row.contains("low") && row.contains("150–400")),
        "{rows:?}"
    );
    let first = chart.first_step().unwrap();
    assert_eq!(plain(&chart.row(first).unwrap().value), "4.5 mg");
    let before = chart.step(first, false).unwrap();
    assert_eq!(plain(&chart.row(before).unwrap().value), "3 mg");
    assert_eq!(chart.step(before, false), None);
    let across = chart.step_across(first, true).unwrap();
    assert_eq!(plain(&chart.row(across).unwrap().what), "Platelets");
}

#[test]
fn a_sentence_a_panel() {
    let case = Case::default()
        .lab("Platelets", "110", "2009", "", "")
        .lab("Platelets", "<5", "2013-10", "165-387", "")
        .lab("Platelets", "~136", "2014-05", "165-387", "");
    let said: Vec<String> = drawn(case).summary().iter().map(plain).collect();
    let period = "period[date-year[2009] date-month[m05 2014]]";
    // The last value is given twice, the second time with its flag: the later one is said.
    let summary = format!("summary-lab[Platelets 3 {period} ~136 ×10⁹/L mark-graded[mark-low[~136] 1]]");
    assert_eq!(said, [format!("summary-extremes[{summary} <5 ~136]")]);
}

#[derive(Clone, Debug)]
struct Result {
    day: u32,
    value: String,
    range: &'static str,
    laboratory: &'static str,
}

fn results() -> impl Strategy<Value = Vec<Result>> {
    let value = prop_oneof![
        8 => (0..600_u32).prop_map(|number| number.to_string()),
        1 => (1..300_u32).prop_map(|number| format!("<{number}")),
        1 => (1..300_u32).prop_map(|number| format!(">{number}")),
        1 => (1..300_u32).prop_map(|number| format!("~{number}")),
        1 => (1..300_u32).prop_map(|number| format!("{number}-{}", number + 20)),
        1 => Just("normal".to_owned()),
    ];
    let range = prop::sample::select(vec!["165-387", "150-400", "", "none"]);
    let laboratory = prop::sample::select(vec!["", "A", "A", "A", "B"]);
    let one = (0..4000_u32, value, range, laboratory).prop_map(|(day, value, range, laboratory)| Result {
        day,
        value,
        range,
        laboratory,
    });
    prop::collection::vec(one, 1..400).prop_map(|mut all| {
        all.sort_by_key(|result| result.day);
        all.dedup_by_key(|result| result.day);
        all
    })
}

fn of_results(results: &[Result]) -> Case {
    results.iter().fold(Case::default(), |case, result| {
        case.lab("Platelets", &result.value, &day(result.day), result.range, result.laboratory)
    })
}

/// What stands between a name and the next quotation mark.
fn attributes<'a>(picture: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    picture.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn drawn_as_svg(chart: &Chart) -> String {
    String::from_utf8(picture::svg(chart, &Words::english())).unwrap()
}

#[test]
fn the_picture_has_the_marks_of_the_chart() {
    let case = Case::default()
        .medicine("LDN", None)
        .dose("LDN", "2014-01-06 22:00", "3")
        .dose("LDN", "2014-01-07 22:00", "skipped")
        .lab("Platelets", "120", "2014-01-03", "165-387", "A")
        .lab("Platelets", "~136", "2014-01-05", "", "A")
        .lab("Platelets", "<5", "!2014-01-28", "165-387", "A")
        .lab("Odd & <strange> \"name\"", "normal", "2014-01-04", "", "")
        .lab("Ferritin", ">60", "2014-01-05", "", "")
        .lab("Ferritin", "3-5", "2014-01-15", "", "")
        .symptom("Fatigue", "7", "2014-01-02", None)
        .symptom("Bruises", "yes", "2014-01-02", None)
        .symptom("Bruises", "no", "2014-01-04", None)
        .event("Splenectomy", "2014-05", None);
    let chart = drawn(case);
    let picture = drawn_as_svg(&chart);
    let mut shapes = attributes(&picture, "data-shape");
    let mut wanted: Vec<&str> =
        chart.panels.iter().flat_map(|panel| &panel.marks).map(|mark| mark.shape.code()).collect();
    shapes.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(shapes, wanted);
    assert_eq!(attributes(&picture, "data-date").len(), 1);
    let spans = chart.panels.iter().map(|panel| panel.spans.len()).sum::<usize>();
    assert_eq!(attributes(&picture, "data-span").len(), spans);
    let dashed = chart.panels.iter().flat_map(|p| &p.series).flat_map(|s| &s.pieces).filter(|p| p.dashed).count();
    assert_eq!(attributes(&picture, "data-piece").iter().filter(|kind| **kind == "dashed").count(), dashed);
    assert!(picture.contains("role=\"img\"") && picture.contains("<title id=\"title\">Timeline, "));
    assert!(picture.contains("Platelets, 3 results"), "the summary is its description");
    assert!(picture.contains("Odd &amp; &lt;strange&gt;") && !picture.contains("<strange>"));
    assert!(!picture.contains("chart-"), "every key has its words");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_that_must_be_seen_is_lost(results in results(), width in 200..900_u32) {
        let request = ChartRequest { width_px: width, ..ChartRequest::default() };
        let chart = chart(&of_results(&results).diary(), &catalogue(), &request);
        let panel = &chart.panels[0];
        let censored = results.iter().filter(|result| result.value.starts_with(['<', '>'])).count();
        let drawn = panel.marks.iter().filter(|mark| matches!(mark.shape, Shape::OpenDown | Shape::OpenUp)).count();
        prop_assert_eq!(censored, drawn);
        let flagged = chart.table().iter().filter(|row| row.flag.as_ref().is_some_and(|flag| plain(flag) != "in-range[]")).count();
        prop_assert_eq!(flagged, panel.marks.iter().filter(|mark| mark.ringed).count());
        prop_assert!(panel.marks.iter().all(|mark| mark.ringed == (mark.tone == Tone::Alert)));
        let words = panel.labels.iter().filter(|label| label.tone == Tone::Alert);
        prop_assert!(words.clone().all(|label| plain(&label.text).contains("mark-")), "the alert colour comes with a word");
    }

    #[test]
    fn a_limit_is_never_a_value(results in results()) {
        let chart = drawn(of_results(&results));
        for result in results.iter().filter(|result| result.value.starts_with('<')) {
            let limit: f64 = result.value[1..].parse().unwrap();
            let x = titrace::model::when::days(day(result.day).parse().unwrap()) as f64 * 1440.0 + 719.0;
            let marks: Vec<_> = chart.panels[0].marks.iter().filter(|mark| (mark.x - x).abs() < 2.0).collect();
            prop_assert_eq!(marks.len(), 1);
            prop_assert_eq!((marks[0].shape, marks[0].y), (Shape::OpenDown, limit));
            for piece in chart.panels[0].series.iter().flat_map(|series| &series.pieces) {
                let touches = piece.points.iter().any(|point| (point[0] - x).abs() < 2.0);
                prop_assert!(!touches || piece.dashed, "a line into a limit is dashed");
            }
        }
    }

    #[test]
    fn lines_stay_within_one_laboratory(results in results()) {
        let chart = drawn(of_results(&results));
        let laboratory = |x: f64| {
            let day = (x / 1440.0).floor() as i64 - 16_000;
            results.iter().find(|result| i64::from(result.day) == day).unwrap().laboratory
        };
        for piece in chart.panels[0].series.iter().flat_map(|series| &series.pieces) {
            for point in &piece.points {
                prop_assert_eq!(laboratory(point[0]), laboratory(piece.points[0][0]));
            }
        }
    }

    #[test]
    fn words_of_a_range_never_stand_in_another_band(results in results(), width in 200..900_u32) {
        let request = ChartRequest { width_px: width, ..ChartRequest::default() };
        let chart = chart(&of_results(&results).diary(), &catalogue(), &request);
        let Some(panel) = chart.panels.iter().find(|panel| panel.kind == PanelKind::Lab) else { return Ok(()) };
        for label in panel.labels.iter().filter(|label| label.tone == Tone::Range) {
            let area = Area::of_text(label.x_px, label.y_px, width_of(&label.text));
            let touched = panel.bands.iter().filter(|band| {
                let (top, bottom) = (band.high.map_or(0.0, |high| panel.y_px(high)), band.low.map_or(panel.height_px, |low| panel.y_px(low)));
                let (left, right) = (chart.x_px(band.from).max(0.0), chart.x_px(band.to).min(chart.plot_px));
                area.touches(&Area { left, top, right, bottom })
            });
            prop_assert!(touched.count() <= 1, "{:?}", label.text);
        }
    }

    #[test]
    fn labels_do_not_overlap(results in results()) {
        let chart = drawn(of_results(&results));
        let areas: Vec<Area> = chart.panels[0]
            .labels
            .iter()
            .map(|label| Area::of_text(label.x_px, label.y_px, width_of(&label.text)))
            .collect();
        for (place, area) in areas.iter().enumerate() {
            prop_assert!(!areas[..place].iter().any(|other| other.touches(area)));
        }
    }
}
