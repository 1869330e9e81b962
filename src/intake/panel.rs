//! A laboratory report as it is typed: date, laboratory and fasting once, then a line a result. All lines become one
//! change, and what is refused is said with its line, all at once.

use std::sync::Arc;

use crate::catalogue::Catalogue;
use crate::model::amount::marked;
use crate::model::diary::folded;
use crate::model::lab::{LabResult, Measured, Range, Reading, ReferenceRange};
use crate::model::{Body, Change, Diary, Kind, Record, RecordId, Refusal};

use super::paste::PastedLine;
use super::{Entry, Row, decimals, record};

/// What stands for "as it should be", without a number.
pub const NORMAL: &str = "normal";

/// One line, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub analyte: String,
    pub value: String,
    pub unit: String,
    pub range: String,
    /// The range of an earlier report: nobody has read it on this one until it is typed anew.
    pub copied: Option<ReferenceRange>,
}

impl Line {
    fn is_blank(&self) -> bool {
        [&self.analyte, &self.value, &self.unit, &self.range].iter().all(|text| text.trim().is_empty())
    }

    pub fn has_value(&self) -> bool {
        !self.value.trim().is_empty()
    }

    /// The value is words and no number, and nothing that a number was damaged to.
    pub fn is_words(&self) -> bool {
        let value = self.value.trim();
        let is_read = || Measured::parse(value).is_ok_and(|measured| measured.reading == Reading::Words);
        !value.is_empty() && !value.contains(|letter: char| letter.is_ascii_digit()) && is_read()
    }
}

/// The whole report, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub at: String,
    pub laboratory: String,
    pub fasting: String,
    pub lines: Vec<Line>,
    /// Whose ranges were copied.
    pub copied_from: Option<String>,
    /// How many lines a set, a table or an earlier report laid out; those after them are typed freely.
    pub laid: usize,
}

/// What is refused, and in which line; `None`: what stands above the lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub line: Option<usize>,
    pub refusal: Refusal,
}

/// The fields that a report has once.
const ABOVE: [&str; 3] = ["at", "lab", "fasting"];

impl Sheet {
    /// Lines that name an analyte and have no value: they are left out.
    pub fn left_out(&self) -> usize {
        self.lines.iter().filter(|line| !line.has_value() && !line.analyte.trim().is_empty()).count()
    }

    /// The next line that has an analyte, or is at least begun.
    pub fn next_value(&self, after: usize) -> Option<usize> {
        (after + 1..self.lines.len()).find(|place| !self.lines[*place].is_blank())
    }

    /// The first line whose value is missing.
    pub fn first_empty(&self) -> Option<usize> {
        self.lines.iter().position(|line| !line.is_blank() && !line.has_value())
    }

    /// Whether any line says something.
    pub fn is_begun(&self) -> bool {
        self.lines.iter().any(|line| !line.is_blank())
    }

    /// Whoever reads "the others were normal" says it of every line without a value.
    pub fn others_normal(&mut self) {
        for line in &mut self.lines {
            if !line.has_value() && !line.analyte.trim().is_empty() {
                NORMAL.clone_into(&mut line.value);
            }
        }
    }

    /// The ranges of one laboratory are not those of another: copied ones go and come back with its name.
    pub fn follow_laboratory(&mut self, mark: char) {
        let same = self.is_same_laboratory();
        for line in &mut self.lines {
            let Some(range) = line.copied else { continue };
            let text = written(range, mark);
            if same && line.range.trim().is_empty() {
                line.range = text;
            } else if !same && line.range == text {
                line.range.clear();
            }
        }
    }

    fn is_same_laboratory(&self) -> bool {
        self.copied_from.as_deref().is_none_or(|from| folded(from.trim()) == folded(self.laboratory.trim()))
    }

    /// Whether ranges of another laboratory were taken away.
    pub fn left_ranges(&self) -> bool {
        !self.is_same_laboratory() && self.lines.iter().any(|line| line.copied.is_some())
    }

