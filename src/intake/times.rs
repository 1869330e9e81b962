//! A range whose upper limit may have swallowed the × of its unit: `165–387 ×10⁹/L` is copied as `165–3873` beside
//! `10⁹/L`.

use rust_decimal::Decimal;

use crate::model::Number;
use crate::model::lab::ReferenceRange;

use super::damage::Found;
use super::range;

/// Units that are printed behind a ×.
const COUNTS: [&str; 4] = ["10*9/L", "10*3/uL", "10*12/L", "10*6/uL"];

/// No count has an upper limit of more than so many lower ones.
const WIDEST: i64 = 8;

pub(super) fn is_count(ucum: &str) -> bool {
    COUNTS.contains(&ucum)
}

/// The range without the 3 that it ends with, where that may be a ×. Beside a unit that copying has damaged it always
/// may; beside another one, where the range is too wide with it and not without, or where it makes a decimal more than
/// the lower limit has.
pub(super) fn without_three(text: &str, beside_damage: bool) -> Option<Found<(String, ReferenceRange)>> {
    let text = range::bare(text);
    let read = range::plain(text).ok()?;
    let shorter = text.strip_suffix('3')?;
    let (Some(low), Some(high)) = (read.low, read.high) else {
        return beside_damage.then_some(Found::Unclear);
    };
    let (first, last) = range::ends(shorter)?;
    let shorter = format!("{first}-{last}");
    let without = range::plain(&shorter).ok()?;
    let is_suspect = beside_damage || is_too_wide(low, high, without.high?) || has_a_decimal_more(low, high);
    is_suspect.then_some(Found::Proposed((shorter, without)))
}

fn is_too_wide(low: Number, high: Number, without: Number) -> bool {
    let widest = low.decimal().checked_mul(Decimal::from(WIDEST));
    widest.is_some_and(|widest| high.decimal() > widest && without.decimal() <= widest)
}

/// `4.0-11.03`: both limits of a range are printed to the same decimal.
fn has_a_decimal_more(low: Number, high: Number) -> bool {
    let (low, high) = (low.decimal().scale(), high.decimal().scale());
    low > 0 && high == low + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, beside_damage: bool) -> String {
        match without_three(text, beside_damage) {
            None => "as it stands".to_owned(),
            Some(Found::Certain((text, _)) | Found::Proposed((text, _))) => text,
            Some(Found::Unclear) => "unclear".to_owned(),
        }
    }

    #[test]
    fn s0_02_a_limit_that_is_too_high_by_its_three_is_suspected() {
        for (text, clean, damaged) in [
            ("165–3873", "165-387", "165-387"),
            ("(150 - 4503)", "150-450", "150-450"),
            ("165 to 3873", "165-387", "165-387"),
            ("4.0-11.03", "4.0-11.0", "4.0-11.0"),
            ("4-113", "4-11", "4-11"),
            ("0.0-0.53", "0.0-0.5", "0.0-0.5"),
            ("3.80-5.133", "3.80-5.13", "3.80-5.13"),
            ("165-387", "as it stands", "as it stands"),
            ("150-443", "as it stands", "as it stands"),
            ("4.5-11.3", "as it stands", "as it stands"),
            ("9-13", "as it stands", "as it stands"),
            ("0-53", "as it stands", "0-5"),
            ("10-253", "10-25", "10-25"),
            ("<53", "as it stands", "unclear"),
            (">603", "as it stands", "unclear"),
            ("none", "as it stands", "as it stands"),
        ] {
            assert_eq!(said(text, false), clean, "{text}");
            assert_eq!(said(text, true), damaged, "{text} beside damage");
        }
    }
}
