//! Notices what others write: a thread asks the file now and then, and wakes the window only when it changed.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eframe::egui;

use crate::store::Watcher;

/// Short enough to be felt as "at once", long enough to cost nothing.
const PAUSE: Duration = Duration::from_millis(750);

/// Ends its thread when it is dropped.
pub(super) struct Others {
    flags: Arc<Flags>,
}

#[derive(Default)]
struct Flags {
    changed: AtomicBool,
    damaged: AtomicBool,
    stop: AtomicBool,
}

impl Others {
    /// For a diary that nobody else can write to.
    pub(super) fn none() -> Self {
        Self { flags: Arc::default() }
    }

    pub(super) fn start(path: PathBuf, ctx: egui::Context) -> Self {
        let watch = Self::none();
        let flags = Arc::clone(&watch.flags);
        let spawned = std::thread::Builder::new().name("watch".to_owned()).spawn(move || {
            let mut watcher = None;
            while !flags.stop.load(Ordering::Relaxed) {
                // The file may be born later, with the first record.
                if watcher.is_none() && path.exists() {
                    watcher = Watcher::open(&path).ok();
                    if let Some(open) = &watcher {
                        wake(&flags, &ctx);
                        // The first frame does not wait for this look; a damaged page is an error, too.
                        if !open.looks_sound().unwrap_or_else(|err| !err.is_about_the_file()) {
                            flags.damaged.store(true, Ordering::Relaxed);
                            ctx.request_repaint();
                        }
                    }
                }
                if let Some(open) = &mut watcher {
                    match open.changed() {
                        Ok(true) => wake(&flags, &ctx),
                        Ok(false) => {}
                        // Replaced or gone: looked for anew.
                        Err(_) => watcher = None,
                    }
                }
                std::thread::sleep(PAUSE);
            }
        });
        // Without the thread, every own change still reads what others wrote first.
        drop(spawned);
        watch
    }

    /// Whether the look at the file found damage; told once.
    pub(super) fn found_damage(&self) -> bool {
        self.flags.damaged.swap(false, Ordering::Relaxed)
    }

    /// What somebody wrote could not be read yet: it is asked for again in a moment.
    pub(super) fn again(&self, ctx: &egui::Context) {
        self.flags.changed.store(true, Ordering::Relaxed);
        ctx.request_repaint_after(PAUSE);
    }

    /// Whether somebody wrote since this was last asked.
    pub(super) fn wrote(&self) -> bool {
        self.flags.changed.swap(false, Ordering::Relaxed)
    }
}

fn wake(flags: &Flags, ctx: &egui::Context) {
    flags.changed.store(true, Ordering::Relaxed);
    ctx.request_repaint();
}

impl Drop for Others {
    fn drop(&mut self) {
        self.flags.stop.store(true, Ordering::Relaxed);
    }
}
