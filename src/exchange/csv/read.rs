//! The table set -> a preview of what an import would add. Nothing is written here, and one bad line is enough to
//! refuse all of it; every bad line is reported with its place.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::analysis::guard;
use crate::intake::{self, Entry, Row};
use crate::model::diary::folded;
use crate::model::{Body, Change, Diary, Kind, Message, Record, RecordId, Refusal, Source};

use super::columns;
use super::harmless::restored;
use super::table::{Malformed, Table, too_large};

/// More than this nobody reads; the rest of the files is left unread.
const MOST_PROBLEMS: usize = 1000;

/// What an import would do.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Names the import in the source of its records: a file's name and a digest of what was read.
    pub batch: String,
    /// What it would add, medicines first.
    pub new: Vec<Record>,
    /// Lines that say what the diary says already.
    pub same: usize,
    /// What the window would ask, and what nobody else would notice: file, line, question.
    pub questions: Vec<(String, u64, Message)>,
}

impl Preview {
    pub fn into_change(self) -> Change {
        Change::Import { batch: self.batch, records: self.new }
    }
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblem {
    pub file: String,
    /// As an editor counts: the header is line 1. A cell of several lines counts as several.
    pub line: u64,
    /// Empty where the line as a whole is meant.
    pub column: String,
    pub why: Message,
}

impl LineProblem {
    /// `labs.csv:3:value`
    pub fn place(&self) -> String {
        let column = if self.column.is_empty() { String::new() } else { format!(":{}", self.column) };
        format!("{}:{}{column}", self.file, self.line)
    }
}

/// Reads files of the table set, told apart by their names or, where a name says nothing, by their `kind` column.
/// `entry` lends diary, catalogue and clock; `trashed` are the ids in the trash; `new_id` names lines without id.
#[expect(clippy::implicit_hasher, reason = "the ids come from the store, not from a stranger's hasher")]
pub fn read(
    files: &[(String, Vec<u8>)],
    entry: &Entry<'_>,
    trashed: &HashSet<RecordId>,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Result<Preview, Vec<LineProblem>> {
    let batch = batch_name(files);
    let source = Source::Import(batch.clone());
    // What is not given stays empty, and numbers are written as the program writes them.
    let entry = Entry { source, decimal_mark: '.', fresh: false, confirmed: false, ..entry.clone() };
    let mut import = Import {
        diary: entry.diary,
        trashed,
        new: Vec::new(),
        places: Vec::new(),
        unread: Vec::new(),
        ids: HashMap::new(),
        same: 0,
        twins: None,
        refused_medicines: HashSet::new(),
        problems: Vec::new(),
        scales: HashMap::new(),
    };
    let mut tables: Vec<_> = files.iter().filter_map(|(name, bytes)| import.open(name, bytes)).collect();
    // Doses and plans name their medicines, adjustments their plans, and those may stand in the same import.
    let wave = |kind| match kind {
        Kind::Medicine | Kind::Analyte | Kind::OwnSymptom => 0,
        Kind::Plan => 1,
        _ => 2,
    };
    for number in 0..3 {
        let diary = with(entry.diary, &import.new);
        let entry = Entry { diary: &diary, ..entry.clone() };
        for table in tables.iter_mut().filter(|table| wave(table.kind) == number) {
            import.table(table, &entry, new_id);
        }
    }
    let diary = with(entry.diary, &import.new);
    let entry = Entry { diary: &diary, ..entry };
    if !import.problems.is_empty() {
        return Err(import.problems);
    }
    let questions = import.questions(&entry);
    Ok(Preview { batch, new: import.new, same: import.same, questions })
}

/// The diary as it would be with these records.
fn with<'a>(diary: &'a Diary, records: &[Record]) -> Cow<'a, Diary> {
    if records.is_empty() {
        return Cow::Borrowed(diary);
    }
    let mut diary = diary.clone();
    Change::Add(records.to_vec()).apply(&mut diary);
    Cow::Owned(diary)
}

/// A file whose header is understood.
struct Opened<'a> {
    name: &'a str,
    kind: Kind,
    columns: Vec<&'static str>,
    lines: Table<'a>,
}

