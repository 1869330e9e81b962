//! The records that fit the filter, newest first. Made once for a revision and a filter, so that a frame of ten
//! years costs as much as a frame of a day; one letter more only looks through what was found before it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{Kind, Record, RecordId, search};
use crate::ui::history::search::Index;
use crate::ui::screen::Cx;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// As they are looked for; every one has to be found.
    pub(super) words: Vec<String>,
    pub(super) kind: Option<Kind>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

impl Filter {
    pub(super) fn words(typed: &str) -> Vec<String> {
        search::words(typed)
    }

    fn fits(&self, record: &Record) -> bool {
        self.kind.is_none_or(|kind| record.kind() == kind)
            && self.from.is_none_or(|from| from <= record.at.latest().date())
            && self.to.is_none_or(|to| record.at.earliest().date() <= to)
    }

    /// Whether whatever fits this one fits the other, too.
    fn is_within(&self, other: &Self) -> bool {
        let has = |old: &String| self.words.iter().any(|new| new.contains(old.as_str()));
        (self.kind, self.from, self.to) == (other.kind, other.from, other.to) && other.words.iter().all(has)
    }
}

#[derive(Debug, Default)]
pub(super) struct List {
    index: Index,
    filter: Option<Filter>,
    found: Vec<usize>,
    /// How many records were looked at.
    looked: usize,
}

impl List {
    /// Makes it anew where the diary or the filter is another; whether it did.
    pub(super) fn update(&mut self, cx: &Cx<'_>, filter: Filter) -> bool {
        let is_new_diary = self.index.follow(cx);
        let anew = is_new_diary || self.filter.as_ref() != Some(&filter);
        if anew {
            let all_read = self.looked <= self.index.readable();
            let narrows =
                !is_new_diary && all_read && self.filter.as_ref().is_some_and(|before| filter.is_within(before));
            if narrows {
                let index = &self.index;
                self.found.retain(|place| index.has(*place, &filter.words));
            } else {
                self.found.clear();
                self.looked = 0;
            }
            self.filter = Some(filter);
        }
        self.index.go_on(cx);
        let Some(filter) = &self.filter else { return anew };
        let most = if filter.words.is_empty() { self.index.len() } else { self.index.readable() };
        for place in self.looked..most {
            let fits = self.index.record(place).is_some_and(|record| filter.fits(record));
            if fits && self.index.has(place, &filter.words) {
                self.found.push(place);
            }
        }
        self.looked = most.max(self.looked);
        anew
    }

    /// Whether every record was looked at.
    pub(super) fn is_whole(&self) -> bool {
        self.looked == self.index.len()
    }

    /// Whether there is nothing left to prepare.
    pub(super) fn is_ready(&self) -> bool {
        self.index.is_whole()
    }

    pub(super) fn words(&self) -> &[String] {
        self.filter.as_ref().map_or(&[], |filter| &filter.words)
    }

    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn position(&self, id: RecordId) -> Option<usize> {
        self.found.iter().position(|place| self.index.record(*place).is_some_and(|record| record.id == id))
    }

    pub(super) fn get(&self, place: usize) -> Option<&Arc<Record>> {
        self.index.record(*self.found.get(place)?)
    }
}
