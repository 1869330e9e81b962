//! What was taken of the followed medicine: a step a diary day, a cross where a dose was skipped, an open dot where one
//! was due and nothing was logged; what was planned, dashed; and what a course says where nothing was logged.

use super::chart::{Dash, Frame, Label, Mark, Panel, PanelKind, Piece, Series, Shape, Tone};
use super::doses::{DoseDay, DoseMarkKind, DoseTrace, Level, PlannedLevel};
use super::place::{Area, Room};
use super::reduce;
use super::series::{Track, amount};
use super::text::Text;
use super::ticks;
use crate::model::DoseUnit;

const HEIGHT_PX: f32 = 120.0;

pub(super) fn panel(trace: &DoseTrace, track: Track, frame: &Frame) -> Option<Panel> {
    let days = visible(&trace.days, frame);
    let levels: Vec<&Level> = trace.levels.iter().filter(|level| reaches(level, frame)).collect();
    let marks: Vec<Mark> = marks(trace, frame);
    let planned = planned_lines(trace, frame);
    if days.is_empty() && levels.is_empty() && marks.is_empty() && planned.is_empty() {
        return None;
    }
    let highest = highest(trace, frame);
    let y = (-0.12 * highest, 1.28 * highest);
    let unit = trace.unit.map(DoseUnit::code);
    let mut panel = Panel {
        kind: PanelKind::Dose,
        tracks: vec![track],
        title: Text::key("chart-dose"),
        unit: trace.unit.map(|unit| {
            if unit.is_counted() {
                Text::key("chart-unit-counted").with("unit", unit.code())
            } else {
                unit.code().into()
            }
        }),
        about: Some(Text::data(&trace.medicine)),
        height_px: HEIGHT_PX,
        y,
        y_ticks: ticks::values((0.0, y.1), f64::from(HEIGHT_PX), 34.0),
        bands: Vec::new(),
        spans: Vec::new(),
        series: Vec::new(),
        marks,
        labels: Vec::new(),
    };
    let line = |pieces, dash, filled: bool| Series {
        name: Text::data(&trace.medicine),
        tone: Tone::Dose,
        dash,
        pieces,
        filled_to: filled.then_some(0.0),
        reach: Vec::new(),
    };
    // Beneath what was taken: it is seen where it differs.
    panel.series.push(Series {
        name: Text::key("chart-planned"),
        tone: Tone::Ink,
        dash: Dash::Short,
        pieces: planned,
        filled_to: None,
        reach: Vec::new(),
    });
    for level in &levels {
        let [sure, unsure] = level_pieces(level, frame);
        panel.series.push(line(sure, Dash::Long, true));
        panel.series.push(line(unsure, Dash::Dots, false));
    }
    panel.series.push(line(steps(days, frame), Dash::Solid, true));
    panel.series.retain(|series| !series.pieces.is_empty());
    label(&mut panel, trace, days, &levels, unit, frame);
    Some(panel)
}

/// The days in sight, and one beyond at each side so that a step goes on to the edge.
fn visible<'a>(days: &'a [DoseDay], frame: &Frame) -> &'a [DoseDay] {
    let from = days.partition_point(|day| day.until() < frame.x.0);
    let until = days.partition_point(|day| day.from() <= frame.x.1);
    if from >= until { &[] } else { &days[from..until] }
}

fn reaches(level: &Level, frame: &Frame) -> bool {
    frame.shows(level.start.low, level.end.as_ref().map_or(f64::MAX, |end| end.high))
}

/// Of all days, so that the axis does not jump while one moves along.
fn highest(trace: &DoseTrace, frame: &Frame) -> f64 {
    let loose = trace.marks.iter().filter_map(|mark| match mark.kind {
        DoseMarkKind::Loose(number) => Some(number.to_f64()),
        _ => None,
    });
    let days = trace.days.iter().map(|day| day.y);
    // Of the plan what was in force until the last dose, and what is in sight.
    let end = trace.days.last().map_or(frame.x.1, |last| last.until().max(frame.x.1));
    let planned = trace.planned.iter().filter(|level| (level.from as f64) * ticks::DAY <= end).map(|level| level.y);
    let days = days.chain(planned);
    let highest = days.chain(trace.levels.iter().map(|level| level.amount.to_f64())).chain(loose).fold(0.0, f64::max);
    if highest > 0.0 { highest } else { 1.0 }
}

