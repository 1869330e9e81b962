//! The diary file: what goes in comes out, nothing is lost, nobody else's file is touched.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "this is only a test")]

mod common;
#[path = "store/errors.rs"]
mod errors;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use proptest::prelude::*;
use rusqlite::Connection;
use titrace::logbook::{Logbook, LogbookError};
use titrace::model::attachment::{Attachment, Media};
use titrace::model::change::{Change, ChangeError};
use titrace::model::diary::Diary;
use titrace::model::dose::Dose;
use titrace::model::event::{Event, Note, Severity};
use titrace::model::medicine::Medicine;
use titrace::model::plan::{Plan, Rule};
use titrace::model::record::{Body, Kind, Record, RecordId, Source};
use titrace::model::settings::{Daily, Settings, Theme};
use titrace::model::timeline::PanelChoice;
use titrace::model::when::When;
use titrace::store::{Store, StoreError, Watcher};
use uuid::Uuid;

use self::common::{household, record, settings};

const WINDOW: Source = Source::Window;
const NOW: Timestamp = Timestamp::UNIX_EPOCH;
/// The schema that this program writes.
const NEWEST: i32 = 6;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("diary.titrace")
    }

    /// Every file in it, with its bytes.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
    }
}

fn note(text: &str) -> Record {
    Record {
        id: RecordId(Uuid::now_v7()),
        at: When::exact("2014-05-12 22:05".parse().unwrap()),
        note: None,
        source: Source::CommandLine,
        entered_by: None,
        body: Body::Note(Note { text: text.to_owned() }),
    }
}

fn medicine(name: &str) -> Record {
    let medicine = Medicine { name: name.to_owned(), ..Medicine::default() };
    Record { body: Body::Medicine(medicine), ..note("") }
}

fn reworded(record: &Record, text: &str) -> Record {
    Record { body: Body::Note(Note { text: text.to_owned() }), ..record.clone() }
}

fn edit(before: &Record, after: &Record) -> Change {
    Change::Edit { before: Box::new(before.clone()), after: Box::new(after.clone()) }
}

fn add(logbook: &mut Logbook, record: &Record) {
    logbook.apply(&Change::Add(vec![record.clone()]), &WINDOW, NOW).unwrap();
}

fn reopened(logbook: &Logbook) -> Logbook {
    Logbook::open(logbook.path().unwrap()).unwrap()
}

/// The kind of an error without what it carries.
fn refused(error: LogbookError) -> &'static str {
    match error {
        LogbookError::Moved => "moved",
        LogbookError::NoDiary(_) => "no diary",
        LogbookError::Refused(_) => "refused",
        LogbookError::Store(error) => match error {
            StoreError::Damaged(_) => "damaged",
            StoreError::Empty => "empty",
            StoreError::NotADatabase => "not a database",
            StoreError::Foreign => "foreign",
            StoreError::Newer { .. } => "newer",
            StoreError::NotAFile => "not a file",
            StoreError::BadRow { .. } => "bad row",
            _ => "other",
        },
    }
}

/// The cases of a run, with no file of failures beside the tests.
fn quick(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(quick(64))]

    #[test]
    fn every_record_comes_out_as_it_went_in(records in household(), settings in settings()) {
        let folder = Folder::new();
        let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
        let is_paper = |record: &Record| record.kind() == Kind::Attachment;
        let (papers, others): (Vec<Record>, Vec<Record>) = records.iter().cloned().partition(is_paper);
        logbook.apply(&Change::Add(others), &WINDOW, NOW).unwrap();
        for record in papers {
            let Body::Attachment(attachment) = &record.body else { unreachable!() };
            let content = vec![7; usize::try_from(attachment.size).unwrap()].into();
            logbook.apply(&Change::Attach { record: Box::new(record), content }, &WINDOW, NOW).unwrap();
        }
        let before = logbook.diary().settings.clone();
        logbook.apply(&Change::Configure { before, after: settings.clone() }, &WINDOW, NOW).unwrap();
        prop_assert_eq!(&**logbook.diary(), &Diary::of(settings, records));
        prop_assert!(reopened(&logbook).diary() == logbook.diary());
        prop_assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }

    /// Random work on a file, against two stacks of diaries in memory.
    #[test]
    fn undo_and_redo_walk_through_what_was(
        records in household(),
        work in prop::collection::vec((0..8_u8, any::<prop::sample::Index>(), settings()), 1..24),
    ) {
        let mut logbook = Logbook::in_memory().unwrap();
        let (mut past, mut future): (Vec<Diary>, Vec<Diary>) = (Vec::new(), Vec::new());
        let mut spare = records;
        spare.reverse();
        for (what, index, settings) in work {
            let before = Diary::clone(logbook.diary());
            let living = before.all();
            let change = match what {
                0 => { // undo
                    let step = logbook.undo(&Source::CommandLine, NOW).unwrap();
                    prop_assert_eq!(step.is_some(), !past.is_empty());
                    if let Some(was) = past.pop() {
                        future.push(before.clone());
                        prop_assert_eq!(&**logbook.diary(), &was, "undo of {:?}", step);
                    }
                    continue;
                }
                1 => { // redo
                    let step = logbook.redo(&Source::CommandLine, NOW).unwrap();
                    prop_assert_eq!(step.is_some(), !future.is_empty());
                    if let Some(was) = future.pop() {
                        past.push(before.clone());
                        prop_assert_eq!(&**logbook.diary(), &was, "redo of {:?}", step);
                    }
                    continue;
                }
                2 if !living.is_empty() => {
                    let record = Record::clone(living[index.index(living.len())]);
                    // A medicine's plans take their adjustments along.
                    let mut leaving = vec![record];
                    let mut place = 0;
                    while let Some(next) = leaving.get(place) {
                        let others = before.dependants(next.id).into_iter().map(|other| Record::clone(other));
                        leaving.extend(others.collect::<Vec<_>>());
                        place += 1;
                    }
                    Change::Delete(leaving)
                }
                3 if !living.is_empty() => {
                    let record = living[index.index(living.len())];
                    edit(record, &Record { note: Some(format!("note {}", settings.zoom)), ..Record::clone(record) })
                }
                4 => {
                    let after = Settings { day_start_hour: (before.settings.day_start_hour + 1) % 13, ..before.settings.clone() };
                    Change::Configure { before: before.settings.clone(), after }
                }
                5 => {
                    let Some(thrown) = logbook.trash().unwrap().into_iter().map(|revision| revision.record)
                        .find(|record| record.hangs_on().is_none_or(|id| before.get(id).is_some())) else { continue };
                    Change::Restore(vec![thrown])
                }
                _ => {
                    let Some(next) = spare.pop() else { continue };
                    if next.hangs_on().is_some_and(|id| before.get(id).is_none()) {
                        spare.insert(0, next);
                        continue;
                    }
                    Change::Import { batch: "a.csv".to_owned(), records: vec![next] }
                }
            };
            logbook.apply(&change, &WINDOW, NOW).unwrap();
            let mut wanted = before.clone();
            change.apply(&mut wanted);
            prop_assert_eq!(&**logbook.diary(), &wanted, "{:?}", change.describe());
            prop_assert_eq!(&logbook.undoable().unwrap().what, &change.describe());
            past.push(before);
            future.clear();
        }
        prop_assert_eq!(logbook.undoable().is_some(), !past.is_empty());
        prop_assert_eq!(logbook.redoable().is_some(), !future.is_empty());
        prop_assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }

}

