//! What must be there: the same deeds done on a diary in memory, where nothing breaks. After something broke, the file
//! is that diary after all deeds that were acknowledged, or after one more.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use titrace::catalogue::Catalogue;
use titrace::exchange::csv;
use titrace::logbook::{Logbook, LogbookError};
use titrace::store::backup::{Backup, folder_of, list};

use crate::deeds::{Deed, Place, SCHEMAS, act, moment, schema_of, scratch, write};
use crate::picture::{Picture, unsealed};
use crate::run::Said;

/// What does not change from try to try.
pub(crate) struct Known {
    pub(crate) catalogue: Catalogue,
    /// The diaries of earlier releases, brought to today's without a break.
    olds: BTreeMap<u64, Picture>,
    /// Today's schema.
    pub(crate) version: i32,
}

impl Known {
    pub(crate) fn new() -> Self {
        let folder = scratch();
        let place = Place(folder.path().to_owned());
        let mut version = 0;
        let olds = SCHEMAS.map(|schema| {
            place.lay_old(schema);
            let picture = Picture::of(&Logbook::open(place.old(schema)).unwrap()).unwrap();
            version = version_of(&place.old(schema));
            (schema, picture)
        });
        Self { catalogue: Catalogue::bundled().unwrap(), olds: olds.into(), version }
    }
}

pub(crate) struct World<'a> {
    known: &'a Known,
    seed: u64,
    /// The number of the next deed.
    pub(crate) index: u64,
    model: Logbook,
    /// The deeds that made it.
    made_by: Vec<(Deed, u64)>,
    /// Those that made the backup that is restored.
    kept: Option<Vec<(Deed, u64)>>,
    /// So many diaries were put aside.
    aside: usize,
    /// The last backup.
    backup: Option<Picture>,
    /// The exports that stand there.
    tables: BTreeMap<String, Vec<u8>>,
    archive: Option<String>,
}

impl<'a> World<'a> {
    /// A world of a few deeds; of none, the diary is not born yet.
    pub(crate) fn grown(known: &'a Known, place: &Place, seed: u64, deeds: u64) -> Self {
        let model = Logbook::in_memory().unwrap();
        let mut world = Self {
            known,
            seed,
            index: deeds,
            model,
            made_by: Vec::new(),
            kept: None,
            aside: 0,
            backup: None,
            tables: BTreeMap::new(),
            archive: None,
        };
        place.lay_olds();
        let mut logbook = Logbook::open_or_new(place.diary()).unwrap();
        for index in 0..deeds {
            if index == deeds / 2 {
                let made = logbook.back_up_to(&place.kept(), moment(index)).unwrap();
                world.kept = made.map(|_backup| world.made_by.clone());
            }
            let deed = Deed::of(seed, index);
            act(deed, &mut logbook, place, &known.catalogue, seed, index).unwrap();
            world.replay(deed, index, deeds).unwrap();
        }
        place.lay_olds();
        world
    }

    /// The deed on the diary in memory, and what it leaves behind beside the file, unless another one before `end` does.
    fn replay(&mut self, deed: Deed, index: u64, end: u64) -> Result<(), LogbookError> {
        let is_last = || (index + 1..end).all(|later| Deed::of(self.seed, later) != deed);
        match deed {
            Deed::Tables if is_last() => self.tables = self.tables_now(),
            Deed::Archive if is_last() => self.archive = self.archive_now().or(self.archive.take()),
            Deed::Backup if is_last() && self.model.revision() > 0 => self.backup = Picture::of(&self.model).ok(),
            Deed::Restore => return self.restore(),
            _ => {}
        }
        self.made_by.push((deed, index));
        write(deed, &mut self.model, self.seed, index)
    }

    /// The diary in memory becomes what it was when the backup was kept.
    fn restore(&mut self) -> Result<(), LogbookError> {
        let Some(kept) = self.kept.clone() else { return Ok(()) };
        self.aside += 1;
        // Another copy of the diary has archives of its own.
        self.archive = None;
        self.model = Logbook::in_memory()?;
        self.made_by.clone_from(&kept);
        kept.into_iter().try_for_each(|(deed, index)| write(deed, &mut self.model, self.seed, index))
    }

    fn tables_now(&self) -> BTreeMap<String, Vec<u8>> {
        csv::export(self.model.diary(), &self.known.catalogue).into_iter().collect()
    }

    fn archive_now(&self) -> Option<String> {
        let is_born = self.model.revision() > 0;
        is_born.then(|| Picture::of(&self.model).unwrap().archive().to_owned())
    }

    /// What is wrong in that place after a break; the world goes on from what is there.
    pub(crate) fn judge(&mut self, place: &Place, said: &Said) -> Vec<String> {
        let mut wrong = said.wrong.clone();
        let first = self.index;
        self.index += said.acks;
        for index in first..self.index {
            if let Err(error) = self.replay(Deed::of(self.seed, index), index, self.index) {
                wrong.push(format!("deed {index} was acknowledged and is refused elsewhere: {error}"));
            }
        }
        let broken = Deed::of(self.seed, self.index);
        self.judge_tables(place, broken, &mut wrong);
        self.judge_archive(place, broken, &mut wrong);
        let may_be_old = if broken == Deed::Migrate { self.index + 1 } else { self.index };
        // Which of the earlier diaries were opened, and whether one of these was to its end.
        let opened = (first..may_be_old).rev().filter(|index| Deed::of(self.seed, *index) == Deed::Migrate);
        let opened: BTreeMap<u64, bool> = opened.map(|index| (schema_of(index), index < self.index)).collect();
        for (schema, is_migrated) in opened {
            self.judge_old(place, schema, is_migrated, &mut wrong);
        }
        self.judge_diary(place, broken, &mut wrong);
        self.judge_backups(place, broken, &mut wrong);
        let at = format!("seed {}, deeds {first} to {} and {}", self.seed, self.index, broken.code());
        wrong.into_iter().map(|what| format!("{at}: {what}")).collect()
    }

