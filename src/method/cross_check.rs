//! What the cross-check methods share: the checks of their input. More is better on every criterion; a caller whose scale
//! runs the other way changes the sign.

use super::additive::normalise_weights;
use super::concordance::check_rectangle;
use super::{Fault, Refusal};

/// Refuses tables with holes, numbers that are not finite, and weights that do not fit.
pub(super) fn check_matrix(matrix: &[Vec<f64>], weights: &[f64]) -> Result<(), Refusal> {
    let criteria = check_rectangle(matrix)?;
    normalise_weights(weights)?;
    if weights.len() != criteria {
        let found = format!("{} weights for {criteria} criteria", weights.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    Ok(())
}
