//! Diary -> the table set.

use std::fmt::Write as _;

use csv::{Terminator, Writer, WriterBuilder};

use crate::analysis::facts::{Facts, LabFacts};
use crate::catalogue::Catalogue;
use crate::intake;
use crate::model::{Body, Diary, Kind, Record};
use crate::words::Language;

use super::columns::{self, DIALECT};
use super::harmless::harmless;

/// What every column means, for whoever opens the folder in ten years.
const README: &str = include_str!("../../../assets/locale/en/csv-readme.txt");
const README_GERMAN: &str = include_str!("../../../assets/locale/de/csv-readme.txt");

/// The files and their contents. Every kind has its file, also where the diary has no record of it.
pub fn export(diary: &Diary, catalogue: &Catalogue) -> Vec<(String, Vec<u8>)> {
    export_in(diary, catalogue, Language::English)
}

/// The same with the columns explained in that language. The tables are the same in every language.
pub fn export_in(diary: &Diary, catalogue: &Catalogue, language: Language) -> Vec<(String, Vec<u8>)> {
    let facts = Facts::new(diary, catalogue);
    let mut files: Vec<_> = Kind::ALL
        .into_iter()
        .map(|kind| (columns::file_name(kind).to_owned(), table(kind, diary, &facts).unwrap_or_default()))
        .collect();
    let readme = match language {
        Language::German => README_GERMAN,
        Language::English | Language::Pseudo => README,
    };
    files.push(("README.txt".to_owned(), readme.as_bytes().to_vec()));
    files
}

/// Writing into memory cannot fail.
fn table(kind: Kind, diary: &Diary, facts: &Facts) -> Option<Vec<u8>> {
    let records = diary.of_kind(kind);
    let buffer = Vec::with_capacity(200 * (records.len() + 1));
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(buffer);
    writer.write_record(columns::of(kind).chain([DIALECT])).ok()?;
    let columns: Vec<_> = columns::of(kind).collect();
    let mut scratch = String::new();
    for record in records {
        line(&mut writer, &columns, record, diary, facts, &mut scratch)?;
    }
    writer.into_inner().ok()
}

fn line(
    writer: &mut Writer<Vec<u8>>,
    columns: &[&'static str],
    record: &Record,
    diary: &Diary,
    facts: &Facts,
    scratch: &mut String,
) -> Option<()> {
    let row = intake::row(record, diary);
    let day = facts.day(record);
    let lab = match &record.body {
        Body::Lab(result) => Some(facts.lab(record, result)),
        _ => None,
    };
    // A row's cells stand in the order of the columns.
    let mut cells = row.cells().peekable();
    for &column in columns {
        let kept = cells.next_if(|(field, _)| *field == column).map(|(_, text)| text);
        scratch.clear();
        let text = match (column, &lab) {
            ("kind", _) => record.kind().code(),
            ("day", _) => {
                day.map_or(Ok(()), |day| write!(scratch, "{}", day.number)).ok()?;
                &*scratch
            }
            ("day_basis", _) => day.map_or("", |day| day.basis()),
            (_, Some(lab)) => match of_lab(column, lab, scratch)? {
                Computed::Text(text) => text,
                Computed::Scratch => &*scratch,
                Computed::No => kept.unwrap_or_default(),
            },
            _ => kept.unwrap_or_default(),
        };
        writer.write_field(&*harmless(text)).ok()?;
    }
    // The column that names the dialect.
    writer.write_field("").ok()?;
    writer.write_record(None::<&[u8]>).ok()
}

enum Computed<'a> {
    Text(&'a str),
    Scratch,
    /// The record's own cell.
    No,
}

fn of_lab<'a>(column: &str, lab: &'a LabFacts, scratch: &mut String) -> Option<Computed<'a>> {
    let mut number = |value: Option<&dyn std::fmt::Display>| {
        value.map_or(Ok(()), |value| write!(scratch, "{value}")).ok()?;
        Some(Computed::Scratch)
    };
    Some(match column {
        "loinc" => Computed::Text(lab.loinc.as_deref().unwrap_or_default()),
        // The catalogue's range too, labelled as the default.
        "low" => number(lab.low.as_ref().map(|low| low as _))?,
        "high" => number(lab.high.as_ref().map(|high| high as _))?,
        // Not "none": that is what the person says where a default would stand in otherwise.
        "range_source" if lab.undecided => Computed::Text(""),
        "range_source" => Computed::Text(lab.range_source.code()),
        "flag" => Computed::Text(lab.flag.code()),
        "grade" => number(lab.grade.as_ref().map(|grade| grade as _))?,
        "grade_by" => Computed::Text(lab.grade_by.as_deref().unwrap_or_default()),
        "hours_since_dose" => number(lab.hours_since_dose.as_ref().map(|hours| hours as _))?,
        _ => Computed::No,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_names_every_column_of_every_file() {
        let word = |c: char| c.is_whitespace() || c == ',';
        for readme in [README, README_GERMAN] {
            let words: std::collections::HashSet<_> = readme.split(word).collect();
            for kind in Kind::ALL {
                assert!(words.contains(columns::file_name(kind).trim_end_matches(',')), "{kind:?}");
                for column in columns::of(kind).chain([DIALECT]) {
                    assert!(words.contains(column), "{kind:?} {column}");
                }
            }
        }
    }
}
