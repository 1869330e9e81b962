//! What the diary means: pure functions of it. They take no clock and do no I/O, and what is to be said they
//! return as messages. They never fail: where the diary does not say enough, the answer is "not known".

pub mod describe;
pub mod facts;
pub mod grade;
