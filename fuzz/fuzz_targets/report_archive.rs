//! Any archive as a report: names, sizes and places of its files are damaged too.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leadar_fuzz::report("report.docx", bytes));