    fn judge_diary(&mut self, place: &Place, broken: Deed, wrong: &mut Vec<String>) {
        let found = match Logbook::open(place.diary()) {
            Err(LogbookError::NoDiary(_)) if self.model.revision() == 0 => return,
            other => other.and_then(|logbook| Picture::of(&logbook)),
        };
        let found = match found {
            Ok(found) => found,
            Err(error) => return wrong.push(format!("the diary: {error}")),
        };
        // The deed that was broken off came through whole.
        let is_restored = broken == Deed::Restore && found != Picture::of(&self.model).unwrap();
        if found.revision() > self.model.revision() || is_restored {
            self.replay(broken, self.index, 0).ok();
            self.index += 1;
        }
        let wanted = Picture::of(&self.model).unwrap();
        if found != wanted {
            wrong.push(format!("the diary has {}; it should have {}", found.said(), wanted.said()));
        }
    }

    /// Every table is the whole earlier one, or the whole new one.
    fn judge_tables(&mut self, place: &Place, broken: Deed, wrong: &mut Vec<String>) {
        let new = if broken == Deed::Tables { self.tables_now() } else { BTreeMap::new() };
        let found = files_in(&place.tables());
        for name in self.tables.keys().chain(new.keys()) {
            let there = found.get(name);
            if there != self.tables.get(name) && (there.is_none() || there != new.get(name)) {
                wrong.push(format!("{name} is neither the earlier table nor the new one"));
            }
        }
        wrong.extend(found.keys().filter(|name| !self.tables.contains_key(*name) && !new.contains_key(*name)).cloned());
        self.tables = found;
    }

    fn judge_archive(&mut self, place: &Place, broken: Deed, wrong: &mut Vec<String>) {
        if place.aside().len() != self.aside {
            // A restore was broken off; the next archive is another one.
            self.archive = None;
            return;
        }
        let new = if broken == Deed::Archive { self.archive_now() } else { None };
        let found = content(&place.archive());
        let whole = found.as_deref().and_then(unsealed);
        if found.is_some() != whole.is_some() || whole != self.archive && (whole.is_none() || whole != new) {
            wrong.push("the archive is neither the earlier one nor the new one".to_owned());
        }
        self.archive = whole;
    }

    /// What has a backup's name is one; the last that was acknowledged is there, and so is all that was put aside.
    fn judge_backups(&mut self, place: &Place, broken: Deed, wrong: &mut Vec<String>) {
        let backups = list(&place.backups()).unwrap();
        for backup in &backups {
            wrong.extend(backup.verify().err().map(|error| format!("{}: {error}", backup.path.display())));
        }
        if let Some(wanted) = self.backup.take() {
            let is_it = |backup: &&Backup| backup.changes == wanted.revision();
            let same = |backup: &Backup| picture_of_copy(&backup.path).is_ok_and(|found| found == wanted);
            if !backups.iter().filter(is_it).any(same) {
                wrong.push(format!("there is no backup of {}", wanted.said()));
            }
        }
        let aside = place.aside().len();
        if aside != self.aside && (broken != Deed::Restore || aside != self.aside + 1) {
            wrong.push(format!("{aside} diaries are put aside instead of {}", self.aside));
        }
        self.aside = aside;
    }

    fn judge_old(&self, place: &Place, schema: u64, is_migrated: bool, wrong: &mut Vec<String>) {
        if is_migrated && version_of(&place.old(schema)) != self.known.version {
            wrong.push(format!("schema {schema} was said to be brought along, and is not"));
        }
        if version_of(&place.old(schema)) == self.known.version && !has_good_backup(&place.old(schema)) {
            wrong.push(format!("schema {schema} was brought along without a backup"));
        }
        match Logbook::open(place.old(schema)).and_then(|logbook| Picture::of(&logbook)) {
            Ok(found) if found == self.known.olds[&schema] => {}
            Ok(found) => wrong.push(format!("schema {schema} has {}", found.said())),
            Err(error) => wrong.push(format!("schema {schema}: {error}")),
        }
        place.lay_old(schema);
    }
}

/// What a diary says that must stay as it is, byte for byte.
#[expect(clippy::disallowed_methods, reason = "nobody has it open")]
pub(crate) fn picture_of_copy(path: &Path) -> Result<Picture, LogbookError> {
    let folder = scratch();
    let copy = folder.path().join("copy.titrace");
    fs::copy(path, &copy).unwrap();
    Picture::of(&Logbook::open(copy)?)
}

/// Asked of `SQLite` alone, which brings no diary along.
pub(crate) fn version_of(path: &Path) -> i32 {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap_or_default()
}

/// Whether a diary's own folder has a backup that is what its name says, and nothing else under such a name.
pub(crate) fn has_good_backup(diary: &Path) -> bool {
    let backups = list(&folder_of(diary)).unwrap();
    !backups.is_empty() && backups.iter().all(|backup| backup.verify().is_ok())
}

/// The files of a folder that are not hidden, with what is in them.
pub(crate) fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| !name.starts_with('.'))
        .map(|name| (name.clone(), content(&folder.join(name)).unwrap()))
        .collect()
}

#[expect(clippy::disallowed_methods, reason = "an export, never a diary")]
pub(crate) fn content(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}
