//! How low the latest result is: the most pressing rule only. And what stands open behind it.

use rust_decimal::Decimal;

use crate::analysis::baseline;
use crate::analysis::watch::{Finding, Standing, standing};
use crate::catalogue::{Analyte, Tier, WatchRule};
use crate::model::Number;
use crate::model::lab::LabResult;
use crate::model::record::{Record, RecordId};

use super::stand::{Stand, Stands};
use super::{CLOSE, Look, Rules, Seen, age, told};

pub(super) fn finding<'a>(
    look: Look<'a, '_>,
    stands: &Stands,
    analyte: &Analyte,
    rules: Rules<'_, 'a>,
    latest: &Seen<'_>,
    before: Option<&Seen<'_>>,
) -> Option<Finding<'a>> {
    let lowest = lowest(analyte, rules, latest);
    let pressing = lowest.filter(|rule| rule.tier <= Tier::Today);
    let pressing = pressing.or_else(|| rules.of("may-be-below").filter(|rule| may_be_below(analyte, rule, latest)));
    if let Some(rule) = pressing.filter(|_| age::is_fresh(look, latest.record)) {
        return Some(latest.finding(rule));
    }
    if let Some(rule) = rules.of("low-before-start")
        && let Some(finding) = low_before_start(look, stands, rule, latest)
    {
        return Some(finding);
    }
    if let Some(rule) = pressing {
        return Some(latest.finding(rule));
    }
    let mut finding = if let Some(rule) = rules.of("confirmed-low").filter(|_| is_confirmed(latest, before)) {
        latest.finding(rule)
    } else {
        // Under a limit that the own results before the start were not under is no "as before".
        let own = latest.own().map(|own| own.baseline.low);
        let is_news = |rule: &&WatchRule| {
            let limit = limit(rule).and_then(|limit| latest.in_own_unit(analyte, limit));
            own.zip(limit).is_none_or(|(own, limit)| own >= limit)
        };
        let kind = if latest.is_low_as_before() { "low-as-before" } else { "below-range" };
        let under = lowest.filter(|rule| !latest.is_low_as_before() || is_news(rule));
        latest.finding(under.or_else(|| rules.of(kind).filter(|_| latest.is_low()))?)
    };
    if let Some(first) = before.filter(|before| before.is_low()) {
        finding.args.extend(told::first(first));
        finding.records.push(first.record.id);
    } else if latest.repeats_one_unwritten(before) {
        finding.args.push(("unwritten", String::new()));
    } else if is_close(latest) {
        finding.args.push(("lone", String::new()));
    }
    Some(finding)
}

fn limit(rule: &WatchRule) -> Option<Decimal> {
    rule.limit.map(Number::decimal)
}

/// The rule of the lowest limit that a result is surely under.
fn lowest<'a>(analyte: &Analyte, rules: Rules<'_, 'a>, seen: &Seen<'_>) -> Option<&'a WatchRule> {
    let under = |rule: &&WatchRule| limit(rule).is_some_and(|limit| seen.is_under(analyte, limit));
    rules.all("below").filter(under).min_by_key(|rule| limit(rule))
}

/// `<100`: somewhere below a number that says little, down to what would be for today.
fn may_be_below(analyte: &Analyte, rule: &WatchRule, seen: &Seen<'_>) -> bool {
    let is_open = seen.result.value.interval().is_some_and(|values| values.low.is_none());
    is_open && limit(rule).is_some_and(|limit| seen.is_under(analyte, limit) || is_at(analyte, limit, seen))
}

/// `≤100` reaches its limit, and may be as low as `<100`.
fn is_at(analyte: &Analyte, limit: Decimal, seen: &Seen<'_>) -> bool {
    let top = seen.result.value.interval().and_then(|values| values.high);
    top.zip(seen.in_own_unit(analyte, limit)).is_some_and(|(top, limit)| top.at == limit)
}

fn is_close(seen: &Seen<'_>) -> bool {
    let top = seen.result.value.interval().and_then(|values| values.high).map(|top| top.at);
    let close =
        |(top, limit): (Decimal, Decimal)| Some(top.checked_mul(Decimal::ONE_HUNDRED)? >= limit.checked_mul(CLOSE)?);
    top.zip(seen.lab.low.map(Number::decimal)).and_then(close).unwrap_or_default()
}

/// Two consecutive results that are newly low; or a repeat sample that is, where what it repeats was not written down.
fn is_confirmed(latest: &Seen<'_>, before: Option<&Seen<'_>>) -> bool {
    latest.is_newly_low() && (before.is_some_and(Seen::is_newly_low) || latest.repeats_one_unwritten(before))
}

/// Already low before the first dose, while there is no count since: said while the medicine is about to begin, and
/// after it began without one.
fn low_before_start<'a>(
    look: Look<'a, '_>,
    stands: &Stands,
    rule: &'a WatchRule,
    latest: &Seen<'_>,
) -> Option<Finding<'a>> {
    let analyte = rule.analyte.as_deref()?;
    let stands: Vec<Stand> = stands.of(rule).map(|(_, stand)| stand).collect();
    let runs = stands.iter().find(|stand| matches!(stand, Stand::Runs { .. }));
    let begin = match runs.or_else(|| stands.iter().find(|stand| !matches!(stand, Stand::Over)))? {
        Stand::Runs { .. } => {
            let begin = look.facts.begin_for(analyte, look.today);
            if begin.is_some_and(|begin| !begin.is_before(latest.record)) {
                return None;
            }
            begin
        }
        // All that was until today is before what lies ahead, whatever came before it.
        _ => None,
    };
    let low = baseline::already_low(look.diary, look.catalogue, look.facts, analyte, begin)?;
    let told = one(look, low.latest()?)?;
    Some(Finding { records: low.records, ..told.finding(rule) })
}

fn one<'d>(look: Look<'_, 'd>, id: RecordId) -> Option<Seen<'d>> {
    let found = look.diary.labs().find(|(record, _)| record.id == id)?;
    Some(Seen::new(look, found))
}

/// A very low result that nobody answered, behind a better one: it does not go away by itself.
pub(super) fn unanswered<'a, 'd>(
    look: Look<'a, 'd>,
    analyte: &Analyte,
    rules: Rules<'_, 'a>,
    latest: &Seen<'_>,
    results: &[(&'d Record, &'d LabResult)],
) -> Option<Finding<'a>> {
    let rule = rules.of("unanswered-low")?;
    let pressing = |seen: &Seen<'_>| lowest(analyte, rules, seen).filter(|rule| rule.tier <= Tier::Today);
    if pressing(latest).is_some() {
        return None;
    }
    let mut pairs = results.iter().zip(results.iter().skip(1)).rev();
    let (low, first, next) = pairs.find_map(|(first, next)| {
        let first = Seen::bare(look, *first);
        Some((pressing(&first)?, first, Seen::bare(look, *next)))
    })?;
    if standing(look.diary, &low.id, &first.about(), false) != Standing::Open {
        return None;
    }
    let mut args = told::args(&next);
    args.extend(told::first(&first));
    let finding = Finding::new(rule, args, vec![first.record.id, next.record.id], first.about());
    let tier = if age::is_recent(look, first.record) { rule.tier } else { Tier::Note };
    Some(Finding { tier, ..finding })
}
