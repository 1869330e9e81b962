//! Type: a text becomes lines of glyphs by parley. Bundled fonts come first, so that a report looks the same
//! everywhere; the machine's are asked only for a letter that these lack; and what no font can draw becomes a box with
//! its code point in it, which is read as the letter. No text makes it fail.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::Blob;
use parley::{
    FontContext, FontFamily, FontFamilyName, FontWeight, InlineBox, InlineBoxKind, Layout, LayoutContext, Line,
    LineHeight, OverflowWrap, PositionedLayoutItem, Run, StyleProperty,
};

use super::face::{BUNDLED, Covered, Face, blobs, context, of_system};
use super::letters;
use super::page::{Area, Colour, Glyph, Item, ShapeItem, Tag, TextItem, colour};

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) strong: bool,
    pub(super) colour: Colour,
    /// From line to line, points.
    pub(super) leading: f32,
    pub(super) side: Side,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Where its script begins.
    Start,
    Right,
}

/// A text in lines, each at its own origin.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    pub(super) lines: Vec<SetLine>,
    /// Of its widest line.
    pub(super) width: f32,
    pub(super) leading: f32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct SetLine {
    /// From the left top of the line.
    pub(super) items: Vec<Item>,
    /// Where what is drawn begins and ends.
    pub(super) reach: (f32, f32),
}

impl Style {
    pub(super) const fn new(size: f32, leading: f32) -> Self {
        Self { size, strong: false, colour: colour::INK, leading, side: Side::Start }
    }

    pub(super) const fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    pub(super) const fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    pub(super) const fn right(self) -> Self {
        Self { side: Side::Right, ..self }
    }

    /// From the top of a line to its base line: capitals stand in the middle.
    pub(super) fn baseline(self) -> f32 {
        self.leading / 2.0 + self.size * 0.335
    }
}

impl Set {
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading
    }
}

/// Sets texts. Making one reads the bundled fonts; the machine's are read when they are first needed.
pub(super) struct Typesetter {
    layouts: LayoutContext<()>,
    bundled: FontContext,
    may_ask_system: bool,
    covered: Covered,
    /// Of the bundled files.
    own: Vec<u64>,
    drawn: BTreeMap<(u64, u32, u32), bool>,
    embeddable: BTreeMap<(u64, u32), bool>,
}

/// A line of the text as it is given to be shaped: what is boxed is left out, at the place where it was.
struct Prepared {
    shown: String,
    boxes: Vec<(usize, char)>,
}

/// How wide a line may be, and on which side it begins.
#[derive(Clone, Copy)]
struct Room {
    width: Option<f32>,
    is_rtl: bool,
}

impl Prepared {
    /// A box in the place of a letter. A mark says which way it runs: a line is still set from where its first letter
    /// would begin it.
    fn put_box(&mut self, letter: char) {
        let mark = if letters::runs_left(letter) { '\u{200f}' } else { '\u{200e}' };
        if !letters::is_never_drawn(letter) && !self.shown.ends_with(mark) {
            self.shown.push(mark);
        }
        self.boxes.push((self.shown.len(), letter));
    }
}

/// What is drawn, with the place in the text that it stands for; a box comes before the letters that follow it.
type Piece = ((usize, bool), Item);

/// Rounds of setting a text again without what could not be drawn.
const ROUNDS: usize = 4;

/// Letters that may belong together: after so many a line may break before one that does not hang on another, and
/// after so many before any. (Parley counts to 255.)
const LONG: usize = 24;
const LONGEST: usize = 96;

impl Typesetter {
    pub(super) fn new(may_ask_system: bool) -> Self {
        Self {
            layouts: LayoutContext::new(),
            bundled: context(false),
            may_ask_system,
            covered: Covered::by_bundled(),
            own: blobs().iter().map(Blob::id).collect(),
            drawn: BTreeMap::new(),
            embeddable: BTreeMap::new(),
        }
    }

    /// A text in lines no wider than that; without a width, a line for each of its own.
    pub(super) fn set(&mut self, text: &str, style: Style, width: Option<f32>) -> Set {
        let mut set = Set { leading: style.leading, ..Set::default() };
        let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
        let mut own_lines = text.trim_end_matches('\n').split('\n').peekable();
        while let Some(line) = own_lines.next() {
            // A space between the lines, so that their words are not read as one.
            let line = if own_lines.peek().is_some() { format!("{line} ") } else { line.to_owned() };
            self.set_line(&line, style, width, &mut set.lines);
        }
        set.width = set.lines.iter().map(|line| line.reach.1).fold(0.0, f32::max);
        set
    }

