//! Numbers as they are typed in a window whose language writes them with a comma: each is put into the one form that
//! everything else reads and the diary keeps, with a point. A comma and a point are both taken while they can only
//! be the mark before tenths; what may as well be a grouping of thousands is refused with both ways to write it.

use std::borrow::Cow;

use crate::model::amount::marked;
use crate::model::{Kind, Refusal};

/// The fields of a kind whose text is a number, or holds some. Names, notes, dates and clock times are none of them.
pub(super) fn fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Dose => &["amount", "count", "planned_amount"],
        Kind::Symptom => &["value"],
        Kind::Lab => &["value", "number", "low", "high", "range"],
        Kind::Medicine => &["recipe", "strength"],
        Kind::Plan => &["from", "step", "to", "fixed"],
        Kind::Adjustment => &["to"],
        Kind::Bottle => &["holds", "cost"],
        Kind::Analyte => &["low", "high", "range"],
        Kind::Event
        | Kind::Note
        | Kind::Course
        | Kind::Answer
        | Kind::Attachment
        | Kind::OwnSymptom
        | Kind::Question => &[],
    }
}

/// Whether the text of that field is a number, or holds some.
pub fn holds_numbers(kind: Kind, field: &str) -> bool {
    fields(kind).contains(&field)
}

/// A text of one field with every number in it as the program writes it.
pub fn canonical<'t>(field: &'static str, text: &'t str, mark: char) -> Result<Cow<'t, str>, Refusal> {
    if mark == '.' || !text.contains([',', '.']) {
        return Ok(Cow::Borrowed(text));
    }
    let mut refused = None;
    let said = each_number(text, |number| {
        let refuse = |key| Refusal::new(field, key).with("text", number);
        let (said, refusal) = match read(number) {
            Meant::Plain => return number.to_owned(),
            Meant::Decimal(point) => return point,
            Meant::Either { whole, tenths } => {
                (number, refuse("refused-number-grouping").with("whole", whole).with("tenths", marked(&tenths, mark)))
            }
            Meant::Grouped(whole) => (number, refuse("refused-number-grouped").with("whole", marked(&whole, mark))),
        };
        refused.get_or_insert(refusal);
        said.to_owned()
    });
    refused.map_or(Ok(said), Err)
}

/// A text with each of its numbers, and the marks inside it, written anew.
fn each_number(text: &str, mut write: impl FnMut(&str) -> String) -> Cow<'_, str> {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let run = &rest[start..];
        let run = &run[..run.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(run.len())];
        let number = run.trim_end_matches(['.', ',']);
        said.push_str(&rest[..start]);
        said.push_str(&write(number));
        rest = &rest[start + number.len()..];
    }
    said.push_str(rest);
    Cow::Owned(said)
}

/// A cell of a table whose numbers have a comma before their tenths, with points in them; what may be a grouping stays
/// for the person to look at.
pub(super) fn pointed(cell: &str) -> Cow<'_, str> {
    tenths(cell, '.')
}

/// A text whose numbers may have either mark, with that one before their tenths; what may be a grouping stays.
pub(super) fn tenths(text: &str, mark: char) -> Cow<'_, str> {
    each_number(text, |number| match read(number) {
        Meant::Decimal(point) => marked(&point, mark).into_owned(),
        _ => number.to_owned(),
    })
}

/// Whether the number of a value or the numbers of a range have a comma before their tenths, and whether some have a
/// point. Those of a unit behind them (`ml/min/1.73m²`) are not the laboratory's.
pub(super) fn marks(cell: &str) -> (bool, bool) {
    let (mut comma, mut point) = (false, false);
    let first = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(cell.len());
    let numbers = cell[first..].split(|c: char| c.is_alphabetic() || c == '/').next().unwrap_or_default();
    each_number(numbers, |number| {
        if matches!(read(number), Meant::Decimal(_)) {
            comma |= number.contains(',');
            point |= number.contains('.');
        }
        String::new()
    });
    (comma, point)
}

