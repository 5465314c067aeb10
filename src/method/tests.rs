//! What is tested is what runs: the reference vectors, and properties of the simulation.

mod reference;
mod rules;
mod simulation;

use super::rings::{RingRule, Rings};
use super::value::ValueFunction;

/// The straight line from a worst score, value 0, up to a best one, value 1.
pub fn line(worst: f64, best: f64) -> ValueFunction {
    ValueFunction::piecewise(vec![(worst, 0.0), (best, 1.0)]).expect("a scale")
}

/// Rings by thresholds alone: the innermost whose threshold the value reaches, else the last.
pub fn rings_by_thresholds(thresholds: &[f64]) -> Rings {
    let rule = |(index, threshold): (usize, &f64)| RingRule {
        ring: index + 1,
        threshold: Some(*threshold),
        requirements: Vec::new(),
    };
    let rules = thresholds.iter().enumerate().map(rule).collect();
    Rings::new(thresholds.len() + 1, rules).expect("thresholds between 0 and 1")
}

/// Competition ranks of sampled values, taken as they are: 1 + the number of strictly larger ones.
pub fn rank_samples(values: &[f64]) -> Vec<usize> {
    let better = |than: f64| values.iter().filter(|value| **value > than).count();
    values.iter().map(|value| 1 + better(*value)).collect()
}
