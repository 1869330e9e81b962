//! Plans by keyboard and by ear: start the drop plan, take today's dose, step back tomorrow, hold a week, undo the hold;
//! the counter of drops; what is asked before a slip.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use insta::assert_snapshot;
use titrace::model::Kind;
use titrace::model::dose::Status;
use titrace::model::schedule::Schedule;
use titrace::ui::screen::Route;
use titrace::words::Language;

use crate::harness::{Filled, SIZE, Window, click, fill, focused, has, outline, press, window, window_in, window_of};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// A medicine in drops, and nothing taken of it yet.
fn drops() -> Filled {
    let recipe = "50 mg in 10 mL, 20 drops/mL";
    let cells = [("name", "Naltrexone"), ("form", "drops"), ("recipe", recipe), ("at", "2025-05-01")];
    Filled::new().with(Kind::Medicine, &cells)
}

/// The drop plan since six weeks: 7 drops today, the ninth of May 2025.
pub(crate) fn planned() -> Filled {
    drops().with(
        Kind::Plan,
        &[
            ("medicine", "Naltrexone"),
            ("at", "2025-03-28"),
            ("from", "0.25 mg"),
            ("step", "0.25 mg"),
            ("every", "7 days"),
            ("to", "4.5 mg"),
            ("time", "22:00"),
            ("missed", "Leave it out, and go on as planned"),
            ("review", "start"),
        ],
    )
}

fn schedule(window: &Window) -> Schedule {
    let diary = window.state().logbook().diary();
    let (record, plan) = diary.plans().next().unwrap();
    Schedule::of(record, plan, diary)
}

fn count(window: &Window, kind: Kind) -> usize {
    window.state().logbook().diary().of_kind(kind).len()
}

/// Tab until that has the keyboard: what a person without a mouse does.
fn tab_to(window: &mut Window, name: &str) {
    for _ in 0..120 {
        if focused(window) == name {
            return;
        }
        press(window, NONE, Key::Tab);
    }
    assert_eq!(focused(window), name, "not reached by Tab");
}

/// Takes away what stands in a field.
fn empty(window: &mut Window, label: &str) {
    window.get_by_label(label).focus();
    window.run();
    press(window, Modifiers::COMMAND, Key::A);
    press(window, NONE, Key::Delete);
}

#[test]
fn s2_01_a_plan_is_started_taken_stepped_back_held_and_unheld_by_keyboard() {
    let mut window = window(drops().logbook);
    press(&mut window, CTRL, Key::Num3);
    assert!(has(&window, "No plan yet"));
    tab_to(&mut window, "Use this… (Drops, 0.25 mg more every week)");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.get_by_label("First dose").value().unwrap(), "0.25 mg");
    assert!(has(&window, "126 days with the last step counted once: 1197 drops · 299.25 mg · 59.85 mL"));
    // A form opens where something is still to be typed.
    press(&mut window, CTRL, Key::Enter);
    assert_eq!(count(&window, Kind::Plan), 1);
    assert!(has(&window, "Then 2 drops from 16 May 2025"));

    press(&mut window, CTRL, Key::Num1);
    assert_eq!(focused(&window), "Took it now (Naltrexone)");
    assert!(has(&window, "1 drop"));
    press(&mut window, NONE, Key::Enter);
    let diary = window.state().logbook().diary();
    let (_, dose) = diary.doses().next().unwrap();
    assert_eq!((dose.status, dose.planned_amount.unwrap().to_string()), (Status::Taken, "0.25".to_owned()));
    assert!(has(&window, "Taken 21:58"));

    press(&mut window, CTRL, Key::Num3);
    assert_eq!(focused(&window), "Hold…");
    press(&mut window, NONE, Key::Tab);
    assert_eq!(focused(&window), "Step back…");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Dose");
    // More than the plan's own step is another amount, and is allowed: the plan does not move.
    fill(&mut window, "Dose", "3 mg");
    fill(&mut window, "From", "2025-05-10");
    fill(&mut window, "Why", "Legs stiff");
    assert!(has(&window, "10 May 2025: 3 mg instead (Legs stiff)"));
    press(&mut window, NONE, Key::Enter);
    let tomorrow = jiff::civil::date(2025, 5, 10);
    assert_eq!(schedule(&window).due(tomorrow).unwrap().amount.to_string(), "3 mg");
    assert_eq!(schedule(&window).stretches().nth(1).unwrap().0.from, jiff::civil::date(2025, 5, 16));

    // Where a second Enter of a hand that shakes bends nothing.
    assert_eq!(focused(&window), "Edit the plan…");
    tab_to(&mut window, "Hold…");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.get_by_label("Days").value().unwrap(), "7");
    assert!(has(&window, "The plan would then be"));
    press(&mut window, CTRL, Key::Enter);
    assert_eq!(count(&window, Kind::Adjustment), 2);
    assert_eq!(schedule(&window).stretches().nth(1).unwrap().0.from, jiff::civil::date(2025, 5, 23));
    press(&mut window, CTRL, Key::Z);
    assert!(has(&window, "Undone: adding a change to the plan"));
    assert_eq!(schedule(&window).stretches().nth(1).unwrap().0.from, jiff::civil::date(2025, 5, 16));
    assert_eq!(count(&window, Kind::Adjustment), 1);
}

