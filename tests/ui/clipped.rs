//! No word is cut off: in the pseudo-language, which is two fifths longer than English, and in German, every text of
//! every screen and form lies within the place where it is drawn, and none ends in an ellipsis.

use eframe::egui;
use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use titrace::model::settings::Theme;
use titrace::words::Language;

use crate::access::screens::{Sight, some};

/// A text that cannot be read to its end, and why; and within what it is seen.
fn cut(shapes: &[egui::epaint::ClippedShape]) -> Vec<(String, Rect)> {
    fn walk(shape: &Shape, clip: Rect, found: &mut Vec<(String, Rect)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, clip, found)),
            Shape::Text(text) => {
                let said = text.galley.text();
                let rect = text.visual_bounding_rect();
                if said.trim().is_empty() || !rect.is_finite() {
                    return;
                }
                if text.galley.elided {
                    found.push((format!("elided: {said:?}"), clip));
                }
                let sees = clip.expand(1.5);
                if rect.left() < sees.left() || rect.right() > sees.right() {
                    found.push((format!("cut at a side: {said:?} at {rect:?}, seen is {clip:?}"), clip));
                } else if rect.top() < sees.top() || rect.bottom() > sees.bottom() {
                    found.push((format!("cut above or below: {said:?} at {rect:?}, seen is {clip:?}"), clip));
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in shapes {
        walk(&clipped.shape, clipped.clip_rect, &mut found);
    }
    found
}

/// Height enough for everything: what is scrolled to otherwise is on the screen.
const TALL: f32 = 6000.0;
/// At 100, 200 and 300 % of a window of 1024x700.
const SIZES: [[f32; 2]; 3] = [[1024.0, 700.0], [512.0, 350.0], [341.0, 233.0]];
/// Looked at in their own height: what lies over the others scrolls in itself, however high the window.
const OVER: [&str; 4] = ["A question", "The keys", "What to write down", "Today, somebody else"];

/// Rows of the history that are longer than a line: the person's own words, and a recipe.
const WRITTEN: [&str; 2] = ["elided: \"Naltrexone, 50 mg in 10 mL", "elided: \"A long walk, and tired"];
/// Tables with a column a date, which scroll sideways where there are more dates than room.
const SIDEWAYS: [&str; 2] = ["Labs, all draws", "Check-in"];

/// What is wrong with a window: as high as it takes, all of it must be seen; in its own height, from side to side.
fn check_language(language: Language) {
    let mut found: Vec<String> = Vec::new();
    let mut seen = 0;
    for width_and_height in SIZES {
        let mut look = |size: [f32; 2], is_tall: bool| {
            let sight = Sight { language, theme: Theme::Light, size, dots_per_point: 1.0, names: &[] };
            some(sight, |name, window| {
                if is_tall && OVER.contains(&name) {
                    return;
                }
                seen += 1;
                for (text, clip) in cut(&window.output().shapes) {
                    // Further down is further down.
                    let is_scrolled = !is_tall && text.starts_with("cut above");
                    // A row of the history is a line of what was written; the whole of it stands beside the list.
                    let is_row = name.starts_with("History") && WRITTEN.iter().any(|row| text.starts_with(row));
                    // What has a column a date is turned sideways; what cuts it there is the table, not the page.
                    let is_in_table = SIDEWAYS.contains(&name) && clip.width() < size[0] - 32.0;
                    let is_aside = is_in_table && text.starts_with("cut at a side");
                    let text = format!("{name} at {}: {text}", size[0]);
                    if !is_scrolled && !is_row && !is_aside && !found.contains(&text) {
                        found.push(text);
                    }
                }
            });
        };
        look(width_and_height, false);
        look([width_and_height[0], TALL], true);
    }
    assert!(seen > 100, "{seen}");
    assert!(found.is_empty(), "{} texts are cut:\n{}\n", found.len(), found.join("\n"));
}

#[test]
fn nothing_is_cut_in_a_language_two_fifths_longer() {
    check_language(Language::Pseudo);
}

#[test]
fn nothing_is_cut_in_german() {
    check_language(Language::German);
}

/// The words of a box stand within it: nothing clips them there, so that they would run over its border.
#[test]
fn german_answers_and_buttons_stand_within_their_boxes() {
    let mut seen = 0;
    for names in [&["Today, five words"][..], &["History, trash"]] {
        let size = [341.0, TALL];
        let sight = Sight { language: Language::German, theme: Theme::Light, size, dots_per_point: 1.0, names };
        some(sight, |name, window| {
            let faces = ["Sehr stark", "Sehr\nstark", "Wiederherstellen"];
            let boxes: Vec<Rect> = window
                .query_all_by(|node| matches!(node.role(), Role::RadioButton | Role::Button))
                .map(|node| node.rect())
                .collect();
            for clipped in &window.output().shapes {
                let Shape::Text(text) = &clipped.shape else { continue };
                if faces.contains(&text.galley.text()) {
                    seen += 1;
                    let rect = text.visual_bounding_rect();
                    let within = boxes.iter().any(|outer| outer.shrink(2.0).contains_rect(rect));
                    assert!(within, "{name}: {:?} at {rect:?}", text.galley.text());
                }
            }
        });
    }
    assert!(seen >= 8, "{seen}");
}

#[test]
fn a_text_that_is_cut_is_found() {
    let of = |add: fn(&mut egui::Ui)| {
        let harness = Harness::builder().with_size([300.0, 200.0]).build_ui(add);
        let found = cut(&harness.output().shapes);
        found.into_iter().map(|(text, _)| text).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(of(|ui| drop(ui.label("This fits"))), "");
    assert!(
        of(|ui| {
            ui.set_max_width(60.0);
            ui.add(egui::Label::new("This is too long for sixty points").truncate());
        })
        .starts_with("elided")
    );
    assert!(of(|ui| drop(ui.add(egui::Label::new("a long word ".repeat(12)).extend()))).starts_with("cut at a side"));
    assert!(
        of(|ui| {
            let line = Rect::from_min_size(ui.cursor().min, egui::vec2(200.0, 8.0));
            ui.set_clip_rect(line);
            ui.label("Half of it is seen");
        })
        .starts_with("cut above or below")
    );
}
