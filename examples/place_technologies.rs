//! Prints each technology of a radar with its ring, how probable that is, and the rule that led there:
//! `cargo run --example place_technologies -- radar-data`.

use std::path::PathBuf;

use leadar::pipeline;

fn main() {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| "radar-data".into(), PathBuf::from);
    let placed = pipeline::place(&folder);
    let diagnostics = placed.as_ref().map_or_else(Vec::as_slice, |told| &told.diagnostics);
    diagnostics.iter().for_each(|diagnostic| eprintln!("{diagnostic}"));
    let Ok(placed) = placed else {
        std::process::exit(1);
    };
    let (dossier, edition) = placed.value;
    for (technology, placement) in pipeline::in_reading_order(&dossier, &edition) {
        let ring = &dossier.configuration.rings[placement.ring].name;
        let probability = placement
            .certainty
            .as_ref()
            .map_or(1.0, |certainty| certainty.probability(placement.ring));
        println!(
            "{:<32} {ring:<12} {probability:.2}  rule {}",
            technology.id,
            placement.rule + 1
        );
    }
}