#[test]
fn what_a_source_leaves_open_stays_empty_and_is_asked_for() {
    let mut window = window_of(drops().logbook, Route::Plan, SIZE);
    click(&mut window, "Use this… (From 1 or 1.5 mg to where most people settle)");
    assert_eq!(window.get_by_label("First dose").value().unwrap_or_default(), "");
    press(&mut window, CTRL, Key::Enter);
    assert_eq!(count(&window, Kind::Plan), 0);
    assert!(has(&window, "First dose: nothing is given"));
    fill(&mut window, "First dose", "1 mg");
    fill(&mut window, "Each step adds", "0.6 mg");
    fill(&mut window, "Each step lasts", "2 weeks");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "whole steps miss 2.5-3 mg; they end at 2.8 mg") || has(&window, "cannot be counted out"));
    fill(&mut window, "Each step adds", "0.5 mg");
    assert!(has(&window, "What this comes to"));
    press(&mut window, NONE, Key::Enter);
    assert_eq!(count(&window, Kind::Plan), 1);
}

#[test]
fn drops_are_counted_with_large_taps_and_logged() {
    let mut window = window(planned().logbook);
    assert!(has(&window, "7 drops"));
    assert!(has(&window, "Nothing is logged for yesterday"));
    assert!(has(&window, "“Leave it out, and go on as planned”"));
    click(&mut window, "Count drops… (Naltrexone)");
    for _ in 0..7 {
        press(&mut window, NONE, Key::Space);
    }
    assert!(has(&window, "That is the planned dose"));
    click(&mut window, "Took 7 drops");
    let diary = window.state().logbook().diary();
    assert_eq!(diary.doses().next().unwrap().1.amount.unwrap().to_string(), "1.75 mg");
    // Thirty-five are five times the plan: it asks.
    let mut window = crate::harness::window(planned().logbook);
    click(&mut window, "Count drops… (Naltrexone)");
    for _ in 0..35 {
        press(&mut window, NONE, Key::Space);
    }
    assert!(has(&window, "More than planned"));
    click(&mut window, "Took 35 drops");
    assert!(has(&window, "five times the planned"));
    assert_eq!(focused(&window), "Go back");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(count(&window, Kind::Dose), 0);
}

/// The drop plan with these clock times, on an evening at 21:58.
fn planned_at(times: &str) -> Filled {
    let rule = [("from", "0.25 mg"), ("step", "0.25 mg"), ("every", "7 days"), ("to", "4.5 mg"), ("at", "2025-03-28")];
    let cells: Vec<_> = rule.into_iter().chain([("medicine", "Naltrexone"), ("time", times)]).collect();
    drops().with(Kind::Plan, &cells)
}

