//! Rows <-> records. A kind's columns are named once, in the order in which they are written and read; what a row
//! says beyond the model's own grammar is an error that names its column.

use rusqlite::types::{Value, ValueRef};

use crate::model::amount::{Amount, Number, Recipe};
use crate::model::dose::{Count, Dose, Status};
use crate::model::event::Note;
use crate::model::lab::{Comparator, LabResult, LabUnit, Measured, Range, Reading, ReferenceRange};
use crate::model::medicine::{Category, Form, LabelStatus, Medicine};
use crate::model::portion::DropCounts;
use crate::model::record::{Body, Kind, Record, RecordId, Source};
use crate::model::symptom::{Scale, Score, Side, SymptomEntry};
use crate::model::unit::DoseUnit;
use crate::model::when::{Basis, When, Zone};

use super::cells::{Bad, Reader, Writer};
use super::day_rows as day;
use super::lab_rows as lab;
use super::plan_rows as plan;

/// The columns that every kind has.
const COMMON: &[&str] = &["id", "at", "at_until", "at_basis", "zone", "offset_minutes", "note", "source", "entered_by"];

/// The columns of a record of this kind, in order.
pub(super) fn columns(kind: Kind) -> impl Iterator<Item = &'static str> {
    COMMON.iter().chain(own_columns(kind)).copied()
}

fn own_columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Dose => &["medicine", "amount", "unit", "count", "count_unit", "planned_amount", "status", "reason"],
        Kind::Symptom => &["symptom", "value", "scale", "side", "copied", "check_in"],
        Kind::Lab => &[
            "analyte",
            "value",
            "comparator",
            "number",
            "between_low",
            "between_high",
            "unit",
            "unit_written",
            "low",
            "high",
            "range_source",
            "lab",
            "fasting",
            "biotin",
            "repeat_sample",
        ],
        Kind::Event => day::EVENT,
        Kind::Note => &["text"],
        Kind::Medicine => &[
            "name",
            "form",
            "recipe",
            "recipe_amount",
            "recipe_unit",
            "recipe_volume_ml",
            "recipe_drops_per_ml",
            "strength",
            "strength_unit",
            "parts",
            "drop_counts",
            "label",
            "supply",
            "category",
            "prescribed",
            "prescriber",
        ],
        Kind::Course => day::COURSE,
        Kind::Plan => plan::PLAN,
        Kind::Adjustment => plan::ADJUSTMENT,
        Kind::Bottle => plan::BOTTLE,
        Kind::Analyte => lab::ANALYTE,
        Kind::Answer => lab::ANSWER,
        Kind::Attachment => lab::ATTACHMENT,
        Kind::OwnSymptom => day::OWN_SYMPTOM,
        Kind::Question => day::QUESTION,
    }
}

/// The row of a record. It is read back at once: what would not come out of the file as it goes in is refused.
pub(super) fn encode(record: &Record) -> Result<Vec<Value>, Bad> {
    let mut row = Writer::new();
    row.text(record.id.to_string());
    write_when(&mut row, Some(&record.at));
    row.maybe(record.note.as_ref());
    row.text(record.source.text());
    row.maybe(record.entered_by.as_ref());
    match &record.body {
        Body::Dose(dose) => write_dose(&mut row, dose),
        Body::Symptom(entry) => write_symptom(&mut row, entry),
        Body::Lab(result) => write_lab(&mut row, result),
        Body::Event(event) => day::write_event(&mut row, event),
        Body::Note(note) => row.text(note.text.as_str()),
        Body::Medicine(medicine) => write_medicine(&mut row, medicine),
        Body::Course(course) => day::write_course(&mut row, course),
        Body::Plan(plan) => plan::write_plan(&mut row, plan),
        Body::Adjustment(adjustment) => plan::write_adjustment(&mut row, adjustment),
        Body::Bottle(bottle) => plan::write_bottle(&mut row, bottle),
        Body::Analyte(analyte) => lab::write_analyte(&mut row, analyte),
        Body::Answer(answer) => lab::write_answer(&mut row, answer),
        Body::Attachment(attachment) => lab::write_attachment(&mut row, attachment),
        Body::OwnSymptom(symptom) => day::write_own_symptom(&mut row, symptom),
        Body::Question(question) => day::write_question(&mut row, question),
    }
    let values = row.values();
    let cells: Vec<ValueRef<'_>> = values.iter().map(ValueRef::from).collect();
    if decode(record.kind(), &cells)? == *record {
        Ok(values)
    } else {
        Err(Bad::new("id", "the record does not come back as it was written"))
    }
}

