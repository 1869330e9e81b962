//! Every language says every key, with the same arguments, and each argument has its kind.

use std::collections::BTreeSet;

use super::*;

const BUNDLED: [(Language, &[(&str, &str)]); 2] = [(Language::English, ENGLISH), (Language::German, GERMAN)];

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
    for (language, files) in BUNDLED {
        assert_eq!(Words::of(language, files, &[]).1, Vec::<String>::new());
    }
}

#[test]
fn a_duplicate_in_another_file_is_found() {
    let (_, problems) =
        Words::of(Language::English, &[("today", "today-a = One\n"), ("forms", "today-a = Two\n")], &[]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("forms: "), "{problems:?}");
    assert!(problems[0].contains("today-a"), "{problems:?}");
    assert!(!Words::of(Language::English, &[("today", "today-a = { $open\n")], &[]).1.is_empty());
}

#[test]
fn every_message_formats() {
    for (language, files) in BUNDLED {
        let words = Words::of_language(language);
        // A message may hold one of another file, and speaks of its arguments then.
        let all: BTreeSet<&'static str> = files.iter().flat_map(|(_, text)| arguments(text)).collect();
        for count in ["0", "1", "2", "7"] {
            let args: Vec<_> = all.iter().map(|name| (*name, count.to_owned())).collect();
            for (area, text) in files {
                for key in keys(text) {
                    let mut problems = Vec::new();
                    let said = words.find(key, &args, &mut problems);
                    assert!(problems.is_empty(), "{area}: {problems:?}");
                    assert!(said.is_some(), "{area}: {key} has no text");
                }
            }
        }
    }
}

/// A message: the arguments that it speaks of, the variants it has that are no plurals, the messages that it holds.
#[derive(Default)]
struct Shape {
    arguments: BTreeSet<&'static str>,
    variants: BTreeSet<&'static str>,
    held: BTreeSet<&'static str>,
}

/// Every message of some files by its key. Arguments of a message that is held count to the one that holds it.
fn shapes(files: &[(&str, &'static str)]) -> BTreeMap<&'static str, Shape> {
    let mut found: BTreeMap<&str, Shape> = BTreeMap::new();
    let plurals = ["zero", "one", "two", "few", "many", "other", "0", "1"];
    for (_, text) in files {
        let mut key = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            key = keys(line).next().or(key);
            let Some(key) = key else { continue };
            let rest = line.strip_prefix(key).unwrap_or(line);
            let shape = found.entry(key).or_default();
            shape.arguments.extend(arguments(rest));
            let variant = rest.trim_start().trim_start_matches('*').strip_prefix('[');
            let variant = variant.and_then(|rest| rest.split_once(']')).map(|(name, _)| name);
            shape.variants.extend(variant.filter(|name| !plurals.contains(name)));
            let inner = rest.split('{').skip(1).filter_map(|part| part.split('}').next()).map(str::trim);
            shape.held.extend(inner.filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase())));
        }
    }
    while let Some((key, more)) = found.iter().find_map(|(key, shape)| {
        let held = shape.held.iter().filter_map(|name| found.get(name)).flat_map(|held| held.arguments.iter());
        let more: Vec<&str> = held.filter(|name| !shape.arguments.contains(*name)).copied().collect();
        (!more.is_empty()).then_some((*key, more))
    }) {
        found.entry(key).or_default().arguments.extend(more);
    }
    found
}

/// What one language says and another does not.
fn differences(english: &[(&str, &'static str)], other: &[(&str, &'static str)]) -> Vec<String> {
    let (english, other) = (shapes(english), shapes(other));
    let mut found = Vec::new();
    for (key, Shape { arguments, variants, .. }) in &english {
        let Some(Shape { arguments: theirs, variants: their_variants, .. }) = other.get(key) else {
            found.push(format!("{key} is not said"));
            continue;
        };
        if arguments != theirs {
            found.push(format!("{key} speaks of {theirs:?}, not of {arguments:?}"));
        }
        // A language may choose by an argument that another one says as it stands.
        if !variants.is_subset(their_variants) {
            found.push(format!("{key} has the variants {their_variants:?}, not {variants:?}"));
        }
    }
    found.extend(other.keys().filter(|key| !english.contains_key(*key)).map(|key| format!("nobody says {key}")));
    found
}

