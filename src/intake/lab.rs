//! Reads a laboratory result: value as written, unit by any of its spellings, the range that was printed.

use crate::catalogue::Analyte;
use crate::model::Refusal;
use crate::model::analyte::OwnAnalyte;
use crate::model::lab::{Comparator, LabResult, LabUnit, Measured, Range, Reading, ReadingError, ReferenceRange};

use super::damage::{self, Found};
use super::reader::{Reader, number_refusal};
use super::{range, times};

pub(super) fn read(reader: &mut Reader<'_>) -> Option<LabResult> {
    let analyte = reader.required("analyte");
    let known = analyte.as_deref().and_then(|name| reader.entry.catalogue.analyte(name));
    let (value, beside) = value(reader, known).unzip();
    let before = reader.refusals.len();
    let is_damaged = has_damaged_unit(reader, beside.as_ref().and_then(Option::as_ref));
    let unit = unit(reader, known, beside.flatten());
    let fasting = reader.yes_no("fasting");
    let range = range(reader, known, unit.as_ref(), is_damaged);
    let laboratory = reader.text("lab");
    let biotin = reader.yes_no("biotin");
    let repeat_sample = reader.yes_no("repeat_sample");
    if reader.refusals.len() > before {
        return None;
    }
    Some(LabResult {
        analyte: analyte?,
        value: value?,
        unit,
        range: range?,
        laboratory,
        fasting,
        biotin,
        repeat_sample,
    })
}

/// The value, and the unit that stood in its cell.
fn value(reader: &mut Reader<'_>, known: Option<&Analyte>) -> Option<(Measured, Option<damage::Unit>)> {
    let text = reader.required("value")?;
    let (measured, unit) = match Measured::parse(&text) {
        Ok(measured) => (measured, None),
        Err(err) => {
            let value = taken_apart(reader, &text, err)?;
            let Ok(measured) = Measured::parse(&value.text) else { return None };
            (measured, value.unit)
        }
    };
    agrees(reader, &measured);
    // Nothing that the catalogue knows can be less than nothing.
    if let Some(known) = known.filter(|_| is_negative(&measured.reading)) {
        reader.refuse(Refusal::new("value", "refused-lab-negative").with("text", &text).with("analyte", &known.name));
    }
    Some((measured, unit))
}

fn is_negative(reading: &Reading) -> bool {
    match reading {
        Reading::Number { number, .. } | Reading::Between { low: number, .. } => number.decimal().is_sign_negative(),
        Reading::Words => false,
    }
}

/// Whether copying has damaged the unit, wherever it stands.
fn has_damaged_unit(reader: &Reader<'_>, beside: Option<&damage::Unit>) -> bool {
    let cell = reader.cell("unit").or_else(|| reader.cell("unit_written")).filter(|_| reader.is_new());
    let cell = cell.and_then(|text| damage::unit(text, reader.entry.catalogue));
    cell.as_ref().or(beside).is_some_and(damage::Unit::is_damaged) || beside.is_some_and(damage::Unit::is_damaged)
}

/// A value's cell that is no value by itself: what is copied from a report brings its unit, its damage, a flag.
fn taken_apart(reader: &mut Reader<'_>, text: &str, err: ReadingError) -> Option<damage::Value> {
    let found = if reader.is_new() { damage::value(text, reader.entry.catalogue) } else { None };
    let refusal = match found {
        Some(Found::Certain(value)) => return Some(value),
        Some(Found::Proposed(value)) if reader.entry.confirmed => return Some(value),
        Some(Found::Proposed(value)) => {
            let key = match (&value.unit, value.flagged) {
                (None, _) => "refused-lab-flag",
                (Some(_), false) => "refused-lab-damaged",
                (Some(_), true) => "refused-lab-flag-unit",
            };
            let mut refusal = Refusal::new("value", key).with("text", text).with("proposal", &value.text);
            if let Some(unit) = &value.unit {
                refusal = refusal.with("proposal_unit", &unit.written);
            }
            refusal
        }
        Some(Found::Unclear) => Refusal::new("value", "refused-lab-unclear").with("text", text),
        None => match err {
            ReadingError::Number(err) => number_refusal("value", text, err),
            _ => Refusal::new("value", "refused-lab-value").with("text", text),
        },
    };
    reader.refuse(refusal);
    None
}

