//! Every edit as data. A change carries what was and what will be, so it knows its inverse without asking
//! anybody, and the diary after change and inverse equals the diary before.

use std::collections::HashSet;
use std::sync::Arc;

use super::diary::{Diary, folded};
use super::message::Message;
use super::record::{Body, Kind, Record, RecordId};
use super::settings::Settings;

#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "one at a time, never a list of them")]
pub enum Change {
    /// New records that belong together: a medicine and its first course.
    Add(Vec<Record>),
    Edit {
        before: Box<Record>,
        after: Box<Record>,
    },
    /// Into the trash; a medicine takes its courses along.
    Delete(Vec<Record>),
    /// Out of the trash.
    Restore(Vec<Record>),
    Import {
        batch: String,
        records: Vec<Record>,
    },
    /// A file beside a record: its record and its bytes.
    Attach {
        record: Box<Record>,
        content: Arc<[u8]>,
    },
    Configure {
        before: Settings,
        after: Settings,
    },
}

/// Why a change does not fit the diary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    #[error("the record was changed or deleted meanwhile")]
    Stale(RecordId),
    #[error("there is a record of that id")]
    Exists(RecordId),
    #[error("there is a medicine of that name")]
    NameTaken(String),
    #[error("the medicine of this record is not in the diary")]
    MedicineMissing(RecordId),
    #[error("the plan of this record is not in the diary")]
    PlanMissing(RecordId),
    #[error("the record of this attachment is not in the diary")]
    RecordMissing(RecordId),
    #[error("there is an analyte of that name")]
    AnalyteTaken(String),
    #[error("there is an own symptom of that name: {0}")]
    SymptomTaken(String),
    #[error("the medicine has records that hang on it")]
    MedicineInUse { name: String, count: usize },
}

impl ChangeError {
    pub fn message(&self) -> Message {
        match self {
            Self::Stale(id) => Message::new("refused-stale").with("id", id),
            Self::Exists(id) => Message::new("refused-exists").with("id", id),
            Self::NameTaken(name) => Message::new("refused-name-taken").with("name", name),
            Self::MedicineMissing(id) => Message::new("refused-medicine-missing").with("id", id),
            Self::PlanMissing(id) => Message::new("refused-plan-missing").with("id", id),
            Self::RecordMissing(id) => Message::new("refused-record-missing").with("id", id),
            Self::AnalyteTaken(name) => Message::new("refused-analyte-taken").with("name", name),
            Self::SymptomTaken(name) => Message::new("refused-symptom-taken").with("name", name),
            Self::MedicineInUse { name, count } => {
                Message::new("refused-medicine-in-use").with("name", name).with("count", count)
            }
        }
    }

    /// The field the refusal speaks of.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Stale(_) | Self::Exists(_) => "id",
            Self::NameTaken(_) | Self::AnalyteTaken(_) | Self::SymptomTaken(_) => "name",
            Self::RecordMissing(_) => "of",
            Self::MedicineMissing(_) | Self::MedicineInUse { .. } => "medicine",
            Self::PlanMissing(_) => "plan",
        }
    }
}

