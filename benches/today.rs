//! What Today costs with ten years of records and eight symptoms that every evening asks for: a frame that rests, one in
//! low-energy mode, and the first one after something was written.
//!
//!     cargo bench --bench today
#![expect(clippy::unwrap_used, reason = "this is only a measurement")]

use divan::Bencher;
use eframe::egui;
use titrace::model::{Change, Diary};
use titrace::ui::today::Today;

use desk::Desk;

#[path = "desk/mod.rs"]
mod desk;
#[path = "ten_years/mod.rs"]
mod ten_years;

fn main() {
    divan::main();
}

/// The first eight of the symptoms that the ten years have.
fn diary(low_energy: bool) -> Diary {
    let mut diary = ten_years::diary();
    let before = diary.settings.clone();
    let mut after = before.clone();
    for (_, entry) in diary.symptoms() {
        if after.daily.symptoms.len() < 8 && !after.daily.symptoms.contains(&entry.symptom) {
            after.daily.symptoms.push(entry.symptom.clone());
        }
    }
    assert_eq!(after.daily.symptoms.len(), 8);
    after.daily.low_energy = low_energy;
    Change::Configure { before, after }.apply(&mut diary);
    diary
}

struct Window {
    desk: Desk,
    today: Today,
}

impl Window {
    fn new(low_energy: bool) -> Self {
        let mut window = Self { desk: Desk::new(diary(low_energy)), today: Today::default() };
        for _ in 0..8 {
            window.frame();
        }
        window
    }

    fn frame(&mut self) -> egui::FullOutput {
        let Self { desk, today } = self;
        desk.frame(Vec::new(), |ui, cx| {
            today.ui(ui, cx, None);
        })
    }
}

#[divan::bench(args = [false, true])]
fn a_frame(bencher: Bencher<'_, '_>, low_energy: bool) {
    let mut window = Window::new(low_energy);
    bencher.bench_local(|| window.frame());
}

#[divan::bench]
fn the_first_frame_after_a_change(bencher: Bencher<'_, '_>) {
    let mut window = Window::new(false);
    bencher.bench_local(|| {
        window.desk.revision += 1;
        window.frame()
    });
}
