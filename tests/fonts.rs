//! Every character that the program can say of itself is in a bundled font: no screen shows a box.
#![expect(clippy::unwrap_used)] // This is only a test

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const TEXT: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
const STRONG: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
const FALLBACK: &[u8] = include_bytes!("../assets/fonts/NotoSans-Subset.ttf");

/// Characters in these files are read, never drawn.
const READ_ONLY: &[&str] = &["src/exchange/csv/harmless.rs"];

/// A font's character map of the Unicode basic plane (the cmap subtable of format 4).
struct Characters(&'static [u8]);

impl Characters {
    fn of(font: &'static [u8]) -> Self {
        let tables = usize::from(short(font, 4));
        let cmap = (0..tables).map(|table| 12 + table * 16).find(|at| &font[*at..at + 4] == b"cmap").unwrap();
        let cmap = &font[long(font, cmap + 8)..];
        let subtables = (0..usize::from(short(cmap, 2))).map(|subtable| &cmap[long(cmap, 4 + subtable * 8 + 4)..]);
        Self(subtables.into_iter().find(|subtable| short(subtable, 0) == 4).unwrap())
    }

    fn has(&self, character: char) -> bool {
        let Ok(code) = u16::try_from(u32::from(character)) else { return false };
        let table = self.0;
        let twice_segments = usize::from(short(table, 6));
        let segment = (0..twice_segments).step_by(2).find(|segment| short(table, 14 + segment) >= code);
        let Some(segment) = segment else { return false };
        let start = 16 + twice_segments + segment;
        let (delta, offset) = (start + twice_segments, start + 2 * twice_segments);
        if short(table, start) > code {
            return false;
        }
        let glyph = match usize::from(short(table, offset)) {
            0 => code.wrapping_add(short(table, delta)),
            distance => short(table, offset + distance + 2 * usize::from(code - short(table, start))),
        };
        glyph != 0
    }
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> usize {
    usize::from(short(bytes, at)) << 16 | usize::from(short(bytes, at + 2))
}

/// Files below a folder whose names end so, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Characters of these texts that no font has, each with the text it was first seen in.
fn missing(texts: impl IntoIterator<Item = (String, String)>, fonts: &[Characters]) -> BTreeMap<char, String> {
    let mut missing = BTreeMap::new();
    for (name, text) in texts {
        for character in text.chars().filter(|c| !c.is_control()) {
            if !fonts.iter().any(|font| font.has(character)) {
                missing.entry(character).or_insert_with(|| name.clone());
            }
        }
    }
    missing
}

#[test]
fn every_character_that_is_shipped_can_be_drawn() {
    let fonts = [Characters::of(TEXT), Characters::of(FALLBACK)];
    let whole = [("assets/locale", ".ftl"), ("seeds", ".toml"), ("seeds", ".csv")];
    let whole = whole.into_iter().flat_map(|(folder, ending)| files(folder, ending));
    let whole = whole.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()));
    let code = files("src", ".rs").into_iter().map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        // Tests feed it characters that it refuses.
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        (path.display().to_string(), shipped)
    });
    let code =
        code.filter(|(name, _)| !name.ends_with("tests.rs") && !READ_ONLY.iter().any(|file| name.ends_with(file)));
    assert_eq!(missing(whole.chain(code), &fonts), BTreeMap::new());
}

#[test]
fn charts_units_and_buttons_have_their_marks() {
    let fonts = [Characters::of(TEXT), Characters::of(FALLBACK)];
    let marks = "µμαΩÄéŁřЖяї⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉←→↑↓↔≤≥≠≈±×÷−–—…·•°′″½¼¾‰€£△▽▲▼◆◇○●□■✓✕☐☑⚠⋯▸▾“”‘’";
    assert_eq!(missing([("marks".to_owned(), marks.to_owned())], &fonts), BTreeMap::new());
}

#[test]
fn a_missing_character_is_found() {
    let told = |text: &str, fonts: &[Characters]| missing([("here".to_owned(), text.to_owned())], fonts);
    assert_eq!(
        told("a漢", &[Characters::of(TEXT), Characters::of(FALLBACK)]),
        BTreeMap::from([('漢', "here".to_owned())])
    );
    // The subset is needed, and so is the first font.
    assert!(told("µ", &[Characters::of(TEXT)]).contains_key(&'µ'));
    assert!(!told("µ", &[Characters::of(FALLBACK)]).contains_key(&'µ'));
}

#[test]
fn the_weights_agree_and_the_fallback_stays_small() {
    let (text, strong) = (Characters::of(TEXT), Characters::of(STRONG));
    let differing: Vec<_> = (' '..='\u{ffff}').filter(|c| text.has(*c) != strong.has(*c)).collect();
    assert_eq!(differing, Vec::<char>::new());
    assert!(FALLBACK.len() < 400_000, "{}", FALLBACK.len());
}