proptest! {
    // Every step waits for the disk.
    #![proptest_config(quick(8))]

    /// In a file, with the program closed between any two steps.
    #[test]
    fn undo_and_redo_survive_a_restart(records in household()) {
        let folder = Folder::new();
        let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
        let mut states = Vec::new();
        for record in &records {
            add(&mut logbook, record);
            states.push(Diary::clone(logbook.diary()));
        }
        for (done, state) in states.iter().enumerate().rev().skip(1) {
            logbook = reopened(&logbook);
            let step = logbook.undo(&Source::CommandLine, NOW).unwrap().unwrap();
            prop_assert_eq!(step.by, WINDOW);
            prop_assert_eq!(&**logbook.diary(), state, "undo to {}", done);
        }
        for state in &states[1..] {
            logbook = reopened(&logbook);
            logbook.redo(&WINDOW, NOW).unwrap().unwrap();
            prop_assert_eq!(&**logbook.diary(), state);
        }
        prop_assert!(logbook.redo(&WINDOW, NOW).unwrap().is_none());
        prop_assert!(reopened(&logbook).diary() == logbook.diary());
    }
}

#[test]
fn a_new_change_forbids_redo_and_looks_do_not() {
    let mut logbook = Logbook::in_memory().unwrap();
    let (first, second) = (note("first"), note("second"));
    add(&mut logbook, &first);
    add(&mut logbook, &second);
    logbook.undo(&WINDOW, NOW).unwrap();
    let settings = logbook.diary().settings.clone();
    let dark = Settings { theme: Theme::Dark, ..settings.clone() };
    logbook.apply(&Change::Configure { before: settings, after: dark.clone() }, &WINDOW, NOW).unwrap();
    assert!(logbook.redoable().is_some());
    logbook.redo(&WINDOW, NOW).unwrap().unwrap();
    assert_eq!(logbook.diary().len(), 2);

    logbook.undo(&WINDOW, NOW).unwrap().unwrap();
    add(&mut logbook, &note("third"));
    assert_eq!(logbook.redoable(), None);
    assert_eq!(logbook.redo(&WINDOW, NOW).unwrap(), None);
    logbook.undo(&WINDOW, NOW).unwrap().unwrap();
    // Undone before the third, so it stays forgotten although the third is undone too.
    logbook.redo(&WINDOW, NOW).unwrap().unwrap();
    assert!(logbook.diary().get(second.id).is_none());
    assert_eq!(logbook.redoable(), None);
    logbook.undo(&WINDOW, NOW).unwrap().unwrap();
    logbook.undo(&WINDOW, NOW).unwrap().unwrap();
    assert_eq!(logbook.undo(&WINDOW, NOW).unwrap(), None, "looks are not undone");
    assert_eq!(logbook.diary().settings, dark);
    assert!(logbook.diary().is_empty());
}

#[test]
fn undo_of_a_setting_leaves_the_looks_alone() {
    let mut logbook = Logbook::in_memory().unwrap();
    let start = logbook.diary().settings.clone();
    let six = Settings { day_start_hour: 6, ..start.clone() };
    let six_dark = Settings { theme: Theme::Dark, ..six.clone() };
    logbook.apply(&Change::Configure { before: start.clone(), after: six.clone() }, &WINDOW, NOW).unwrap();
    logbook.apply(&Change::Configure { before: six, after: six_dark.clone() }, &WINDOW, NOW).unwrap();
    logbook.undo(&WINDOW, NOW).unwrap().unwrap();
    assert_eq!(logbook.diary().settings, Settings { theme: Theme::Dark, ..start });
    logbook.redo(&WINDOW, NOW).unwrap().unwrap();
    assert_eq!(logbook.diary().settings, six_dark);
}

