//! The One Chart on paper: the same marks as in `exchange::picture`, drawn as items in the width of the text. It draws
//! what the chart holds and decides nothing but where one page ends.

use super::page::{Area, Colour, Item, Segment, ShapeItem, colour};
use super::typeset::{SetLine, Style, Typesetter};
use crate::analysis::chart::{Band, Chart, Label, Mark, Panel, Series, Shape, Span, SpanStyle, Tone};
use crate::analysis::text::Text;
use crate::words::Words;

/// Left of the time axis: the name of a panel, its unit, and the values.
const GUTTER: f32 = 96.0;
/// Of it for the values.
const VALUES: f32 = 27.0;
/// Between cards, and inside of one.
const GAP: f32 = 5.0;
const INSET: f32 = 5.0;
/// A point of the chart's own text, and what it may become.
const TEXT_PX: f32 = 14.0;
const SMALLEST: f32 = 6.5;
const LARGEST: f32 = 7.8;
/// How much lower a chart may become before it goes to another page, or is parted over pages.
pub(super) const LOWEST: f32 = 0.66;

/// As much of a chart as fits on one page.
pub(super) struct Drawn {
    /// From the left top.
    pub(super) items: Vec<Item>,
    pub(super) width: f32,
    pub(super) height: f32,
    /// What it shows, for who does not see it.
    pub(super) alt: String,
}

/// From the left end of the time axis to the right edge of a chart that is laid out for paper: at that width its text
/// comes out at 7.5 points.
pub(super) fn chart_width(text_width: f32) -> u32 {
    ((text_width - GUTTER) * TEXT_PX / 7.5) as u32
}

/// The chart in pieces of at most that height; `low` is how much lower it is than it would like to be, at least.
pub(super) fn draw(
    chart: &Chart,
    words: &Words,
    typesetter: &mut Typesetter,
    width: f32,
    highest: f32,
    low: f32,
) -> Vec<Drawn> {
    let across = (width - GUTTER) / (chart.plot_px + chart.right_px).max(1.0);
    let text = (TEXT_PX * across * low).clamp(SMALLEST, LARGEST);
    let mut figure = Figure { chart, words, typesetter, across, down: across * low, text, width, items: Vec::new() };
    let around = figure.head_height() + figure.foot_height();
    let room = highest - around;
    let gaps = GAP * chart.panels.len() as f32;
    let panels: f32 = chart.panels.iter().map(|panel| panel.height_px * across).sum();
    if panels * low + gaps > room && panels > 0.0 {
        figure.down = across * ((room - gaps) / panels).clamp(LOWEST, 1.0);
    }
    // No single panel is higher than a page.
    let tallest = chart.panels.iter().map(|panel| panel.height_px).fold(1.0, f32::max);
    figure.down = figure.down.min((room - GAP) / tallest);

    let mut pieces: Vec<Vec<&Panel>> = vec![Vec::new()];
    let mut used = 0.0;
    for panel in &chart.panels {
        let height = panel.height_px * figure.down + GAP;
        if used + height > room + 0.01 && used > 0.0 {
            pieces.push(Vec::new());
            used = 0.0;
        }
        used += height;
        if let Some(piece) = pieces.last_mut() {
            piece.push(panel);
        }
    }
    let is_parted = pieces.len() > 1;
    pieces.into_iter().enumerate().map(|(place, panels)| figure.piece(place, &panels, is_parted)).collect()
}

struct Figure<'a> {
    chart: &'a Chart,
    words: &'a Words,
    typesetter: &'a mut Typesetter,
    /// Points on paper of a point of the chart, to the right and down.
    across: f32,
    down: f32,
    /// The size of its text.
    text: f32,
    width: f32,
    items: Vec<Item>,
}

/// A panel at its place.
#[derive(Clone, Copy)]
struct Place<'a> {
    panel: &'a Panel,
    top: f32,
    height: f32,
    plot: Area,
}

