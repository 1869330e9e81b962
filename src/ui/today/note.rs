//! "A note, if you like": free words of a day. What is typed stays a draft of that day, wherever the window goes, until
//! it is written; a refusal leaves every letter where it is.

use std::collections::BTreeMap;

use eframe::egui;
use eframe::egui::{Id, Key, Margin, Modifiers, RichText, TextEdit, Ui, Vec2};
use jiff::civil::Date;

use crate::logbook::Cells;
use crate::model::{Change, Kind, Message};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::{Today, put};
use crate::ui::widgets;

#[derive(Debug, Default)]
pub(super) struct Notes {
    drafts: BTreeMap<Date, String>,
    /// The day whose note was handed on to be written.
    writing: Option<Date>,
    error: Option<Message>,
    /// How high it was with its button.
    high: f32,
    had_focus: bool,
}

/// Where the keyboard goes after the last symptom.
pub(super) fn id(date: Date) -> Id {
    Id::unique(("daily note", date))
}

/// What tells a day's note from a form of one record.
const FORM: &str = "form";
const DAILY: &str = "daily-note";

impl Notes {
    /// What is typed and not written yet, a note a day.
    pub(super) fn told(&self) -> impl Iterator<Item = Cells> {
        let typed = self.drafts.iter().filter(|(_, text)| !text.trim().is_empty());
        typed.map(|(date, text)| {
            let own = |name: &str, text: String| (name.to_owned(), text);
            vec![own(FORM, DAILY.to_owned()), own("at", date.to_string()), own("text", text.clone())]
        })
    }

    /// A note that was told before the window ended, and its day; `None` where it is something else.
    pub(super) fn bring_back(&mut self, cells: &Cells) -> Option<Date> {
        let cell = |wanted: &str| cells.iter().find(|(name, _)| name == wanted).map(|(_, text)| text.as_str());
        let date = cell("at").filter(|_| cell(FORM) == Some(DAILY))?.parse().ok()?;
        self.drafts.insert(date, cell("text")?.to_owned());
        Some(date)
    }

    /// It is in the diary now. Whether it was a note that was handed on.
    pub(super) fn written(&mut self) -> bool {
        let Some(date) = self.writing.take() else { return false };
        self.drafts.remove(&date);
        true
    }

    /// It stays as it was typed, with the reason. Whether it was a note that was handed on.
    pub(super) fn refused(&mut self, why: &Message) -> bool {
        let is_ours = self.writing.take().is_some();
        if is_ours {
            self.error = Some(why.clone());
        }
        is_ours
    }

    /// Nothing is handed on any more.
    pub(super) fn settle(&mut self) {
        self.writing = None;
    }
}

impl Today {
    pub(super) fn note(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        let id = id(date);
        let label = cx.get("daily-note");
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let entered = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let text = self.notes.drafts.entry(date).or_default();
        let width = ui.available_width();
        let field = ui.scope(|ui| {
            let widgets = &mut ui.visuals_mut().widgets;
            widgets.inactive.corner_radius = egui::CornerRadius::same(size::RADIUS + 2);
            let rows = if text.is_empty() && !has_focus { 1 } else { 3 };
            let edit = TextEdit::multiline(text)
                .id(id)
                .hint_text(RichText::new(&label).size(size::BODY))
                .desired_rows(rows)
                .desired_width(width)
                .margin(Margin::symmetric(size::PADDING, 18));
            let response = ui.add(edit);
            ui.ctx().accesskit_node_builder(id, |node| node.set_label(label.clone()));
            if response.changed() {
                self.notes.error = None;
            }
            response.rect
        });
        let field = field.inner;
        if let Some(error) = &self.notes.error {
            ui.label(theme::strong(cx.message(error), size::BODY).color(cx.theme.palette.alert));
        }
        let mut save = entered;
        let is_open = self.notes.drafts.get(&date).is_some_and(|text| !text.trim().is_empty());
        let mut both = field;
        if is_open {
            let row = ui.horizontal_wrapped(|ui| {
                let least = Vec2::new(160.0, size::TARGET_DAILY);
                save |= widgets::plain_sized(ui, cx.theme, &cx.get("daily-note-save"), least).clicked();
                ui.label(RichText::new(cx.get("daily-note-keys")).small().weak());
                ui.label(RichText::new(cx.get("daily-note-unsaved")).weak());
            });
            both = both.union(row.response.rect);
        }
        // It grows in the frame after it got the keyboard, and with its lines: its button is seen with it.
        let grows = both.height() > self.notes.high + 0.5 || !self.notes.had_focus;
        if has_focus && grows && both.height() < ui.clip_rect().height() {
            ui.scroll_to_rect(both.expand2(Vec2::new(0.0, size::GAP)), None);
            ui.ctx().request_repaint();
        }
        self.notes.had_focus = has_focus;
        self.notes.high = both.height();
        if !is_open {
            return;
        }
        if save {
            let text = self.notes.drafts.get(&date).map(|text| text.trim().to_owned()).unwrap_or_default();
            match put::other(cx, date, Kind::Note, &[("text", &text)]) {
                Ok(record) => {
                    self.notes.writing = Some(date);
                    self.just = Some((record.id, None));
                    actions.push(Action::Save(Change::Add(vec![record])));
                    widgets::go_to(ui.ctx(), id);
                }
                Err(refusals) => {
                    self.notes.error = refusals.into_iter().next().map(|refusal| refusal.why);
                }
            }
        }
    }
}
