//! One deed, and the two ends it may come to: what lies there is as before it, or as after it. The second end is what an
//! unbroken run leaves.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use titrace::logbook::{Logbook, LogbookError};
use titrace::store::backup::list;

use crate::deeds::{Deed, Place, Refused, act, act_carelessly, moment, schema_of, scratch, write};
use crate::picture::{Picture, unsealed};
use crate::world::{Known, content, files_in, has_good_backup, picture_of_copy, version_of};

/// The number of the deed; those before it made the diary. It opens the diary of the latest earlier schema.
pub(crate) const INDEX: u64 = 104;

/// A deed, and whether the diary is born by it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) deed: Deed,
    pub(crate) is_birth: bool,
    /// Done as it must not be done: the control.
    pub(crate) is_careless: bool,
}

impl Case {
    pub(crate) fn all() -> Vec<Self> {
        let deed = |deed| Self { deed, is_birth: false, is_careless: false };
        [Self { is_birth: true, ..deed(Deed::Add) }].into_iter().chain(Deed::ALL.map(deed)).collect()
    }

    pub(crate) fn careless(deed: Deed) -> Self {
        Self { deed, is_birth: false, is_careless: true }
    }

    /// How the child is told to do it.
    pub(crate) fn mode(self) -> &'static str {
        if self.is_careless { "one-careless" } else { "one" }
    }

    pub(crate) fn code(self) -> &'static str {
        if self.is_birth { "birth" } else { self.deed.code() }
    }

    pub(crate) fn act(self, known: &Known, logbook: &mut Logbook, place: &Place, seed: u64) -> Result<(), Refused> {
        let act = if self.is_careless { act_carelessly } else { act };
        act(self.deed, logbook, place, &known.catalogue, seed, INDEX)
    }

    /// Lays down what the deed begins with, and nothing that it does not touch.
    pub(crate) fn begin(self, known: &Known, place: &Place, seed: u64) {
        if self.is_birth {
            return;
        }
        if self.deed == Deed::Migrate {
            return place.lay_old(schema_of(INDEX));
        }
        let mut logbook = Logbook::open_or_new(place.diary()).unwrap();
        let more = [Deed::Add, Deed::Edit, Deed::Delete, Deed::Undo];
        let deeds = [Deed::Add, Deed::Add, Deed::Import, Deed::Edit, Deed::Delete].into_iter().chain(more);
        for (index, deed) in deeds.enumerate() {
            // Before the import, so that the next export is larger.
            if index == 2 && matches!(self.deed, Deed::Tables | Deed::Archive) {
                act(self.deed, &mut logbook, place, &known.catalogue, seed, 0).unwrap();
            }
            if index == 5 && self.deed == Deed::Restore {
                logbook.back_up_to(&place.kept(), moment(index as u64)).unwrap();
            }
            // Undo comes last, for redo; undo itself has more to undo then.
            write(deed, &mut logbook, seed, index as u64).unwrap();
        }
    }
}

/// What may be there.
#[derive(PartialEq)]
struct End {
    diary: Option<Picture>,
    tables: BTreeMap<String, Vec<u8>>,
    archive: Option<String>,
    old: Option<Picture>,
    /// What was put aside.
    aside: Option<Picture>,
}

pub(crate) struct Ends {
    case: Case,
    version: i32,
    before: End,
    after: End,
}

impl Ends {
    pub(crate) fn of(known: &Known, case: Case, seed: u64) -> (Self, TempDir) {
        let [folder, undisturbed] = [scratch(), scratch()];
        let [begun, done] = [&folder, &undisturbed].map(|folder| Place(folder.path().to_owned()));
        case.begin(known, &begun, seed);
        copy_all(&begun.0, &done.0);
        // What is looked at is brought along; so what is begun with is laid down anew.
        let mut logbook = Logbook::open_or_new(done.diary()).unwrap();
        let before = End::found(&done, case).unwrap();
        case.act(known, &mut logbook, &done, seed).unwrap();
        drop(logbook);
        let after = End::found(&done, case).unwrap();
        (Self { case, version: known.version, before, after }, folder)
    }