/// What digits with commas and points between them can mean.
#[derive(Debug, PartialEq)]
enum Meant {
    /// No mark, or nothing that this language would write: whoever reads it next says what is wrong.
    Plain,
    /// One mark, before tenths; here as a point.
    Decimal(String),
    /// Thousands or tenths: written out as either, with a point.
    Either { whole: String, tenths: String },
    /// Surely grouped; written out without, with a point.
    Grouped(String),
}

fn read(number: &str) -> Meant {
    let marks: Vec<(usize, char)> = number.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let parts: Vec<&str> = number.split(['.', ',']).collect();
    let is_group = |part: &&str| part.len() == 3;
    // No group of thousands begins with nothing: 0.125 is no 125.
    let is_head = |part: &str| (1..=3).contains(&part.len()) && !part.starts_with('0');
    match (&marks[..], &parts[..]) {
        ([_], [whole, part]) if is_head(whole) && is_group(part) => {
            let tenths = part.trim_end_matches('0');
            let tenths = match tenths.len() {
                0 => format!("{whole}.0"),
                // One digit more makes it no group.
                3 => format!("{whole}.{part}0"),
                _ => format!("{whole}.{tenths}"),
            };
            Meant::Either { whole: format!("{whole}{part}"), tenths }
        }
        ([_], [whole, part]) if !whole.is_empty() && !part.is_empty() => Meant::Decimal(format!("{whole}.{part}")),
        ([(_, first), others @ ..], [head, groups @ ..]) if !others.is_empty() && is_head(head) => {
            let same = others.iter().all(|(_, mark)| mark == first);
            let (last, inner) = groups.split_last().unwrap_or((&"", &[]));
            let ends_otherwise = others.split_last().is_some_and(|((_, end), inner)| {
                end != first && inner.iter().all(|(_, mark)| mark == first) && !last.is_empty()
            });
            if same && groups.iter().all(is_group) {
                Meant::Grouped(parts.concat())
            } else if ends_otherwise && inner.iter().all(is_group) {
                Meant::Grouped(format!("{head}{}.{last}", inner.concat()))
            } else {
                Meant::Plain
            }
        }
        _ => Meant::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_taken_with_either_mark_and_thousands_are_asked_about() {
        for (text, wanted) in [
            ("0,25 mg", "0.25 mg"),
            ("0.25 mg", "0.25 mg"),
            ("<0,5", "<0.5"),
            ("~4,2", "~4.2"),
            ("3,5-5,1", "3.5-5.1"),
            ("-1,50", "-1.50"),
            ("0,125", "0.125"),
            ("1234,567", "1234.567"),
            ("1,2345", "1.2345"),
            ("0,5 mg in 10 mL, 20 Tropfen/mL", "0.5 mg in 10 mL, 20 Tropfen/mL"),
            ("50 mg in 10 mL,20 Tropfen/mL", "50 mg in 10 mL,20 Tropfen/mL"),
            ("110", "110"),
            ("normal", "normal"),
            ("12.05.2014", "12.05.2014"),
            (",5", ",5"),
            ("5,", "5,"),
            ("1,234.567,8", "1,234.567,8"),
            ("1.23.456,7", "1.23.456,7"),
            ("1234.567.890", "1234.567.890"),
        ] {
            assert_eq!(canonical("value", text, ',').unwrap(), wanted, "{text}");
        }
        for (text, ways) in [
            ("1.000", &["1.000", "1000", "1,0"][..]),
            ("1,000", &["1,000", "1000", "1,0"]),
            ("<1,250 mg", &["1,250", "1250", "1,25"]),
            ("1.234", &["1.234", "1234", "1,2340"]),
            ("1.234,5", &["1.234,5", "1234,5"]),
            ("1,234.5", &["1,234.5", "1234,5"]),
            ("1.234.567", &["1.234.567", "1234567"]),
            ("1.234.567,8", &["1.234.567,8", "1234567,8"]),
            ("150.000-450.000", &["150.000", "150000", "150,0"]),
        ] {
            let refusal = canonical("value", text, ',').unwrap_err();
            let said: Vec<&str> = refusal.why.args.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(said, ways, "{text}");
        }
        for text in ["1,000", "0,25", "1.000"] {
            assert_eq!(canonical("value", text, '.').unwrap(), text);
        }
    }
}
