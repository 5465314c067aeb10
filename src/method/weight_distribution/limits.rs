//! Weights within limits: every set of weights there alike.

use super::simplex::fill_simplex;
use crate::method::stream::{BLOCK, Uniforms};
use crate::method::{Fault, NOISE, Refusal};

/// Bounds with what is needed to sample inside them.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    lower: Vec<f64>,
    upper: Vec<f64>,
    /// What the lower bounds leave to share out.
    rest: f64,
    /// Share of the simplex above the lower bounds that lies below the upper ones; `None` with too many criteria to say.
    within: Option<f64>,
}

/// Below this share of accepted draws rejection costs more than walking inside the bounds.
const WORTH_REJECTING: f64 = 0.1;
/// Most criteria for which the exact volume is summed: 2²⁰ terms at worst, most of them cut off.
const MOST_FOR_VOLUME: usize = 20;
/// Rounds over all pairs of criteria in a walk. A pair walk on the simplex mixes within the order of n log n moves
/// (Smith 2014); a round is n(n−1)/2 of them.
const ROUNDS: usize = 6;

impl Limits {
    pub(super) fn new(lower: &[f64], upper: &[f64]) -> Result<Self, Refusal> {
        let infeasible = |found: String| Err(Refusal::new(Fault::InfeasibleWeights, found));
        if lower.len() != upper.len() {
            let found = format!("{} lower and {} upper bounds", lower.len(), upper.len());
            return Err(Refusal::new(Fault::DimensionMismatch, found));
        }
        for (index, (&low, &high)) in lower.iter().zip(upper).enumerate() {
            let refuse = |fault, found| Err(Refusal::new(fault, found).with_criterion(index + 1));
            if !low.is_finite() || !high.is_finite() {
                return refuse(Fault::NonFiniteWeight, format!("{low} to {high}"));
            }
            if low < 0.0 || high < 0.0 {
                return refuse(Fault::NegativeWeight, format!("{low} to {high}"));
            }
            if low > high {
                return refuse(Fault::InfeasibleWeights, format!("{low} to {high}"));
            }
        }
        let (least, most): (f64, f64) = (lower.iter().sum(), upper.iter().sum());
        if least > 1.0 + NOISE {
            return infeasible(format!("lower bounds that add up to {least}"));
        }
        if most < 1.0 - NOISE {
            return infeasible(format!("upper bounds that add up to {most}"));
        }
        let rest = (1.0 - least).max(0.0);
        let room: Vec<f64> = lower.iter().zip(upper).map(|(low, high)| (high - low) / rest).collect();
        let within = match lower.len() {
            _ if rest <= NOISE => Some(1.0),
            count if count <= MOST_FOR_VOLUME => Some(sum_volume(&room, 1.0, lower.len() as i32 - 1).clamp(0.0, 1.0)),
            _ if room.iter().all(|room| *room >= 1.0) => Some(1.0),
            _ => None,
        };
        Ok(Limits {
            lower: lower.to_vec(),
            upper: upper.to_vec(),
            rest,
            within,
        })
    }

    pub(super) fn volume_fraction(&self) -> Option<f64> {
        let power = self.lower.len() as i32 - 1;
        self.within
            .map(|within| (0..power).fold(within, |volume, _| volume * self.rest))
    }

    pub(super) fn fill(&self, uniforms: &mut Uniforms, rows: &mut [f64]) {
        match self.within {
            Some(within) if within >= 1.0 => {
                fill_simplex(uniforms, rows);
                for ((row, low), high) in rows.chunks_exact_mut(BLOCK).zip(&self.lower).zip(&self.upper) {
                    for weight in row {
                        *weight = (low + self.rest * *weight).min(*high);
                    }
                }
            }
            Some(within) if within >= WORTH_REJECTING => self.fill_by_rejection(uniforms, rows),
            Some(_) | None => self.fill_by_walking(uniforms, rows),
        }
    }