/// The `comparator` and `number` cells of a CSV line say again what `value` says; they must not say another thing.
fn agrees(reader: &mut Reader<'_>, measured: &Measured) {
    let (comparator, number) = match &measured.reading {
        Reading::Number { comparator, number } => (comparator.map(Comparator::code), Some(number.to_string())),
        Reading::Between { .. } | Reading::Words => (None, None),
    };
    let differs = |cell: Option<&str>, read: Option<&str>| cell.is_some() && cell != read;
    if differs(reader.cell("comparator"), comparator) {
        reader.refuse(Refusal::new("comparator", "refused-disagrees").with("value", &measured.written));
    }
    if differs(reader.cell("number"), number.as_deref()) {
        reader.refuse(Refusal::new("number", "refused-disagrees").with("value", &measured.written));
    }
}

fn unit(reader: &mut Reader<'_>, known: Option<&Analyte>, beside: Option<damage::Unit>) -> Option<LabUnit> {
    let given = reader.cell("unit").map(str::trim).filter(|text| !text.is_empty());
    let written = reader.text("unit_written").or_else(|| reader.text("unit"));
    let Some(written) = written else {
        let damage::Unit { ucum, written, .. } = beside?;
        return usual(reader, known, &ucum, &written).then_some(LabUnit { ucum, written });
    };
    let spelling = given.unwrap_or(&written).to_owned();
    let spelling = spelling.as_str();
    // A record that was written before keeps what was written then.
    let found = if reader.is_new() { damage::unit(spelling, reader.entry.catalogue) } else { None };
    let (ucum, written) = match found.filter(damage::Unit::is_damaged) {
        Some(unit) if reader.entry.confirmed => (unit.ucum, unit.written),
        Some(unit) => {
            let refusal = Refusal::new("unit", "refused-lab-unit-damaged").with("text", spelling);
            reader.refuse(refusal.with("proposal", unit.written));
            return None;
        }
        None => {
            // An own analyte has the unit that its laboratory writes.
            let own = own(reader).and_then(|own| own.unit.clone()).filter(|unit| known.is_none() && unit == spelling);
            let Some(ucum) = reader.entry.catalogue.lab_unit(spelling).or(own.as_deref()) else {
                refuse_unit(reader, known, spelling);
                return None;
            };
            (ucum.to_owned(), written)
        }
    };
    if given.is_some() && !is_spelling(reader, known, &ucum, &written) {
        let refusal = Refusal::new("unit_written", "refused-unit-written").with("text", &written);
        reader.refuse(refusal.with("unit", &ucum));
        return None;
    }
    if let Some(beside) = beside.filter(|beside| beside.ucum != ucum) {
        let refusal = Refusal::new("unit", "refused-lab-units-differ").with("text", spelling);
        reader.refuse(refusal.with("beside", beside.written));
        return None;
    }
    usual(reader, known, &ucum, spelling).then_some(LabUnit { ucum, written })
}

/// Whether what stood on the report is that unit; an own analyte's laboratory may spell as nobody else does.
fn is_spelling(reader: &Reader<'_>, known: Option<&Analyte>, ucum: &str, written: &str) -> bool {
    match reader.entry.catalogue.lab_unit(written) {
        Some(other) => other == ucum,
        None => written.trim() == ucum || known.is_none() && own(reader).is_some(),
    }
}

/// Whether the analyte is reported in that unit; one that nobody knows may be in any.
fn usual(reader: &mut Reader<'_>, known: Option<&Analyte>, ucum: &str, spelling: &str) -> bool {
    let is_usual = known.is_none_or(|analyte| analyte.units.iter().any(|unit| unit.ucum == ucum));
    if !is_usual {
        refuse_unit(reader, known, spelling);
    }
    is_usual
}

fn refuse_unit(reader: &mut Reader<'_>, known: Option<&Analyte>, spelling: &str) {
    let usual: Vec<_> =
        known.map_or_else(Vec::new, |analyte| analyte.units.iter().map(|unit| unit.ucum.as_str()).collect());
    let key = if usual.is_empty() { "refused-lab-unit" } else { "refused-lab-unit-of" };
    reader.refuse(Refusal::new("unit", key).with("text", spelling).with("choices", usual.join(", ")));
}

