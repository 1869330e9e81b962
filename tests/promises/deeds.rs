//! What is done to a diary while something breaks. Each deed follows from a seed, its number and the diary as it is, so
//! that it can be done once more elsewhere, and must come to the same.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::date;
use rusqlite::Connection;
use rust_decimal::Decimal;
use tempfile::TempDir;
use titrace::catalogue::Catalogue;
use titrace::exchange::csv;
use titrace::files::{self, Unwritten};
use titrace::logbook::{Logbook, LogbookError};
use titrace::model::amount::{Amount, Number};
use titrace::model::attachment::{Attachment, Media};
use titrace::model::change::Change;
use titrace::model::dose::{Dose, Status};
use titrace::model::event::Note;
use titrace::model::medicine::Medicine;
use titrace::model::message::Message;
use titrace::model::record::{Body, Kind, Record, RecordId, Source};
use titrace::model::settings::Settings;
use titrace::model::unit::DoseUnit;
use titrace::model::when::{Point, When};
use titrace::store::StoreError;
use titrace::store::backup::{folder_of, list};

use crate::chance::Chance;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deed {
    Add,
    Edit,
    Delete,
    Undo,
    Redo,
    /// Fifty records, one change.
    Import,
    /// Tables over those of an earlier export.
    Tables,
    /// An archive over an earlier one.
    Archive,
    /// The diary of an earlier release is opened.
    Migrate,
    Backup,
    /// The backup that was kept is put in the place of the diary.
    Restore,
}

impl Deed {
    pub(crate) const ALL: [Self; 11] = [
        Self::Add,
        Self::Edit,
        Self::Delete,
        Self::Undo,
        Self::Redo,
        Self::Import,
        Self::Tables,
        Self::Archive,
        Self::Migrate,
        Self::Backup,
        Self::Restore,
    ];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Import => "import",
            Self::Tables => "tables",
            Self::Archive => "archive",
            Self::Migrate => "migrate",
            Self::Backup => "backup",
            Self::Restore => "restore",
        }
    }

    pub(crate) fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }

    /// The deed of that number in the course of a seed.
    pub(crate) fn of(seed: u64, index: u64) -> Self {
        match Chance::stream(seed ^ 0xDEED, index).below(28) {
            0..=3 => Self::Add,
            4..=6 => Self::Edit,
            7..=9 => Self::Delete,
            10..=12 => Self::Undo,
            13..=14 => Self::Redo,
            15 => Self::Import,
            16..=18 => Self::Tables,
            19..=20 => Self::Archive,
            21..=23 => Self::Migrate,
            24..=25 => Self::Backup,
            _ => Self::Restore,
        }
    }
}

/// Where everything lies: one folder.
#[derive(Clone)]
pub(crate) struct Place(pub(crate) PathBuf);

/// The schemas whose diaries are brought to today's.
pub(crate) const SCHEMAS: [u64; 5] = [1, 2, 3, 4, 5];

impl Place {
    /// In folders that its birth makes.
    pub(crate) fn diary(&self) -> PathBuf {
        self.0.join("share/titrace/diary.titrace")
    }

    pub(crate) fn tables(&self) -> PathBuf {
        self.0.join("tables")
    }

    /// Another one after every restore: a restored diary is another copy, whose archive stands over none of an earlier.
    pub(crate) fn archive(&self) -> PathBuf {
        self.0.join(format!("all-{}.jsonl", self.aside().len()))
    }

    pub(crate) fn old(&self, schema: u64) -> PathBuf {
        self.0.join(format!("schema-{schema}.titrace"))
    }

    /// Where the diary's backups are made.
    pub(crate) fn backups(&self) -> PathBuf {
        folder_of(&self.diary())
    }

    /// Where the backup is that is restored.
    pub(crate) fn kept(&self) -> PathBuf {
        self.0.join("kept")
    }

    /// What restores put aside, with the journals of these left out.
    pub(crate) fn aside(&self) -> Vec<PathBuf> {
        // Where the disk fails, what it does not tell is not there; it is asked again when it is well.
        let entries =
            fs::read_dir(self.0.join("share/titrace")).into_iter().flatten().flatten().map(|entry| entry.path());
        let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut aside: Vec<PathBuf> = entries
            .filter(|path| name(path).starts_with("diary.titrace.replaced-") && !name(path).ends_with("-journal"))
            .collect();
        aside.sort();
        aside
    }

