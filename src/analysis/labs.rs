//! Laboratory results as a person looks for them: by analyte, what is out of range first, and by draw.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue::Catalogue;
use crate::model::diary::folded;
use crate::model::event::EventType;
use crate::model::lab::{Interval, LabResult, Range, Reading, ReferenceRange};
use crate::model::record::{Body, Kind, Record};
use crate::model::when::{self, When};
use crate::model::{Diary, Number};

use super::baseline::{self, Baseline, BaselineKind, Verdict};
use super::facts::{Facts, LabFacts, RangeSource};
use super::grade::Flag;
use super::lab_series::{self, Value};

pub use super::lab_panel::behind;

/// One result with what it says beside its value.
#[derive(Clone, Debug)]
pub struct Measurement {
    pub record: Arc<Record>,
    pub facts: LabFacts,
}

impl Measurement {
    pub fn new(record: &Arc<Record>, facts: &Facts) -> Option<Self> {
        let Body::Lab(result) = &record.body else { return None };
        Some(Self { record: Arc::clone(record), facts: facts.lab(record, result) })
    }

    pub fn result(&self) -> Option<&LabResult> {
        match &self.record.body {
            Body::Lab(result) => Some(result),
            _ => None,
        }
    }

    /// `<5`, as it is shown everywhere.
    pub fn shown(&self) -> String {
        self.result().map(|result| result.value.shown()).unwrap_or_default()
    }

    /// The unit as it was written, as it stands behind a number; empty where there is none.
    pub fn unit(&self) -> String {
        let unit = self.result().and_then(|result| result.unit.as_ref());
        unit.map(|unit| behind(&unit.written)).unwrap_or_default()
    }

    pub fn ucum(&self) -> Option<&str> {
        self.result()?.unit.as_ref().map(|unit| unit.ucum.as_str())
    }

    pub fn is_out(&self) -> bool {
        matches!(self.facts.flag, Flag::Low | Flag::High)
    }

    /// Where it stands in a drawing.
    pub fn value(&self) -> Value {
        self.result().map_or(Value::Words, |result| Value::of(&result.value, Some).unwrap_or(Value::Words))
    }

    /// How far out of range, in a word: a grade of 3 and above is said as "very".
    pub fn is_far(&self) -> bool {
        self.is_out() && self.facts.grade.is_some_and(|grade| grade.mildest >= lab_series::FAR)
    }

    /// It says no number.
    pub fn is_words(&self) -> bool {
        self.result().is_none_or(|result| result.value.reading == Reading::Words)
    }
}

/// An analyte and its results, the newest first; there is always one.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The catalogue's name, or as it was written.
    pub name: String,
    pub results: Vec<Measurement>,
    /// Its numbers in the unit of the last one, the oldest first: what one line can be drawn through.
    pub line: Vec<LinePoint>,
}

/// A number of a line, with the range it is held against; both in the line's unit.
#[derive(Clone, Debug, PartialEq)]
pub struct LinePoint {
    /// Civil minutes.
    pub at: f64,
    pub value: Value,
    pub range: Option<ReferenceRange>,
    pub is_out: bool,
    pub laboratory: Option<String>,
    /// As it was written; with its unit where that is not the line's.
    pub shown: String,
}

impl Followed {
    /// The newest number; only where there is none, the newest words.
    pub fn last(&self) -> Option<&Measurement> {
        self.results.iter().find(|one| !one.is_words()).or(self.results.first())
    }

    /// What was said in words after the last number.
    pub fn since(&self) -> Option<&Measurement> {
        let newest = self.results.first().filter(|one| one.is_words())?;
        (self.last()?.record.id != newest.record.id).then_some(newest)
    }

    fn draw_line(&mut self, catalogue: &Catalogue) {
        let Some(last) = self.last().and_then(Measurement::result) else { return };
        let (unit, analyte) = (last.unit.clone(), catalogue.analyte(&self.name));
        let point = |one: &Measurement| {
            let result = one.result()?;
            let own = result.unit.as_ref();
            let is_other = own.map(|own| &own.ucum) != unit.as_ref().map(|unit| &unit.ucum);
            if is_other && (analyte.is_none() || own.is_none() || unit.is_none()) {
                return None;
            }
            let (value, range) = lab_series::in_unit_of(result, one.facts.range(), unit.as_ref(), analyte);
            let shown = if is_other { format!("{} {}", one.shown(), one.unit()) } else { one.shown() };
            Some(LinePoint {
                at: when::minutes(one.record.at.middle()) as f64,
                value: value.filter(|value| value.y().is_some())?,
                range,
                is_out: one.is_out(),
                laboratory: result.laboratory.as_deref().map(folded),
                shown,
            })
        };
        self.line = self.results.iter().rev().filter_map(point).collect();
    }

