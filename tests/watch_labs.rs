//! The watch on platelets: the case report replayed, and two years of stable persons, of whom hardly one is alarmed for
//! nothing while everyone whose count falls to half is found at the first result.
#![expect(clippy::panic, clippy::unwrap_used, reason = "this is only a test")]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_decimal::Decimal;
use titrace::analysis::baseline::{self, Baseline, BaselineKind, Change, Variation, Verdict};
use titrace::analysis::facts::Facts;
use titrace::analysis::grade::Flag;
use titrace::analysis::watch::{WatchItem, watch};
use titrace::catalogue::{Catalogue, Tier};
use titrace::model::answer::{Answer, Reply};
use titrace::model::diary::Diary;
use titrace::model::lab::{Bound, Interval, LabResult, LabUnit, Measured, Range, ReferenceRange};
use titrace::model::medicine::{Course, Medicine};
use titrace::model::person::Sex;
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::settings::Settings;
use titrace::model::when::{When, date_of, days};
use titrace::words::Words;
use uuid::Uuid;

const LDN: u128 = 1;

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| Catalogue::bundled().unwrap())
}

fn analyte(name: &str) -> &'static titrace::catalogue::Analyte {
    catalogue().analyte(name).unwrap()
}

fn id(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number))
}

/// Records with ids of their own, in a diary of somebody who knows LDN.
#[derive(Clone)]
struct Book {
    settings: Settings,
    records: Vec<Record>,
}

impl Book {
    fn new() -> Self {
        let medicine = Medicine { name: "LDN".to_owned(), ..Medicine::default() };
        let mut book = Self { settings: Settings::default(), records: Vec::new() };
        book.add("2000-01-01", Body::Medicine(medicine));
        book
    }

    fn add(&mut self, at: &str, body: Body) -> RecordId {
        let id = id(LDN + self.records.len() as u128);
        let at = When::exact(at.parse().unwrap());
        self.records.push(Record { id, at, note: None, source: Source::Window, entered_by: None, body });
        id
    }

    fn course(&mut self, from: &str) -> &mut Self {
        self.add(from, Body::Course(Course::new(id(LDN), None, None)));
        self
    }

    /// `Platelets 110 @City 165-387 repeat`: laboratory, range and repeat as one likes.
    fn lab(&mut self, at: &str, said: &str) -> &mut Self {
        let mut words = said.split(' ');
        let (analyte, written) = (words.next().unwrap().to_owned(), words.next().unwrap());
        let unit = if analyte == "Platelets" { "10*9/L" } else { "U/L" };
        let unit = Some(LabUnit { ucum: unit.to_owned(), written: unit.to_owned() });
        let value = Measured::parse(written).unwrap();
        let (mut range, mut laboratory, mut repeat_sample) = (Range::None, None, None);
        for word in words {
            if let Some(name) = word.strip_prefix('@') {
                laboratory = Some(name.to_owned());
            } else if let Some((low, high)) = word.split_once('-') {
                let range_of = |text: &str| Some(text.parse().unwrap());
                range = Range::Printed(ReferenceRange { low: range_of(low), high: range_of(high) });
            } else {
                repeat_sample = Some(word == "repeat");
            }
        }
        let (fasting, biotin) = (None, None);
        let result = LabResult { analyte, value, unit, range, laboratory, fasting, biotin, repeat_sample };
        self.add(at, Body::Lab(result));
        self
    }

    fn diary(&self) -> Diary {
        Diary::of(self.settings.clone(), self.records.clone())
    }

    fn watch(&self, today: &str) -> Vec<WatchItem> {
        let diary = self.diary();
        let facts = Facts::new(&diary, catalogue());
        watch(&diary, catalogue(), &facts, today.parse().unwrap())
    }

    /// Rules about platelets that are open on that day.
    fn rules(&self, today: &str) -> Vec<String> {
        let open = self.watch(today).into_iter().filter(WatchItem::is_open).map(|item| item.rule);
        open.filter(|rule| rule.starts_with("platelets")).collect()
    }

