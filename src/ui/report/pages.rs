//! The pages as they will be printed: the same list of texts and shapes that the PDF is made of, on white paper whatever
//! the window looks like.

use std::sync::Arc;

use eframe::egui;
use eframe::egui::epaint::{Mesh, PathShape, PathStroke};
use eframe::egui::{Color32, CornerRadius, FontFamily, FontId, Pos2, Rect, RichText, Sense, Shape, Ui, Vec2};

use crate::exchange::report::{Colour, Item, Page, Pages, Segment, ShapeItem, TextItem};
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// Steps of a curve: a circle of a few points needs no more.
const STEPS: u8 = 6;
/// A shape with more is an area of a chart, which may turn one way and still cross itself.
const MOST_CORNERS: usize = 32;

/// What is painted, kept while pages and width are the same.
#[derive(Debug, Default)]
pub(super) struct Preview {
    of: Option<(Arc<Pages>, u32, u32)>,
    pages: Vec<Vec<Shape>>,
}

impl Preview {
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(laid) = &cx.laid.laid else {
            ui.label(RichText::new(cx.get("report-laying")).weak());
            return;
        };
        let pages = &laid.pages;
        let width = ui.available_width();
        let scale = width / pages.size.0;
        self.refresh(ui, pages, scale);
        for (number, shapes) in self.pages.iter().enumerate() {
            let name =
                cx.say("paper-page", &[("page", (number + 1).to_string()), ("pages", pages.pages.len().to_string())]);
            let titles = pages.bookmarks.iter().filter(|mark| mark.page == number).map(|mark| mark.title.clone());
            let titles: Vec<String> = titles.collect();
            let name = if titles.is_empty() { name } else { format!("{name}: {}", titles.join(", ")) };
            let (rect, _) = ui.allocate_exact_size(pages.size.into_vec() * scale, Sense::hover());
            widgets::part(ui, ("appointment", number), |ui| widgets::name_as(ui, egui::Role::Image, &name));
            if !ui.is_rect_visible(rect) {
                continue;
            }
            let painter = ui.painter_at(rect);
            painter.rect(rect, CornerRadius::ZERO, theme::PAPER, cx.theme.border(), egui::StrokeKind::Inside);
            painter.extend(shapes.iter().cloned().map(|mut shape| {
                shape.translate(rect.min.to_vec2());
                shape
            }));
            ui.add_space(size::GAP);
        }
    }

    fn refresh(&mut self, ui: &Ui, pages: &Arc<Pages>, scale: f32) {
        let (scale_bits, dots) = (scale.to_bits(), ui.ctx().pixels_per_point().to_bits());
        let is_same =
            self.of.as_ref().is_some_and(|(of, at, on)| Arc::ptr_eq(of, pages) && (*at, *on) == (scale_bits, dots));
        if !is_same {
            self.pages = pages.pages.iter().map(|page| drawn(ui, page, scale)).collect();
            self.of = Some((Arc::clone(pages), scale_bits, dots));
        }
    }
}

trait IntoVec {
    fn into_vec(self) -> Vec2;
}

impl IntoVec for (f32, f32) {
    fn into_vec(self) -> Vec2 {
        Vec2::new(self.0, self.1)
    }
}

fn drawn(ui: &Ui, page: &Page, scale: f32) -> Vec<Shape> {
    let mut shapes = Vec::with_capacity(page.items.len());
    for item in &page.items {
        match item {
            Item::Text(text) => set(ui, text, scale, &mut shapes),
            Item::Shape(shape) => paint(shape, scale, &mut shapes),
        }
    }
    shapes
}

fn colour(Colour(red, green, blue): Colour) -> Color32 {
    theme::of_paper(red, green, blue)
}

fn set(ui: &Ui, text: &TextItem, scale: f32, shapes: &mut Vec<Shape>) {
    let family = if text.strong { theme::semibold() } else { FontFamily::Proportional };
    let font = FontId::new(text.size * scale, family);
    let galley = ui.painter().layout_no_wrap(text.text.clone(), font, colour(text.colour));
    let base = galley.rows.first().and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y)).unwrap_or_default();
    let at = Pos2::new(text.x * scale, text.y * scale - base);
    if text.halo > 0.0 {
        let paper =
            ui.painter().layout_no_wrap(text.text.clone(), galley.job.sections[0].format.font_id.clone(), theme::PAPER);
        for (x, y) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
            shapes.push(Shape::galley(at + Vec2::new(x, y), Arc::clone(&paper), theme::PAPER));
        }
    }
    shapes.push(Shape::galley(at, galley, colour(text.colour)));
}

