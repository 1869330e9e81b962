//! What life did to a plan: held, stepped back, shifted, skipped, paused, restarted, stopped, moved to another hour.
//! The plan itself stays as it was written; each of these is a record of its own, so that every one can be seen,
//! corrected and taken back.

use jiff::civil::{Date, Time};

use super::amount::Amount;
use super::record::RecordId;

/// The day from which it holds is the record's own `at`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    pub plan: RecordId,
    /// Adjustments are applied in this order: each bends the calendar as it was seen then.
    pub number: u32,
    pub bend: Bend,
    pub reason: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bend {
    /// The dose in force stays for so many days more, every later step moves; `None`: until it is resumed.
    Hold { days: Option<u16> },
    /// Nothing is due for so many days; then the plan goes on where it was. `None`: until it is resumed.
    Pause { days: Option<u16> },
    /// Ends a hold or pause that had no end.
    Resume,
    /// Another amount for these days; the plan does not move.
    StepBack { until: Date, to: Amount },
    /// Every step from that day on begins so many days later, or earlier.
    Shift { days: i32 },
    /// The next step begins on that day, instead of the one in force or what is left of it.
    Skip,
    /// The plan goes on from that day with the first day of the step of that amount.
    Restart { at: Amount },
    /// Nothing is due any more.
    Stop,
    /// Other clock times from that day on.
    Times(Vec<Time>),
}

/// The kind of a bend, by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BendKind {
    Hold,
    Pause,
    Resume,
    StepBack,
    Shift,
    Skip,
    Restart,
    Stop,
    Times,
}

impl BendKind {
    pub const ALL: [Self; 9] = [
        Self::Hold,
        Self::Pause,
        Self::Resume,
        Self::StepBack,
        Self::Shift,
        Self::Skip,
        Self::Restart,
        Self::Stop,
        Self::Times,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::StepBack => "step-back",
            Self::Shift => "shift",
            Self::Skip => "skip",
            Self::Restart => "restart",
            Self::Stop => "stop",
            Self::Times => "times",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == text)
    }
}

impl Bend {
    pub fn kind(&self) -> BendKind {
        match self {
            Self::Hold { .. } => BendKind::Hold,
            Self::Pause { .. } => BendKind::Pause,
            Self::Resume => BendKind::Resume,
            Self::StepBack { .. } => BendKind::StepBack,
            Self::Shift { .. } => BendKind::Shift,
            Self::Skip => BendKind::Skip,
            Self::Restart { .. } => BendKind::Restart,
            Self::Stop => BendKind::Stop,
            Self::Times(_) => BendKind::Times,
        }
    }
}
