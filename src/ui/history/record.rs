//! The chosen record in full, with what can be done to it, and its versions.

use eframe::egui::{Label, RichText, Ui, Vec2};

use crate::analysis::describe;
use crate::model::{Body, Record};
use crate::ui::forms;
use crate::ui::history::{History, journal};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

impl History {
    pub(super) fn record(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some(record) = self.list.get(self.place).cloned() else { return };
        let name = cx.get("history-record");
        widgets::pane(ui, &name, |ui| {
            widgets::card(ui, cx.theme, |ui| {
                let title = match &record.body {
                    // Its words stand below, in full.
                    Body::Note(_) => cx.get("form-new-note"),
                    _ => cx.message(&describe::describe(&record, cx.diary)),
                };
                widgets::section(ui, &title);
                ui.label(RichText::new(journal::moment(cx, &record)).weak());
                ui.horizontal_wrapped(|ui| {
                    let least = Vec2::new(0.0, size::TARGET);
                    if widgets::plain_sized(ui, cx.theme, &cx.get("history-edit"), least).clicked() {
                        self.opens = true;
                    }
                    if widgets::plain_sized(ui, cx.theme, &cx.get("history-delete"), least).clicked() {
                        self.delete(cx, actions);
                    }
                    let shown = self.versions == Some(record.id);
                    let words = cx.get(if shown { "history-hide-versions" } else { "history-versions" });
                    if widgets::plain_sized(ui, cx.theme, &words, least).clicked() {
                        self.versions = (!shown).then_some(record.id);
                        if !shown {
                            actions.push(Action::ReadHistory(record.id));
                        }
                    }
                });
                fields(ui, cx, &record);
                if self.versions == Some(record.id) {
                    journal::ui(ui, cx, &record);
                }
            });
        });
    }
}

fn fields(ui: &mut Ui, cx: &Cx<'_>, record: &Record) {
    for (label, text) in forms::facts(record, cx) {
        line(ui, &label, &text);
    }
    if let Some(day) = cx.facts.day(record) {
        let key = if day.estimated { "history-day-about" } else { "history-day" };
        line(ui, &cx.get("history-day-label"), &cx.say(key, &[("day", day.number.to_string())]));
    }
    line(ui, &cx.get("history-source"), &journal::by(cx, &record.source, record.entered_by.as_deref()));
}

fn line(ui: &mut Ui, label: &str, text: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(RichText::new(label).small().weak());
        ui.add(Label::new(text).wrap());
    });
}