#[test]
fn trash_history_and_restore() {
    let folder = Folder::new();
    let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
    let (naltrexone, text) = (medicine("Naltrexone"), note("hello"));
    add(&mut logbook, &naltrexone);
    add(&mut logbook, &text);
    let louder = reworded(&text, "HELLO");
    logbook.apply(&edit(&text, &louder), &Source::CommandLine, NOW).unwrap();
    logbook.apply(&Change::Delete(vec![louder.clone()]), &WINDOW, NOW).unwrap();

    let thrown = logbook.trash().unwrap();
    assert_eq!(thrown.iter().map(|revision| &revision.record).collect::<Vec<_>>(), [&louder]);
    // A taken id stays taken, in whatever kind.
    let again = Change::Add(vec![Record { body: naltrexone.body.clone(), ..text.clone() }]);
    let error = logbook.apply(&again, &WINDOW, NOW).unwrap_err();
    assert!(matches!(error, LogbookError::Refused(ChangeError::NameTaken(_))), "{error}");
    let again = Change::Import { batch: "b".to_owned(), records: vec![Record { id: text.id, ..medicine("Other") }] };
    let error = logbook.apply(&again, &WINDOW, NOW).unwrap_err();
    assert!(matches!(error, LogbookError::Refused(ChangeError::Exists(id)) if id == text.id), "{error}");
    // What comes back is what was thrown away.
    let error = logbook.apply(&Change::Restore(vec![text.clone()]), &WINDOW, NOW).unwrap_err();
    assert!(matches!(error, LogbookError::Refused(ChangeError::Stale(id)) if id == text.id), "{error}");
    let error = logbook.apply(&Change::Restore(vec![note("never there")]), &WINDOW, NOW).unwrap_err();
    assert!(matches!(error, LogbookError::Refused(ChangeError::Stale(_))), "{error}");

    logbook.apply(&Change::Restore(vec![louder.clone()]), &WINDOW, NOW).unwrap();
    assert_eq!(logbook.trash().unwrap(), []);
    logbook.undo(&WINDOW, NOW).unwrap();
    let history = reopened(&logbook).history(text.id).unwrap();
    let told: Vec<(&str, bool, Source)> =
        history.iter().map(|revision| (revision.act.as_str(), revision.deleted, revision.by.clone())).collect();
    assert_eq!(
        told,
        [
            ("add", false, WINDOW),
            ("edit", false, Source::CommandLine),
            ("delete", true, WINDOW),
            ("restore", false, WINDOW),
            ("undo", true, WINDOW),
        ]
    );
    assert_eq!(history[0].base, None);
    assert!(history.windows(2).all(|pair| pair[1].base == Some(pair[0].id) && pair[0].copy_id == pair[1].copy_id));
    assert_eq!(history[0].made_at, "1970-01-01T00:00:00Z");
    assert_eq!(logbook.history(RecordId(Uuid::nil())).unwrap(), []);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn two_logbooks_on_one_file() {
    let folder = Folder::new();
    let mut one = Logbook::open_or_new(folder.path()).unwrap();
    let mut other = Logbook::open_or_new(folder.path()).unwrap();
    let (first, second) = (note("first"), note("second"));
    add(&mut one, &first);
    // The other one began before there was a file, and still does not make a second one.
    add(&mut other, &second);
    assert_eq!(other.diary().len(), 2);
    assert_eq!(one.diary().len(), 1);
    assert!(one.refresh().unwrap());
    assert!(!one.refresh().unwrap());
    assert_eq!(one.diary(), other.diary());
    assert_eq!(one.revision(), other.revision());

    let mut watcher = Watcher::open(&folder.path()).unwrap();
    assert!(!watcher.changed().unwrap());
    let louder = reworded(&first, "FIRST");
    one.apply(&edit(&first, &louder), &Source::CommandLine, NOW).unwrap();
    assert!(watcher.changed().unwrap());
    assert!(!watcher.changed().unwrap());
    // What the other one still shows is old: refused, and it knows the new state now.
    let error = other.apply(&edit(&first, &reworded(&first, "lost?")), &WINDOW, NOW).unwrap_err();
    assert!(matches!(error, LogbookError::Refused(ChangeError::Stale(id)) if id == first.id), "{error}");
    assert_eq!(other.diary(), one.diary());
    let step = other.undo(&WINDOW, NOW).unwrap().unwrap();
    assert_eq!(step.by, Source::CommandLine, "undo names the writer");
    assert_eq!(reopened(&one).diary(), other.diary());
}

/// Nobody ever commits to a file that was replaced: who only waits for commits would wait for ever.
#[test]
fn who_watches_a_diary_hears_that_it_was_replaced() {
    let folder = Folder::new();
    let path = folder.path();
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    add(&mut logbook, &note("kept"));
    let backup = logbook.back_up(NOW).unwrap().unwrap().first;
    let mut watcher = Watcher::open(&path).unwrap();
    assert!(!watcher.changed().unwrap());
    drop(Logbook::restored(&path, &backup.path, NOW).unwrap());
    assert!(matches!(watcher.changed(), Err(StoreError::Replaced)));
    assert!(logbook.refresh().unwrap_err().is_replaced());
    assert!(!Watcher::open(&path).unwrap().changed().unwrap());
}

#[test]
fn threads_that_write_at_once_lose_nothing() {
    let folder = Folder::new();
    let path = folder.path();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || {
                for number in 0..10 {
                    let mut logbook = Logbook::open_or_new(path).unwrap();
                    add(&mut logbook, &note(&format!("{writer}.{number}")));
                }
            });
        }
    });
    let logbook = Logbook::open(&path).unwrap();
    assert_eq!(logbook.diary().len(), 40);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    assert_eq!(folder.files().len(), 1, "{:?}", folder.files().keys());
}

