//! Backups of the diary that is open, and one of them in its place.

use std::path::Path;

use jiff::Timestamp;

use crate::store::backup;
pub use crate::store::backup::Backup;
use crate::store::backup::Restored;
use crate::store::{Key, Store, StoreError};

use super::{Known, Logbook, LogbookError, Place};

/// A backup in each folder where one was wanted. That the second folder could not be written to (a stick that is not
/// there) does not make the first one less.
#[derive(Debug)]
pub struct BackedUp {
    pub first: Backup,
    pub second: Option<Result<Backup, StoreError>>,
}

/// The backups in the diary's own folder, the newest first; none where it cannot be read.
pub fn backups_of(diary: &Path) -> Vec<Backup> {
    backup::list(&backup::folder_of(diary)).unwrap_or_default()
}

/// The newest backup that is still sound, in the diary's own folder.
pub fn newest_good_backup(diary: &Path) -> Option<Backup> {
    backup::newest_good(&backup::folder_of(diary)).ok().flatten()
}

impl Logbook {
    /// Makes a verified backup in the diary's own folder and, where one was chosen, in the second one. `None` while there
    /// is no diary's file.
    pub fn back_up(&self, at: Timestamp) -> Result<Option<BackedUp>, LogbookError> {
        let Place::File(path, store) = &self.place else { return Ok(None) };
        let reading = store.reading()?;
        let first = reading.back_up(path, &backup::folder_of(path), at)?;
        let second = self.diary().settings.backup_folder.as_ref();
        let second = second.map(|folder| reading.back_up(path, Path::new(folder), at));
        Ok(Some(BackedUp { first, second }))
    }

    /// The same in a folder that is named.
    pub fn back_up_to(&self, folder: &Path, at: Timestamp) -> Result<Option<Backup>, LogbookError> {
        let Place::File(path, store) = &self.place else { return Ok(None) };
        Ok(Some(store.reading()?.back_up(path, folder, at)?))
    }

    /// Puts a backup in the place of a diary, after a backup of that where it can still be opened. What stood there is
    /// put aside, not deleted; whoever has it open notices.
    pub fn restored(path: &Path, backup: &Path, at: Timestamp) -> Result<(Self, Restored), LogbookError> {
        match Self::open(path) {
            Ok(present) => drop(present.back_up_to(&backup::folder_of(path), at)?),
            // What cannot be opened is put aside as it is.
            Err(LogbookError::NoDiary(_)) => {}
            Err(LogbookError::Store(error)) if error.is_about_the_file() => {}
            Err(error) => return Err(error),
        }
        let (store, restored) = Store::restore(path, &Key::None, backup, at)?;
        let known = Known::read(&store.reading()?)?;
        Ok((Self { place: Place::File(path.to_owned(), store), known }, restored))
    }
}
