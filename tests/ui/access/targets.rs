//! How large everything is that can be pressed, as assistive technology is told: 44 points in daily use, 36 else, and
//! never less than 24; and that the measure sees what is too small.

use eframe::egui;
use eframe::egui::Rect;
use eframe::egui::accesskit::{Action, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use titrace::model::settings::Theme;

use super::screens::each;

/// Screens whose buttons are pressed every day.
const DAILY: [&str; 10] = [
    "Today",
    "Today, empty",
    "Today, a plan",
    "Today, eight symptoms",
    "Today, five words",
    "Low-energy mode",
    "Check-in, asking",
    "Watch",
    "Watch, a checklist",
    "What to write down",
];

const DAILY_LEAST: f32 = 44.0;
const USUAL: f32 = 36.0;
const LEAST: f32 = 24.0;

/// Everything that can be pressed, but what is in a text or is a list's own row.
fn pressed<S>(harness: &Harness<'_, S>) -> Vec<(Role, String, Rect)> {
    let is_pressed = |role: Role| {
        matches!(
            role,
            Role::Button
                | Role::CheckBox
                | Role::RadioButton
                | Role::ComboBox
                | Role::TextInput
                | Role::MultilineTextInput
                | Role::ListBoxOption
                | Role::Link
                | Role::SpinButton
                | Role::Slider
        )
    };
    let all = harness.query_all_by(|node| {
        let data = node.data();
        is_pressed(node.role()) && (data.supports_action(Action::Focus) || data.supports_action(Action::Click))
    });
    all.map(|node| {
        let inner = node.accesskit_node();
        (inner.role(), inner.label().unwrap_or_default(), node.rect())
    })
    .collect()
}

fn small(things: &[(Role, String, Rect)], least: f32) -> Vec<String> {
    let is_small = |rect: &Rect| rect.height() < least - 0.5 || rect.width() < least - 0.5;
    let small = things.iter().filter(|(_, _, rect)| is_small(rect));
    small.map(|(role, name, rect)| format!("{role:?} {name:?} {:?}", rect.size())).collect()
}

#[test]
fn everything_to_press_is_large_enough() {
    let rail: Vec<String> =
        ["Today", "Timeline", "Plan", "Labs", "Watch", "History", "Settings"].map(str::to_owned).into();
    let mut wrong = Vec::new();
    for size in [[1280.0, 800.0], [1024.0, 700.0], [512.0, 350.0], [341.0, 233.0]] {
        each(Theme::Light, size, |name, window| {
            let things = pressed(window);
            assert!(!things.is_empty(), "{name}");
            let (of_rail, others): (Vec<_>, Vec<_>) =
                things.into_iter().partition(|(role, name, _)| *role == Role::Button && rail.contains(name));
            let least = if DAILY.contains(&name) { DAILY_LEAST } else { USUAL };
            let all = small(&of_rail, DAILY_LEAST).into_iter().chain(small(&others, least));
            wrong.extend(all.map(|small| format!("{name} at {size:?}: {small}")));
        });
    }
    assert!(wrong.is_empty(), "{} too small:\n{}", wrong.len(), wrong.join("\n"));
}

/// The negative control.
#[test]
fn the_measure_sees_what_is_too_small() {
    let mut harness = Harness::new_ui(|ui| {
        let _ = ui.add_sized([60.0, 44.0], egui::Button::new("Large"));
        let _ = ui.add_sized([60.0, 36.0], egui::Button::new("Usual"));
        let _ = ui.add_sized([20.0, 20.0], egui::Button::new("x"));
    });
    harness.run();
    let things = pressed(&harness);
    assert_eq!(small(&things, LEAST).len(), 1);
    assert_eq!(small(&things, USUAL).len(), 1);
    assert_eq!(small(&things, DAILY_LEAST).len(), 2);
}
