//! How the diary leaves and arrives: bytes in, bytes out. No paths, no dialogs, no clock.

pub mod csv;
pub mod fridge;
pub mod ical;
pub mod picture;
