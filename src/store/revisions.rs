//! What was: every version of a record, the trash, and the change that undo or redo turns next. All of it is read
//! from the file, so it survives a restart and knows what other processes did.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::model::change::{Act, Change};
use crate::model::message::Message;
use crate::model::record::{Kind, Record, RecordId, Source};
use crate::model::revision::{Revision, RevisionId};
use crate::model::settings::Settings;

use super::error::StoreError;
use super::journal::{HEAD, Reading, RevisionRow, read_row, record_columns};

/// A change that undo or redo may turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub seq: i64,
    pub act: Act,
    pub by: Source,
    batch: Option<String>,
}

const TARGET: &str = "SELECT seq, act, made_by, batch FROM change";

impl Reading<'_> {
    /// The last undoable change that stands.
    pub fn undo_target(&self) -> Result<Option<Target>, StoreError> {
        let sql = format!("{TARGET} WHERE undoable = 1 AND undone = 0 ORDER BY seq DESC LIMIT 1");
        target(self.connection(), &sql)
    }

    /// The change that was undone last. A newer change forbids redo of what was undone before it, also when that
    /// newer one is undone itself: only undos after the last change of anybody count.
    pub fn redo_target(&self) -> Result<Option<Target>, StoreError> {
        let sql = format!(
            "{TARGET} WHERE undone = 1 AND seq IN (SELECT reverts FROM change WHERE act = 'undo' AND seq > \
             (SELECT seq FROM change WHERE undoable = 1 ORDER BY seq DESC LIMIT 1)) ORDER BY seq LIMIT 1"
        );
        target(self.connection(), &sql)
    }

    /// What the change did, in words, without reading its records.
    pub fn describe(&self, target: &Target) -> Result<Message, StoreError> {
        let mut count = 0;
        let mut first: Option<(i64, Kind)> = None;
        for kind in Kind::ALL {
            let sql = format!("SELECT count(*), min(revision_id) FROM {}_revision WHERE change = ?1", kind.code());
            let mut statement = self.connection().prepare_cached(&sql)?;
            let (found, revision): (u32, Option<i64>) =
                statement.query_row([target.seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
            count += found as usize;
            if let Some(revision) = revision
                && first.is_none_or(|(earliest, _)| revision < earliest)
            {
                first = Some((revision, kind));
            }
        }
        Ok(target.act.describe(first.map(|(_, kind)| kind), count))
    }

    /// The change as it was made.
    pub fn change(&self, target: &Target) -> Result<Change, StoreError> {
        if target.act == Act::Configure {
            return self.configuration(target);
        }
        let mut rows = Vec::new();
        for kind in Kind::ALL {
            self.rows(kind, "WHERE r.change = ?1", target.seq, |row| {
                rows.push(row);
                Ok(())
            })?;
        }
        rows.sort_by_key(|row| row.revision_id);
        if target.act == Act::Edit {
            let [row] = rows.as_slice() else { return Err(odd(target)) };
            let before = self.base(row)?.ok_or_else(|| odd(target))?;
            return Ok(Change::Edit { before: Box::new(before), after: Box::new(row.record.clone()) });
        }
        let records = rows.into_iter().map(|row| row.record).collect();
        match target.act {
            Act::Add => Ok(Change::Add(records)),
            Act::Delete => Ok(Change::Delete(records)),
            Act::Restore => Ok(Change::Restore(records)),
            Act::Import => Ok(Change::Import { batch: target.batch.clone().unwrap_or_default(), records }),
            Act::Edit | Act::Configure => Err(odd(target)),
        }
    }

    fn configuration(&self, target: &Target) -> Result<Change, StoreError> {
        let sql = "SELECT revision_id, base_revision_id FROM settings_revision WHERE change = ?1";
        let (revision, base): (i64, Option<i64>) =
            self.connection().query_row(sql, [target.seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let before = base.map(|base| self.settings_at(base)).transpose()?.unwrap_or_else(Settings::default);
        Ok(Change::Configure { before, after: self.settings_at(revision)? })
    }

    fn base(&self, row: &RevisionRow) -> Result<Option<Record>, StoreError> {
        let Some(base) = row.base else { return Ok(None) };
        let mut found = None;
        self.rows(row.record.kind(), "WHERE r.revision_id = ?1", base, |row| {
            found = Some(row.record);
            Ok(())
        })?;
        Ok(found)
    }

    fn rows(
        &self,
        kind: Kind,
        which: &str,
        number: i64,
        mut take: impl FnMut(RevisionRow) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let sql = format!("SELECT {HEAD}, {} FROM {}_revision r {which}", record_columns(kind), kind.code());
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut found = statement.query([number])?;
        while let Some(row) = found.next()? {
            take(read_row(kind, row)?)?;
        }
        Ok(())
    }

    /// Every version of a record, oldest first; empty where there never was one.
    pub fn history(&self, id: RecordId) -> Result<Vec<Revision>, StoreError> {
        let id = id.to_string();
        self.revisions("WHERE r.id = ?1", params![id])
    }

    /// The last contents of every deleted record, the latest first.
    pub fn trash(&self) -> Result<Vec<Revision>, StoreError> {
        let mut trash = self.revisions("WHERE r.deleted = 1 AND r.revision_id = c.revision", params![])?;
        trash.reverse();
        Ok(trash)
    }

    fn revisions(&self, which: &str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<Revision>, StoreError> {
        let mut revisions = Vec::new();
        for kind in Kind::ALL {
            let code = kind.code();
            let sql = format!(
                "SELECT {HEAD}, {}, h.copy_id, h.made_at, h.made_by, h.act FROM {code}_revision r \
                 JOIN change h ON h.seq = r.change JOIN {code} c ON c.id = r.id {which}",
                record_columns(kind),
            );
            let mut statement = self.connection().prepare_cached(&sql)?;
            let mut found = statement.query(params)?;
            while let Some(row) = found.next()? {
                revisions.push(revision(kind, row)?);
            }
        }
        revisions.sort_by_key(|revision| revision.id);
        Ok(revisions)
    }

    /// Whether a record that is not in the diary lies in the trash.
    pub fn is_in_trash(&self, id: RecordId) -> Result<bool, StoreError> {
        let any = Kind::ALL
            .map(|kind| format!("SELECT 1 FROM {}_revision WHERE id = ?1 AND deleted = 1", kind.code()))
            .join(" UNION ALL ");
        Ok(self.connection().prepare_cached(&any)?.exists([id.to_string()])?)
    }

    /// The last contents of a record, if it lies in the trash.
    pub fn trashed(&self, kind: Kind, id: RecordId) -> Result<Option<Record>, StoreError> {
        Ok(self.latest(kind, id)?.filter(|row| row.deleted).map(|row| row.record))
    }
}

fn revision(kind: Kind, row: &Row<'_>) -> Result<Revision, StoreError> {
    let by: String = row.get("made_by")?;
    let RevisionRow { revision_id, base, deleted, record } = read_row(kind, row)?;
    Ok(Revision {
        id: RevisionId(revision_id),
        base: base.map(RevisionId),
        copy_id: row.get("copy_id")?,
        made_at: row.get("made_at")?,
        by: source(revision_id, &by)?,
        act: row.get("act")?,
        deleted,
        record,
    })
}

fn target(connection: &Connection, sql: &str) -> Result<Option<Target>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let found: Option<(i64, String, String, Option<String>)> =
        statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).optional()?;
    let Some((seq, act, by, batch)) = found else { return Ok(None) };
    let act = Act::parse(&act).ok_or_else(|| bad_change(seq, "act"))?;
    Ok(Some(Target { seq, act, by: source(seq, &by)?, batch }))
}

fn source(seq: i64, text: &str) -> Result<Source, StoreError> {
    Source::parse(text).ok_or_else(|| bad_change(seq, "made_by"))
}

fn odd(target: &Target) -> StoreError {
    bad_change(target.seq, "act")
}

fn bad_change(seq: i64, column: &'static str) -> StoreError {
    StoreError::BadRow { table: "change", id: seq.to_string(), column, why: "not understood".to_owned() }
}
