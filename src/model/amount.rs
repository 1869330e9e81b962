//! Exact amounts: a decimal that keeps the digits that were written, its unit, and what a preparation
//! makes of it (mg <-> mL <-> drops). No binary float before a pixel.

use std::borrow::Cow;
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

/// A text of the program's with that mark in its numbers. A point is a number's where it stands alone between digits:
/// not that of `neg.`, of `12.05.2014` or of the end of a sentence.
pub fn marked(text: &str, mark: char) -> Cow<'_, str> {
    if mark == '.' || !text.contains('.') {
        return Cow::Borrowed(text);
    }
    let is_of_number = |c: &char| c.is_ascii_digit() || *c == '.';
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let len = rest[start..].chars().take_while(is_of_number).count();
        let number = rest[start..start + len].trim_end_matches('.');
        said.push_str(&rest[..start]);
        match number.split_once('.') {
            Some((whole, part)) if !part.contains('.') => {
                said.extend([whole, mark.encode_utf8(&mut [0; 4]), part]);
            }
            _ => said.push_str(number),
        }
        rest = &rest[start + number.len()..];
    }
    said.push_str(rest);
    Cow::Owned(said)
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

impl Amount {
    /// The same mass in another unit of mass; `None` where there is no exact way.
    pub fn to_unit(self, unit: DoseUnit) -> Option<Self> {
        if self.unit == unit {
            return Some(self);
        }
        let power = self.unit.milligrams_exponent()? - unit.milligrams_exponent()?;
        let factor = Decimal::from(10_i64.checked_pow(power.unsigned_abs())?);
        let number = self.number.decimal();
        let number = if power < 0 { number.checked_div(factor) } else { number.checked_mul(factor) }?;
        Some(Self { number: Number::computed(number), unit })
    }
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

/// Why a text is no recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipeError {
    #[error("not written as 50 mg in 10 mL, 20 drops/mL")]
    Form,
    #[error("{0}")]
    Number(#[from] NumberError),
    #[error("a recipe is made of amounts above zero")]
    NotPositive,
    #[error("what is dissolved is given in ng, ug, mg, g or IU")]
    ContentUnit,
    #[error("the volume is given in mL")]
    VolumeUnit,
}

impl Recipe {
    /// Reads `50 mg in 10 mL, 20 drops/mL`, `50 mg/10 mL` or `5 mg/mL`; the drops may be left out.
    pub fn parse(text: &str) -> Result<Self, RecipeError> {
        let (solution, drops) = match sentence_comma(text) {
            Some(at) => (&text[..at], Some(&text[at + 1..])),
            None => (text, None),
        };
        let (content, volume) = divided(solution, &[" in ", " per ", "/"]).ok_or(RecipeError::Form)?;
        let (number, unit) = measure(content);
        let unit = DoseUnit::parse(unit).filter(|unit| unit.is_content()).ok_or(RecipeError::ContentUnit)?;
        let content = Amount { number: positive(number)?, unit };
        let (number, unit) = measure(volume);
        if DoseUnit::parse(unit) != Some(DoseUnit::Millilitre) {
            return Err(RecipeError::VolumeUnit);
        }
        // `5 mg/mL` is 5 mg in one mL.
        let volume_ml = positive(if number.is_empty() { "1" } else { number })?;
        let drops_per_ml = drops.map(drops_per_ml).transpose()?;
        Ok(Self { written: text.to_owned(), content, volume_ml, drops_per_ml })
    }
}

/// `20 drops/mL`
fn drops_per_ml(text: &str) -> Result<Number, RecipeError> {
    let (drops, volume) = divided(text, &[" per ", "/"]).ok_or(RecipeError::Form)?;
    let (number, unit) = measure(drops);
    if DoseUnit::parse(unit) != Some(DoseUnit::Drop) {
        return Err(RecipeError::Form);
    }
    if DoseUnit::parse(volume) != Some(DoseUnit::Millilitre) {
        return Err(RecipeError::VolumeUnit);
    }
    positive(number)
}

/// The comma that ends the first part. One between two digits belongs to a number, and is refused with it.
fn sentence_comma(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_digit = |place: Option<usize>| place.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find(|&at| bytes[at] == b',' && !(is_digit(at.checked_sub(1)) && is_digit(Some(at + 1))))
}

fn divided<'a>(text: &'a str, signs: &[&str]) -> Option<(&'a str, &'a str)> {
    let (left, right) = signs.iter().find_map(|sign| text.split_once(sign))?;
    Some((left.trim(), right.trim()))
}

