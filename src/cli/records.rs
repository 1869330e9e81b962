//! Commands on records that are there: list, edit, delete, undo, redo, history, trash, restore, check.

use jiff::civil::Date;
use serde_json::json;

use crate::intake::{self, day_bounds};
use crate::logbook::{Logbook, Step};
use crate::model::diary::folded;
use crate::model::{Change, Kind, Record, RecordId, Refusal, Source};

use super::Desk;
use super::args::{List, Listed};
use super::error::Failure;
use super::output::Output;

type Done = Result<(), Failure>;

/// `medicine list` is `list medicine`.
pub(super) fn medicines() -> List {
    List { kind: Listed::Medicine, from: None, to: None, search: None }
}

fn kind_of(listed: Listed) -> Option<Kind> {
    match listed {
        Listed::Dose => Some(Kind::Dose),
        Listed::Symptom => Some(Kind::Symptom),
        Listed::Lab => Some(Kind::Lab),
        Listed::Event => Some(Kind::Event),
        Listed::Note => Some(Kind::Note),
        Listed::Medicine => Some(Kind::Medicine),
        Listed::Course => Some(Kind::Course),
        Listed::Plan => Some(Kind::Plan),
        Listed::Adjustment => Some(Kind::Adjustment),
        Listed::Bottle => Some(Kind::Bottle),
        Listed::Analyte => Some(Kind::Analyte),
        Listed::Answer => Some(Kind::Answer),
        Listed::Attachment => Some(Kind::Attachment),
        Listed::OwnSymptom => Some(Kind::OwnSymptom),
        Listed::Question => Some(Kind::Question),
        Listed::All => None,
    }
}

pub(super) fn list(desk: &Desk<'_>, what: &List, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let diary = logbook.diary();
    let (from, to) = desk.period(what.from.as_deref(), what.to.as_deref(), &logbook)?;
    let wanted = what.search.as_deref().map(folded);
    let in_period = |record: &Record| {
        from.is_none_or(|from| from <= record.at.latest().date())
            && to.is_none_or(|to| record.at.earliest().date() <= to)
    };
    let holds = |record: &Record| match &wanted {
        None => true,
        Some(wanted) => intake::row(record, diary)
            .cells()
            .any(|(name, text)| !matches!(name, "id" | "zone" | "offset" | "source") && folded(text).contains(wanted)),
    };
    let records = match kind_of(what.kind) {
        Some(kind) => diary.of_kind(kind).iter().collect(),
        None => diary.all(),
    };
    let shown = desk.shown(&logbook);
    out.records(records.into_iter().map(|record| &**record).filter(|record| in_period(record) && holds(record)), &shown)
}

pub(super) fn edit(desk: &Desk<'_>, id: &str, field: &str, value: &str, out: &mut Output) -> Done {
    let mut logbook = desk.read()?;
    let before = desk.living(&logbook, id)?;
    let read = intake::edit(&before, field, value, &desk.entry(logbook.diary()));
    let after = read.map_err(|refusals| desk.refusals(&refusals))?;
    if after != before {
        let change = Change::Edit { before: Box::new(before), after: Box::new(after.clone()) };
        desk.ask_and_apply(&mut logbook, &change, &after)?;
    }
    out.record(&after, &desk.shown(&logbook))
}

pub(super) fn delete(desk: &Desk<'_>, id: &str, out: &mut Output) -> Done {
    let mut logbook = desk.read()?;
    let record = desk.living(&logbook, id)?;
    let leaving = logbook.diary().leaving_with(&record);
    let gone = output_before(desk, &logbook, &record);
    desk.apply(&mut logbook, &Change::Delete(leaving))?;
    out.document(&gone.0, [gone.1])
}

/// The record as it was before it went: its medicine's name is not to be had afterwards.
fn output_before(desk: &Desk<'_>, logbook: &Logbook, record: &Record) -> (serde_json::Value, String) {
    let shown = desk.shown(logbook);
    let said = crate::analysis::describe::describe(record, shown.diary);
    (super::output::json(record, &shown), format!("{}  {}", record.id, desk.say(&said)))
}

pub(super) fn undo(desk: &Desk<'_>, out: &mut Output) -> Done {
    let mut logbook = desk.read()?;
    let step = logbook.undo(&Source::CommandLine, desk.session.now.timestamp()).map_err(|err| desk.failure(&err))?;
    step_done(desk, step, "undone", "cli-nothing-to-undo", out)
}

