//! What the axis counts days from: the start of the followed medicine, or that of any course.

use super::chart::{Axis, Chart};
use super::series::{At, Material, Treatment, TreatmentItem};
use super::text::{self, Text};
use crate::model::record::{Record, RecordId};
use crate::model::when;
use crate::model::{Basis, When};

/// A start that days are counted from; the first day is day 1.
#[derive(Clone, Debug)]
pub(super) struct Since {
    /// Days since 1970.
    pub first_day: i64,
    /// How far the start's own date leaves it open, days.
    pub open_days: i64,
    pub is_estimated: bool,
    /// "days since the start of LDN, 6 Jan 2014".
    pub note: Text,
    /// Of another start than the followed medicine's, which every record's day number is counted from.
    pub is_own: bool,
}

/// A course that days can be counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseStart {
    pub course: RecordId,
    pub medicine: String,
    /// "6 Jan 2014".
    pub date: Text,
    /// Days since 1970.
    pub first_day: i64,
}

/// Dates that leave more than a month open give no day number.
const WIDEST_DAYS: i64 = 31;

impl Since {
    /// The day number of a date, where it is one day.
    fn day_text(&self, at: &When) -> Option<Text> {
        let (first, last) = (when::days(at.earliest().date()), when::days(at.latest().date()));
        if last - first + self.open_days > WIDEST_DAYS {
            return None;
        }
        let number = i64::midpoint(first, last) - self.first_day + 1;
        let estimated = self.is_estimated || first != last || at.basis != Basis::Exact;
        let key = if estimated { "chart-day-estimated" } else { "chart-day" };
        Some(Text::key(key).with("number", number.to_string().replace('-', "−")))
    }
}

impl Chart {
    /// The day number of a date as the axis counts: from the course that was asked for, else from the followed medicine.
    pub(super) fn day_text(&self, at: &When) -> Option<Text> {
        match self.own_start() {
            Some(since) => since.day_text(at),
            None => self.material.day_text(at),
        }
    }

    /// Where the axis counts from another start than the records do.
    pub(super) fn own_start(&self) -> Option<&Since> {
        self.since.as_ref().filter(|since| since.is_own)
    }
}

impl Material {
    /// Every course that was begun, the latest first: what the axis can count from.
    pub fn course_starts(&self) -> Vec<CourseStart> {
        let start = |(row, start, record): (&Treatment, &At, &Record)| CourseStart {
            course: record.id,
            medicine: row.name.clone(),
            date: text::date(&record.at),
            first_day: first_day(start),
        };
        let mut starts: Vec<CourseStart> = self.courses().map(start).collect();
        starts.sort_by(|a, b| b.first_day.cmp(&a.first_day).then_with(|| a.medicine.cmp(&b.medicine)));
        starts
    }

    fn courses(&self) -> impl Iterator<Item = (&Treatment, &At, &Record)> {
        let items = self.treatments.iter().flat_map(|row| row.items.iter().map(move |item| (row, item)));
        items.filter_map(|(row, item)| match item {
            TreatmentItem::Course { start, record, .. } => Some((row, start, &**record)),
            _ => None,
        })
    }

    /// `None`: the axis has dates, or there is no such start.
    pub(super) fn since(&self, axis: Axis) -> Option<Since> {
        match axis {
            Axis::Date => None,
            Axis::Day => {
                let start = self.facts.start()?;
                let is_estimated = start.is_estimated();
                let key = if is_estimated { "chart-axis-day-estimated" } else { "chart-axis-day" };
                let (first_day, open_days) = (start.first_day(), start.days.1 - start.days.0);
                Some(Since { first_day, open_days, is_estimated, note: Text::key(key), is_own: false })
            }
            Axis::Since(course) => {
                let (row, start, record) = self.courses().find(|(_, _, record)| record.id == course)?;
                let is_estimated = start.coarse || start.basis != Basis::Exact;
                let key = if is_estimated { "chart-axis-since-estimated" } else { "chart-axis-since" };
                let note = Text::key(key).with("medicine", Text::data(&row.name)).with("date", text::date(&record.at));
                let open_days = ((start.high - start.low) / 1440.0).floor() as i64;
                Some(Since { first_day: first_day(start), open_days, is_estimated, note, is_own: true })
            }
        }
    }
}

fn first_day(start: &At) -> i64 {
    (start.x / 1440.0).floor() as i64
}
