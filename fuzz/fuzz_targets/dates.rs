//! See `dates` in `targets.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| titrace_fuzz::dates(bytes));
