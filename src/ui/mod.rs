//! The window.

pub mod jobs;
pub mod screen;
pub mod theme;
pub mod widgets;