    pub(crate) fn lay_olds(&self) {
        for schema in SCHEMAS {
            self.lay_old(schema);
        }
    }

    /// Lays the diary of an earlier release there, as it was released.
    #[expect(clippy::disallowed_methods, reason = "nobody has either of them open")]
    pub(crate) fn lay_old(&self, schema: u64) {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema-{schema}.titrace"));
        fs::copy(fixture, self.old(schema)).unwrap();
    }
}

/// A folder that goes with the value. In memory where a machine has that: what is on a disk is another row's business.
pub(crate) fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// Which of the earlier diaries a deed opens.
pub(crate) fn schema_of(index: u64) -> u64 {
    SCHEMAS[(index % SCHEMAS.len() as u64) as usize]
}

/// Why a deed was not done.
#[derive(Debug)]
pub(crate) enum Refused {
    Logbook(LogbookError),
    File(Unwritten),
}

impl Refused {
    /// What the person is told.
    pub(crate) fn message(&self) -> Message {
        match self {
            Self::Logbook(error) => error.message(),
            Self::File(Unwritten::NotOurs(path)) => Message::new("cli-not-our-file").with("path", path.display()),
            Self::File(Unwritten::Failed(path, why)) => {
                Message::new("cli-file-failed").with("why", why).with("path", path.display())
            }
        }
    }
}

impl From<LogbookError> for Refused {
    fn from(error: LogbookError) -> Self {
        Self::Logbook(error)
    }
}

/// Does a deed of a diary in its place, as the command line does it.
pub(crate) fn act(
    deed: Deed,
    logbook: &mut Logbook,
    place: &Place,
    catalogue: &Catalogue,
    seed: u64,
    index: u64,
) -> Result<(), Refused> {
    match deed {
        Deed::Tables => {
            files::write_tables(&place.tables(), &csv::export(logbook.diary(), catalogue)).map_err(Refused::File)
        }
        Deed::Archive => write_archive(logbook, place),
        Deed::Migrate => Ok(Logbook::open(place.old(schema_of(index))).map(|_opened| ())?),
        Deed::Backup => Ok(logbook.back_up(moment(index)).map(|_made| ())?),
        Deed::Restore => {
            let Some(kept) = list(&place.kept()).map_err(LogbookError::from)?.into_iter().next() else { return Ok(()) };
            // Nobody else has the diary open.
            *logbook = Logbook::in_memory()?;
            *logbook = Logbook::restored(&place.diary(), &kept.path, moment(index))?.0;
            Ok(())
        }
        _ => Ok(write(deed, logbook, seed, index)?),
    }
}

/// As it must not be done: a table written over the earlier one in its place, a diary changed without a journal.
pub(crate) fn act_carelessly(
    deed: Deed,
    logbook: &mut Logbook,
    place: &Place,
    catalogue: &Catalogue,
    seed: u64,
    index: u64,
) -> Result<(), Refused> {
    match deed {
        Deed::Tables => {
            for (name, bytes) in csv::export(logbook.diary(), catalogue) {
                let path = place.tables().join(name);
                fs::write(&path, bytes).map_err(|why| Refused::File(Unwritten::Failed(path, why)))?;
            }
            Ok(())
        }
        Deed::Edit => {
            let written = Connection::open(place.diary()).and_then(|connection| {
                connection.pragma(None, "journal_mode", "off", |_row| Ok(()))?;
                // All of it is written anew, in its place.
                connection.execute_batch("PRAGMA page_size = 8192; VACUUM")
            });
            written.map_err(|error| Refused::Logbook(StoreError::from(error).into()))
        }
        _ => act(deed, logbook, place, catalogue, seed, index),
    }
}

fn write_archive(logbook: &Logbook, place: &Place) -> Result<(), Refused> {
    // A diary that is not there yet has no archive.
    let Some(head) = logbook.archive_head()? else { return Ok(()) };
    let path = place.archive();
    let draft = files::draft_over(&path, &place.diary(), |bytes| head.is_earlier(bytes));
    let mut draft = draft.map_err(Refused::File)?;
    logbook.archive(&mut draft)?;
    draft.commit().map_err(|err| Refused::File(Unwritten::Failed(path, err)))
}

