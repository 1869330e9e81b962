//! What the program knows without being told: analytes with their units, default ranges and grades, spellings of
//! units, symptoms, ingredients, protocols, how long bottles keep. All of it is data in `seeds/*.toml`, checked entry
//! by entry when it is read.

mod analytes;
mod convert;
mod daily;
mod keeping;
mod panels;
mod protocols;
mod read;
mod sample;
mod spoken;
mod watch;

use std::collections::BTreeMap;

use crate::model::Amount;
use crate::model::bottle::Keeps;
use crate::model::diary::folded;
use crate::model::event::EventType;
use crate::model::symptom::Scale;

pub use self::analytes::{
    Analyte, AnalyteUnit, BaselineGrades, DecisionLimit, DefaultRange, FallingGrades, MolarMass, RisingGrades, Spread,
    Variation,
};
pub use self::convert::rounded_like;
pub use self::daily::{CheckIn, CheckInQuestion, Definition, EventWords};
pub use self::keeping::Keeping;
pub use self::panels::PanelSet;
pub use self::protocols::{Choice, Goal, Protocol};
pub use self::read::{CatalogueError, Flaw};
pub use self::sample::CASE_000;
pub use self::watch::{
    Checklist, ChecklistItem, Country, CrisisLine, OldResult, RuleSource, Tier, WatchPhrases, WatchRule,
};

#[derive(Clone, Debug)]
pub struct Catalogue {
    analytes: Vec<Analyte>,
    /// Folded name, alias or LOINC code -> place in `analytes`.
    analyte_names: BTreeMap<String, usize>,
    /// UCUM codes, in the order of the file.
    units: Vec<String>,
    /// Spelling -> place in `units`; see `spelling`.
    unit_spellings: BTreeMap<String, usize>,
    /// Folded spelling -> place in `units`, where case does not matter.
    unit_spellings_folded: BTreeMap<String, usize>,
    symptoms: Vec<SymptomSeed>,
    symptom_names: BTreeMap<String, usize>,
    starting: Vec<String>,
    bad_day: String,
    ingredients: Vec<Ingredient>,
    protocols: Vec<Protocol>,
    keeping: keeping::KeepingTable,
    watch: watch::WatchTable,
    panels: Vec<PanelSet>,
    last: Vec<String>,
    check_in: CheckIn,
    event_words: Vec<EventWords>,
    tongue: spoken::Tongue,
}

#[derive(Clone, Debug)]
pub struct SymptomSeed {
    pub name: String,
    pub aliases: Vec<String>,
    pub scale: Scale,
    pub higher_is_worse: bool,
    /// What it is part of: `fatigue`, `vision`, `bleeding`, …
    pub domain: String,
    /// A side of the body is asked for.
    pub sided: bool,
    /// Left out of reports unless the person puts it in.
    pub sensitive: bool,
    /// Both ends of its scale in words, where it has its own.
    pub low: Option<String>,
    pub high: Option<String>,
}

/// What is in a medicine, and from which amount on a dose of it is spoken about.
#[derive(Clone, Debug)]
pub struct Ingredient {
    pub name: String,
    pub aliases: Vec<String>,
    /// What it belongs to where that counts for the watch: `thyroid`, `opioid`, `dmt`.
    pub group: Option<String>,
    /// A dose above it gets a notice; `None`: its amounts are not spoken about.
    pub notice_above: Option<Amount>,
    /// A dose above it is asked about before it is written.
    pub confirm_above: Option<Amount>,
    pub source: String,
    /// Symptoms that its source names as unwanted effects of beginning with it.
    pub effects: Vec<String>,
    /// What the source says of how long they last, and which it is.
    pub effects_source: String,
    /// The words of its name and of each alias, folded.
    spoken: Vec<Vec<String>>,
}

impl Ingredient {
    /// Whether this is the ingredient of that name, or one of that group.
    pub fn is(&self, named: &str) -> bool {
        self.name == named || self.group.as_deref() == Some(named)
    }
}

