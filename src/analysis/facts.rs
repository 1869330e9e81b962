//! The fields nobody types: the day number since the followed medicine began, and what a lab result says beside
//! its range. Built once for a diary; each question is then answered in the time of a binary search.

mod lab;
mod start;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::catalogue::Catalogue;
use crate::model::Diary;
use crate::model::Number;
use crate::model::analyte::OwnAnalyte;
use crate::model::diary::folded;
use crate::model::person::Person;
use crate::model::record::{Body, Record, RecordId};
use crate::model::when::{self, Basis, When};

use self::lab::{Draw, draw};
pub use self::lab::{LabFacts, RangeSource};
pub use self::start::{Begin, Start};
use self::start::{begins, begins_or_plans, possible_days};

/// A number that spreads over more days than this is not given.
const WIDEST_SPAN: i64 = 31;
/// Clocks of two places never differ by more than twice the widest offset.
const CLOCKS_DIFFER_AT_MOST: i64 = 2 * 26 * 60;

/// How many days after the start: the first day is 1, the day before it 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub number: i64,
    /// Either date is coarse, about, between two or assumed.
    pub estimated: bool,
}

impl Day {
    /// `exact` or `estimated`.
    pub fn basis(self) -> &'static str {
        if self.estimated { "estimated" } else { "exact" }
    }
}

/// A taken dose of the followed medicine: its minute and the clock it was read from.
#[derive(Clone, Copy, Debug)]
struct Taken {
    minute: i64,
    offset_minutes: Option<i16>,
}

/// Everything computed that a record's fields need beside the record itself.
#[derive(Clone, Debug)]
pub struct Facts {
    catalogue: Catalogue,
    day_start_hour: u8,
    followed: Option<RecordId>,
    /// Of the followed medicine: its first one.
    begin: Option<Begin>,
    /// Every medicine that a rule of the watch names an ingredient of, with its beginnings in order.
    watched: HashMap<RecordId, Vec<Begin>>,
    /// The same by analyte: those of all medicines because of which it is watched, as of one.
    of_analytes: HashMap<String, Vec<Begin>>,
    person: Person,
    /// Own analytes by their folded name.
    own: Vec<(String, OwnAnalyte)>,
    /// Draws with an original.
    originals: HashSet<Draw>,
    /// Single numbers of analytes whose rise is graded, in the usual unit.
    before: HashMap<String, Vec<(Arc<Record>, Decimal)>>,
    taken: Vec<Taken>,
    /// From when to when taken doses lie whose minute nobody wrote down.
    vague: Vec<(i64, i64)>,
}

impl Facts {
    pub fn new(diary: &Diary, catalogue: &Catalogue) -> Self {
        let day_start_hour = diary.settings.day_start_hour;
        let followed = followed(diary);
        let taken = followed.map_or_else(Vec::new, |medicine| {
            let doses = diary.doses_of(medicine).filter(|(_, dose)| dose.status.is_taken());
            let minutes = doses.filter_map(|(record, _)| Some((record.at.minute()?, &record.at.zone)));
            minutes
                .map(|(minute, zone)| Taken { minute: when::minutes(minute), offset_minutes: zone.offset_minutes })
                .collect()
        });
        let vague = followed.map_or_else(Vec::new, |medicine| {
            let doses = diary.doses_of(medicine).filter(|(_, dose)| dose.status.is_taken());
            let coarse = doses.filter(|(record, _)| record.at.minute().is_none());
            coarse.map(|(record, _)| (when::minutes(record.at.earliest()), when::minutes(record.at.latest()))).collect()
        });
        let begin = followed.and_then(|medicine| begins(diary, &[medicine], day_start_hour).into_iter().next());
        let own = diary.own_analytes().map(|(_, own)| (folded(own.name.trim()), own.clone())).collect();
        let attached = diary.attachments().filter_map(|(_, attachment)| diary.get(attachment.of));
        let originals = attached.filter_map(|record| match &record.body {
            Body::Lab(result) => Some(draw(record, result)),
            _ => None,
        });
        let mut facts = Self {
            catalogue: catalogue.clone(),
            day_start_hour,
            followed,
            begin,
            watched: HashMap::new(),
            of_analytes: HashMap::new(),
            person: diary.settings.person.clone(),
            own,
            originals: originals.collect(),
            before: HashMap::new(),
            taken,
            vague,
        };
        facts.watch(diary);
        facts.before = lab::rising_numbers(catalogue, diary);
        facts
    }

