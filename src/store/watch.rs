//! Notices that somebody committed, without reading the diary: for a thread behind the window.

use std::path::Path;

use rusqlite::Connection;

use super::Place;
use super::connection::{absolute, in_transaction, look_at, open_to_watch};
use super::error::StoreError;

/// It has a connection of its own, so another thread can hold it.
#[derive(Debug)]
pub struct Watcher {
    connection: Connection,
    place: Place,
    seen: i64,
}

impl Watcher {
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let path = absolute(path)?;
        look_at(&path)?;
        let place = Place::of(&path)?;
        let mut watcher = Self { connection: open_to_watch(&path)?, place, seen: 0 };
        watcher.changed()?;
        Ok(watcher)
    }

    /// A first look for damage, quick enough for every start: pages and cells, not what only we know.
    pub fn looks_sound(&self) -> Result<bool, StoreError> {
        let _in_transaction = in_transaction();
        let found: String = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok(found == "ok")
    }

    /// Whether anybody, this process too, committed since this was last asked. `Replaced` once the name leads to another
    /// file, for nobody will ever commit to the one that is open here.
    pub fn changed(&mut self) -> Result<bool, StoreError> {
        if self.place.is_replaced() {
            return Err(StoreError::Replaced);
        }
        let _in_transaction = in_transaction();
        let version: i64 = self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let changed = version != self.seen;
        self.seen = version;
        Ok(changed)
    }
}
