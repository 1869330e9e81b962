//! What time does to a result: an old one is no alarm of today. It is asked about, later only noted, and its age is said.

use crate::analysis::watch::{Finding, filled};
use crate::catalogue::Tier;
use crate::model::record::Record;
use crate::model::when::days;

use super::Look;

/// How old the result is that an item hangs on.
pub(in crate::analysis::watch) const AGE: &str = "age";
/// The age of a result that was low before a start is what it is about.
const OF_BEFORE: &str = "low-before-start";

/// By the last day that its date can mean: what may be recent is recent.
fn age(look: Look<'_, '_>, record: &Record) -> i64 {
    days(look.today) - days(record.at.latest().date())
}

pub(super) fn is_fresh(look: Look<'_, '_>, record: &Record) -> bool {
    age(look, record) <= i64::from(look.catalogue.old_result().fresh_days)
}

pub(super) fn is_recent(look: Look<'_, '_>, record: &Record) -> bool {
    age(look, record) <= i64::from(look.catalogue.old_result().recent_days)
}

/// The finding, as pressing as a result of that age still is.
pub(super) fn aged<'a>(look: Look<'a, '_>, mut finding: Finding<'a>, record: &Record) -> Finding<'a> {
    if is_fresh(look, record) || finding.rule.kind == OF_BEFORE {
        return finding;
    }
    let old = look.catalogue.old_result();
    let age = age(look, record);
    let is_recent = is_recent(look, record);
    if finding.rule.tier <= Tier::Today || !is_recent {
        finding.asks = Some(&old.asks);
    }
    finding.tier = finding.tier.max(if is_recent { Tier::Ask } else { Tier::Note });
    let (number, words) = match age {
        ..60 => (age, &old.days),
        60..730 => (age / 30, &old.months),
        _ => (age / 365, &old.years),
    };
    finding.args.push((AGE, filled(words, &[("number", number.to_string())])));
    finding
}
