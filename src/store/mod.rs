//! How the diary is kept: one `SQLite` file. The only place that knows SQL.
//!
//! | file | holds |
//! | --- | --- |
//! | `connection` | whose file it is; the safety settings, read back |
//! | `cut_off` | whether a journal beside the file is its own, before it is played back |
//! | `birth` | a new file, whole or not at all |
//! | `schema` | the tables, as migrations |
//! | `rows`, `plan_rows`, `lab_rows`, `settings_row`, `cells` | rows <-> records |
//! | `journal` | one transaction: what is read, what a change writes |
//! | `revisions` | what was: versions, trash, the next undo and redo |
//! | `archive` | everything as one text file, and a diary made of one |
//! | `update` | a file of an earlier schema, brought to today's |
//! | `backup` | verified copies, and one in the place of the diary |
//! | `draft` | what is half-typed, beside the diary |
//! | `salvage` | what can be read of a damaged file |
//! | `seal` | a hash under every change |
//! | `soundness` | whether the file is as it should be |
//! | `watch` | noticing that somebody else wrote |

mod archive;
pub mod backup;
mod birth;
mod cells;
mod connection;
mod cut_off;
mod day_rows;
mod draft;
mod error;
mod journal;
mod lab_rows;
mod plan_rows;
mod revisions;
mod rows;
mod salvage;
mod schema;
mod seal;
mod settings_row;
mod soundness;
mod update;
mod views;
mod watch;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

pub use self::archive::{ArchiveError, Archived, Digest, Head};
pub use self::draft::{Cells, DraftFile};
pub use self::error::StoreError;
pub use self::journal::{Reading, Since, Why, Writing};
pub use self::revisions::Target;
pub use self::salvage::Salvage;
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
    /// `None` in memory, and while it is being made.
    place: Option<Place>,
}

/// A name, and the file that it led to when it was opened.
#[derive(Debug)]
struct Place {
    path: PathBuf,
    #[cfg(unix)]
    file: (u64, u64),
}

impl Place {
    /// Asked without opening the file.
    fn of(path: &Path) -> Result<Self, StoreError> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let found = std::fs::metadata(path)?;
            Ok(Self { path: path.to_owned(), file: (found.dev(), found.ino()) })
        }
        #[cfg(not(unix))]
        Ok(Self { path: path.to_owned() })
    }

    /// Whether the name leads to another file by now: a backup was restored.
    fn is_replaced(&self) -> bool {
        #[cfg(unix)]
        {
            Self::of(&self.path).is_ok_and(|now| now.file != self.file)
        }
        #[cfg(not(unix))]
        false
    }
}

/// The clock of the ids, which is the store's only one.
fn moment() -> Timestamp {
    let since = Uuid::now_v7().get_timestamp().map(|at| at.to_unix()).unwrap_or_default();
    Timestamp::new(i64::try_from(since.0).unwrap_or_default(), 0).unwrap_or_default()
}

impl Store {
    /// Opens a diary that exists. Anything else is refused and left byte for byte as it is.
    pub fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let Key::None = key;
        let path = absolute(path)?;
        let place = Place::of(&path)?;
        let mut connection = connection::open(&path)?;
        update::bring_along(&mut connection, &path)?;
        Ok(Self { connection, place: Some(place) })
    }

    /// Removes a diary file that was only a step to another one.
    pub fn discard(path: &Path) -> Result<(), StoreError> {
        Ok(std::fs::remove_file(path)?)
    }

    /// The real tables in memory, for tests.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        settle(&mut connection, None)?;
        Self::new(connection)
    }

    /// A diary in an empty database.
    fn new(mut connection: Connection) -> Result<Self, StoreError> {
        schema::create(&mut connection, schema::VERSION)?;
        let copy_id = Uuid::now_v7().hyphenated().to_string();
        connection.execute("INSERT INTO diary (id, copy_id) VALUES (1, ?1)", [copy_id])?;
        Ok(Self { connection, place: None })
    }

    fn close(self) -> Result<(), StoreError> {
        self.connection.close().map_err(|(_connection, error)| error.into())
    }

    /// Whether the name that was opened leads to another file by now.
    pub fn is_replaced(&self) -> bool {
        self.place.as_ref().is_some_and(Place::is_replaced)
    }

    /// A copy or a folder that is synchronised may have put a journal beside the diary since it was opened, and `SQLite`
    /// would play that back as well.
    fn nothing_strange(&self) -> Result<(), StoreError> {
        match &self.place {
            Some(place) if place.path.try_exists()? => cut_off::prove(&place.path),
            _ => Ok(()),
        }
    }

    /// A look at the diary in which nothing changes under the reader.
    pub fn reading(&self) -> Result<Reading<'_>, StoreError> {
        self.nothing_strange()?;
        let in_transaction = in_transaction();
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?;
        Ok(Reading::new(transaction, in_transaction))
    }

    /// The one writer of the file, until it commits or is dropped.
    pub fn writing(&mut self) -> Result<Writing<'_>, StoreError> {
        self.nothing_strange()?;
        let in_transaction = in_transaction();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Nobody replaces it from now on: that needs a moment in which nobody writes.
        if self.place.as_ref().is_some_and(Place::is_replaced) {
            return Err(StoreError::Replaced);
        }
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
            ("user_version", "6"),
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
