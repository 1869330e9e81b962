//! The screen History: everything by day, newest first; found by kind, word and period; edited in place, deleted
//! with a way back; the trash; every version of a record. Arrows move, Enter edits, Del deletes.

mod list;
mod record;
mod rows;
mod trash;

use eframe::egui::{Align, Id, Key, Layout, Modifiers, RichText, Ui, Vec2};

use crate::intake;
use crate::intake::Entry;
use crate::model::{Kind, RecordId, Refusal, Source};
use crate::ui::forms;
use crate::ui::forms::{Desk, Form};
use crate::ui::history::list::{Filter, List};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

/// From this width on, the chosen record stands beside the list.
const BESIDE: f32 = 880.0;
/// Below this height the page scrolls as a whole.
const SHORT: f32 = 540.0;

#[derive(Debug, Default)]
pub(super) struct History {
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
    trash: bool,
    /// Whose versions are shown.
    versions: Option<RecordId>,
}

/// The filter as it is typed.
#[derive(Debug, Default)]
struct Typed {
    words: String,
    /// A kind's code; empty: all of them.
    kind: String,
    from: String,
    to: String,
}

impl History {
    /// The language is another: names are found by other words.
    pub(super) fn forget_words(&mut self) {
        self.list.forget();
    }

    pub(super) fn arrive(&mut self) {
        self.seek = !self.desk.is_open();
    }

    /// Ctrl+F.
    pub(super) fn find(&mut self) {
        self.desk.close();
        self.trash = false;
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

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        let mut actions = Vec::new();
        if self.desk.is_open() {
            widgets::page(ui, ("history", "form"), |ui| actions.extend(self.desk.ui(ui, cx)));
            if !self.desk.is_open() {
                self.seek = true;
            }
            return actions;
        }
        let (filter, refused) = self.filter(cx);
        let chosen = self.list.get(self.place).cloned();
        if self.list.update(cx, filter) {
            // The chosen record stays chosen, wherever it is now; where it is gone, the next one takes its place.
            let found = chosen.as_ref().and_then(|record| self.list.position(record.id));
            self.place = found.unwrap_or(self.place).min(self.list.len().saturating_sub(1));
            let had_keyboard = chosen.is_some_and(|record| ui.memory(|memory| memory.has_focus(rows::row_id(&record))));
            self.seek |= had_keyboard | std::mem::take(&mut self.follow);
        }
        let short = ui.available_height() < SHORT;
        if short {
            widgets::page(ui, ("history", "short"), |ui| self.page(ui, cx, &refused, Some(260.0), &mut actions));
        } else {
            widgets::unscrolled(ui, |ui| self.page(ui, cx, &refused, None, &mut actions));
        }
        actions
    }

