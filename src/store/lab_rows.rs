//! Rows <-> own analytes, answers and attachments; see `rows`.

use crate::model::analyte::OwnAnalyte;
use crate::model::answer::{Answer, Reply};
use crate::model::attachment::{Attachment, Media};
use crate::model::lab::ReferenceRange;

use super::cells::{Bad, Reader, Writer};
use super::rows::read_id;

pub(super) const ANALYTE: &[&str] = &["name", "unit", "low", "high"];
pub(super) const ANSWER: &[&str] = &["asked", "about", "reply", "who", "reason"];
pub(super) const ATTACHMENT: &[&str] = &["of", "name", "media", "size"];

pub(super) fn write_analyte(row: &mut Writer, analyte: &OwnAnalyte) {
    row.text(analyte.name.as_str());
    row.maybe(analyte.unit.as_ref());
    row.shown(analyte.range.low);
    row.shown(analyte.range.high);
}

pub(super) fn read_analyte(row: &mut Reader<'_>) -> Result<OwnAnalyte, Bad> {
    Ok(OwnAnalyte {
        name: row.owned("name")?,
        unit: row.maybe_owned("unit")?,
        range: ReferenceRange { low: row.maybe_number("low")?, high: row.maybe_number("high")? },
    })
}

pub(super) fn write_answer(row: &mut Writer, answer: &Answer) {
    row.text(answer.asked.as_str());
    row.maybe(answer.about.as_ref());
    row.text(answer.reply.code());
    row.maybe(answer.who.as_ref());
    row.maybe(answer.reason.as_ref());
}

pub(super) fn read_answer(row: &mut Reader<'_>) -> Result<Answer, Bad> {
    Ok(Answer {
        asked: row.owned("asked")?,
        about: row.maybe_owned("about")?,
        reply: row.parsed("reply", Reply::parse)?,
        who: row.maybe_owned("who")?,
        reason: row.maybe_owned("reason")?,
    })
}

pub(super) fn write_attachment(row: &mut Writer, attachment: &Attachment) {
    row.text(attachment.of.to_string());
    row.text(attachment.name.as_str());
    row.text(attachment.media.code());
    row.integer(i64::try_from(attachment.size).ok());
}

pub(super) fn read_attachment(row: &mut Reader<'_>) -> Result<Attachment, Bad> {
    Ok(Attachment {
        of: row.parsed("of", read_id)?,
        name: row.owned("name")?,
        media: row.parsed("media", Media::parse)?,
        size: u64::try_from(row.integer("size")?).map_err(|error| Bad::new("size", error))?,
    })
}
