//! The one write path: every change of the diary, whoever makes it, goes through `Logbook::apply`.

mod backups;
mod salvage;

use std::borrow::Cow;
use std::io;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::change::{Change, ChangeError};
use crate::model::diary::Diary;
use crate::model::message::Message;
use crate::model::record::{Kind, Record, RecordId, Source};
use crate::model::revision::Revision;
use crate::store::backup;
use crate::store::{Archived, Head, Key, Reading, Store, StoreError, Target, Why, Writing};

/// So many records at once are deleted only after a backup.
const MANY: usize = 10;

pub use self::backups::{BackedUp, Backup, backups_of, newest_good_backup};
pub use self::salvage::Salvaged;
pub use crate::store::{Cells, DraftFile};

#[derive(Debug, thiserror::Error)]
pub enum LogbookError {
    #[error("there is no diary at {0}")]
    NoDiary(PathBuf),
    /// Somebody else wrote after what was asked about this change was asked.
    #[error("the diary was changed meanwhile")]
    Moved,
    #[error(transparent)]
    Refused(#[from] ChangeError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl LogbookError {
    /// The file is there, and no diary that this or a later version reads: a backup may help.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::NoDiary(_)
            | Self::Moved
            | Self::Refused(_)
            | Self::Store(StoreError::Newer { .. } | StoreError::UpdateLoses { .. }) => false,
            Self::Store(error) => error.is_about_the_file(),
        }
    }

    /// Somebody else is in the middle of something; it can be tried again.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Store(StoreError::Busy))
    }

    /// The name leads to another file by now: it has to be opened again.
    pub fn is_replaced(&self) -> bool {
        matches!(self, Self::Store(StoreError::Replaced))
    }

    pub fn message(&self) -> Message {
        match self {
            Self::NoDiary(path) => Message::new("store-no-diary").with("path", path.display()),
            Self::Moved => Message::new("refused-moved"),
            Self::Refused(error) => error.message(),
            Self::Store(error) => error.message(),
        }
    }
}

/// A change that can be undone or done again, and who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub what: Message,
    pub by: Source,
}

/// The open diary: what is in memory, and the file that it is read from and written to.
#[derive(Debug)]
pub struct Logbook {
    place: Place,
    known: Known,
}

#[derive(Debug)]
enum Place {
    Memory(Store),
    File(PathBuf, Store),
    /// No file yet: it is born with the first change.
    Unborn(PathBuf),
}

/// What memory says of the file, as of its change number `seq`.
#[derive(Debug, Default)]
struct Known {
    diary: Arc<Diary>,
    seq: i64,
    written: Option<Timestamp>,
    undoable: Option<Step>,
    redoable: Option<Step>,
}

/// What is asked for. What undo and redo mean is only known when nobody else can write any more.
#[derive(Clone, Copy)]
enum Wish<'a> {
    Change(&'a Change),
    AsKnown(&'a Change),
    Undo,
    Redo,
}

/// A change about to be written.
struct Plan<'a> {
    change: Cow<'a, Change>,
    why: Why,
    step: Step,
}

