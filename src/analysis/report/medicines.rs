//! Everything that is taken with its dose, start, label and supply; what was taken before; what was prescribed and never
//! taken; and what was asked about medicines that matter beside it, with the date it was asked.

use crate::analysis::adherence::{self, Tally};
use crate::analysis::describe;
use crate::analysis::supply;
use crate::analysis::text::{self, Text};
use crate::analysis::treatments::{Standing, Treatment, treatments};
use crate::analysis::watch;
use crate::model::answer::Reply;
use crate::model::event::EventType;
use crate::model::medicine::{Category, Form, LabelStatus, Medicine};
use crate::model::record::{Body, RecordId};

use super::desk::Desk;
use super::{Block, Cell, Column, Line, Row, Table};

/// The checklist of the start, and which of its answers a report says.
const CHECKLIST: &str = "start";
const ASKED: [&str; 4] = ["start-opioid", "start-opioid-other", "start-dmt", "start-dmt-ever"];

pub(super) fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let all = treatments(desk.diary, &desk.schedules, desk.last_day());
    let of = |standing: Standing| all.iter().filter(move |one| one.standing == standing);
    let mut blocks = Vec::new();
    let rows: Vec<Row> = of(Standing::Taken).filter_map(|one| row(desk, one)).collect();
    if rows.is_empty() {
        blocks.push(Block::Line(Line::plain(Text::key("report-medicines-none"))));
    } else {
        let columns = vec![
            Column::new("report-column-medicine", 1.5),
            Column::new("report-column-dose", 1.6),
            Column::new("report-column-since", 1.5),
            Column::new("report-column-product", 1.8),
            Column::new("report-column-label", 1.6),
            Column::new("report-column-missed", 1.6),
        ];
        blocks.push(Block::Table(Table { columns, rows }));
    }
    let ended = of(Standing::Stopped).chain(of(Standing::Never)).chain(of(Standing::NotBegun));
    let lines: Vec<Line> = ended.filter_map(|one| before(desk, one)).chain(events(desk)).collect();
    if !lines.is_empty() {
        blocks.push(Block::List(lines));
    }
    blocks.push(Block::Line(answers(desk)));
    blocks
}

fn row(desk: &Desk<'_>, one: &Treatment) -> Option<Row> {
    let medicine = one.medicine()?;
    let mut from = vec![one.record.id];
    let course = one.running(desk.last_day());
    let first = desk.diary.doses_of(one.record.id).find(|(_, dose)| dose.status.is_taken()).map(|(record, _)| record);
    let since = course.map(|course| &course.at).or(first.map(|first| &first.at));
    from.extend(course.map(|course| course.id).into_iter().chain(one.dose));
    Some(Row {
        cells: vec![
            Cell::strong(Text::data(medicine.name.clone())),
            dose(desk, one, medicine).into(),
            since.map(text::date).into(),
            Text::list("report-beside", product(desk, one, medicine, &mut from)).into(),
            Text::list("report-beside", standing(medicine)).into(),
            missed(desk, one.record.id, &mut from).into(),
        ],
        from,
    })
}

/// The last dose that was taken, with its date where that is not today or the day before; else the strength of one piece.
fn dose(desk: &Desk<'_>, one: &Treatment, medicine: &Medicine) -> Option<Text> {
    if let Some(record) = one.dose.and_then(|id| desk.diary.get(id))
        && let Body::Dose(dose) = &record.body
    {
        let dose = Text::from(describe::how_much(dose));
        return Some(Text::key("report-dose-last").with("what", dose).with("date", text::date(&record.at)));
    }
    let strength = medicine.strength?;
    Some(Text::key("report-dose-piece").with("what", Text::number(strength.to_string())))
}

/// The form, what is in it, where it comes from, its batch.
fn product(desk: &Desk<'_>, one: &Treatment, medicine: &Medicine, from: &mut Vec<RecordId>) -> Vec<Text> {
    let mut said = Vec::new();
    let made = medicine.recipe.as_ref().map(|recipe| recipe.written.clone());
    let made = made.or_else(|| medicine.strength.map(|strength| strength.to_string()));
    said.extend(medicine.form.map(|form| Text::key("report-form").with("form", Form::code(form))));
    said.extend(made.map(Text::number));
    said.extend(
        medicine.supply.clone().map(|supply| Text::key("treatments-supply").with("supply", Text::data(supply))),
    );
    let bottles = supply::bottles(desk.diary, desk.catalogue, one.record.id, desk.last_day());
    if let Some((record, batch)) = bottles.iter().rev().filter(|state| state.is_open).find_map(|state| {
        let Some(Body::Bottle(bottle)) = desk.diary.get(state.record).map(|record| &record.body) else { return None };
        Some((state.record, bottle.batch.clone()?))
    }) {
        from.push(record);
        said.push(Text::key("report-batch").with("text", Text::data(batch)));
    }
    said
}

