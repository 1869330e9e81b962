//! Rows <-> plans, their adjustments and bottles; see `rows`.

use jiff::civil::Date;

use crate::model::adjustment::{Adjustment, Bend, BendKind};
use crate::model::amount::{Amount, Number};
use crate::model::bottle::{Bottle, Cost, Keeps};
use crate::model::plan::{Plan, Review, Rule, Steps, Target, parse_times, times_text};
use crate::model::unit::DoseUnit;

use super::cells::{Bad, Reader, Writer};
use super::rows::{read_amount, read_id, read_unit, write_amount};

pub(super) const PLAN: &[&str] = &[
    "medicine",
    "title",
    "author",
    "rule",
    "first",
    "unit",
    "step",
    "every",
    "target_low",
    "target_high",
    "time",
    "shown_in",
    "hold_if",
    "missed",
    "review",
];

pub(super) const ADJUSTMENT: &[&str] = &["plan", "number", "type", "days", "until", "amount", "unit", "time", "reason"];

pub(super) const BOTTLE: &[&str] =
    &["medicine", "holds", "holds_unit", "opened", "use_by", "keeps", "batch", "cost", "currency", "finished"];

pub(super) fn write_plan(row: &mut Writer, plan: &Plan) {
    row.text(plan.medicine.to_string());
    row.maybe(plan.title.as_ref());
    row.maybe(plan.author.as_ref());
    let (rule, first, steps) = match &plan.rule {
        Rule::Steps(steps) => ("steps", Some(steps.from), Some(steps)),
        Rule::Fixed(amount) => ("fixed", Some(*amount), None),
        Rule::AsNeeded(amount) => ("as-needed", *amount, None),
    };
    row.text(rule);
    write_amount(row, first);
    row.shown(steps.map(|steps| steps.step));
    row.shown(steps.map(|steps| steps.every));
    row.shown(steps.map(|steps| steps.to.low));
    row.shown(steps.map(|steps| steps.to.high));
    row.maybe((!plan.times.is_empty()).then(|| times_text(&plan.times)));
    row.maybe(plan.shown_in.map(DoseUnit::code));
    row.maybe(plan.hold_if.as_ref());
    row.maybe(plan.missed.as_ref());
    row.maybe(plan.review.map(Review::code));
}

pub(super) fn read_plan(row: &mut Reader<'_>) -> Result<Plan, Bad> {
    let medicine = row.parsed("medicine", read_id)?;
    let title = row.maybe_owned("title")?;
    let author = row.maybe_owned("author")?;
    let rule = row.text("rule")?;
    let first = read_amount(row, "first", "unit")?;
    let step = row.maybe_number("step")?;
    let every = row.maybe_parsed("every", |text| text.parse().ok())?;
    let (low, high) = (row.maybe_number("target_low")?, row.maybe_number("target_high")?);
    let rule = match (rule, first, step, every, low, high) {
        ("steps", Some(from), Some(step), Some(every), Some(low), Some(high)) => {
            let steps = Steps { from, step, every, to: Target { low, high } };
            steps.amounts().map_err(|_error| Bad::new("rule", "its steps do not lead to its target"))?;
            Rule::Steps(steps)
        }
        ("fixed", Some(amount), None, None, None, None) => Rule::Fixed(amount),
        ("as-needed", amount, None, None, None, None) => Rule::AsNeeded(amount),
        _ => return Err(Bad::new("rule", "does not fit what stands beside it")),
    };
    Ok(Plan {
        medicine,
        title,
        author,
        rule,
        times: row.maybe_parsed("time", parse_times)?.unwrap_or_default(),
        shown_in: row.maybe_parsed("shown_in", read_unit)?,
        hold_if: row.maybe_owned("hold_if")?,
        missed: row.maybe_owned("missed")?,
        review: row.maybe_parsed("review", Review::parse)?,
    })
}

