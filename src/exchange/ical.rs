//! Plans as iCalendar (RFC 5545), for the calendar of a phone. Each piece of a plan is a series with a name that stays,
//! so that a calendar that reads a later export corrects what it has, and shows nothing twice.

mod entry;
mod pieces;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use crate::model::adjustment::{Adjustment, Bend};
use crate::model::plan::{Plan, Rule};
use crate::model::schedule::{Due, Schedule};
use crate::model::when::days;
use crate::model::{Amount, Body, Diary, DoseUnit, Record, RecordId};
use crate::words::Words;

use self::entry::{Course, Entry, Start};
use self::pieces::{Piece, pieces};

/// Cancelled entries of one plan at the most: they clear away what earlier exports left in a calendar.
const MOST_CANCELLED: usize = 200;

/// Every plan of a diary as one calendar.
pub struct Calendar<'a> {
    pub diary: &'a Diary,
    /// What is in the trash, and earlier versions of living plans and adjustments where the caller has them: an export
    /// made before may have shown it all.
    pub trashed: &'a [Record],
    pub words: &'a Words,
    pub now: Timestamp,
    /// The number of the diary's last change: a calendar takes the higher one of two exports for the later.
    pub sequence: i64,
}

/// Which series of a plan: the place of the piece, and of the clock time within the day, both from 1.
type Place = (usize, usize);

