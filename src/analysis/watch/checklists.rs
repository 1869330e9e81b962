//! Checklists: what was answered and whether that still holds; and what a "yes" comes to.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::catalogue::{Catalogue, Checklist, ChecklistItem, WatchRule};
use crate::model::answer::{Answer, Reply};
use crate::model::when::{date_of, days};
use crate::model::{Diary, Record, RecordId};

use super::taking::{Taking, Takings};
use super::{Finding, WatchItem, days_of, standing};

const KIND: &str = "checklist";

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
        let open = answers_of(diary, list, Some(&occasion), today).iter().filter(|one| one.is_open()).count();
        if open == 0 {
            continue;
        }
        found.push(Finding {
            rule,
            args: vec![
                ("count", open.to_string()),
                ("medicine", occasion.name.clone()),
                ("since", occasion.since.to_string()),
            ],
            records: std::iter::once(occasion.medicine).chain(occasion.newest).collect(),
            about: format!("{} {open}", occasion.newest.unwrap_or(occasion.medicine)),
        });
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
            let notice = item.notice.then(|| catalogue.watch_notice().to_owned());
            items.push(WatchItem {
                rule: item.id.clone(),
                tier: item.tier,
                standing: standing(diary, &item.id, &about),
                title: title.clone(),
                says: filled(&item.says).into_iter().chain(notice).collect(),
                asks: filled(&item.asks).into_iter().collect(),
                sources: item.sources.clone(),
                records: vec![record.id],
                about,
                checklist: Some(list.id.clone()),
            });
        }
    }
    items
}