fn standing(medicine: &Medicine) -> Vec<Text> {
    let is_medicine = medicine.category.is_none_or(|category| category == Category::Medicine);
    let mut said = Vec::new();
    if !is_medicine {
        let category = medicine.category.map_or("medicine", Category::code);
        said.push(Text::key("treatments-category").with("category", category));
    }
    if is_medicine || medicine.label.is_some() {
        said.push(Text::key("treatments-label").with("label", medicine.label.map_or("none", LabelStatus::code)));
    }
    let prescribed = match (medicine.prescribed, &medicine.prescriber) {
        (Some(false), _) => "no",
        (_, Some(_)) => "by",
        (Some(true), None) => "yes",
        (None, None) => "none",
    };
    let who = medicine.prescriber.clone().unwrap_or_default();
    if is_medicine || prescribed != "none" {
        said.push(Text::key("treatments-prescribed").with("said", prescribed).with("who", Text::data(who)));
    }
    said
}

/// Of the doses planned in the period, what became of them. What was not logged is said as that.
fn missed(desk: &Desk<'_>, medicine: RecordId, records: &mut Vec<RecordId>) -> Option<Text> {
    let mut tally = Tally::default();
    for schedule in desk.schedules.all().iter().filter(|schedule| schedule.medicine == medicine) {
        let from = desk.request.from.unwrap_or(schedule.first_day());
        records.push(schedule.plan);
        records.extend(desk.doses_between(medicine, from, desk.last_day()));
        tally.add(adherence::between(desk.diary, schedule, from, desk.last_day(), desk.request.today));
    }
    (tally.planned > 0).then(|| tallied(tally))
}

/// "87 of 90 taken, 1 skipped, 2 not logged".
pub(super) fn tallied(tally: Tally) -> Text {
    let taken =
        Text::key("report-taken-of").with("taken", tally.taken.to_string()).with("planned", tally.planned.to_string());
    let others =
        [("report-partly", tally.partial), ("report-skipped", tally.skipped), ("report-not-logged", tally.missing)];
    let others = others.into_iter().filter(|(_, number)| *number > 0);
    let others = others.map(|(key, number)| Text::key(key).with("number", number.to_string()));
    Text::list("chart-and", std::iter::once(taken.clone()).chain(others)).unwrap_or(taken)
}

/// What was taken before, or never: each with its stretch and why it ended.
fn before(desk: &Desk<'_>, one: &Treatment) -> Option<Line> {
    let medicine = one.medicine()?;
    let (record, course) = one.courses().next()?;
    let stretch = if course.never_taken {
        Text::key("treatments-never-on").with("from", text::date(&record.at))
    } else {
        desk.stretch(&record.at, course.until.as_ref())
    };
    let name = match medicine.strength.filter(|_| !course.never_taken) {
        Some(strength) => {
            let name = Text::data(medicine.name.clone());
            Text::key("report-name-strength").with("name", name).with("strength", Text::number(strength.to_string()))
        }
        None => Text::data(medicine.name.clone()),
    };
    let line = earlier(name, stretch, course.reason.as_deref());
    Some(line.of([one.record.id, record.id]))
}

fn earlier(name: Text, stretch: Text, reason: Option<&str>) -> Line {
    let said = Text::key("report-earlier").with("name", name).with("stretch", stretch);
    let said = said.with("given", if reason.is_some() { "yes" } else { "no" });
    Line::plain(said.with("reason", Text::data(reason.unwrap_or_default())))
}

/// Procedures and treatments that are no medicines, in the period.
fn events<'d>(desk: &'d Desk<'_>) -> impl Iterator<Item = Line> + 'd {
    let meant = |event_type: EventType| matches!(event_type, EventType::Procedure | EventType::Treatment);
    let events = desk.diary.events().filter(move |(_, event)| meant(event.event_type) && !event.absent);
    let here = events.filter(|(record, event)| desk.touches(&record.at, event.until.as_ref().or(Some(&record.at))));
    here.map(|(record, event)| {
        let stretch = desk.stretch(&record.at, event.until.as_ref());
        earlier(Text::data(event.title.clone()), stretch, None).of([record.id])
    })
}

/// What was answered about opioids, treatments of immunity and biotin, and when; what nobody asked is said as that.
fn answers(desk: &Desk<'_>) -> Line {
    let all = watch::answered(desk.diary, desk.catalogue, CHECKLIST, desk.last_day());
    let mut from = Vec::new();
    let mut texts = Vec::new();
    for one in all.iter().filter(|one| ASKED.contains(&one.item.id.as_str())) {
        let what = Text::data(one.item.title.clone());
        texts.push(match one.answer {
            Some((record, answer)) => {
                from.push(record.id);
                let said = Text::key("report-answer").with("what", what).with("reply", Reply::code(answer.reply));
                said.with("date", text::date(&record.at))
            }
            None => Text::key("report-not-asked").with("what", what),
        });
    }
    let biotin = desk.diary.labs().rev().find_map(|(record, result)| Some((record, result.biotin?)));
    texts.push(match biotin {
        Some((record, took)) => {
            from.push(record.id);
            let said = Text::key("report-biotin").with("said", if took { "yes" } else { "no" });
            said.with("date", text::date(&record.at))
        }
        None => Text::key("report-biotin-not-asked"),
    });
    Line::plain(Text::list("report-and-then", texts).unwrap_or_else(|| Text::data(""))).of(from)
}
