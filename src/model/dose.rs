//! What was taken, with what was planned beside it.

use super::amount::{Amount, Number};
use super::record::RecordId;
use super::unit::DoseUnit;

/// What became of a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Taken,
    Skipped,
    Partial,
    Extra,
}

impl Status {
    pub const ALL: [Self; 4] = [Self::Taken, Self::Skipped, Self::Partial, Self::Extra];

    pub fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Skipped => "skipped",
            Self::Partial => "partial",
            Self::Extra => "extra",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == text)
    }

    /// Something was swallowed.
    pub fn is_taken(self) -> bool {
        self != Self::Skipped
    }
}

/// Units that were counted: 7 drops, half a tablet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub number: Number,
    pub unit: DoseUnit,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dose {
    pub medicine: RecordId,
    /// As given, or computed from the count by the preparation of that day. It stays when the recipe changes.
    pub amount: Option<Amount>,
    pub count: Option<Count>,
    /// What the plan asked for, in the unit of `amount`.
    pub planned_amount: Option<Number>,
    pub status: Status,
    pub reason: Option<String>,
}
