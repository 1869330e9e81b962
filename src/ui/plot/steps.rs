//! Stepping through a chart's points by the arrows, the same in every chart: left and right along one thing, up and
//! down to the next, Home and End to its ends. Each point is said, and shown beneath the chart.

use eframe::egui::{EventFilter, Key, Modifiers, Rect, Response, RichText, Ui};

use crate::analysis::chart::Chart;
use crate::ui::theme::Theme;
use crate::ui::widgets;

/// Whether a key moved to another point, or would have.
pub(in crate::ui) fn arrows(ui: &Ui, response: &Response, chart: &Chart, at: &mut Option<usize>) -> bool {
    ui.memory_mut(|memory| {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        memory.set_focus_lock_filter(response.id, filter);
    });
    let pressed = |key: &Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End];
    let Some(key) = arrows.into_iter().find(pressed) else { return false };
    ui.ctx().request_repaint();
    let Some(here) = *at else {
        *at = chart.first_step();
        return true;
    };
    let there = match key {
        Key::ArrowLeft => chart.step(here, false),
        Key::ArrowRight => chart.step(here, true),
        Key::ArrowUp => chart.step_across(here, false),
        Key::ArrowDown => chart.step_across(here, true),
        Key::Home => chart.outermost(here, false),
        _ => chart.outermost(here, true),
    };
    *at = there.or(*at);
    true
}

/// What the keys are at, or what they do, in a place of its own: it never moves what is round it.
pub(in crate::ui) fn status(ui: &mut Ui, theme: &Theme, place: Rect, text: &str) {
    if text.is_empty() {
        return;
    }
    let mut beneath = ui.new_child(eframe::egui::UiBuilder::new().max_rect(place).id_salt("status"));
    widgets::status_line(&mut beneath, RichText::new(text).small().color(theme.palette.soft));
}
