//! What the chart says without a picture: the table of the same numbers, and one reading after the other for the keys.

use jiff::civil::Date;

use super::chart::Chart;
use super::clock_panel::clock;
use super::doses::{DoseDay, DoseEntry, DoseMark, DoseMarkKind, DoseTrace, Level};
use super::facts::Day;
use super::grade::Flag;
use super::lab_panel;
use super::lab_series::{LabPoint, Value};
use super::series::{Entry, Material, Track, TreatmentItem, amount};
use super::strip_panel::event_text;
use super::symptom_series::{SymptomPoint, SymptomTrace};
use super::text::{self, Text};
use crate::model::medicine::Course;
use crate::model::record::{Record, RecordId};
use crate::model::symptom::{Scale, Score};
use crate::model::when;
use crate::model::{Body, DoseUnit, Point, When};

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub date: Text,
    pub what: Text,
    pub value: Text,
    pub range: Option<Text>,
    pub flag: Option<Text>,
    /// Out of range.
    pub is_alert: bool,
    /// The number since the start, "about 12" where it is estimated.
    pub day: Option<Text>,
    /// Where it stands on the axis.
    pub x: f64,
    /// Its date as it was written; of a day's sum, the day.
    pub at: When,
    /// The day to go to; none where the date is coarser.
    pub on: Option<Date>,
    pub record: RecordId,
}

impl Row {
    /// Everything in one sentence, as it is spoken: "2 Apr 2014, day 90, Platelets 61, low, printed range 150–400".
    pub fn sentence(&self) -> Text {
        let reading = Text::key("chart-row").with("what", self.what.clone()).with("value", self.value.clone());
        let extras = [self.flag.clone(), self.range.clone()];
        let head = match &self.day {
            Some(day) => Text::key("chart-row-head").with("date", self.date.clone()).with("day", day.clone()),
            None => self.date.clone(),
        };
        let all = [head, reading].into_iter().chain(extras.into_iter().flatten());
        Text::list("chart-and", all).unwrap_or_else(|| Text::data(""))
    }
}

impl Chart {
    /// "Timeline, 2009 to May 2014".
    pub fn title(&self) -> Text {
        match self.period() {
            Some(period) => Text::key("chart-title").with("period", period),
            None => Text::key("chart-title-empty"),
        }
    }

    /// "2009 to May 2014": from the first to the last reading; of a part, its days.
    pub fn period(&self) -> Option<Text> {
        if self.is_part {
            let day = |x: f64| text::day(when::date_of((x / 1440.0).floor() as i64));
            return Some(period(&day(self.x.0), &day(self.x.1 - 1.0)));
        }
        let (first, last) = (self.row(0)?, self.row(self.len().checked_sub(1)?)?);
        Some(period(&first.date, &last.date))
    }

    /// The readings of this stretch of time, oldest first.
    pub fn table(&self) -> Vec<Row> {
        (0..self.len()).filter_map(|row| self.row(row)).collect()
    }

    /// How many rows the table has.
    pub fn len(&self) -> usize {
        self.rows().len()
    }

    pub(super) fn rows(&self) -> &[u32] {
        self.rows.get_or_init(|| {
            // A dozen of them: walking through is faster than a hash of each of very many readings.
            let tracks: Vec<Track> = self.tracks().collect();
            let is_seen = |row: &u32| {
                let entry = self.material.index[*row as usize];
                let (low, high) = self.material.entry_reach(entry);
                high >= self.x.0 && low <= self.x.1 && tracks.contains(&entry.track)
            };
            (0..self.material.index.len() as u32).filter(is_seen).collect()
        })
    }

    /// One row of the table.
    pub fn row(&self, row: usize) -> Option<Row> {
        let row = self.material.row(self.entry(row)?);
        Some(match self.own_start() {
            Some(_) => Row { day: self.day_text(&row.at), ..row },
            None => row,
        })
    }

    fn entry(&self, row: usize) -> Option<Entry> {
        self.material.index.get(*self.rows().get(row)? as usize).copied()
    }

    /// What a row is a reading of.
    pub(super) fn track(&self, row: usize) -> Option<Track> {
        self.entry(row).map(|entry| entry.track)
    }

