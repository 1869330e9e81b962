//! Typed words -> a checked record, or the refusal of a field by its name. The one parser for window, command
//! line and CSV: each of them fills a `Row` of texts; an edit is the record's own row with one cell replaced.

mod answer;
mod bottle;
mod damage;
mod decimals;
mod dose;
mod edit;
mod event;
mod lab;
mod laboratory;
mod medicine;
mod nearest;
pub mod panel;
pub mod paste;
mod person;
mod plan;
mod range;
mod reader;
pub mod row;
mod settings;
mod spaced;
mod spoken;
mod symptom;
mod table;
mod times;
mod when;

use jiff::Zoned;

use crate::catalogue::Catalogue;
use crate::model::{Body, Diary, Kind, Record, RecordId, Refusal, Source};

pub use self::answer::attach;
pub use self::decimals::{canonical, holds_numbers};
pub use self::edit::{edit, editable_fields, edits};
pub use self::nearest::{is_known_analyte, nearest_analyte, unknown_analyte};
pub use self::person::{contacts_text, person_field, person_field_in};
pub use self::reader::MOST_FIELD_BYTES;
pub use self::row::{Row, row, stored_fields};
pub use self::settings::{SETTINGS, daily_symptoms, known_symptom, outcomes, panels, setting};
pub use self::spoken::name_field;
pub use self::symptom::usual_scale;
pub use self::when::{day_bounds, when};

use self::reader::Reader;

/// What a parser may look at besides the words themselves.
#[derive(Clone)]
pub struct Entry<'a> {
    pub diary: &'a Diary,
    pub catalogue: &'a Catalogue,
    pub now: &'a Zoned,
    /// Who writes; a `source` cell wins.
    pub source: Source,
    /// The point, except where a window's language has another: numbers that are typed there may have it. What is kept
    /// has a point (`spoken.rs`).
    pub decimal_mark: char,
    /// The id of a new record; an `id` cell wins.
    pub id: RecordId,
    /// A record that is being written now: a missing date is now, and a minute gets this clock's zone.
    /// Not for CSV, where what is not given stays empty.
    pub fresh: bool,
    /// The person has seen what a damaged text would be read as, and says that it is so.
    pub confirmed: bool,
}

/// What a refused text would be read as, if the person confirms it: a text for the same field. Where a unit comes
/// along, it is the argument `proposal_unit`.
pub fn proposal(refusal: &Refusal) -> Option<&str> {
    refusal.why.args.iter().find(|(name, _)| *name == "proposal").map(|(_, text)| text.as_str())
}

/// Reads a row as a record of that kind; every refused field is named.
pub fn record(kind: Kind, row: &Row, entry: &Entry<'_>) -> Result<Record, Vec<Refusal>> {
    let unfit = reader::unfit(row);
    if !unfit.is_empty() {
        return Err(unfit);
    }
    if !entry.fresh {
        return read(kind, row, entry);
    }
    let mark = entry.decimal_mark;
    let (settled, ambiguous) = spoken::settled(kind, row, entry);
    let read = read(kind, &settled, entry);
    if ambiguous.is_empty() {
        return read
            .map_err(|refusals| refusals.into_iter().map(|refusal| spoken::quoted(refusal, row, mark)).collect());
    }
    // Of a number that may mean two things nothing else is said; what else is wrong is.
    let others = read.err().unwrap_or_default().into_iter();
    let others = others.filter(|refusal| ambiguous.iter().all(|one| one.field != refusal.field));
    Err(ambiguous.iter().cloned().chain(others).collect())
}

fn read(kind: Kind, row: &Row, entry: &Entry<'_>) -> Result<Record, Vec<Refusal>> {
    let mut reader = Reader::new(row, entry);
    let id = reader.id();
    let at = reader.at();
    let note = reader.text("note");
    let source = reader.source();
    let entered_by = reader.text("entered_by");
    let body = match kind {
        Kind::Dose => dose::read(&mut reader).map(Body::Dose),
        Kind::Symptom => symptom::read(&mut reader).map(Body::Symptom),
        Kind::Lab => {
            let result = lab::read(&mut reader);
            result.map(|result| Body::Lab(laboratory::with_range(&reader, at.as_ref(), result)))
        }
        Kind::Event => event::read_event(&mut reader, at.as_ref()).map(Body::Event),
        Kind::Note => event::read_note(&mut reader).map(Body::Note),
        Kind::Medicine => medicine::read_medicine(&mut reader).map(Body::Medicine),
        Kind::Course => medicine::read_course(&mut reader, at.as_ref()).map(Body::Course),
        Kind::Plan => plan::read_plan(&mut reader, at.as_ref()).map(Body::Plan),
        Kind::Adjustment => plan::read_adjustment(&mut reader, id, at.as_ref()).map(Body::Adjustment),
        Kind::Bottle => bottle::read(&mut reader, at.as_ref()).map(Body::Bottle),
        Kind::Analyte => answer::read_analyte(&mut reader).map(Body::Analyte),
        Kind::Answer => answer::read_answer(&mut reader, at.as_ref()).map(Body::Answer),
        Kind::Attachment => answer::read_attachment(&mut reader).map(Body::Attachment),
        Kind::OwnSymptom => symptom::read_own(&mut reader).map(Body::OwnSymptom),
        Kind::Question => event::read_question(&mut reader).map(Body::Question),
    };
    match (at, body, reader.refusals.is_empty()) {
        (Some(at), Some(body), true) => Ok(Record { id, at, note, source, entered_by, body }),
        _ => Err(reader.refusals),
    }
}
