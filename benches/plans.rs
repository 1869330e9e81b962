//! What thirty plans over ten years of doses cost: a day that is asked for, the calendar made anew after a change, a
//! frame of the screen Plan.
//!
//!     cargo bench --bench plans
#![expect(clippy::unwrap_used, reason = "this is only a measurement")]

use divan::Bencher;
use eframe::egui;
use jiff::civil::{Date, date};
use titrace::analysis::attention;
use titrace::analysis::due::{Schedules, slots};
use titrace::catalogue::Catalogue;
use titrace::model::adjustment::{Adjustment, Bend};
use titrace::model::plan::{Interval, Plan, Rule, Steps, Target};
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::{Amount, Change, Diary, DoseUnit, Number, Point, When};
use titrace::ui::plan::PlanScreen;
use uuid::Uuid;

use desk::Desk;

#[path = "desk/mod.rs"]
mod desk;
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

struct Window {
    desk: Desk,
    screen: PlanScreen,
}

impl Window {
    fn new() -> Self {
        let mut window = Self { desk: Desk::new(diary()), screen: PlanScreen::default() };
        for _ in 0..3 {
            window.frame();
        }
        window
    }

    fn frame(&mut self) -> egui::FullOutput {
        let Self { desk, screen } = self;
        desk.frame(Vec::new(), |ui, cx| {
            screen.ui(ui, cx);
        })
    }
}

#[divan::bench]
fn a_frame(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    bencher.bench_local(|| window.frame());
}

#[divan::bench]
fn the_first_frame_after_a_change(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    bencher.bench_local(|| {
        window.desk.revision += 1;
        window.frame()
    });
}
