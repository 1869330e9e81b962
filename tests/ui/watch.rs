//! The screen Watch: what asks for attention, what closes it, the checklists, whom to call; and the person in Settings.

use eframe::egui::{Key, Modifiers};
use insta::assert_snapshot;
use titrace::model::answer::Reply;
use titrace::model::person::Sex;
use titrace::model::{Kind, Source};
use titrace::ui::screen::Route;

use crate::harness::{Filled, SIZE, Window, click, fill, focused, has, naltrexone, outline, press, window, window_of};

const VERY_LOW: &str = "Platelets are very low: <5 ×10⁹/L";

fn watch(filled: Filled) -> Window {
    window_of(filled.logbook, Route::Watch, SIZE)
}

/// What stands from one pane to the next.
fn pane(window: &Window, name: &str) -> String {
    let whole = outline(window);
    let begins = format!("Pane {name:?}");
    let mut lines = whole.lines().skip_while(|line| !line.trim_start().starts_with(&begins)).peekable();
    let depth = |line: &str| line.len() - line.trim_start().len();
    let Some(first) = lines.next() else { return whole };
    let inner = lines.take_while(|line| depth(line) > depth(first));
    let lines: Vec<&str> = std::iter::once(first).chain(inner).map(|line| &line[depth(first)..]).collect();
    lines.join("\n")
}

