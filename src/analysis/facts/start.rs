//! When a medicine began: the first time, and again after it had been stopped. "Before the start" is before the last of
//! these that came until then.

use jiff::civil::{Date, DateTime};

use crate::analysis::due::Schedules;
use crate::model::Diary;
use crate::model::record::{Record, RecordId};
use crate::model::when::{self, Basis, When};

/// A course that begins this many days after the one before it ended, or later, is a start of its own. A pause of a few
/// days is none: results of a week ago would else become those of "before the start".
const APART: i64 = 14;

/// Where day 1 comes from: a first dose or the start of a course; for what the watch asks, a plan where there is neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The medicine that is followed.
    pub medicine: RecordId,
    /// The dose, course or plan that gives the date.
    pub record: RecordId,
    /// The first and last diary day it can mean, in days since 1970.
    pub days: (i64, i64),
    /// Its date is exact.
    pub sure: bool,
}

impl Start {
    /// The day that is drawn as day 1, in days since 1970.
    pub fn first_day(&self) -> i64 {
        i64::midpoint(self.days.0, self.days.1)
    }

    pub fn is_estimated(&self) -> bool {
        !self.sure || self.days.0 != self.days.1
    }
}

/// A start, and where it came at a minute that one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begin {
    pub start: Start,
    /// From when to when it was taken before, in days since 1970.
    earlier: Vec<(i64, i64)>,
    minute: Option<DateTime>,
    day_start_hour: u8,
}

impl Begin {
    /// Whether something surely came before it. On the day itself: where it came earlier by the clock, or where only the
    /// day is known, for a count is drawn before the first dose is taken.
    pub fn is_before(&self, record: &Record) -> bool {
        let start = &self.start;
        let days = possible_days(&record.at, self.day_start_hour);
        if days.1 != start.days.0 || days.0 != days.1 || start.days.0 != start.days.1 {
            return days.1 < start.days.0;
        }
        match (record.at.minute(), self.minute) {
            (Some(drawn), Some(began)) => drawn < began,
            _ => true,
        }
    }

    /// Whether something may have come while the medicine was taken an earlier time: a count that fell with it is before
    /// this start, and still no measure for it.
    pub fn is_of_earlier_course(&self, record: &Record) -> bool {
        let (first, last) = possible_days(&record.at, self.day_start_hour);
        self.earlier.iter().any(|(from, until)| first <= *until && last > *from)
    }
}

/// The last one that came until that day; where none did, the first one ahead.
pub(super) fn as_of(begins: &[Begin], on: Date) -> Option<&Begin> {
    let on = when::days(on);
    begins.iter().rev().find(|begin| begin.start.days.0 <= on).or_else(|| begins.first())
}

/// Every beginning of these medicines, taken as one, in order. Each is the first dose where it came no later than the
/// course began, else the course's start; whichever there is.
pub(super) fn begins(diary: &Diary, medicines: &[RecordId], day_start_hour: u8) -> Vec<Begin> {
    begins_beside(diary, medicines, day_start_hour, Vec::new())
}

/// The same with stretches that somebody planned, each to its last day.
fn begins_beside(diary: &Diary, medicines: &[RecordId], day_start_hour: u8, planned: Vec<(Begin, i64)>) -> Vec<Begin> {
    let begin = |medicine: RecordId, record: &Record| Begin {
        start: Start {
            medicine,
            record: record.id,
            days: possible_days(&record.at, day_start_hour),
            sure: record.at.basis == Basis::Exact,
        },
        minute: record.at.minute(),
        earlier: Vec::new(),
        day_start_hour,
    };
    let courses = medicines.iter().flat_map(|medicine| {
        diary.courses_of(*medicine).map(|(record, course)| {
            let until = course.until.as_ref().map_or(i64::MAX, |until| possible_days(until, day_start_hour).1);
            (begin(*medicine, record), until)
        })
    });
    let mut courses: Vec<(Begin, i64)> = courses.chain(planned).collect();
    courses.sort_by_key(|(begin, _)| begin.start.days.0);
    let mut stretches: Vec<(Begin, i64)> = Vec::new();
    for (begin, until) in courses {
        match stretches.last_mut().filter(|(_, end)| begin.start.days.0 < end.saturating_add(APART)) {
            Some((_, end)) => *end = until.max(*end),
            None => stretches.push((begin, until)),
        }
    }
    // The first dose that was taken from that day on.
    let dose = |from: i64| {
        let of = |medicine: &RecordId| {
            let taken = diary.doses_of(*medicine).filter(|(_, dose)| dose.status.is_taken());
            taken.map(|(record, _)| begin(*medicine, record)).find(|begin| begin.start.days.0 >= from)
        };
        medicines.iter().filter_map(of).min_by_key(|begin| begin.start.days)
    };
    let Some(first) = stretches.first().map(|(course, _)| course.clone()) else {
        return dose(i64::MIN).into_iter().collect();
    };
    let better = |course: Begin| {
        let from = if course == first { i64::MIN } else { course.start.days.0 };
        match dose(from).filter(|dose| dose.start.days.1 <= course.start.days.1) {
            Some(dose) => {
                // The course may have begun before the first dose that is logged.
                let sure = dose.start.sure && dose.start.days.1 <= course.start.days.0;
                Begin { start: Start { sure, ..dose.start }, ..dose }
            }
            None => course,
        }
    };
    let mut begins: Vec<Begin> = Vec::with_capacity(stretches.len());
    let mut earlier: Vec<(i64, i64)> = Vec::new();
    for (course, until) in stretches {
        let begin = Begin { earlier: earlier.clone(), ..better(course) };
        earlier.push((begin.start.days.0, until));
        begins.push(begin);
    }
    begins
}

/// The same where a plan may be all that says when: each of them is a stretch as a course is.
pub(super) fn begins_or_plans(diary: &Diary, medicines: &[RecordId], day_start_hour: u8) -> Vec<Begin> {
    let schedules = Schedules::new(diary);
    let own = schedules.all().iter().filter(|schedule| medicines.contains(&schedule.medicine));
    let planned = own.map(|schedule| {
        let day = when::days(schedule.first_day());
        let until = schedule.over_from().map_or(i64::MAX, |over| when::days(over) - 1);
        let start = Start { medicine: schedule.medicine, record: schedule.plan, days: (day, day), sure: true };
        (Begin { start, minute: None, earlier: Vec::new(), day_start_hour }, until)
    });
    begins_beside(diary, medicines, day_start_hour, planned.collect())
}

/// The first and last diary day a date can mean, in days since 1970.
pub(super) fn possible_days(at: &When, day_start_hour: u8) -> (i64, i64) {
    let last = at.until.unwrap_or(at.from);
    let day = |point: when::Point, end: jiff::civil::DateTime| {
        when::days(if point.is_minute() { when::diary_day(end, day_start_hour) } else { end.date() })
    };
    (day(at.from, at.earliest()), day(last, at.latest()))
}