    /// A text in one line, cut to the room it has.
    pub(super) fn fit(&mut self, text: &str, style: Style, room: f32) -> SetLine {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = self.set(&text, style, None);
        let letters = text.chars().count();
        if whole.width <= room || letters < 2 {
            return whole.lines.into_iter().next().unwrap_or_default();
        }
        let mut fits = ((room / whole.width * letters as f32) as usize).clamp(1, letters - 1);
        loop {
            let short: String = text.chars().take(fits).collect();
            let set = self.set(&format!("{}…", short.trim_end()), style, None);
            if set.width <= room || fits == 1 {
                return set.lines.into_iter().next().unwrap_or_default();
            }
            fits -= 1;
        }
    }

    fn set_line(&mut self, text: &str, style: Style, width: Option<f32>, lines: &mut Vec<SetLine>) {
        let mut boxed = BTreeSet::new();
        for round in 0..=ROUNDS {
            let is_last = round == ROUNDS;
            let ask_system = self.may_ask_system
                && !is_last
                && text.chars().any(|letter| !boxed.contains(&letter) && !self.is_bundled(letter));
            let prepared = self.prepared(text, &boxed, ask_system);
            let mut layout = if ask_system {
                laid_out(&mut self.layouts, &mut of_system(), &prepared, style, width)
            } else {
                laid_out(&mut self.layouts, &mut self.bundled, &prepared, style, width)
            };
            let failed = self.not_drawn(&layout, &prepared);
            if is_last || failed.is_subset(&boxed) {
                let room = Room { width, is_rtl: layout.is_rtl() };
                let mut found = self.lines(&layout, &prepared, style, room);
                // A box behind air that hangs over would stand outside: such lines are broken earlier.
                for again in 1..=3_u8 {
                    let Some(width) = width else { break };
                    let over = found.iter().map(|line| line.reach.1 - line.reach.0 - width).fold(0.0, f32::max);
                    if over < 0.05 {
                        break;
                    }
                    layout.break_all_lines(Some((width - over * f32::from(again)).max(style.size)));
                    found = self.lines(&layout, &prepared, style, room);
                }
                lines.extend(found);
                return;
            }
            boxed.extend(failed);
        }
    }

    /// Whether the bundled fonts draw it, or nobody does.
    fn is_bundled(&self, letter: char) -> bool {
        self.covered.has(letter)
            || letter.is_whitespace()
            || letters::is_invisible(letter)
            || letters::is_never_drawn(letter)
    }

    fn prepared(&self, text: &str, boxed: &BTreeSet<char>, ask_system: bool) -> Prepared {
        let mut prepared = Prepared { shown: String::with_capacity(text.len()), boxes: Vec::new() };
        let mut joined = 0;
        for letter in text.chars() {
            let is_covered = self.covered.has(letter);
            // Letters that hang together without an end are more than a shaper can hold.
            joined = if letters::stands_alone(letter) { 0 } else { joined + 1 };
            if joined > LONGEST || joined > LONG && !letters::joins(letter) {
                prepared.shown.push('\u{200b}');
                joined = 0;
            }
            match letter {
                '\u{feff}' => prepared.shown.push('\u{2060}'),
                '\t' => prepared.shown.push(' '),
                letter if letters::is_never_drawn(letter) || boxed.contains(&letter) => prepared.put_box(letter),
                letter if letter.is_whitespace() && !is_covered => prepared.shown.push(' '),
                letter if !is_covered && !ask_system && !letters::is_invisible(letter) => prepared.put_box(letter),
                letter => prepared.shown.push(letter),
            }
        }
        prepared
    }

    /// Letters that came out as nothing, or as the picture that stands for nothing.
    fn not_drawn(&mut self, layout: &Layout<()>, prepared: &Prepared) -> BTreeSet<char> {
        let mut failed = BTreeSet::new();
        for line in layout.lines() {
            for run in line.runs() {
                let face = Face::new(run.font(), run.synthesis());
                for (range, glyphs) in clusters(&run) {
                    let text = prepared.shown.get(range).unwrap_or_default();
                    if !self.is_drawn(&face, &glyphs, text) {
                        failed.extend(text.chars().filter(|&c| !c.is_whitespace() && !letters::is_invisible(c)));
                    }
                }
            }
        }
        failed
    }

