//! The check-in: due on Today, answered by large steps or by keyboard, kept when it is left, one change when it is
//! saved, and only then beside what was answered before.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use titrace::logbook::Logbook;
use titrace::model::{Body, Kind};
use titrace::ui::screen::Route;

use crate::harness::{Filled, SIZE, Window, click, fill, focused, has, naltrexone, outline, press, window, window_of};

const NONE: Modifiers = Modifiers::NONE;

fn answered(filled: Filled, at: &str, symptom: &str, value: &str) -> Filled {
    filled.with(Kind::Symptom, &[("symptom", symptom), ("value", value), ("at", at), ("check_in", "yes")])
}

pub(crate) fn before() -> Filled {
    let first = answered(naltrexone(), "2024-11-01 20:00", "Fatigue", "7");
    let first = answered(first, "2024-11-01 20:00", "Walked", "0.5");
    let last = answered(first, "2025-02-02 20:00", "Fatigue", "3");
    answered(last, "2025-02-02 20:00", "Low mood", "4")
}

fn check_ins(window: &Window) -> usize {
    let is_one = |body: &Body| matches!(body, Body::Symptom(entry) if entry.check_in);
    let diary = window.state().logbook().diary();
    diary.of_kind(Kind::Symptom).iter().filter(|record| is_one(&record.body)).count()
}

#[test]
fn s4_03_a_check_in_is_due_three_months_after_the_last_or_the_start_and_never_without_either() {
    assert!(has(&window(before().logbook), "A check-in has been due since 3 May 2025"));
    // Begun on 3 January, ninety days before 3 April.
    assert!(has(&window(naltrexone().logbook), "A check-in has been due since 3 April 2025"));
    assert!(!has(&window(Logbook::in_memory().unwrap()), "Check-in"));
    let fresh = answered(naltrexone(), "2025-05-01 20:00", "Fatigue", "4");
    let window = window(fresh.logbook);
    assert!(!has(&window, "Check-in is due"));
    assert!(has(&window, "Next check-in from 30 July 2025"));
}

#[test]
fn s4_03_it_is_answered_in_one_change_and_compared_only_then() {
    let mut window = window(before().logbook);
    click(&mut window, "Start (Check-in)");
    assert!(has(&window, "2 February 2025, compared with before"));
    assert_eq!(focused(&window), "Start");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "How tired are you on most days?"));
    assert!(!has(&window, "last time"), "nothing earlier anchors");
    assert!(!has(&window, "November 2024"));
    click(&mut window, "Fatigue: 5");
    fill(&mut window, "How far", "1");
    click(&mut window, "At least that");
    click(&mut window, "Change overall: A little better");
    assert!(has(&window, "3 answers"));
    click(&mut window, "Save");
    assert_eq!(check_ins(&window), 7);
    assert!(has(&window, "Fatigue: 5"));
    assert!(has(&window, "Worse than the last time (3, 2 February 2025)"));
    assert!(has(&window, "Better than at the first (7, 1 November 2024)"));
    assert!(has(&window, "Walked: ≥1 km"));
    assert!(has(&window, "Better than the last time (0.5 km, 1 November 2024)"));
    assert!(has(&window, "Change overall: a little better"));
    assert!(has(&window, "Better than at the last check-in"));
    assert!(has(&window, "The next one is due on 7 August 2025"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(check_ins(&window), 4, "one undo for all");
}

#[test]
fn s4_03_it_is_answered_by_keyboard_alone() {
    let mut window = window_of(before().logbook, Route::CheckIn, SIZE);
    window.get_by_label("Start").focus();
    window.run();
    press(&mut window, NONE, Key::Enter);
    // Enter that is held too long answers nothing.
    assert_eq!(focused(&window), "Against the last check-in, how are you altogether?");
    for key in [Key::Enter, Key::Enter, Key::Space] {
        press(&mut window, NONE, key);
    }
    assert!(has(&window, "Nothing is answered yet"));
    assert_eq!(focused(&window), "Against the last check-in, how are you altogether?");
    press(&mut window, NONE, Key::Tab);
    assert_eq!(focused(&window), "Change overall: Very much worse");
    for _ in 0..4 {
        press(&mut window, NONE, Key::ArrowRight);
    }
    assert_eq!(focused(&window), "Change overall: A little better");
    press(&mut window, NONE, Key::Tab);
    assert_eq!(focused(&window), "Skip Change overall");
    press(&mut window, NONE, Key::Tab);
    assert_eq!(focused(&window), "Part of normal function: 0");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::ArrowRight);
    assert_eq!(focused(&window), "Part of normal function: 10");
    assert!(has(&window, "2 answers"));
    click(&mut window, "Skip Part of normal function");
    assert!(has(&window, "One answer"));
}

#[test]
fn s4_03_a_question_is_one_row_under_whatever_name_it_was_answered() {
    let filled = answered(naltrexone(), "2024-11-01 20:00", "Fatigue", "7");
    let filled = answered(filled, "2025-02-02 20:00", "Tiredness", "6");
    // Corrected under the other name: the last answer stands.
    let window = window_of(answered(filled, "2025-02-02 20:00", "Fatigue", "5").logbook, Route::CheckIn, SIZE);
    let table = outline(&window);
    let table = &table[table.find("Table \"").unwrap()..];
    assert_eq!((table.matches("\"Fatigue\"").count(), table.matches("Tiredness").count()), (1, 0), "{table}");
    assert!(table.contains("\"5\"") && !table.contains("\"6\""), "{table}");
}

#[test]
fn s4_03_what_was_answered_is_kept_when_it_is_left() {
    let mut window = window_of(before().logbook, Route::CheckIn, SIZE);
    click(&mut window, "Start");
    click(&mut window, "Fatigue: 8");
    press(&mut window, NONE, Key::Escape);
    assert!(has(&window, "What you answered before is still here"));
    press(&mut window, NONE, Key::Escape);
    assert!(has(&window, "Friday, 9 May"));
    click(&mut window, "Check-in…");
    click(&mut window, "Start");
    assert!(has(&window, "One answer"));
    click(&mut window, "Save");
    assert_eq!(check_ins(&window), 5);
}

#[test]
fn what_cannot_be_read_is_said_beside_its_question_and_nothing_is_saved() {
    let mut window = window_of(before().logbook, Route::CheckIn, SIZE);
    click(&mut window, "Start");
    fill(&mut window, "How far", "far");
    click(&mut window, "Fatigue: 8");
    click(&mut window, "Save");
    assert_eq!(check_ins(&window), 4);
    assert!(has(&window, "“far”"));
    fill(&mut window, "How far", "2");
    click(&mut window, "Save");
    assert_eq!(check_ins(&window), 6);
}

#[test]
fn the_first_time_nothing_is_asked_against_a_last_one() {
    let mut window = window_of(naltrexone().logbook, Route::CheckIn, SIZE);
    assert!(has(&window, "No check-in yet"));
    click(&mut window, "Start");
    assert!(!has(&window, "Against the last check-in"));
    assert_eq!(focused(&window), "How much of what you could do before can you do?");
}
