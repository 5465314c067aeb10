//! Any bytes as a link sheet: CSV, and both workbooks.
#![no_main]

use leadar::link::read_rows;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = read_rows("sheet.csv", bytes);
    let _ = read_rows("sheet.xlsx", &leadar_fuzz::excel(bytes));
    let _ = read_rows("sheet.ods", &leadar_fuzz::calc(bytes));
});
