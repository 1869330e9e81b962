//! The check-in in calls: when it is due, what it asks, what was answered beside the last and the first; and its answers
//! written down, all or none.

use serde_json::{Value, json};

use crate::analysis::check_in::{self, Beside, Compared, Sitting, Trend};
use crate::analysis::facts::Facts;
use crate::analysis::guard;
use crate::intake::{self, Row};
use crate::model::diary::folded;
use crate::model::symptom::{Scale, Side, SymptomEntry};
use crate::model::{Change, Diary, Kind, Refusal};

use super::Desk;
use super::day_args::CheckInCommand;
use super::error::Failure;
use super::output::Output;

type Done = Result<(), Failure>;

pub(super) fn show(desk: &Desk<'_>, on: Option<&str>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let (diary, catalogue) = (logbook.diary(), &desk.session.catalogue);
    let today = desk.day_or_today(on, diary)?;
    let hour = diary.settings.day_start_hour;
    let mut sittings = check_in::sittings(diary, catalogue);
    sittings.retain(|sitting| sitting.day(hour) <= today);
    let due = check_in::due(diary, catalogue, &Facts::new(diary, catalogue), &sittings, today);
    let questions = check_in::questions(catalogue, &sittings);

    let mut lines = vec![match due {
        Some(due) if due <= today => desk.words().say("cli-check-in-due", &[("date", due.to_string())]),
        Some(due) => desk.words().say("cli-check-in-next", &[("date", due.to_string())]),
        None => desk.words().get("cli-check-in-none"),
    }];
    let scale = |name: &str| catalogue.symptom(name).map_or_else(String::new, |seed| seed.scale.text());
    lines
        .extend(questions.iter().map(|asked| format!("{} [{}]  {}", asked.symptom, scale(&asked.symptom), asked.asks)));
    let mut past = Vec::new();
    for (place, sitting) in sittings.iter().enumerate() {
        let compared = check_in::compared(diary, catalogue, &sittings, place);
        lines.push(sitting.at.text().replace('T', " "));
        lines.extend(compared.iter().filter_map(|answer| line(desk, answer)));
        past.push(sitting_json(sitting, &compared));
    }
    let asked = questions
        .iter()
        .map(|asked| json!({ "symptom": asked.symptom, "scale": scale(&asked.symptom), "asks": asked.asks }));
    let document = json!({
        "on": today.to_string(),
        "due": due.map(|due| due.to_string()),
        "is_due": due.is_some_and(|due| due <= today),
        "questions": asked.collect::<Vec<_>>(),
        "check_ins": past,
    });
    out.document(&document, lines)
}

fn valued(entry: &SymptomEntry) -> String {
    let unit =
        if matches!(entry.scale, Scale::Distance(_)) { format!(" {}", entry.scale.text()) } else { String::new() };
    format!("{}{unit}", entry.score.shown())
}

/// "  Fatigue 3; better than the last (5, 2025-02-01); worse than the first (2, 2024-11-01)".
fn line(desk: &Desk<'_>, answer: &Compared) -> Option<String> {
    let entry = answer.entry()?;
    let mut parts = vec![format!("  {} {}", entry.symptom, valued(entry))];
    let said = |key: &str, trend: Option<Trend>, beside: Option<&Beside>| {
        let value = beside.and_then(Beside::entry).map(valued).unwrap_or_default();
        let date = beside.map(|beside| beside.at().text().replace('T', " ")).unwrap_or_default();
        let trend = trend.map_or("none", Trend::code).to_owned();
        desk.words().say(key, &[("trend", trend), ("value", value), ("date", date)])
    };
    parts.extend(answer.says.map(|trend| said("cli-check-in-says", Some(trend), None)));
    for (key, beside) in [("cli-check-in-last", &answer.last), ("cli-check-in-first", &answer.first)] {
        parts.extend(beside.as_ref().map(|beside| said(key, beside.trend, Some(beside))));
    }
    Some(parts.join("; "))
}

fn sitting_json(sitting: &Sitting, compared: &[Compared]) -> Value {
    let beside = |beside: &Option<Beside>| {
        beside.as_ref().and_then(|beside| {
            let entry = beside.entry()?;
            Some(json!({
                "at": beside.at().text(),
                "value": entry.score.text(),
                "scale": entry.scale.text(),
                "trend": beside.trend.map(Trend::code),
            }))
        })
    };
    let answers = compared.iter().filter_map(|answer| {
        let entry = answer.entry()?;
        Some(json!({
            "id": answer.record.id.to_string(),
            "symptom": entry.symptom,
            "value": entry.score.text(),
            "scale": entry.scale.text(),
            "side": entry.side.map(Side::code),
            "says": answer.says.map(Trend::code),
            "last": beside(&answer.last),
            "first": beside(&answer.first),
        }))
    });
    json!({ "at": sitting.at.text(), "answers": answers.collect::<Vec<_>>() })
}

pub(super) fn log(desk: &Desk<'_>, what: &CheckInCommand, out: &mut Output) -> Done {
    let CheckInCommand::Log { answers, at, entered_by } = what;
    let mut logbook = desk.write()?;
    let mut records = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for answer in answers {
        let row = row(desk, logbook.diary(), answer)?;
        let row = with(row, at.as_ref(), entered_by.as_ref());
        let key = folded(row.get("symptom").unwrap_or_default());
        if seen.contains(&key) {
            return Err(desk.refuse(&Refusal::new("answer", "cli-check-in-twice").with("text", answer)));
        }
        seen.push(key);
        records.push(desk.record(Kind::Symptom, &row, &logbook)?);
    }
    desk.apply(&mut logbook, &Change::Add(records.clone()))?;
    for notice in records.iter().flat_map(|record| guard::notices(logbook.diary(), &desk.session.catalogue, record)) {
        Output::remark(&desk.say(&notice));
    }
    out.records(records.iter(), &desk.shown(&logbook))
}

fn with(mut row: Row, at: Option<&String>, entered_by: Option<&String>) -> Row {
    row.put("at", at.cloned());
    row.put("entered_by", entered_by.cloned());
    row.set("check_in", "yes");
    row
}

/// `Fatigue=4`, `Walked=>=1 mi`: a name that is known, and its value; of a distance also the unit.
fn row(desk: &Desk<'_>, diary: &Diary, answer: &str) -> Result<Row, Failure> {
    let Some((name, value)) = answer.split_once('=') else {
        return Err(desk.refuse(&Refusal::new("answer", "cli-check-in-answer").with("text", answer)));
    };
    let entry = desk.entry(diary);
    let Some(known) = intake::known_symptom(&entry, name.trim()) else {
        return Err(desk.refuse(&Refusal::new("answer", "refused-unknown-symptom").with("text", name.trim())));
    };
    let (number, unit) = match value.trim().rsplit_once(' ') {
        Some((number, unit)) if matches!(Scale::parse(unit), Some(Scale::Distance(_))) => (number, Some(unit)),
        _ => (value.trim(), None),
    };
    let mut row = Row::new();
    row.set("symptom", known);
    row.set("value", number);
    row.put("scale", unit.map(str::to_owned));
    Ok(row)
}
