//! A new diary of what can be read of a damaged one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::change::Change;
use crate::model::diary::Diary;
use crate::model::medicine::Medicine;
use crate::model::record::{Body, Kind, Record, Source};
use crate::store::{Key, Salvage, Store};

use super::{Known, Logbook, LogbookError, Place, Wish};

/// What is salvaged comes under this name.
const SALVAGE: &str = "salvage";

/// What came of a salvage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// Records in the new diary, without the stand-ins.
    pub records: usize,
    /// Medicines that could not be read and stand there under a name that says so.
    pub stand_ins: usize,
    /// Records and versions that were there and could not be taken along.
    pub left: usize,
    /// Places where something is missing or may be.
    pub holes: usize,
}

/// What was read, in an order in which each record finds what it hangs on.
struct Placed {
    diary: Diary,
    records: Vec<Record>,
    attached: Vec<(Record, Arc<[u8]>)>,
    told: Salvaged,
}

impl Placed {
    fn of(salvage: Salvage, stand_in: &str) -> Self {
        let Salvage { records, mut contents, senseless, holes, .. } = salvage;
        let told = Salvaged { records: 0, stand_ins: 0, left: senseless, holes };
        let mut placed = Self { diary: Diary::default(), records: Vec::new(), attached: Vec::new(), told };
        let rank = |record: &Record| match record.kind() {
            Kind::Medicine => 0,
            Kind::Plan => 1,
            Kind::Attachment => 3,
            _ => 2,
        };
        let mut records = records;
        records.sort_by_key(|record| (rank(record), record.kind() as usize));
        for one_kind in records.chunk_by(|one, other| one.kind() == other.kind()) {
            placed.stand_in(one_kind, stand_in);
            if one_kind.first().is_some_and(|record| record.kind() == Kind::Attachment) {
                for record in one_kind {
                    let is_kept = contents.remove(&record.id).is_some_and(|bytes| placed.attach(record, bytes.into()));
                    placed.count(1, is_kept);
                }
            } else if placed.put(one_kind) {
                placed.count(one_kind.len(), true);
            } else {
                // Where not all of them fit each other, each is tried.
                for record in one_kind {
                    let is_kept = placed.put(std::slice::from_ref(record));
                    placed.count(1, is_kept);
                }
            }
        }
        placed
    }

    fn count(&mut self, count: usize, is_kept: bool) {
        let place = if is_kept { &mut self.told.records } else { &mut self.told.left };
        *place += count;
    }

    /// A medicine for each that is gone while something hangs on it.
    fn stand_in(&mut self, records: &[Record], name: &str) {
        for record in records {
            if let Some(medicine) = record.medicine().filter(|id| self.diary.get(*id).is_none()) {
                let name = format!("{name} {}", self.told.stand_ins + 1);
                let body = Body::Medicine(Medicine { name, ..Medicine::default() });
                let medicine = Record { id: medicine, body, note: None, ..record.clone() };
                self.told.stand_ins += usize::from(self.put(&[medicine]));
            }
        }
    }

    fn put(&mut self, records: &[Record]) -> bool {
        let change = Change::Add(records.to_vec());
        let fits = change.check(&self.diary).is_ok();
        if fits {
            change.apply(&mut self.diary);
            self.records.extend(records.iter().cloned());
        }
        fits
    }

    fn attach(&mut self, record: &Record, content: Arc<[u8]>) -> bool {
        let change = Change::Attach { record: Box::new(record.clone()), content: Arc::clone(&content) };
        let fits = change.check(&self.diary).is_ok();
        if fits {
            change.apply(&mut self.diary);
            self.attached.push((record.clone(), content));
        }
        fits
    }
}

impl Logbook {
    /// The same in the place of the damaged diary, which is put aside as it is.
    pub fn salvaged_in_place(path: &Path, stand_in: &str, at: Timestamp) -> Result<(Self, Salvaged), LogbookError> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".salvaged-{}", at.as_second()));
        let beside = PathBuf::from(beside);
        let (salvaged, told) = Self::salvaged(path, &beside, stand_in, at)?;
        drop(salvaged);
        let restored = Store::restore(path, &Key::None, &beside, at);
        Store::discard(&beside)?;
        let (store, _) = restored?;
        let known = Known::read(&store.reading()?)?;
        Ok((Self { place: Place::File(path.to_owned(), store), known }, told))
    }

    /// Makes a new diary at `to` of what can be read of the one at `from`, which is not touched. `stand_in` is what a
    /// medicine is called that is gone while its doses are there. What comes is marked as an import of the batch
    /// `salvage`.
    pub fn salvaged(
        from: &Path,
        to: impl Into<PathBuf>,
        stand_in: &str,
        at: Timestamp,
    ) -> Result<(Self, Salvaged), LogbookError> {
        let mut salvage = Salvage::read(from)?;
        let settings = salvage.settings.take();
        let placed = Placed::of(salvage, stand_in);
        let to = to.into();
        let by = Source::Import(SALVAGE.to_owned());
        let mut known = Known::default();
        let (store, ()) = Store::birth(&to, &Key::None, |store| -> Result<(), LogbookError> {
            if let Some(after) = settings {
                let change = Change::Configure { before: known.diary.settings.clone(), after };
                known.commit(store, Wish::Change(&change), &by, at)?;
            }
            let change = Change::Import { batch: SALVAGE.to_owned(), records: placed.records };
            known.commit(store, Wish::Change(&change), &by, at)?;
            for (record, content) in placed.attached {
                let change = Change::Attach { record: Box::new(record), content };
                known.commit(store, Wish::Change(&change), &by, at)?;
            }
            Ok(())
        })?;
        Ok((Self { place: Place::File(to, store), known }, placed.told))
    }
}
