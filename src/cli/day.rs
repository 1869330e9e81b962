//! Commands on what a day is asked for: symptoms, questions for an appointment, settings.

use std::path::Path;

use serde_json::{Value, json};

use crate::analysis::due::Schedules;
use crate::exchange::week;
use crate::files;
use crate::intake::{self, Row, SETTINGS};
use crate::logbook::{Logbook, LogbookError};
use crate::model::diary::folded;
use crate::model::symptom::Direction;
use crate::model::timeline::PanelChoice;
use crate::model::{Body, Change, Kind, Refusal, Settings};

use super::Desk;
use super::day_args::{QuestionCommand, SettingsCommand, SymptomCommand};
use super::error::Failure;
use super::output::Output;

type Done = Result<(), Failure>;

pub(super) fn symptom(desk: &Desk<'_>, what: &SymptomCommand, out: &mut Output) -> Done {
    match what {
        SymptomCommand::Add { name, scale, higher_is, sensitive, low_words, high_words, since, note } => {
            let mut row = Row::new();
            row.set("name", name);
            row.set("sensitive", if *sensitive { "yes" } else { "no" });
            for (field, text) in [
                ("scale", scale),
                ("higher_is", higher_is),
                ("low_words", low_words),
                ("high_words", high_words),
                ("at", since),
                ("note", note),
            ] {
                row.put(field, text.clone());
            }
            let mut logbook = desk.write()?;
            let record = desk.record(Kind::OwnSymptom, &row, &logbook)?;
            desk.apply(&mut logbook, &Change::Add(vec![record.clone()]))?;
            out.record(&record, &desk.shown(&logbook))
        }
        SymptomCommand::Choose { names } => {
            let mut logbook = desk.write()?;
            let names = if names.as_slice() == ["none"] { &[] } else { names.as_slice() };
            let settings = intake::daily_symptoms(&desk.entry(logbook.diary()), names);
            configure(desk, &mut logbook, settings)?;
            let chosen = &logbook.diary().settings.daily.symptoms;
            out.document(&json!(chosen), chosen.clone())
        }
        SymptomCommand::Outcomes { names } => {
            let mut logbook = desk.write()?;
            let names = if names.as_slice() == ["none"] { &[] } else { names.as_slice() };
            let today = desk.today(logbook.diary());
            let settings = intake::outcomes(&desk.entry(logbook.diary()), names, today);
            configure(desk, &mut logbook, settings)?;
            let chosen = &logbook.diary().settings.outcomes;
            let listed: Vec<_> =
                chosen.iter().map(|one| json!({ "symptom": one.symptom, "since": one.since.to_string() })).collect();
            out.document(&json!(listed), chosen.iter().map(|one| format!("{}  {}", one.since, one.symptom)))
        }
        SymptomCommand::List => list(desk, out),
        SymptomCommand::Sheet { out: path, from } => sheet(desk, path, from.as_deref(), out),
    }
}

/// The paper for a week.
fn sheet(desk: &Desk<'_>, path: &Path, from: Option<&str>, out: &mut Output) -> Done {
    if path.extension().is_none_or(|ending| ending != "svg") {
        return Err(desk.refuse(&Refusal::new("out", "cli-chart-svg-only").with("path", path.display())));
    }
    let logbook = desk.read()?;
    let diary = logbook.diary();
    let from = match from {
        None => desk.today(diary),
        Some(text) => intake::day_bounds("from", text, &desk.entry(diary)).map_err(|refusal| desk.refuse(&refusal))?.0,
    };
    let schedules = Schedules::new(diary);
    let week = week::Week { diary, catalogue: &desk.session.catalogue, schedules: &schedules, from };
    files::write(path, &week::svg(&week, desk.words())).map_err(|err| desk.file_failure(path, &err))?;
    out.document(&json!({ "out": path.display().to_string() }), [path.display().to_string()])
}

/// The catalogue's symptoms and the person's own; a diary that is not there has none.
fn list(desk: &Desk<'_>, out: &mut Output) -> Done {
    let logbook = match Logbook::open(&desk.path) {
        Ok(logbook) => Some(logbook),
        Err(LogbookError::NoDiary(_)) => None,
        Err(err) => return Err(desk.failure(&err)),
    };
    let chosen: &[String] = logbook.as_ref().map_or(&[], |logbook| &logbook.diary().settings.daily.symptoms);
    let place = |name: &str| chosen.iter().position(|other| folded(other) == folded(name)).map(|place| place + 1);
    let mut documents = Vec::new();
    let mut lines = Vec::new();
    let mut add = |name: &str, scale: String, higher_is: Option<&str>, sensitive: bool, own: bool| {
        let mark = if place(name).is_some() { "* " } else { "  " };
        lines.push(format!("{mark}{name}  {scale}"));
        documents.push(json!({
            "name": name,
            "scale": scale,
            "higher_is": higher_is,
            "sensitive": sensitive,
            "own": own,
            "daily": place(name),
        }));
    };
    for seed in desk.session.catalogue.symptoms() {
        let higher = if seed.higher_is_worse { Direction::Worse } else { Direction::Better };
        add(&seed.name, seed.scale.text(), Some(higher.code()), seed.sensitive, false);
    }
    for (_, own) in logbook.iter().flat_map(|logbook| logbook.diary().own_symptoms()) {
        add(&own.name, own.scale.text(), own.higher_is.map(Direction::code), own.sensitive, true);
    }
    out.document(&Value::Array(documents), lines)
}

