//! PROMETHEE II (Brans and Vincke 1985): how much each item is preferred to the others, less how much they are to it. A
//! cross-check only.

use super::cross_check::check_matrix;
use super::{Fault, Refusal};

/// How a difference d on one criterion becomes a preference, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Preference {
    /// Any difference is full preference.
    Usual,
    /// Differences above q are full preference.
    UShape {
        /// The largest difference that does not matter.
        q: f64,
    },
    /// Grows up to a difference of p.
    VShape {
        /// The least difference of full preference.
        p: f64,
    },
    /// None up to q, half up to p, full above.
    Level {
        /// The largest difference that does not matter.
        q: f64,
        /// The largest difference of half preference.
        p: f64,
    },
    /// Grows between q and p.
    Linear {
        /// The largest difference that does not matter.
        q: f64,
        /// The least difference of full preference.
        p: f64,
    },
    /// 1 − exp(−d²/2s²).
    Gaussian {
        /// The difference at the point of inflection.
        s: f64,
    },
}

impl Preference {
    fn check(&self) -> Result<(), Refusal> {
        let fine = match *self {
            Preference::Usual => true,
            Preference::UShape { q } => q.is_finite() && q >= 0.0,
            Preference::VShape { p } => p.is_finite() && p >= 0.0,
            Preference::Level { q, p } | Preference::Linear { q, p } => p.is_finite() && q >= 0.0 && p >= q,
            Preference::Gaussian { s } => s.is_finite() && s > 0.0,
        };
        match fine {
            true => Ok(()),
            false => Err(Refusal::new(Fault::BadParameter, format!("{self:?}"))),
        }
    }

    /// The preference for a difference in favour, 0 to 1; none for a difference of 0 or against.
    pub fn of(&self, difference: f64) -> f64 {
        let step = |above: bool| if above { 1.0 } else { 0.0 };
        if difference <= 0.0 {
            return 0.0;
        }
        match *self {
            Preference::Usual => 1.0,
            Preference::UShape { q } => step(difference > q),
            Preference::VShape { p } => {
                if difference < p {
                    difference / p
                } else {
                    1.0
                }
            }
            Preference::Level { q, p } => 0.5 * step(difference > q) + 0.5 * step(difference > p),
            Preference::Linear { q, .. } if difference <= q => 0.0,
            Preference::Linear { q, p } => {
                if difference < p {
                    (difference - q) / (p - q)
                } else {
                    1.0
                }
            }
            Preference::Gaussian { s } => -libm::expm1(-difference * difference / (2.0 * s * s)),
        }
    }
}

/// Flows, an entry for each item.
#[derive(Debug, Clone, PartialEq)]
pub struct Flows {
    /// How much the item is preferred to the others, 0 to 1.
    pub leaving: Vec<f64>,
    /// How much the others are preferred to it, 0 to 1.
    pub entering: Vec<f64>,
    /// Leaving less entering, −1 to 1.
    pub net: Vec<f64>,
}

