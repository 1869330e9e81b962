//! Long work beside the window: writing and reading tables on a worker thread, with what came of it. The only
//! place of the window that touches files, and never the diary's own.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc;

use eframe::egui;
use jiff::Zoned;
use jiff::civil::Date;

use crate::analysis::chart::{ChartRequest, chart};
use crate::analysis::due::Schedules;
use crate::analysis::supply;
use crate::analysis::windows;
use crate::catalogue::Catalogue;
use crate::exchange::csv;
use crate::exchange::csv::{LineProblem, Preview};
use crate::exchange::fridge;
use crate::exchange::ical;
use crate::exchange::picture;
use crate::exchange::raster;
use crate::exchange::week;
use crate::files::{self, Unwritten};
use crate::intake::Entry;
use crate::logbook::{Logbook, LogbookError};
use crate::model::schedule::Schedule;
use crate::model::{Diary, Kind, Message, RecordId, Source};
use crate::ui::forms::new_id;
use crate::ui::report::Asked;
use crate::ui::report::work;
use crate::ui::report::work::{Format, Laid, LaidOut};
use crate::words::{Language, Words};

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
    /// One file was written.
    Written(PathBuf),
    /// The whole diary was written into one file.
    Archived(PathBuf),
    /// The diary was made of an archive.
    Made,
    /// A backup is the diary now; what was there before lies at that place.
    PutBack {
        aside: Option<PathBuf>,
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
    /// The report, which is laid out whatever else is done.
    laid: LaidOut,
    laying: Option<mpsc::Receiver<Option<Laid>>>,
}

impl Jobs {
    pub fn state(&self) -> &Job {
        &self.state
    }

    pub fn forget(&mut self) {
        self.state = Job::Idle;
        self.coming = None;
    }

    pub fn laid(&self) -> &LaidOut {
        &self.laid
    }

    /// Lays a report out; what is asked for meanwhile is asked for again when this is done.
    pub fn lay_out(&mut self, logbook: &Logbook, asked: Box<Asked>, ctx: &egui::Context) {
        if self.laying.is_some() {
            return;
        }
        let (done, coming) = mpsc::channel();
        let (diary, revision, ctx) = (Arc::clone(logbook.diary()), logbook.revision(), ctx.clone());
        let worker = std::thread::Builder::new().name("report".to_owned()).spawn(move || {
            let pages = work::lay_out(&diary, &asked).map(Arc::new);
            done.send(pages.map(|pages| Laid { asked: *asked, revision, pages })).ok();
            ctx.request_repaint();
        });
        if worker.is_ok() {
            self.laying = Some(coming);
            self.laid.is_coming = true;
        }
    }

    /// Takes over the report that was laid out.
    fn settle_report(&mut self) -> bool {
        let Some(coming) = &self.laying else { return false };
        match coming.try_recv() {
            Ok(Some(laid)) => self.laid.laid = Some(laid),
            Err(mpsc::TryRecvError::Empty) => return false,
            Ok(None) | Err(mpsc::TryRecvError::Disconnected) => {}
        }
        self.laying = None;
        self.laid.is_coming = false;
        true
    }

    pub fn save_report(
        &mut self,
        logbook: &Logbook,
        asked: Box<Asked>,
        (format, path): (Format, PathBuf),
        ctx: &egui::Context,
    ) {
        let diary = Arc::clone(logbook.diary());
        self.start(ctx, move || work::write(&diary, &asked, format, path));
    }

    /// Takes over what the worker finished; whether anything came.
    pub fn settle(&mut self) -> bool {
        self.settle_report() | self.settle_job()
    }

    fn settle_job(&mut self) -> bool {
        let Some(coming) = &self.coming else { return false };
        match coming.try_recv() {
            Ok(job) => self.state = job,
            Err(mpsc::TryRecvError::Empty) => return false,
            Err(mpsc::TryRecvError::Disconnected) => self.state = Job::Failed(Message::new("job-broken")),
        }
        self.coming = None;
        true
    }

