//! The catalogue in another language: `assets/locale/…/seeds.toml` laid over the English seeds. What stands in records
//! and rules, the names of analytes, symptoms and ingredients, stays English; only what a person reads changes. Words
//! that a person may type for them are known in every language, whichever is spoken.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::amount::marked;
use crate::model::diary::folded;

use super::read::{CatalogueError, File, Flaw, parsed};
use super::watch::RuleSource;
use super::{Catalogue, CrisisLine};

/// Languages beside English: their codes, their decimal marks, what they say.
const SPOKEN: &[(&str, char, File)] =
    &[("de", ',', ("de/seeds.toml", include_str!("../../assets/locale/de/seeds.toml")))];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpokenFile {
    /// English text, as it stands in the seeds -> what it is in this language.
    texts: BTreeMap<String, String>,
    /// English name of an analyte or a symptom -> more words for it.
    aliases: BTreeMap<String, Vec<String>>,
}

/// How the catalogue is said at present.
#[derive(Clone, Debug)]
pub(super) struct Tongue {
    decimal_mark: char,
    /// Names that records keep -> names as they are shown.
    shown: BTreeMap<String, String>,
    /// Folded words of this language -> the name that records keep.
    kept: BTreeMap<String, String>,
}

impl Default for Tongue {
    fn default() -> Self {
        Self { decimal_mark: '.', shown: BTreeMap::new(), kept: BTreeMap::new() }
    }
}

impl Catalogue {
    /// The catalogue in the language of that code; in English, where there is none.
    pub fn bundled_in(code: &str) -> Result<Self, CatalogueError> {
        let mut catalogue = Self::bundled()?;
        let Some((_, mark, file)) = SPOKEN.iter().find(|(known, ..)| *known == code) else { return Ok(catalogue) };
        let SpokenFile { texts, aliases } = parsed(*file)?;
        catalogue.say(&|text| texts.get(text).cloned());
        catalogue.tongue.decimal_mark = *mark;
        for (name, words) in &aliases {
            for analyte in catalogue.analytes.iter_mut().filter(|known| known.name == *name) {
                analyte.aliases.extend(words.iter().cloned());
            }
            for symptom in catalogue.symptoms.iter_mut().filter(|known| known.name == *name) {
                symptom.aliases.extend(words.iter().cloned());
            }
            catalogue.tongue.kept.extend(words.iter().map(|word| (folded(word), name.clone())));
        }
        Ok(catalogue)
    }

    /// The catalogue with everything that is shown said in another way.
    #[must_use]
    pub fn reworded(mut self, how: &dyn Fn(&str) -> String) -> Self {
        self.say(&|text| Some(how(text)));
        self
    }

    /// A name that records keep, as this language shows it; any other stands as it is.
    pub fn shown_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.tongue.shown.get(name).map_or(name, String::as_str)
    }

    /// The name that records keep for a word of this language. `None`: it is none, and stays as it was typed.
    pub fn kept_name(&self, typed: &str) -> Option<&str> {
        self.tongue.kept.get(&folded(typed.trim())).map(String::as_str)
    }

    /// All names that are shown otherwise than records keep them.
    pub fn shown_names(&self) -> &BTreeMap<String, String> {
        &self.tongue.shown
    }

    /// Numbers of the program's in the decimal mark of the language.
    pub fn number(&self, text: &str) -> String {
        marked(text, self.tongue.decimal_mark).into_owned()
    }

    fn say(&mut self, how: &dyn Fn(&str) -> Option<String>) {
        let names: Vec<String> = self.names().map(str::to_owned).collect();
        for name in names {
            if let Some(said) = how(&name).filter(|said| *said != name) {
                self.tongue.kept.insert(folded(&said), name.clone());
                self.tongue.shown.insert(name, said);
            }
        }
        for text in self.texts() {
            if let Some(said) = how(text) {
                *text = said;
            }
        }
    }

    /// Names that records and rules keep.
    fn names(&self) -> impl Iterator<Item = &str> {
        let analytes = self.analytes.iter().map(|analyte| &analyte.name);
        let symptoms = self.symptoms.iter().map(|symptom| &symptom.name);
        let ingredients = self.ingredients.iter().map(|ingredient| &ingredient.name);
        analytes.chain(symptoms).chain(ingredients).map(String::as_str)
    }

    /// Every text that a person reads and that nothing else hangs on.
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts: Vec<&mut String> = Vec::new();
        for analyte in &mut self.analytes {
            texts.extend(analyte.ranges.iter_mut().chain(&mut analyte.also).map(|range| &mut range.source));
            texts.extend(analyte.goals.iter_mut().flat_map(|goal| [&mut goal.words, &mut goal.source]));
            texts.extend(analyte.variation.iter_mut().map(|variation| &mut variation.source));
        }
        for symptom in &mut self.symptoms {
            texts.extend(symptom.low.iter_mut().chain(&mut symptom.high));
        }
        texts.extend(self.ingredients.iter_mut().flat_map(|one| [&mut one.source, &mut one.effects_source]));
        for protocol in &mut self.protocols {
            texts.extend([&mut protocol.title, &mut protocol.author, &mut protocol.source]);
            texts.extend([&mut protocol.dated, &mut protocol.hold_if, &mut protocol.remark].into_iter().flatten());
        }
        texts.extend(self.keeping.sources());
        texts.extend(self.panels.iter_mut().map(|panel| &mut panel.name));
        texts.extend(self.check_in.questions.iter_mut().map(|question| &mut question.asks));
        for words in &mut self.event_words {
            let source = words.definition.iter_mut().map(|definition| &mut definition.source);
            texts.extend(words.titles.iter_mut().chain(&mut words.says).chain(source));
        }
        let watch = &mut self.watch;
        let (old, phrases) = (&mut watch.old_result, &mut watch.phrases);
        texts.extend([&mut watch.notice, &mut old.says, &mut old.days, &mut old.months, &mut old.years]);
        texts.extend(old.asks.iter_mut().chain([&mut phrases.emergency, &mut phrases.about, &mut phrases.and]));
        for rule in &mut watch.rules {
            texts.extend(std::iter::once(&mut rule.title).chain(&mut rule.other_title).chain(&mut rule.says));
            let asks = rule.asks.iter_mut().chain(&mut rule.asks_without_country);
            texts.extend(asks.chain(&mut rule.asks_unknown_country));
            texts.extend(rule.sources.iter_mut().flat_map(of_source));
        }
        for list in &mut watch.checklists {
            texts.extend([&mut list.title, &mut list.intro]);
            for item in &mut list.items {
                texts.extend([&mut item.text, &mut item.title, &mut item.says, &mut item.asks]);
                texts.push(&mut item.asks_running);
                texts.extend(item.sources.iter_mut().flat_map(of_source));
            }
        }
        texts.extend(watch.international.iter_mut().flat_map(of_line));
        for country in &mut watch.countries {
            texts.push(&mut country.name);
            texts.extend(country.crisis.iter_mut().flat_map(of_line));
        }
        texts
    }
}