    /// The record that one line means.
    pub fn line(&self, place: usize, entry: &Entry<'_>) -> Result<Record, Vec<Refusal>> {
        let mut row = Row::new();
        for (field, text) in [("at", &self.at), ("lab", &self.laboratory), ("fasting", &self.fasting)] {
            if !text.trim().is_empty() {
                row.set(field, text.trim());
            }
        }
        let Some(line) = self.lines.get(place) else { return Err(Vec::new()) };
        for (field, text) in [("analyte", &line.analyte), ("value", &line.value)] {
            row.set(field, text.trim());
        }
        // "normal" is in no unit and held against no range.
        if line.is_words() {
            return record(Kind::Lab, &row, entry);
        }
        row.set("unit", line.unit.trim());
        match line.copied.filter(|range| written(*range, entry.decimal_mark) == line.range.trim()) {
            // Nobody says that it stood on this report: it is what that laboratory printed before.
            Some(range) => {
                for (field, end) in [("low", range.low), ("high", range.high)] {
                    if let Some(end) = end {
                        row.set_exact(field, end.to_string());
                    }
                }
                row.set("range_source", "laboratory");
            }
            None if line.range.trim().is_empty() => {}
            None => row.set("range", line.range.trim()),
        }
        record(Kind::Lab, &row, entry)
    }

    /// Every line that has a value, as one change.
    pub fn read(&self, entry: &Entry<'_>, mut new_id: impl FnMut() -> RecordId) -> Result<Change, Vec<Wrong>> {
        let mut records = Vec::new();
        let mut wrong: Vec<Wrong> = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            if !line.has_value() {
                continue;
            }
            match self.line(place, &Entry { id: new_id(), ..entry.clone() }) {
                Ok(record) => records.push(record),
                Err(refusals) => {
                    for refusal in refusals {
                        let line = (!ABOVE.contains(&refusal.field)).then_some(place);
                        let one = Wrong { line, refusal };
                        // The date is refused once, not in every line.
                        if !wrong.contains(&one) {
                            wrong.push(one);
                        }
                    }
                }
            }
        }
        if records.is_empty() && wrong.is_empty() {
            wrong.push(Wrong { line: None, refusal: Refusal::new("value", "refused-report-empty") });
        }
        if wrong.is_empty() { Ok(Change::Add(records)) } else { Err(wrong) }
    }
}

/// What was made of a pasted table, as lines that can be corrected.
pub fn pasted(results: &[PastedLine], mark: char) -> Vec<Line> {
    let cell = |one: &PastedLine, field| one.row.get(field).unwrap_or_default().to_owned();
    let number = |one: &PastedLine, field| decimals::tenths(&cell(one, field), mark).into_owned();
    let line = |one: &PastedLine| Line {
        analyte: cell(one, "analyte"),
        value: number(one, "value"),
        unit: cell(one, "unit"),
        range: number(one, "range"),
        copied: None,
    };
    results.iter().map(line).collect()
}

/// The lines of an earlier report, its values left out; each analyte once, as it was written last. What was only said
/// in words has the unit and range of the number before it.
pub fn as_before(results: &[Arc<Record>], diary: &Diary, catalogue: &Catalogue, mark: char) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for record in results {
        let Body::Lab(said) = &record.body else { continue };
        let same = |other: &LabResult| folded(other.analyte.trim()) == folded(said.analyte.trim());
        let is_bare = said.unit.is_none() && said.value.reading == Reading::Words;
        let number = is_bare.then(|| diary.labs().rev().find(|(_, other)| same(other) && other.unit.is_some()));
        let result = number.flatten().map_or(said, |(_, number)| number);
        let place = |result: &LabResult| result.laboratory.as_deref().map(|name| folded(name.trim()));
        let copied = match result.range {
            Range::Printed(range) | Range::Laboratory(range) if place(result) == place(said) => Some(range),
            _ => None,
        };
        let line = Line {
            analyte: catalogue.shown_name(&said.analyte).to_owned(),
            value: String::new(),
            unit: result.unit.as_ref().map_or_else(String::new, |unit| unit.written.clone()),
            range: copied.map_or_else(String::new, |range| written(range, mark)),
            copied,
        };
        match lines.iter_mut().find(|known| folded(known.analyte.trim()) == folded(line.analyte.trim())) {
            Some(known) => *known = line,
            None => lines.push(line),
        }
    }
    lines
}

/// Lines of these analytes in the units they usually have.
pub fn usual<'a>(catalogue: &Catalogue, analytes: impl IntoIterator<Item = &'a String>) -> Vec<Line> {
    analytes
        .into_iter()
        .map(|name| {
            let analyte = catalogue.shown_name(name).to_owned();
            Line { unit: usual_unit(catalogue, name), analyte, ..Line::default() }
        })
        .collect()
}

