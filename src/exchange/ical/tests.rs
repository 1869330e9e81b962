//! How a plan is cut, named and worded; that another program reads it so is shown in tests/ical.rs.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::model::adjustment::{Adjustment, Bend};
use crate::model::amount::Recipe;
use crate::model::medicine::{Form, Medicine};
use crate::model::plan::{Interval, Steps, Target, parse_times};
use crate::model::when::{date_of, days};
use crate::model::{Point, Settings, Source, When};

const MEDICINE: RecordId = RecordId(Uuid::from_u128(1));
const PLAN: RecordId = RecordId(Uuid::from_u128(2));

fn amount(text: &str) -> Amount {
    let (number, unit) = text.split_once(' ').unwrap();
    Amount { number: number.parse().unwrap(), unit: DoseUnit::parse(unit).unwrap() }
}

fn record(id: RecordId, on: Date, body: Body) -> Record {
    Record { id, at: When::exact(Point::Day(on)), note: None, source: Source::Window, entered_by: None, body }
}

fn medicine(recipe: Option<&str>, strength: Option<&str>) -> Record {
    let body = Body::Medicine(Medicine {
        name: "LDN".to_owned(),
        form: Some(Form::Other),
        recipe: recipe.map(|recipe| Recipe::parse(recipe).unwrap()),
        strength: strength.map(amount),
        parts: Some(2),
        ..Medicine::default()
    });
    record(MEDICINE, date(2026, 1, 1), body)
}

fn plan(times: &str, shown_in: Option<DoseUnit>) -> Plan {
    let number = |text: &str| text.parse().unwrap();
    let rule =
        Steps { from: amount("0.5 mg"), step: number("0.5"), every: Interval::Days(7), to: Target::one(number("3")) };
    Plan {
        medicine: MEDICINE,
        title: None,
        author: None,
        rule: Rule::Steps(rule),
        times: parse_times(times).unwrap_or_default(),
        shown_in,
        hold_if: None,
        missed: None,
        review: None,
    }
}

const START: Date = date(2026, 1, 5);

fn diary(recipe: Option<&str>, strength: Option<&str>, others: &[Record]) -> Diary {
    let mut records = vec![medicine(recipe, strength), record(PLAN, START, Body::Plan(plan("08:00, 22:00", None)))];
    records.extend_from_slice(others);
    Diary::of(Settings::default(), records)
}

fn calendar<'a>(diary: &'a Diary, trashed: &'a [Record], words: &'a Words) -> Calendar<'a> {
    Calendar { diary, trashed, words, now: Timestamp::UNIX_EPOCH, sequence: 1 }
}

fn entries(diary: &Diary, trashed: &[Record]) -> Vec<Entry> {
    calendar(diary, trashed, &Words::english()).entries()
}

fn bend(number: u32, on: Date, bend: Bend) -> Record {
    let body = Body::Adjustment(Adjustment { plan: PLAN, number, bend, reason: None });
    record(RecordId(Uuid::from_u128(100 + u128::from(number))), on, body)
}

/// Names without what they have in common, of what is called off or of what is not.
fn names(entries: &[Entry], cancelled: bool) -> Vec<String> {
    let names = entries.iter().filter(|entry| entry.cancelled == cancelled).map(|entry| entry.uid.clone());
    let zeros = "00000000-0000-0000-0000-0000000000";
    names.map(|uid| uid.replace(&format!("{PLAN}-"), "").replace(zeros, "").replace("@titrace", "")).collect()
}

