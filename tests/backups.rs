//! Backups: made and verified, restored beside what was there, thinned; updates and large changes make one first; what
//! is damaged is salvaged.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "this is only a test, and nobody has the file open"
)]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rusqlite::Connection;
use titrace::logbook::{Logbook, LogbookError};
use titrace::model::change::Change;
use titrace::model::event::Note;
use titrace::model::record::{Body, Kind, Record, RecordId, Source};
use titrace::model::settings::Settings;
use titrace::model::when::When;
use titrace::store::backup::{Backup, folder_of, list, newest_good};
use titrace::store::{Store, StoreError};
use uuid::Uuid;

const BY: Source = Source::CommandLine;

fn now() -> Timestamp {
    "2026-11-26T04:34:55Z".parse().unwrap()
}

fn later(minutes: i64) -> Timestamp {
    now() + SignedDuration::from_mins(minutes)
}

fn note(text: &str) -> Record {
    Record {
        id: RecordId(Uuid::now_v7()),
        at: When::exact("2024-05-12".parse().unwrap()),
        note: None,
        source: BY,
        entered_by: None,
        body: Body::Note(Note { text: text.to_owned() }),
    }
}

fn add(logbook: &mut Logbook, text: &str) -> Record {
    let record = note(text);
    logbook.apply(&Change::Add(vec![record.clone()]), &BY, now()).unwrap();
    record
}

fn diary(folder: &Path) -> PathBuf {
    folder.join("diary.titrace")
}

fn texts(logbook: &Logbook) -> Vec<String> {
    logbook.diary().notes().map(|(_, note)| note.text.clone()).collect()
}

#[test]
fn a_backup_is_verified_private_and_made_only_when_something_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    assert!(logbook.back_up(now()).unwrap().is_none(), "there is no diary yet");
    add(&mut logbook, "one");
    let first = logbook.back_up(now()).unwrap().unwrap().first;
    let verified = first.verify().unwrap();
    assert_eq!((verified.changes, first.changes), (1, 1));
    assert!(verified.content.rows > 3);
    assert_eq!(fs::metadata(&first.path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(folder_of(&path)).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(logbook.back_up(later(30)).unwrap().unwrap().first, first, "nothing changed");
    add(&mut logbook, "two");
    let second = logbook.back_up(later(60)).unwrap().unwrap().first;
    assert_eq!(list(&folder_of(&path)).unwrap(), [second.clone(), first.clone()]);
    // A backup that was damaged since is not relied on.
    let mut bytes = fs::read(&second.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&second.path, &bytes).unwrap();
    assert!(matches!(second.verify(), Err(StoreError::UnsoundBackup { .. })));
    assert_eq!(newest_good(&folder_of(&path)).unwrap().as_ref(), Some(&first));
    let again = logbook.back_up(later(61)).unwrap().unwrap().first;
    assert_ne!(again, second);
    again.verify().unwrap();
    // One under a wrong name is none: its name says other changes.
    let lying = again.path.to_str().unwrap().replace("-2-", "-9-");
    fs::rename(&again.path, &lying).unwrap();
    assert!(Backup::of(Path::new(&lying)).unwrap().verify().is_err());
}

#[test]
fn a_second_folder_gets_one_too_and_its_absence_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let stick = tempfile::tempdir().unwrap();
    let mut logbook = Logbook::open_or_new(diary(folder.path())).unwrap();
    add(&mut logbook, "one");
    let choose = |logbook: &mut Logbook, folder: &Path| {
        let before = logbook.diary().settings.clone();
        let after = Settings { backup_folder: Some(folder.to_str().unwrap().to_owned()), ..before.clone() };
        let change = Change::Configure { before, after };
        assert!(!change.is_undoable(), "it is about this computer");
        logbook.apply(&change, &BY, now()).unwrap();
    };
    choose(&mut logbook, stick.path());
    let made = logbook.back_up(now()).unwrap().unwrap();
    let second = made.second.unwrap().unwrap();
    assert_eq!(second.verify().unwrap(), made.first.verify().unwrap());
    assert_eq!(list(stick.path()).unwrap(), [second]);
    // A file is there: no folder can be.
    choose(&mut logbook, &diary(folder.path()).join("stick"));
    let made = logbook.back_up(now()).unwrap().unwrap();
    assert!(made.second.unwrap().is_err());
    made.first.verify().unwrap();
}

