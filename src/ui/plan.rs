//! The screen Plan: what is due and where the plan is, its dated steps with what was taken of each, how it can be bent,
//! what was bent, the bottles, and the way out on paper. Without a plan: whose protocol, or one's own.

mod bench;
mod bend;
mod bottles;
mod choose;
mod out;
mod steps;

use std::sync::Arc;

use eframe::egui::{Key, Modifiers, RichText, Ui, Vec2};

use crate::analysis::due::{SlotState, said, slots};
use crate::analysis::windows;
use crate::analysis::windows::Effect;
use crate::logbook::Cells;
use crate::model::change::Change;
use crate::model::portion::Portion;
use crate::model::schedule::{Planned, Schedule};
use crate::model::when::days;
use crate::model::{Amount, Body, Kind, Record, RecordId, Refusal};
use crate::ui::dates;
use crate::ui::forms::{Desk, Form};
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

use self::bench::Bench;

/// Lines stay short enough to be followed.
const WIDTH: f32 = 860.0;

#[derive(Debug, Default)]
pub struct PlanScreen {
    desk: Desk,
    /// The plan that is shown; `None`: the one that is under way.
    shown: Option<RecordId>,
    /// What lies over the page.
    view: View,
    arrived: bool,
    /// Another view is on the screen from the next frame on: its first button gets the keyboard then.
    turned: bool,
    /// Something was saved: the keyboard goes where a second Enter does no harm.
    harmless: bool,
    bench: Bench,
    out: out::Out,
}

/// What the screen shows instead of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    #[default]
    Plan,
    /// Whose protocol a new plan follows.
    Choose,
    /// How it goes on after missed days.
    Restart,
    /// What a recipe comes to.
    Bench,
}

impl PlanScreen {
    /// What is half-typed here.
    pub(super) fn told(&self) -> impl Iterator<Item = Cells> {
        self.desk.told()
    }

    pub fn arrive(&mut self, is_here: bool) {
        if is_here {
            self.desk.close();
        }
        self.arrived = true;
        self.view = View::Plan;
    }

    /// What was saved is what is shown: a new plan, or the one that was there.
    pub(super) fn saved(&mut self, change: &Change) {
        self.desk.saved();
        self.view = View::Plan;
        if let Change::Add(records) = change
            && let Some(plan) = records.iter().find(|record| record.kind() == Kind::Plan)
        {
            self.shown = Some(plan.id);
        }
        // After the first medicine the choice of a plan comes, whose first button only opens a form.
        let is_medicine = |change: &Change| matches!(change, Change::Add(records) if records.iter().any(|record| record.kind() == Kind::Medicine));
        self.harmless = !is_medicine(change);
    }

