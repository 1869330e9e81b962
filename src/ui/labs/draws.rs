//! All draws side by side: a row an analyte, a column a draw, the newest first. A fall of one alone is seen because
//! its neighbours say that they are in range; what else changed meanwhile stands above the numbers.

use eframe::egui;
use eframe::egui::{Key, Label, Modifiers, Pos2, Rangef, Rect, RichText, ScrollArea, Ui};

use crate::analysis::baseline::Verdict;
use crate::analysis::describe;
use crate::analysis::labs;
use crate::analysis::labs::{Cell, Column, Grid, Step};
use crate::ui::dates;
use crate::ui::labs::flag::Look;
use crate::ui::labs::{Labs, View, shown};
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// As many draws stand beside each other.
const MOST: usize = 6;
const NAME: f32 = 170.0;
const CELL: f32 = 164.0;
/// What a button has round its words: by so much it stands further out, for its words to stand where others do.
const OUTWARD: egui::Vec2 = egui::Vec2::new(8.0, -4.0);
/// As many changes are named between two draws.
const NAMED: usize = 4;

impl Labs {
    pub(super) fn side_by_side(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.show(View::List);
            ui.ctx().request_repaint();
            return;
        }
        self.newer = self.newer.min(self.list.draws.len().saturating_sub(1));
        let wanted = (cx.revision, self.newer);
        if self.grid.as_ref().is_none_or(|(of, _)| *of != wanted) {
            let grid = labs::grid(cx.diary, cx.catalogue, cx.facts, &self.list.draws[self.newer..], MOST);
            self.grid = Some((wanted, grid));
        }
        widgets::page(ui, ("labs", "draws"), |ui| {
            self.back(ui, cx);
            let count = self.list.draws.len();
            let until = (self.newer + MOST).min(count);
            let args = [
                ("count", count.to_string()),
                ("shown", until.to_string()),
                ("from", (self.newer + 1).to_string()),
                ("to", until.to_string()),
            ];
            let key = match (self.newer, count > MOST) {
                (0, false) => "labs-draws-beneath",
                (0, true) => "labs-draws-newest",
                _ => "labs-draws-from",
            };
            widgets::page_title(ui, &cx.get("labs-all-draws"), Some(&cx.say(key, &args)));
            ui.add_space(size::GAP);
            let Some((_, grid)) = &self.grid else { return };
            let mut open = None;
            widgets::card(ui, cx.theme, |ui| {
                open = table(ui, cx, grid);
            });
            let mut newer = self.newer;
            if count > MOST {
                ui.horizontal_wrapped(|ui| {
                    if until < count && widgets::plain(ui, cx.theme, &cx.get("labs-draws-older")).clicked() {
                        newer += MOST;
                    }
                    if newer > 0 && widgets::plain(ui, cx.theme, &cx.get("labs-draws-newer")).clicked() {
                        newer = newer.saturating_sub(MOST);
                    }
                });
            }
            ui.label(RichText::new(cx.get("labs-draws-says")).small().weak());
            if newer != self.newer {
                self.newer = newer;
                ui.ctx().request_repaint();
            }
            if let Some(name) = open {
                self.show(View::Analyte(name));
                ui.ctx().request_repaint();
            }
        });
    }
}

/// The names stand still at the left, the draws beside them go sideways; the analyte that was pressed.
fn table(ui: &mut Ui, cx: &Cx<'_>, grid: &Grid) -> Option<String> {
    let room = ui.available_width();
    let name_width = NAME.min(room * 0.34);
    let left = ui.cursor().min;
    let mut places = Vec::new();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(name_width);
        ScrollArea::horizontal()
            .id_salt(("labs", "draws"))
            .max_width(room - name_width)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                sideways(ui);
                places = rows(ui, cx, grid);
            });
    });
    let mut open = None;
    for (name, rows) in names(cx, grid).into_iter().zip(places) {
        // The button's words stand on the line of the numbers.
        let by = if matches!(name, Name::Analyte(_)) { OUTWARD } else { egui::Vec2::ZERO };
        let rect = Rect::from_min_max(Pos2::new(left.x, rows.min) - by, Pos2::new(left.x + name_width, rows.max));
        ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| match name {
            Name::Words(words) => {
                ui.add(Label::new(theme::strong(words, size::SMALL)).wrap());
            }
            Name::Analyte(name) => {
                // A long name has more lines, and none of them lies over the numbers.
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
                if widgets::quiet(ui, cx.theme, cx.name(name)).clicked() {
                    open = Some(name.to_owned());
                }
            }
        });
    }
    open
}

/// What stands at the left of a row.
enum Name<'a> {
    Words(String),
    Analyte(&'a str),
}

