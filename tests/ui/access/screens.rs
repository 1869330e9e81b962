//! Every screen, and every state of one that looks like another screen, in whatever look and size.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use titrace::logbook::Logbook;
use titrace::model::settings::Theme;
use titrace::model::{Change, Kind, Settings, Source};
use titrace::ui::screen::Route;
use titrace::words::Language;

use crate::harness::{Filled, Window, click, evening, naltrexone, press, spoken, window_drawn, window_of};

pub(crate) const NONE: Modifiers = Modifiers::NONE;
pub(crate) const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

pub(crate) const LOOKS: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::HighContrastLight, Theme::HighContrastDark];

/// A diary that has something of everything to show.
pub(crate) fn full() -> Filled {
    let filled = naltrexone();
    let lab = |filled: Filled, analyte: &str, value: &str, unit: &str, range: &str, at: &str| {
        let cells =
            [("analyte", analyte), ("value", value), ("unit", unit), ("range", range), ("at", at), ("lab", "Fürst")];
        filled.with(Kind::Lab, &cells)
    };
    let filled = lab(filled, "Platelets", "310", "10*9/L", "165-387", "2025-03-02");
    let filled = lab(filled, "Platelets", "180", "10*9/L", "145-390", "2025-04-02");
    let filled = lab(filled, "ALT", "70", "U/L", "10-45", "2025-04-02");
    let filled = lab(filled, "Haemoglobin", "13.4", "g/dL", "11.7-15.3", "2025-04-02");
    filled
        .with(Kind::Symptom, &[("symptom", "Fatigue"), ("value", "7"), ("at", "2025-04-20 20:00")])
        .with(Kind::Event, &[("type", "procedure"), ("title", "Dentist"), ("at", "2025-04-12"), ("note", "Two hours")])
        .with(Kind::Note, &[("text", "A long walk, and tired after it.\nSlept well."), ("at", "2025-05-08 09:00")])
        .with(
            Kind::Dose,
            &[("medicine", "Naltrexone"), ("status", "skipped"), ("reason", "forgot"), ("at", "2025-05-03 22:00")],
        )
}

/// Beside the drops: something stopped, something never taken, a supplement.
fn treated() -> Filled {
    full()
        .with(Kind::Medicine, &[("name", "Dimethyl fumarate"), ("label", "on"), ("at", "2023-04")])
        .with(
            Kind::Course,
            &[("medicine", "Dimethyl fumarate"), ("at", "2023-04"), ("until", "2024-11"), ("reason", "side effects")],
        )
        .with(Kind::Medicine, &[("name", "Vitamin D"), ("category", "supplement"), ("at", "2024-01")])
        .with(Kind::Course, &[("medicine", "Vitamin D"), ("at", "2024-01")])
        .with(Kind::Medicine, &[("name", "Baclofen"), ("prescriber", "Dr Berg"), ("at", "2024-06")])
        .with(
            Kind::Course,
            &[
                ("medicine", "Baclofen"),
                ("at", "2024-06"),
                ("never_taken", "yes"),
                ("reason", "Afraid of being sleepy"),
            ],
        )
}

fn look(mut logbook: Logbook, theme: Theme) -> Logbook {
    let before = logbook.diary().settings.clone();
    let after = Settings { theme, ..before.clone() };
    if after != before {
        logbook.apply(&Change::Configure { before, after }, &Source::CommandLine, evening().timestamp()).unwrap();
    }
    logbook
}

/// How a screen is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    pub(crate) language: Language,
    pub(crate) theme: Theme,
    /// Points.
    pub(crate) size: [f32; 2],
    pub(crate) dots_per_point: f32,
    /// Only these, where there are any.
    pub(crate) names: &'a [&'a str],
}

/// One screen.
pub(crate) fn open(filled: Filled, theme: Theme, route: Route, size: [f32; 2]) -> Window {
    window_of(look(filled.logbook, theme), route, size)
}

/// Visits every screen.
pub(crate) fn each(theme: Theme, size: [f32; 2], visit: impl FnMut(&str, &mut Window)) {
    some(Sight { language: Language::English, theme, size, dots_per_point: 1.0, names: &[] }, visit);
}

