//! Where a medicine stands on a day: about to begin, being taken and since when, or neither.

use jiff::civil::Date;

use crate::analysis::due::Schedules;
use crate::catalogue::WatchRule;
use crate::model::Basis;
use crate::model::record::{Record, RecordId};
use crate::model::schedule::Schedule;
use crate::model::when::{date_of, days};

use super::Look;
use crate::analysis::watch::AHEAD;

/// Without a course and a plan, somebody takes a medicine while the last dose is no older.
const LAST_DOSE: i64 = 30;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Written down, and nothing says that it began or will.
    Planned,
    Begins {
        on: Date,
        estimated: bool,
    },
    Runs {
        since: Date,
        estimated: bool,
    },
    Over,
}

/// Every medicine that a rule of the watch names, with where it stands.
pub(super) struct Stands(Vec<(RecordId, String, Stand)>);

impl Stands {
    pub(super) fn new(look: Look<'_, '_>) -> Self {
        let schedules = Schedules::new(look.diary);
        let of = |id: RecordId, name: &str| {
            let ingredient = look.catalogue.ingredient(name)?;
            Some((id, ingredient.name.clone(), stand(look, &schedules, id)))
        };
        Self(look.diary.medicines().filter_map(|(record, medicine)| of(record.id, &medicine.name)).collect())
    }

    /// The medicines that a rule is about.
    pub(super) fn of<'s>(&'s self, rule: &'s WatchRule) -> impl Iterator<Item = (RecordId, Stand)> + 's {
        let is_it = |ingredient: &String| rule.medicine.as_ref() == Some(ingredient);
        self.0.iter().filter(move |(_, ingredient, _)| is_it(ingredient)).map(|(id, _, stand)| (*id, *stand))
    }
}

fn stand(look: Look<'_, '_>, schedules: &Schedules, medicine: RecordId) -> Stand {
    let Look { diary, today, .. } = look;
    let own = || schedules.all().iter().filter(|schedule| schedule.medicine == medicine);
    let start = look.facts.begin_of(medicine, today).map(|begin| begin.start);
    let start = start.filter(|start| start.days.0 <= days(today));
    let first_day = start.map(|start| (date_of(start.first_day()).min(today), start.is_estimated()));
    let mut courses = diary.courses_of(medicine);
    // Courses stand by time: the first that holds today is the one that is being taken.
    let holds = courses.find(|(record, course)| {
        let goes_on = course.until.as_ref().is_none_or(|until| today <= until.latest().date());
        record.at.earliest().date() <= today && goes_on
    });
    if let Some((record, _)) = holds {
        let estimated = record.at.date().is_none() || record.at.basis != Basis::Exact;
        let since = (record.at.earliest().date(), estimated);
        // A first dose on or after that day, within what the course's date can mean, says it better.
        let better = first_day.filter(|(day, _)| since.0 <= *day && *day <= record.at.latest().date());
        let (since, estimated) = better.unwrap_or(since);
        return Stand::Runs { since, estimated };
    }
    let running = own().filter(|schedule| schedule.is_running(today)).map(Schedule::first_day).min();
    if let Some(since) = running {
        let (since, estimated) = first_day.unwrap_or((since, false));
        return Stand::Runs { since, estimated };
    }
    let is_estimated = |record: &Record| record.at.date().is_none() || record.at.basis != Basis::Exact;
    let begins = diary.courses_of(medicine).map(|(record, _)| (record.at.earliest().date(), is_estimated(record)));
    let begins: Vec<(Date, bool)> = begins.chain(own().map(|schedule| (schedule.first_day(), false))).collect();
    let soon = |(day, _): &&(Date, bool)| *day > today && days(*day) - days(today) <= AHEAD;
    if let Some((on, estimated)) = begins.iter().filter(soon).min() {
        return Stand::Begins { on: *on, estimated: *estimated };
    }
    let last = diary
        .doses_of(medicine)
        .rev()
        .find(|(record, dose)| dose.status.is_taken() && record.at.earliest().date() <= today);
    match (last, first_day) {
        (None, _) if begins.is_empty() => Stand::Planned,
        (Some((record, _)), Some((since, estimated)))
            if begins.is_empty() && days(today) - days(record.at.latest().date()) <= LAST_DOSE =>
        {
            Stand::Runs { since, estimated }
        }
        _ => Stand::Over,
    }
}
