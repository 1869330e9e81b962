//! One window a diary: while this one is open, whoever starts a second one sees this one come to the front.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eframe::egui;
use eframe::egui::{UserAttentionType, ViewportCommand};

use crate::files::seat::Seat;

const PAUSE: Duration = Duration::from_millis(250);

/// Ends its thread, and gives the place up, when it is dropped.
pub(super) struct Bell(Arc<AtomicBool>);

impl Bell {
    pub(super) fn hang(mut seat: Seat, ctx: egui::Context) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let bell = Self(Arc::clone(&stop));
        let spawned = std::thread::Builder::new().name("bell".to_owned()).spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                if seat.is_called() {
                    for command in [
                        ViewportCommand::Visible(true),
                        ViewportCommand::Minimized(false),
                        ViewportCommand::Focus,
                        // Where a desktop lets nobody come to the front by itself.
                        ViewportCommand::RequestUserAttention(UserAttentionType::Informational),
                    ] {
                        ctx.send_viewport_cmd(command);
                    }
                    ctx.request_repaint();
                }
                std::thread::sleep(PAUSE);
            }
        });
        // Without the thread nobody is heard; the place is held by whoever began it all the same until then.
        drop(spawned);
        bell
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
