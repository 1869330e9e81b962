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
    /// One text for all names that it has (`Catalogue::symptom_key`).
    pub key: String,
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
        let key = catalogue.symptom_key(name);
        if let Some(seed) = catalogue.symptom(name) {
            let higher_is = if seed.higher_is_worse { Direction::Worse } else { Direction::Better };
            return Asked {
                name: name.clone(),
                key,
                scale: seed.scale,
                higher_is: Some(higher_is),
                sided: seed.sided,
                low: seed.low.clone(),
                high: seed.high.clone(),
            };
        }
        let own = diary.own_symptom(name);
        let written = || diary.symptoms().rev().find(|(_, entry)| folded(&entry.symptom) == key);
        let scale = own.map(|own| own.scale).or_else(|| written().map(|(_, entry)| entry.scale));
        Asked {
            name: name.clone(),
            scale: scale.unwrap_or(Scale::ZERO_TO_TEN),
            higher_is: own.and_then(|own| own.higher_is),
            sided: false,
            low: own.and_then(|own| own.low_words.clone()),
            high: own.and_then(|own| own.high_words.clone()),
            key,
        }
    };
    diary.settings.daily.symptoms.iter().map(one).collect()
}

/// The scores of one diary day, each under the key of its symptom: what was written as "Tiredness" is Fatigue's.
#[derive(Clone, Debug, Default)]
pub struct DayScores<'a>(Vec<(String, &'a Record, &'a SymptomEntry)>);

impl<'a> DayScores<'a> {
    /// Of that diary day, without a walk through the years.
    pub fn of(diary: &'a Diary, catalogue: &Catalogue, date: Date) -> Self {
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
                    Body::Symptom(entry) if !entry.check_in => {
                        Some((catalogue.symptom_key(&entry.symptom), &**record, entry))
                    }
                    _ => None,
                })
                .collect(),
        )
    }

    /// What stands for that symptom on this day: the last thing that was said of it.
    pub fn find(&self, key: &str) -> Option<(&'a Record, &'a SymptomEntry)> {
        self.all(key).next_back()
    }

    /// All that was said of that symptom on this day, in its order.
    fn all(&self, key: &str) -> impl DoubleEndedIterator<Item = (&'a Record, &'a SymptomEntry)> {
        self.0.iter().filter(move |(known, ..)| known == key).map(|(_, record, entry)| (*record, *entry))
    }
}

/// What the day before lends to this one: a copy, marked as one, of each asked symptom that has no score yet; of one
/// that was scored on both sides, what was said last of each.
pub fn copies(asked: &[Asked], day: &DayScores<'_>, before: &DayScores<'_>) -> Vec<SymptomEntry> {
    let open = asked.iter().filter(|asked| day.find(&asked.key).is_none());
    open.flat_map(|asked| {
        let mut last: Vec<&SymptomEntry> = Vec::new();
        for (_, entry) in before.all(&asked.key) {
            last.retain(|earlier| earlier.side != entry.side);
            last.push(entry);
        }
        last
    })
    .map(|entry| SymptomEntry { copied: true, ..entry.clone() })
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
    use crate::model::settings::Daily;
    use crate::model::{RecordId, Settings, Source, When};

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

    fn entry(id: u128, at: &str, symptom: &str, score: &str, side: Option<Side>) -> Record {
        let entry = SymptomEntry {
            symptom: symptom.to_owned(),
            score: Score::parse(score).unwrap(),
            scale: Scale::ZERO_TO_TEN,
            side,
            copied: false,
            check_in: false,
        };
        Record {
            id: RecordId(uuid::Uuid::from_u128(id)),
            at: When::exact(at.parse().unwrap()),
            note: None,
            source: Source::Window,
            entered_by: None,
            body: Body::Symptom(entry),
        }
    }

    fn lent(chosen: &str, records: Vec<Record>) -> Vec<String> {
        let daily = Daily { symptoms: vec![chosen.to_owned()], ..Daily::default() };
        let diary = Diary::of(Settings { daily, ..Settings::default() }, records);
        let catalogue = Catalogue::bundled().unwrap();
        let day = |text: &str| DayScores::of(&diary, &catalogue, text.parse().unwrap());
        let copies = copies(&asked(&diary, &catalogue), &day("2025-05-09"), &day("2025-05-08"));
        copies.iter().map(|copy| format!("{} {:?}", copy.score.text(), copy.side)).collect()
    }

    #[test]
    fn a_symptom_is_the_same_under_every_name_the_catalogue_has_for_it() {
        let before = || entry(1, "2025-05-08 20:00", "Fatigue", "4", None);
        assert_eq!(lent("Fatigue", vec![before()]), ["4 None"]);
        // What was felt today, under whatever name, is never covered by a copy.
        assert!(lent("Fatigue", vec![before(), entry(2, "2025-05-09 20:00", "tiredness", "6", None)]).is_empty());
        assert_eq!(lent("Fatigue", vec![entry(1, "2025-05-08 20:00", "Tiredness", "4", None)]), ["4 None"]);
        assert_eq!(lent("tiredness", vec![before()]), ["4 None"]);
    }

    #[test]
    fn both_sides_are_lent_each_as_it_was_said_last() {
        let of = |id, hour: &str, score, side| entry(id, &format!("2025-05-08 {hour}"), "Pain", score, side);
        let (left, right) = (Some(Side::Left), Some(Side::Right));
        let before = vec![of(1, "08:00", "2", left), of(2, "09:00", "3", right), of(3, "20:00", "5", left)];
        assert_eq!(lent("Pain", before), ["3 Some(Right)", "5 Some(Left)"]);
    }
}
