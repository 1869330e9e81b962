//! What is said without being looked at: refusals beside their fields, what was done, what was found.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use titrace::ui::screen::Route;

use super::screens::full;
use crate::harness::{SIZE, Window, fill, press, window, window_of};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The words of whatever is said by itself.
fn said(window: &Window) -> Vec<String> {
    let live = window.query_all_by(|node| node.live() != Live::Off);
    live.filter_map(|node| {
        let inner = node.accesskit_node();
        inner.label().or_else(|| inner.value())
    })
    .collect()
}

/// What is said of a field when the keyboard comes to it.
fn described(window: &Window, label: &str) -> Vec<String> {
    let node = window.get_by_label(label);
    let inner = node.accesskit_node();
    let by = inner.data().described_by().to_vec();
    let texts = window.query_all_by(|_| true).filter(|other| by.contains(&other.accesskit_node().locate().0));
    texts.filter_map(|other| other.accesskit_node().value().or_else(|| other.accesskit_node().label())).collect()
}

#[test]
fn a_refusal_names_its_field_and_is_said() {
    let mut window = window(full().logbook);
    press(&mut window, CTRL_SHIFT, Key::L);
    press(&mut window, CTRL, Key::Enter);
    let refusals: Vec<String> = said(&window).into_iter().filter(|text| text.contains("What was measured")).collect();
    assert_eq!(refusals.len(), 1, "{:?}", said(&window));
    assert_eq!(described(&window, "What was measured"), refusals);
    // It goes with what was wrong.
    fill(&mut window, "What was measured", "Platelets");
    assert!(!said(&window).iter().any(|text| text.contains("What was measured")));
}

#[test]
fn whatever_is_done_is_said_politely() {
    let mut window = window(full().logbook);
    press(&mut window, CTRL, Key::D);
    let dose = "Written: Naltrexone, 18 drops, 4.5 mg";
    assert!(said(&window).iter().any(|text| text.starts_with(dose)), "{:?}", said(&window));
    assert!(said(&window).iter().any(|text| text.starts_with("Saved")), "{:?}", said(&window));
}

#[test]
fn how_much_was_found_is_said() {
    let mut window = window_of(full().logbook, Route::History, SIZE);
    fill(&mut window, "Find", "fatigue");
    assert!(said(&window).contains(&"2 records".to_owned()), "{:?}", said(&window));
}

#[test]
fn a_point_of_a_chart_is_said_when_it_is_reached() {
    for (route, first) in [(Route::Timeline, "Naltrexone"), (Route::Labs, "Platelets")] {
        let mut window = window_of(full().logbook, route, SIZE);
        if route == Route::Labs {
            let row = window
                .get_all_by_role(Role::ListBoxOption)
                .find(|node| super::screens::name_of(node).starts_with(first));
            row.unwrap().click_accesskit();
            window.run();
        }
        window.get_by_role(Role::GraphicsDocument).focus();
        window.run();
        let mut points = Vec::new();
        for key in [Key::ArrowRight, Key::ArrowLeft, Key::Home] {
            press(&mut window, Modifiers::NONE, key);
            let point = said(&window).into_iter().find(|text| text.contains(first));
            points.push(point.unwrap_or_else(|| panic!("{key:?}: {:?}", said(&window))));
        }
        assert!(points[0] != points[1], "{points:?}");
    }
}
