//! When each medicine is or was taken, by its courses, its plans and its doses: what rules about medicines ask.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::analysis::due::Schedules;
use crate::catalogue::{Catalogue, Ingredient};
use crate::model::when::{date_of, days};
use crate::model::{Diary, Record, RecordId};

use super::days_of;

/// Doses that lie no further apart are one stretch; and where nothing else says when it ended, the last one goes on so
/// long: an infusion is given every four weeks.
const GAP: i64 = 30;
/// A medicine that was added in the last days and of which nothing else is known is about to be taken.
const ADDED: i64 = 14;

/// A medicine whose ingredient is known.
#[derive(Debug)]
pub(super) struct Taking<'a> {
    pub(super) record: &'a Record,
    pub(super) name: &'a str,
    pub(super) ingredient: &'a Ingredient,
    /// From when to when, in days since 1970; parted by days without it.
    stretches: Vec<(i64, i64)>,
}

impl Taking<'_> {
    /// Of one of these ingredients or groups.
    pub(super) fn is_of(&self, named: &[String]) -> bool {
        named.iter().any(|named| self.ingredient.is(named))
    }

    /// Taken on that day, up to so many days before it, or to be begun within so many after it.
    pub(super) fn is_near(&self, today: Date, before: i64, after: i64) -> bool {
        let today = days(today);
        self.stretches.iter().any(|(from, to)| *from <= today + after && *to >= today - before)
    }

    /// The first day of the stretch that holds that day.
    pub(super) fn running_since(&self, today: Date) -> Option<Date> {
        let today = days(today);
        let now = self.stretches.iter().find(|(from, to)| *from <= today && today <= *to);
        now.map(|(from, _)| date_of(*from))
    }

    /// The first day of the stretch that holds that day, or begins within so many days after it.
    pub(super) fn begins(&self, today: Date, after: i64) -> Option<Date> {
        self.running_since(today).or_else(|| {
            let today = days(today);
            let next = self.stretches.iter().map(|(from, _)| *from).find(|from| (today..=today + after).contains(from));
            next.map(date_of)
        })
    }

    /// The last stretch that began on that day or before it: its first day, and its last one so far.
    pub(super) fn latest(&self, today: Date) -> Option<(Date, Date)> {
        let today = days(today);
        let last = self.stretches.iter().rev().find(|(from, _)| *from <= today);
        last.map(|(from, to)| (date_of(*from), date_of(*to.min(&today))))
    }
}

/// Every medicine of the diary whose ingredient the catalogue knows.
#[derive(Debug)]
pub(super) struct Takings<'a>(Vec<Taking<'a>>);

impl<'a> Takings<'a> {
    /// One walk through the doses, one through the courses and plans.
    pub(super) fn new(diary: &'a Diary, catalogue: &'a Catalogue, today: Date) -> Self {
        let known = diary.medicines().filter_map(|(record, medicine)| {
            let ingredient = catalogue.ingredient(&medicine.name)?;
            Some(Taking { record, name: &medicine.name, ingredient, stretches: Vec::new() })
        });
        let mut all: Vec<_> = known.collect();
        let places: HashMap<RecordId, usize> =
            all.iter().enumerate().map(|(place, taking)| (taking.record.id, place)).collect();
        let stretches = Stretches { diary, all: &mut all, places: &places };
        stretches.read(today);
        Self(all)
    }

    pub(super) fn all(&self) -> &[Taking<'a>] {
        &self.0
    }

    /// Those of an ingredient that are running or begin within so many days.
    pub(super) fn near(&self, ingredient: &str, today: Date, after: i64) -> impl Iterator<Item = &Taking<'a>> {
        self.0.iter().filter(move |taking| taking.ingredient.is(ingredient) && taking.is_near(today, 0, after))
    }
}

/// Finds the stretches of each medicine.
struct Stretches<'s, 'a> {
    diary: &'a Diary,
    all: &'s mut [Taking<'a>],
    places: &'s HashMap<RecordId, usize>,
}

impl Stretches<'_, '_> {
    fn read(mut self, today: Date) {
        let hour = self.diary.settings.day_start_hour;
        for (record, course) in self.diary.courses() {
            let until = course.until.as_ref().map_or(i64::MAX, |until| days(until.latest().date()));
            self.add(course.medicine, days(record.at.earliest().date()), until);
        }
        for schedule in Schedules::new(self.diary).all() {
            let until = schedule.over_from().map_or(i64::MAX, |over| days(over) - 1);
            self.add(schedule.medicine, days(schedule.first_day()), until);
        }
        let is_dated: Vec<bool> = self.all.iter().map(|taking| !taking.stretches.is_empty()).collect();
        self.doses(hour, today, &is_dated);
        // Said to be prescribed and never taken: it is not about to begin, unless a plan or a dose says otherwise.
        let never: Vec<RecordId> = self.diary.never_taken().map(|(_, course)| course.medicine).collect();
        for taking in self.all.iter_mut() {
            if taking.stretches.is_empty() && !never.contains(&taking.record.id) {
                let added = days(taking.record.at.earliest().date());
                if (added..=added + ADDED).contains(&days(today)) {
                    taking.stretches.push((days(today) + 1, i64::MAX));
                }
            }
            join(&mut taking.stretches);
        }
    }

    fn doses(&mut self, hour: u8, today: Date, is_dated: &[bool]) {
        // Of each medicine, the stretch that goes on.
        let mut open: Vec<Option<(i64, i64)>> = vec![None; self.all.len()];
        for (record, dose) in self.diary.doses().filter(|(_, dose)| dose.status.is_taken()) {
            let Some(place) = self.places.get(&dose.medicine).copied() else { continue };
            let day = days(days_of(record, hour).0);
            let Some(current) = open.get_mut(place).filter(|_| day <= days(today)) else { continue };
            match current {
                Some((_, last)) if day - *last <= GAP => *last = day.max(*last),
                _ => {
                    if let (Some(past), Some(taking)) = (current.replace((day, day)), self.all.get_mut(place)) {
                        taking.stretches.push(past);
                    }
                }
            }
        }
        for ((taking, open), is_dated) in self.all.iter_mut().zip(open).zip(is_dated) {
            let tail = if *is_dated { 0 } else { GAP };
            taking.stretches.extend(open.map(|(from, last)| (from, last + tail)));
        }
    }

    fn add(&mut self, medicine: RecordId, from: i64, until: i64) {
        let place = self.places.get(&medicine).copied();
        if let Some(taking) = place.and_then(|place| self.all.get_mut(place)).filter(|_| from <= until) {
            taking.stretches.push((from, until));
        }
    }
}

/// In order, and one where they meet.
fn join(stretches: &mut Vec<(i64, i64)>) {
    stretches.sort_unstable();
    let mut joined: Vec<(i64, i64)> = Vec::with_capacity(stretches.len());
    for (from, to) in stretches.drain(..) {
        match joined.last_mut().filter(|(_, last)| from <= last.saturating_add(1)) {
            Some((_, last)) => *last = to.max(*last),
            None => joined.push((from, to)),
        }
    }
    *stretches = joined;
}
