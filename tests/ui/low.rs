//! Low-energy mode: three keys for a day, each said, each taken back.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use insta::assert_snapshot;
use titrace::logbook::Logbook;
use titrace::model::Kind;
use titrace::ui::screen::Route;

use crate::daily::{EIGHT, asking, eight, number, said};
use crate::harness::{Filled, Window, click, click_at, focused, has, outline, press, window, window_of};

const NONE: Modifiers = Modifiers::NONE;

fn low() -> Filled {
    asking(eight(), &EIGHT, |daily| daily.low_energy = true)
}

fn doses(window: &Window) -> usize {
    window.state().logbook().diary().of_kind(Kind::Dose).len()
}

const BAD: &str = "Bad day, no scores";

#[test]
fn a_complete_bad_day_takes_two_keys_from_a_fresh_window() {
    let mut window = window(low().logbook);
    assert_eq!(focused(&window), "Took it: Naltrexone, 18 drops");
    for key in [Key::Num1, Key::Num3] {
        press(&mut window, NONE, key);
    }
    assert_eq!(doses(&window), 5);
    assert_eq!(said(&window, BAD).iter().map(|entry| number(entry.score)).collect::<Vec<_>>(), ["yes"]);
    assert!(has(&window, "Taken 21:58") && has(&window, "Bad day is written"));
    // Again it writes nothing: once a day.
    for key in [Key::Num1, Key::Num3, Key::Num3] {
        press(&mut window, NONE, key);
        window.run_steps(8);
    }
    assert_eq!((doses(&window), said(&window, BAD).len()), (5, 1));
    click(&mut window, "Undo Bad day is written");
    click(&mut window, "Undo Taken 21:58");
    assert_eq!((doses(&window), said(&window, BAD).len()), (4, 0));
}

#[test]
fn the_same_as_yesterday_is_one_key_and_one_undo() {
    let mut window = window(low().logbook);
    press(&mut window, NONE, Key::Num2);
    assert_eq!(said(&window, "Pain").len(), 1);
    assert!(EIGHT.iter().all(|name| said(&window, name)[0].copied));
    assert_eq!(focused(&window), "Took it: Naltrexone, 18 drops");
    click(&mut window, "Undo 8 symptoms as yesterday");
    assert!(EIGHT.iter().all(|name| said(&window, name).is_empty()));
}

#[test]
fn a_second_enter_of_a_hand_that_shakes_writes_nothing() {
    let mut window = window(low().logbook);
    window.key_press(Key::Enter);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!((doses(&window), said(&window, "Pain").len()), (5, 0));
    window.run_steps(8);
    assert_eq!(focused(&window), "Same as yesterday: 8 symptoms");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(said(&window, "Pain").len(), 1);
}

#[test]
fn the_guard_of_a_dose_still_asks() {
    let cells = [("medicine", "Naltrexone"), ("amount", "120 drop"), ("at", "2025-05-08 23:00")];
    let mut window = window(low().with(Kind::Dose, &cells).logbook);
    press(&mut window, NONE, Key::Num1);
    assert_eq!((doses(&window), focused(&window).as_str()), (5, "Go back"));
    press(&mut window, NONE, Key::Escape);
    assert_eq!(doses(&window), 5);
    press(&mut window, NONE, Key::Num3);
    assert_eq!(said(&window, BAD).len(), 1);
}

#[test]
fn what_is_taken_already_is_not_taken_again() {
    let filled =
        low().with(Kind::Dose, &[("medicine", "Naltrexone"), ("amount", "180 drop"), ("at", "2025-05-09 08:00")]);
    let mut window = window(filled.logbook);
    assert!(has(&window, "Nothing is due now"));
    press(&mut window, NONE, Key::Num1);
    assert!(has(&window, "Nothing is due now"), "and says so");
    assert_eq!(doses(&window), 5);
}