impl Change {
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Add(records) | Self::Restore(records) | Self::Import { records, .. } => Self::Delete(records),
            Self::Edit { before, after } => Self::Edit { before: after, after: before },
            Self::Delete(records) => Self::Restore(records),
            Self::Attach { record, .. } => Self::Delete(vec![*record]),
            Self::Configure { before, after } => Self::Configure { before: after, after: before },
        }
    }

    pub fn act(&self) -> Act {
        match self {
            Self::Add(_) | Self::Attach { .. } => Act::Add,
            Self::Edit { .. } => Act::Edit,
            Self::Delete(_) => Act::Delete,
            Self::Restore(_) => Act::Restore,
            Self::Import { .. } => Act::Import,
            Self::Configure { .. } => Act::Configure,
        }
    }

    /// What it does, for a menu: "Undo …".
    pub fn describe(&self) -> Message {
        let records = match self {
            Self::Add(records) | Self::Delete(records) | Self::Restore(records) | Self::Import { records, .. } => {
                records.as_slice()
            }
            Self::Edit { after, .. } => std::slice::from_ref(&**after),
            Self::Attach { record, .. } => std::slice::from_ref(&**record),
            Self::Configure { .. } => &[],
        };
        self.act().describe(records.first().map(Record::kind), records.len())
    }

    /// How it looks is no matter for undo; everything else is.
    pub fn is_undoable(&self) -> bool {
        match self {
            Self::Configure { before, after } => !before.differs_in_looks_only(after),
            _ => true,
        }
    }

    /// Whether it fits this diary as it stands.
    pub fn check(&self, diary: &Diary) -> Result<(), ChangeError> {
        match self {
            Self::Add(records) | Self::Restore(records) | Self::Import { records, .. } => check_new(diary, records),
            Self::Attach { record, .. } => check_new(diary, std::slice::from_ref(&**record)),
            Self::Edit { before, after } => check_edit(diary, before, after),
            Self::Delete(records) => check_delete(diary, records),
            // The logbook brings what was wanted to the settings as they are now.
            Self::Configure { .. } => Ok(()),
        }
    }

    /// Makes it so. The caller has checked it.
    pub fn apply(&self, diary: &mut Diary) {
        match self {
            Self::Add(records) | Self::Restore(records) | Self::Import { records, .. } => {
                diary.insert(records.iter().cloned().map(Arc::new));
            }
            Self::Edit { before, after } => {
                diary.remove(&HashSet::from([before.id]));
                diary.insert([Arc::new((**after).clone())]);
            }
            Self::Attach { record, .. } => diary.insert([Arc::new((**record).clone())]),
            Self::Delete(records) => diary.remove(&records.iter().map(|record| record.id).collect()),
            Self::Configure { after, .. } => diary.settings = after.clone(),
        }
    }
}

/// What a change does, without its records: the word in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Add,
    Edit,
    Delete,
    Restore,
    Import,
    Configure,
}

impl Act {
    pub const ALL: [Self; 6] = [Self::Add, Self::Edit, Self::Delete, Self::Restore, Self::Import, Self::Configure];

    pub fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Restore => "restore",
            Self::Import => "import",
            Self::Configure => "configure",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == text)
    }

    /// Said of `count` records, the first of which is of that kind.
    pub fn describe(self, first: Option<Kind>, count: usize) -> Message {
        let of_records = |key| {
            let kind = first.map_or("record", Kind::code);
            Message::new(key).with("kind", kind).with("count", count)
        };
        match self {
            Self::Add => of_records("change-add"),
            Self::Edit => of_records("change-edit"),
            Self::Delete => of_records("change-delete"),
            Self::Restore => of_records("change-restore"),
            Self::Import => Message::new("change-import").with("count", count),
            Self::Configure => Message::new("change-configure"),
        }
    }
}

fn check_new(diary: &Diary, records: &[Record]) -> Result<(), ChangeError> {
    let mut ids = HashSet::with_capacity(records.len());
    let mut names: HashSet<String> = HashSet::new();
    let brings_medicine = records.iter().any(|record| matches!(record.body, Body::Medicine(_)));
    if brings_medicine {
        names.extend(diary.medicines().map(|(_, medicine)| folded(&medicine.name)));
    }
    for record in records {
        if diary.get(record.id).is_some() || !ids.insert(record.id) {
            return Err(ChangeError::Exists(record.id));
        }
        if let Body::Medicine(medicine) = &record.body
            && !names.insert(folded(&medicine.name))
        {
            return Err(ChangeError::NameTaken(medicine.name.clone()));
        }
    }
    let beside: HashSet<(Kind, RecordId)> = records.iter().map(|record| (record.kind(), record.id)).collect();
    check_analytes(diary, records)?;
    check_own_symptoms(diary, records)?;
    records.iter().try_for_each(|record| check_hold(diary, record, &beside))
}

