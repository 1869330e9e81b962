//! The archive: everything in the diary as one text file, and a diary made of one. README.md and the file's own first
//! line say how it is read by others.
//!
//! It is the tables, row by row, in an order that depends on nothing but what is in them, without a time of its own. So
//! a diary that was made of an archive writes the same bytes again; and that is asked of each before it is there.
//!
//! | file | holds |
//! | --- | --- |
//! | `lines` | lines with one hash under them, written and read |
//! | `tables` | which tables a schema has, and their rows as lines |
//! | `reading` | lines to rows, in a diary that is born of them |

mod lines;
mod reading;
mod tables;

use std::io;
use std::io::Write;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::model::message::Message;
use crate::store::error::StoreError;
use crate::store::journal::Reading;
use crate::store::schema::VERSION;

use self::lines::Writer;
pub(super) use self::tables::{Table, tables};

/// The first words of every archive, of whatever version.
const MARK: &str = r#"{"format":"titrace archive","version":"#;

/// The version of the lines; that of the tables in them is the schema's.
const FORMAT: i64 = 1;

/// What a stranger needs to read one. As released for `FORMAT`; no version of ours reads it.
const ABOUT: &str = include_str!("../../../assets/archive-about.txt");

/// Why no diary is made of a file. Nothing is left of it.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    #[error("the file is no archive")]
    NotAnArchive,
    /// Of the lines or of the tables in them.
    #[error("the archive was written by a newer version: {found}, known is {known}")]
    Newer { found: i64, known: i64 },
    /// What was written is not what is there: cut off, changed, or with something behind it.
    #[error("the archive is not as it was written")]
    Altered,
    /// Its hash is right, and a line says what no diary says.
    #[error("line {line}: {why}")]
    BadLine { line: u64, why: String },
    /// Its lines are right, and together they are no sound diary.
    #[error("the archive holds no sound diary: {0}")]
    Unsound(String),
    /// The file of the archive, not the diary's.
    #[error("{0}")]
    Io(io::Error),
}

impl ArchiveError {
    pub fn message(&self) -> Message {
        match self {
            Self::NotAnArchive => Message::new("archive-not-one"),
            Self::Newer { found, known } => Message::new("archive-newer").with("found", found).with("known", known),
            Self::Altered => Message::new("archive-altered"),
            Self::BadLine { line, why } => Message::new("archive-bad-line").with("line", line).with("why", why),
            Self::Unsound(why) => Message::new("archive-unsound").with("why", why),
            Self::Io(error) => Message::new("archive-io").with("why", error),
        }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archived {
    pub bytes: u64,
    /// Of all but the last line, in hexadecimal digits; the last line says it too.
    pub sha256: String,
}

/// Everything in the tables of a schema: how many rows, and the SHA-256 of the lines that an archive of them would have.
/// Two files of the same digest hold the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    pub rows: u64,
    pub sha256: String,
}

/// The columns of a table of that schema; empty where it has none of that name.
pub(in crate::store) fn columns_of(table: &str, schema: i32) -> Result<&'static [String], StoreError> {
    let found = tables(schema)?.iter().find(|known| known.name == table);
    Ok(found.map(|table| table.columns.as_slice()).unwrap_or_default())
}

impl Digest {
    /// Of a file of that schema, or of a later one: then of what the earlier one had.
    pub(in crate::store) fn of(connection: &Connection, schema: i32) -> Result<Self, StoreError> {
        let mut nowhere = io::sink();
        let mut lines = Writer::new(&mut nowhere);
        let mut rows = 0;
        for table in tables(schema)? {
            rows += table.write(connection, &mut lines)?;
        }
        Ok(Self { rows, sha256: lines.seal()?.sha256 })
    }
}

/// What the first line says of the diary in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    schema: i32,
    copy_id: String,
    /// The number of the last change.
    changes: i64,
}

impl Head {
    /// Whether these are the first bytes of an earlier archive of the same diary, so that all of it is in this one, too.
    pub fn is_earlier(&self, first_bytes: &[u8]) -> bool {
        let line = first_bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        Self::of(line).is_ok_and(|other| other.copy_id == self.copy_id && other.changes <= self.changes)
    }

    fn of(line: &[u8]) -> Result<Self, ArchiveError> {
        if !line.starts_with(MARK.as_bytes()) {
            return Err(ArchiveError::NotAnArchive);
        }
        let head: Value = serde_json::from_slice(line).map_err(|_not_json| ArchiveError::Altered)?;
        let number = |name: &str| head.get(name).and_then(Value::as_i64).ok_or(ArchiveError::Altered);
        let version = number("version")?;
        if version > FORMAT {
            return Err(ArchiveError::Newer { found: version, known: FORMAT });
        }
        let schema = number("schema")?;
        if schema > VERSION.into() {
            return Err(ArchiveError::Newer { found: schema, known: VERSION.into() });
        }
        let copy_id = head.get("copy_id").and_then(Value::as_str).ok_or(ArchiveError::Altered)?;
        let schema = i32::try_from(schema).ok().filter(|schema| *schema > 0).ok_or(ArchiveError::Altered)?;
        Ok(Self { schema, copy_id: copy_id.to_owned(), changes: number("changes")? })
    }

    fn line(&self) -> Vec<u8> {
        let about: Vec<&str> = ABOUT.lines().collect();
        let rest = json!({
            "schema": self.schema,
            "copy_id": self.copy_id,
            "changes": self.changes,
            "about": about,
        });
        let rest = rest.to_string();
        format!("{MARK}{FORMAT},{}", rest.trim_start_matches('{')).into_bytes()
    }
}

impl Reading<'_> {
    /// What the first line of an archive of this diary says.
    pub fn archive_head(&self) -> Result<Head, StoreError> {
        let copy_id = self.connection().query_row("SELECT copy_id FROM diary", [], |row| row.get(0))?;
        Ok(Head { schema: VERSION, copy_id, changes: self.last_change()? })
    }

    /// Writes everything. A diary that is not sound is refused, for no diary could be made of its archive.
    pub fn archive(&self, to: &mut dyn Write) -> Result<Archived, StoreError> {
        if let Some(problem) = self.problems()?.into_iter().next() {
            return Err(StoreError::Damaged(problem));
        }
        let mut lines = Writer::new(to);
        lines.line(&self.archive_head()?.line())?;
        for table in tables(VERSION)? {
            table.write(self.connection(), &mut lines)?;
        }
        Ok(lines.seal()?)
    }
}
