//! A result beside the person's own earlier ones: their mean before the start, how far a single result usually strays
//! from such a mean, and what that says of this one. On intervals: `<5` beside 110 is a fall of at least 95 %.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use crate::catalogue::{Analyte, Catalogue, Spread};
use crate::model::diary::folded;
use crate::model::lab::{Interval, LabResult};
use crate::model::person::Sex;
use crate::model::record::{Record, RecordId};
use crate::model::{Diary, Message, Number};

use super::facts::{Begin, Facts};
use super::grade::Flag;

/// What a result is held against: a mean of one laboratory's results, in the unit of that result.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    pub kind: BaselineKind,
    /// The middle of `low` and `high`; `low` where the top is open.
    pub mean: Decimal,
    /// The least and the greatest mean that the results allow: they differ where one of them is a span or censored.
    pub low: Decimal,
    pub high: Option<Decimal>,
    pub n: usize,
    pub records: Vec<RecordId>,
    pub laboratory: Option<String>,
    /// UCUM.
    pub unit: Option<String>,
}

impl Baseline {
    /// `110`, `2.5–5`, `≥400`.
    pub fn shown(&self) -> String {
        let number = |value: Decimal| Number::computed(value.round_dp(1)).to_string();
        match self.high {
            Some(high) if high == self.low => number(self.mean),
            Some(high) => format!("{}–{}", number(self.low), number(high)),
            None => format!("≥{}", number(self.low)),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaselineKind {
    /// Results before the first dose.
    BeforeStart,
    /// There are none of those: what came before this result.
    Earlier,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within usual variation: a real change is not excluded.
    Within,
    Fall,
    Rise,
    /// Part of what the result leaves possible is within, part beyond.
    Unsure,
    /// The key says why.
    NotComparable(&'static str),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub baseline: Baseline,
    /// From the least to the greatest change that is possible, in percent of the baseline; `None`: no bound.
    pub percent: (Option<Decimal>, Option<Decimal>),
    /// The reference change value, downwards and upwards, in whole percents; `None` where no variation is known.
    pub lower: Option<Decimal>,
    pub upper: Option<Decimal>,
    pub verdict: Verdict,
    /// The variation of the sexes differs and no sex is given: the wider one was taken.
    pub wider: bool,
}

impl Change {
    /// Held against results before the first dose, and comparable with them.
    pub fn is_from_before(&self) -> bool {
        self.baseline.kind == BaselineKind::BeforeStart && !matches!(self.verdict, Verdict::NotComparable(_))
    }
}

/// Coefficients of variation in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variation {
    /// Of one person over time.
    pub within: Decimal,
    /// Of the measurement.
    pub analytical: Decimal,
    /// See [`Change::wider`].
    pub wider: bool,
}

/// How much an analyte varies in a healthy person; `None` where the program knows of no published number. Where no sex
/// is given, the wider of both: it alarms less often for nothing.
pub fn variation_of(analyte: &Analyte, sex: Option<Sex>) -> Option<Variation> {
    let spread = analyte.variation.as_ref()?.spread;
    match spread {
        Spread::Coefficients { female, male, analytical } => Some(Variation {
            within: spread.within(sex)?.decimal(),
            analytical: analytical.decimal(),
            wider: sex.is_none() && female != male,
        }),
        // Published for two single results, downwards and upwards of one spread: 1.96 √2 σ = ln(1 + rise).
        Spread::Change { rise, .. } => {
            let sigma = (rise.to_f64() / 100.0).ln_1p() / (1.96 * std::f64::consts::SQRT_2);
            let thousandths = (sigma.powi(2).exp_m1().sqrt() * 1000.0).round() as i64;
            Some(Variation { within: Decimal::new(thousandths, 1), analytical: Decimal::ZERO, wider: false })
        }
    }
}

/// The reference change value of one result beside a mean of `n`, in whole percents, downwards and upwards. Log-normal,
/// so a fall is shorter than a rise: σ² = ln(1 + cv²), limits = exp(±1.96 σ √(1 + 1/n)) − 1. With n = 1 it is the known
/// 2.77 (1.96 √2) of two single results. A logarithm and a root: binary here, and rounded before anything is compared.
pub fn change_limits(variation: Variation, n: usize) -> (Decimal, Decimal) {
    let part = |percent: Decimal| Number::new(percent).to_f64() / 100.0;
    let squares = part(variation.within).powi(2) + part(variation.analytical).powi(2);
    let reach = 1.96 * squares.ln_1p().sqrt() * (1.0 + 1.0 / n.max(1) as f64).sqrt();
    let whole = |change: f64| Decimal::from((change * 100.0).round() as i64);
    (whole((-reach).exp_m1()), whole(reach.exp_m1()))
}

/// Every result of an analyte, by any of its names, in the order of the diary.
pub fn results_of<'a>(diary: &'a Diary, catalogue: &Catalogue, analyte: &str) -> Vec<(&'a Record, &'a LabResult)> {
    let wanted = name_of(catalogue, analyte);
    // A name is looked up once, not once a result.
    let mut is_it: HashMap<&str, bool> = HashMap::new();
    let mut same = |result: &'a LabResult| {
        *is_it.entry(result.analyte.as_str()).or_insert_with(|| name_of(catalogue, &result.analyte) == wanted)
    };
    diary.labs().filter(|(_, result)| same(result)).collect()
}

fn name_of(catalogue: &Catalogue, analyte: &str) -> String {
    folded(catalogue.analyte(analyte).map_or(analyte.trim(), |known| known.name.as_str()))
}

/// A number of the one unit in the other; `None` where no way leads there.
fn converted(analyte: Option<&Analyte>, number: Decimal, from: Option<&str>, to: Option<&str>) -> Option<Decimal> {
    if from == to { Some(number) } else { analyte?.convert(number, from?, to?) }
}

fn ucum(result: &LabResult) -> Option<&str> {
    result.unit.as_ref().map(|unit| unit.ucum.as_str())
}

/// A result beside the person's own earlier ones; `None` where it has no number, or nothing came before it. The start is
/// that of the medicine because of which the analyte is watched ([`Facts::begin_for`]).
pub fn change(
    diary: &Diary,
    catalogue: &Catalogue,
    facts: &Facts,
    record: &Record,
    result: &LabResult,
) -> Option<Change> {
    let values = result.value.interval()?;
    let others = results_of(diary, catalogue, &result.analyte);
    let place = others.iter().position(|(other, _)| other.id == record.id).unwrap_or(others.len());
    // As of that result: what came before a second start is "before" for what follows it, not for what lay between.
    let begin = facts.begin_for(&result.analyte, record.at.latest().date());
    let is_before = |other: &Record| begin.is_some_and(|begin| begin.is_before(other));
    let has_number = |(_, other): &&(&Record, &LabResult)| other.value.interval().is_some();
    // A result before the start is held against what came before it; it is no baseline of its own.
    let before = || others.iter().filter(|(other, _)| !is_before(record) && is_before(other)).filter(has_number);
    let earlier = || others[..place].iter().filter(has_number);
    let laboratory = |result: &LabResult| result.laboratory.as_deref().map(|name| folded(name.trim()));
    let here = laboratory(result);
    let analyte = catalogue.analyte(&result.analyte);
    // Where nobody wrote down a laboratory it may be the same one, as long as only one is named at all.
    let named: HashSet<String> = others.iter().filter_map(|(_, other)| laboratory(other)).chain(here.clone()).collect();
    let same_place = |(_, other): &&(&Record, &LabResult)| {
        let there = laboratory(other);
        there == here || (named.len() == 1 && (there.is_none() || here.is_none()))
    };
    let scale = |other: &LabResult, number| converted(analyte, number, ucum(other), ucum(result));
    let of = |kind, group: Vec<&(&Record, &LabResult)>| baseline(kind, &group, scale, result);
    // What was drawn during an earlier course is before this start, too; it is the measure only where there is no other.
    let is_untouched =
        |(other, _): &&(&Record, &LabResult)| begin.is_none_or(|begin| !begin.is_of_earlier_course(other));
    let found = of(BaselineKind::BeforeStart, before().filter(same_place).filter(is_untouched).collect())
        .or_else(|| of(BaselineKind::BeforeStart, before().filter(same_place).collect()))
        .or_else(|| of(BaselineKind::Earlier, earlier().filter(same_place).collect()));
    let Some(baseline) = found else {
        // Something came before: say with what it cannot be compared.
        let elsewhere = before().chain(earlier()).next_back()?;
        let key = match laboratory(elsewhere.1) {
            there if there == here || named.len() == 1 => "labs-other-unit",
            None => "labs-unnamed-laboratory",
            Some(_) if here.is_none() => "labs-unnamed-laboratory",
            Some(_) => "labs-other-laboratory",
        };
        let as_it_is = self::baseline(BaselineKind::Earlier, &[elsewhere], |_, number| Some(number), elsewhere.1)?;
        return Some(incomparable(as_it_is, key));
    };
    let variation = analyte.and_then(|analyte| variation_of(analyte, facts.person().sex));
    Some(compared(baseline, values, variation))
}

fn baseline(
    kind: BaselineKind,
    group: &[&(&Record, &LabResult)],
    scale: impl Fn(&LabResult, Decimal) -> Option<Decimal>,
    result: &LabResult,
) -> Option<Baseline> {
    let (mut low, mut high) = (Decimal::ZERO, Some(Decimal::ZERO));
    let mut records = Vec::with_capacity(group.len());
    for (record, other) in group {
        let Some(values) = other.value.interval() else { continue };
        // What a laboratory measures is not below nothing.
        let least = values.low.map_or(Decimal::ZERO, |bound| bound.at);
        let Some(least) = scale(other, least).map(|least| least.max(Decimal::ZERO)) else { continue };
        low = low.checked_add(least)?;
        high = match (high, values.high) {
            (Some(sum), Some(bound)) => Some(sum.checked_add(scale(other, bound.at)?)?),
            _ => None,
        };
        records.push(record.id);
    }
    let n = records.len();
    let count = Decimal::from(n);
    let low = low.checked_div(count)?;
    let high = high.and_then(|high| high.checked_div(count));
    let mean = high.map_or(Some(low), |high| Some(low.checked_add(high)? / Decimal::TWO))?;
    let (laboratory, unit) = (result.laboratory.clone(), ucum(result).map(str::to_owned));
    Some(Baseline { kind, mean, low, high, n, records, laboratory, unit })
}

fn incomparable(baseline: Baseline, key: &'static str) -> Change {
    let verdict = Verdict::NotComparable(key);
    Change { baseline, percent: (None, None), lower: None, upper: None, verdict, wider: false }
}

/// Values beside a baseline; pure arithmetic.
pub fn compared(baseline: Baseline, values: Interval, variation: Option<Variation>) -> Change {
    let is_negative = |value: Option<Decimal>| value.is_some_and(|value| value.is_sign_negative() && !value.is_zero());
    let (least, most) = (values.low.map(|bound| bound.at), values.high.map(|bound| bound.at));
    // A ratio says nothing of what may be nought or less (a base excess).
    if is_negative(least)
        || is_negative(most)
        || is_negative(Some(baseline.low))
        || baseline.high == Some(Decimal::ZERO)
    {
        return incomparable(baseline, "labs-no-ratio");
    }
    let ratio = |value: Decimal, mean: Decimal| {
        value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(mean)?.checked_sub(Decimal::ONE_HUNDRED)
    };
    let percent = (
        least.zip(baseline.high).and_then(|(value, mean)| ratio(value, mean)),
        most.and_then(|value| ratio(value, baseline.low)),
    );
    let Some(variation) = variation else {
        return Change { percent, ..incomparable(baseline, "labs-no-variation") };
    };
    let (lower, upper) = change_limits(variation, baseline.n);
    // Nothing falls by more than all of it.
    let from = percent.0.unwrap_or(-Decimal::ONE_HUNDRED);
    let verdict = match percent.1 {
        Some(to) if to < lower => Verdict::Fall,
        _ if from > upper => Verdict::Rise,
        Some(to) if lower <= from && to <= upper => Verdict::Within,
        _ => Verdict::Unsure,
    };
    Change { baseline, percent, lower: Some(lower), upper: Some(upper), verdict, wider: variation.wider }
}

/// Whether a result is surely nearer, in ratio, to half of the baseline than to the baseline: at most 1/√2 of it, the
/// boundary that is equally far from "nothing changed" and "fell to half".
pub fn halved(change: &Change) -> bool {
    let (Some(most), false) = (change.percent.1, matches!(change.verdict, Verdict::NotComparable("labs-no-ratio")))
    else {
        return false;
    };
    // (1 + p)² ≤ 1/2, with p in percent.
    let left = Decimal::ONE_HUNDRED + most;
    left.checked_mul(left)
        .and_then(|square| square.checked_mul(Decimal::TWO))
        .is_some_and(|twice| twice <= Decimal::ONE_HUNDRED * Decimal::ONE_HUNDRED)
}

/// A change in words: never "no change".
pub fn message(change: &Change) -> Message {
    let key = match change.verdict {
        Verdict::Within => "labs-within",
        Verdict::Fall => "labs-fall",
        Verdict::Rise => "labs-rise",
        Verdict::Unsure => "labs-unsure",
        Verdict::NotComparable(key) => key,
    };
    let (from, to) = change.percent;
    let form = match (from, to) {
        (Some(from), Some(to)) if from == to => "point",
        (Some(_), Some(_)) => "between",
        (None, Some(to)) if to <= Decimal::ZERO => "fall",
        (None, Some(_)) => "most",
        (Some(_), None) => "least",
        (None, None) => "unknown",
    };
    let kind = if change.baseline.kind == BaselineKind::BeforeStart { "before" } else { "earlier" };
    let whole = |value: Option<Decimal>| value.map(signed).unwrap_or_default();
    // "At least −95 %" is said of −95.6: the rest is not known.
    let (from, to) = match form {
        "fall" => (from, to.map(|to| to.trunc())),
        "least" => (from.map(|from| from.trunc()), to),
        _ => (from, to),
    };
    Message::new(key)
        .with("form", form)
        .with("from", whole(from.or(to)))
        .with("to", whole(to.or(from)))
        .with("kind", kind)
        .with("mean", change.baseline.shown())
        .with("count", change.baseline.n)
        .with("lower", whole(change.lower))
        .with("upper", whole(change.upper))
        .with("sex", if change.wider { "unknown" } else { "given" })
}

/// At least so much: what was surely passed, in whole percents, never more than that.
pub fn signed_least(percent: Decimal) -> String {
    signed(percent.trunc())
}

/// A change in whole percents with its sign: `−8`, `+24`, `0`.
pub fn signed(percent: Decimal) -> String {
    let whole = percent.round();
    let size = whole.abs().normalize();
    match () {
        () if whole.is_zero() => size.to_string(),
        () if whole.is_sign_negative() => format!("−{size}"),
        () => format!("+{size}"),
    }
}

/// Results that were low before the first dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlreadyLow {
    /// Surely below their range, in the order of the diary.
    pub records: Vec<RecordId>,
    /// How many before the start could be held against a range.
    pub scored: usize,
}