    /// When the medicines began that rules of the watch name.
    fn watch(&mut self, diary: &Diary) {
        let known = diary.medicines().filter_map(|(record, medicine)| {
            Some((record.id, self.catalogue.ingredient(&medicine.name)?.name.clone()))
        });
        let known: Vec<(RecordId, String)> = known.collect();
        for rule in self.catalogue.watch_rules() {
            let Some(ingredient) = &rule.medicine else { continue };
            let of = known.iter().filter(|(_, name)| name == ingredient).map(|(id, _)| *id);
            let of: Vec<RecordId> = of.collect();
            for medicine in &of {
                let begun = || begins_or_plans(diary, &[*medicine], self.day_start_hour);
                self.watched.entry(*medicine).or_insert_with(begun);
            }
            let analytes = rule.analyte.iter().chain(&rule.also).filter(|_| !of.is_empty());
            for analyte in analytes {
                let begun = || begins_or_plans(diary, &of, self.day_start_hour);
                self.of_analytes.entry(analyte.clone()).or_insert_with(begun);
            }
        }
    }

    pub fn person(&self) -> &Person {
        &self.person
    }

    /// The medicine that day numbers and hours count from.
    pub fn followed(&self) -> Option<RecordId> {
        self.followed
    }

    /// The name that the catalogue has for an analyte; its own, where it knows none.
    pub(super) fn analyte_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.catalogue.analyte(name).map_or(name, |known| known.name.as_str())
    }

    /// The same for a symptom.
    pub(super) fn symptom_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.catalogue.symptom(name).map_or(name, |known| known.name.as_str())
    }

    pub fn start(&self) -> Option<&Start> {
        self.begin.as_ref().map(|begin| &begin.start)
    }

    /// When a medicine that the watch has rules of began, as of a day: the last time until then, or the first one ahead.
    pub fn begin_of(&self, medicine: RecordId, on: Date) -> Option<&Begin> {
        let followed = || self.begin.as_ref().filter(|begin| begin.start.medicine == medicine);
        self.watched.get(&medicine).map_or_else(followed, |begins| start::as_of(begins, on))
    }

    /// What "before the start" means for an analyte, as of a day: the beginning of the medicine because of which it is
    /// watched, where the diary has that one, whatever else is followed; otherwise that of the followed one.
    pub fn begin_for(&self, analyte: &str, on: Date) -> Option<&Begin> {
        let watched = self.catalogue.analyte(analyte).and_then(|known| self.of_analytes.get(&known.name));
        watched.map_or(self.begin.as_ref(), |begins| start::as_of(begins, on))
    }

    /// The day number of a record; `None` without a start, or where the dates leave more than a month open.
    pub fn day(&self, record: &Record) -> Option<Day> {
        let start = self.start()?;
        if start.record == record.id {
            return Some(Day { number: 1, estimated: start.is_estimated() });
        }
        self.day_of(&record.at)
    }

    /// The day number of a date.
    pub fn day_of(&self, at: &When) -> Option<Day> {
        let start = self.start()?;
        let days = possible_days(at, self.day_start_hour);
        let (least, most) = (days.0 - start.days.1 + 1, days.1 - start.days.0 + 1);
        let estimated = least != most || !start.sure || at.basis != Basis::Exact;
        (most - least <= WIDEST_SPAN).then(|| Day { number: (least + most).div_euclid(2), estimated })
    }

    /// Whether something surely came before day 1 of the followed medicine.
    pub fn is_before_start(&self, record: &Record) -> bool {
        self.begin.as_ref().is_some_and(|begin| begin.is_before(record))
    }

    fn hours_since_dose(&self, draw: &When) -> Option<Number> {
        let minute = when::minutes(draw.minute()?);
        let elapsed = |taken: &Taken| match (taken.offset_minutes, draw.zone.offset_minutes) {
            // Two clocks that are known: what really passed.
            (Some(then), Some(now)) => (minute - i64::from(now)) - (taken.minute - i64::from(then)),
            _ => minute - taken.minute,
        };
        // Doses stand by what the clock showed; a traveller's clock may show more than the true order.
        let reach = self.taken.partition_point(|taken| taken.minute <= minute + CLOCKS_DIFFER_AT_MOST);
        let mut least: Option<i64> = None;
        for taken in self.taken[..reach].iter().rev() {
            if least.is_some() && taken.minute < minute - CLOCKS_DIFFER_AT_MOST {
                break;
            }
            let passed = elapsed(taken);
            if passed >= 0 && least.is_none_or(|least| passed < least) {
                least = Some(passed);
            }
        }
        let least = least?;
        // A dose of an unknown hour may have come after that one.
        if self.vague.iter().any(|(from, to)| *from <= minute && minute - least <= *to) {
            return None;
        }
        Some(Number::computed((Decimal::from(least) / Decimal::from(60)).round_dp(2)))
    }
}

