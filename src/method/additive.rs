//! The additive value: V = Σ w′ v, with w′ the weights divided by their sum (Keeney and Raiffa 1976).
//!
//! Summed in the declared order of criteria. What is missing stays missing: it is never read as a middling score unless
//! the policy says so, and coverage and the interval over every possible missing score stand beside the value.

use super::refusal::check_unique;
use super::{Fault, Refusal};

/// What a missing score counts as in the point value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingPolicy {
    /// The value is that of the observed criteria alone: their sum divided by their weight.
    Renormalise,
    /// A missing score has value 0.5.
    Midpoint,
    /// A missing score has value 0.
    Worst,
    /// A missing score is refused.
    Reject,
}

/// The value of one item, with its working.
#[derive(Debug, Clone, PartialEq)]
pub struct AdditiveValue {
    /// V, 0 to 1; `None` when nothing with weight is observed and the policy asks only about what is.
    pub value: Option<f64>,
    /// V if every missing score had value 0.
    pub low: f64,
    /// V if every missing score had value 1.
    pub high: f64,
    /// The weight that is observed, 0 to 1.
    pub coverage: f64,
    /// What each criterion adds, w′ v; `None` where it is missing.
    pub contributions: Vec<Option<f64>>,
}

/// Divides weights by their sum. Refuses no weights, weights that are not finite or negative, and a sum of zero.
pub fn normalise_weights(weights: &[f64]) -> Result<Vec<f64>, Refusal> {
    if weights.is_empty() {
        return Err(Refusal::new(Fault::EmptyInput, "no criteria"));
    }
    for (index, &weight) in weights.iter().enumerate() {
        let fault = match weight {
            weight if !weight.is_finite() => Fault::NonFiniteWeight,
            weight if weight < 0.0 => Fault::NegativeWeight,
            _ => continue,
        };
        return Err(Refusal::new(fault, weight).with_criterion(index + 1));
    }
    // Divided by the largest first, so that huge weights cannot overflow the sum.
    let largest = weights.iter().copied().fold(0.0, f64::max);
    if largest == 0.0 {
        return Err(Refusal::new(Fault::ZeroWeightSum, format!("{weights:?}")));
    }
    let plain: f64 = weights.iter().sum();
    match plain.is_finite() {
        true => Ok(weights.iter().map(|weight| weight / plain).collect()),
        false => {
            let scaled: Vec<f64> = weights.iter().map(|weight| weight / largest).collect();
            let sum: f64 = scaled.iter().sum();
            Ok(scaled.iter().map(|weight| weight / sum).collect())
        }
    }
}