    /// The next reading of the same thing.
    pub fn step(&self, row: usize, forward: bool) -> Option<usize> {
        let track = self.track(row)?;
        if forward {
            (row + 1..self.len()).find(|other| self.track(*other) == Some(track))
        } else {
            (0..row).rev().find(|other| self.track(*other) == Some(track))
        }
    }

    /// What is shown, in the order of the panels.
    pub(super) fn tracks(&self) -> impl DoubleEndedIterator<Item = Track> {
        self.panels.iter().flat_map(|panel| panel.tracks.iter().copied())
    }

    /// The reading of the next thing (by the order of the panels) that is nearest in time.
    pub fn step_across(&self, row: usize, down: bool) -> Option<usize> {
        let here = self.entry(row)?;
        let x = self.material.entry_x(here);
        let nearest = |track: Track| self.nearest(x, |other| other == track);
        let is_other = |track: &Track| *track != here.track;
        if down {
            self.tracks().skip_while(is_other).skip(1).find_map(nearest)
        } else {
            self.tracks().rev().skip_while(is_other).skip(1).find_map(nearest)
        }
    }

    /// The first or the last reading of the same thing.
    pub fn outermost(&self, row: usize, last: bool) -> Option<usize> {
        let track = self.track(row)?;
        let same = |other: &usize| self.track(*other) == Some(track);
        if last { (0..self.len()).rev().find(same) } else { (0..self.len()).find(same) }
    }

    /// The place of a reading that was in another chart of the same diary.
    pub fn find(&self, row: &Row) -> Option<usize> {
        (0..self.len())
            .filter(|other| self.entry(*other).is_some_and(|entry| self.material.entry_x(entry) == row.x))
            .find(|other| self.row(*other).is_some_and(|other| other.record == row.record && other.what == row.what))
    }

    /// The reading that is nearest in time.
    pub fn nearest_reading(&self, x: f64) -> Option<usize> {
        self.nearest(x, |_| true)
    }

