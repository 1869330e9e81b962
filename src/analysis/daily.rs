//! What a day asks for: the chosen symptoms with their scales and the words of both ends, what was written of them on
//! a day, and what the day before would lend.

use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::model::diary::folded;
use crate::model::symptom::{Direction, Scale, Score, Side, SymptomEntry};
use crate::model::{Body, Diary, Kind, Record, when};

/// A symptom that every day asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub name: String,
    /// As names are compared.
    pub folded: String,
    pub scale: Scale,
    /// `None`: nobody said which way is worse.
    pub higher_is: Option<Direction>,
    /// A side of the body is asked for.
    pub sided: bool,
    /// Both ends of the scale in words, where it has its own.
    pub low: Option<String>,
    pub high: Option<String>,
}

/// The chosen symptoms in their order. Of a name that neither the catalogue nor the person described, the scale is the
/// one that it was last scored on: that looks through the diary, so it is asked once a revision.
pub fn asked(diary: &Diary, catalogue: &Catalogue) -> Vec<Asked> {
    let one = |name: &String| {
        let folded = folded(name.trim());
        if let Some(seed) = catalogue.symptom(name) {
            let higher_is = if seed.higher_is_worse { Direction::Worse } else { Direction::Better };
            return Asked {
                name: name.clone(),
                folded,
                scale: seed.scale,
                higher_is: Some(higher_is),
                sided: seed.sided,
                low: seed.low.clone(),
                high: seed.high.clone(),
            };
        }
        let own = diary.own_symptom(name);
        let written = || diary.symptoms().rev().find(|(_, entry)| self::folded(&entry.symptom) == folded);
        let scale = own.map(|own| own.scale).or_else(|| written().map(|(_, entry)| entry.scale));
        Asked {
            name: name.clone(),
            scale: scale.unwrap_or(Scale::ZERO_TO_TEN),
            higher_is: own.and_then(|own| own.higher_is),
            sided: false,
            low: own.and_then(|own| own.low_words.clone()),
            high: own.and_then(|own| own.high_words.clone()),
            folded,
        }
    };
    diary.settings.daily.symptoms.iter().map(one).collect()
}

/// The scores of one diary day.
#[derive(Clone, Debug, Default)]
pub struct DayScores<'a>(Vec<(String, &'a Record, &'a SymptomEntry)>);

impl<'a> DayScores<'a> {
    /// Of that diary day, without a walk through the years.
    pub fn of(diary: &'a Diary, date: Date) -> Self {
        let hour = diary.settings.day_start_hour;
        let from = when::from_minutes(when::days(date) * 1440);
        let end = when::from_minutes((when::days(date) + 2) * 1440);
        let all = diary.of_kind(Kind::Symptom);
        let start = all.partition_point(|record| record.at.earliest() < from);
        let near = all[start..].iter().take_while(|record| record.at.earliest() < end);
        let scores = near.filter(|record| record.at.diary_day(hour) == Some(date));
        Self(
            scores
                .filter_map(|record| match &record.body {
                    // A check-in asks something else: how the last months were.
                    Body::Symptom(entry) if !entry.check_in => Some((folded(&entry.symptom), &**record, entry)),
                    _ => None,
                })
                .collect(),
        )
    }

    /// What stands for that symptom on this day: the last thing that was said of it.
    pub fn find(&self, folded: &str) -> Option<(&'a Record, &'a SymptomEntry)> {
        self.0.iter().rev().find(|(name, ..)| name == folded).map(|(_, record, entry)| (*record, *entry))
    }
}

/// What the day before lends to this one: a copy, marked as one, of each asked symptom that has no score yet.
pub fn copies(asked: &[Asked], day: &DayScores<'_>, before: &DayScores<'_>) -> Vec<SymptomEntry> {
    let open = asked.iter().filter(|asked| day.find(&asked.folded).is_none());
    open.filter_map(|asked| before.find(&asked.folded))
        .map(|(_, entry)| SymptomEntry { copied: true, ..entry.clone() })
        .collect()
}

/// The entry of a felt score.
pub fn felt(asked: &Asked, scale: Scale, score: Score, side: Option<Side>) -> SymptomEntry {
    SymptomEntry { symptom: asked.name.clone(), score, scale, side, copied: false, check_in: false }
}

/// Five numbers of a scale that stand for five words; none where a scale has no such span.
pub fn worded(scale: Scale) -> Option<[u16; 5]> {
    let Scale::Numbers { low, high } = scale else { return None };
    let span = high - low;
    match span {
        0..4 => None,
        4 => Some([0, 1, 2, 3, 4].map(|step| low + step)),
        _ => Some([0, 2, 5, 8, 10].map(|tenth: u32| low + ((u32::from(span) * tenth + 5) / 10) as u16)),
    }
}

/// Which of the five words a score is nearest to.
pub fn nearest_word(steps: [u16; 5], score: Score) -> Option<usize> {
    let number = score.number()?.decimal();
    let far = |step: &u16| (rust_decimal::Decimal::from(*step) - number).abs();
    (0..5).min_by_key(|place| far(&steps[*place]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_words_of_a_scale() {
        assert_eq!(worded(Scale::ZERO_TO_TEN), Some([0, 2, 5, 8, 10]));
        assert_eq!(worded(Scale::Numbers { low: 0, high: 4 }), Some([0, 1, 2, 3, 4]));
        assert_eq!(worded(Scale::Numbers { low: 1, high: 5 }), Some([1, 2, 3, 4, 5]));
        assert_eq!(worded(Scale::Numbers { low: 0, high: 100 }), Some([0, 20, 50, 80, 100]));
        assert_eq!(worded(Scale::Numbers { low: 0, high: 3 }), None);
        assert_eq!(worded(Scale::YesNo), None);
        let seven = Score::Number("7".parse().unwrap());
        assert_eq!(nearest_word([0, 2, 5, 8, 10], seven), Some(3));
        assert_eq!(nearest_word([0, 2, 5, 8, 10], Score::Yes), None);
    }
}
