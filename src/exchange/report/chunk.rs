//! Chunks onto pages. A chunk is what is never cut: a line, a row, a chart. Some want to stay with the next one, some
//! stand under a head that is said again on every page.

use super::page::{Area, Bookmark, Element, Item, Owner, Page, Role};

/// What is never cut, at its own origin.
#[derive(Clone, Debug, Default)]
pub(super) struct Chunk {
    pub(super) items: Vec<Item>,
    pub(super) height: f32,
    /// The air above it, where something stands above it.
    pub(super) before: f32,
    pub(super) stays_with_next: bool,
    /// The place of the head that is said again where a page begins with it.
    pub(super) head: Option<usize>,
    /// Begins a page where the first one is more than half full.
    pub(super) is_after_first_page: bool,
    pub(super) bookmark: Option<String>,
    /// The same, lower: drawn where only that still fits on a page.
    pub(super) lower: Option<Box<Self>>,
    /// The element that wants to know where it came to stand, and its size.
    pub(super) figure: Option<(usize, f32, f32)>,
}

/// What is said again at the top of a further page.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) items: Vec<Item>,
    pub(super) height: f32,
}

/// Where the text stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Frame {
    pub(super) fn height(self) -> f32 {
        self.bottom - self.top
    }
}

fn height_of(chunks: &[Chunk]) -> f32 {
    chunks.iter().map(|chunk| chunk.before + chunk.height).sum()
}

/// How much lower they may be.
fn spared(chunks: &[Chunk]) -> f32 {
    let spared = |chunk: &Chunk| chunk.lower.as_ref().map_or(0.0, |lower| chunk.height - lower.height);
    chunks.iter().map(spared).sum()
}

/// Pages as they fill.
pub(super) struct Filling<'a> {
    frame: Frame,
    heads: &'a [Head],
    pub(super) pages: Vec<Page>,
    pub(super) bookmarks: Vec<Bookmark>,
    y: f32,
    is_page_empty: bool,
}

impl<'a> Filling<'a> {
    pub(super) fn new(frame: Frame, heads: &'a [Head]) -> Self {
        Self { frame, heads, pages: vec![Page::default()], bookmarks: Vec::new(), y: frame.top, is_page_empty: true }
    }

    pub(super) fn fill(&mut self, chunks: Vec<Chunk>, elements: &mut [Element]) {
        let mut waiting: Vec<Chunk> = Vec::new();
        for chunk in chunks {
            let stays = chunk.stays_with_next;
            waiting.push(chunk);
            if !stays {
                self.place_together(std::mem::take(&mut waiting), elements);
            }
        }
        self.place_together(waiting, elements);
    }

    /// Chunks that stay on one page, where one page holds them.
    fn place_together(&mut self, mut chunks: Vec<Chunk>, elements: &mut [Element]) {
        let Some(first) = chunks.first() else { return };
        let is_half_full = self.y > f32::midpoint(self.frame.top, self.frame.bottom);
        if first.is_after_first_page && self.pages.len() == 1 && is_half_full {
            self.turn(None);
        }
        let mut height = height_of(&chunks);
        if !self.fits(height) && self.fits(height - spared(&chunks)) {
            chunks = chunks.into_iter().map(|mut chunk| chunk.lower.take().map_or(chunk, |lower| *lower)).collect();
            height = height_of(&chunks);
        }
        let Some(first) = chunks.first() else { return };
        let head = |chunk: &Chunk| chunk.head.and_then(|head| self.heads.get(head)).map_or(0.0, |head| head.height);
        let fits_a_page = head(first) + height - first.before <= self.frame.height();
        if !self.is_page_empty && !self.fits(height) && (fits_a_page || !self.fits(first.before + first.height)) {
            let head = first.head;
            self.turn(head);
        }
        for chunk in chunks {
            if !self.is_page_empty && !self.fits(chunk.before + chunk.height) {
                self.turn(chunk.head);
            }
            self.place(chunk, elements);
        }
    }

    fn fits(&self, height: f32) -> bool {
        self.y + height <= self.frame.bottom + 0.01
    }

    /// Begins a page, with a head where what follows stands under one.
    fn turn(&mut self, head: Option<usize>) {
        self.pages.push(Page::default());
        self.y = self.frame.top;
        self.is_page_empty = true;
        if let Some(head) = head.and_then(|head| self.heads.get(head)) {
            let items = head.items.iter().cloned().map(|item| item.owned(Owner::Repeated));
            let items: Vec<Item> = items.map(|item| item.moved(self.frame.left, self.y)).collect();
            self.y += head.height;
            self.paint(items);
        }
    }

    fn place(&mut self, chunk: Chunk, elements: &mut [Element]) {
        if !self.is_page_empty {
            self.y += chunk.before;
        }
        let (left, top, page) = (self.frame.left, self.y, self.pages.len() - 1);
        self.paint(chunk.items.into_iter().map(|item| item.moved(left, top)).collect());
        if let Some(title) = chunk.bookmark {
            self.bookmarks.push(Bookmark { title, page, y: top });
        }
        if let Some((element, width, height)) = chunk.figure
            && let Some(Element { role: Role::Figure { page: on, area, .. }, .. }) = elements.get_mut(element)
        {
            *on = page;
            *area = Area { left, top, right: left + width, bottom: top + height };
        }
        self.y += chunk.height;
        self.is_page_empty = false;
    }

    fn paint(&mut self, items: Vec<Item>) {
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items);
        }
    }
}
