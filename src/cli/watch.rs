//! Commands on the watch and its checklists: what asks for attention, and what was answered.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::analysis::facts::Facts;
use crate::analysis::watch::{Standing, WatchItem, card, watch};
use crate::catalogue::{ChecklistItem, RuleSource};
use crate::intake::Row;
use crate::logbook::Logbook;
use crate::model::answer::{Answer, Reply};
use crate::model::{Change, Diary, Kind, Message, Record, Refusal};

use super::Desk;
use super::error::Failure;
use super::output::{Output, json as record_json};
use super::watch_args::{ChecklistCommand, WatchCommand};

type Done = Result<(), Failure>;

pub(super) fn list(desk: &Desk<'_>, on: Option<&str>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let today = desk.day_or_today(on, logbook.diary())?;
    let items = items(desk, logbook.diary(), today);
    let card = card(logbook.diary(), &desk.session.catalogue);
    let mut lines: Vec<String> = items.iter().flat_map(|item| item_lines(desk, item)).collect();
    if items.is_empty() {
        lines.push(desk.words().get("cli-watch-calm"));
    }
    if items.iter().any(|item| item.is_open() && item.alarms()) {
        let country = card.country_name.iter().map(|name| format!("{name}: {}", card.emergency.join(", ")));
        let contacts = card.contacts.iter().map(|contact| format!("{}: {}", contact.name, contact.phone));
        lines.extend(contacts.chain(country));
    }
    let contacts: Vec<_> =
        card.contacts.iter().map(|contact| json!({ "name": contact.name, "phone": contact.phone })).collect();
    let document = json!({
        "on": today.to_string(),
        "items": items.iter().map(item_json).collect::<Vec<_>>(),
        "notice": desk.session.catalogue.watch_notice(),
        "call": { "country": card.country_name, "emergency": card.emergency, "contacts": contacts },
    });
    out.document(&document, lines)
}

pub(super) fn items(desk: &Desk<'_>, diary: &Diary, today: Date) -> Vec<WatchItem> {
    let catalogue = &desk.session.catalogue;
    watch(diary, catalogue, &Facts::new(diary, catalogue), today)
}

fn item_lines(desk: &Desk<'_>, item: &WatchItem) -> Vec<String> {
    let standing = match &item.standing {
        Standing::Open => String::new(),
        Standing::PutAside { on, reason, .. } => {
            let said = Message::new("cli-watch-aside").with("date", on).with("reason", reason);
            format!("  ({})", desk.say(&said))
        }
        Standing::Spoken { on, who, answer, .. } => {
            let said = Message::new("cli-watch-spoken").with("date", on).with("who", who).with("answer", answer);
            format!("  ({})", desk.say(&said))
        }
    };
    let mut lines = vec![format!("{}  {}  {}{standing}", item.tier.code(), item.rule, item.title)];
    lines.extend(item.says.iter().chain(&item.asks).map(|text| format!("    {text}")));
    lines.extend(item.sources.iter().map(|source| format!("    [{}]", source_line(source))));
    lines
}

fn source_line(source: &RuleSource) -> String {
    let year = source.year.map(|year| year.to_string());
    let parts: Vec<_> = [Some(source.text.clone()), source.country.clone(), year].into_iter().flatten().collect();
    match &source.says {
        Some(says) => format!("{}: {says}", parts.join(", ")),
        None => parts.join(", "),
    }
}

pub(super) fn source_json(source: &RuleSource) -> Value {
    json!({ "text": source.text, "country": source.country, "year": source.year, "says": source.says })
}

pub(super) fn item_json(item: &WatchItem) -> Value {
    let (standing, record, on, who, said) = match &item.standing {
        Standing::Open => ("open", None, None, None, None),
        Standing::PutAside { record, on, reason } => ("dismissed", Some(record), Some(on), None, Some(reason)),
        Standing::Spoken { record, on, who, answer } => ("spoken", Some(record), Some(on), Some(who), Some(answer)),
    };
    json!({
        "rule": item.rule,
        "tier": item.tier.code(),
        "title": item.title,
        "says": item.says,
        "asks": item.asks,
        "sources": item.sources.iter().map(source_json).collect::<Vec<_>>(),
        "records": item.records.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "about": item.about,
        "checklist": item.checklist,
        "standing": standing,
        "answer": record.map(ToString::to_string),
        "answered_on": on.map(ToString::to_string),
        "who": who,
        "reason": said,
    })
}

pub(super) fn answer(desk: &Desk<'_>, on: Option<&str>, what: &WatchCommand, out: &mut Output) -> Done {
    let mut logbook = desk.read()?;
    let today = desk.day_or_today(on, logbook.diary())?;
    let (WatchCommand::Dismiss { rule, .. } | WatchCommand::Spoken { rule, .. }) = what;
    let items = items(desk, logbook.diary(), today);
    let found = items.iter().filter(|item| item.rule == *rule);
    let Some(item) = found.clone().find(|item| item.is_open()).or_else(|| found.clone().next()) else {
        return Err(desk.refuse(&Refusal::new("rule", "cli-watch-none").with("rule", rule)));
    };
    if !item.can_be_put_aside && matches!(what, WatchCommand::Dismiss { .. }) {
        return Err(desk.refuse(&Refusal::new("rule", "cli-watch-not-aside").with("rule", rule)));
    }
    let mut row = Row::new();
    row.set("asked", rule);
    row.set("about", &item.about);
    match what {
        WatchCommand::Dismiss { reason, .. } => {
            row.set("reply", "dismissed");
            row.set("reason", reason);
        }
        WatchCommand::Spoken { with, answer, at, .. } => {
            row.set("reply", "spoken");
            row.set("who", with);
            row.set("reason", answer);
            row.put("at", at.clone());
        }
    }
    add(desk, &mut logbook, Kind::Answer, &row, out)
}

