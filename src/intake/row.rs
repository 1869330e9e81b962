//! A record as named texts: the form in which a command, a form's draft and a line of CSV meet.

use crate::model::adjustment::{Adjustment, Bend};
use crate::model::amount::{Amount, Number};
use crate::model::bottle::Cost;
use crate::model::lab::{LabResult, Range, Reading};
use crate::model::plan::{Plan, Rule, times_text};
use crate::model::portion::DropCounts;
use crate::model::{Body, Diary, Kind, Record, When};

/// Named texts; a field that is not there was not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row(Vec<(&'static str, String)>);

impl Row {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    pub fn set(&mut self, field: &'static str, text: impl Into<String>) {
        self.unset(field);
        self.0.push((field, text.into()));
    }

    /// Sets a field that may be absent.
    pub fn put(&mut self, field: &'static str, text: Option<impl Into<String>>) {
        if let Some(text) = text {
            self.set(field, text);
        }
    }

    pub fn unset(&mut self, field: &str) {
        self.0.retain(|(name, _)| *name != field);
    }

    pub fn cells(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, text)| (*name, text.as_str()))
    }
}

const COMMON: [&str; 8] = ["id", "at", "at_basis", "zone", "offset", "note", "source", "entered_by"];

/// What a record of that kind keeps, in the order of columns, after the fields that every record has.
pub fn own_fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Dose => &["medicine", "amount", "unit", "count", "count_unit", "planned_amount", "status", "reason"],
        Kind::Symptom => &["symptom", "value", "scale", "side", "copied", "check_in"],
        Kind::Lab => &[
            "analyte",
            "value",
            "comparator",
            "number",
            "unit",
            "unit_written",
            "low",
            "high",
            "range_source",
            "lab",
            "fasting",
            "biotin",
            "repeat_sample",
        ],
        Kind::Event => &["type", "title", "until", "until_basis", "severity", "confirmed", "fever", "absent"],
        Kind::Note => &["text"],
        Kind::Medicine => &[
            "name",
            "form",
            "recipe",
            "strength",
            "parts",
            "drop_counts",
            "label",
            "supply",
            "category",
            "prescribed",
            "prescriber",
        ],
        Kind::Course => &["medicine", "until", "until_basis", "reason", "why", "never_taken"],
        Kind::Plan => &[
            "medicine",
            "title",
            "author",
            "from",
            "step",
            "every",
            "to",
            "fixed",
            "as_needed",
            "time",
            "shown_in",
            "hold_if",
            "missed",
            "review",
        ],
        Kind::Adjustment => &["plan", "number", "type", "days", "until", "to", "time", "reason"],
        Kind::Bottle => &["medicine", "holds", "opened", "use_by", "keeps", "batch", "cost", "finished"],
        Kind::Analyte => &["name", "unit", "low", "high"],
        Kind::Answer => &["asked", "about", "reply", "who", "reason"],
        Kind::Attachment => &["of", "name", "media", "size"],
        Kind::OwnSymptom => &["name", "scale", "higher_is", "sensitive", "low_words", "high_words"],
        Kind::Question => &["text", "done", "answer"],
    }
}

/// Every field that a record of that kind keeps; computed ones are not among them.
pub fn stored_fields(kind: Kind) -> impl Iterator<Item = &'static str> {
    COMMON.iter().chain(own_fields(kind)).copied()
}

pub fn yes_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

