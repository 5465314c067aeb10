//! What a ring and a value hang on: weight-stability intervals, swings one criterion at a time, variance shares.
//!
//! One weight moves to t between 0 and 1 and the others keep their proportions; where the value then meets a limit of the
//! rules is the method's ([`Line`]), whether the ring is another there the rules' own.

use crate::model::{Criterion, Sensitivity, Spread, Technology};

use super::criteria::maturity_level;
use super::moves::Inputs;
use super::value::{interpolate, value_points};
use crate::method::stability::Line;

/// What the ring and the value of one technology hang on.
pub fn weigh_sensitivity(inputs: &Inputs, technology: &Technology, spreads: &[(&Criterion, &Spread)]) -> Sensitivity {
    let total: f64 = inputs.weights().iter().sum();
    let shares: Vec<f64> = inputs.weights().iter().map(|weight| weight / total).collect();
    let drawn: Vec<Vec<f64>> = spreads
        .iter()
        .map(|(criterion, spread)| list_values(criterion, spread, technology))
        .collect();
    let parts: Vec<f64> = drawn
        .iter()
        .zip(&shares)
        .map(|(values, share)| share * share * variance(values))
        .collect();
    let all: f64 = parts.iter().sum();
    let swing = |values: &Vec<f64>| {
        let (least, most) = values.iter().fold((1.0_f64, 0.0_f64), |(least, most), value| {
            (least.min(*value), most.max(*value))
        });
        (most - least).max(0.0)
    };
    Sensitivity {
        ring_stays: (0..shares.len()).map(|index| ring_interval(inputs, index)).collect(),
        swings: drawn
            .iter()
            .zip(&shares)
            .map(|(values, share)| share * swing(values))
            .collect(),
        shares: (all > 0.0).then(|| parts.iter().map(|part| part / all).collect()),
    }
}

/// Points at which distributions are taken, evenly spread over their probability.
const POINTS: usize = 256;

/// Partial values that are alike probable under a spread. An unknown level has any value from 0 to 1.
fn list_values(criterion: &Criterion, spread: &Spread, technology: &Technology) -> Vec<f64> {
    let points = value_points(criterion);
    let value = |level: f64| interpolate(&points, level);
    match spread {
        Spread::Certain(level) => vec![value(level.level())],
        Spread::Trl(starts) => {
            let trl = technology.trl.low.level()..=technology.trl.high.level();
            trl.map(|trl| value(maturity_level(trl, starts) as f64)).collect()
        }
        Spread::Panel(given) => {
            let levels = given.iter().flat_map(|(_, range)| spread_levels(*range, given.len()));
            levels.map(value).collect()
        }
        Spread::Unknown => (0..=POINTS).map(|point| point as f64 / POINTS as f64).collect(),
    }
}

/// Levels of one assessor: quantiles of the triangular law at even steps, as many for each assessor.
fn spread_levels([low, mode, high]: [f64; 3], assessors: usize) -> Vec<f64> {
    let points = (POINTS / assessors).max(8);
    let width = high - low;
    if width == 0.0 {
        return vec![mode; points];
    }
    let middle = (mode - low) / width;
    let quantile = |share: f64| {
        if share < middle {
            low + (share * width * (mode - low)).sqrt()
        } else {
            high - ((1.0 - share) * width * (high - mode)).sqrt()
        }
    };
    (0..points)
        .map(|point| quantile((point as f64 + 0.5) / points as f64))
        .collect()
}

fn variance(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count
}

/// The closed interval of t around the present weight on which the ring stays.
pub fn ring_interval(inputs: &Inputs, index: usize) -> (f64, f64) {
    if inputs.scores()[index].is_none() {
        return (0.0, 1.0);
    }
    let line = Line::along(inputs.scores(), inputs.weights(), index);
    let total: f64 = inputs.weights().iter().sum();
    let now = inputs.weights()[index] / total;
    let limits = inputs.value_limits().into_iter();
    let mut points: Vec<f64> = limits.filter_map(|limit| line.meets(limit)).collect();
    points.extend([0.0, 1.0]);
    points.sort_by(f64::total_cmp);
    let ring = |t: f64| line.at(t).map(|value| inputs.ring_at_value(value));
    let here = ring(now);
    let same = |from: f64, to: f64| ring(from + (to - from) / 2.0) == here;
    let split = points.partition_point(|point| *point <= now);
    let mut low = now;
    for point in points[..split].iter().rev() {
        if *point < low && !same(*point, low) {
            break;
        }
        low = *point;
    }
    let mut high = now;
    for point in &points[split..] {
        if !same(high, *point) {
            break;
        }
        high = *point;
    }
    (low, high)
}