/// Flows between items: a row for each item, a column for each criterion; weights as given. Each criterion is taken alone,
/// its items sorted, so that n items take n log n steps, but for the Gaussian preference, which takes every pair. A single
/// item has no flows: all are 0.
pub fn measure_flows(matrix: &[Vec<f64>], weights: &[f64], preferences: &[Preference]) -> Result<Flows, Refusal> {
    check_matrix(matrix, weights)?;
    if preferences.len() != weights.len() {
        let found = format!("{} preferences for {} criteria", preferences.len(), weights.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    for (criterion, preference) in preferences.iter().enumerate() {
        preference
            .check()
            .map_err(|refusal| refusal.with_criterion(criterion + 1))?;
    }
    let items = matrix.len();
    let (mut leaving, mut entering) = (vec![0.0; items], vec![0.0; items]);
    for (criterion, preference) in preferences.iter().enumerate() {
        let better: Vec<f64> = matrix.iter().map(|row| row[criterion]).collect();
        let worse: Vec<f64> = better.iter().map(|score| -score).collect();
        let (better_sorted, worse_sorted) = (Sorted::new(&better), Sorted::new(&worse));
        for item in 0..items {
            leaving[item] += weights[criterion] * better_sorted.prefer(better[item], *preference);
            entering[item] += weights[criterion] * worse_sorted.prefer(worse[item], *preference);
        }
    }
    let others = (items.max(2) - 1) as f64;
    leaving.iter_mut().chain(&mut entering).for_each(|flow| *flow /= others);
    let net = leaving
        .iter()
        .zip(&entering)
        .map(|(leaving, entering)| leaving - entering)
        .collect();
    Ok(Flows { leaving, entering, net })
}

/// Scores in rising order with their running sums.
struct Sorted {
    scores: Vec<f64>,
    /// Sum of the scores before each place; one more than there are scores.
    sums: Vec<f64>,
}

impl Sorted {
    fn new(scores: &[f64]) -> Self {
        let mut scores = scores.to_vec();
        scores.sort_unstable_by(f64::total_cmp);
        let mut sums = vec![0.0];
        sums.extend(scores.iter().scan(0.0, |sum, score| {
            *sum += score;
            Some(*sum)
        }));
        Sorted { scores, sums }
    }

    /// How many scores a score is above by more than a difference.
    fn above(&self, score: f64, difference: f64) -> usize {
        self.scores.partition_point(|other| score - other > difference)
    }

    /// Sum of the preferences of a score over all others. One below or the same counts nothing, itself included.
    fn prefer(&self, score: f64, preference: Preference) -> f64 {
        match preference {
            Preference::Usual => self.above(score, 0.0) as f64,
            Preference::UShape { q } => self.above(score, q) as f64,
            Preference::Level { q, p } => 0.5 * (self.above(score, q) + self.above(score, p)) as f64,
            Preference::VShape { p } => self.slope(score, 0.0, p),
            Preference::Linear { q, p } => self.slope(score, q, p),
            Preference::Gaussian { .. } => self.scores.iter().map(|other| preference.of(score - other)).sum(),
        }
    }

    /// Full preference from a difference of p on, and a share of it from q on.
    fn slope(&self, score: f64, q: f64, p: f64) -> f64 {
        let some = self.above(score, q);
        let full = self.scores.partition_point(|other| score - other >= p).min(some);
        if full == some {
            return full as f64;
        }
        let between = (some - full) as f64 * (score - q) - (self.sums[some] - self.sums[full]);
        full as f64 + between / (p - q)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorting_finds_what_comparing_every_pair_finds(
            scores in prop::collection::vec(prop_oneof![(0_u8..5).prop_map(|n| f64::from(n) / 4.0), 0.0..1.0_f64], 1..30),
            q in prop_oneof![Just(0.0), Just(0.25), 0.0..0.5_f64],
            more in prop_oneof![Just(0.0), Just(0.25), 0.0..0.5_f64],
        ) {
            let p = q + more;
            let preferences = [
                Preference::Usual, Preference::UShape { q }, Preference::VShape { p }, Preference::Level { q, p },
                Preference::Linear { q, p }, Preference::Gaussian { s: q + 0.1 },
            ];
            let sorted = Sorted::new(&scores);
            for preference in preferences {
                for score in &scores {
                    let pairs: f64 = scores.iter().map(|other| preference.of(score - other)).sum();
                    prop_assert!((sorted.prefer(*score, preference) - pairs).abs() < 1e-10, "{:?}", preference);
                }
            }
        }
    }

    #[test]
    fn a_preference_without_a_slope_is_a_step() {
        assert_eq!(Preference::VShape { p: 0.0 }.of(0.1), 1.0);
        assert_eq!(Preference::Linear { q: 2.0, p: 2.0 }.of(2.1), 1.0);
        assert_eq!(Preference::Linear { q: 2.0, p: 2.0 }.of(2.0), 0.0);
        assert_eq!(Preference::Usual.of(0.0), 0.0);
    }

    #[test]
    fn parameters_out_of_order_are_refused() {
        let wrong = [Preference::Linear { q: 3.0, p: 2.0 }];
        let refusal = measure_flows(&[vec![1.0]], &[1.0], &wrong).unwrap_err();
        assert_eq!(refusal.fault, Fault::BadParameter);
    }
}
