//! A schedule cut into pieces that a calendar can repeat: the same dose at the same clock times, day after day.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::schedule::{Due, Schedule, State, StepBack};
use crate::model::when::{date_of, days};

/// Step backs up to so many days are exceptions from a series, one a day; a longer one is a piece of its own.
const SHORT_DAYS: i64 = 100;

pub(super) struct Piece<'a> {
    pub(super) from: Date,
    /// Its last day; `None`: it goes on.
    pub(super) until: Option<Date>,
    /// What is due on all its days but the others.
    pub(super) due: Due<'a>,
    /// Days on which another dose is due: a short step back.
    pub(super) others: BTreeSet<Date>,
}

/// The pieces by their days, without a gap in their numbers.
pub(super) fn pieces(schedule: &Schedule) -> Vec<Piece<'_>> {
    let cuts = cuts(schedule);
    let mut pieces = Vec::new();
    for (run, end) in schedule.stretches() {
        if !matches!(run.state, State::Step(_)) || end.is_some_and(|end| end < run.from) {
            continue;
        }
        let inside = |day: &Date| *day > run.from && end.is_none_or(|end| *day <= end);
        let starts: Vec<Date> = std::iter::once(run.from).chain(cuts.iter().copied().filter(inside)).collect();
        for (place, from) in starts.iter().enumerate() {
            let until = starts.get(place + 1).map(|next| date_of(days(*next) - 1)).or(end);
            pieces.extend(piece(schedule, *from, until));
        }
    }
    pieces
}

/// Days on which a stretch is cut: other clock times from there on, or the ends of a long step back.
fn cuts(schedule: &Schedule) -> BTreeSet<Date> {
    let mut cuts: BTreeSet<Date> = schedule.times_since().skip(1).map(|(from, _)| from).collect();
    for back in schedule.step_backs().iter().filter(|back| !is_short(back)) {
        cuts.extend([back.from, date_of(days(back.until) + 1)]);
    }
    cuts
}

fn is_short(back: &StepBack) -> bool {
    days(back.until) - days(back.from) < SHORT_DAYS
}

fn piece(schedule: &Schedule, from: Date, until: Option<Date>) -> Option<Piece<'_>> {
    let first = schedule.due(from)?;
    // A short step back on the first day is an exception, too: below it lies the step, or a long step back.
    let below =
        schedule.step_backs().iter().rev().find(|back| !is_short(back) && back.from <= from && from <= back.until);
    let amount = match below {
        Some(back) => back.to,
        None => *schedule.steps.get(first.step)?,
    };
    let due = Due { amount, step_back: below, ..first };
    let short = schedule.step_backs().iter().filter(|back| is_short(back));
    let candidates = short.flat_map(|back| {
        let last = until.map_or(back.until, |until| until.min(back.until));
        (days(back.from.max(from))..=days(last)).map(date_of)
    });
    let is_other = |day: &Date| schedule.due(*day).is_some_and(|other| other.step_back != due.step_back);
    let others = candidates.filter(is_other).collect();
    Some(Piece { from, until, due, others })
}