impl Logbook {
    /// Opens a diary that exists.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, LogbookError> {
        let path = path.into();
        let store = match Store::open(&path, &Key::None) {
            Err(StoreError::Io(error)) if error.kind() == io::ErrorKind::NotFound => {
                return Err(LogbookError::NoDiary(path));
            }
            other => other?,
        };
        let known = Known::read(&store.reading()?)?;
        Ok(Self { place: Place::File(path, store), known })
    }

    /// Opens a diary, or begins one: its file is made with the first change, not before.
    pub fn open_or_new(path: impl Into<PathBuf>) -> Result<Self, LogbookError> {
        match Self::open(path) {
            Err(LogbookError::NoDiary(path)) => Ok(Self { place: Place::Unborn(path), known: Known::default() }),
            other => other,
        }
    }

    /// Makes a diary of an archive, all of it or nothing, and only where no diary is. It adds nothing of its own.
    pub fn of_archive(path: impl Into<PathBuf>, archive: impl Read + Seek) -> Result<Self, LogbookError> {
        let path = path.into();
        let store = Store::of_archive(&path, &Key::None, archive)?;
        let known = Known::read(&store.reading()?)?;
        Ok(Self { place: Place::File(path, store), known })
    }

    /// The real store without a file, for tests.
    pub fn in_memory() -> Result<Self, LogbookError> {
        Ok(Self { place: Place::Memory(Store::in_memory()?), known: Known::default() })
    }

    pub fn diary(&self) -> &Arc<Diary> {
        &self.known.diary
    }

    pub fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::Memory(_) => None,
            Place::File(path, _) | Place::Unborn(path) => Some(path),
        }
    }

    /// A number that is another one after every commit, whoever made it.
    pub fn revision(&self) -> i64 {
        self.known.seq
    }

    /// When somebody last wrote, by the clock of then, since the last new record; `None` where nobody has.
    pub fn last_written(&self) -> Option<Timestamp> {
        self.known.written
    }

    /// What undo would take back, as of the last apply or refresh.
    pub fn undoable(&self) -> Option<&Step> {
        self.known.undoable.as_ref()
    }

    pub fn redoable(&self) -> Option<&Step> {
        self.known.redoable.as_ref()
    }

    /// Writes a change, then shows it. When this returns an error, nothing was written.
    pub fn apply(&mut self, change: &Change, by: &Source, at: Timestamp) -> Result<(), LogbookError> {
        self.commit(Wish::Change(change), by, at)?;
        Ok(())
    }

    /// As `apply`, but only onto the diary as it is known here: what was asked about the change was asked of that one.
    /// `Moved` where somebody else wrote; refresh, ask again, and come back.
    pub fn apply_as_known(&mut self, change: &Change, by: &Source, at: Timestamp) -> Result<(), LogbookError> {
        self.commit(Wish::AsKnown(change), by, at)?;
        Ok(())
    }

    /// Takes the last undoable change back, whoever made it; `None` where there is none.
    pub fn undo(&mut self, by: &Source, at: Timestamp) -> Result<Option<Step>, LogbookError> {
        self.commit(Wish::Undo, by, at)
    }

    /// Does again what was undone last, unless something new came after it.
    pub fn redo(&mut self, by: &Source, at: Timestamp) -> Result<Option<Step>, LogbookError> {
        self.commit(Wish::Redo, by, at)
    }

    /// Reads the diary again if somebody else wrote; says whether.
    pub fn refresh(&mut self) -> Result<bool, LogbookError> {
        match &self.place {
            Place::Memory(_) => Ok(false),
            Place::File(_, store) if store.is_replaced() => Err(StoreError::Replaced.into()),
            Place::File(_, store) => {
                let reading = store.reading()?;
                if reading.last_change()? == self.known.seq {
                    return Ok(false);
                }
                self.known.catch_up(&reading)?;
                Ok(true)
            }
            Place::Unborn(path) => match Self::open(path.clone()) {
                Ok(born) => {
                    *self = born;
                    Ok(true)
                }
                Err(LogbookError::NoDiary(_)) => Ok(false),
                Err(error) => Err(error),
            },
        }
    }

    /// Every version of a record, oldest first; empty where there never was one.
    pub fn history(&self, id: RecordId) -> Result<Vec<Revision>, LogbookError> {
        let Some(store) = self.store() else { return Ok(Vec::new()) };
        Ok(store.reading()?.history(id)?)
    }

    /// The last contents of every deleted record, the latest first.
    pub fn trash(&self) -> Result<Vec<Revision>, LogbookError> {
        let Some(store) = self.store() else { return Ok(Vec::new()) };
        Ok(store.reading()?.trash()?)
    }

    /// Every version of every record of these kinds, also of those in the trash: what a calendar on a phone may know.
    pub fn versions(&self, kinds: &[Kind]) -> Result<Vec<Record>, LogbookError> {
        let living = kinds.iter().flat_map(|kind| self.diary().of_kind(*kind)).map(|record| record.id);
        let mut ids: Vec<_> = living.collect();
        let trash = self.trash()?;
        ids.extend(
            trash.iter().map(|gone| &gone.record).filter(|gone| kinds.contains(&gone.kind())).map(|gone| gone.id),
        );
        let mut versions = Vec::new();
        for id in ids {
            versions.extend(self.history(id)?.into_iter().map(|revision| revision.record));
        }
        Ok(versions)
    }

    /// The bytes of an attachment; `None` where there is none of that id.
    pub fn content(&self, id: RecordId) -> Result<Option<Vec<u8>>, LogbookError> {
        let Some(store) = self.store() else { return Ok(None) };
        Ok(store.reading()?.content(id)?)
    }

    /// What is wrong with the file; empty where it is sound.
    pub fn check(&self) -> Result<Vec<String>, LogbookError> {
        let Some(store) = self.store() else { return Ok(Vec::new()) };
        Ok(store.reading()?.problems()?)
    }

    /// What the first line of an archive of this diary says; `None` while there is no diary.
    pub fn archive_head(&self) -> Result<Option<Head>, LogbookError> {
        let Some(store) = self.store() else { return Ok(None) };
        Ok(Some(store.reading()?.archive_head()?))
    }

    /// Writes everything, also what is in the trash and what was there before an edit, as one archive; `None` while
    /// there is no diary.
    pub fn archive(&self, to: &mut dyn Write) -> Result<Option<Archived>, LogbookError> {
        let Some(store) = self.store() else { return Ok(None) };
        Ok(Some(store.reading()?.archive(to)?))
    }

    fn store(&self) -> Option<&Store> {
        match &self.place {
            Place::Memory(store) | Place::File(_, store) => Some(store),
            Place::Unborn(_) => None,
        }
    }

    /// The waist: every write of every part of the program.
    fn commit(&mut self, wish: Wish<'_>, by: &Source, at: Timestamp) -> Result<Option<Step>, LogbookError> {
        // Somebody else may have made the file by now.
        if matches!(self.place, Place::Unborn(_)) && self.refresh()? && matches!(wish, Wish::AsKnown(_)) {
            return Err(LogbookError::Moved);
        }
        if let (Wish::Change(change) | Wish::AsKnown(change), Place::File(path, store)) = (wish, &self.place)
            && takes_much(change)
            && !self.known.diary.is_empty()
        {
            let reading = store.reading()?;
            reading.back_up(path, &backup::folder_of(path), at)?;
        }
        let path = match &mut self.place {
            Place::Memory(store) | Place::File(_, store) => return self.known.commit(store, wish, by, at),
            Place::Unborn(path) => path.clone(),
        };
        let (Wish::Change(change) | Wish::AsKnown(change)) = wish else { return Ok(None) };
        // What does not fit makes no file and no folder.
        change.check(&self.known.diary)?;
        let mut known = Known::default();
        match Store::birth(&path, &Key::None, |store| known.commit(store, wish, by, at)) {
            Ok((store, step)) => {
                self.known = known;
                self.place = Place::File(path, store);
                Ok(step)
            }
            // Two were born at once; the other one was faster.
            Err(LogbookError::Store(StoreError::Exists(_))) => {
                *self = Self::open(path)?;
                if matches!(wish, Wish::AsKnown(_)) { Err(LogbookError::Moved) } else { self.commit(wish, by, at) }
            }
            Err(error) => Err(error),
        }
    }
}