/// Steps over days in a row; a day without a dose is a gap, as far as the screen can show one.
fn steps(days: &[DoseDay], frame: &Frame) -> Vec<Piece> {
    let invisible = frame.minutes(1.0);
    let mut pieces: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut end = f64::MIN;
    let mut level: Option<&DoseDay> = None;
    for day in days {
        let joined = day.from() - end <= invisible;
        match (pieces.last_mut(), level) {
            (Some(piece), Some(before)) if joined => {
                if before.amount.decimal() != day.amount.decimal() {
                    piece.extend([(end, before.y), (day.from(), day.y)]);
                }
            }
            (piece, before) => {
                if let (Some(piece), Some(before)) = (piece, before) {
                    piece.extend([(end, before.y), (end, 0.0)]);
                }
                pieces.push(vec![(day.from(), 0.0), (day.from(), day.y)]);
            }
        }
        end = day.until();
        level = Some(day);
    }
    if let (Some(piece), Some(before)) = (pieces.last_mut(), level) {
        piece.extend([(end, before.y), (end, 0.0)]);
    }
    let reduced = |piece: Vec<(f64, f64)>| {
        let kept = reduce::keep(&piece, frame.x, frame.columns(), |_| false);
        Piece { points: kept.into_iter().map(|place| [piece[place].0, piece[place].1]).collect(), dashed: false }
    };
    pieces.into_iter().map(reduced).collect()
}

/// What the plans say, as steps; a pause is a gap.
fn planned_lines(trace: &DoseTrace, frame: &Frame) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for level in &trace.planned {
        let from = level.from as f64 * ticks::DAY;
        let until = level.until.map_or(frame.x.1, |until| (until + 1) as f64 * ticks::DAY);
        if !frame.shows(from, until) || until <= from {
            continue;
        }
        match pieces.last_mut().filter(|piece| piece.points.last().is_some_and(|last| last[0] == from)) {
            Some(piece) => piece.points.extend([[from, level.y], [until, level.y]]),
            None => pieces.push(Piece { points: vec![[from, level.y], [until, level.y]], dashed: false }),
        }
    }
    pieces
}

/// What a course surely covers, and where it may have begun or ended.
fn level_pieces(level: &Level, frame: &Frame) -> [Vec<Piece>; 2] {
    let y = level.amount.to_f64();
    let (start, end) = (&level.start, level.end.as_ref());
    let unsure_start = start.coarse || start.is_assumed();
    let from = if unsure_start { start.high } else { start.low };
    let until = end.map_or(frame.x.1, |end| if end.coarse || end.is_assumed() { end.low } else { end.high });
    let across = |from: f64, until: f64| Piece { points: vec![[from, y], [until, y]], dashed: false };
    let mut unsure = Vec::new();
    if unsure_start && start.low < from {
        unsure.push(across(start.low, from.min(until.max(start.low))));
    }
    if let Some(end) = end.filter(|end| end.high > until) {
        unsure.push(across(until.max(start.low), end.high));
    }
    let sure = if from < until {
        vec![Piece { points: vec![[from, 0.0], [from, y], [until, y], [until, 0.0]], dashed: false }]
    } else {
        Vec::new()
    };
    [sure, unsure]
}

fn marks(trace: &DoseTrace, frame: &Frame) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut column = None;
    for mark in trace.marks.iter().filter(|mark| frame.shows(mark.at.low, mark.at.high)) {
        let (shape, tone, y) = match mark.kind {
            DoseMarkKind::Skipped => (Shape::Cross, Tone::Alert, 0.0),
            DoseMarkKind::Unmeasured => (Shape::OpenSquare, Tone::Dose, 0.0),
            DoseMarkKind::Loose(number) => (Shape::OpenDot, Tone::Dose, number.to_f64()),
            DoseMarkKind::Missing(_) => (Shape::OpenDot, Tone::Ink, 0.0),
        };
        // Crosses in the same column would only be one on another.
        let here = Some((reduce::column(mark.at.x, frame.x, frame.columns()), shape.code()));
        let is_missing =
            matches!(mark.kind, DoseMarkKind::Missing(_)) && mark.at.high - mark.at.low < frame.minutes(2.0);
        if (shape == Shape::Cross || is_missing) && here == column {
            continue;
        }
        column = here;
        marks.push(Mark {
            x: mark.at.x,
            y,
            shape,
            tone,
            ringed: false,
            assumed: mark.at.is_assumed(),
            stretch: mark.at.stretch(),
            small: false,
        });
    }
    marks
}

fn end_of(series: &Series) -> Option<[f64; 2]> {
    series.pieces.last()?.points.last().copied()
}

