//! How the day was: scores by digit, arrow and hand, the same as yesterday, the note, other days; every key is counted.

use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use insta::assert_snapshot;
use titrace::model::settings::Daily;
use titrace::model::symptom::{Score, Side, SymptomEntry};
use titrace::model::{Body, Change, Kind, Record, Source};
use titrace::ui::screen::Route;

use crate::harness::{
    Filled, SIZE, Window, click, evening, fill, focused, has, naltrexone, outline, press, window, window_of,
};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

pub(crate) const EIGHT: [&str; 8] =
    ["Pain", "Spasticity", "Brain fog", "Poor sleep", "Low mood", "Headache", "Dizziness", "Vivid dreams"];

/// The diary with these symptoms asked for every day.
pub(crate) fn asking(mut filled: Filled, names: &[&str], with: impl FnOnce(&mut Daily)) -> Filled {
    let before = filled.logbook.diary().settings.clone();
    let mut after = before.clone();
    after.daily.symptoms = names.iter().map(|name| (*name).to_owned()).collect();
    with(&mut after.daily);
    filled.logbook.apply(&Change::Configure { before, after }, &Source::Window, evening().timestamp()).unwrap();
    filled
}

/// Eight symptoms, all of them said the evening before.
pub(crate) fn eight() -> Filled {
    let mut filled = asking(naltrexone(), &EIGHT, |_| {});
    for (name, value) in EIGHT.iter().zip(["3", "4", "5", "7", "2", "1", "0", "yes"]) {
        let cells = [("symptom", *name), ("value", value), ("at", "2025-05-08 21:10")];
        filled = filled.with(Kind::Symptom, &cells);
    }
    filled
}

/// What was written of a symptom on the day of the tests.
pub(crate) fn said(window: &Window, name: &str) -> Vec<SymptomEntry> {
    on(window, name, "2025-05-09").into_iter().map(|(_, entry)| entry).collect()
}

fn on(window: &Window, name: &str, day: &str) -> Vec<(Record, SymptomEntry)> {
    let all = window.state().logbook().diary().symptoms();
    let same = all.filter(|(record, entry)| entry.symptom == name && record.at.text().starts_with(day));
    same.map(|(record, entry)| (record.clone(), entry.clone())).collect()
}

pub(crate) fn number(score: Score) -> String {
    score.text()
}