#[test]
fn a_locked_file_is_busy_and_nothing_is_half_done() {
    let folder = Folder::new();
    let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
    add(&mut logbook, &note("first"));
    let stranger = Connection::open(folder.path()).unwrap();
    stranger.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = logbook.apply(&Change::Add(vec![note("second")]), &WINDOW, NOW).unwrap_err();
    assert!(matches!(error, LogbookError::Store(StoreError::Busy)), "{error}");
    assert_eq!(logbook.diary().len(), 1);
    stranger.execute_batch("ROLLBACK").unwrap();
    add(&mut logbook, &note("third"));
    assert_eq!(reopened(&logbook).diary().len(), 2);
}

#[test]
fn strangers_are_refused_byte_for_byte() {
    let check = |what: &str, wanted: &str, make: &dyn Fn(&Path)| {
        let folder = Folder::new();
        make(&folder.path());
        let before = folder.files();
        assert_eq!(refused(Logbook::open(folder.path()).unwrap_err()), wanted, "{what}");
        assert_eq!(refused(Logbook::open_or_new(folder.path()).unwrap_err()), wanted, "{what}");
        assert!(Watcher::open(&folder.path()).is_err(), "{what}");
        assert!(folder.files() == before, "{what}: {:?}", folder.files().keys());
    };
    let diary = |path: &Path| {
        let mut logbook = Logbook::open_or_new(path).unwrap();
        add(&mut logbook, &note("first"));
    };
    check("empty", "empty", &|path| fs::write(path, "").unwrap());
    check("text", "not a database", &|path| fs::write(path, "Dear diary,\n".repeat(500)).unwrap());
    check("short text", "not a database", &|path| fs::write(path, "x").unwrap());
    check("directory", "not a file", &|path| fs::create_dir(path).unwrap());
    check("foreign", "foreign", &|path| {
        Connection::open(path).unwrap().execute_batch("CREATE TABLE dose (id TEXT) STRICT").unwrap();
    });
    check("foreign with a write-ahead log", "foreign", &|path| {
        let other = Connection::open(path).unwrap();
        other.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE dose (id TEXT) STRICT").unwrap();
    });
    check("foreign id", "foreign", &|path| {
        diary(path);
        Connection::open(path).unwrap().execute_batch("PRAGMA application_id = 7").unwrap();
    });
    check("newer", "newer", &|path| {
        diary(path);
        Connection::open(path).unwrap().execute_batch("PRAGMA user_version = 7; DROP VIEW doses").unwrap();
    });
    check("cut in half", "damaged", &|path| {
        diary(path);
        let bytes = fs::read(path).unwrap();
        fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
    });
    let folder = Folder::new();
    assert_eq!(refused(Logbook::open(folder.path()).unwrap_err()), "no diary");
    assert!(folder.files().is_empty());
}

/// The power goes in the middle of a commit: the journal beside the file undoes it.
#[test]
fn a_commit_that_was_cut_off_is_rolled_back() {
    let folder = Folder::new();
    let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
    add(&mut logbook, &note("first"));
    let hand = Connection::open(folder.path()).unwrap();
    hand.execute_batch("PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE change SET made_by = 'cli'").unwrap();
    for number in 10..200 {
        let sql = "INSERT INTO change SELECT ?1, act, reverts, undoable, undone, hex(zeroblob(2000)), made_at, copy_id, \
                   batch FROM change WHERE seq = 1";
        hand.execute(sql, [number]).unwrap();
    }
    // What would be on the disk now.
    let after = Folder::new();
    for (path, bytes) in folder.files() {
        fs::write(after.0.path().join(path.file_name().unwrap()), bytes).unwrap();
    }
    assert_eq!(after.files().len(), 2, "the file and its journal");
    #[cfg(unix)]
    for path in folder.files().keys() {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
    }
    hand.execute_batch("ROLLBACK").unwrap();
    let recovered = Logbook::open(after.path()).unwrap();
    assert_eq!(recovered.diary(), logbook.diary());
    assert_eq!(recovered.check().unwrap(), Vec::<String>::new());
    assert_eq!(after.files().len(), 1);
}

#[test]
fn bad_rows_are_named() {
    let check = |sql: &str, table: &str, column: &str| {
        let folder = Folder::new();
        let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
        let (ldn, text) = (medicine("LDN"), note("first"));
        add(&mut logbook, &ldn);
        add(&mut logbook, &text);
        let hand = Connection::open(folder.path()).unwrap();
        hand.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
        hand.execute_batch(sql).unwrap();
        let error = Logbook::open(folder.path()).unwrap_err();
        match error {
            LogbookError::Store(StoreError::BadRow { table: at, id, column: found, .. }) => {
                assert_eq!((at, found), (table, column), "{sql}");
                assert!([ldn.id.to_string(), text.id.to_string()].contains(&id), "{id}");
            }
            other => panic!("{sql}: {other}"),
        }
        assert!(!logbook.check().unwrap().is_empty(), "{sql}");
    };
    check("UPDATE note_revision SET at = '2014-02-31'", "note", "at");
    check("UPDATE note_revision SET at_basis = 'perhaps'", "note", "at_basis");
    check("UPDATE note_revision SET source = 'nobody'", "note", "source");
    check("UPDATE note_revision SET at_until = '1999'", "note", "at_until");
    check("UPDATE note_revision SET offset_minutes = 99999", "note", "offset_minutes");
    check("UPDATE medicine_revision SET form = 'cloud'", "medicine", "form");
    check("UPDATE medicine_revision SET recipe = '5 mg/mL'", "medicine", "recipe");
    check("UPDATE medicine_revision SET strength = '1,5', strength_unit = 'mg'", "medicine", "strength");
    check("UPDATE medicine_revision SET strength = '1.5'", "medicine", "strength_unit");
}