/// The unit in which an analyte is usually reported; empty where it is not known.
pub fn usual_unit(catalogue: &Catalogue, analyte: &str) -> String {
    let unit = catalogue.analyte(analyte).and_then(|analyte| analyte.units.first());
    unit.map(|unit| unit.ucum.clone()).unwrap_or_default()
}

/// A range as it is typed: `165-387`, `<=200`, `>=60`.
pub fn written(range: ReferenceRange, mark: char) -> String {
    let text = match (range.low, range.high) {
        (Some(low), Some(high)) => format!("{low}-{high}"),
        (Some(low), None) => format!(">={low}"),
        (None, Some(high)) => format!("<={high}"),
        (None, None) => String::new(),
    };
    marked(&text, mark).into_owned()
}

impl Sheet {
    /// Lays out other lines; what was typed already stays, at its analyte or at the end.
    pub fn lay(&mut self, lines: Vec<Line>) {
        let typed: Vec<Line> = std::mem::replace(&mut self.lines, lines);
        for line in typed.into_iter().filter(Line::has_value) {
            if self.lines.contains(&line) {
                continue;
            }
            let same =
                |other: &&mut Line| !other.has_value() && folded(other.analyte.trim()) == folded(line.analyte.trim());
            match self.lines.iter_mut().find(same) {
                Some(other) => *other = line,
                None => self.lines.push(line),
            }
        }
        self.laid = self.lines.len();
    }

    /// The analytes that the diary has results of at the date of this report, as they stand in it.
    pub fn already(&self, entry: &Entry<'_>) -> Vec<String> {
        let first = (0..self.lines.len()).filter(|place| self.lines[*place].has_value());
        let Some(at) = first.filter_map(|place| self.line(place, entry).ok()).map(|record| record.at).next() else {
            return Vec::new();
        };
        let day = at.text().split('T').next().unwrap_or_default().to_owned();
        let name = |written: &str| {
            let known = entry.catalogue.analyte(written);
            folded(known.map_or(written.trim(), |analyte| analyte.name.as_str()))
        };
        let of_day = entry.diary.labs().filter(|(record, _)| record.at.text().split('T').next() == Some(&*day));
        let there: Vec<String> = of_day.map(|(_, result)| name(&result.analyte)).collect();
        let typed = self.lines.iter().filter(|line| line.has_value() && there.contains(&name(&line.analyte)));
        typed.map(|line| line.analyte.trim().to_owned()).collect()
    }

