//! Rows <-> events, courses, own symptoms and questions; see `rows`.

use crate::model::event::{Event, EventType, Severity};
use crate::model::medicine::Course;
use crate::model::question::Question;
use crate::model::symptom::{Direction, OwnSymptom, Scale};

use super::cells::{Bad, Reader, Writer};
use super::rows::{read_id, read_until, write_when};

pub(super) const EVENT: &[&str] = &[
    "type",
    "title",
    "until",
    "until_latest",
    "until_basis",
    "until_zone",
    "until_offset_minutes",
    "severity",
    "confirmed",
    "fever",
    "absent",
];
pub(super) const COURSE: &[&str] = &[
    "medicine",
    "reason",
    "until",
    "until_latest",
    "until_basis",
    "until_zone",
    "until_offset_minutes",
    "why",
    "never_taken",
];
pub(super) const OWN_SYMPTOM: &[&str] = &["name", "scale", "higher_is", "sensitive", "low_words", "high_words"];
pub(super) const QUESTION: &[&str] = &["text", "done", "answer"];

pub(super) fn write_event(row: &mut Writer, event: &Event) {
    row.text(event.event_type.code());
    row.text(event.title.as_str());
    write_when(row, event.until.as_ref());
    row.maybe(event.severity.map(Severity::code));
    for flag in [event.confirmed, event.fever, event.absent.then_some(true)] {
        row.integer(flag.map(i64::from));
    }
}

pub(super) fn read_event(row: &mut Reader<'_>) -> Result<Event, Bad> {
    Ok(Event {
        event_type: row.parsed("type", EventType::parse)?,
        title: row.owned("title")?,
        until: read_until(row)?,
        severity: row.maybe_parsed("severity", Severity::parse)?,
        confirmed: row.maybe_flag("confirmed")?,
        fever: row.maybe_flag("fever")?,
        absent: row.maybe_flag("absent")?.unwrap_or(false),
    })
}

pub(super) fn write_course(row: &mut Writer, course: &Course) {
    row.text(course.medicine.to_string());
    row.maybe(course.reason.as_ref());
    write_when(row, course.until.as_ref());
    row.maybe(course.why.as_ref());
    row.integer(course.never_taken.then_some(1));
}

pub(super) fn read_course(row: &mut Reader<'_>) -> Result<Course, Bad> {
    Ok(Course {
        medicine: row.parsed("medicine", read_id)?,
        reason: row.maybe_owned("reason")?,
        until: read_until(row)?,
        why: row.maybe_owned("why")?,
        never_taken: row.maybe_flag("never_taken")?.unwrap_or(false),
    })
}

pub(super) fn write_own_symptom(row: &mut Writer, symptom: &OwnSymptom) {
    row.text(symptom.name.as_str());
    row.text(symptom.scale.text());
    row.maybe(symptom.higher_is.map(Direction::code));
    row.integer(Some(symptom.sensitive.into()));
    row.maybe(symptom.low_words.as_ref());
    row.maybe(symptom.high_words.as_ref());
}

pub(super) fn read_own_symptom(row: &mut Reader<'_>) -> Result<OwnSymptom, Bad> {
    Ok(OwnSymptom {
        name: row.owned("name")?,
        scale: row.parsed("scale", Scale::parse)?,
        higher_is: row.maybe_parsed("higher_is", Direction::parse)?,
        sensitive: row.maybe_flag("sensitive")?.ok_or_else(|| Bad::new("sensitive", "missing"))?,
        low_words: row.maybe_owned("low_words")?,
        high_words: row.maybe_owned("high_words")?,
    })
}

pub(super) fn write_question(row: &mut Writer, question: &Question) {
    row.text(question.text.as_str());
    row.integer(Some(question.done.into()));
    row.maybe(question.answer.as_ref());
}

pub(super) fn read_question(row: &mut Reader<'_>) -> Result<Question, Bad> {
    Ok(Question {
        text: row.owned("text")?,
        done: row.maybe_flag("done")?.ok_or_else(|| Bad::new("done", "missing"))?,
        answer: row.maybe_owned("answer")?,
    })
}