    /// How pressing its last result is: surely graded high first, then any grade, then what is merely out of range. An
    /// enzyme below a range that nobody printed is no alarm.
    fn rank(&self, catalogue: &Catalogue) -> u8 {
        let Some(last) = self.last().filter(|last| last.is_out()) else { return 3 };
        let only_rises =
            catalogue.analyte(&self.name).is_some_and(|analyte| analyte.rising.is_some() && analyte.falling.is_none());
        let is_default = last.facts.range_source == RangeSource::Default;
        match last.facts.grade {
            _ if last.is_far() => 0,
            None if only_rises && is_default && last.facts.flag == Flag::Low => 3,
            Some(grade) if grade.mildest > 0 => 1,
            _ => 2,
        }
    }
}

/// Every analyte that has a result: the most pressing first, then by the date of the newest one, newest first.
pub fn by_analyte(diary: &Diary, catalogue: &Catalogue, facts: &Facts) -> Vec<Followed> {
    let mut all: Vec<(String, Followed)> = Vec::new();
    // What is of one draw stays in the order of its report.
    for record in draws(diary).iter().flat_map(|draw| &draw.results) {
        let Some(one) = Measurement::new(record, facts) else { continue };
        let name = one.result().map(|result| name_of(catalogue, &result.analyte)).unwrap_or_default();
        let key = folded(&name);
        match all.iter_mut().find(|(known, _)| *known == key) {
            Some((_, followed)) => followed.results.push(one),
            None => all.push((key, Followed { name, results: vec![one], line: Vec::new() })),
        }
    }
    let mut all: Vec<Followed> = all.into_iter().map(|(_, followed)| followed).collect();
    for followed in &mut all {
        // Of one time, what was written down last is the last one: ids grow.
        followed.results.sort_by_key(|one| std::cmp::Reverse((one.record.at.latest(), one.record.id)));
        followed.draw_line(catalogue);
    }
    // They stand by date already, and sorting keeps that.
    all.sort_by_key(|followed| followed.rank(catalogue));
    all
}

/// The catalogue's name of an analyte, else as it was written.
pub fn name_of(catalogue: &Catalogue, written: &str) -> String {
    catalogue.analyte(written).map_or_else(|| written.trim().to_owned(), |analyte| analyte.name.clone())
}

/// What one laboratory measured in the blood of one day.
#[derive(Clone, Debug)]
pub struct Draw {
    pub at: When,
    pub laboratory: Option<String>,
    /// In the order in which they were written down.
    pub results: Vec<Arc<Record>>,
}

/// All draws, the newest first.
pub fn draws(diary: &Diary) -> Vec<Draw> {
    let mut draws: Vec<((String, Option<String>), Draw)> = Vec::new();
    for record in diary.of_kind(Kind::Lab).iter().rev() {
        let Body::Lab(result) = &record.body else { continue };
        // The day as precisely as it is known; the minute does not make another draw of it.
        let day = record.at.text().split('T').next().unwrap_or_default().to_owned();
        let key = (day, result.laboratory.as_deref().map(folded));
        // What is of one day stands together.
        if let Some((_, draw)) = draws.iter_mut().rev().take(8).find(|(known, _)| *known == key) {
            draw.results.push(Arc::clone(record));
        } else {
            let laboratory = result.laboratory.clone();
            draws.push((key, Draw { at: record.at.clone(), laboratory, results: vec![Arc::clone(record)] }));
        }
    }
    let mut draws: Vec<Draw> = draws.into_iter().map(|(_, draw)| draw).collect();
    for draw in &mut draws {
        draw.results.reverse();
    }
    draws
}

/// How a result differs from the one before it, in the same unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up(Number),
    Down(Number),
    Same,
    /// Surely above or below, by how much nobody knows: one of them is only a limit.
    Higher,
    Lower,
}

