//! The keys of Timeline: stepping through the readings, and what works on the whole screen.

use eframe::egui::{Key, Modifiers, Response, Ui};

use crate::analysis::series::Material;
use crate::ui::plot::steps;
use crate::ui::screen::{Action, Route};
use crate::ui::timeline::{Step, Timeline};

impl Timeline {
    /// T, P, + and −, Shift with an arrow: wherever the keyboard is on this screen.
    pub(super) fn screen_keys(&mut self, ui: &Ui, material: &Material) {
        if ui.ctx().text_edit_focused() || ui.memory(|memory| memory.top_modal_layer().is_some()) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::T) {
            self.table = !self.table;
            self.seek = true;
        }
        if pressed(Key::P) {
            self.arrange(ui);
            return;
        }
        // Before the bare arrows, which egui finds in these, too.
        for (key, part) in [(Key::ArrowLeft, -0.5), (Key::ArrowRight, 0.5)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key)) {
                self.take(Step::Pan(part), material, None);
            }
        }
        let around = self.step.and_then(|step| self.drawn.as_ref()?.2.chart.row(step)).map(|row| row.x);
        // Shift+= is + on many keyboards.
        let plus = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Plus));
        if plus || pressed(Key::Plus) || pressed(Key::Equals) {
            self.take(Step::Zoom(0.5), material, around);
        }
        if pressed(Key::Minus) {
            self.take(Step::Zoom(2.0), material, around);
        }
        if self.view.is_some() && pressed(Key::Num0) {
            self.view = None;
        }
    }

    /// Arrows step through the readings: left and right along one thing, up and down to the next; Enter goes to the
    /// day.
    pub(super) fn chart_keys(&mut self, ui: &Ui, response: &Response, actions: &mut Vec<Action>) {
        let Some((_, _, drawn)) = &self.drawn else { return };
        if steps::arrows(ui, response, &drawn.chart, &mut self.step) {
            self.by_keys = true;
            self.moved = true;
            return;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
            && let Some(day) = self.step.and_then(|step| drawn.chart.row(step)?.on)
        {
            actions.push(Action::Go(Route::Today { day: Some(day) }));
        }
    }
}
