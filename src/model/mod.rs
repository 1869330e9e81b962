//! What the diary is: values and rules. No clock, no I/O, no serde, no window.
//!
//! # Words
//! | word | means | not |
//! | --- | --- | --- |
//! | record | one thing written down: a dose, symptom, lab result, event, note, medicine or course | entry, item, row |
//! | dose | what was taken, skipped or added at one time | intake (that is the parser) |
//! | amount, count | 1.75 mg; 7 drops | quantity |
//! | course | a stretch of taking a medicine, from its start to its stop | therapy |
//! | recipe | "50 mg in 10 mL, 20 drops/mL" | formula |
//! | reading | what a lab value says: a number, an interval, words | result (that is the record) |
//! | comparator | `<`, `<=`, `>`, `>=`, `~` before a number | operator |
//! | reference interval, range | what the laboratory printed beside a value | normal values |
//! | diary day | from one day-start hour to the next | date |
//! | plan | what is to be taken: dated steps, made of a rule and bent by adjustments | schedule (that is its days) |
//! | step | a stretch of days with one planned dose | phase, level |
//! | adjustment | a hold, step back, shift, skip, pause, restart, stop or new clock time of a plan | change (that is any edit) |
//! | change | one edit, which knows its inverse | command, action (that is a click) |
//! | revision | one version of a record | history entry |

pub mod amount;
pub mod unit;
pub mod when;

pub mod portion;
pub mod question;

pub mod adjustment;
pub mod analyte;
pub mod answer;
pub mod attachment;
pub mod bench;
pub mod bottle;
mod calendar;
pub mod dose;
pub mod event;
pub mod lab;
pub mod medicine;
pub mod person;
pub mod plan;
pub mod record;
pub mod schedule;
pub mod symptom;

pub mod change;
pub mod diary;
pub mod revision;
pub mod settings;
pub mod timeline;

pub mod message;
pub mod search;

pub use self::amount::{Amount, Number};
pub use self::change::Change;
pub use self::diary::Diary;
pub use self::message::{Message, Refusal};
pub use self::record::{Body, Kind, Record, RecordId, Source};
pub use self::settings::Settings;
pub use self::unit::DoseUnit;
pub use self::when::{Basis, Point, When, Zone};