#[test]
fn a_restored_backup_stands_beside_what_was_there_and_others_notice() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    add(&mut logbook, "one");
    let backup = logbook.back_up(now()).unwrap().unwrap().first;
    add(&mut logbook, "two");
    let mut elsewhere = Logbook::open(&path).unwrap();

    let (restored, told) = Logbook::restored(&path, &backup.path, later(5)).unwrap();
    assert_eq!((texts(&restored), told.changes), (vec!["one".to_owned()], 1));
    assert_eq!(restored.check().unwrap(), Vec::<String>::new());
    let aside = told.aside.unwrap();
    assert_eq!(texts(&Logbook::open(&aside).unwrap()), ["one", "two"]);
    // What was there was backed up, too.
    assert_eq!(newest_good(&folder_of(&path)).unwrap().unwrap().changes, 2);
    let copy_id = |path: &Path| -> String {
        Connection::open(path).unwrap().query_row("SELECT copy_id FROM diary", [], |row| row.get(0)).unwrap()
    };
    assert_ne!(copy_id(&path), copy_id(&aside), "it is a copy of its own");

    // Whoever had the old file open writes nothing into it, and says so.
    for logbook in [&mut logbook, &mut elsewhere] {
        let lost = logbook.apply(&Change::Add(vec![note("lost")]), &BY, now()).unwrap_err();
        assert!(matches!(lost, LogbookError::Store(StoreError::Replaced)), "{lost}");
        assert!(matches!(logbook.refresh(), Err(LogbookError::Store(StoreError::Replaced))));
    }
    assert_eq!(texts(&Logbook::open(&aside).unwrap()), ["one", "two"]);
    let mut restored = restored;
    add(&mut restored, "three");
    // A second one in the same second finds a name of its own.
    let (_, told) = Logbook::restored(&path, &backup.path, later(5)).unwrap();
    assert_ne!(told.aside.as_ref(), Some(&aside));
    assert_eq!(texts(&Logbook::open(told.aside.unwrap()).unwrap()), ["one", "three"]);
}

#[test]
fn what_is_no_sound_backup_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    add(&mut logbook, "one");
    let backup = logbook.back_up(now()).unwrap().unwrap().first;
    drop(logbook);
    let good = fs::read(&backup.path).unwrap();
    let before = fs::read(&path).unwrap();
    let bad = folder.path().join("bad");
    for (name, bytes) in [
        ("empty", Vec::new()),
        ("text", b"not a diary".repeat(100)),
        ("cut", good[..good.len() / 2].to_vec()),
        ("head", [&[0; 100], &good[100..]].concat()),
    ] {
        fs::write(&bad, bytes).unwrap();
        assert!(Logbook::restored(&path, &bad, now()).is_err(), "{name}");
        assert_eq!(fs::read(&path).unwrap(), before, "{name}");
        let strange: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains("replaced") || name.contains(".new"))
            .collect();
        assert_eq!(strange, Vec::<String>::new(), "{name}");
    }
    // Neither a folder nor a pipe, into which nobody writes, is one; nor is it waited for.
    fs::remove_file(&bad).unwrap();
    assert!(Command::new("mkfifo").arg(&bad).status().unwrap().success());
    for strange in [&bad, folder.path(), Path::new("/dev/zero")] {
        match Logbook::restored(&path, strange, now()).unwrap_err() {
            LogbookError::Store(StoreError::NotAFile) => {}
            other => panic!("{}: {other}", strange.display()),
        }
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(Logbook::restored(&path, &path, now()).is_err(), "itself");
    assert!(Logbook::restored(&path, &folder.path().join("none"), now()).is_err());
}

#[test]
fn a_damaged_diary_is_put_aside_as_it_is_with_its_journal() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    add(&mut logbook, "one");
    let backup = logbook.back_up(now()).unwrap().unwrap().first;
    drop(logbook);
    let damaged = b"damaged ".repeat(1000);
    let journal = folder.path().join("diary.titrace-journal");
    fs::write(&path, &damaged).unwrap();
    fs::write(&journal, b"a journal").unwrap();
    let (restored, told) = Logbook::restored(&path, &backup.path, now()).unwrap();
    assert_eq!(texts(&restored), ["one"]);
    let aside = told.aside.unwrap();
    assert_eq!(fs::read(&aside).unwrap(), damaged);
    assert_eq!(fs::read(format!("{}-journal", aside.display())).unwrap(), b"a journal");
    assert!(!journal.exists());
    // Nothing stands there: it is only put in place.
    fs::remove_file(&path).unwrap();
    let (restored, told) = Logbook::restored(&path, &backup.path, now()).unwrap();
    assert_eq!((texts(&restored), told.aside), (vec!["one".to_owned()], None));
    // A link stays one; what it leads to is another file now.
    let link = folder.path().join("link.titrace");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let (_, told) = Logbook::restored(&link, &backup.path, later(1)).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(told.aside.unwrap().file_name().unwrap(), "diary.titrace.replaced-2026-11-26T043555Z");
}

