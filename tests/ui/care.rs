//! The diary is taken care of: backups by themselves, what is half-typed after a crash, a file that cannot be opened.
#![expect(clippy::disallowed_methods, reason = "nobody has the file open")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::{SignedDuration, Timestamp};
use titrace::logbook::{DraftFile, Logbook, backups_of};
use titrace::model::event::Note;
use titrace::model::{Body, Kind};
use titrace::ui::screen::Route;
use titrace::ui::{App, Asked, Door, Start, prepare, theme};
use titrace::words::{Language, Words};

use crate::harness::{Filled, SIZE, Window, click, evening, fill, has, press, spoken, window_of};

/// A diary of some notes that lies somewhere.
fn diary(folder: &Path) -> PathBuf {
    let path = folder.join("diary.titrace");
    let mut filled = Filled::at(Logbook::open_or_new(&path).unwrap());
    for text in ["A quiet day", "A long night"] {
        filled = filled.with(Kind::Note, &[("text", text)]);
    }
    path
}

fn opened(path: &Path) -> Window {
    let mut window = window_of(Logbook::open_or_new(path).unwrap(), Route::Today { day: None }, SIZE);
    let ctx = window.ctx.clone();
    window.state_mut().take_care(&ctx);
    window.run();
    window
}

fn until(mut step: impl FnMut() -> bool, what: &str) {
    let began = Instant::now();
    while !step() {
        assert!(began.elapsed() < Duration::from_secs(30), "{what} never came");
        std::thread::sleep(Duration::from_millis(30));
    }
}

fn until_seen(window: &mut Window, label: &str) {
    until(
        || {
            window.run();
            has(window, label)
        },
        label,
    );
}

/// What is kept beside the diary of what is half-typed.
fn drafts(path: &Path) -> String {
    format!("{:?}", DraftFile::open(path).unwrap().1)
}

#[test]
fn what_was_half_typed_is_in_its_form_after_a_restart_and_gone_when_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut window = opened(&path);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    fill(&mut window, "Your note", "Not to be lost");
    until(|| drafts(&path).contains("Not to be lost"), "the draft");
    // The window ends without a word, as when the power goes.
    drop(window);
    let mut window = opened(&path);
    assert!(has(&window, "What you were writing when Titrace ended is here again"));
    assert_eq!(window.get_by_label("Your note").value().unwrap(), "Not to be lost");
    click(&mut window, "Save");
    until(|| drafts(&path) == "[]", "the end of the draft");
    let notes = |window: &Window| {
        let records = window.state().logbook().diary().of_kind(Kind::Note).to_vec();
        records.iter().filter(|it| matches!(&it.body, Body::Note(Note { text }) if text == "Not to be lost")).count()
    };
    assert_eq!(notes(&window), 1);
    // It is not asked for again.
    drop(window);
    assert!(!has(&opened(&path), "is here again"));
}

/// It was saved, and the program ended before the draft was taken away: it is not offered to be saved twice.
#[test]
fn what_was_saved_before_the_end_does_not_come_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut window = opened(&path);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    fill(&mut window, "Your note", "Once only");
    until(|| drafts(&path).contains("Once only"), "the draft");
    let kept = fs::read(folder.path().join("diary.titrace-draft")).unwrap();
    click(&mut window, "Save");
    until(|| drafts(&path) == "[]", "the end of the draft");
    drop(window);
    fs::write(folder.path().join("diary.titrace-draft"), kept).unwrap();
    let window = opened(&path);
    assert!(!has(&window, "is here again"));
    assert!(window.query_by_label("Your note").is_none());
}

#[test]
fn the_note_of_a_day_comes_back_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut window = opened(&path);
    fill(&mut window, "A note, if you like", "Half a");
    until(|| drafts(&path).contains("Half a"), "the note");
    drop(window);
    let mut window = opened(&path);
    assert_eq!(window.get_by_label("A note, if you like").value().unwrap(), "Half a");
    fill(&mut window, "A note, if you like", "Half a note");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    until(|| drafts(&path) == "[]", "the end of the draft");
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Note).len(), 3);
}

#[test]
fn a_half_typed_report_comes_back_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut window = opened(&path);
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    click(&mut window, "Enter a report…");
    fill(&mut window, "Laboratory", "City hospital");
    until(|| drafts(&path).contains("City hospital"), "the report");
    drop(window);
    let window = opened(&path);
    assert_eq!(window.state().route(), Route::Labs);
    assert_eq!(window.get_by_label("Laboratory").value().unwrap(), "City hospital");
}

