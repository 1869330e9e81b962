//! Sizes: nothing to press is too small, nothing lies outside a small window or one of large letters.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use titrace::ui::screen::Route;

use crate::harness::{SIZE, Window, naltrexone, press, window_of};

const ROUTES: [Route; 7] = [
    Route::Today { day: None },
    Route::Plan,
    Route::Timeline,
    Route::Labs,
    Route::Watch,
    Route::History,
    Route::Settings,
];
const PRESSED: [Role; 5] =
    [Role::Button, Role::TextInput, Role::MultilineTextInput, Role::ComboBox, Role::ListBoxOption];

fn things(window: &Window) -> Vec<(Role, String, Rect)> {
    let all = window.query_all_by(|node| PRESSED.contains(&node.role()));
    all.map(|node| {
        let inner = node.accesskit_node();
        (inner.role(), inner.label().unwrap_or_default(), node.rect())
    })
    .collect()
}

pub(crate) fn check(window: &Window, width: f32, what: &str) {
    for (role, name, rect) in things(window) {
        assert!(rect.height() >= 28.0 && rect.width() >= 28.0, "{what}: {role:?} {name:?} is small: {rect:?}");
        assert!(rect.left() >= -0.5 && rect.right() <= width + 0.5, "{what}: {role:?} {name:?} lies outside: {rect:?}");
        let daily = ["Took it now", "Other…", "Skipped…", "Symptom…", "Lab value…", "Day before"];
        if role == Role::Button && (name == "Save" || daily.iter().any(|daily| name.starts_with(daily))) {
            assert!(rect.height() >= 44.0, "{what}: {name:?} is pressed daily: {rect:?}");
        }
    }
}

#[test]
fn everything_to_press_is_large_enough_and_within_the_window() {
    // The usual size; 1024x700; the same at 200 %; and the smallest there is.
    for size in [SIZE, [1024.0, 700.0], [512.0, 350.0], [480.0, 320.0]] {
        for route in ROUTES {
            let mut window = window_of(naltrexone().logbook, route, size);
            window.run();
            check(&window, size[0], &format!("{route:?} at {size:?}"));
        }
        for route in [Route::Today { day: None }, Route::Plan] {
            let mut window = window_of(crate::plan::planned().logbook, route, size);
            window.run();
            check(&window, size[0], &format!("{route:?} with a plan at {size:?}"));
        }
        for key in [Key::S, Key::L, Key::R, Key::E, Key::N, Key::M] {
            let mut window = window_of(naltrexone().logbook, Route::Today { day: None }, size);
            press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, key);
            check(&window, size[0], &format!("form {key:?} at {size:?}"));
        }
        for key in [Key::F1, Key::Escape] {
            let mut window = window_of(naltrexone().logbook, Route::Today { day: None }, size);
            press(&mut window, Modifiers::NONE, key);
            check(&window, size[0], &format!("{key:?} at {size:?}"));
        }
        let mut window = window_of(naltrexone().logbook, Route::Today { day: None }, size);
        press(&mut window, Modifiers::COMMAND, Key::D);
        press(&mut window, Modifiers::COMMAND, Key::D);
        check(&window, size[0], &format!("question at {size:?}"));
    }
}
