//! One analyte, in the unit of its latest result: its values as marks, the line where it says no more than is known, and the range that
//! stood on each result, drawn as it changed.

use super::chart::{Band, Dash, Frame, Label, Mark, Panel, PanelKind, Piece, Series, Shape, Tone, y_px};
use super::facts::RangeSource;
use super::grade::Flag;
use super::lab_series::{LabPoint, LabTrace, Value};
use super::place::{Area, LINE_PX, Room};
use super::reduce;
use super::series::Track;
use super::text::Text;
use super::ticks;
use crate::model::Number;

const HEIGHT_PX: f32 = 176.0;
/// Between the words of one mark and those of the next.
const APART_PX: f32 = 6.0;
/// How far the last range is drawn past its result, points.
const LAST_PX: f32 = 48.0;
/// Where results in words stand, as a part of the height.
const WORDS_AT: f64 = 0.08;
/// Labels in a panel; more would be a wall of numbers, and the table has them all.
const LABELS: usize = 14;
/// Marks in a crowd that words are tried for.
const CROWD: usize = 16;
/// Ranges whose words are tried, the longest first.
const RANGES: usize = 16;
/// Where results stand nearer than this, their marks are small…
const SMALL_PX: f32 = 14.0;
/// …and nearer than this, only the most telling ones have labels.
const QUIET_PX: f32 = 34.0;

pub(super) fn panel(trace: &LabTrace, track: Track, frame: &Frame) -> Option<Panel> {
    let points = &trace.points;
    let shown = |point: &LabPoint| frame.shows(point.at.low, point.at.high);
    let first = points.iter().position(shown)?;
    let last = points.iter().rposition(shown)?;

    // Only words: they have a strip of their own.
    let y = extent(points)?;
    // One more on both sides: the line goes on beyond the edge.
    let window = first.saturating_sub(1)..(last + 2).min(points.len());
    let kept = reduced(points, window, frame);

    let mut panel = Panel {
        kind: PanelKind::Lab,
        tracks: vec![track],
        title: Text::name(&trace.name),
        unit: trace.unit.as_deref().map(|unit| Text::Data(raised(unit))),
        about: None,
        height_px: HEIGHT_PX,
        y,
        y_ticks: ticks::values(y, f64::from(HEIGHT_PX), 38.0),
        bands: bands(points, frame),
        spans: Vec::new(),
        series: Vec::new(),
        marks: Vec::new(),
        labels: Vec::new(),
    };
    let base = y.0 + (y.1 - y.0) * WORDS_AT;
    let small = is_crowded(kept.len(), frame, SMALL_PX);
    panel.marks = kept.iter().map(|place| Mark { small, ..mark(&points[*place], base) }).collect();
    let pieces = pieces(points, &kept);
    if !pieces.is_empty() {
        panel.series.push(Series {
            name: Text::name(&trace.name),
            tone: Tone::Series(0),
            dash: Dash::Solid,
            pieces,
            filled_to: None,
            reach: Vec::new(),
        });
    }
    label(&mut panel, points, &kept, frame);
    Some(panel)
}

fn is_crowded(count: usize, frame: &Frame, px: f32) -> bool {
    count as f32 * px > frame.plot_px
}

/// The values at the lower and upper edge, of all results and ranges: it does not jump while one moves along.
pub(super) fn extent(points: &[LabPoint]) -> Option<(f64, f64)> {
    let values = points.iter().flat_map(|point| match point.value {
        Value::Between(low, high) => [Some(low), Some(high)],
        value => [value.y(), None],
    });
    let limits = points.iter().flat_map(|point| {
        let range = point.range;
        [range.and_then(|range| range.low), range.and_then(|range| range.high)].map(|limit| limit.map(Number::to_f64))
    });
    let has_value = points.iter().any(|point| point.value.y().is_some());
    let (mut low, mut high) = (f64::MAX, f64::MIN);
    for value in values.chain(limits).flatten().filter(|value| value.is_finite()) {
        low = low.min(value);
        high = high.max(value);
    }
    if !has_value || low > high {
        return None;
    }
    if high <= low {
        (low, high) = if low == 0.0 { (0.0, 1.0) } else { (low.min(0.0), high.max(0.0)) };
    }
    // Zero is shown unless the values live far from it.
    if low > 0.0 && low < 0.6 * high {
        low = 0.0;
    }
    let air = (high - low) * 0.12;
    Some((low - air, high + air))
}

