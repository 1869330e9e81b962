//! A plan's steps on the days that count, and the gaps in which none is due. A step begins on a counted day; a pause and
//! a stop are gaps of the calendar that the count passes over. So a hold moves every later step and leaves a dated
//! pause or stop where the person put it, and a pause moves what comes after it by its own length.

use jiff::civil::Date;

use super::plan::Interval;
use super::record::RecordId;
use super::schedule::{Run, State, Waiting};
use super::when::{date_of, days};

/// A step from a counted day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stage {
    at: i64,
    /// Place in the rule; `None`: tapered to nothing.
    step: Option<usize>,
}

/// Days of the calendar on which nothing is due: from a day (counted from 1970) to the one before `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap {
    from: i64,
    /// `None`: until it is resumed or restarted.
    until: Option<i64>,
    is_stop: bool,
    by: RecordId,
}

impl Gap {
    fn holds(&self, day: i64) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// The steps that wait behind a hold without an end.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Held {
    since: i64,
    stages: Vec<Stage>,
    by: RecordId,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    /// Rising; those behind a hold without an end are not among them.
    stages: Vec<Stage>,
    /// Rising and apart; only the last may be without an end.
    gaps: Vec<Gap>,
    held: Option<Held>,
}

impl Calendar {
    /// The steps of that length, one after the other from a day on; `ends`: the last of them is nothing.
    pub(super) fn new(start: Date, every: Option<Interval>, steps: usize, ends: bool) -> Self {
        let mut calendar = Self::default();
        calendar.stages = calendar.ramp(start, every, 0..steps, ends);
        calendar
    }

    fn ramp(&self, start: Date, every: Option<Interval>, steps: std::ops::Range<usize>, ends: bool) -> Vec<Stage> {
        let (first, last) = (steps.start, steps.end.saturating_sub(1));
        let at = self.count(days(start));
        steps
            .map_while(|place| {
                let from = every.map_or(Some(start), |every| every.after(start, place - first))?;
                let step = (!(ends && place == last)).then_some(place);
                Some(Stage { at: at + days(from) - days(start), step })
            })
            .collect()
    }

    /// Which counted day it is; of a day in a gap, the first one behind the gap.
    fn count(&self, day: i64) -> i64 {
        let before = self.gaps.iter().take_while(|gap| gap.from < day);
        day - before.map(|gap| gap.until.map_or(day, |until| until.min(day)) - gap.from).sum::<i64>()
    }

    /// The day of the calendar; `None` where a gap without an end lies before it.
    fn day(&self, count: i64) -> Option<i64> {
        let mut day = count;
        for gap in &self.gaps {
            if gap.from > day {
                break;
            }
            day += gap.until? - gap.from;
        }
        Some(day)
    }

    /// Place of the stage in force on a day, in a gap or not.
    fn stage(&self, day: i64) -> Option<usize> {
        let count = self.count(day);
        self.stages.partition_point(|stage| stage.at <= count).checked_sub(1)
    }

    /// What is so on a day; `None`: the plan has not begun.
    fn state(&self, day: i64) -> Option<State> {
        if let Some(gap) = self.gaps.iter().find(|gap| gap.holds(day)) {
            // A gap before the first step is none, unless it is the end of the plan.
            let has_begun = self.stages.first().is_some_and(|first| first.at <= self.count(gap.from));
            let state = if gap.is_stop { State::Stopped } else { State::Paused };
            return (has_begun || (gap.is_stop && gap.until.is_none())).then_some(state);
        }
        self.stage(day).map(|place| self.stages[place].step.map_or(State::Stopped, State::Step))
    }

    fn is_due(&self, day: i64) -> bool {
        matches!(self.state(day), Some(State::Step(_)))
    }

    /// A pause without an end, or steps that wait behind a hold.
    fn waits(&self) -> bool {
        self.held.is_some() || self.gaps.last().is_some_and(|gap| gap.until.is_none() && !gap.is_stop)
    }

    /// The stretches of days, one for each step that begins and each gap.
    pub(super) fn runs(&self) -> Vec<Run> {
        let begins: Vec<i64> = self.stages.iter().filter_map(|stage| self.day(stage.at)).collect();
        let mut turns = begins.clone();
        turns.extend(self.gaps.iter().flat_map(|gap| [Some(gap.from), gap.until]).flatten());
        turns.sort_unstable();
        turns.dedup();
        let mut runs: Vec<Run> = Vec::with_capacity(turns.len());
        for day in turns {
            let Some(state) = self.state(day) else { continue };
            let is_new = runs.last().is_none_or(|last| last.state != state) || begins.binary_search(&day).is_ok();
            if is_new {
                runs.push(Run { from: date_of(day), state });
            }
        }
        runs
    }

    pub(super) fn waiting(&self) -> Option<Waiting> {
        if let Some(held) = &self.held {
            return Some(Waiting { since: date_of(held.since), adjustment: held.by, steps: held.stages.len() });
        }
        let gap = self.gaps.last().filter(|gap| gap.until.is_none() && !gap.is_stop)?;
        let count = self.count(gap.from);
        let steps = self.stages.iter().filter(|stage| stage.at >= count).count();
        Some(Waiting { since: date_of(gap.from), adjustment: gap.by, steps })
    }

