//! The days of a plan: its rule laid on the calendar, then bent by its adjustments in the order they were made. Each
//! acts on the calendar as it was seen when it was made, so a hold of n days moves every later step by n days and
//! nothing else, and taking the last one away gives back what was before.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::adjustment::{Adjustment, Bend};
use super::amount::Amount;
use super::calendar::Calendar;
use super::diary::Diary;
use super::plan::{Interval, Plan, Rule};
use super::record::{Record, RecordId};
use super::when::{date_of, days};

/// What is so from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The step of that place in the rule, from 0.
    Step(usize),
    Paused,
    Stopped,
}

/// A stretch of days; it ends where the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub from: Date,
    pub state: State,
}

/// Another amount than the step's, for some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepBack {
    pub adjustment: RecordId,
    pub from: Date,
    pub until: Date,
    pub to: Amount,
    pub reason: Option<String>,
}

/// A hold or pause without an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub since: Date,
    pub adjustment: RecordId,
    /// How many later steps have no date yet.
    pub steps: usize,
}

/// What a plan says of one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Planned<'a> {
    NotYet,
    Due(Due<'a>),
    /// Whenever it is needed; how much, where the plan says it.
    AsNeeded(Option<Amount>),
    Paused,
    /// Stopped, or tapered to nothing.
    Over,
}

/// The dose that is due on a day, once at each time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Due<'a> {
    pub amount: Amount,
    /// Place of the step in force, from 0.
    pub step: usize,
    pub times: &'a [Time],
    /// The dose is the step back's, not the step's.
    pub step_back: Option<&'a StepBack>,
}

