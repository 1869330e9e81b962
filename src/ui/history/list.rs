//! The records that fit the filter, newest first. Made once for a revision and a filter, so that a frame of ten
//! years costs as much as a frame of a day.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::diary::folded;
use crate::model::{Body, Diary, Kind, Record, RecordId};
use crate::ui::screen::Cx;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) words: String,
    pub(super) kind: Option<Kind>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

#[derive(Debug, Default)]
pub(super) struct List {
    made_of: Option<(i64, Filter)>,
    records: Vec<Arc<Record>>,
    /// What a record is found by; kept as long as the record is the same.
    found_by: HashMap<RecordId, (Arc<Record>, String)>,
}

impl List {
    /// Makes it anew where the diary or the filter is another; whether it did.
    pub(super) fn update(&mut self, cx: &Cx<'_>, filter: Filter) -> bool {
        let wanted = (cx.revision, filter);
        if self.made_of.as_ref() == Some(&wanted) {
            return false;
        }
        let filter = &wanted.1;
        let words: Vec<String> = filter.words.split_whitespace().map(folded).collect();
        let mut records = Vec::new();
        for record in cx.diary.all().into_iter().rev() {
            let fits = filter.kind.is_none_or(|kind| record.kind() == kind)
                && filter.from.is_none_or(|from| from <= record.at.latest().date())
                && filter.to.is_none_or(|to| record.at.earliest().date() <= to);
            if fits && self.is_found(record, cx.diary, &words) {
                records.push(Arc::clone(record));
            }
        }
        self.records = records;
        self.made_of = Some(wanted);
        true
    }

    fn is_found(&mut self, record: &Arc<Record>, diary: &Diary, words: &[String]) -> bool {
        if words.is_empty() {
            return true;
        }
        let known = self.found_by.get(&record.id).is_some_and(|(known, _)| Arc::ptr_eq(known, record));
        if !known {
            self.found_by.insert(record.id, (Arc::clone(record), haystack(record, diary)));
        }
        let text = self.found_by.get(&record.id).map_or("", |(_, text)| text.as_str());
        words.iter().all(|word| text.contains(word.as_str()))
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub(super) fn position(&self, id: RecordId) -> Option<usize> {
        self.records.iter().position(|record| record.id == id)
    }

    pub(super) fn get(&self, place: usize) -> Option<&Arc<Record>> {
        self.records.get(place)
    }
}

/// Everything in a record that a person may remember of it.
fn haystack(record: &Record, diary: &Diary) -> String {
    let mut text = record.at.text();
    let mut add = |part: &str| {
        text.push(' ');
        text.push_str(part);
    };
    match &record.body {
        Body::Dose(dose) => {
            add(diary.medicine_name(dose.medicine));
            add(dose.status.code());
            if let Some(count) = dose.count {
                add(&format!("{} {}", count.number, count.unit.code()));
            }
            if let Some(amount) = dose.amount {
                add(&amount.to_string());
            }
            dose.reason.iter().for_each(|reason| add(reason));
        }
        Body::Symptom(entry) => {
            add(&entry.symptom);
            add(&entry.score.text());
        }
        Body::Lab(result) => {
            add(&result.analyte);
            add(&result.value.written);
            add(&result.value.shown());
            result.unit.iter().for_each(|unit| add(&unit.written));
            result.laboratory.iter().for_each(|laboratory| add(laboratory));
        }
        Body::Event(event) => {
            add(event.event_type.code());
            add(&event.title);
        }
        Body::Note(note) => add(&note.text),
        Body::Medicine(medicine) => {
            add(&medicine.name);
            medicine.recipe.iter().for_each(|recipe| add(&recipe.written));
            [&medicine.supply, &medicine.prescriber].into_iter().flatten().for_each(|text| add(text));
        }
        Body::Course(course) => {
            add(diary.medicine_name(course.medicine));
            [&course.reason, &course.why].into_iter().flatten().for_each(|text| add(text));
        }
        Body::Plan(plan) => {
            add(Kind::Plan.code());
            add(diary.medicine_name(plan.medicine));
            [&plan.title, &plan.author, &plan.hold_if, &plan.missed].into_iter().flatten().for_each(|text| add(text));
        }
        Body::Adjustment(adjustment) => {
            add(adjustment.bend.kind().code());
            diary.plan(adjustment.plan).iter().for_each(|plan| add(diary.medicine_name(plan.medicine)));
            adjustment.reason.iter().for_each(|reason| add(reason));
        }
        Body::Bottle(bottle) => {
            add(Kind::Bottle.code());
            add(&bottle.holds.to_string());
            add(diary.medicine_name(bottle.medicine));
            bottle.batch.iter().for_each(|batch| add(batch));
        }
        Body::Analyte(analyte) => {
            add(&analyte.name);
            analyte.unit.iter().for_each(|unit| add(unit));
        }
        Body::Answer(answer) => {
            add(&answer.asked);
            [&answer.about, &answer.who, &answer.reason].into_iter().flatten().for_each(|text| add(text));
        }
        Body::Attachment(attachment) => add(&attachment.name),
        Body::OwnSymptom(symptom) => {
            add(&symptom.name);
            [&symptom.low_words, &symptom.high_words].into_iter().flatten().for_each(|text| add(text));
        }
        Body::Question(question) => {
            add(&question.text);
            question.answer.iter().for_each(|answer| add(answer));
        }
    }
    record.note.iter().for_each(|note| add(note));
    // Most texts are plain, and plain ones fold a hundred times faster.
    if text.is_ascii() { text.to_ascii_lowercase() } else { folded(&text) }
}
