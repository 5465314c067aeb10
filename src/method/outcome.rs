//! What a simulation found, as counts and what follows from them.
//!
//! Counts are whole numbers, so that sums do not depend on their order; every probability is a count divided by the
//! number of samples. Items come in the order they were given.

/// Fewest draws in the first rank behind central weights worth printing.
pub const CENTRAL_SUPPORT: u64 = 100;

/// The result of a simulation.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Draws, N.
    pub samples: u64,
    /// The seed they came from.
    pub seed: u64,
    /// SHA-256 of the canonical input, in hexadecimal.
    pub digest: String,
    /// One for each item, in the order given.
    pub items: Vec<ItemOutcome>,
    /// −Σ b log₂ b over first-rank acceptabilities, in bits: 0 when one item always leads.
    pub first_rank_entropy: f64,
    /// The share of the simplex inside weight bounds, which is the acceptance rate of plain rejection.
    pub acceptance: Option<f64>,
    /// How often one item beats another, where asked for.
    pub pairwise: Option<Pairwise>,
}

/// What was found for one item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemOutcome {
    /// Identifier.
    pub id: String,
    /// Draws, N.
    pub samples: u64,
    /// Draws in each ring, the innermost first.
    pub ring_counts: Vec<u64>,
    /// Draws in which nothing had a larger value.
    pub first: u64,
    /// Draws at each rank, the best first; ties share the better rank. Where asked for.
    pub rank_counts: Option<Vec<u64>>,
    /// Mean of the weights with which it came first; `None` when it never did.
    pub central: Option<Vec<f64>>,
    /// Probability of coming first with its own central weights; `None` when it never comes first.
    pub confidence: Option<Confidence>,
    /// Mean of V.
    pub mean: f64,
    /// Standard deviation of V, divisor N.
    pub deviation: f64,
    /// The least V drawn.
    pub least: f64,
    /// The largest V drawn.
    pub largest: f64,
    /// How V is spread, where asked for.
    pub histogram: Option<Histogram>,
}

/// A confidence factor with the draws behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence {
    /// The probability, 0 to 1.
    pub factor: f64,
    /// Draws of scores it was counted in; 1 when no score is uncertain.
    pub samples: u64,
}

/// Counts of V in bins of equal width over 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    /// Draws in each bin.
    pub counts: Vec<u32>,
}

/// Pairwise winning: how often one item's value is strictly above another's.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairwise {
    /// Draws that were compared: the first ones.
    pub samples: u64,
    /// A row for each item, a column for each item it is held against.
    pub counts: Vec<Vec<u64>>,
}

impl Pairwise {
    /// The probability that one item's value is above another's.
    pub fn winning(&self, item: usize, other: usize) -> f64 {
        self.counts[item][other] as f64 / self.samples as f64
    }
}

impl ItemOutcome {
    fn share(&self, count: u64) -> f64 {
        count as f64 / self.samples as f64
    }

    /// Probability of each ring, the innermost first (category acceptability); empty where rings were not wanted.
    pub fn ring_acceptability(&self) -> Vec<f64> {
        self.ring_counts.iter().map(|count| self.share(*count)).collect()
    }

    /// Probability of each rank, the best first.
    pub fn rank_acceptability(&self) -> Option<Vec<f64>> {
        let counts = self.rank_counts.as_ref()?;
        Some(counts.iter().map(|count| self.share(*count)).collect())
    }

    /// Probability of the first rank.
    pub fn first_rank_acceptability(&self) -> f64 {
        self.share(self.first)
    }

    /// Mean rank: 1 + Σ P(another is above).
    pub fn expected_rank(&self) -> Option<f64> {
        let counts = self.rank_counts.as_ref()?;
        let sum: u128 = (1_u128..)
            .zip(counts)
            .map(|(rank, count)| rank * u128::from(*count))
            .sum();
        Some(sum as f64 / self.samples as f64)
    }

    /// The central weights, when enough draws stand behind them.
    pub fn central_weights(&self) -> Option<&[f64]> {
        self.central.as_deref().filter(|_| self.first >= CENTRAL_SUPPORT)
    }

    /// The value below which the given share of the draws lies, 0 to 1: linear inside its bin, so within a bin's width,
    /// and never outside what was drawn. `None` without a histogram or with a level outside 0 to 1.
    pub fn quantile(&self, level: f64) -> Option<f64> {
        let histogram = self.histogram.as_ref()?;
        if !(0.0..=1.0).contains(&level) {
            return None;
        }
        let width = 1.0 / histogram.counts.len() as f64;
        let wanted = level * self.samples as f64;
        let mut below = 0;
        for (bin, count) in histogram.counts.iter().enumerate() {
            let count = u64::from(*count);
            if count > 0 && (below + count) as f64 >= wanted {
                let inside = ((wanted - below as f64) / count as f64).max(0.0);
                return Some(((bin as f64 + inside) * width).clamp(self.least, self.largest));
            }
            below += count;
        }
        Some(self.largest)
    }
}

/// −Σ p log₂ p, with 0 log 0 = 0.
pub fn entropy_bits(shares: impl Iterator<Item = f64>) -> f64 {
    let terms = shares
        .filter(|share| *share > 0.0)
        .map(|share| -share * libm::log2(share));
    // The sum of nothing but certainty is −0 otherwise.
    terms.sum::<f64>() + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entropy_is_zero_with_certainty_and_one_bit_for_a_coin() {
        assert_eq!(entropy_bits([1.0, 0.0].into_iter()), 0.0);
        assert_eq!(entropy_bits([0.5, 0.5].into_iter()), 1.0);
    }
}