/// `None`: another unit, words, or intervals that overlap.
pub fn step(before: &LabResult, after: &LabResult) -> Option<Step> {
    let unit = |result: &LabResult| result.unit.as_ref().map(|unit| unit.ucum.clone());
    if unit(before) != unit(after) {
        return None;
    }
    let (old, new) = (before.value.interval()?, after.value.interval()?);
    let exact = |values: Interval| match (values.low, values.high) {
        (Some(low), Some(high)) if low.at == high.at => Some(low.at),
        _ => None,
    };
    if let (Some(old), Some(new)) = (exact(old), exact(new)) {
        return Some(match new.cmp(&old) {
            std::cmp::Ordering::Greater => Step::Up(Number::computed(new - old)),
            std::cmp::Ordering::Less => Step::Down(Number::computed(old - new)),
            std::cmp::Ordering::Equal => Step::Same,
        });
    }
    match (new.high, old.low) {
        (Some(top), Some(bottom)) if top.at < bottom.at || (top.at == bottom.at && !top.included) => {
            return Some(Step::Lower);
        }
        _ => {}
    }
    match (new.low, old.high) {
        (Some(bottom), Some(top)) if bottom.at > top.at || (bottom.at == top.at && !top.included) => Some(Step::Higher),
        _ => None,
    }
}

/// Draws beside each other: what each of them says of each analyte.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The newest first.
    pub columns: Vec<Column>,
    pub rows: Vec<GridRow>,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub at: When,
    pub laboratory: Option<String>,
    /// What else began, ended or happened since the draw before, the oldest first.
    pub meanwhile: Vec<Arc<Record>>,
}

#[derive(Clone, Debug)]
pub struct GridRow {
    pub name: String,
    pub cells: Vec<Option<Cell>>,
}

#[derive(Clone, Debug)]
pub struct Cell {
    pub one: Measurement,
    /// Against the draw before that has this analyte, and whether that is usual variation.
    pub step: Option<(Step, Option<Verdict>)>,
}

/// The newest draws side by side; analytes in the order in which the newest reports have them. Of an analyte that was
/// measured twice in a draw, the later result stands.
pub fn grid(diary: &Diary, catalogue: &Catalogue, facts: &Facts, draws: &[Draw], most: usize) -> Grid {
    let mut rows: Vec<(String, GridRow)> = Vec::new();
    for (column, draw) in draws.iter().take(most).enumerate() {
        for one in draw.results.iter().filter_map(|record| Measurement::new(record, facts)) {
            let name = one.result().map(|result| name_of(catalogue, &result.analyte)).unwrap_or_default();
            let key = folded(&name);
            let place = rows.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
                rows.push((key, GridRow { name, cells: vec![None; draws.len().min(most)] }));
                rows.len() - 1
            });
            rows[place].1.cells[column] = Some(Cell { one, step: None });
        }
    }
    let mut rows: Vec<GridRow> = rows.into_iter().map(|(_, row)| row).collect();
    for row in &mut rows {
        for place in 0..row.cells.len() {
            let before = row.cells[place + 1..].iter().flatten().next().map(|cell| cell.one.clone());
            let Some((before, cell)) = before.zip(row.cells[place].as_mut()) else { continue };
            let both = before.result().zip(cell.one.result());
            let found = both.and_then(|(before, here)| step(before, here));
            cell.step = found.map(|found| (found, verdict(catalogue, facts, &before, &cell.one)));
        }
    }
    let columns = draws.iter().take(most).enumerate().map(|(place, draw)| Column {
        at: draw.at.clone(),
        laboratory: draw.laboratory.clone(),
        meanwhile: draws.get(place + 1).map(|before| between(diary, &before.at, &draw.at)).unwrap_or_default(),
    });
    Grid { columns: columns.collect(), rows }
}

