//! Plans as iCalendar (RFC 5545), for the calendar of a phone. Each piece of a plan and each step back is a series with a
//! name that stays, and nothing is an exception from another: a calendar that reads a later export takes back what it
//! has, whether it replaces a series as a whole or part by part, and shows nothing twice.

mod entry;
mod ever;
mod pieces;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use crate::model::plan::{Plan, Rule};
use crate::model::schedule::{Due, Schedule};
use crate::model::{Amount, Body, Diary, DoseUnit, Record, RecordId};
use crate::words::Words;

use self::entry::{Entry, Start};
use self::ever::Ever;
use self::pieces::{Days, clock_times, pieces, times_of};

/// Cancelled entries of one plan at the most: they clear away what earlier exports left in a calendar.
const MOST_CANCELLED: usize = 5_000;

/// 2020-01-01T00:00Z in seconds since 1970.
const SEQUENCE_EPOCH: i64 = 1_577_836_800;

/// Every plan of a diary that has days as one calendar: one that is taken as needed has none.
pub struct Calendar<'a> {
    pub diary: &'a Diary,
    /// Every version of every plan and adjustment, living and in the trash, the earlier ones first: an export made
    /// before may have shown it all. Medicines in the trash, where the caller has them, are named.
    pub trashed: &'a [Record],
    pub words: &'a Words,
    pub now: Timestamp,
    /// The number of the diary's last change.
    pub sequence: i64,
}

/// Which series of a plan: the place of the piece, and of the clock time within the day, both from 1.
type Place = (usize, usize);

impl Calendar<'_> {
    /// The file: UTF-8, lines folded and ended by CRLF. `None` where there is no entry, since a calendar without one is
    /// no calendar by RFC 5545, 3.6.
    pub fn file(&self) -> Option<Vec<u8>> {
        let entries = self.entries();
        (!entries.is_empty()).then(|| entry::file(&entries, self))
    }

    fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (record, plan) in self.diary.plans() {
            self.living(record, plan, &mut entries);
        }
        let live: BTreeSet<String> = entries.iter().map(|entry| entry.uid.clone()).collect();
        for (id, ever) in ever::of(self.diary, self.trashed) {
            self.cancelled(id, &ever, &live, &mut entries);
        }
        entries
    }

    /// A calendar takes the higher one of two exports for the later. The number of the change alone would begin anew
    /// where a diary moves to another computer; the seconds alone might stand still between two changes.
    fn sequence(&self) -> i32 {
        let sequence = (self.now.as_second() - SEQUENCE_EPOCH).saturating_add(self.sequence);
        i32::try_from(sequence.max(0)).unwrap_or(i32::MAX)
    }

    fn living(&self, record: &Record, plan: &Plan, entries: &mut Vec<Entry>) {
        let schedule = Schedule::of(record, plan, self.diary);
        for (piece, number) in pieces(&schedule).iter().zip(1..) {
            let Some(days) = piece.days(&schedule) else { continue };
            let Some(due) = schedule.due(days.from) else { continue };
            for (time, index) in clock_times(due.times).into_iter().zip(1..) {
                let name = piece_name(record.id, (number, index));
                entries.push(self.series(plan, &schedule, due, time, &days, name));
            }
        }
        for back in schedule.step_backs() {
            for ((time, days), index) in times_of(back, &schedule).iter().zip(1..) {
                let Some(due) = schedule.due(days.from) else { continue };
                let name = step_back_name(back.adjustment, index);
                entries.push(self.series(plan, &schedule, due, *time, days, name));
            }
        }
    }

    /// The dose of its first day, on all of its days.
    fn series(
        &self,
        plan: &Plan,
        schedule: &Schedule,
        due: Due<'_>,
        time: Option<Time>,
        days: &Days,
        uid: String,
    ) -> Entry {
        Entry {
            uid,
            start: self.start(days.from, time),
            count: days.count(),
            except: days.except.iter().map(|day| self.start(*day, time)).collect(),
            cancelled: false,
            summary: self.summary(plan, due.amount),
            description: self.description(plan, schedule, due),
        }
    }

    /// When the dose of a diary day is taken. A clock time before the hour at which a day begins is the end of its night:
    /// by the calendar it is the next day.
    fn start(&self, day: Date, time: Option<Time>) -> Start {
        let before_start =
            |time: Time| u8::try_from(time.hour()).is_ok_and(|hour| hour < self.diary.settings.day_start_hour);
        let day = if time.is_some_and(before_start) { day.tomorrow().unwrap_or(day) } else { day };
        Start { day, time }
    }

    /// The names that an earlier export may have used and this one does not.
    fn cancelled(&self, id: RecordId, ever: &Ever<'_>, live: &BTreeSet<String>, entries: &mut Vec<Entry>) {
        let Some((record, plan)) = ever.latest() else { return };
        let start = self.start(record.at.earliest().date(), plan.times.first().copied());
        let summary = self.words.say("ical-cancelled", &[("medicine", self.medicine_name(plan.medicine))]);
        let pieces = ever.pieces(id).filter(|name| !live.contains(name));
        let step_backs = ever.step_backs().filter(|name| !live.contains(name));
        // Step backs first: their names are known, those of pieces are reckoned.
        entries.extend(step_backs.chain(pieces).take(MOST_CANCELLED).map(|uid| Entry {
            uid,
            start,
            count: Some(1),
            except: vec![start],
            cancelled: true,
            summary: summary.clone(),
            description: String::new(),
        }));
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
        if due.step_back.is_some() {
            // Its days may lie in more than one step.
            lines.push(self.words.get("ical-step-back"));
        } else if let Rule::Steps(_) = plan.rule {
            // The last step of a taper to nothing has no dose.
            let total = schedule.steps.iter().filter(|amount| !amount.number.decimal().is_zero()).count();
            let args = [("number", (due.step + 1).to_string()), ("total", total.to_string())];
            lines.push(self.words.say("ical-step", &args));
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

fn piece_name(plan: RecordId, (piece, time): Place) -> String {
    format!("{plan}-{piece}-{time}@titrace")
}

fn step_back_name(adjustment: RecordId, time: usize) -> String {
    format!("{adjustment}-{time}@titrace")
}

#[cfg(test)]
mod tests;
