//! Exact amounts: a decimal that keeps the digits that were written, its unit, and what a preparation
//! makes of it (mg <-> mL <-> drops). No binary float before a pixel.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::unit::DoseUnit;

/// A decimal number with the digits that were written: `0.50` is not `0.5` when compared as a record,
/// and prints as it was typed. At most 28 digits.
#[derive(Clone, Copy, Debug)]
pub struct Number(Decimal);

/// Why a text is not a number here. The point is the only decimal mark; there is no grouping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("no number")]
    Empty,
    #[error("a comma can mean thousands or tenths")]
    Comma,
    #[error("a number starts with a digit: 0.5, not .5")]
    BarePoint,
    #[error("a number has no leading zeros")]
    LeadingZero,
    #[error("not a number")]
    NotANumber,
    #[error("more than 28 digits")]
    TooLong,
}

impl Number {
    pub fn new(decimal: Decimal) -> Self {
        Self(decimal)
    }

    /// A computed number: no trailing zeros.
    pub fn computed(decimal: Decimal) -> Self {
        Self(decimal.normalize())
    }

    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// For a pixel, never for a sum.
    pub fn to_f64(self) -> f64 {
        f64::try_from(self.0).unwrap_or(f64::NAN)
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() {
            return Err(NumberError::Empty);
        }
        if digits.contains(',') {
            return Err(NumberError::Comma);
        }
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (digits, None),
        };
        if whole.is_empty() || fraction == Some("") {
            return Err(NumberError::BarePoint);
        }
        if !whole.bytes().chain(fraction.unwrap_or("").bytes()).all(|b| b.is_ascii_digit()) {
            return Err(NumberError::NotANumber);
        }
        if whole.len() > 1 && whole.starts_with('0') {
            return Err(NumberError::LeadingZero);
        }
        if whole.len() + fraction.map_or(0, str::len) > 28 {
            return Err(NumberError::TooLong);
        }
        let decimal = Decimal::from_str_exact(text).map_err(|_too_long| NumberError::TooLong)?;
        // rust_decimal has a negative zero and would print it.
        Ok(Self(if decimal.is_zero() { decimal.abs() } else { decimal }))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

// As a record: the same digits. As a quantity: compare `.decimal()`.
impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0.scale() == other.0.scale()
    }
}
impl Eq for Number {}

/// A number and its unit: `1.75 mg`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    pub number: Number,
    pub unit: DoseUnit,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.unit.code())
    }
}

/// How the medicine is made up: "50 mg in 10 mL, 20 drops/mL".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// As it was written; shown and exported so.
    pub written: String,
    /// Mass or activity dissolved.
    pub content: Amount,
    /// The volume it is dissolved in, mL.
    pub volume_ml: Number,
    /// Drops in one mL, where drops are counted.
    pub drops_per_ml: Option<Number>,
}

/// What one unit of a medicine holds: from its recipe (liquids) or its strength (pieces).
#[derive(Clone, Copy, Debug)]
pub struct Preparation<'a> {
    pub recipe: Option<&'a Recipe>,
    /// Content of one tablet, capsule, puff…
    pub strength: Option<Amount>,
}

impl Preparation<'_> {
    /// The content of `count` units: 7 drops -> 1.75 mg. `None` where the preparation does not say.
    /// Exact where a finite decimal exists, else rounded to nine places.
    pub fn content(&self, count: Number, unit: DoseUnit) -> Option<Amount> {
        let count = count.decimal();
        match unit {
            DoseUnit::Drop => {
                let recipe = self.recipe?;
                let per_ml = recipe.drops_per_ml?.decimal();
                let top = count.checked_mul(recipe.content.number.decimal())?;
                let bottom = recipe.volume_ml.decimal().checked_mul(per_ml)?;
                Some(Amount { number: quotient(top, bottom)?, unit: recipe.content.unit })
            }
            DoseUnit::Millilitre => {
                let recipe = self.recipe?;
                let top = count.checked_mul(recipe.content.number.decimal())?;
                Some(Amount { number: quotient(top, recipe.volume_ml.decimal())?, unit: recipe.content.unit })
            }
            unit if unit.is_piece() => {
                let strength = self.strength?;
                Some(Amount {
                    number: Number::computed(count.checked_mul(strength.number.decimal())?),
                    unit: strength.unit,
                })
            }
            _ => None,
        }
    }

    /// The same amount as mass or activity, whatever it was given in.
    pub fn as_content(&self, amount: Amount) -> Option<Amount> {
        if amount.unit.is_content() { Some(amount) } else { self.content(amount.number, amount.unit) }
    }
}

/// Exact where it can be, else to nine decimal places.
fn quotient(top: Decimal, bottom: Decimal) -> Option<Number> {
    let quotient = top.checked_div(bottom)?;
    let exact = quotient.checked_mul(bottom) == Some(top);
    Some(Number::computed(if exact { quotient } else { quotient.round_dp(9) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn digits_are_kept_and_ambiguity_is_refused() {
        for text in ["0.50", "4.5", "0", "110", "-1.5", "100.00"] {
            assert_eq!(number(text).to_string(), text);
        }
        for (text, why) in [
            ("1,000", NumberError::Comma),
            ("4,5", NumberError::Comma),
            (".5", NumberError::BarePoint),
            ("5.", NumberError::BarePoint),
            ("", NumberError::Empty),
            ("-", NumberError::Empty),
            ("007", NumberError::LeadingZero),
            ("1e3", NumberError::NotANumber),
            ("+5", NumberError::NotANumber),
            ("٣", NumberError::NotANumber),
            ("1 000", NumberError::NotANumber),
            ("12345678901234567890123456789", NumberError::TooLong),
        ] {
            assert_eq!(text.parse::<Number>(), Err(why), "{text}");
        }
        assert_ne!(number("0.5"), number("0.50"));
        assert_eq!(number("0.5").decimal(), number("0.50").decimal());
    }

    #[test]
    fn s2_01_fifty_mg_in_ten_ml_is_a_quarter_mg_a_drop() {
        let recipe = Recipe {
            written: "50 mg in 10 mL, 20 drops/mL".to_owned(),
            content: Amount { number: number("50"), unit: DoseUnit::Milligram },
            volume_ml: number("10"),
            drops_per_ml: Some(number("20")),
        };
        let made = Preparation { recipe: Some(&recipe), strength: None };
        let content = |count: &str, unit| made.content(number(count), unit).unwrap().to_string();
        assert_eq!(content("1", DoseUnit::Drop), "0.25 mg");
        assert_eq!(content("18", DoseUnit::Drop), "4.5 mg");
        assert_eq!(content("0.9", DoseUnit::Millilitre), "4.5 mg");
        assert!(made.content(number("1"), DoseUnit::Tablet).is_none());
    }
}
