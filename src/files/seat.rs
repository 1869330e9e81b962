//! One window a diary: the first one holds a lock, and whoever comes later asks it to come to the front and goes. The
//! lock lies in a file of its own, never in the diary's, and says nothing about the diary but that it is open.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The lock; it goes with the process, however that ends.
#[derive(Debug)]
pub struct Seat {
    file: File,
    /// How often somebody has asked.
    heard: u64,
}

impl Seat {
    /// Takes the window's place for that diary, by a file in a folder that is this user's alone. `None`: it is taken,
    /// and whoever holds it was asked to come to the front.
    pub fn take(folder: &Path, diary: &Path) -> io::Result<Option<Self>> {
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(folder.join(format!("titrace-{:016x}.window", name_of(diary)?)))?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0)?;
                Ok(Some(Self { file, heard: 0 }))
            }
            Err(TryLockError::WouldBlock) => {
                // Its length is the bell.
                file.write_all(b"!")?;
                Ok(None)
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Whether somebody asked for the window since this was last asked.
    pub fn is_called(&mut self) -> bool {
        let asked = self.file.metadata().map_or(self.heard, |metadata| metadata.len());
        std::mem::replace(&mut self.heard, asked) != asked
    }
}

/// One number for all names of a file, whether it is there yet or not.
fn name_of(diary: &Path) -> io::Result<u64> {
    let diary = std::path::absolute(diary)?;
    let real = fs::canonicalize(&diary).or_else(|_| -> io::Result<PathBuf> {
        let folder =
            diary.ancestors().skip(1).find_map(|folder| fs::canonicalize(folder).ok().map(|real| (folder, real)));
        Ok(match folder {
            Some((folder, real)) => real.join(diary.strip_prefix(folder).unwrap_or(&diary)),
            None => diary.clone(),
        })
    })?;
    let mut hasher = DefaultHasher::new();
    real.hash(&mut hasher);
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_one_rings_and_goes() {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("deep").join("diary.titrace");
        let mut first = Seat::take(folder.path(), &diary).unwrap().unwrap();
        assert!(!first.is_called());
        // The same file by another name, and after it was born.
        fs::create_dir(folder.path().join("deep")).unwrap();
        fs::write(&diary, "x").unwrap();
        let other_name = folder.path().join("deep").join("..").join("deep").join("diary.titrace");
        assert!(Seat::take(folder.path(), &other_name).unwrap().is_none());
        assert!(first.is_called() && !first.is_called());
        assert!(Seat::take(folder.path(), &folder.path().join("another")).unwrap().is_some());
        drop(first);
        assert!(Seat::take(folder.path(), &diary).unwrap().is_some(), "it goes with who held it");
    }
}
