//! The screen Timeline: the One Chart with its presets, its cursor and its keys, and the table of the same numbers.

mod arrange;
mod keys;
mod preset;
mod save;
mod table;

use std::sync::Arc;

use eframe::egui;
use eframe::egui::{Id, Rect, Response, ScrollArea, Sense, Ui, Vec2};

use crate::analysis::chart::{Axis, ChartRequest, lay_out};
use crate::analysis::series::Material;
use crate::analysis::text::Text;
use crate::model::{RecordId, when};
use crate::ui::plot::{AXIS, Drawn, gutter, steps};
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme::size;
use crate::ui::timeline::arrange::Arranging;
use crate::ui::timeline::preset::Preset;
use crate::ui::timeline::save::Saving;
use crate::ui::widgets;

/// Lines in the note at the cursor; what is more is counted.
const NOTE_LINES: usize = 14;
/// Below this height the page scrolls as a whole.
const SHORT: f32 = 540.0;
/// The shortest view: three days.
const SHORTEST: f64 = 3.0 * 1440.0;
/// What the buttons with signs do.
const MOVES: [(&str, &str, Step); 4] = [
    ("timeline-earlier", "‹", Step::Pan(-0.5)),
    ("timeline-later", "›", Step::Pan(0.5)),
    ("timeline-zoom-in", "+", Step::Zoom(0.5)),
    ("timeline-zoom-out", "−", Step::Zoom(2.0)),
];
/// Between two buttons, points.
const BETWEEN: f32 = 6.0;
/// A pointer this near to a reading means it.
const NEAR_PX: f32 = 6.0;

#[derive(Default)]
pub struct Timeline {
    /// What was chosen; until then what is there to see decides.
    preset: Option<Preset>,
    /// Civil minutes, after somebody moved or zoomed.
    view: Option<(f64, f64)>,
    /// The axis counts days.
    counts: bool,
    /// From the start of this course; `None`: of the followed medicine.
    since: Option<RecordId>,
    /// A page in the place of the chart.
    open: Option<Open>,
    table: bool,
    rows: table::Table,
    /// The reading that the keys are at, as a row of the chart's table.
    step: Option<usize>,
    /// The keys have just moved: what they are at is brought into view.
    moved: bool,
    /// The keys moved last, not the pointer: the note is where they are.
    by_keys: bool,
    /// Gathered from which revision.
    material: Option<(i64, Arc<Material>)>,
    drawn: Option<(i64, ChartRequest, Drawn)>,
    /// What a screen reader is told of the chart, and of which request.
    summary: Option<(ChartRequest, i64, String)>,
    /// What the note reads, at which place.
    note: Option<(f64, Vec<String>)>,
    /// The chart gets the keyboard; where the table is shown, the button that leads back to it.
    seek: bool,
}

/// What is open in the place of the chart.
enum Open {
    Arranging(Arranging),
    Saving(Saving),
}

impl Timeline {
    /// The language is another: what was laid out is said anew.
    pub fn forget_words(&mut self) {
        (self.material, self.drawn, self.summary, self.note) = (None, None, None, None);
    }

    /// The screen was opened.
    pub fn arrive(&mut self) {
        self.seek = true;
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        let mut actions = Vec::new();
        let material = self.gathered(cx);
        if material.is_empty() {
            widgets::page(ui, "empty-timeline", |ui| nothing(ui, cx, &mut actions));
            return actions;
        }
        if let Some(open) = self.open.take() {
            self.opened(open, ui, cx, &material, &mut actions);
            return actions;
        }
        if ui.available_height() < SHORT {
            widgets::page(ui, "short-timeline", |ui| self.page(ui, cx, &material, false, &mut actions));
        } else {
            widgets::unscrolled(ui, |ui| self.page(ui, cx, &material, true, &mut actions));
        }
        actions
    }

