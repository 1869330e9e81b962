//! A paper for a week: seven days to fill in with a pen, for who has no screen at hand or no strength for one. A box for
//! each dose, a box for each score with both ends of its scale in words, a line a day for a note. One self-contained
//! SVG that fits on A4 and on Letter, in black and white.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::analysis::daily::{Asked, asked};
use crate::analysis::due::{Schedules, SlotState, said, slots};
use crate::catalogue::Catalogue;
use crate::exchange::fridge::say::shown;
use crate::exchange::paper::{EDGE, Line, Paper, ROOM, Type, WIDTH, colour};
use crate::exchange::picture::escaped;
use crate::model::diary::folded;
use crate::model::symptom::{Direction, Scale};
use crate::model::{Diary, RecordId};
use crate::words::Words;

/// What the paper is made of.
pub struct Week<'a> {
    pub diary: &'a Diary,
    pub catalogue: &'a Catalogue,
    pub schedules: &'a Schedules,
    /// Its first day.
    pub from: Date,
}

/// As high as Letter, which is the lower of the two; as wide as A4, which is the narrower.
const HEIGHT: f32 = 2794.0;
const DAYS: usize = 7;
/// Left of the days.
const HEAD: f32 = 640.0;
const CELL: f32 = (ROOM - HEAD) / DAYS as f32;
const NAME: Type = Type::strong(46.0);
const ENDS: Type = Type::soft(30.0);
/// Under the number of a symptom that has sides: their words, of which one is ringed.
const SIDES: f32 = 44.0;
/// A row of scores is no lower, unless there are very many rows, and no higher.
const LEAST: f32 = 74.0;
const MOST: f32 = 150.0;
const NOTE: f32 = 92.0;
const FOOT: f32 = 70.0;

/// The page, UTF-8.
pub fn svg(week: &Week<'_>, words: &Words) -> Vec<u8> {
    let mut sheet = Sheet { paper: Paper { out: String::with_capacity(32 * 1024) }, week, words };
    sheet.draw();
    sheet.paper.out.into_bytes()
}

/// The doses of one medicine, a number of boxes a day and what stands under them.
struct Doses {
    name: String,
    days: [(usize, String); DAYS],
}

impl Doses {
    fn is_said(&self) -> bool {
        self.days.iter().any(|(_, said)| !said.is_empty())
    }

    /// As high as its row is where there is room.
    fn height(&self) -> f32 {
        if self.is_said() { 128.0 } else { 96.0 }
    }
}

struct Sheet<'a> {
    paper: Paper,
    week: &'a Week<'a>,
    words: &'a Words,
}

