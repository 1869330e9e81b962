//! What asks for attention on a day because of a plan: an effect that lasts, a review that is due, a plan that waits, a
//! bottle that is past its day or too small for the plan.

use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::model::schedule::State;
use crate::model::when::days;
use crate::model::{Diary, Message};

use super::due::Schedules;
use super::supply;
use super::windows;

/// A review is spoken of from this many days before it to this many after it.
const AROUND_REVIEW: i64 = 7;
/// A bottle's end is spoken of so many days before it.
const BEFORE_END: i64 = 7;

/// Most pressing first.
pub fn of_plans(diary: &Diary, catalogue: &Catalogue, schedules: &Schedules, today: Date) -> Vec<Message> {
    let mut found = Vec::new();
    for schedule in schedules.running(today) {
        found.extend(windows::attention(diary, catalogue, schedule, today));
    }
    for schedule in schedules.running(today) {
        let medicine = diary.medicine_name(schedule.medicine);
        if let Some(waiting) = schedule.waiting.as_ref().filter(|waiting| waiting.since <= today) {
            let in_force = schedule.stretches().take_while(|(run, _)| run.from <= today).last();
            let paused = in_force.is_some_and(|(run, _)| run.state == State::Paused);
            let key = if paused { "attention-paused" } else { "attention-held" };
            found.push(Message::new(key).with("medicine", medicine).with("since", waiting.since));
        }
        found.extend(bottles(diary, catalogue, schedule.medicine, today));
        if let Some((on, from)) = diary.plan(schedule.plan).and_then(|plan| windows::review(plan, schedule))
            && (days(on) - days(today)).abs() <= AROUND_REVIEW
        {
            let message = Message::new("attention-review").with("medicine", medicine).with("on", on);
            found.push(message.with("from", from.code()));
        }
    }
    found
}

/// The open bottle, where it is past its day or ends soon.
fn bottles(diary: &Diary, catalogue: &Catalogue, medicine: crate::model::RecordId, today: Date) -> Vec<Message> {
    let states = supply::bottles(diary, catalogue, medicine, today);
    let Some(open) = states.iter().find(|state| state.is_open) else { return Vec::new() };
    let name = diary.medicine_name(medicine);
    let soon = |day: &Date| days(*day) - days(today) <= BEFORE_END;
    let mut found = Vec::new();
    if open.is_past(today) {
        found.push(Message::new("attention-bottle-past").with("medicine", name));
    } else if let Some(last) = open.use_by.date().filter(soon) {
        found.push(Message::new("attention-bottle-use-by").with("medicine", name).with("on", last));
    }
    if let Some(day) = open.run_out.filter(soon) {
        found.push(Message::new("attention-bottle-ends").with("medicine", name).with("on", day));
    }
    found
}
