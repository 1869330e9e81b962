//! What stands above the lines of a report: when, where, and whether one had eaten.

use eframe::egui::{Align, Id, Label, Layout, RichText, Ui};

use crate::intake::panel::Sheet;
use crate::ui::labs::report::{Place, Report};
use crate::ui::screen::Cx;
use crate::ui::theme::size;
use crate::ui::widgets;

/// Whether a refusal of that field stands here.
pub(super) fn has(field: &str) -> bool {
    ["at", "lab", "fasting"].contains(&field)
}

impl Report {
    pub(super) fn above(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &mut Sheet) {
        let before = (sheet.at.clone(), sheet.laboratory.clone());
        let room = ui.available_width();
        let narrow = if room < 560.0 { room } else { ((room - size::GAP * 4.0) * 0.29).min(240.0) };
        ui.with_layout(Layout::left_to_right(Align::Min).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing.x = size::GAP * 2.0;
            let fields = [("at", "labs-report-at", &mut sheet.at), ("lab", "labs-report-lab", &mut sheet.laboratory)];
            for (field, label, text) in fields {
                let refused = self.wrong.iter().find(|wrong| wrong.line.is_none() && wrong.refusal.field == field);
                let error = refused.map(|wrong| cx.message(&wrong.refusal.why));
                let width = if field == "lab" && room >= 560.0 { (room - size::GAP * 4.0) * 0.42 } else { narrow };
                widgets::column(ui, width, |ui| {
                    let hint = if field == "at" { cx.get("labs-report-at-hint") } else { String::new() };
                    let id = Id::unique(("labs", "report", field));
                    let label = cx.get(label);
                    let shown = widgets::Field {
                        hint: &hint,
                        error: error.as_deref(),
                        ..widgets::Field::new(id, &label, text)
                    }
                    .show(ui, cx.theme);
                    if self.takes(Place::Above(field)) {
                        shown.response.request_focus();
                    }
                    if shown.entered {
                        self.focus = Some(Place::First);
                        ui.ctx().request_repaint();
                    }
                });
            }
            widgets::column(ui, narrow, |ui| {
                let label = cx.get("labs-report-fasting");
                let options =
                    [("", "form-choice-unsaid"), ("yes", "form-choice-fasting-yes"), ("no", "form-choice-fasting-no")]
                        .map(|(code, key)| (code.to_owned(), cx.get(key)));
                widgets::pick(
                    ui,
                    cx.theme,
                    "fasting-of-report",
                    &label,
                    &mut sheet.fasting,
                    &options,
                    narrow.min(200.0),
                );
            });
        });
        if before != (sheet.at.clone(), sheet.laboratory.clone()) {
            self.wrong.retain(|wrong| wrong.line.is_some());
        }
        let already = sheet.already(&cx.entry());
        if !already.is_empty() {
            let words = cx.say("labs-report-already", &[("analytes", already.join(", "))]);
            ui.add(Label::new(RichText::new(words).weak()).wrap());
        }
        let other = self.wrong.iter().find(|wrong| wrong.line.is_none() && wrong.refusal.field == "fasting");
        if let Some(wrong) = other {
            widgets::refused(ui, cx.theme, &cx.message(&wrong.refusal.why));
        }
    }
}
