//! A disk, as it may be after a power cut: what was synced is there; of what was not, all, nothing, or some of its
//! sectors. A name is there when its folder was synced; of names that were not, the first few.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::chance::Chance;

/// A file, whatever its names: its number.
pub(crate) type File = usize;

#[derive(Debug)]
pub(crate) enum Event {
    /// A file without a name, empty.
    New,
    Write {
        file: File,
        at: usize,
        bytes: Vec<u8>,
    },
    Size {
        file: File,
        size: usize,
    },
    Sync(File),
    /// In that folder.
    Name(String, Name),
    SyncFolder(String),
    /// The child says that it is done.
    Ack,
}

/// Paths below the folder that is watched.
#[derive(Clone, Debug)]
pub(crate) enum Name {
    Set(String, File),
    Gone(String),
    Moved(String, String),
    Folder(String),
}

/// How much survives of what was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    All,
    Nothing,
    Some,
}

const SECTOR: usize = 512;

#[derive(Default)]
pub(crate) struct Disk {
    files: Vec<Vec<u8>>,
    /// Of each file, what was not synced.
    unsynced: Vec<Vec<Unsynced>>,
    names: BTreeMap<String, File>,
    folders: BTreeSet<String>,
    unsynced_names: Vec<(String, Name)>,
    /// Without it a sync does nothing: the control.
    pub(crate) syncs: bool,
    pub(crate) is_acked: bool,
}

enum Unsynced {
    Write { at: usize, bytes: Vec<u8> },
    Size(usize),
}

/// What lies in the folder, path by path.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Image {
    folders: BTreeSet<String>,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) is_acked: bool,
}

impl Disk {
    /// What lies in a folder, all of it synced.
    pub(crate) fn of(image: &Image, syncs: bool) -> Self {
        let mut disk = Self { syncs, folders: image.folders.clone(), ..Self::default() };
        for (path, bytes) in &image.files {
            disk.names.insert(path.clone(), disk.files.len());
            disk.files.push(bytes.clone());
            disk.unsynced.push(Vec::new());
        }
        disk
    }

    pub(crate) fn names(&self) -> BTreeMap<String, File> {
        self.names.clone()
    }

    pub(crate) fn take(&mut self, event: &Event) {
        match event {
            Event::New => {
                self.files.push(Vec::new());
                self.unsynced.push(Vec::new());
            }
            Event::Write { file, at, bytes } => {
                self.unsynced[*file].push(Unsynced::Write { at: *at, bytes: bytes.clone() });
            }
            Event::Size { file, size } => self.unsynced[*file].push(Unsynced::Size(*size)),
            Event::Sync(file) if self.syncs => {
                for one in std::mem::take(&mut self.unsynced[*file]) {
                    one.reach(&mut self.files[*file], || true);
                }
            }
            Event::Name(folder, name) => self.unsynced_names.push((folder.clone(), name.clone())),
            Event::SyncFolder(folder) if self.syncs => {
                let (synced, rest) =
                    std::mem::take(&mut self.unsynced_names).into_iter().partition(|(of, _)| of == folder);
                self.unsynced_names = rest;
                let synced: Vec<(String, Name)> = synced;
                for (_, name) in &synced {
                    name.reach(&mut self.names, &mut self.folders);
                }
            }
            Event::Sync(_) | Event::SyncFolder(_) => {}
            Event::Ack => self.is_acked = true,
        }
    }

    /// What is there after a power cut at this moment.
    pub(crate) fn image(&self, contents: Part, names: Part, chance: &mut Chance) -> Image {
        let (mut named, mut folders) = (self.names.clone(), self.folders.clone());
        let survive = match names {
            Part::All => self.unsynced_names.len(),
            Part::Nothing => 0,
            Part::Some => chance.under(self.unsynced_names.len() as u64 + 1) as usize,
        };
        self.unsynced_names.iter().take(survive).for_each(|(_, name)| name.reach(&mut named, &mut folders));
        // What is in a folder whose name is gone is gone, too.
        let whole = folders.clone();
        folders.retain(|path| path.match_indices('/').all(|(end, _)| whole.contains(&path[..end])));
        let mut content = |file: File| {
            let mut bytes = self.files[file].clone();
            let mut lot = || match contents {
                Part::All => true,
                Part::Nothing => false,
                Part::Some => chance.under(2) == 0,
            };
            self.unsynced[file].iter().for_each(|one| one.reach(&mut bytes, &mut lot));
            bytes
        };
        let files = named.into_iter().filter(|(path, _)| folders.contains(folder_of(path)));
        let files = files.map(|(path, file)| (path, content(file))).collect();
        Image { folders, files, is_acked: self.is_acked }
    }
}

impl Unsynced {
    /// Sector by sector, those on which the lot falls.
    fn reach(&self, file: &mut Vec<u8>, mut lot: impl FnMut() -> bool) {
        match self {
            Self::Size(size) => {
                if lot() {
                    file.resize(*size, 0);
                }
            }
            Self::Write { at, bytes } => {
                let mut from = *at;
                while from < at + bytes.len() {
                    let to = ((from / SECTOR + 1) * SECTOR).min(at + bytes.len());
                    if lot() {
                        file.resize(file.len().max(to), 0);
                        file[from..to].copy_from_slice(&bytes[from - at..to - at]);
                    }
                    from = to;
                }
            }
        }
    }
}

impl Name {
    pub(crate) fn reach(&self, names: &mut BTreeMap<String, File>, folders: &mut BTreeSet<String>) {
        match self {
            Self::Set(path, file) => {
                names.insert(path.clone(), *file);
            }
            Self::Gone(path) => {
                names.remove(path);
            }
            Self::Moved(from, to) => {
                if let Some(file) = names.remove(from) {
                    names.insert(to.clone(), file);
                }
            }
            Self::Folder(path) => {
                folders.insert(path.clone());
            }
        }
    }
}

/// The folder in which a path is; empty for the one that is watched.
pub(crate) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Image {
    /// What lies in a folder now.
    pub(crate) fn found(root: &Path) -> Self {
        let mut image = Self { folders: BTreeSet::from([String::new()]), files: BTreeMap::new(), is_acked: false };
        image.look(root, "");
        image
    }

    #[expect(clippy::disallowed_methods, reason = "nobody has any of it open")]
    fn look(&mut self, root: &Path, folder: &str) {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if root.join(&path).is_dir() {
                self.folders.insert(path.clone());
                self.look(root, &path);
            } else {
                self.files.insert(path.clone(), fs::read(root.join(&path)).unwrap());
            }
        }
    }

    /// Lays it down in an empty folder.
    pub(crate) fn lay(&self, root: &Path) {
        for folder in &self.folders {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        for (path, bytes) in &self.files {
            fs::write(root.join(path), bytes).unwrap();
        }
    }
}
