//! The form of a laboratory report: date, laboratory and fasting once, then a line a result, as it stands on paper.
//! Enter goes from value to value and saves at the last one; what was typed is kept when one leaves.

mod above;
mod line;
mod offered;

pub(super) use self::line::why;

use std::sync::Arc;

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Event, Id, Key, Modifiers, RichText, Ui, Vec2};

use crate::analysis::guard;
use crate::analysis::labs;
use crate::analysis::labs::Draw;
use crate::intake::panel;
use crate::intake::panel::{Line, Sheet, Wrong};
use crate::logbook::Cells;
use crate::model::{Change, Record, Refusal};
use crate::ui::forms::new_id;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;
use crate::ui::widgets::{Answer, Question};

#[derive(Debug, Default)]
pub(super) struct Report {
    draft: Option<Draft>,
    /// It was left with something typed in it, and opened again.
    kept: bool,
    /// What gets the keyboard next.
    focus: Option<Place>,
    wrong: Vec<Wrong>,
    /// The line whose analyte is being typed: names are offered beneath it.
    offering: Option<usize>,
    /// What is asked before it is saved, and what would be saved.
    asked: Option<(Vec<String>, Change)>,
}

/// The typed report, and what it began as.
#[derive(Debug)]
struct Draft {
    sheet: Sheet,
    began: Sheet,
}