#[test]
fn german_says_everything_that_english_says() {
    let found = differences(ENGLISH, GERMAN);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn what_a_language_does_not_say_is_found_and_said_in_english() {
    const THIS: &[(&str, &str)] = &[("x", "x-a = A { $n }\nx-b = { $n ->\n    [yes] Yes\n   *[no] No\n}\nx-c = C\n")];
    const THAT: &[(&str, &str)] = &[("x", "x-a = Ä { $m }\nx-b = { $n ->\n   *[no] Nein\n}\nx-d = D\n")];
    assert_eq!(
        differences(THIS, THAT),
        [
            "x-a speaks of {\"m\"}, not of {\"n\"}",
            "x-b has the variants {\"no\"}, not {\"no\", \"yes\"}",
            "x-c is not said",
            "nobody says x-d",
        ]
    );
    let words = Words::of(Language::German, THIS, THAT).0;
    assert_eq!(words.get("x-c"), "C");
    assert_eq!(words.say("x-b", &[("n", "yes".to_owned())]), "Nein");
}

#[test]
fn every_argument_has_its_kind() {
    let names: BTreeSet<&str> = ENGLISH.iter().flat_map(|(_, text)| arguments(text)).collect();
    let known = |name: &&&str| **name == "count" || Kind::of("", name) != Kind::Text || numbers::TEXTS.contains(*name);
    let unknown: Vec<_> = names.iter().filter(|name| !known(name)).collect();
    assert!(unknown.is_empty(), "not in words/numbers.rs: {unknown:?}");
    for name in numbers::TEXTS {
        assert!(names.contains(name), "nobody speaks of {name}");
        assert_eq!(Kind::of("", name), Kind::Text, "{name} is in two lists");
    }
}

#[test]
fn numbers_and_known_names_are_said_in_the_language_and_texts_stay() {
    let text = "x = { $analyte } { $value }, { $text }\nchart-x = { $value }\n";
    let words = Words::of(Language::German, &[("x", text)], &[("y", "decimal-mark = ,\n")]).0;
    let words = words.with_names(BTreeMap::from([("Platelets".to_owned(), "Thrombozyten".to_owned())]));
    let args = |analyte: &str| {
        [("analyte", analyte.to_owned()), ("value", "<0.5".to_owned()), ("text", "ran 4.5 km".to_owned())]
    };
    assert_eq!(words.say("x", &args("Platelets")), "Thrombozyten <0,5, ran 4.5 km");
    assert_eq!(words.say("x", &args("My own")), "My own <0,5, ran 4.5 km");
    assert_eq!(words.say("chart-x", &args("")), "<0.5");
    assert_eq!(words.number("4.5 mg"), "4,5 mg");
    assert_eq!(words.name("Platelets"), "Thrombozyten");
}

#[test]
fn the_pseudo_language_is_longer_and_leaves_arguments_alone() {
    let words = Words::of_language(Language::Pseudo);
    assert_eq!(words.decimal_mark(), '.');
    let said = words.say("ui-done", &[("what", "Platelets <0.5".to_owned())]);
    assert!(said.ends_with("Platelets <0.5"), "{said}");
    assert!(words.get("today-took-it").chars().count() * 5 >= "Took it now".chars().count() * 7);
}

#[test]
fn counts_choose_the_plural_and_texts_stay_as_given() {
    let text =
        "x-doses = { $count ->\n    [one] { $count } dose of { $name }\n   *[other] { $count } doses of { $name }\n}\n";
    let (words, problems) = Words::of(Language::English, &[("x", text)], &[]);
    assert!(problems.is_empty(), "{problems:?}");
    let say = |count: &str, name: &str| words.say("x-doses", &[("count", count.to_owned()), ("name", name.to_owned())]);
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
