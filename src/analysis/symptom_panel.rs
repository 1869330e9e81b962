//! Symptoms on a scale of numbers: a panel a scale, at most five lines in it, each with its own dash and marker and
//! its name at its end.

use super::chart::{Dash, Frame, Label, Mark, Panel, PanelChoice, PanelKind, Piece, Reach, Series, Shape, Tone, y_px};
use super::place::{CHAR_PX, apart};
use super::reduce::Stretch;
use super::series::{Material, Track};
use super::symptom_series::{SymptomPoint, SymptomTrace};
use super::text::Text;
use super::ticks;
use super::weekly;
use crate::model::diary::folded;
use crate::model::symptom::Scale;

const HEIGHT_PX: f32 = 160.0;
/// As many lines as there are colours, dashes and markers.
const LINES: usize = 5;
const DASHES: [Dash; LINES] = [Dash::Solid, Dash::Long, Dash::Dots, Dash::Short, Dash::DashDot];
const MARKERS: [Shape; LINES] = [Shape::Dot, Shape::Square, Shape::Triangle, Shape::Diamond, Shape::Plus];
/// A line does not bridge more days than these without an entry.
const BRIDGED_DAYS: f64 = 45.0;
/// And the middle of seven days no more than these.
const WEEK_BRIDGED_DAYS: f64 = 10.0;
/// Points nearer than this, and too few for the middle of seven days, become one stretch with its middle and its reach.
const CROWDED_PX: f32 = 3.0;
const STRETCH_PX: f32 = 14.0;
/// Markers are drawn where there is room for them.
const MARKER_PX: f32 = 26.0;

/// The room that the names at the ends of lines need, points.
pub(super) fn names_px(material: &Material, x: (f64, f64), chosen: &[PanelChoice], words_percent: u16) -> f32 {
    let is_chosen = |trace: &&SymptomTrace| {
        chosen.iter().any(|choice| match choice {
            PanelChoice::Symptoms => true,
            PanelChoice::Symptom(name) => folded(material.facts.symptom_name(name)) == folded(&trace.name),
            _ => false,
        })
    };
    let visible = material.symptoms.iter().filter(is_chosen).filter(|trace| {
        let from = trace.points.partition_point(|point| point.at.x < x.0 - trace.reach);
        let near = trace.points[from..].iter().take_while(|point| point.at.x <= x.1 + trace.reach);
        near.into_iter().any(|point| point.at.high >= x.0 && point.at.low <= x.1)
    });
    let width = |trace: &SymptomTrace| trace.title().about_chars(words_percent) as f32 * CHAR_PX;
    visible.map(|trace| width(trace) + 20.0).fold(0.0, f32::max)
}

/// `alone`: one symptom on its sides, with every entry drawn.
pub(super) fn panels(traces: &[(&SymptomTrace, Track)], alone: bool, frame: &Frame) -> Vec<Panel> {
    let mut scales: Vec<(Scale, Vec<(&SymptomTrace, Track)>)> = Vec::new();
    for (trace, track) in traces {
        if in_sight(&trace.points, frame).is_empty() {
            continue;
        }
        match scales.iter_mut().find(|(scale, _)| *scale == trace.scale) {
            Some((_, traces)) => traces.push((trace, *track)),
            None => scales.push((trace.scale, vec![(trace, *track)])),
        }
    }
    let mut panels = Vec::new();
    for (scale, traces) in scales {
        if scale == Scale::YesNo {
            continue;
        }
        // Twelve lines are three panels of four rather than two of five and one of two.
        let count = traces.len().div_ceil(LINES);
        let share = traces.len().div_ceil(count);
        let (low, high) = scale.bounds();
        // Without a most, up to what was reached in sight.
        let tallest = || {
            let points = traces.iter().flat_map(|(trace, _)| in_sight(&trace.points, frame));
            points.map(|point| point.y).fold(1.0, f64::max)
        };
        let ends = (low.map_or(0.0, f64::from), high.map_or_else(tallest, f64::from));
        panels.extend(traces.chunks(share).map(|traces| panel(scale, ends, traces, alone, frame)));
    }
    panels
}

/// The entries in sight, and one beyond at each side.
fn in_sight<'a>(points: &'a [SymptomPoint], frame: &Frame) -> &'a [SymptomPoint] {
    let from = points.partition_point(|point| point.at.x < frame.x.0);
    let until = points.partition_point(|point| point.at.x <= frame.x.1);
    let touches = |point: &SymptomPoint| point.at.coarse && frame.shows(point.at.low, point.at.high);
    let from = from - usize::from(from > 0 && touches(&points[from - 1]));
    let until = until + usize::from(until < points.len() && touches(&points[until]));
    &points[from..until]
}

