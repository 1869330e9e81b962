//! Several processes write into one diary at once, one of them as the window does, and one puts a backup in the diary's
//! place while they do. Every change that somebody was told is saved has a number of its own, and the file is what these
//! changes come to, one after the other.

pub(crate) mod child;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rusqlite::Connection;
use titrace::logbook::Logbook;
use titrace::model::{Change, Source};

use crate::deeds::scratch;
use crate::row::{Control, Effort, Outcome, Row};

pub(crate) const ROW: Row =
    Row { name: "two-at-once", promise: "Who writes at the same time as others loses nothing, nor do they", run };

const WRITERS: u64 = 4;
/// Nobody needs as long, in seconds; who does hangs.
const LONGEST: u64 = 3600;

fn run(effort: &Effort) -> Outcome {
    let each = effort.times(300, 10_000);
    let mut all = All::start(each);
    let lost = all.judge();
    let careless = effort.times(100, 1_000);
    let (tried, seen) = lose_carelessly(careless);
    let Told { busy, refused, noticed, compared, changes } = all.told;
    let tried_here = format!(
        "{WRITERS} writers of {each} changes and a window, {changes} acknowledged, a backup restored meanwhile: {noticed} \
         of {} noticed, {busy} waits of 5 s were tried again, {refused} changes refused because others had changed the \
         record, {compared} times what was caught up with was compared with a new reading",
        WRITERS + 1,
    );
    let control = Control { without: "no lock before reading, no waiting", tried, seen, least: tried / 100 };
    Outcome::Tried { tried: tried_here, lost, control }
}

/// What the processes counted.
#[derive(Default)]
struct Told {
    busy: u64,
    refused: u64,
    noticed: u64,
    compared: u64,
    changes: u64,
}

/// A change that was acknowledged.
#[derive(Clone, Debug)]
enum Did {
    /// The text of that note is this one from now on.
    Wrote(String, String),
    Deleted(String),
    Undid,
    /// Nothing that undo speaks of.
    Look,
}

/// What notes there are, and what undo would take back.
#[derive(Clone, Default)]
struct Model {
    notes: BTreeMap<String, String>,
    steps: Vec<(String, Option<String>)>,
}

impl Model {
    fn follow(&mut self, did: &Did) {
        match did {
            Did::Wrote(id, text) => {
                let before = self.notes.insert(id.clone(), text.clone());
                self.steps.push((id.clone(), before));
            }
            Did::Deleted(id) => self.steps.push((id.clone(), self.notes.remove(id))),
            Did::Undid => match self.steps.pop() {
                Some((id, Some(text))) => drop(self.notes.insert(id, text)),
                Some((id, None)) => drop(self.notes.remove(&id)),
                None => {}
            },
            Did::Look => {}
        }
    }

    /// What is not as it should be in a file.
    fn judge(&self, path: &Path, changes: i64, name: &str, lost: &mut Vec<String>) {
        let logbook = match Logbook::open(path) {
            Ok(logbook) => logbook,
            Err(error) => return lost.push(format!("{name}: {error}")),
        };
        let found: BTreeMap<String, String> =
            logbook.diary().notes().map(|(record, note)| (record.id.to_string(), note.text.clone())).collect();
        let ids = self.notes.keys().chain(found.keys().filter(|id| !self.notes.contains_key(*id)));
        for id in ids.filter(|id| found.get(*id) != self.notes.get(*id)) {
            lost.push(format!("{name}: {id} is {:?}, and should be {:?}", found.get(id), self.notes.get(id)));
        }
        if (logbook.revision(), logbook.diary().len()) != (changes, self.notes.len()) {
            lost.push(format!("{name}: {} changes, {} acknowledged", logbook.revision(), changes));
        }
        lost.extend(logbook.check().unwrap().into_iter().map(|problem| format!("{name}: {problem}")));
    }
}

/// All of them, and what they said.
struct All {
    folder: tempfile::TempDir,
    told: Told,
    /// What was acknowledged of which file (by its number) as which change.
    acks: Vec<(u64, i64, Did)>,
    kept: Option<(i64, PathBuf)>,
    aside: Option<PathBuf>,
    wrong: Vec<String>,
    first: (String, String),
}

impl All {
    fn start(each: u64) -> Self {
        let folder = scratch();
        let diary = folder.path().join("diary.titrace");
        let mut logbook = Logbook::open_or_new(&diary).unwrap();
        let first = child::note("the first one");
        let said = (first.id.to_string(), "the first one".to_owned());
        logbook.apply(&Change::Add(vec![first]), &Source::Window, Timestamp::UNIX_EPOCH).unwrap();
        drop(logbook);
        let mut all = Self {
            folder,
            told: Told::default(),
            acks: Vec::new(),
            kept: None,
            aside: None,
            wrong: Vec::new(),
            first: said,
        };
        let expected = WRITERS * each;
        let mut writers: Vec<Child> =
            (0..WRITERS).map(|writer| all.child("write", &[writer, each], &format!("{writer}"))).collect();
        let mut window = all.child("window", &[], "window");
        let mut restorer = all.child("restore", &[expected / 3, expected / 2], "restore");
        fs::write(all.folder.path().join("go"), "").unwrap();
        for child in writers.iter_mut().chain([&mut restorer]) {
            all.wait(child);
        }
        fs::write(all.folder.path().join("stop"), "").unwrap();
        all.wait(&mut window);
        let names = (0..WRITERS).map(|writer| writer.to_string()).chain(["window".to_owned(), "restore".to_owned()]);
        for name in names {
            let said = fs::read_to_string(all.folder.path().join(format!("said-{name}"))).unwrap();
            for line in said.lines() {
                all.hear(line, &name);
            }
        }
        all
    }

