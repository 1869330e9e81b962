//! A journal beside the diary: its own is rolled back, anything else is refused and leaves every byte as it was.
#![expect(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "this is only a test")]

#[path = "common/cut.rs"]
mod cut;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rusqlite::Connection;
use titrace::logbook::{Logbook, LogbookError};
use titrace::model::change::Change;
use titrace::model::event::Note;
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::when::When;
use titrace::store::StoreError;
use uuid::Uuid;

use self::cut::{Cut, beside, cut_off};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A diary with so many notes, each written by itself.
    fn with_notes(count: usize) -> Self {
        let folder = Self::new();
        let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
        (0..count).for_each(|number| add(&mut logbook, &format!("note {number}")));
        folder
    }

    /// These bytes as a diary, and others beside it.
    fn of(diary: &[u8], ending: &str, left: &[u8]) -> Self {
        let folder = Self::new();
        fs::write(folder.path(), diary).unwrap();
        fs::write(beside(&folder.path(), ending), left).unwrap();
        folder
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("diary.titrace")
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.path()).unwrap()
    }

    /// Every file in it, with its bytes.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().path());
        files.map(|path| (path.clone(), fs::read(&path).unwrap_or_default())).collect()
    }

    fn is_refused(&self, what: &str) {
        let before = self.files();
        let error = Logbook::open(self.path()).map(|_logbook| ()).unwrap_err();
        let LogbookError::Store(error) = error else { panic!("{what}: {error}") };
        assert!(matches!(error, StoreError::StrangeJournal(_)), "{what}: {error}");
        assert!(error.is_about_the_file());
        assert!(self.files() == before, "{what}: {:?}", self.files().keys());
    }

    /// It opens, and says the same as that one.
    fn is(&self, other: &Logbook, what: &str) {
        let opened = Logbook::open(self.path()).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(opened.diary() == other.diary(), "{what}");
        assert_eq!(opened.check().unwrap(), Vec::<String>::new(), "{what}");
        let journal = beside(&self.path(), "-journal");
        assert!(!journal.exists() && !beside(&self.path(), "-wal").exists(), "{what}: {:?}", self.files().keys());
    }
}

fn add(logbook: &mut Logbook, text: &str) {
    try_to_add(logbook, text).unwrap();
}

fn try_to_add(logbook: &mut Logbook, text: &str) -> Result<(), LogbookError> {
    let record = Record {
        id: RecordId(Uuid::now_v7()),
        at: When::exact("2014-05-12 22:05".parse().unwrap()),
        note: None,
        source: Source::CommandLine,
        entered_by: None,
        body: Body::Note(Note { text: text.to_owned() }),
    };
    logbook.apply(&Change::Add(vec![record]), &Source::Window, Timestamp::UNIX_EPOCH).map(drop)
}

#[test]
fn its_own_journal_is_rolled_back() {
    let diary = Folder::with_notes(5);
    let logbook = Logbook::open(diary.path()).unwrap();
    for cut in Cut::ALL {
        let (file, journal) = cut_off(&diary.path(), cut);
        Folder::of(&file, "-journal", &journal).is(&logbook, &format!("{cut:?}"));
    }
}

/// A commit that is killed has written some pages of the file and not yet the others. A diary that was restored was
/// written by two copies of it, and half of a commit may leave a file that cannot say so.
#[test]
fn a_restored_diary_rolls_its_own_journal_back_wherever_it_was_cut() {
    let folder = Folder::with_notes(60);
    let backup = Logbook::open(folder.path()).unwrap().back_up(Timestamp::UNIX_EPOCH).unwrap().unwrap();
    let (mut logbook, _) = Logbook::restored(&folder.path(), &backup.first.path, Timestamp::UNIX_EPOCH).unwrap();
    (0..30).for_each(|number| add(&mut logbook, &format!("after the restore {number}")));
    let pages = |bytes: &[u8]| bytes.chunks(4096).map(<[u8]>::to_vec).collect::<Vec<_>>();
    // One of them is more than its page has room for.
    for number in [1, 20, 60] {
        let (before, after, journal) = commit(&folder, number);
        let (mut file, after) = (pages(&before), pages(&after));
        for page in 0..after.len() {
            if file.get(page) == after.get(page) {
                continue;
            }
            file.resize(file.len().max(page + 1), vec![0; 4096]);
            file[page].clone_from(&after[page]);
            Folder::of(&file.concat(), "-journal", &journal).is(&logbook, &format!("{number}, cut behind page {page}"));
        }
    }
}

