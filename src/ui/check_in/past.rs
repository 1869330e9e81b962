//! What was answered: the latest check-in beside the last and the first, and a small table of all.

use eframe::egui;
use eframe::egui::{Grid, Label, RichText, ScrollArea, Ui};

use crate::analysis::check_in::{Beside, Compared, Sitting, Trend, compared};
use crate::model::symptom::{Scale, SymptomEntry};
use crate::ui::dates;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// From this width on, what it compares with stands beside an answer.
const BESIDE: f32 = 560.0;
/// As many stand in the table.
const COLUMNS: usize = 5;

/// "5", "80 %", "≥1 mi", "a little better".
fn said(cx: &Cx<'_>, entry: &SymptomEntry) -> String {
    let scale = if entry.scale == Scale::YesNo { "answer".to_owned() } else { entry.scale.text() };
    let step = format!("s{}", entry.score.text());
    cx.say("check-in-value", &[("scale", scale), ("value", entry.score.shown()), ("step", step)])
}

/// The latest one, an answer a row.
pub(super) fn latest(ui: &mut Ui, cx: &Cx<'_>, sittings: &[Sitting]) {
    let Some(last) = sittings.last() else { return };
    let key = if sittings.len() > 1 { "check-in-latest" } else { "check-in-latest-first" };
    let title = cx.say(key, &[("date", dates::when(cx, &last.at))]);
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            ui.spacing_mut().item_spacing.y = 4.0;
            for answer in compared(cx.diary, cx.catalogue, sittings, sittings.len() - 1) {
                ui.add_space(size::GAP);
                one(ui, cx, &answer, sittings.len() > 1);
            }
        });
    });
}

fn one(ui: &mut Ui, cx: &Cx<'_>, answer: &Compared, has_before: bool) {
    let Some(entry) = answer.entry() else { return };
    let words = cx.say("check-in-answer-of", &[("symptom", entry.symptom.clone()), ("answer", said(cx, entry))]);
    let mut beside: Vec<(String, Option<Trend>)> = Vec::new();
    if let Some(trend) = answer.says {
        beside.push((cx.say("check-in-says-change", &[("trend", trend.code().to_owned())]), Some(trend)));
    }
    for (key, earlier) in [("check-in-last", &answer.last), ("check-in-first", &answer.first)] {
        beside.extend(earlier.as_ref().and_then(|earlier| line(cx, key, earlier)));
    }
    if beside.is_empty() && has_before {
        beside.push((cx.get("check-in-nothing-before"), None));
    }
    let lines = |ui: &mut Ui| {
        for (words, trend) in beside {
            let palette = &cx.theme.palette;
            let colour = match trend {
                Some(Trend::Better) => palette.ok,
                Some(Trend::Worse) => palette.ink,
                _ => palette.soft,
            };
            ui.add(Label::new(RichText::new(words).color(colour)).wrap());
        }
    };
    let width = ui.available_width();
    if width < BESIDE {
        ui.add(Label::new(theme::strong(words, size::BODY)).wrap());
        lines(ui);
        return;
    }
    let gap = size::GAP * 2.0;
    let left = ((width - gap) * 0.42).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        widgets::column(ui, left, |ui| ui.add(Label::new(theme::strong(words, size::BODY)).wrap()));
        widgets::column(ui, width - gap - left, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            lines(ui);
        });
    });
}

fn line(cx: &Cx<'_>, key: &'static str, beside: &Beside) -> Option<(String, Option<Trend>)> {
    let value = said(cx, beside.entry()?);
    let trend = beside.trend.map_or("none", Trend::code);
    let args = [("trend", trend.to_owned()), ("value", value), ("date", dates::when(cx, beside.at()))];
    Some((cx.say(key, &args), beside.trend))
}

/// Questions as rows, the latest check-ins as columns.
pub(super) fn table(ui: &mut Ui, cx: &Cx<'_>, sittings: &[Sitting]) {
    let title = cx.get("check-in-past");
    let shown: Vec<&Sitting> = sittings.iter().rev().take(COLUMNS).collect();
    let mut names: Vec<(String, String)> = Vec::new();
    for (_, entry) in shown.iter().flat_map(|sitting| sitting.entries()) {
        let key = cx.catalogue.symptom_key(&entry.symptom);
        if !names.iter().any(|(known, _)| *known == key) {
            let known = cx.catalogue.symptom(&entry.symptom).map_or(entry.symptom.as_str(), |seed| seed.name.as_str());
            names.push((key, cx.name(known).to_owned()));
        }
    }
    // As they are asked; what was answered besides comes after.
    let asked = &cx.catalogue.check_in().questions;
    names.sort_by_key(|(key, _)| {
        asked.iter().position(|question| cx.catalogue.symptom_key(&question.symptom) == *key).unwrap_or(usize::MAX)
    });
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            ScrollArea::horizontal().id_salt(("check-in", "table")).show(ui, |ui| {
                widgets::name_as(ui, egui::Role::Table, &title);
                Grid::new(("check-in", "grid")).spacing([24.0, 10.0]).show(ui, |ui| {
                    ui.label(RichText::new(cx.get("check-in-question")).weak());
                    for sitting in &shown {
                        ui.label(RichText::new(dates::short_when(cx, &sitting.at)).weak());
                    }
                    ui.end_row();
                    for (key, name) in &names {
                        ui.label(theme::strong(name, size::BODY));
                        for sitting in &shown {
                            let found =
                                sitting.entries().find(|(_, entry)| cx.catalogue.symptom_key(&entry.symptom) == *key);
                            match found {
                                Some((_, entry)) => ui.label(said(cx, entry)),
                                None => ui.label(RichText::new("–").weak()),
                            };
                        }
                        ui.end_row();
                    }
                });
            });
        });
    });
}
