//! What is typed in the language of a window, put into the one form that the diary keeps: numbers with a point
//! (`decimals.rs`), and names of the catalogue's by the name that records have, so that a diary reads the same in every
//! language. A name that the catalogue does not know, or that the person has given to something, stays as it is.

use crate::model::amount::marked;
use crate::model::{Kind, Refusal};

use super::row::Row;
use super::{Entry, decimals};

/// The row as it is kept, and what is refused of its numbers.
pub(super) fn settled(kind: Kind, row: &Row, entry: &Entry<'_>) -> (Row, Vec<Refusal>) {
    let (mut settled, mut refusals) = (row.clone(), Vec::new());
    if entry.decimal_mark != '.' {
        for field in decimals::fields(kind) {
            let Some(text) = row.get(field).filter(|_| !row.is_exact(field)) else { continue };
            match decimals::canonical(field, text, entry.decimal_mark) {
                Ok(text) => settled.set(field, text),
                Err(refusal) => refusals.push(refusal),
            }
        }
    }
    if let Some(field) = name_field(kind)
        && let Some(kept) =
            row.get(field).filter(|_| !row.is_exact(field)).and_then(|typed| kept_name(kind, typed, entry))
    {
        settled.set(field, kept);
    }
    (settled, refusals)
}

/// The field that names something of the catalogue's.
pub fn name_field(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Lab => Some("analyte"),
        Kind::Symptom => Some("symptom"),
        _ => None,
    }
}

fn kept_name<'a>(kind: Kind, typed: &str, entry: &Entry<'a>) -> Option<&'a str> {
    let kept = entry.catalogue.kept_name(typed)?;
    let (is_of_kind, is_own) = match kind {
        Kind::Lab => (entry.catalogue.analyte(kept).is_some(), entry.diary.own_analyte(typed).is_some()),
        _ => (entry.catalogue.symptom(kept).is_some(), entry.diary.own_symptom(typed).is_some()),
    };
    (is_of_kind && !is_own).then_some(kept)
}

/// A refusal that quotes a number quotes it as it was typed.
pub(super) fn quoted(refusal: Refusal, typed: &Row, mark: char) -> Refusal {
    let Some(cell) = typed.get(refusal.field).filter(|_| mark != '.') else { return refusal };
    let mut refusal = refusal;
    for (name, text) in &mut refusal.why.args {
        let as_typed = marked(text, mark).into_owned();
        if *name == "text" && cell.contains(&as_typed) {
            *text = as_typed;
        }
    }
    refusal
}
