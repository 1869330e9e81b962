//! Unwanted effects, each with its onset, the dose that was in force then by the log, its end, and what was done.

use jiff::civil::Date;

use crate::analysis::describe;
use crate::analysis::text::{self, Text};
use crate::analysis::windows::{self, Effect};
use crate::model::event::EventType;
use crate::model::record::{Record, RecordId};
use crate::model::when::{When, date_of, days};

use super::desk::Desk;
use super::{Block, Cell, Column, Line, Row, Table};

/// What was changed so long after an effect was last there may still be because of it.
const AFTER: i64 = 14;
/// Of one effect that comes and goes, so many of the last times are listed beside the first.
const LATEST: usize = 2;

pub(super) fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut rows: Vec<(Date, Row)> = Vec::new();
    let mut said: Vec<RecordId> = Vec::new();
    if let Some(medicine) = desk.facts.followed() {
        let since = desk.facts.start().and_then(|start| Some(desk.diary.get(start.record)?.at.earliest().date()));
        let since = since.or(desk.request.from).unwrap_or(Date::MIN);
        let found = windows::effects_since(desk.diary, desk.catalogue, medicine, since, desk.last_day());
        for effect in found.iter().filter(|effect| here(desk, effect)) {
            said.push(effect.record);
            rows.extend(row(desk, effect, medicine).map(|row| (effect.onset, row)));
        }
    }
    // Whatever its cause: also what is known to no day, and what began before the medicine.
    for (record, event) in desk.diary.events() {
        let is_meant = event.event_type == EventType::Adverse && !event.absent && !said.contains(&record.id);
        if is_meant && desk.touches(&record.at, event.until.as_ref().or(Some(&record.at))) {
            let (since, latest) = (record.at.earliest().date(), record.at.latest().date());
            let mut from = vec![record.id];
            let cells = vec![
                Cell::strong(Text::data(event.title.clone())),
                Cell::plain(desk.date(record)),
                dose_then(desk, record, &mut from).into(),
                event.until.as_ref().map(text::date).into(),
                done(desk, since, date_of(days(latest) + AFTER), &mut from).into(),
            ];
            rows.push((since, Row { cells, from }));
        }
    }
    if rows.is_empty() {
        return vec![Block::Line(Line::soft(Text::key("report-effects-none")))];
    }
    rows.sort_by_key(|(onset, _)| *onset);
    let left_out = thinned(&mut rows);
    let columns = vec![
        Column::new("report-column-effect", 1.8),
        Column::new("report-column-onset", 1.7),
        Column::new("report-column-dose-then", 1.3),
        Column::new("report-column-end", 1.4),
        Column::new("report-column-done", 2.4),
    ];
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    let mut blocks = vec![Block::Table(Table { columns, rows })];
    if left_out > 0 {
        blocks.push(Block::Line(Line::soft(Text::key("report-effects-more").with("count", left_out.to_string()))));
    }
    blocks.push(Block::Line(Line::soft(Text::key("report-effects-says"))));
    blocks
}

/// Of each effect the first time and the last ones; how many are left out.
fn thinned(rows: &mut Vec<(Date, Row)>) -> usize {
    let name = |row: &Row| row.cells.first().and_then(|cell| cell.text.clone());
    let names: Vec<Option<Text>> = rows.iter().map(|(_, row)| name(row)).collect();
    let before = rows.len();
    let mut place = 0;
    rows.retain(|_| {
        let here = &names[place];
        let earlier = names[..place].iter().filter(|other| *other == here).count();
        let later = names[place + 1..].iter().filter(|other| *other == here).count();
        place += 1;
        earlier == 0 || later < LATEST
    });
    before - rows.len()
}

fn here(desk: &Desk<'_>, effect: &Effect) -> bool {
    effect.onset <= desk.last_day() && desk.request.from.is_none_or(|from| effect.last >= from)
}

fn row(desk: &Desk<'_>, effect: &Effect, medicine: RecordId) -> Option<Row> {
    let record: &Record = desk.diary.get(effect.record)?;
    let mut from = vec![effect.record];
    let end = if effect.goes_on {
        Text::key("report-goes-on").with("count", effect.day(desk.last_day()).to_string())
    } else {
        Text::key("report-last-noted").with("date", text::day(effect.last))
    };
    let dose = effect.dose.map(|dose| Text::number(dose.to_string()));
    let dose = dose.or_else(|| by_course(desk, medicine, record, &mut from));
    let done = done(desk, effect.onset, date_of(days(effect.last) + AFTER), &mut from);
    Some(Row {
        cells: vec![
            Cell::strong(Text::name(effect.name.clone())),
            Cell::plain(desk.date(record)),
            dose.into(),
            Cell::plain(end),
            done.into(),
        ],
        from,
    })
}

/// By the log where the onset is known to the day; else as the course has it.
fn dose_then(desk: &Desk<'_>, record: &Record, from: &mut Vec<RecordId>) -> Option<Text> {
    let medicine = desk.facts.followed()?;
    let logged = record.at.date().and_then(|day| windows::dose_in_force(desk.diary, medicine, day));
    logged.map(|dose| Text::number(dose.to_string())).or_else(|| by_course(desk, medicine, record, from))
}

/// The strength of a medicine of which no dose was logged, while a course of it may have gone on.
fn by_course(desk: &Desk<'_>, medicine: RecordId, record: &Record, from: &mut Vec<RecordId>) -> Option<Text> {
    let strength = desk.diary.medicine(medicine)?.strength?;
    let goes_on = |until: Option<&When>| until.is_none_or(|until| until.latest() >= record.at.earliest());
    let mut courses = desk.diary.courses_of(medicine);
    let (course, _) =
        courses.find(|(course, body)| course.at.earliest() <= record.at.latest() && goes_on(body.until.as_ref()))?;
    from.push(course.id);
    Some(Text::key("report-dose-course").with("dose", Text::number(strength.to_string())))
}

/// Adjustments of plans, and ends of courses, in those days: what was changed then, never why unless somebody said so.
fn done(desk: &Desk<'_>, since: Date, until: Date, from: &mut Vec<RecordId>) -> Option<Text> {
    let hour = desk.diary.settings.day_start_hour;
    let within = |day: Option<Date>| day.is_some_and(|day| day >= since && day <= until);
    let may_lie = |at: &When| at.latest().date() >= since && at.earliest().date() <= until;
    let mut said = Vec::new();
    for (record, adjustment) in desk.diary.adjustments().filter(|(record, _)| within(record.at.diary_day(hour))) {
        from.push(record.id);
        let what = Text::from(describe::bend(&adjustment.bend));
        said.push(Text::key("report-done").with("what", what).with("date", text::date(&record.at)));
    }
    for (record, course) in desk.diary.courses().filter(|(_, course)| Some(course.medicine) == desk.facts.followed()) {
        let Some(end) = course.until.as_ref().filter(|end| may_lie(end)) else { continue };
        from.push(record.id);
        said.push(Text::key("report-done-stopped").with("date", text::date(end)));
    }
    Text::list("report-beside", said)
}
