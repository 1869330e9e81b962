//! What is asked before a dose is written: a second one in a day, a slip beside the plan or the last dose, a step up
//! while something asks for attention, more than the ingredient's entry in the catalogue lets pass unasked. Guards
//! belong to an ingredient, never to amounts as such. And before a laboratory value of mere letters is written, or
//! anything new by a clock that was set back.

mod clock;
mod in_words;

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Ingredient};
use crate::model::adjustment::Bend;
use crate::model::diary::Diary;
use crate::model::dose::{Dose, Status};
use crate::model::message::Message;
use crate::model::plan::Rule;
use crate::model::record::{Body, Kind, Record, RecordId};
use crate::model::schedule::Schedule;
use crate::model::{Amount, when};

use super::due::running_of;
use super::facts::Facts;
use super::watch::asks_for_doctor;
use super::windows::effects;

pub use self::clock::clock_behind;

/// What must be confirmed before this is written, be it new or edited: of a taken dose, a plan or a step back, and of a
/// laboratory value that is no number.
pub fn questions(diary: &Diary, catalogue: &Catalogue, record: &Record) -> Vec<Message> {
    questions_among(diary, catalogue, record, |_| false)
}

/// The same for one of many new records that the diary holds already: of two new doses in a day, only the later
/// one is asked about.
pub fn questions_among(
    diary: &Diary,
    catalogue: &Catalogue,
    record: &Record,
    is_new: impl Fn(RecordId) -> bool,
) -> Vec<Message> {
    if let Body::Lab(result) = &record.body {
        return in_words::question(diary, catalogue, result).into_iter().collect();
    }
    let Some(dose) = taken(record) else { return planned_above(diary, catalogue, record).into_iter().collect() };
    let above = limited(diary, catalogue, dose)
        .and_then(|(content, ingredient)| Some((content, ingredient, ingredient.confirm_above?)))
        .filter(|(content, _, limit)| exceeds(*content, *limit))
        .map(|(content, ingredient, limit)| limit_message("guard-above-confirm", content, ingredient, limit));
    let schedule = plan_of(diary, record, dose);
    let beside_plan = schedule.as_ref().and_then(|schedule| beside_plan(diary, schedule, record, dose));
    let tenfold = if beside_plan.is_some() { None } else { tenfold(diary, record, dose) };
    let second = second_in_a_day(diary, record, dose, schedule.as_ref(), is_new);
    let up = step_up(diary, catalogue, schedule.as_ref(), record, dose);
    [second, beside_plan, tenfold, up, above].into_iter().flatten().collect()
}

/// A plan or a step back that would have more taken at once than passes unasked.
fn planned_above(diary: &Diary, catalogue: &Catalogue, record: &Record) -> Option<Message> {
    let (medicine, amounts) = match &record.body {
        Body::Plan(plan) => {
            let needed = if let Rule::AsNeeded(amount) = plan.rule { amount } else { None };
            (plan.medicine, plan.rule.amounts().unwrap_or_default().into_iter().chain(needed).collect())
        }
        Body::Adjustment(adjustment) => match adjustment.bend {
            Bend::StepBack { to, .. } => (diary.plan(adjustment.plan)?.medicine, vec![to]),
            _ => return None,
        },
        _ => return None,
    };
    let ingredient = catalogue.ingredient(diary.medicine_name(medicine))?;
    let limit = ingredient.confirm_above?;
    let made = diary.medicine(medicine)?.preparation();
    let contents = amounts.iter().map(|amount| made.as_content(*amount).unwrap_or(*amount));
    let above = contents.filter(|content| exceeds(*content, limit));
    let highest = above.max_by_key(|content| milligrams(*content))?;
    Some(limit_message("guard-above-confirm", highest, ingredient, limit))
}

/// Whether one of these questions is about an amount so high that the answer is asked for twice.
pub fn asks_twice(questions: &[Message]) -> bool {
    questions.iter().any(|question| question.key == "guard-above-confirm")
}

/// The plan of that medicine that is under way on the dose's diary day.
fn plan_of(diary: &Diary, record: &Record, dose: &Dose) -> Option<Schedule> {
    running_of(diary, dose.medicine, record.at.diary_day(diary.settings.day_start_hour)?)
}

