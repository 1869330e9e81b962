//! The watch: what asks for attention, each item with its rule, its facts, its source, and what became of it. It
//! informs; it never says what to take, and it is not a full interaction check.

mod labs;

use jiff::civil::Date;

use crate::catalogue::{Catalogue, RuleSource, Tier, WatchRule};
use crate::model::answer::Reply;
use crate::model::{Diary, RecordId};

use super::facts::Facts;

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
    /// Fill `{name}` in the rule's texts.
    pub(super) args: Vec<(&'static str, String)>,
    pub(super) records: Vec<RecordId>,
    pub(super) about: String,
}

/// Everything that the rules find on that day, the most pressing first; also what was put aside or spoken about.
pub fn watch(diary: &Diary, catalogue: &Catalogue, facts: &Facts, today: Date) -> Vec<WatchItem> {
    let mut items: Vec<_> =
        labs::findings(diary, catalogue, facts, today).into_iter().map(|found| item(found, diary)).collect();
    items.sort_by_key(|item| item.tier);
    items
}

fn item(found: Finding<'_>, diary: &Diary) -> WatchItem {
    let Finding { rule, args, records, about } = found;
    let fill = |text: &String| {
        args.iter().fold(text.clone(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    };
    WatchItem {
        rule: rule.id.clone(),
        tier: rule.tier,
        standing: standing(diary, &rule.id, &about),
        title: fill(&rule.title),
        says: rule.says.iter().map(fill).collect(),
        asks: rule.asks.iter().map(fill).collect(),
        sources: rule.sources.clone(),
        records,
        about,
        checklist: rule.checklist.clone(),
    }
}

/// The last answer to this rule, while it was about the same facts.
fn standing(diary: &Diary, rule: &str, about: &str) -> Standing {
    let last = diary
        .answers()
        .rev()
        .find(|(_, answer)| answer.asked == rule && matches!(answer.reply, Reply::Dismissed | Reply::Spoken));
    let Some((record, answer)) = last.filter(|(_, answer)| answer.about.as_deref() == Some(about)) else {
        return Standing::Open;
    };
    let (record, on) = (record.id, record.at.earliest().date());
    let reason = answer.reason.clone().unwrap_or_default();
    match answer.reply {
        Reply::Spoken => Standing::Spoken { record, on, who: answer.who.clone().unwrap_or_default(), answer: reason },
        _ => Standing::PutAside { record, on, reason },
    }
}
// TEMP
pub struct Card {
    pub emergency: Vec<String>,
    pub country_name: Option<String>,
    pub contacts: Vec<crate::model::person::Contact>,
}
pub fn card(_: &Diary, _: &Catalogue) -> Card {
    Card { emergency: vec![], country_name: None, contacts: vec![] }
}
pub struct Support {
    pub says: Vec<String>,
    pub lines: Vec<crate::catalogue::CrisisLine>,
    pub emergency: Vec<String>,
    pub entry: RecordId,
}
pub fn support(_: &Diary, _: &Catalogue, _: Date) -> Option<Support> {
    None
}
impl Catalogue {
    pub fn watch_notice(&self) -> &str {
        "This is not a full interaction check."
    }
}
