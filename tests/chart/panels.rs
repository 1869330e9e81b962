//! The panels beside dose and results: what was planned, the clock time, windows of effects, bottles, the middle of
//! seven days, grades in words.

use titrace::analysis::chart::{
    Chart, ChartRequest, Dash, Panel, PanelChoice, PanelKind, Shape, SpanStyle, Tone, chart,
};

use super::fixture::{Case, catalogue, plain};

fn chosen(case: Case, panels: Option<Vec<PanelChoice>>) -> Chart {
    chart(&case.diary(), &catalogue(), &ChartRequest { panels, ..ChartRequest::default() })
}

fn only(case: Case, choice: PanelChoice) -> Panel {
    let chart = chosen(case, Some(vec![choice]));
    assert_eq!(chart.panels.len(), 1);
    chart.panels[0].clone()
}

fn day(number: i64) -> String {
    titrace::model::when::date_of(16_071 + number).to_string()
}

fn said(panel: &Panel) -> Vec<String> {
    panel.labels.iter().map(|label| plain(&label.text)).collect()
}

/// Planned from 2014-01-01 on: 3 mg at 22:00. Taken on some days, 2 mg on the 4th.
fn planned() -> Case {
    let case = Case::default().medicine("Naltrexone", None).plan("Naltrexone", "3", "2014-01-01", "22:00");
    [1, 2, 4, 8].into_iter().fold(case, |case, number| {
        let mg = if number == 4 { "2" } else { "3" };
        case.dose("Naltrexone", &format!("2014-01-0{number} 22:0{number}"), mg)
    })
}

#[test]
fn what_was_planned_is_a_dashed_line_beside_what_was_taken() {
    let dose = only(planned(), PanelChoice::Dose);
    let plan = &dose.series[0];
    assert_eq!((plain(&plan.name).as_str(), plan.dash, plan.tone), ("planned[]", Dash::Short, Tone::Ink));
    assert!(plan.pieces[0].points.iter().all(|point| point[1] == 3.0) && plan.filled_to.is_none());
    assert!(dose.series[1].filled_to.is_some(), "what was taken is filled");
    let chart = chosen(planned(), None);
    let rows: Vec<String> = chart.table().iter().map(|row| plain(&row.value)).collect();
    assert!(rows.contains(&"dose-beside-plan[2 mg 3 mg]".to_owned()), "{rows:?}");
    assert!(rows.contains(&"3 mg".to_owned()), "what agrees says it once");
}

#[test]
fn days_without_a_word_are_open_dots_and_never_called_skipped() {
    let dose = only(planned(), PanelChoice::Dose);
    let open: Vec<_> = dose.marks.iter().filter(|mark| mark.shape == Shape::OpenDot).collect();
    let days: Vec<(f64, bool)> = open.iter().map(|mark| ((mark.x / 1440.0).floor(), mark.stretch.is_some())).collect();
    let first = titrace::model::when::days("2014-01-01".parse().unwrap()) as f64;
    assert_eq!(days, [(first + 2.0, false), (first + 5.0, true)], "the 3rd, and the 5th to the 7th as one");
    assert!(open.iter().all(|mark| mark.y == 0.0));
    assert!(said(&dose).contains(&"not-logged[]".to_owned()), "{:?}", said(&dose));
    let chart = chosen(planned(), None);
    let row = chart.table().into_iter().find(|row| plain(&row.value).starts_with("not-logged-until")).unwrap();
    assert_eq!(row.on, "2014-01-05".parse().ok(), "the day to go to is the first of them");
}

#[test]
fn a_day_that_a_coarse_date_can_mean_is_not_called_missing() {
    let dose = only(planned().dose("Naltrexone", "2014-01", "1"), PanelChoice::Dose);
    assert!(!dose.marks.iter().any(|mark| mark.shape == Shape::OpenDot && mark.y == 0.0));
}

