//! A clock that was set back: before something new is written by it the window asks, whichever screen it comes from.

use eframe::egui;
use eframe::egui::Ui;
use jiff::Zoned;

use crate::analysis::guard::clock_behind;
use crate::model::{Change, Message};
use crate::ui::dates;
use crate::ui::screen::Action;
use crate::ui::widgets;
use crate::ui::widgets::{Answer, Question};

use super::App;

/// What would be written, until somebody says whether the clock is right.
#[derive(Default)]
pub(super) struct Waiting {
    says: Vec<String>,
    actions: Vec<Action>,
    /// It is on the screen: what the page beneath asks for meanwhile is not meant.
    is_asked: bool,
}

impl App {
    /// What is asked before an action, where it writes something new.
    fn asked_of_clock(&self, action: &Action, now: &Zoned) -> Option<Message> {
        let is_new = match action {
            Action::Apply(change) | Action::ApplySaying(change, _) | Action::Save(change) => {
                matches!(change, Change::Add(_))
            }
            Action::Attach(..) => true,
            _ => false,
        };
        is_new.then(|| clock_behind(self.logbook.last_written(), now)).flatten()
    }

    /// Runs what the screens ask for, unless the clock has to be asked about first.
    pub(super) fn act(&mut self, action: Action, now: &Zoned, ctx: &egui::Context) {
        let Some(asked) = self.asked_of_clock(&action, now) else { return self.run(action, now, ctx) };
        if self.waiting.is_asked {
            return;
        }
        let says = self.with_cx(now, |cx| dates::in_text(cx, &cx.message(&asked)));
        if self.waiting.actions.is_empty() {
            self.beneath = ctx.memory(egui::Memory::focused);
        }
        self.waiting.says = vec![says];
        self.waiting.actions.push(action);
    }

    /// The question; what waits for it is written, or left where it stands.
    pub(super) fn ask_about_clock(&mut self, ui: &Ui, escaped: bool, now: &Zoned) {
        self.waiting.is_asked = true;
        let question = Question {
            title: &self.words.get("clock-ask-title"),
            says: &self.waiting.says,
            yes: &self.words.get("clock-ask-yes"),
            no: &self.words.get("today-ask-no"),
        };
        let answer = widgets::ask(ui, &self.theme, &question).or(escaped.then_some(Answer::No));
        let Some(answer) = answer else { return };
        let waiting = std::mem::take(&mut self.waiting);
        self.close_over(ui.ctx());
        if answer == Answer::Yes {
            for action in waiting.actions {
                self.run(action, now, ui.ctx());
            }
        }
    }

    pub(super) fn is_asking_about_clock(&self) -> bool {
        !self.waiting.actions.is_empty()
    }
}
