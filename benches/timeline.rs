//! What a frame of Timeline costs with ten years of data, in a headless context: the whole pass of egui, without
//! turning shapes into triangles, and once with it. Nothing is rasterised.
//!
//!     cargo bench --bench timeline
#![expect(clippy::unwrap_used, reason = "this is only a measurement")]

use std::sync::Arc;

use divan::Bencher;
use eframe::egui;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2};
use jiff::Zoned;
use titrace::analysis::chart::{ChartRequest, lay_out};
use titrace::analysis::due::Schedules;
use titrace::analysis::facts::Facts;
use titrace::analysis::series::Material;
use titrace::catalogue::Catalogue;
use titrace::exchange::picture;
use titrace::model::Diary;
use titrace::model::settings;
use titrace::ui::jobs::Job;
use titrace::ui::screen::Cx;
use titrace::ui::theme;
use titrace::ui::theme::Theme;
use titrace::ui::timeline::Timeline;
use titrace::words::Words;

#[path = "ten_years/mod.rs"]
mod ten_years;

fn main() {
    divan::main();
}

/// A window's worth of Timeline.
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
    timeline: Timeline,
    size: Vec2,
    frames: f64,
}

impl Desk {
    fn new() -> Self {
        Self::of_height(800.0)
    }

    fn of_height(height: f32) -> Self {
        let diary = Arc::new(ten_years::diary());
        let catalogue = Catalogue::bundled().unwrap();
        let ctx = egui::Context::default();
        let theme = Theme::of(settings::Theme::Light, false);
        theme::install(&ctx);
        theme::apply(&ctx, &theme);
        let mut desk = Self {
            facts: Facts::new(&diary, &catalogue),
            schedules: Schedules::new(&diary),
            diary,
            catalogue,
            words: Words::english(),
            now: "2023-12-29T12:00[UTC]".parse().unwrap(),
            theme,
            job: Job::default(),
            ctx,
            timeline: Timeline::default(),
            size: Vec2::new(1104.0, height),
            frames: 0.0,
        };
        // The reader of the screen listens: the tree of names is part of the cost.
        desk.ctx.enable_accesskit();
        for _ in 0..3 {
            desk.frame(Vec::new());
        }
        desk
    }

    fn frame(&mut self, events: Vec<Event>) -> egui::FullOutput {
        self.frames += 1.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.frames / 60.0),
            events,
            focused: true,
            ..RawInput::default()
        };
        let Self { diary, catalogue, words, now, theme, facts, schedules, job, ctx, timeline, .. } = self;
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
            timeline.ui(ui, &cx);
        })
    }

    fn at(&self) -> Pos2 {
        Pos2::new(400.0 + (self.frames * 7.0 % 400.0) as f32, 300.0)
    }
}

fn key(key: Key) -> Vec<Event> {
    let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    vec![press(true), press(false)]
}

/// Nothing moves: what a repaint for another reason costs.
#[divan::bench]
fn resting(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    bencher.bench_local(|| desk.frame(Vec::new()));
}

/// The same, and its shapes as triangles.
#[divan::bench]
fn resting_with_triangles(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    bencher.bench_local(|| {
        let out = desk.frame(Vec::new());
        desk.ctx.tessellate(out.shapes, 1.0)
    });
}

/// A window so high that every card is in sight.
#[divan::bench]
fn resting_on_all_cards(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::of_height(2400.0);
    bencher.bench_local(|| desk.frame(Vec::new()));
}

/// The pointer reads another day in every frame.
#[divan::bench]
fn hovering(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    bencher.bench_local(|| {
        let at = desk.at();
        desk.frame(vec![Event::PointerMoved(at)])
    });
}

/// The view moves in every frame, so the chart is laid out in every frame.
#[divan::bench]
fn dragging(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    let pos = desk.at();
    let button = PointerButton::Primary;
    desk.frame(vec![Event::PointerMoved(pos)]);
    desk.frame(vec![Event::PointerButton { pos, button, pressed: true, modifiers: Modifiers::NONE }]);
    bencher.bench_local(|| {
        let at = desk.at();
        desk.frame(vec![Event::PointerMoved(at)])
    });
}

/// The same, with every card in sight.
#[divan::bench]
fn dragging_all_cards(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::of_height(2400.0);
    let pos = desk.at();
    let button = PointerButton::Primary;
    desk.frame(vec![Event::PointerMoved(pos)]);
    desk.frame(vec![Event::PointerButton { pos, button, pressed: true, modifiers: Modifiers::NONE }]);
    bencher.bench_local(|| {
        let at = desk.at();
        desk.frame(vec![Event::PointerMoved(at)])
    });
}

/// A view of some weeks, where every entry is a point of its own.
#[divan::bench]
fn resting_on_some_weeks(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    for _ in 0..6 {
        desk.frame(key(Key::Plus));
    }
    desk.frame(Vec::new());
    bencher.bench_local(|| desk.frame(Vec::new()));
}

/// The table in place of the chart.
#[divan::bench]
fn table(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    desk.frame(key(Key::T));
    desk.frame(Vec::new());
    bencher.bench_local(|| desk.frame(Vec::new()));
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
