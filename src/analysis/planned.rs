//! What was planned of the followed medicine, beside what was taken: stretches of one dose a day, the clock times that
//! went with them, and days on which a dose was due and nothing was logged.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::model::amount::Preparation;
use crate::model::record::{Record, RecordId};
use crate::model::schedule::{Schedule, State};
use crate::model::when::{date_of, days};
use crate::model::{Amount, Diary, Number};

/// One planned amount a day, from a day on, in days since 1970.
#[derive(Clone, Debug)]
pub(super) struct PlannedSpan {
    pub from: i64,
    /// The last day; `None`: it goes on.
    pub until: Option<i64>,
    /// Of the whole day.
    pub amount: Amount,
    /// Hours of the clock.
    pub times: Vec<f64>,
    pub plan: RecordId,
}

/// Days in a row on which a dose was due and nothing was logged.
#[derive(Clone, Debug)]
pub(super) struct Missing {
    pub first: i64,
    pub last: i64,
    pub plan: RecordId,
}

impl PlannedSpan {
    pub(super) fn holds(&self, day: i64) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Every stretch that the plans of a medicine have, by their first day. Where two plans meet, both say what they say.
pub(super) fn spans(diary: &Diary, medicine: RecordId, made: &Preparation<'_>) -> Vec<PlannedSpan> {
    let own = diary.plans().filter(|(_, plan)| plan.medicine == medicine);
    let schedules = own.map(|(record, plan)| Schedule::of(record, plan, diary));
    let mut all: Vec<PlannedSpan> = schedules.flat_map(|schedule| of_schedule(&schedule, made)).collect();
    all.sort_by_key(|span| span.from);
    all
}

fn of_schedule(schedule: &Schedule, made: &Preparation<'_>) -> Vec<PlannedSpan> {
    let mut spans: Vec<PlannedSpan> = Vec::new();
    for (run, end) in schedule.stretches() {
        if !matches!(run.state, State::Step(_)) {
            continue;
        }
        let (first, last) = (days(run.from), end.map(days));
        let mut turns = vec![first];
        let backs = schedule.step_backs().iter().flat_map(|back| [days(back.from), days(back.until) + 1]);
        turns.extend(backs.chain(schedule.times_since().map(|(from, _)| days(from))));
        turns.retain(|day| *day >= first && last.is_none_or(|last| *day <= last));
        turns.sort_unstable();
        turns.dedup();
        for (place, from) in turns.iter().enumerate() {
            let until = turns.get(place + 1).map(|next| next - 1).or(last);
            let Some(due) = schedule.due(date_of(*from)) else { continue };
            let amount = made.portion(due.amount).amount;
            let doses = Decimal::from(due.doses() as u64);
            let Some(sum) = amount.number.decimal().checked_mul(doses) else { continue };
            let times = due.times.iter().map(|time| f64::from(time.hour()) + f64::from(time.minute()) / 60.0);
            let amount = Amount { number: Number::computed(sum), unit: amount.unit };
            spans.push(PlannedSpan { from: *from, until, amount, times: times.collect(), plan: schedule.plan });
        }
    }
    spans
}

/// Days without a word of the medicine, up to the last day that has one: what comes after it is not written yet. A day
/// that a coarse date can mean is not called missing.
pub(super) fn missing(spans: &[PlannedSpan], doses: &[&Record], day_start_hour: u8) -> Vec<Missing> {
    let mut logged: HashSet<i64> = HashSet::new();
    let mut coarse: Vec<(i64, i64)> = Vec::new();
    for record in doses {
        match record.at.diary_day(day_start_hour) {
            Some(day) => {
                logged.insert(days(day));
            }
            None => coarse.push((days(record.at.earliest().date()), days(record.at.latest().date()))),
        }
    }
    let Some(last_word) = logged.iter().max().copied() else { return Vec::new() };
    let mut runs: Vec<Missing> = Vec::new();
    for span in spans {
        let until = span.until.unwrap_or(last_word).min(last_word);
        for day in span.from..=until {
            if logged.contains(&day) || coarse.iter().any(|(from, to)| (*from..=*to).contains(&day)) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.last + 1 == day => run.last = day,
                // Two plans that meet: the day is said already.
                Some(run) if run.last >= day => {}
                _ => runs.push(Missing { first: day, last: day, plan: span.plan }),
            }
        }
    }
    runs
}
