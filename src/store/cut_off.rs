//! What a commit that was cut off leaves beside the diary: a journal, which `SQLite` plays back when the file is read
//! next. It plays back whatever stands there, also the journal of another diary or of another day, which a copy or a
//! folder that is synchronised may have put there, and then throws it away. So it is tried on copies of both first; only
//! where a sound diary comes of it, and ours, may the real file be read.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use rusqlite::{Connection, ffi};
use uuid::Uuid;

use super::Store;
use super::birth::private;
use super::connection::{
    BUSY_TIMEOUT, alone_until, beside, in_transaction, journal_of, open_identified, open_to_watch, open_unchanging,
};
use super::error::StoreError;
use super::update::bring_copy_along;

const PAUSE: Duration = Duration::from_millis(50);

/// Refuses what `SQLite` would take into the diary and what is not the diary's own; nothing is changed by it. Where
/// nothing stands beside the file, as nearly always, it costs two questions of the file system.
pub(super) fn prove(path: &Path) -> Result<(), StoreError> {
    // `SQLite` looks beside the file that a link leads to.
    let path = &fs::canonicalize(path)?;
    let until = Instant::now() + BUSY_TIMEOUT;
    loop {
        let Some(left) = left_behind(path)? else { return Ok(()) };
        let before = marks(path, &left);
        let is_own = Copies::of(path, until).and_then(|copies| copies.is_own());
        // Where somebody wrote or rolled back meanwhile, the copies prove nothing.
        if marks(path, &left) == before && left_behind(path)?.as_ref() == Some(&left) {
            return if is_own? { Ok(()) } else { Err(StoreError::StrangeJournal(left)) };
        }
        if Instant::now() > until {
            return Err(StoreError::Busy);
        }
        sleep(PAUSE);
    }
}

/// The file beside the diary that `SQLite` would read into it, and that nobody is writing any more.
fn left_behind(path: &Path) -> Result<Option<PathBuf>, StoreError> {
    let of = |path: &Path| match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    };
    let says_something = |found: &Metadata| !found.is_file() || found.len() > 0;
    // A diary has no write-ahead log, but another program may have given it one.
    let log = beside(path, "-wal");
    if of(&log)?.as_ref().is_some_and(says_something) {
        return Ok(Some(log));
    }
    let journal = journal_of(path);
    let Some(found) = of(&journal)?.filter(says_something) else { return Ok(None) };
    Ok((!found.is_file() || is_hot(path)?).then_some(journal))
}

/// Whether `SQLite` would play a journal back: one that has a beginning, and whose writer is gone. A connection that may
/// not write says so instead of doing it.
fn is_hot(path: &Path) -> Result<bool, StoreError> {
    let _in_transaction = in_transaction();
    let connection = open_to_watch(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    let asked = connection.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0));
    let Err(error) = asked else { return Ok(false) };
    match error.sqlite_error() {
        Some(said) if said.extended_code == ffi::SQLITE_READONLY_ROLLBACK => Ok(true),
        _ => match StoreError::from(error) {
            StoreError::Busy => Err(StoreError::Busy),
            // What else is wrong with the file is told when it is opened.
            _ => Ok(false),
        },
    }
}

/// What moves when somebody writes.
fn marks(path: &Path, left: &Path) -> [Option<(u64, SystemTime)>; 2] {
    let mark = |file: Metadata| Some((file.len(), file.modified().ok()?));
    [path, left].map(|path| fs::metadata(path).ok().and_then(mark))
}

/// Copies of a diary and of what stands beside it, in the same folder; they go with this value.
struct Copies(PathBuf);

impl Copies {
    fn of(path: &Path, until: Instant) -> Result<Self, StoreError> {
        let mut name = OsString::from(".");
        name.push(path.file_name().ok_or(StoreError::NotAFile)?);
        name.push(format!(".{}.try", Uuid::now_v7()));
        let copies = Self(path.with_file_name(name));
        let _alone = alone_until(until).ok_or(StoreError::Busy)?;
        for what in ["", "-journal", "-wal"] {
            copy(&beside(path, what), &beside(&copies.0, what))?;
        }
        Ok(copies)
    }

    /// Whether what is left behind makes a sound diary of the file, and the same one.
    fn is_own(&self) -> Result<bool, StoreError> {
        match self.play_back() {
            // Not of what was copied.
            Err(error @ (StoreError::Busy | StoreError::Full | StoreError::ReadOnly | StoreError::Io(_))) => Err(error),
            Err(_) => Ok(false),
            Ok(is_own) => Ok(is_own),
        }
    }