impl Catalogue {
    /// The catalogue that the program was built with.
    pub fn bundled() -> Result<Self, CatalogueError> {
        read::bundled()
    }

    /// Finds an analyte by its name, an alias or a LOINC code, caseless.
    pub fn analyte(&self, name: &str) -> Option<&Analyte> {
        self.analyte_names.get(&folded(name.trim())).and_then(|place| self.analytes.get(*place))
    }

    pub fn analytes(&self) -> &[Analyte] {
        &self.analytes
    }

    /// Sets of analytes that are reported together.
    pub fn panels(&self) -> &[PanelSet] {
        &self.panels
    }

    /// Analytes whose last result a report gives on its first page, in their order.
    pub fn asked_last(&self) -> &[String] {
        &self.last
    }

    /// Finds a symptom by its name or an alias, caseless.
    pub fn symptom(&self, name: &str) -> Option<&SymptomSeed> {
        self.symptom_names.get(&folded(name.trim())).and_then(|place| self.symptoms.get(*place))
    }

    /// One text for all names of a symptom, as names are compared: "Tiredness" is the catalogue's "Fatigue".
    pub fn symptom_key(&self, name: &str) -> String {
        self.symptom(name).map_or_else(|| folded(name.trim()), |seed| folded(&seed.name))
    }

    pub fn symptoms(&self) -> &[SymptomSeed] {
        &self.symptoms
    }

    /// The name of a symptom, "yes" on a day on which nothing is scored.
    pub fn bad_day(&self) -> &str {
        &self.bad_day
    }

    /// Names of symptoms that a person may begin to write down each evening.
    pub fn starting_symptoms(&self) -> &[String] {
        &self.starting
    }

    /// The questions of the check-in.
    pub fn check_in(&self) -> &CheckIn {
        &self.check_in
    }

    /// Words to choose from for an event of that type.
    pub fn event_words(&self, event_type: EventType) -> Option<&EventWords> {
        self.event_words.iter().find(|words| words.event_type == event_type)
    }

    /// The UCUM code of a unit as people and laboratories write it. Case counts (`g/L` is not `G/L`) except where
    /// no other reading exists.
    pub fn lab_unit(&self, written: &str) -> Option<&str> {
        let exact = spelling(written);
        let place = self.unit_spellings.get(&exact).or_else(|| self.unit_spellings_folded.get(&folded(&exact)))?;
        self.units.get(*place).map(String::as_str)
    }

    /// Every UCUM code that is known.
    pub fn lab_units(&self) -> impl Iterator<Item = &str> {
        self.units.iter().map(String::as_str)
    }

    /// The ingredient that a medicine's name speaks of, in whole words: "LDN 3 mg", "Low-dose naltrexone".
    pub fn ingredient(&self, medicine_name: &str) -> Option<&Ingredient> {
        let name = words_of(medicine_name);
        let speaks_of = |alias: &Vec<String>| name.windows(alias.len().max(1)).any(|part| part == alias);
        self.ingredients.iter().find(|known| known.spoken.iter().any(speaks_of))
    }

    pub fn ingredients(&self) -> &[Ingredient] {
        &self.ingredients
    }

    /// In the order of the file, which says nothing: none of them is a default.
    pub fn protocols(&self) -> &[Protocol] {
        &self.protocols
    }

    /// Finds a protocol by its id or its title, caseless.
    pub fn protocol(&self, id: &str) -> Option<&Protocol> {
        protocols::find(&self.protocols, id)
    }

    /// How long a bottle of that kind keeps, where its label does not say.
    pub fn keeping(&self, keeps: Keeps) -> &Keeping {
        self.keeping.of(keeps)
    }
}

/// A unit's spelling without what never tells two of them apart: spaces, and which of the two micro signs it is.
fn spelling(written: &str) -> String {
    written.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '\u{3bc}' { 'µ' } else { c }).collect()
}

fn words_of(name: &str) -> Vec<String> {
    folded(name).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
