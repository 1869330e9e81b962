//! Brings a file of an earlier schema to today's. Most diaries that were ever lost were lost in an update; so a verified
//! backup comes first, all steps are one transaction, and before it is committed everything that was there is read once
//! more and has to be the same, row by row, and to point to what is there.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::archive::Digest;
use super::backup;
use super::connection::in_transaction;
use super::error::StoreError;
use super::journal::Reading;
use super::schema::{VERSION, steps};
use super::seal::seal_unsealed;
use super::soundness::is_whole;

/// A diary file that somebody opens. The backup lies in its own folder of backups, and stays as those do.
pub(super) fn bring_along(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    while schema_of(connection)? < VERSION {
        // What is damaged is not brought along: it stays as it is, and nothing beside it.
        is_whole(connection)?;
        let saved = {
            let in_transaction = in_transaction();
            let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
            backup::before(&Reading::new(transaction, in_transaction), path, super::moment())?.changes
        };
        // Who wrote after the backup was made is waited for with another one.
        update(connection, Some(saved), VERSION, steps)?;
    }
    Ok(())
}

/// The same of a copy that nobody else has.
pub(super) fn bring_copy_along(connection: &mut Connection) -> Result<(), StoreError> {
    update(connection, None, VERSION, steps)
}

/// Nothing is changed where the file is of that schema already, or has more changes than were saved.
fn update<'a, Steps: Iterator<Item = &'a str>>(
    connection: &mut Connection,
    saved: Option<i64>,
    to: i32,
    steps: impl Fn(i32, i32) -> Steps,
) -> Result<(), StoreError> {
    let _in_transaction = in_transaction();
    // A table that is made anew would else take along what points to it.
    connection.pragma_update(None, "foreign_keys", false)?;
    let done = update_all(connection, saved, to, steps);
    connection.pragma_update(None, "foreign_keys", true)?;
    done
}

fn update_all<'a, Steps: Iterator<Item = &'a str>>(
    connection: &mut Connection,
    saved: Option<i64>,
    to: i32,
    steps: impl Fn(i32, i32) -> Steps,
) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked inside the transaction: another process may have been faster.
    let from = schema_of(&transaction)?;
    let changes: i64 = transaction.query_row("SELECT coalesce(max(seq), 0) FROM change", [], |row| row.get(0))?;
    if from >= to || saved.is_some_and(|saved| saved != changes) {
        return Ok(());
    }
    let before = Digest::of(&transaction, from)?;
    for sql in steps(from, to) {
        transaction.execute_batch(sql)?;
    }
    if to == VERSION {
        seal_unsealed(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", to)?;
    if Digest::of(&transaction, from)? != before {
        return Err(StoreError::UpdateLoses { to, why: format!("not all of {} rows are as they were", before.rows) });
    }
    let dangling = transaction.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if dangling {
        return Err(StoreError::UpdateLoses { to, why: "a row points to nothing".to_owned() });
    }
    transaction.commit()?;
    Ok(())
}

fn schema_of(connection: &Connection) -> Result<i32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::schema::create;

    fn diary_of(version: i32) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        create(&mut connection, version).unwrap();
        let rows = "INSERT INTO diary (id, copy_id) VALUES (1, 'x');
                    INSERT INTO change VALUES (1, 'configure', NULL, 1, 0, 'cli', '2026-01-01T00:00:00Z', 'x', NULL);
                    INSERT INTO settings_revision (revision_id, change, day_start_hour, theme, zoom, sample)
                        VALUES (1, 1, 4, 'dark', 100, 0);
                    INSERT INTO settings VALUES (1, 1);";
        connection.execute_batch(rows).unwrap();
        connection
    }

    /// What a careless migration does is refused, and everything is as it was, the version too.
    #[test]
    fn an_update_that_would_lose_something_is_not_made() {
        for careless in [
            "DELETE FROM settings",
            "UPDATE settings_revision SET theme = 'light'",
            "ALTER TABLE settings_revision DROP COLUMN zoom",
            "INSERT INTO settings_revision (revision_id, change, day_start_hour, theme, zoom, sample) \
             VALUES (2, 1, 4, 'dark', 100, 0)",
            "ALTER TABLE settings_revision RENAME COLUMN theme TO looks",
            "DROP TABLE settings; CREATE TABLE settings (id INTEGER PRIMARY KEY, revision INTEGER) STRICT",
            "CREATE TABLE more (id INTEGER PRIMARY KEY REFERENCES note_revision) STRICT; INSERT INTO more VALUES (7)",
        ] {
            let mut connection = diary_of(1);
            let before = Digest::of(&connection, 1).unwrap();
            let wrong = update(&mut connection, None, 2, |_, _| std::iter::once(careless)).unwrap_err();
            assert!(wrong.is_about_the_file(), "{careless}: {wrong}");
            assert_eq!(schema_of(&connection).unwrap(), 1);
            assert_eq!(Digest::of(&connection, 1).unwrap(), before, "{careless}");
        }
    }

    #[test]
    fn an_update_keeps_everything_from_every_schema() {
        for from in 1..VERSION {
            let mut connection = diary_of(from);
            let before = Digest::of(&connection, from).unwrap();
            assert_eq!(before.rows, 4);
            update(&mut connection, Some(7), VERSION, steps).unwrap();
            assert_eq!(schema_of(&connection).unwrap(), from, "more was written than was saved");
            update(&mut connection, Some(1), VERSION, steps).unwrap();
            assert_eq!(schema_of(&connection).unwrap(), VERSION);
            assert_eq!(Digest::of(&connection, from).unwrap(), before);
        }
    }
}