    /// There is always one empty line to begin with, at the end.
    pub fn keep_open(&mut self) {
        if self.lines.last().is_none_or(|line| !line.is_blank()) {
            self.lines.push(Line::default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Diary, Settings, Source};
    use uuid::Uuid;

    fn sheet(lines: &[(&str, &str, &str, &str)]) -> Sheet {
        let line = |(analyte, value, unit, range): &(&str, &str, &str, &str)| Line {
            analyte: (*analyte).to_owned(),
            value: (*value).to_owned(),
            unit: (*unit).to_owned(),
            range: (*range).to_owned(),
            copied: None,
        };
        Sheet { at: "2014-04-28".to_owned(), lines: lines.iter().map(line).collect(), ..Sheet::default() }
    }

    fn beside<T>(records: Vec<Record>, look: impl FnOnce(&Entry<'_>) -> T) -> T {
        let (diary, catalogue) = (Diary::of(Settings::default(), records), Catalogue::bundled().unwrap());
        let now = "2014-04-28T12:00:00+02:00[Europe/Oslo]".parse().unwrap();
        look(&Entry {
            diary: &diary,
            catalogue: &catalogue,
            now: &now,
            source: Source::Window,
            decimal_mark: '.',
            id: RecordId(Uuid::nil()),
            fresh: true,
            confirmed: false,
        })
    }

    fn read(sheet: &Sheet) -> Result<Vec<Record>, Vec<Wrong>> {
        let mut next = 0;
        let new_id = || {
            next += 1;
            RecordId(Uuid::from_u128(next))
        };
        let change = beside(Vec::new(), |entry| sheet.read(entry, new_id))?;
        let Change::Add(records) = change else { panic!("{change:?}") };
        Ok(records)
    }

    fn range(record: &Record) -> Range {
        let Body::Lab(result) = &record.body else { panic!() };
        result.range
    }

    #[test]
    fn lines_without_a_value_are_left_out_and_all_others_can_be_normal() {
        let mut sheet = sheet(&[("Platelets", "<5", "10*9/L", "165-387"), ("ALT", "", "U/L", ""), ("", "", "", "")]);
        assert_eq!(sheet.left_out(), 1);
        assert_eq!(read(&sheet).unwrap().len(), 1);
        sheet.others_normal();
        assert_eq!(sheet.left_out(), 0);
        assert_eq!(read(&sheet).unwrap().len(), 2);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_and_the_date_only_once() {
        let mut sheet = sheet(&[("Platelets", "x1", "10*9/L", ""), ("ALT", "2", "bananas", ""), ("", "7", "", "")]);
        sheet.at = "yesterweek".to_owned();
        let wrong = read(&sheet).unwrap_err();
        let said: Vec<(Option<usize>, &str)> = wrong.iter().map(|one| (one.line, one.refusal.field)).collect();
        assert_eq!(said, [(None, "at"), (Some(0), "value"), (Some(1), "unit"), (Some(2), "analyte")]);
        let empty = read(&Sheet::default()).unwrap_err();
        assert_eq!(empty[0].refusal.why.key, "refused-report-empty");
    }

    #[test]
    fn a_copied_range_is_the_laboratorys_until_it_is_typed() {
        let printed = read(&sheet(&[("Platelets", "182", "10*9/L", "165-387")])).unwrap();
        assert!(matches!(range(&printed[0]), Range::Printed(_)));
        let before: Vec<Arc<Record>> = printed.into_iter().map(Arc::new).collect();
        let mut next = Sheet { copied_from: Some("A".to_owned()), laboratory: "A".to_owned(), ..sheet(&[]) };
        next.lay(as_before(&before, &Diary::of(Settings::default(), Vec::new()), &Catalogue::bundled().unwrap(), '.'));
        next.lines[0].value = "61".to_owned();
        assert!(matches!(range(&read(&next).unwrap()[0]), Range::Laboratory(_)));
        next.laboratory = "B".to_owned();
        next.follow_laboratory('.');
        assert!(next.left_ranges());
        assert_eq!(range(&read(&next).unwrap()[0]), Range::Unsaid);
        next.lines[0].range = "150-400".to_owned();
        assert!(matches!(range(&read(&next).unwrap()[0]), Range::Printed(_)));
        next.laboratory = " a ".to_owned();
        next.follow_laboratory('.');
        assert_eq!(next.lines[0].range, "150-400");
    }

    #[test]
    fn the_next_value_is_that_of_a_line_further_down_that_says_something() {
        let sheet = sheet(&[("ALT", "", "", ""), ("AST", "9", "", ""), ("", "", "", ""), ("CRP", "", "", "")]);
        let next: Vec<_> = (0..4).map(|after| sheet.next_value(after)).collect();
        assert_eq!(next, [Some(1), Some(3), Some(3), None]);
    }

    #[test]
    fn what_the_diary_has_of_that_day_is_named_as_it_stands_here() {
        let before = read(&sheet(&[("Platelets", "182", "10*9/L", ""), ("ALT", "22", "U/L", "")])).unwrap();
        let mut again = sheet(&[("PLT ", "180", "10*9/L", ""), ("ALT", "", "U/L", ""), ("Ferritin", "31", "ug/L", "")]);
        assert_eq!(beside(before.clone(), |entry| again.already(entry)), ["PLT"]);
        assert!(beside(Vec::new(), |entry| again.already(entry)).is_empty());
        again.at = "2014-04-27".to_owned();
        assert!(beside(before, |entry| again.already(entry)).is_empty());
    }

    #[test]
    fn other_lines_keep_what_was_typed() {
        let mut sheet = sheet(&[("ALT", "22", "U/L", ""), ("Ferritin", "31", "ug/L", ""), ("AST", "", "U/L", "")]);
        let catalogue = Catalogue::bundled().unwrap();
        sheet.lay(usual(&catalogue, &["Platelets".to_owned(), "ALT".to_owned()]));
        let said: Vec<(&str, &str)> = sheet.lines.iter().map(|line| (&*line.analyte, &*line.value)).collect();
        assert_eq!(said, [("Platelets", ""), ("ALT", "22"), ("Ferritin", "31")]);
        assert_eq!(sheet.lines[0].unit, "10*9/L");
        sheet.lay(sheet.lines.clone());
        assert_eq!(sheet.lines.len(), 3);
    }
}