fn panel(of: Scale, scale: (f64, f64), traces: &[(&SymptomTrace, Track)], alone: bool, frame: &Frame) -> Panel {
    let air = (scale.1 - scale.0) * 0.1;
    let y = (scale.0 - air, scale.1 + air);
    let range = match of {
        Scale::Numbers { .. } => {
            Text::key("chart-scale").with("low", scale.0.to_string()).with("high", scale.1.to_string())
        }
        other => Text::key("chart-scale-of").with("scale", other.text()),
    };
    let title = traces.first().filter(|_| alone).map(|(trace, _)| Text::name(&trace.name));
    let mut panel = Panel {
        kind: PanelKind::Symptoms,
        tracks: traces.iter().map(|(_, track)| *track).collect(),
        title: title.unwrap_or_else(|| Text::key("chart-symptoms")),
        unit: Some(range),
        about: None,
        height_px: HEIGHT_PX,
        y,
        y_ticks: ticks::values(scale, f64::from(HEIGHT_PX) * 0.83, 40.0),
        bands: Vec::new(),
        spans: Vec::new(),
        series: Vec::new(),
        marks: Vec::new(),
        labels: Vec::new(),
    };
    let mut ends = Vec::with_capacity(traces.len());
    for (place, (trace, _)) in traces.iter().enumerate() {
        let line = line(trace, alone, frame);
        panel.about = panel.about.or_else(|| line.way.about());
        panel.marks.extend(marks(trace, &line, place, alone, frame));
        ends.push(line.pieces.last().and_then(|piece| piece.points.last()).map_or(scale.0, |end| end[1]));
        panel.series.push(Series {
            name: trace.title(),
            tone: Tone::Series(place as u8),
            dash: DASHES[place],
            pieces: line.pieces,
            filled_to: None,
            reach: line.reach,
        });
    }
    let wanted: Vec<f32> = ends.iter().map(|end| y_px(*end, y, HEIGHT_PX)).collect();
    for (place, y_px) in apart(&wanted, 0.0, HEIGHT_PX).into_iter().enumerate() {
        panel.labels.push(Label {
            x_px: frame.plot_px + 10.0,
            y_px,
            text: traces[place].0.title(),
            tone: Tone::Series(place as u8),
            strong: true,
            room_px: frame.right_px - 12.0,
        });
    }
    panel
}

/// How a line stands for its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// From one to the next.
    Entries,
    /// The middle of seven days.
    Week,
    /// The middle of longer stretches, where seven days have no room.
    Stretches,
}

impl Way {
    /// What the panel says of it.
    fn about(self) -> Option<Text> {
        match self {
            Self::Entries => None,
            Self::Week => Some(Text::key("chart-week")),
            Self::Stretches => Some(Text::key("chart-stretches")),
        }
    }
}

struct Line {
    way: Way,
    pieces: Vec<Piece>,
    reach: Vec<Reach>,
}

/// `alone`: seven days have their middle wherever there are entries enough; else only where single ones have no room.
fn line(trace: &SymptomTrace, alone: bool, frame: &Frame) -> Line {
    let points = in_sight(&trace.points, frame);
    // "At least 1" has no number in the sense of a middle.
    let exact = |points: &[SymptomPoint]| -> Vec<(f64, f64)> {
        points.iter().filter(|point| !point.is_at_least()).map(|point| (point.at.x, point.y)).collect()
    };
    let day = |x: f64| (x / ticks::DAY).floor() as i64;
    let week_px = f64::from(frame.plot_px) * 7.0 * ticks::DAY / (frame.x.1 - frame.x.0);
    let bridged = BRIDGED_DAYS * ticks::DAY;
    if week_px >= f64::from(STRETCH_PX) && (alone || !is_roomy(points, frame)) && weekly::is_daily(&exact(points), day)
    {
        // The week before what is in sight counts, too.
        let from = trace.points.partition_point(|point| point.at.x < frame.x.0 - 7.0 * ticks::DAY);
        let until = trace.points.partition_point(|point| point.at.x <= frame.x.1);
        let mut weeks = weekly::medians(&exact(&trace.points[from..until]), day);
        weeks.retain(|week| week.x >= frame.x.0);
        return of_stretches(Way::Week, &weeks, WEEK_BRIDGED_DAYS * ticks::DAY);
    }
    let x = |point: Option<&SymptomPoint>| point.map_or(0.0, |point| point.at.x);
    let px = frame.px(frame.x.0 + x(points.last()) - x(points.first()));
    if points.len() as f32 * CROWDED_PX <= px.max(CROWDED_PX * 40.0) {
        let plain = points.iter().map(|point| (point.at.x, point.y));
        return Line { way: Way::Entries, pieces: broken(plain, bridged), reach: Vec::new() };
    }
    let (stretches, width) = trace.stretches(frame.minutes(STRETCH_PX));
    // One more on both sides: the line goes on beyond the edge.
    let from = stretches.partition_point(|stretch| stretch.x < frame.x.0).saturating_sub(1);
    let until = stretches.partition_point(|stretch| stretch.x <= frame.x.1);
    let seen = &stretches[from.min(until)..(until + 1).min(stretches.len())];
    of_stretches(Way::Stretches, seen, bridged.max(3.0 * width))
}

