//! Commands that show plans: templates, steps and totals, what is due, history, adherence.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::analysis::adherence::{Part, Tally};
use crate::analysis::describe;
use crate::analysis::due::{Schedules, Slot, SlotState, said, slots};
use crate::analysis::steps::{rows, totals};
use crate::analysis::watch::WatchItem;
use crate::analysis::windows;
use crate::analysis::windows::Effect;
use crate::catalogue::Tier;
use crate::model::plan::{Plan, clock};
use crate::model::portion::Portion;
use crate::model::revision::Revision;
use crate::model::schedule::Schedule;
use crate::model::{Diary, Kind};

use super::Desk;
use super::error::Failure;
use super::output::{Output, json as record_json};
use super::plan_args::Which;

type Done = Result<(), Failure>;

pub(super) fn templates(desk: &Desk<'_>, out: &mut Output) -> Done {
    let mut documents = Vec::new();
    let mut lines = Vec::new();
    for protocol in desk.session.catalogue.protocols() {
        let fields = ["from", "step", "every", "to", "fixed", "as_needed", "time", "hold_if"];
        let mut document = Map::new();
        document.insert("id".to_owned(), protocol.id.as_str().into());
        document.insert("title".to_owned(), protocol.title.as_str().into());
        document.insert("author".to_owned(), protocol.author.as_str().into());
        document.insert("source".to_owned(), protocol.source.as_str().into());
        document.insert("recipe".to_owned(), protocol.recipe.clone().into());
        for field in fields {
            document.insert(field.to_owned(), protocol.fills(field).into());
        }
        let offers = ["from", "step", "every", "to"].into_iter();
        let open: Map<_, _> = offers
            .filter(|field| protocol.fixed.is_none() && !protocol.as_needed && protocol.fills(field).is_none())
            .map(|field| (field.to_owned(), protocol.offers(field).into()))
            .collect();
        document.insert("to_choose".to_owned(), open.into());
        document.insert("remark".to_owned(), protocol.remark.clone().into());
        lines.push(format!("{}  {}  ({}, {})", protocol.id, protocol.title, protocol.author, protocol.source));
        documents.push(Value::Object(document));
    }
    // The person's own plans may be followed again; a diary that is not there has none.
    if let Ok(logbook) = desk.read() {
        for (record, plan) in logbook.diary().plans() {
            let said = describe::describe(record, logbook.diary());
            let title = plan.title.clone().unwrap_or_else(|| desk.say(&said));
            lines.push(format!("{}  {title}", record.id));
            let mut document = Map::new();
            document.insert("id".to_owned(), record.id.to_string().into());
            document.insert("title".to_owned(), title.into());
            document.insert("author".to_owned(), plan.author.clone().into());
            let row = crate::intake::row(record, logbook.diary());
            for field in ["from", "step", "every", "to", "fixed", "as_needed", "time", "hold_if"] {
                document.insert(field.to_owned(), row.get(field).into());
            }
            document.insert("own".to_owned(), true.into());
            documents.push(Value::Object(document));
        }
    }
    out.document(&Value::Array(documents), lines)
}

pub(super) fn show(desk: &Desk<'_>, which: &Which, on: Option<&str>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let diary = logbook.diary();
    if let Some(on) = on {
        let day = desk.day("on", on, diary)?;
        let named = which.medicine.as_deref().map(|named| desk.plan(&logbook, Some(named), day, true));
        let plan = named.transpose()?;
        let schedules = Schedules::new(diary);
        let medicine = plan.and_then(|plan| diary.plan(plan)).map(|plan| plan.medicine);
        let due: Vec<_> = slots(diary, &schedules, day)
            .into_iter()
            .filter(|slot| medicine.is_none_or(|medicine| slot.schedule.medicine == medicine))
            .collect();
        let lines: Vec<_> = due.iter().map(|slot| slot_line(desk, slot)).collect();
        return out.document(&due_json(&due, day).into(), lines);
    }
    let id = desk.plan(&logbook, which.medicine.as_deref(), desk.today(logbook.diary()), true)?;
    let (Some(record), Some(plan)) = (diary.get(id), diary.plan(id)) else { return Ok(()) };
    steps(desk, diary, plan, &Schedule::of(record, plan, diary), Some(diary.medicine_name(plan.medicine)), out)
}

