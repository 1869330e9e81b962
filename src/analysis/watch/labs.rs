//! What the watch sees in laboratory results. The latest result of an analyte decides. A lone one asks for a repeat
//! sample and alarms only where it is very low or has halved: one in forty of healthy results is below its range, and
//! platelets that clump in the tube are counted too low.

mod due;
mod stand;
mod told;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::analysis::baseline::{self, Change, Verdict};
use crate::analysis::facts::{Facts, LabFacts};
use crate::analysis::grade::Flag;
use crate::catalogue::{Analyte, Catalogue, Tier, WatchRule};
use crate::model::Diary;
use crate::model::Number;
use crate::model::lab::LabResult;
use crate::model::record::{Record, RecordId};
use crate::model::when::days;

use super::Finding;
use stand::{Stand, Stands};

/// What a rule can look for in the results of its analyte.
const OF_RESULTS: [&str; 8] =
    ["below", "confirmed-low", "low-before-start", "low-as-before", "below-range", "halved", "fall", "transient"];
/// A repeat sample repeats what was drawn at most so many days before it.
const REPEATS_WITHIN: i64 = 31;

/// What findings are made of.
#[derive(Clone, Copy)]
struct Look<'a, 'd> {
    diary: &'d Diary,
    catalogue: &'a Catalogue,
    facts: &'d Facts,
    today: Date,
}

pub(super) fn findings<'a>(diary: &Diary, catalogue: &'a Catalogue, facts: &Facts, today: Date) -> Vec<Finding<'a>> {
    let look = Look { diary, catalogue, facts, today };
    let stands = Stands::new(look);
    let mut analytes: Vec<&str> = Vec::new();
    for rule in catalogue.watch_rules().iter().filter(|rule| OF_RESULTS.contains(&rule.kind.as_str())) {
        if let Some(analyte) = rule.analyte.as_deref().filter(|analyte| !analytes.contains(analyte)) {
            analytes.push(analyte);
        }
    }
    let mut found = due::findings(look, &stands);
    for analyte in analytes {
        found.extend(of_results(look, &stands, analyte));
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

    /// Surely under a limit that is written in the usual unit of the analyte.
    fn is_under(&self, analyte: &Analyte, limit: Decimal) -> bool {
        let Some(limit) = self.in_own_unit(analyte, limit) else { return false };
        let top = self.result.value.interval().and_then(|values| values.high);
        top.is_some_and(|top| top.at < limit || (top.at == limit && !top.included))
    }

    fn in_own_unit(&self, analyte: &Analyte, limit: Decimal) -> Option<Decimal> {
        let (usual, own) = (analyte.units.first()?, self.result.unit.as_ref()?);
        analyte.convert(limit, &usual.ucum, &own.ucum)
    }

    fn finding<'a>(&self, rule: &'a WatchRule) -> Finding<'a> {
        Finding {
            rule,
            args: told::args(self),
            records: vec![self.record.id],
            about: format!("{} {}", self.record.id, self.result.value.shown()),
        }
    }
}

fn of_results<'a>(look: Look<'a, '_>, stands: &Stands, name: &str) -> Vec<Finding<'a>> {
    let Some(analyte) = look.catalogue.analyte(name) else { return Vec::new() };
    let mut results = baseline::results_of(look.diary, look.catalogue, name);
    // A result in words says nothing that takes a number back.
    results.retain(|(record, result)| result.value.interval().is_some() && record.at.earliest().date() <= look.today);
    let Some(latest) = results.last().map(|last| Seen::new(look, *last)) else { return Vec::new() };
    let before = results.len().checked_sub(2).and_then(|place| results.get(place)).map(|one| Seen::new(look, *one));
    let rules: Vec<&WatchRule> =
        look.catalogue.watch_rules().iter().filter(|rule| rule.analyte.as_deref() == Some(name)).collect();
    let rule = |kind: &str| rules.iter().copied().find(|rule| rule.kind == kind);
    let mut found: Vec<Finding<'a>> = Vec::new();
    found.extend(level(look, stands, analyte, &rules, &latest, before.as_ref()));
    let change = latest.change.as_ref();
    if change.is_some_and(baseline::halved) {
        found.extend(rule("halved").map(|rule| latest.finding(rule)));
    } else if change.is_some_and(|change| change.verdict == Verdict::Fall) {
        found.extend(rule("fall").map(|rule| latest.finding(rule)));
    }
    if let Some(rule) = rule("transient")
        && let Some(over) = baseline::transient(look.diary, look.catalogue, look.facts, name)
        && over.back.contains(&latest.record.id)
    {
        let records = std::iter::once(over.high).chain(over.back).collect();
        found.push(Finding { records, ..latest.finding(rule) });
    }
    found
}

