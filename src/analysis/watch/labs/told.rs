//! What a rule's texts may speak of in a result. A line of a rule that speaks of something which is not here is left
//! out, so that one rule has the words for every case.

use crate::analysis::baseline::{BaselineKind, Change, Verdict, signed, signed_least};
use crate::analysis::facts::RangeSource;
use crate::analysis::lab_panel::behind;
use crate::model::When;

use super::Seen;

pub(super) fn args(seen: &Seen<'_>) -> Vec<(&'static str, String)> {
    let unit = seen.result.unit.as_ref().map(|unit| format!(" {}", behind(unit.written.trim()))).unwrap_or_default();
    let mut args = vec![
        ("analyte", seen.result.analyte.trim().to_owned()),
        ("value", format!("{}{unit}", seen.result.value.shown())),
        ("date", day_text(&seen.record.at)),
    ];
    if seen.is_half() {
        args.push(("halved", String::new()));
    }
    if let Some(range) = seen.lab.range() {
        let name = if seen.lab.range_source == RangeSource::Default { "default_range" } else { "range" };
        args.push((name, format!("{}{unit}", range.shown())));
    }
    if let (Some(grade), Some(by)) = (seen.lab.grade, &seen.lab.grade_by) {
        args.extend([("grade", grade.to_string()), ("grade_by", by.clone())]);
    }
    if let Some(change) = &seen.change {
        args.extend(of_change(change, &unit));
    }
    args
}

/// The result before it, that says the same.
pub(super) fn first(seen: &Seen<'_>) -> Vec<(&'static str, String)> {
    let unit = seen.result.unit.as_ref().map(|unit| format!(" {}", behind(unit.written.trim()))).unwrap_or_default();
    vec![("first", format!("{}{unit}", seen.result.value.shown())), ("first_date", day_text(&seen.record.at))]
}

/// The day, or what is known of it: the minute of a draw says nothing here.
fn day_text(at: &When) -> String {
    at.minute().map_or_else(|| at.text(), |minute| minute.date().to_string())
}

/// `before` or `earlier` with `n`; then one of `usual`, `fallen`, `fallen_least`, `risen`, `untold` with its limits.
fn of_change(change: &Change, unit: &str) -> Vec<(&'static str, String)> {
    if let Verdict::NotComparable(why) = change.verdict {
        return if why == "labs-other-laboratory" { vec![("elsewhere", String::new())] } else { Vec::new() };
    }
    let of = if change.baseline.kind == BaselineKind::BeforeStart { "before" } else { "earlier" };
    let own = format!("{}{unit}", change.baseline.shown());
    let mut args = vec![("own", own.clone()), (of, own), ("n", change.baseline.n.to_string())];
    let limits = change.lower.zip(change.upper);
    args.extend(limits.into_iter().flat_map(|(lower, upper)| [("lower", signed(lower)), ("upper", signed(upper))]));
    let said = match (change.verdict, change.percent) {
        (Verdict::Within, (Some(from), Some(to))) if from == to => Some(("usual", signed(to))),
        (Verdict::Within, (Some(from), Some(to))) => Some(("usual", format!("{}…{}", signed(from), signed(to)))),
        (Verdict::Fall, (Some(from), Some(to))) if from == to => Some(("fallen", signed(to))),
        (Verdict::Fall, (_, Some(to))) => Some(("fallen_least", signed_least(to))),
        (Verdict::Rise, (Some(from), Some(to))) if from == to => Some(("risen", signed(to))),
        (Verdict::Rise, (Some(from), _)) => Some(("risen", signed_least(from))),
        _ => Some(("untold", String::new())),
    };
    args.extend(said);
    if change.wider {
        args.push(("wider", String::new()));
    }
    args
}
