//! What there is to draw, gathered once for a diary: doses summed by diary day, results by analyte, symptoms by name,
//! side and scale, and what belongs in the strips. Nothing here knows how wide the screen is.

use std::collections::HashSet;
use std::sync::Arc;

use crate::analysis::facts::{Facts, Start};
use crate::analysis::text::{self, Text};
use crate::catalogue::Catalogue;
use crate::model::diary::folded;
use crate::model::event::{Event, EventType};
use crate::model::record::{Body, Kind, Record, RecordId};
use crate::model::symptom::Scale;
use crate::model::when::{self, Basis, When};
use crate::model::{Diary, Number};

use super::bottles_panel::{self, BottleItem};
use super::clock_panel::{self, ClockTrace};
use super::doses::{self, DoseTrace};
use super::effects_panel::{self, EffectItem};
use super::lab_series::{LabTrace, labs};
use super::symptom_series::{SymptomTrace, symptoms};

/// When something was, in civil minutes: the middle of what the date can mean, and its ends.
#[derive(Clone, Debug)]
pub struct At {
    pub x: f64,
    pub low: f64,
    pub high: f64,
    pub basis: Basis,
    /// Coarser than a day: drawn as a stretch with the mark at its middle.
    pub coarse: bool,
}

impl At {
    pub fn of(when: &When) -> Self {
        let (low, high) = (when::minutes(when.earliest()) as f64, when::minutes(when.latest()) as f64);
        let x = when::minutes(when.middle()) as f64;
        Self { x, low, high, basis: when.basis, coarse: when.date().is_none() }
    }

    pub fn is_assumed(&self) -> bool {
        self.basis == Basis::Assumed
    }

    pub(super) fn reach(&self) -> f64 {
        (self.x - self.low).max(self.high - self.x)
    }

    /// The stretch of a coarse date.
    pub fn stretch(&self) -> Option<(f64, f64)> {
        self.coarse.then_some((self.low, self.high))
    }
}

/// Everything of a diary that can be drawn.
#[derive(Clone, Debug)]
pub struct Material {
    pub(super) facts: Facts,
    pub(super) day_start_hour: u8,
    pub(super) doses: Vec<DoseTrace>,
    pub(super) labs: Vec<LabTrace>,
    pub(super) symptoms: Vec<SymptomTrace>,
    pub(super) signs: Vec<SymptomTrace>,
    pub(super) treatments: Vec<Treatment>,
    pub(super) events: Vec<EventItem>,
    pub(super) clock: Vec<ClockTrace>,
    pub(super) effects: Vec<EffectItem>,
    pub(super) bottles: Vec<BottleItem>,
    /// Every reading in the order of time: what the table lists and the keys step through.
    pub(super) index: Vec<Entry>,
    /// From the first to the last minute of anything.
    reach: Option<(f64, f64)>,
}

/// Where a reading is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub track: Track,
    pub place: u32,
}

/// One thing that was followed over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    Dose(u16),
    Clock(u16),
    Lab(u16),
    Symptom(u16),
    Sign(u16),
    Effects,
    Treatment(u16),
    Events,
    Bottles,
}

/// A medicine in the strip: its courses, and the days on which it was logged; or that it was prescribed and never taken,
/// which is a row of its own.
#[derive(Clone, Debug)]
pub(super) struct Treatment {
    pub name: String,
    pub followed: bool,
    pub items: Vec<TreatmentItem>,
}

#[derive(Clone, Debug)]
pub(super) enum TreatmentItem {
    Course {
        start: At,
        end: Option<At>,
        record: Arc<Record>,
    },
    /// Days in a row on which doses were logged; first and last, days since 1970.
    Logged {
        first: i64,
        last: i64,
        record: RecordId,
    },
    /// Prescribed then, and never taken: no stretch.
    Never {
        at: At,
        record: Arc<Record>,
    },
}

#[derive(Clone, Debug)]
pub(super) struct EventItem {
    pub at: At,
    pub end: Option<At>,
    pub record: Arc<Record>,
}

impl EventItem {
    pub(super) fn event(&self) -> Option<&Event> {
        match &self.record.body {
            Body::Event(event) => Some(event),
            _ => None,
        }
    }

    /// From its first to its last possible minute.
    pub(super) fn reach(&self) -> (f64, f64) {
        (self.at.low, self.end.as_ref().map_or(self.at.high, |end| end.high.max(self.at.high)))
    }
}

impl TreatmentItem {
    /// From its first to its last possible minute; `None`: it has no end.
    pub(super) fn reach(&self) -> (f64, Option<f64>) {
        match self {
            Self::Course { start, end, .. } => (start.low, end.as_ref().map(|end| end.high.max(start.low))),
            Self::Logged { first, last, .. } => (*first as f64 * 1440.0, Some((*last + 1) as f64 * 1440.0)),
            Self::Never { at, .. } => (at.low, Some(at.high)),
        }
    }
}

