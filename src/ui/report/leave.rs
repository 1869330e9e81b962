//! What leaves this computer, said before it does; and the file it goes into.

use std::path::PathBuf;

use eframe::egui::{Id, Label, RichText, Ui, Vec2};

use crate::analysis::report::Part;
use crate::ui::dates;
use crate::ui::jobs::Job;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

use super::work::Format;
use super::{Asked, ReportScreen, part};

/// Where it goes, and what came of it.
#[derive(Debug, Default)]
pub(super) struct Leaving {
    format: Format,
    /// The path of each format; `None` until it was shown.
    path: Option<String>,
    /// It was asked for here: what the last work says is about it.
    asked: bool,
}

impl Leaving {
    pub(super) fn forget(&mut self) {
        self.asked = false;
    }
}

impl ReportScreen {
    pub(super) fn leave(&mut self, ui: &mut Ui, cx: &Cx<'_>, asked: Option<&Asked>, actions: &mut Vec<Action>) {
        widgets::card(ui, cx.theme, |ui| {
            part(ui, &cx.get("report-leaves"), None);
            let leaving = &mut self.leaving;
            ui.horizontal_wrapped(|ui| {
                for format in Format::ALL {
                    let words = cx.say("report-format", &[("code", format.code().to_owned())]);
                    if widgets::choice(ui, cx.theme, &words, leaving.format == format).clicked() {
                        leaving.format = format;
                        leaving.path = None;
                        leaving.asked = false;
                    }
                }
            });
            if let Some(asked) = asked {
                ui.add(Label::new(RichText::new(what_leaves(cx, asked, leaving.format)).weak()).wrap());
            }
            let (format, today) = (leaving.format, cx.today());
            let path = leaving.path.get_or_insert_with(|| cx.beside(&format.file(today)));
            let label = cx.get(if format == Format::Csv { "report-to-folder" } else { "report-to-file" });
            let field = widgets::Field::new(Id::unique("report path"), &label, path).show(ui, cx.theme);
            let least = Vec2::new(160.0, size::TARGET_DAILY);
            let pressed = widgets::primary(ui, cx.theme, &cx.get("report-save"), least).clicked();
            let busy = matches!(cx.job, Job::Running);
            if let Some(asked) = asked
                && (pressed || field.entered)
                && !busy
                && !path.trim().is_empty()
            {
                let path = PathBuf::from(path.trim());
                actions.push(Action::SaveReport(Box::new(asked.clone()), format, path));
                leaving.asked = true;
            }
            if leaving.asked {
                told(ui, cx);
            }
        });
    }
}

/// What will be in the file, in a sentence: nothing is sent, and what was not chosen is not in it.
fn what_leaves(cx: &Cx<'_>, asked: &Asked, format: Format) -> String {
    let request = &asked.request;
    let until = dates::plain(cx, request.to);
    let period = match request.from {
        Some(from) => cx.say("report-period", &[("since", dates::plain(cx, from)), ("until", until)]),
        None => cx.say("report-period-all", &[("until", until)]),
    };
    let person = &cx.diary.settings.person;
    let shown = request.shown;
    let who = [
        ("report-shows-name", shown.name && person.name.is_some()),
        ("report-shows-age", shown.age && person.birth_year.is_some()),
        ("report-shows-sex", shown.sex && person.sex.is_some()),
        ("report-shows-pregnancy", shown.pregnancy && person.pregnancy.is_some()),
        ("report-shows-sensitive", request.sensitive),
    ];
    let who: Vec<String> = who.into_iter().filter(|(_, is_shown)| *is_shown).map(|(key, _)| cx.get(key)).collect();
    let who = if who.is_empty() { cx.get("report-leaves-nobody") } else { who.join(", ") };
    let parts = request.parts.iter().map(|part| cx.say("report-part-short", &[("part", Part::code(*part).to_owned())]));
    let key = if format == Format::Csv { "report-leaves-tables" } else { "report-leaves-pages" };
    let args = [("period", period), ("who", who), ("all", parts.collect::<Vec<_>>().join(", "))];
    cx.say(key, &args)
}

fn told(ui: &mut Ui, cx: &Cx<'_>) {
    let label = match cx.job {
        Job::Written(path) | Job::Exported { folder: path, .. } => {
            let words = cx.say("report-written", &[("path", path.display().to_string())]);
            ui.add(Label::new(theme::strong(words, size::BODY).color(cx.theme.palette.ok)).wrap())
        }
        Job::Failed(why) => widgets::refused(ui, cx.theme, &cx.message(why)),
        _ => return,
    };
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(eframe::egui::accesskit::Live::Polite));
}