#[test]
fn it_is_left_and_entered_by_button_and_key() {
    let mut window = window(low().logbook);
    assert!(!has(&window, "How was today?"));
    click(&mut window, "More…");
    assert!(has(&window, "How was today?"));
    assert!(!window.state().logbook().diary().settings.daily.low_energy);
    press(&mut window, Modifiers::COMMAND, Key::E);
    assert!(has(&window, "Bad day"));
    press(&mut window, Modifiers::COMMAND, Key::E);
    click(&mut window, "Low-energy mode");
    assert_eq!(focused(&window), "Took it: Naltrexone, 18 drops");
}

#[test]
fn an_earlier_day_is_written_as_that_day() {
    let mut window = window(low().logbook);
    for _ in 0..4 {
        press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    }
    press(&mut window, NONE, Key::Num3);
    let diary = window.state().logbook().diary();
    let bad: Vec<_> = diary.symptoms().filter(|(_, entry)| entry.symptom == BAD).collect();
    assert_eq!(bad[0].0.at.text(), "2025-05-05");
}

#[test]
fn three_buttons_and_nothing_else() {
    assert_snapshot!(outline(&window(low().logbook)), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today" [x]
          Button "Timeline"
          Button "Plan"
          Button "Labs"
          Button "Watch"
          Button "History"
          Button "Appointment"
          Button "Settings"
        Status "Everything is saved"
      Pane
        Heading "Friday, 9 May"
        Pane "Asks for attention"
          Label = "Platelets are very low: <5 ×10⁹/L"
          Button "Look at it…"
        Button "Took it: Naltrexone, 18 drops"
        Button "Same as yesterday: 8 symptoms"
        Button "Bad day: No scores, only that"
        Button "More…"
    "#);
}

#[test]
fn with_nothing_to_write_it_says_so() {
    let filled = asking(Filled::at(Logbook::in_memory().unwrap()), &[], |daily| daily.low_energy = true);
    let window = window(filled.logbook);
    assert!(has(&window, "No medicine is taken on this day"));
    assert!(has(&window, "No symptoms are chosen"));
    assert_eq!(focused(&window), "Bad day: No scores, only that");
    assert!(!has(&window, "Which medicine"));
    assert!(window.query_by_label("More…").is_some());
}

#[test]
fn an_alert_hides_no_button_and_a_press_moves_nothing() {
    const NAMES: [&str; 3] =
        ["Took it: Naltrexone, 18 drops", "Same as yesterday: 8 symptoms", "Bad day: No scores, only that"];
    for size in [[1280.0, 800.0], [1024.0, 700.0], [512.0, 350.0]] {
        let bleeding = [("symptom", "Gum bleeding"), ("value", "yes"), ("at", "2025-05-09 20:00")];
        let mut window = window_of(low().with(Kind::Symptom, &bleeding).logbook, Route::Today { day: None }, size);
        window.run();
        assert!(has(&window, "Platelets are very low"));
        let all = NAMES.map(|name| window.get_by_label(name).rect());
        let screen = eframe::egui::Rect::from_min_size(eframe::egui::Pos2::ZERO, size.into());
        assert!(screen.contains_rect(all[0]), "{size:?}: {:?}", all[0]);
        assert!(size[1] < 600.0 || screen.contains_rect(all[2]), "{size:?}: {:?}", all[2]);
        for again in 0..4 {
            click_at(&mut window, all[0].center() + eframe::egui::vec2(0.0, 10.0 * again as f32));
            window.run_steps(if again == 2 { 40 } else { 1 });
            assert_eq!((doses(&window), said(&window, "Pain").len()), (5, 0), "press {again} at {size:?}");
        }
        if size[1] > 600.0 {
            assert_eq!(window.get_by_label(NAMES[1]).rect(), all[1]);
            assert_eq!(window.get_by_label(NAMES[2]).rect(), all[2]);
            let undo = window.get_by_label("Undo Taken 21:58").rect();
            assert!(all.iter().all(|button| !button.shrink(1.0).intersects(undo)), "{undo:?}");
        }
        click(&mut window, "Look at it…");
        assert_eq!(window.state().route(), Route::Watch);
    }
}
