//! One check-in's answers beside earlier ones: better, worse or unchanged, and no word where that would claim too much.

use std::cmp::Ordering;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue::Catalogue;
use crate::model::Diary;
use crate::model::record::{Body, Record};
use crate::model::symptom::{Direction, Scale, Score, SymptomEntry};
use crate::model::when::When;

use super::Sitting;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    Better,
    Worse,
    Unchanged,
}

impl Trend {
    pub fn code(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Unchanged => "unchanged",
        }
    }
}

/// An earlier answer to the same question.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    pub record: Arc<Record>,
    /// What the newer answer is against it; `None`: nothing can be claimed.
    pub trend: Option<Trend>,
}

impl Beside {
    pub fn at(&self) -> &When {
        &self.record.at
    }

    pub fn entry(&self) -> Option<&SymptomEntry> {
        entry(&self.record)
    }
}

/// One answer with those that it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub record: Arc<Record>,
    /// The answer is itself a comparison with the check-in before.
    pub says: Option<Trend>,
    /// The last check-in before that answered it.
    pub last: Option<Beside>,
    /// The first that answered it, where it is another one than the last.
    pub first: Option<Beside>,
}

impl Compared {
    pub fn entry(&self) -> Option<&SymptomEntry> {
        entry(&self.record)
    }
}

fn entry(record: &Record) -> Option<&SymptomEntry> {
    match &record.body {
        Body::Symptom(entry) => Some(entry),
        _ => None,
    }
}

/// The answers of the check-in at that place, each beside the last and the first of the same question and side.
pub fn compared(diary: &Diary, catalogue: &Catalogue, sittings: &[Sitting], place: usize) -> Vec<Compared> {
    let Some(sitting) = sittings.get(place) else { return Vec::new() };
    let before = &sittings[..place];
    let beside = |now: &SymptomEntry, found: Option<(&Arc<Record>, &SymptomEntry)>| {
        found.map(|(record, then)| Beside { record: Arc::clone(record), trend: trend(diary, catalogue, then, now) })
    };
    sitting
        .entries()
        .map(|(record, now)| {
            if now.scale == Scale::Change {
                return Compared { record: Arc::clone(record), says: change(now), last: None, first: None };
            }
            let same = |(_, then): &(&Arc<Record>, &SymptomEntry)| {
                catalogue.symptom_key(&then.symptom) == catalogue.symptom_key(&now.symptom) && then.side == now.side
            };
            let last = before.iter().rev().find_map(|sitting| sitting.entries().find(same));
            let first = before.iter().find_map(|sitting| sitting.entries().find(same));
            let first = first.filter(|(first, _)| last.is_some_and(|(last, _)| last.id != first.id));
            Compared { record: Arc::clone(record), says: None, last: beside(now, last), first: beside(now, first) }
        })
        .collect()
}

/// What "against the last check-in" was answered with: 4 is unchanged.
fn change(entry: &SymptomEntry) -> Option<Trend> {
    let number = entry.score.number().filter(|_| !entry.copied)?;
    Some(match number.decimal().cmp(&Decimal::from(4)) {
        Ordering::Less => Trend::Worse,
        Ordering::Equal => Trend::Unchanged,
        Ordering::Greater => Trend::Better,
    })
}

/// What the later answer is against the earlier one. Nothing is claimed of another scale, of a value that was only
/// taken over, of a change against another time, or where nobody said which way is better.
pub fn trend(diary: &Diary, catalogue: &Catalogue, then: &SymptomEntry, now: &SymptomEntry) -> Option<Trend> {
    if then.scale != now.scale || then.scale == Scale::Change || then.copied || now.copied {
        return None;
    }
    let order = order(then.score, now.score)?;
    if order == Ordering::Equal {
        return Some(Trend::Unchanged);
    }
    let higher_is = match catalogue.symptom(&now.symptom) {
        Some(seed) if seed.higher_is_worse => Direction::Worse,
        Some(_) => Direction::Better,
        None => diary.own_symptom(&now.symptom)?.higher_is?,
    };
    let higher = order == Ordering::Greater;
    Some(if higher == (higher_is == Direction::Better) { Trend::Better } else { Trend::Worse })
}

