//! What the watch knows: rules, checklists and their wording (`seeds/watch.toml`), emergency numbers and crisis lines
//! (`seeds/countries.toml`).

use serde::Deserialize;

use crate::model::Number;

use super::Catalogue;
use super::read::{CatalogueError, File, Flaw, filled, number, parsed};

pub(super) const WATCH: File = ("watch.toml", include_str!("../../seeds/watch.toml"));
pub(super) const COUNTRIES: File = ("countries.toml", include_str!("../../seeds/countries.toml"));

/// How pressing something is; the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Emergency services, now.
    Emergency,
    /// A prescriber or an out-of-hours service, today.
    Today,
    /// Something to ask for or to answer, not within the hour.
    Ask,
    /// Good to know.
    Note,
}

impl Tier {
    pub fn code(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Today => "today",
            Self::Ask => "ask",
            Self::Note => "note",
        }
    }
}

/// Where a rule or a question comes from; label facts differ by country and year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSource {
    pub text: String,
    pub country: Option<String>,
    pub year: Option<u16>,
    /// What this source says, where sources differ and stand side by side.
    pub says: Option<String>,
}

/// One rule: `kind` names what is looked for, the rest says of what, from where on, and in which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchRule {
    pub id: String,
    pub kind: String,
    pub tier: Tier,
    /// As `analytes.toml` names it.
    pub analyte: Option<String>,
    /// Analytes that it looks at besides, in the same words.
    pub also: Vec<String>,
    /// As `ingredients.toml` names it; the rule holds while it is taken or about to be.
    pub medicine: Option<String>,
    /// Other ingredients or groups of them that the rule is about.
    pub with: Vec<String>,
    /// As `symptoms.toml` names it.
    pub symptom: Option<String>,
    /// In the usual unit of the analyte.
    pub limit: Option<Number>,
    pub days: Option<u16>,
    /// It is not asked before so many days since a start.
    pub from_day: Option<u16>,
    pub title: String,
    /// What stands in the place of `title` in the other case of its kind: what was due is past, a treatment is long over, a
    /// fall is short of half.
    pub other_title: Option<String>,
    pub says: Vec<String>,
    pub asks: Vec<String>,
    /// What stands in the place of `asks` where no country is set.
    pub asks_without_country: Vec<String>,
    /// And where one is set, of which no number is known.
    pub asks_unknown_country: Vec<String>,
    /// It is about medicines together: the notice stands below it.
    pub notice: bool,
    pub sources: Vec<RuleSource>,
    /// The checklist that answers it.
    pub checklist: Option<String>,
}

/// Questions that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    pub id: String,
    pub title: String,
    pub intro: String,
    pub items: Vec<ChecklistItem>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Unique among all items of all checklists.
    pub id: String,
    pub text: String,
    /// What it is called where it was answered with "yes"; the question itself, if nothing else is given.
    #[serde(default)]
    pub title: String,
    /// What a "yes" comes to.
    pub tier: Tier,
    /// The symptom that a "yes" writes down, as `symptoms.toml` names it.
    pub symptom: Option<String>,
    /// What a "yes" says.
    #[serde(default)]
    pub says: String,
    /// What to ask or tell then.
    #[serde(default)]
    pub asks: String,
    /// What stands in its place where the medicine is being taken already.
    #[serde(default)]
    pub asks_running: String,
    /// It is about medicines together: the notice stands below it.
    #[serde(default)]
    pub notice: bool,
    pub sources: Vec<RuleSource>,
}

/// What becomes of a result that nobody followed up for some time, and in which words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OldResult {
    /// Up to this age a result alarms.
    pub fresh_days: u16,
    /// Above this age it is only noted.
    pub recent_days: u16,
    pub says: String,
    /// In the place of what a rule asks for at once.
    pub asks: Vec<String>,
    /// `{number}` of them.
    pub days: String,
    pub months: String,
    pub years: String,
}

