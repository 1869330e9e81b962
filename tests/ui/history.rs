//! History: found, chosen, edited, deleted, restored, told by its journal, all by keyboard.

use eframe::egui::accesskit::{Live, Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use titrace::model::symptom::Score;
use titrace::model::{Change, Kind, Source};
use titrace::ui::screen::Route;
use titrace::words::{Language, Words};

use crate::harness::{
    Filled, SIZE, Window, click, evening, fill, focused, has, naltrexone, press, window_in, window_of,
};

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
    assert!(has(&window, "In the trash: Naltrexone"));
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
    assert_eq!(focused(&window), "2025-05-09 08:10, Platelets <5 ×10⁹/L");
    press(&mut window, CTRL, Key::F);
    fill(&mut window, "Find", "no such word");
    assert!(has(&window, "Nothing fits"));
    window.get_all_by_label("Show everything").last().unwrap().click_accesskit();
    window.run();
    assert!(has(&window, "8 records"));
    fill(&mut window, "From", "2025-05-07");
    assert!(has(&window, "4 records"));
    fill(&mut window, "To", "2025-05-32");
    assert!(has(&window, "no day or time"));
    click(&mut window, "All time");
    assert!(has(&window, "8 records"));
    click(&mut window, "7 days");
    assert!(has(&window, "6 records"));
    click(&mut window, "One year");
    assert!(has(&window, "8 records"));
}

fn found(window: &Window) -> String {
    let is_of_list = |label: String| label == "nothing" || label.contains("record");
    let mut all = window.query_all_by_role(Role::Status);
    let status = all.find(|status| status.accesskit_node().label().is_some_and(is_of_list));
    let status = status.unwrap();
    assert_eq!(status.accesskit_node().live(), Live::Polite, "said whenever it is another");
    status.accesskit_node().label().unwrap()
}

#[test]
fn every_written_text_is_found_without_case_and_accents() {
    let filled = Filled::new()
        .with(Kind::Note, &[("text", "Dårlig søvn after the Café,\nand a long walk"), ("at", "2025-05-08 09:00")])
        .with(
            Kind::Symptom,
            &[("symptom", "Fatigue"), ("value", "7"), ("note", "since the Weißbier"), ("at", "2025-05-07 20:00")],
        )
        .with(Kind::Event, &[("type", "procedure"), ("title", "Dentist"), ("note", "Élan"), ("at", "2025-05-02")])
        .with(
            Kind::Lab,
            &[("analyte", "Platelets"), ("value", "310"), ("unit", "10*9/L"), ("lab", "Fürst"), ("at", "2025-05-01")],
        );
    let mut window = window_of(filled.logbook, Route::History, SIZE);
    for (typed, count) in [
        ("sovn darlig", "one record"),
        ("CAFE walk", "one record"),
        ("weissbier", "one record"),
        ("fatigue elan", "nothing"),
        ("elan DENTIST", "one record"),
        ("furst", "one record"),
        ("8 may 2025", "one record"),
        ("may 2025", "4 records"),
        ("events", "one record"),
    ] {
        press(&mut window, CTRL, Key::F);
        fill(&mut window, "Find", typed);
        assert_eq!(found(&window), count, "{typed}");
    }
    // What stands in the note is shown beside the row that it was found by.
    fill(&mut window, "Find", "weiss");
    assert!(has(&window, "Fatigue 7 (0–10) · Note: since the Weißbier"), "{}", crate::harness::outline(&window));
    // One letter more and one less lead to the same as typing it anew.
    fill(&mut window, "Find", "d");
    let few = found(&window);
    fill(&mut window, "Find", "de");
    fill(&mut window, "Find", "d");
    assert_eq!(found(&window), few);
}

