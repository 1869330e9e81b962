//! Unwanted effects that last longer than the source speaks of, each counted from its own onset.

use jiff::civil::Date;

use crate::analysis::windows::{EFFECT_DAYS, effects_since};
use crate::catalogue::Catalogue;
use crate::model::Diary;

use super::Finding;
use super::taking::Takings;

const KIND: &str = "effects";

/// Of every medicine that is running and whose source names effects.
pub(super) fn findings<'c>(
    diary: &Diary,
    catalogue: &'c Catalogue,
    takings: &Takings<'_>,
    today: Date,
) -> Vec<Finding<'c>> {
    let mut found: Vec<Finding<'c>> = Vec::new();
    for rule in catalogue.watch_rules().iter().filter(|rule| rule.kind == KIND) {
        let least = rule.days.map_or(EFFECT_DAYS, i64::from);
        for taking in takings.all().iter().filter(|taking| !taking.ingredient.effects.is_empty()) {
            let Some(since) = taking.running_since(today) else { continue };
            for effect in effects_since(diary, catalogue, taking.record.id, since, today) {
                let about = effect.record.to_string();
                let is_told = found.iter().any(|other| other.rule.id == rule.id && other.about == about);
                if is_told || !effect.goes_on || effect.day(today) <= least {
                    continue;
                }
                let mut args = vec![
                    ("effect", effect.name.clone()),
                    ("days", effect.day(today).to_string()),
                    ("onset", effect.onset.to_string()),
                    ("medicine", taking.name.to_owned()),
                    ("source", effect.source.clone()),
                ];
                args.extend(effect.before.map(|day| ("last_before", day.to_string())));
                found.push(Finding::new(rule, args, vec![effect.record], about));
            }
        }
    }
    found
}
