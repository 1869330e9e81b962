//! Labs: the list and one analyte, and a whole report typed by keyboard, with the keys counted.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use insta::assert_snapshot;
use titrace::model::lab::Range;
use titrace::model::{Body, Kind, Record};
use titrace::ui::screen::Route;

use crate::harness::{Filled, SIZE, Window, click, fill, focused, has, naltrexone, outline, press, window, window_of};

const NONE: Modifiers = Modifiers::NONE;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The standard set, as it stands on a report, with a fall of one alone.
const SET: [(&str, &str, &str); 8] = [
    ("Platelets", "10*9/L", "165-387"),
    ("White blood cells", "10*9/L", "3.5-10"),
    ("Neutrophils", "10*9/L", "1.8-7"),
    ("Lymphocytes", "10*9/L", "1-4"),
    ("Haemoglobin", "g/dL", "11.7-15.3"),
    ("ALT", "U/L", "10-45"),
    ("AST", "U/L", "15-35"),
    ("Creatinine", "umol/L", "45-90"),
];
const VALUES: [&str; 8] = ["61", "6.1", "3.4", "1.9", "13.1", "22", "25", "64"];

/// A diary with one full report of an earlier month.
fn reported() -> Filled {
    let mut filled = naltrexone();
    for ((analyte, unit, range), value) in SET.into_iter().zip(["182", "6.4", "3.6", "2.0", "13.4", "21", "24", "66"]) {
        filled = filled.with(
            Kind::Lab,
            &[
                ("analyte", analyte),
                ("value", value),
                ("unit", unit),
                ("range", range),
                ("lab", "Fürst"),
                ("at", "2025-04-10"),
            ],
        );
    }
    filled
}

fn labs(filled: Filled) -> Window {
    let mut window = window(filled.logbook);
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    window
}

/// Counts what a person presses: a chord by its keys.
struct Hands {
    window: Window,
    keys: usize,
}

impl Hands {
    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.keys += 1 + usize::from(modifiers.command) + usize::from(modifiers.shift);
        press(&mut self.window, modifiers, key);
    }

    /// All but digits, point and comparator.
    fn letters(&mut self, text: &str) {
        for letter in text.chars() {
            self.keys += usize::from(!letter.is_ascii_digit());
            self.window.event(eframe::egui::Event::Text(letter.to_string()));
            self.window.run();
        }
    }

    /// The digits of a value are not counted.
    fn digits(&mut self, text: &str) {
        self.window.event(eframe::egui::Event::Text(text.to_owned()));
        self.window.run();
    }
}

fn results(window: &Window) -> Vec<Record> {
    let diary = window.state().logbook().diary();
    diary.labs().map(|(record, _)| record.clone()).collect()
}

fn newest(window: &Window, count: usize) -> Vec<String> {
    let all = window.state().logbook().diary();
    let said = all.labs().map(|(_, result)| format!("{} {}", result.analyte, result.value.written));
    let all: Vec<String> = said.collect();
    all[all.len() - count..].to_vec()
}

#[test]
fn a_first_report_by_the_standard_set_takes_fewer_than_forty_keys() {
    let mut hands = Hands { window: window(Filled::new().logbook), keys: 0 };
    hands.key(CTRL_SHIFT, Key::R);
    assert_eq!(focused(&hands.window), "Blood count and liver");
    hands.key(NONE, Key::Enter);
    for ((analyte, ..), value) in SET.into_iter().zip(VALUES) {
        assert_eq!(focused(&hands.window), format!("{analyte}, value"));
        hands.digits(value);
        hands.key(NONE, Key::Enter);
    }
    assert_eq!(hands.window.state().logbook().diary().labs().count(), 8);
    // Three to open it, one for the set, Enter after each value; the last one saves.
    assert_eq!(hands.keys, 12);
    assert!(hands.keys < 40);
}

#[test]
fn eight_other_analytes_by_their_short_names_take_fewer_than_forty_keys() {
    let mut hands = Hands { window: window(Filled::new().logbook), keys: 0 };
    hands.key(CTRL_SHIFT, Key::R);
    let report = [
        ("tsh", "2.1", "TSH"),
        ("crp", "<1", "CRP"),
        ("hba1c", "5.4", "HbA1c"),
        ("ldl", "98", "LDL"),
        ("hdl", "52", "HDL"),
        ("ggt", "22", "GGT"),
        ("alp", "71", "ALP"),
        ("hb", "13.1", "Haemoglobin"),
    ];
    for (typed, value, name) in report {
        hands.letters(typed);
        if typed.len() < 3 {
            // Two letters begin too many other names.
            hands.key(NONE, Key::Enter);
        }
        for digit in value.chars() {
            hands.digits(&digit.to_string());
        }
        assert_eq!(focused(&hands.window), format!("{name}, value"));
        hands.key(NONE, Key::Enter);
    }
    hands.key(NONE, Key::Enter);
    let wanted = report.map(|(_, value, name)| format!("{name} {value}"));
    assert_eq!(newest(&hands.window, 8), wanted);
    // Three to open it, 24 letters, Enter after "hb" and after each value, and once more to save.
    assert_eq!(hands.keys, 37);
}