    /// The page that is open, until it is done.
    fn opened(
        &mut self,
        mut open: Open,
        ui: &mut Ui,
        cx: &Cx<'_>,
        material: &Arc<Material>,
        actions: &mut Vec<Action>,
    ) {
        let is_done = match &mut open {
            Open::Arranging(page) => page.ui(ui, cx, material, &mut self.since, actions),
            Open::Saving(page) => {
                let request = self.request(cx, material, ChartRequest::default().width_px as f32);
                page.ui(ui, cx, &request, actions)
            }
        };
        if is_done {
            self.seek = true;
            ui.ctx().request_repaint();
        } else {
            self.open = Some(open);
        }
    }

    fn gathered(&mut self, cx: &Cx<'_>) -> Arc<Material> {
        match &self.material {
            Some((revision, material)) if *revision == cx.revision => Arc::clone(material),
            _ => {
                let material = Arc::new(Material::gather(cx.diary, cx.catalogue));
                self.material = Some((cx.revision, Arc::clone(&material)));
                self.step = None;
                material
            }
        }
    }

    fn page(&mut self, ui: &mut Ui, cx: &Cx<'_>, material: &Arc<Material>, scrolls: bool, actions: &mut Vec<Action>) {
        self.screen_keys(ui, material);
        let gutter = gutter(ui.available_width());
        // The scroll bar stands beside the cards in both cases, so that they do not jump.
        let bar = ui.spacing().scroll.allocated_width() + 4.0;
        let width = (ui.available_width() - bar - gutter - 12.0).max(200.0);
        self.lay_out(cx, material, width);
        self.head(ui, cx, material);
        ui.add_space(size::GAP);
        if self.table {
            if let Some((_, _, drawn)) = &self.drawn {
                self.rows.ui(ui, cx, &drawn.chart, scrolls, actions);
            }
            return;
        }
        if scrolls {
            let height = (ui.available_height() - AXIS - size::GAP).max(120.0);
            let out = ScrollArea::vertical()
                .id_salt("timeline")
                .auto_shrink([false, true])
                .max_height(height)
                .show(ui, |ui| self.cards(ui, cx, gutter, bar, actions));
            let left = out.inner_rect.left();
            self.foot(ui, cx, left, gutter);
        } else {
            let left = ui.cursor().left();
            self.cards(ui, cx, gutter, bar, actions);
            self.foot(ui, cx, left, gutter);
        }
    }

    /// Lays the chart out where what it depends on has changed.
    fn lay_out(&mut self, cx: &Cx<'_>, material: &Arc<Material>, width: f32) {
        let request = self.request(cx, material, width);
        if self.drawn.as_ref().is_some_and(|(revision, known, _)| (*revision, known) == (cx.revision, &request)) {
            return;
        }
        let chart = lay_out(material, &request);
        // The reading the keys are at is another row now.
        let at = self.step.and_then(|step| self.drawn.as_ref()?.2.chart.row(step));
        self.step = at.and_then(|row| chart.find(&row));
        self.drawn = Some((cx.revision, request, Drawn::new(chart, cx.words)));
        self.note = None;
    }

    fn preset(&self, cx: &Cx<'_>, material: &Material) -> Preset {
        self.preset.unwrap_or_else(|| Preset::first(cx, material))
    }