/// Does what changes the diary itself; nothing for the other deeds.
pub(crate) fn write(deed: Deed, logbook: &mut Logbook, seed: u64, index: u64) -> Result<(), LogbookError> {
    let at = moment(index);
    match deed {
        Deed::Undo => logbook.undo(&Source::Window, at).map(|_step| ()),
        Deed::Redo => logbook.redo(&Source::Window, at).map(|_step| ()),
        Deed::Tables | Deed::Archive | Deed::Migrate | Deed::Backup | Deed::Restore => Ok(()),
        Deed::Add | Deed::Edit | Deed::Delete | Deed::Import => {
            logbook.apply(&change(deed, logbook, seed, index), &Source::Window, at)
        }
    }
}

/// When a deed is done.
pub(crate) fn moment(index: u64) -> Timestamp {
    Timestamp::from_second(1_400_000_000 + index.cast_signed() * 60).unwrap()
}

fn change(deed: Deed, logbook: &Logbook, seed: u64, index: u64) -> Change {
    let mut chance = Chance::stream(seed, index);
    let diary = logbook.diary();
    let Some((medicine, _)) = diary.medicines().next().map(|(record, medicine)| (record.id, medicine)) else {
        let name = format!("Medicine {index}");
        return Change::Add(vec![record(&mut chance, index, Body::Medicine(Medicine { name, ..Medicine::default() }))]);
    };
    let living = || diary.of_kind(Kind::Note).iter().chain(diary.of_kind(Kind::Dose));
    let chosen = living().nth(chance.under(living().count() as u64) as usize).map(|record| (**record).clone());
    match (deed, chosen) {
        (Deed::Import, _) => {
            let records = (0..50).map(|_| entry(&mut chance, index, medicine)).collect();
            Change::Import { batch: format!("batch {index}"), records }
        }
        (Deed::Edit, _) if chance.under(5) == 0 => {
            let before = diary.settings.clone();
            let after = Settings { day_start_hour: (before.day_start_hour + 1) % 6, ..before.clone() };
            Change::Configure { before, after }
        }
        (Deed::Edit, Some(before)) => {
            let after = Record { note: Some(text(&mut chance)), ..before.clone() };
            Change::Edit { before: Box::new(before), after: Box::new(after) }
        }
        (Deed::Delete, Some(record)) => Change::Delete(vec![record]),
        _ if chance.under(8) == 0 => {
            let content: Vec<u8> = (0..=chance.under(20_000)).map(|at| (at % 251) as u8).collect();
            let size = content.len() as u64;
            let name = format!("{index}.pdf");
            let body = Body::Attachment(Attachment { of: medicine, name, media: Media::Pdf, size });
            Change::Attach { record: Box::new(record(&mut chance, index, body)), content: content.into() }
        }
        _ => Change::Add(vec![entry(&mut chance, index, medicine)]),
    }
}

fn entry(chance: &mut Chance, index: u64, medicine: RecordId) -> Record {
    let body = if chance.under(2) == 0 {
        Body::Note(Note { text: text(chance) })
    } else {
        let number = Number::new(Decimal::new(chance.under(1000).cast_signed() + 1, 2));
        Body::Dose(Dose {
            medicine,
            amount: Some(Amount { number, unit: DoseUnit::Milligram }),
            count: None,
            planned_amount: None,
            status: Status::Taken,
            reason: None,
        })
    };
    record(chance, index, body)
}

fn record(chance: &mut Chance, index: u64, body: Body) -> Record {
    let day = date(2020, 1, 1) + jiff::Span::new().days((index % 2000).cast_signed());
    let minute = day.at(chance.under(24) as i8, chance.under(60) as i8, 0, 0);
    Record {
        id: RecordId(chance.id()),
        at: When::exact(Point::Minute(minute)),
        note: None,
        source: Source::Window,
        entered_by: None,
        body,
    }
}

/// Some words, now and then longer than a page of the file.
fn text(chance: &mut Chance) -> String {
    let words = if chance.under(10) == 0 { 900 } else { 12 };
    (0..words).map(|_| format!("{:04x}", chance.under(1 << 16))).collect::<Vec<_>>().join(" ")
}
