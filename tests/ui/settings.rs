//! Settings: the looks, the size, the day; the tables out and in.

use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use titrace::logbook::Logbook;
use titrace::model::settings::Theme;
use titrace::ui::screen::Route;

use crate::harness::{Filled, SIZE, Window, click, fill, focused, has, naltrexone, press, window_of};

const CTRL: Modifiers = Modifiers::COMMAND;

fn settings() -> Window {
    window_of(naltrexone().logbook, Route::Settings, SIZE)
}

/// The worker writes and reads files; the window hears of it.
fn until(window: &mut Window, text: &str) {
    let began = Instant::now();
    while !has(window, text) {
        assert!(began.elapsed() < Duration::from_secs(20), "“{text}” never came\n{}", crate::harness::outline(window));
        std::thread::sleep(Duration::from_millis(20));
        window.run();
    }
}

#[test]
fn the_theme_is_chosen_and_kept_in_the_diary() {
    let mut window = settings();
    for (words, theme) in [
        ("Dark", Theme::Dark),
        ("High contrast, light", Theme::HighContrastLight),
        ("High contrast, dark", Theme::HighContrastDark),
        ("As the desktop", Theme::System),
    ] {
        click(&mut window, words);
        assert_eq!(window.state().logbook().diary().settings.theme, theme);
    }
    assert!(window.state().logbook().undoable().is_some_and(|step| step.what.key != "change-configure"));
}

#[test]
fn zoom_goes_from_100_to_300_percent_and_back() {
    let mut window = settings();
    let zoom = |window: &Window| window.state().logbook().diary().settings.zoom;
    press(&mut window, CTRL, Key::Minus);
    assert_eq!(zoom(&window), 100);
    for _ in 0..25 {
        press(&mut window, CTRL, Key::Plus);
    }
    assert_eq!(zoom(&window), 300);
    assert!(
        (window.ctx.zoom_factor() - 3.0).abs() < 0.001,
        "and the letters are as large: {}",
        window.ctx.zoom_factor()
    );
    press(&mut window, CTRL, Key::Num0);
    assert_eq!(zoom(&window), 100);
    click(&mut window, "Larger");
    assert!(has(&window, "110 %"));
}

#[test]
fn the_tables_leave_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("csv").display().to_string();
    let mut window = settings();
    fill(&mut window, "Write the files into this folder", &path);
    click(&mut window, "Export");
    until(&mut window, "files are in");

    let mut empty = window_of(Filled::new().logbook, Route::Settings, SIZE);
    fill(&mut empty, "Read files from this folder or file", &path);
    click(&mut empty, "Look inside…");
    until(&mut empty, "8 new records; 0 are there already");
    empty.run();
    assert_eq!(focused(&empty), "Import 8 records");
    let import = empty.get_by_label("Import 8 records").rect();
    assert!(import.bottom() <= SIZE[1], "in view: {import:?}");
    assert!(has(&empty, "4 doses"));
    click(&mut empty, "Import 8 records");
    assert!(has(&empty, "Done: importing 8 records"));
    assert_eq!(focused(&empty), "Look inside…");
    assert_eq!(empty.state().logbook().diary().len(), 8);
    click(&mut empty, "Look inside…");
    until(&mut empty, "Nothing new; 8 are there already");

    std::fs::write(folder.path().join("csv/labs.csv"), "kind,at,analyte\nlab,2025-02-31,Platelets\n").unwrap();
    click(&mut empty, "Look inside…");
    until(&mut empty, "labs.csv");
    assert!(has(&empty, "Nothing was imported"));
}

#[test]
fn the_whole_diary_leaves_and_another_window_begins_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("out.jsonl").display().to_string();
    let diary = folder.path().join("new.titrace");
    let mut window = settings();
    fill(&mut window, "Write the archive into this file", &archive);
    click(&mut window, "Write the archive");
    until(&mut window, "It is not encrypted: keep it where only you can read it");
    assert_eq!(focused(&window), "Close this");
    assert!(!has(&window, "Make the diary of this archive"));

    let mut new = window_of(Logbook::open_or_new(&diary).unwrap(), Route::Settings, SIZE);
    assert!(!has(&new, "Write the archive into this file"), "there is no diary");
    fill(&mut new, "Make the diary of this archive", &folder.path().display().to_string());
    click(&mut new, "Read the archive");
    until(&mut new, "This is no archive of Titrace");
    click(&mut new, "Close this");
    fill(&mut new, "Make the diary of this archive", &archive);
    click(&mut new, "Read the archive");
    until(&mut new, "8 records, 0 in the trash, as in the archive");
    assert_eq!(new.state().logbook().diary(), window.state().logbook().diary());
    assert_eq!(new.state().logbook().undoable(), window.state().logbook().undoable());
    assert!(has(&new, "Platelets <5 ×10⁹/L"), "Today has it\n{}", crate::harness::outline(&new));
    assert!(diary.exists());

    // A diary with a file writes its own, and over nothing else.
    click(&mut new, "Settings");
    fill(&mut new, "Write the archive into this file", &diary.display().to_string());
    click(&mut new, "Write the archive");
    until(&mut new, "is no earlier archive of this diary");
    fill(&mut new, "Write the archive into this file", &archive);
    click(&mut new, "Write the archive");
    until(&mut new, "Everything is in");
}
