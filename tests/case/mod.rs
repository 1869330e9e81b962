//! The bundled case as a diary.

use std::collections::HashSet;

use jiff::Zoned;
use titrace::catalogue::{CASE_000, Catalogue};
use titrace::exchange::csv::{self, Preview};
use titrace::intake::Entry;
use titrace::model::{Diary, RecordId, Settings, Source};
use uuid::Uuid;

/// What the reader makes of it. `fresh` gives ids to records that have none.
pub(crate) fn preview(catalogue: &Catalogue, fresh: &mut dyn FnMut() -> RecordId) -> Preview {
    let empty = Diary::of(Settings::default(), Vec::new());
    let now: Zoned = "2025-11-22T12:00[UTC]".parse().unwrap();
    let entry = Entry {
        diary: &empty,
        catalogue,
        now: &now,
        source: Source::CommandLine,
        decimal_mark: '.',
        id: RecordId(Uuid::nil()),
        fresh: false,
        confirmed: false,
    };
    let files: Vec<_> = CASE_000.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    csv::read(&files, &entry, &HashSet::new(), &mut || fresh()).unwrap()
}

pub(crate) fn diary(catalogue: &Catalogue) -> Diary {
    let mut next = 0;
    let change = preview(catalogue, &mut || {
        next += 1;
        RecordId(Uuid::from_u128(next))
    })
    .into_change();
    let mut diary = Diary::of(Settings::default(), Vec::new());
    change.check(&diary).unwrap();
    change.apply(&mut diary);
    diary
}
