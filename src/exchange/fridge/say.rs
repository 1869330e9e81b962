//! Days and doses as they stand on the page. A dose is said in the person's own unit first, then in all the others
//! that the preparation knows.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::plan::Plan;
use crate::model::portion::Portion;
use crate::model::{Amount, DoseUnit, Number};
use crate::words::Words;

use super::Page;

/// A dose in words.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// `7 drops`
    pub(super) own: String,
    /// `1.75 mg · 0.35 mL`; empty where the preparation says nothing more.
    pub(super) rest: String,
    /// `7 drop`: exact, the same in every language.
    pub(super) code: String,
}

impl Said {
    /// `7 drops · 1.75 mg · 0.35 mL`
    pub(super) fn whole(&self) -> String {
        if self.rest.is_empty() { self.own.clone() } else { format!("{} · {}", self.own, self.rest) }
    }
}

/// More decimals than these are rounded where they are read.
const PLACES: u32 = 3;

/// `18 drops`, `4.5 mg`, `about 0.333 mL`: in the language's own words and mark.
pub(in crate::exchange) fn shown(amount: Amount, words: &Words) -> String {
    let unit = amount.unit;
    let number = amount.number.decimal();
    let rounded = Number::computed(number.round_dp(PLACES));
    let is_round = number.normalize().scale() <= PLACES || rounded.decimal().is_zero();
    let number = if is_round { amount.number } else { rounded };
    let said = if unit.is_counted() {
        let args = [("count", number.to_string()), ("number", number.to_string()), ("unit", unit.code().to_owned())];
        words.say("amount-count", &args)
    } else {
        words.number(&Amount { number, unit }.to_string())
    };
    if is_round { said } else { words.say("fridge-about", &[("amount", said)]) }
}

/// The way that is said first, of those that there are.
fn first(portion: Portion, plan: &Plan, given: Amount) -> Amount {
    let count = portion.count.map(|count| Amount { number: count.number, unit: count.unit });
    let volume = portion.volume_ml.map(|number| Amount { number, unit: DoseUnit::Millilitre });
    let wished = match plan.shown_in {
        Some(DoseUnit::Millilitre) => volume,
        Some(unit) if unit.is_counted() => count.filter(|count| count.unit == unit),
        Some(unit) => portion.amount.to_unit(unit),
        None => count,
    };
    let as_given = || volume.filter(|_| given.unit == DoseUnit::Millilitre);
    wished.or(count).or_else(as_given).unwrap_or(portion.amount)
}

pub(super) fn dose(page: &Page<'_>, amount: Amount, words: &Words) -> Said {
    let portion = page.medicine.preparation().portion(amount);
    let own = first(portion, page.plan, amount);
    let content = Some(portion.amount).filter(|content| content.unit.is_content());
    let volume = portion.volume_ml.map(|number| Amount { number, unit: DoseUnit::Millilitre });
    let count = portion.count.map(|count| Amount { number: count.number, unit: count.unit });
    let same = |other: &Amount| other.unit == own.unit || (other.unit.is_content() && own.unit.is_content());
    let rest = [content, volume, count].into_iter().flatten().filter(|other| !same(other));
    let rest: Vec<String> = rest.map(|other| shown(other, words)).collect();
    Said { own: shown(own, words), rest: rest.join(" · "), code: own.to_string() }
}

/// So many times the amount.
pub(super) fn times(amount: Amount, doses: usize) -> Option<Amount> {
    let number = amount.number.decimal().checked_mul(Decimal::from(doses))?;
    Some(Amount { number: Number::computed(number), unit: amount.unit })
}

fn parts(date: Date) -> [(&'static str, String); 4] {
    [
        ("weekday", format!("w{}", date.weekday().to_monday_one_offset())),
        ("day", date.day().to_string()),
        ("month", format!("m{:02}", date.month())),
        ("year", date.year().to_string()),
    ]
}

/// `5 January 2026`
pub(super) fn date(date: Date, words: &Words) -> String {
    words.say("ui-date", &parts(date))
}

/// `5 Jan 2026`
pub(super) fn short(date: Date, words: &Words) -> String {
    words.say("ui-date-short", &parts(date))
}

/// `Jan`
pub(super) fn month(date: Date, words: &Words) -> String {
    words.say("chart-month", &parts(date))
}

/// `Monday`
pub(super) fn weekday(date: Date, words: &Words) -> String {
    words.say("weekday-name", &parts(date))
}

/// `12 Feb to 18 Feb 2026`, or the one day.
pub(super) fn stretch(from: Date, until: Date, words: &Words) -> String {
    if from == until {
        return short(from, words);
    }
    let first = if from.year() == until.year() { "chart-tick-day" } else { "ui-date-short" };
    let args = [("from", words.say(first, &parts(from))), ("until", short(until, words))];
    words.say("chart-period", &args)
}
