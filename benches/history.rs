//! What History costs with ten years of records: a frame that rests, a step of the arrows, and a letter typed into
//! the search, in a headless context and without turning shapes into triangles.
//!
//!     cargo bench --bench history
#![expect(clippy::unwrap_used, reason = "this is only a measurement")]

use std::sync::Arc;

use divan::Bencher;
use eframe::egui;
use eframe::egui::{Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2};
use jiff::Zoned;
use titrace::analysis::due::Schedules;
use titrace::analysis::facts::Facts;
use titrace::catalogue::Catalogue;
use titrace::model::{Diary, settings};
use titrace::ui::history::History;
use titrace::ui::jobs::Job;
use titrace::ui::screen::Cx;
use titrace::ui::theme;
use titrace::ui::theme::Theme;
use titrace::words::Words;

#[path = "ten_years/mod.rs"]
mod ten_years;

fn main() {
    divan::main();
}

/// A window's worth of History.
struct Desk {
    diary: Arc<Diary>,
    catalogue: Catalogue,
    words: Words,
    now: Zoned,
    theme: Theme,
    facts: Facts,
    schedules: Schedules,
    job: Job,
    ctx: egui::Context,
    history: History,
    frames: f64,
}

impl Desk {
    /// Before its first frame.
    fn cold() -> Self {
        let diary = Arc::new(ten_years::diary());
        let catalogue = Catalogue::bundled().unwrap();
        let ctx = egui::Context::default();
        let theme = Theme::of(settings::Theme::Light, false);
        theme::install(&ctx);
        theme::apply(&ctx, &theme);
        // The reader of the screen listens: the tree of names is part of the cost.
        ctx.enable_accesskit();
        Self {
            facts: Facts::new(&diary, &catalogue),
            schedules: Schedules::new(&diary),
            diary,
            catalogue,
            words: Words::english(),
            now: "2023-12-29T12:00[UTC]".parse().unwrap(),
            theme,
            job: Job::default(),
            ctx,
            history: History::default(),
            frames: 0.0,
        }
    }

    /// After everything that can be looked for was read.
    fn new() -> Self {
        let mut desk = Self::cold();
        desk.history.find();
        for _ in 0..500 {
            desk.frame(Vec::new());
        }
        desk
    }

    fn frame(&mut self, events: Vec<Event>) -> egui::FullOutput {
        self.frames += 1.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1104.0, 800.0))),
            time: Some(self.frames / 60.0),
            events,
            focused: true,
            ..RawInput::default()
        };
        let Self { diary, catalogue, words, now, theme, facts, schedules, job, ctx, history, .. } = self;
        let cx = Cx {
            diary,
            catalogue,
            words,
            now,
            theme,
            facts,
            schedules,
            attention: &[],
            watched: &[],
            revision: 1,
            undo: None,
            redo: None,
            path: None,
            carer: None,
            trash: &[],
            history: &[],
            job,
        };
        ctx.run_ui(input, |ui| {
            history.ui(ui, &cx);
        })
    }
}

fn key(key: Key) -> Vec<Event> {
    let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    vec![press(true), press(false)]
}

/// Nothing moves.
#[divan::bench]
fn resting(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    bencher.bench_local(|| desk.frame(Vec::new()));
}

/// The first frames, in which what can be looked for is read.
#[divan::bench]
fn arriving(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::cold();
    bencher.bench_local(|| desk.frame(Vec::new()));
}

/// Down the list, a row a frame.
#[divan::bench]
fn stepping(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    desk.frame(key(Key::ArrowDown));
    desk.frame(Vec::new());
    bencher.bench_local(|| desk.frame(key(Key::ArrowDown)));
}

/// A letter typed, one frame: the first looks through everything, the others through what was found before them.
#[divan::bench(args = ["f", "fatigue", "fatigue 7 2019", "naltrexone 4.5 mg", "no such word"])]
fn typing(bencher: Bencher<'_, '_>, text: &str) {
    let mut desk = Desk::new();
    let mut letters = text.chars().cycle();
    let mut typed = 0;
    bencher.bench_local(|| {
        // Every letter is measured, and so is taking all of them away.
        if typed == text.chars().count() {
            typed = 0;
            let all = Event::Key {
                key: Key::A,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::COMMAND,
            };
            return desk.frame([vec![all], key(Key::Delete)].concat());
        }
        typed += 1;
        let letter = letters.next().unwrap();
        desk.frame(vec![Event::Text(letter.to_string())])
    });
}
