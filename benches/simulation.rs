//! How long a simulation takes: `cargo bench --bench simulation`, on radars made up here and run as a build runs them.
//!
//! Prints wall time (best of the runs) and processor time of all threads (mean of the runs), which is the fair figure on a
//! busy machine, and the largest memory so far. `cargo bench --bench simulation -- quick` runs a tenth of the draws.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use leadar::model::{
    AssessorScore, Bound, Condition, Criterion, Dossier, Measure, Origin, Override, Rule, Scale, Technology,
    ValueFunction, Weight, WeightDistribution,
};
use leadar::score::{place_technologies, simulate_edition};

/// Clock ticks of /proc a second, on every Linux.
const TICKS: f64 = 100.0;

fn main() {
    let quick = std::env::args().any(|word| word == "quick");
    let samples = if quick { 10_000 } else { 100_000 };
    println!("{:<44} {:>9} {:>9} {:>9}", "radar", "wall s", "cpu s", "peak MB");
    measure("500 x 10, rings and quantiles", 10, &fixed(500, 10, samples), false);
    measure("500 x 10, and full ranks", 5, &fixed(500, 10, samples), true);
    measure(
        "60 x 8 assessed as ranges, full ranks",
        5,
        &assessed(60, 8, samples),
        true,
    );
    for items in [100, 1_000, 10_000] {
        measure(
            &format!("{items} x 10, rings and quantiles"),
            2,
            &fixed(items, 10, samples),
            false,
        );
    }
    measure(
        "500 x 10, rings and quantiles, ten times longer",
        1,
        &fixed(500, 10, samples * 10),
        false,
    );
}

fn measure(name: &str, runs: u32, dossier: &Dossier, all_ranks: bool) {
    let placed = place_technologies(dossier);
    let run = || {
        let mut edition = placed.clone();
        simulate_edition(dossier, &mut edition, all_ranks).expect("a radar that can be simulated");
        edition
    };
    run();
    let (mut best, before) = (f64::INFINITY, processor_seconds());
    for _ in 0..runs {
        let start = Instant::now();
        black_box(run());
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

/// Levels that are certain, weights that may be anything.
fn fixed(items: usize, criteria: usize, samples: usize) -> Dossier {
    let mut dossier = radar(items, criteria, samples);
    dossier.configuration.scoring.weights = WeightDistribution::Free;
    let date = dossier.configuration.date;
    for (item, technology) in dossier.technologies.iter_mut().enumerate() {
        let level = |criterion: usize| Override {
            criterion: format!("c{criterion}"),
            level: Some(spread(item, criterion)),
            by: "the benchmark".into(),
            date,
            reason: "made up.".into(),
        };
        technology.overrides = (0..criteria).map(level).collect();
    }
    dossier
}

/// Levels that one assessor gave as ranges, weights around the declared ones.
fn assessed(items: usize, criteria: usize, samples: usize) -> Dossier {
    let mut dossier = radar(items, criteria, samples);
    dossier.configuration.scoring.weights = WeightDistribution::Around { concentration: 40.0 };
    let date = dossier.configuration.date;
    let pairs = (0..items).flat_map(|item| (0..criteria).map(move |criterion| (item, criterion)));
    let score = |(item, criterion): (usize, usize)| {
        let mode = spread(item, criterion);
        AssessorScore {
            technology: format!("i{item:05}"),
            criterion: format!("c{criterion}"),
            assessor: "A1".into(),
            round: 1,
            low: (mode - 0.2).max(0.0),
            mode,
            high: (mode + 0.2).min(1.0),
            date,
            note: String::new(),
        }
    };
    dossier.scores = pairs.map(score).collect();
    dossier
}

/// A radar of so many technologies and criteria, in four rings by thresholds on the value.
fn radar(items: usize, criteria: usize, samples: usize) -> Dossier {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("radar-data");
    let mut dossier = leadar::store::read_dossier(&data)
        .expect("the data of this repository can be read")
        .value;
    let (technology, criterion) = (
        dossier.technologies[0].clone(),
        dossier.configuration.criteria[0].clone(),
    );
    let configuration = &mut dossier.configuration;
    configuration.criteria = (0..criteria)
        .map(|index| Criterion {
            id: format!("c{index}"),
            weight: Weight::new(1.0).expect("a weight"),
            origin: Origin::Assessed,
            scale: Scale {
                low: 0.0,
                high: 1.0,
                better: leadar::model::Better::High,
            },
            value: ValueFunction::Linear,
            anchors: Vec::new(),
            ..criterion.clone()
        })
        .collect();
    let rule = |ring: usize, threshold: Option<f64>| Rule {
        line: None,
        ring,
        words: String::new(),
        conditions: threshold
            .map(|limit| Condition::Limit {
                measure: Measure::Value,
                bound: Bound::AtLeast(limit),
                unknown: leadar::model::UnknownLevel::Fails,
            })
            .into_iter()
            .collect(),
    };
    configuration.rules = vec![
        rule(0, Some(0.65)),
        rule(1, Some(0.5)),
        rule(2, Some(0.35)),
        rule(3, None),
    ];
    let scoring = &mut configuration.scoring;
    (scoring.samples, scoring.precision, scoring.seed) = (Some(samples), None, 7);
    scoring.group_weights = Vec::new();
    dossier.technologies = (0..items)
        .map(|index| Technology {
            id: format!("i{index:05}"),
            overrides: Vec::new(),
            ..technology.clone()
        })
        .collect();
    (dossier.links, dossier.scores, dossier.evidence) = (Vec::new(), Vec::new(), Vec::new());
    (dossier.standards, dossier.editions) = (Vec::new(), Vec::new());
    dossier
}
