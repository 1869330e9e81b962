//! Guards the house: who may know whom, and a few forms every file keeps. The rules are in architecture/rules.rs;
//! here they run over the sources, and over bad samples that each of them must refuse.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rules::problems;

#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

/// Every Rust file of the repository with its text.
fn sources() -> BTreeMap<String, String> {
    fn visit(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // What a build left is not ours.
                if !path.ends_with("target") {
                    visit(root, &path, found);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    for folder in ["src", "tests", "benches", "examples", "fuzz"] {
        if root.join(folder).is_dir() {
            visit(root, &root.join(folder), &mut found);
        }
    }
    found
}

/// The crates of Cargo.toml's `[dependencies]`, as code writes them, and egui, which comes through eframe.
fn dependencies() -> Vec<String> {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let table = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let named = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" ="));
    named.map(|(name, _)| name.replace('-', "_")).chain(["egui".to_owned()]).collect()
}

#[test]
fn every_file_keeps_to_its_layer() {
    let dependencies = dependencies();
    assert!(dependencies.len() > 10, "Cargo.toml was not understood: {dependencies:?}");
    let found: Vec<String> = sources().iter().flat_map(|(path, text)| problems(path, text, &dependencies)).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_module_of_the_library_has_its_layer() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let name = line.split(';').next().unwrap();
        assert!(rules::layer(&format!("src/{name}.rs")).is_some(), "{name} has no row in architecture/rules.rs");
    }
    for root in ["src/lib.rs", "src/main.rs"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(root)).unwrap();
        assert!(text.contains("#![forbid(unsafe_code)]"), "{root} does not forbid unsafe code");
    }
}

/// ARCHITECTURE.md shows the table that is enforced here.
#[test]
fn the_table_in_architecture_md_is_this_one() {
    let document = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    let table = document.split("## Who may know whom").nth(1).unwrap().split("\n## ").next().unwrap();
    for layer in rules::LAYERS {
        let row = table.lines().find(|line| line.starts_with(&format!("| {} |", layer.name))).unwrap();
        let cell = row.split('|').nth(2).unwrap().trim();
        let others = || rules::LAYERS.iter().map(|other| other.name).filter(|other| *other != layer.name);
        let said: BTreeSet<&str> = match cell.strip_prefix("all but ") {
            Some(rest) => others().filter(|other| !source::has_word(rest, other)).collect(),
            None if cell == "none" => BTreeSet::new(),
            None => cell.split(", ").collect(),
        };
        assert_eq!(said, layer.layers.iter().copied().collect(), "{}", layer.name);
    }
}

#[test]
fn no_file_is_forgotten() {
    let sources = sources();
    for path in sources.keys() {
        let (folder, file) = path.rsplit_once('/').unwrap();
        let is_root = ["src/lib.rs", "src/main.rs"].contains(&path.as_str())
            || ["tests", "benches", "examples", "fuzz/fuzz_targets"].contains(&folder)
            || folder != "src" && file == "main.rs";
        if is_root {
            continue;
        }
        // `a/mod.rs` is declared beside `a`, any other file in its own folder.
        let (name, folder) = match file {
            "mod.rs" => (folder.rsplit_once('/').unwrap().1, folder.rsplit_once('/').unwrap().0),
            _ => (file.strip_suffix(".rs").unwrap(), folder),
        };
        let declared = format!("mod {name};");
        let beside = format!("{folder}.rs");
        let from_afar = format!("/{}\"]\n{declared}", path.split_once('/').unwrap().1);
        let declares = |(other, text): (&String, &String)| {
            let is_parent = *other == beside || other.rsplit_once('/').is_some_and(|(place, _)| place == folder);
            is_parent && text.contains(&declared) || text.contains(&from_afar)
        };
        assert!(sources.iter().any(declares), "{path}: nobody says `{declared}`");
    }
}

