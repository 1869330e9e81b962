//! The plan out of the window: a page for the fridge, and a calendar with alarms for a phone.

use std::path::PathBuf;

use eframe::egui::{Id, Label, RichText, Ui, Vec2};

use crate::model::schedule::Schedule;
use crate::ui::jobs::Job;
use crate::ui::plan::PlanScreen;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// The files that are named; `None` until they were shown, with a sensible beginning.
#[derive(Debug, Default)]
pub(super) struct Out {
    page: Option<String>,
    calendar: Option<String>,
    /// Something was asked for whose answer is not there yet.
    awaits: bool,
}

impl PlanScreen {
    pub(super) fn out(&mut self, ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule, actions: &mut Vec<Action>) {
        let busy = matches!(cx.job, Job::Running);
        let page = self.out.page.get_or_insert_with(|| cx.beside("titrace-plan.svg"));
        let calendar = self.out.calendar.get_or_insert_with(|| cx.beside("titrace-plan.ics"));
        let title = cx.get("plan-out");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                ui.label(RichText::new(cx.get("plan-out-says")).weak());
                let least = Vec2::new(180.0, size::TARGET_DAILY);
                let label = cx.get("plan-out-page-to");
                let entered =
                    widgets::Field::new(Id::unique(("plan", "page")), &label, page).show(ui, cx.theme).entered;
                let pressed = widgets::plain_sized(ui, cx.theme, &cx.get("plan-out-page"), least).clicked();
                if (entered || pressed) && !busy && !page.trim().is_empty() {
                    actions.push(Action::ExportPlan(schedule.plan, PathBuf::from(page.trim())));
                }
                ui.add_space(size::GAP);
                let label = cx.get("plan-out-ics-to");
                let entered =
                    widgets::Field::new(Id::unique(("plan", "ics")), &label, calendar).show(ui, cx.theme).entered;
                let pressed = widgets::plain_sized(ui, cx.theme, &cx.get("plan-out-ics"), least).clicked();
                if (entered || pressed) && !busy && !calendar.trim().is_empty() {
                    actions.push(Action::ExportIcs(PathBuf::from(calendar.trim())));
                }
                let is_told = self.out.awaits && !matches!(cx.job, Job::Idle | Job::Running);
                self.out.awaits &= !is_told;
                told(ui, cx, is_told);
            });
        });
        self.out.awaits |= actions.iter().any(|a| matches!(a, Action::ExportPlan(..) | Action::ExportIcs(_)));
    }
}

/// What came of it, brought into view when it is told.
fn told(ui: &mut Ui, cx: &Cx<'_>, is_told: bool) {
    let label = match cx.job {
        Job::Written(path) => {
            let words = cx.say("plan-out-done", &[("path", path.display().to_string())]);
            ui.add(Label::new(theme::strong(words, size::BODY).color(cx.theme.palette.ok)).wrap())
        }
        Job::Failed(why) => widgets::refused(ui, cx.theme, &cx.message(why)),
        _ => return,
    };
    if is_told {
        label.scroll_to_me(None);
        ui.ctx().request_repaint();
    }
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(eframe::egui::accesskit::Live::Polite));
}
