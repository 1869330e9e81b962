//! A diary is born whole: made under another name in the same folder, with its first change in it, then linked into
//! place. At no moment does a half-made file stand under the diary's name, and no file that stands there is replaced.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use uuid::Uuid;

use super::connection::{absolute, journal_of, open_unseen, settle};
use super::error::StoreError;
use super::{Key, Store};

impl Store {
    /// Makes the diary file and lets `first` write into it. If `first` fails, there is no file.
    pub fn birth<T, E: From<StoreError>>(
        path: &Path,
        key: &Key,
        first: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<(Self, T), E> {
        Self::born(path, key, |connection| {
            let mut store = Self::new(connection)?;
            let made = first(&mut store)?;
            Ok((store, made))
        })
    }

    /// As `birth`, of an empty database that `make` makes a diary of.
    pub(super) fn born<T, E: From<StoreError>>(
        path: &Path,
        key: &Key,
        make: impl FnOnce(Connection) -> Result<(Self, T), E>,
    ) -> Result<(Self, T), E> {
        let path = absolute(path)?;
        let folder = path.parent().ok_or(StoreError::NotAFile)?;
        is_free(&path)?;
        make_folder(folder).map_err(StoreError::from)?;
        let cradle = Cradle::make(&path)?;
        let mut connection = open_unseen(cradle.path())?;
        settle(&mut connection, Some(cradle.path()))?;
        let (store, made) = make(connection)?;
        store.close()?;
        cradle.link_to(&path, folder)?;
        Ok((Self::open(&path, key)?, made))
    }
}

/// Nothing stands under that name, nor the journal of a diary that is gone: `SQLite` would play it back into a new one.
pub(super) fn is_free(path: &Path) -> Result<(), StoreError> {
    // Asked first: the journal of a diary that is born just now has its diary beside it.
    let journal = journal_of(path);
    let has_journal = stands(&journal)?;
    if stands(path)? {
        return Err(StoreError::Exists(path.to_owned()));
    }
    if has_journal { Err(StoreError::LeftBehind(journal)) } else { Ok(()) }
}

/// Whether anything stands under that name. A disk that cannot say so has not said no.
pub(super) fn stands(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// The temporary file; it goes with this value, whatever happens.
pub(super) struct Cradle(PathBuf);

impl Cradle {
    pub(super) fn make(path: &Path) -> Result<Self, StoreError> {
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().ok_or(StoreError::NotAFile)?);
        name.push(format!(".{}.new", Uuid::now_v7()));
        let place = path.with_file_name(name);
        new_private(&place)?;
        Ok(Self(place))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    #[expect(clippy::disallowed_methods, reason = "nobody has opened the newborn with SQLite any more, or not yet")]
    pub(super) fn sync(&self) -> io::Result<()> {
        File::open(&self.0)?.sync_all()
    }

    /// Into the place of whatever stands there. The folder is not synced yet.
    pub(super) fn move_to(self, path: &Path) -> io::Result<()> {
        fs::rename(&self.0, path)
    }

    fn link_to(self, path: &Path, folder: &Path) -> Result<(), StoreError> {
        self.sync()?;
        fs::hard_link(&self.0, path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => StoreError::Exists(path.to_owned()),
            _ => StoreError::Io(error),
        })?;
        drop(self);
        sync_folder(folder)?;
        Ok(())
    }
}

impl Drop for Cradle {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}

/// Makes the missing folders, for this person only.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.is_dir()).collect();
    builder.create(folder)?;
    // Each of them is a new name in the one above it.
    missing.into_iter().filter_map(Path::parent).try_for_each(sync_folder)
}

/// A new name in a folder is on the disk only when the folder is.
#[expect(clippy::disallowed_methods, reason = "a folder, not a diary")]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// An empty file that only this person may read, where none is.
pub(super) fn new_private(place: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    private(&mut options).open(place)?;
    Ok(())
}

#[cfg(unix)]
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

#[cfg(not(unix))]
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_asked_is_not_missing() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("diary.titrace");
        assert!(!stands(&there).unwrap());
        new_private(&there).unwrap();
        assert!(stands(&there).unwrap());
        // There is nothing below a file, but that is no answer either.
        let below = there.join("diary.titrace");
        assert!(stands(&below).is_err());
        assert!(matches!(is_free(&below), Err(StoreError::Io(_))));
        #[cfg(unix)]
        {
            let link = folder.path().join("link");
            std::os::unix::fs::symlink("nowhere", &link).unwrap();
            assert!(stands(&link).unwrap(), "a link that leads nowhere is something");
        }
    }
}
