//! Who keeps the diary, as far as they say so: sex and year of birth for the ranges that need them, the country whose
//! emergency number is shown, whom to call, and how they want to appear in a report. Nothing of it is asked for before it is needed, and nothing is assumed.

/// As laboratories tell their ranges apart; only if the person says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Female,
    Male,
}

impl Sex {
    pub const ALL: [Self; 2] = [Self::Female, Self::Male];

    pub fn code(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sex| sex.code() == text)
    }
}

/// What a report may say of it, if the person chooses so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pregnancy {
    /// Neither pregnant nor meaning to be.
    No,
    /// A wish for a child.
    Wished,
    Pregnant,
    Breastfeeding,
}

impl Pregnancy {
    pub const ALL: [Self; 4] = [Self::No, Self::Wished, Self::Pregnant, Self::Breastfeeding];

    pub fn code(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Wished => "wished",
            Self::Pregnant => "pregnant",
            Self::Breastfeeding => "breastfeeding",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pregnancy| pregnancy.code() == text)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// As the person wants to appear in a report: a name, initials, a number of a practice.
    pub name: Option<String>,
    pub sex: Option<Sex>,
    pub birth_year: Option<i16>,
    /// ISO 3166-1, two capital letters: `GB`.
    pub country: Option<String>,
    /// In the order of the list; at most [`Person::MOST_CONTACTS`].
    pub contacts: Vec<Contact>,
    /// In the person's words, "none known" too; `None`: not asked.
    pub allergies: Option<String>,
    pub pregnancy: Option<Pregnancy>,
}

/// Somebody to call: a prescriber, an out-of-hours service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub phone: String,
}

impl Person {
    pub const BIRTH_YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;
    pub const MOST_CONTACTS: usize = 8;

    /// What somebody changed from `before` to this, made to `present`, field by field.
    #[must_use]
    pub fn rebased(&self, before: &Self, present: &Self) -> Self {
        fn one<T: Clone + PartialEq>(wanted: &T, before: &T, present: &T) -> T {
            if wanted == before { present.clone() } else { wanted.clone() }
        }
        Self {
            name: one(&self.name, &before.name, &present.name),
            sex: one(&self.sex, &before.sex, &present.sex),
            birth_year: one(&self.birth_year, &before.birth_year, &present.birth_year),
            country: one(&self.country, &before.country, &present.country),
            contacts: one(&self.contacts, &before.contacts, &present.contacts),
            allergies: one(&self.allergies, &before.allergies, &present.allergies),
            pregnancy: one(&self.pregnancy, &before.pregnancy, &present.pregnancy),
        }
    }

    /// The years that somebody may be old in that year: one number or two, for the birthday is not known.
    pub fn ages_in(&self, year: i16) -> Option<(u8, u8)> {
        // Before the year of birth nobody is an adult.
        let most = year.checked_sub(self.birth_year?)?.max(0);
        let least = most.checked_sub(1)?.max(0);
        Some((u8::try_from(least).ok()?, u8::try_from(most).ok()?))
    }
}
