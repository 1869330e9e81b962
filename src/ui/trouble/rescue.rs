//! What helps a diary that cannot be opened: looked for and done by a thread, while the window stays calm.

use std::path::{Path, PathBuf};
use std::sync::mpsc;

use eframe::egui;
use jiff::Timestamp;

use crate::logbook::{Backup, Logbook, newest_good_backup};
use crate::model::Message;

/// What a person chose.
pub(super) enum Way {
    /// The backup at that place becomes the diary.
    Backup(PathBuf),
    /// A new diary of what can be read, where a medicine that cannot be is called so.
    Salvage(String),
}

#[derive(Default)]
pub(super) struct Rescue {
    newest: Option<Backup>,
    failed: Option<Message>,
    coming: Option<mpsc::Receiver<Told>>,
}

enum Told {
    Newest(Option<Backup>),
    Done(Message),
    Failed(Message),
}

impl Rescue {
    /// Looks for the newest backup that is still sound.
    pub(super) fn look(&mut self, path: &Path, ctx: &egui::Context) {
        let path = path.to_owned();
        self.failed = None;
        self.start(ctx, move || Told::Newest(newest_good_backup(&path)));
    }

    pub(super) fn is_busy(&self) -> bool {
        self.coming.is_some()
    }

    pub(super) fn newest(&self) -> Option<&Backup> {
        self.newest.as_ref()
    }

    pub(super) fn failed(&self) -> Option<&Message> {
        self.failed.as_ref()
    }

    pub(super) fn fail(&mut self, why: Message) {
        self.failed = Some(why);
    }

    pub(super) fn go(&mut self, way: Way, path: &Path, now: Timestamp, ctx: &egui::Context) {
        let path = path.to_owned();
        self.failed = None;
        self.start(ctx, move || done(way, &path, now));
    }

    /// What was done, when it is; the window opens then.
    pub(super) fn settle(&mut self) -> Option<Message> {
        let told = match self.coming.as_ref()?.try_recv() {
            Ok(told) => told,
            Err(mpsc::TryRecvError::Empty) => return None,
            Err(mpsc::TryRecvError::Disconnected) => Told::Failed(Message::new("job-broken")),
        };
        self.coming = None;
        match told {
            Told::Newest(newest) => self.newest = newest,
            Told::Failed(why) => self.failed = Some(why),
            Told::Done(message) => return Some(message),
        }
        None
    }

    fn start(&mut self, ctx: &egui::Context, work: impl FnOnce() -> Told + Send + 'static) {
        let (done, coming) = mpsc::channel();
        let ctx = ctx.clone();
        let worker = std::thread::Builder::new().name("rescue".to_owned()).spawn(move || {
            done.send(work()).ok();
            ctx.request_repaint();
        });
        match worker {
            Ok(_) => self.coming = Some(coming),
            Err(_) => self.failed = Some(Message::new("job-broken")),
        }
    }
}

fn done(way: Way, path: &Path, now: Timestamp) -> Told {
    let message = match way {
        Way::Backup(backup) => Logbook::restored(path, &backup, now).map(|(logbook, restored)| {
            let aside = restored.aside.unwrap_or_default();
            let message = Message::new("backup-restored").with("aside", aside.display());
            message.with("count", logbook.diary().len()).with("path", path.display())
        }),
        Way::Salvage(stand_in) => Logbook::salvaged_in_place(path, &stand_in, now).map(|(_, told)| {
            let message = Message::new("salvage-in-place").with("count", told.records).with("holes", told.holes);
            message.with("left", told.left).with("standing", told.stand_ins)
        }),
    };
    message.map_or_else(|error| Told::Failed(error.message()), Told::Done)
}
