//! Every text on every screen against what it stands on, in every look; marks and outlines, too; and that the measure
//! itself sees what is too weak.
#![expect(clippy::disallowed_methods, reason = "colours to measure the measure by")]

use eframe::egui;
use eframe::egui::{Color32, Stroke};
use egui_kittest::Harness;
use titrace::model::settings::Theme;
use titrace::ui::theme;
use titrace::ui::theme::{Palette, Theme as Look};

use super::painted::{Picture, contrast};
use super::screens::{LOOKS, each};
use crate::harness::SIZE;

fn is_high(theme: Theme) -> bool {
    matches!(theme, Theme::HighContrastLight | Theme::HighContrastDark)
}

#[test]
fn every_painted_text_is_readable_on_what_it_stands_on() {
    let mut weak = Vec::new();
    let mut measured = 0;
    for look in LOOKS {
        let (text, mark) = if is_high(look) { (7.0, 4.5) } else { (4.5, 3.0) };
        each(look, SIZE, |name, window| {
            let picture = Picture::of(&window.output().shapes);
            assert!(!picture.texts.is_empty(), "{name} says nothing");
            measured += picture.texts.len() + picture.marks.len();
            let of = |seen: &super::painted::Seen, what: &str| {
                let (colour, ground) = (seen.colour, seen.ground);
                format!("{name}, {look:?}: {what} {:?} {colour:?} on {ground:?}: {:.2}", seen.what, seen.contrast())
            };
            weak.extend(picture.texts.iter().filter(|seen| seen.contrast() < text).map(|seen| of(seen, "text")));
            weak.extend(picture.marks.iter().filter(|seen| seen.contrast() < mark).map(|seen| of(seen, "mark")));
        });
    }
    weak.sort();
    weak.dedup();
    assert!(weak.is_empty(), "{} too weak:\n{}", weak.len(), weak.join("\n"));
    assert!(measured > 10_000, "only {measured} were measured");
}

/// The negative control: what is too weak is found, through whatever lies between.
#[test]
fn the_measure_sees_what_is_too_weak() {
    let paint = |ground: Color32, veil: Color32, ink: Color32| {
        let mut harness = Harness::builder().with_context_setup(theme::install).build_ui(move |ui| {
            ui.painter().rect_filled(ui.max_rect().expand(20.0), 0, ground);
            ui.painter().rect_filled(ui.max_rect().expand(20.0), 0, veil);
            ui.label(egui::RichText::new("Weak or not").color(ink));
            let at = ui.cursor().min + egui::Vec2::new(20.0, 20.0);
            ui.painter().circle_stroke(at, 5.0, Stroke::new(2.0, ink));
        });
        harness.run();
        let picture = Picture::of(&harness.output().shapes);
        let least = |seen: &[super::painted::Seen]| {
            seen.iter().map(super::painted::Seen::contrast).fold(f64::INFINITY, f64::min)
        };
        (least(&picture.texts), least(&picture.marks))
    };
    let clear = Color32::TRANSPARENT;
    let (text, mark) = paint(Color32::WHITE, clear, Color32::from_gray(0x76));
    assert!((4.5..4.6).contains(&text) && (4.5..4.6).contains(&mark), "{text} {mark}");
    let (text, mark) = paint(Color32::WHITE, clear, Color32::from_gray(0x99));
    assert!(text < 3.0 && mark < 3.0, "{text} {mark}");
    // A veil over the ground makes black on white weak.
    let (text, _) = paint(Color32::WHITE, Color32::from_black_alpha(0xC0), Color32::BLACK);
    assert!(text < 3.0, "{text}");
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
}

#[test]
fn borders_of_high_contrast_are_two_points_and_bands_are_hatched() {
    for look in [Theme::HighContrastLight, Theme::HighContrastDark] {
        each(look, SIZE, |name, window| {
            let picture = Picture::of(&window.output().shapes);
            for (rect, width, seen) in &picture.rings {
                let is_large = rect.width() > 24.0 && rect.height() > 24.0;
                assert!(!is_large || *width >= 2.0, "{name}, {look:?}: {rect:?} has a border of {width}");
                assert!(!is_large || seen.contrast() >= 4.5, "{name}, {look:?}: border {seen:?} {}", seen.contrast());
            }
        });
    }
    // Slanted lines in the band of a range, in high contrast and only there.
    for look in LOOKS {
        let window = super::screens::open(super::screens::full(), look, titrace::ui::screen::Route::Timeline, SIZE);
        let palette = Look::of(look, false).palette;
        let slanted = slanted_lines(&window.output().shapes, &palette);
        assert_eq!(slanted > 20, is_high(look), "{look:?}: {slanted} slanted lines");
    }
}

fn slanted_lines(shapes: &[egui::epaint::ClippedShape], palette: &Palette) -> usize {
    fn count(shape: &egui::Shape, colour: Color32) -> usize {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().map(|shape| count(shape, colour)).sum(),
            egui::Shape::LineSegment { points: [from, to], stroke } => {
                let slants = (from.x - to.x).abs() > 2.0 && (from.y - to.y).abs() > 2.0;
                usize::from(slants && stroke.color == colour)
            }
            _ => 0,
        }
    }
    let colour = palette.band_edge.gamma_multiply(0.5);
    shapes.iter().map(|shape| count(&shape.shape, colour)).sum()
}
