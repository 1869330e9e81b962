//! What the watch sees in laboratory results. The latest result of an analyte decides. A lone one asks for a repeat
//! sample and alarms only where it is very low or has halved: one in forty of healthy results is below its range, and
//! platelets that clump in the tube are counted too low.

mod age;
mod due;
mod falls;
mod high;
mod level;
mod stand;
mod told;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::analysis::baseline::{self, Baseline, BaselineKind, Change, Verdict};
use crate::analysis::facts::{Facts, LabFacts};
use crate::analysis::grade::Flag;
use crate::catalogue::{Analyte, Catalogue, WatchRule};
use crate::model::Diary;
use crate::model::Number;
use crate::model::lab::LabResult;
use crate::model::record::Record;
use crate::model::when::days;

use super::Finding;
use super::signs::Signs;
use stand::Stands;

pub(super) use age::AGE;
pub(super) use high::ABOVE;

/// A repeat sample repeats what was drawn at most so many days before it.
const REPEATS_WITHIN: i64 = 31;
/// So many results are followed back to find what a fall fell from.
const FOLLOWED_BACK: usize = 6;
/// A low result is close to its limit while it is at least that much of it, in percent: only there chance is spoken of.
const CLOSE: Decimal = Decimal::from_parts(80, 0, 0, false, 0);
/// What fell by at least so many percent is called about half of the own one.
const ABOUT_HALF: Decimal = Decimal::from_parts(40, 0, 0, true, 0);

/// What findings are made of.
#[derive(Clone, Copy)]
struct Look<'a, 'd> {
    diary: &'d Diary,
    catalogue: &'a Catalogue,
    facts: &'d Facts,
    today: Date,
}

pub(super) fn findings<'a>(
    diary: &Diary,
    catalogue: &'a Catalogue,
    facts: &Facts,
    signs: &Signs<'_>,
    today: Date,
) -> Vec<Finding<'a>> {
    let look = Look { diary, catalogue, facts, today };
    let stands = Stands::new(look);
    let mut found = due::findings(look, &stands);
    let mut analytes: Vec<&str> = Vec::new();
    for name in catalogue.watch_rules().iter().flat_map(|rule| rule.analyte.iter().chain(&rule.also)) {
        if !analytes.contains(&name.as_str()) {
            analytes.push(name);
        }
    }
    for analyte in analytes {
        found.extend(of_results(look, &stands, signs, analyte));
    }
    found
}

/// A result and all that is known of it.
struct Seen<'d> {
    record: &'d Record,
    result: &'d LabResult,
    lab: LabFacts,
    change: Option<Change>,
}

impl<'d> Seen<'d> {
    fn new(look: Look<'_, 'd>, (record, result): (&'d Record, &'d LabResult)) -> Self {
        let lab = look.facts.lab(record, result);
        let change = baseline::change(look.diary, look.catalogue, look.facts, record, result);
        Self { record, result, lab, change }
    }

    /// Without what it is held against.
    fn bare(look: Look<'_, 'd>, (record, result): (&'d Record, &'d LabResult)) -> Self {
        Self { record, result, lab: look.facts.lab(record, result), change: None }
    }

    fn is_low(&self) -> bool {
        self.lab.flag == Flag::Low
    }

    /// Held against the person's own results before the start; `None` where there are none that can be compared.
    fn own(&self) -> Option<&Change> {
        self.change.as_ref().filter(|change| change.is_from_before())
    }

    /// Below its range, and not as it usually was.
    fn is_newly_low(&self) -> bool {
        let as_usual = self.own().is_some_and(|own| matches!(own.verdict, Verdict::Within | Verdict::Rise));
        self.is_low() && !as_usual
    }

    /// Low in a person whose own results before the start were low, and not lower than those.
    fn is_low_as_before(&self) -> bool {
        let was_low = |own: &Change| {
            let limit = self.lab.low.map(Number::decimal);
            own.baseline.high.zip(limit).is_some_and(|(high, limit)| high < limit)
        };
        self.is_low() && !self.is_newly_low() && self.own().is_some_and(was_low)
    }

    /// Surely under a limit that is written in the usual unit of the analyte. Where no unit was written down, under it
    /// in every unit that the analyte is measured in.
    fn is_under(&self, analyte: &Analyte, limit: Decimal) -> bool {
        let top = self.result.value.interval().and_then(|values| values.high);
        let under = |limit| top.is_some_and(|top| top.at < limit || (top.at == limit && !top.included));
        let limits = self.in_possible_units(analyte, limit);
        !limits.is_empty() && limits.into_iter().all(|limit| limit.is_some_and(under))
    }

    fn in_own_unit(&self, analyte: &Analyte, limit: Decimal) -> Option<Decimal> {
        self.result.unit.as_ref()?;
        self.in_possible_units(analyte, limit).into_iter().next().flatten()
    }

    fn in_possible_units(&self, analyte: &Analyte, limit: Decimal) -> Vec<Option<Decimal>> {
        let Some(usual) = analyte.units.first() else { return Vec::new() };
        let own = self.result.unit.as_ref().map(|unit| unit.ucum.as_str());
        let all = || analyte.units.iter().map(|unit| unit.ucum.as_str()).collect();
        let units: Vec<&str> = own.map_or_else(all, |own| vec![own]);
        units.into_iter().map(|unit| analyte.convert(limit, &usual.ucum, unit)).collect()
    }

    fn has_fallen(&self) -> bool {
        self.change.as_ref().is_some_and(|change| change.verdict == Verdict::Fall || baseline::halved(change))
    }

