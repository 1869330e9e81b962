//! What a result says beside its value: the range it is held against and whose that is, its flag and grade, whether
//! the original is attached.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::DateTime;
use rust_decimal::Decimal;

use crate::analysis::grade::{self, Flag, Grade};
use crate::catalogue::{Analyte, Catalogue};
use crate::model::diary::folded;
use crate::model::lab::{Interval, LabResult, LabUnit, Range, ReferenceRange};
use crate::model::record::{Body, Kind, Record};
use crate::model::when::When;
use crate::model::{Diary, Number};

use super::{Begin, Facts};

/// Which range a result is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeSource {
    Printed,
    Laboratory,
    /// The catalogue's; nobody gave one.
    Default,
    None,
}

impl RangeSource {
    pub fn code(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Laboratory => "laboratory",
            Self::Default => "default",
            Self::None => "none",
        }
    }
}

/// What a result says beside its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabFacts {
    pub loinc: Option<String>,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub range_source: RangeSource,
    /// There are defaults, but which of them holds hangs on a sex, an age or a fasting sample that nobody stated.
    pub undecided: bool,
    pub flag: Flag,
    pub grade: Option<Grade>,
    /// The scale the grade is of; only beside a grade.
    pub grade_by: Option<String>,
    /// Since the last taken dose of the followed medicine, where both are given to the minute; at most two decimals.
    pub hours_since_dose: Option<Number>,
    /// A scan or PDF of the original hangs on a result of this draw.
    pub original: bool,
}

impl LabFacts {
    /// The range it is held against; `None` where there is none.
    pub fn range(&self) -> Option<ReferenceRange> {
        let range = ReferenceRange { low: self.low, high: self.high };
        (range.low.is_some() || range.high.is_some()).then_some(range)
    }
}

/// What makes two results one draw: the same time and the same laboratory.
pub(super) type Draw = (DateTime, DateTime, Option<String>);

pub(super) fn draw(record: &Record, result: &LabResult) -> Draw {
    let laboratory = result.laboratory.as_deref().map(|name| folded(name.trim()));
    (record.at.earliest(), record.at.latest(), laboratory)
}

impl Facts {
    pub fn lab(&self, record: &Record, result: &LabResult) -> LabFacts {
        let analyte = self.catalogue.analyte(&result.analyte);
        let ucum = result.unit.as_ref().map(|unit| unit.ucum.as_str());
        let loinc = analyte.and_then(|analyte| match ucum {
            Some(ucum) => analyte.unit(ucum),
            // Mass and molar forms have different codes: without a unit there is one only where all agree.
            None => analyte.units.first().filter(|first| analyte.units.iter().all(|unit| unit.loinc == first.loinc)),
        });
        let default = || match analyte {
            Some(analyte) => self.default_of(analyte, result, &record.at),
            None => self.own_range(result),
        };
        let (range, range_source) = match result.range {
            Range::Printed(range) => (Some(range), RangeSource::Printed),
            Range::Laboratory(range) => (Some(range), RangeSource::Laboratory),
            Range::Unsaid => default().map_or((None, RangeSource::None), |range| (Some(range), RangeSource::Default)),
            Range::None => (None, RangeSource::None),
        };
        // Where a sex or an age is missing, what all who may be meant have in common is still known.
        let undecided = range_source == RangeSource::None && result.range == Range::Unsaid && has_bands(analyte, ucum);
        let possible = if undecided { self.possible(analyte, result, &record.at) } else { range.into_iter().collect() };
        let values = result.value.interval();
        let mut flags =
            possible.iter().map(|range| values.map_or(Flag::Unscored, |values| grade::flag(values, *range)));
        let first = flags.next().unwrap_or(Flag::Unscored);
        let flag = if flags.all(|flag| flag == first) { first } else { Flag::Unscored };
        let open = [ReferenceRange { low: None, high: None }];
        let held = if possible.is_empty() { &open[..] } else { &possible };
        let grades = analyte.zip(values).map(|(analyte, values)| {
            let begin = self.begin_for(&analyte.name, record.at.latest().date());
            // A result from before the start is part of the own baseline, and held against its limit.
            let own = begin.filter(|begin| !begin.is_before(record)).and_then(|begin| self.own_mean(analyte, begin));
            held.iter().map(|range| graded(analyte, ucum, values, *range, own)).collect::<Vec<_>>()
        });
        let grade = grades.and_then(|grades| span(&grades));
        let grade_by = grade.and(analyte).and_then(|analyte| {
            let falling = analyte.falling.as_ref().map(|falling| falling.by.clone());
            falling.or_else(|| analyte.rising.as_ref().map(|rising| rising.by.clone()))
        });
        // A range without a lower limit says nothing good of a count that is surely graded.
        let flag = match (flag, grade) {
            (Flag::Normal, Some(grade)) if grade.mildest > 1 => Flag::Unscored,
            (flag, _) => flag,
        };
        LabFacts {
            loinc: loinc.and_then(|unit| unit.loinc.clone()),
            low: range.and_then(|range| range.low),
            high: range.and_then(|range| range.high),
            undecided,
            range_source,
            flag,
            grade_by,
            grade,
            hours_since_dose: self.hours_since_dose(&record.at),
            original: !self.originals.is_empty() && self.originals.contains(&draw(record, result)),
        }
    }

