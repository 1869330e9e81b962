//! At which hour of the clock the followed medicine was taken: a dot a dose, from one day start to the next, and the
//! planned hour as a dashed line.

use std::sync::Arc;

use super::chart::{Dash, Frame, Label, Mark, Panel, PanelKind, Piece, Series, Shape, Tone};
use super::place::{Area, Room};
use super::planned::{self, PlannedSpan};
use super::reduce;
use super::series::Track;
use super::text::Text;
use super::ticks::{DAY, ValueTick};
use crate::model::record::{Record, RecordId};
use crate::model::when;
use crate::model::{Body, Diary, Kind};

const HEIGHT_PX: f32 = 120.0;
/// Less of the day than this is never shown: some minutes would look like a scatter.
const LEAST_HOURS: f64 = 4.0;
/// A dose this far from the planned or the usual hour is worth a panel, hours.
const WORTH_SAYING: f64 = 3.0;

/// Doses whose minute is known.
#[derive(Clone, Debug)]
pub(super) struct ClockTrace {
    pub medicine: String,
    pub points: Vec<ClockPoint>,
    planned: Vec<PlannedSpan>,
    day_start_hour: f64,
    /// Of all points, so that the axis does not jump.
    y: (f64, f64),
    /// The middle one of all hours.
    middle: f64,
}

#[derive(Clone, Debug)]
pub(super) struct ClockPoint {
    /// Civil minutes.
    pub x: f64,
    /// Hours since midnight, from the day's start on: 25.5 is half past one at night.
    pub y: f64,
    pub record: Arc<Record>,
}

pub(super) fn gather(diary: &Diary, id: RecordId) -> Option<ClockTrace> {
    let medicine = diary.medicine(id)?;
    let hour = f64::from(diary.settings.day_start_hour);
    let points = diary.of_kind(Kind::Dose).iter().filter_map(|record| match &record.body {
        Body::Dose(dose) if dose.medicine == id && dose.status.is_taken() => {
            let minute = record.at.minute()?;
            let y = in_day(f64::from(minute.hour()) + f64::from(minute.minute()) / 60.0, hour);
            Some(ClockPoint { x: when::minutes(minute) as f64, y, record: Arc::clone(record) })
        }
        _ => None,
    });
    let mut points: Vec<ClockPoint> = points.collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut hours: Vec<f64> = points.iter().map(|point| point.y).collect();
    hours.sort_unstable_by(f64::total_cmp);
    let middle = *hours.get(hours.len().checked_sub(1)? / 2)?;
    let planned = planned::spans(diary, id, &medicine.preparation());
    let times = planned.iter().flat_map(|span| span.times.iter().map(|time| in_day(*time, hour)));
    let (low, high) = hours
        .iter()
        .copied()
        .chain(times)
        .fold((f64::MAX, f64::MIN), |(low, high), time| (low.min(time), high.max(time)));
    let air = ((LEAST_HOURS - (high - low)) / 2.0).max(0.75);
    let y = (low - air, high + air);
    Some(ClockTrace { medicine: medicine.name.clone(), points, planned, day_start_hour: hour, y, middle })
}

/// After midnight comes last.
fn in_day(time: f64, day_start_hour: f64) -> f64 {
    if time < day_start_hour { time + 24.0 } else { time }
}

/// "22:05".
pub(super) fn clock(hours: f64) -> Text {
    let minutes = (hours * 60.0).round() as i64;
    Text::data(format!("{:02}:{:02}", minutes.div_euclid(60).rem_euclid(24), minutes.rem_euclid(60)))
}

/// `usual`: only where an hour stands out.
pub(super) fn panel(trace: &ClockTrace, track: Track, usual: bool, frame: &Frame) -> Option<Panel> {
    let from = trace.points.partition_point(|point| point.x < frame.x.0);
    let until = trace.points.partition_point(|point| point.x <= frame.x.1);
    let points = &trace.points[from..until.max(from)];
    if points.is_empty() || usual && !points.iter().any(|point| trace.stands_out(point)) {
        return None;
    }
    let mut panel = Panel {
        kind: PanelKind::ClockTime,
        tracks: vec![track],
        title: Text::key("chart-clock"),
        unit: Some(Text::key("chart-clock-unit")),
        about: Some(Text::data(&trace.medicine)),
        height_px: HEIGHT_PX,
        y: trace.y,
        y_ticks: hour_ticks(trace.y),
        bands: Vec::new(),
        spans: Vec::new(),
        series: Vec::new(),
        marks: Vec::new(),
        labels: Vec::new(),
    };
    let planned = trace.planned_lines(frame);
    if !planned.is_empty() {
        let (name, filled_to, reach) = (Text::key("chart-planned"), None, Vec::new());
        panel.series.push(Series { name, tone: Tone::Ink, dash: Dash::Short, pieces: planned, filled_to, reach });
    }
    let plain: Vec<(f64, f64)> = points.iter().map(|point| (point.x, point.y)).collect();
    let small = points.len() as f32 * 8.0 > frame.plot_px;
    let kept = reduce::keep(&plain, frame.x, frame.columns() / 2, |_| false);
    panel.marks = kept.into_iter().map(|place| mark(&points[place], small)).collect();
    panel.labels = labels(&panel, points, frame);
    Some(panel)
}

