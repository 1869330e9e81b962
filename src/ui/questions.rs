//! The page Questions: what to ask at the next appointment, filled over the weeks; what was asked, with what was said to
//! it, stands below.

use eframe::egui::{Id, Key, Label, Modifiers, RichText, Ui, Vec2};

use crate::intake;
use crate::intake::Row;
use crate::logbook::Cells;
use crate::model::question::Question;
use crate::model::{Change, Kind, Record, RecordId, Refusal};
use crate::ui::dates;
use crate::ui::forms::{Desk, Form};
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::next_appointment;
use crate::ui::widgets;

/// Lines stay short enough to be followed.
const WIDTH: f32 = 760.0;

#[derive(Debug, Default)]
pub(super) struct QuestionsScreen {
    desk: Desk,
    /// The question that is being typed.
    text: String,
    refused: Option<Refusal>,
    /// The field gets the keyboard.
    arrived: bool,
    /// Whose button opened the form: the keyboard goes back to it.
    opener: Option<(RecordId, bool)>,
}

impl QuestionsScreen {
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
        if self.desk.is_open() {
            self.desk.saved();
        } else {
            self.text.clear();
            self.arrived = true;
        }
    }

    pub(super) fn refused(&mut self, refusal: Refusal) {
        if self.desk.is_open() {
            self.desk.refused(refusal);
        } else {
            self.refused = Some(refusal);
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        if let Some(actions) = self.desk.page(ui, cx, "questions", |_, _| {}) {
            return actions;
        }
        let mut actions = Vec::new();
        if self.desk.was_left(ui) {
            self.arrived = self.opener.is_none();
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            actions.push(Action::Go(Route::Today { day: None }));
        }
        widgets::page(ui, "questions", |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            let appointment = next_appointment(cx).map(|(words, title)| format!("{words}: {title}"));
            let beneath = appointment.unwrap_or_else(|| cx.get("questions-says"));
            widgets::page_title(ui, &cx.get("ui-questions"), Some(&beneath));
            self.new_one(ui, cx, &mut actions);
            let (done, open): (Vec<_>, Vec<_>) = cx.diary.questions().partition(|(_, question)| question.done);
            self.list(ui, cx, "questions-open", &open);
            if !done.is_empty() {
                let done: Vec<_> = done.into_iter().rev().collect();
                self.list(ui, cx, "questions-done", &done);
            }
        });
        actions
    }

    /// The field in which one is written: Enter adds it, and the next one can be typed.
    fn new_one(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        widgets::card(ui, cx.theme, |ui| {
            let label = cx.get("questions-new");
            let error = self.refused.as_ref().map(|refusal| cx.message(&refusal.why));
            let before = self.text.clone();
            let id = Id::unique("question-new");
            let field =
                widgets::Field { error: error.as_deref(), rows: 2, ..widgets::Field::new(id, &label, &mut self.text) };
            let shown = field.show(ui, cx.theme);
            if std::mem::take(&mut self.arrived) {
                shown.response.request_focus();
            }
            if self.text != before {
                self.refused = None;
            }
            let mut add = shown.entered;
            ui.horizontal_wrapped(|ui| {
                let least = Vec2::new(140.0, size::TARGET_DAILY);
                add |= widgets::primary(ui, cx.theme, &cx.get("questions-add"), least).clicked();
                let back = cx.get("today-back");
                if widgets::plain_sized(ui, cx.theme, &back, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                    actions.push(Action::Go(Route::Today { day: None }));
                }
            });
            if add {
                actions.extend(self.add(cx));
            }
        });
    }

    fn add(&mut self, cx: &Cx<'_>) -> Option<Action> {
        let mut row = Row::new();
        row.set("text", self.text.trim());
        row.set("at", "now");
        let entry = cx.entry();
        match intake::record(Kind::Question, &row, &entry) {
            Ok(record) => Some(Action::Save(Change::Add(vec![record]))),
            Err(refusals) => {
                self.refused = refusals.into_iter().next();
                self.arrived = true;
                None
            }
        }
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, title: &str, questions: &[(&Record, &Question)]) {
        let title = cx.get(title);
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                if questions.is_empty() {
                    ui.label(RichText::new(cx.get("questions-none")).weak());
                }
                for (place, (record, question)) in questions.iter().enumerate() {
                    if place > 0 {
                        ui.separator();
                    }
                    self.row(ui, cx, record, question);
                }
            });
        });
    }

    fn row(&mut self, ui: &mut Ui, cx: &Cx<'_>, record: &Record, question: &Question) {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.add(Label::new(theme::strong(&question.text, size::BODY)).wrap());
        if question.done {
            match &question.answer {
                Some(answer) => ui.add(Label::new(answer).wrap()),
                None => ui.label(RichText::new(cx.get("questions-no-answer")).weak()),
            };
        }
        ui.horizontal_wrapped(|ui| {
            let noted = cx.say("questions-noted", &[("date", dates::when(cx, &record.at))]);
            ui.label(RichText::new(noted).weak());
            let said = |key: &str| cx.say(key, &[("text", question.text.clone())]);
            if !question.done {
                let asked = widgets::spoken_button(
                    ui,
                    cx.theme,
                    &cx.get("questions-asked"),
                    &said("questions-asked-of"),
                    Vec2::new(0.0, size::TARGET),
                );
                self.come_back((record.id, true), &asked);
                if asked.clicked() {
                    self.opener = Some((record.id, true));
                    let form = Form::edit(record, cx).typed("done", "yes").at_field("answer");
                    self.desk.open(form.titled("questions-asked-title"));
                    ui.ctx().request_repaint();
                }
            }
            let edit = widgets::quiet(ui, cx.theme, &cx.get("questions-edit"));
            let edit = edit.accessible_name(said("questions-edit-of"));
            self.come_back((record.id, false), &edit);
            if edit.clicked() {
                self.opener = Some((record.id, false));
                self.desk.open(Form::edit(record, cx));
                ui.ctx().request_repaint();
            }
        });
    }

    fn come_back(&mut self, opener: (RecordId, bool), button: &eframe::egui::Response) {
        // One that was asked has only its Edit left. While its form opens, nothing comes back yet.
        let here = !self.desk.is_open()
            && self.opener.is_some_and(|(id, _)| id == opener.0)
            && (self.opener == Some(opener) || !opener.1);
        if here {
            self.opener = None;
            button.request_focus();
        }
    }
}
