//! Titrace: a private diary of doses, symptoms and lab values on one time axis.
//!
//! Modules in reading order; each may use only what stands before it, less than that where ARCHITECTURE.md says so.
#![forbid(unsafe_code)]

pub mod analysis; // what the diary means: pure functions of it
pub mod catalogue; // what the program knows: seeds/*.toml
pub mod cli; // the command line
pub mod exchange; // how it leaves and arrives: bytes
pub mod intake; // typed words -> checked records, the one parser
pub mod logbook; // the one write path
pub mod model; // what the diary is: values and rules, no I/O
pub mod store; // how it is kept: the only SQL
#[cfg(feature = "window")]
pub mod ui;
pub mod words; // every sentence a person reads // the window: the only egui
