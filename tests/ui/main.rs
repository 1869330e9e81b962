//! The window, without a window: screens and journeys in egui's test harness, on a real store in memory. The
//! harness panics where an input has no name; that check is never switched off.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

mod harness;
mod timeline;
mod today;
