//! A symptom's entry: what was felt, on which scale, on which side.

use super::amount::Number;

/// How a symptom is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// From low to high, both possible: `0-10`.
    Numbers { low: u16, high: u16 },
    /// It was there or it was not.
    YesNo,
}

impl Scale {
    pub const ZERO_TO_TEN: Self = Self::Numbers { low: 0, high: 10 };

    pub fn text(self) -> String {
        match self {
            Self::Numbers { low, high } => format!("{low}-{high}"),
            Self::YesNo => "yes/no".to_owned(),
        }
    }

    /// Reads `0-10` or `yes/no`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "yes/no" {
            return Some(Self::YesNo);
        }
        let (low, high) = text.split_once('-')?;
        let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(low) || !digits(high) {
            return None;
        }
        let (low, high) = (low.parse().ok()?, high.parse().ok()?);
        (low < high).then_some(Self::Numbers { low, high })
    }
}

/// What was felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    Number(Number),
    Yes,
    No,
}

impl Score {
    pub fn text(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Yes => "yes".to_owned(),
            Self::No => "no".to_owned(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Both,
}

impl Side {
    pub const ALL: [Self; 3] = [Self::Left, Self::Right, Self::Both];

    pub fn code(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Both => "both",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.code() == text)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymptomEntry {
    /// As it was written; the same symptom is found caseless.
    pub symptom: String,
    pub score: Score,
    pub scale: Scale,
    pub side: Option<Side>,
    /// Taken over from the day before, not felt anew.
    pub copied: bool,
}

impl SymptomEntry {
    /// Whether it says that the symptom was there.
    pub fn is_there(&self) -> bool {
        match self.score {
            Score::Yes => true,
            Score::No => false,
            Score::Number(number) => number.decimal() > rust_decimal::Decimal::ZERO,
        }
    }
}
