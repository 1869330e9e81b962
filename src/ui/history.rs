//! The screen History: everything by day, newest first; found by kind, word and period; edited in place, deleted
//! with a way back; the trash; every version of a record. Arrows move, Enter edits, Del deletes.

mod filter;
mod journal;
mod list;
mod record;
mod rows;
mod search;
mod trash;

use eframe::egui::{RichText, ScrollArea, Ui, Vec2};

use crate::logbook::Cells;
use crate::model::{RecordId, Refusal};
use crate::ui::forms;
use crate::ui::forms::{Desk, Form};
use crate::ui::history::filter::Typed;
use crate::ui::history::list::List;
use crate::ui::history::trash::Trash;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

/// From this width on, the chosen record stands beside the list.
const BESIDE: f32 = 880.0;
/// From this width on, its form does, too.
const FORM_BESIDE: f32 = 940.0;
/// Below this height the page scrolls as a whole; where the record stands beneath the list, already below that one.
const SHORT: f32 = 540.0;
const SHORT_BENEATH: f32 = 680.0;
/// In a page that scrolls, the list shows so many rows: with fewer, one would look through years by a slit.
const ROWS: f32 = 6.0;

#[derive(Debug, Default)]
pub struct History {
    desk: Desk,
    typed: Typed,
    list: List,
    /// The place of the chosen record in the list.
    place: usize,
    /// The chosen row gets the keyboard, and is brought into view.
    seek: bool,
    /// A record was deleted: the one in its place gets the keyboard when the list is made anew.
    follow: bool,
    /// The search field gets the keyboard.
    find: bool,
    /// The form of the chosen record opens when this frame is drawn: the key that asks for it is not typed into it.
    opens: bool,
    /// The trash, while it is what is shown.
    trash: Option<Trash>,
    /// Whose versions are shown.
    versions: Option<RecordId>,
}

impl History {
    /// What is half-typed here.
    pub(super) fn told(&self) -> impl Iterator<Item = Cells> {
        self.desk.told()
    }

    /// The language is another: names are found by other words.
    pub(super) fn forget_words(&mut self) {
        self.list.forget();
    }

    pub(super) fn arrive(&mut self, is_here: bool) {
        if is_here {
            self.desk.close();
        }
        self.seek = !self.desk.is_open();
    }

    /// Ctrl+F.
    pub fn find(&mut self) {
        self.desk.close();
        self.trash = None;
        self.seek = false;
        self.find = true;
    }

    pub(super) fn saved(&mut self) {
        self.desk.saved();
        self.seek = true;
    }

    pub(super) fn refused(&mut self, refusal: Refusal) {
        self.desk.refused(refusal);
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        let mut actions = Vec::new();
        let short = ui.available_height() < if ui.available_width() < BESIDE { SHORT_BENEATH } else { SHORT };
        let had_form = self.desk.is_open();
        if had_form && (short || ui.available_width() < FORM_BESIDE) {
            widgets::page(ui, ("history", "form"), |ui| actions.extend(self.desk.ui(ui, cx)));
            self.seek |= !self.desk.is_open();
            return actions;
        }
        let (filter, refused) = self.typed.filter(cx);
        let chosen = self.list.get(self.place).cloned();
        if self.list.update(cx, filter) {
            // The chosen record stays chosen, wherever it is now; where it is gone, the next one takes its place.
            let found = chosen.as_ref().and_then(|record| self.list.position(record.id));
            self.place = found.unwrap_or(self.place).min(self.list.len().saturating_sub(1));
            let had_keyboard = chosen.is_some_and(|record| ui.memory(|memory| memory.has_focus(rows::row_id(&record))));
            self.seek |= had_keyboard | std::mem::take(&mut self.follow);
        }
        if !self.list.is_ready() {
            ui.ctx().request_repaint();
        }
        if short {
            widgets::page(ui, ("history", "short"), |ui| {
                self.page(ui, cx, &refused, true, &mut actions);
            });
        } else {
            widgets::unscrolled(ui, |ui| self.page(ui, cx, &refused, false, &mut actions));
        }
        if std::mem::take(&mut self.opens)
            && let Some(record) = self.list.get(self.place)
        {
            self.desk.open(Form::edit(record, cx));
            ui.ctx().request_repaint();
        }
        self.seek |= had_form && !self.desk.is_open();
        actions
    }

