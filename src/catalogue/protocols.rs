//! Ways to come to a dose as somebody published them, from `seeds/protocols.toml`. What a source gives as a range or
//! leaves open is a choice that stays with the person: nothing is filled in for it, and none of them is a default.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Time;
use serde::Deserialize;

use crate::model::amount::{Preparation, Recipe};
use crate::model::diary::folded;
use crate::model::plan::{Interval, Rule, Steps, Target, parse_times, times_text};
use crate::model::{Amount, DoseUnit};

use super::Ingredient;
use super::read::{CatalogueError, File, Flaw, amount, claim, filled, parsed, unreadable};

pub(super) const PROTOCOLS: File = ("protocols.toml", include_str!("../../seeds/protocols.toml"));

/// Someone's way to come to a dose. All of its amounts are in one unit of mass or activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// Its name for programs: kebab case, points allowed.
    pub id: String,
    pub title: String,
    /// Who says so.
    pub author: String,
    /// The document or page where it stands.
    pub source: String,
    /// The year of the source, or when it was read.
    pub dated: Option<String>,
    /// An ingredient of the catalogue, by its name.
    pub ingredient: String,
    /// As `Recipe::parse` reads it.
    pub recipe: Option<String>,
    /// These four are `Open`, and nobody's choice, where `fixed` or `as_needed` is the rule.
    pub from: Choice<Amount>,
    pub step: Choice<Amount>,
    pub every: Choice<Interval>,
    pub to: Choice<Goal>,
    /// Clock times of a day, rising; empty where the source names none.
    pub times: Vec<Time>,
    /// When to hold or to step back, in our own words.
    pub hold_if: Option<String>,
    /// What the source leaves open or warns of, in our own words.
    pub remark: Option<String>,
    /// One dose for as long as it goes on; how much, where it is taken as needed.
    pub fixed: Option<Amount>,
    pub as_needed: bool,
}

/// What a source says of one field of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice<T> {
    Said(T),
    /// Something from here to there, which the person has to choose.
    Between {
        low: T,
        high: T,
    },
    /// The source leaves it open: the person has to choose.
    Open,
}

/// Where the steps end: the same amount twice, or a range in which the last step may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    pub target: Target,
    pub unit: DoseUnit,
}

impl fmt::Display for Goal {
    /// `4.5 mg` or `2.5-3 mg`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.target.text(), self.unit.code())
    }
}

impl<T: Copy + fmt::Display> Choice<T> {
    /// What the source says exactly.
    pub fn said(&self) -> Option<T> {
        match *self {
            Self::Said(value) => Some(value),
            Self::Between { .. } | Self::Open => None,
        }
    }

    /// `0.5-1 mg`, `1-2 weeks`, where it is a range.
    fn range(&self) -> Option<String> {
        let Self::Between { low, high } = self else { return None };
        let low = low.to_string();
        let number = low.split_once(' ').map_or(low.as_str(), |(number, _unit)| number);
        Some(format!("{number}-{high}"))
    }
}

