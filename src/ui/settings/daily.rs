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
            cx.say(
                "settings-daily-asked",
                &[("names", names.iter().map(|name| cx.name(name)).collect::<Vec<_>>().join(", "))],
            )
        };
        ui.add(Label::new(RichText::new(says).weak()).wrap());
        let least = Vec2::new(0.0, size::TARGET_DAILY);
        if widgets::plain_sized(ui, cx.theme, &cx.get("daily-choose"), least).clicked() {
            actions.push(Action::ChooseSymptoms);
        }
        ui.add_space(size::GAP);
        let mut pick = |ui: &mut Ui, key: &str, word: &str, is_on: bool, set: fn(&mut Daily, bool)| {
            ui.label(cx.get(key));
            ui.horizontal_wrapped(|ui| {
                for on in [false, true] {
                    let words = cx.say(word, &[("on", if on { "yes" } else { "no" }.to_owned())]);
                    if widgets::choice(ui, cx.theme, &words, is_on == on).clicked() && is_on != on {
                        configure(actions, now, |settings| set(&mut settings.daily, on));
                    }
                }
            });
        };
        pick(ui, "settings-worded", "settings-worded-word", now.daily.worded, |daily, on| daily.worded = on);
        pick(ui, "settings-yesterday", "settings-yesterday-word", now.daily.yesterday_hidden, |daily, on| {
            daily.yesterday_hidden = on;
        });
        pick(ui, "settings-low-energy", "settings-low-energy-word", now.daily.low_energy, |daily, on| {
            daily.low_energy = on;
        });
    });
}
