//! History: found, chosen, edited, deleted, restored, by keyboard.

use eframe::egui::{Key, Modifiers};
use titrace::model::Kind;
use titrace::ui::screen::Route;

use crate::harness::{SIZE, Window, click, fill, focused, has, naltrexone, press, window_of};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn history() -> Window {
    window_of(naltrexone().logbook, Route::History, SIZE)
}

#[test]
fn the_arrows_choose_enter_edits_and_del_deletes_with_a_way_back() {
    let mut window = history();
    press(&mut window, CTRL, Key::Num6);
    assert_eq!(focused(&window), "2025-05-09 21:12, Fatigue 5 (0–10)");
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::ArrowDown);
    assert_eq!(focused(&window), "2025-05-08 22:04, Naltrexone, 18 drops, 4.5 mg");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "Edit the dose"));
    press(&mut window, NONE, Key::Escape);
    assert_eq!(focused(&window), "2025-05-08 22:04, Naltrexone, 18 drops, 4.5 mg");
    press(&mut window, NONE, Key::Delete);
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Dose).len(), 3);
    assert!(has(&window, "Done: deleting a dose"));
    assert_eq!(focused(&window), "2025-05-07 22:04, Naltrexone, 18 drops, 4.5 mg");
    click(&mut window, "Undo");
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Dose).len(), 4);
    press(&mut window, NONE, Key::End);
    press(&mut window, NONE, Key::Home);
}

#[test]
fn it_finds_by_word_kind_and_period() {
    let mut window = history();
    press(&mut window, CTRL, Key::F);
    assert_eq!(focused(&window), "Find");
    fill(&mut window, "Find", "PLATE");
    assert!(has(&window, "one record"));
    assert!(has(&window, "2025-05-09 08:10, Platelets"));
    press(&mut window, NONE, Key::ArrowDown);
    assert_eq!(focused(&window), "2025-05-09 08:10, Platelets <5 10*9/L");
    press(&mut window, CTRL, Key::F);
    fill(&mut window, "Find", "no such word");
    assert!(has(&window, "Nothing fits"));
    click(&mut window, "Show everything");
    assert!(has(&window, "8 records"));
    fill(&mut window, "From", "2025-05-07");
    assert!(has(&window, "4 records"));
    fill(&mut window, "To", "2025-05-32");
    assert!(has(&window, "no day or time"));
}

#[test]
fn the_trash_gives_back_what_was_deleted() {
    let mut window = history();
    press(&mut window, CTRL, Key::Num6);
    press(&mut window, NONE, Key::Delete);
    click(&mut window, "Trash");
    click(&mut window, "Restore Fatigue 5 (0–10)");
    assert!(has(&window, "The trash is empty"));
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Symptom).len(), 1);
}

#[test]
fn every_version_of_a_record_is_there() {
    let mut window = history();
    click(&mut window, "Versions");
    assert!(has(&window, "written, by the command line"));
    click(&mut window, "Hide versions");
    assert!(!has(&window, "written, by the command line"));
}

#[test]
fn a_medicine_with_doses_is_not_deleted_without_them() {
    let mut window = history();
    fill(&mut window, "Find", "50 mg in 10");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::Delete);
    assert!(has(&window, "records belong to “Naltrexone”"));
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Medicine).len(), 1);
}