impl Known {
    fn read(reading: &Reading<'_>) -> Result<Self, StoreError> {
        let mut known = Self { diary: Arc::new(reading.diary()?), seq: reading.last_change()?, ..Self::default() };
        known.read_steps(reading)?;
        Ok(known)
    }

    /// What somebody else wrote since this was read. When this returns an error, it is as it was.
    fn catch_up(&mut self, reading: &Reading<'_>) -> Result<(), StoreError> {
        let last = reading.last_change()?;
        let since = if last < self.seq { None } else { reading.since(self.seq)? };
        let Some(since) = since else {
            *self = Self::read(reading)?;
            return Ok(());
        };
        let mut next = Self { diary: Arc::default(), seq: last, ..Self::default() };
        next.read_steps(reading)?;
        next.diary = std::mem::take(&mut self.diary);
        since.apply(Arc::make_mut(&mut next.diary));
        *self = next;
        Ok(())
    }

    fn read_steps(&mut self, reading: &Reading<'_>) -> Result<(), StoreError> {
        self.written = reading.last_written()?;
        self.undoable = reading.undo_target()?.map(|target| step(reading, target)).transpose()?;
        self.redoable = reading.redo_target()?.map(|target| step(reading, target)).transpose()?;
        Ok(())
    }

    fn commit(
        &mut self,
        store: &mut Store,
        wish: Wish<'_>,
        by: &Source,
        at: Timestamp,
    ) -> Result<Option<Step>, LogbookError> {
        let writing = store.writing()?;
        if writing.last_change()? != self.seq {
            if matches!(wish, Wish::AsKnown(_)) {
                return Err(LogbookError::Moved);
            }
            self.catch_up(&writing)?;
        }
        let Some(Plan { change, why, step }) = plan(wish, by, &writing, &self.diary)? else { return Ok(None) };
        change.check(&self.diary)?;
        check_trash(&writing, &change, why)?;
        let seq = writing.write(&change, why, by, at)?;
        let mut next = Self { diary: Arc::clone(&self.diary), seq, ..Self::default() };
        next.read_steps(&writing)?;
        writing.commit()?;
        // Only now: memory never says more than the disk.
        self.diary = Arc::default();
        change.apply(Arc::make_mut(&mut next.diary));
        *self = next;
        Ok(Some(step))
    }
}

