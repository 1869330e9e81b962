//! What is beyond the day: the next appointment, the questions for it, the check-in, and that there was no relapse.

use eframe::egui::{Label, RichText, Ui, Vec2};
use jiff::civil::Date;

use crate::analysis::relapses;
use crate::model::event::{Event, EventType};
use crate::model::when::days;
use crate::model::{Kind, Record};
use crate::ui::check_in;
use crate::ui::dates;
use crate::ui::forms::Form;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::{Opener, Today};
use crate::ui::widgets;

/// A check-in that is due, calmly; leaving it is fine.
pub(super) fn check_in_due(ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
    if date != cx.today() {
        return;
    }
    let Some(words) = check_in::due_words(cx, check_in::state(ui, cx).due) else { return };
    let title = cx.get("ui-check-in");
    widgets::pane(ui, &title, |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &words);
            ui.add(Label::new(RichText::new(cx.get("check-in-due-says")).weak()).wrap());
            let least = Vec2::new(140.0, size::TARGET_DAILY);
            let name = cx.say("today-button-of", &[("button", cx.get("check-in-start")), ("medicine", title.clone())]);
            if widgets::spoken_button(ui, cx.theme, &cx.get("check-in-start"), &name, least).clicked() {
                actions.push(Action::Go(Route::CheckIn));
            }
        });
    });
}

impl Today {
    /// The next appointment and what is noted for it.
    pub(super) fn weeks(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        if date != cx.today() || cx.diary.is_empty() {
            return;
        }
        ui.add_space(size::GAP);
        let title = cx.get("weeks-title");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                match next_appointment(cx) {
                    Some((words, title)) => {
                        ui.add(Label::new(theme::strong(words, size::BODY)).wrap());
                        ui.add(Label::new(title).wrap());
                        let more = appointments(cx).len() - 1;
                        if more > 0 {
                            let more = cx.say("weeks-more", &[("count", more.to_string())]);
                            ui.label(RichText::new(more).weak());
                        }
                    }
                    None => {
                        ui.label(RichText::new(cx.get("weeks-no-appointment")).weak());
                    }
                }
                let open = cx.diary.questions().filter(|(_, question)| !question.done).count();
                ui.label(RichText::new(cx.say("weeks-questions", &[("count", open.to_string())])).weak());
                ui.horizontal_wrapped(|ui| self.weeks_buttons(ui, cx, actions));
                if let Some(next) = check_in::state(ui, cx).due.filter(|due| *due > date) {
                    let words = cx.say("weeks-check-in-next", &[("date", dates::plain(cx, next))]);
                    ui.label(RichText::new(words).weak());
                }
            });
        });
    }

    fn weeks_buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let least = Vec2::new(0.0, size::TARGET_DAILY);
        let button = widgets::plain_sized(ui, cx.theme, &cx.get("weeks-question-new"), least);
        self.come_back(Opener::Write(Kind::Question), &button);
        if button.clicked() {
            self.write(Kind::Question);
        }
        if widgets::plain_sized(ui, cx.theme, &cx.get("weeks-questions-open"), least).clicked() {
            actions.push(Action::Go(Route::Questions));
        }
        let button = widgets::plain_sized(ui, cx.theme, &cx.get("questions-event-new"), least);
        self.come_back(Opener::Appointment, &button);
        if button.clicked() {
            self.opener = Some(Opener::Appointment);
            self.desk.open(Form::new(Kind::Event, &[("type", EventType::Appointment.code().to_owned())]));
        }
        if relapses::are_spoken_of(cx.diary) {
            let button = widgets::plain_sized(ui, cx.theme, &cx.get("weeks-no-relapse"), least);
            self.come_back(Opener::NoRelapse, &button);
            if button.clicked() {
                self.opener = Some(Opener::NoRelapse);
                self.desk.open(Form::no_relapse(cx));
            }
        }
        if widgets::plain_sized(ui, cx.theme, &cx.get("weeks-check-in"), least).clicked() {
            actions.push(Action::Go(Route::CheckIn));
        }
        if self.desk.is_open() || self.write.is_some() {
            ui.ctx().request_repaint();
        }
    }
}

/// Appointments that are still to come, the next one first. One of today stays until the day is over.
fn appointments<'a>(cx: &Cx<'a>) -> Vec<(&'a Record, &'a Event)> {
    let today = cx.today();
    let coming = |record: &Record| record.at.latest().date() >= today;
    let events = cx.diary.events();
    events.filter(|(record, event)| event.event_type == EventType::Appointment && coming(record)).collect()
}

/// "Appointment on Thursday, 15 May, 10:30" and its title.
pub(in crate::ui) fn next_appointment(cx: &Cx<'_>) -> Option<(String, String)> {
    let (record, event) = *appointments(cx).first()?;
    let title = event.title.clone();
    let Some(date) = record.at.date() else {
        return Some((cx.say("weeks-appointment-about", &[("date", dates::when(cx, &record.at))]), title));
    };
    let day = match days(date) - days(cx.today()) {
        0 => "today",
        1 => "tomorrow",
        _ => "other",
    };
    let clock = dates::time(&record.at);
    let key = if clock.is_empty() { "weeks-appointment" } else { "weeks-appointment-at" };
    let args = [("day", day.to_owned()), ("date", dates::title(cx, date)), ("clock", clock)];
    Some((cx.say(key, &args), title))
}
