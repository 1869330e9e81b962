//! A symptom: what was felt, on which scale, on which side; and the symptoms that a person names for themselves.

use super::amount::Number;

/// How a symptom is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scale {
    /// From low to high, both possible: `0-10`.
    Numbers {
        low: u16,
        high: u16,
    },
    /// It was there or it was not.
    YesNo,
    /// How often: falls, nights with dreams.
    Count,
    Minutes,
    /// Of what was normal before: 0 to 100.
    Percent,
    /// Against an earlier time, in seven steps: 1 very much worse, 4 unchanged, 7 very much better.
    Change,
    /// How far: a number of this length, or at least so many.
    Distance(Length),
}

/// The unit of a distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    Metre,
    Kilometre,
    Mile,
}

impl Length {
    pub const ALL: [Self; 3] = [Self::Metre, Self::Kilometre, Self::Mile];

    pub fn code(self) -> &'static str {
        match self {
            Self::Metre => "m",
            Self::Kilometre => "km",
            Self::Mile => "mi",
        }
    }
}

impl Scale {
    pub const ZERO_TO_TEN: Self = Self::Numbers { low: 0, high: 10 };
    /// Those that are no span of numbers.
    pub const NAMED: [Self; 8] = [
        Self::YesNo,
        Self::Count,
        Self::Minutes,
        Self::Percent,
        Self::Change,
        Self::Distance(Length::Metre),
        Self::Distance(Length::Kilometre),
        Self::Distance(Length::Mile),
    ];

    pub fn text(self) -> String {
        match self {
            Self::Numbers { low, high } => format!("{low}-{high}"),
            Self::YesNo => "yes/no".to_owned(),
            Self::Count => "count".to_owned(),
            Self::Minutes => "minutes".to_owned(),
            Self::Percent => "percent".to_owned(),
            Self::Change => "change".to_owned(),
            Self::Distance(length) => length.code().to_owned(),
        }
    }

    /// Reads `0-10`, `yes/no`, `count`, `minutes`, `percent`, `change`, `m`, `km`, `mi`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(named) = Self::NAMED.into_iter().find(|scale| scale.text() == text) {
            return Some(named);
        }
        let (low, high) = text.split_once('-')?;
        let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(low) || !digits(high) {
            return None;
        }
        let (low, high) = (low.parse().ok()?, high.parse().ok()?);
        (low < high).then_some(Self::Numbers { low, high })
    }

    /// The least and the most that can be scored; `None`: no numbers, or no most.
    pub fn bounds(self) -> (Option<u16>, Option<u16>) {
        match self {
            Self::Numbers { low, high } => (Some(low), Some(high)),
            Self::YesNo => (None, None),
            Self::Count | Self::Distance(_) => (Some(0), None),
            Self::Minutes => (Some(0), Some(1440)),
            Self::Percent => (Some(0), Some(100)),
            Self::Change => (Some(1), Some(7)),
        }
    }

    /// Only whole numbers make sense.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Count | Self::Minutes | Self::Change)
    }
}

/// What was felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    Number(Number),
    /// So much or more: "1 mile at least".
    AtLeast(Number),
    Yes,
    No,
}

impl Score {
    /// `4`, `>=1`, `yes`: as it is kept and written out.
    pub fn text(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::AtLeast(number) => format!(">={number}"),
            Self::Yes => "yes".to_owned(),
            Self::No => "no".to_owned(),
        }
    }

    /// Reads only what [`Score::text`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "yes" => Some(Self::Yes),
            "no" => Some(Self::No),
            _ => match text.strip_prefix(">=") {
                Some(number) => number.parse().ok().map(Self::AtLeast),
                None => text.parse().ok().map(Self::Number),
            },
        }
    }

    /// `4`, `≥1`, `yes`: as a person reads it.
    pub fn shown(self) -> String {
        match self {
            Self::AtLeast(number) => format!("≥{number}"),
            other => other.text(),
        }
    }

    /// The number, also of a bound.
    pub fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) | Self::AtLeast(number) => Some(number),
            Self::Yes | Self::No => None,
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
    /// Answered at a check-in: all entries of one have the same time.
    pub check_in: bool,
}

impl SymptomEntry {
    /// Whether it says that the symptom was there. A change against an earlier time says nothing of it.
    pub fn is_there(&self) -> bool {
        match self.score {
            Score::Yes => true,
            Score::No => false,
            Score::Number(number) | Score::AtLeast(number) => {
                self.scale != Scale::Change && number.decimal() > rust_decimal::Decimal::ZERO
            }
        }
    }
}

/// Which way is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Worse,
    Better,
}

impl Direction {
    pub const ALL: [Self; 2] = [Self::Worse, Self::Better];

    pub fn code(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Better => "better",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.code() == text)
    }
}

/// A symptom that the catalogue does not know. The record's own `at` says since when it has been there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSymptom {
    /// Unique among own symptoms and the catalogue's, caseless.
    pub name: String,
    pub scale: Scale,
    /// What a higher score means; `None`: nobody said.
    pub higher_is: Option<Direction>,
    /// Left out of reports unless the person puts it in.
    pub sensitive: bool,
    /// What the lower and the upper end of the scale mean, in the person's words.
    pub low_words: Option<String>,
    pub high_words: Option<String>,
}
