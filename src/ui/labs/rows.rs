//! The results of an analyte, the newest first: what was measured in large, where and how it was taken beneath.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use crate::analysis::facts::RangeSource;
use crate::analysis::labs::Measurement;
use crate::model::{Record, RecordId};
use crate::ui::dates;
use crate::ui::labs::flag::Look;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// As many are listed at first.
pub(super) const MOST: usize = 20;
/// Below this width a row has its parts one beneath the other.
const NARROW: f32 = 620.0;

/// What was pressed in a row.
pub(super) enum Asked {
    Edit(Arc<Record>),
    Attach(RecordId),
    /// Write an attachment of a result into a file: result, attachment, its name.
    Save(RecordId, RecordId, String),
}

/// The columns, by their keys, and the part of the width each has.
const COLUMNS: [(&str, f32); 5] = [
    ("labs-column-date", 0.19),
    ("labs-column-value", 0.22),
    ("labs-column-flag", 0.16),
    ("labs-column-range", 0.25),
    ("labs-column-clinician", 0.18),
];

pub(super) fn head(ui: &mut Ui, cx: &Cx<'_>) {
    let room = ui.available_width();
    if room < NARROW {
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (key, part) in COLUMNS {
            widgets::column(ui, room * part, |ui| {
                ui.label(theme::strong(cx.get(key), size::SMALL).color(cx.theme.palette.soft));
            });
        }
    });
}

pub(super) fn row(ui: &mut Ui, cx: &Cx<'_>, one: &Measurement) -> Option<Asked> {
    let date = dates::short_when(cx, &one.record.at);
    let name = cx.say("labs-result-of", &[("date", date.clone()), ("value", one.shown())]);
    widgets::pane(ui, &name.clone(), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.separator();
        let room = ui.available_width();
        if room < NARROW {
            ui.horizontal_wrapped(|ui| {
                value(ui, cx, one);
                Look::of(one).label(ui, cx);
            });
            when(ui, cx, one, &date);
            range(ui, cx, one);
            if let Some(grade) = grade(cx, one) {
                let args = [("grade", grade)];
                ui.label(RichText::new(cx.say("labs-for-clinician", &args)).small().weak());
            }
        } else {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let mut cell = |place: usize, add: &dyn Fn(&mut Ui)| {
                    widgets::column(ui, room * COLUMNS[place].1, |ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        add(ui);
                    });
                };
                cell(0, &|ui| when(ui, cx, one, &date));
                cell(1, &|ui| value(ui, cx, one));
                cell(2, &|ui| Look::of(one).label(ui, cx));
                cell(3, &|ui| range(ui, cx, one));
                cell(4, &|ui| {
                    ui.add(Label::new(grade(cx, one).unwrap_or_default()).wrap());
                });
            });
        }
        foot(ui, cx, one, &name)
    })
}

/// The date, and the day since the start.
fn when(ui: &mut Ui, cx: &Cx<'_>, one: &Measurement, date: &str) {
    ui.label(date);
    if let Some(day) = cx.facts.day(&one.record) {
        if day.number < 1 && cx.facts.is_before_start(&one.record) {
            ui.label(RichText::new(cx.get("labs-day-before")).small().weak());
            return;
        }
        let key = if day.estimated { "labs-day-estimated" } else { "labs-day" };
        ui.label(RichText::new(cx.say(key, &[("day", day.number.to_string().replace('-', "−"))])).small().weak());
    }
}

/// The value as it was written; what it means where the two look different.
fn value(ui: &mut Ui, cx: &Cx<'_>, one: &Measurement) {
    let Some(result) = one.result() else { return };
    let colour = if Look::of(one).is_alert() { cx.theme.palette.alert } else { cx.theme.palette.ink };
    let unit = one.unit();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(theme::strong(result.value.written.trim(), size::SECTION).color(colour));
        if !unit.is_empty() {
            ui.label(RichText::new(unit).weak());
        }
    });
}