impl AlreadyLow {
    pub fn latest(&self) -> Option<RecordId> {
        self.records.last().copied()
    }
}

/// Whether an analyte was below its range already before that start; without a start, whether it is now. So it was where
/// the last result says so, or at least half of all: one better count does not undo the others.
pub fn already_low(
    diary: &Diary,
    catalogue: &Catalogue,
    facts: &Facts,
    analyte: &str,
    begin: Option<&Begin>,
) -> Option<AlreadyLow> {
    let flags = results_of(diary, catalogue, analyte)
        .into_iter()
        .filter(|(record, _)| begin.is_none_or(|begin| begin.is_before(record)))
        .map(|(record, result)| (record.id, facts.lab(record, result).flag));
    let scored: Vec<_> = flags.filter(|(_, flag)| *flag != Flag::Unscored).collect();
    let is_low = |(_, flag): &&(RecordId, Flag)| *flag == Flag::Low;
    let records: Vec<_> = scored.iter().filter(is_low).map(|(id, _)| *id).collect();
    let counts = scored.last().as_ref().is_some_and(is_low) || records.len() * 2 >= scored.len();
    (counts && !records.is_empty()).then_some(AlreadyLow { records, scored: scored.len() })
}

/// A rise that is over: a high result, and the two consecutive ones that showed it gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transient {
    pub high: RecordId,
    pub back: [RecordId; 2],
}

/// The last rise of an analyte, where two consecutive results since are back at the person's own baseline or no longer
/// above the range, and none was up again (S1-08).
pub fn transient(diary: &Diary, catalogue: &Catalogue, facts: &Facts, analyte: &str) -> Option<Transient> {
    let (mut high, mut back): (Option<RecordId>, Vec<RecordId>) = (None, Vec::new());
    for (record, result) in results_of(diary, catalogue, analyte) {
        let at_own = || {
            let own = change(diary, catalogue, facts, record, result);
            own.is_some_and(|own| own.is_from_before() && own.verdict == Verdict::Within)
        };
        match facts.lab(record, result).flag {
            Flag::High if !at_own() => (high, back) = (Some(record.id), Vec::new()),
            // What cannot be told parts the consecutive ones.
            Flag::Unscored if !at_own() => {
                if back.len() < 2 {
                    back.clear();
                }
            }
            _ => back.push(record.id),
        }
    }
    let back = <[RecordId; 2]>::try_from(back.get(..2)?).ok()?;
    high.map(|high| Transient { high, back })
}