    pub fn export(
        &mut self,
        logbook: &Logbook,
        catalogue: &Arc<Catalogue>,
        language: Language,
        folder: PathBuf,
        ctx: &egui::Context,
    ) {
        let (diary, catalogue) = (Arc::clone(logbook.diary()), Arc::clone(catalogue));
        self.start(ctx, move || write_tables(&diary, &catalogue, language, folder));
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

    /// The page of a plan for the fridge.
    pub fn plan_page(
        &mut self,
        logbook: &Logbook,
        (catalogue, words): (&Arc<Catalogue>, &Arc<Words>),
        (plan, path): (RecordId, PathBuf),
        today: Date,
        ctx: &egui::Context,
    ) {
        let (diary, catalogue, words) = (Arc::clone(logbook.diary()), Arc::clone(catalogue), Arc::clone(words));
        self.start(ctx, move || match fridge_page(&diary, &catalogue, &words, plan, today) {
            Some(bytes) => write_file(path, &bytes),
            None => Job::Failed(Message::new("job-broken")),
        });
    }

    /// The chart as a picture: SVG where the file's name says so, else PNG.
    pub fn chart(
        &mut self,
        logbook: &Logbook,
        (catalogue, words): (&Arc<Catalogue>, &Arc<Words>),
        (request, dots, path): (ChartRequest, u8, PathBuf),
        ctx: &egui::Context,
    ) {
        let (diary, catalogue, words) = (Arc::clone(logbook.diary()), Arc::clone(catalogue), Arc::clone(words));
        self.start(ctx, move || {
            let drawn = chart(&diary, &catalogue, &request);
            if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg")) {
                return write_file(path, &picture::svg(&drawn, &words));
            }
            match raster::png(&drawn, &words, f32::from(dots)) {
                Ok(bytes) => write_file(path, &bytes),
                Err(_) => Job::Failed(Message::new("picture-failed")),
            }
        });
    }

    /// The paper for a week.
    pub fn week(
        &mut self,
        logbook: &Logbook,
        (catalogue, words): (&Arc<Catalogue>, &Arc<Words>),
        (from, path): (Date, PathBuf),
        ctx: &egui::Context,
    ) {
        let (diary, catalogue, words) = (Arc::clone(logbook.diary()), Arc::clone(catalogue), Arc::clone(words));
        self.start(ctx, move || {
            let schedules = Schedules::new(&diary);
            let paper = week::Week { diary: &diary, catalogue: &catalogue, schedules: &schedules, from };
            write_file(path, &week::svg(&paper, &words))
        });
    }

    /// Every plan with days as iCalendar.
    pub fn ics(&mut self, logbook: &Logbook, words: &Arc<Words>, path: PathBuf, now: &Zoned, ctx: &egui::Context) {
        let trashed = match logbook.versions(&[Kind::Medicine, Kind::Plan, Kind::Adjustment]) {
            Ok(versions) => versions,
            Err(error) => {
                self.state = Job::Failed(error.message());
                return;
            }
        };
        let (diary, words, now) = (Arc::clone(logbook.diary()), Arc::clone(words), now.timestamp());
        let sequence = logbook.revision();
        self.start(ctx, move || {
            let calendar = ical::Calendar { diary: &diary, trashed: &trashed, words: &words, now, sequence };
            calendar.file().map_or_else(|| Job::Failed(Message::new("ical-nothing")), |bytes| write_file(path, &bytes))
        });
    }

    /// Everything into one file. The worker opens the diary for itself, and sees it as it is at one moment.
    pub fn archive(&mut self, logbook: &Logbook, path: PathBuf, ctx: &egui::Context) {
        let Some(diary) = logbook.path().map(Path::to_owned) else {
            self.state = write_archive(logbook, &path);
            return;
        };
        self.start(ctx, move || match Logbook::open(diary) {
            Ok(logbook) => write_archive(&logbook, &path),
            Err(error) => Job::Failed(error.message()),
        });
    }

    /// A diary where none is yet.
    pub fn read_archive(&mut self, logbook: &Logbook, path: PathBuf, ctx: &egui::Context) {
        let Some(diary) = logbook.path().map(Path::to_owned) else { return };
        self.start(ctx, move || match files::open_file(&path) {
            Ok(Some(archive)) => match Logbook::of_archive(diary, archive) {
                Ok(_) => Job::Made,
                Err(error) => Job::Failed(error.message()),
            },
            Ok(None) => Job::Failed(Message::new("archive-not-one")),
            Err(error) => failed(&path, &error),
        });
    }