/// Whether most entries stand apart from one another.
fn is_roomy(points: &[SymptomPoint], frame: &Frame) -> bool {
    let near = points.windows(2).filter(|pair| frame.px(pair[1].at.x) - frame.px(pair[0].at.x) < MARKER_PX * 0.6);
    points.len() as f32 * MARKER_PX <= frame.plot_px && near.count() * 4 <= points.len()
}

fn of_stretches(way: Way, stretches: &[Stretch], bridged: f64) -> Line {
    Line {
        way,
        pieces: broken(stretches.iter().map(|stretch| (stretch.x, stretch.middle)), bridged),
        reach: reach(stretches, bridged),
    }
}

/// How far the entries of each stretch reach; where the line breaks it closes on both sides of the gap.
fn reach(stretches: &[Stretch], bridged: f64) -> Vec<Reach> {
    let mut all: Vec<Reach> = Vec::with_capacity(stretches.len());
    let closed = |stretch: &Stretch| Reach { x: stretch.x, low: stretch.middle, high: stretch.middle };
    for (place, stretch) in stretches.iter().enumerate() {
        if let Some(before) = place.checked_sub(1).map(|before| &stretches[before])
            && stretch.x - before.x > bridged
        {
            all.extend([closed(before), closed(stretch)]);
        }
        all.push(Reach { x: stretch.x, low: stretch.lowest, high: stretch.highest });
    }
    all
}

fn broken(points: impl Iterator<Item = (f64, f64)>, bridged: f64) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (x, y) in points {
        match pieces.last_mut() {
            Some(piece) if piece.points.last().is_some_and(|last| x - last[0] <= bridged) => piece.points.push([x, y]),
            _ => pieces.push(Piece { points: vec![[x, y]], dashed: false }),
        }
    }
    pieces
}

/// Markers where they have room; an entry that stands alone always has one. Of a symptom alone every entry is there, as
/// long as days can be told apart.
fn marks(trace: &SymptomTrace, line: &Line, place: usize, alone: bool, frame: &Frame) -> Vec<Mark> {
    let points = in_sight(&trace.points, frame);
    let single: Vec<f64> =
        line.pieces.iter().filter(|piece| piece.points.len() == 1).map(|piece| piece.points[0][0]).collect();
    let roomy = is_roomy(points, frame);
    let every = alone && line.way == Way::Week;
    let mut shown: Vec<&SymptomPoint> = if roomy || every {
        points.iter().collect()
    } else {
        // A date that is a day reaches half of it.
        let coarse = points.iter().filter(|point| point.at.coarse);
        let mut some: Vec<&SymptomPoint> = if trace.reach > ticks::DAY / 2.0 { coarse.collect() } else { Vec::new() };
        for x in single {
            let from = points.partition_point(|point| point.at.x < x);
            some.extend(points[from..].iter().take_while(|point| point.at.x == x).filter(|point| !point.at.coarse));
        }
        // "At least 1" is in no line: without its mark it would not be seen at all.
        let is_there = |point: &&SymptomPoint| some.iter().any(|other| std::ptr::eq(*other, *point));
        let bounds = points.iter().filter(|point| point.is_at_least() && !is_there(point));
        let bounds: Vec<_> = if trace.has_bounds { bounds.collect() } else { Vec::new() };
        some.extend(bounds);
        some
    };
    shown.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
    shown
        .into_iter()
        .map(|point| Mark {
            x: point.at.x,
            y: point.y,
            shape: if point.is_at_least() { Shape::OpenUp } else { MARKERS[place] },
            tone: Tone::Series(place as u8),
            ringed: false,
            assumed: point.at.is_assumed(),
            stretch: point.at.stretch(),
            small: every && !roomy && !point.at.coarse,
        })
        .collect()
}