    fn page(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        refused: &[Refusal],
        list_height: Option<f32>,
        actions: &mut Vec<Action>,
    ) {
        self.head(ui, cx, actions);
        if self.trash {
            trash::ui(ui, cx, actions);
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
            let height = list_height.unwrap_or_else(|| (ui.available_height() - 200.0).max(160.0));
            self.rows(ui, cx, height, actions);
            ui.add_space(size::GAP);
            self.record(ui, cx, actions);
            return;
        }
        let height = list_height.unwrap_or_else(|| ui.available_height());
        let gap = size::GAP * 3.0;
        let beside = 360.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            widgets::sized_column(ui, Vec2::new(width - beside - gap, height), |ui| self.rows(ui, cx, height, actions));
            widgets::sized_column(ui, Vec2::new(beside, height), |ui| {
                eframe::egui::ScrollArea::vertical()
                    .id_salt(("history", "record"))
                    .max_height(height)
                    .show(ui, |ui| self.record(ui, cx, actions));
            });
        });
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        ui.horizontal_wrapped(|ui| {
            widgets::page_title(ui, &cx.get("ui-history"), None);
            ui.add_space(size::GAP);
            let count = self.list.len();
            if !self.trash {
                ui.label(RichText::new(cx.say("history-count", &[("count", count.to_string())])).weak());
            }
        });
        ui.horizontal_wrapped(|ui| {
            if widgets::choice(ui, cx.theme, &cx.get("history-diary"), !self.trash).clicked() {
                self.trash = false;
                self.seek = true;
            }
            let trash = widgets::choice(ui, cx.theme, &cx.get("history-trash"), self.trash);
            if self.trash && std::mem::take(&mut self.seek) {
                trash.request_focus();
            }
            if trash.clicked() {
                self.trash = true;
                self.seek = true;
                actions.push(Action::ReadTrash);
            }
        });
    }

    fn filters(&mut self, ui: &mut Ui, cx: &Cx<'_>, refused: &[Refusal]) {
        let say = |field: &str| {
            let refusal = refused.iter().find(|refusal| refusal.field == field)?;
            Some(cx.message(&refusal.why))
        };
        let room = ui.available_width();
        let row = Layout::left_to_right(Align::Min).with_main_wrap(true);
        ui.with_layout(row, |ui| {
            widgets::column(ui, room.min(280.0), |ui| {
                let label = cx.get("history-find");
                let field = widgets::Field::new(Id::unique("history-find"), &label, &mut self.typed.words);
                let shown = field.show(ui, cx.theme);
                if std::mem::take(&mut self.find) {
                    shown.response.request_focus();
                }
                let down = shown.response.has_focus()
                    && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
                if shown.entered || down {
                    self.place = 0;
                    self.seek = true;
                }
            });
            widgets::column(ui, 180.0, |ui| {
                let all = (String::new(), cx.get("history-all-kinds"));
                let kinds = Kind::ALL
                    .map(|kind| (kind.code().to_owned(), cx.say("history-kind", &[("kind", kind.code().to_owned())])));
                let options: Vec<_> = std::iter::once(all).chain(kinds).collect();
                let label = cx.get("history-kind-label");
                widgets::pick(ui, cx.theme, "history-kind", &label, &mut self.typed.kind, &options, 180.0);
            });
            for (field, label, text) in
                [("from", "history-from", &mut self.typed.from), ("to", "history-to", &mut self.typed.to)]
            {
                widgets::column(ui, 140.0, |ui| {
                    let error = say(field);
                    widgets::Field {
                        hint: &cx.get("history-date-hint"),
                        error: error.as_deref(),
                        ..widgets::Field::new(Id::unique(("history", field)), &cx.get(label), text)
                    }
                    .show(ui, cx.theme);
                });
            }
        });
    }

    /// The filter that was typed, and what of it cannot be read.
    fn filter(&self, cx: &Cx<'_>) -> (Filter, Vec<Refusal>) {
        let entry = Entry {
            diary: cx.diary,
            catalogue: cx.catalogue,
            now: cx.now,
            source: Source::Window,
            decimal_mark: cx.words.decimal_mark(),
            id: RecordId(uuid::Uuid::nil()),
            fresh: false,
            confirmed: false,
        };
        let mut refused = Vec::new();
        let mut bounds = |field: &'static str, text: &str| {
            if text.trim().is_empty() {
                return None;
            }
            match intake::day_bounds(field, text.trim(), &entry) {
                Ok(bounds) => Some(bounds),
                Err(refusal) => {
                    refused.push(refusal);
                    None
                }
            }
        };
        let filter = Filter {
            words: self.typed.words.clone(),
            kind: Kind::parse(&self.typed.kind),
            from: bounds("from", &self.typed.from).map(|(first, _)| first),
            to: bounds("to", &self.typed.to).map(|(_, last)| last),
        };
        (filter, refused)
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

    /// Opens the form of the chosen record.
    fn edit(&mut self, ui: &Ui, cx: &Cx<'_>) {
        if let Some(record) = self.list.get(self.place) {
            self.desk.open(Form::edit(record, cx));
            ui.ctx().request_repaint();
        }
    }

    fn delete(&mut self, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        if let Some(record) = self.list.get(self.place) {
            actions.push(Action::Apply(forms::delete(record, cx.diary)));
            self.follow = true;
        }
    }
}