#[test]
fn imports_and_large_deletions_make_a_backup_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let backups = folder_of(&path);
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    let records: Vec<_> = (0..12).map(|number| note(&number.to_string())).collect();
    logbook.apply(&Change::Add(records.clone()), &BY, now()).unwrap();
    logbook.apply(&Change::Delete(records[..9].to_vec()), &BY, now()).unwrap();
    assert!(logbook.undo(&BY, now()).unwrap().is_some());
    assert_eq!(list(&backups).unwrap(), []);
    logbook.apply(&Change::Delete(records[..11].to_vec()), &BY, now()).unwrap();
    let before = newest_good(&backups).unwrap().unwrap();
    assert_eq!(before.changes, 3);
    logbook.apply(&Change::Import { batch: "b".into(), records: vec![note("new")] }, &BY, later(1)).unwrap();
    assert_eq!(newest_good(&backups).unwrap().unwrap().changes, 4);
    // What was deleted comes back with the backup.
    let (restored, _) = Logbook::restored(&path, &before.path, later(2)).unwrap();
    assert_eq!(restored.diary().len(), 12);
}

#[test]
fn an_update_makes_a_backup_of_the_old_schema_that_can_be_restored() {
    for schema in 1..=5 {
        let folder = tempfile::tempdir().unwrap();
        let path = diary(folder.path());
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema-{schema}.titrace"));
        fs::copy(fixture, &path).unwrap();
        let logbook = Logbook::open(&path).unwrap();
        let backup = newest_good(&folder_of(&path)).unwrap().unwrap();
        assert_eq!(backup.verify().unwrap().schema, schema);
        let (restored, _) = Logbook::restored(&path, &backup.path, now()).unwrap();
        assert_eq!(restored.diary(), logbook.diary());
        assert_eq!(restored.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn an_update_without_a_backup_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema-4.titrace"), &path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(folder_of(&path), "a file where the folder would be").unwrap();
    let before = fs::read(&path).unwrap();
    assert!(Logbook::open(&path).is_err());
    assert_eq!(fs::read(&path).unwrap(), before);
    fs::remove_file(folder_of(&path)).unwrap();
    Logbook::open(&path).unwrap();
}

/// What a program that was killed left, and nothing else, goes a day later.
#[test]
fn what_a_killed_program_left_is_swept_away_after_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    add(&mut logbook, "one");
    logbook.back_up(now()).unwrap();
    let id = "01a2146a-10a0-77df-a033-8c7960a0111d";
    let old = std::time::SystemTime::now() - std::time::Duration::from_hours(48);
    let left = |name: &str, is_old: bool| {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        if is_old {
            file.set_modified(old).unwrap();
        }
    };
    for (name, is_old) in [
        (format!(".diary.titrace.{id}.new"), true),
        (format!(".diary.titrace.{id}.try-journal"), true),
        (format!("diary-backups/.titrace-diary-{id}.titrace.new"), true),
        (format!(".diary.titrace.{id}.try"), false),
        (format!(".other.titrace.{id}.new"), true),
        (format!("diary.titrace.{id}.new"), true),
        (".diary.titrace.swp".to_owned(), true),
    ] {
        left(&name, is_old);
    }
    add(&mut logbook, "two");
    logbook.back_up(later(1)).unwrap();
    let names = |folder: &Path| -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !name.starts_with("diary.titrace") || name.contains(id));
        names.sort();
        names
    };
    let stays = [
        ".diary.titrace.ID.try",
        ".diary.titrace.swp",
        ".other.titrace.ID.new",
        "diary-backups",
        "diary.titrace.ID.new",
    ];
    assert_eq!(names(folder.path()), stays.map(|name| name.replace("ID", id)));
    assert!(names(&folder_of(&path)).iter().all(|name| name.strip_suffix(".new").is_none()));
}

