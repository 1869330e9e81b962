//! The days of a plan: its rule laid on the calendar, then bent by its adjustments in the order they were made. Each
//! acts on the calendar as it was seen when it was made, so a hold of n days moves every later step by n days and
//! nothing else, and taking the last one away gives back what was before.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::adjustment::{Adjustment, Bend};
use super::amount::Amount;
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

/// A hold or pause without an end, and the steps that wait for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub since: Date,
    pub adjustment: RecordId,
    runs: Vec<Run>,
}

impl Waiting {
    /// How many steps have no date yet.
    pub fn steps(&self) -> usize {
        self.runs.len()
    }
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
        let mut schedule = Self {
            plan: record.id,
            medicine: plan.medicine,
            start,
            steps,
            every,
            as_needed,
            runs: Vec::new(),
            step_backs: Vec::new(),
            times: vec![(start, plan.times.clone())],
            waiting: None,
            idle: Vec::new(),
        };
        schedule.runs = schedule.ramp(start, 0);
        if as_needed.is_some() {
            schedule.runs.push(Run { from: start, state: State::Step(0) });
        }
        schedule
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

    /// The steps from that place on, the first of them on that day.
    fn ramp(&self, start: Date, first: usize) -> Vec<Run> {
        let place = |place: usize| {
            let from = match self.every {
                Some(every) => every.after(start, place - first)?,
                None => start,
            };
            let amount = self.steps.get(place)?;
            let state = if amount.number.decimal().is_zero() { State::Stopped } else { State::Step(place) };
            Some(Run { from, state })
        };
        (first..self.steps.len()).map_while(place).collect()
    }

    /// Applies one adjustment; says whether there was anything to bend.
    pub fn bend(&mut self, record: &Record, adjustment: &Adjustment) -> bool {
        let on = record.at.earliest().date();
        match &adjustment.bend {
            Bend::Hold { days } => self.hold(on, *days, record.id),
            Bend::Pause { days } => self.pause(on, *days, record.id),
            Bend::Resume => self.resume(on),
            Bend::Shift { days } => self.shift(on, *days),
            Bend::Skip => self.skip(on),
            Bend::Restart { at } => self.restart(on, *at),
            Bend::Stop => self.stop(on),
            Bend::StepBack { until, to } => {
                let reason = adjustment.reason.clone();
                let bends = on <= *until && self.days_with_doses(on, *until);
                if bends {
                    self.step_backs.push(StepBack { adjustment: record.id, from: on, until: *until, to: *to, reason });
                }
                bends
            }
            Bend::Times(times) => {
                let bends = self.times_on(on) != times || self.times.iter().any(|(from, _)| *from > on);
                if bends {
                    self.times.retain(|(from, _)| *from < on);
                    self.times.push((on.max(self.start), times.clone()));
                }
                bends
            }
        }
    }

    fn days_with_doses(&self, from: Date, until: Date) -> bool {
        if self.as_needed.is_some() {
            return false;
        }
        let mut stretches = self.stretches();
        stretches.any(|(run, end)| {
            matches!(run.state, State::Step(_)) && run.from <= until && end.is_none_or(|end| end >= from)
        })
    }

    /// Place of the run that holds that day.
    fn place(&self, on: Date) -> Option<usize> {
        self.runs.partition_point(|run| run.from <= on).checked_sub(1)
    }

    fn state(&self, on: Date) -> Option<State> {
        self.place(on).map(|place| self.runs[place].state)
    }

    fn hold(&mut self, on: Date, days: Option<u16>, by: RecordId) -> bool {
        if self.waiting.is_some() || self.state(on) == Some(State::Stopped) {
            return false;
        }
        let later = self.runs.partition_point(|run| run.from <= on);
        if later == self.runs.len() {
            return false;
        }
        if let Some(days) = days {
            moved(&mut self.runs[later..], i64::from(days));
            return days > 0;
        }
        let runs = self.runs.split_off(later);
        self.waiting = Some(Waiting { since: on, adjustment: by, runs });
        true
    }

