//! A schedule cut into pieces that a calendar can repeat: the same dose at the same clock times, day after day. The
//! days that a step back takes are left out of the step's piece, and are a series of the step back's own.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use crate::model::schedule::{Schedule, State, StepBack};
use crate::model::when::{date_of, days};

/// A step is cut where a step back of more days than these begins and ends, so that they need not be left out one by
/// one.
const SHORT_DAYS: i64 = 100;

/// Whether a step back from one day to another, both included, cuts the steps below it.
pub(super) fn is_long(from: Date, until: Date) -> bool {
    days(until) - days(from) >= SHORT_DAYS
}

/// A stretch of one step at the same clock times.
pub(super) struct Piece {
    from: Date,
    /// Its last day; `None`: it goes on.
    until: Option<Date>,
}

/// Days of a series.
pub(super) struct Days {
    pub(super) from: Date,
    /// Its last day; `None`: it goes on.
    pub(super) until: Option<Date>,
    /// Days between that are left out.
    pub(super) except: Vec<Date>,
}

/// The pieces by their days, also those that step backs take as a whole.
pub(super) fn pieces(schedule: &Schedule) -> Vec<Piece> {
    let cuts = cuts(schedule);
    let mut pieces = Vec::new();
    for (run, end) in schedule.stretches() {
        let is_empty = end.is_some_and(|end| end < run.from);
        if is_empty || !matches!(run.state, State::Step(_)) || schedule.due(run.from).is_none() {
            continue;
        }
        let inside = |day: &Date| *day > run.from && end.is_none_or(|end| *day <= end);
        let starts: Vec<Date> = std::iter::once(run.from).chain(cuts.iter().copied().filter(inside)).collect();
        let ends = starts.iter().skip(1).map(|next| Some(date_of(days(*next) - 1))).chain([end]);
        pieces.extend(starts.iter().zip(ends).map(|(from, until)| Piece { from: *from, until }));
    }
    pieces
}

/// Days on which a stretch is cut: other clock times from there on, or the ends of a long step back.
fn cuts(schedule: &Schedule) -> BTreeSet<Date> {
    let mut cuts: BTreeSet<Date> = schedule.times_since().skip(1).map(|(from, _)| from).collect();
    for back in schedule.step_backs().iter().filter(|back| is_long(back.from, back.until)) {
        cuts.extend([back.from, date_of(days(back.until) + 1)]);
    }
    cuts
}

impl Piece {
    /// The days of the step's own dose; `None` where step backs take all of them.
    pub(super) fn days(&self, schedule: &Schedule) -> Option<Days> {
        let (mut from, mut until) = (self.from, self.until);
        let (long, short): (Vec<_>, Vec<_>) =
            schedule.step_backs().iter().partition(|back| is_long(back.from, back.until));
        // A long one cuts the pieces: what it begins, it takes to the end.
        if long.iter().any(|back| back.from <= from && from <= back.until) {
            return None;
        }
        let taken = short.into_iter().flat_map(|back| {
            let last = until.map_or(back.until, |until| until.min(back.until));
            (days(back.from.max(from))..=days(last)).map(date_of)
        });
        let mut except: BTreeSet<Date> = taken.collect();
        while except.remove(&from) {
            from = from.tomorrow().ok()?;
        }
        while let Some(last) = until.filter(|last| except.remove(last)) {
            until = last.yesterday().ok();
        }
        let is_empty = until.is_some_and(|until| until < from);
        (!is_empty).then(|| Days { from, until, except: except.into_iter().collect() })
    }
}

/// Each clock time of a step back, in the order in which they come, with the days on which it is what is due. Without a
/// clock time it is `None`.
pub(super) fn times_of(back: &StepBack, schedule: &Schedule) -> Vec<(Option<Time>, Days)> {
    let mut found: Vec<(Option<Time>, Days)> = Vec::new();
    for (day, due) in schedule.due_days(back.from, back.until) {
        if due.step_back.is_none_or(|known| known.adjustment != back.adjustment) {
            continue;
        }
        for time in clock_times(due.times) {
            match found.iter_mut().find(|(known, _)| *known == time) {
                Some((_, known)) => known.append(day),
                None => found.push((time, Days { from: day, until: Some(day), except: Vec::new() })),
            }
        }
    }
    found
}

/// What is without a clock time is due once a day.
pub(super) fn clock_times(times: &[Time]) -> Vec<Option<Time>> {
    if times.is_empty() { vec![None] } else { times.iter().copied().map(Some).collect() }
}

impl Days {
    /// A later day; what lies between is left out.
    fn append(&mut self, day: Date) {
        if let Some(last) = self.until {
            self.except.extend((days(last) + 1..days(day)).map(date_of));
        }
        self.until = Some(day);
    }

    pub(super) fn count(&self) -> Option<i64> {
        self.until.map(|until| days(until) - days(self.from) + 1)
    }
}
