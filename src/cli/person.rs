//! Commands on what surrounds the results: the person, own analytes, attachments.

use std::path::Path;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::catalogue::{Analyte, AnalyteUnit, DecisionLimit, DefaultRange};
use crate::files::{self, Unwritten};
use crate::intake::{self, Row, person_field_in};
use crate::logbook::{Logbook, LogbookError};
use crate::model::attachment::Attachment;
use crate::model::lab::ReferenceRange;
use crate::model::person::{Person, Pregnancy, Sex};
use crate::model::{Body, Change, Kind, Message, RecordId, Refusal, Settings};

use super::Desk;
use super::error::Failure;
use super::output::Output;
use super::watch_args::{AnalyteCommand, Attach, PersonCommand};

type Done = Result<(), Failure>;

pub(super) fn person(desk: &Desk<'_>, what: &PersonCommand, out: &mut Output) -> Done {
    match what {
        PersonCommand::Show => {
            let logbook = desk.read()?;
            show(&logbook.diary().settings.person, out)
        }
        PersonCommand::Set { name, sex, birth_year, country, contact, allergies, pregnancy } => {
            let mut logbook = desk.write()?;
            let before = logbook.diary().settings.clone();
            let contacts = (!contact.is_empty()).then(|| contact.join("\n"));
            let mut person = before.person.clone();
            for (field, text) in [
                ("name", name),
                ("allergies", allergies),
                ("pregnancy", pregnancy),
                ("sex", sex),
                ("birth_year", birth_year),
                ("country", country),
                ("contacts", &contacts.map(|text| if text == "none" { String::new() } else { text })),
            ] {
                if let Some(text) = text {
                    let year = desk.session.now.year();
                    person = person_field_in(year, &person, field, text).map_err(|refusal| desk.refuse(&refusal))?;
                }
            }
            let after = Settings { person, ..before.clone() };
            if after != before {
                desk.apply(&mut logbook, &Change::Configure { before, after })?;
            }
            let set = &logbook.diary().settings.person.country;
            if let Some(code) =
                set.as_deref().filter(|code| country.is_some() && desk.session.catalogue.country(code).is_none())
            {
                Output::remark(&desk.say(&Message::new("cli-country-unknown").with("code", code)));
            }
            show(&logbook.diary().settings.person, out)
        }
    }
}

fn show(person: &Person, out: &mut Output) -> Done {
    let Person { name, sex, birth_year, country, contacts, allergies, pregnancy } = person;
    let listed: Vec<_> =
        contacts.iter().map(|contact| json!({ "name": contact.name, "phone": contact.phone })).collect();
    let document = json!({
        "sex": sex.map(Sex::code),
        "birth_year": birth_year,
        "country": country,
        "contacts": listed,
        "name": name,
        "allergies": allergies,
        "pregnancy": pregnancy.map(Pregnancy::code),
    });
    let mut lines = Vec::new();
    lines.extend(name.as_ref().map(|name| format!("name: {name}")));
    lines.extend(sex.map(|sex| format!("sex: {}", sex.code())));
    lines.extend(birth_year.map(|year| format!("birth_year: {year}")));
    lines.extend(country.as_ref().map(|country| format!("country: {country}")));
    lines.extend(contacts.iter().map(|contact| format!("contact: {}: {}", contact.name, contact.phone)));
    lines.extend(allergies.as_ref().map(|allergies| format!("allergies: {allergies}")));
    lines.extend(pregnancy.map(|pregnancy| format!("pregnancy: {}", pregnancy.code())));
    out.document(&document, lines)
}

pub(super) fn analyte(desk: &Desk<'_>, what: &AnalyteCommand, out: &mut Output) -> Done {
    match what {
        AnalyteCommand::Add { name, unit, range, note } => {
            let mut logbook = desk.write()?;
            let mut row = Row::new();
            row.set("name", name);
            for (field, text) in [("unit", unit), ("range", range), ("note", note)] {
                row.put(field, text.clone());
            }
            let record = desk.record(Kind::Analyte, &row, &logbook)?;
            desk.apply(&mut logbook, &Change::Add(vec![record.clone()]))?;
            out.record(&record, &desk.shown(&logbook))
        }
        AnalyteCommand::List => {
            let mut documents = Vec::new();
            let mut lines = Vec::new();
            for known in desk.session.catalogue.analytes() {
                let units: Vec<_> = known.units.iter().map(|unit| unit.ucum.as_str()).collect();
                let ranges: Vec<_> = known.ranges.iter().map(range_line).collect();
                let said = [vec![known.name.clone(), units.join(", ")], ranges].concat();
                lines.push(said.join("  "));
                documents.push(analyte_json(known));
            }
            // A diary that is not there has none.
            let logbook = match Logbook::open(&desk.path) {
                Ok(logbook) => Some(logbook),
                Err(LogbookError::NoDiary(_)) => None,
                Err(err) => return Err(desk.failure(&err)),
            };
            for (_, own) in logbook.iter().flat_map(|logbook| logbook.diary().own_analytes()) {
                let said = [own.name.clone(), own.unit.clone().unwrap_or_default(), own.range.shown()];
                lines.push(said.join("  ").trim_end().to_owned());
                let (low, high) =
                    (own.range.low.map(|low| low.to_string()), own.range.high.map(|high| high.to_string()));
                documents.push(json!({ "name": own.name, "unit": own.unit, "low": low, "high": high, "own": true }));
            }
            out.document(&Value::Array(documents), lines)
        }
    }
}

