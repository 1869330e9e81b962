//! Which weeks of a plan stand on the page, and what each of them says: its dose, the days that have another one, the
//! days without one. A week begins on the weekday of the plan's first day, so that weekly steps are rows.

use jiff::civil::Date;

use crate::model::adjustment::Bend;
use crate::model::schedule::{Planned, Run, Schedule, State};
use crate::model::when::{date_of, days};
use crate::words::Words;

use super::Page;
use super::say::{self, Said};
use crate::exchange::paper::Shape;

/// More rows than these are too low for poor sight.
const MOST: usize = 27;
/// Rows of a plan that goes on, where there is room; and of its last step at least.
const FULL: usize = 12;
const LAST_STEP: i64 = 4;

pub(super) struct Weeks {
    pub(super) rows: Vec<Row>,
    /// The plan has weeks before or behind these.
    pub(super) is_cut: bool,
    pub(super) after: After,
}

/// What comes behind the last row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// More weeks.
    Weeks,
    /// The plan has no day at all.
    Nothing,
    /// That step, for as long as it goes on.
    Step(usize),
    Paused(Date),
    Over(Date),
}

pub(super) struct Row {
    /// From 1.
    pub(super) number: usize,
    /// The dose of most of its days.
    pub(super) head: Option<Said>,
    /// The step that begins in this week, from 1.
    pub(super) begins: Option<usize>,
    pub(super) days: Vec<Day>,
}

pub(super) struct Day {
    pub(super) date: Date,
    /// The first day here, or the first of its month.
    pub(super) names_month: bool,
    pub(super) is: Is,
    pub(super) marks: Vec<Shape>,
}

pub(super) enum Is {
    Nothing,
    Due { dose: Said, doses: usize, is_own: bool },
    Paused { says_so: bool },
    Over { says_so: bool },
}

impl Row {
    pub(super) fn from(&self) -> Option<Date> {
        self.days.first().map(|day| day.date)
    }

    /// Its days do not all have the same dose.
    pub(super) fn is_mixed(&self) -> bool {
        self.days.iter().any(|day| matches!(day.is, Is::Due { is_own: true, .. }))
    }

    /// Most doses of a day.
    pub(super) fn doses(&self) -> usize {
        let doses = |day: &Day| if let Is::Due { doses, .. } = day.is { doses } else { 0 };
        self.days.iter().map(doses).max().unwrap_or(0)
    }
}

impl Day {
    /// Nothing is due: the day is struck out.
    pub(super) fn is_struck(&self) -> bool {
        matches!(self.is, Is::Paused { .. } | Is::Over { .. })
    }
}

impl Weeks {
    pub(super) fn of(page: &Page<'_>, words: &Words) -> Self {
        let schedule = page.schedule;
        let first = first_day(schedule);
        let week = |date: Date| usize::try_from((days(date) - days(first)).div_euclid(7)).unwrap_or(0);
        let last = schedule.stretches().next_back().map(|(run, _)| run);
        let (whole, after) = whole(last, page.today, &week);
        let goes_on = matches!(after, After::Step(_));
        let current = week(page.today);
        let begin = if whole <= MOST {
            0
        } else if current < whole {
            current
        } else {
            whole - MOST
        };
        let end = if goes_on { whole.max(begin + FULL) } else { whole };
        let shown = begin..end.min(begin + MOST);
        let begins = step_days(schedule);
        let mut rows: Vec<Row> = Vec::new();
        let numbered = (1..).zip((days(first)..).step_by(7));
        for (number, from) in numbered.take(shown.end).skip(shown.start) {
            // The calendar has an end, and a plan may be written up to it.
            let dates = (from..from + 7).filter(|day| days(date_of(*day)) == *day).map(date_of);
            let row: Vec<Day> = dates.map(|date| day(page, date, date == first, words)).collect();
            if row.is_empty() {
                break;
            }
            let begins = begins.iter().find(|(day, _)| (from..from + 7).contains(&days(*day)));
            rows.push(headed(number, begins.map(|(_, step)| step + 1), row));
        }
        if let Some(day) = rows.first_mut().and_then(|row| row.days.first_mut()) {
            day.names_month = true;
        }
        say_once(&mut rows);
        let after = if shown.end < end { After::Weeks } else { after };
        Self { rows, is_cut: begin > 0 || after == After::Weeks, after }
    }

    /// The first and the last day on the page.
    pub(super) fn period(&self) -> Option<(Date, Date)> {
        let last = self.rows.last().and_then(|row| row.days.last());
        Some((self.rows.first()?.from()?, last?.date))
    }

