//! Commands on bottles: add, open, finish, list with what is left, and the days on which a plan needs the next one.

use serde_json::{Map, Value, json};

use crate::analysis::supply::{self, BottleState, Refill, UseBy};
use crate::intake::{self, Entry, Row};
use crate::model::schedule::Schedule;
use crate::model::{Amount, Body, Change, Kind, Message, RecordId, Refusal};

use super::Desk;
use super::error::Failure;
use super::output::Output;
use super::plan_args::{BottleCommand, Which};

type Done = Result<(), Failure>;

pub(super) fn bottle(desk: &Desk<'_>, what: &BottleCommand, out: &mut Output) -> Done {
    match what {
        BottleCommand::Add { medicine, holds, made, opened, use_by, keeps, batch, cost, note } => {
            let mut logbook = desk.write()?;
            let mut row = Row::new();
            row.set("medicine", medicine);
            row.set("holds", holds);
            row.set("at", made.clone().unwrap_or_else(|| desk.today(logbook.diary()).to_string()));
            for (field, text) in [
                ("opened", opened),
                ("use_by", use_by),
                ("keeps", keeps),
                ("batch", batch),
                ("cost", cost),
                ("note", note),
            ] {
                row.put(field, text.clone());
            }
            let record = desk.record_from(Kind::Bottle, &row, &logbook, "made")?;
            desk.apply(&mut logbook, &Change::Add(vec![record.clone()]))?;
            out.record(&record, &desk.shown(&logbook))
        }
        BottleCommand::Open { id, on } => date_field(desk, id, "opened", on.as_deref(), out),
        BottleCommand::Finish { id, on } => date_field(desk, id, "finished", on.as_deref(), out),
        BottleCommand::List { medicine, on } => list(desk, medicine.as_deref(), on.as_deref(), out),
        BottleCommand::Changes { which, holds, keeps_days, mix } => {
            changes(desk, which, holds, (*keeps_days, *mix), out)
        }
    }
}

fn date_field(desk: &Desk<'_>, id: &str, field: &'static str, on: Option<&str>, out: &mut Output) -> Done {
    let mut logbook = desk.read()?;
    let before = desk.living(&logbook, id)?;
    if before.kind() != Kind::Bottle {
        return Err(desk.no_record(id));
    }
    let day = match on {
        Some(on) => on.to_owned(),
        None => desk.today(logbook.diary()).to_string(),
    };
    let read = intake::edit(&before, field, &day, &desk.entry(logbook.diary()));
    let flagged =
        |refusal: Refusal| Refusal { field: if refusal.field == field { "on" } else { refusal.field }, ..refusal };
    let after = read.map_err(|refusals| desk.refusals(&refusals.into_iter().map(flagged).collect::<Vec<_>>()))?;
    if after != before {
        let change = Change::Edit { before: Box::new(before), after: Box::new(after.clone()) };
        desk.apply(&mut logbook, &change)?;
    }
    out.record(&after, &desk.shown(&logbook))
}

fn list(desk: &Desk<'_>, medicine: Option<&str>, on: Option<&str>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let diary = logbook.diary();
    let today = desk.day_or_today(on, diary)?;
    let wanted = medicine.map(|name| diary.medicine_named(name).map(|(record, _)| record.id));
    if wanted == Some(None) {
        let refusal = Refusal::new("medicine", "refused-no-medicine-yet");
        return Err(desk.refuse(&refusal.with("text", medicine.unwrap_or_default())));
    }
    let mut documents = Vec::new();
    let mut lines = Vec::new();
    for (record, known) in diary.medicines().filter(|(record, _)| wanted.flatten().is_none_or(|id| id == record.id)) {
        for state in supply::bottles(diary, &desk.session.catalogue, record.id, today) {
            let mut said: Vec<_> = supply::messages(&state, today).iter().map(|message| desk.say(message)).collect();
            said.extend(finished(diary, state.record).map(|day| {
                let message = supply::on(Message::new("supply-finished"), day);
                desk.say(&message)
            }));
            lines.push(format!("{}  {}  {}", state.record, known.name, said.join("; ")));
            documents.push(state_json(desk, diary, &known.name, &state, said, today));
        }
        for cost in supply::monthly_cost(diary, &desk.session.catalogue, record.id, today) {
            let args = [("medicine", known.name.clone()), ("cost", cost.text())];
            lines.push(desk.words().say("cli-bottle-month", &args));
        }
    }
    out.document(&Value::Array(documents), lines)
}