fn paint(shape: &ShapeItem, scale: f32, shapes: &mut Vec<Shape>) {
    let clip = shape.clip.map(|area| {
        Rect::from_min_max(Pos2::new(area.left, area.top) * scale, Pos2::new(area.right, area.bottom) * scale)
    });
    for (points, closed) in outlines(&shape.segments, scale) {
        if let Some(fill) = &shape.fill {
            let inside = clip.map_or_else(|| points.clone(), |clip| points.iter().map(|at| clip.clamp(*at)).collect());
            shapes.push(filled(&inside, colour(fill.colour).gamma_multiply(fill.opacity)));
        }
        let Some(stroke) = &shape.stroke else { continue };
        let line = egui::Stroke::new((stroke.width * scale).max(0.5), colour(stroke.colour));
        for points in cut(&points, closed, clip) {
            if stroke.dash.is_empty() {
                shapes.push(Shape::Path(PathShape {
                    points,
                    closed: false,
                    fill: Color32::TRANSPARENT,
                    stroke: PathStroke::from(line),
                }));
            } else {
                let lengths: Vec<f32> = stroke.dash.iter().map(|length| length * scale).collect();
                let (lines, gaps) = dashes(&lengths);
                shapes.extend(Shape::dashed_line_with_offset(&points, line, &lines, &gaps, 0.0));
            }
        }
    }
}

fn dashes(lengths: &[f32]) -> (Vec<f32>, Vec<f32>) {
    let pairs = lengths.chunks(2);
    pairs.map(|pair| (pair[0], pair.get(1).copied().unwrap_or(pair[0]))).unzip()
}

/// Points of each stretch of a path, curves in steps; and whether it is closed.
fn outlines(segments: &[Segment], scale: f32) -> Vec<(Vec<Pos2>, bool)> {
    let mut all: Vec<(Vec<Pos2>, bool)> = Vec::new();
    for segment in segments {
        match segment {
            Segment::Move(x, y) => all.push((vec![Pos2::new(*x, *y) * scale], false)),
            Segment::Line(x, y) => {
                if let Some((points, _)) = all.last_mut() {
                    points.push(Pos2::new(*x, *y) * scale);
                }
            }
            Segment::Curve(handles) => {
                let Some((points, _)) = all.last_mut() else { continue };
                let Some(from) = points.last().copied() else { continue };
                points
                    .extend((1..=STEPS).map(|step| on_curve(from, handles, scale, f32::from(step) / f32::from(STEPS))));
            }
            Segment::Close => {
                if let Some((points, closed)) = all.last_mut() {
                    *closed = true;
                    points.extend(points.first().copied());
                }
            }
        }
    }
    all
}

/// The point of a curve that is so far along, from 0 to 1.
fn on_curve(from: Pos2, handles: &[f32; 6], scale: f32, along: f32) -> Pos2 {
    let at = |place: usize| Vec2::new(handles[place], handles[place + 1]) * scale;
    let rest = 1.0 - along;
    let sum = from.to_vec2() * rest.powi(3)
        + at(0) * (3.0 * rest.powi(2) * along)
        + at(2) * (3.0 * rest * along.powi(2))
        + at(4) * along.powi(3);
    sum.to_pos2()
}

/// The stretches of a line that lie within an area, by the points of it: marks and lines end where the plot does.
fn cut(points: &[Pos2], closed: bool, clip: Option<Rect>) -> Vec<Vec<Pos2>> {
    let Some(clip) = clip.filter(|_| !closed) else { return vec![points.to_vec()] };
    let mut parts: Vec<Vec<Pos2>> = Vec::new();
    let mut last: Option<Pos2> = None;
    for pair in points.windows(2) {
        let Some((from, to)) = within(pair[0], pair[1], clip) else {
            last = None;
            continue;
        };
        match parts.last_mut().filter(|_| last == Some(from)) {
            Some(part) => part.push(to),
            None => parts.push(vec![from, to]),
        }
        last = Some(to);
    }
    parts
}