/// Visits those screens.
pub(crate) fn some(sight: Sight<'_>, mut visit: impl FnMut(&str, &mut Window)) {
    let mut see = |name: &str, filled: Filled, route: Route, steps: &dyn Fn(&mut Window)| {
        if !sight.names.is_empty() && !sight.names.contains(&name) {
            return;
        }
        let logbook = look(filled.logbook, sight.theme);
        let mut window = window_drawn(sight.language, logbook, route, sight.size, sight.dots_per_point);
        window.run();
        steps(&mut window);
        window.run();
        visit(name, &mut window);
    };
    let (words, catalogue) = spoken(sight.language);
    let bleeding = catalogue.checklists().iter().find(|list| list.id == "bleeding").unwrap().title.clone();
    let press_said = |window: &mut Window, key: &str| click(window, &words.get(key));
    let today = Route::Today { day: None };
    let nothing = |_: &mut Window| {};
    see("Today", full(), today, &nothing);
    see("Today, empty", Filled::new(), today, &nothing);
    see("Today, a plan", crate::plan::planned(), today, &nothing);
    see("Today, eight symptoms", crate::daily::eight(), today, &|window| {
        // The button of the dose has the keyboard, and hands it on to the first symptom.
        press(window, CTRL, Key::D);
        for key in [Key::Num2, Key::Num4] {
            press(window, NONE, key);
        }
    });
    let worded = || crate::daily::asking(crate::daily::eight(), &crate::daily::EIGHT, |daily| daily.worded = true);
    see("Today, five words", worded(), today, &nothing);
    see("Today, which symptoms", full(), today, &|window| press_said(window, "daily-choose"));
    see("Today, somebody else", full(), today, &|window| press_said(window, "carer-ask"));
    see("Low-energy mode", crate::daily::eight(), today, &|window| press(window, CTRL, Key::E));
    see("Check-in", crate::check_in::before(), Route::CheckIn, &nothing);
    see("Check-in, asking", crate::check_in::before(), Route::CheckIn, &|window| press_said(window, "check-in-start"));
    let asked = || {
        let filled = full().with(Kind::Question, &[("text", "Is the step too fast?"), ("at", "2025-05-02 20:00")]);
        filled.with(Kind::Question, &[("text", "Which blood test next?"), ("at", "2025-05-06 20:00"), ("done", "yes")])
    };
    see("Questions", asked(), Route::Questions, &nothing);
    see("Treatments", treated(), Route::Treatments, &nothing);
    see("Timeline", full(), Route::Timeline, &|window| press(window, NONE, Key::ArrowRight));
    see("Timeline, table", full(), Route::Timeline, &|window| press(window, NONE, Key::T));
    see("Timeline, empty", Filled::new(), Route::Timeline, &nothing);
    see("Plan", crate::plan::planned(), Route::Plan, &nothing);
    see("Plan, none", full(), Route::Plan, &nothing);
    see("Labs", full(), Route::Labs, &nothing);
    see("Labs, one analyte", full(), Route::Labs, &|window| {
        // The one that is far out of its range stands first.
        window.get_all_by_role(Role::ListBoxOption).next().unwrap().click_accesskit();
        window.run();
    });
    see("Labs, a report", full(), Route::Labs, &|window| press(window, CTRL_SHIFT, Key::R));
    see("Labs, all draws", full(), Route::Labs, &|window| press_said(window, "labs-all-draws"));
    see("Labs, a table", full(), Route::Labs, &|window| press_said(window, "labs-paste-open"));
    see("Watch", full(), Route::Watch, &nothing);
    see("Watch, a checklist", full(), Route::Watch, &|window| {
        click(window, &format!("{bleeding}…"));
    });
    see("History", full(), Route::History, &|window| press(window, CTRL, Key::Num6));
    see("History, found", full(), Route::History, &|window| {
        crate::harness::fill(window, &words.get("history-find"), "fatigue");
    });
    see("History, a form", full(), Route::History, &|window| {
        press(window, CTRL, Key::Num6);
        press(window, NONE, Key::E);
    });
    see("History, a deletion", full(), Route::History, &|window| {
        press(window, CTRL, Key::Num6);
        press(window, NONE, Key::Delete);
    });
    see("History, trash", full(), Route::History, &|window| {
        press(window, CTRL, Key::Num6);
        press(window, NONE, Key::Delete);
        press_said(window, "history-trash");
    });
    see("Appointment", full(), Route::Report, &crate::report::laid);
    see("Appointment, all lists", full(), Route::Report, &|window| {
        crate::report::open_lists(window, &words);
    });
    see("Settings", full(), Route::Settings, &nothing);
    for (key, name) in
        [(Key::S, "symptom"), (Key::L, "lab value"), (Key::E, "event"), (Key::N, "note"), (Key::M, "medicine")]
    {
        see(&format!("A form, {name}"), full(), today, &|window| press(window, CTRL_SHIFT, key));
    }
    see("A form, refused", full(), today, &|window| {
        press(window, CTRL_SHIFT, Key::S);
        press(window, CTRL, Key::Enter);
    });
    see("A question", full(), today, &|window| {
        press(window, CTRL, Key::D);
        press(window, CTRL, Key::D);
    });
    see("The keys", full(), today, &|window| press(window, NONE, Key::F1));
    see("What to write down", full(), today, &|window| press(window, CTRL, Key::N));
}

pub(crate) fn name_of(node: &egui_kittest::Node<'_>) -> String {
    use egui_kittest::kittest::NodeT as _;
    node.accesskit_node().label().unwrap_or_default()
}
