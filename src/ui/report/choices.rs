//! What the report is about and what is in it: the period, the reason, the parts, the person, what stays out.

use eframe::egui::{Id, RichText, Ui};

use crate::analysis::report::{Part, since_last_appointment};
use crate::exchange::report::Paper;
use crate::model::event::Note;
use crate::ui::dates;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;
use crate::words::Language;

use super::{Period, ReportScreen, part, usual_paper};

/// Notes that are offered, the latest.
const NOTES: usize = 12;
/// About how wide a letter is, with the room around a button.
const LETTER: f32 = 10.0;
const FEW_DAYS: i64 = 90;
const YEAR: i64 = 365;

impl ReportScreen {
    pub(super) fn choices(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        widgets::card(ui, cx.theme, |ui| {
            part(ui, &cx.get("report-choose-period"), None);
            self.period(ui, cx);
            let label = cx.get("report-choose-why");
            widgets::Field { rows: 2, ..widgets::Field::new(Id::unique("report why"), &label, &mut self.why) }
                .show(ui, cx.theme);
        });
        widgets::card(ui, cx.theme, |ui| {
            part(ui, &cx.get("report-choose-parts"), Some(&cx.get("report-choose-parts-says")));
            ui.horizontal_wrapped(|ui| {
                for part in Part::ALL {
                    let name = cx.say("report-part-short", &[("part", part.code().to_owned())]);
                    toggle(ui, cx, &name, &mut self.without, part);
                }
            });
            self.outcomes(ui, cx, actions);
            self.quoted(ui, cx);
        });
        widgets::card(ui, cx.theme, |ui| {
            part(ui, &cx.get("report-choose-person"), Some(&cx.get("report-choose-person-says")));
            self.person(ui, cx);
            self.names(ui, cx);
        });
        widgets::card(ui, cx.theme, |ui| {
            part(ui, &cx.get("report-choose-look"), None);
            self.looks(ui, cx);
        });
    }

    fn period(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let last = since_last_appointment(cx.diary, cx.today());
        let usual = match last {
            Some((_, day)) => cx.say("report-since-appointment", &[("date", dates::plain(cx, day))]),
            None => cx.get("report-everything"),
        };
        let mut offered = vec![(Period::Usual, usual)];
        offered.push((Period::Days(FEW_DAYS), cx.say("report-last-days", &[("count", FEW_DAYS.to_string())])));
        offered.push((Period::Days(YEAR), cx.say("report-last-days", &[("count", YEAR.to_string())])));
        if last.is_some() {
            offered.push((Period::Everything, cx.get("report-everything")));
        }
        ui.horizontal_wrapped(|ui| {
            for (period, words) in offered {
                let chosen = self.period == period;
                let button = widgets::choice(ui, cx.theme, &words, chosen);
                if chosen && std::mem::take(&mut self.arrived) {
                    button.request_focus();
                }
                if button.clicked() {
                    self.period = period;
                }
            }
            let own = matches!(self.period, Period::Own(..));
            if widgets::choice(ui, cx.theme, &cx.get("report-own-days"), own).clicked() && !own {
                let (from, to) = self.days(cx).unwrap_or((None, cx.today()));
                let from = from.map_or_else(String::new, |from| from.to_string());
                self.period = Period::Own(from, to.to_string());
            }
        });
        let error = self.period_error.clone();
        if let Period::Own(from, to) = &mut self.period {
            let label = cx.get("report-from");
            let field = widgets::Field::new(Id::unique("report from"), &label, from);
            widgets::Field { width: 180.0, error: error.as_deref(), ..field }.show(ui, cx.theme);
            let label = cx.get("report-to");
            let field = widgets::Field::new(Id::unique("report to"), &label, to);
            widgets::Field { width: 180.0, ..field }.show(ui, cx.theme);
        }
    }

    /// Notes to quote: none until the person chooses.
    fn quoted(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let notes: Vec<_> = cx.diary.notes().rev().take(NOTES).collect();
        if notes.is_empty() {
            return;
        }
        let count = self.notes.len().to_string();
        fold(ui, cx, &mut self.lists.notes, &cx.say("report-choose-notes", &[("count", count)]));
        if self.lists.notes {
            for (record, note) in notes {
                let line = format!("{}: {}", dates::when(cx, &record.at), in_a_line(note));
                let chosen = self.notes.contains(&record.id);
                let button = widgets::choice(ui, cx.theme, &short(&line, ui.available_width()), chosen);
                widgets::rename(&button, &line);
                if button.clicked() {
                    if chosen {
                        self.notes.retain(|id| *id != record.id);
                    } else {
                        self.notes.push(record.id);
                    }
                }
            }
        }
    }

