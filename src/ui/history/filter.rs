//! What is looked for: words, a kind, a stretch of time. Words are looked for as they are typed.

use eframe::egui::{Align, Id, Key, Layout, Modifiers, Ui};
use jiff::civil::Date;

use crate::intake;
use crate::intake::Entry;
use crate::model::{Kind, RecordId, Refusal, when};
use crate::ui::history::History;
use crate::ui::history::list::Filter;
use crate::ui::screen::Cx;
use crate::ui::theme::size;
use crate::ui::widgets;

/// Stretches of time that have a button: the key of their words, and how many days they are.
const PRESETS: [(&str, i64); 4] =
    [("history-week", 7), ("history-30-days", 30), ("history-90-days", 90), ("history-year", 365)];

/// The filter as it is typed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    words: String,
    /// A kind's code; empty: all of them.
    kind: String,
    from: String,
    to: String,
}

impl Typed {
    /// The filter that was typed, and what of it cannot be read.
    pub(super) fn filter(&self, cx: &Cx<'_>) -> (Filter, Vec<Refusal>) {
        let entry = Entry { id: RecordId(uuid::Uuid::nil()), fresh: false, ..cx.entry() };
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
            words: Filter::words(&self.words),
            kind: Kind::parse(&self.kind),
            from: bounds("from", &self.from).map(|(first, _)| first),
            to: bounds("to", &self.to).map(|(_, last)| last),
        };
        (filter, refused)
    }

    /// The last so many days, until now; no end, so that what is written from now on is there, too.
    fn take_last(&mut self, days: i64, today: Date) {
        self.from = first_of(days, today);
        self.to.clear();
    }
}

fn first_of(days: i64, today: Date) -> String {
    when::date_of(when::days(today) - days + 1).to_string()
}

impl History {
    pub(super) fn filters(&mut self, ui: &mut Ui, cx: &Cx<'_>, refused: &[Refusal]) {
        let say = |field: &str| {
            let refusal = refused.iter().find(|refusal| refusal.field == field)?;
            Some(cx.message(&refusal.why))
        };
        let room = ui.available_width();
        let row = Layout::left_to_right(Align::Min).with_main_wrap(true);
        let mut dated = false;
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
                    self.choose(0);
                }
            });
            widgets::column(ui, room.min(180.0), |ui| {
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
                widgets::column(ui, room.min(140.0), |ui| {
                    let error = say(field);
                    let shown = widgets::Field {
                        hint: &cx.get("history-date-hint"),
                        error: error.as_deref(),
                        ..widgets::Field::new(Id::unique(("history", field)), &cx.get(label), text)
                    }
                    .show(ui, cx.theme);
                    dated |= shown.entered;
                });
            }
        });
        // As in Find: to what was found, past the buttons between.
        if dated {
            self.choose(0);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let today = cx.today();
            for (key, days) in PRESETS {
                let chosen = self.typed.to.is_empty() && self.typed.from == first_of(days, today);
                if widgets::choice(ui, cx.theme, &cx.get(key), chosen).clicked() {
                    self.typed.take_last(days, today);
                }
            }
            let no_bounds = self.typed.from.is_empty() && self.typed.to.is_empty();
            if widgets::choice(ui, cx.theme, &cx.get("history-all-time"), no_bounds).clicked() {
                self.typed.from.clear();
                self.typed.to.clear();
            }
            if self.typed != Typed::default() {
                ui.add_space(size::GAP);
                if widgets::quiet(ui, cx.theme, &cx.get("history-show-all")).clicked() {
                    self.typed = Typed::default();
                    self.find = true;
                }
            }
        });
    }
}
