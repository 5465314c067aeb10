//! Any content of an OpenDocument workbook as a report.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leadar_fuzz::report("report.ods", &leadar_fuzz::calc(bytes)));