impl Material {
    pub fn gather(diary: &Diary, catalogue: &Catalogue) -> Self {
        let facts = Facts::new(diary, catalogue);
        let followed = facts.followed();
        let mut symptoms = symptoms(diary, catalogue);
        let signs = symptoms.extract_if(.., |trace| trace.scale == Scale::YesNo).collect();
        let mut material = Self {
            day_start_hour: diary.settings.day_start_hour,
            doses: followed.map_or_else(Vec::new, |medicine| doses::gather(diary, medicine)),
            labs: labs(diary, catalogue, &facts),
            symptoms,
            signs,
            treatments: treatments(diary, followed),
            events: events(diary),
            clock: followed.and_then(|medicine| clock_panel::gather(diary, medicine)).into_iter().collect(),
            effects: facts.start().map_or_else(Vec::new, |start| {
                effects_panel::gather(diary, catalogue, start.medicine, start.first_day())
            }),
            bottles: bottles_panel::gather(diary, catalogue),
            index: Vec::new(),
            reach: None,
            facts,
        };
        material.index = material.indexed();
        material.reach = material.reaches();
        material
    }

    /// Only the results of one analyte, as a chart of their own.
    pub fn of_analyte(diary: &Diary, catalogue: &Catalogue, name: &str) -> Self {
        let facts = Facts::new(diary, catalogue);
        let mut labs = labs(diary, catalogue, &facts);
        labs.retain(|trace| folded(&trace.name) == folded(name));
        let mut material = Self {
            day_start_hour: diary.settings.day_start_hour,
            doses: Vec::new(),
            labs,
            symptoms: Vec::new(),
            signs: Vec::new(),
            treatments: Vec::new(),
            events: Vec::new(),
            clock: Vec::new(),
            effects: Vec::new(),
            bottles: Vec::new(),
            index: Vec::new(),
            reach: None,
            facts,
        };
        material.index = material.indexed();
        material.reach = material.reaches();
        material
    }

    /// Analytes that have results, in the order of their panels.
    pub fn lab_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.labs.iter().map(|trace| trace.name.clone()).collect();
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(folded(name)));
        names
    }

    /// Symptoms and signs that have entries.
    pub fn symptom_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.symptoms.iter().chain(&self.signs).map(|trace| trace.name.clone()).collect();
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(folded(name)));
        names
    }

    /// The last appointment before a day, in days since 1970.
    pub fn appointment_before(&self, day: i64) -> Option<i64> {
        let is_it = |item: &&EventItem| {
            item.event().is_some_and(|event| event.event_type == EventType::Appointment && !event.absent)
        };
        let days = self.events.iter().filter(is_it).map(|item| (item.at.x / 1440.0).floor() as i64);
        days.filter(|other| *other < day).max()
    }

    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The day that is drawn as day 1, in days since 1970.
    pub fn first_day(&self) -> Option<i64> {
        self.facts.start().map(Start::first_day)
    }

    /// Whether anything but the stretches of medicines was written down on that day or after it, in days since 1970.
    pub fn has_readings_since(&self, day: i64) -> bool {
        let from = day as f64 * 1440.0;
        let is_reading = |entry: &Entry| !matches!(entry.track, Track::Treatment(_));
        self.index.iter().rev().any(|entry| is_reading(entry) && self.entry_reach(*entry).1 >= from)
    }

    /// From the first to the last minute of anything; an open end reaches nowhere.
    pub fn reach(&self) -> Option<(f64, f64)> {
        self.reach
    }

    fn reaches(&self) -> Option<(f64, f64)> {
        let mut reach: Option<(f64, f64)> = None;
        for entry in &self.index {
            let (low, high) = self.entry_reach(*entry);
            reach = Some(reach.map_or((low, high), |(first, last)| (first.min(low), last.max(high))));
        }
        reach
    }

    /// The first and last minute of a reading.
    pub(super) fn entry_reach(&self, entry: Entry) -> (f64, f64) {
        let place = entry.place as usize;
        match entry.track {
            Track::Dose(trace) => self.doses[usize::from(trace)].entry_reach(place),
            Track::Clock(trace) => {
                let x = self.clock[usize::from(trace)].points[place].x;
                (x, x)
            }
            Track::Effects => self.effects[place].reach(),
            Track::Bottles => self.bottles[place].reach(),
            Track::Lab(trace) => ends(&self.labs[usize::from(trace)].points[place].at),
            Track::Symptom(trace) => ends(&self.symptoms[usize::from(trace)].points[place].at),
            Track::Sign(trace) => ends(&self.signs[usize::from(trace)].points[place].at),
            Track::Treatment(row) => {
                let (from, until) = self.treatments[usize::from(row)].items[place].reach();
                (from, until.unwrap_or(from))
            }
            Track::Events => self.events[place].reach(),
        }
    }

    /// Where a reading stands in time: the middle of its date, the start of a stretch.
    pub(super) fn entry_x(&self, entry: Entry) -> f64 {
        let place = entry.place as usize;
        match entry.track {
            Track::Dose(trace) => self.doses[usize::from(trace)].entry_x(place),
            Track::Clock(trace) => self.clock[usize::from(trace)].points[place].x,
            Track::Effects => self.effects[place].reach().0 + 720.0,
            Track::Bottles => self.bottles[place].made.x,
            Track::Lab(trace) => self.labs[usize::from(trace)].points[place].at.x,
            Track::Symptom(trace) => self.symptoms[usize::from(trace)].points[place].at.x,
            Track::Sign(trace) => self.signs[usize::from(trace)].points[place].at.x,
            Track::Treatment(row) => match &self.treatments[usize::from(row)].items[place] {
                TreatmentItem::Course { start, .. } => start.x,
                TreatmentItem::Logged { first, .. } => *first as f64 * 1440.0 + 720.0,
                TreatmentItem::Never { at, .. } => at.x,
            },
            Track::Events => self.events[place].at.x,
        }
    }

    fn indexed(&self) -> Vec<Entry> {
        let mut tracks: Vec<(Track, usize)> = Vec::new();
        let number = |place: usize| place as u16;
        tracks.extend(self.doses.iter().enumerate().map(|(i, t)| (Track::Dose(number(i)), t.entries())));
        tracks.extend(self.labs.iter().enumerate().map(|(i, t)| (Track::Lab(number(i)), t.points.len())));
        tracks.extend(self.symptoms.iter().enumerate().map(|(i, t)| (Track::Symptom(number(i)), t.points.len())));
        tracks.extend(self.signs.iter().enumerate().map(|(i, t)| (Track::Sign(number(i)), t.points.len())));
        tracks.extend(self.treatments.iter().enumerate().map(|(i, t)| (Track::Treatment(number(i)), t.items.len())));
        tracks.extend(self.clock.iter().enumerate().map(|(i, t)| (Track::Clock(number(i)), t.points.len())));
        tracks.push((Track::Effects, self.effects.len()));
        tracks.push((Track::Events, self.events.len()));
        tracks.push((Track::Bottles, self.bottles.len()));
        let mut index: Vec<(f64, Entry)> = tracks
            .into_iter()
            .flat_map(|(track, count)| (0..count).map(move |place| Entry { track, place: place as u32 }))
            .map(|entry| (self.entry_x(entry), entry))
            .collect();
        index.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.track.cmp(&b.1.track)));
        index.into_iter().map(|(_, entry)| entry).collect()
    }
}