/// Words that rules share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchPhrases {
    /// For `{emergency}` where no number is known.
    pub emergency: String,
    /// A day that is an estimate: `{date}`.
    pub about: String,
    /// Between the last two of a list.
    pub and: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1, two capital letters.
    pub code: String,
    pub name: String,
    pub emergency: Vec<String>,
    pub source: String,
    /// When the entry was last compared with stored pages, as 2025-11; the head of the file says which.
    pub checked: String,
    #[serde(default)]
    pub crisis: Vec<CrisisLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisLine {
    pub name: String,
    /// A number; for a list of lines by country the address of the list.
    pub phone: String,
    pub hours: String,
    pub source: String,
}

#[derive(Clone, Debug, Default)]
pub(super) struct WatchTable {
    pub(super) rules: Vec<WatchRule>,
    pub(super) checklists: Vec<Checklist>,
    pub(super) countries: Vec<Country>,
    pub(super) international: Vec<CrisisLine>,
    pub(super) notice: String,
    pub(super) old_result: OldResult,
    pub(super) phrases: WatchPhrases,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WatchFile {
    notice: String,
    old_result: OldResult,
    phrases: WatchPhrases,
    #[serde(default)]
    rule: Vec<RuleEntry>,
    #[serde(default)]
    checklist: Vec<ChecklistEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    id: String,
    kind: String,
    tier: Tier,
    analyte: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    medicine: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    symptom: Option<String>,
    limit: Option<String>,
    days: Option<u16>,
    from_day: Option<u16>,
    title: String,
    other_title: Option<String>,
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    asks: Vec<String>,
    #[serde(default)]
    asks_without_country: Vec<String>,
    #[serde(default)]
    asks_unknown_country: Vec<String>,
    #[serde(default)]
    notice: bool,
    sources: Vec<RuleSource>,
    checklist: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChecklistEntry {
    id: String,
    title: String,
    intro: String,
    item: Vec<ChecklistItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountryFile {
    international: Vec<CrisisLine>,
    country: Vec<Country>,
}

impl Catalogue {
    /// In the order of the file.
    pub fn watch_rules(&self) -> &[WatchRule] {
        &self.watch.rules
    }

    pub fn watch_rule(&self, id: &str) -> Option<&WatchRule> {
        self.watch.rules.iter().find(|rule| rule.id == id)
    }

    pub fn checklists(&self) -> &[Checklist] {
        &self.watch.checklists
    }

    pub fn checklist(&self, id: &str) -> Option<&Checklist> {
        self.watch.checklists.iter().find(|list| list.id == id)
    }

    /// The item of that id, of whichever checklist.
    pub fn checklist_item(&self, id: &str) -> Option<&ChecklistItem> {
        self.watch.checklists.iter().flat_map(|list| &list.items).find(|item| item.id == id)
    }

    /// What stands below everything about medicines together: that it is not a full interaction check.
    pub fn watch_notice(&self) -> &str {
        &self.watch.notice
    }

    pub fn old_result(&self) -> &OldResult {
        &self.watch.old_result
    }

    pub fn watch_phrases(&self) -> &WatchPhrases {
        &self.watch.phrases
    }

    /// Where lines are listed country by country.
    pub fn international_lines(&self) -> &[CrisisLine] {
        &self.watch.international
    }

    pub fn countries(&self) -> &[Country] {
        &self.watch.countries
    }

    /// By its code of two letters.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.watch.countries.iter().find(|country| country.code == code)
    }
}

/// Rules name analytes and ingredients that are known, and every one has its source.
pub(super) fn read(watch: File, countries: File, catalogue: &Catalogue) -> Result<WatchTable, CatalogueError> {
    let mut table = WatchTable::default();
    let file: WatchFile = parsed(watch)?;
    let fail = |flaw| CatalogueError { file: watch.0, entry: "notice".to_owned(), flaw };
    filled("notice", &file.notice).map_err(fail)?;
    filled("old_result", &file.old_result.says).map_err(fail)?;
    filled("phrases", &file.phrases.emergency).map_err(fail)?;
    (table.notice, table.old_result, table.phrases) = (file.notice, file.old_result, file.phrases);
    for entry in file.rule {
        let id = entry.id.clone();
        let fail = |flaw| CatalogueError { file: watch.0, entry: id.clone(), flaw };
        if table.rules.iter().any(|rule| rule.id == id) {
            return Err(fail(Flaw::Taken(id.clone())));
        }
        table.rules.push(rule(entry, catalogue).map_err(fail)?);
    }
    let mut items: Vec<String> = Vec::new();
    for ChecklistEntry { id, title, intro, item } in file.checklist {
        let fail = |flaw| CatalogueError { file: watch.0, entry: id.clone(), flaw };
        for one in &item {
            if items.contains(&one.id) || table.rules.iter().any(|rule| rule.id == one.id) {
                return Err(fail(Flaw::Taken(one.id.clone())));
            }
            items.push(one.id.clone());
            checked_sources(&one.sources).map_err(fail)?;
            filled("text", &one.text).map_err(fail)?;
            if let Some(symptom) = one.symptom.as_ref().filter(|name| catalogue.symptom(name).is_none()) {
                return Err(fail(Flaw::Unreadable(symptom.clone())));
            }
        }
        table.checklists.push(Checklist { id: id.clone(), title, intro, items: item });
    }
    if let Some(rule) = table
        .rules
        .iter()
        .find(|rule| rule.checklist.as_ref().is_some_and(|id| table.checklists.iter().all(|list| list.id != *id)))
    {
        return Err(CatalogueError { file: watch.0, entry: rule.id.clone(), flaw: Flaw::Blank("checklist") });
    }
    let file: CountryFile = parsed(countries)?;
    for line in &file.international {
        let fail = |flaw| CatalogueError { file: countries.0, entry: line.name.clone(), flaw };
        checked_line(line).map_err(fail)?;
    }
    table.international = file.international;
    for country in file.country {
        let fail = |flaw| CatalogueError { file: countries.0, entry: country.code.clone(), flaw };
        filled("source", &country.source).map_err(fail)?;
        country.crisis.iter().try_for_each(checked_line).map_err(fail)?;
        if country.emergency.is_empty() {
            return Err(fail(Flaw::Blank("emergency")));
        }
        if table.countries.iter().any(|other| other.code == country.code) {
            return Err(fail(Flaw::Taken(country.code.clone())));
        }
        table.countries.push(country);
    }
    Ok(table)
}

fn rule(entry: RuleEntry, catalogue: &Catalogue) -> Result<WatchRule, Flaw> {
    filled("title", &entry.title)?;
    filled("kind", &entry.kind)?;
    checked_sources(&entry.sources)?;
    if let Some(name) = entry.analyte.iter().chain(&entry.also).find(|name| catalogue.analyte(name).is_none()) {
        return Err(Flaw::Unreadable(name.clone()));
    }
    if let Some(name) = entry.symptom.as_ref().filter(|name| catalogue.symptom(name).is_none()) {
        return Err(Flaw::Unreadable(name.clone()));
    }
    let known = catalogue.ingredients();
    if let Some(name) = entry.medicine.as_ref().filter(|name| known.iter().all(|known| known.name != **name)) {
        return Err(Flaw::Ingredient(name.clone()));
    }
    if let Some(name) = entry.with.iter().find(|name| !known.iter().any(|known| known.is(name))) {
        return Err(Flaw::Ingredient(name.clone()));
    }
    let limit = entry.limit.as_deref().map(number).transpose()?;
    Ok(WatchRule {
        id: entry.id,
        kind: entry.kind,
        tier: entry.tier,
        analyte: entry.analyte,
        also: entry.also,
        medicine: entry.medicine,
        with: entry.with,
        symptom: entry.symptom,
        limit,
        days: entry.days,
        from_day: entry.from_day,
        title: entry.title,
        other_title: entry.other_title,
        says: entry.says,
        asks: entry.asks,
        asks_without_country: entry.asks_without_country,
        asks_unknown_country: entry.asks_unknown_country,
        notice: entry.notice,
        sources: entry.sources,
        checklist: entry.checklist,
    })
}

fn checked_line(line: &CrisisLine) -> Result<(), Flaw> {
    filled("phone", &line.phone)?;
    filled("source", &line.source)
}

fn checked_sources(sources: &[RuleSource]) -> Result<(), Flaw> {
    if sources.is_empty() {
        return Err(Flaw::Blank("sources"));
    }
    sources.iter().try_for_each(|source| filled("source", &source.text))
}
