//! The page Everything I take: medicines, supplements and diets, what is taken, what was, and what was prescribed and
//! never taken; each with its dose, who prescribed it and where it comes from, as far as that is known.

mod row;

use std::sync::Arc;

use eframe::egui::{Id, Key, Label, Modifiers, RichText, Ui, Vec2};
use jiff::civil::Date;

use crate::analysis::describe::describe;
use crate::analysis::treatments;
use crate::analysis::treatments::{Standing, Treatment};
use crate::logbook::Cells;
use crate::model::event::EventType;
use crate::model::{Kind, RecordId, Refusal};
use crate::ui::dates;
use crate::ui::forms::{Desk, Form};
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme::size;
use crate::ui::widgets;

/// Lines stay short enough to be followed.
const WIDTH: f32 = 860.0;

#[derive(Debug, Default)]
pub(super) struct TreatmentsScreen {
    desk: Desk,
    arrived: bool,
    /// What opened the form: the keyboard goes back to it.
    opener: Option<Opener>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    Add,
    Edit(RecordId),
    /// The course of a medicine is begun or stopped.
    Course(RecordId),
}

impl TreatmentsScreen {
    /// What is half-typed here.
    pub(super) fn told(&self) -> impl Iterator<Item = Cells> {
        self.desk.told()
    }

    pub(super) fn arrive(&mut self, is_here: bool) {
        if is_here {
            self.desk.close();
        }
        self.arrived = true;
    }

    pub(super) fn saved(&mut self) {
        self.desk.saved();
    }

    pub(super) fn refused(&mut self, refusal: Refusal) {
        self.desk.refused(refusal);
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        if let Some(actions) = self.desk.page(ui, cx, "treatments", |_, _| {}) {
            return actions;
        }
        let mut actions = Vec::new();
        if self.desk.was_left(ui) {
            self.arrived = self.opener.is_none();
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            actions.push(Action::Go(Route::Plan));
        }
        let all = cached(ui, cx);
        widgets::page(ui, "treatments", |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            widgets::page_title(ui, &cx.get("ui-treatments"), Some(&cx.get("treatments-says")));
            self.head(ui, cx);
            if all.is_empty() {
                widgets::card(ui, cx.theme, |ui| {
                    widgets::section(ui, &cx.get("treatments-none"));
                    ui.add(Label::new(cx.get("treatments-none-says")).wrap());
                });
            }
            for standing in Standing::ALL {
                let group: Vec<_> = all.iter().filter(|treatment| treatment.standing == standing).collect();
                if !group.is_empty() {
                    self.group(ui, cx, standing, &group);
                }
            }
            others(ui, cx);
        });
        // The button that opened it may be gone.
        if !self.desk.is_open() && self.opener.take().is_some() {
            self.arrived = true;
            ui.ctx().request_repaint();
        }
        actions
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(120.0, size::TARGET_DAILY);
            let add = widgets::plain_sized(ui, cx.theme, &cx.get("treatments-add"), least);
            if std::mem::take(&mut self.arrived) {
                add.request_focus();
            }
            self.come_back(Opener::Add, &add);
            if add.clicked() {
                self.open(ui, Opener::Add, Form::new(Kind::Medicine, &[]));
            }
        });
    }

    fn group(&mut self, ui: &mut Ui, cx: &Cx<'_>, standing: Standing, group: &[&Treatment]) {
        let title = cx.get(&format!("treatments-{}", standing.code()));
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                for (place, treatment) in group.iter().enumerate() {
                    if place > 0 {
                        ui.separator();
                    }
                    self.row(ui, cx, treatment);
                }
            });
        });
    }

    fn open(&mut self, ui: &Ui, opener: Opener, form: Form) {
        self.opener = Some(opener);
        self.desk.open(form);
        ui.ctx().request_repaint();
    }

    fn come_back(&mut self, opener: Opener, button: &eframe::egui::Response) {
        if self.opener == Some(opener) && !self.desk.is_open() {
            self.opener = None;
            button.request_focus();
        }
    }
}

/// Computed once a revision and day.
fn cached(ui: &Ui, cx: &Cx<'_>) -> Arc<Vec<Treatment>> {
    type Kept = (i64, Date, Arc<Vec<Treatment>>);
    let id = Id::unique("treatments");
    let today = cx.today();
    if let Some((revision, day, all)) = ui.data(|data| data.get_temp::<Kept>(id))
        && (revision, day) == (cx.revision, today)
    {
        return all;
    }
    let fresh = Arc::new(treatments::treatments(cx.diary, cx.schedules, today));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (cx.revision, today, Arc::clone(&fresh))));
    fresh
}

/// What is no medicine: physiotherapy, an operation. They are events, and edited as such.
fn others(ui: &mut Ui, cx: &Cx<'_>) {
    let is_other = |event_type| matches!(event_type, EventType::Treatment | EventType::Procedure);
    let found: Vec<_> = cx.diary.events().rev().filter(|(_, event)| is_other(event.event_type)).collect();
    if found.is_empty() {
        return;
    }
    let title = cx.get("treatments-others");
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            for (record, _) in found {
                ui.horizontal_top(|ui| {
                    let room = ui.available_width();
                    widgets::column(ui, 150.0, |ui| {
                        ui.label(RichText::new(dates::short_when(cx, &record.at)).weak());
                    });
                    widgets::column(ui, (room - 160.0).max(80.0), |ui| {
                        ui.add(Label::new(cx.message(&describe(record, cx.diary))).wrap());
                    });
                });
            }
        });
    });
}
