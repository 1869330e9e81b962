//! Reads a plan and its adjustments. A rule whose steps miss their target is refused with both neighbours, and so is
//! a dose that hands cannot make: a guess is refused, not made.

use jiff::civil::{Date, Time};

use crate::model::adjustment::{Adjustment, Bend, BendKind};
use crate::model::amount::Preparation;
use crate::model::plan::{Interval, Plan, Review, Rule, RuleError, Steps, Target, parse_times};
use crate::model::portion::Portion;
use crate::model::schedule::Schedule;
use crate::model::{Amount, Basis, Body, Diary, DoseUnit, Point, Record, RecordId, Refusal, Source, When};

use super::dose::{find_medicine, list, split_amount};
use super::reader::{Reader, number_refusal};

pub(super) fn read_plan(reader: &mut Reader<'_>, at: Option<&When>) -> Option<Plan> {
    let medicine = find_medicine(reader);
    let before = reader.refusals.len();
    day_of(reader, "at", at);
    let title = reader.text("title");
    let author = reader.text("author");
    let rule = rule(reader);
    let times = times(reader);
    let shown_in = reader.cell("shown_in").and_then(|text| reader.dose_unit("shown_in", text));
    let hold_if = reader.text("hold_if");
    let missed = reader.text("missed");
    let review = reader.choice("review", Review::parse, || list(Review::ALL.map(Review::code)));
    if reader.refusals.len() > before {
        return None;
    }
    let (medicine_id, medicine) = medicine?;
    let plan =
        Plan { medicine: medicine_id, title, author, rule: rule?, times: times?, shown_in, hold_if, missed, review };
    // What was planned once stays planned when the recipe changes.
    if reader.is_new() {
        check_portions(reader, &plan, &medicine.preparation())?;
    }
    if !is_import(reader) {
        check_in_the_way(reader, &plan, at?)?;
    }
    Some(plan)
}

/// Lines of a table say what was; what somebody writes now is looked at beside what is there.
fn is_import(reader: &Reader<'_>) -> bool {
    matches!(reader.entry.source, Source::Import(_))
}

/// The record that is being read, as far as a schedule needs it.
fn provisional(reader: &Reader<'_>, id: RecordId, at: &When, body: Body) -> Record {
    Record { id, at: at.clone(), note: None, source: reader.entry.source.clone(), entered_by: None, body }
}

/// One plan of a medicine at a time: another one is not over when the new one begins.
fn check_in_the_way(reader: &mut Reader<'_>, plan: &Plan, at: &When) -> Option<()> {
    let (diary, own) = (reader.entry.diary, reader.entry.id);
    let record = provisional(reader, own, at, Body::Plan(plan.clone()));
    let schedule = Schedule::of(&record, plan, diary);
    let before = diary.get(own).zip(diary.plan(own)).map(|(record, plan)| Schedule::of(record, plan, diary));
    let Some(other) = met(diary, plan.medicine, &schedule, before.as_ref()) else { return Some(()) };
    let refusal = Refusal::new("medicine", "refused-plan-running").with("since", other.first_day());
    reader.refuse(refusal.with("medicine", diary.medicine_name(plan.medicine)));
    None
}

/// Another plan of the medicine that this one meets, and did not meet before.
fn met(diary: &Diary, medicine: RecordId, after: &Schedule, before: Option<&Schedule>) -> Option<Schedule> {
    let others = diary.plans().filter(|(record, plan)| plan.medicine == medicine && record.id != after.plan);
    let mut schedules = others.map(|(record, plan)| Schedule::of(record, plan, diary));
    schedules.find(|other| after.meets(other) && !before.is_some_and(|before| before.meets(other)))
}

/// A plan and an adjustment begin on a day that is known.
fn day_of(reader: &mut Reader<'_>, field: &'static str, at: Option<&When>) -> Option<Date> {
    let at = at?;
    if let (Point::Day(date), None, Basis::Exact | Basis::Assumed) = (at.from, at.until, at.basis) {
        return Some(date);
    }
    reader.refuse(Refusal::new(field, "refused-day-only").with("text", at.text()));
    None
}

