//! What there is to say of a bottle, as keys of `supply.ftl`.

use jiff::civil::Date;

use super::Uncounted;
use super::states::{BottleState, UseBy};
use crate::analysis::text::month_code;
use crate::model::Amount;
use crate::model::Message;

/// All of it, in the order in which it is read. What is said of the plan is said of an open bottle only.
pub fn messages(state: &BottleState, today: Date) -> Vec<Message> {
    let mut said = left(state);
    if let Some(count) = state.doses_left.filter(|_| !state.is_past(today)) {
        said.push(Message::new("supply-doses-left").with("count", count));
    }
    said.push(use_by(state, today));
    // What it would still hold after its last good day is no matter.
    let is_good = |day: &Date| state.use_by.date().is_none_or(|last| *day <= last);
    if let Some(run_out) = state.run_out.filter(is_good) {
        said.push(on(Message::new("supply-run-out"), run_out));
    }
    if state.plan_outlives {
        said.push(Message::new("supply-outlives"));
    }
    said
}

/// What is left, and what makes it uncertain.
pub fn left(state: &BottleState) -> Vec<Message> {
    let key = if state.unmeasured == 0 { "supply-left" } else { "supply-left-at-most" };
    let mut said = vec![measured(Message::new(key).with("left", state.left.number), state.holds)];
    if state.unmeasured > 0 {
        said.push(Message::new("supply-unmeasured").with("count", state.unmeasured));
    }
    if let Some(over) = state.overdrawn {
        said.push(measured(Message::new("supply-overdrawn"), over));
    }
    said
}

/// Until when it may be used, by whom; or that this day is over.
pub fn use_by(state: &BottleState, today: Date) -> Message {
    let is_past = state.is_past(today);
    match &state.use_by {
        UseBy::Label(date) => {
            on(Message::new(if is_past { "supply-past-label" } else { "supply-use-by-label" }), *date)
        }
        UseBy::Counted { date, days, source } => {
            let key = if is_past { "supply-past-counted" } else { "supply-use-by-counted" };
            on(Message::new(key), *date).with("count", days).with("source", source)
        }
        UseBy::AskPharmacist => Message::new("supply-ask-pharmacist"),
        UseBy::Unknown => Message::new("supply-use-by-unknown"),
    }
}

impl Uncounted {
    pub fn message(&self) -> Message {
        let (key, date, dose) = match *self {
            Self::TooLarge { on, dose } => ("supply-dose-too-large", on, dose),
            Self::Unmeasured { on, dose } => ("supply-dose-unmeasured", on, dose),
        };
        on(measured(Message::new(key), dose), date)
    }
}

/// An amount as its number and the name of its unit, which may have a plural.
fn measured(message: Message, amount: Amount) -> Message {
    message.with("number", amount.number).with("count", amount.number).with("unit", amount.unit.code())
}

/// A message with a date in it: `{ chart-date-day }`.
pub fn on(message: Message, date: Date) -> Message {
    message.with("day", date.day()).with("month", month_code(date.month())).with("year", date.year())
}
