//! Commands that write something down: doses, symptoms, lab values, events, notes, medicines, courses.

use crate::analysis::due::beside_plan;
use crate::analysis::guard;
use crate::intake::{self, Row};
use crate::logbook::{Logbook, LogbookError};
use crate::model::plan::Rule;
use crate::model::{Body, Change, Diary, Kind, Message, Record, Refusal, Source};

use super::Desk;
use super::args::{At, Beside, CourseCommand, Log, MedicineCommand};
use super::error::Failure;
use super::output::Output;

type Done = Result<(), Failure>;

/// A date of the call: its words, and whether it is an assumption. A `~` or `..` keeps its own basis otherwise.
fn put_at(row: &mut Row, at: Option<&String>, assumed: bool) {
    row.put("at", at.cloned());
    if assumed {
        row.set("at_basis", "assumed");
    }
}

pub(super) fn put_beside(row: &mut Row, beside: &Beside) {
    let Beside { at: At { at, assumed }, note, entered_by } = beside;
    put_at(row, at.as_ref(), *assumed);
    row.put("note", note.clone());
    row.put("entered_by", entered_by.clone());
}

pub(super) fn log(desk: &Desk<'_>, what: &Log, out: &mut Output) -> Done {
    let mut row = Row::new();
    let kind = match what {
        Log::Dose { medicine, count, count_unit, amount, status, reason, beside } => {
            row.set("medicine", medicine);
            row.put("count", count.clone());
            row.put("count_unit", count_unit.clone());
            row.put("amount", amount.clone());
            row.put("status", status.clone());
            row.put("reason", reason.clone());
            put_beside(&mut row, beside);
            Kind::Dose
        }
        Log::Symptom { name, value, scale, side, beside } => {
            row.set("symptom", name);
            row.set("value", value);
            row.put("scale", scale.clone());
            row.put("side", side.clone());
            put_beside(&mut row, beside);
            Kind::Symptom
        }
        Log::Lab { analyte, value, unit, range, lab, fasting, biotin, repeat_sample, beside } => {
            row.set("analyte", analyte);
            row.set("value", value);
            row.put("unit", unit.clone());
            row.put("range", range.clone());
            row.put("lab", lab.clone());
            row.put("fasting", fasting.clone());
            row.put("biotin", biotin.clone());
            row.put("repeat_sample", repeat_sample.clone());
            put_beside(&mut row, beside);
            Kind::Lab
        }
        // Many records at once: panel.rs.
        Log::Panel(_) => return Ok(()),
        Log::Event { event_type, title, until, severity, confirmed, fever, absent, beside } => {
            row.set("type", event_type);
            row.set("title", title);
            row.put("until", until.clone());
            row.put("severity", severity.clone());
            row.put("confirmed", confirmed.clone());
            row.put("fever", fever.clone());
            row.put("absent", absent.then_some("yes"));
            put_beside(&mut row, beside);
            Kind::Event
        }
        Log::Note { text, at: At { at, assumed }, entered_by } => {
            row.set("text", text);
            row.put("entered_by", entered_by.clone());
            put_at(&mut row, at.as_ref(), *assumed);
            Kind::Note
        }
    };
    let mut logbook = desk.write()?;
    let record = beside_plan(logbook.diary(), desk.record(kind, &row, &logbook)?);
    let change = Change::Add(vec![record.clone()]);
    desk.ask_and_apply(&mut logbook, &change, &record)?;
    if let Body::Lab(result) = &record.body
        && let Some(unknown) = desk.unknown_analyte(&result.analyte, logbook.diary())
    {
        Output::remark(&desk.say(&unknown));
    }
    for notice in guard::notices(logbook.diary(), &desk.session.catalogue, &record) {
        Output::remark(&desk.say(&notice));
    }
    out.record(&record, &desk.shown(&logbook))
}

pub(super) fn medicine(desk: &Desk<'_>, what: &MedicineCommand, out: &mut Output) -> Done {
    let MedicineCommand::Add {
        name,
        form,
        recipe,
        strength,
        label,
        supply,
        category,
        prescribed,
        prescriber,
        from,
        assumed,
        note,
    } = what
    else {
        return Ok(());
    };
    let mut row = Row::new();
    row.set("name", name);
    row.put("form", form.clone());
    row.put("recipe", recipe.clone());
    row.put("strength", strength.clone());
    row.put("label", label.clone());
    row.put("supply", supply.clone());
    row.put("category", category.clone());
    row.put("prescribed", prescribed.clone());
    row.put("prescriber", prescriber.clone());
    row.put("note", note.clone());
    let mut logbook = desk.write()?;
    let medicine = desk.record(Kind::Medicine, &row, &logbook)?;
    let mut records = vec![medicine];
    if from.is_some() {
        // The course is read against a diary that has the medicine already; both are one change.
        let mut with_medicine = (**logbook.diary()).clone();
        let add = Change::Add(records.clone());
        add.check(&with_medicine).map_err(|err| desk.failure(&LogbookError::Refused(err)))?;
        add.apply(&mut with_medicine);
        let mut course = Row::new();
        course.set("medicine", name);
        put_at(&mut course, from.as_ref(), *assumed);
        let read = intake::record(Kind::Course, &course, &desk.entry(&with_medicine));
        records.push(read.map_err(|refusals| desk.refusals(&refusals))?);
    }
    desk.add(&mut logbook, records, out)
}

