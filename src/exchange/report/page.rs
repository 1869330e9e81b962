//! Pages as a list of what is drawn on them: texts with their glyphs, shapes, and what each belongs to. The preview on
//! the screen and the PDF draw the same list, so that neither can show something else.
//!
//! Lengths are points; x runs to the right, y downwards, from the left top of the page.

use std::sync::Arc;

use super::face::Face;

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// The light look, on white paper. Whatever a colour says is said by a shape, a weight or a word, too.
pub(super) mod colour {
    use super::Colour;

    pub(in super::super) const PAPER: Colour = Colour(0xFF, 0xFF, 0xFF);
    pub(in super::super) const INK: Colour = Colour(0x1B, 0x20, 0x25);
    pub(in super::super) const SOFT: Colour = Colour(0x4C, 0x54, 0x5B);
    pub(in super::super) const ACCENT: Colour = Colour(0x0B, 0x5D, 0x63);
    pub(in super::super) const ACCENT_WASH: Colour = Colour(0xE1, 0xEF, 0xEE);
    pub(in super::super) const ALERT: Colour = Colour(0x96, 0x2D, 0x00);
    pub(in super::super) const OK: Colour = Colour(0x1D, 0x5A, 0x2C);
    pub(in super::super) const BORDER: Colour = Colour(0x83, 0x7D, 0x70);
    pub(in super::super) const HAIRLINE: Colour = Colour(0xDE, 0xD9, 0xCD);
    pub(in super::super) const SUNK: Colour = Colour(0xF1, 0xEE, 0xE6);
    pub(in super::super) const BAND: Colour = Colour(0xDF, 0xEB, 0xE1);
    pub(in super::super) const BAND_EDGE: Colour = Colour(0x6E, 0x8B, 0x76);
    pub(in super::super) const SERIES: [Colour; 5] = [
        Colour(0x00, 0x62, 0x9B),
        Colour(0xA8, 0x43, 0x00),
        Colour(0x00, 0x66, 0x4A),
        Colour(0x73, 0x37, 0x8A),
        Colour(0x70, 0x53, 0x00),
    ];
}

/// A report, laid out.
#[derive(Clone, Debug)]
pub struct Pages {
    /// Width and height of each page, points.
    pub size: (f32, f32),
    pub pages: Vec<Page>,
    /// Where each section begins.
    pub bookmarks: Vec<Bookmark>,
    /// What is read aloud, in order: the items say to which element they belong.
    pub(super) elements: Vec<Element>,
    /// What it is called, and in which language it speaks.
    pub title: String,
    pub language: &'static str,
}

#[derive(Clone, Debug, Default)]
pub struct Page {
    /// In the order in which they are painted.
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    pub title: String,
    /// The place of the page, from nought.
    pub page: usize,
    pub y: f32,
}

#[derive(Clone, Debug)]
pub enum Item {
    Text(TextItem),
    Shape(ShapeItem),
}

/// A stretch of one line in one font.
#[derive(Clone, Debug)]
pub struct TextItem {
    /// The left end.
    pub x: f32,
    /// The base line.
    pub y: f32,
    pub size: f32,
    pub strong: bool,
    pub colour: Colour,
    pub text: String,
    /// How far it reaches to the right.
    pub width: f32,
    /// A margin in the paper's colour around the letters, so that they are read on lines: its width, or nought.
    pub halo: f32,
    pub(super) face: Face,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) tag: Tag,
}

/// One glyph; lengths are parts of the size.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) id: u32,
    pub(super) advance: f32,
    pub(super) x: f32,
    pub(super) y: f32,
    /// The bytes of the item's text that it stands for.
    pub(super) text: std::ops::Range<usize>,
}

#[derive(Clone, Debug)]
pub struct ShapeItem {
    pub segments: Vec<Segment>,
    pub fill: Option<Fill>,
    pub stroke: Option<Stroke>,
    /// Nothing is painted outside.
    pub clip: Option<Area>,
    /// The code of the reading that it marks; one item a reading.
    pub mark: Option<&'static str>,
    pub(super) tag: Tag,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    Move(f32, f32),
    Line(f32, f32),
    /// Two handles and the end.
    Curve([f32; 6]),
    Close,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    pub colour: Colour,
    /// From 0 to 1.
    pub opacity: f32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    pub colour: Colour,
    pub width: f32,
    /// Lengths of line and gap; empty: a solid line.
    pub dash: Vec<f32>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// What an item belongs to.
#[derive(Clone, Debug, Default)]
pub(super) struct Tag {
    pub(super) owner: Owner,
    /// What is read in the place of what is drawn: items that share it are read once.
    pub(super) instead: Option<Arc<str>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Owner {
    /// Decoration.
    #[default]
    Layout,
    /// The head of a table, said again on a further page.
    Repeated,
    Footer,
    /// The place of the element.
    Element(usize),
}

/// A node of what is read aloud; its children are elements of their own.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) role: Role,
    pub(super) parent: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    Section,
    /// Lines that belong together.
    Group,
    Paragraph,
    /// Its level and its words.
    Heading(u16, String),
    List,
    ListItem,
    ListMark,
    ListBody,
    Table,
    Head,
    Body,
    Row,
    ColumnName,
    RowName,
    Cell,
    /// What it shows, in words, and where: the page and the area.
    Figure {
        alt: String,
        page: usize,
        area: Area,
    },
}

impl Item {
    pub(super) fn tag(&self) -> &Tag {
        match self {
            Self::Text(text) => &text.tag,
            Self::Shape(shape) => &shape.tag,
        }
    }