    fn nearest(&self, x: f64, fits: impl Fn(Track) -> bool) -> Option<usize> {
        // Rows are in order of time: from its place outwards.
        let at = |row: usize| self.entry(row).map_or(f64::MAX, |entry| self.material.entry_x(entry));
        let is_before = |row: &u32| self.material.entry_x(self.material.index[*row as usize]) < x;
        let place = self.rows().partition_point(is_before);
        let fits = |row: &usize| self.track(*row).is_some_and(&fits);
        let before = (0..place).rev().find(fits);
        // Of several at one time the first.
        let before = before
            .map(|row| (0..row).rev().take_while(|other| at(*other) == at(row)).filter(fits).last().unwrap_or(row));
        let after = (place..self.len()).find(fits);
        let distance = |row: &usize| (at(*row) - x).abs();
        before.into_iter().chain(after).min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Where the keys begin: the last reading of the first panel.
    pub fn first_step(&self) -> Option<usize> {
        self.tracks().find_map(|track| (0..self.len()).rev().find(|row| self.track(*row) == Some(track)))
    }

    /// The nearest reading within some points of a place: what a pointer means that is not quite on it.
    pub fn snapped(&self, x: f64, within_px: f32) -> f64 {
        let reach = f64::from(within_px / self.plot_px.max(1.0)) * (self.x.1 - self.x.0);
        // Treatments have a start and an end but no reading between.
        let near = self.nearest(x, |track| !matches!(track, Track::Treatment(_)));
        let at = near.and_then(|row| self.entry(row)).map(|entry| self.material.entry_x(entry));
        at.filter(|at| (at - x).abs() <= reach).unwrap_or(x)
    }
}

pub(super) fn period(from: &Text, until: &Text) -> Text {
    if from == until {
        return from.clone();
    }
    Text::key("chart-period").with("from", from.clone()).with("until", until.clone())
}

pub(super) fn dose_mark(mark: &DoseMark, unit: Option<&str>) -> Text {
    match mark.kind {
        DoseMarkKind::Skipped => Text::key("chart-skipped"),
        DoseMarkKind::Unmeasured => Text::key("chart-taken"),
        DoseMarkKind::Loose(number) => amount(number, unit),
        DoseMarkKind::Missing(last) if mark.at.coarse => {
            Text::key("chart-not-logged-until").with("until", text::day(when::date_of(last)))
        }
        DoseMarkKind::Missing(_) => Text::key("chart-not-logged"),
    }
}

/// What was taken in a day; with what was planned for it, where that is something else.
pub(super) fn taken(trace: &DoseTrace, day: &DoseDay) -> Text {
    let unit = trace.unit.map(DoseUnit::code);
    let taken = amount(day.amount, unit);
    match trace.planned_on(day.day).filter(|planned| planned.decimal() != day.amount.decimal()) {
        Some(planned) => {
            Text::key("chart-dose-beside-plan").with("taken", taken).with("planned", amount(planned, unit))
        }
        None => taken,
    }
}

pub(super) fn by_course(level: &Level, unit: Option<&str>) -> Text {
    let text = Text::key("chart-dose-by-course").with("amount", amount(level.amount, unit));
    if level.start.is_assumed() { Text::key("chart-start-assumed").with("what", text) } else { text }
}

pub(super) fn score(point: &SymptomPoint) -> Text {
    match point.entry().map(|entry| entry.score) {
        Some(score @ (Score::Number(_) | Score::AtLeast(_))) => Text::number(score.shown()),
        Some(Score::Yes) => Text::key("chart-yes"),
        Some(Score::No) => Text::key("chart-no"),
        None => Text::data(""),
    }
}

fn flag(point: &LabPoint) -> Option<Text> {
    let flag = match point.facts.flag {
        Flag::Low => Some(Text::key(if point.is_far() { "chart-very-low" } else { "chart-low" })),
        Flag::High => Some(Text::key(if point.is_far() { "chart-very-high" } else { "chart-high" })),
        Flag::Normal => Some(Text::key("chart-in-range")),
        Flag::Unscored => None,
    };
    match point.graded() {
        Some(grade) => flag.map(|flag| Text::key("chart-mark-graded").with("mark", flag).with("grade", grade)),
        None => flag,
    }
}

fn range(point: &LabPoint) -> Option<Text> {
    let (key, range) = (lab_panel::range_key(point)?, lab_panel::range_text(point)?);
    Some(Text::key(key).with("range", Text::number(range)))
}

/// "day 12"; what is surely before the start says that and counts no days backwards.
fn day_said(day: Day, is_sure: bool) -> Text {
    if day.number < 1 && is_sure {
        return Text::key("chart-day-before");
    }
    let key = if day.estimated { "chart-day-estimated" } else { "chart-day" };
    Text::key(key).with("number", day.number.to_string().replace('-', "−"))
}

impl Material {
    pub(super) fn day_text(&self, at: &When) -> Option<Text> {
        let day = self.facts.day_of(at)?;
        Some(day_said(day, !day.estimated))
    }

    fn day_of_record(&self, record: &Record) -> Option<Text> {
        let day = self.facts.day(record)?;
        Some(day_said(day, self.facts.is_before_start(record)))
    }

