//! A copy of the original beside a result: where the file lies, typed as a path.

use std::path::PathBuf;

use eframe::egui::{Id, Ui, Vec2};

use crate::model::RecordId;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

#[derive(Debug, Default)]
pub(super) struct Attach {
    of: Option<RecordId>,
    path: String,
    /// The field gets the keyboard.
    focus: bool,
}

impl Attach {
    pub(super) fn open(&mut self, of: RecordId) {
        self.of = Some(of);
        self.focus = true;
    }

    pub(super) fn close(&mut self) {
        *self = Self::default();
    }

    pub(super) fn is_open(&self) -> bool {
        self.of.is_some()
    }

    pub(super) fn is_of(&self, id: RecordId) -> bool {
        self.of == Some(id)
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some(of) = self.of else { return };
        let label = cx.get("labs-attach-path");
        let echo = cx.get("labs-attach-says");
        let id = Id::unique(("labs", "attach"));
        let shown =
            widgets::Field { echo: Some(&echo), ..widgets::Field::new(id, &label, &mut self.path) }.show(ui, cx.theme);
        let opened = std::mem::take(&mut self.focus);
        if opened {
            shown.response.request_focus();
        }
        let mut close = false;
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(120.0, size::TARGET_DAILY);
            let attach = widgets::plain_sized(ui, cx.theme, &cx.get("labs-attach-now"), least).clicked();
            if (attach || shown.entered) && !self.path.trim().is_empty() {
                actions.push(Action::Attach(of, PathBuf::from(self.path.trim())));
            }
            close = widgets::quiet(ui, cx.theme, &cx.get("labs-attach-not")).clicked();
        });
        if opened {
            // The buttons too.
            ui.scroll_to_rect(shown.response.rect.expand2(Vec2::new(0.0, 2.0 * size::TARGET_DAILY)), None);
        }
        if close {
            self.close();
        }
    }
}
