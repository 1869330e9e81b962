//! Reads a dose: an amount with its unit, or a count that the medicine's preparation turns into one.

use crate::model::dose::{Count, Dose, Status};
use crate::model::medicine::Medicine;
use crate::model::{Amount, DoseUnit, RecordId, Refusal};

use super::reader::Reader;

pub(super) fn read(reader: &mut Reader<'_>) -> Option<Dose> {
    let medicine = find_medicine(reader);
    let status = match reader.cell("status") {
        None => Some(Status::Taken),
        Some(_) => reader.choice("status", Status::parse, || list(Status::ALL.map(Status::code))),
    };
    let reason = reader.text("reason");
    let before = reader.refusals.len();
    let given = amount(reader, "amount");
    let count = count(reader);
    let planned_amount = reader.cell("planned_amount").and_then(|text| reader.positive("planned_amount", text));
    if reader.refusals.len() > before {
        return None;
    }
    // "7 drops" given as an amount is a count.
    let (given, count) = match (given, count) {
        (Some(given), None) if given.unit.is_counted() => {
            (None, Some(Count { number: given.number, unit: given.unit }))
        }
        both => both,
    };
    let (medicine_id, medicine) = medicine?;
    // A record that is there keeps its amount, or the lack of one, when the recipe changes; only a new count is computed.
    let computed = |count: Count| medicine.preparation().content(count.number, count.unit);
    let amount = given.or_else(|| count.filter(|_| reader.is_new()).and_then(computed));
    let status = status?;
    if status.is_taken() && amount.is_none() && count.is_none() {
        reader.refuse(Refusal::new("amount", "refused-no-amount"));
        return None;
    }
    Some(Dose { medicine: medicine_id, amount, count, planned_amount, status, reason })
}

/// The medicine that the row names; an unknown name is refused with the names that are known.
pub(super) fn find_medicine<'a>(reader: &mut Reader<'a>) -> Option<(RecordId, &'a Medicine)> {
    let name = reader.required("medicine")?;
    let diary = reader.entry.diary;
    if let Some((record, medicine)) = diary.medicine_named(&name) {
        return Some((record.id, medicine));
    }
    let known: Vec<_> = diary.medicines().map(|(_, medicine)| medicine.name.as_str()).collect();
    let refusal = if known.is_empty() {
        Refusal::new("medicine", "refused-no-medicine-yet").with("text", &name)
    } else {
        Refusal::new("medicine", "refused-unknown-medicine").with("text", &name).with("choices", known.join(", "))
    };
    reader.refuse(refusal);
    None
}

/// `1.75 mg` in one cell, or a number with its unit in the `unit` cell.
pub(super) fn amount(reader: &mut Reader<'_>, field: &'static str) -> Option<Amount> {
    let text = reader.cell(field)?;
    let (number, unit) = match reader.cell("unit") {
        Some(unit) => (text, unit),
        None => split_amount(text),
    };
    if unit.is_empty() {
        reader.positive(field, number);
        reader.refuse(Refusal::new("unit", "refused-no-unit").with("text", text));
        return None;
    }
    let number = reader.positive(field, number);
    let unit = reader.dose_unit("unit", unit);
    Some(Amount { number: number?, unit: unit? })
}

/// The number and the unit of `1.75 mg`; whatever is not part of a unit's name counts to the number, so that a
/// wrong number is refused as one.
pub(super) fn split_amount(text: &str) -> (&str, &str) {
    let text = text.trim();
    let start = text.find(|c: char| c.is_alphabetic() || c == '[').unwrap_or(text.len());
    (text[..start].trim_end(), &text[start..])
}

fn count(reader: &mut Reader<'_>) -> Option<Count> {
    let text = reader.cell("count")?;
    // "7 drops" may stand in one cell.
    let (number, unit_text) = match reader.cell("count_unit") {
        Some(unit) => (text, unit),
        None => split_amount(text),
    };
    let number = reader.positive("count", number);
    if unit_text.is_empty() {
        reader.refuse(Refusal::new("count_unit", "refused-no-unit").with("text", text));
        return None;
    }
    let unit = reader.dose_unit("count_unit", unit_text)?;
    if !unit.is_counted() {
        let counted: Vec<_> = DoseUnit::ALL.into_iter().filter(|unit| unit.is_counted()).map(DoseUnit::code).collect();
        let refusal = Refusal::new("count_unit", "refused-not-counted").with("text", unit_text);
        reader.refuse(refusal.with("choices", counted.join(", ")));
        return None;
    }
    Some(Count { number: number?, unit })
}

pub(super) fn list<const N: usize>(codes: [&str; N]) -> String {
    codes.join(", ")
}
