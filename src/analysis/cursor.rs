//! What a cursor reads: everything that the chart has on one day, in words.

use super::bottles_panel::BottleItem;
use super::chart::Chart;
use super::clock_panel::clock;
use super::doses::Level;
use super::lab_panel;
use super::lab_series::{LabPoint, LabTrace};
use super::readings::{by_course, dose_mark, score, taken};
use super::series::{At, EventItem, Material, Track, TreatmentItem};
use super::strip_panel::event_text;
use super::symptom_series::SymptomTrace;
use super::text::{self, Text};
use crate::model::record::Record;
use crate::model::when;
use crate::model::{DoseUnit, Point, When};

impl Chart {
    /// What everything says on the day of `x`; the date itself comes first.
    pub fn read_at(&self, x: f64) -> Vec<Text> {
        let material = &self.material;
        let day = (x / 1440.0).floor() as i64;
        let date = when::date_of(day);
        let mut lines = vec![match self.day_text(&When::exact(Point::Day(date))) {
            Some(number) => Text::key("chart-row-head").with("date", text::day(date)).with("day", number),
            None => text::day(date),
        }];
        for track in self.tracks() {
            material.read_day(track, day, &mut lines);
        }
        lines
    }
}

impl Material {
    /// What one thing says on a day, in days since 1970.
    fn read_day(&self, track: Track, day: i64, lines: &mut Vec<Text>) {
        match track {
            Track::Dose(place) => {
                let trace = &self.doses[usize::from(place)];
                let on_day =
                    trace.days.binary_search_by_key(&day, |dose| dose.day).ok().map(|place| &trace.days[place]);
                let unit = trace.unit.map(DoseUnit::code);
                lines.extend(on_day.map(|dose| named(Text::data(&trace.medicine), taken(trace, dose))));
                let marks = trace.marks.iter().filter(|mark| holds(&mark.at, day));
                lines.extend(marks.map(|mark| named(Text::data(&trace.medicine), dose_mark(mark, unit))));
                let levels = trace.levels.iter().filter(|level| holds_level(level, day));
                lines.extend(levels.map(|level| named(Text::data(&trace.medicine), by_course(level, unit))));
            }
            Track::Clock(place) => {
                let trace = &self.clock[usize::from(place)];
                let from = trace.points.partition_point(|point| point.x < day as f64 * 1440.0);
                let of_day = trace.points[from..].iter().take_while(|point| point.x < (day + 1) as f64 * 1440.0);
                lines.extend(of_day.map(|point| named(trace.title(), clock(point.y))));
            }
            Track::Effects => {
                let items = self.effects.iter().filter(|item| (item.first..=item.last).contains(&day));
                lines.extend(items.map(|item| {
                    let number = (day - item.first + 1).to_string();
                    let day = Text::key("chart-effect-day").with("number", number);
                    Text::key("chart-row-head").with("date", Text::name(&item.name)).with("day", day)
                }));
            }
            Track::Bottles => {
                let holds = |item: &&BottleItem| {
                    let (from, to) = item.reach();
                    to > day as f64 * 1440.0 && from < (day + 1) as f64 * 1440.0
                };
                lines.extend(self.bottles.iter().filter(holds).map(|item| named(item.name(), item.value())));
            }
            Track::Lab(place) => {
                let trace = &self.labs[usize::from(place)];
                let points = on_day(&trace.points, trace.reach, day, |point| &point.at);
                lines.extend(points.map(|point| lab_line(trace, point)));
            }
            Track::Symptom(place) => read_symptom(&self.symptoms[usize::from(place)], day, lines),
            Track::Sign(place) => read_symptom(&self.signs[usize::from(place)], day, lines),
            Track::Treatment(place) => {
                let treatment = &self.treatments[usize::from(place)];
                let runs = |item: &&TreatmentItem| {
                    let (from, until) = item.reach();
                    from < (day + 1) as f64 * 1440.0 && until.is_none_or(|until| until >= day as f64 * 1440.0)
                };
                let item = treatment.items.iter().find(runs).filter(|_| !treatment.followed);
                let name = || Text::data(&treatment.name);
                lines.extend(item.map(|item| match item {
                    TreatmentItem::Never { .. } => Text::key("chart-never-taken-of").with("name", name()),
                    _ => name(),
                }));
            }
            Track::Events => {
                lines.extend(self.events.iter().filter(|item| event_holds(item, day)).filter_map(|item| {
                    let event = item.event()?;
                    Some(dated(event_text(event, event.title.clone()), &item.at, &item.record))
                }));
            }
        }
    }
}

fn read_symptom(trace: &SymptomTrace, day: i64, lines: &mut Vec<Text>) {
    let points = on_day(&trace.points, trace.reach, day, |point| &point.at);
    lines.extend(points.map(|point| named(trace.title(), score(point))));
}

/// The readings that hold a day, of points in the order of their middles; `reach` is how far the coarsest of them
/// reaches from its middle.
fn on_day<'a, T>(
    points: &'a [T],
    reach: f64,
    day: i64,
    at: impl Fn(&T) -> &At + Copy + 'a,
) -> impl Iterator<Item = &'a T> {
    let (from, to) = (day as f64 * 1440.0 - reach, (day + 1) as f64 * 1440.0 + reach);
    let near = points.partition_point(|point| at(point).x < from)..points.partition_point(|point| at(point).x <= to);
    points[near].iter().filter(move |point| holds(at(point), day))
}

fn holds(at: &At, day: i64) -> bool {
    at.high >= day as f64 * 1440.0 && at.low < (day + 1) as f64 * 1440.0
}

fn holds_level(level: &Level, day: i64) -> bool {
    level.start.low < (day + 1) as f64 * 1440.0 && level.end.as_ref().is_none_or(|end| end.high >= day as f64 * 1440.0)
}

fn event_holds(item: &EventItem, day: i64) -> bool {
    let (from, to) = item.reach();
    to >= day as f64 * 1440.0 && from < (day + 1) as f64 * 1440.0
}

fn named(name: Text, value: Text) -> Text {
    Text::key("chart-row").with("what", name).with("value", value)
}

/// "Platelets 61, low (150–400)"; the unit stands on the panel.
fn lab_line(trace: &LabTrace, point: &LabPoint) -> Text {
    let value = lab_panel::mark_text(point);
    let value = match lab_panel::range_text(point) {
        Some(range) => Text::key("chart-value-range").with("value", value).with("range", Text::number(range)),
        None => value,
    };
    let line = named(Text::name(&trace.name), value);
    dated(line, &point.at, &point.record)
}

/// A coarse date holds many days, and the note has to say which.
fn dated(line: Text, at: &At, record: &Record) -> Text {
    if at.coarse { Text::key("chart-on").with("what", line).with("date", text::date(&record.at)) } else { line }
}
