//! The strips: signs that were there or not, a row each; treatments, courses as bars; events, what happened as diamonds
//! or bars, as many rows as they need.

use super::chart::{Frame, Label, Mark, Panel, PanelKind, Shape, Span, SpanStyle, Tone};
use super::lab_panel;
use super::lab_series::{LabPoint, LabTrace};
use super::reduce;
use super::series::{At, EventItem, Material, Track, Treatment, TreatmentItem};
use super::symptom_series::SymptomTrace;
use super::text::Text;
use crate::model::event::{Event, EventType};

const ROW_PX: f32 = 26.0;
const AIR_PX: f32 = 8.0;
/// As high as a title of two lines.
const LEAST_PX: f32 = 60.0;
/// As many rows as are still read; what is more stands without words.
const ROWS: usize = 24;
/// A name longer than this is cut; the table and the note at the cursor have it whole.
const LONGEST: usize = 44;

/// A strip of so many rows; row `r` has its middle at y = −r − 0.5.
fn strip(kind: PanelKind, tracks: Vec<Track>, title: Text, unit: Option<Text>, rows: usize) -> Panel {
    let air = f64::from(AIR_PX / ROW_PX);
    let height_px = (rows as f32 * ROW_PX + 2.0 * AIR_PX).max(LEAST_PX);
    Panel {
        kind,
        tracks,
        title,
        unit,
        about: None,
        height_px,
        y: (air - f64::from(height_px / ROW_PX), air),
        y_ticks: Vec::new(),
        bands: Vec::new(),
        spans: Vec::new(),
        series: Vec::new(),
        marks: Vec::new(),
        labels: Vec::new(),
    }
}

pub(super) fn middle(row: usize) -> f64 {
    -(row as f64) - 0.5
}

/// Signs: a filled square where it was there, a small open one where it was not.
pub(super) fn signs(traces: &[(&SymptomTrace, Track)], frame: &Frame) -> Option<Panel> {
    let in_sight: Vec<&SymptomTrace> = traces
        .iter()
        .map(|(trace, _)| *trace)
        .filter(|trace| trace.points.iter().any(|point| frame.shows(point.at.low, point.at.high)))
        .collect();
    if in_sight.is_empty() {
        return None;
    }
    let tracks = traces.iter().map(|(_, track)| *track).collect();
    let mut panel =
        strip(PanelKind::Signs, tracks, Text::key("chart-signs"), Some(Text::key("chart-yes-no")), in_sight.len());
    for (row, trace) in in_sight.iter().enumerate() {
        let points: Vec<_> = trace.points.iter().filter(|point| frame.shows(point.at.low, point.at.high)).collect();
        let plain: Vec<(f64, f64)> = points.iter().map(|point| (point.at.x, point.y)).collect();
        // Yes is the highest of its column, so it stays; a no beside it in the same column adds nothing.
        let kept = reduce::keep(&plain, frame.x, frame.columns() / 4, |place| points[place].at.coarse);
        for place in kept {
            let point = points[place];
            panel.marks.push(Mark {
                x: point.at.x,
                y: middle(row),
                shape: if point.y > 0.0 { Shape::Square } else { Shape::OpenSquare },
                tone: if point.y > 0.0 { Tone::Alert } else { Tone::Soft },
                ringed: false,
                assumed: point.at.is_assumed(),
                stretch: point.at.stretch(),
                small: false,
            });
        }
        let ends: Vec<(f32, f32)> = panel
            .marks
            .iter()
            .filter(|mark| mark.y == middle(row))
            .map(|mark| {
                let (from, to) = mark.stretch.unwrap_or((mark.x, mark.x));
                (frame.px(from).min(frame.px(mark.x) - 6.0), frame.px(to).max(frame.px(mark.x) + 6.0))
            })
            .collect();
        let all_assumed = points.iter().all(|point| point.at.is_assumed());
        let text =
            if all_assumed { Text::key("chart-date-assumed-of").with("what", trace.title()) } else { trace.title() };
        let width = frame.width_of(&text);
        let first = ends.iter().map(|end| end.0).fold(f32::MAX, f32::min);
        let last = ends.iter().map(|end| end.1).fold(f32::MIN, f32::max);
        let x_px = beside(first, last, width, frame);
        panel.labels.push(Label {
            x_px,
            y_px: panel.y_px(middle(row)),
            text,
            tone: Tone::Ink,
            strong: false,
            room_px: frame.plot_px + frame.right_px - x_px,
        });
    }
    Some(panel)
}

