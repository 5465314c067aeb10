//! Any bytes as a report: never a panic, and every line accounted for.
#![no_main]

use leadar::ingest::{self, Knowledge};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(draft) = ingest::draft_workshops("report.md", bytes, &Knowledge::default()) {
        assert!(draft.ledger.adds_up());
    }
});