/// The record of a row.
pub(super) fn decode(kind: Kind, cells: &[ValueRef<'_>]) -> Result<Record, Bad> {
    let mut row = Reader::new(cells);
    let id = row.parsed("id", read_id)?;
    let at = read_when(&mut row, ["at", "at_until", "at_basis", "zone", "offset_minutes"])?
        .ok_or_else(|| Bad::new("at", "missing"))?;
    let note = row.maybe_owned("note")?;
    let source = row.parsed("source", Source::parse)?;
    let entered_by = row.maybe_owned("entered_by")?;
    let body = match kind {
        Kind::Dose => Body::Dose(read_dose(&mut row)?),
        Kind::Symptom => Body::Symptom(read_symptom(&mut row)?),
        Kind::Lab => Body::Lab(read_lab(&mut row)?),
        Kind::Event => Body::Event(day::read_event(&mut row)?),
        Kind::Note => Body::Note(Note { text: row.owned("text")? }),
        Kind::Medicine => Body::Medicine(read_medicine(&mut row)?),
        Kind::Course => Body::Course(day::read_course(&mut row)?),
        Kind::Plan => Body::Plan(plan::read_plan(&mut row)?),
        Kind::Adjustment => Body::Adjustment(plan::read_adjustment(&mut row)?),
        Kind::Bottle => Body::Bottle(plan::read_bottle(&mut row)?),
        Kind::Analyte => Body::Analyte(lab::read_analyte(&mut row)?),
        Kind::Answer => Body::Answer(lab::read_answer(&mut row)?),
        Kind::Attachment => Body::Attachment(lab::read_attachment(&mut row)?),
        Kind::OwnSymptom => Body::OwnSymptom(day::read_own_symptom(&mut row)?),
        Kind::Question => Body::Question(day::read_question(&mut row)?),
    };
    Ok(Record { id, at, note, source, entered_by, body })
}

/// Only the spelling that is written: another one would be another primary key.
pub(super) fn read_id(text: &str) -> Option<RecordId> {
    RecordId::parse(text).filter(|_| !text.bytes().any(|byte| byte.is_ascii_uppercase()))
}

pub(super) fn write_when(row: &mut Writer, when: Option<&When>) {
    row.shown(when.map(|when| when.from));
    row.shown(when.and_then(|when| when.until));
    row.maybe(when.map(|when| when.basis.code()));
    row.maybe(when.and_then(|when| when.zone.name.as_deref()));
    row.integer(when.and_then(|when| when.zone.offset_minutes).map(i64::from));
}

pub(super) fn read_until(row: &mut Reader<'_>) -> Result<Option<When>, Bad> {
    read_when(row, ["until", "until_latest", "until_basis", "until_zone", "until_offset_minutes"])
}

fn read_when(row: &mut Reader<'_>, names: [&'static str; 5]) -> Result<Option<When>, Bad> {
    let [at, latest, basis, zone, offset] = names;
    let from = row.maybe_parsed(at, |text| text.parse().ok())?;
    let until = row.maybe_parsed(latest, |text| text.parse().ok())?;
    let basis_read = row.maybe_parsed(basis, Basis::parse)?;
    let name = row.maybe_owned(zone)?;
    let offset_minutes = match row.maybe_integer(offset)? {
        Some(minutes) => Some(i16::try_from(minutes).map_err(|error| Bad::new(offset, error))?),
        None => None,
    };
    let Some(from) = from else {
        let nothing = until.is_none() && basis_read.is_none() && name.is_none() && offset_minutes.is_none();
        return if nothing { Ok(None) } else { Err(Bad::new(at, "missing")) };
    };
    let basis = basis_read.ok_or_else(|| Bad::new(basis, "missing"))?;
    let when = When { from, until, basis, zone: Zone { name, offset_minutes } };
    if when.latest() < when.earliest() {
        return Err(Bad::new(latest, "before the start"));
    }
    Ok(Some(when))
}

