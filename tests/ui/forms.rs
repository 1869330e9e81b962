//! The forms: refusals beside their field, drafts that are kept, what was understood.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::SignedDuration;
use titrace::model::{Change, Kind, Settings, Source};

use crate::harness::{Window, click, evening, fill, focused, has, naltrexone, press, window};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn notes(window: &Window) -> usize {
    window.state().logbook().diary().of_kind(Kind::Note).len()
}

fn labs(window: &Window) -> usize {
    window.state().logbook().diary().of_kind(Kind::Lab).len()
}

#[test]
fn a_refusal_stands_beside_its_field_and_nothing_typed_is_lost() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL_SHIFT, Key::L);
    assert_eq!(focused(&window), "What was measured");
    fill(&mut window, "What was measured", "Platelets");
    assert_eq!(window.get_by_label("Unit").value().unwrap(), "10*9/L");
    fill(&mut window, "Value", "1,000");
    fill(&mut window, "Range printed beside it", "387-165");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(labs(&window), 1);
    assert!(has(&window, "Value: “1,000” can mean thousands or tenths"));
    assert!(has(&window, "Range printed beside it: the range from 387 to 165 runs backwards"));
    assert_eq!(focused(&window), "Value");
    assert_eq!(window.get_by_label("What was measured").value().unwrap(), "Platelets");
    fill(&mut window, "Value", "≤5");
    assert!(!has(&window, "can mean thousands"), "a corrected field is no longer wrong");
    fill(&mut window, "Range printed beside it", "165-387");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(labs(&window), 2);
    assert!(has(&window, "Platelets ≤5"));
}

/// A field takes 64 KiB.
#[test]
fn a_note_that_is_too_long_stays_in_its_form() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL_SHIFT, Key::N);
    let line = "What was to be said at length. ";
    let long: String = line.repeat(70_000 / line.len()).trim_end().to_owned();
    assert!(long.len() > 65_536, "{}", long.len());
    fill(&mut window, "Your note", &long);
    click(&mut window, "Save");
    assert_eq!(notes(&window), 0);
    assert!(has(&window, "Your note: it is longer than 64 KiB; part it into several records"));
    assert_eq!(focused(&window), "Your note");
    assert_eq!(window.get_by_label("Your note").value().unwrap(), long, "every letter is there");
    fill(&mut window, "Your note", "The first part");
    click(&mut window, "Save");
    assert_eq!(notes(&window), 1);
}

/// The last dose was logged three days ahead of the clock.
#[test]
fn a_clock_that_was_set_back_is_asked_about_before_anything_new_is_written() {
    let mut filled = naltrexone();
    let ahead = evening().timestamp() + SignedDuration::from_hours(72);
    let before = filled.logbook.diary().settings.clone();
    let after = Settings { zoom: 110, ..before.clone() };
    filled.logbook.apply(&Change::Configure { before, after }, &Source::Window, ahead).unwrap();
    let mut window = window(filled.logbook);
    press(&mut window, CTRL_SHIFT, Key::N);
    fill(&mut window, "Your note", "Slept well");
    click(&mut window, "Save");
    assert!(has(
        &window,
        "The clock of this computer says 9 May 2025 21:58, and this diary was last written to on 12 May"
    ));
    assert_eq!(focused(&window), "Go back", "the safe answer");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(notes(&window), 0);
    assert_eq!(window.get_by_label("Your note").value().unwrap(), "Slept well");
    click(&mut window, "Save");
    press(&mut window, NONE, Key::Escape);
    assert_eq!((notes(&window), has(&window, "Is the clock right?")), (0, false));
    assert_eq!(window.get_by_label("Your note").value().unwrap(), "Slept well", "Esc was meant for the question");
    click(&mut window, "Save");
    click(&mut window, "Yes, write it");
    assert_eq!(notes(&window), 1);
    // It was answered.
    press(&mut window, CTRL_SHIFT, Key::N);
    fill(&mut window, "Your note", "And again");
    click(&mut window, "Save");
    assert_eq!(notes(&window), 2);
}

