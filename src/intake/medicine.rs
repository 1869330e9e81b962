//! Reads a medicine with its recipe or strength, and a course of it.

use crate::model::amount::Recipe;
use crate::model::medicine::{Category, Course, Form, LabelStatus, Medicine};
use crate::model::portion::DropCounts;
use crate::model::{Amount, Refusal, When};

use super::dose::{find_medicine, list, split_amount};
use super::reader::Reader;

pub(super) fn read_medicine(reader: &mut Reader<'_>) -> Option<Medicine> {
    let name = reader.required("name");
    let form = reader.choice("form", Form::parse, || list(Form::ALL.map(Form::code)));
    let recipe = recipe(reader);
    let strength = strength(reader);
    let parts = parts(reader);
    let drop_counts = drop_counts(reader);
    let label = reader.choice("label", LabelStatus::parse, || "on, off".to_owned());
    let supply = reader.text("supply");
    let category = reader.choice("category", Category::parse, || list(Category::ALL.map(Category::code)));
    let prescribed = reader.yes_no("prescribed");
    let prescriber = reader.text("prescriber");
    Some(Medicine {
        name: name?,
        form,
        recipe,
        strength,
        parts,
        drop_counts,
        label,
        supply,
        category,
        prescribed,
        prescriber,
    })
}

fn recipe(reader: &mut Reader<'_>) -> Option<Recipe> {
    let text = reader.text("recipe")?;
    let recipe = Recipe::parse(&text).ok();
    if recipe.is_none() {
        reader.refuse(Refusal::new("recipe", "refused-recipe").with("text", &text));
    }
    recipe
}

/// Into how many parts a piece may be cut: 1 to 8.
fn parts(reader: &mut Reader<'_>) -> Option<u8> {
    let text = reader.cell("parts")?;
    let parts = text.parse().ok().filter(|parts| (1..=8).contains(parts) && text.len() == 1);
    if parts.is_none() {
        reader.refuse(Refusal::new("parts", "refused-parts").with("text", text));
    }
    parts
}

/// Drops of one mL, counted several times: `20, 21, 19`.
fn drop_counts(reader: &mut Reader<'_>) -> Option<DropCounts> {
    let text = reader.cell("drop_counts")?;
    let counts = DropCounts::parse(text);
    if counts.is_none() {
        reader.refuse(Refusal::new("drop_counts", "refused-drop-counts").with("text", text));
    }
    counts
}

/// The content of one piece: `1.5 mg`.
fn strength(reader: &mut Reader<'_>) -> Option<Amount> {
    let text = reader.cell("strength")?;
    let (number, unit) = split_amount(text);
    let number = reader.positive("strength", number);
    let unit = crate::model::DoseUnit::parse(unit).filter(|unit| unit.is_content());
    if unit.is_none() {
        reader.refuse(Refusal::new("strength", "refused-strength").with("text", text));
    }
    Some(Amount { number: number?, unit: unit? })
}

pub(super) fn read_course(reader: &mut Reader<'_>, at: Option<&When>) -> Option<Course> {
    let medicine = find_medicine(reader);
    let until = reader.until(at);
    let reason = reader.text("reason");
    let why = reader.text("why");
    let never_taken = reader.yes_no("never_taken").unwrap_or(false);
    if never_taken && until.is_some() {
        reader.refuse(Refusal::new("until", "refused-never-taken-until"));
    }
    Some(Course { medicine: medicine?.0, until, reason, why, never_taken })
}
