//! What a result's possible values say: low, normal or high against a range, and the grade of a fall. Both work
//! on intervals, so `<5` is graded although nobody knows the number, and what is not sure is not claimed.

use std::fmt;

use rust_decimal::Decimal;

use crate::model::Number;
use crate::model::lab::{Interval, ReferenceRange};

/// A result against a reference interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    Low,
    Normal,
    High,
    /// No range, no number, or both sides of a limit are possible.
    Unscored,
}

impl Flag {
    pub fn code(self) -> &'static str {
        match self {
            Self::Low => "L",
            Self::Normal => "N",
            Self::High => "H",
            Self::Unscored => "unscored",
        }
    }
}

/// Scored only where every possible value gives the same answer.
pub fn flag(values: Interval, range: ReferenceRange) -> Flag {
    let (low, high) = (range.low.map(Number::decimal), range.high.map(Number::decimal));
    if low.is_none() && high.is_none() {
        return Flag::Unscored;
    }
    if let (Some(limit), Some(top)) = (low, values.high)
        && (top.at < limit || (top.at == limit && !top.included))
    {
        return Flag::Low;
    }
    if let (Some(limit), Some(bottom)) = (high, values.low)
        && (bottom.at > limit || (bottom.at == limit && !bottom.included))
    {
        return Flag::High;
    }
    // Nothing is below zero where the range does not go there: `<5` lies inside 0 to 8.
    let from_zero = low.is_some_and(|limit| limit.is_zero()) && values.low.is_none();
    let above_low = low.is_none_or(|limit| from_zero || values.low.is_some_and(|bottom| bottom.at >= limit));
    let below_high = high.is_none_or(|limit| values.high.is_some_and(|top| top.at <= limit));
    if above_low && below_high { Flag::Normal } else { Flag::Unscored }
}

/// The grades that a result leaves possible, from the mildest to the worst: 4, or 3 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grade {
    pub mildest: u8,
    pub worst: u8,
}

impl fmt::Display for Grade {
    /// `4`, `3-4`, `0-1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.mildest == self.worst {
            write!(f, "{}", self.worst)
        } else {
            write!(f, "{}-{}", self.mildest, self.worst)
        }
    }
}

/// The grades of a falling count. `limits` are the values below which grade 2, 3, 4 begin (75, 50, 25); a limit
/// itself still has the milder grade. Grade 1 begins below the lower limit of normal: where that is not known, 0
/// and 1 cannot be told apart. `None`: surely no grade.
pub fn falling(values: Interval, lower_limit: Option<Decimal>, limits: &[Decimal]) -> Option<Grade> {
    let worst = values.low.map_or_else(
        || Severity { mildest: limits.len() as u8 + 1, worst: limits.len() as u8 + 1 },
        |bottom| Severity::of(lower_limit, limits, |limit| bottom.at < limit),
    );
    let mildest = values.high.map_or_else(
        || Severity::of(lower_limit, limits, |_| false),
        // Just below an excluded bound: `<50` never reaches 50.
        |top| Severity::of(lower_limit, limits, |limit| top.at < limit || (top.at == limit && !top.included)),
    );
    let grade = Grade { mildest: mildest.mildest, worst: worst.worst };
    (grade.worst > 0).then_some(grade)
}

/// The grades one value may have: two of them only where the lower limit of normal is not known.
struct Severity {
    mildest: u8,
    worst: u8,
}

