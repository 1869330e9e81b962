//! Every sentence a person reads: Fluent messages of `assets/locale/`, found by key. Knows nothing else of the
//! program, and never fails: a key without a message is said as the key, and the tests find it.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// One file an area, so that two people rarely write in the same one.
const ENGLISH: &[(&str, &str)] = &[
    ("model", include_str!("../assets/locale/en/model.ftl")),
    ("intake", include_str!("../assets/locale/en/intake.ftl")),
    ("catalogue", include_str!("../assets/locale/en/catalogue.ftl")),
    ("guard", include_str!("../assets/locale/en/guard.ftl")),
    ("supply", include_str!("../assets/locale/en/supply.ftl")),
    ("chart", include_str!("../assets/locale/en/chart.ftl")),
    ("labs", include_str!("../assets/locale/en/labs.ftl")),
    ("csv", include_str!("../assets/locale/en/csv.ftl")),
    ("plan", include_str!("../assets/locale/en/plan.ftl")),
    ("plan-out", include_str!("../assets/locale/en/plan-out.ftl")),
    ("fridge", include_str!("../assets/locale/en/fridge.ftl")),
    ("records", include_str!("../assets/locale/en/records.ftl")),
    ("cli", include_str!("../assets/locale/en/cli.ftl")),
    ("ui", include_str!("../assets/locale/en/ui.ftl")),
    ("today", include_str!("../assets/locale/en/today.ftl")),
    ("forms", include_str!("../assets/locale/en/forms.ftl")),
    ("history", include_str!("../assets/locale/en/history.ftl")),
    ("settings", include_str!("../assets/locale/en/settings.ftl")),
    ("timeline", include_str!("../assets/locale/en/timeline.ftl")),
    ("labs-screen", include_str!("../assets/locale/en/labs-screen.ftl")),
    ("watch", include_str!("../assets/locale/en/watch.ftl")),
    ("events", include_str!("../assets/locale/en/events.ftl")),
    ("check-in", include_str!("../assets/locale/en/check-in.ftl")),
    ("treatments", include_str!("../assets/locale/en/treatments.ftl")),
    ("questions", include_str!("../assets/locale/en/questions.ftl")),
];

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    decimal_mark: char,
}

impl Words {
    pub fn english() -> Self {
        Self::of(ENGLISH).0
    }

    /// The words of some files, and what is wrong with them.
    fn of(files: &[(&str, &str)]) -> (Self, Vec<String>) {
        let mut problems = Vec::new();
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse::<LanguageIdentifier>().unwrap_or_default()]);
        // The marks around arguments are for mixed scripts; a terminal and a test would show them as boxes.
        bundle.set_use_isolating(false);
        for (area, text) in files {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(readable, errors)| {
                problems.extend(errors.iter().map(|error| format!("{area}: {error}")));
                readable
            });
            if let Err(errors) = bundle.add_resource(resource) {
                problems.extend(errors.iter().map(|error| format!("{area}: {error}")));
            }
        }
        let mut words = Self { bundle, decimal_mark: '.' };
        if let Some(mark) = words.find("decimal-mark", &[], &mut problems).and_then(|text| text.chars().next()) {
            words.decimal_mark = mark;
        }
        (words, problems)
    }

    /// The message of a key with its arguments. The argument `count` is a number and chooses the plural form;
    /// all others are texts and stand as they are given.
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

    fn find(&self, key: &str, args: &[(&'static str, String)], problems: &mut Vec<String>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value =
                if *name == "count" { FluentValue::try_number(value) } else { FluentValue::from(value.as_str()) };
            given.set(*name, value);
        }
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        problems.extend(errors.iter().map(|error| format!("{key}: {error}")));
        Some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys of a file, in its order: what stands at the start of a line before `=`.
    fn keys(text: &str) -> impl Iterator<Item = &str> {
        text.lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
            .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim_end()))
    }

    /// Names of all arguments that a file speaks of.
    fn arguments(text: &str) -> Vec<&str> {
        let name = |part| str::split(part, |c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').next();
        text.split('$').skip(1).filter_map(name).collect()
    }

    #[test]
    fn the_files_are_sound_and_no_key_is_said_twice() {
        assert_eq!(Words::of(ENGLISH).1, Vec::<String>::new());
    }

    #[test]
    fn a_duplicate_in_another_file_is_found() {
        let (_, problems) = Words::of(&[("today", "today-a = One\n"), ("forms", "today-a = Two\n")]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("forms: "), "{problems:?}");
        assert!(problems[0].contains("today-a"), "{problems:?}");
        assert!(!Words::of(&[("today", "today-a = { $open\n")]).1.is_empty());
    }

    #[test]
    fn every_message_formats() {
        let words = Words::english();
        // A message may hold one of another file, and speaks of its arguments then.
        let all: Vec<&'static str> = ENGLISH.iter().flat_map(|(_, text)| arguments(text)).collect();
        for count in ["0", "1", "2", "7"] {
            let args: Vec<_> = all.iter().map(|name| (*name, count.to_owned())).collect();
            for (area, text) in ENGLISH {
                for key in keys(text) {
                    let mut problems = Vec::new();
                    let said = words.find(key, &args, &mut problems);
                    assert!(problems.is_empty(), "{area}: {problems:?}");
                    assert!(said.is_some(), "{area}: {key} has no text");
                }
            }
        }
    }

    #[test]
    fn counts_choose_the_plural_and_texts_stay_as_given() {
        let text = "x-doses = { $count ->\n    [one] { $count } dose of { $name }\n   *[other] { $count } doses of { $name }\n}\n";
        let (words, problems) = Words::of(&[("x", text)]);
        assert!(problems.is_empty(), "{problems:?}");
        let say =
            |count: &str, name: &str| words.say("x-doses", &[("count", count.to_owned()), ("name", name.to_owned())]);
        assert_eq!(say("1", "1"), "1 dose of 1");
        assert_eq!(say("3650", "0.50"), "3650 doses of 0.50");
        assert_eq!(words.get("x-nobody-wrote-this"), "x-nobody-wrote-this");
        assert!(!words.knows("x-nobody-wrote-this"));
    }

    #[test]
    fn english_has_a_point_and_the_words_can_go_to_a_worker() {
        fn sendable<T: Send + Sync>(_: &T) {}
        let words = Words::english();
        sendable(&words);
        assert_eq!(words.decimal_mark(), '.');
    }
}
