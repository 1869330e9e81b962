//! A table of results as it is copied from a laboratory's page: which cell is what, one result a line. It only parts
//! the lines; whether a cell can be read is asked of `record` afterwards. A line that could be parted in two ways is
//! unclear, and no line is lost.

use crate::catalogue::Catalogue;
use crate::model::Refusal;

use super::Row;
use super::damage::{self, Found, Value};
use super::decimals;
use super::spaced::{self, Spaced};
use super::table::{self, Column, Header};

/// A table of results is some pages at most.
pub const MOST_BYTES: usize = 1 << 20;
pub const MOST_LINES: usize = 5000;

/// What was made of a pasted table. Every line that is not blank is in one of the three.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// It is too long, and nothing was made of it.
    pub refused: Option<Refusal>,
    pub results: Vec<PastedLine>,
    /// Titles, heads of columns, remarks.
    pub skipped: Vec<OtherLine>,
    /// What may be a result, and does not say which.
    pub unclear: Vec<OtherLine>,
}

/// A line with one result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedLine {
    /// Counted from one.
    pub line: usize,
    pub text: String,
    /// `analyte`, `value`, and `unit` and `range` where they are given.
    pub row: Row,
    /// No analyte of the catalogue has that name.
    pub unknown_analyte: bool,
    /// The laboratory's own mark. It is not kept: what a value means against its range is computed.
    pub flag: Option<String>,
    /// The first date on the line, as it is written. Whether it is the draw's is not known, nor whether the day or the
    /// month stands first.
    pub date: Option<String>,
    /// Cells that nothing was made of: dates, results of before, remarks.
    pub left_out: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherLine {
    pub line: usize,
    pub text: String,
}

/// Parts a pasted text into results. Where the window's language has a comma before tenths, so may the table, if all
/// of it does: where some numbers have a comma and some a point, those with a comma are unclear.
pub fn read(text: &str, catalogue: &Catalogue, decimal_mark: char) -> Pasted {
    if text.len() > MOST_BYTES || text.lines().nth(MOST_LINES).is_some() {
        let refusal = Refusal::new("file", "refused-table-too-long").with("lines", MOST_LINES);
        return Pasted { refused: Some(refusal.with("most", MOST_BYTES >> 20)), ..Pasted::default() };
    }
    let mut header: Option<Header> = None;
    let mut lines = Vec::new();
    for (place, text) in text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        let text = text.trim_end_matches('\r');
        let line = if let Some(found) = Header::read(text) {
            header = Some(found);
            Line::Other
        } else {
            // A comma that parts the cells is none that a number has.
            let has_comma = decimal_mark == ',' && !table::is_parted_by_comma(text);
            parted(text, header.as_ref(), &Reading { catalogue, has_comma })
        };
        lines.push((place + 1, text, line));
    }
    let has_point =
        decimal_mark == ',' && lines.iter().any(|(_, _, line)| matches!(line, Line::Result(cells) if cells.marks.1));
    let mut pasted = Pasted::default();
    for (line, text, parted) in lines {
        let other = || OtherLine { line, text: text.to_owned() };
        match parted {
            Line::Other => pasted.skipped.push(other()),
            Line::Result(cells) if cells.marks.0 && has_point => pasted.unclear.push(other()),
            Line::Unclear => pasted.unclear.push(other()),
            Line::Result(cells) => pasted.results.push(cells.line(line, text, catalogue)),
        }
    }
    pasted
}

/// How the cells of a line are read.
struct Reading<'a> {
    catalogue: &'a Catalogue,
    /// Its numbers may have a comma before their tenths.
    has_comma: bool,
}

impl Reading<'_> {
    /// What a cell looks like, and its text: with points in its numbers, where it has some that are a value's, a
    /// range's or a unit's. A name may have a comma of its own (`1,25-dihydroxy…`), and so may a remark.
    fn look(&self, cell: &str) -> (Look, String) {
        if self.has_comma {
            let pointed = decimals::pointed(cell);
            let look = look(&pointed, self.catalogue);
            if matches!(look, Look::Unit | Look::Span | Look::Number | Look::Open) {
                return (look, pointed.into_owned());
            }
        }
        (look(cell, self.catalogue), cell.to_owned())
    }

    /// Whether a number of these cells has a comma before its tenths, and whether one has a point.
    fn marks<'c>(&self, cells: impl IntoIterator<Item = &'c str>) -> (bool, bool) {
        let marks = cells.into_iter().filter(|_| self.has_comma).map(decimals::marks);
        marks.fold((false, false), |all, one| (all.0 | one.0, all.1 | one.1))
    }
}