/// The diary before a commit and after it, and the journal in its last moment.
fn commit(folder: &Folder, number: i64) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let before = folder.bytes();
    let copy = Folder::of(&before, "-x", &[]);
    let hand = Connection::open(copy.path()).unwrap();
    // Without syncs a journal is valid as soon as it is written.
    hand.execute_batch("PRAGMA synchronous = OFF; PRAGMA busy_timeout = 0; BEGIN IMMEDIATE").unwrap();
    let sql = "INSERT INTO change SELECT 1000000 + ?1, act, reverts, undoable, undone, hex(zeroblob(20)), made_at, \
               copy_id, batch FROM change ORDER BY seq LIMIT 1";
    (0..number).for_each(|number: i64| assert_eq!(hand.execute(sql, [number]).unwrap(), 1));
    // Somebody reads, so the last moment has to wait.
    let reader = Connection::open(copy.path()).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM change").unwrap();
    hand.execute_batch("COMMIT").unwrap_err();
    let journal = fs::read(beside(&copy.path(), "-journal")).unwrap();
    drop(reader);
    hand.execute_batch("COMMIT").unwrap();
    drop(hand);
    (before, copy.bytes(), journal)
}

/// The two were made by the same steps, so that every page has its counterpart in the other one.
#[test]
fn the_journal_of_another_diary_is_refused() {
    let (ours, other) = (Folder::with_notes(5), Folder::with_notes(5));
    for cut in Cut::ALL {
        let (_, journal) = cut_off(&other.path(), cut);
        Folder::of(&ours.bytes(), "-journal", &journal).is_refused(&format!("{cut:?}"));
        let (_, journal) = cut_off(&Folder::with_notes(2).path(), cut);
        Folder::of(&ours.bytes(), "-journal", &journal).is_refused(&format!("{cut:?}, of a smaller one"));
        let (_, journal) = cut_off(&Folder::with_notes(9).path(), cut);
        Folder::of(&ours.bytes(), "-journal", &journal).is_refused(&format!("{cut:?}, of a larger one"));
    }
}

#[test]
fn a_journal_of_an_earlier_day_is_refused() {
    let folder = Folder::with_notes(3);
    let journals = Cut::ALL.map(|cut| (cut, cut_off(&folder.path(), cut).1));
    let mut logbook = Logbook::open(folder.path()).unwrap();
    add(&mut logbook, "later");
    add(&mut logbook, "later still");
    for (cut, journal) in journals {
        Folder::of(&folder.bytes(), "-journal", &journal).is_refused(&format!("{cut:?}"));
    }
}

/// A folder that is synchronised may bring one at any time.
#[test]
fn a_diary_that_is_open_takes_no_journal_that_is_laid_beside_it() {
    let (ours, other) = (Folder::with_notes(5), Folder::with_notes(5));
    let journal = beside(&ours.path(), "-journal");
    for cut in Cut::ALL {
        let mut logbook = Logbook::open(ours.path()).unwrap();
        let (diary, before) = (logbook.diary().clone(), ours.bytes());
        let strange = cut_off(&other.path(), cut).1;
        fs::write(&journal, &strange).unwrap();
        let refused = |told: Result<(), LogbookError>| {
            let error = told.unwrap_err();
            assert!(matches!(error, LogbookError::Store(StoreError::StrangeJournal(_))), "{cut:?}: {error}");
            assert!(fs::read(&journal).unwrap() == strange && ours.bytes() == before, "{cut:?}");
        };
        refused(logbook.refresh().map(drop));
        refused(try_to_add(&mut logbook, "lost"));
        fs::remove_file(&journal).unwrap();
        logbook.refresh().unwrap();
        assert!(*logbook.diary() == diary, "{cut:?}");
        add(&mut logbook, "kept");
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new(), "{cut:?}");
    }
}

