//! What thirty plans over ten years of doses cost: a day that is asked for, the calendar made anew after a change, a
//! frame of the screen Plan.
//!
//!     cargo bench --bench plans
#![expect(clippy::unwrap_used, reason = "this is only a measurement")]

use std::sync::Arc;

use divan::Bencher;
use eframe::egui;
use eframe::egui::{Pos2, RawInput, Rect, Vec2};
use jiff::Zoned;
use jiff::civil::{Date, date};
use titrace::analysis::attention;
use titrace::analysis::due::{Schedules, slots};
use titrace::analysis::facts::Facts;
use titrace::catalogue::Catalogue;
use titrace::model::adjustment::{Adjustment, Bend};
use titrace::model::plan::{Interval, Plan, Rule, Steps, Target};
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::{Amount, Change, Diary, DoseUnit, Number, Point, When, settings};
use titrace::ui::jobs::Job;
use titrace::ui::plan::PlanScreen;
use titrace::ui::screen::Cx;
use titrace::ui::theme;
use titrace::ui::theme::Theme;
use titrace::words::Words;
use uuid::Uuid;

#[path = "ten_years/mod.rs"]
mod ten_years;

/// Somebody who restarts often: a plan every four months.
const PLANS: u32 = 30;
const LAST_DAY: Date = date(2023, 12, 29);

fn main() {
    divan::main();
}

fn record(number: u32, at: Date, body: Body) -> Record {
    let id = RecordId(Uuid::from_u128(u128::from(number) + (1 << 100)));
    Record { id, at: When::exact(Point::Day(at)), note: None, source: Source::Window, entered_by: None, body }
}

/// Ten years, with plans of the medicine in drops, each held, stepped back from and stopped for the next.
fn diary() -> Diary {
    let mut diary = ten_years::diary();
    let (medicine, _) = diary.medicines().find(|(_, medicine)| medicine.recipe.is_some()).unwrap();
    let medicine = medicine.id;
    let mg = |text: &str| Amount { number: text.parse::<Number>().unwrap(), unit: DoseUnit::Milligram };
    let rule = Rule::Steps(Steps {
        from: mg("0.25"),
        step: mg("0.25").number,
        every: Interval::Days(7),
        to: Target::one(mg("4.5").number),
    });
    let first = date(2014, 1, 2);
    let mut records = Vec::new();
    for number in 0..PLANS {
        let start = first.checked_add(jiff::Span::new().days(i64::from(number) * 121)).unwrap();
        let later = |days: i64| start.checked_add(jiff::Span::new().days(days)).unwrap();
        let plan = record(
            number * 10,
            start,
            Body::Plan(Plan {
                medicine,
                title: None,
                author: None,
                rule: rule.clone(),
                times: vec![jiff::civil::time(22, 0, 0, 0)],
                shown_in: None,
                hold_if: None,
                missed: None,
                review: None,
            }),
        );
        let bends = [
            (20, Bend::Hold { days: Some(7) }),
            (40, Bend::StepBack { until: later(42), to: mg("0.5") }),
            (60, Bend::Restart { at: mg("1") }),
            (121, Bend::Stop),
        ];
        let last = number + 1 == PLANS;
        for ((days, bend), place) in bends.into_iter().zip(1..).take(if last { 3 } else { 4 }) {
            let body = Body::Adjustment(Adjustment { plan: plan.id, number: place, bend, reason: None });
            records.push(record(number * 10 + place, later(days), body));
        }
        records.push(plan);
    }
    Change::Add(records).apply(&mut diary);
    diary
}

#[divan::bench]
fn every_plan_on_the_calendar(bencher: Bencher<'_, '_>) {
    let diary = diary();
    bencher.bench(|| Schedules::new(&diary));
}

#[divan::bench]
fn due_on_a_day(bencher: Bencher<'_, '_>) {
    let diary = diary();
    let schedules = Schedules::new(&diary);
    bencher.bench(|| schedules.running(LAST_DAY).filter_map(|schedule| schedule.due(LAST_DAY)).count());
}

#[divan::bench]
fn due_on_a_day_with_what_was_logged(bencher: Bencher<'_, '_>) {
    let diary = diary();
    let schedules = Schedules::new(&diary);
    bencher.bench(|| slots(&diary, &schedules, LAST_DAY).len());
}

#[divan::bench]
fn what_asks_for_attention_after_a_change(bencher: Bencher<'_, '_>) {
    let diary = diary();
    let catalogue = Catalogue::bundled().unwrap();
    let schedules = Schedules::new(&diary);
    bencher.bench(|| attention::of_plans(&diary, &catalogue, &schedules, LAST_DAY));
}

/// A window's worth of the screen Plan.
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
    screen: PlanScreen,
    frames: f64,
    revision: i64,
}

impl Desk {
    fn new() -> Self {
        let diary = Arc::new(diary());
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
            now: "2023-12-29T21:00[UTC]".parse().unwrap(),
            theme,
            job: Job::default(),
            ctx,
            screen: PlanScreen::default(),
            frames: 0.0,
            revision: 1,
        };
        // The reader of the screen listens: the tree of names is part of the cost.
        desk.ctx.enable_accesskit();
        for _ in 0..3 {
            desk.frame();
        }
        desk
    }

    fn frame(&mut self) -> egui::FullOutput {
        self.frames += 1.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1104.0, 800.0))),
            time: Some(self.frames / 60.0),
            focused: true,
            ..RawInput::default()
        };
        let Self { diary, catalogue, words, now, theme, facts, schedules, job, ctx, screen, revision, .. } = self;
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
            revision: *revision,
            undo: None,
            redo: None,
            path: None,
            carer: None,
            trash: &[],
            history: &[],
            job,
        };
        ctx.run_ui(input, |ui| {
            screen.ui(ui, &cx);
        })
    }
}

#[divan::bench]
fn a_frame(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    bencher.bench_local(|| desk.frame());
}

#[divan::bench]
fn the_first_frame_after_a_change(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::new();
    bencher.bench_local(|| {
        desk.revision += 1;
        desk.frame()
    });
}
