//! What is beyond the day: events by their type, relapses and their absence, the appointment and its questions, and the
//! page of everything that is taken.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use titrace::model::{Body, Kind};
use titrace::ui::screen::Route;

use crate::harness::{Filled, SIZE, Window, click, fill, focused, has, naltrexone, press, window, window_of};

const NONE: Modifiers = Modifiers::NONE;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn relapsed() -> Filled {
    let relapse = [("type", "relapse"), ("title", "Legs"), ("at", "2025-01-10"), ("until", "2025-02-20")];
    naltrexone().with(Kind::Event, &relapse)
}

fn choose(window: &mut Window, label: &str, option: &str) {
    window.get_by_label(label).focus();
    window.run();
    for _ in 0..12 {
        if window.get_by_label(label).value().unwrap() == option {
            return;
        }
        press(window, NONE, Key::ArrowUp);
    }
    for _ in 0..12 {
        if window.get_by_label(label).value().unwrap() == option {
            return;
        }
        press(window, NONE, Key::ArrowDown);
    }
    panic!("{label} has no {option}");
}

fn last_event(window: &Window) -> titrace::model::event::Event {
    let diary = window.state().logbook().diary();
    let newest = diary.of_kind(Kind::Event).iter().max_by_key(|record| record.id).unwrap();
    let Body::Event(event) = &newest.body else { panic!("no event") };
    event.clone()
}

#[test]
fn s4_12_an_event_asks_only_what_its_type_needs() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL_SHIFT, Key::E);
    assert_eq!(window.get_by_label("Kind").value().unwrap(), "Other");
    for (kind, there, not) in [
        ("Milestone", &["What you could do"][..], &["Until", "How bad", "Confirmed by a clinician"][..]),
        ("Appointment", &["With whom, or what for", "When"], &["Until", "How bad"]),
        ("Infection", &["How bad", "Until", "From"], &["Confirmed by a clinician"]),
        ("Context", &["Until"], &["How bad"]),
        (
            "Relapse",
            &["How bad", "Confirmed by a clinician", "Fever or infection at the time", "New or worse signs for a day"],
            &[],
        ),
    ] {
        choose(&mut window, "Kind", kind);
        for label in there {
            assert!(has(&window, label), "{kind} has {label}");
        }
        for label in not {
            assert!(!has(&window, label), "{kind} has no {label}");
        }
    }
    // Names are offered by type, and any other may be typed.
    click(&mut window, "Balance");
    assert_eq!(window.get_by_label("What it was").value().unwrap(), "Balance");
}

#[test]
fn s4_12_a_relapse_unlike_the_usual_definition_is_remarked_and_saved_as_it_is_written() {
    let mut window = window(relapsed().logbook);
    press(&mut window, CTRL_SHIFT, Key::E);
    choose(&mut window, "Kind", "Relapse");
    fill(&mut window, "From", "2025-02-01");
    assert!(has(&window, "a new relapse begins 30 days or more after the last; this one begins 22 days after it"));
    assert!(has(&window, "McDonald criteria"));
    fill(&mut window, "From", "2025-04-01 10:00");
    assert!(!has(&window, "30 days or more"));
    fill(&mut window, "Until", "2025-04-01 20:00");
    assert!(has(&window, "lasts 24 hours or more"));
    choose(&mut window, "Fever or infection at the time", "Yes");
    assert!(has(&window, "told apart from a relapse"));
    fill(&mut window, "What it was", "Eyes");
    choose(&mut window, "How bad", "Moderate");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let event = last_event(&window);
    assert_eq!((event.title.as_str(), event.fever, event.confirmed, event.absent), ("Eyes", Some(true), None, false));
    assert_eq!(event.severity.unwrap().code(), "moderate");
}

#[test]
fn what_was_typed_for_another_type_is_not_saved() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, CTRL_SHIFT, Key::E);
    choose(&mut window, "Kind", "Relapse");
    choose(&mut window, "How bad", "Severe");
    choose(&mut window, "Kind", "Milestone");
    fill(&mut window, "What you could do", "Drove again");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let event = last_event(&window);
    assert_eq!((event.severity, event.confirmed, event.fever), (None, None, None));
}