enum Line {
    Result(Cells),
    Other,
    Unclear,
}

/// The cells of a line by what they are.
#[derive(Default)]
struct Cells {
    analyte: String,
    value: String,
    unit: Option<String>,
    range: Option<String>,
    flags: Vec<String>,
    left_out: Vec<String>,
    /// Whether a number of value or range was written with a comma before its tenths, and whether one with a point.
    marks: (bool, bool),
}

/// What a cell looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Flag,
    Unit,
    Date,
    /// `165-387`
    Span,
    /// `110`, with whatever is beside it in its cell.
    Number,
    /// `<5`: a value, or a range with an open side.
    Open,
    /// `negative`
    Quality,
    Words,
}

const QUALITIES: [&str; 27] = [
    "normal",
    "abnormal",
    "negative",
    "neg",
    "neg.",
    "positive",
    "pos",
    "pos.",
    "trace",
    "reactive",
    "nonreactive",
    "non-reactive",
    "non reactive",
    "detected",
    "not detected",
    "none detected",
    "present",
    "absent",
    "none seen",
    "below detection",
    "immune",
    "not immune",
    "negativ",
    "positiv",
    "unauffällig",
    "nachweisbar",
    "nicht nachweisbar",
];

fn look(cell: &str, catalogue: &Catalogue) -> Look {
    if damage::is_flag(cell) || cell == "N" {
        return Look::Flag;
    }
    if damage::unit(cell, catalogue).is_some() {
        return Look::Unit;
    }
    if QUALITIES.iter().any(|quality| quality.eq_ignore_ascii_case(cell)) {
        return Look::Quality;
    }
    table::shape(cell).map_or(Look::Words, |shape| match shape {
        table::Shape::Date => Look::Date,
        table::Shape::Span => Look::Span,
        table::Shape::Open => Look::Open,
        table::Shape::Number => Look::Number,
    })
}

fn parted(text: &str, header: Option<&Header>, reading: &Reading<'_>) -> Line {
    if text.trim_start().starts_with('#') || !text.chars().any(char::is_alphanumeric) {
        return Line::Other;
    }
    if let Some(header) = header
        && let Some(cells) = header.cells(text)
        && let Some(line) = by_header(header, &cells, reading)
    {
        return line;
    }
    let (cells, is_certain) = table::cells(text);
    let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    if let [line] = &cells[..]
        && let Some((found, behind)) = spaced::read(line, reading.catalogue, reading.has_comma)
    {
        return Line::Result(Cells {
            marks: reading.marks(behind.split_whitespace().filter(|word| !word.starts_with(char::is_alphabetic))),
            ..found.into()
        });
    }
    match by_looks(&cells, is_certain, reading) {
        Line::Result(_) if header.is_some_and(|header| header.binds(text)) => Line::Unclear,
        Line::Other if matches!(&cells[..], [line] if spaced::holds_number(line)) => Line::Unclear,
        line => line,
    }
}