fn range(
    reader: &mut Reader<'_>,
    known: Option<&Analyte>,
    unit: Option<&LabUnit>,
    beside_damage: bool,
) -> Option<Range> {
    // "None" says more than nothing only where a default would stand in otherwise.
    let none = if may_stand_in(reader, known, unit) { Range::None } else { Range::Unsaid };
    if let Some(text) = reader.cell("range") {
        if text.trim() == "none" {
            return Some(none);
        }
        let is_count = |known: &Analyte| known.units.iter().any(|unit| times::is_count(&unit.ucum));
        let counted = unit.map_or_else(|| known.is_some_and(is_count), |unit| times::is_count(&unit.ucum));
        let three = (counted || beside_damage).then_some(beside_damage);
        return printed(reader, text, unit, three).map(Range::Printed);
    }
    let source = reader.cell("range_source");
    match source {
        None | Some("printed" | "laboratory") => {}
        Some("none") => return Some(none),
        Some("default") => return Some(Range::Unsaid),
        Some(text) => {
            let refusal = Refusal::new("range_source", "refused-choice").with("text", text);
            reader.refuse(refusal.with("choices", "printed, laboratory, default, none"));
            return None;
        }
    }
    let low = reader.cell("low").map(|text| reader.parse_number("low", text));
    let high = reader.cell("high").map(|text| reader.parse_number("high", text));
    let (low, high) = match (low, high) {
        (Some(None), _) | (_, Some(None)) => return None,
        (low, high) => (low.flatten(), high.flatten()),
    };
    if low.is_none() && high.is_none() {
        if source.is_some() {
            reader.refuse(Refusal::new("range_source", "refused-range-missing"));
            return None;
        }
        return Some(Range::Unsaid);
    }
    let range = reader.keep(range::ordered("low", ReferenceRange { low, high }))?;
    Some(if source == Some("laboratory") { Range::Laboratory(range) } else { Range::Printed(range) })
}

/// Whether a default stands in for a range that nobody gave, or would for somebody of another sex or age.
fn may_stand_in(reader: &Reader<'_>, known: Option<&Analyte>, unit: Option<&LabUnit>) -> bool {
    match known {
        Some(analyte) => {
            unit.is_some_and(|unit| analyte.ranges.iter().any(|range| analyte.range_in(range, &unit.ucum).is_some()))
        }
        None => own(reader).is_some_and(|own| {
            let theirs = own.unit.as_deref().map(str::trim);
            let ucum = theirs.and_then(|unit| reader.entry.catalogue.lab_unit(unit)).or(theirs);
            let same = unit.map(|unit| unit.written.trim()) == theirs || unit.map(|unit| unit.ucum.as_str()) == ucum;
            same && (own.range.low.is_some() || own.range.high.is_some())
        }),
    }
}

/// The person's own analyte of that name.
fn own<'a>(reader: &Reader<'a>) -> Option<&'a OwnAnalyte> {
    reader.entry.diary.own_analyte(reader.cell("analyte")?)
}

/// A range as it is typed, or with the unit and the damage that it was copied with. `three`: whether a 3 at its end may
/// be the × of its unit, and whether that unit is damaged.
fn printed(reader: &mut Reader<'_>, text: &str, unit: Option<&LabUnit>, three: Option<bool>) -> Option<ReferenceRange> {
    let refusal = match range::plain(text) {
        Ok(range) => return three.map_or(Some(range), |beside_damage| alone(reader, text, range, beside_damage)),
        Err(refusal) => refusal,
    };
    let refusal = match damage::interval(text, reader.entry.catalogue) {
        None => refusal,
        Some(Found::Unclear) => Refusal::new("range", "refused-range-unclear").with("text", text),
        Some(Found::Proposed(found)) if !reader.entry.confirmed => Refusal::new("range", "refused-range-damaged")
            .with("text", text)
            .with("proposal", found.text)
            .with("proposal_unit", found.unit.written),
        Some(Found::Certain(found) | Found::Proposed(found)) => match unit {
            Some(unit) if unit.ucum == found.unit.ucum => return Some(found.range),
            Some(unit) => Refusal::new("range", "refused-range-unit")
                .with("text", text)
                .with("found", found.unit.written)
                .with("unit", &unit.written),
            // Why there is none was said already.
            None if reader.refusals.iter().any(|refusal| matches!(refusal.field, "unit" | "value")) => return None,
            None => {
                Refusal::new("range", "refused-range-unit-alone").with("text", text).with("found", found.unit.written)
            }
        },
    };
    reader.refuse(refusal);
    None
}

/// A range without a unit beside it, of a count: its upper limit may have swallowed a ×.
fn alone(reader: &mut Reader<'_>, text: &str, range: ReferenceRange, beside_damage: bool) -> Option<ReferenceRange> {
    let refusal = match times::without_three(text, beside_damage) {
        None => return Some(range),
        Some(Found::Certain((_, shorter)) | Found::Proposed((_, shorter))) if reader.entry.confirmed => {
            return Some(shorter);
        }
        Some(Found::Certain((shorter, _)) | Found::Proposed((shorter, _))) => {
            Refusal::new("range", "refused-range-three").with("text", text).with("proposal", shorter)
        }
        Some(Found::Unclear) => Refusal::new("range", "refused-range-three-unclear").with("text", text),
    };
    reader.refuse(refusal);
    None
}
