//! How high the latest result is, in multiples of the upper limit of its range: the most pressing rule only.

use rust_decimal::Decimal;

use crate::analysis::grade::Flag;
use crate::analysis::watch::Finding;
use crate::analysis::watch::signs::{Signs, newest};
use crate::catalogue::{Catalogue, WatchRule};
use crate::model::Number;

use super::{Rules, Seen};

/// Above so many times the upper limit; with a checklist only where one of its signs was there in the rule's days.
pub(in crate::analysis::watch) const ABOVE: &str = "above";

pub(super) fn finding<'a>(
    catalogue: &Catalogue,
    signs: &Signs<'_>,
    rules: Rules<'_, 'a>,
    latest: &Seen<'_>,
) -> Option<Finding<'a>> {
    let mut above: Vec<&WatchRule> = rules.all(ABOVE).filter(|rule| is_above(rule, latest)).collect();
    above.sort_by_key(|rule| (rule.tier, std::cmp::Reverse(rule.limit.map(Number::decimal))));
    for rule in above {
        let mut finding = latest.finding(rule);
        if rule.checklist.is_some() {
            let there = signs.of_list(rule, catalogue);
            let Some(newest) = newest(&there) else { continue };
            let mut names: Vec<_> = there.iter().map(|sign| sign.name).collect();
            names.sort_unstable();
            names.dedup();
            finding.args.push(("signs", names.join(", ")));
            finding.records.extend(there.iter().map(|sign| sign.record.id));
            // Another sign is news.
            finding.about = format!("{} {newest}", finding.about);
        }
        return Some(finding);
    }
    rules.of("above-range").filter(|_| latest.lab.flag == Flag::High).map(|rule| latest.finding(rule))
}

/// Surely above it, by the range that the result is held against.
fn is_above(rule: &WatchRule, latest: &Seen<'_>) -> bool {
    let bottom = latest.result.value.interval().and_then(|values| values.low);
    let times = rule.limit.map(Number::decimal).zip(latest.lab.high.map(Number::decimal));
    let limit = times.and_then(|(times, high)| times.checked_mul(high)).filter(|limit| *limit > Decimal::ZERO);
    bottom.zip(limit).is_some_and(|(bottom, limit)| bottom.at > limit || (bottom.at == limit && !bottom.included))
}
