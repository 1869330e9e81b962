//! Scores that are no plain number of a day: "at least 1", and what a check-in asked of the last months.

use uuid::Uuid;

use titrace::analysis::chart::{Chart, ChartRequest, PanelKind, Shape, chart};
use titrace::model::symptom::{Length, Scale, Score, SymptomEntry};
use titrace::model::{Body, Diary, Record, RecordId, Settings, Source};

use crate::fixture::{at, catalogue, plain};
use crate::panel;

fn drawn(scores: &[(&str, &str, bool)]) -> Chart {
    let records = scores.iter().enumerate().map(|(place, (when, score, check_in))| {
        let entry = SymptomEntry {
            symptom: "Walked".to_owned(),
            score: Score::parse(score).unwrap(),
            scale: Scale::Distance(Length::Mile),
            side: None,
            copied: false,
            check_in: *check_in,
        };
        let id = RecordId(Uuid::from_u128(place as u128 + 1));
        Record { id, at: at(when), note: None, source: Source::Window, entered_by: None, body: Body::Symptom(entry) }
    });
    chart(&Diary::of(Settings::default(), records.collect()), &catalogue(), &ChartRequest::default())
}

fn sentence(scores: &[(&str, &str, bool)]) -> String {
    drawn(scores).summary().iter().map(plain).collect::<Vec<_>>().join("; ")
}

#[test]
fn s4_15_at_least_a_mile_has_an_open_mark_and_is_no_exact_extreme() {
    let days = [("2014-01-01", "1", false), ("2014-01-02", ">=1", false), ("2014-01-03", "0.5", false)];
    let chart = drawn(&days);
    let shapes: Vec<Shape> = panel(&chart, PanelKind::Symptoms).marks.iter().map(|mark| mark.shape).collect();
    assert_eq!(shapes, [Shape::Dot, Shape::OpenUp, Shape::Dot]);
    assert!(sentence(&days).ends_with(" 0.5 ≥1]"), "{}", sentence(&days));
    // Of two that begin at one number, the lowest is the one that surely is.
    let two = [("2014-01-01", ">=1", false), ("2014-01-02", "1", false)];
    assert!(sentence(&two).ends_with(" 1 ≥1]"), "{}", sentence(&two));
    // "At least 1" may be more than 3.
    let more = [("2014-01-01", ">=1", false), ("2014-01-02", "3", false), ("2014-01-03", "2", false)];
    assert!(sentence(&more).ends_with(" ≥1 ≥3]"), "{}", sentence(&more));
}

/// Years of entries become stretches with a middle: "at least" has no part in it.
#[test]
fn s4_15_at_least_moves_no_middle() {
    let days: Vec<String> = (0..1500).map(|day| titrace::model::when::date_of(16_000 + day).to_string()).collect();
    let scores = |every: &'static str| -> Vec<(&str, &str, bool)> {
        let score = |place: usize| if place.is_multiple_of(3) { every } else { "0.5" };
        days.iter().enumerate().map(|(place, day)| (day.as_str(), score(place), false)).collect()
    };
    let middles = |every| {
        let chart = drawn(&scores(every));
        let series = panel(&chart, PanelKind::Symptoms).series[0].clone();
        series.reach.iter().map(|reach| reach.high).fold(0.0, f64::max)
    };
    assert!(middles(">=2") < 0.6 && middles("2") > 1.9);
}

#[test]
fn s4_03_answers_of_a_check_in_are_no_days() {
    let chart = drawn(&[("2014-01-01", "1", false), ("2014-01-02", "3", true), ("2014-01-03", "2", false)]);
    let series = &panel(&chart, PanelKind::Symptoms).series;
    let lines: Vec<(String, usize)> =
        series.iter().map(|one| (plain(&one.name), one.pieces.iter().map(|piece| piece.points.len()).sum())).collect();
    assert_eq!(lines, [("Walked".to_owned(), 2), ("check-in[Walked]".to_owned(), 1)]);
}
