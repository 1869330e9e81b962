//! Results as they are drawn: one analyte in the unit of its latest result, each value with what was written.

use std::collections::HashMap;
use std::sync::Arc;

use crate::analysis::facts::{Facts, LabFacts};
use crate::analysis::grade::Flag;
use crate::catalogue::{Analyte, Catalogue};
use crate::model::diary::folded;
use crate::model::lab::{Comparator, LabResult, LabUnit, Measured, Reading, ReferenceRange};
use crate::model::record::{Body, Kind, Record};
use crate::model::{Diary, Number};

use super::series::At;

/// A result out of range that is surely of this grade or above is said as "very low" or "very high".
pub(super) const FAR: u8 = 3;

/// One analyte, drawn in one unit.
#[derive(Clone, Debug)]
pub(super) struct LabTrace {
    pub name: String,
    /// As the latest result wrote it.
    pub unit: Option<String>,
    pub points: Vec<LabPoint>,
    /// How far the coarsest date reaches from its middle, minutes.
    pub reach: f64,
}

#[derive(Clone, Debug)]
pub(super) struct LabPoint {
    pub at: At,
    /// In the unit of the trace.
    pub value: Value,
    /// The range it is held against, in the unit of the trace.
    pub range: Option<ReferenceRange>,
    /// As it was written, where that is another unit than the trace's.
    pub other_unit: Option<String>,
    pub facts: LabFacts,
    /// The laboratory is another one than that of the result before, or only one of them is known.
    pub breaks: bool,
    pub record: Arc<Record>,
}

/// A value as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    Number(f64),
    About(f64),
    Below(f64),
    Above(f64),
    Between(f64, f64),
    Words,
}

impl Value {
    /// The value with its numbers brought to the unit in which it is drawn; `None` where no way leads there.
    pub fn of(measured: &Measured, in_unit: impl Fn(Number) -> Option<Number>) -> Option<Self> {
        let y = |number: Number| in_unit(number).map(Number::to_f64);
        Some(match &measured.reading {
            Reading::Words => Self::Words,
            Reading::Between { low, high } => Self::Between(y(*low)?, y(*high)?),
            Reading::Number { comparator, number } => match comparator {
                None => Self::Number(y(*number)?),
                Some(Comparator::About) => Self::About(y(*number)?),
                Some(Comparator::Below | Comparator::AtMost) => Self::Below(y(*number)?),
                Some(Comparator::Above | Comparator::AtLeast) => Self::Above(y(*number)?),
            },
        })
    }

    /// Where its mark stands; `None` for words.
    pub fn y(self) -> Option<f64> {
        match self {
            Self::Number(y) | Self::About(y) | Self::Below(y) | Self::Above(y) => Some(y),
            Self::Between(low, high) => Some(f64::midpoint(low, high)),
            Self::Words => None,
        }
    }

    /// Orders from the lowest: `<5` is below 5, so it is lower than 5 and lower than anything between. Words come last.
    pub fn low_key(self) -> f64 {
        match self {
            Self::Below(y) => y - y.abs() * 0.5 - f64::MIN_POSITIVE,
            Self::Between(low, _) => low,
            value => value.y().unwrap_or(f64::MAX),
        }
    }

    /// Orders up to the highest: `>60` is higher than 60. Words come first.
    pub fn high_key(self) -> f64 {
        match self {
            Self::Above(y) => y + y.abs() * 0.5 + f64::MIN_POSITIVE,
            Self::Between(_, high) => high,
            value => value.y().unwrap_or(f64::MIN),
        }
    }

    /// A line to or from it says more than was measured, so it is dashed.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Below(_) | Self::Above(_) | Self::Between(..))
    }
}

impl LabPoint {
    pub(super) fn result(&self) -> Option<&LabResult> {
        match &self.record.body {
            Body::Lab(result) => Some(result),
            _ => None,
        }
    }

    /// The value as it was written; with its unit, where the trace has another one.
    pub(super) fn shown(&self) -> String {
        let value = self.result().map(|result| result.value.shown()).unwrap_or_default();
        match &self.other_unit {
            Some(unit) => format!("{value} {}", super::lab_panel::behind(unit)),
            None => value,
        }
    }

    pub(super) fn is_alert(&self) -> bool {
        matches!(self.facts.flag, Flag::Low | Flag::High)
    }

    /// Its grade by CTCAE, or the grades that it can mean; `None` where that may be none.
    pub(super) fn graded(&self) -> Option<String> {
        let grade = self.facts.grade.filter(|grade| self.is_alert() && grade.mildest > 0)?;
        Some(if grade.mildest == grade.worst {
            grade.mildest.to_string()
        } else {
            format!("{}–{}", grade.mildest, grade.worst)
        })
    }

    /// So far out that it is said as "very".
    pub(super) fn is_far(&self) -> bool {
        self.is_alert() && self.facts.grade.is_some_and(|grade| grade.mildest >= FAR)
    }

    /// Has to be seen, however crowded it gets.
    pub(super) fn must_be_seen(&self) -> bool {
        self.is_alert() || !matches!(self.value, Value::Number(_))
    }
}