    fn pause(&mut self, on: Date, days: Option<u16>, by: RecordId) -> bool {
        let is_due = matches!(self.state(on), Some(State::Step(_)));
        if self.waiting.is_some() || !is_due || days == Some(0) {
            return false;
        }
        let mut runs = self.runs.split_off(self.runs.partition_point(|run| run.from <= on));
        if let Some(in_force) = self.runs.last().copied() {
            runs.insert(0, Run { from: on, state: in_force.state });
            self.runs.pop_if(|run| run.from == on);
        }
        self.runs.push(Run { from: on, state: State::Paused });
        self.waiting = Some(Waiting { since: on, adjustment: by, runs });
        match days {
            Some(days) => self.resume(date_of(self::days(on) + i64::from(days))),
            None => true,
        }
    }

    fn resume(&mut self, on: Date) -> bool {
        let Some(waiting) = self.waiting.take_if(|waiting| on >= waiting.since) else { return false };
        let mut runs = waiting.runs;
        moved(&mut runs, days(on) - days(waiting.since));
        // A pause that is over on its first day was none.
        self.runs.pop_if(|run| run.state == State::Paused && run.from == on);
        self.runs.append(&mut runs);
        true
    }

    fn shift(&mut self, on: Date, by: i32) -> bool {
        if self.waiting.is_some() {
            return false;
        }
        let later = self.runs.partition_point(|run| run.from < on);
        let Some(first) = self.runs.get(later) else { return false };
        let lands = days(first.from) + i64::from(by);
        let collides = later.checked_sub(1).is_some_and(|before| lands <= days(self.runs[before].from));
        if by == 0 || collides {
            return false;
        }
        moved(&mut self.runs[later..], i64::from(by));
        true
    }

    fn skip(&mut self, on: Date) -> bool {
        if self.waiting.is_some() {
            return false;
        }
        let on = on.max(self.runs.first().map_or(on, |run| run.from));
        let Some(place) = self.place(on) else { return false };
        let next = place + 1;
        // Ahead of a pause there is no next step to begin with.
        let leads_on = self.runs.get(next).is_some_and(|run| run.state != State::Paused);
        if !matches!(self.runs[place].state, State::Step(_)) || !leads_on {
            return false;
        }
        let by = days(on) - days(self.runs[next].from);
        moved(&mut self.runs[next..], by);
        if self.runs[place].from == on {
            self.runs.remove(place);
        }
        true
    }

    fn restart(&mut self, on: Date, at: Amount) -> bool {
        let same = |step: &Amount| step.to_unit(at.unit).is_some_and(|s| s.number.decimal() == at.number.decimal());
        let Some(first) = self.steps.iter().position(same) else { return false };
        self.waiting = None;
        self.runs.retain(|run| run.from < on);
        let mut ramp = self.ramp(on, first);
        self.runs.append(&mut ramp);
        true
    }

    fn stop(&mut self, on: Date) -> bool {
        if self.state(on) == Some(State::Stopped) {
            return false;
        }
        self.waiting = None;
        self.runs.retain(|run| run.from < on);
        self.runs.push(Run { from: on, state: State::Stopped });
        true
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
            State::Step(place) => match self.every {
                Some(every) => {
                    let length = days(every.after(self.start, place + 1)?) - days(every.after(self.start, place)?);
                    Some(date_of(days(last.from) + length - 1))
                }
                None => Some(last.from),
            },
        }
    }

    /// Every day on which something is due, from one day to another, both included.
    pub fn due_days(&self, from: Date, until: Date) -> impl Iterator<Item = (Date, Due<'_>)> {
        let first = days(from.max(self.first_day()));
        (first..=days(until)).map(date_of).filter_map(|day| Some((day, self.due(day)?)))
    }

    /// The first day of the step that reaches the target, as it is dated now.
    pub fn target_from(&self, plan: &Plan) -> Option<Date> {
        let Rule::Steps(rule) = &plan.rule else { return Some(self.start) };
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

fn moved(runs: &mut [Run], by: i64) {
    for run in runs {
        run.from = date_of(days(run.from) + by);
    }
}
