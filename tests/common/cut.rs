//! What a power cut leaves of a diary in the middle of a commit: the file and its journal.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

/// How far the commit came.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cut {
    /// What is about to be changed is in the journal, nothing is in the file.
    Begun,
    /// Some of it is in the file.
    Half,
    /// The journal is complete: it also has the page that counts commits.
    Counted,
}

impl Cut {
    pub(crate) const ALL: [Self; 3] = [Self::Begun, Self::Half, Self::Counted];
}

/// The file that stands beside a diary under that ending.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Cuts a commit off on a copy of this diary; the bytes of the file and of its journal.
pub(crate) fn cut_off(diary: &Path, cut: Cut) -> (Vec<u8>, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy");
    fs::copy(diary, &path).unwrap();
    let hand = Connection::open(&path).unwrap();
    // Without syncs a journal is valid as soon as it is written.
    hand.execute_batch("PRAGMA synchronous = OFF; PRAGMA busy_timeout = 0").unwrap();
    // Somebody reads, so the last moment of a commit has to wait.
    let reader = Connection::open(&path).unwrap();
    match cut {
        Cut::Begun => {}
        Cut::Half => hand.execute_batch("PRAGMA cache_size = 5").unwrap(),
        Cut::Counted => reader.execute_batch("BEGIN; SELECT count(*) FROM change").unwrap(),
    }
    hand.execute_batch("BEGIN IMMEDIATE; UPDATE change SET made_by = 'cli'").unwrap();
    for number in 0..if matches!(cut, Cut::Half) { 60 } else { 1 } {
        let sql = "INSERT INTO change SELECT 1000000 + ?1, act, reverts, undoable, undone, hex(zeroblob(1500)), made_at, \
                   copy_id, batch FROM change ORDER BY seq LIMIT 1";
        hand.execute(sql, [number]).unwrap();
    }
    if matches!(cut, Cut::Counted) {
        hand.execute_batch("COMMIT").unwrap_err();
    }
    (fs::read(&path).unwrap(), fs::read(beside(&path, "-journal")).unwrap())
}
