//! Updates: a diary of every schema that was ever released is brought to today's, and every row that was in it is in it
//! still, as another program reads it; a diary of a later program is left byte for byte as it is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::types::Value;
use titrace::logbook::{Logbook, LogbookError};
use titrace::store::StoreError;
use titrace::store::backup::{folder_of, list};

use crate::chance::Chance;
use crate::row::{Control, Effort, Outcome, Row};

pub(crate) const ROW: Row = Row {
    name: "updates",
    promise: "An update keeps every row of a diary of every release, and an earlier program leaves a later diary alone",
    run,
};

/// Of the fixtures, and of today.
const SCHEMAS: std::ops::RangeInclusive<i32> = 1..=5;
const TODAY: i32 = 6;

/// Rows by table, columns by name: as SQLite says them, not this program.
type Rows = BTreeMap<String, (Vec<String>, Vec<Vec<Value>>)>;

fn run(effort: &Effort) -> Outcome {
    let mut lost = Vec::new();
    let (mut diaries, mut rows, mut later) = (0, 0, 0);
    for schema in SCHEMAS {
        for round in 0..effort.times(2, 40) {
            let folder = tempfile::tempdir().unwrap();
            let path = diary_of(folder.path(), schema);
            grow(&path, &mut Chance::of(effort.seed + round), if effort.long { 400 } else { 40 });
            let before = all_rows(&path);
            diaries += 1;
            rows += before.values().map(|(_, rows)| rows.len()).sum::<usize>();
            lost.extend(bring_along(&path, schema, &before).map(|what| format!("schema {schema}, {round}: {what}")));
        }
    }
    for ahead in 1..=5 {
        let folder = tempfile::tempdir().unwrap();
        let path = diary_of(folder.path(), 5);
        drop(Logbook::open(&path).unwrap());
        fs::remove_dir_all(folder_of(&path)).unwrap();
        Connection::open(&path).unwrap().pragma_update(None, "user_version", TODAY + ahead).unwrap();
        let before = files(folder.path());
        later += 1;
        let refused = matches!(Logbook::open(&path), Err(LogbookError::Store(StoreError::Newer { .. })));
        if !refused || files(folder.path()) != before {
            lost.push(format!("a diary of schema {} was not left alone", TODAY + ahead));
        }
    }
    let tried =
        format!("{diaries} diaries of schemas 1 to 5 with {rows} rows brought along, {later} later ones refused");
    Outcome::Tried { tried, lost, control: careless(effort) }
}

fn diary_of(folder: &Path, schema: i32) -> PathBuf {
    let path = folder.join("diary.titrace");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema-{schema}.titrace"));
    fs::copy(fixture, &path).unwrap();
    path
}

