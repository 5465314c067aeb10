//! Confidence factors: the probability of each leader to lead under its own central weights.

use rayon::prelude::*;

use super::plan::Plan;
use super::workspace::Workspace;
use crate::method::NOISE;
use crate::method::outcome::Confidence;
use crate::method::stream::BLOCK;

/// Most draws behind a confidence factor.
pub const CONFIDENCE_SAMPLES: u64 = 10_240;
/// Fewest draws behind a confidence factor, however many lead.
const FEWEST_CONFIDENCE_SAMPLES: u64 = 100;
/// Multiplications that confidence factors may cost altogether; with many leaders fewer draws stand behind each.
const CONFIDENCE_WORK: u64 = 100_000_000;

/// The probability of each leader to lead under its own central weights: over the scores alone.
pub(super) fn count_confidence(plan: &Plan, central: &[Option<Vec<f64>>]) -> Vec<Option<Confidence>> {
    let leaders: Vec<usize> = (0..central.len()).filter(|item| central[*item].is_some()).collect();
    let certain = plan.items.iter().all(|item| item.constant.is_some());
    let work = leaders.len() as u64 * plan.items.len() as u64 * plan.valued.len() as u64;
    let most = (CONFIDENCE_WORK / work.max(1)).clamp(FEWEST_CONFIDENCE_SAMPLES, CONFIDENCE_SAMPLES);
    let samples = if certain { 1 } else { plan.samples.min(most) };
    let mut confidence = vec![None; central.len()];
    // A few leaders at a time, so that rows for each stay within bounds.
    for leaders in leaders.chunks(64) {
        let count = |block: u64| {
            let draws = (samples - block * BLOCK as u64).min(BLOCK as u64) as usize;
            count_leads(plan, central, leaders, block, draws)
        };
        let blocks = samples.div_ceil(BLOCK as u64);
        let counts: Vec<Vec<u64>> = (0..blocks).into_par_iter().map(count).collect();
        for (place, &leader) in leaders.iter().enumerate() {
            let count: u64 = counts.iter().map(|counts| counts[place]).sum();
            confidence[leader] = Some(Confidence {
                factor: count as f64 / samples as f64,
                samples,
            });
        }
    }
    confidence
}

/// How often each leader leads with its central weights in the first draws of a block. Noise of the averaging is forgiven.
fn count_leads(plan: &Plan, central: &[Option<Vec<f64>>], leaders: &[usize], block: u64, draws: usize) -> Vec<u64> {
    let mut space = Workspace::new(plan);
    let mut best = vec![f64::NEG_INFINITY; leaders.len() * draws];
    let mut own = vec![0.0; leaders.len() * draws];
    let mut row = vec![0.0; draws];
    space.fill_scales(plan, 0, block);
    for (number, item) in plan.items.iter().enumerate() {
        match &item.constant {
            Some(values) => {
                for (row, value) in space.values.chunks_exact_mut(BLOCK).zip(values) {
                    row[..draws].fill(*value);
                }
            }
            None => space.fill_item(plan, item, 0, block),
        }
        for (place, &leader) in leaders.iter().enumerate() {
            let weights = central[leader].as_ref().expect("a leader has central weights");
            sum_weighted(weights, &space.values, &mut row);
            let best = &mut best[place * draws..][..draws];
            for (best, value) in best.iter_mut().zip(&row) {
                *best = if *value > *best { *value } else { *best };
            }
            if number == leader {
                own[place * draws..][..draws].copy_from_slice(&row);
            }
        }
    }
    let leads = |(own, best): (&[f64], &[f64])| {
        let pairs = own.iter().zip(best);
        pairs.filter(|(own, best)| **own >= **best - NOISE).count() as u64
    };
    own.chunks_exact(draws)
        .zip(best.chunks_exact(draws))
        .map(leads)
        .collect()
}

/// V of one item under one set of weights, for as many draws of its scores as the row holds.
fn sum_weighted(weights: &[f64], values: &[f64], row: &mut [f64]) {
    row.fill(0.0);
    for (values, weight) in values.chunks_exact(BLOCK).zip(weights) {
        for (sum, value) in row.iter_mut().zip(values) {
            *sum += weight * value;
        }
    }
}
