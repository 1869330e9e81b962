//! Reads a symptom's entry, whose score must fit its scale, and a symptom of the person's own.

use rust_decimal::Decimal;

use crate::model::diary::folded;
use crate::model::symptom::{Direction, OwnSymptom, Scale, Score, Side, SymptomEntry};
use crate::model::{Diary, Refusal};

use super::Entry;
use super::dose::list;
use super::reader::Reader;

pub(super) fn read(reader: &mut Reader<'_>) -> Option<SymptomEntry> {
    let symptom = reader.required("symptom");
    let side = reader.choice("side", Side::parse, || list(Side::ALL.map(Side::code)));
    let copied = reader.yes_no("copied").unwrap_or(false);
    let check_in = reader.yes_no("check_in").unwrap_or(false);
    let scale = match reader.cell("scale") {
        Some(text) => scale(reader, text),
        None => symptom.as_deref().map(|symptom| usual_scale(reader.entry, symptom)),
    };
    let text = reader.required("value");
    let score = score(reader, &text?, scale?)?;
    Some(SymptomEntry { symptom: symptom?, score, scale: scale?, side, copied, check_in })
}

fn scale(reader: &mut Reader<'_>, text: &str) -> Option<Scale> {
    let scale = Scale::parse(text);
    if scale.is_none() {
        reader.refuse(Refusal::new("scale", "refused-scale").with("text", text));
    }
    scale
}

pub(super) fn read_own(reader: &mut Reader<'_>) -> Option<OwnSymptom> {
    let name = reader.required("name").map(|name| name.trim().to_owned());
    // Names stand in lists, a line each.
    if name.as_deref().is_some_and(|name| name.contains(char::is_control)) {
        reader.refuse(Refusal::new("name", "refused-name-one-line"));
    }
    let known = name.as_deref().and_then(|name| reader.entry.catalogue.symptom(name));
    if let Some(known) = known.filter(|_| reader.is_new()) {
        reader.refuse(
            Refusal::new("name", "refused-symptom-known").with("name", reader.entry.catalogue.shown_name(&known.name)),
        );
    }
    if name.as_deref() == Some("") {
        reader.refuse(Refusal::new("name", "refused-empty"));
    }
    let scale = match reader.cell("scale") {
        Some(text) => scale(reader, text),
        None => Some(Scale::ZERO_TO_TEN),
    };
    let higher_is = reader.choice("higher_is", Direction::parse, || list(Direction::ALL.map(Direction::code)));
    let sensitive = reader.yes_no("sensitive").unwrap_or(false);
    let (low_words, high_words) = (reader.text("low_words"), reader.text("high_words"));
    Some(OwnSymptom { name: name?, scale: scale?, higher_is, sensitive, low_words, high_words })
}

/// What is written of a symptom stands under its name: renamed, an own one that has entries, or that each day asks for,
/// would lose them. Capitals and spaces are no other name.
pub(super) fn renamed(before: &OwnSymptom, after: &OwnSymptom, diary: &Diary) -> Option<Refusal> {
    let known = folded(&before.name);
    if known == folded(&after.name) {
        return None;
    }
    let count = diary.symptoms().filter(|(_, entry)| folded(entry.symptom.trim()) == known).count();
    let is_asked = diary.settings.daily.symptoms.iter().any(|name| folded(name.trim()) == known);
    (count > 0 || is_asked)
        .then(|| Refusal::new("name", "refused-symptom-in-use").with("name", &before.name).with("count", count))
}

/// The catalogue's scale, or that of an own symptom; else the one this symptom was last scored on; else 0 to 10.
/// It looks through the diary, so whoever reads many lines asks once a symptom.
pub fn usual_scale(entry: &Entry<'_>, symptom: &str) -> Scale {
    if let Some(seed) = entry.catalogue.symptom(symptom) {
        return seed.scale;
    }
    if let Some(own) = entry.diary.own_symptom(symptom) {
        return own.scale;
    }
    let wanted = folded(symptom);
    let last = entry.diary.symptoms().rev().find(|(_, known)| folded(&known.symptom) == wanted);
    last.map_or(Scale::ZERO_TO_TEN, |(_, known)| known.scale)
}

/// A number within its scale, in whole steps where the scale has no others; of a distance also the least it was.
fn score(reader: &mut Reader<'_>, text: &str, scale: Scale) -> Option<Score> {
    if scale == Scale::YesNo {
        let answer = reader.yes_no("value")?;
        return Some(if answer { Score::Yes } else { Score::No });
    }
    let bound = [">=", "≥", "at least "].iter().find_map(|sign| text.trim_start().strip_prefix(sign));
    if bound.is_some() && !matches!(scale, Scale::Distance(_) | Scale::Minutes) {
        reader.refuse(Refusal::new("value", "refused-at-least").with("text", text));
        return None;
    }
    let text = bound.map_or(text, str::trim);
    let number = reader.parse_number("value", without_unit(text, scale))?;
    let (low, high) = scale.bounds();
    let is_off = low.is_some_and(|low| number.decimal() < Decimal::from(low))
        || high.is_some_and(|high| Decimal::from(high) < number.decimal());
    if is_off {
        let key = if high.is_some() { "refused-off-scale" } else { "refused-below-nothing" };
        let refusal = Refusal::new("value", key).with("text", text);
        reader.refuse(refusal.with("low", low.unwrap_or_default()).with("high", high.unwrap_or_default()));
        return None;
    }
    if scale.is_whole() && !number.decimal().fract().is_zero() {
        reader.refuse(Refusal::new("value", "refused-no-whole-number").with("text", text));
        return None;
    }
    Some(if bound.is_some() { Score::AtLeast(number) } else { Score::Number(number) })
}

/// "1.2 km" of what is written in km: the unit says nothing new. Another unit is another number, and refused as none.
fn without_unit(text: &str, scale: Scale) -> &str {
    let unit = match scale {
        Scale::Distance(length) => length.code(),
        Scale::Minutes => "min",
        Scale::Percent => "%",
        _ => return text,
    };
    text.trim_end().strip_suffix(unit).map_or(text, str::trim_end)
}
