//! One of those who write at once. What it says on standard output: `ack FILE CHANGE write ID TEXT` and the like when
//! something is saved, `kept` and `restored` of a backup, `wrong` of what may not be, and at last what it `counted`.

use std::io::{self, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;
use std::{fs, iter};

use jiff::Timestamp;
use jiff::civil::date;
use rusqlite::Connection;
use titrace::logbook::{Logbook, LogbookError};
use titrace::model::event::Note;
use titrace::model::record::Body;
use titrace::model::when::{Point, When};
use titrace::model::{Change, Record, RecordId, Settings, Source};
use titrace::store::{StoreError, Watcher};
use uuid::Uuid;

/// So often it opens the diary anew, as another call of the command line does.
const ANEW: u64 = 97;
/// So often somebody who had to wait for too long tries again.
const AGAIN: usize = 100;

pub(crate) fn main(words: &[String]) -> ExitCode {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |word: &str| word.parse::<u64>().unwrap();
    match words.as_slice() {
        ["write", folder, writer, count] => write(Path::new(folder), number(writer), number(count)),
        ["window", folder] => window(Path::new(folder)),
        ["restore", folder, keep, put] => restore(Path::new(folder), number(keep), number(put)),
        ["careless", folder, writer, count] => careless(Path::new(folder), number(writer), number(count)),
        _ => return ExitCode::from(2),
    }
    ExitCode::SUCCESS
}

fn say(words: &[&str]) {
    let mut out = io::stdout().lock();
    out.write_all(format!("{}\n", words.join("\t")).as_bytes()).unwrap();
    out.flush().unwrap();
}

fn wait_for(signal: &Path) {
    while !signal.exists() {
        sleep(Duration::from_millis(1));
    }
}

pub(crate) fn note(text: &str) -> Record {
    Record {
        id: RecordId(Uuid::now_v7()),
        at: When::exact(Point::Minute(date(2024, 5, 12).at(10, 0, 0, 0))),
        note: None,
        source: Source::CommandLine,
        entered_by: None,
        body: Body::Note(Note { text: text.to_owned() }),
    }
}

fn is_busy(error: &LogbookError) -> bool {
    matches!(error, LogbookError::Store(StoreError::Busy))
}

/// An open diary, and what was counted of it.
struct Writer {
    path: PathBuf,
    logbook: Logbook,
    /// The number of the file that is open.
    file: u64,
    by: Source,
    own: Vec<RecordId>,
    busy: u64,
    refused: u64,
    noticed: u64,
    compared: u64,
}

impl Writer {
    fn new(folder: &Path, by: Source) -> Self {
        let path = folder.join("diary.titrace");
        let mut busy = 0;
        let (logbook, file) = open(&path, &mut busy);
        Self { path, logbook, file, by, own: Vec::new(), busy, refused: 0, noticed: 0, compared: 0 }
    }

    /// Opens it anew, which may be another file by now.
    fn reopen(&mut self) {
        let (logbook, file) = open(&self.path, &mut self.busy);
        self.noticed += u64::from(file != self.file);
        (self.logbook, self.file) = (logbook, file);
    }

    /// The last of its own notes that is still there.
    fn last(&mut self) -> Option<Record> {
        while let Some(id) = self.own.pop() {
            if let Some(record) = self.logbook.diary().get(id) {
                return Some((**record).clone());
            }
        }
        None
    }

    /// Adds a note, now and then does something else. `None`: takes the last change back.
    fn next(&mut self, name: &str, index: u64) -> Option<Change> {
        match index % 20 {
            5 => {
                if let Some(before) = self.last() {
                    self.own.push(before.id);
                    let body = Body::Note(Note { text: format!("{name} again {index}") });
                    let after = Record { body, ..before.clone() };
                    return Some(Change::Edit { before: Box::new(before), after: Box::new(after) });
                }
            }
            10 => {
                if let Some(record) = self.last() {
                    return Some(Change::Delete(vec![record]));
                }
            }
            15 => return None,
            _ => {}
        }
        let record = note(&format!("{name} {index}"));
        self.own.push(record.id);
        Some(Change::Add(vec![record]))
    }

    /// Does it, and says so.
    fn act(&mut self, change: Option<&Change>) {
        for _ in 0..AGAIN {
            let at = Timestamp::UNIX_EPOCH;
            let done = match change {
                Some(change) => self.logbook.apply(change, &self.by, at).map(|()| true),
                None => self.logbook.undo(&self.by, at).map(|step| step.is_some()),
            };
            match done {
                Ok(true) => return self.acknowledge(change),
                Ok(false) => return,
                Err(LogbookError::Refused(_)) => return self.refused += 1,
                Err(error) if is_busy(&error) => self.busy += 1,
                Err(error) if error.is_replaced() => self.reopen(),
                Err(error) => return say(&["wrong", &error.to_string()]),
            }
        }
        say(&["wrong", "it never came through"]);
    }

    fn acknowledge(&self, change: Option<&Change>) {
        let (file, seq) = (self.file.to_string(), self.logbook.revision().to_string());
        let said = |record: &Record| match &record.body {
            Body::Note(note) => vec![record.id.to_string(), note.text.clone()],
            _ => Vec::new(),
        };
        let (what, more) = match change {
            None => ("undo", Vec::new()),
            Some(Change::Edit { after, .. }) => ("write", said(after)),
            Some(Change::Add(records)) => ("write", said(&records[0])),
            Some(Change::Delete(records)) => ("delete", vec![records[0].id.to_string()]),
            Some(_) => ("look", Vec::new()),
        };
        let words = ["ack", &file, &seq, what];
        say(&words.into_iter().chain(more.iter().map(String::as_str)).collect::<Vec<_>>());
    }

    /// Whether what was caught up with is what a new reading says; where others write meanwhile, it is not known.
    fn compare(&mut self) {
        let fresh = match Logbook::open(&self.path) {
            Ok(fresh) => fresh,
            Err(error) if is_busy(&error) => return self.busy += 1,
            Err(error) => return say(&["wrong", &error.to_string()]),
        };
        match self.logbook.refresh() {
            Err(error) if is_busy(&error) => self.busy += 1,
            Err(error) if error.is_replaced() => self.reopen(),
            Err(error) => say(&["wrong", &error.to_string()]),
            Ok(_) if fresh.revision() != self.logbook.revision() => {}
            Ok(_) => {
                self.compared += 1;
                if fresh.diary() != self.logbook.diary() || fresh.undoable() != self.logbook.undoable() {
                    say(&["wrong", "what was caught up with is not what a new reading says"]);
                }
            }
        }
    }

    fn end(self) {
        let counted = [self.busy, self.refused, self.noticed, self.compared].map(|number| number.to_string());
        say(&iter::once("counted").chain(counted.iter().map(String::as_str)).collect::<Vec<_>>());
    }
}

/// The diary, and the number of the file that it is in.
fn open(path: &Path, busy: &mut u64) -> (Logbook, u64) {
    let number = || fs::metadata(path).unwrap().ino();
    loop {
        let file = number();
        match Logbook::open(path) {
            Ok(logbook) if number() == file => return (logbook, file),
            Ok(_) => {}
            Err(error) if is_busy(&error) => *busy += 1,
            Err(error) => give_up(&error),
        }
    }
}

fn give_up(error: &LogbookError) -> ! {
    say(&["wrong", &error.to_string()]);
    std::process::exit(1)
}

fn write(folder: &Path, writer: u64, count: u64) {
    let mut diary = Writer::new(folder, Source::CommandLine);
    wait_for(&folder.join("go"));
    for index in 0..count {
        if index % ANEW == ANEW - 1 {
            diary.reopen();
        }
        let change = diary.next(&format!("writer {writer}"), index);
        diary.act(change.as_ref());
    }
    (0..5).for_each(|_| diary.compare());
    // Who came to the end before the diary was replaced still hears of it.
    wait_for(&folder.join("restored"));
    diary.reopen();
    diary.end();
}

/// Reads when it is told that others wrote, writes now and then, and hears of it when the diary is replaced.
fn window(folder: &Path) {
    let mut diary = Writer::new(folder, Source::Window);
    let mut watcher = None;
    let mut woken = 0_u64;
    loop {
        let ends = folder.join("stop").exists();
        if watcher.is_none() {
            watcher = Watcher::open(&diary.path).ok();
        }
        let wrote = watcher.as_mut().and_then(|open| open.changed().ok());
        if wrote.is_none() {
            // As the window's own thread does: it is looked for anew, and read.
            watcher = None;
        }
        if wrote.unwrap_or(true) {
            woken += 1;
            match diary.logbook.refresh() {
                Ok(_) => {}
                Err(error) if is_busy(&error) => diary.busy += 1,
                Err(error) if error.is_replaced() => diary.reopen(),
                Err(error) => say(&["wrong", &error.to_string()]),
            }
            if woken.is_multiple_of(20) {
                let before = diary.logbook.diary().settings.clone();
                let after = Settings { zoom: 100 + (woken % 200) as u16, ..before.clone() };
                let look = Change::Configure { before, after };
                let note = Change::Add(vec![note(&format!("window {woken}"))]);
                diary.act(Some(if woken.is_multiple_of(40) { &look } else { &note }));
            }
            if woken.is_multiple_of(30) {
                diary.compare();
            }
        }
        if ends {
            break;
        }
        sleep(Duration::from_millis(3));
    }
    let before = diary.compared;
    diary.compare();
    if diary.compared == before {
        say(&["wrong", "nobody writes any more, and the window has not caught up"]);
    }
    diary.end();
}

/// Makes a backup after so many changes, and puts it in the diary's place after so many.
fn restore(folder: &Path, keep: u64, restore: u64) {
    let path = folder.join("diary.titrace");
    let (mut logbook, _) = open(&path, &mut 0);
    let wait_for_changes = |changes: u64, logbook: &mut Logbook| {
        while logbook.revision() < changes.cast_signed() {
            sleep(Duration::from_millis(5));
            if let Err(error) = logbook.refresh()
                && !is_busy(&error)
            {
                say(&["wrong", &error.to_string()]);
            }
        }
    };
    let mut busy = 0;
    wait_for_changes(keep, &mut logbook);
    let backup = until_free(&mut busy, || Ok(logbook.back_up(Timestamp::UNIX_EPOCH)?.unwrap().first));
    say(&["kept", &backup.changes.to_string(), backup.path.to_str().unwrap()]);
    wait_for_changes(restore, &mut logbook);
    drop(logbook);
    let (_, restored) = until_free(&mut busy, || Logbook::restored(&path, &backup.path, Timestamp::UNIX_EPOCH));
    say(&["restored", restored.aside.unwrap().to_str().unwrap()]);
    fs::write(folder.join("restored"), "").unwrap();
    say(&["counted", &busy.to_string(), "0", "0", "0"]);
}

fn until_free<T>(busy: &mut u64, mut act: impl FnMut() -> Result<T, LogbookError>) -> T {
    loop {
        match act() {
            Ok(done) => return done,
            Err(error) if is_busy(&error) => *busy += 1,
            Err(error) => give_up(&error),
        }
    }
}

/// Counts, adds one, and does not look whether it came through.
fn careless(folder: &Path, writer: u64, count: u64) {
    let mut connection = Connection::open(folder.join("careless.db")).unwrap();
    connection.busy_timeout(Duration::ZERO).unwrap();
    wait_for(&folder.join("go"));
    for _ in 0..count {
        let mut once = || -> rusqlite::Result<()> {
            let transaction = connection.transaction()?;
            let last: i64 = transaction.query_row("SELECT count(*) FROM kept", [], |row| row.get(0))?;
            transaction.execute("INSERT INTO kept VALUES (?1)", [last + writer.cast_signed()])?;
            transaction.commit()
        };
        once().ok();
    }
}
