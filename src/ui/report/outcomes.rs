//! What the report compares, chosen beforehand and kept with the day it was chosen.

use eframe::egui::{RichText, Ui};

use crate::intake;
use crate::model::Change;
use crate::model::diary::folded;
use crate::model::settings::Outcome;
use crate::ui::screen::{Action, Cx};
use crate::ui::widgets;

use super::ReportScreen;
use super::choices::fold;

impl ReportScreen {
    pub(super) fn outcomes(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let chosen = &cx.diary.settings.outcomes;
        let count = chosen.len().to_string();
        fold(ui, cx, &mut self.lists.outcomes, &cx.say("report-choose-outcomes", &[("count", count)]));
        if !self.lists.outcomes {
            return;
        }
        ui.label(RichText::new(cx.get("report-choose-outcomes-says")).weak());
        let mut names = cx.diary.settings.daily.symptoms.clone();
        let known = self.known.iter().flat_map(|(_, names, _)| names.symptoms.iter().cloned());
        for name in known.chain(chosen.iter().map(|outcome| outcome.symptom.clone())) {
            if !names.iter().any(|other| folded(other) == folded(&name)) {
                names.push(name);
            }
        }
        let full = chosen.len() >= Outcome::MOST;
        ui.horizontal_wrapped(|ui| {
            for name in &names {
                let is_chosen = chosen.iter().any(|outcome| folded(&outcome.symptom) == folded(name));
                let button =
                    ui.add_enabled_ui(is_chosen || !full, |ui| widgets::choice(ui, cx.theme, cx.name(name), is_chosen));
                if button.inner.clicked() {
                    actions.extend(change(cx, name, is_chosen));
                }
            }
        });
    }
}

fn change(cx: &Cx<'_>, name: &str, is_chosen: bool) -> Option<Action> {
    let before = cx.diary.settings.clone();
    let mut names: Vec<String> = before.outcomes.iter().map(|outcome| outcome.symptom.clone()).collect();
    if is_chosen {
        names.retain(|other| folded(other) != folded(name));
    } else {
        names.push(name.to_owned());
    }
    let after = intake::outcomes(&cx.entry_of_ours(), &names, cx.today()).ok()?;
    Some(Action::Apply(Change::Configure { before, after }))
}
