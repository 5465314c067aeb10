//! Momentum: whether yearly counts grow, by Poisson regression (McCullagh and Nelder 1989).
//!
//! log E(y) = a + b (year − mean year), with log(field total) added where totals are given, so that the growth of a whole
//! database is not taken for momentum. Quasi-Poisson errors where counts scatter more than chance. Use complete years
//! only; for patents leave out the last two. Momentum never becomes a TRL.

use super::precision::NORMAL_95;
use super::{Fault, Refusal};

/// Fewest years for a slope.
pub const FEWEST_YEARS: usize = 3;

/// A fitted trend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Momentum {
    /// log of the expected count (or share of the field) in the middle of the years.
    pub intercept: f64,
    /// b: growth of the logarithm in a year.
    pub slope: f64,
    /// Standard error of b if counts scatter by chance alone.
    pub slope_error: f64,
    /// Pearson's chi-squared over n − 2: 1 for chance alone.
    pub dispersion: f64,
    /// Standard error widened by the dispersion where it is above 1.
    pub slope_error_quasi: f64,
    /// 95 % interval of b.
    pub slope_interval: (f64, f64),
    /// e^b − 1.
    pub annual_growth: f64,
    /// Its 95 % interval.
    pub annual_growth_interval: (f64, f64),
    /// ln 2 / b; `None` unless growing.
    pub doubling_years: Option<f64>,
    /// Twice the distance of the log likelihood from a perfect fit.
    pub deviance: f64,
    /// Log likelihood, factorials included.
    pub log_likelihood: f64,
}

