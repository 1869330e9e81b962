//! The screen Settings: when a day begins, how it looks, how large it is; the tables out and in; about.

use std::path::PathBuf;

use eframe::egui::{Id, RichText, Ui, Vec2};

use crate::exchange::csv::{LineProblem, Preview};
use crate::model::{Change, Kind, Settings, settings};
use crate::ui::jobs::Job;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;
use crate::words::Language;

/// A page is read in one column.
const WIDTH: f32 = 680.0;
/// Lines of a preview that are listed; the rest is counted.
const LISTED: usize = 12;
const ZOOM_STEP: u16 = 10;

mod archive;
pub(super) mod backups;
mod daily;
mod person;

use self::backups::Backups;
use self::person::PersonDraft;

#[derive(Debug, Default)]
pub(super) struct SettingsScreen {
    arrived: bool,
    /// The path fields; `None` until they were shown, with a sensible beginning.
    export_to: Option<String>,
    import_from: Option<String>,
    archive: Option<String>,
    backups: Backups,
    /// The person's fields as typed; `None` until they were shown.
    person: Option<PersonDraft>,
    /// Something was asked for whose answer is not there yet.
    awaits: bool,
    /// The answer is put away: the button that asked gets the keyboard.
    settled: bool,
}

impl SettingsScreen {
    pub(super) fn arrive(&mut self) {
        self.arrived = true;
        self.person = None;
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        let mut actions = Vec::new();
        let is_told = self.awaits && !matches!(cx.job, Job::Idle | Job::Running);
        self.awaits &= !is_told;
        widgets::page(ui, "settings", |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            widgets::page_title(ui, &cx.get("ui-settings"), None);
            self.day(ui, cx, &mut actions);
            daily::daily(ui, cx, &mut actions);
            self.person(ui, cx, &mut actions);
            looks(ui, cx, &mut actions);
            self.backups(ui, cx, &mut actions);
            self.tables(ui, cx, &mut actions);
            self.archive(ui, cx, &mut actions);
            job(ui, cx, is_told, &mut actions);
            about(ui, cx, &mut actions);
        });
        let asks = |action: &Action| {
            use Action::{ExportCsv, PreviewCsv, PutBack, ReadArchive, WriteArchive};
            matches!(action, ExportCsv(_) | PreviewCsv(_) | WriteArchive(_) | ReadArchive(_) | PutBack(_))
        };
        self.awaits |= actions.iter().any(asks);
        self.settled |= actions.iter().any(|action| matches!(action, Action::ImportPreviewed | Action::ForgetJob));
        actions
    }

    fn day(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let now = &cx.diary.settings;
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("settings-day"));
            ui.label(RichText::new(cx.get("settings-day-says")).weak());
            let mut hour = now.day_start_hour.to_string();
            let hours: Vec<_> = Settings::DAY_START_HOURS
                .map(|hour| (hour.to_string(), cx.say("settings-hour", &[("clock", format!("{hour:02}:00"))])))
                .collect();
            let label = cx.get("settings-day-start");
            let pick = widgets::pick(ui, cx.theme, "day-start", &label, &mut hour, &hours, 200.0);
            if std::mem::take(&mut self.arrived) {
                pick.request_focus();
            }
            if let Ok(hour) = hour.parse()
                && hour != now.day_start_hour
            {
                configure(actions, now, |settings| settings.day_start_hour = hour);
            }
            let medicines: Vec<_> = cx.diary.medicines().collect();
            if medicines.len() > 1 {
                let first = (String::new(), cx.get("settings-followed-first"));
                let rest = medicines.iter().map(|(record, medicine)| (record.id.to_string(), medicine.name.clone()));
                let options: Vec<_> = std::iter::once(first).chain(rest).collect();
                let before = now.followed.map_or_else(String::new, |id| id.to_string());
                let mut followed = before.clone();
                let label = cx.get("settings-followed");
                widgets::pick(ui, cx.theme, "followed", &label, &mut followed, &options, 320.0);
                if followed != before {
                    let id = crate::model::RecordId::parse(&followed);
                    configure(actions, now, |settings| settings.followed = id);
                }
            }
        });
    }

    fn tables(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let export_to = self.export_to.get_or_insert_with(|| cx.beside("titrace-csv"));
        let import_from = self.import_from.get_or_insert_with(|| cx.beside("titrace-csv"));
        let busy = matches!(cx.job, Job::Running);
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("settings-tables"));
            ui.label(RichText::new(cx.get("settings-tables-says")).weak());
            let label = cx.get("settings-export-to");
            let entered = widgets::Field::new(Id::unique("export-to"), &label, export_to).show(ui, cx.theme).entered;
            let pressed =
                widgets::plain_sized(ui, cx.theme, &cx.get("settings-export"), Vec2::new(160.0, 44.0)).clicked();
            if (entered || pressed) && !busy && !export_to.trim().is_empty() {
                actions.push(Action::ExportCsv(PathBuf::from(export_to.trim())));
            }
            ui.add_space(size::GAP);
            let label = cx.get("settings-import-from");
            let entered =
                widgets::Field::new(Id::unique("import-from"), &label, import_from).show(ui, cx.theme).entered;
            let look = widgets::plain_sized(ui, cx.theme, &cx.get("settings-import"), Vec2::new(160.0, 44.0));
            if std::mem::take(&mut self.settled) {
                look.request_focus();
            }
            if (entered || look.clicked()) && !busy && !import_from.trim().is_empty() {
                actions.push(Action::PreviewCsv(PathBuf::from(import_from.trim())));
            }
        });
    }
}

