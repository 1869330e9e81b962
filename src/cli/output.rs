//! What a command prints: one JSON document, or lines for people. Field names are those of CSV.

use std::io::{self, BufWriter, Stdout, Write as _};

use serde_json::{Map, Value};

use crate::analysis::describe::describe;
use crate::analysis::facts::{Facts, LabFacts};
use crate::exchange::csv;
use crate::intake;
use crate::logbook::Logbook;
use crate::model::revision::Revision;
use crate::model::{Body, Diary, Record};
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

/// A record under the names of CSV, in its order: what it keeps, and what is computed of it.
pub(super) fn json(record: &Record, shown: &Shown<'_>) -> Value {
    let row = intake::row(record, shown.diary);
    let day = shown.facts.day(record);
    let lab = match &record.body {
        Body::Lab(result) => Some(shown.facts.lab(record, result)),
        _ => None,
    };
    let value = |name: &str| match name {
        "kind" => Value::from(record.kind().code()),
        "day" => day.map_or(Value::Null, |day| Value::from(day.number)),
        "day_basis" => day.map_or(Value::Null, |day| Value::from(day.basis())),
        _ => lab.as_ref().and_then(|lab| computed(name, lab)).unwrap_or_else(|| row.get(name).into()),
    };
    let mut fields: Map<_, _> = csv::columns(record.kind()).map(|name| (name.to_owned(), value(name))).collect();
    if let Some(lab) = &lab {
        // Not of CSV, which holds no files: whether the original is kept beside this draw.
        fields.insert("original".to_owned(), lab.original.into());
    }
    fields.into()
}

/// A field of a result that is computed; `None` for one that it keeps.
fn computed(name: &str, lab: &LabFacts) -> Option<Value> {
    Some(match name {
        "loinc" => lab.loinc.clone().into(),
        "low" => lab.low.map(|low| low.to_string()).into(),
        "high" => lab.high.map(|high| high.to_string()).into(),
        "range_source" => lab.range_source.code().into(),
        "flag" => lab.flag.code().into(),
        "grade" => lab.grade.map(|grade| grade.to_string()).into(),
        "grade_by" => lab.grade_by.clone().into(),
        "hours_since_dose" => lab.hours_since_dose.map(|hours| hours.to_string()).into(),
        _ => return None,
    })
}
