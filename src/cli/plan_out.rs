//! A plan out of the program: the page for the fridge, the calendar for a phone; and what asks for attention today.

use std::path::Path;

use jiff::civil::Date;
use serde_json::json;

use crate::analysis::attention;
use crate::analysis::due::Schedules;
use crate::analysis::supply;
use crate::analysis::windows;
use crate::exchange::fridge;
use crate::exchange::ical;
use crate::files;
use crate::model::schedule::Schedule;
use crate::model::{Diary, Kind, Message, Refusal};

use super::Desk;
use super::error::Failure;
use super::output::Output;
use super::plan_args::Which;

type Done = Result<(), Failure>;

/// As far ahead as bottles are counted for the page.
const AHEAD_DAYS: u16 = 400;

pub(super) fn calendar(desk: &Desk<'_>, which: &Which, path: &Path, out: &mut Output) -> Done {
    if path.extension().is_none_or(|ending| ending != "svg") {
        return Err(desk.refuse(&Refusal::new("out", "cli-chart-svg-only").with("path", path.display())));
    }
    let logbook = desk.read()?;
    let diary = logbook.diary();
    let id = desk.plan(&logbook, which.medicine.as_deref(), desk.today(logbook.diary()), true)?;
    let (Some(record), Some(plan)) = (diary.get(id), diary.plan(id)) else { return Ok(()) };
    let Some(medicine) = diary.medicine(plan.medicine) else { return Ok(()) };
    let schedule = Schedule::of(record, plan, diary);
    let today = desk.today(diary);
    let changes = supply::next_changes(diary, &desk.session.catalogue, plan.medicine, today, AHEAD_DAYS, false);
    let changes: Vec<Date> = changes.unwrap_or_default().iter().map(|opening| opening.on).collect();
    let page = fridge::Page {
        diary,
        record,
        plan,
        schedule: &schedule,
        medicine,
        bottle_changes: &changes,
        review: windows::review(plan, &schedule).map(|(day, _)| day),
        today,
    };
    let bytes = fridge::svg(&page, desk.words());
    files::write(path, &bytes).map_err(|err| desk.file_failure(path, &err))?;
    out.document(&json!({ "out": path.display().to_string() }), [path.display().to_string()])
}

pub(super) fn export_ics(desk: &Desk<'_>, path: &Path, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let trashed =
        logbook.versions(&[Kind::Medicine, Kind::Plan, Kind::Adjustment]).map_err(|err| desk.failure(&err))?;
    let calendar = ical::Calendar {
        diary: logbook.diary(),
        trashed: &trashed,
        words: desk.words(),
        now: desk.session.now.timestamp(),
        sequence: logbook.revision(),
    };
    let Some(bytes) = calendar.file() else {
        return Err(Failure::refused(vec![desk.words().get("ical-nothing")]));
    };
    files::write(path, &bytes).map_err(|err| desk.file_failure(path, &err))?;
    out.document(&json!({ "file": path.display().to_string() }), [path.display().to_string()])
}

/// What stands above everything else on that day.
pub(super) fn attention(desk: &Desk<'_>, diary: &Diary, schedules: &Schedules, day: Date) -> Vec<Message> {
    let found = attention::of_plans(diary, &desk.session.catalogue, schedules, day);
    found.into_iter().map(|attention| attention.message).collect()
}
