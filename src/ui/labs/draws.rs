//! All draws side by side: a row an analyte, a column a draw, the newest first. A fall of one alone is seen because
//! its neighbours say that they are in range.

use eframe::egui;
use eframe::egui::{Key, Label, Modifiers, RichText, ScrollArea, Ui};

use crate::analysis::baseline::Verdict;
use crate::analysis::labs;
use crate::analysis::labs::{Draw, Measurement, Step};
use crate::model::diary::folded;
use crate::ui::dates;
use crate::ui::labs::flag::Look;
use crate::ui::labs::{Labs, View};
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// As many draws stand beside each other.
const MOST: usize = 6;
const NAME: f32 = 170.0;
const CELL: f32 = 156.0;

impl Labs {
    pub(super) fn side_by_side(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.show(View::List);
            ui.ctx().request_repaint();
            return;
        }
        widgets::page(ui, ("labs", "draws"), |ui| {
            self.back(ui, cx);
            let count = self.list.draws.len();
            let args = [("count", count.to_string()), ("shown", count.min(MOST).to_string())];
            let key = if count > MOST { "labs-draws-newest" } else { "labs-draws-beneath" };
            let beneath = cx.say(key, &args);
            widgets::page_title(ui, &cx.get("labs-all-draws"), Some(&beneath));
            ui.add_space(size::GAP);
            widgets::card(ui, cx.theme, |ui| {
                ScrollArea::horizontal().id_salt(("labs", "draws")).auto_shrink([false, true]).show(ui, |ui| {
                    sideways(ui);
                    self.table(ui, cx);
                });
            });
            ui.label(RichText::new(cx.get("labs-draws-says")).small().weak());
        });
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let draws: Vec<&Draw> = self.list.draws.iter().take(MOST).collect();
        let names: Vec<String> = rows(cx, &draws);
        let mut open = None;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size::GAP;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP;
                widgets::column(ui, NAME, |ui| {
                    ui.label(theme::strong(cx.get("labs-column-analyte"), size::SMALL));
                });
                for draw in &draws {
                    widgets::column(ui, CELL, |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.label(theme::strong(dates::short_when(cx, &draw.at), size::BODY));
                        if let Some(laboratory) = &draw.laboratory {
                            ui.add(Label::new(RichText::new(laboratory).small().weak()).truncate());
                        }
                    });
                }
            });
            for name in &names {
                line(ui);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = size::GAP;
                    widgets::column(ui, NAME, |ui| {
                        if widgets::quiet(ui, cx.theme, name).clicked() {
                            open = Some(name.clone());
                        }
                    });
                    for (place, draw) in draws.iter().enumerate() {
                        let here = of(cx, draw, name);
                        let before = draws[place + 1..].iter().find_map(|draw| of(cx, draw, name));
                        widgets::column(ui, CELL, |ui| cell(ui, cx, here.as_ref(), before.as_ref()));
                    }
                });
            }
        });
        if let Some(name) = open {
            self.show(View::Analyte(name));
        }
    }
}

/// The arrows to the left and right show what lies there.
fn sideways(ui: &Ui) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, by) in [(Key::ArrowRight, -CELL), (Key::ArrowLeft, CELL)] {
        if pressed(key) {
            ui.scroll_with_delta(egui::Vec2::new(by, 0.0));
        }
    }
}

/// A hairline as wide as the whole table.
fn line(ui: &mut Ui) {
    let width = ui.min_rect().width();
    let (rect, _) = ui.allocate_exact_size(egui::Vec2::new(width, 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, ui.visuals().widgets.noninteractive.bg_stroke);
}

/// The analytes of these draws, in the order in which the newest reports have them.
fn rows(cx: &Cx<'_>, draws: &[&Draw]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for one in draws.iter().flat_map(|draw| &draw.results).filter_map(|record| Measurement::new(record, cx.facts)) {
        let name = one.result().map(|result| labs::name_of(cx.catalogue, &result.analyte)).unwrap_or_default();
        if !names.iter().any(|known| folded(known) == folded(&name)) {
            names.push(name);
        }
    }
    names
}

/// The result of an analyte in a draw; where it was measured twice, the later one.
fn of(cx: &Cx<'_>, draw: &Draw, name: &str) -> Option<Measurement> {
    let all = draw.results.iter().rev().filter_map(|record| Measurement::new(record, cx.facts));
    let is_it = |one: &Measurement| {
        one.result().is_some_and(|result| folded(&labs::name_of(cx.catalogue, &result.analyte)) == folded(name))
    };
    all.into_iter().find(is_it)
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, here: Option<&Measurement>, before: Option<&Measurement>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let Some(here) = here else {
        ui.label(RichText::new(cx.get("labs-not-measured")).weak());
        return;
    };
    let look = Look::of(here);
    let colour = if look.is_alert() { cx.theme.palette.alert } else { cx.theme.palette.ink };
    let unit = here.unit();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(theme::strong(here.shown(), size::SECTION).color(colour));
        if !unit.is_empty() {
            ui.label(RichText::new(unit).small().weak());
        }
    });
    look.label(ui, cx);
    if let Some(words) = before.and_then(|before| changed(cx, before, here)) {
        ui.add(Label::new(RichText::new(words).small().weak()).wrap());
    }
}

/// What changed against the draw before: "down by 30".
fn changed(cx: &Cx<'_>, before: &Measurement, here: &Measurement) -> Option<String> {
    let step = labs::step(before.result()?, here.result()?)?;
    let (key, by) = match step {
        Step::Up(by) => ("labs-step-up", by.to_string()),
        Step::Down(by) => ("labs-step-down", by.to_string()),
        Step::Same => ("labs-step-same", String::new()),
        Step::Higher => ("labs-step-higher", String::new()),
        Step::Lower => ("labs-step-lower", String::new()),
    };
    let words = cx.say(key, &[("by", by)]);
    Some(match labs::verdict(cx.catalogue, cx.facts, before, here) {
        Some(Verdict::Fall | Verdict::Rise) => cx.say("labs-step-beyond", &[("step", words)]),
        Some(Verdict::Within) if step != Step::Same => cx.say("labs-step-within", &[("step", words)]),
        _ => words,
    })
}
