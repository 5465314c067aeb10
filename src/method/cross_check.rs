//! What the cross-check methods share: the direction of a criterion, and the checks of their input.

use super::additive::normalise_weights;
use super::concordance::check_rectangle;
use super::{Fault, Refusal};

/// Which end of a criterion is the good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    MoreIsBetter,
    /// Less is better.
    LessIsBetter,
}

impl Direction {
    /// The sign that makes more better.
    pub fn sign(self) -> f64 {
        match self {
            Direction::MoreIsBetter => 1.0,
            Direction::LessIsBetter => -1.0,
        }
    }
}

/// Refuses tables with holes, numbers that are not finite, and weights or directions that do not fit.
pub(super) fn check_matrix(matrix: &[Vec<f64>], weights: &[f64], directions: &[Direction]) -> Result<(), Refusal> {
    let criteria = check_rectangle(matrix)?;
    normalise_weights(weights)?;
    if weights.len() != criteria || directions.len() != criteria {
        let found = format!(
            "{} weights and {} directions for {criteria} criteria",
            weights.len(),
            directions.len()
        );
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    Ok(())
}