/// The results to draw: all, or where they crowd, per column the extremes and all that must be seen.
fn reduced(points: &[LabPoint], window: std::ops::Range<usize>, frame: &Frame) -> Vec<usize> {
    let offset = window.start;
    let plain: Vec<(f64, f64)> =
        points[window].iter().map(|point| (point.at.x, point.value.y().unwrap_or(f64::NAN))).collect();
    reduce::keep(&plain, frame.x, frame.columns(), |place| points[offset + place].must_be_seen())
        .into_iter()
        .map(|place| place + offset)
        .collect()
}

pub(super) fn mark(point: &LabPoint, base: f64) -> Mark {
    let (shape, y) = match point.value {
        Value::Number(y) => (Shape::Dot, y),
        Value::About(y) => (Shape::OpenDot, y),
        Value::Below(y) => (Shape::OpenDown, y),
        Value::Above(y) => (Shape::OpenUp, y),
        Value::Between(low, high) => (Shape::Bar { low, high }, f64::midpoint(low, high)),
        Value::Words => (Shape::Word, base),
    };
    Mark {
        x: point.at.x,
        y,
        shape,
        tone: if point.is_alert() { Tone::Alert } else { Tone::Series(0) },
        ringed: point.is_alert(),
        assumed: point.at.is_assumed(),
        stretch: point.at.stretch(),
        small: false,
    }
}

/// Lines between results: broken where the laboratory changes, dashed where an end is only a limit or has a
/// date that is ours, and where words stand between.
fn pieces(points: &[LabPoint], kept: &[usize]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<(usize, [f64; 2])> = None;
    for place in kept {
        let point = &points[*place];
        let Some(y) = point.value.y() else { continue };
        let here = [point.at.x, y];
        if let Some((last, there)) = before
            && !points[last + 1..=*place].iter().any(|between| between.breaks)
        {
            let words = points[last + 1..*place].iter().any(|between| between.value == Value::Words);
            let unsure = |point: &LabPoint| point.value.is_open() || point.at.is_assumed();
            let dashed = words || unsure(&points[last]) || unsure(point);
            match pieces.last_mut() {
                Some(piece) if piece.dashed == dashed && piece.points.last() == Some(&there) => piece.points.push(here),
                _ => pieces.push(Piece { points: vec![there, here], dashed }),
            }
        }
        before = Some((*place, here));
    }
    pieces
}

/// The ranges: each from its result to the next one; equal neighbours are one.
fn bands(points: &[LabPoint], frame: &Frame) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for (place, point) in points.iter().enumerate() {
        let Some(range) = point.range else { continue };
        let from = point.at.x;
        let to = points.get(place + 1).map_or(from + frame.minutes(LAST_PX), |next| next.at.x);
        let band = Band {
            from,
            to,
            low: range.low.map(Number::to_f64),
            high: range.high.map(Number::to_f64),
            is_default: point.facts.range_source == RangeSource::Default,
        };
        match bands.last_mut() {
            Some(last)
                if last.to == from
                    && (last.low, last.high, last.is_default) == (band.low, band.high, band.is_default) =>
            {
                last.to = to;
            }
            _ => bands.push(band),
        }
    }
    bands.retain(|band| frame.shows(band.from, band.to));
    told_apart(bands, frame)
}

