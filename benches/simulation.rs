//! How long a simulation takes: `cargo bench --bench simulation`, beside numpy's program for the same work.
//!
//! Prints wall time (best of the runs) and processor time of all threads (mean of the runs), which is the fair figure on a
//! busy machine, and the largest memory so far. `cargo bench --bench simulation -- quick` runs a tenth of the draws.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use leadar::method::rings::Rings;
use leadar::method::score_law::ScoreLaw;
use leadar::method::simulation::{Criterion, Item, Study, Wanted, simulate};
use leadar::method::value::ValueFunction;
use leadar::method::weight_law::WeightLaw;

/// Clock ticks of /proc a second, on every Linux.
const TICKS: f64 = 100.0;

fn main() {
    let quick = std::env::args().any(|word| word == "quick");
    let samples = if quick { 10_000 } else { 100_000 };
    println!("{:<44} {:>9} {:>9} {:>9}", "study", "wall s", "cpu s", "peak MB");
    let winners = Wanted {
        ranks: false,
        quantiles: false,
        confidence: false,
        pairwise: 0,
    };
    let usual = Wanted {
        quantiles: true,
        confidence: true,
        ..winners
    };
    let ranks = Wanted { ranks: true, ..usual };
    measure("500 x 10, rings and winners", 10, &fixed(500, 10, samples, winners));
    measure(
        "500 x 10, and quantiles and confidence",
        10,
        &fixed(500, 10, samples, usual),
    );
    measure("500 x 10, and full ranks", 5, &fixed(500, 10, samples, ranks));
    measure(
        "60 x 8 triangular, everything but pairs",
        5,
        &triangular(60, 8, samples, ranks),
    );
    measure(
        "60 x 8 triangular, pairs too",
        5,
        &triangular(
            60,
            8,
            samples,
            Wanted {
                pairwise: 20_480,
                ..ranks
            },
        ),
    );
    for items in [100, 1_000, 10_000] {
        measure(
            &format!("{items} x 10, rings, winners, quantiles"),
            2,
            &fixed(items, 10, samples, usual),
        );
    }
    measure(
        "500 x 10, rings and winners, ten times longer",
        1,
        &fixed(500, 10, samples * 10, winners),
    );
}

fn measure(name: &str, runs: u32, study: &Study) {
    simulate(study).expect("a study that can be run");
    let (mut best, before) = (f64::INFINITY, processor_seconds());
    for _ in 0..runs {
        let start = Instant::now();
        black_box(simulate(black_box(study)).expect("a study that can be run"));
        best = best.min(start.elapsed().as_secs_f64());
    }
    let processor = (processor_seconds() - before) / f64::from(runs);
    println!("{name:<44} {best:>9.3} {processor:>9.3} {:>9.0}", peak_megabytes());
}

/// User and system time of all threads so far; 0 where there is no /proc.
fn processor_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> = stat
        .rsplit(')')
        .next()
        .unwrap_or("")
        .split(' ')
        .map(|word| word.parse().unwrap_or(0.0))
        .collect();
    (fields.get(12).unwrap_or(&0.0) + fields.get(13).unwrap_or(&0.0)) / TICKS
}

fn peak_megabytes() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok())
        .map_or(0.0, |kilobytes| kilobytes / 1024.0)
}

/// Numbers between 0 and 1 that look like chance and are the same everywhere.
fn spread(item: usize, criterion: usize) -> f64 {
    let mixed = (item as u64 * 1_000 + criterion as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}

fn fixed(items: usize, criteria: usize, samples: u64, wanted: Wanted) -> Study {
    let score = |item, criterion| ScoreLaw::Fixed(spread(item, criterion));
    study(items, criteria, samples, wanted, WeightLaw::Uniform(criteria), &score)
}

fn triangular(items: usize, criteria: usize, samples: u64, wanted: Wanted) -> Study {
    let score = |item, criterion| {
        let mode = spread(item, criterion);
        ScoreLaw::triangular((mode - 0.2).max(0.0), mode, (mode + 0.2).min(1.0))
    };
    let weights = WeightLaw::around(&vec![1.0; criteria], 40.0).expect("weights above zero");
    study(items, criteria, samples, wanted, weights, &score)
}

fn study(
    items: usize,
    criteria: usize,
    samples: u64,
    wanted: Wanted,
    weights: WeightLaw,
    score: &dyn Fn(usize, usize) -> ScoreLaw,
) -> Study {
    let criterion = |index: usize| Criterion {
        id: format!("c{index}"),
        value: Some(ValueFunction::Identity),
    };
    let item = |index: usize| Item {
        id: format!("i{index:05}"),
        scores: (0..criteria).map(|criterion| score(index, criterion)).collect(),
    };
    Study {
        criteria: (0..criteria).map(criterion).collect(),
        items: (0..items).map(item).collect(),
        weights,
        rings: Rings::from_thresholds(&[0.65, 0.5, 0.35]).expect("thresholds"),
        seed: 7,
        samples,
        wanted,
    }
}
