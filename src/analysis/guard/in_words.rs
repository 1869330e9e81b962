//! A laboratory value of mere letters where a number is measured: a slip of the hand looks like a finding in words.

use crate::catalogue::Catalogue;
use crate::model::diary::{Diary, folded};
use crate::model::lab::{LabResult, Reading};
use crate::model::message::Message;

/// Words that findings are made of, English and German: a value with one of them is one.
const KNOWN: [&str; 57] = [
    "abnormal",
    "abnorm",
    "absent",
    "auffällig",
    "above",
    "below",
    "borderline",
    "clear",
    "critical",
    "decreased",
    "detectable",
    "detected",
    "elevated",
    "erhöht",
    "erniedrigt",
    "fehlend",
    "fine",
    "good",
    "grenzwertig",
    "gut",
    "haemolysed",
    "hemolyzed",
    "hämolytisch",
    "high",
    "hoch",
    "increased",
    "invalid",
    "kritisch",
    "leicht",
    "low",
    "nachweisbar",
    "neg",
    "negativ",
    "negative",
    "niedrig",
    "none",
    "norm",
    "normal",
    "normbereich",
    "normwertig",
    "ok",
    "pathologisch",
    "pos",
    "positiv",
    "positive",
    "present",
    "quantifiable",
    "raised",
    "range",
    "reactive",
    "reaktiv",
    "reduced",
    "spur",
    "spuren",
    "trace",
    "traces",
    "unauffällig",
];

/// Asks about words that no finding is made of, for an analyte that the catalogue measures in numbers. Words that stand
/// with that analyte already were said yes to once.
pub(super) fn question(diary: &Diary, catalogue: &Catalogue, result: &LabResult) -> Option<Message> {
    let written = result.value.written.trim();
    if result.value.reading != Reading::Words || is_finding(written) {
        return None;
    }
    let analyte = catalogue.analyte(&result.analyte)?;
    let is_of_it =
        |other: &LabResult| catalogue.analyte(&other.analyte).is_some_and(|known| known.name == analyte.name);
    let is_same = |other: &LabResult| folded(other.value.written.trim()) == folded(written) && is_of_it(other);
    if diary.labs().any(|(_, other)| is_same(other)) {
        return None;
    }
    Some(Message::new("guard-lab-letters").with("value", written).with("analyte", &analyte.name))
}

/// A titre has digits.
fn is_finding(written: &str) -> bool {
    let text = folded(written);
    text.contains(char::is_numeric)
        || text
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| KNOWN.iter().any(|known| folded(known) == word))
}