#[test]
fn lines_typed_freely_go_on_and_short_names_become_the_catalogues() {
    let mut window = window(Filled::new().logbook);
    press(&mut window, CTRL_SHIFT, Key::R);
    fill(&mut window, "Analyte, line 1", "plt");
    press(&mut window, NONE, Key::Tab);
    // Tab goes to its own value.
    assert_eq!(focused(&window), "Platelets, value");
    window.get_by_label("Platelets, value").type_text("61");
    window.run();
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Analyte, line 2");
    window.get_by_label("Analyte, line 2").type_text("cholest");
    window.run();
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Cholesterol, value");
    fill(&mut window, "Analyte, line 2", "gluc");
    press(&mut window, NONE, Key::Enter);
    // Two of them begin like that: which one is meant is chosen.
    assert_eq!(focused(&window), "Glucose, fasting");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Glucose, fasting, value");
    fill(&mut window, "Analyte, line 2", "Zinc");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Zinc, value");
}

#[test]
fn a_name_that_goes_on_with_a_digit_is_left_alone() {
    let (name, vitamin, tsh) = ("Analyte, line 1", "Vitamin B12, value", "TSH, value");
    for (typed, wanted) in [("ca199", name), ("b12", name), ("b12310", vitamin), ("tsh 2", tsh), ("tsh<1", tsh)] {
        let mut hands = Hands { window: window(Filled::new().logbook), keys: 0 };
        hands.key(CTRL_SHIFT, Key::R);
        hands.letters(typed);
        assert_eq!(focused(&hands.window), wanted, "{typed}");
    }
}

#[test]
fn a_second_report_is_only_its_values() {
    let mut hands = Hands { window: window(reported().logbook), keys: 0 };
    let before = hands.window.state().logbook().diary().labs().count();
    hands.key(CTRL_SHIFT, Key::R);
    for ((analyte, ..), value) in SET.into_iter().zip(VALUES) {
        assert_eq!(focused(&hands.window), format!("{analyte}, value"));
        hands.digits(value);
        hands.key(NONE, Key::Enter);
    }
    assert_eq!(hands.window.state().logbook().diary().labs().count(), before + 8);
    assert_eq!(hands.keys, 11);
    assert!(hands.keys < 40);
    // One change, one undo, one date and laboratory.
    assert!(has(&hands.window, "Done: adding 8 records") || has(&hands.window, "adding 8 records"));
    let added = results(&hands.window).into_iter().filter(|record| record.at.text() == "2025-05-09");
    for record in added {
        let Body::Lab(result) = &record.body else { panic!() };
        assert_eq!(result.laboratory.as_deref(), Some("Fürst"));
        // Nobody has read the range on this report: it is that laboratory's.
        assert!(matches!(result.range, Range::Laboratory(_)), "{}", result.analyte);
    }
    press(&mut hands.window, Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.window.state().logbook().diary().labs().count(), before);
}

#[test]
fn s0_08_all_others_were_normal_in_words() {
    let mut window = window(reported().logbook);
    press(&mut window, CTRL_SHIFT, Key::R);
    fill(&mut window, "Platelets, value", "<5");
    assert!(has(&window, "very low"), "{}", outline(&window));
    assert!(has(&window, "7 rows without a value are left out"));
    click(&mut window, "All others normal");
    assert!(!has(&window, "left out"));
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let written = newest(&window, 8);
    assert!(written.contains(&"Platelets <5".to_owned()), "{written:?}");
    assert_eq!(written.iter().filter(|one| one.ends_with(" normal")).count(), 7, "{written:?}");
    let diary = std::sync::Arc::clone(window.state().logbook().diary());
    for (_, result) in diary.labs().filter(|(_, result)| result.value.written == "normal") {
        assert_eq!((&result.unit, result.range), (&None, Range::Unsaid), "{}", result.analyte);
    }
    // The number of before stands, and what was said since beneath it.
    let row = "ALT, 21 U/L, in range, 10 Apr 2025, one result, since then: normal (9 May 2025)";
    assert!(has(&window, row), "{}", outline(&window));
    press(&mut window, CTRL_SHIFT, Key::R);
    assert_eq!(window.get_by_label("ALT, unit").value().as_deref(), Some("U/L"));
    assert_eq!(window.get_by_label("ALT, range").value().as_deref(), Some("10-45"));
}

