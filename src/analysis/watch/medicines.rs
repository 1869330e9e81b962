//! Medicines that stand beside each other: interactions that sources name, what stays after a treatment is over, and
//! tests of the thyroid. A few rules with their sources, not a full interaction check.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::catalogue::{Catalogue, Tier, WatchRule};
use crate::model::when::days;
use crate::model::{Diary, Record};

use super::taking::{Taking, Takings};
use super::{AHEAD, Finding, days_of, listed};

/// Both at once, or the other one up to the rule's days earlier.
const TOGETHER: &str = "together";
/// Now or at any time before.
const EVER: &str = "ever";
/// A test is due beside a medicine.
const THYROID: &str = "thyroid";
/// What begins within so many days is as pressing as what is running.
const SOON: i64 = 14;
/// No test is known.
const UNKNOWN: &str = "–";

pub(super) fn findings<'c>(
    diary: &Diary,
    catalogue: &'c Catalogue,
    takings: &Takings<'_>,
    today: Date,
) -> Vec<Finding<'c>> {
    let mut found = Vec::new();
    for rule in catalogue.watch_rules() {
        match rule.kind.as_str() {
            TOGETHER => found.extend(pairs(rule, takings, today).map(|pair| together(rule, &pair, today))),
            EVER => {
                let others = takings.all().iter().filter(|taking| taking.is_of(&rule.with));
                found.extend(others.filter_map(|other| ever(rule, other, today)));
            }
            THYROID => {
                let latest = rule.analyte.as_deref().and_then(|analyte| latest(diary, catalogue, analyte, today));
                let pairs: Vec<_> = pairs(rule, takings, today).collect();
                found.extend(test(catalogue, rule, &pairs, latest, today));
            }
            _ => {}
        }
    }
    found
}

/// The rule's medicine, and another one that it is about.
struct Pair<'t, 'a> {
    medicine: &'t Taking<'a>,
    other: &'t Taking<'a>,
}

/// Each other medicine with the one that begins first of those that hold the rule's ingredient: two bottles of it are told of once.
fn pairs<'t, 'a>(
    rule: &'t WatchRule,
    takings: &'t Takings<'a>,
    today: Date,
) -> impl Iterator<Item = Pair<'t, 'a>> + use<'t, 'a> {
    let medicine = rule
        .medicine
        .as_deref()
        .and_then(|name| takings.near(name, today, AHEAD).min_by_key(|taking| taking.begins(today, AHEAD)));
    // A rule of tests counts its days otherwise.
    let (before, after) = if rule.kind == TOGETHER { (i64::from(rule.days.unwrap_or_default()), SOON) } else { (0, 0) };
    // What begins later stands beside what is still there by then.
    let on = medicine.and_then(|medicine| medicine.begins(today, AHEAD)).map_or(today, |begins| begins.max(today));
    let others =
        takings.all().iter().filter(move |taking| taking.is_of(&rule.with) && taking.is_near(on, before, after));
    medicine.into_iter().flat_map(move |medicine| {
        others
            .clone()
            .filter(move |other| other.record.id != medicine.record.id)
            .map(move |other| Pair { medicine, other })
    })
}

fn together<'c>(rule: &'c WatchRule, pair: &Pair<'_, '_>, today: Date) -> Finding<'c> {
    let Pair { medicine, other } = pair;
    // A new course of it is news.
    let since = other.latest(today).map_or_else(String::new, |(from, _)| from.to_string());
    let mut args = vec![("medicine", medicine.name.to_owned()), ("other", other.name.to_owned())];
    let ahead = medicine.begins(today, AHEAD).filter(|begins| days(*begins) - days(today) > SOON);
    args.push(ahead.map_or(("soon", String::new()), |begins| ("begins", begins.to_string())));
    let about = format!("{} {} {since}", medicine.record.id, other.record.id).trim_end().to_owned();
    let found = Finding::new(rule, args, vec![medicine.record.id, other.record.id], about);
    Finding { tier: if ahead.is_some() { rule.tier.max(Tier::Ask) } else { rule.tier }, ..found }
}

/// Within the rule's days after the last one, and as a note from then on.
fn ever<'c>(rule: &'c WatchRule, other: &Taking<'_>, today: Date) -> Option<Finding<'c>> {
    let (from, last) = other.latest(today)?;
    let is_over = rule.days.is_some_and(|most| days(today) - days(last) > i64::from(most));
    let mut args = vec![("other", other.name.to_owned()), (if is_over { "over" } else { "date" }, last.to_string())];
    args.extend((!is_over).then(|| ("within", String::new())));
    let found = Finding::new(rule, args, vec![other.record.id], format!("{} {from}", other.record.id));
    Some(if is_over {
        Finding { tier: Tier::Note, has_other_title: true, about: format!("{} over", found.about), ..found }
    } else {
        found
    })
}

/// Due where there is none, where the latest is old, or where all are from before both ran and time has passed since.
/// One test serves all the others at once.
fn test<'c>(
    catalogue: &Catalogue,
    rule: &'c WatchRule,
    pairs: &[Pair<'_, '_>],
    latest: Option<(&Record, Date)>,
    today: Date,
) -> Option<Finding<'c>> {
    let age = |from: Date| days(today) - days(from);
    let most = i64::from(rule.days.unwrap_or_default());
    let first = i64::from(rule.from_day.unwrap_or_default());
    let is_due = |pair: &&Pair<'_, '_>| {
        let since = pair.medicine.running_since(today).zip(pair.other.running_since(today));
        let is_fresh =
            |since: Date| latest.is_some_and(|(_, on)| age(on) <= most && (on >= since || age(since) < first));
        since.is_some_and(|(one, other)| !is_fresh(one.max(other)))
    };
    let due: Vec<_> = pairs.iter().filter(is_due).collect();
    let medicine = due.first()?.medicine;
    let names: Vec<_> = due.iter().map(|pair| pair.other.name).collect();
    let others: Vec<_> = due.iter().map(|pair| pair.other.record.id).collect();
    let test = latest.map(|(record, _)| record.id);
    let mut args = vec![("medicine", medicine.name.to_owned()), ("other", listed(catalogue, &names))];
    args.push(latest.map_or(("untested", String::new()), |(_, on)| ("latest", on.to_string())));
    let ids: Vec<_> = others.iter().map(ToString::to_string).collect();
    let about = format!("{} {}", ids.join(" "), test.map_or_else(|| UNKNOWN.to_owned(), |id| id.to_string()));
    Some(Finding::new(rule, args, std::iter::once(medicine.record.id).chain(others).chain(test).collect(), about))
}

/// The latest result of an analyte that is not of a later day, with its day.
fn latest<'a>(diary: &'a Diary, catalogue: &Catalogue, analyte: &str, today: Date) -> Option<(&'a Record, Date)> {
    let mut names: HashMap<&str, bool> = HashMap::new();
    let is_known = |name: &str| catalogue.analyte(name).is_some_and(|known| known.name == analyte);
    let hour = diary.settings.day_start_hour;
    diary.labs().rev().find_map(|(record, result)| {
        let is_it = *names.entry(&result.analyte).or_insert_with(|| is_known(&result.analyte));
        let (on, _) = days_of(record, hour);
        (is_it && on <= today).then_some((record, on))
    })
}
