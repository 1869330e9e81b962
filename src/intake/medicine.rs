//! Reads a medicine with its recipe or strength, and a course of it.

use crate::model::amount::Recipe;
use crate::model::medicine::{Course, Form, LabelStatus, Medicine};
use crate::model::{Amount, Refusal, When};

use super::dose::{find_medicine, list, split_amount};
use super::reader::Reader;

pub(super) fn read_medicine(reader: &mut Reader<'_>) -> Option<Medicine> {
    let name = reader.required("name");
    let form = reader.choice("form", Form::parse, || list(Form::ALL.map(Form::code)));
    let recipe = recipe(reader);
    let strength = strength(reader);
    let label = reader.choice("label", LabelStatus::parse, || "on, off".to_owned());
    let supply = reader.text("supply");
    Some(Medicine { name: name?, form, recipe, strength, label, supply })
}

fn recipe(reader: &mut Reader<'_>) -> Option<Recipe> {
    let text = reader.text("recipe")?;
    let recipe = Recipe::parse(&text).ok();
    if recipe.is_none() {
        reader.refuse(Refusal::new("recipe", "refused-recipe").with("text", &text));
    }
    recipe
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
    Some(Course { medicine: medicine?.0, until, reason })
}
