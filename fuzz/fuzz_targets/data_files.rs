//! Any bytes in place of one file of radar-data: never a panic, and complaints where there is no dossier.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leadar_fuzz::data_file(
    &[
        "radar.toml",
        "links.csv",
        "workshops/2026-paperwork.toml",
        "technologies/dictation.toml",
        "scores/panel.csv",
        "standards/iso-1.toml",
        "concepts.toml"
    ],
    bytes
));
