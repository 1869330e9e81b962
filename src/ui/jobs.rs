//! Long work beside the window: writing and reading tables on a worker thread, with what came of it. The only
//! place of the window that touches files, and never the diary's own.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc;

use atomic_write_file::AtomicWriteFile;
use eframe::egui;
use jiff::Zoned;

use crate::catalogue::Catalogue;
use crate::exchange::csv;
use crate::exchange::csv::{LineProblem, Preview};
use crate::intake::Entry;
use crate::logbook::Logbook;
use crate::model::{Diary, Message, RecordId, Source};
use crate::ui::forms::new_id;

/// What runs, or ran last.
#[derive(Debug, Default)]
pub enum Job {
    #[default]
    Idle,
    Running,
    /// So many files are in that folder.
    Exported {
        folder: PathBuf,
        count: usize,
    },
    /// What an import would bring.
    Previewed(Box<Preview>),
    /// Lines that cannot be read; nothing is brought.
    Problems(Vec<LineProblem>),
    Failed(Message),
}

/// One job at a time.
#[derive(Default)]
pub struct Jobs {
    state: Job,
    coming: Option<mpsc::Receiver<Job>>,
}

impl Jobs {
    pub fn state(&self) -> &Job {
        &self.state
    }

    pub fn forget(&mut self) {
        self.state = Job::Idle;
        self.coming = None;
    }

    /// Takes over what the worker finished; whether anything came.
    pub fn settle(&mut self) -> bool {
        let Some(coming) = &self.coming else { return false };
        match coming.try_recv() {
            Ok(job) => self.state = job,
            Err(mpsc::TryRecvError::Empty) => return false,
            Err(mpsc::TryRecvError::Disconnected) => self.state = Job::Failed(Message::new("job-broken")),
        }
        self.coming = None;
        true
    }

    pub fn export(&mut self, logbook: &Logbook, catalogue: &Arc<Catalogue>, folder: PathBuf, ctx: &egui::Context) {
        let (diary, catalogue) = (Arc::clone(logbook.diary()), Arc::clone(catalogue));
        self.start(ctx, move || write_tables(&diary, &catalogue, folder));
    }

    pub fn preview(
        &mut self,
        logbook: &Logbook,
        catalogue: &Arc<Catalogue>,
        path: PathBuf,
        now: &Zoned,
        ctx: &egui::Context,
    ) {
        let trashed: HashSet<RecordId> = match logbook.trash() {
            Ok(trash) => trash.into_iter().map(|revision| revision.record.id).collect(),
            Err(error) => {
                self.state = Job::Failed(error.message());
                return;
            }
        };
        let (diary, catalogue, now) = (Arc::clone(logbook.diary()), Arc::clone(catalogue), now.clone());
        self.start(ctx, move || read_tables(&diary, &catalogue, &trashed, &now, &path));
    }

    fn start(&mut self, ctx: &egui::Context, work: impl FnOnce() -> Job + Send + 'static) {
        let (done, coming) = mpsc::channel();
        let ctx = ctx.clone();
        self.state = Job::Running;
        self.coming = Some(coming);
        let worker = std::thread::Builder::new().name("job".to_owned()).spawn(move || {
            // A window that is closed meanwhile does not wait for it.
            done.send(work()).ok();
            ctx.request_repaint();
        });
        if worker.is_err() {
            self.forget();
            self.state = Job::Failed(Message::new("job-broken"));
        }
    }
}

fn failed(path: &Path, error: &io::Error) -> Job {
    Job::Failed(Message::new("job-file").with("path", path.display()).with("why", error))
}

fn write_tables(diary: &Diary, catalogue: &Catalogue, folder: PathBuf) -> Job {
    let files = csv::export(diary, catalogue);
    if let Err(error) = fs::create_dir_all(&folder) {
        return failed(&folder, &error);
    }
    for (name, bytes) in &files {
        let path = folder.join(name);
        if let Err(error) = write(&path, bytes) {
            return failed(&path, &error);
        }
    }
    Job::Exported { folder, count: files.len() }
}

/// Whole or not at all, and for nobody else's eyes.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = AtomicWriteFile::options();
    // Also over a file that others could read.
    #[cfg(unix)]
    {
        use atomic_write_file::unix::OpenOptionsExt as _;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.preserve_mode(false).mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

fn read_tables(diary: &Diary, catalogue: &Catalogue, trashed: &HashSet<RecordId>, now: &Zoned, path: &Path) -> Job {
    let files = match read_files(path) {
        Ok(files) if files.is_empty() => return Job::Failed(Message::new("job-no-csv").with("path", path.display())),
        Ok(files) => files,
        Err(error) => return failed(path, &error),
    };
    let entry = Entry { diary, catalogue, now, source: Source::Window, decimal_mark: '.', id: new_id(), fresh: false };
    match csv::read(&files, &entry, trashed, &mut new_id) {
        Ok(preview) => Job::Previewed(Box::new(preview)),
        Err(problems) => Job::Problems(problems),
    }
}

/// Every `.csv` of a folder, by name, or one file. A larger one than is allowed is not read to its end.
fn read_files(path: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut paths = Vec::new();
    if fs::metadata(path)?.is_dir() {
        for file in fs::read_dir(path)? {
            let file = file?.path();
            if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
                paths.push(file);
            }
        }
        paths.sort();
    } else {
        paths.push(path.to_owned());
    }
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        let mut bytes = Vec::new();
        open(&path)?.take(csv::MOST_BYTES + 1).read_to_end(&mut bytes)?;
        files.push((path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()), bytes));
    }
    Ok(files)
}

#[expect(clippy::disallowed_methods, reason = "tables, never the diary's own file")]
fn open(path: &Path) -> io::Result<fs::File> {
    fs::File::open(path)
}
