//! seeds/analytes.toml -> analytes, entry by entry. Sources are named once, at the head of the file.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::catalogue::convert::{Conversion, Line};
use crate::catalogue::read::{Flaw, filled, is_loinc, number, unreadable};
use crate::model::Number;
use crate::model::person::Sex;

use super::{
    Analyte, AnalyteUnit, BaselineGrades, DecisionLimit, DefaultRange, FallingGrades, MolarMass, RisingGrades, Spread,
    Variation,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::catalogue) struct AnalyteFile {
    #[serde(default)]
    pub(in crate::catalogue) sources: BTreeMap<String, String>,
    pub(in crate::catalogue) analyte: Vec<AnalyteEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::catalogue) struct AnalyteEntry {
    pub(in crate::catalogue) name: String,
    pub(in crate::catalogue) aliases: Vec<String>,
    pub(in crate::catalogue) units: Vec<UnitOfAnalyte>,
    molar: Option<MolarEntry>,
    #[serde(default)]
    ranges: Vec<RangeEntry>,
    #[serde(default)]
    also: Vec<RangeEntry>,
    #[serde(default)]
    goals: Vec<GoalEntry>,
    falling: Option<FallingEntry>,
    rising: Option<RisingEntry>,
    variation: Option<VariationEntry>,
    #[serde(default)]
    fasting: bool,
    #[serde(default)]
    biotin: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::catalogue) struct UnitOfAnalyte {
    ucum: String,
    pub(in crate::catalogue) loinc: Option<String>,
    /// Said where no way leads to the usual unit, so that none is missing by mistake.
    #[serde(default)]
    no_way: bool,
    /// A straight line: times the first number, plus the second.
    to_usual: Option<[String; 2]>,
    from_usual: Option<[String; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MolarEntry {
    mass: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RangeEntry {
    unit: String,
    low: Option<String>,
    high: Option<String>,
    sex: Option<String>,
    age_from: Option<u8>,
    age_below: Option<u8>,
    #[serde(default)]
    fasting: bool,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoalEntry {
    unit: String,
    low: Option<String>,
    high: Option<String>,
    sex: Option<String>,
    #[serde(default)]
    fasting: bool,
    words: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FallingEntry {
    limits: Vec<String>,
    by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RisingEntry {
    limits: Vec<String>,
    baseline: Option<BaselineEntry>,
    by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineEntry {
    first: u8,
    limits: Vec<String>,
    #[serde(default)]
    from_first: bool,
    #[serde(default)]
    beside: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VariationEntry {
    within_female: Option<String>,
    within_male: Option<String>,
    analytical: Option<String>,
    fall: Option<String>,
    rise: Option<String>,
    source: String,
}

/// An entry, its names and codes being somebody else's to check.
pub(in crate::catalogue) fn analyte(
    entry: AnalyteEntry,
    units: &[String],
    sources: &BTreeMap<String, String>,
) -> Result<Analyte, Flaw> {
    let source = |key: &String| sources.get(key).cloned().ok_or_else(|| Flaw::Source(key.clone()));
    let molar = entry.molar.map(molar_mass).transpose()?;
    let units = units_of(entry.units, units, molar.as_ref().map(|molar| molar.mass.decimal()))?;
    let usual = units.first().map(|unit| unit.ucum.clone()).ok_or(Flaw::Blank("units"))?;
    let read = |entries: Vec<RangeEntry>| -> Result<Vec<DefaultRange>, Flaw> {
        entries.into_iter().map(|entry| range(entry, &units, source)).collect()
    };
    let (ranges, also) = (read(entry.ranges)?, read(entry.also)?);
    let twice = ranges.iter().enumerate().find(|(at, range)| ranges[..*at].iter().any(|other| other.overlaps(range)));
    if let Some((_, range)) = twice {
        return Err(Flaw::Taken(range.unit.clone()));
    }
    let goals = entry.goals.into_iter().map(|entry| goal(entry, &units, source)).collect::<Result<_, _>>()?;
    Ok(Analyte {
        name: entry.name,
        aliases: entry.aliases,
        falling: entry.falling.map(|entry| falling(entry, usual)).transpose()?,
        rising: entry.rising.map(rising).transpose()?,
        variation: entry.variation.as_ref().map(|entry| variation(entry, source)).transpose()?,
        fasting: entry.fasting,
        biotin: entry.biotin,
        units,
        molar,
        ranges,
        also,
        goals,
    })
}

fn molar_mass(entry: MolarEntry) -> Result<MolarMass, Flaw> {
    filled("source", &entry.source)?;
    let mass = number(&entry.mass)?;
    if mass.decimal().is_zero() { Err(Flaw::Order) } else { Ok(MolarMass { mass, source: entry.source }) }
}

fn units_of(entries: Vec<UnitOfAnalyte>, known: &[String], molar: Option<Decimal>) -> Result<Vec<AnalyteUnit>, Flaw> {
    let mut units: Vec<AnalyteUnit> = Vec::new();
    for UnitOfAnalyte { ucum, loinc, no_way, to_usual, from_usual } in entries {
        if loinc.as_ref().is_some_and(|code| !is_loinc(code)) {
            return Err(Flaw::CheckDigit(loinc.unwrap_or_default()));
        }
        if !known.contains(&ucum) || units.iter().any(|unit| unit.ucum == ucum) {
            return Err(Flaw::Unit(ucum));
        }
        let way = match (to_usual, from_usual, units.first()) {
            (None, None, None) => Some(Conversion::SAME),
            (None, None, Some(usual)) => Conversion::by_ucum(&ucum, &usual.ucum, molar),
            (Some(there), Some(back), Some(_)) => Some(Conversion::Lines { there: line(&there)?, back: line(&back)? }),
            _ => return Err(Flaw::Conversion(ucum)),
        };
        if way.is_none() != no_way {
            return Err(Flaw::Conversion(ucum));
        }
        units.push(AnalyteUnit { ucum, loinc, to_usual: way });
    }
    Ok(units)
}

fn line([times, plus]: &[String; 2]) -> Result<Line, Flaw> {
    // It may be negative, as no other number here.
    let constant: Number = plus.parse().map_err(|_number_error| unreadable(plus))?;
    let line = Line { times: number(times)?.decimal(), plus: constant.decimal() };
    // A line that does not rise would turn intervals round.
    if line.times.is_zero() { Err(Flaw::Order) } else { Ok(line) }
}

fn range(
    entry: RangeEntry,
    units: &[AnalyteUnit],
    source: impl Fn(&String) -> Result<String, Flaw>,
) -> Result<DefaultRange, Flaw> {
    if let (Some(from), Some(below)) = (entry.age_from, entry.age_below)
        && from >= below
    {
        return Err(Flaw::Order);
    }
    let (low, high) = limits(entry.low.as_deref(), entry.high.as_deref())?;
    Ok(DefaultRange {
        low,
        high,
        sex: sex(entry.sex.as_deref())?,
        ages: (entry.age_from, entry.age_below),
        fasting: entry.fasting,
        source: source(&entry.source)?,
        unit: own_unit(entry.unit, units)?,
    })
}

fn goal(
    entry: GoalEntry,
    units: &[AnalyteUnit],
    source: impl Fn(&String) -> Result<String, Flaw>,
) -> Result<DecisionLimit, Flaw> {
    filled("words", &entry.words)?;
    let (low, high) = limits(entry.low.as_deref(), entry.high.as_deref())?;
    Ok(DecisionLimit {
        low,
        high,
        sex: sex(entry.sex.as_deref())?,
        fasting: entry.fasting,
        words: entry.words,
        source: source(&entry.source)?,
        unit: own_unit(entry.unit, units)?,
    })
}

fn own_unit(ucum: String, units: &[AnalyteUnit]) -> Result<String, Flaw> {
    if units.iter().any(|unit| unit.ucum == ucum) { Ok(ucum) } else { Err(Flaw::Unit(ucum)) }
}

fn sex(text: Option<&str>) -> Result<Option<Sex>, Flaw> {
    text.map(|text| Sex::parse(text).ok_or_else(|| unreadable(text))).transpose()
}

/// At least one of both, and the lower one below the other.
fn limits(low: Option<&str>, high: Option<&str>) -> Result<(Option<Number>, Option<Number>), Flaw> {
    let (low, high) = (low.map(number).transpose()?, high.map(number).transpose()?);
    let in_order = match (low, high) {
        (Some(low), Some(high)) => low.decimal() < high.decimal(),
        (low, high) => low.is_some() || high.is_some(),
    };
    if in_order { Ok((low, high)) } else { Err(Flaw::Order) }
}

fn falling(entry: FallingEntry, unit: String) -> Result<FallingGrades, Flaw> {
    filled("by", &entry.by)?;
    let limits = numbers(&entry.limits)?;
    let falls = limits.windows(2).all(|pair| pair[0].decimal() > pair[1].decimal());
    // Grade 2, 3 and, where it is a number, 4.
    let complete = (2..=3).contains(&limits.len());
    if falls && complete { Ok(FallingGrades { unit, limits, by: entry.by }) } else { Err(Flaw::Order) }
}

fn rising(entry: RisingEntry) -> Result<RisingGrades, Flaw> {
    filled("by", &entry.by)?;
    let limits = numbers(&entry.limits)?;
    let baseline = entry.baseline.as_ref().map(baseline).transpose()?;
    if limits.len() == 4 && rises(&limits) {
        Ok(RisingGrades { limits, baseline, by: entry.by })
    } else {
        Err(Flaw::Order)
    }
}

fn baseline(entry: &BaselineEntry) -> Result<BaselineGrades, Flaw> {
    let limits = numbers(&entry.limits)?;
    let grades = usize::from(entry.first)..usize::from(entry.first) + limits.len();
    if !limits.is_empty() && rises(&limits) && grades.start >= 1 && grades.end <= 5 {
        Ok(BaselineGrades { first: entry.first, limits, from_first: entry.from_first, beside: entry.beside })
    } else {
        Err(Flaw::Order)
    }
}

fn numbers(texts: &[String]) -> Result<Vec<Number>, Flaw> {
    texts.iter().map(|text| number(text)).collect()
}

fn rises(limits: &[Number]) -> bool {
    limits.windows(2).all(|pair| pair[0].decimal() < pair[1].decimal())
}

fn variation(entry: &VariationEntry, source: impl Fn(&String) -> Result<String, Flaw>) -> Result<Variation, Flaw> {
    let read = |text: Option<&String>| text.map(|text| number(text)).transpose();
    let coefficients = (read(entry.within_female.as_ref())?, read(entry.within_male.as_ref())?);
    let spread = match (
        coefficients,
        read(entry.analytical.as_ref())?,
        read(entry.fall.as_ref())?,
        read(entry.rise.as_ref())?,
    ) {
        ((Some(female), Some(male)), Some(analytical), None, None) => Spread::Coefficients { female, male, analytical },
        ((None, None), None, Some(fall), Some(rise)) => Spread::Change { fall, rise },
        _ => return Err(Flaw::Blank("variation")),
    };
    Ok(Variation { spread, source: source(&entry.source)? })
}
