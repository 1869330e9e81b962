//! What is not the usual: a diary that cannot be opened, somebody else who writes, the sample.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use titrace::catalogue::Catalogue;
use titrace::logbook::Logbook;
use titrace::model::{Change, Kind, Message, Settings, Source};
use titrace::ui::screen::Route;
use titrace::ui::{App, Asked, Door, Start, prepare, theme};
use titrace::words::Words;

use crate::harness::{Filled, SIZE, click, evening, has, naltrexone, press, window_of};

#[test]
fn a_busy_diary_says_so_and_opens_when_it_is_free() {
    let tries = Rc::new(Cell::new(0));
    let counted = Rc::clone(&tries);
    let reopen = move || {
        counted.set(counted.get() + 1);
        if counted.get() < 3 {
            return Err(Message::new("store-busy").into());
        }
        let start = Start { route: Route::Today { day: None }, clock: Box::new(evening), asked: Asked::default() };
        Ok(App::new(naltrexone().logbook, Catalogue::bundled().unwrap(), Arc::new(Words::english()), start))
    };
    let mut door = Harness::builder()
        .with_size(SIZE)
        .with_context_setup(|ctx| {
            theme::install(ctx);
            prepare(ctx);
        })
        .build_eframe(move |creation| {
            let path = "/home/person/diary.titrace".into();
            Door::open(Arc::new(Words::english()), path, Box::new(reopen), &creation.egui_ctx)
        });
    door.run();
    assert!(door.query_by_label("Titrace changed nothing in it.").is_some());
    assert!(door.query_by_label("/home/person/diary.titrace").is_some());
    assert!(door.query_by_label_contains("Another program is writing to the diary").is_some());
    for _ in 0..2 {
        door.key_press(Key::Enter);
        door.run();
    }
    assert_eq!(tries.get(), 3);
    assert!(door.query_by_label("Took it now (Naltrexone)").is_some());
}

#[test]
fn what_others_write_is_seen_without_being_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.titrace");
    let mut other = Filled::at(Logbook::open_or_new(&path).unwrap());
    other = other.with(Kind::Note, &[("text", "Before")]);
    let mut window = window_of(Logbook::open(&path).unwrap(), Route::Today { day: None }, SIZE);
    let ctx = window.ctx.clone();
    window.state_mut().watch_others(&ctx);
    assert!(has(&window, "Before"));
    let other = other.with(Kind::Note, &[("text", "From the command line")]);
    let began = Instant::now();
    while !has(&window, "From the command line") {
        assert!(began.elapsed() < Duration::from_secs(20), "it never came");
        std::thread::sleep(Duration::from_millis(50));
        window.run();
    }
    // Undo names whose it was.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(has(&window, "Undone: adding a note, by the command line"));
    drop(other);
}

#[test]
fn the_notice_takes_back_its_own_change_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.titrace");
    let other = Filled::at(Logbook::open_or_new(&path).unwrap()).with(Kind::Note, &[("text", "Before")]);
    let mut window = window_of(Logbook::open(&path).unwrap(), Route::Today { day: None }, SIZE);
    let note = |window: &mut crate::harness::Window, text: &str| {
        press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        crate::harness::fill(window, "Your note", text);
        press(window, Modifiers::NONE, Key::Enter);
    };
    note(&mut window, "Mine");
    assert!(has(&window, "Undo"));
    // Written while nobody looks: what is pressed then takes nothing back.
    let other = other.with(Kind::Note, &[("text", "Theirs")]);
    click(&mut window, "Undo");
    assert!(has(&window, "nothing was undone"));
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Note).len(), 3);
    // Seen before it is pressed: it stands there no longer, its words do.
    note(&mut window, "Mine again");
    let other = other.with(Kind::Note, &[("text", "Theirs again")]);
    let ctx = window.ctx.clone();
    window.state_mut().watch_others(&ctx);
    let began = Instant::now();
    while !has(&window, "Theirs again") {
        assert!(began.elapsed() < Duration::from_secs(20), "it never came");
        std::thread::sleep(Duration::from_millis(50));
        window.step();
    }
    window.step();
    assert!(window.query_by_label("Undo").is_none());
    assert!(has(&window, "Written: Mine again"));
    drop(other);
}

#[test]
fn a_notice_leaves_with_its_screen_and_never_by_itself() {
    let mut window = window_of(naltrexone().logbook, Route::Today { day: None }, SIZE);
    let frames = |window: &mut crate::harness::Window, seconds: usize| {
        for _ in 0..seconds * 4 {
            window.step();
        }
    };
    press(&mut window, Modifiers::NONE, Key::Enter);
    // Five minutes: nobody knows how long somebody needs to read it.
    frames(&mut window, 300);
    assert!(has(&window, "Written: Naltrexone, 18 drops, 4.5 mg"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(has(&window, "Undone: adding a dose"));
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    assert!(!has(&window, "Undone: adding a dose"));
}

#[test]
fn the_sample_says_that_it_is_one_on_every_screen() {
    let mut logbook = naltrexone().logbook;
    let before = logbook.diary().settings.clone();
    let after = Settings { sample: true, ..before.clone() };
    logbook.apply(&Change::Configure { before, after }, &Source::CommandLine, evening().timestamp()).unwrap();
    let mut window = window_of(logbook, Route::Today { day: None }, SIZE);
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8] {
        press(&mut window, Modifiers::COMMAND, key);
        assert!(has(&window, "Sample diary"));
    }
}

#[test]
fn a_change_that_cannot_be_kept_is_said_and_the_draft_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.titrace");
    let other = Filled::at(Logbook::open_or_new(&path).unwrap()).with(Kind::Note, &[("text", "First")]);
    let mut window = window_of(Logbook::open(&path).unwrap(), Route::Today { day: None }, SIZE);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    crate::harness::fill(&mut window, "Your note", "Not to be lost");
    drop(other);
    std::fs::remove_file(&path).unwrap();
    press(&mut window, Modifiers::NONE, Key::Enter);
    if window.query_by_label("Your note").is_some() {
        assert_eq!(window.get_by_label("Your note").value().unwrap(), "Not to be lost");
    } else {
        panic!("said to be saved, into a file that is gone");
    }
}
