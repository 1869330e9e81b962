//! The screen Labs: every analyte with its last result, one analyte in full, the draws side by side, and the form of
//! a whole report. What is out of range stands first, as a word and a shape.

mod attach;
mod curve;
mod detail;
mod draws;
mod flag;
mod list;
mod paste;
mod ranges;
mod report;
mod rows;
mod spark;

pub(super) use self::attach::file_trouble;

use eframe::egui::Ui;

use crate::analysis::labs::{Followed, Grid, Measurement};
use crate::logbook::Cells;
use crate::model::{Kind, Refusal};
use crate::ui::forms::{Desk, Form};
use crate::ui::labs::curve::Curve;
use crate::ui::labs::list::List;
use crate::ui::labs::paste::{Answer, Paste};
use crate::ui::labs::report::Report;
use crate::ui::screen::{Action, Cx};
use crate::ui::widgets;

#[derive(Default)]
pub(super) struct Labs {
    view: View,
    /// The form of a single result.
    desk: Desk,
    list: List,
    report: Report,
    paste: Paste,
    curve: Curve,
    /// The draws side by side, of which revision and from which one on.
    grid: Option<((i64, usize), Grid)>,
    /// How many newer draws are left out of it.
    newer: usize,
    attach: attach::Attach,
    /// All results of the analyte are listed, not only the newest.
    whole: bool,
    /// What comes first on the page gets the keyboard.
    seek: bool,
}

/// Which part of it is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum View {
    #[default]
    List,
    /// One analyte, by its name.
    Analyte(String),
    Draws,
    Report,
    /// A table from elsewhere, before it comes into the form.
    Paste,
}

impl Labs {
    /// What is half-typed here.
    pub(super) fn told(&self) -> impl Iterator<Item = Cells> {
        self.desk.told().chain(self.report.told())
    }

    /// A report that was told before the window ended is open again.
    pub(super) fn bring_back(&mut self, cells: &Cells) -> bool {
        let is_one = self.report.bring_back(cells);
        if is_one {
            self.view = View::Report;
        }
        is_one
    }

    /// The language is another: what was made of the diary is said anew.
    pub(super) fn forget_words(&mut self) {
        self.list.forget();
        self.paste.forget();
        (self.curve, self.grid) = (Curve::default(), None);
    }

    /// The screen was opened; asked for once more where one is on it, it shows the list.
    pub(super) fn arrive(&mut self, is_here: bool) {
        if is_here {
            self.desk.close();
            self.show(View::List);
        }
        self.attach.close();
        self.seek = !self.desk.is_open();
        self.report.seek();
        self.paste.open();
    }

    /// Opens the form of a report; what was typed in it before is still there.
    pub(super) fn write_report(&mut self) {
        self.desk.close();
        self.view = View::Report;
        self.report.open();
    }

    /// Opens the field that a table is pasted into.
    fn paste_table(&mut self) {
        self.view = View::Paste;
        self.paste.open();
    }

    pub(super) fn saved(&mut self) {
        if self.desk.is_open() {
            self.desk.saved();
        } else if self.view == View::Report {
            self.report.saved();
            self.paste = Paste::default();
            self.view = View::List;
        }
        self.seek = true;
    }

    pub(super) fn refused(&mut self, refusal: Refusal) {
        if self.desk.is_open() {
            self.desk.refused(refusal);
        } else {
            self.report.refused(refusal);
        }
    }

    /// What is wrong with the path that was typed.
    pub(super) fn attach_refused(&mut self, why: String) {
        self.attach.refused(why);
    }

    /// The file is in the diary now, or out of it.
    pub(super) fn attached(&mut self) {
        self.attach.close();
        self.seek = true;
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        let mut actions = Vec::new();
        self.list.refresh(cx);
        if self.desk.is_open() {
            widgets::page(ui, ("labs", "form"), |ui| actions.extend(self.desk.ui(ui, cx)));
            self.seek |= !self.desk.is_open();
            return actions;
        }
        match self.view.clone() {
            View::List => self.overview(ui, cx),
            View::Analyte(name) => self.analyte(ui, cx, &name, &mut actions),
            View::Draws => self.side_by_side(ui, cx),
            View::Paste => match widgets::page(ui, ("labs", "paste"), |ui| self.paste.ui(ui, cx)) {
                Answer::Stay => {}
                Answer::Close => self.show(View::List),
                Answer::Bring(lines) => {
                    self.view = View::Report;
                    self.report.bring(cx, self.list.last_report(), lines);
                    ui.ctx().request_repaint();
                }
            },
            View::Report => {
                let last = self.list.last_report();
                let stays = widgets::page(ui, ("labs", "report"), |ui| self.report.ui(ui, cx, last, &mut actions));
                if !stays {
                    self.show(View::List);
                }
            }
        }
        actions
    }

    fn show(&mut self, view: View) {
        self.view = view;
        self.seek = true;
        self.whole = false;
        self.newer = 0;
        self.attach.close();
    }

    /// The form of one more result; with an analyte, as the last one was: unit, range and laboratory.
    fn add_result(&mut self, cx: &Cx<'_>, like: Option<&Followed>) {
        let mut given = vec![("at", cx.today().to_string())];
        if let Some((followed, last)) = like.and_then(|followed| Some((followed, followed.last()?.result()?))) {
            given.push(("analyte", followed.name.clone()));
            if let Some(unit) = &last.unit {
                given.push(("unit", unit.written.clone()));
            }
            if let Some(laboratory) = &last.laboratory {
                given.push(("lab", laboratory.clone()));
            }
            let range = ranges::given(last).map(|range| crate::intake::panel::written(range, '.')).unwrap_or_default();
            given.push(("range", range));
        }
        given.retain(|(_, text)| !text.is_empty());
        self.desk.open(Form::new(Kind::Lab, &given));
    }
}

/// A result as it is shown, in the decimal mark of the language.
fn shown(cx: &Cx<'_>, one: &Measurement) -> String {
    cx.number(one.shown())
}
