//! Reads own analytes, answers and attachments.

use crate::model::analyte::OwnAnalyte;
use crate::model::answer::{Answer, Reply};
use crate::model::attachment::{Attachment, Media};
use crate::model::lab::ReferenceRange;
use crate::model::{Change, Kind, RecordId, Refusal, When};

use super::dose::list;
use super::range;
use super::reader::Reader;
use super::row::Row;
use super::{Entry, record};

pub(super) fn read_analyte(reader: &mut Reader<'_>) -> Option<OwnAnalyte> {
    let name = reader.required("name").map(|name| name.trim().to_owned());
    // What was written before the catalogue knew it stays what it is.
    let known = name.as_deref().and_then(|name| reader.entry.catalogue.analyte(name));
    if let Some(known) = known.filter(|_| reader.is_new()) {
        reader.refuse(
            Refusal::new("name", "refused-analyte-known").with("name", reader.entry.catalogue.shown_name(&known.name)),
        );
    }
    if name.as_deref() == Some("") {
        reader.refuse(Refusal::new("name", "refused-empty"));
    }
    let unit = reader.text("unit").map(|unit| unit.trim().to_owned()).filter(|unit| !unit.is_empty());
    let before = reader.refusals.len();
    let range = match reader.cell("range") {
        Some("none") => Some(ReferenceRange { low: None, high: None }),
        Some(text) => reader.keep(range::plain(text)),
        None => {
            let low = reader.cell("low").and_then(|text| reader.parse_number("low", text));
            let high = reader.cell("high").and_then(|text| reader.parse_number("high", text));
            reader.keep(range::ordered("low", ReferenceRange { low, high }))
        }
    };
    if reader.refusals.len() > before {
        return None;
    }
    Some(OwnAnalyte { name: name?, unit, range: range? })
}

pub(super) fn read_answer(reader: &mut Reader<'_>, at: Option<&When>) -> Option<Answer> {
    // Nobody has answered tomorrow.
    if reader.entry.fresh && at.is_some_and(|at| at.earliest().date() > reader.entry.now.date()) {
        reader.refuse(Refusal::new("at", "refused-answer-future"));
    }
    let asked = reader.required("asked");
    let about = reader.text("about");
    let reply = reader.choice("reply", Reply::parse, || list(Reply::ALL.map(Reply::code)));
    if reply.is_none() && reader.cell("reply").is_none() {
        reader.refuse(Refusal::new("reply", "refused-empty"));
    }
    let who = reader.text("who");
    let reason = reader.text("reason");
    // A click closes nothing: why, or with whom and what they said.
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    if matches!(reply, Some(Reply::Dismissed)) && blank(&reason) {
        reader.refuse(Refusal::new("reason", "refused-no-reason"));
    }
    if matches!(reply, Some(Reply::Spoken)) {
        if blank(&who) {
            reader.refuse(Refusal::new("who", "refused-spoken-who"));
        }
        if blank(&reason) {
            reader.refuse(Refusal::new("reason", "refused-spoken-answer"));
        }
    }
    Some(Answer { asked: asked?, about, reply: reply?, who, reason })
}

pub(super) fn read_attachment(reader: &mut Reader<'_>) -> Option<Attachment> {
    let of = reader.required("of")?;
    let known = RecordId::parse(&of).and_then(|id| reader.entry.diary.get(id));
    let holds = |kind| matches!(kind, Kind::Lab | Kind::Event | Kind::Note);
    let of = known.filter(|record| holds(record.kind())).map(|record| record.id);
    if of.is_none() {
        reader.refuse(Refusal::new("of", "refused-attach-to"));
    }
    let name = reader.required("name");
    let media = reader.choice("media", Media::parse, || list(Media::ALL.map(Media::code)));
    let size = reader.required("size").and_then(|text| text.parse::<u64>().ok());
    Some(Attachment { of: of?, name: name?, media: media?, size: size? })
}

/// The change that keeps these bytes beside a record, under the file's own name.
pub fn attach(of: RecordId, name: &str, content: Vec<u8>, entry: &Entry<'_>) -> Result<Change, Vec<Refusal>> {
    if content.len() > Attachment::MOST_BYTES {
        let refusal = Refusal::new("file", "refused-attachment-large");
        return Err(vec![refusal.with("most", Attachment::MOST_BYTES >> 20)]);
    }
    let Some(media) = Media::of(&content) else {
        return Err(vec![Refusal::new("file", "refused-attachment-media").with("text", name)]);
    };
    let mut row = Row::new();
    row.set("of", of.to_string());
    row.set("name", name);
    row.set("media", media.code());
    row.set("size", content.len().to_string());
    let record = record(Kind::Attachment, &row, entry)?;
    Ok(Change::Attach { record: Box::new(record), content: content.into() })
}
