//! What was understood of a field, said quietly beneath it: a tenfold slip is seen before it is saved.

use crate::intake;
use crate::model::amount::Recipe;
use crate::model::lab::Measured;
use crate::model::medicine::Medicine;
use crate::model::symptom::Scale;
use crate::model::{Body, DoseUnit, Kind, Number};
use crate::ui::dates;
use crate::ui::forms::draft::Draft;
use crate::ui::screen::Cx;

impl Draft {
    pub(super) fn echo(&self, name: &str, cx: &Cx<'_>) -> Option<String> {
        let typed = self.text(name).trim();
        if typed.is_empty() {
            return None;
        }
        match (self.kind, name) {
            (_, "at" | "until" | "from") => self.when(typed, cx),
            (Kind::Dose, "amount") => self.amount(cx),
            (Kind::Symptom, "symptom") => {
                let Body::Symptom(entry) = self
                    .trial(cx, &["symptom", "scale"])
                    .map_or_else(|| self.trial_symptom(cx), |record| Some(record.body))?
                else {
                    return None;
                };
                Some(match entry.scale {
                    Scale::Numbers { low, high } => {
                        cx.say("form-echo-scale", &[("low", low.to_string()), ("high", high.to_string())])
                    }
                    Scale::YesNo => cx.get("form-echo-yes-no"),
                    other => cx.say("form-echo-scale-of", &[("scale", other.text())]),
                })
            }
            (Kind::Lab, "analyte") => {
                let analyte = cx.catalogue.analyte(typed)?;
                let units: Vec<_> = analyte.units.iter().map(|unit| unit.ucum.clone()).collect();
                Some(cx.say(
                    "form-echo-analyte",
                    &[("name", cx.name(&analyte.name).to_owned()), ("units", units.join(", "))],
                ))
            }
            (Kind::Lab, "value") => {
                let typed = intake::canonical("value", typed, cx.words.decimal_mark()).ok()?;
                let shown = Measured::parse(&typed).ok()?.shown();
                (shown != typed).then(|| cx.say("form-echo-value", &[("value", shown)]))
            }
            (Kind::Lab, "unit") => {
                let ucum = cx.catalogue.lab_unit(typed)?;
                (ucum != typed).then(|| cx.say("form-echo-unit", &[("unit", ucum.to_owned())]))
            }
            (Kind::Medicine, "recipe") => per_drop(typed, cx),
            _ => None,
        }
    }

    /// A symptom is scored on its scale before a score is typed: any value that fits will do.
    pub(super) fn trial_symptom(&self, cx: &Cx<'_>) -> Option<Body> {
        ["0", "1", "no"].into_iter().find_map(|value| {
            let mut draft = self.clone();
            draft.set("value", value);
            draft.trial(cx, &["symptom", "scale", "value"]).map(|record| record.body)
        })
    }

    fn when(&self, typed: &str, cx: &Cx<'_>) -> Option<String> {
        let entry = self.entry(cx, cx.diary);
        let at = intake::when("at", typed, None, &entry).ok()?;
        let date = dates::when(cx, &at);
        Some(match at.minute() {
            Some(minute) => {
                let day = crate::model::when::diary_day(minute, cx.diary.settings.day_start_hour);
                let key = if day == minute.date() { "form-echo-minute" } else { "form-echo-night" };
                cx.say(key, &[("date", date), ("clock", dates::clock(minute)), ("day", dates::title(cx, day))])
            }
            None => date,
        })
    }

    fn amount(&self, cx: &Cx<'_>) -> Option<String> {
        let record = self.trial(cx, &["medicine", "amount"])?;
        let Body::Dose(dose) = &record.body else { return None };
        let medicine = cx.diary.medicine(dose.medicine)?;
        let mut says = Vec::new();
        if let (Some(_), Some(amount)) = (dose.count, dose.amount) {
            says.push(cx.number(amount));
        }
        if let Some(volume) = volume(cx, medicine, &record) {
            says.push(volume);
        }
        (!says.is_empty()).then(|| cx.say("form-echo-amount", &[("amount", says.join(" · "))]))
    }
}

/// The volume of a dose of drops: "0.9 mL".
pub(crate) fn volume(cx: &Cx<'_>, medicine: &Medicine, record: &crate::model::Record) -> Option<String> {
    let Body::Dose(dose) = &record.body else { return None };
    let count = dose.count.filter(|count| count.unit == DoseUnit::Drop)?;
    let per_ml = medicine.recipe.as_ref()?.drops_per_ml?.decimal();
    let volume = Number::computed(count.number.decimal().checked_div(per_ml)?.round_dp(3));
    Some(cx.number(format!("{volume} {}", DoseUnit::Millilitre.code())))
}

/// What one drop, or one mL where no drops are counted, holds.
fn per_drop(typed: &str, cx: &Cx<'_>) -> Option<String> {
    let typed = intake::canonical("recipe", typed, cx.words.decimal_mark()).ok()?;
    let recipe = Recipe::parse(&typed).ok()?;
    let made =
        crate::model::amount::Preparation { recipe: Some(&recipe), strength: None, parts: 1, piece: DoseUnit::Tablet };
    let one: Number = "1".parse().ok()?;
    let drop = made.content(one, DoseUnit::Drop);
    let key = if drop.is_some() { "form-echo-drop" } else { "form-echo-ml" };
    let amount = drop.or_else(|| made.content(one, DoseUnit::Millilitre))?;
    Some(cx.say(key, &[("amount", amount.to_string())]))
}
