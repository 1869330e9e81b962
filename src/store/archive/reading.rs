//! A diary made of an archive. The hash is asked of the whole file before anything is made; what is made is a file
//! under a temporary name, which becomes the diary when all of this held: every line is one that this schema has,
//! SQLite takes every row, written again they are the same bytes, and the diary is sound.

use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::Path;

use data_encoding::BASE64;
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, ErrorCode, TransactionBehavior, params_from_iter};
use serde_json::Value;

use crate::store::birth::is_free;
use crate::store::connection::absolute;
use crate::store::error::StoreError;
use crate::store::schema::{VERSION, create};
use crate::store::update::bring_copy_along;
use crate::store::{Key, Store};

use super::lines::{Reader, Writer};
use super::tables::{Table, tables};
use super::{ArchiveError, Head};

impl Store {
    /// Makes a diary of an archive, where none is. It adds nothing of its own; an archive of an earlier schema is
    /// brought to today's.
    pub fn of_archive(path: &Path, key: &Key, archive: impl Read + Seek) -> Result<Self, StoreError> {
        is_free(&absolute(path)?)?;
        let mut archive = BufReader::with_capacity(1 << 16, archive);
        verify(&mut archive)?;
        archive.rewind().map_err(ArchiveError::Io)?;
        let (store, ()) = Self::born(path, key, |connection| Ok::<_, StoreError>((made_of(connection, archive)?, ())))?;
        Ok(store)
    }
}

/// Reads to the end: is it an archive, and all of it as it was written.
fn verify(archive: &mut dyn BufRead) -> Result<(), ArchiveError> {
    let mut lines = Reader::new(archive);
    let head = lines.next()?.ok_or(ArchiveError::NotAnArchive)?;
    Head::of(head)?;
    while lines.next()?.is_some() {}
    Ok(())
}

fn made_of(mut connection: Connection, mut archive: impl BufRead) -> Result<Store, StoreError> {
    // Rows come table by table, and may point to what comes later; whether all of it is there is asked at the end.
    connection.pragma_update(None, "foreign_keys", false)?;
    let mut lines = Reader::new(&mut archive);
    let head_line = lines.next()?.ok_or(ArchiveError::NotAnArchive)?.to_owned();
    let head = Head::of(&head_line)?;
    create(&mut connection, head.schema)?;
    let tables = tables(head.schema)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for table in tables {
        read_table(&transaction, table, &mut lines)?;
    }
    if lines.next()?.is_some() {
        return Err(lines.refuse("there is no such table").into());
    }
    // Numbers in another form, blanks between cells: what a reader forgives would not come back.
    if written_again(&transaction, &head_line, tables)? != lines.sha256() {
        return Err(ArchiveError::Unsound("written again it is another archive".to_owned()).into());
    }
    transaction.commit()?;
    if head.schema < VERSION {
        bring_copy_along(&mut connection)?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    let store = Store { connection, place: None };
    is_sound(&store, &head)?;
    Ok(store)
}

fn read_table(connection: &Connection, table: &Table, lines: &mut Reader<'_>) -> Result<(), StoreError> {
    let expected = |lines: &Reader<'_>| lines.refuse(format!("the table {} is expected", table.name));
    let Some(line) = lines.next()? else { return Err(expected(lines).into()) };
    let said: Option<Value> = serde_json::from_slice(line).ok();
    let rows = said.as_ref().and_then(|said| said.get("rows")?.as_u64());
    let Some(rows) = rows.filter(|rows| table.line(*rows).as_bytes() == line) else {
        return Err(expected(lines).into());
    };
    let mut insert = connection.prepare(&table.insert_sql())?;
    for _ in 0..rows {
        let Some(line) = lines.next()? else { return Err(lines.refuse("a row is missing").into()) };
        let cells = row(line, table.columns.len()).map_err(|why| lines.refuse(why))?;
        insert.execute(params_from_iter(cells)).map_err(|error| match error.sqlite_error_code() {
            // Its own rules, which are those of every diary.
            Some(ErrorCode::ConstraintViolation | ErrorCode::TooBig) => lines.refuse(error.to_string()).into(),
            _ => StoreError::from(error),
        })?;
    }
    Ok(())
}

fn row(line: &[u8], columns: usize) -> Result<Vec<Cell>, String> {
    let cells: Vec<Value> = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    if cells.len() != columns {
        return Err(format!("{} cells instead of {columns}", cells.len()));
    }
    cells.into_iter().map(cell).collect()
}

fn cell(cell: Value) -> Result<Cell, String> {
    match cell {
        Value::Null => Ok(Cell::Null),
        Value::String(text) => Ok(Cell::Text(text)),
        Value::Number(number) => {
            number.as_i64().map(Cell::Integer).ok_or_else(|| format!("{number} instead of an integer"))
        }
        Value::Object(bytes) => {
            let text = bytes.get("base64").and_then(Value::as_str).ok_or("bytes without base64")?;
            BASE64.decode(text.as_bytes()).map(Cell::Blob).map_err(|error| error.to_string())
        }
        Value::Bool(_) | Value::Array(_) => Err("neither text, integer, bytes nor null".to_owned()),
    }
}

/// The hash of the archive of what was read.
fn written_again(connection: &Connection, head_line: &[u8], tables: &[Table]) -> Result<String, StoreError> {
    let mut nowhere = io::sink();
    let mut lines = Writer::new(&mut nowhere);
    lines.line(head_line)?;
    for table in tables {
        table.write(connection, &mut lines)?;
    }
    Ok(lines.seal()?.sha256)
}

fn is_sound(store: &Store, head: &Head) -> Result<(), StoreError> {
    let reading = store.reading()?;
    if let Some(problem) = reading.problems()?.into_iter().next() {
        return Err(ArchiveError::Unsound(problem).into());
    }
    let made = reading.archive_head()?;
    if (&made.copy_id, made.changes) != (&head.copy_id, head.changes) {
        return Err(ArchiveError::Unsound("its first line is of another diary".to_owned()).into());
    }
    Ok(())
}