#[test]
fn unsound_files_are_told() {
    let folder = Folder::new();
    let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
    let text = note("first");
    add(&mut logbook, &text);
    logbook.apply(&edit(&text, &reworded(&text, "second")), &WINDOW, NOW).unwrap();
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    let hand = Connection::open(folder.path()).unwrap();
    hand.execute_batch("UPDATE note SET revision = 1").unwrap();
    let problems = logbook.check().unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].contains(&text.id.to_string()) && problems[0].contains("latest"), "{problems:?}");
    hand.execute_batch("PRAGMA foreign_keys = OFF; UPDATE note SET revision = 99").unwrap();
    assert!(logbook.check().unwrap().iter().any(|problem| problem.contains("points to nothing")));
}

/// Bytes that are no text, in the cells that no record is made of; SQLite takes any bytes for a text.
#[test]
fn what_no_record_is_made_of_is_told_too() {
    for cell in ["change SET act", "change SET made_by", "change SET copy_id", "change SET batch", "seal SET sha256"] {
        let folder = Folder::new();
        let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
        let text = note("first");
        add(&mut logbook, &text);
        logbook.apply(&edit(&text, &reworded(&text, "second")), &WINDOW, NOW).unwrap();
        let hand = Connection::open(folder.path()).unwrap();
        hand.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
        hand.execute_batch(&format!("UPDATE {cell} = CAST(x'61ff' AS TEXT) WHERE rowid = 1")).unwrap();
        let problems = logbook.check().unwrap();
        assert!(!problems.is_empty(), "{cell}");
        assert!(logbook.back_up(NOW).is_err(), "{cell}");
    }
}

/// A tree without a row whose page says that there are pages below it: SQLite finds it whole until somebody asks it.
#[test]
fn an_empty_index_that_cannot_be_asked_is_told() {
    let folder = Folder::new();
    let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
    add(&mut logbook, &note("first"));
    add(&mut logbook, &medicine("LDN"));
    drop(logbook);
    let sound = fs::read(folder.path()).unwrap();
    let hand = Connection::open(folder.path()).unwrap();
    let mut roots = hand.prepare("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 1").unwrap();
    let roots = roots.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let roots: Vec<(String, u32)> = roots.map(Result::unwrap).collect();
    let mut tried = 0;
    for (name, page) in roots {
        let head = (page as usize - 1) * 4096;
        let (form, cells) = (sound[head], &sound[head + 3..head + 5]);
        if cells != [0, 0] {
            continue;
        }
        let mut bytes = sound.clone();
        // Of a leaf, which is 10 or 13, the same without the bit that makes it one.
        bytes[head] = form & !8;
        fs::write(folder.path(), bytes).unwrap();
        if let Ok(logbook) = Logbook::open(folder.path()) {
            let problems = logbook.check().unwrap();
            assert!(problems.iter().any(|problem| problem.contains("malformed")), "{name}: {problems:?}");
        }
        tried += 1;
    }
    assert!(tried > 40, "{tried}");
}

/// A header by which SQLite would read the file and write nothing to it, or does not read it and has no code for that.
#[test]
fn a_header_of_another_form_is_damage() {
    let folder = Folder::new();
    add(&mut Logbook::open_or_new(folder.path()).unwrap(), &note("first"));
    let sound = fs::read(folder.path()).unwrap();
    for (place, form) in [(18, 3), (18, 0x81), (19, 3), (19, 0x41), (47, 5), (47, 0x84)] {
        let mut bytes = sound.clone();
        bytes[place] = form;
        fs::write(folder.path(), &bytes).unwrap();
        let before = folder.files();
        match Logbook::open(folder.path()).unwrap_err() {
            LogbookError::Store(error) => assert!(error.is_about_the_file(), "byte {place}: {error}"),
            other => panic!("byte {place}: {other}"),
        }
        assert!(folder.files() == before, "byte {place}");
    }
}

#[test]
fn what_would_not_come_back_is_not_written() {
    let folder = Folder::new();
    let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
    let mut odd = note("first");
    odd.at = When::exact(titrace::model::when::Point::Month(2014, 13));
    let error = logbook.apply(&Change::Add(vec![odd]), &WINDOW, NOW).unwrap_err();
    assert_eq!(refused(error), "bad row");
    assert!(logbook.diary().is_empty());
    assert!(folder.files().is_empty(), "a refused first change makes no file");
    let settings = logbook.diary().settings.clone();
    let huge = Settings { zoom: 5000, ..settings.clone() };
    let error = logbook.apply(&Change::Configure { before: settings, after: huge }, &WINDOW, NOW).unwrap_err();
    assert_eq!(refused(error), "bad row");
    assert_eq!(logbook.undo(&WINDOW, NOW).unwrap(), None);
    assert!(folder.files().is_empty(), "nor does an undo of nothing");
}

/// A digit that turned, in a page that SQLite finds sound: the seal under its change says so, and no backup is made of it.
#[test]
fn a_digit_that_turned_is_told() {
    let folder = Folder::new();
    let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
    let first = note("4.5 mg");
    add(&mut logbook, &first);
    logbook.apply(&edit(&first, &reworded(&first, "4.5 mg, later")), &WINDOW, NOW).unwrap();
    logbook.undo(&WINDOW, NOW).unwrap();
    let settings = Settings { day_start_hour: 3, ..Settings::default() };
    let before = Settings::default();
    logbook.apply(&Change::Configure { before, after: settings }, &WINDOW, NOW).unwrap();
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    drop(logbook);
    let sound = fs::read(folder.path()).unwrap();
    let mut found = 0;
    for (from, to) in
        [("4.5 mg, later", "4.7 mg, later"), ("2014-05-12T22:05", "2014-05-12T22:06"), ("window", "windov")]
    {
        let places: Vec<_> =
            (0..sound.len() - from.len()).filter(|at| &sound[*at..*at + from.len()] == from.as_bytes()).collect();
        for place in places {
            let mut turned = sound.clone();
            turned[place..place + to.len()].copy_from_slice(to.as_bytes());
            fs::write(folder.path(), &turned).unwrap();
            let Ok(logbook) = Logbook::open(folder.path()) else { continue };
            let problems = logbook.check().unwrap();
            assert!(!problems.is_empty(), "{from} at {place} was not told");
            if problems.iter().any(|problem| problem.ends_with("its seal is broken")) {
                found += 1;
                assert!(logbook.back_up(NOW).is_err());
            }
        }
    }
    assert!(found >= 3, "{found}");
}

