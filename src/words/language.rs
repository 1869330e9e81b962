//! The languages of the window.

/// A language that the window can speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    German,
    /// English, accented and two fifths longer: what will not fit in a language that nobody has translated yet.
    Pseudo,
}

impl Language {
    /// Those that a person is offered, each by its own name.
    pub const OFFERED: [Self; 2] = [Self::English, Self::German];

    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Pseudo => "en-XA",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::English, Self::German, Self::Pseudo].into_iter().find(|language| language.code() == code)
    }

    /// What it calls itself: whoever looks for it reads no other.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Pseudo => "Pseudo",
        }
    }

    /// How long a word of it is where English has a hundred letters: for what is laid out before it is said.
    pub fn words_percent(self) -> u16 {
        match self {
            Self::English => 100,
            Self::German => 140,
            Self::Pseudo => 160,
        }
    }

    /// The one that a desktop asks for: of `LC_ALL`, `LC_MESSAGES` and `LANG`, in their order, the first that says
    /// anything. English where it asks for one that nobody has written.
    pub fn of_desktop<'a>(asked: impl IntoIterator<Item = &'a str>) -> Self {
        let first = asked.into_iter().find(|locale| !locale.is_empty()).unwrap_or_default();
        let code = first.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        Self::OFFERED.into_iter().find(|language| language.code() == code).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_comes_back_and_others_are_none() {
        for language in [Language::English, Language::German, Language::Pseudo] {
            assert_eq!(Language::parse(language.code()), Some(language));
        }
        for code in ["", "DE", "de_DE", "fr"] {
            assert_eq!(Language::parse(code), None, "{code}");
        }
    }

    #[test]
    fn the_desktop_is_heard_in_its_order() {
        for (asked, wanted) in [
            (&["de_DE.UTF-8"][..], Language::German),
            (&["", "", "de"], Language::German),
            (&["DE_AT@euro"], Language::German),
            (&["en_GB.UTF-8", "de_DE.UTF-8"], Language::English),
            (&["C", "de_DE.UTF-8"], Language::English),
            (&["fr_FR.UTF-8"], Language::English),
            (&["den_CA"], Language::English),
            (&[], Language::English),
        ] {
            assert_eq!(Language::of_desktop(asked.iter().copied()), wanted, "{asked:?}");
        }
    }
}
