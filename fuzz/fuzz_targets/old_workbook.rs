//! Any old Excel file: the checks before its reader never panic. (The reader itself panics at damage, which is why it
//! runs in a child of the program.)
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = leadar::formats::check_old_workbook(bytes);
});