#[test]
fn s4_08_no_relapse_since_the_last_one_is_said_in_two_presses() {
    let mut window = window(relapsed().logbook);
    click(&mut window, "No relapse since…");
    assert!(has(&window, "No relapse in this time"));
    assert_eq!(window.get_by_label("From").value().unwrap(), "2025-02-20");
    assert_eq!(window.get_by_label("Until").value().unwrap(), "2025-05-09");
    assert!(!has(&window, "What it was"));
    press(&mut window, NONE, Key::Enter);
    let event = last_event(&window);
    assert!(event.absent && event.title.is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    assert!(has(&window, "No relapse, until 2025-05-09"));
    // Edited, it stays what it is.
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    press(&mut window, CTRL_SHIFT, Key::E);
    choose(&mut window, "Kind", "Relapse");
    click(&mut window, "Or: no relapse since…");
    assert_eq!(window.get_by_label("From").value().unwrap(), "2025-05-09");
    fill(&mut window, "From", "2024-12");
    assert!(has(&window, "A relapse is written down within this time: 2025-01-10"));
}

#[test]
fn without_a_relapse_nobody_is_asked_about_one() {
    assert!(!has(&window(naltrexone().logbook), "No relapse since"));
}

#[test]
fn s4_07_the_next_appointment_and_its_questions_are_on_today() {
    let filled = naltrexone()
        .with(Kind::Event, &[("type", "appointment"), ("title", "Neurologist"), ("at", "2025-05-15 10:30")])
        .with(Kind::Event, &[("type", "appointment"), ("title", "MS nurse"), ("at", "2025-06")])
        .with(Kind::Event, &[("type", "appointment"), ("title", "Dentist"), ("at", "2025-05-02")])
        .with(Kind::Question, &[("text", "Is a blood count due?")]);
    let mut window = window(filled.logbook);
    assert!(has(&window, "Appointment on Thursday, 15 May, 10:30"));
    assert!(has(&window, "Neurologist"));
    assert!(has(&window, "and one more after it"));
    assert!(has(&window, "One question noted"));
    click(&mut window, "Add a question…");
    fill(&mut window, "Your question", "What about the heat?");
    assert!(!has(&window, "The answer"), "a new one was not asked yet");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Add a question…");
    assert!(has(&window, "2 questions noted"));
    click(&mut window, "Questions…");
    assert!(has(&window, "Appointment on Thursday, 15 May, 10:30: Neurologist"));
    assert_eq!(focused(&window), "A question for the next appointment");
    window.get_by_label("A question for the next appointment").type_text("May I drive?");
    window.run();
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Question).len(), 3);
    assert_eq!(window.get_by_label("A question for the next appointment").value().unwrap_or_default(), "");
    click(&mut window, "Asked: Is a blood count due?");
    assert_eq!(focused(&window), "The answer");
    window.get_by_label("The answer").type_text("In June");
    window.run();
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "In June"));
    let done = window.state().logbook().diary().questions().filter(|(_, question)| question.done).count();
    assert_eq!(done, 1);
    press(&mut window, NONE, Key::Escape);
    assert!(has(&window, "2 questions noted"));
}

