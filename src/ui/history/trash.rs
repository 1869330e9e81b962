//! What was deleted, and the way back.

use eframe::egui::{Align2, FontId, Id, Label, Response, RichText, Role, ScrollArea, Sense, StrokeKind, Ui, UiBuilder};
use eframe::egui::{Vec2, WidgetInfo};

use crate::analysis::describe;
use crate::model::revision::Revision;
use crate::model::{Body, Change, Kind, Record};
use crate::ui::history::journal::made_at;
use crate::ui::roving;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

const ROW: f32 = 64.0;
/// Where when it was deleted takes two lines or three.
const ROW_NARROW: f32 = 92.0;
const NARROW: f32 = 480.0;

/// The list of what was deleted; one row has the keyboard.
#[derive(Debug, Default)]
pub(super) struct Trash {
    place: usize,
    seek: bool,
    /// A row had the keyboard in the last frame.
    held: bool,
}

impl Trash {
    /// Whether the last row is gone, and the keyboard with it.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) -> bool {
        ui.label(RichText::new(cx.get("history-trash-says")).weak());
        if cx.trash.is_empty() {
            widgets::card(ui, cx.theme, |ui| ui.label(cx.get("history-trash-empty")));
            return std::mem::take(&mut self.held);
        }
        self.place = self.place.min(cx.trash.len() - 1);
        let height = ui.available_height().max(240.0);
        let row = if ui.available_width() < NARROW { ROW_NARROW } else { ROW };
        let id = |version: &Revision| Id::unique(("history", "restore", version.record.id.to_string()));
        let has_keyboard = ui.memory(|memory| memory.has_focus(id(&cx.trash[self.place])));
        if has_keyboard {
            let place = roving::moved(ui, self.place, cx.trash.len(), roving::page(height, row));
            self.seek |= place != self.place;
            self.place = place;
        }
        let mut area = ScrollArea::vertical()
            .id_salt("trash")
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true]);
        if self.seek {
            area = roving::around(area, self.place, cx.trash.len(), row + ui.spacing().item_spacing.y, height);
        }
        let mut restored = None;
        let mut gained = None;
        self.held = false;
        area.show_rows(ui, row, cx.trash.len(), |ui, range| {
            for place in range {
                let version = &cx.trash[place];
                let words = words(cx, version);
                ui.horizontal(|ui| {
                    ui.set_height(row);
                    // A name of its own, whatever row it is in: so it keeps the keyboard while the list moves.
                    let scope = UiBuilder::new().scope_id(id(version).with("row"));
                    let here = place == self.place;
                    let button = ui.scope_builder(scope, |ui| restore(ui, cx, id(version), here, &words)).inner;
                    if here && self.seek {
                        button.request_focus();
                    }
                    if button.gained_focus() {
                        gained = Some(button.rect);
                    }
                    if button.has_focus() {
                        self.held = true;
                        roving::keep_arrows(ui, button.id);
                    }
                    if button.clicked() {
                        restored = Some(place);
                        actions.push(Action::Apply(Change::Restore(with_courses(cx, &version.record))));
                    }
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        ui.add_space(6.0);
                        ui.add(Label::new(&words).truncate());
                        let at = version.record.at.text().replace('T', " ");
                        let deleted = cx.say("history-deleted", &[("at", at), ("deleted", made_at(cx, version))]);
                        ui.add(Label::new(RichText::new(deleted).small().weak()).wrap());
                    });
                });
            }
        });
        if let Some(rect) = gained {
            ui.scroll_to_rect(rect, None);
        }
        self.seek = false;
        if let Some(place) = restored {
            // The next one takes its place, and the keyboard.
            self.place = place;
            self.seek = true;
        }
        false
    }
}

/// The button of a row; only that of the chosen row is a stop of the Tab key.
fn restore(ui: &mut Ui, cx: &Cx<'_>, id: Id, here: bool, words: &str) -> Response {
    let face = cx.get("history-restore");
    let wide = (widgets::button_width(ui, &face) + size::GAP).max(96.0);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(wide, size::TARGET_DAILY), Sense::hover());
    let response = ui.interact(rect, id, if here { Sense::click() } else { Sense::CLICK });
    response.widget_info(|| {
        let name = cx.say("history-restore-of", &[("what", words.to_owned())]);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    let look = ui.style().interact(&response);
    let palette = &cx.theme.palette;
    ui.painter().rect(rect, look.corner_radius, look.weak_bg_fill, look.bg_stroke, StrokeKind::Inside);
    let font = FontId::proportional(size::BODY);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, face, font, palette.ink);
    response
}

/// A record of the trash may hang on a medicine that lies there too.
fn words(cx: &Cx<'_>, version: &Revision) -> String {
    let said = describe::describe(&version.record, cx.diary);
    let of_plan = |id| {
        let thrown = cx.trash.iter().map(|other| &other.record).find(|other| other.id == id);
        cx.diary.plan(id).map(|plan| plan.medicine).or_else(|| thrown.and_then(Record::medicine))
    };
    let known = |id| cx.diary.medicine(id).map(|medicine| medicine.name.clone());
    let medicine = version.record.medicine().or_else(|| version.record.plan().and_then(of_plan));
    let name = medicine.and_then(|id| {
        let thrown = || {
            cx.trash.iter().find_map(|other| match &other.record.body {
                Body::Medicine(medicine) if other.record.id == id => Some(medicine.name.clone()),
                _ => None,
            })
        };
        known(id).or_else(thrown)
    });
    let Some(name) = name else { return cx.message(&said) };
    let args: Vec<_> = said
        .args
        .iter()
        .map(|(key, value)| (*key, if *key == "medicine" { name.clone() } else { value.clone() }))
        .collect();
    cx.say(said.key, &args)
}

/// A medicine comes back with the courses that went with it, a plan with its adjustments.
fn with_courses(cx: &Cx<'_>, record: &Record) -> Vec<Record> {
    let mut records = vec![record.clone()];
    let others = cx.trash.iter().map(|version| &version.record);
    records.extend(others.filter(|other| goes_along(other.kind()) && other.hangs_on() == Some(record.id)).cloned());
    records
}

fn goes_along(kind: Kind) -> bool {
    matches!(kind, Kind::Course | Kind::Adjustment)
}
