//! A result whose parts stand one space apart: `Platelets 110 10*9/L 165-387`. It is read only where a known name
//! begins it, and where one value, a known unit and at most a range follow and nothing is left.

use std::borrow::Cow;

use crate::catalogue::Catalogue;

use super::damage::{self, Found};
use super::decimals;
use super::range;
use super::table::{self, Shape};

/// The parts of such a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spaced {
    pub(super) analyte: String,
    pub(super) value: String,
    /// `None`: it stands in the value's cell, damaged.
    pub(super) unit: Option<String>,
    pub(super) range: Option<String>,
    pub(super) flag: Option<String>,
}

/// No name is longer, in words.
const MOST_WORDS: usize = 8;

/// `x 10^9 / L`
const MOST_UNIT_WORDS: usize = 5;

/// The parts of a line without columns, and all that stands behind its name, as it is written. Numbers there may have a
/// comma before their tenths.
pub(super) fn read(line: &str, catalogue: &Catalogue, has_comma: bool) -> Option<(Spaced, String)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let most = words.len().min(MOST_WORDS);
    let (analyte, rest) = (1..=most).rev().find_map(|count| {
        let name = words[..count].join(" ").trim_end_matches([':', '*']).to_owned();
        catalogue.analyte(&name).map(|_| (name, &words[count..]))
    })?;
    let behind = rest.join(" ");
    let pointed = if has_comma { decimals::pointed(&behind) } else { Cow::Borrowed(behind.as_str()) };
    let rest: Vec<&str> = pointed.split_whitespace().collect();
    let found = parted(&analyte, &rest, catalogue)?;
    Some((found, behind))
}

/// Value, and all that belongs to it.
fn parted(analyte: &str, rest: &[&str], catalogue: &Catalogue) -> Option<Spaced> {
    // `< 5` and `below 5` are two words, `at most 5` three.
    (1..=rest.len().min(3)).find_map(|count| {
        let value = rest[..count].join(" ");
        let is_whole = count == 1 || table::shape(&rest[..count - 1].join(" ")).is_none();
        let is_value = is_whole && matches!(table::shape(&value), Some(Shape::Number | Shape::Open));
        let line = Spaced { analyte: analyte.to_owned(), value, ..Spaced::default() };
        if is_value { with_unit(line, &rest[count..], catalogue) } else { None }
    })
}

/// Unit, mark and range behind the value.
fn with_unit(mut line: Spaced, rest: &[&str], catalogue: &Catalogue) -> Option<Spaced> {
    let marked = |rest: &mut &[&str], flag: &mut Option<String>| {
        if let [first, others @ ..] = *rest
            && damage::is_flag(first)
            && flag.is_none()
        {
            *flag = Some((*first).to_owned());
            *rest = others;
        }
    };
    let mut rest = rest;
    if rest.len() > 1 {
        marked(&mut rest, &mut line.flag);
    }
    (1..=rest.len().min(MOST_UNIT_WORDS)).find_map(|count| {
        let written = rest[..count].join(" ");
        let unit = damage::unit(&written, catalogue)?;
        let mut line = line.clone();
        let mut rest = &rest[count..];
        marked(&mut rest, &mut line.flag);
        if let [others @ .., last] = rest
            && damage::is_flag(last)
            && line.flag.is_none()
        {
            line.flag = Some((*last).to_owned());
            rest = others;
        }
        if !rest.is_empty() {
            line.range = Some(interval(&rest.join(" "), catalogue)?);
        }
        if unit.is_damaged() {
            // What was lost is asked of the cell as a whole.
            line.value = format!("{} {written}", line.value);
        } else {
            line.unit = Some(written);
        }
        Some(line)
    })
}

/// A range, in whatever state; what it means is asked later.
fn interval(text: &str, catalogue: &Catalogue) -> Option<String> {
    let plain = || range::plain(text).is_ok() || range::plain(&text.replace(',', ".")).is_ok();
    let is_span = || matches!(table::shape(text), Some(Shape::Span | Shape::Open));
    let found = || damage::interval(text, catalogue).is_some_and(|found| found != Found::Unclear);
    (plain() || is_span() || found()).then(|| text.to_owned())
}

/// Whether a line without columns holds a number that may be a result, and is no date or time of day.
pub(super) fn holds_number(line: &str) -> bool {
    let is_number = |word: &str| matches!(table::shape(word), Some(Shape::Number | Shape::Open | Shape::Span));
    let is_time = |word: &str| word.contains(':') && word.chars().all(|c| c.is_ascii_digit() || c == ':');
    line.split_whitespace().filter(|word| !is_time(word)).any(|word| {
        // `Hb:12.9`, `CRP<5`
        let sign = word.find(['<', '>', ':', '=']);
        is_number(word) || sign.is_some_and(|at| is_number(word[at..].trim_start_matches([':', '='])))
    })
}
