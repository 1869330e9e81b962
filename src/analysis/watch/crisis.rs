//! A hard time: who can be called, where somebody wrote down thoughts of not wanting to live. It hangs on the entry of
//! that symptom only; notes are never searched, and nothing here keeps an entry from being written.

use jiff::civil::Date;

use crate::catalogue::{Catalogue, CrisisLine, WatchRule};
use crate::model::{Diary, RecordId};

use super::signs::{Signs, newest};
use super::{Finding, asks_of, card, emergency, filled};

pub(super) const KIND: &str = "crisis";

/// What is said, and apart from it whom one can call. It says nothing of what became of the watch's item: the screen asks that one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    pub says: Vec<String>,
    /// Of the person's country, or else where lines are listed.
    pub lines: Vec<CrisisLine>,
    /// Empty where no country is set.
    pub emergency: Vec<String>,
    /// The entry that it answers.
    pub entry: RecordId,
}

/// What is there to say to what was written down in the last days.
pub fn support(diary: &Diary, catalogue: &Catalogue, today: Date) -> Option<Support> {
    let signs = Signs::new(diary, catalogue, today);
    let (rule, found) = rules(catalogue).find_map(|rule| Some((rule, finding(diary, catalogue, &signs, rule)?)))?;
    let asks = asks_of(rule, diary, catalogue);
    let args: Vec<_> = found.args.iter().cloned().chain(emergency(diary, catalogue)).collect();
    // Numbers stand apart, where they are easily seen and called.
    let is_told = |text: &&String| !["{lines}", "{emergency}"].iter().any(|number| text.contains(number));
    Some(Support {
        says: rule.says.iter().chain(asks).filter(is_told).map(|text| filled(text, &args)).collect(),
        lines: lines(diary, catalogue),
        emergency: card(diary, catalogue).emergency,
        entry: *found.records.last()?,
    })
}

pub(super) fn findings<'c>(diary: &Diary, catalogue: &'c Catalogue, signs: &Signs<'_>) -> Vec<Finding<'c>> {
    rules(catalogue).filter_map(|rule| finding(diary, catalogue, signs, rule)).collect()
}

fn rules(catalogue: &Catalogue) -> impl Iterator<Item = &WatchRule> {
    catalogue.watch_rules().iter().filter(|rule| rule.kind == KIND)
}

fn finding<'c>(diary: &Diary, catalogue: &Catalogue, signs: &Signs<'_>, rule: &'c WatchRule) -> Option<Finding<'c>> {
    let signs = signs.of(rule, &[rule.symptom.as_deref()?]);
    let (about, last) = (newest(&signs)?, signs.last()?);
    let lines: Vec<_> = lines(diary, catalogue).iter().map(said).collect();
    let records = signs.iter().map(|sign| sign.record.id).collect();
    Some(Finding::new(rule, vec![("date", last.said()), ("lines", lines.join("; "))], records, about.to_string()))
}

/// The lines of the person's country; where none are known, the lists of lines.
fn lines(diary: &Diary, catalogue: &Catalogue) -> Vec<CrisisLine> {
    let country = diary.settings.person.country.as_deref().and_then(|code| catalogue.country(code));
    let own = country.map(|country| country.crisis.as_slice()).filter(|lines| !lines.is_empty());
    own.unwrap_or_else(|| catalogue.international_lines()).to_vec()
}

fn said(line: &CrisisLine) -> String {
    format!("{}, {} ({})", line.name, line.phone, line.hours)
}
