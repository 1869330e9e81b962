//! Every sentence a person reads: Fluent messages of `assets/locale/`, found by key. Knows nothing else of the
//! program, and never fails: a key without a message is said in English, or as the key, and the tests find it.
//!
//! What a language writes in its own way is done here, once for all: the decimal mark of the arguments that are
//! numbers, and the names of what the catalogue knows. What a person wrote is said as it was written.

mod language;
mod numbers;
mod pseudo;

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use self::language::Language;
pub use self::pseudo::pseudo;

use self::numbers::Kind;

/// One file an area, so that two people rarely write in the same one; the same areas in every language.
macro_rules! messages {
    ($($area:literal,)*) => {
        const ENGLISH: &[(&str, &str)] =
            &[$(($area, include_str!(concat!("../assets/locale/en/", $area, ".ftl"))),)*];
        const GERMAN: &[(&str, &str)] =
            &[$(($area, include_str!(concat!("../assets/locale/de/", $area, ".ftl"))),)*];
    };
}

messages![
    "model",
    "intake",
    "catalogue",
    "guard",
    "supply",
    "chart",
    "labs",
    "csv",
    "plan",
    "plan-out",
    "fridge",
    "records",
    "cli",
    "archive",
    "backup",
    "ui",
    "today",
    "daily",
    "week",
    "forms",
    "history",
    "settings",
    "timeline",
    "labs-screen",
    "watch",
    "events",
    "check-in",
    "treatments",
    "questions",
    "report",
    "paper",
];

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    decimal_mark: char,
    /// Names that the program knows, as this language says them.
    names: BTreeMap<String, String>,
}

impl Words {
    pub fn english() -> Self {
        Self::of_language(Language::English)
    }

    /// The words of a language. What it does not say is said in English.
    pub fn of_language(language: Language) -> Self {
        let over: &[_] = match language {
            Language::German => GERMAN,
            Language::English | Language::Pseudo => &[],
        };
        Self::of(language, ENGLISH, over).0
    }

    /// The words of some files, of others laid over them, and what is wrong with all of these.
    fn of(language: Language, files: &[(&str, &str)], over: &[(&str, &str)]) -> (Self, Vec<String>) {
        let mut problems = Vec::new();
        // Plurals of the pseudo-language are those of English.
        let plurals = if language == Language::German { "de" } else { "en" };
        let mut bundle = FluentBundle::new_concurrent(vec![plurals.parse::<LanguageIdentifier>().unwrap_or_default()]);
        // The marks around arguments are for mixed scripts; a terminal and a test would show them as boxes.
        bundle.set_use_isolating(false);
        if language == Language::Pseudo {
            bundle.set_transform(Some(|text| Cow::Owned(pseudo(text))));
        }
        let mut resource = |area: &str, text: &str| {
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, errors)| {
                problems.extend(errors.iter().map(|error| format!("{area}: {error}")));
                readable
            })
        };
        let under: Vec<_> = files.iter().map(|(area, text)| (*area, resource(area, text))).collect();
        let over: Vec<_> = over.iter().map(|(area, text)| resource(area, text)).collect();
        for (area, resource) in under {
            if let Err(errors) = bundle.add_resource(resource) {
                problems.extend(errors.iter().map(|error| format!("{area}: {error}")));
            }
        }
        for resource in over {
            bundle.add_resource_overriding(resource);
        }
        let mut words = Self { language, bundle, decimal_mark: '.', names: BTreeMap::new() };
        if let Some(mark) = words.find("decimal-mark", &[], &mut problems).and_then(|text| text.chars().next()) {
            words.decimal_mark = mark;
        }
        (words, problems)
    }

    /// The same words, which know how this language says these names.
    #[must_use]
    pub fn with_names(self, names: BTreeMap<String, String>) -> Self {
        Self { names, ..self }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of a key with its arguments. The argument `count` chooses the plural form. Arguments that are
    /// numbers by their name get the decimal mark of this language, names that the program knows are said in it
    /// (`words/numbers.rs`); all others are texts and stand as they are given.
    pub fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        self.find(key, args, &mut Vec::new()).unwrap_or_else(|| key.to_owned())
    }

    /// The message of a key that takes no arguments.
    pub fn get(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// Whether there is a message of that key.
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The mark between the whole and its parts, as this language writes it.
    pub fn decimal_mark(&self) -> char {
        self.decimal_mark
    }

    /// A number with what stands round it, in the decimal mark of this language: "<0,5", "4,5 mg".
    pub fn number(&self, text: &str) -> String {
        numbers::marked(text, self.decimal_mark).into_owned()
    }

    /// A name that the program knows, as this language says it; any other stands as it is.
    pub fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }

    fn find(&self, key: &str, args: &[(&'static str, String)], problems: &mut Vec<String>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match Kind::of(key, name) {
                Kind::Count => FluentValue::try_number(value),
                Kind::Number => FluentValue::from(numbers::marked(value, self.decimal_mark)),
                Kind::Name => FluentValue::from(self.name(value)),
                Kind::Text => FluentValue::from(value.as_str()),
            };
            given.set(*name, value);
        }
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        problems.extend(errors.iter().map(|error| format!("{key}: {error}")));
        Some(said)
    }
}

#[cfg(test)]
mod tests;