impl Severity {
    fn of(lower_limit: Option<Decimal>, limits: &[Decimal], below: impl Fn(Decimal) -> bool) -> Self {
        let passed = limits.iter().filter(|limit| below(**limit)).count() as u8;
        if passed > 0 {
            return Self { mildest: passed + 1, worst: passed + 1 };
        }
        match lower_limit {
            None => Self { mildest: 0, worst: 1 },
            Some(limit) if below(limit) => Self { mildest: 1, worst: 1 },
            Some(_) => Self { mildest: 0, worst: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lab::{Comparator, Measured, Reading};
    use proptest::prelude::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn values(text: &str) -> Interval {
        let reading = if let Some((low, high)) = text.split_once("..") {
            Reading::Between { low: number(low), high: number(high) }
        } else {
            let sign = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            Reading::Number { comparator: Comparator::parse(sign), number: number(&text[sign.len()..]) }
        };
        Measured { written: text.to_owned(), reading }.interval().unwrap()
    }

    fn limits() -> [Decimal; 3] {
        [75, 50, 25].map(Decimal::from)
    }

    fn grade(text: &str, lower_limit: Option<i64>) -> String {
        falling(values(text), lower_limit.map(Decimal::from), &limits()).map_or("null".to_owned(), |g| g.to_string())
    }

    #[test]
    fn s0_04_s0_05_platelets_are_graded_on_intervals() {
        for (text, lower_limit, wanted) in [
            ("<5", Some(165), "4"),
            ("<5", None, "4"),
            ("<=5", Some(165), "4"),
            ("110", Some(165), "1"),
            ("110", Some(150), "1"),
            ("110", Some(145), "1"),
            ("110", None, "0-1"),
            ("<50", Some(165), "3-4"),
            ("<=50", Some(165), "2-4"),
            ("<100", Some(165), "1-4"),
            ("<100", None, "0-4"),
            ("75", Some(165), "1"),
            ("50", Some(165), "2"),
            ("25", Some(165), "3"),
            ("24.9", Some(165), "4"),
            ("165", Some(165), "null"),
            ("~136", Some(165), "1"),
            ("200", Some(165), "null"),
            ("200", None, "0-1"),
            (">50", Some(165), "0-2"),
            (">=165", Some(165), "null"),
            ("3..5", Some(165), "4"),
            ("60..80", Some(165), "1-2"),
        ] {
            assert_eq!(grade(text, lower_limit), wanted, "{text} with {lower_limit:?}");
        }
    }

    #[test]
    fn s0_11_a_flag_is_given_only_when_it_is_sure() {
        let range =
            |low: Option<&str>, high: Option<&str>| ReferenceRange { low: low.map(number), high: high.map(number) };
        let both = range(Some("165"), Some("387"));
        for (text, range, wanted) in [
            ("<5", both, Flag::Low),
            ("136", both, Flag::Low),
            ("165", both, Flag::Normal),
            ("387", both, Flag::Normal),
            ("387.1", both, Flag::High),
            (">387", both, Flag::High),
            (">=387", both, Flag::Unscored),
            ("<165", both, Flag::Low),
            ("<=165", both, Flag::Unscored),
            ("<200", both, Flag::Unscored),
            ("160..170", both, Flag::Unscored),
            ("<5", range(None, Some("8")), Flag::Normal),
            ("<5", range(Some("0"), Some("8")), Flag::Normal),
            ("<10", range(None, Some("8")), Flag::Unscored),
            (">70", range(Some("60"), None), Flag::Normal),
            ("5", range(None, None), Flag::Unscored),
        ] {
            assert_eq!(flag(values(text), range), wanted, "{text} in {}", range.shown());
        }
    }

    /// The grade of a single value, said again in another way.
    fn of_value(value: Decimal, lower_limit: Option<Decimal>) -> Vec<u8> {
        let below = |limit: i64| value < Decimal::from(limit);
        match () {
            () if below(25) => vec![4],
            () if below(50) => vec![3],
            () if below(75) => vec![2],
            () => match lower_limit {
                None => vec![0, 1],
                Some(limit) if value < limit => vec![1],
                Some(_) => vec![0],
            },
        }
    }

    proptest! {
        #[test]
        fn a_span_is_the_grades_of_its_values(tenths in 1..3000_i64, lower_limit in prop::option::of(76..400_i64)) {
            let lower_limit = lower_limit.map(Decimal::from);
            let limit = Number::computed(Decimal::new(tenths, 1));
            for sign in ["<", "<=", ">", ">="] {
                let got = falling(values(&format!("{sign}{limit}")), lower_limit, &limits());
                let possible = (0..8000_i64).map(|step| Decimal::new(step * 5, 2)).filter(|value| match sign {
                    "<" => *value < limit.decimal(),
                    "<=" => *value <= limit.decimal(),
                    ">" => *value > limit.decimal(),
                    _ => *value >= limit.decimal(),
                });
                let mut grades: Vec<u8> = possible.flat_map(|value| of_value(value, lower_limit)).collect();
                grades.sort_unstable();
                let wanted = match (grades.first(), grades.last()) {
                    (Some(0), Some(0)) => None,
                    (Some(mildest), Some(worst)) => Some(Grade { mildest: *mildest, worst: *worst }),
                    _ => None,
                };
                prop_assert_eq!(got, wanted, "{}{}", sign, limit);
            }
        }
    }
}
