//! A fall beyond usual variation: a lone one asks for a repeat sample, one that the next sample shows as well is for
//! somebody to look at.

use rust_decimal::Decimal;

use crate::analysis::baseline::Change;
use crate::analysis::watch::Finding;
use crate::catalogue::Tier;

use super::{CLOSE, Rules, Seen, told};

/// Their cards say how far it fell.
const SAY_SO: [&str; 3] = ["below", "may-be-below", "confirmed-low"];

pub(super) fn finding<'a>(
    rules: Rules<'_, 'a>,
    latest: &Seen<'_>,
    before: Option<&Seen<'_>>,
    level: Option<&Finding<'a>>,
) -> Option<Finding<'a>> {
    let says_so = |level: &Finding<'_>| level.tier <= Tier::Today && SAY_SO.contains(&level.rule.kind.as_str());
    if !latest.has_fallen() || level.is_some_and(says_so) {
        return None;
    }
    let first = before.filter(|before| before.has_fallen());
    let is_repeat = latest.repeats_one_unwritten(before);
    let confirmed = || {
        let tier = if latest.is_low() { Tier::Today } else { Tier::Ask };
        rules.all("confirmed-fall").find(|rule| rule.tier == tier).filter(|_| first.is_some() || is_repeat)
    };
    let halved = rules.of("halved").filter(|_| latest.is_halved());
    let mut finding = latest.finding(halved.or_else(confirmed).or_else(|| rules.of("fall"))?);
    finding.has_other_title = finding.rule.kind == "halved" && !latest.is_half();
    if let Some(first) = first {
        finding.args.extend(told::first(first));
        finding.records.push(first.record.id);
    } else if is_repeat {
        finding.args.push(("unwritten", String::new()));
    } else if latest.change.as_ref().is_some_and(is_close) {
        finding.args.push(("lone", String::new()));
    }
    Some(finding)
}

/// Not far beyond the reference change value: only there chance is spoken of.
fn is_close(change: &Change) -> bool {
    let part = |percent: Option<Decimal>| percent.map(|percent| percent + Decimal::ONE_HUNDRED);
    let close =
        |(left, limit): (Decimal, Decimal)| Some(left.checked_mul(Decimal::ONE_HUNDRED)? >= limit.checked_mul(CLOSE)?);
    part(change.percent.1).zip(part(change.lower)).and_then(close).unwrap_or_default()
}
