//! The bundled case: a published case report as a diary, in the CSV form of `exchange`. What the report leaves open
//! is open here, and a date that it does not give is marked as assumed.

/// File name and contents, medicines before what hangs on them.
pub const CASE_000: &[(&str, &str)] = &[
    ("medicines.csv", include_str!("../../seeds/case-000/medicines.csv")),
    ("courses.csv", include_str!("../../seeds/case-000/courses.csv")),
    ("symptoms.csv", include_str!("../../seeds/case-000/symptoms.csv")),
    ("labs.csv", include_str!("../../seeds/case-000/labs.csv")),
    ("events.csv", include_str!("../../seeds/case-000/events.csv")),
    ("notes.csv", include_str!("../../seeds/case-000/notes.csv")),
];