/// Five times what is planned for that day, or more; a fifth of it, or less.
fn beside_plan(diary: &Diary, schedule: &Schedule, record: &Record, dose: &Dose) -> Option<Message> {
    let due = schedule.due(record.at.diary_day(diary.settings.day_start_hour)?)?;
    let made = diary.medicine(dose.medicine)?.preparation();
    let content = |amount: Amount| made.as_content(amount).unwrap_or(amount);
    let (now, plan) = comparable(measure(diary, dose)?, content(due.amount))?;
    let is_more = |plan: Decimal| plan.checked_mul(SLIP).is_some_and(|most| now >= most);
    // A step back may be a slip itself: the step stands beside it.
    let step = content(*schedule.steps.get(due.step)?);
    let beside_step = comparable(measure(diary, dose)?, step).is_some_and(|(_, step)| is_more(step));
    let (key, planned) = if is_more(plan) || beside_step {
        ("guard-plan-more", if beside_step { step } else { content(due.amount) })
    } else if now.checked_mul(SLIP).is_some_and(|most| most <= plan) {
        ("guard-plan-less", content(due.amount))
    } else {
        return None;
    };
    let message = Message::new(key).with("medicine", diary.medicine_name(dose.medicine));
    Some(message.with("amount", amount_text(dose)?).with("planned", planned))
}

/// More than the last dose, while something asks for attention.
fn step_up(
    diary: &Diary,
    catalogue: &Catalogue,
    schedule: Option<&Schedule>,
    record: &Record,
    dose: &Dose,
) -> Option<Message> {
    let day = record.at.diary_day(diary.settings.day_start_hour)?;
    let last = last_taken(diary, record, dose.medicine)?;
    let (now, then) = comparable(measure(diary, dose)?, measure(diary, last)?)?;
    if now <= then {
        return None;
    }
    let (amount, last) = (amount_text(dose)?, amount_text(last)?);
    let asked = |key| Message::new(key).with("amount", &amount).with("last", &last);
    let lasting = schedule.map(|schedule| effects(diary, catalogue, schedule, day)).unwrap_or_default();
    if let Some(effect) = lasting.iter().find(|effect| effect.asks_for_attention(day)) {
        return Some(asked("guard-step-up").with("effect", &effect.name).with("day", effect.day(day)));
    }
    // Where a plan steps up, and only of what is guarded at all: what is taken against the bleeding passes unasked.
    schedule?;
    catalogue.ingredient(diary.medicine_name(dose.medicine)).filter(|known| known.confirm_above.is_some())?;
    let item = asks_for_doctor(diary, catalogue, &Facts::new(diary, catalogue), day)?;
    Some(asked("guard-step-up-watch").with("item", item.title))
}

/// Beside the plan by this factor is taken for a slip.
const SLIP: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// What is worth saying about this dose without asking: above the ingredient's usual range.
pub fn notices(diary: &Diary, catalogue: &Catalogue, record: &Record) -> Vec<Message> {
    if let Body::Lab(result) = &record.body {
        return in_words::question(diary, catalogue, result).into_iter().collect();
    }
    let Some(dose) = taken(record) else { return Vec::new() };
    let above = limited(diary, catalogue, dose).and_then(|(content, ingredient)| {
        let (notice, confirm) = (ingredient.notice_above?, ingredient.confirm_above?);
        (exceeds(content, notice) && !exceeds(content, confirm))
            .then(|| limit_message("guard-above-notice", content, ingredient, notice))
    });
    above.into_iter().collect()
}

fn taken(record: &Record) -> Option<&Dose> {
    match &record.body {
        Body::Dose(dose) if dose.status.is_taken() => Some(dose),
        _ => None,
    }
}

/// Another taken dose of that medicine in the same diary day; a dose called extra was meant to be one.
/// Where the plan has several doses that day, the one after them is the second.
fn second_in_a_day(
    diary: &Diary,
    record: &Record,
    dose: &Dose,
    schedule: Option<&Schedule>,
    is_new: impl Fn(RecordId) -> bool,
) -> Option<Message> {
    if dose.status == Status::Extra {
        return None;
    }
    let hour = diary.settings.day_start_hour;
    let day = record.at.diary_day(hour)?;
    let from = when::from_minutes(when::days(day) * 1440);
    let all = diary.of_kind(Kind::Dose);
    let start = all.partition_point(|other| other.at.earliest() < from);
    let end = when::from_minutes((when::days(day) + 2) * 1440);
    let mut others = all[start..].iter().take_while(|other| other.at.earliest() < end).filter(|other| {
        taken(other).is_some_and(|other| other.medicine == dose.medicine)
            && other.id != record.id
            && other.at.diary_day(hour) == Some(day)
            && (!is_new(other.id) || place(other) < place(record))
    });
    let planned = schedule.and_then(|schedule| schedule.due(day)).map_or(1, |due| due.doses());
    let other = others.nth(planned - 1)?;
    let medicine = diary.medicine_name(dose.medicine);
    let amount = taken(other).and_then(amount_text);
    let key = if other.at.minute().is_some() { "guard-second-dose-at" } else { "guard-second-dose" };
    let message = Message::new(key).with("medicine", medicine).with("amount", amount.unwrap_or_default());
    Some(match other.at.minute() {
        Some(at) => message.with("time", format!("{:02}:{:02}", at.hour(), at.minute())),
        None => message,
    })
}

