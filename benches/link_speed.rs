//! How long linking takes as needs and technologies grow. Run: `cargo bench --bench link_speed`.
//!
//! Texts are made from the words of the radar's own technologies and of invented ones, by a counter-based generator, so
//! that each run links the same.
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use leadar::link::{Linker, find_recurring_needs, propose_links};
use leadar::model::{Need, NeedKind, Technology, Workshop};
use leadar::store;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

fn main() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("radar-data");
    let dossier = store::read_dossier(&data).expect("radar-data has no errors").value;
    println!("needs x technologies: index, proposals, full rankings, needs that recur (seconds)");
    for (needs, technologies) in [
        (625_usize, 312_usize),
        (1250, 625),
        (2500, 1250),
        (5000, 2500),
        (10_000, 5000),
    ] {
        let mut random = ChaCha8Rng::seed_from_u64(7);
        let mut grown = dossier.clone();
        let lexicon = lexicon(&dossier.technologies, &mut random);
        grown.technologies = (0..technologies)
            .map(|number| invent_technology(&dossier.technologies, number, &lexicon, &mut random))
            .collect();
        grown.workshops = (0..needs.div_ceil(100))
            .map(|number| invent_workshop(&dossier.workshops, number, &lexicon, &mut random))
            .collect();
        let start = Instant::now();
        let linker = Linker::over(&grown);
        let indexed = start.elapsed().as_secs_f64();
        let all: Vec<(&Workshop, &Need)> = grown.needs().take(needs).collect();
        let start = Instant::now();
        let proposals = propose_links(&linker, &all);
        let proposed = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let mut bytes = 0;
        let _ = leadar::link::print_rankings(&linker, &all, |text| {
            bytes += text.len();
            ControlFlow::Continue(())
        });
        let ranked = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let recurring = find_recurring_needs(&linker, &all);
        let related = start.elapsed().as_secs_f64();
        println!(
            "{needs:>6} x {technologies:<5} {indexed:>6.2} {proposed:>6.2} {ranked:>6.2} {related:>6.2}   ({} firm, {} MB of rankings, {} recurring)",
            proposals.iter().map(|proposal| proposal.firm.len()).sum::<usize>(),
            bytes / 1_000_000,
            recurring.len()
        );
    }
}

/// Words of the technologies, and twice as many invented ones.
fn lexicon(technologies: &[Technology], random: &mut ChaCha8Rng) -> Vec<String> {
    let mut words: Vec<String> = technologies
        .iter()
        .flat_map(|technology| {
            technology
                .description
                .split_whitespace()
                .chain(technology.name.split_whitespace())
        })
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words.dedup();
    let syllables = [
        "ba", "ro", "ti", "ne", "sul", "mar", "ken", "dop", "fi", "gral", "vex", "on",
    ];
    for _ in 0..2 * words.len() {
        let length = 2 + pick(random, 3);
        words.push((0..length).map(|_| syllables[pick(random, syllables.len())]).collect());
    }
    words
}

fn pick(random: &mut ChaCha8Rng, below: usize) -> usize {
    (random.next_u64() % below as u64) as usize
}

fn phrase(lexicon: &[String], words: usize, random: &mut ChaCha8Rng) -> String {
    let words: Vec<&str> = (0..words)
        .map(|_| lexicon[pick(random, lexicon.len())].as_str())
        .collect();
    words.join(" ")
}

fn invent_technology(known: &[Technology], number: usize, lexicon: &[String], random: &mut ChaCha8Rng) -> Technology {
    let mut technology = known[number % known.len()].clone();
    technology.id = format!("technology-{number:05}");
    technology.name = phrase(lexicon, 4, random);
    technology.aliases = (0..6).map(|_| phrase(lexicon, 3, random)).collect();
    technology.description = phrase(lexicon, 18, random);
    technology
}

fn invent_workshop(known: &[Workshop], number: usize, lexicon: &[String], random: &mut ChaCha8Rng) -> Workshop {
    let mut workshop = known[number % known.len()].clone();
    workshop.id = format!("workshop-{number:05}");
    workshop.needs = (0..100)
        .map(|item| {
            let id = format!("need-{number:05}-{item:03}");
            Need::with_statement(&id, NeedKind::Gap, &phrase(lexicon, 14, random))
        })
        .collect();
    workshop
}