    /// The last day of the last step, were it so many days long; `None` where a gap without an end comes before.
    pub(super) fn end_of_last(&self, length: i64) -> Option<Date> {
        self.day(self.stages.last()?.at + length - 1).map(date_of)
    }

    /// A pause that lies before the first day is none: it is taken out, and every step keeps its day. Nothing that moves
    /// a step is done while others wait behind a hold.
    fn settle(&mut self) {
        while let (Some(gap), Some(first)) = (self.gaps.first().copied(), self.stages.first()) {
            let Some(until) = gap.until.filter(|_| first.at > self.count(gap.from)) else { return };
            self.gaps.remove(0);
            moved(&mut self.stages, until - gap.from);
        }
    }

    /// Each of these says nothing where there was nothing to do; what shows is compared by the caller.
    pub(super) fn hold(&mut self, on: Date, count: Option<u16>, by: RecordId) {
        let on = days(on);
        // Before its first day a plan can be held, too: then all of it begins later.
        if self.waits() || !(self.is_due(on) || self.state(on).is_none()) {
            return;
        }
        let here = self.count(on);
        let later = self.stages.partition_point(|stage| stage.at <= here);
        match count {
            Some(count) => {
                moved(&mut self.stages[later..], i64::from(count));
                self.settle();
            }
            None if later < self.stages.len() => {
                self.held = Some(Held { since: on, stages: self.stages.split_off(later), by });
            }
            None => {}
        }
    }

    pub(super) fn pause(&mut self, on: Date, count: Option<u16>, by: RecordId) {
        let from = days(on);
        let until = count.map(|count| from + i64::from(count));
        let meets = |gap: &Gap| until.is_none_or(|until| gap.from < until) && gap.until.is_none_or(|end| end > from);
        if self.waits() || !self.is_due(from) || count == Some(0) || self.gaps.iter().any(meets) {
            return;
        }
        let place = self.gaps.partition_point(|gap| gap.from < from);
        self.gaps.insert(place, Gap { from, until, is_stop: false, by });
    }

    pub(super) fn resume(&mut self, on: Date) {
        let on = days(on);
        if let Some(mut held) = self.held.take_if(|held| held.since <= on) {
            let by = self.count(on) - self.count(held.since);
            moved(&mut held.stages, by);
            self.stages.append(&mut held.stages);
            self.settle();
            return;
        }
        if let Some(gap) = self.gaps.last_mut()
            && gap.until.is_none()
            && !gap.is_stop
            && gap.from <= on
        {
            gap.until = Some(on);
            self.gaps.pop_if(|gap| gap.until == Some(gap.from));
        }
    }

    pub(super) fn shift(&mut self, on: Date, by: i32) {
        if self.waits() {
            return;
        }
        let here = self.count(days(on));
        let later = self.stages.partition_point(|stage| stage.at < here);
        let Some(first) = self.stages.get(later) else { return };
        let lands = first.at + i64::from(by);
        let meets = later.checked_sub(1).is_some_and(|before| lands <= self.stages[before].at);
        if !meets {
            moved(&mut self.stages[later..], i64::from(by));
            self.settle();
        }
    }

    pub(super) fn skip(&mut self, on: Date) {
        let on = days(on);
        if self.waits() || !self.is_due(on) {
            return;
        }
        let (Some(place), here) = (self.stage(on), self.count(on)) else { return };
        let Some(next) = self.stages.get(place + 1) else { return };
        let by = here - next.at;
        moved(&mut self.stages[place + 1..], by);
        if self.stages[place].at == here {
            self.stages.remove(place);
        }
    }

    /// The steps from that place on begin anew on a day. A stop or pause in which the day lies ends with it.
    pub(super) fn restart(&mut self, on: Date, every: Option<Interval>, steps: std::ops::Range<usize>, ends: bool) {
        let day = days(on);
        self.held = None;
        for gap in self.gaps.iter_mut().filter(|gap| gap.holds(day)) {
            gap.until = Some(day);
        }
        let is_open_pause = |gap: &Gap| gap.until.is_none() && !gap.is_stop;
        self.gaps.retain(|gap| gap.until != Some(gap.from) && !(is_open_pause(gap) && gap.from > day));
        let here = self.count(day);
        self.stages.retain(|stage| stage.at < here);
        let mut ramp = self.ramp(on, every, steps, ends);
        self.stages.append(&mut ramp);
    }

    pub(super) fn stop(&mut self, on: Date, by: RecordId) {
        let from = days(on);
        if self.state(from) == Some(State::Stopped) {
            return;
        }
        self.held = None;
        self.gaps.retain(|gap| gap.from < from);
        if let Some(gap) = self.gaps.last_mut()
            && gap.holds(from)
        {
            gap.until = Some(from);
        }
        self.gaps.push(Gap { from, until: None, is_stop: true, by });
    }
}

fn moved(stages: &mut [Stage], by: i64) {
    for stage in stages {
        stage.at += by;
    }
}