fn scores(window: &Window, names: &[&str]) -> String {
    let one = |name: &&str| said(window, name).iter().map(|entry| number(entry.score)).collect::<Vec<_>>().join("+");
    names.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_digit_sets_a_score_and_goes_on_and_ten_is_one_and_nought() {
    let mut window = window(eight().logbook);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Pain", "the dose is said: how the day was comes next");
    for key in [Key::Num5, Key::Num1, Key::Num0, Key::Num1] {
        press(&mut window, NONE, key);
    }
    assert_eq!(focused(&window), "Brain fog", "1 waits");
    assert_eq!(scores(&window, &EIGHT[..3]), "5 10 1");
    // It was no ten: the digit is the next one's.
    press(&mut window, NONE, Key::Num7);
    assert_eq!(scores(&window, &EIGHT[..4]), "5 10 1 7");
    press(&mut window, NONE, Key::T);
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Dizziness");
    assert_eq!(scores(&window, &EIGHT[4..6]), "10 1");
    press(&mut window, NONE, Key::Num4);
    assert_eq!(focused(&window), "Vivid dreams");
    press(&mut window, NONE, Key::Num1);
    assert_eq!(scores(&window, &EIGHT), "5 10 1 7 10 1 4 yes");
    assert_eq!(focused(&window), "A note, if you like");
    // Each is one record, however often it was changed.
    let today = EIGHT.iter().map(|name| said(&window, name).len()).sum::<usize>();
    assert_eq!(today, 8);
    assert!(EIGHT.iter().all(|name| !said(&window, name)[0].copied));
}

#[test]
fn two_digits_in_one_frame_are_two_scores() {
    let mut window = window(eight().logbook);
    press(&mut window, NONE, Key::Enter);
    for key in [Key::Num5, Key::Num1, Key::Num0, Key::Num3] {
        window.key_press(key);
    }
    window.run();
    assert_eq!(scores(&window, &EIGHT[..3]), "5 10 3");
}

#[test]
fn a_score_is_changed_taken_away_and_undone() {
    let mut window = window(eight().logbook);
    click(&mut window, "More of Pain");
    click(&mut window, "More of Pain");
    click(&mut window, "Less of Brain fog");
    assert_eq!(scores(&window, &["Pain", "Brain fog"]), "2 0");
    assert!(has(&window, "Brain fog 0 (0–10)"), "it is said, with its Undo");
    assert_eq!(focused(&window), "Brain fog");
    press(&mut window, NONE, Key::Delete);
    assert_eq!(scores(&window, &["Pain", "Brain fog"]), "2 ");
    press(&mut window, CTRL, Key::Z);
    press(&mut window, CTRL, Key::Z);
    press(&mut window, CTRL, Key::Z);
    assert_eq!(scores(&window, &["Pain", "Brain fog"]), "1 ");
}

#[test]
fn the_same_as_yesterday_is_one_change_and_stays_a_copy_until_it_is_said_anew() {
    let mut window = window(eight().logbook);
    window.get_by_label("Pain").focus();
    window.run();
    press(&mut window, NONE, Key::Num9);
    press(&mut window, CTRL, Key::R);
    assert!(has(&window, "7 symptoms as yesterday"));
    assert_eq!(scores(&window, &EIGHT), "9 4 5 7 2 1 0 yes");
    assert!(!said(&window, "Pain")[0].copied);
    assert!(EIGHT[1..].iter().all(|name| said(&window, name)[0].copied));
    assert!(has(&window, "as yesterday"));
    assert!(has(&window, "Brain fog 5 (0–10), as the day before"), "in Logged today");
    // The same number again is no new feeling; another one is.
    for (key, copied) in [(Key::Num5, true), (Key::Num6, false), (Key::Num5, false)] {
        window.get_by_label("Brain fog").focus();
        window.run();
        press(&mut window, NONE, key);
        assert_eq!(said(&window, "Brain fog")[0].copied, copied, "{key:?}");
    }
    for _ in 0..3 {
        press(&mut window, CTRL, Key::Z);
    }
    assert_eq!(scores(&window, &EIGHT), "9       ", "one step back takes all copies");
}

#[test]
fn a_complete_day_takes_few_keys() {
    let mut window = window(eight().logbook);
    let mut keys = 0;
    let mut key = |window: &mut Window, modifiers, key| {
        keys += 1;
        press(window, modifiers, key);
    };
    key(&mut window, NONE, Key::Enter);
    for digit in [Key::Num5, Key::T, Key::Num3, Key::Num7, Key::Num2, Key::Num4, Key::Num0, Key::Num1] {
        key(&mut window, NONE, digit);
    }
    let words = "A slow day, then a walk by the sea with Anna";
    window.get_by_label("A note, if you like").type_text(words);
    window.run();
    key(&mut window, CTRL, Key::Enter);
    let diary = window.state().logbook().diary();
    assert_eq!(scores(&window, &EIGHT), "5 10 3 7 2 4 0 yes");
    assert_eq!(diary.of_kind(Kind::Dose).len(), 5);
    assert_eq!(diary.notes().map(|(_, note)| note.text.as_str()).collect::<Vec<_>>(), [words]);
    assert!(diary.notes().all(|(record, _)| record.at.text().starts_with("2025-05-09T21:58")));
    assert_eq!(keys, 10, "and the words of the note; thirty were allowed");
}

#[test]
fn a_note_stays_where_it_was_typed_until_it_is_written() {
    let mut window = window(eight().logbook);
    window.get_by_label("A note, if you like").focus();
    window.run();
    window.get_by_label("A note, if you like").type_text("Half a thought");
    window.run();
    press(&mut window, CTRL, Key::Num4);
    press(&mut window, CTRL, Key::Num1);
    assert_eq!(window.get_by_label("A note, if you like").value().unwrap(), "Half a thought");
    // Another day has its own.
    click(&mut window, "Day before");
    assert_eq!(window.get_by_label("A note, if you like").value().unwrap_or_default(), "");
    click(&mut window, "Back to today");
    click(&mut window, "Save the note");
    let notes: Vec<_> = window.state().logbook().diary().notes().map(|(_, note)| note.text.clone()).collect();
    assert_eq!(notes, ["Half a thought"]);
    assert_eq!(window.get_by_label("A note, if you like").value().unwrap_or_default(), "");
}

#[test]
fn an_earlier_day_is_logged_as_a_whole_day() {
    let mut window = window(eight().logbook);
    for _ in 0..3 {
        press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    }
    assert!(has(&window, "How was this day?"));
    window.get_by_label("Pain").focus();
    window.run();
    press(&mut window, NONE, Key::Num6);
    let written = on(&window, "Pain", "2025-05-06");
    assert_eq!(written.len(), 1);
    assert_eq!(written[0].0.at.text(), "2025-05-06");
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert!(has(&window, "day before 6"));
    click(&mut window, "Same as the day before");
    assert!(on(&window, "Pain", "2025-05-07")[0].1.copied);
}

#[test]
fn a_side_is_chosen_and_lent_to_the_next_day() {
    let filled = asking(naltrexone(), &["Spasticity"], |_| {}).with(
        Kind::Symptom,
        &[("symptom", "Spasticity"), ("value", "4"), ("side", "left"), ("at", "2025-05-08 21:10")],
    );
    let mut window = window(filled.logbook);
    click(&mut window, "More of Spasticity");
    assert_eq!(said(&window, "Spasticity")[0].side, Some(Side::Left));
    click(&mut window, "Side of Spasticity: left");
    assert!(has(&window, "Spasticity: right"), "the change is said");
    let side = window.get_by_label("Side of Spasticity: right").rect();
    assert!(side.height() >= 44.0 && side.height() <= 46.0, "{side:?}");
    click(&mut window, "Side of Spasticity: right");
    assert_eq!(said(&window, "Spasticity")[0].side, Some(Side::Both));
    assert_eq!(said(&window, "Spasticity").len(), 1);
}

#[test]
fn five_words_stand_for_five_numbers() {
    let filled = asking(naltrexone(), &["Pain", "Part of normal function"], |daily| daily.worded = true);
    let mut window = window(filled.logbook);
    for (word, value) in [("None", "0"), ("Mild", "2"), ("Medium", "5"), ("Strong", "8"), ("Worst", "10")] {
        click(&mut window, &format!("Pain: {word}"));
        assert_eq!(scores(&window, &["Pain"]), value, "{word}");
    }
    // The second word by its place.
    press(&mut window, NONE, Key::Num2);
    assert_eq!(scores(&window, &["Pain"]), "2");
    assert_eq!(focused(&window), "Part of normal function");
}

#[test]
fn words_are_not_numbered_and_the_day_before_is_one_line_at_the_right() {
    let filled = asking(naltrexone(), &["Fatigue", "Pain"], |daily| daily.worded = true)
        .with(Kind::Symptom, &[("symptom", "Pain"), ("value", "8"), ("at", "2025-05-08 21:10")]);
    let window = window(filled.logbook);
    assert!(!has(&window, "10 as bad as it can be"));
    let before = window.get_by_label("yesterday strong").rect();
    let last = window.get_by_label("Pain: Worst").rect();
    assert!(before.height() < 24.0 && (before.right() - last.right()).abs() < 2.0, "{before:?} {last:?}");
}

#[test]
fn the_note_is_seen_with_its_button_while_it_grows() {
    for size in [[1024.0, 700.0], [512.0, 350.0]] {
        let mut window = window_of(eight().logbook, Route::Today { day: None }, size);
        let label = "A note, if you like";
        window.get_by_label(label).focus();
        window.run();
        for words in ["One line", "Another", "A third", "A fourth", "And a fifth"] {
            window.get_by_label(label).type_text(words);
            window.run();
            window.run_steps(4);
            assert!(has(&window, "Not saved yet"));
            let screen = window.ctx.content_rect();
            let both = window.get_by_label(label).rect().union(window.get_by_label("Save the note").rect());
            assert!(screen.contains_rect(both) || both.height() > 250.0, "{words} at {size:?}: {both:?}");
            press(&mut window, NONE, Key::Enter);
        }
        click(&mut window, "Save the note");
        assert!(!has(&window, "Not saved yet"));
    }
}

#[test]
fn cards_words_and_the_note_share_their_edges() {
    let mut window = window_of(eight().logbook, Route::Today { day: None }, SIZE);
    window.run();
    let rect = |label: &str| window.query_all_by_label(label).next().unwrap().rect();
    let (note, card) = (rect("A note, if you like"), rect("How was today?"));
    assert!((note.left() - card.left()).abs() < 1.0 && (note.right() - card.right()).abs() < 1.0, "{note:?} {card:?}");
    let heading = window.query_all_by_label("How was today?").last().unwrap().rect().left();
    assert!((rect("Choose symptoms…").left() - heading).abs() < 0.6, "{heading}");
    let edit = window.query_all_by_label_contains("Edit 21:12").next().unwrap().rect();
    let time = window.get_by_label("21:12").rect();
    assert!((edit.center().y - time.center().y).abs() <= 1.0, "{edit:?} {time:?}");
}

#[test]
fn what_is_typed_is_kept_when_it_is_refused() {
    let mut window = window(asking(naltrexone(), &["Part of normal function", "Walked"], |_| {}).logbook);
    fill(&mut window, "Part of normal function", "120");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "not on the scale from 0 to 100"));
    assert_eq!(window.get_by_label("Part of normal function").value().unwrap(), "120");
    fill(&mut window, "Part of normal function", "60");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Walked");
    window.get_by_label("Walked").type_text(">=1.5");
    window.run();
    press(&mut window, NONE, Key::Enter);
    assert_eq!(scores(&window, &["Part of normal function", "Walked"]), "60 >=1.5");
    click(&mut window, "More of Part of normal function");
    assert_eq!(scores(&window, &["Part of normal function"]), "70");
}

