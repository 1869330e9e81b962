//! A report becomes chunks, and chunks become pages: a title, sections of lines, lists, frames, tables and charts in
//! one column, and a foot on every page.

use super::Paper;
use super::chunk::{Chunk, Filling, Frame, Head};
use super::figure::{self, Drawn};
use super::page::{Area, Element, Item, Owner, Pages, Role, ShapeItem, colour};
use super::typeset::{Set, Style, Typesetter};
use crate::analysis::chart::Chart;
use crate::analysis::report::{Block, Line, LineTone, Report, Section};
use crate::analysis::text::Text;
use crate::words::Words;

/// Margins: left and right, top, and from the foot to the edge of the paper.
pub(super) const SIDE: f32 = 48.0;
const TOP: f32 = 45.0;
const EDGE: f32 = 31.0;

const TITLE: Style = Style::new(17.0, 22.0).strong();
const HEADING: Style = Style::new(12.0, 15.5).strong().coloured(colour::ACCENT);
const BODY: Style = Style::new(9.3, 12.4);
const FOOT: Style = Style::new(7.0, 9.2).coloured(colour::SOFT);

/// What stands before a line of its kind.
const INDENT: f32 = 10.0;
/// Inside of a frame.
const PAD: f32 = 6.0;
const STROKE: f32 = 1.2;

/// A report as it is laid out.
pub(super) struct Sheet<'a> {
    pub(super) words: &'a Words,
    pub(super) typesetter: Typesetter,
    pub(super) width: f32,
    pub(super) frame: Frame,
    pub(super) chunks: Vec<Chunk>,
    pub(super) heads: Vec<Head>,
    elements: Vec<Element>,
}

/// Lays out a report. Where fonts of the machine led to a PDF that cannot be, once more without them.
pub(super) fn pages(report: &Report, words: &Words, paper: Paper, may_ask_system: bool) -> Pages {
    let size = paper.size();
    let width = size.0 - 2.0 * SIDE;
    let mut sheet = Sheet {
        words,
        typesetter: Typesetter::new(may_ask_system),
        width,
        frame: Frame { left: SIDE, top: TOP, bottom: size.1 - EDGE },
        chunks: Vec::new(),
        heads: Vec::new(),
        elements: Vec::new(),
    };
    let foot = sheet.foot_lines(report);
    sheet.frame.bottom = size.1 - EDGE - foot.height() - 12.0;
    sheet.title(report);
    for section in &report.sections {
        sheet.section(section);
    }
    let Sheet { frame, chunks, heads, mut elements, typesetter, .. } = sheet;
    let mut filling = Filling::new(frame, &heads);
    filling.fill(chunks, &mut elements);
    let Filling { pages, bookmarks, .. } = filling;
    let title = report.title.said(&|key, args| words.say(key, args));
    let mut pages = Pages { size, pages, bookmarks, elements, title, language: words.language().code() };
    let mut feet = Feet { words, typesetter, foot, size };
    feet.put(&mut pages);
    pages
}

