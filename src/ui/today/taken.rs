//! What stands on a medicine's card once its dose is written. Nothing moves then, and what takes the dose back stands
//! where no button was: the second press of a hand that shakes, at whatever time, finds nothing.

use eframe::egui::accesskit::Live;
use eframe::egui::{Label, RichText, Ui};

use crate::analysis::describe;
use crate::model::dose::Dose;
use crate::model::{Number, Record, RecordId};
use crate::ui::dates;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::Today;
use crate::ui::widgets;

/// How high a card was while its dose was open, and the buttons that took it: it stays so until the page is left.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Room {
    width: f32,
    buttons: f32,
    card: f32,
}

/// The button that takes a dose.
pub(super) const TAKE: f32 = 56.0;

impl Today {
    /// The inside of a card; once anything is taken, no lower than before.
    pub(super) fn keep_card(
        &mut self,
        ui: &mut Ui,
        medicine: RecordId,
        is_taken: bool,
        add: impl FnOnce(&mut Self, &mut Ui),
    ) {
        let width = ui.available_width();
        let room = self.rooms.entry(medicine).or_default();
        if (room.width - width).abs() > 0.5 {
            *room = Room { width, ..Room::default() };
        }
        let least = if is_taken { room.card } else { 0.0 };
        let inside = ui.scope(|ui| {
            ui.set_min_height(least);
            add(self, ui);
        });
        let high = inside.response.rect.height();
        if let Some(room) = self.rooms.get_mut(&medicine) {
            room.card = if is_taken { room.card.max(high) } else { high };
        }
    }

    /// The buttons that take the dose, whose room stays theirs.
    pub(super) fn keep_buttons(&mut self, medicine: RecordId, high: f32) {
        if let Some(room) = self.rooms.get_mut(&medicine) {
            room.buttons = high;
        }
    }

    /// "Taken 21:58" in the room of the button, and nothing to press in it.
    pub(super) fn stands(&self, ui: &mut Ui, cx: &Cx<'_>, medicine: RecordId, here: &[(&Record, &Dose)]) {
        let least = self.rooms.get(&medicine).map_or(TAKE, |room| room.buttons.max(TAKE));
        ui.scope(|ui| {
            ui.set_min_height(least);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(14.0);
            for (record, dose) in here {
                stood(ui, cx, record, dose);
            }
        });
    }

    /// Under the dose, as high whether it is open or not: what is still to be said, or the way back.
    pub(super) fn undo_row(
        &self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        here: &[(&Record, &Dose)],
        says: &str,
        actions: &mut Vec<Action>,
    ) {
        let width = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.set_min_height(size::TARGET_DAILY);
            ui.spacing_mut().item_spacing.x = size::GAP * 2.0;
            let mut room = width;
            if let Some(record) = self.newest(here) {
                let undo = self.undo(ui, cx, record, actions);
                room -= undo + size::GAP * 2.0;
            }
            if !says.is_empty() {
                widgets::column(ui, room, |ui| {
                    ui.add_space(if here.is_empty() { 2.0 } else { 11.0 });
                    ui.add(Label::new(RichText::new(says).weak()).wrap());
                });
            }
        });
    }

    /// The one that was written here last, else the last of the day. The others are taken back where they are listed.
    pub(super) fn newest<'a>(&self, here: &[(&'a Record, &'a Dose)]) -> Option<&'a Record> {
        let just = here.iter().find(|(record, _)| self.just.is_some_and(|(id, _)| id == record.id));
        just.or(here.last()).map(|(record, _)| *record)
    }

    /// How wide it is.
    fn undo(&self, ui: &mut Ui, cx: &Cx<'_>, record: &Record, actions: &mut Vec<Action>) -> f32 {
        let what = words(cx, record);
        let undo = widgets::quiet_flush(ui, cx.theme, &cx.get("ui-undo"));
        let undo = undo.accessible_name(cx.say("today-undo-of", &[("what", what)]));
        if undo.clicked() && !widgets::is_again(&undo) {
            actions.push(self.take_back(cx, record));
        }
        undo.rect.width()
    }
}

/// "Taken 21:58", "Skipped".
pub(super) fn words(cx: &Cx<'_>, record: &Record) -> String {
    let crate::model::Body::Dose(dose) = &record.body else { return String::new() };
    let clock = dates::time(&record.at);
    let key = match (clock.is_empty(), dose.status.is_taken()) {
        (false, true) => "today-taken-at",
        (true, true) => "today-taken",
        (_, false) => "today-skipped-words",
    };
    cx.say(key, &[("clock", clock), ("status", dose.status.code().to_owned())])
}

/// One dose of the day: when, how much where it was not as planned, and why.
fn stood(ui: &mut Ui, cx: &Cx<'_>, record: &Record, dose: &Dose) {
    let ink = if dose.status.is_taken() { cx.theme.palette.ok } else { cx.theme.palette.ink };
    let label = ui.label(theme::strong(words(cx, record), size::SECTION).color(ink));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
    let as_planned = dose.amount.map(|amount| amount.number.decimal()) == dose.planned_amount.map(Number::decimal);
    if dose.status.is_taken() && dose.planned_amount.is_some() && !as_planned {
        ui.label(theme::strong(cx.message(&describe::how_much(dose)), size::BODY));
    }
    if let Some(reason) = &dose.reason {
        ui.label(RichText::new(reason).weak());
    }
}