/// Events, and courses that began or ended, after one date and up to another.
fn between(diary: &Diary, after: &When, until: &When) -> Vec<Arc<Record>> {
    let within = |at: &When| at.earliest() > after.latest() && at.earliest() <= until.latest();
    let changed = |record: &&Arc<Record>| match &record.body {
        Body::Course(course) if course.never_taken => false,
        Body::Course(course) => within(&record.at) || course.until.as_ref().is_some_and(within),
        // What went on all the time changed nothing; appointments, and what did not happen, are no change either.
        Body::Event(event) => event.event_type != EventType::Appointment && !event.absent && within(&record.at),
        Body::Adjustment(_) => within(&record.at),
        _ => false,
    };
    let kinds = [Kind::Course, Kind::Event, Kind::Adjustment];
    let mut found: Vec<Arc<Record>> =
        kinds.iter().flat_map(|kind| diary.of_kind(*kind)).filter(changed).cloned().collect();
    found.sort_by_key(|record| record.at.earliest());
    found
}

/// Whether a result lies within usual variation of the one before it; `None` where that cannot be said: another
/// laboratory or unit, or no published variation.
pub fn verdict(catalogue: &Catalogue, facts: &Facts, before: &Measurement, after: &Measurement) -> Option<Verdict> {
    let (old, new) = (before.result()?, after.result()?);
    let laboratory = |result: &LabResult| result.laboratory.as_deref().map(|name| folded(name.trim()));
    if laboratory(old) != laboratory(new) || before.ucum() != after.ucum() {
        return None;
    }
    let variation = baseline::variation_of(catalogue.analyte(&new.analyte)?, facts.person().sex)?;
    let values = old.value.interval()?;
    let low = values.low.map_or(Decimal::ZERO, |bound| bound.at);
    let high = values.high.map(|bound| bound.at);
    let one = Baseline {
        kind: BaselineKind::Earlier,
        mean: high.map_or(low, |high| (low + high) / Decimal::TWO),
        low,
        high,
        n: 1,
        records: vec![before.record.id],
        laboratory: old.laboratory.clone(),
        unit: before.ucum().map(str::to_owned),
    };
    Some(baseline::compared(one, new.value.interval()?, Some(variation)).verdict)
}

/// A range that a laboratory printed, from the first to the last of its results in a row that have it.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedRange {
    pub laboratory: Option<String>,
    pub range: ReferenceRange,
    pub unit: String,
    pub from: When,
    pub to: When,
}

/// Which ranges were printed from when on, the oldest first.
pub fn printed_ranges(followed: &Followed) -> Vec<PrintedRange> {
    let mut ranges: Vec<PrintedRange> = Vec::new();
    for one in followed.results.iter().rev() {
        let Some(result) = one.result() else { continue };
        let (Range::Printed(range) | Range::Laboratory(range)) = result.range else { continue };
        let laboratory = result.laboratory.clone();
        let unit = one.unit();
        let same = |last: &&mut PrintedRange| {
            last.range == range
                && last.unit == unit
                && last.laboratory.as_deref().map(folded) == laboratory.as_deref().map(folded)
        };
        match ranges.last_mut().filter(same) {
            Some(last) => last.to = one.record.at.clone(),
            None => ranges.push(PrintedRange {
                laboratory,
                range,
                unit,
                from: one.record.at.clone(),
                to: one.record.at.clone(),
            }),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lab::{LabUnit, Measured};

    fn result(value: &str, unit: &str) -> LabResult {
        LabResult {
            analyte: "Platelets".to_owned(),
            value: Measured::parse(value).unwrap(),
            unit: Some(LabUnit { ucum: unit.to_owned(), written: unit.to_owned() }),
            range: Range::Unsaid,
            laboratory: None,
            fasting: None,
            biotin: None,
            repeat_sample: None,
        }
    }

    #[test]
    fn a_step_is_said_only_as_far_as_it_is_known() {
        let said = |before, after| step(&result(before, "10*9/L"), &result(after, "10*9/L"));
        assert_eq!(said("110", "61"), Some(Step::Down("49".parse().unwrap())));
        assert_eq!(said("61", "110.5"), Some(Step::Up("49.5".parse().unwrap())));
        assert_eq!(said("61", "61.0"), Some(Step::Same));
        assert_eq!(said("61", "<5"), Some(Step::Lower));
        assert_eq!(said("5", "<5"), Some(Step::Lower));
        assert_eq!(said("<5", "61"), Some(Step::Higher));
        assert_eq!(said("3", "<5"), None);
        assert_eq!(said("<5", "<5"), None);
        assert_eq!(said("61", "normal"), None);
        assert_eq!(step(&result("61", "10*9/L"), &result("61000", "/uL")), None);
    }
}
