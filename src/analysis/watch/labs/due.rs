//! Counts to be asked for: one before the start, one by a day after it, and one regularly from then on. No stretch of
//! time is called a safe one or a dangerous one.

use jiff::civil::Date;

use crate::analysis::baseline;
use crate::analysis::watch::{Finding, filled, listed};
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

/// First and last day that each result of the analyte can mean; one in words is a result too.
fn drawn(look: Look<'_, '_>, analyte: &str) -> Vec<(Date, Date)> {
    let results = baseline::results_of(look.diary, look.catalogue, analyte);
    let dates = results.iter().map(|(record, _)| (record.at.earliest().date(), record.at.latest().date()));
    dates.filter(|(first, _)| *first <= look.today).collect()
}

/// A day, or that day with a word that it is an estimate.
fn shown(look: Look<'_, '_>, day: Date, estimated: bool) -> String {
    if estimated {
        filled(&look.catalogue.watch_phrases().about, &[("date", day.to_string())])
    } else {
        day.to_string()
    }
}

fn before_start<'a>(look: Look<'a, '_>, rule: &'a WatchRule, stand: Stand) -> Option<Finding<'a>> {
    let (start, name, estimated) = match stand {
        Stand::Begins { on, estimated } => (on, "begins", estimated),
        Stand::Runs { since, estimated } => (since, "began", estimated),
        Stand::Planned | Stand::Over => return None,
    };
    let analyte = rule.analyte.as_deref()?;
    let before = rule.days.map_or(BEFORE, i64::from);
    // One since the start serves as well: what was missed cannot be made up for.
    let is_there = drawn(look, analyte).iter().any(|(first, _)| days(*first) >= days(start) - before);
    let args = vec![("days", before.to_string()), (name, shown(look, start, estimated))];
    (!is_there).then(|| Finding::new(rule, args, Vec::new(), start.to_string()))
}

/// One item for all analytes of the rule that are due, by the first of their days.
fn by_day<'a>(look: Look<'a, '_>, rule: &'a WatchRule, stand: Stand) -> Option<Finding<'a>> {
    let Stand::Runs { since, estimated } = stand else { return None };
    let every = rule.days.map_or(BEFORE, i64::from);
    let begin = rule.analyte.as_deref().and_then(|analyte| look.facts.begin_for(analyte, look.today));
    // The second bottle of a medicine is no second start.
    let began = begin.map(|begin| (date_of(begin.start.first_day()), begin.start.is_estimated()));
    let (since, estimated) = began.filter(|(day, _)| *day < since).unwrap_or((since, estimated));
    let of = |analyte: &'a String| {
        // What may have been drawn before the start is no count since it.
        let since_start = drawn(look, analyte).into_iter().filter(|(first, _)| *first > since);
        let last = since_start.map(|(_, last)| last.min(look.today)).max();
        // The day of the start is day 1.
        let due = date_of(last.map_or(days(since) + every - 1, |last| days(last) + every));
        (days(look.today) >= days(due) - AHEAD).then_some((analyte.as_str(), due, last))
    };
    let all: Vec<_> = rule.analyte.iter().chain(&rule.also).filter_map(of).collect();
    let (_, due, last) = *all.iter().min_by_key(|(_, due, _)| *due)?;
    let names: Vec<_> = all.iter().map(|(name, ..)| *name).collect();
    let is_estimate = estimated && last.is_none();
    let mut args = vec![
        ("analytes", listed(look.catalogue, &names)),
        ("days", every.to_string()),
        ("due", shown(look, due, is_estimate)),
        ("began", shown(look, since, estimated)),
    ];
    let day = days(look.today) - days(since) + 1;
    args.push((if estimated { "about_day" } else { "day" }, day.to_string()));
    args.push(last.map_or(("none_since", shown(look, since, estimated)), |last| ("last", last.to_string())));
    if is_estimate {
        args.push(("estimated", since.to_string()));
    }
    // What was put aside comes back after every further stretch of these days.
    let again = (days(look.today) - days(due)).max(0) / every.max(1);
    let about = if again == 0 { due.to_string() } else { format!("{due} {again}") };
    Some(Finding { has_other_title: due < look.today, ..Finding::new(rule, args, Vec::new(), about) })
}
