//! How the diary is kept: one `SQLite` file. The only place that knows SQL.
//!
//! | file | holds |
//! | --- | --- |
//! | `connection` | whose file it is; the safety settings, read back |
//! | `cut_off` | whether a journal beside the file is its own, before it is played back |
//! | `birth` | a new file, whole or not at all |
//! | `schema` | the tables, as migrations |
//! | `rows`, `plan_rows`, `lab_rows`, `cells` | rows <-> records |
//! | `journal` | one transaction: what is read, what a change writes |
//! | `revisions` | what was: versions, trash, the next undo and redo |
//! | `archive` | everything as one text file, and a diary made of one |
//! | `soundness` | whether the file is as it should be |
//! | `watch` | noticing that somebody else wrote |

mod archive;
mod birth;
mod cells;
mod connection;
mod cut_off;
mod day_rows;
mod error;
mod journal;
mod lab_rows;
mod plan_rows;
mod revisions;
mod rows;
mod schema;
mod soundness;
mod views;
mod watch;

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

pub use self::archive::{ArchiveError, Archived, Head};
pub use self::error::StoreError;
pub use self::journal::{Reading, Why, Writing};
pub use self::revisions::Target;
pub use self::watch::Watcher;

use self::connection::{absolute, in_transaction, settle};

/// What opens an encrypted diary. There is none today; who opens a store says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    None,
}

/// An open diary file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
}

impl Store {
    /// Opens a diary that exists. Anything else is refused and left byte for byte as it is.
    pub fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let Key::None = key;
        let mut connection = connection::open(&absolute(path)?)?;
        let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version < schema::VERSION {
            // What is damaged is not brought along: it stays as it is.
            soundness::is_whole(&connection)?;
            schema::migrate(&mut connection)?;
        }
        Ok(Self { connection })
    }

    /// The real tables in memory, for tests.
    pub fn in_memory() -> Result<Self, StoreError> {
        let connection = Connection::open_in_memory()?;
        settle(&connection, None)?;
        Self::new(connection)
    }

    /// A diary in an empty database.
    fn new(mut connection: Connection) -> Result<Self, StoreError> {
        schema::migrate(&mut connection)?;
        let copy_id = Uuid::now_v7().hyphenated().to_string();
        connection.execute("INSERT INTO diary (id, copy_id) VALUES (1, ?1)", [copy_id])?;
        Ok(Self { connection })
    }

    fn close(self) -> Result<(), StoreError> {
        self.connection.close().map_err(|(_connection, error)| error.into())
    }

    /// A look at the diary in which nothing changes under the reader.
    pub fn reading(&self) -> Result<Reading<'_>, StoreError> {
        let in_transaction = in_transaction();
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?;
        Ok(Reading::new(transaction, in_transaction))
    }

    /// The one writer of the file, until it commits or is dropped.
    pub fn writing(&mut self) -> Result<Writing<'_>, StoreError> {
        let in_transaction = in_transaction();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Writing::new(Reading::new(transaction, in_transaction)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_safety_settings_are_in_force() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary.titrace");
        let (store, ()) = Store::birth(&path, &Key::None, |_| Ok::<_, StoreError>(())).unwrap();
        for (name, wanted) in [
            ("journal_mode", "delete"),
            ("synchronous", "3"),
            ("foreign_keys", "1"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("mmap_size", "0"),
            ("secure_delete", "1"),
            ("temp_store", "2"),
            ("application_id", "1416197234"),
            ("user_version", "5"),
        ] {
            let sql = format!("PRAGMA {name}");
            let found: rusqlite::types::Value = store.connection.query_row(&sql, [], |row| row.get(0)).unwrap();
            let found = match found {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => panic!("{name}: {other:?}"),
            };
            assert_eq!(found, wanted, "{name}");
        }
        let refused = |sql: &str| store.connection.execute_batch(sql).is_err();
        assert!(refused("SELECT \"no such column\""), "a misspelt column is no text");
        assert!(refused("ATTACH ':memory:' AS other"));
        assert!(!refused("PRAGMA journal_mode = OFF"), "defensive: it is answered, and not done");
        assert!(refused("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema"));
    }
}
