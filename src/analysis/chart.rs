//! The One Chart: everything of the diary on one time axis, laid out once as a value. Who draws it, on the screen
//! or as a picture, only maps: x is civil minutes, y the panel's own values, labels have their places.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::choose;
use super::place::CHAR_PX;
use super::series::{Material, Track};
use super::since::Since;
use super::symptom_panel;
use super::text::Text;
use super::ticks::{self, Tick, ValueTick};
use crate::catalogue::Catalogue;
use crate::model::when;
use crate::model::{Diary, RecordId};

pub use crate::model::timeline::PanelChoice;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChartRequest {
    pub range: Range,
    /// Civil minutes, finer than days and before the range: while somebody moves along.
    pub view: Option<(i64, i64)>,
    pub axis: Axis,
    /// These, in this order; `None`: the usual ones that have something to say.
    pub panels: Option<Vec<PanelChoice>>,
    /// From the left end of the time axis to the right edge of the card, points.
    pub width_px: u32,
    /// How long words are that are not said yet, as a part of English ones.
    pub words_percent: u16,
}

/// From the first to the last day, both in it; without them, all there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range {
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Axis {
    #[default]
    Date,
    /// Days since the followed medicine began.
    Day,
    /// Days since the start of this course.
    Since(RecordId),
}

impl Default for ChartRequest {
    fn default() -> Self {
        Self { range: Range::default(), view: None, axis: Axis::Date, panels: None, width_px: 900, words_percent: 100 }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PanelKind {
    Dose,
    ClockTime,
    Lab,
    Symptoms,
    Signs,
    Effects,
    Treatments,
    Events,
    Bottles,
}

/// The chart, laid out.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Civil minutes at the left and the right end of the axis.
    pub x: (f64, f64),
    /// A part of it was asked for, not all there is.
    pub is_part: bool,
    /// What the axis shows: dates where there is no start to count from.
    pub axis: Axis,
    /// What the axis counts, where that has to be said: days since a start that is estimated.
    pub axis_note: Option<Text>,
    pub ticks: Vec<Tick>,
    pub panels: Vec<Panel>,
    /// The axis in points, and the room for names to its right.
    pub plot_px: f32,
    pub right_px: f32,
    pub(super) material: Arc<Material>,
    /// What the axis counts days from.
    pub(super) since: Option<Since>,
    /// The readings of this stretch of time, as places in the material's index: found when they are first asked for.
    pub(super) rows: OnceLock<Vec<u32>>,
}

/// One card: a name, a value axis, and what is drawn over time.
#[derive(Clone, Debug)]
pub struct Panel {
    pub kind: PanelKind,
    /// What is drawn in it.
    pub tracks: Vec<Track>,
    pub title: Text,
    /// The unit, or what stands in its place.
    pub unit: Option<Text>,
    /// A third line: whose dose it is.
    pub about: Option<Text>,
    pub height_px: f32,
    /// The values at the bottom and the top edge.
    pub y: (f64, f64),
    pub y_ticks: Vec<ValueTick>,
    pub bands: Vec<Band>,
    pub spans: Vec<Span>,
    pub series: Vec<Series>,
    pub marks: Vec<Mark>,
    pub labels: Vec<Label>,
}

/// Which colour something has; the painters know the colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The own dose.
    Dose,
    /// One of five.
    Series(u8),
    /// Out of range, missed.
    Alert,
    /// Words of a range.
    Range,
    Ink,
    Soft,
}

/// A reference range over the time it held.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub from: f64,
    pub to: f64,
    /// `None`: the range is open on that side.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// The catalogue's, because nobody gave one: drawn fainter.
    pub is_default: bool,
}

/// A line, in pieces: it breaks where it would say more than is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: Text,
    pub tone: Tone,
    pub dash: Dash,
    pub pieces: Vec<Piece>,
    /// The area between the line and this value is tinted.
    pub filled_to: Option<f64>,
    /// Where points are too many to be drawn: the line is their middle, and this how far they reach.
    pub reach: Vec<Reach>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub points: Vec<[f64; 2]>,
    /// Into or out of a value that is only a limit: dashed, whatever the series' own dash is.
    pub dashed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    pub x: f64,
    pub low: f64,
    pub high: f64,
}

