//! Blocks of weights drawn by a distribution.

use super::WeightDistribution;
use super::dirichlet::fill_dirichlet;
use super::limits::Limits;
use super::simplex::{fill_simplex, sort_rows};
use crate::method::additive::normalise_weights;
use crate::method::stream::{BLOCK, StreamKey, Uniforms};
use crate::method::{Fault, Refusal};

/// A distribution, checked and ready to draw blocks of weights.
#[derive(Debug, Clone)]
pub struct WeightSampler {
    count: usize,
    sampling: Sampling,
}

#[derive(Debug, Clone)]
enum Sampling {
    Point(Vec<f64>),
    Uniform(StreamKey),
    Dirichlet(StreamKey, Vec<f64>),
    Order(StreamKey, Vec<usize>),
    Bounds(StreamKey, Limits),
    Mixture(StreamKey, Vec<(f64, WeightSampler)>),
    Drawn(Vec<Vec<f64>>),
}

/// How far the sum of weights drawn elsewhere, and perhaps rounded, may be from 1.
const DRAWN_SLACK: f64 = 0.001;

impl WeightSampler {
    /// Checks a distribution and derives its streams from the seed.
    pub fn new(distribution: &WeightDistribution, seed: u64) -> Result<Self, Refusal> {
        Self::with_path(distribution, seed, "")
    }

    fn with_path(distribution: &WeightDistribution, seed: u64, path: &str) -> Result<Self, Refusal> {
        let key = StreamKey::new(seed, "weights", &[path]);
        if distribution.is_empty() {
            return Err(Refusal::new(Fault::EmptyInput, "no criteria"));
        }
        let sampling = match distribution {
            WeightDistribution::Point(weights) => Sampling::Point(normalise_weights(weights)?),
            WeightDistribution::Uniform(_) => Sampling::Uniform(key),
            WeightDistribution::Dirichlet(parameters) => {
                normalise_weights(parameters)?;
                Sampling::Dirichlet(key, parameters.clone())
            }
            WeightDistribution::Order(order) => {
                let mut sorted = order.clone();
                sorted.sort_unstable();
                if sorted.iter().enumerate().any(|(index, criterion)| index != *criterion) {
                    return Err(Refusal::new(
                        Fault::BadWeightDistribution,
                        format!("the order {order:?}"),
                    ));
                }
                Sampling::Order(key, order.clone())
            }
            WeightDistribution::Bounds { lower, upper } => Sampling::Bounds(key, Limits::new(lower, upper)?),
            WeightDistribution::Mixture(groups) => {
                let shares: Vec<f64> = groups.iter().map(|(share, _)| *share).collect();
                let shares = normalise_weights(&shares)?;
                let parts = groups
                    .iter()
                    .zip(shares)
                    .enumerate()
                    .map(|(index, ((_, part), share))| {
                        if part.len() != distribution.len() {
                            let found = format!("{} weights in group {}", part.len(), index + 1);
                            return Err(Refusal::new(Fault::DimensionMismatch, found));
                        }
                        Ok((share, Self::with_path(part, seed, &format!("{path}/{index}"))?))
                    });
                Sampling::Mixture(key, parts.collect::<Result<_, _>>()?)
            }
            WeightDistribution::Drawn(sets) => Sampling::Drawn(sets.clone()),
        };
        if let WeightDistribution::Drawn(sets) = distribution {
            for set in sets {
                normalise_weights(set)?;
                let sum: f64 = set.iter().sum();
                if (sum - 1.0).abs() > DRAWN_SLACK {
                    return Err(Refusal::new(
                        Fault::BadWeightDistribution,
                        format!("weights that add up to {sum}"),
                    ));
                }
                if set.len() != distribution.len() {
                    let found = format!("{} weights in a set of {}", set.len(), distribution.len());
                    return Err(Refusal::new(Fault::DimensionMismatch, found));
                }
            }
        }
        Ok(WeightSampler {
            count: distribution.len(),
            sampling,
        })
    }

    /// Share of the uniform simplex that lies inside the bounds: the acceptance rate of plain rejection. `None` for other
    /// distributions, and for bounds on more than 20 criteria.
    pub fn volume_fraction(&self) -> Option<f64> {
        match &self.sampling {
            Sampling::Bounds(_, limits) => limits.volume_fraction(),
            Sampling::Point(_)
            | Sampling::Uniform(_)
            | Sampling::Dirichlet(..)
            | Sampling::Order(..)
            | Sampling::Mixture(..)
            | Sampling::Drawn(_) => None,
        }
    }

    /// Fills the weights of one block: a row of [`BLOCK`] draws for each criterion, rows one after the other.
    pub fn fill_block(&self, block: u64, rows: &mut [f64]) {
        debug_assert_eq!(rows.len(), self.count * BLOCK);
        match &self.sampling {
            Sampling::Point(weights) => {
                for (row, &weight) in rows.chunks_exact_mut(BLOCK).zip(weights) {
                    row.fill(weight);
                }
            }
            Sampling::Uniform(key) => fill_simplex(&mut key.open_block(block), rows),
            Sampling::Dirichlet(key, parameters) => fill_dirichlet(&mut key.open_block(block), parameters, rows),
            Sampling::Order(key, order) => {
                let mut sorted = vec![0.0; rows.len()];
                fill_simplex(&mut key.open_block(block), &mut sorted);
                sort_rows(&mut sorted);
                for (row, &criterion) in sorted.chunks_exact(BLOCK).rev().zip(order) {
                    rows[criterion * BLOCK..][..BLOCK].copy_from_slice(row);
                }
            }
            Sampling::Bounds(key, limits) => limits.fill(&mut key.open_block(block), rows),
            Sampling::Mixture(key, parts) => fill_mixture(&mut key.open_block(block), block, parts, rows),
            Sampling::Drawn(sets) => {
                for (column, set) in sets.iter().skip(block as usize * BLOCK).take(BLOCK).enumerate() {
                    for (row, weight) in set.iter().enumerate() {
                        rows[row * BLOCK + column] = *weight;
                    }
                }
            }
        }
    }

    /// The first draws, a set of weights each.
    #[cfg(test)]
    pub fn draw_many(&self, draws: usize) -> Vec<Vec<f64>> {
        let mut rows = vec![0.0; self.count * BLOCK];
        let mut sets = Vec::with_capacity(draws);
        for block in 0..draws.div_ceil(BLOCK) {
            self.fill_block(block as u64, &mut rows);
            let wanted = (draws - sets.len()).min(BLOCK);
            sets.extend((0..wanted).map(|draw| rows.iter().skip(draw).step_by(BLOCK).copied().collect::<Vec<f64>>()));
        }
        sets
    }
}

fn fill_mixture(uniforms: &mut Uniforms, block: u64, parts: &[(f64, WeightSampler)], rows: &mut [f64]) {
    let mut choice = [0.0; BLOCK];
    uniforms.fill(&mut choice);
    let mut drawn = vec![0.0; rows.len()];
    let mut from = 0.0;
    for (index, (share, sampler)) in parts.iter().enumerate() {
        // The last group takes what rounding leaves.
        let to = if index + 1 == parts.len() { 1.0 } else { from + share };
        sampler.fill_block(block, &mut drawn);
        for (row, drawn) in rows.chunks_exact_mut(BLOCK).zip(drawn.chunks_exact(BLOCK)) {
            for ((place, weight), choice) in row.iter_mut().zip(drawn).zip(&choice) {
                if *choice >= from && *choice < to {
                    *place = *weight;
                }
            }
        }
        from = to;
    }
}
