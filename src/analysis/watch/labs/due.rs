//! Counts to be asked for: one before the start, one by a day after it, and one regularly from then on. No stretch of
//! time is called a safe one or a dangerous one.

use jiff::civil::Date;

use crate::analysis::baseline;
use crate::analysis::watch::Finding;
use crate::catalogue::WatchRule;
use crate::model::when::{date_of, days};

use super::Look;
use super::stand::{Stand, Stands};

/// A result before the start is one of so many days before it, where the rule names none.
const BEFORE: i64 = 90;
/// A count is asked for from this many days before its day.
const AHEAD: i64 = 14;

pub(super) fn findings<'a>(look: Look<'a, '_>, stands: &Stands) -> Vec<Finding<'a>> {
    let of_kind = |kind: &'static str| look.catalogue.watch_rules().iter().filter(move |rule| rule.kind == kind);
    let mut found: Vec<Finding<'a>> = Vec::new();
    for rule in of_kind("due-by-day") {
        found.extend(stands.of(rule).find_map(|(_, stand)| by_day(look, rule, stand)));
    }
    for rule in of_kind("due-before-start") {
        let is_asked = found.iter().any(|other| other.rule.analyte == rule.analyte);
        if !is_asked {
            found.extend(stands.of(rule).find_map(|(_, stand)| before_start(look, rule, stand)));
        }
    }
    found
}

/// First and last day that each result of the rule's analyte can mean; one in words is a result too.
fn drawn(look: Look<'_, '_>, rule: &WatchRule) -> Vec<(Date, Date)> {
    let Some(analyte) = rule.analyte.as_deref() else { return Vec::new() };
    let results = baseline::results_of(look.diary, look.catalogue, analyte);
    let dates = results.iter().map(|(record, _)| (record.at.earliest().date(), record.at.latest().date()));
    dates.filter(|(first, _)| *first <= look.today).collect()
}

fn before_start<'a>(look: Look<'a, '_>, rule: &'a WatchRule, stand: Stand) -> Option<Finding<'a>> {
    let (start, name) = match stand {
        Stand::Begins(start) => (start, "begins"),
        Stand::Runs { since, .. } => (since, "began"),
        Stand::Planned | Stand::Over => return None,
    };
    let before = rule.days.map_or(BEFORE, i64::from);
    // One since the start serves as well: what was missed cannot be made up for.
    let is_there = drawn(look, rule).iter().any(|(_, last)| days(*last) >= days(start) - before);
    let args = vec![("days", before.to_string()), (name, start.to_string())];
    (!is_there).then(|| Finding { rule, args, records: Vec::new(), about: start.to_string() })
}

fn by_day<'a>(look: Look<'a, '_>, rule: &'a WatchRule, stand: Stand) -> Option<Finding<'a>> {
    let Stand::Runs { since, estimated } = stand else { return None };
    let every = rule.days.map_or(BEFORE, i64::from);
    let last = drawn(look, rule).into_iter().map(|(_, last)| last.min(look.today)).filter(|last| *last > since).max();
    // The day of the start is day 1.
    let due = date_of(last.map_or(days(since) + every - 1, |last| days(last) + every));
    if days(look.today) < days(due) - AHEAD {
        return None;
    }
    let mut args = vec![
        ("days", every.to_string()),
        ("due", due.to_string()),
        ("day", (days(look.today) - days(since) + 1).to_string()),
        ("began", since.to_string()),
    ];
    args.push(last.map_or(("none_since", since.to_string()), |last| ("last", last.to_string())));
    if estimated {
        args.push(("estimated", since.to_string()));
    }
    Some(Finding { rule, args, records: Vec::new(), about: due.to_string() })
}
