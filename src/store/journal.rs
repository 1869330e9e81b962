//! One transaction: reading the whole diary, and writing a change as new revisions.

use std::collections::HashSet;
use std::ops::Deref;

use jiff::Timestamp;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{CachedStatement, Connection, OptionalExtension as _, Row, Transaction, params, params_from_iter};

use crate::model::change::Change;
use crate::model::diary::Diary;
use crate::model::record::{Kind, Record, RecordId, Source};
use crate::model::settings::Settings;

use super::cells::Bad;
use super::connection::InTransaction;
use super::error::StoreError;
use super::rows;
use super::seal::seal;
use super::settings_row::{SETTINGS_COLUMNS, read_settings, write_settings};

/// The diary as it was at one moment.
pub struct Reading<'a> {
    // Dropped in this order: the transaction ends before other connections may be opened.
    transaction: Transaction<'a>,
    _in_transaction: InTransaction,
}

/// What somebody else wrote meanwhile.
pub struct Since {
    touched: HashSet<RecordId>,
    /// Those of them that are not in the trash.
    present: Vec<Record>,
    settings: Settings,
}

impl Since {
    /// Brings a diary that was read before it to what is in the file now.
    pub fn apply(self, diary: &mut Diary) {
        diary.catch_up(&self.touched, self.present);
        diary.settings = self.settings;
    }
}

/// The right to write, until the commit.
pub struct Writing<'a> {
    reading: Reading<'a>,
}

/// Why something is written: a change of its own, or one that turns another, given by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Change,
    Undo(i64),
    Redo(i64),
}

/// What a query for a record's revision has before the record's own columns.
pub(super) const HEAD: &str = "r.revision_id, r.base_revision_id, r.deleted";
const HEAD_LEN: usize = 3;
/// Of more records than these, the whole diary is read.
const CAUGHT_UP: usize = 256;

/// One row of a revision table.
pub(super) struct RevisionRow {
    pub(super) revision_id: i64,
    pub(super) base: Option<i64>,
    pub(super) deleted: bool,
    pub(super) record: Record,
}

impl<'a> Reading<'a> {
    pub(super) fn new(transaction: Transaction<'a>, in_transaction: InTransaction) -> Self {
        Self { transaction, _in_transaction: in_transaction }
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// The number of the last change; 0 where there is none.
    pub fn last_change(&self) -> Result<i64, StoreError> {
        let mut statement = self.connection().prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The latest moment of the newest change that added something and of those after it. So what is done by a clock
    /// that was set back does not hide when was written before it, until something new is. What is no time is for
    /// `problems` to tell.
    pub fn last_written(&self) -> Result<Option<Timestamp>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT made_at FROM change WHERE seq >= \
             coalesce((SELECT seq FROM change WHERE act = 'add' ORDER BY seq DESC LIMIT 1), 0)",
        )?;
        let mut found = statement.query([])?;
        let mut last: Option<Timestamp> = None;
        while let Some(row) = found.next()? {
            let at = row.get_ref(0)?.as_str().ok().and_then(|text| text.parse().ok());
            last = last.max(at);
        }
        Ok(last)
    }

    /// Every living record and the settings.
    pub fn diary(&self) -> Result<Diary, StoreError> {
        let mut records = Vec::new();
        for kind in Kind::ALL {
            let code = kind.code();
            let sql = format!(
                "SELECT {HEAD}, {} FROM {code} c JOIN {code}_revision r ON r.revision_id = c.revision \
                 WHERE r.deleted = 0",
                record_columns(kind),
            );
            let mut statement = self.connection().prepare(&sql)?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                records.push(read_row(kind, row)?.record);
            }
        }
        Ok(Diary::of(self.settings()?, records))
    }

    /// What was written after change number `seq`; `None` where that is so much that the diary is better read whole.
    pub fn since(&self, seq: i64) -> Result<Option<Since>, StoreError> {
        let mut since = Since { touched: HashSet::new(), present: Vec::new(), settings: self.settings()? };
        for kind in Kind::ALL {
            let code = kind.code();
            let sql = format!("SELECT DISTINCT id FROM {code}_revision WHERE change > ?1 LIMIT ?2");
            let mut statement = self.connection().prepare_cached(&sql)?;
            let most = i64::try_from(CAUGHT_UP).unwrap_or(i64::MAX);
            let ids =
                statement.query_map([seq, most], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
            if since.touched.len() + ids.len() >= CAUGHT_UP {
                return Ok(None);
            }
            for text in ids {
                let id = RecordId::parse(&text).ok_or_else(|| bad_row(code, text.clone(), Bad::new("id", "no id")))?;
                since.touched.insert(id);
                since.present.extend(self.latest(kind, id)?.filter(|row| !row.deleted).map(|row| row.record));
            }
        }
        Ok(Some(since))
    }

    /// The bytes of an attachment, in the trash or not.
    pub fn content(&self, id: RecordId) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self.connection().prepare_cached("SELECT bytes FROM attachment_content WHERE id = ?1")?;
        Ok(statement.query_row([id.to_string()], |row| row.get(0)).optional()?)
    }

    fn settings(&self) -> Result<Settings, StoreError> {
        let current: Option<i64> =
            self.connection().query_row("SELECT revision FROM settings", [], |row| row.get(0)).optional()?;
        match current {
            Some(revision) => self.settings_at(revision),
            None => Ok(Settings::default()),
        }
    }

    pub(super) fn settings_at(&self, revision: i64) -> Result<Settings, StoreError> {
        let sql = format!("SELECT {} FROM settings_revision WHERE revision_id = ?1", SETTINGS_COLUMNS.join(", "));
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut found = statement.query([revision])?;
        let row = found.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let cells = (0..SETTINGS_COLUMNS.len()).map(|at| row.get_ref(at)).collect::<Result<Vec<_>, _>>()?;
        read_settings(&cells).map_err(|bad| bad_row("settings_revision", revision.to_string(), bad))
    }

    /// The last version of a record, in the trash or not.
    pub(super) fn latest(&self, kind: Kind, id: RecordId) -> Result<Option<RevisionRow>, StoreError> {
        let code = kind.code();
        let sql = format!(
            "SELECT {HEAD}, {} FROM {code} c JOIN {code}_revision r ON r.revision_id = c.revision WHERE c.id = ?1",
            record_columns(kind),
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut found = statement.query([id.to_string()])?;
        found.next()?.map(|row| read_row(kind, row)).transpose()
    }
}