impl Sheet<'_> {
    fn draw(&mut self) {
        let asked = asked(self.week.diary, self.week.catalogue);
        let doses = self.doses();
        self.open(&asked);
        let mut y = self.head(&asked);
        y = self.weekdays(y);
        let bottom = HEIGHT - EDGE - FOOT - 70.0;
        let rows = asked.len().max(1) as f32;
        let sides = asked.iter().filter(|asked| asked.sided).count() as f32 * SIDES;
        let usual: f32 = doses.iter().map(Doses::height).sum();
        // Whoever takes or scores many things has lower rows of them; at least one line for words stays free.
        let share = ((bottom - y - NOTE) / (usual + sides + rows * LEAST)).min(1.0);
        for medicine in &doses {
            y = self.dose_row(medicine, y, medicine.height() * share);
        }
        // A line a day for words, where there is room.
        let room = bottom - y - sides * share;
        let notes = (((room - rows * LEAST * share) / NOTE).floor() as usize).clamp(1, DAYS);
        let high = ((room - notes as f32 * NOTE) / rows).clamp(LEAST * share, MOST);
        for symptom in &asked {
            y = self.score_row(symptom, y, high, share);
        }
        self.paper.line((EDGE, y), (EDGE + ROOM, y), Line::Strong);
        self.notes(y, notes);
        let last = self.words.get("week-foot");
        self.paper.text(EDGE, HEIGHT - EDGE - 8.0, ENDS.fit(&last, ROOM), &last);
        put!(self.paper, "</svg>");
    }

    fn day(&self, place: usize) -> Date {
        self.week.from.checked_add(i64::try_from(place).unwrap_or(0).days()).unwrap_or(self.week.from)
    }

    fn parts(date: Date) -> [(&'static str, String); 4] {
        [
            ("weekday", format!("w{}", date.weekday().to_monday_one_offset())),
            ("day", date.day().to_string()),
            ("month", format!("m{:02}", date.month())),
            ("year", date.year().to_string()),
        ]
    }

    fn period(&self) -> String {
        let (from, until) = (self.day(0), self.day(DAYS - 1));
        let first = if from.year() == until.year() { "chart-tick-day" } else { "ui-date-short" };
        let from = self.words.say(first, &Self::parts(from));
        let until = self.words.say("ui-date-short", &Self::parts(until));
        self.words.say("chart-period", &[("from", from), ("until", until)])
    }

    fn open(&mut self, asked: &[Asked]) {
        let title = self.words.say("week-title", &[("period", self.period())]);
        let names = asked.iter().map(|asked| self.words.name(&asked.name)).collect::<Vec<_>>().join(", ");
        let described = self.words.say("week-describe", &[("names", names)]);
        put!(self.paper, r#"<?xml version="1.0" encoding="UTF-8"?>"#);
        put!(
            self.paper,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="279.4mm" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title description" font-family="'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', 'Noto Sans', Arial, sans-serif" fill="{}">"#,
            colour::INK
        );
        put!(self.paper, r#"<title id="title">{}</title>"#, escaped(&title));
        put!(self.paper, r#"<desc id="description">{}</desc>"#, escaped(&described));
        put!(self.paper, "<style>@page {{ margin: 0 }}</style>");
        put!(self.paper, r#"<rect width="100%" height="100%" fill="{}"/>"#, colour::PAPER);
    }

    fn head(&mut self, asked: &[Asked]) -> f32 {
        let title = self.words.say("week-title", &[("period", self.period())]);
        self.paper.text(EDGE, EDGE + 66.0, Type::strong(76.0).fit(&title, ROOM), &title);
        let answers = asked.iter().any(|asked| asked.scale == Scale::YesNo);
        let numbers = asked.iter().any(|asked| asked.scale != Scale::YesNo);
        let way = match (numbers, answers) {
            (true, true) => "both",
            (false, true) => "answers",
            (_, false) => "numbers",
        };
        let says = self.words.say("week-says", &[("way", way.to_owned())]);
        let small = Type::soft(36.0);
        let lines = small.lines(&says, ROOM, 2);
        self.paper.paragraph(EDGE, EDGE + 130.0, small, 46.0, &lines) + 8.0
    }

    fn cell(place: usize) -> f32 {
        EDGE + HEAD + place as f32 * CELL
    }

    fn weekdays(&mut self, y: f32) -> f32 {
        let base = y + 40.0;
        for place in 0..DAYS {
            let date = self.day(place);
            let (x, room) = (Self::cell(place) + CELL / 2.0, CELL - 12.0);
            let weekday: String = self.words.say("weekday-name", &Self::parts(date)).chars().take(3).collect();
            self.middle(x, base, Type::strong(44.0).fit(&weekday, room), &weekday);
            let day = self.words.say("chart-tick-day", &Self::parts(date));
            self.middle(x, base + 46.0, Type::plain(36.0).fit(&day, room), &day);
        }
        let under = base + 68.0;
        self.paper.line((EDGE, under), (EDGE + ROOM, under), Line::Strong);
        under
    }

    /// A text around the middle of a cell.
    fn middle(&mut self, x: f32, y: f32, set: Type, text: &str) {
        self.paper.text(x - set.width(text) / 2.0, y, set, text);
    }

    /// What is taken in this week, planned or not.
    fn doses(&self) -> Vec<Doses> {
        let diary = self.week.diary;
        let planned: Vec<_> = (0..DAYS).map(|place| slots(diary, self.week.schedules, self.day(place))).collect();
        let one = |medicine: RecordId, name: &str| {
            let mut days: [(usize, String); DAYS] = Default::default();
            let mut any = false;
            for (place, day) in days.iter_mut().enumerate() {
                let own: Vec<_> = planned[place].iter().filter(|slot| slot.schedule.medicine == medicine).collect();
                let is_planned = !own.is_empty();
                let due: Vec<_> = own
                    .iter()
                    .filter_map(|slot| match slot.state {
                        SlotState::Due { portion, .. } => Some(said(portion, slot.plan.shown_in)),
                        _ => None,
                    })
                    .collect();
                if let Some(first) = due.first().and_then(|ways| ways.first()) {
                    *day = (due.len(), shown(*first, self.words));
                } else if !is_planned && diary.is_running(medicine, self.day(place)) {
                    *day = (1, String::new());
                }
                any |= day.0 > 0;
            }
            any.then(|| Doses { name: name.to_owned(), days })
        };
        diary.medicines().filter_map(|(record, medicine)| one(record.id, &medicine.name)).collect()
    }

    fn dose_row(&mut self, doses: &Doses, y: f32, high: f32) -> f32 {
        const BOX: f32 = 56.0;
        const GAP: f32 = 8.0;
        // In a low row the amount stands beside the boxes, and not beneath them.
        let is_beside = doses.is_said() && high < doses.height() - 1.0;
        put!(self.paper, r#"<g data-dose="{}">"#, escaped(&doses.name));
        let middle = y + high / 2.0;
        let name = Type::strong(NAME.size.min(high * 0.7)).fit(&doses.name, HEAD - 24.0);
        self.paper.text(EDGE, middle + name.rise() / 2.0, name, &doses.name);
        for (place, (count, said)) in doses.days.iter().enumerate() {
            let x = Self::cell(place);
            let room = CELL - 16.0;
            let boxes = (*count).max(1) as f32;
            let of_boxes = if is_beside { room / 2.0 } else { room };
            let each = BOX.min((of_boxes + GAP) / boxes - GAP).min(high - 12.0);
            let wide = boxes * (each + GAP) - GAP;
            let top = if doses.is_said() && !is_beside { y + 18.0 } else { middle - each / 2.0 };
            let left = if is_beside { x + GAP } else { x + (CELL - wide) / 2.0 };
            for place in 0..*count {
                self.paper.tick_box(left + place as f32 * (each + GAP), top, each);
            }
            if is_beside {
                let small = Type::plain(32.0_f32.min(high * 0.6)).fit(said, room - wide - GAP);
                self.paper.text(left + wide + GAP, middle + small.rise() / 2.0, small, said);
            } else {
                self.middle(x + CELL / 2.0, y + 112.0, Type::plain(32.0).fit(said, room), said);
            }
        }
        put!(self.paper, "</g>");
        self.paper.line((EDGE, y + high), (EDGE + ROOM, y + high), Line::Thin);
        y + high
    }

    /// A symptom: its name, both ends in words, and a box a day.
    fn score_row(&mut self, asked: &Asked, y: f32, plain: f32, tight: f32) -> f32 {
        let high = if asked.sided { plain + SIDES * tight } else { plain };
        put!(self.paper, r#"<g data-symptom="{}">"#, escaped(&folded(&asked.name)));
        let mut ends = self.ends(asked);
        // A line of its own, where there is one.
        let ring = asked.sided.then(|| self.words.get("week-ring")).filter(|_| high > 120.0);
        if asked.sided && ring.is_none() {
            ends = format!("{ends} · {}", self.words.get("week-ring"));
        }
        let share = (plain / MOST).max(0.72);
        let name = Type::strong(NAME.size * share.max(0.82) * tight).fit(self.words.name(&asked.name), HEAD - 24.0);
        let middle = y + high / 2.0;
        if ends.is_empty() {
            self.paper.text(EDGE, middle + name.rise() / 2.0, name, self.words.name(&asked.name));
        } else {
            let small = Type::soft(ENDS.size * share.max(0.86) * tight);
            let most = if high > 120.0 && ring.is_none() { 2 } else { 1 };
            let lines = small.lines(&ends, HEAD - 24.0, most);
            let (small, mut lines) =
                if most == 1 { (small.fit(&ends, HEAD - 24.0), vec![ends]) } else { (small, lines) };
            lines.extend(ring);
            let leading = small.size * 1.25;
            let all = name.rise() + 14.0 * tight + lines.len() as f32 * leading;
            let base = middle - all / 2.0 + name.rise();
            self.paper.text(EDGE, base, name, self.words.name(&asked.name));
            self.paper.paragraph(EDGE, base + 10.0 * tight + leading, small, leading, &lines);
        }
        let (wide, tall) = (CELL - 28.0, high - 20.0 * tight);
        for place in 0..DAYS {
            let (x, top) = (Self::cell(place) + 14.0, y + 10.0 * tight);
            put!(
                self.paper,
                r#"<rect data-score="" x="{x:.1}" y="{top:.1}" width="{wide:.1}" height="{tall:.1}" rx="8" fill="{}" stroke="{}" stroke-width="3"/>"#,
                colour::PAPER,
                colour::LINE
            );
            if asked.sided {
                // To be ringed; the number stands above.
                put!(self.paper, r#"<g data-sides="">"#);
                let base = top + tall - 14.0 * tight;
                let sides = self.words.get("week-sides");
                let [left, right] = sides.split_once('/').map_or([sides.as_str(), ""], |(left, right)| [left, right]);
                let (left, right, room) = (left.trim(), right.trim(), wide / 2.0 - 10.0);
                let small = Type::soft(32.0 * tight).fit(left, room).fit(right, room);
                for (at, side) in [(0.27, left), (0.73, right)] {
                    self.middle(x + wide * at, base, small, side);
                }
                put!(self.paper, "</g>");
            }
        }
        put!(self.paper, "</g>");
        y + high
    }

    /// Both ends of a scale in words, with their numbers.
    fn ends(&self, asked: &Asked) -> String {
        let direction = asked.higher_is.map_or("open", Direction::code).to_owned();
        let general =
            |end: &str| self.words.say("daily-end", &[("direction", direction.clone()), ("end", end.to_owned())]);
        let unit = match asked.scale {
            Scale::YesNo => return self.words.get("week-yes-no"),
            Scale::Count | Scale::Minutes | Scale::Distance(_) => {
                return self.words.say("daily-unit", &[("scale", asked.scale.text())]);
            }
            Scale::Percent => "%",
            Scale::Numbers { .. } | Scale::Change => "",
        };
        let (low, high) = asked.scale.bounds();
        let number = |end: Option<u16>| end.map_or_else(String::new, |end| format!("{end}{unit}"));
        let args = [
            ("low", number(low)),
            ("high", number(high)),
            ("low_words", asked.low.clone().unwrap_or_else(|| general("low"))),
            ("high_words", asked.high.clone().unwrap_or_else(|| general("high"))),
        ];
        self.words.say("daily-ends", &args)
    }

    /// Lines for words: a day each, or one for all.
    fn notes(&mut self, y: f32, lines: usize) {
        let title = self.words.get("week-notes");
        self.paper.text(EDGE, y + 54.0, Type::strong(38.0), &title);
        for line in 0..lines {
            let base = y + 70.0 + (line as f32 + 1.0) * NOTE - 24.0;
            put!(self.paper, r#"<g data-note="{line}">"#);
            let mut left = EDGE;
            if lines == DAYS {
                let weekday: String =
                    self.words.say("weekday-name", &Self::parts(self.day(line))).chars().take(3).collect();
                self.paper.text(EDGE, base - 10.0, Type::plain(34.0), &weekday);
                left += 110.0;
            }
            self.paper.line((left, base), (EDGE + ROOM, base), Line::Thin);
            put!(self.paper, "</g>");
        }
    }
}