    pub(super) fn refused(&mut self, refusal: Refusal) {
        self.desk.refused(refusal);
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        let comes_to = |ui: &mut Ui, desk: &Desk| {
            if let Some(record) = desk.trial(cx) {
                comes_to(ui, cx, &record);
            }
        };
        if let Some(actions) = self.desk.page(ui, cx, "plan", comes_to) {
            return actions;
        }
        let mut actions = Vec::new();
        if self.desk.was_left(ui) {
            self.arrived = !self.harmless;
        }
        self.arrived |= std::mem::take(&mut self.turned);
        if self.view != View::Plan && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.turn(View::Plan);
        }
        let schedule = self.schedule(cx);
        let view = match (&schedule, self.view) {
            (None, View::Plan | View::Restart) => View::Choose,
            (_, view) => view,
        };
        widgets::page(ui, ("plan", view as u8), |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            match (view, &schedule) {
                (View::Bench, _) => self.bench_ui(ui, cx, &mut actions),
                (View::Choose, _) | (_, None) => self.choose(ui, cx, schedule.is_some(), &mut actions),
                (View::Restart, Some(schedule)) => self.restart(ui, cx, schedule),
                (View::Plan, Some(schedule)) => self.plan(ui, cx, schedule, &mut actions),
            }
        });
        actions
    }

    /// Another view from the next frame on.
    fn turn(&mut self, view: View) {
        self.view = view;
        self.turned = true;
    }

    /// The plan on the screen: the chosen one, else the one under way, else the next, else the last.
    fn schedule(&self, cx: &Cx<'_>) -> Option<Schedule> {
        let today = cx.today();
        let all = cx.schedules.all();
        let chosen = self.shown.and_then(|plan| cx.schedules.get(plan));
        let next = || all.iter().find(|schedule| schedule.planned(today) == Planned::NotYet);
        chosen.or_else(|| cx.schedules.running(today).last()).or_else(next).or(all.last()).cloned()
    }

    fn plan(&mut self, ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule, actions: &mut Vec<Action>) {
        let Some(plan) = cx.diary.plan(schedule.plan) else { return };
        let medicine = cx.diary.medicine_name(schedule.medicine).to_owned();
        let title = plan.title.clone().unwrap_or_else(|| cx.say("plan-of", &[("medicine", medicine.clone())]));
        let beneath = match (&plan.title, &plan.author) {
            (Some(_), Some(author)) => Some(format!("{medicine} · {author}")),
            (Some(_), None) => Some(medicine),
            (None, author) => author.clone(),
        };
        widgets::page_title(ui, &title, beneath.as_deref());
        self.which(ui, cx, schedule, actions);
        self.now(ui, cx, schedule);
        self.bends(ui, cx, schedule);
        steps::card(ui, cx, schedule);
        self.bent(ui, cx, schedule, actions);
        self.windows(ui, cx, schedule);
        self.bottles(ui, cx, schedule);
        self.out(ui, cx, schedule, actions);
    }

    /// Which plan, where there are several.
    fn which(&mut self, ui: &mut Ui, cx: &Cx<'_>, shown: &Schedule, actions: &mut Vec<Action>) {
        let today = cx.today();
        let all = cx.schedules.all();
        ui.horizontal_wrapped(|ui| {
            // Those that are over are found in History; the last of them may be looked at here.
            let current = |schedule: &&Schedule| schedule.over_from().is_none_or(|over| over > today);
            let others: Vec<_> = all.iter().filter(|s| current(s) || s.plan == shown.plan).collect();
            for schedule in others.iter().filter(|_| others.len() > 1) {
                let name = cx.diary.medicine_name(schedule.medicine);
                let args = [("medicine", name.to_owned()), ("date", dates::short(cx, schedule.first_day()))];
                let words = cx.say("plan-of-since", &args);
                if widgets::choice(ui, cx.theme, &words, schedule.plan == shown.plan).clicked() {
                    self.shown = Some(schedule.plan);
                }
            }
            let least = Vec2::new(0.0, size::TARGET);
            let edit = widgets::plain_sized(ui, cx.theme, &cx.get("plan-edit"), least);
            if std::mem::take(&mut self.harmless) {
                edit.request_focus();
                edit.scroll_to_me(None);
            }
            if edit.clicked()
                && let Some(record) = cx.diary.get(shown.plan)
            {
                self.desk.open(Form::edit(record, cx));
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("plan-new"), least).clicked() {
                self.turn(View::Choose);
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("plan-bench"), least).clicked() {
                self.open_bench(cx);
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("treatments-open"), least).clicked() {
                actions.push(Action::Go(Route::Treatments));
            }
        });
    }

    /// What is due today, large, and what comes next.
    #[expect(clippy::unused_self, reason = "one of the screen's parts")]
    fn now(&self, ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
        let today = cx.today();
        let title = cx.get("plan-now");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                let all = slots(cx.diary, cx.schedules, today);
                let slot = all.iter().find(|slot| slot.schedule.plan == schedule.plan);
                match slot.map(|slot| (&slot.state, slot)) {
                    Some((SlotState::Due { portion, step, .. }, slot)) => {
                        large(ui, cx, *portion, slot.plan.shown_in);
                        let day = days(today) - days(schedule.first_day()) + 1;
                        let args = [
                            ("step", (step + 1).to_string()),
                            ("steps", schedule.steps.len().to_string()),
                            ("day", day.to_string()),
                        ];
                        let key = if schedule.steps.len() > 1 { "today-step" } else { "today-plan-day" };
                        ui.label(RichText::new(cx.say(key, &args)).weak());
                    }
                    Some((SlotState::Paused, _)) => {
                        ui.label(cx.get("today-paused"));
                    }
                    Some((SlotState::AsNeeded(portion), slot)) => {
                        if let Some(portion) = portion {
                            large(ui, cx, *portion, slot.plan.shown_in);
                        }
                        ui.label(cx.get("today-as-needed"));
                    }
                    None => {
                        let words = match schedule.over_from() {
                            Some(over) => cx.say("plan-over", &[("date", dates::plain(cx, over))]),
                            None => cx.say("plan-not-yet", &[("date", dates::plain(cx, schedule.first_day()))]),
                        };
                        ui.label(words);
                    }
                }
                next(ui, cx, schedule);
            });
        });
    }

    /// Effects from their onset, the review, the dose that has settled.
    #[expect(clippy::unused_self, reason = "one of the screen's parts")]
    fn windows(&self, ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
        let today = cx.today();
        let effects = effects(ui, cx, schedule);
        let plan = cx.diary.plan(schedule.plan);
        let review = plan.and_then(|plan| windows::review(plan, schedule));
        let settled = windows::settled(schedule, today);
        let title = cx.get("plan-windows");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                match review {
                    Some((on, from)) => {
                        let args = [("date", dates::plain(cx, on)), ("from", from.code().to_owned())];
                        ui.label(cx.say("plan-review", &args));
                    }
                    None => {
                        ui.label(RichText::new(cx.get("plan-no-review")).weak());
                    }
                }
                if let Some((amount, since)) = settled {
                    let args = [("amount", amount.to_string()), ("date", dates::plain(cx, since))];
                    ui.label(cx.say("plan-settled", &args));
                }
                for effect in effects.iter() {
                    let words = RichText::new(cx.message(&effect.message(today)));
                    if effect.asks_for_attention(today) {
                        widgets::warned(ui, cx.theme, words);
                    } else {
                        ui.label(words);
                    }
                    if let Some(dose) = effect.dose {
                        ui.label(RichText::new(cx.say("plan-effect-dose", &[("amount", dose.to_string())])).weak());
                    }
                }
            });
        });
    }
}

