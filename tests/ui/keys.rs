//! The list of keys cannot lie: every line of it is pressed, with every one of its keys, and does what it says; and no
//! key is handled anywhere that the list does not have.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use titrace::model::Kind;
use titrace::ui::keys;
use titrace::ui::keys::{Place, Shortcut};
use titrace::ui::screen::Route;
use titrace::words::Words;

use crate::daily::{EIGHT, eight, number, said};
use crate::harness::{SIZE, Window, click, fill, focused, has, naltrexone, outline, press, window, window_of};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// The window in which a key of that place does something.
fn where_it_works(shortcut: &Shortcut) -> Window {
    let route = match shortcut.place {
        Place::Timeline => Route::Timeline,
        Place::Rows | Place::History => Route::History,
        Place::Everywhere | Place::Today | Place::LowEnergy | Place::Form => Route::Today { day: None },
    };
    let filled = if shortcut.place == Place::Today { eight() } else { naltrexone() };
    let mut window = window_of(filled.logbook, route, SIZE);
    match shortcut.place {
        Place::Timeline => {
            window.get_by_role(Role::GraphicsDocument).focus();
            window.run();
            press(&mut window, NONE, Key::ArrowRight);
        }
        Place::Rows | Place::History => press(&mut window, CTRL, Key::Num6),
        Place::Form => press(&mut window, CTRL | Modifiers::SHIFT, Key::N),
        Place::LowEnergy => press(&mut window, CTRL, Key::E),
        Place::Everywhere | Place::Today => {}
    }
    window
}

fn route(window: &Window) -> Route {
    window.state().route()
}

fn zoom(window: &Window) -> u16 {
    window.state().logbook().diary().settings.zoom
}

fn count(window: &Window, kind: Kind) -> usize {
    window.state().logbook().diary().of_kind(kind).len()
}

fn note(window: &mut Window) -> String {
    window.get_by_label("Your note").value().unwrap_or_default()
}

/// The day's score of pain.
fn pain(window: &Window) -> Option<String> {
    said(window, "Pain").first().map(|entry| number(entry.score))
}

/// How far the page is scrolled down.
fn top(window: &Window) -> f32 {
    window.get_by_label("About").rect().top()
}

