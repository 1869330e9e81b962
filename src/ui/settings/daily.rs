//! How a day is written down: which symptoms, in words or numbers, with yesterday beside them or not; low-energy mode.

use eframe::egui::{Label, RichText, Ui, Vec2};

use crate::model::settings::Daily;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

use super::configure;

pub(super) fn daily(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
    let now = &cx.diary.settings;
    widgets::card(ui, cx.theme, |ui| {
        widgets::section(ui, &cx.get("settings-daily"));
        let names = &now.daily.symptoms;
        let says = if names.is_empty() {
            cx.get("choose-none")
        } else {
            cx.say("settings-daily-asked", &[("names", names.join(", "))])
        };
        ui.add(Label::new(RichText::new(says).weak()).wrap());
        let least = Vec2::new(0.0, size::TARGET_DAILY);
        if widgets::plain_sized(ui, cx.theme, &cx.get("daily-choose"), least).clicked() {
            actions.push(Action::ChooseSymptoms);
        }
        ui.add_space(size::GAP);
        let mut tick = |ui: &mut Ui, key: &str, is_on: bool, set: fn(&mut Daily, bool)| {
            let mut wanted = is_on;
            if ui.checkbox(&mut wanted, cx.get(key)).changed() {
                configure(actions, now, |settings| set(&mut settings.daily, wanted));
            }
        };
        tick(ui, "settings-worded", now.daily.worded, |daily, on| daily.worded = on);
        tick(ui, "settings-yesterday-hidden", now.daily.yesterday_hidden, |daily, on| daily.yesterday_hidden = on);
        tick(ui, "settings-low-energy", now.daily.low_energy, |daily, on| daily.low_energy = on);
    });
}
