//! What the watch says of invented diaries: signs, effects, medicines beside each other, questions before a start, a
//! hard time; and what nothing in its texts may say.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::cell::Cell;
use std::collections::BTreeSet;

use jiff::civil::Date;
use titrace::analysis::facts::Facts;
use titrace::analysis::guard;
use titrace::analysis::watch::{Answered, Standing, WatchItem, answered, asks_for_doctor, card, support, watch};
use titrace::catalogue::{Catalogue, RuleSource, Tier};
use titrace::model::answer::{Answer, Reply};
use titrace::model::dose::{Dose, Status};
use titrace::model::event::Note;
use titrace::model::lab::{LabResult, Measured, Range};
use titrace::model::medicine::{Course, Medicine};
use titrace::model::person::Contact;
use titrace::model::plan::{Plan, Rule};
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::symptom::{Scale, Score, SymptomEntry};
use titrace::model::when::{When, date_of, days};
use titrace::model::{Amount, Diary, DoseUnit, Settings};
use uuid::Uuid;

const TODAY: &str = "2025-06-30";

/// A diary that grows record by record; numbers grow with time, as those of real records do.
struct Book {
    settings: Settings,
    records: Vec<Record>,
    next: Cell<u128>,
    catalogue: Catalogue,
}

impl Book {
    fn new() -> Self {
        let catalogue = Catalogue::bundled().unwrap();
        Self { settings: Settings::default(), records: Vec::new(), next: Cell::new(1), catalogue }
    }

    /// LDN since a hundred days, and every question about it answered with "no".
    fn with_ldn() -> Self {
        let mut book = Self::new();
        let ldn = book.medicine("LDN", 100);
        book.course(ldn, 100, None);
        book.answer_all(Reply::No);
        book
    }

    /// So many days ago.
    fn add(&mut self, ago: i64, body: Body) -> RecordId {
        let id = RecordId(Uuid::from_u128(self.next.replace(self.next.get() + 1)));
        let at = When::exact(date_of(days(today()) - ago).to_string().parse().unwrap());
        self.records.push(Record { id, at, note: None, source: Source::Window, entered_by: None, body });
        id
    }

    fn medicine(&mut self, name: &str, ago: i64) -> RecordId {
        self.add(ago, Body::Medicine(Medicine { name: name.to_owned(), ..Medicine::default() }))
    }

    fn course(&mut self, medicine: RecordId, ago: i64, until: Option<i64>) -> RecordId {
        let until = until.map(|ago| When::exact(date_of(days(today()) - ago).to_string().parse().unwrap()));
        self.add(ago, Body::Course(Course::new(medicine, until, None)))
    }

    fn sign(&mut self, symptom: &str, ago: i64) -> RecordId {
        self.symptom(symptom, ago, Score::Yes, Scale::YesNo)
    }

    fn symptom(&mut self, symptom: &str, ago: i64, score: Score, scale: Scale) -> RecordId {
        let entry =
            SymptomEntry { symptom: symptom.to_owned(), score, scale, side: None, copied: false, check_in: false };
        self.add(ago, Body::Symptom(entry))
    }

    fn lab(&mut self, analyte: &str, ago: i64, value: &str) -> RecordId {
        let result = LabResult {
            analyte: analyte.to_owned(),
            value: Measured::parse(value).unwrap(),
            unit: None,
            range: Range::Unsaid,
            laboratory: None,
            fasting: None,
            biotin: None,
            repeat_sample: None,
        };
        self.add(ago, Body::Lab(result))
    }

    fn dose(&mut self, medicine: RecordId, ago: i64, amount: &str) -> RecordId {
        let dose = dose(medicine, amount);
        self.add(ago, dose)
    }

    fn answer(&mut self, asked: &str, about: &str, reply: Reply) -> RecordId {
        let (asked, about) = (asked.to_owned(), Some(about.to_owned()));
        let reason = Some("because".to_owned());
        let who = (reply == Reply::Spoken).then(|| "Dr Lee".to_owned());
        self.add(0, Body::Answer(Answer { asked, about, reply, who, reason }))
    }

    fn answer_all(&mut self, reply: Reply) {
        let items: Vec<_> = self.catalogue.checklist("start").unwrap().items.iter().map(|i| i.id.clone()).collect();
        for item in items {
            self.answer(&item, "LDN", reply);
        }
    }