fn mark(point: &ClockPoint, small: bool) -> Mark {
    let assumed = point.record.at.basis == crate::model::Basis::Assumed;
    let (shape, tone) = (Shape::Dot, Tone::Dose);
    Mark { x: point.x, y: point.y, shape, tone, ringed: false, assumed, stretch: None, small }
}

impl ClockTrace {
    /// "LDN, time".
    pub(super) fn title(&self) -> Text {
        Text::key("chart-clock-of").with("medicine", Text::data(&self.medicine))
    }

    fn stands_out(&self, point: &ClockPoint) -> bool {
        let day = (point.x / DAY - self.day_start_hour / 24.0).floor() as i64;
        let planned = self.planned.iter().filter(|span| span.holds(day)).flat_map(|span| &span.times);
        let planned = planned.map(|time| in_day(*time, self.day_start_hour));
        let nearest = planned.map(|time| (time - point.y).abs()).reduce(f64::min);
        nearest.unwrap_or_else(|| (point.y - self.middle).abs()) > WORTH_SAYING
    }

    /// The planned hours that are in sight.
    fn planned_lines(&self, frame: &Frame) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for span in &self.planned {
            let from = span.from as f64 * DAY;
            let until = span.until.map_or(frame.x.1, |until| (until + 1) as f64 * DAY);
            if !frame.shows(from, until) {
                continue;
            }
            for time in &span.times {
                let y = in_day(*time, self.day_start_hour);
                let joined = pieces.iter_mut().find(|piece| piece.points[1] == [from, y]);
                match joined {
                    Some(piece) => piece.points[1][0] = until,
                    None => pieces.push(Piece { points: vec![[from, y], [until, y]], dashed: false }),
                }
            }
        }
        pieces
    }
}

/// Full hours, as many as have room.
fn hour_ticks(y: (f64, f64)) -> Vec<ValueTick> {
    let room = (y.1 - y.0) * 34.0 / f64::from(HEIGHT_PX);
    let step = [1.0, 2.0, 3.0, 4.0, 6.0, 12.0].into_iter().find(|step| *step >= room).unwrap_or(12.0);
    let mut ticks = Vec::new();
    let mut at = (y.0 / step).ceil() * step;
    while at <= y.1 {
        ticks.push(ValueTick { y: at, label: clock(at) });
        at += step;
    }
    ticks
}

/// The last hour, and the earliest and the latest where they stand apart from it.
fn labels(panel: &Panel, points: &[ClockPoint], frame: &Frame) -> Vec<Label> {
    let inside = Area { left: 0.0, top: 0.0, right: frame.plot_px + frame.right_px, bottom: panel.height_px };
    let mut room = Room::new(inside);
    for mark in &panel.marks {
        room.take(Area::around(frame.px(mark.x), panel.y_px(mark.y), 5.0));
    }
    let by_hour = |a: &&ClockPoint, b: &&ClockPoint| a.y.total_cmp(&b.y);
    let ends = [points.last(), points.iter().min_by(by_hour), points.iter().max_by(by_hour)];
    let mut labels: Vec<Label> = Vec::new();
    let mut written: Vec<f64> = Vec::new();
    for (place, point) in ends.into_iter().flatten().enumerate() {
        if written.iter().any(|other| (other - point.y).abs() < 0.5) {
            continue;
        }
        let text = clock(point.y);
        let width = frame.width_of(&text);
        if let Some((x_px, y_px)) = room.beside(frame.px(point.x), panel.y_px(point.y), 5.0, width) {
            let (tone, strong) = (Tone::Dose, place == 0);
            labels.push(Label { x_px, y_px, text, tone, strong, room_px: width * 1.3 });
            written.push(point.y);
        }
    }
    if let Some(end) = panel.series.first().and_then(|series| series.pieces.last()?.points.last()) {
        let text = Text::key("chart-planned");
        let (x_px, y_px) = (frame.px(end[0]).min(frame.plot_px) + 8.0, panel.y_px(end[1]));
        let width = frame.width_of(&text);
        if room.exactly(x_px, y_px, width) {
            labels.push(Label { x_px, y_px, text, tone: Tone::Soft, strong: false, room_px: width * 1.3 });
        }
    }
    labels
}