fn names<'a>(cx: &Cx<'_>, grid: &'a Grid) -> Vec<Name<'a>> {
    let mut names = vec![Name::Words(cx.get("labs-column-analyte"))];
    if has_changes(grid) {
        names.push(Name::Words(cx.get("labs-meanwhile")));
    }
    names.extend(grid.rows.iter().map(|row| Name::Analyte(&row.name)));
    names
}

fn has_changes(grid: &Grid) -> bool {
    grid.columns.iter().any(|column| !column.meanwhile.is_empty())
}

/// Draws the rows; from where to where each of them reaches.
fn rows(ui: &mut Ui, cx: &Cx<'_>, grid: &Grid) -> Vec<Rangef> {
    let mut places = Vec::new();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP;
        places.push(row(ui, &cx.get("labs-column-date"), |ui| {
            for column in &grid.columns {
                widgets::column(ui, CELL, |ui| head(ui, cx, column));
            }
        }));
        if has_changes(grid) {
            line(ui);
            places.push(row(ui, &cx.get("labs-meanwhile"), |ui| {
                for column in &grid.columns {
                    widgets::column(ui, CELL, |ui| meanwhile(ui, cx, column));
                }
            }));
        }
        for analyte in &grid.rows {
            line(ui);
            places.push(row(ui, cx.name(&analyte.name), |ui| {
                for (here, column) in analyte.cells.iter().zip(&grid.columns) {
                    widgets::column(ui, CELL, |ui| {
                        let name = cell_name(cx, &analyte.name, column, here.as_ref());
                        widgets::pane(ui, &name, |ui| cell(ui, cx, here.as_ref()));
                    });
                }
            }));
        }
    });
    places
}

/// A row with its name for those who do not see it.
fn row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) -> Rangef {
    let row = widgets::pane(ui, name, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP;
            add(ui);
        })
    });
    row.response.rect.y_range()
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

fn head(ui: &mut Ui, cx: &Cx<'_>, column: &Column) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.label(theme::strong(dates::short_when(cx, &column.at), size::BODY));
    if let Some(laboratory) = &column.laboratory {
        ui.add(Label::new(RichText::new(laboratory).small().weak()).truncate());
    }
}

/// What else changed since the draw before; where it was more than one thing, that is said.
fn meanwhile(ui: &mut Ui, cx: &Cx<'_>, column: &Column) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let count = column.meanwhile.len();
    for record in column.meanwhile.iter().take(NAMED) {
        let words = cx.message(&describe::describe(record, cx.diary));
        ui.add(Label::new(RichText::new(words).small()).wrap());
    }
    if count > NAMED {
        ui.label(RichText::new(cx.say("labs-and-more", &[("count", (count - NAMED).to_string())])).small());
    }
    if count > 1 {
        ui.add(Label::new(RichText::new(cx.get("labs-several")).small().weak()).wrap());
    }
}

/// "Platelets, 7 Sep 2014, 122, low", for those who hear a cell alone.
fn cell_name(cx: &Cx<'_>, name: &str, column: &Column, here: Option<&Cell>) -> String {
    let (value, flag) = match here {
        Some(Cell { one, .. }) => (shown(cx, one), Look::of(one).words(cx)),
        None => (cx.get("labs-not-measured"), String::new()),
    };
    let parts = [cx.name(name).to_owned(), dates::short_when(cx, &column.at), value, flag];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, here: Option<&Cell>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let Some(Cell { one, step }) = here else {
        ui.label(RichText::new(cx.get("labs-not-measured")).weak());
        return;
    };
    let look = Look::of(one);
    let colour = if look.is_alert() { cx.theme.palette.alert } else { cx.theme.palette.ink };
    let unit = one.unit();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(theme::strong(shown(cx, one), size::SECTION).color(colour));
        if !unit.is_empty() {
            ui.label(RichText::new(unit).small().weak());
        }
    });
    look.label(ui, cx);
    if let Some(note) = Look::note(cx, one) {
        ui.add(Label::new(RichText::new(note).small().weak()).wrap());
    }
    if let Some((step, verdict)) = *step {
        ui.add(Label::new(RichText::new(changed(cx, step, verdict)).small().weak()).wrap());
    }
}

/// What changed against the draw before: "down by 30, beyond usual variation".
fn changed(cx: &Cx<'_>, step: Step, verdict: Option<Verdict>) -> String {
    let (key, by) = match step {
        Step::Up(by) => ("labs-step-up", by.to_string()),
        Step::Down(by) => ("labs-step-down", by.to_string()),
        Step::Same => ("labs-step-same", String::new()),
        Step::Higher => ("labs-step-higher", String::new()),
        Step::Lower => ("labs-step-lower", String::new()),
    };
    let words = cx.say(key, &[("by", by)]);
    match verdict {
        Some(Verdict::Fall | Verdict::Rise) => cx.say("labs-step-beyond", &[("step", words)]),
        Some(Verdict::Within) if step != Step::Same => cx.say("labs-step-within", &[("step", words)]),
        _ => words,
    }
}