/// Tells series apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    Solid,
    Long,
    Dots,
    Short,
    DashDot,
}

impl Dash {
    /// Lengths of line and gap, points; empty for a solid line.
    pub fn lengths(self) -> &'static [f32] {
        match self {
            Self::Solid => &[],
            Self::Long => &[9.0, 5.0],
            Self::Dots => &[1.5, 4.0],
            Self::Short => &[4.0, 4.0],
            Self::DashDot => &[9.0, 4.0, 1.5, 4.0],
        }
    }
}

/// One reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub x: f64,
    pub y: f64,
    pub shape: Shape,
    pub tone: Tone,
    /// Out of range: a ring is drawn round it, so that it is seen without colour.
    pub ringed: bool,
    /// The date is ours, not the source's: a dot is hollow, the line of its stretch dashed, and a word says so.
    pub assumed: bool,
    /// What a coarse date can mean: drawn as a line through the mark.
    pub stretch: Option<(f64, f64)>,
    /// One of so many that it is drawn small.
    pub small: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    Dot,
    /// Near that value: `~136`.
    OpenDot,
    /// Somewhere below: its upper edge stands at the limit.
    OpenDown,
    /// Somewhere above: its lower edge stands at the limit.
    OpenUp,
    /// Between two values.
    Bar {
        low: f64,
        high: f64,
    },
    /// A result in words.
    Word,
    /// A dose that was not taken.
    Cross,
    /// Something was there; it was not.
    Square,
    OpenSquare,
    /// An event.
    Diamond,
    /// Of the third to fifth series.
    Triangle,
    Plus,
}

impl Shape {
    /// Its name in pictures and tests.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::OpenDot => "open-dot",
            Self::OpenDown => "open-down",
            Self::OpenUp => "open-up",
            Self::Bar { .. } => "bar",
            Self::Word => "word",
            Self::Cross => "cross",
            Self::Square => "square",
            Self::OpenSquare => "open-square",
            Self::Diamond => "diamond",
            Self::Triangle => "triangle",
            Self::Plus => "plus",
        }
    }
}

/// Something that went on for a while, as a bar in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub from: f64,
    pub to: f64,
    /// Surely within it; the rest is drawn lighter.
    pub sure: (f64, f64),
    pub y: f64,
    /// It goes on, or nobody said that it ended.
    pub is_open: bool,
    pub assumed: bool,
    pub style: SpanStyle,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanStyle {
    /// The followed medicine's course.
    Followed,
    Course,
    /// Days on which doses were logged.
    Logged,
    Event,
    /// What is said not to have been in that time: only an outline.
    Absent,
}

/// A text at its place: points from the panel's left top to its left end and the middle of its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub x_px: f32,
    pub y_px: f32,
    pub text: Text,
    pub tone: Tone,
    pub strong: bool,
    /// The room it has; a longer text is cut.
    pub room_px: f32,
}

/// The stretch of time and the room that panels are laid out in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub x: (f64, f64),
    pub plot_px: f32,
    pub right_px: f32,
    pub words_percent: u16,
}

impl Frame {
    /// About how wide a text will be.
    pub(super) fn width_of(&self, text: &Text) -> f32 {
        text.about_chars(self.words_percent) as f32 * CHAR_PX
    }

    pub(super) fn px(&self, x: f64) -> f32 {
        ((x - self.x.0) / (self.x.1 - self.x.0)) as f32 * self.plot_px
    }

    /// Civil minutes in so many points.
    pub(super) fn minutes(&self, px: f32) -> f64 {
        f64::from(px / self.plot_px.max(1.0)) * (self.x.1 - self.x.0)
    }

    pub(super) fn columns(&self) -> usize {
        self.plot_px.max(1.0) as usize
    }

    pub(super) fn shows(&self, low: f64, high: f64) -> bool {
        high >= self.x.0 && low <= self.x.1
    }
}

