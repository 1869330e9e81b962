//! What the person chose. Kept in the diary and journalled as everything else.

use jiff::civil::Date;

use super::person::Person;
use super::record::RecordId;
use super::timeline::PanelChoice;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the desktop says.
    System,
    Light,
    Dark,
    HighContrastLight,
    HighContrastDark,
}

impl Theme {
    pub const ALL: [Self; 5] = [Self::System, Self::Light, Self::Dark, Self::HighContrastLight, Self::HighContrastDark];

    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrastLight => "contrast-light",
            Self::HighContrastDark => "contrast-dark",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == text)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Before this hour it is still yesterday; 0 to 12.
    pub day_start_hour: u8,
    pub theme: Theme,
    /// Percent, 100 to 300.
    pub zoom: u16,
    /// The medicine whose first dose is day 1; `None`: the first one that was written down.
    pub followed: Option<RecordId>,
    /// Made from the bundled case: shown as a sample wherever it opens.
    pub sample: bool,
    /// Who keeps the diary.
    pub person: Person,
    /// The window's language, `en` or `de`; `None`: as the desktop says.
    pub language: Option<String>,
    /// How the day is written down.
    pub daily: Daily,
    /// What a report compares, chosen beforehand, in their order; at most [`Outcome::MOST`].
    pub outcomes: Vec<Outcome>,
    /// The panels of the timeline, in their order; `None`: the usual ones.
    pub panels: Option<Vec<PanelChoice>>,
    /// A folder for backups besides the diary's own: a stick, a folder that is synced. About this computer, not undone.
    pub backup_folder: Option<String>,
}

/// A symptom that the person wants to see change, and the day on which it was chosen: what is picked afterwards, because
/// it changed most, proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub symptom: String,
    pub since: Date,
}

impl Outcome {
    pub const MOST: usize = 6;
}

/// How a day is written down on Today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Daily {
    /// The symptoms that are asked for every day, in their order; at most [`Daily::MOST`].
    pub symptoms: Vec<String>,
    /// Five worded steps instead of numbers.
    pub worded: bool,
    /// Yesterday's value is not shown: it anchors.
    pub yesterday_hidden: bool,
    /// Three large buttons and nothing else.
    pub low_energy: bool,
}

impl Daily {
    pub const MOST: usize = 20;
}

impl Settings {
    pub const DAY_START_HOURS: std::ops::RangeInclusive<u8> = 0..=12;
    pub const ZOOMS: std::ops::RangeInclusive<u16> = 100..=300;

    /// Only how it looks, or the sample's mark, differs: nothing that undo should speak of.
    pub fn differs_in_looks_only(&self, other: &Self) -> bool {
        let Self {
            day_start_hour,
            theme: _,
            zoom: _,
            followed,
            sample: _,
            person,
            language: _,
            daily,
            outcomes,
            panels: _,
            backup_folder: _,
        } = self;
        *day_start_hour == other.day_start_hour
            && *followed == other.followed
            && *person == other.person
            && daily.symptoms == other.daily.symptoms
            && *outcomes == other.outcomes
    }

    /// What somebody changed from `before` to this, made to `present`: a field that was not touched stays as it is there.
    #[must_use]
    pub fn rebased(&self, before: &Self, present: &Self) -> Self {
        fn one<T: Clone + PartialEq>(wanted: &T, before: &T, present: &T) -> T {
            if wanted == before { present.clone() } else { wanted.clone() }
        }
        let Self {
            day_start_hour,
            theme,
            zoom,
            followed,
            sample,
            person,
            language,
            daily,
            outcomes,
            panels,
            backup_folder,
        } = self;
        let (was, is) = (&before.daily, &present.daily);
        Self {
            day_start_hour: one(day_start_hour, &before.day_start_hour, &present.day_start_hour),
            theme: one(theme, &before.theme, &present.theme),
            zoom: one(zoom, &before.zoom, &present.zoom),
            followed: one(followed, &before.followed, &present.followed),
            sample: one(sample, &before.sample, &present.sample),
            person: person.rebased(&before.person, &present.person),
            language: one(language, &before.language, &present.language),
            daily: Daily {
                symptoms: one(&daily.symptoms, &was.symptoms, &is.symptoms),
                worded: one(&daily.worded, &was.worded, &is.worded),
                yesterday_hidden: one(&daily.yesterday_hidden, &was.yesterday_hidden, &is.yesterday_hidden),
                low_energy: one(&daily.low_energy, &was.low_energy, &is.low_energy),
            },
            outcomes: one(outcomes, &before.outcomes, &present.outcomes),
            panels: one(panels, &before.panels, &present.panels),
            backup_folder: one(backup_folder, &before.backup_folder, &present.backup_folder),
        }
    }

    /// These settings in the looks of others: undo leaves the looks alone.
    #[must_use]
    pub fn in_looks_of(&self, other: &Self) -> Self {
        Self {
            theme: other.theme,
            zoom: other.zoom,
            sample: other.sample,
            language: other.language.clone(),
            panels: other.panels.clone(),
            backup_folder: other.backup_folder.clone(),
            daily: Daily { symptoms: self.daily.symptoms.clone(), ..other.daily.clone() },
            ..self.clone()
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            day_start_hour: 4,
            theme: Theme::System,
            zoom: 100,
            followed: None,
            sample: false,
            person: Person::default(),
            language: None,
            daily: Daily::default(),
            outcomes: Vec::new(),
            panels: None,
            backup_folder: None,
        }
    }
}
