//! No word is cut off: in the pseudo-language, which is two fifths longer than English, and in German, every text of
//! every screen and form lies within the place where it is drawn, and none ends in an ellipsis.

use eframe::egui;
use eframe::egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::Harness;
use titrace::logbook::Logbook;
use titrace::ui::screen::Route;
use titrace::words::Language;

use crate::harness::{Filled, Window, naltrexone, press, window_in};

/// A text that cannot be read to its end, and why.
fn cut(shapes: &[egui::epaint::ClippedShape]) -> Vec<String> {
    fn walk(shape: &Shape, clip: Rect, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, clip, found)),
            Shape::Text(text) => {
                let said = text.galley.text();
                let rect = text.visual_bounding_rect();
                if said.trim().is_empty() || !rect.is_finite() {
                    return;
                }
                if text.galley.elided {
                    found.push(format!("elided: {said:?}"));
                }
                let sees = clip.expand(1.5);
                if rect.left() < sees.left() || rect.right() > sees.right() {
                    found.push(format!("cut at a side: {said:?} at {rect:?}, seen is {clip:?}"));
                } else if rect.top() < sees.top() || rect.bottom() > sees.bottom() {
                    found.push(format!("cut above or below: {said:?} at {rect:?}, seen is {clip:?}"));
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
/// At 100 % and at 200 % of a window of 1024x700.
const SIZES: [[f32; 2]; 2] = [[1024.0, 700.0], [512.0, 350.0]];
const ROUTES: [Route; 7] = [
    Route::Today { day: None },
    Route::Timeline,
    Route::Plan,
    Route::Labs,
    Route::Watch,
    Route::History,
    Route::Settings,
];

/// What is wrong with a window: as high as it takes, all of it must be seen; in its own height, from side to side.
fn check(what: &str, open: impl Fn([f32; 2]) -> Window, heights: Heights, found: &mut Vec<String>) {
    for size in SIZES {
        let low = heights != Heights::Tall;
        let low = low.then(|| cut(&open(size).output().shapes)).into_iter().flatten();
        let low = low.filter(|text| !text.starts_with("cut above"));
        let tall = heights != Heights::Low;
        let tall = tall.then(|| cut(&open([size[0], TALL]).output().shapes)).into_iter().flatten();
        for text in low.chain(tall) {
            // A row of the history is a line of what was written; the whole of it stands beside the list.
            let is_row = what.contains("History") && text.starts_with("elided: \"Naltrexone, 50 mg in 10 mL");
            let text = format!("{what} at {}: {text}", size[0]);
            if !is_row && !found.contains(&text) {
                found.push(text);
            }
        }
    }
}

/// Which windows are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heights {
    /// What lies over the others scrolls in itself, however high the window.
    Low,
    Tall,
    /// What is laid out by the height of the window.
    Both,
}

fn diary() -> Logbook {
    naltrexone().logbook
}

fn check_language(language: Language) {
    let mut found = Vec::new();
    for route in ROUTES {
        check(&format!("{route:?}"), |size| window_in(language, diary(), route, size), Heights::Both, &mut found);
        let empty = || Filled::new().logbook;
        check(&format!("empty {route:?}"), |size| window_in(language, empty(), route, size), Heights::Tall, &mut found);
    }
    for route in [Route::Today { day: None }, Route::Plan] {
        let planned = || crate::plan::planned().logbook;
        let what = format!("planned {route:?}");
        check(&what, |size| window_in(language, planned(), route, size), Heights::Both, &mut found);
    }
    let pressed = |modifiers: Modifiers, key: Key, more: bool| {
        move |size| {
            let mut window = window_in(language, diary(), Route::Today { day: None }, size);
            press(&mut window, modifiers, key);
            if more {
                crate::harness::open_more(&mut window, language);
            }
            window
        }
    };
    for key in [Key::S, Key::L, Key::R, Key::E, Key::N, Key::M] {
        let shift = Modifiers::COMMAND | Modifiers::SHIFT;
        check(&format!("form {key:?}"), pressed(shift, key, true), Heights::Tall, &mut found);
    }
    check("shortcuts", pressed(Modifiers::NONE, Key::F1, false), Heights::Low, &mut found);
    check("what to write down", pressed(Modifiers::COMMAND, Key::N, false), Heights::Low, &mut found);
    check("what was done", pressed(Modifiers::COMMAND, Key::D, false), Heights::Both, &mut found);
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

#[test]
fn a_text_that_is_cut_is_found() {
    let of = |add: fn(&mut egui::Ui)| {
        let harness = Harness::builder().with_size([300.0, 200.0]).build_ui(add);
        cut(&harness.output().shapes).join("\n")
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
