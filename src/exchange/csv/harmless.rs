//! A spreadsheet runs a cell that looks like a formula. So a cell that one could take for a formula gets an
//! apostrophe in front, and reading takes away exactly that one:
//!
//! - a cell needs it when it begins with an apostrophe, tab, CR or LF, or when any of its lines, after blanks and
//!   control characters, begins with `=`, `+`, `-`, `@`, `|` or `%`, unless the whole cell is a plain number (`-1.5`);
//! - reading takes one leading apostrophe away where the rest is a cell that needs it.
//!
//! What is written without an apostrophe does not begin with one, so nothing else can be read back.

use std::borrow::Cow;

use crate::model::Number;

/// The cell as it is written.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if needs_apostrophe(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that a written cell stands for.
pub fn restored(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| needs_apostrophe(rest)).unwrap_or(cell)
}

pub(super) fn needs_apostrophe(text: &str) -> bool {
    // Nearly every cell: a word, a number or a date on one line.
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'<' | b'>' | b'~' | b'(');
    if text.bytes().next().is_none_or(plain) && !text.bytes().any(|b| matches!(b, b'\n' | b'\r')) {
        return false;
    }
    if text.starts_with(['\'', '\t', '\r', '\n']) {
        return true;
    }
    text.split(['\n', '\r']).any(begins_a_formula) && text.parse::<Number>().is_err()
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
            "\t=1",
            "\tx",
            "\r=1",
            "  =1",
            "\u{a0}=1",
            "\u{200b}=1",
            "a\n=1",
            "a\r\n \t+1",
            "\u{ff1d}1",
            "'x",
            "''=1",
            "+02:00",
            "- a list\n- of things",
        ] {
            assert_eq!(harmless(text), format!("'{text}"));
            assert_eq!(restored(&harmless(text)), text);
        }
        // Somebody else's apostrophe stays.
        assert_eq!(restored("'tis"), "'tis");
        assert_eq!(restored("''tis"), "'tis");
    }

    /// What a spreadsheet may take for a formula, said again in another way.
    fn is_formula(cell: &str) -> bool {
        cell.trim_start().starts_with(['=', '+', '-', '@']) && cell.parse::<Number>().is_err()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn what_is_written_is_read_back(text in any::<String>()) {
            let written = harmless(&text);
            prop_assert_eq!(restored(&written), &text);
            prop_assert!(!is_formula(&written));
        }

        #[test]
        fn what_is_written_is_read_back_when_it_is_nasty(text in "['=+@|%\t\r\n \u{a0}a1.-]{0,8}") {
            let written = harmless(&text);
            prop_assert_eq!(restored(&written), &text);
            prop_assert!(!is_formula(&written));
        }
    }
}