impl Calendar<'_> {
    /// The file: UTF-8, lines folded and ended by CRLF.
    pub fn file(&self) -> Vec<u8> {
        let mut entries = Vec::new();
        for (record, plan) in self.diary.plans() {
            self.living(record, plan, &mut entries);
        }
        let mut gone: Vec<_> = plans(self.trashed).filter(|(record, _)| self.diary.plan(record.id).is_none()).collect();
        gone.sort_by_key(|(record, _)| record.id);
        gone.dedup_by_key(|(record, _)| record.id);
        for (record, plan) in gone {
            self.cancelled(record, plan, &BTreeSet::new(), &mut entries);
        }
        entry::file(&entries, self)
    }

    fn living(&self, record: &Record, plan: &Plan, entries: &mut Vec<Entry>) {
        let schedule = Schedule::of(record, plan, self.diary);
        let mut live = BTreeSet::new();
        for (piece, number) in pieces(&schedule).iter().zip(1..) {
            let times: Vec<Option<Time>> = match piece.due.times {
                [] => vec![None],
                times => times.iter().copied().map(Some).collect(),
            };
            for (time, index) in times.into_iter().zip(1..) {
                live.insert((number, index));
                let name = uid(record.id, (number, index));
                self.series(plan, &schedule, piece, time, &name, entries);
            }
        }
        self.cancelled(record, plan, &live, entries);
    }

    /// One clock time of one piece: the series, then the days on which another dose is due.
    fn series(
        &self,
        plan: &Plan,
        schedule: &Schedule,
        piece: &Piece<'_>,
        time: Option<Time>,
        uid: &str,
        entries: &mut Vec<Entry>,
    ) {
        let entry = |day: Date, due: Due<'_>| Entry {
            uid: uid.to_owned(),
            start: Start { day, time },
            course: Course::Daily(piece.until.map(|until| days(until) - days(piece.from) + 1)),
            cancelled: false,
            summary: self.summary(plan, due.amount),
            description: self.description(plan, schedule, due),
        };
        entries.push(entry(piece.from, piece.due));
        for day in &piece.others {
            let Some(due) = schedule.due(*day) else { continue };
            entries.push(Entry { course: Course::Instead, ..entry(*day, due) });
        }
    }

    /// The names that an earlier export may have used and this one does not.
    fn cancelled(&self, record: &Record, plan: &Plan, live: &BTreeSet<Place>, entries: &mut Vec<Entry>) {
        let (pieces, times) = self.ever(record.id, plan);
        let start = Start { day: record.at.earliest().date(), time: plan.times.first().copied() };
        let summary = self.words.say("ical-cancelled", &[("medicine", self.medicine_name(plan.medicine))]);
        let places = (1..=pieces).flat_map(|piece| (1..=times).map(move |time| (piece, time)));
        for place in places.filter(|place| !live.contains(place)).take(MOST_CANCELLED) {
            entries.push(Entry {
                uid: uid(record.id, place),
                start,
                course: Course::Daily(Some(1)),
                cancelled: true,
                summary: summary.clone(),
                description: String::new(),
            });
        }
    }

    /// The most pieces and the most clock times that a plan can have had, by everything that was ever there: a restart
    /// brings all steps again, any other adjustment cuts one stretch at two places at the most.
    fn ever(&self, id: RecordId, plan: &Plan) -> (usize, usize) {
        let earlier = plans(self.trashed).filter(|(record, _)| record.id == id).map(|(_, plan)| plan);
        let (mut steps, mut times) = (0, 1);
        for version in earlier.chain([plan]) {
            steps = steps.max(version.rule.amounts().map_or(0, |amounts| amounts.len()));
            times = times.max(version.doses_a_day());
        }
        let (mut restarts, mut others) = (0_usize, 0_usize);
        let trashed = self.trashed.iter().filter_map(|record| match &record.body {
            Body::Adjustment(adjustment) if adjustment.plan == id => Some(adjustment),
            _ => None,
        });
        let living = self.diary.adjustments_of(id).map(|(_, adjustment): (_, &Adjustment)| adjustment);
        for adjustment in living.chain(trashed) {
            match &adjustment.bend {
                Bend::Restart { .. } => restarts += 1,
                Bend::Times(clock) => (others, times) = (others + 1, times.max(clock.len())),
                _ => others += 1,
            }
        }
        let pieces = if steps == 0 { 0 } else { steps.saturating_mul(1 + restarts).saturating_add(2 * others) };
        (pieces, times)
    }

    fn summary(&self, plan: &Plan, amount: Amount) -> String {
        let mut ways = self.ways(plan, amount);
        let dose = if ways.is_empty() { String::new() } else { ways.remove(0) };
        let key = if ways.is_empty() { "ical-summary" } else { "ical-summary-more" };
        let medicine = self.medicine_name(plan.medicine);
        self.words.say(key, &[("medicine", medicine), ("dose", dose), ("more", ways.join(", "))])
    }

    /// The amount in every way it is measured, in the person's own unit first.
    fn ways(&self, plan: &Plan, amount: Amount) -> Vec<String> {
        let portion = self.diary.medicine(plan.medicine).map(|medicine| medicine.preparation().portion(amount));
        let count = portion.and_then(|portion| portion.count).map(|count| (count.number, count.unit));
        let content = portion.map_or(amount, |portion| portion.amount);
        let volume = portion.and_then(|portion| portion.volume_ml).map(|volume| (volume, DoseUnit::Millilitre));
        let mut ways: Vec<_> = [count, Some((content.number, content.unit)), volume].into_iter().flatten().collect();
        let mut seen = BTreeSet::new();
        ways.retain(|(_, unit)| seen.insert(*unit));
        if let Some(own) = plan.shown_in {
            if !seen.contains(&own)
                && let Some(said) = content.to_unit(own)
            {
                ways.retain(|(_, unit)| *unit != content.unit);
                ways.insert(0, (said.number, own));
            }
            ways.sort_by_key(|(_, unit)| *unit != own);
        }
        let say = |(number, unit): (_, DoseUnit)| {
            let number = format!("{number}");
            let args = [("number", number.clone()), ("count", number), ("unit", unit.code().to_owned())];
            self.words.say("amount-count", &args)
        };
        ways.into_iter().map(say).collect()
    }

    fn description(&self, plan: &Plan, schedule: &Schedule, due: Due<'_>) -> String {
        let mut lines = Vec::new();
        if let Rule::Steps(_) = plan.rule {
            // The last step of a taper to nothing has no dose.
            let total = schedule.steps.iter().filter(|amount| !amount.number.decimal().is_zero()).count();
            let args = [("number", (due.step + 1).to_string()), ("total", total.to_string())];
            lines.push(self.words.say("ical-step", &args));
        }
        if due.step_back.is_some() {
            lines.push(self.words.get("ical-step-back"));
        }
        for (key, text) in [("ical-hold-if", &plan.hold_if), ("ical-missed", &plan.missed)] {
            if let Some(text) = text {
                lines.push(self.words.say(key, &[("text", text.clone())]));
            }
        }
        lines.join("\n")
    }

    /// A plan in the trash may be of a medicine that is there, too.
    fn medicine_name(&self, id: RecordId) -> String {
        let trashed = || {
            self.trashed.iter().find_map(|record| match &record.body {
                Body::Medicine(medicine) if record.id == id => Some(medicine),
                _ => None,
            })
        };
        self.diary.medicine(id).or_else(trashed).map_or_else(String::new, |medicine| medicine.name.clone())
    }
}

fn plans(records: &[Record]) -> impl Iterator<Item = (&Record, &Plan)> {
    records.iter().filter_map(|record| match &record.body {
        Body::Plan(plan) => Some((record, plan)),
        _ => None,
    })
}

fn uid(plan: RecordId, (piece, time): Place) -> String {
    format!("{plan}-{piece}-{time}@titrace")
}

#[cfg(test)]
mod tests;