/// Computed once a revision and day.
fn effects(ui: &Ui, cx: &Cx<'_>, schedule: &Schedule) -> Arc<Vec<Effect>> {
    type Kept = (i64, jiff::civil::Date, RecordId, Arc<Vec<Effect>>);
    let id = eframe::egui::Id::unique(("plan", "effects"));
    let today = cx.today();
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((revision, day, plan, effects)) = kept
        && (revision, day, plan) == (cx.revision, today, schedule.plan)
    {
        return effects;
    }
    let fresh = Arc::new(windows::effects(cx.diary, cx.catalogue, schedule, today));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (cx.revision, today, schedule.plan, Arc::clone(&fresh))));
    fresh
}

/// The dose as large as it stands on Today.
fn large(ui: &mut Ui, cx: &Cx<'_>, portion: Portion, first: Option<crate::model::DoseUnit>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let ways = said(portion, first);
        if let Some(way) = ways.first() {
            ui.label(theme::strong(in_words(cx, *way), size::DOSE));
        }
        let rest: Vec<_> = ways.iter().skip(1).map(|way| in_words(cx, *way)).collect();
        if !rest.is_empty() {
            ui.label(RichText::new(rest.join(" · ")).size(size::SECTION).weak());
        }
    });
}

/// "then 8 drops from Monday, 5 May"; what a hold or pause without an end keeps waiting.
fn next(ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
    let today = cx.today();
    let Some(medicine) = cx.diary.medicine(schedule.medicine) else { return };
    let made = medicine.preparation();
    let rows = crate::analysis::steps::rows(schedule, &made);
    let shown_in = cx.diary.plan(schedule.plan).and_then(|plan| plan.shown_in);
    if let Some(row) = rows.iter().find(|row| row.from > today) {
        let date = dates::plain(cx, row.from);
        let words = match row.portion {
            Some(portion) => {
                let dose = said(portion, shown_in).first().map_or_else(String::new, |way| in_words(cx, *way));
                cx.say("plan-next", &[("dose", dose), ("date", date)])
            }
            None => cx.say("plan-next-pause", &[("date", date)]),
        };
        ui.label(words);
    }
    if let Some(waiting) = &schedule.waiting {
        let args = [("count", waiting.steps.to_string()), ("date", dates::plain(cx, waiting.since))];
        ui.label(theme::strong(cx.say("plan-waiting", &args), size::BODY));
    }
}

/// What a plan, or the plan with one more adjustment, would come to: shown while it is typed.
fn comes_to(ui: &mut Ui, cx: &Cx<'_>, record: &Record) {
    ui.add_space(size::GAP * 2.0);
    ui.set_max_width(WIDTH.min(ui.available_width()));
    match &record.body {
        Body::Plan(plan) => steps::preview(ui, cx, &Schedule::of(record, plan, cx.diary)),
        Body::Adjustment(adjustment) => {
            let (Some(plan), Some(body)) = (cx.diary.get(adjustment.plan), cx.diary.plan(adjustment.plan)) else {
                return;
            };
            let others = cx.diary.adjustments_of(adjustment.plan).filter(|(other, _)| other.id != record.id);
            let after = Schedule::bent(plan, body, others.chain([(record, adjustment)]));
            if let Some(before) = cx.schedules.get(adjustment.plan) {
                steps::preview_bent(ui, cx, before, &after);
            }
        }
        _ => {}
    }
}

/// "7 drops", "1.75 mg".
pub(super) fn in_words(cx: &Cx<'_>, way: Amount) -> String {
    let count = way.number.to_string();
    let unit = cx.say("count-unit", &[("count", count.clone()), ("unit", way.unit.code().to_owned())]);
    cx.number(format!("{count} {unit}"))
}
