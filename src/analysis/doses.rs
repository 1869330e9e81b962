//! Doses of the followed medicine, summed by diary day in the unit of its content, and what a course says where
//! no dose was logged.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::planned::{self, Missing};
use super::series::At;
use crate::model::amount::{Amount, Preparation};
use crate::model::dose::{Dose, Status};
use crate::model::medicine::Medicine;
use crate::model::record::{Body, Kind, Record, RecordId};
use crate::model::when;
use crate::model::{Basis, Diary, DoseUnit, Number};

/// The followed medicine in one unit.
#[derive(Clone, Debug)]
pub(super) struct DoseTrace {
    pub medicine: String,
    /// `None`: only doses whose amount nobody said.
    pub unit: Option<DoseUnit>,
    /// By diary day, in order, one a day.
    pub days: Vec<DoseDay>,
    /// Doses that have no amount or no day, and skipped ones.
    pub marks: Vec<DoseMark>,
    /// What a course says where nothing was logged.
    pub levels: Vec<Level>,
    /// What the plans say, in the unit of this trace.
    pub planned: Vec<PlannedLevel>,
}

/// What was planned for each of these days.
#[derive(Clone, Debug)]
pub(super) struct PlannedLevel {
    /// Days since 1970.
    pub from: i64,
    pub until: Option<i64>,
    pub amount: Number,
    pub y: f64,
}

/// What was taken in one diary day.
#[derive(Clone, Debug)]
pub(super) struct DoseDay {
    /// Days since 1970.
    pub day: i64,
    pub amount: Number,
    pub y: f64,
    /// The first dose of the day.
    pub record: RecordId,
}

#[derive(Clone, Debug)]
pub(super) struct DoseMark {
    pub at: At,
    pub kind: DoseMarkKind,
    pub record: Arc<Record>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DoseMarkKind {
    Skipped,
    /// Taken; how much was not said.
    Unmeasured,
    /// Taken on a day that is not known.
    Loose(Number),
    /// Due, and nothing was logged: until that day, in days since 1970.
    Missing(i64),
}

/// A course without logged doses, at the strength of its medicine.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub start: At,
    pub end: Option<At>,
    pub amount: Number,
    pub record: Arc<Record>,
}

impl DoseTrace {
    /// What was planned for a day, where no more than one plan speaks of it.
    pub(super) fn planned_on(&self, day: i64) -> Option<Number> {
        let holds = |level: &&PlannedLevel| level.from <= day && level.until.is_none_or(|until| day <= until);
        let mut found = self.planned.iter().filter(holds);
        found.next().filter(|_| found.next().is_none()).map(|level| level.amount)
    }

    /// Days first, then marks, then levels.
    pub(super) fn entries(&self) -> usize {
        self.days.len() + self.marks.len() + self.levels.len()
    }

    pub(super) fn entry_x(&self, place: usize) -> f64 {
        match self.entry(place) {
            DoseEntry::Day(day) => day.noon(),
            DoseEntry::Mark(mark) => mark.at.x,
            DoseEntry::Level(level) => level.start.x,
        }
    }

    pub(super) fn entry_reach(&self, place: usize) -> (f64, f64) {
        match self.entry(place) {
            DoseEntry::Day(day) => (day.from(), day.until()),
            DoseEntry::Mark(mark) => (mark.at.low, mark.at.high),
            DoseEntry::Level(level) => (level.start.low, level.end.as_ref().unwrap_or(&level.start).high),
        }
    }

    pub(super) fn entry(&self, place: usize) -> DoseEntry<'_> {
        let (days, marks) = (self.days.len(), self.marks.len());
        if place < days {
            DoseEntry::Day(&self.days[place])
        } else if place < days + marks {
            DoseEntry::Mark(&self.marks[place - days])
        } else {
            DoseEntry::Level(&self.levels[place - days - marks])
        }
    }
}

