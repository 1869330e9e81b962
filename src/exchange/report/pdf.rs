//! Pages as a tagged PDF (PDF/UA-1) by krilla: real text in embedded fonts, what is read aloud in its order, bookmarks,
//! and what the report says as data inside. Nothing of the machine and no clock.

use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::sync::Arc;

use jiff::civil::Date;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill as PdfFill, FillRule, LineJoin, Stroke as PdfStroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::face::Key;
use super::page::{Area, Colour, Item, Owner, Pages, Role, Segment, ShapeItem, TextItem, colour};
use crate::words::Words;

const PROGRAM: &str = concat!("Titrace ", env!("CARGO_PKG_VERSION"));
const ATTACHED: &str = "titrace-report.json";

/// What was drawn of each element, and what is read in its place.
type Drawn = Vec<Vec<(Identifier, Option<Arc<str>>)>>;

/// Fonts as krilla has them; `None`: it cannot read one.
#[derive(Default)]
struct Fonts(BTreeMap<Key, Option<Font>>);

impl Fonts {
    fn of(&mut self, item: &TextItem) -> Option<Font> {
        let read = || {
            let (data, index, axes) = item.face.parts();
            let axes: Vec<_> = axes.iter().map(|(tag, value)| (krilla::text::Tag::new(tag), *value)).collect();
            Font::new_variable(data.into_raw_parts().0.into(), index, &axes)
        };
        self.0.entry(item.face.key()).or_insert_with(read).clone()
    }
}

/// The PDF's bytes, or what krilla has against it.
pub(super) fn write(pages: &Pages, made: Date, words: &Words, attached: &str) -> Result<Vec<u8>, String> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let settings =
        SerializeSettings { configuration: configuration.map_err(|why| format!("{why:?}"))?, ..Default::default() };
    let mut document = Document::new_with(settings);
    let mut fonts = Fonts::default();
    let mut drawn: Drawn = pages.elements.iter().map(|_| Vec::new()).collect();
    for page in &pages.pages {
        let size = PageSettings::from_wh(pages.size.0, pages.size.1).ok_or("paper")?;
        let mut on = document.start_page_with(size);
        let mut surface = on.surface();
        for alike in page.items.chunk_by(is_read_as_one) {
            draw_tagged(&mut surface, alike, &mut fonts, &mut drawn);
        }
        surface.finish();
        on.finish();
    }
    document.set_tag_tree(tree(pages, drawn));
    document.set_outline(outline(pages));
    document.set_metadata(metadata(pages, made));
    document.embed_file(EmbeddedFile {
        path: ATTACHED.to_owned(),
        mime_type: MimeType::new("application/json"),
        description: Some(words.get("paper-attached")),
        association_kind: AssociationKind::Data,
        data: attached.as_bytes().to_vec().into(),
        modification_date: Some(date(made)),
        compress: Some(true),
        location: None,
    });
    document.finish().map_err(|why| format!("{why:?}"))
}

fn is_read_as_one(left: &Item, right: &Item) -> bool {
    let (left, right) = (left.tag(), right.tag());
    let is_same = match (&left.instead, &right.instead) {
        (Some(left), Some(right)) => Arc::ptr_eq(left, right),
        (None, None) => true,
        _ => false,
    };
    left.owner == right.owner && is_same
}