    fn diary(&self) -> Diary {
        Diary::of(self.settings.clone(), self.records.clone())
    }

    fn items(&self) -> Vec<WatchItem> {
        let diary = self.diary();
        let mut items = watch(&diary, &self.catalogue, &Facts::new(&diary, &self.catalogue), today());
        // What is asked of the laboratory has tests of its own.
        let rule = |item: &WatchItem| self.catalogue.watch_rule(&item.rule);
        items.retain(|item| rule(item).is_none_or(|rule| rule.analyte.is_none() || rule.kind == "thyroid"));
        for item in &items {
            let texts = [&item.title].into_iter().chain(&item.says).chain(&item.asks);
            assert!(texts.clone().all(|text| !text.contains(['{', '}'])), "{item:?}");
            assert!(!item.sources.is_empty() && texts.count() > 2, "{item:?}");
        }
        items
    }

    fn open(&self) -> Vec<String> {
        self.items().into_iter().filter(WatchItem::is_open).map(|item| item.rule).collect()
    }

    fn item(&self, rule: &str) -> WatchItem {
        self.items().into_iter().find(|item| item.rule == rule).unwrap()
    }
}

fn today() -> Date {
    TODAY.parse().unwrap()
}

fn dose(medicine: RecordId, amount: &str) -> Body {
    let amount = Some(Amount { number: amount.parse().unwrap(), unit: DoseUnit::Milligram });
    let status = Status::Taken;
    Body::Dose(Dose { medicine, amount, count: None, planned_amount: None, status, reason: None })
}

fn says(sources: &[RuleSource]) -> Vec<&str> {
    sources.iter().filter_map(|source| source.says.as_deref()).collect()
}

#[test]
fn s0_07_a_sign_of_bleeding_is_for_today_and_some_cannot_wait() {
    let mut book = Book::new();
    assert_eq!(book.open(), [""; 0]);
    book.sign("bleeding gums", 7);
    book.symptom("Bruise", 2, Score::Number("1".parse().unwrap()), Scale::ZERO_TO_TEN);
    let item = book.item("bleeding-today");
    assert_eq!((item.tier, item.records.len()), (Tier::Today, 2));
    assert_eq!(item.title, "A sign of bleeding: Gum bleeding, Bruises");
    assert!(item.says[0].contains("2025-06-28") && item.asks[0].contains("blood count"), "{item:?}");
    book.sign("Tarry stool", 0);
    assert_eq!(book.open(), ["bleeding-emergency", "bleeding-today"]);
    assert!(book.item("bleeding-emergency").asks[0].contains("your local emergency number"));
    book.settings.person.country = Some("NZ".to_owned());
    book.settings.person.contacts = vec![Contact { name: "Dr Lee".to_owned(), phone: "123".to_owned() }];
    assert!(book.item("bleeding-emergency").asks[0].contains("111"));
    let card = card(&book.diary(), &book.catalogue);
    assert_eq!((card.emergency, card.country_name.as_deref()), (vec!["111".to_owned()], Some("New Zealand")));
    assert_eq!(card.contacts.len(), 1);
}

#[test]
fn a_sign_that_is_old_or_was_not_there_says_nothing() {
    let mut book = Book::new();
    book.sign("Gum bleeding", 61);
    book.sign("Gum bleeding", -1);
    book.symptom("Nosebleed", 0, Score::No, Scale::YesNo);
    book.symptom("Dark urine", 0, Score::Number("0".parse().unwrap()), Scale::ZERO_TO_TEN);
    assert_eq!(book.open(), [""; 0]);
}

#[test]
fn a_sign_of_some_day_of_a_month_counts_while_it_may_be_recent() {
    let mut book = Book::new();
    book.sign("Gum bleeding", 0);
    book.records[0].at = When::exact("2025-06".parse().unwrap());
    assert!(book.item("bleeding-today").says[0].contains("last on 2025-06."));
    book.records[0].at = When::exact("2025-05".parse().unwrap());
    assert_eq!(book.open(), ["bleeding-unanswered"]);
}

#[test]
fn every_sign_of_a_checklist_speaks_in_its_tier() {
    for (list, rules) in [("bleeding", ["bleeding-emergency", "bleeding-today"]), ("liver", ["", "liver-signs"])] {
        let items = Book::new().catalogue.checklist(list).unwrap().items.clone();
        for item in items {
            let mut book = Book::new();
            book.sign(item.symptom.as_deref().unwrap(), 0);
            let wanted = if item.tier == Tier::Emergency { rules[0] } else { rules[1] };
            assert_eq!(book.open(), [wanted], "{}", item.id);
        }
    }
}

