//! One of what is taken: its name, what is known of it, its stretches with their reasons, and what can be done.

use eframe::egui::{Label, RichText, Ui};
use jiff::civil::Date;

use crate::analysis::describe;
use crate::analysis::treatments::{Standing, Treatment};
use crate::model::medicine::{Category, Course, LabelStatus, Medicine};
use crate::model::{Body, Kind, Record};
use crate::ui::dates;
use crate::ui::forms::Form;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::treatments::{Opener, TreatmentsScreen};
use crate::ui::widgets;

/// Beside its words.
const BUTTONS: f32 = 150.0;
/// Below this width the buttons stand beneath.
const BESIDE: f32 = 520.0;
/// Stretches of one that are listed; History has all.
const COURSES: usize = 4;

impl TreatmentsScreen {
    pub(super) fn row(&mut self, ui: &mut Ui, cx: &Cx<'_>, treatment: &Treatment) {
        let Some(medicine) = treatment.medicine() else { return };
        let width = ui.available_width();
        if width < BESIDE {
            said(ui, cx, treatment, medicine);
            ui.horizontal_wrapped(|ui| self.buttons(ui, cx, treatment, medicine));
            return;
        }
        let gap = size::GAP * 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            widgets::column(ui, width - BUTTONS - gap, |ui| said(ui, cx, treatment, medicine));
            widgets::column(ui, BUTTONS, |ui| {
                ui.horizontal_wrapped(|ui| self.buttons(ui, cx, treatment, medicine));
            });
        });
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, treatment: &Treatment, medicine: &Medicine) {
        let id = treatment.record.id;
        let named = |key: &str| cx.say(key, &[("name", medicine.name.clone())]);
        let edit = widgets::quiet(ui, cx.theme, &cx.get("treatments-edit"));
        let edit = edit.accessible_name(named("treatments-edit-of"));
        self.come_back(Opener::Edit(id), &edit);
        if edit.clicked() {
            self.open(ui, Opener::Edit(id), Form::edit(&treatment.record, cx));
        }
        let stops = treatment.standing == Standing::Taken;
        let (words, name) = match (stops, ends_by(treatment, cx.today())) {
            // Today as its last day is an end that is known.
            (true, true) => ("treatments-end", "treatments-end-of"),
            (true, false) => ("treatments-stop", "treatments-stop-of"),
            (false, _) => ("treatments-start", "treatments-start-of"),
        };
        let button = widgets::quiet(ui, cx.theme, &cx.get(words)).accessible_name(named(name));
        self.come_back(Opener::Course(id), &button);
        if button.clicked() {
            let form = if stops { stop(cx, treatment, medicine) } else { start(cx, medicine) };
            self.open(ui, Opener::Course(id), form);
        }
    }
}

fn start(cx: &Cx<'_>, medicine: &Medicine) -> Form {
    let given = [("medicine", medicine.name.clone()), ("at", cx.today().to_string())];
    Form::new(Kind::Course, &given).at_field("why")
}

/// The end of the running course; where none was written down, a course with its end.
fn stop(cx: &Cx<'_>, treatment: &Treatment, medicine: &Medicine) -> Form {
    let today = cx.today().to_string();
    let form = if let Some(course) = treatment.running(cx.today()) {
        Form::edit(course, cx).typed("until", &today)
    } else {
        let began = cx.diary.doses_of(treatment.record.id).next();
        let began = began.map_or_else(String::new, |(first, _)| first.at.earliest().date().to_string());
        Form::new(Kind::Course, &[("medicine", medicine.name.clone()), ("at", began), ("until", today)])
    };
    form.titled("form-stop-course").at_field("reason")
}

fn said(ui: &mut Ui, cx: &Cx<'_>, treatment: &Treatment, medicine: &Medicine) {
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong(&medicine.name, size::BODY));
        let category = medicine.category.filter(|category| *category != Category::Medicine);
        if let Some(category) = category {
            let words = cx.say("treatments-category", &[("category", category.code().to_owned())]);
            ui.label(RichText::new(words).weak());
        }
    });
    let lines = treatment.courses().take(COURSES).map(|(record, course)| stretch(cx, record, course));
    for line in lines.chain(dose(cx, treatment, medicine)) {
        ui.add(Label::new(line).wrap());
    }
    let known = known(cx, medicine);
    if !known.is_empty() {
        ui.add(Label::new(RichText::new(known).weak()).wrap());
    }
}

/// Several things that are known, as one line.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let line = parts.into_iter().collect::<Vec<_>>().join(" · ");
    let mut letters = line.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "since 3 Jan 2025; started for: fatigue".
fn stretch(cx: &Cx<'_>, record: &Record, course: &Course) -> String {
    let from = dates::when(cx, &record.at);
    let until = course.until.as_ref().map(|until| dates::when(cx, until));
    let head = match (course.never_taken, until) {
        (true, _) => cx.say("treatments-never-on", &[("from", from)]),
        (false, Some(until)) => cx.say("treatments-from-until", &[("from", from), ("until", until)]),
        (false, None) => cx.say("treatments-since", &[("from", from)]),
    };
    let why = course.why.as_ref().map(|why| cx.say("treatments-why", &[("why", why.clone())]));
    let key = if course.never_taken { "treatments-never-reason" } else { "treatments-reason" };
    let reason = course.reason.as_ref().map(|reason| cx.say(key, &[("reason", reason.clone())]));
    joined(std::iter::once(head).chain(why).chain(reason))
}

/// How much of it, as it was taken last.
fn dose(cx: &Cx<'_>, treatment: &Treatment, medicine: &Medicine) -> Option<String> {
    if let Some(record) = treatment.dose.and_then(|id| cx.diary.get(id))
        && let Body::Dose(dose) = &record.body
    {
        let date = dates::when(cx, &record.at);
        let dose = cx.message(&describe::how_much(dose));
        return Some(joined([cx.say("treatments-last-dose", &[("dose", dose), ("date", date)])]));
    }
    let strength = medicine.strength?;
    Some(cx.say("treatments-strength", &[("strength", strength.to_string())]))
}

/// What is known of it, and what nobody said: both belong to a review of all that is taken.
fn known(cx: &Cx<'_>, medicine: &Medicine) -> String {
    let is_medicine = medicine.category.is_none_or(|category| category == Category::Medicine);
    let label = medicine.label.map(LabelStatus::code);
    let label = (is_medicine || label.is_some())
        .then(|| cx.say("treatments-label", &[("label", label.unwrap_or("none").to_owned())]));
    let said = match (medicine.prescribed, &medicine.prescriber) {
        (Some(false), _) => "no",
        (_, Some(_)) => "by",
        (Some(true), None) => "yes",
        (None, None) => "none",
    };
    let who = medicine.prescriber.clone().unwrap_or_default();
    let prescribed = (medicine.category != Some(Category::Diet) || said != "none")
        .then(|| cx.say("treatments-prescribed", &[("said", said.to_owned()), ("who", who)]));
    let supply = medicine.supply.clone().map(|supply| cx.say("treatments-supply", &[("supply", supply)]));
    joined([label, prescribed, supply].into_iter().flatten())
}

/// Whether the running course ends on that day at the latest.
fn ends_by(treatment: &Treatment, today: Date) -> bool {
    let until = treatment.running(today).and_then(|record| match &record.body {
        Body::Course(course) => course.until.as_ref(),
        _ => None,
    });
    until.is_some_and(|until| until.earliest().date() <= today)
}