    /// The catalogue's range for this person at the time of the draw. Bands of a sex or an age count only where the
    /// person gave theirs.
    fn default_of(&self, analyte: &Analyte, result: &LabResult, at: &When) -> Option<ReferenceRange> {
        let ucum = result.unit.as_ref()?.ucum.as_str();
        let (sex, ages) = (self.person.sex, self.person.ages_in(at.latest().year()));
        let range = analyte.default_range(ucum, sex, ages, result.fasting)?;
        Some(ReferenceRange { low: range.low, high: range.high })
    }

    /// The catalogue's ranges of everybody who may be meant.
    fn possible(&self, analyte: Option<&Analyte>, result: &LabResult, at: &When) -> Vec<ReferenceRange> {
        let (Some(analyte), Some(unit)) = (analyte, &result.unit) else { return Vec::new() };
        let (sex, ages) = (self.person.sex, self.person.ages_in(at.latest().year()));
        let ranges = analyte.possible_ranges(&unit.ucum, sex, ages, result.fasting);
        ranges.into_iter().map(|range| ReferenceRange { low: range.low, high: range.high }).collect()
    }

    /// The range that the person gave to an analyte of their own, where the result is in its unit.
    fn own_range(&self, result: &LabResult) -> Option<ReferenceRange> {
        if self.own.is_empty() {
            return None;
        }
        let name = folded(result.analyte.trim());
        let (_, own) = self.own.iter().find(|(own, _)| *own == name)?;
        let unit = own.unit.as_deref().map(str::trim);
        let code = unit.and_then(|unit| self.catalogue.lab_unit(unit));
        let is_it = |given: &LabUnit| {
            let ucum = Some(given.ucum.as_str());
            unit == Some(given.written.trim()) || unit == ucum || (code.is_some() && code == ucum)
        };
        let same = result.unit.as_ref().map_or(unit.is_none(), is_it);
        (same && (own.range.low.is_some() || own.range.high.is_some())).then_some(own.range)
    }

    /// The mean of what was measured before that start, in the usual unit.
    fn own_mean(&self, analyte: &Analyte, begin: &Begin) -> Option<Decimal> {
        let (mut sum, mut count) = (Decimal::ZERO, 0_u32);
        for (record, number) in self.before.get(&analyte.name)? {
            if begin.is_before(record) && !begin.is_of_earlier_course(record) {
                sum = sum.checked_add(*number)?;
                count += 1;
            }
        }
        sum.checked_div(Decimal::from(count))
    }
}

/// A fall by its own limits; a rise by the upper limit of its range, or by the own baseline where that was above it.
/// Without a unit, what every unit of the analyte would say: `<5` platelets are grade 4 in all of them.
fn graded(
    analyte: &Analyte,
    ucum: Option<&str>,
    values: Interval,
    range: ReferenceRange,
    own: Option<Decimal>,
) -> Option<Grade> {
    let (lower, upper) = (range.low.map(Number::decimal), range.high.map(Number::decimal));
    if analyte.falling.is_some() {
        let units =
            ucum.map_or_else(|| analyte.units.iter().map(|unit| unit.ucum.as_str()).collect(), |ucum| vec![ucum]);
        let of_unit = |ucum: &str| -> Option<Grade> {
            let steps: Vec<Decimal> = analyte.falling_in(ucum)?.limits.iter().map(|limit| limit.decimal()).collect();
            grade::falling(values, lower, &steps)
        };
        let mut grades = units.into_iter().map(of_unit);
        let first = grades.next()?;
        return first.filter(|_| grades.all(|grade| grade == first));
    }
    let rising = analyte.rising.as_ref()?;
    let beside = rising.baseline.as_ref().is_some_and(|baseline| baseline.beside);
    let own = own.and_then(|mean| analyte.convert(mean, &analyte.units.first()?.ucum, ucum?));
    let is_abnormal = |own: &Decimal| upper.is_some_and(|upper| *own > upper);
    let own = own.filter(|own| beside || is_abnormal(own));
    grade::rising(values, upper, own, rising)
}

/// From the mildest of some grades to the worst; no grade is grade 0.
fn span(grades: &[Option<Grade>]) -> Option<Grade> {
    let mildest = grades.iter().map(|grade| grade.map_or(0, |grade| grade.mildest)).min()?;
    let worst = grades.iter().map(|grade| grade.map_or(0, |grade| grade.worst)).max()?;
    (worst > 0).then_some(Grade { mildest, worst })
}

fn has_bands(analyte: Option<&Analyte>, ucum: Option<&str>) -> bool {
    let (Some(analyte), Some(ucum)) = (analyte, ucum) else { return false };
    analyte.ranges.iter().any(|range| analyte.range_in(range, ucum).is_some())
}

/// Single numbers of analytes whose rise is graded, in the usual unit.
pub(super) fn rising_numbers(catalogue: &Catalogue, diary: &Diary) -> HashMap<String, Vec<(Arc<Record>, Decimal)>> {
    let mut numbers: HashMap<String, Vec<(Arc<Record>, Decimal)>> = HashMap::new();
    for record in diary.of_kind(Kind::Lab) {
        let Body::Lab(result) = &record.body else { continue };
        let known = catalogue.analyte(&result.analyte).filter(|known| known.rising.is_some());
        let number = known.zip(result.value.interval()).and_then(|(analyte, values)| {
            let (low, high) = (values.low?.at, values.high?.at);
            let (ucum, usual) = (result.unit.as_ref()?.ucum.as_str(), analyte.units.first()?.ucum.as_str());
            analyte.convert((low == high).then_some(low)?, ucum, usual)
        });
        if let Some((analyte, number)) = known.zip(number) {
            numbers.entry(analyte.name.clone()).or_default().push((Arc::clone(record), number));
        }
    }
    numbers
}
