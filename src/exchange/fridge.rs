//! A plan as one page for the fridge: a calendar to tick off with a pen, in large type, readable in black and white.
//! A4 portrait as a self-contained SVG. It says what was planned, as it stood on the day it was made.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::exchange::picture::escaped;
use crate::model::Diary;
use crate::model::adjustment::Bend;
use crate::model::medicine::Medicine;
use crate::model::plan::{Plan, Rule, times_text};
use crate::model::record::Record;
use crate::model::schedule::{Planned, Schedule};
use crate::words::Words;

use self::weeks::{Weeks, holds};
use crate::exchange::paper::{EDGE, HEIGHT, Line, Paper, ROOM, Shape, Type, WIDTH, colour};

mod grid;
mod lines;
pub(in crate::exchange) mod say;
mod weeks;

/// What stands on the page.
pub struct Page<'a> {
    pub diary: &'a Diary,
    /// The plan's own.
    pub record: &'a Record,
    pub plan: &'a Plan,
    pub schedule: &'a Schedule,
    pub medicine: &'a Medicine,
    /// Days on which another bottle is begun.
    pub bottle_changes: &'a [Date],
    pub review: Option<Date>,
    pub today: Date,
}

/// The page, UTF-8.
pub fn svg(page: &Page<'_>, words: &Words) -> Vec<u8> {
    let mut sheet = Sheet { paper: Paper { out: String::with_capacity(128 * 1024) }, page, words };
    sheet.draw();
    sheet.paper.out.into_bytes()
}

struct Sheet<'a> {
    paper: Paper,
    page: &'a Page<'a>,
    words: &'a Words,
}

const TITLE: f32 = 84.0;
const BODY: f32 = 42.0;
const SMALL: f32 = 34.0;
/// The person's own words below the weeks.
const OWN: Type = Type::plain(38.0);
const OWN_LEADING: f32 = 50.0;
const OWN_LEFT: f32 = 310.0;
const LEGEND: Type = Type::plain(36.0);
const LEGEND_LEADING: f32 = 54.0;
/// The base line of the last line.
const LAST: f32 = HEIGHT - EDGE - 8.0;

