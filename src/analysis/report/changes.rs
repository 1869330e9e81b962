//! What changed of what the person chose beforehand: days before the period beside its last days, with how many of them
//! were scored. The largest change is never picked afterwards, copied days are no scores, and no probability is given:
//! whether the middle halves of the days lie apart is said in words.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::analysis::text::{self, Text};
use crate::model::Number;
use crate::model::diary::folded;
use crate::model::record::{Body, Kind, RecordId};
use crate::model::symptom::{Direction, Scale, Score};
use crate::model::when::{date_of, days};

use super::desk::Desk;
use super::{Block, Cell, Column, Line, Row, Table};

/// So many days are held against so many.
const WINDOW: i64 = 28;
/// Fewer scored days than this are no basis.
const LEAST: usize = 7;

pub(super) fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let settings = &desk.diary.settings;
    let (chosen, all): (Vec<(&str, Option<Date>)>, bool) = if settings.outcomes.is_empty() {
        (settings.daily.symptoms.iter().map(|name| (name.as_str(), None)).collect(), true)
    } else {
        (settings.outcomes.iter().map(|one| (one.symptom.as_str(), Some(one.since))).collect(), false)
    };
    if chosen.is_empty() {
        return vec![Block::Line(Line::soft(Text::key("report-changes-none")))];
    }
    let Some((before, now)) = windows(desk) else {
        return vec![Block::Line(Line::soft(Text::key("report-changes-short")))];
    };
    let rows: Vec<Row> = chosen.iter().filter_map(|(name, since)| row(desk, name, *since, before, now)).collect();
    if rows.is_empty() {
        return vec![Block::Line(Line::soft(Text::key("report-changes-none")))];
    }
    let columns = vec![
        Column::new("report-column-outcome", 1.9),
        Column::new("report-column-then", 1.8),
        Column::new("report-column-now", 1.8),
        Column::new("report-column-change", 2.9),
    ];
    let basis = Text::key(if all { "report-changes-daily" } else { "report-changes-chosen" })
        .with("before", span(before))
        .with("now", span(now));
    vec![Block::Table(Table { columns, rows }), Block::Line(Line::soft(basis))]
}

/// First and last day, both in it.
type Window = (Date, Date);

fn span((from, until): Window) -> Text {
    Text::key("report-stretch").with("since", text::day(from)).with("until", text::day(until))
}

/// The days before the period, or before the start where the period is everything; and its last days. `None` where they
/// would meet.
fn windows(desk: &Desk<'_>) -> Option<(Window, Window)> {
    let to = desk.request.to;
    let now = (date_of(days(to) - WINDOW + 1), to);
    let start = desk.facts.start().and_then(|start| desk.diary.get(start.record)?.at.date());
    let from = desk.request.from.or(start)?;
    let before = (date_of(days(from) - WINDOW), date_of(days(from) - 1));
    (before.1 < now.0).then_some((before, now))
}

fn row(desk: &Desk<'_>, name: &str, since: Option<Date>, before: Window, now: Window) -> Option<Row> {
    let (scale, then, here) = (scale_of(desk, name)?, scores(desk, name, before), scores(desk, name, now));
    let then = Spread::of(&then, scale);
    let here = Spread::of(&here, scale);
    let direction = higher_is(desk, name);
    let change = match (&then, &here) {
        (Some(then), Some(here)) if then.n >= LEAST && here.n >= LEAST => compared(then, here, direction),
        _ => Text::key("report-change-few").with("least", LEAST.to_string()),
    };
    let mut from: Vec<RecordId> = Vec::new();
    for spread in [&then, &here].into_iter().flatten() {
        from.extend(&spread.records);
    }
    let named =
        Text::key("report-outcome").with("symptom", Text::name(name)).with("scale", scale.text().replace('-', "–"));
    let named = match since {
        // Chosen within what is compared, it may have been chosen because of it.
        Some(since) if since > before.0 => {
            Text::key("report-outcome-late").with("symptom", named).with("date", text::day(since))
        }
        _ => named,
    };
    let said = |spread: &Option<Spread>| match spread {
        Some(spread) => spread.said(),
        None => Text::key("report-outcome-unscored").with("of", WINDOW.to_string()),
    };
    Some(Row {
        cells: vec![Cell::strong(named), Cell::plain(said(&then)), Cell::plain(said(&here)), Cell::plain(change)],
        from,
    })
}

/// The scale of its last score; `None` for one that has no numbers.
fn scale_of(desk: &Desk<'_>, name: &str) -> Option<Scale> {
    let wanted = folded(desk.symptom_name(name));
    let mut entries = desk.diary.symptoms().rev();
    let last = entries.find(|(_, entry)| folded(desk.symptom_name(&entry.symptom)) == wanted);
    let known = || desk.catalogue.symptom(name).map(|seed| seed.scale);
    last.map(|(_, entry)| entry.scale).or_else(known).filter(|scale| *scale != Scale::Change)
}

fn higher_is(desk: &Desk<'_>, name: &str) -> Option<Direction> {
    match desk.catalogue.symptom(name) {
        Some(seed) if seed.higher_is_worse => Some(Direction::Worse),
        Some(_) => Some(Direction::Better),
        None => desk.diary.own_symptom(name).and_then(|own| own.higher_is),
    }
}