#[test]
fn a_dose_is_said_in_the_unit_of_the_person_first() {
    let words = Words::english();
    let say = |recipe, strength, shown_in: Option<&str>, text: &str| {
        let diary = diary(recipe, strength, &[]);
        let shown_in = shown_in.map(|unit| DoseUnit::parse(unit).unwrap());
        let said = calendar(&diary, &[], &words).summary(&plan("", shown_in), amount(text));
        said.strip_prefix("LDN ").unwrap().to_owned()
    };
    let drops = Some("50 mg in 10 mL, 20 drops/mL");
    assert_eq!(say(drops, None, None, "1.75 mg"), "7 drops (1.75 mg, 0.35 mL)");
    assert_eq!(say(drops, None, None, "0.25 mg"), "1 drop (0.25 mg, 0.05 mL)");
    assert_eq!(say(drops, None, Some("mL"), "1.75 mg"), "0.35 mL (7 drops, 1.75 mg)");
    assert_eq!(say(drops, None, Some("mg"), "7 drop"), "1.75 mg (7 drops, 0.35 mL)");
    assert_eq!(say(drops, None, Some("ug"), "1.75 mg"), "1750 ug (7 drops, 0.35 mL)");
    assert_eq!(say(Some("5 mg/mL"), None, None, "0.5 mg"), "0.5 mg (0.1 mL)");
    assert_eq!(say(None, Some("3 mg"), None, "1.5 mg"), "0.5 tablets (1.5 mg)");
    assert_eq!(say(None, None, None, "2 tablet"), "2 tablets");
    assert_eq!(say(None, None, Some("tablet"), "2 mg"), "2 mg");
    assert_eq!(say(None, None, None, "2 mL"), "2 mL");
}

#[test]
fn names_count_pieces_and_clock_times_and_the_rest_is_cancelled() {
    let pause = bend(1, date(2026, 1, 14), Bend::Pause { days: Some(3) });
    let bent = entries(&diary(None, None, std::slice::from_ref(&pause)), &[]);
    assert_eq!(names(&bent, false)[..3], ["1-1", "1-2", "2-1"]);
    assert_eq!(names(&bent, false).len(), 14);
    assert_eq!(names(&bent, true), Vec::<String>::new());
    let straight = entries(&diary(None, None, &[]), &[pause]);
    assert_eq!(names(&straight, false).len(), 12);
    assert_eq!(names(&straight, true), ["7-1", "7-2"]);
}

#[test]
fn what_was_never_more_has_nothing_to_call_off() {
    let back = Bend::StepBack { until: date(2026, 1, 25), to: amount("0.25 mg") };
    let bends = [
        Bend::Hold { days: Some(10) },
        Bend::Pause { days: Some(3) },
        Bend::Shift { days: -2 },
        Bend::Restart { at: amount("0.5 mg") },
        back,
    ];
    assert_eq!(entries(&diary(None, None, &[]), &[]).len(), 12);
    for bent in bends.into_iter().map(|bent| bend(1, date(2026, 1, 21), bent)) {
        let known = std::slice::from_ref(&bent);
        let entries = entries(&diary(None, None, known), known);
        assert_eq!(names(&entries, true), Vec::<String>::new(), "{bent:?}");
    }
}

#[test]
fn a_step_back_is_a_series_and_its_days_are_left_out_of_the_steps() {
    let on = |day| date(2026, 1, day);
    let backs = [
        bend(1, on(10), Bend::StepBack { until: on(20), to: amount("0.25 mg") }),
        bend(2, on(14), Bend::StepBack { until: on(15), to: amount("0.75 mg") }),
        bend(3, on(17), Bend::Times(parse_times("08:00").unwrap())),
    ];
    let found = entries(&diary(None, None, &backs), &[]);
    let series = |name: &str| {
        let entry = found.iter().find(|entry| entry.uid.ends_with(&format!("{name}@titrace"))).unwrap();
        let except: Vec<i8> = entry.except.iter().map(|start| start.day.day()).collect();
        (entry.start.day, entry.count, except)
    };
    // Steps begin on the 5th, 12th and 19th; the 17th brings another piece.
    assert_eq!(series("2-1-1"), (on(5), Some(5), vec![]));
    // All days from the 12th to the 18th are the step backs'.
    assert_eq!(names(&found, false)[2..4], ["4-1", "5-1"]);
    assert_eq!(series("2-4-1"), (on(21), Some(5), vec![]));
    assert_eq!(series("65-1"), (on(10), Some(11), vec![14, 15]));
    assert_eq!(series("65-2"), (on(10), Some(7), vec![14, 15]));
    assert_eq!(series("66-2"), (on(14), Some(2), vec![]));
    assert_eq!(names(&found, true)[..4], ["2-1", "2-2", "3-1", "3-2"]);

    let inner = bend(1, on(6), Bend::StepBack { until: on(8), to: amount("0.25 mg") });
    let found = entries(&diary(None, None, &[inner]), &[]);
    assert_eq!(found[0].except.iter().map(|start| start.day.day()).collect::<Vec<_>>(), [6, 7, 8]);
    let open = bend(1, date(2026, 5, 1), Bend::StepBack { until: date(2126, 12, 31), to: amount("0.25 mg") });
    let found = entries(&diary(None, None, &[open]), &[]);
    // A long one is cut out, not left out day by day.
    assert!(found.iter().all(|entry| entry.except.len() < 2));
}

