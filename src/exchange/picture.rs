//! The chart as a picture: a self-contained SVG with its marks named, a title and a description, readable in black
//! and white. It draws what the chart holds and decides nothing.

use std::fmt::Write as _;

use crate::analysis::chart::{Band, Chart, Label, Mark, Panel, Reach, Series, Shape, Span, SpanStyle, Tone};
use crate::analysis::place::CHAR_PX;
use crate::analysis::text::Text;
use crate::words::Words;

/// The light look, as the window has it.
mod colour {
    pub(super) const GROUND: &str = "#FAF8F3";
    pub(super) const CARD: &str = "#FFFFFF";
    pub(super) const SUNK: &str = "#F1EEE6";
    pub(super) const INK: &str = "#1B2025";
    pub(super) const SOFT: &str = "#4C545B";
    pub(super) const ACCENT: &str = "#0B5D63";
    pub(super) const ACCENT_WASH: &str = "#E1EFEE";
    pub(super) const ALERT: &str = "#962D00";
    pub(super) const OK: &str = "#1D5A2C";
    pub(super) const BORDER: &str = "#837D70";
    pub(super) const HAIRLINE: &str = "#DED9CD";
    pub(super) const BAND: &str = "#DFEBE1";
    pub(super) const BAND_EDGE: &str = "#6E8B76";
    pub(super) const SERIES: [&str; 5] = ["#00629B", "#A84300", "#00664A", "#73378A", "#705300"];
}

/// Around everything, between cards, and from a card's left edge to the time axis.
const MARGIN: f32 = 16.0;
const GAP: f32 = 12.0;
const GUTTER: f32 = 172.0;
const HEAD: f32 = 44.0;
const FOOT: f32 = 52.0;
const TEXT: f32 = 14.0;

/// How wide the picture of a chart is beside the room that the chart is laid out in, points.
pub const AROUND_PX: f32 = MARGIN * 2.0 + GUTTER;

/// The picture, UTF-8.
pub fn svg(chart: &Chart, words: &Words) -> Vec<u8> {
    let mut picture = Picture { out: String::with_capacity(64 * 1024), words };
    picture.draw(chart);
    picture.out.into_bytes()
}

struct Picture<'a> {
    out: String,
    words: &'a Words,
}

/// Adds to the picture; writing to a string cannot fail.
macro_rules! put {
    ($picture:expr, $($arg:tt)*) => {
        writeln!($picture.out, $($arg)*).ok()
    };
}

