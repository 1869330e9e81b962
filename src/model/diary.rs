//! The whole diary as a value: every living record, ordered by time and id, with look-ups.
//! What is in the trash is not in here; the store keeps it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use unicode_normalization::UnicodeNormalization as _;

use super::adjustment::Adjustment;
use super::analyte::OwnAnalyte;
use super::answer::Answer;
use super::attachment::Attachment;
use super::bottle::Bottle;
use super::dose::Dose;
use super::event::{Event, Note};
use super::lab::LabResult;
use super::medicine::{Course, Medicine};
use super::plan::Plan;
use super::question::Question;
use super::record::{Body, Kind, Record, RecordId};
use super::settings::Settings;
use super::symptom::{OwnSymptom, SymptomEntry};

/// Records share their memory between copies of the diary, so a copy is cheap.
#[derive(Clone, Debug, Default)]
pub struct Diary {
    pub settings: Settings,
    by_kind: [Vec<Arc<Record>>; Kind::ALL.len()],
    places: HashMap<RecordId, (Kind, DateTime)>,
}

impl PartialEq for Diary {
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings && self.by_kind == other.by_kind
    }
}

fn order(record: &Record) -> (DateTime, RecordId) {
    (record.at.earliest(), record.id)
}

impl Diary {
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// One kind, by time and id.
    pub fn of_kind(&self, kind: Kind) -> &[Arc<Record>] {
        &self.by_kind[kind as usize]
    }

    /// Every record, by time and id.
    pub fn all(&self) -> Vec<&Arc<Record>> {
        let mut all: Vec<_> = self.by_kind.iter().flatten().collect();
        all.sort_by_key(|record| order(record));
        all
    }

    pub fn get(&self, id: RecordId) -> Option<&Arc<Record>> {
        let (kind, at) = *self.places.get(&id)?;
        let records = &self.by_kind[kind as usize];
        let place = records.binary_search_by_key(&(at, id), |record| order(record)).ok()?;
        records.get(place)
    }

    pub fn doses(&self) -> impl DoubleEndedIterator<Item = (&Record, &Dose)> {
        self.of_kind(Kind::Dose).iter().filter_map(|record| match &record.body {
            Body::Dose(dose) => Some((&**record, dose)),
            _ => None,
        })
    }

    pub fn symptoms(&self) -> impl DoubleEndedIterator<Item = (&Record, &SymptomEntry)> {
        self.of_kind(Kind::Symptom).iter().filter_map(|record| match &record.body {
            Body::Symptom(entry) => Some((&**record, entry)),
            _ => None,
        })
    }

    pub fn labs(&self) -> impl DoubleEndedIterator<Item = (&Record, &LabResult)> {
        self.of_kind(Kind::Lab).iter().filter_map(|record| match &record.body {
            Body::Lab(result) => Some((&**record, result)),
            _ => None,
        })
    }

    pub fn events(&self) -> impl DoubleEndedIterator<Item = (&Record, &Event)> {
        self.of_kind(Kind::Event).iter().filter_map(|record| match &record.body {
            Body::Event(event) => Some((&**record, event)),
            _ => None,
        })
    }

    pub fn notes(&self) -> impl DoubleEndedIterator<Item = (&Record, &Note)> {
        self.of_kind(Kind::Note).iter().filter_map(|record| match &record.body {
            Body::Note(note) => Some((&**record, note)),
            _ => None,
        })
    }

    pub fn medicines(&self) -> impl DoubleEndedIterator<Item = (&Record, &Medicine)> {
        self.of_kind(Kind::Medicine).iter().filter_map(|record| match &record.body {
            Body::Medicine(medicine) => Some((&**record, medicine)),
            _ => None,
        })
    }

    /// Every stretch of taking; what was prescribed and never taken is none.
    pub fn courses(&self) -> impl DoubleEndedIterator<Item = (&Record, &Course)> {
        self.of_kind(Kind::Course).iter().filter_map(|record| match &record.body {
            Body::Course(course) if !course.never_taken => Some((&**record, course)),
            _ => None,
        })
    }

