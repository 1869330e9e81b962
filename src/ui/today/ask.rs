//! What is laid over the page before a dose is written: a question, or drops to be counted.

use eframe::egui::Ui;

use crate::model::dose::Count;
use crate::model::portion::Portion;
use crate::model::{DoseUnit, Number};
use crate::ui::forms;
use crate::ui::screen::{Action, Cx};
use crate::ui::today::Today;
use crate::ui::today::counter::Counted;
use crate::ui::widgets;
use crate::ui::widgets::{Answer, Question};

impl Today {
    pub(super) fn ask(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some((says, change)) = &self.asked else { return };
        let twice = self.asked_once;
        let question = Question {
            title: &cx.get(if twice { "form-ask-again-title" } else { "form-ask-title" }),
            says,
            yes: &cx.get(if twice { "form-ask-again-yes" } else { "form-ask-yes" }),
            no: &cx.get("today-ask-no"),
        };
        match widgets::ask(ui, cx.theme, &question) {
            Some(Answer::Yes) if !twice && forms::asks_twice(change, cx) => self.asked_once = true,
            Some(Answer::Yes) => {
                let change = change.clone();
                self.asked = None;
                self.asked_once = false;
                self.leave(ui);
                self.hand = widgets::is_held(ui.ctx());
                self.log(change, actions);
            }
            Some(Answer::No) => {
                self.asked = None;
                self.asked_once = false;
                self.leave(ui);
            }
            None => {}
        }
    }

    /// Drops that are being counted; what was counted is written as any dose is.
    pub(super) fn count(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some(counter) = &mut self.counter else { return };
        match counter.ui(ui, cx) {
            Counted::Going => {}
            Counted::Left => {
                self.counter = None;
                self.leave(ui);
            }
            Counted::Done(drops) => {
                let counter = *counter;
                self.counter = None;
                let medicine = cx.diary.medicine_name(counter.medicine).to_owned();
                let count = Count { number: Number::computed(drops.into()), unit: DoseUnit::Drop };
                let portion = Portion { count: Some(count), ..counter.portion };
                self.hand = widgets::is_held(ui.ctx());
                self.take_planned(cx, counter.date, &medicine, portion, None, actions);
                if self.asked.is_none() {
                    self.leave(ui);
                }
            }
        }
    }
}
