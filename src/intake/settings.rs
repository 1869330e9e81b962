//! Reads what is chosen: each setting as typed, and the symptoms that a day asks for.

use jiff::civil::Date;

use crate::model::diary::folded;
use crate::model::settings::{Daily, Outcome, Theme};
use crate::model::timeline::PanelChoice;
use crate::model::{Diary, Refusal, Settings};

use super::{Entry, MOST_FIELD_BYTES};

/// The settings that can be typed, by name.
pub const SETTINGS: [&str; 10] = [
    "day_start_hour",
    "theme",
    "zoom",
    "followed",
    "language",
    "worded",
    "yesterday_hidden",
    "low_energy",
    "panels",
    "backup_folder",
];

/// The languages of the window; `none` is as the desktop says.
const LANGUAGES: [&str; 2] = ["en", "de"];

/// One setting replaced; an empty text or `none` takes away what may be missing.
pub fn setting(diary: &Diary, field: &str, text: &str) -> Result<Settings, Refusal> {
    let mut settings = diary.settings.clone();
    let Some(field) = SETTINGS.into_iter().find(|known| *known == field) else {
        let refusal = Refusal::new("field", "refused-setting").with("text", field);
        return Err(refusal.with("choices", SETTINGS.join(", ")));
    };
    let text = text.trim();
    if text.len() > MOST_FIELD_BYTES {
        return Err(Refusal::new(field, "refused-too-long").with("most", MOST_FIELD_BYTES >> 10));
    }
    let choices = |choices: String| Refusal::new(field, "refused-choice").with("text", text).with("choices", choices);
    let is_none = text.is_empty() || text == "none";
    match field {
        "day_start_hour" => {
            let hours = Settings::DAY_START_HOURS;
            let hour = text.parse().ok().filter(|hour| hours.contains(hour));
            settings.day_start_hour = hour.ok_or_else(|| choices(format!("{}–{}", hours.start(), hours.end())))?;
        }
        "theme" => {
            let codes = Theme::ALL.map(Theme::code).join(", ");
            settings.theme = Theme::parse(text).ok_or_else(|| choices(codes))?;
        }
        "zoom" => {
            let zoom = text.strip_suffix('%').unwrap_or(text).trim_end().parse().ok();
            let zooms = Settings::ZOOMS;
            settings.zoom = zoom
                .filter(|zoom| zooms.contains(zoom))
                .ok_or_else(|| choices(format!("{}–{}", zooms.start(), zooms.end())))?;
        }
        "followed" if is_none => settings.followed = None,
        "followed" => {
            let medicine = diary.medicine_named(text);
            let names = || diary.medicines().map(|(_, medicine)| medicine.name.clone()).collect::<Vec<_>>();
            settings.followed = Some(medicine.ok_or_else(|| choices(names().join(", ")))?.0.id);
        }
        "backup_folder" if is_none => settings.backup_folder = None,
        // From the root on: a folder beside nobody knows which one is none.
        "backup_folder" if !is_whole_path(text) => return Err(Refusal::new(field, "refused-folder")),
        "backup_folder" => settings.backup_folder = Some(text.to_owned()),
        "panels" if is_none => settings.panels = None,
        "panels" => settings.panels = Some(panels(text)?),
        "language" if is_none => settings.language = None,
        "language" => {
            let known = LANGUAGES.into_iter().find(|code| *code == text);
            let known = known.ok_or_else(|| choices([LANGUAGES.join(", ").as_str(), "none"].join(", ")))?;
            settings.language = Some(known.to_owned());
        }
        _ => {
            let answer = match text {
                "yes" => true,
                "no" => false,
                _ => return Err(choices("yes, no".to_owned())),
            };
            let daily = &mut settings.daily;
            match field {
                "worded" => daily.worded = answer,
                "yesterday_hidden" => daily.yesterday_hidden = answer,
                _ => daily.low_energy = answer,
            }
        }
    }
    Ok(settings)
}

/// `/media/stick`, `D:\\backups`
fn is_whole_path(text: &str) -> bool {
    let drive = text.as_bytes().get(1..3).is_some_and(|rest| rest == b":\\" || rest == b":/");
    text.starts_with('/') || text.starts_with("\\\\") || drive
}

/// The panels of the timeline by their codes, with commas between them.
pub fn panels(text: &str) -> Result<Vec<PanelChoice>, Refusal> {
    PanelChoice::parse_list(text).map_err(|code| {
        let named = ["lab:…".to_owned(), "symptom:…".to_owned()];
        let choices: Vec<String> = PanelChoice::USUAL.map(|choice| choice.code()).into_iter().chain(named).collect();
        Refusal::new("panels", "refused-choice").with("text", code).with("choices", choices.join(", "))
    })
}

/// The settings with these symptoms asked for every day, in this order, under the names that the catalogue or the
/// diary has for them. A name that nobody knows is refused: it would be asked for and never meant.
pub fn daily_symptoms(entry: &Entry<'_>, names: &[String]) -> Result<Settings, Refusal> {
    let symptoms = known_symptoms(entry, names, Daily::MOST)?;
    let settings = entry.diary.settings.clone();
    let daily = Daily { symptoms, ..settings.daily.clone() };
    Ok(Settings { daily, ..settings })
}

/// The settings with these outcomes, which a report compares. One that was chosen before keeps its day: what was chosen
/// beforehand is not chosen anew.
pub fn outcomes(entry: &Entry<'_>, names: &[String], today: Date) -> Result<Settings, Refusal> {
    let settings = entry.diary.settings.clone();
    let since = |symptom: &String| {
        let before = settings.outcomes.iter().find(|one| folded(&one.symptom) == folded(symptom));
        before.map_or(today, |one| one.since)
    };
    let known = known_symptoms(entry, names, Outcome::MOST)?;
    let outcomes = known.into_iter().map(|symptom| Outcome { since: since(&symptom), symptom }).collect();
    Ok(Settings { outcomes, ..settings })
}

/// Each under the name it is known by, once.
fn known_symptoms(entry: &Entry<'_>, names: &[String], most: usize) -> Result<Vec<String>, Refusal> {
    let mut symptoms: Vec<String> = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let known = known_symptom(entry, name)
            .ok_or_else(|| Refusal::new("symptoms", "refused-unknown-symptom").with("text", name))?;
        if !symptoms.iter().any(|other| folded(other) == folded(&known)) {
            symptoms.push(known);
        }
    }
    if symptoms.len() > most {
        return Err(Refusal::new("symptoms", "refused-symptoms-many").with("most", most));
    }
    Ok(symptoms)
}

/// The name under which a symptom is known: the catalogue's, an own symptom's, or as it was last written down.
pub fn known_symptom(entry: &Entry<'_>, name: &str) -> Option<String> {
    if let Some(seed) = entry.catalogue.symptom(name) {
        return Some(seed.name.clone());
    }
    if let Some(own) = entry.diary.own_symptom(name) {
        return Some(own.name.clone());
    }
    let wanted = folded(name);
    let written = entry.diary.symptoms().rev().find(|(_, known)| folded(&known.symptom) == wanted);
    written.map(|(_, known)| known.symptom.clone()).filter(|name| !name.contains('\n'))
}