    /// Surely nearer to half of the own one than to the own one; within its range only where it is about half.
    fn is_halved(&self) -> bool {
        let is_halved = self.change.as_ref().is_some_and(baseline::halved);
        is_halved && (self.lab.flag != Flag::Normal || self.is_half())
    }

    /// About half of the own one or less, in words that are true.
    fn is_half(&self) -> bool {
        let most = self.change.as_ref().and_then(|change| change.percent.1);
        self.change.as_ref().is_some_and(baseline::halved) && most.is_some_and(|most| most <= ABOUT_HALF)
    }

    /// A repeat sample of something that was not written down.
    fn repeats_one_unwritten(&self, before: Option<&Seen<'_>>) -> bool {
        let days_since =
            |before: &Seen<'_>| days(self.record.at.earliest().date()) - days(before.record.at.latest().date());
        self.result.repeat_sample == Some(true) && before.is_none_or(|before| days_since(before) > REPEATS_WITHIN)
    }

    fn about(&self) -> String {
        format!("{} {}", self.record.id, self.result.value.shown())
    }

    fn finding<'a>(&self, rule: &'a WatchRule) -> Finding<'a> {
        Finding::new(rule, told::args(self), vec![self.record.id], self.about())
    }
}

fn of_results<'a>(look: Look<'a, '_>, stands: &Stands, signs: &Signs<'_>, name: &str) -> Vec<Finding<'a>> {
    let Some(analyte) = look.catalogue.analyte(name) else { return Vec::new() };
    let is_of = |rule: &&WatchRule| rule.analyte.iter().chain(&rule.also).any(|analyte| analyte == name);
    let rules: Vec<&WatchRule> = look.catalogue.watch_rules().iter().filter(is_of).collect();
    let rules = Rules(&rules);
    let mut results = baseline::results_of(look.diary, look.catalogue, name);
    results.retain(|(record, _)| record.at.earliest().date() <= look.today);
    let mut found: Vec<Finding<'a>> = Vec::new();
    // A result in words says nothing that takes a number back.
    if let Some(last) = results.last().filter(|(_, result)| result.value.interval().is_none()) {
        found.extend(rules.of("in-words").map(|rule| Seen::new(look, *last).finding(rule)));
    }
    results.retain(|(_, result)| result.value.interval().is_some());
    let mut last = seen(look, analyte, &results);
    let (Some(latest), before) = (last.pop(), last.pop()) else { return found };
    let before = before.as_ref();
    let level = level::finding(look, stands, analyte, rules, &latest, before);
    let falls = falls::finding(rules, &latest, before, level.as_ref());
    let high = high::finding(look.catalogue, signs, rules, &latest);
    // What has halved is not told a second time as a lone low one.
    let is_half = falls.iter().any(|fall| fall.rule.kind == "halved");
    let level = level.filter(|level| !is_half || !matches!(level.rule.kind.as_str(), "below-range" | "low-as-before"));
    let of_latest = level.into_iter().chain(falls).chain(high);
    found.extend(of_latest.map(|finding| age::aged(look, finding, latest.record)));
    found.extend(level::unanswered(look, analyte, rules, &latest, &results));
    if let Some(rule) = rules.of("transient")
        && let Some(over) = baseline::transient(look.diary, look.catalogue, look.facts, name)
        && over.back.contains(&latest.record.id)
    {
        let records = std::iter::once(over.high).chain(over.back).collect();
        found.push(Finding { records, ..latest.finding(rule) });
    }
    found
}

/// The rules of an analyte.
#[derive(Clone, Copy)]
struct Rules<'r, 'a>(&'r [&'a WatchRule]);

impl<'r, 'a> Rules<'r, 'a> {
    fn all(self, kind: &'r str) -> impl Iterator<Item = &'a WatchRule> + 'r {
        self.0.iter().copied().filter(move |rule| rule.kind == kind)
    }

    fn of(self, kind: &str) -> Option<&'a WatchRule> {
        self.0.iter().copied().find(|rule| rule.kind == kind)
    }
}

/// The last two results. Without results before a start, a result that fell is no measure for the one after it: both are
/// held against what came before the fall.
fn seen<'d>(look: Look<'_, 'd>, analyte: &Analyte, results: &[(&'d Record, &'d LabResult)]) -> Vec<Seen<'d>> {
    let of = results.get(results.len().saturating_sub(FOLLOWED_BACK)..).unwrap_or_default();
    let mut all: Vec<Seen<'d>> = Vec::with_capacity(of.len());
    for one in of {
        let mut next = Seen::new(look, *one);
        if let Some(fallen) = all.last().and_then(|last| fallen_from(last, &next))
            && let Some(values) = next.result.value.interval()
        {
            let variation = baseline::variation_of(analyte, look.facts.person().sex);
            next.change = Some(baseline::compared(fallen, values, variation));
        }
        all.push(next);
    }
    all.split_off(all.len().saturating_sub(2))
}

fn fallen_from(last: &Seen<'_>, next: &Seen<'_>) -> Option<Baseline> {
    let is_earlier = |change: &&Change| change.baseline.kind == BaselineKind::Earlier;
    let change = last.change.as_ref().filter(is_earlier).filter(|_| last.has_fallen())?;
    let unit = |seen: &Seen<'_>| seen.result.unit.as_ref().map(|unit| unit.ucum.clone());
    let next_is_comparable = next.change.as_ref().filter(is_earlier)?.lower.is_some();
    let is_same = unit(last) == unit(next) && last.result.laboratory == next.result.laboratory;
    (is_same && next_is_comparable).then(|| change.baseline.clone())
}
