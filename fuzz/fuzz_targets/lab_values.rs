//! See `lab_values` in `targets.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| titrace_fuzz::lab_values(bytes));