fn configure(actions: &mut Vec<Action>, before: &Settings, change: impl FnOnce(&mut Settings)) {
    let mut after = before.clone();
    change(&mut after);
    actions.push(Action::Apply(Change::Configure { before: before.clone(), after }));
}

fn looks(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
    let now = &cx.diary.settings;
    widgets::card(ui, cx.theme, |ui| {
        widgets::section(ui, &cx.get("settings-looks"));
        ui.label(cx.get("settings-theme"));
        ui.horizontal_wrapped(|ui| {
            for choice in settings::Theme::ALL {
                let words = cx.get(&format!("settings-theme-{}", choice.code()));
                if widgets::choice(ui, cx.theme, &words, now.theme == choice).clicked() && now.theme != choice {
                    configure(actions, now, |settings| settings.theme = choice);
                }
            }
        });
        ui.label(cx.get("settings-language"));
        ui.horizontal_wrapped(|ui| {
            let codes = Language::OFFERED.map(|language| (Some(language.code()), language.own_name().to_owned()));
            for (code, name) in std::iter::once((None, cx.get("settings-language-desktop"))).chain(codes) {
                let here = now.language.as_deref() == code;
                if widgets::choice(ui, cx.theme, &name, here).clicked() && !here {
                    configure(actions, now, |settings| settings.language = code.map(str::to_owned));
                }
            }
        });
        ui.label(cx.get("settings-zoom"));
        ui.horizontal_wrapped(|ui| {
            let (least, most) = (*Settings::ZOOMS.start(), *Settings::ZOOMS.end());
            let square = Vec2::splat(size::TARGET_DAILY);
            if widgets::named_button(ui, cx.theme, "−", &cx.get("settings-smaller"), square).clicked()
                && now.zoom > least
            {
                let zoom = now.zoom.saturating_sub(ZOOM_STEP).max(least);
                configure(actions, now, |settings| settings.zoom = zoom);
            }
            let says = cx.say("settings-percent", &[("percent", now.zoom.to_string())]);
            ui.add_sized([72.0, size::TARGET_DAILY], eframe::egui::Label::new(theme::strong(says, size::SECTION)));
            if widgets::named_button(ui, cx.theme, "+", &cx.get("settings-larger"), square).clicked() && now.zoom < most
            {
                let zoom = (now.zoom + ZOOM_STEP).min(most);
                configure(actions, now, |settings| settings.zoom = zoom);
            }
        });
    });
}

/// What runs, or what came of it: brought into view when it is told, and its first button gets the keyboard.
fn job(ui: &mut Ui, cx: &Cx<'_>, is_told: bool, actions: &mut Vec<Action>) {
    if matches!(cx.job, Job::Idle) {
        return;
    }
    let told = ui.scope(|ui| {
        widgets::card(ui, cx.theme, |ui| {
            match cx.job {
                // A diary that was made or put back is taken over by the window, which shows it.
                Job::Idle | Job::Made | Job::PutBack { .. } => {}
                Job::Running => {
                    ui.label(cx.get("job-running"));
                }
                Job::Exported { folder, count } => {
                    let args = [("count", count.to_string()), ("folder", folder.display().to_string())];
                    live(ui, &cx.say("job-exported", &args), cx.theme.palette.ok);
                }
                Job::Archived(path) => {
                    live(ui, &cx.say("archive-written", &[("path", path.display().to_string())]), cx.theme.palette.ok);
                }
                Job::Written(path) => {
                    live(ui, &cx.say("plan-out-done", &[("path", path.display().to_string())]), cx.theme.palette.ok);
                }
                Job::Failed(why) => {
                    widgets::refused(ui, cx.theme, &cx.message(why));
                }
                Job::Problems(problems) => list_problems(ui, cx, problems),
                Job::Previewed(preview) => list_preview(ui, cx, preview, is_told, actions),
            }
            if !matches!(cx.job, Job::Running | Job::Previewed(_)) {
                let close = widgets::plain(ui, cx.theme, &cx.get("ui-close-notice"));
                if is_told {
                    close.request_focus();
                }
                if close.clicked() {
                    actions.push(Action::ForgetJob);
                }
            }
        });
    });
    if is_told {
        told.response.scroll_to_me(None);
        ui.ctx().request_repaint();
    }
}

