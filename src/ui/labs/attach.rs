//! A copy of the original beside a result, and back out of the diary: the other end is typed as a path. A file that
//! is dropped on the window is typed that way.

use std::io;
use std::path::PathBuf;

use eframe::egui::{Id, Ui, Vec2};

use crate::model::RecordId;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

#[derive(Debug, Default)]
pub(super) struct Attach {
    of: Option<RecordId>,
    /// The one that is written to a file; `None`: one is read.
    saves: Option<RecordId>,
    path: String,
    /// What was wrong, and with which path.
    wrong: Option<(String, String)>,
    /// The field is brought into view and gets the keyboard.
    seek: bool,
}

/// The Fluent key of why a file could not be used.
pub(in crate::ui) fn file_trouble(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "labs-file-missing",
        io::ErrorKind::PermissionDenied => "labs-file-forbidden",
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => "labs-file-folder",
        io::ErrorKind::StorageFull => "labs-file-full",
        _ => "labs-file-other",
    }
}

impl Attach {
    pub(super) fn open(&mut self, of: RecordId) {
        *self = Self { of: Some(of), seek: true, ..Self::default() };
    }

    /// Beside that result: where its attachment is to be written to.
    pub(super) fn open_save(&mut self, cx: &Cx<'_>, of: RecordId, attachment: RecordId, name: &str) {
        let folder = cx.path.and_then(|path| path.parent()).map(PathBuf::from).unwrap_or_default();
        let path = folder.join(name).display().to_string();
        *self = Self { of: Some(of), saves: Some(attachment), path, seek: true, ..Self::default() };
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

    /// It stands at the field, which keeps the keyboard, until another path is typed.
    pub(super) fn refused(&mut self, why: String) {
        self.wrong = Some((why, self.path.clone()));
        self.seek = true;
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some(of) = self.of else { return };
        let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped.filter(|_| self.saves.is_none()) {
            self.path = path.display().to_string();
        }
        self.wrong.take_if(|(_, path)| *path != self.path);
        let (label, echo, now) = match self.saves {
            Some(_) => ("labs-save-path", "labs-save-says", "labs-save-now"),
            None => ("labs-attach-path", "labs-attach-says", "labs-attach-now"),
        };
        let (label, echo) = (cx.get(label), cx.get(echo));
        let error = self.wrong.as_ref().map(|(why, _)| why.clone());
        let id = Id::unique(("labs", "attach"));
        let field = widgets::Field {
            echo: Some(&echo),
            error: error.as_deref(),
            ..widgets::Field::new(id, &label, &mut self.path)
        };
        let shown = field.show(ui, cx.theme);
        let mut close = false;
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(120.0, size::TARGET_DAILY);
            let pressed = widgets::plain_sized(ui, cx.theme, &cx.get(now), least).clicked();
            if (pressed || shown.entered) && !self.path.trim().is_empty() {
                let path = PathBuf::from(self.path.trim());
                actions.push(match self.saves {
                    Some(attachment) => Action::SaveAttachment(attachment, path),
                    None => Action::Attach(of, path),
                });
            }
            close = widgets::quiet(ui, cx.theme, &cx.get("labs-attach-not")).clicked();
        });
        if std::mem::take(&mut self.seek) {
            shown.response.request_focus();
            // The buttons too.
            ui.scroll_to_rect(shown.response.rect.expand2(Vec2::new(0.0, 2.0 * size::TARGET_DAILY)), None);
        }
        if close {
            self.close();
        }
    }
}
