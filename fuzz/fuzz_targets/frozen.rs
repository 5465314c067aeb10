//! Any bytes in place of one file of a frozen edition.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leadar_fuzz::data_file(
    &[
        "editions/older/edition.toml",
        "editions/older/maps/activities.json",
        "editions/older/placements.csv",
        "editions/older/levels.csv",
        "editions/older/probabilities.csv",
        "editions/older/inputs.csv",
        "editions/older/SHA256SUMS"
    ],
    bytes
));