    fn is_drawn(&mut self, face: &Face, glyphs: &[parley::Glyph], text: &str) -> bool {
        if glyphs.iter().any(|glyph| glyph.id == 0) {
            return false;
        }
        let (data, index, _) = face.parts();
        let is_own = self.own.contains(&data.id());
        if is_own || text.chars().all(|letter| letter.is_whitespace() || letters::is_invisible(letter)) {
            return is_own || *self.embeddable.entry((data.id(), index)).or_insert_with(|| face.may_be_embedded());
        }
        *self.embeddable.entry((data.id(), index)).or_insert_with(|| face.may_be_embedded())
            && glyphs
                .iter()
                .any(|glyph| *self.drawn.entry((data.id(), index, glyph.id)).or_insert_with(|| face.draws(glyph.id)))
    }

    fn lines(&mut self, layout: &Layout<()>, prepared: &Prepared, style: Style, room: Room) -> Vec<SetLine> {
        layout.lines().map(|line| self.line(&line, prepared, style, room)).collect()
    }

    fn line(&mut self, line: &Line<'_, ()>, prepared: &Prepared, style: Style, room: Room) -> SetLine {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut boxes: Vec<(f32, usize, char)> = Vec::new();
        for item in line.items() {
            match item {
                PositionedLayoutItem::GlyphRun(run) => {
                    pieces.extend(self.run(run.run(), run.offset(), prepared, style));
                }
                PositionedLayoutItem::InlineBox(inline) => {
                    let (at, letter) = prepared.boxes.get(inline.id as usize).copied().unwrap_or((0, '\u{fffd}'));
                    boxes.push((inline.x, at, letter));
                }
            }
        }
        self.boxes(&boxes, style, &mut pieces);
        // Read in the order of the text, wherever a script puts it.
        pieces.sort_by_key(|(at, _)| *at);
        let items: Vec<Item> = pieces.into_iter().map(|(_, item)| item).collect();
        // The air at the end of a line hangs over, on whichever side it is.
        let (left, right) =
            items.iter().filter_map(ink).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default();
        let shift = match room.width {
            Some(width) if style.side == Side::Right || room.is_rtl => width - right,
            _ => 0.0,
        };
        let items = items.into_iter().map(|item| item.moved(shift, 0.0)).collect();
        SetLine { items, reach: (left + shift, right + shift) }
    }

    fn run(&mut self, run: &Run<'_, ()>, offset: f32, prepared: &Prepared, style: Style) -> Option<Piece> {
        let face = Face::new(run.font(), run.synthesis());
        let mut clusters = clusters(run);
        let start = clusters.iter().map(|(range, _)| range.start).min()?;
        let end = clusters.iter().map(|(range, _)| range.end).max()?;
        if run.is_rtl() {
            clusters.reverse();
        }
        let size = run.font_size();
        let mut glyphs = Vec::new();
        for (range, found) in clusters {
            let text = prepared.shown.get(range.clone()).unwrap_or_default();
            if text.is_empty() || !self.is_drawn(&face, &found, text) {
                continue;
            }
            let text = range.start - start..range.end - start;
            glyphs.extend(found.iter().map(|glyph| Glyph {
                id: glyph.id,
                advance: glyph.advance / size,
                x: glyph.x / size,
                y: -glyph.y / size,
                text: text.clone(),
            }));
        }
        let text = prepared.shown.get(start..end)?.to_owned();
        let width = glyphs.iter().map(|glyph| glyph.advance * size).sum();
        let item = TextItem {
            x: offset,
            y: style.baseline(),
            size,
            strong: style.strong,
            colour: style.colour,
            text,
            width,
            halo: 0.0,
            face,
            glyphs,
            tag: Tag::default(),
        };
        Some(((start, true), Item::Text(item)))
    }

    /// Boxes with code points in them; those side by side are read as one text.
    fn boxes(&mut self, boxes: &[(f32, usize, char)], style: Style, pieces: &mut Vec<Piece>) {
        for side_by_side in boxes.chunk_by(|left, right| left.1 == right.1) {
            let read: String = side_by_side.iter().map(|(_, _, letter)| letters::as_read(*letter)).collect();
            let instead: Arc<str> = Arc::from(read);
            for (x, at, letter) in side_by_side {
                for mut item in self.code_box(*letter, style) {
                    match &mut item {
                        Item::Text(text) => text.tag.instead = Some(Arc::clone(&instead)),
                        Item::Shape(shape) => shape.tag.instead = Some(Arc::clone(&instead)),
                    }
                    pieces.push(((*at, false), item.moved(*x, 0.0)));
                }
            }
        }
    }

