//! A run of the child, as events on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::deeds::Place;
use crate::disk::{Event, File, Name, folder_of};
use crate::ends::{Case, INDEX};
use crate::trace::{Argument, Call, calls};

/// Lets the child do one deed in that place, and answers for which of these calls the system was asked.
pub(crate) fn record(place: &Place, case: Case, seed: u64, names: &str) -> Vec<Call> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new("strace");
    command.args(["-y", "-xx", "-s", "100000000", "-e", &format!("trace={names}"), "-o"]).arg(log.path());
    let output = one(&mut command, place, case, seed).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    calls(&fs::read_to_string(log.path()).unwrap())
}

/// The child with one deed, behind what runs it.
pub(crate) fn one<'a>(command: &'a mut Command, place: &Place, case: Case, seed: u64) -> &'a mut Command {
    command.arg(std::env::current_exe().unwrap()).args(["child", case.mode()]).arg(&place.0);
    command.args([&seed.to_string(), &INDEX.to_string(), case.deed.code()])
}

/// What a descriptor is.
enum Open {
    File(File, usize),
    Folder(String),
}

/// Calls, as what they do below a folder.
pub(crate) struct Reader<'a> {
    root: &'a Path,
    names: BTreeMap<String, File>,
    sizes: Vec<usize>,
    open: BTreeMap<i64, Open>,
    events: Vec<Event>,
}

impl<'a> Reader<'a> {
    /// In a folder where these files are.
    pub(crate) fn new(root: &'a Path, names: BTreeMap<String, File>, sizes: Vec<usize>) -> Self {
        Self { root, names, sizes, open: BTreeMap::new(), events: Vec::new() }
    }

    pub(crate) fn events(mut self, calls: &[Call]) -> Vec<Event> {
        for call in calls.iter().filter(|call| call.answer >= 0) {
            self.read(call);
        }
        self.events
    }

    fn read(&mut self, call: &Call) {
        let Call { name, arguments, answer } = call;
        let at = |place: usize| &arguments[place];
        match (name.as_str(), arguments.len()) {
            ("openat", 3 | 4) => self.opened(at(0), at(1), &at(2).word, *answer),
            ("close", 1) => {
                self.open.remove(&at(0).number());
            }
            ("pwrite64", 4) => self.written(at(0), &at(1).bytes, Some(at(3).number()), *answer),
            ("write", 3) if at(0).number() == 1 => {
                if at(1).bytes.starts_with(b"ack") {
                    self.events.push(Event::Ack);
                }
            }
            ("write", 3) => self.written(at(0), &at(1).bytes, None, *answer),
            ("lseek", 3) => {
                if let Some(Open::File(_, position)) = self.open.get_mut(&at(0).number()) {
                    *position = *answer as usize;
                }
            }
            ("ftruncate", 2) => {
                if let Some(Open::File(file, _)) = self.open.get(&at(0).number()) {
                    self.sizes[*file] = at(1).number() as usize;
                    self.events.push(Event::Size { file: *file, size: self.sizes[*file] });
                }
            }
            ("fsync" | "fdatasync", 1) => match self.open.get(&at(0).number()) {
                Some(Open::File(file, _)) => self.events.push(Event::Sync(*file)),
                Some(Open::Folder(path)) => self.events.push(Event::SyncFolder(path.clone())),
                None => {}
            },
            ("unlink", 1) => self.gone(&at(0).text(), ""),
            ("unlinkat", 3) => self.gone(&at(1).text(), &at(0).leads_to),
            ("rename", 2) => self.moved(&at(0).text(), "", &at(1).text(), ""),
            ("renameat" | "renameat2", 4 | 5) => {
                self.moved(&at(1).text(), &at(0).leads_to, &at(3).text(), &at(2).leads_to);
            }
            ("link", 2) => self.linked(&at(0).text(), "", &at(1).text(), ""),
            ("linkat", 5) => self.linked(&at(1).text(), &at(0).leads_to, &at(3).text(), &at(2).leads_to),
            ("mkdir", 2) => self.folder(&at(0).text(), ""),
            ("mkdirat", 3) => self.folder(&at(1).text(), &at(0).leads_to),
            // What is not understood must not touch the folder.
            _ => {
                let touches = |one: &Argument| self.open.contains_key(&one.number()) && !one.leads_to.is_empty();
                assert!(!arguments.iter().any(touches), "not understood: {name}");
            }
        }
    }

