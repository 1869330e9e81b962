//! What is done with the bytes of a stranger, target by target: whatever they are, nothing panics; and what is accepted
//! comes back equal when it is written again. The fuzzer calls these (`fuzz_targets/`), and so does every run of the
//! tests (`tests/promises/hostile.rs`), so that they cannot rot.

use std::collections::HashSet;
use std::fs;
use std::io::Cursor;
use std::sync::OnceLock;

use data_encoding::HEXLOWER;
use jiff::Zoned;
use sha2::{Digest as _, Sha256};
use titrace::catalogue::Catalogue;
use titrace::exchange::csv;
use titrace::intake::{self, Entry, Row, paste};
use titrace::logbook::Logbook;
use titrace::model::amount::Recipe;
use titrace::model::bottle::Cost;
use titrace::model::lab::Measured;
use titrace::model::portion::DropCounts;
use titrace::model::{Change, Diary, Kind, Number, Point, Record, RecordId, Refusal, Settings, Source, Zone};
use uuid::Uuid;

pub type Target = (&'static str, fn(&[u8]));

pub const ALL: [Target; 7] = [
    ("csv_import", csv_import),
    ("archive_import", archive_import),
    ("amounts", amounts),
    ("dates", dates),
    ("lab_values", lab_values),
    ("diary_file", diary_file),
    ("pasted_report", pasted_report),
];

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| Catalogue::bundled().expect("the seeds are sound"))
}

fn now() -> &'static Zoned {
    static NOW: OnceLock<Zoned> = OnceLock::new();
    NOW.get_or_init(|| "2024-05-12T10:00+02:00[Europe/Oslo]".parse().expect("it is a time"))
}

fn entry(diary: &Diary, fresh: bool) -> Entry<'_> {
    Entry {
        diary,
        catalogue: catalogue(),
        now: now(),
        source: Source::CommandLine,
        decimal_mark: '.',
        id: RecordId(Uuid::from_u128(1)),
        fresh,
        confirmed: false,
    }
}

fn read(diary: &Diary, files: &[(String, Vec<u8>)]) -> Option<Diary> {
    let mut next = 100;
    let mut new_id = || {
        next += 1;
        RecordId(Uuid::from_u128(next))
    };
    let preview = csv::read(files, &entry(diary, false), &HashSet::new(), &mut new_id).ok()?;
    let change = preview.into_change();
    change.check(diary).ok()?;
    let mut after = diary.clone();
    change.apply(&mut after);
    Some(after)
}

/// A medicine, for what hangs on one.
fn household() -> Diary {
    let mut diary = Diary::default();
    let mut row = Row::new();
    row.set("at", "2024");
    row.set("name", "LDN");
    let medicine = intake::record(Kind::Medicine, &row, &entry(&diary, false)).expect("it is a medicine");
    Change::Add(vec![medicine]).apply(&mut diary);
    diary
}

/// The first byte says which table it is. What is read is the same after it went out and came in again.
pub fn csv_import(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let kind = Kind::ALL[usize::from(*kind) % Kind::ALL.len()];
    let files = [(csv::file_name(kind).to_owned(), bytes.to_vec())];
    let Some(after) = read(&household(), &files) else { return };
    let tables: Vec<_> =
        csv::export(&after, catalogue()).into_iter().filter(|(name, _)| name != "README.txt").collect();
    let again = read(&Diary::default(), &tables).expect("what was written is read");
    assert!(again == after, "what went out did not come in again");
}

/// The lines of an archive without their seal, which is made to fit. What is read is written the same.
pub fn archive_import(bytes: &[u8]) {
    let mut archive = bytes.to_vec();
    archive.extend(format!("{{\"sha256\":\"{}\"}}\n", HEXLOWER.encode(&Sha256::digest(bytes))).into_bytes());
    for archive in [bytes, &archive] {
        let folder = tempfile::tempdir().expect("a folder");
        let Ok(logbook) = Logbook::of_archive(folder.path().join("diary"), Cursor::new(archive)) else {
            assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0, "something is left");
            continue;
        };
        let mut again = Vec::new();
        logbook.archive(&mut again).expect("it is written");
        let is_of_today = schema(archive) == schema(&again);
        assert!(!is_of_today || rows(archive) == rows(&again), "it is written in another way");
        assert_eq!(logbook.check().expect("it can be asked"), Vec::<String>::new());
    }
}

/// Which schema an archive says that it has, as it is written.
fn schema(archive: &[u8]) -> Option<&[u8]> {
    const FIELD: &[u8] = b"\"schema\":";
    let start = archive.windows(FIELD.len()).position(|part| part == FIELD)? + FIELD.len();
    archive[start..].split(|byte| !byte.is_ascii_digit()).next()
}

/// All lines but the first and the last. In the first are words for people, too, which another release may choose
/// better; what it says of the diary was compared when it was read. The last is the hash of all of them.
fn rows(archive: &[u8]) -> &[u8] {
    let end = |from: &[u8]| from.iter().rposition(|byte| *byte == b'\n').unwrap_or_default();
    let start = archive.iter().position(|byte| *byte == b'\n').unwrap_or_default();
    &archive[start..end(&archive[..end(archive)])]
}