/// The dated steps of a schedule, and their sum. A preview has no plan, and perhaps no medicine of the diary.
pub(super) fn steps(
    desk: &Desk<'_>,
    diary: &Diary,
    plan: &Plan,
    schedule: &Schedule,
    named: Option<&str>,
    out: &mut Output,
) -> Done {
    let Some(medicine) = diary.medicine(plan.medicine) else { return Ok(()) };
    let made = medicine.preparation();
    let rows = rows(schedule, &made);
    let totals = totals(schedule, &made);
    let step = |row: &crate::analysis::steps::StepRow| {
        let mut document = Map::new();
        document.insert("from".to_owned(), row.from.to_string().into());
        document.insert("until".to_owned(), row.until.map(|until| until.to_string()).into());
        document.insert("day".to_owned(), row.day.into());
        portion_json(&mut document, row.portion.as_ref());
        let state = match (row.step, schedule.is_as_needed()) {
            (None, _) => "pause",
            (Some(_), true) => "as-needed",
            (Some(_), false) => "step",
        };
        document.insert("state".to_owned(), state.into());
        Value::Object(document)
    };
    let mut sum = Map::new();
    sum.insert("days".to_owned(), totals.days.into());
    portion_json(&mut sum, totals.portion.as_ref());
    let backs: Vec<_> = schedule
        .step_backs()
        .iter()
        .map(|back| {
            json!({
                "id": back.adjustment.to_string(), "from": back.from.to_string(), "until": back.until.to_string(),
                "amount": back.to.number.to_string(), "unit": back.to.unit.code(), "reason": back.reason,
            })
        })
        .collect();
    let times: Vec<_> = schedule
        .times_since()
        .map(|(from, times)| {
            json!({ "from": from.to_string(), "time": times.iter().map(|time| clock(*time)).collect::<Vec<_>>() })
        })
        .collect();
    let today = desk.today(diary);
    let effects = windows::effects(diary, &desk.session.catalogue, schedule, today);
    let document = json!({
        "medicine": named,
        "plan": diary.plan(schedule.plan).map(|_plan| schedule.plan.to_string()),
        "steps": rows.iter().map(step).collect::<Vec<_>>(),
        "totals": sum,
        "step_backs": backs,
        "times": times,
        "waiting": schedule.waiting.as_ref().map(|waiting| {
            json!({ "since": waiting.since.to_string(), "steps": waiting.steps })
        }),
        "over_from": schedule.over_from().map(|over| over.to_string()),
        "idle": schedule.idle.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "review": windows::review(plan, schedule).map(|(on, from)| {
            json!({ "on": on.to_string(), "from": from.code() })
        }),
        "settled": windows::settled(schedule, today).map(|(amount, since)| {
            json!({ "amount": amount.number.to_string(), "unit": amount.unit.code(), "since": since.to_string() })
        }),
        "effects": effects.iter().map(|effect| effect_json(effect, today)).collect::<Vec<_>>(),
    });
    let mut lines: Vec<_> = rows
        .iter()
        .map(|row| {
            let until = row.until.map_or_else(|| "…".to_owned(), |until| until.to_string());
            let amount = row.portion.map(|portion| way(desk, portion, plan)).unwrap_or_default();
            let what = match (row.step, schedule.is_as_needed()) {
                (None, _) => desk.words().get("cli-plan-pause"),
                (Some(_), false) => amount,
                (Some(_), true) => format!("{} {amount}", desk.words().get("cli-plan-needed")),
            };
            format!("{}  {until}  {:>4}  {what}", row.from, row.day)
        })
        .collect();
    for id in &schedule.idle {
        lines.push(desk.words().say("cli-plan-idle", &[("id", id.to_string())]));
    }
    if let Some(portion) = totals.portion {
        let sum = way(desk, portion, plan);
        lines.push(desk.words().say("cli-plan-total", &[("count", totals.days.to_string()), ("sum", sum)]));
    }
    lines.extend(effects.iter().map(|effect| desk.say(&effect.message(today))));
    out.document(&document, lines)
}

/// An unwanted effect, counted from its own onset, with the dose then in force by the log.
fn effect_json(effect: &Effect, today: Date) -> Value {
    json!({
        "effect": effect.name,
        "onset": effect.onset.to_string(),
        "day": effect.day(today),
        "goes_on": effect.goes_on,
        "dose": effect.dose.map(|dose| dose.to_string()),
        "source": effect.source,
    })
}

/// `7 drops, 1.75 mg, 0.35 mL`
fn way(desk: &Desk<'_>, portion: Portion, plan: &Plan) -> String {
    let ways = said(portion, plan.shown_in).into_iter().map(|way| {
        let count = way.number.to_string();
        let unit = desk.words().say("count-unit", &[("count", count.clone()), ("unit", way.unit.code().to_owned())]);
        format!("{count} {unit}")
    });
    ways.collect::<Vec<_>>().join(", ")
}