    fn item(&self, today: &str, rule: &str) -> WatchItem {
        let items = self.watch(today);
        let found = items.iter().find(|item| item.rule == rule).cloned();
        found.unwrap_or_else(|| panic!("{rule} is not among {:?}", self.rules(today)))
    }

    fn last_change(&self) -> Change {
        let diary = self.diary();
        let facts = Facts::new(&diary, catalogue());
        let (record, result) = diary.labs().next_back().unwrap();
        baseline::change(&diary, catalogue(), &facts, record, result).unwrap()
    }
}

fn said(change: &Change) -> String {
    let message = baseline::message(change);
    Words::english().say(message.key, &message.args)
}

fn percent(number: i64) -> Decimal {
    Decimal::from(number)
}

#[test]
fn reference_change_values_are_the_published_ones() {
    let of = |within: &str, analytical: &str, n| {
        let (within, analytical) = (within.parse().unwrap(), analytical.parse().unwrap());
        baseline::change_limits(Variation { within, analytical, wider: false }, n)
    };
    assert_eq!(of("9.5", "0", 1), (Decimal::from(-23), Decimal::from(30)));
    let tsh = baseline::variation_of(analyte("TSH"), None).unwrap();
    assert_eq!(baseline::change_limits(tsh, 1), (Decimal::from(-32), Decimal::from(48)));
    // The symmetric 2.77 CV lies between both, 20 to 26 % for platelets.
    assert_eq!(of("6.7", "3", 1), (Decimal::from(-18), Decimal::from(23)));
    assert_eq!(of("8.6", "4", 1), (Decimal::from(-23), Decimal::from(30)));
    // Against a mean it is narrower.
    assert_eq!(of("8.6", "4", 3), (Decimal::from(-19), Decimal::from(24)));
    let unknown = baseline::variation_of(analyte("Platelets"), None).unwrap();
    assert!(unknown.wider);
    assert_eq!(unknown.within, baseline::variation_of(analyte("Platelets"), Some(Sex::Female)).unwrap().within);
}

/// Three years before the diagnosis, at it, and about 120 since; then the start.
fn before_the_start() -> Book {
    let mut book = Book::new();
    book.lab("2009-05-04", "Platelets 110 165-387").lab("2010-05-04", "Platelets ~120 165-387");
    book.lab("2012-05-04", "Platelets 110 165-387");
    book
}

#[test]
fn s0_03_low_before_the_start_is_said_before_the_start() {
    let mut book = before_the_start();
    let waiting = book.item("2013-05-25", "platelets-low-before-start");
    assert!(waiting.title.contains("already below the range before the start"), "{waiting:?}");
    assert!(waiting.asks[0].contains("Ask for a count"), "{waiting:?}");
    assert_eq!(waiting.records.len(), 3);
    assert!(waiting.says[0].contains("165–387"), "{waiting:?}");
    book.course("2013-06-01");
    // The last count is a year old: one before the start is asked for besides.
    assert_eq!(book.rules("2013-05-25"), ["platelets-before-start", "platelets-low-before-start"]);
    assert_eq!(book.rules("2013-06-20"), ["platelets-before-start", "platelets-low-before-start"]);
    assert!(book.item("2013-05-25", "platelets-before-start").asks[0].contains("before the start on 2013-06-01"));
    assert!(book.rules("2013-03-05").contains(&"platelets-before-start".to_owned()), "ninety days ahead");
    assert!(!book.rules("2013-03-01").contains(&"platelets-before-start".to_owned()));
    book.lab("2013-05-20", "Platelets 112 165-387");
    assert_eq!(book.rules("2013-05-25"), ["platelets-low-before-start"]);
    // A year of 110 is no baseline below its own range for somebody who is not about to begin.
    assert_eq!(before_the_start().last_change().baseline.kind, BaselineKind::Earlier);
}

