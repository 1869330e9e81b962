//! One way to open the window in a test: a fixed evening, a small diary, a known size; and verbs a person would use.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use eframe::egui;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Zoned;
use titrace::catalogue::Catalogue;
use titrace::intake;
use titrace::intake::{Entry, Row};
use titrace::logbook::Logbook;
use titrace::model::{Change, Diary, Kind, Record, RecordId, Source};
use titrace::ui::screen::Route;
use titrace::ui::{App, Asked, Start, prepare, theme};
use titrace::words::{Language, Words};

/// Friday, 9 May 2025, 21:58 in Oslo.
pub(crate) fn evening() -> Zoned {
    "2025-05-09T21:58:00+02:00[Europe/Oslo]".parse().unwrap()
}

pub(crate) type Window = Harness<'static, App>;

pub(crate) const SIZE: [f32; 2] = [1280.0, 800.0];

/// The window on a diary, at its usual size.
pub(crate) fn window(logbook: Logbook) -> Window {
    window_of(logbook, Route::Today { day: None }, SIZE)
}

pub(crate) fn window_of(logbook: Logbook, route: Route, size: [f32; 2]) -> Window {
    window_in(Language::English, logbook, route, size)
}

/// The window in a language.
pub(crate) fn window_in(language: Language, logbook: Logbook, route: Route, size: [f32; 2]) -> Window {
    window_drawn(language, logbook, route, size, 1.0)
}

/// The window on a screen that has so many dots a point.
pub(crate) fn window_drawn(
    language: Language,
    logbook: Logbook,
    route: Route,
    size: [f32; 2],
    dots_per_point: f32,
) -> Window {
    let asked = Asked { always: None, desktop: language };
    let start = Start { route, clock: Box::new(evening), asked };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(dots_per_point)
        .with_render_cursor(false)
        .with_max_steps(12)
        .with_context_setup(|ctx: &egui::Context| {
            theme::install(ctx);
            prepare(ctx);
        })
        .build_eframe(move |_| {
            let (words, catalogue) = spoken(language);
            App::new(logbook, catalogue, words, start)
        });
    harness.run();
    harness
}

/// Words and catalogue of a language; reading them takes longer than drawing a window.
pub(crate) fn spoken(language: Language) -> (Arc<Words>, Catalogue) {
    type Spoken = Vec<(Language, Arc<Words>, Catalogue)>;
    static SPOKEN: Mutex<Spoken> = Mutex::new(Vec::new());
    let mut known = SPOKEN.lock().unwrap();
    if !known.iter().any(|(other, ..)| *other == language) {
        let (words, catalogue) = titrace::ui::speak(language).unwrap();
        known.push((language, Arc::new(words), catalogue));
    }
    let (_, words, catalogue) = known.iter().find(|(other, ..)| *other == language).unwrap();
    (Arc::clone(words), catalogue.clone())
}

/// A diary that begins empty and is filled in words.
pub(crate) struct Filled {
    pub(crate) logbook: Logbook,
    catalogue: Catalogue,
    next: u128,
}

impl Filled {
    pub(crate) fn new() -> Self {
        Self::at(Logbook::in_memory().unwrap())
    }

    /// The same on a diary that lies somewhere.
    pub(crate) fn at(logbook: Logbook) -> Self {
        let next = logbook.diary().len() as u128 + 1;
        Self { logbook, catalogue: spoken(Language::English).1, next }
    }