/// What nobody would want to take back record by record: a backup comes first.
fn takes_much(change: &Change) -> bool {
    match change {
        Change::Import { .. } => true,
        Change::Delete(records) => records.len() >= MANY,
        _ => false,
    }
}

/// What the wish comes to in the file as it is now; `None` where there is nothing to undo or redo.
fn plan<'a>(
    wish: Wish<'a>,
    by: &Source,
    writing: &Writing<'_>,
    diary: &Diary,
) -> Result<Option<Plan<'a>>, LogbookError> {
    let (change, why, target) = match wish {
        Wish::Change(change) | Wish::AsKnown(change) => {
            let step = Step { what: change.describe(), by: by.clone() };
            let change = match change {
                // Somebody else may have set other things meanwhile.
                Change::Configure { before, after } if *before != diary.settings => {
                    let after = after.rebased(before, &diary.settings);
                    Cow::Owned(Change::Configure { before: diary.settings.clone(), after })
                }
                change => Cow::Borrowed(change),
            };
            return Ok(Some(Plan { change, why: Why::Change, step }));
        }
        Wish::Undo => {
            let Some(target) = writing.undo_target()? else { return Ok(None) };
            (writing.change(&target)?.inverse(), Why::Undo(target.seq), target)
        }
        Wish::Redo => {
            let Some(target) = writing.redo_target()? else { return Ok(None) };
            (writing.change(&target)?, Why::Redo(target.seq), target)
        }
    };
    let change = Cow::Owned(in_present_looks(change, diary));
    Ok(Some(Plan { change, why, step: step(writing, target)? }))
}

fn step(reading: &Reading<'_>, target: Target) -> Result<Step, StoreError> {
    Ok(Step { what: reading.describe(&target)?, by: target.by })
}

/// Undo and redo of a setting leave the looks as they are now: nobody asked to undo those.
fn in_present_looks(change: Change, diary: &Diary) -> Change {
    match change {
        Change::Configure { after, .. } => {
            let now = diary.settings.clone();
            Change::Configure { after: after.in_looks_of(&now), before: now }
        }
        change => change,
    }
}

/// What the diary in memory cannot know: an id in the trash is taken, and what comes back is what was thrown away.
fn check_trash(writing: &Writing<'_>, change: &Change, why: Why) -> Result<(), LogbookError> {
    let (records, comes_back) = match change {
        Change::Restore(records) => (records, true),
        Change::Add(records) | Change::Import { records, .. } => (records, why != Why::Change),
        Change::Attach { record, .. } => (&vec![(**record).clone()], false),
        Change::Edit { .. } | Change::Delete(_) | Change::Configure { .. } => return Ok(()),
    };
    for record in records {
        if comes_back {
            if writing.trashed(record.kind(), record.id)?.as_ref() != Some(record) {
                return Err(ChangeError::Stale(record.id).into());
            }
        } else if writing.is_in_trash(record.id)? {
            return Err(ChangeError::Exists(record.id).into());
        }
    }
    Ok(())
}
