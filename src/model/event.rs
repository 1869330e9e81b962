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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub event_type: EventType,
    pub title: String,
    /// `None`: it has no end, or nobody said when.
    pub until: Option<When>,
}

/// Free words of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub text: String,
}
