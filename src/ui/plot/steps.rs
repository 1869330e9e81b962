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

/// What the keys are at, in one line, or what they do, in as many as it takes; painted into the room of the axis, so
/// that it moves nothing while a person steps.
pub(in crate::ui) fn status(ui: &mut Ui, theme: &Theme, place: Rect, text: &str, is_reading: bool) {
    if text.is_empty() {
        return;
    }
    let room = if is_reading { place } else { place.with_max_y(f32::INFINITY) };
    let mut beneath = ui.new_child(eframe::egui::UiBuilder::new().max_rect(room).id_salt("status"));
    let text = RichText::new(text).small().color(theme.palette.soft);
    if is_reading {
        widgets::status_line(&mut beneath, text);
        return;
    }
    let more = widgets::status(&mut beneath, text).rect.bottom() - place.bottom();
    if more > 0.0 {
        ui.add_space(more);
    }
}