/// Ranges that are narrower than the screen can show stand for one another, the first of a column for the rest.
fn told_apart(bands: Vec<Band>, frame: &Frame) -> Vec<Band> {
    let least = frame.minutes(1.0);
    let mut seen: Vec<Band> = Vec::with_capacity(bands.len());
    for band in bands {
        match seen.last_mut() {
            Some(last) if band.to - last.from <= least => last.to = band.to,
            _ => seen.push(band),
        }
    }
    seen
}

/// A unit with its powers raised: `10*9/L` and `10^9/L` are 10⁹/L.
pub(super) fn raised(unit: &str) -> String {
    let Some((before, power)) = unit.split_once("10*").or_else(|| unit.split_once("10^")) else {
        return unit.to_owned();
    };
    let digits = power.bytes().take_while(u8::is_ascii_digit).count();
    let digit = |digit: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit.to_digit(10).unwrap_or(0) as usize).unwrap_or(digit);
    let raised: String = power[..digits].chars().map(digit).collect();
    format!("{before}10{raised}{}", &power[digits..])
}

/// A unit as it stands behind a number: without the sign, `<5 10⁹/L` may be read as one number of five hundred and ten.
pub fn behind(unit: &str) -> String {
    let unit = raised(unit);
    if unit.starts_with("10") { format!("×{unit}") } else { unit }
}

/// The same without its grade.
fn bare_text(point: &LabPoint) -> Text {
    let text = flagged_text(point);
    if point.at.is_assumed() { Text::key("chart-mark-assumed").with("mark", text) } else { text }
}

/// What the mark says: "<5, very low, grade 4".
pub(super) fn mark_text(point: &LabPoint) -> Text {
    let flagged = flagged_text(point);
    let graded = match point.graded() {
        Some(grade) => Text::key("chart-mark-graded").with("mark", flagged).with("grade", grade),
        None => flagged,
    };
    if point.at.is_assumed() { Text::key("chart-mark-assumed").with("mark", graded) } else { graded }
}

fn flagged_text(point: &LabPoint) -> Text {
    let value = Text::number(point.shown());
    match point.facts.flag {
        Flag::Low if point.is_far() => Text::key("chart-mark-very-low").with("value", value),
        Flag::High if point.is_far() => Text::key("chart-mark-very-high").with("value", value),
        Flag::Low => Text::key("chart-mark-low").with("value", value),
        Flag::High => Text::key("chart-mark-high").with("value", value),
        Flag::Normal | Flag::Unscored => value,
    }
}

