//! How a plan bends: hold, step back, shift, skip, pause, restart, stop, another hour; and every bend that was made,
//! with its reason, to be corrected or taken back.

use eframe::egui::{Label, RichText, Ui, Vec2};

use crate::analysis::describe;
use crate::model::adjustment::{Adjustment, Bend, BendKind};
use crate::model::schedule::{Schedule, State};
use crate::model::when::{date_of, days};
use crate::model::{Kind, Record};
use crate::ui::dates;
use crate::ui::forms;
use crate::ui::forms::Form;
use crate::ui::plan::{PlanScreen, View};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

impl PlanScreen {
    /// The buttons; each opens a form that shows what the plan would come to.
    pub(super) fn bends(&mut self, ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
        let today = cx.today();
        let is_over = schedule.over_from().is_some_and(|over| over <= today);
        let title = cx.get("plan-bend");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                ui.label(RichText::new(cx.get("plan-bend-says")).weak());
                ui.horizontal_wrapped(|ui| {
                    let least = Vec2::new(132.0, size::TARGET_DAILY);
                    if schedule.waiting.is_some() {
                        let button = widgets::primary(ui, cx.theme, &cx.get("plan-bend-resume"), least);
                        if std::mem::take(&mut self.arrived) {
                            button.request_focus();
                            button.scroll_to_me(None);
                        }
                        if button.clicked() {
                            self.open_bend(cx, schedule, BendKind::Resume, &[]);
                        }
                    }
                    let kinds = [
                        (BendKind::Hold, "plan-bend-hold"),
                        (BendKind::StepBack, "plan-bend-step-back"),
                        (BendKind::Skip, "plan-bend-skip"),
                        (BendKind::Shift, "plan-bend-shift"),
                        (BendKind::Pause, "plan-bend-pause"),
                        (BendKind::Times, "plan-bend-times"),
                        (BendKind::Restart, "plan-bend-restart"),
                        (BendKind::Stop, "plan-bend-stop"),
                    ];
                    for (kind, words) in kinds.into_iter().filter(|(kind, _)| !is_over || *kind == BendKind::Restart) {
                        let button = widgets::plain_sized(ui, cx.theme, &cx.get(words), least);
                        if std::mem::take(&mut self.arrived) {
                            button.request_focus();
                            button.scroll_to_me(None);
                        }
                        // Not with the last key of what was on the screen before.
                        if button.clicked() && !widgets::just_closed(ui.ctx()) {
                            match kind {
                                BendKind::Restart => {
                                    self.turn(View::Restart);
                                }
                                BendKind::Hold => self.open_bend(cx, schedule, kind, &[("days", "7".to_owned())]),
                                kind => self.open_bend(cx, schedule, kind, &[]),
                            }
                        }
                    }
                });
            });
        });
    }

    /// The form of an adjustment, from today on where nothing else is given.
    pub(super) fn open_bend(
        &mut self,
        cx: &Cx<'_>,
        schedule: &Schedule,
        kind: BendKind,
        given: &[(&'static str, String)],
    ) {
        let today = cx.today().max(schedule.first_day()).to_string();
        let at = if matches!(kind, BendKind::Shift | BendKind::Pause) { cx.today().to_string() } else { today };
        let mut cells = vec![("plan", schedule.plan.to_string()), ("type", kind.code().to_owned()), ("at", at)];
        cells.extend(given.iter().cloned());
        // A value that is given again is the one that counts.
        cells.reverse();
        let title = match kind {
            BendKind::Hold => "form-bend-hold",
            BendKind::Pause => "form-bend-pause",
            BendKind::Resume => "form-bend-resume",
            BendKind::StepBack => "form-bend-step-back",
            BendKind::Shift => "form-bend-shift",
            BendKind::Skip => "form-bend-skip",
            BendKind::Restart => "form-bend-restart",
            BendKind::Stop => "form-bend-stop",
            BendKind::Times => "form-bend-times",
        };
        let first = match kind {
            BendKind::StepBack | BendKind::Restart => "to",
            BendKind::Times => "time",
            BendKind::Stop | BendKind::Skip | BendKind::Resume => "reason",
            _ => "days",
        };
        self.desk.open(Form::new(Kind::Adjustment, &cells).titled(title).at_field(first));
    }

    /// How the plan goes on after missed days is for the person to say.
    pub(super) fn restart(&mut self, ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
        let today = cx.today();
        widgets::page_title(ui, &cx.get("plan-restart"), None);
        ui.label(cx.get("plan-restart-says"));
        let step_on = |day| {
            let before = schedule.stretches().take_while(|(run, _)| run.from <= day);
            before.filter_map(|(run, _)| if let State::Step(step) = run.state { Some(step) } else { None }).last()
        };
        let amount = |step: Option<usize>| step.and_then(|step| schedule.steps.get(step)).copied();
        let missed = first_missed(cx, schedule);
        widgets::card(ui, cx.theme, |ui| {
            let wide = Vec2::new((ui.available_width()).min(560.0), size::TARGET_DAILY);
            if let Some(missed) = missed {
                let count = days(today) - days(missed);
                let args = [("count", count.to_string()), ("date", dates::plain(cx, missed))];
                let button = widgets::plain_sized(ui, cx.theme, &cx.say("plan-restart-continue", &args), wide);
                if std::mem::take(&mut self.arrived) {
                    button.request_focus();
                }
                if button.clicked() {
                    let given = [("at", missed.to_string()), ("days", count.to_string())];
                    self.open_bend(cx, schedule, BendKind::Hold, &given);
                }
            }
            if let Some(amount) = amount(step_on(today)) {
                let words = cx.say("plan-restart-repeat", &[("amount", amount.to_string())]);
                let button = widgets::plain_sized(ui, cx.theme, &words, wide);
                if std::mem::take(&mut self.arrived) {
                    button.request_focus();
                }
                if button.clicked() {
                    self.open_bend(cx, schedule, BendKind::Restart, &[("to", amount.to_string())]);
                }
            }
            if let Some(amount) = schedule.steps.first() {
                let words = cx.say("plan-restart-beginning", &[("amount", amount.to_string())]);
                if widgets::plain_sized(ui, cx.theme, &words, wide).clicked() {
                    self.open_bend(cx, schedule, BendKind::Restart, &[("to", amount.to_string())]);
                }
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("plan-restart-step"), wide).clicked() {
                self.open_bend(cx, schedule, BendKind::Restart, &[]);
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("form-close"), Vec2::new(140.0, size::TARGET_DAILY)).clicked()
            {
                self.turn(View::Plan);
            }
        });
    }

    /// Every adjustment that stands, the last one first.
    pub(super) fn bent(&mut self, ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule, actions: &mut Vec<Action>) {
        let mut adjustments: Vec<(&Record, &Adjustment)> = cx.diary.adjustments_of(schedule.plan).collect();
        if adjustments.is_empty() {
            return;
        }
        adjustments.sort_by_key(|(record, adjustment)| std::cmp::Reverse((adjustment.number, record.id)));
        let title = cx.get("plan-bent");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                for (record, adjustment) in adjustments {
                    let from = record.at.earliest().date();
                    let words = match &adjustment.bend {
                        Bend::StepBack { until, to } if *until == from => {
                            cx.say("plan-bent-back-day", &[("to", to.to_string())])
                        }
                        Bend::StepBack { until, to } => {
                            let args = [("to", to.to_string()), ("until", dates::plain(cx, *until))];
                            cx.say("plan-bent-back", &args)
                        }
                        bend => cx.message(&describe::bend(bend)),
                    };
                    let args = [("date", dates::plain(cx, from)), ("what", words)];
                    let mut says = cx.say("plan-bent-from", &args);
                    if let Some(reason) = &adjustment.reason {
                        says = cx.say("plan-bent-why", &[("says", says), ("reason", reason.clone())]);
                    }
                    ui.horizontal_wrapped(|ui| {
                        ui.add(Label::new(says.as_str()).wrap());
                        if schedule.idle.contains(&record.id) {
                            ui.label(RichText::new(cx.get("plan-bent-idle")).weak());
                        }
                        let edit = widgets::quiet(ui, cx.theme, &cx.get("today-edit"));
                        if edit.accessible_name(cx.say("today-edit-of", &[("what", says.clone())])).clicked() {
                            self.desk.open(Form::edit(record, cx));
                        }
                        let back = widgets::quiet(ui, cx.theme, &cx.get("plan-take-back"));
                        let name = cx.say("plan-take-back-of", &[("what", says.clone())]);
                        if back.accessible_name(name).clicked() {
                            actions.push(Action::Apply(forms::delete(record, cx.diary)));
                        }
                    });
                }
                ui.label(RichText::new(cx.get("plan-bent-history")).small().weak());
            });
        });
    }
}

/// The first of the days just before today on which nothing was logged.
fn first_missed(cx: &Cx<'_>, schedule: &Schedule) -> Option<jiff::civil::Date> {
    /// No pause is longer than this without a plan of its own.
    const LONGEST: i64 = 120;
    let today = days(cx.today());
    let is_missed = |day: i64| {
        crate::analysis::due::slots(cx.diary, cx.schedules, date_of(day))
            .iter()
            .any(|slot| slot.schedule.plan == schedule.plan && slot.is_open())
    };
    let count = (1..=LONGEST).take_while(|back| is_missed(today - back)).last()?;
    Some(date_of(today - count))
}