fn place(record: &Record) -> (jiff::civil::DateTime, RecordId) {
    (record.at.earliest(), record.id)
}

/// At least ten times, or at most a tenth of, that medicine's last taken dose before this one.
fn tenfold(diary: &Diary, record: &Record, dose: &Dose) -> Option<Message> {
    let last = last_taken(diary, record, dose.medicine)?;
    let (now, then) = (measure(diary, dose)?, measure(diary, last)?);
    let (now, then) = comparable(now, then)?;
    let key = if then.checked_mul(Decimal::TEN).is_some_and(|ten| now >= ten) {
        "guard-tenfold-more"
    } else if now.checked_mul(Decimal::TEN).is_some_and(|ten| ten <= then) {
        "guard-tenfold-less"
    } else {
        return None;
    };
    Some(
        Message::new(key)
            .with("medicine", diary.medicine_name(dose.medicine))
            .with("amount", amount_text(dose)?)
            .with("last", amount_text(last)?),
    )
}

/// That medicine's last taken dose before a record.
fn last_taken<'a>(diary: &'a Diary, record: &Record, medicine: RecordId) -> Option<&'a Dose> {
    let all = diary.of_kind(Kind::Dose);
    let before = &all[..all.partition_point(|other| place(other) < place(record))];
    let others = before.iter().rev().filter(|other| other.id != record.id);
    others.filter_map(|other| taken(other)).find(|other| other.medicine == medicine)
}

/// The content of a dose where it is a mass, and the catalogue's limits of its medicine.
fn limited<'a>(diary: &Diary, catalogue: &'a Catalogue, dose: &Dose) -> Option<(Amount, &'a Ingredient)> {
    let ingredient = catalogue.ingredient(diary.medicine_name(dose.medicine))?;
    Some((measure(diary, dose)?, ingredient))
}

fn exceeds(content: Amount, limit: Amount) -> bool {
    match comparable(content, limit) {
        Some((content, limit)) => content > limit,
        // Two masses that cannot be brought to one unit: too many digits to be a dose.
        None => content.unit.milligrams_exponent().is_some() && limit.unit.milligrams_exponent().is_some(),
    }
}

fn limit_message(key: &'static str, content: Amount, ingredient: &Ingredient, limit: Amount) -> Message {
    Message::new(key)
        .with("amount", content)
        .with("ingredient", &ingredient.name)
        .with("limit", limit)
        .with("source", &ingredient.source)
}

/// A dose as content where its medicine says what it holds, else as it was given.
fn measure(diary: &Diary, dose: &Dose) -> Option<Amount> {
    let given = dose.amount.or_else(|| dose.count.map(|count| Amount { number: count.number, unit: count.unit }))?;
    let content = diary.medicine(dose.medicine).and_then(|medicine| medicine.preparation().as_content(given));
    Some(content.unwrap_or(given))
}

/// Two amounts in one unit; `None` where they cannot be compared.
fn comparable(one: Amount, other: Amount) -> Option<(Decimal, Decimal)> {
    if one.unit == other.unit {
        return Some((one.number.decimal(), other.number.decimal()));
    }
    Some((milligrams(one)?, milligrams(other)?))
}

fn milligrams(amount: Amount) -> Option<Decimal> {
    let number = amount.number.decimal();
    let exponent = amount.unit.milligrams_exponent()?;
    let factor = Decimal::from(10_i64.pow(exponent.unsigned_abs()));
    if exponent < 0 { number.checked_div(factor) } else { number.checked_mul(factor) }
}

