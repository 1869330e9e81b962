//! Words for the diary's days: the questions of a check-in (`seeds/checkin.toml`) and what happens to people
//! (`seeds/events.toml`).

use serde::Deserialize;

use crate::model::event::EventType;

use super::Catalogue;
use super::read::{CatalogueError, File, Flaw, filled, parsed, unreadable};

pub(super) const CHECK_IN: File = ("checkin.toml", include_str!("../../seeds/checkin.toml"));
pub(super) const EVENTS: File = ("events.toml", include_str!("../../seeds/events.toml"));

/// What is asked every three months.
#[derive(Clone, Debug, Default)]
pub struct CheckIn {
    /// Days after the last one, or after the start, until the next is due.
    pub days: u16,
    pub questions: Vec<CheckInQuestion>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckInQuestion {
    /// The catalogue's symptom as which the answer is kept.
    pub symptom: String,
    pub asks: String,
}

/// Words for one type of event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventWords {
    pub event_type: EventType,
    /// To choose from; any other may be written.
    pub titles: Vec<String>,
    /// What counts as one.
    pub says: Option<String>,
    /// By which numbers it is usually told apart.
    pub definition: Option<Definition>,
}

/// How an event is usually judged, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Days from the beginning of one to that of the next.
    pub apart_days: u16,
    /// Hours that one lasts at least.
    pub lasts_hours: u16,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckInFile {
    days: u16,
    question: Vec<CheckInQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFile {
    event: Vec<EventEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventEntry {
    #[serde(rename = "type")]
    event_type: String,
    titles: Vec<String>,
    says: Option<String>,
    definition: Option<Definition>,
}

pub(super) fn check_in(file: File, catalogue: &Catalogue) -> Result<CheckIn, CatalogueError> {
    let CheckInFile { days, question: questions } = parsed(file)?;
    for question in &questions {
        let fail = |flaw| CatalogueError { file: file.0, entry: question.symptom.clone(), flaw };
        filled("asks", &question.asks).map_err(fail)?;
        if catalogue.symptom(&question.symptom).is_none_or(|known| known.name != question.symptom) {
            return Err(fail(unreadable(&question.symptom)));
        }
    }
    if days == 0 || questions.is_empty() {
        return Err(CatalogueError { file: file.0, entry: "days".to_owned(), flaw: Flaw::Blank("days") });
    }
    Ok(CheckIn { days, questions })
}

pub(super) fn events(file: File) -> Result<Vec<EventWords>, CatalogueError> {
    let EventFile { event: entries } = parsed(file)?;
    let read = |entry: EventEntry| {
        let EventEntry { event_type: code, titles, says, definition } = entry;
        let fail = |flaw| CatalogueError { file: file.0, entry: code.clone(), flaw };
        let event_type = EventType::parse(&code).ok_or_else(|| fail(unreadable(&code)))?;
        let source = definition.as_ref().map(|definition| &definition.source);
        for text in titles.iter().chain(&says).chain(source) {
            filled("titles", text).map_err(fail)?;
        }
        Ok(EventWords { event_type, titles, says, definition })
    };
    entries.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_in_asks_of_symptoms_that_are_known() {
        let catalogue = Catalogue::bundled().unwrap();
        assert_eq!((catalogue.check_in().days, catalogue.check_in().questions.len()), (90, 8));
        let text = "days = 90\n[[question]]\nsymptom = \"Fatige\"\nasks = \"How?\"\n";
        assert_eq!(check_in(("checkin.toml", text), &catalogue).unwrap_err().flaw, Flaw::Unreadable("Fatige".into()));
        let none = "days = 0\n[[question]]\nsymptom = \"Fatigue\"\nasks = \"How?\"\n";
        assert!(check_in(("checkin.toml", none), &catalogue).is_err());
    }

    #[test]
    fn words_of_events_are_of_types_that_there_are() {
        let catalogue = Catalogue::bundled().unwrap();
        assert!(catalogue.event_words(EventType::Context).is_some_and(|words| words.titles.contains(&"Heat".into())));
        assert!(catalogue.event_words(EventType::Other).is_none());
        let usual = catalogue.event_words(EventType::Relapse).and_then(|words| words.definition.clone()).unwrap();
        assert_eq!((usual.apart_days, usual.lasts_hours), (30, 24));
        let text = "[[event]]\ntype = \"accident\"\ntitles = []\n";
        assert_eq!(events(("events.toml", text)).unwrap_err().flaw, Flaw::Unreadable("accident".into()));
    }
}