pub(super) fn redo(desk: &Desk<'_>, out: &mut Output) -> Done {
    let mut logbook = desk.read()?;
    let step = logbook.redo(&Source::CommandLine, desk.session.now.timestamp()).map_err(|err| desk.failure(&err))?;
    step_done(desk, step, "redone", "cli-nothing-to-redo", out)
}

fn step_done(desk: &Desk<'_>, step: Option<Step>, name: &str, nothing: &str, out: &mut Output) -> Done {
    let Some(step) = step else {
        return Err(Failure::refused(vec![desk.words().get(nothing)]));
    };
    let what = desk.say(&step.what);
    let document = json!({ name: what, "by": step.by.text() });
    out.document(&document, [format!("{name}: {what} ({})", step.by.text())])
}

pub(super) fn history(desk: &Desk<'_>, id: &str, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let record = RecordId::parse(id).ok_or_else(|| desk.no_record(id))?;
    let revisions = logbook.history(record).map_err(|err| desk.failure(&err))?;
    if revisions.is_empty() {
        return Err(desk.no_record(id));
    }
    out.revisions(&revisions, &desk.shown(&logbook))
}

pub(super) fn trash(desk: &Desk<'_>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let revisions = logbook.trash().map_err(|err| desk.failure(&err))?;
    out.revisions(&revisions, &desk.shown(&logbook))
}

pub(super) fn restore(desk: &Desk<'_>, id: &str, out: &mut Output) -> Done {
    let mut logbook = desk.read()?;
    let trash = logbook.trash().map_err(|err| desk.failure(&err))?;
    let wanted = RecordId::parse(id).ok_or_else(|| desk.no_record(id))?;
    let Some(found) = trash.iter().find(|revision| revision.record.id == wanted) else {
        return Err(desk.no_record(id));
    };
    // A medicine comes back with the courses that went with it, a plan with its adjustments.
    let mut records = vec![found.record.clone()];
    let with_it = trash.iter().map(|revision| &revision.record).filter(|other| other.hangs_on() == Some(wanted));
    records.extend(
        with_it.filter(|other| matches!(other.kind(), Kind::Course | Kind::Adjustment | Kind::Attachment)).cloned(),
    );
    desk.apply(&mut logbook, &Change::Restore(records))?;
    out.record(&found.record, &desk.shown(&logbook))
}

pub(super) fn check(desk: &Desk<'_>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let problems = logbook.check().map_err(|err| desk.failure(&err))?;
    let records = logbook.diary().len();
    if problems.is_empty() {
        let sound = crate::model::Message::new("cli-sound").with("count", records);
        let (backup, remarks) = super::backup::remarks(desk);
        let document = json!({ "sound": true, "records": records, "problems": [], "backup": backup });
        return out.document(&document, std::iter::once(desk.say(&sound)).chain(remarks));
    }
    out.document(&json!({ "sound": false, "records": records, "problems": problems }), [])?;
    out.finish()?;
    Err(Failure { status: 5, sentences: problems })
}

impl Desk<'_> {
    /// A record that is not in the trash.
    pub(super) fn living(&self, logbook: &Logbook, id: &str) -> Result<Record, Failure> {
        let record = RecordId::parse(id).and_then(|id| logbook.diary().get(id));
        record.map(|record| (**record).clone()).ok_or_else(|| self.no_record(id))
    }

    /// The days of `--from` and `--to`.
    pub(super) fn period(
        &self,
        from: Option<&str>,
        to: Option<&str>,
        logbook: &Logbook,
    ) -> Result<(Option<Date>, Option<Date>), Failure> {
        let entry = self.entry(logbook.diary());
        let bounds = |field, text: Option<&str>| {
            text.map(|text| day_bounds(field, text, &entry).map_err(|refusal| self.refuse(&refusal))).transpose()
        };
        let (from, to) = (bounds("from", from)?, bounds("to", to)?);
        if let (Some((from, _)), Some((_, to))) = (from, to)
            && to < from
        {
            return Err(self.refuse(&Refusal::new("to", "refused-ends-before-it-begins")));
        }
        Ok((from.map(|(first, _)| first), to.map(|(_, last)| last)))
    }
}
