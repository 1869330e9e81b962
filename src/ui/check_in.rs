//! The page Check-in: whether one is due, the few questions in large controls, and what was answered beside the last and
//! the first. While it is answered nothing earlier is shown: it would anchor.

mod ask;
mod past;

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Key, Modifiers, RichText, Ui, Vec2};
use jiff::civil::Date;

use crate::analysis::check_in;
use crate::analysis::check_in::Sitting;
use crate::intake;
use crate::intake::Row;
use crate::logbook::Cells;
use crate::model::{Change, Kind, Refusal};
use crate::ui::dates;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme::size;
use crate::ui::widgets;

use self::ask::Answer;

/// Lines stay short enough to be followed.
const WIDTH: f32 = 760.0;

#[derive(Debug, Default)]
pub(super) struct CheckInScreen {
    /// What is answered so far, by symptom. It stays when the page is left.
    answers: BTreeMap<String, Answer>,
    /// What was answered before the window ended, by symptom, until the question is on the screen.
    brought: BTreeMap<String, String>,
    asking: bool,
    /// The questions were left with something answered, and opened again.
    kept: bool,
    arrived: bool,
    /// Frames for which the page stays at its top.
    top: u8,
}

/// What is known of the check-ins: computed once a revision and day.
#[derive(Debug)]
pub(super) struct State {
    pub(super) sittings: Vec<Sitting>,
    pub(super) due: Option<Date>,
}

pub(super) fn state(ui: &Ui, cx: &Cx<'_>) -> Arc<State> {
    type Kept = (i64, Date, Arc<State>);
    let id = eframe::egui::Id::unique("check-in state");
    let today = cx.today();
    if let Some((revision, day, state)) = ui.data(|data| data.get_temp::<Kept>(id))
        && (revision, day) == (cx.revision, today)
    {
        return state;
    }
    let sittings = check_in::sittings(cx.diary, cx.catalogue);
    let due = check_in::due(cx.diary, cx.catalogue, cx.facts, &sittings, today);
    let fresh = Arc::new(State { sittings, due });
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (cx.revision, today, Arc::clone(&fresh))));
    fresh
}

/// "Check-in is due since 3 May", while it is.
pub(super) fn due_words(cx: &Cx<'_>, due: Option<Date>) -> Option<String> {
    let due = due.filter(|due| *due <= cx.today())?;
    if due == cx.today() {
        return Some(cx.get("check-in-due-today"));
    }
    Some(cx.say("check-in-due", &[("date", dates::plain(cx, due))]))
}

/// What tells answers from a form of one record.
const FORM: &str = "form";
const CHECK_IN: &str = "check-in";

impl CheckInScreen {
    /// The answers as texts, where there are any.
    pub(super) fn told(&self) -> Option<Cells> {
        let given = self.answers.iter().filter(|(_, answer)| answer.is_given());
        let given = given.map(|(symptom, answer)| (symptom.clone(), answer.value()));
        let mut cells: Cells = given.chain(self.brought.clone()).collect();
        cells.insert(0, (FORM.to_owned(), CHECK_IN.to_owned()));
        (cells.len() > 1).then_some(cells)
    }

    /// Answers that were told before the window ended; whether these are some.
    pub(super) fn bring_back(&mut self, cells: &Cells) -> bool {
        let is_one = cells.first().is_some_and(|(name, text)| name == FORM && text == CHECK_IN);
        if is_one {
            self.brought.extend(cells.iter().skip(1).cloned());
        }
        is_one
    }

    pub(super) fn arrive(&mut self) {
        self.arrived = true;
        self.top = widgets::TOP_FRAMES;
        self.asking = false;
    }

    /// The answers are in the diary now; they are shown beside the earlier ones.
    pub(super) fn saved(&mut self) {
        self.answers.clear();
        self.brought.clear();
        self.arrive();
    }

