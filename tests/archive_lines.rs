//! The lines of an archive: what is not as it was written is refused whole, also where its hash was made to fit; what
//! earlier schemas wrote is read; and what a released format looks like.
#![expect(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "this is only a test")]

mod common;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use data_encoding::{BASE64, HEXLOWER};
use jiff::Timestamp;
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use titrace::logbook::{Logbook, LogbookError};
use titrace::model::change::Change;
use titrace::model::record::{Kind, Record, Source};
use titrace::store::{ArchiveError, StoreError};

use self::common::{household, settings};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn archive(logbook: &Logbook) -> Vec<u8> {
    let mut bytes = Vec::new();
    let archived = logbook.archive(&mut bytes).unwrap().unwrap();
    assert_eq!(archived.bytes, bytes.len() as u64);
    bytes
}

/// A folder in which a diary can be made of an archive.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("diary.titrace")
    }

    fn read(&self, bytes: &[u8]) -> Result<Logbook, ArchiveError> {
        match Logbook::of_archive(self.path(), Cursor::new(bytes)) {
            Ok(logbook) => Ok(logbook),
            Err(LogbookError::Store(StoreError::Archive(error))) => Err(error),
            Err(error) => panic!("{error}"),
        }
    }

    /// Refused, with nothing left of it.
    fn refuses(&self, bytes: &[u8]) -> ArchiveError {
        let error = self.read(bytes).unwrap_err();
        assert_eq!(fs::read_dir(self.0.path()).unwrap().count(), 0, "{error}: something is left");
        error
    }
}

/// The diary of a fixture, opened with its schema as it is today.
fn of_fixture(place: &Place, schema: i32) -> Logbook {
    fs::copy(fixture(schema), place.path()).unwrap();
    Logbook::open(place.path()).unwrap()
}

fn fixture(schema: i32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema-{schema}.titrace"))
}

fn lines(archive: &[u8]) -> Vec<Vec<u8>> {
    archive.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// The hash made to fit: what is wrong now is what the lines say.
fn sealed(lines: &[Vec<u8>]) -> Vec<u8> {
    let above = lines.concat();
    let seal = format!("{{\"sha256\":\"{}\"}}\n", HEXLOWER.encode(&Sha256::digest(&above)));
    [above, seal.into_bytes()].concat()
}

/// The archive without its seal, changed, and sealed anew.
fn tampered(archive: &[u8], change: impl FnOnce(&mut Vec<String>)) -> Vec<u8> {
    let mut lines: Vec<String> = String::from_utf8(archive.to_vec()).unwrap().lines().map(str::to_owned).collect();
    lines.pop();
    change(&mut lines);
    sealed(&lines.into_iter().map(|line| format!("{line}\n").into_bytes()).collect::<Vec<_>>())
}

#[test]
fn cut_off_anywhere_it_is_refused_whole() {
    let bytes = archive(&of_fixture(&Place::new(), 3));
    let place = Place::new();
    let mut at = 0;
    for line in lines(&bytes) {
        // Before the line, within it, and before its end.
        for cut in [at, at + line.len() / 2, at + line.len() - 1] {
            let error = place.refuses(&bytes[..cut]);
            assert!(matches!(error, ArchiveError::Altered | ArchiveError::NotAnArchive), "{cut}: {error}");
        }
        at += line.len();
    }
    assert_eq!(at, bytes.len());
    // The control.
    assert!(place.read(&bytes).is_ok());
}

#[test]
fn edited_anywhere_it_is_refused_whole() {
    let bytes = archive(&of_fixture(&Place::new(), 3));
    let place = Place::new();
    // A row of places that is the same in every run, and that no part of the file escapes.
    let mut chance: u64 = 7;
    let mut below = |most: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).unwrap() % most
    };
    for _ in 0..250 {
        let at = below(bytes.len());
        let mut other = bytes.clone();
        other[at] ^= 1 << below(8);
        place.refuses(&other);
        let mut without = bytes.clone();
        without.remove(at);
        place.refuses(&without);
        let mut with = bytes.clone();
        with.insert(at, bytes[below(bytes.len())]);
        if with != bytes {
            place.refuses(&with);
        }
    }
    for at in 1..lines(&bytes).len() {
        let mut lines = lines(&bytes);
        lines.swap(at - 1, at);
        place.refuses(&lines.concat());
        lines.swap(at - 1, at);
        let twice = lines[at].clone();
        lines.insert(at, twice);
        place.refuses(&lines.concat());
        lines.drain(at..=at + 1);
        place.refuses(&lines.concat());
    }
    assert!(place.read(&bytes).is_ok());
}

