//! The screen has the marks of the Chart, each where the Chart has it, and no others: what is painted with marks and is
//! not painted without them.

use std::collections::HashSet;

use eframe::egui;
use eframe::egui::{Pos2, RawInput, Rect, Shape as Drawing, Vec2};

use crate::analysis::chart::{Chart, ChartRequest, Mark, PanelChoice, Shape, chart};
use crate::catalogue::{CASE_000, Catalogue};
use crate::exchange::csv;
use crate::intake::Entry;
use crate::model::{Diary, Settings, Source, settings};
use crate::ui::forms::new_id;
use crate::ui::theme::{self, Theme};
use crate::words::Words;

use super::{Drawn, GAP, GUTTER};

/// The bundled case: approximate, censored, coarse and assumed.
fn sample(catalogue: &Catalogue) -> Diary {
    let mut diary = Diary::of(Settings::default(), Vec::new());
    let (empty, now) = (diary.clone(), "2025-11-22T12:00[UTC]".parse().unwrap());
    let entry = Entry {
        diary: &empty,
        catalogue,
        now: &now,
        source: Source::CommandLine,
        decimal_mark: '.',
        id: new_id(),
        fresh: false,
        confirmed: false,
    };
    let files: Vec<_> = CASE_000.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let preview = csv::read(&files, &entry, &HashSet::new(), &mut new_id).unwrap();
    preview.into_change().apply(&mut diary);
    diary
}

fn shown(chart: &Chart) -> (Vec<Drawing>, Rect) {
    let ctx = egui::Context::default();
    let theme = Theme::of(settings::Theme::Light, false);
    theme::install(&ctx);
    theme::apply(&ctx, &theme);
    let drawn = Drawn::new(chart.clone(), &Words::english());
    let mut cards = Rect::NOTHING;
    let mut shapes = Vec::new();
    // Fonts are there from the second frame on.
    for _ in 0..2 {
        let screen = Rect::from_min_size(Pos2::ZERO, Vec2::new(1200.0, 6000.0));
        let mut out = ctx.run_ui(RawInput { screen_rect: Some(screen), ..RawInput::default() }, |ui| {
            cards = drawn.cards(ui, &theme, GUTTER, None);
        });
        out.textures_delta.clear();
        shapes = out.shapes.into_iter().map(|clipped| clipped.shape).collect();
    }
    (shapes.into_iter().flat_map(flat).collect(), cards)
}

fn flat(shape: Drawing) -> Vec<Drawing> {
    match shape {
        Drawing::Vec(shapes) => shapes.into_iter().flat_map(flat).collect(),
        Drawing::Noop => Vec::new(),
        shape => vec![shape],
    }
}

/// The shape that a mark is known by, where it is drawn.
fn is_it(shape: &Drawing, mark: &Mark, at: Pos2) -> bool {
    let near = |place: Pos2| place.distance(at) < 0.6;
    match (mark.shape, shape) {
        (Shape::Dot, Drawing::Circle(circle)) => {
            near(circle.center) && circle.radius == if mark.small { 2.0 } else { 4.0 }
        }
        (Shape::OpenDot, Drawing::Circle(circle)) => near(circle.center) && circle.radius == 4.5,
        (Shape::OpenDown, Drawing::Path(path)) => path.points.len() == 3 && near(path.points[2] - Vec2::new(0.0, 12.0)),
        (Shape::OpenUp, Drawing::Path(path)) => path.points.len() == 3 && near(path.points[2] + Vec2::new(0.0, 12.0)),
        (Shape::Diamond, Drawing::Path(path)) => path.points.len() == 4 && near(path.points[0] + Vec2::new(0.0, 6.0)),
        (Shape::Word, Drawing::Rect(rect)) => near(rect.rect.center()) && rect.corner_radius.nw == 2,
        (Shape::Square | Shape::OpenSquare, Drawing::Rect(rect)) => near(rect.rect.center()),
        (Shape::Cross | Shape::Plus | Shape::Bar { .. }, Drawing::LineSegment { points, .. }) => {
            near(points[0].lerp(points[1], 0.5))
        }
        _ => false,
    }
}

#[test]
fn the_screen_has_every_mark_at_its_place_and_no_other() {
    let catalogue = Catalogue::bundled().unwrap();
    let diary = sample(&catalogue);
    let panels = Some([PanelChoice::ClockTime].into_iter().chain(PanelChoice::USUAL).collect());
    let chart = chart(&diary, &catalogue, &ChartRequest { panels, ..ChartRequest::default() });
    let mut bare = chart.clone();
    bare.panels.iter_mut().for_each(|panel| panel.marks.clear());
    let ((with, cards), (without, _)) = (shown(&chart), shown(&bare));
    let mut painted: Vec<Drawing> = with.into_iter().filter(|shape| !without.contains(shape)).collect();
    assert!(!painted.is_empty());

    let mut top = cards.top();
    let mut marks = 0;
    for panel in &chart.panels {
        for mark in &panel.marks {
            let at = Pos2::new(cards.left() + GUTTER + chart.x_px(mark.x), top + panel.y_px(mark.y));
            if !(chart.x.0..=chart.x.1).contains(&mark.x) {
                continue;
            }
            assert!(painted.iter().any(|shape| is_it(shape, mark, at)), "{mark:?} is not on the screen at {at:?}");
            marks += 1;
        }
        top += panel.height_px + GAP;
    }
    assert!(marks > 15, "{marks}");
    // What is left belongs to a mark: rings, whiskers, fills.
    let mut top = cards.top();
    for panel in &chart.panels {
        for mark in &panel.marks {
            let (from, to) = mark.stretch.unwrap_or((mark.x, mark.x));
            let x = |x: f64| cards.left() + GUTTER + chart.x_px(x.clamp(chart.x.0, chart.x.1));
            let y = top + panel.y_px(mark.y);
            let reach =
                if let Shape::Bar { low, high } = mark.shape { panel.y_px(low) - panel.y_px(high) } else { 14.0 };
            let area = Rect::from_min_max(
                Pos2::new(x(from.min(mark.x)) - 12.0, y - reach),
                Pos2::new(x(to.max(mark.x)) + 12.0, y + reach),
            );
            painted.retain(|shape| !area.contains_rect(shape.visual_bounding_rect()));
        }
        top += panel.height_px + GAP;
    }
    assert!(painted.is_empty(), "{painted:?}");
}