fn add(desk: &Desk<'_>, logbook: &mut Logbook, kind: Kind, row: &Row, out: &mut Output) -> Done {
    let record = desk.record(kind, row, logbook)?;
    desk.apply(logbook, &Change::Add(vec![record.clone()]))?;
    out.record(&record, &desk.shown(logbook))
}

pub(super) fn checklists(desk: &Desk<'_>, name: Option<&str>, on: Option<&str>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let diary = logbook.diary();
    let today = desk.day_or_today(on, diary)?;
    let all = desk.session.catalogue.checklists();
    if let Some(name) = name.filter(|name| all.iter().all(|list| list.id != *name)) {
        let choices: Vec<_> = all.iter().map(|list| list.id.as_str()).collect();
        let refusal = Refusal::new("name", "cli-no-checklist").with("name", name);
        return Err(desk.refuse(&refusal.with("choices", choices.join(", "))));
    }
    let shown = desk.shown(&logbook);
    let mut documents = Vec::new();
    let mut lines = Vec::new();
    for list in all.iter().filter(|list| name.is_none_or(|name| list.id == name)) {
        lines.push(format!("{}  {}", list.id, list.title));
        let mut items = Vec::new();
        for item in &list.items {
            let last = last_answer(diary, &item.id, today);
            let said = last.map_or_else(String::new, |(record, answer)| {
                format!("  {} ({})", answer.reply.code(), record.at.text())
            });
            lines.push(format!("    {}  {}{said}", item.id, item.text));
            let answer = last.map_or(Value::Null, |(record, _)| record_json(record, &shown));
            items.push(checklist_item_json(item, &answer));
        }
        documents.push(json!({ "id": list.id, "title": list.title, "intro": list.intro, "items": items }));
    }
    out.document(&Value::Array(documents), lines)
}

/// The last answer to an item on that day or before it.
fn last_answer<'a>(diary: &'a Diary, item: &str, today: Date) -> Option<(&'a Record, &'a Answer)> {
    diary.answers().rev().find(|(record, answer)| answer.asked == item && record.at.earliest().date() <= today)
}

fn checklist_item_json(item: &ChecklistItem, answer: &Value) -> Value {
    json!({
        "id": item.id,
        "text": item.text,
        "tier": item.tier.code(),
        "symptom": item.symptom,
        "says": item.says,
        "sources": item.sources.iter().map(source_json).collect::<Vec<_>>(),
        "answer": answer,
    })
}

pub(super) fn reply(desk: &Desk<'_>, what: &ChecklistCommand, out: &mut Output) -> Done {
    let ChecklistCommand::Answer { item, reply, medicine, note, at } = what;
    let Some(known) = desk.session.catalogue.checklist_item(item) else {
        return Err(desk.refuse(&Refusal::new("item", "cli-no-item").with("item", item)));
    };
    let answers = [Reply::Yes, Reply::No, Reply::Unsure].map(Reply::code);
    if !answers.contains(&reply.as_str()) {
        let refusal = Refusal::new("reply", "refused-choice").with("text", reply);
        return Err(desk.refuse(&refusal.with("choices", answers.join(", "))));
    }
    let mut logbook = desk.write()?;
    let medicine = medicine.as_deref().map(|name| desk.medicine_named(name, logbook.diary())).transpose()?;
    let mut row = Row::new();
    row.put("note", note.clone());
    row.put("at", at.clone());
    // A sign that is there is an entry of its symptom; that it is not there is an answer.
    if let (Some(symptom), "yes") = (&known.symptom, reply.as_str()) {
        row.set("symptom", symptom);
        row.set("value", "yes");
        let entry = desk.record(Kind::Symptom, &row, &logbook)?;
        if entry.at.earliest().date() > desk.session.now.date() {
            return Err(desk.refuse(&Refusal::new("at", "refused-answer-future")));
        }
        return add(desk, &mut logbook, Kind::Symptom, &row, out);
    }
    row.set("asked", item);
    row.set("reply", reply);
    let diary = logbook.diary();
    let followed = Facts::new(diary, &desk.session.catalogue).followed();
    let followed = followed.map(|id| diary.medicine_name(id).to_owned());
    row.put("about", medicine.or(followed));
    add(desk, &mut logbook, Kind::Answer, &row, out)
}

impl Desk<'_> {
    /// The name of a medicine of the diary, as it is written there.
    fn medicine_named(&self, name: &str, diary: &Diary) -> Result<String, Failure> {
        if let Some((_, medicine)) = diary.medicine_named(name) {
            return Ok(medicine.name.clone());
        }
        let known: Vec<_> = diary.medicines().map(|(_, known)| known.name.clone()).collect();
        let key = if known.is_empty() { "refused-no-medicine-yet" } else { "refused-unknown-medicine" };
        let refusal = Refusal::new("medicine", key).with("text", name);
        Err(self.refuse(&refusal.with("choices", known.join(", "))))
    }
}