    /// Whether what lies there is as it was before the deed.
    pub(crate) fn is_as_before(&self, place: &Place) -> bool {
        End::found(place, self.case).is_ok_and(|found| found == self.before)
    }

    /// What is wrong there; after an acknowledgement only the second end is right.
    pub(crate) fn judge(&self, place: &Place, is_acked: bool) -> Vec<String> {
        let mut wrong = Vec::new();
        let old = place.old(schema_of(INDEX));
        if self.case.deed == Deed::Migrate && is_acked && version_of(&old) != self.version {
            wrong.push("it was said to be brought along, and is not".to_owned());
        }
        let is_brought = self.case.deed == Deed::Migrate && version_of(&old) == self.version;
        if is_brought && !has_good_backup(&old) {
            wrong.push("it was brought along without a backup".to_owned());
        }
        let found = match End::found(place, self.case) {
            Ok(found) => found,
            Err(why) => return vec![why],
        };
        // What must be there as soon as the deed is done, said or not.
        let is_done = found.diary == self.after.diary;
        let needs_backup =
            matches!(self.case.deed, Deed::Import | Deed::Restore) || is_acked && self.case.deed == Deed::Backup;
        if is_done && needs_backup && !has_good_backup(&place.diary()) {
            wrong.push("there is no backup".to_owned());
        }
        if is_done && found.aside != self.after.aside {
            wrong.push("what was there before is not put aside".to_owned());
        }
        let broken = list(&place.backups()).unwrap().into_iter().filter(|backup| backup.verify().is_err());
        wrong.extend(broken.map(|backup| format!("{} is no backup", backup.path.display())));
        let said = |picture: &Option<Picture>| picture.as_ref().map_or("no diary".to_owned(), Picture::said);
        if found.diary != self.after.diary && (is_acked || found.diary != self.before.diary) {
            wrong.push(format!("the diary has {}; after the deed {}", said(&found.diary), said(&self.after.diary)));
        }
        if found.archive != self.after.archive && (is_acked || found.archive != self.before.archive) {
            wrong.push("the archive is neither the earlier one nor the new one, or the new one is gone".to_owned());
        }
        if found.old != self.after.old {
            wrong.push(format!("the earlier diary has {}; it should have {}", said(&found.old), said(&self.after.old)));
        }
        for (name, bytes) in &self.after.tables {
            let there = found.tables.get(name);
            if there != Some(bytes) && (is_acked || there != self.before.tables.get(name)) {
                wrong.push(format!("{name} is neither the earlier table nor the new one, or the new one is gone"));
            }
        }
        wrong
    }
}

impl End {
    fn found(place: &Place, case: Case) -> Result<Self, String> {
        let picture = |path: &Path| match Logbook::open(path) {
            Err(LogbookError::NoDiary(_)) => Ok(None),
            other => other.and_then(|logbook| Picture::of(&logbook)).map(Some).map_err(|error| error.to_string()),
        };
        let archive = content(&place.archive());
        let whole = archive.as_deref().and_then(unsealed);
        if archive.is_some() && whole.is_none() {
            return Err("the archive is not whole".to_owned());
        }
        let old = if case.deed == Deed::Migrate { picture(&place.old(schema_of(INDEX)))? } else { None };
        let aside = place.aside().first().map(|path| picture_of_copy(path)).transpose();
        let aside = aside.map_err(|error| format!("what was put aside: {error}"))?;
        Ok(Self { aside, diary: picture(&place.diary())?, tables: files_in(&place.tables()), archive: whole, old })
    }
}

/// A folder with all that is in it.
#[expect(clippy::disallowed_methods, reason = "nobody has any of it open")]
pub(crate) fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}