fn rule(reader: &mut Reader<'_>) -> Option<Rule> {
    let as_needed = reader.yes_no("as_needed") == Some(true);
    let said = |reader: &Reader<'_>, field: &str| reader.cell(field).is_some();
    let ramps = ["from", "step", "every", "to"].into_iter().any(|field| said(reader, field));
    if ramps && (as_needed || said(reader, "fixed")) {
        reader.refuse(Refusal::new("from", "refused-rule-mixed"));
        return None;
    }
    let fixed = reader.cell("fixed").map(|text| amount(reader, "fixed", text));
    if let Some(Some(amount)) = fixed
        && amount.number.decimal() <= rust_decimal::Decimal::ZERO
    {
        reader.refuse(Refusal::new("fixed", "refused-not-positive").with("text", amount));
        return None;
    }
    match (fixed, as_needed) {
        (fixed, true) => Some(Rule::AsNeeded(fixed.map_or(Some(None), |amount| amount.map(Some))?)),
        (Some(fixed), false) => Some(Rule::Fixed(fixed?)),
        (None, false) if !ramps => {
            reader.refuse(Refusal::new("from", "refused-no-rule"));
            None
        }
        (None, false) => steps(reader).map(Rule::Steps),
    }
}

fn steps(reader: &mut Reader<'_>) -> Option<Steps> {
    let from = needed(reader, "from").and_then(|text| amount(reader, "from", text));
    let step = needed(reader, "step").and_then(|text| amount(reader, "step", text));
    let every = needed(reader, "every").and_then(|text| {
        let every = text.parse::<Interval>().ok();
        if every.is_none() {
            reader.refuse(Refusal::new("every", "refused-interval").with("text", text));
        }
        every
    });
    let to = needed(reader, "to").and_then(|text| target(reader, text));
    let (from, step, (low, high)) = (from?, step?, to?);
    let in_unit = |reader: &mut Reader<'_>, field, amount: Amount| {
        let converted = amount.to_unit(from.unit);
        if converted.is_none() {
            let refusal = Refusal::new(field, "refused-other-unit").with("text", amount);
            reader.refuse(refusal.with("unit", from.unit.code()));
        }
        converted.map(|amount| amount.number)
    };
    let step = in_unit(reader, "step", step);
    let low = in_unit(reader, "to", low);
    let high = in_unit(reader, "to", high);
    let steps = Steps { from, step: step?, every: every?, to: Target { low: low?, high: high? } };
    if let Err(err) = steps.amounts() {
        reader.refuse(rule_refusal(&steps, err));
        return None;
    }
    Some(steps)
}

fn rule_refusal(steps: &Steps, err: RuleError) -> Refusal {
    let target = format!("{} {}", steps.to.text(), steps.from.unit.code());
    match err {
        RuleError::Direction => Refusal::new("step", "refused-step-direction").with("to", target),
        RuleError::NotPositive => Refusal::new("from", "refused-not-positive").with("text", steps.from),
        RuleError::TooMany => Refusal::new("step", "refused-too-many-steps").with("most", Steps::MOST),
        RuleError::Range => Refusal::new("to", "refused-target-range").with("text", target),
        RuleError::Misses { before, behind } => {
            let is_dose = behind.number.decimal() > rust_decimal::Decimal::ZERO;
            let key = if is_dose { "refused-target-missed" } else { "refused-target-missed-low" };
            Refusal::new("to", key).with("to", target).with("before", before).with("behind", behind)
        }
    }
}

fn needed<'a>(reader: &mut Reader<'a>, field: &'static str) -> Option<&'a str> {
    let cell = reader.cell(field);
    if cell.is_none() {
        reader.refuse(Refusal::new(field, "refused-empty"));
    }
    cell
}

/// `0.25 mg`, of either sign.
fn amount(reader: &mut Reader<'_>, field: &'static str, text: &str) -> Option<Amount> {
    let (number, unit) = split_amount(text);
    let number = reader.parse_number(field, number);
    if unit.is_empty() {
        reader.refuse(Refusal::new(field, "refused-no-unit").with("text", text));
        return None;
    }
    let unit = reader.dose_unit(field, unit);
    Some(Amount { number: number?, unit: unit? })
}

