//! What can still be read of a damaged diary, row by row, read-only, with holes where pages are gone. Of each record the
//! last version that makes sense counts; one whose tombstone cannot be read comes back. What is made of it is a new
//! diary: nobody writes to the damaged file again.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::model::record::{Kind, Record, RecordId};
use crate::model::settings::Settings;

use super::archive::columns_of;
use super::connection::{absolute, identify, open_unchanging};
use super::error::StoreError;
use super::journal::{HEAD, read_row, record_columns};
use super::rows;
use super::settings_row::{SETTINGS_COLUMNS, read_settings};

/// After a row that cannot be read, so many are asked for one by one, then in steps that double.
const ONE_BY_ONE: i64 = 512;
/// No diary has more revisions than this.
const MOST_ROWS: i64 = 100_000_000;

/// What was read.
#[derive(Debug, Default)]
pub struct Salvage {
    pub settings: Option<Settings>,
    /// The last readable version of each record that is not known to be deleted.
    pub records: Vec<Record>,
    /// The bytes of those attachments whose bytes are whole.
    pub contents: HashMap<RecordId, Vec<u8>>,
    /// Versions that are there and make no sense.
    pub senseless: usize,
    /// Places where rows are missing or may be.
    pub holes: usize,
}

impl Salvage {
    /// Reads a file that is a diary by its first page. One whose first page is gone cannot be read in this way.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        let connection = open_unchanging(&absolute(path)?)?;
        // Tables are read as far as the list of them can be.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
        identify(&connection)?;
        let schema: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let mut salvage = Self::default();
        for kind in Kind::ALL {
            salvage.read_kind(&connection, schema, kind)?;
        }
        salvage.read_settings(&connection, schema)?;
        salvage.read_contents(&connection);
        Ok(salvage)
    }

    fn read_kind(&mut self, connection: &Connection, schema: i32, kind: Kind) -> Result<(), StoreError> {
        let table = format!("{}_revision", kind.code());
        let known = columns_of(&table, schema)?;
        if known.is_empty() {
            return Ok(());
        }
        // What the schema of that time did not ask, nobody said.
        let there = |column: &str| known.iter().any(|name| name == column);
        let all = rows::columns(kind).all(there);
        let columns = if all {
            record_columns(kind)
        } else {
            let one = |column: &str| if there(column) { format!("r.{column}") } else { format!("NULL AS {column}") };
            rows::columns(kind).map(one).collect::<Vec<_>>().join(", ")
        };
        let sql = format!("SELECT {HEAD}, {columns} FROM {table} r");
        let (mut latest, mut senseless) = (HashMap::<RecordId, (bool, Record)>::new(), 0);
        self.holes += each_row(connection, &sql, |row| match read_row(kind, row) {
            // In the order of their numbers: the last one wins.
            Ok(found) => {
                latest.insert(found.record.id, (found.deleted, found.record));
            }
            Err(_) => senseless += 1,
        });
        self.senseless += senseless;
        let mut living: Vec<Record> =
            latest.into_values().filter(|(deleted, _)| !deleted).map(|(_, record)| record).collect();
        living.sort_by_key(|record| record.id);
        self.records.extend(living);
        Ok(())
    }

    fn read_settings(&mut self, connection: &Connection, schema: i32) -> Result<(), StoreError> {
        let known = columns_of("settings_revision", schema)?;
        let one = |column: &&str| {
            if known.iter().any(|name| name == column) { (*column).to_owned() } else { format!("NULL AS {column}") }
        };
        let columns = SETTINGS_COLUMNS.iter().map(one).collect::<Vec<_>>().join(", ");
        let sql = format!("SELECT r.revision_id, {columns} FROM settings_revision r");
        let mut last = None;
        self.holes += each_row(connection, &sql, |row| {
            let cells: Vec<ValueRef<'_>> = (1..=SETTINGS_COLUMNS.len()).map_while(|at| row.get_ref(at).ok()).collect();
            last = read_settings(&cells).ok().or_else(|| last.take());
        });
        self.settings = last;
        Ok(())
    }

    fn read_contents(&mut self, connection: &Connection) {
        let attachments = self.records.iter().filter(|record| record.kind() == Kind::Attachment);
        for record in attachments {
            let bytes: Result<Vec<u8>, _> = connection.query_row(
                "SELECT bytes FROM attachment_content WHERE id = ?1",
                [record.id.to_string()],
                |row| row.get(0),
            );
            match bytes {
                Ok(bytes) => {
                    self.contents.insert(record.id, bytes);
                }
                Err(_) => self.holes += 1,
            }
        }
    }
}

/// Every row that can be read, in the order of `r.revision_id`; answers in how many places it could not.
fn each_row(connection: &Connection, sql: &str, mut take: impl FnMut(&Row<'_>)) -> usize {
    let (mut last, mut holes) = (0_i64, 0);
    loop {
        let from = last.saturating_add(1);
        match rows_from(connection, sql, from, &mut take) {
            (_, true) => return holes,
            (reached, false) => {
                holes += 1;
                let behind = reached.max(last);
                match readable_behind(connection, sql, behind) {
                    // That row is read by the next turn.
                    Some(next) => last = next - 1,
                    None => return holes,
                }
            }
        }
    }
}

/// Reads on from that number; the last number that was read, and whether the end was reached.
fn rows_from(connection: &Connection, sql: &str, from: i64, take: &mut impl FnMut(&Row<'_>)) -> (i64, bool) {
    let mut reached = from - 1;
    let sql = format!("{sql} WHERE r.revision_id >= ?1 ORDER BY r.revision_id");
    let Ok(mut statement) = connection.prepare_cached(&sql) else { return (reached, false) };
    let Ok(mut found) = statement.query([from]) else { return (reached, false) };
    loop {
        match found.next() {
            Ok(Some(row)) => {
                reached = row.get(0).unwrap_or(reached);
                take(row);
            }
            Ok(None) => return (reached, true),
            Err(_) => return (reached, false),
        }
    }
}

/// The next number behind that one whose row can be read.
fn readable_behind(connection: &Connection, sql: &str, behind: i64) -> Option<i64> {
    let sql = format!("{sql} WHERE r.revision_id >= ?1 ORDER BY r.revision_id LIMIT 1");
    let mut statement = connection.prepare_cached(&sql).ok()?;
    let (mut step, mut place) = (1_i64, behind);
    while place < MOST_ROWS {
        place = place.saturating_add(step);
        if place - behind > ONE_BY_ONE {
            step = step.saturating_mul(2);
        }
        let found = statement.query([place]).and_then(|mut found| {
            let row = found.next()?;
            row.map(|row| row.get::<_, i64>(0)).transpose()
        });
        match found {
            Ok(Some(number)) => return Some(number.max(place)),
            // Nothing is behind it.
            Ok(None) => return None,
            Err(_) => {}
        }
    }
    None
}