    /// A backup in the place of the diary.
    pub fn put_back(&mut self, logbook: &Logbook, backup: PathBuf, now: &Zoned, ctx: &egui::Context) {
        let Some(diary) = logbook.path().map(Path::to_owned) else { return };
        let at = now.timestamp();
        self.start(ctx, move || match Logbook::restored(&diary, &backup, at) {
            Ok((logbook, restored)) => Job::PutBack { aside: restored.aside, count: logbook.diary().len() },
            Err(error) => Job::Failed(error.message()),
        });
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

pub(super) fn write_file(path: PathBuf, bytes: &[u8]) -> Job {
    match files::write(&path, bytes) {
        Ok(()) => Job::Written(path),
        Err(error) => failed(&path, &error),
    }
}

fn write_archive(logbook: &Logbook, path: &Path) -> Job {
    try_to_archive(logbook, path).unwrap_or_else(|error| Job::Failed(error.message()))
}

fn try_to_archive(logbook: &Logbook, path: &Path) -> Result<Job, LogbookError> {
    let diary = logbook.path().unwrap_or(Path::new(""));
    let gone = || LogbookError::NoDiary(diary.to_owned());
    let head = logbook.archive_head()?.ok_or_else(gone)?;
    let mut draft = match files::draft_over(path, diary, |bytes| head.is_earlier(bytes)) {
        Ok(draft) => draft,
        Err(Unwritten::NotOurs(path)) => {
            return Ok(Job::Failed(Message::new("archive-there").with("path", path.display())));
        }
        Err(Unwritten::Failed(path, error)) => return Ok(failed(&path, &error)),
    };
    logbook.archive(&mut draft)?.ok_or_else(gone)?;
    Ok(draft.commit().map_or_else(|error| failed(path, &error), |()| Job::Archived(path.to_owned())))
}

/// As far ahead as bottles are counted for the page.
const AHEAD_DAYS: u16 = 400;

fn fridge_page(diary: &Diary, catalogue: &Catalogue, words: &Words, id: RecordId, today: Date) -> Option<Vec<u8>> {
    let (record, plan) = (diary.get(id)?, diary.plan(id)?);
    let schedule = Schedule::of(record, plan, diary);
    let changes = supply::next_changes(diary, catalogue, plan.medicine, today, AHEAD_DAYS, false);
    let changes: Vec<Date> = changes.unwrap_or_default().iter().map(|opening| opening.on).collect();
    let page = fridge::Page {
        diary,
        record,
        plan,
        schedule: &schedule,
        medicine: diary.medicine(plan.medicine)?,
        bottle_changes: &changes,
        review: windows::review(plan, &schedule).map(|(day, _)| day),
        today,
    };
    Some(fridge::svg(&page, words))
}

fn write_tables(diary: &Diary, catalogue: &Catalogue, language: Language, folder: PathBuf) -> Job {
    tables(folder, &csv::export_in(diary, catalogue, language))
}

pub(super) fn tables(folder: PathBuf, tables: &[(String, Vec<u8>)]) -> Job {
    match files::write_tables(&folder, tables) {
        Ok(()) => Job::Exported { folder, count: tables.len() },
        Err(Unwritten::NotOurs(path)) => Job::Failed(Message::new("job-not-our-file").with("path", path.display())),
        Err(Unwritten::Failed(path, error)) => failed(&path, &error),
    }
}

fn read_tables(diary: &Diary, catalogue: &Catalogue, trashed: &HashSet<RecordId>, now: &Zoned, path: &Path) -> Job {
    let files = match files::read_tables(path) {
        Ok(files) if files.is_empty() => return Job::Failed(Message::new("job-no-csv").with("path", path.display())),
        Ok(files) => files,
        Err((path, error)) => return failed(&path, &error),
    };
    let entry = Entry {
        diary,
        catalogue,
        now,
        source: Source::Window,
        decimal_mark: '.',
        id: new_id(),
        fresh: false,
        confirmed: false,
    };
    match csv::read(&files, &entry, trashed, &mut new_id) {
        Ok(preview) => Job::Previewed(Box::new(preview)),
        Err(problems) => Job::Problems(problems),
    }
}
