//! What is painted into the box of a score or of an answer: its frame, and its words as large as they have room.

use std::sync::Arc;

use eframe::egui;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Color32, CornerRadius, FontFamily, FontId, Galley, Rect, Stroke, StrokeKind, Ui};

use crate::ui::theme::size;

/// Beside the words of an answer.
const PADDING: f32 = 4.0;
/// No letters are smaller.
const LEAST: f32 = 11.0;

pub(super) fn text(ui: &Ui, words: &str, font: FontId, ink: Color32) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font, ink))
}

pub(super) fn frame(ui: &Ui, rect: Rect, fill: Color32, stroke: Stroke) {
    ui.painter().rect(rect, CornerRadius::same(size::RADIUS), fill, stroke, StrokeKind::Inside);
}

/// Words in the middle of their box: in smaller letters where they have no room, and two of them in two lines before.
pub(super) fn fitted(ui: &Ui, rect: Rect, words: &str, family: &FontFamily, ink: Color32) {
    let room = rect.width() - 2.0 * PADDING;
    let font = |height| FontId::new(height, family.clone());
    let mut height = size::BODY;
    let mut galley = text(ui, words, font(height), ink);
    while galley.size().x > room && height > LEAST {
        let two = two_lines(ui, words, font(height), ink);
        if let Some(two) = two.filter(|two| two.size().x <= room && two.size().y <= rect.height()) {
            galley = two;
            break;
        }
        height -= 1.0;
        galley = text(ui, words, font(height), ink);
    }
    // Two lines are laid out around their middle.
    let left = rect.center().x - galley.rect.center().x;
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(egui::pos2(left, top), galley, ink);
}

/// The words in two lines, parted nearest to their middle; a word alone has nowhere to be parted.
fn two_lines(ui: &Ui, words: &str, font: FontId, ink: Color32) -> Option<Arc<Galley>> {
    let middle = words.len() / 2;
    let gap = words.match_indices(' ').map(|(at, _)| at).min_by_key(|at| at.abs_diff(middle))?;
    let (first, second) = words.split_at(gap);
    let mut job = LayoutJob::simple(format!("{first}\n{}", second.trim_start()), font, ink, f32::INFINITY);
    job.halign = Align::Center;
    Some(ui.fonts_mut(|fonts| fonts.layout_job(job)))
}