impl Figure<'_> {
    fn say(&self, text: &Text) -> String {
        text.said(&|key, args| self.words.say(key, args))
    }

    fn style(&self) -> Style {
        Style::new(self.text, self.text * 1.25)
    }

    /// Marks are as large beside the text as they are on the screen.
    fn scale(&self) -> f32 {
        self.text / TEXT_PX
    }

    fn head_height(&self) -> f32 {
        self.text * 1.9
    }

    fn foot_height(&self) -> f32 {
        self.text * if self.chart.axis_note.is_some() { 3.0 } else { 1.7 }
    }

    fn piece(&mut self, place: usize, panels: &[&Panel], is_parted: bool) -> Drawn {
        let title = self.say(&self.chart.title());
        let head = self.style().strong();
        self.write(&title, Style { size: self.text + 0.7, ..head }, 0.0, 0.0, self.width);
        let mut top = self.head_height();
        for panel in panels {
            self.panel(panel, top);
            top += panel.height_px * self.down + GAP;
        }
        self.axis(top);
        let names: Vec<String> = panels.iter().map(|panel| self.say(&panel.title)).collect();
        let mut said = vec![title];
        if is_parted {
            said.push(names.join(", "));
        }
        if place == 0 {
            said.extend(self.chart.summary().iter().map(|sentence| self.say(sentence)));
        }
        let height = top + self.foot_height();
        Drawn { items: std::mem::take(&mut self.items), width: self.width, height, alt: said.join("\n") }
    }

    /// Writes one line with its top at `y`.
    fn write(&mut self, text: &str, style: Style, x: f32, y: f32, room: f32) {
        let line = self.typesetter.fit(text, style, room);
        self.put(line, x, y);
    }

    fn put(&mut self, line: SetLine, x: f32, y: f32) {
        self.items.extend(line.items.into_iter().map(|item| item.moved(x, y)));
    }

    fn x(&self, x: f64) -> f32 {
        GUTTER + self.chart.x_px(x) * self.across
    }

    fn axis(&mut self, top: f32) {
        let style = self.style().coloured(colour::SOFT);
        let mut free = 0.0;
        for tick in &self.chart.ticks {
            let (x, label) = (self.x(tick.x), self.say(&tick.label));
            let line = self.typesetter.fit(&label, style, self.width);
            let end = x + line.reach.1;
            // Where the words of a language are longer than the ticks are apart, every other one is left out.
            if x >= free && end <= self.width {
                self.put(line, x, top);
                free = end + self.text * 0.5;
            }
        }
        if let Some(note) = &self.chart.axis_note {
            let note = self.say(note);
            self.write(&note, style, GUTTER, top + style.leading, self.width - GUTTER);
        }
    }

    fn panel(&mut self, panel: &Panel, top: f32) {
        let height = panel.height_px * self.down;
        let plot = Area { left: GUTTER, top, right: GUTTER + self.chart.plot_px * self.across, bottom: top + height };
        let place = Place { panel, top, height, plot };
        let card = Area { left: 0.25, top, right: self.width - 0.25, bottom: top + height };
        self.items.push(ShapeItem::rectangle(card).stroked(colour::HAIRLINE, 0.5, &[]).into());
        self.head(place);
        for tick in &self.chart.ticks {
            let x = self.x(tick.x);
            let inset = height.min(12.0) / 4.0;
            let line = ShapeItem::path([(x, top + inset), (x, top + height - inset)]);
            self.items.push(line.stroked(colour::HAIRLINE, 0.4, &[]).into());
        }
        let style = self.style().coloured(colour::SOFT);
        for tick in &panel.y_ticks {
            let label = self.say(&tick.label);
            let line = self.typesetter.fit(&label, style, VALUES);
            let x = GUTTER - 4.0 - line.reach.1;
            self.put(line, x, top + panel.y_px(tick.y) * self.down - style.leading / 2.0);
        }
        for band in &panel.bands {
            self.band(place, band);
        }
        for span in &panel.spans {
            self.span(place, span);
        }
        for series in &panel.series {
            self.series(place, series);
        }
        for mark in panel.marks.iter().filter(|mark| is_in_sight(mark, self.chart)) {
            self.mark(place, mark);
        }
        for label in &panel.labels {
            self.label(place, label);
        }
    }

    /// The name, the unit and whose it is, as much as fits into the height.
    fn head(&mut self, place: Place<'_>) {
        let values = if place.panel.y_ticks.is_empty() { 0.0 } else { VALUES };
        let room = GUTTER - INSET - values - 3.0;
        let style = self.style();
        let texts = [
            (Some(&place.panel.title), style.strong()),
            (place.panel.unit.as_ref(), style.coloured(colour::SOFT)),
            (place.panel.about.as_ref(), style.coloured(colour::SOFT)),
        ];
        let mut y = place.top + 3.0;
        for (text, style) in texts {
            let Some(text) = text else { continue };
            let text = self.say(text);
            for line in self.typesetter.set(&text, style, Some(room)).lines {
                if y + style.leading > place.top + place.height {
                    return;
                }
                self.put(line, INSET, y);
                y += style.leading;
            }
        }
    }

    fn y(&self, place: Place<'_>, y: f64) -> f32 {
        place.top + place.panel.y_px(y) * self.down
    }

    /// Draws a shape that ends with the plot.
    fn clipped(&mut self, place: Place<'_>, shape: ShapeItem) {
        self.items.push(ShapeItem { clip: Some(place.plot), ..shape }.into());
    }

    fn band(&mut self, place: Place<'_>, band: &Band) {
        let (from, to) = (self.x(band.from), self.x(band.to));
        let top = band.high.map(|limit| self.y(place, limit));
        let bottom = band.low.map(|limit| self.y(place, limit));
        if !band.is_default {
            let area = Area {
                left: from,
                top: top.unwrap_or(place.plot.top),
                right: to,
                bottom: bottom.unwrap_or(place.plot.bottom),
            };
            self.clipped(place, ShapeItem::rectangle(area).filled(colour::BAND));
        }
        let dash: &[f32] = if band.is_default { &[0.8, 2.2] } else { &[3.0, 1.8] };
        for y in [top, bottom].into_iter().flatten() {
            self.clipped(place, ShapeItem::path([(from, y), (to, y)]).stroked(colour::BAND_EDGE, 0.6, dash));
        }
    }

    fn span(&mut self, place: Place<'_>, span: &Span) {
        let scale = self.scale();
        let x = |figure: &Self, minutes: f64| figure.x(minutes).clamp(place.plot.left - 20.0, place.plot.right + 20.0);
        let half = scale
            * match span.style {
                SpanStyle::Logged => 3.0,
                SpanStyle::Absent => 5.0,
                _ => 8.0,
            };
        let (fill, stroke, wide) = match span.style {
            SpanStyle::Followed => (colour::ACCENT_WASH, colour::ACCENT, 1.1),
            SpanStyle::Course => (colour::ACCENT_WASH, colour::ACCENT, 0.6),
            SpanStyle::Logged => (colour::ACCENT, colour::ACCENT, 0.6),
            SpanStyle::Event => (colour::SUNK, colour::BORDER, 0.6),
            SpanStyle::Absent => (colour::PAPER, colour::BORDER, 0.6),
        };
        let y = self.y(place, span.y);
        let bar = |from: f32, to: f32| {
            ShapeItem::rectangle(Area { left: from, top: y - half, right: to.max(from + 1.2), bottom: y + half })
        };
        let from = x(self, span.from);
        if span.sure != (span.from, span.to) {
            let to = x(self, span.to).max(from + 1.8);
            self.clipped(place, bar(from, to).filled(colour::PAPER).stroked(stroke, 0.6, &[1.8, 1.8]));
        }
        if span.sure.0 < span.sure.1 {
            let sure = bar(x(self, span.sure.0), x(self, span.sure.1));
            self.clipped(place, sure.filled(fill).stroked(stroke, wide, &[]));
        }
        if span.is_open {
            // It goes on: a point to the right, and no end.
            let (tip, back) = (place.plot.right - 1.2, place.plot.right - 1.2 - 6.0 * scale);
            let reach = (half - 2.0 * scale).max(scale);
            let point = ShapeItem::path([(back, y - reach), (tip, y), (back, y + reach)]);
            self.clipped(place, point.stroked(stroke, 1.1, &[]));
        }
    }

    fn series(&mut self, place: Place<'_>, series: &Series) {
        let paint = tone(series.tone);
        if series.reach.len() > 1 {
            let upper = series.reach.iter().map(|here| (self.x(here.x), self.y(place, here.high)));
            let lower = series.reach.iter().rev().map(|here| (self.x(here.x), self.y(place, here.low)));
            let area = ShapeItem::polygon(upper.chain(lower).collect::<Vec<_>>());
            self.clipped(place, area.washed(paint, 0.1));
        }
        if let Some(base) = series.filled_to {
            let base = self.y(place, base);
            for piece in &series.pieces {
                let (Some(first), Some(last)) = (piece.points.first(), piece.points.last()) else { continue };
                let ends = [(self.x(last[0]), base), (self.x(first[0]), base)];
                let points = piece.points.iter().map(|point| (self.x(point[0]), self.y(place, point[1])));
                let area = ShapeItem::polygon(points.chain(ends).collect::<Vec<_>>());
                self.clipped(place, area.filled(colour::ACCENT_WASH));
            }
        }
        for piece in &series.pieces {
            let lengths = if piece.dashed { &[5.0, 4.0][..] } else { series.dash.lengths() };
            let dash: Vec<f32> = lengths.iter().map(|length| length * self.scale()).collect();
            let points = piece.points.iter().map(|point| (self.x(point[0]), self.y(place, point[1])));
            let line = ShapeItem::path(points.collect::<Vec<_>>());
            self.clipped(place, line.stroked(paint, 1.1, &dash));
        }
    }

    fn mark(&mut self, place: Place<'_>, mark: &Mark) {
        let (x, y, scale) = (self.x(mark.x), self.y(place, mark.y), self.scale());
        let paint = tone(mark.tone);
        let at = |dx: f32, dy: f32| (x + dx * scale, y + dy * scale);
        if let Some((from, to)) = mark.stretch {
            let (from, to) = (self.x(from).max(place.plot.left), self.x(to).min(place.plot.right));
            let dash: &[f32] = if mark.assumed { &[1.6, 1.6] } else { &[] };
            let end = 4.0 * scale;
            self.items.push(ShapeItem::path([(from, y), (to, y)]).stroked(paint, 0.8, dash).into());
            for x in [from, to] {
                self.items.push(ShapeItem::path([(x, y - end), (x, y + end)]).stroked(paint, 0.8, &[]).into());
            }
        }
        let hollow = if mark.assumed { colour::PAPER } else { paint };
        let thick = 2.0 * scale;
        let square = |half: f32| {
            let ((left, top), (right, bottom)) = (at(-half, -half), at(half, half));
            ShapeItem::rectangle(Area { left, top, right, bottom })
        };
        let shape = match mark.shape {
            Shape::Dot if mark.small => {
                ShapeItem::circle(x, y, 2.0 * scale).filled(hollow).stroked(paint, 1.5 * scale, &[])
            }
            Shape::Dot => ShapeItem::circle(x, y, 4.0 * scale).filled(hollow).stroked(paint, thick, &[]),
            Shape::OpenDot => ShapeItem::circle(x, y, 4.5 * scale).filled(colour::PAPER).stroked(paint, thick, &[]),
            Shape::OpenDown => ShapeItem::polygon([at(-7.5, 0.0), at(7.5, 0.0), at(0.0, 12.0)])
                .filled(colour::PAPER)
                .stroked(paint, thick, &[]),
            Shape::OpenUp => ShapeItem::polygon([at(-7.5, 0.0), at(7.5, 0.0), at(0.0, -12.0)])
                .filled(colour::PAPER)
                .stroked(paint, thick, &[]),
            Shape::Bar { low, high } => {
                let (low, high, half) = (self.y(place, low), self.y(place, high), 5.0 * scale);
                let mut bar = ShapeItem::path([(x, low), (x, high)]);
                bar.segments.extend([Segment::Move(x - half, low), Segment::Line(x + half, low)]);
                bar.segments.extend([Segment::Move(x - half, high), Segment::Line(x + half, high)]);
                bar.stroked(paint, thick, &[])
            }
            Shape::Word => square(4.0).filled(colour::PAPER).stroked(paint, thick, &[]),
            Shape::Cross => {
                lines([at(-4.5, -4.5), at(4.5, 4.5), at(-4.5, 4.5), at(4.5, -4.5)]).stroked(paint, thick, &[])
            }
            Shape::Square => square(4.0).filled(paint).stroked(paint, thick, &[]),
            Shape::OpenSquare => square(3.0).filled(colour::PAPER).stroked(paint, 1.5 * scale, &[]),
            Shape::Diamond => ShapeItem::polygon([at(0.0, -6.0), at(6.0, 0.0), at(0.0, 6.0), at(-6.0, 0.0)])
                .filled(colour::PAPER)
                .stroked(paint, thick, &[]),
            Shape::Triangle => ShapeItem::polygon([at(0.0, -5.0), at(5.0, 4.0), at(-5.0, 4.0)]).filled(hollow).stroked(
                paint,
                thick,
                &[],
            ),
            Shape::Plus => lines([at(-5.0, 0.0), at(5.0, 0.0), at(0.0, -5.0), at(0.0, 5.0)]).stroked(paint, thick, &[]),
        };
        self.items.push(ShapeItem { mark: Some(mark.shape.code()), ..shape }.into());
        if mark.ringed && matches!(mark.shape, Shape::Dot | Shape::OpenDot | Shape::Bar { .. }) {
            let reach = if mark.small { 5.0 } else { 8.0 };
            self.items.push(ShapeItem::circle(x, y, reach * scale).stroked(paint, 1.5 * scale, &[]).into());
        }
    }

    fn label(&mut self, place: Place<'_>, label: &Label) {
        let said = self.say(&label.text);
        let mut style = self.style().coloured(tone(label.tone));
        style.strong = label.strong;
        let x = GUTTER + label.x_px * self.across;
        // Nothing is written over the card's edge.
        let room = (label.room_px * self.across * 1.04).min(self.width - x - 1.0);
        let mut line = self.typesetter.fit(&said, style, room.max(self.text));
        if label.tone != Tone::Range {
            for item in &mut line.items {
                if let Item::Text(text) = item {
                    text.halo = 1.6;
                }
            }
        }
        self.put(line, x, place.top + label.y_px * self.down - style.leading / 2.0);
    }
}

/// Lines from every first to every second point.
fn lines(points: [(f32, f32); 4]) -> ShapeItem {
    let [a, b, c, d] = points;
    let mut shape = ShapeItem::path([a, b]);
    shape.segments.extend([Segment::Move(c.0, c.1), Segment::Line(d.0, d.1)]);
    shape
}

fn is_in_sight(mark: &Mark, chart: &Chart) -> bool {
    let (from, to) = mark.stretch.unwrap_or((mark.x, mark.x));
    to.max(mark.x) >= chart.x.0 && from.min(mark.x) <= chart.x.1
}

fn tone(tone: Tone) -> Colour {
    match tone {
        Tone::Dose => colour::ACCENT,
        Tone::Series(place) => colour::SERIES[usize::from(place) % colour::SERIES.len()],
        Tone::Alert => colour::ALERT,
        Tone::Range => colour::OK,
        Tone::Ink => colour::INK,
        Tone::Soft => colour::SOFT,
    }
}
