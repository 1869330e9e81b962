//! The chart as it is seen, as a picture in a file: SVG, or PNG in one of three sizes.

use std::path::{Path, PathBuf};

use eframe::egui::{Id, Key, Label, Modifiers, RichText, Ui, Vec2};

use crate::analysis::chart::ChartRequest;
use crate::ui::jobs::Job;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

const WIDTH: f32 = 720.0;
/// Dots of a PNG for a point.
const SIZES: [(u8, &str); 3] = [(1, "picture-screen"), (2, "picture-paper"), (4, "picture-poster")];

#[derive(Debug)]
pub(super) struct Saving {
    path: String,
    dots: u8,
    arrived: bool,
    /// It was asked for, and the answer is not there yet.
    awaits: bool,
    /// Something was asked for on this page: what came of an earlier one is not said again.
    asked: bool,
}

impl Saving {
    pub(super) fn new(cx: &Cx<'_>) -> Self {
        Self { path: cx.beside("titrace-timeline.png"), dots: 2, arrived: true, awaits: false, asked: false }
    }

    /// The page; whether it is done. `request` is what is seen.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, request: &ChartRequest, actions: &mut Vec<Action>) -> bool {
        let mut close = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let busy = matches!(cx.job, Job::Running);
        widgets::page(ui, ("timeline", "picture"), |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            widgets::page_title(ui, &cx.get("picture-title"), Some(&cx.get("picture-says")));
            widgets::card(ui, cx.theme, |ui| {
                let label = cx.get("picture-to");
                let field = widgets::Field::new(Id::unique(("timeline", "picture")), &label, &mut self.path);
                let field = field.show(ui, cx.theme);
                if std::mem::take(&mut self.arrived) {
                    field.response.request_focus();
                }
                ui.add_space(size::GAP);
                let is_png = Path::new(self.path.trim()).extension().is_none_or(|e| !e.eq_ignore_ascii_case("svg"));
                ui.label(RichText::new(cx.get(if is_png { "picture-size" } else { "picture-any-size" })).weak());
                if is_png {
                    ui.horizontal_wrapped(|ui| {
                        for (dots, key) in SIZES {
                            if widgets::choice(ui, cx.theme, &cx.get(key), self.dots == dots).clicked() {
                                self.dots = dots;
                            }
                        }
                    });
                }
                ui.add_space(size::GAP);
                let least = Vec2::new(160.0, size::TARGET_DAILY);
                ui.horizontal_wrapped(|ui| {
                    let save = widgets::primary(ui, cx.theme, &cx.get("picture-save"), least);
                    close |= widgets::plain_sized(ui, cx.theme, &cx.get("picture-done"), least).clicked();
                    if (field.entered || save.clicked()) && !busy && !self.path.trim().is_empty() {
                        let path = PathBuf::from(self.path.trim());
                        actions.push(Action::ExportChart(Box::new(request.clone()), self.dots, path));
                        (self.awaits, self.asked) = (true, true);
                    }
                });
                if self.asked {
                    self.told(ui, cx);
                }
            });
        });
        close
    }

    /// What came of it, brought into view when it is told.
    fn told(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let label = match cx.job {
            Job::Written(path) => {
                let words = cx.say("picture-written", &[("path", path.display().to_string())]);
                ui.add(Label::new(theme::strong(words, size::BODY).color(cx.theme.palette.ok)).wrap())
            }
            Job::Failed(why) => widgets::refused(ui, cx.theme, &cx.message(why)),
            _ => return,
        };
        if std::mem::take(&mut self.awaits) {
            label.scroll_to_me(None);
            ui.ctx().request_repaint();
        }
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(eframe::egui::accesskit::Live::Polite));
    }
}
