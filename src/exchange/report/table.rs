//! A table as chunks: columns by their share, but no narrower than their longest word where there is room; a row in
//! one piece, unless it is higher than a page.

use super::chunk::{Chunk, Head};
use super::layout::{Sheet, nothing, toned, triangle};
use super::page::{Area, Item, Owner, Role, ShapeItem, colour};
use super::typeset::{Set, Style};
use crate::analysis::report::{Cell, Column, LineTone, Row, Table};

const BODY: Style = Style::new(8.5, 10.8);
const HEAD: Style = Style::new(8.0, 10.2).strong().coloured(colour::SOFT);
/// Between a cell's edge and its text.
const SIDE: f32 = 3.5;
const PAD: f32 = 2.1;
/// Before an alarming cell: the room for its mark.
const MARK: f32 = 8.0;

/// A cell, set, with what it begins at and belongs to.
struct SetCell {
    set: Set,
    left: f32,
    owner: Owner,
    is_alert: bool,
}

impl Sheet<'_> {
    pub(super) fn table(&mut self, table: &Table, parent: Option<usize>) {
        if table.columns.is_empty() {
            return;
        }
        let widths = self.widths(table);
        let element = self.element(Role::Table, parent);
        let (head, head_chunk) = self.table_head(&table.columns, &widths, element);
        let place = self.heads.len();
        self.heads.push(head);
        self.chunks.push(head_chunk);
        let body = self.element(Role::Body, Some(element));
        let first = self.chunks.len();
        for row in &table.rows {
            self.row(row, table, &widths, body, place);
        }
        if let Some(chunk) = self.chunks.get_mut(first) {
            chunk.before = 0.0;
        }
    }

    /// By share, and where a word is longer than its column, taken from the wider ones.
    fn widths(&mut self, table: &Table) -> Vec<f32> {
        let all: f32 = table.columns.iter().map(|column| column.share.max(0.01)).sum();
        let least: Vec<f32> = (0..table.columns.len()).map(|place| self.longest_word(table, place)).collect();
        let share = |place: usize| table.columns[place].share.max(0.01);
        let mut fixed = vec![false; table.columns.len()];
        loop {
            let places = || 0..table.columns.len();
            let taken: f32 = places().filter(|&place| fixed[place]).map(|place| least[place]).sum();
            let shares: f32 = places().filter(|&place| !fixed[place]).map(share).sum();
            let rest = self.width - taken;
            if rest <= 0.0 || shares <= 0.0 {
                return places().map(|place| share(place) / all * self.width).collect();
            }
            let width = |place: usize| share(place) / shares * rest;
            let Some(narrow) = places().find(|&place| !fixed[place] && width(place) < least[place]) else {
                return places().map(|place| if fixed[place] { least[place] } else { width(place) }).collect();
            };
            fixed[narrow] = true;
        }
    }

    /// How wide a column has to be for its longest word, up to a third of the table.
    fn longest_word(&mut self, table: &Table, place: usize) -> f32 {
        let most = self.width / 3.0;
        let head = self.say(&table.columns[place].head);
        let mut longest = (String::new(), false, 0);
        for row in &table.rows {
            let Some(Cell { text: Some(text), tone }) = row.cells.get(place) else { continue };
            let text = self.say(text);
            let is_alert = *tone == LineTone::Alert;
            for word in text.split_whitespace() {
                let letters = word.chars().count() + usize::from(is_alert) * 2;
                if letters > longest.2 {
                    longest = (word.to_owned(), is_alert, letters);
                }
            }
        }
        let style = BODY.strong();
        let mark = if longest.1 { MARK } else { 0.0 };
        let word: String = longest.0.chars().take(60).collect();
        let body = self.typesetter.set(&word, style, None).width + mark;
        let word = head.split_whitespace().max_by_key(|word| word.chars().count()).unwrap_or_default().to_owned();
        let head = self.typesetter.set(&word, HEAD, None).width;
        (body.max(head) + 2.0 * SIDE + 0.5).min(most)
    }

    fn table_head(&mut self, columns: &[Column], widths: &[f32], table: usize) -> (Head, Chunk) {
        let group = self.element(Role::Head, Some(table));
        let row = self.element(Role::Row, Some(group));
        let mut cells = Vec::new();
        let mut left = 0.0;
        for (column, width) in columns.iter().zip(widths) {
            let element = self.element(Role::ColumnName, Some(row));
            let style = if column.is_number { HEAD.right() } else { HEAD };
            let text = self.say(&column.head);
            let set = self.typesetter.set(&text, style, Some((width - 2.0 * SIDE).max(1.0)));
            cells.push(SetCell { set, left: left + SIDE, owner: Owner::Element(element), is_alert: false });
            left += width;
        }
        let lines = cells.iter().map(|cell| cell.set.lines.len()).max().unwrap_or(1);
        let height = lines as f32 * HEAD.leading + 2.0 * PAD;
        let mut items = Vec::new();
        for cell in &cells {
            // Names of columns stand on the rule.
            let down = (lines - cell.set.lines.len().min(lines)) as f32 * HEAD.leading;
            items.extend(lines_of(cell, 0..lines, PAD + down, HEAD));
        }
        let rule = ShapeItem::path([(0.0, height), (self.width, height)]).stroked(colour::BORDER, 0.8, &[]);
        items.push(rule.into());
        let head = Head { items: items.clone(), height };
        (head, Chunk { items, height, before: self.gap(6.0), stays_with_next: true, ..Chunk::default() })
    }

    fn row(&mut self, row: &Row, table: &Table, widths: &[f32], body: usize, head: usize) {
        let element = self.element(Role::Row, Some(body));
        let mut cells = Vec::new();
        let mut left = 0.0;
        for (place, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            let role = if place == 0 { Role::RowName } else { Role::Cell };
            let owner = Owner::Element(self.element(role, Some(element)));
            let cell = row.cells.get(place);
            let tone = cell.map_or(LineTone::Plain, |cell| cell.tone);
            let text = cell.and_then(|cell| cell.text.as_ref()).map(|text| self.say(text)).unwrap_or_default();
            let is_alert = tone == LineTone::Alert;
            let mark = if is_alert { MARK } else { 0.0 };
            let style = toned(BODY, tone);
            let style = if column.is_number { style.right() } else { style };
            let set = self.typesetter.set(&text, style, Some((width - 2.0 * SIDE - mark).max(1.0)));
            cells.push(SetCell { set, left: left + SIDE + mark, owner, is_alert });
            left += width;
        }
        let lines = cells.iter().map(|cell| cell.set.lines.len()).max().unwrap_or(1).max(1);
        let whole = lines as f32 * BODY.leading + 2.0 * PAD;
        let room = self.frame.height() - self.heads.get(head).map_or(0.0, |head| head.height);
        let step = if whole <= room { lines } else { 1 };
        for from in (0..lines).step_by(step) {
            let until = (from + step).min(lines);
            let top = if from == 0 { PAD } else { 0.0 };
            let bottom = if until == lines { PAD } else { 0.0 };
            let height = top + (until - from) as f32 * BODY.leading + bottom;
            let mut items: Vec<Item> = cells.iter().flat_map(|cell| lines_of(cell, from..until, top, BODY)).collect();
            if until == lines {
                let rule = ShapeItem::path([(0.0, height), (self.width, height)]);
                items.push(rule.stroked(colour::HAIRLINE, 0.5, &[]).into());
            }
            self.chunks.push(Chunk { items, height, head: Some(head), ..Chunk::default() });
        }
    }
}

/// Some lines of a cell; a cell without any says nothing in its place.
fn lines_of(cell: &SetCell, lines: std::ops::Range<usize>, top: f32, style: Style) -> Vec<Item> {
    let mut items = Vec::new();
    if lines.start == 0 && cell.set.lines.iter().all(|line| line.items.is_empty()) {
        items.push(nothing(Area { left: cell.left, top, right: cell.left, bottom: top }).owned(cell.owner));
    }
    for (place, line) in cell.set.lines.iter().enumerate().skip(lines.start).take(lines.len()) {
        let y = top + (place - lines.start) as f32 * style.leading;
        if place == 0 && cell.is_alert {
            items.push(triangle(cell.left + line.reach.0 - MARK + 1.0, y + style.baseline(), style.size));
        }
        items.extend(line.items.iter().cloned().map(|item| item.moved(cell.left, y).owned(cell.owner)));
    }
    items
}
