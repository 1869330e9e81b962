//! A counter of drops with a target as large as a palm: one press a drop, and a word when it is enough.

use eframe::egui::{Button, Id, RichText, Ui, Vec2};
use jiff::civil::Date;

use crate::model::portion::Portion;
use crate::model::{Number, RecordId};
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

#[derive(Clone, Copy, Debug)]
pub(super) struct Counter {
    pub(super) medicine: RecordId,
    pub(super) portion: Portion,
    pub(super) date: Date,
    counted: u32,
}

/// What became of the counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Going,
    /// So many drops are to be written down.
    Done(u32),
    Left,
}

impl Counter {
    pub(super) fn new(medicine: RecordId, portion: Portion, date: Date) -> Self {
        Self { medicine, portion, date, counted: 0 }
    }

    fn planned(&self) -> Option<Number> {
        self.portion.count.map(|count| count.number)
    }

    pub(super) fn ui(&mut self, ui: &Ui, cx: &Cx<'_>) -> Counted {
        let mut outcome = Counted::Going;
        let planned = self.planned().map_or_else(String::new, |number| number.to_string());
        let counted = rust_decimal::Decimal::from(self.counted);
        let is_enough = self.planned().is_some_and(|number| counted == number.decimal());
        let is_over = self.planned().is_some_and(|number| counted > number.decimal());
        let width = (ui.ctx().content_rect().width() - 96.0).min(480.0);
        let response = widgets::modal(ui, Id::unique("counter"), |ui| {
            ui.set_width(width);
            widgets::section(ui, &cx.get("counter-title"));
            ui.label(cx.get("counter-says"));
            ui.add_space(size::GAP);
            let args = [("counted", self.counted.to_string()), ("planned", planned.clone())];
            let face = theme::strong(cx.say("counter-face", &args), size::DOSE);
            let fill = if is_enough { cx.theme.palette.accent_wash } else { cx.theme.palette.sunk };
            let height = (ui.ctx().content_rect().height() - 320.0).clamp(96.0, 240.0);
            // In a row, its words stand in its middle.
            let tap = ui
                .horizontal(|ui| {
                    ui.add(
                        Button::new(face.color(if is_over { cx.theme.palette.alert } else { cx.theme.palette.ink }))
                            .fill(fill)
                            .stroke(cx.theme.border())
                            .corner_radius(size::RADIUS)
                            .min_size(Vec2::new(width, height)),
                    )
                })
                .inner;
            let name = cx.say("counter-tap", &args);
            ui.ctx().accesskit_node_builder(tap.id, |node| node.set_label(name));
            widgets::ring(ui, cx.theme, &tap);
            widgets::focus_first(ui, "counter", &tap);
            if tap.clicked() {
                self.counted = (self.counted + 1).min(999);
            }
            let (words, colour) = match (is_enough, is_over) {
                (true, _) => (cx.get("counter-enough"), cx.theme.palette.ok),
                (_, true) => (cx.get("counter-over"), cx.theme.palette.alert),
                _ => (cx.get("counter-going"), cx.theme.palette.soft),
            };
            let label = ui.label(RichText::new(words).color(colour));
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(eframe::egui::accesskit::Live::Polite));
            ui.add_space(size::GAP);
            ui.horizontal_wrapped(|ui| {
                let least = Vec2::new(120.0, size::TARGET_DAILY);
                if self.counted > 0 {
                    let done = cx.say("counter-done", &[("count", self.counted.to_string())]);
                    let done = widgets::primary(ui, cx.theme, &done, least);
                    if done.clicked() {
                        widgets::wrote(&done);
                        outcome = Counted::Done(self.counted);
                    }
                }
                if widgets::plain_sized(ui, cx.theme, &cx.get("counter-less"), least).clicked() {
                    self.counted = self.counted.saturating_sub(1);
                }
                if widgets::plain_sized(ui, cx.theme, &cx.get("form-close"), least).clicked() {
                    outcome = Counted::Left;
                }
            });
        });
        if outcome == Counted::Going && response.should_close() {
            outcome = Counted::Left;
        }
        outcome
    }
}