/// The range and where it comes from.
fn range(ui: &mut Ui, cx: &Cx<'_>, one: &Measurement) {
    let key = match one.facts.range_source {
        RangeSource::Printed => "labs-range-printed",
        RangeSource::Laboratory => "labs-range-laboratory",
        RangeSource::Default => "labs-range-default",
        RangeSource::None if one.facts.undecided => "labs-range-undecided",
        RangeSource::None => "labs-range-none",
    };
    if one.is_words() {
        return;
    }
    if let Some(range) = one.facts.range() {
        ui.label(cx.number(range.shown()));
    }
    ui.add(Label::new(RichText::new(cx.get(key)).small().weak()).wrap());
}

/// "Grade 4, CTCAE v5".
fn grade(cx: &Cx<'_>, one: &Measurement) -> Option<String> {
    let grade = one.facts.grade?;
    let by = one.facts.grade_by.clone().unwrap_or_default();
    Some(cx.say("labs-grade", &[("grade", grade.to_string().replace('-', "–")), ("by", by)]))
}

/// Laboratory, hours since the dose, the sample's circumstances, where it comes from; and the buttons.
fn foot(ui: &mut Ui, cx: &Cx<'_>, one: &Measurement, name: &str) -> Option<Asked> {
    let mut asked = None;
    let Some(result) = one.result() else { return asked };
    let mut parts: Vec<String> = Vec::new();
    parts.extend(result.laboratory.clone());
    if let Some(hours) = one.facts.hours_since_dose {
        parts.push(cx.say("labs-hours", &[("number", hours.to_string())]));
    }
    for (said, yes, no) in [
        (result.fasting, "labs-fasting", "labs-not-fasting"),
        (result.biotin, "labs-biotin", "labs-no-biotin"),
        (result.repeat_sample, "labs-repeat", "labs-no-repeat"),
    ] {
        parts.extend(said.map(|said| cx.get(if said { yes } else { no })));
    }
    let originals: Vec<(RecordId, &str)> = cx
        .diary
        .attachments()
        .filter(|(_, attachment)| attachment.of == one.record.id)
        .map(|(record, attachment)| (record.id, attachment.name.as_str()))
        .collect();
    let names: Vec<&str> = originals.iter().map(|(_, name)| *name).collect();
    parts.push(match (originals.is_empty(), one.facts.original) {
        (false, _) => cx.say("labs-original", &[("name", names.join(", "))]),
        (true, true) => cx.get("labs-original-of-draw"),
        (true, false) => cx.get("labs-typed"),
    });
    parts.extend(one.record.note.clone());
    ui.horizontal_wrapped(|ui| {
        let room = ui.available_width() - if originals.is_empty() { 240.0 } else { 420.0 };
        if room > 200.0 {
            widgets::column(ui, room, |ui| {
                ui.set_min_height(size::TARGET);
                ui.add(Label::new(RichText::new(parts.join(" · ")).small().weak()).wrap());
            });
        } else {
            ui.add(Label::new(RichText::new(parts.join(" · ")).small().weak()).wrap());
            ui.end_row();
        }
        let edit = widgets::quiet(ui, cx.theme, &cx.get("today-edit"));
        if edit.accessible_name(cx.say("today-edit-of", &[("what", name.to_owned())])).clicked() {
            asked = Some(Asked::Edit(Arc::clone(&one.record)));
        }
        for (id, original) in &originals {
            let key = if originals.len() > 1 { "labs-save-named" } else { "labs-save" };
            let save = widgets::quiet(ui, cx.theme, &cx.say(key, &[("name", (*original).to_owned())]));
            let args = [("name", (*original).to_owned()), ("what", name.to_owned())];
            if save.accessible_name(cx.say("labs-save-of", &args)).clicked() {
                asked = Some(Asked::Save(one.record.id, *id, (*original).to_owned()));
            }
        }
        let key = if originals.is_empty() { "labs-attach" } else { "labs-attach-another" };
        let attach = widgets::quiet(ui, cx.theme, &cx.get(key));
        if attach.accessible_name(cx.say("labs-attach-to", &[("what", name.to_owned())])).clicked() {
            asked = Some(Asked::Attach(one.record.id));
        }
    });
    asked
}
