//! One field of a record replaced: its own row with one cell changed, read again as any other row.

use crate::model::{Kind, Record, Refusal};

use super::row::{own_fields, row};
use super::{Entry, record};

/// The fields of that kind that a person may replace; `range` stands for low and high together.
pub fn editable_fields(kind: Kind) -> Vec<&'static str> {
    let mut fields = vec!["at", "at_basis", "note", "entered_by"];
    let derived = |field: &&str| !matches!(*field, "comparator" | "number" | "range_source");
    fields.extend(own_fields(kind).iter().copied().filter(derived));
    if kind == Kind::Lab {
        fields.push("range");
    }
    fields
}

/// The record with that field as typed; an empty text takes it away. What hangs on the field is read anew:
/// another count gives another amount, another date its own zone.
pub fn edit(old: &Record, field: &str, text: &str, entry: &Entry<'_>) -> Result<Record, Vec<Refusal>> {
    let kind = old.kind();
    let fields = editable_fields(kind);
    let Some(field) = fields.iter().copied().find(|known| *known == field) else {
        let refusal = Refusal::new("field", "refused-field").with("text", field).with("kind", kind.code());
        return Err(vec![refusal.with("choices", fields.join(", "))]);
    };
    let mut cells = row(old, entry.diary);
    let hangs_on_it: &[&str] = match (kind, field) {
        (_, "at") => &["at_basis", "zone", "offset"],
        (_, "until") => &["until_basis"],
        (Kind::Dose, "amount" | "unit") => &["count", "count_unit"],
        (Kind::Dose, "count" | "count_unit") => &["amount", "unit"],
        (Kind::Lab, "value") => &["comparator", "number"],
        (Kind::Lab, "unit") => &["unit_written"],
        (Kind::Lab, "range") => &["low", "high", "range_source"],
        (Kind::Lab, "low" | "high") if cells.get("range_source") == Some("none") => &["range_source"],
        _ => &[],
    };
    for hanging in hangs_on_it {
        cells.unset(hanging);
    }
    if kind == Kind::Dose && field == "amount" && super::dose::split_amount(text).1 != "" {
        cells.unset("unit");
    }
    if text.is_empty() {
        cells.unset(field);
    } else {
        cells.set(field, text);
    }
    let entry = Entry { fresh: field == "at" && !text.is_empty(), ..entry.clone() };
    record(kind, &cells, &entry)
}
