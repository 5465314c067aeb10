//! Bass's model of adoption.

use super::search::{exponential_squares, is_smaller, maximise, nearest_ceiling};
use super::{FEWEST_YEARS, MOST_CEILING};
use crate::method::scoring_fit::{Criterion, fit};

/// Bass's model of adoption (1969), fitted to yearly counts (Srinivasan and Mason 1986).
#[derive(Debug, Clone, PartialEq)]
pub struct BassFit {
    /// Ceiling M, innovation p, imitation q.
    pub parameters: [f64; 3],
    /// Their standard errors from s² (JᵀJ)⁻¹.
    pub errors: Option<[f64; 3]>,
    /// Sum of squared errors.
    pub squares: f64,
    /// ln(q/p)/(p + q), in years of the series; `None` when imitation is not above innovation.
    pub peak: Option<f64>,
    /// F(T), 0 to 1.
    pub saturation: f64,
}

/// Fits Bass's model to yearly counts. `None` with fewer than four years or no counts, and where the exponential that the
/// model approaches as p → 0 is as good.
pub fn fit_bass(counts: &[u64]) -> Option<BassFit> {
    if counts.len() < FEWEST_YEARS || counts.iter().all(|count| *count == 0) {
        return None;
    }
    let counts: Vec<f64> = counts.iter().map(|count| *count as f64).collect();
    let share = |p: f64, q: f64, t: f64| {
        let fade = libm::exp(-(p + q) * t);
        (1.0 - fade) / (1.0 + q / p * fade)
    };
    let curve = |p: f64, q: f64| -> Vec<f64> {
        (1..=counts.len())
            .map(|year| share(p, q, year as f64) - share(p, q, year as f64 - 1.0))
            .collect()
    };
    let squares = |p: f64, q: f64| nearest_ceiling(&curve(p, q), &counts).1;
    let profile = |log_p: f64| maximise(-6.0, 1.5, 40, &|log_q| -squares(libm::exp(log_p), libm::exp(log_q)));
    let (_, log_p) = maximise(-14.0, 0.0, 50, &|log_p| profile(log_p).0);
    let (p, q) = (libm::exp(log_p), libm::exp(profile(log_p).1));
    let start = [nearest_ceiling(&curve(p, q), &counts).0, p, q];
    let model = |parameters: &[f64; 3]| -> Vec<f64> {
        curve(parameters[1], parameters[2])
            .into_iter()
            .map(|part| parameters[0] * part)
            .collect()
    };
    let found = fit(&model, &counts, Criterion::Squares, start);
    let [ceiling, p, q] = found.parameters;
    let seen = ceiling <= MOST_CEILING * counts.iter().sum::<f64>();
    if !seen || !is_smaller(found.loss, exponential_squares(&counts), &counts) {
        return None;
    }
    let years = counts.len() as f64;
    let scale = found.loss / (years - 3.0);
    Some(BassFit {
        parameters: found.parameters,
        errors: found
            .covariance
            .map(|covariance| [0, 1, 2].map(|index| (covariance[index][index] * scale).sqrt())),
        squares: found.loss,
        peak: (q > p && p > 0.0).then(|| libm::log(q / p) / (p + q)),
        saturation: share(p, q, years),
    })
}
