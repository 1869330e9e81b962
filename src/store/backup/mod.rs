//! Verified copies of the diary: made while nobody writes, opened and compared before they count, thinned with the
//! years, and put back beside what was there.
//!
//! | file | holds |
//! | --- | --- |
//! | `name` | what a backup is called, so that a folder can be read without opening its files |
//! | `make` | a copy, verified; the check of one that is there |
//! | `thin` | which ones stay |
//! | `restore` | a backup in the place of a diary, which is put aside |

mod make;
mod name;
mod restore;
mod thin;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::error::StoreError;

pub use self::make::Verified;
pub(super) use self::make::before;
pub use self::name::Backup;
pub use self::restore::Restored;
pub use self::thin::keeps;

/// The diary's own folder of backups: `diary-backups` beside `diary.titrace`.
pub fn folder_of(diary: &Path) -> PathBuf {
    let mut name = diary.file_stem().unwrap_or_default().to_owned();
    name.push("-backups");
    diary.with_file_name(name)
}

/// The backups in a folder, of whatever copy of a diary, the newest first. No file is opened; a folder that is not there
/// holds none.
pub fn list(folder: &Path) -> Result<Vec<Backup>, StoreError> {
    // Whole paths: they are shown, and lead to the same files from everywhere.
    let entries = match fs::read_dir(super::connection::absolute(folder)?) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        // One that the disk does not speak of is listed: it is no backup only when it is looked into.
        if fs::metadata(&path).map_or(true, |found| found.is_file()) {
            found.extend(Backup::of(&path));
        }
    }
    found.sort_by(|one, other| (other.at, other.changes, &other.path).cmp(&(one.at, one.changes, &one.path)));
    Ok(found)
}

/// The newest backup in a folder whose bytes are still those that were verified, of any copy. Damaged ones are passed
/// over.
pub fn newest_good(folder: &Path) -> Result<Option<Backup>, StoreError> {
    Ok(list(folder)?.into_iter().find(|backup| backup.verify().is_ok()))
}

/// What a clock said, in a file's name: `2026-11-26T043455Z`.
pub(super) fn stamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H%M%SZ").to_string()
}