    fn request(&self, cx: &Cx<'_>, material: &Material, width: f32) -> ChartRequest {
        let range = self.preset(cx, material).range(cx, material);
        let view = self.view.map(|(from, to)| (from.round() as i64, to.round() as i64));
        ChartRequest {
            range,
            view,
            axis: match (self.counts, self.since) {
                (false, _) => Axis::Date,
                (true, None) => Axis::Day,
                (true, Some(course)) => Axis::Since(course),
            },
            panels: cx.diary.settings.panels.clone(),
            width_px: width as u32,
            words_percent: cx.words.language().words_percent(),
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, material: &Arc<Material>) {
        let Some((_, _, drawn)) = &self.drawn else { return };
        let title = cx.get("ui-timeline");
        let period = drawn.chart.period().map(|period| said(cx, &period));
        let table = cx.get(if self.table { "timeline-show-chart" } else { "timeline-show-table" });
        let names = [table, cx.get("timeline-arrange"), cx.get("timeline-picture")];
        let signs: f32 =
            MOVES.iter().map(|(_, sign, _)| widgets::button_width(ui, sign).max(size::TARGET) + BETWEEN).sum();
        let buttons: f32 = signs
            + size::GAP
            + BETWEEN
            + names.iter().map(|name| widgets::button_width(ui, name) + BETWEEN).sum::<f32>();
        let beside = ui.available_width() - buttons;
        if beside > 240.0 {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = BETWEEN;
                widgets::column(ui, beside, |ui| widgets::page_title(ui, &title, period.as_deref()));
                self.ways(ui, cx, material, &names);
            });
        } else {
            widgets::page_title(ui, &title, period.as_deref());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(BETWEEN);
                self.ways(ui, cx, material, &names);
            });
        }
        self.controls(ui, cx, material);
    }

    /// Moving and zooming; the table in place of the chart, its panels, its picture.
    fn ways(&mut self, ui: &mut Ui, cx: &Cx<'_>, material: &Arc<Material>, [table, arrange, picture]: &[String; 3]) {
        for (key, sign, step) in MOVES {
            if widgets::named_button(ui, cx.theme, sign, &cx.get(key), Vec2::splat(size::TARGET)).clicked() {
                self.take(step, material, None);
            }
        }
        ui.add_space(size::GAP);
        let button = widgets::plain(ui, cx.theme, table);
        if self.table && std::mem::take(&mut self.seek) {
            button.request_focus();
        }
        if button.clicked() {
            self.table = !self.table;
            self.seek = true;
        }
        if widgets::plain(ui, cx.theme, arrange).clicked() {
            self.arrange(ui);
        }
        if widgets::plain(ui, cx.theme, picture).clicked() {
            self.open = Some(Open::Saving(Saving::new(cx)));
            ui.ctx().request_repaint();
        }
    }

    fn controls(&mut self, ui: &mut Ui, cx: &Cx<'_>, material: &Arc<Material>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(BETWEEN);
            let presets = [
                (Preset::Days(30), "timeline-30-days"),
                (Preset::Days(90), "timeline-90-days"),
                (Preset::Days(365), "timeline-365-days"),
                (Preset::SinceStart, "timeline-since-start"),
                (Preset::SinceAppointment, "timeline-since-appointment"),
                (Preset::All, "timeline-all"),
            ];
            let shown = self.preset(cx, material);
            for (preset, key) in presets {
                if !preset.is_there(cx, material) {
                    continue;
                }
                let chosen = self.view.is_none() && shown == preset;
                if widgets::choice(ui, cx.theme, &cx.get(key), chosen).clicked() {
                    (self.preset, self.view) = (Some(preset), None);
                }
            }
            if material.first_day().is_some() || self.since.is_some() {
                ui.add_space(size::GAP);
                for (counts, key) in [(false, "timeline-dates"), (true, "timeline-days")] {
                    if widgets::choice(ui, cx.theme, &cx.get(key), self.counts == counts).clicked() {
                        self.counts = counts;
                    }
                }
            }
        });
    }

    /// Opens the page on which panels are chosen.
    fn arrange(&mut self, ui: &Ui) {
        self.open = Some(Open::Arranging(Arranging::new()));
        ui.ctx().request_repaint();
    }

    fn cards(&mut self, ui: &mut Ui, cx: &Cx<'_>, gutter: f32, bar: f32, actions: &mut Vec<Action>) {
        let Some((_, _, drawn)) = &self.drawn else { return };
        ui.set_max_width(ui.available_width() - if ui.available_width() > bar { 4.0 } else { 0.0 });
        if drawn.chart.panels.is_empty() {
            widgets::card(ui, cx.theme, |ui| ui.label(cx.get("timeline-nothing-here")));
            return;
        }
        let moved = std::mem::take(&mut self.moved);
        let seek = self.step.filter(|_| moved).and_then(|step| drawn.chart.panel_of(step));
        let cards = drawn.cards(ui, cx.theme, gutter, seek);
        let response = ui.interact(cards, Id::unique("one-chart"), Sense::click_and_drag());
        let summary = self.summarised(cx, response.dragged());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::GraphicsDocument, true, &summary));
        if std::mem::take(&mut self.seek) {
            response.request_focus();
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            let stroke = cx.theme.focus();
            ui.painter().rect_stroke(cards.expand(2.0), size::RADIUS + 2, stroke, egui::StrokeKind::Inside);
            self.chart_keys(ui, &response, actions);
        }
        self.pointer(ui, &response, cards, gutter, actions);
        self.cursor(ui, cx, &response, cards, gutter);
    }

    /// Pan by dragging and by the wheel sidewards, zoom with Ctrl and the wheel, choose a reading by a click, open the day
    /// by two.
    fn pointer(&mut self, ui: &Ui, response: &Response, cards: Rect, gutter: f32, actions: &mut Vec<Action>) {
        let Some((_, _, drawn)) = &self.drawn else { return };
        let chart = &drawn.chart;
        let per_px = (chart.x.1 - chart.x.0) / f64::from(chart.plot_px);
        let at = response.hover_pos().map(|at| drawn.x_at(cards, gutter, at.x));
        if response.dragged() && response.drag_delta().x != 0.0 {
            let by = -f64::from(response.drag_delta().x) * per_px;
            self.view = Some((chart.x.0 + by, chart.x.1 + by));
            return;
        }
        if response.double_clicked()
            && let Some(x) = at
        {
            let day = when::date_of((chart.snapped(x, NEAR_PX) / 1440.0).floor() as i64);
            actions.push(Action::Go(Route::Today { day: Some(day) }));
            return;
        }
        let sidewards = f64::from(ui.input(|input| input.smooth_scroll_delta().x));
        if at.is_some() && sidewards != 0.0 {
            let by = -sidewards * per_px;
            self.view = Some((chart.x.0 + by, chart.x.1 + by));
            return;
        }
        if response.clicked() {
            response.request_focus();
            self.step = at.and_then(|x| chart.nearest_reading(x));
        }
        let zoom = ui.input(egui::InputState::zoom_delta);
        if let Some(x) = at
            && zoom != 1.0
        {
            let (from, to) = chart.x;
            let factor = (1.0 / f64::from(zoom)).max(SHORTEST / (to - from));
            self.view = Some((x - (x - from) * factor, x + (to - x) * factor));
        }
    }

    fn cursor(&mut self, ui: &Ui, cx: &Cx<'_>, response: &Response, cards: Rect, gutter: f32) {
        let Some((_, _, drawn)) = &self.drawn else { return };
        let chart = &drawn.chart;
        let left = cards.left() + gutter;
        let pointer = response.hover_pos().filter(|at| (left..=left + chart.plot_px).contains(&at.x));
        if ui.input(|input| input.pointer.is_moving()) {
            self.by_keys = false;
        }
        // The readings of a view are found when it rests: there are many of them.
        if response.dragged() {
            return;
        }
        let stepped = self.step.filter(|_| response.has_focus()).and_then(|step| chart.row(step));
        let (x, beside) = match (pointer, stepped) {
            (Some(at), None) => (chart.snapped(drawn.x_at(cards, gutter, at.x), NEAR_PX), at.y),
            (Some(at), Some(_)) if !self.by_keys => (chart.snapped(drawn.x_at(cards, gutter, at.x), NEAR_PX), at.y),
            (_, Some(row)) => (row.x, cards.intersect(ui.clip_rect()).center().y),
            (None, None) => return,
        };
        if self.note.as_ref().is_none_or(|(at, _)| *at != x) {
            let mut lines: Vec<String> = chart.read_at(x).iter().map(|line| said(cx, line)).collect();
            if lines.len() > NOTE_LINES {
                let more = (lines.len() - NOTE_LINES).to_string();
                lines.truncate(NOTE_LINES);
                lines.push(cx.say("timeline-more", &[("count", more)]));
            }
            self.note = Some((x, lines));
        }
        if let Some((_, lines)) = &self.note {
            drawn.cursor(ui, cx.theme, cards, gutter, x, beside, lines);
        }
    }

    /// The time axis, and what the keys are at or what they do.
    fn foot(&mut self, ui: &mut Ui, cx: &Cx<'_>, left: f32, gutter: f32) {
        let Some((_, _, drawn)) = &self.drawn else { return };
        ui.spacing_mut().item_spacing.y = 0.0;
        drawn.axis(ui, cx.theme, left, gutter);
        let row = self.step.and_then(|step| drawn.chart.row(step));
        // Painted into the axis' room: it never moves the cards.
        let mut place = Rect::from_min_size(
            egui::Pos2::new(left + gutter, ui.cursor().top() - 22.0),
            Vec2::new(drawn.chart.plot_px + drawn.chart.right_px, 20.0),
        );
        let text = match &row {
            Some(row) => said(cx, &row.sentence()),
            None if drawn.chart.axis_note.is_some() => String::new(),
            None => cx.get("timeline-keys"),
        };
        if row.is_none() {
            // What the keys do is the same for every reading: it may begin at the edge.
            place.set_left(left);
        }
        steps::status(ui, cx.theme, place, &text, row.is_some());
    }

    /// The sentence a screen reader is told; said anew only when the view rests.
    fn summarised(&mut self, cx: &Cx<'_>, moving: bool) -> String {
        let Some((revision, request, drawn)) = &self.drawn else { return String::new() };
        let rests = self.summary.is_none() || !moving;
        let stale = self.summary.as_ref().is_none_or(|(of, at, _)| (of, at) != (request, revision));
        if rests && stale {
            let sentences: Vec<String> = drawn.chart.summary().iter().map(|text| said(cx, text)).collect();
            let all = cx.say("timeline-summary", &[("summary", sentences.join(". "))]);
            self.summary = Some((request.clone(), *revision, all));
        }
        self.summary.as_ref().map(|(_, _, summary)| summary.clone()).unwrap_or_default()
    }

    /// Moves or zooms the view; `around` is what stays in its place.
    fn take(&mut self, step: Step, material: &Material, around: Option<f64>) {
        let Some((_, _, drawn)) = &self.drawn else { return };
        let (from, to) = drawn.chart.x;
        let span = to - from;
        self.view = Some(match step {
            Step::Pan(part) => (from + span * part, to + span * part),
            Step::Zoom(factor) => {
                let widest = material.reach().map_or(span, |(first, last)| (last - first) * 1.2).max(SHORTEST);
                let wanted = (span * factor).clamp(SHORTEST, widest.max(span.min(widest)));
                let middle = around.unwrap_or(f64::midpoint(from, to));
                (middle - wanted / 2.0, middle + wanted / 2.0)
            }
        });
    }
}

/// What a button or a key does to the view.
#[derive(Clone, Copy)]
enum Step {
    /// By this part of what is seen.
    Pan(f64),
    /// So many times as much is seen.
    Zoom(f64),
}

fn said(cx: &Cx<'_>, text: &Text) -> String {
    text.said(&|key, args| cx.words.say(key, args))
}

/// An empty diary: what to do.
fn nothing(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
    widgets::page_title(ui, &cx.get("ui-timeline"), None);
    ui.add_space(size::GAP);
    widgets::card(ui, cx.theme, |ui| {
        widgets::section(ui, &cx.get("timeline-empty"));
        ui.label(cx.get("timeline-empty-more"));
        ui.add_space(size::GAP);
        if widgets::primary(ui, cx.theme, &cx.get("timeline-go-today"), Vec2::new(160.0, size::TARGET_DAILY)).clicked()
        {
            actions.push(Action::Go(Route::Today { day: None }));
        }
    });
}