    /// What was answered stays; the notice says why it is not in the diary.
    pub(super) fn refused(&mut self, refusal: &Refusal) {
        if let Some(answer) = self.answers.values_mut().next() {
            answer.refused = Some(refusal.clone());
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        let mut actions = Vec::new();
        let state = state(ui, cx);
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            if self.asking {
                self.arrive();
            } else {
                actions.push(Action::Go(Route::Today { day: None }));
            }
        }
        widgets::page(ui, ("check-in", self.asking), |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            if self.asking {
                self.questions(ui, cx, &state, &mut actions);
            } else {
                self.overview(ui, cx, &state, &mut actions);
            }
            widgets::stay_on_top(ui, &mut self.top);
        });
        actions
    }

    fn overview(&mut self, ui: &mut Ui, cx: &Cx<'_>, state: &State, actions: &mut Vec<Action>) {
        widgets::page_title(ui, &cx.get("check-in-title"), Some(&cx.get("check-in-says")));
        let due = due_words(cx, state.due);
        widgets::card(ui, cx.theme, |ui| {
            let words = due.clone().unwrap_or_else(|| match state.due {
                Some(next) => cx.say("check-in-next", &[("date", dates::plain(cx, next))]),
                None => cx.get("check-in-next-none"),
            });
            if due.is_some() {
                widgets::section(ui, &words);
                ui.label(cx.get("check-in-due-says"));
            } else {
                ui.label(words);
            }
            if self.is_begun() {
                ui.label(RichText::new(cx.get("check-in-kept")).weak());
            }
            ui.horizontal_wrapped(|ui| {
                let least = Vec2::new(160.0, size::TARGET_DAILY);
                let button = if due.is_some() {
                    widgets::primary(ui, cx.theme, &cx.get("check-in-start"), least)
                } else {
                    widgets::plain_sized(ui, cx.theme, &cx.get("check-in-start-now"), least)
                };
                if std::mem::take(&mut self.arrived) {
                    button.request_focus();
                }
                if button.clicked() {
                    self.kept = self.is_begun();
                    self.asking = true;
                    self.arrived = true;
                    self.top = widgets::TOP_FRAMES;
                    ui.ctx().request_repaint();
                }
                if widgets::plain_sized(ui, cx.theme, &cx.get("today-back"), Vec2::new(0.0, size::TARGET_DAILY))
                    .clicked()
                {
                    actions.push(Action::Go(Route::Today { day: None }));
                }
            });
        });
        if state.sittings.is_empty() {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &cx.get("check-in-none"));
                ui.label(RichText::new(cx.get("check-in-none-says")).weak());
            });
            return;
        }
        past::latest(ui, cx, &state.sittings);
        if state.sittings.len() > 1 {
            past::table(ui, cx, &state.sittings);
        }
    }

    fn is_begun(&self) -> bool {
        !self.brought.is_empty() || self.answers.values().any(Answer::is_given)
    }

    fn questions(&mut self, ui: &mut Ui, cx: &Cx<'_>, state: &State, actions: &mut Vec<Action>) {
        widgets::page_title(ui, &cx.get("check-in-title"), Some(&cx.get("check-in-says")));
        if self.kept {
            ui.label(RichText::new(cx.get("check-in-kept")).weak());
        }
        let mut is_first = true;
        for question in check_in::questions(cx.catalogue, &state.sittings) {
            let scale = cx.catalogue.symptom(&question.symptom).map(|seed| seed.scale);
            let Some(scale) = scale else { continue };
            let answer = self
                .answers
                .entry(question.symptom.clone())
                .or_insert_with(|| Answer::new(cx, &state.sittings, &question.symptom, scale));
            if let Some(value) = self.brought.remove(&question.symptom) {
                answer.bring_back(&value);
            }
            widgets::pane(ui, &question.asks, |ui| {
                widgets::card(ui, cx.theme, |ui| {
                    let begin = (std::mem::take(&mut is_first), std::mem::take(&mut self.arrived));
                    answer.ui(ui, cx, question, begin);
                });
            });
        }
        let count = self.answers.values().filter(|answer| answer.is_given()).count();
        widgets::card(ui, cx.theme, |ui| {
            ui.label(cx.say("check-in-answered", &[("count", count.to_string())]));
            ui.horizontal_wrapped(|ui| {
                let least = Vec2::new(160.0, size::TARGET_DAILY);
                let save = ui.add_enabled_ui(count > 0, |ui| {
                    widgets::primary(ui, cx.theme, &cx.get("check-in-save"), least).clicked()
                });
                if save.inner {
                    actions.extend(self.submit(cx));
                }
                if widgets::plain_sized(ui, cx.theme, &cx.get("check-in-later"), least).clicked() {
                    self.arrive();
                    actions.push(Action::Go(Route::Today { day: None }));
                }
            });
        });
    }

    /// All answers at one time, as one change with one undo. What cannot be read is said beside its question.
    fn submit(&mut self, cx: &Cx<'_>) -> Option<Action> {
        let order = cx.catalogue.check_in().questions.iter().map(|question| &question.symptom);
        let mut records = Vec::new();
        for symptom in order {
            let Some(answer) = self.answers.get_mut(symptom).filter(|answer| answer.is_given()) else { continue };
            let mut row = Row::new();
            row.set("symptom", symptom);
            row.set("value", answer.value());
            row.set("scale", answer.scale().text());
            row.set("at", "now");
            row.set("check_in", "yes");
            let entry = cx.entry();
            match intake::record(Kind::Symptom, &row, &entry) {
                Ok(record) => records.push(record),
                Err(refusals) => answer.refused = refusals.into_iter().next(),
            }
        }
        let is_refused = self.answers.values().any(|answer| answer.refused.is_some());
        (!is_refused && !records.is_empty()).then_some(Action::Save(Change::Add(records)))
    }
}