#[test]
fn yesterday_can_be_hidden() {
    let mut filled = eight();
    filled = asking(filled, &EIGHT, |daily| daily.yesterday_hidden = true);
    let hidden = window(filled.logbook);
    assert!(!has(&hidden, "yesterday 3"));
    assert!(has(&hidden, "Same as yesterday"), "it is still lent");
    // Nor is it said to those who hear the row, who are told it where it is not hidden.
    let told = |window: &Window| {
        let all = window.query_all_by(|_| true);
        all.filter_map(|node| node.accesskit_node().description()).filter(|said| said.contains("yesterday 3")).count()
    };
    assert_eq!((told(&hidden), told(&window(eight().logbook))), (0, 1));
}

#[test]
fn a_set_to_begin_with_is_offered_and_not_chosen() {
    let mut window = window(naltrexone().logbook);
    assert!(window.state().logbook().diary().settings.daily.symptoms.is_empty());
    click(&mut window, "Begin with these");
    let begun = ["Fatigue", "Pain", "Spasticity", "Brain fog", "Poor sleep"];
    assert_eq!(window.state().logbook().diary().settings.daily.symptoms, begun);
    assert_eq!(focused(&window), "Pain", "fatigue is said already");
    press(&mut window, CTRL, Key::Z);
    assert!(window.state().logbook().diary().settings.daily.symptoms.is_empty());
}