    fn play_back(&self) -> Result<bool, StoreError> {
        let before = self.header()?;
        let has_log = fs::metadata(beside(&self.0, "-wal")).is_ok_and(|log| log.len() > 0);
        if self.names_another_journal()? || has_log && !before.has_log {
            return Ok(false);
        }
        let whose_before = open_unchanging(&self.0).and_then(|file| whose(&file)).ok();
        let mut bytes = Vec::new();
        open(&self.0)?.read_to_end(&mut bytes)?;
        let mut connection = open_identified(&self.0)?;
        // Every commit counts itself in the file: what was cut off is the last one or, half written, none.
        let counted = before.commits.wrapping_sub(self.header()?.commits);
        let whose_after = whose(&connection)?;
        // Half of a commit may be no database that can be asked.
        let is_same =
            whose_before.is_some_and(|before| whose_after.is_subset(&before)) || mentions(&bytes, &whose_after);
        if !is_same || !before.has_log && counted > 1 {
            return Ok(false);
        }
        bring_copy_along(&mut connection)?;
        let problems = Store { connection, place: None }.reading()?.problems()?;
        Ok(problems.is_empty())
    }

    /// A journal may name one of several databases, which `SQLite` would look for, and delete. Ours never does.
    fn names_another_journal(&self) -> Result<bool, StoreError> {
        const MARK: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
        let mut end = [0; 8];
        let Ok(mut journal) = open(&journal_of(&self.0)) else { return Ok(false) };
        if journal.metadata()?.len() < 16 {
            return Ok(false);
        }
        journal.seek(SeekFrom::End(-8))?;
        journal.read_exact(&mut end)?;
        Ok(end == MARK)
    }

    fn header(&self) -> Result<Header, StoreError> {
        let mut bytes = [0; 100];
        open(&self.0)?.read_exact(&mut bytes)?;
        let [.., a, b, c, d] = *bytes.first_chunk::<28>().unwrap_or(&[0; 28]);
        Ok(Header { has_log: bytes[18] == 2, commits: u32::from_be_bytes([a, b, c, d]) })
    }
}

impl Drop for Copies {
    fn drop(&mut self) {
        for what in ["-journal", "-wal", "-shm", ""] {
            fs::remove_file(beside(&self.0, what)).ok();
        }
    }
}

/// Of the first bytes of a database: whether it has a write-ahead log, and how many commits it counted.
struct Header {
    has_log: bool,
    commits: u32,
}

/// The copies of the diary that wrote in this file.
fn whose(connection: &Connection) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = connection.prepare("SELECT copy_id FROM diary UNION SELECT copy_id FROM change")?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Whether all of these stand somewhere in the bytes of a file.
fn mentions(bytes: &[u8], copies: &BTreeSet<String>) -> bool {
    let stands = |copy: &str| bytes.windows(copy.len().max(1)).any(|window| window == copy.as_bytes());
    copies.iter().all(|copy| stands(copy))
}

/// For nobody else's eyes; nothing where nothing is.
fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    match fs::metadata(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
        Ok(file) if !file.is_file() => return Err(StoreError::StrangeJournal(from.to_owned())),
        Ok(_) => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    let copied = private(&mut options).open(to).and_then(|mut copy| io::copy(&mut open(from)?, &mut copy));
    match copied {
        Err(error) if error.kind() == io::ErrorKind::StorageFull => Err(StoreError::Full),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(()),
    }
}

#[expect(clippy::disallowed_methods, reason = "a copy, or the diary while no transaction of this process runs")]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "nobody has the file open")]

    use super::*;

    /// A copy beside a transaction of this process could fall into the middle of it.
    #[test]
    fn a_transaction_of_this_process_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary.titrace");
        fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/schema-5.titrace"), &path).unwrap();
        fs::write(beside(&path, "-wal"), "of another program").unwrap();
        let (begun, is_begun) = std::sync::mpsc::channel();
        let transaction = std::thread::spawn(move || {
            let _in_transaction = in_transaction();
            begun.send(()).unwrap();
            sleep(Duration::from_millis(300));
        });
        is_begun.recv().unwrap();
        let told = prove(&path).unwrap_err();
        assert!(matches!(told, StoreError::StrangeJournal(_)), "{told}");
        transaction.join().unwrap();
    }
}
