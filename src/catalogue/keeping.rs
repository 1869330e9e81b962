//! How long a bottle keeps where its label does not say: `seeds/keeping.toml`, one table for each kind of bottle, so
//! that none can be missing.

use serde::Deserialize;

use crate::model::bottle::Keeps;

use super::read::{CatalogueError, File, Flaw, filled, parsed};

pub(super) const KEEPING: File = ("keeping.toml", include_str!("../../seeds/keeping.toml"));

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// Good days, that of making being the first; `None`: nobody but a pharmacist can say.
    pub days: Option<u16>,
    pub source: String,
}

#[derive(Clone, Debug)]
pub(super) struct KeepingTable {
    water: Keeping,
    preserved: Keeping,
    home: Keeping,
}

impl KeepingTable {
    pub(super) fn of(&self, keeps: Keeps) -> &Keeping {
        match keeps {
            Keeps::Water => &self.water,
            Keeps::Preserved => &self.preserved,
            Keeps::Home => &self.home,
        }
    }

    pub(super) fn sources(&mut self) -> [&mut String; 3] {
        [&mut self.water.source, &mut self.preserved.source, &mut self.home.source]
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeepingFile {
    water: KeepingEntry,
    preserved: KeepingEntry,
    home: KeepingEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeepingEntry {
    days: Option<u16>,
    source: String,
}

pub(super) fn read(file: File) -> Result<KeepingTable, CatalogueError> {
    let KeepingFile { water, preserved, home } = parsed(file)?;
    let checked = |keeps: Keeps, KeepingEntry { days, source }: KeepingEntry| {
        let flaw = if days == Some(0) { Err(Flaw::Unreadable("0".to_owned())) } else { filled("source", &source) };
        match flaw {
            Ok(()) => Ok(Keeping { days, source }),
            Err(flaw) => Err(CatalogueError { file: file.0, entry: keeps.code().to_owned(), flaw }),
        }
    };
    Ok(KeepingTable {
        water: checked(Keeps::Water, water)?,
        preserved: checked(Keeps::Preserved, preserved)?,
        home: checked(Keeps::Home, home)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s2_04_fourteen_days_with_water_thirty_five_preserved_and_none_for_a_tablet_dissolved_at_home() {
        let table = read(KEEPING).unwrap();
        let days = |keeps| table.of(keeps).days;
        assert_eq!((days(Keeps::Water), days(Keeps::Preserved), days(Keeps::Home)), (Some(14), Some(35), None));
        for keeps in [Keeps::Water, Keeps::Preserved] {
            let source = &table.of(keeps).source;
            assert!(source.contains("USP <795>") && source.contains("from compounding"), "{source}");
        }
    }

    #[test]
    fn a_wrong_entry_is_named() {
        let entry = |days: &str, source: &str| format!("days = {days}\nsource = '{source}'\n");
        let file = |water: &str, rest: &str| -> File {
            ("keeping.toml", Box::leak(format!("[water]\n{water}{rest}").into_boxed_str()))
        };
        let rest = format!("[preserved]\n{}[home]\nsource = 'x'\n", entry("35", "x"));
        let refused = |water: &str, rest: &str| read(file(water, rest)).unwrap_err().to_string();
        assert!(read(file(&entry("14", "x"), &rest)).is_ok());
        assert_eq!(
            refused(&entry("0", "x"), &rest),
            format!("seeds/keeping.toml, water: {}", Flaw::Unreadable("0".into()))
        );
        assert_eq!(refused(&entry("14", " "), &rest), format!("seeds/keeping.toml, water: {}", Flaw::Blank("source")));
        assert!(refused(&entry("14", "x"), "").contains("preserved"));
    }
}
