//! Makes a backup, and says whether one is what it was. A backup gets its name only after its file was closed, opened
//! again, checked by `SQLite`, and compared with the diary: as many rows, and the same digest of all of them.

use std::fs;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::backup::{Backup as Copying, StepResult};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::store::archive::Digest;
use crate::store::birth::{make_folder, new_private, sync_folder};
use crate::store::connection::{absolute, identify, open_unchanging, open_unseen, settle};
use crate::store::error::StoreError;
use crate::store::journal::Reading;
use crate::store::schema::VERSION;
use crate::store::seal::broken;

use super::name::{Backup, ENDING};
use super::{folder_of, keeps, list};

/// Room that is left on the disk beside a backup, in bytes.
const MARGIN: u64 = 1 << 20;
/// Temporary files of a program that was killed go after so many seconds.
const STALE: u64 = 24 * 3600;
/// Each has an id in its name.
const UUID_DIGITS: usize = 36;

/// What a file of a diary turned out to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The schema it is in, which may be an earlier one.
    pub schema: i32,
    pub copy_id: String,
    /// The number of the last change.
    pub changes: i64,
    /// Rows of all tables together, and their digest.
    pub content: Digest,
}

impl Backup {
    /// Whether the file is what was verified when it was made, and still a diary whole in itself.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let unsound = |why: String| StoreError::UnsoundBackup { path: self.path.clone(), why };
        let hash = hash_of(&self.path)?;
        if !hash.starts_with(&self.hash) {
            return Err(unsound("its bytes are not those that were written".to_owned()));
        }
        let verified = examine(&self.path).map_err(|error| match error {
            StoreError::Io(error) => StoreError::Io(error),
            error => unsound(error.to_string()),
        })?;
        let is_named = self.changes == verified.changes && verified.copy_id.ends_with(&self.copy);
        if is_named { Ok(verified) } else { Err(unsound("it is not what its name says".to_owned())) }
    }

    /// The same, of its bytes only: quick enough to be asked before something else relies on it.
    fn is_untouched(&self) -> bool {
        hash_of(&self.path).is_ok_and(|hash| hash.starts_with(&self.hash))
    }
}

/// Opens a file that nobody writes to, read-only, and reads all of it.
pub(super) fn examine(path: &Path) -> Result<Verified, StoreError> {
    let connection = open_unchanging(path)?;
    identify(&connection)?;
    examined(&connection)
}

fn examined(connection: &Connection) -> Result<Verified, StoreError> {
    let first = |pragma: &str| -> Result<Option<String>, StoreError> {
        let mut statement = connection.prepare(pragma)?;
        let mut found = statement.query([])?;
        Ok(found.next()?.map(|row| row.get(0)).transpose()?)
    };
    match first("PRAGMA integrity_check(1)")? {
        Some(word) if word == "ok" => {}
        other => return Err(StoreError::Damaged(other.unwrap_or_default())),
    }
    if let Some(table) = first("PRAGMA foreign_key_check")? {
        return Err(StoreError::Damaged(format!("table {table}: points to nothing")));
    }
    said(connection)
}

/// What is in it, without SQLite's own checks.
fn said(connection: &Connection) -> Result<Verified, StoreError> {
    let schema: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(Verified {
        schema,
        copy_id: connection.query_row("SELECT copy_id FROM diary", [], |row| row.get(0))?,
        changes: connection.query_row("SELECT coalesce(max(seq), 0) FROM change", [], |row| row.get(0))?,
        content: Digest::of(connection, schema)?,
    })
}

impl Reading<'_> {
    /// Writes a verified backup into a folder and thins those of the same diary there. Where the newest one there has
    /// everything already, that one is answered and nothing is written.
    pub fn back_up(&self, diary: &Path, folder: &Path, at: Timestamp) -> Result<Backup, StoreError> {
        let diary = absolute(diary)?;
        let folder = absolute(folder)?;
        let stem = diary.file_stem().and_then(|stem| stem.to_str()).unwrap_or("diary").to_owned();
        let copy_id: String = self.connection().query_row("SELECT copy_id FROM diary", [], |row| row.get(0))?;
        let ours: Vec<Backup> = list(&folder)?.into_iter().filter(|backup| backup.is_of(&stem, &copy_id)).collect();
        let changes = self.last_change()?;
        let newest = ours.iter().find(|backup| backup.changes == changes && backup.is_untouched());
        if let Some(newest) = newest {
            return Ok(newest.clone());
        }
        make_folder(&folder)?;
        self.check_room(&folder)?;
        let draft = Unfinished::new(&folder, &stem)?;
        // What turned silently is not handed on: older backups stay as they are.
        if let Some(seq) = seals_broken_in(self.connection())? {
            return Err(StoreError::Damaged(format!("table change, row {seq}: its seal is broken")));
        }
        let wanted = said(self.connection())?;
        copy_into(self.connection(), &draft.0)?;
        let made = examine(&draft.0)?;
        if made != wanted {
            return Err(StoreError::UnsoundBackup {
                path: draft.0.clone(),
                why: "it is not what the diary is".to_owned(),
            });
        }
        let hash = hash_of(&draft.0)?;
        let backup = Backup::in_folder(&folder, &stem, &copy_id, at, changes, &hash);
        draft.finish(&backup.path, &folder)?;
        thin(&backup, &ours, at);
        sweep(&folder, ".titrace-");
        let name = diary.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(beside) = diary.parent() {
            sweep(beside, &format!(".{name}."));
        }
        Ok(backup)
    }

    /// Room for the whole diary, asked before the first byte is written.
    fn check_room(&self, folder: &Path) -> Result<(), StoreError> {
        let number = |pragma: &str| -> Result<u64, StoreError> {
            let found: i64 = self.connection().pragma_query_value(None, pragma, |row| row.get(0))?;
            Ok(found.unsigned_abs())
        };
        let needed = number("page_count")?.saturating_mul(number("page_size")?).saturating_add(MARGIN);
        let free = room_in(folder)?;
        if free < needed {
            return Err(StoreError::NoRoom { folder: folder.to_owned(), needed, free });
        }
        Ok(())
    }
}