pub(super) fn write_adjustment(row: &mut Writer, adjustment: &Adjustment) {
    row.text(adjustment.plan.to_string());
    row.integer(Some(adjustment.number.into()));
    row.text(adjustment.bend.kind().code());
    let (mut days, mut until, mut amount, mut time): (Option<i64>, Option<Date>, Option<Amount>, Option<String>) =
        (None, None, None, None);
    match &adjustment.bend {
        Bend::Hold { days: count } | Bend::Pause { days: count } => days = count.map(i64::from),
        Bend::Shift { days: count } => days = Some(i64::from(*count)),
        Bend::StepBack { until: last, to } => (until, amount) = (Some(*last), Some(*to)),
        Bend::Restart { at } => amount = Some(*at),
        Bend::Times(times) => time = Some(times_text(times)),
        Bend::Resume | Bend::Skip | Bend::Stop => {}
    }
    row.integer(days);
    row.shown(until);
    write_amount(row, amount);
    row.maybe(time);
    row.maybe(adjustment.reason.as_ref());
}

pub(super) fn read_adjustment(row: &mut Reader<'_>) -> Result<Adjustment, Bad> {
    let plan = row.parsed("plan", read_id)?;
    let number = small("number", row.integer("number")?)?;
    let kind = row.parsed("type", BendKind::parse)?;
    let days = row.maybe_integer("days")?;
    let until = row.maybe_parsed("until", read_day)?;
    let amount = read_amount(row, "amount", "unit")?;
    let times = row.maybe_parsed("time", parse_times)?;
    let reason = row.maybe_owned("reason")?;
    let some_days = || days.map(|days| small("days", days)).transpose();
    let bend = match (kind, until, amount, times) {
        (BendKind::Hold, None, None, None) => Bend::Hold { days: some_days()? },
        (BendKind::Pause, None, None, None) => Bend::Pause { days: some_days()? },
        (BendKind::Shift, None, None, None) => {
            Bend::Shift { days: small("days", days.ok_or_else(|| Bad::new("days", "missing"))?)? }
        }
        (BendKind::Resume, None, None, None) => Bend::Resume,
        (BendKind::Skip, None, None, None) => Bend::Skip,
        (BendKind::Stop, None, None, None) => Bend::Stop,
        (BendKind::StepBack, Some(until), Some(to), None) => Bend::StepBack { until, to },
        (BendKind::Restart, None, Some(at), None) => Bend::Restart { at },
        (BendKind::Times, None, None, Some(times)) => Bend::Times(times),
        _ => return Err(Bad::new("type", "does not fit what stands beside it")),
    };
    Ok(Adjustment { plan, number, bend, reason })
}

pub(super) fn write_bottle(row: &mut Writer, bottle: &Bottle) {
    row.text(bottle.medicine.to_string());
    write_amount(row, Some(bottle.holds));
    row.shown(bottle.opened);
    row.shown(bottle.use_by);
    row.maybe(bottle.keeps.map(Keeps::code));
    row.maybe(bottle.batch.as_ref());
    row.shown(bottle.cost.as_ref().map(|cost| cost.number));
    row.maybe(bottle.cost.as_ref().map(|cost| cost.currency.as_str()));
    row.shown(bottle.finished);
}

pub(super) fn read_bottle(row: &mut Reader<'_>) -> Result<Bottle, Bad> {
    Ok(Bottle {
        medicine: row.parsed("medicine", read_id)?,
        holds: read_amount(row, "holds", "holds_unit")?.ok_or_else(|| Bad::new("holds", "missing"))?,
        opened: row.maybe_parsed("opened", read_day)?,
        use_by: row.maybe_parsed("use_by", read_day)?,
        keeps: row.maybe_parsed("keeps", Keeps::parse)?,
        batch: row.maybe_owned("batch")?,
        cost: read_cost(row.maybe_number("cost")?, row.maybe_text("currency")?)?,
        finished: row.maybe_parsed("finished", read_day)?,
    })
}

fn read_cost(number: Option<Number>, currency: Option<&str>) -> Result<Option<Cost>, Bad> {
    match (number, currency) {
        (None, None) => Ok(None),
        (Some(number), Some(currency)) => {
            Cost::parse(&format!("{number} {currency}")).map(Some).ok_or_else(|| Bad::new("currency", "not understood"))
        }
        _ => Err(Bad::new("cost", "half of it is missing")),
    }
}

/// A day as it is written: 2014-05-12.
fn read_day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|day| day.to_string() == text)
}

/// An integer of a small type.
pub(super) fn small<T: TryFrom<i64>>(column: &'static str, number: i64) -> Result<T, Bad> {
    T::try_from(number).map_err(|_too_large| Bad::new(column, "out of range"))
}