#[test]
fn every_step_back_that_was_is_called_off() {
    let back = |number| bend(number, START, Bend::StepBack { until: date(2026, 1, 9), to: amount("0.25 mg") });
    let stop = bend(3, START, Bend::Stop);
    let undone = entries(&diary(None, None, &[]), &[back(1), back(2)]);
    assert_eq!(names(&undone, true), ["65-1", "65-2", "66-1", "66-2"]);
    let stopped = entries(&diary(None, None, &[back(1), stop]), &[]);
    assert_eq!(names(&stopped, false), Vec::<String>::new());
    assert_eq!(names(&stopped, true)[..2], ["65-1", "65-2"]);
}

#[test]
fn cancelled_entries_have_a_bound() {
    let restart = |number: u32| bend(number, START, Bend::Restart { at: amount("0.5 mg") });
    let back = bend(500, START, Bend::StepBack { until: date(2026, 1, 9), to: amount("0.25 mg") });
    let trashed: Vec<Record> = (1..500).map(restart).chain([back]).collect();
    let cancelled = entries(&diary(None, None, &[]), &trashed).iter().filter(|entry| entry.cancelled).count();
    assert_eq!(cancelled, MOST_CANCELLED);
}

#[test]
fn a_sequence_rises_with_changes_and_with_time() {
    let (diary, words) = (diary(None, None, &[]), Words::english());
    let sequence = |now: &str, sequence| {
        let now = now.parse().unwrap();
        Calendar { now, sequence, ..calendar(&diary, &[], &words) }.sequence()
    };
    assert_eq!(sequence("2020-01-01T00:00:10Z", 5), 15);
    assert_eq!(sequence("2026-01-01T00:00:00Z", 5), sequence("2026-01-01T00:00:00Z", 4) + 1);
    assert!(sequence("2026-01-02T00:00:00Z", 1) > sequence("2026-01-01T00:00:00Z", 900));
    assert_eq!((sequence("1999-01-01T00:00:00Z", 5), sequence("2300-01-01T00:00:00Z", 5)), (0, i32::MAX));
}

#[test]
fn the_small_hours_belong_to_the_day_before() {
    let mut diary = diary(None, None, &[]);
    let hours = |diary: &Diary, text: &str| {
        let time = parse_times(text).unwrap()[0];
        calendar(diary, &[], &Words::english()).start(START, Some(time)).day.day()
    };
    assert_eq!(["00:30", "03:59", "04:00", "22:00"].map(|time| hours(&diary, time)), [6, 6, 5, 5]);
    assert_eq!(calendar(&diary, &[], &Words::english()).start(START, None).day, START);
    diary.settings.day_start_hour = 0;
    assert_eq!(["00:30", "03:59"].map(|time| hours(&diary, time)), [5, 5]);
}

/// An adjustment of any kind, near the ramp.
fn adjustment(number: u32) -> impl Strategy<Value = Record> {
    let day = || (-5..70_i64).prop_map(|day| date_of(days(START) + day));
    let times = prop::sample::select(vec!["08:00", "07:00, 22:00", "06:00, 12:00, 18:00"]);
    let bent = prop_oneof![
        prop::option::of(0..12_u16).prop_map(|days| Bend::Hold { days }),
        prop::option::of(0..12_u16).prop_map(|days| Bend::Pause { days }),
        Just(Bend::Resume),
        (day(), 0..150_i64, prop::sample::select(vec!["0.25 mg", "0.75 mg", "1 mg"])).prop_map(|(until, more, to)| {
            let until = date_of(days(until) + more);
            Bend::StepBack { until, to: amount(to) }
        }),
        (-9..9_i32).prop_map(|days| Bend::Shift { days }),
        Just(Bend::Skip),
        prop::sample::select(vec!["0.5 mg", "1.5 mg", "3 mg"]).prop_map(|at| Bend::Restart { at: amount(at) }),
        Just(Bend::Stop),
        times.prop_map(|times| Bend::Times(parse_times(times).unwrap())),
    ];
    let on = prop_oneof![day(), day(), Just(date(2026, 1, 10))];
    (on, bent).prop_map(move |(on, bent)| bend(number, on, bent))
}

