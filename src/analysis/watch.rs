//! The watch: what asks for attention, each item with its rule, its facts, its source, and what became of it. It
//! informs; it never says what to take, and it is not a full interaction check.

mod checklists;
mod crisis;
mod effects;
mod labs;
mod medicines;
mod signs;
mod taking;

use jiff::civil::Date;

use crate::catalogue::{Catalogue, RuleSource, Tier, WatchRule};
use crate::model::answer::Reply;
use crate::model::person::Contact;
use crate::model::{Diary, Record, RecordId};

use self::signs::Signs;
use self::taking::Takings;
use super::facts::Facts;

pub use self::checklists::{Answered, answered};
pub use self::crisis::{Support, support};

/// A beginning that is written down is spoken of from so many days before it.
const AHEAD: i64 = 90;

/// Something to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct WatchItem {
    /// The rule's id in `seeds/watch.toml`.
    pub rule: String,
    pub tier: Tier,
    /// The facts it hangs on, as the rule writes them: what was put aside comes back when this changes.
    pub about: String,
    pub title: String,
    /// What is known.
    pub says: Vec<String>,
    /// What to do or ask.
    pub asks: Vec<String>,
    /// Why this is told; sources that differ stand side by side.
    pub sources: Vec<RuleSource>,
    pub records: Vec<RecordId>,
    /// The checklist that answers it.
    pub checklist: Option<String>,
    pub standing: Standing,
    /// A reason puts it aside. Signs of bleeding or of the liver stay until somebody was spoken to.
    pub can_be_put_aside: bool,
}

/// What became of an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    Open,
    PutAside { record: RecordId, on: Date, reason: String },
    Spoken { record: RecordId, on: Date, who: String, answer: String },
}

impl WatchItem {
    pub fn is_open(&self) -> bool {
        self.standing == Standing::Open
    }

    /// It alarms: something for today, not a count to be asked for or a thing to know.
    pub fn alarms(&self) -> bool {
        self.tier <= Tier::Today
    }
}

/// What a rule found, before its words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding<'a> {
    pub(super) rule: &'a WatchRule,
    /// The rule's own, or a milder one where time has passed.
    pub(super) tier: Tier,
    /// The rule's other title holds.
    pub(super) has_other_title: bool,
    /// In the place of what the rule says to do.
    pub(super) asks: Option<&'a [String]>,
    /// Fill `{name}` in the rule's texts.
    pub(super) args: Vec<(&'static str, String)>,
    pub(super) records: Vec<RecordId>,
    pub(super) about: String,
}

impl<'a> Finding<'a> {
    fn new(rule: &'a WatchRule, args: Vec<(&'static str, String)>, records: Vec<RecordId>, about: String) -> Self {
        Self { rule, tier: rule.tier, has_other_title: false, asks: None, args, records, about }
    }
}

/// Everything that the rules find on that day, the most pressing first; also what was put aside or spoken about.
pub fn watch(diary: &Diary, catalogue: &Catalogue, facts: &Facts, today: Date) -> Vec<WatchItem> {
    let takings = Takings::new(diary, catalogue, today);
    let signs = Signs::new(diary, catalogue, today);
    let mut found = labs::findings(diary, catalogue, facts, &signs, today);
    found.extend(signs.findings(diary, catalogue));
    found.extend(checklists::unsure(diary, catalogue, &signs, today));
    found.extend(crisis::findings(diary, catalogue, &signs));
    found.extend(effects::findings(diary, catalogue, &takings, today));
    found.extend(medicines::findings(diary, catalogue, &takings, today));
    found.extend(checklists::findings(diary, catalogue, &takings, today));
    let mut items: Vec<_> = found.into_iter().map(|found| item(found, diary, catalogue)).collect();
    items.extend(checklists::answers(diary, catalogue, &takings, today));
    // A hard time comes before all that is not an emergency.
    let is_calm = |item: &WatchItem| catalogue.watch_rule(&item.rule).is_none_or(|rule| rule.kind != crisis::KIND);
    items.sort_by_key(|item| (item.tier, is_calm(item)));
    items
}

/// The most pressing open item that asks for somebody today: before a step up it is asked about.
pub fn asks_for_doctor(diary: &Diary, catalogue: &Catalogue, facts: &Facts, today: Date) -> Option<WatchItem> {
    watch(diary, catalogue, facts, today).into_iter().find(|item| item.is_open() && item.alarms())
}

/// What stands on a card beside an item: whom to call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Of the person's country; empty where none is set, or nothing is known of it.
    pub emergency: Vec<String>,
    pub country_name: Option<String>,
    pub contacts: Vec<Contact>,
}

pub fn card(diary: &Diary, catalogue: &Catalogue) -> Card {
    let person = &diary.settings.person;
    let country = person.country.as_deref().and_then(|code| catalogue.country(code));
    Card {
        emergency: country.map(|country| country.emergency.clone()).unwrap_or_default(),
        country_name: country.map(|country| country.name.clone()),
        contacts: person.contacts.clone(),
    }
}