/// Scores that were felt on a day of the window: neither copied nor answered at a check-in.
fn scores(desk: &Desk<'_>, name: &str, (from, until): Window) -> Vec<(Date, Scale, Score, RecordId)> {
    let (hour, wanted) = (desk.diary.settings.day_start_hour, folded(desk.symptom_name(name)));
    let entries = desk.diary.of_kind(Kind::Symptom);
    // A diary day may begin in the evening before its date, and end on the morning after.
    let first = entries.partition_point(|record| record.at.earliest().date() < from);
    let mut names: Vec<(&str, bool)> = Vec::new();
    let mut found = Vec::new();
    for record in &entries[first..] {
        let Body::Symptom(entry) = &record.body else { continue };
        if days(record.at.earliest().date()) > days(until) + 1 {
            break;
        }
        let known = names.iter().find(|(known, _)| *known == entry.symptom).map(|(_, is)| *is);
        let is_it = known.unwrap_or_else(|| folded(desk.symptom_name(&entry.symptom)) == wanted);
        if known.is_none() {
            names.push((&entry.symptom, is_it));
        }
        let Some(day) = record.at.diary_day(hour).filter(|day| *day >= from && *day <= until) else { continue };
        if is_it && !entry.copied && !entry.check_in {
            found.push((day, entry.scale, entry.score, record.id));
        }
    }
    found
}

/// Scores of a window: the middle one and the middle half, and on how many days.
struct Spread {
    n: usize,
    kind: Middle,
    records: Vec<RecordId>,
}

enum Middle {
    /// Lower quarter, middle, upper quarter.
    Numbers { low: Decimal, middle: Decimal, high: Decimal },
    /// Days on which it was there.
    Yes(usize),
}

impl Spread {
    /// `None`: no day was scored on that scale. A score of "at least" has no middle and is left out.
    fn of(all: &[(Date, Scale, Score, RecordId)], scale: Scale) -> Option<Self> {
        let mut by_day: Vec<(Date, Vec<Score>)> = Vec::new();
        let mut records = Vec::new();
        for (day, on, score, record) in all {
            if *on != scale || matches!(score, Score::AtLeast(_)) {
                continue;
            }
            records.push(*record);
            match by_day.last_mut().filter(|(last, _)| last == day) {
                Some((_, scores)) => scores.push(*score),
                None => by_day.push((*day, vec![*score])),
            }
        }
        let n = by_day.len();
        if n == 0 {
            return None;
        }
        if scale == Scale::YesNo {
            let yes = by_day.iter().filter(|(_, scores)| scores.contains(&Score::Yes)).count();
            return Some(Self { n, kind: Middle::Yes(yes), records });
        }
        let mean = |scores: &[Score]| {
            let numbers: Vec<_> = scores.iter().filter_map(|score| score.number()).map(Number::decimal).collect();
            let sum: Decimal = numbers.iter().sum();
            sum / Decimal::from(numbers.len().max(1))
        };
        let mut values: Vec<Decimal> = by_day.iter().map(|(_, scores)| mean(scores)).collect();
        values.sort_unstable();
        let (low, middle, high) = (quantile(&values, 1), quantile(&values, 2), quantile(&values, 3));
        Some(Self { n, kind: Middle::Numbers { low, middle, high }, records })
    }

    fn said(&self) -> Text {
        let days = Text::key("report-days").with("count", self.n.to_string()).with("of", WINDOW.to_string());
        match &self.kind {
            Middle::Numbers { low, middle, high } => Text::key("report-spread")
                .with("middle", number(*middle))
                .with("lowest", number(*low))
                .with("highest", number(*high))
                .with("days", days),
            Middle::Yes(yes) => Text::key("report-spread-yes").with("yes", yes.to_string()).with("days", days),
        }
    }
}

/// The value below which so many quarters of the sorted ones lie, between two of them where it falls there.
fn quantile(sorted: &[Decimal], quarters: usize) -> Decimal {
    let place = (sorted.len() - 1) * quarters;
    let (whole, part) = (place / 4, place % 4);
    let low = sorted[whole];
    let high = sorted.get(whole + 1).copied().unwrap_or(low);
    low + (high - low) * Decimal::from(part) / Decimal::from(4)
}

fn number(value: Decimal) -> Text {
    Text::number(Number::computed(value.round_dp(1)).to_string())
}

/// Higher or lower, what that means, and whether the middle halves of the days lie apart.
fn compared(then: &Spread, now: &Spread, higher_is: Option<Direction>) -> Text {
    let (way, apart, by) = match (&then.kind, &now.kind) {
        (
            Middle::Numbers { low: low_then, middle: then, high: high_then, .. },
            Middle::Numbers { low, middle, high, .. },
        ) => (middle.cmp(then), low > high_then || high < low_then, number((*middle - *then).abs())),
        (Middle::Yes(yes_then), Middle::Yes(yes)) => {
            let share = |yes: &usize, n: usize| Decimal::from(*yes * 100) / Decimal::from(n);
            let (before, here) = (share(yes_then, then.n), share(yes, now.n));
            let by = Text::number(format!("{} %", (here - before).abs().round().normalize()));
            (here.cmp(&before), (here - before).abs() >= Decimal::from(50), by)
        }
        _ => return Text::key("report-change-few").with("least", LEAST.to_string()),
    };
    let rises = match way {
        std::cmp::Ordering::Equal => return Text::key("report-change-same"),
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
    };
    let felt = match higher_is {
        None => "unsaid",
        Some(direction) if (direction == Direction::Worse) == rises => "worse",
        Some(_) => "better",
    };
    Text::key("report-change")
        .with("way", if rises { "higher" } else { "lower" })
        .with("change", by)
        .with("felt", felt)
        .with("apart", if apart { "yes" } else { "no" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_lie_between_values_where_they_fall_there() {
        let values: Vec<Decimal> = [1, 2, 3, 4].map(Decimal::from).to_vec();
        assert_eq!(quantile(&values, 2).to_string(), "2.50");
        assert_eq!(quantile(&values, 1).to_string(), "1.75");
        assert_eq!(quantile(&values[..1], 3), Decimal::ONE);
    }
}