impl Protocol {
    /// The rule where the source says all of it, else the names of the fields that the person has to choose.
    pub fn rule(&self) -> Result<Rule, Vec<&'static str>> {
        if self.as_needed {
            return Ok(Rule::AsNeeded(self.fixed));
        }
        if let Some(amount) = self.fixed {
            return Ok(Rule::Fixed(amount));
        }
        let said = (self.from.said(), self.step.said(), self.every.said(), self.to.said());
        if let (Some(from), Some(step), Some(every), Some(to)) = said {
            return Ok(Rule::Steps(Steps { from, step: step.number, every, to: to.target }));
        }
        let missing = [
            ("from", self.from.said().is_none()),
            ("step", self.step.said().is_none()),
            ("every", self.every.said().is_none()),
            ("to", self.to.said().is_none()),
        ];
        Err(missing.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect())
    }

    /// The text of a field that the source says exactly, as a form shows it: `0.25 mg`, `7 days`. `None` for what is
    /// to be chosen, for what the source does not have, and for a field of another name.
    pub fn fills(&self, field: &str) -> Option<String> {
        match field {
            "title" => Some(self.title.clone()),
            "author" => Some(self.credit()),
            "recipe" => self.recipe.clone(),
            "from" => self.from.said().map(|amount| amount.to_string()),
            "step" => self.step.said().map(|amount| amount.to_string()),
            "every" => self.every.said().map(|every| every.to_string()),
            "to" => self.to.said().map(|goal| goal.to_string()),
            "fixed" => self.fixed.map(|amount| amount.to_string()),
            "time" => Some(times_text(&self.times)).filter(|times| !times.is_empty()),
            "as_needed" => self.as_needed.then(|| "yes".to_owned()),
            "hold_if" => self.hold_if.clone(),
            _ => None,
        }
    }

    /// The range within which the source leaves a field to the person: `0.5-1 mg`, `7-14 days`. It is never more than
    /// a hint beside an empty field.
    pub fn offers(&self, field: &str) -> Option<String> {
        match field {
            "from" => self.from.range(),
            "step" => self.step.range(),
            "every" => self.every.range(),
            "to" => self.to.range(),
            _ => None,
        }
    }

    /// Whose it is and where it stands, in one text.
    pub fn credit(&self) -> String {
        let dated = self.dated.as_ref().map_or_else(String::new, |dated| format!(" ({dated})"));
        format!("{}: {}{dated}", self.author, self.source)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtocolFile {
    protocol: Vec<ProtocolEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtocolEntry {
    id: String,
    title: String,
    author: String,
    source: String,
    dated: Option<String>,
    ingredient: String,
    recipe: Option<String>,
    from: Option<ChoiceEntry>,
    step: Option<ChoiceEntry>,
    every: Option<ChoiceEntry>,
    to: Option<ChoiceEntry>,
    #[serde(default)]
    times: Vec<String>,
    hold_if: Option<String>,
    remark: Option<String>,
    fixed: Option<String>,
    #[serde(default)]
    as_needed: bool,
}

/// `"0.25 mg"`, `"open"`, or a table of `low` and `high`.
#[derive(Deserialize)]
#[serde(untagged)]
enum ChoiceEntry {
    Text(String),
    Range(RangeEntry),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RangeEntry {
    low: String,
    high: String,
}

pub(super) fn protocols(file: File, ingredients: &[Ingredient]) -> Result<Vec<Protocol>, CatalogueError> {
    let mut names = BTreeMap::new();
    let entries = parsed::<ProtocolFile>(file)?.protocol.into_iter().enumerate();
    let read = entries.map(|(place, entry)| {
        let name = entry.id.clone();
        let protocol = protocol(entry, place, &mut names, ingredients);
        protocol.map_err(|flaw| CatalogueError { file: file.0, entry: name, flaw })
    });
    read.collect()
}

/// Finds a protocol by its id or its title, caseless.
pub(super) fn find<'a>(protocols: &'a [Protocol], name: &str) -> Option<&'a Protocol> {
    let wanted = folded(name.trim());
    protocols.iter().find(|protocol| [&protocol.id, &protocol.title].into_iter().any(|name| folded(name) == wanted))
}

fn protocol(
    entry: ProtocolEntry,
    place: usize,
    names: &mut BTreeMap<String, usize>,
    ingredients: &[Ingredient],
) -> Result<Protocol, Flaw> {
    claim(names, place, [&entry.id, &entry.title].into_iter(), true)?;
    if !is_kebab(&entry.id) {
        return Err(unreadable(&entry.id));
    }
    filled("author", &entry.author)?;
    filled("source", &entry.source)?;
    for (field, text) in [("dated", &entry.dated), ("hold_if", &entry.hold_if), ("remark", &entry.remark)] {
        text.as_deref().map_or(Ok(()), |text| filled(field, text))?;
    }
    if ingredients.iter().all(|known| known.name != entry.ingredient) {
        return Err(Flaw::Ingredient(entry.ingredient));
    }
    if let Some(recipe) = &entry.recipe {
        Recipe::parse(recipe).map_err(|_error| unreadable(recipe))?;
    }
    let without_steps = entry.fixed.is_some() || entry.as_needed;
    let steps = [&entry.from, &entry.step, &entry.every].into_iter().any(Option::is_some) || entry.to.is_some();
    if without_steps && steps {
        return Err(Flaw::Mixed);
    }
    let of = |field: &'static str, entry: Option<ChoiceEntry>| match entry {
        Some(entry) => Ok(entry),
        None if without_steps => Ok(ChoiceEntry::Text(OPEN.to_owned())),
        None => Err(Flaw::Blank(field)),
    };
    let times = entry.times.join(", ");
    let protocol = Protocol {
        from: choice(of("from", entry.from)?, positive, is_less)?,
        step: choice(of("step", entry.step)?, positive, is_less)?,
        every: choice(of("every", entry.every)?, interval, is_shorter)?,
        to: choice(of("to", entry.to)?, goal, is_lower)?,
        times: if times.is_empty() { Vec::new() } else { parse_times(&times).ok_or_else(|| unreadable(&times))? },
        fixed: entry.fixed.as_deref().map(positive).transpose()?,
        id: entry.id,
        title: entry.title,
        author: entry.author,
        source: entry.source,
        dated: entry.dated,
        ingredient: entry.ingredient,
        recipe: entry.recipe,
        hold_if: entry.hold_if,
        remark: entry.remark,
        as_needed: entry.as_needed,
    };
    one_unit(&protocol)?;
    can_be_taken(&protocol)?;
    Ok(protocol)
}

