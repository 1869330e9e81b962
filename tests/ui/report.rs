//! The screen for an appointment: choices, the pages beside them, what leaves this computer, and that it does.

use std::time::Duration;

use egui_kittest::kittest::Queryable as _;
use titrace::model::{Kind, Settings};
use titrace::ui::screen::Route;
use titrace::words::{Language, Words};

use crate::access::screens::full;
use crate::harness::{SIZE, Window, click, fill, has, outline, window_in, window_of};

/// Until the worker has laid the pages out.
pub(crate) fn laid(window: &mut Window) {
    waited(window, |window| outline(window).contains("Image \""));
}

fn waited(window: &mut Window, holds: impl Fn(&Window) -> bool) {
    for _ in 0..500 {
        window.run();
        if holds(window) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it did not come to it:\n{}", outline(window));
}

pub(crate) fn open_lists(window: &mut Window, words: &Words) {
    laid(window);
    for key in ["report-choose-outcomes", "report-choose-notes", "report-choose-names"] {
        click(window, &words.say(key, &[("count", "0".to_owned())]));
    }
}

fn appointment() -> Window {
    let mut window = window_of(full().logbook, Route::Report, SIZE);
    laid(&mut window);
    window
}

#[test]
fn the_pages_stand_beside_what_is_chosen() {
    let mut window = appointment();
    let pages = || "Page 1 of 2: Not to be overlooked";
    assert!(window.query_by_label_contains(pages()).is_some(), "{}", outline(&window));
    assert!(outline(&window).contains("Laboratory results, Unwanted effects, Doses"));
    // A part that is not lit is not on them.
    click(&mut window, "Not to be overlooked");
    waited(&mut window, |window| window.query_by_label_contains("Page 1 of 2: Medicines").is_some());
    click(&mut window, "Not to be overlooked");
    waited(&mut window, |window| window.query_by_label_contains(pages()).is_some());
}

#[test]
fn the_period_is_since_the_last_appointment_or_as_typed() {
    let visit = [("type", "appointment"), ("title", "Dr Berg"), ("at", "2025-04-01 10:00")];
    let mut window = window_of(full().with(Kind::Event, &visit).logbook, Route::Report, SIZE);
    laid(&mut window);
    assert!(has(&window, "Since the appointment of 1 April 2025"), "{}", outline(&window));
    assert!(window.query_by_label_contains("Period: 1 April 2025 – 9 May 2025").is_some(), "{}", outline(&window));
    click(&mut window, "Other days…");
    fill(&mut window, "From", "2025-05-20");
    assert!(window.query_by_label_contains("Write both days").is_some(), "{}", outline(&window));
    fill(&mut window, "From", "2025-03-01");
    waited(&mut window, |window| window.query_by_label_contains("Period: 1 March 2025 – 9 May 2025").is_some());
}

#[test]
fn what_leaves_is_said_before_and_is_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = appointment();
    for (format, field, name) in [
        ("PDF, to print", "File", "report.pdf"),
        ("HTML, for mail", "File", "report.html"),
        ("CSV tables", "Folder", "tables"),
    ] {
        click(&mut window, format);
        let path = folder.path().join(name);
        fill(&mut window, field, &path.display().to_string());
        assert!(!path.exists(), "nothing leaves before it is said");
        click(&mut window, "Save");
        waited(&mut window, |window| window.query_by_label_contains("Written: ").is_some());
        assert!(path.exists());
    }
    let pdf = titrace::files::read(&folder.path().join("report.pdf"), 1 << 24).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let html = std::fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(html.contains("Naltrexone") && !html.contains("A long walk"), "notes are quoted only where chosen");
    let labs = std::fs::read_to_string(folder.path().join("tables/labs.csv")).unwrap();
    assert!(labs.contains("Platelets"), "{labs}");
    let notes = std::fs::read_to_string(folder.path().join("tables/notes.csv")).unwrap();
    assert!(!notes.contains("A long walk"), "{notes}");
}

#[test]
fn outcomes_are_kept_with_the_day_they_were_chosen() {
    let mut window = appointment();
    click(&mut window, "Choose what is compared…");
    click(&mut window, "Fatigue");
    let Settings { outcomes, .. } = &window.state().logbook().diary().settings;
    let kept: Vec<_> = outcomes.iter().map(|one| (one.symptom.as_str(), one.since.to_string())).collect();
    assert_eq!(kept, [("Fatigue", "2025-05-09".to_owned())]);
    assert!(has(&window, "What is compared (1)…"), "{}", outline(&window));
}

#[test]
fn the_pages_speak_another_language_than_the_window() {
    let mut window = window_in(Language::English, full().logbook, Route::Report, SIZE);
    laid(&mut window);
    click(&mut window, "Deutsch");
    waited(&mut window, |window| window.query_by_label_contains("Nicht zu übersehen").is_some());
    assert!(has(&window, "What leaves this computer"));
}
