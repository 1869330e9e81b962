//! The rows of the history: only those in sight are made. One of them has the keyboard, and the arrows move it.

use eframe::egui;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Color32, CornerRadius, FontFamily, FontId, Id, Key, Modifiers, Rect, ScrollArea, Sense, Stroke};
use eframe::egui::{TextFormat, Ui, Vec2};

use crate::analysis::describe;
use crate::model::{Record, search};
use crate::ui::dates;
use crate::ui::history::History;
use crate::ui::history::search::beyond;
use crate::ui::roving;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;

const ROW: f32 = 40.0;
const DATE: f32 = 176.0;
const DATE_SHORT: f32 = 112.0;
const TIME: f32 = 60.0;
/// From this width on, dates are written out.
const WIDE: f32 = 520.0;
/// Below this width the words stand beneath the date.
const NARROW: f32 = 400.0;

/// How much room a row has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Narrow,
    Usual,
    Wide,
}

impl Room {
    fn of(width: f32) -> Self {
        match width {
            _ if width < NARROW => Self::Narrow,
            _ if width <= WIDE => Self::Usual,
            _ => Self::Wide,
        }
    }

    /// The least width of a day.
    fn date(self) -> f32 {
        if self == Self::Wide { DATE } else { DATE_SHORT }
    }

    fn row(self) -> f32 {
        if self == Self::Narrow { 60.0 } else { ROW }
    }
}

/// How high a row is in a list of that width.
pub(super) fn height(width: f32) -> f32 {
    Room::of(width).row()
}

impl History {
    pub(super) fn rows(&mut self, ui: &mut Ui, cx: &Cx<'_>, height: f32, actions: &mut Vec<Action>) {
        let room = Room::of(ui.available_width());
        // A page that scrolls gives it no more than what is left of its own height, if not told how much it needs.
        let mut area = ScrollArea::vertical()
            .id_salt(("history", "rows"))
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true]);
        let focus_before = self.list.get(self.place).map(|record| row_id(record));
        let has_keyboard = focus_before.is_some_and(|id| ui.memory(|memory| memory.has_focus(id)));
        if has_keyboard {
            self.row_keys(ui, cx, roving::page(height, room.row()), actions);
        }
        if self.seek {
            area = roving::around(area, self.place, self.list.len(), room.row(), height);
        }
        let mut clicked = None;
        let mut gained = None;
        let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 0.0);
        area.show_rows(ui, room.row(), self.list.len(), |ui, range| {
            let in_sight = range.clone().filter_map(|place| self.list.get(place));
            let days = in_sight.map(|record| day_width(ui, &day_text(cx, record, room)));
            let date_width = days.fold(room.date(), f32::max).min(ui.available_width() * 0.5);
            crate::ui::widgets::name_as(ui, egui::Role::ListBox, &cx.get("history-list"));
            for place in range.clone() {
                let Some(record) = self.list.get(place) else { continue };
                let begins_day = place == range.start || place == 0 || {
                    let before = self.list.get(place - 1);
                    before.is_none_or(|before| day_text(cx, before, room) != day_text(cx, record, room))
                };
                let here = place == self.place;
                let response = row(ui, cx, record, self.list.words(), here, begins_day, (room, date_width));
                if here && self.seek {
                    response.request_focus();
                }
                if response.clicked() {
                    self.opens |= here && response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                    clicked = Some(place);
                }
                self.opens |= response.double_clicked();
                if response.gained_focus() {
                    gained = Some(response.rect);
                }
            }
        });
        ui.spacing_mut().item_spacing.y = spacing;
        if let Some(rect) = gained {
            // Of the page, too, where it scrolls as a whole: the list has done so for itself.
            ui.scroll_to_rect(rect, None);
        }
        self.seek = false;
        if let Some(place) = clicked
            && place != self.place
        {
            self.choose(place);
            ui.ctx().request_repaint();
        }
    }

    fn row_keys(&mut self, ui: &Ui, cx: &Cx<'_>, page: usize, actions: &mut Vec<Action>) {
        let place = roving::moved(ui, self.place, self.list.len(), page);
        if place != self.place {
            self.choose(place);
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        self.opens |= pressed(Key::E);
        if pressed(Key::Delete) {
            self.delete(cx, actions);
        }
    }
}