/// The number before a unit, and the unit; either may be empty.
fn measure(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

fn positive(text: &str) -> Result<Number, RecipeError> {
    let number: Number = text.parse()?;
    if number.decimal() > Decimal::ZERO { Ok(number) } else { Err(RecipeError::NotPositive) }
}

/// What one unit of a medicine holds: from its recipe (liquids) or its strength (pieces).
#[derive(Clone, Copy, Debug)]
pub struct Preparation<'a> {
    pub recipe: Option<&'a Recipe>,
    /// Content of one tablet, capsule, puff…
    pub strength: Option<Amount>,
    /// Into how many equal parts one piece may be cut; 1 where it is taken whole.
    pub parts: u8,
    /// What one piece is called.
    pub piece: DoseUnit,
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
                Some(Amount { number: kept(count.checked_mul(strength.number.decimal())?)?, unit: strength.unit })
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
pub(super) fn quotient(top: Decimal, bottom: Decimal) -> Option<Number> {
    let quotient = top.checked_div(bottom)?;
    kept(if is_exact(top, bottom, quotient) { quotient } else { quotient.round_dp(9) })
}

/// Whether a quotient is the whole of it. A product that had to be rounded proves nothing: 850 / 600 times 600 is
/// rounded to 850.
pub(super) fn is_exact(top: Decimal, bottom: Decimal, quotient: Decimal) -> bool {
    let (quotient, bottom) = (quotient.normalize(), bottom.normalize());
    let unrounded = |product: &Decimal| top.is_zero() || product.scale() == quotient.scale() + bottom.scale();
    quotient.checked_mul(bottom).filter(unrounded) == Some(top)
}

/// A computed number, if it has no more digits than one that is written.
pub(super) fn kept(decimal: Decimal) -> Option<Number> {
    let number = Number::computed(decimal);
    number.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn only_a_point_between_the_digits_of_one_number_is_marked() {
        for (text, wanted) in [
            ("4.5 mg", "4,5 mg"),
            ("<0.5-1.000", "<0,5-1,000"),
            ("it is 1.75.", "it is 1,75."),
            ("neg.", "neg."),
            ("no. 5", "no. 5"),
            ("12.05.2014", "12.05.2014"),
            ("1.234,5", "1,234,5"),
            (".5 … °", ".5 … °"),
        ] {
            assert_eq!(marked(text, ','), wanted);
            assert_eq!(marked(text, '.'), text);
        }
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
        let made = Preparation { recipe: Some(&recipe), strength: None, parts: 1, piece: DoseUnit::Tablet };
        let content = |count: &str, unit| made.content(number(count), unit).unwrap().to_string();
        assert_eq!(content("1", DoseUnit::Drop), "0.25 mg");
        assert_eq!(content("18", DoseUnit::Drop), "4.5 mg");
        assert_eq!(content("0.9", DoseUnit::Millilitre), "4.5 mg");
        assert!(made.content(number("1"), DoseUnit::Tablet).is_none());
    }

    #[test]
    fn a_recipe_is_read_as_it_is_written() {
        let read = |text: &str| {
            let recipe = Recipe::parse(text)?;
            assert_eq!(recipe.written, text);
            let drops = recipe.drops_per_ml.map_or_else(|| "-".to_owned(), |drops| drops.to_string());
            Ok(format!("{} | {} | {drops}", recipe.content, recipe.volume_ml))
        };
        for (text, wanted) in [
            ("50 mg in 10 mL, 20 drops/mL", "50 mg | 10 | 20"),
            ("50 mg in 10 mL,20 drops per mL", "50 mg | 10 | 20"),
            (" 50mg in 10ml ", "50 mg | 10 | -"),
            ("50 mg/10 mL", "50 mg | 10 | -"),
            ("5 mg/mL", "5 mg | 1 | -"),
            ("0.50 mg per mL, 1 drop/mL", "0.50 mg | 1 | 1"),
            ("400 IU/mL", "400 [iU] | 1 | -"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(wanted), "{text}");
        }
        for (text, why) in [
            ("", RecipeError::Form),
            ("50 mg", RecipeError::Form),
            ("50 mg in 10 mL, 20", RecipeError::Form),
            ("50 mg in 10 mL, 20 tablets/mL", RecipeError::Form),
            ("4,5 mg in 10 mL", RecipeError::Number(NumberError::Comma)),
            ("mg in 10 mL", RecipeError::Number(NumberError::Empty)),
            ("0 mg in 10 mL", RecipeError::NotPositive),
            ("50 mg in -10 mL", RecipeError::NotPositive),
            ("50 mg in 0.0 mL", RecipeError::NotPositive),
            ("50 mL in 10 mL", RecipeError::ContentUnit),
            ("50 in 10 mL", RecipeError::ContentUnit),
            ("50 mg in 10 L", RecipeError::VolumeUnit),
            ("50 mg in 10", RecipeError::VolumeUnit),
            ("50 mg in 10 mL, 20 drops/L", RecipeError::VolumeUnit),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
    }
}