impl Picture<'_> {
    fn say(&self, text: &Text) -> String {
        text.said(&|key, args| self.words.say(key, args))
    }

    /// The text as XML.
    fn xml(&self, text: &Text) -> String {
        escaped(&self.say(text))
    }

    fn draw(&mut self, chart: &Chart) {
        let width = MARGIN * 2.0 + GUTTER + chart.plot_px + chart.right_px;
        let cards: f32 = chart.panels.iter().map(|panel| panel.height_px + GAP).sum();
        let height = HEAD + cards + FOOT;
        let title = self.xml(&chart.title());
        let summary: Vec<String> = chart.summary().iter().map(|sentence| self.xml(sentence)).collect();
        put!(self, r#"<?xml version="1.0" encoding="UTF-8"?>"#);
        put!(
            self,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0}" height="{height:.0}" viewBox="0 0 {width:.0} {height:.0}" role="img" aria-labelledby="title description" font-family="'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', 'Noto Sans', sans-serif" font-size="{TEXT}" fill="{}">"#,
            colour::INK
        );
        put!(self, r#"<title id="title">{title}</title>"#);
        put!(self, r#"<desc id="description">{}</desc>"#, summary.join("\n"));
        put!(self, r#"<rect width="100%" height="100%" fill="{}"/>"#, colour::GROUND);
        put!(self, r#"<text x="{MARGIN}" y="29" font-size="18" font-weight="600">{title}</text>"#);
        let mut top = HEAD;
        for (number, panel) in chart.panels.iter().enumerate() {
            self.panel(chart, panel, number, top);
            top += panel.height_px + GAP;
        }
        self.axis(chart, top);
        put!(self, "</svg>");
    }

    fn axis(&mut self, chart: &Chart, top: f32) {
        put!(self, r#"<g data-part="axis" fill="{}">"#, colour::SOFT);
        for tick in &chart.ticks {
            let (x, label) = (MARGIN + GUTTER + chart.x_px(tick.x), self.xml(&tick.label));
            put!(self, r#"<text x="{x:.1}" y="{:.1}">{label}</text>"#, top + 8.0);
        }
        if let Some(note) = &chart.axis_note {
            let (x, note) = (MARGIN + GUTTER, self.xml(note));
            put!(self, r#"<text x="{x:.1}" y="{:.1}">{note}</text>"#, top + 30.0);
        }
        put!(self, "</g>");
    }

    fn panel(&mut self, chart: &Chart, panel: &Panel, number: usize, top: f32) {
        let (left, height) = (MARGIN + GUTTER, panel.height_px);
        let width = GUTTER + chart.plot_px + chart.right_px;
        let name = self.xml(&panel.title);
        put!(self, r#"<g data-panel="{:?}" aria-label="{name}">"#, panel.kind);
        put!(
            self,
            r#"<rect x="{MARGIN}" y="{top:.1}" width="{width:.1}" height="{height:.1}" rx="10" fill="{}" stroke="{}"/>"#,
            colour::CARD,
            colour::HAIRLINE
        );
        self.head(panel, top);
        put!(self, r#"<g transform="translate({left:.1} {top:.1})">"#);
        put!(
            self,
            r#"<clipPath id="clip-{number}"><rect x="0" y="0" width="{:.1}" height="{height:.1}"/></clipPath>"#,
            chart.plot_px
        );
        put!(self, r#"<path d="{}" stroke="{}" fill="none"/>"#, ticks(chart, height), colour::HAIRLINE);
        for tick in &panel.y_ticks {
            let (y, label) = (panel.y_px(tick.y) + 5.0, self.xml(&tick.label));
            put!(self, r#"<text x="-10" y="{y:.1}" text-anchor="end" fill="{}">{label}</text>"#, colour::SOFT);
        }
        put!(self, r#"<g clip-path="url(#clip-{number})">"#);
        for band in &panel.bands {
            self.band(chart, panel, band);
        }
        for span in &panel.spans {
            self.span(chart, panel, span);
        }
        // Tints first: no area covers a line.
        for series in &panel.series {
            self.tint(chart, panel, series);
        }
        for series in &panel.series {
            self.series(chart, panel, series);
        }
        put!(self, "</g>");
        let in_sight = |mark: &&Mark| {
            let (from, to) = mark.stretch.unwrap_or((mark.x, mark.x));
            to.max(mark.x) >= chart.x.0 && from.min(mark.x) <= chart.x.1
        };
        for mark in panel.marks.iter().filter(in_sight) {
            self.mark(chart, panel, mark);
        }
        for label in &panel.labels {
            self.label(label);
        }
        put!(self, "</g>\n</g>");
    }

    /// The name, the unit and whose it is, at the left.
    fn head(&mut self, panel: &Panel, top: f32) {
        let mut y = top + 24.0;
        let x = MARGIN + 16.0;
        let ticks = if panel.y_ticks.is_empty() { 0.0 } else { 44.0 };
        let room = ((GUTTER - 24.0 - ticks) / (CHAR_PX * 1.1)) as usize;
        for line in wrapped(&self.say(&panel.title), room) {
            put!(self, r#"<text x="{x}" y="{y:.1}" font-size="16" font-weight="600">{}</text>"#, escaped(&line));
            y += 19.0;
        }
        for text in [&panel.unit, &panel.about].into_iter().flatten() {
            for line in wrapped(&self.say(text), room) {
                put!(self, r#"<text x="{x}" y="{y:.1}" fill="{}">{}</text>"#, colour::SOFT, escaped(&line));
                y += 17.0;
            }
        }
    }

    fn band(&mut self, chart: &Chart, panel: &Panel, band: &Band) {
        let (from, to) = (chart.x_px(band.from), chart.x_px(band.to));
        let edge = |limit: Option<f64>, open: f32| limit.map_or(open, |limit| panel.y_px(limit));
        let (top, bottom) = (edge(band.high, 0.0), edge(band.low, panel.height_px));
        let source = if band.is_default { "default" } else { "printed" };
        put!(self, r#"<g data-band="{source}">"#);
        if !band.is_default {
            put!(
                self,
                r#"<rect x="{from:.1}" y="{top:.1}" width="{:.1}" height="{:.1}" fill="{}"/>"#,
                to - from,
                bottom - top,
                colour::BAND
            );
        }
        let dash = if band.is_default { "1.5 4" } else { "5 3" };
        for y in [band.high.map(|_| top), band.low.map(|_| bottom)].into_iter().flatten() {
            put!(
                self,
                r#"<path d="M{from:.1} {y:.1}H{to:.1}" stroke="{}" stroke-dasharray="{dash}" fill="none"/>"#,
                colour::BAND_EDGE
            );
        }
        put!(self, "</g>");
    }

    fn span(&mut self, chart: &Chart, panel: &Panel, span: &Span) {
        let far = chart.plot_px + 40.0;
        let x = |minutes: f64| chart.x_px(minutes).clamp(-40.0, far);
        let (y, half) = (
            panel.y_px(span.y),
            match span.style {
                SpanStyle::Logged => 3.0,
                SpanStyle::Absent => 5.0,
                _ => 8.0,
            },
        );
        let (fill, stroke, wide) = match span.style {
            SpanStyle::Followed => (colour::ACCENT_WASH, colour::ACCENT, 2.0),
            SpanStyle::Course => (colour::ACCENT_WASH, colour::ACCENT, 1.0),
            SpanStyle::Logged => (colour::ACCENT, colour::ACCENT, 1.0),
            SpanStyle::Event => (colour::SUNK, colour::BORDER, 1.0),
            SpanStyle::Absent => (colour::CARD, colour::BORDER, 1.0),
        };
        put!(self, r#"<g data-span="{:?}">"#, span.style);
        let (from, to) = (x(span.from), x(span.to).max(x(span.from) + 3.0));
        let bar = |from: f32, to: f32, paint: &str| {
            let (top, width) = (y - half, (to - from).max(2.0));
            format!(
                r#"<rect x="{from:.1}" y="{top:.1}" width="{width:.1}" height="{:.1}" rx="3" {paint}/>"#,
                2.0 * half
            )
        };
        if span.sure != (span.from, span.to) {
            put!(
                self,
                "{}",
                bar(from, to, &format!(r#"fill="{}" stroke="{stroke}" stroke-dasharray="3 3""#, colour::CARD))
            );
        }
        if span.sure.0 < span.sure.1 {
            let (from, to) = (x(span.sure.0), x(span.sure.1));
            put!(self, "{}", bar(from, to, &format!(r#"fill="{fill}" stroke="{stroke}" stroke-width="{wide}""#)));
        }
        if span.is_open {
            // It goes on: a point to the right, and no end.
            let tip = chart.plot_px - 2.0;
            put!(
                self,
                r#"<path d="M{:.1} {:.1}L{tip:.1} {y:.1}L{:.1} {:.1}" fill="none" stroke="{stroke}" stroke-width="2"/>"#,
                tip - 6.0,
                y - half + 2.0,
                tip - 6.0,
                y + half - 2.0
            );
        }
        put!(self, "</g>");
    }

    fn tint(&mut self, chart: &Chart, panel: &Panel, series: &Series) {
        let colour = tone(series.tone);
        let place = |point: &[f64; 2]| (chart.x_px(point[0]), panel.y_px(point[1]));
        if let Some(area) = outline(&series.reach, chart, panel) {
            put!(self, r#"<path d="{area}" fill="{colour}" fill-opacity="{}" stroke="none"/>"#, panel.tint());
        }
        if let Some(base) = series.filled_to {
            for piece in &series.pieces {
                let (Some(first), Some(last)) = (piece.points.first(), piece.points.last()) else { continue };
                let base = panel.y_px(base);
                let (from, to) = (chart.x_px(first[0]), chart.x_px(last[0]));
                let line = path(piece.points.iter().map(place));
                let wash = colour::ACCENT_WASH;
                put!(self, r#"<path d="{line}L{to:.1} {base:.1}L{from:.1} {base:.1}Z" fill="{wash}" stroke="none"/>"#);
            }
        }
    }

    fn series(&mut self, chart: &Chart, panel: &Panel, series: &Series) {
        let colour = tone(series.tone);
        let place = |point: &[f64; 2]| (chart.x_px(point[0]), panel.y_px(point[1]));
        put!(self, r#"<g data-series="{}" fill="none" stroke="{colour}" stroke-width="2">"#, self.xml(&series.name));
        for piece in &series.pieces {
            let line = path(piece.points.iter().map(place));
            let lengths = if piece.dashed { &[5.0, 4.0][..] } else { series.dash.lengths() };
            let lengths: Vec<String> = lengths.iter().map(f32::to_string).collect();
            let kind = if piece.dashed { "dashed" } else { "whole" };
            let dash = if lengths.is_empty() {
                String::new()
            } else {
                format!(r#" stroke-dasharray="{}""#, lengths.join(" "))
            };
            put!(self, r#"<path data-piece="{kind}" d="{line}"{dash}/>"#);
        }
        put!(self, "</g>");
    }

    fn mark(&mut self, chart: &Chart, panel: &Panel, mark: &Mark) {
        let (x, y) = (chart.x_px(mark.x), panel.y_px(mark.y));
        let colour = tone(mark.tone);
        let assumed = if mark.assumed { r#" data-date="assumed""# } else { "" };
        put!(
            self,
            r#"<g data-shape="{}"{assumed} transform="translate({x:.1} {y:.1}){}" stroke="{colour}" stroke-width="2" fill="none">"#,
            mark.shape.code(),
            // A dot has a small form of its own.
            if mark.small && mark.shape != Shape::Dot { " scale(0.6)" } else { "" }
        );
        if let Some((from, to)) = mark.stretch {
            let dash = if mark.assumed { r#" stroke-dasharray="3 3""# } else { "" };
            let (from, to) = (chart.x_px(from).max(0.0) - x, chart.x_px(to).min(chart.plot_px) - x);
            put!(self, r#"<path d="M{from:.1} 0H{to:.1}M{from:.1} -4V4M{to:.1} -4V4" stroke-width="1.5"{dash}/>"#);
        }
        let hollow = if mark.assumed { colour::CARD } else { colour };
        let card = colour::CARD;
        match mark.shape {
            Shape::Dot if mark.small => put!(self, r#"<circle r="2" stroke-width="1.5" fill="{hollow}"/>"#),
            Shape::Dot => put!(self, r#"<circle r="4" fill="{hollow}"/>"#),
            Shape::OpenDot => put!(self, r#"<circle r="4.5" fill="{card}"/>"#),
            Shape::OpenDown => {
                put!(self, r#"<path d="M-7.5 0H7.5L0 12Z" fill="{card}" stroke-linejoin="round"/>"#)
            }
            Shape::OpenUp => {
                put!(self, r#"<path d="M-7.5 0H7.5L0 -12Z" fill="{card}" stroke-linejoin="round"/>"#)
            }
            Shape::Bar { low, high } => {
                let (low, high) = (panel.y_px(low) - y, panel.y_px(high) - y);
                put!(self, r#"<path d="M0 {low:.1}V{high:.1}M-5 {low:.1}H5M-5 {high:.1}H5"/>"#)
            }
            Shape::Word => put!(self, r#"<rect x="-4" y="-4" width="8" height="8" rx="2" fill="{card}"/>"#),
            Shape::Cross => put!(self, r#"<path d="M-4.5 -4.5L4.5 4.5M-4.5 4.5L4.5 -4.5"/>"#),
            Shape::Square => put!(self, r#"<rect x="-4" y="-4" width="8" height="8" fill="{colour}"/>"#),
            Shape::OpenSquare => {
                put!(self, r#"<rect x="-3" y="-3" width="6" height="6" fill="{card}" stroke-width="1.5"/>"#)
            }
            Shape::Diamond => put!(self, r#"<path d="M0 -6L6 0L0 6L-6 0Z" fill="{card}"/>"#),
            Shape::Triangle => put!(self, r#"<path d="M0 -5L5 4H-5Z" fill="{hollow}"/>"#),
            Shape::Plus => put!(self, r#"<path d="M-5 0H5M0 -5V5"/>"#),
        };
        if mark.ringed && matches!(mark.shape, Shape::Dot | Shape::OpenDot | Shape::Bar { .. }) {
            let reach = if mark.small { 5 } else { 8 };
            put!(self, r#"<circle r="{reach}" stroke-width="1.5"/>"#);
        }
        put!(self, "</g>");
    }

    fn label(&mut self, label: &Label) {
        let said = self.say(&label.text);
        let fits = (label.room_px / CHAR_PX) as usize;
        let said = if said.chars().count() > fits { cut(&said, fits) } else { said };
        let weight = if label.strong { r#" font-weight="600""# } else { "" };
        put!(
            self,
            r#"<text x="{:.1}" y="{:.1}" fill="{}"{weight} stroke="{}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">{}</text>"#,
            label.x_px,
            label.y_px + 5.0,
            tone(label.tone),
            if label.tone == Tone::Range { "none" } else { colour::CARD },
            escaped(&said)
        );
    }
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Dose => colour::ACCENT,
        Tone::Series(place) => colour::SERIES[usize::from(place) % colour::SERIES.len()],
        Tone::Alert => colour::ALERT,
        Tone::Range => colour::OK,
        Tone::Ink => colour::INK,
        Tone::Soft => colour::SOFT,
    }
}

fn path(points: impl Iterator<Item = (f32, f32)>) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.enumerate() {
        write!(path, "{}{x:.1} {y:.1}", if place == 0 { 'M' } else { 'L' }).ok();
    }
    path
}

fn ticks(chart: &Chart, height: f32) -> String {
    let mut path = String::new();
    for tick in &chart.ticks {
        write!(path, "M{:.1} 8V{:.1}", chart.x_px(tick.x), height - 8.0).ok();
    }
    path
}

/// The area between the lowest and the highest.
fn outline(reach: &[Reach], chart: &Chart, panel: &Panel) -> Option<String> {
    if reach.len() < 2 {
        return None;
    }
    let upper = reach.iter().map(|here| (chart.x_px(here.x), panel.y_px(here.high)));
    let lower = reach.iter().rev().map(|here| (chart.x_px(here.x), panel.y_px(here.low)));
    Some(format!("{}Z", path(upper.chain(lower))))
}

/// Lines of at most so many characters, broken at spaces.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = if word.chars().count() > room { cut(word, room) } else { word.to_owned() };
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

fn cut(text: &str, room: usize) -> String {
    let mut short: String = text.chars().take(room.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// Text as XML 1.0 can hold it: its own signs escaped, what it forbids left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => out.push(letter),
        }
    }
    out
}
