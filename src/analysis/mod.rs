//! What the diary means: pure functions of it. They take no clock and do no I/O, and what is to be said they
//! return as messages. They never fail: where the diary does not say enough, the answer is "not known".

pub mod adherence;
pub mod attention;
pub mod baseline;
pub mod chart;
pub mod check_in;
mod choose;
mod cursor;
pub mod daily;
pub mod describe;
mod dose_panel;
mod doses;
pub mod due;
pub mod facts;
pub mod grade;
pub mod guard;
mod lab_panel;
pub mod lab_series;
pub mod labs;
pub mod place;
pub mod readings;
mod reduce;
pub mod relapses;
pub mod series;
pub mod since;
pub mod steps;
mod strip_panel;
mod summary;
pub mod supply;
mod symptom_panel;
pub mod text;
pub mod ticks;
pub mod treatments;
pub mod watch;
pub mod windows;