/// What the window must have become; what it must be before is done first.
#[expect(clippy::cognitive_complexity, reason = "one line a key")]
fn holds(does: &str, mut window: Window, (modifiers, key): (Modifiers, Key)) {
    let w = &mut window;
    let now = |w: &mut Window| press(w, modifiers, key);
    match does {
        "ui-today" => {
            press(w, CTRL, Key::Num5);
            now(w);
            assert_eq!(route(w), Route::Today { day: None });
        }
        "ui-timeline" => assert_eq!((now(w), route(w)).1, Route::Timeline),
        "ui-plan" => assert_eq!((now(w), route(w)).1, Route::Plan),
        "ui-labs" => assert_eq!((now(w), route(w)).1, Route::Labs),
        "ui-watch" => assert_eq!((now(w), route(w)).1, Route::Watch),
        "ui-report" => assert_eq!((now(w), route(w)).1, Route::Report),
        "ui-history" => assert_eq!((now(w), route(w)).1, Route::History),
        "ui-settings" => assert_eq!((now(w), route(w)).1, Route::Settings),
        "keys-dose-does" => assert_eq!((now(w), count(w, Kind::Dose)).1, 5),
        "keys-new-does" => assert!((now(w), has(w, "Cancel")).1),
        "keys-symptom-does" => assert!((now(w), has(w, "How strong")).1),
        "keys-lab-does" => assert!((now(w), has(w, "What was measured")).1),
        "keys-report-does" => assert!((now(w), route(w) == Route::Labs && has(w, "Laboratory")).1),
        "keys-event-does" => assert!((now(w), has(w, "What happened")).1),
        "keys-note-does" => assert!((now(w), has(w, "Your note")).1),
        "keys-medicine-does" => assert!((now(w), has(w, "Name")).1),
        "keys-undo-does" | "keys-redo-does" => {
            press(w, CTRL, Key::D);
            press(w, NONE, Key::Escape);
            press(w, CTRL, Key::Z);
            assert_eq!(count(w, Kind::Dose), 4);
            if does == "keys-redo-does" {
                now(w);
                assert_eq!(count(w, Kind::Dose), 5);
            }
        }
        "keys-find-does" => assert_eq!((now(w), focused(w)).1, "Find"),
        "keys-part-does" => {
            let page = focused(w);
            now(w);
            assert_eq!(focused(w), "Today");
            now(w);
            assert_eq!(focused(w), page);
        }
        "keys-larger-does" => assert_eq!((now(w), zoom(w)).1, 110),
        "keys-smaller-does" | "keys-zoom-reset-does" => {
            for _ in 0..3 {
                press(w, CTRL, Key::Plus);
            }
            now(w);
            assert_eq!(zoom(w), if does == "keys-smaller-does" { 120 } else { 100 });
        }
        "keys-tab-does" | "keys-tab-back-does" => {
            let before = focused(w);
            now(w);
            assert_ne!(focused(w), before);
            press(w, if key == Key::Tab && modifiers.shift { NONE } else { Modifiers::SHIFT }, Key::Tab);
            assert_eq!(focused(w), before);
        }
        "keys-press-does" => {
            w.get_by_label("Settings").focus();
            w.run();
            now(w);
            assert_eq!(route(w), Route::Settings);
        }
        "keys-page-down-does" | "keys-end-does" | "keys-page-up-does" | "keys-home-does" => {
            *w = window_of(naltrexone().logbook, Route::Settings, [1280.0, 500.0]);
            w.run();
            let down = matches!(key, Key::PageDown | Key::End);
            if !down {
                press(w, NONE, Key::End);
            }
            let before = top(w);
            now(w);
            assert!(if down { top(w) < before } else { top(w) > before }, "{before} {}", top(w));
        }
        "keys-help-does" => assert!((now(w), has(w, "Close Titrace")).1),
        "keys-quit-does" => {
            let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            w.event(press(true));
            w.step();
            let commands = &w.output().viewport_output.values().next().unwrap().commands;
            assert!(commands.contains(&eframe::egui::ViewportCommand::Close), "{commands:?}");
        }
        "keys-day-before-does" => assert_ne!((now(w), route(w)).1, Route::Today { day: None }),
        "keys-day-after-does" => {
            press(w, Modifiers::ALT, Key::ArrowLeft);
            now(w);
            assert!(has(w, "Friday, 9 May"));
        }
        "keys-reading-after-does" | "keys-reading-before-does" | "keys-reading-ends-does" => {
            press(w, NONE, Key::ArrowLeft);
            let before = outline(w);
            now(w);
            if key == Key::ArrowLeft || key == Key::Home {
                assert!(has(w, "6 May 2025") || has(w, "5 May 2025"));
            } else {
                assert!(has(w, "8 May 2025"));
            }
            assert_ne!(outline(w), before);
        }
        "keys-panel-below-does" | "keys-panel-above-does" => {
            press(w, NONE, Key::ArrowDown);
            assert!(has(w, "Platelets <5 ×10⁹/L"));
            if key == Key::ArrowUp {
                now(w);
                assert!(has(w, "Naltrexone 4.5 mg"));
            }
        }
        "keys-reading-day-does" => assert!(matches!((now(w), route(w)).1, Route::Today { day: Some(_) })),
        "keys-less-time-does" | "keys-more-time-does" | "keys-time-back-does" => {
            let period = |w: &Window| w.get_by_role(Role::GraphicsDocument).accesskit_node().label().unwrap();
            let all = period(w);
            if does == "keys-less-time-does" {
                now(w);
                assert_ne!(period(w), all);
            }
            for _ in 0..7 {
                press(w, NONE, Key::Plus);
            }
            let little = period(w);
            assert_ne!(little, all);
            now(w);
            match does {
                "keys-time-back-does" => assert_eq!(period(w), all),
                // It was the shortest stretch there is.
                "keys-less-time-does" => assert_eq!(period(w), little),
                _ => assert_ne!(period(w), little),
            }
        }
        "keys-earlier-does" | "keys-later-does" => {
            let period = |w: &Window| w.get_by_role(Role::GraphicsDocument).accesskit_node().label().unwrap();
            let all = period(w);
            now(w);
            assert_ne!(period(w), all, "half of it is out of sight");
        }
        "keys-arrange-does" => assert!((now(w), has(w, "What the timeline shows")).1),
        "keys-table-does" => assert!((now(w), has(w, "Show chart")).1),
        "keys-row-does" => {
            press(w, NONE, Key::ArrowDown);
            let before = focused(w);
            now(w);
            assert_ne!(focused(w), before);
        }
        "keys-row-open-does" | "keys-edit-does" => assert!((now(w), has(w, "Edit the symptom")).1),
        "keys-delete-does" => assert_eq!((now(w), count(w, Kind::Symptom)).1, 0),
        "keys-save-does" | "keys-escape-does" => {
            fill(w, "Your note", "A walk");
            now(w);
            assert_eq!(count(w, Kind::Note), usize::from(does == "keys-save-does"));
            assert!(w.query_by_label("Your note").is_none());
        }
        "keys-new-line-does" => {
            fill(w, "Your note", "One");
            now(w);
            w.get_by_label("Your note").type_text("two");
            w.run();
            assert_eq!(note(w), "One\ntwo");
        }
        "keys-treatments-does" => assert_eq!((now(w), route(w)).1, Route::Treatments),
        "keys-digits-does" | "keys-ten-does" => {
            w.get_by_label("Pain").focus();
            w.run();
            now(w);
            let wanted = if key == Key::T { "10" } else { key.name() };
            if wanted == "1" {
                // It may be the beginning of a ten.
                press(w, NONE, Key::Enter);
            }
            assert_eq!((pain(w), focused(w)), (Some(wanted.to_owned()), "Spasticity".to_owned()));
        }
        "keys-score-does" | "keys-score-away-does" => {
            w.get_by_label("Pain").focus();
            w.run();
            press(w, NONE, Key::Num5);
            w.get_by_label("Pain").focus();
            w.run();
            now(w);
            let wanted = match key {
                Key::ArrowUp => Some("6"),
                Key::ArrowDown => Some("4"),
                _ => None,
            };
            assert_eq!(pain(w).as_deref(), wanted);
        }
        "keys-same-does" => {
            now(w);
            assert!(
                EIGHT.iter().all(|name| said(w, name).iter().all(|entry| entry.copied) && !said(w, name).is_empty())
            );
        }
        "keys-note-save-does" => {
            fill(w, "A note, if you like", "A walk");
            now(w);
            assert_eq!(count(w, Kind::Note), 1);
        }
        "keys-low-does" => {
            now(w);
            assert!(has(w, "No scores, only that"));
            now(w);
            assert!(!has(w, "No scores, only that"));
        }
        "keys-three-does" => {
            now(w);
            match key {
                Key::Num1 => assert_eq!(count(w, Kind::Dose), 5),
                // Nothing was said the day before.
                Key::Num2 => assert_eq!((count(w, Kind::Dose), count(w, Kind::Symptom)), (4, 1)),
                _ => assert!(has(w, "Bad day is written")),
            }
        }
        other => panic!("nobody pressed “{other}”"),
    }
}

