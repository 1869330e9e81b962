//! A plan as a table: its dated steps with what each comes to by hand, and the sum of them. For the command line, the
//! preview and the paper alike.

use jiff::civil::Date;

use crate::model::amount::Preparation;
use crate::model::portion::Portion;
use crate::model::schedule::{Schedule, State};
use crate::model::when::days;

/// One stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepRow {
    pub from: Date,
    /// Its last day; `None`: it goes on.
    pub until: Option<Date>,
    /// The day of the plan on which it begins, the first being 1.
    pub day: i64,
    /// Place of the step in the rule, from 0; `None` in a pause.
    pub step: Option<usize>,
    /// What is due at each time; `None` in a pause.
    pub portion: Option<Portion>,
}

/// The sum of what is due, the last step counted once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Days on which something is due.
    pub days: i64,
    pub portion: Option<Portion>,
}

/// The dated steps, holds, shifts and pauses in force; what waits for a resume has no date and is not among them.
pub fn rows(schedule: &Schedule, made: &Preparation<'_>) -> Vec<StepRow> {
    let first = days(schedule.first_day());
    schedule
        .stretches()
        .filter_map(|(run, until)| {
            let (step, portion) = match run.state {
                State::Step(step) => {
                    let amount = schedule.steps.get(step).copied().or(schedule.needed_amount());
                    (Some(step), amount.map(|amount| made.portion(amount)))
                }
                State::Paused => (None, None),
                State::Stopped => return None,
            };
            Some(StepRow { from: run.from, until, day: days(run.from) - first + 1, step, portion })
        })
        .collect()
}

pub fn totals(schedule: &Schedule, made: &Preparation<'_>) -> Totals {
    let (first, last) = (schedule.first_day(), schedule.counted_until());
    let Some(last) = last else { return Totals { days: 0, portion: None } };
    let counted = schedule.due_days(first, last).count();
    let portion = schedule.total(first, last).map(|amount| made.portion(amount));
    Totals { days: i64::try_from(counted).unwrap_or(i64::MAX), portion }
}
