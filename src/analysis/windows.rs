//! What a plan has to be looked at for: unwanted effects, each counted from its own onset; the review at three months;
//! the dose that has settled.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::catalogue::{Catalogue, Ingredient};
use crate::model::diary::folded;
use crate::model::event::{Event, EventType};
use crate::model::plan::{Interval, Plan, Review};
use crate::model::record::{Body, Kind, Record, RecordId};
use crate::model::schedule::{Schedule, State};
use crate::model::symptom::Scale;
use crate::model::when::days;
use crate::model::{Amount, Diary, Message};

use super::supply::on;

/// From this day of an effect on it asks for attention: more than the week or two that the source speaks of.
pub const EFFECT_DAYS: i64 = 14;
/// A dose has settled when it was held so long.
const SETTLED_DAYS: i64 = 28;
/// A symptom that was not noted for so long is over.
const QUIET_DAYS: i64 = 7;
/// What was noted in so many days before the start was there before, and what follows it so soon is the same stretch:
/// before there was anything to watch for, a symptom is written down less often.
const BEFORE_DAYS: i64 = 28;

/// An unwanted effect that the ingredient's source names, while a plan runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    pub name: String,
    /// The record of its onset.
    pub record: RecordId,
    pub onset: Date,
    pub last: Date,
    /// It was noted lately, and nothing says that it is over.
    pub goes_on: bool,
    /// When it was last noted in the weeks before the start, and was over before this onset.
    pub before: Option<Date>,
    /// The dose that was in force at its onset, by the log, not by the plan.
    pub dose: Option<Amount>,
    pub source: String,
}

impl Effect {
    /// Day of the effect, its onset being day 1.
    pub fn day(&self, today: Date) -> i64 {
        let end = if self.goes_on { today } else { self.last };
        days(end) - days(self.onset) + 1
    }

    pub fn asks_for_attention(&self, today: Date) -> bool {
        self.goes_on && self.day(today) > EFFECT_DAYS
    }

    pub fn message(&self, today: Date) -> Message {
        let key = match (self.goes_on, self.asks_for_attention(today)) {
            (_, true) => "window-effect-long",
            (true, false) => "window-effect",
            (false, _) => "window-effect-over",
        };
        let message = Message::new(key).with("effect", &self.name).with("number", self.day(today));
        on(message, self.onset).with("source", &self.source)
    }
}

/// Effects with an onset on or after the plan's start, the latest onset first.
pub fn effects(diary: &Diary, catalogue: &Catalogue, schedule: &Schedule, today: Date) -> Vec<Effect> {
    effects_since(diary, catalogue, schedule.medicine, schedule.first_day(), today)
}

/// Effects of a medicine with an onset on that day or after it, the latest onset first. A medicine whose source names
/// none has none. What was there before and went on has no onset: nothing is said of it.
pub fn effects_since(
    diary: &Diary,
    catalogue: &Catalogue,
    medicine: RecordId,
    since: Date,
    today: Date,
) -> Vec<Effect> {
    let ingredient = catalogue.ingredient(diary.medicine_name(medicine));
    let Some(ingredient) = ingredient.filter(|known| !known.effects.is_empty()) else { return Vec::new() };
    let mut found = symptom_runs(diary, catalogue, ingredient, since, today);
    let hour = diary.settings.day_start_hour;
    let adverse = |event: &Event| event.event_type == EventType::Adverse && !event.absent;
    for (record, event) in diary.events().filter(|(_, event)| adverse(event)) {
        let Some(onset) = record.at.diary_day(hour) else { continue };
        let until = event.until.as_ref().map(|until| until.latest().date());
        let goes_on = until.is_none_or(|until| until >= today);
        found.push(Effect {
            name: event.title.clone(),
            record: record.id,
            onset,
            last: until.map_or(today, |until| until.min(today)),
            goes_on,
            before: None,
            dose: None,
            source: ingredient.effects_source.clone(),
        });
    }
    found.retain(|effect| effect.onset >= since && effect.onset <= today);
    for effect in &mut found {
        effect.dose = dose_in_force(diary, medicine, effect.onset);
    }
    found.sort_by_key(|effect| std::cmp::Reverse((effect.onset, effect.record)));
    found
}

/// Stretches in which a symptom was noted above its best, parted by a note at its best or by a quiet week. One walk
/// through the entries since some weeks before the plan began, with a name looked up once. A zero before the start is
/// nothing that was there.
fn symptom_runs(
    diary: &Diary,
    catalogue: &Catalogue,
    ingredient: &Ingredient,
    since: Date,
    today: Date,
) -> Vec<Effect> {
    let hour = diary.settings.day_start_hour;
    let place = |name: &str| {
        let known = catalogue.symptom(name).map_or(name, |seed| seed.name.as_str());
        ingredient.effects.iter().position(|effect| folded(effect) == folded(known))
    };
    let mut places: HashMap<&str, Option<usize>> = HashMap::new();
    let mut all: Vec<Runs> = vec![Runs::default(); ingredient.effects.len()];
    let entries = diary.of_kind(Kind::Symptom);
    let first = entries.partition_point(|record| days(record.at.earliest().date()) < days(since) - BEFORE_DAYS);
    for record in &entries[first..] {
        let Body::Symptom(entry) = &record.body else { continue };
        // A check-in asks how the last months were, and a change is one against another time: neither says of this day
        // that something was there or that it was not.
        if entry.check_in || entry.scale == Scale::Change {
            continue;
        }
        let Some(place) = *places.entry(entry.symptom.as_str()).or_insert_with(|| place(&entry.symptom)) else {
            continue;
        };
        let (Some(effect), Some(of_it)) = (ingredient.effects.get(place), all.get_mut(place)) else { continue };
        let Some(day) = record.at.diary_day(hour) else { continue };
        let there = entry.is_there();
        let quiet = |run: &Effect| if run.last < since { BEFORE_DAYS } else { QUIET_DAYS };
        let last = of_it.found.last_mut().filter(|run| of_it.is_there && days(day) - days(run.last) <= quiet(run));
        match (last, there) {
            (Some(run), true) => run.last = day,
            // It was said to be gone.
            (Some(run), false) => run.goes_on = false,
            (None, true) => of_it.found.push(start(record, effect, day, ingredient)),
            (None, false) => {}
        }
        of_it.is_there = there;
        if there && day < since {
            of_it.before = Some(day);
        }
    }
    let of_it = |of_it: Runs| {
        of_it.found.into_iter().map(move |run| {
            let goes_on = run.goes_on && days(today) - days(run.last) <= QUIET_DAYS;
            Effect { goes_on, before: of_it.before, ..run }
        })
    };
    all.into_iter().flat_map(of_it).collect()
}