    fn page(&mut self, ui: &mut Ui, cx: &Cx<'_>, refused: &[Refusal], scrolls: bool, actions: &mut Vec<Action>) {
        self.head(ui, cx, actions);
        if let Some(trash) = &mut self.trash {
            if trash.ui(ui, cx, actions) {
                self.seek = true;
                ui.ctx().request_repaint();
            }
            return;
        }
        self.filters(ui, cx, refused);
        ui.add_space(size::GAP / 2.0);
        if self.list.is_empty() {
            self.nothing(ui, cx);
            return;
        }
        let width = ui.available_width();
        if width < BESIDE {
            let height = if scrolls { rows::height(width) * ROWS } else { (ui.available_height() - 200.0).max(160.0) };
            self.rows(ui, cx, height, actions);
            ui.add_space(size::GAP);
            widgets::part(ui, ("history", "record"), |ui| self.record(ui, cx, actions));
            return;
        }
        let height = if scrolls { rows::height(width) * ROWS } else { ui.available_height() };
        let has_form = self.desk.is_open();
        let gap = if has_form { size::GAP * 2.0 } else { size::GAP * 3.0 };
        let beside = if has_form { 440.0 } else { 360.0 };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            widgets::sized_column(ui, Vec2::new(width - beside - gap, height), |ui| self.rows(ui, cx, height, actions));
            widgets::sized_column(ui, Vec2::new(beside, height), |ui| {
                if has_form {
                    actions.extend(self.desk.ui_within(ui, cx, height));
                    return;
                }
                let area = ScrollArea::vertical().id_salt(("history", "record")).max_height(height);
                area.show(ui, |ui| widgets::part(ui, ("history", "record"), |ui| self.record(ui, cx, actions)));
            });
        });
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        ui.horizontal_wrapped(|ui| {
            widgets::page_title(ui, &cx.get("ui-history"), None);
            ui.add_space(size::GAP);
            if self.trash.is_none() {
                // Said whenever it is another: what was typed has found so many.
                let count = ("count", self.list.len().to_string());
                let key = if self.list.is_whole() { "history-count" } else { "history-count-so-far" };
                widgets::status(ui, RichText::new(cx.say(key, &[count])).weak());
            }
        });
        ui.horizontal_wrapped(|ui| {
            let in_trash = self.trash.is_some();
            if widgets::choice(ui, cx.theme, &cx.get("history-diary"), !in_trash).clicked() {
                self.trash = None;
                self.seek = true;
            }
            let trash = widgets::choice(ui, cx.theme, &cx.get("history-trash"), in_trash);
            if in_trash && std::mem::take(&mut self.seek) {
                trash.request_focus();
            }
            if trash.clicked() {
                self.desk.close();
                self.trash = Some(Trash::default());
                self.seek = true;
                actions.push(Action::ReadTrash);
            }
        });
    }

    /// The empty state: an empty diary, or nothing that fits.
    fn nothing(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        widgets::card(ui, cx.theme, |ui| {
            if cx.diary.is_empty() {
                widgets::section(ui, &cx.get("history-empty"));
                ui.label(cx.get("history-empty-says"));
                return;
            }
            widgets::section(ui, &cx.get("history-none-fits"));
            let all = cx.get("history-show-all");
            if widgets::plain_sized(ui, cx.theme, &all, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                self.typed = Typed::default();
                self.find = true;
            }
        });
    }

    /// Another record is the chosen one: an open form is put away, with what was typed in it.
    fn choose(&mut self, place: usize) {
        if place != self.place {
            self.place = place;
            self.versions = None;
            self.desk.close();
        }
        self.seek = true;
    }

    fn delete(&mut self, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        if let Some(record) = self.list.get(self.place) {
            actions.push(Action::Apply(forms::delete(record, cx.diary)));
            self.desk.saved();
            self.follow = true;
        }
    }
}
