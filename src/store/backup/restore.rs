//! A backup in the place of a diary. The new file is made and checked under another name; what stood there is put aside
//! under a name that says when, with the journal of a commit that was cut off, and never deleted. Whoever has the old
//! file open notices, because the name leads to another file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

use crate::store::birth::{Cradle, make_folder, stands, sync_folder};
use crate::store::connection::{absolute, in_transaction, journal_of, open, open_unchanging, open_unseen, settle};
use crate::store::error::StoreError;
use crate::store::update::bring_copy_along;
use crate::store::{Key, Store};

use super::make::{copy_into, examine};
use super::name::Backup;
use super::stamp;

/// What came of a restore.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the file now is that was the diary; `None` where there was none.
    pub aside: Option<PathBuf>,
    /// The number of the last change in what was restored.
    pub changes: i64,
}

impl Store {
    /// Makes a diary of a backup, or of any sound diary file that nobody writes to, in the place of the one that is at
    /// `path`. It is a copy of its own from then on. Nothing is changed when this fails.
    pub fn restore(path: &Path, key: &Key, backup: &Path, at: Timestamp) -> Result<(Self, Restored), StoreError> {
        // Where a link stands, what it leads to is the diary.
        let path = absolute(path)?;
        let path = match fs::canonicalize(&path) {
            // Nothing is there, or a link that leads nowhere, which is replaced itself.
            Err(error) if error.kind() == io::ErrorKind::NotFound => path,
            found => found?,
        };
        let folder = path.parent().ok_or(StoreError::NotAFile)?;
        let backup = absolute(backup)?;
        if is_same_file(&path, &backup) {
            return Err(StoreError::Exists(path));
        }
        // A pipe would be waited for, and a device may have no end.
        if fs::metadata(&backup).is_ok_and(|found| !found.is_file()) {
            return Err(StoreError::NotAFile);
        }
        let changes = match Backup::of(&backup) {
            Some(named) => named.verify()?,
            None if stands(&journal_of(&backup))? => {
                let why = "a commit of it was cut off; open it once by itself".to_owned();
                return Err(StoreError::UnsoundBackup { path: backup, why });
            }
            None => examine(&backup)?,
        }
        .changes;
        make_folder(folder)?;
        let cradle = Cradle::make(&path)?;
        copy_into(&open_unchanging(&backup)?, cradle.path())?;
        make_own(cradle.path())?;
        let aside = swap(&path, cradle, at)?;
        sync_folder(folder)?;
        Ok((Self::open(&path, key)?, Restored { aside, changes }))
    }
}

/// Brings the copy to today's schema, gives it an id of its own, and checks it whole.
fn make_own(place: &Path) -> Result<(), StoreError> {
    let mut connection = open_unseen(place)?;
    settle(&mut connection, Some(place))?;
    bring_copy_along(&mut connection)?;
    connection.execute("UPDATE diary SET copy_id = ?1", [Uuid::now_v7().hyphenated().to_string()])?;
    let store = Store { connection, place: None };
    if let Some(problem) = store.reading()?.problems()?.into_iter().next() {
        return Err(StoreError::UnsoundBackup { path: place.to_owned(), why: problem });
    }
    store.close()
}

/// Puts aside what is there and the new file in its place. At every moment either stands under the name, or nothing was
/// there before; and what was there is complete under one of two names.
fn swap(path: &Path, cradle: Cradle, at: Timestamp) -> Result<Option<PathBuf>, StoreError> {
    cradle.sync()?;
    if !stands(path)? {
        let journal = journal_of(path);
        if stands(&journal)? {
            // It belongs to a diary that is gone; beside the new one SQLite would play it back.
            fs::rename(&journal, free_name(&journal, at))?;
        }
        cradle.move_to(path)?;
        return Ok(None);
    }
    // Nobody is in the middle of a commit; what cannot be opened, nobody writes to.
    let mut there = match open(path) {
        Ok(connection) => Some(connection),
        Err(error) if error.is_about_the_file() => None,
        Err(error) => return Err(error),
    };
    let _in_transaction = in_transaction();
    let alone = there.as_mut().map(alone).transpose()?;
    let aside = free_name(path, at);
    fs::hard_link(path, &aside)?;
    let journal = journal_of(path);
    if alone.is_none() && stands(&journal)? {
        fs::hard_link(&journal, journal_of(&aside))?;
        sync_folder_of(path)?;
        fs::remove_file(&journal)?;
    }
    sync_folder_of(path)?;
    cradle.move_to(path)?;
    Ok(Some(aside))
}

fn alone(connection: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Exclusive)?)
}

/// `diary.titrace.replaced-2026-11-26T043455Z`, or the same with a number.
fn free_name(path: &Path, at: Timestamp) -> PathBuf {
    let mut place = path.as_os_str().to_owned();
    place.push(format!(".replaced-{}", stamp(at)));
    let mut name = place.clone();
    let mut number = 1_u32;
    while fs::symlink_metadata(&name).is_ok() {
        number += 1;
        name.clone_from(&place);
        name.push(format!("-{number}"));
    }
    PathBuf::from(name)
}

fn sync_folder_of(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), sync_folder)
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| fs::canonicalize(path).ok();
    place(one).is_some_and(|found| place(other) == Some(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_aside_takes_the_name_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary.titrace");
        let at = "2026-11-26T04:34:55Z".parse().unwrap();
        for ending in ["", "-2", "-3"] {
            let name = free_name(&path, at);
            assert_eq!(name, folder.path().join(format!("diary.titrace.replaced-2026-11-26T043455Z{ending}")));
            fs::create_dir(&name).unwrap();
        }
    }
}