#[test]
fn words_do_not_take_very_low_off_the_last_number() {
    let said = [("analyte", "Platelets"), ("value", "normal"), ("at", "2025-05-09 12:00")];
    let mut window = labs(reported().with(Kind::Lab, &said));
    assert!(focused(&window).starts_with("Platelets, <5 ×10⁹/L, very low"), "{}", focused(&window));
    assert!(focused(&window).contains("since then: normal (9 May 2025"), "{}", focused(&window));
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "said to be normal"), "{}", outline(&window));
}

#[test]
fn another_unit_does_not_empty_the_line() {
    let cell = |value, unit, at| [("analyte", "Vitamin D"), ("value", value), ("unit", unit), ("at", at)];
    let filled = Filled::new()
        .with(Kind::Lab, &cell("20", "ng/mL", "2025-01-10"))
        .with(Kind::Lab, &cell("31", "ng/mL", "2025-03-10"))
        .with(Kind::Lab, &cell("80", "nmol/L", "2025-05-01"));
    let window = labs(filled);
    assert!(has(&window, "3 results, the latest 20 ng/mL, 31 ng/mL, 80"), "{}", outline(&window));
}

#[test]
fn of_two_reports_of_one_day_the_last_typed_is_the_last() {
    let cell =
        |value, lab| [("analyte", "Ferritin"), ("value", value), ("unit", "ug/L"), ("lab", lab), ("at", "2025-05-09")];
    let filled = Filled::new().with(Kind::Lab, &cell("31", "A")).with(Kind::Lab, &cell("44", "A"));
    let mut window = labs(filled.with(Kind::Lab, &cell("40", "B")));
    assert!(focused(&window).starts_with("Ferritin, 40 "), "{}", focused(&window));
    press(&mut window, CTRL_SHIFT, Key::R);
    fill(&mut window, "Analyte, line 1", "Ferritin");
    fill(&mut window, "Ferritin, value", "41");
    assert!(has(&window, "There are already results of this date: Ferritin"), "{}", outline(&window));
}

#[test]
fn an_enzyme_below_a_default_is_no_alarm_and_what_is_not_scored_says_why() {
    let cell = |analyte, value, unit| [("analyte", analyte), ("value", value), ("unit", unit), ("at", "2025-05-09")];
    let filled = Filled::new()
        .with(Kind::Lab, &cell("ALT", "2", "U/L"))
        .with(Kind::Lab, &cell("Sodium", "128", "mmol/L"))
        .with(Kind::Lab, &cell("Haemoglobin", "13.1", "g/dL"));
    let window = labs(filled);
    assert!(focused(&window).starts_with("Sodium"), "{}", focused(&window));
    assert!(has(&window, "needs your sex, in Settings"), "{}", outline(&window));
}

#[test]
fn results_before_the_start_count_no_days_backwards() {
    let before = [("analyte", "Platelets"), ("value", "190"), ("unit", "10*9/L"), ("at", "2024-06-10")];
    let mut window = labs(naltrexone().with(Kind::Lab, &before));
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "before the start") && has(&window, "day 127"), "{}", outline(&window));
    assert!(!has(&window, "day −"));
}

#[test]
fn all_draws_keep_the_keyboard() {
    let mut window = labs(reported());
    window.get_by_label("All draws").focus();
    window.run();
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "‹ All labs");
}

#[test]
fn the_keyboard_goes_past_the_chart_in_a_small_window() {
    let mut window = window_of(reported().logbook, Route::Labs, [512.0, 350.0]);
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    press(&mut window, NONE, Key::Enter);
    let mut visited = Vec::new();
    for _ in 0..24 {
        press(&mut window, NONE, Key::Tab);
        visited.push(focused(&window));
    }
    assert!(visited.iter().any(|name| name.starts_with("Edit 10 Apr 2025, 182")), "{visited:?}");
}

#[test]
fn a_refused_value_stays_beside_its_row_and_nothing_is_written() {
    let mut window = window(reported().logbook);
    let before = results(&window).len();
    press(&mut window, CTRL_SHIFT, Key::R);
    fill(&mut window, "Platelets, value", "6I");
    fill(&mut window, "ALT, value", "22");
    fill(&mut window, "AST, unit", "bananas");
    fill(&mut window, "AST, value", "25");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(results(&window).len(), before);
    // Both at once, and the first of them has the keyboard.
    assert!(has(&window, "Platelets, value:") && has(&window, "AST, unit:"), "{}", outline(&window));
    assert_eq!(focused(&window), "Platelets, value");
    assert_eq!(window.get_by_label("ALT, value").value().as_deref(), Some("22"));
    fill(&mut window, "Platelets, value", "61");
    fill(&mut window, "AST, unit", "U/L");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(results(&window).len(), before + 3);
}

