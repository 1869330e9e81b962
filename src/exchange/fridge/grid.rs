//! The weeks drawn: a row a week, its dose large at the left, a cell a day with an empty box for each dose and the
//! date. Rows that need a second line for a day's own dose are a little higher.

use std::fmt::Write as _;

use crate::model::plan::times_text;

use super::Sheet;
use super::say;
use super::weeks::{After, Day, Is, Row, Weeks};
use crate::exchange::paper::{EDGE, Line, ROOM, Type, colour};

/// Left of the days: the number of the week, then its dose.
const NUMBER: f32 = 84.0;
const HEAD: f32 = 330.0;
const HEAD_ROOM: f32 = HEAD - 16.0;
const CELL: f32 = (ROOM - NUMBER - HEAD) / 7.0;
/// From a cell's edge to what is in it, and between what is in it.
const INSET: f32 = 10.0;
const INNER: f32 = CELL - 2.0 * INSET;
/// The weekdays above, and what is said below the last row.
const TOP: f32 = 58.0;
const TAIL: f32 = 78.0;
/// A row of one line, with the least and the most that it may be high.
const LEAST: f32 = 72.0;
const MOST: f32 = 190.0;
/// What a second line takes, in rows of one line.
const SECOND: f32 = 0.6;
/// From the last box to the date; the month's size beside the day's, and what is between them.
const AFTER_BOX: f32 = 15.0;
const MONTH: f32 = 0.56;
const BETWEEN: f32 = 0.14;

/// Sizes that are the same in all rows.
struct Sizes {
    /// A row of one line.
    unit: f32,
    day: f32,
    tick_box: f32,
    /// Boxes stand under the date instead of before it.
    is_stacked: bool,
    /// What the boxes before a date take.
    before: f32,
    /// The first of two lines.
    first: f32,
    /// A row's dose, and the other ways to say it.
    own: Type,
    rest: Type,
}

impl Sizes {
    fn of(unit: f32, doses: usize, is_stacked: bool) -> Self {
        let tick_box = (0.62 * unit).min(if doses == 2 { 48.0 } else { 43.0 + 0.13 * unit });
        let before = if is_stacked || doses == 0 { 0.0 } else { doses as f32 * (tick_box + INSET) - INSET + AFTER_BOX };
        // Stacked boxes need their whole height; one box can do with less.
        let first = unit * if is_stacked { 1.0 } else { 0.8 };
        let day = (0.6 * unit).min(40.0 + 0.11 * unit);
        let own = Type::strong((0.54 * unit).min(74.0));
        let rest = Type::plain((0.38 * unit).min(44.0));
        Self { unit, day, tick_box, is_stacked, before, first, own, rest }
    }

    /// So small that every row's dose fits.
    fn fit(mut self, weeks: &Weeks) -> Self {
        for said in weeks.rows.iter().filter_map(|row| row.head.as_ref()) {
            self.own = self.own.fit(&said.own, HEAD_ROOM);
            self.rest = self.rest.fit(&said.rest, HEAD_ROOM);
        }
        self
    }
}

/// Where a day is drawn: its left top, and its lines.
struct Place {
    x: f32,
    y: f32,
    first: f32,
    second: Option<f32>,
}

/// The least height of the whole.
pub(super) fn least(weeks: &Weeks) -> f32 {
    TOP + TAIL + weeks.rows.len() as f32 * LEAST
}

