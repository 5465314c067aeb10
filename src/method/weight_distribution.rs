//! Distributions of uncertain weights, and how each is sampled.
//!
//! Weights are never negative and add up to 1. Sources: SMAA-2 for the uniform simplex (Lahdelma and Salminen 2001,
//! Tervonen and Lahdelma 2007); spacings of sorted uniforms are uniform on the simplex (Devroye 1986), sorting them gives
//! a complete order exactly, with the rank-order centroid as its mean; gamma draws by Marsaglia and Tsang (2000).

mod dirichlet;
mod limits;
mod sampler;
mod simplex;

use super::additive::normalise_weights;
use super::{Fault, Refusal};

pub(super) use dirichlet::fill_gamma;
pub use sampler::WeightSampler;

/// What is known about the weights: one entry for each criterion, in declared order.
#[derive(Debug, Clone, PartialEq)]
pub enum WeightDistribution {
    /// These weights, divided by their sum.
    Point(Vec<f64>),
    /// Nothing: every set of weights alike. The number of criteria.
    Uniform(usize),
    /// Dirichlet with these parameters; a parameter of 0 keeps the weight at 0.
    Dirichlet(Vec<f64>),
    /// Only the order of importance, most important first, as indices of criteria.
    Order(Vec<usize>),
    /// Limits for each weight, and every set of weights within them alike.
    Bounds {
        /// The least each weight may be, 0 to 1.
        lower: Vec<f64>,
        /// The most each weight may be, 0 to 1.
        upper: Vec<f64>,
    },
    /// Groups that do not agree: in each draw one group's distribution, by share. Shares are divided by their sum.
    Mixture(Vec<(f64, WeightDistribution)>),
    /// Sets of weights drawn elsewhere, one for each draw of the simulation, taken as they are.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "published samples go through the simulation that runs")
    )]
    Drawn(Vec<Vec<f64>>),
}

impl WeightDistribution {
    /// Dirichlet around weights: parameters concentration × w′. The standard deviation of a weight is
    /// √(w′(1−w′)/(concentration+1)).
    pub fn around(weights: &[f64], concentration: f64) -> Result<Self, Refusal> {
        if !(concentration.is_finite() && concentration > 0.0) {
            let found = format!("a concentration of {concentration}");
            return Err(Refusal::new(Fault::BadWeightDistribution, found));
        }
        let weights = normalise_weights(weights)?;
        let parameters = weights.iter().map(|weight| concentration * weight).collect();
        Ok(WeightDistribution::Dirichlet(parameters))
    }

    /// How many weights it gives.
    pub fn len(&self) -> usize {
        match self {
            WeightDistribution::Point(numbers) | WeightDistribution::Dirichlet(numbers) => numbers.len(),
            WeightDistribution::Uniform(count) => *count,
            WeightDistribution::Order(order) => order.len(),
            WeightDistribution::Bounds { lower, .. } => lower.len(),
            WeightDistribution::Mixture(groups) => groups.first().map_or(0, |(_, distribution)| distribution.len()),
            WeightDistribution::Drawn(sets) => sets.first().map_or(0, Vec::len),
        }
    }

    /// Whether it gives no weights at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draws(distribution: WeightDistribution, draws: usize) -> Vec<Vec<f64>> {
        WeightSampler::new(&distribution, 11).unwrap().draw_many(draws)
    }

    #[test]
    fn spacings_add_up_to_exactly_one() {
        for set in draws(WeightDistribution::Uniform(7), 5000) {
            assert_eq!(set.iter().sum::<f64>(), 1.0);
            assert!(set.iter().all(|weight| *weight >= 0.0));
        }
    }

    #[test]
    fn one_criterion_always_weighs_one() {
        let distributions = [
            WeightDistribution::Uniform(1),
            WeightDistribution::Point(vec![7.5]),
            WeightDistribution::Order(vec![0]),
            WeightDistribution::Dirichlet(vec![0.3]),
            WeightDistribution::Bounds {
                lower: vec![0.2],
                upper: vec![1.0],
            },
        ];
        for distribution in distributions {
            assert!(draws(distribution, 10).iter().all(|set| set == &[1.0]));
        }
    }

    #[test]
    fn tiny_parameters_still_give_weights_that_add_up() {
        for set in draws(WeightDistribution::Dirichlet(vec![1e-4, 1e-3, 0.0, 2.0]), 5000) {
            assert!((set.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            assert_eq!(set[2], 0.0);
        }
    }

    #[test]
    fn narrow_bounds_are_walked_with_the_mean_of_rejection() {
        // A cube of 1/8 around the middle of four weights; by symmetry every mean is 1/4.
        let distribution = WeightDistribution::Bounds {
            lower: vec![0.2; 4],
            upper: vec![0.3; 4],
        };
        let sampler = WeightSampler::new(&distribution, 3).unwrap();
        let sets = sampler.draw_many(20_000);
        for criterion in 0..4 {
            let mean = sets.iter().map(|set| set[criterion]).sum::<f64>() / 20_000.0;
            assert!((mean - 0.25).abs() < 0.001, "mean {mean}");
        }
        assert!(
            sets.iter()
                .flatten()
                .all(|weight| (0.2 - 1e-12..=0.3 + 1e-12).contains(weight))
        );
    }

    #[test]
    fn bounds_that_meet_in_a_point_give_that_point() {
        let distribution = WeightDistribution::Bounds {
            lower: vec![0.25, 0.75],
            upper: vec![0.25, 0.75],
        };
        assert!(draws(distribution, 5).iter().all(|set| set == &[0.25, 0.75]));
    }

    #[test]
    fn groups_are_drawn_by_their_shares() {
        let distribution = WeightDistribution::Mixture(vec![
            (3.0, WeightDistribution::Point(vec![1.0, 0.0])),
            (1.0, WeightDistribution::Point(vec![0.0, 1.0])),
        ]);
        let sets = draws(distribution, 40_000);
        let first = sets.iter().filter(|set| set[0] == 1.0).count() as f64 / 40_000.0;
        assert!((first - 0.75).abs() < 0.01);
        assert!(sets.iter().all(|set| set[0] + set[1] == 1.0));
    }

    #[test]
    fn distributions_that_make_no_sense_are_refused() {
        let refused = |distribution: WeightDistribution| WeightSampler::new(&distribution, 1).unwrap_err().fault;
        assert_eq!(refused(WeightDistribution::Uniform(0)), Fault::EmptyInput);
        assert_eq!(refused(WeightDistribution::Point(vec![0.0, 0.0])), Fault::ZeroWeightSum);
        assert_eq!(
            refused(WeightDistribution::Dirichlet(vec![-1.0, 1.0])),
            Fault::NegativeWeight
        );
        assert_eq!(
            refused(WeightDistribution::Order(vec![0, 0])),
            Fault::BadWeightDistribution
        );
        assert_eq!(
            refused(WeightDistribution::Order(vec![1, 2])),
            Fault::BadWeightDistribution
        );
        let bounds = |lower, upper| WeightDistribution::Bounds { lower, upper };
        assert_eq!(
            refused(bounds(vec![0.6, 0.6], vec![1.0, 1.0])),
            Fault::InfeasibleWeights
        );
        assert_eq!(
            refused(bounds(vec![0.0, 0.0], vec![0.4, 0.4])),
            Fault::InfeasibleWeights
        );
        assert_eq!(
            refused(bounds(vec![0.5, 0.0], vec![0.4, 0.9])),
            Fault::InfeasibleWeights
        );
        assert_eq!(refused(bounds(vec![0.5], vec![0.4, 0.9])), Fault::DimensionMismatch);
    }
}
