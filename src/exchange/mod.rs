//! How the diary leaves and arrives: bytes in, bytes out. No paths, no dialogs, no clock.

/// Adds to a drawing; writing to a string cannot fail.
macro_rules! put {
    ($paper:expr, $($arg:tt)*) => {
        writeln!($paper.out, $($arg)*).ok()
    };
}

pub mod csv;
pub mod fonts;
pub mod fridge;
pub mod ical;
mod paper;
pub mod picture;
pub mod raster;
pub mod report;
pub mod week;