    fn child(&self, role: &str, numbers: &[u64], name: &str) -> Child {
        let said = fs::File::create(self.folder.path().join(format!("said-{name}"))).unwrap();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["child", "two", role]).arg(self.folder.path()).args(numbers.iter().map(u64::to_string));
        command.stdout(said).spawn().unwrap()
    }

    fn wait(&mut self, child: &mut Child) {
        let until = Instant::now() + Duration::from_secs(LONGEST);
        loop {
            match child.try_wait().unwrap() {
                Some(status) if status.success() => return,
                Some(status) => return self.wrong.push(format!("a process ended with {status}")),
                None if Instant::now() > until => {
                    child.kill().unwrap();
                    child.wait().unwrap();
                    return self.wrong.push("a process hangs".to_owned());
                }
                None => sleep(Duration::from_millis(20)),
            }
        }
    }

    /// One line that a process said.
    fn hear(&mut self, line: &str, name: &str) {
        let words: Vec<&str> = line.split('\t').collect();
        let did = match words.as_slice() {
            ["ack", _, _, "write", id, text] => Did::Wrote((*id).to_owned(), (*text).to_owned()),
            ["ack", _, _, "delete", id] => Did::Deleted((*id).to_owned()),
            ["ack", _, _, "undo"] => Did::Undid,
            ["ack", _, _, "look"] => Did::Look,
            ["kept", changes, path] => {
                self.kept = Some((changes.parse().unwrap(), path.into()));
                return;
            }
            ["restored", path] => return self.aside = Some(path.into()),
            ["counted", busy, refused, noticed, compared] => {
                let number = |word: &str| word.parse::<u64>().unwrap();
                self.told.busy += number(busy);
                self.told.refused += number(refused);
                self.told.noticed += number(noticed);
                self.told.compared += number(compared);
                return;
            }
            _ => return self.wrong.push(format!("{name}: {line}")),
        };
        self.told.changes += 1;
        self.acks.push((words[1].parse().unwrap(), words[2].parse().unwrap(), did));
    }

    /// What is lost, or there and nobody was told so.
    fn judge(&mut self) -> Vec<String> {
        let mut lost = std::mem::take(&mut self.wrong);
        let (Some((kept_at, kept)), Some(aside)) = (&self.kept, &self.aside) else {
            lost.push("no backup was restored".to_owned());
            return lost;
        };
        let diary = self.folder.path().join("diary.titrace");
        let number = |path: &Path| fs::metadata(path).unwrap().ino();
        let mut model = Model::default();
        model.follow(&Did::Wrote(self.first.0.clone(), self.first.1.clone()));
        // The backup has what was acknowledged before it was made.
        let mut at_backup = None;
        let before = self.of(number(aside), 1, &mut lost);
        for (seq, did) in &before {
            if *seq > *kept_at && at_backup.is_none() {
                at_backup = Some(model.clone());
            }
            model.follow(did);
        }
        model.judge(aside, 1 + count(&before), "what was put aside", &mut lost);
        let mut model = at_backup.unwrap_or(model);
        // It is opened as a copy: a backup stays as it is.
        let copy = self.folder.path().join("copy.titrace");
        fs::copy(kept, &copy).unwrap();
        model.judge(&copy, *kept_at, "the backup", &mut lost);
        let after = self.of(number(&diary), *kept_at, &mut lost);
        for (_, did) in &after {
            model.follow(did);
        }
        model.judge(&diary, kept_at + count(&after), "the diary", &mut lost);
        if before.len() + after.len() != self.acks.len() {
            lost.push("something was acknowledged of a file that is neither".to_owned());
        }
        if after.is_empty() || self.told.noticed != WRITERS + 1 {
            lost.push(format!("{} of {} noticed that the diary was replaced", self.told.noticed, WRITERS + 1));
        }
        let left: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with('.') || name.ends_with("-journal"))
            .collect();
        lost.extend(left.into_iter().map(|name| format!("{name} was left behind")));
        lost
    }

    /// What was acknowledged of a file, in its order: each number once, and none left out.
    fn of(&self, file: u64, first: i64, lost: &mut Vec<String>) -> Vec<(i64, Did)> {
        let of_file = self.acks.iter().filter(|(of, _, _)| *of == file);
        let mut found: Vec<_> = of_file.map(|(_, seq, did)| (*seq, did.clone())).collect();
        found.sort_by_key(|(seq, _)| *seq);
        for (wanted, (seq, did)) in (first + 1..).zip(&found) {
            if *seq != wanted {
                lost.push(format!("change {wanted} was acknowledged by nobody or twice; next is {seq}, {did:?}"));
                break;
            }
        }
        found
    }
}

fn count<T>(all: &[T]) -> i64 {
    i64::try_from(all.len()).unwrap()
}

/// As it must not be done: reads without the right to write, waits for nobody, and says that it is saved.
fn lose_carelessly(each: u64) -> (u64, u64) {
    let folder = scratch();
    let database = folder.path().join("careless.db");
    let connection = Connection::open(&database).unwrap();
    connection.execute_batch("CREATE TABLE kept (number INTEGER)").unwrap();
    let careless = |writer: u64| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["child", "two", "careless"]).arg(folder.path());
        command.args([writer.to_string(), each.to_string()]).spawn().unwrap()
    };
    let writers: Vec<Child> = (0..WRITERS).map(careless).collect();
    fs::write(folder.path().join("go"), "").unwrap();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let kept: i64 = connection.query_row("SELECT count(*) FROM kept", [], |row| row.get(0)).unwrap();
    (WRITERS * each, WRITERS * each - kept.cast_unsigned())
}
