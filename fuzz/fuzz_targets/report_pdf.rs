//! Any PDF file as a report. Its reader panics at damage, which is why it runs in a child of the program: a panic is
//! caught here as there, so that what is found are hangs, memory and overflows.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let read = || leadar_fuzz::report("report.pdf", &[b"%PDF-1.5\n", bytes].concat());
    let _ = std::panic::catch_unwind(read);
});
