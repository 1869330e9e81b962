//! A measured value as an interval: `<5` is everything below 5, never 5 and never 0. What was written is
//! kept beside it, and so is the range that stood on that result.

use rust_decimal::Decimal;

use super::amount::{Number, NumberError};

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
    /// `normal`, `positive`: words, no number. A titre, `>1:80`, is one of them: it is a dilution, and neither of
    /// its numbers is the value.
    Words,
}

/// A result as it was written, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    pub written: String,
    pub reading: Reading,
}

/// Why a text is no lab value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadingError {
    #[error("no value")]
    Empty,
    #[error("{0}")]
    Number(#[from] NumberError),
    #[error("a comparator without a number")]
    ComparatorAlone,
    #[error("the first number of a span is the smaller one")]
    Reversed,
    #[error("neither a number nor words")]
    NotAValue,
}

/// What stands before a number, the longer sign first. The signs that are only read are named by their numbers:
/// slanted, doubled, small and full-width forms.
const SIGNS: &[(&str, Comparator)] = &[
    ("<=", Comparator::AtMost),
    ("=<", Comparator::AtMost),
    ("≤", Comparator::AtMost),
    ("\u{2a7d}", Comparator::AtMost),
    ("\u{2266}", Comparator::AtMost),
    (">=", Comparator::AtLeast),
    ("=>", Comparator::AtLeast),
    ("≥", Comparator::AtLeast),
    ("\u{2a7e}", Comparator::AtLeast),
    ("\u{2267}", Comparator::AtLeast),
    ("<", Comparator::Below),
    ("\u{fe64}", Comparator::Below),
    ("\u{ff1c}", Comparator::Below),
    (">", Comparator::Above),
    ("\u{fe65}", Comparator::Above),
    ("\u{ff1e}", Comparator::Above),
    ("~", Comparator::About),
    ("≈", Comparator::About),
    ("∼", Comparator::About),
    ("\u{ff5e}", Comparator::About),
];
const SIGN_WORDS: &[(&str, Comparator)] = &[
    ("below", Comparator::Below),
    ("under", Comparator::Below),
    ("less than", Comparator::Below),
    ("above", Comparator::Above),
    ("over", Comparator::Above),
    ("more than", Comparator::Above),
    ("at most", Comparator::AtMost),
    ("at least", Comparator::AtLeast),
    ("about", Comparator::About),
    ("around", Comparator::About),
    ("circa", Comparator::About),
    // Without its point it begins a name: CA 125.
    ("ca.", Comparator::About),
    ("approx", Comparator::About),
    ("approx.", Comparator::About),
    ("approximately", Comparator::About),
];

/// What programs print for a number that they do not have.
const NO_NUMBERS: [&str; 5] = ["nan", "inf", "infinity", "-inf", "-infinity"];

impl Measured {
    /// Reads a value as people and laboratories write it: `5`, `<5`, `below 5`, `~136`, `3-5`, `3 to 5`, `normal`.
    /// A text with a digit is a number or refused: `normal 5` may mean anything.
    pub fn parse(text: &str) -> Result<Self, ReadingError> {
        Ok(Self { written: text.to_owned(), reading: Reading::parse(text.trim())? })
    }
}

impl Reading {
    fn parse(text: &str) -> Result<Self, ReadingError> {
        if text.is_empty() {
            return Err(ReadingError::Empty);
        }
        let has_digit = text.chars().any(char::is_numeric);
        if is_titre(text) {
            return Ok(Self::Words);
        }
        if let Some((comparator, rest)) = comparator(text, has_digit) {
            if rest.is_empty() {
                return Err(ReadingError::ComparatorAlone);
            }
            return Ok(Self::Number { comparator: Some(comparator), number: rest.parse()? });
        }
        if !has_digit {
            let is_number = NO_NUMBERS.iter().any(|no_number| no_number.eq_ignore_ascii_case(text));
            let is_words = text.chars().any(char::is_alphabetic) && !is_number;
            return if is_words { Ok(Self::Words) } else { Err(ReadingError::NotAValue) };
        }
        let Some((low, high)) = span(text) else {
            return Ok(Self::Number { comparator: None, number: text.parse()? });
        };
        let (low, high): (Number, Number) = (low.parse()?, high.parse()?);
        if low.decimal() > high.decimal() {
            return Err(ReadingError::Reversed);
        }
        Ok(Self::Between { low, high })
    }
}

/// `1:80`, with or without a comparator before it.
fn is_titre(text: &str) -> bool {
    let text = comparator(text, true).map_or(text, |(_, rest)| rest);
    text.split_once(':').is_some_and(|(one, dilution)| {
        let dilution = dilution.trim_start();
        one.trim_end() == "1" && (1..=7).contains(&dilution.len()) && dilution.bytes().all(|b| b.is_ascii_digit())
    })
}

/// The comparator a text begins with, and the rest. `below detection` is words, not a comparator.
pub fn comparator(text: &str, has_digit: bool) -> Option<(Comparator, &str)> {
    if let Some((sign, comparator)) = SIGNS.iter().find(|(sign, _)| text.starts_with(sign)) {
        return Some((*comparator, text[sign.len()..].trim_start()));
    }
    SIGN_WORDS.iter().find_map(|(word, comparator)| {
        let (start, rest) = text.split_at_checked(word.len())?;
        let alone = rest.is_empty() || (has_digit && rest.starts_with(char::is_whitespace));
        (start.eq_ignore_ascii_case(word) && alone).then_some((*comparator, rest.trim_start()))
    })
}