#[test]
fn a_key_that_is_held_takes_one_of_the_doses_of_a_day() {
    let mut window = window(planned_at("08:00, 22:00").logbook);
    // A step is a quarter of a second of the window's own time.
    for _ in 0..10 {
        window.key_press_modifiers(CTRL, Key::D);
        window.step();
    }
    window.run();
    assert_eq!(count(&window, Kind::Dose), 1);
    window.run_steps(8);
    press(&mut window, CTRL, Key::D);
    assert_eq!(count(&window, Kind::Dose), 2);
}

#[test]
fn the_planned_time_is_offered_once_it_has_passed() {
    let taken = |times: &str| has(&window(planned_at(times).logbook), "Took it at");
    // Half past midnight is the end of this diary day, and still to come.
    assert_eq!(["21:30", "22:00", "00:30"].map(taken), [true, false, false]);
}

#[test]
fn the_plan_that_was_chosen_stays_and_a_new_one_is_shown() {
    let logbook = planned()
        .with(Kind::Medicine, &[("name", "Vitamin D"), ("form", "tablet"), ("strength", "25 ug"), ("at", "2025-05-01")])
        .with(Kind::Plan, &[("medicine", "Vitamin D"), ("at", "2025-05-02"), ("fixed", "25 ug"), ("title", "Sun")])
        .logbook;
    let mut window = window_of(logbook, Route::Plan, SIZE);
    let chosen = |window: &Window| has(window, "Then 8 drops");
    assert!(!chosen(&window));
    window.get_by_label_contains("Naltrexone, since").click_accesskit();
    window.run();
    assert!(chosen(&window));
    click(&mut window, "Hold…");
    press(&mut window, CTRL, Key::Enter);
    assert_eq!(count(&window, Kind::Adjustment), 1);
    assert!(chosen(&window));
}

#[test]
fn s0_13_a_very_high_dose_is_asked_about_twice() {
    let mut window = window(planned().logbook);
    click(&mut window, "Other… (Naltrexone)");
    fill(&mut window, "How much", "45 mg");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "is above 25 mg"));
    press(&mut window, NONE, Key::Tab);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(count(&window, Kind::Dose), 0);
    assert!(has(&window, "A very high dose, once more"));
    press(&mut window, NONE, Key::Tab);
    assert_eq!(focused(&window), "Yes, this amount is right");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(count(&window, Kind::Dose), 1);
}

#[test]
fn how_it_goes_on_after_missed_days_is_for_the_person_to_say() {
    let logbook = planned()
        .with(Kind::Dose, &[("medicine", "Naltrexone"), ("amount", "6 drop"), ("at", "2025-05-05 22:00")])
        .logbook;
    let mut window = window_of(logbook, Route::Plan, SIZE);
    click(&mut window, "Restart…");
    click(&mut window, "Where I left it: the 3 missed days since 6 May 2025 are made up…");
    assert_eq!(window.get_by_label("Days").value().unwrap(), "3");
    press(&mut window, CTRL, Key::Enter);
    // Step 7 was to begin today; it begins three days later.
    assert!(has(&window, "6 drops"));
    assert!(has(&window, "Then 7 drops from 12 May 2025"));
    click(&mut window, "Restart…");
    click(&mut window, "From the beginning, 0.25 mg…");
    press(&mut window, CTRL, Key::Enter);
    assert!(has(&window, "Then 2 drops from 16 May 2025"));
}