    /// What was prescribed and never taken.
    pub fn never_taken(&self) -> impl DoubleEndedIterator<Item = (&Record, &Course)> {
        self.of_kind(Kind::Course).iter().filter_map(|record| match &record.body {
            Body::Course(course) if course.never_taken => Some((&**record, course)),
            _ => None,
        })
    }

    pub fn courses_of(&self, medicine: RecordId) -> impl DoubleEndedIterator<Item = (&Record, &Course)> {
        self.courses().filter(move |(_, course)| course.medicine == medicine)
    }

    pub fn doses_of(&self, medicine: RecordId) -> impl DoubleEndedIterator<Item = (&Record, &Dose)> {
        self.doses().filter(move |(_, dose)| dose.medicine == medicine)
    }

    pub fn medicine(&self, id: RecordId) -> Option<&Medicine> {
        match &self.get(id)?.body {
            Body::Medicine(medicine) => Some(medicine),
            _ => None,
        }
    }

    pub fn plans(&self) -> impl DoubleEndedIterator<Item = (&Record, &Plan)> {
        self.of_kind(Kind::Plan).iter().filter_map(|record| match &record.body {
            Body::Plan(plan) => Some((&**record, plan)),
            _ => None,
        })
    }

    pub fn plan(&self, id: RecordId) -> Option<&Plan> {
        match &self.get(id)?.body {
            Body::Plan(plan) => Some(plan),
            _ => None,
        }
    }

    pub fn adjustments(&self) -> impl DoubleEndedIterator<Item = (&Record, &Adjustment)> {
        self.of_kind(Kind::Adjustment).iter().filter_map(|record| match &record.body {
            Body::Adjustment(adjustment) => Some((&**record, adjustment)),
            _ => None,
        })
    }

    pub fn adjustments_of(&self, plan: RecordId) -> impl DoubleEndedIterator<Item = (&Record, &Adjustment)> {
        self.adjustments().filter(move |(_, adjustment)| adjustment.plan == plan)
    }

    pub fn bottles(&self) -> impl DoubleEndedIterator<Item = (&Record, &Bottle)> {
        self.of_kind(Kind::Bottle).iter().filter_map(|record| match &record.body {
            Body::Bottle(bottle) => Some((&**record, bottle)),
            _ => None,
        })
    }

    pub fn own_analytes(&self) -> impl DoubleEndedIterator<Item = (&Record, &OwnAnalyte)> {
        self.of_kind(Kind::Analyte).iter().filter_map(|record| match &record.body {
            Body::Analyte(analyte) => Some((&**record, analyte)),
            _ => None,
        })
    }

    /// Finds an own analyte by its name, caseless.
    pub fn own_analyte(&self, name: &str) -> Option<&OwnAnalyte> {
        let wanted = folded(name.trim());
        self.own_analytes().find(|(_, analyte)| folded(&analyte.name) == wanted).map(|(_, analyte)| analyte)
    }

    pub fn answers(&self) -> impl DoubleEndedIterator<Item = (&Record, &Answer)> {
        self.of_kind(Kind::Answer).iter().filter_map(|record| match &record.body {
            Body::Answer(answer) => Some((&**record, answer)),
            _ => None,
        })
    }

    pub fn attachments(&self) -> impl DoubleEndedIterator<Item = (&Record, &Attachment)> {
        self.of_kind(Kind::Attachment).iter().filter_map(|record| match &record.body {
            Body::Attachment(attachment) => Some((&**record, attachment)),
            _ => None,
        })
    }

    pub fn own_symptoms(&self) -> impl DoubleEndedIterator<Item = (&Record, &OwnSymptom)> {
        self.of_kind(Kind::OwnSymptom).iter().filter_map(|record| match &record.body {
            Body::OwnSymptom(symptom) => Some((&**record, symptom)),
            _ => None,
        })
    }

    /// Finds an own symptom by its name, caseless.
    pub fn own_symptom(&self, name: &str) -> Option<&OwnSymptom> {
        let wanted = folded(name.trim());
        self.own_symptoms().find(|(_, symptom)| folded(&symptom.name) == wanted).map(|(_, symptom)| symptom)
    }