/// Any diary: its backup holds the same, and so does what is restored from it.
#[test]
fn any_diary_comes_back_from_its_backup() {
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    let strategy = (common::household(), common::settings());
    runner
        .run(&strategy, |(records, settings)| {
            let folder = tempfile::tempdir().unwrap();
            let path = diary(folder.path());
            let mut logbook = Logbook::open_or_new(&path).unwrap();
            let before = logbook.diary().settings.clone();
            logbook.apply(&Change::Configure { before, after: settings }, &BY, now()).unwrap();
            let attachment = |record: &&Record| record.kind() == Kind::Attachment;
            for record in &records {
                let one = std::slice::from_ref(record);
                let change = if attachment(&record) {
                    let Body::Attachment(kept) = &record.body else { unreachable!() };
                    let content = vec![7; usize::try_from(kept.size).unwrap()].into();
                    Change::Attach { record: Box::new(record.clone()), content }
                } else {
                    Change::Add(one.to_vec())
                };
                // Random records need not fit each other.
                logbook.apply(&change, &BY, now()).ok();
            }
            let backup = logbook.back_up_to(folder.path(), now()).unwrap().unwrap();
            let (restored, _) = Logbook::restored(&path, &backup.path, now()).unwrap();
            prop_assert_eq!(restored.diary(), logbook.diary());
            prop_assert_eq!(restored.check().unwrap(), Vec::<String>::new());
            // The same of a damaged file with nothing damaged: everything that lives comes along.
            let new = folder.path().join("salvaged");
            let (salvaged, told) = Logbook::salvaged(&path, &new, "?", now()).unwrap();
            prop_assert_eq!(salvaged.diary(), logbook.diary());
            prop_assert_eq!((told.holes, told.left, told.stand_ins), (0, 0, 0));
            Ok(())
        })
        .unwrap();
}

/// Zeroed pages: what is left is a sound diary of records that were there, and the damaged file stays as it is.
#[test]
fn what_can_be_read_of_a_damaged_diary_is_salvaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    for batch in 0..20 {
        let records: Vec<_> = (0..100).map(|number| note(&format!("{batch} {number}, {}", "x".repeat(90)))).collect();
        logbook.apply(&Change::Add(records), &BY, now()).unwrap();
    }
    let whole = texts(&logbook);
    drop(logbook);
    let sound = fs::read(&path).unwrap();
    let pages = sound.len() / 4096;
    let (mut tried, mut brought, mut empty) = (0, 0, 0);
    for page in (1..pages).step_by(6) {
        let mut damaged = sound.clone();
        damaged[page * 4096..(page + 1) * 4096].fill(0);
        fs::write(&path, &damaged).unwrap();
        let new = folder.path().join(format!("salvaged-{page}"));
        tried += 1;
        match Logbook::salvaged(&path, &new, "?", now()) {
            Ok((salvaged, told)) => {
                assert_eq!(salvaged.check().unwrap(), Vec::<String>::new());
                let found = texts(&salvaged);
                assert!(found.iter().all(|text| whole.contains(text)), "page {page}");
                assert!(told.holes > 0 || found.len() == whole.len(), "page {page}: {} without a word", found.len());
                brought += found.len();
                empty += usize::from(found.is_empty());
            }
            Err(error) => panic!("page {page}: {error}"),
        }
        assert_eq!(fs::read(&path).unwrap(), damaged);
    }
    // One page in a few hundred holds a few dozen records; the root of their table holds the way to all of them.
    assert!(brought > tried * whole.len() * 95 / 100, "{brought} of {}", tried * whole.len());
    assert!(empty <= 2, "{empty} of {tried}");
}

/// A row that can be read and says what no diary says is left out, and counted.
#[test]
fn what_makes_no_sense_is_left_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    for text in ["one", "two", "three"] {
        add(&mut logbook, text);
    }
    drop(logbook);
    let hand = Connection::open(&path).unwrap();
    hand.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    let turned = hand.execute("UPDATE note_revision SET at = '2024-02-31' WHERE text = 'two'", []).unwrap();
    assert_eq!(turned, 1);
    drop(hand);
    let (salvaged, told) = Logbook::salvaged(&path, folder.path().join("new"), "?", now()).unwrap();
    assert_eq!(texts(&salvaged), ["one", "three"]);
    assert_eq!((told.records, told.left, told.holes, told.stand_ins), (2, 1, 0, 0));
}

#[test]
fn a_store_in_memory_has_no_backups() {
    assert!(Store::in_memory().is_ok());
    let logbook = Logbook::in_memory().unwrap();
    assert!(logbook.back_up(now()).unwrap().is_none());
}