/// `4.5 mg`, or a range `2.5-3 mg`.
fn target(reader: &mut Reader<'_>, text: &str) -> Option<(Amount, Amount)> {
    let Some((low, high)) = text.trim().split_once(['-', '–']).filter(|(low, _)| !low.is_empty()) else {
        return amount(reader, "to", text).map(|amount| (amount, amount));
    };
    let high = amount(reader, "to", high.trim())?;
    let (low_number, low_unit) = split_amount(low);
    if !low_unit.is_empty() {
        return amount(reader, "to", low).map(|low| (low, high));
    }
    match low_number.parse() {
        Ok(number) => Some((Amount { number, unit: high.unit }, high)),
        Err(err) => {
            reader.refuse(number_refusal("to", low_number, err));
            None
        }
    }
}

fn times(reader: &mut Reader<'_>) -> Option<Vec<Time>> {
    let Some(text) = reader.cell("time") else { return Some(Vec::new()) };
    let times = parse_times(text);
    if times.is_none() {
        reader.refuse(Refusal::new("time", "refused-times").with("text", text));
    }
    times
}

/// Every step can be counted out by hand; in millilitres there is nothing to count.
fn check_portions(reader: &mut Reader<'_>, plan: &Plan, made: &Preparation<'_>) -> Option<()> {
    let amounts: Vec<Amount> = match &plan.rule {
        Rule::AsNeeded(amount) => amount.iter().copied().collect(),
        rule => rule.amounts().unwrap_or_default(),
    };
    for (place, amount) in amounts.into_iter().enumerate() {
        let field = match (&plan.rule, place) {
            (Rule::Steps(_), 0) => "from",
            (Rule::Steps(_), _) => "step",
            _ => "fixed",
        };
        if plan.shown_in == Some(DoseUnit::Millilitre) && made.has(amount.unit) {
            continue;
        }
        check_portion(reader, field, amount, made)?;
    }
    Some(())
}

fn check_portion(reader: &mut Reader<'_>, field: &'static str, amount: Amount, made: &Preparation<'_>) -> Option<()> {
    if !made.has(amount.unit) {
        reader.refuse(Refusal::new(field, "refused-not-of-preparation").with("amount", amount));
        return None;
    }
    if made.is_whole(amount) != Some(false) {
        return Some(());
    }
    let next = made.neighbours(amount)?;
    let said = |portion: Portion| match portion.count {
        Some(count) => format!("{} ({} {})", portion.amount, count.number, count.unit.code()),
        None => portion.amount.to_string(),
    };
    let refusal = match next.below {
        Some(below) => Refusal::new(field, "refused-not-whole").with("below", said(below)),
        None => Refusal::new(field, "refused-not-whole-least"),
    };
    reader.refuse(refusal.with("amount", amount).with("above", said(next.above)));
    None
}

pub(super) fn read_adjustment(reader: &mut Reader<'_>, id: RecordId, at: Option<&When>) -> Option<Adjustment> {
    let plan = plan_of(reader);
    let on = day_of(reader, "at", at);
    needed(reader, "type");
    let kind = reader.choice("type", BendKind::parse, || list(BendKind::ALL.map(BendKind::code)));
    let reason = reader.text("reason");
    let (record, plan) = plan?;
    let number = number(reader, record.id)?;
    let kind = kind?;
    check_cells(reader, kind)?;
    let bend = bend(reader, kind, on?)?;
    let bend = in_plan_unit(reader, bend, plan);
    if let Bend::StepBack { to, .. } = bend
        && !is_import(reader)
        && !had_amount(reader, to)
        && plan.shown_in != Some(DoseUnit::Millilitre)
        && let Some(medicine) = reader.entry.diary.medicine(plan.medicine)
    {
        check_portion(reader, "to", to, &medicine.preparation())?;
    }
    let adjustment = Adjustment { plan: record.id, number, bend, reason };
    // Lines of a table may bend what other lines of it bent before.
    if !is_import(reader) {
        check_bends(reader, record, plan, id, at?, &adjustment)?;
    }
    Some(adjustment)
}

