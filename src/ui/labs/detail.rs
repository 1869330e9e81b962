//! One analyte in full: its chart, its results, and the ranges it was held against.

use eframe::egui::{Key, Label, Modifiers, Ui, Vec2};

use crate::ui::dates;
use crate::ui::labs::{Labs, View, ranges, rows};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

impl Labs {
    pub(super) fn analyte(&mut self, ui: &mut Ui, cx: &Cx<'_>, name: &str, actions: &mut Vec<Action>) {
        let Some(followed) = self.list.find(name).cloned() else {
            // Its last result was deleted.
            self.show(View::List);
            ui.ctx().request_repaint();
            return;
        };
        let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escaped {
            if self.attach.is_open() {
                self.attach.close();
                self.seek = true;
            } else {
                self.show(View::List);
                ui.ctx().request_repaint();
                return;
            }
        }
        widgets::page(ui, ("labs", name), |ui| {
            self.back(ui, cx);
            let beneath = followed.last().map(|last| {
                let args =
                    [("count", followed.results.len().to_string()), ("value", last.shown()), ("unit", last.unit())];
                cx.say("labs-analyte-beneath", &args)
            });
            widgets::page_title(ui, cx.name(name), beneath.as_deref());
            if let Some(since) = followed.since() {
                let args = [("value", since.shown()), ("date", dates::short_when(cx, &since.record.at))];
                ui.label(cx.say("labs-since", &args));
            }
            if let Some(change) = self.list.change_of(name) {
                ui.add(Label::new(cx.say("labs-own", &[("change", change.to_owned())])).wrap());
            }
            ui.add_space(size::GAP);
            self.curve.ui(ui, cx, name);
            ui.horizontal_wrapped(|ui| {
                let least = Vec2::new(0.0, size::TARGET_DAILY);
                if widgets::primary(ui, cx.theme, &cx.get("labs-add-result"), least).clicked() {
                    self.add_result(cx, Some(&followed));
                }
                if widgets::plain_sized(ui, cx.theme, &cx.get("labs-enter-report"), least).clicked() {
                    self.write_report();
                }
            });
            ui.add_space(size::GAP);
            self.results(ui, cx, &followed, actions);
            ui.add_space(size::GAP);
            widgets::pane(ui, &cx.get("labs-ranges"), |ui| {
                widgets::card(ui, cx.theme, |ui| ranges::ui(ui, cx, &followed));
            });
        });
    }

    /// The way back to the list.
    pub(super) fn back(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let back = widgets::quiet(ui, cx.theme, &cx.get("labs-back"));
        if std::mem::take(&mut self.seek) {
            back.request_focus();
        }
        if back.clicked() {
            self.show(View::List);
            ui.ctx().request_repaint();
        }
    }

    fn results(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        followed: &crate::analysis::labs::Followed,
        actions: &mut Vec<Action>,
    ) {
        let title = cx.get("labs-results");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                let shown = if self.whole { followed.results.len() } else { rows::MOST };
                rows::head(ui, cx);
                let mut asked = None;
                for one in followed.results.iter().take(shown) {
                    asked = rows::row(ui, cx, one).or(asked);
                    if self.attach.is_of(one.record.id) {
                        self.attach.ui(ui, cx, actions);
                    }
                }
                let more = followed.results.len().saturating_sub(shown);
                if more > 0 {
                    let words = cx.say("labs-show-all", &[("count", more.to_string())]);
                    if widgets::quiet(ui, cx.theme, &words).clicked() {
                        self.whole = true;
                    }
                }
                match asked {
                    Some(rows::Asked::Edit(record)) => self.desk.open(crate::ui::forms::Form::edit(&record, cx)),
                    Some(rows::Asked::Attach(id)) => self.attach.open(id),
                    Some(rows::Asked::Save(of, id, name)) => self.attach.open_save(cx, of, id, &name),
                    None => {}
                }
            });
        });
    }
}
