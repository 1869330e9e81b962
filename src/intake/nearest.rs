//! A name that nobody knows, and the known one that was perhaps meant.

use crate::catalogue::Catalogue;
use crate::model::diary::folded;
use crate::model::{Diary, Message};

/// What laboratories write before a name: plasma, serum, blood, and that the sample was taken fasting.
const SAMPLES: [&str; 8] = ["p-", "s-", "b-", "fp-", "fs-", "fb-", "pt-", "vb-"];

/// What is measured in another fluid is another analyte.
const OTHER_FLUIDS: [&str; 5] = ["u-", "du-", "urine", "csf", "sp-"];

/// Whether the catalogue knows the analyte, or the person has added it.
pub fn is_known_analyte(name: &str, catalogue: &Catalogue, diary: &Diary) -> bool {
    catalogue.analyte(name).is_some() || diary.own_analyte(name).is_some()
}

/// The known analyte that an unknown name is perhaps a slip or a longer form of. `None` for a known one.
pub fn nearest_analyte<'a>(name: &str, catalogue: &'a Catalogue, diary: &'a Diary) -> Option<&'a str> {
    if is_known_analyte(name, catalogue, diary) {
        return None;
    }
    let wanted = folded(name.trim());
    if OTHER_FLUIDS.iter().any(|fluid| wanted.starts_with(fluid)) {
        return None;
    }
    let wanted = bare(&wanted);
    let known = catalogue.analytes().iter().flat_map(|analyte| {
        let names = std::iter::once(&analyte.name).chain(&analyte.aliases);
        names.map(|alias| (alias.as_str(), analyte.name.as_str()))
    });
    let own = diary.own_analytes().map(|(_, own)| (own.name.as_str(), own.name.as_str()));
    let most = match wanted.chars().count() {
        0..=3 => 0,
        4..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let near = known.chain(own).filter_map(|(alias, name)| Some((distance(&wanted, &folded(alias), most)?, name)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// What is said of a name that nobody knows, so that a slip is seen: the result is kept, and held against nothing.
pub fn unknown_analyte(name: &str, catalogue: &Catalogue, diary: &Diary) -> Option<Message> {
    if is_known_analyte(name, catalogue, diary) {
        return None;
    }
    let said = |key| Message::new(key).with("text", name.trim());
    Some(match nearest_analyte(name, catalogue, diary) {
        Some(near) => said("analyte-unknown-near").with("near", near),
        None => said("analyte-unknown"),
    })
}

/// Without `(EDTA)` behind it and `P-` before it.
fn bare(name: &str) -> String {
    let name = name.split(['(', '[', ',']).next().map_or(name, str::trim);
    SAMPLES.iter().find_map(|sample| name.strip_prefix(sample)).unwrap_or(name).trim().to_owned()
}

/// How many letters have to be put in, taken out, changed, or changed with their neighbour; `None`: more than `most`.
fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, beside) in other.iter().enumerate() {
            let changed = last[column] + usize::from(letter != beside);
            let mut least = changed.min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && one[row - 1] == *beside && other[column - 1] == *letter {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leads_to_the_name_that_was_meant() {
        let (catalogue, diary) = (Catalogue::bundled().unwrap(), Diary::default());
        for (name, wanted) in [
            ("Platlets", Some("Platelets")),
            ("Paltelets", Some("Platelets")),
            ("Trombocytter", Some("Platelets")),
            ("platelets (EDTA)", Some("Platelets")),
            ("P-Glucose", Some("Glucose")),
            ("fP-Glucose", Some("Glucose")),
            ("U-Glucose", None),
            ("Platelets", None),
            ("PLT", None),
            ("Widget factor", None),
            ("XY", None),
            ("", None),
        ] {
            assert_eq!(nearest_analyte(name, &catalogue, &diary), wanted, "{name}");
        }
    }
}
