//! What copying out of a report does to a result: the unit stands in the value's cell, `× 10⁹/L` has become
//! `3 109/L`, a range has swallowed the ×, a flag hangs on the number. What can only be one thing is read; what lost
//! a sign is proposed, for the person to confirm; what could be two things is neither.

use crate::catalogue::Catalogue;
use crate::model::lab::{Measured, Reading, ReferenceRange};

use super::{range, times};

/// A unit found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) ucum: String,
    /// What is kept as written: never the damage.
    pub(super) written: String,
    damage: Damage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Damage {
    None,
    /// `×109/L`, `3 109/L`: the exponent came down, or the × became a 3, which stands apart.
    Exponent,
    /// `109/L`: and there is no ×. A 3 before it may be one.
    NoTimes,
}

impl Unit {
    pub(super) fn is_damaged(&self) -> bool {
        self.damage != Damage::None
    }
}

/// What a cell that is not clean holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found<T> {
    /// There is one way to read it.
    Certain(T),
    /// To be confirmed.
    Proposed(T),
    /// More than one way, or a unit without a number.
    Unclear,
}

/// A value's cell taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) unit: Option<Unit>,
    /// A flag of the laboratory stood beside the number, as in `110 L`.
    pub(super) flagged: bool,
}

/// A range's cell taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) text: String,
    pub(super) range: ReferenceRange,
    pub(super) unit: Unit,
}

/// No cell of a report is longer.
const MOST_BYTES: usize = 200;

/// Exponents of counts, the longer first.
const EXPONENTS: [&str; 4] = ["12", "9", "6", "3"];

/// What laboratories print beside a number that is out of its range. Letters as they are printed, in capitals.
const FLAGS: [&str; 12] = ["L", "H", "LL", "HH", "A", "AA", "C", "*", "**", "↑", "↓", "!"];
const FLAG_WORDS: [&str; 4] = ["low", "high", "abnormal", "critical"];

/// The unit that a whole text is.
pub(super) fn unit(text: &str, catalogue: &Catalogue) -> Option<Unit> {
    if let Some(unit) = fallen(text, catalogue) {
        return Some(unit);
    }
    let text = text.trim();
    let ucum = catalogue.lab_unit(text)?.to_owned();
    Some(Unit { ucum, written: text.to_owned(), damage: Damage::None })
}

/// A power of ten that copying has damaged: `109/L`, `x109/L`, `3 103/µL`.
fn fallen(text: &str, catalogue: &Catalogue) -> Option<Unit> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (damage, power) = match text.strip_prefix(['3', 'x', 'X', '×', '*', '·']) {
        Some(power) => (Damage::Exponent, power),
        None => (Damage::NoTimes, text.as_str()),
    };
    if text.starts_with('3')
        && power.starts_with("10")
        && let Some(ucum) = catalogue.lab_unit(power).map(str::to_owned)
    {
        // Only the × has become a 3: `3 10^9/L`.
        return Some(Unit { written: ucum.clone(), ucum, damage });
    }
    let power = power.strip_prefix("10")?;
    EXPONENTS.into_iter().find_map(|exponent| {
        let volume = power.strip_prefix(exponent).filter(|rest| rest.starts_with('/'))?;
        let ucum = catalogue.lab_unit(&format!("10^{exponent}{volume}"))?.to_owned();
        Some(Unit { written: ucum.clone(), ucum, damage })
    })
}

