//! A spreadsheet runs a cell that looks like a formula. And it may part a cell at a semicolon, a tab or a line end,
//! whatever the quotation marks say. So every part of a cell that one could take for a formula gets an apostrophe in
//! front, and reading takes exactly that one away:
//!
//! - parts end at `;`, tab, CR and LF;
//! - a part needs it when it begins with an apostrophe, or, after blanks and control characters, with `=`, `+`, `-`,
//!   `@`, `|` or `%`, unless the whole cell is a plain number (`-1.5`);
//! - reading takes one apostrophe away where the rest of the part needs one.
//!
//! A part that is written without an apostrophe does not begin with one, so nothing else can be read back.

use std::borrow::Cow;

use crate::model::Number;

const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// The cell as it is written.
pub fn harmless(text: &str) -> Cow<'_, str> {
    // Nearly every cell: a word, a number or a date.
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'<' | b'>' | b'~' | b'(');
    let whole = !text.bytes().any(|b| matches!(b, b';' | b'\t' | b'\r' | b'\n'));
    if whole && text.bytes().next().is_none_or(plain) {
        return Cow::Borrowed(text);
    }
    if text.parse::<Number>().is_ok() || !text.split(SEPARATORS).any(needs_apostrophe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(by_parts(text, |part, written| {
        if needs_apostrophe(part) {
            written.push('\'');
        }
        written.push_str(part);
    }))
}

/// The text that a written cell stands for.
pub fn restored(cell: &str) -> Cow<'_, str> {
    if !cell.contains('\'') {
        return Cow::Borrowed(cell);
    }
    let text = by_parts(cell, |part, text| {
        let rest = part.strip_prefix('\'').filter(|rest| needs_apostrophe(rest));
        text.push_str(rest.unwrap_or(part));
    });
    // A plain number is never written with one: this apostrophe is somebody's own.
    if text.parse::<Number>().is_ok() { Cow::Borrowed(cell) } else { Cow::Owned(text) }
}

fn by_parts(text: &str, mut each: impl FnMut(&str, &mut String)) -> String {
    let mut all = String::with_capacity(text.len() + 4);
    for part in text.split_inclusive(SEPARATORS) {
        let bare = part.strip_suffix(SEPARATORS).unwrap_or(part);
        each(bare, &mut all);
        all.push_str(&part[bare.len()..]);
    }
    all
}

fn needs_apostrophe(part: &str) -> bool {
    part.starts_with('\'') || begins_a_formula(part)
}

fn begins_a_formula(line: &str) -> bool {
    // Zero-width characters are no blanks to Rust, but nothing to a reader.
    let unseen =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    // The wide forms are read as formulas where Japanese or Chinese is typed.
    line.trim_start_matches(unseen)
        .starts_with(['=', '+', '-', '@', '|', '%', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_get_one_apostrophe_and_values_stay_as_they_are() {
        for text in ["", "-1.5", "-5", "<5", "≤5", "~136", "3-5", "3–5", "10*9/L", "normal", "2014-05", "it's", "5'"]
        {
            assert_eq!(harmless(text), text);
        }
        for text in [
            "=1+1",
            "+1",
            "-1+1",
            "--1",
            "-",
            "@SUM(A1)",
            "|cmd",
            "%0A=1",
            "  =1",
            "\u{a0}=1",
            "\u{200b}=1",
            "\u{ff1d}1",
            "'x",
            "''=1",
            "+02:00",
        ] {
            assert_eq!(harmless(text), format!("'{text}"));
            assert_eq!(restored(&harmless(text)), text);
        }
        for (text, written) in [
            ("\t=1", "\t'=1"),
            ("\tx", "\tx"),
            ("\r=1", "\r'=1"),
            ("a\n=1", "a\n'=1"),
            ("a\r\n +1", "a\r\n' +1"),
            ("x;=1+1", "x;'=1+1"),
            ("x; 'y", "x; 'y"),
            ("- a list\n- of things", "'- a list\n'- of things"),
            ("-1.5;", "'-1.5;"),
        ] {
            assert_eq!(harmless(text), written);
            assert_eq!(restored(written), text);
        }
        // Somebody else's apostrophe stays.
        assert_eq!(restored("'tis"), "'tis");
        assert_eq!(restored("''tis"), "'tis");
    }

    /// What a spreadsheet may take for a formula, said again in another way.
    fn is_formula(cell: &str) -> bool {
        let begins = |part: &str| part.trim_start().starts_with(['=', '+', '-', '@']);
        cell.split([';', '\t', '\n', '\r']).any(begins) && cell.parse::<Number>().is_err()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn what_is_written_is_read_back(text in any::<String>()) {
            let written = harmless(&text);
            prop_assert_eq!(&*restored(&written), &text);
            prop_assert!(!is_formula(&written));
        }

        #[test]
        fn what_is_written_is_read_back_when_it_is_nasty(text in "['=+@|%;\t\r\n \u{a0}a1.-]{0,8}") {
            let written = harmless(&text);
            prop_assert_eq!(&*restored(&written), &text);
            prop_assert!(!is_formula(&written));
        }
    }
}