/// One symptom's, in the walk.
#[derive(Clone, Debug, Default)]
struct Runs {
    found: Vec<Effect>,
    /// The last note said that it was there.
    is_there: bool,
    /// The last day before the start on which it was.
    before: Option<Date>,
}

fn start(record: &Record, effect: &str, day: Date, ingredient: &Ingredient) -> Effect {
    Effect {
        name: effect.to_owned(),
        record: record.id,
        onset: day,
        last: day,
        goes_on: true,
        before: None,
        dose: None,
        source: ingredient.effects_source.clone(),
    }
}

/// The last dose that was taken on that day or before it.
pub fn dose_in_force(diary: &Diary, medicine: RecordId, on: Date) -> Option<Amount> {
    let hour = diary.settings.day_start_hour;
    let before = |record: &Record| record.at.diary_day(hour).is_some_and(|day| day <= on);
    diary.doses_of(medicine).rev().find(|(record, dose)| dose.status.is_taken() && before(record))?.1.amount
}

/// The day of the review at three months of the calendar, and from what it is counted; `None` where the person chose
/// none, or the target has no date.
pub fn review(plan: &Plan, schedule: &Schedule) -> Option<(Date, Review)> {
    let review = plan.review?;
    let from = match review {
        Review::Start => schedule.first_day(),
        Review::Target => schedule.target_from(plan)?,
    };
    Some((Interval::Months(3).after(from, 1)?, review))
}

/// The step in force, where it has been for 28 days: its amount and since when. Days of a step back are not its own.
pub fn settled(schedule: &Schedule, today: Date) -> Option<(Amount, Date)> {
    let (run, _) = schedule.stretches().take_while(|(run, _)| run.from <= today).last()?;
    let State::Step(step) = run.state else { return None };
    let back = schedule.step_backs().iter().filter(|back| back.from <= today && run.from <= back.until);
    let from = back.filter_map(|back| back.until.tomorrow().ok()).fold(run.from, Date::max);
    let held = days(today) - days(from) + 1;
    (held >= SETTLED_DAYS).then_some((*schedule.steps.get(step)?, from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::medicine::Medicine;
    use crate::model::symptom::{Score, SymptomEntry};
    use crate::model::{Settings, Source, When};

    fn record(id: u128, at: &str, body: Body) -> Record {
        let (id, at) = (RecordId(uuid::Uuid::from_u128(id)), When::exact(at.parse().unwrap()));
        Record { id, at, note: None, source: Source::Window, entered_by: None, body }
    }

    fn sleep(id: u128, at: &str, score: &str, scale: Scale, check_in: bool) -> Record {
        let (symptom, score) = ("Poor sleep".to_owned(), Score::parse(score).unwrap());
        record(id, at, Body::Symptom(SymptomEntry { symptom, score, scale, side: None, copied: false, check_in }))
    }

    /// How long each stretch was, in days, and whether it goes on.
    fn stretches(entries: Vec<Record>) -> Vec<(i64, bool)> {
        let medicine = Medicine { name: "Naltrexone".to_owned(), ..Medicine::default() };
        let mut records = vec![record(1, "2025-01-01", Body::Medicine(medicine))];
        records.extend(entries);
        let (diary, catalogue) = (Diary::of(Settings::default(), records), Catalogue::bundled().unwrap());
        let (since, today) = ("2025-05-01".parse().unwrap(), "2025-05-09".parse().unwrap());
        let found = effects_since(&diary, &catalogue, RecordId(uuid::Uuid::from_u128(1)), since, today);
        found.iter().map(|effect| (effect.day(today), effect.goes_on)).collect()
    }

    #[test]
    fn an_answer_of_a_check_in_or_a_change_begins_and_ends_no_effect() {
        let ten = Scale::ZERO_TO_TEN;
        let felt = || sleep(2, "2025-05-03 08:00", "6", ten, false);
        assert_eq!(stretches(vec![felt()]), [(7, true)]);
        assert_eq!(stretches(vec![sleep(3, "2025-05-05 20:00", "6", ten, true)]), []);
        assert_eq!(stretches(vec![felt(), sleep(3, "2025-05-05 20:00", "0", ten, true)]), [(7, true)]);
        assert_eq!(stretches(vec![sleep(3, "2025-05-05 20:00", "4", Scale::Change, false)]), []);
        assert_eq!(stretches(vec![felt(), sleep(3, "2025-05-05 20:00", "7", Scale::Change, false)]), [(7, true)]);
        // What was said of the day itself does.
        assert_eq!(stretches(vec![felt(), sleep(3, "2025-05-05 20:00", "0", ten, false)]), [(1, false)]);
    }
}