#[test]
fn s2_07_an_effect_is_told_of_from_its_fifteenth_day_on() {
    let asked = |from: i64| {
        let mut book = Book::with_ldn();
        for ago in (0..from).rev() {
            book.symptom("Insomnia", ago, Score::Number("4".parse().unwrap()), Scale::ZERO_TO_TEN);
        }
        book.open()
    };
    assert_eq!(asked(14), [""; 0]);
    assert_eq!(asked(15), ["effects-long"]);
    // Without a medicine whose source names it, it is no effect.
    let mut book = Book::new();
    for ago in (0..20).rev() {
        book.sign("Insomnia", ago);
    }
    assert_eq!(book.open(), [""; 0]);
}

#[test]
fn what_was_there_before_the_start_is_no_effect_of_it() {
    // LDN since a hundred days; what was noted how many days ago, and then on each of the last 98 days.
    let told = |before: &[(i64, &str)]| {
        let mut book = Book::with_ldn();
        let lately = (0..=98).rev().map(|ago| (ago, "4"));
        for (ago, score) in before.iter().copied().chain(lately) {
            book.symptom("Insomnia", ago, Score::Number(score.parse().unwrap()), Scale::ZERO_TO_TEN);
        }
        book.items().iter().find(|item| item.rule == "effects-long").map(|item| item.says.clone())
    };
    for before in [&[(103, "3"), (102, "2"), (101, "2")][..], &[(125, "3")], &[(101, "3"), (100, "3")]] {
        assert_eq!(told(before), None, "{before:?}");
    }
    // Scored, and not there; or there so long ago that it is not known to have gone on.
    for before in [&[][..], &[(103, "0"), (101, "0")], &[(200, "6")]] {
        let says = told(before).unwrap();
        assert_eq!(
            says[0],
            "Poor sleep has been written down since 2025-03-24, while LDN was running: today is its day 99."
        );
        assert!(says[1].starts_with("Counted from"), "{says:?}");
    }
    // There before, gone at the start, and there again.
    let says = told(&[(110, "5"), (101, "0")]).unwrap();
    assert!(says[1].starts_with("It had been there before LDN was begun, too, last on 2025-03-12"), "{says:?}");
}

#[test]
fn each_of_two_effects_is_put_aside_for_itself() {
    let mut book = Book::with_ldn();
    for ago in (0..20).rev() {
        book.sign("Vivid dreams", ago);
        book.sign("Insomnia", ago);
    }
    let both: Vec<_> = book.items().into_iter().map(|item| item.about).collect();
    assert_eq!(both.len(), 2);
    book.answer("effects-long", &both[0], Reply::Dismissed);
    assert_eq!(book.open().len(), 1);
    book.answer("effects-long", &both[1], Reply::Spoken);
    assert_eq!(book.open().len(), 0);
    // It goes on, which is nothing new.
    book.sign("Insomnia", 0);
    assert_eq!(book.open().len(), 0);
}

#[test]
fn s2_08_a_thyroid_medicine_beside_ldn_asks_for_tsh_until_there_is_one() {
    let mut book = Book::new();
    let ldn = book.medicine("LDN", 100);
    book.course(ldn, 100, None);
    let thyroid = book.medicine("Levothyroxine 50 ug", 400);
    book.course(thyroid, 400, None);
    book.answer_all(Reply::No);
    assert_eq!(book.open(), ["thyroid-tsh"]);
    assert_eq!(book.item("thyroid-tsh").says[1], "There is no TSH in this diary.");
    book.lab("TSH", 120, "2.1");
    let item = book.item("thyroid-tsh");
    assert!(item.says[1].contains(&date_of(days(today()) - 120).to_string()), "{item:?}");
    assert!(item.says[3].contains("too much") && item.asks[1].contains("biotin"), "{item:?}");
    let said = says(&item.sources).join(" ");
    assert!(said.contains("may become too high") && said.contains("No change"), "{said}");
    assert_eq!(item.says.last().unwrap(), book.catalogue.watch_notice());
    book.lab("tsh", 5, "2.0");
    assert_eq!(book.open(), [""; 0]);
}