#[test]
fn s0_06_a_count_is_asked_for_by_day_90_and_regularly() {
    let mut book = before_the_start();
    book.course("2013-06-01");
    let due = |book: &Book, day: i64| {
        let today = date_of(days(date(2013, 6, 1)) + day - 1).to_string();
        book.rules(&today).contains(&"platelets-due".to_owned())
    };
    assert_eq!([75, 76, 80, 91].map(|day| due(&book, day)), [false, true, true, true]);
    let item = book.item("2013-08-19", "platelets-due");
    assert_eq!((item.tier, item.about.as_str()), (Tier::Ask, "2013-08-29"));
    assert!(item.says[0].contains("day 80"), "{item:?}");
    assert!(!item.says.iter().any(|line| line.contains("safe window")), "{item:?}");
    book.lab("2013-08-20", "Platelets 112 165-387");
    assert_eq!([81, 90, 156, 157].map(|day| due(&book, day)), [false, false, false, true]);
    let rules: BTreeSet<_> = book.watch("2013-08-25").into_iter().map(|item| item.rule).collect();
    assert!(rules.contains("alt-due") && !rules.contains("alt-before-start"), "{rules:?}");
    // After the end nothing is due.
    let Body::Course(course) = &mut book.records[4].body else { panic!("a course") };
    course.until = Some(When::exact("2013-10-01".parse().unwrap()));
    assert!(!due(&book, 170));
}

#[test]
fn s0_05_below_five_is_found_with_its_grade_and_its_change() {
    let mut book = before_the_start();
    book.course("2013-06-01").lab("2013-10-01", "Platelets <5 165-387");
    let rules = book.rules("2013-10-01");
    assert_eq!(rules, ["platelets-below-25"]);
    let item = book.item("2013-10-01", "platelets-below-25");
    assert!(item.alarms() && item.title.contains("very low"), "{item:?}");
    assert!(item.says.contains(&"For your prescriber: grade 4 by CTCAE v5.".to_owned()), "{item:?}");
    assert!(item.says.iter().all(|line| !line.contains('{')), "{item:?}");
    let change = book.last_change();
    assert_eq!((change.baseline.kind, change.baseline.n), (BaselineKind::BeforeStart, 3));
    assert_eq!(change.verdict, Verdict::Fall);
    assert!(change.percent.0.is_none() && change.percent.1.unwrap() < percent(-95));
    assert!(said(&change).starts_with("at least −95 % against the mean of your 3 results before the start (113.3)"));
    assert!(said(&change).contains("no sex is given"), "{}", said(&change));
    // Against 110 alone.
    let mut book = Book::new();
    book.lab("2012-05-04", "Platelets 110").course("2013-06-01").lab("2013-10-01", "Platelets <5");
    assert!(said(&book.last_change()).starts_with("at least −95 % against your result before the start (110)"));
}

#[test]
fn s0_11_low_in_both_ranges_and_above_her_own_are_both_said() {
    for (range, before) in [("165-387", ["110", "110"]), ("150-450", ["100", "102"])] {
        let mut book = Book::new();
        book.lab("2009-05-04", &format!("Platelets {} {range}", before[0]));
        book.lab("2012-05-04", &format!("Platelets {} {range}", before[1]));
        book.course("2013-06-01").lab("2013-10-01", &format!("Platelets <5 {range}"));
        book.lab("2014-05-20", &format!("Platelets 136 {range}"));
        let diary = book.diary();
        let facts = Facts::new(&diary, catalogue());
        let (record, result) = diary.labs().next_back().unwrap();
        assert_eq!(facts.lab(record, result).flag, Flag::Low);
        // Nobody answered the count before it.
        assert_eq!(book.rules("2014-05-20"), ["platelets-unanswered", "platelets-low-as-before"]);
        let item = book.item("2014-05-20", "platelets-low-as-before");
        assert!(item.says[0].contains(&range.replace('-', "–")), "{item:?}");
        let wanted = if range == "165-387" { "+24 %: within usual variation" } else { "+35 %: above your own" };
        assert!(item.says[2].contains(wanted), "{item:?}");
    }
}