    /// How the person appears. What is not in the settings cannot be shown.
    fn person(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let person = &cx.diary.settings.person;
        let has_sensitive = self.known.as_ref().is_some_and(|(_, _, has)| *has);
        let all = [
            ("report-shows-name", person.name.is_some(), &mut self.shown.name),
            ("report-shows-age", person.birth_year.is_some(), &mut self.shown.age),
            ("report-shows-sex", person.sex.is_some(), &mut self.shown.sex),
            ("report-shows-pregnancy", person.pregnancy.is_some(), &mut self.shown.pregnancy),
            ("report-shows-sensitive", has_sensitive, &mut self.sensitive),
        ];
        let mut none = true;
        ui.horizontal_wrapped(|ui| {
            for (key, known, shown) in all {
                if known {
                    none = false;
                    if widgets::choice(ui, cx.theme, &cx.get(key), *shown).clicked() {
                        *shown = !*shown;
                    }
                }
            }
        });
        if none {
            ui.label(RichText::new(cx.get("report-shows-nobody")).weak());
        }
    }

    /// Symptoms, analytes, medicines and events that stay out.
    fn names(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let count = self.left_out.len().to_string();
        fold(ui, cx, &mut self.lists.names, &cx.say("report-choose-names", &[("count", count)]));
        if !self.lists.names {
            return;
        }
        let Some((_, names, _)) = &self.known else { return };
        for (key, names) in [
            ("report-names-medicines", &names.medicines),
            ("report-names-symptoms", &names.symptoms),
            ("report-names-analytes", &names.analytes),
            ("report-names-events", &names.events),
        ] {
            if names.is_empty() {
                continue;
            }
            ui.label(RichText::new(cx.get(key)).weak());
            ui.horizontal_wrapped(|ui| {
                for name in names {
                    toggle(ui, cx, cx.name(name), &mut self.left_out, name.clone());
                }
            });
        }
    }

    fn looks(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let paper = self.paper.unwrap_or_else(|| usual_paper(cx));
        ui.horizontal_wrapped(|ui| {
            for offered in Paper::ALL {
                let words = cx.say("report-paper", &[("paper", offered.code().to_owned())]);
                if widgets::choice(ui, cx.theme, &words, paper == offered).clicked() {
                    self.paper = Some(offered);
                }
            }
        });
        let language = self.language.unwrap_or(cx.words.language());
        ui.horizontal_wrapped(|ui| {
            for offered in Language::OFFERED {
                if widgets::choice(ui, cx.theme, offered.own_name(), language == offered).clicked() {
                    self.language = Some(offered);
                }
            }
        });
        if cx.facts.start().is_some() {
            ui.horizontal_wrapped(|ui| {
                for (key, by_day) in [("report-axis-dates", false), ("report-axis-days", true)] {
                    if widgets::choice(ui, cx.theme, &cx.get(key), self.by_day == by_day).clicked() {
                        self.by_day = by_day;
                    }
                }
            });
        }
    }
}

/// In, unless it is among what is out.
fn toggle<T: PartialEq>(ui: &mut Ui, cx: &Cx<'_>, name: &str, out: &mut Vec<T>, one: T) {
    let is_in = !out.contains(&one);
    if widgets::choice(ui, cx.theme, name, is_in).clicked() {
        if is_in {
            out.push(one);
        } else {
            out.retain(|other| *other != one);
        }
    }
}

/// A word that opens a list beneath it, and closes it.
pub(super) fn fold(ui: &mut Ui, cx: &Cx<'_>, open: &mut bool, words: &str) {
    ui.add_space(size::GAP);
    let button = widgets::quiet_flush(ui, cx.theme, words);
    let is_open = *open;
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_expanded(is_open));
    if button.clicked() {
        *open = !*open;
        ui.ctx().request_repaint();
    }
}

fn in_a_line(note: &Note) -> String {
    note.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// So much of it as has room.
fn short(line: &str, width: f32) -> String {
    let room = (width / LETTER) as usize;
    if line.chars().count() <= room {
        return line.to_owned();
    }
    let mut cut: String = line.chars().take(room.saturating_sub(1)).collect();
    cut.push('…');
    cut
}
