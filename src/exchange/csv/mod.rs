//! The documented table set: one CSV file a kind, and a README.txt that names every column. What is exported and
//! imported again is the same diary, and exported again the same bytes.

mod columns;
mod harmless;
mod read;
mod table;
mod write;

pub use self::columns::{DIALECT, file_name, of as columns};
pub use self::harmless::{harmless, restored};
pub use self::read::{LineProblem, Preview, read};
pub use self::table::{MOST_BYTES, MOST_ROWS};
pub use self::write::{export, export_in};