/// The last, the highest and the first amount, and what a cross means.
fn label(panel: &mut Panel, trace: &DoseTrace, days: &[DoseDay], levels: &[&Level], unit: Option<&str>, frame: &Frame) {
    let inside = Area { left: 0.0, top: 0.0, right: frame.plot_px + frame.right_px, bottom: panel.height_px };
    let mut room = Room::new(inside);
    for mark in &panel.marks {
        room.take(Area::around(frame.px(mark.x), panel.y_px(mark.y), 6.0));
    }
    let mut labels = Vec::new();
    let mut above = |room: &mut Room, x: f64, y: f64, text: Text, strong: bool| {
        let width = frame.width_of(&text);
        let middle = panel.y_px(y) - 11.0;
        let x = frame.px(x).clamp(0.0, frame.plot_px);
        for left in [x - width, x - width / 2.0, x + 2.0] {
            let left = left.max(2.0);
            if room.exactly(left, middle, width) {
                let tone = Tone::Dose;
                labels.push(Label { x_px: left, y_px: middle, text, tone, strong, room_px: width * 1.3 });
                return;
            }
        }
    };
    if let Some(last) = days.last() {
        above(&mut room, last.until(), last.y, amount(last.amount, unit), true);
    }
    for level in levels {
        let text = Text::key("chart-dose-by-course").with("amount", amount(level.amount, unit));
        let text = if level.start.is_assumed() { Text::key("chart-start-assumed").with("what", text) } else { text };
        let end = level.end.as_ref().map_or(frame.x.1, |end| end.x);
        above(&mut room, end, level.amount.to_f64(), text, false);
    }
    let top = days.iter().reduce(|top, day| if day.y > top.y { day } else { top });
    if let Some(top) = top.filter(|top| days.last().is_some_and(|last| top.y > last.y)) {
        above(&mut room, top.until(), top.y, amount(top.amount, unit), false);
    }
    // The first amount, where it lasted long enough to be named.
    let changed = days.first().and_then(|first| days.iter().find(|day| day.y != first.y));
    let lasts = |first: &&DoseDay| changed.is_some_and(|next| frame.px(next.from()) - frame.px(first.from()) > 56.0);
    if let Some(first) = days.first().filter(lasts) {
        above(&mut room, first.from() + frame.minutes(40.0), first.y, amount(first.amount, unit), false);
    }
    // What the plan says now, where that is something else than what was taken last.
    let seen = |level: &&PlannedLevel| {
        let until = level.until.map_or(f64::MAX, |until| (until + 1) as f64 * ticks::DAY);
        frame.shows(level.from as f64 * ticks::DAY, until)
    };
    let ahead = trace.planned.iter().rev().find(seen);
    if let Some(level) = ahead.filter(|level| days.last().is_none_or(|last| last.amount != level.amount)) {
        let until = level.until.map_or(frame.x.1, |until| (until + 1) as f64 * ticks::DAY);
        let text = Text::key("chart-planned-amount").with("amount", amount(level.amount, unit));
        above(&mut room, until, level.y, text, false);
    } else if let Some(end) = panel.series.first().filter(|series| series.tone == Tone::Ink).and_then(end_of) {
        let text = Text::key("chart-planned");
        let (x_px, y_px) = (frame.px(end[0]).min(frame.plot_px) + 8.0, panel.y_px(end[1]));
        let width = frame.width_of(&text);
        if room.exactly(x_px, y_px, width) {
            labels.push(Label { x_px, y_px, text, tone: Tone::Soft, strong: false, room_px: width * 1.3 });
        }
    }
    // On the base line, to the right of a mark that has room there.
    for (key, shape, tone) in
        [("chart-skipped", Shape::Cross, Tone::Alert), ("chart-not-logged", Shape::OpenDot, Tone::Ink)]
    {
        let text = Text::key(key);
        let width = frame.width_of(&text);
        let marks = panel.marks.iter().filter(|mark| mark.shape == shape && mark.y == 0.0);
        let right = |mark: &Mark| frame.px(mark.stretch.map_or(mark.x, |(_, to)| to)).max(frame.px(mark.x));
        let mut places = marks.map(|mark| (right(mark) + 10.0, panel.y_px(mark.y) - 4.0));
        if let Some((x_px, y_px)) = places.find(|place| room.exactly(place.0, place.1, width)) {
            labels.push(Label { x_px, y_px, text, tone, strong: false, room_px: width * 1.3 });
        }
    }
    panel.labels = labels;
}