#[test]
fn a_small_fall_is_within_usual_variation_and_never_no_change() {
    let mut book = Book::new();
    book.lab("2012-05-04", "Platelets 120").course("2013-06-01").lab("2013-10-01", "Platelets 110");
    let change = book.last_change();
    assert_eq!(change.verdict, Verdict::Within);
    assert!(said(&change).starts_with("−8 % against your result before the start (120): within usual variation"));
    assert!(said(&change).ends_with("a real change is not excluded"), "{}", said(&change));
    assert!(!said(&change).contains("no change"));
}

#[test]
fn another_laboratory_is_not_compared() {
    let mut book = Book::new();
    book.lab("2012-05-04", "Platelets 240 @City").course("2013-06-01").lab("2013-10-01", "Platelets 100 @Northern");
    let change = book.last_change();
    assert_eq!(change.verdict, Verdict::NotComparable("labs-other-laboratory"));
    assert!(said(&change).contains("another laboratory"));
    assert!(!baseline::halved(&change));
    book.lab("2013-11-01", "Platelets 96 @city");
    assert_eq!((book.last_change().verdict, book.last_change().baseline.n), (Verdict::Fall, 1));
    book.lab("2013-12-01", "Platelets 99 @NORTHERN");
    assert_eq!(book.last_change().baseline.kind, BaselineKind::Earlier);
}

/// After a stop, what came before the second start is "before" for what follows it.
#[test]
fn a_second_start_has_a_before_of_its_own() {
    let mut book = Book::new();
    book.lab("2020-03-01", "Platelets 240 165-387").course("2020-04-01");
    let Body::Course(first) = &mut book.records.last_mut().unwrap().body else { panic!("a course") };
    first.until = Some(When::exact("2020-08-01".parse().unwrap()));
    book.lab("2020-06-01", "Platelets 236 165-387").lab("2020-12-01", "Platelets 150 165-387");
    assert_eq!((book.last_change().baseline.kind, book.last_change().baseline.n), (BaselineKind::BeforeStart, 1));
    book.lab("2021-01-05", "Platelets 152 165-387");
    book.course("2021-02-01");
    assert!(book.rules("2021-01-20").contains(&"platelets-low-before-start".to_owned()));
    assert!(book.rules("2021-02-20").contains(&"platelets-low-before-start".to_owned()));
    book.lab("2021-03-01", "Platelets 151 165-387");
    assert_eq!((book.last_change().baseline.kind, book.last_change().baseline.n), (BaselineKind::BeforeStart, 3));
    assert!(!book.rules("2021-03-02").contains(&"platelets-low-before-start".to_owned()));
    // What fell during the first course is no measure for the second one.
    let mut again = Book::new();
    again.lab("2020-03-01", "Platelets 240 165-387").course("2020-04-01");
    let Body::Course(first) = &mut again.records.last_mut().unwrap().body else { panic!("a course") };
    first.until = Some(When::exact("2020-08-01".parse().unwrap()));
    again.lab("2020-07-30", "Platelets 30 165-387").lab("2020-12-01", "Platelets 236 165-387").course("2021-02-01");
    again.lab("2021-03-01", "Platelets 130 165-387");
    assert_eq!((again.last_change().baseline.shown(), again.last_change().verdict), ("238".to_owned(), Verdict::Fall));
    assert!(again.rules("2021-03-02").contains(&"platelets-halved".to_owned()));
    // A pause of a few days is no start: what came with the medicine stays so.
    let mut paused = normal();
    let Body::Course(first) = &mut paused.records.last_mut().unwrap().body else { panic!("a course") };
    first.until = Some(When::exact("2020-05-10".parse().unwrap()));
    paused.lab("2020-05-01", "Platelets 150 165-387").course("2020-05-15").lab("2020-05-20", "Platelets 152 165-387");
    assert_eq!(paused.last_change().baseline.n, 3);
}