fn write_dose(row: &mut Writer, dose: &Dose) {
    row.text(dose.medicine.to_string());
    write_amount(row, dose.amount);
    row.shown(dose.count.map(|count| count.number));
    row.maybe(dose.count.map(|count| count.unit.code()));
    row.shown(dose.planned_amount);
    row.text(dose.status.code());
    row.maybe(dose.reason.as_ref());
}

fn read_dose(row: &mut Reader<'_>) -> Result<Dose, Bad> {
    Ok(Dose {
        medicine: row.parsed("medicine", read_id)?,
        amount: read_amount(row, "amount", "unit")?,
        count: read_amount(row, "count", "count_unit")?.map(|Amount { number, unit }| Count { number, unit }),
        planned_amount: row.maybe_number("planned_amount")?,
        status: row.parsed("status", Status::parse)?,
        reason: row.maybe_owned("reason")?,
    })
}

pub(super) fn write_amount(row: &mut Writer, amount: Option<Amount>) {
    row.shown(amount.map(|amount| amount.number));
    row.maybe(amount.map(|amount| amount.unit.code()));
}

pub(super) fn read_amount(
    row: &mut Reader<'_>,
    number: &'static str,
    unit: &'static str,
) -> Result<Option<Amount>, Bad> {
    match (row.maybe_number(number)?, row.maybe_parsed(unit, read_unit)?) {
        (Some(number), Some(unit)) => Ok(Some(Amount { number, unit })),
        (None, None) => Ok(None),
        (Some(_), None) => Err(Bad::new(unit, "missing")),
        (None, Some(_)) => Err(Bad::new(number, "missing")),
    }
}

/// Only the code, no other spelling.
pub(super) fn read_unit(text: &str) -> Option<DoseUnit> {
    DoseUnit::parse(text).filter(|unit| unit.code() == text)
}

fn write_symptom(row: &mut Writer, entry: &SymptomEntry) {
    row.text(entry.symptom.as_str());
    row.text(entry.score.text());
    row.text(entry.scale.text());
    row.maybe(entry.side.map(Side::code));
    row.integer(Some(entry.copied.into()));
    row.integer(entry.check_in.then_some(1));
}

fn read_symptom(row: &mut Reader<'_>) -> Result<SymptomEntry, Bad> {
    Ok(SymptomEntry {
        symptom: row.owned("symptom")?,
        score: row.parsed("value", Score::parse)?,
        scale: row.parsed("scale", Scale::parse)?,
        side: row.maybe_parsed("side", Side::parse)?,
        copied: row.maybe_flag("copied")?.ok_or_else(|| Bad::new("copied", "missing"))?,
        check_in: row.maybe_flag("check_in")?.unwrap_or(false),
    })
}

fn write_lab(row: &mut Writer, result: &LabResult) {
    row.text(result.analyte.as_str());
    row.text(result.value.written.as_str());
    let (comparator, number, low, high) = parts(&result.value.reading);
    row.maybe(comparator.map(Comparator::code));
    row.shown(number);
    row.shown(low);
    row.shown(high);
    row.maybe(result.unit.as_ref().map(|unit| unit.ucum.as_str()));
    row.maybe(result.unit.as_ref().map(|unit| unit.written.as_str()));
    let (range, source) = match result.range {
        Range::Printed(range) => (Some(range), Some("printed")),
        Range::Laboratory(range) => (Some(range), Some("laboratory")),
        Range::None => (None, Some("none")),
        Range::Unsaid => (None, None),
    };
    row.shown(range.and_then(|range| range.low));
    row.shown(range.and_then(|range| range.high));
    row.maybe(source);
    row.maybe(result.laboratory.as_ref());
    for flag in [result.fasting, result.biotin, result.repeat_sample] {
        row.integer(flag.map(i64::from));
    }
}

/// What is kept of a reading beside the words: comparator, number, low and high end.
type Parts = (Option<Comparator>, Option<Number>, Option<Number>, Option<Number>);

fn parts(reading: &Reading) -> Parts {
    match *reading {
        Reading::Words => (None, None, None, None),
        Reading::Number { comparator, number } => (comparator, Some(number), None, None),
        Reading::Between { low, high } => (None, None, Some(low), Some(high)),
    }
}