/// By the heads of the columns. `None` where the cells do not look like them.
fn by_header(header: &Header, cells: &[String], reading: &Reading<'_>) -> Option<Line> {
    let mut line = Cells::default();
    let (mut low, mut high, mut is_value) = (None, None, true);
    for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let (looks, said) = reading.look(cell);
        let once = |field: &mut Option<String>| field.replace(said.clone()).is_none();
        let column = header.column(place)?;
        if matches!(column, Column::Value | Column::Range | Column::Low | Column::High) {
            let marks = reading.marks([cell.as_str()]);
            line.marks = (line.marks.0 | marks.0, line.marks.1 | marks.1);
        }
        let fits = match column {
            Column::Analyte => {
                line.analyte.clone_from(cell);
                matches!(looks, Look::Words | Look::Unit | Look::Flag | Look::Number | Look::Span)
            }
            Column::Value => {
                line.value.clone_from(&said);
                // `pending`, `see below`: no result is said by just any words.
                is_value = looks != Look::Words;
                !matches!(looks, Look::Unit | Look::Date | Look::Flag)
            }
            Column::Unit => once(&mut line.unit) && matches!(looks, Look::Unit | Look::Words),
            Column::Range if matches!(looks, Look::Quality | Look::Words) => {
                // What is expected is said in words: there is no interval.
                line.left_out.push(cell.clone());
                true
            }
            Column::Range => once(&mut line.range) && matches!(looks, Look::Span | Look::Open),
            Column::Low => once(&mut low) && looks == Look::Number,
            Column::High => once(&mut high) && looks == Look::Number,
            Column::Flag => {
                line.flags.push(cell.clone());
                matches!(looks, Look::Flag | Look::Quality | Look::Words)
            }
            Column::Other => {
                line.left_out.push(cell.clone());
                true
            }
        };
        if !fits {
            return None;
        }
    }
    let given = cells.iter().filter(|cell| !cell.is_empty()).count();
    match (line.analyte.is_empty(), line.value.is_empty()) {
        // The title of a group of results.
        (false, true) if given == 1 && reading.catalogue.analyte(name(&line.analyte)).is_none() => {
            return Some(Line::Other);
        }
        (false, false) if is_value => {}
        _ => return Some(Line::Unclear),
    }
    match (low, high, &line.range) {
        (None, None, _) => {}
        (Some(low), Some(high), None) => line.range = Some(format!("{low}-{high}")),
        (Some(low), None, None) => line.range = Some(format!(">={low}")),
        (None, Some(high), None) => line.range = Some(format!("<={high}")),
        (_, _, Some(_)) => return Some(Line::Unclear),
    }
    Some(Line::Result(line))
}

/// By what the cells look like: a name first, one value, at most one unit and one range.
fn by_looks(cells: &[String], is_certain: bool, reading: &Reading<'_>) -> Line {
    let catalogue = reading.catalogue;
    let Some((first, written)) = cells.split_first() else { return Line::Other };
    let known = catalogue.analyte(name(first)).is_some();
    let rest: Vec<(String, Look)> =
        written.iter().map(|cell| reading.look(cell)).map(|(look, said)| (said, look)).collect();
    let of =
        |wanted: Look| rest.iter().enumerate().filter(move |(_, (_, look))| *look == wanted).map(|(place, _)| place);
    let parts = |between: &[(String, Look)]| between.iter().any(|(_, look)| matches!(look, Look::Unit | Look::Words));
    let all = |wanted: Look| of(wanted).collect::<Vec<_>>();
    let (numbers, opens, spans) = (all(Look::Number), all(Look::Open), all(Look::Span));
    let (value, range) = match (&numbers[..], &opens[..], &spans[..], &all(Look::Quality)[..]) {
        // A word is the value only where no number is: `Normal` beside one is the laboratory's mark.
        ([], [], [], [quality]) => (*quality, None),
        ([value], [], [], _) | ([], [value], [], _) => (*value, None),
        ([value], [], [range], _) | ([], [value], [range], _) => (*value, Some(*range)),
        // `180  <200`: a number and an open range. The other way round it is not certain.
        ([value], [range], [], _) if value < range => (*value, Some(*range)),
        // `<1  mg/L  <5`: the unit stands between a value and its range.
        ([], [value, range], [], _) if is_certain && parts(&rest[value + 1..*range]) => (*value, Some(*range)),
        ([], [], [], []) if !known && !speaks_of_analyte(first, catalogue) => return Line::Other,
        _ => return Line::Unclear,
    };
    if !is_name(first, catalogue) {
        return Line::Unclear;
    }
    let mut line = Cells { analyte: first.clone(), value: rest[value].0.clone(), ..Cells::default() };
    line.range = range.map(|range| rest[range].0.clone());
    line.marks = reading.marks([Some(value), range].into_iter().flatten().map(|place| written[place].as_str()));
    let no_unit = all(Look::Unit).is_empty();
    let follows = |place| place > value && rest[value + 1..place].iter().all(|(_, look)| *look == Look::Flag);
    for (place, (cell, look)) in rest.iter().enumerate().filter(|(place, _)| *place != value && Some(*place) != range) {
        match look {
            Look::Unit if line.unit.is_none() => line.unit = Some(cell.clone()),
            Look::Unit => return Line::Unclear,
            Look::Flag | Look::Quality => line.flags.push(cell.clone()),
            // Behind the value stands its unit, even one that nobody knows; `record` then says so.
            Look::Words if line.unit.is_none() && follows(place) && no_unit && !table::is_status(cell) => {
                line.unit = Some(cell.clone());
            }
            // `Glucose, fasting, 5.1`: the name may go on. The same analyte's name behind its code is no question.
            Look::Words if place < value && !is_same(first, cell, catalogue) => return Line::Unclear,
            _ => line.left_out.push(cell.clone()),
        }
    }
    // A name that nobody knows and a bare number may be anything: an age, a page.
    let says_what = rest[value].1 == Look::Quality
        || line.unit.is_some()
        || line.range.is_some()
        || unit_in(&line.value, catalogue).is_some();
    if known || says_what { Line::Result(line) } else { Line::Unclear }
}