#[test]
fn a_draft_comes_back_only_to_what_it_was_begun_for() {
    let mut window = window_of(planned().logbook, Route::Plan, SIZE);
    click(&mut window, "Restart…");
    click(&mut window, "At another step…");
    fill(&mut window, "Dose", "4.5 mg");
    press(&mut window, NONE, Key::Escape);
    click(&mut window, "From the beginning, 0.25 mg…");
    assert_eq!(window.get_by_label("Dose").value().unwrap(), "0.25 mg", "what was pressed, not what was typed before");
    press(&mut window, NONE, Key::Escape);
    click(&mut window, "At another step…");
    assert!(has(&window, "What you typed before is still here"));
    assert_eq!(window.get_by_label("Dose").value().unwrap(), "4.5 mg");
    // Esc leaves the form, then the choice.
    press(&mut window, NONE, Key::Escape);
    press(&mut window, NONE, Key::Escape);
    assert_eq!(focused(&window), "Hold…");
}

#[test]
fn of_two_doses_a_day_the_one_whose_time_has_come_is_taken() {
    let filled = drops().with(
        Kind::Plan,
        &[("medicine", "Naltrexone"), ("at", "2025-05-01"), ("fixed", "1 mg"), ("time", "08:00, 22:00")],
    );
    // 21:58: the evening's dose, though the morning's is not logged.
    let mut window = window(filled.logbook);
    assert!(has(&window, "Naltrexone, due at 22:00"));
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "08:00  4 drops  Still due"));
    assert!(has(&window, "22:00  4 drops  Taken 21:58"));
}

#[test]
fn a_hold_without_an_end_waits_until_it_goes_on() {
    let mut window = window_of(planned().logbook, Route::Plan, SIZE);
    click(&mut window, "Hold…");
    empty(&mut window, "Days");
    press(&mut window, CTRL, Key::Enter);
    assert!(has(&window, "11 later steps wait since 9 May 2025"));
    press(&mut window, CTRL, Key::Num1);
    assert!(has(&window, "Naltrexone is held since 9 May 2025"));
    press(&mut window, CTRL, Key::Num3);
    assert_eq!(focused(&window), "It goes on…");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, CTRL, Key::Enter);
    assert!(!has(&window, "later steps wait"));
}

#[test]
fn the_recipe_bench_says_what_follows_and_refuses_what_contradicts() {
    let mut window = window_of(drops().logbook, Route::Plan, SIZE);
    click(&mut window, "Recipe bench…");
    empty(&mut window, "Drops in 1 mL");
    fill(&mut window, "One drop holds", "0.25 mg");
    assert!(has(&window, "5 mg"));
    assert!(has(&window, "0.05 mL"));
    fill(&mut window, "A dose to try", "0.6 mg");
    assert!(has(&window, "the nearest that can are 2 drops · 0.5 mg · 0.1 mL and 3 drops · 0.75 mg · 0.15 mL"));
    fill(&mut window, "Drops of 1 mL, counted", "20, 21, 19");
    assert!(has(&window, "20 drops on average, from 19 to 21"));
    fill(&mut window, "One drop is, in mL", "0.06");
    assert!(has(&window, "it contradicts what stands above"));
    empty(&mut window, "One drop is, in mL");
    // A litre is never read as a millilitre.
    fill(&mut window, "Made up to", "1 L");
    assert!(has(&window, "give it in mL"));
    fill(&mut window, "Made up to", "10 ml");
    click(&mut window, "Use for Naltrexone");
    let counts = |window: &Window| {
        let diary = window.state().logbook().diary();
        diary.medicines().next().unwrap().1.drop_counts.as_ref().unwrap().text()
    };
    assert_eq!(counts(&window), "20, 21, 19");
    // Counts that are not said are not taken away.
    click(&mut window, "Recipe bench…");
    empty(&mut window, "Drops of 1 mL, counted");
    click(&mut window, "Use for Naltrexone");
    assert_eq!(counts(&window), "20, 21, 19");
}

