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
/// Multiplications that confidence factors may cost altogether, were every draw looked at to the end; with many leaders
/// fewer draws stand behind each.
const CONFIDENCE_WORK: u64 = 100_000_000;

/// The probability of each leader to lead under its own central weights: over the scores alone.
pub(super) fn count_confidence(plan: &Plan, central: &[Option<Vec<f64>>]) -> Vec<Option<Confidence>> {
    let leaders: Vec<usize> = (0..central.len()).filter(|item| central[*item].is_some()).collect();
    let certain = plan.items.iter().all(|item| item.constant.is_some());
    let work = leaders.len() as u64 * plan.items.len() as u64 * plan.valued.len() as u64;
    let most = (CONFIDENCE_WORK / work.max(1)).clamp(FEWEST_CONFIDENCE_SAMPLES, CONFIDENCE_SAMPLES);
    let samples = if certain { 1 } else { plan.samples.min(most) };
    let count = |block: u64| {
        let draws = (samples - block * BLOCK as u64).min(BLOCK as u64) as usize;
        count_leads(plan, central, &leaders, block, draws)
    };
    let blocks = samples.div_ceil(BLOCK as u64);
    let counts: Vec<Vec<u64>> = (0..blocks).into_par_iter().map(count).collect();
    let mut confidence = vec![None; central.len()];
    for (place, &leader) in leaders.iter().enumerate() {
        let count: u64 = counts.iter().map(|counts| counts[place]).sum();
        confidence[leader] = Some(Confidence {
            factor: count as f64 / samples as f64,
            samples,
        });
    }
    confidence
}

/// A leader and the draws in which nobody has passed it yet.
struct Race<'a> {
    item: usize,
    weights: &'a [f64],
    /// The draw and its own value.
    ahead: Vec<(usize, f64)>,
}

/// How often each leader leads with its central weights in the first draws of a block. Noise of the averaging is forgiven.
/// A draw in which somebody has passed a leader is not looked at again: of so many draws, few are left after few items.
fn count_leads(plan: &Plan, central: &[Option<Vec<f64>>], leaders: &[usize], block: u64, draws: usize) -> Vec<u64> {
    let mut space = Workspace::new(plan);
    space.fill_scales(plan, 0, block);
    let start = |&item: &usize| {
        let weights = central[item].as_ref().expect("a leader has central weights");
        fill_values(plan, item, block, draws, &mut space);
        let ahead = (0..draws).map(|draw| (draw, sum_weighted(weights, &space.values, draw)));
        Race {
            item,
            weights,
            ahead: ahead.collect(),
        }
    };
    let mut races: Vec<Race> = leaders.iter().map(start).collect();
    for item in 0..plan.items.len() {
        fill_values(plan, item, block, draws, &mut space);
        for race in races.iter_mut().filter(|race| race.item != item) {
            let weights = race.weights;
            race.ahead
                .retain(|(draw, own)| *own >= sum_weighted(weights, &space.values, *draw) - NOISE);
        }
    }
    races.iter().map(|race| race.ahead.len() as u64).collect()
}

/// The values of one item in the first draws of a block.
fn fill_values(plan: &Plan, item: usize, block: u64, draws: usize, space: &mut Workspace) {
    match &plan.items[item].constant {
        Some(values) => {
            for (row, value) in space.values.chunks_exact_mut(BLOCK).zip(values) {
                row[..draws].fill(*value);
            }
        }
        None => space.fill_item(plan, &plan.items[item], 0, block, draws),
    }
}

/// V in one draw under one set of weights.
fn sum_weighted(weights: &[f64], values: &[f64], draw: usize) -> f64 {
    let values = values[draw..].iter().step_by(BLOCK);
    weights
        .iter()
        .zip(values)
        .fold(0.0, |sum, (weight, value)| sum + weight * value)
}
