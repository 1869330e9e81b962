//! Reads a reference range as reports print it: `165-387`, `(165 – 387)`, `165 to 387`, `< 200`, `up to 8`.

use crate::model::lab::{Comparator, ReferenceRange, comparator};
use crate::model::{Number, Refusal};

use super::reader::number_refusal;

const UP_TO: &str = "up to ";

/// A range and nothing beside it.
pub(super) fn plain(text: &str) -> Result<ReferenceRange, Refusal> {
    let inner = bare(text);
    let read = |part: &str| part.parse::<Number>().map_err(|err| number_refusal("range", part, err));
    let no_range = || Refusal::new("range", "refused-range").with("text", text);
    let up_to = inner.split_at_checked(UP_TO.len()).filter(|(start, _)| start.eq_ignore_ascii_case(UP_TO));
    let open = up_to.map(|(_, rest)| (Comparator::AtMost, rest.trim_start()));
    if let Some((comparator, rest)) = open.or_else(|| comparator(inner, true)) {
        return match comparator {
            Comparator::Below | Comparator::AtMost => Ok(ReferenceRange { low: None, high: Some(read(rest)?) }),
            Comparator::Above | Comparator::AtLeast => Ok(ReferenceRange { low: Some(read(rest)?), high: None }),
            Comparator::About => Err(no_range()),
        };
    }
    let (low, high) = ends(inner).filter(|(low, high)| !low.is_empty() && !high.is_empty()).ok_or_else(no_range)?;
    ordered("range", ReferenceRange { low: Some(read(low)?), high: Some(read(high)?) })
}

/// Without the space and the brackets around it.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
        .filter(|inner| !inner.contains(['(', ')', '[', ']']))
        .map_or(text, str::trim)
}

/// The two ends as they are written. A leading minus belongs to the number.
pub(super) fn ends(text: &str) -> Option<(&str, &str)> {
    let cut = |at: usize, len: usize| (text[..at].trim(), text[at + len..].trim());
    let word = text.find(" to ").map(|at| cut(at, " to ".len()));
    word.or_else(|| {
        let dash = text.char_indices().skip(1).find(|(_, c)| matches!(c, '-' | '‐' | '‑' | '–' | '—'));
        dash.map(|(at, dash)| cut(at, dash.len_utf8()))
    })
}

pub(super) fn ordered(field: &'static str, range: ReferenceRange) -> Result<ReferenceRange, Refusal> {
    let out_of_order = |low: Number, high: Number| high.decimal() <= low.decimal();
    match (range.low, range.high) {
        (Some(low), Some(high)) if out_of_order(low, high) => {
            Err(Refusal::new(field, "refused-range-order").with("low", low).with("high", high))
        }
        _ => Ok(range),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_reports_print_it() {
        for (text, wanted) in [
            ("165-387", "165–387"),
            ("165–387", "165–387"),
            (" 165 — 387 ", "165–387"),
            ("(165–387)", "165–387"),
            ("[165 - 387]", "165–387"),
            ("( 165 to 387 )", "165–387"),
            ("-5 to -1", "-5–-1"),
            ("Up to 8", "≤8"),
            ("0.0-0.8", "0.0–0.8"),
            ("-3 - -1", "-3–-1"),
            ("< 200", "≤200"),
            ("≤200", "≤200"),
            ("(<200)", "≤200"),
            ("up to 8", "≤8"),
            ("less than 8", "≤8"),
            ("> 60", "≥60"),
            ("⩾60", "≥60"),
            ("at least 60", "≥60"),
        ] {
            assert_eq!(plain(text).unwrap().shown(), wanted, "{text}");
        }
        for (text, key) in [
            ("150,000-450,000", "refused-number-comma"),
            ("387-165", "refused-range-order"),
            ("5-5", "refused-range-order"),
            ("165", "refused-range"),
            ("", "refused-range"),
            ("()", "refused-range"),
            ("~5", "refused-range"),
            ("165-", "refused-range"),
            ("165 to ", "refused-range"),
            ("165-387-400", "refused-number"),
            ("(1-2) (3-4)", "refused-number"),
            ("normal", "refused-range"),
        ] {
            assert_eq!(plain(text).unwrap_err().why.key, key, "{text}");
        }
    }
}