#[test]
fn mere_letters_are_asked_about_before_a_report_is_saved() {
    let mut window = labs(reported());
    let before = results(&window).len();
    let is_it = |record: &Record| matches!(&record.body, Body::Lab(result) if result.value.written == "abc");
    let written = |window: &Window| results(window).iter().any(is_it);
    press(&mut window, CTRL_SHIFT, Key::R);
    fill(&mut window, "Platelets, value", "abc");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(has(&window, "“abc” is no number") && !written(&window));
    press(&mut window, NONE, Key::Escape);
    assert!(!has(&window, "“abc” is no number"));
    assert_eq!((focused(&window), results(&window).len()), ("Save".to_owned(), before), "the report is still there");
    press(&mut window, NONE, Key::Enter);
    click(&mut window, "Yes, save it");
    assert!(written(&window));
}

#[test]
fn a_damaged_range_is_proposed_and_taken_with_one_press() {
    let mut window = window(Filled::new().logbook);
    press(&mut window, CTRL_SHIFT, Key::R);
    fill(&mut window, "Analyte, line 1", "Platelets");
    fill(&mut window, "Platelets, value", "110");
    fill(&mut window, "Platelets, range", "165–3873 109/L");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(!has(&window, "or confirm"), "{}", outline(&window));
    click(&mut window, "Use 165-387");
    assert_eq!(window.get_by_label("Platelets, range").value().as_deref(), Some("165-387"));
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(newest(&window, 1), ["Platelets 110"]);
}

#[test]
fn what_was_typed_is_there_when_one_comes_back() {
    let mut window = window(reported().logbook);
    press(&mut window, CTRL_SHIFT, Key::R);
    fill(&mut window, "Platelets, value", "61");
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert_eq!(window.state().route(), Route::Today { day: None });
    press(&mut window, CTRL_SHIFT, Key::R);
    assert_eq!(window.get_by_label("Platelets, value").value().as_deref(), Some("61"));
    assert_eq!(focused(&window), "White blood cells, value");
    press(&mut window, NONE, Key::Escape);
    assert!(has(&window, "All draws"));
    click(&mut window, "Enter a report…");
    assert_eq!(window.get_by_label("Platelets, value").value().as_deref(), Some("61"));
}

#[test]
fn as_last_time_copies_units_and_ranges_but_not_those_of_another_laboratory() {
    let mut window = window(reported().logbook);
    press(&mut window, CTRL_SHIFT, Key::R);
    assert_eq!(window.get_by_label("Laboratory").value().as_deref(), Some("Fürst"));
    assert_eq!(window.get_by_label("Platelets, range").value().as_deref(), Some("165-387"));
    assert_eq!(window.get_by_label("Haemoglobin, unit").value().as_deref(), Some("g/dL"));
    fill(&mut window, "Laboratory", "Unilabs");
    assert_eq!(window.get_by_label("Platelets, range").value().as_deref(), Some(""));
    assert!(has(&window, "The ranges were those of Fürst"));
    fill(&mut window, "Laboratory", "Fürst");
    assert_eq!(window.get_by_label("Platelets, range").value().as_deref(), Some("165-387"));
    // What was typed survives another layout.
    fill(&mut window, "Platelets, value", "61");
    click(&mut window, "As last time");
    assert_eq!(window.get_by_label("Platelets, value").value().as_deref(), Some("61"));
}

#[test]
fn the_keyboard_goes_down_the_values_and_back_to_units() {
    let mut window = window(reported().logbook);
    press(&mut window, CTRL_SHIFT, Key::R);
    press(&mut window, NONE, Key::Tab);
    assert_eq!(focused(&window), "White blood cells, value");
    press(&mut window, NONE, Key::ArrowDown);
    assert_eq!(focused(&window), "Neutrophils, value");
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window), "Platelets, range");
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window), "Platelets, unit");
}

#[test]
fn a_report_of_another_day_is_dated_with_a_few_keys_more() {
    let mut hands = Hands { window: window(reported().logbook), keys: 0 };
    hands.key(CTRL_SHIFT, Key::R);
    hands.key(NONE, Key::ArrowUp);
    assert_eq!(focused(&hands.window), "Date of the sample");
    hands.key(Modifiers::COMMAND, Key::A);
    hands.digits("2025-05-02 08:10");
    hands.key(NONE, Key::Enter);
    for value in VALUES {
        hands.digits(value);
        hands.key(NONE, Key::Enter);
    }
    let of_day = results(&hands.window).into_iter().filter(|record| record.at.text() == "2025-05-02T08:10");
    assert_eq!(of_day.count(), 8, "{}", outline(&hands.window));
    assert_eq!(hands.keys, 15);
}