/// Whatever else is followed: the medicine because of which platelets are watched says what was before.
#[test]
fn the_start_of_the_named_medicine_counts_for_the_screens_too() {
    let mut book = Book::new();
    let medicine = Medicine { name: "Vitamin D".to_owned(), ..Medicine::default() };
    let vitamin = book.add("2010-01-01", Body::Medicine(medicine));
    book.add("2010-01-01", Body::Course(Course::new(vitamin, None, None)));
    book.settings.followed = Some(vitamin);
    book.lab("2012-05-04", "Platelets 110").lab("2013-05-04", "Platelets 112").course("2013-06-01");
    book.lab("2013-10-01", "Platelets 111");
    assert_eq!((book.last_change().baseline.kind, book.last_change().baseline.n), (BaselineKind::BeforeStart, 2));
    // Of what no rule names a medicine for, the followed one does.
    let diary = book.diary();
    let facts = Facts::new(&diary, catalogue());
    let begin = |name: &str| facts.begin_for(name, date(2014, 1, 1)).map(|begin| begin.start.medicine);
    assert_eq!((begin("CRP"), begin("PLT")), (Some(vitamin), Some(id(LDN))));
}

#[test]
fn a_baseline_is_converted_keeps_the_start_day_and_tells_a_censored_one_as_a_span() {
    let mut book = Book::new();
    book.lab("2012-05-04", "Platelets <100").lab("2013-06-01", "Platelets 200").course("2013-06-01");
    book.lab("2013-10-01", "Platelets 150");
    let Body::Lab(last) = &mut book.records.last_mut().unwrap().body else { panic!("a result") };
    last.unit = Some(LabUnit { ucum: "/uL".to_owned(), written: "/µL".to_owned() });
    last.value = Measured::parse("150000").unwrap();
    let change = book.last_change();
    assert_eq!(change.baseline.shown(), "100000–150000");
    assert_eq!((change.baseline.n, change.baseline.unit.as_deref()), (2, Some("/uL")));
    assert_eq!(change.percent, (Some(percent(0)), Some(percent(50))));
    assert_eq!(change.verdict, Verdict::Unsure);
}

/// A normal baseline of three.
fn normal() -> Book {
    let mut book = Book::new();
    for at in ["2020-01-02", "2020-02-02", "2020-03-02"] {
        book.lab(at, "Platelets 200 165-387");
    }
    book.course("2020-04-01");
    book
}

#[test]
fn a_lone_low_result_asks_for_a_repeat_and_the_repeat_decides() {
    let mut book = normal();
    book.lab("2020-05-01", "Platelets 155 165-387");
    assert_eq!(book.rules("2020-05-01"), ["platelets-below-range", "platelets-fall"]);
    assert!(book.watch("2020-05-01").iter().all(|item| !item.alarms()));
    assert!(book.item("2020-05-01", "platelets-below-range").asks[0].contains("repeat sample"));
    let mut better = book.clone();
    better.lab("2020-05-06", "Platelets 188 165-387 repeat");
    assert_eq!(better.rules("2020-05-06"), Vec::<String>::new());
    book.lab("2020-05-06", "Platelets 150 165-387 repeat");
    assert_eq!(book.rules("2020-05-06"), ["platelets-confirmed-low"]);
    assert_eq!(book.item("2020-05-06", "platelets-confirmed-low").records.len(), 2);
    // A repeat of something that was not written down.
    let mut alone = normal();
    alone.lab("2020-05-06", "Platelets 150 165-387 repeat");
    assert_eq!(alone.rules("2020-05-06"), ["platelets-confirmed-low"]);
    // In words nothing is taken back.
    alone.lab("2020-05-08", "Platelets normal");
    assert_eq!(alone.rules("2020-05-08"), ["platelets-confirmed-low", "platelets-in-words"]);
}

