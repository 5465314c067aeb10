//! Any text as a report: never a panic, and every line accounted for.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leadar_fuzz::report("report.md", bytes));