    /// A frame around the code point, in two rows.
    fn code_box(&mut self, letter: char, style: Style) -> Vec<Item> {
        let (rows, size) = code_rows(letter, style.size);
        let baseline = style.baseline();
        let frame = Area {
            left: size * 0.1,
            top: baseline - style.size * 0.78,
            right: box_width(letter, style.size) - size * 0.1,
            bottom: baseline + style.size * 0.14,
        };
        let mut items = vec![ShapeItem::rectangle(frame).stroked(style.colour, style.size * 0.045, &[]).into()];
        let tiny = Style { size, leading: size, strong: false, side: Side::Start, ..style };
        for (row, text) in rows.iter().enumerate() {
            let set = self.set(text, tiny, None);
            let x = (frame.left + frame.right - set.width) / 2.0;
            let y = if row == 0 { baseline - style.size * 0.38 } else { baseline + style.size * 0.06 };
            let on_baseline = y - tiny.baseline();
            let line = set.lines.into_iter().next().unwrap_or_default();
            items.extend(line.items.into_iter().map(|item| item.moved(x, on_baseline)));
        }
        items
    }
}

/// The code point in two rows of two to four digits, and the size that they are set in.
fn code_rows(letter: char, size: f32) -> ([String; 2], f32) {
    let code = format!("{:04X}", u32::from(letter));
    let code = if code.len() % 2 == 1 { format!("0{code}") } else { code };
    let (upper, lower) = code.split_at(code.len() / 2);
    ([upper.to_owned(), lower.to_owned()], size * 0.46)
}

fn box_width(letter: char, size: f32) -> f32 {
    let ([upper, _], digits) = code_rows(letter, size);
    upper.len() as f32 * digits * 0.66 + digits * 0.7
}

fn laid_out(
    layouts: &mut LayoutContext<()>,
    fonts: &mut FontContext,
    prepared: &Prepared,
    style: Style,
    width: Option<f32>,
) -> Layout<()> {
    let families = [FontFamilyName::named(BUNDLED[0].0), FontFamilyName::named(BUNDLED[2].0)];
    let mut builder = layouts.ranged_builder(fonts, &prepared.shown, 1.0, false);
    builder.push_default(StyleProperty::FontFamily(FontFamily::from(&families[..])));
    builder.push_default(StyleProperty::FontSize(style.size));
    builder.push_default(StyleProperty::FontWeight(FontWeight::new(if style.strong { 600.0 } else { 400.0 })));
    builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.leading)));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
    for (id, (index, letter)) in prepared.boxes.iter().enumerate() {
        builder.push_inline_box(InlineBox {
            id: id as u64,
            kind: InlineBoxKind::InFlow,
            index: *index,
            width: box_width(*letter, style.size),
            height: style.size * 0.5,
        });
    }
    let mut layout = builder.build(&prepared.shown);
    layout.break_all_lines(width);
    layout
}

/// From where to where something is seen; nothing is seen of a space.
fn ink(item: &Item) -> Option<(f32, f32)> {
    let points: Vec<f32> = match item {
        Item::Text(text) => {
            let mut x = text.x;
            let mut seen = Vec::new();
            for glyph in &text.glyphs {
                let end = x + glyph.advance * text.size;
                let letters = text.text.get(glyph.text.clone()).unwrap_or_default();
                if letters.chars().any(|letter| !letter.is_whitespace() && !letters::is_invisible(letter)) {
                    seen.extend([x, end]);
                }
                x = end;
            }
            seen
        }
        Item::Shape(shape) => shape.segments.iter().filter_map(|segment| segment.end()).map(|(x, _)| x).collect(),
    };
    let ends = points.iter().copied();
    Some((ends.clone().reduce(f32::min)?, ends.reduce(f32::max)?))
}

/// The clusters of a run in the order of the text, each with all the text that its glyphs stand for.
fn clusters(run: &Run<'_, ()>) -> Vec<(Range<usize>, Vec<parley::Glyph>)> {
    let mut found: Vec<(Range<usize>, Vec<parley::Glyph>)> = Vec::new();
    for cluster in run.clusters() {
        let range = cluster.text_range();
        match found.last_mut() {
            Some((whole, _)) if cluster.is_ligature_continuation() => whole.end = whole.end.max(range.end),
            _ => found.push((range, cluster.glyphs().collect())),
        }
    }
    found
}
