//! From one unit of an analyte to another. What UCUM knows comes from its own table; mass and amount of substance meet
//! through a molar mass; `HbA1c` has two published equations. Nothing here touches what was written.

use octofhir_ucum::{EvalResult, Number as UcumNumber, evaluate, parse_expression};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::Number;
use crate::model::lab::{Bound, Interval};

/// A decimal holds 28 digits; so many of UCUM's are its own, and the rest is what dividing leaves behind.
const UCUM_DIGITS: u32 = 24;
/// A converted number that has no more digits than people write, when it is rounded to the digits that are left of a
/// very small one, is that number: 99 mg/dL, taken to mmol/L and back, are 99 again and not 98.999….
const SURE_DIGITS: u32 = 18;
const WRITTEN_DIGITS: u32 = 12;
/// Where UCUM's table of base units counts grams: metre, second, gram, radian, kelvin, coulomb, candela.
const GRAM: usize = 2;

/// The way from a unit to the usual one of its analyte, and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conversion {
    /// Times the one, then divided by the other: a sixtieth has no end as a decimal, but a division by 60 has one
    /// where it can.
    Ratio { times: Decimal, over: Decimal },
    /// Published one beside the other, as straight lines that are not quite each other's inverse.
    Lines { there: Line, back: Line },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) times: Decimal,
    pub(super) plus: Decimal,
}

impl Line {
    fn at(self, number: Decimal) -> Option<Decimal> {
        number.checked_mul(self.times)?.checked_add(self.plus)
    }
}

impl Conversion {
    pub(super) const SAME: Self = Self::Ratio { times: Decimal::ONE, over: Decimal::ONE };

    /// From one unit to another as UCUM has it, with the molar mass where one is a mass and the other an amount of
    /// substance. `None` where there is no way: mmol/L of something without a molar mass, international units to
    /// anything but themselves.
    pub(super) fn by_ucum(from: &str, to: &str, molar_mass: Option<Decimal>) -> Option<Self> {
        let (from, to) = (term(from)?, term(to)?);
        let ratio = from.factor.checked_div(to.factor)?;
        if from.is_commensurable(&to) {
            return Self::ratio(ratio, Decimal::ONE, Decimal::ONE);
        }
        let molar_mass = molar_mass?;
        // UCUM's mole is a number of particles.
        let particles = term("mol")?.factor;
        match grams_more(&from, &to)? {
            1 => Self::ratio(ratio.checked_mul(particles)?, Decimal::ONE, molar_mass),
            -1 => Self::ratio(ratio.checked_div(particles)?, molar_mass, Decimal::ONE),
            _ => None,
        }
    }

    /// UCUM's own part is a short decimal in one direction or the other: 60, never 0.0166…; 1000 rather than 0.001.
    fn ratio(ucum: UcumNumber, times: Decimal, over: Decimal) -> Option<Self> {
        let (there, back) = (Short::of(ucum)?, Short::of(UcumNumber::ONE.checked_div(ucum)?)?);
        let rank = |short: &Short| (short.digits.scale(), short.exponent < 0);
        Some(if rank(&there) <= rank(&back) {
            Self::Ratio { times: times.checked_mul(there.decimal()?)?, over }
        } else {
            Self::Ratio { times, over: over.checked_mul(back.decimal()?)? }
        })
    }

    /// To the usual unit.
    pub(super) fn there(self, number: Decimal) -> Option<Decimal> {
        match self {
            Self::Ratio { times, over } => number.checked_mul(times)?.checked_div(over),
            Self::Lines { there, .. } => there.at(number),
        }
    }

    /// From the usual unit.
    pub(super) fn back(self, number: Decimal) -> Option<Decimal> {
        match self {
            Self::Ratio { times, over } => number.checked_mul(over)?.checked_div(times),
            Self::Lines { back, .. } => back.at(number),
        }
    }
}

fn term(ucum: &str) -> Option<EvalResult> {
    evaluate(&parse_expression(ucum).ok()?).ok().filter(|term| term.special.is_none() && !term.factor.is_zero())
}

/// How many powers of a gram the one has before the other, where that is all that tells them apart.
fn grams_more(from: &EvalResult, to: &EvalResult) -> Option<i8> {
    let (mut rest, other) = (from.dim.0, to.dim.0);
    rest[GRAM] = other[GRAM];
    (rest == other && from.arbitrary == to.arbitrary).then(|| from.dim.0[GRAM].checked_sub(other[GRAM]))?
}

/// UCUM's number without the digits that dividing by 6.02214076e23 leaves behind: from 1 to below 10, times a power of
/// ten.
struct Short {
    digits: Decimal,
    exponent: i32,
}