#[test]
fn low_within_the_own_variation_is_a_repeat_and_below_a_hundred_its_own_rule() {
    let mut book = normal();
    book.lab("2020-05-01", "Platelets 163 165-387");
    assert_eq!(book.rules("2020-05-01"), ["platelets-below-range"]);
    assert!(book.item("2020-05-01", "platelets-below-range").says.iter().any(|line| line.contains("a real change")));
    book.lab("2020-06-01", "Platelets 164 165-387");
    assert_eq!(book.rules("2020-06-01"), ["platelets-below-range"]);
    let mut low = Book::new();
    low.lab("2019-01-01", "Platelets 112 165-387").lab("2020-01-01", "Platelets 108 165-387").course("2020-04-01");
    low.lab("2020-05-01", "Platelets 98 165-387");
    assert_eq!(low.rules("2020-05-01"), ["platelets-below-100"]);
    let mut lower = Book::new();
    lower.lab("2019-01-01", "Platelets 92 165-387").lab("2020-01-01", "Platelets 96 165-387").course("2020-04-01");
    lower.lab("2020-05-01", "Platelets 98 165-387");
    assert_eq!(lower.rules("2020-05-01"), ["platelets-low-as-before"]);
}

#[test]
fn a_very_low_or_halved_count_alarms_at_once() {
    let mut book = normal();
    book.lab("2020-05-01", "Platelets 49 165-387");
    assert_eq!(book.rules("2020-05-01"), ["platelets-below-50"]);
    let mut book = normal();
    book.lab("2020-05-01", "Platelets 141 165-400");
    assert!(book.rules("2020-05-01").contains(&"platelets-halved".to_owned()));
    assert!(book.item("2020-05-01", "platelets-halved").title.starts_with("Platelets have fallen by about a third"));
    // Within the range only what is about half.
    for (count, wanted) in [("141", "platelets-fall"), ("121", "platelets-fall"), ("120", "platelets-halved")] {
        let mut book = normal();
        book.lab("2020-05-01", &format!("Platelets {count} 110-400"));
        assert_eq!(book.rules("2020-05-01"), [wanted]);
    }
}

#[test]
fn what_was_put_aside_comes_back_with_a_new_result() {
    let mut book = normal();
    book.lab("2020-05-01", "Platelets 49 165-387");
    let item = book.item("2020-05-01", "platelets-below-50");
    let (asked, about, reason) = (item.rule, Some(item.about), Some("known".to_owned()));
    book.add("2020-05-02", Body::Answer(Answer { asked, about, reply: Reply::Dismissed, who: None, reason }));
    assert_eq!(book.rules("2020-05-03"), [""; 0]);
    book.lab("2020-05-04", "Platelets 49 165-387");
    assert!(book.rules("2020-05-04").contains(&"platelets-below-50".to_owned()));
}

#[test]
fn s1_08_a_rise_is_over_after_two_results_in_a_row() {
    let mut book = Book::new();
    book.course("2020-04-01").lab("2020-05-01", "ALT 90 10-40").lab("2020-06-01", "ALT 38 10-40");
    let is_over = |book: &Book| {
        let diary = book.diary();
        baseline::transient(&diary, catalogue(), &Facts::new(&diary, catalogue()), "ALAT").is_some()
    };
    assert!(!is_over(&book));
    book.lab("2020-07-01", "ALT 35 10-40");
    assert!(is_over(&book));
    assert!(book.watch("2020-07-01").iter().any(|item| item.rule == "alt-transient"));
    book.lab("2020-08-01", "ALT 60 10-40");
    assert!(!is_over(&book));
}

fn interval(low: i64, high: i64) -> Interval {
    let bound = |at: i64| Some(Bound { at: Decimal::new(at, 1), included: true });
    Interval { low: bound(low), high: bound(high) }
}

