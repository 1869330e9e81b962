//! What the plans of a medicine ask for, day by day: on each day it is the last plan, by its start, that is running
//! then. So a plan that begins in ten days takes over in ten days.

use jiff::civil::Date;

use crate::model::Amount;
use crate::model::Diary;
use crate::model::RecordId;
use crate::model::dose::Status;
use crate::model::schedule::{Due, Planned, Schedule};
use crate::model::when::{date_of, days};

/// The schedules of one medicine; the last start first.
#[derive(Clone, Debug)]
pub(super) struct Need {
    schedules: Vec<Schedule>,
}

/// Single doses of one day, all alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DayNeed {
    pub(super) on: Date,
    pub(super) dose: Amount,
    pub(super) doses: usize,
}

impl Need {
    pub(super) fn of(diary: &Diary, medicine: RecordId) -> Self {
        let plans = diary.plans().rev().filter(|(_, plan)| plan.medicine == medicine);
        Self { schedules: plans.map(|(record, plan)| Schedule::of(record, plan, diary)).collect() }
    }

    fn due(&self, on: Date) -> Option<Due<'_>> {
        for schedule in &self.schedules {
            match schedule.planned(on) {
                Planned::Due(due) => return Some(due),
                Planned::Paused => return None,
                // A dose when it is needed stands beside a daily one, not in its way.
                Planned::NotYet | Planned::Over | Planned::AsNeeded(_) => {}
            }
        }
        None
    }

    /// Whether any plan is running on that day or begins later.
    pub(super) fn is_any(&self, from: Date) -> bool {
        self.schedules.iter().any(|schedule| !matches!(schedule.planned(from), Planned::Over))
    }

    /// So many days from a day on, without the first few doses of the first day: those are logged already.
    pub(super) fn coming(&self, from: Date, count: u16, logged: usize) -> impl Iterator<Item = DayNeed> {
        let first = days(from);
        (first..first + i64::from(count)).filter_map(move |day| {
            let on = date_of(day);
            let due = self.due(on)?;
            let logged = if day == first { logged } else { 0 };
            Some(DayNeed { on, dose: due.amount, doses: due.doses().saturating_sub(logged) })
        })
    }
}

/// How many doses of a diary day were logged, skipped ones among them; an extra one is none that was planned.
pub(super) fn logged(diary: &Diary, medicine: RecordId, on: Date) -> usize {
    let hour = diary.settings.day_start_hour;
    // Newest first: a dose of this day is not older than it.
    let recent = diary.doses_of(medicine).rev().take_while(|(record, _)| record.at.latest().date() >= on);
    recent.filter(|(record, dose)| dose.status != Status::Extra && record.at.diary_day(hour) == Some(on)).count()
}