#[test]
fn without_a_medicine_one_button_leads_on() {
    let mut window = window(Filled::new().logbook);
    press(&mut window, CTRL, Key::Num3);
    assert_eq!(focused(&window), "Add a medicine…");
    assert!(!has(&window, "My own steps…") && !has(&window, "Published protocols"));
    press(&mut window, NONE, Key::Enter);
    fill(&mut window, "Name", "Naltrexone");
    press(&mut window, NONE, Key::Enter);
    assert_eq!((window.state().route(), count(&window, Kind::Medicine)), (Route::Plan, 1));
    assert_eq!(focused(&window), "My own steps…");
    assert!(has(&window, "Published protocols"));
}

#[test]
fn a_step_stands_on_one_line_with_what_was_taken_of_it() {
    for (language, size, taken, span) in [
        (Language::English, SIZE, "0 of 7 taken, 7 not logged", "28 Mar 2025 – 3 Apr 2025"),
        (Language::German, SIZE, "0 von 7 genommen, 7 ohne Eintrag", "28. Mär 2025 – 3. Apr 2025"),
    ] {
        let window = window_in(language, planned().logbook, Route::Plan, size);
        let span = window.get_by_label(span).rect();
        let all: Vec<_> = window.get_all_by_label(taken).map(|node| node.rect()).collect();
        let first = all.iter().min_by(|one, other| one.top().total_cmp(&other.top())).unwrap();
        assert!((first.height() - span.height()).abs() < 1.0, "one line: {first:?}");
        assert!((first.center().y - span.center().y).abs() < 1.0, "beside its step: {first:?} {span:?}");
    }
}