fn of_mean(low: i64, high: i64, n: usize) -> Baseline {
    let (low, high) = (Decimal::new(low, 1), Decimal::new(high, 1));
    let (records, laboratory, unit) = (Vec::new(), None, None);
    let mean = (low + high) / Decimal::TWO;
    Baseline { kind: BaselineKind::BeforeStart, mean, low, high: Some(high), n, records, laboratory, unit }
}

proptest! {
    #[test]
    fn an_interval_says_what_its_values_say(
        low in 1..4000_i64, width in 0..3000_i64, share in 0..=100_i64,
        mean in 1..4000_i64, spread in 0..500_i64, mean_share in 0..=100_i64, n in 1..6_usize,
    ) {
        let variation = baseline::variation_of(analyte("Platelets"), None);
        let point = low + width * share / 100;
        let own = mean + spread * mean_share / 100;
        let whole = baseline::compared(of_mean(mean, mean + spread, n), interval(low, low + width), variation);
        let one = baseline::compared(of_mean(own, own, n), interval(point, point), variation);
        let (from, to) = (whole.percent.0.unwrap(), whole.percent.1.unwrap());
        let at = one.percent.0.unwrap();
        let rounding = Decimal::new(1, 15);
        prop_assert!(from - rounding <= at && at <= to + rounding, "{from} {at} {to}");
        prop_assert_ne!(one.verdict, Verdict::Unsure);
        if whole.verdict != Verdict::Unsure {
            prop_assert_eq!(whole.verdict, one.verdict);
        }
        if baseline::halved(&whole) {
            prop_assert!(baseline::halved(&one));
            prop_assert_eq!(one.verdict, Verdict::Fall);
        }
    }

    #[test]
    fn a_censored_value_says_what_all_below_it_say(limit in 1..4000_i64, share in 1..1000_i64, mean in 1..4000_i64) {
        let variation = baseline::variation_of(analyte("Platelets"), Some(Sex::Male));
        let high = Some(Bound { at: Decimal::new(limit, 1), included: false });
        let whole = baseline::compared(of_mean(mean, mean, 2), Interval { low: None, high }, variation);
        let point = Decimal::new(limit * share, 4);
        let point = Some(Bound { at: point, included: true });
        let one = baseline::compared(of_mean(mean, mean, 2), Interval { low: point, high: point }, variation);
        prop_assert!(matches!(whole.verdict, Verdict::Fall | Verdict::Unsure));
        if whole.verdict == Verdict::Fall {
            prop_assert_eq!(one.verdict, Verdict::Fall);
        }
    }
}

/// Chance that is the same every time: xorshift64*, and a normal of two uniform ones by Box and Muller.
struct Chance(u64);

impl Chance {
    fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11;
        (bits as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// Log-normal around one, with that coefficient of variation.
    fn around_one(&mut self, cv: f64) -> f64 {
        (self.normal() * (cv * cv).ln_1p().sqrt()).exp()
    }
}

/// A stable person: sex, own set point, own variation.
struct Stable {
    range: &'static str,
    level: f64,
    within: f64,
    analytical: f64,
    book: Book,
}

const START: Date = date(2020, 4, 1);

fn at_day(day: i64) -> String {
    date_of(days(START) + day).to_string()
}

impl Stable {
    fn new(chance: &mut Chance, is_female: bool) -> Self {
        let (range, low, high, sex) = if is_female {
            ("165-387", 165.0_f64, 387.0_f64, Sex::Female)
        } else {
            ("145-348", 145.0, 348.0, Sex::Male)
        };
        // The central 95 % of a log-normal population.
        let (middle, spread) = (f64::midpoint(low.ln(), high.ln()), (high.ln() - low.ln()) / 3.92);
        let level = (middle + spread * chance.normal()).exp();
        let within = 0.067 + 0.019 * chance.uniform();
        let analytical = 0.03 + 0.01 * chance.uniform();
        let mut book = Book::new();
        book.settings.person.sex = Some(sex);
        book.course(&START.to_string());
        let mut person = Self { range, level, within, analytical, book };
        for day in [-60, -30, -2] {
            person.draw(chance, day, 1.0, "");
        }
        person
    }