#[test]
fn a_change_is_found_and_what_was_renamed_is_found_by_its_new_name() {
    let mut window = history();
    fill(&mut window, "Find", "naltrexone 18");
    assert_eq!(found(&window), "4 records");
    fill(&mut window, "Find", "50 mg in 10");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::E);
    fill(&mut window, "Name", "Lodonal");
    press(&mut window, NONE, Key::Enter);
    fill(&mut window, "Find", "lodonal 18");
    assert_eq!(found(&window), "4 records");
}

#[test]
fn a_record_is_edited_where_it_stands() {
    let mut window = history();
    press(&mut window, CTRL, Key::Num6);
    let row = focused(&window);
    press(&mut window, NONE, Key::E);
    assert!(has(&window, "Edit the symptom"));
    assert_eq!(window.get_by_label("How strong").accesskit_node().value().unwrap(), "5", "the key is not typed");
    // The list is still there, beside the form.
    assert!(has(&window, &row));
    press(&mut window, NONE, Key::Escape);
    assert_eq!(focused(&window), row);
    press(&mut window, NONE, Key::Enter);
    fill(&mut window, "How strong", "7");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "2025-05-09 21:12, Fatigue 7 (0–10)");
    click(&mut window, "Versions");
    assert!(has(&window, "How strong: changed on 9 May 2025 21:58 from 5 to 7, in the window"));
    press(&mut window, CTRL, Key::Z);
    assert!(has(&window, "How strong: changed back on 9 May 2025 21:58 from 7 to 5, in the window"));
    // Where there is no room beside the list, it takes its place.
    let mut small = window_of(naltrexone().logbook, Route::History, [700.0, 600.0]);
    press(&mut small, CTRL, Key::Num6);
    press(&mut small, NONE, Key::E);
    assert!(has(&small, "Edit the symptom") && !has(&small, &row));
    press(&mut small, NONE, Key::Escape);
    assert_eq!(focused(&small), row);
}

#[test]
fn in_a_small_window_six_rows_are_seen_and_the_page_scrolls() {
    for size in [[512.0, 350.0], [380.0, 350.0], [900.0, 400.0], [512.0, 640.0]] {
        let mut filled = naltrexone();
        for day in 1..=9 {
            let at = format!("2025-04-0{day} 20:00");
            filled = filled.with(Kind::Symptom, &[("symptom", "Fatigue"), ("value", "4"), ("at", &at)]);
        }
        let mut window = window_of(filled.logbook, Route::History, size);
        let list = window.get_by_role(Role::ListBox).rect();
        let rows: Vec<_> = window.get_all_by_role(Role::ListBoxOption).map(|row| row.rect()).collect();
        assert!(rows.len() >= 6 && list.height() >= rows[0].height() * 6.0 - 1.0, "{size:?}: {list:?}");
        // The last row and the record are still reached.
        press(&mut window, CTRL, Key::Num6);
        press(&mut window, NONE, Key::End);
        assert!(crate::harness::focus_is_seen(&window), "{size:?}: {}", focused(&window));
        assert!(window.query_by_label("Versions").is_some());
    }
}

#[test]
fn a_yes_or_no_is_edited_with_two_buttons_and_save_is_in_view() {
    let sign = [("symptom", "Gum bleeding"), ("value", "yes"), ("at", "2025-05-09 21:30")];
    for language in [Language::English, Language::German] {
        let words = Words::of_language(language);
        let answer = |answer: &str| {
            let word = words.say("daily-answer", &[("answer", answer.to_owned())]);
            words.say("form-answer-of", &[("field", words.get("form-field-value")), ("answer", word)])
        };
        let filled = naltrexone().with(Kind::Symptom, &sign);
        let mut window = window_in(language, filled.logbook, Route::History, SIZE);
        press(&mut window, CTRL, Key::Num6);
        press(&mut window, NONE, Key::E);
        assert!(window.query_by_label(&words.get("form-one-more")).is_none(), "nothing to count");
        let yes = answer("yes");
        assert_eq!(window.get_by_label(&yes).accesskit_node().toggled(), Some(Toggled::True));
        let save = window.get_by_label(&words.get("form-save")).rect();
        assert!(save.bottom() <= SIZE[1], "{save:?}");
        click(&mut window, &answer("no"));
        click(&mut window, &words.get("form-save"));
        let diary = window.state().logbook().diary();
        let (_, entry) = diary.symptoms().find(|(_, entry)| entry.symptom == "Gum bleeding").unwrap();
        assert_eq!(entry.score, Score::No);
    }
}