#[test]
fn the_plan_screen_by_ear() {
    let logbook = planned()
        .with(
            Kind::Bottle,
            &[
                ("medicine", "Naltrexone"),
                ("holds", "10 mL"),
                ("at", "2025-05-01"),
                ("opened", "2025-05-01"),
                ("keeps", "water"),
            ],
        )
        .logbook;
    assert_snapshot!(outline(&window_of(logbook, Route::Plan, SIZE)), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today"
          Button "Timeline"
          Button "Plan" [x]
          Button "Labs"
          Button "Watch"
          Button "History"
          Button "Appointment"
          Button "Settings"
        Status "Everything is saved"
      Pane
        Heading "Plan of Naltrexone"
        Button "Edit the plan…"
        Button "New plan…"
        Button "Recipe bench…"
        Button "Everything I take…"
        Pane "Due today"
          Heading "Due today"
          Label = "7 drops"
          Label = "1.75 mg · 0.35 mL"
          Label = "step 7 of 18 · day 43 of the plan"
          Label = "Then 8 drops from 16 May 2025"
        Pane "Bend the plan"
          Heading "Bend the plan"
          Label = "The plan stays written as it was. Each of these is kept beside it and can be taken back."
          Button "Hold…"
          Button "Step back…"
          Button "Next step now…"
          Button "Shift…"
          Button "Pause…"
          Button "Clock time…"
          Button "Restart…"
          Button "Stop…"
        Pane "Steps"
          Heading "Steps"
          Label = "0 of 42 taken, 0 in part, 0 skipped, 42 not logged"
          Label = "Day 1"
          Label = "28 Mar 2025 – 3 Apr 2025"
          Label = "1 drop"
          Label = "0.25 mg · 0.05 mL"
          Label = "0 of 7 taken, 7 not logged"
          Label = "Day 8"
          Label = "4 Apr 2025 – 10 Apr 2025"
          Label = "2 drops"
          Label = "0.5 mg · 0.1 mL"
          Label = "0 of 7 taken, 7 not logged"
          Label = "Day 15"
          Label = "11 Apr 2025 – 17 Apr 2025"
          Label = "3 drops"
          Label = "0.75 mg · 0.15 mL"
          Label = "0 of 7 taken, 7 not logged"
          Label = "Day 22"
          Label = "18 Apr 2025 – 24 Apr 2025"
          Label = "4 drops"
          Label = "1 mg · 0.2 mL"
          Label = "0 of 7 taken, 7 not logged"
          Label = "Day 29"
          Label = "25 Apr 2025 – 1 May 2025"
          Label = "5 drops"
          Label = "1.25 mg · 0.25 mL"
          Label = "0 of 7 taken, 7 not logged"
          Label = "Day 36"
          Label = "2 May 2025 – 8 May 2025"
          Label = "6 drops"
          Label = "1.5 mg · 0.3 mL"
          Label = "0 of 7 taken, 7 not logged"
          Label = "Day 43"
          Label = "9 May 2025 – 15 May 2025"
          Label = "7 drops"
          Label = "1.75 mg · 0.35 mL"
          Label = "now"
          Label = "Day 50"
          Label = "16 May 2025 – 22 May 2025"
          Label = "8 drops"
          Label = "2 mg · 0.4 mL"
          Label = "Day 57"
          Label = "23 May 2025 – 29 May 2025"
          Label = "9 drops"
          Label = "2.25 mg · 0.45 mL"
          Label = "Day 64"
          Label = "30 May 2025 – 5 Jun 2025"
          Label = "10 drops"
          Label = "2.5 mg · 0.5 mL"
          Label = "Day 71"
          Label = "6 Jun 2025 – 12 Jun 2025"
          Label = "11 drops"
          Label = "2.75 mg · 0.55 mL"
          Label = "Day 78"
          Label = "13 Jun 2025 – 19 Jun 2025"
          Label = "12 drops"
          Label = "3 mg · 0.6 mL"
          Label = "Day 85"
          Label = "20 Jun 2025 – 26 Jun 2025"
          Label = "13 drops"
          Label = "3.25 mg · 0.65 mL"
          Label = "Day 92"
          Label = "27 Jun 2025 – 3 Jul 2025"
          Label = "14 drops"
          Label = "3.5 mg · 0.7 mL"
          Label = "Day 99"
          Label = "4 Jul 2025 – 10 Jul 2025"
          Label = "15 drops"
          Label = "3.75 mg · 0.75 mL"
          Label = "Day 106"
          Label = "11 Jul 2025 – 17 Jul 2025"
          Label = "16 drops"
          Label = "4 mg · 0.8 mL"
          Label = "Day 113"
          Label = "18 Jul 2025 – 24 Jul 2025"
          Label = "17 drops"
          Label = "4.25 mg · 0.85 mL"
          Label = "Day 120"
          Label = "from 25 Jul 2025"
          Label = "18 drops"
          Label = "4.5 mg · 0.9 mL"
          Label = "126 days with the last step counted once: 1197 drops · 299.25 mg · 59.85 mL"
          Button "By week"
        Pane "Windows and reviews"
          Heading "Windows and reviews"
          Label = "Review at three months: 28 June 2025, counted from the start"
        Pane "Bottles"
          Heading "Bottles"
          Label = "Open bottle, made 1 May 2025"
          Button "Edit Open bottle, made 1 May 2025"
          Label = "10 of 10 mL left"
          Label = "Enough for 6 planned doses"
          Label = "Use by 14 May 2025: 14 days, the day it was made being the first (USP <795>, without stability data: water-containing oral, in the refrigerator, counted from compounding)"
          Label = "This plan outlives this bottle"
          Label = "By the plan, the next bottles are needed on 15 May 2025, 29 May 2025, 12 June 2025, 26 June 2025, 9 July 2025, 21 July 2025"
          Button "New bottle…"
        Pane "On paper and on the phone"
          Heading "On paper and on the phone"
          Label = "A page for the fridge, and a calendar with alarms. Import the calendar again after a change: it updates."
          Label = "Page to write"
          TextInput "Page to write" = "titrace-plan.svg"
          Button "Write the page"
          Label = "Calendar to write"
          TextInput "Calendar to write" = "titrace-plan.ics"
          Button "Write the calendar"
    "#);
}
