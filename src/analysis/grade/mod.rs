//! What a result's possible values say: low, normal or high against a range, and the grade of a fall or a rise. All
//! work on intervals, so `<5` is graded although nobody knows the number, and what is not sure is not claimed.

mod falling;
mod rising;

use std::fmt;

use crate::model::Number;
use crate::model::lab::{Interval, ReferenceRange};

pub use self::falling::falling;
pub use self::rising::rising;

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

#[cfg(test)]
mod tests;
