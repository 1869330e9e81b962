//! What an argument is, by its name, and a number in the decimal mark of a language.

use std::borrow::Cow;

/// How an argument is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Chooses the plural.
    Count,
    /// Digits of the program's, which have a point: said with the mark of the language.
    Number,
    /// A name that the program may know.
    Name,
    /// Stands as it is: what a person wrote, what was said already, a word that a message chooses by.
    Text,
}

/// Arguments that are numbers, with their sign, their unit, or several of them.
const NUMBERS: &[&str] = &[
    "above", "apart", "amount", "amounts", "before", "behind", "below", "cost", "counted", "dose", "drops", "every",
    "first", "from", "high", "highest", "holds", "last", "left", "limit", "low", "lower", "lowest", "made", "mean",
    "number", "offered", "planned", "proposal", "range", "scale", "step", "strength", "sum", "taken", "to", "upper",
    "value", "values",
];

/// Arguments that are names of the catalogue's.
const NAMES: &[&str] = &["analyte", "effect", "ingredient", "near", "symptom"];

/// All others, so that a new one is thought about: `words/tests.rs` refuses a name that is in none of the lists.
#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    "act",
    "age",
    "all",
    "analytes",
    "answer",
    "aside",
    "asked",
    "at",
    "author",
    "beneath",
    "beside",
    "bottom",
    "button",
    "by",
    "category",
    "cells",
    "change",
    "choices",
    "clock",
    "code",
    "column",
    "confirmed",
    "copied",
    "country",
    "date",
    "dates",
    "day",
    "days",
    "deleted",
    "dialect",
    "direction",
    "domain",
    "end",
    "expected",
    "felt",
    "fever",
    "field",
    "fields",
    "flag",
    "folder",
    "follows",
    "form",
    "found",
    "free",
    "given",
    "grade",
    "height",
    "high_words",
    "holes",
    "hours",
    "id",
    "item",
    "kind",
    "known",
    "lab",
    "label",
    "least",
    "limits",
    "line",
    "lines",
    "low_words",
    "mark",
    "meant",
    "medicine",
    "middle",
    "missing",
    "month",
    "more",
    "most",
    "name",
    "named",
    "names",
    "needed",
    "newest",
    "next",
    "now",
    "of",
    "on",
    "page",
    "pages",
    "panel",
    "paper",
    "part",
    "partial",
    "path",
    "percent",
    "period",
    "phone",
    "place",
    "program",
    "proposal_unit",
    "reason",
    "repeat",
    "reply",
    "result",
    "rule",
    "said",
    "same",
    "says",
    "screen",
    "severity",
    "sex",
    "shown",
    "side",
    "since",
    "skipped",
    "source",
    "spark",
    "standing",
    "status",
    "steps",
    "stretch",
    "summary",
    "supply",
    "table",
    "tally",
    "tenths",
    "text",
    "tier",
    "time",
    "times",
    "title",
    "top",
    "total",
    "trash",
    "trend",
    "type",
    "unit",
    "units",
    "until",
    "verdict",
    "version",
    "way",
    "week",
    "weekday",
    "what",
    "when",
    "who",
    "whole",
    "whom",
    "whose",
    "why",
    "width",
    "word",
    "words",
    "year",
    "yes",
];

/// A chart's texts say of each of their parts what it is (`analysis::text`): what comes here is finished.
const FINISHED: &str = "chart-";

impl Kind {
    pub(super) fn of(key: &str, name: &str) -> Self {
        match name {
            "count" => Self::Count,
            _ if key.starts_with(FINISHED) => Self::Text,
            _ if NUMBERS.contains(&name) => Self::Number,
            _ if NAMES.contains(&name) => Self::Name,
            _ => Self::Text,
        }
    }
}

/// A text of the program's in which every decimal point is that mark. A point counts where it stands alone between
/// digits: not that of `0.1.0`, of `9.05.2014` or of an end of a sentence.
pub(super) fn marked(text: &str, mark: char) -> Cow<'_, str> {
    if mark == '.' || !text.contains('.') {
        return Cow::Borrowed(text);
    }
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    while let Some(start) = rest.find(is_part) {
        let run = rest[start..].find(|c: char| !is_part(c)).map_or(rest.len(), |len| start + len);
        let number = &rest[start..run];
        said.push_str(&rest[..start]);
        let is_decimal = |number: &str| {
            number.split_once('.').is_some_and(|(whole, part)| {
                !whole.is_empty() && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
            })
        };
        // The point behind a sentence's last number is no part of it.
        let bare = number.strip_suffix('.').unwrap_or(number);
        if is_decimal(bare) {
            said.push_str(&bare.replacen('.', mark.encode_utf8(&mut [0; 4]), 1));
            said.push_str(&number[bare.len()..]);
        } else {
            said.push_str(number);
        }
        rest = &rest[run..];
    }
    said.push_str(rest);
    Cow::Owned(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_point_becomes_the_mark_and_no_other_point_does() {
        for (text, wanted) in [
            ("4.5 mg", "4,5 mg"),
            ("<0.5", "<0,5"),
            ("0.25–4.50 mg", "0,25–4,50 mg"),
            ("7 drops, 1.75 mg.", "7 drops, 1,75 mg."),
            ("it is 1.75.", "it is 1,75."),
            ("<5", "<5"),
            ("10*9/L", "10*9/L"),
            ("0.1.0", "0.1.0"),
            ("09.05.2014", "09.05.2014"),
            ("9. Mai 2014", "9. Mai 2014"),
            ("…", "…"),
            ("a.5", "a.5"),
            ("4,5 mg", "4,5 mg"),
        ] {
            assert_eq!(marked(text, ','), wanted);
            assert_eq!(marked(text, '.'), text);
        }
    }
}