fn amount_text(dose: &Dose) -> Option<String> {
    let counted = || dose.count.map(|count| format!("{} {}", count.number, count.unit.code()));
    dose.amount.map(|amount| amount.to_string()).or_else(counted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dose::Count;
    use crate::model::medicine::Medicine;
    use crate::model::record::Source;
    use crate::model::when::When;
    use crate::model::{DoseUnit, Settings};
    use uuid::Uuid;

    fn id(number: u128) -> RecordId {
        RecordId(Uuid::from_u128(number))
    }

    fn record(number: u128, at: &str, body: Body) -> Record {
        let at = When::exact(at.parse().unwrap());
        Record { id: id(number), at, note: None, source: Source::Window, entered_by: None, body }
    }

    fn medicine(number: u128, name: &str, strength: Option<&str>) -> Record {
        let strength = strength.map(|text| Amount { number: text.parse().unwrap(), unit: DoseUnit::Milligram });
        let name = name.to_owned();
        let medicine = Medicine { name, strength, ..Medicine::default() };
        record(number, "2014-01-01", Body::Medicine(medicine))
    }

    fn dose(number: u128, at: &str, medicine: u128, amount: &str, status: Status) -> Record {
        let (number_text, unit) = amount.split_once(' ').unwrap();
        let (value, unit) = (number_text.parse().unwrap(), DoseUnit::parse(unit).unwrap());
        let counted = unit.is_counted();
        let amount = (!counted).then_some(Amount { number: value, unit });
        let count = counted.then_some(Count { number: value, unit });
        let (planned_amount, reason) = (None, None);
        let dose = Dose { medicine: id(medicine), amount, count, planned_amount, status, reason };
        record(number, at, Body::Dose(dose))
    }

    fn keys(diary: &Diary, record: &Record) -> Vec<&'static str> {
        let catalogue = Catalogue::bundled().unwrap();
        questions(diary, &catalogue, record).into_iter().map(|message| message.key).collect()
    }

    #[test]
    fn s0_13_what_is_asked_before_a_dose() {
        let taken = Status::Taken;
        let records = vec![
            medicine(1, "LDN", None),
            medicine(2, "Prednisolone", Some("5")),
            dose(10, "2014-05-11T22:00", 1, "4.5 mg", taken),
            dose(11, "2014-05-12T22:00", 1, "4.5 mg", taken),
            dose(12, "2014-05-12T08:00", 2, "60 mg", taken),
            dose(13, "2014-05-14T08:00", 1, "4.5 mg", Status::Skipped),
        ];
        let diary = Diary::of(Settings::default(), records);
        let asked = |at: &str, medicine, amount: &str, status| keys(&diary, &dose(99, at, medicine, amount, status));
        assert_eq!(asked("2014-05-13T22:00", 1, "4.5 mg", taken), [""; 0]);
        assert_eq!(asked("2014-05-13T01:00", 1, "4.5 mg", taken), ["guard-second-dose-at"]);
        assert_eq!(asked("2014-05-12", 1, "4.5 mg", taken), ["guard-second-dose-at"]);
        assert_eq!(asked("2014-05-13T01:00", 1, "4.5 mg", Status::Extra), [""; 0]);
        assert_eq!(asked("2014-05-13T01:00", 1, "450 mg", Status::Skipped), [""; 0]);
        assert_eq!(asked("2014-05-14T22:00", 1, "4.5 mg", taken), [""; 0]);
        assert_eq!(asked("2014-05-13T22:00", 1, "45 mg", taken), ["guard-tenfold-more", "guard-above-confirm"]);
        assert_eq!(asked("2014-05-13T22:00", 1, "4500 ug", taken), [""; 0]);
        assert_eq!(asked("2014-05-13T22:00", 1, "450 ug", taken), ["guard-tenfold-less"]);
        assert_eq!(asked("2014-05-13T22:00", 1, "25 mg", taken), [""; 0]);
        assert_eq!(asked("2014-05-13T22:00", 1, "25.1 mg", taken), ["guard-above-confirm"]);
        // Sixty milligrams are no news for another medicine; twelve tablets of five are the same.
        assert_eq!(asked("2014-05-13T08:00", 2, "12 tablet", taken), [""; 0]);
        assert_eq!(asked("2014-05-13T08:00", 2, "1 tablet", taken), ["guard-tenfold-less"]);
        // An edit is not compared with what it replaces.
        assert_eq!(keys(&diary, &dose(11, "2014-05-12T22:05", 1, "3 mg", taken)), [""; 0]);
    }

    #[test]
    fn above_the_usual_is_said_and_not_asked() {
        let diary = Diary::of(Settings::default(), vec![medicine(1, "LDN", None)]);
        let catalogue = Catalogue::bundled().unwrap();
        let said = |amount| notices(&diary, &catalogue, &dose(9, "2014-05-12", 1, amount, Status::Taken)).len();
        assert_eq!((said("5 mg"), said("6 mg"), said("30 mg")), (0, 1, 0));
    }
}
