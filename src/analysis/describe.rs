//! A record in a few words, for lists and for a screen reader: "Levothyroxine 50 ug, taken".

use crate::analysis::lab_panel::behind;
use crate::model::adjustment::Bend;
use crate::model::dose::Dose;
use crate::model::lab::LabResult;
use crate::model::plan::{Plan, Rule, times_text};
use crate::model::symptom::Scale;
use crate::model::{Amount, Body, Diary, Message, Record};

/// What the record says, without its date.
pub fn describe(record: &Record, diary: &Diary) -> Message {
    match &record.body {
        Body::Dose(dose) => {
            let said = how_much(dose).with("medicine", diary.medicine_name(dose.medicine));
            Message {
                key: if said.key == "amount-none" { "record-dose-bare" } else { dose_key(dose) },
                args: said.args,
            }
            .with("status", dose.status.code())
        }
        Body::Symptom(entry) => Message::new(match entry.scale {
            Scale::YesNo => "record-symptom-answer",
            Scale::Numbers { .. } => "record-symptom",
            _ => "record-symptom-measured",
        })
        .with("symptom", &entry.symptom)
        .with("value", entry.score.shown())
        .with("scale", entry.scale.text().replace('-', "–"))
        .with("side", entry.side.map_or("none", |side| side.code()))
        .with("copied", if entry.copied { "yes" } else { "no" }),
        Body::Lab(result) => lab(result),
        Body::Event(event) => {
            let key = match (event.absent, event.until.is_some()) {
                (true, true) => "record-event-absent-until",
                (true, false) => "record-event-absent",
                (false, true) => "record-event-until",
                (false, false) => "record-event",
            };
            Message::new(key)
                .with("type", event.event_type.code())
                .with("title", &event.title)
                .with("named", if event.title.is_empty() { "no" } else { "yes" })
                .with("until", event.until.as_ref().map_or_else(String::new, |until| until.text().replace('T', " ")))
        }
        Body::Note(note) => Message::new("record-note").with("text", &note.text),
        Body::Medicine(medicine) => {
            let made = medicine.recipe.as_ref().map(|recipe| recipe.written.clone());
            let made = made.or_else(|| medicine.strength.map(|strength| strength.to_string()));
            let key = if made.is_some() { "record-medicine-made" } else { "record-medicine" };
            Message::new(key).with("name", &medicine.name).with("made", made.unwrap_or_default())
        }
        Body::Course(course) => {
            let key = match (course.never_taken, course.until.is_some()) {
                (true, _) => "record-course-never",
                (false, true) => "record-course-until",
                (false, false) => "record-course",
            };
            // Of a course that goes on, why it was started; else why it was stopped or never taken.
            let goes_on = course.until.is_none() && !course.never_taken;
            let reason = if goes_on { &course.why } else { &course.reason };
            Message::new(key)
                .with("reason", reason.as_deref().unwrap_or_default())
                .with("given", if reason.is_some() { "yes" } else { "no" })
                .with("medicine", diary.medicine_name(course.medicine))
                .with("until", course.until.as_ref().map_or_else(String::new, |until| until.text().replace('T', " ")))
        }
        Body::Plan(plan) => plan_message(plan).with("medicine", diary.medicine_name(plan.medicine)),
        Body::Adjustment(adjustment) => {
            let medicine = diary.plan(adjustment.plan).map_or("", |plan| diary.medicine_name(plan.medicine));
            let bend = bend(&adjustment.bend);
            Message { key: adjustment_key(bend.key), args: bend.args }.with("medicine", medicine)
        }
        Body::Bottle(bottle) => Message::new("record-bottle")
            .with("medicine", diary.medicine_name(bottle.medicine))
            .with("holds", bottle.holds),
        Body::Analyte(analyte) => {
            let key = if analyte.unit.is_some() { "record-analyte-unit" } else { "record-analyte" };
            let unit = analyte.unit.as_deref().unwrap_or_default();
            Message::new(key).with("name", &analyte.name).with("unit", unit)
        }
        Body::Answer(answer) => Message::new("record-answer")
            .with("asked", in_words(&answer.asked))
            .with("reply", answer.reply.code())
            .with("who", answer.who.as_deref().unwrap_or_default())
            .with("reason", answer.reason.as_deref().unwrap_or_default()),
        Body::Attachment(attachment) => Message::new("record-attachment").with("name", &attachment.name),
        Body::OwnSymptom(symptom) => Message::new("record-own-symptom").with("name", &symptom.name),
        Body::Question(question) => {
            let key = if question.done { "record-question-done" } else { "record-question" };
            Message::new(key).with("text", &question.text)
        }
    }
}

