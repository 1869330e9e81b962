//! A chart in sentences, one a panel, as a screen reader says it.

use std::collections::BTreeMap;

use super::chart::Chart;
use super::clock_panel::clock;
use super::doses::{DoseEntry, DoseMark, DoseMarkKind};
use super::lab_panel;
use super::lab_series::LabPoint;
use super::readings::{period, score};
use super::series::{Entry, Material, Track, amount};
use super::symptom_series::SymptomPoint;
use super::text::Text;
use crate::model::DoseUnit;
use crate::model::symptom::Score;

impl Chart {
    /// A sentence a panel, as a screen reader says it: "Platelets, 5 results, 2009 to May 2014, last ~136, low".
    pub fn summary(&self) -> Vec<Text> {
        let mut by_track: BTreeMap<Track, Vec<u32>> = BTreeMap::new();
        for row in self.rows() {
            let entry = self.material.index[*row as usize];
            by_track.entry(entry.track).or_default().push(entry.place);
        }
        let places = |track| Some((track, by_track.get(&track)?));
        self.tracks().filter_map(places).filter_map(|(track, places)| self.material.summarised(track, places)).collect()
    }
}

impl Material {
    /// A sentence of what was followed; `places` are in order of time and not empty.
    fn summarised(&self, track: Track, places: &[u32]) -> Option<Text> {
        let rows = |place: Option<&u32>| place.map(|place| self.row(Entry { track, place: *place }));
        let (first, last) = (rows(places.first())?, rows(places.last())?);
        let count = places.len().to_string();
        let period = period(&first.date, &last.date);
        let say = |key: &'static str| {
            Text::key(key)
                .with("name", last.what.clone())
                .with("count", count.clone())
                .with("period", period.clone())
                .with("last", last.value.clone())
        };
        match track {
            Track::Dose(trace) => {
                let trace = &self.doses[usize::from(trace)];
                let days: Vec<_> = places.iter().filter_map(|place| trace.days.get(*place as usize)).collect();
                let skipped = |place: &&u32| {
                    matches!(
                        trace.entry(**place as usize),
                        DoseEntry::Mark(DoseMark { kind: DoseMarkKind::Skipped, .. })
                    )
                };
                let skipped = places.iter().filter(skipped).count();
                let unit = trace.unit.map(DoseUnit::code);
                let highest = days.iter().reduce(|top, day| if day.y > top.y { day } else { top });
                let text = match (days.last(), highest) {
                    (Some(last), Some(highest)) => say("chart-summary-dose")
                        .with("count", days.len().to_string())
                        .with("last", amount(last.amount, unit))
                        .with("highest", amount(highest.amount, unit)),
                    _ => Text::key("chart-summary-row")
                        .with("what", last.what)
                        .with("value", last.value)
                        .with("date", last.date),
                };
                Some(if skipped == 0 {
                    text
                } else {
                    let more = Text::key("chart-summary-skipped").with("count", skipped.to_string());
                    Text::key("chart-and").with("all", text).with("next", more)
                })
            }
            Track::Lab(trace) => {
                let trace = &self.labs[usize::from(trace)];
                let points: Vec<&LabPoint> = places.iter().map(|place| &trace.points[*place as usize]).collect();
                let newest = points.last()?;
                let text = say("chart-summary-lab").with("last", lab_panel::mark_text(newest));
                let least = points
                    .iter()
                    .filter(|p| p.value.y().is_some())
                    .min_by(|a, b| a.value.low_key().total_cmp(&b.value.low_key()));
                let most = points
                    .iter()
                    .filter(|p| p.value.y().is_some())
                    .max_by(|a, b| a.value.high_key().total_cmp(&b.value.high_key()));
                Some(match (least, most) {
                    (Some(least), Some(most)) if points.len() > 1 => Text::key("chart-summary-extremes")
                        .with("summary", text)
                        .with("lowest", Text::number(least.shown()))
                        .with("highest", Text::number(most.shown())),
                    _ => text,
                })
            }
            Track::Symptom(trace) => {
                let trace = &self.symptoms[usize::from(trace)];
                let scores = || places.iter().map(|place| &trace.points[*place as usize]);
                // "At least 1" is no more than that: the highest is then at least the highest number.
                let order = |a: &&SymptomPoint, b: &&SymptomPoint| {
                    a.y.total_cmp(&b.y).then(a.is_at_least().cmp(&b.is_at_least()))
                };
                let least = scores().min_by(order)?;
                let most = scores().max_by(order)?;
                let is_open = scores().any(SymptomPoint::is_at_least);
                let highest = most.entry().and_then(|entry| entry.score.number()).filter(|_| is_open);
                let highest = highest.map_or_else(|| score(most), |most| Text::number(Score::AtLeast(most).shown()));
                let text = say("chart-summary-symptom");
                Some(
                    Text::key("chart-summary-extremes")
                        .with("summary", text)
                        .with("lowest", score(least))
                        .with("highest", highest),
                )
            }
            Track::Sign(trace) => {
                let trace = &self.signs[usize::from(trace)];
                let yes = places.iter().filter(|place| trace.points[**place as usize].y > 0.0).count();
                Some(say("chart-summary-sign").with("yes", yes.to_string()))
            }
            Track::Clock(trace) => {
                let trace = &self.clock[usize::from(trace)];
                let hours = || places.iter().filter_map(|place| trace.points.get(*place as usize)).map(|point| point.y);
                let (least, most) = (hours().reduce(f64::min)?, hours().reduce(f64::max)?);
                let text = say("chart-summary-symptom");
                let text = Text::key("chart-summary-extremes").with("summary", text);
                Some(text.with("lowest", clock(least)).with("highest", clock(most)))
            }
            Track::Treatment(_) | Track::Events | Track::Effects | Track::Bottles => {
                let listed = places.iter().filter_map(|place| rows(Some(place))).take(12).map(|row| {
                    Text::key("chart-summary-row")
                        .with("what", row.what)
                        .with("value", row.value)
                        .with("date", row.date)
                });
                Text::list("chart-and", listed)
            }
        }
    }
}
