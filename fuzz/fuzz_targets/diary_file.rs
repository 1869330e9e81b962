//! See `diary_file` in `targets.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| titrace_fuzz::diary_file(bytes));
