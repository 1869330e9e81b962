//! The table of the chart's numbers, in the same order. Rows that are not in sight are not laid out.

use eframe::egui;
use eframe::egui::{FontId, Id, Rect, Response, ScrollArea, Sense, Ui, Vec2};

use crate::analysis::chart::Chart;
use crate::analysis::readings::Row;
use crate::analysis::text::Text;
use crate::ui::roving;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::timeline::said;
use crate::ui::widgets;

/// Room for two lines of small text.
const ROW: f32 = 38.0;
/// Below this width a row is a sentence, of three lines at most.
const NARROW: f32 = 480.0;
const ROW_NARROW: f32 = 60.0;
/// The columns, by their keys, and the part of the width each has.
const COLUMNS: [(&str, f32); 6] = [
    ("timeline-column-date", 0.17),
    ("timeline-column-day", 0.09),
    ("timeline-column-what", 0.21),
    ("timeline-column-value", 0.16),
    ("timeline-column-flag", 0.19),
    ("timeline-column-range", 0.18),
];

/// The row that has the keyboard, or had it last.
#[derive(Debug, Default)]
pub(super) struct Table {
    place: usize,
}

impl Table {
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, chart: &Chart, scrolls: bool, actions: &mut Vec<Action>) {
        let mut gained = None;
        widgets::card(ui, cx.theme, |ui| {
            // As wide as the rows, which have the scroll bar beside them.
            let width = ui.available_width() - ui.spacing().scroll.allocated_width();
            let narrow = width < NARROW;
            let row_height = if narrow { ROW_NARROW } else { ROW };
            if !narrow {
                let (head, _) = ui.allocate_exact_size(Vec2::new(width, ROW), Sense::hover());
                let names = COLUMNS.map(|(key, _)| cx.get(key));
                cells(ui, cx, head, &names, Look::Head);
                ui.painter().hline(head.x_range(), head.bottom(), cx.theme.border());
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            let height = if scrolls {
                (ui.available_height() - 24.0).max(3.0 * row_height)
            } else {
                (ui.clip_rect().height() - 48.0).clamp(2.0 * row_height, 12.0 * row_height)
            };
            let mut area = ScrollArea::vertical().id_salt("rows-of-timeline").auto_shrink([false, true]);
            area = area.max_height(height).min_scrolled_height(height);
            self.place = self.place.min(chart.len().saturating_sub(1));
            let mut seek = false;
            if ui.memory(|memory| memory.has_focus(row_id(self.place))) {
                let place = roving::moved(ui, self.place, chart.len(), roving::page(height, row_height));
                seek = place != self.place;
                self.place = place;
            }
            if seek {
                area = roving::around(area, self.place, chart.len(), row_height, height);
            }
            area.show_rows(ui, row_height, chart.len(), |ui, range| {
                widgets::name_as(ui, egui::Role::ListBox, &cx.get("timeline-rows"));
                for place in range {
                    let Some(row) = chart.row(place) else { continue };
                    let here = place == self.place;
                    let response = line(ui, cx, &row, (place, here), narrow);
                    if here && seek {
                        response.request_focus();
                    }
                    if response.has_focus() {
                        roving::keep_arrows(ui, response.id);
                    }
                    if response.gained_focus() {
                        gained = Some(response.rect);
                    }
                    if response.clicked() {
                        self.place = place;
                        actions.extend(row.on.map(|day| Action::Go(Route::Today { day: Some(day) })));
                    }
                }
            });
        });
        if let Some(rect) = gained {
            // Of the page, too, where it scrolls as a whole.
            ui.scroll_to_rect(rect, None);
        }
    }
}

fn row_id(place: usize) -> Id {
    Id::unique(("timeline", "row", place))
}

/// One reading; a press goes to its day. Only the chosen one is a stop of the Tab key.
fn line(ui: &mut Ui, cx: &Cx<'_>, row: &Row, (place, here): (usize, bool), narrow: bool) -> Response {
    let height = if narrow { ROW_NARROW } else { ROW };
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    let response = ui.interact(rect, row_id(place), if here { Sense::click() } else { Sense::CLICK });
    let sentence = said(cx, &row.sentence());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, here, &sentence));
    if response.hovered() && row.on.is_some() {
        ui.painter().rect_filled(rect, 4, cx.theme.palette.sunk);
    }
    let look = if row.is_alert { Look::Alert } else { Look::Plain };
    if narrow {
        // No room for columns: the sentence that is heard, to be read.
        cell(ui, rect, &sentence, colour(cx, look, look == Look::Alert), look == Look::Alert, 3);
        focus_ring(ui, cx, rect, &response);
        return response;
    }
    let some = |text: &Option<Text>| text.as_ref().map_or_else(String::new, |text| said(cx, text));
    let texts = [
        said(cx, &row.date),
        some(&row.day),
        said(cx, &row.what),
        said(cx, &row.value),
        some(&row.flag),
        some(&row.range),
    ];
    cells(ui, cx, rect, &texts, look);
    focus_ring(ui, cx, rect, &response);
    response
}

fn focus_ring(ui: &Ui, cx: &Cx<'_>, rect: Rect, response: &Response) {
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(1.0), 6, cx.theme.focus(), egui::StrokeKind::Inside);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Head,
    Plain,
    /// Out of range: value and flag stand out.
    Alert,
}

fn colour(cx: &Cx<'_>, look: Look, alert: bool) -> egui::Color32 {
    let palette = &cx.theme.palette;
    match look {
        Look::Head => palette.soft,
        _ if alert => palette.alert,
        _ => palette.ink,
    }
}

fn cells(ui: &Ui, cx: &Cx<'_>, rect: Rect, texts: &[String; 6], look: Look) {
    let mut left = rect.left();
    for (text, (column, part)) in texts.iter().zip(COLUMNS) {
        let alert = look == Look::Alert && ["timeline-column-value", "timeline-column-flag"].contains(&column);
        let width = rect.width() * part;
        let place = Rect::from_min_size(egui::Pos2::new(left, rect.top()), Vec2::new(width - 12.0, rect.height()));
        // What is longer ends in "…"; the row's name says it whole.
        cell(ui, place, text, colour(cx, look, alert), alert || look == Look::Head, 2);
        left += width;
    }
}

fn cell(ui: &Ui, place: Rect, text: &str, colour: egui::Color32, strong: bool, most_rows: usize) {
    let font = if strong { FontId::new(size::SMALL, theme::semibold()) } else { FontId::proportional(size::SMALL) };
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, colour, place.width());
    job.wrap.max_rows = most_rows;
    let galley = ui.painter().layout_job(job);
    let top = place.center().y - galley.size().y / 2.0;
    ui.painter().galley(egui::Pos2::new(place.left(), top), galley, colour);
}
