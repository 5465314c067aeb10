//! Any sheet of a workbook as a table.
#![no_main]

use leadar::import::read_table;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read_table("table.xlsx", &leadar_fuzz::excel(bytes));
    read_table("table.ods", &leadar_fuzz::calc(bytes));
});
