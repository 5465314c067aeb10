//! Any file as the radar of each other tool.
#![no_main]

use leadar::{import::read_radar, model::Tool};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for tool in Tool::WORDS.into_iter().map(Tool::of) {
        for name in [
            "radar.json",
            "radar.yaml",
            "2020-01-01/item.md",
            "index.html",
            "radar.csv",
        ] {
            read_radar("radar", &[(name.to_owned(), bytes.to_vec())], tool);
        }
    }
});
