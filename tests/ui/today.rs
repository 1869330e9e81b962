//! Today: a dose in one key, what then stands there, what asks first; other days; the empty diary.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use titrace::logbook::Logbook;
use titrace::model::Kind;
use titrace::ui::screen::Route;

use crate::harness::{
    click, click_at, fill, focus_is_seen, focused, has, naltrexone, press, window, window_in, window_of,
};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn doses(window: &crate::harness::Window) -> usize {
    window.state().logbook().diary().of_kind(Kind::Dose).len()
}

#[test]
fn a_dose_is_logged_found_undone_and_done_again_by_keyboard_alone() {
    let mut window = window(naltrexone().logbook);
    assert_eq!(focused(&window), "Took it now (Naltrexone)");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(doses(&window), 5);
    assert!(has(&window, "Taken 21:58"));
    assert!(has(&window, "Saved 21:58"));
    press(&mut window, CTRL, Key::Num6);
    assert_eq!(focused(&window), "2025-05-09 21:58, Naltrexone, 18 drops, 4.5 mg");
    press(&mut window, CTRL, Key::Z);
    assert_eq!(doses(&window), 4);
    assert!(has(&window, "Undone: adding a dose"));
    assert!(!has(&window, "2025-05-09 21:58"));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(doses(&window), 5);
    assert!(has(&window, "Done again: adding a dose"));
    press(&mut window, CTRL, Key::Z);
    press(&mut window, CTRL, Key::Y);
    assert_eq!(doses(&window), 5);
}

#[test]
fn a_second_dose_in_the_day_asks_and_the_safe_answer_has_the_keyboard() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL, Key::D);
    assert_eq!(doses(&window), 5);
    press(&mut window, CTRL, Key::D);
    assert!(has(&window, "already there for this day"));
    assert_eq!(focused(&window), "Go back");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(doses(&window), 5);
    assert!(!has(&window, "already there for this day"));
    assert_eq!(focused(&window), "Other… (Naltrexone)");
    press(&mut window, CTRL, Key::D);
    press(&mut window, NONE, Key::Escape);
    assert_eq!(doses(&window), 5);
    press(&mut window, CTRL, Key::D);
    press(&mut window, NONE, Key::Tab);
    assert_eq!(focused(&window), "Yes, save it");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(doses(&window), 6);
}

#[test]
fn undo_stands_beside_what_was_taken() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, NONE, Key::Enter);
    click(&mut window, "Undo Taken 21:58");
    assert_eq!(doses(&window), 4);
    assert_eq!(focused(&window), "Choose symptoms…", "nothing that writes by mistake");
    // Later, it is no longer the last thing that was done: it goes into the trash.
    press(&mut window, CTRL, Key::D);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    fill(&mut window, "Your note", "Slept well");
    press(&mut window, NONE, Key::Enter);
    click(&mut window, "Undo Taken 21:58");
    assert_eq!(doses(&window), 4);
    assert!(has(&window, "In the trash: Naltrexone"));
    assert!(has(&window, "Slept well"));
}

#[test]
fn the_day_before_is_opened_and_logged_on() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(has(&window, "Thursday, 8 May"));
    assert!(has(&window, "Day 126"));
    assert!(has(&window, "Taken 22:04"));
    for _ in 0..4 {
        press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    }
    assert!(has(&window, "Sunday, 4 May"));
    click(&mut window, "Taken that day… (Naltrexone)");
    assert_eq!(window.get_by_label("How much").value().unwrap(), "18 drops");
    assert_eq!(window.get_by_label("When").value().unwrap(), "2025-05-04");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(doses(&window), 5);
    click(&mut window, "Back to today");
    assert!(has(&window, "Friday, 9 May"));
}

#[test]
fn a_skipped_dose_says_why_and_is_no_taken_one() {
    let mut window = window(naltrexone().logbook);
    click(&mut window, "Skipped… (Naltrexone)");
    assert_eq!(focused(&window), "Why");
    fill(&mut window, "Why", "Nausea");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "Skipped"));
    assert!(has(&window, "Nausea"));
    assert_eq!(doses(&window), 5);
}

#[test]
fn an_empty_diary_says_what_to_do_until_the_first_dose_is_there() {
    let mut window = window(Logbook::in_memory().unwrap());
    assert_eq!(focused(&window), "Add a medicine…");
    press(&mut window, NONE, Key::Enter);
    fill(&mut window, "Name", "Naltrexone");
    fill(&mut window, "How it is made up (liquids)", "50 mg in 10 mL, 20 drops/mL");
    assert!(has(&window, "0.25 mg a drop"));
    fill(&mut window, "Taken since", "2025-05-09");
    press(&mut window, NONE, Key::Enter);
    let diary = window.state().logbook().diary();
    assert_eq!((diary.of_kind(Kind::Medicine).len(), diary.of_kind(Kind::Course).len()), (1, 1));
    assert_eq!(focused(&window), "Log the first dose… (Naltrexone)");
    press(&mut window, NONE, Key::Enter);
    fill(&mut window, "How much", "1 drop");
    assert!(has(&window, "= 0.25 mg"));
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "Taken 21:58"));
    // Both are one step back.
    press(&mut window, CTRL, Key::Z);
    press(&mut window, CTRL, Key::Z);
    assert!(window.state().logbook().diary().is_empty());
}

