//! See `archive_import` in `targets.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| titrace_fuzz::archive_import(bytes));
