//! The whole diary out into one file; and, while there is no diary yet, one made of such a file.

use std::path::PathBuf;

use eframe::egui::{Id, RichText, Ui, Vec2};

use crate::ui::jobs::Job;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

use super::SettingsScreen;

impl SettingsScreen {
    pub(super) fn archive(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        // An archive is read where no diary is; there, it is all that can be done with one.
        let unborn = cx.path.is_some() && cx.revision == 0;
        let path = self.archive.get_or_insert_with(|| cx.beside(&format!("titrace-{}.jsonl", cx.now.date())));
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("settings-archive"));
            let (says, label, button) = if unborn {
                ("settings-archive-in-says", "settings-archive-from", "settings-archive-read")
            } else {
                ("settings-archive-says", "settings-archive-to", "settings-archive-write")
            };
            ui.label(RichText::new(cx.get(says)).weak());
            let entered = widgets::Field::new(Id::unique("archive"), &cx.get(label), path).show(ui, cx.theme).entered;
            let least = Vec2::new(160.0, size::TARGET_DAILY);
            let pressed = widgets::plain_sized(ui, cx.theme, &cx.get(button), least).clicked();
            if (entered || pressed) && !matches!(cx.job, Job::Running) && !path.trim().is_empty() {
                let path = PathBuf::from(path.trim());
                actions.push(if unborn { Action::ReadArchive(path) } else { Action::WriteArchive(path) });
            }
        });
    }
}