    pub fn questions(&self) -> impl DoubleEndedIterator<Item = (&Record, &Question)> {
        self.of_kind(Kind::Question).iter().filter_map(|record| match &record.body {
            Body::Question(question) => Some((&**record, question)),
            _ => None,
        })
    }

    /// A medicine's name; empty where there is none of that id.
    pub fn medicine_name(&self, id: RecordId) -> &str {
        self.medicine(id).map_or("", |medicine| medicine.name.as_str())
    }

    /// Finds a medicine by its name, caseless.
    pub fn medicine_named(&self, name: &str) -> Option<(&Record, &Medicine)> {
        let wanted = folded(name);
        self.medicines().find(|(_, medicine)| folded(&medicine.name) == wanted)
    }

    /// Whether a medicine is being taken on that day: a course holds the day, or it has doses and no course at all.
    pub fn is_running(&self, medicine: RecordId, on: Date) -> bool {
        let mut courses = self.courses_of(medicine).peekable();
        if courses.peek().is_none() {
            return self.doses_of(medicine).next().is_some();
        }
        courses.any(|(record, course)| {
            let started = record.at.earliest().date() <= on;
            let goes_on = course.until.as_ref().is_none_or(|until| on <= until.latest().date());
            started && goes_on
        })
    }

    /// Records that cannot be without this one: a medicine's doses, courses, plans and bottles; a plan's adjustments;
    /// the attachments of anything.
    pub fn dependants(&self, id: RecordId) -> Vec<&Arc<Record>> {
        [Kind::Dose, Kind::Course, Kind::Plan, Kind::Adjustment, Kind::Bottle, Kind::Attachment]
            .into_iter()
            .flat_map(|kind| self.of_kind(kind))
            .filter(|record| record.hangs_on() == Some(id))
            .collect()
    }

    /// The record and what goes into the trash with it: a medicine's courses, a plan's adjustments, the
    /// attachments of anything. Doses, plans and bottles keep a medicine in the diary.
    pub fn leaving_with(&self, record: &Record) -> Vec<Record> {
        let goes = |other: &&&Arc<Record>| matches!(other.kind(), Kind::Course | Kind::Adjustment | Kind::Attachment);
        let others = self.dependants(record.id);
        let with_it = others.iter().filter(goes).map(|other| (***other).clone());
        std::iter::once(record.clone()).chain(with_it).collect()
    }

    /// Takes these out and puts those in, as they are now: what somebody else wrote meanwhile.
    pub fn catch_up(&mut self, gone: &HashSet<RecordId>, present: Vec<Record>) {
        self.remove(gone);
        self.insert(present.into_iter().map(Arc::new));
    }

    pub(super) fn insert(&mut self, records: impl IntoIterator<Item = Arc<Record>>) {
        let mut touched = [false; Kind::ALL.len()];
        for record in records {
            let kind = record.kind();
            self.places.insert(record.id, (kind, record.at.earliest()));
            let list = &mut self.by_kind[kind as usize];
            let in_order = list.last().is_none_or(|last| order(last) < order(&record));
            touched[kind as usize] |= !in_order;
            list.push(record);
        }
        for (list, touched) in self.by_kind.iter_mut().zip(touched) {
            if touched {
                // Nearly sorted: the standard sort merges the two runs.
                list.sort_by_key(|record| order(record));
            }
        }
    }

    pub(super) fn remove(&mut self, ids: &HashSet<RecordId>) {
        let mut touched = [false; Kind::ALL.len()];
        self.places.retain(|id, (kind, _)| {
            let leaves = ids.contains(id);
            touched[*kind as usize] |= leaves;
            !leaves
        });
        for (list, touched) in self.by_kind.iter_mut().zip(touched) {
            if touched {
                list.retain(|record| !ids.contains(&record.id));
            }
        }
    }

    /// A diary of records that were checked when they were written: what the store reads.
    pub fn of(settings: Settings, records: Vec<Record>) -> Self {
        let mut diary = Self { settings, ..Self::default() };
        diary.insert(records.into_iter().map(Arc::new));
        diary
    }
}

/// A name as it is compared: NFC, caseless.
pub fn folded(name: &str) -> String {
    caseless::default_case_fold_str(&name.nfc().collect::<String>()).nfc().collect()
}