#[test]
fn the_clock_panel_shows_every_hour_and_the_planned_one() {
    let case = planned().dose("Naltrexone", "2014-01-09 01:30", "3");
    let clock = only(case, PanelChoice::ClockTime);
    let mut hours: Vec<f64> = clock.marks.iter().map(|mark| mark.y).collect();
    hours.sort_by(f64::total_cmp);
    assert_eq!(hours.len(), 5);
    assert_eq!(hours[4], 25.5, "after midnight comes last");
    assert_eq!(clock.series[0].pieces[0].points[0][1], 22.0);
    assert!(clock.y_ticks.iter().any(|tick| plain(&tick.label) == "00:00"), "{:?}", clock.y_ticks);
    assert!(said(&clock).contains(&"01:30".to_owned()), "{:?}", said(&clock));
}

#[test]
fn the_clock_panel_is_usual_only_where_an_hour_stands_out() {
    let kinds = |case: Case| chosen(case, None).panels.iter().map(|panel| panel.kind).collect::<Vec<_>>();
    assert!(!kinds(planned()).contains(&PanelKind::ClockTime));
    assert!(kinds(planned().dose("Naltrexone", "2014-01-09 13:30", "3")).contains(&PanelKind::ClockTime));
}

#[test]
fn an_effect_is_a_bar_from_its_onset_with_its_days_and_its_dose() {
    let case =
        (2..8).fold(planned(), |case, number| case.symptom("Vivid dreams", "4", &format!("2014-01-0{number}"), None));
    let chart = chosen(case, None);
    let effects = chart.panels.iter().find(|panel| panel.kind == PanelKind::Effects).unwrap();
    let [span] = &effects.spans[..] else { panic!("{:?}", effects.spans) };
    assert_eq!((span.to - span.from) / 1440.0, 6.0);
    assert_eq!(span.style, SpanStyle::Event);
    assert_eq!(said(effects), ["row-head[Vivid dreams effect-at[6 3 mg]]"]);
    let lines: Vec<String> = chart.read_at(span.from + 1440.0 * 2.5).iter().map(plain).collect();
    assert!(lines.contains(&"row-head[Vivid dreams effect-day[3]]".to_owned()), "{lines:?}");
    assert!(chart.summary().iter().any(|text| plain(text).contains("effect-at")));
}

#[test]
fn a_bottle_is_a_bar_of_its_use_in_the_outline_of_its_good_days() {
    let case = planned().bottle("Naltrexone", "2014-01-01", "2014-01-03", "2014-01-14").bottle(
        "Naltrexone",
        "2014-01-20",
        "2014-01-20",
        "2014-02-02",
    );
    let bottles = only(case, PanelChoice::Bottles);
    let day = |text: &str| titrace::model::when::days(text.parse().unwrap()) as f64 * 1440.0;
    let first = &bottles.spans[0];
    assert_eq!(first.sure, (day("2014-01-03"), day("2014-01-20")));
    assert!(first.from < first.sure.0 && !first.is_open);
    assert_eq!((bottles.marks[0].shape, bottles.marks[0].tone), (Shape::Cross, Tone::Alert), "used past its date");
    assert!(said(&bottles)[0].starts_with("bottle-late["), "and a word says so");
    let second = &bottles.spans[1];
    assert_eq!(second.sure, (day("2014-01-20"), second.to), "in use as long as it is good, nothing says that it ended");
    assert_eq!((bottles.marks[1].shape, bottles.marks[1].tone), (Shape::OpenSquare, Tone::Soft));
}

