//! One running medicine on Today: its last taken dose, and the button that says "the same, now".

use eframe::egui::{Label, RichText, Ui, Vec2};
use jiff::civil::Date;

use crate::intake;
use crate::intake::Row;
use crate::model::dose::Dose;
use crate::model::medicine::Medicine;
use crate::model::{Kind, Record};
use crate::ui::dates;
use crate::ui::forms;
use crate::ui::forms::Form;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::taken::TAKE;
use crate::ui::today::write::typed_at;
use crate::ui::today::{Opener, Today, day, put};
use crate::ui::widgets;

/// The column of buttons at the right of a card.
const BUTTONS: f32 = 228.0;

/// How large two buttons are that share a line; where one is too long for its half, each has a line of its own.
pub(super) fn half(ui: &Ui, width: f32, words: &[&str]) -> Vec2 {
    let half = ((width - size::GAP) / 2.0).floor();
    let room = half - 2.0 * ui.spacing().button_padding.x;
    let fits = words.iter().all(|words| widgets::strong_width(ui, words, size::BODY) <= room);
    Vec2::new(if fits { half } else { width }, size::TARGET_DAILY)
}

impl Today {
    #[expect(clippy::too_many_arguments, reason = "one card of a list, with what it needs of its screen")]
    pub(super) fn medicine(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        date: Date,
        record: &Record,
        medicine: &Medicine,
        first: bool,
        actions: &mut Vec<Action>,
    ) {
        let before = day::last_taken(cx, record.id, date);
        // On a day before the first dose, that first one lends its amount.
        let last = before.or_else(|| cx.diary.doses_of(record.id).find(|(_, dose)| dose.status.is_taken()));
        let here = day::doses(cx, record.id, date);
        widgets::pane(ui, &medicine.name, |ui| {
            widgets::card(ui, cx.theme, |ui| {
                let width = ui.available_width();
                self.keep_card(ui, record.id, !here.is_empty(), |screen, ui| {
                    if width < 480.0 {
                        screen.said(ui, cx, date, medicine, last, &here, actions);
                        ui.add_space(size::GAP);
                        screen.buttons(ui, cx, date, record, medicine, last, &here, first, actions);
                        return;
                    }
                    let gap = size::GAP * 2.0;
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = gap;
                        widgets::column(ui, width - BUTTONS - gap, |ui| {
                            screen.said(ui, cx, date, medicine, last, &here, actions);
                        });
                        widgets::column(ui, BUTTONS, |ui| {
                            screen.buttons(ui, cx, date, record, medicine, last, &here, first, actions);
                        });
                    });
                });
            });
        });
    }

    /// What is known of it, in words: the dose in its own unit first.
    #[expect(clippy::too_many_arguments, reason = "one part of the card, with what it needs of its screen")]
    fn said(
        &self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        date: Date,
        medicine: &Medicine,
        last: Option<(&Record, &Dose)>,
        here: &[(&Record, &Dose)],
        actions: &mut Vec<Action>,
    ) {
        ui.label(theme::strong(&medicine.name, size::SECTION));
        let Some((record, dose)) = last else {
            ui.label(RichText::new(cx.get("today-no-dose")).weak());
            return;
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            ui.label(theme::strong(forms::in_words(cx, record), size::DOSE));
            let mut besides = Vec::new();
            if let (Some(_), Some(amount)) = (dose.count, dose.amount) {
                besides.push(cx.number(amount));
            }
            besides.extend(forms::volume(cx, medicine, record));
            if !besides.is_empty() {
                // As a whole beside it, or beneath.
                let besides = RichText::new(besides.join(" · ")).size(size::SECTION).weak();
                ui.add(Label::new(besides).extend());
            }
        });
        if !here.is_empty() {
            self.undo_row(ui, cx, here, "", actions);
            return;
        }
        let hour = cx.diary.settings.day_start_hour;
        let day = record.at.diary_day(hour);
        let key = match (day, record.at.minute()) {
            (_, Some(_)) => "today-last-taken-at",
            (Some(_), None) => "today-last-taken",
            (None, None) => "today-last-taken-about",
        };
        let when = day.map_or_else(|| dates::when(cx, &record.at), |day| dates::near(cx, day));
        let last = cx.say(key, &[("when", when), ("clock", dates::time(&record.at))]);
        let not_yet = if date == cx.today() { "today-not-yet" } else { "today-not-that-day" };
        let is_before = day.is_none_or(|day| day <= date);
        let says = cx.get(not_yet);
        let says = if is_before { format!("{says} · {last}") } else { says };
        self.undo_row(ui, cx, here, &says, actions);
    }

    #[expect(clippy::too_many_arguments, reason = "one part of the card, with what it needs of its screen")]
    fn buttons(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        date: Date,
        record: &Record,
        medicine: &Medicine,
        last: Option<(&Record, &Dose)>,
        here: &[(&Record, &Dose)],
        first: bool,
        actions: &mut Vec<Action>,
    ) {
        let width = ui.available_width().min(BUTTONS.max(ui.available_width().min(360.0)));
        let wide = Vec2::new(width, TAKE);
        let is_today = date == cx.today();
        let mut pressed = first && self.take;
        if here.is_empty() {
            let words = match (last, is_today) {
                (None, _) => "today-first-dose",
                (Some(_), true) => "today-took-it",
                (Some(_), false) => "today-taken-that-day",
            };
            let button = widgets::primary(ui, cx.theme, &cx.get(words), wide);
            let button = button.accessible_name(
                cx.say("today-button-of", &[("button", cx.get(words)), ("medicine", medicine.name.clone())]),
            );
            if std::mem::take(&mut self.arrived) {
                widgets::go_to(ui.ctx(), button.id);
            }
            if last.is_some() && is_today {
                // It writes at once: not with the last key of what was on the screen before.
                if button.clicked() && !widgets::just_closed(ui.ctx()) && !widgets::is_again(&button) {
                    widgets::wrote(&button);
                    self.hand = widgets::is_held(ui.ctx());
                    pressed = true;
                }
            } else {
                self.come_back(Opener::First(record.id), &button);
                self.come_back(Opener::Start, &button);
                pressed |= button.clicked();
            }
        } else {
            self.stands(ui, cx, record.id, here);
        }
        if pressed {
            match last {
                Some((last, _)) if is_today => {
                    self.opener = Some(Opener::Other(record.id));
                    self.take_usual(cx, date, medicine, last, actions);
                }
                _ => {
                    self.opener = Some(Opener::First(record.id));
                    self.open_dose(cx, date, medicine, last.map(|(last, _)| last), &[]);
                }
            }
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP;
            let half = half(ui, width, &[&cx.get("today-other"), &cx.get("today-skipped")]);
            let named = |words: &str| {
                cx.say("today-button-of", &[("button", words.to_owned()), ("medicine", medicine.name.clone())])
            };
            let other = cx.get("today-other");
            let button = widgets::plain_sized(ui, cx.theme, &other, half).accessible_name(named(&other));
            self.come_back(Opener::Other(record.id), &button);
            if button.clicked() {
                self.opener = Some(Opener::Other(record.id));
                self.open_dose(cx, date, medicine, last.map(|(last, _)| last), &[]);
            }
            let skipped = cx.get("today-skipped");
            let button = widgets::plain_sized(ui, cx.theme, &skipped, half).accessible_name(named(&skipped));
            self.come_back(Opener::Skipped(record.id), &button);
            if button.clicked() {
                self.opener = Some(Opener::Skipped(record.id));
                self.open_dose(cx, date, medicine, None, &[("status", "skipped")]);
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP * 3.0;
            let named = |words: &str| {
                cx.say("today-button-of", &[("button", words.to_owned()), ("medicine", medicine.name.clone())])
            };
            let stopped = cx.get("today-stopped");
            let button = widgets::quiet_flush(ui, cx.theme, &stopped).accessible_name(named(&stopped));
            self.come_back(Opener::Stopped(record.id), &button);
            if button.clicked() {
                self.opener = Some(Opener::Stopped(record.id));
                self.open_stop(cx, date, record, medicine);
            }
            if is_today {
                let plan = cx.get("today-start-plan");
                if widgets::quiet_flush(ui, cx.theme, &plan).accessible_name(named(&plan)).clicked() {
                    actions.push(Action::Go(Route::Plan));
                }
            }
        });
        if self.desk.is_open() {
            ui.ctx().request_repaint();
        }
    }

    /// The same amount, now, or on that earlier day. A second one in the same day asks first.
    pub(super) fn take_usual(
        &mut self,
        cx: &Cx<'_>,
        date: Date,
        medicine: &Medicine,
        last: &Record,
        actions: &mut Vec<Action>,
    ) {
        let mut row = Row::new();
        row.set("medicine", medicine.name.clone());
        row.set("amount", forms::typed_amount(last, cx));
        row.set("status", "taken");
        row.set("at", put::at(cx, date));
        let entry = cx.entry_of_ours();
        match intake::record(Kind::Dose, &row, &entry) {
            Ok(record) => {
                self.put(cx, record, actions);
            }
            // What was right the last time is refused now: the form says why.
            Err(_) => self.open_dose(cx, date, medicine, Some(last), &[]),
        }
    }

    pub(super) fn open_dose(
        &mut self,
        cx: &Cx<'_>,
        date: Date,
        medicine: &Medicine,
        last: Option<&Record>,
        typed: &[(&'static str, &str)],
    ) {
        let mut given = vec![("medicine", medicine.name.clone()), ("at", typed_at(cx, date))];
        if let Some(last) = last {
            given.push(("amount", forms::typed_amount(last, cx)));
        }
        let skips = !typed.is_empty();
        given.extend(typed.iter().map(|(field, text)| (*field, (*text).to_owned())));
        let form = Form::new(Kind::Dose, &given);
        self.desk.open(if skips { form.titled("form-skip-dose").at_field("reason") } else { form.at_field("amount") });
    }

    /// The end of the running course; where none was written down, a course with its end.
    pub(super) fn open_stop(&mut self, cx: &Cx<'_>, date: Date, record: &Record, medicine: &Medicine) {
        let running = cx.diary.courses_of(record.id).rev().find(|(_, course)| course.until.is_none());
        let form = if let Some((course, _)) = running {
            Form::edit(course, cx).typed("until", &date.to_string())
        } else {
            let began = cx.diary.doses_of(record.id).next();
            let began = began.map_or_else(String::new, |(first, _)| first.at.earliest().date().to_string());
            let medicine = medicine.name.clone();
            Form::new(Kind::Course, &[("medicine", medicine), ("at", began), ("until", date.to_string())])
        };
        self.desk.open(form.titled("form-stop-course").at_field("reason"));
    }
}