#[test]
fn a_report_can_be_chosen_from_the_list_of_new_things() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, Modifiers::COMMAND, Key::N);
    click(&mut window, "Lab report…");
    assert_eq!(window.state().route(), Route::Labs);
    assert!(has(&window, "Date of the sample"));
}

#[test]
fn a_pasted_table_is_shown_before_it_comes_into_the_form() {
    let mut window = labs(Filled::new());
    click(&mut window, "Paste a table…");
    let table = "Haematology\nPlatelets\t61\t10*9/L\t165-387\nALT\t22\tU/L\t10-45\nAST\tbanana 7x\tU/L\t15-35\n";
    window.event(eframe::egui::Event::Paste(table.to_owned()));
    window.run();
    assert!(has(&window, "Platelets 61"), "{}", outline(&window));
    assert!(has(&window, "low"));
    assert!(has(&window, "Haematology"));
    assert_eq!(results(&window).len(), 0);
    let bring = window.query_all_by_label_contains("Bring").next().unwrap();
    bring.click_accesskit();
    window.run();
    assert_eq!(window.get_by_label("Platelets, value").value().as_deref(), Some("61"));
    assert_eq!(window.get_by_label("Platelets, range").value().as_deref(), Some("165-387"));
    assert_eq!(results(&window).len(), 0);
}

#[test]
fn the_list_moves_by_arrows_and_enter_opens_one_analyte() {
    let mut window = labs(reported());
    assert!(focused(&window).starts_with("Platelets, <5 ×10⁹/L, very low"), "{}", focused(&window));
    press(&mut window, NONE, Key::ArrowDown);
    let second = focused(&window);
    assert!(!second.starts_with("Platelets"), "{second}");
    press(&mut window, NONE, Key::Home);
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "For a clinician"), "{}", outline(&window));
    press(&mut window, NONE, Key::Escape);
    assert!(focused(&window).starts_with("Platelets"), "{}", focused(&window));
}

#[test]
fn another_result_begins_as_the_last_one_was() {
    let mut window = labs(reported());
    press(&mut window, NONE, Key::Enter);
    click(&mut window, "Add a result…");
    assert_eq!(
        window.get_by_role_and_label(Role::TextInput, "What was measured").value().as_deref(),
        Some("Platelets")
    );
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Unit").value().as_deref(), Some("10*9/L"));
}

#[test]
fn the_original_is_attached_by_its_path_and_trouble_keeps_the_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    let mut window = labs(naltrexone());
    press(&mut window, NONE, Key::Enter);
    let attach = window.query_all_by_label_contains("Attach the original to").next().unwrap();
    attach.click_accesskit();
    window.run();
    fill(&mut window, "Where the file lies", path.to_str().unwrap());
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "could not be read: there is no such file"));
    assert!(!has(&window, "os error"));
    // A pipe into which nobody writes is not waited for.
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    fill(&mut window, "Where the file lies", pipe.to_str().unwrap());
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "could not be read: it is no file"));
    fill(&mut window, "Where the file lies", path.to_str().unwrap());
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Where the file lies");
    assert_eq!(window.get_by_label("Where the file lies").value().as_deref(), path.to_str());
    std::fs::write(&path, b"%PDF-1.7 a report").unwrap();
    click(&mut window, "Attach");
    assert!(has(&window, "original attached (report.pdf)"), "{}", outline(&window));
    assert!(has(&window, "Attach the original to 9 May 2025, <5"), "{}", outline(&window));
    // And out of the diary again, over nothing that is there.
    let save = window.query_all_by_label_contains("Save report.pdf").next().unwrap();
    save.click_accesskit();
    window.run();
    fill(&mut window, "Where to write it", path.to_str().unwrap());
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "there is a file of that name already"), "{}", outline(&window));
    let copy = folder.path().join("copy.pdf");
    fill(&mut window, "Where to write it", copy.to_str().unwrap());
    assert!(!has(&window, "there is a file of that name already"));
    press(&mut window, NONE, Key::Enter);
    assert_eq!(titrace::files::read(&copy, 64).unwrap(), b"%PDF-1.7 a report");
    assert!(!has(&window, "Where to write it"));
}