impl Sheet<'_> {
    /// Draws the weeks from `top`, at most `room` high; answers where they end.
    pub(super) fn weeks(&mut self, weeks: &Weeks, top: f32, room: f32) -> f32 {
        self.weekdays(weeks, top);
        let doses = weeks.rows.iter().map(Row::doses).max().unwrap_or(0);
        // Whether a day needs a second line depends on the sizes, and they on the lines: the lines are asked once.
        let unit = |lines: f32| ((room - TOP - TAIL) / lines.max(1.0)).min(MOST);
        let rough = unit(weeks.rows.len() as f32);
        let is_stacked = doses > 2 || doses == 2 && rough > 130.0;
        let sizes = Sizes::of(rough, doses, is_stacked);
        let lines: Vec<f32> = weeks.rows.iter().map(|row| self.lines(row, &sizes)).collect();
        let sizes = Sizes::of(unit(lines.iter().sum()), doses, is_stacked).fit(weeks);
        let mut y = top + TOP;
        for (row, lines) in weeks.rows.iter().zip(lines) {
            let height = sizes.unit * lines;
            self.row(row, y, height, &sizes);
            y += height;
        }
        self.paper.line((EDGE, y), (EDGE + ROOM, y), Line::Strong);
        self.after(weeks, y + 56.0);
        y + TAIL
    }

    fn weekdays(&mut self, weeks: &Weeks, top: f32) {
        let Some(row) = weeks.rows.first() else { return };
        let base = top + TOP - 18.0;
        self.paper.text(EDGE, base, Type::soft(32.0), &self.words.get("fridge-week"));
        for (place, day) in row.days.iter().enumerate() {
            let name = say::weekday(day.date, self.words);
            let set = Type::strong(34.0).fit(&name, INNER);
            self.paper.text(EDGE + NUMBER + HEAD + place as f32 * CELL + INSET, base, set, &name);
        }
        self.paper.line((EDGE, top + TOP), (EDGE + ROOM, top + TOP), Line::Strong);
    }

    /// How many times a row of one line it is high.
    fn lines(&self, row: &Row, sizes: &Sizes) -> f32 {
        let needs = |day: &Day| self.says(day, row).is_some() || self.beside_date(day, sizes).is_none();
        if row.days.iter().any(needs) { sizes.first / sizes.unit + SECOND } else { 1.0 }
    }

    fn row(&mut self, row: &Row, y: f32, height: f32, sizes: &Sizes) {
        let begins = row.begins.map_or_else(String::new, |step| format!(r#" data-step="{step}""#));
        let head = row.head.as_ref().map_or("", |head| head.code.as_str());
        put!(self.paper, r#"<g data-week="{}" data-head="{head}"{begins}>"#, row.number);
        let is_two = height > sizes.unit * 1.2;
        let first = if is_two { sizes.first } else { height };
        for (place, day) in row.days.iter().enumerate() {
            let x = EDGE + NUMBER + HEAD + place as f32 * CELL;
            self.cell(day, row, &Place { x, y, first, second: is_two.then_some(height - first) }, sizes);
        }
        self.row_head(row, y + height / 2.0, sizes);
        self.paper.line((EDGE, y), (EDGE + ROOM, y), Line::Thin);
        put!(self.paper, "</g>");
    }

    /// The number of the week and its dose, the person's own unit first.
    fn row_head(&mut self, row: &Row, middle: f32, sizes: &Sizes) {
        let number = row.number.to_string();
        let set = Type::soft(sizes.day.min(40.0)).fit(&number, NUMBER - 14.0);
        self.paper.text(EDGE, middle + set.rise() / 2.0, set, &number);
        let (x, own, rest) = (EDGE + NUMBER, sizes.own, sizes.rest);
        let Some(said) = &row.head else {
            let none = self.words.get("fridge-no-dose");
            let set = Type::soft(sizes.day.min(44.0)).fit(&none, HEAD_ROOM);
            self.paper.text(x, middle + set.rise() / 2.0, set, &none);
            return;
        };
        if said.rest.is_empty() {
            self.paper.text(x, middle + own.rise() / 2.0, own, &said.own);
            return;
        }
        let gap = 0.3 * own.size;
        let first = middle - (own.rise() + gap + rest.rise()) / 2.0 + own.rise();
        self.paper.text(x, first, own, &said.own);
        self.paper.text(x, first + gap + rest.rise(), rest, &said.rest);
    }

    fn cell(&mut self, day: &Day, row: &Row, place: &Place, sizes: &Sizes) {
        let date = day.date;
        match &day.is {
            Is::Nothing => put!(self.paper, r#"<g data-empty="{date}">"#),
            Is::Due { dose, .. } => put!(self.paper, r#"<g data-day="{date}" data-dose="{}">"#, dose.code),
            Is::Paused { .. } => put!(self.paper, r#"<g data-paused="{date}">"#),
            Is::Over { .. } => put!(self.paper, r#"<g data-over="{date}">"#),
        };
        let (x, y, height) = (place.x, place.y, place.first + place.second.unwrap_or(0.0));
        if day.is_struck() {
            put!(
                self.paper,
                r#"<rect x="{x:.1}" y="{y:.1}" width="{CELL:.1}" height="{height:.1}" fill="url(#hatch)"/>"#
            );
        }
        self.paper.line((x, y), (x, y + height), Line::Hair);
        if let Is::Due { doses, .. } = day.is {
            self.boxes(doses, place, sizes);
        }
        // Middle of the line on which the date stands.
        let middle = y + if sizes.is_stacked { place.first * 0.27 } else { place.first / 2.0 };
        self.date(day, x, middle, sizes);
        let marks = self.beside_date(day, sizes);
        if let Some((size, higher)) = marks {
            self.marks(day, x, middle - higher, size);
        }
        if let Some(second) = place.second {
            let middle = y + place.first + second * 0.42;
            self.second_line(day, row, (x, middle), second, marks.is_none());
        }
        put!(self.paper, "</g>");
    }

    fn boxes(&mut self, doses: usize, place: &Place, sizes: &Sizes) {
        let (x, size) = (place.x + INSET, sizes.tick_box);
        if !sizes.is_stacked {
            for number in 0..doses {
                let left = x + number as f32 * (size + INSET);
                self.paper.tick_box(left, place.y + (place.first - size) / 2.0, size);
            }
            return;
        }
        // At most four a line.
        let lines = doses.div_ceil(4);
        let across = doses.div_ceil(lines);
        let step = (INNER / across as f32).min(place.first * 0.46 / lines as f32);
        for number in 0..doses {
            let (column, line) = ((number % across) as f32, (number / across) as f32);
            self.paper.tick_box(x + column * step, place.y + place.first * 0.5 + line * step, step * 0.85);
        }
    }

    /// The day, and the month where it changes: as large as the boxes leave room for.
    fn date(&mut self, day: &Day, x: f32, middle: f32, sizes: &Sizes) {
        let (set, month) = self.date_type(day, sizes);
        let (x, base) = (x + INSET + sizes.before, middle + set.rise() / 2.0);
        let number = day.date.day().to_string();
        if day.is_struck() {
            self.ground(x, base, set, self.date_width(day, sizes));
        }
        match month {
            None => self.paper.text(x, base, set, &number),
            Some(month) => {
                let small = Type::strong(set.size * MONTH);
                self.paper.two_texts((x, base), (set, &number), set.size * BETWEEN, (small, &month));
            }
        }
    }

    /// Plain paper below a text, so that the hatching does not run through it.
    fn ground(&mut self, x: f32, base: f32, set: Type, width: f32) {
        let (top, height) = (base - set.rise() - 9.0, set.rise() + 18.0);
        let (left, width, paper) = (x - 8.0, width + 14.0, colour::PAPER);
        put!(
            self.paper,
            r#"<rect x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{height:.1}" rx="6" fill="{paper}"/>"#
        );
    }

    fn date_type(&self, day: &Day, sizes: &Sizes) -> (Type, Option<String>) {
        let set = Type::plain(sizes.day);
        if !day.names_month {
            return (set, None);
        }
        let month = say::month(day.date, self.words);
        let wide =
            set.width(&day.date.day().to_string()) + set.size * BETWEEN + Type::strong(set.size * MONTH).width(&month);
        let size = set.size * ((INNER - sizes.before) / wide).min(1.0);
        (Type::plain(size), Some(month))
    }

    fn date_width(&self, day: &Day, sizes: &Sizes) -> f32 {
        let (set, month) = self.date_type(day, sizes);
        let month = month.map_or(0.0, |month| set.size * BETWEEN + Type::strong(set.size * MONTH).width(&month));
        set.width(&day.date.day().to_string()) + month
    }

    /// How large the day's shapes can be behind its date, and how much higher they stand: above the month, where
    /// there is no room behind it. `None`: they need another line.
    fn beside_date(&self, day: &Day, sizes: &Sizes) -> Option<(f32, f32)> {
        let count = day.marks.len() as f32;
        if count == 0.0 {
            return Some((0.0, 0.0));
        }
        let least = (0.2 * sizes.unit).min(26.0);
        let (set, _) = self.date_type(day, sizes);
        let number = set.width(&day.date.day().to_string()) + set.size * BETWEEN;
        let size = |used: f32, most: f32| ((INNER - sizes.before - used) / count - 5.0).min(most);
        let behind = size(self.date_width(day, sizes), 0.5 * sizes.unit).min(48.0);
        let above = size(number, 0.33 * sizes.unit).min(40.0);
        if behind >= least.max(above * 0.8) || sizes.is_stacked {
            return (behind >= least).then_some((behind, 0.0));
        }
        (day.names_month && above >= least).then_some((above, 0.06 * sizes.unit + above / 2.0))
    }

    /// Side by side, to the cell's right edge.
    fn marks(&mut self, day: &Day, x: f32, middle: f32, size: f32) {
        let right = x + CELL - INSET - size / 2.0;
        for (place, shape) in day.marks.iter().enumerate() {
            let behind = (day.marks.len() - 1 - place) as f32;
            self.paper.shape("data-mark", *shape, right - behind * (size + 5.0), middle, size);
        }
    }

    /// What a day says in its second line: its dose in a row of more than one, or why it has none.
    fn says(&self, day: &Day, row: &Row) -> Option<String> {
        match &day.is {
            Is::Due { dose, .. } => row.is_mixed().then(|| dose.own.clone()),
            Is::Paused { says_so: true } => Some(self.words.get("fridge-paused")),
            Is::Over { says_so: true } => {
                Some(self.words.get(if self.is_stopped() { "fridge-stopped" } else { "fridge-ended" }))
            }
            _ => None,
        }
    }

    fn second_line(&mut self, day: &Day, row: &Row, (x, middle): (f32, f32), height: f32, with_marks: bool) {
        let says = self.says(day, row).unwrap_or_default();
        let is_head = matches!(day.is, Is::Due { is_own: false, .. });
        let size = (height * 0.86).min(46.0);
        let mut set = if is_head { Type::soft(size) } else { Type::strong(size) };
        let mut room = INNER;
        if with_marks {
            let count = day.marks.len() as f32;
            let largest = (height * 0.8).min(42.0);
            let size = ((INNER - set.width(&says)) / count - 5.0).clamp(20.0_f32.min(largest), largest);
            self.marks(day, x, middle, size);
            room -= count * (size + 5.0);
        }
        set = set.fit(&says, room);
        let base = middle + set.rise() / 2.0;
        if day.is_struck() && !says.is_empty() {
            self.ground(x + INSET, base, set, set.width(&says));
        }
        if !says.is_empty() {
            self.paper.text(x + INSET, base, set, &says);
        }
    }

    /// What follows the last row.
    fn after(&mut self, weeks: &Weeks, base: f32) {
        let page = self.page;
        let said = match weeks.after {
            After::Weeks => {
                let Some(last) = weeks.rows.last() else { return };
                self.words.say("fridge-goes-on", &[("week", last.number.to_string())])
            }
            After::Nothing => return,
            After::Step(step) => {
                let Some(amount) = page.schedule.steps.get(step) else { return };
                let dose = say::dose(page, *amount, self.words).own;
                let until = weeks.period().map_or(page.today, |(_, until)| until);
                let times = page.schedule.times_on(until);
                let key = if times.len() > 1 { "fridge-and-so-on-at" } else { "fridge-and-so-on" };
                self.words.say(key, &[("dose", dose), ("times", times_text(times))])
            }
            After::Paused(from) => self.words.say("fridge-paused-from", &[("date", say::date(from, self.words))]),
            After::Over(from) => self.words.say("fridge-over-from", &[("date", say::date(from, self.words))]),
        };
        let set = Type::strong(46.0).fit(&said, ROOM - NUMBER);
        self.paper.text(EDGE + NUMBER, base, set, &said);
    }
}
