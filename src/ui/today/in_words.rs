//! Scores in words: the five words, what the day before said, and both ends of a scale.

use crate::analysis::daily;
use crate::model::symptom::{Direction, Scale, Score};
use crate::ui::screen::Cx;
use crate::ui::today::put::Known;
use crate::ui::today::row::Control;

/// One of the five words; the ends of a scale of which more is better are other ones.
pub(super) fn word(cx: &Cx<'_>, known: &Known<'_>, place: usize) -> String {
    let direction = known.asked.higher_is.map_or("open", Direction::code).to_owned();
    cx.say("daily-word", &[("direction", direction), ("place", format!("w{place}"))])
}

/// A score as it is said: the number with its unit, the word, no or yes.
pub(super) fn value_words(cx: &Cx<'_>, known: &Known<'_>, control: Control, score: Score) -> String {
    match control {
        Control::Words(steps) => {
            daily::nearest_word(steps, score).map_or_else(|| score.shown(), |place| word(cx, known, place))
        }
        Control::YesNo => cx.say("daily-answer", &[("answer", score.text())]),
        _ => score.shown(),
    }
}

/// A word as it stands within a sentence.
fn within(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// "yesterday 6"; "as yesterday" where this day has its copy.
pub(super) fn before_words(cx: &Cx<'_>, known: &Known<'_>, control: Control, is_today: bool) -> String {
    let day = if is_today { "today" } else { "other" };
    if known.now.is_some_and(|(_, entry)| entry.copied) {
        return cx.say("daily-copied", &[("day", day.to_owned())]);
    }
    if cx.diary.settings.daily.yesterday_hidden {
        return String::new();
    }
    let Some((_, entry)) = known.before else { return String::new() };
    let mut value = if entry.scale == known.scale {
        within(&value_words(cx, known, control, entry.score))
    } else {
        format!("{} ({})", entry.score.shown(), entry.scale.text().replace('-', "–"))
    };
    if let Some(side) = entry.side.filter(|side| Some(*side) != known.side) {
        value = cx.say("daily-with-side", &[("value", value), ("side", side.code().to_owned())]);
    }
    cx.say("daily-before", &[("day", day.to_owned()), ("value", value)])
}

/// Both ends of a scale in words; with their numbers where the header does not say them.
pub(super) fn ends(cx: &Cx<'_>, known: &Known<'_>, numbered: bool) -> String {
    let asked = known.asked;
    let unit = match known.scale {
        Scale::YesNo => return String::new(),
        Scale::Count | Scale::Minutes | Scale::Distance(_) => {
            return cx.say("daily-unit", &[("scale", known.scale.text())]);
        }
        Scale::Percent => "%",
        Scale::Numbers { .. } | Scale::Change => "",
    };
    let direction = asked.higher_is.map_or("open", Direction::code).to_owned();
    let general = |end: &str| cx.say("daily-end", &[("direction", direction.clone()), ("end", end.to_owned())]);
    let (low, high) = known.scale.bounds();
    let own = asked.low.clone().zip(asked.high.clone());
    if !numbered && own.is_none() {
        // The header says the general words.
        return String::new();
    }
    let (low_words, high_words) = own.unwrap_or_else(|| (general("low"), general("high")));
    if !numbered {
        return cx.say("daily-ends-bare", &[("low_words", low_words), ("high_words", high_words)]);
    }
    let number = |end: Option<u16>| end.map_or_else(String::new, |end| format!("{end}{unit}"));
    let args = [("low", number(low)), ("high", number(high)), ("low_words", low_words), ("high_words", high_words)];
    cx.say("daily-ends", &args)
}
