//! The page for the fridge: every planned day once, with its dose; nothing beside its place; sound XML.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use titrace::analysis::due::Schedules;
use titrace::catalogue::Catalogue;
use titrace::exchange::fridge::{Page, svg};
use titrace::exchange::week::{self, Week};
use titrace::model::adjustment::{Adjustment, Bend};
use titrace::model::amount::{Amount, Recipe};
use titrace::model::medicine::{Form, Medicine};
use titrace::model::plan::{Plan, Rule, Steps, Target, parse_times};
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::schedule::Schedule;
use titrace::model::settings::{Daily, Settings};
use titrace::model::unit::DoseUnit;
use titrace::model::when::{Point, When, date_of, days};
use titrace::model::{Diary, Number};
use titrace::words::{Language, Words};

use self::common::household;

#[expect(dead_code, reason = "others need the rest of it")]
mod common;

/// A case as somebody would write it down.
struct Case {
    medicine: Medicine,
    plan: Plan,
    start: Date,
    bends: Vec<(Date, Bend)>,
    bottles: Vec<Date>,
    review: Option<Date>,
    today: Date,
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn amount(text: &str) -> Amount {
    let (value, unit) = text.split_once(' ').unwrap();
    Amount { number: number(value), unit: DoseUnit::parse(unit).unwrap() }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn record(number: u128, at: Date, body: Body) -> Record {
    let id = RecordId(Uuid::from_u128(number));
    Record { id, at: When::exact(Point::Day(at)), note: None, source: Source::Window, entered_by: None, body }
}

fn rule(from: &str, step: &str, to: &str, every: &str) -> Rule {
    let to = Target::one(number(to));
    Rule::Steps(Steps { from: amount(from), step: number(step), every: every.parse().unwrap(), to })
}

/// 0.25 mg more every seven days, to 4.5 mg; a drop is 0.25 mg.
fn drops() -> Case {
    let medicine = Medicine {
        name: "Naltrexone".to_owned(),
        form: Some(Form::Drops),
        recipe: Some(Recipe::parse("50 mg in 10 mL, 20 drops/mL").unwrap()),
        strength: None,
        parts: None,
        drop_counts: None,
        label: None,
        ..Medicine::default()
    };
    let plan = Plan {
        medicine: RecordId(Uuid::from_u128(1)),
        title: None,
        author: None,
        rule: rule("0.25 mg", "0.25", "4.5", "7 days"),
        times: parse_times("22:00").unwrap(),
        shown_in: None,
        hold_if: None,
        missed: None,
        review: None,
    };
    let start = day("2026-01-05");
    Case { medicine, plan, start, bends: Vec::new(), bottles: Vec::new(), review: None, today: start }
}

/// Half a tablet of 3 mg, twice a day.
fn tablets() -> Case {
    let mut case = drops();
    case.medicine.recipe = None;
    case.medicine.form = Some(Form::Tablet);
    case.medicine.strength = Some(amount("3 mg"));
    case.medicine.parts = Some(2);
    case.plan.rule = Rule::Fixed(amount("1.5 mg"));
    case.plan.times = parse_times("08:00, 20:00").unwrap();
    case
}

impl Case {
    fn bend(mut self, on: &str, bend: Bend) -> Self {
        self.bends.push((day(on), bend));
        self
    }

    fn with<T>(&self, see: impl FnOnce(&Page<'_>) -> T) -> T {
        let medicine = record(1, self.start, Body::Medicine(self.medicine.clone()));
        let own = record(2, self.start, Body::Plan(self.plan.clone()));
        let mut records = vec![medicine, own.clone()];
        for (place, (on, bend)) in self.bends.iter().enumerate() {
            let number = u32::try_from(place).unwrap();
            let adjustment = Adjustment { plan: own.id, number, bend: bend.clone(), reason: None };
            records.push(record(10 + u128::from(number), *on, Body::Adjustment(adjustment)));
        }
        let diary = Diary::of(Settings::default(), records);
        let schedule = Schedule::of(&own, &self.plan, &diary);
        see(&Page {
            diary: &diary,
            record: &own,
            plan: &self.plan,
            schedule: &schedule,
            medicine: &self.medicine,
            bottle_changes: &self.bottles,
            review: self.review,
            today: self.today,
        })
    }

    fn drawn(&self) -> Drawing {
        let text = self.with(|page| String::from_utf8(svg(page, &Words::english())).unwrap());
        let drawing = Drawing::read(&text);
        drawing.check_places();
        drawing
    }

    /// What is due on the days from one to another, said by the schedule.
    fn due(&self, from: &str, until: &str) -> Vec<(String, String)> {
        let made = self.medicine.preparation();
        let said = |amount| made.portion(amount).count.map(|count| format!("{} {}", count.number, count.unit.code()));
        self.with(|page| {
            let days = page.schedule.due_days(day(from), day(until));
            days.map(|(date, due)| (date.to_string(), said(due.amount).unwrap())).collect()
        })
    }
}

/// An element: its name, its attributes, and the texts below it.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    parent: Option<usize>,
    text: String,
}

/// The elements of an SVG, read strictly: what is not well-formed XML panics.
struct Drawing(Vec<Element>);

impl Drawing {
    fn read(text: &str) -> Self {
        let mut rest = text.strip_prefix(r#"<?xml version="1.0" encoding="UTF-8"?>"#).unwrap();
        let (mut elements, mut open) = (Vec::<Element>::new(), Vec::<usize>::new());
        while let Some((before, after)) = rest.split_once('<') {
            let said = unescaped(before);
            for place in &open {
                elements[*place].text.push_str(&said);
            }
            assert!(!open.is_empty() || said.trim().is_empty(), "text outside of the root: {said}");
            assert!(!open.is_empty() || elements.is_empty() || after.is_empty(), "two roots");
            let (tag, after) = after.split_once('>').unwrap();
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(elements[open.pop().unwrap()].name, name);
                continue;
            }
            let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let (name, mut left) = tag.split_once(' ').unwrap_or((tag, ""));
            assert!(name.bytes().all(|b| b.is_ascii_alphabetic()), "{name}");
            let mut attributes = BTreeMap::new();
            while !left.trim().is_empty() {
                let (key, value) = left.trim_start().split_once("=\"").unwrap();
                assert!(key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-:".contains(&b)), "{key}");
                let (value, after) = value.split_once('"').unwrap();
                assert!(attributes.insert(key.to_owned(), unescaped(value)).is_none(), "{key} twice in {tag}");
                left = after;
            }
            elements.push(Element {
                name: name.to_owned(),
                attributes,
                parent: open.last().copied(),
                text: String::new(),
            });
            if !is_empty {
                open.push(elements.len() - 1);
            }
        }
        assert!(open.is_empty() && rest.trim().is_empty(), "the end is missing");
        Self(elements)
    }

    /// The values of an attribute, in the order of the elements.
    fn all(&self, key: &str) -> Vec<&str> {
        self.0.iter().filter_map(|element| element.attributes.get(key)).map(String::as_str).collect()
    }

    /// The element whose attribute has that value.
    fn one(&self, key: &str, value: &str) -> &Element {
        self.0.iter().find(|element| element.attributes.get(key).is_some_and(|found| found == value)).unwrap()
    }

    /// Two attributes of the same elements.
    fn pairs(&self, first: &str, second: &str) -> Vec<(&str, &str)> {
        let attributes = self.0.iter().map(|element| &element.attributes);
        attributes.filter_map(|all| Some((all.get(first)?.as_str(), all.get(second)?.as_str()))).collect()
    }

    /// The attribute of that name of everything inside the element whose attribute has that value.
    fn inside(&self, outer: (&str, &str), key: &str) -> Vec<&str> {
        let holds = |place: usize| self.0[place].attributes.get(outer.0).is_some_and(|value| value == outer.1);
        let mut found = Vec::new();
        for element in &self.0 {
            let mut up = element.parent;
            while let Some(place) = up.filter(|place| !holds(*place)) {
                up = self.0[place].parent;
            }
            found.extend(element.attributes.get(key).filter(|_| up.is_some()).map(String::as_str));
        }
        found
    }

    /// Where texts, boxes and marks are: left, top, right, bottom, and what it is. Letters count as half as wide as
    /// high, which is what they are at least.
    fn places(&self) -> Vec<([f32; 4], &str)> {
        let number = |element: &Element, key: &str| element.attributes[key].parse::<f32>().unwrap();
        let place = |element: &Element| {
            if element.attributes.contains_key("data-box") {
                let (x, y, size) = (number(element, "x"), number(element, "y"), number(element, "width"));
                return Some([x, y, x + size, y + size]);
            }
            if element.attributes.contains_key("data-mark") {
                let numbers = element.attributes["transform"].split(['(', ')', ' ']);
                let numbers: Vec<f32> = numbers.filter_map(|part| part.parse().ok()).collect();
                let half = 9.0 * numbers[2];
                return Some([numbers[0] - half, numbers[1] - half, numbers[0] + half, numbers[1] + half]);
            }
            (element.name == "text").then(|| {
                let (x, y, size) = (number(element, "x"), number(element, "y"), number(element, "font-size"));
                // Rather too narrow than too wide, but for letters that are as wide as they are high. A month behind
                // its first day is written smaller.
                let is_first = element.text.starts_with('1') && element.text.chars().skip(1).all(char::is_alphabetic);
                let ems = |letter: char| match letter {
                    'W' | '\u{2e80}'.. => 0.8,
                    ' ' | '.' | ',' | '·' | 'i' | 'l' => 0.25,
                    letter if is_first && letter.is_alphabetic() => 0.27,
                    _ => 0.48,
                };
                let wide = element.text.chars().map(ems).sum::<f32>() * size;
                let left = if element.attributes.contains_key("text-anchor") { x - wide } else { x };
                [left, y - size * 0.68, left + wide, y]
            })
        };
        self.0.iter().filter_map(|element| Some((place(element)?, element.text.as_str()))).collect()
    }

    /// Everything is on the paper, and nothing lies on anything else.
    fn check_places(&self) {
        let places = self.places();
        for (at, ([left, top, right, bottom], what)) in places.iter().enumerate() {
            assert!(*left >= 99.0 && *right <= 2001.0 && *top >= 99.0 && *bottom <= 2871.0, "{what:?} is off the page");
            for (other, beside) in &places[..at] {
                let apart = other[0] >= *right || other[2] <= *left || other[1] >= *bottom || other[3] <= *top;
                assert!(apart, "{what:?} {:?} lies on {beside:?} {other:?}", places[at].0);
            }
        }
    }

    fn texts(&self) -> Vec<&str> {
        self.0.iter().filter(|element| element.name == "text").map(|element| element.text.as_str()).collect()
    }

    fn says(&self, text: &str) -> bool {
        self.texts().iter().any(|said| said.contains(text))
    }
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains('<') && !text.contains('>'), "{text}");
    let names = text.split('&').skip(1).map(|part| part.split_once(';').unwrap().0);
    assert!(names.clone().all(|name| ["amp", "lt", "gt", "quot"].contains(&name)), "{text}");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn owned(pairs: Vec<(&str, &str)>) -> Vec<(String, String)> {
    pairs.into_iter().map(|(first, second)| (first.to_owned(), second.to_owned())).collect()
}

#[test]
fn s2_01_the_drop_plan_has_eighteen_rows_of_steps_and_every_day_once() {
    let case = drops();
    let drawing = case.drawn();
    let steps: Vec<String> = (1..=18).map(|step| step.to_string()).collect();
    assert_eq!(drawing.all("data-step"), steps);
    // The last step is drawn for four weeks.
    assert_eq!(drawing.all("data-week").len(), 21);
    let days = drawing.pairs("data-day", "data-dose");
    assert_eq!(days.len(), 21 * 7);
    assert_eq!(
        (days[0], days[6], days[7]),
        (("2026-01-05", "1 drop"), ("2026-01-11", "1 drop"), ("2026-01-12", "2 drop"))
    );
    assert_eq!(owned(days), case.due("2026-01-05", "2026-05-31"));
    assert_eq!(drawing.all("data-box").len(), 21 * 7);
    for text in [
        "Naltrexone",
        "at 22:00",
        "50 mg in 10 mL, 20 drops/mL",
        "7 drops",
        "1.75 mg · 0.35 mL",
        "and so on, 18 drops a day",
    ] {
        assert!(drawing.says(text), "{text}");
    }
    assert!(drawing.says("1197 drops · 299.25 mg · 59.85 mL, until 10 May 2026"));
    assert!(drawing.says("What was planned on 5 January 2026"));
    assert_eq!(drawing.inside(("data-week", "7"), "data-day")[0], "2026-02-16");
}

#[test]
fn holds_pauses_and_step_backs_are_on_their_days() {
    let mut case = drops()
        .bend("2026-01-28", Bend::Hold { days: Some(5) })
        .bend("2026-02-20", Bend::Pause { days: Some(10) })
        .bend("2026-03-14", Bend::StepBack { until: day("2026-03-18"), to: amount("1 mg") });
    case.bottles = vec![day("2026-02-16"), day("2026-02-21")];
    case.review = Some(day("2026-05-01"));
    let drawing = case.drawn();
    assert_eq!(owned(drawing.pairs("data-day", "data-dose")), case.due("2026-01-05", "2026-06-21"));
    assert_eq!(drawing.inside(("data-day", "2026-01-28"), "data-mark"), ["hold"]);
    let paused = drawing.all("data-paused");
    assert_eq!((paused.len(), paused[0], paused[9]), (10, "2026-02-20", "2026-03-01"));
    assert_eq!(drawing.texts().iter().filter(|text| **text == "Paused").count(), 1);
    assert!(drawing.inside(("data-paused", "2026-02-20"), "data-box").is_empty());
    for date in ["2026-03-14", "2026-03-16", "2026-03-18"] {
        assert_eq!(drawing.inside(("data-day", date), "data-mark"), ["step-back"], "{date}");
    }
    assert_eq!(drawing.all("data-mark").iter().filter(|mark| **mark == "step-back").count(), 5);
    assert!(
        drawing.says("Step back to 4 drops, 14 Mar to 18 Mar 2026") && drawing.says("Held 5 days from 28 Jan 2026")
    );
    assert_eq!(drawing.inside(("data-day", "2026-02-16"), "data-mark"), ["bottle"]);
    assert_eq!(drawing.inside(("data-paused", "2026-02-21"), "data-mark"), ["bottle"]);
    assert_eq!(drawing.inside(("data-day", "2026-05-01"), "data-mark"), ["review"]);
    assert_eq!(drawing.all("data-legend"), ["step-back", "hold", "bottle", "review"]);
    // In a week of two doses every day says its own.
    assert_eq!(drawing.pairs("data-week", "data-head")[10], ("11", "9 drop"));
    let said = |date| drawing.one("data-day", date).text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!((said("2026-03-16").as_str(), said("2026-03-19").as_str()), ("16 4 drops", "19 9 drops"));
    assert_eq!(said("2026-02-02"), "2 4 drops");
    assert_eq!(said("2026-01-06"), "6");
}

#[test]
fn a_stopped_plan_is_struck_from_its_day_and_says_so_once() {
    let drawing = drops().bend("2026-01-21", Bend::Stop).drawn();
    assert_eq!(drawing.all("data-over"), ["2026-01-21", "2026-01-22", "2026-01-23", "2026-01-24", "2026-01-25"]);
    assert_eq!(drawing.texts().iter().filter(|text| **text == "Stopped").count(), 1);
    assert!(drawing.says("no dose from 21 January 2026") && !drawing.says("and so on"));
    let mut taper = drops();
    taper.plan.rule = rule("4.5 mg", "-0.25", "0", "3 days");
    let taper = taper.drawn();
    assert!(taper.says("Ended") && !taper.says("Stopped") && taper.says("no dose from 28 February 2026"));
}

#[test]
fn what_has_no_end_yet_says_so() {
    let paused = drops().bend("2026-02-20", Bend::Pause { days: None }).drawn();
    assert_eq!(paused.all("data-week").len(), 7);
    assert!(paused.says("paused from 20 February 2026, with no end yet") && paused.says("11 steps have no date yet"));
    let held = drops().bend("2026-02-20", Bend::Hold { days: None }).drawn();
    assert!(held.says("Held from 20 Feb 2026, with no end yet") && held.says("and so on, 7 drops a day"));
    assert_eq!(held.all("data-step").len(), 7);
}

#[test]
fn a_fixed_plan_has_a_box_for_each_dose_and_shows_the_weeks_to_come() {
    let mut case = tablets();
    case.today = day("2027-09-01");
    let drawing = case.drawn();
    let weeks = drawing.all("data-week");
    assert_eq!((weeks.len(), weeks[0], weeks[11]), (12, "87", "98"));
    assert!(drawing.says("Week 87 to 98 of the plan") && drawing.says("at 08:00, 20:00"));
    assert_eq!(owned(drawing.pairs("data-day", "data-dose")), case.due("2027-08-30", "2027-11-21"));
    assert_eq!(drawing.inside(("data-day", "2027-09-01"), "data-box").len(), 2);
    assert!(drawing.says("1 tablet · 3 mg") && drawing.says("3 mg in one tablet"));
    case.plan.times = parse_times("06:00, 09:00, 12:00, 15:00, 18:00, 21:00").unwrap();
    assert_eq!(case.drawn().inside(("data-day", "2027-09-01"), "data-box").len(), 6);
}

#[test]
fn at_most_twenty_seven_weeks_stand_on_a_page_from_the_one_of_today() {
    let mut case = drops();
    case.plan.rule = rule("0.25 mg", "0.25", "15", "7 days");
    case.today = day("2026-03-25");
    let drawing = case.drawn();
    let weeks = drawing.all("data-week");
    assert_eq!((weeks.len(), weeks[0], weeks[26]), (27, "12", "38"));
    assert!(drawing.says("Week 12 to 38 of the plan") && drawing.says("the plan goes on after week 38"));
    assert_eq!(owned(drawing.pairs("data-day", "data-dose")), case.due("2026-03-23", "2026-09-27"));
    // Over long ago: its last weeks.
    case.today = day("2030-01-01");
    let weeks = case.bend("2027-01-04", Bend::Stop).drawn();
    let weeks = weeks.all("data-week");
    assert_eq!((weeks[0], weeks[26]), ("26", "52"));
}

#[test]
fn the_own_unit_comes_first_as_the_plan_asks() {
    let mut case = drops();
    case.plan.shown_in = Some(DoseUnit::Millilitre);
    let drawing = case.drawn();
    assert_eq!(drawing.pairs("data-day", "data-dose")[42], ("2026-02-16", "0.35 mL"));
    assert!(drawing.says("0.35 mL") && drawing.says("1.75 mg · 7 drops"));
    case.plan.shown_in = Some(DoseUnit::Milligram);
    assert!(case.drawn().says("0.35 mL · 7 drops"));
    case.medicine.recipe = Some(Recipe::parse("50 mg in 15 mL").unwrap());
    assert!(case.drawn().says("0.525 mL") && !case.drawn().says("drops"));
}

#[test]
fn an_as_needed_plan_is_forty_lines_to_fill_in() {
    let mut case = drops();
    case.plan.rule = Rule::AsNeeded(Some(amount("0.5 mg")));
    case.plan.times = Vec::new();
    let drawing = case.drawn();
    let lines: Vec<String> = (1..=40).map(|line| line.to_string()).collect();
    assert_eq!(drawing.all("data-line"), lines);
    assert!(drawing.all("data-day").is_empty() && drawing.says("2 drops · 0.5 mg · 0.1 mL, when it is needed"));
    for text in ["Date", "Time", "Amount", "Why"] {
        assert_eq!(drawing.texts().iter().filter(|said| **said == text).count(), 2, "{text}");
    }
}

#[test]
fn long_names_and_markup_stay_in_their_place() {
    let mut case = drops();
    case.plan.title = Some(
        "<script>&\"alert\"</script> ]]> 𝒩 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字".to_owned(),
    );
    case.medicine.name = "MWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMW".to_owned();
    case.plan.author = Some("A very long author ".repeat(30));
    case.plan.missed = Some("Leave it out, then go on ".repeat(40));
    case.plan.hold_if = Some("Donaudampfschifffahrt".repeat(30));
    case.plan.rule = rule("0.25 mg", "0.25", "15", "7 days");
    case.bottles = (0..60).map(|number| case.start.checked_add(jiff::Span::new().days(number)).unwrap()).collect();
    case.review = Some(day("2026-02-01"));
    let case = case
        .bend("2026-01-28", Bend::Hold { days: Some(5) })
        .bend("2026-02-01", Bend::StepBack { until: day("2026-02-03"), to: amount("1.1 mg") });
    let drawing = case.drawn();
    drawing.check_places();
    assert!(drawing.0.iter().all(|element| element.name != "script"));
    assert_eq!(Some(&drawing.one("id", "title").text), case.plan.title.as_ref());
    assert!(drawing.says("<script>&\"alert\"</script>") && drawing.says("…") && drawing.says("What was planned on"));
    let marks = drawing.inside(("data-day", "2026-02-01"), "data-mark");
    assert_eq!(marks, ["step-back", "bottle", "review"]);
}

#[test]
fn screen_readers_have_a_title_and_a_description() {
    let drawing = drops().drawn();
    assert_eq!((drawing.all("role"), drawing.all("aria-labelledby")), (vec!["img"], vec!["title description"]));
    assert_eq!(drawing.one("id", "title").text, "Naltrexone");
    let description = &drawing.one("id", "description").text;
    assert!(description.contains("5 Jan to 31 May 2026"), "{description}");
    assert!(description.contains("Week 7, from 16 Feb 2026: 7 drops · 1.75 mg · 0.35 mL"), "{description}");
    assert_eq!(drawing.all("viewBox"), ["0 0 2100 2970"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn any_plan_is_sound_on_paper(records in household(), today in 0..40_000_i64, ahead in vec(0..300_i64, 0..4)) {
        let diary = Diary::of(Settings::default(), records);
        for (own, plan) in diary.plans() {
            let Some(medicine) = diary.medicine(plan.medicine) else { continue };
            let schedule = Schedule::of(own, plan, &diary);
            let bottles: Vec<Date> = ahead.iter().map(|ahead| date_of(days(schedule.start) + ahead)).collect();
            let page = Page {
                diary: &diary,
                record: own,
                plan,
                schedule: &schedule,
                medicine,
                bottle_changes: &bottles,
                review: bottles.first().copied(),
                today: date_of(today),
            };
            let drawing = Drawing::read(&String::from_utf8(svg(&page, &Words::english())).unwrap());
            let drawn = drawing.all("data-day");
            let once: BTreeSet<&str> = drawn.iter().copied().collect();
            prop_assert_eq!(once.len(), drawn.len());
            let due_days = |from: &str, until: &str| schedule.due_days(day(from), day(until)).map(|(on, _)| on.to_string());
            if let [first, .., last] = drawn[..] {
                prop_assert_eq!(due_days(first, last).collect::<Vec<_>>(), drawn.clone());
            }
            for date in drawn {
                let due = schedule.due(day(date)).unwrap();
                prop_assert_eq!(drawing.inside(("data-day", date), "data-box").len(), due.doses());
            }
            prop_assert!(drawing.all("data-week").len() <= 27);
        }
    }
}

/// The paper for a week: these records, these symptoms.
fn week(records: Vec<Record>, symptoms: &[&str], words: &Words) -> Drawing {
    let symptoms = symptoms.iter().map(|name| (*name).to_owned()).collect();
    let settings = Settings { daily: Daily { symptoms, ..Daily::default() }, ..Settings::default() };
    let (diary, catalogue) = (Diary::of(settings, records), Catalogue::bundled().unwrap());
    let schedules = Schedules::new(&diary);
    let week = Week { diary: &diary, catalogue: &catalogue, schedules: &schedules, from: day("2026-01-05") };
    let drawing = Drawing::read(&String::from_utf8(week::svg(&week, words)).unwrap());
    drawing.check_places();
    drawing
}

#[test]
fn the_paper_for_a_week_says_doses_as_the_page_for_the_fridge_does() {
    let mut case = drops();
    case.medicine.recipe = Some(Recipe::parse("3 mg in 1 mL").unwrap());
    case.plan.rule = Rule::Fixed(amount("1 mg"));
    case.plan.shown_in = Some(DoseUnit::Millilitre);
    let records = || {
        vec![
            record(1, case.start, Body::Medicine(case.medicine.clone())),
            record(2, case.start, Body::Plan(case.plan.clone())),
        ]
    };
    let english = week(records(), &["Fatigue"], &Words::english());
    assert_eq!(english.texts().iter().filter(|text| **text == "about 0.333 mL").count(), 7, "{:?}", english.texts());
    let german = week(records(), &["Fatigue"], &Words::of_language(Language::German));
    assert!(german.says("0,333 mL") && !german.says("0.333"), "{:?}", german.texts());
}

/// Fifteen things taken twice a day, and as many symptoms as can be chosen: the page holds them, nothing upon another.
#[test]
fn the_paper_for_a_week_holds_however_much_there_is() {
    let catalogue = Catalogue::bundled().unwrap();
    let names: Vec<&str> = catalogue.symptoms().iter().map(|seed| seed.name.as_str()).collect();
    let sided = catalogue.symptoms().iter().filter(|seed| seed.sided).map(|seed| seed.name.as_str());
    let many: Vec<&str> = sided.chain(names.iter().copied()).take(Daily::MOST).collect();
    for (medicines, symptoms) in [(1, 1), (15, 10), (15, Daily::MOST), (40, Daily::MOST), (0, Daily::MOST)] {
        let mut records = Vec::new();
        for place in 0..medicines {
            let (id, plan) = (1 + 2 * place, 2 + 2 * place);
            let mut case = tablets();
            case.medicine.name = format!("Medicine {place}");
            case.plan.medicine = RecordId(Uuid::from_u128(id));
            records.push(record(id, case.start, Body::Medicine(case.medicine)));
            records.push(record(plan, case.start, Body::Plan(case.plan)));
        }
        let drawing = week(records, &many[..symptoms], &Words::english());
        assert_eq!(drawing.all("data-dose").len(), usize::try_from(medicines).unwrap());
        let boxes: Vec<f32> =
            drawing.pairs("data-score", "height").iter().map(|(_, high)| high.parse().unwrap()).collect();
        assert_eq!(boxes.len(), 7 * symptoms);
        let ticks: Vec<f32> =
            drawing.pairs("data-box", "width").iter().map(|(_, wide)| wide.parse().unwrap()).collect();
        assert_eq!(ticks.len(), 14 * usize::try_from(medicines).unwrap());
        // A pen needs nearly three millimetres; with forty medicines at least there is something of each.
        let least = if medicines > 15 { 5.0 } else { 28.0 };
        let smallest = boxes.iter().chain(&ticks).copied().fold(f32::MAX, f32::min);
        assert!(smallest >= least, "{medicines}, {symptoms}: {smallest}");
    }
}
