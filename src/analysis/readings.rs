//! What the chart says without a picture: the table of the same numbers, one reading after the other for the keys,
//! all of a day for the cursor, and a sentence a panel for a screen reader.

use jiff::civil::Date;

use super::chart::Chart;
use super::doses::{DoseEntry, DoseMark, DoseMarkKind, Level};
use super::facts::Day;
use super::grade::Flag;
use super::lab_panel;
use super::lab_series::{LabPoint, LabTrace, Value};
use super::series::{At, Entry, EventItem, Material, SymptomPoint, SymptomTrace, Track, TreatmentItem, amount};
use super::strip_panel::event_text;
use super::text::{self, Text};
use crate::model::record::{Record, RecordId};
use crate::model::when;
use crate::model::{DoseUnit, Point, When};

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
        self.rows.len()
    }

    /// One row of the table.
    pub fn row(&self, row: usize) -> Option<Row> {
        Some(self.material.row(self.entry(row)?))
    }

    fn entry(&self, row: usize) -> Option<Entry> {
        self.material.index.get(*self.rows.get(row)? as usize).copied()
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

    /// The reading of the next thing (by the order of the panels) that is nearest in time.
    pub fn step_across(&self, row: usize, down: bool) -> Option<usize> {
        let here = self.entry(row)?;
        let tracks = (0..self.len()).filter_map(|other| self.track(other));
        let next = if down {
            tracks.filter(|track| *track > here.track).min()
        } else {
            tracks.filter(|track| *track < here.track).max()
        }?;
        let x = self.material.entry_x(here);
        self.nearest(x, |track| track == next)
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
        let distance =
            |row: &usize| self.entry(*row).map_or(f64::MAX, |entry| (self.material.entry_x(entry) - x).abs());
        let rows = (0..self.len()).filter(|row| self.track(*row).is_some_and(&fits));
        rows.min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Where the keys begin: the last reading of the first panel.
    pub fn first_step(&self) -> Option<usize> {
        let first = (0..self.len()).filter_map(|row| self.track(row)).min()?;
        (0..self.len()).rev().find(|row| self.track(*row) == Some(first))
    }

    /// The nearest reading within some points of a place: what a pointer means that is not quite on it.
    pub fn snapped(&self, x: f64, within_px: f32) -> f64 {
        let reach = f64::from(within_px / self.plot_px.max(1.0)) * (self.x.1 - self.x.0);
        // Treatments have a start and an end but no reading between.
        let near = self.nearest(x, |track| !matches!(track, Track::Treatment(_)));
        let at = near.and_then(|row| self.entry(row)).map(|entry| self.material.entry_x(entry));
        at.filter(|at| (at - x).abs() <= reach).unwrap_or(x)
    }

    /// What everything says on the day of `x`; the date itself comes first.
    pub fn read_at(&self, x: f64) -> Vec<Text> {
        let material = &self.material;
        let day = (x / 1440.0).floor() as i64;
        let date = when::date_of(day);
        let mut lines = vec![match material.day_text(&When::exact(Point::Day(date))) {
            Some(number) => Text::key("chart-row-head").with("date", text::day(date)).with("day", number),
            None => text::day(date),
        }];
        for trace in &material.doses {
            let on_day = trace.days.binary_search_by_key(&day, |dose| dose.day).ok().map(|place| &trace.days[place]);
            let unit = trace.unit.map(DoseUnit::code);
            lines.extend(on_day.map(|dose| named(Text::data(&trace.medicine), amount(dose.amount, unit))));
            let marks = trace.marks.iter().filter(|mark| holds(&mark.at, day));
            lines.extend(marks.map(|mark| named(Text::data(&trace.medicine), dose_mark(mark, unit))));
            let levels = trace.levels.iter().filter(|level| holds_level(level, day));
            lines.extend(levels.map(|level| named(Text::data(&trace.medicine), by_course(level, unit))));
        }
        for trace in &material.labs {
            let points = on_day(&trace.points, trace.reach, day, |point| &point.at);
            lines.extend(points.map(|point| lab_line(trace, point)));
        }
        for trace in material.symptoms.iter().chain(&material.signs) {
            let points = on_day(&trace.points, trace.reach, day, |point| &point.at);
            lines.extend(
                points.map(|point| Text::key("chart-row").with("what", trace.title()).with("value", score(point))),
            );
        }
        for treatment in &material.treatments {
            for item in &treatment.items {
                let (from, until) = item.reach();
                let runs = from < (day + 1) as f64 * 1440.0 && until.is_none_or(|until| until >= day as f64 * 1440.0);
                if runs && !treatment.followed {
                    let name = Text::data(&treatment.name);
                    lines.push(match item {
                        TreatmentItem::Never { .. } => Text::key("chart-never-taken-of").with("name", name),
                        _ => name,
                    });
                    break;
                }
            }
        }
        lines.extend(material.events.iter().filter(|item| event_holds(item, day)).filter_map(|item| {
            let event = item.event()?;
            Some(dated(event_text(event, event.title.clone()), &item.at, &item.record))
        }));
        lines
    }

    /// A sentence a panel, as a screen reader says it: "Platelets, 5 results, 2009 to May 2014, last ~136, low".
    pub fn summary(&self) -> Vec<Text> {
        let mut places: Vec<(Track, Vec<u32>)> = Vec::new();
        let mut by_track: std::collections::BTreeMap<Track, Vec<u32>> = std::collections::BTreeMap::new();
        for row in &self.rows {
            let entry = self.material.index[*row as usize];
            by_track.entry(entry.track).or_default().push(entry.place);
        }
        places.extend(by_track);
        places.iter().filter_map(|(track, places)| self.material.summarised(*track, places)).collect()
    }
}

fn period(from: &Text, until: &Text) -> Text {
    if from == until {
        return from.clone();
    }
    Text::key("chart-period").with("from", from.clone()).with("until", until.clone())
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

fn dose_mark(mark: &DoseMark, unit: Option<&str>) -> Text {
    match mark.kind {
        DoseMarkKind::Skipped => Text::key("chart-skipped"),
        DoseMarkKind::Unmeasured => Text::key("chart-taken"),
        DoseMarkKind::Loose(number) => amount(number, unit),
    }
}

fn by_course(level: &Level, unit: Option<&str>) -> Text {
    let text = Text::key("chart-dose-by-course").with("amount", amount(level.amount, unit));
    if level.start.is_assumed() { Text::key("chart-start-assumed").with("what", text) } else { text }
}

fn score(point: &SymptomPoint) -> Text {
    use crate::model::symptom::Score;
    match point.entry().map(|entry| entry.score) {
        Some(score @ (Score::Number(_) | Score::AtLeast(_))) => Text::number(score.shown()),
        Some(Score::Yes) => Text::key("chart-yes"),
        Some(Score::No) => Text::key("chart-no"),
        None => Text::data(""),
    }
}

fn flag(point: &LabPoint) -> Option<Text> {
    match point.facts.flag {
        Flag::Low => Some(Text::key(if point.is_far() { "chart-very-low" } else { "chart-low" })),
        Flag::High => Some(Text::key(if point.is_far() { "chart-very-high" } else { "chart-high" })),
        Flag::Normal => Some(Text::key("chart-in-range")),
        Flag::Unscored => None,
    }
}

fn range(point: &LabPoint) -> Option<Text> {
    let (key, range) = (lab_panel::range_key(point)?, lab_panel::range_text(point)?);
    Some(Text::key(key).with("range", Text::number(range)))
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

/// "day 12"; what is surely before the start says that and counts no days backwards.
fn day_said(day: Day, is_sure: bool) -> Text {
    if day.number < 1 && is_sure {
        return Text::key("chart-day-before");
    }
    let key = if day.estimated { "chart-day-estimated" } else { "chart-day" };
    Text::key(key).with("number", day.number.to_string().replace('-', "−"))
}

impl Material {
    fn day_text(&self, at: &When) -> Option<Text> {
        let day = self.facts.day_of(at)?;
        Some(day_said(day, !day.estimated))
    }

    fn day_of_record(&self, record: &Record) -> Option<Text> {
        let day = self.facts.day(record)?;
        Some(day_said(day, self.facts.is_before_start(record)))
    }

    fn row(&self, entry: Entry) -> Row {
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
                on: Some(date),
                record,
            }
        };
        match entry.track {
            Track::Dose(trace) => {
                let trace = &self.doses[usize::from(trace)];
                let (name, unit) = (Text::data(&trace.medicine), trace.unit.map(DoseUnit::code));
                match trace.entry(place) {
                    DoseEntry::Day(day) => of_day(day.day, name, amount(day.amount, unit), day.record),
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
            crate::model::symptom::Scale::Numbers { low, high } => {
                Some(Text::key("chart-scale").with("low", low.to_string()).with("high", high.to_string()))
            }
            crate::model::symptom::Scale::YesNo => None,
            scale => Some(Text::key("chart-scale-of").with("scale", scale.text())),
        };
        Row { range, ..of(&point.record, trace.title(), score(point)) }
    }

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
                let least =
                    points.iter().filter(|p| p.value.y().is_some()).min_by(|a, b| low_key(a).total_cmp(&low_key(b)));
                let most =
                    points.iter().filter(|p| p.value.y().is_some()).max_by(|a, b| high_key(a).total_cmp(&high_key(b)));
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
                let least = scores().min_by(|a, b| a.y.total_cmp(&b.y))?;
                let most = scores().max_by(|a, b| a.y.total_cmp(&b.y))?;
                let text = say("chart-summary-symptom");
                Some(
                    Text::key("chart-summary-extremes")
                        .with("summary", text)
                        .with("lowest", score(least))
                        .with("highest", score(most)),
                )
            }
            Track::Sign(trace) => {
                let trace = &self.signs[usize::from(trace)];
                let yes = places.iter().filter(|place| trace.points[**place as usize].y > 0.0).count();
                Some(say("chart-summary-sign").with("yes", yes.to_string()))
            }
            Track::Treatment(_) | Track::Events => {
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

/// `<5` is below 5, so it is lower than 5 and lower than anything between.
fn low_key(point: &LabPoint) -> f64 {
    match point.value {
        Value::Below(y) => y - y.abs() * 0.5 - f64::MIN_POSITIVE,
        Value::Between(low, _) => low,
        value => value.y().unwrap_or(f64::MAX),
    }
}

fn high_key(point: &LabPoint) -> f64 {
    match point.value {
        Value::Above(y) => y + y.abs() * 0.5 + f64::MIN_POSITIVE,
        Value::Between(_, high) => high,
        value => value.y().unwrap_or(f64::MIN),
    }
}

fn never_text(record: &Record) -> Text {
    match &record.body {
        crate::model::Body::Course(crate::model::medicine::Course { reason: Some(reason), .. }) => {
            Text::key("chart-never-taken-reason").with("reason", reason.as_str())
        }
        _ => Text::key("chart-never-taken"),
    }
}

fn course_text(record: &Record) -> Text {
    let until = match &record.body {
        crate::model::Body::Course(course) => course.until.as_ref(),
        _ => None,
    };
    match until {
        Some(until) => Text::key("chart-course-until").with("until", text::date(until)),
        None => Text::key("chart-course-open"),
    }
}
