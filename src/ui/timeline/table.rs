//! The table of the chart's numbers, in the same order. Rows that are not in sight are not laid out.

use eframe::egui;
use eframe::egui::{FontId, Rect, ScrollArea, Sense, Ui, Vec2};

use crate::analysis::chart::Chart;
use crate::analysis::readings::Row;
use crate::analysis::text::Text;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::timeline::said;
use crate::ui::widgets;

/// Room for two lines of small text.
const ROW: f32 = 38.0;
/// The columns, by their keys, and the part of the width each has.
const COLUMNS: [(&str, f32); 6] = [
    ("timeline-column-date", 0.2),
    ("timeline-column-day", 0.11),
    ("timeline-column-what", 0.22),
    ("timeline-column-value", 0.2),
    ("timeline-column-flag", 0.08),
    ("timeline-column-range", 0.19),
];

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, chart: &Chart, scrolls: bool, actions: &mut Vec<Action>) {
    widgets::card(ui, cx.theme, |ui| {
        // As wide as the rows, which have the scroll bar beside them.
        let width = ui.available_width() - ui.spacing().scroll.allocated_width();
        let (head, _) = ui.allocate_exact_size(Vec2::new(width, ROW), Sense::hover());
        let names = COLUMNS.map(|(key, _)| cx.get(key));
        cells(ui, cx, head, &names, Look::Head);
        ui.painter().hline(head.x_range(), head.bottom(), cx.theme.border());
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = if scrolls { (ui.available_height() - 24.0).max(3.0 * ROW) } else { 12.0 * ROW };
        ScrollArea::vertical().id_salt("rows-of-timeline").auto_shrink([false, true]).max_height(height).show_rows(
            ui,
            ROW,
            chart.len(),
            |ui, range| {
                for row in range.filter_map(|place| chart.row(place)) {
                    line(ui, cx, &row, actions);
                }
            },
        );
    });
}

/// One reading; a press goes to its day.
fn line(ui: &mut Ui, cx: &Cx<'_>, row: &Row, actions: &mut Vec<Action>) {
    let sense = if row.on.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), sense);
    let sentence = said(cx, &row.sentence());
    let role = if row.on.is_some() { egui::Role::Button } else { egui::Role::Label };
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, &sentence));
    if response.hovered() && row.on.is_some() {
        ui.painter().rect_filled(rect, 4, cx.theme.palette.accent_wash);
    }
    widgets::ring(ui, cx.theme, &response);
    let some = |text: &Option<Text>| text.as_ref().map_or_else(String::new, |text| said(cx, text));
    let texts = [
        said(cx, &row.date),
        some(&row.day),
        said(cx, &row.what),
        said(cx, &row.value),
        some(&row.flag),
        some(&row.range),
    ];
    cells(ui, cx, rect, &texts, if row.is_alert { Look::Alert } else { Look::Plain });
    if let (true, Some(day)) = (response.clicked(), row.on) {
        actions.push(Action::Go(Route::Today { day: Some(day) }));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Head,
    Plain,
    /// Out of range: value and flag stand out.
    Alert,
}

fn cells(ui: &Ui, cx: &Cx<'_>, rect: Rect, texts: &[String; 6], look: Look) {
    let palette = &cx.theme.palette;
    let mut left = rect.left();
    for (text, (column, part)) in texts.iter().zip(COLUMNS) {
        let alert = look == Look::Alert && ["timeline-column-value", "timeline-column-flag"].contains(&column);
        let strong = alert || look == Look::Head;
        let font = if strong { FontId::new(size::SMALL, theme::semibold()) } else { FontId::proportional(size::SMALL) };
        let width = rect.width() * part;
        let colour = match look {
            Look::Head => palette.soft,
            _ if alert => palette.alert,
            _ => palette.ink,
        };
        let mut job = egui::text::LayoutJob::simple(text.clone(), font, colour, width - 12.0);
        // What is longer ends in "…"; the row's name says it whole.
        job.wrap.max_rows = 2;
        let galley = ui.painter().layout_job(job);
        let top = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(egui::Pos2::new(left, top), galley, colour);
        left += width;
    }
}
