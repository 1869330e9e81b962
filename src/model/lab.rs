//! A measured value as an interval: `<5` is everything below 5, never 5 and never 0. What was written is
//! kept beside it, and so is the range that stood on that result.

use rust_decimal::Decimal;

use super::amount::Number;

/// The relation written before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    Below,
    AtMost,
    Above,
    AtLeast,
    /// `~136`: near it.
    About,
}

impl Comparator {
    pub const ALL: [Self; 5] = [Self::Below, Self::AtMost, Self::Above, Self::AtLeast, Self::About];

    pub fn code(self) -> &'static str {
        match self {
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
            Self::About => "~",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|comparator| comparator.code() == text)
    }
}

/// What a result says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    Number {
        comparator: Option<Comparator>,
        number: Number,
    },
    /// `3-5`
    Between {
        low: Number,
        high: Number,
    },
    /// `normal`, `positive`: words, no number.
    Words,
}

/// A result as it was written, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    pub written: String,
    pub reading: Reading,
}

/// The values a reading leaves possible: `None` is no bound on that side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub low: Option<Bound>,
    pub high: Option<Bound>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    pub at: Decimal,
    /// Whether the bound itself is possible: not for `<5`.
    pub included: bool,
}

impl Measured {
    /// The possible values; `None` for words. An approximate value counts as the number it is near.
    pub fn interval(&self) -> Option<Interval> {
        let bound = |number: &Number, included| Some(Bound { at: number.decimal(), included });
        match &self.reading {
            Reading::Words => None,
            Reading::Between { low, high } => Some(Interval { low: bound(low, true), high: bound(high, true) }),
            Reading::Number { comparator, number } => Some(match comparator {
                None | Some(Comparator::About) => Interval { low: bound(number, true), high: bound(number, true) },
                Some(Comparator::Below) => Interval { low: None, high: bound(number, false) },
                Some(Comparator::AtMost) => Interval { low: None, high: bound(number, true) },
                Some(Comparator::Above) => Interval { low: bound(number, false), high: None },
                Some(Comparator::AtLeast) => Interval { low: bound(number, true), high: None },
            }),
        }
    }

    /// One spelling for the screen: `<5`, `≤5`, `~136`, `3–5`, `normal`.
    pub fn shown(&self) -> String {
        match &self.reading {
            Reading::Words => self.written.trim().to_owned(),
            Reading::Between { low, high } => format!("{low}–{high}"),
            Reading::Number { comparator, number } => {
                let sign = match comparator {
                    None => "",
                    Some(Comparator::Below) => "<",
                    Some(Comparator::AtMost) => "≤",
                    Some(Comparator::Above) => ">",
                    Some(Comparator::AtLeast) => "≥",
                    Some(Comparator::About) => "~",
                };
                format!("{sign}{number}")
            }
        }
    }

    /// Whether part of the truth lies beyond what was measured.
    pub fn is_censored(&self) -> bool {
        matches!(
            self.reading,
            Reading::Number {
                comparator: Some(Comparator::Below | Comparator::AtMost | Comparator::Above | Comparator::AtLeast),
                ..
            }
        )
    }
}

/// A reference interval; one side may be open (`<200`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceRange {
    pub low: Option<Number>,
    pub high: Option<Number>,
}

impl ReferenceRange {
    /// `165–387`, `<200`, `>60`.
    pub fn shown(&self) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) => format!("{low}–{high}"),
            (Some(low), None) => format!("≥{low}"),
            (None, Some(high)) => format!("≤{high}"),
            (None, None) => String::new(),
        }
    }
}

/// Which range was given with the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// It stood on the report.
    Printed(ReferenceRange),
    /// From that laboratory's own list.
    Laboratory(ReferenceRange),
    /// Nothing was said: the catalogue's default may stand in, labelled as such.
    Unsaid,
    /// The person says that there is none.
    None,
}

/// A unit as it was written and as UCUM writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabUnit {
    pub ucum: String,
    pub written: String,
}

/// One laboratory result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabResult {
    /// As it was written; the catalogue knows its other names.
    pub analyte: String,
    pub value: Measured,
    pub unit: Option<LabUnit>,
    pub range: Range,
    pub laboratory: Option<String>,
    /// `None`: not asked or not known.
    pub fasting: Option<bool>,
    pub biotin: Option<bool>,
    pub repeat_sample: Option<bool>,
}
