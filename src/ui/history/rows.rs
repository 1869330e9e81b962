//! The rows of the history: only those in sight are made. One of them has the keyboard, and the arrows move it.

use eframe::egui;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Color32, CornerRadius, EventFilter, FontFamily, FontId, Id, Key, Modifiers, Rect, ScrollArea, Sense,
};
use eframe::egui::{TextFormat, Ui, Vec2};

use crate::analysis::describe;
use crate::model::Record;
use crate::ui::dates;
use crate::ui::history::History;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

pub(super) const ROW: f32 = 40.0;
const DATE: f32 = 176.0;
const TIME: f32 = 60.0;

impl History {
    pub(super) fn rows(&mut self, ui: &mut Ui, cx: &Cx<'_>, height: f32, actions: &mut Vec<Action>) {
        let mut area =
            ScrollArea::vertical().id_salt(("history", "rows")).max_height(height).auto_shrink([false, true]);
        let focus_before = self.list.get(self.place).map(|record| row_id(record));
        let has_keyboard = focus_before.is_some_and(|id| ui.memory(|memory| memory.has_focus(id)));
        if has_keyboard {
            self.keys(ui, cx, height, actions);
        }
        if self.seek {
            let offset = self.place as f32 * ROW - (height / 2.0 - ROW).max(0.0);
            area = area.vertical_scroll_offset(offset.max(0.0));
        }
        let mut clicked = None;
        let mut opened = false;
        let wide = ui.available_width() > 520.0;
        let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 0.0);
        area.show_rows(ui, ROW, self.list.len(), |ui, range| {
            let in_sight = range.clone().filter_map(|place| self.list.get(place));
            let days = in_sight.map(|record| day_width(ui, &day_text(cx, record, wide)));
            let date_width = days.fold(if wide { DATE } else { 112.0 }, f32::max).min(ui.available_width() * 0.5);
            widgets::name_as(ui, egui::Role::ListBox, &cx.get("history-list"));
            for place in range.clone() {
                let Some(record) = self.list.get(place) else { continue };
                let begins_day = place == range.start || place == 0 || {
                    let before = self.list.get(place - 1);
                    before.is_none_or(|before| day_text(cx, before, wide) != day_text(cx, record, wide))
                };
                let here = place == self.place;
                let response = row(ui, cx, record, here, begins_day, (wide, date_width));
                if here && self.seek {
                    response.request_focus();
                }
                if response.clicked() {
                    if here {
                        opened = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                    }
                    clicked = Some(place);
                }
                opened |= response.double_clicked();
            }
        });
        ui.spacing_mut().item_spacing.y = spacing;
        self.seek = false;
        if let Some(place) = clicked
            && place != self.place
        {
            self.place = place;
            self.versions = None;
            self.seek = true;
            ui.ctx().request_repaint();
        }
        if opened {
            self.edit(ui, cx);
        }
    }

    fn keys(&mut self, ui: &Ui, cx: &Cx<'_>, height: f32, actions: &mut Vec<Action>) {
        let page = ((height / ROW) as usize).saturating_sub(1).max(1);
        let last = self.list.len().saturating_sub(1);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let place = if pressed(Key::ArrowDown) {
            self.place + 1
        } else if pressed(Key::ArrowUp) {
            self.place.saturating_sub(1)
        } else if pressed(Key::PageDown) {
            self.place + page
        } else if pressed(Key::PageUp) {
            self.place.saturating_sub(page)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            self.place
        };
        if place.min(last) != self.place {
            self.place = place.min(last);
            self.versions = None;
            self.seek = true;
        }
        if pressed(Key::Delete) {
            self.delete(cx, actions);
        }
    }
}

pub(super) fn row_id(record: &Record) -> Id {
    Id::unique(("history", "row", record.id.to_string()))
}

/// The day as the list groups it.
fn day_text(cx: &Cx<'_>, record: &Record, wide: bool) -> String {
    match record.at.diary_day(cx.diary.settings.day_start_hour) {
        Some(day) if wide => dates::plain(cx, day),
        Some(day) => dates::short(cx, day),
        None => dates::short_when(cx, &record.at),
    }
}

/// The room of a day in its column.
fn day_width(ui: &Ui, day: &str) -> f32 {
    let font = FontId::new(size::BODY, theme::semibold());
    ui.painter().layout_no_wrap(day.to_owned(), font, Color32::PLACEHOLDER).size().x + 12.0
}

fn row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    record: &Record,
    here: bool,
    begins_day: bool,
    (wide, date_width): (bool, f32),
) -> egui::Response {
    let palette = &cx.theme.palette;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
    // Only the chosen one is a stop of the Tab key; the arrows move between them.
    let sense = if here { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, row_id(record), sense);
    let words = cx.message(&describe::describe(record, cx.diary));
    response.widget_info(|| {
        let at = record.at.text().replace('T', " ");
        let name = cx.say("history-row", &[("at", at), ("what", words.clone())]);
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, here, name)
    });
    if response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    let inner = rect.shrink2(Vec2::new(4.0, 1.0));
    if here {
        ui.painter().rect_filled(inner, CornerRadius::same(6), palette.accent_wash);
        let bar = Rect::from_min_size(inner.min, Vec2::new(4.0, inner.height()));
        ui.painter().rect_filled(bar, CornerRadius::same(2), palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, CornerRadius::same(6), palette.sunk);
    }
    if begins_day {
        ui.painter().hline(rect.x_range(), rect.top(), cx.theme.hairline());
    }
    let mut left = rect.left() + 16.0;
    let mut put = |ui: &Ui, text: &str, width: f32, colour: Color32, heavy: bool| {
        let family = if heavy { theme::semibold() } else { FontFamily::Proportional };
        let mut job = LayoutJob::single_section(
            text.replace('\n', " "),
            TextFormat::simple(FontId::new(size::BODY, family), colour),
        );
        job.wrap = TextWrapping { max_rows: 1, ..TextWrapping::wrap_at_width((width - 8.0).max(16.0)) };
        job.wrap.break_anywhere = true;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let y = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(egui::pos2(left, y), galley, colour);
        left += width;
    };
    if begins_day {
        put(ui, &day_text(cx, record, wide), date_width, palette.ink, true);
    } else {
        put(ui, "", date_width, palette.ink, false);
    }
    put(ui, &dates::time(&record.at), TIME, palette.soft, false);
    let rest = (rect.width() - date_width - TIME - 24.0).max(40.0);
    put(ui, &words, rest, palette.ink, false);
    if response.has_focus() {
        let ring = cx.theme.focus();
        ui.painter().rect_stroke(inner.shrink(1.0), CornerRadius::same(6), ring, egui::StrokeKind::Inside);
    }
    response
}
