//! Reads a symptom's entry: the score must fit its scale.

use rust_decimal::Decimal;

use crate::model::Refusal;
use crate::model::diary::folded;
use crate::model::symptom::{Scale, Score, Side, SymptomEntry};

use super::Entry;
use super::dose::list;
use super::reader::Reader;

pub(super) fn read(reader: &mut Reader<'_>) -> Option<SymptomEntry> {
    let symptom = reader.required("symptom");
    let side = reader.choice("side", Side::parse, || list(Side::ALL.map(Side::code)));
    let copied = reader.yes_no("copied").unwrap_or(false);
    let scale = match reader.cell("scale") {
        Some(text) => {
            let scale = Scale::parse(text);
            if scale.is_none() {
                reader.refuse(Refusal::new("scale", "refused-scale").with("text", text));
            }
            scale
        }
        None => symptom.as_deref().map(|symptom| usual_scale(reader.entry, symptom)),
    };
    let text = reader.required("value");
    let score = score(reader, &text?, scale?)?;
    Some(SymptomEntry { symptom: symptom?, score, scale: scale?, side, copied })
}

/// The catalogue's scale; else the one this symptom was last scored on; else 0 to 10.
/// It looks through the diary, so whoever reads many lines asks once a symptom.
pub fn usual_scale(entry: &Entry<'_>, symptom: &str) -> Scale {
    if let Some(seed) = entry.catalogue.symptom(symptom) {
        return seed.scale;
    }
    let wanted = folded(symptom);
    let last = entry.diary.symptoms().rev().find(|(_, known)| folded(&known.symptom) == wanted);
    last.map_or(Scale::ZERO_TO_TEN, |(_, known)| known.scale)
}

fn score(reader: &mut Reader<'_>, text: &str, scale: Scale) -> Option<Score> {
    match scale {
        Scale::YesNo => {
            let answer = reader.yes_no("value")?;
            Some(if answer { Score::Yes } else { Score::No })
        }
        Scale::Numbers { low, high } => {
            let number = reader.parse_number("value", text)?;
            if number.decimal() < Decimal::from(low) || Decimal::from(high) < number.decimal() {
                let refusal = Refusal::new("value", "refused-off-scale").with("text", text);
                reader.refuse(refusal.with("low", low).with("high", high));
                return None;
            }
            Some(Score::Number(number))
        }
    }
}