#[test]
fn an_item_by_ear() {
    let window = watch(naltrexone());
    assert_snapshot!(pane(&window, VERY_LOW), @r#"
    Pane "Platelets are very low: <5 ×10⁹/L"
      Label = "For today"
      Heading "Platelets are very low: <5 ×10⁹/L"
      Label = "<5 ×10⁹/L on 9 May 2025; the range of the laboratory is 165–387 ×10⁹/L."
      Label = "For your prescriber: grade 4 by CTCAE v5."
      Label = "Call your prescriber or an out-of-hours service now and tell them this number. Do not wait for the next working day."
      Label = "If anything bleeds and does not stop, or after a knock on the head, call your local emergency number."
      Button "I have spoken to… (Platelets are very low: <5 ×10⁹/L)"
      Button "Put aside… (Platelets are very low: <5 ×10⁹/L)"
      Button "Why am I told this? (Platelets are very low: <5 ×10⁹/L)"
    "#);
}

#[test]
fn a_click_closes_nothing_but_whom_one_spoke_to_and_what_they_said_does() {
    let mut window = watch(naltrexone());
    let answers = |window: &Window| window.state().logbook().diary().answers().count();
    click(&mut window, &format!("I have spoken to… ({VERY_LOW})"));
    assert_eq!(focused(&window), "Spoken with");
    // Nothing is typed: nothing is closed, and each field says what is missing.
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(has(&window, "say with whom you have spoken") && has(&window, "what the answer was"));
    assert_eq!(answers(&window), 0);
    fill(&mut window, "Spoken with", "Dr Lee");
    fill(&mut window, "Why, or what was answered", "admitted today");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(answers(&window), 1);
    assert!(has(&window, "Put aside, or spoken about") && has(&window, "Dr Lee: admitted today"));
    let diary = window.state().logbook().diary();
    let (record, answer) = diary.answers().next().unwrap();
    assert_eq!((answer.reply, record.source.clone()), (Reply::Spoken, Source::Window));
    assert!(answer.about.is_some(), "it knows which result it was about");
    // It is undone as everything else.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(has(&window, &format!("I have spoken to… ({VERY_LOW})")));
}

#[test]
fn what_is_put_aside_needs_a_reason_and_comes_back_with_another_result() {
    let mut window = watch(naltrexone());
    click(&mut window, &format!("Put aside… ({VERY_LOW})"));
    assert_eq!(focused(&window), "Why, or what was answered");
    assert!(!has(&window, "Spoken with"));
    fill(&mut window, "Why, or what was answered", "a mistyped value");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(!has(&window, &format!("Put aside… ({VERY_LOW})")));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    for (field, text) in [
        ("What was measured", "Platelets"),
        ("Value", "12"),
        ("Unit", "10*9/L"),
        ("Range printed beside it", "165-387"),
    ] {
        fill(&mut window, field, text);
    }
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    assert!(has(&window, "Put aside… (Platelets are very low: 12"), "{}", outline(&window));
}

#[test]
fn s0_07_a_sign_is_written_down_with_one_press_from_today() {
    let mut window = window(Filled::new().logbook);
    click(&mut window, "Bleeding…");
    assert_eq!(window.state().route(), Route::Watch);
    assert!(has(&window, "Emergency, now") && has(&window, "Bleeding that will not stop"));
    let symptoms = |window: &Window| window.state().logbook().diary().of_kind(Kind::Symptom).len();
    let black = "Black, tarry stool";
    click(&mut window, black);
    assert_eq!(symptoms(&window), 1);
    assert!(has(&window, "Written down 21:58"));
    // A hand that shakes writes it once.
    click(&mut window, black);
    assert_eq!(symptoms(&window), 1);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(has(&window, "Emergency, now"), "it stands on the watch: {}", outline(&window));
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert!(has(&window, "Asks for attention") && has(&window, "Black stool"));
}

#[test]
fn s3_02_questions_before_a_start_keep_their_answers_and_show_sources_that_differ() {
    let mut window = watch(naltrexone());
    click(&mut window, "Go through the checklist… (Questions before a start, and whenever a medicine is added)");
    let question = "Do you have a treatment that suppresses or changes immunity, such as one for multiple sclerosis?";
    assert!(has(&window, question), "{}", outline(&window));
    click(&mut window, &format!("Why am I told this? ({question})"));
    assert!(has(&window, "The sources differ; both stand here"));
    click(&mut window, &format!("Not sure ({question})"));
    assert!(has(&window, "Not sure, on 9 May 2025"));
    let diary = window.state().logbook().diary();
    let (_, answer) = diary.answers().next().unwrap();
    assert_eq!((answer.reply, answer.about.as_deref()), (Reply::Unsure, Some("Naltrexone")));
}

#[test]
fn s4_21_a_hard_time_gets_the_line_of_the_own_country_and_nothing_is_hindered() {
    let hard = [("symptom", "Thoughts of not wanting to live"), ("value", "yes"), ("at", "2025-05-09 20:00")];
    let filled = naltrexone().with(Kind::Symptom, &hard);
    let mut window = window(filled.logbook);
    assert!(has(&window, "You matter"), "{}", outline(&window));
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    click(&mut window, "Country, for the emergency number and the crisis line");
    click(&mut window, "New Zealand");
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert!(has(&window, "1737"), "{}", outline(&window));
    // The dose is taken as on any other day.
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert!(has(&window, "Taken 21:58"));
    // Words in a note are nobody's business.
    let note = [("text", "I do not want to live like this"), ("at", "2025-05-09 20:00")];
    let window = crate::harness::window(naltrexone().with(Kind::Note, &note).logbook);
    assert!(!has(&window, "You matter"));
}

#[test]
fn the_person_says_as_little_as_they_like_and_keeps_every_letter_of_what_is_refused() {
    let mut window = window_of(naltrexone().logbook, Route::Settings, SIZE);
    let person = |window: &Window| window.state().logbook().diary().settings.person.clone();
    click(&mut window, "Female");
    assert_eq!(person(&window).sex, Some(Sex::Female));
    fill(&mut window, "Year of birth, for ranges that differ by age", "61");
    fill(&mut window, "Whom to call, one a line", "Dr Lee");
    click(&mut window, "Save these");
    assert!(has(&window, "is no year of birth") && has(&window, "a contact is a name, a colon"));
    fill(&mut window, "Year of birth, for ranges that differ by age", "1961");
    fill(&mut window, "Whom to call, one a line", "Dr Lee: 04 472 0000");
    click(&mut window, "Save these");
    assert_eq!((person(&window).birth_year, person(&window).contacts.len()), (Some(1961), 1));
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    assert!(has(&window, "Dr Lee: 04 472 0000"));
}

#[test]
fn the_keyboard_goes_where_the_eye_is() {
    let mut window = watch(naltrexone());
    // A checklist that is opened has the keyboard, and gives it back.
    click(&mut window, "Signs that may come from the liver…");
    assert_eq!(focused(&window), "Back");
    press(&mut window, Modifiers::NONE, Key::Escape);
    // What is answered keeps its place in the list: the keyboard is at what stands there now.
    let open = |window: &Window| {
        let whole = outline(window);
        let names = whole.lines().filter_map(|line| line.trim().strip_prefix("Button \"I have spoken to… ("));
        names.map(|name| name.trim_end_matches(")\"").to_owned()).collect::<Vec<_>>()
    };
    let before = open(&window);
    click(&mut window, &format!("I have spoken to… ({})", before[1]));
    fill(&mut window, "Spoken with", "Dr Lee");
    fill(&mut window, "Why, or what was answered", "next week");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    window.run();
    assert_eq!(open(&window).len(), before.len() - 1);
    assert!(focused(&window).contains(&before[2]), "{} after {before:?}", focused(&window));
    // It can be opened again, and undo closes it.
    click(&mut window, &format!("Open it again ({})", before[1]));
    assert_eq!(open(&window).len(), before.len());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(open(&window).len(), before.len() - 1);
}

#[test]
fn a_notice_that_comes_and_goes_leaves_the_keyboard_where_it_is() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert!(has(&window, "Taken 21:58"));
    assert_eq!(focused(&window), "Choose symptoms…", "after a dose it goes on");
    click(&mut window, "Close this");
    assert_eq!(focused(&window), "Choose symptoms…");
    let mut signs = watch(Filled::new());
    click(&mut signs, "Bleeding…");
    click(&mut signs, "A nosebleed");
    assert!(has(&signs, "Written down 21:58"));
    signs.run();
    let here = focused(&signs);
    click(&mut signs, "Bleeding gums");
    assert_eq!(focused(&signs), here);
}

#[test]
fn what_cannot_wait_says_whom_to_call_at_once() {
    let mut window = window_of(Filled::new().logbook, Route::Settings, SIZE);
    click(&mut window, "Country, for the emergency number and the crisis line");
    click(&mut window, "New Zealand");
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    click(&mut window, "Bleeding…");
    assert!(!has(&window, "Call now"));
    click(&mut window, "Vomited blood");
    assert!(has(&window, "Call now") && has(&window, "Emergency number (New Zealand): 111"));
    // No click puts it aside.
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!has(&window, "Put aside… (") && has(&window, "I have spoken to… ("));
}