impl Sheet<'_> {
    fn draw(&mut self) {
        let weeks = (!matches!(self.page.plan.rule, Rule::AsNeeded(_))).then(|| Weeks::of(self.page, self.words));
        self.open(weeks.as_ref());
        let top = self.head(weeks.as_ref());
        let legend = self.legend(weeks.as_ref());
        let legend_high = legend.len() as f32 * LEGEND_LEADING;
        let bottom = LAST - 62.0;
        let least = weeks.as_ref().map_or(1000.0, grid::least);
        let own_lines = ((bottom - top - least - legend_high) / OWN_LEADING).floor() as usize;
        let own = self.own(own_lines);
        let own_high = own.iter().map(|(_, lines)| lines.len()).sum::<usize>() as f32 * OWN_LEADING;
        let room = bottom - top - legend_high - own_high - 30.0;
        let mut y = match &weeks {
            Some(weeks) => self.weeks(weeks, top, room),
            None => self.lines_to_fill(top, room) + 20.0,
        };
        y += LEGEND_LEADING * 0.7;
        for line in legend {
            let mut x = EDGE;
            for (shape, said) in line {
                if let Some(shape) = shape {
                    self.paper.shape("data-legend", shape, x + 20.0, y - 13.0, 40.0);
                    x += 54.0;
                }
                self.paper.text(x, y, LEGEND, &said);
                x += LEGEND.width(&said) + 60.0;
            }
            y += LEGEND_LEADING;
        }
        y += 14.0;
        for (label, lines) in own {
            self.paper.text(EDGE, y, Type::strong(OWN.size).fit(&label, OWN_LEFT - 24.0), &label);
            y = self.paper.paragraph(EDGE + OWN_LEFT, y, OWN, OWN_LEADING, &lines);
        }
        let last = self.words.say("fridge-last", &[("date", say::date(self.page.today, self.words))]);
        self.paper.line((EDGE, LAST - 46.0), (EDGE + ROOM, LAST - 46.0), Line::Thin);
        self.paper.text(EDGE, LAST, Type::soft(SMALL).fit(&last, ROOM), &last);
        put!(self.paper, "</svg>");
    }

    fn title(&self) -> &str {
        self.page.plan.title.as_deref().unwrap_or(&self.page.medicine.name)
    }

    fn open(&mut self, weeks: Option<&Weeks>) {
        let title = self.title().to_owned();
        let described = match weeks.and_then(|weeks| Some((weeks, weeks.period()?))) {
            Some((weeks, (from, until))) => {
                let period = say::stretch(from, until, self.words);
                let mut all = vec![self.words.say("fridge-describe", &[("title", title.clone()), ("period", period)])];
                for row in weeks.rows.iter().filter(|row| row.begins.is_some()) {
                    let dose = row.head.as_ref().map_or_else(|| self.words.get("fridge-no-dose"), say::Said::whole);
                    let date = row.from().map_or_else(String::new, |from| say::short(from, self.words));
                    let args = [("number", row.number.to_string()), ("date", date), ("dose", dose)];
                    all.push(self.words.say("fridge-describe-week", &args));
                }
                all.join("\n")
            }
            None => self.words.say("fridge-describe-lines", &[("title", title.clone())]),
        };
        put!(self.paper, r#"<?xml version="1.0" encoding="UTF-8"?>"#);
        put!(
            self.paper,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title description" font-family="'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', 'Noto Sans', Arial, sans-serif" fill="{}">"#,
            colour::INK
        );
        put!(self.paper, r#"<title id="title">{}</title>"#, escaped(&title));
        put!(self.paper, r#"<desc id="description">{}</desc>"#, escaped(&described));
        put!(
            self.paper,
            r#"<style>@page {{ size: A4 portrait; margin: 0 }}</style><defs><pattern id="hatch" width="26" height="26" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V26" stroke="{}" stroke-width="7"/></pattern></defs>"#,
            colour::LINE
        );
        put!(self.paper, r#"<rect width="100%" height="100%" fill="{}"/>"#, colour::PAPER);
    }

    /// Title, time of the day, how the medicine is made, whose plan it is; answers where they end.
    fn head(&mut self, weeks: Option<&Weeks>) -> f32 {
        let (page, words) = (self.page, self.words);
        let shown_from = weeks.and_then(Weeks::period).map_or(page.today, |(from, _)| from);
        let times = page.schedule.times_on(shown_from);
        let mut room = ROOM;
        if !times.is_empty() {
            let at = words.say("fridge-at", &[("times", times_text(times))]);
            let set = Type::strong(64.0).fit(&at, ROOM * 0.45);
            self.paper.text(EDGE + ROOM, EDGE + 64.0, set.end(), &at);
            room -= set.width(&at) + 60.0;
        }
        let mut set = Type::strong(TITLE);
        let mut title = set.lines(self.title(), room, 2);
        if title.len() > 1 {
            set = Type::strong(TITLE * 0.72);
            title = set.lines(self.title(), room, 2);
        }
        let mut y = self.paper.paragraph(EDGE, EDGE + 66.0, set, set.size * 1.14, &title) - set.size * 1.14;
        if let Rule::AsNeeded(amount) = page.plan.rule {
            let said = amount.map(|amount| say::dose(page, amount, words).whole());
            let key = if said.is_some() { "fridge-needed-dose" } else { "fridge-needed" };
            let said = words.say(key, &[("dose", said.unwrap_or_default())]);
            let set = Type::strong(52.0).fit(&said, ROOM);
            y += 70.0;
            self.paper.text(EDGE, y, set, &said);
        }
        let made = self.made();
        if !made.is_empty() {
            let body = Type::plain(BODY);
            let lines = body.lines(&made, ROOM, 2);
            y = self.paper.paragraph(EDGE, y + 64.0, body, 52.0, &lines) - 52.0;
        }
        let small = Type::soft(SMALL);
        let lines = small.lines(&self.about(weeks, shown_from), ROOM, 2);
        y = self.paper.paragraph(EDGE, y + 54.0, small, 44.0, &lines) - 44.0;
        y + 22.0
    }

    /// The medicine where the title is another, and how it is made: the recipe as written, or what is in one piece.
    fn made(&self) -> String {
        let medicine = self.page.medicine;
        let name = Some(medicine.name.clone()).filter(|name| self.page.plan.title.as_ref().is_some_and(|t| t != name));
        let recipe = medicine.recipe.as_ref().map(|recipe| recipe.written.clone());
        let strength = medicine.strength.map(|strength| {
            let piece = medicine.preparation().piece.code().to_owned();
            let args = [("amount", strength.to_string()), ("count", 1.to_string()), ("unit", piece)];
            self.words.say("fridge-strength", &args)
        });
        [name, recipe.or(strength)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// When it was made, which weeks it shows, other times of the day; then whose plan it is, which may be long.
    fn about(&self, weeks: Option<&Weeks>, shown_from: Date) -> String {
        let (page, words) = (self.page, self.words);
        let mut all = vec![words.say("fridge-made-on", &[("date", say::date(page.today, words))])];
        if let Some(weeks) = weeks.filter(|weeks| weeks.is_cut)
            && let (Some(first), Some(last)) = (weeks.rows.first(), weeks.rows.last())
        {
            let args = [("from", first.number.to_string()), ("until", last.number.to_string())];
            all.push(words.say("fridge-weeks-shown", &args));
        }
        match page.schedule.planned(page.today) {
            Planned::Paused if weeks.is_none() => all.push(words.get("fridge-paused")),
            Planned::Over if weeks.is_none() => all.push(words.get("fridge-stopped")),
            _ => {}
        }
        if weeks.is_some_and(|weeks| weeks.rows.iter().any(|row| row.doses() > 1)) {
            all.push(words.get("fridge-box-each"));
        }
        for (from, times) in page.schedule.times_since().filter(|(from, _)| *from > shown_from) {
            let args = [("date", say::short(from, words)), ("times", times_text(times))];
            all.push(words.say("fridge-times-from", &args));
        }
        all.push(match &page.plan.author {
            Some(author) => words.say("fridge-author", &[("author", author.clone())]),
            None => words.get("fridge-own"),
        });
        all.join(" · ")
    }

    /// The shapes with their words, in lines.
    fn legend(&self, weeks: Option<&Weeks>) -> Vec<Vec<(Option<Shape>, String)>> {
        let (page, words) = (self.page, self.words);
        let mut all: Vec<(Option<Shape>, String)> = Vec::new();
        if let Some(weeks) = weeks {
            let (from, until) = weeks.period().unwrap_or((page.today, page.today));
            let backs: Vec<_> =
                page.schedule.step_backs().iter().filter(|back| back.from <= until && from <= back.until).collect();
            if weeks.shows(Shape::StepBack) && backs.len() > 2 {
                all.push((Some(Shape::StepBack), words.get("fridge-step-back")));
            } else if weeks.shows(Shape::StepBack) {
                all.extend(backs.iter().map(|back| {
                    let dose = say::dose(page, back.to, words).own;
                    let args = [("dose", dose), ("period", say::stretch(back.from, back.until, words))];
                    (Some(Shape::StepBack), words.say("fridge-step-back-to", &args))
                }));
            }
            let held: Vec<_> = holds(page).filter(|(on, _)| (from..=until).contains(on)).collect();
            if held.len() > 2 {
                all.push((Some(Shape::Hold), words.get("fridge-held")));
            } else {
                all.extend(held.iter().map(|(on, days)| {
                    let key = if days.is_some() { "fridge-held-days" } else { "fridge-held-open" };
                    let args = [("date", say::short(*on, words)), ("count", days.unwrap_or_default().to_string())];
                    (Some(Shape::Hold), words.say(key, &args))
                }));
            }
            if weeks.shows(Shape::Bottle) {
                let form = page.medicine.form.map_or("", |form| form.code()).to_owned();
                all.push((Some(Shape::Bottle), words.say("fridge-new-bottle", &[("form", form)])));
            }
        }
        if let Some(review) = page.review {
            all.push((Some(Shape::Review), words.say("fridge-review", &[("date", say::date(review, words))])));
        }
        if let Some(steps) = page.schedule.waiting.as_ref().map(|waiting| waiting.steps).filter(|steps| *steps > 0) {
            all.push((None, words.say("fridge-waiting", &[("count", steps.to_string())])));
        }
        flowed(all)
    }

    /// The person's own instructions, and the sum, in at most so many lines if that can be.
    fn own(&self, lines: usize) -> Vec<(String, Vec<String>)> {
        let (page, words) = (self.page, self.words);
        let total = self.total();
        let texts = [
            page.plan.missed.clone().map(|text| ("fridge-missed", text)),
            page.plan.hold_if.clone().map(|text| ("fridge-hold-if", text)),
        ];
        // A text of spaces has no line to stand on.
        let texts: Vec<_> = texts.into_iter().flatten().filter(|(_, text)| !text.trim().is_empty()).collect();
        let mut left = lines.saturating_sub(usize::from(total.is_some()));
        let mut all = Vec::new();
        for (place, (key, text)) in texts.iter().enumerate() {
            // Half of what is left, as long as another text comes.
            let most = (left / (texts.len() - place)).max(1);
            let lines = OWN.lines(text, ROOM - OWN_LEFT, most);
            left = left.saturating_sub(lines.len());
            all.push((words.get(key), lines));
        }
        all.extend(total.map(|(label, text)| (label, OWN.lines(&text, ROOM - OWN_LEFT, 2))));
        all
    }

    /// All that is planned, the last step counted once; of one dose that goes on, what a day comes to.
    fn total(&self) -> Option<(String, String)> {
        let (page, words) = (self.page, self.words);
        let schedule = page.schedule;
        let is_open = schedule.over_from().is_none();
        if is_open && matches!(page.plan.rule, Rule::Fixed(_)) {
            let doses = schedule.times_on(page.today).len();
            let amount = say::times(*schedule.steps.first()?, doses).filter(|_| doses > 1)?;
            return Some((words.get("fridge-a-day"), say::dose(page, amount, words).whole()));
        }
        let until = schedule.counted_until()?;
        let from = schedule.stretches().next()?.0.from;
        let sum = say::dose(page, schedule.total(from, until)?, words).whole();
        // Steps that wait for a day are in no sum.
        let key = if is_open && schedule.waiting.is_none() { "fridge-total-open" } else { "fridge-total" };
        Some((words.get("fridge-in-all"), words.say(key, &[("sum", sum), ("date", say::short(until, words))])))
    }

    /// Whether somebody stopped the plan, instead of its coming to its end.
    fn is_stopped(&self) -> bool {
        let schedule = self.page.schedule;
        self.page.diary.adjustments_of(self.page.record.id).any(|(record, adjustment)| {
            adjustment.bend == Bend::Stop
                && !schedule.idle.contains(&record.id)
                && schedule.over_from() == Some(record.at.earliest().date())
        })
    }
}

/// Entries of the legend side by side, as many as a line holds.
fn flowed(all: Vec<(Option<Shape>, String)>) -> Vec<Vec<(Option<Shape>, String)>> {
    let mut lines: Vec<Vec<(Option<Shape>, String)>> = Vec::new();
    let mut used = f32::MAX;
    for entry in all {
        let wide = LEGEND.width(&entry.1) + 60.0 + if entry.0.is_some() { 54.0 } else { 0.0 };
        if used + wide > ROOM + 60.0 {
            lines.push(Vec::new());
            used = 0.0;
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.push(entry);
        }
    }
    lines
}
