//! Whether the file is as it should be: `SQLite`'s own checks, and ours of what only we know.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row};
use uuid::Uuid;

use crate::model::record::{Kind, Source};

use super::connection::in_transaction;
use super::error::StoreError;
use super::journal::{HEAD, Reading, read_row, record_columns};
use super::schema::{VERSION, create};
use super::seal::broken;

/// Pages, cells, constraints and references, of a file of any schema.
pub(super) fn is_whole(connection: &Connection) -> Result<(), StoreError> {
    let _in_transaction = in_transaction();
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::Damaged(found));
    }
    let reference = connection.query_row("PRAGMA foreign_key_check", [], |row| row.get::<_, String>(0)).optional()?;
    reference.map_or(Ok(()), |table| Err(StoreError::Damaged(table)))
}

/// What a diary of this version has. It is the same for every diary, and costs more than all the rest.
struct Wanted {
    /// Names of tables, views and indexes, and how each is made.
    parts: BTreeSet<(String, String)>,
    /// Names of indexes, and what asks each for its first row.
    indexes: Vec<(String, String)>,
}

impl Wanted {
    fn known() -> Result<&'static Self, StoreError> {
        static KNOWN: OnceLock<Wanted> = OnceLock::new();
        if let Some(known) = KNOWN.get() {
            return Ok(known);
        }
        let mut blank = Connection::open_in_memory()?;
        create(&mut blank, VERSION)?;
        let wanted = Self { parts: parts(&blank)?, indexes: indexes(&blank)? };
        Ok(KNOWN.get_or_init(|| wanted))
    }
}

