//! Reads an event and a note.

use crate::model::event::{Event, EventType, Note};
use crate::model::{Refusal, When};

use super::dose::list;
use super::reader::Reader;

pub(super) fn read_event(reader: &mut Reader<'_>, at: Option<&When>) -> Option<Event> {
    if reader.cell("type").is_none() {
        reader.refuse(Refusal::new("type", "refused-empty"));
    }
    let event_type = reader.choice("type", EventType::parse, || list(EventType::ALL.map(EventType::code)));
    let title = reader.required("title");
    let until = reader.until(at);
    Some(Event { event_type: event_type?, title: title?, until })
}

pub(super) fn read_note(reader: &mut Reader<'_>) -> Option<Note> {
    reader.required("text").map(|text| Note { text })
}
