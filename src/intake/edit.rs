//! One field of a record replaced: its own row with one cell changed, read again as any other row.

use crate::model::{Body, Kind, Record, Refusal};

use super::row::{Row, own_fields, row};
use super::{Entry, read, spoken, symptom};

/// The fields of that kind that a person may replace; `range` stands for low and high together.
pub fn editable_fields(kind: Kind) -> Vec<&'static str> {
    let mut fields = vec!["at", "at_basis", "note", "entered_by"];
    let derived = |field: &&str| !matches!(*field, "comparator" | "number" | "range_source");
    let own: &[&str] = match kind {
        // What was attached is what it is, and what was asked is what was answered.
        Kind::Attachment => &["name"],
        Kind::Answer => &["reply", "who", "reason"],
        _ => own_fields(kind),
    };
    fields.extend(own.iter().copied().filter(derived));
    if matches!(kind, Kind::Lab | Kind::Analyte) {
        fields.push("range");
    }
    fields
}

/// The record with that field as typed; an empty text takes it away.
pub fn edit(old: &Record, field: &str, text: &str, entry: &Entry<'_>) -> Result<Record, Vec<Refusal>> {
    edits(old, &[(field, text)], entry)
}

/// The record with these fields as typed, all at once; an empty text takes one away. What hangs on a field is
/// read anew: another count gives another amount, another date its own zone.
pub fn edits(old: &Record, typed: &[(&str, &str)], entry: &Entry<'_>) -> Result<Record, Vec<Refusal>> {
    let kind = old.kind();
    let fields = editable_fields(kind);
    let mut cells = row(old, entry.diary);
    let mut named = Vec::with_capacity(typed.len());
    for (field, text) in typed {
        let Some(known) = fields.iter().copied().find(|known| known == field) else {
            let refusal = Refusal::new("field", "refused-field").with("text", field).with("kind", kind.code());
            return Err(vec![refusal.with("choices", fields.join(", "))]);
        };
        named.push((known, *text));
    }
    // Only what is typed may be in a language of its own.
    let mut row_of_typed = Row::new();
    for (field, text) in &named {
        row_of_typed.set(field, *text);
    }
    let (settled, ambiguous) = spoken::settled(kind, &row_of_typed, entry);
    if !ambiguous.is_empty() {
        return Err(ambiguous);
    }
    for (field, text) in &mut named {
        *text = settled.get(field).unwrap_or_default();
    }
    // What hangs on a typed field goes first, so that it never takes away another typed one.
    for (field, text) in &named {
        for hanging in hangs_on(kind, field, &cells) {
            cells.unset(hanging);
        }
        // "2 mg" and "7 drops" bring their own unit.
        match (kind, *field) {
            (Kind::Dose, "amount") if !super::dose::split_amount(text).1.is_empty() => cells.unset("unit"),
            (Kind::Dose, "count") if !super::dose::split_amount(text).1.is_empty() => cells.unset("count_unit"),
            _ => {}
        }
    }
    for (field, text) in &named {
        if text.is_empty() {
            cells.unset(field);
        } else {
            cells.set(field, *text);
        }
    }
    let counts_anew = |(field, _): &(&str, &str)| matches!(*field, "count" | "count_unit" | "medicine");
    if kind == Kind::Lab && named.iter().any(|(field, _)| matches!(*field, "low" | "high")) && has_no_range(&cells) {
        // Nobody says any more whose range it is.
        cells.unset("range_source");
    }
    if kind == Kind::Dose && named.iter().any(counts_anew) {
        // Read as a new one, under its old id: what it amounts to is computed by the medicine as it is now.
        cells.unset("id");
    }
    let bends = |(field, _): &(&str, &str)| match kind {
        Kind::Plan => matches!(*field, "medicine" | "from" | "step" | "every" | "to" | "fixed" | "shown_in"),
        _ => false,
    };
    if named.iter().any(bends) {
        // A rule that is typed anew must give doses that hands can make, as a new one must.
        cells.unset("id");
    }
    if kind == Kind::OwnSymptom && named.iter().any(|(field, _)| *field == "name") {
        // A new name may be one that the catalogue has.
        cells.unset("id");
    }
    if kind == Kind::Lab && named.iter().any(|(field, _)| matches!(*field, "value" | "unit" | "range")) {
        // What is typed anew may be as damaged as what is new.
        cells.unset("id");
    }
    let fresh = named.iter().any(|(field, text)| *field == "at" && !text.is_empty());
    let read = read(kind, &cells, &Entry { fresh, id: old.id, ..entry.clone() });
    if let (Body::OwnSymptom(before), Ok(record)) = (&old.body, &read)
        && let Body::OwnSymptom(after) = &record.body
        && let Some(refusal) = symptom::renamed(before, after, entry.diary)
    {
        return Err(vec![refusal]);
    }
    let quoted = |refusal| spoken::quoted(refusal, &row_of_typed, entry.decimal_mark);
    read.map_err(|refusals| refusals.into_iter().map(quoted).collect())
}

fn has_no_range(cells: &Row) -> bool {
    ["low", "high"].iter().all(|field| cells.get(field).is_none_or(str::is_empty))
}

fn hangs_on(kind: Kind, field: &str, cells: &Row) -> &'static [&'static str] {
    match (kind, field) {
        (_, "at") => &["at_basis", "zone", "offset"],
        (_, "until") => &["until_basis"],
        (Kind::Dose, "amount" | "unit") => &["count", "count_unit"],
        (Kind::Dose, "count" | "count_unit") => &["amount", "unit"],
        (Kind::Dose, "medicine") if cells.get("count").is_some() => &["amount", "unit"],
        // A score that is said anew is a copy no more.
        (Kind::Symptom, "value" | "scale") => &["copied"],
        (Kind::Lab, "value") => &["comparator", "number"],
        (Kind::Lab, "unit") => &["unit_written"],
        (Kind::Lab, "range") => &["low", "high", "range_source"],
        (Kind::Analyte, "range") => &["low", "high"],
        (Kind::Lab, "low" | "high") if cells.get("range_source") == Some("none") => &["range_source"],
        _ => &[],
    }
}