fn read_lab(row: &mut Reader<'_>) -> Result<LabResult, Bad> {
    let analyte = row.owned("analyte")?;
    let value = Measured::parse(row.text("value")?).map_err(|error| Bad::new("value", error))?;
    let beside: Parts = (
        row.maybe_parsed("comparator", Comparator::parse)?,
        row.maybe_number("number")?,
        row.maybe_number("between_low")?,
        row.maybe_number("between_high")?,
    );
    if parts(&value.reading) != beside {
        return Err(Bad::new("value", "the number beside it says something else"));
    }
    let unit = match (row.maybe_owned("unit")?, row.maybe_owned("unit_written")?) {
        (Some(ucum), Some(written)) => Some(LabUnit { ucum, written }),
        (None, None) => None,
        _ => return Err(Bad::new("unit", "half of it is missing")),
    };
    let range = ReferenceRange { low: row.maybe_number("low")?, high: row.maybe_number("high")? };
    let range = match row.maybe_text("range_source")? {
        Some("printed") => Range::Printed(range),
        Some("laboratory") => Range::Laboratory(range),
        Some("none") if range.low.is_none() && range.high.is_none() => Range::None,
        None if range.low.is_none() && range.high.is_none() => Range::Unsaid,
        _ => return Err(Bad::new("range_source", "does not fit the range")),
    };
    Ok(LabResult {
        analyte,
        value,
        unit,
        range,
        laboratory: row.maybe_owned("lab")?,
        fasting: row.maybe_flag("fasting")?,
        biotin: row.maybe_flag("biotin")?,
        repeat_sample: row.maybe_flag("repeat_sample")?,
    })
}

fn write_medicine(row: &mut Writer, medicine: &Medicine) {
    row.text(medicine.name.as_str());
    row.maybe(medicine.form.map(Form::code));
    let recipe = medicine.recipe.as_ref();
    row.maybe(recipe.map(|recipe| recipe.written.as_str()));
    write_amount(row, recipe.map(|recipe| recipe.content));
    row.shown(recipe.map(|recipe| recipe.volume_ml));
    row.shown(recipe.and_then(|recipe| recipe.drops_per_ml));
    write_amount(row, medicine.strength);
    row.integer(medicine.parts.map(i64::from));
    row.maybe(medicine.drop_counts.as_ref().map(DropCounts::text));
    row.maybe(medicine.label.map(LabelStatus::code));
    row.maybe(medicine.supply.as_ref());
    row.maybe(medicine.category.map(Category::code));
    row.integer(medicine.prescribed.map(i64::from));
    row.maybe(medicine.prescriber.as_ref());
}

fn read_medicine(row: &mut Reader<'_>) -> Result<Medicine, Bad> {
    Ok(Medicine {
        name: row.owned("name")?,
        form: row.maybe_parsed("form", Form::parse)?,
        recipe: read_recipe(row)?,
        strength: read_amount(row, "strength", "strength_unit")?,
        parts: row.maybe_integer("parts")?.map(|parts| plan::small("parts", parts)).transpose()?,
        drop_counts: row.maybe_parsed("drop_counts", DropCounts::parse)?,
        label: row.maybe_parsed("label", LabelStatus::parse)?,
        supply: row.maybe_owned("supply")?,
        category: row.maybe_parsed("category", Category::parse)?,
        prescribed: row.maybe_flag("prescribed")?,
        prescriber: row.maybe_owned("prescriber")?,
    })
}

fn read_recipe(row: &mut Reader<'_>) -> Result<Option<Recipe>, Bad> {
    let written = row.maybe_text("recipe")?;
    let content = read_amount(row, "recipe_amount", "recipe_unit")?;
    let volume_ml = row.maybe_number("recipe_volume_ml")?;
    let drops_per_ml = row.maybe_number("recipe_drops_per_ml")?;
    let recipe = written.map(Recipe::parse).transpose().map_err(|error| Bad::new("recipe", error))?;
    let said = recipe.as_ref();
    let same = said.map(|recipe| recipe.content) == content
        && said.map(|recipe| recipe.volume_ml) == volume_ml
        && said.and_then(|recipe| recipe.drops_per_ml) == drops_per_ml;
    if same { Ok(recipe) } else { Err(Bad::new("recipe", "the numbers beside it say something else")) }
}