#[test]
fn a_draft_is_kept_when_the_screen_is_changed_and_when_the_form_is_closed() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL_SHIFT, Key::N);
    fill(&mut window, "Your note", "Half a thought");
    press(&mut window, CTRL, Key::Num6);
    press(&mut window, CTRL, Key::Num1);
    assert_eq!(window.get_by_label("Your note").value().unwrap(), "Half a thought");
    window.get_by_label("Your note").focus();
    window.run();
    press(&mut window, NONE, Key::Escape);
    if has(&window, "Half a thought") {
        press(&mut window, NONE, Key::Escape);
    }
    assert!(has(&window, "Friday, 9 May"));
    press(&mut window, CTRL_SHIFT, Key::N);
    assert_eq!(window.get_by_label("Your note").value().unwrap(), "Half a thought");
    assert!(has(&window, "What you typed before is still here"));
}

fn by_rail(window: &mut Window, screen: &str) {
    window.get_by_role_and_label(Role::Button, screen).click_accesskit();
    window.run();
}

#[test]
fn choosing_the_screen_that_is_chosen_closes_its_form_and_the_draft_is_kept() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL, Key::Num6);
    let row = focused(&window);
    press(&mut window, NONE, Key::E);
    fill(&mut window, "How strong", "7");
    press(&mut window, CTRL, Key::Num6);
    assert!(!has(&window, "Edit the symptom"));
    assert_eq!(focused(&window), row, "the screen has the keyboard");
    press(&mut window, NONE, Key::E);
    assert_eq!(window.get_by_label("How strong").accesskit_node().value().unwrap(), "7");
    // Another screen in between leaves the form open; its own place in the rail closes it.
    press(&mut window, CTRL, Key::Num5);
    by_rail(&mut window, "History");
    assert!(has(&window, "Edit the symptom"));
    by_rail(&mut window, "History");
    assert!(!has(&window, "Edit the symptom"));
    press(&mut window, CTRL_SHIFT, Key::T);
    click(&mut window, "Edit Naltrexone");
    fill(&mut window, "Name", "Half a name");
    press(&mut window, CTRL_SHIFT, Key::T);
    assert!(!has(&window, "Half a name") && has(&window, "Naltrexone"));
    press(&mut window, CTRL_SHIFT, Key::N);
    fill(&mut window, "Your note", "Half a note");
    press(&mut window, CTRL, Key::Num1);
    assert!(!has(&window, "Your note") && has(&window, "How was today?"));
    press(&mut window, CTRL_SHIFT, Key::N);
    assert_eq!(window.get_by_label("Your note").accesskit_node().value().unwrap(), "Half a note");
}

#[test]
fn a_symptom_is_chosen_scored_with_the_buttons_and_saved() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL, Key::N);
    assert_eq!(focused(&window), "Dose…");
    press(&mut window, NONE, Key::Tab);
    press(&mut window, NONE, Key::Enter);
    click(&mut window, "Fatigue");
    assert_eq!(focused(&window), "How strong");
    assert!(has(&window, "From 0 to 10"));
    click(&mut window, "One more");
    click(&mut window, "One more");
    assert_eq!(window.get_by_label("How strong").value().unwrap(), "2");
    click(&mut window, "One less");
    fill(&mut window, "How strong", "11");
    click(&mut window, "Save");
    assert!(has(&window, "not on the scale from 0 to 10"));
    fill(&mut window, "How strong", "4");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "Fatigue 4"));
}

#[test]
fn a_tenfold_slip_asks_before_it_is_saved() {
    let mut window = window(naltrexone().logbook);
    click(&mut window, "Other… (Naltrexone)");
    fill(&mut window, "How much", "180 drops");
    assert!(has(&window, "= 45 mg · 9 mL"));
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "ten times"));
    assert_eq!(focused(&window), "Go back to the form");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.get_by_label("How much").value().unwrap(), "180 drops");
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Dose).len(), 4);
}

