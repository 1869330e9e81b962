//! What `egui_plot` has no item for: ranges that change, bars of treatments, dashes of our own, marks. An item that
//! turns the chart's values into shapes with the plot's own transform.

use std::ops::RangeInclusive;

use eframe::egui::epaint::Mesh;
use eframe::egui::{Color32, CornerRadius, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};
use egui_plot::{PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotPoint, PlotTransform};

use crate::analysis::chart::{Band, Chart, Panel, Piece, Reach, Series, Span, SpanStyle};
use crate::ui::plot::{marks, tone};
use crate::ui::theme::Palette;

/// Ticks, ranges, bars, tints and dashes behind the solid lines; marks before them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    Behind,
    Before,
}

pub(super) struct Layer<'a> {
    chart: &'a Chart,
    panel: &'a Panel,
    palette: &'a Palette,
    depth: Depth,
    base: PlotItemBase,
}

impl<'a> Layer<'a> {
    pub(super) fn new(chart: &'a Chart, panel: &'a Panel, palette: &'a Palette, depth: Depth) -> Self {
        Self { chart, panel, palette, depth, base: PlotItemBase::new(String::new()) }
    }
}

impl PlotItem for Layer<'_> {
    fn shapes(&self, _ui: &Ui, transform: &PlotTransform, shapes: &mut Vec<Shape>) {
        let mut pen = Pen { transform, palette: self.palette, shapes };
        match self.depth {
            Depth::Behind => {
                pen.ticks(self.chart);
                self.panel.bands.iter().for_each(|band| pen.band(band));
                self.panel.spans.iter().for_each(|span| pen.span(span));
                // Tints first: no area covers a line.
                for series in &self.panel.series {
                    pen.reach(&series.reach, tone(series.tone, self.palette).gamma_multiply(self.panel.tint()));
                    pen.tint(series);
                }
                for series in &self.panel.series {
                    series.pieces.iter().for_each(|piece| pen.dashes(series, piece));
                }
            }
            Depth::Before => {
                let (from, to) = self.chart.x;
                for mark in &self.panel.marks {
                    let (first, last) = mark.stretch.unwrap_or((mark.x, mark.x));
                    if last.max(mark.x) >= from && first.min(mark.x) <= to {
                        marks::draw(&mut pen, mark);
                    }
                }
            }
        }
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        self.palette.ink
    }

    fn allow_hover(&self) -> bool {
        false
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    fn bounds(&self) -> PlotBounds {
        PlotBounds::NOTHING
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}

/// Puts values on the screen.
pub(super) struct Pen<'a> {
    transform: &'a PlotTransform,
    pub(super) palette: &'a Palette,
    pub(super) shapes: &'a mut Vec<Shape>,
}