/// Every own analyte has its own name.
fn check_analytes(diary: &Diary, records: &[Record]) -> Result<(), ChangeError> {
    let mut names: HashSet<String> = HashSet::new();
    for record in records {
        if let Body::Analyte(analyte) = &record.body
            && (!names.insert(folded(&analyte.name)) || diary.own_analyte(&analyte.name).is_some())
        {
            return Err(ChangeError::AnalyteTaken(analyte.name.clone()));
        }
    }
    Ok(())
}

/// Every own symptom has its own name.
fn check_own_symptoms(diary: &Diary, records: &[Record]) -> Result<(), ChangeError> {
    let mut names: HashSet<String> = HashSet::new();
    for record in records {
        if let Body::OwnSymptom(symptom) = &record.body
            && (!names.insert(folded(&symptom.name)) || diary.own_symptom(&symptom.name).is_some())
        {
            return Err(ChangeError::SymptomTaken(symptom.name.clone()));
        }
    }
    Ok(())
}

/// What a record hangs on is in the diary, or comes along with it.
fn check_hold(diary: &Diary, record: &Record, beside: &HashSet<(Kind, RecordId)>) -> Result<(), ChangeError> {
    if let Some(id) = record.medicine()
        && diary.medicine(id).is_none()
        && !beside.contains(&(Kind::Medicine, id))
    {
        return Err(ChangeError::MedicineMissing(id));
    }
    if let Some(id) = record.plan()
        && diary.plan(id).is_none()
        && !beside.contains(&(Kind::Plan, id))
    {
        return Err(ChangeError::PlanMissing(id));
    }
    if let Some(id) = record.attached_to()
        && diary.get(id).is_none()
        && !beside.iter().any(|(_, other)| *other == id)
    {
        return Err(ChangeError::RecordMissing(id));
    }
    Ok(())
}

fn check_edit(diary: &Diary, before: &Record, after: &Record) -> Result<(), ChangeError> {
    let as_known = diary.get(before.id).is_some_and(|record| **record == *before);
    if !as_known || after.id != before.id || after.kind() != before.kind() {
        return Err(ChangeError::Stale(before.id));
    }
    if let Body::Medicine(medicine) = &after.body
        && diary.medicine_named(&medicine.name).is_some_and(|(record, _)| record.id != after.id)
    {
        return Err(ChangeError::NameTaken(medicine.name.clone()));
    }
    if let Body::Analyte(analyte) = &after.body {
        let wanted = folded(&analyte.name);
        let same = |(record, other): &(&Record, &super::analyte::OwnAnalyte)| {
            record.id != after.id && folded(&other.name) == wanted
        };
        if diary.own_analytes().any(|other| same(&other)) {
            return Err(ChangeError::AnalyteTaken(analyte.name.clone()));
        }
    }
    if let Body::OwnSymptom(symptom) = &after.body {
        let wanted = folded(&symptom.name);
        if diary.own_symptoms().any(|(record, other)| record.id != after.id && folded(&other.name) == wanted) {
            return Err(ChangeError::SymptomTaken(symptom.name.clone()));
        }
    }
    check_hold(diary, after, &HashSet::new())
}

fn check_delete(diary: &Diary, records: &[Record]) -> Result<(), ChangeError> {
    let leaving: HashSet<RecordId> = records.iter().map(|record| record.id).collect();
    for record in records {
        if diary.get(record.id).is_none_or(|known| **known != *record) {
            return Err(ChangeError::Stale(record.id));
        }
        if let Body::Medicine(medicine) = &record.body {
            let count = diary.dependants(record.id).iter().filter(|other| !leaving.contains(&other.id)).count();
            if count > 0 {
                return Err(ChangeError::MedicineInUse { name: medicine.name.clone(), count });
            }
        }
        if matches!(record.body, Body::Plan(_))
            && let Some(other) = diary.adjustments_of(record.id).find(|(other, _)| !leaving.contains(&other.id))
        {
            return Err(ChangeError::Stale(other.0.id));
        }
        if let Some((other, _)) =
            diary.attachments().find(|(other, attached)| attached.of == record.id && !leaving.contains(&other.id))
        {
            return Err(ChangeError::Stale(other.id));
        }
    }
    Ok(())
}