pub(super) fn course(desk: &Desk<'_>, what: &CourseCommand, out: &mut Output) -> Done {
    let mut logbook = desk.write()?;
    match what {
        CourseCommand::Never { medicine, on, reason, assumed } => {
            let mut row = Row::new();
            row.set("medicine", medicine);
            put_at(&mut row, Some(on), *assumed);
            row.put("reason", reason.clone());
            row.set("never_taken", "yes");
            let course = desk.record(Kind::Course, &row, &logbook)?;
            desk.add(&mut logbook, vec![course], out)
        }
        CourseCommand::Start { medicine, on, until, reason, why, assumed } => {
            let mut row = Row::new();
            row.set("medicine", medicine);
            put_at(&mut row, Some(on), *assumed);
            row.put("until", until.clone());
            row.put("reason", reason.clone());
            row.put("why", why.clone());
            let course = desk.record(Kind::Course, &row, &logbook)?;
            if until.is_none()
                && let Some(running) = running_course(&logbook, medicine)
            {
                let refusal = Refusal::new("medicine", "cli-course-running").with("name", medicine);
                return Err(desk.refuse(&refusal.with("since", running.at.text())));
            }
            desk.add(&mut logbook, vec![course], out)
        }
        CourseCommand::Stop { medicine, on, reason, assumed } => {
            let Some(running) = running_course(&logbook, medicine).cloned() else {
                let known: Vec<_> = logbook.diary().medicines().map(|(_, known)| known.name.clone()).collect();
                if logbook.diary().medicine_named(medicine).is_none() && !known.is_empty() {
                    let refusal = Refusal::new("medicine", "refused-unknown-medicine").with("text", medicine);
                    return Err(desk.refuse(&refusal.with("choices", known.join(", "))));
                }
                let key = if known.is_empty() { "refused-no-medicine-yet" } else { "cli-no-running-course" };
                return Err(desk.refuse(&Refusal::new("medicine", key).with("name", medicine).with("text", medicine)));
            };
            let mut row = intake::row(&running, logbook.diary());
            row.set("until", on);
            if *assumed {
                row.set("until_basis", "assumed");
            }
            row.put("reason", reason.clone());
            let entry = intake::Entry { fresh: false, ..desk.entry(logbook.diary()) };
            let after = intake::record(Kind::Course, &row, &entry).map_err(|refusals| desk.refusals(&refusals))?;
            let change = Change::Edit { before: Box::new(running), after: Box::new(after.clone()) };
            desk.apply(&mut logbook, &change)?;
            out.record(&after, &desk.shown(&logbook))
        }
    }
}

/// The latest course of a medicine that has no end.
fn running_course<'a>(logbook: &'a Logbook, medicine: &str) -> Option<&'a Record> {
    let (medicine, _) = logbook.diary().medicine_named(medicine)?;
    logbook.diary().courses_of(medicine.id).rev().find(|(_, course)| course.until.is_none()).map(|(record, _)| record)
}

/// The field that a question about a record speaks of.
fn asked_field(record: &Record) -> &'static str {
    match &record.body {
        Body::Dose(_) => "amount",
        Body::Lab(_) => "value",
        Body::Plan(plan) if !matches!(plan.rule, Rule::Steps(_)) => "fixed",
        _ => "to",
    }
}

impl Desk<'_> {
    /// What is said of a name that neither the catalogue nor the diary knows.
    pub(super) fn unknown_analyte(&self, name: &str, diary: &Diary) -> Option<Message> {
        intake::unknown_analyte(name, &self.session.catalogue, diary)
    }

    pub(super) fn record(&self, kind: Kind, row: &Row, logbook: &Logbook) -> Result<Record, Failure> {
        intake::record(kind, row, &self.entry(logbook.diary())).map_err(|refusals| self.refusals(&refusals))
    }

    /// What the window would ask about this, unless `--confirm` answers it.
    pub(super) fn ask(&self, logbook: &Logbook, record: &Record) -> Done {
        if self.call.confirm {
            return Ok(());
        }
        let questions = guard::questions(logbook.diary(), &self.session.catalogue, record);
        if questions.is_empty() {
            return Ok(());
        }
        let mut sentences: Vec<_> =
            questions.iter().map(|question| format!("{}: {}", asked_field(record), self.say(question))).collect();
        sentences.push(self.words().get("cli-confirm"));
        Err(Failure::refused(sentences))
    }

    /// What the window would ask about the clock before something new is written, unless `--confirm` answers it.
    fn ask_about_clock(&self, logbook: &Logbook, change: &Change) -> Done {
        if self.call.confirm || !matches!(change, Change::Add(_) | Change::Attach { .. }) {
            return Ok(());
        }
        let Some(question) = guard::clock_behind(logbook.last_written(), &self.session.now) else { return Ok(()) };
        Err(Failure::refused(vec![format!("at: {}", self.say(&question)), self.words().get("cli-confirm")]))
    }

    /// What is asked is asked of the diary that the change then goes into.
    pub(super) fn ask_and_apply(&self, logbook: &mut Logbook, change: &Change, record: &Record) -> Done {
        loop {
            self.ask(logbook, record)?;
            self.ask_about_clock(logbook, change)?;
            match logbook.apply_as_known(change, &Source::CommandLine, self.session.now.timestamp()) {
                Err(LogbookError::Moved) => logbook.refresh().map_err(|err| self.failure(&err))?,
                other => return other.map_err(|err| self.failure(&err)),
            };
        }
    }

    pub(super) fn apply(&self, logbook: &mut Logbook, change: &Change) -> Done {
        self.ask_about_clock(logbook, change)?;
        let at = self.session.now.timestamp();
        logbook.apply(change, &Source::CommandLine, at).map_err(|err| self.failure(&err))
    }

    fn add(&self, logbook: &mut Logbook, records: Vec<Record>, out: &mut Output) -> Done {
        let first = records.first().cloned();
        self.apply(logbook, &Change::Add(records))?;
        let Some(first) = first else { return Ok(()) };
        out.record(&first, &self.shown(logbook))
    }
}
