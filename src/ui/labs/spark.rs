//! A line as small as a word: the results of one analyte over time in their ranges. An open triangle is a limit.

use eframe::egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use crate::analysis::lab_series::Value;
use crate::analysis::labs::{Followed, LinePoint};
use crate::model::Number;
use crate::ui::screen::Cx;
use crate::ui::theme::Palette;

/// As many results are drawn, the newest ones.
const MOST: usize = 24;
/// As many are said.
const SAID: usize = 6;

/// What the line says, in words: how many results there are, and the latest of them from old to new.
pub(super) fn words(cx: &Cx<'_>, followed: &Followed) -> String {
    let shown: Vec<&str> = followed.line.iter().map(|point| point.shown.as_str()).collect();
    let latest = shown[shown.len().saturating_sub(SAID)..].join(", ");
    let (key, count) = match shown.len() {
        0 => ("labs-spark-words", followed.results.len()),
        count => ("labs-spark", count),
    };
    cx.say(key, &[("count", count.to_string()), ("values", latest)])
}

/// Draws it; one result alone is no line.
pub(super) fn paint(painter: &Painter, rect: Rect, followed: &Followed, palette: &Palette) {
    let shown = &followed.line[followed.line.len().saturating_sub(MOST)..];
    let Some((low, high)) = extent(shown).filter(|_| shown.len() > 1) else { return };
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else { return };
    let (from, to) = (first.at, last.at);
    let inner = rect.shrink2(Vec2::new(8.0, 5.0));
    let x = |one: &LinePoint| {
        let part = if to > from { (one.at - from) / (to - from) } else { 0.5 };
        inner.left() + part as f32 * inner.width()
    };
    let y = |value: f64| inner.bottom() - ((value - low) / (high - low)) as f32 * inner.height();
    for (place, one) in shown.iter().enumerate() {
        let Some(range) = one.range else { continue };
        let left = if place == 0 { rect.left() } else { x(one) };
        let right = shown.get(place + 1).map_or(rect.right(), x);
        let top = range.high.map_or(rect.top(), |high| y(high.to_f64()).max(rect.top()));
        let bottom = range.low.map_or(rect.bottom(), |low| y(low.to_f64()).min(rect.bottom()));
        let band = Rect::from_min_max(Pos2::new(left, top), Pos2::new(right, bottom));
        painter.rect_filled(band, CornerRadius::ZERO, palette.band);
        let edge = Stroke::new(1.0, palette.band_edge);
        for (limit, y) in [(range.high, top), (range.low, bottom)] {
            if limit.is_some() {
                painter.hline(band.x_range(), y, edge);
            }
        }
    }
    let line = Stroke::new(1.5, palette.series[0]);
    for pair in shown.windows(2) {
        let (Some(before), Some(after)) = (pair[0].value.y(), pair[1].value.y()) else { continue };
        if pair[0].laboratory != pair[1].laboratory {
            continue;
        }
        let ends = [Pos2::new(x(&pair[0]), y(before)), Pos2::new(x(&pair[1]), y(after))];
        if pair.iter().any(|one| one.value.is_open()) {
            painter.extend(Shape::dashed_line(&ends, line, 4.0, 3.0));
        } else {
            painter.line_segment(ends, line);
        }
    }
    for (place, one) in shown.iter().enumerate() {
        let Some(value) = one.value.y() else { continue };
        let is_last = place + 1 == shown.len();
        if !is_last && !one.is_out && shown.len() > 8 {
            continue;
        }
        let colour = if one.is_out { palette.alert } else { palette.series[0] };
        let at = Pos2::new(x(one), y(value));
        mark(painter, at, one.value, is_last, colour, palette);
        if one.is_out {
            // What lies outside its range is told from the others without the colour, too.
            painter.circle_stroke(at, 6.0, Stroke::new(1.0, colour));
        }
    }
}

fn mark(painter: &Painter, at: Pos2, value: Value, is_last: bool, colour: eframe::egui::Color32, palette: &Palette) {
    let radius = if is_last { 3.5 } else { 2.5 };
    let tip = match value {
        Value::Below(_) => 1.0,
        Value::Above(_) => -1.0,
        _ => {
            painter.circle_filled(at, radius, colour);
            return;
        }
    };
    let half = radius + 1.5;
    let corners = vec![at + Vec2::new(-half, 0.0), at + Vec2::new(half, 0.0), at + Vec2::new(0.0, tip * half * 1.6)];
    painter.add(Shape::convex_polygon(corners, palette.card, Stroke::new(1.5, colour)));
}

/// From the lowest to the highest of results and the last range, with some air.
fn extent(shown: &[LinePoint]) -> Option<(f64, f64)> {
    let values = shown.iter().filter_map(|one| one.value.y());
    let limits = shown.last().and_then(|one| one.range).map(|range| [range.low, range.high]).unwrap_or_default();
    let limits = limits.into_iter().flatten().map(Number::to_f64);
    let (mut low, mut high) = (f64::MAX, f64::MIN);
    for value in values.chain(limits).filter(|value| value.is_finite()) {
        (low, high) = (low.min(value), high.max(value));
    }
    if low > high {
        return None;
    }
    let air = ((high - low) * 0.12).max(f64::EPSILON + high.abs() * 0.02).max(0.001);
    Some((low - air, high + air))
}