#[test]
fn the_journal_says_who_and_what() {
    let mut filled = Filled::new();
    let diary = std::sync::Arc::clone(filled.logbook.diary());
    let mut record = filled.record(
        Kind::Symptom,
        &[("symptom", "Pain"), ("value", "4"), ("entered_by", "Anna"), ("at", "2025-05-09 20:00")],
        &diary,
    );
    let apply = |filled: &mut Filled, change| {
        filled.logbook.apply(&change, &Source::CommandLine, evening().timestamp()).unwrap();
    };
    apply(&mut filled, Change::Add(vec![record.clone()]));
    let before = Box::new(record.clone());
    record.note = Some("after the walk".to_owned());
    apply(&mut filled, Change::Edit { before, after: Box::new(record) });
    let mut window = window_of(filled.logbook, Route::History, SIZE);
    click(&mut window, "Versions");
    assert!(has(&window, "Written on 9 May 2025 21:58, by the command line, entered by Anna"));
    assert!(has(&window, "Note: filled in on 9 May 2025 21:58 with after the walk, by the command line"));
}

#[test]
fn the_notice_of_a_deletion_waits_and_is_reached_by_keys() {
    let mut window = history();
    press(&mut window, CTRL, Key::Num6);
    press(&mut window, NONE, Key::Delete);
    // A minute later it is still there: nobody has to be quick.
    for _ in 0..240 {
        window.step();
    }
    let notice = window.get_by_label_contains("In the trash: ");
    assert_eq!(notice.accesskit_node().live(), Live::Polite);
    press(&mut window, NONE, Key::F6);
    assert_eq!(focused(&window), "Undo");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Symptom).len(), 1);
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
fn every_row_of_the_trash_is_reached_by_keys() {
    let mut filled = Filled::new();
    for number in 1..=30 {
        let text = format!("thrown away {number}");
        filled = filled.with(Kind::Note, &[("text", &text), ("at", "2025-05-08")]);
    }
    let all: Vec<_> = filled.logbook.diary().of_kind(Kind::Note).iter().map(|note| (**note).clone()).collect();
    filled.logbook.apply(&Change::Delete(all), &Source::Window, evening().timestamp()).unwrap();
    let mut window = window_of(filled.logbook, Route::History, SIZE);
    click(&mut window, "Trash");
    press(&mut window, NONE, Key::Tab);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..30 {
        seen.insert(focused(&window));
        press(&mut window, NONE, Key::ArrowDown);
    }
    assert_eq!(seen.len(), 30, "{seen:?}");
    assert!(seen.iter().all(|name| name.starts_with("Restore thrown away")), "{seen:?}");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.state().logbook().diary().len(), 1);
    assert!(focused(&window).starts_with("Restore thrown away"), "the next one has the keyboard");
}

#[test]
fn every_version_of_a_record_is_there() {
    let mut window = history();
    click(&mut window, "Versions");
    assert!(has(&window, "Written on 9 May 2025 21:58, by the command line"));
    click(&mut window, "Hide versions");
    assert!(!has(&window, "Written on 9 May 2025 21:58"));
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

#[test]
fn enlarged_until_the_record_stands_beneath_its_list_the_same_button_has_the_keyboard() {
    let mut window = window_of(naltrexone().logbook, Route::History, SIZE);
    window.get_by_label("Versions").focus();
    window.run();
    for width in [1280.0, 700.0, 1280.0] {
        window.set_size([width, 900.0].into());
        window.run();
        assert_eq!(focused(&window), "Versions", "{width}");
    }
}
