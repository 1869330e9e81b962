//! Timeline: the chart is one thing with a name, its readings are stepped through by keys and said, the table has
//! the same numbers, and everything that can be pressed is large enough.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use titrace::model::Kind;
use titrace::model::timeline::PanelChoice;
use titrace::ui::screen::Route;

use crate::harness::{Filled, SIZE, Window, click, click_at, evening, has, naltrexone, press, window_of};

fn timeline(filled: Filled) -> Window {
    window_of(filled.logbook, Route::Timeline, SIZE)
}

fn chart_name(window: &Window) -> String {
    window.get_by_role(Role::GraphicsDocument).accesskit_node().label().unwrap()
}

fn on_the_chart(window: &mut Window) {
    window.get_by_role(Role::GraphicsDocument).focus();
    window.run();
}

#[test]
fn an_empty_diary_says_what_to_do() {
    let mut window = timeline(Filled::new());
    assert!(has(&window, "There is nothing to draw yet"));
    click(&mut window, "Go to Today");
    assert_eq!(window.state().route(), Route::Today { day: None });
}

/// Whether a button is the one that is chosen.
fn is_chosen(window: &Window, label: &str) -> bool {
    window.get_by_label(label).accesskit_node().toggled() == Some(eframe::egui::accesskit::Toggled::True)
}

#[test]
fn it_opens_on_what_was_written_down_since_the_start() {
    let old = [("type", "milestone"), ("title", "Diagnosis"), ("at", "2014-06-01")];
    let ahead = [("type", "appointment"), ("title", "MRI"), ("at", "2025-11-20")];
    let mut window = timeline(naltrexone().with(Kind::Event, &old).with(Kind::Event, &ahead));
    assert!(is_chosen(&window, "Since start") && !is_chosen(&window, "All"));
    assert!(has(&window, "3 Jan 2025 to 9 May 2025"), "not to what lies months ahead");
    click(&mut window, "All");
    assert!(is_chosen(&window, "All") && !has(&window, "3 Jan 2025 to 9 May 2025"));
    // It stays as it was chosen.
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    assert!(is_chosen(&window, "All"));
    // Nothing since, or no start: all there is.
    let begun = [("medicine", "Ocrevus"), ("at", "2025-05-01")];
    let nothing_since =
        Filled::new().with(Kind::Medicine, &[("name", "Ocrevus"), ("at", "2025-05-01")]).with(Kind::Course, &begun);
    assert!(is_chosen(&timeline(nothing_since.with(Kind::Event, &old)), "All"));
    assert!(is_chosen(&timeline(Filled::new().with(Kind::Event, &old)), "All"));
    // Nothing for long: the years since would squeeze what there is.
    let begun = [("medicine", "Ocrevus"), ("at", "2013-06-01")];
    let long_ago = Filled::new()
        .with(Kind::Medicine, &[("name", "Ocrevus"), ("at", "2013-06-01")])
        .with(Kind::Course, &begun)
        .with(Kind::Event, &old);
    assert!(is_chosen(&timeline(long_ago), "All"));
}

#[test]
fn the_chart_is_heard_as_a_sentence_a_panel() {
    let window = timeline(naltrexone());
    let name = chart_name(&window);
    for part in
        ["Naltrexone, taken on 4 days", "last 4.5 mg", "Platelets, one result, 9 May 2025, <5, very low", "Fatigue"]
    {
        assert!(name.contains(part), "{part} in {name}");
    }
}