/// The chosen medicine, else the first one written down that was taken or has a course.
fn followed(diary: &Diary) -> Option<RecordId> {
    if let Some(chosen) = diary.settings.followed.filter(|id| diary.medicine(*id).is_some()) {
        return Some(chosen);
    }
    // Medicines stand by time and id; nearly always the first one is it.
    diary.medicines().map(|(record, _)| record.id).find(|id| {
        diary.courses_of(*id).next().is_some() || diary.doses_of(*id).any(|(_, dose)| dose.status.is_taken())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grade::Flag;
    use crate::model::dose::{Dose, Status};
    use crate::model::event::Note;
    use crate::model::lab::{LabResult, Measured, Range, Reading, ReferenceRange};
    use crate::model::medicine::{Course, Medicine};
    use crate::model::record::{Body, Source};
    use crate::model::when::Zone;
    use crate::model::{Amount, DoseUnit, Settings};
    use uuid::Uuid;

    const MEDICINE: u128 = 1;

    fn at(text: &str) -> When {
        let (basis, text) = text.strip_prefix('~').map_or((Basis::Exact, text), |rest| (Basis::About, rest));
        let (text, offset) = text.split_once(' ').map_or((text, None), |(text, zone)| (text, Zone::parse_offset(zone)));
        let mut at = When::exact(text.parse().unwrap());
        at.basis = basis;
        at.zone.offset_minutes = offset;
        at
    }

    fn record(id: u128, when: &str, body: Body) -> Record {
        let id = RecordId(Uuid::from_u128(id));
        Record { id, at: at(when), note: None, source: Source::Window, entered_by: None, body }
    }

    fn medicine() -> Record {
        let medicine = Medicine { name: "LDN".to_owned(), ..Medicine::default() };
        record(MEDICINE, "2014-01-01", Body::Medicine(medicine))
    }

    fn dose(id: u128, when: &str, status: Status) -> Record {
        let amount = Amount { number: "3".parse().unwrap(), unit: DoseUnit::Milligram };
        let medicine = RecordId(Uuid::from_u128(MEDICINE));
        let dose = Dose { medicine, amount: Some(amount), count: None, planned_amount: None, status, reason: None };
        record(id, when, Body::Dose(dose))
    }

    fn course(id: u128, when: &str) -> Record {
        let medicine = RecordId(Uuid::from_u128(MEDICINE));
        record(id, when, Body::Course(Course::new(medicine, None, None)))
    }

    fn note(when: &str) -> Record {
        record(99, when, Body::Note(Note { text: "x".to_owned() }))
    }

    fn facts(records: Vec<Record>) -> Facts {
        let records = [vec![medicine()], records].concat();
        Facts::new(&Diary::of(Settings::default(), records), &Catalogue::bundled().unwrap())
    }

    fn day(facts: &Facts, when: &str) -> String {
        facts.day(&note(when)).map_or("null".to_owned(), |day| format!("{} {}", day.number, day.basis()))
    }

    #[test]
    fn the_first_day_is_one_and_the_day_before_it_zero() {
        let facts = facts(vec![dose(2, "2014-05-12T22:00", Status::Taken)]);
        for (when, wanted) in [
            ("2014-05-12", "1 exact"),
            ("2014-05-13T03:59", "1 exact"),
            ("2014-05-13T04:00", "2 exact"),
            ("2014-05-11", "0 exact"),
            ("2014-05-10", "-1 exact"),
            ("2014-05", "5 estimated"),
            ("~2014-05-13", "2 estimated"),
            ("2014", "null"),
        ] {
            assert_eq!(day(&facts, when), wanted, "{when}");
        }
    }

    #[test]
    fn the_first_dose_counts_unless_the_course_began_before() {
        let first = |records| facts(records).start().map(|start| start.record.0.as_u128());
        let taken = |when| dose(2, when, Status::Taken);
        assert_eq!(first(vec![]), None);
        assert_eq!(first(vec![dose(2, "2014-05-01", Status::Skipped)]), None);
        assert_eq!(first(vec![taken("2014-05-12")]), Some(2));
        assert_eq!(first(vec![course(3, "2014-05-01"), taken("2014-05-12")]), Some(3));
        assert_eq!(first(vec![course(3, "2014-05"), taken("2014-05-12")]), Some(2));
        assert_eq!(first(vec![course(3, "2014-05-12"), taken("2014-05-13T00:30")]), Some(2));
        assert_eq!(first(vec![course(3, "2014-05-12"), dose(2, "2014-05-01", Status::Skipped)]), Some(3));
    }

    #[test]
    fn s0_03_an_unsure_start_makes_every_number_an_estimate() {
        let facts = facts(vec![course(3, "~2014-05-12")]);
        assert_eq!(day(&facts, "2014-05-20"), "9 estimated");
        assert_eq!(facts.day(&course(3, "~2014-05-12")), Some(Day { number: 1, estimated: true }));
        let coarse = self::facts(vec![course(3, "2014-05")]);
        assert_eq!(day(&coarse, "2014-06-16"), "32 estimated");
        assert_eq!(day(&coarse, "2014-06"), "null");
        assert_eq!(coarse.day(&course(3, "2014-05")), Some(Day { number: 1, estimated: true }));
    }

    fn lab(value: Reading, unit: Option<&str>, range: Range) -> LabResult {
        let unit = unit.map(|unit| crate::model::lab::LabUnit { ucum: unit.to_owned(), written: unit.to_owned() });
        let value = Measured { written: "as written".to_owned(), reading: value };
        let (fasting, biotin, repeat_sample) = (None, None, None);
        let analyte = "Platelets".to_owned();
        LabResult { analyte, value, unit, range, laboratory: None, fasting, biotin, repeat_sample }
    }

    #[test]
    fn s0_01_the_range_on_the_result_wins_and_a_default_says_so() {
        let facts = facts(vec![]);
        let number = |text: &str| text.parse::<Number>().unwrap();
        let reading = || Reading::Number { comparator: None, number: number("148") };
        let of = |unit, range| facts.lab(&note("2014-05-12"), &lab(reading(), unit, range));
        let printed = ReferenceRange { low: Some(number("145")), high: Some(number("348")) };
        let result = of(Some("10*9/L"), Range::Printed(printed));
        assert_eq!((result.range_source, result.flag, result.grade), (RangeSource::Printed, Flag::Normal, None));
        assert_eq!(result.grade_by, None);
        let result = of(Some("10*9/L"), Range::Unsaid);
        assert_eq!((result.range_source.code(), result.flag.code()), ("default", "L"));
        assert_eq!(result.grade.map(|grade| grade.to_string()).as_deref(), Some("1"));
        assert_eq!(result.grade_by.as_deref(), Some("CTCAE v5"));
        let result = of(Some("10*9/L"), Range::None);
        assert_eq!((result.range_source.code(), result.flag.code()), ("none", "unscored"));
        assert_eq!(result.grade.map(|grade| grade.to_string()).as_deref(), Some("0-1"));
        // Of which unit 148 is, nobody said.
        assert_eq!(of(None, Range::Unsaid).grade, None);
        assert_eq!(facts.lab(&note("2014"), &lab(Reading::Words, Some("10*9/L"), Range::Unsaid)).flag, Flag::Unscored);
    }

    #[test]
    fn s2_14_hours_count_from_the_last_taken_dose() {
        let facts = facts(vec![
            dose(2, "2014-05-11T22:00 +02:00", Status::Taken),
            dose(3, "2014-05-12T22:00 +02:00", Status::Taken),
            dose(4, "2014-05-13T06:00 +02:00", Status::Skipped),
            dose(5, "2014-05-14", Status::Taken),
        ]);
        let hours = |when: &str| {
            facts
                .lab(&note(when), &lab(Reading::Words, None, Range::None))
                .hours_since_dose
                .map(|hours| hours.to_string())
        };
        assert_eq!(hours("2014-05-13T08:00").as_deref(), Some("10"));
        assert_eq!(hours("2014-05-13T08:20").as_deref(), Some("10.33"));
        assert_eq!(hours("2014-05-13T08:30 +01:00").as_deref(), Some("11.5"));
        // Flown west: the clock shows an hour before the dose, two hours after it.
        assert_eq!(hours("2014-05-12T18:00 -04:00").as_deref(), Some("2"));
        assert_eq!(hours("2014-05-12T22:00 +02:00").as_deref(), Some("0"));
        assert_eq!(hours("2014-05-11T21:00"), None);
        assert_eq!(hours("2014-05-13"), None);
    }
}