/// Writes the words of ranges and the most telling marks where there is room.
fn label(panel: &mut Panel, points: &[LabPoint], kept: &[usize], frame: &Frame) {
    let inside = Area { left: 2.0, top: 0.0, right: frame.plot_px + frame.right_px, bottom: panel.height_px };
    let mut room = Room::new(inside);
    for mark in &panel.marks {
        let (x, y) = (frame.px(mark.x), panel.y_px(mark.y));
        room.take(Area::around(x, y, 7.0));
        if let Some((from, to)) = mark.stretch {
            room.take(Area { left: frame.px(from), top: y - 3.0, right: frame.px(to), bottom: y + 3.0 });
        }
    }
    // In a crowd there is no place beside a line.
    let crowded = is_crowded(kept.len(), frame, QUIET_PX);
    for piece in panel.series.iter().filter(|_| !crowded).flat_map(|series| &series.pieces) {
        for pair in piece.points.windows(2) {
            let place = |point: [f64; 2]| (frame.px(point[0]), panel.y_px(point[1]));
            room.line(place(pair[0]), place(pair[1]));
        }
    }
    let mut labels = Vec::new();
    let mut order: Vec<(u8, usize)> =
        kept.iter().enumerate().map(|(rank, place)| (urgency(points, kept, rank), *place)).collect();
    order.sort_by_key(|(urgency, place)| (*urgency, *place));
    if crowded {
        let by_value = |a: &&usize, b: &&usize| {
            let value = |place: &usize| points[*place].value.y().unwrap_or(f64::NAN);
            value(a).total_cmp(&value(b))
        };
        let numbers = || kept.iter().filter(|place| points[**place].value.y().is_some());
        let extremes = [numbers().min_by(by_value), numbers().max_by(by_value)];
        order.retain(|(urgency, place)| *urgency < 2 || extremes.contains(&Some(place)));
        // What is far out comes first, then the newest; the table has them all.
        order.sort_by_key(|(urgency, place)| (*urgency > 0, !points[*place].is_far(), std::cmp::Reverse(*place)));
        order.truncate(CROWD);
    }
    let mut written = 0;
    for (urgency, place) in order {
        let point = &points[place];
        let mark = mark(point, panel.y.0 + (panel.y.1 - panel.y.0) * WORDS_AT);
        // What is no plain number is always written; the rest as far as it stays calm.
        let (from, to) = mark.stretch.unwrap_or((mark.x, mark.x));
        if !frame.shows(from, to) || (written >= LABELS && urgency > 0) {
            continue;
        }
        // Of a mark beyond the edge, the stretch that reaches in has the words.
        let x =
            if frame.shows(mark.x, mark.x) { mark.x } else { f64::midpoint(from.max(frame.x.0), to.min(frame.x.1)) };
        let at = (frame.px(x), panel.y_px(mark.y));
        let width_of = |text: &Text| frame.width_of(text) + APART_PX;
        let (graded, bare) = (mark_text(point), bare_text(point));
        // A grade that has no room at its mark is left to the table.
        let close = [&graded, &bare].into_iter().find_map(|text| {
            let place = room.close(at.0, at.1, 6.0, width_of(text))?;
            Some((place, text.clone()))
        });
        let (found, text) = if let Some((place, text)) = close {
            (Some(place), text)
        } else {
            let text = if point.is_far() { graded } else { bare };
            (room.beside(at.0, at.1, 6.0, width_of(&text)), text)
        };
        let width = width_of(&text);
        // What is far out is written further off rather than not at all.
        if let Some((x_px, y_px)) =
            found.or_else(|| point.is_far().then(|| further_off(&mut room, at, width)).flatten())
        {
            let tone = if point.is_alert() { Tone::Alert } else { Tone::Ink };
            labels.push(Label { x_px, y_px, text, tone, strong: point.is_alert(), room_px: width * 1.3 });
            written += 1;
        }
    }
    labels.extend(band_labels(panel, points, frame, &mut room));
    panel.labels = labels;
}

/// A free place in the lines of text above and below a mark.
fn further_off(room: &mut Room, (x, y): (f32, f32), width: f32) -> Option<(f32, f32)> {
    let lines = (2..7_i16).flat_map(|lines| [-lines, lines]).map(|lines| y + f32::from(lines) * LINE_PX);
    let places = lines.flat_map(|y| [(x + 8.0, y), (x - width / 2.0, y), (x - width - 8.0, y)]);
    places.into_iter().find(|place| room.exactly(place.0, place.1, width))
}

/// What is written first: limits and words, then the last, the first, where the flag changes, extremes.
fn urgency(points: &[LabPoint], kept: &[usize], rank: usize) -> u8 {
    let place = kept[rank];
    let point = &points[place];
    if !matches!(point.value, Value::Number(_)) || point.at.is_assumed() || point.is_far() {
        return 0;
    }
    if rank + 1 == kept.len() {
        return 1;
    }
    let alone = |other: Option<&usize>| other.is_none_or(|other| points[*other].facts.flag != point.facts.flag);
    let before = rank.checked_sub(1).and_then(|rank| kept.get(rank));
    if rank == 0 || (point.is_alert() && alone(before)) {
        return 2;
    }
    let y = point.value.y();
    let beyond = |other: Option<&usize>, below: bool| {
        let other = other.and_then(|other| points[*other].value.y());
        y.zip(other).is_none_or(|(y, other)| if below { y <= other } else { y >= other })
    };
    let after = kept.get(rank + 1);
    let peak = beyond(before, true) && beyond(after, true) || beyond(before, false) && beyond(after, false);
    match (point.is_alert(), peak) {
        (true, true) => 3,
        (true, false) => 4,
        (false, true) => 5,
        (false, false) => 6,
    }
}

