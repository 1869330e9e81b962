//! The interval that stands in where none was printed. Sex and age are never assumed: where they are not known, only
//! what holds for everybody who may be meant stands in.

use crate::model::Number;
use crate::model::person::Sex;

use crate::catalogue::convert::rounded_like;

use super::Analyte;

/// The years of somebody who did not say: intervals are those of adults.
const ADULT: (u8, u8) = (18, u8::MAX);

/// A reference interval of adults, never a decision limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefaultRange {
    pub unit: String,
    pub low: Option<Number>,
    pub high: Option<Number>,
    /// `None`: of both.
    pub sex: Option<Sex>,
    /// Whole years: from the first on, below the second.
    pub ages: (Option<u8>, Option<u8>),
    /// Holds for a fasting sample only.
    pub fasting: bool,
    pub source: String,
}

impl DefaultRange {
    fn is_of(&self, sex: Sex, age: u8) -> bool {
        self.sex.is_none_or(|of| of == sex)
            && self.ages.0.is_none_or(|from| age >= from)
            && self.ages.1.is_none_or(|below| age < below)
    }

    fn limits(&self) -> (Option<Number>, Option<Number>) {
        (self.low, self.high)
    }

    /// Whether somebody may be meant by both.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let may_meet = self.unit == other.unit && self.fasting == other.fasting;
        may_meet
            && Sex::ALL.into_iter().any(|sex| (0..=u8::MAX).any(|age| self.is_of(sex, age) && other.is_of(sex, age)))
    }
}

impl Analyte {
    /// The interval that holds for that person in that unit, and for everybody they may be where they did not say:
    /// without a sex or an age, or in the year of a birthday that counts, only where all of them have the same limits.
    /// Nobody below 18 has one. `ages` are the years that they may be old, the first and the last. What holds for a
    /// fasting sample needs to be known as one.
    ///
    /// An interval that was written in that unit wins; else the one in the first other unit that leads here, rounded
    /// as a converted number is: a published limit has no more digits than were published.
    pub fn default_range(
        &self,
        ucum: &str,
        sex: Option<Sex>,
        ages: Option<(u8, u8)>,
        fasting: Option<bool>,
    ) -> Option<DefaultRange> {
        let possible = self.possible_ranges(ucum, sex, ages, fasting);
        let first = possible.first()?;
        possible.iter().all(|range| range.limits() == first.limits()).then(|| first.clone())
    }

    /// The intervals of everybody who may be meant, each once; empty where one of them has none.
    pub fn possible_ranges(
        &self,
        ucum: &str,
        sex: Option<Sex>,
        ages: Option<(u8, u8)>,
        fasting: Option<bool>,
    ) -> Vec<DefaultRange> {
        let unit = if self.ranges.iter().any(|range| range.unit == ucum) {
            ucum
        } else {
            let mut written = self.ranges.iter().map(|range| range.unit.as_str());
            let leads_here = |unit: &&str| self.convertible_from(unit).any(|other| other.ucum == ucum);
            let Some(unit) = written.find(leads_here) else { return Vec::new() };
            unit
        };
        // What is measured fasting by its name is so until somebody says that it was not.
        let fasting = fasting.or(self.fasting.then_some(true));
        let of_sample = |range: &&DefaultRange| range.unit == unit && (!range.fasting || fasting == Some(true));
        let ranges: Vec<&DefaultRange> = self.ranges.iter().filter(of_sample).collect();
        let (least, most) = ages.unwrap_or(ADULT);
        if least < ADULT.0 {
            return Vec::new();
        }
        // Between the ages that any of them speaks of nothing changes.
        let turns = ranges.iter().flat_map(|range| [range.ages.0, range.ages.1]).flatten();
        let years: Vec<u8> = std::iter::once(least).chain(turns.filter(|age| (least..=most).contains(age))).collect();
        let mut held: Vec<&DefaultRange> = Vec::new();
        for sex in Sex::ALL.into_iter().filter(|one| sex.is_none_or(|sex| sex == *one)) {
            for age in &years {
                let Some(range) = ranges.iter().find(|range| range.is_of(sex, *age)) else { return Vec::new() };
                if !held.contains(range) {
                    held.push(range);
                }
            }
        }
        held.into_iter().map(|range| self.range_in(range, ucum)).collect::<Option<_>>().unwrap_or_default()
    }

    /// Another unit's range in that unit.
    pub fn range_in(&self, range: &DefaultRange, ucum: &str) -> Option<DefaultRange> {
        let in_unit = |limit: Option<Number>| match limit {
            None => Some(None),
            Some(limit) if range.unit == ucum => Some(Some(limit)),
            Some(limit) => Some(Some(rounded_like(self.convert(limit.decimal(), &range.unit, ucum)?, limit))),
        };
        let (low, high) = (in_unit(range.low)?, in_unit(range.high)?);
        Some(DefaultRange { unit: ucum.to_owned(), low, high, ..range.clone() })
    }
}
