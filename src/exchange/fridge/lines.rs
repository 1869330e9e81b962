//! A plan without days: empty lines to fill in when something was taken, in two columns that leave room for large
//! letters.

use std::fmt::Write as _;

use super::Sheet;
use crate::exchange::paper::{EDGE, Line, ROOM, Type};

const LINES: usize = 40;
const GAP: f32 = 60.0;
const COLUMN: f32 = (ROOM - GAP) / 2.0;
/// Where each thing to write begins, as a share of the column.
const FIELDS: [(&str, f32); 4] = [
    ("fridge-column-date", 0.0),
    ("fridge-column-time", 0.23),
    ("fridge-column-amount", 0.43),
    ("fridge-column-why", 0.65),
];
const TOP: f32 = 58.0;

impl Sheet<'_> {
    /// Draws the lines from `top`, at most `room` high; answers where they end.
    pub(super) fn lines_to_fill(&mut self, top: f32, room: f32) -> f32 {
        let half = LINES / 2;
        let height = ((room - TOP) / half as f32).min(110.0);
        for column in 0..2 {
            let x = EDGE + column as f32 * (COLUMN + GAP);
            let (from, until) = (top + TOP, top + TOP + half as f32 * height);
            for (key, share) in FIELDS {
                let at = x + share * COLUMN;
                let inset = if share > 0.0 { 10.0 } else { 0.0 };
                self.paper.text(at + inset, from - 18.0, Type::strong(35.0), &self.words.get(key));
                if share > 0.0 {
                    self.paper.line((at, from), (at, until), Line::Hair);
                }
            }
            self.paper.line((x, from), (x + COLUMN, from), Line::Strong);
            for line in 1..=half {
                let (y, number) = (from + line as f32 * height, column * half + line);
                put!(self.paper, r#"<g data-line="{number}">"#);
                self.paper.line((x, y), (x + COLUMN, y), Line::Thin);
                put!(self.paper, "</g>");
            }
        }
        top + TOP + half as f32 * height
    }
}