/// The name of a rule or question as words: `platelets-below-25`, "Platelets below 25".
fn in_words(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The rule of a plan in a line.
fn plan_message(plan: &Plan) -> Message {
    match &plan.rule {
        Rule::Steps(steps) => Message::new("record-plan-steps")
            .with("from", steps.from)
            .with("step", steps.step.decimal().abs())
            .with("way", if steps.step.decimal().is_sign_negative() { "down" } else { "up" })
            .with("unit", steps.from.unit.code())
            .with("every", steps.every)
            .with("to", steps.to.text()),
        Rule::Fixed(amount) => Message::new("record-plan-fixed").with("amount", amount),
        Rule::AsNeeded(Some(amount)) => Message::new("record-plan-needed-amount").with("amount", amount),
        Rule::AsNeeded(None) => Message::new("record-plan-needed"),
    }
}

/// The same with the medicine before it.
fn adjustment_key(bend: &'static str) -> &'static str {
    match bend {
        "bend-hold" => "record-bend-hold",
        "bend-hold-open" => "record-bend-hold-open",
        "bend-pause" => "record-bend-pause",
        "bend-pause-open" => "record-bend-pause-open",
        "bend-resume" => "record-bend-resume",
        "bend-step-back" => "record-bend-step-back",
        "bend-shift-earlier" => "record-bend-shift-earlier",
        "bend-shift-later" => "record-bend-shift-later",
        "bend-skip" => "record-bend-skip",
        "bend-restart" => "record-bend-restart",
        "bend-stop" => "record-bend-stop",
        _ => "record-bend-times",
    }
}

/// What an adjustment does, without its day and reason.
pub fn bend(bend: &Bend) -> Message {
    match bend {
        Bend::Hold { days: Some(days) } => Message::new("bend-hold").with("count", days),
        Bend::Hold { days: None } => Message::new("bend-hold-open"),
        Bend::Pause { days: Some(days) } => Message::new("bend-pause").with("count", days),
        Bend::Pause { days: None } => Message::new("bend-pause-open"),
        Bend::Resume => Message::new("bend-resume"),
        Bend::StepBack { until, to } => Message::new("bend-step-back").with("until", until).with("to", to),
        Bend::Shift { days } if *days < 0 => Message::new("bend-shift-earlier").with("count", days.unsigned_abs()),
        Bend::Shift { days } => Message::new("bend-shift-later").with("count", days),
        Bend::Skip => Message::new("bend-skip"),
        Bend::Restart { at } => Message::new("bend-restart").with("to", at),
        Bend::Stop => Message::new("bend-stop"),
        Bend::Times(times) => Message::new("bend-times").with("time", times_text(times)),
    }
}

fn dose_key(dose: &Dose) -> &'static str {
    match (dose.count, dose.amount) {
        (Some(_), Some(_)) => "record-dose-both",
        (Some(_), None) => "record-dose-count",
        _ => "record-dose-amount",
    }
}

/// The amount of a dose in its own unit first: "7 drops", then 1.75 mg.
pub fn how_much(dose: &Dose) -> Message {
    let amount = dose.amount.map_or_else(String::new, |amount: Amount| amount.to_string());
    match dose.count {
        Some(count) => {
            let key = if dose.amount.is_some() { "amount-both" } else { "amount-count" };
            Message::new(key)
                .with("number", count.number)
                .with("count", count.number)
                .with("unit", count.unit.code())
                .with("amount", amount)
        }
        None if dose.amount.is_some() => Message::new("amount-plain").with("amount", amount),
        None => Message::new("amount-none"),
    }
}

fn lab(result: &LabResult) -> Message {
    let key = if result.unit.is_some() { "record-lab-unit" } else { "record-lab" };
    Message::new(key)
        .with("analyte", &result.analyte)
        .with("value", result.value.shown())
        .with("unit", result.unit.as_ref().map_or_else(String::new, |unit| behind(&unit.written)))
}