#[test]
fn s0_15_prescribed_and_never_taken_is_one_choice_of_the_form_and_one_change() {
    let mut window = window_of(naltrexone().logbook, Route::Treatments, SIZE);
    click(&mut window, "Add…");
    fill(&mut window, "Name", "Interferon");
    choose(&mut window, "Taken or not", "Prescribed, never taken");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(focused(&window), "Prescribed when", "it needs its date");
    fill(&mut window, "Prescribed when", "2012-05");
    fill(&mut window, "Why it was never taken", "afraid of needles");
    click(&mut window, "Approved, prescribed, where it comes from…");
    choose(&mut window, "Prescribed", "Yes");
    click(&mut window, "Compounding pharmacy");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(has(&window, "Prescribed May 2012, never taken · because: afraid of needles"));
    assert!(has(&window, "prescribed, by whom not said · from Compounding pharmacy"));
    let diary = window.state().logbook().diary();
    assert_eq!((diary.never_taken().count(), diary.of_kind(Kind::Medicine).len()), (1, 2));
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    assert!(has(&window, "Interferon, prescribed, never taken: afraid of needles"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().logbook().diary().of_kind(Kind::Medicine).len(), 1);
}

#[test]
fn s0_18_everything_that_is_taken_is_listed_and_stopped_with_its_reason() {
    let filled = naltrexone()
        .with(Kind::Medicine, &[("name", "Best bet diet"), ("category", "diet")])
        .with(Kind::Course, &[("medicine", "Best bet diet"), ("at", "2024-01"), ("why", "read about it")]);
    let mut window = window(filled.logbook);
    press(&mut window, CTRL_SHIFT, Key::T);
    assert!(has(&window, "Everything I take"));
    assert!(has(&window, "Last taken 18 drops, 4.5 mg, 8 May 2025"));
    assert!(has(&window, "Approved or off-label: not said · prescribed or not: not said"));
    assert!(has(&window, "Since January 2024 · started for: read about it"));
    click(&mut window, "Stop Best bet diet");
    assert_eq!(focused(&window), "Why it was stopped");
    assert!(has(&window, "Why it was started"));
    window.get_by_label("Why it was stopped").type_text("no difference");
    window.run();
    press(&mut window, NONE, Key::Enter);
    // Taken until the end of its last day; from now on its end can be corrected.
    assert!(has(
        &window,
        "January 2024 until 9 May 2025 · started for: read about it · stopped because: no difference"
    ));
    assert_eq!(focused(&window), "The end of Best bet diet");
    // A diet is not counted out.
    click(&mut window, "Edit Best bet diet");
    assert!(!has(&window, "Content of one piece"));
    assert!(!has(&window, "Taken since"));
}

/// What somebody takes who takes much: each is listed once, under how it stands, and the keyboard comes to all of it.
#[test]
fn s0_18_fifteen_treatments_stand_on_one_page_and_each_is_reached() {
    let names: Vec<String> = (1..=15).map(|number| format!("Preparation {number:02}")).collect();
    let mut filled = Filled::new();
    for (place, name) in names.iter().enumerate() {
        let began = format!("20{:02}-03", place + 5);
        filled = filled.with(Kind::Medicine, &[("name", name), ("at", &began)]);
        let course = match place % 3 {
            0 => vec![("medicine", name.as_str()), ("at", &began)],
            1 => vec![("medicine", name.as_str()), ("at", &began), ("until", "2024-06"), ("reason", "side effects")],
            _ => vec![("medicine", name.as_str()), ("at", &began), ("never_taken", "yes"), ("reason", "too dear")],
        };
        filled = filled.with(Kind::Course, &course);
    }
    let logbook = filled.logbook;
    let mut window = window_of(logbook, Route::Treatments, [1024.0, 6000.0]);
    let top = |window: &Window, name: &str| window.get_by_label(name).rect().top();
    let under = |window: &Window, title: &str| window.get_by_role_and_label(Role::Heading, title).rect().top();
    let [taken, never, before] =
        ["Taken now", "Prescribed, never taken", "Taken before"].map(|title| under(&window, title));
    assert!(taken < never && never < before);
    for (place, name) in names.iter().enumerate() {
        let at = top(&window, name);
        let (from, until) = [(taken, never), (before, f32::MAX), (never, before)][place % 3];
        assert!(from < at && at < until, "{name} stands under another heading");
    }
    window.set_size(eframe::egui::vec2(1024.0, 700.0));
    window.run();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..60 {
        press(&mut window, NONE, Key::Tab);
        let here = focused(&window);
        if here.starts_with("Edit ") {
            assert!(crate::harness::focus_is_seen(&window), "{here}");
            seen.insert(here);
        }
    }
    assert_eq!(seen, names.iter().map(|name| format!("Edit {name}")).collect());
}
