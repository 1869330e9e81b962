//! How a plan is cut, named and worded; that another program reads it so is shown in tests/ical.rs.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::model::amount::Recipe;
use crate::model::medicine::{Form, Medicine};
use crate::model::plan::{Interval, Steps, Target, parse_times};
use crate::model::when::date_of;
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
        drop_counts: None,
        label: None,
        supply: None,
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
    let (mut entries, words) = (Vec::new(), Words::english());
    let record = diary.get(PLAN).unwrap();
    calendar(diary, trashed, &words).living(record, diary.plan(PLAN).unwrap(), &mut entries);
    entries
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
    let pause = Adjustment { plan: PLAN, number: 1, bend: Bend::Pause { days: Some(3) }, reason: None };
    let pause = record(RecordId(Uuid::from_u128(3)), date(2026, 1, 14), Body::Adjustment(pause));
    let names = |entries: &[Entry], cancelled: bool| -> Vec<String> {
        let names = entries.iter().filter(|entry| entry.cancelled == cancelled).map(|entry| entry.uid.clone());
        names.map(|uid| uid.replace(&format!("{PLAN}-"), "").replace("@titrace", "")).collect()
    };
    let bent = entries(&diary(None, None, std::slice::from_ref(&pause)), &[]);
    assert_eq!(names(&bent, false)[..3], ["1-1", "1-2", "2-1"]);
    assert_eq!(names(&bent, false).len(), 14);
    assert_eq!(names(&bent, true), ["8-1", "8-2"]);
    let straight = entries(&diary(None, None, &[]), &[pause]);
    assert_eq!(names(&straight, false).len(), 12);
    assert_eq!(names(&straight, true), ["7-1", "7-2", "8-1", "8-2"]);
    assert_eq!(entries(&diary(None, None, &[]), &[]).len(), 12);
}

#[test]
fn cancelled_entries_have_a_bound() {
    let restart = |number: u32| {
        let bend = Bend::Restart { at: amount("0.5 mg") };
        let body = Body::Adjustment(Adjustment { plan: PLAN, number, bend, reason: None });
        record(RecordId(Uuid::from_u128(u128::from(number))), START, body)
    };
    let trashed: Vec<Record> = (10..60).map(restart).collect();
    let cancelled = entries(&diary(None, None, &[]), &trashed).iter().filter(|entry| entry.cancelled).count();
    assert_eq!(cancelled, MOST_CANCELLED);
}

/// An adjustment of any kind, near the ramp.
fn adjustment(number: u32) -> impl Strategy<Value = Record> {
    let day = || (-5..70_i64).prop_map(|day| date_of(days(START) + day));
    let times = prop::sample::select(vec!["08:00", "07:00, 22:00", "06:00, 12:00, 18:00"]);
    let bend = prop_oneof![
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
    (on, bend).prop_map(move |(on, bend)| {
        let body = Body::Adjustment(Adjustment { plan: PLAN, number, bend, reason: None });
        record(RecordId(Uuid::from_u128(100 + u128::from(number))), on, body)
    })
}

fn adjustments() -> impl Strategy<Value = Vec<Record>> {
    let any = (1..8_u32).map(|number| adjustment(number).boxed()).collect::<Vec<_>>();
    (any, 0..8_usize).prop_map(|(mut all, some)| {
        all.truncate(some);
        all
    })
}

/// Days on which the entries occur, up to a last one, as a calendar repeats and replaces them.
fn occurrences(entries: &[Entry], last: Date) -> BTreeMap<(Date, Option<Time>), Vec<&str>> {
    let mut found: BTreeMap<_, Vec<(&str, &str)>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.cancelled) {
        let Course::Daily(count) = entry.course else { continue };
        let first = days(entry.start.day);
        let end = count.map_or(days(last), |count| (first + count - 1).min(days(last)));
        for day in first..=end {
            let key = (date_of(day), entry.start.time);
            found.entry(key).or_default().push((&entry.uid, &entry.summary));
        }
    }
    for entry in entries.iter().filter(|entry| entry.course == Course::Instead) {
        let Some(there) = found.get_mut(&(entry.start.day, entry.start.time)) else { continue };
        for (_, summary) in there.iter_mut().filter(|(uid, _)| *uid == entry.uid) {
            *summary = &entry.summary;
        }
    }
    found.into_iter().map(|(key, there)| (key, there.into_iter().map(|(_, summary)| summary).collect())).collect()
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

    /// Whatever is taken away afterwards: each name that was there comes again.
    #[test]
    fn no_name_is_forgotten(adjustments in adjustments(), kept in vec(any::<bool>(), 8)) {
        let before = entries(&diary(None, None, &adjustments), &[]);
        let (kept, trashed): (Vec<_>, Vec<_>) =
            adjustments.into_iter().zip(kept).partition(|(_, is_kept)| *is_kept);
        let records = |list: Vec<(Record, bool)>| list.into_iter().map(|(record, _)| record).collect::<Vec<_>>();
        let after = entries(&diary(None, None, &records(kept)), &records(trashed));
        let names: BTreeSet<&str> = after.iter().map(|entry| entry.uid.as_str()).collect();
        let cancelled = after.iter().filter(|entry| entry.cancelled).count();
        prop_assert!(cancelled < MOST_CANCELLED, "{} cancelled", cancelled);
        for entry in &before {
            prop_assert!(names.contains(entry.uid.as_str()), "{}", entry.uid);
        }
    }
}
