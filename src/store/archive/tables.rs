//! The tables of a schema as lines: one that names the table and its columns, then one a row, in the order of its key.

use std::sync::OnceLock;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use data_encoding::BASE64;
use serde_json::json;

use crate::store::error::StoreError;
use crate::store::schema::{VERSION, create};

use super::lines::Writer;

pub(in crate::store) struct Table {
    pub(in crate::store) name: String,
    /// The first one is the key.
    pub(in crate::store) columns: Vec<String>,
}

/// What a diary of that schema is born with, in the order in which it is made. What somebody else added to the file is
/// not the diary's.
pub(in crate::store) fn tables(schema: i32) -> Result<&'static [Table], StoreError> {
    static KNOWN: [OnceLock<Vec<Table>>; VERSION as usize] = [const { OnceLock::new() }; VERSION as usize];
    let place = usize::try_from(schema - 1).ok().and_then(|place| KNOWN.get(place));
    let place = place.ok_or_else(|| StoreError::Damaged(format!("schema {schema}")))?;
    if let Some(known) = place.get() {
        return Ok(known);
    }
    let made = asked_of_a_blank_one(schema)?;
    Ok(place.get_or_init(|| made))
}

fn asked_of_a_blank_one(schema: i32) -> Result<Vec<Table>, StoreError> {
    let mut blank = Connection::open_in_memory()?;
    create(&mut blank, schema)?;
    let mut named = blank
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")?;
    let mut columns = blank.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let mut tables = Vec::new();
    for name in named.query_map([], |row| row.get(0))? {
        let name: String = name?;
        let columns = columns.query_map([&name], |row| row.get(0))?.collect::<Result<_, _>>()?;
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

impl Table {
    /// The line above so many rows.
    pub(super) fn line(&self, rows: u64) -> String {
        json!({ "table": self.name, "columns": self.columns, "rows": rows }).to_string()
    }

    fn columns(&self) -> String {
        self.columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn insert_sql(&self) -> String {
        let places = vec!["?"; self.columns.len()].join(", ");
        format!("INSERT INTO \"{}\" ({}) VALUES ({places})", self.name, self.columns())
    }

    /// Answers how many rows there were.
    pub(super) fn write(&self, connection: &Connection, lines: &mut Writer<'_>) -> Result<u64, StoreError> {
        let count = format!("SELECT count(*) FROM \"{}\"", self.name);
        let rows: i64 = connection.query_row(&count, [], |row| row.get(0))?;
        let rows = rows.unsigned_abs();
        lines.line(self.line(rows).as_bytes())?;
        let mut statement =
            connection.prepare(&format!("SELECT {} FROM \"{}\" ORDER BY 1", self.columns(), self.name))?;
        let mut found = statement.query([])?;
        let mut line = Vec::new();
        while let Some(row) = found.next()? {
            line.clear();
            for place in 0..self.columns.len() {
                line.push(if place == 0 { b'[' } else { b',' });
                self.write_cell(row.get_ref(place)?, place, &mut line)?;
            }
            line.push(b']');
            lines.line(&line)?;
        }
        Ok(rows)
    }

    /// A cell as it stands in a line.
    pub(in crate::store) fn write_cell(
        &self,
        cell: ValueRef<'_>,
        place: usize,
        line: &mut Vec<u8>,
    ) -> Result<(), StoreError> {
        write_cell(cell, line).map_err(|why| self.damaged(place, &why))
    }

    fn damaged(&self, place: usize, why: &str) -> StoreError {
        let column = self.columns.get(place).map_or("", String::as_str);
        StoreError::Damaged(format!("table {}, column {column}: {why}", self.name))
    }
}

fn write_cell(cell: ValueRef<'_>, line: &mut Vec<u8>) -> Result<(), String> {
    match cell {
        ValueRef::Null => line.extend(b"null"),
        ValueRef::Integer(number) => line.extend(number.to_string().bytes()),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|error| error.to_string())?;
            serde_json::to_writer(line, text).map_err(|error| error.to_string())?;
        }
        ValueRef::Blob(bytes) => {
            line.extend(br#"{"base64":""#);
            line.extend(BASE64.encode(bytes).bytes());
            line.extend(br#""}"#);
        }
        ValueRef::Real(_) => return Err("a binary fraction".to_owned()),
    }
    Ok(())
}
