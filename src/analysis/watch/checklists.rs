//! Checklists: what was answered and whether that still holds; and what a "yes" comes to.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::catalogue::{Catalogue, Checklist, ChecklistItem, WatchRule};
use crate::model::answer::{Answer, Reply};
use crate::model::when::{date_of, days};
use crate::model::{Diary, Record, RecordId};

use super::signs::{DAYS, Signs};
use super::taking::{Taking, Takings};
use super::{Finding, WatchItem, days_of, signs_of, standing};

const KIND: &str = "checklist";
/// A sign of which somebody was not sure.
pub(super) const UNSURE: &str = "unsure-signs";

/// A question with its last answer.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    pub item: &'a ChecklistItem,
    pub answer: Option<(&'a Record, &'a Answer)>,
    /// It is to be asked again: the answer is too old, or a medicine was added since.
    pub is_stale: bool,
}

impl Answered<'_> {
    /// Not answered, or not any more.
    pub fn is_open(&self) -> bool {
        self.answer.is_none() || self.is_stale
    }
}

/// The questions of a checklist in their order, each with its last answer; none where there is no such list.
pub fn answered<'a>(diary: &'a Diary, catalogue: &'a Catalogue, checklist: &str, today: Date) -> Vec<Answered<'a>> {
    let Some(list) = catalogue.checklist(checklist) else { return Vec::new() };
    let takings = Takings::new(diary, catalogue, today);
    let mut rules = rules(catalogue).filter(|(_, asked)| asked.id == list.id);
    let occasion = rules.find_map(|(rule, _)| Occasion::new(diary, rule, &takings, today));
    answers_of(diary, list, occasion.as_ref(), today)
}

/// Why a checklist is asked: a medicine that begins, and the last one that was added.
struct Occasion {
    medicine: RecordId,
    name: String,
    is_running: bool,
    /// Answers from before this day are too old.
    since: Date,
    /// The last medicine, or course of one, that was added beside it.
    newest: Option<RecordId>,
}

impl Occasion {
    fn new(diary: &Diary, rule: &WatchRule, takings: &Takings<'_>, today: Date) -> Option<Self> {
        let ingredient = rule.medicine.as_deref()?;
        let ahead = rule.days.map_or(0, i64::from);
        let of: Vec<_> = takings.near(ingredient, today, ahead).collect();
        let is_followed = |taking: &&&Taking<'_>| Some(taking.record.id) == diary.settings.followed;
        let taking = of.iter().find(is_followed).or_else(|| of.first())?;
        let begins = taking.begins(today, ahead)?;
        let same = |id: RecordId| {
            takings.all().iter().any(|taking| taking.record.id == id && taking.ingredient.is(ingredient))
        };
        let medicines = diary.medicines().map(|(record, _)| (record.id, record.id));
        let courses = diary.courses().map(|(record, course)| (record.id, course.medicine));
        let others = medicines.chain(courses).filter(|(_, medicine)| !same(*medicine));
        Some(Self {
            medicine: taking.record.id,
            name: taking.name.to_owned(),
            is_running: of.iter().any(|taking| taking.running_since(today).is_some()),
            since: date_of(days(begins) - rule.from_day.map_or(0, i64::from)),
            // Numbers of records grow with time: this is when it was written down, whatever day it is about.
            newest: others.map(|(record, _)| record).max(),
        })
    }
}

fn rules(catalogue: &Catalogue) -> impl Iterator<Item = (&WatchRule, &Checklist)> {
    let rules = catalogue.watch_rules().iter().filter(|rule| rule.kind == KIND);
    rules.filter_map(|rule| Some((rule, catalogue.checklist(rule.checklist.as_deref()?)?)))
}

fn answers_of<'a>(
    diary: &'a Diary,
    list: &'a Checklist,
    occasion: Option<&Occasion>,
    today: Date,
) -> Vec<Answered<'a>> {
    let hour = diary.settings.day_start_hour;
    let mut last: HashMap<&str, (&Record, &Answer)> = HashMap::new();
    for (record, answer) in diary.answers() {
        // The questions are about the person. Whichever medicine an answer was given for, a "yes" must not be lost.
        let is_answer = matches!(answer.reply, Reply::Yes | Reply::No | Reply::Unsure);
        if is_answer && days_of(record, hour).0 <= today {
            last.insert(&answer.asked, (record, answer));
        }
    }
    let is_stale = |record: &Record| {
        let (_, on) = days_of(record, hour);
        match occasion {
            Some(occasion) => on < occasion.since || occasion.newest.is_some_and(|newest| newest > record.id),
            // How it is today.
            None => on < today,
        }
    };
    let of = |item: &'a ChecklistItem| {
        let answer = last.get(item.id.as_str()).copied();
        Answered { item, answer, is_stale: answer.is_some_and(|(record, _)| is_stale(record)) }
    };
    list.items.iter().map(of).collect()
}