#[test]
fn answers_of_a_check_in_and_an_edit_come_back_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut window = opened(&path);
    click(&mut window, "Edit 21:58 A long night");
    fill(&mut window, "Your note", "A very long night");
    until(|| drafts(&path).contains("A very long night"), "the edit");
    drop(window);
    let mut window = opened(&path);
    assert_eq!(window.get_by_label("Your note").value().unwrap(), "A very long night");
    click(&mut window, "Save");
    let diary = window.state().logbook().diary();
    assert_eq!(
        diary.notes().map(|(_, note)| note.text.as_str()).collect::<Vec<_>>(),
        ["A quiet day", "A very long night"]
    );
    drop(window);

    let mut window = window_of(Logbook::open(&path).unwrap(), Route::CheckIn, SIZE);
    let ctx = window.ctx.clone();
    window.state_mut().take_care(&ctx);
    click(&mut window, "Check in now");
    click(&mut window, "Fatigue: 5");
    fill(&mut window, "How far", "1");
    click(&mut window, "At least that");
    until(|| drafts(&path).contains(">=1"), "the answers");
    drop(window);
    let mut window = opened(&path);
    assert_eq!(window.state().route(), Route::CheckIn);
    click(&mut window, "Check in now");
    assert!(has(&window, "2 answers"));
    click(&mut window, "Save");
    assert!(has(&window, "Walked: ≥1 km"));
    until(|| drafts(&path) == "[]", "the end of the draft");
}

#[test]
fn a_change_that_cannot_be_kept_is_in_its_form_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut window = opened(&path);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    fill(&mut window, "Your note", "While somebody else writes");
    until(|| drafts(&path).contains("While somebody"), "the draft");
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(has(&window, "Another program is writing to the diary"));
    assert!(has(&window, "The last change is not saved"));
    assert!(!has(&window, "Everything is saved"));
    assert_eq!(window.get_by_label("Your note").value().unwrap(), "While somebody else writes");
    drop(window);
    drop(other);
    let mut window = opened(&path);
    assert_eq!(window.get_by_label("Your note").value().unwrap(), "While somebody else writes");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Note).len(), 3);
}

#[test]
fn what_was_not_saved_is_said_until_something_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut window = opened(&path);
    assert!(has(&window, "Everything is saved"));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    fill(&mut window, "Your note", "Beside a strange journal");
    let strange = folder.path().join("diary.titrace-journal");
    fs::create_dir(&strange).unwrap();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(has(&window, "The last change is not saved"));
    assert_eq!(window.get_by_label("Your note").value().unwrap(), "Beside a strange journal");
    fs::remove_dir(&strange).unwrap();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!has(&window, "The last change is not saved"));
    assert!(has(&window, "Saved "));
}

#[test]
fn a_backup_is_made_when_the_window_opens_and_said_on_every_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut window = opened(&path);
    until_seen(&mut window, "Backup 21:58");
    let [backup] = &backups_of(&path)[..] else { panic!("not one backup") };
    backup.verify().unwrap();
    for key in [Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8] {
        press(&mut window, Modifiers::COMMAND, key);
        assert!(has(&window, "Backup 21:58"));
    }
    assert!(has(&window, "Last verified backup: 9 May 2025, 21:58"));
}

#[test]
fn a_backup_is_made_after_half_an_hour_in_which_something_was_written() {
    use std::sync::Mutex;
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let minutes = Arc::new(Mutex::new(0_i64));
    let clock = Arc::clone(&minutes);
    let clock = move || evening().checked_add(SignedDuration::from_mins(*clock.lock().unwrap())).unwrap();
    let start = Start { route: Route::Today { day: None }, clock: Box::new(clock), asked: Asked::default() };
    let logbook = Logbook::open(&path).unwrap();
    let mut window = Harness::builder()
        .with_size(SIZE)
        .with_max_steps(12)
        .with_context_setup(|ctx| {
            theme::install(ctx);
            prepare(ctx);
        })
        .build_eframe(move |creation| {
            let (words, catalogue) = spoken(Language::English);
            let mut app = App::new(logbook, catalogue, words, start);
            app.take_care(&creation.egui_ctx);
            app
        });
    until_seen(&mut window, "Backup 21:58");
    let at = |window: &mut Window, minute: i64, backups: usize| {
        *minutes.lock().unwrap() = minute;
        for _ in 0..20 {
            window.step();
            std::thread::sleep(Duration::from_millis(10));
        }
        until(
            || {
                window.step();
                backups_of(&path).len() == backups
            },
            "the right number of backups",
        );
    };
    // Nothing was written: nothing is to be kept.
    at(&mut window, 45, 1);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    fill(&mut window, "Your note", "New");
    press(&mut window, Modifiers::NONE, Key::Enter);
    at(&mut window, 46, 2);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    fill(&mut window, "Your note", "Newer");
    press(&mut window, Modifiers::NONE, Key::Enter);
    at(&mut window, 60, 2);
    at(&mut window, 77, 3);
}

