//! The appointment report as a file.

use std::fmt::Display;

use serde_json::json;

use crate::analysis::report::{self, Part, ReportRequest, Shown};
use crate::catalogue::Catalogue;
use crate::exchange::report::{self as paper, Paper};
use crate::files;
use crate::model::{Diary, Kind, Message, RecordId, Refusal};
use crate::words::{Language, Words};

use super::Desk;
use super::args::AxisName;
use super::error::Failure;
use super::output::Output;
use super::report_args::{PaperName, Report};

pub(super) fn report(desk: &Desk<'_>, what: &Report, out: &mut Output) -> Result<(), Failure> {
    let ending = what.out.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let is_pdf = match ending.as_deref() {
        Some("pdf") => true,
        Some("html") => false,
        _ => return Err(desk.refuse(&Refusal::new("out", "cli-report-ending").with("path", what.out.display()))),
    };
    let logbook = desk.read()?;
    let diary = logbook.diary();
    let (from, to) = desk.period(what.from.as_deref(), what.to.as_deref(), &logbook)?;
    let today = desk.today(diary);
    let paper = match what.paper {
        PaperName::A4 => Paper::A4,
        PaperName::Letter => Paper::Letter,
    };
    let spoken = spoken(desk, what)?;
    let (words, catalogue) = match &spoken {
        Some((words, catalogue)) => (words, catalogue),
        None => (desk.words(), &desk.session.catalogue),
    };
    let request = ReportRequest {
        from,
        // What is planned is no data.
        to: to.unwrap_or(today).min(today),
        parts: parts(desk, what)?,
        why: what.why.clone(),
        shown: shown(what),
        sensitive: what.sensitive,
        left_out: what.leave_out.iter().map(|name| known(desk, diary, name)).collect::<Result<_, _>>()?,
        notes: what.note.iter().map(|id| note(desk, diary, id)).collect::<Result<_, _>>()?,
        by_day: what.axis == AxisName::Day,
        chart_px: paper.chart_px(),
        words_percent: words.language().words_percent(),
        ..ReportRequest::of_everything(today)
    };
    if request.from.is_some_and(|from| from > request.to) {
        return Err(desk.refuse(&Refusal::new("from", "cli-report-period").with("date", request.to)));
    }
    let report = report::report(diary, catalogue, &request);
    let bytes = if is_pdf {
        paper::pdf(&report, words, paper).map_err(|err| failed(desk, &err))?
    } else {
        paper::html(&report, words)
    };
    files::write(&what.out, &bytes).map_err(|err| desk.file_failure(&what.out, &err))?;
    let parts: Vec<_> = report.sections.iter().map(|section| section.part.code()).collect();
    let from = request.from.map(|from| from.to_string());
    let path = what.out.display().to_string();
    out.document(&json!({ "out": path, "from": from, "to": request.to.to_string(), "parts": parts }), [path.clone()])
}

fn shown(what: &Report) -> Shown {
    let all = !what.anonymous;
    Shown { name: all, age: all, sex: all, pregnancy: what.pregnancy }
}

/// The parts that were asked for, in that order; else all of them.
fn parts(desk: &Desk<'_>, what: &Report) -> Result<Vec<Part>, Failure> {
    let read = |field, code: &String| {
        let choices = || Part::ALL.map(Part::code).join(", ");
        let refusal = || Refusal::new(field, "refused-choice").with("text", code).with("choices", choices());
        Part::parse(code.trim()).ok_or_else(|| desk.refuse(&refusal()))
    };
    let wanted: Vec<Part> = what.parts.iter().map(|code| read("parts", code)).collect::<Result<_, _>>()?;
    let without: Vec<Part> = what.without.iter().map(|code| read("without", code)).collect::<Result<_, _>>()?;
    let mut parts: Vec<Part> = Vec::new();
    for part in if wanted.is_empty() { Part::ALL.to_vec() } else { wanted } {
        if !without.contains(&part) && !parts.contains(&part) {
            parts.push(part);
        }
    }
    Ok(parts)
}

/// A name that is left out has to be one that the diary has: a slip would show what should not be seen.
fn known(desk: &Desk<'_>, diary: &Diary, name: &str) -> Result<String, Failure> {
    if report::names(diary, &desk.session.catalogue).holds(&desk.session.catalogue, name) {
        return Ok(name.to_owned());
    }
    Err(desk.refuse(&Refusal::new("leave_out", "cli-report-unknown").with("text", name)))
}

fn note(desk: &Desk<'_>, diary: &Diary, id: &str) -> Result<RecordId, Failure> {
    let Some(id) = RecordId::parse(id) else { return Err(desk.no_record(id)) };
    let is_note = diary.get(id).is_some_and(|record| record.kind() == Kind::Note);
    let refusal = Refusal::new("note", "cli-report-no-note").with("id", id);
    if is_note { Ok(id) } else { Err(desk.refuse(&refusal)) }
}

/// Words and catalogue of another language than the session's.
fn spoken(desk: &Desk<'_>, what: &Report) -> Result<Option<(Words, Catalogue)>, Failure> {
    let Some(code) = what.language.as_deref() else { return Ok(None) };
    let refusal = || Refusal::new("language", "refused-choice").with("text", code).with("choices", "en, de");
    let language = Language::parse(code).ok_or_else(|| desk.refuse(&refusal()))?;
    let catalogue = Catalogue::bundled_in(language.code());
    let catalogue = catalogue.map_err(|err| failed(desk, &err))?;
    let words = Words::of_language(language).with_names(catalogue.shown_names().clone());
    Ok(Some((words, catalogue)))
}

fn failed(desk: &Desk<'_>, err: &dyn Display) -> Failure {
    let said = desk.say(&Message::new("cli-report-failed").with("why", err));
    Failure { status: 1, sentences: vec![said] }
}