    /// Below the folder that is watched; `None` for what is elsewhere.
    fn below(&self, path: &str, from: &str) -> Option<String> {
        // What is no more than a dot goes.
        let whole: PathBuf = Path::new(from).join(path).components().collect();
        Some(whole.strip_prefix(self.root).ok()?.to_str()?.to_owned())
    }

    fn opened(&mut self, folder: &Argument, path: &Argument, flags: &str, descriptor: i64) {
        let Some(path) = self.below(&path.text(), &folder.leads_to) else { return };
        let flags: BTreeSet<&str> = flags.split('|').collect();
        if flags.contains("O_TMPFILE") {
            let file = self.new_file();
            self.open.insert(descriptor, Open::File(file, 0));
        } else if let Some(&file) = self.names.get(&path) {
            if flags.contains("O_TRUNC") {
                self.sizes[file] = 0;
                self.events.push(Event::Size { file, size: 0 });
            }
            self.open.insert(descriptor, Open::File(file, 0));
        } else if flags.contains("O_CREAT") {
            let file = self.new_file();
            self.set(path, file);
            self.open.insert(descriptor, Open::File(file, 0));
        } else {
            self.open.insert(descriptor, Open::Folder(path));
        }
    }

    fn new_file(&mut self) -> File {
        let file = self.sizes.len();
        self.sizes.push(0);
        self.events.push(Event::New);
        file
    }

    fn written(&mut self, descriptor: &Argument, bytes: &[u8], at: Option<i64>, written: i64) {
        let Some(Open::File(file, position)) = self.open.get_mut(&descriptor.number()) else { return };
        let bytes = bytes[..written as usize].to_vec();
        let at = at.map_or(*position, |at| at as usize);
        *position = at + bytes.len();
        self.sizes[*file] = self.sizes[*file].max(at + bytes.len());
        self.events.push(Event::Write { file: *file, at, bytes });
    }

    fn set(&mut self, path: String, file: File) {
        self.names.insert(path.clone(), file);
        self.events.push(Event::Name(folder_of(&path).to_owned(), Name::Set(path, file)));
    }

    fn gone(&mut self, path: &str, from: &str) {
        let Some(path) = self.below(path, from) else { return };
        self.names.remove(&path);
        self.events.push(Event::Name(folder_of(&path).to_owned(), Name::Gone(path)));
    }

    fn moved(&mut self, old: &str, old_from: &str, new: &str, new_from: &str) {
        let (Some(old), Some(new)) = (self.below(old, old_from), self.below(new, new_from)) else { return };
        let Some(file) = self.names.remove(&old) else { return };
        self.names.insert(new.clone(), file);
        self.events.push(Event::Name(folder_of(&new).to_owned(), Name::Moved(old, new)));
    }

    fn linked(&mut self, old: &str, old_from: &str, new: &str, new_from: &str) {
        let Some(new) = self.below(new, new_from) else { return };
        let file = match old.strip_prefix("/proc/self/fd/").map(str::parse) {
            Some(Ok(descriptor)) => match self.open.get(&descriptor) {
                Some(Open::File(file, _)) => Some(*file),
                _ => None,
            },
            _ => self.below(old, old_from).and_then(|old| self.names.get(&old).copied()),
        };
        self.set(new, file.unwrap());
    }

    fn folder(&mut self, path: &str, from: &str) {
        let Some(path) = self.below(path, from) else { return };
        self.events.push(Event::Name(folder_of(&path).to_owned(), Name::Folder(path)));
    }
}