/// Before an update there are none to ask.
fn seals_broken_in(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let schema: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if schema < VERSION { Ok(None) } else { Ok(broken(connection)?.into_iter().next()) }
}

/// Bytes that this user may still write there.
fn room_in(folder: &Path) -> io::Result<u64> {
    let found = rustix::fs::statvfs(folder)?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}

/// All pages at once, so that nobody else's commit falls between them.
pub(super) fn copy_into(from: &Connection, place: &Path) -> Result<(), StoreError> {
    let mut to = open_unseen(place)?;
    settle(&mut to, Some(place))?;
    {
        let copying = Copying::new(from, &mut to)?;
        match copying.step(-1)? {
            StepResult::Done => {}
            _ => return Err(StoreError::Busy),
        }
    }
    to.close().map_err(|(_connection, error)| error.into())
}

#[expect(clippy::disallowed_methods, reason = "a backup: nobody has it open")]
fn hash_of(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = File::open(path)?;
    let mut part = vec![0; 1 << 16];
    loop {
        match io::Read::read(&mut file, &mut part)? {
            0 => return Ok(HEXLOWER.encode(&hash.finalize())),
            length => hash.update(part.get(..length).unwrap_or_default()),
        }
    }
}

/// Older ones of the same diary that need not stay. Nothing depends on their going.
fn thin(newest: &Backup, others: &[Backup], now: Timestamp) {
    let all: Vec<&Backup> = std::iter::once(newest).chain(others).collect();
    let times: Vec<Timestamp> = all.iter().map(|backup| backup.at).collect();
    for (backup, stays) in all.iter().zip(keeps(&times, now)) {
        if !stays {
            fs::remove_file(&backup.path).ok();
        }
    }
}

/// Removes what a program of ours that was killed left of a file in the making, once it is a day old.
fn sweep(folder: &Path, beginning: &str) {
    const ENDINGS: [&str; 4] = [".new", ".new-journal", ".try", ".try-journal"];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().and_then(|name| name.strip_prefix(beginning)).is_some_and(|rest| {
            let middle = ENDINGS.iter().find_map(|ending| rest.strip_suffix(ending));
            middle.is_some_and(|middle| middle.len() >= UUID_DIGITS)
        });
        let age = entry.metadata().and_then(|metadata| metadata.modified()).ok().and_then(|then| then.elapsed().ok());
        if is_ours && age.is_some_and(|age| age.as_secs() > STALE) {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// A backup that is not verified yet; its file goes with this value.
struct Unfinished(PathBuf);

impl Unfinished {
    fn new(folder: &Path, stem: &str) -> Result<Self, StoreError> {
        let place = folder.join(format!(".titrace-{stem}-{}{ENDING}.new", Uuid::now_v7()));
        new_private(&place)?;
        Ok(Self(place))
    }

    #[expect(clippy::disallowed_methods, reason = "a backup: nobody has it open")]
    fn finish(self, name: &Path, folder: &Path) -> Result<(), StoreError> {
        File::open(&self.0)?.sync_all()?;
        fs::rename(&self.0, name)?;
        sync_folder(folder)?;
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}

/// Before a step after which there may be no way back: a backup in the diary's own folder.
pub(in crate::store) fn before(reading: &Reading<'_>, diary: &Path, at: Timestamp) -> Result<Backup, StoreError> {
    reading.back_up(diary, &folder_of(diary), at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_verified_goes_and_what_was_stays() {
        let folder = tempfile::tempdir().unwrap();
        let count = || fs::read_dir(folder.path()).unwrap().count();
        let unfinished = Unfinished::new(folder.path(), "diary").unwrap();
        assert_eq!(count(), 1);
        drop(unfinished);
        assert_eq!(count(), 0);
        let name = folder.path().join("diary.titrace");
        Unfinished::new(folder.path(), "diary").unwrap().finish(&name, folder.path()).unwrap();
        assert!(name.is_file());
        assert_eq!(count(), 1);
    }
}