fn item(found: Finding<'_>, diary: &Diary, catalogue: &Catalogue) -> WatchItem {
    let Finding { rule, tier, has_other_title, asks, mut args, records, about } = found;
    for (name, value) in &mut args {
        in_language(catalogue, name, value);
    }
    args.extend(emergency(diary, catalogue));
    let says = rule.says.iter().map(String::as_str).chain(rule.notice.then(|| catalogue.watch_notice()));
    let asks = asks.unwrap_or_else(|| asks_of(rule, diary, catalogue));
    // A line that speaks of what is not known here is left out.
    let is_known = |line: &str| {
        let spoken_of = line.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name);
        spoken_of.into_iter().all(|name| args.iter().any(|(known, _)| *known == name))
    };
    let title = rule.other_title.as_ref().filter(|_| has_other_title).unwrap_or(&rule.title);
    let mut says: Vec<_> = says.filter(|line| is_known(line)).map(|text| filled(text, &args)).collect();
    if let Some((_, age)) = args.iter().find(|(name, _)| *name == labs::AGE) {
        says.insert(1.min(says.len()), filled(&catalogue.old_result().says, &[(labs::AGE, age.clone())]));
    }
    WatchItem {
        rule: rule.id.clone(),
        tier,
        standing: standing(diary, &rule.id, &about, is_for_speaking(rule)),
        title: filled(title, &args),
        says,
        asks: asks.iter().filter(|line| is_known(line)).map(|text| filled(text, &args)).collect(),
        sources: rule.sources.clone(),
        records,
        about,
        checklist: rule.checklist.clone(),
        can_be_put_aside: !is_for_speaking(rule),
    }
}

/// Numbers and names of the catalogue's, as its language shows them.
fn in_language(catalogue: &Catalogue, name: &str, value: &mut String) {
    if NUMBERS.contains(&name) {
        *value = catalogue.number(value);
    } else if matches!(name, "analyte" | "effect") {
        *value = catalogue.shown_name(value).to_owned();
    }
}

/// What findings say in numbers; dates are no such thing, and names may hold a point.
const NUMBERS: [&str; 13] = [
    "value",
    "first",
    "range",
    "default_range",
    "own",
    "before",
    "earlier",
    "lower",
    "upper",
    "usual",
    "fallen",
    "fallen_least",
    "risen",
];

/// A click must not close a sign that was there: whoever looks at it closes it.
fn is_for_speaking(rule: &WatchRule) -> bool {
    rule.kind == signs::KIND
}

/// What a rule asks for, by what is known of the country.
fn asks_of<'r>(rule: &'r WatchRule, diary: &Diary, catalogue: &Catalogue) -> &'r [String] {
    let card = card(diary, catalogue);
    let has_country = diary.settings.person.country.is_some();
    let instead = if has_country { &rule.asks_unknown_country } else { &rule.asks_without_country };
    if card.emergency.is_empty() && !instead.is_empty() { instead } else { &rule.asks }
}

/// The number to call, in words where none is known; and the country.
fn emergency(diary: &Diary, catalogue: &Catalogue) -> Vec<(&'static str, String)> {
    let card = card(diary, catalogue);
    let words = &catalogue.watch_phrases().emergency;
    let number = if card.emergency.is_empty() { words.clone() } else { card.emergency.join(" / ") };
    let country = card.country_name.or_else(|| diary.settings.person.country.clone());
    [("emergency", number)].into_iter().chain(country.map(|name| ("country", name))).collect()
}

/// `ALT and AST`.
fn listed(catalogue: &Catalogue, names: &[&str]) -> String {
    let names: Vec<&str> = names.iter().map(|name| catalogue.shown_name(name)).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} {} {last}", others.join(", "), catalogue.watch_phrases().and),
        None => String::new(),
    }
}

/// A text with what the diary says in the places of its names, in one walk: what was filled in is not read again.
fn filled(text: &str, args: &[(&'static str, String)]) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = args.iter().find(|(known, _)| *known == name)?;
            Some((value.as_str(), after))
        });
        // A brace that is no name's stays.
        let (value, after) = value.unwrap_or(("{", after));
        said.push_str(value);
        rest = after;
    }
    said.push_str(rest);
    said
}

/// Signs side by side, as the language shows them.
fn signs_of<'a>(catalogue: &Catalogue, names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().map(|name| catalogue.shown_name(name)).collect();
    names.join(", ")
}

/// The last answer to this rule about the same facts. A rule may find several things at once, each with its own.
fn standing(diary: &Diary, rule: &str, about: &str, only_spoken: bool) -> Standing {
    let last = diary.answers().rev().find(|(_, answer)| {
        answer.asked == rule
            && (answer.reply == Reply::Spoken || (answer.reply == Reply::Dismissed && !only_spoken))
            && answer.about.as_deref() == Some(about)
    });
    let Some((record, answer)) = last else { return Standing::Open };
    let (record, on) = (record.id, record.at.earliest().date());
    let reason = answer.reason.clone().unwrap_or_default();
    match answer.reply {
        Reply::Spoken => Standing::Spoken { record, on, who: answer.who.clone().unwrap_or_default(), answer: reason },
        _ => Standing::PutAside { record, on, reason },
    }
}

/// The days that a record can mean: one diary day, or from the first to the last.
fn days_of(record: &Record, day_start_hour: u8) -> (Date, Date) {
    match record.at.diary_day(day_start_hour) {
        Some(day) => (day, day),
        None => (record.at.earliest().date(), record.at.latest().date()),
    }
}
