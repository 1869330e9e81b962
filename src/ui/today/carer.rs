//! Who writes. Where somebody else holds the keyboard, what they write bears their name, and the window says so until
//! the person writes again. Nothing of it is kept but in the records themselves.

use std::collections::BTreeSet;

use eframe::egui::{Id, RichText, ScrollArea, Ui, Vec2};

use crate::model::diary::folded;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::{Opener, Today};
use crate::ui::widgets;

/// As many names are offered.
const OFFERED: usize = 5;

/// The open question.
#[derive(Debug, Default)]
pub(super) struct Asking {
    name: String,
    /// Who wrote before, the last one first.
    known: Vec<String>,
}

impl Asking {
    fn new(cx: &Cx<'_>) -> Self {
        let mut seen = BTreeSet::new();
        let all = cx.diary.all();
        let names = all.iter().rev().filter_map(|record| record.entered_by.as_ref());
        let known = names.filter(|name| seen.insert(folded(name))).take(OFFERED).cloned().collect();
        Self { name: String::new(), known }
    }
}

impl Today {
    /// A line on top while somebody else writes.
    #[expect(clippy::unused_self, reason = "one of the screen's parts")]
    pub(super) fn written_by(&self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some(name) = cx.carer else { return };
        ui.horizontal_wrapped(|ui| {
            let words = cx.say("carer-writes", &[("name", name.to_owned())]);
            ui.label(theme::strong(words, size::BODY).color(cx.theme.palette.accent));
            if widgets::quiet(ui, cx.theme, &cx.get("carer-me-again")).clicked() {
                actions.push(Action::WriteAs(None));
            }
        });
    }

    pub(super) fn somebody_else(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if cx.carer.is_some() {
            return;
        }
        let button = widgets::quiet_flush(ui, cx.theme, &cx.get("carer-ask"));
        self.come_back(Opener::Carer, &button);
        if button.clicked() {
            self.opener = Some(Opener::Carer);
            self.asking = Some(Asking::new(cx));
            ui.ctx().request_repaint();
        }
    }

    /// The question whose name it is, laid over the page.
    pub(super) fn who_writes(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some(asking) = &mut self.asking else { return };
        let (mut name, mut close) = (None, false);
        let screen = ui.ctx().content_rect();
        let response = widgets::modal(ui, Id::unique("carer"), |ui| {
            ui.set_width((screen.width() - 96.0).min(440.0));
            ScrollArea::vertical().max_height((screen.height() - 128.0).max(120.0)).show(ui, |ui| {
                widgets::section(ui, &cx.get("carer-title"));
                ui.label(RichText::new(cx.get("carer-says")).weak());
                if !asking.known.is_empty() {
                    ui.horizontal_wrapped(|ui| {
                        for known in &asking.known {
                            let least = Vec2::new(0.0, size::TARGET_DAILY);
                            if widgets::plain_sized(ui, cx.theme, known, least).clicked() {
                                name = Some(known.clone());
                            }
                        }
                    });
                }
                let label = cx.get("carer-name");
                let field = widgets::Field::new(Id::unique("carer name"), &label, &mut asking.name);
                let field = field.show(ui, cx.theme);
                widgets::focus_first(ui, "carer", &field.response);
                ui.add_space(size::GAP);
                let mut start = field.entered;
                ui.horizontal_wrapped(|ui| {
                    let least = Vec2::new(140.0, size::TARGET_DAILY);
                    start |= widgets::primary(ui, cx.theme, &cx.get("carer-start"), least).clicked();
                    close = widgets::plain_sized(ui, cx.theme, &cx.get("ui-cancel"), least).clicked();
                });
                let typed = asking.name.trim();
                if start && !typed.is_empty() {
                    name = Some(typed.to_owned());
                }
            });
        });
        if let Some(name) = name {
            actions.push(Action::WriteAs(Some(name)));
            close = true;
        }
        if close || response.should_close() {
            self.asking = None;
            self.leave(ui);
        }
    }
}