/// To the right of what it names where that fits, else to its left, else as far right as there is room.
fn beside(first: f32, last: f32, width: f32, frame: &Frame) -> f32 {
    let edge = frame.plot_px + frame.right_px - 4.0;
    if last + 8.0 + width <= edge {
        last + 8.0
    } else if first - 8.0 - width >= 0.0 {
        first - 8.0 - width
    } else if first - 8.0 >= width * 0.88 {
        // The width is a guess on the wide side: from the left edge it will just fit.
        0.0
    } else {
        (frame.plot_px + 8.0).min(edge - width).max(0.0)
    }
}

/// Treatments, a row each.
pub(super) fn treatments(material: &Material, frame: &Frame) -> Option<Panel> {
    let treatments: Vec<&Treatment> =
        material.treatments.iter().filter(|row| row.items.iter().any(|item| item_shows(item, frame))).collect();
    if treatments.is_empty() {
        return None;
    }
    let mut spans = Vec::new();
    let mut marks = Vec::new();
    let mut labels: Vec<(usize, Label)> = Vec::new();
    for (row, treatment) in treatments.iter().enumerate() {
        let shown = || treatment.items.iter().filter(|item| item_shows(item, frame));
        let never: Vec<Mark> = shown().filter_map(|item| never(item, row)).collect();
        if never.is_empty() {
            let bars: Vec<Span> = shown().filter_map(|item| bar(item, treatment, row, frame)).collect();
            labels.push((row, treatment_label(treatment, &bars, frame)));
            spans.extend(merged(bars, frame));
        } else {
            labels.push((row, never_label(treatment, &never, frame)));
            marks.extend(never);
        }
    }
    let tracks = (0..material.treatments.len() as u16).map(Track::Treatment).collect();
    let panel = strip(PanelKind::Treatments, tracks, Text::key("chart-treatments"), None, treatments.len());
    Some(filled(panel, spans, marks, labels))
}

