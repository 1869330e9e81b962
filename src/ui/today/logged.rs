//! What was logged on a day, each with its way back.

use eframe::egui::{Label, RichText, TextStyle, Ui};
use jiff::civil::Date;

use crate::model::Record;
use crate::ui::dates;
use crate::ui::forms;
use crate::ui::forms::Form;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::today::{Opener, Today, day};
use crate::ui::widgets;

impl Today {
    /// Everything of that diary day.
    pub(super) fn logged(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        let title = if date == cx.today() { "today-logged" } else { "today-logged-that-day" };
        let title = cx.get(title);
        let records = day::records(cx, date);
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                if records.is_empty() {
                    ui.label(RichText::new(cx.get("today-nothing-logged")).weak());
                }
                for record in records {
                    self.logged_row(ui, cx, record, actions);
                }
            });
        });
    }

    fn logged_row(&mut self, ui: &mut Ui, cx: &Cx<'_>, record: &Record, actions: &mut Vec<Action>) {
        let words = cx.message(&crate::analysis::describe::describe(record, cx.diary));
        let time = dates::time(&record.at);
        let is_just = matches!(self.just, Some((id, _)) if id == record.id);
        let width = ui.available_width();
        // The words stand on the line of the buttons' words.
        let high = ui.spacing().interact_size.y.max(size::TARGET);
        let button = |words: &str| (widgets::strong_width(ui, words, size::BODY) + 2.0 * size::GAP).max(high);
        let (edit, undo) = (cx.get("today-edit"), cx.get("ui-undo"));
        let buttons = button(&edit) + if is_just { button(&undo) + size::GAP } else { 0.0 };
        let above = ((high - ui.text_style_height(&TextStyle::Body)) / 2.0).max(0.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP;
            widgets::column(ui, 56.0, |ui| {
                ui.add_space(above);
                ui.label(RichText::new(&time).weak());
            });
            widgets::column(ui, (width - 56.0 - buttons - 2.0 * size::GAP).max(80.0), |ui| {
                ui.add_space(above);
                ui.add(Label::new(&words).wrap());
                if let Some(note) = &record.note {
                    ui.add(Label::new(RichText::new(note).weak()).wrap());
                }
            });
            let named = |key: &str| cx.say(key, &[("what", format!("{time} {words}").trim().to_owned())]);
            if is_just && widgets::quiet(ui, cx.theme, &undo).accessible_name(named("today-undo-of")).clicked() {
                actions.push(self.take_back(cx, record));
            }
            let edit = widgets::quiet(ui, cx.theme, &edit).accessible_name(named("today-edit-of"));
            self.come_back(Opener::Edit(record.id), &edit);
            if edit.clicked() {
                self.opener = Some(Opener::Edit(record.id));
                self.desk.open(Form::edit(record, cx));
                ui.ctx().request_repaint();
            }
        });
    }

    /// Undo, where it still is the last thing that was done; else into the trash.
    pub(super) fn take_back(&self, cx: &Cx<'_>, record: &Record) -> Action {
        match self.just {
            Some((id, Some(revision))) if id == record.id && revision == cx.revision => Action::UndoMade(revision),
            _ => Action::Apply(forms::delete(record, cx.diary)),
        }
    }
}