struct Import<'a> {
    /// What was there before.
    diary: &'a Diary,
    trashed: &'a HashSet<RecordId>,
    new: Vec<Record>,
    /// File and line of each new record.
    places: Vec<(&'a str, u64)>,
    /// Files that are for their reader only.
    unread: Vec<(String, u64, Message)>,
    /// New records by id, as places in `new`.
    ids: HashMap<RecordId, usize>,
    same: usize,
    /// How often a content stands in the diary: a line without an id is the same as a record that says the same.
    twins: Option<HashMap<String, usize>>,
    /// Names that were refused; that they are missing then is no news.
    refused_medicines: HashSet<String>,
    problems: Vec<LineProblem>,
    /// The scales of symptoms whose lines name none.
    scales: HashMap<String, String>,
}

impl<'a> Import<'a> {
    fn problem(&mut self, file: &str, line: u64, column: &str, why: Message) {
        let (file, column) = (file.to_owned(), column.to_owned());
        if self.problems.len() + 1 == MOST_PROBLEMS {
            self.problems.push(LineProblem {
                file,
                line,
                column: String::new(),
                why: Message::new("csv-more-problems"),
            });
        } else if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(LineProblem { file, line, column, why });
        }
    }

    fn is_full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    fn open(&mut self, name: &'a str, bytes: &'a [u8]) -> Option<Opened<'a>> {
        let mut lines = match Table::new(bytes) {
            Ok(lines) => lines,
            Err(bad) => {
                self.problem(name, bad.line, "", bad.why);
                return None;
            }
        };
        let header: Vec<String> = match lines.next_line() {
            Some(Ok((_, header))) => header.into_iter().map(str::to_owned).collect(),
            Some(Err(bad)) => {
                self.problem(name, bad.line, "", bad.why);
                return None;
            }
            None => {
                self.problem(name, 1, "", Message::new("csv-no-header"));
                return None;
            }
        };
        let kind = columns::kind_of_file(name).or_else(|| first_kind(&header, bytes));
        let Some(kind) = kind else {
            let names: Vec<_> = Kind::ALL.into_iter().map(columns::file_name).collect();
            self.problem(name, 1, "kind", Message::new("csv-unknown-file").with("choices", names.join(", ")));
            return None;
        };
        // A table holds no files: what was attached is listed for its reader, and not read back.
        if kind == Kind::Attachment {
            if lines.next_line().is_some() {
                self.unread.push((name.to_owned(), 1, Message::new("csv-attachments-unread")));
            }
            return None;
        }
        let columns = self.header(name, kind, &header)?;
        Some(Opened { name, kind, columns, lines })
    }

    fn header(&mut self, file: &str, kind: Kind, header: &[String]) -> Option<Vec<&'static str>> {
        let before = self.problems.len();
        let mut columns = Vec::with_capacity(header.len());
        for name in header {
            let known = columns::of(kind).chain([columns::DIALECT]).find(|known| known == name);
            match known {
                Some(known) if columns.contains(&known) => {
                    self.problem(file, 1, name, Message::new("csv-column-twice").with("column", name));
                }
                Some(known) => columns.push(known),
                None => {
                    let another_dialect = name.starts_with("titrace-csv-");
                    let key = if another_dialect { "csv-unknown-dialect" } else { "csv-unknown-column" };
                    let choices: Vec<_> = columns::of(kind).collect();
                    let why = Message::new(key).with("column", name).with("dialect", columns::DIALECT);
                    self.problem(file, 1, name, why.with("choices", choices.join(", ")));
                }
            }
        }
        for required in columns::required(kind) {
            if !columns.contains(required) {
                self.problem(file, 1, required, Message::new("csv-missing-column").with("column", required));
            }
        }
        (self.problems.len() == before).then_some(columns)
    }

    fn table(&mut self, table: &mut Opened<'a>, entry: &Entry<'_>, new_id: &mut dyn FnMut() -> RecordId) {
        let mut entry = entry.clone();
        while !self.is_full()
            && let Some(line) = table.lines.next_line()
        {
            match line {
                Ok((line, cells)) => {
                    let place = (table.name, line);
                    if cells.len() != table.columns.len() {
                        let why = Message::new("csv-cell-count").with("found", cells.len());
                        self.problem(place.0, line, "", why.with("expected", table.columns.len()));
                    } else if let Some(row) = self.row(place, table.kind, &table.columns, &cells) {
                        if row.get("id").is_none() {
                            entry.id = new_id();
                        }
                        let row = self.with_scale(row, table.kind, &entry);
                        self.record(place, table.kind, &row, &entry);
                    }
                }
                Err(Malformed { line, cell, why, fatal }) => {
                    let column = cell.and_then(|cell| table.columns.get(cell)).copied().unwrap_or_default();
                    self.problem(table.name, line, column, why);
                    if fatal {
                        return;
                    }
                }
            }
        }
    }

    /// The cells that count, under their fields' names.
    fn row(&mut self, place: (&str, u64), kind: Kind, columns: &[&'static str], cells: &[&str]) -> Option<Row> {
        let mut row = Row::new();
        for (&column, cell) in columns.iter().zip(cells) {
            if cell.is_empty() || columns::is_computed(column) || column == columns::DIALECT {
                continue;
            }
            let text = &*restored(cell);
            if text.len() > intake::MOST_FIELD_BYTES {
                self.problem(place.0, place.1, column, too_large());
                return None;
            }
            if column == "kind" {
                if Kind::parse(text) != Some(kind) {
                    let why = Message::new("csv-other-kind").with("text", text).with("kind", kind.code());
                    self.problem(place.0, place.1, column, why);
                    return None;
                }
            } else {
                row.set(column, text);
            }
        }
        if kind == Kind::Lab && !matches!(row.get("range_source"), Some("printed" | "laboratory")) {
            if row.get("range_source").is_none() && (row.get("low").is_some() || row.get("high").is_some()) {
                self.problem(place.0, place.1, "range_source", Message::new("csv-range-of-whom"));
                return None;
            }
            // The catalogue's range: written for the reader of the file, and found again without it.
            row.unset("low");
            row.unset("high");
        }
        Some(row)
    }

    /// Names the scale that intake would look for in the diary with every line.
    fn with_scale(&mut self, mut row: Row, kind: Kind, entry: &Entry<'_>) -> Row {
        if kind == Kind::Symptom
            && row.get("scale").is_none()
            && let Some(symptom) = row.get("symptom")
        {
            let usual = || intake::usual_scale(entry, symptom).text();
            let scale = self.scales.entry(symptom.to_owned()).or_insert_with(usual).clone();
            row.set("scale", scale);
        }
        row
    }

    fn record(&mut self, place: (&'a str, u64), kind: Kind, row: &Row, entry: &Entry<'_>) {
        let mut record = match intake::record(kind, row, entry) {
            Ok(record) => record,
            Err(refusals) => {
                if kind == Kind::Medicine {
                    self.refused_medicines.extend(row.get("name").map(folded));
                }
                let refused = row.get("medicine").is_some_and(|name| self.refused_medicines.contains(&folded(name)));
                for refusal in refusals.into_iter().filter(|refusal| !(refused && refusal.field == "medicine")) {
                    self.problem(place.0, place.1, refusal.field, in_a_table(refusal));
                }
                return;
            }
        };
        if row.get("id").is_none() {
            if self.take_twin(&record, entry.diary) {
                self.same += 1;
            } else {
                self.add(place, record);
            }
            return;
        }
        let known = self.ids.get(&record.id).map(|at| &self.new[*at]);
        let known = known.or_else(|| self.diary.get(record.id).map(|known| &**known));
        if let Some(known) = known {
            if row.get("source").is_none() {
                record.source = known.source.clone();
            }
            if *known == record {
                self.same += 1;
            } else {
                let differing = differing(known, &record, entry.diary);
                let why = Message::new("csv-other-content").with("id", record.id).with("fields", differing);
                self.problem(place.0, place.1, "id", why);
            }
        } else if self.trashed.contains(&record.id) {
            self.problem(place.0, place.1, "id", Message::new("csv-in-trash").with("id", record.id));
        } else {
            self.add(place, record);
        }
    }

    fn add(&mut self, place: (&'a str, u64), record: Record) {
        if let Body::Medicine(medicine) = &record.body {
            let wanted = folded(&medicine.name);
            let beside = self.new.iter().any(|other| match &other.body {
                Body::Medicine(other) => folded(&other.name) == wanted,
                _ => false,
            });
            if beside || self.diary.medicine_named(&medicine.name).is_some() {
                let why = Message::new("refused-name-taken").with("name", &medicine.name);
                self.problem(place.0, place.1, "name", why);
                return;
            }
        }
        if let Body::Analyte(analyte) = &record.body {
            let wanted = folded(&analyte.name);
            let beside = self.new.iter().any(|other| match &other.body {
                Body::Analyte(other) => folded(&other.name) == wanted,
                _ => false,
            });
            if beside || self.diary.own_analyte(&analyte.name).is_some() {
                let why = Message::new("refused-analyte-taken").with("name", &analyte.name);
                self.problem(place.0, place.1, "name", why);
                return;
            }
        }
        if let Body::OwnSymptom(symptom) = &record.body {
            let wanted = folded(&symptom.name);
            let beside = self.new.iter().any(|other| match &other.body {
                Body::OwnSymptom(other) => folded(&other.name) == wanted,
                _ => false,
            });
            if beside || self.diary.own_symptom(&symptom.name).is_some() {
                let why = Message::new("refused-symptom-taken").with("name", &symptom.name);
                self.problem(place.0, place.1, "name", why);
                return;
            }
        }
        self.ids.insert(record.id, self.new.len());
        self.places.push(place);
        self.new.push(record);
    }

    /// Whether the diary holds a record of this content that no earlier line has claimed.
    fn take_twin(&mut self, record: &Record, diary: &Diary) -> bool {
        let before = self.diary;
        let twins = self.twins.get_or_insert_with(|| {
            let mut twins = HashMap::new();
            for known in Kind::ALL.into_iter().flat_map(|kind| before.of_kind(kind)) {
                *twins.entry(content(known, before)).or_default() += 1;
            }
            twins
        });
        match twins.get_mut(&content(record, diary)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    /// Of what is new, what the window would have asked.
    fn questions(&self, entry: &Entry<'_>) -> Vec<(String, u64, Message)> {
        let doses: Vec<_> = self.new.iter().filter(|record| record.kind() == Kind::Dose).cloned().collect();
        let diary = with(entry.diary, &doses);
        let mut questions = self.unread.clone();
        let mut named = HashSet::new();
        for (record, (file, line)) in self.new.iter().zip(&self.places) {
            if matches!(record.kind(), Kind::Dose | Kind::Plan | Kind::Adjustment) {
                let asked = guard::questions_among(&diary, entry.catalogue, record, |id| self.ids.contains_key(&id));
                questions.extend(asked.into_iter().map(|question| ((*file).to_owned(), *line, question)));
            }
            // Once a name, where it stands first.
            if let Body::Lab(result) = &record.body
                && named.insert(folded(&result.analyte))
                && let Some(unknown) = intake::unknown_analyte(&result.analyte, entry.catalogue, &diary)
            {
                questions.push(((*file).to_owned(), *line, unknown));
            }
        }
        questions
    }
}

/// Nothing can be confirmed in a table: what was damaged in copying is corrected in its cell.
fn in_a_table(refusal: Refusal) -> Message {
    let arg = |wanted| refusal.why.args.iter().find(|(name, _)| *name == wanted).map(|(_, text)| text.as_str());
    let Some(proposal) = intake::proposal(&refusal) else { return refusal.why };
    let unit = arg("proposal_unit");
    let key = if unit.is_some() { "csv-damaged-unit" } else { "csv-damaged" };
    let why = Message::new(key).with("text", arg("text").unwrap_or_default()).with("proposal", proposal);
    why.with("unit", unit.unwrap_or_default())
}

/// A record's content as one text: all but its id and where it came from.
fn content(record: &Record, diary: &Diary) -> String {
    let mut text = record.kind().code().to_owned();
    for (field, cell) in intake::row(record, diary).cells().filter(|(field, _)| !matches!(*field, "id" | "source")) {
        text.extend(["\0", field, "\0", cell]);
    }
    text
}

/// The fields in which two records of one id differ.
fn differing(one: &Record, other: &Record, diary: &Diary) -> String {
    if one.kind() != other.kind() {
        return "kind".to_owned();
    }
    let (left, right) = (intake::row(one, diary), intake::row(other, diary));
    let fields = intake::stored_fields(one.kind()).filter(|field| left.get(field) != right.get(field));
    fields.collect::<Vec<_>>().join(", ")
}

/// The kind that the first line names.
fn first_kind(header: &[String], bytes: &[u8]) -> Option<Kind> {
    let place = header.iter().position(|name| name == "kind")?;
    let mut lines = Table::new(bytes).ok()?;
    lines.next_line()?.ok()?;
    let (_, cells) = lines.next_line()?.ok()?;
    Kind::parse(cells.get(place)?)
}

/// The same files give the same name on every machine (FNV-1a; it names, it does not prove).
fn batch_name(files: &[(String, Vec<u8>)]) -> String {
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in files.iter().flat_map(|(name, bytes)| name.bytes().chain([0]).chain(bytes.iter().copied())) {
        digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let name = match files {
        [(name, _)] => name.chars().filter(|c| !c.is_control()).collect(),
        _ => "csv".to_owned(),
    };
    format!("{name}#{digest:016x}")
}
