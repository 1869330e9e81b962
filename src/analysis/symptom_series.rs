//! Symptoms as they are drawn: each by its name, side and scale, with its entries by time and their stretches.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::analysis::text::Text;
use crate::catalogue::Catalogue;
use crate::model::Diary;
use crate::model::diary::folded;
use crate::model::record::{Body, Kind, Record};
use crate::model::symptom::{Scale, Score, Side, SymptomEntry};

use super::reduce::{self, Stretch};
use super::series::At;
use super::ticks::DAY;

/// One symptom on one scale and side.
#[derive(Clone, Debug)]
pub(super) struct SymptomTrace {
    pub name: String,
    pub side: Option<Side>,
    pub scale: Scale,
    /// Answers of check-ins, which ask how the last months were: no line joins them with the days.
    pub check_in: bool,
    pub points: Vec<SymptomPoint>,
    /// How far the coarsest date reaches from its middle, minutes.
    pub reach: f64,
    /// Some of its scores are "at least".
    pub has_bounds: bool,
    /// Its entries as stretches of 7, 14, 28 … days, each made when it is first drawn: once a revision and zoom.
    pub stretches: Vec<OnceLock<Vec<Stretch>>>,
}

#[derive(Clone, Debug)]
pub(super) struct SymptomPoint {
    pub at: At,
    /// The score; of a sign 1 for yes and 0 for no.
    pub y: f64,
    pub record: Arc<Record>,
}

impl SymptomTrace {
    /// So many doublings of a week: more than two thousand years.
    const LEVELS: usize = 18;

    /// Stretches that are at least so long, minutes, all of the same length and standing where they stand: they do not
    /// change while somebody moves along.
    pub(super) fn stretches(&self, least: f64) -> (&[Stretch], f64) {
        let weeks = (least / (7.0 * DAY)).max(1.0);
        let level = (weeks.log2().ceil() as usize).min(Self::LEVELS - 1);
        let width = 7.0 * DAY * f64::from(1_u32 << level);
        let made = self.stretches[level].get_or_init(|| {
            let exact = self.points.iter().filter(|point| !point.is_at_least());
            let points: Vec<(f64, f64)> = exact.map(|point| (point.at.x, point.y)).collect();
            reduce::stretches(&points, width)
        });
        (made, width)
    }

    /// "Numbness, left".
    pub(super) fn title(&self) -> Text {
        let title = titled(&self.name, self.side);
        if self.check_in { Text::key("chart-check-in").with("name", title) } else { title }
    }
}

pub(super) fn titled(name: &str, side: Option<Side>) -> Text {
    let key = match side {
        None => return Text::name(name),
        Some(Side::Left) => "chart-side-left",
        Some(Side::Right) => "chart-side-right",
        Some(Side::Both) => "chart-side-both",
    };
    Text::key(key).with("name", Text::name(name))
}

impl SymptomPoint {
    /// So much or more: it stands at the least it may be.
    pub(super) fn is_at_least(&self) -> bool {
        self.entry().is_some_and(|entry| matches!(entry.score, Score::AtLeast(_)))
    }

    pub(super) fn entry(&self) -> Option<&SymptomEntry> {
        match &self.record.body {
            Body::Symptom(entry) => Some(entry),
            _ => None,
        }
    }
}

/// Symptoms by name, side and scale, those of check-ins apart, in the order they first appear.
pub(super) fn symptoms(diary: &Diary, catalogue: &Catalogue) -> Vec<SymptomTrace> {
    type Key<T> = (T, Option<u8>, Scale, bool);
    let mut written: HashMap<Key<&str>, usize> = HashMap::new();
    let mut places: HashMap<Key<String>, usize> = HashMap::new();
    let mut traces: Vec<SymptomTrace> = Vec::new();
    for record in diary.of_kind(Kind::Symptom) {
        let Body::Symptom(entry) = &record.body else { continue };
        let side = entry.side.map(|side| side as u8);
        let (scale, check_in) = (entry.scale, entry.check_in);
        // Folding a name is slow, and most entries repeat one that was seen.
        let place = *written.entry((&entry.symptom, side, scale, check_in)).or_insert_with(|| {
            let known = catalogue.symptom(&entry.symptom);
            let name = known.map_or(entry.symptom.as_str(), |seed| seed.name.as_str());
            *places.entry((folded(name), side, scale, check_in)).or_insert_with(|| {
                let name = name.to_owned();
                traces.push(SymptomTrace {
                    name,
                    side: entry.side,
                    scale: entry.scale,
                    check_in,
                    points: Vec::new(),
                    reach: 0.0,
                    has_bounds: false,
                    stretches: vec![OnceLock::new(); SymptomTrace::LEVELS],
                });
                traces.len() - 1
            })
        });
        let y = match entry.score {
            Score::Number(number) | Score::AtLeast(number) => number.to_f64(),
            Score::Yes => 1.0,
            Score::No => 0.0,
        };
        traces[place].points.push(SymptomPoint { at: At::of(&record.at), y, record: Arc::clone(record) });
    }
    for trace in &mut traces {
        // Nearly sorted: only coarse dates stand elsewhere than by their first minute.
        trace.points.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
        trace.has_bounds = trace.points.iter().any(SymptomPoint::is_at_least);
        trace.reach = trace.points.iter().map(|point| point.at.reach()).fold(0.0, f64::max);
    }
    traces
}