#[test]
fn a_medicine_of_a_taken_name_is_refused_beside_the_name() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL_SHIFT, Key::M);
    fill(&mut window, "Name", "NALTREXONE");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "Name: There is already a medicine named"));
    assert_eq!(focused(&window), "Name");
}

#[test]
fn an_edited_record_changes_only_what_was_typed() {
    let mut window = window(naltrexone().logbook);
    click(&mut window, "Edit 08:10 Platelets <5 ×10⁹/L");
    fill(&mut window, "Value", "below 6");
    press(&mut window, NONE, Key::Enter);
    let diary = window.state().logbook().diary();
    let (record, lab) = diary.labs().next().unwrap();
    assert_eq!((lab.value.written.as_str(), lab.value.shown().as_str()), ("below 6", "<6"));
    assert_eq!(record.at.text(), "2025-05-09T08:10");
    assert_eq!(record.source, titrace::model::Source::CommandLine);
}

/// The doses of the diary, of which four are from before.
fn doses(window: &Window) -> usize {
    window.state().logbook().diary().of_kind(Kind::Dose).len()
}

#[test]
fn a_second_enter_after_saving_logs_no_dose() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL_SHIFT, Key::N);
    window.get_by_label("Your note").type_text("Slept well");
    window.run();
    window.key_press(Key::Enter);
    window.key_press(Key::Enter);
    window.run();
    press(&mut window, NONE, Key::Enter);
    assert_eq!(doses(&window), 4);
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Note).len(), 1);
}

#[test]
fn the_keyboard_returns_to_the_button_that_opened_the_form() {
    let mut window = window(naltrexone().logbook);
    for opener in ["Other… (Naltrexone)", "Skipped… (Naltrexone)", "Stopped… (Naltrexone)", "Lab value…"] {
        click(&mut window, opener);
        press(&mut window, NONE, Key::Escape);
        assert_eq!(focused(&window), opener);
    }
    press(&mut window, CTRL, Key::Num6);
    press(&mut window, CTRL_SHIFT, Key::N);
    fill(&mut window, "Your note", "Slept well");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Note…");
}

#[test]
fn what_writes_at_once_rests_after_a_form_has_closed() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL_SHIFT, Key::N);
    window.get_by_label("Your note").type_text("Slept well");
    window.run();
    window.key_press(Key::Enter);
    window.step();
    window.step();
    window.get_by_label("Took it now (Naltrexone)").click_accesskit();
    window.step();
    assert_eq!(doses(&window), 4);
    for _ in 0..4 {
        window.step();
    }
    click(&mut window, "Took it now (Naltrexone)");
    assert_eq!(doses(&window), 5);
}

#[test]
fn a_list_is_walked_opened_and_left_by_keyboard() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL_SHIFT, Key::E);
    let value = |window: &Window| window.get_by_label("Kind").value().unwrap();
    assert_eq!(value(&window), "Other");
    window.get_by_label("Kind").focus();
    window.run();
    press(&mut window, NONE, Key::ArrowUp);
    assert_eq!(value(&window), "Milestone");
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::ArrowDown);
    assert_eq!(value(&window), "Other");
    // Enter opens and picks; the keyboard is on the list's field again.
    press(&mut window, NONE, Key::Enter);
    assert!(window.query_by_label("Infection").is_some());
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::Enter);
    assert!(window.query_by_label("Infection").is_none());
    assert_eq!(value(&window), "Milestone");
    assert_eq!(focused(&window), "Kind");
    // Esc and Tab close only the list.
    press(&mut window, NONE, Key::Space);
    assert!(window.query_by_label("Infection").is_some());
    press(&mut window, NONE, Key::Escape);
    assert!(window.query_by_label("Infection").is_none());
    assert_eq!(focused(&window), "Kind");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::Tab);
    assert!(window.query_by_label("Infection").is_none());
    assert!(has(&window, "Save"), "the form is still there");
    press(&mut window, NONE, Key::Escape);
    assert!(has(&window, "Friday, 9 May"));
}