impl Sheet<'_> {
    pub(super) fn say(&self, text: &Text) -> String {
        text.said(&|key, args| self.words.say(key, args))
    }

    pub(super) fn element(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.elements.push(Element { role, parent });
        self.elements.len() - 1
    }

    /// The air above what comes next: more after something of another kind.
    pub(super) fn gap(&self, gap: f32) -> f32 {
        if self.chunks.last().is_some_and(|chunk| chunk.stays_with_next) { 0.0 } else { gap }
    }

    fn foot_lines(&mut self, report: &Report) -> Set {
        let room = self.width - 80.0;
        let mut foot = Set { leading: FOOT.leading, ..Set::default() };
        for text in &report.footer {
            let text = self.say(text);
            foot.lines.extend(self.typesetter.set(&text, FOOT, Some(room)).lines);
        }
        if foot.lines.is_empty() {
            foot.lines.push(super::typeset::SetLine::default());
        }
        // A foot is a foot, whatever it says.
        foot.lines.truncate(12);
        foot
    }

    fn title(&mut self, report: &Report) {
        let title = self.say(&report.title);
        let element = self.element(Role::Heading(1, title.clone()), None);
        let set = self.typesetter.set(&title, TITLE, Some(self.width));
        self.lines(&set, 0.0, 0.0, Owner::Element(element), true);
        for (place, line) in report.about.iter().enumerate() {
            self.line(line, None, if place == 0 { 2.0 } else { 0.0 });
        }
        let rule = ShapeItem::path([(0.0, 0.0), (self.width, 0.0)]).stroked(colour::BORDER, 0.8, &[]);
        self.chunks.push(Chunk { items: vec![rule.into()], height: 0.5, before: 6.0, ..Chunk::default() });
    }

    fn section(&mut self, section: &Section) {
        let element = self.element(Role::Section, None);
        let title = self.say(&section.title);
        let heading = self.element(Role::Heading(2, title.clone()), Some(element));
        let set = self.typesetter.set(&title, HEADING, Some(self.width));
        let first = self.chunks.len();
        // Where the first of them has room on the first page, so have those after it.
        let is_later = !section.part.is_of_first_page() && !self.chunks.iter().any(|chunk| chunk.is_after_first_page);
        self.lines(&set, 0.0, 13.0, Owner::Element(heading), true);
        if let Some(chunk) = self.chunks.get_mut(first) {
            chunk.bookmark = Some(title);
            chunk.is_after_first_page = is_later;
        }
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.height += 3.0;
        }
        for block in &section.blocks {
            match block {
                Block::Line(line) => {
                    let gap = self.gap(2.0);
                    self.line(line, Some(element), gap);
                }
                Block::Boxed(lines) => self.boxed(lines, element),
                Block::List(lines) => self.list(lines, element),
                Block::Table(table) => self.table(table, Some(element)),
                Block::Chart(chart) => self.chart(chart, element),
            }
        }
        // A heading with nothing under it stays where it is.
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.stays_with_next = false;
        }
    }

    /// Lines as chunks, the first two and the last two together.
    fn lines(&mut self, set: &Set, left: f32, before: f32, owner: Owner, stays_with_next: bool) {
        let count = set.lines.len();
        for (place, line) in set.lines.iter().enumerate() {
            let items = line.items.iter().cloned().map(|item| item.moved(left, 0.0).owned(owner)).collect();
            let is_last = place + 1 == count;
            self.chunks.push(Chunk {
                items,
                height: set.leading,
                before: if place == 0 { before } else { 0.0 },
                stays_with_next: if is_last { stays_with_next } else { count <= 3 || place == 0 || place + 2 == count },
                ..Chunk::default()
            });
        }
    }

    fn line(&mut self, line: &Line, parent: Option<usize>, before: f32) {
        let element = self.element(Role::Paragraph, parent);
        let (set, left) = self.set_line(line, self.width);
        let first = self.chunks.len();
        self.lines(&set, left, before, Owner::Element(element), false);
        if line.tone == LineTone::Alert
            && let Some(chunk) = self.chunks.get_mut(first)
        {
            chunk.items.insert(0, triangle(0.0, BODY.baseline(), BODY.size));
        }
    }

    /// A line in the room it has, and how far it stands in: an alarming one leaves room for its mark.
    fn set_line(&mut self, line: &Line, width: f32) -> (Set, f32) {
        let left = if line.tone == LineTone::Alert { INDENT } else { 0.0 };
        let text = self.say(&line.text);
        let style = toned(BODY, line.tone);
        (self.typesetter.set(&text, style, Some(width - left)), left)
    }

    fn list(&mut self, lines: &[Line], parent: usize) {
        let list = self.element(Role::List, Some(parent));
        for (place, line) in lines.iter().enumerate() {
            let item = self.element(Role::ListItem, Some(list));
            let mark = self.element(Role::ListMark, Some(item));
            let body = self.element(Role::ListBody, Some(item));
            let (set, left) = self.set_line(line, self.width - INDENT);
            let before = self.gap(if place == 0 { 2.0 } else { 1.0 });
            let first = self.chunks.len();
            self.lines(&set, INDENT + left, before, Owner::Element(body), false);
            let dot = self.typesetter.set("•", BODY.coloured(colour::SOFT), None);
            let Some(chunk) = self.chunks.get_mut(first) else { continue };
            let dot = dot.lines.into_iter().flat_map(|line| line.items).map(|item| item.moved(1.5, 0.0));
            let mut items: Vec<Item> = dot.map(|item| item.owned(Owner::Element(mark))).collect();
            if line.tone == LineTone::Alert {
                items.push(triangle(INDENT, BODY.baseline(), BODY.size));
            }
            chunk.items.splice(0..0, items);
        }
    }

    /// Lines in a frame, which is open at a page's edge where they go on.
    fn boxed(&mut self, lines: &[Line], parent: usize) {
        let group = self.element(Role::Group, Some(parent));
        let before = self.gap(4.0);
        let paint = if lines.iter().any(|line| line.tone == LineTone::Alert) { colour::ALERT } else { colour::INK };
        let first = self.chunks.len();
        for line in lines {
            let element = self.element(Role::Paragraph, Some(group));
            let (set, left) = self.set_line(line, self.width - 2.0 * (PAD + STROKE));
            let at = self.chunks.len();
            self.lines(&set, PAD + STROKE + left, 0.0, Owner::Element(element), true);
            if let Some(chunk) = self.chunks.get_mut(at)
                && line.tone == LineTone::Alert
            {
                chunk.items.insert(0, triangle(PAD + STROKE, BODY.baseline(), BODY.size));
            }
        }
        let total: f32 = self.chunks[first..].iter().map(|chunk| chunk.height).sum::<f32>() + 2.0 * (PAD + STROKE);
        let is_whole = total <= self.frame.height();
        let (width, count) = (self.width, self.chunks.len() - first);
        for (place, chunk) in self.chunks[first..].iter_mut().enumerate() {
            let (is_first, is_last) = (place == 0, place + 1 == count);
            let top = if is_first { PAD - 1.0 } else { 0.0 };
            chunk.items = std::mem::take(&mut chunk.items).into_iter().map(|item| item.moved(0.0, top)).collect();
            chunk.height += top + if is_last { PAD - 1.0 } else { 0.0 };
            chunk.before = if is_first { before } else { 0.0 };
            chunk.stays_with_next = !is_last && (is_whole || is_first);
            let height = chunk.height;
            let mut edge = |left: f32, top: f32, right: f32, bottom: f32| {
                chunk.items.push(ShapeItem::rectangle(Area { left, top, right, bottom }).filled(paint).into());
            };
            edge(0.0, 0.0, STROKE, height);
            edge(width - STROKE, 0.0, width, height);
            if is_first {
                edge(0.0, 0.0, width, STROKE);
            }
            if is_last {
                edge(0.0, height - STROKE, width, height);
            }
        }
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.height += 2.0;
        }
    }

    fn chart(&mut self, chart: &Chart, parent: usize) {
        // Beside its heading on one page.
        let highest = self.frame.height() - HEADING.leading - 24.0;
        let before = self.gap(4.0);
        let mut draw = |low: f32| figure::draw(chart, self.words, &mut self.typesetter, self.width, highest, low);
        let (pieces, lower) = (draw(1.0), draw(figure::LOWEST));
        let mut lower = lower.into_iter();
        for (place, drawn) in pieces.into_iter().enumerate() {
            let area = Area { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 };
            let element = self.element(Role::Figure { alt: drawn.alt.clone(), page: 0, area }, Some(parent));
            let before = if place == 0 { before } else { 6.0 };
            // Only where both end with the same panel.
            let lower = lower.next().filter(|lower| lower.alt == drawn.alt);
            let lower = lower.map(|lower| Box::new(figure_chunk(lower, element, before)));
            self.chunks.push(Chunk { lower, ..figure_chunk(drawn, element, before) });
        }
    }
}