fn adjustments() -> impl Strategy<Value = Vec<Record>> {
    let any = (1..8_u32).map(|number| adjustment(number).boxed()).collect::<Vec<_>>();
    (any, 0..8_usize).prop_map(|(mut all, some)| {
        all.truncate(some);
        all
    })
}

/// Days on which the entries occur, up to a last one, as a calendar repeats them.
fn occurrences(entries: &[Entry], last: Date) -> BTreeMap<(Date, Option<Time>), Vec<&str>> {
    let mut found: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.cancelled) {
        let first = days(entry.start.day);
        let end = entry.count.map_or(days(last), |count| (first + count - 1).min(days(last)));
        for day in (first..=end).map(date_of).filter(|day| entry.except.iter().all(|start| start.day != *day)) {
            found.entry((day, entry.start.time)).or_default().push(&entry.summary);
        }
    }
    found
}

proptest! {
    #[test]
    fn what_occurs_is_what_is_due(adjustments in adjustments()) {
        let diary = diary(Some("5 mg/mL"), None, &adjustments);
        let entries = entries(&diary, &[]);
        let last = date(2026, 12, 31);
        let words = Words::english();
        let plan = diary.plan(PLAN).unwrap();
        let schedule = Schedule::of(diary.get(PLAN).unwrap(), plan, &diary);
        let mut due = BTreeMap::new();
        for (day, dose) in schedule.due_days(date(2025, 12, 1), last) {
            for time in dose.times {
                let summary = calendar(&diary, &[], &words).summary(plan, dose.amount);
                due.insert((day, Some(*time)), vec![summary]);
            }
        }
        let found = occurrences(&entries, last);
        prop_assert_eq!(found.keys().collect::<Vec<_>>(), due.keys().collect::<Vec<_>>());
        for (key, summaries) in &found {
            prop_assert_eq!(summaries, &due[key]);
        }
    }

    /// Whatever is taken away or edited afterwards: each name that was there comes again, once.
    #[test]
    fn no_name_is_forgotten(
        was in adjustments(),
        edited in adjustments(),
        fates in vec(0..3_u8, 8),
        is_plan_edited in any::<bool>(),
    ) {
        let before = entries(&diary(None, None, &was), &[]);
        let mut records: Vec<Record> = vec![medicine(None, None)];
        let mut short = plan("09:00", None);
        if let Rule::Steps(steps) = &mut short.rule {
            steps.to = Target::one("1.5".parse().unwrap());
        }
        let versions = [plan("08:00, 22:00", None), short].map(|plan| record(PLAN, START, Body::Plan(plan)));
        records.push(versions[usize::from(is_plan_edited)].clone());
        for (place, fate) in fates.into_iter().enumerate() {
            records.extend(match fate {
                0 => was.get(place).cloned(),
                1 => edited.get(place).cloned(),
                _ => None,
            });
        }
        let trashed: Vec<Record> = was.into_iter().chain(versions).collect();
        let after = entries(&Diary::of(Settings::default(), records), &trashed);
        let names: BTreeSet<&str> = after.iter().map(|entry| entry.uid.as_str()).collect();
        prop_assert_eq!(names.len(), after.len());
        for entry in &before {
            prop_assert!(names.contains(entry.uid.as_str()), "{}", entry.uid);
        }
    }

    /// Where it would take too long to try: never fewer.
    #[test]
    fn reckoned_are_as_many_pieces_or_more(adjustments in adjustments()) {
        let diary = diary(None, None, &adjustments);
        let ever = ever::of(&diary, &[]);
        let tried = ever[&PLAN].tried().unwrap();
        prop_assert!(ever[&PLAN].reckoned() >= tried, "{} < {}", ever[&PLAN].reckoned(), tried);
    }
}