/// What happened: in as many rows as the words need.
pub(super) fn events(material: &Material, frame: &Frame) -> Option<Panel> {
    let in_sight = |item: &&EventItem| {
        let (from, to) = item.reach();
        frame.shows(from, to)
    };
    let mut packed = Packed::default();
    let (mut spans, mut marks, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    for item in material.events.iter().filter(in_sight) {
        let (row, label) = packed.event(item, frame);
        labels.push((row, label));
        let absent = item.event().is_some_and(|event| event.absent);
        match &item.end {
            Some(end) => spans.push(event_bar(&item.at, end, row, absent)),
            None => marks.push(Mark {
                x: item.at.x,
                y: middle(row),
                shape: if absent { Shape::OpenDot } else { Shape::Diamond },
                tone: Tone::Ink,
                ringed: false,
                assumed: item.at.is_assumed(),
                stretch: item.at.stretch(),
                small: false,
            }),
        }
    }
    if labels.is_empty() {
        return None;
    }
    Some(packed.strip(PanelKind::Events, vec![Track::Events], ("chart-events", None), spans, marks, labels))
}

fn filled(mut panel: Panel, spans: Vec<Span>, marks: Vec<Mark>, labels: Vec<(usize, Label)>) -> Panel {
    panel.spans = spans;
    panel.marks = marks;
    let said = labels.into_iter().filter(|(_, label)| label.text != Text::data(""));
    panel.labels = said.map(|(row, label)| Label { y_px: panel.y_px(middle(row)), ..label }).collect();
    panel
}

fn item_shows(item: &TreatmentItem, frame: &Frame) -> bool {
    let (from, until) = item.reach();
    frame.shows(from, until.unwrap_or(f64::MAX))
}

fn bar(item: &TreatmentItem, treatment: &Treatment, row: usize, frame: &Frame) -> Option<Span> {
    let y = middle(row);
    Some(match item {
        TreatmentItem::Never { .. } => return None,
        TreatmentItem::Logged { .. } => {
            let (from, until) = item.reach();
            let to = until.unwrap_or(from);
            Span { from, to, sure: (from, to), y, is_open: false, assumed: false, style: SpanStyle::Logged }
        }
        TreatmentItem::Course { start, end, .. } => {
            let style = if treatment.followed { SpanStyle::Followed } else { SpanStyle::Course };
            let to = end.as_ref().map_or(frame.x.1, |end| end.high.max(start.high));
            let sure_from = if start.coarse || start.is_assumed() { start.high } else { start.low };
            let sure_to =
                end.as_ref().map_or(to, |end| if end.coarse || end.is_assumed() { end.low } else { end.high });
            let assumed = start.is_assumed() || end.as_ref().is_some_and(At::is_assumed);
            Span { from: start.low, to, sure: (sure_from, sure_to), y, is_open: end.is_none(), assumed, style }
        }
    })
}

/// Prescribed and never taken: an open mark, and no stretch.
fn never(item: &TreatmentItem, row: usize) -> Option<Mark> {
    let TreatmentItem::Never { at, .. } = item else { return None };
    Some(Mark {
        x: at.x,
        y: middle(row),
        shape: Shape::OpenDot,
        tone: Tone::Soft,
        ringed: false,
        assumed: at.is_assumed(),
        stretch: at.stretch(),
        small: false,
    })
}

fn never_label(treatment: &Treatment, marks: &[Mark], frame: &Frame) -> Label {
    let mut text = Text::key("chart-never-taken-of").with("name", shortened(&treatment.name));
    if marks.iter().any(|mark| mark.assumed) {
        text = Text::key("chart-date-assumed-of").with("what", text);
    }
    let ends = |mark: &Mark| mark.stretch.map_or((mark.x, mark.x), |(from, to)| (from.min(mark.x), to.max(mark.x)));
    let first = marks.iter().map(|mark| frame.px(ends(mark).0).max(0.0).min(frame.px(mark.x) - 6.0));
    let last = marks.iter().map(|mark| frame.px(ends(mark).1).min(frame.plot_px).max(frame.px(mark.x) + 6.0));
    let (first, last) = (first.fold(f32::MAX, f32::min), last.fold(f32::MIN, f32::max));
    let x_px = beside(first, last, frame.width_of(&text), frame);
    let room_px = frame.plot_px + frame.right_px - x_px;
    Label { x_px, y_px: 0.0, text, tone: Tone::Soft, strong: false, room_px }
}

/// Bars of logged days that stand nearer than the screen can show are one.
fn merged(bars: Vec<Span>, frame: &Frame) -> Vec<Span> {
    let invisible = frame.minutes(1.5);
    let mut all: Vec<Span> = Vec::with_capacity(bars.len());
    for bar in bars {
        match all.last_mut() {
            Some(last)
                if last.style == SpanStyle::Logged
                    && bar.style == SpanStyle::Logged
                    && bar.from - last.to <= invisible =>
            {
                last.to = bar.to;
                last.sure.1 = bar.to;
            }
            _ => all.push(bar),
        }
    }
    all
}

/// A bar; of what is said not to have been, an open one.
fn event_bar(at: &At, end: &At, row: usize, absent: bool) -> Span {
    let (from, to) = (at.low, end.high.max(at.high));
    let sure_from = if at.coarse || at.is_assumed() { at.high } else { at.low };
    let sure_to = if end.coarse || end.is_assumed() { end.low } else { end.high };
    let assumed = at.is_assumed() || end.is_assumed();
    let style = if absent { SpanStyle::Absent } else { SpanStyle::Event };
    Span { from, to, sure: (sure_from, sure_to), y: middle(row), is_open: false, assumed, style }
}

/// The name in the widest bar, else beside all of them.
fn treatment_label(treatment: &Treatment, bars: &[Span], frame: &Frame) -> Label {
    let assumed = bars.iter().any(|bar| bar.assumed);
    let name = Text::Data(shortened(&treatment.name));
    let text = if assumed { Text::key("chart-date-assumed-of").with("what", name) } else { name };
    let width = frame.width_of(&text);
    let seen = |bar: &Span| (frame.px(bar.from).max(0.0), frame.px(bar.to).min(frame.plot_px));
    let bars_of_courses = bars.iter().filter(|bar| bar.style != SpanStyle::Logged);
    let widest = bars_of_courses.map(seen).max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    let first = bars.iter().map(|bar| seen(bar).0).fold(f32::MAX, f32::min);
    let last = bars.iter().map(|bar| seen(bar).1).fold(f32::MIN, f32::max);
    let x_px = match widest {
        Some((from, to)) if to - from >= width + 16.0 => from + 8.0,
        _ => beside(first, last, width, frame),
    };
    Label {
        x_px,
        y_px: 0.0,
        text,
        tone: Tone::Ink,
        strong: treatment.followed,
        room_px: frame.plot_px + frame.right_px - x_px,
    }
}

/// What has words beside it, in as few rows as they allow.
#[derive(Debug, Default)]
pub(super) struct Packed {
    /// Where each row is free from, points.
    ends: Vec<f32>,
}

impl Packed {
    /// The strip of all that was placed; its title is a key.
    pub(super) fn strip(
        self,
        kind: PanelKind,
        tracks: Vec<Track>,
        (title, about): (&'static str, Option<Text>),
        spans: Vec<Span>,
        marks: Vec<Mark>,
        labels: Vec<(usize, Label)>,
    ) -> Panel {
        filled(strip(kind, tracks, Text::key(title), about, self.ends.len()), spans, marks, labels)
    }

    fn event(&mut self, item: &EventItem, frame: &Frame) -> (usize, Label) {
        let name = item.event().map_or_else(|| Text::data(""), |event| event_text(event, shortened(&event.title)));
        let assumed = item.at.is_assumed() || item.end.as_ref().is_some_and(At::is_assumed);
        let text = if assumed { Text::key("chart-date-assumed-of").with("what", name) } else { name };
        self.place(item.reach(), item.end.is_none().then_some(item.at.x), text, frame)
    }

    /// The row and the label of something that reaches from one minute to another; `mark` is where its mark
    /// stands, if it is no bar.
    pub(super) fn place(&mut self, reach: (f64, f64), mark: Option<f64>, text: Text, frame: &Frame) -> (usize, Label) {
        let width = frame.width_of(&text);
        let (mut first, mut last) = (frame.px(reach.0).max(0.0), frame.px(reach.1).min(frame.plot_px));
        if let Some(x) = mark.map(|x| frame.px(x)) {
            (first, last) = (first.min(x - 7.0), last.max(x + 7.0));
        }
        let inside = mark.is_none() && last - first >= width + 16.0;
        let x_px = if inside { first + 8.0 } else { beside(first, last, width, frame) };
        let (taken_from, taken_to) = (first.min(x_px), last.max(x_px + width));
        let free = self.ends.iter().position(|end| *end + 10.0 <= taken_from);
        let Some(row) = free.or_else(|| (self.ends.len() < ROWS).then_some(self.ends.len())) else {
            // No row has room for its words: it stands where the least is over it, and the table says what it is.
            let row = (0..ROWS).min_by(|a, b| self.ends[*a].total_cmp(&self.ends[*b])).unwrap_or(0);
            self.ends[row] = self.ends[row].max(last);
            let label =
                Label { x_px: first, y_px: 0.0, text: Text::data(""), tone: Tone::Ink, strong: false, room_px: 0.0 };
            return (row, label);
        };
        if row == self.ends.len() {
            self.ends.push(0.0);
        }
        self.ends[row] = taken_to;
        let room_px = frame.plot_px + frame.right_px - x_px;
        (row, Label { x_px, y_px: 0.0, text, tone: Tone::Ink, strong: false, room_px })
    }
}

/// What is written beside an event: its title; of a relapse also that it was one, and of what is said not to have been,
/// that.
pub(super) fn event_text(event: &Event, title: String) -> Text {
    let code = event.event_type.code();
    if event.absent {
        let named = if title.is_empty() { "no" } else { "yes" };
        let text = Text::key("record-event-absent").with("type", code);
        return text.with("named", named).with("title", title);
    }
    if event.event_type == EventType::Relapse {
        return Text::key("record-event").with("type", code).with("title", title);
    }
    Text::Data(title)
}

/// Results of analytes that have only words: "Liver function tests normal".
pub(super) fn words(traces: &[(&LabTrace, Track)], frame: &Frame) -> Option<Panel> {
    let traces = traces.iter().copied().filter(|(trace, _)| lab_panel::extent(&trace.points).is_none());
    let (traces, tracks): (Vec<&LabTrace>, Vec<Track>) = traces.unzip();
    let mut points: Vec<(&LabTrace, &LabPoint)> = traces
        .into_iter()
        .flat_map(|trace| trace.points.iter().map(move |point| (trace, point)))
        .filter(|(_, point)| frame.shows(point.at.low, point.at.high))
        .collect();
    if points.is_empty() {
        return None;
    }
    points.sort_by(|a, b| a.1.at.x.total_cmp(&b.1.at.x));
    let mut packed = Packed::default();
    let mut placed = Vec::with_capacity(points.len());
    for (trace, point) in points {
        let named = Text::key("chart-row").with("what", known(&trace.name)).with("value", lab_panel::mark_text(point));
        let (row, label) = packed.place((point.at.low, point.at.high), Some(point.at.x), named, frame);
        placed.push((row, label, lab_panel::mark(point, middle(row))));
    }
    let unit = Some(Text::key("chart-in-words"));
    let mut panel = strip(PanelKind::Lab, tracks, Text::key("chart-other-results"), unit, packed.ends.len());
    for (row, label, mark) in placed {
        panel.labels.push(Label { y_px: panel.y_px(middle(row)), ..label });
        panel.marks.push(mark);
    }
    Some(panel)
}

/// The name of an analyte; a long one of the person's own is cut.
fn known(name: &str) -> Text {
    if name.chars().count() <= LONGEST { Text::name(name) } else { Text::Data(shortened(name)) }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let mut short: String = name.chars().take(LONGEST - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
