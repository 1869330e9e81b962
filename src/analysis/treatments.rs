//! Everything that is taken, was taken, or was prescribed and never taken: medicines, supplements and diets, each with
//! its stretches.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::medicine::{Course, Medicine};
use crate::model::record::{Body, Kind, Record};
use crate::model::when::When;
use crate::model::{Diary, RecordId};

use super::due::Schedules;

/// How it stands with a medicine on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Taken,
    /// Prescribed, and never taken.
    Never,
    /// Written down; nothing says that it was begun yet.
    NotBegun,
    Stopped,
}

impl Standing {
    pub const ALL: [Self; 4] = [Self::Taken, Self::NotBegun, Self::Never, Self::Stopped];

    pub fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Never => "never",
            Self::NotBegun => "not-begun",
            Self::Stopped => "stopped",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Treatment {
    pub record: Arc<Record>,
    pub standing: Standing,
    /// Courses, the latest first; also that it was never taken.
    pub courses: Vec<Arc<Record>>,
    /// The last dose that was taken.
    pub dose: Option<RecordId>,
}

impl Treatment {
    pub fn medicine(&self) -> Option<&Medicine> {
        match &self.record.body {
            Body::Medicine(medicine) => Some(medicine),
            _ => None,
        }
    }

    pub fn courses(&self) -> impl Iterator<Item = (&Arc<Record>, &Course)> {
        self.courses.iter().filter_map(|record| match &record.body {
            Body::Course(course) => Some((record, course)),
            _ => None,
        })
    }

    /// The course that holds this day, or goes on: a stop is written into it.
    pub fn running(&self, today: Date) -> Option<&Arc<Record>> {
        let holds = |course: &Course| course.until.as_ref().is_none_or(|until| today <= until.latest().date());
        self.courses().find(|(_, course)| !course.never_taken && holds(course)).map(|(record, _)| record)
    }
}

/// All of them by how they stand: what is taken by its start, what was stopped by its end, the latest first.
pub fn treatments(diary: &Diary, schedules: &Schedules, today: Date) -> Vec<Treatment> {
    let medicines = diary.of_kind(Kind::Medicine);
    let mut all: Vec<Treatment> = medicines.iter().map(|record| treatment(diary, schedules, record, today)).collect();
    all.sort_by_key(|treatment| {
        let latest =
            treatment.courses().map(|(record, course)| course.until.as_ref().unwrap_or(&record.at)).map(When::latest);
        let began =
            treatment.courses.last().map_or_else(|| treatment.record.at.earliest(), |first| first.at.earliest());
        let latest = latest.max().filter(|_| treatment.standing == Standing::Stopped);
        (treatment.standing, Reverse(latest), began, treatment.record.id)
    });
    all
}

fn treatment(diary: &Diary, schedules: &Schedules, record: &Arc<Record>, today: Date) -> Treatment {
    let id = record.id;
    let of_it = |course: &&Arc<Record>| course.medicine() == Some(id);
    let courses: Vec<_> = diary.of_kind(Kind::Course).iter().rev().filter(of_it).cloned().collect();
    let is_planned = schedules.running(today).any(|schedule| schedule.medicine == id);
    let hour = diary.settings.day_start_hour;
    // A dose after midnight may be of the evening that today still is.
    let until_today =
        |record: &Record| record.at.diary_day(hour).unwrap_or_else(|| record.at.earliest().date()) <= today;
    let taken = diary.doses_of(id).rev().find(|(record, dose)| dose.status.is_taken() && until_today(record));
    let dose = taken.map(|(record, _)| record.id);
    let was_begun = dose.is_some() || diary.courses_of(id).any(|(record, _)| until_today(record));
    let standing = if is_planned || diary.is_running(id, today) {
        Standing::Taken
    } else if was_begun {
        Standing::Stopped
    } else if courses.iter().any(|course| matches!(&course.body, Body::Course(course) if course.never_taken)) {
        Standing::Never
    } else {
        Standing::NotBegun
    };
    Treatment { record: Arc::clone(record), standing, courses, dose }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dose::{Dose, Status};
    use crate::model::{Settings, Source};

    fn record(id: u128, at: &str, body: Body) -> Record {
        let (id, at) = (RecordId(uuid::Uuid::from_u128(id)), When::exact(at.parse().unwrap()));
        Record { id, at, note: None, source: Source::Window, entered_by: None, body }
    }

    fn medicine(id: u128, name: &str) -> Record {
        record(id, "2000", Body::Medicine(Medicine { name: name.to_owned(), ..Medicine::default() }))
    }

    fn course(id: u128, of: u128, from: &str, until: Option<&str>, never_taken: bool) -> Record {
        let until = until.map(|until| When::exact(until.parse().unwrap()));
        let course = Course { never_taken, ..Course::new(RecordId(uuid::Uuid::from_u128(of)), until, None) };
        record(id, from, Body::Course(course))
    }

    /// What was taken after midnight is of the evening before, which is today until the day begins.
    #[test]
    fn a_dose_after_midnight_was_taken_today() {
        let dose = Dose {
            medicine: RecordId(uuid::Uuid::from_u128(1)),
            amount: None,
            count: None,
            planned_amount: None,
            status: Status::Taken,
            reason: None,
        };
        let records = vec![medicine(1, "Naltrexone"), record(2, "2025-05-10 01:30", Body::Dose(dose))];
        let diary = Diary::of(Settings { day_start_hour: 4, ..Settings::default() }, records);
        let of = |today: &str| treatments(&diary, &Schedules::new(&diary), today.parse().unwrap()).remove(0).dose;
        assert_eq!(of("2025-05-09"), Some(RecordId(uuid::Uuid::from_u128(2))));
        assert_eq!(of("2025-05-08"), None);
    }

    #[test]
    fn s0_18_every_one_is_listed_by_how_it_stands() {
        let records = vec![
            medicine(1, "Prednisolone"),
            medicine(2, "Interferon"),
            medicine(3, "Vitamin D"),
            medicine(4, "Naltrexone"),
            medicine(5, "Rituximab"),
            medicine(6, "Baclofen"),
            course(11, 1, "2013-01", Some("2013-06"), false),
            course(12, 2, "2012-05", None, true),
            course(13, 3, "2020", None, false),
            course(14, 4, "2014-01-03", None, false),
            course(15, 5, "2014", Some("2014-03"), false),
            course(16, 6, "2030-01-01", None, false),
        ];
        let diary = Diary::of(Settings::default(), records);
        let today = "2025-05-09".parse().unwrap();
        let all = treatments(&diary, &Schedules::new(&diary), today);
        let listed: Vec<_> =
            all.iter().map(|treatment| (treatment.medicine().unwrap().name.as_str(), treatment.standing)).collect();
        assert_eq!(
            listed,
            [
                ("Naltrexone", Standing::Taken),
                ("Vitamin D", Standing::Taken),
                ("Interferon", Standing::Never),
                ("Baclofen", Standing::NotBegun),
                ("Rituximab", Standing::Stopped),
                ("Prednisolone", Standing::Stopped),
            ]
        );
        assert_eq!(all[0].running(today).unwrap().id, RecordId(uuid::Uuid::from_u128(14)));
        assert!(all[2].running(today).is_none(), "what was never taken cannot be stopped");
    }
}
