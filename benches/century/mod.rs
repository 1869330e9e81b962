//! A hundred years of data: the ten years of the other measurements, ten times over.

use titrace::model::record::Body;
use titrace::model::when::{Point, When, date_of, days, from_minutes, minutes};
use titrace::model::{Diary, RecordId, Settings};
use uuid::Builder;

use crate::ten_years;

/// A hundred years: these ten, ten times over, the last of them where they are. 480,000 records.
pub(crate) fn diary() -> Diary {
    let ten = ten_years::records();
    let mut all = Vec::with_capacity(ten.len() * 10);
    for decade in 0..10_i64 {
        for record in &ten {
            // A medicine is known once.
            if decade > 0 && matches!(record.body, Body::Medicine(_)) {
                continue;
            }
            let mut record = record.clone();
            if decade > 0 {
                record.id = RecordId(Builder::from_u128(record.id.0.as_u128() ^ (decade as u128) << 100).into_uuid());
                record.at.from = earlier(record.at.from, decade * ten_years::DAYS);
                record.at.until = record.at.until.map(|until| earlier(until, decade * ten_years::DAYS));
                match &mut record.body {
                    Body::Event(event) => earlier_end(&mut event.until, decade * ten_years::DAYS),
                    Body::Course(course) => earlier_end(&mut course.until, decade * ten_years::DAYS),
                    _ => {}
                }
            }
            all.push(record);
        }
    }
    Diary::of(Settings::default(), all)
}

fn earlier(point: Point, days_before: i64) -> Point {
    match point {
        Point::Day(day) => Point::Day(date_of(days(day) - days_before)),
        Point::Minute(at) => Point::Minute(from_minutes(minutes(at) - days_before * 1440)),
        Point::Month(year, month) => Point::Month(year - (days_before / ten_years::DAYS * 10) as i16, month),
        Point::Year(year) => Point::Year(year - (days_before / ten_years::DAYS * 10) as i16),
    }
}

fn earlier_end(until: &mut Option<When>, days_before: i64) {
    if let Some(until) = until {
        until.from = earlier(until.from, days_before);
    }
}