#[test]
fn arrows_step_through_the_readings_and_enter_goes_to_the_day() {
    let mut window = timeline(naltrexone());
    on_the_chart(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(has(&window, "8 May 2025 · day 126, Naltrexone 4.5 mg"));
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert!(has(&window, "7 May 2025 · day 125, Naltrexone 4.5 mg"));
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(has(&window, "9 May 2025 · day 127, Platelets <5 ×10⁹/L, very low, grade 4, printed range 165–387"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().route(), Route::Today { day: Some(evening().date()) });
}

#[test]
fn the_table_has_the_same_numbers() {
    let mut window = timeline(naltrexone());
    press(&mut window, Modifiers::NONE, Key::T);
    for row in ["5 May 2025 · day 123, Naltrexone 4.5 mg", "Platelets <5 ×10⁹/L, very low", "Fatigue 5, 0–10"] {
        assert!(has(&window, row), "{row}");
    }
    click(&mut window, "Show chart");
    assert!(window.query_by_role(Role::GraphicsDocument).is_some());
}

#[test]
fn zoom_and_pan_by_keys_and_buttons_and_back_by_a_preset() {
    let mut window = timeline(naltrexone());
    let all = chart_name(&window);
    for _ in 0..6 {
        press(&mut window, Modifiers::NONE, Key::Plus);
    }
    for _ in 0..12 {
        click(&mut window, "Earlier");
    }
    assert!(has(&window, "Nothing was written down for these days") || chart_name(&window) != all);
    press(&mut window, Modifiers::NONE, Key::Minus);
    click(&mut window, "Show more time");
    click(&mut window, "All");
    assert_eq!(chart_name(&window), all);
    click(&mut window, "Since start");
    click(&mut window, "30 d");
    assert!(chart_name(&window).contains("Platelets"));
}

#[test]
fn days_are_counted_where_there_is_a_start() {
    let mut window = timeline(naltrexone());
    click(&mut window, "Days");
    assert!(has(&window, "8 May 2025") || has(&window, "Chart."));
    let lone = Filled::new().with(Kind::Event, &[("type", "procedure"), ("title", "Dentist"), ("at", "2025-05")]);
    let window = timeline(lone);
    assert!(window.query_by_label("Days").is_none() && window.query_by_label("Since start").is_none());
}

#[test]
fn everything_to_press_is_large_enough_at_every_size() {
    for size in [SIZE, [1024.0, 700.0], [640.0, 480.0]] {
        let mut window = window_of(naltrexone().logbook, Route::Timeline, size);
        for label in ["30 d", "90 d", "Since start", "All", "Dates", "Days", "Earlier", "Later", "Show table"] {
            let rect = window.get_by_label(label).rect();
            assert!(rect.width() >= 28.0 && rect.height() >= 28.0, "{label} {rect:?}");
        }
        press(&mut window, Modifiers::NONE, Key::T);
    }
}

#[test]
fn what_the_keys_are_at_comes_into_view() {
    let mut filled = naltrexone();
    for analyte in ["Ferritin", "ALT", "Haemoglobin", "Lymphocytes", "TSH"] {
        filled = filled.with(
            Kind::Lab,
            &[
                ("analyte", analyte),
                ("value", "7"),
                ("at", "2025-05-01"),
                ("unit", if analyte == "ALT" { "U/L" } else { "" }),
            ],
        );
    }
    let filled = filled.with(Kind::Event, &[("type", "procedure"), ("title", "Dentist"), ("at", "2025-05-02")]);
    let mut window = timeline(filled);
    on_the_chart(&mut window);
    let top = window.get_by_role(Role::GraphicsDocument).rect().top();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    for _ in 0..9 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    assert!(has(&window, "2 May 2025 · day 120, Procedure Dentist"));
    let scrolled = window.get_by_role(Role::GraphicsDocument).rect().top();
    assert!(scrolled < top, "{scrolled} {top}");
}

#[test]
fn the_keyboard_is_somewhere_after_every_turn() {
    use crate::harness::focused;
    let none = Modifiers::NONE;
    let mut window = window_of(naltrexone().logbook, Route::Timeline, SIZE);
    press(&mut window, none, Key::T);
    assert_eq!(focused(&window), "Show chart");
    press(&mut window, none, Key::F1);
    assert_eq!(focused(&window), "Close");
    press(&mut window, none, Key::Enter);
    assert_eq!(focused(&window), "Show chart");
    press(&mut window, none, Key::Enter);
    assert!(focused(&window).contains("Naltrexone") || !focused(&window).is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    crate::harness::click(&mut window, "Trash");
    assert_eq!(focused(&window), "Trash");
}

/// The panels that the settings have.
fn panels(window: &Window) -> Option<Vec<String>> {
    let panels = window.state().logbook().diary().settings.panels.clone();
    panels.map(|panels| panels.iter().map(PanelChoice::code).collect())
}

#[test]
fn panels_are_chosen_and_ordered_by_keys_alone_and_kept() {
    use crate::harness::focused;
    let none = Modifiers::NONE;
    let mut window = timeline(naltrexone());
    on_the_chart(&mut window);
    assert!(chart_name(&window).starts_with("Chart. Naltrexone"));
    press(&mut window, none, Key::P);
    assert_eq!(focused(&window), "Done");
    // Labs to the top: the keyboard stays with it.
    window.get_by_label("Move up, All lab results").focus();
    window.run();
    press(&mut window, none, Key::Enter);
    assert_eq!(focused(&window), "Move up, All lab results");
    press(&mut window, none, Key::Enter);
    assert_eq!(focused(&window), "Move down, All lab results", "the way up is shut");
    assert_eq!(panels(&window).unwrap()[..3], ["labs", "dose", "clock"]);
    window.get_by_label("Remove, Dose").focus();
    window.run();
    press(&mut window, none, Key::Enter);
    assert_eq!(focused(&window), "Remove, Time of day of the dose", "on to the next one");
    press(&mut window, none, Key::Escape);
    assert!(chart_name(&window).starts_with("Chart. Platelets"), "{}", chart_name(&window));
    assert!(!chart_name(&window).contains("taken on"), "{}", chart_name(&window));
    assert_eq!(panels(&window).unwrap()[..2], ["labs", "clock"]);
}

#[test]
fn one_result_and_one_symptom_have_panels_of_their_own_and_the_usual_ones_come_back() {
    let mut window = timeline(naltrexone());
    click(&mut window, "Panels");
    for name in ["Dose", "Time of day of the dose", "All lab results", "All symptoms"] {
        click(&mut window, &format!("Remove, {name}"));
    }
    click(&mut window, "Platelets");
    click(&mut window, "Fatigue");
    let chosen = panels(&window).unwrap();
    assert_eq!(chosen[chosen.len() - 2..], ["lab:Platelets", "symptom:Fatigue"]);
    click(&mut window, "Done");
    assert!(chart_name(&window).contains(". Platelets, one result"), "{}", chart_name(&window));
    assert!(!chart_name(&window).contains("taken on"));
    click(&mut window, "Panels");
    click(&mut window, "Back to the usual panels");
    assert_eq!(panels(&window), None);
    click(&mut window, "Done");
    assert!(chart_name(&window).starts_with("Chart. Naltrexone"));
}

#[test]
fn taking_every_panel_away_leaves_the_keyboard_somewhere() {
    use crate::harness::focused;
    let mut window = timeline(naltrexone());
    press(&mut window, Modifiers::NONE, Key::P);
    window.get_by_label("Remove, Dose").focus();
    window.run();
    for _ in 0..PanelChoice::USUAL.len() {
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert!(!focused(&window).is_empty());
    }
    assert_eq!(panels(&window), Some(Vec::new()));
    assert_eq!(focused(&window), "Back to the usual panels");
}

#[test]
fn since_the_last_appointment_is_there_where_there_was_one() {
    let window = timeline(naltrexone());
    assert!(window.query_by_label("Since appointment").is_none());
    let seen = [("type", "appointment"), ("title", "Neurology"), ("at", "2025-05-06")];
    let ahead = [("type", "appointment"), ("title", "Neurology"), ("at", "2025-08-06")];
    let mut window = timeline(naltrexone().with(Kind::Event, &seen).with(Kind::Event, &ahead));
    click(&mut window, "Since appointment");
    assert!(has(&window, "6 May 2025 to 9 May 2025"), "not from the one that is still to come");
    click(&mut window, "365 d");
    assert!(has(&window, "10 May 2024 to 9 May 2025"));
}

#[test]
fn days_are_counted_from_the_start_of_any_course() {
    let begun = [("medicine", "Ocrevus"), ("at", "2025-05-01")];
    let filled = naltrexone().with(Kind::Medicine, &[("name", "Ocrevus"), ("at", "2025-05-01")]);
    let mut window = timeline(filled.with(Kind::Course, &begun));
    click(&mut window, "Panels");
    window.get_by_label("Days are counted from").focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    click(&mut window, "Done");
    click(&mut window, "Days");
    on_the_chart(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(has(&window, "8 May 2025 · day 8, Naltrexone 4.5 mg"));
}

#[test]
fn two_presses_on_the_chart_open_the_day() {
    let mut window = timeline(naltrexone());
    let rect = window.get_by_role(Role::GraphicsDocument).rect();
    let at = rect.left_top() + eframe::egui::Vec2::new(700.0, 60.0);
    // The harness lets a quarter of a second go by with every frame.
    window.ctx.options_mut(|options| options.input_options.max_double_click_delay = 5.0);
    click_at(&mut window, at);
    assert_eq!(window.state().route(), Route::Timeline, "one press chooses a reading");
    click_at(&mut window, at);
    window.run();
    assert!(matches!(window.state().route(), Route::Today { day: Some(_) }), "{:?}", window.state().route());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a picture, no diary")]
fn the_picture_is_what_is_seen_and_is_written_beside_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = timeline(naltrexone());
    for (name, head) in [("seen.png", &b"\x89PNG"[..]), ("seen.svg", b"<?xml")] {
        let path = folder.path().join(name);
        click(&mut window, "Save picture");
        crate::harness::fill(&mut window, "File: .png or .svg", path.to_str().unwrap());
        click(&mut window, "Save");
        for _ in 0..600 {
            window.step();
            if path.exists() && window.query_by_label_contains("The picture is in").is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        assert!(has(&window, "The picture is in"));
        assert!(std::fs::read(&path).unwrap().starts_with(head), "{name}");
        click(&mut window, "Back");
    }
    assert!(window.query_by_role(Role::GraphicsDocument).is_some());
}