    pub(crate) fn record(&mut self, kind: Kind, cells: &[(&'static str, &str)], diary: &Diary) -> Record {
        let mut row = Row::new();
        for (field, text) in cells {
            row.set(field, *text);
        }
        let now = evening();
        let entry = Entry {
            diary,
            catalogue: &self.catalogue,
            now: &now,
            source: Source::CommandLine,
            decimal_mark: '.',
            id: RecordId(uuid::Uuid::from_u128(self.next)),
            fresh: true,
            confirmed: false,
        };
        self.next += 1;
        intake::record(kind, &row, &entry).unwrap()
    }

    #[must_use]
    pub(crate) fn with(mut self, kind: Kind, cells: &[(&'static str, &str)]) -> Self {
        let diary = Arc::clone(self.logbook.diary());
        let record = self.record(kind, cells, &diary);
        self.logbook.apply(&Change::Add(vec![record]), &Source::CommandLine, evening().timestamp()).unwrap();
        self
    }
}

/// Naltrexone drops since January, 18 of them every evening of this week but today.
pub(crate) fn naltrexone() -> Filled {
    let recipe = "50 mg in 10 mL, 20 drops/mL";
    let mut filled = Filled::new()
        .with(Kind::Medicine, &[("name", "Naltrexone"), ("form", "drops"), ("recipe", recipe), ("at", "2025-01-03")])
        .with(Kind::Course, &[("medicine", "Naltrexone"), ("at", "2025-01-03")]);
    for day in ["2025-05-05", "2025-05-06", "2025-05-07", "2025-05-08"] {
        let at = format!("{day} 22:04");
        filled = filled.with(Kind::Dose, &[("medicine", "Naltrexone"), ("amount", "18 drop"), ("at", &at)]);
    }
    filled.with(Kind::Symptom, &[("symptom", "Fatigue"), ("value", "5"), ("at", "2025-05-09 21:12")]).with(
        Kind::Lab,
        &[
            ("analyte", "Platelets"),
            ("value", "<5"),
            ("unit", "10*9/L"),
            ("range", "165-387"),
            ("at", "2025-05-09 08:10"),
        ],
    )
}

pub(crate) fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Presses a button by its name, as assistive technology does: it may lie below the edge.
pub(crate) fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click_accesskit();
    window.run();
}

/// Presses with the pointer at a place, whatever stands there.
pub(crate) fn click_at(window: &mut Window, place: egui::Pos2) {
    window.hover_at(place);
    window.run();
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(egui::Event::PointerButton { pos: place, button, pressed, modifiers: Modifiers::NONE });
        window.run();
    }
}

/// Whether what has the keyboard can be seen as a whole.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general enough")]
pub(crate) fn focus_is_seen(window: &Window) -> bool {
    let node = window.query_all_by(|node| node.is_focused()).last();
    node.is_some_and(|node| window.ctx.content_rect().contains_rect(node.rect()))
}

/// Types over what stands in a field.
pub(crate) fn fill(window: &mut Window, label: &str, text: &str) {
    window.get_by_label(label).focus();
    window.run();
    press(window, Modifiers::COMMAND, Key::A);
    window.get_by_label(label).type_text(text);
    window.run();
}

/// The name of what has the keyboard.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general enough")]
pub(crate) fn focused(window: &Window) -> String {
    let node = window.query_all_by(|node| node.is_focused()).last();
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

pub(crate) fn has(window: &Window, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

/// What is on the screen for those who hear it: one line an element, children below their parent.
pub(crate) fn outline(window: &Window) -> String {
    let mut text = String::new();
    walk(&window.root(), 0, &mut text);
    text
}

fn walk(node: &egui_kittest::Node<'_>, depth: usize, text: &mut String) {
    use eframe::egui::accesskit::{Role, Toggled};
    let inner = node.accesskit_node();
    let skipped =
        [Role::GenericContainer, Role::TextRun, Role::Unknown, Role::ScrollBar, Role::Splitter, Role::ScrollView];
    let mut deeper = depth;
    if !skipped.contains(&inner.role()) {
        let mut line = format!("{}{:?}", "  ".repeat(depth), inner.role());
        if let Some(label) = inner.label() {
            write!(line, " {label:?}").unwrap();
        }
        if let Some(value) = inner.value()
            && inner.label().as_deref() != Some(value.as_str())
        {
            write!(line, " = {value:?}").unwrap();
        }
        if inner.toggled() == Some(Toggled::True) {
            line.push_str(" [x]");
        }
        if inner.is_disabled() {
            line.push_str(" (disabled)");
        }
        text.push_str(&line);
        text.push('\n');
        deeper += 1;
    }
    for child in node.children() {
        walk(&child, deeper, text);
    }
}
