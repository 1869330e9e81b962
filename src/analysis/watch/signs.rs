//! Signs that were written down as symptoms in the last days: bleeding, the liver. Only entries count, never a note.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::catalogue::{Catalogue, WatchRule};
use crate::model::answer::Reply;
use crate::model::when::{date_of, days};
use crate::model::{Body, Diary, Kind, Record, RecordId};

use super::{Finding, days_of, signs_of};

/// What a rule looks for; its checklist names the symptoms, and its tier which of them.
pub(super) const KIND: &str = "signs";
/// Signs that have grown older than [`DAYS`] and nobody was spoken to about.
pub(super) const UNANSWERED: &str = "signs-unanswered";
/// Kinds of rules that ask whether a sign was there.
const SIGNS_COUNT: [&str; 5] = [KIND, UNANSWERED, super::crisis::KIND, super::checklists::UNSURE, super::labs::ABOVE];
/// How far back a rule of signs looks where it does not say.
pub(super) const DAYS: u16 = 7;
/// Entries of a whole month are ordered by its first day: so far back the walk begins.
const COARSE_DAYS: i64 = 62;

/// A symptom that was there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign<'a> {
    pub(super) record: &'a Record,
    /// The last day it can mean, never later than today.
    pub(super) day: Date,
    /// As the catalogue calls it; as it was written, if the catalogue does not know it.
    pub(super) name: &'a str,
}

impl Sign<'_> {
    /// Its day, or the dates as they were written where nobody knows the day.
    pub(super) fn said(&self) -> String {
        let at = &self.record.at;
        if at.date().is_some() || at.minute().is_some() { self.day.to_string() } else { at.text() }
    }
}

/// Everything that was there lately, by time.
#[derive(Debug)]
pub(super) struct Signs<'a> {
    today: Date,
    all: Vec<Sign<'a>>,
}

impl<'a> Signs<'a> {
    /// Reads the last entries only: ten years of them lie before.
    pub(super) fn new(diary: &'a Diary, catalogue: &'a Catalogue, today: Date) -> Self {
        let reads = |rule: &&WatchRule| SIGNS_COUNT.contains(&&*rule.kind);
        let rules = catalogue.watch_rules().iter().filter(reads);
        let most = rules.map(|rule| i64::from(rule.days.unwrap_or(DAYS))).max().unwrap_or_default();
        let hour = diary.settings.day_start_hour;
        let (from, begin) = (date_of(days(today) - most), date_of(days(today) - most - COARSE_DAYS));
        let entries = diary.of_kind(Kind::Symptom);
        let first = entries.partition_point(|record| record.at.earliest().date() < begin);
        let mut names: HashMap<&str, &str> = HashMap::new();
        let mut all = Vec::new();
        for record in entries.get(first..).unwrap_or_default() {
            let Body::Symptom(entry) = &record.body else { continue };
            let (earliest, latest) = days_of(record, hour);
            if earliest > today || latest < from || !entry.is_there() {
                continue;
            }
            let known = |name: &'a str| catalogue.symptom(name).map_or(name, |seed| seed.name.as_str());
            let name = *names.entry(&entry.symptom).or_insert_with(|| known(&entry.symptom));
            all.push(Sign { record, day: latest.min(today), name });
        }
        Self { today, all }
    }

    /// Of one of these symptoms, within the rule's days.
    pub(super) fn of(&self, rule: &WatchRule, names: &[&str]) -> Vec<Sign<'a>> {
        let from = date_of(days(self.today) - i64::from(rule.days.unwrap_or(DAYS)));
        let is_meant = |sign: &&Sign<'_>| sign.day >= from && names.contains(&sign.name);
        self.all.iter().filter(is_meant).copied().collect()
    }

    /// Of any symptom of the rule's checklist.
    pub(super) fn of_list(&self, rule: &WatchRule, catalogue: &Catalogue) -> Vec<Sign<'a>> {
        let list = rule.checklist.as_deref().and_then(|id| catalogue.checklist(id));
        let items = list.map(|list| list.items.as_slice()).unwrap_or_default();
        let names: Vec<_> = items.iter().filter_map(|item| item.symptom.as_deref()).collect();
        self.of(rule, &names)
    }

    pub(super) fn findings<'c>(&self, diary: &Diary, catalogue: &'c Catalogue) -> Vec<Finding<'c>> {
        let mut found = self.unanswered(diary, catalogue);
        for rule in catalogue.watch_rules().iter().filter(|rule| rule.kind == KIND) {
            let Some(list) = rule.checklist.as_deref().and_then(|id| catalogue.checklist(id)) else { continue };
            let items = list.items.iter().filter(|item| item.tier == rule.tier);
            let names: Vec<_> = items.filter_map(|item| item.symptom.as_deref()).collect();
            let signs = self.of(rule, &names);
            let Some(about) = newest(&signs) else { continue };
            let mut said: Vec<_> =
                names.into_iter().filter(|name| signs.iter().any(|sign| sign.name == *name)).collect();
            said.dedup();
            let last = signs.iter().max_by_key(|sign| sign.day).map(Sign::said).unwrap_or_default();
            let records = signs.iter().map(|sign| sign.record.id).collect();
            let args = vec![("signs", signs_of(catalogue, said)), ("date", last)];
            found.push(Finding::new(rule, args, records, about.to_string()));
        }
        found
    }
}

impl Signs<'_> {
    /// Signs that have grown old without a word of anybody who was asked: a week does not answer them.
    fn unanswered<'c>(&self, diary: &Diary, catalogue: &'c Catalogue) -> Vec<Finding<'c>> {
        let mut found = Vec::new();
        for rule in catalogue.watch_rules().iter().filter(|rule| rule.kind == UNANSWERED) {
            let signs = self.of_list(rule, catalogue);
            let (Some(newest), Some(last)) = (newest(&signs), signs.iter().max_by_key(|sign| sign.day)) else {
                continue;
            };
            let about = newest.to_string();
            let was_spoken = || {
                let mut spoken = diary.answers().filter(|(_, answer)| answer.reply == Reply::Spoken);
                spoken.any(|(_, answer)| answer.about.as_deref() == Some(&about) && answer.asked != rule.id)
            };
            if days(self.today) - days(last.day) <= i64::from(DAYS) || was_spoken() {
                continue;
            }
            let mut names: Vec<&str> = signs.iter().map(|sign| sign.name).collect();
            names.sort_unstable();
            names.dedup();
            let args = vec![("signs", signs_of(catalogue, names)), ("date", last.said())];
            let records = signs.iter().map(|sign| sign.record.id).collect();
            found.push(Finding::new(rule, args, records, about));
        }
        found
    }
}

/// The entry that was written last: numbers of records grow with time. A new entry is news, whatever day it is about;
/// one that grows old is none.
pub(super) fn newest(signs: &[Sign<'_>]) -> Option<RecordId> {
    signs.iter().map(|sign| sign.record.id).max()
}
