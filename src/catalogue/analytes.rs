//! What is known of something that a laboratory measures: its names and units, the interval that stands in where none
//! was printed, limits that are no intervals, grades, and how far it varies by itself.

mod ranges;
mod seed;

use rust_decimal::Decimal;

use crate::model::Number;
use crate::model::lab::Interval;
use crate::model::person::Sex;

use super::convert::{self, Conversion};

pub use self::ranges::DefaultRange;
pub(super) use self::seed::{AnalyteEntry, AnalyteFile, analyte};

/// Something that a laboratory measures.
#[derive(Clone, Debug)]
pub struct Analyte {
    pub name: String,
    pub aliases: Vec<String>,
    /// The first is the usual one.
    pub units: Vec<AnalyteUnit>,
    /// Where mass and amount of substance are turned into each other.
    pub molar: Option<MolarMass>,
    /// What may stand in, labelled as a default, where no range was printed; ask `default_range`.
    pub ranges: Vec<DefaultRange>,
    /// What others publish: shown beside, never a reason for a flag.
    pub also: Vec<DefaultRange>,
    /// Limits that somebody decided on; no reference intervals, and never a reason for a flag.
    pub goals: Vec<DecisionLimit>,
    /// In the usual unit; for another one ask `falling_in`.
    pub falling: Option<FallingGrades>,
    pub rising: Option<RisingGrades>,
    pub variation: Option<Variation>,
    /// Measured fasting, by its name.
    pub fasting: bool,
    /// Measured in a way that biotin, taken in large doses, may disturb.
    pub biotin: bool,
}

#[derive(Clone, Debug)]
pub struct AnalyteUnit {
    pub ucum: String,
    /// Mass and molar forms of an analyte have different codes; `None` where the result alone does not tell which
    /// code is meant.
    pub loinc: Option<String>,
    /// `None` where no way leads to the usual unit.
    to_usual: Option<Conversion>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MolarMass {
    /// In g/mol.
    pub mass: Number,
    pub source: String,
}

/// A limit for decisions, such as a goal or a cut-off of diagnosis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionLimit {
    pub unit: String,
    /// It is meant from here on.
    pub low: Option<Number>,
    /// It is meant below this, which is not part of it any more.
    pub high: Option<Number>,
    pub sex: Option<Sex>,
    /// Holds for a fasting sample only.
    pub fasting: bool,
    /// What somebody called it.
    pub words: String,
    pub source: String,
}

/// Grades of an adverse event by how low a value is.
#[derive(Clone, Debug)]
pub struct FallingGrades {
    pub unit: String,
    /// Upper limits of grade 2, 3 and (where it has a number) 4, each not included: exactly 75 is still grade 1.
    pub limits: Vec<Number>,
    /// Whose grades, in which version.
    pub by: String,
}

/// Grades of an adverse event by how high a value is: multiples of a limit, so they hold in every unit.
#[derive(Clone, Debug)]
pub struct RisingGrades {
    /// Above so many times the upper limit of normal, grade 1, 2, 3, 4 begin.
    pub limits: Vec<Number>,
    pub baseline: Option<BaselineGrades>,
    /// Whose grades, in which version.
    pub by: String,
}

/// Multiples of the value before treatment.
#[derive(Clone, Debug)]
pub struct BaselineGrades {
    /// The grade that begins above the first of them; the others follow.
    pub first: u8,
    pub limits: Vec<Number>,
    /// The first limit itself already has that grade: “1.5–3.0 × baseline”, not “>1.5”.
    pub from_first: bool,
    /// They count beside those of the upper limit, and the worse grade holds, whatever the baseline was. Otherwise
    /// they stand in their place, and only where the baseline was abnormal.
    pub beside: bool,
}

/// How far two results of a healthy person may lie apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variation {
    pub spread: Spread,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Coefficients of variation in per cent.
    Coefficients {
        /// Within a person, by sex.
        female: Number,
        male: Number,
        /// Of the measurement.
        analytical: Number,
    },
    /// The reference change value itself in per cent, where that is all that was published.
    Change { fall: Number, rise: Number },
}

impl Spread {
    /// Within a person, in per cent; of somebody whose sex is not known the larger one, which claims less.
    pub fn within(self, sex: Option<Sex>) -> Option<Number> {
        let Self::Coefficients { female, male, .. } = self else { return None };
        Some(match sex {
            Some(Sex::Female) => female,
            None if female.decimal() > male.decimal() => female,
            Some(Sex::Male) | None => male,
        })
    }
}

impl Analyte {
    pub fn unit(&self, ucum: &str) -> Option<&AnalyteUnit> {
        self.units.iter().find(|unit| unit.ucum == ucum)
    }

    /// The number in another unit of this analyte; in its own unit with the digits it has. `None` where no way leads
    /// from one to the other. For the screen, see `shown_in`.
    pub fn convert(&self, number: Decimal, from: &str, to: &str) -> Option<Decimal> {
        let (there, back) = (self.unit(from)?, self.unit(to)?);
        if from == to {
            return Some(number);
        }
        let usual = there.to_usual?.there(number)?;
        convert::settled(back.to_usual?.back(usual)?)
    }

    /// The possible values in another unit of this analyte.
    pub fn convert_interval(&self, values: Interval, from: &str, to: &str) -> Option<Interval> {
        convert::interval(values, |number| self.convert(number, from, to))
    }

    /// The number in another unit as a person reads it, see [`rounded_like`](convert::rounded_like); in its own unit
    /// as it was written.
    pub fn shown_in(&self, number: Number, from: &str, to: &str) -> Option<Number> {
        let converted = self.convert(number.decimal(), from, to)?;
        Some(if from == to { number } else { convert::rounded_like(converted, number) })
    }

    /// The units that a number in this one can be said in, itself among them; in the order of the file.
    pub fn convertible_from<'a>(&'a self, ucum: &'a str) -> impl Iterator<Item = &'a AnalyteUnit> {
        let has_way = self.unit(ucum).is_some_and(|unit| unit.to_usual.is_some());
        self.units.iter().filter(move |unit| unit.ucum == ucum || has_way && unit.to_usual.is_some())
    }

    /// The grades with their limits in that unit.
    pub fn falling_in(&self, ucum: &str) -> Option<FallingGrades> {
        let falling = self.falling.as_ref()?;
        if falling.unit == ucum {
            return Some(falling.clone());
        }
        let in_unit = |limit: &Number| self.convert(limit.decimal(), &falling.unit, ucum).map(Number::computed);
        let limits = falling.limits.iter().map(in_unit).collect::<Option<_>>()?;
        Some(FallingGrades { unit: ucum.to_owned(), limits, by: falling.by.clone() })
    }
}

#[cfg(test)]
mod tests;
