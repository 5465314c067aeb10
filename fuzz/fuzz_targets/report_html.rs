//! Any page as a report.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leadar_fuzz::report("report.html", &[b"<html><body>", bytes].concat()));
