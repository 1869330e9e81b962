//! Names that fit what is typed as an analyte: the person's own, then the catalogue's. Down goes to them, Enter takes.

use eframe::egui::Ui;

use crate::catalogue::Analyte;
use crate::intake::panel;
use crate::intake::panel::{Line, Sheet};
use crate::model::diary::folded;
use crate::ui::labs::report::{Place, Report};
use crate::ui::screen::Cx;
use crate::ui::widgets;

/// As many names are offered at once.
const OFFERED: usize = 6;
/// As many letters tell what is meant.
const LEAST: usize = 2;
/// Letters of a short name that a value may follow at once.
const SHORT: std::ops::RangeInclusive<usize> = 3..=5;

impl Report {
    /// The names beneath the line whose analyte is being typed; they stay until another cell has the keyboard.
    pub(super) fn offered(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &mut Sheet, place: usize) {
        if self.offering != Some(place) {
            return;
        }
        let names = names(cx, sheet, place);
        if names.is_empty() && self.focus == Some(Place::Offer(place)) {
            self.focus = Some(Place::Cell(place, "value"));
            ui.ctx().request_repaint();
        }
        ui.horizontal_wrapped(|ui| {
            for name in names {
                let button = widgets::plain(ui, cx.theme, &name);
                if self.takes(Place::Offer(place)) {
                    button.request_focus();
                }
                if button.clicked() {
                    let line = &mut sheet.lines[place];
                    line.analyte = name;
                    fill_in(cx, line);
                    self.focus = Some(Place::Cell(place, "value"));
                    self.wrong.retain(|wrong| wrong.line != Some(place));
                    ui.ctx().request_repaint();
                }
            }
        });
    }
}

fn names(cx: &Cx<'_>, sheet: &Sheet, place: usize) -> Vec<String> {
    let written = sheet.lines[place].analyte.trim();
    if cx.catalogue.analyte(written).is_some() || cx.diary.own_analyte(written).is_some() {
        return Vec::new();
    }
    let typed = folded(written);
    let own = cx.diary.own_analytes().map(|(_, own)| own.name.clone());
    let known = cx.catalogue.analytes().iter();
    let fitting = known.filter(|analyte| names_of(cx, analyte).any(|name| folded(name).contains(&typed)));
    let is_free = |name: &String| !sheet.lines.iter().any(|line| folded(line.analyte.trim()) == folded(name));
    let own = own.filter(|name| folded(name).contains(&typed));
    own.chain(fitting.map(|analyte| cx.name(&analyte.name).to_owned())).filter(is_free).take(OFFERED).collect()
}

/// Everything that an analyte may be called, what is shown first.
fn names_of<'a>(cx: &'a Cx<'_>, analyte: &'a Analyte) -> impl Iterator<Item = &'a str> {
    [cx.name(&analyte.name), &analyte.name].into_iter().chain(analyte.aliases.iter().map(String::as_str))
}

/// The unit that an analyte was last written in, else its usual one; never over one that is no unit of anything.
pub(super) fn fill_in(cx: &Cx<'_>, line: &mut Line) {
    let written = line.analyte.trim();
    let own = cx.diary.own_analyte(written);
    let known = cx.catalogue.analyte(written);
    if own.is_none() && known.is_none() {
        return;
    }
    if !line.unit.is_empty() && !cx.catalogue.lab_units().any(|ucum| ucum == line.unit) {
        return;
    }
    let same = |name: &str| match known {
        Some(known) => cx.catalogue.analyte(name).is_some_and(|other| other.name == known.name),
        None => folded(name.trim()) == folded(written),
    };
    let last = cx.diary.labs().rev().find(|(_, result)| same(&result.analyte));
    let last = last.and_then(|(_, result)| result.unit.as_ref()).map(|unit| unit.written.clone());
    let usual = || own.and_then(|own| own.unit.clone()).unwrap_or_else(|| panel::usual_unit(cx.catalogue, written));
    line.unit = last.unwrap_or_else(usual);
}

/// On Enter: the one analyte whose name begins as it is typed takes its place. `true`: there are several, and which is
/// meant is to be chosen.
pub(super) fn complete(cx: &Cx<'_>, sheet: &mut Sheet, place: usize) -> bool {
    let typed = folded(sheet.lines[place].analyte.trim());
    if typed.chars().count() < LEAST || is_known(cx, &typed) {
        return false;
    }
    let begins = |name: &str| folded(name).starts_with(&typed);
    let own = cx.diary.own_analytes().map(|(_, own)| own.name.clone()).filter(|name| begins(name));
    let known = cx.catalogue.analytes().iter();
    let known = known.filter(|analyte| names_of(cx, analyte).any(begins));
    let found: Vec<String> = own.chain(known.map(|analyte| cx.name(&analyte.name).to_owned())).collect();
    let [only] = &found[..] else { return !found.is_empty() };
    let line = &mut sheet.lines[place];
    line.analyte.clone_from(only);
    fill_in(cx, line);
    false
}

/// A short name becomes the name that the catalogue has for it.
pub(super) fn full_name(cx: &Cx<'_>, line: &mut Line) {
    let written = line.analyte.trim();
    if cx.diary.own_analyte(written).is_some() {
        return;
    }
    if let Some(known) = cx.catalogue.analyte(written) {
        cx.name(&known.name).clone_into(&mut line.analyte);
    }
}

/// A digit or a comparator right behind a short name begins its value: `tsh2.1`, `tsh 2.1`. Names that go on that way themselves
/// are left alone, and so are those of two letters, which begin too many others.
pub(super) fn take_value(cx: &Cx<'_>, line: &mut Line) -> bool {
    if line.has_value() || is_known(cx, line.analyte.trim()) {
        return false;
    }
    let begins_value = |letter: char| letter.is_ascii_digit() || "<>≤≥~".contains(letter);
    let splits = line.analyte.char_indices().filter(|(at, letter)| *at > 0 && begins_value(*letter));
    let mut parted = splits.map(|(at, _)| line.analyte.split_at(at)).map(|(name, value)| (name.trim(), value));
    let found = parted.find(|(name, _)| {
        SHORT.contains(&name.chars().count()) && !name.contains(' ') && cx.catalogue.analyte(name).is_some()
    });
    let Some((name, value)) = found.map(|(name, value)| (name.to_owned(), value.to_owned())) else { return false };
    let typed = folded(line.analyte.trim());
    let own = cx.diary.own_analytes().map(|(_, own)| own.name.clone());
    let known = cx.catalogue.analytes().iter();
    let known = known.flat_map(|analyte| names_of(cx, analyte)).map(str::to_owned);
    if own.chain(known).any(|other| folded(&other).starts_with(&typed)) {
        return false;
    }
    line.analyte = name;
    full_name(cx, line);
    fill_in(cx, line);
    line.value = value;
    true
}

fn is_known(cx: &Cx<'_>, written: &str) -> bool {
    cx.catalogue.analyte(written).is_some() || cx.diary.own_analyte(written).is_some()
}