/// "printed range 165–387" inside its band, else beside it, else above or below; what was printed before what stands in.
fn band_labels(panel: &Panel, points: &[LabPoint], frame: &Frame, room: &mut Room) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut bands: Vec<&Band> = panel.bands.iter().collect();
    bands.sort_by(|a, b| (b.to - b.from).total_cmp(&(a.to - a.from)));
    bands.truncate(RANGES);
    bands.sort_by(|a, b| a.is_default.cmp(&b.is_default).then(a.from.total_cmp(&b.from)));
    let areas: Vec<(&Band, Area)> = panel.bands.iter().map(|band| (band, of_band(band, panel, frame))).collect();
    for band in bands {
        let first = points.partition_point(|point| point.at.x < band.from);
        let here = points[first..].iter().take_while(|point| point.at.x == band.from);
        let point = here.into_iter().find(|point| point.range.is_some());
        let Some((point, key, range)) = point.and_then(|point| Some((point, range_key(point)?, point.range?))) else {
            continue;
        };
        let bare = range_text(point).unwrap_or_else(|| range.shown());
        let bare = Text::number(bare);
        let full = Text::key(key).with("range", bare.clone());
        // A default that stood in before needs its words only once.
        if band.is_default && labels.iter().any(|label| label.text == full) {
            continue;
        }
        let Area { left, top, right, bottom } = of_band(band, panel, frame);
        for text in [full, bare] {
            let width = frame.width_of(&text);
            let fits = width + 16.0 <= right - left;
            let high_enough = bottom - top > 20.0;
            let mut places = Vec::with_capacity(6);
            if fits && high_enough {
                places.extend([(left + 8.0, top + 11.0), (left + 8.0, bottom - 11.0)]);
            }
            if fits {
                places.extend([(left + 8.0, top - 10.0), (left + 8.0, bottom + 10.0)]);
            } else {
                places.extend([
                    (right + 8.0, top + 11.0),
                    (left - width - 8.0, top + 11.0),
                    (right + 8.0, bottom - 11.0),
                ]);
            }
            // In the band of another range the words would be taken for that one's.
            let is_own = |place: &(f32, f32)| {
                let area = Area::of_text(place.0, place.1, width);
                !areas.iter().any(|(other, theirs)| !std::ptr::eq(*other, band) && area.touches(theirs))
            };
            if let Some((x_px, y_px)) =
                places.into_iter().filter(is_own).find(|place| room.exactly(place.0, place.1, width))
            {
                labels.push(Label { x_px, y_px, text, tone: Tone::Range, strong: false, room_px: width * 1.3 });
                break;
            }
        }
    }
    labels
}

/// Where a band stands on the panel.
fn of_band(band: &Band, panel: &Panel, frame: &Frame) -> Area {
    Area {
        left: frame.px(band.from).max(0.0),
        top: y_px(band.high.unwrap_or(panel.y.1).min(panel.y.1), panel.y, panel.height_px),
        right: frame.px(band.to).min(frame.plot_px),
        bottom: y_px(band.low.unwrap_or(panel.y.0).max(panel.y.0), panel.y, panel.height_px),
    }
}

/// A range as it stood on the report; with its unit, where the trace is drawn in another one.
pub(super) fn range_text(point: &LabPoint) -> Option<String> {
    let shown = point.facts.range()?.shown();
    Some(match &point.other_unit {
        Some(unit) => format!("{shown} {}", behind(unit)),
        None => shown,
    })
}

/// What the words of a range say of where it comes from.
pub(super) fn range_key(point: &LabPoint) -> Option<&'static str> {
    match point.facts.range_source {
        RangeSource::Printed => Some("chart-band-printed"),
        RangeSource::Laboratory => Some("chart-band-laboratory"),
        RangeSource::Default => Some("chart-band-default"),
        RangeSource::None => None,
    }
}
