//! Taken of planned, by week and by step. A day without a record is missing: nobody knows, so it is never called
//! skipped.

use jiff::civil::Date;

use crate::model::Diary;
use crate::model::dose::Status;
use crate::model::schedule::Schedule;
use crate::model::when::{date_of, days};

use super::due::{Schedules, SlotState, slots};

/// Counts of planned doses, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub planned: u32,
    pub taken: u32,
    pub partial: u32,
    pub skipped: u32,
    /// Nothing was logged, and the day is over.
    pub missing: u32,
    /// Of those taken, how many in another amount than was planned.
    pub other_amount: u32,
    /// How many of the planned doses were a step back.
    pub step_backs: u32,
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.planned += other.planned;
        self.taken += other.taken;
        self.partial += other.partial;
        self.skipped += other.skipped;
        self.missing += other.missing;
        self.other_amount += other.other_amount;
        self.step_backs += other.step_backs;
    }
}

/// A stretch of days of the plan, and its counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub from: Date,
    pub until: Date,
    /// Week of the plan, or place of the step, from 0.
    pub number: usize,
    pub tally: Tally,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adherence {
    pub whole: Tally,
    pub weeks: Vec<Part>,
    pub steps: Vec<Part>,
}

/// The doses of a plan up to today; today's own count once it is logged, for the day is not over.
pub fn adherence(diary: &Diary, schedule: &Schedule, today: Date) -> Adherence {
    adherence_until(diary, schedule, today, today)
}

/// The same up to an earlier day, which is over.
pub fn adherence_until(diary: &Diary, schedule: &Schedule, until: Date, today: Date) -> Adherence {
    // One plan alone: a dose counts for the plan it was planned by.
    let alone = Schedules::one(schedule.clone());
    let mut adherence = Adherence::default();
    let first = days(schedule.first_day());
    for number in first..=days(until) {
        let day = date_of(number);
        let (tally, step) = on_day(diary, &alone, day, today);
        if tally.planned == 0 {
            continue;
        }
        adherence.whole.add(tally);
        let week = usize::try_from((number - first) / 7).unwrap_or_default();
        count(&mut adherence.weeks, week, day, tally);
        if let Some(step) = step {
            count(&mut adherence.steps, step, day, tally);
        }
    }
    adherence
}

/// The doses planned from one day to another, both in it.
pub fn between(diary: &Diary, schedule: &Schedule, from: Date, until: Date, today: Date) -> Tally {
    let alone = Schedules::one(schedule.clone());
    let mut whole = Tally::default();
    for number in days(from.max(schedule.first_day()))..=days(until) {
        whole.add(on_day(diary, &alone, date_of(number), today).0);
    }
    whole
}

/// What became of a day's doses, and the step that was in force.
fn on_day(diary: &Diary, alone: &Schedules, day: Date, today: Date) -> (Tally, Option<usize>) {
    let mut tally = Tally::default();
    let mut step = None;
    for slot in slots(diary, alone, day) {
        let SlotState::Due { portion, step: place, step_back, .. } = slot.state else { continue };
        step = Some(place);
        let Some((_, dose)) = slot.logged else {
            if day < today {
                tally.planned += 1;
                tally.missing += 1;
                tally.step_backs += u32::from(step_back.is_some());
            }
            continue;
        };
        tally.planned += 1;
        tally.step_backs += u32::from(step_back.is_some());
        match dose.status {
            Status::Taken | Status::Extra => {
                tally.taken += 1;
                let same = dose.amount.and_then(|amount| amount.to_unit(portion.amount.unit));
                let differs = same.is_some_and(|a| a.number.decimal() != portion.amount.number.decimal());
                tally.other_amount += u32::from(differs);
            }
            Status::Partial => tally.partial += 1,
            Status::Skipped => tally.skipped += 1,
        }
    }
    (tally, step)
}

/// Adds a day to the last part, or to a new one.
fn count(parts: &mut Vec<Part>, number: usize, day: Date, tally: Tally) {
    match parts.last_mut().filter(|part| part.number == number) {
        Some(part) => {
            part.until = day;
            part.tally.add(tally);
        }
        None => parts.push(Part { from: day, until: day, number, tally }),
    }
}