/// Whether it is a flag, bare or in brackets.
pub(super) fn is_flag(text: &str) -> bool {
    let text = range::bare(text);
    FLAGS.contains(&text) || FLAG_WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Takes a value's cell apart that says more than a value. `None`: nothing known stands beside the number.
pub(super) fn value(text: &str, catalogue: &Catalogue) -> Option<Found<Value>> {
    let text = text.trim();
    if text.len() > MOST_BYTES {
        return None;
    }
    if fallen(text, catalogue).is_some() {
        // `3 109/L` may be a lost number's unit, `103/µL` a number and its own.
        return Some(Found::Unclear);
    }
    let Some(rest) = after_flag(text) else { return number_first(text, catalogue) };
    if is_number(rest) {
        return Some(Found::Proposed(Value { text: rest.to_owned(), unit: None, flagged: true }));
    }
    number_first(rest, catalogue).map(|found| match found {
        Found::Certain(value) | Found::Proposed(value) => Found::Proposed(Value { flagged: true, ..value }),
        Found::Unclear => Found::Unclear,
    })
}

fn number_first(text: &str, catalogue: &Catalogue) -> Option<Found<Value>> {
    cuts(text).find_map(|(number, rest)| {
        if !is_number(number) {
            return None;
        }
        let (flagged, unit) = match beside(rest, catalogue)? {
            Beside::Flag => (true, None),
            Beside::Unit(unit) => (false, Some(unit)),
            Beside::Both(unit) => (true, Some(unit)),
        };
        if unit.as_ref().is_some_and(|unit| is_unclear(number, rest, unit)) {
            return Some(Found::Unclear);
        }
        let is_certain = !flagged && !unit.as_ref().is_some_and(Unit::is_damaged);
        let value = Value { text: number.to_owned(), unit, flagged };
        Some(if is_certain { Found::Certain(value) } else { Found::Proposed(value) })
    })
}

/// Takes a range's cell apart that says more than a range.
pub(super) fn interval(text: &str, catalogue: &Catalogue) -> Option<Found<Interval>> {
    let text = Some(range::bare(text)).filter(|text| text.len() <= MOST_BYTES)?;
    let found = |part: &str, unit: Unit| {
        let part = range::bare(part);
        let range = range::plain(part).ok()?;
        let text = match (range.low, range.high) {
            (Some(_), Some(_)) => range::ends(part).map(|(low, high)| format!("{low}-{high}"))?,
            _ => part.to_owned(),
        };
        Some(Interval { text, range, unit })
    };
    // A 3 before `109/L` is the × wherever the range is one without it: 165–3873 is never what was printed.
    let swallowed = |part: &str, unit: Unit| {
        let Some(shorter) = part.strip_suffix('3') else { return found(part, unit).map(Found::Proposed) };
        let as_it_stands = found(part, unit.clone())?;
        match (as_it_stands.range.low, found(shorter, unit)) {
            (Some(_), Some(interval)) if interval.range.high.is_some() => Some(Found::Proposed(interval)),
            (Some(_), None) if as_it_stands.range.high.is_some() => Some(Found::Proposed(as_it_stands)),
            _ => Some(Found::Unclear),
        }
    };
    let apart = cuts(text).find_map(|(part, rest)| {
        let unit = unit(rest, catalogue)?;
        let interval = found(part, unit.clone())?;
        Some(match unit.damage {
            Damage::NoTimes => swallowed(part, unit)?,
            _ if is_unclear(part, rest, &unit) => Found::Unclear,
            Damage::Exponent => Found::Proposed(shorter(&interval).unwrap_or(interval)),
            Damage::None => shorter(&interval).map_or(Found::Certain(interval), Found::Proposed),
        })
    });
    apart.or_else(|| {
        // `165-3873109/L`: nothing stands between them any more.
        let at = text.find('/')?;
        EXPONENTS.into_iter().find_map(|exponent| {
            let part = text[..at].strip_suffix(exponent)?.strip_suffix("10")?;
            swallowed(part, fallen(&text[part.len()..], catalogue)?)
        })
    })
}

/// Without a 3 that stands where the × of a count was.
fn shorter(interval: &Interval) -> Option<Interval> {
    let found = times::without_three(&interval.text, false).filter(|_| times::is_count(&interval.unit.ucum));
    let Some(Found::Proposed((text, range))) = found else { return None };
    Some(Interval { text, range, unit: interval.unit.clone() })
}

/// Whether the digits of a number may belong to the power of its unit: `8103/µL`, `1103 109/L`.
fn is_unclear(number: &str, rest: &str, unit: &Unit) -> bool {
    let own = || EXPONENTS.iter().any(|exponent| number.ends_with(&format!("10{exponent}")));
    match unit.damage {
        Damage::None => rest.starts_with('/') && own(),
        Damage::Exponent => false,
        // `11.3` without its 3 is no number: there the 3 is a digit.
        Damage::NoTimes => number.strip_suffix('3').is_some_and(|shorter| !shorter.ends_with('.')),
    }
}

/// What may stand behind a number.
enum Beside {
    Flag,
    Unit(Unit),
    Both(Unit),
}

fn beside(rest: &str, catalogue: &Catalogue) -> Option<Beside> {
    let rest = rest.trim();
    if is_flag(rest) {
        return Some(Beside::Flag);
    }
    if let Some(unit) = unit(rest, catalogue) {
        return Some(Beside::Unit(unit));
    }
    let first = rest.split_once(char::is_whitespace);
    let last = rest.rsplit_once(char::is_whitespace);
    [first.map(|(flag, unit)| (unit, flag)), last]
        .into_iter()
        .flatten()
        .filter(|(_, flag)| is_flag(flag))
        .find_map(|(rest, _)| unit(rest, catalogue).map(Beside::Both))
}

/// What follows a flag that stands first: `H 320`.
fn after_flag(text: &str) -> Option<&str> {
    let (flag, rest) = text.split_once(char::is_whitespace)?;
    is_flag(flag).then(|| rest.trim_start())
}

fn is_number(text: &str) -> bool {
    Measured::parse(text).is_ok_and(|measured| measured.reading != Reading::Words)
}

/// Every way to part a text behind one of its numbers. What stands behind keeps its leading space.
fn cuts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.char_indices().filter_map(move |(at, c)| {
        let (before, rest) = text.split_at(at);
        let ends = before.ends_with(|last: char| last.is_ascii_digit() || matches!(last, ')' | ']'));
        let inside = c.is_ascii_digit() || matches!(c, '.' | ',');
        (ends && !inside).then_some((before, rest))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn catalogue() -> &'static Catalogue {
        static BUNDLED: std::sync::OnceLock<Catalogue> = std::sync::OnceLock::new();
        BUNDLED.get_or_init(|| Catalogue::bundled().unwrap())
    }

    /// `110 @ 10*9/L`, with what it is before it: `=` certain, `?` proposed, `+` with a flag.
    fn said(found: Option<Found<Value>>) -> String {
        let shown = |value: Value| {
            let unit = value.unit.map(|unit| format!(" @ {}", unit.ucum)).unwrap_or_default();
            format!("{}{}{unit}", if value.flagged { "+" } else { "" }, value.text)
        };
        match found {
            None => "nothing".to_owned(),
            Some(Found::Unclear) => "unclear".to_owned(),
            Some(Found::Certain(value)) => format!("={}", shown(value)),
            Some(Found::Proposed(value)) => format!("?{}", shown(value)),
        }
    }

    #[test]
    fn s0_02_a_value_and_its_unit_in_one_cell() {
        for (text, wanted) in [
            ("110 ×10^9/L", "=110 @ 10*9/L"),
            ("110 x10^9/L", "=110 @ 10*9/L"),
            ("110 x 10^9/L", "=110 @ 10*9/L"),
            ("110x10E9/L", "=110 @ 10*9/L"),
            ("110 10*9/L", "=110 @ 10*9/L"),
            ("110 10⁹/L", "=110 @ 10*9/L"),
            ("110 x10(9)/L", "=110 @ 10*9/L"),
            ("110 G/L", "=110 @ 10*9/L"),
            ("110G/L", "=110 @ 10*9/L"),
            ("110 Giga/L", "=110 @ 10*9/L"),
            ("110 K/µL", "=110 @ 10*3/uL"),
            ("110 ×10³/µL", "=110 @ 10*3/uL"),
            ("110000 /mm3", "=110000 @ /uL"),
            ("4103 /µL", "=4103 @ /uL"),
            ("4500/µL", "=4500 @ /uL"),
            ("<5 ×10^9/L", "=<5 @ 10*9/L"),
            ("< 5 G/L", "=< 5 @ 10*9/L"),
            ("below 5 G/L", "=below 5 @ 10*9/L"),
            ("3-5 ×10^9/L", "=3-5 @ 10*9/L"),
            ("~136 mmol/L", "=~136 @ mmol/L"),
            ("-1.50 mmol/L", "=-1.50 @ mmol/L"),
            ("5.2%", "=5.2 @ %"),
            ("110 3 109/L", "?110 @ 10*9/L"),
            ("110 109/L", "?110 @ 10*9/L"),
            ("110 x109/L", "?110 @ 10*9/L"),
            ("<5 ×109/L", "?<5 @ 10*9/L"),
            ("110 103/µL", "?110 @ 10*3/uL"),
            ("110 3 103/μL", "?110 @ 10*3/uL"),
            ("4.5 3 1012/L", "?4.5 @ 10*12/L"),
            ("110 3 10^9/L", "?110 @ 10*9/L"),
            ("11.3 109/L", "?11.3 @ 10*9/L"),
            ("110 L", "?+110"),
            ("110 (L)", "?+110"),
            ("110*", "?+110"),
            ("320H", "?+320"),
            ("H 320", "?+320"),
            ("5.2 High", "?+5.2"),
            ("<5 L", "?+<5"),
            ("5.2 H mmol/L", "?+5.2 @ mmol/L"),
            ("5.2 mmol/L [H]", "?+5.2 @ mmol/L"),
            ("L 110 3 109/L", "?+110 @ 10*9/L"),
        ] {
            assert_eq!(said(value(text, catalogue())), wanted, "{text}");
        }
    }

    #[test]
    fn what_may_be_two_values_is_none() {
        for text in
            ["3 109/L", "109/L", "103/µL", "8103/µL", "5106/uL", "1103 109/L", "13 109/L", "<3 109/L", "3-53 109/L"]
        {
            assert_eq!(said(value(text, catalogue())), "unclear", "{text}");
        }
        for text in [
            "110,000 /mm3",
            "110 000 /mm3",
            "1103109/L",
            "110 furlong",
            "5 <",
            "5 6 mmol/L",
            "L",
            "H L 5",
            "",
            "110 5 L",
        ] {
            assert_eq!(said(value(text, catalogue())), "nothing", "{text}");
        }
    }

    fn said_of_range(text: &str) -> String {
        let shown = |found: Interval| format!("{} @ {}", found.text, found.unit.ucum);
        match interval(text, catalogue()) {
            None => "nothing".to_owned(),
            Some(Found::Unclear) => "unclear".to_owned(),
            Some(Found::Certain(found)) => format!("={}", shown(found)),
            Some(Found::Proposed(found)) => format!("?{}", shown(found)),
        }
    }

    #[test]
    fn s0_02_a_range_that_swallowed_the_times_sign_is_never_read_with_it() {
        for (text, wanted) in [
            ("165–387 ×10^9/L", "=165-387 @ 10*9/L"),
            ("(165–387) ×10^9/L", "=165-387 @ 10*9/L"),
            ("[165 - 387 G/L]", "=165-387 @ 10*9/L"),
            ("135 to 145 mmol/L", "=135-145 @ mmol/L"),
            ("<200 mg/dL", "=<200 @ mg/dL"),
            ("165–3873 109/L", "?165-387 @ 10*9/L"),
            ("165-3873109/L", "?165-387 @ 10*9/L"),
            ("165–387 3 109/L", "?165-387 @ 10*9/L"),
            ("165–3873 103/µL", "?165-387 @ 10*3/uL"),
            ("4.0-11.03 109/L", "?4.0-11.0 @ 10*9/L"),
            ("165-387109/L", "?165-387 @ 10*9/L"),
            ("165-387 109/L", "?165-387 @ 10*9/L"),
            ("165-387 ×109/L", "?165-387 @ 10*9/L"),
            ("165-387 3 10^9/L", "?165-387 @ 10*9/L"),
            ("4.5-11.3 109/L", "?4.5-11.3 @ 10*9/L"),
            // Without its 3 the range would run backwards: the 3 is its own.
            ("9-13 109/L", "?9-13 @ 10*9/L"),
            // The × may have become the 3 and the exponent have stayed.
            ("165–3873 10^9/L", "?165-387 @ 10*9/L"),
            ("165–3873 ×109/L", "?165-387 @ 10*9/L"),
            ("135-3873 mmol/L", "=135-3873 @ mmol/L"),
            ("<53 109/L", "unclear"),
            ("4000-11103/µL", "unclear"),
            ("165–387", "nothing"),
            ("165–3873", "nothing"),
            ("109/L", "nothing"),
            ("165-387 furlong", "nothing"),
        ] {
            assert_eq!(said_of_range(text), wanted, "{text}");
        }
    }

    proptest! {
        /// Whatever number is typed in whatever form, that number comes out, or none.
        #[test]
        fn the_number_that_is_kept_is_the_one_that_was_typed(
            sign in prop::sample::select(vec!["", "<", "< ", "≤", "<=", ">", "≥ ", "~", "below ", "＜"]),
            digits in "(0|[1-9][0-9]{0,5})(\\.[0-9]{1,3})?",
            gap in prop::sample::select(vec!["", " ", "  ", "\u{a0}"]),
            unit in prop::sample::select(vec![
                "×10^9/L", "x 10^9/L", "10*9/L", "10⁹/L", "G/L", "K/µL", "/mm3", "/µL", "3 109/L", "109/L", "x109/L",
                "103/µL", "3 103/µL", "mmol/L", "%", "L", "(H)", "*", "H x10^9/L", "Giga/L",
            ]),
        ) {
            let number = format!("{sign}{digits}");
            let wanted = Measured::parse(&number).unwrap();
            match value(&format!("{number}{gap}{unit}"), catalogue()) {
                Some(Found::Certain(value) | Found::Proposed(value)) => {
                    prop_assert_eq!(Measured::parse(&value.text).unwrap().reading, wanted.reading);
                }
                Some(Found::Unclear) | None => {}
            }
        }

        #[test]
        fn no_text_is_too_strange(text in "[0-9LH3x×*µ/ .,()<>^-]{0,24}|\\PC{0,40}") {
            value(&text, catalogue());
            interval(&text, catalogue());
        }
    }
}
