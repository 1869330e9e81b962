//! Which panels the timeline has, and in which order. Kept with the settings; named on the command line and in the
//! report by the same codes.

/// One panel, or all of its kind that have something to show.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PanelChoice {
    /// The followed medicine's dose, planned and taken.
    Dose,
    /// At which hour of the day it was taken.
    ClockTime,
    /// Every analyte with results, a panel each; those in words in a strip of their own.
    Labs,
    /// One analyte, by its name.
    Lab(String),
    /// All symptoms on a scale of numbers, some lines a panel.
    Symptoms,
    /// One symptom by its name, on all its sides: each entry, and the middle of seven days.
    Symptom(String),
    /// What was there or was not.
    Signs,
    /// Unwanted effects that the medicine's source names, each from its onset.
    Effects,
    Treatments,
    Events,
    Bottles,
}

impl PanelChoice {
    /// What is shown until somebody chooses, in this order; what has nothing to say is left out.
    pub const USUAL: [Self; 9] = [
        Self::Dose,
        Self::ClockTime,
        Self::Labs,
        Self::Symptoms,
        Self::Signs,
        Self::Effects,
        Self::Treatments,
        Self::Events,
        Self::Bottles,
    ];

    /// Its name for ever: `dose`, `lab:Platelets`.
    pub fn code(&self) -> String {
        match self {
            Self::Lab(name) => format!("lab:{name}"),
            Self::Symptom(name) => format!("symptom:{name}"),
            other => other.kind().to_owned(),
        }
    }

    /// Which kind of panel it is, without the name of what it shows.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Dose => "dose",
            Self::ClockTime => "clock",
            Self::Labs => "labs",
            Self::Lab(_) => "lab",
            Self::Symptoms => "symptoms",
            Self::Symptom(_) => "symptom",
            Self::Signs => "signs",
            Self::Effects => "effects",
            Self::Treatments => "treatments",
            Self::Events => "events",
            Self::Bottles => "bottles",
        }
    }

    /// Reads a code; `None` where it is none, or names nothing. The name is one line.
    pub fn parse(code: &str) -> Option<Self> {
        let named = |name: &str| {
            let name = name.trim();
            (!name.is_empty() && !name.contains('\n')).then(|| name.to_owned())
        };
        match code.split_once(':') {
            Some(("lab", name)) => named(name).map(Self::Lab),
            Some(("symptom", name)) => named(name).map(Self::Symptom),
            Some(_) => None,
            None => Self::USUAL.into_iter().find(|choice| choice.kind() == code),
        }
    }

    /// Reads codes with commas between them; a name may have commas of its own. The error is what is no code.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, String> {
        let mut choices: Vec<Self> = Vec::new();
        for part in text.split(',') {
            let known = Self::parse(part.trim());
            match (known, choices.last_mut()) {
                (Some(choice), _) => choices.push(choice),
                (None, Some(Self::Lab(name) | Self::Symptom(name))) => {
                    name.push(',');
                    name.push_str(part);
                }
                (None, _) => return Err(part.trim().to_owned()),
            }
        }
        Ok(choices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_written() {
        let named = [PanelChoice::Lab("Vitamin D: total".to_owned()), PanelChoice::Symptom("Fatigue".to_owned())];
        for choice in PanelChoice::USUAL.into_iter().chain(named) {
            assert_eq!(PanelChoice::parse(&choice.code()), Some(choice));
        }
        let list = "events, lab:Vitamin D, total,dose";
        let wanted = [PanelChoice::Events, PanelChoice::Lab("Vitamin D, total".to_owned()), PanelChoice::Dose];
        assert_eq!(PanelChoice::parse_list(list), Ok(wanted.to_vec()));
        assert_eq!(PanelChoice::parse_list("dose,clocks"), Err("clocks".to_owned()));
        for code in ["", "lab", "lab:", "symptom: ", "Dose", "dose:x", "lab:a\nb"] {
            assert_eq!(PanelChoice::parse(code), None, "{code:?}");
        }
    }
}
