//! The rules: who may know whom, and what no file may hold. A rule is a function of a path and a text.

use crate::source::Source;
use crate::source::has_word;
use crate::source::is_word;
use crate::source::names_after;
use crate::source::used_paths;

/// A layer: where it is, and all that it may know beside itself and the standard library.
pub(crate) struct Layer {
    pub(crate) name: &'static str,
    pub(crate) layers: &'static [&'static str],
    pub(crate) crates: &'static [&'static str],
    /// Words of the standard library, and others, that it never says.
    pub(crate) never: &'static [(&'static str, &'static str)],
}

const FILES: (&str, &str) = ("std::fs", "files are opened by the store, the command line and files.rs");
const PATHS: (&str, &str) = ("std::path", "bytes in, bytes out: the caller knows the path");
const ENVIRONMENT: (&str, &str) = ("std::env", "the environment is read by main and the command line");
const ENVIRONMENT_READ: (&str, &str) = ("env::var", "what is left of an error says nothing about the person");
const NETWORK: (&str, &str) = ("std::net", "nothing here speaks to a network");
const PROCESS: (&str, &str) = ("std::process", "processes and exit codes belong to main");
const CLOCK: (&str, &str) = ("now()", "`now` is an argument");
const SYSTEM_CLOCK: (&str, &str) = ("SystemTime", "`now` is an argument");
const NEW_ID: (&str, &str) = ("now_v7", "an id is an argument: it is made of the clock and of chance");
const EGUI: (&str, &str) = ("egui", "only ui/ knows egui");
const SQLITE: (&str, &str) = ("sqlite", "only store/ knows SQL");

const PURE: &[(&str, &str)] =
    &[FILES, PATHS, ENVIRONMENT, NETWORK, PROCESS, CLOCK, SYSTEM_CLOCK, NEW_ID, EGUI, SQLITE, ("std::io", "no I/O")];

/// ARCHITECTURE.md has the same table in words.
pub(crate) const LAYERS: &[Layer] = &[
    Layer {
        name: "model",
        layers: &[],
        crates: &["caseless", "jiff", "rust_decimal", "thiserror", "unicode_normalization", "uuid"],
        never: PURE,
    },
    Layer { name: "words", layers: &[], crates: &["fluent_bundle", "unic_langid"], never: PURE },
    Layer {
        name: "catalogue",
        layers: &["model"],
        crates: &["jiff", "octofhir_ucum", "rust_decimal", "serde", "thiserror", "toml"],
        never: PURE,
    },
    Layer {
        name: "intake",
        layers: &["catalogue", "model"],
        crates: &["jiff", "rust_decimal", "thiserror", "unicode_normalization", "uuid"],
        never: PURE,
    },
    Layer {
        name: "analysis",
        layers: &["catalogue", "model"],
        crates: &["jiff", "rust_decimal", "thiserror"],
        never: PURE,
    },
    Layer {
        name: "store",
        layers: &["model"],
        crates: &[
            "data_encoding",
            "jiff",
            "rusqlite",
            "rust_decimal",
            "rustix",
            "serde_json",
            "sha2",
            "thiserror",
            "uuid",
        ],
        never: &[
            ENVIRONMENT,
            NETWORK,
            PROCESS,
            EGUI,
            ("Zoned::now", CLOCK.1),
            ("Timestamp::now", CLOCK.1),
            ("fs::read", LIVE),
            ("fs::copy", LIVE),
            ("File::open", LIVE),
        ],
    },
    Layer {
        name: "exchange",
        layers: &["analysis", "catalogue", "intake", "model", "words"],
        crates: &[
            "csv",
            "icalendar",
            "jiff",
            "krilla",
            "parley",
            "resvg",
            "rust_decimal",
            "serde",
            "serde_json",
            "skrifa",
            "thiserror",
            "unicode_normalization",
            "uuid",
        ],
        never: &[FILES, PATHS, ENVIRONMENT, NETWORK, PROCESS, CLOCK, SYSTEM_CLOCK, NEW_ID, EGUI, SQLITE],
    },
    Layer {
        name: "logbook",
        layers: &["model", "store"],
        crates: &["jiff", "thiserror", "uuid"],
        never: &[FILES, ENVIRONMENT, NETWORK, PROCESS, CLOCK, SYSTEM_CLOCK, NEW_ID, EGUI, SQLITE],
    },
    Layer {
        name: "files",
        layers: &["exchange", "model"],
        crates: &["atomic_write_file", "rustix"],
        never: &[ENVIRONMENT, NETWORK, PROCESS, CLOCK, SYSTEM_CLOCK, NEW_ID, EGUI, SQLITE],
    },
    Layer {
        name: "crash",
        layers: &[],
        crates: &[],
        never: &[ENVIRONMENT_READ, NETWORK, PROCESS, CLOCK, SYSTEM_CLOCK, EGUI, SQLITE],
    },
    Layer {
        name: "cli",
        layers: &["analysis", "catalogue", "exchange", "files", "intake", "logbook", "model", "store", "words"],
        crates: &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "directories",
            "jiff",
            "rust_decimal",
            "serde",
            "serde_json",
            "thiserror",
            "uuid",
        ],
        never: &[NETWORK, EGUI, SQLITE],
    },
    Layer {
        name: "ui",
        layers: &["analysis", "catalogue", "crash", "exchange", "files", "intake", "logbook", "model", "words"],
        crates: &["eframe", "egui", "egui_plot", "jiff", "rust_decimal", "thiserror", "uuid"],
        never: &[FILES, ENVIRONMENT, NETWORK, PROCESS, SQLITE],
    },
];

