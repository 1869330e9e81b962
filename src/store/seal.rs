//! Under every change stands a seal: the SHA-256 of all that was written with it. SQLite sees that a page is torn, and
//! not that a digit in it turned; a dose of 4.5 mg that became 4.7 would else be believed.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::archive::{Table, tables};
use super::error::StoreError;
use super::schema::VERSION;

/// Seals change number `seq`, of which everything is written.
pub(super) fn seal(connection: &Connection, seq: i64) -> Result<(), StoreError> {
    let found = digests(connection, VERSION, Some(seq))?;
    keep(connection, &found)
}

/// Seals what an earlier program wrote, as it is now.
pub(super) fn seal_unsealed(connection: &Connection) -> Result<(), StoreError> {
    let mut found = digests(connection, VERSION, None)?;
    let mut statement = connection.prepare("SELECT change FROM seal")?;
    let sealed = statement.query_map([], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
    found.retain(|seq, _| !sealed.contains(seq));
    keep(connection, &found)
}

fn keep(connection: &Connection, found: &BTreeMap<i64, String>) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached("INSERT INTO seal (change, schema, sha256) VALUES (?1, ?2, ?3)")?;
    for (seq, sha256) in found {
        insert.execute((seq, VERSION, sha256))?;
    }
    Ok(())
}

/// The numbers of changes whose seal is broken or missing, in their order.
pub(super) fn broken(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare("SELECT change, schema, sha256 FROM seal")?;
    let seals = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<Vec<(i64, i32, String)>, _>>()?;
    let mut broken = Vec::new();
    let mut schemas: Vec<i32> = seals.iter().map(|(_, schema, _)| *schema).collect();
    schemas.extend([VERSION]);
    schemas.sort_unstable();
    schemas.dedup();
    for schema in schemas {
        let found = digests(connection, schema, None)?;
        let said = seals.iter().filter(|(_, of, _)| *of == schema);
        broken.extend(said.filter(|(seq, _, sha256)| found.get(seq) != Some(sha256)).map(|(seq, ..)| *seq));
        if schema == VERSION {
            broken.extend(found.keys().filter(|seq| !seals.iter().any(|(sealed, ..)| sealed == *seq)));
        }
    }
    broken.sort_unstable();
    Ok(broken)
}

/// What was written with each change, or with that one, in the columns of a schema.
fn digests(connection: &Connection, schema: i32, seq: Option<i64>) -> Result<BTreeMap<i64, String>, StoreError> {
    let mut hashes: BTreeMap<i64, Sha256> = BTreeMap::new();
    for table in tables(schema)? {
        let Some(sql) = sealed_rows(table, seq.is_some()) else { continue };
        let mut statement = connection.prepare_cached(&sql)?;
        let mut found = statement.query(rusqlite::params_from_iter(seq))?;
        let mut line = Vec::new();
        while let Some(row) = found.next()? {
            line.clear();
            line.extend(table.name.bytes());
            let width = row.as_ref().column_count();
            for place in 1..width {
                line.push(b'\t');
                table.write_cell(row.get_ref(place)?, place, &mut line)?;
            }
            line.push(b'\n');
            hashes.entry(row.get(0)?).or_default().update(&line);
        }
    }
    Ok(hashes.into_iter().map(|(seq, hash)| (seq, HEXLOWER.encode(&hash.finalize()))).collect())
}

/// The rows of a table with the number of their change before them; `None` where it has none.
fn sealed_rows(table: &Table, of_one: bool) -> Option<String> {
    let columns = |but: &str| {
        let kept = table.columns.iter().filter(|column| *column != but);
        kept.map(|column| format!("t.\"{column}\"")).collect::<Vec<_>>().join(", ")
    };
    let name = &table.name;
    let (change, from, columns) = match name.as_str() {
        // Whether it stands is turned by undo and redo, which are changes of their own.
        "change" => ("t.seq".to_owned(), "change t".to_owned(), columns("undone")),
        "attachment_content" => (
            "r.change".to_owned(),
            "attachment_revision r JOIN attachment_content t ON t.id = r.id AND r.base_revision_id IS NULL".to_owned(),
            columns(""),
        ),
        name if name.ends_with("_revision") => ("t.change".to_owned(), format!("{name} t"), columns("")),
        _ => return None,
    };
    let which = if of_one { format!("WHERE {change} = ?1 ") } else { String::new() };
    Some(format!("SELECT {change}, {columns} FROM {from} {which}ORDER BY 1, 2"))
}
