//! What the program knows without being told: analytes with their units, default ranges and grades, spellings of
//! units, symptoms, ingredients, protocols, how long bottles keep. All of it is data in `seeds/*.toml`, checked entry
//! by entry when it is read.

mod keeping;
mod panels;
mod protocols;
mod read;
mod sample;
mod watch;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::bottle::Keeps;
use crate::model::diary::folded;
use crate::model::symptom::Scale;
use crate::model::{Amount, Number};

pub use self::keeping::Keeping;
pub use self::panels::PanelSet;
pub use self::protocols::{Choice, Goal, Protocol};
pub use self::read::{CatalogueError, Flaw};
pub use self::sample::CASE_000;
pub use self::watch::{Checklist, ChecklistItem, Country, CrisisLine, RuleSource, Tier, WatchRule};

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
    ingredients: Vec<Ingredient>,
    protocols: Vec<Protocol>,
    keeping: keeping::KeepingTable,
    watch: watch::WatchTable,
    panels: Vec<PanelSet>,
}

/// Something that a laboratory measures.
#[derive(Clone, Debug)]
pub struct Analyte {
    pub name: String,
    pub aliases: Vec<String>,
    /// The first is the usual one.
    pub units: Vec<AnalyteUnit>,
    /// What stands in, labelled as a default, where no range was printed; none where it would take a sex or an age.
    pub ranges: Vec<DefaultRange>,
    /// In the usual unit; for another one ask `falling_in`.
    pub falling: Option<FallingGrades>,
}

#[derive(Clone, Debug)]
pub struct AnalyteUnit {
    pub ucum: String,
    /// Mass and molar forms of an analyte have different codes; `None` where the result alone does not tell which
    /// code is meant.
    pub loinc: Option<String>,
    /// The number in this unit is the number in the usual one times ten to this; `None` where the factor is no
    /// power of ten.
    pub power: Option<i8>,
}

/// A reference interval of adults, never a decision limit.
#[derive(Clone, Debug)]
pub struct DefaultRange {
    pub unit: String,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub source: String,
}

/// Grades of an adverse event by how low a value is.
#[derive(Clone, Debug)]
pub struct FallingGrades {
    pub unit: String,
    /// Upper limits of grade 2, 3 and 4, each not included: exactly 75 is still grade 1.
    pub limits: Vec<Number>,
    /// Whose grades, in which version.
    pub by: String,
}

#[derive(Clone, Debug)]
pub struct SymptomSeed {
    pub name: String,
    pub aliases: Vec<String>,
    pub scale: Scale,
    pub higher_is_worse: bool,
}

/// What is in a medicine, and from which amount on a dose of it is spoken about.
#[derive(Clone, Debug)]
pub struct Ingredient {
    pub name: String,
    pub aliases: Vec<String>,
    /// A dose above it gets a notice.
    pub notice_above: Amount,
    /// A dose above it is asked about before it is written.
    pub confirm_above: Amount,
    pub source: String,
    /// Symptoms that its source names as unwanted effects of beginning with it.
    pub effects: Vec<String>,
    /// What the source says of how long they last, and which it is.
    pub effects_source: String,
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

    /// Finds a symptom by its name or an alias, caseless.
    pub fn symptom(&self, name: &str) -> Option<&SymptomSeed> {
        self.symptom_names.get(&folded(name.trim())).and_then(|place| self.symptoms.get(*place))
    }

    pub fn symptoms(&self) -> &[SymptomSeed] {
        &self.symptoms
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
        let speaks_of = |alias: &str| {
            let alias = words_of(alias);
            name.windows(alias.len().max(1)).any(|part| part == alias)
        };
        self.ingredients
            .iter()
            .find(|known| speaks_of(&known.name) || known.aliases.iter().any(|alias| speaks_of(alias)))
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

impl Analyte {
    pub fn unit(&self, ucum: &str) -> Option<&AnalyteUnit> {
        self.units.iter().find(|unit| unit.ucum == ucum)
    }

    /// The grades with their limits in that unit, where the way there is a power of ten.
    pub fn falling_in(&self, ucum: &str) -> Option<FallingGrades> {
        let falling = self.falling.as_ref()?;
        if falling.unit == ucum {
            return Some(falling.clone());
        }
        let power = self.unit(ucum)?.power?;
        let limits = falling.limits.iter().map(|limit| scaled(*limit, power)).collect::<Option<_>>()?;
        Some(FallingGrades { unit: ucum.to_owned(), limits, by: falling.by.clone() })
    }
}

/// A number times ten to a power, exactly.
fn scaled(number: Number, power: i8) -> Option<Number> {
    let factor = Decimal::from(10_i64.checked_pow(u32::from(power.unsigned_abs()))?);
    let number = number.decimal();
    let result = if power < 0 { number.checked_div(factor) } else { number.checked_mul(factor) };
    result.map(Number::computed)
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
