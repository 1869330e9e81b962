//! How written texts are found: what is typed and what was written are compared without case, accents and the forms
//! of letters that no keyboard has. "µg" is found by "ug", "10⁹" by "109", "Élan" by "elan", "Søvn" by "sovn".

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// Accents that stand as letters of their own, beside the letter they belong to.
const ACCENTS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// Appends the form in which a text is found.
pub fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        // Most texts are plain, and plain ones fold a hundred times faster.
        let start = folded.len();
        folded.push_str(text);
        folded[start..].make_ascii_lowercase();
        return;
    }
    for letter in text.chars() {
        fold_letter(letter, &mut |plain| folded.push(plain));
    }
}

/// The form in which a text is found.
pub fn found_by(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The words that are looked for; every one of them has to be found.
pub fn words(typed: &str) -> Vec<String> {
    typed.split_whitespace().map(found_by).filter(|word| !word.is_empty()).collect()
}

fn fold_letter(letter: char, put: &mut impl FnMut(char)) {
    if letter.is_ascii() {
        return put(letter.to_ascii_lowercase());
    }
    // Letters that Unicode does not take apart, and that are typed otherwise where they are not on the keyboard.
    let plain = match letter {
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ð' | 'Ð' | 'đ' | 'Đ' => "d",
        'ł' | 'Ł' => "l",
        'ı' => "i",
        'ς' => "σ",
        'µ' | 'μ' => "u",
        '−' | '–' | '—' => "-",
        '’' | '‘' => "'",
        _ => "",
    };
    if !plain.is_empty() {
        return plain.chars().for_each(put);
    }
    for part in std::iter::once(letter).nfkd().flat_map(char::to_lowercase) {
        match part {
            'μ' => put('u'),
            part if ACCENTS.contains(&part) => {}
            part => put(part),
        }
    }
}

/// Where in a text the words stand, in its own bytes, in order; stretches that touch are one.
pub fn places(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut folded = String::with_capacity(text.len());
    // For every byte of the folded text: the letter it came from.
    let mut from: Vec<(usize, usize)> = Vec::with_capacity(text.len());
    for (start, letter) in text.char_indices() {
        fold_letter(letter, &mut |plain| folded.push(plain));
        from.resize(folded.len(), (start, start + letter.len_utf8()));
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words.iter().filter(|word| !word.is_empty()) {
        for (at, _) in folded.match_indices(word.as_str()) {
            if let (Some((start, _)), Some((_, end))) = (from.get(at), from.get(at + word.len() - 1)) {
                found.push(*start..*end);
            }
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_forms_do_not_matter() {
        for (written, typed) in [
            ("Élan vital", "elan"),
            ("E\u{301}lan", "ÉLAN"),
            ("Søvn, dårlig", "sovn darlig"),
            ("Weiß", "WEISS"),
            ("50 µg", "ug"),
            ("×10⁹/L", "109/l"),
            ("ΜΑΪΟΣ", "μαϊος"),
            ("İstanbul", "istanbul"),
            ("T−1", "t-1"),
            ("Kadıköy", "kadikoy"),
            ("STRAẞE", "strasse"),
            ("Ægir, hjærte, Œuvre, cœur", "aegir hjaerte oeuvre coeur"),
            ("Þór, Ðórður, Đakovo, vođa", "thor dordur dakovo voda"),
            ("Łódź, złoty, ØRE", "lodz zloty ore"),
            ("ΟΔΟΣ, οδος", "οδοσ"),
            ("a – b — c", "- -"),
            ("l’heure, d‘or", "l'heure d'or"),
        ] {
            let text = found_by(written);
            assert!(words(typed).iter().all(|word| text.contains(word)), "{typed} in {text}");
        }
        assert!(!found_by("fatigue").contains(&found_by("fatiguing")));
        assert!(words(" \u{301} ").is_empty());
    }

    #[test]
    fn the_places_are_those_of_the_written_text() {
        let text = "Weiße Mäuse, weiße";
        let said: Vec<&str> = places(text, &words("weisse aus")).into_iter().map(|range| &text[range]).collect();
        assert_eq!(said, ["Weiße", "äus", "weiße"]);
        assert_eq!(places("aaaa", &words("aa a")), vec![0..4]);
        assert!(places("nothing", &words("else")).is_empty());
        // A word may end within a letter that folds to two.
        assert_eq!(places("ß", &words("s")), vec![0..2]);
    }
}
