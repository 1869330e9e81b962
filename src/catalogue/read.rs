//! seeds/*.toml -> Catalogue, through private types of the files' own shape. Nothing is taken on trust: a wrong
//! entry is an error that names its file and itself.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::model::diary::folded;
use crate::model::plan::RuleError;
use crate::model::symptom::Scale;
use crate::model::{Amount, DoseUnit, Number};

use super::analytes::{self, AnalyteEntry, AnalyteFile};
use super::daily;
use super::keeping;
use super::panels;
use super::protocols::{PROTOCOLS, protocols};
use super::spoken;
use super::watch;
use super::{Catalogue, CheckIn, Ingredient, SymptomSeed, spelling, words_of};

const ANALYTES: File = ("analytes.toml", include_str!("../../seeds/analytes.toml"));
const UNITS: File = ("units.toml", include_str!("../../seeds/units.toml"));
const SYMPTOMS: File = ("symptoms.toml", include_str!("../../seeds/symptoms.toml"));
const INGREDIENTS: File = ("ingredients.toml", include_str!("../../seeds/ingredients.toml"));

/// Name and contents.
pub(super) type File = (&'static str, &'static str);

/// A catalogue file that says something it cannot mean.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("seeds/{file}, {entry}: {flaw}")]
pub struct CatalogueError {
    pub file: &'static str,
    pub entry: String,
    pub flaw: Flaw,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    #[error("not readable as TOML of this shape: {0}")]
    Shape(String),
    #[error("`{0}` is blank or has spaces around it")]
    Blank(&'static str),
    #[error("`{0}` already means another entry")]
    Taken(String),
    #[error("`{0}` fails its LOINC check digit")]
    CheckDigit(String),
    #[error("`{0}` is no unit of this entry, or none that units.toml knows")]
    Unit(String),
    #[error("the way from `{0}` to the usual unit is missing, is one too many, or is not said to be missing")]
    Conversion(String),
    #[error("`{0}` is no source that the file names")]
    Source(String),
    #[error("`{0}` is not a number, an amount or a scale as it is written")]
    Unreadable(String),
    #[error("limits out of order")]
    Order,
    #[error("`{0}` is no analyte that analytes.toml knows")]
    Analyte(String),
    #[error("`{0}` is no ingredient that ingredients.toml knows")]
    Ingredient(String),
    #[error("a fixed dose, or one as needed, has no steps")]
    Mixed,
    #[error("the steps lead nowhere: {0:?}")]
    Rule(RuleError),
    #[error("`{0}` is no whole number of drops of the recipe")]
    Drops(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitFile {
    unit: Vec<UnitEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    ucum: String,
    written: Vec<String>,
    #[serde(default)]
    any_case: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SymptomFile {
    #[serde(default)]
    starting: Vec<String>,
    bad_day: String,
    symptom: Vec<SymptomEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SymptomEntry {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    scale: String,
    higher_is_worse: bool,
    domain: String,
    #[serde(default)]
    sided: bool,
    #[serde(default)]
    sensitive: bool,
    low: Option<String>,
    high: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IngredientFile {
    ingredient: Vec<IngredientEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IngredientEntry {
    name: String,
    aliases: Vec<String>,
    group: Option<String>,
    notice_above: Option<String>,
    confirm_above: Option<String>,
    source: String,
    #[serde(default)]
    effects: Vec<String>,
    #[serde(default)]
    effects_source: String,
}

pub(super) fn bundled() -> Result<Catalogue, CatalogueError> {
    let mut catalogue = catalogue(ANALYTES, UNITS, SYMPTOMS, INGREDIENTS)?;
    catalogue.protocols = protocols(PROTOCOLS, &catalogue.ingredients)?;
    catalogue.watch = watch::read(watch::WATCH, watch::COUNTRIES, &catalogue)?;
    (catalogue.panels, catalogue.last) = panels::read(panels::PANELS, &catalogue)?;
    catalogue.check_in = daily::check_in(daily::CHECK_IN, &catalogue)?;
    catalogue.event_words = daily::events(daily::EVENTS)?;
    spoken::learn(&mut catalogue)?;
    Ok(catalogue)
}

fn catalogue(analytes: File, units: File, symptoms: File, ingredients: File) -> Result<Catalogue, CatalogueError> {
    let mut catalogue = Catalogue {
        analytes: Vec::new(),
        analyte_names: BTreeMap::new(),
        units: Vec::new(),
        unit_spellings: BTreeMap::new(),
        unit_spellings_folded: BTreeMap::new(),
        symptoms: Vec::new(),
        symptom_names: BTreeMap::new(),
        starting: Vec::new(),
        bad_day: String::new(),
        ingredients: Vec::new(),
        protocols: Vec::new(),
        keeping: keeping::read(keeping::KEEPING)?,
        watch: watch::WatchTable::default(),
        panels: Vec::new(),
        last: Vec::new(),
        check_in: CheckIn::default(),
        event_words: Vec::new(),
        tongue: spoken::Tongue::default(),
    };
    for entry in parsed::<UnitFile>(units)?.unit {
        let name = entry.ucum.clone();
        add_unit(&mut catalogue, entry).map_err(|flaw| CatalogueError { file: units.0, entry: name, flaw })?;
    }
    let AnalyteFile { sources, analyte } = parsed(analytes)?;
    for entry in analyte {
        let name = entry.name.clone();
        let added = add_analyte(&mut catalogue, entry, &sources);
        added.map_err(|flaw| CatalogueError { file: analytes.0, entry: name, flaw })?;
    }
    let SymptomFile { starting, bad_day, symptom } = parsed(symptoms)?;
    for entry in symptom {
        let name = entry.name.clone();
        add_symptom(&mut catalogue, entry).map_err(|flaw| CatalogueError { file: symptoms.0, entry: name, flaw })?;
    }
    for (entry, name) in starting.iter().map(|name| ("starting", name)).chain([("bad_day", &bad_day)]) {
        if catalogue.symptom(name).is_none_or(|known| known.name != *name) {
            return Err(CatalogueError { file: symptoms.0, entry: entry.to_owned(), flaw: unreadable(name) });
        }
    }
    (catalogue.starting, catalogue.bad_day) = (starting, bad_day);
    let mut names = BTreeMap::new();
    for (place, entry) in parsed::<IngredientFile>(ingredients)?.ingredient.into_iter().enumerate() {
        let name = entry.name.clone();
        let ingredient = ingredient(entry, place, &mut names);
        let fail = |flaw| CatalogueError { file: ingredients.0, entry: name, flaw };
        catalogue.ingredients.push(ingredient.map_err(fail)?);
    }
    Ok(catalogue)
}

pub(super) fn parsed<T: DeserializeOwned>((file, text): File) -> Result<T, CatalogueError> {
    toml::from_str(text).map_err(|error| {
        let entry = error.span().map_or(0, |span| text.get(..span.start).map_or(0, |before| before.lines().count()));
        CatalogueError { file, entry: format!("line {entry}"), flaw: Flaw::Shape(error.message().to_owned()) }
    })
}

fn add_unit(catalogue: &mut Catalogue, entry: UnitEntry) -> Result<(), Flaw> {
    let place = catalogue.units.len();
    let spellings = std::iter::once(&entry.ucum).chain(&entry.written);
    for written in spellings.clone() {
        filled("written", written)?;
        let exact = spelling(written);
        if catalogue.unit_spellings.insert(exact, place).is_some_and(|other| other != place) {
            return Err(Flaw::Taken(written.clone()));
        }
    }
    for written in spellings.filter(|_| entry.any_case) {
        let other = catalogue.unit_spellings_folded.insert(folded(&spelling(written)), place);
        if other.is_some_and(|other| other != place) {
            return Err(Flaw::Taken(written.clone()));
        }
    }
    catalogue.units.push(entry.ucum);
    Ok(())
}

fn add_analyte(catalogue: &mut Catalogue, entry: AnalyteEntry, sources: &BTreeMap<String, String>) -> Result<(), Flaw> {
    let place = catalogue.analytes.len();
    for name in std::iter::once(&entry.name).chain(&entry.aliases) {
        if looks_like_a_code(name) && !is_loinc(name) {
            return Err(Flaw::CheckDigit(name.clone()));
        }
    }
    claim(&mut catalogue.analyte_names, place, std::iter::once(&entry.name).chain(&entry.aliases), false)?;
    // The units of an analyte may share a code.
    let codes = entry.units.iter().filter_map(|unit| unit.loinc.as_ref());
    claim(&mut catalogue.analyte_names, place, codes, true)?;
    let analyte = analytes::analyte(entry, &catalogue.units, sources)?;
    catalogue.analytes.push(analyte);
    Ok(())
}

fn add_symptom(catalogue: &mut Catalogue, entry: SymptomEntry) -> Result<(), Flaw> {
    let place = catalogue.symptoms.len();
    claim(&mut catalogue.symptom_names, place, std::iter::once(&entry.name).chain(&entry.aliases), false)?;
    let scale = Scale::parse(&entry.scale).ok_or(Flaw::Unreadable(entry.scale))?;
    let SymptomEntry { name, aliases, higher_is_worse, domain, sided, sensitive, low, high, .. } = entry;
    filled("domain", &domain)?;
    for words in low.iter().chain(&high) {
        filled("low, high", words)?;
    }
    let seed = SymptomSeed { name, aliases, scale, higher_is_worse, domain, sided, sensitive, low, high };
    catalogue.symptoms.push(seed);
    Ok(())
}

fn ingredient(entry: IngredientEntry, place: usize, names: &mut BTreeMap<String, usize>) -> Result<Ingredient, Flaw> {
    claim(names, place, std::iter::once(&entry.name).chain(&entry.aliases), false)?;
    filled("source", &entry.source)?;
    let limit = |written: &Option<String>| written.as_deref().map(amount).transpose();
    let (notice_above, confirm_above) = (limit(&entry.notice_above)?, limit(&entry.confirm_above)?);
    let in_order = match (notice_above, confirm_above) {
        (Some(notice), Some(confirm)) => {
            notice.unit == confirm.unit && notice.number.decimal() < confirm.number.decimal()
        }
        (None, None) => true,
        _ => false,
    };
    if !in_order {
        return Err(Flaw::Order);
    }
    let IngredientEntry { name, aliases, group, source, effects, effects_source, .. } = entry;
    group.as_deref().map_or(Ok(()), |group| filled("group", group))?;
    if !effects.is_empty() {
        filled("effects_source", &effects_source)?;
    }
    let spoken = std::iter::once(&name).chain(&aliases).map(|name| words_of(name)).collect();
    Ok(Ingredient { name, aliases, group, notice_above, confirm_above, source, effects, effects_source, spoken })
}

/// Takes names for an entry; a name that another one has, or that is there twice, is a flaw.
pub(super) fn claim<'a>(
    taken: &mut BTreeMap<String, usize>,
    place: usize,
    names: impl Iterator<Item = &'a String>,
    again: bool,
) -> Result<(), Flaw> {
    for name in names {
        filled("name", name)?;
        if taken.insert(folded(name), place).is_some_and(|other| other != place || !again) {
            return Err(Flaw::Taken(name.clone()));
        }
    }
    Ok(())
}

pub(super) fn filled(field: &'static str, text: &str) -> Result<(), Flaw> {
    if text.is_empty() || text.trim() != text { Err(Flaw::Blank(field)) } else { Ok(()) }
}

pub(super) fn number(text: &str) -> Result<Number, Flaw> {
    text.parse().ok().filter(|number: &Number| !number.decimal().is_sign_negative()).ok_or_else(|| unreadable(text))
}

pub(super) fn amount(text: &str) -> Result<Amount, Flaw> {
    let (digits, unit) = text.split_once(' ').ok_or_else(|| unreadable(text))?;
    let unit = DoseUnit::parse(unit).filter(|unit| unit.is_content()).ok_or_else(|| unreadable(text))?;
    Ok(Amount { number: number(digits)?, unit })
}

pub(super) fn unreadable(text: &str) -> Flaw {
    Flaw::Unreadable(text.to_owned())
}

fn looks_like_a_code(name: &str) -> bool {
    name.split_once('-').is_some_and(|(number, check)| {
        [number, check].into_iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// LOINC's check digit is the one of bank cards: from the right, every other digit counts twice.
pub(super) fn is_loinc(code: &str) -> bool {
    let Some((number, check)) = code.split_once('-') else { return false };
    if !looks_like_a_code(code) || check.len() != 1 || number.len() > 7 {
        return false;
    }
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    check.parse() == Ok((10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bundled files with one of them replaced, and what is said about it.
    fn refused(file: &'static str, text: &'static str) -> String {
        let pick = |bundled: File| if bundled.0 == file { (file, text) } else { bundled };
        catalogue(pick(ANALYTES), pick(UNITS), pick(SYMPTOMS), pick(INGREDIENTS)).unwrap_err().to_string()
    }

    fn check(file: &'static str, text: &'static str, entry: &str, flaw: &Flaw) {
        assert_eq!(refused(file, text), format!("seeds/{file}, {entry}: {flaw}"));
    }

    #[test]
    fn a_wrong_entry_is_named_with_its_file() {
        let analyte = |rest: &str| -> &'static str {
            let head = "[sources]\nx = 'Somebody'\n[[analyte]]\nname = 'Iron'\naliases = ['Fe']";
            String::leak(format!("{head}\n{rest}\n"))
        };
        let of = |rest: &str, flaw: &Flaw| check("analytes.toml", analyte(rest), "Iron", flaw);
        of("units = [{ ucum = 'mg/L', loinc = '777-4' }]", &Flaw::CheckDigit("777-4".to_owned()));
        of("units = [{ ucum = 'stone/L' }]", &Flaw::Unit("stone/L".to_owned()));
        of("units = [{ ucum = 'mg/L' }, { ucum = 'mg/L' }]", &Flaw::Unit("mg/L".to_owned()));
        of("units = []", &Flaw::Blank("units"));
        let way = |ucum: &str| Flaw::Conversion(ucum.to_owned());
        of("units = [{ ucum = 'mg/L', no_way = true }]", &way("mg/L"));
        of("units = [{ ucum = 'mg/L' }, { ucum = 'mmol/L' }]", &way("mmol/L"));
        of("units = [{ ucum = 'mg/L' }, { ucum = 'g/L', no_way = true }]", &way("g/L"));
        let half = "units = [{ ucum = '%' }, { ucum = 'mmol/mol', to_usual = ['1', '0'] }]";
        of(half, &way("mmol/mol"));
        let flat = "['0', '1']";
        of(
            &format!("units = [{{ ucum = '%' }}, {{ ucum = 'L/L', to_usual = {flat}, from_usual = {flat} }}]"),
            &Flaw::Order,
        );
        let range = |range: &str| format!("units = [{{ ucum = 'mg/L' }}]\nranges = [{{ unit = 'mg/L', {range} }}]");
        of(&range("low = '5', high = '4', source = 'x'"), &Flaw::Order);
        of(&range("source = 'x'"), &Flaw::Order);
        of(&range("low = '1,5', source = 'x'"), &Flaw::Unreadable("1,5".to_owned()));
        of(&range("low = '1', source = 'y'"), &Flaw::Source("y".to_owned()));
        of(&range("low = '1', sex = 'men', source = 'x'"), &Flaw::Unreadable("men".to_owned()));
        of(&range("low = '1', age_from = 50, age_below = 50, source = 'x'"), &Flaw::Order);
        let bands = "units = [{ ucum = 'mg/L' }]\nranges = [{ unit = 'mg/L', low = '1', source = 'x' }, \
                     { unit = 'mg/L', low = '2', sex = 'male', source = 'x' }]";
        of(bands, &Flaw::Taken("mg/L".to_owned()));
        let grades = "units = [{ ucum = 'mg/L' }]\nfalling = { limits = ['1', '2', '3'], by = 'x' }";
        of(grades, &Flaw::Order);
        let rising = |rest: &str| format!("units = [{{ ucum = 'mg/L' }}]\nrising = {{ {rest}, by = 'x' }}");
        of(&rising("limits = ['1', '3', '5']"), &Flaw::Order);
        of(&rising("limits = ['1', '3', '5', '4']"), &Flaw::Order);
        let baseline = "baseline = { first = 3, limits = ['1', '2', '3'] }";
        of(&rising(&format!("limits = ['1', '3', '5', '20'], {baseline}")), &Flaw::Order);
        of("units = [{ ucum = 'mg/L' }]\nvariation = { fall = '5', source = 'x' }", &Flaw::Blank("variation"));
    }

    #[test]
    fn a_name_means_one_entry_only() {
        let twice = "bad_day = 'Pain'\n[[symptom]]\nname = 'Pain'\nscale = '0-10'\nhigher_is_worse = true\ndomain = 'pain'\n\
                     [[symptom]]\nname = 'Ache'\naliases = ['PAIN']\nscale = '0-10'\nhigher_is_worse = true\n\
                     domain = 'pain'\n";
        check("symptoms.toml", twice, "Ache", &Flaw::Taken("PAIN".to_owned()));
        let units = "[[unit]]\nucum = 'g/L'\nwritten = []\n[[unit]]\nucum = 'G/L'\nwritten = ['g/ L']\n";
        check("units.toml", units, "G/L", &Flaw::Taken("g/ L".to_owned()));
    }

    #[test]
    fn scales_and_amounts_are_read_strictly() {
        let scale =
            "bad_day = 'Pain'\n[[symptom]]\nname = 'Pain'\nscale = '10-0'\nhigher_is_worse = true\ndomain = 'pain'\n";
        check("symptoms.toml", scale, "Pain", &Flaw::Unreadable("10-0".to_owned()));
        let amounts = "[[ingredient]]\nname = 'X'\naliases = []\nnotice_above = '50 mg'\nconfirm_above = '25 mg'\n\
                       source = 'x'\n";
        check("ingredients.toml", amounts, "X", &Flaw::Order);
        let half = "[[ingredient]]\nname = 'X'\naliases = []\nnotice_above = '5 mg'\nsource = 'x'\n";
        check("ingredients.toml", half, "X", &Flaw::Order);
        let shape = refused("units.toml", "[[unit]]\nucum = 'g/L'\nwriten = []\n");
        assert!(shape.starts_with("seeds/units.toml, line "), "{shape}");
    }

    #[test]
    fn check_digits() {
        for code in ["777-3", "26515-7", "6690-2", "98979-8", "4548-4", "59261-8", "2000-8"] {
            assert!(is_loinc(code), "{code}");
        }
        // The last one is a thyroid code that went round with a wrong digit.
        for code in ["777-4", "7773", "777-", "-3", "77-73", "8099-6"] {
            assert!(!is_loinc(code), "{code}");
        }
    }
}