/// Results by analyte, and by unit where no way leads from one to the other; the analytes in the catalogue's order, those
/// whose fall it grades first, then the person's own by name.
pub(super) fn labs(diary: &Diary, catalogue: &Catalogue, facts: &Facts) -> Vec<LabTrace> {
    let mut places: HashMap<(String, Option<String>), usize> = HashMap::new();
    let mut traces: Vec<(LabTrace, (bool, usize, String))> = Vec::new();
    let is_bare = |record: &&Arc<Record>| match &record.body {
        Body::Lab(result) => result.value.reading == Reading::Words && result.unit.is_none(),
        _ => false,
    };
    let all = diary.of_kind(Kind::Lab);
    // Words need no unit: they stand with the numbers of their analyte.
    for record in all.iter().filter(|record| !is_bare(record)).chain(all.iter().filter(is_bare)) {
        let Body::Lab(result) = &record.body else { continue };
        let analyte = catalogue.analyte(&result.analyte);
        let name = analyte.map_or(result.analyte.as_str(), |analyte| analyte.name.as_str());
        let ucum = result.unit.as_ref().map(|unit| unit.ucum.as_str());
        // Units that lead to one another stand under the first of them.
        let group = analyte.zip(ucum).and_then(|(analyte, ucum)| analyte.convertible_from(ucum).next());
        let unit = group.map(|unit| unit.ucum.clone()).or_else(|| ucum.map(str::to_owned));
        let beside = if is_bare(&record) { newest_of(&traces, name) } else { None };
        let place = beside.unwrap_or_else(|| {
            *places.entry((folded(name), unit)).or_insert_with(|| {
                let known = catalogue.analytes().iter().position(|other| other.name == name);
                let graded = analyte.is_some_and(|analyte| analyte.falling.is_some());
                let order = (!graded, known.unwrap_or(usize::MAX), folded(name));
                let trace = LabTrace { name: name.to_owned(), unit: None, points: Vec::new(), reach: 0.0 };
                traces.push((trace, order));
                traces.len() - 1
            })
        });
        let trace = &mut traces[place].0;
        let facts = facts.lab(record, result);
        trace.points.push(LabPoint {
            at: At::of(&record.at),
            value: Value::Words,
            range: facts.range(),
            other_unit: None,
            facts,
            breaks: false,
            record: Arc::clone(record),
        });
    }
    traces.sort_by(|a, b| a.1.cmp(&b.1));
    let mut traces: Vec<LabTrace> = traces.into_iter().map(|(trace, _)| trace).collect();
    for trace in &mut traces {
        trace.points.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
        into_one_unit(trace, catalogue);
        trace.reach = trace.points.iter().map(|point| point.at.reach()).fold(0.0, f64::max);
        let laboratory = |point: &LabPoint| point.result().and_then(|result| result.laboratory.as_deref().map(folded));
        for place in 1..trace.points.len() {
            trace.points[place].breaks = laboratory(&trace.points[place - 1]) != laboratory(&trace.points[place]);
        }
    }
    traces
}

/// Where the analyte's newest numbers stand.
fn newest_of<T>(traces: &[(LabTrace, T)], name: &str) -> Option<usize> {
    let newest = |trace: &LabTrace| trace.points.last().map(|point| point.record.at.latest());
    let of_name = traces.iter().enumerate().filter(|(_, (trace, _))| folded(&trace.name) == folded(name));
    of_name.max_by_key(|(_, (trace, _))| newest(trace)).map(|(place, _)| place)
}

/// Draws every point in the unit of the latest result, and says of those in another one how they were written.
fn into_one_unit(trace: &mut LabTrace, catalogue: &Catalogue) {
    let mut units = trace.points.iter().rev().filter_map(LabPoint::result);
    let latest = units.find_map(|result| result.unit.clone());
    let analyte = catalogue.analyte(&trace.name);
    for point in &mut trace.points {
        let record = Arc::clone(&point.record);
        let Body::Lab(result) = &record.body else { continue };
        let (value, range) = in_unit_of(result, point.facts.range(), latest.as_ref(), analyte);
        // A value that cannot be brought there has no height; its words stand in the strip.
        point.value = value.unwrap_or(Value::Words);
        point.range = range;
        let other = result.unit.as_ref().filter(|own| latest.as_ref().is_some_and(|latest| own.ucum != latest.ucum));
        point.other_unit = other.filter(|_| analyte.is_some()).map(|own| own.written.clone());
    }
    trace.unit = latest.map(|unit| unit.written);
}

/// A value and its range in another unit; no value where no way leads there.
pub(super) fn in_unit_of(
    result: &LabResult,
    range: Option<ReferenceRange>,
    unit: Option<&LabUnit>,
    analyte: Option<&Analyte>,
) -> (Option<Value>, Option<ReferenceRange>) {
    let way = match (analyte, &result.unit, unit) {
        (Some(analyte), Some(own), Some(there)) if own.ucum != there.ucum => Some((analyte, own, there)),
        _ => None,
    };
    let in_unit = |number: Number| match way {
        Some((analyte, own, there)) => analyte.shown_in(number, &own.ucum, &there.ucum),
        None => Some(number),
    };
    let range =
        range.map(|range| ReferenceRange { low: range.low.and_then(in_unit), high: range.high.and_then(in_unit) });
    (Value::of(&result.value, in_unit), range)
}
