//! The check-in: the same few questions every three months. When the next one is due, and what was answered beside the
//! one before it and the first.

mod compare;

use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::model::Diary;
use crate::model::record::{Body, Kind, Record};
use crate::model::symptom::{Scale, SymptomEntry};
use crate::model::when::{self, When};

use super::facts::Facts;

pub use self::compare::{Beside, Compared, Trend, compared, trend};

/// What was answered at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Sitting {
    pub at: When,
    /// Each a symptom's entry.
    pub answers: Vec<Arc<Record>>,
}

impl Sitting {
    /// The diary day; of a coarse date its last one.
    pub fn day(&self, day_start_hour: u8) -> Date {
        self.at.diary_day(day_start_hour).unwrap_or_else(|| self.at.latest().date())
    }

    /// The answers as entries, each with its record.
    pub fn entries(&self) -> impl Iterator<Item = (&Arc<Record>, &SymptomEntry)> {
        self.answers.iter().filter_map(|record| match &record.body {
            Body::Symptom(entry) => Some((record, entry)),
            _ => None,
        })
    }
}

/// Every check-in, the first one first. Answers of one have the same time; of a question that was answered twice, the
/// last answer stands.
pub fn sittings(diary: &Diary, catalogue: &Catalogue) -> Vec<Sitting> {
    let mut all: Vec<Sitting> = Vec::new();
    for record in diary.of_kind(Kind::Symptom) {
        let Body::Symptom(entry) = &record.body else { continue };
        if !entry.check_in {
            continue;
        }
        let same = |sitting: &&mut Sitting| {
            let (a, b) = (&sitting.at, &record.at);
            (a.from, a.until, a.basis) == (b.from, b.until, b.basis)
        };
        // Records come by when they begin: further back nothing is of this time.
        let near = all.iter_mut().rev().take_while(|sitting| sitting.at.earliest() == record.at.earliest());
        match near.into_iter().find(same) {
            Some(sitting) => {
                let question = |entry: &SymptomEntry| (catalogue.symptom_key(&entry.symptom), entry.side);
                sitting.answers.retain(
                    |answer| !matches!(&answer.body, Body::Symptom(earlier) if question(earlier) == question(entry)),
                );
                sitting.answers.push(Arc::clone(record));
            }
            None => all.push(Sitting { at: record.at.clone(), answers: vec![Arc::clone(record)] }),
        }
    }
    all
}

/// The day from which the next one is due: so long after the last one, or after the followed medicine was begun. Without
/// either there is none, and none where that medicine is no longer taken and nobody has ever checked in.
pub fn due(diary: &Diary, catalogue: &Catalogue, facts: &Facts, sittings: &[Sitting], today: Date) -> Option<Date> {
    let hour = diary.settings.day_start_hour;
    let last = sittings.iter().map(|sitting| sitting.day(hour)).filter(|day| *day <= today).max();
    let from = if let Some(last) = last {
        when::days(last)
    } else {
        let followed = facts.followed().filter(|medicine| diary.is_running(*medicine, today))?;
        facts.begin_of(followed, today)?.start.first_day()
    };
    Some(when::date_of(from + i64::from(catalogue.check_in().days)))
}

/// What is asked: the first time there is nothing that a change could be against.
pub fn questions<'a>(catalogue: &'a Catalogue, sittings: &[Sitting]) -> Vec<&'a crate::catalogue::CheckInQuestion> {
    let is_first = sittings.is_empty();
    let scale = |name: &str| catalogue.symptom(name).map(|seed| seed.scale);
    let asked = catalogue.check_in().questions.iter();
    asked.filter(|question| !is_first || scale(&question.symptom) != Some(Scale::Change)).collect()
}
