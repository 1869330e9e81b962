//! What a command prints: one JSON document, or lines for people. Field names are those of CSV.

use std::io::{self, BufWriter, Stdout, Write as _};

use serde_json::{Map, Value};

use crate::analysis::describe::describe;
use crate::analysis::facts::{Day, Facts};
use crate::intake;
use crate::intake::row::own_fields;
use crate::logbook::Logbook;
use crate::model::revision::Revision;
use crate::model::{Body, Diary, Kind, Record};
use crate::words::Words;

use super::Desk;
use super::error::Failure;

/// A diary with what is computed of it, ready to be printed from.
pub(super) struct Shown<'a> {
    pub(super) diary: &'a Diary,
    pub(super) facts: Facts,
    pub(super) words: &'a Words,
}

impl Desk<'_> {
    pub(super) fn shown<'b>(&'b self, logbook: &'b Logbook) -> Shown<'b> {
        let diary = logbook.diary();
        Shown { diary, facts: Facts::new(diary, &self.session.catalogue), words: self.words() }
    }
}

pub(super) struct Output {
    json: bool,
    out: BufWriter<Stdout>,
}

type Printed = Result<(), Failure>;

impl Output {
    pub(super) fn new(json: bool) -> Self {
        Self { json, out: BufWriter::new(io::stdout()) }
    }

    /// Everything written has to reach its reader before the call can be done.
    pub(super) fn finish(&mut self) -> Printed {
        Ok(self.out.flush()?)
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Printed {
        Ok(self.out.write_all(bytes)?)
    }

    /// A sentence beside the data.
    pub(super) fn remark(sentence: &str) {
        writeln!(io::stderr(), "titrace: {sentence}").ok();
    }

    /// The document, or the lines that say the same.
    pub(super) fn document(&mut self, document: &Value, lines: impl IntoIterator<Item = String>) -> Printed {
        if self.json {
            serde_json::to_writer(&mut self.out, document).map_err(io::Error::from)?;
            writeln!(self.out)?;
        } else {
            for line in lines {
                writeln!(self.out, "{line}")?;
            }
        }
        Ok(())
    }

    pub(super) fn record(&mut self, record: &Record, shown: &Shown<'_>) -> Printed {
        if self.json { self.document(&json(record, shown), []) } else { self.line(record, shown) }
    }

    pub(super) fn records<'a>(&mut self, records: impl Iterator<Item = &'a Record>, shown: &Shown<'_>) -> Printed {
        if !self.json {
            return records.into_iter().try_for_each(|record| self.line(record, shown));
        }
        write!(self.out, "[")?;
        for (place, record) in records.enumerate() {
            write!(self.out, "{}", if place == 0 { "\n" } else { ",\n" })?;
            serde_json::to_writer(&mut self.out, &json(record, shown)).map_err(io::Error::from)?;
        }
        Ok(writeln!(self.out, "]")?)
    }

    fn line(&mut self, record: &Record, shown: &Shown<'_>) -> Printed {
        let said = describe(record, shown.diary);
        let said = shown.words.say(said.key, &said.args).replace(['\r', '\n'], " ");
        Ok(writeln!(self.out, "{}  {}  {}  {said}", record.id, at_text(record), record.kind().code())?)
    }

    pub(super) fn revisions(&mut self, revisions: &[Revision], shown: &Shown<'_>) -> Printed {
        let documents: Vec<Value> = revisions.iter().map(|revision| revision_json(revision, shown)).collect();
        let lines = revisions.iter().map(|revision| {
            let said = describe(&revision.record, shown.diary);
            let said = shown.words.say(said.key, &said.args).replace(['\r', '\n'], " ");
            let (id, act, by) = (revision.record.id, &revision.act, revision.by.text());
            format!("{id}  {}  {act}  {by}  {}  {said}", revision.made_at, at_text(&revision.record))
        });
        self.document(&Value::Array(documents), lines)
    }
}

fn at_text(record: &Record) -> String {
    let basis = record.at.basis.code();
    match record.at.basis {
        crate::model::Basis::Exact => record.at.text(),
        _ => format!("{} ({basis})", record.at.text()),
    }
}

fn revision_json(revision: &Revision, shown: &Shown<'_>) -> Value {
    let Revision { id, base, copy_id, made_at, by, act, deleted, record } = revision;
    serde_json::json!({
        "revision": id.0,
        "base_revision": base.map(|base| base.0),
        "copy_id": copy_id,
        "made_at": made_at,
        "by": by.text(),
        "act": act,
        "deleted": deleted,
        "record": json(record, shown),
    })
}

/// A record under the names of cli and CSV: what it keeps, then what is computed of it.
pub(super) fn json(record: &Record, shown: &Shown<'_>) -> Value {
    let row = intake::row(record, shown.diary);
    let kind = record.kind();
    let mut fields = Map::new();
    let text = |text: Option<&str>| text.map_or(Value::Null, Value::from);
    fields.insert("id".to_owned(), text(row.get("id")));
    fields.insert("kind".to_owned(), Value::from(kind.code()));
    for name in ["at", "at_basis", "zone", "offset"] {
        fields.insert(name.to_owned(), text(row.get(name)));
    }
    let day = shown.facts.day(record);
    fields.insert("day".to_owned(), day.map_or(Value::Null, |day| Value::from(day.number)));
    fields.insert("day_basis".to_owned(), text(day.map(Day::basis)));
    for name in ["note", "source", "entered_by"] {
        fields.insert(name.to_owned(), text(row.get(name)));
    }
    for name in own_fields(kind) {
        fields.insert((*name).to_owned(), text(row.get(name)));
    }
    if let Body::Lab(result) = &record.body {
        let facts = shown.facts.lab(record, result);
        let mut put =
            |name: &str, value: Option<String>| fields.insert(name.to_owned(), value.map_or(Value::Null, Value::from));
        put("loinc", facts.loinc);
        put("low", facts.low.map(|low| low.to_string()));
        put("high", facts.high.map(|high| high.to_string()));
        put("range_source", Some(facts.range_source.code().to_owned()));
        put("flag", Some(facts.flag.code().to_owned()));
        put("grade", facts.grade.map(|grade| grade.to_string()));
        put("grade_by", facts.grade_by);
        put("hours_since_dose", facts.hours_since_dose.map(|hours| hours.to_string()));
    }
    debug_assert!(kind != Kind::Lab || fields.contains_key("flag"));
    Value::Object(fields)
}
