//! A hundred thousand results in every form that a laboratory writes, out as CSV and in again: the same bytes, the same
//! results, and nowhere a number without its comparator.

use std::collections::HashSet;

use titrace::catalogue::Catalogue;
use titrace::exchange::csv;
use titrace::intake::{self, Entry, Row};
use titrace::model::lab::{Comparator, Reading};
use titrace::model::{Body, Change, Diary, Kind, RecordId, Settings, Source};
use uuid::Uuid;

const RESULTS: u64 = 100_000;

/// Xorshift: the same numbers every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len() as u64) as usize]
    }

    /// With its trailing zeros.
    fn number(&mut self) -> String {
        let whole = self.roll(1200);
        match self.roll(4) {
            0 => format!("{whole}.{}", self.roll(10)),
            1 => format!("{whole}.{:02}", self.roll(100)),
            2 => format!("{whole}.0"),
            _ => whole.to_string(),
        }
    }
}

/// The signs as they are written, and what they mean.
const SIGNS: [(&str, Option<Comparator>); 12] = [
    ("", None),
    ("<", Some(Comparator::Below)),
    ("< ", Some(Comparator::Below)),
    ("≤", Some(Comparator::AtMost)),
    ("<=", Some(Comparator::AtMost)),
    (">", Some(Comparator::Above)),
    ("≥ ", Some(Comparator::AtLeast)),
    (">=", Some(Comparator::AtLeast)),
    ("~", Some(Comparator::About)),
    ("below ", Some(Comparator::Below)),
    ("more than ", Some(Comparator::Above)),
    ("around ", Some(Comparator::About)),
];
const WORDS: [&str; 6] = ["normal", "trace", "positive", "negative", "not detected", "Normal "];

struct Written {
    text: String,
    comparator: Option<Comparator>,
    number: Option<String>,
}

fn value(dice: &mut Dice) -> Written {
    match dice.roll(10) {
        0 => Written { text: dice.pick(&WORDS).to_owned(), comparator: None, number: None },
        1 => {
            let low = dice.roll(500);
            let text = format!("{low}{}{}", dice.pick(&["-", "–", " - "]), low + 1 + dice.roll(50));
            Written { text, comparator: None, number: None }
        }
        _ => {
            let (sign, comparator) = SIGNS[dice.roll(SIGNS.len() as u64) as usize];
            let number = dice.number();
            Written { text: format!("{sign}{number}"), comparator, number: Some(number) }
        }
    }
}

#[test]
fn a_hundred_thousand_results_go_out_and_come_back_byte_for_byte() {
    let catalogue = Catalogue::bundled().unwrap();
    let now = "2024-06-01T12:00+02:00[Europe/Oslo]".parse().unwrap();
    let mut dice = Dice(0x5eed_1ab5);
    let nothing = Diary::default();
    let entry = |id| Entry {
        diary: &nothing,
        catalogue: &catalogue,
        now: &now,
        source: Source::CommandLine,
        decimal_mark: '.',
        id,
        fresh: false,
        confirmed: false,
    };
    let mut records = Vec::new();
    let mut censored = 0;
    for number in 0..RESULTS {
        let analyte = &catalogue.analytes()[dice.roll(catalogue.analytes().len() as u64) as usize];
        let unit = &analyte.units[dice.roll(analyte.units.len() as u64) as usize].ucum;
        let written = value(&mut dice);
        let mut row = Row::new();
        row.set("analyte", &analyte.name);
        row.set("value", &written.text);
        row.set("at", format!("20{:02}-{:02}-{:02}", dice.roll(25), 1 + dice.roll(12), 1 + dice.roll(28)));
        if dice.roll(20) > 0 {
            row.set("unit", unit);
        }
        match dice.roll(5) {
            // Not one that ends with a 3: it may be a ×, and is asked about.
            0 => row.set("range", format!("{}-{}", dice.roll(100), 100 + 2 * dice.roll(200))),
            1 => row.set("range", format!("{}{}", dice.pick(&["<", ">", "≤"]), dice.number())),
            2 => row.set("range", "none"),
            3 => {
                row.set("low", dice.roll(100).to_string());
                row.set("range_source", "laboratory");
            }
            _ => {}
        }
        if dice.roll(2) == 0 {
            row.set("lab", dice.pick(&["City", "=Lab", "Hos\npital", "'Quoted'"]));
        }
        for field in ["fasting", "biotin", "repeat_sample"] {
            if dice.roll(3) == 0 {
                row.set(field, dice.pick(&["yes", "no"]));
            }
        }
        let id = RecordId(Uuid::from_u128(u128::from(number) + 1));
        let record = intake::record(Kind::Lab, &row, &entry(id)).unwrap();
        let Body::Lab(result) = &record.body else { panic!("no result") };
        assert_eq!(result.value.written, written.text, "it is kept as it was written");
        match &result.value.reading {
            Reading::Number { comparator, number } => {
                assert_eq!((*comparator, Some(number.to_string())), (written.comparator, written.number));
                let is_bare = comparator.is_none();
                assert!(is_bare || !result.value.shown().starts_with(|c: char| c.is_ascii_digit()));
                censored += u32::from(!is_bare);
            }
            Reading::Between { .. } | Reading::Words => assert_eq!(written.number, None),
        }
        records.push(record);
    }
    assert!(censored > 40_000, "the forms are all there: {censored}");
    let diary = Diary::of(Settings::default(), records);
    let out = csv::export(&diary, &catalogue);
    let labs: Vec<_> = out.iter().filter(|(name, _)| name == "labs.csv").cloned().collect();
    let mut new_id = || RecordId(Uuid::nil());
    let preview = csv::read(&labs, &entry(RecordId(Uuid::nil())), &HashSet::new(), &mut new_id).unwrap();
    let mut back = Diary::default();
    Change::Add(preview.new).apply(&mut back);
    assert!(back.of_kind(Kind::Lab) == diary.of_kind(Kind::Lab), "the same results");
    let again = csv::export(&back, &catalogue);
    assert!(again.iter().find(|(name, _)| name == "labs.csv") == labs.first(), "the same bytes");
}