pub(super) enum DoseEntry<'a> {
    Day(&'a DoseDay),
    Mark(&'a DoseMark),
    Level(&'a Level),
}

impl DoseDay {
    pub(super) fn from(&self) -> f64 {
        self.day as f64 * 1440.0
    }

    pub(super) fn until(&self) -> f64 {
        self.from() + 1440.0
    }

    pub(super) fn noon(&self) -> f64 {
        self.from() + 720.0
    }
}

pub(super) fn gather(diary: &Diary, id: RecordId) -> Vec<DoseTrace> {
    let Some(medicine) = diary.medicine(id) else { return Vec::new() };
    let doses: Vec<(&Arc<Record>, &Dose)> = diary
        .of_kind(Kind::Dose)
        .iter()
        .filter_map(|record| match &record.body {
            Body::Dose(dose) if dose.medicine == id => Some((record, dose)),
            _ => None,
        })
        .collect();
    let made = medicine.preparation();
    let amounts: Vec<Option<Amount>> = doses.iter().map(|(_, dose)| amount(dose, &made)).collect();
    let levels = levels(diary, id, medicine, &doses);
    let units = amounts.iter().flatten().map(|amount| amount.unit).chain(medicine.strength.map(|s| s.unit));
    let common = common_mass(units);

    let mut traces: Vec<DoseTrace> = Vec::new();
    let mut sums: BTreeMap<(Option<DoseUnit>, i64), (Decimal, RecordId)> = BTreeMap::new();
    let trace = |traces: &mut Vec<DoseTrace>, unit: Option<DoseUnit>| -> usize {
        traces.iter().position(|trace| trace.unit == unit).unwrap_or_else(|| {
            let medicine = medicine.name.clone();
            let (days, marks, levels, planned) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            traces.push(DoseTrace { medicine, unit, days, marks, levels, planned });
            traces.len() - 1
        })
    };
    let mut marks: Vec<(Option<DoseUnit>, DoseMark)> = Vec::new();
    for ((record, dose), amount) in doses.iter().zip(&amounts) {
        let mark = |kind| DoseMark { at: At::of(&record.at), kind, record: Arc::clone(record) };
        let amount = amount.map(|amount| as_mass(amount, common));
        let day = record.at.diary_day(diary.settings.day_start_hour).map(when::days);
        match (dose.status, amount, day) {
            (Status::Skipped, ..) => marks.push((None, mark(DoseMarkKind::Skipped))),
            (_, None, _) => marks.push((None, mark(DoseMarkKind::Unmeasured))),
            (_, Some(amount), None) => marks.push((Some(amount.unit), mark(DoseMarkKind::Loose(amount.number)))),
            (_, Some(amount), Some(day)) => {
                let sum = sums.entry((Some(amount.unit), day)).or_insert((Decimal::ZERO, record.id));
                sum.0 = sum.0.saturating_add(amount.number.decimal());
            }
        }
    }
    for ((unit, day), (sum, record)) in sums {
        let amount = Number::computed(sum);
        let place = trace(&mut traces, unit);
        traces[place].days.push(DoseDay { day, amount, y: amount.to_f64(), record });
    }
    for (unit, level) in levels {
        let amount = as_mass(Amount { number: level.amount, unit }, common);
        let place = trace(&mut traces, Some(amount.unit));
        traces[place].levels.push(Level { amount: amount.number, ..level });
    }
    let spans = planned::spans(diary, id, &made);
    let records: Vec<&Record> = doses.iter().map(|(record, _)| &***record).collect();
    for run in planned::missing(&spans, &records, diary.settings.day_start_hour) {
        marks.extend(diary.get(run.plan).map(|plan| (None, missing_mark(&run, plan))));
    }
    for span in spans {
        let amount = as_mass(span.amount, common);
        let place = trace(&mut traces, Some(amount.unit));
        let (number, y) = (amount.number, amount.number.to_f64());
        traces[place].planned.push(PlannedLevel { from: span.from, until: span.until, amount: number, y });
    }
    for (unit, mark) in marks {
        // A dose without an amount stands in the first panel there is.
        let place = if unit.is_none() && !traces.is_empty() { 0 } else { trace(&mut traces, unit) };
        traces[place].marks.push(mark);
    }
    traces
}

/// Days in a row, drawn as one mark in their middle.
fn missing_mark(run: &Missing, plan: &Arc<Record>) -> DoseMark {
    let (low, high) = (run.first as f64 * 1440.0, (run.last + 1) as f64 * 1440.0 - 1.0);
    let (x, coarse) = (f64::midpoint(low, high), run.first < run.last);
    let at = At { x, low, high, basis: Basis::Exact, coarse };
    DoseMark { at, kind: DoseMarkKind::Missing(run.last), record: Arc::clone(plan) }
}

/// What a dose amounts to, in the unit of content where the preparation says so.
fn amount(dose: &Dose, made: &Preparation<'_>) -> Option<Amount> {
    match (dose.amount, dose.count) {
        (Some(amount), _) => Some(made.as_content(amount).unwrap_or(amount)),
        (None, Some(count)) => {
            Some(made.content(count.number, count.unit).unwrap_or(Amount { number: count.number, unit: count.unit }))
        }
        (None, None) => None,
    }
}

/// The unit to show masses in, where they were given in several.
fn common_mass(units: impl Iterator<Item = DoseUnit>) -> Option<DoseUnit> {
    let mut masses: Vec<DoseUnit> = units.filter(|unit| unit.milligrams_exponent().is_some()).collect();
    masses.sort_unstable();
    masses.dedup();
    (masses.len() > 1).then_some(DoseUnit::Milligram)
}

fn as_mass(amount: Amount, common: Option<DoseUnit>) -> Amount {
    let (Some(common), Some(exponent)) = (common, amount.unit.milligrams_exponent()) else { return amount };
    let power = Decimal::from(10_i64.pow(exponent.unsigned_abs()));
    let number = amount.number.decimal();
    let converted = if exponent < 0 { number.checked_div(power) } else { number.checked_mul(power) };
    converted.map_or(amount, |number| Amount { number: Number::computed(number), unit: common })
}

/// Courses during which nothing was logged as taken, at the medicine's strength.
fn levels(diary: &Diary, id: RecordId, medicine: &Medicine, doses: &[(&Arc<Record>, &Dose)]) -> Vec<(DoseUnit, Level)> {
    let Some(strength) = medicine.strength else { return Vec::new() };
    let courses = diary.of_kind(Kind::Course).iter().filter(|record| record.medicine() == Some(id));
    courses
        .filter_map(|record| {
            let Body::Course(course) = &record.body else { return None };
            if course.never_taken {
                return None;
            }
            let (start, end) = (At::of(&record.at), course.until.as_ref().map(At::of));
            let last = end.as_ref().map_or(f64::MAX, |end| end.high);
            let logged = doses.iter().any(|(dose_record, dose)| {
                let at = At::of(&dose_record.at);
                dose.status.is_taken() && at.high >= start.low && at.low <= last
            });
            let level = Level { start, end, amount: strength.number, record: Arc::clone(record) };
            (!logged).then_some((strength.unit, level))
        })
        .collect()
}
