//! How much may come in: a file, its lines, a field, a pasted table. More is refused with its place and a way out, and
//! nothing of it is kept.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::HashSet;
use std::process::Command;
use std::sync::OnceLock;

use jiff::Zoned;
use titrace::catalogue::Catalogue;
use titrace::exchange::csv;
use titrace::intake::{self, Entry, MOST_FIELD_BYTES, Row, paste};
use titrace::model::{Change, Diary, Kind, Record, RecordId, Refusal, Source};
use titrace::words::Words;
use uuid::Uuid;

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| Catalogue::bundled().unwrap())
}

fn entry<'a>(diary: &'a Diary, now: &'a Zoned) -> Entry<'a> {
    Entry {
        diary,
        catalogue: catalogue(),
        now,
        source: Source::CommandLine,
        decimal_mark: '.',
        id: RecordId(Uuid::from_u128(1)),
        fresh: true,
        confirmed: false,
    }
}

fn now() -> Zoned {
    "2014-06-01T12:00+02:00[Europe/Oslo]".parse().unwrap()
}

fn typed(kind: Kind, cells: &[(&'static str, &str)]) -> Result<Record, Vec<Refusal>> {
    let mut row = Row::new();
    for (field, text) in cells {
        row.set(field, *text);
    }
    intake::record(kind, &row, &entry(&Diary::default(), &now()))
}

/// What an import says: new records, or the place of every problem with its sentence.
fn import(name: &str, bytes: Vec<u8>) -> Result<Vec<Record>, Vec<String>> {
    let (diary, now) = (Diary::default(), now());
    let mut next = 10;
    let mut new_id = || {
        next += 1;
        RecordId(Uuid::from_u128(next))
    };
    let read = csv::read(&[(name.to_owned(), bytes)], &entry(&diary, &now), &HashSet::new(), &mut new_id);
    let words = Words::english();
    let said =
        |problem: &csv::LineProblem| format!("{}: {}", problem.place(), words.say(problem.why.key, &problem.why.args));
    read.map(|preview| preview.new).map_err(|problems| problems.iter().map(said).collect())
}

#[test]
fn a_file_of_more_than_64_mib_is_refused() {
    let large = vec![b'x'; usize::try_from(csv::MOST_BYTES).unwrap() + 1];
    assert_eq!(import("notes.csv", large).unwrap_err(), ["notes.csv:1: the file is larger than 64 MiB; split it"]);
}

#[test]
fn a_file_of_more_than_a_million_lines_is_refused() {
    let lines = |count: usize| format!("at,text\n{}", ",\n".repeat(count)).into_bytes();
    assert_eq!(import("notes.csv", lines(csv::MOST_ROWS)).unwrap(), []);
    assert_eq!(
        import("notes.csv", lines(csv::MOST_ROWS + 1)).unwrap_err(),
        ["notes.csv:1000002: the file has more than 1000000 lines; split it"]
    );
}

#[test]
fn a_field_of_more_than_64_kib_is_refused_from_everywhere() {
    let most = "x".repeat(MOST_FIELD_BYTES);
    let more = "x".repeat(MOST_FIELD_BYTES + 1);
    // In bytes, not in letters.
    let wide = "ä".repeat(MOST_FIELD_BYTES / 2 + 1);
    let places = |kind, cells: &[(&'static str, &str)]| -> Vec<(&str, &str)> {
        let refusals = typed(kind, cells).unwrap_err();
        refusals.into_iter().map(|refusal| (refusal.field, refusal.why.key)).collect()
    };
    assert!(typed(Kind::Note, &[("text", &most)]).is_ok());
    for long in [&more, &wide] {
        assert_eq!(places(Kind::Note, &[("text", long)]), [("text", "refused-too-long")]);
        // Whatever the field means.
        for field in ["at", "zone", "note", "source", "entered_by", "symptom", "value", "scale", "side"] {
            let cells = [("symptom", "Pain"), ("value", "5"), (field, long.as_str())];
            assert_eq!(places(Kind::Symptom, &cells), [(field, "refused-too-long")]);
        }
        let said = import("notes.csv", format!("at,text\n2014,fine\n2014,{long}\n").into_bytes());
        assert_eq!(said.unwrap_err(), ["notes.csv:3:text: the cell holds more than 64 KiB; shorten it"]);
    }
    let diary = Diary::default();
    assert_eq!(intake::setting(&diary, "panels", &format!("lab:{more}")).unwrap_err().why.key, "refused-too-long");
}

/// The longest text comes back from a table, also where every second letter of it gets an apostrophe.
#[test]
fn the_longest_field_goes_out_and_comes_back() {
    for part in ["x", "=;", "'\n", "\"\""] {
        let text = part.repeat(MOST_FIELD_BYTES / part.len());
        let record = typed(Kind::Note, &[("at", "2014-05-12"), ("text", &text)]).unwrap();
        let mut diary = Diary::default();
        Change::Add(vec![record.clone()]).apply(&mut diary);
        let files = csv::export(&diary, catalogue());
        let (name, bytes) = files.into_iter().find(|(name, _)| name == "notes.csv").unwrap();
        assert_eq!(import(&name, bytes).unwrap(), [record], "{part:?}");
    }
}

#[test]
fn control_characters_are_refused_in_every_field() {
    for control in ["\0", "\u{7}", "\u{1b}", "\u{7f}", "\u{85}"] {
        for field in ["at", "zone", "note", "source", "entered_by", "symptom", "value", "scale", "side"] {
            let text = format!("5{control}");
            let refusals = typed(Kind::Symptom, &[("symptom", "Pain"), ("value", "5"), (field, &text)]).unwrap_err();
            let refused: Vec<_> = refusals.iter().map(|refusal| (refusal.field, refusal.why.key)).collect();
            assert_eq!(refused, [(field, "refused-control-character")], "{control:?}");
        }
    }
    assert!(typed(Kind::Note, &[("text", "tab\tand\r\nlines\n")]).is_ok());
}

#[test]
fn a_pasted_table_of_many_pages_is_refused() {
    let read = |text: &str| paste::read(text, catalogue(), '.');
    let lines = |count: usize| "Platelets\t182\t10*9/L\t165-387\n".repeat(count);
    assert_eq!(read(&lines(paste::MOST_LINES)).results.len(), paste::MOST_LINES);
    for long in [lines(paste::MOST_LINES + 1), "x".repeat(paste::MOST_BYTES + 1)] {
        let pasted = read(&long);
        assert_eq!((pasted.results.len(), pasted.skipped.len(), pasted.unclear.len()), (0, 0, 0));
        let why = pasted.refused.unwrap().why;
        let why = Words::english().say(why.key, &why.args);
        assert_eq!(why, "the table is longer than 5000 lines or 1 MiB; bring it in in parts");
    }
}

/// The program itself: the field is named, and the diary is as it was.
#[test]
fn a_note_of_70000_bytes_is_refused_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.titrace");
    let run = |text: &str| {
        let mut titrace = Command::new(env!("CARGO_BIN_EXE_titrace"));
        titrace.arg("--diary").arg(&path).args(["log", "note", text]).output().unwrap()
    };
    assert!(run("short").status.success());
    let refused = run(&"x".repeat(70_000));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(!refused.status.success() && said.contains("text: it is longer than 64 KiB"), "{said}");
    let logbook = titrace::logbook::Logbook::open(&path).unwrap();
    assert_eq!(logbook.diary().len(), 1);
}