impl Pen<'_> {
    pub(super) fn at(&self, x: f64, y: f64) -> Pos2 {
        self.transform.position_from_point(&PlotPoint::new(x, y))
    }

    pub(super) fn frame(&self) -> &Rect {
        self.transform.frame()
    }

    fn ticks(&mut self, chart: &Chart) {
        let (top, bottom) = (self.frame().top() + 8.0, self.frame().bottom() - 8.0);
        // They only say where the calendar turns: in high contrast, too, they stay behind everything else.
        let colour = self.palette.hairline;
        let colour = if self.palette.high_contrast { colour.gamma_multiply(0.35) } else { colour };
        let stroke = Stroke::new(1.0, colour);
        for tick in &chart.ticks {
            let x = self.at(tick.x, 0.0).x;
            self.shapes.push(Shape::line_segment([Pos2::new(x, top), Pos2::new(x, bottom)], stroke));
        }
    }

    fn band(&mut self, band: &Band) {
        let frame = *self.frame();
        let y = |limit: Option<f64>, open: f32| limit.map_or(open, |limit| self.at(band.from, limit).y);
        let (top, bottom) = (y(band.high, frame.top()), y(band.low, frame.bottom()));
        let (left, right) = (self.at(band.from, 0.0).x.max(frame.left()), self.at(band.to, 0.0).x.min(frame.right()));
        let rect = Rect::from_min_max(Pos2::new(left, top), Pos2::new(right, bottom));
        if !band.is_default {
            self.shapes.push(Shape::rect_filled(rect, CornerRadius::ZERO, self.palette.band));
            if self.palette.hatched {
                self.hatch(rect);
            }
        }
        // A default is only an outline of dots: nobody printed it.
        let (dash, gap) = if band.is_default { (1.5, 4.0) } else { (5.0, 3.0) };
        let stroke = Stroke::new(self.palette.border_width, self.palette.band_edge);
        for y in [band.high.map(|_| top), band.low.map(|_| bottom)].into_iter().flatten() {
            let line = [Pos2::new(left, y), Pos2::new(right, y)];
            Shape::dashed_line_many(&line, stroke, dash, gap, self.shapes);
        }
    }

    /// Slanted lines within a rectangle.
    fn hatch(&mut self, rect: Rect) {
        let stroke = Stroke::new(1.0, self.palette.band_edge.gamma_multiply(0.5));
        let mut x = rect.left() - rect.height();
        while x < rect.right() {
            let (from, to) = (x.max(rect.left()), (x + rect.height()).min(rect.right()));
            if from < to {
                let line = [Pos2::new(from, rect.bottom() - (from - x)), Pos2::new(to, rect.bottom() - (to - x))];
                self.shapes.push(Shape::line_segment(line, stroke));
            }
            x += 9.0;
        }
    }

    fn span(&mut self, span: &Span) {
        let frame = *self.frame();
        let half = match span.style {
            SpanStyle::Logged => 3.0,
            SpanStyle::Absent => 5.0,
            _ => 8.0,
        };
        let (fill, edge, wide) = match span.style {
            SpanStyle::Followed => (self.palette.accent_wash, self.palette.accent, 2.0),
            SpanStyle::Course => (self.palette.accent_wash, self.palette.accent, 1.0),
            SpanStyle::Logged => (self.palette.accent, self.palette.accent, 1.0),
            SpanStyle::Event => (self.palette.sunk, self.palette.border, 1.0),
            SpanStyle::Absent => (self.palette.card, self.palette.border, 1.0),
        };
        let y = self.at(span.from, span.y).y;
        // What lies beyond the edge is drawn a little past it, not a whole life.
        let x = |pen: &Self, x: f64| pen.at(x, 0.0).x.clamp(frame.left() - 20.0, frame.right() + 20.0);
        let bar =
            |from: f32, to: f32| Rect::from_min_max(Pos2::new(from, y - half), Pos2::new(to.max(from + 3.0), y + half));
        let round = CornerRadius::same(3);
        if span.sure != (span.from, span.to) {
            let rect = bar(x(self, span.from), x(self, span.to));
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            Shape::dashed_line_many(&corners, Stroke::new(1.0, edge), 3.0, 3.0, self.shapes);
        }
        if span.sure.0 < span.sure.1 {
            let rect = bar(x(self, span.sure.0), x(self, span.sure.1));
            self.shapes.push(Shape::rect_filled(rect, round, fill));
            self.shapes.push(Shape::rect_stroke(rect, round, Stroke::new(wide, edge), StrokeKind::Inside));
        }
        if span.is_open {
            // It goes on: a point to the right, and no end.
            let tip = Pos2::new(frame.right() - 3.0, y);
            let line = vec![tip + Vec2::new(-6.0, -5.0), tip, tip + Vec2::new(-6.0, 5.0)];
            self.shapes.push(Shape::line(line, Stroke::new(2.0, edge)));
        }
    }

    /// The area between the lowest and the highest of a crowded line.
    fn reach(&mut self, reach: &[Reach], tint: Color32) {
        if reach.len() < 2 {
            return;
        }
        let mut mesh = Mesh::default();
        for (place, here) in reach.iter().enumerate() {
            mesh.colored_vertex(self.at(here.x, here.high), tint);
            mesh.colored_vertex(self.at(here.x, here.low), tint);
            if place > 0 {
                let last = 2 * place as u32;
                mesh.add_triangle(last - 2, last - 1, last);
                mesh.add_triangle(last - 1, last, last + 1);
            }
        }
        self.shapes.push(Shape::mesh(mesh));
    }

    /// The area under steps.
    fn tint(&mut self, series: &Series) {
        let Some(base) = series.filled_to else { return };
        let mut mesh = Mesh::default();
        for piece in &series.pieces {
            for pair in piece.points.windows(2) {
                if pair[0][0] < pair[1][0] {
                    let corner = self.at(pair[0][0], pair[0][1]);
                    mesh.add_colored_rect(
                        Rect::from_two_pos(corner, self.at(pair[1][0], base)),
                        self.palette.accent_wash,
                    );
                }
            }
        }
        self.shapes.push(Shape::mesh(mesh));
    }

    /// A line that is not solid: its own dash, or the one that says that an end is only a limit.
    fn dashes(&mut self, series: &Series, piece: &Piece) {
        let lengths = if piece.dashed { &[5.0, 4.0][..] } else { series.dash.lengths() };
        if lengths.is_empty() {
            return;
        }
        let path: Vec<Pos2> = piece.points.iter().map(|point| self.at(point[0], point[1])).collect();
        let dashes: Vec<f32> = lengths.iter().step_by(2).copied().collect();
        let gaps: Vec<f32> = lengths.iter().skip(1).step_by(2).copied().collect();
        let stroke = Stroke::new(2.0, tone(series.tone, self.palette));
        let frame = self.frame().expand(40.0);
        for run in within(&path, frame.left(), frame.right()) {
            Shape::dashed_line_many_with_offset(&run, stroke, &dashes, &gaps, 0.0, self.shapes);
        }
    }
}

/// A path cut at two borders: a line into another year must not be dashed all the way there.
fn within(path: &[Pos2], left: f32, right: f32) -> Vec<Vec<Pos2>> {
    let mut runs: Vec<Vec<Pos2>> = Vec::new();
    let mut run: Vec<Pos2> = Vec::new();
    for pair in path.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if to.x < left || from.x > right {
            runs.push(std::mem::take(&mut run));
            continue;
        }
        let cut = |x: f32| {
            let part = if to.x == from.x { 0.0 } else { ((x - from.x) / (to.x - from.x)).clamp(0.0, 1.0) };
            from + (to - from) * part
        };
        let (start, end) = (if from.x < left { cut(left) } else { from }, if to.x > right { cut(right) } else { to });
        if run.is_empty() {
            run.push(start);
        }
        run.push(end);
    }
    runs.push(run);
    runs.retain(|run| run.len() > 1);
    runs
}