    pub(super) fn row(&self, entry: Entry) -> Row {
        let place = entry.place as usize;
        let x = self.entry_x(entry);
        let of = |record: &Record, what: Text, value: Text| Row {
            date: text::date_of_record(record),
            what,
            value,
            range: None,
            flag: None,
            is_alert: false,
            day: self.day_of_record(record),
            x,
            at: record.at.clone(),
            on: record.at.diary_day(self.day_start_hour),
            record: record.id,
        };
        let of_day = |day: i64, what: Text, value: Text, record: RecordId| {
            let date = when::date_of(day);
            let at = When::exact(Point::Day(date));
            let day = self.day_text(&at);
            Row {
                date: text::day(date),
                what,
                value,
                range: None,
                flag: None,
                is_alert: false,
                day,
                x,
                at,
                on: Some(date),
                record,
            }
        };
        match entry.track {
            Track::Dose(trace) => {
                let trace = &self.doses[usize::from(trace)];
                let (name, unit) = (Text::data(&trace.medicine), trace.unit.map(DoseUnit::code));
                match trace.entry(place) {
                    DoseEntry::Day(day) => of_day(day.day, name, taken(trace, day), day.record),
                    DoseEntry::Mark(mark) if matches!(mark.kind, DoseMarkKind::Missing(_)) => {
                        let first = (mark.at.low / 1440.0).floor() as i64;
                        of_day(first, name, dose_mark(mark, unit), mark.record.id)
                    }
                    DoseEntry::Mark(mark) => of(&mark.record, name, dose_mark(mark, unit)),
                    DoseEntry::Level(level) => of(&level.record, name, by_course(level, unit)),
                }
            }
            Track::Lab(trace) => {
                let trace = &self.labs[usize::from(trace)];
                let point = &trace.points[place];
                let value = match (&trace.unit, point.value) {
                    (Some(unit), value) if value != Value::Words && point.other_unit.is_none() => {
                        Text::number(format!("{} {}", point.shown(), lab_panel::behind(unit)))
                    }
                    _ => Text::number(point.shown()),
                };
                Row {
                    range: range(point),
                    flag: flag(point),
                    is_alert: point.is_alert(),
                    ..of(&point.record, Text::name(&trace.name), value)
                }
            }
            Track::Clock(trace) => {
                let trace = &self.clock[usize::from(trace)];
                let point = &trace.points[place];
                of(&point.record, trace.title(), clock(point.y))
            }
            Track::Effects => {
                let item = &self.effects[place];
                of_day(item.first, Text::name(&item.name), item.value(), item.record)
            }
            Track::Bottles => {
                let item = &self.bottles[place];
                of(&item.record, item.name(), item.value())
            }
            Track::Symptom(trace) => self.symptom_row(&self.symptoms[usize::from(trace)], place, of),
            Track::Sign(trace) => self.symptom_row(&self.signs[usize::from(trace)], place, of),
            Track::Treatment(row) => {
                let treatment = &self.treatments[usize::from(row)];
                let name = Text::data(&treatment.name);
                match &treatment.items[place] {
                    TreatmentItem::Course { record, .. } => of(record, name, course_text(record)),
                    TreatmentItem::Never { record, .. } => of(record, name, never_text(record)),
                    TreatmentItem::Logged { first, last, record } => {
                        let until = text::day(when::date_of(*last));
                        let value = if first == last {
                            Text::key("chart-taken")
                        } else {
                            Text::key("chart-taken-until").with("until", until)
                        };
                        of_day(*first, name, value, *record)
                    }
                }
            }
            Track::Events => {
                let item = &self.events[place];
                let Some(event) = item.event() else { return of(&item.record, Text::data(""), Text::data("")) };
                let until = event.until.as_ref().map(text::date);
                if event.absent {
                    let value = until.map(|until| Text::key("chart-course-until").with("until", until));
                    let value = value.unwrap_or_else(|| Text::key("chart-absent-then"));
                    return of(&item.record, event_text(event, event.title.clone()), value);
                }
                let title = Text::data(&event.title);
                let value = match until {
                    Some(until) => Text::key("chart-event-until").with("title", title).with("until", until),
                    None => title,
                };
                let what = Text::key("event-type").with("type", event.event_type.code());
                of(&item.record, what, value)
            }
        }
    }

    #[expect(clippy::unused_self, reason = "reads as the other rows do")]
    fn symptom_row(&self, trace: &SymptomTrace, place: usize, of: impl Fn(&Record, Text, Text) -> Row) -> Row {
        let point = &trace.points[place];
        let range = match trace.scale {
            Scale::Numbers { low, high } => {
                Some(Text::key("chart-scale").with("low", low.to_string()).with("high", high.to_string()))
            }
            Scale::YesNo => None,
            scale => Some(Text::key("chart-scale-of").with("scale", scale.text())),
        };
        Row { range, ..of(&point.record, trace.title(), score(point)) }
    }
}

fn never_text(record: &Record) -> Text {
    match &record.body {
        Body::Course(Course { reason: Some(reason), .. }) => {
            Text::key("chart-never-taken-reason").with("reason", reason.as_str())
        }
        _ => Text::key("chart-never-taken"),
    }
}

fn course_text(record: &Record) -> Text {
    let until = match &record.body {
        Body::Course(course) => course.until.as_ref(),
        _ => None,
    };
    match until {
        Some(until) => Text::key("chart-course-until").with("until", text::date(until)),
        None => Text::key("chart-course-open"),
    }
}