#[test]
fn the_path_of_the_original_is_in_view_and_forgotten_when_one_leaves() {
    let mut window = window_of(reported().logbook, Route::Labs, [512.0, 350.0]);
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    press(&mut window, NONE, Key::Enter);
    let attach = window.query_all_by_label_contains("Attach the original to 10 Apr").next().unwrap();
    attach.click_accesskit();
    window.run();
    fill(&mut window, "Where the file lies", "nowhere.pdf");
    let field = window.get_by_label("Where the file lies").rect();
    assert!(field.top() >= 0.0 && field.bottom() <= 350.0, "{field:?}");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    press(&mut window, NONE, Key::Enter);
    assert!(!has(&window, "Where the file lies"));
}

#[test]
fn all_draws_stand_side_by_side_and_say_what_changed() {
    let mut window = labs(reported());
    click(&mut window, "All draws");
    for words in ["9 May 2025", "10 Apr 2025", "Fürst", "in range", "lower than before", "not measured"] {
        assert!(has(&window, words), "{words}: {}", outline(&window));
    }
    window.get_by_role_and_label(Role::Button, "Platelets").click_accesskit();
    window.run();
    assert!(has(&window, "For a clinician"));
}

#[test]
fn a_cell_of_the_draws_says_all_of_itself_and_older_ones_are_a_page_back() {
    let mut filled = reported();
    for month in 1..=7 {
        let at = format!("2024-0{month}-11");
        let cells = [("analyte", "Ferritin"), ("value", "31"), ("unit", "ug/L"), ("range", "30-100"), ("at", &at)];
        filled = filled.with(Kind::Lab, &cells);
    }
    let mut window = labs(filled);
    click(&mut window, "All draws");
    assert!(has(&window, "Platelets, 9 May 2025, <5, very low"), "{}", outline(&window));
    assert!(has(&window, "ALT, 9 May 2025, not measured"));
    assert!(!has(&window, "Ferritin, 11 Jan 2024"));
    click(&mut window, "Older draws");
    assert!(has(&window, "Ferritin, 11 Jan 2024, 31, in range"), "{}", outline(&window));
    assert!(has(&window, "Draws 7 to 9 of 9"));
    click(&mut window, "Newer draws");
    assert!(has(&window, "Platelets, 9 May 2025, <5, very low"));
}

#[test]
fn the_hint_of_a_pasted_table_is_read_and_nothing_found_is_said() {
    let mut window = labs(Filled::new());
    click(&mut window, "Paste a table…");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "There is nothing to bring in"), "{}", outline(&window));
    let hint = titrace::words::Words::english().get("labs-paste-hint");
    window.event(eframe::egui::Event::Paste(hint));
    window.run();
    assert!(has(&window, "One result was found"), "{}", outline(&window));
    assert!(has(&window, "range 165–387"));
    assert!(!has(&window, "There is nothing to bring in"));
}

#[test]
fn every_part_fits_into_a_small_window() {
    for size in [SIZE, [1024.0, 700.0], [512.0, 350.0], [480.0, 320.0]] {
        for (what, button) in [("draws", "All draws"), ("paste", "Paste a table…"), ("report", "Enter a report…")] {
            let mut window = window_of(reported().logbook, Route::Labs, size);
            click(&mut window, button);
            crate::bounds::check(&window, size[0], &format!("{what} at {size:?}"));
        }
        let mut window = window_of(reported().logbook, Route::Labs, size);
        press(&mut window, Modifiers::COMMAND, Key::Num4);
        press(&mut window, NONE, Key::Enter);
        crate::bounds::check(&window, size[0], &format!("an analyte at {size:?}"));
    }
}