/// Both ends of `3-5` and `3 to 5`. A hyphen that no digit stands before is a minus.
fn span(text: &str) -> Option<(&str, &str)> {
    if let Some((low, high)) = text.split_once(" to ") {
        return Some((low.trim_end(), high.trim_start()));
    }
    let (at, dash) = text.char_indices().find(|&(at, c)| {
        matches!(c, '-' | '–') && text[..at].trim_end().ends_with(|before: char| before.is_ascii_digit())
    })?;
    Some((text[..at].trim_end(), text[at + dash.len_utf8()..].trim_start()))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, ReadingError> {
        let measured = Measured::parse(text)?;
        assert_eq!(measured.written, text);
        Ok(match &measured.reading {
            Reading::Words => "words".to_owned(),
            _ => measured.shown(),
        })
    }

    #[test]
    fn a_value_is_read_as_people_write_it() {
        for (text, wanted) in [
            ("5", "5"),
            ("-1.50", "-1.50"),
            (" 5 ", "5"),
            ("<5", "<5"),
            ("< 5", "<5"),
            ("≤5", "≤5"),
            ("<=5", "≤5"),
            (">=60", "≥60"),
            ("≥60", "≥60"),
            (">60", ">60"),
            ("below 5", "<5"),
            ("Below 5", "<5"),
            ("under 5", "<5"),
            ("less than 5", "<5"),
            ("above 60", ">60"),
            ("over 60", ">60"),
            ("more than 60", ">60"),
            ("at most 5", "≤5"),
            ("at least 60", "≥60"),
            ("~136", "~136"),
            ("about 136", "~136"),
            ("around 136", "~136"),
            ("3-5", "3–5"),
            ("3–5", "3–5"),
            ("3 - 5", "3–5"),
            ("3 to 5", "3–5"),
            ("-3 to -1", "-3–-1"),
            ("circa 136", "~136"),
            ("ca. 136", "~136"),
            ("approx 136", "~136"),
            ("approx. 136", "~136"),
            ("Approximately 136", "~136"),
            ("=<5", "≤5"),
            ("=> 60", "≥60"),
            ("ca", "words"),
            ("-3 - -1", "-3–-1"),
            ("normal", "words"),
            ("positive", "words"),
            ("not detected", "words"),
            ("below detection", "words"),
            ("négatif", "words"),
            ("trace", "words"),
            ("<5.0", "<5.0"),
            ("⩽5", "≤5"),
            ("≦ 5", "≤5"),
            ("⩾5", "≥5"),
            ("﹤5", "<5"),
            ("＜5", "<5"),
            ("＞60", ">60"),
            ("≈136", "~136"),
            ("1:80", "words"),
            (">1:80", "words"),
            ("< 1 : 80", "words"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn a_guess_is_refused() {
        for (text, why) in [
            ("", ReadingError::Empty),
            ("  ", ReadingError::Empty),
            ("1,000", ReadingError::Number(NumberError::Comma)),
            ("<1,5", ReadingError::Number(NumberError::Comma)),
            ("3,5-4", ReadingError::Number(NumberError::Comma)),
            ("below", ReadingError::ComparatorAlone),
            ("<", ReadingError::ComparatorAlone),
            ("<= ", ReadingError::ComparatorAlone),
            ("5-3", ReadingError::Reversed),
            ("2014-05", ReadingError::Number(NumberError::LeadingZero)),
            ("normal 5", ReadingError::Number(NumberError::NotANumber)),
            ("below5", ReadingError::Number(NumberError::NotANumber)),
            ("<normal", ReadingError::Number(NumberError::NotANumber)),
            ("<<5", ReadingError::Number(NumberError::NotANumber)),
            ("~3-5", ReadingError::Number(NumberError::NotANumber)),
            ("3-5-7", ReadingError::Number(NumberError::NotANumber)),
            ("5-", ReadingError::Number(NumberError::Empty)),
            ("5 <", ReadingError::Number(NumberError::NotANumber)),
            ("5<", ReadingError::Number(NumberError::NotANumber)),
            ("＜５", ReadingError::Number(NumberError::NotANumber)),
            ("trace 5", ReadingError::Number(NumberError::NotANumber)),
            ("2:80", ReadingError::Number(NumberError::NotANumber)),
            ("1:", ReadingError::Number(NumberError::NotANumber)),
            ("<1:80 x", ReadingError::Number(NumberError::NotANumber)),
            ("٣", ReadingError::Number(NumberError::NotANumber)),
            ("+++", ReadingError::NotAValue),
            ("NaN", ReadingError::NotAValue),
            ("inf", ReadingError::NotAValue),
            ("-Infinity", ReadingError::NotAValue),
            ("3 to", ReadingError::Number(NumberError::NotANumber)),
            ("5 to 3", ReadingError::Reversed),
            ("ca 136", ReadingError::Number(NumberError::NotANumber)),
            ("--", ReadingError::NotAValue),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
    }
}
