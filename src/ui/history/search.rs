//! What every record is found by, in one folded text a record. Made in slices, so that no frame waits for ten years
//! of them; kept as long as the record is the same, so that a change costs no more than itself.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::analysis::describe;
use crate::intake;
use crate::model::search;
use crate::model::{Kind, Record, RecordId, Settings};
use crate::ui::dates;
use crate::ui::forms;
use crate::ui::screen::Cx;

/// Records whose texts are made in one frame.
const SLICE: usize = 800;
/// Letters beside a word that is shown out of a longer text.
const AROUND: usize = 32;

/// Cells that nobody wrote and nobody remembers.
const UNSEEN: [&str; 10] =
    ["id", "at_basis", "zone", "offset", "source", "of", "plan", "until_basis", "media", "range_source"];

#[derive(Debug, Default)]
pub(super) struct Index {
    made_of: Option<i64>,
    /// Everything, newest first.
    records: Vec<Arc<Record>>,
    /// What the first so many of them are found by.
    texts: Vec<String>,
    /// What was known of the revision before.
    before: HashMap<RecordId, (Arc<Record>, String)>,
    /// What all texts hang on: the names of what others belong to, and the words of the language.
    named: Vec<Arc<Record>>,
    settings: Option<Settings>,
    said: Said,
}

/// Words of codes and days: said once, needed by thousands.
#[derive(Debug, Default)]
struct Said {
    kinds: HashMap<Kind, String>,
    days: HashMap<jiff::civil::Date, String>,
}

impl Index {
    /// Whether the diary is another one than when it was last asked.
    pub(super) fn follow(&mut self, cx: &Cx<'_>) -> bool {
        if self.made_of == Some(cx.revision) {
            return false;
        }
        let named: Vec<Arc<Record>> =
            [Kind::Medicine, Kind::Plan].iter().flat_map(|kind| cx.diary.of_kind(*kind)).map(Arc::clone).collect();
        let same = |one: &[Arc<Record>], other: &[Arc<Record>]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        let keeps = same(&named, &self.named) && self.settings.as_ref() == Some(&cx.diary.settings);
        let old = std::mem::take(&mut self.records).into_iter().zip(std::mem::take(&mut self.texts));
        if keeps {
            self.before.extend(old.map(|(record, text)| (record.id, (record, text))));
        } else {
            self.before.clear();
            self.said = Said::default();
        }
        self.records = cx.diary.all().into_iter().rev().map(Arc::clone).collect();
        self.named = named;
        self.settings = Some(cx.diary.settings.clone());
        self.made_of = Some(cx.revision);
        true
    }

    /// Makes the next texts; whether all are there.
    pub(super) fn go_on(&mut self, cx: &Cx<'_>) -> bool {
        let mut made = 0;
        while made < SLICE
            && let Some(record) = self.records.get(self.texts.len())
        {
            let known = self.before.remove(&record.id).filter(|(known, _)| Arc::ptr_eq(known, record));
            let text = known.map_or_else(
                || {
                    made += 1;
                    self.said.text(record, cx)
                },
                |(_, text)| text,
            );
            self.texts.push(text);
        }
        let whole = self.is_whole();
        if whole && !self.before.is_empty() {
            self.before = HashMap::new();
        }
        whole
    }

    pub(super) fn is_whole(&self) -> bool {
        self.texts.len() == self.records.len()
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// How many of them can be found by words so far.
    pub(super) fn readable(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn record(&self, place: usize) -> Option<&Arc<Record>> {
        self.records.get(place)
    }

    pub(super) fn has(&self, place: usize, words: &[String]) -> bool {
        let text = self.texts.get(place).map_or("", String::as_str);
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

impl Said {
    /// Everything that was written in a record, and what the window says of it.
    fn text(&mut self, record: &Record, cx: &Cx<'_>) -> String {
        let mut text = String::with_capacity(128);
        let mut add = |part: &str| {
            search::fold_into(part, &mut text);
            // No word reaches from one text into the next.
            text.push('\n');
        };
        add(&cx.message(&describe::describe(record, cx.diary)));
        let kind = record.kind();
        add(self.kinds.entry(kind).or_insert_with(|| cx.say("history-kind", &[("kind", kind.code().to_owned())])));
        if let Some(day) = record.at.diary_day(cx.diary.settings.day_start_hour) {
            add(self.days.entry(day).or_insert_with(|| dates::plain(cx, day)));
        }
        for (field, cell) in intake::row(record, cx.diary).cells() {
            if !UNSEEN.contains(&field) {
                add(cell);
            }
        }
        text
    }
}

/// Where the words stand that are found in a record, but not in what its row shows: a piece of that text.
pub(super) fn beyond(cx: &Cx<'_>, record: &Record, words: &[String], shown: &str) -> Option<String> {
    let seen = search::found_by(shown);
    let missing: Vec<String> = words.iter().filter(|word| !seen.contains(word.as_str())).cloned().collect();
    if missing.is_empty() {
        return None;
    }
    let (label, text, place) = forms::facts(record, cx).into_iter().find_map(|(label, text)| {
        let place = search::places(&text, &missing).into_iter().next()?;
        Some((label, text, place))
    })?;
    Some(cx.say("history-found-in", &[("field", label), ("text", piece(&text, &place))]))
}

/// A word with what stands around it.
fn piece(text: &str, place: &Range<usize>) -> String {
    let before = text[..place.start].char_indices().rev().take(AROUND).last().map_or(place.start, |(at, _)| at);
    let after = text[place.end..].char_indices().take(AROUND).last();
    let after = after.map_or(place.end, |(at, letter)| place.end + at + letter.len_utf8());
    let mut piece = String::new();
    if before > 0 {
        piece.push('…');
    }
    piece.extend(text[before..after].chars().map(|letter| if letter == '\n' { ' ' } else { letter }));
    if after < text.len() {
        piece.push('…');
    }
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_of_a_long_text_says_where_it_was_cut() {
        let text = format!("{} needle {}", "é".repeat(60), "ß".repeat(60));
        let place = search::places(&text, &search::words("NEEDLE")).remove(0);
        let cut = piece(&text, &place);
        assert!(cut.starts_with('…') && cut.ends_with('…') && cut.contains("needle"), "{cut}");
        assert_eq!(piece("a needle", &(2..8)), "a needle");
    }
}