/// Its own, of a program that was killed, is rolled back by who has the diary open, too.
#[test]
fn a_diary_that_is_open_rolls_its_own_journal_back() {
    for cut in Cut::ALL {
        let ours = Folder::with_notes(5);
        let mut logbook = Logbook::open(ours.path()).unwrap();
        let diary = logbook.diary().clone();
        let (file, journal) = cut_off(&ours.path(), cut);
        // As the killed program left it: the same file, not another one of that name.
        let mut left = fs::OpenOptions::new().write(true).open(ours.path()).unwrap();
        left.write_all(&file).unwrap();
        left.set_len(file.len() as u64).unwrap();
        drop(left);
        fs::write(beside(&ours.path(), "-journal"), journal).unwrap();
        logbook.refresh().unwrap();
        assert!(*logbook.diary() == diary, "{cut:?}");
        add(&mut logbook, "kept");
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new(), "{cut:?}");
    }
}

/// What SQLite does not play back needs no proof.
#[test]
fn what_is_no_journal_changes_nothing() {
    let diary = Folder::with_notes(3);
    let logbook = Logbook::open(diary.path()).unwrap();
    let (_, foreign) = cut_off(&Folder::with_notes(3).path(), Cut::Half);
    let mut finished = foreign.clone();
    finished[..28].fill(0);
    for (what, left) in [("finished", finished), ("short", vec![0; 20]), ("empty", Vec::new())] {
        let folder = Folder::of(&diary.bytes(), "-journal", &left);
        let opened = Logbook::open(folder.path()).unwrap();
        assert!(opened.diary() == logbook.diary(), "{what}");
        assert_eq!(folder.bytes(), diary.bytes(), "{what}");
    }
    // One that never got its head is thrown away by SQLite, and nothing else.
    let folder = Folder::of(&diary.bytes(), "-journal", &[7; 5000]);
    folder.is(&logbook, "no head");
    assert_eq!(folder.bytes(), diary.bytes());
}

/// SQLite would look for the journal of several databases that is named there, and delete it.
#[test]
fn a_journal_that_names_another_file_deletes_nothing() {
    let diary = Folder::with_notes(3);
    let (file, mut journal) = cut_off(&diary.path(), Cut::Begun);
    let folder = Folder::of(&file, "-journal", &[]);
    let victim = folder.0.path().join("photos.txt");
    fs::write(&victim, "mine").unwrap();
    let name = victim.to_str().unwrap().as_bytes();
    let magic = journal[..8].to_vec();
    // As SQLite writes it: the page after the last one, the name, its length, its sum, the mark.
    journal.extend(0x4000_0001_u32.to_be_bytes());
    journal.extend(name);
    journal.extend(u32::try_from(name.len()).unwrap().to_be_bytes());
    journal.extend(name.iter().map(|byte| u32::from(*byte)).sum::<u32>().to_be_bytes());
    journal.extend(magic);
    fs::write(beside(&folder.path(), "-journal"), journal).unwrap();
    folder.is_refused("super-journal");
}

#[test]
fn a_write_ahead_log_is_its_own_or_refused() {
    let with_log = |diary: &Folder, sql: &str| {
        let folder = Folder::of(&diary.bytes(), "-x", &[]);
        let hand = Connection::open(folder.path()).unwrap();
        hand.execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0").unwrap();
        hand.execute_batch(sql).unwrap();
        let log = fs::read(beside(&folder.path(), "-wal")).unwrap();
        assert!(!log.is_empty());
        (folder.bytes(), log)
    };
    let (ours, other) = (Folder::with_notes(4), Folder::with_notes(4));
    let (_, foreign) = with_log(&other, "UPDATE change SET made_by = 'cli'");
    Folder::of(&ours.bytes(), "-wal", &foreign).is_refused("beside a diary without one");
    let (file, own) = with_log(&ours, "CREATE TABLE of_another_program (x)");
    Folder::of(&ours.bytes(), "-wal", &own).is_refused("of a time when it had one");
    Folder::of(&file, "-wal", &foreign).is_refused("in the place of its own");
    // Another program left what it wrote there: it belongs to the diary.
    Folder::of(&file, "-wal", &own).is(&Logbook::open(ours.path()).unwrap(), "its own");
    // A journal that is shorter than its own head would be names no other file.
    let folder = Folder::of(&file, "-wal", &own);
    fs::write(beside(&folder.path(), "-journal"), b"odd").unwrap();
    folder.is(&Logbook::open(ours.path()).unwrap(), "its own, beside three bytes");
    // The index of a log, without one, is nothing.
    let folder = Folder::of(&ours.bytes(), "-shm", &vec![7; 32768]);
    let before = folder.files();
    assert!(Logbook::open(folder.path()).unwrap().diary() == Logbook::open(ours.path()).unwrap().diary());
    assert!(folder.files() == before);
}