/// Empties the field that has the keyboard.
fn clear(window: &mut Window) {
    window.get_by_label("Find a symptom").focus();
    window.run();
    press(window, CTRL, Key::A);
    press(window, NONE, Key::Backspace);
}

/// The domains that people with multiple sclerosis are asked about in studies, each with something to choose; and what is
/// hard to read is put before nobody who does not look for it.
#[test]
fn every_domain_is_offered_and_what_is_hard_to_read_only_to_whom_types_it() {
    const HARD: &str = "Thoughts of not wanting to live";
    let mut window = window(naltrexone().logbook);
    click(&mut window, "Choose symptoms…");
    for domain in
        ["Fatigue", "Pain", "Spasticity", "Moving", "Thinking", "Mood", "Seeing", "Bladder", "Bowel", "Sexuality"]
    {
        assert!(window.query_all_by_label(domain).next().is_some(), "{domain}");
    }
    for name in ["Sexual difficulty", "Low mood", "Brain fog", "Fatigue", "Trouble seeing"] {
        assert!(window.query_by_role_and_label(Role::Button, name).is_some(), "{name}");
    }
    let offered = |window: &Window| window.query_by_label(HARD).is_some();
    assert!(!offered(&window));
    for (typed, found) in [("suicid", true), ("wanting", true), ("low mood", false), ("", false)] {
        fill(&mut window, "Find a symptom", typed);
        assert_eq!(offered(&window), found, "{typed}");
    }
}