const OPEN: &str = "open";

fn is_kebab(id: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.')
    };
    id.split('-').all(is_word)
}

fn choice<T: Copy>(
    entry: ChoiceEntry,
    read: impl Fn(&str) -> Result<T, Flaw>,
    in_order: impl Fn(T, T) -> bool,
) -> Result<Choice<T>, Flaw> {
    match entry {
        ChoiceEntry::Text(text) if text == OPEN => Ok(Choice::Open),
        ChoiceEntry::Text(text) => read(&text).map(Choice::Said),
        ChoiceEntry::Range(RangeEntry { low, high }) => {
            let (low, high) = (read(&low)?, read(&high)?);
            if in_order(low, high) { Ok(Choice::Between { low, high }) } else { Err(Flaw::Order) }
        }
    }
}

fn positive(text: &str) -> Result<Amount, Flaw> {
    amount(text).and_then(|amount| if amount.number.decimal().is_zero() { Err(unreadable(text)) } else { Ok(amount) })
}

fn interval(text: &str) -> Result<Interval, Flaw> {
    text.parse().map_err(|()| unreadable(text))
}

/// `4.5 mg` or `2.5-3 mg`.
fn goal(text: &str) -> Result<Goal, Flaw> {
    let Some((low, rest)) = text.split_once('-') else {
        let Amount { number, unit } = positive(text)?;
        return Ok(Goal { target: Target::one(number), unit });
    };
    let high = positive(rest)?;
    let low = positive(&format!("{low} {}", high.unit.code()))?;
    if !is_less(low, high) {
        return Err(Flaw::Order);
    }
    Ok(Goal { target: Target { low: low.number, high: high.number }, unit: high.unit })
}

fn is_less(low: Amount, high: Amount) -> bool {
    low.unit == high.unit && low.number.decimal() < high.number.decimal()
}

fn is_shorter(low: Interval, high: Interval) -> bool {
    match (low, high) {
        (Interval::Days(low), Interval::Days(high))
        | (Interval::Weeks(low), Interval::Weeks(high))
        | (Interval::Months(low), Interval::Months(high)) => low < high,
        _ => false,
    }
}

/// The ends of a choice of targets are single amounts: a range between ranges means nothing.
fn is_lower(low: Goal, high: Goal) -> bool {
    let single = !low.target.is_range() && !high.target.is_range();
    single && low.unit == high.unit && low.target.high.decimal() < high.target.low.decimal()
}

/// The step and the target are numbers in the unit of the first dose.
fn one_unit(protocol: &Protocol) -> Result<(), Flaw> {
    fn unit_of<T>(choice: &Choice<T>, unit: impl Fn(&T) -> DoseUnit) -> Option<DoseUnit> {
        match choice {
            Choice::Said(value) | Choice::Between { low: value, .. } => Some(unit(value)),
            Choice::Open => None,
        }
    }
    let of_amount = |amount: &Amount| amount.unit;
    let units = [
        unit_of(&protocol.from, of_amount),
        unit_of(&protocol.step, of_amount),
        unit_of(&protocol.to, |goal: &Goal| goal.unit),
    ];
    let mut units = units.into_iter().flatten();
    let first = units.next();
    match units.find(|unit| Some(*unit) != first) {
        Some(other) => Err(Flaw::Unit(other.code().to_owned())),
        None => Ok(()),
    }
}

/// A rule that is said leads somewhere, and where drops are counted, by whole drops.
fn can_be_taken(protocol: &Protocol) -> Result<(), Flaw> {
    let Ok(rule) = protocol.rule() else { return Ok(()) };
    let mut amounts = rule.amounts().map_err(Flaw::Rule)?;
    amounts.extend(protocol.fixed);
    let recipe = protocol.recipe.as_deref().and_then(|recipe| Recipe::parse(recipe).ok());
    let Some(recipe) = recipe.filter(|recipe| recipe.drops_per_ml.is_some()) else { return Ok(()) };
    let preparation = Preparation { recipe: Some(&recipe), strength: None, parts: 1, piece: DoseUnit::Tablet };
    let halved = amounts.into_iter().find(|amount| preparation.is_whole(*amount) != Some(true));
    halved.map_or(Ok(()), |amount| Err(Flaw::Drops(amount.to_string())))
}

#[cfg(test)]
mod tests;