fn of_source(source: &mut RuleSource) -> impl Iterator<Item = &mut String> {
    std::iter::once(&mut source.text).chain(&mut source.says)
}

fn of_line(line: &mut CrisisLine) -> [&mut String; 3] {
    [&mut line.name, &mut line.phone, &mut line.hours]
}

/// Lets every language's words for analytes and symptoms be found. A word that means another entry already is a flaw.
pub(super) fn learn(catalogue: &mut Catalogue) -> Result<(), CatalogueError> {
    for (_, _, file) in SPOKEN {
        let SpokenFile { texts, aliases } = parsed(*file)?;
        for (english, words) in aliases.iter().map(|(name, words)| (name, words.clone())).chain(
            // The name as it is shown is one of its words.
            texts.iter().map(|(name, said)| (name, vec![said.clone()])),
        ) {
            let analyte = catalogue.analytes.iter().position(|known| known.name == *english);
            let symptom = catalogue.symptoms.iter().position(|known| known.name == *english);
            let (names, place) = match (analyte, symptom) {
                (Some(place), None) => (&mut catalogue.analyte_names, place),
                (None, Some(place)) => (&mut catalogue.symptom_names, place),
                _ => continue,
            };
            for word in words {
                if names.insert(folded(&word), place).is_some_and(|other| other != place) {
                    return Err(CatalogueError { file: file.0, entry: english.clone(), flaw: Flaw::Taken(word) });
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn file(code: &str) -> SpokenFile {
        parsed(SPOKEN.iter().find(|(known, ..)| *known == code).unwrap().2).unwrap()
    }

    /// The names in braces that are filled in, in their order of the alphabet.
    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn every_shown_text_has_its_german_and_the_places_in_it_agree() {
        let mut catalogue = Catalogue::bundled().unwrap();
        let SpokenFile { texts, aliases } = file("de");
        let mut shown: BTreeSet<String> = catalogue.names().map(str::to_owned).collect();
        let names = shown.clone();
        shown.extend(catalogue.texts().into_iter().map(|text| text.clone()));
        shown.retain(|text| text.chars().any(char::is_alphabetic));
        let missing: Vec<_> = shown.iter().filter(|text| !texts.contains_key(*text)).collect();
        assert!(missing.is_empty(), "no German text: {missing:#?}");
        for (english, german) in &texts {
            assert_eq!(places(english), places(german), "{german}");
            assert_eq!(german.trim(), german, "spaces round it");
        }
        let unknown: Vec<_> = aliases.keys().filter(|name| !names.contains(*name)).collect();
        assert!(unknown.is_empty(), "words for nothing: {unknown:?}");
    }

    #[test]
    fn german_names_are_shown_and_found_and_english_ones_are_kept() {
        let german = Catalogue::bundled_in("de").unwrap();
        assert_eq!(german.shown_name("Platelets"), "Thrombozyten");
        assert_eq!(german.shown_name("My own"), "My own");
        for typed in ["Thrombozyten", " thrombozyten ", "Blutplättchen"] {
            assert_eq!(german.kept_name(typed), Some("Platelets"), "{typed}");
        }
        assert_eq!(german.kept_name("PLT"), None, "an English word stays as it was typed");
        assert_eq!(german.number("<0.5 mg/L"), "<0,5 mg/L");
        // Whichever language is spoken, a diary is read alike.
        let english = Catalogue::bundled().unwrap();
        for catalogue in [&german, &english] {
            assert_eq!(catalogue.analyte("Thrombozyten").unwrap().name, "Platelets");
            assert_eq!(catalogue.symptom("Müdigkeit").unwrap().name, "Fatigue");
        }
        assert_eq!((english.kept_name("Thrombozyten"), english.shown_name("Platelets")), (None, "Platelets"));
        assert!(Catalogue::bundled_in("fr").unwrap().shown_names().is_empty());
    }

    #[test]
    fn a_catalogue_can_be_said_in_any_way() {
        let loud = Catalogue::bundled().unwrap().reworded(&|text| text.to_uppercase());
        assert_eq!(loud.shown_name("Platelets"), "PLATELETS");
        assert_eq!(loud.analyte("Platelets").unwrap().name, "Platelets");
        assert!(loud.watch_rules().iter().all(|rule| rule.title == rule.title.to_uppercase()));
    }
}