impl<'a> Deref for Writing<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        &self.reading
    }
}

impl<'a> Writing<'a> {
    pub(super) fn new(reading: Reading<'a>) -> Self {
        Self { reading }
    }

    /// Writes a change that was checked, and answers its number. Nothing is there before the commit.
    pub fn write(&self, change: &Change, why: Why, by: &Source, at: Timestamp) -> Result<i64, StoreError> {
        let seq = self.last_change()? + 1;
        let (act, reverts) = match why {
            Why::Change => (change.act().code(), None),
            Why::Undo(target) => ("undo", Some(target)),
            Why::Redo(target) => ("redo", Some(target)),
        };
        let batch = match change {
            Change::Import { batch, .. } => Some(batch.as_str()),
            _ => None,
        };
        // A person's time needs no more than milliseconds.
        let at = at.round(jiff::Unit::Millisecond).unwrap_or(at);
        self.connection().execute(
            "INSERT INTO change (seq, act, reverts, undoable, undone, made_by, made_at, copy_id, batch) \
             VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, (SELECT copy_id FROM diary), ?7)",
            params![seq, act, reverts, reverts.is_none() && change.is_undoable(), by.text(), at.to_string(), batch],
        )?;
        if let Some(target) = reverts {
            let undone = matches!(why, Why::Undo(_));
            self.connection().execute("UPDATE change SET undone = ?1 WHERE seq = ?2", params![undone, target])?;
        }
        let mut pen = Pen { writing: self, seq, next_revision: self.next_revision()? };
        match change {
            // What was here before and comes back has a current row.
            Change::Add(records) | Change::Import { records, .. } if reverts.is_none() => {
                records.iter().try_for_each(|record| pen.add(record))?;
            }
            Change::Add(records) | Change::Import { records, .. } | Change::Restore(records) => {
                records.iter().try_for_each(|record| pen.replace(record, false))?;
            }
            Change::Attach { record, content } => {
                pen.add(record)?;
                pen.keep(record.id, content)?;
            }
            Change::Edit { after, .. } => pen.replace(after, false)?,
            Change::Delete(records) => records.iter().try_for_each(|record| pen.replace(record, true))?,
            Change::Configure { after, .. } => pen.configure(after)?,
        }
        seal(self.connection(), seq)?;
        Ok(seq)
    }

    pub fn commit(self) -> Result<(), StoreError> {
        Ok(self.reading.transaction.commit()?)
    }

    /// Revisions of all kinds share one rising number.
    fn next_revision(&self) -> Result<i64, StoreError> {
        let mut last: i64 = 0;
        for table in Kind::ALL.map(Kind::code).into_iter().chain(["settings"]) {
            let sql = format!("SELECT coalesce(max(revision_id), 0) FROM {table}_revision");
            last = last.max(self.connection().prepare_cached(&sql)?.query_row([], |row| row.get(0))?);
        }
        Ok(last + 1)
    }
}

/// Writes the revisions of one change.
struct Pen<'a> {
    writing: &'a Writing<'a>,
    seq: i64,
    next_revision: i64,
}

