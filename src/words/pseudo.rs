//! The pseudo-language: English that can still be read, with accents on its vowels and two fifths longer, so that
//! what will not fit in another language is seen before anybody has translated a word.

/// What a text is made longer with; it breaks between words, as text does.
const FILL: &str = "one two three four five six seven ";

/// A text of the pseudo-language. What has no letters (a mark, a sign between two arguments) stays as it is.
pub fn pseudo(text: &str) -> String {
    let body = text.trim();
    if !body.chars().any(char::is_alphabetic) {
        return text.to_owned();
    }
    let (before, after) = text.split_once(body).unwrap_or_default();
    let missing = (body.chars().count() * 2).div_ceil(5);
    // A word alone becomes a longer word: that is what other languages have, and it breaks nowhere.
    let is_word = !body.contains(char::is_whitespace);
    let gap = if is_word { "" } else { " " };
    let inside = missing.saturating_sub(2 + gap.len()).max(1);
    let fill: String = FILL.chars().filter(|c| !(is_word && c.is_whitespace())).cycle().take(inside).collect();
    // What is put in between braces later has a name that must stay.
    let mut is_name = false;
    let accented: String = body
        .chars()
        .map(|letter| {
            is_name = letter == '{' || is_name && letter != '}';
            if is_name { letter } else { accent(letter) }
        })
        .collect();
    format!("{before}{accented}{gap}[{}]{after}", fill.trim_end())
}

fn accent(letter: char) -> char {
    match letter {
        'a' => 'á',
        'e' => 'ê',
        'i' => 'ï',
        'o' => 'ô',
        'u' => 'ü',
        'y' => 'ÿ',
        'A' => 'Å',
        'E' => 'É',
        'I' => 'Î',
        'O' => 'Ö',
        'U' => 'Û',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_two_fifths_longer_and_can_be_read() {
        for text in ["Today", "No", "Took it now", " doses of ", "A day begins at", "Settings", ", by an import"] {
            let said = pseudo(text);
            assert!(said.chars().count() * 5 >= text.chars().count() * 7, "{said:?}");
            assert_eq!(said.len() - said.trim_start().len(), text.len() - text.trim_start().len(), "{said:?}");
            assert_eq!(said.len() - said.trim_end().len(), text.len() - text.trim_end().len(), "{said:?}");
        }
        assert_eq!(pseudo("Today"), "Tôdáÿ[o]");
        assert_eq!(pseudo("Took it now"), "Tôôk ït nôw [on]");
        assert_eq!(pseudo("{value} is low"), "{value} ïs lôw [one]");
        for text in ["", " ", ".", " · ", "100 %"] {
            assert_eq!(pseudo(text), text);
        }
    }
}