    /// A count of that day, at that part of the own level.
    fn draw(&mut self, chance: &mut Chance, day: i64, part: f64, repeat: &str) -> i64 {
        let true_count = self.level * part * chance.around_one(self.within) * chance.around_one(self.analytical);
        let count = true_count.round() as i64;
        self.book.lab(&at_day(day), format!("Platelets {count} {}{repeat}", self.range).trim());
        count
    }

    /// What the watch says of the last count: it alarms; it asks for a repeat.
    fn told(&self, day: i64) -> (bool, bool) {
        let items = self.book.watch(&at_day(day));
        let last = self.book.records.last().unwrap().id;
        let of_it = |item: &&WatchItem| item.is_open() && item.records.contains(&last);
        let alarms = items.iter().any(|item| item.is_open() && item.alarms());
        (alarms, items.iter().filter(of_it).any(|item| item.tier == Tier::Ask))
    }
}

#[derive(Debug, Default)]
struct Tally {
    months: u32,
    alarms: u32,
    repeats: u32,
    /// Results below the range: what an alarm on each of them would come to.
    naive: u32,
    found_by_alarm: u32,
    found_by_request: u32,
    missed: u32,
}

/// Two years of stable persons with a count every so many days; then every one falls to half.
fn simulated(persons: u32, every: i64, count: i64, seed: u64) -> Tally {
    let mut chance = Chance(seed);
    let mut tally = Tally { months: persons * 24, ..Tally::default() };
    for number in 0..persons {
        let mut person = Stable::new(&mut chance, number % 2 == 0);
        let low: i64 = person.range[..3].parse().unwrap();
        let falls_at = 1 + (chance.uniform() * count as f64) as i64;
        for turn in 1..=count {
            let day = turn * every;
            if turn == falls_at {
                // In another life of the same person.
                let mut fallen = Stable { book: person.book.clone(), ..person };
                fallen.draw(&mut chance, day, 0.5, "");
                match fallen.told(day) {
                    (true, _) => tally.found_by_alarm += 1,
                    (false, true) => tally.found_by_request += 1,
                    (false, false) => tally.missed += 1,
                }
            }
            let first = person.draw(&mut chance, day, 1.0, "");
            tally.naive += u32::from(first < low);
            let (mut alarms, asks) = person.told(day);
            if asks {
                tally.repeats += 1;
                person.draw(&mut chance, day + 5, 1.0, " repeat");
                alarms |= person.told(day + 5).0;
            }
            tally.alarms += u32::from(alarms);
        }
    }
    tally
}

#[test]
fn stable_persons_are_hardly_ever_alarmed_and_a_fall_to_half_is_found_at_once() {
    let rate = |part: u32, tally: &Tally| f64::from(part) * 100.0 / f64::from(tally.months);
    for (name, every, count) in [("monthly", 30, 24), ("quarterly", 91, 8)] {
        let tally = simulated(200, every, count, 0x5EED_0F71_7ACE);
        println!(
            "{name}: {} person-months, {} false alarms ({:.2} %), {} repeats asked for; an alarm on each low result: {} \
             ({:.2} %); fall to half: {} by an alarm, {} by a repeat asked for, {} missed",
            tally.months,
            tally.alarms,
            rate(tally.alarms, &tally),
            tally.repeats,
            tally.naive,
            rate(tally.naive, &tally),
            tally.found_by_alarm,
            tally.found_by_request,
            tally.missed
        );
        assert!(rate(tally.alarms, &tally) < 1.0, "{name}: {tally:?}");
        assert_eq!((tally.missed, tally.found_by_alarm + tally.found_by_request), (0, 200), "{name}");
        // The control: every result below the range would be an alarm.
        if name == "monthly" {
            assert!(rate(tally.naive, &tally) > 1.0, "{tally:?}");
        }
    }
}