/// The page is written where the window says, from the day it says, and not over anything else.
#[test]
fn the_paper_for_the_week_is_written_from_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("week.svg");
    let mut window = window(eight().logbook);
    click(&mut window, "Paper for the week…");
    assert_eq!(focused(&window), "First day");
    fill(&mut window, "Write the page into this file", &path.display().to_string());
    fill(&mut window, "First day", "12 May");
    click(&mut window, "Write the page");
    assert!(has(&window, "Write the day as 2025-05-09") && !path.exists());
    fill(&mut window, "First day", "2025-05-12");
    click(&mut window, "Write the page");
    let began = Instant::now();
    while !has(&window, &format!("Written: {}", path.display())) {
        assert!(began.elapsed() < Duration::from_secs(20), "it was never written");
        std::thread::sleep(Duration::from_millis(20));
        window.step();
    }
    let page = std::fs::read_to_string(&path).unwrap();
    assert!(page.contains("12 May") && page.contains("18 May 2025"), "{page}");
    assert!(EIGHT.iter().all(|name| page.contains(&format!(">{name}<"))) && page.contains(">Naltrexone<"));
    press(&mut window, NONE, Key::Escape);
    assert_eq!(focused(&window), "Paper for the week…");
}

#[test]
fn symptoms_are_found_chosen_and_put_in_order() {
    let mut window = window(naltrexone().logbook);
    click(&mut window, "Choose symptoms…");
    assert_eq!(focused(&window), "Find a symptom");
    window.get_by_label("Find a symptom").type_text("tingl");
    window.run();
    click(&mut window, "Pins and needles");
    clear(&mut window);
    for name in ["Weakness", "Falls"] {
        click(&mut window, name);
    }
    let chosen = |window: &Window| window.state().logbook().diary().settings.daily.symptoms.join(", ");
    assert_eq!(chosen(&window), "Pins and needles, Weakness, Falls");
    click(&mut window, "Falls earlier");
    assert_eq!(chosen(&window), "Pins and needles, Falls, Weakness");
    assert_eq!(focused(&window), "Falls earlier", "its button keeps the keyboard");
    click(&mut window, "Remove Weakness");
    assert_eq!(chosen(&window), "Pins and needles, Falls");
    fill(&mut window, "Find a symptom", "Left ear rings");
    click(&mut window, "Add your own…");
    assert_eq!(window.get_by_label("Name").value().unwrap(), "Left ear rings");
    press(&mut window, CTRL, Key::Enter);
    click(&mut window, "Left ear rings");
    assert_eq!(chosen(&window), "Pins and needles, Falls, Left ear rings");
    press(&mut window, NONE, Key::Escape);
    assert_eq!(focused(&window), "Choose symptoms…");
    assert!(has(&window, "More of Left ear rings"));
}

#[test]
fn they_are_chosen_from_settings_too() {
    let mut window = window_of(naltrexone().logbook, Route::Settings, SIZE);
    click(&mut window, "Choose symptoms…");
    click(&mut window, "Weakness");
    click(&mut window, "Done");
    assert_eq!(window.state().route(), Route::Settings);
    assert!(has(&window, "Asked for every day: Weakness"));
    click(&mut window, "Five words");
    click(&mut window, "Hidden");
    click(&mut window, "Three large buttons");
    let daily = &window.state().logbook().diary().settings.daily;
    assert!(daily.worded && daily.yesterday_hidden && daily.low_energy);
}