fn figure_chunk(drawn: Drawn, element: usize, before: f32) -> Chunk {
    let items = drawn.items.into_iter().map(|item| item.owned(Owner::Element(element))).collect();
    let figure = Some((element, drawn.width, drawn.height));
    Chunk { items, height: drawn.height, before, figure, ..Chunk::default() }
}

/// The feet of pages, which know how many there are.
struct Feet<'a> {
    words: &'a Words,
    typesetter: Typesetter,
    foot: Set,
    size: (f32, f32),
}

impl Feet<'_> {
    /// The same foot on every page. It is read once, at the end.
    fn put(&mut self, pages: &mut Pages) {
        let (count, height) = (pages.pages.len(), self.foot.height());
        let top = self.size.1 - EDGE - height;
        let right = self.size.0 - SIDE;
        let read = pages.elements.len();
        pages.elements.push(Element { role: Role::Paragraph, parent: None });
        for (place, page) in pages.pages.iter_mut().enumerate() {
            let rule = ShapeItem::path([(SIDE, top - 4.0), (right, top - 4.0)]).stroked(colour::HAIRLINE, 0.5, &[]);
            page.items.push(Item::from(rule).owned(Owner::Footer));
            let owner = if place + 1 == count { Owner::Element(read) } else { Owner::Footer };
            for (place, line) in self.foot.lines.iter().enumerate() {
                let y = top + place as f32 * FOOT.leading;
                page.items.extend(line.items.iter().cloned().map(|item| item.moved(SIDE, y).owned(owner)));
            }
            let args = [("page", (place + 1).to_string()), ("pages", count.to_string())];
            let number = self.words.say("paper-page", &args);
            let set = self.typesetter.set(&number, FOOT, None);
            for line in set.lines {
                let x = right - line.reach.1;
                page.items.extend(line.items.into_iter().map(|item| item.moved(x, top).owned(Owner::Footer)));
            }
        }
    }
}

pub(super) fn toned(style: Style, tone: LineTone) -> Style {
    match tone {
        LineTone::Plain => style,
        LineTone::Strong => style.strong(),
        LineTone::Soft => style.coloured(colour::SOFT),
        LineTone::Alert => style.strong().coloured(colour::ALERT),
    }
}

/// What stands before something alarming, so that it is seen without colour.
pub(super) fn triangle(left: f32, baseline: f32, size: f32) -> Item {
    let (wide, high) = (size * 0.66, size * 0.62);
    let points = [(left, baseline), (left + wide / 2.0, baseline - high), (left + wide, baseline)];
    ShapeItem::polygon(points).filled(colour::ALERT).into()
}

/// Something that is not seen, in the place of a text that is empty.
pub(super) fn nothing(area: Area) -> Item {
    ShapeItem::path([(area.left, area.top)]).into()
}
