//! Every way in which a diary file can fail us: what is said of it in each language, and what `SQLite`'s own words become.

use std::io;
use std::path::PathBuf;

use rusqlite::ffi;
use titrace::store::{ArchiveError, StoreError};
use titrace::words::{Language, Words};

const PLACE: &str = "/a/folder/diary.titrace";
const WHY: &str = "what was found there";

/// One of each, and whether it speaks of the file itself (exit status 5).
fn every() -> Vec<(StoreError, bool)> {
    let path = || PathBuf::from(PLACE);
    let why = || WHY.to_owned();
    vec![
        (StoreError::Damaged(why()), true),
        (StoreError::Empty, true),
        (StoreError::NotADatabase, true),
        (StoreError::Foreign, true),
        (StoreError::Newer { found: 99, known: 6 }, true),
        (StoreError::NotAFile, true),
        (StoreError::UpdateLoses { to: 6, why: why() }, true),
        (StoreError::StrangeJournal(path()), true),
        (StoreError::BadRow { table: "dose", id: "019".to_owned(), column: "amount", why: why() }, true),
        (StoreError::Busy, false),
        (StoreError::Full, false),
        (StoreError::ReadOnly, false),
        (StoreError::Pragma { name: "synchronous", found: "1".to_owned() }, false),
        (StoreError::Exists(path()), false),
        (StoreError::LeftBehind(path()), false),
        (StoreError::Replaced, false),
        (StoreError::UnsoundBackup { path: path(), why: why() }, false),
        (StoreError::NoRoom { folder: path(), needed: (5 << 20) + 1, free: (3 << 20) - 1 }, false),
        (StoreError::Archive(ArchiveError::NotAnArchive), false),
        (StoreError::Archive(ArchiveError::Newer { found: 99, known: 1 }), false),
        (StoreError::Archive(ArchiveError::Altered), false),
        (StoreError::Archive(ArchiveError::BadLine { line: 12, why: why() }), false),
        (StoreError::Archive(ArchiveError::Unsound(why())), false),
        (StoreError::Archive(ArchiveError::Io(io::Error::other(WHY))), false),
        (StoreError::Sqlite(rusqlite::Error::InvalidQuery), false),
        (StoreError::Io(io::Error::other(WHY)), false),
    ]
}

#[test]
fn each_is_said_in_both_languages_with_its_place_and_its_reason() {
    for (error, is_about_the_file) in every() {
        assert_eq!(error.is_about_the_file(), is_about_the_file, "{error}");
        let (shape, message) = (format!("{error:?}"), error.message());
        let mut told = Vec::new();
        for language in [Language::English, Language::German] {
            let words = Words::of_language(language);
            let said = words.say(message.key, &message.args);
            assert!(words.knows(message.key), "{shape}: {said}");
            assert!(!said.contains('{'), "{shape}: something is left to be filled in: {said}");
            for part in [PLACE, WHY] {
                assert_eq!(said.contains(part), shape.contains(part), "{shape}: {part}: {said}");
            }
            told.push(said);
        }
        assert_ne!(told[0], told[1], "{shape}");
        assert!(!error.to_string().contains('\n'));
    }
    let said: std::collections::HashSet<String> =
        every().iter().map(|(error, _)| Words::english().say(error.message().key, &error.message().args)).collect();
    assert_eq!(said.len(), every().len(), "no two say the same");
}

#[test]
fn what_is_needed_is_rounded_up_and_what_is_free_down() {
    let error = StoreError::NoRoom { folder: PathBuf::from(PLACE), needed: (5 << 20) + 1, free: (3 << 20) - 1 };
    let said = Words::english().say(error.message().key, &error.message().args);
    assert!(said.contains("6 MiB are needed, 2 are free"), "{said}");
}

#[test]
fn what_sqlite_says_becomes_what_it_means_for_a_person() {
    let failure = |code| StoreError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some(WHY.to_owned())));
    for (code, key) in [
        (ffi::SQLITE_BUSY, "store-busy"),
        (ffi::SQLITE_LOCKED, "store-busy"),
        (ffi::SQLITE_FULL, "store-full"),
        (ffi::SQLITE_READONLY, "store-read-only"),
        (ffi::SQLITE_READONLY_DBMOVED, "store-replaced"),
        (ffi::SQLITE_NOTADB, "store-not-a-database"),
        (ffi::SQLITE_CORRUPT, "store-damaged"),
        (ffi::SQLITE_TOOBIG, "store-damaged"),
        (ffi::SQLITE_IOERR, "store-sqlite"),
        (ffi::SQLITE_CANTOPEN, "store-sqlite"),
    ] {
        assert_eq!(failure(code).message().key, key, "{code}");
    }
    let cell = rusqlite::types::Type::Text;
    for error in [
        rusqlite::Error::InvalidColumnType(0, "amount".to_owned(), cell),
        rusqlite::Error::IntegralValueOutOfRange(0, i64::MAX),
        rusqlite::Error::QueryReturnedNoRows,
    ] {
        assert_eq!(StoreError::from(error).message().key, "store-damaged");
    }
    let strange =
        rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_ERROR), Some("no such table: dose".into()));
    assert_eq!(StoreError::from(strange).message().key, "store-damaged");
}