/// Each rule fires on a bad sample, and says what it should.
#[test]
fn bad_samples_are_refused() {
    for (path, text, said) in [
        ("src/model/dose.rs", "use std::fs;", "does not open with `//!`"),
        ("src/model/dose.rs", "//! .\nuse serde::Serialize;", "the crate `serde`"),
        ("src/model/dose.rs", "//! .\n#[derive(serde::Serialize)]\nstruct A;", "the crate `serde`"),
        ("src/model/dose.rs", "//! .\nuse crate::store::Store;", "`crate::store`"),
        ("src/model/dose.rs", "//! .\nuse super::super::store::Store;", "climbs out"),
        ("src/model/dose.rs", "//! .\nuse crate as c;", "under another name"),
        ("src/model/dose.rs", "//! .\nuse std::{fmt, fs};", "`std::fs`"),
        ("src/model/dose.rs", "//! .\nuse std::{fmt::{self, Write as _}, path::Path};", "`std::path`"),
        ("src/model/when.rs", "//! .\nfn f() { jiff::Zoned::now(); }", "`now()`"),
        ("src/model/when.rs", "//! .\nfn f() { let a = \"//\"; jiff::Zoned::now(); }", "`now()`"),
        ("src/model/when.rs", "//! .\nfn f() { let q = '\"'; unsafe { g() } }", "unsafe"),
        ("src/intake/mod.rs", "//! .\nuse rusqlite::Connection;", "the crate `rusqlite`"),
        ("src/intake/lab.rs", "//! .\nfn f() { egui::Id::NULL; }", "the crate `egui`"),
        ("src/intake/lab.rs", "//! .\nfn f() -> &'static str { \"this is no number\" }", "is said by words.rs"),
        ("src/words.rs", "//! .\nuse crate::model::Message;", "`crate::model`"),
        ("src/catalogue.rs", "//! .\nuse crate::store;", "`crate::store`"),
        ("src/catalogue/seeds.rs", "//! .\nfn f() { std::fs::read(\"a\"); }", "`std::fs`"),
        ("src/analysis/guard.rs", "//! .\nuse crate::words::Words;", "`crate::words`"),
        ("src/analysis/guard.rs", "//! .\nuse crate::logbook::Logbook;", "`crate::logbook`"),
        ("src/analysis/mod.rs", "//! .\nuse super::store;", "climbs out"),
        ("src/store/rows.rs", "//! .\nuse crate::catalogue::Catalogue;", "`crate::catalogue`"),
        ("src/store/schema.rs", "//! .\nfn f() { std::fs::File::open(p); }", "`File::open`"),
        ("src/exchange/csv.rs", "//! .\nuse std::path::PathBuf;", "`std::path`"),
        ("src/exchange/csv.rs", "//! .\nuse crate::store::Store;", "`crate::store`"),
        ("src/logbook.rs", "//! .\nuse crate::exchange::csv;", "`crate::exchange`"),
        ("src/cli.rs", "//! .\nuse crate::ui::App;", "`crate::ui`"),
        ("src/cli/log.rs", "//! .\nuse eframe::egui;", "the crate `eframe`"),
        ("src/ui/today.rs", "//! .\nuse crate::cli::run;", "`crate::cli`"),
        ("src/ui/today.rs", "//! .\nuse crate::store::Store;", "`crate::store`"),
        ("src/ui/others.rs", "//! .\nuse crate::store::Store;", "`crate::store`"),
        ("src/ui/today.rs", "//! .\nuse rusqlite::Connection;", "the crate `rusqlite`"),
        ("src/ui/today.rs", "//! .\nfn f() { std::fs::write(a, b); }", "`std::fs`"),
        ("src/ui/today.rs", "//! .\nuse crate::{model, words};", "grouped"),
        ("src/ui/today.rs", "//! .\nfn f() { ui.label(\"Undo\"); }", "is said by words.rs"),
        ("src/ui/today.rs", "//! .\nconst RED: Color32 = Color32::from_rgb(1, 2, 3);", "colours are declared"),
        ("src/ui/today.rs", "//! .\nconst RED: Color32 = Color32::RED;", "colours are declared"),
        ("tests/cli.rs", "//! .\nuse titrace::{model::Diary, words};", "grouped"),
        ("tests/cli.rs", "fn main() {}", "does not open with `//!`"),
    ] {
        let found = problems(path, text, &dependencies());
        assert!(found.iter().any(|what| what.contains(said)), "{path} {text:?}: {found:?}");
    }
}

/// What looks bad and is not.
#[test]
fn good_samples_pass() {
    for (path, text) in [
        ("src/model/dose.rs", "//! No serde, no std::fs, no egui::Ui, nothing unsafe.\n"),
        ("src/model/dose.rs", "//! .\n/* unsafe /* nested */ std::fs */ struct A<'a>(&'a str);\n"),
        ("src/model/dose.rs", "//! .\nuse super::when::When;\nuse crate::model::unit::DoseUnit;\n"),
        ("src/model/dose.rs", "//! .\nconst A: &str = r#\"std::fs \"unsafe\" \"#;\n"),
        ("src/model/dose.rs", "//! .\n#[error(\"not a number\")]\nstruct A;\n"),
        (
            "src/model/dose.rs",
            "//! .\n#[cfg(test)]\nmod tests {\n    use super::*;\n    use proptest::prelude::*;\n}\n",
        ),
        ("src/files.rs", "//! .\nuse std::fs;\n"),
        ("src/ui/others.rs", "//! .\nuse crate::store::Watcher;\n"),
        ("src/intake/lab.rs", "//! .\nconst CHOICES: &str = \"printed, laboratory, default, none\";\n"),
        ("src/ui/theme.rs", "//! .\nconst INK: Color32 = Color32::from_rgb(1, 2, 3);\n"),
        ("src/ui/today.rs", "//! .\nuse crate::exchange::csv;\nfn f() { csv::export(words.get(\"today-taken\")); }\n"),
        ("src/main.rs", "//! .\nuse titrace::logbook::Logbook;\nfn main() { jiff::Zoned::now(); }\n"),
    ] {
        assert_eq!(problems(path, text, &dependencies()), Vec::<String>::new(), "{text}");
    }
}
