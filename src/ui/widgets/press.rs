//! Where the keyboard goes by itself, and that it is seen there; presses of a hand that shakes.

use eframe::egui;
use eframe::egui::{Id, Response};

/// Gives the keyboard to something that may have been drawn already, and brings it into view once it has it: egui does
/// not call that a gain.
pub fn go_to(ctx: &egui::Context, id: Id) {
    let pass = ctx.cumulative_pass_nr();
    ctx.memory_mut(|memory| memory.request_focus(id));
    ctx.data_mut(|data| data.insert_temp(sought(), (id, pass)));
    ctx.request_repaint();
}

fn sought() -> Id {
    Id::unique("sought")
}

/// Whether that was given the keyboard in one of the last passes. More than one: a notice that rises meanwhile takes
/// room from the page.
fn is_sought(response: &Response) -> bool {
    const PASSES: u64 = 4;
    let found = response.ctx.data(|data| data.get_temp::<(Id, u64)>(sought()));
    let is_it =
        found.is_some_and(|(id, since)| id == response.id && response.ctx.cumulative_pass_nr() <= since + PASSES);
    is_it && response.has_focus()
}

/// Brings what gets the keyboard into view.
pub fn seen(response: &Response) {
    seen_with(response, response.rect);
}

/// The same, with what belongs to it: its name above it.
pub fn seen_with(response: &Response, rect: egui::Rect) {
    if response.gained_focus() || is_sought(response) {
        response.clone().with_new_rect(rect).scroll_to_me(None);
    }
}

/// So near to the last press a second one is the same hand that shakes, points.
const SAME_PLACE: f32 = 60.0;

fn pressed_place() -> Id {
    Id::unique("pressed place")
}

/// A button wrote at once: the pointer has to leave its place before another press there is meant.
pub fn wrote(response: &Response) {
    let ctx = &response.ctx;
    if response.clicked_by(egui::PointerButton::Primary)
        && let Some(place) = ctx.input(|input| input.pointer.interact_pos())
    {
        ctx.data_mut(|data| data.insert_temp(pressed_place(), place));
    }
}

/// Whether the pointer is still where a button was pressed that wrote.
pub fn is_held(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp::<egui::Pos2>(pressed_place())).is_some()
}

/// Whether a press is the second one of a hand that shakes, whatever has come to stand under it, and however late.
pub fn is_again(response: &Response) -> bool {
    response.clicked_by(egui::PointerButton::Primary) && is_held(&response.ctx)
}

/// Once a frame, before anything is drawn: where the pointer has left the place of the last press, it is free again.
pub fn follow_pointer(ctx: &egui::Context) {
    let Some(place) = ctx.data(|data| data.get_temp::<egui::Pos2>(pressed_place())) else { return };
    let is_gone = ctx.input(|input| {
        // What is turned under the pointer on purpose is another place, too.
        let turned = input.events.iter().any(|event| matches!(event, egui::Event::MouseWheel { .. }));
        turned || input.pointer.latest_pos().is_some_and(|now| now.distance(place) > SAME_PLACE)
    });
    if is_gone {
        ctx.data_mut(|data| data.remove_temp::<egui::Pos2>(pressed_place()));
    }
}