const LIVE: &str = "closing a handle of the diary file drops SQLite's locks on it";

/// Files that may say a word that their layer may not, because that word is their purpose.
const EXCEPTIONS: &[(&str, &str)] = &[
    // Made and synced under a temporary name, before anybody can have it open.
    ("src/store/birth.rs", "File::open"),
    // Backups, which nobody has open with SQLite when their bytes are hashed or synced.
    ("src/store/backup/make.rs", "File::open"),
    // Another program, for whoever wants to see a folder.
    ("src/files/desktop.rs", "std::process"),
    // Copies a diary beside whose journal nobody lives, while no transaction of this process runs.
    ("src/store/cut_off.rs", "File::open"),
    // Notices that somebody else wrote; reads no record.
    ("src/ui/others.rs", "crate::store::Watcher"),
];

/// Colours are declared here.
const COLOURS: &str = "src/ui/theme.rs";

/// Layers that return keys of sentences and hold no sentence.
const SPEECHLESS: &[&str] = &["analysis", "exchange", "intake", "model", "ui"];

/// The layer of a file under src; `None` for main.rs, lib.rs and what is not shipped.
pub(crate) fn layer(path: &str) -> Option<&'static Layer> {
    let place = path.strip_prefix("src/")?;
    let name = place.split(['/', '.']).next()?;
    LAYERS.iter().find(|layer| layer.name == name)
}

/// What is wrong with a file. `dependencies` are the crates of Cargo.toml, as they are written in code.
pub(crate) fn problems(path: &str, text: &str, dependencies: &[String]) -> Vec<String> {
    let source = Source::read(text);
    let mut found = Vec::new();
    check_form(text, &source, &mut found);
    if path.starts_with("src/") {
        check_paths(path, &source, &mut found);
        check_colours(path, &source, &mut found);
    }
    if let Some(layer) = layer(path) {
        check_layer(path, layer, &source, dependencies, &mut found);
        if SPEECHLESS.contains(&layer.name) && path != COLOURS {
            check_sentences(layer, text, &source, &mut found);
        }
    }
    found.into_iter().map(|what| format!("{path}: {what}")).collect()
}

