//! The shapes of readings, each told from the others without its colour.

use eframe::egui::{Color32, CornerRadius, Pos2, Rect, Shape as Drawing, Stroke, StrokeKind, Vec2};

use crate::analysis::chart::{Mark, Shape};
use crate::ui::plot::layer::Pen;
use crate::ui::plot::tone;

pub(super) fn draw(pen: &mut Pen<'_>, mark: &Mark) {
    let at = pen.at(mark.x, mark.y);
    let colour = tone(mark.tone, pen.palette);
    let stroke = Stroke::new(2.0, colour);
    let card = pen.palette.card;
    if let Some(stretch) = mark.stretch {
        whisker(pen, mark, stretch, at, colour);
    }
    let hollow = if mark.assumed { card } else { colour };
    // A dot has a small form of its own.
    let part = if mark.small && mark.shape != Shape::Dot { 0.6 } else { 1.0 };
    match mark.shape {
        Shape::Dot if mark.small => circle(pen, at, 2.0, hollow, Stroke::new(1.5, colour)),
        Shape::Dot => circle(pen, at, 4.0, hollow, stroke),
        Shape::OpenDot => circle(pen, at, 4.5, card, stroke),
        Shape::OpenDown => closed(pen, at, &[(-7.5, 0.0), (7.5, 0.0), (0.0, 12.0)], part, card, stroke),
        Shape::OpenUp => closed(pen, at, &[(-7.5, 0.0), (7.5, 0.0), (0.0, -12.0)], part, card, stroke),
        Shape::Bar { low, high } => {
            let (low, high) = (pen.at(mark.x, low), pen.at(mark.x, high));
            pen.shapes.push(Drawing::line_segment([low, high], stroke));
            for end in [low, high] {
                let cap = Vec2::new(5.0, 0.0);
                pen.shapes.push(Drawing::line_segment([end - cap, end + cap], stroke));
            }
        }
        Shape::Word => square(pen, at, 4.0, 2, card, stroke),
        Shape::Cross => {
            for slant in [Vec2::new(4.5, 4.5), Vec2::new(4.5, -4.5)] {
                pen.shapes.push(Drawing::line_segment([at - slant, at + slant], stroke));
            }
        }
        Shape::Square => square(pen, at, 4.0 * part, 0, colour, stroke),
        Shape::OpenSquare => square(pen, at, 3.0, 0, card, Stroke::new(1.5, colour)),
        Shape::Diamond => closed(pen, at, &[(0.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0)], part, card, stroke),
        Shape::Triangle => closed(pen, at, &[(0.0, -5.0), (5.0, 4.0), (-5.0, 4.0)], part, hollow, stroke),
        Shape::Plus => {
            for arm in [Vec2::new(5.0 * part, 0.0), Vec2::new(0.0, 5.0 * part)] {
                pen.shapes.push(Drawing::line_segment([at - arm, at + arm], stroke));
            }
        }
    }
    if mark.ringed && matches!(mark.shape, Shape::Dot | Shape::OpenDot | Shape::Bar { .. }) {
        pen.shapes.push(Drawing::circle_stroke(at, if mark.small { 5.0 } else { 8.0 }, Stroke::new(1.5, colour)));
    }
}

/// What a coarse date can mean; dashed where the date is ours.
fn whisker(pen: &mut Pen<'_>, mark: &Mark, (from, to): (f64, f64), at: Pos2, colour: Color32) {
    let frame = *pen.frame();
    let x = |pen: &Pen<'_>, x: f64| pen.at(x, mark.y).x.clamp(frame.left(), frame.right());
    let ends = [Pos2::new(x(pen, from), at.y), Pos2::new(x(pen, to), at.y)];
    let stroke = Stroke::new(1.5, colour);
    if mark.assumed {
        Drawing::dashed_line_many(&ends, stroke, 3.0, 3.0, pen.shapes);
    } else {
        pen.shapes.push(Drawing::line_segment(ends, stroke));
    }
    for end in ends {
        let cap = Vec2::new(0.0, 4.0);
        pen.shapes.push(Drawing::line_segment([end - cap, end + cap], stroke));
    }
}

fn circle(pen: &mut Pen<'_>, at: Pos2, radius: f32, fill: Color32, stroke: Stroke) {
    pen.shapes.push(Drawing::circle_filled(at, radius, fill));
    pen.shapes.push(Drawing::circle_stroke(at, radius, stroke));
}

fn square(pen: &mut Pen<'_>, at: Pos2, half: f32, round: u8, fill: Color32, stroke: Stroke) {
    let rect = Rect::from_center_size(at, Vec2::splat(2.0 * half));
    let round = CornerRadius::same(round);
    pen.shapes.push(Drawing::rect_filled(rect, round, fill));
    pen.shapes.push(Drawing::rect_stroke(rect, round, stroke, StrokeKind::Middle));
}

fn closed(pen: &mut Pen<'_>, at: Pos2, corners: &[(f32, f32)], part: f32, fill: Color32, stroke: Stroke) {
    let corners: Vec<Pos2> = corners.iter().map(|corner| at + part * Vec2::new(corner.0, corner.1)).collect();
    pen.shapes.push(Drawing::convex_polygon(corners, fill, stroke));
}