    fn fill_by_rejection(&self, uniforms: &mut Uniforms, rows: &mut [f64]) {
        let count = self.lower.len();
        let mut draw = vec![0.0; count];
        for column in 0..BLOCK {
            loop {
                for cut in &mut draw[..count - 1] {
                    *cut = uniforms.draw();
                }
                draw[count - 1] = 1.0;
                draw.sort_unstable_by(f64::total_cmp);
                for index in (1..count).rev() {
                    draw[index] -= draw[index - 1];
                }
                for (weight, low) in draw.iter_mut().zip(&self.lower) {
                    *weight = low + self.rest * *weight;
                }
                if draw.iter().zip(&self.upper).all(|(weight, high)| weight <= high) {
                    break;
                }
            }
            for (row, weight) in draw.iter().enumerate() {
                rows[row * BLOCK + column] = *weight;
            }
        }
    }

    /// Each draw walks on its own from the same inner point: two weights at a time are shared out anew, uniformly within
    /// what the bounds leave them, which keeps the uniform distribution.
    fn fill_by_walking(&self, uniforms: &mut Uniforms, rows: &mut [f64]) {
        let width: f64 = self.upper.iter().zip(&self.lower).map(|(high, low)| high - low).sum();
        let share = if width > 0.0 { (self.rest / width).min(1.0) } else { 0.0 };
        for ((row, low), high) in rows.chunks_exact_mut(BLOCK).zip(&self.lower).zip(&self.upper) {
            row.fill(low + share * (high - low));
        }
        let mut draws = [0.0; BLOCK];
        for _ in 0..ROUNDS {
            for second in 1..self.lower.len() {
                for first in 0..second {
                    uniforms.fill(&mut draws);
                    let (before, after) = rows.split_at_mut(second * BLOCK);
                    let pair = before[first * BLOCK..][..BLOCK].iter_mut().zip(&mut after[..BLOCK]);
                    for ((one, other), draw) in pair.zip(&draws) {
                        let both = *one + *other;
                        let least = self.lower[first].max(both - self.upper[second]);
                        let most = self.upper[first].min(both - self.lower[second]).max(least);
                        *one = least + draw * (most - least);
                        *other = both - *one;
                    }
                }
            }
        }
    }
}

/// Share of the uniform simplex where every weight is at most its room: inclusion and exclusion over the corners,
/// Σ over sets S of (−1)^|S| max(0, 1 − Σ room)^(n−1). Sets that leave nothing are cut off.
fn sum_volume(room: &[f64], left: f64, power: i32) -> f64 {
    if left <= 0.0 {
        return 0.0;
    }
    match room.split_first() {
        None => (0..power).fold(1.0, |volume, _| volume * left),
        Some((first, others)) => sum_volume(others, left, power) - sum_volume(others, left - first, power),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::stream::StreamKey;

    #[test]
    fn walking_and_rejecting_agree_where_both_can() {
        let (lower, upper) = (vec![0.1, 0.1, 0.05, 0.0], vec![0.5, 0.4, 0.3, 0.35]);
        let mut limits = Limits::new(&lower, &upper).unwrap();
        let key = StreamKey::new(5, "test", &[]);
        let mean_of = |limits: &Limits| {
            let mut rows = vec![0.0; 4 * BLOCK];
            let mut sums = [0.0; 4];
            for block in 0..20 {
                limits.fill(&mut key.open_block(block), &mut rows);
                for (sum, row) in sums.iter_mut().zip(rows.chunks_exact(BLOCK)) {
                    *sum += row.iter().sum::<f64>() / (20.0 * BLOCK as f64);
                }
            }
            sums
        };
        let by_rejection = mean_of(&limits);
        limits.within = None;
        let by_walking = mean_of(&limits);
        for (one, other) in by_rejection.iter().zip(by_walking) {
            assert!((one - other).abs() < 0.003, "{one} against {other}");
        }
    }
}