fn indexes(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement =
        connection.prepare("SELECT name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE type = 'index'")?;
    let found = statement.query_map([], |row| {
        let (name, table, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        // Of some rows only.
        let which = sql.find(" WHERE ").map_or("", |place| &sql[place..]);
        let first = format!("SELECT 1 FROM \"{table}\" INDEXED BY \"{name}\"{which} LIMIT 1");
        Ok((name, first))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

impl Reading<'_> {
    /// What is wrong with the file; empty where it is sound.
    pub fn problems(&self) -> Result<Vec<String>, StoreError> {
        let mut problems = Vec::new();
        self.each("PRAGMA integrity_check", &mut problems, |row| {
            let line: String = row.get(0)?;
            Ok((line != "ok").then_some(line))
        })?;
        self.each("PRAGMA foreign_key_check", &mut problems, |row| {
            let (table, rowid, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let row = rowid.map_or_else(String::new, |rowid| format!(" row {rowid}"));
            Ok(Some(format!("table {table}{row}: points to nothing in {parent}")))
        })?;
        self.missing_parts(&mut problems)?;
        self.blind_indexes(&mut problems)?;
        self.journal_problems(&mut problems)?;
        self.settings_problems(&mut problems)?;
        for kind in Kind::ALL {
            self.kind_problems(kind, &mut problems)?;
        }
        let without = "SELECT r.id FROM attachment c JOIN attachment_revision r ON r.revision_id = c.revision \
                       LEFT JOIN attachment_content b ON b.id = r.id \
                       WHERE b.id IS NULL OR length(b.bytes) <> r.size";
        self.each(without, &mut problems, |row| {
            let id: String = row.get(0)?;
            Ok(Some(format!("table attachment, id {id}: its content is missing, or of another length")))
        })?;
        if let Err(error) = self.diary() {
            let said = error.to_string();
            if !problems.contains(&said) {
                problems.push(said);
            }
        }
        // The last: what else is wrong says more.
        self.broken_seals(&mut problems)?;
        Ok(problems)
    }

    /// Tables, views and indexes that a diary of this version has and this file has not, or has in another form.
    fn missing_parts(&self, problems: &mut Vec<String>) -> Result<(), StoreError> {
        let here = parts(self.connection())?;
        let wanted = &Wanted::known()?.parts;
        problems.extend(wanted.difference(&here).map(|(name, _)| format!("{name}: missing, or not as it was made")));
        Ok(())
    }

    /// An index that nothing can be found by. `integrity_check` passes over one that is empty and says that it has
    /// pages below it, as long as no row should be in it; whoever asks it is told that the file is malformed.
    fn blind_indexes(&self, problems: &mut Vec<String>) -> Result<(), StoreError> {
        for (name, first) in &Wanted::known()?.indexes {
            let mut found = Vec::new();
            self.each(first, &mut found, |_first| Ok(None))?;
            problems.extend(found.into_iter().map(|why| format!("{name}: {why}")));
        }
        Ok(())
    }

    /// What was written with a change is not what is there.
    fn broken_seals(&self, problems: &mut Vec<String>) -> Result<(), StoreError> {
        match broken(self.connection()) {
            Ok(found) => {
                problems.extend(found.iter().map(|seq| format!("table change, row {seq}: its seal is broken")));
                Ok(())
            }
            // Those who look at tables and rows have told it, but for cells that nobody else reads: what is beside a
            // change, and the seals themselves.
            Err(error) if error.is_about_the_file() => {
                if problems.is_empty() {
                    problems.push(error.to_string());
                }
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Which copy of the diary this is, who changed it when, and what undo turned.
    fn journal_problems(&self, problems: &mut Vec<String>) -> Result<(), StoreError> {
        self.each("SELECT count(*), min(copy_id) FROM diary", problems, |row| {
            let (copies, copy_id): (i64, Option<String>) = (row.get(0)?, row.get(1)?);
            let is_one = copies == 1 && copy_id.is_some_and(|id| Uuid::parse_str(&id).is_ok());
            Ok((!is_one).then(|| "table diary: it does not say which copy this is".to_owned()))
        })?;
        self.each("SELECT seq, made_by, made_at FROM change", problems, |row| {
            let (seq, by, at): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let is_said = Source::parse(&by).is_some() && at.parse::<Timestamp>().is_ok();
            Ok((!is_said).then(|| format!("table change, row {seq}: it does not say who made it, or when")))
        })?;
        let turned = "SELECT c.seq FROM change c \
                      LEFT JOIN (SELECT reverts, max(seq) AS last FROM change GROUP BY reverts) t ON t.reverts = c.seq \
                      LEFT JOIN change l ON l.seq = t.last \
                      WHERE c.undone <> coalesce(l.act = 'undo', 0) OR c.reverts >= c.seq";
        self.each(turned, problems, |row| {
            let seq: i64 = row.get(0)?;
            Ok(Some(format!("table change, row {seq}: whether it stands is not what undo and redo made of it")))
        })
    }

    fn settings_problems(&self, problems: &mut Vec<String>) -> Result<(), StoreError> {
        let mut revisions: Vec<i64> = Vec::new();
        self.each("SELECT revision_id FROM settings_revision", problems, |row| {
            revisions.push(row.get(0)?);
            Ok(None)
        })?;
        let read = |revision| self.settings_at(revision).err().map(|error| error.to_string());
        problems.extend(revisions.into_iter().filter_map(read));
        let latest = "SELECT 1 WHERE (SELECT revision FROM settings) IS NOT \
                      (SELECT max(revision_id) FROM settings_revision)";
        self.each(latest, problems, |_row| Ok(Some("table settings: does not point to its latest revision".to_owned())))
    }

    fn kind_problems(&self, kind: Kind, problems: &mut Vec<String>) -> Result<(), StoreError> {
        let code = kind.code();
        let every = format!("SELECT {HEAD}, {} FROM {code}_revision r", record_columns(kind));
        self.each(&every, problems, |row| match read_row(kind, row) {
            Ok(_) => Ok(None),
            Err(error @ StoreError::BadRow { .. }) => Ok(Some(error.to_string())),
            Err(error) => Err(error),
        })?;
        let not_the_latest = format!(
            "SELECT c.id FROM {code} c WHERE c.revision IS NOT \
             (SELECT max(r.revision_id) FROM {code}_revision r WHERE r.id = c.id)"
        );
        self.each(&not_the_latest, problems, |row| {
            let id: String = row.get(0)?;
            Ok(Some(format!("table {code}, id {id}: does not point to its latest revision")))
        })?;
        let broken_line = format!(
            "SELECT r.revision_id FROM {code}_revision r JOIN {code}_revision b ON b.revision_id = r.base_revision_id \
             WHERE b.id <> r.id OR b.revision_id >= r.revision_id"
        );
        self.each(&broken_line, problems, |row| {
            let revision: i64 = row.get(0)?;
            Ok(Some(format!("table {code}_revision, row {revision}: is not based on an earlier version of itself")))
        })
    }

    /// A file that is too damaged to be asked is a problem, not an error.
    fn each(
        &self,
        sql: &str,
        problems: &mut Vec<String>,
        mut problem: impl FnMut(&Row<'_>) -> Result<Option<String>, StoreError>,
    ) -> Result<(), StoreError> {
        let mut ask = || -> Result<(), StoreError> {
            let mut statement = self.connection().prepare(sql)?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                problems.extend(problem(row)?);
            }
            Ok(())
        };
        match ask() {
            Err(error) if error.is_about_the_file() => {
                problems.push(error.to_string());
                Ok(())
            }
            other => other,
        }
    }
}

/// Tables, views and indexes by name, with the SQL that made them.
fn parts(connection: &Connection) -> Result<BTreeSet<(String, String)>, StoreError> {
    let mut statement = connection.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}
