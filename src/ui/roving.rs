//! Long lists, of which only the rows in sight are made: one row is a stop of the Tab key, the arrows, the page keys,
//! Home and End move it. So no row is out of reach because it is not on the screen yet.

use eframe::egui::{EventFilter, Id, Key, Modifiers, ScrollArea, Ui};

/// Where the keys that were pressed lead to from this place, among so many rows of which a page shows so many.
pub(super) fn moved(ui: &Ui, place: usize, count: usize, page: usize) -> usize {
    let last = count.saturating_sub(1);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let there = if pressed(Key::ArrowDown) {
        place.saturating_add(1)
    } else if pressed(Key::ArrowUp) {
        place.saturating_sub(1)
    } else if pressed(Key::PageDown) {
        place.saturating_add(page)
    } else if pressed(Key::PageUp) {
        place.saturating_sub(page)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        place
    };
    there.min(last)
}

/// How many rows a page of that height moves by.
pub(super) fn page(height: f32, row: f32) -> usize {
    ((height / row) as usize).saturating_sub(1).max(1)
}

/// The list of so many rows scrolled so that this one stands in its middle, or as near to it as the ends allow: further
/// than that, its place on the page would be another one in the next frame.
pub(super) fn around(area: ScrollArea, place: usize, count: usize, row: f32, height: f32) -> ScrollArea {
    let last = (count as f32 * row - height).max(0.0);
    area.vertical_scroll_offset((place as f32 * row - (height / 2.0 - row).max(0.0)).clamp(0.0, last))
}

/// The arrows belong to the row that has the keyboard, not to egui, which would leave the list by them.
pub(super) fn keep_arrows(ui: &Ui, id: Id) {
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
}