impl Panel {
    /// How strong the areas of spread are: many of them lie over one another.
    pub fn tint(&self) -> f32 {
        match self.series.iter().filter(|series| !series.reach.is_empty()).count() {
            0 | 1 => 0.16,
            2 => 0.1,
            _ => 0.06,
        }
    }

    /// Points from the panel's top.
    pub fn y_px(&self, y: f64) -> f32 {
        y_px(y, self.y, self.height_px)
    }
}

pub(super) fn y_px(y: f64, range: (f64, f64), height_px: f32) -> f32 {
    ((range.1 - y) / (range.1 - range.0)) as f32 * height_px
}

/// The chart of a diary. Whoever draws it often gathers once and lays out again: `Material::gather`, `lay_out`.
pub fn chart(diary: &Diary, catalogue: &Catalogue, request: &ChartRequest) -> Chart {
    lay_out(&Arc::new(Material::gather(diary, catalogue)), request)
}

/// Room for the names at the right end of lines.
const NAMES_PX: std::ops::RangeInclusive<f32> = 84.0..=190.0;
/// The shortest stretch of time that is shown: three days.
const SHORTEST: f64 = 3.0 * ticks::DAY;

pub fn lay_out(material: &Arc<Material>, request: &ChartRequest) -> Chart {
    let chosen = request.panels.as_deref().unwrap_or(&PanelChoice::USUAL);
    let x = bounds(material, request);
    let width = request.width_px.max(200) as f32;
    let names = symptom_panel::names_px(material, x, chosen, request.words_percent);
    let right_px = names.clamp(*NAMES_PX.start(), NAMES_PX.end().min((width * 0.3).max(*NAMES_PX.start())));
    let frame = Frame { x, plot_px: width - right_px, right_px, words_percent: request.words_percent };
    let panels = choose::panels(material, chosen, request.panels.is_none(), &frame);

    let since = material.since(request.axis);
    let (ticks, axis_note) = match &since {
        Some(since) => (ticks::since_start(x, since.first_day, f64::from(frame.plot_px)), Some(since.note.clone())),
        None => (ticks::calendar(x, f64::from(frame.plot_px)), None),
    };
    let is_part = request.view.is_some() || request.range != Range::default();
    Chart {
        x,
        is_part,
        axis: if since.is_some() { request.axis } else { Axis::Date },
        axis_note,
        ticks,
        panels,
        plot_px: frame.plot_px,
        right_px,
        material: Arc::clone(material),
        since,
        rows: OnceLock::new(),
    }
}

/// The stretch of time: what was asked for, else all there is with some air at both ends.
fn bounds(material: &Material, request: &ChartRequest) -> (f64, f64) {
    let day = |date: Date| when::days(date) as f64 * ticks::DAY;
    let all = material.reach();
    let (low, high) = request.view.map_or_else(
        || {
            let (first, last) = all.unwrap_or((0.0, ticks::DAY));
            let air = ((last - first) * 0.02).max(ticks::DAY / 2.0);
            let from = request.range.from.map_or(first - air, day);
            let to = request.range.to.map_or(last + air, |date| day(date) + ticks::DAY);
            (from, to)
        },
        |(from, to)| (from as f64, to as f64),
    );
    let (low, high) = if high < low { (high, low) } else { (low, high) };
    if high - low >= SHORTEST {
        return (low, high);
    }
    let middle = f64::midpoint(low, high);
    (middle - SHORTEST / 2.0, middle + SHORTEST / 2.0)
}

impl Chart {
    /// Whether the diary has nothing to draw at all, whatever the stretch of time.
    pub fn is_empty(&self) -> bool {
        self.material.is_empty()
    }

    /// Points from the left end of the axis.
    pub fn x_px(&self, x: f64) -> f32 {
        ((x - self.x.0) / (self.x.1 - self.x.0)) as f32 * self.plot_px
    }

    pub fn material(&self) -> &Arc<Material> {
        &self.material
    }

    /// The place of the panel that a row of the table is drawn in.
    pub fn panel_of(&self, row: usize) -> Option<usize> {
        let track = self.track(row)?;
        self.panels.iter().position(|panel| panel.tracks.contains(&track))
    }
}