fn check_form(text: &str, source: &Source, found: &mut Vec<String>) {
    if !text.starts_with("//!") {
        found.push("does not open with `//!`".to_owned());
    }
    if has_word(&source.code, "unsafe") {
        found.push("unsafe".to_owned());
    }
    for grouped in ["crate::{", "titrace::{"] {
        if source.code.contains(&format!("use {grouped}")) {
            found.push(format!("grouped `use {grouped}…}}` hides a layer's name"));
        }
    }
}

fn check_paths(path: &str, source: &Source, found: &mut Vec<String>) {
    let top = path.matches('/').count() == 1 || path.ends_with("/mod.rs") && path.matches('/').count() == 2;
    let code = source.shipped();
    if code.contains("super::super::") || top && code.contains("super::") {
        found.push("`super::` climbs out of its layer: say `crate::` and the layer's name".to_owned());
    }
    if code.contains("use crate as ") || code.contains("crate::*") || code.contains("extern crate") {
        found.push("the crate under another name hides a layer's name".to_owned());
    }
}

fn check_colours(path: &str, source: &Source, found: &mut Vec<String>) {
    if path == COLOURS {
        return;
    }
    for name in names_after(source.shipped(), "Color32") {
        if !["TRANSPARENT", "PLACEHOLDER"].contains(&name) {
            found.push(format!("`Color32::{name}`: colours are declared in {COLOURS}"));
        }
    }
    for word in ["hex_color!", "Rgba::", "Hsva::"] {
        if has_word(source.shipped(), word) {
            found.push(format!("`{word}`: colours are declared in {COLOURS}"));
        }
    }
}

fn check_layer(path: &str, layer: &Layer, source: &Source, dependencies: &[String], found: &mut Vec<String>) {
    let mut code = source.shipped().to_owned();
    for (_, word) in EXCEPTIONS.iter().filter(|(excepted, _)| *excepted == path) {
        code = code.replace(word, "");
    }
    let used = used_paths(&code);
    for other in names_after(&code, "crate") {
        if !other.is_empty() && other != layer.name && !layer.layers.contains(&other) {
            found.push(format!("{} does not know `crate::{other}`", layer.name));
        }
    }
    for name in dependencies {
        let own_module = used.iter().any(|path| path.starts_with("crate::") && path.ends_with(&format!("::{name}")));
        let said = names_after(&code, name).next().is_some() || used.contains(name);
        if said && !own_module && !layer.crates.contains(&name.as_str()) {
            found.push(format!("{} does not know the crate `{name}`", layer.name));
        }
    }
    for (word, why) in layer.never {
        if has_word(&code, word) || used.iter().any(|path| has_word(path, word)) {
            found.push(format!("`{word}`: {why}"));
        }
    }
}

fn check_sentences(layer: &Layer, text: &str, source: &Source, found: &mut Vec<String>) {
    let lines: Vec<&str> = text.lines().collect();
    for (line, string) in source.shipped_strings() {
        // What a programmer reads: an error's own words, the reason of an expectation, the name of a widget.
        let for_programmers = lines
            .get(line - 1)
            .is_some_and(|line| ["#[error(", "reason =", "assert!(", "Id::"].iter().any(|word| line.contains(word)));
        if !for_programmers && is_sentence(string, layer.name) {
            found.push(format!("line {line}: {string:?} is said by words.rs, under a key"));
        }
    }
}

/// Words side by side, or (where a person reads it) one capitalised word. A list of codes is none; and the layers
/// that read what people write know pairs of words, `less than`.
fn is_sentence(text: &str, layer: &str) -> bool {
    let enough = if ["intake", "model"].contains(&layer) { 3 } else { 2 };
    let plain = text.chars().all(|letter| is_word(letter) || " .,;:!?'’…-".contains(letter));
    let is_list = text.matches(", ").count() > 0 && text.matches(' ').count() == text.matches(", ").count();
    let words = text
        .split(' ')
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphabetic()))
        .filter(|word| word.chars().count() > 1 && word.chars().all(char::is_alphabetic))
        .count();
    let mut letters = text.chars();
    let capitalised = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    plain && !is_list && (words >= enough || layer == "ui" && capitalised)
}