#[test]
fn an_empty_diary() {
    let window = labs(Filled::new());
    assert_snapshot!(outline(&window), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today"
          Button "Timeline"
          Button "Plan"
          Button "Labs" [x]
          Button "Watch"
          Button "History"
          Button "Appointment"
          Button "Settings"
        Status "Everything is saved"
      Pane
        Heading "Labs"
        Heading "No lab results yet"
        Label = "Take a report as it came from the laboratory and type it in, with the ranges that are printed on it. From then on, the next one needs only its values"
        Button "Enter a report…"
        Button "Add one result…"
        Button "Paste a table…"
    "#);
}

#[test]
fn the_list() {
    let window = labs(reported());
    assert_snapshot!(outline(&window), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today"
          Button "Timeline"
          Button "Plan"
          Button "Labs" [x]
          Button "Watch"
          Button "History"
          Button "Appointment"
          Button "Settings"
        Status "Everything is saved"
      Pane
        Heading "Labs"
        Label = "8 analytes · last report 9 May 2025"
        Button "Enter a report…"
        Button "Add one result…"
        Button "Paste a table…"
        Button "All draws"
        ListBox "Analytes"
          ListBoxOption "Platelets, <5 ×10⁹/L, very low, 9 May 2025, 2 results, the latest 182, <5, at least −97 % against your earlier result (182): a fall beyond usual variation (−23 to +30 %; no sex is given, so the wider variation, that of women, was taken)" [x]
          ListBoxOption "White blood cells, 6.4 ×10⁹/L, in range, 10 Apr 2025, one result"
          ListBoxOption "Neutrophils, 3.6 ×10⁹/L, in range, 10 Apr 2025, one result"
          ListBoxOption "Lymphocytes, 2.0 ×10⁹/L, in range, 10 Apr 2025, one result"
          ListBoxOption "Haemoglobin, 13.4 g/dL, in range, 10 Apr 2025, one result"
          ListBoxOption "ALT, 21 U/L, in range, 10 Apr 2025, one result"
          ListBoxOption "AST, 24 U/L, in range, 10 Apr 2025, one result"
          ListBoxOption "Creatinine, 66 umol/L, in range, 10 Apr 2025, one result"
        Label = "Arrow keys move, Enter opens"
    "#);
}

#[test]
fn hours_since_the_dose_have_the_mark_of_the_language() {
    let language = titrace::words::Language::German;
    let mut window = crate::harness::window_in(language, reported().logbook, Route::Labs, SIZE);
    window.get_all_by_role(Role::ListBoxOption).next().unwrap().click_accesskit();
    window.run();
    assert!(has(&window, "10,1 h nach der letzten Dosis"), "{}", outline(&window));
}

#[test]
fn one_analyte() {
    let mut window = labs(reported());
    press(&mut window, NONE, Key::Enter);
    assert_snapshot!(outline(&window), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today"
          Button "Timeline"
          Button "Plan"
          Button "Labs" [x]
          Button "Watch"
          Button "History"
          Button "Appointment"
          Button "Settings"
        Status "Everything is saved"
      Pane
        Button "‹ All labs"
        Heading "Platelets"
        Label = "2 results, the last <5 ×10⁹/L"
        Label = "Beside your own results: at least −97 % against your earlier result (182): a fall beyond usual variation (−23 to +30 %; no sex is given, so the wider variation, that of women, was taken)"
        GraphicsDocument "Chart. Platelets, 2 results, 10 Apr 2025 to 9 May 2025, last <5, very low, grade 4; lowest <5, highest 182. The results stand beneath it"
        Status "Arrow keys go from result to result"
        Button "Add a result…"
        Button "Enter a report…"
        Pane "Results"
          Heading "Results"
          Label = "Date"
          Label = "Value"
          Label = "In range?"
          Label = "Range"
          Label = "For a clinician"
          Pane "9 May 2025, <5"
            Label = "9 May 2025"
            Label = "day 127"
            Label = "<5"
            Label = "×10⁹/L"
            Label = "very low"
            Label = "165–387"
            Label = "printed on this result"
            Label = "Grade 4, CTCAE v5"
            Label = "10.1 h after the last dose · typed by me"
            Button "Edit 9 May 2025, <5"
            Button "Attach the original to 9 May 2025, <5"
          Pane "10 Apr 2025, 182"
            Label = "10 Apr 2025"
            Label = "day 98"
            Label = "182"
            Label = "×10⁹/L"
            Label = "in range"
            Label = "165–387"
            Label = "printed on this result"
            Label
            Label = "Fürst · typed by me"
            Button "Edit 10 Apr 2025, 182"
            Button "Attach the original to 10 Apr 2025, 182"
        Pane "Ranges"
          Heading "Ranges"
          Label = "165–387 ×10⁹/L"
          Label = "printed by Fürst, 10 Apr 2025"
          Label = "165–387 ×10⁹/L"
          Label = "printed by a laboratory that was not named, 9 May 2025"
          Label = "150–450 ×10⁹/L"
          Label = "default (adults), used only where none is printed; source: ABIM laboratory reference ranges (abim.org), as cited by public registries"
          Label = "150–400 ×10⁹/L"
          Label = "published elsewhere (adults), never used for a flag; source: testing.com, as cited by public registries"
          Label = "165–387 ×10⁹/L"
          Label = "published elsewhere (women), never used for a flag; source: NORIP, Nordin 2004 (hirsla.lsh.is/handle/2336/21872)"
          Label = "145–348 ×10⁹/L"
          Label = "published elsewhere (men), never used for a flag; source: NORIP, Nordin 2004 (hirsla.lsh.is/handle/2336/21872)"
    "#);
}

#[test]
fn the_form_of_a_report() {
    let mut window = labs(naltrexone());
    click(&mut window, "Enter a report…");
    click(&mut window, "Blood count and liver");
    assert_snapshot!(outline(&window), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today"
          Button "Timeline"
          Button "Plan"
          Button "Labs" [x]
          Button "Watch"
          Button "History"
          Button "Appointment"
          Button "Settings"
        Status "Everything is saved"
      Pane
        Pane "Lab report"
          Heading "Lab report"
          Label = "Type a value and press Enter: the next value is next. Enter at the last one saves"
          Label = "Date of the sample"
          TextInput "Date of the sample" = "2025-05-09"
          Label = "Laboratory"
          TextInput "Laboratory" = ""
          Label = "Fasting"
          ComboBox "Fasting" = "Not said"
          Button "Blood count and liver"
          Button "Liver"
          Button "Lipids"
          Button "Thyroid"
          Button "Kidney and electrolytes"
          Button "Iron and vitamins"
          Button "Sugar"
          Label = "Analyte"
          Label = "Value"
          Label = "Unit"
          Label = "Range"
          Label = "In range?"
          Pane "Platelets"
            TextInput "Analyte, line 1" = "Platelets"
            TextInput "Platelets, value" = ""
            TextInput "Platelets, unit" = "10*9/L"
            TextInput "Platelets, range" = ""
          Pane "White blood cells"
            TextInput "Analyte, line 2" = "White blood cells"
            TextInput "White blood cells, value" = ""
            TextInput "White blood cells, unit" = "10*9/L"
            TextInput "White blood cells, range" = ""
          Pane "Neutrophils"
            TextInput "Analyte, line 3" = "Neutrophils"
            TextInput "Neutrophils, value" = ""
            TextInput "Neutrophils, unit" = "10*9/L"
            TextInput "Neutrophils, range" = ""
          Pane "Lymphocytes"
            TextInput "Analyte, line 4" = "Lymphocytes"
            TextInput "Lymphocytes, value" = ""
            TextInput "Lymphocytes, unit" = "10*9/L"
            TextInput "Lymphocytes, range" = ""
          Pane "Haemoglobin"
            TextInput "Analyte, line 5" = "Haemoglobin"
            TextInput "Haemoglobin, value" = ""
            TextInput "Haemoglobin, unit" = "g/dL"
            TextInput "Haemoglobin, range" = ""
          Pane "ALT"
            TextInput "Analyte, line 6" = "ALT"
            TextInput "ALT, value" = ""
            TextInput "ALT, unit" = "U/L"
            TextInput "ALT, range" = ""
          Pane "AST"
            TextInput "Analyte, line 7" = "AST"
            TextInput "AST, value" = ""
            TextInput "AST, unit" = "U/L"
            TextInput "AST, range" = ""
          Pane "Creatinine"
            TextInput "Analyte, line 8" = "Creatinine"
            TextInput "Creatinine, value" = ""
            TextInput "Creatinine, unit" = "mg/dL"
            TextInput "Creatinine, range" = ""
          Pane "line 9"
            TextInput "Analyte, line 9" = ""
            TextInput "line 9, value" = ""
            TextInput "line 9, unit" = ""
            TextInput "line 9, range" = ""
          Label = "8 rows without a value are left out"
          Button "Save"
          Button "All others normal"
          Button "Close"
          Label = "Tab and the arrows go from value to value, Up from the first one to the date · Shift+Tab goes back to unit and range · Ctrl+Enter saves · Esc closes, what was typed is kept"
    "#);
}

#[test]
fn s4_06_what_else_changed_stands_above_the_numbers() {
    let filled = reported()
        .with(Kind::Event, &[("type", "treatment"), ("title", "Diet"), ("at", "2025-04-20")])
        .with(Kind::Event, &[("type", "context"), ("title", "Heat wave"), ("at", "2025-05-01")])
        .with(Kind::Event, &[("type", "procedure"), ("title", "Dentist"), ("at", "2025-03-01")]);
    let mut window = labs(filled);
    click(&mut window, "All draws");
    for words in ["Since the draw before", "Diet", "Heat wave", "several things changed at once"] {
        assert!(has(&window, words), "{words}: {}", outline(&window));
    }
    assert!(!has(&window, "Dentist"));
}

#[test]
fn names_are_offered_by_what_is_typed_and_taken_by_keyboard() {
    let mut window = window(Filled::new().logbook);
    press(&mut window, CTRL_SHIFT, Key::R);
    fill(&mut window, "Analyte, line 1", "plate");
    press(&mut window, NONE, Key::ArrowDown);
    assert_eq!(focused(&window), "Platelets");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Platelets, value");
    assert_eq!(window.get_by_label("Platelets, unit").value().as_deref(), Some("10*9/L"));
}