#[test]
fn birth_replaces_nothing() {
    let folder = Folder::new();
    fs::write(folder.path(), "somebody else's").unwrap();
    let before = folder.files();
    let born = Store::birth(&folder.path(), &titrace::store::Key::None, |_| Ok::<_, StoreError>(()));
    assert!(matches!(born, Err(StoreError::Exists(_))));
    assert!(folder.files() == before);

    // Somebody is faster, between our look and our link.
    let folder = Folder::new();
    let born = Store::birth(&folder.path(), &titrace::store::Key::None, |_| {
        fs::write(folder.path(), "somebody else's").unwrap();
        Ok::<_, StoreError>(())
    });
    assert!(matches!(born, Err(StoreError::Exists(_))));
    assert!(folder.files() == before.into_values().map(|bytes| (folder.path(), bytes)).collect());
}

#[cfg(unix)]
#[test]
fn only_the_person_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let folder = Folder::new();
    let home = folder.0.path().join("new/folder");
    let path = home.join("diary #1%20?.titrace");
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    assert!(!home.exists(), "looking makes nothing");
    add(&mut logbook, &note("first"));
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&home), 0o700);
    assert_eq!(mode(home.parent().unwrap()), 0o700);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(Logbook::open(&path).unwrap().diary(), logbook.diary());
    assert_eq!(mode(&path), 0o600);
}

#[test]
fn a_plain_sqlite3_reads_the_views() {
    let Ok(version) = std::process::Command::new("sqlite3").arg("--version").output() else { return };
    assert!(version.status.success());
    let folder = Folder::new();
    let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
    let ldn = medicine("LDN");
    add(&mut logbook, &ldn);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for kind in
        [Kind::Dose, Kind::Symptom, Kind::Lab, Kind::Event, Kind::Course, Kind::Bottle, Kind::Analyte, Kind::Answer]
    {
        let record = record(kind, ldn.id).new_tree(&mut runner).unwrap().current();
        add(&mut logbook, &record);
    }
    let plan = record(Kind::Plan, ldn.id).new_tree(&mut runner).unwrap().current();
    add(&mut logbook, &plan);
    add(&mut logbook, &record(Kind::Adjustment, plan.id).new_tree(&mut runner).unwrap().current());
    let thrown = note("thrown away");
    add(&mut logbook, &thrown);
    add(&mut logbook, &note("kept"));
    logbook.apply(&Change::Delete(vec![thrown]), &WINDOW, NOW).unwrap();
    let ask = |sql: &str| {
        let output =
            std::process::Command::new("sqlite3").arg("-readonly").arg(folder.path()).arg(sql).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    for view in [
        "doses",
        "symptoms",
        "labs",
        "events",
        "notes",
        "medicines",
        "courses",
        "bottles",
        "plans",
        "adjustments",
        "analytes",
        "answers",
    ] {
        assert_eq!(ask(&format!("SELECT count(*) FROM {view}")), "1\n", "{view}");
        ask(&format!("SELECT * FROM {view}"));
    }
    assert_eq!(ask("SELECT medicine FROM doses UNION ALL SELECT medicine FROM courses"), "LDN\nLDN\n");
    assert_eq!(ask("SELECT text, at FROM notes"), "kept|2014-05-12T22:05\n");
    assert_eq!(ask("PRAGMA integrity_check"), "ok\n");
    assert_eq!(ask("PRAGMA journal_mode; PRAGMA user_version; PRAGMA application_id"), "delete\n6\n1416197234\n");
}

#[test]
fn a_damaged_index_is_seen_at_the_first_look() {
    use std::io::{Seek as _, SeekFrom, Write as _};

    let folder = Folder::new();
    let mut logbook = Logbook::open_or_new(folder.path()).unwrap();
    for count in 0..20 {
        add(&mut logbook, &note(&format!("evening {count}")));
    }
    drop(logbook);
    assert!(Watcher::open(&folder.path()).unwrap().looks_sound().unwrap(), "sound before");
    let page: u32 = Connection::open(folder.path())
        .unwrap()
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'note_revision_of'", [], |row| row.get(0))
        .unwrap();
    let mut file = fs::OpenOptions::new().write(true).open(folder.path()).unwrap();
    // The pointers to the page's cells, behind its eight bytes of header.
    file.seek(SeekFrom::Start(u64::from(page - 1) * 4096 + 8)).unwrap();
    file.write_all(&[0xff; 16]).unwrap();
    drop(file);
    assert_eq!(Logbook::open(folder.path()).unwrap().diary().len(), 20, "opening does not need that page");
    let looked = Watcher::open(&folder.path()).unwrap().looks_sound();
    assert!(!looked.is_ok_and(|sound| sound), "damaged");
}

#[test]
fn what_was_asked_of_an_older_diary_is_asked_again() {
    let folder = Folder::new();
    let mut window = Logbook::open_or_new(folder.path()).unwrap();
    add(&mut window, &note("one"));
    let mut shell = reopened(&window);
    add(&mut window, &note("two"));
    let change = Change::Add(vec![note("three")]);
    assert_eq!(refused(shell.apply_as_known(&change, &WINDOW, NOW).unwrap_err()), "moved");
    assert_eq!(reopened(&window).diary().len(), 2, "nothing was written");
    assert!(shell.refresh().unwrap());
    shell.apply_as_known(&change, &WINDOW, NOW).unwrap();
    assert_eq!(reopened(&window).diary().len(), 3);
}

#[test]
fn settings_of_two_writers_do_not_undo_each_other() {
    let folder = Folder::new();
    let mut one = Logbook::open_or_new(folder.path()).unwrap();
    add(&mut one, &note("one"));
    let mut other = reopened(&one);
    let set = |logbook: &mut Logbook, set: &dyn Fn(&mut Settings)| {
        let before = logbook.diary().settings.clone();
        let mut after = before.clone();
        set(&mut after);
        // As an old window would: what it knows may be out of date.
        Change::Configure { before, after }
    };
    let hour = set(&mut one, &|settings| settings.day_start_hour = 0);
    let zoom = set(&mut other, &|settings| settings.zoom = 200);
    one.apply(&hour, &WINDOW, NOW).unwrap();
    other.apply(&zoom, &WINDOW, NOW).unwrap();
    let settings = reopened(&one).diary().settings.clone();
    assert_eq!((settings.day_start_hour, settings.zoom), (0, 200));
}

/// A copy of a diary that an earlier program wrote.
fn written_before(name: &str) -> Folder {
    let folder = Folder::new();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name), folder.path()).unwrap();
    folder
}

