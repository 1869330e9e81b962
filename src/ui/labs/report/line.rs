//! The lines of a report: analyte, value, unit, range, and what the value is against it while it is typed.

use eframe::egui;
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Key, Label, Margin, Modifiers, Response, RichText, Stroke, TextEdit, Ui, Vec2};

use crate::intake;
use crate::intake::panel::{Line, Sheet, Wrong};
use crate::model::Refusal;
use crate::ui::labs::flag::Look;
use crate::ui::labs::report::offered;
use crate::ui::labs::report::offered::fill_in;
use crate::ui::labs::report::{Asked, Place, Report, cell_id, trial};
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// Below this width a line has its analyte above its values.
const NARROW: f32 = 660.0;
/// The columns of a wide line, and the part of the width each has.
const COLUMNS: [(&str, &str, f32); 5] = [
    ("analyte", "labs-column-analyte", 0.27),
    ("value", "labs-column-value", 0.16),
    ("unit", "labs-column-unit", 0.18),
    ("range", "labs-column-range", 0.19),
    ("flag", "labs-column-flag", 0.2),
];

/// Refusals of what looks damaged; their own words speak to those who type commands.
const DAMAGE: [&str; 5] = [
    "refused-lab-damaged",
    "refused-lab-flag",
    "refused-lab-flag-unit",
    "refused-lab-unit-damaged",
    "refused-range-damaged",
];

/// The cell beside which a refusal stands.
pub(super) fn shown_at(field: &str) -> &'static str {
    match field {
        "analyte" => "analyte",
        "unit" | "unit_written" => "unit",
        "range" | "low" | "high" | "range_source" => "range",
        _ => "value",
    }
}

/// Which way the keyboard goes from a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Enter: the next value, or all of it is saved.
    On,
    /// Tab from a value: the next one; from the last one its unit.
    Tab,
    Down,
    Up,
    /// Shift+Tab from a value: to what stands before it.
    Back,
}

