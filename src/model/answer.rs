//! What the person answers: an item of a checklist, or something the watch asked. The record's own `at` says when, so
//! every answer is kept with its date, and a later one does not destroy it.

/// An answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which question: the name of a checklist's item or of a rule in `seeds/watch.toml`.
    pub asked: String,
    /// What it was asked about: for a rule the facts it hung on, as the rule itself writes them; for an item of a
    /// checklist the medicine's name. An answer holds while this is the same.
    pub about: Option<String>,
    pub reply: Reply,
    /// To whom somebody has spoken.
    pub who: Option<String>,
    /// Why it was put aside, or what was answered.
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    Yes,
    No,
    /// Not known: as good an answer as the others.
    Unsure,
    /// Put aside, with a reason.
    Dismissed,
    /// Spoken about with somebody, with their answer.
    Spoken,
}

impl Reply {
    pub const ALL: [Self; 5] = [Self::Yes, Self::No, Self::Unsure, Self::Dismissed, Self::Spoken];

    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
            Self::Dismissed => "dismissed",
            Self::Spoken => "spoken",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reply| reply.code() == text)
    }
}
