//! Keeps backups: one when the window opens, one after every half hour in which something was written. A thread makes
//! and verifies them; the window says when the last one was, always, and what is wrong where it could not be made.

use std::path::Path;
use std::sync::mpsc;

use eframe::egui;
use jiff::{SignedDuration, Timestamp};

use crate::logbook::{Backup, Logbook, backups_of};
use crate::model::Message;

/// Between two backups, where something was written meanwhile.
const EVERY: SignedDuration = SignedDuration::from_mins(30);
/// After one that failed.
const AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// What is known of the backups.
#[derive(Debug, Default)]
pub struct Kept {
    /// In the diary's own folder, the newest first.
    pub backups: Vec<Backup>,
    /// The newest one that is verified, as of the last time one was wanted.
    pub verified: Option<Backup>,
    /// Why the last one could not be made.
    pub trouble: Option<Message>,
    /// The second folder: when something was written there, or why not.
    pub second: Option<Result<Timestamp, Message>>,
    pub running: bool,
}

#[derive(Default)]
pub(super) struct Keeper {
    kept: Kept,
    /// Not for a diary that is looked at in passing.
    begun: bool,
    coming: Option<mpsc::Receiver<Made>>,
    /// When it was last tried.
    tried: Option<Timestamp>,
    /// The revision that was saved last.
    saved: Option<i64>,
}

struct Made {
    backups: Vec<Backup>,
    outcome: Result<(Backup, Option<Result<Timestamp, Message>>), Message>,
    revision: i64,
}

impl Keeper {
    pub(super) fn begin(&mut self) {
        self.begun = true;
    }

    pub(super) fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Takes over what was made, and begins with the next one when it is time; whether anything is new.
    pub(super) fn tend(&mut self, logbook: &Logbook, now: Timestamp, ctx: &egui::Context) -> bool {
        let settled = self.settle();
        let is_due = match self.tried {
            None => true,
            Some(tried) if self.kept.trouble.is_some() => now.duration_since(tried) >= AGAIN,
            Some(tried) => self.saved != Some(logbook.revision()) && now.duration_since(tried) >= EVERY,
        };
        if self.begun && is_due {
            self.make(logbook, now, ctx);
        }
        settled
    }

    /// Makes one now. Where nothing was written yet there is nothing to keep.
    pub(super) fn make(&mut self, logbook: &Logbook, now: Timestamp, ctx: &egui::Context) {
        let Some(path) = logbook.path().map(Path::to_owned) else { return };
        if self.coming.is_some() || logbook.revision() == 0 {
            return;
        }
        let (done, coming) = mpsc::channel();
        let ctx = ctx.clone();
        let worker = std::thread::Builder::new().name("backup".to_owned()).spawn(move || {
            done.send(made(&path, now)).ok();
            ctx.request_repaint();
        });
        if worker.is_ok() {
            self.coming = Some(coming);
            self.kept.running = true;
            self.tried = Some(now);
        }
    }

    fn settle(&mut self) -> bool {
        let Some(coming) = &self.coming else { return false };
        let told = match coming.try_recv() {
            Ok(told) => Some(told),
            Err(mpsc::TryRecvError::Empty) => return false,
            Err(mpsc::TryRecvError::Disconnected) => None,
        };
        self.coming = None;
        self.kept.running = false;
        let Some(Made { backups, outcome, revision }) = told else {
            self.kept.trouble = Some(Message::new("job-broken"));
            return true;
        };
        self.kept.backups = backups;
        match outcome {
            Ok((backup, second)) => {
                self.kept.verified = Some(backup);
                self.kept.second = second;
                self.kept.trouble = None;
                self.saved = Some(revision);
            }
            Err(why) => self.kept.trouble = Some(why),
        }
        true
    }
}

/// The worker opens the diary for itself, and sees it as it is at one moment.
fn made(path: &Path, now: Timestamp) -> Made {
    let logbook = match Logbook::open(path) {
        Ok(logbook) => logbook,
        Err(error) => return Made { backups: backups_of(path), outcome: Err(error.message()), revision: 0 },
    };
    let revision = logbook.revision();
    let outcome = match logbook.back_up(now) {
        Ok(Some(made)) => {
            let second = made.second.map(|second| second.map(|second| second.at).map_err(|error| error.message()));
            Ok((made.first, second))
        }
        Ok(None) => Err(Message::new("backup-none")),
        Err(error) => Err(error.message()),
    };
    Made { backups: backups_of(path), outcome, revision }
}
