//! What a frame of Timeline costs with ten years of data, and with a hundred (480,000 records), in a headless context:
//! the whole pass of egui, without
//! turning shapes into triangles, and once with it. Nothing is rasterised.
//!
//!     cargo bench --bench timeline
#![expect(clippy::unwrap_used, reason = "this is only a measurement")]

use std::sync::Arc;

use divan::Bencher;
use eframe::egui;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2};
use titrace::analysis::chart::{ChartRequest, lay_out};
use titrace::analysis::series::Material;
use titrace::catalogue::Catalogue;
use titrace::exchange::picture;
use titrace::exchange::raster;
use titrace::model::Diary;
use titrace::ui::timeline::Timeline;
use titrace::words::Words;

use desk::{Desk, key};

#[path = "century/mod.rs"]
mod century;
#[path = "desk/mod.rs"]
mod desk;
#[path = "ten_years/mod.rs"]
mod ten_years;

fn main() {
    divan::main();
}

struct Window {
    desk: Desk,
    timeline: Timeline,
}

impl Window {
    fn new() -> Self {
        Self::of_height(800.0)
    }

    fn of_height(height: f32) -> Self {
        Self::of(ten_years::diary(), height)
    }

    /// All there is of a hundred years.
    fn of_a_century() -> Self {
        let mut window = Self::of(century::diary(), 800.0);
        for _ in 0..6 {
            window.frame(key(Key::Minus));
        }
        window.frame(Vec::new());
        window
    }

    fn of(diary: Diary, height: f32) -> Self {
        let mut window = Self { desk: Desk::new(diary), timeline: Timeline::default() };
        window.desk.size.y = height;
        for _ in 0..3 {
            window.frame(Vec::new());
        }
        window
    }

    fn frame(&mut self, events: Vec<Event>) -> egui::FullOutput {
        let Self { desk, timeline } = self;
        desk.frame(events, |ui, cx| {
            timeline.ui(ui, cx);
        })
    }

    fn at(&self) -> Pos2 {
        Pos2::new(400.0 + (self.desk.frames * 7.0 % 400.0) as f32, 300.0)
    }
}

/// Nothing moves: what a repaint for another reason costs.
#[divan::bench]
fn resting(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// The same, and its shapes as triangles.
#[divan::bench]
fn resting_with_triangles(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    bencher.bench_local(|| {
        let out = window.frame(Vec::new());
        window.desk.ctx.tessellate(out.shapes, 1.0)
    });
}

/// A window so high that every card is in sight.
#[divan::bench]
fn resting_on_all_cards(bencher: Bencher<'_, '_>) {
    let mut window = Window::of_height(2400.0);
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// The pointer reads another day in every frame.
#[divan::bench]
fn hovering(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    bencher.bench_local(|| {
        let at = window.at();
        window.frame(vec![Event::PointerMoved(at)])
    });
}

/// The view moves in every frame, so the chart is laid out in every frame.
#[divan::bench]
fn dragging(bencher: Bencher<'_, '_>) {
    dragged(bencher, Window::new());
}

/// The pointer is pressed on the cards and moves in every frame.
fn dragged(bencher: Bencher<'_, '_>, mut window: Window) {
    let pos = window.at();
    let button = PointerButton::Primary;
    window.frame(vec![Event::PointerMoved(pos)]);
    window.frame(vec![Event::PointerButton { pos, button, pressed: true, modifiers: Modifiers::NONE }]);
    bencher.bench_local(|| {
        let at = window.at();
        window.frame(vec![Event::PointerMoved(at)])
    });
}

/// The same, with every card in sight.
#[divan::bench]
fn dragging_all_cards(bencher: Bencher<'_, '_>) {
    dragged(bencher, Window::of_height(2400.0));
}

/// A view of some weeks, where every entry is a point of its own.
#[divan::bench]
fn resting_on_some_weeks(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    for _ in 0..6 {
        window.frame(key(Key::Plus));
    }
    window.frame(Vec::new());
    bencher.bench_local(|| window.frame(Vec::new()));
}

#[divan::bench]
fn century_resting(bencher: Bencher<'_, '_>) {
    let mut window = Window::of_a_century();
    bencher.bench_local(|| window.frame(Vec::new()));
}

#[divan::bench]
fn century_hovering(bencher: Bencher<'_, '_>) {
    let mut window = Window::of_a_century();
    bencher.bench_local(|| {
        let at = window.at();
        window.frame(vec![Event::PointerMoved(at)])
    });
}

/// The view moves in every frame.
#[divan::bench]
fn century_dragging(bencher: Bencher<'_, '_>) {
    dragged(bencher, Window::of_a_century());
}

/// Once for every view of a hundred years.
#[divan::bench]
fn century_laying_out(bencher: Bencher<'_, '_>) {
    let material = Arc::new(Material::gather(&century::diary(), &Catalogue::bundled().unwrap()));
    bencher.bench_local(|| lay_out(&material, &ChartRequest::default()));
}

/// Once for every change of the diary.
#[divan::bench(sample_count = 3)]
fn century_gathering(bencher: Bencher<'_, '_>) {
    let (diary, catalogue) = (century::diary(), Catalogue::bundled().unwrap());
    bencher.bench_local(|| Material::gather(&diary, &catalogue));
}

/// The table in place of the chart.
#[divan::bench]
fn table(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    window.frame(key(Key::T));
    window.frame(Vec::new());
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// Once for every change of the diary.
#[divan::bench]
fn gathering(bencher: Bencher<'_, '_>) {
    let (diary, catalogue) = (ten_years::diary(), Catalogue::bundled().unwrap());
    bencher.bench_local(|| Material::gather(&diary, &catalogue));
}

/// Once for every view.
#[divan::bench]
fn laying_out(bencher: Bencher<'_, '_>) {
    let material = Arc::new(Material::gather(&ten_years::diary(), &Catalogue::bundled().unwrap()));
    bencher.bench_local(|| lay_out(&material, &ChartRequest::default()));
}

#[divan::bench]
fn drawing_the_picture(bencher: Bencher<'_, '_>) {
    let material = Arc::new(Material::gather(&ten_years::diary(), &Catalogue::bundled().unwrap()));
    let (chart, words) = (lay_out(&material, &ChartRequest::default()), Words::english());
    bencher.bench_local(|| picture::svg(&chart, &words));
}

/// The same as dots, at the size for paper.
#[divan::bench(sample_count = 5)]
fn drawing_the_dots(bencher: Bencher<'_, '_>) {
    let material = Arc::new(Material::gather(&ten_years::diary(), &Catalogue::bundled().unwrap()));
    let (chart, words) = (lay_out(&material, &ChartRequest::default()), Words::english());
    bencher.bench_local(|| raster::png(&chart, &words, 2.0));
}