fn draw_tagged(surface: &mut Surface<'_>, items: &[Item], fonts: &mut Fonts, drawn: &mut Drawn) {
    let Some(tag) = items.first().map(Item::tag) else { return };
    let content = match (tag.owner, &tag.instead) {
        (Owner::Layout, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        (Owner::Repeated, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
        (Owner::Footer, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
        (Owner::Element(_), Some(instead)) => ContentTag::Span(SpanTag::empty().with_actual_text(Some(instead))),
        (Owner::Element(_), None) => ContentTag::Other,
    };
    let identifier = surface.start_tagged(content);
    for item in items {
        match item {
            Item::Text(text) => draw_text(surface, text, fonts),
            Item::Shape(shape) => draw_shape(surface, shape),
        }
    }
    surface.end_tagged();
    if let Owner::Element(element) = tag.owner
        && let Some(drawn) = drawn.get_mut(element)
    {
        drawn.push((identifier, tag.instead.clone()));
    }
}

fn fill(colour: Colour, opacity: f32) -> PdfFill {
    PdfFill {
        paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
        opacity: NormalizedF32::new(opacity).unwrap_or(NormalizedF32::ONE),
        rule: FillRule::NonZero,
    }
}

fn stroke(colour: Colour, width: f32, dash: &[f32]) -> PdfStroke {
    PdfStroke {
        paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
        width,
        line_join: LineJoin::Round,
        dash: (!dash.is_empty()).then(|| StrokeDash { array: dash.to_vec(), offset: 0.0 }),
        ..Default::default()
    }
}

fn draw_text(surface: &mut Surface<'_>, item: &TextItem, fonts: &mut Fonts) {
    let Some(font) = fonts.of(item) else { return };
    if item.glyphs.is_empty() {
        return;
    }
    let glyphs: Vec<KrillaGlyph> = item
        .glyphs
        .iter()
        .map(|glyph| {
            let id = GlyphId::new(glyph.id);
            KrillaGlyph::new(id, glyph.advance, glyph.x, glyph.y, 0.0, glyph.text.clone(), None)
        })
        .collect();
    let start = Point::from_xy(item.x, item.y);
    if item.halo > 0.0 {
        // As outlines: letters would be read twice.
        surface.set_fill(None);
        surface.set_stroke(Some(stroke(colour::PAPER, item.halo, &[])));
        surface.draw_glyphs(start, &glyphs, font.clone(), &item.text, item.size, true);
    }
    surface.set_stroke(None);
    surface.set_fill(Some(fill(item.colour, 1.0)));
    surface.draw_glyphs(start, &glyphs, font, &item.text, item.size, false);
}

fn draw_shape(surface: &mut Surface<'_>, shape: &ShapeItem) {
    let Some(path) = path(&shape.segments) else { return };
    if shape.fill.is_none() && shape.stroke.is_none() {
        return;
    }
    let clip = shape.clip.and_then(rectangle);
    if let Some(clip) = &clip {
        surface.push_clip_path(clip, &FillRule::NonZero);
    }
    surface.set_fill(shape.fill.map(|paint| fill(paint.colour, paint.opacity)));
    surface.set_stroke(shape.stroke.as_ref().map(|line| stroke(line.colour, line.width, &line.dash)));
    surface.draw_path(&path);
    if clip.is_some() {
        surface.pop();
    }
}

fn path(segments: &[Segment]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for segment in segments {
        match *segment {
            Segment::Move(x, y) => builder.move_to(x, y),
            Segment::Line(x, y) => builder.line_to(x, y),
            Segment::Curve([x1, y1, x2, y2, x, y]) => builder.cubic_to(x1, y1, x2, y2, x, y),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

fn rectangle(area: Area) -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.push_rect(Rect::from_ltrb(area.left, area.top, area.right, area.bottom)?);
    builder.finish()
}

/// What is read aloud, in order.
fn tree(pages: &Pages, mut drawn: Drawn) -> TagTree {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); pages.elements.len()];
    let mut roots = Vec::new();
    for (place, element) in pages.elements.iter().enumerate() {
        match element.parent.and_then(|parent| children.get_mut(parent)) {
            Some(siblings) => siblings.push(place),
            None => roots.push(place),
        }
    }
    let mut tree = TagTree::new().with_lang(Some(pages.language.to_owned()));
    for root in roots {
        tree.push(group(pages, root, &children, &mut drawn));
    }
    tree
}

fn group(pages: &Pages, place: usize, children: &[Vec<usize>], drawn: &mut Drawn) -> TagGroup {
    let mut group = TagGroup::new(kind(&pages.elements[place].role));
    for (identifier, instead) in std::mem::take(&mut drawn[place]) {
        match instead {
            // Said with the mark and in the tree: programs look in one of both.
            Some(instead) => {
                let mut span = TagGroup::new(Tag::Span.with_actual_text(Some(instead.to_string())));
                span.push(identifier);
                group.push(span);
            }
            None => group.push(identifier),
        }
    }
    for child in &children[place] {
        group.push(self::group(pages, *child, children, drawn));
    }
    group
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Section => Tag::Section.into(),
        Role::Group => Tag::Div.into(),
        Role::Paragraph => Tag::P.into(),
        Role::Heading(level, title) => {
            let title = if title.trim().is_empty() { "–" } else { title };
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.to_owned())).into()
        }
        Role::List => Tag::L(ListNumbering::Disc).into(),
        Role::ListItem => Tag::LI.into(),
        Role::ListMark => Tag::Lbl.into(),
        Role::ListBody => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Head => Tag::THead.into(),
        Role::Body => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnName => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowName => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure { alt, page, area } => {
            let area = Rect::from_ltrb(area.left, area.top, area.right, area.bottom);
            Tag::Figure(Some(alt.clone())).with_bbox(area.map(|area| BBox::new(*page, area))).into()
        }
    }
}

fn outline(pages: &Pages) -> Outline {
    let mut outline = Outline::new();
    let node = |title: &str, page: usize, y: f32| {
        OutlineNode::new(title.to_owned(), XyzDestination::new(page, Point::from_xy(0.0, (y - 6.0).max(0.0))))
    };
    if pages.bookmarks.is_empty() {
        outline.push_child(node(&title(pages), 0, 0.0));
    }
    for bookmark in &pages.bookmarks {
        outline.push_child(node(&bookmark.title, bookmark.page, bookmark.y));
    }
    outline
}

/// XMP holds no controls, and a document without a title is none.
fn title(pages: &Pages) -> String {
    let title: String = pages.title.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let title = title.trim();
    if title.is_empty() { PROGRAM.to_owned() } else { title.to_owned() }
}

fn metadata(pages: &Pages, made: Date) -> Metadata {
    Metadata::new()
        .title(title(pages))
        .language(pages.language.to_owned())
        .creator(PROGRAM.to_owned())
        .creation_date(date(made))
}

fn date(made: Date) -> DateTime {
    DateTime::new(u16::try_from(made.year()).unwrap_or(0))
        .month(made.month().unsigned_abs())
        .day(made.day().unsigned_abs())
}