/// A place in the form that can have the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Wherever one begins: the first value that is missing, else what gives lines to fill.
    First,
    Above(&'static str),
    Save,
    Cell(usize, &'static str),
    /// The first name offered beneath a line.
    Offer(usize),
}

/// What one frame of the form asked for.
#[derive(Default)]
struct Asked {
    save: bool,
    close: bool,
    lay: Option<Vec<Line>>,
}

/// What tells a report from a form of one record.
const FORM: &str = "form";
const REPORT: &str = "report";

fn cell_id(line: usize, field: &'static str) -> Id {
    Id::unique(("labs", "report", line, field))
}

impl Report {
    pub(super) fn open(&mut self) {
        self.kept = self.draft.as_ref().is_some_and(|draft| draft.sheet != draft.began);
        if !self.kept {
            self.draft = None;
        }
        self.focus = Some(Place::First);
    }

    /// The report as texts, where something is typed in it.
    pub(super) fn told(&self) -> Option<Cells> {
        let draft = self.draft.as_ref().filter(|draft| draft.sheet != draft.began)?;
        let sheet = &draft.sheet;
        let above = [(FORM, REPORT), ("at", &sheet.at), ("lab", &sheet.laboratory), ("fasting", &sheet.fasting)];
        let mut cells: Cells = above.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        for line in &sheet.lines {
            let fields =
                [("analyte", &line.analyte), ("value", &line.value), ("unit", &line.unit), ("range", &line.range)];
            cells.extend(fields.map(|(name, text)| (name.to_owned(), text.clone())));
        }
        Some(cells)
    }

    /// The report again, as it was told; whether it is one. A range that was taken from an earlier report is typed now.
    pub(super) fn bring_back(&mut self, cells: &Cells) -> bool {
        let cell = |wanted: &str| cells.iter().find(|(name, _)| name == wanted).map_or("", |(_, text)| text.as_str());
        if cell(FORM) != REPORT {
            return false;
        }
        let mut sheet = Sheet {
            at: cell("at").to_owned(),
            laboratory: cell("lab").to_owned(),
            fasting: cell("fasting").to_owned(),
            ..Sheet::default()
        };
        for (name, text) in cells {
            let text = text.clone();
            match (name.as_str(), sheet.lines.last_mut()) {
                ("analyte", _) => sheet.lines.push(Line { analyte: text, ..Line::default() }),
                ("value", Some(line)) => line.value = text,
                ("unit", Some(line)) => line.unit = text,
                ("range", Some(line)) => line.range = text,
                _ => {}
            }
        }
        sheet.laid = sheet.lines.len();
        self.draft = Some(Draft { sheet, began: Sheet::default() });
        self.kept = true;
        self.focus = Some(Place::First);
        true
    }

    /// The screen was opened again.
    pub(super) fn seek(&mut self) {
        self.focus = Some(Place::First);
    }

    /// It is in the diary now.
    pub(super) fn saved(&mut self) {
        *self = Self::default();
    }

    /// Lines from elsewhere, to be looked through here before they are saved.
    pub(super) fn bring(&mut self, cx: &Cx<'_>, last: Option<&Draw>, lines: Vec<Line>) {
        let mut draft = self.draft.take().unwrap_or_else(|| begin(cx, last));
        draft.sheet.lay(lines);
        self.focus = Some(Place::Save);
        self.wrong = draft.sheet.read(&cx.entry(), new_id).err().unwrap_or_default();
        if let Some(first) = self.wrong.iter().find_map(|wrong| Some((wrong.line?, wrong.refusal.field))) {
            self.focus = Some(Place::Cell(first.0, line::shown_at(first.1)));
        }
        self.draft = Some(draft);
    }

    pub(super) fn refused(&mut self, refusal: Refusal) {
        self.wrong = vec![Wrong { line: None, refusal }];
    }

    /// Draws the form; whether it stays open.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, last: Option<&Draw>, actions: &mut Vec<Action>) -> bool {
        let mut asked = Asked::default();
        let in_list = eframe::egui::Popup::is_any_open(ui.ctx());
        // What is asked has these keys for itself.
        if self.asked.is_none() {
            asked.close = !in_list && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            asked.save = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        }
        let mut draft = self.draft.take().unwrap_or_else(|| begin(cx, last));
        draft.sheet.keep_open();
        let laboratory = draft.sheet.laboratory.clone();
        if self.focus == Some(Place::First) {
            self.focus = match draft.sheet.first_empty() {
                Some(line) => Some(Place::Cell(line, "value")),
                None if draft.sheet.is_begun() => Some(Place::Save),
                None => self.focus,
            };
        }
        let title = cx.get("labs-report");
        widgets::pane(ui, &title.clone(), |ui| {
            let says = match (self.kept, draft.sheet.is_begun()) {
                (true, _) => "form-kept",
                (false, true) => "labs-report-says",
                (false, false) => "labs-report-first",
            };
            widgets::page_title(ui, &title, Some(&cx.get(says)));
            ui.add_space(size::GAP);
            widgets::card(ui, cx.theme, |ui| {
                ui.spacing_mut().item_spacing.y = size::GAP * 1.5;
                self.above(ui, cx, &mut draft.sheet);
                self.sets(ui, cx, last, &mut draft.sheet, &mut asked);
                if draft.sheet.left_ranges() {
                    let from = draft.sheet.copied_from.clone().unwrap_or_default();
                    ui.label(RichText::new(cx.say("labs-ranges-not-copied", &[("lab", from)])).weak());
                }
                self.lines(ui, cx, &mut draft.sheet, &mut asked);
                self.foot(ui, cx, &mut draft.sheet, &mut asked);
            });
            ui.label(RichText::new(cx.get("labs-report-keys")).small().weak());
        });
        if let Some(lines) = asked.lay {
            draft.sheet.lay(lines);
            self.focus = draft.sheet.first_empty().map(|line| Place::Cell(line, "value"));
            self.wrong.clear();
            ui.ctx().request_repaint();
        }
        // Only when it was typed: a range that is being emptied must not come back under the hand.
        if draft.sheet.laboratory != laboratory {
            draft.sheet.follow_laboratory(cx.words.decimal_mark());
        }
        if asked.save {
            match draft.sheet.read(&cx.entry(), new_id) {
                Ok(change) => match questions(&change, cx) {
                    says if says.is_empty() => actions.push(Action::Save(change)),
                    says => self.asked = Some((says, change)),
                },
                Err(wrong) => self.refuse(wrong),
            }
            ui.ctx().request_repaint();
        }
        self.draft = Some(draft);
        actions.extend(self.ask(ui, cx));
        !asked.close
    }

    /// What is asked before it is saved; the safe answer goes back to the report.
    fn ask(&mut self, ui: &Ui, cx: &Cx<'_>) -> Option<Action> {
        let (says, _) = self.asked.as_ref()?;
        let question = Question {
            title: &cx.get("form-ask-title"),
            says,
            yes: &cx.get("form-ask-yes"),
            no: &cx.get("form-ask-no"),
        };
        let answer = widgets::ask(ui, cx.theme, &question)?;
        let (_, change) = self.asked.take()?;
        self.focus = Some(Place::Save);
        ui.ctx().request_repaint();
        (answer == Answer::Yes).then_some(Action::Save(change))
    }

    /// Everything that is refused, at once; the first of it gets the keyboard.
    fn refuse(&mut self, wrong: Vec<Wrong>) {
        self.focus = wrong.first().map(|first| match first.line {
            Some(line) => Place::Cell(line, line::shown_at(first.refusal.field)),
            None if above::has(first.refusal.field) => Place::Above(first.refusal.field),
            None => Place::Save,
        });
        self.wrong = wrong;
    }

    /// Whether this place is the one that gets the keyboard now.
    fn takes(&mut self, place: Place) -> bool {
        let takes = self.focus == Some(place);
        if takes {
            self.focus = None;
        }
        takes
    }

    /// What gives lines to fill: the last report, and the sets of the catalogue.
    fn sets(&mut self, ui: &mut Ui, cx: &Cx<'_>, last: Option<&Draw>, sheet: &mut Sheet, asked: &mut Asked) {
        let is_begun = sheet.is_begun();
        let mut here = false;
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(0.0, size::TARGET_DAILY);
            if let Some(last) = last
                && widgets::plain_sized(ui, cx.theme, &cx.get("labs-as-last-time"), least).clicked()
            {
                asked.lay = Some(panel::as_before(&last.results, cx.diary, cx.catalogue, cx.words.decimal_mark()));
            }
            for set in cx.catalogue.panels() {
                let button = widgets::plain_sized(ui, cx.theme, &set.name, least);
                if !is_begun && self.focus == Some(Place::First) {
                    self.focus = None;
                    button.request_focus();
                }
                here |= button.has_focus();
                if button.clicked() {
                    asked.lay = Some(panel::usual(cx.catalogue, &set.analytes));
                }
            }
        });
        if here && !is_begun {
            self.type_through(ui, cx, sheet);
        }
    }

    /// Letters that are typed on a set are no set's: they begin the first analyte.
    fn type_through(&mut self, ui: &Ui, cx: &Cx<'_>, sheet: &mut Sheet) {
        let typed = ui.input_mut(|input| {
            let mut typed = String::new();
            input.events.retain(|event| match event {
                Event::Text(text) if text.starts_with(char::is_alphabetic) => {
                    typed.push_str(text);
                    false
                }
                _ => true,
            });
            typed
        });
        let Some(line) = sheet.lines.last_mut().filter(|_| !typed.is_empty()) else { return };
        line.analyte = typed;
        offered::fill_in(cx, line);
        let place = sheet.lines.len() - 1;
        TextEditState::default().store(ui.ctx(), cell_id(place, "analyte"));
        self.focus = Some(Place::Cell(place, "analyte"));
        ui.ctx().request_repaint();
    }

    fn foot(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &mut Sheet, asked: &mut Asked) {
        let left_out = sheet.left_out();
        if left_out > 0 {
            let words = cx.say("labs-left-out", &[("count", left_out.to_string())]);
            ui.label(RichText::new(words).weak());
        }
        for wrong in self.wrong.iter().filter(|wrong| wrong.line.is_none() && !above::has(wrong.refusal.field)) {
            widgets::refused(ui, cx.theme, &cx.message(&wrong.refusal.why));
        }
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(140.0, size::TARGET_DAILY);
            let save = widgets::primary(ui, cx.theme, &cx.get("form-save"), least);
            if self.takes(Place::Save) {
                save.request_focus();
            }
            asked.save |= save.clicked();
            if widgets::plain_sized(ui, cx.theme, &cx.get("labs-others-normal"), least).clicked() {
                sheet.others_normal();
                self.wrong.clear();
            }
            asked.close |= widgets::plain_sized(ui, cx.theme, &cx.get("form-close"), least).clicked();
        });
    }
}