/// The value of one item from its partial values; `weights` are normalised.
pub fn sum_value(weights: &[f64], values: &[Option<f64>], missing: MissingPolicy) -> Result<AdditiveValue, Refusal> {
    if weights.len() != values.len() {
        let found = format!("{} values for {} criteria", values.len(), weights.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    let (mut sum, mut open, mut coverage) = (0.0, 0.0, 0.0);
    let mut contributions = Vec::with_capacity(values.len());
    for (index, (&weight, &value)) in weights.iter().zip(values).enumerate() {
        if let Some(value) = value {
            if !value.is_finite() {
                return Err(Refusal::new(Fault::NonFiniteScore, value).with_criterion(index + 1));
            }
            if !(0.0..=1.0).contains(&value) {
                return Err(Refusal::new(Fault::ValueOutOfRange, value).with_criterion(index + 1));
            }
            sum += weight * value;
            coverage += weight;
        } else if missing == MissingPolicy::Reject {
            return Err(Refusal::new(Fault::MissingScore, "no score").with_criterion(index + 1));
        } else {
            open += weight;
        }
        contributions.push(value.map(|value| weight * value));
    }
    let value = match missing {
        MissingPolicy::Renormalise => (coverage > 0.0).then(|| sum / coverage),
        MissingPolicy::Midpoint => Some(sum + 0.5 * open),
        MissingPolicy::Worst | MissingPolicy::Reject => Some(sum),
    };
    let clamp = |value: f64| value.clamp(0.0, 1.0);
    Ok(AdditiveValue {
        value: value.map(clamp),
        low: clamp(sum),
        high: clamp(sum + open),
        coverage: clamp(coverage),
        contributions,
    })
}

/// Checks a whole table: rows of equal length with one value per weight, at least one row, identifiers once each.
pub fn check_table(ids: &[&str], rows: &[Vec<Option<f64>>], weights: &[f64]) -> Result<(), Refusal> {
    normalise_weights(weights)?;
    if rows.is_empty() {
        return Err(Refusal::new(Fault::EmptyInput, "no items"));
    }
    check_unique(ids.iter().copied())?;
    for (id, row) in ids.iter().zip(rows) {
        sum_value(weights, row, MissingPolicy::Renormalise).map_err(|refusal| refusal.with_item(id))?;
    }
    Ok(())
}

/// Ranks of point values, 1 the largest: values are rounded to 12 decimals first, ties share the best rank and the next
/// is skipped. An item without a value has no rank.
pub fn rank_values(values: &[Option<f64>]) -> Vec<Option<usize>> {
    let rounded: Vec<Option<f64>> = values.iter().map(|value| value.map(round_value)).collect();
    let mut falling: Vec<f64> = rounded.iter().flatten().copied().collect();
    falling.sort_unstable_by(|a, b| b.total_cmp(a));
    let better = |than: f64| falling.partition_point(|value| *value > than);
    rounded
        .iter()
        .map(|value| value.map(|value| 1 + better(value)))
        .collect()
}

/// A point value rounded to 12 decimals, as it is ranked and compared.
pub fn round_value(value: f64) -> f64 {
    (value * 1e12).round() / 1e12
}

/// Competition ranks of sampled values, taken as they are: 1 + the number of strictly larger ones.
pub fn rank_samples(values: &[f64]) -> Vec<usize> {
    let better = |than: f64| values.iter().filter(|value| **value > than).count();
    values.iter().map(|value| 1 + better(*value)).collect()
}

/// The change of an item's value between two editions, split without rest into what its scores and what the weights
/// moved: Σ ½(w+w′)(v′−v) and Σ ½(v+v′)(w′−w), both sets of weights normalised.
pub fn split_change(before: (&[f64], &[f64]), after: (&[f64], &[f64])) -> (f64, f64) {
    let (mut by_scores, mut by_weights) = (0.0, 0.0);
    for ((w0, v0), (w1, v1)) in before.0.iter().zip(before.1).zip(after.0.iter().zip(after.1)) {
        by_scores += 0.5 * (w0 + w1) * (v1 - v0);
        by_weights += 0.5 * (v0 + v1) * (w1 - w0);
    }
    (by_scores, by_weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_all_weights_changes_nothing_that_matters() {
        assert_eq!(normalise_weights(&[1.0, 3.0]), Ok(vec![0.25, 0.75]));
        assert_eq!(normalise_weights(&[1e300, 3e300]), Ok(vec![0.25, 0.75]));
        assert_eq!(normalise_weights(&[f64::MAX, f64::MAX]), Ok(vec![0.5, 0.5]));
        assert_eq!(normalise_weights(&[1e-300, 1.0]), Ok(vec![1e-300, 1.0]));
    }

    #[test]
    fn with_nothing_observed_there_is_no_value_but_an_interval() {
        let value = sum_value(&[0.5, 0.5], &[None, None], MissingPolicy::Renormalise).unwrap();
        assert_eq!(
            (value.value, value.low, value.high, value.coverage),
            (None, 0.0, 1.0, 0.0)
        );
        let only_weightless = sum_value(&[0.0, 1.0], &[Some(0.7), None], MissingPolicy::Renormalise).unwrap();
        assert_eq!(only_weightless.value, None);
    }

    #[test]
    fn ties_share_the_best_rank() {
        let values = [Some(0.5), Some(0.5 + 1e-14), None, Some(0.9)];
        assert_eq!(rank_values(&values), [Some(2), Some(2), None, Some(1)]);
    }

    #[test]
    fn a_change_splits_without_rest() {
        let (w0, v0) = ([0.2, 0.8], [0.5, 0.25]);
        let (w1, v1) = ([0.5, 0.5], [0.75, 0.5]);
        let (by_scores, by_weights) = split_change((&w0, &v0), (&w1, &v1));
        let value = |w: &[f64; 2], v: &[f64; 2]| w[0] * v[0] + w[1] * v[1];
        assert!((by_scores + by_weights - (value(&w1, &v1) - value(&w0, &v0))).abs() < 1e-15);
    }
}
