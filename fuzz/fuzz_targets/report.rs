//! Any bytes as a report: never a panic, and every line accounted for.
#![no_main]

use leadar::ingest;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (draft, _) = ingest::draft_workshops("report.md", bytes, &[], &[]);
    if let Some(draft) = draft {
        let ledger = draft.ledger;
        assert_eq!(ledger.lines, ledger.statements + ledger.structure + ledger.unused + ledger.blank);
    }
});
