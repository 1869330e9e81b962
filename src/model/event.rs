//! What happened: relapses, infections, procedures, appointments, treatments that are no medicine; and notes.

use super::when::When;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventType {
    Relapse,
    Infection,
    Procedure,
    Imaging,
    Appointment,
    /// Not a medicine: physiotherapy, a diet.
    Treatment,
    /// Heat, exercise, travel.
    Context,
    /// Something unwanted, whatever its cause.
    Adverse,
    Milestone,
    Other,
}

impl EventType {
    pub const ALL: [Self; 10] = [
        Self::Relapse,
        Self::Infection,
        Self::Procedure,
        Self::Imaging,
        Self::Appointment,
        Self::Treatment,
        Self::Context,
        Self::Adverse,
        Self::Milestone,
        Self::Other,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Relapse => "relapse",
            Self::Infection => "infection",
            Self::Procedure => "procedure",
            Self::Imaging => "imaging",
            Self::Appointment => "appointment",
            Self::Treatment => "treatment",
            Self::Context => "context",
            Self::Adverse => "adverse",
            Self::Milestone => "milestone",
            Self::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event_type| event_type.code() == text)
    }
}

/// How bad it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Mild,
    Moderate,
    Severe,
}

impl Severity {
    pub const ALL: [Self; 3] = [Self::Mild, Self::Moderate, Self::Severe];

    pub fn code(self) -> &'static str {
        match self {
            Self::Mild => "mild",
            Self::Moderate => "moderate",
            Self::Severe => "severe",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.code() == text)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub event_type: EventType,
    /// May be empty only where `absent`.
    pub title: String,
    /// `None`: it has no end, or nobody said when.
    pub until: Option<When>,
    pub severity: Option<Severity>,
    /// Whether a clinician confirmed it.
    pub confirmed: Option<bool>,
    /// Whether there was a fever or an infection at the time: a relapse is told apart by it.
    pub fever: Option<bool>,
    /// There was none of it from `at` to `until`: a statement, and not the lack of entries.
    pub absent: bool,
}

impl Event {
    /// An event of which no more is known.
    pub fn new(event_type: EventType, title: impl Into<String>) -> Self {
        let title = title.into();
        Self { event_type, title, until: None, severity: None, confirmed: None, fever: None, absent: false }
    }
}

/// Free words of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub text: String,
}
