//! Keys and sentences belong together: every key that the code says has its message, every message is said
//! somewhere. That no sentence stands in the code itself is checked by tests/architecture.rs.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use source::Source;

#[path = "architecture/source.rs"]
#[expect(dead_code, reason = "the rules of the house use the rest of it")]
mod source;

/// Calls whose text is always a key.
const SAYING: [&str; 4] = ["Message::new(", "Text::key(", "words.get(", "words.say("];

/// Texts that look like keys and are none.
const NO_KEYS: &[(&str, &str)] = &[
    ("check-in", "the name of a file and of widgets"),
    ("low-as-before", "why a count is low"),
    ("low-before-start", "why a count is low"),
    ("labs-screen", "the name of a file"),
    ("timeline-chart", "the name of a widget"),
    ("timeline-short", "the name of a widget"),
    ("timeline-table", "the name of a widget"),
];

/// Keys that the code builds out of parts it does not spell, by their beginnings.
const BUILT: &[(&str, &str)] = &[];

/// Name and text of every file below a folder that ends so.
fn files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    fn visit(folder: &Path, ending: &str, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                found.insert(path.display().to_string(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
    found
}

/// Keys of a Fluent file: what begins a line before `=`.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    let first = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
    text.lines().filter(first).filter_map(|line| line.split_once('=').map(|(key, _)| key.trim_end()))
}

/// Messages that other messages of a Fluent file hold: `{ chart-month }`.
fn held(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|part| part.split('}').next()).map(str::trim).filter(|name| is_kebab(name))
}

fn is_kebab(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.contains('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The words before the first dash: `today` of `today-took-it`.
fn area(key: &str) -> &str {
    key.split('-').next().unwrap_or(key)
}

/// What a source says.
#[derive(Default)]
struct Said {
    /// Texts that can only be keys, because of the call they stand in.
    surely: BTreeSet<String>,
    /// Texts that look like keys.
    maybe: BTreeSet<String>,
    /// Beginnings of keys that are completed when the program runs: `kind-` of `"kind-{code}"`.
    families: BTreeSet<String>,
}

fn said(text: &str) -> Said {
    let source = Source::read(text);
    let code = source.shipped();
    let mut said = Said::default();
    // The strings are emptied in `code` and stand in their order.
    for ((at, _), (_, string)) in code.match_indices("\"\"").zip(&source.strings) {
        let before = code[..at].trim_end();
        let refused = before.rsplit_once("Refusal::new(").is_some_and(|(_, field)| {
            field.strip_suffix(',').is_some_and(|field| !field.contains(['(', ')', ',', ';']))
        });
        if refused || SAYING.iter().any(|call| before.ends_with(call)) {
            said.surely.insert(string.clone());
        } else if is_kebab(string) {
            said.maybe.insert(string.clone());
        }
        if let Some((family, _)) = string.split_once('{')
            && family.strip_suffix('-').is_some_and(|family| is_kebab(family) || is_kebab(&format!("{family}-x")))
        {
            said.families.insert(family.to_owned());
        }
    }
    said
}

/// What is wrong between sources and messages.
fn problems(sources: &BTreeMap<String, String>, messages: &BTreeMap<String, String>) -> Vec<String> {
    let known: BTreeSet<&str> = messages.values().flat_map(|text| keys(text)).collect();
    let areas: BTreeSet<&str> = known.iter().map(|key| area(key)).collect();
    let mut used: BTreeSet<String> = messages.values().flat_map(|text| held(text)).map(str::to_owned).collect();
    let mut families: BTreeSet<String> = BUILT.iter().map(|(family, _)| (*family).to_owned()).collect();
    let mut found = Vec::new();
    for (path, text) in sources {
        let said = said(text);
        let no_key = |key: &String| NO_KEYS.iter().any(|(text, _)| text == key);
        let suspect = said.maybe.iter().filter(|key| areas.contains(area(key)) && !no_key(key));
        for key in said.surely.iter().chain(suspect).filter(|key| !known.contains(key.as_str())) {
            found.push(format!("{path}: no message has the key {key}"));
        }
        for family in said.families.iter().filter(|family| areas.contains(area(family))) {
            if !known.iter().any(|key| key.starts_with(family)) {
                found.push(format!("{path}: no message has a key that begins with {family}"));
            }
        }
        used.extend(said.surely.into_iter().chain(said.maybe));
        families.extend(said.families);
    }
    for (path, text) in messages {
        for key in keys(text) {
            if !used.contains(key) && !families.iter().any(|family| key.starts_with(family)) {
                found.push(format!("{path}: nobody says {key}"));
            }
        }
    }
    found
}

fn shipped() -> BTreeMap<String, String> {
    files("src", ".rs").into_iter().filter(|(path, _)| !path.ends_with("tests.rs")).collect()
}

#[test]
fn every_key_has_its_message_and_every_message_is_said() {
    let (sources, messages) = (shipped(), files("assets/locale/en", ".ftl"));
    assert!(sources.len() > 20 && messages.len() > 5, "the sources were not found");
    let found = problems(&sources, &messages);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_file_of_messages_is_bundled() {
    let words = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words.rs")).unwrap();
    for path in files("assets/locale", ".ftl").keys() {
        let name = Path::new(path).file_stem().unwrap().to_str().unwrap();
        assert!(words.contains(&format!("\n    \"{name}\",\n")), "{name} is not bundled");
    }
}

#[test]
fn a_key_without_message_and_a_message_without_key_are_found() {
    let file = |text: &str| BTreeMap::from([("here".to_owned(), text.to_owned())]);
    let messages = "today-a = A\ntoday-b = { today-held }\ntoday-held = B\nkind-dose = Dose\nrefused-empty = Empty\n";
    let check = |source: &str, expected: &[&str]| {
        let all = format!(
            "let a = [\"today-a\", \"today-b\"]; format!(\"kind-{{code}}\"); Refusal::new(\"at\", \"refused-empty\");\n{source}"
        );
        assert_eq!(problems(&file(&all), &file(messages)), expected, "{source}");
    };
    check("", &[]);
    check("// Message::new(\"today-c\")", &[]);
    check("let code = \"contrast-light\";", &[]);
    check("#[cfg(test)]\nmod tests { Message::new(\"today-c\"); }", &[]);
    check("Message::new(\"elsewhere\")", &["here: no message has the key elsewhere"]);
    check("Refusal::new(field, \"refused-full\")", &["here: no message has the key refused-full"]);
    check("cx.words.get(\n    \"other-c\",\n)", &["here: no message has the key other-c"]);
    check("let key = if b { \"today-a\" } else { \"today-c\" };", &["here: no message has the key today-c"]);
    check("format!(\"today-kind-{code}\")", &["here: no message has a key that begins with today-kind-"]);
    let nobody = problems(&file("Message::new(\"today-a\")"), &file("today-a = A\ntoday-z = Z\n"));
    assert_eq!(nobody, ["here: nobody says today-z"]);
}