/// How low the latest result is: the most pressing rule only.
fn level<'a>(
    look: Look<'a, '_>,
    stands: &Stands,
    analyte: &Analyte,
    rules: &[&'a WatchRule],
    latest: &Seen<'_>,
    before: Option<&Seen<'_>>,
) -> Option<Finding<'a>> {
    let rule = |kind: &str| rules.iter().copied().find(|rule| rule.kind == kind);
    let limit = |rule: &&WatchRule| rule.limit.map(Number::decimal);
    let under = |rule: &&WatchRule| limit(rule).is_some_and(|limit| latest.is_under(analyte, limit));
    let lowest = rules.iter().copied().filter(|rule| rule.kind == "below").filter(under).min_by_key(limit);
    if let Some(rule) = lowest.filter(|rule| rule.tier <= Tier::Today) {
        return Some(latest.finding(rule));
    }
    if let Some(rule) = rule("low-before-start")
        && let Some(finding) = low_before_start(look, stands, rule, latest)
    {
        return Some(finding);
    }
    if is_confirmed(latest, before)
        && let Some(rule) = rule("confirmed-low")
    {
        let mut finding = latest.finding(rule);
        finding.records.extend(before.map(|before| before.record.id));
        return Some(finding);
    }
    // Under a limit that the own results before the start were not under is no "as before".
    let own = latest.own().map(|own| own.baseline.low);
    let is_news = |rule: &&WatchRule| {
        let limit = limit(rule).and_then(|limit| latest.in_own_unit(analyte, limit));
        own.zip(limit).is_none_or(|(own, limit)| own >= limit)
    };
    if let Some(rule) = lowest.filter(|rule| !latest.is_low_as_before() || is_news(rule)) {
        return Some(latest.finding(rule));
    }
    let kind = if latest.is_low_as_before() { "low-as-before" } else { "below-range" };
    rule(kind).filter(|_| latest.is_low()).map(|rule| latest.finding(rule))
}

/// Two consecutive results that are newly low; or a repeat sample that is, where what it repeats was not written down.
fn is_confirmed(latest: &Seen<'_>, before: Option<&Seen<'_>>) -> bool {
    let repeats_one_unwritten = || {
        let days_since =
            |before: &Seen<'_>| days(latest.record.at.earliest().date()) - days(before.record.at.latest().date());
        latest.result.repeat_sample == Some(true) && before.is_none_or(|before| days_since(before) > REPEATS_WITHIN)
    };
    latest.is_newly_low() && (before.is_some_and(Seen::is_newly_low) || repeats_one_unwritten())
}

/// Already low before the first dose, while there is no count since: said while the medicine is about to begin, and
/// after it began without one.
fn low_before_start<'a>(
    look: Look<'a, '_>,
    stands: &Stands,
    rule: &'a WatchRule,
    latest: &Seen<'_>,
) -> Option<Finding<'a>> {
    let since_start = look.facts.start().is_some() && !look.facts.is_before_start(latest.record);
    let waits =
        stands.of(rule).any(|(_, stand)| matches!(stand, Stand::Planned | Stand::Begins(_) | Stand::Runs { .. }));
    if since_start || !waits {
        return None;
    }
    let low = baseline::already_low(look.diary, look.catalogue, look.facts, rule.analyte.as_deref()?)?;
    let told = one(look, low.latest()?)?;
    Some(Finding { records: low.records, ..told.finding(rule) })
}

fn one<'d>(look: Look<'_, 'd>, id: RecordId) -> Option<Seen<'d>> {
    let found = look.diary.labs().find(|(record, _)| record.id == id)?;
    Some(Seen::new(look, found))
}
