//! What is due on a day, and what became of it: each planned dose with the one that was logged for it. Plan and taken
//! stand side by side; neither changes the other.

use jiff::civil::{Date, Time};

use crate::model::dose::{Dose, Status};
use crate::model::medicine::Medicine;
use crate::model::plan::Plan;
use crate::model::portion::Portion;
use crate::model::record::{Kind, Record, RecordId};
use crate::model::schedule::{Planned, Schedule, StepBack};
use crate::model::{Amount, Body, Diary, DoseUnit, Number, when};

/// Every plan of a diary on the calendar: computed once a revision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedules(Vec<Schedule>);

impl Schedules {
    pub fn new(diary: &Diary) -> Self {
        let mut adjustments: Vec<_> = diary.adjustments().collect();
        adjustments.sort_by_key(|(_, adjustment)| adjustment.plan);
        let of = |plan: RecordId| {
            let start = adjustments.partition_point(|(_, adjustment)| adjustment.plan < plan);
            adjustments[start..].iter().copied().take_while(move |(_, adjustment)| adjustment.plan == plan)
        };
        Self(diary.plans().map(|(record, plan)| Schedule::bent(record, plan, of(record.id))).collect())
    }

    pub fn one(schedule: Schedule) -> Self {
        Self(vec![schedule])
    }

    pub fn all(&self) -> &[Schedule] {
        &self.0
    }

    pub fn get(&self, plan: RecordId) -> Option<&Schedule> {
        self.0.iter().find(|schedule| schedule.plan == plan)
    }

    /// Plans that are under way on a day: neither over nor still to begin.
    pub fn running(&self, on: Date) -> impl Iterator<Item = &Schedule> {
        self.0.iter().filter(move |schedule| schedule.is_running(on))
    }

    /// The plan of a medicine that is under way on a day, or else the next one to begin.
    pub fn current(&self, medicine: RecordId, on: Date) -> Option<&Schedule> {
        let own = || self.0.iter().filter(|schedule| schedule.medicine == medicine);
        own().rev().find(|schedule| schedule.is_running(on)).or_else(|| {
            own().filter(|schedule| schedule.planned(on) == Planned::NotYet).min_by_key(|schedule| schedule.start)
        })
    }
}

/// One planned dose of a day, or a medicine that may be taken when needed.
#[derive(Clone, Debug)]
pub struct Slot<'a> {
    pub schedule: &'a Schedule,
    pub plan: &'a Plan,
    pub medicine: &'a Medicine,
    pub state: SlotState<'a>,
    /// What was logged for it.
    pub logged: Option<(&'a Record, &'a Dose)>,
}

#[derive(Clone, Debug)]
pub enum SlotState<'a> {
    Due { portion: Portion, time: Option<Time>, step: usize, step_back: Option<&'a StepBack> },
    AsNeeded(Option<Portion>),
    Paused,
}

impl Slot<'_> {
    /// The amount that is planned for it.
    pub fn portion(&self) -> Option<Portion> {
        match self.state {
            SlotState::Due { portion, .. } => Some(portion),
            SlotState::AsNeeded(portion) => portion,
            SlotState::Paused => None,
        }
    }

    pub fn is_open(&self) -> bool {
        matches!(self.state, SlotState::Due { .. }) && self.logged.is_none()
    }
}

/// Every planned dose of a diary day, plan by plan, each with what was logged for it.
pub fn slots<'a>(diary: &'a Diary, schedules: &'a Schedules, on: Date) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    let hour = diary.settings.day_start_hour;
    for schedule in schedules.running(on) {
        let (Some(plan), Some(medicine)) = (diary.plan(schedule.plan), diary.medicine(schedule.medicine)) else {
            continue;
        };
        let made = medicine.preparation();
        let slot = |state| Slot { schedule, plan, medicine, state, logged: None };
        match schedule.planned(on) {
            Planned::Due(due) => {
                let portion = made.portion(due.amount);
                let at = |time| slot(SlotState::Due { portion, time, step: due.step, step_back: due.step_back });
                let first = slots.len();
                if due.times.is_empty() {
                    slots.push(at(None));
                }
                let mut times = due.times.to_vec();
                // In the order of the diary day: after midnight comes last.
                times.sort_by_key(|time| (i16::from(time.hour()) < i16::from(hour), *time));
                slots.extend(times.into_iter().map(|time| at(Some(time))));
                fill(&mut slots[first..], &logged(diary, schedule.medicine, on), hour);
            }
            Planned::AsNeeded(amount) => {
                slots.push(slot(SlotState::AsNeeded(amount.map(|amount| made.portion(amount)))));
            }
            Planned::Paused => slots.push(slot(SlotState::Paused)),
            Planned::NotYet | Planned::Over => {}
        }
    }
    slots
}