/// Whether the record that is being edited had this amount: what was planned once stays when the recipe changes, in the
/// unit in which it was planned.
fn had_amount(reader: &Reader<'_>, to: Amount) -> bool {
    let known = reader.cell("id").and_then(RecordId::parse).and_then(|id| reader.entry.diary.get(id));
    known.is_some_and(|known| match &known.body {
        Body::Adjustment(known) => {
            matches!(known.bend, Bend::StepBack { to: before, .. } | Bend::Restart { at: before } if before == to)
        }
        _ => false,
    })
}

/// A cell that an adjustment of this kind does not have was meant otherwise.
fn check_cells(reader: &mut Reader<'_>, kind: BendKind) -> Option<()> {
    let own: &[&str] = match kind {
        BendKind::Hold | BendKind::Pause | BendKind::Shift => &["days"],
        BendKind::StepBack => &["until", "to"],
        BendKind::Restart => &["to"],
        BendKind::Times => &["time"],
        BendKind::Resume | BendKind::Skip | BendKind::Stop => &[],
    };
    let before = reader.refusals.len();
    for field in ["days", "until", "to", "time"] {
        if reader.cell(field).is_some() && !own.contains(&field) {
            reader.refuse(Refusal::new(field, "refused-not-of-this-kind").with("type", kind.code()));
        }
    }
    (reader.refusals.len() == before).then_some(())
}

/// The amount of an adjustment, where it is typed anew, in the unit of its plan's steps, where the medicine says how: 7 drops as 1.75 mg.
fn in_plan_unit(reader: &Reader<'_>, bend: Bend, plan: &Plan) -> Bend {
    let unit = plan.rule.amounts().ok().and_then(|amounts| amounts.first().map(|amount| amount.unit));
    let medicine = reader.entry.diary.medicine(plan.medicine).filter(|_| !is_import(reader));
    let (Some(unit), Some(medicine)) = (unit, medicine) else { return bend };
    let converted = |amount: Amount| {
        if had_amount(reader, amount) {
            return amount;
        }
        let portion = medicine.preparation().portion(amount);
        let count = portion.count.map(|count| Amount { number: count.number, unit: count.unit });
        let volume = portion.volume_ml.map(|number| Amount { number, unit: DoseUnit::Millilitre });
        let ways = [Some(amount), Some(portion.amount), count, volume];
        ways.into_iter().flatten().find_map(|way| way.to_unit(unit)).unwrap_or(amount)
    };
    match bend {
        Bend::StepBack { until, to } => Bend::StepBack { until, to: converted(to) },
        Bend::Restart { at } => Bend::Restart { at: converted(at) },
        other => other,
    }
}

fn plan_of<'a>(reader: &mut Reader<'a>) -> Option<(&'a Record, &'a Plan)> {
    let text = needed(reader, "plan")?;
    let found = RecordId::parse(text).and_then(|id| {
        let plan = reader.entry.diary.plan(id)?;
        Some((&**reader.entry.diary.get(id)?, plan))
    });
    if found.is_none() {
        reader.refuse(Refusal::new("plan", "refused-no-plan").with("text", text));
    }
    found
}

/// Its place among the plan's adjustments; a new one comes last.
fn number(reader: &mut Reader<'_>, plan: RecordId) -> Option<u32> {
    let Some(text) = reader.cell("number") else {
        let last = reader.entry.diary.adjustments_of(plan).map(|(_, other)| other.number).max();
        return Some(last.unwrap_or(0) + 1);
    };
    let number = text.parse().ok().filter(|number| (1..=1_000_000).contains(number));
    if number.is_none() {
        let refusal = Refusal::new("number", "refused-whole-number").with("text", text);
        reader.refuse(refusal.with("least", 1).with("most", 1_000_000));
    }
    number
}