pub(super) fn question(desk: &Desk<'_>, what: &QuestionCommand, out: &mut Output) -> Done {
    match what {
        QuestionCommand::Add { text, at } => {
            let mut row = Row::new();
            row.set("text", text);
            row.put("at", at.clone());
            let mut logbook = desk.write()?;
            let record = desk.record(Kind::Question, &row, &logbook)?;
            desk.apply(&mut logbook, &Change::Add(vec![record.clone()]))?;
            out.record(&record, &desk.shown(&logbook))
        }
        QuestionCommand::List { all } => {
            let logbook = desk.read()?;
            let questions = logbook.diary().questions().filter(|(_, question)| *all || !question.done);
            let (documents, lines): (Vec<_>, Vec<_>) = questions
                .map(|(record, question)| {
                    let said = question.answer.as_ref().map(|answer| format!(": {answer}")).unwrap_or_default();
                    let document = json!({
                        "id": record.id.to_string(),
                        "at": record.at.text(),
                        "text": question.text,
                        "done": question.done,
                        "answer": question.answer,
                    });
                    (document, format!("{}  {}{said}", record.id, question.text))
                })
                .unzip();
            out.document(&Value::Array(documents), lines)
        }
        QuestionCommand::Done { id, answer } => {
            let mut logbook = desk.write()?;
            let before = desk.living(&logbook, id)?;
            if !matches!(before.body, Body::Question(_)) {
                return Err(desk.refuse(&Refusal::new("id", "refused-no-question").with("text", id)));
            }
            let mut typed = vec![("done", "yes")];
            typed.extend(answer.as_deref().map(|answer| ("answer", answer)));
            let after = intake::edits(&before, &typed, &desk.entry(logbook.diary()));
            let after = after.map_err(|refusals| desk.refusals(&refusals))?;
            let change = Change::Edit { before: Box::new(before), after: Box::new(after.clone()) };
            desk.apply(&mut logbook, &change)?;
            out.record(&after, &desk.shown(&logbook))
        }
    }
}

pub(super) fn settings(desk: &Desk<'_>, what: &SettingsCommand, out: &mut Output) -> Done {
    match what {
        SettingsCommand::Show => {
            let logbook = desk.read()?;
            show(&logbook, out)
        }
        SettingsCommand::Set { field, value } => {
            let mut logbook = desk.write()?;
            let settings = intake::setting(logbook.diary(), field, value);
            configure(desk, &mut logbook, settings)?;
            show(&logbook, out)
        }
    }
}

fn show(logbook: &Logbook, out: &mut Output) -> Done {
    let settings = &logbook.diary().settings;
    let value = |field: &str| match field {
        "day_start_hour" => json!(settings.day_start_hour),
        "theme" => json!(settings.theme.code()),
        "zoom" => json!(settings.zoom),
        "followed" => json!(settings.followed.map(|id| logbook.diary().medicine_name(id))),
        "language" => json!(settings.language),
        "worded" => json!(settings.daily.worded),
        "yesterday_hidden" => json!(settings.daily.yesterday_hidden),
        "backup_folder" => json!(settings.backup_folder),
        "panels" => {
            let codes = |panels: &Vec<PanelChoice>| panels.iter().map(PanelChoice::code).collect::<Vec<_>>().join(",");
            json!(settings.panels.as_ref().map(codes))
        }
        _ => json!(settings.daily.low_energy),
    };
    let in_words = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Bool(answer) => intake::row::yes_no(*answer).to_owned(),
        Value::Null => "none".to_owned(),
        other => other.to_string(),
    };
    let all: Vec<_> = SETTINGS.into_iter().map(|field| (field, value(field))).collect();
    let lines: Vec<_> = all.iter().map(|(field, value)| format!("{field}: {}", in_words(value))).collect();
    let document: serde_json::Map<_, _> = all.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
    out.document(&Value::Object(document), lines)
}

fn configure(desk: &Desk<'_>, logbook: &mut Logbook, settings: Result<Settings, Refusal>) -> Done {
    let after = settings.map_err(|refusal| desk.refuse(&refusal))?;
    let before = logbook.diary().settings.clone();
    if after == before { Ok(()) } else { desk.apply(logbook, &Change::Configure { before, after }) }
}