#[test]
fn a_symptom_alone_has_its_entries_and_the_middle_of_seven_days_with_their_spread() {
    let scores =
        [2, 9, 3, 8, 4, 7, 5, 6, 5, 0, 5, 5, 5, 5, 5, 5, 5, 10, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5];
    let case = || {
        scores.into_iter().zip(0..).fold(Case::default(), |case, (score, number): (i32, i64)| {
            case.symptom("Fatigue", &score.to_string(), &day(number), None)
        })
    };
    let panel = only(case(), PanelChoice::Symptom("Fatigue".to_owned()));
    assert_eq!(plain(&panel.title), "Fatigue");
    assert_eq!(panel.about.as_ref().map(plain).as_deref(), Some("week[]"));
    assert_eq!(panel.marks.len(), scores.len(), "every entry is there");
    let series = &panel.series[0];
    let middles: Vec<f64> = series.pieces[0].points.iter().map(|point| point[1]).collect();
    assert_eq!(middles[..6], [3.0, 3.0, 4.0, 4.0, 5.0, 6.0]);
    let reach = &series.reach;
    assert_eq!((reach[4].low, reach[4].high), (2.0, 9.0));
    let lowest = reach.iter().map(|one| one.low).fold(f64::MAX, f64::min);
    let highest = reach.iter().map(|one| one.high).fold(f64::MIN, f64::max);
    assert_eq!((lowest, highest), (0.0, 10.0), "no extreme is lost");
    // Among others it is the line and the spread, without a dot a day.
    let panel = only(case(), PanelChoice::Symptoms);
    assert_eq!((panel.marks.len(), panel.series[0].reach.len()), (0, reach.len()));
}

#[test]
fn the_spread_does_not_bridge_a_gap() {
    let case = (0..20).chain(200..220).fold(Case::default(), |case, number| {
        let score = if number % 2 == 0 { "2" } else { "8" };
        case.symptom("Fatigue", score, &day(number), None)
    });
    let panel = only(case, PanelChoice::Symptoms);
    let reach = &panel.series[0].reach;
    let gap = reach.windows(2).find(|pair| pair[1].x - pair[0].x > 100.0 * 1440.0).unwrap();
    assert!(gap.iter().all(|end| end.low == end.high), "{gap:?}");
    assert_eq!(panel.series[0].pieces.len(), 2);
}

#[test]
fn a_grade_is_a_word_at_its_mark_and_in_the_table() {
    let case = Case::default().lab("Platelets", "61", "2014-01-03", "165-387", "").lab(
        "Platelets",
        "200",
        "2014-02-03",
        "165-387",
        "",
    );
    let chart = chosen(case, None);
    assert!(said(&chart.panels[0]).contains(&"mark-graded[mark-low[61] 2]".to_owned()), "{:?}", said(&chart.panels[0]));
    let flags: Vec<String> = chart.table().iter().filter_map(|row| row.flag.as_ref()).map(plain).collect();
    assert_eq!(flags, ["mark-graded[low[] 2]", "in-range[]"]);
}

#[test]
fn stretches_stand_where_they_stand_while_somebody_moves_along() {
    let case = (0..2500).fold(Case::default(), |case, number| {
        let score = (number * 7 + number / 9) % 11;
        case.symptom("Fatigue", &score.to_string(), &day(number), None)
    });
    let (diary, catalogue) = (case.diary(), catalogue());
    let first = titrace::model::when::days(day(0).parse().unwrap()) * 1440;
    let seen = |by: i64| {
        let view = Some((first + by * 1440, first + (1800 + by) * 1440));
        let chart = chart(&diary, &catalogue, &ChartRequest { view, ..ChartRequest::default() });
        let series = chart.panels[0].series[0].clone();
        let highest = series.reach.iter().map(|one| one.high).fold(f64::MIN, f64::max);
        assert_eq!(highest, 10.0, "no extreme is lost");
        (chart.x, series.pieces[0].points.clone())
    };
    let ((x, before), (_, after)) = (seen(100), seen(103));
    let inside = |point: &&[f64; 2]| point[0] > x.0 + 200.0 * 1440.0 && point[0] < x.1 - 200.0 * 1440.0;
    let (before, after): (Vec<_>, Vec<_>) =
        (before.iter().filter(inside).collect(), after.iter().filter(inside).collect());
    assert!(before.len() > 20);
    assert_eq!(before, after);
}

#[test]
fn a_crowd_of_events_keeps_every_mark_in_a_strip_that_is_still_seen() {
    let case =
        (0..200).fold(Case::default(), |case, number| case.event(&format!("Event {number}"), "2014-02-01", None));
    let events = only(case, PanelChoice::Events);
    assert_eq!(events.marks.len(), 200);
    assert!(events.height_px < 700.0, "{}", events.height_px);
    assert!((1..200).contains(&events.labels.len()));
    assert!(events.labels.iter().all(|label| !plain(&label.text).is_empty()));
}
