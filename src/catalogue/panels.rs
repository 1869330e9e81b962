//! Sets of analytes that are reported together: `seeds/panels.toml`, whose names must be analytes that are known.

use serde::Deserialize;

use super::Catalogue;
use super::read::{CatalogueError, File, Flaw, filled, parsed};

pub(super) const PANELS: File = ("panels.toml", include_str!("../../seeds/panels.toml"));

/// A set of analytes under one name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelSet {
    pub name: String,
    /// Names of the catalogue, in the order of a report.
    pub analytes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PanelFile {
    panel: Vec<PanelSet>,
    /// What a report gives the last result of.
    #[serde(default)]
    last: Vec<String>,
}

/// The sets, and what a report gives the last result of.
pub(super) fn read(file: File, catalogue: &Catalogue) -> Result<(Vec<PanelSet>, Vec<String>), CatalogueError> {
    let PanelFile { panel: sets, last } = parsed(file)?;
    if let Some(name) = last.iter().find(|name| catalogue.analyte(name).is_none_or(|known| known.name != **name)) {
        return Err(CatalogueError { file: file.0, entry: "last".to_owned(), flaw: Flaw::Analyte(name.clone()) });
    }
    for (place, set) in sets.iter().enumerate() {
        let fail = |flaw| CatalogueError { file: file.0, entry: set.name.clone(), flaw };
        filled("name", &set.name).map_err(fail)?;
        if sets[..place].iter().any(|other| other.name == set.name) {
            return Err(fail(Flaw::Taken(set.name.clone())));
        }
        if set.analytes.is_empty() {
            return Err(fail(Flaw::Blank("analytes")));
        }
        for (place, name) in set.analytes.iter().enumerate() {
            let known = catalogue.analyte(name).is_some_and(|analyte| analyte.name == *name);
            if !known {
                return Err(fail(Flaw::Analyte(name.clone())));
            }
            if set.analytes[..place].contains(name) {
                return Err(fail(Flaw::Taken(name.clone())));
            }
        }
    }
    Ok((sets, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(text: &'static str) -> Flaw {
        let catalogue = Catalogue::bundled().unwrap();
        read(("panels.toml", text), &catalogue).unwrap_err().flaw
    }

    #[test]
    fn every_set_holds_analytes_that_are_known() {
        let catalogue = Catalogue::bundled().unwrap();
        assert!(catalogue.panels().iter().any(|set| set.analytes.len() == 8));
        assert_eq!(flaw("[[panel]]\nname = \"A\"\nanalytes = [\"Plateles\"]\n"), Flaw::Analyte("Plateles".to_owned()));
        assert_eq!(flaw("[[panel]]\nname = \"A\"\nanalytes = []\n"), Flaw::Blank("analytes"));
        let twice = "[[panel]]\nname = \"A\"\nanalytes = [\"ALT\", \"ALT\"]\n";
        assert_eq!(flaw(twice), Flaw::Taken("ALT".to_owned()));
    }
}
