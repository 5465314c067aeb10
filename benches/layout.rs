//! Time of one map on one core, and how it grows with the number of blips: `cargo bench --bench layout`.
//!
//! Radars of 4 x 4 cells with made-up names and values, loads as uneven as in published radars. Prints the best of
//! several runs, and the exponent of a power of the number of blips that fits from 50 to 800.
#![allow(clippy::disallowed_methods)] // a clock is what a benchmark is for

use std::time::Instant;

use leadar::layout::arrange;
use leadar::model::{Blip, MapChoices, Radar, RingBand, Sector};

const WORDS: [&str; 10] = [
    "Rapid",
    "forensic",
    "interoperability",
    "voice",
    "body-worn",
    "cameras",
    "mapping",
    "data fusion",
    "of",
    "search",
];

fn main() {
    let mut points = Vec::new();
    for count in [50, 60, 100, 200, 400, 500, 800] {
        let radar = make(count);
        let run = |_| {
            let start = Instant::now();
            let chart = arrange(&radar);
            (start.elapsed().as_secs_f64(), chart.labels.len())
        };
        let runs: Vec<(f64, usize)> = (0..5).map(run).collect();
        let best = runs.iter().map(|(time, _)| *time).fold(f64::MAX, f64::min);
        println!("{count:4} blips: {:8.2} ms, {} names", best * 1000.0, runs[0].1);
        points.push((libm::log(count as f64), libm::log(best)));
    }
    println!("grows with the number of blips to the power of {:.2}", slope(&points));
}

fn make(count: usize) -> Radar {
    let shares = [0.27, 0.46, 0.78, 1.0];
    let rings = [0.13, 0.40, 0.86, 1.0];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ count as u64;
    let mut chance = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / 2.0_f64.powi(31)
    };
    let mut blips: Vec<Blip> = (0..count)
        .map(|index| {
            let mut pick = |ends: &[f64]| {
                let drawn = chance();
                ends.iter().position(|end| drawn < *end).unwrap_or(0)
            };
            let (sector, ring) = (pick(&shares), pick(&rings));
            let words = 1 + (chance() * 4.0) as usize;
            let name: Vec<&str> = (0..words).map(|_| WORDS[(chance() * 10.0) as usize % 10]).collect();
            Blip {
                id: format!("blip-{index}"),
                name: format!("{} {index}", name.join(" ")),
                number: index + 1,
                sector,
                ring,
                value: Some((chance() + chance()) / 2.0),
                not_yet_asked: false,
                provisional: false,
                demand: None,
                movement: None,
                certainty: None,
                href: None,
            }
        })
        .collect();
    blips.sort_by(|a, b| (a.ring, a.sector, &a.id).cmp(&(b.ring, b.sector, &b.id)));
    Radar {
        id: "bench".into(),
        title: "Bench".into(),
        subtitle: String::new(),
        sectors: (0..4)
            .map(|index| Sector {
                id: format!("s{index}"),
                name: format!("Sector {index}"),
            })
            .collect(),
        rings: (0..4)
            .map(|index| RingBand {
                id: format!("r{index}"),
                name: format!("Ring {index}"),
                meaning: String::new(),
                outside: false,
            })
            .collect(),
        blips,
        choices: MapChoices::default(),
    }
}

/// The slope of the straight line of least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let along: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    along / points.iter().map(|point| (point.0 - x) * (point.0 - x)).sum::<f64>()
}