/// What an error says, a table, and what is put in the place of what in its lines.
const REPLACED: &[(&str, &str, &str, &str)] = &[
    ("table change is expected", "change", r#""change""#, r#""chance""#),
    ("table change is expected", "change", r#""seq","#, r#""seq","colour","#),
    ("table change is expected", "change", r#""rows":1"#, r#""rows":"1"#),
    ("a row is missing", "seal", r#""rows":10"#, r#""rows":11"#),
    ("its seal is broken", "note_revision", "2024-05-14", "2024-05-15"),
    ("expected value", "diary", "[1,", "x"),
    ("cells instead of", "diary", "[1,", "[1,1,"),
    ("instead of an integer", "diary", "[1,", "[1.0,"),
    ("neither text", "diary", "[1,", "[true,"),
    ("bytes without base64", "attachment_content", r#""base64""#, r#""base65""#),
    ("invalid", "attachment_content", r#""base64":""#, r#""base64":"="#),
    ("cannot store BLOB value in TEXT column", "change", r#""cli""#, r#"{"base64":"AAAA"}"#),
    ("CHECK constraint", "change", r#""add""#, r#""ad""#),
    ("CHECK constraint", "dose_revision", r#""taken""#, r#""eaten""#),
    ("written again", "diary", "[1,", "[ 1,"),
    ("written again", "change", r#"[1,""#, r#"["1",""#),
    ("written again", "change", r#""cli""#, r#""\u0063li""#),
    ("which copy this is", "diary", "-", "+"),
    ("who made it", "change", r#""cli""#, r#""nobody""#),
    ("who made it, or when", "change", "-25T", "-35T"),
    ("undo and redo", "change", r#",1,0,""#, r#",1,1,""#),
    ("points to nothing in medicine", "dose_revision", "01a2146a-1086", "01a2146a-1087"),
    ("its content is missing", "attachment_content", r#""JVBE"#, r#""JVBERVBE"#),
    ("column at: not understood", "note_revision", "2024-05-14", "2024-02-31"),
    ("column range_source: does not fit", "lab_revision", r#""165","387","printed""#, r#"null,"387","none""#),
    ("column range_source: does not fit", "lab_revision", r#""165","387","printed""#, r#""165",null,null"#),
    ("column value: the number beside it", "lab_revision", r#""<5","<","5""#, r#""<5",null,"5""#),
];

/// The lines of a table: that of its name, and its rows.
fn part(lines: &[String], name: &str) -> std::ops::Range<usize> {
    let start = lines.iter().position(|line| line.starts_with(&format!("{{\"table\":\"{name}\""))).unwrap();
    let rows = lines[start + 1..].iter().take_while(|line| line.starts_with('[')).count();
    start..start + 1 + rows
}

/// Says in the line of its name how many rows a table has now.
fn count_rows(lines: &mut [String], name: &str) {
    let part = part(lines, name);
    let (before, _) = lines[part.start].rsplit_once(':').unwrap();
    lines[part.start] = format!("{before}:{}}}", part.len() - 1);
}

#[test]
fn what_makes_no_sense_is_refused_also_under_a_right_hash() {
    let bytes = archive(&of_fixture(&Place::new(), 3));
    let place = Place::new();
    for (why, name, from, to) in REPLACED {
        let tampered = tampered(&bytes, |lines| {
            let part = part(lines, name);
            let row = lines[part].iter_mut().find(|row| row.contains(from)).unwrap_or_else(|| panic!("{name}: {from}"));
            *row = row.replacen(from, to, 1);
        });
        let said = place.refuses(&tampered).to_string();
        assert!(said.contains(why), "{name}, {from} to {to}: {said}");
    }
    // The control: the hash is what the program itself writes.
    assert!(tampered(&bytes, |_| ()) == bytes);
    assert!(place.read(&bytes).is_ok());
}

#[test]
fn what_a_later_release_wrote_is_said_to_be_newer() {
    let bytes = archive(&of_fixture(&Place::new(), 3));
    let place = Place::new();
    let said = |from: &str, to: &str| {
        let tampered = tampered(&bytes, |lines| {
            assert!(lines[0].contains(from), "{}", lines[0]);
            lines[0] = lines[0].replacen(from, to, 1);
        });
        place.refuses(&tampered)
    };
    assert!(matches!(said("\"version\":1", "\"version\":2"), ArchiveError::Newer { found: 2, known: 1 }));
    assert!(matches!(said("\"schema\":6", "\"schema\":99"), ArchiveError::Newer { found: 99, .. }));
    for (from, to) in [("\"schema\":6", "\"schema\":0"), ("\"schema\":6", "\"schema\":\"six\"")] {
        assert!(matches!(said(from, to), ArchiveError::Altered), "{to}");
    }
}

#[test]
fn rows_that_are_gone_or_twice_are_missed_also_under_a_right_hash() {
    let bytes = archive(&of_fixture(&Place::new(), 3));
    let place = Place::new();
    let without_row = |name: &str| {
        tampered(&bytes, |lines| {
            lines.remove(part(lines, name).end - 1);
            count_rows(lines, name);
        })
    };
    let refused = |why: &str, bytes: &[u8]| {
        let said = place.refuses(bytes).to_string();
        assert!(said.contains(why), "{why}: {said}");
    };
    refused("which copy this is", &without_row("diary"));
    refused("points to nothing in change", &without_row("change"));
    refused("table settings: does not point to its latest revision", &without_row("settings"));
    refused("points to nothing in dose_revision", &without_row("dose_revision"));
    refused("points to nothing in dose", &without_row("dose"));
    refused("its content is missing", &without_row("attachment_content"));
    let twice = |name: &str| {
        tampered(&bytes, |lines| {
            let row = lines[part(lines, name).end - 1].clone();
            lines.insert(part(lines, name).end, row);
            count_rows(lines, name);
        })
    };
    for name in ["diary", "change", "dose_revision", "dose", "attachment_content"] {
        refused("UNIQUE constraint", &twice(name));
    }
    let changed = |change: &dyn Fn(&mut Vec<String>)| tampered(&bytes, |lines| change(lines));
    refused("is expected", &changed(&|lines| lines.insert(2, lines[2].clone())));
    refused("table note is expected", &changed(&|lines| drop(lines.remove(part(lines, "note").start))));
    refused("no such table", &changed(&|lines| lines.push(r#"{"table":"more","columns":["id"],"rows":0}"#.to_owned())));
    refused("another diary", &changed(&|lines| lines[0] = lines[0].replace("\"changes\":", "\"changes\":1")));
    refused("another diary", &changed(&|lines| lines[0] = lines[0].replace("\"copy_id\":\"", "\"copy_id\":\"0")));
    refused("not as it was written", &changed(&|lines| lines[0] = lines[0].replace("\"copy_id\"", "\"id\"")));
    refused("is expected", &changed(&|lines| lines.truncate(1)));
    refused("no archive", &changed(&Vec::clear));
    assert!(place.read(&bytes).is_ok());
}

#[test]
fn a_line_without_an_end_is_not_read_into_memory() {
    let bytes = archive(&of_fixture(&Place::new(), 1));
    let long = [&bytes[..bytes.len() - 80], &vec![b'a'; 65 << 20]].concat();
    assert!(matches!(Place::new().refuses(&long), ArchiveError::Altered));
    assert!(matches!(Place::new().refuses(&vec![b'{'; 1 << 20]), ArchiveError::NotAnArchive));
}

/// The format written once more, of a file as it stands, by nothing of the program.
fn archive_of_file(path: &Path, schema: i32) -> Vec<u8> {
    let connection = Connection::open(path).unwrap();
    let one = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    let copy_id = one("SELECT copy_id FROM diary");
    let changes = one("SELECT CAST(max(seq) AS TEXT) FROM change");
    let mut lines = vec![format!(
        "{{\"format\":\"titrace archive\",\"version\":1,\"schema\":{schema},\"copy_id\":\"{copy_id}\",\
         \"changes\":{changes},\"about\":[\"as it was said then\"]}}\n"
    )];
    let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for name in names {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{name}\" ORDER BY 1")).unwrap();
        let columns: Vec<String> = statement.column_names().map(|column| format!("\"{column}\"")).collect();
        let mut rows = statement.query([]).unwrap();
        let mut found = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            let cells = (0..columns.len()).map(|place| match row.get(place).unwrap() {
                Value::Null => "null".to_owned(),
                Value::Integer(number) => number.to_string(),
                Value::Real(_) => panic!("a binary fraction"),
                Value::Text(text) => serde_json::to_string(&text).unwrap(),
                Value::Blob(bytes) => format!("{{\"base64\":\"{}\"}}", BASE64.encode(&bytes)),
            });
            found.push(format!("[{}]\n", cells.collect::<Vec<_>>().join(",")));
        }
        lines.push(format!("{{\"table\":\"{name}\",\"columns\":[{}],\"rows\":{}}}\n", columns.join(","), found.len()));
        lines.extend(found);
    }
    sealed(&lines.into_iter().map(String::into_bytes).collect::<Vec<_>>())
}

/// An archive of an earlier schema comes to the same as its diary's file does.
#[test]
fn archives_of_earlier_schemas_are_brought_along() {
    for schema in 1..=4 {
        let (opened, place) = (Place::new(), Place::new());
        let opened = of_fixture(&opened, schema);
        let mut read = place.read(&archive_of_file(&fixture(schema), schema)).unwrap();
        assert_eq!(read.diary(), opened.diary(), "schema {schema}");
        assert_eq!(read.trash().unwrap(), opened.trash().unwrap());
        assert_eq!(read.undoable(), opened.undoable());
        assert_eq!(read.check().unwrap(), Vec::<String>::new());
        assert!(archive(&read) == archive(&opened), "schema {schema}");
        assert!(archive_of_file(&place.path(), 5).len() > 1000);
        read.undo(&Source::Window, NOW).unwrap();
    }
}

/// What this format looks like, and always will: an archive of 2026, of a diary of schema 3 that was brought along.
#[test]
fn an_archive_of_this_release_is_read_for_ever() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let written = archive(&of_fixture(&Place::new(), 3));
    let kept = fs::read(fixtures.join("archive-1-schema-6.jsonl")).unwrap();
    let place = Place::new();
    let logbook = place.read(&kept).unwrap();
    assert_eq!(logbook.diary().len(), 10);
    // As long as this schema is the newest; with the next one, an archive of that joins it.
    assert!(written == kept, "the format is another one");
    assert!(archive(&logbook) == kept);
    // Those of the schemas before come to the same.
    for schema in [4, 5] {
        let other = Place::new();
        let kept_then = fs::read(fixtures.join(format!("archive-1-schema-{schema}.jsonl"))).unwrap();
        let earlier = other.read(&kept_then).unwrap();
        assert_eq!(earlier.diary(), logbook.diary());
        assert!(archive(&earlier) == kept, "schema {schema}");
    }

    let text = String::from_utf8(kept).unwrap();
    let head: Vec<&str> = text.lines().take(5).collect();
    let (start, about) = head[0].split_once(",\"about\":[").unwrap();
    let copy_id = "01a2146a-10a0-77df-a033-8c7960a0111d";
    let numbers = "\"version\":1,\"schema\":6";
    assert_eq!(start, format!("{{\"format\":\"titrace archive\",{numbers},\"copy_id\":\"{copy_id}\",\"changes\":10"));
    assert!(about.starts_with("\"A diary of the program Titrace, whole: "), "{about}");
    assert_eq!(head[1], "{\"table\":\"diary\",\"columns\":[\"id\",\"copy_id\"],\"rows\":1}");
    assert_eq!(head[2], format!("[1,\"{copy_id}\"]"));
    assert!(head[3].starts_with("{\"table\":\"change\",\"columns\":[\"seq\",\"act\",\"reverts\","), "{}", head[3]);
    assert_eq!(head[4], format!("[1,\"add\",null,1,0,\"cli\",\"2026-11-25T20:33:45.094Z\",\"{copy_id}\",null]"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever a diary holds: the archive holds it, and the diary that is made of it.
    #[test]
    fn any_diary_comes_back(records in household(), settings in settings(), gone in any::<proptest::sample::Index>()) {
        let mut logbook = Logbook::in_memory().unwrap();
        let mut apply = |change: &Change| logbook.apply(change, &Source::Window, NOW).is_ok();
        let (attached, records): (Vec<Record>, Vec<Record>) =
            records.into_iter().partition(|record| record.kind() == Kind::Attachment);
        drop(attached);
        prop_assert!(apply(&Change::Add(records.clone())));
        let gone = gone.get(&records).clone();
        // One that others hang on stays.
        apply(&Change::Delete(vec![gone]));
        let before = logbook.diary().settings.clone();
        if before != settings {
            logbook.apply(&Change::Configure { before, after: settings }, &Source::CommandLine, NOW).unwrap();
        }
        let bytes = archive(&logbook);
        let place = Place::new();
        let read = place.read(&bytes).unwrap();
        prop_assert_eq!(read.diary(), logbook.diary());
        prop_assert_eq!(read.trash().unwrap(), logbook.trash().unwrap());
        prop_assert_eq!(read.undoable(), logbook.undoable());
        prop_assert!(archive(&read) == bytes);
    }
}
