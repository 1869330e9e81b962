//! The screen for an appointment: the period, what goes in and what stays out, the pages as they will be, and what leaves
//! this computer before it does.

mod choices;
mod leave;
mod outcomes;
mod pages;
pub mod work;

use eframe::egui::{RichText, Ui};
use jiff::civil::Date;

use crate::analysis::report;
use crate::analysis::report::{Names, Part, ReportRequest, Shown, since_last_appointment};
use crate::exchange::report::Paper;
use crate::model::RecordId;
use crate::model::when::{date_of, days};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;
use crate::words::Language;

use self::leave::Leaving;
use self::pages::Preview;

/// Choices beside the pages; below this the pages stand beneath.
const BESIDE: f32 = 860.0;
const CHOICES: f32 = 360.0;
const WIDTH: f32 = 760.0;

/// What is asked for: the report, its sheet, and the language it speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub request: ReportRequest,
    pub paper: Paper,
    pub language: Language,
}

/// The period that is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Period {
    /// Since the last appointment, else everything.
    #[default]
    Usual,
    Days(i64),
    Everything,
    /// As typed: the first and the last day.
    Own(String, String),
}

#[derive(Debug, Default)]
pub(super) struct ReportScreen {
    arrived: bool,
    period: Period,
    /// What is wrong with the typed days.
    period_error: Option<String>,
    why: String,
    /// Parts that are left out.
    without: Vec<Part>,
    shown: Shown,
    sensitive: bool,
    left_out: Vec<String>,
    notes: Vec<RecordId>,
    by_day: bool,
    paper: Option<Paper>,
    language: Option<Language>,
    /// Lists that are open.
    lists: Lists,
    leaving: Leaving,
    preview: Preview,
    /// What can be left out, and whether something of it is sensitive; found once a revision.
    known: Option<(i64, Names, bool)>,
}

#[derive(Debug, Default)]
struct Lists {
    names: bool,
    notes: bool,
    outcomes: bool,
}

impl ReportScreen {
    pub(super) fn arrive(&mut self) {
        self.arrived = true;
        self.leaving.forget();
    }

    pub(super) fn forget_words(&mut self) {
        self.preview = Preview::default();
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        let mut actions = Vec::new();
        self.refresh(cx);
        let asked = self.asked(cx);
        if let Some(asked) = &asked
            && cx.laid.is_wanted(asked, cx.revision)
        {
            actions.push(Action::LayOutReport(Box::new(asked.clone())));
        }
        widgets::page(ui, "report", |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            widgets::page_title(ui, &cx.get("ui-report"), Some(&cx.get("report-screen-says")));
            let width = ui.available_width();
            if width < BESIDE {
                ui.set_max_width(WIDTH.min(width));
                self.choices(ui, cx, &mut actions);
                self.leave(ui, cx, asked.as_ref(), &mut actions);
                self.preview.ui(ui, cx);
                return;
            }
            ui.horizontal_top(|ui| {
                let gap = size::GAP * 3.0;
                ui.spacing_mut().item_spacing.x = gap;
                widgets::column(ui, CHOICES, |ui| {
                    ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
                    self.choices(ui, cx, &mut actions);
                    self.leave(ui, cx, asked.as_ref(), &mut actions);
                });
                widgets::column(ui, (width - CHOICES - gap).min(WIDTH), |ui| self.preview.ui(ui, cx));
            });
        });
        actions
    }

    /// Walks through years of entries: once a revision, never in every frame.
    fn refresh(&mut self, cx: &Cx<'_>) {
        if self.known.as_ref().is_none_or(|(revision, ..)| *revision != cx.revision) {
            let names = report::names(cx.diary, cx.catalogue);
            let is_sensitive = |name: &String| report::is_sensitive(cx.diary, cx.catalogue, name);
            let has_sensitive = names.symptoms.iter().any(is_sensitive);
            self.known = Some((cx.revision, names, has_sensitive));
        }
    }

    /// `None` while a typed day is none.
    fn asked(&mut self, cx: &Cx<'_>) -> Option<Asked> {
        let paper = self.paper.unwrap_or_else(|| usual_paper(cx));
        let language = self.language.unwrap_or(cx.words.language());
        let (from, to) = self.days(cx)?;
        let request = ReportRequest {
            from,
            to,
            parts: Part::ALL.into_iter().filter(|part| !self.without.contains(part)).collect(),
            why: Some(self.why.clone()).filter(|why| !why.trim().is_empty()),
            shown: self.shown,
            sensitive: self.sensitive,
            left_out: self.left_out.clone(),
            notes: self.notes.clone(),
            panels: cx.diary.settings.panels.clone(),
            by_day: self.by_day,
            chart_px: paper.chart_px(),
            words_percent: language.words_percent(),
            ..ReportRequest::of_everything(cx.today())
        };
        Some(Asked { request, paper, language })
    }

    /// The first and the last day of the period.
    fn days(&mut self, cx: &Cx<'_>) -> Option<(Option<Date>, Date)> {
        let today = cx.today();
        self.period_error = None;
        match &self.period {
            Period::Usual => Some((since_last_appointment(cx.diary, today).map(|(_, day)| day), today)),
            Period::Days(count) => Some((Some(date_of(days(today) - count + 1)), today)),
            Period::Everything => Some((None, today)),
            Period::Own(from, to) => {
                let read = |text: &str| text.trim().parse::<Date>().ok();
                let (from, to) = (read(from), read(to));
                let fits = from.zip(to).filter(|(from, to)| from <= to && *to <= today);
                if fits.is_none() {
                    self.period_error = Some(cx.get("report-period-refused"));
                }
                fits.map(|(from, to)| (Some(from), to))
            }
        }
    }
}

/// Letter where Letter is what printers have.
fn usual_paper(cx: &Cx<'_>) -> Paper {
    match cx.diary.settings.person.country.as_deref() {
        Some("US" | "CA" | "MX" | "PH") => Paper::Letter,
        _ => Paper::A4,
    }
}

/// A heading within a card, and beneath it what it means.
fn part(ui: &mut Ui, title: &str, says: Option<&str>) {
    widgets::section(ui, title);
    if let Some(says) = says {
        ui.label(RichText::new(says).weak());
    }
}