fn state_json(
    desk: &Desk<'_>,
    diary: &crate::model::Diary,
    name: &str,
    state: &BottleState,
    said: Vec<String>,
    today: jiff::civil::Date,
) -> Value {
    let day = |day: Option<jiff::civil::Date>| Value::from(day.map(|day| day.to_string()));
    let amount = |amount: &Amount| Value::from(amount.number.decimal().normalize().to_string());
    let basis = match &state.use_by {
        UseBy::Label(_) => "label",
        UseBy::Counted { .. } => "counted",
        UseBy::AskPharmacist => "ask-pharmacist",
        UseBy::Unknown => "unknown",
    };
    let mut document = Map::new();
    let mut put = |field: &str, value: Value| document.insert(field.to_owned(), value);
    put("id", state.record.to_string().into());
    put("medicine", name.into());
    put("holds", amount(&state.holds));
    put("unit", state.holds.unit.code().into());
    put("left", amount(&state.left));
    put("overdrawn", state.overdrawn.as_ref().map_or(Value::Null, amount));
    put("unmeasured", state.unmeasured.into());
    put("doses_left", state.doses_left.into());
    put("open", state.is_open.into());
    put("finished", day(finished(diary, state.record)));
    put("use_by", day(state.use_by.date()));
    put("use_by_basis", basis.into());
    put("run_out", day(state.run_out));
    put("plan_outlives", state.plan_outlives.into());
    put("cost", state.cost.as_ref().map(crate::model::bottle::Cost::text).into());
    let monthly: Vec<_> = medicine_id(diary, state.record)
        .map(|medicine| supply::monthly_cost(diary, &desk.session.catalogue, medicine, today))
        .unwrap_or_default()
        .iter()
        .map(crate::model::bottle::Cost::text)
        .collect();
    put("cost_a_month", monthly.into());
    put("says", said.into());
    Value::Object(document)
}

/// The day on which a bottle was emptied or thrown away.
fn finished(diary: &crate::model::Diary, bottle: RecordId) -> Option<jiff::civil::Date> {
    match &diary.get(bottle)?.body {
        Body::Bottle(bottle) => bottle.finished,
        _ => None,
    }
}

fn medicine_id(diary: &crate::model::Diary, bottle: RecordId) -> Option<RecordId> {
    diary.get(bottle)?.medicine()
}

fn changes(desk: &Desk<'_>, which: &Which, holds: &str, (keeps, mix): (Option<u16>, bool), out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let diary = logbook.diary();
    let id = desk.plan(&logbook, which.medicine.as_deref(), desk.today(logbook.diary()), true)?;
    let (Some(record), Some(plan)) = (diary.get(id), diary.plan(id)) else { return Ok(()) };
    let Some(medicine) = diary.medicine(plan.medicine) else { return Ok(()) };
    // Read as a bottle's own field is.
    let mut row = Row::new();
    row.set("medicine", &medicine.name);
    row.set("holds", holds);
    row.set("at", record.at.text());
    let entry = Entry { fresh: false, ..desk.entry(diary) };
    let read = intake::record(Kind::Bottle, &row, &entry).map_err(|refusals| desk.refusals(&refusals))?;
    let Body::Bottle(bottle) = &read.body else { return Ok(()) };
    let schedule = Schedule::of(record, plan, diary);
    let Some(until) = schedule.counted_until() else { return Ok(()) };
    let refill = Refill { holds: bottle.holds, keeps, mix };
    let found = supply::planned_changes(&schedule, medicine, &refill, schedule.first_day(), until);
    let found =
        found.map_err(|uncounted| Failure::refused(vec![format!("holds: {}", desk.say(&uncounted.message()))]))?;
    let first = crate::model::when::days(schedule.first_day());
    let day = |date: &jiff::civil::Date| crate::model::when::days(*date) - first + 1;
    let document: Vec<_> = found.iter().map(|date| json!({ "on": date.to_string(), "day": day(date) })).collect();
    let lines = found.iter().map(|date| format!("{date}  {:>4}", day(date)));
    out.document(&json!({ "changes": document }), lines)
}