/// The part of a straight line that lies in a rectangle (Liang and Barsky).
fn within(from: Pos2, to: Pos2, clip: Rect) -> Option<(Pos2, Pos2)> {
    let way = to - from;
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    for (step, room) in [
        (-way.x, from.x - clip.left()),
        (way.x, clip.right() - from.x),
        (-way.y, from.y - clip.top()),
        (way.y, clip.bottom() - from.y),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
            continue;
        }
        let at = room / step;
        if step < 0.0 {
            enters = enters.max(at);
        } else {
            leaves = leaves.min(at);
        }
    }
    (enters <= leaves).then(|| (from + way * enters, from + way * leaves))
}

/// An area of any outline. egui fills convex ones, with soft edges; any other is cut into upright slices at its points.
fn filled(points: &[Pos2], colour: Color32) -> Shape {
    if is_convex(points) {
        return Shape::convex_polygon(points.to_vec(), colour, egui::Stroke::NONE);
    }
    sliced(points, colour)
}

/// Whether every corner turns the same way. The first point may stand again at the end.
fn is_convex(points: &[Pos2]) -> bool {
    let points =
        if points.first() == points.last() { points.split_last().map_or(points, |(_, rest)| rest) } else { points };
    let corner = |place: usize| {
        let at = |offset: usize| points[(place + offset) % points.len()];
        let (into, out) = (at(1) - at(0), at(2) - at(1));
        into.x * out.y - into.y * out.x
    };
    let turns = || (0..points.len()).map(corner);
    points.len() > 2
        && points.len() <= MOST_CORNERS
        && (turns().all(|turn| turn >= 0.0) || turns().all(|turn| turn <= 0.0))
}

fn sliced(points: &[Pos2], colour: Color32) -> Shape {
    let mut mesh = Mesh::default();
    let mut xs: Vec<f32> = points.iter().map(|at| at.x).collect();
    xs.sort_unstable_by(f32::total_cmp);
    xs.dedup();
    let edges: Vec<(Pos2, Pos2)> = points.iter().copied().zip(points.iter().copied().cycle().skip(1)).collect();
    for slice in xs.windows(2) {
        let (left, right) = (slice[0], slice[1]);
        let spans = edges.iter().filter(|(from, to)| from.x.min(to.x) <= left && from.x.max(to.x) >= right);
        let at = |(from, to): &(Pos2, Pos2), x: f32| from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x);
        let mut heights: Vec<(f32, f32)> = spans.map(|edge| (at(edge, left), at(edge, right))).collect();
        heights.sort_unstable_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
        for pair in heights.chunks_exact(2) {
            let first = u32::try_from(mesh.vertices.len()).unwrap_or_default();
            for (x, y) in [(left, pair[0].0), (right, pair[0].1), (right, pair[1].1), (left, pair[1].0)] {
                mesh.colored_vertex(Pos2::new(x, y), colour);
            }
            mesh.add_triangle(first, first + 1, first + 2);
            mesh.add_triangle(first, first + 2, first + 3);
        }
    }
    Shape::mesh(mesh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hollow_is_not_filled() {
        // A U: its middle is out.
        let outline = [(0.0, 0.0), (1.0, 0.0), (1.0, 2.0), (2.0, 2.0), (2.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 3.0)];
        let points: Vec<Pos2> = outline.iter().map(|(x, y)| Pos2::new(*x, *y)).collect();
        let Shape::Mesh(mesh) = filled(&points, Color32::BLACK) else { panic!("no mesh") };
        let area: f32 = mesh
            .indices
            .chunks(3)
            .map(|of| {
                let at = |place: usize| mesh.vertices[of[place] as usize].pos;
                let (a, b) = (at(1) - at(0), at(2) - at(0));
                (a.x * b.y - a.y * b.x).abs() / 2.0
            })
            .sum();
        assert!((area - 7.0).abs() < 1e-4, "{area}");
        assert!(!is_convex(&points) && is_convex(&points[..3]));
        let square = [Pos2::ZERO, Pos2::new(1.0, 0.0), Pos2::new(1.0, 1.0), Pos2::new(0.0, 1.0), Pos2::ZERO];
        assert!(is_convex(&square));
    }

    #[test]
    fn a_line_ends_where_its_area_does() {
        let clip = Rect::from_min_max(Pos2::new(0.0, 0.0), Pos2::new(10.0, 10.0));
        let line = [Pos2::new(-5.0, 5.0), Pos2::new(5.0, 5.0), Pos2::new(5.0, 20.0), Pos2::new(6.0, 5.0)];
        let parts = cut(&line, false, Some(clip));
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0], [Pos2::new(0.0, 5.0), Pos2::new(5.0, 5.0), Pos2::new(5.0, 10.0)]);
    }
}
