//! Reads WHEN: `2014-05`, `2014-05-12 22:00`, `now`, `yesterday 22:00`, `~2014-05`, `2013-06..2014-01`.

use jiff::civil::{Date, DateTime};
use jiff::tz::AmbiguousOffset;

use crate::model::when::PointError;
use crate::model::{Basis, Point, Refusal, When, Zone};

use super::Entry;

/// Reads a date as typed. `basis` is the word that stands apart from it (CSV, `--assumed`), if any; a sign in
/// the text (`~`, `..`) must not contradict it.
pub fn when(field: &'static str, text: &str, basis: Option<&str>, entry: &Entry<'_>) -> Result<When, Refusal> {
    let said = match basis {
        None => None,
        Some(word) => Some(Basis::parse(word).ok_or_else(|| basis_refusal(word))?),
    };
    let trimmed = text.trim();
    let (about, trimmed) = match trimmed.strip_prefix('~') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, trimmed),
    };
    let (from, until) = match trimmed.split_once("..") {
        Some((from, until)) => (point(field, from.trim(), entry)?, Some(point(field, until.trim(), entry)?)),
        None => (point(field, trimmed, entry)?, None),
    };
    if until.is_some_and(|until| until.latest() < from.earliest()) {
        return Err(Refusal::new(field, "refused-ends-before-it-begins"));
    }
    let basis = match (said, about, until.is_some()) {
        (None | Some(Basis::Between), false, true) => Basis::Between,
        (None | Some(Basis::About), true, false) | (Some(Basis::About), false, false) => Basis::About,
        (Some(Basis::Assumed), _, _) => Basis::Assumed,
        (None | Some(Basis::Exact), false, false) => Basis::Exact,
        (Some(other), _, _) => {
            let refusal = Refusal::new("at_basis", "refused-basis").with("text", other.code());
            return Err(refusal.with("date", text));
        }
        (None, true, true) => return Err(Refusal::new(field, "refused-when").with("text", text)),
    };
    let mut at = When { from, until, basis, zone: Zone::default() };
    if entry.fresh {
        at.zone = zone_of(field, &at, entry)?;
    }
    Ok(at)
}

fn basis_refusal(word: &str) -> Refusal {
    let choices: Vec<_> = Basis::ALL.into_iter().map(Basis::code).collect();
    Refusal::new("at_basis", "refused-choice").with("text", word).with("choices", choices.join(", "))
}

fn point(field: &'static str, text: &str, entry: &Entry<'_>) -> Result<Point, Refusal> {
    let now = entry.now.datetime();
    let today = now.date();
    let (word, rest) = text.split_once(' ').map_or((text, ""), |(word, rest)| (word, rest.trim()));
    let day = match word {
        "now" if rest.is_empty() => return Ok(Point::Minute(whole_minute(now))),
        "today" => Some(today),
        "yesterday" => today.yesterday().ok(),
        _ => None,
    };
    let read = match day {
        Some(day) if rest.is_empty() => Ok(Point::Day(day)),
        Some(day) => format!("{day} {rest}").parse(),
        None => text.parse(),
    };
    read.map_err(|err: PointError| {
        let key = match err {
            PointError::Form => "refused-when",
            PointError::NoSuchDay => "refused-no-such-day",
        };
        Refusal::new(field, key).with("text", text)
    })
}

fn whole_minute(at: DateTime) -> DateTime {
    at.date().at(at.hour(), at.minute(), 0, 0)
}

/// The clock's zone, and its offset at that minute. A minute that the clocks jumped over is refused; of one
/// that came twice, the first is meant.
fn zone_of(field: &'static str, at: &When, entry: &Entry<'_>) -> Result<Zone, Refusal> {
    let zone = entry.now.time_zone();
    let name = zone.iana_name().map(str::to_owned);
    let Some(minute) = at.minute() else { return Ok(Zone { name, offset_minutes: None }) };
    let now = whole_minute(entry.now.datetime());
    let offset = match zone.to_ambiguous_timestamp(minute).offset() {
        // "now" in the hour that comes twice is the one that is now.
        _ if minute == now => entry.now.offset(),
        AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { before: offset, .. } => offset,
        AmbiguousOffset::Gap { .. } => return Err(Refusal::new(field, "refused-clock-jumped").with("text", at.text())),
    };
    let minutes = (f64::from(offset.seconds()) / 60.0).round() as i16;
    Ok(Zone { name, offset_minutes: Some(minutes) })
}

/// The first and the last day that a typed date can mean: for filters (`--from 2014-05 --to 2014-06`).
pub fn day_bounds(field: &'static str, text: &str, entry: &Entry<'_>) -> Result<(Date, Date), Refusal> {
    let at = when(field, text, None, &Entry { fresh: false, ..entry.clone() })?;
    Ok((at.earliest().date(), at.latest().date()))
}
