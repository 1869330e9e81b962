//! A medicine, how it is made up, and its courses: as many as life brings.

use super::amount::{Amount, Preparation, Recipe};
use super::portion::DropCounts;
use super::record::RecordId;
use super::unit::DoseUnit;
use super::when::When;

/// What it looks like in the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Drops,
    Capsule,
    Tablet,
    Liquid,
    Other,
}

impl Form {
    pub const ALL: [Self; 5] = [Self::Drops, Self::Capsule, Self::Tablet, Self::Liquid, Self::Other];

    pub fn code(self) -> &'static str {
        match self {
            Self::Drops => "drops",
            Self::Capsule => "capsule",
            Self::Tablet => "tablet",
            Self::Liquid => "liquid",
            Self::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == text)
    }
}

/// Whether this use is one the medicine is approved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelStatus {
    On,
    Off,
}

impl LabelStatus {
    pub fn code(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "on" => Some(Self::On),
            "off" => Some(Self::Off),
            _ => None,
        }
    }
}

/// What sort of thing is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    Medicine,
    Supplement,
    Diet,
}

impl Category {
    pub const ALL: [Self; 3] = [Self::Medicine, Self::Supplement, Self::Diet];

    pub fn code(self) -> &'static str {
        match self {
            Self::Medicine => "medicine",
            Self::Supplement => "supplement",
            Self::Diet => "diet",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.code() == text)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Medicine {
    /// Unique in the diary: NFC, caseless.
    pub name: String,
    pub form: Option<Form>,
    pub recipe: Option<Recipe>,
    /// Content of one piece (tablet, capsule…).
    pub strength: Option<Amount>,
    /// Into how many equal parts a piece may be cut: 2 where it may be halved.
    pub parts: Option<u8>,
    /// Drops of one mL as they were counted with this bottle's own dropper.
    pub drop_counts: Option<DropCounts>,
    pub label: Option<LabelStatus>,
    /// Where it comes from (S0-12), in the person's words.
    pub supply: Option<String>,
    pub category: Option<Category>,
    /// Whether somebody prescribed it; `None`: nobody said.
    pub prescribed: Option<bool>,
    /// Who prescribed it. Prescribed by nobody known is `prescribed` without a name (S0-18).
    pub prescriber: Option<String>,
}

impl Medicine {
    pub fn preparation(&self) -> Preparation<'_> {
        Preparation {
            recipe: self.recipe.as_ref(),
            strength: self.strength,
            parts: self.parts.unwrap_or(1),
            piece: if self.form == Some(Form::Capsule) { DoseUnit::Capsule } else { DoseUnit::Tablet },
        }
    }
}

/// A stretch of taking a medicine; its start is the record's own `at`. Or what was prescribed and never taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    pub medicine: RecordId,
    /// `None`: it goes on, or nobody said that it stopped.
    pub until: Option<When>,
    /// Why it was stopped, or never taken.
    pub reason: Option<String>,
    /// Why it was started.
    pub why: Option<String>,
    /// Prescribed on `at`, and never taken (S0-15): no stretch of taking, and without an end.
    pub never_taken: bool,
}

impl Course {
    /// A stretch of taking of which no more is known.
    pub fn new(medicine: RecordId, until: Option<When>, reason: Option<String>) -> Self {
        Self { medicine, until, reason, why: None, never_taken: false }
    }
}
