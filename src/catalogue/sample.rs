//! The bundled case: a published case report as a diary, in the CSV form of `exchange`.

/// File name and contents, medicines before what hangs on them.
pub const CASE_000: &[(&str, &str)] = &[];