/// Doses of a medicine that belong to a diary day, by time; extra ones were not planned.
fn logged(diary: &Diary, medicine: RecordId, on: Date) -> Vec<(&Record, &Dose)> {
    let hour = diary.settings.day_start_hour;
    doses_around(diary, on)
        .filter(|(record, dose)| {
            dose.medicine == medicine && dose.status != Status::Extra && record.at.diary_day(hour) == Some(on)
        })
        .collect()
}

/// Doses from that calendar day and the next, without a walk through the years.
fn doses_around(diary: &Diary, on: Date) -> impl Iterator<Item = (&Record, &Dose)> {
    let from = when::from_minutes(when::days(on) * 1440);
    let end = when::from_minutes((when::days(on) + 2) * 1440);
    let all = diary.of_kind(Kind::Dose);
    let start = all.partition_point(|other| other.at.earliest() < from);
    all[start..].iter().take_while(move |other| other.at.earliest() < end).filter_map(|record| match &record.body {
        Body::Dose(dose) => Some((&**record, dose)),
        _ => None,
    })
}

/// Each logged dose belongs to a planned one that is still open; one without a time to the first.
fn fill<'a>(slots: &mut [Slot<'a>], logged: &[(&'a Record, &'a Dose)], day_start_hour: u8) {
    for (record, dose) in logged {
        let at = record.at.minute().map(|at| (at.hour(), at.minute()));
        if let Some(place) = next_open(slots, at, day_start_hour) {
            slots[place].logged = Some((record, dose));
        }
    }
}

/// The planned dose that one taken at that hour and minute is for: the last open one whose time has come, or comes
/// within two hours; else the first open one. A dose taken late in the afternoon is the morning's.
pub fn next_open(slots: &[Slot<'_>], at: Option<(i8, i8)>, day_start_hour: u8) -> Option<usize> {
    /// Somebody who takes it a little early takes that one.
    const EARLY: i32 = 120;
    let minute = |hour: i8, minute: i8| (i32::from(hour) * 60 + i32::from(minute)) - i32::from(day_start_hour) * 60;
    let of_day = |hour, min| minute(hour, min).rem_euclid(1440);
    let open = || slots.iter().enumerate().filter(|(_, slot)| slot.is_open());
    let first = open().map(|(place, _)| place).next();
    let Some((hour, min)) = at else { return first };
    let has_come = |slot: &Slot<'_>| match slot.state {
        SlotState::Due { time: Some(time), .. } => of_day(time.hour(), time.minute()) <= of_day(hour, min) + EARLY,
        _ => true,
    };
    open().rev().find(|(_, slot)| has_come(slot)).map(|(place, _)| place).or(first)
}

/// A portion in the plan's own unit first; the rest of what it can be said in follows.
pub fn said(portion: Portion, first: Option<DoseUnit>) -> Vec<Amount> {
    let count = portion.count.map(|count| Amount { number: count.number, unit: count.unit });
    let volume = portion.volume_ml.map(|number| Amount { number, unit: DoseUnit::Millilitre });
    let mut ways: Vec<Amount> = [count, Some(portion.amount), volume].into_iter().flatten().collect();
    ways.dedup_by_key(|way| way.unit);
    if let Some(place) = ways.iter().position(|way| Some(way.unit) == first) {
        let chosen = ways.remove(place);
        ways.insert(0, chosen);
    }
    ways
}

/// What a dose logged as planned keeps of the plan: the number, in the unit of its own amount.
pub fn planned_number(portion: Portion) -> Number {
    portion.amount.number
}

/// The plan of a medicine that is under way on a day: the newest, where two were brought in that meet.
pub fn running_of(diary: &Diary, medicine: RecordId, on: Date) -> Option<Schedule> {
    let plans = diary.plans().rev().filter(|(_, plan)| plan.medicine == medicine);
    plans.map(|(record, plan)| Schedule::of(record, plan, diary)).find(|schedule| schedule.is_running(on))
}

/// A new dose with what was planned for its diary day beside it, in the unit of its own amount. A dose that says what
/// was planned already, an extra one, and one without an amount stay as they are.
pub fn beside_plan(diary: &Diary, mut record: Record) -> Record {
    let day = record.at.diary_day(diary.settings.day_start_hour);
    let Body::Dose(dose) = &mut record.body else { return record };
    let (Some(day), Some(amount), None) = (day, dose.amount, dose.planned_amount) else { return record };
    if dose.status == Status::Extra {
        return record;
    }
    let schedule = running_of(diary, dose.medicine, day);
    let due = schedule.as_ref().and_then(|schedule| schedule.due(day));
    if let (Some(due), Some(medicine)) = (due, diary.medicine(dose.medicine)) {
        let planned = medicine.preparation().portion(due.amount).amount;
        dose.planned_amount = planned.to_unit(amount.unit).map(|planned| planned.number);
    }
    record
}
