//! What History costs with ten years of records: a frame that rests, a step of the arrows, and a letter typed into
//! the search, in a headless context and without turning shapes into triangles.
//!
//!     cargo bench --bench history
#![expect(clippy::unwrap_used, reason = "this is only a measurement")]

use divan::Bencher;
use eframe::egui;
use eframe::egui::{Event, Key, Modifiers};
use titrace::ui::history::History;

use desk::{Desk, key};

#[path = "desk/mod.rs"]
mod desk;
#[path = "ten_years/mod.rs"]
mod ten_years;

fn main() {
    divan::main();
}

struct Window {
    desk: Desk,
    history: History,
}

impl Window {
    /// Before its first frame.
    fn cold() -> Self {
        Self { desk: Desk::new(ten_years::diary()), history: History::default() }
    }

    /// After everything that can be looked for was read.
    fn new() -> Self {
        let mut window = Self::cold();
        window.history.find();
        for _ in 0..500 {
            window.frame(Vec::new());
        }
        window
    }

    fn frame(&mut self, events: Vec<Event>) -> egui::FullOutput {
        let Self { desk, history } = self;
        desk.frame(events, |ui, cx| {
            history.ui(ui, cx);
        })
    }
}

/// Nothing moves.
#[divan::bench]
fn resting(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// The first frames, in which what can be looked for is read.
#[divan::bench]
fn arriving(bencher: Bencher<'_, '_>) {
    let mut window = Window::cold();
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// Down the list, a row a frame.
#[divan::bench]
fn stepping(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    window.frame(key(Key::ArrowDown));
    window.frame(Vec::new());
    bencher.bench_local(|| window.frame(key(Key::ArrowDown)));
}

/// A letter typed, one frame: the first looks through everything, the others through what was found before them.
#[divan::bench(args = ["f", "fatigue", "fatigue 7 2019", "naltrexone 4.5 mg", "no such word"])]
fn typing(bencher: Bencher<'_, '_>, text: &str) {
    let mut window = Window::new();
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
            return window.frame([vec![all], key(Key::Delete)].concat());
        }
        typed += 1;
        let letter = letters.next().unwrap();
        window.frame(vec![Event::Text(letter.to_string())])
    });
}
