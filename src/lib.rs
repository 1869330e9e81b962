//! Titrace: a private diary of doses, symptoms and lab values on one time axis.
//!
//! Modules in reading order; each may use only what stands before it, and less than that where ARCHITECTURE.md says
//! so. tests/architecture.rs watches over it.
#![forbid(unsafe_code)]

// What the diary is: values and rules, no I/O.
pub mod model;

// What the program knows: seeds/*.toml.
pub mod catalogue;

// Typed words -> checked records, the one parser.
pub mod intake;

// What the diary means: pure functions of it.
pub mod analysis;

// Every sentence a person reads.
pub mod words;

// How it leaves and arrives: bytes.
pub mod exchange;

// How it is kept: the only SQL.
pub mod store;

// The one write path.
pub mod logbook;

// The command line.
pub mod cli;
pub mod files; // tables and pictures on the disk, and where a diary lies

// What is left of an error of ours.
pub mod crash;

// The window: the only egui.
#[cfg(feature = "window")]
pub mod ui;