/// Values of mere letters, of any line.
fn questions(change: &Change, cx: &Cx<'_>) -> Vec<String> {
    let Change::Add(records) = change else { return Vec::new() };
    let asked = records.iter().flat_map(|record| guard::questions(cx.diary, cx.catalogue, record));
    asked.map(|message| cx.message(&message)).collect()
}

/// Today, at the last laboratory, with the lines of the last report.
fn begin(cx: &Cx<'_>, last: Option<&Draw>) -> Draft {
    let newest = cx.diary.labs().next_back().and_then(|(_, result)| result.laboratory.clone());
    let laboratory = last.map_or(newest, |draw| draw.laboratory.clone());
    let lines = last
        .map(|draw| panel::as_before(&draw.results, cx.diary, cx.catalogue, cx.words.decimal_mark()))
        .unwrap_or_default();
    let mut sheet = Sheet {
        laid: lines.len(),
        at: cx.today().to_string(),
        laboratory: laboratory.unwrap_or_default(),
        fasting: String::new(),
        lines,
        copied_from: last.map(|draw| draw.laboratory.clone().unwrap_or_default()),
    };
    sheet.keep_open();
    Draft { began: sheet.clone(), sheet }
}

/// The result that a line would be, as far as it can be read.
fn trial(cx: &Cx<'_>, sheet: &Sheet, place: usize) -> Option<labs::Measurement> {
    let record: Arc<Record> = Arc::new(sheet.line(place, &cx.entry()).ok()?);
    labs::Measurement::new(&record, cx.facts)
}
