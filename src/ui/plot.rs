//! The chart on the screen: a card a panel, all on one time axis, one cursor through all of them. It draws what the
//! chart holds and decides nothing; what is not in sight costs nothing.

mod layer;
mod marks;
pub(super) mod steps;
#[cfg(test)]
mod tests;

use eframe::egui;
use eframe::egui::{Align2, Color32, CornerRadius, FontId, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2};
use egui_plot::{Line, Plot, PlotPoint, PlotPoints};

use crate::analysis::chart::{Chart, Dash, Panel, Tone};
use crate::analysis::text::Text;
use crate::ui::theme;
use crate::ui::theme::{Palette, Theme, size};
use crate::words::Words;

use self::layer::{Depth, Layer};

/// From a card's left edge to the time axis.
const GUTTER: f32 = 172.0;
/// Where there is little room.
const GUTTER_NARROW: f32 = 140.0;
/// Where there is hardly any: the numbers of the axis alone, and a panel's name above it.
const GUTTER_STACKED: f32 = 56.0;

/// The gutter that a page of that width has room for.
pub(super) fn gutter(width: f32) -> f32 {
    match width {
        ..440.0 => GUTTER_STACKED,
        440.0..640.0 => GUTTER_NARROW,
        _ => GUTTER,
    }
}

fn is_stacked(gutter: f32) -> bool {
    gutter <= GUTTER_STACKED
}
const GAP: f32 = 12.0;
/// The time axis beneath the cards.
pub(super) const AXIS: f32 = 48.0;

/// A chart with its words said and its lines as points to borrow: made once for a chart, drawn in every frame.
pub(super) struct Drawn {
    pub chart: Chart,
    panels: Vec<Said>,
    ticks: Vec<(f64, String)>,
    note: Option<String>,
}

/// What one panel says, and its lines.
struct Said {
    title: String,
    beneath: String,
    y_ticks: Vec<(f64, String)>,
    labels: Vec<String>,
    lines: Vec<Vec<PlotPoint>>,
}

impl Drawn {
    pub(super) fn new(chart: Chart, words: &Words) -> Self {
        let say = |text: &Text| text.said(&|key, args| words.say(key, args));
        let panels = chart
            .panels
            .iter()
            .map(|panel| Said {
                title: say(&panel.title),
                beneath: [&panel.unit, &panel.about].into_iter().flatten().map(say).collect::<Vec<_>>().join("\n"),
                y_ticks: panel.y_ticks.iter().map(|tick| (tick.y, say(&tick.label))).collect(),
                labels: panel.labels.iter().map(|label| say(&label.text)).collect(),
                lines: panel
                    .series
                    .iter()
                    .flat_map(|series| &series.pieces)
                    .map(|piece| piece.points.iter().map(|point| PlotPoint::new(point[0], point[1])).collect())
                    .collect(),
            })
            .collect();
        let ticks = chart.ticks.iter().map(|tick| (tick.x, say(&tick.label))).collect();
        let note = chart.axis_note.as_ref().map(say);
        Self { chart, panels, ticks, note }
    }

