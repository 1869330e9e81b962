//! The lines of a pasted table: where its cells end, what its head calls the columns, what a cell is shaped like.

use crate::model::lab::comparator;

use super::{damage, range};

/// What parts the cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Mark(char),
    /// Two spaces or more.
    Spaces,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Analyte,
    Value,
    Unit,
    Range,
    Low,
    High,
    Flag,
    /// A date, a result of before, whatever else.
    Other,
}

const HEADS: &[(Column, &[&str])] = &[
    (Column::Analyte, &["test", "test name", "tests", "analyte", "component", "name", "parameter", "investigation"]),
    (Column::Value, &["result", "results", "value", "your value", "your result", "result value", "current result"]),
    (Column::Unit, &["unit", "units", "uom"]),
    (
        Column::Range,
        &["reference range", "reference interval", "reference", "ref", "ref range", "ref interval", "range"],
    ),
    (Column::Range, &["normal range", "normal", "normal values", "standard range", "reference ranges", "interval"]),
    (Column::Low, &["low", "ref low", "lower limit", "range low"]),
    (Column::High, &["high", "ref high", "upper limit", "range high"]),
    (Column::Flag, &["flag", "flags", "abnormal flag", "abnormal"]),
    (Column::Analyte, &["untersuchung", "analyt", "bezeichnung", "messgröße", "laborwert"]),
    (Column::Value, &["ergebnis", "wert", "messwert", "resultat"]),
    (Column::Unit, &["einheit", "einheiten", "maßeinheit"]),
    (Column::Range, &["referenzbereich", "referenz", "normbereich", "normwert", "normwerte", "ref-bereich"]),
    (Column::Low, &["untergrenze"]),
    (Column::High, &["obergrenze"]),
    (Column::Flag, &["bewertung", "markierung", "kennzeichen"]),
];

/// The head of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    separator: Separator,
    columns: Vec<Column>,
}

impl Header {
    /// The line is a head if it names at least what was measured and what came out, once each.
    pub(super) fn read(line: &str) -> Option<Self> {
        let separator = separator(line)?;
        let cells = split(line, separator);
        let columns: Vec<Column> = cells.iter().map(|cell| column(cell)).collect();
        let once = |wanted| columns.iter().filter(|column| **column == wanted).count() == 1;
        (once(Column::Analyte) && once(Column::Value)).then_some(Self { separator, columns })
    }

    pub(super) fn column(&self, place: usize) -> Option<Column> {
        self.columns.get(place).copied()
    }

    /// Whether a line below this head may be read only by its columns: another reading could take the result of a
    /// column for that of another one.
    pub(super) fn binds(&self, line: &str) -> bool {
        let is_exact = self.separator != Separator::Spaces;
        separator(line) == Some(self.separator) && (is_exact || self.columns.contains(&Column::Other))
    }

    /// The cells of a line below this head, if they stand under its columns: a gap of spaces may hide an empty one.
    pub(super) fn cells(&self, line: &str) -> Option<Vec<String>> {
        let cells = split(line, self.separator);
        let fits = match self.separator {
            Separator::Spaces => cells.len() == self.columns.len(),
            Separator::Mark(mark) => line.contains(mark) && (mark != ',' || !parts_a_number(line)),
        };
        fits.then_some(cells)
    }
}

fn column(head: &str) -> Column {
    let head: String = head.trim().chars().filter(|c| !matches!(c, '.' | ':' | '*')).collect();
    // `Unit(s)`, `Result (new)`, `Result and Flag`
    let head = head.replace("(s)", "s").split('(').next().unwrap_or_default().trim().to_lowercase();
    let head = head.strip_suffix(" and flag").unwrap_or(&head);
    HEADS.iter().find(|(_, names)| names.contains(&head)).map_or(Column::Other, |(column, _)| *column)
}

/// The cells of a line without a head, and whether what parts them can be nothing else: a comma may stand in a number.
pub(super) fn cells(line: &str) -> (Vec<String>, bool) {
    let separator = separator(line);
    let cells = separator.map_or_else(|| vec![line.trim().to_owned()], |separator| split(line, separator));
    (cells, separator.is_some_and(|separator| separator != Separator::Mark(',')))
}

/// Whether commas part the cells of a line, so that none of them stands before tenths.
pub(super) fn is_parted_by_comma(line: &str) -> bool {
    separator(line) == Some(Separator::Mark(','))
}

fn separator(line: &str) -> Option<Separator> {
    let trimmed = line.trim();
    let mark = ['\t', '|', ';'].into_iter().find(|mark| trimmed.contains(*mark)).map(Separator::Mark);
    let spaces = || parts(trimmed).nth(1).map(|_| Separator::Spaces);
    let has_commas = || trimmed.contains(',') && !parts_a_number(trimmed);
    mark.or_else(spaces).or_else(|| has_commas().then_some(Separator::Mark(',')))
}