/// More notes, written as the program of that schema would: a change, a revision, a record that points to it.
fn grow(path: &Path, chance: &mut Chance, count: i64) {
    let mut connection = Connection::open(path).unwrap();
    let transaction = connection.transaction().unwrap();
    let first = |sql: &str| -> i64 { transaction.query_row(sql, [], |row| row.get(0)).unwrap() };
    let seq = first("SELECT max(seq) FROM change");
    let tables: Vec<String> = {
        let mut named = transaction
            .prepare("SELECT name FROM sqlite_schema WHERE name LIKE '%_revision' AND type = 'table'")
            .unwrap();
        named.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let last =
        tables.iter().map(|table| first(&format!("SELECT coalesce(max(revision_id), 0) FROM {table}"))).max().unwrap();
    for number in 1..=count {
        let id = uuid::Uuid::from_u128(u128::from(chance.next()) << 64 | u128::from(chance.next())).to_string();
        let text = format!("{:x}\n{}", chance.next(), "ä<5 ".repeat(chance.below(40)));
        transaction
            .execute(
                "INSERT INTO change SELECT ?1, 'add', NULL, 1, 0, 'window', '2026-01-01T00:00:00.000Z', copy_id, NULL FROM diary",
                [seq + number],
            )
            .unwrap();
        transaction
            .execute(
                "INSERT INTO note_revision (revision_id, id, change, deleted, at, at_basis, source, text) \
                 VALUES (?1, ?2, ?3, 0, '2014-05-12', 'exact', 'window', ?4)",
                (last + number, &id, seq + number, &text),
            )
            .unwrap();
        transaction.execute("INSERT INTO note (id, revision) VALUES (?1, ?2)", (&id, last + number)).unwrap();
    }
    transaction.commit().unwrap();
}

fn all_rows(path: &Path) -> Rows {
    let connection = Connection::open(path).unwrap();
    let mut named = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let names: Vec<String> = named.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let read = |name: String| {
        let mut columns = connection.prepare(&format!("SELECT name FROM pragma_table_info('{name}')")).unwrap();
        let columns: Vec<String> = columns.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let rows = rows_of(&connection, &name, &columns);
        (name, (columns, rows))
    };
    names.into_iter().map(read).collect()
}

fn rows_of(connection: &Connection, name: &str, columns: &[String]) -> Vec<Vec<Value>> {
    let sql = format!("SELECT \"{}\" FROM \"{name}\" ORDER BY 1", columns.join("\", \""));
    let mut statement = connection.prepare(&sql).unwrap();
    let width = columns.len();
    let rows = statement.query_map([], |row| (0..width).map(|place| row.get(place)).collect()).unwrap();
    rows.map(Result::unwrap).collect()
}

/// What is not as it was.
fn difference(path: &Path, before: &Rows) -> Option<String> {
    let connection = Connection::open(path).unwrap();
    before.iter().find_map(|(name, (columns, rows))| {
        let there = connection.prepare(&format!("SELECT \"{}\" FROM \"{name}\"", columns.join("\", \""))).is_ok();
        (!there || rows_of(&connection, name, columns) != *rows).then(|| format!("table {name} is another one"))
    })
}

fn bring_along(path: &Path, schema: i32, before: &Rows) -> Option<String> {
    let logbook = match Logbook::open(path) {
        Ok(logbook) => logbook,
        Err(error) => return Some(error.to_string()),
    };
    if let Some(problem) = logbook.check().unwrap().into_iter().next() {
        return Some(problem);
    }
    let records = logbook.diary().len();
    drop(logbook);
    if let Some(what) = difference(path, before) {
        return Some(what);
    }
    let backups = list(&folder_of(path)).unwrap();
    let [backup] = &backups[..] else { return Some(format!("{} backups", backups.len())) };
    match backup.verify() {
        Ok(verified) if verified.schema == schema => {}
        other => return Some(format!("the backup before it: {other:?}")),
    }
    if difference(&backup.path, before).is_some() {
        return Some("the backup is not what it was made of".to_owned());
    }
    let at: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let beside = path.with_file_name("restored.titrace");
    match Logbook::restored(&beside, &backup.path, at) {
        Ok((restored, _)) if restored.diary().len() == records => None,
        other => Some(format!("restored: {:?}", other.map(|_| ()))),
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
}

/// Updates that lose something, each done to a diary that was brought along: the comparison has to see every one.
fn careless(effort: &Effort) -> Control {
    const CARELESS: [&str; 5] = [
        "PRAGMA foreign_keys = OFF; DELETE FROM note_revision WHERE revision_id = (SELECT max(revision_id) FROM note_revision)",
        "UPDATE dose_revision SET amount = '4.7' WHERE amount IS NOT NULL",
        "UPDATE lab_revision SET comparator = NULL",
        "UPDATE note_revision SET text = trim(replace(text, char(10), ' '))",
        "ALTER TABLE medicine_revision RENAME COLUMN recipe TO prescription",
    ];
    let mut seen = 0;
    for sql in CARELESS {
        let folder = tempfile::tempdir().unwrap();
        let path = diary_of(folder.path(), 5);
        grow(&path, &mut Chance::of(effort.seed), 20);
        let before = all_rows(&path);
        drop(Logbook::open(&path).unwrap());
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        seen += u64::from(difference(&path, &before).is_some());
    }
    let tried = CARELESS.len() as u64;
    Control { without: "updates that drop, reword or rename something", tried, seen, least: tried }
}