/// `10*9/L 150–450`, with the sex it is of.
fn range_line(range: &DefaultRange) -> String {
    let limits = ReferenceRange { low: range.low, high: range.high }.shown();
    let sex = range.sex.map(|sex| format!(" {}", sex.code())).unwrap_or_default();
    format!("{limits} {}{sex}", range.unit)
}

fn analyte_json(known: &Analyte) -> Value {
    let unit = |unit: &AnalyteUnit| {
        let loinc = unit.loinc.as_deref();
        let usual = known.units.first().map(|usual| usual.ucum.as_str());
        let one = usual.and_then(|usual| known.convert(Decimal::ONE, &unit.ucum, usual));
        json!({ "unit": unit.ucum, "loinc": loinc, "one_in_usual_unit": one.map(|one| one.normalize().to_string()) })
    };
    let range = |range: &DefaultRange| {
        json!({
            "unit": range.unit,
            "low": range.low.map(|low| low.to_string()),
            "high": range.high.map(|high| high.to_string()),
            "sex": range.sex.map(Sex::code),
            "age_from": range.ages.0,
            "age_below": range.ages.1,
            "fasting": range.fasting,
            "source": range.source,
        })
    };
    let goal = |goal: &DecisionLimit| {
        json!({
            "unit": goal.unit,
            "low": goal.low.map(|low| low.to_string()),
            "high": goal.high.map(|high| high.to_string()),
            "sex": goal.sex.map(Sex::code),
            "says": goal.words,
            "source": goal.source,
        })
    };
    json!({
        "name": known.name,
        "aliases": known.aliases,
        "units": known.units.iter().map(unit).collect::<Vec<_>>(),
        "default_ranges": known.ranges.iter().map(range).collect::<Vec<_>>(),
        "also_published": known.also.iter().map(range).collect::<Vec<_>>(),
        "decision_limits": known.goals.iter().map(goal).collect::<Vec<_>>(),
        "own": false,
    })
}

/// Keeps a copy of the original beside a record, in the diary's own file.
pub(super) fn attach(desk: &Desk<'_>, what: &Attach, out: &mut Output) -> Done {
    let mut logbook = desk.read()?;
    let of = desk.living(&logbook, &what.id)?;
    let content = files::read_up_to(&what.file, Attachment::MOST_BYTES);
    let content = content.map_err(|err| desk.file_failure(&what.file, &err))?;
    let name = what.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    if !desk.call.confirm
        && let Some(there) = attached_already(desk, &logbook, of.id, &content)?
    {
        let said = Message::new("cli-attached-already").with("name", there);
        return Err(Failure::refused(vec![format!("file: {}", desk.say(&said)), desk.words().get("cli-confirm")]));
    }
    let change = intake::attach(of.id, &name, content, &desk.entry(logbook.diary()));
    let change = change.map_err(|refusals| desk.refusals(&refusals))?;
    desk.apply(&mut logbook, &change)?;
    let Change::Attach { record, .. } = &change else { return Ok(()) };
    out.record(record, &desk.shown(&logbook))
}

/// The name under which that record has these bytes.
fn attached_already(
    desk: &Desk<'_>,
    logbook: &Logbook,
    of: RecordId,
    content: &[u8],
) -> Result<Option<String>, Failure> {
    let same = |other: &Attachment| other.of == of && other.size == content.len() as u64;
    for (record, other) in logbook.diary().attachments().filter(|(_, other)| same(other)) {
        if logbook.content(record.id).map_err(|err| desk.failure(&err))?.as_deref() == Some(content) {
            return Ok(Some(other.name.clone()));
        }
    }
    Ok(None)
}

/// Writes an attachment's bytes into a file that is not there yet.
pub(super) fn save_attachment(desk: &Desk<'_>, id: &str, file: &Path, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let record = desk.living(&logbook, id)?;
    let content = logbook.content(record.id).map_err(|err| desk.failure(&err))?;
    let Some(content) = content.filter(|_| matches!(record.body, Body::Attachment(_))) else {
        return Err(desk.no_record(id));
    };
    files::write_new(file, &content).map_err(|err| match err {
        Unwritten::NotOurs(path) => desk.refuse(&Refusal::new("file", "cli-file-there").with("path", path.display())),
        Unwritten::Failed(path, err) => desk.file_failure(&path, &err),
    })?;
    let said = Message::new("cli-wrote").with("path", file.display());
    out.document(&json!({ "file": file.display().to_string(), "bytes": content.len() }), [desk.say(&said)])
}