/// Refuses totals of a field, where there are some, that are not above zero or not as many as the years counted.
pub fn check_totals(counts: &[u64], field_totals: Option<&[f64]>) -> Result<(), Refusal> {
    let Some(totals) = field_totals else {
        return Ok(());
    };
    if totals.len() != counts.len() {
        let found = format!("{} totals for {} years", totals.len(), counts.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    let wrong = totals.iter().find(|total| !(total.is_finite() && **total > 0.0));
    wrong.map_or(Ok(()), |wrong| {
        Err(Refusal::new(Fault::BadParameter, format!("a field total of {wrong}")))
    })
}

/// The trend of counts of successive years, with the field's totals where known. `None` with fewer than three years,
/// without any count, or when all counts are in the first or all in the last year, where no finite slope fits best.
/// Refuses totals that are not above zero or not as many as counts.
pub fn measure_momentum(counts: &[u64], field_totals: Option<&[f64]>) -> Result<Option<Momentum>, Refusal> {
    check_totals(counts, field_totals)?;
    let years = counts.len();
    let inside = |range: &[u64]| range.iter().any(|count| *count > 0);
    if years < FEWEST_YEARS || !inside(&counts[1..]) || !inside(&counts[..years - 1]) {
        return Ok(None);
    }
    let middle = (years - 1) as f64 / 2.0;
    let times: Vec<f64> = (0..years).map(|year| year as f64 - middle).collect();
    let offsets = field_totals.map_or_else(|| vec![1.0; years], <[f64]>::to_vec);
    let counts: Vec<f64> = counts.iter().map(|count| *count as f64).collect();
    Ok(Some(fit(&counts, &times, &offsets)))
}

fn fit(counts: &[f64], times: &[f64], offsets: &[f64]) -> Momentum {
    let all: f64 = counts.iter().sum();
    let weighted: f64 = counts.iter().zip(times).map(|(count, time)| count * time).sum();
    // With a profiled out, b solves Σ y t = Σ y · (mean of t under weights e^{bt}); the right side grows with b, so
    // Newton's step, kept inside a bracket, cannot miss it.
    let (mut low, mut high, mut slope) = (-MOST_SLOPE, MOST_SLOPE, 0.0);
    for _ in 0..200 {
        let (mean, spread, _) = tilt(times, offsets, slope);
        let gap = weighted - all * mean;
        if gap > 0.0 {
            low = slope
        } else {
            high = slope
        }
        let step = slope + gap / (all * spread);
        let next = if step > low && step < high {
            step
        } else {
            low + (high - low) / 2.0
        };
        if (next - slope).abs() <= 1e-15 * (1.0 + slope.abs()) {
            slope = next;
            break;
        }
        slope = next;
    }
    let (_, spread, total) = tilt(times, offsets, slope);
    let intercept = libm::log(all / total);
    let expected = |(time, offset): (&f64, &f64)| offset * libm::exp(intercept + slope * time);
    let expected: Vec<f64> = times.iter().zip(offsets).map(expected).collect();
    // Information of (a, b) with b's mean swept out.
    let slope_error = (1.0 / (all * spread)).sqrt();
    let fit = Fit::new(counts, &expected);
    let dispersion = fit.pearson / (counts.len() - 2) as f64;
    let slope_error_quasi = slope_error * dispersion.max(1.0).sqrt();
    let interval = (
        slope - NORMAL_95 * slope_error_quasi,
        slope + NORMAL_95 * slope_error_quasi,
    );
    Momentum {
        intercept,
        slope,
        slope_error,
        dispersion,
        slope_error_quasi,
        slope_interval: interval,
        annual_growth: libm::expm1(slope),
        annual_growth_interval: (libm::expm1(interval.0), libm::expm1(interval.1)),
        doubling_years: (slope > 0.0).then(|| std::f64::consts::LN_2 / slope),
        deviance: fit.deviance,
        log_likelihood: fit.log_likelihood,
    }
}

/// Steepest slope looked for: a factor of 10¹³ a year.
const MOST_SLOPE: f64 = 30.0;

/// Mean and variance of time under weights offset · e^{bt}, and the sum of these weights.
fn tilt(times: &[f64], offsets: &[f64], slope: f64) -> (f64, f64, f64) {
    let weights: Vec<f64> = times
        .iter()
        .zip(offsets)
        .map(|(time, offset)| offset * libm::exp(slope * time))
        .collect();
    let total: f64 = weights.iter().sum();
    let mean = weights
        .iter()
        .zip(times)
        .map(|(weight, time)| weight * time)
        .sum::<f64>()
        / total;
    let apart = |(weight, time): (&f64, &f64)| weight * (time - mean) * (time - mean);
    let spread = weights.iter().zip(times).map(apart).sum::<f64>() / total;
    (mean, spread, total)
}

/// How expected counts fit those found, under Poisson's distribution.
pub(super) struct Fit {
    pub log_likelihood: f64,
    pub deviance: f64,
    pub pearson: f64,
}

impl Fit {
    pub(super) fn new(counts: &[f64], expected: &[f64]) -> Self {
        let mut fit = Fit {
            log_likelihood: 0.0,
            deviance: 0.0,
            pearson: 0.0,
        };
        for (count, mean) in counts.iter().zip(expected) {
            let log = if *count > 0.0 { count * libm::log(*mean) } else { 0.0 };
            let log_ratio = if *count > 0.0 {
                count * libm::log(count / mean)
            } else {
                0.0
            };
            fit.log_likelihood += log - mean - libm::lgamma(count + 1.0);
            fit.deviance += 2.0 * (log_ratio - (count - mean));
            fit.pearson += (count - mean) * (count - mean) / mean;
        }
        fit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_one_end_year_alone_have_no_best_slope() {
        for counts in [&[0, 0, 5][..], &[5, 0, 0], &[0, 0, 0], &[3, 5], &[]] {
            assert_eq!(measure_momentum(counts, None), Ok(None));
        }
    }

    #[test]
    fn constant_counts_have_no_slope() {
        let found = measure_momentum(&[4, 4, 4, 4], None).unwrap().unwrap();
        assert!(found.slope.abs() < 1e-14 && found.dispersion < 1e-14);
    }

    #[test]
    fn doubling_counts_double_in_a_year() {
        let found = measure_momentum(&[1, 2, 4, 8, 16], None).unwrap().unwrap();
        assert!((found.annual_growth - 1.0).abs() < 1e-12 && (found.doubling_years.unwrap() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn totals_that_cannot_be_are_refused() {
        assert_eq!(
            measure_momentum(&[1, 2, 3], Some(&[1.0, 0.0, 2.0])).unwrap_err().fault,
            Fault::BadParameter
        );
        assert_eq!(
            measure_momentum(&[1, 2, 3], Some(&[1.0])).unwrap_err().fault,
            Fault::DimensionMismatch
        );
    }
}
