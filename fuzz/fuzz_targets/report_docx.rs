//! Any text of a Word file as a report.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leadar_fuzz::report("report.docx", &leadar_fuzz::word(bytes)));