fn schema_of(path: &Path) -> i32 {
    Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn a_diary_of_schema_1_is_brought_along() {
    let folder = written_before("schema-1.titrace");
    assert_eq!(schema_of(&folder.path()), 1, "the fixture is what it says");
    let mut logbook = Logbook::open(folder.path()).unwrap();
    assert_eq!(schema_of(&folder.path()), NEWEST);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    let diary = Diary::clone(logbook.diary());
    assert_eq!(diary.len(), 9);

    let doses: Vec<&Dose> = diary
        .of_kind(Kind::Dose)
        .iter()
        .filter_map(|record| match &record.body {
            Body::Dose(dose) => Some(dose),
            _ => None,
        })
        .collect();
    let [first, reasoned] = doses[..] else { panic!("{} doses", doses.len()) };
    assert_eq!((first.amount.unwrap().to_string().as_str(), first.reason.as_deref()), ("0.25 mg", None));
    let count = reasoned.count.unwrap();
    assert_eq!((count.number.to_string().as_str(), count.unit.code()), ("7", "drop"));
    assert_eq!((reasoned.amount.unwrap().to_string().as_str(), reasoned.reason.as_deref()), ("1.75 mg", Some("=1+1")));
    assert_eq!(diary.medicine_name(reasoned.medicine), "LDN");
    let (ldn, medicine) = diary.medicine_named("LDN").unwrap();
    assert_eq!((medicine.parts, medicine.drop_counts.as_ref()), (None, None), "what it did not ask, nobody said");
    let Body::Lab(platelets) = &diary.of_kind(Kind::Lab)[0].body else { panic!("no result") };
    assert_eq!(platelets.value.written, "<5");
    let courses: Vec<_> = diary.courses_of(ldn.id).map(|(_, course)| course).collect();
    assert_eq!((courses.len(), courses[0].until.as_ref().unwrap().text().as_str()), (1, "2024-09"));

    let long_night = &diary.of_kind(Kind::Note)[0];
    assert!(matches!(&long_night.body, Body::Note(note) if note.text == "a very long night"));
    let history = logbook.history(long_night.id).unwrap();
    let acts: Vec<_> = history.iter().map(|revision| (revision.act.as_str(), revision.deleted)).collect();
    assert_eq!(acts, [("add", false), ("edit", false), ("delete", true), ("undo", false)]);
    assert!(matches!(&history[0].record.body, Body::Note(note) if note.text == "a long night"));

    // What there was no room for before finds its place now.
    let amount = first.amount.unwrap();
    let plan = Plan {
        medicine: ldn.id,
        title: None,
        author: None,
        rule: Rule::Fixed(amount),
        times: Vec::new(),
        shown_in: None,
        hold_if: None,
        missed: None,
        review: None,
    };
    let plan = Record { at: When::exact("2024-05-12".parse().unwrap()), body: Body::Plan(plan), ..note("") };
    add(&mut logbook, &plan);
    let mut logbook = reopened(&logbook);
    assert_eq!((logbook.diary().len(), &**logbook.diary().get(plan.id).unwrap()), (10, &plan));
    assert!(logbook.undo(&WINDOW, NOW).unwrap().is_some());
    assert_eq!(**reopened(&logbook).diary(), diary);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    // What was done by the earlier program can still be taken back.
    assert!(logbook.undo(&WINDOW, NOW).unwrap().is_some());
    assert_ne!(**logbook.diary(), diary);
}

#[test]
fn a_diary_of_schema_2_is_brought_along_and_takes_an_attachment() {
    let folder = written_before("schema-2.titrace");
    assert_eq!(schema_of(&folder.path()), 2, "the fixture is what it says");
    let mut logbook = Logbook::open(folder.path()).unwrap();
    assert_eq!(schema_of(&folder.path()), NEWEST);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    let diary = Diary::clone(logbook.diary());
    assert_eq!((diary.len(), diary.plans().count(), diary.adjustments().count()), (9, 1, 1));
    assert_eq!(diary.settings.person, titrace::model::person::Person::default(), "nobody was asked");
    let (result, lab) = diary.labs().next().unwrap();
    assert_eq!(lab.value.written, "<5");

    // The bytes of the original come back, also after undo, redo and a restart; the record that bears them must stay.
    let mut bytes = b"%PDF-1.7 ".to_vec();
    bytes.extend((0..5_000_000_u32).map(|number| number.to_le_bytes()[0]));
    let attachment =
        Attachment { of: result.id, name: "report.pdf".into(), media: Media::Pdf, size: bytes.len() as u64 };
    let record = Record { body: Body::Attachment(attachment), ..note("") };
    let attach = Change::Attach { record: Box::new(record.clone()), content: bytes.clone().into() };
    logbook.apply(&attach, &WINDOW, NOW).unwrap();
    assert!(logbook.apply(&Change::Delete(vec![result.clone()]), &WINDOW, NOW).is_err());
    for _ in 0..2 {
        assert_eq!(logbook.content(record.id).unwrap().as_ref(), Some(&bytes));
        assert!(logbook.undo(&WINDOW, NOW).unwrap().is_some());
        assert_eq!(**logbook.diary(), diary);
        assert!(logbook.redo(&WINDOW, NOW).unwrap().is_some());
        logbook = reopened(&logbook);
    }
    assert_eq!(&**logbook.diary().get(record.id).unwrap(), &record);
    logbook.apply(&Change::Delete(logbook.diary().leaving_with(result)), &WINDOW, NOW).unwrap();
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_diary_of_schema_3_is_brought_along_and_takes_what_a_day_asks_for() {
    let folder = written_before("schema-3.titrace");
    assert_eq!(schema_of(&folder.path()), 3, "the fixture is what it says");
    let mut logbook = Logbook::open(folder.path()).unwrap();
    assert_eq!(schema_of(&folder.path()), NEWEST);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    let before = logbook.diary().settings.clone();
    assert_eq!((logbook.diary().len(), before.daily.clone(), before.language.clone()), (10, Daily::default(), None));
    let (relapse, event) = logbook.diary().events().next().unwrap();
    assert_eq!((event.severity, event.confirmed, event.fever, event.absent), (None, None, None, false));
    let (attached, _) = logbook.diary().attachments().next().unwrap();
    assert!(logbook.content(attached.id).unwrap().is_some());

    // An old relapse learns what is asked of one now; both versions stay.
    let told = Event { severity: Some(Severity::Severe), confirmed: Some(true), fever: Some(false), ..event.clone() };
    let (was, is) = (relapse.clone(), Record { body: Body::Event(told), ..relapse.clone() });
    logbook.apply(&Change::Edit { before: Box::new(was), after: Box::new(is.clone()) }, &WINDOW, NOW).unwrap();
    let daily = Daily { symptoms: vec!["Fatigue".into(), "Pain".into()], low_energy: true, ..Daily::default() };
    let after = Settings { daily, language: Some("de".into()), ..before.clone() };
    logbook.apply(&Change::Configure { before, after: after.clone() }, &WINDOW, NOW).unwrap();
    let logbook = reopened(&logbook);
    assert_eq!((&**logbook.diary().get(is.id).unwrap(), &logbook.diary().settings), (&is, &after));
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_diary_of_schema_4_is_brought_along_and_takes_the_panels_of_the_timeline() {
    let folder = written_before("schema-4.titrace");
    assert_eq!(schema_of(&folder.path()), 4, "the fixture is what it says");
    let mut logbook = Logbook::open(folder.path()).unwrap();
    assert_eq!(schema_of(&folder.path()), NEWEST);
    let before = logbook.diary().settings.clone();
    assert_eq!((logbook.diary().len(), before.zoom, before.daily.worded), (9, 150, true));
    assert_eq!((before.panels.clone(), before.language.as_deref()), (None, Some("de")));
    for panels in [vec![PanelChoice::Events, PanelChoice::Lab("Platelets".into())], Vec::new()] {
        let before = logbook.diary().settings.clone();
        let after = Settings { panels: Some(panels), ..before.clone() };
        logbook.apply(&Change::Configure { before, after: after.clone() }, &WINDOW, NOW).unwrap();
        logbook = reopened(&logbook);
        assert_eq!(logbook.diary().settings, after);
    }
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_diary_of_schema_5_is_brought_along_and_takes_a_folder_for_backups() {
    let folder = written_before("schema-5.titrace");
    assert_eq!(schema_of(&folder.path()), 5, "the fixture is what it says");
    let mut logbook = Logbook::open(folder.path()).unwrap();
    assert_eq!(schema_of(&folder.path()), NEWEST);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    let before = logbook.diary().settings.clone();
    assert_eq!((logbook.diary().len(), before.outcomes.len(), before.backup_folder.clone()), (11, 2, None));
    assert_eq!(before.person.name.as_deref(), Some("A. Invented"));
    assert_eq!(before.panels.as_ref().map(Vec::len), Some(3));
    let after = Settings { backup_folder: Some("/media/stick".into()), ..before.clone() };
    logbook.apply(&Change::Configure { before, after: after.clone() }, &WINDOW, NOW).unwrap();
    logbook = reopened(&logbook);
    assert_eq!(logbook.diary().settings, after);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_diary_of_the_newest_schema_is_opened_as_it_is() {
    let folder = written_before("schema-1.titrace");
    let before = folder.files();
    drop(Logbook::open(folder.path()).unwrap());
    let brought_along = folder.files();
    assert_ne!(brought_along, before);
    assert_eq!(brought_along.len(), 1, "nothing is left beside it");
    drop(Logbook::open(folder.path()).unwrap());
    assert_eq!(folder.files(), brought_along);
}
