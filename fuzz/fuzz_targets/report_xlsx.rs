//! Any sheet of an Excel workbook, with any table of strings, as a report.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leadar_fuzz::report("report.xlsx", &leadar_fuzz::excel(bytes)));