#[test]
fn a_medicine_is_stopped_and_no_longer_asked_about() {
    let mut window = window(naltrexone().logbook);
    click(&mut window, "Stopped… (Naltrexone)");
    assert_eq!(window.get_by_label("Until").value().unwrap(), "2025-05-09");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, CTRL, Key::Num1);
    assert!(has(&window, "Took it now"), "taken until the end of the last day");
}

#[test]
fn a_second_press_of_a_hand_that_shakes_takes_no_dose_back_and_nothing_moves() {
    // The usual size; at 200 % the buttons stand beneath the words, and the notice rises where they are.
    for size in [crate::harness::SIZE, [1024.0, 700.0], [512.0, 350.0], [480.0, 320.0]] {
        for (filled, before) in [(naltrexone(), 4), (crate::plan::planned(), 0)] {
            let mut window = window_of(filled.logbook, Route::Today { day: None }, size);
            window.get_by_label("Took it now (Naltrexone)").scroll_to_me();
            window.run();
            let button = window.get_by_label("Took it now (Naltrexone)").rect();
            let other = window.get_by_label("Other… (Naltrexone)").rect();
            let place = button.center();
            click_at(&mut window, place);
            assert_eq!(doses(&window), before + 1, "{size:?}");
            // At once, and much later, and a little beside.
            for again in 0..4 {
                window.run_steps(if again == 2 { 40 } else { 1 });
                click_at(&mut window, place + eframe::egui::vec2(4.0 * again as f32, 5.0 * again as f32));
                assert_eq!(doses(&window), before + 1, "press {again} at {size:?}");
                assert!(!has(&window, "Undone"), "{size:?}");
            }
            if size[1] > 600.0 {
                let after = window.get_by_label("Other… (Naltrexone)").rect();
                assert!((after.top() - other.top()).abs() < 1.0, "{size:?}: {other:?} {after:?}");
                let undo = window.get_by_label("Undo Taken 21:58").rect();
                assert!(!undo.intersects(button), "{size:?}: {undo:?} {button:?}");
            }
        }
    }
}

#[test]
fn where_the_keyboard_goes_is_seen() {
    for size in [[1024.0, 700.0], [512.0, 350.0]] {
        let mut window = window_of(crate::daily::eight().logbook, Route::Today { day: None }, size);
        press(&mut window, NONE, Key::Enter);
        assert_eq!(focused(&window), "Pain");
        assert!(focus_is_seen(&window), "{size:?}");
        for key in [Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num2, Key::Num2, Key::Num2, Key::Num0] {
            press(&mut window, NONE, key);
            assert!(focus_is_seen(&window), "{} at {size:?}", focused(&window));
        }
        assert_eq!(focused(&window), "A note, if you like");
    }
}

#[test]
fn what_is_only_noted_does_not_stand_before_the_questions() {
    let mut filled = crate::daily::eight();
    for name in ["Vitamin D", "Magnesium"] {
        filled = filled
            .with(Kind::Medicine, &[("name", name), ("form", "tablet"), ("at", "2025-04-01")])
            .with(Kind::Course, &[("medicine", name), ("at", "2025-04-01")]);
    }
    let mut window = window(filled.logbook);
    assert!(!has(&window, "Log the first dose…"));
    let top = |label: &str| window.get_by_label(label).rect().top();
    assert!(top("Took it now (Naltrexone)") < top("Pain") && top("Vivid dreams") < top("Log a dose… (Magnesium)"));
    click(&mut window, "Log a dose… (Vitamin D)");
    assert_eq!(window.get_by_label("Medicine").value().unwrap(), "Vitamin D");
    press(&mut window, NONE, Key::Escape);
    assert_eq!(focused(&window), "Log a dose… (Vitamin D)");
    click(&mut window, "Stopped… (Magnesium)");
    assert!(window.query_by_label("Until").is_some());
}

#[test]
fn buttons_that_do_not_fit_side_by_side_are_as_wide_as_each_other() {
    let day = Route::Today { day: None };
    for filled in [naltrexone(), crate::plan::planned()] {
        let window = window_in(titrace::words::Language::German, filled.logbook, day, crate::harness::SIZE);
        let [other, skipped] =
            ["Andere… (Naltrexone)", "Ausgelassen… (Naltrexone)"].map(|name| window.get_by_label(name).rect());
        let taken = window.get_by_label("Jetzt genommen (Naltrexone)").rect();
        for rect in [other, skipped] {
            assert!((rect.width() - taken.width()).abs() < 1.0, "{rect:?} {taken:?}");
        }
    }
}

#[test]
fn the_next_dose_of_a_day_has_its_button_where_none_was() {
    let plan = [("medicine", "Baclofen"), ("at", "2025-05-01"), ("fixed", "10 mg"), ("time", "08:00, 14:00, 20:00")];
    let filled = crate::harness::Filled::new()
        .with(Kind::Medicine, &[("name", "Baclofen"), ("form", "tablet"), ("at", "2025-05-01")])
        .with(Kind::Plan, &plan);
    let mut window = window(filled.logbook);
    let place = window.get_by_label("Took it now (Baclofen)").rect().center();
    for again in 0..3 {
        click_at(&mut window, place);
        window.run_steps(30);
        assert_eq!(doses(&window), 1, "press {again}");
    }
    let next = window.get_by_label("Took it now (Baclofen)").rect();
    assert!(!next.contains(place), "{next:?}");
    click_at(&mut window, next.center());
    assert_eq!(doses(&window), 2);
}