#[test]
fn what_somebody_else_writes_bears_their_name() {
    let mut window = window(eight().logbook);
    click(&mut window, "Somebody else writes…");
    window.get_by_label("Name").type_text("Anna");
    window.run();
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "Written by Anna, not by you"));
    press(&mut window, CTRL, Key::D);
    click(&mut window, "More of Pain");
    press(&mut window, CTRL, Key::R);
    press(&mut window, CTRL, Key::Num4);
    assert!(has(&window, "Anna writes"), "on every screen");
    click(&mut window, "It is me again");
    assert!(!has(&window, "Anna writes"));
    press(&mut window, CTRL, Key::Num1);
    click(&mut window, "More of Brain fog");
    let by = |window: &Window| {
        let all = window.state().logbook().diary().all();
        let by_anna = |kind| all.iter().filter(|r| r.kind() == kind && r.entered_by.as_deref() == Some("Anna")).count();
        (by_anna(Kind::Dose), by_anna(Kind::Symptom))
    };
    assert_eq!(by(&window), (1, 7), "whoever says it anew has entered it");
    // The name is remembered by what was written under it.
    click(&mut window, "Somebody else writes…");
    click(&mut window, "Anna");
    assert!(has(&window, "Written by Anna, not by you"));
}

#[test]
fn how_it_is_said_to_those_who_hear_it() {
    let filled = asking(naltrexone(), &["Fatigue", "Spasticity", "Vivid dreams", "Leg function"], |_| {});
    let filled = filled.with(
        Kind::Symptom,
        &[("symptom", "Spasticity"), ("value", "4"), ("side", "left"), ("at", "2025-05-08 21:10")],
    );
    let window = window(filled.logbook);
    let all = outline(&window);
    let from = all.find("  Pane \"How was today?\"").unwrap();
    let until = all.find("  Pane \"Good to know\"").unwrap();
    assert_snapshot!(&all[from..until], @r#"
    Pane "How was today?"
        Heading "How was today?"
        Button "Same as yesterday"
        Label = "Fatigue"
        Label = "0 no fatigue, 10 as bad as it can be"
        Button "Less of Fatigue"
        SpinButton "Fatigue" = "5"
        Button "More of Fatigue"
        Label = "Spasticity"
        Label = "0 loose, 10 as stiff as can be"
        Button "Side of Spasticity: left"
        Button "Less of Spasticity"
        SpinButton "Spasticity" = "not said"
        Button "More of Spasticity"
        Label = "yesterday 4"
        Label = "Vivid dreams"
        SpinButton "Vivid dreams" = "not said"
        RadioButton "Vivid dreams: No"
        RadioButton "Vivid dreams: Yes"
        Label = "Leg function"
        Label = "0% nothing of it, 100% as before"
        Button "Less of Leg function"
        TextInput "Leg function" = ""
        Button "More of Leg function"
        Button "Choose symptoms…"
      MultilineTextInput "A note, if you like" = ""
      Pane "Check-in"
        Heading "A check-in has been due since 3 April 2025"
        Label = "A few questions, two minutes. It waits until it suits you."
        Button "Start (Check-in)"
    "#);
    let node = window.get_by_label("Fatigue");
    let node = node.accesskit_node();
    assert_eq!(
        (node.numeric_value(), node.min_numeric_value(), node.max_numeric_value()),
        (Some(5.0), Some(0.0), Some(10.0))
    );
    let spasticity = window.get_by_label("Spasticity");
    assert_eq!(
        spasticity.accesskit_node().description().unwrap(),
        "not said; 0 loose, 10 as stiff as can be; yesterday 4"
    );
}

#[test]
fn a_symptom_is_entered_as_the_record_says() {
    let mut window = window(eight().logbook);
    click(&mut window, "More of Pain");
    let record = on(&window, "Pain", "2025-05-09").remove(0).0;
    assert_eq!((record.source, record.entered_by), (Source::Window, None));
    assert!(matches!(record.body, Body::Symptom(_)));
}
