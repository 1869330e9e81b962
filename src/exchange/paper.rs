//! A sheet of A4 that is drawn on: type in few sizes, measured roughly so that nothing runs over its place, and the
//! shapes that mark a day. Black on white: a printer may have nothing else.

use std::fmt::Write as _;

use crate::exchange::picture::escaped;

/// A tenth of a millimetre is the unit of everything here.
pub(super) const WIDTH: f32 = 2100.0;
pub(super) const HEIGHT: f32 = 2970.0;
/// What no printer cuts off.
pub(super) const EDGE: f32 = 100.0;
/// Between the edges.
pub(super) const ROOM: f32 = WIDTH - 2.0 * EDGE;

pub(super) mod colour {
    pub(in crate::exchange) const PAPER: &str = "#FFFFFF";
    pub(in crate::exchange) const INK: &str = "#14181C";
    pub(in crate::exchange) const SOFT: &str = "#4C545B";
    pub(in crate::exchange) const LINE: &str = "#837D70";
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f32,
    strong: bool,
    soft: bool,
    anchor: &'static str,
}

impl Type {
    pub(super) const fn plain(size: f32) -> Self {
        Self { size, strong: false, soft: false, anchor: "start" }
    }

    pub(super) const fn strong(size: f32) -> Self {
        Self { strong: true, ..Self::plain(size) }
    }

    pub(super) const fn soft(size: f32) -> Self {
        Self { soft: true, ..Self::plain(size) }
    }

    pub(super) const fn end(self) -> Self {
        Self { anchor: "end", ..self }
    }

    fn attributes(self) -> String {
        let size = self.size;
        let weight = if self.strong { r#" font-weight="600""# } else { "" };
        let fill = if self.soft { format!(r#" fill="{}""#, colour::SOFT) } else { String::new() };
        let anchor = if self.anchor == "start" { String::new() } else { format!(r#" text-anchor="{}""#, self.anchor) };
        format!(r#" font-size="{size:.1}"{weight}{fill}{anchor}"#)
    }

    /// The same, so small that the text fits. A dose is never cut short.
    pub(super) fn fit(self, text: &str, room: f32) -> Self {
        let wide = self.ems(text);
        let size = if wide > 0.0 { self.size.min(room / wide) } else { self.size };
        Self { size, ..self }
    }

    /// How high its capitals and digits are.
    pub(super) fn rise(self) -> f32 {
        self.size * 0.69
    }

    /// About how wide a text will be.
    pub(super) fn width(self, text: &str) -> f32 {
        self.ems(text) * self.size
    }

    /// A text's width in its own size: a little on the wide side, for another font may stand in for ours.
    fn ems(self, text: &str) -> f32 {
        let em = |letter: char| match letter {
            'W' | 'M' | '@' | '%' | '—' | '\u{1100}'..='\u{11ff}' | '\u{2e80}'.. => 1.0,
            'm' | 'w' => 0.85,
            letter if letter.is_uppercase() => 0.72,
            ' ' | '.' | ',' | '·' | 'i' | 'l' => 0.36,
            letter if letter.is_ascii_lowercase() => 0.56,
            _ => 0.6,
        };
        text.chars().map(em).sum::<f32>() * if self.strong { 1.06 } else { 1.0 }
    }

    /// Lines that fit into the room, broken at spaces, and inside a word that is longer than a line. Where there are
    /// more lines than may be, the last one ends in `…`.
    pub(super) fn lines(self, text: &str, room: f32, most: usize) -> Vec<String> {
        let fits = |text: &str| self.width(text) <= room;
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            if let Some(line) = lines.last_mut()
                && fits(&format!("{line} {word}"))
            {
                line.push(' ');
                line.push_str(word);
                continue;
            }
            let mut piece = String::new();
            for letter in word.chars() {
                if !piece.is_empty() && !fits(&format!("{piece}{letter}")) {
                    lines.push(std::mem::take(&mut piece));
                }
                piece.push(letter);
            }
            lines.push(piece);
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && !fits(&format!("{last}…")) {
                    last.pop();
                }
                last.truncate(last.trim_end().len());
                last.push('…');
            }
        }
        lines
    }
}

/// How strong a line is.
#[derive(Clone, Copy)]
pub(super) enum Line {
    Strong,
    Thin,
    Hair,
}

/// What marks a day, beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Bottle,
    Review,
    StepBack,
    Hold,
}

impl Shape {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Bottle => "bottle",
            Self::Review => "review",
            Self::StepBack => "step-back",
            Self::Hold => "hold",
        }
    }

    /// In a square from -10 to 10.
    fn path(self) -> &'static str {
        match self {
            Self::Bottle => {
                "M-3 -10H3V-5.5L6.5 -2V8.5Q6.5 10 5 10H-5Q-6.5 10 -6.5 8.5V-2L-3 -5.5ZM-3 -7H3M-6.5 1.5H6.5V7H-6.5Z"
            }
            Self::Review => "M-7 10V-10M-7 -9.5L8.5 -4.5L-7 0.5Z",
            Self::StepBack => "M-9 -7H9L0 9Z",
            Self::Hold => "M-9 -4H9M-9 4H9",
        }
    }
}