pub(super) fn row_id(record: &Record) -> Id {
    Id::unique(("history", "row", record.id.to_string()))
}

/// The day as the list groups it.
fn day_text(cx: &Cx<'_>, record: &Record, room: Room) -> String {
    match record.at.diary_day(cx.diary.settings.day_start_hour) {
        Some(day) if room == Room::Wide => dates::plain(cx, day),
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
    looked_for: &[String],
    here: bool,
    begins_day: bool,
    (room, date_width): (Room, f32),
) -> egui::Response {
    let palette = &cx.theme.palette;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), room.row()), Sense::hover());
    // Only the chosen one is a stop of the Tab key; the arrows move between them.
    let sense = if here { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, row_id(record), sense);
    let mut words = cx.message(&describe::describe(record, cx.diary));
    if let Some(found) = beyond(cx, record, looked_for, &words) {
        words = cx.say("history-row-found", &[("what", words), ("found", found)]);
    }
    response.widget_info(|| {
        let at = record.at.text().replace('T', " ");
        let name = cx.say("history-row", &[("at", at), ("what", words.clone())]);
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, here, name)
    });
    if response.has_focus() {
        roving::keep_arrows(ui, response.id);
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
    let put = |ui: &Ui, text: &str, at: Rect, colour: Color32, heavy: bool| {
        let mark = if heavy || looked_for.is_empty() { &[][..] } else { looked_for };
        let mut job = marked(text, mark, colour, heavy, palette.accent);
        job.wrap = TextWrapping { max_rows: 1, ..TextWrapping::wrap_at_width((at.width() - 8.0).max(16.0)) };
        job.wrap.break_anywhere = true;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let y = at.center().y - galley.size().y / 2.0;
        ui.painter().galley(egui::pos2(at.left(), y), galley, colour);
    };
    let mut line = Rect::from_min_max(rect.min + Vec2::new(16.0, 0.0), rect.max - Vec2::new(8.0, 0.0));
    let mut beneath = None;
    if room == Room::Narrow {
        let (first, second) = line.shrink2(Vec2::new(0.0, 6.0)).split_top_bottom_at_fraction(0.5);
        (line, beneath) = (first, Some(second));
    }
    let (date, rest) = line.split_left_right_at_x(line.left() + date_width);
    let (clock, rest) = rest.split_left_right_at_x((rest.left() + TIME).min(rest.right()));
    if begins_day {
        put(ui, &day_text(cx, record, room), date, palette.ink, true);
    }
    put(ui, &dates::time(&record.at), clock, palette.soft, false);
    put(ui, &words, beneath.unwrap_or(rest), palette.ink, false);
    if response.has_focus() {
        let ring = cx.theme.focus();
        ui.painter().rect_stroke(inner.shrink(1.0), CornerRadius::same(6), ring, egui::StrokeKind::Inside);
    }
    response
}

/// A line in which what was looked for stands out: heavier, and underlined.
fn marked(text: &str, words: &[String], colour: Color32, heavy: bool, under: Color32) -> LayoutJob {
    let plain = |heavy: bool| {
        let family = if heavy { theme::semibold() } else { FontFamily::Proportional };
        TextFormat::simple(FontId::new(size::BODY, family), colour)
    };
    let text = text.replace('\n', " ");
    let mut job = LayoutJob::default();
    let mut done = 0;
    for place in search::places(&text, words) {
        job.append(&text[done..place.start], 0.0, plain(heavy));
        job.append(&text[place.clone()], 0.0, TextFormat { underline: Stroke::new(2.0, under), ..plain(true) });
        done = place.end;
    }
    job.append(&text[done..], 0.0, plain(heavy));
    job
}
