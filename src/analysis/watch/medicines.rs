//! Medicines that stand beside each other: interactions that sources name, what stays after a treatment is over, and
//! tests of the thyroid. A few rules with their sources, not a full interaction check.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::catalogue::{Catalogue, WatchRule};
use crate::model::when::days;
use crate::model::{Diary, Record};

use super::taking::{Taking, Takings};
use super::{Finding, days_of};

/// Both at once, or the other one up to the rule's days earlier.
const TOGETHER: &str = "together";
/// Now or at any time before.
const EVER: &str = "ever";
/// A test is due beside a medicine.
const THYROID: &str = "thyroid";
/// A plan or course that begins within so many days is spoken of already.
const AHEAD: i64 = 14;
/// Nothing is known.
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
                found.extend(pairs(rule, takings, today).filter_map(|pair| test(rule, &pair, latest, today)));
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

/// Each other medicine with the first one that holds the rule's ingredient: two bottles of it are told of once.
fn pairs<'t, 'a>(
    rule: &'t WatchRule,
    takings: &'t Takings<'a>,
    today: Date,
) -> impl Iterator<Item = Pair<'t, 'a>> + use<'t, 'a> {
    let medicine = rule.medicine.as_deref().and_then(|name| takings.near(name, today, AHEAD).next());
    // A rule of tests counts its days otherwise.
    let before = if rule.kind == TOGETHER { i64::from(rule.days.unwrap_or_default()) } else { 0 };
    let others = takings.all().iter().filter(move |taking| {
        taking.is_of(&rule.with) && taking.is_near(today, before, if rule.kind == TOGETHER { AHEAD } else { 0 })
    });
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
    Finding {
        rule,
        args: vec![("medicine", medicine.name.to_owned()), ("other", other.name.to_owned())],
        records: vec![medicine.record.id, other.record.id],
        about: format!("{} {} {since}", medicine.record.id, other.record.id).trim_end().to_owned(),
    }
}

fn ever<'c>(rule: &'c WatchRule, other: &Taking<'_>, today: Date) -> Option<Finding<'c>> {
    let (from, last) = other.latest(today)?;
    Some(Finding {
        rule,
        args: vec![("other", other.name.to_owned()), ("date", last.to_string())],
        records: vec![other.record.id],
        about: format!("{} {from}", other.record.id),
    })
}

/// Due where there is none, where the latest is old, or where all are from before both ran and time has passed since.
fn test<'c>(
    rule: &'c WatchRule,
    pair: &Pair<'_, '_>,
    latest: Option<(&Record, Date)>,
    today: Date,
) -> Option<Finding<'c>> {
    let Pair { medicine, other } = pair;
    let since = medicine.running_since(today)?.max(other.running_since(today)?);
    let age = |from: Date| days(today) - days(from);
    let most = i64::from(rule.days.unwrap_or_default());
    let first = i64::from(rule.from_day.unwrap_or_default());
    let is_fresh = latest.is_some_and(|(_, on)| age(on) <= most && (on >= since || age(since) < first));
    let said = latest.map_or_else(|| UNKNOWN.to_owned(), |(_, on)| on.to_string());
    let test = latest.map(|(record, _)| record.id);
    (!is_fresh).then(|| Finding {
        rule,
        args: vec![("medicine", medicine.name.to_owned()), ("other", other.name.to_owned()), ("latest", said)],
        records: [medicine.record.id, other.record.id].into_iter().chain(test).collect(),
        about: format!("{} {}", other.record.id, test.map_or_else(|| UNKNOWN.to_owned(), |id| id.to_string())),
    })
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