/// The drawing as it grows.
pub(super) struct Paper {
    pub(super) out: String,
}

impl Paper {
    /// A text on its base line.
    pub(super) fn text(&mut self, x: f32, y: f32, set: Type, text: &str) {
        let (set, text) = (set.attributes(), escaped(text));
        put!(self, r#"<text x="{x:.1}" y="{y:.1}"{set}>{text}</text>"#);
    }

    /// A text with a smaller one behind it, at so much distance.
    pub(super) fn two_texts(&mut self, (x, y): (f32, f32), first: (Type, &str), gap: f32, second: (Type, &str)) {
        let (set, text) = (first.0.attributes(), escaped(first.1));
        let (set_second, text_second) = (second.0.attributes(), escaped(second.1));
        put!(
            self,
            r#"<text x="{x:.1}" y="{y:.1}"{set}>{text}<tspan dx="{gap:.1}"{set_second}>{text_second}</tspan></text>"#
        );
    }

    /// Lines under each other; answers the base line after the last one.
    pub(super) fn paragraph(&mut self, x: f32, y: f32, set: Type, leading: f32, lines: &[String]) -> f32 {
        let mut y = y;
        for line in lines {
            self.text(x, y, set, line);
            y += leading;
        }
        y
    }

    /// An empty box to tick.
    pub(super) fn tick_box(&mut self, x: f32, y: f32, size: f32) {
        let (paper, ink) = (colour::PAPER, colour::INK);
        put!(
            self,
            r#"<rect data-box="" x="{x:.1}" y="{y:.1}" width="{size:.1}" height="{size:.1}" rx="5" fill="{paper}" stroke="{ink}" stroke-width="4.5"/>"#
        );
    }

    pub(super) fn line(&mut self, from: (f32, f32), to: (f32, f32), line: Line) {
        let (colour, width) = match line {
            Line::Strong => (colour::INK, 5.0),
            Line::Thin => (colour::LINE, 2.5),
            Line::Hair => (colour::LINE, 1.5),
        };
        let ((x, y), (right, bottom)) = (from, to);
        put!(
            self,
            r#"<path d="M{x:.1} {y:.1}L{right:.1} {bottom:.1}" stroke="{colour}" stroke-width="{width}" fill="none"/>"#
        );
    }

    /// A shape around a point; `named` is the attribute under which it is found.
    pub(super) fn shape(&mut self, named: &str, shape: Shape, x: f32, y: f32, size: f32) {
        let (ink, paper) = (colour::INK, colour::PAPER);
        let fill = if matches!(shape, Shape::StepBack | Shape::Review) { ink } else { paper };
        let width = if shape == Shape::Hold { 4.0 } else { 2.0 };
        put!(
            self,
            r#"<path {named}="{}" transform="translate({x:.1} {y:.1}) scale({:.2})" d="{}" fill="{fill}" fill-rule="evenodd" stroke="{ink}" stroke-width="{width}" stroke-linejoin="round"/>"#,
            shape.code(),
            size / 20.0,
            shape.path()
        );
    }
}