fn ends(at: &At) -> (f64, f64) {
    (at.low, at.high)
}

/// Medicines that have a course or doses; the followed one first, then by their start.
fn treatments(diary: &Diary, followed: Option<RecordId>) -> Vec<Treatment> {
    let mut rows = Vec::new();
    for (record, medicine) in diary.medicines() {
        let courses = || diary.of_kind(Kind::Course).iter().filter(|course| course.medicine() == Some(record.id));
        let never: Vec<TreatmentItem> = courses()
            .filter(|course| matches!(&course.body, Body::Course(body) if body.never_taken))
            .map(|course| TreatmentItem::Never { at: At::of(&course.at), record: Arc::clone(course) })
            .collect();
        let mut items: Vec<TreatmentItem> = courses()
            .filter_map(|course| match &course.body {
                // What was never taken is no stretch.
                Body::Course(body) if !body.never_taken => Some(TreatmentItem::Course {
                    start: At::of(&course.at),
                    end: body.until.as_ref().map(At::of),
                    record: Arc::clone(course),
                }),
                _ => None,
            })
            .collect();
        let is_followed = followed == Some(record.id);
        if !is_followed {
            items.extend(logged(diary, record.id));
        }
        for (items, followed) in [(items, is_followed), (never, false)] {
            if !items.is_empty() {
                let first = items.iter().map(|item| item.reach().0).fold(f64::MAX, f64::min);
                rows.push((first, Treatment { name: medicine.name.clone(), followed, items }));
            }
        }
    }
    rows.sort_by(|a, b| b.1.followed.cmp(&a.1.followed).then(a.0.total_cmp(&b.0)).then(a.1.name.cmp(&b.1.name)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Days in a row on which doses of a medicine were logged as taken.
fn logged(diary: &Diary, medicine: RecordId) -> Vec<TreatmentItem> {
    let hour = diary.settings.day_start_hour;
    let mut runs: Vec<TreatmentItem> = Vec::new();
    for (record, dose) in diary.doses_of(medicine) {
        let Some(day) = record.at.diary_day(hour).map(when::days).filter(|_| dose.status.is_taken()) else { continue };
        match runs.last_mut() {
            Some(TreatmentItem::Logged { last, .. }) if day - *last <= 1 => *last = day.max(*last),
            _ => runs.push(TreatmentItem::Logged { first: day, last: day, record: record.id }),
        }
    }
    runs
}

fn events(diary: &Diary) -> Vec<EventItem> {
    let mut events: Vec<EventItem> = diary
        .of_kind(Kind::Event)
        .iter()
        .filter_map(|record| match &record.body {
            Body::Event(event) => Some(EventItem {
                at: At::of(&record.at),
                end: event.until.as_ref().map(At::of),
                record: Arc::clone(record),
            }),
            _ => None,
        })
        .collect();
    events.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
    events
}

/// A number on a label, with its unit.
pub(super) fn amount(number: Number, unit: Option<&str>) -> Text {
    match unit {
        Some(unit) => text::Text::number(format!("{number} {unit}")),
        None => text::Text::number(number.to_string()),
    }
}