impl Report {
    pub(super) fn lines(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &mut Sheet, asked: &mut Asked) {
        let room = ui.available_width();
        let gap = size::GAP;
        let width = |part: f32| ((room - gap * 4.0) * part).floor();
        if room >= NARROW {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for (_, key, part) in COLUMNS {
                    widgets::column(ui, width(part), |ui| {
                        ui.label(theme::strong(cx.get(key), size::SMALL).color(cx.theme.palette.soft));
                    });
                }
            });
        }
        for place in 0..sheet.lines.len() {
            let name = line_name(cx, &sheet.lines[place], place);
            widgets::pane(ui, &name.clone(), |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                if room >= NARROW {
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = gap;
                        for (field, _, part) in &COLUMNS[..4] {
                            self.cell(ui, cx, sheet, (place, field), width(*part), asked);
                        }
                        flag(ui, cx, sheet, place);
                    });
                } else {
                    self.cell(ui, cx, sheet, (place, "analyte"), room, asked);
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = gap;
                        let third = ((room - gap * 2.0) / 3.0).floor();
                        for field in ["value", "unit", "range"] {
                            self.cell(ui, cx, sheet, (place, field), third, asked);
                        }
                    });
                    if !sheet.lines[place].value.trim().is_empty() {
                        flag(ui, cx, sheet, place);
                    }
                }
                self.offered(ui, cx, sheet, place);
                self.refusals(ui, cx, sheet, place);
            });
        }
    }

    fn cell(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        sheet: &mut Sheet,
        (place, field): (usize, &'static str),
        width: f32,
        asked: &mut Asked,
    ) {
        let is_wrong =
            self.wrong.iter().any(|wrong| wrong.line == Some(place) && shown_at(wrong.refusal.field) == field);
        let name = cell_name(cx, &sheet.lines[place], place, field);
        let Some(line) = sheet.lines.get_mut(place) else { return };
        let text = match field {
            "analyte" => &mut line.analyte,
            "value" => &mut line.value,
            "unit" => &mut line.unit,
            _ => &mut line.range,
        };
        let before = text.clone();
        let response = edit(ui, cx, (place, field), text, &name, width, is_wrong);
        let changed = *text != before;
        if self.takes(Place::Cell(place, field)) {
            response.request_focus();
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            self.offering = (field == "analyte").then_some(place);
        }
        if changed {
            // A corrected cell is no longer wrong; with another unit a range may be right again.
            let solved = |wrong: &Wrong| match wrong.line {
                Some(line) => line == place && (field == "unit" || shown_at(wrong.refusal.field) == field),
                None => wrong.refusal.field == "value",
            };
            self.wrong.retain(|wrong| !solved(wrong));
            if field == "analyte" {
                fill_in(cx, line);
                if line.analyte.len() > before.len() && offered::take_value(cx, line) {
                    // It is typed on in the value, at its end.
                    TextEditState::default().store(ui.ctx(), cell_id(place, "value"));
                    self.focus = Some(Place::Cell(place, "value"));
                    ui.ctx().request_repaint();
                }
            }
        }
        let way = way(ui, &response, field);
        if field == "analyte" && response.lost_focus() {
            let several = way == Some(Way::On) && offered::complete(cx, sheet, place);
            offered::full_name(cx, &mut sheet.lines[place]);
            if several {
                self.focus = Some(Place::Offer(place));
                ui.ctx().request_repaint();
                return;
            }
        }
        if let Some(way) = way {
            self.go(sheet, (place, field), way, asked);
            ui.ctx().request_repaint();
        }
    }

    fn go(&mut self, sheet: &Sheet, (place, field): (usize, &'static str), way: Way, asked: &mut Asked) {
        let next = sheet.next_value(place);
        self.focus = match (way, field) {
            (Way::Down, "analyte") => Some(Place::Offer(place)),
            (Way::On, "analyte") if !sheet.lines[place].analyte.trim().is_empty() => Some(Place::Cell(place, "value")),
            // Nothing more is on the report.
            (Way::On, "analyte") => {
                asked.save |= sheet.lines.iter().any(Line::has_value);
                Some(Place::Cell(place, field))
            }
            // What was laid out is complete; what is typed freely goes on with the next analyte.
            (Way::On, _) if next.is_none() && place >= sheet.laid => Some(Place::Cell(place + 1, "analyte")),
            (Way::On, _) => {
                asked.save |= next.is_none();
                next.map(|next| Place::Cell(next, "value"))
            }
            (Way::Tab, _) => Some(next.map_or(Place::Cell(place, "unit"), |next| Place::Cell(next, "value"))),
            (Way::Down, _) => Some(Place::Cell(next.unwrap_or(place), field)),
            (Way::Up, _) => Some(place.checked_sub(1).map_or(Place::Above("at"), |before| Place::Cell(before, field))),
            (Way::Back, _) => Some(match place.checked_sub(1) {
                Some(before) => Place::Cell(before, "range"),
                None => Place::Cell(0, "analyte"),
            }),
        };
    }

    /// What is refused in this line, and what may have been meant.
    fn refusals(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &mut Sheet, place: usize) {
        let mut meant = None;
        for wrong in self.wrong.iter().filter(|wrong| wrong.line == Some(place)) {
            let field = shown_at(wrong.refusal.field);
            let name = cell_name(cx, &sheet.lines[place], place, field);
            let words = cx.say("form-refused", &[("field", name), ("why", why(cx, &wrong.refusal))]);
            let label = widgets::refused(ui, cx.theme, &words);
            ui.ctx().accesskit_node_builder(cell_id(place, field), |node| {
                node.push_described_by(label.id.accesskit_id());
                node.set_invalid(egui::accesskit::Invalid::True);
            });
            let Some(proposal) = intake::proposal(&wrong.refusal) else { continue };
            let unit = wrong.refusal.why.args.iter().find(|(name, _)| *name == "proposal_unit");
            let unit = unit.map(|(_, unit)| unit.clone()).filter(|_| field == "value").unwrap_or_default();
            let text = format!("{proposal} {unit}");
            if widgets::plain(ui, cx.theme, &cx.say("labs-use", &[("text", cx.number(text.trim()))])).clicked() {
                meant = Some((field, cx.number(proposal), unit));
            }
        }
        let Some((field, text, unit)) = meant else { return };
        let line = &mut sheet.lines[place];
        if !unit.is_empty() {
            line.unit = unit;
        }
        match field {
            "analyte" => line.analyte = text,
            "unit" => line.unit = text,
            "range" => line.range = text,
            _ => line.value = text,
        }
        self.wrong.retain(|wrong| wrong.line != Some(place) || shown_at(wrong.refusal.field) != field);
        self.focus = Some(Place::Cell(place, field));
        ui.ctx().request_repaint();
    }
}

/// Why something is refused. What was damaged in copying has a button for what it looks like: no more is said.
pub(in crate::ui::labs) fn why(cx: &Cx<'_>, refusal: &Refusal) -> String {
    let arg = |wanted: &str| refusal.why.args.iter().find(|(name, _)| *name == wanted).map(|(_, text)| text.clone());
    let is_damage = DAMAGE.contains(&refusal.why.key);
    match arg("text").zip(arg("proposal")).filter(|_| is_damage) {
        Some((text, proposal)) => {
            let meant = format!("{proposal} {}", arg("proposal_unit").unwrap_or_default());
            cx.say("labs-looks-like", &[("text", text), ("meant", cx.number(meant.trim()))])
        }
        None => cx.message(&refusal.why),
    }
}

/// What one hears of a line.
fn line_name(cx: &Cx<'_>, line: &Line, place: usize) -> String {
    let name = line.analyte.trim();
    if name.is_empty() { cx.say("labs-line", &[("number", (place + 1).to_string())]) } else { name.to_owned() }
}

fn cell_name(cx: &Cx<'_>, line: &Line, place: usize, field: &str) -> String {
    let key = match field {
        "analyte" => return cx.say("labs-cell-analyte", &[("number", (place + 1).to_string())]),
        "value" => "labs-cell-value",
        "unit" => "labs-cell-unit",
        _ => "labs-cell-range",
    };
    cx.say(key, &[("line", line_name(cx, line, place))])
}

/// Low, high or in range, while it is typed.
fn flag(ui: &mut Ui, cx: &Cx<'_>, sheet: &Sheet, place: usize) {
    if sheet.lines[place].value.trim().is_empty() {
        return;
    }
    let Some(one) = trial(cx, sheet, place) else { return };
    let room = ui.available_width();
    widgets::column(ui, room, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let middle = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(Vec2::new(room, size::TARGET), middle, |ui| Look::of(&one).label(ui, cx));
        // Beneath the word: beside it there is no room for a sentence.
        if let Some(note) = Look::note(cx, &one) {
            ui.add(Label::new(RichText::new(note).small().weak()).wrap());
        }
    });
}