fn is_same(one: &str, other: &str, catalogue: &Catalogue) -> bool {
    let known = |cell| catalogue.analyte(name(cell)).map(|analyte| &analyte.name);
    known(one).is_some_and(|one| known(other) == Some(one))
}

/// The unit that a value's cell brings along.
fn unit_in(value: &str, catalogue: &Catalogue) -> Option<damage::Unit> {
    match damage::value(value, catalogue)? {
        Found::Certain(value) | Found::Proposed(value) => value.unit,
        Found::Unclear => None,
    }
}

/// A cell that names something: it has letters, and is no unit, number or date.
fn is_name(cell: &str, catalogue: &Catalogue) -> bool {
    let named = catalogue.analyte(name(cell)).is_some();
    named || cell.chars().any(char::is_alphabetic) && look(cell, catalogue) == Look::Words
}

/// Without the colon or star that stands behind a name.
fn name(cell: &str) -> &str {
    cell.trim_end_matches([':', '*', ' '])
}

/// Whether one cell holds a whole result: `Platelets 110 10*9/L`. Where it ends is not certain.
fn speaks_of_analyte(cell: &str, catalogue: &Catalogue) -> bool {
    let mut spaces = cell.char_indices().filter(|(_, c)| c.is_whitespace()).take(8);
    cell.chars().any(|c| c.is_ascii_digit()) && spaces.any(|(at, _)| catalogue.analyte(name(&cell[..at])).is_some())
}

impl From<Spaced> for Cells {
    fn from(found: Spaced) -> Self {
        let Spaced { analyte, value, unit, range, flag } = found;
        Self { analyte, value, unit, range, flags: flag.into_iter().collect(), ..Self::default() }
    }
}

impl Cells {
    fn line(mut self, line: usize, text: &str, catalogue: &Catalogue) -> PastedLine {
        self.settle(catalogue);
        let mut row = Row::new();
        let analyte = name(&self.analyte);
        row.set("analyte", analyte);
        row.set("value", self.value);
        row.put("unit", self.unit);
        row.put("range", self.range);
        PastedLine {
            line,
            text: text.to_owned(),
            unknown_analyte: catalogue.analyte(analyte).is_none(),
            row,
            date: self.left_out.iter().find(|cell| table::shape(cell) == Some(table::Shape::Date)).cloned(),
            flag: (!self.flags.is_empty()).then(|| self.flags.join(" ")),
            left_out: self.left_out,
        }
    }

    /// Finds the unit where its own cell is empty, and sets a flag aside that can be nothing else.
    fn settle(&mut self, catalogue: &Catalogue) {
        let beside = damage::value(&self.value, catalogue);
        let own = |found: &Value| found.unit.is_some();
        let brings_unit = matches!(&beside, Some(Found::Certain(found) | Found::Proposed(found)) if own(found));
        // `136` and `135 - 145 mmol/L` on one line of one report: there is no other unit.
        if self.unit.is_none()
            && !brings_unit
            && let Some(range) = &self.range
            && let Some(Found::Certain(range)) = damage::interval(range, catalogue)
        {
            self.unit = Some(range.unit.written);
        }
        // `<5 L` beside a unit: the L is no litre. Without a unit it may be one, and `record` asks.
        if let Some(Found::Proposed(found)) = beside
            && found.flagged
            && (self.unit.is_some() != brings_unit)
            && !found.unit.as_ref().is_some_and(damage::Unit::is_damaged)
        {
            let glued = || self.value.replacen(&found.text, "", 1).trim().to_owned();
            let apart = self.value.split_whitespace().find(|word| damage::is_flag(word)).map(str::to_owned);
            self.flags.insert(0, apart.unwrap_or_else(glued));
            self.value = found.text;
            self.unit = self.unit.take().or_else(|| found.unit.map(|unit| unit.written));
        }
    }
}