#[test]
fn s2_08_an_antithyroid_medicine_points_the_other_way() {
    let mut book = Book::with_ldn();
    let other = book.medicine("Thiamazole", 300);
    book.course(other, 300, None);
    book.answer_all(Reply::No);
    assert_eq!(book.open(), ["antithyroid-tsh"]);
    assert!(book.item("antithyroid-tsh").says.join(" ").contains("too little"));
    // Both run since a hundred days; a test from just before is too old by now.
    book.lab("TSH", 70, "1");
    assert_eq!(book.open(), [""; 0]);
}

#[test]
fn s3_02_the_checklist_before_a_start_opens_again_with_a_medicine() {
    let mut book = Book::new();
    let ldn = book.medicine("LDN", 20);
    assert_eq!(book.open(), [""; 0]);
    book.course(ldn, -14, None);
    assert_eq!(book.open(), ["start-checklist"]);
    let open = |book: &Book| {
        let (diary, list) = (book.diary(), "start");
        answered(&diary, &book.catalogue, list, today()).iter().filter(|one| one.is_open()).count()
    };
    assert_eq!(open(&book), 10);
    book.answer("start-opioid", "LDN", Reply::No);
    book.answer("start-dmt", "Another", Reply::No);
    assert_eq!(open(&book), 8);
    book.answer_all(Reply::No);
    assert_eq!((open(&book), book.open()), (0, Vec::new()));
    book.medicine("Vitamin D", 0);
    assert_eq!((open(&book), book.open()), (10, vec!["start-checklist".to_owned()]));
    book.answer_all(Reply::No);
    assert_eq!(book.open(), [""; 0]);
    let all = answered(&book.diary(), &book.catalogue, "start", today()).iter().all(|one: &Answered<'_>| !one.is_stale);
    assert!(all);
}

#[test]
fn a_medicine_that_was_just_added_is_about_to_be_taken() {
    let mut book = Book::new();
    book.medicine("LDN", 2);
    book.medicine("Tramadol", 0);
    assert_eq!(book.open(), ["opioid-with-naltrexone", "start-checklist"]);
}

#[test]
fn a_medicine_that_was_prescribed_and_never_taken_stands_beside_nothing() {
    let mut book = Book::with_ldn();
    let interferon = book.medicine("Interferon beta-1a", 2);
    book.answer_all(Reply::No);
    assert_eq!(book.open(), ["dmt-with-ldn"]);
    book.add(2, Body::Course(Course { never_taken: true, ..Course::new(interferon, None, None) }));
    assert_eq!(book.open(), [""; 0]);
    // A dose of it says more than that.
    book.dose(interferon, 1, "1");
    assert_eq!(book.open(), ["dmt-with-ldn"]);
}

#[test]
fn a_yes_is_told_with_what_the_labels_say() {
    for (reply, count) in [(Reply::Yes, 1), (Reply::Unsure, 1), (Reply::No, 0)] {
        let mut book = Book::with_ldn();
        book.answer("start-opioid", "LDN", reply);
        assert_eq!(book.open().len(), count);
    }
    let mut book = Book::with_ldn();
    book.answer("start-liver", "LDN", Reply::Yes);
    let item = book.item("start-liver");
    let label = |country: &str, year| {
        item.sources.iter().any(|source| source.country.as_deref() == Some(country) && source.year == year)
    };
    assert!(label("US", Some(2013)) && label("CA", Some(2020)) && label("IT", None), "{item:?}");
    book.answer("start-opioid", "LDN", Reply::Yes);
    let item = book.item("start-opioid");
    assert_eq!((item.tier, item.says.last().unwrap().as_str()), (Tier::Today, book.catalogue.watch_notice()));
    let about = item.about;
    book.answer("start-opioid", &about, Reply::Spoken);
    assert_eq!(book.open(), ["start-liver"]);
    // Another yes is news.
    book.answer("start-opioid", "LDN", Reply::Yes);
    assert_eq!(book.open(), ["start-opioid", "start-liver"]);
}

#[test]
fn t3_a_dmt_beside_ldn_shows_the_sources_that_differ() {
    let mut book = Book::with_ldn();
    let dmt = book.medicine("Ocrevus", 150);
    book.course(dmt, 150, Some(150));
    book.answer_all(Reply::No);
    let item = book.item("dmt-with-ldn");
    assert_eq!(item.tier, Tier::Ask);
    assert_eq!(says(&item.sources).len(), 2);
    let countries: Vec<_> = item.sources.iter().filter_map(|source| source.country.as_deref()).collect();
    assert_eq!(countries, ["NZ", "US"]);
    assert_eq!(item.says.last().unwrap(), book.catalogue.watch_notice());
}

#[test]
fn opioids_count_for_ten_days_and_doses_alone_count_too() {
    for (until, count) in [(10, 1), (11, 0)] {
        let mut book = Book::with_ldn();
        let opioid = book.medicine("Oxycodone", 60);
        book.course(opioid, 60, Some(until));
        book.answer_all(Reply::No);
        assert_eq!(book.open().len(), count, "{until}");
    }
    let mut book = Book::with_ldn();
    let opioid = book.medicine("Imodium", 60);
    book.dose(opioid, 3, "2");
    book.answer_all(Reply::No);
    assert_eq!(book.open(), ["opioid-with-naltrexone"]);
}

#[test]
fn alemtuzumab_is_spoken_of_years_later() {
    let mut book = Book::new();
    let dmt = book.medicine("Lemtrada", 1500);
    book.course(dmt, 1500, Some(1100));
    let item = book.item("alemtuzumab-itp");
    assert!(item.is_open() && item.says[1].contains("48 months") && item.says[1].contains("2022-06-26"), "{item:?}");
    assert_eq!((item.tier, item.asks.len()), (Tier::Ask, 1));
    let mut over = Book::new();
    let dmt = over.medicine("Lemtrada", 1900);
    over.course(dmt, 1900, Some(1500));
    let item = over.item("alemtuzumab-itp");
    assert_eq!((item.tier, item.asks.len()), (Tier::Note, 1));
    assert!(item.title.contains("are over") && item.says[1].contains("have passed"), "{item:?}");
}

#[test]
fn s4_21_an_entry_is_answered_with_lines_and_a_note_is_not_read() {
    let mut book = Book::new();
    let text = "Feeling suicidal. Thoughts of not wanting to live, black stool, gum bleeding.".to_owned();
    book.add(0, Body::Note(Note { text: text.clone() }));
    let sleep = book.sign("Poor sleep", 0);
    book.records.iter_mut().filter(|record| record.id == sleep).for_each(|record| record.note = Some(text.clone()));
    let told = |book: &Book| support(&book.diary(), &book.catalogue, today());
    assert_eq!((told(&book), book.open()), (None, Vec::new()));
    let entry = book.sign("Suicidal thoughts", 3);
    book.sign("Gum bleeding", 0);
    let found = told(&book).unwrap();
    assert_eq!((found.entry, found.emergency.len()), (entry, 0));
    assert_eq!(found.lines, book.catalogue.international_lines());
    assert!(found.says.iter().any(|text| text.contains("Settings")), "{found:?}");
    // First of what is not an emergency.
    assert_eq!(book.open(), ["crisis", "bleeding-today"]);
    book.settings.person.country = Some("GB".to_owned());
    let found = told(&book).unwrap();
    assert_eq!(found.lines[0].phone, "116 123");
    assert_eq!(found.emergency, ["999", "112"]);
    assert!(found.says.len() == 2 && !found.says.join(" ").contains(['{', '1']), "{found:?}");
    let item = book.item("crisis");
    assert!(item.says[1].contains("Samaritans, 116 123") && item.asks[1].contains("999 / 112"), "{item:?}");
    book.symptom("Suicidal thoughts", 0, Score::No, Scale::YesNo);
    assert!(told(&book).is_some());
    assert_eq!(support(&book.diary(), &book.catalogue, date_of(days(today()) + 5)), None);
}

#[test]
fn what_was_put_aside_comes_back_with_new_facts() {
    let mut book = Book::new();
    book.sign("Gum bleeding", 2);
    let about = book.item("bleeding-today").about;
    book.answer("bleeding-today", &about, Reply::Spoken);
    assert!(!book.item("bleeding-today").is_open());
    // Written later, about an earlier day.
    book.sign("Nosebleed", 4);
    let item = book.item("bleeding-today");
    assert!(item.is_open());
    book.answer("bleeding-today", &item.about, Reply::Spoken);
    let item = book.item("bleeding-today");
    assert!(matches!(&item.standing, Standing::Spoken { who, .. } if who == "Dr Lee"), "{item:?}");
    assert_eq!(book.open(), [""; 0]);
}

#[test]
fn a_sign_stays_until_somebody_was_spoken_to() {
    let mut book = Book::new();
    book.sign("Black stool", 1);
    book.sign("Suicidal thoughts", 1);
    for rule in ["bleeding-emergency", "crisis"] {
        let about = book.item(rule).about;
        book.answer(rule, &about, Reply::Dismissed);
    }
    assert_eq!(book.open(), ["bleeding-emergency"]);
    assert!(!book.item("bleeding-emergency").can_be_put_aside);
    let crisis = book.item("crisis");
    assert!(crisis.can_be_put_aside);
    assert!(matches!(&crisis.standing, Standing::PutAside { reason, .. } if reason == "because"), "{crisis:?}");
    let about = book.item("bleeding-emergency").about;
    book.answer("bleeding-emergency", &about, Reply::Spoken);
    assert_eq!(book.open(), [""; 0]);
}

#[test]
fn a_sign_that_nobody_was_spoken_to_about_does_not_grow_silent() {
    let mut book = Book::new();
    book.sign("Gum bleeding", 8);
    assert_eq!(book.open(), ["bleeding-unanswered"]);
    let about = book.item("bleeding-unanswered").about;
    book.answer("bleeding-unanswered", &about, Reply::Spoken);
    assert_eq!(book.open(), [""; 0]);
    book.sign("Bruises", 9);
    assert_eq!(book.open(), ["bleeding-unanswered"]);

    let mut book = Book::new();
    let sign = book.sign("Gum bleeding", 8).to_string();
    book.answer("bleeding-today", &sign, Reply::Spoken);
    assert_eq!(book.open(), [""; 0]);
}

#[test]
fn not_sure_of_a_sign_asks_to_look_again() {
    let mut book = Book::new();
    book.answer("bleeding-black-stool", "LDN", Reply::Unsure);
    let item = book.item("bleeding-unsure");
    assert_eq!((item.tier, item.title.as_str()), (Tier::Ask, "Not sure about: Black stool"));
    assert!(item.asks[1].contains("call your local emergency number"), "{item:?}");
    let mut no = Book::new();
    no.answer("bleeding-black-stool", "LDN", Reply::Unsure);
    no.answer("bleeding-black-stool", "LDN", Reply::No);
    assert_eq!(no.open(), [""; 0]);
    book.sign("Black stool", 0);
    assert_eq!(book.open(), ["bleeding-emergency"]);
    let mut liver = Book::new();
    liver.answer("liver-yellow", "LDN", Reply::Unsure);
    assert_eq!(liver.open(), ["liver-unsure"]);
}

#[test]
fn a_country_of_which_no_number_is_known_is_not_asked_for_again() {
    let mut book = Book::new();
    book.sign("Black stool", 0);
    book.sign("Suicidal thoughts", 0);
    assert!(book.item("bleeding-emergency").asks[1].contains("once the country is set"));
    book.settings.person.country = Some("XX".to_owned());
    for rule in ["bleeding-emergency", "crisis"] {
        let asks = book.item(rule).asks.join(" ");
        assert!(asks.contains("(XX) is known here") && !asks.contains("is set"), "{asks}");
    }
    let says = support(&book.diary(), &book.catalogue, today()).unwrap().says.join(" ");
    assert!(says.contains("(XX) is known here"), "{says}");
}

#[test]
fn one_card_asks_for_the_test_of_two_thyroid_medicines() {
    let mut book = Book::with_ldn();
    for name in ["Levothyroxine", "Liothyronine"] {
        let other = book.medicine(name, 200);
        book.course(other, 200, None);
    }
    book.answer_all(Reply::No);
    assert_eq!(book.open(), ["thyroid-tsh"]);
    assert_eq!(book.item("thyroid-tsh").title, "TSH and free T4 beside LDN and Levothyroxine and Liothyronine");
}

#[test]
fn names_of_other_countries_are_the_same_medicines() {
    let catalogue = Catalogue::bundled().unwrap();
    for (name, wanted) in [
        ("Naltrexon 3 mg", "Naltrexone"),
        ("naltrexona", "Naltrexone"),
        ("Adepend", "Naltrexone"),
        ("L-thyroxin 50", "Levothyroxine"),
        ("NeoMercazole", "Carbimazole"),
        ("Thiamazol", "Methimazole"),
        ("Kodein", "Codeine"),
        ("Paralgin forte", "Codeine"),
        ("Pinex Forte", "Codeine"),
        ("Dolcontin", "Morphine"),
        ("Targiniq 10/5", "Oxycodone"),
        ("Tilidin", "Tilidine"),
        ("Ethylmorfin", "Ethylmorphine"),
        ("Lomotil", "Diphenoxylate"),
        ("Imurel", "Azathioprine"),
    ] {
        assert_eq!(catalogue.ingredient(name).map(|found| found.name.as_str()), Some(wanted), "{name}");
    }
    let of = |name: &str| catalogue.ingredient(name).and_then(|found| found.group.clone());
    assert_eq!(of("Pholcodine").as_deref(), Some("opioid"));
    assert_eq!((of("Methotrexate").as_deref(), of("Zinbryta").as_deref()), (Some("dmt"), Some("dmt")));
}

#[test]
fn the_questions_are_counted_and_no_day_is_made_up() {
    let mut book = Book::new();
    let ldn = book.medicine("LDN", 100);
    book.course(ldn, -60, None);
    let said = |book: &Book| book.item("start-checklist").says[0].clone();
    assert_eq!(said(&book), "10 questions about LDN are not answered yet.");
    for item in book.catalogue.checklist("start").unwrap().items.clone().iter().skip(1) {
        book.answer(&item.id, "LDN", Reply::No);
    }
    assert!(said(&book).starts_with("1 question about LDN is open: it is asked again "), "{}", said(&book));
}

#[test]
fn what_is_asked_before_a_start_is_asked_otherwise_while_it_runs() {
    for (from, wanted) in [(-20, "before the first dose"), (100, "Tell your prescriber now, and ask for liver tests.")]
    {
        let mut book = Book::new();
        let ldn = book.medicine("LDN", 100);
        book.course(ldn, from, None);
        book.answer("start-liver", "LDN", Reply::Yes);
        let asks = book.item("start-liver").asks.join(" ");
        assert!(asks.contains(wanted), "{asks}");
    }
    // No question is left behind.
    let catalogue = Catalogue::bundled().unwrap();
    for item in &catalogue.checklist("start").unwrap().items {
        assert!(!item.asks.contains("the first dose") || !item.asks_running.is_empty(), "{}", item.id);
        assert!(!item.asks_running.contains("first dose"), "{}", item.id);
    }
}

#[test]
fn an_opioid_is_spoken_of_before_a_start_far_ahead_and_calmly() {
    let mut book = Book::new();
    let ldn = book.medicine("LDN", 1);
    book.course(ldn, -60, None);
    let opioid = book.medicine("Kodein", 20);
    book.course(opioid, 20, None);
    let item = book.item("opioid-with-naltrexone");
    assert_eq!(item.tier, Tier::Ask);
    assert_eq!(item.asks.len(), 1);
    assert!(item.asks[0].contains("well before the start on 2025-08-29"), "{item:?}");
    // Another bottle of it is being taken already.
    let mut running = Book::new();
    for from in [-60, 30] {
        let ldn = running.medicine("LDN", 40);
        running.course(ldn, from, None);
    }
    let other = running.medicine("Kodein", 20);
    running.course(other, 20, None);
    assert_eq!(running.item("opioid-with-naltrexone").tier, Tier::Today);
    // It is over by then.
    book.records.pop();
    book.course(opioid, 20, Some(5));
    assert!(!book.open().contains(&"opioid-with-naltrexone".to_owned()));
}

#[test]
fn a_step_up_is_asked_about_while_a_doctor_is_asked_for() {
    let mut book = Book::with_ldn();
    let ldn = book.records[0].id;
    let steroid = book.medicine("Prednisolone", 1);
    book.dose(ldn, 1, "1.5");
    book.dose(steroid, 1, "5");
    book.sign("Gum bleeding", 1);
    let without_plan = book.diary();
    let plan = |medicine, fixed: &str| {
        let Body::Dose(Dose { amount: Some(amount), .. }) = dose(medicine, fixed) else { panic!("no dose") };
        let (title, author, hold_if, missed) = (None, None, None, None);
        let rule = Rule::Fixed(amount);
        Body::Plan(Plan {
            medicine,
            title,
            author,
            rule,
            times: Vec::new(),
            shown_in: None,
            hold_if,
            missed,
            review: None,
        })
    };
    book.add(0, plan(ldn, "2"));
    book.add(0, plan(steroid, "20"));
    let diary = book.diary();
    let facts = Facts::new(&diary, &book.catalogue);
    assert_eq!(asks_for_doctor(&diary, &book.catalogue, &facts, today()).unwrap().rule, "bleeding-today");
    let asked = |diary: &Diary, medicine, amount| {
        let at = When::exact(TODAY.parse().unwrap());
        let (id, body) = (RecordId(Uuid::from_u128(999)), dose(medicine, amount));
        let record = Record { id, at, note: None, source: Source::Window, entered_by: None, body };
        guard::questions(diary, &book.catalogue, &record).into_iter().map(|question| question.key).collect::<Vec<_>>()
    };
    assert_eq!(asked(&diary, ldn, "1.5"), [""; 0]);
    assert_eq!(asked(&diary, ldn, "2"), ["guard-step-up-watch"]);
    // Nothing steps up where nothing is planned.
    assert_eq!(asked(&without_plan, ldn, "2"), [""; 0]);
    // What may be the treatment is not asked about.
    assert_eq!(asked(&diary, steroid, "20"), [""; 0]);
}

#[test]
fn every_rule_and_question_has_its_source_and_its_own_name() {
    let catalogue = Catalogue::bundled().unwrap();
    let mut names = BTreeSet::new();
    let items: Vec<_> = catalogue.checklists().iter().flat_map(|list| &list.items).collect();
    assert!(catalogue.watch_rules().iter().all(|rule| !rule.sources.is_empty() && names.insert(rule.id.clone())));
    assert!(items.iter().all(|item| !item.sources.is_empty() && names.insert(item.id.clone())));
    let notice = catalogue.watch_rules().iter().filter(|rule| !rule.with.is_empty());
    assert!(notice.clone().count() > 4 && notice.clone().all(|rule| rule.notice));
    for country in catalogue.countries() {
        assert!(!country.emergency.is_empty() && country.checked.len() == 7, "{}", country.code);
        assert!(country.crisis.iter().all(|line| line.source.starts_with("https://")), "{}", country.code);
    }
    assert!(catalogue.countries().len() >= 15);
}

/// It informs: no amount, no order about a dose, anywhere but in what a source is called or says.
#[test]
fn no_text_of_the_watch_speaks_of_a_dose_to_take() {
    let catalogue = Catalogue::bundled().unwrap();
    let mut texts: Vec<String> = vec![catalogue.watch_notice().to_owned(), catalogue.old_result().says.clone()];
    texts.extend(catalogue.old_result().asks.clone());
    for rule in catalogue.watch_rules() {
        texts.push(rule.title.clone());
        texts.extend(rule.other_title.clone());
        let asks = rule.asks.iter().chain(&rule.asks_without_country).chain(&rule.asks_unknown_country);
        texts.extend(rule.says.iter().chain(asks).cloned());
    }
    for list in catalogue.checklists() {
        texts.extend([list.title.clone(), list.intro.clone()]);
        let parts = |item: &titrace::catalogue::ChecklistItem| {
            [&item.text, &item.title, &item.says, &item.asks, &item.asks_running].map(Clone::clone)
        };
        texts.extend(list.items.iter().flat_map(parts));
    }
    for text in texts.iter().map(|text| text.to_lowercase()) {
        let words: Vec<_> =
            text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let takes = words.windows(2).any(|pair| pair[0] == "take" && pair[1].starts_with(|c: char| c.is_ascii_digit()));
        let orders =
            ["increase", "reduce your dose", "stop taking", "lower your dose", "raise your dose", "you have itp"];
        assert!(!takes && !words.contains(&"mg") && !orders.iter().any(|order| text.contains(order)), "{text}");
    }
}

/// Ten years with a dozen symptoms a day are asked in the time of a blink.
#[test]
fn ten_years_take_no_time() {
    let mut book = Book::with_ldn();
    for ago in (0..3650).rev() {
        for _ in 0..12 {
            book.symptom("Fatigue", ago, Score::Yes, Scale::YesNo);
        }
    }
    let diary = book.diary();
    let facts = Facts::new(&diary, &book.catalogue);
    let begun = std::time::Instant::now();
    let found = watch(&diary, &book.catalogue, &facts, today());
    let took = begun.elapsed();
    println!("{took:?}");
    assert!(found.iter().all(|item| !item.alarms()) && took.as_millis() < 200, "{took:?}");
}
