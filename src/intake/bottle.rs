//! Reads a bottle: what it holds, when it was made, opened and finished, how long it keeps, what it cost.

use jiff::civil::Date;

use crate::model::bottle::{Bottle, Cost, Keeps};
use crate::model::{Amount, Refusal, When};

use super::dose::{find_medicine, list, split_amount};
use super::plan::day;
use super::reader::Reader;

pub(super) fn read(reader: &mut Reader<'_>, made: Option<&When>) -> Option<Bottle> {
    let medicine = find_medicine(reader);
    let before = reader.refusals.len();
    let holds = holds(reader);
    if let (Some((_, medicine)), Some(holds)) = (medicine, holds)
        && reader.is_new()
        && !medicine.preparation().has(holds.unit)
    {
        reader.refuse(Refusal::new("holds", "refused-not-of-preparation").with("amount", holds));
    }
    let opened = maybe_day(reader, "opened");
    let use_by = maybe_day(reader, "use_by");
    let keeps = reader.choice("keeps", Keeps::parse, || list(Keeps::ALL.map(Keeps::code)));
    let batch = reader.text("batch");
    let cost = cost(reader);
    let finished = maybe_day(reader, "finished");
    let made = made.map(|made| made.earliest().date());
    for (field, first, last) in
        [("opened", made, opened), ("use_by", made, use_by), ("finished", opened.or(made), finished)]
    {
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            reader.refuse(Refusal::new(field, "refused-bottle-order").with("text", last).with("first", first));
        }
    }
    if reader.refusals.len() > before {
        return None;
    }
    Some(Bottle { medicine: medicine?.0, holds: holds?, opened, use_by, keeps, batch, cost, finished })
}

fn maybe_day(reader: &mut Reader<'_>, field: &'static str) -> Option<Date> {
    reader.cell(field).and_then(|text| day(reader, field, text))
}

/// `10 mL`, `200 drops`, `30 capsules`.
fn holds(reader: &mut Reader<'_>) -> Option<Amount> {
    let text = reader.required("holds")?;
    let (number, unit) = split_amount(&text);
    if number.is_empty() {
        reader.refuse(Refusal::new("holds", "refused-holds").with("text", &text));
        return None;
    }
    let number = reader.parse_number("holds", number).filter(|number| {
        let is_positive = number.decimal() > rust_decimal::Decimal::ZERO;
        if !is_positive {
            reader.refuse(Refusal::new("holds", "refused-not-above-zero").with("text", &text));
        }
        is_positive
    });
    if unit.is_empty() {
        reader.refuse(Refusal::new("holds", "refused-no-unit").with("text", &text));
        return None;
    }
    let unit = reader.dose_unit("holds", unit);
    Some(Amount { number: number?, unit: unit? })
}

/// `40 USD`.
fn cost(reader: &mut Reader<'_>) -> Option<Cost> {
    let text = reader.cell("cost")?;
    let cost = Cost::parse(text);
    if cost.is_none() {
        reader.refuse(Refusal::new("cost", "refused-cost").with("text", text));
    }
    cost
}