#[test]
fn what_is_no_file_is_no_journal() {
    let folder = Folder::with_notes(1);
    fs::create_dir(beside(&folder.path(), "-journal")).unwrap();
    folder.is_refused("a folder");
}

/// Where a link leads to the diary, the journal stands beside the diary.
#[cfg(unix)]
#[test]
fn a_link_hides_no_journal() {
    let ours = Folder::with_notes(4);
    let (_, journal) = cut_off(&Folder::with_notes(4).path(), Cut::Counted);
    let folder = Folder::of(&ours.bytes(), "-journal", &journal);
    let elsewhere = Folder::new();
    std::os::unix::fs::symlink(folder.path(), elsewhere.path()).unwrap();
    let before = folder.files();
    assert!(matches!(Logbook::open(elsewhere.path()), Err(LogbookError::Store(StoreError::StrangeJournal(_)))));
    assert!(folder.files() == before);
}

#[test]
fn a_diary_of_an_earlier_release_rolls_its_own_journal_back() {
    for version in 1..=5 {
        let fixture = PathBuf::from(format!("tests/fixtures/schema-{version}.titrace"));
        let sound = Folder::of(&fs::read(&fixture).unwrap(), "-x", &[]);
        let logbook = Logbook::open(sound.path()).unwrap();
        for cut in [Cut::Begun, Cut::Counted] {
            let (file, journal) = cut_off(&fixture, cut);
            Folder::of(&file, "-journal", &journal).is(&logbook, &format!("{version}, {cut:?}"));
        }
    }
}

/// A living writer's journal is no strange one: who opens meanwhile reads, or hears that somebody writes.
#[test]
fn a_living_writer_is_waited_for() {
    let folder = Folder::with_notes(3);
    let hand = Connection::open(folder.path()).unwrap();
    hand.execute_batch("BEGIN IMMEDIATE; UPDATE change SET made_by = 'cli'").unwrap();
    assert!(beside(&folder.path(), "-journal").exists());
    let read = Logbook::open(folder.path()).unwrap();
    assert_eq!(read.diary().len(), 3);
    // It begins to write into the file itself.
    hand.execute_batch("ROLLBACK; PRAGMA cache_size = 5; BEGIN EXCLUSIVE; UPDATE change SET made_by = 'cli'").unwrap();
    let path = folder.path();
    let waiting = std::thread::spawn(move || Logbook::open(path).map(|opened| opened.diary().len()));
    std::thread::sleep(Duration::from_millis(300));
    hand.execute_batch("COMMIT").unwrap();
    assert_eq!(waiting.join().unwrap().unwrap(), 3);
    assert_eq!(folder.files().len(), 1);
}

/// The program itself, three at once: each opens, writes and closes, beside the journals of the others.
#[test]
fn processes_that_write_at_once_never_hear_of_a_strange_journal() {
    let folder = Folder::with_notes(1);
    let path = folder.path();
    let write = |number: usize| log_notes(&path, number);
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..3).map(|number| scope.spawn(move || write(number))).collect();
        let until = Instant::now() + Duration::from_mins(1);
        while !writers.iter().all(std::thread::ScopedJoinHandle::is_finished) && Instant::now() < until {
            match Logbook::open(&path) {
                Ok(_) | Err(LogbookError::Store(StoreError::Busy)) => {}
                Err(error) => panic!("{error}"),
            }
        }
    });
    let logbook = Logbook::open(&path).unwrap();
    assert_eq!(logbook.diary().len(), 1 + 3 * 12);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    assert_eq!(folder.files().len(), 1, "{:?}", folder.files().keys());
}

fn log_notes(path: &Path, writer: usize) {
    for number in 0..12 {
        let text = format!("{writer}.{number}");
        loop {
            let mut titrace = Command::new(env!("CARGO_BIN_EXE_titrace"));
            let done = titrace.arg("--diary").arg(path).args(["log", "note", &text]).output().unwrap();
            let said = String::from_utf8_lossy(&done.stderr);
            // A slow machine may hear that somebody else writes; then nothing was written, and it is said again.
            if done.status.success() || !said.contains("Another program is writing") {
                assert!(done.status.success(), "{said}");
                break;
            }
        }
    }
}
