//! Reads a laboratory result: value as written, unit by any of its spellings, the range that was printed.

use crate::catalogue::Analyte;
use crate::model::lab::{Comparator, LabResult, LabUnit, Measured, Range, Reading, ReadingError, ReferenceRange};
use crate::model::{Number, Refusal};

use super::reader::{Reader, number_refusal};

pub(super) fn read(reader: &mut Reader<'_>) -> Option<LabResult> {
    let analyte = reader.required("analyte");
    let known = analyte.as_deref().and_then(|name| reader.entry.catalogue.analyte(name));
    let value = value(reader);
    let before = reader.refusals.len();
    let unit = unit(reader, known);
    let fasting = reader.yes_no("fasting");
    let range = range(reader, known, unit.as_ref(), fasting);
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

fn value(reader: &mut Reader<'_>) -> Option<Measured> {
    let mut text = reader.required("value")?;
    if reader.entry.decimal_mark != '.' {
        // What is kept is what the program writes: with a point.
        text = text.replace(reader.entry.decimal_mark, ".");
    }
    let measured = match Measured::parse(&text) {
        Ok(measured) => measured,
        Err(ReadingError::Number(err)) => {
            reader.refuse(number_refusal("value", &text, err));
            return None;
        }
        Err(_) => {
            reader.refuse(Refusal::new("value", "refused-lab-value").with("text", &text));
            return None;
        }
    };
    agrees(reader, &measured);
    Some(measured)
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

fn unit(reader: &mut Reader<'_>, known: Option<&Analyte>) -> Option<LabUnit> {
    let given = reader.cell("unit").map(str::trim).filter(|text| !text.is_empty());
    let written = reader.text("unit_written").or_else(|| reader.text("unit"))?;
    let spelling = given.unwrap_or(&written);
    let Some(ucum) = reader.entry.catalogue.lab_unit(spelling).map(str::to_owned) else {
        let usual: Vec<_> =
            known.map_or_else(Vec::new, |analyte| analyte.units.iter().map(|unit| unit.ucum.as_str()).collect());
        let key = if usual.is_empty() { "refused-lab-unit" } else { "refused-lab-unit-of" };
        reader.refuse(Refusal::new("unit", key).with("text", spelling).with("choices", usual.join(", ")));
        return None;
    };
    if let Some(analyte) = known
        && !analyte.units.iter().any(|unit| unit.ucum == ucum)
    {
        let usual: Vec<_> = analyte.units.iter().map(|unit| unit.ucum.as_str()).collect();
        let refusal = Refusal::new("unit", "refused-lab-unit-of").with("text", spelling);
        reader.refuse(refusal.with("choices", usual.join(", ")));
        return None;
    }
    Some(LabUnit { ucum, written })
}

fn range(
    reader: &mut Reader<'_>,
    known: Option<&Analyte>,
    unit: Option<&LabUnit>,
    fasting: Option<bool>,
) -> Option<Range> {
    // "None" says more than nothing only where a default would stand in otherwise.
    let default = known.zip(unit).and_then(|(analyte, unit)| analyte.default_range(&unit.ucum, None, None, fasting));
    let none = if default.is_some() { Range::None } else { Range::Unsaid };
    if let Some(text) = reader.cell("range") {
        return if text.trim() == "none" { Some(none) } else { parse_range(reader, text).map(Range::Printed) };
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
    let range = ordered(reader, "low", ReferenceRange { low, high })?;
    Some(if source == Some("laboratory") { Range::Laboratory(range) } else { Range::Printed(range) })
}

/// `165-387`, `165–387`, `<200`, `≤200`, `>60`, `≥60`.
pub(super) fn parse_range(reader: &mut Reader<'_>, text: &str) -> Option<ReferenceRange> {
    let trimmed = text.trim();
    let side = |signs: [&str; 3]| signs.into_iter().find_map(|sign| trimmed.strip_prefix(sign)).map(str::trim);
    if let Some(high) = side(["<=", "≤", "<"]) {
        let high = reader.parse_number("range", high)?;
        return Some(ReferenceRange { low: None, high: Some(high) });
    }
    if let Some(low) = side([">=", "≥", ">"]) {
        let low = reader.parse_number("range", low)?;
        return Some(ReferenceRange { low: Some(low), high: None });
    }
    // A leading minus belongs to the number.
    let dash = trimmed.char_indices().skip(1).find(|(_, c)| matches!(c, '-' | '–'));
    let Some((place, dash)) = dash else {
        reader.refuse(Refusal::new("range", "refused-range").with("text", text));
        return None;
    };
    let low: Option<Number> = reader.parse_number("range", trimmed[..place].trim());
    let high = reader.parse_number("range", trimmed[place + dash.len_utf8()..].trim());
    ordered(reader, "range", ReferenceRange { low: Some(low?), high: Some(high?) })
}

pub(super) fn ordered(reader: &mut Reader<'_>, field: &'static str, range: ReferenceRange) -> Option<ReferenceRange> {
    if let (Some(low), Some(high)) = (range.low, range.high)
        && high.decimal() <= low.decimal()
    {
        reader.refuse(Refusal::new(field, "refused-range-order").with("low", low).with("high", high));
        return None;
    }
    Some(range)
}