#[test]
fn no_backup_is_said_in_strong_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    fs::write(folder.path().join("diary-backups"), "a file where the folder would be").unwrap();
    let mut window = opened(&path);
    until_seen(&mut window, "No backup: see Settings");
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    assert!(has(&window, "There is no backup yet"));
}

/// The door as the real window has it.
fn door(path: &Path) -> Harness<'static, Door> {
    let file = path.to_owned();
    let reopen = move || {
        let start = Start { route: Route::Today { day: None }, clock: Box::new(evening), asked: Asked::default() };
        let (words, catalogue) = spoken(Language::English);
        Ok(App::new(Logbook::open_or_new(&file)?, catalogue, words, start))
    };
    let path = path.to_owned();
    let mut door = Harness::builder()
        .with_size(SIZE)
        .with_max_steps(12)
        .with_context_setup(|ctx: &egui::Context| {
            theme::install(ctx);
            prepare(ctx);
        })
        .build_eframe(move |creation| {
            Door::open(Arc::new(Words::english()), path, Box::new(reopen), &creation.egui_ctx)
        });
    door.run();
    door
}

fn until_shown(door: &mut Harness<'static, Door>, label: &str) {
    until(
        || {
            door.run();
            door.query_all_by_label_contains(label).next().is_some()
        },
        label,
    );
}

fn ago() -> Timestamp {
    "2025-05-08T20:00:00Z".parse().unwrap()
}

#[test]
fn a_damaged_diary_is_opened_from_its_newest_good_backup_with_one_press() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    Logbook::open(&path).unwrap().back_up(ago()).unwrap().unwrap();
    let damaged = b"damaged ".repeat(900);
    fs::write(&path, &damaged).unwrap();
    let mut door = door(&path);
    until_shown(&mut door, "Open the backup of 2025-05-08");
    assert!(door.query_by_label("Titrace changed nothing in it.").is_some());
    assert_eq!(fs::read(&path).unwrap(), damaged);
    door.key_press(Key::Enter);
    until_shown(&mut door, "The backup is the diary now: 2 records");
    assert!(door.query_all_by_label_contains("A long night").next().is_some());
    let kept = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let kept: Vec<_> = kept.filter(|path| path.to_string_lossy().contains(".replaced-")).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read(&kept[0]).unwrap(), damaged);
}

#[test]
fn what_can_be_read_is_salvaged_where_there_is_no_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 4096;
    // The way to the records of a kind is gone.
    let hole = (4096..last).step_by(4096).find(|at| {
        let mut damaged = bytes.clone();
        damaged[*at..at + 4096].fill(0);
        fs::write(&path, &damaged).unwrap();
        Logbook::open(&path).is_err_and(|error| error.is_damage())
    });
    let hole = hole.unwrap();
    bytes[hole..hole + 4096].fill(0);
    fs::write(&path, &bytes).unwrap();
    let mut door = door(&path);
    until_shown(&mut door, "There is no good backup beside the diary");
    door.get_by_label("Salvage what can be read").click();
    until_shown(&mut door, "This is what could be read");
    let kept = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    assert!(
        kept.filter(|path| path.to_string_lossy().contains(".replaced-")).any(|path| fs::read(path).unwrap() == bytes)
    );
    assert_eq!(Logbook::open(&path).unwrap().check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_backup_is_put_back_from_the_settings_and_the_window_shows_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = diary(folder.path());
    Logbook::open(&path).unwrap().back_up(ago()).unwrap().unwrap();
    let filled = Filled::at(Logbook::open(&path).unwrap()).with(Kind::Note, &[("text", "Too much")]);
    drop(filled);
    let mut door = door(&path);
    until_shown(&mut door, "Too much");
    door.key_press_modifiers(Modifiers::COMMAND, Key::Num8);
    let put_back = "Put back the backup of 8 May 2025, 22:00, 2 changes";
    until_shown(&mut door, put_back);
    door.get_by_label(put_back).click_accesskit();
    door.run();
    let leave = door.get_by_label("Leave it");
    assert!(leave.is_focused());
    let (asked, window) = (leave.rect(), door.ctx.content_rect());
    assert!(window.contains_rect(asked), "{asked} is not in view in {window}");
    door.get_by_label("Put it back").click_accesskit();
    until_shown(&mut door, "The backup is the diary now: 2 records");
    assert!(door.query_all_by_label_contains("Too much").next().is_none());
    assert_eq!(Logbook::open(&path).unwrap().diary().len(), 2);
}