fn bend(reader: &mut Reader<'_>, kind: BendKind, on: Date) -> Option<Bend> {
    match kind {
        BendKind::Hold | BendKind::Pause => {
            let days = match reader.cell("days") {
                None => None,
                Some(text) => Some(u16::try_from(whole_days(reader, text, 1)?).ok()?),
            };
            Some(if kind == BendKind::Hold { Bend::Hold { days } } else { Bend::Pause { days } })
        }
        BendKind::Resume => Some(Bend::Resume),
        BendKind::Skip => Some(Bend::Skip),
        BendKind::Stop => Some(Bend::Stop),
        BendKind::Shift => {
            let text = needed(reader, "days")?;
            if text == "0" {
                reader.refuse(Refusal::new("days", "refused-shift-of-none"));
                return None;
            }
            Some(Bend::Shift { days: whole_days(reader, text, -MOST_DAYS)? })
        }
        BendKind::StepBack => {
            let to = needed(reader, "to").and_then(|text| amount(reader, "to", text));
            let until = match reader.cell("until") {
                None => Some(on),
                Some(text) => day(reader, "until", text),
            };
            let (to, until) = (to?, until?);
            if to.number.decimal() <= rust_decimal::Decimal::ZERO {
                reader.refuse(Refusal::new("to", "refused-not-positive").with("text", to));
                return None;
            }
            if until < on {
                reader.refuse(Refusal::new("until", "refused-ends-before-it-begins"));
                return None;
            }
            Some(Bend::StepBack { until, to })
        }
        BendKind::Restart => {
            needed(reader, "to").and_then(|text| amount(reader, "to", text)).map(|at| Bend::Restart { at })
        }
        BendKind::Times => {
            needed(reader, "time")?;
            times(reader).map(Bend::Times)
        }
    }
}

const MOST_DAYS: i32 = 3660;

fn whole_days(reader: &mut Reader<'_>, text: &str, least: i32) -> Option<i32> {
    let days = text.parse().ok().filter(|days: &i32| (least..=MOST_DAYS).contains(days) && *days != 0);
    if days.is_none() {
        let refusal = Refusal::new("days", "refused-whole-number").with("text", text);
        reader.refuse(refusal.with("least", least).with("most", MOST_DAYS));
    }
    days
}

/// A day of the calendar in a cell of its own.
pub(super) fn day(reader: &mut Reader<'_>, field: &'static str, text: &str) -> Option<Date> {
    let read = super::when::when(field, text, None, &super::Entry { fresh: false, ..reader.entry.clone() });
    let at = reader.keep(read)?;
    day_of(reader, field, Some(&at))
}

/// An adjustment that moves nothing was meant otherwise, and so was one that leads into another plan.
fn check_bends(
    reader: &mut Reader<'_>,
    record: &Record,
    plan: &Plan,
    id: RecordId,
    at: &When,
    adjustment: &Adjustment,
) -> Option<()> {
    let diary = reader.entry.diary;
    let this = provisional(reader, id, at, Body::Adjustment(adjustment.clone()));
    // An edit that leaves the bend alone leaves the plan alone.
    let was = diary.get(id).map(|known| (&**known, &known.body));
    if let Some((known, Body::Adjustment(before))) = was
        && before.bend == adjustment.bend
        && known.at.earliest() == at.earliest()
    {
        return Some(());
    }
    let others = || diary.adjustments_of(record.id).filter(|(other, _)| other.id != id);
    let before = Schedule::of(record, plan, diary);
    let after = Schedule::bent(record, plan, others().chain([(&this, adjustment)]));
    if let Some(other) = met(diary, plan.medicine, &after, Some(&before)) {
        let refusal = Refusal::new("at", "refused-plan-meets").with("since", other.first_day());
        reader.refuse(refusal.with("medicine", diary.medicine_name(plan.medicine)));
        return None;
    }
    if !after.idle.contains(&id) {
        return Some(());
    }
    let is_step = |at: Amount| {
        let number = |step: &Amount| step.to_unit(at.unit).map(|step| step.number.decimal());
        after.steps.iter().any(|step| number(step) == Some(at.number.decimal()))
    };
    let refusal = match &adjustment.bend {
        Bend::Restart { at } if !is_step(*at) => {
            let steps: Vec<_> = after.steps.iter().map(ToString::to_string).collect();
            Refusal::new("to", "refused-no-such-step").with("text", at).with("choices", steps.join(", "))
        }
        bend => Refusal::new("at", "refused-nothing-to-bend").with("type", bend.kind().code()),
    };
    reader.refuse(refusal);
    None
}