impl Pen<'_> {
    /// A record that was never in the file.
    fn add(&mut self, record: &Record) -> Result<(), StoreError> {
        let revision = self.revise(record, None, false)?;
        let table = record.kind().code();
        self.prepare(&format!("INSERT INTO {table} (id, revision) VALUES (?1, ?2)"))?
            .execute(params![record.id.to_string(), revision])?;
        Ok(())
    }

    /// A new version of a record that is or was in the diary.
    fn replace(&mut self, record: &Record, deleted: bool) -> Result<(), StoreError> {
        let table = record.kind().code();
        let id = record.id.to_string();
        let base: i64 = self
            .prepare(&format!("SELECT revision FROM {table} WHERE id = ?1"))?
            .query_row([id.as_str()], |row| row.get(0))?;
        let revision = self.revise(record, Some(base), deleted)?;
        self.prepare(&format!("UPDATE {table} SET revision = ?2 WHERE id = ?1"))?.execute(params![id, revision])?;
        Ok(())
    }

    fn revise(&mut self, record: &Record, base: Option<i64>, deleted: bool) -> Result<i64, StoreError> {
        let kind = record.kind();
        let revision = self.number();
        let row = rows::encode(record).map_err(|bad| bad_row(kind.code(), record.id.to_string(), bad))?;
        let head = [
            Value::Integer(revision),
            base.map_or(Value::Null, Value::Integer),
            Value::Integer(self.seq),
            Value::Integer(deleted.into()),
        ];
        self.prepare(insert_sql(kind))?.execute(params_from_iter(head.into_iter().chain(row)))?;
        Ok(revision)
    }

    /// The bytes of an attachment; once written they never change.
    fn keep(&mut self, id: RecordId, content: &[u8]) -> Result<(), StoreError> {
        self.prepare("INSERT INTO attachment_content (id, bytes) VALUES (?1, ?2)")?
            .execute(params![id.to_string(), content])?;
        Ok(())
    }

    fn configure(&mut self, settings: &Settings) -> Result<(), StoreError> {
        let revision = self.number();
        let cells = write_settings(settings).map_err(|bad| bad_row("settings", revision.to_string(), bad))?;
        let head = [Value::Integer(revision), Value::Integer(self.seq)];
        let places: Vec<String> = (3..3 + SETTINGS_COLUMNS.len()).map(|place| format!("?{place}")).collect();
        self.prepare(&format!(
            "INSERT INTO settings_revision (revision_id, base_revision_id, change, {}) \
             VALUES (?1, (SELECT revision FROM settings), ?2, {})",
            SETTINGS_COLUMNS.join(", "),
            places.join(", "),
        ))?
        .execute(params_from_iter(head.into_iter().chain(cells)))?;
        self.prepare(
            "INSERT INTO settings (id, revision) VALUES (1, ?1) \
             ON CONFLICT (id) DO UPDATE SET revision = excluded.revision",
        )?
        .execute([revision])?;
        Ok(())
    }

    fn number(&mut self) -> i64 {
        let revision = self.next_revision;
        self.next_revision += 1;
        revision
    }

    fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        Ok(self.writing.connection().prepare_cached(sql)?)
    }
}

/// `r.id, r.at, …`
pub(super) fn record_columns(kind: Kind) -> String {
    rows::columns(kind).map(|column| format!("r.{column}")).collect::<Vec<_>>().join(", ")
}

fn insert_sql(kind: Kind) -> &'static str {
    use std::sync::LazyLock;
    static SQL: LazyLock<[String; Kind::ALL.len()]> = LazyLock::new(|| {
        Kind::ALL.map(|kind| {
            let columns: Vec<&str> = rows::columns(kind).collect();
            let places: Vec<String> = (5..5 + columns.len()).map(|place| format!("?{place}")).collect();
            format!(
                "INSERT INTO {}_revision (revision_id, base_revision_id, change, deleted, {}) \
                 VALUES (?1, ?2, ?3, ?4, {})",
                kind.code(),
                columns.join(", "),
                places.join(", "),
            )
        })
    });
    &SQL[kind as usize]
}

/// Reads `HEAD` and the record's columns.
pub(super) fn read_row(kind: Kind, row: &Row<'_>) -> Result<RevisionRow, StoreError> {
    let revision_id: i64 = row.get(0)?;
    let mut cells = [ValueRef::Null; 32];
    let mut filled = 0;
    for (cell, _column) in cells.iter_mut().zip(rows::columns(kind)) {
        *cell = row.get_ref(HEAD_LEN + filled)?;
        filled += 1;
    }
    let record = rows::decode(kind, &cells[..filled]).map_err(|bad| {
        let id = cells[0].as_str().map_or_else(|_not_text| format!("revision {revision_id}"), str::to_owned);
        bad_row(kind.code(), id, bad)
    })?;
    Ok(RevisionRow { revision_id, base: row.get(1)?, deleted: row.get(2)?, record })
}

fn bad_row(table: &'static str, id: String, bad: Bad) -> StoreError {
    StoreError::BadRow { table, id, column: bad.column, why: bad.why }
}