fn live(ui: &mut Ui, text: &str, colour: eframe::egui::Color32) {
    let response = ui.label(theme::strong(text, size::BODY).color(colour));
    let polite = eframe::egui::accesskit::Live::Polite;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(polite));
}

fn list_problems(ui: &mut Ui, cx: &Cx<'_>, problems: &[LineProblem]) {
    widgets::section(ui, &cx.say("settings-problems", &[("count", problems.len().to_string())]));
    widgets::refused(ui, cx.theme, &cx.get("settings-problems-says"));
    for problem in problems.iter().take(LISTED) {
        ui.label(cx.say("settings-problem", &[("place", problem.place()), ("why", cx.message(&problem.why))]));
    }
    more(ui, cx, problems.len());
}

fn list_preview(ui: &mut Ui, cx: &Cx<'_>, preview: &Preview, is_told: bool, actions: &mut Vec<Action>) {
    widgets::section(ui, &cx.get("settings-preview"));
    let count = preview.new.len();
    let args = [("count", count.to_string()), ("same", preview.same.to_string())];
    live(ui, &cx.say("settings-preview-says", &args), cx.theme.palette.ink);
    for kind in Kind::ALL {
        let of_kind = preview.new.iter().filter(|record| record.kind() == kind).count();
        if of_kind > 0 {
            let args = [("kind", kind.code().to_owned()), ("count", of_kind.to_string())];
            ui.label(cx.say("settings-preview-kind", &args));
        }
    }
    if !preview.questions.is_empty() {
        ui.label(theme::strong(
            cx.say("settings-questions", &[("count", preview.questions.len().to_string())]),
            size::BODY,
        ));
        for (file, line, question) in preview.questions.iter().take(LISTED) {
            ui.label(cx.say("settings-problem", &[("place", format!("{file}:{line}")), ("why", cx.message(question))]));
        }
        more(ui, cx, preview.questions.len());
    }
    ui.horizontal_wrapped(|ui| {
        let least = Vec2::new(160.0, size::TARGET_DAILY);
        if count > 0 {
            let words = cx.say("settings-import-now", &[("count", count.to_string())]);
            let import = widgets::primary(ui, cx.theme, &words, least);
            if is_told {
                import.request_focus();
            }
            if import.clicked() {
                actions.push(Action::ImportPreviewed);
            }
        }
        let not = widgets::plain_sized(ui, cx.theme, &cx.get("settings-import-not"), least);
        if is_told && count == 0 {
            not.request_focus();
        }
        if not.clicked() {
            actions.push(Action::ForgetJob);
        }
    });
}

fn more(ui: &mut Ui, cx: &Cx<'_>, all: usize) {
    if all > LISTED {
        let says = cx.say("settings-and-more", &[("count", (all - LISTED).to_string())]);
        ui.label(RichText::new(says).weak());
    }
}

fn about(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
    widgets::card(ui, cx.theme, |ui| {
        widgets::section(ui, &cx.get("settings-about"));
        ui.label(cx.say("settings-version", &[("version", env!("CARGO_PKG_VERSION").to_owned())]));
        let path = cx.path.map_or_else(|| cx.get("settings-in-memory"), |path| path.display().to_string());
        ui.label(RichText::new(cx.get("settings-file")).weak());
        ui.add(eframe::egui::Label::new(path).selectable(true).wrap());
        if let Some(crash) = cx.crash {
            ui.label(cx.say("about-crash", &[("path", crash.display().to_string())]));
            if widgets::quiet(ui, cx.theme, &cx.get("trouble-folder")).clicked() {
                actions.push(Action::ShowFolder(crash.to_owned()));
            }
        }
        ui.label(RichText::new(cx.get("settings-not-advice")).weak());
        if widgets::plain(ui, cx.theme, &cx.get("settings-keys")).clicked() {
            actions.push(Action::ShowKeys);
        }
    });
}