fn portion_json(document: &mut Map<String, Value>, portion: Option<&Portion>) {
    let count = portion.and_then(|portion| portion.count);
    document.insert("count".to_owned(), count.map(|count| count.number.to_string()).into());
    document.insert("count_unit".to_owned(), count.map(|count| count.unit.code()).into());
    let amount = portion.map(|portion| portion.amount);
    let computed = |amount: crate::model::Amount| amount.number.decimal().normalize().to_string();
    document.insert("amount".to_owned(), amount.map(computed).into());
    document.insert("unit".to_owned(), amount.map(|amount| amount.unit.code()).into());
    let volume = portion.and_then(|portion| portion.volume_ml);
    document.insert("volume_ml".to_owned(), volume.map(|volume| volume.to_string()).into());
}

/// What is due, and apart from it the plans of which nothing is due: paused, or taken when needed.
fn due_json(slots: &[Slot<'_>], on: Date) -> Map<String, Value> {
    let those = |wanted: fn(&SlotState<'_>) -> bool| -> Value {
        slots.iter().filter(|slot| wanted(&slot.state)).map(|slot| slot_json(slot, on)).collect()
    };
    let mut document = Map::new();
    document.insert("due".to_owned(), those(|state| matches!(state, SlotState::Due { .. })));
    document.insert("paused".to_owned(), those(|state| matches!(state, SlotState::Paused)));
    document.insert("as_needed".to_owned(), those(|state| matches!(state, SlotState::AsNeeded(_))));
    document
}

fn slot_json(slot: &Slot<'_>, on: Date) -> Value {
    let mut document = Map::new();
    document.insert("medicine".to_owned(), slot.medicine.name.as_str().into());
    document.insert("plan".to_owned(), slot.schedule.plan.to_string().into());
    let (time, step, back) = match &slot.state {
        SlotState::Due { time, step, step_back, .. } => (*time, Some(*step), *step_back),
        SlotState::AsNeeded(_) | SlotState::Paused => (None, None, None),
    };
    let state = match slot.state {
        SlotState::Due { .. } => "due",
        SlotState::AsNeeded(_) => "as-needed",
        SlotState::Paused => "pause",
    };
    document.insert("state".to_owned(), state.into());
    document.insert("time".to_owned(), time.map(clock).into());
    let day = crate::model::when::days(on) - crate::model::when::days(slot.schedule.first_day()) + 1;
    document.insert("day".to_owned(), day.into());
    document.insert("step".to_owned(), step.map(|step| step + 1).into());
    portion_json(&mut document, slot.portion().as_ref());
    document.insert("step_back".to_owned(), back.map(|back| back.adjustment.to_string()).into());
    document.insert("reason".to_owned(), back.and_then(|back| back.reason.clone()).into());
    let logged = slot.logged;
    document.insert("status".to_owned(), logged.map(|(_, dose)| dose.status.code()).into());
    document.insert("at".to_owned(), logged.map(|(record, _)| record.at.text()).into());
    document.insert("dose".to_owned(), logged.map(|(record, _)| record.id.to_string()).into());
    Value::Object(document)
}

fn slot_line(desk: &Desk<'_>, slot: &Slot<'_>) -> String {
    let what = match &slot.state {
        SlotState::Due { portion, .. } => way(desk, *portion, slot.plan),
        SlotState::AsNeeded(portion) => {
            let amount = portion.map_or_else(String::new, |portion| way(desk, portion, slot.plan));
            format!("{} {amount}", desk.words().get("cli-plan-needed"))
        }
        SlotState::Paused => desk.words().get("cli-plan-pause"),
    };
    let time = match &slot.state {
        SlotState::Due { time: Some(time), .. } => format!("{}  ", clock(*time)),
        _ => String::new(),
    };
    let logged = slot.logged.map_or_else(String::new, |(record, dose)| {
        format!("  ({}, {})", dose.status.code(), record.at.text().replace('T', " "))
    });
    format!("{time}{}  {}{logged}", slot.medicine.name, what.trim_end())
}

/// The plan's own versions, then every adjustment with what became of it, in the order they were written.
pub(super) fn history(desk: &Desk<'_>, which: &Which, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let id = desk.plan(&logbook, which.medicine.as_deref(), desk.today(logbook.diary()), true)?;
    let failed = |err| desk.failure(&err);
    let mut revisions = logbook.history(id).map_err(failed)?;
    let mut ids: Vec<_> = logbook.diary().adjustments_of(id).map(|(record, _)| record.id).collect();
    let trash = logbook.trash().map_err(failed)?;
    let thrown = trash.iter().map(|revision| &revision.record).filter(|record| record.plan() == Some(id));
    ids.extend(thrown.map(|record| record.id));
    for adjustment in ids {
        revisions.extend(logbook.history(adjustment).map_err(failed)?);
    }
    revisions.sort_by_key(|revision: &Revision| revision.id);
    out.revisions(&revisions, &desk.shown(&logbook))
}

pub(super) fn adherence(desk: &Desk<'_>, which: &Which, on: Option<&str>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let diary = logbook.diary();
    let today = desk.day_or_today(on, diary)?;
    let id = desk.plan(&logbook, which.medicine.as_deref(), today, true)?;
    let (Some(record), Some(plan)) = (diary.get(id), diary.plan(id)) else { return Ok(()) };
    let schedule = Schedule::of(record, plan, diary);
    let found = crate::analysis::adherence::adherence(diary, &schedule, today);
    let part = |part: &Part| {
        let mut document = tally_json(&part.tally);
        document.insert("number".to_owned(), (part.number + 1).into());
        document.insert("from".to_owned(), part.from.to_string().into());
        document.insert("until".to_owned(), part.until.to_string().into());
        Value::Object(document)
    };
    let document = json!({
        "medicine": diary.medicine_name(plan.medicine),
        "whole": tally_json(&found.whole),
        "weeks": found.weeks.iter().map(part).collect::<Vec<_>>(),
        "steps": found.steps.iter().map(part).collect::<Vec<_>>(),
    });
    let line = |part: &Part| format!("{}  {}  {}", part.from, part.until, tally_line(desk, &part.tally));
    let mut lines: Vec<_> = found.weeks.iter().map(line).collect();
    lines.push(tally_line(desk, &found.whole));
    out.document(&document, lines)
}

fn tally_json(tally: &Tally) -> Map<String, Value> {
    let Tally { planned, taken, partial, skipped, missing, other_amount, step_backs } = *tally;
    let counts = [
        ("planned", planned),
        ("taken", taken),
        ("partial", partial),
        ("skipped", skipped),
        ("missing", missing),
        ("other_amount", other_amount),
        ("step_backs", step_backs),
    ];
    counts.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect()
}

fn tally_line(desk: &Desk<'_>, tally: &Tally) -> String {
    desk.words().say(
        "plan-tally",
        &[
            ("taken", tally.taken.to_string()),
            ("planned", tally.planned.to_string()),
            ("partial", tally.partial.to_string()),
            ("skipped", tally.skipped.to_string()),
            ("missing", tally.missing.to_string()),
        ],
    )
}

/// What is due, what was logged, what asks for attention.
pub(super) fn today(desk: &Desk<'_>, on: Option<&str>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let diary = logbook.diary();
    let day = desk.day_or_today(on, diary)?;
    let schedules = Schedules::new(diary);
    let due = slots(diary, &schedules, day);
    let hour = diary.settings.day_start_hour;
    let kinds = [Kind::Dose, Kind::Symptom, Kind::Lab, Kind::Event, Kind::Note];
    let mut logged: Vec<_> = kinds
        .into_iter()
        .flat_map(|kind| diary.of_kind(kind))
        .filter(|record| record.at.diary_day(hour) == Some(day))
        .collect();
    logged.sort_by_key(|record| (record.at.earliest(), record.id));
    let attention: Vec<String> =
        super::plan_out::attention(desk, diary, &schedules, day).iter().map(|message| desk.say(message)).collect();
    let shown = desk.shown(&logbook);
    let mut document = Map::new();
    document.insert("day".to_owned(), day.to_string().into());
    document.append(&mut due_json(&due, day));
    let records: Vec<_> = logged.iter().map(|record| record_json(record, &shown)).collect();
    document.insert("logged".to_owned(), records.into());
    document.insert("attention".to_owned(), attention.clone().into());
    let watched: Vec<_> = super::watch::items(desk, diary, day).into_iter().filter(WatchItem::is_open).collect();
    document.insert("watch".to_owned(), watched.iter().map(super::watch::item_json).collect::<Vec<_>>().into());
    let document = Value::Object(document);
    // What is only good to know stands on the watch itself.
    let pressing = watched.iter().filter(|item| item.tier < Tier::Note);
    let mut lines: Vec<String> = Vec::new();
    for item in pressing {
        lines.push(format!("{}  {}", item.tier.code(), item.title));
        // What to do is said at once where it is for now or today; the rest stands in `watch`.
        let more = item.says.iter().chain(&item.asks).filter(|_| item.alarms());
        lines.extend(more.map(|text| format!("    {text}")));
        if !item.alarms() {
            lines.extend(item.says.first().map(|text| format!("    {text}")));
        }
    }
    lines.extend(attention);
    lines.extend(due.iter().map(|slot| slot_line(desk, slot)));
    lines.extend(logged.iter().map(|record| {
        let said = describe::describe(record, diary);
        format!("{}  {}", record.at.text().replace('T', " "), desk.say(&said).replace(['\r', '\n'], " "))
    }));
    out.document(&document, lines)
}