/// Whether the later score is surely higher, lower or the same. "At least 1" may be anything from there on.
fn order(then: Score, now: Score) -> Option<Ordering> {
    let number = |score: Score| match score {
        Score::Yes => Some((Decimal::ONE, false)),
        Score::No => Some((Decimal::ZERO, false)),
        Score::Number(number) => Some((number.decimal(), false)),
        Score::AtLeast(number) => Some((number.decimal(), true)),
    };
    let ((then, then_open), (now, now_open)) = (number(then)?, number(now)?);
    match (then_open, now_open) {
        (false, false) => Some(now.cmp(&then)),
        (false, true) => (now > then).then_some(Ordering::Greater),
        (true, false) => (now < then).then_some(Ordering::Less),
        (true, true) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::symptom::OwnSymptom;
    use crate::model::{RecordId, Settings, Source};

    fn answer(symptom: &str, scale: Scale, score: &str) -> SymptomEntry {
        let score = Score::parse(score).unwrap();
        SymptomEntry { symptom: symptom.to_owned(), score, scale, side: None, copied: false, check_in: true }
    }

    fn against(symptom: &str, scale: Scale, then: &str, now: &str) -> Option<Trend> {
        let catalogue = Catalogue::bundled().unwrap();
        trend(&Diary::default(), &catalogue, &answer(symptom, scale, then), &answer(symptom, scale, now))
    }

    #[test]
    fn s4_03_which_way_is_better_is_the_symptoms_own() {
        assert_eq!(against("Fatigue", Scale::ZERO_TO_TEN, "5", "3"), Some(Trend::Better));
        assert_eq!(against("Fatigue", Scale::ZERO_TO_TEN, "5", "5.0"), Some(Trend::Unchanged));
        assert_eq!(against("Leg function", Scale::Percent, "60", "80"), Some(Trend::Better));
        assert_eq!(against("Leg function", Scale::Percent, "60", "40"), Some(Trend::Worse));
        assert_eq!(against("Tremor nobody knows", Scale::ZERO_TO_TEN, "5", "3"), None);
    }

    #[test]
    fn s4_15_at_least_a_mile_is_compared_only_where_it_is_sure() {
        let mile = Scale::Distance(crate::model::symptom::Length::Mile);
        assert_eq!(against("Walked", mile, "0.5", ">=1"), Some(Trend::Better));
        assert_eq!(against("Walked", mile, "1", ">=1"), None);
        assert_eq!(against("Walked", mile, ">=1", ">=1"), None);
        assert_eq!(against("Walked", mile, ">=1", "0.5"), Some(Trend::Worse));
        assert_eq!(against("Walked", mile, ">=1", "3"), None);
    }

    #[test]
    fn nothing_is_claimed_of_a_copy_another_scale_or_a_change() {
        let (catalogue, diary) = (Catalogue::bundled().unwrap(), Diary::default());
        let (then, now) = (answer("Fatigue", Scale::ZERO_TO_TEN, "5"), answer("Fatigue", Scale::ZERO_TO_TEN, "3"));
        let copied = SymptomEntry { copied: true, ..now.clone() };
        assert_eq!(trend(&diary, &catalogue, &then, &copied), None);
        assert_eq!(trend(&diary, &catalogue, &copied, &now), None);
        let other = answer("Fatigue", Scale::Numbers { low: 0, high: 4 }, "3");
        assert_eq!(trend(&diary, &catalogue, &then, &other), None);
        assert_eq!(against("Change overall", Scale::Change, "4", "6"), None);
        assert_eq!(change(&answer("Change overall", Scale::Change, "3")), Some(Trend::Worse));
        assert_eq!(change(&answer("Change overall", Scale::Change, "4")), Some(Trend::Unchanged));
    }

    #[test]
    fn an_own_symptom_says_itself_which_way_is_worse() {
        let own = |higher_is| {
            let body = Body::OwnSymptom(OwnSymptom {
                name: "Left ear rings".to_owned(),
                scale: Scale::ZERO_TO_TEN,
                higher_is,
                sensitive: false,
                low_words: None,
                high_words: None,
            });
            let (id, at) = (RecordId(uuid::Uuid::from_u128(1)), When::exact("2024".parse().unwrap()));
            Diary::of(
                Settings::default(),
                vec![Record { id, at, note: None, source: Source::Window, entered_by: None, body }],
            )
        };
        let catalogue = Catalogue::bundled().unwrap();
        let ear = |score| answer("left EAR rings", Scale::ZERO_TO_TEN, score);
        let said = |higher_is| trend(&own(higher_is), &catalogue, &ear("4"), &ear("6"));
        assert_eq!(said(Some(Direction::Worse)), Some(Trend::Worse));
        assert_eq!(said(Some(Direction::Better)), Some(Trend::Better));
        assert_eq!(said(None), None);
    }

    proptest! {
        #[test]
        fn s4_03_what_is_better_one_way_is_worse_the_other(
            then in 0_u16..=10, now in 0_u16..=10, open_then: bool, open_now: bool, worse: bool,
        ) {
            let catalogue = Catalogue::bundled().unwrap();
            let name = if worse { "Fatigue" } else { "Walked" };
            let scale = Scale::Distance(crate::model::symptom::Length::Kilometre);
            let score = |number: u16, open: bool| if open { format!(">={number}") } else { number.to_string() };
            let (then, now) = (
                answer(name, scale, &score(then, open_then)),
                answer(name, scale, &score(now, open_now)),
            );
            let of = |a, b| trend(&Diary::default(), &catalogue, a, b);
            let (there, back) = (of(&then, &now), of(&now, &then));
            let turned = back.map(|trend| match trend {
                Trend::Better => Trend::Worse,
                Trend::Worse => Trend::Better,
                Trend::Unchanged => Trend::Unchanged,
            });
            prop_assert_eq!(there, turned);
            if open_then && open_now {
                prop_assert_eq!(there, None);
            }
        }
    }
}
