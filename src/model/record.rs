//! A record: one thing a person wrote down, with when, by whom and from where.

use std::fmt;

use uuid::Uuid;

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
use super::symptom::{OwnSymptom, SymptomEntry};
use super::when::When;

/// A record's name for ever: a UUID, version 7 when made here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub Uuid);

impl RecordId {
    /// Reads the hyphenated form, of any UUID version.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 36).then(|| Uuid::try_parse(text).ok().map(Self)).flatten()
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.hyphenated(), f)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Dose,
    Symptom,
    Lab,
    Event,
    Note,
    Medicine,
    Course,
    Plan,
    Adjustment,
    Bottle,
    Analyte,
    Answer,
    Attachment,
    OwnSymptom,
    Question,
}

impl Kind {
    pub const ALL: [Self; 15] = [
        Self::Dose,
        Self::Symptom,
        Self::Lab,
        Self::Event,
        Self::Note,
        Self::Medicine,
        Self::Course,
        Self::Plan,
        Self::Adjustment,
        Self::Bottle,
        Self::Analyte,
        Self::Answer,
        Self::Attachment,
        Self::OwnSymptom,
        Self::Question,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Dose => "dose",
            Self::Symptom => "symptom",
            Self::Lab => "lab",
            Self::Event => "event",
            Self::Note => "note",
            Self::Medicine => "medicine",
            Self::Course => "course",
            Self::Plan => "plan",
            Self::Adjustment => "adjustment",
            Self::Bottle => "bottle",
            Self::Analyte => "analyte",
            Self::Answer => "answer",
            Self::Attachment => "attachment",
            Self::OwnSymptom => "own_symptom",
            Self::Question => "question",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == text)
    }
}

/// Who wrote a record, and by what means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Window,
    CommandLine,
    /// The batch's name: a file and its digest.
    Import(String),
}

impl Source {
    pub fn text(&self) -> String {
        match self {
            Self::Window => "window".to_owned(),
            Self::CommandLine => "cli".to_owned(),
            Self::Import(batch) => format!("import:{batch}"),
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "window" => Some(Self::Window),
            "cli" => Some(Self::CommandLine),
            _ => text
                .strip_prefix("import:")
                .filter(|batch| !batch.is_empty())
                .map(|batch| Self::Import(batch.to_owned())),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: RecordId,
    /// Of a medicine: when it was written down. Of a course: its start.
    pub at: When,
    pub note: Option<String>,
    pub source: Source,
    /// Who typed it, where that is not the person (a carer).
    pub entered_by: Option<String>,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Dose(Dose),
    Symptom(SymptomEntry),
    Lab(LabResult),
    Event(Event),
    Note(Note),
    Medicine(Medicine),
    Course(Course),
    Plan(Plan),
    Adjustment(Adjustment),
    Bottle(Bottle),
    Analyte(OwnAnalyte),
    Answer(Answer),
    Attachment(Attachment),
    OwnSymptom(OwnSymptom),
    Question(Question),
}

impl Record {
    pub fn kind(&self) -> Kind {
        match self.body {
            Body::Dose(_) => Kind::Dose,
            Body::Symptom(_) => Kind::Symptom,
            Body::Lab(_) => Kind::Lab,
            Body::Event(_) => Kind::Event,
            Body::Note(_) => Kind::Note,
            Body::Medicine(_) => Kind::Medicine,
            Body::Course(_) => Kind::Course,
            Body::Plan(_) => Kind::Plan,
            Body::Adjustment(_) => Kind::Adjustment,
            Body::Bottle(_) => Kind::Bottle,
            Body::Analyte(_) => Kind::Analyte,
            Body::Answer(_) => Kind::Answer,
            Body::Attachment(_) => Kind::Attachment,
            Body::OwnSymptom(_) => Kind::OwnSymptom,
            Body::Question(_) => Kind::Question,
        }
    }

    /// Doses, courses, plans and bottles hang on their medicine.
    pub fn medicine(&self) -> Option<RecordId> {
        match &self.body {
            Body::Dose(dose) => Some(dose.medicine),
            Body::Course(course) => Some(course.medicine),
            Body::Plan(plan) => Some(plan.medicine),
            Body::Bottle(bottle) => Some(bottle.medicine),
            _ => None,
        }
    }

    /// Adjustments hang on their plan.
    pub fn plan(&self) -> Option<RecordId> {
        match &self.body {
            Body::Adjustment(adjustment) => Some(adjustment.plan),
            _ => None,
        }
    }

    /// Attachments hang on the record they belong to.
    pub fn attached_to(&self) -> Option<RecordId> {
        match &self.body {
            Body::Attachment(attachment) => Some(attachment.of),
            _ => None,
        }
    }

    /// The record without which this one cannot be.
    pub fn hangs_on(&self) -> Option<RecordId> {
        self.medicine().or_else(|| self.plan()).or_else(|| self.attached_to())
    }
}