    /// All cards, one beneath the other; what they cover. The card to be seen is scrolled to.
    pub(super) fn cards(&self, ui: &mut Ui, theme: &Theme, gutter: f32, seek: Option<usize>) -> Rect {
        let mut all = Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), 0.0));
        for (number, (panel, words)) in self.chart.panels.iter().zip(&self.panels).enumerate() {
            let head = Self::head_height(ui, panel, words, gutter);
            let height = if is_stacked(gutter) { head + panel.height_px } else { panel.height_px.max(head) };
            let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
            all = all.union(rect);
            if seek == Some(number) {
                ui.scroll_to_rect(rect.expand(GAP), None);
            }
            // In sight or not, it takes one id: what stands beneath it keeps its own, and with it the keyboard.
            let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(("card", number)));
            if ui.is_rect_visible(rect) {
                self.card(&mut inside, theme, panel, words, number, rect, gutter);
            }
            ui.add_space(GAP - ui.spacing().item_spacing.y);
        }
        all
    }

    #[expect(clippy::too_many_arguments, reason = "one card: what, its words, and where")]
    fn card(&self, ui: &mut Ui, theme: &Theme, panel: &Panel, words: &Said, number: usize, rect: Rect, gutter: f32) {
        let palette = &theme.palette;
        let round = CornerRadius::same(size::RADIUS + 2);
        ui.painter().rect(rect, round, palette.card, theme.hairline(), egui::StrokeKind::Inside);
        Self::head(ui, theme, panel, words, rect, gutter);
        let head = if is_stacked(gutter) { Self::head_height(ui, panel, words, gutter) } else { 0.0 };
        let inside =
            Rect::from_min_size(rect.min + Vec2::new(gutter, head), Vec2::new(self.chart.plot_px, panel.height_px));
        for (y, label) in &words.y_ticks {
            let at = Pos2::new(inside.left() - 10.0, inside.top() + panel.y_px(*y));
            ui.painter().text(at, Align2::RIGHT_CENTER, label, small(), palette.soft);
        }
        let mut here = ui.new_child(egui::UiBuilder::new().max_rect(inside).id_salt(("panel", number)));
        self.plot(&mut here, theme, panel, words, number, inside);
        // Labels may stand to the right of the axis, where the names at the ends of lines are.
        let painter = ui.painter().with_clip_rect(rect.shrink(1.0).intersect(ui.clip_rect()));
        for (label, text) in panel.labels.iter().zip(&words.labels) {
            let font = if label.strong { FontId::new(size::SMALL, theme::semibold()) } else { small() };
            let galley = painter.layout_job(one_line(text, font, tone(label.tone, palette), label.room_px));
            let at = inside.min + Vec2::new(label.x_px, label.y_px - galley.size().y / 2.0);
            if !matches!(label.tone, Tone::Range | Tone::Series(_)) {
                // Over a line or a tick the words need a ground of their own.
                let ground = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(2.0, -2.0));
                painter.rect_filled(ground, CornerRadius::same(3), palette.card.gamma_multiply(0.7));
            }
            painter.galley(at, galley, palette.ink);
        }
    }

    /// The name, the unit and whose it is, at the left.
    fn head(ui: &Ui, theme: &Theme, panel: &Panel, words: &Said, rect: Rect, gutter: f32) {
        let palette = &theme.palette;
        let width = head_width(ui, panel, gutter);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        let at = rect.min + Vec2::new(16.0, 10.0);
        let name = FontId::new(size::BODY, theme::semibold());
        let title = painter.layout(words.title.clone(), name, palette.ink, width);
        let beneath = at + Vec2::new(0.0, title.size().y + 1.0);
        painter.galley(at, title, palette.ink);
        let unit = painter.layout(words.beneath.clone(), small(), palette.soft, width);
        painter.galley(beneath, unit, palette.soft);
    }

    /// A card is as high as its name and unit at least.
    fn head_height(ui: &Ui, panel: &Panel, words: &Said, gutter: f32) -> f32 {
        let width = head_width(ui, panel, gutter);
        let height = |text: &str, font: FontId| {
            if text.is_empty() {
                return 0.0;
            }
            ui.painter().layout(text.to_owned(), font, Color32::PLACEHOLDER, width).size().y
        };
        20.0 + height(&words.title, FontId::new(size::BODY, theme::semibold())) + height(&words.beneath, small())
    }

    fn plot(&self, ui: &mut Ui, theme: &Theme, panel: &Panel, words: &Said, number: usize, inside: Rect) {
        let palette = &theme.palette;
        let (x, y) = (self.chart.x, panel.y);
        Plot::new(("panel", number))
            .width(inside.width())
            .height(inside.height())
            .sense(Sense::hover())
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .show_crosshair(false)
            .allow_drag(false)
            .allow_zoom(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .show(ui, |plot| {
                // One stretch of time for all of them, so that they move together.
                plot.set_plot_bounds_x(x.0..=x.1);
                plot.set_plot_bounds_y(y.0..=y.1);
                plot.add(Layer::new(&self.chart, panel, palette, Depth::Behind));
                let pieces =
                    panel.series.iter().flat_map(|series| series.pieces.iter().map(move |piece| (series, piece)));
                for (line, (points, (series, piece))) in words.lines.iter().zip(pieces).enumerate() {
                    if series.dash == Dash::Solid && !piece.dashed {
                        let line = Line::new("", PlotPoints::Borrowed(points)).id(line).allow_hover(false);
                        // Its shortcut for many points takes a step for a slope.
                        plot.line(line.allow_band(false).color(tone(series.tone, palette)).width(2.0));
                    }
                }
                plot.add(Layer::new(&self.chart, panel, palette, Depth::Before));
            });
    }

    /// The time axis, beneath the cards.
    pub(super) fn axis(&self, ui: &mut Ui, theme: &Theme, left: f32, gutter: f32) {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), AXIS), Sense::hover());
        let from = left + gutter;
        let painter = ui.painter();
        for (x, label) in &self.ticks {
            let at = Pos2::new(from + self.chart.x_px(*x), rect.top() + 4.0);
            painter.text(at, Align2::LEFT_TOP, label, small(), theme.palette.soft);
        }
        if let Some(note) = &self.note {
            let at = Pos2::new(from, rect.top() + 24.0);
            painter.text(at, Align2::LEFT_TOP, note, small(), theme.palette.soft);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one note: where, and what it reads")]
    /// The cursor through all cards, and the dark note that reads everything at that place.
    pub(super) fn cursor(
        &self,
        ui: &Ui,
        theme: &Theme,
        cards: Rect,
        gutter: f32,
        x: f64,
        beside: f32,
        lines: &[String],
    ) {
        let palette = &theme.palette;
        let at = cards.left() + gutter + self.chart.x_px(x);
        let painter = ui.painter();
        let seen = cards.intersect(ui.clip_rect());
        let line = [Pos2::new(at, seen.top()), Pos2::new(at, seen.bottom())];
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.5, palette.ink), 4.0, 3.0));
        let width = 300.0_f32.min(cards.width() * 0.5);
        let mut job = egui::text::LayoutJob::default();
        job.wrap.max_width = width;
        for (number, text) in lines.iter().enumerate() {
            let font = if number == 0 { FontId::new(size::SMALL, theme::semibold()) } else { small() };
            let text = if number == 0 { text.clone() } else { format!("\n{text}") };
            job.append(&text, 0.0, egui::TextFormat { font_id: font, color: palette.on_note, ..Default::default() });
        }
        let galley = painter.layout_job(job);
        let room = galley.size() + Vec2::splat(20.0);
        let right = at + 14.0 + room.x <= cards.right();
        let left = if right { at + 14.0 } else { at - 14.0 - room.x };
        let top = (beside - room.y / 2.0).min(seen.bottom() - room.y - 4.0).max(seen.top() + 4.0);
        let note = Rect::from_min_size(Pos2::new(left, top), room);
        painter.rect(note, CornerRadius::same(6), palette.note, theme.border(), egui::StrokeKind::Outside);
        painter.galley(note.min + Vec2::splat(10.0), galley, palette.on_note);
    }

    /// Civil minutes at a place of the screen.
    pub(super) fn x_at(&self, cards: Rect, gutter: f32, at: f32) -> f64 {
        let part = f64::from((at - cards.left() - gutter) / self.chart.plot_px);
        self.chart.x.0 + part * (self.chart.x.1 - self.chart.x.0)
    }
}

fn small() -> FontId {
    FontId::proportional(size::SMALL)
}

/// A line that is cut where its room ends.
fn one_line(text: &str, font: FontId, colour: Color32, room: f32) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    job
}

fn tone(tone: Tone, palette: &Palette) -> Color32 {
    match tone {
        Tone::Dose => palette.accent,
        Tone::Series(place) => palette.series[usize::from(place) % palette.series.len()],
        Tone::Alert => palette.alert,
        Tone::Range => palette.ok,
        Tone::Ink => palette.ink,
        Tone::Soft => palette.soft,
    }
}

/// The room of a card's name, left of the numbers of its axis or above it.
fn head_width(ui: &Ui, panel: &Panel, gutter: f32) -> f32 {
    if is_stacked(gutter) {
        return ui.available_width() - 32.0;
    }
    let ticks = if panel.y_ticks.is_empty() { 0.0 } else { 40.0 };
    gutter - 24.0 - ticks
}
