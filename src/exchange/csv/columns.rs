//! The columns of every file, in the order they are written.

use crate::intake::row::own_fields;
use crate::model::Kind;

/// The name of the last column, which is always empty: so the header tells the dialect, and every other column
/// keeps its field's own name.
pub const DIALECT: &str = "titrace-csv-1";

/// Written for the reader of the file; ignored when it is read back.
const COMPUTED: [&str; 7] = ["day", "day_basis", "loinc", "flag", "grade", "grade_by", "hours_since_dose"];

const COMMON: [&str; 11] =
    ["id", "kind", "at", "at_basis", "zone", "offset", "day", "day_basis", "note", "source", "entered_by"];

pub fn file_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Dose => "doses.csv",
        Kind::Symptom => "symptoms.csv",
        Kind::Lab => "labs.csv",
        Kind::Event => "events.csv",
        Kind::Note => "notes.csv",
        Kind::Medicine => "medicines.csv",
        Kind::Course => "courses.csv",
        Kind::Plan => "plans.csv",
        Kind::Adjustment => "adjustments.csv",
        Kind::Bottle => "bottles.csv",
        Kind::Analyte => "analytes.csv",
        Kind::Answer => "answers.csv",
        Kind::Attachment => "attachments.csv",
        Kind::OwnSymptom => "own_symptoms.csv",
        Kind::Question => "questions.csv",
    }
}

/// What a file of that name holds; `None` where the name does not tell.
pub(super) fn kind_of_file(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| file_name(*kind).eq_ignore_ascii_case(name))
}

/// The columns that only this kind has: what a record keeps, and for a result what is computed of it, in its place.
fn own(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Lab => &[
            "analyte",
            "loinc",
            "value",
            "comparator",
            "number",
            "unit",
            "unit_written",
            "low",
            "high",
            "range_source",
            "flag",
            "grade",
            "grade_by",
            "lab",
            "fasting",
            "hours_since_dose",
            "biotin",
            "repeat_sample",
        ],
        kept => own_fields(kept),
    }
}

/// All columns of a kind's file but the last, empty one; JSON has the same names in the same order.
pub fn of(kind: Kind) -> impl Iterator<Item = &'static str> {
    COMMON.iter().chain(own(kind)).copied()
}

pub(super) fn is_computed(column: &str) -> bool {
    COMPUTED.contains(&column)
}

/// Without these a line says nothing.
pub(super) fn required(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Dose | Kind::Course | Kind::Plan => &["at", "medicine"],
        Kind::Symptom => &["at", "symptom", "value"],
        Kind::Lab => &["at", "analyte", "value"],
        Kind::Event => &["at", "type"],
        Kind::Note | Kind::Question => &["at", "text"],
        Kind::Medicine | Kind::Analyte | Kind::OwnSymptom => &["at", "name"],
        Kind::Adjustment => &["at", "plan", "type"],
        Kind::Bottle => &["at", "medicine", "holds"],
        Kind::Answer => &["at", "asked", "reply"],
        Kind::Attachment => &["at", "of", "name"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake;

    #[test]
    fn every_field_that_a_record_keeps_has_its_column_in_that_order() {
        for kind in Kind::ALL {
            let columns: Vec<_> = of(kind).filter(|column| !is_computed(column) && *column != "kind").collect();
            assert_eq!(columns, intake::stored_fields(kind).collect::<Vec<_>>(), "{kind:?}");
            assert!(required(kind).iter().all(|column| columns.contains(column)), "{kind:?}");
        }
    }
}
