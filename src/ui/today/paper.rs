//! "Paper for the week…": a page to print, from which day on and into which file.

use std::path::PathBuf;

use eframe::egui::{Id, Label, RichText, ScrollArea, Ui, Vec2};
use jiff::civil::Date;

use crate::ui::jobs::Job;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::{Opener, Today};
use crate::ui::widgets;

/// The open question.
#[derive(Debug)]
pub(super) struct Paper {
    from: String,
    path: String,
    error: Option<String>,
    /// It was asked for here: what the last work says is about it.
    asked: bool,
}

impl Today {
    pub(super) fn paper_button(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date) {
        let button = widgets::quiet_flush(ui, cx.theme, &cx.get("paper-ask"));
        self.come_back(Opener::Paper, &button);
        if button.clicked() {
            self.opener = Some(Opener::Paper);
            let path = cx.beside(&format!("titrace-week-{date}.svg"));
            self.paper = Some(Paper { from: date.to_string(), path, error: None, asked: false });
            ui.ctx().request_repaint();
        }
    }

    pub(super) fn paper(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some(paper) = &mut self.paper else { return };
        let mut close = false;
        let screen = ui.ctx().content_rect();
        let response = widgets::modal(ui, Id::unique("paper"), |ui| {
            ui.set_width((screen.width() - 96.0).min(560.0));
            ScrollArea::vertical().max_height((screen.height() - 128.0).max(120.0)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = size::GAP * 1.5;
                widgets::section(ui, &cx.get("paper-title"));
                ui.label(RichText::new(cx.get("paper-says")).weak());
                let label = cx.get("paper-from");
                let from = widgets::Field {
                    width: 200.0,
                    error: paper.error.as_deref(),
                    ..widgets::Field::new(Id::unique("paper from"), &label, &mut paper.from)
                };
                let from = from.show(ui, cx.theme);
                widgets::focus_first(ui, "paper", &from.response);
                let label = cx.get("paper-to");
                let to = widgets::Field::new(Id::unique("paper to"), &label, &mut paper.path).show(ui, cx.theme);
                let mut write = from.entered || to.entered;
                ui.horizontal_wrapped(|ui| {
                    let least = Vec2::new(160.0, size::TARGET_DAILY);
                    write |= widgets::primary(ui, cx.theme, &cx.get("paper-write"), least).clicked();
                    close = widgets::plain_sized(ui, cx.theme, &cx.get("ui-close"), least).clicked();
                });
                if write && !matches!(cx.job, Job::Running) && !paper.path.trim().is_empty() {
                    match paper.from.trim().parse::<Date>() {
                        Ok(from) => {
                            paper.error = None;
                            paper.asked = true;
                            actions.push(Action::ExportWeek(from, PathBuf::from(paper.path.trim())));
                        }
                        Err(_) => paper.error = Some(cx.get("paper-no-day")),
                    }
                }
                let (words, colour) = match cx.job {
                    Job::Written(path) => {
                        (cx.say("plan-out-done", &[("path", path.display().to_string())]), cx.theme.palette.ok)
                    }
                    Job::Failed(why) => (cx.message(why), cx.theme.palette.alert),
                    _ => return,
                };
                if paper.asked {
                    let label = ui.add(Label::new(theme::strong(words, size::BODY).color(colour)).wrap());
                    let polite = eframe::egui::accesskit::Live::Polite;
                    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(polite));
                }
            });
        });
        if close || response.should_close() {
            self.paper = None;
            self.leave(ui);
        }
    }
}