/// Checklists that wait for answers.
pub(super) fn findings<'c>(
    diary: &Diary,
    catalogue: &'c Catalogue,
    takings: &Takings<'_>,
    today: Date,
) -> Vec<Finding<'c>> {
    let mut found = Vec::new();
    for (rule, list) in rules(catalogue) {
        let Some(occasion) = Occasion::new(diary, rule, takings, today) else { continue };
        let all = answers_of(diary, list, Some(&occasion), today);
        let open = all.iter().filter(|one| one.is_open()).count();
        if open == 0 {
            continue;
        }
        let mut args = vec![("medicine", occasion.name.clone())];
        args.push(if open == 1 { ("one", String::new()) } else { ("count", open.to_string()) });
        // Where nothing was ever answered, there is no day to tell.
        let was_answered = all.iter().any(|one| one.answer.is_some());
        args.push(if was_answered { ("again", String::new()) } else { ("never", String::new()) });
        let records = std::iter::once(occasion.medicine).chain(occasion.newest).collect();
        let about = format!("{} {open}", occasion.newest.unwrap_or(occasion.medicine));
        found.push(Finding::new(rule, args, records, about));
    }
    found
}

/// What was answered with "yes" or "not sure", each as an item of its own. A sign of today is no such item: a "yes" to it
/// is an entry of its symptom.
pub(super) fn answers(diary: &Diary, catalogue: &Catalogue, takings: &Takings<'_>, today: Date) -> Vec<WatchItem> {
    let mut items = Vec::new();
    for (rule, list) in rules(catalogue) {
        let Some(occasion) = Occasion::new(diary, rule, takings, today) else { continue };
        for Answered { item, answer, .. } in answers_of(diary, list, Some(&occasion), today) {
            let Some((record, _)) = answer.filter(|(_, answer)| answer.reply != Reply::No) else { continue };
            if item.symptom.is_some() {
                continue;
            }
            let about = record.id.to_string();
            let title = if item.title.is_empty() { &item.text } else { &item.title };
            let filled = |text: &String| (!text.is_empty()).then(|| text.clone());
            let is_running = occasion.is_running && !item.asks_running.is_empty();
            let asks = if is_running { &item.asks_running } else { &item.asks };
            let notice = item.notice.then(|| catalogue.watch_notice().to_owned());
            items.push(WatchItem {
                rule: item.id.clone(),
                tier: item.tier,
                standing: standing(diary, &item.id, &about, false),
                title: title.clone(),
                says: filled(&item.says).into_iter().chain(notice).collect(),
                asks: filled(asks).into_iter().collect(),
                sources: item.sources.clone(),
                records: vec![record.id],
                about,
                checklist: Some(list.id.clone()),
                can_be_put_aside: true,
            });
        }
    }
    items
}

/// Signs whose last answer of these days is "not sure", and of which no entry was written since.
pub(super) fn unsure<'c>(diary: &Diary, catalogue: &'c Catalogue, signs: &Signs<'_>, today: Date) -> Vec<Finding<'c>> {
    let hour = diary.settings.day_start_hour;
    let mut found = Vec::new();
    for rule in catalogue.watch_rules().iter().filter(|rule| rule.kind == UNSURE) {
        let Some(list) = rule.checklist.as_deref().and_then(|id| catalogue.checklist(id)) else { continue };
        let from = date_of(days(today) - i64::from(rule.days.unwrap_or(DAYS)));
        let of = |answered: &Answered<'_>| {
            let (record, answer) = answered.answer?;
            let symptom = answered.item.symptom.as_deref()?;
            let last = days_of(record, hour).1.min(today);
            let is_open = answer.reply == Reply::Unsure && last >= from;
            let is_written = signs.of(rule, &[symptom]).iter().any(|sign| sign.record.id > record.id);
            (is_open && !is_written).then(|| (record.id, symptom.to_owned(), last))
        };
        let all: Vec<_> = answers_of(diary, list, None, today).iter().filter_map(of).collect();
        let Some(newest) = all.iter().map(|(record, ..)| *record).max() else { continue };
        let last = all.iter().map(|(.., last)| *last).max().unwrap_or(today);
        let names: Vec<_> = all.iter().map(|(_, name, _)| name.as_str()).collect();
        let args = vec![("signs", signs_of(catalogue, names)), ("date", last.to_string())];
        found.push(Finding::new(rule, args, all.iter().map(|(record, ..)| *record).collect(), newest.to_string()));
    }
    found
}
