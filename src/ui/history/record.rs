//! The chosen record in full, with what can be done to it, and its versions.

use eframe::egui::{Label, RichText, Ui, Vec2};

use crate::analysis::describe;
use crate::model::revision::Revision;
use crate::model::{Body, Record, Source};
use crate::ui::dates;
use crate::ui::forms;
use crate::ui::history::History;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
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
                let mut when = dates::when(cx, &record.at);
                let time = dates::time(&record.at);
                if !time.is_empty() {
                    when = cx.say("history-date-time", &[("date", when), ("clock", time)]);
                }
                ui.label(RichText::new(when).weak());
                ui.horizontal_wrapped(|ui| {
                    let least = Vec2::new(0.0, size::TARGET);
                    if widgets::plain_sized(ui, cx.theme, &cx.get("history-edit"), least).clicked() {
                        self.edit(ui, cx);
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
                    versions(ui, cx, &record);
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
    line(ui, &cx.get("history-source"), &source(cx, &record.source));
}

fn line(ui: &mut Ui, label: &str, text: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(RichText::new(label).small().weak());
        ui.add(Label::new(text).wrap());
    });
}

fn source(cx: &Cx<'_>, source: &Source) -> String {
    let by = match source {
        Source::Window => "window",
        Source::CommandLine => "cli",
        Source::Import(_) => "import",
    };
    cx.say("history-by", &[("by", by.to_owned())])
}

/// Every version, the latest first: nothing that was written is lost.
fn versions(ui: &mut Ui, cx: &Cx<'_>, record: &Record) {
    ui.add_space(size::GAP);
    ui.label(theme::strong(cx.get("history-versions-title"), size::BODY));
    let own = cx.history.iter().rev().filter(|version| version.record.id == record.id);
    for version in own {
        let act = cx.say("history-act", &[("act", version.act.clone())]);
        let by = source(cx, &version.by);
        line(
            ui,
            &cx.say("history-version", &[("act", act), ("by", by), ("at", made_at(cx, version))]),
            &cx.message(&describe::describe(&version.record, cx.diary)),
        );
    }
}

/// When it was written, on the clock of here.
pub(super) fn made_at(cx: &Cx<'_>, version: &Revision) -> String {
    let Ok(at) = version.made_at.parse::<jiff::Timestamp>() else { return version.made_at.clone() };
    let here = at.to_zoned(cx.now.time_zone().clone()).datetime();
    let date = dates::plain(cx, here.date());
    cx.say("history-date-time", &[("date", date), ("clock", dates::clock(here))])
}
