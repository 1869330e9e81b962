//! Backups: when the last one was verified, where a second one goes, and one of them in the place of the diary.

use std::path::PathBuf;

use eframe::egui::{Id, Label, RichText, Ui, Vec2};
use jiff::Timestamp;

use crate::logbook::Backup;
use crate::ui::dates;
use crate::ui::jobs::Job;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

use super::{SettingsScreen, configure};

/// So many are listed at first.
const LISTED: usize = 5;

/// What the card is about to do.
#[derive(Debug, Default)]
pub(super) struct Backups {
    /// The second folder as typed; `None` until it was shown.
    folder: Option<String>,
    refused: bool,
    all: bool,
    /// The backup that is to be put back, until that is confirmed.
    asked: Option<PathBuf>,
}

/// "26 November 2026, 04:34", on the clock of the person.
pub(in crate::ui) fn moment(cx: &Cx<'_>, at: Timestamp) -> String {
    let at = at.to_zoned(cx.now.time_zone().clone());
    let (date, clock) = (dates::plain(cx, at.date()), dates::clock(at.datetime()));
    cx.say("backup-moment", &[("date", date), ("clock", clock)])
}

impl SettingsScreen {
    pub(super) fn backups(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        if cx.path.is_none() {
            return;
        }
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("backups-title"));
            ui.label(RichText::new(cx.get("backups-says")).weak());
            state(ui, cx);
            let least = Vec2::new(160.0, size::TARGET_DAILY);
            ui.horizontal_wrapped(|ui| {
                let now = widgets::plain_sized(ui, cx.theme, &cx.get("backups-now"), least);
                if now.clicked() && !cx.kept.running {
                    actions.push(Action::BackUp);
                }
                if let Some(newest) = cx.kept.backups.first()
                    && widgets::plain_sized(ui, cx.theme, &cx.get("trouble-folder"), least).clicked()
                {
                    actions.push(Action::ShowFolder(newest.path.clone()));
                }
            });
            ui.add_space(size::GAP);
            self.backups.second(ui, cx, actions);
            ui.add_space(size::GAP);
            self.backups.list(ui, cx, actions);
        });
    }
}

/// When the last one was verified, or why there is none.
fn state(ui: &mut Ui, cx: &Cx<'_>) {
    if let Some(misplaced) = cx.misplaced {
        widgets::refused(ui, cx.theme, &cx.message(misplaced));
    }
    match &cx.kept.verified {
        Some(newest) => {
            let words = cx.say("backup-last", &[("at", moment(cx, newest.at))]);
            ui.label(theme::strong(words, size::BODY).color(cx.theme.palette.ok));
        }
        None if cx.kept.running => drop(ui.label(cx.get("backups-running"))),
        None => drop(ui.label(cx.get("backup-none"))),
    }
    if let Some(trouble) = &cx.kept.trouble {
        widgets::refused(ui, cx.theme, &cx.message(trouble));
    }
}

impl Backups {
    /// The folder besides the diary's own: what is on the same disk goes with it.
    fn second(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let chosen = cx.diary.settings.backup_folder.as_deref();
        match &cx.kept.second {
            Some(Ok(at)) if chosen.is_some() => {
                let words = cx.say("backups-second-last", &[("at", moment(cx, *at))]);
                ui.label(RichText::new(words).color(cx.theme.palette.ok));
            }
            Some(Err(why)) if chosen.is_some() => {
                let words = cx.say("backups-second-failed", &[("why", cx.message(why))]);
                widgets::refused(ui, cx.theme, &words);
            }
            _ => {}
        }
        let folder = self.folder.get_or_insert_with(|| chosen.unwrap_or_default().to_owned());
        let label = cx.get("backups-second");
        let entered = widgets::Field::new(Id::unique("second-folder"), &label, folder).show(ui, cx.theme).entered;
        ui.label(RichText::new(cx.get("backups-second-says")).weak());
        let pressed =
            widgets::plain_sized(ui, cx.theme, &cx.get("backups-second-use"), Vec2::new(160.0, 44.0)).clicked();
        if entered || pressed {
            let wanted = folder.trim().to_owned();
            self.refused = !wanted.is_empty() && !PathBuf::from(&wanted).is_absolute();
            let wanted = (!wanted.is_empty()).then_some(wanted);
            if !self.refused && wanted.as_deref() != chosen {
                configure(actions, &cx.diary.settings, |settings| settings.backup_folder = wanted);
                actions.push(Action::BackUp);
            }
        }
        if self.refused {
            widgets::refused(ui, cx.theme, &cx.get("refused-folder"));
        }
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let backups = &cx.kept.backups;
        if backups.is_empty() {
            return;
        }
        ui.label(theme::strong(cx.get("backups-list"), size::BODY));
        let shown = if self.all { backups.len() } else { LISTED };
        for backup in backups.iter().take(shown) {
            self.row(ui, cx, backup, actions);
        }
        if backups.len() > shown {
            let words = cx.say("backups-all", &[("count", backups.len().to_string())]);
            if widgets::quiet(ui, cx.theme, &words).clicked() {
                self.all = true;
            }
        }
    }

    fn row(&mut self, ui: &mut Ui, cx: &Cx<'_>, backup: &Backup, actions: &mut Vec<Action>) {
        let at = moment(cx, backup.at);
        let busy = matches!(cx.job, Job::Running);
        ui.horizontal_wrapped(|ui| {
            let row = cx.say("backups-row", &[("at", at.clone()), ("count", backup.changes.to_string())]);
            ui.add(Label::new(row.as_str()));
            // By its changes, too: two may be of the same minute.
            let words = cx.say("backups-put-back", &[("at", row)]);
            let button = widgets::quiet(ui, cx.theme, &cx.get("backups-put-back-short"));
            if button.accessible_name(words).clicked() {
                self.asked = Some(backup.path.clone());
            }
        });
        if self.asked.as_ref() != Some(&backup.path) {
            return;
        }
        ui.label(cx.say("backups-ask", &[("at", at)]));
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(160.0, size::TARGET_DAILY);
            let not = widgets::plain_sized(ui, cx.theme, &cx.get("backups-ask-no"), least);
            widgets::focus_first(ui, &backup.path.to_string_lossy(), &not);
            let yes = widgets::plain_sized(ui, cx.theme, &cx.get("backups-ask-yes"), least);
            if yes.clicked() && !busy {
                actions.push(Action::PutBack(backup.path.clone()));
                self.asked = None;
            }
            if not.clicked() {
                self.asked = None;
            }
        });
    }
}
