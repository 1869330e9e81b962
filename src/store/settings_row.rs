//! The settings, with the person who keeps the diary, as one row, and back.

use rusqlite::types::{Value, ValueRef};

use crate::model::person::{Contact, Person, Pregnancy, Sex};
use crate::model::settings::{Daily, Outcome, Settings, Theme};
use crate::model::timeline::PanelChoice;

use super::cells::{Bad, Reader, Writer};
use super::rows;

/// The settings, in the order in which they are written and read.
pub(super) const SETTINGS_COLUMNS: [&str; 20] = [
    "day_start_hour",
    "theme",
    "zoom",
    "followed",
    "sample",
    "sex",
    "birth_year",
    "country",
    "contacts",
    "language",
    "daily_symptoms",
    "worded",
    "yesterday_hidden",
    "low_energy",
    "name",
    "allergies",
    "pregnancy",
    "outcomes",
    "panels",
    "backup_folder",
];

pub(super) fn write_settings(settings: &Settings) -> Result<Vec<Value>, Bad> {
    let mut row = Writer::new();
    row.integer(Some(settings.day_start_hour.into()));
    row.text(settings.theme.code());
    row.integer(Some(settings.zoom.into()));
    row.shown(settings.followed);
    row.integer(Some(settings.sample.into()));
    let Person { name, sex, birth_year, country, contacts, allergies, pregnancy } = &settings.person;
    row.maybe(sex.map(Sex::code));
    row.integer(birth_year.map(i64::from));
    row.maybe(country.as_ref());
    let lines: Vec<_> = contacts.iter().map(|contact| format!("{}\t{}", contact.name, contact.phone)).collect();
    row.maybe((!lines.is_empty()).then(|| lines.join("\n")));
    row.maybe(settings.language.as_ref());
    let Daily { symptoms, worded, yesterday_hidden, low_energy } = &settings.daily;
    row.maybe((!symptoms.is_empty()).then(|| symptoms.join("\n")));
    for flag in [worded, yesterday_hidden, low_energy] {
        row.integer(flag.then_some(1));
    }
    row.maybe(name.as_ref());
    row.maybe(allergies.as_ref());
    row.maybe(pregnancy.map(Pregnancy::code));
    let lines: Vec<_> = settings.outcomes.iter().map(|one| format!("{}\t{}", one.since, one.symptom)).collect();
    row.maybe((!lines.is_empty()).then(|| lines.join("\n")));
    let codes = |panels: &Vec<PanelChoice>| panels.iter().map(PanelChoice::code).collect::<Vec<_>>().join("\n");
    row.maybe(settings.panels.as_ref().map(codes));
    row.maybe(settings.backup_folder.as_ref());
    let values = row.values();
    let cells: Vec<ValueRef<'_>> = values.iter().map(ValueRef::from).collect();
    if read_settings(&cells)? != *settings {
        return Err(Bad::new("settings", "they do not come back as they were written"));
    }
    Ok(values)
}

pub(super) fn read_settings(cells: &[ValueRef<'_>]) -> Result<Settings, Bad> {
    let mut row = Reader::new(cells);
    let day_start_hour = u8::try_from(row.integer("day_start_hour")?).unwrap_or(u8::MAX);
    let theme = row.parsed("theme", Theme::parse)?;
    let zoom = u16::try_from(row.integer("zoom")?).unwrap_or(u16::MAX);
    let followed = row.maybe_parsed("followed", rows::read_id)?;
    let sample = row.maybe_flag("sample")?.ok_or_else(|| Bad::new("sample", "missing"))?;
    let person = read_person(&mut row)?;
    if !Settings::DAY_START_HOURS.contains(&day_start_hour) {
        return Err(Bad::new("day_start_hour", "out of range"));
    }
    if !Settings::ZOOMS.contains(&zoom) {
        return Err(Bad::new("zoom", "out of range"));
    }
    let language = row.maybe_owned("language")?;
    let symptoms = row.maybe_text("daily_symptoms")?;
    let daily = Daily {
        symptoms: symptoms.map(|text| text.split('\n').map(str::to_owned).collect()).unwrap_or_default(),
        worded: row.maybe_flag("worded")?.unwrap_or(false),
        yesterday_hidden: row.maybe_flag("yesterday_hidden")?.unwrap_or(false),
        low_energy: row.maybe_flag("low_energy")?.unwrap_or(false),
    };
    let person = Person {
        name: row.maybe_owned("name")?,
        allergies: row.maybe_owned("allergies")?,
        pregnancy: row.maybe_parsed("pregnancy", Pregnancy::parse)?,
        ..person
    };
    let outcomes = row.maybe_text("outcomes")?.unwrap_or_default();
    let outcomes = outcomes.split('\n').filter(|line| !line.is_empty()).map(outcome).collect::<Option<Vec<_>>>();
    let outcomes = outcomes.ok_or_else(|| Bad::new("outcomes", "not a day and a name"))?;
    let read = |text: &str| text.lines().map(PanelChoice::parse).collect::<Option<Vec<_>>>();
    let panels = row.maybe_parsed("panels", read)?;
    let backup_folder = row.maybe_owned("backup_folder")?;
    Ok(Settings {
        day_start_hour,
        theme,
        zoom,
        followed,
        sample,
        person,
        language,
        daily,
        outcomes,
        panels,
        backup_folder,
    })
}

/// `2014-01-03`, a tab, the symptom.
fn outcome(line: &str) -> Option<Outcome> {
    let (since, symptom) = line.split_once('\t')?;
    Some(Outcome { symptom: symptom.to_owned(), since: since.parse().ok()? })
}

fn read_person(row: &mut Reader<'_>) -> Result<Person, Bad> {
    let sex = row.maybe_parsed("sex", Sex::parse)?;
    let birth_year = match row.maybe_integer("birth_year")? {
        Some(year) => Some(i16::try_from(year).map_err(|error| Bad::new("birth_year", error))?),
        None => None,
    };
    let country = row.maybe_owned("country")?;
    let contact = |line: &str| {
        let (name, phone) = line.split_once('\t')?;
        Some(Contact { name: name.to_owned(), phone: phone.to_owned() })
    };
    let read = |text: &str| text.split('\n').map(contact).collect::<Option<Vec<_>>>();
    let contacts = row.maybe_parsed("contacts", read)?.unwrap_or_default();
    Ok(Person { sex, birth_year, country, contacts, ..Person::default() })
}
