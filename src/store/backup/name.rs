//! What a backup is called: `diary-0a1b2c3d-2026-11-26T043455Z-1234-9f86d081884c7d65.titrace` is the diary `diary`, its
//! copy (the end of its id), when it was made, after how many changes, and the first digits of the SHA-256 of its bytes.
//! So a folder tells what is in it, and a file that was damaged later is known by its name.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::stamp;

pub(super) const ENDING: &str = ".titrace";
/// Of the copy's id, and of the hash.
const COPY_DIGITS: usize = 8;
pub(super) const HASH_DIGITS: usize = 16;

/// A backup that stands under its name: when it was made, it was opened and compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// When it was made, to the second.
    pub at: Timestamp,
    /// The number of the last change in it.
    pub changes: i64,
    /// The name of the diary's file, without its ending.
    pub(super) stem: String,
    /// The last digits of its copy's id.
    pub(super) copy: String,
    /// The first digits of its bytes' SHA-256.
    pub(super) hash: String,
}

impl Backup {
    /// What its name says; `None` where that is not a backup's.
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
        let (rest, hash) = name.rsplit_once('-')?;
        let (rest, changes) = rest.rsplit_once('-')?;
        // The time has two of the dashes.
        let cut = rest.len().checked_sub("2026-11-26T043455Z".len())?;
        let (rest, at) = (rest.get(..cut)?, rest.get(cut..)?);
        let (stem, copy) = rest.strip_suffix('-')?.rsplit_once('-')?;
        let at = DateTime::strptime("%Y-%m-%dT%H%M%SZ", at).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
        let is_hex = |text: &str, digits| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let changes = changes.parse().ok()?;
        let backup = Self {
            path: path.to_owned(),
            at,
            changes,
            stem: stem.to_owned(),
            copy: copy.to_owned(),
            hash: hash.to_owned(),
        };
        let is_one = !stem.is_empty() && is_hex(copy, COPY_DIGITS) && is_hex(hash, HASH_DIGITS);
        (is_one && backup.name() == path.file_name()?.to_str()?).then_some(backup)
    }

    pub(super) fn in_folder(folder: &Path, stem: &str, copy_id: &str, at: Timestamp, changes: i64, hash: &str) -> Self {
        let hash = hash.get(..HASH_DIGITS).unwrap_or(hash).to_owned();
        let mut backup =
            Self { path: PathBuf::new(), at, changes, stem: stem.to_owned(), copy: copy_of(copy_id), hash };
        backup.path = folder.join(backup.name());
        backup
    }

    fn name(&self) -> String {
        let Self { stem, copy, at, changes, hash, .. } = self;
        format!("{stem}-{copy}-{}-{changes}-{hash}{ENDING}", stamp(*at))
    }

    /// Whether it is of that copy of that diary.
    pub(super) fn is_of(&self, stem: &str, copy_id: &str) -> bool {
        self.stem == stem && self.copy == copy_of(copy_id)
    }
}

fn copy_of(copy_id: &str) -> String {
    let start = copy_id.len().saturating_sub(COPY_DIGITS);
    copy_id.get(start..).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_it_was_made_of_and_nothing_else_is_one() {
        let at: Timestamp = "2026-11-26T04:34:55Z".parse().unwrap();
        let copy_id = "01a2146a-10a0-77df-a033-8c7960a0111d";
        for stem in ["diary", "my-own diary-2026", "ä.b"] {
            let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
            let made = Backup::in_folder(Path::new("/b"), stem, copy_id, at, 1234, hash);
            assert_eq!(Backup::of(&made.path).as_ref(), Some(&made));
            assert!(made.is_of(stem, copy_id) && !made.is_of("other", copy_id));
        }
        let good = "diary-a0a0111d-2026-11-26T043455Z-7-9f86d081884c7d65.titrace";
        assert!(Backup::of(Path::new(good)).is_some());
        for bad in [
            good.replace(".titrace", ".txt"),
            good.replace("-7-", "-x-"),
            good.replace("T043455Z", "T043465Z"),
            good.replace("a0a0111d", "a0a0111"),
            good.replace("65.", "6g."),
            good.replace("-7-", "-07-"),
            good.replace("diary", ""),
            "diary.titrace".to_owned(),
        ] {
            assert_eq!(Backup::of(Path::new(&bad)), None, "{bad}");
        }
    }
}
