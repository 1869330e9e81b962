//! What was taken, step by step: each dose of a plan with its days and what became of them; without a plan, stretches of
//! equal doses as the log has them.

use jiff::civil::Date;

use crate::analysis::adherence::{self, Part};
use crate::analysis::text::{self, Text};
use crate::model::amount::{Amount, Number};
use crate::model::record::{Record, RecordId};
use crate::model::schedule::Schedule;
use crate::model::when::{When, days};

use super::desk::Desk;
use super::medicines::tallied;
use super::{Block, Cell, Column, Line, Row, Table};

/// So many stretches are listed, the latest.
const MOST: usize = 24;

pub(super) fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    let mut planned: Vec<RecordId> = Vec::new();
    for schedule in desk.schedules.all() {
        planned.push(schedule.medicine);
        rows.extend(steps(desk, schedule));
    }
    let others = desk.diary.medicines().filter(|(record, _)| !planned.contains(&record.id));
    for (record, _) in others {
        let logged = stretches(desk, record.id);
        if logged.is_empty() {
            rows.extend(courses(desk, record.id));
        }
        rows.extend(logged);
    }
    if rows.is_empty() {
        return vec![Block::Line(Line::soft(Text::key("report-doses-none")))];
    }
    let left_out = rows.len().saturating_sub(MOST);
    let rows = rows.split_off(left_out);
    let columns = vec![
        Column::new("report-column-medicine", 1.6),
        Column::number("report-column-dose", 1.2),
        Column::new("report-column-days", 2.2),
        Column::new("report-column-taken", 2.6),
    ];
    let mut blocks = vec![Block::Table(Table { columns, rows })];
    if left_out > 0 {
        blocks.push(Block::Line(Line::soft(Text::key("report-doses-more").with("count", left_out.to_string()))));
    }
    blocks
}

/// The steps of a plan that reach into the period.
fn steps(desk: &Desk<'_>, schedule: &Schedule) -> Vec<Row> {
    let found = adherence::adherence_until(desk.diary, schedule, desk.last_day(), desk.request.today);
    let here = |part: &&Part| desk.request.from.is_none_or(|from| part.until >= from);
    found.steps.iter().filter(here).map(|part| step(desk, schedule, part)).collect()
}

fn step(desk: &Desk<'_>, schedule: &Schedule, part: &Part) -> Row {
    let amount = schedule.steps.get(part.number).copied().or(schedule.needed_amount());
    let doses = desk.doses_between(schedule.medicine, part.from, part.until);
    let records = std::iter::once(schedule.plan).chain(doses).collect();
    row(desk, schedule.medicine, amount, (part.from, part.until), tallied(part.tally), records)
}

fn row(
    desk: &Desk<'_>,
    medicine: RecordId,
    amount: Option<Amount>,
    (from, until): (Date, Date),
    taken: Text,
    records: Vec<RecordId>,
) -> Row {
    let span = if from == until {
        text::day(from)
    } else {
        Text::key("report-stretch").with("since", text::day(from)).with("until", text::day(until))
    };
    Row {
        cells: vec![
            Cell::strong(Text::data(desk.diary.medicine_name(medicine))),
            Cell::from(amount.map(|amount| Text::number(amount.to_string()))),
            Cell::plain(span),
            Cell::plain(taken),
        ],
        from: records,
    }
}

/// Days in a row with the same sum, however many days between them have no record.
struct Stretch {
    amount: Amount,
    from: Date,
    until: Date,
    logged: i64,
    records: Vec<RecordId>,
}

fn stretches(desk: &Desk<'_>, medicine: RecordId) -> Vec<Row> {
    let hour = desk.diary.settings.day_start_hour;
    let mut found: Vec<Stretch> = Vec::new();
    let mut today: Option<Stretch> = None;
    let mut close = |day: Option<Stretch>| {
        let Some(day) = day else { return };
        match found.last_mut().filter(|last| {
            last.amount.number.decimal() == day.amount.number.decimal() && last.amount.unit == day.amount.unit
        }) {
            Some(last) => {
                last.until = day.until;
                last.logged += 1;
                last.records.extend(day.records);
            }
            None => found.push(day),
        }
    };
    for (record, dose) in desk.diary.doses_of(medicine).filter(|(_, dose)| dose.status.is_taken()) {
        let (Some(day), Some(amount)) = (record.at.diary_day(hour), dose.amount) else { continue };
        if !desk.within_day(day) {
            continue;
        }
        match today.as_mut().filter(|open| open.from == day && open.amount.unit == amount.unit) {
            Some(open) => {
                let sum = open.amount.number.decimal() + amount.number.decimal();
                open.amount = Amount { number: Number::computed(sum), ..open.amount };
                open.records.push(record.id);
            }
            None => {
                close(today.replace(Stretch { amount, from: day, until: day, logged: 1, records: vec![record.id] }));
            }
        }
    }
    close(today);
    let said = |one: Stretch| {
        let of = days(one.until) - days(one.from) + 1;
        let taken = Text::key("report-days").with("count", one.logged.to_string()).with("of", of.to_string());
        row(desk, medicine, Some(one.amount), (one.from, one.until), taken, one.records)
    };
    found.into_iter().map(said).collect()
}

/// Courses of a medicine of which no dose was logged in the period, at its strength.
fn courses(desk: &Desk<'_>, medicine: RecordId) -> Vec<Row> {
    let Some(strength) = desk.diary.medicine(medicine).and_then(|known| known.strength) else { return Vec::new() };
    let here = desk.diary.courses_of(medicine).filter(|(course, body)| desk.touches(&course.at, body.until.as_ref()));
    let said = |course: &Record, until: Option<&When>| Row {
        cells: vec![
            Cell::strong(Text::data(desk.diary.medicine_name(medicine))),
            Cell::plain(Text::number(strength.to_string())),
            Cell::plain(desk.stretch(&course.at, until)),
            Cell::plain(Text::key("report-doses-unlogged")),
        ],
        from: vec![course.id],
    };
    here.map(|(course, body)| said(course, body.until.as_ref())).collect()
}