    pub(super) fn days(&self) -> impl Iterator<Item = &Day> {
        self.rows.iter().flat_map(|row| &row.days)
    }

    pub(super) fn shows(&self, shape: Shape) -> bool {
        self.days().any(|day| day.marks.contains(&shape))
    }
}

/// The first day with a dose, before which there is nothing to tick.
fn first_day(schedule: &Schedule) -> Date {
    let mut steps = schedule.stretches().filter(|(run, _)| matches!(run.state, State::Step(_)));
    steps.next().map_or(schedule.start, |(run, _)| run.from)
}

/// How many weeks there are to show, and what follows them.
fn whole(last: Option<Run>, today: Date, week: &dyn Fn(Date) -> usize) -> (usize, After) {
    let Some(last) = last else { return (1, After::Nothing) };
    match last.state {
        State::Step(step) => {
            let until = days(last.from.max(today)) + 7 * LAST_STEP - 1;
            (week(date_of(until)) + 1, After::Step(step))
        }
        State::Paused => (week(last.from.max(today)) + 1, After::Paused(last.from)),
        State::Stopped => (week(date_of(days(last.from) - 1)) + 1, After::Over(last.from)),
    }
}

/// The days on which another step begins than the one before. A pause inside a step begins nothing.
fn step_days(schedule: &Schedule) -> Vec<(Date, usize)> {
    let mut found: Vec<(Date, usize)> = Vec::new();
    for (run, _) in schedule.stretches() {
        if let State::Step(step) = run.state
            && found.last().is_none_or(|(_, before)| *before != step)
        {
            found.push((run.from, step));
        }
    }
    found
}

fn day(page: &Page<'_>, date: Date, is_first: bool, words: &Words) -> Day {
    let mut marks = Vec::new();
    let is = match page.schedule.planned(date) {
        Planned::NotYet | Planned::AsNeeded(_) => Is::Nothing,
        Planned::Paused => Is::Paused { says_so: false },
        Planned::Over => Is::Over { says_so: false },
        Planned::Due(due) => {
            if due.step_back.is_some() {
                marks.push(Shape::StepBack);
            }
            Is::Due { dose: say::dose(page, due.amount, words), doses: due.doses(), is_own: false }
        }
    };
    if page.bottle_changes.contains(&date) {
        marks.push(Shape::Bottle);
    }
    if page.review == Some(date) {
        marks.push(Shape::Review);
    }
    if holds(page).any(|(on, _)| on == date) {
        marks.push(Shape::Hold);
    }
    Day { date, names_month: is_first || date.day() == 1, is, marks }
}

/// Days from which the plan is held, and for how long.
pub(super) fn holds<'a>(page: &Page<'a>) -> impl Iterator<Item = (Date, Option<u16>)> + use<'a> {
    let idle = &page.schedule.idle;
    let adjustments = page.diary.adjustments_of(page.record.id);
    adjustments.filter(|(record, _)| !idle.contains(&record.id)).filter_map(|(record, adjustment)| {
        let Bend::Hold { days } = adjustment.bend else { return None };
        Some((record.at.earliest().date(), days))
    })
}

/// A row under the dose that most of its days have, the earlier of two that tie.
fn headed(number: usize, begins: Option<usize>, mut days: Vec<Day>) -> Row {
    let doses = || days.iter().filter_map(|day| if let Is::Due { dose, .. } = &day.is { Some(dose) } else { None });
    let often = |dose: &Said| doses().filter(|other| other.code == dose.code).count();
    // `max_by_key` takes the last of those that tie.
    let head = doses().collect::<Vec<_>>().into_iter().rev().max_by_key(|dose| often(dose)).cloned();
    for day in &mut days {
        if let Is::Due { dose, is_own, .. } = &mut day.is {
            *is_own = head.as_ref().is_some_and(|head| head.code != dose.code);
        }
    }
    Row { number, head, begins, days }
}

/// A stretch without doses says so on its first day.
fn say_once(rows: &mut [Row]) {
    let mut before = 0;
    for day in rows.iter_mut().flat_map(|row| &mut row.days) {
        let now = match &mut day.is {
            Is::Paused { says_so } => {
                *says_so = before != 1;
                1
            }
            Is::Over { says_so } => {
                *says_so = before != 2;
                2
            }
            Is::Nothing | Is::Due { .. } => 0,
        };
        before = now;
    }
}