/// The record as it is written out: what CSV, JSON and a form's draft start from.
pub fn row(record: &Record, diary: &Diary) -> Row {
    let mut row = Row(Vec::with_capacity(20));
    row.0.push(("id", record.id.to_string()));
    row.0.push(("at", record.at.text()));
    row.0.push(("at_basis", record.at.basis.code().to_owned()));
    let mut put = |field, text: Option<String>| {
        if let Some(text) = text {
            row.0.push((field, text));
        }
    };
    put("zone", record.at.zone.name.clone());
    put("offset", record.at.zone.offset_text());
    put("note", record.note.clone());
    put("source", Some(record.source.text()));
    put("entered_by", record.entered_by.clone());
    let number = |number: Number| Some(number.to_string());
    let code = |code: &str| Some(code.to_owned());
    let until =
        |until: &Option<When>| (until.as_ref().map(When::text), until.as_ref().map(|at| at.basis.code().to_owned()));
    match &record.body {
        Body::Dose(dose) => {
            put("medicine", code(diary.medicine_name(dose.medicine)));
            put("amount", dose.amount.and_then(|amount: Amount| number(amount.number)));
            put("unit", dose.amount.and_then(|amount| code(amount.unit.code())));
            put("count", dose.count.and_then(|count| number(count.number)));
            put("count_unit", dose.count.and_then(|count| code(count.unit.code())));
            put("planned_amount", dose.planned_amount.and_then(number));
            put("status", code(dose.status.code()));
            put("reason", dose.reason.clone());
        }
        Body::Symptom(entry) => {
            put("symptom", Some(entry.symptom.clone()));
            put("value", Some(entry.score.text()));
            put("scale", Some(entry.scale.text()));
            put("side", entry.side.and_then(|side| code(side.code())));
            put("copied", code(yes_no(entry.copied)));
            put("check_in", code(yes_no(entry.check_in)));
        }
        Body::Lab(result) => lab_cells(result, &mut put),
        Body::Event(event) => {
            put("type", code(event.event_type.code()));
            put("title", Some(event.title.clone()));
            let (at, basis) = until(&event.until);
            put("until", at);
            put("until_basis", basis);
            put("severity", event.severity.and_then(|severity| code(severity.code())));
            put("confirmed", event.confirmed.and_then(|answer| code(yes_no(answer))));
            put("fever", event.fever.and_then(|answer| code(yes_no(answer))));
            put("absent", code(yes_no(event.absent)));
        }
        Body::Note(note) => put("text", Some(note.text.clone())),
        Body::Medicine(medicine) => {
            put("name", Some(medicine.name.clone()));
            put("form", medicine.form.and_then(|form| code(form.code())));
            put("recipe", medicine.recipe.as_ref().map(|recipe| recipe.written.clone()));
            put("strength", medicine.strength.map(|strength| strength.to_string()));
            put("parts", medicine.parts.map(|parts| parts.to_string()));
            put("drop_counts", medicine.drop_counts.as_ref().map(DropCounts::text));
            put("label", medicine.label.and_then(|label| code(label.code())));
            put("supply", medicine.supply.clone());
            put("category", medicine.category.and_then(|category| code(category.code())));
            put("prescribed", medicine.prescribed.and_then(|answer| code(yes_no(answer))));
            put("prescriber", medicine.prescriber.clone());
        }
        Body::Course(course) => {
            put("medicine", code(diary.medicine_name(course.medicine)));
            let (at, basis) = until(&course.until);
            put("until", at);
            put("until_basis", basis);
            put("reason", course.reason.clone());
            put("why", course.why.clone());
            put("never_taken", code(yes_no(course.never_taken)));
        }
        Body::Plan(plan) => plan_cells(plan, diary, &mut put),
        Body::Adjustment(adjustment) => adjustment_cells(adjustment, &mut put),
        Body::Bottle(bottle) => {
            put("medicine", code(diary.medicine_name(bottle.medicine)));
            put("holds", Some(bottle.holds.to_string()));
            put("opened", bottle.opened.map(|day| day.to_string()));
            put("use_by", bottle.use_by.map(|day| day.to_string()));
            put("keeps", bottle.keeps.and_then(|keeps| code(keeps.code())));
            put("batch", bottle.batch.clone());
            put("cost", bottle.cost.as_ref().map(Cost::text));
            put("finished", bottle.finished.map(|day| day.to_string()));
        }
        Body::Analyte(analyte) => {
            put("name", Some(analyte.name.clone()));
            put("unit", analyte.unit.clone());
            put("low", analyte.range.low.and_then(number));
            put("high", analyte.range.high.and_then(number));
        }
        Body::Answer(answer) => {
            put("asked", Some(answer.asked.clone()));
            put("about", answer.about.clone());
            put("reply", code(answer.reply.code()));
            put("who", answer.who.clone());
            put("reason", answer.reason.clone());
        }
        Body::Attachment(attachment) => {
            put("of", Some(attachment.of.to_string()));
            put("name", Some(attachment.name.clone()));
            put("media", code(attachment.media.code()));
            put("size", Some(attachment.size.to_string()));
        }
        Body::OwnSymptom(symptom) => {
            put("name", Some(symptom.name.clone()));
            put("scale", Some(symptom.scale.text()));
            put("higher_is", symptom.higher_is.and_then(|direction| code(direction.code())));
            put("sensitive", code(yes_no(symptom.sensitive)));
            put("low_words", symptom.low_words.clone());
            put("high_words", symptom.high_words.clone());
        }
        Body::Question(question) => {
            put("text", Some(question.text.clone()));
            put("done", code(yes_no(question.done)));
            put("answer", question.answer.clone());
        }
    }
    row
}