impl Short {
    fn of(number: UcumNumber) -> Option<Self> {
        let (digits, exponent) = number.to_integer_and_exponent();
        let places = digits.unsigned_abs().checked_ilog10()?;
        let rounded = Decimal::try_from_i128_with_scale(digits, places).ok()?.round_sf(UCUM_DIGITS)?;
        let exponent = exponent.checked_add_unsigned(places)?;
        // 9.99… becomes 10.
        if rounded >= Decimal::TEN {
            return Some(Self { digits: Decimal::ONE, exponent: exponent.checked_add(1)? });
        }
        Some(Self { digits: rounded.normalize(), exponent })
    }

    fn decimal(&self) -> Option<Decimal> {
        let power = Decimal::try_from_i128_with_scale(10_i128.checked_pow(self.exponent.unsigned_abs())?, 0).ok()?;
        let number = if self.exponent < 0 { self.digits.checked_div(power) } else { self.digits.checked_mul(power) }?;
        Some(number.normalize()).filter(|number| !number.is_zero())
    }
}

/// A converted number without what dividing left behind.
pub(super) fn settled(number: Decimal) -> Option<Decimal> {
    let rounded = number.round_sf(SURE_DIGITS)?.normalize();
    let is_short = digits(rounded) <= WRITTEN_DIGITS;
    Some(if is_short { rounded } else { number.normalize() })
}

/// How many digits stand from the first that is no zero to the last that was written.
fn digits(number: Decimal) -> u32 {
    number.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
}

/// A converted number as a person reads it: with one significant digit more than the written one had, so that a
/// rounding never stands out of what was measured, and without zeros at its end. 99 mg/dL are 5.5 mmol/L (5.495…),
/// 40 U/L are 0.667 µkat/L.
pub fn rounded_like(converted: Decimal, written: Number) -> Number {
    let places = digits(written.decimal()) + 1;
    let rounded = converted.round_sf_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    Number::computed(rounded.unwrap_or(converted))
}

/// Both ends, each as much included as before: every way between units rises with the number.
pub(super) fn interval(values: Interval, convert: impl Fn(Decimal) -> Option<Decimal>) -> Option<Interval> {
    let end = |bound: Option<Bound>| match bound {
        None => Some(None),
        Some(Bound { at, included }) => Some(Some(Bound { at: convert(at)?, included })),
    };
    Some(Interval { low: end(values.low)?, high: end(values.high)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(from: &str, to: &str, molar_mass: Option<&str>) -> Option<(String, String)> {
        match Conversion::by_ucum(from, to, molar_mass.map(|mass| mass.parse().unwrap()))? {
            Conversion::Ratio { times, over } => Some((times.to_string(), over.to_string())),
            Conversion::Lines { .. } => None,
        }
    }

    #[test]
    fn ucum_gives_short_exact_factors() {
        for (from, to, molar_mass, times, over) in [
            ("ukat/L", "U/L", None, "60", "1"),
            ("U/L", "ukat/L", None, "1", "60"),
            ("/uL", "10*9/L", None, "1", "1000"),
            ("10*3/uL", "10*9/L", None, "1", "1"),
            ("L/L", "%", None, "100", "1"),
            ("mg/dL", "mg/L", None, "10", "1"),
            ("u[IU]/mL", "m[IU]/L", None, "1", "1"),
            ("meq/L", "mmol/L", None, "1", "1"),
            ("mg/dL", "mmol/L", Some("180.156"), "10", "180.156"),
            ("mmol/L", "mg/dL", Some("180.156"), "180.156", "10"),
            ("pmol/L", "ng/dL", Some("776.87"), "776.87", "10000"),
        ] {
            let got = ratio(from, to, molar_mass);
            assert_eq!(got, Some((times.to_owned(), over.to_owned())), "{from} {to}");
        }
    }

    #[test]
    fn where_there_is_no_way_there_is_none() {
        for (from, to, molar_mass) in [
            ("g/dL", "mmol/L", None),
            ("[IU]/mL", "ug/L", Some("100")),
            ("[IU]/mL", "mmol/L", Some("100")),
            ("mm/h", "mg/L", Some("100")),
            ("Cel", "K", None),
            ("stone", "g", None),
        ] {
            assert_eq!(ratio(from, to, molar_mass), None, "{from} {to}");
        }
    }

    #[test]
    fn a_converted_number_is_read_with_one_digit_more() {
        for (converted, written, wanted) in [
            ("5.495237460867", "99", "5.5"),
            ("0.666666666666", "40", "0.667"),
            ("37.708", "5.6", "37.7"),
            ("37.708", "5.60", "37.71"),
            ("150000", "150", "150000"),
            ("0.0125", "0", "0.013"),
            ("0", "0", "0"),
            ("-1.25", "1", "-1.3"),
        ] {
            let got = rounded_like(converted.parse().unwrap(), written.parse().unwrap());
            assert_eq!(got.to_string(), wanted, "{converted} like {written}");
        }
    }
}