/// Whether a comma would part a number from its tenths or thousands, as in `Hb 12,9 g/dL`: it stands between two digits,
/// and the number before it is not a cell by itself, or the other commas have a space behind them.
fn parts_a_number(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut is_quoted = false;
    let mut commas = Vec::new();
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b',' if !is_quoted => commas.push(at),
            _ => {}
        }
    }
    let is_spaced = commas.iter().any(|at| bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace));
    let mut start = 0;
    commas.into_iter().any(|at| {
        let cell = line[start..at].trim();
        start = at + 1;
        let between = at > 0 && is_digit(at - 1) && is_digit(at + 1);
        // `B12` and `1.73m2` are words.
        let before = cell.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let in_word = before.ends_with(char::is_alphabetic);
        between && (is_spaced || shape(cell).is_none() && !in_word)
    })
}

fn split(line: &str, separator: Separator) -> Vec<String> {
    match separator {
        Separator::Spaces => parts(line.trim()).map(str::to_owned).collect(),
        Separator::Mark('|') => {
            let line = line.trim();
            let line = line.strip_prefix('|').unwrap_or(line);
            let line = line.strip_suffix('|').unwrap_or(line);
            line.split('|').map(|cell| cell.trim().to_owned()).collect()
        }
        Separator::Mark(mark) => quoted(line, mark),
    }
}

/// What stands between gaps of two spaces or more.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let mut gap = None;
        for (at, c) in rest.char_indices() {
            match gap {
                Some(start) if c.is_whitespace() => {
                    let (part, behind) = rest.split_at(start);
                    rest = behind;
                    return Some(part);
                }
                _ => gap = c.is_whitespace().then_some(at),
            }
        }
        Some(std::mem::take(&mut rest).trim_end())
    })
}

/// Cells as spreadsheets write them: a mark between quotes is none.
fn quoted(line: &str, mark: char) -> Vec<String> {
    let (mut cells, mut cell, mut inside) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if inside && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if inside || cell.trim().is_empty() => inside = !inside,
            c if c == mark && !inside => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// What a cell is shaped like that begins with a digit or a comparator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Date,
    Span,
    Open,
    Number,
}

/// The shape alone: whether it can be read is another question, so that `1,000` is still a number here.
pub(super) fn shape(cell: &str) -> Option<Shape> {
    let inner = range::bare(cell);
    if is_date(inner) {
        return Some(Shape::Date);
    }
    let starts_number = |text: &str| {
        let text = text.strip_prefix(['-', '.', '+']).unwrap_or(text);
        text.starts_with(|c: char| c.is_ascii_digit())
    };
    let flagged = inner.split_once(char::is_whitespace).filter(|(flag, _)| damage::is_flag(flag));
    let inner = flagged.map_or(inner, |(_, rest)| rest.trim_start());
    if let Some((_, rest)) = comparator(inner, true) {
        return starts_number(rest).then_some(Shape::Open);
    }
    if !starts_number(inner) {
        return None;
    }
    let is_plain = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | ' '));
    let is_span = range::ends(inner).is_some_and(|(low, high)| !low.is_empty() && is_plain(low) && starts_number(high));
    Some(if is_span { Shape::Span } else { Shape::Number })
}

/// `2024-05-12`, `05/12/2024 08:30`, `12.05.2024`, `2024-05`.
fn is_date(text: &str) -> bool {
    let date = text.split([' ', 'T']).next().unwrap_or_default();
    let groups: Vec<&str> = date.split(['-', '/', '.']).collect();
    let is_digits = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    groups.iter().all(is_digits)
        && match groups[..] {
            [year, _, _] if is_year(year) => true,
            [_, _, year] => is_year(year) || year.len() == 2 && !date.contains('-'),
            [year, month] => is_year(year) && month.len() == 2 && month <= "12" && !date.contains('.'),
            _ => false,
        }
}

/// The state of a result: no part of it.
pub(super) fn is_status(cell: &str) -> bool {
    ["final", "f", "verified", "complete", "completed", "corrected", "preliminary"]
        .iter()
        .any(|status| status.eq_ignore_ascii_case(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_a_year() {
        for date in ["2024-05-12", "05/12/2024 08:30", "12.05.2024", "12/05/24", "12.5.24", "2024-05", "2024/05"] {
            assert!(is_date(date), "{date}");
        }
        for other in ["1-2-34", "1/2/3", "1.2.345", "12-05-1824", "2024-13", "2024.05", "165-387", "1/80", "110"] {
            assert!(!is_date(other), "{other}");
        }
    }
}