fn plan_cells(plan: &Plan, diary: &Diary, put: &mut impl FnMut(&'static str, Option<String>)) {
    put("medicine", Some(diary.medicine_name(plan.medicine).to_owned()));
    put("title", plan.title.clone());
    put("author", plan.author.clone());
    match &plan.rule {
        Rule::Steps(steps) => {
            put("from", Some(steps.from.to_string()));
            put("step", Some(Amount { number: steps.step, unit: steps.from.unit }.to_string()));
            put("every", Some(steps.every.to_string()));
            put("to", Some(format!("{} {}", steps.to.text(), steps.from.unit.code())));
        }
        Rule::Fixed(amount) => put("fixed", Some(amount.to_string())),
        Rule::AsNeeded(amount) => {
            put("fixed", amount.map(|amount| amount.to_string()));
            put("as_needed", Some(yes_no(true).to_owned()));
        }
    }
    put("time", (!plan.times.is_empty()).then(|| times_text(&plan.times)));
    put("shown_in", plan.shown_in.map(|unit| unit.code().to_owned()));
    put("hold_if", plan.hold_if.clone());
    put("missed", plan.missed.clone());
    put("review", plan.review.map(|review| review.code().to_owned()));
}

fn adjustment_cells(adjustment: &Adjustment, put: &mut impl FnMut(&'static str, Option<String>)) {
    put("plan", Some(adjustment.plan.to_string()));
    put("number", Some(adjustment.number.to_string()));
    put("type", Some(adjustment.bend.kind().code().to_owned()));
    match &adjustment.bend {
        Bend::Hold { days } | Bend::Pause { days } => put("days", days.map(|days| days.to_string())),
        Bend::Shift { days } => put("days", Some(days.to_string())),
        Bend::StepBack { until, to } => {
            put("until", Some(until.to_string()));
            put("to", Some(to.to_string()));
        }
        Bend::Restart { at } => put("to", Some(at.to_string())),
        Bend::Times(times) => put("time", Some(times_text(times))),
        Bend::Resume | Bend::Skip | Bend::Stop => {}
    }
    put("reason", adjustment.reason.clone());
}

fn lab_cells(result: &LabResult, put: &mut impl FnMut(&'static str, Option<String>)) {
    put("analyte", Some(result.analyte.clone()));
    put("value", Some(result.value.written.clone()));
    if let Reading::Number { comparator, number } = &result.value.reading {
        put("comparator", comparator.map(|comparator| comparator.code().to_owned()));
        put("number", Some(number.to_string()));
    }
    put("unit", result.unit.as_ref().map(|unit| unit.ucum.clone()));
    put("unit_written", result.unit.as_ref().map(|unit| unit.written.clone()));
    let (range, source) = match result.range {
        Range::Printed(range) => (Some(range), Some("printed")),
        Range::Laboratory(range) => (Some(range), Some("laboratory")),
        Range::Unsaid => (None, None),
        Range::None => (None, Some("none")),
    };
    put("low", range.and_then(|range| range.low).map(|low| low.to_string()));
    put("high", range.and_then(|range| range.high).map(|high| high.to_string()));
    put("range_source", source.map(str::to_owned));
    put("lab", result.laboratory.clone());
    put("fasting", result.fasting.map(|answer| yes_no(answer).to_owned()));
    put("biotin", result.biotin.map(|answer| yes_no(answer).to_owned()));
    put("repeat_sample", result.repeat_sample.map(|answer| yes_no(answer).to_owned()));
}
