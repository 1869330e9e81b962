//! Reads an event, a note and a question.

use crate::model::event::{Event, EventType, Note, Severity};
use crate::model::question::Question;
use crate::model::{Refusal, When};

use super::dose::list;
use super::reader::Reader;

pub(super) fn read_event(reader: &mut Reader<'_>, at: Option<&When>) -> Option<Event> {
    if reader.cell("type").is_none() {
        reader.refuse(Refusal::new("type", "refused-empty"));
    }
    let event_type = reader.choice("type", EventType::parse, || list(EventType::ALL.map(EventType::code)));
    let absent = reader.yes_no("absent").unwrap_or(false);
    // "No relapse" needs no other name.
    let title = if absent { Some(reader.text("title").unwrap_or_default()) } else { reader.required("title") };
    let until = reader.until(at);
    let severity = reader.choice("severity", Severity::parse, || list(Severity::ALL.map(Severity::code)));
    let confirmed = reader.yes_no("confirmed");
    let fever = reader.yes_no("fever");
    let may_lack = [EventType::Relapse, EventType::Infection, EventType::Adverse];
    if absent && event_type.is_some_and(|event_type| !may_lack.contains(&event_type)) {
        reader.refuse(Refusal::new("absent", "refused-absent").with("choices", list(may_lack.map(EventType::code))));
    }
    Some(Event { event_type: event_type?, title: title?, until, severity, confirmed, fever, absent })
}

pub(super) fn read_note(reader: &mut Reader<'_>) -> Option<Note> {
    reader.required("text").map(|text| Note { text })
}

pub(super) fn read_question(reader: &mut Reader<'_>) -> Option<Question> {
    let text = reader.required("text");
    let done = reader.yes_no("done").unwrap_or(false);
    let answer = reader.text("answer");
    Some(Question { text: text?, done, answer })
}
