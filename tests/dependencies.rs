//! What may enter the tree of crates, asked of cargo itself: one egui, one accesskit, one SQLite, no network, and
//! licences that allow what ours does. deny.toml says the same to cargo-deny.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Crates of which a second copy is a fault: their types do not match, or they corrupt a file between them.
const SINGLE: &[&str] = &["accesskit", "accesskit_unix", "eframe", "egui", "libsqlite3-sys", "rusqlite", "winit"];

/// Crates that open connections; the desktop's own bus (zbus) is a local socket.
const NETWORK: &[&str] = &[
    "actix-rt",
    "async-h1",
    "async-net",
    "async-std",
    "attohttpc",
    "curl",
    "curl-sys",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "mio",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "surf",
    "tokio",
    "tungstenite",
    "ureq",
    "webbrowser",
];

/// Licences on their own; an expression passes when one choice of it holds only these. As in deny.toml.
const LICENCES: &[&str] = &[
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "MPL-2.0",
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "Unicode-3.0",
    "Zlib",
];

/// Lines of `cargo tree` over what is built into the program on this system: `name vVERSION`, a bar, the licence.
fn shipped_crates() -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal,build"])
        .args(["--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: BTreeSet<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

fn name(line: &str) -> &str {
    line.split(' ').next().unwrap_or("")
}

fn lock() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap()
}

/// Every version that the lock file holds of a crate, for whatever system.
fn locked_versions<'a>(lock: &'a str, name: &str) -> Vec<&'a str> {
    let head = format!("name = \"{name}\"\nversion = \"");
    lock.split("[[package]]\n").filter_map(|package| package.strip_prefix(&head)?.split('"').next()).collect()
}

fn network_crates(lines: &[String]) -> Vec<&str> {
    lines.iter().map(|line| name(line)).filter(|name| NETWORK.contains(name)).collect()
}

/// `MIT OR Apache-2.0`, `(MIT OR Apache-2.0) AND Unicode-3.0`, and the old `MIT/Apache-2.0`.
fn is_allowed(licence: &str) -> bool {
    let spaced = licence.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (allowed, rest) = any_of(&words);
    allowed && rest.is_empty()
}

fn any_of<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut allowed, mut rest) = all_of(words);
    while let ["OR", after @ ..] = rest {
        let (other, after) = all_of(after);
        (allowed, rest) = (allowed || other, after);
    }
    (allowed, rest)
}

fn all_of<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut allowed, mut rest) = one(words);
    while let ["AND", after @ ..] = rest {
        let (other, after) = one(after);
        (allowed, rest) = (allowed && other, after);
    }
    (allowed, rest)
}

fn one<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    match words {
        ["(", after @ ..] => {
            let (allowed, rest) = any_of(after);
            (allowed, rest.get(1..).unwrap_or(&[]))
        }
        // An exception only ever allows more.
        [licence, "WITH", _, rest @ ..] | [licence, rest @ ..] => (LICENCES.contains(licence), rest),
        [] => (false, &[]),
    }
}

#[test]
fn one_egui_one_accesskit_one_sqlite() {
    let lock = lock();
    for name in SINGLE {
        let versions = locked_versions(&lock, name);
        assert_eq!(versions.len(), 1, "{name}: {versions:?}");
    }
    // The negative control: the lock does hold crates twice, and they are seen.
    assert!(locked_versions(&lock, "thiserror").len() > 1);
}

/// Before 0.24.1 it stayed dead with the screen readers of today.
#[test]
fn the_bridge_to_screen_readers_is_new_enough() {
    let lock = lock();
    let version = locked_versions(&lock, "accesskit_unix")[0];
    let numbers: Vec<u32> = version.split('.').map(|part| part.parse().unwrap()).collect();
    assert!(numbers >= vec![0, 24, 1], "accesskit_unix {version}");
}

#[test]
fn nothing_speaks_to_a_network() {
    let shipped = shipped_crates();
    assert!(shipped.iter().any(|line| name(line) == "rusqlite"), "the tree was not understood: {shipped:?}");
    assert_eq!(network_crates(&shipped), Vec::<&str>::new());
    assert_eq!(network_crates(&["hyper v1.0.0|MIT".to_owned()]), ["hyper"]);
}

#[test]
fn every_licence_allows_what_ours_does() {
    let refused: Vec<String> = shipped_crates()
        .into_iter()
        .filter(|line| !is_allowed(line.split_once('|').map_or("", |(_, licence)| licence)))
        .collect();
    assert_eq!(refused, Vec::<String>::new());
    for (licence, allowed) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("Apache-2.0 OR GPL-2.0-only", true),
        ("MIT AND GPL-2.0-only", false),
        ("(MIT OR GPL-2.0-only) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND LGPL-2.1-or-later", false),
        ("Apache-2.0 WITH LLVM-exception OR MIT", true),
        ("Unlicense/MIT", true),
        ("", false),
    ] {
        assert_eq!(is_allowed(licence), allowed, "{licence}");
    }
}

/// deny.toml and this file say the same.
#[test]
fn the_licences_are_those_of_deny_toml() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml");
    let deny: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let listed: Vec<&str> =
        deny["licenses"]["allow"].as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect();
    assert_eq!(listed, LICENCES);
}
