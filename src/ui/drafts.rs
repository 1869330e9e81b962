//! What is half-typed anywhere is kept beside the diary while it is typed: a thread writes it, and when the window opens
//! again after a crash, or after a disk that was full, it is in its form as it was.

use std::path::PathBuf;
use std::sync::mpsc;

use crate::logbook::{Cells, DraftFile};

#[derive(Default)]
pub(super) struct Drafts {
    path: Option<PathBuf>,
    to_keep: Option<mpsc::Sender<Vec<Cells>>>,
    /// What was given to the thread last.
    given: Vec<Cells>,
    /// What was there when the window opened.
    brought: Vec<Cells>,
}

impl Drafts {
    /// For the diary at that place, whose file is made with its first draft or is there already.
    pub(super) fn begin(&mut self, path: PathBuf) {
        if path.exists()
            && let Ok((file, brought)) = DraftFile::open(&path)
        {
            self.given.clone_from(&brought);
            self.brought = brought;
            self.to_keep = keep_behind(file);
        }
        self.path = Some(path);
    }

    /// What was typed before, once.
    pub(super) fn brought(&mut self) -> Vec<Cells> {
        std::mem::take(&mut self.brought)
    }

    /// What is half-typed now.
    pub(super) fn keep(&mut self, forms: Vec<Cells>) {
        if forms == self.given {
            return;
        }
        if self.to_keep.is_none()
            && let Some(path) = &self.path
        {
            self.to_keep = DraftFile::open(path).ok().and_then(|(file, _)| keep_behind(file));
        }
        if let Some(to_keep) = &self.to_keep {
            to_keep.send(forms.clone()).ok();
        }
        self.given = forms;
    }
}

/// The newest of what comes is written; what came before it need not be.
fn keep_behind(mut file: DraftFile) -> Option<mpsc::Sender<Vec<Cells>>> {
    let (to_keep, coming) = mpsc::channel::<Vec<Cells>>();
    let worker = std::thread::Builder::new().name("draft".to_owned()).spawn(move || {
        while let Ok(mut forms) = coming.recv() {
            while let Ok(newer) = coming.try_recv() {
                forms = newer;
            }
            // One that cannot be kept stands in its form all the same, and the next one is tried again.
            file.keep(&forms).ok();
        }
    });
    worker.is_ok().then_some(to_keep)
}