    /// The same, somewhere else.
    #[must_use]
    pub(super) fn moved(mut self, x: f32, y: f32) -> Self {
        match &mut self {
            Self::Text(text) => {
                text.x += x;
                text.y += y;
            }
            Self::Shape(shape) => {
                for segment in &mut shape.segments {
                    *segment = segment.moved(x, y);
                }
                shape.clip = shape.clip.map(|area| area.moved(x, y));
            }
        }
        self
    }

    /// The same, of that owner.
    #[must_use]
    pub(super) fn owned(mut self, owner: Owner) -> Self {
        match &mut self {
            Self::Text(text) => text.tag.owner = owner,
            Self::Shape(shape) => shape.tag.owner = owner,
        }
        self
    }
}

impl Area {
    pub(super) fn moved(self, x: f32, y: f32) -> Self {
        Self { left: self.left + x, top: self.top + y, right: self.right + x, bottom: self.bottom + y }
    }
}

impl Segment {
    /// Where it leads to.
    pub(super) fn end(self) -> Option<(f32, f32)> {
        match self {
            Self::Move(x, y) | Self::Line(x, y) | Self::Curve([.., x, y]) => Some((x, y)),
            Self::Close => None,
        }
    }

    fn moved(self, x: f32, y: f32) -> Self {
        match self {
            Self::Move(to_x, to_y) => Self::Move(to_x + x, to_y + y),
            Self::Line(to_x, to_y) => Self::Line(to_x + x, to_y + y),
            Self::Curve([x1, y1, x2, y2, to_x, to_y]) => {
                Self::Curve([x1 + x, y1 + y, x2 + x, y2 + y, to_x + x, to_y + y])
            }
            Self::Close => Self::Close,
        }
    }
}

/// How far a quarter of a circle's handles reach, as a part of its radius.
const ROUND: f32 = 0.552_285;

impl ShapeItem {
    pub(super) fn new(segments: Vec<Segment>) -> Self {
        Self { segments, fill: None, stroke: None, clip: None, mark: None, tag: Tag::default() }
    }

    /// Lines from point to point.
    pub(super) fn path(points: impl IntoIterator<Item = (f32, f32)>) -> Self {
        let segment = |(place, (x, y))| if place == 0 { Segment::Move(x, y) } else { Segment::Line(x, y) };
        Self::new(points.into_iter().enumerate().map(segment).collect())
    }

    /// The same, closed.
    pub(super) fn polygon(points: impl IntoIterator<Item = (f32, f32)>) -> Self {
        let mut shape = Self::path(points);
        shape.segments.push(Segment::Close);
        shape
    }

    pub(super) fn rectangle(area: Area) -> Self {
        let Area { left, top, right, bottom } = area;
        Self::polygon([(left, top), (right, top), (right, bottom), (left, bottom)])
    }

    pub(super) fn circle(x: f32, y: f32, radius: f32) -> Self {
        let handle = radius * ROUND;
        let (left, right, top, bottom) = (x - radius, x + radius, y - radius, y + radius);
        Self::new(vec![
            Segment::Move(right, y),
            Segment::Curve([right, y + handle, x + handle, bottom, x, bottom]),
            Segment::Curve([x - handle, bottom, left, y + handle, left, y]),
            Segment::Curve([left, y - handle, x - handle, top, x, top]),
            Segment::Curve([x + handle, top, right, y - handle, right, y]),
            Segment::Close,
        ])
    }

    #[must_use]
    pub(super) fn filled(mut self, colour: Colour) -> Self {
        self.fill = Some(Fill { colour, opacity: 1.0 });
        self
    }

    #[must_use]
    pub(super) fn washed(mut self, colour: Colour, opacity: f32) -> Self {
        self.fill = Some(Fill { colour, opacity });
        self
    }

    #[must_use]
    pub(super) fn stroked(mut self, colour: Colour, width: f32, dash: &[f32]) -> Self {
        self.stroke = Some(Stroke { colour, width, dash: dash.to_vec() });
        self
    }
}

impl From<ShapeItem> for Item {
    fn from(shape: ShapeItem) -> Self {
        Self::Shape(shape)
    }
}