fn edit(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (place, field): (usize, &'static str),
    text: &mut String,
    name: &str,
    width: f32,
    is_wrong: bool,
) -> Response {
    ui.scope(|ui| {
        if is_wrong {
            // The border says it too, not only the words.
            let alert = Stroke::new(2.0, cx.theme.palette.alert);
            ui.visuals_mut().widgets.inactive.bg_stroke = alert;
            ui.visuals_mut().widgets.hovered.bg_stroke = alert;
        }
        let edit = TextEdit::singleline(text)
            .id(cell_id(place, field))
            .desired_width(width)
            .margin(Margin::symmetric(10, 8))
            .min_size(Vec2::new(0.0, size::TARGET))
            // From a value, the Tab key goes to the next value: see `way`.
            .lock_focus(field == "value");
        let response = ui.add(edit);
        response.clone().accessible_name(name);
        response
    })
    .inner
}

fn way(ui: &Ui, response: &Response, field: &'static str) -> Option<Way> {
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if response.lost_focus() && pressed(Key::Enter) {
        return Some(Way::On);
    }
    // The key that brought the keyboard here is not meant for here.
    if !response.has_focus() || response.gained_focus() {
        return None;
    }
    // Taken from whoever gets the keyboard next in this same frame.
    let taken = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if taken(Modifiers::NONE, Key::ArrowDown) {
        return Some(Way::Down);
    }
    if taken(Modifiers::NONE, Key::ArrowUp) {
        return Some(Way::Up);
    }
    if field == "value" && taken(Modifiers::SHIFT, Key::Tab) {
        return Some(Way::Back);
    }
    (field == "value" && taken(Modifiers::NONE, Key::Tab)).then_some(Way::Tab)
}
