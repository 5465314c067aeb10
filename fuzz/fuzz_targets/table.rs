//! Any bytes as a table: never a panic, and what is read can be drawn.
#![no_main]

use leadar::{import, pipeline};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let (Some(radar), _) = import::read_table("table", bytes) {
        pipeline::arrange(&radar);
    }
});