/// Numbers, recipes, numbers of drops, costs.
pub fn amounts(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(number) = text.parse::<Number>() {
        assert_eq!(number.to_string().parse::<Number>(), Ok(number));
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
        assert_eq!(digits(&number.to_string()), digits(text), "digits were lost or made");
    }
    if let Ok(recipe) = Recipe::parse(text) {
        assert_eq!(Recipe::parse(&recipe.written).ok(), Some(recipe));
    }
    if let Some(counts) = DropCounts::parse(text) {
        assert_eq!(DropCounts::parse(&counts.text()), Some(counts));
    }
    if let Some(cost) = Cost::parse(text) {
        assert_eq!(Cost::parse(&cost.text()), Some(cost));
    }
    let diary = household();
    for field in ["amount", "count", "planned_amount"] {
        typed(Kind::Dose, &[("medicine", "LDN"), ("unit", "mg"), ("count_unit", "drop"), (field, text)], &diary);
    }
    for field in ["from", "step", "every", "to", "fixed", "time"] {
        let cells =
            [("medicine", "LDN"), ("from", "0.25 mg"), ("step", "0.25 mg"), ("every", "7 days"), ("to", "4.5 mg")];
        let cells: Vec<_> = cells.into_iter().filter(|(name, _)| *name != field).chain([(field, text)]).collect();
        typed(Kind::Plan, &cells, &diary);
    }
    typed(Kind::Bottle, &[("medicine", "LDN"), ("holds", text)], &diary);
}

pub fn dates(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(point) = text.parse::<Point>() {
        assert_eq!(point.to_string().parse::<Point>().ok(), Some(point));
        assert!(point.earliest() <= point.latest());
    }
    if let Some(minutes) = Zone::parse_offset(text) {
        let zone = Zone { name: None, offset_minutes: Some(minutes) };
        assert_eq!(Zone::parse_offset(&zone.offset_text().expect("it has one")), Some(minutes));
    }
    let diary = Diary::default();
    for fresh in [true, false] {
        if let Ok(at) = intake::when("at", text, None, &entry(&diary, fresh)) {
            let again = intake::when("at", &at.text(), Some(at.basis.code()), &entry(&diary, fresh));
            assert_eq!(again.map(|again| (again.from, again.until, again.basis)), Ok((at.from, at.until, at.basis)));
            assert!(at.earliest() <= at.latest());
        }
    }
    typed(Kind::Note, &[("at", text), ("text", "x")], &diary);
    typed(Kind::Event, &[("type", "other"), ("title", "x"), ("until", text)], &diary);
}

/// The first line is the value, the next one the unit, the third one the range.
pub fn lab_values(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(measured) = Measured::parse(text) {
        assert_eq!(Measured::parse(&measured.written).ok(), Some(measured));
    }
    let mut lines = text.splitn(3, '\n');
    let mut cells = vec![("analyte", "Platelets"), ("value", lines.next().unwrap_or_default())];
    cells.extend(["unit", "range"].into_iter().zip(lines));
    typed(Kind::Lab, &cells, &Diary::default());
}

/// A record of these cells, typed now. What it is kept as is read as the same record.
fn typed(kind: Kind, cells: &[(&'static str, &str)], diary: &Diary) {
    for (fresh, mark) in [(true, '.'), (true, ','), (false, '.')] {
        let mut row = Row::new();
        for (field, text) in cells {
            row.set(field, *text);
        }
        let entry = Entry { decimal_mark: mark, ..entry(diary, fresh) };
        if let Ok(record) = intake::record(kind, &row, &entry) {
            assert_eq!(read_again(kind, &record, diary).as_ref(), Ok(&record));
        }
    }
}

fn read_again(kind: Kind, record: &Record, diary: &Diary) -> Result<Record, Vec<Refusal>> {
    let mut row = Row::new();
    intake::row(record, diary).cells().for_each(|(field, text)| row.set(field, text));
    intake::record(kind, &row, &entry(diary, false))
}

/// A file under the diary's name. What is refused stays as it is, what opens can be asked everything.
pub fn diary_file(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("diary");
    fs::write(&path, bytes).expect("a file");
    if let Ok(logbook) = Logbook::open(&path) {
        let is_sound = logbook.check().is_ok_and(|problems| problems.is_empty());
        let mut archive = Vec::new();
        let is_read = logbook.trash().is_ok() && logbook.archive(&mut archive).is_ok();
        assert!(is_read || !is_sound, "it is said to be sound, and cannot be read");
    } else {
        assert!(fs::read(&path).expect("the file") == bytes, "what was refused is another one");
        let others = fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("an entry").file_name());
        let others: Vec<_> = others.filter(|name| name != "diary").collect();
        // A diary of an earlier schema is backed up before its update, which may then be refused.
        let is_earlier = bytes.get(60..64).is_some_and(|version| version < &schema_of_today()[..]);
        assert!(others.is_empty() || is_earlier && others == ["diary-backups"], "files were added: {others:?}");
    }
}

/// As the header of a diary counts it.
fn schema_of_today() -> [u8; 4] {
    static SCHEMA: OnceLock<[u8; 4]> = OnceLock::new();
    *SCHEMA.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("diary");
        let mut logbook = Logbook::open_or_new(&path).expect("a diary");
        let before = logbook.diary().settings.clone();
        let after = Settings { zoom: 150, ..before.clone() };
        let change = Change::Configure { before, after };
        logbook.apply(&change, &Source::CommandLine, now().timestamp()).expect("it is written");
        let bytes = fs::read(&path).expect("the file");
        bytes[60..64].try_into().expect("four bytes")
    })
}

/// Every line is a result, or is said to be none.
pub fn pasted_report(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for mark in ['.', ','] {
        let pasted = paste::read(text, catalogue(), mark);
        if pasted.refused.is_some() {
            continue;
        }
        let others = pasted.skipped.iter().chain(&pasted.unclear).map(|line| line.line);
        let mut found: Vec<usize> = pasted.results.iter().map(|line| line.line).chain(others).collect();
        found.sort_unstable();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        assert_eq!(found, lines.map(|(place, _)| place + 1).collect::<Vec<_>>(), "a line is lost, or there twice");
        for line in &pasted.results {
            let cells: Vec<_> = line.row.cells().collect();
            typed(Kind::Lab, &cells, &Diary::default());
        }
    }
}