#[test]
fn every_key_of_the_list_does_what_it_says() {
    for shortcut in keys::ALL {
        for press in shortcut.keys {
            holds(shortcut.does, where_it_works(shortcut), *press);
        }
    }
}

#[test]
fn the_list_that_is_shown_is_the_whole_table() {
    let words = Words::english();
    let mut window = window(naltrexone().logbook);
    press(&mut window, NONE, Key::F1);
    let shown = outline(&window);
    for shortcut in keys::ALL {
        for text in [keys::written(shortcut, &words), words.get(shortcut.does)] {
            assert!(shown.contains(&format!("Label = {text:?}")), "“{text}” is not in the list:\n{shown}");
        }
    }
    assert!(shown.contains("Ctrl+Shift+Z or Ctrl+Y") && shown.contains("F1 or Ctrl+?"));
    // By a button, too, and back to it.
    press(&mut window, NONE, Key::Escape);
    press(&mut window, CTRL, Key::Num8);
    window.get_by_label("Keys and what they do…").focus();
    window.run();
    click(&mut window, "Keys and what they do…");
    assert!(has(&window, "Ctrl+Shift+Z or Ctrl+Y"));
    press(&mut window, NONE, Key::Escape);
    window.run();
    assert_eq!(focused(&window), "Keys and what they do…");
}

#[test]
fn no_key_is_handled_that_the_list_does_not_have() {
    fn visit(folder: &std::path::Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, found);
            } else if !path.ends_with("keys.rs") || path.ends_with("timeline/keys.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for (at, _) in text.match_indices("Key::") {
                    if !text[..at].ends_with(char::is_alphanumeric) {
                        let name: String = text[at + 5..].chars().take_while(char::is_ascii_alphanumeric).collect();
                        found.insert(name);
                    }
                }
            }
        }
    }
    let mut handled = BTreeSet::new();
    visit(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut handled);
    let listed: BTreeSet<String> =
        keys::ALL.iter().flat_map(|shortcut| shortcut.keys).map(|(_, key)| format!("{key:?}")).collect();
    assert!(handled.len() > 10, "{handled:?}");
    let unlisted: Vec<_> = handled.difference(&listed).collect();
    assert!(unlisted.is_empty(), "handled and in no list: {unlisted:?}");
}

#[test]
fn two_lines_of_one_place_never_want_the_same_key() {
    for place in Place::ALL {
        let mut seen = BTreeSet::new();
        for shortcut in keys::ALL.iter().filter(|shortcut| shortcut.place == place) {
            for press in shortcut.keys {
                let is_new = seen.insert(format!("{press:?}"));
                assert!(is_new || (place == Place::Timeline && press.1 == Key::Home), "{press:?} twice at {place:?}");
            }
        }
    }
}