impl Due<'_> {
    pub fn doses(&self) -> usize {
        self.times.len().max(1)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct AsNeeded(Option<Amount>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub plan: RecordId,
    pub medicine: RecordId,
    pub start: Date,
    /// The amount of each step of the rule.
    pub steps: Vec<Amount>,
    every: Option<Interval>,
    /// The rule is not a rule of days: this much, where it says so, when it is needed.
    as_needed: Option<AsNeeded>,
    calendar: Calendar,
    /// The calendar as it shows.
    runs: Vec<Run>,
    step_backs: Vec<StepBack>,
    times: Vec<(Date, Vec<Time>)>,
    pub waiting: Option<Waiting>,
    /// Adjustments that found nothing to bend: what they spoke of was bent or taken away before them.
    pub idle: Vec<RecordId>,
}

impl Schedule {
    /// The plan as it was written, before any adjustment. A rule that is none has no step.
    pub fn written(record: &Record, plan: &Plan) -> Self {
        let start = record.at.earliest().date();
        let steps = plan.rule.amounts().unwrap_or_default();
        let every = if let Rule::Steps(steps) = &plan.rule { Some(steps.every) } else { None };
        let as_needed = if let Rule::AsNeeded(amount) = plan.rule { Some(AsNeeded(amount)) } else { None };
        let ends = steps.last().is_some_and(|last| last.number.decimal().is_zero());
        let count = if as_needed.is_some() { 1 } else { steps.len() };
        let calendar = Calendar::new(start, every, count, ends);
        Self {
            plan: record.id,
            medicine: plan.medicine,
            start,
            steps,
            every,
            as_needed,
            runs: calendar.runs(),
            calendar,
            step_backs: Vec::new(),
            times: vec![(start, plan.times.clone())],
            waiting: None,
            idle: Vec::new(),
        }
    }

    /// The plan as it stands.
    pub fn of(record: &Record, plan: &Plan, diary: &Diary) -> Self {
        Self::bent(record, plan, diary.adjustments_of(record.id))
    }

    /// The plan bent by these adjustments, in the order of their numbers.
    pub fn bent<'a>(
        record: &Record,
        plan: &Plan,
        adjustments: impl Iterator<Item = (&'a Record, &'a Adjustment)>,
    ) -> Self {
        let mut schedule = Self::written(record, plan);
        let mut adjustments: Vec<_> = adjustments.collect();
        adjustments.sort_by_key(|(record, adjustment)| (adjustment.number, record.id));
        for (record, adjustment) in adjustments {
            if !schedule.bend(record, adjustment) {
                schedule.idle.push(record.id);
            }
        }
        schedule
    }

    /// Applies one adjustment; says whether it bent anything that shows. What bends nothing leaves no trace.
    pub fn bend(&mut self, record: &Record, adjustment: &Adjustment) -> bool {
        let (on, by) = (record.at.earliest().date(), record.id);
        let mut calendar = self.calendar.clone();
        match &adjustment.bend {
            Bend::Hold { days } => calendar.hold(on, *days, by),
            Bend::Pause { days } => calendar.pause(on, *days, by),
            Bend::Resume => calendar.resume(on),
            Bend::Shift { days } => calendar.shift(on, *days),
            Bend::Skip => calendar.skip(on),
            Bend::Stop => calendar.stop(on, by),
            Bend::Restart { at } => {
                if let Some(first) = self.step_of(*at) {
                    let ends = self.steps.last().is_some_and(|last| last.number.decimal().is_zero());
                    calendar.restart(on, self.every, first..self.steps.len(), ends);
                }
            }
            Bend::StepBack { until, to } => return self.step_back(on, *until, *to, record.id, adjustment),
            Bend::Times(times) => return self.change_times(on, times),
        }
        let (runs, waiting) = (calendar.runs(), calendar.waiting());
        let bends = runs != self.runs || waiting != self.waiting;
        if bends {
            (self.calendar, self.runs, self.waiting) = (calendar, runs, waiting);
        }
        bends
    }

    /// Place of the step of that amount.
    fn step_of(&self, amount: Amount) -> Option<usize> {
        let number = |step: &Amount| step.to_unit(amount.unit).map(|step| step.number.decimal());
        self.steps.iter().position(|step| number(step) == Some(amount.number.decimal()))
    }

    /// Bends where any of its days would have had another amount.
    fn step_back(&mut self, from: Date, until: Date, to: Amount, by: RecordId, adjustment: &Adjustment) -> bool {
        let differs = |due: Due<'_>| {
            let due = due.amount.to_unit(to.unit).map(|amount| amount.number.decimal());
            due != Some(to.number.decimal())
        };
        let bends = self.due_days(from, until).any(|(_, due)| differs(due));
        if bends {
            let reason = adjustment.reason.clone();
            self.step_backs.push(StepBack { adjustment: by, from, until, to, reason });
        }
        bends
    }

    /// Until the next change of the times that somebody dated.
    fn change_times(&mut self, on: Date, times: &[Time]) -> bool {
        let bends = self.times_on(on) != times;
        if bends {
            let from = on.max(self.start);
            self.times.retain(|(known, _)| *known != from);
            let place = self.times.partition_point(|(known, _)| *known < from);
            self.times.insert(place, (from, times.to_vec()));
        }
        bends
    }

    /// Place of the run that holds that day.
    fn place(&self, on: Date) -> Option<usize> {
        self.runs.partition_point(|run| run.from <= on).checked_sub(1)
    }

    fn state(&self, on: Date) -> Option<State> {
        self.place(on).map(|place| self.runs[place].state)
    }

    /// Every stretch with its last day; `None`: it has no end.
    pub fn stretches(&self) -> impl DoubleEndedIterator<Item = (Run, Option<Date>)> + '_ {
        self.runs.iter().enumerate().map(|(place, run)| {
            let end = self.runs.get(place + 1).and_then(|next| next.from.yesterday().ok());
            (*run, end)
        })
    }

    pub fn step_backs(&self) -> &[StepBack] {
        &self.step_backs
    }

    /// The clock times that are in force on a day.
    pub fn times_on(&self, on: Date) -> &[Time] {
        let known = self.times.iter().rev().find(|(from, _)| *from <= on).or(self.times.first());
        known.map_or(&[], |(_, times)| times.as_slice())
    }

    /// Days on which the clock times change, the start among them.
    pub fn times_since(&self) -> impl Iterator<Item = (Date, &[Time])> {
        self.times.iter().map(|(from, times)| (*from, times.as_slice()))
    }

    /// The day on which it begins as it stands: a shift may have moved it.
    pub fn first_day(&self) -> Date {
        self.runs.first().map_or(self.start, |run| run.from)
    }

    pub fn planned(&self, on: Date) -> Planned<'_> {
        let state = match self.state(on) {
            None => return Planned::NotYet,
            Some(State::Paused) => return Planned::Paused,
            Some(State::Stopped) => return Planned::Over,
            Some(State::Step(step)) => step,
        };
        if let Some(AsNeeded(amount)) = self.as_needed {
            return Planned::AsNeeded(amount);
        }
        let Some(amount) = self.steps.get(state) else { return Planned::Over };
        let step_back = self.step_backs.iter().rev().find(|back| back.from <= on && on <= back.until);
        let amount = step_back.map_or(*amount, |back| back.to);
        Planned::Due(Due { amount, step: state, times: self.times_on(on), step_back })
    }

    /// What is due on a day; `None` where nothing is.
    pub fn due(&self, on: Date) -> Option<Due<'_>> {
        match self.planned(on) {
            Planned::Due(due) => Some(due),
            _ => None,
        }
    }

    /// Whether both have a dose due on one day.
    pub fn meets(&self, other: &Self) -> bool {
        let due = |schedule: &Self| -> Vec<(Date, Option<Date>)> {
            let is_due = |(run, _): &(Run, Option<Date>)| matches!(run.state, State::Step(_));
            schedule.stretches().filter(is_due).map(|(run, end)| (run.from, end)).collect()
        };
        let others = due(other);
        due(self).iter().any(|(from, end)| {
            let apart = |(other, until): &(Date, Option<Date>)| {
                until.is_some_and(|until| until < *from) || end.is_some_and(|end| end < *other)
            };
            !others.iter().all(apart)
        })
    }

    /// Whether its rule names no day: taken when needed.
    pub fn is_as_needed(&self) -> bool {
        self.as_needed.is_some()
    }

    /// How much is taken when it is needed, where the rule says so.
    pub fn needed_amount(&self) -> Option<Amount> {
        self.as_needed.and_then(|needed| needed.0)
    }

    /// Whether it is neither over nor still to come on that day.
    pub fn is_running(&self, on: Date) -> bool {
        !matches!(self.planned(on), Planned::NotYet | Planned::Over)
    }

    /// The day from which nothing is due any more.
    pub fn over_from(&self) -> Option<Date> {
        self.runs.last().filter(|run| run.state == State::Stopped).map(|run| run.from)
    }

    /// The last day that is counted where a plan has no end: its last step counted once, as the rule would have it.
    pub fn counted_until(&self) -> Option<Date> {
        let last = self.runs.last()?;
        match last.state {
            State::Stopped | State::Paused => last.from.yesterday().ok(),
            // As long as the rule has it: a month that began on the 31st ends with the 30th.
            State::Step(place) => {
                let length = match self.every {
                    Some(every) => days(every.after(self.start, place + 1)?) - days(every.after(self.start, place)?),
                    None => 1,
                };
                self.calendar.end_of_last(length)
            }
        }
    }

    /// Every day on which something is due, from one day to another, both included.
    pub fn due_days(&self, from: Date, until: Date) -> impl Iterator<Item = (Date, Due<'_>)> {
        let first = days(from.max(self.first_day()));
        (first..=days(until)).map(date_of).filter_map(|day| Some((day, self.due(day)?)))
    }

    /// The first day of the step that reaches the target, as it is dated now.
    pub fn target_from(&self, plan: &Plan) -> Option<Date> {
        let Rule::Steps(rule) = &plan.rule else { return Some(self.first_day()) };
        self.runs
            .iter()
            .find(|run| {
                let State::Step(place) = run.state else { return false };
                self.steps.get(place).is_some_and(|amount| rule.reaches(*amount))
            })
            .map(|run| run.from)
    }

    /// The sum of what is due between two days, both included.
    pub fn total(&self, from: Date, until: Date) -> Option<Amount> {
        let unit = self.steps.first()?.unit;
        let mut sum = Decimal::ZERO;
        for (_, due) in self.due_days(from, until) {
            let amount = due.amount.to_unit(unit)?.number.decimal();
            sum = sum.checked_add(amount.checked_mul(Decimal::from(due.doses()))?)?;
        }
        Some(Amount { number: super::Number::computed(sum), unit })
    }
}
