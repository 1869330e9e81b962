//! What asks for attention on a day because of a plan: a review that is due, a plan that waits, a bottle that is past its
//! day or too small for the plan. An effect that lasts is told by the watch.

use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::model::schedule::{Schedule, State};
use crate::model::when::days;
use crate::model::{Diary, DoseUnit, Message};

use super::due::Schedules;
use super::supply;
use super::supply::on;
use super::windows;

/// A review is spoken of from this many days before it to this many after it.
const AROUND_REVIEW: i64 = 7;
/// A bottle's end is spoken of so many days before it.
const BEFORE_END: i64 = 7;

/// What is said, and whether it presses.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    pub message: Message,
    /// Something to ask about now; else it is good to know.
    pub presses: bool,
}

/// Most pressing first.
pub fn of_plans(diary: &Diary, catalogue: &Catalogue, schedules: &Schedules, today: Date) -> Vec<Attention> {
    let mut found = Vec::new();
    let waits = |schedule: &&Schedule| schedule.is_running(today) || schedule.waiting.is_some();
    for schedule in schedules.all().iter().filter(waits) {
        let medicine = diary.medicine_name(schedule.medicine);
        if let Some(waiting) = schedule.waiting.as_ref().filter(|waiting| waiting.since <= today) {
            let in_force = schedule.stretches().take_while(|(run, _)| run.from <= today).last();
            let paused = in_force.is_some_and(|(run, _)| run.state == State::Paused);
            let key = if paused { "attention-paused" } else { "attention-held" };
            found.push(calm(on(Message::new(key).with("medicine", medicine), waiting.since)));
        }
        let other = |other: &&Schedule| other.medicine == schedule.medicine && other.plan < schedule.plan;
        if schedule.due(today).is_some() && schedules.running(today).filter(other).any(|o| o.due(today).is_some()) {
            let message = Message::new("attention-two-plans").with("medicine", medicine);
            found.push(Attention { message, presses: true });
        }
        found.extend(uncountable(diary, schedule, today));
        found.extend(bottles(diary, catalogue, schedule.medicine, today));
        if let Some((day, from)) = diary.plan(schedule.plan).and_then(|plan| windows::review(plan, schedule))
            && (days(day) - days(today)).abs() <= AROUND_REVIEW
        {
            let message = on(Message::new("attention-review").with("medicine", medicine), day);
            found.push(calm(message.with("from", from.code())));
        }
    }
    found
}

/// Today's dose, where hands cannot make it any more: the medicine was made up anew, or may no longer be cut.
fn uncountable(diary: &Diary, schedule: &Schedule, today: Date) -> Option<Attention> {
    let (due, plan) = (schedule.due(today)?, diary.plan(schedule.plan)?);
    let medicine = diary.medicine(schedule.medicine)?;
    let is_counted = plan.shown_in != Some(DoseUnit::Millilitre);
    let message = Message::new("attention-not-whole").with("medicine", &medicine.name).with("amount", due.amount);
    let made = medicine.preparation();
    (is_counted && made.is_whole(due.amount) == Some(false)).then_some(Attention { message, presses: true })
}

/// The open bottle, where it is past its day or ends soon.
fn bottles(diary: &Diary, catalogue: &Catalogue, medicine: crate::model::RecordId, today: Date) -> Vec<Attention> {
    let states = supply::bottles(diary, catalogue, medicine, today);
    let Some(open) = states.iter().find(|state| state.is_open) else { return Vec::new() };
    let name = diary.medicine_name(medicine);
    let soon = |day: &Date| days(*day) - days(today) <= BEFORE_END;
    let mut found = Vec::new();
    if open.is_past(today) {
        found.push(Attention { message: Message::new("attention-bottle-past").with("medicine", name), presses: true });
    } else if let Some(last) = open.use_by.date().filter(soon) {
        found.push(calm(on(Message::new("attention-bottle-use-by").with("medicine", name), last)));
    }
    if let Some(day) = open.run_out.filter(soon) {
        found.push(calm(on(Message::new("attention-bottle-ends").with("medicine", name), day)));
    }
    found
}

fn calm(message: Message) -> Attention {
    Attention { message, presses: false }
}
