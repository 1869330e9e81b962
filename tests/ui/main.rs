//! The window, without a window: screens and journeys in egui's test harness, on a real store in memory. The
//! harness panics where an input has no name; that check is never switched off.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "this is only a test")]

mod access;
mod bounds;
mod care;
mod check_in;
mod clipped;
mod daily;
mod door;
mod forms;
mod harness;
mod history;
mod keys;
mod labs;
mod low;
mod outlines;
mod pictures;
mod plan;
mod report;
mod settings;
mod timeline;
mod today;
mod watch;
mod weeks;
