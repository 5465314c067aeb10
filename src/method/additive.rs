//! The additive value: V = Σ w′ v, with w′ the weights divided by their sum (Keeney and Raiffa 1976).
//!
//! Summed in the declared order of criteria. What is missing stays missing: it is never read as a middling score,
//! and coverage and the interval over every possible missing score stand beside the value.

use super::{Fault, Refusal};

/// The value of one item, with its working.
#[derive(Debug, Clone, PartialEq)]
pub struct AdditiveValue {
    /// V over what is observed, 0 to 1; `None` when nothing with weight is.
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

/// The value of one item from its partial values and weights, `None` where a score is missing. Weights are taken as they
/// are declared and divided by last, so that values that are equal on paper are equal in binary.
pub fn sum_value(weights: &[f64], values: &[Option<f64>]) -> Result<AdditiveValue, Refusal> {
    let normalised = normalise_weights(weights)?;
    if weights.len() != values.len() {
        let found = format!("{} values for {} criteria", values.len(), weights.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    let weights = match weights.iter().sum::<f64>().is_finite() {
        true => weights,
        false => &normalised,
    };
    let all: f64 = weights.iter().sum();
    let (mut sum, mut known) = (0.0, 0.0);
    for (index, (weight, value)) in weights.iter().zip(values).enumerate() {
        let Some(value) = *value else { continue };
        if !value.is_finite() {
            return Err(Refusal::new(Fault::NonFiniteScore, value).with_criterion(index + 1));
        }
        if !(0.0..=1.0).contains(&value) {
            return Err(Refusal::new(Fault::ValueOutOfRange, value).with_criterion(index + 1));
        }
        sum += weight * value;
        known += weight;
    }
    let share = |part: f64| (part / all).clamp(0.0, 1.0);
    let contribution = |(weight, value): (&f64, &Option<f64>)| value.map(|value| weight * value);
    Ok(AdditiveValue {
        value: (known > 0.0).then(|| (sum / known).clamp(0.0, 1.0)),
        low: share(sum),
        high: share(sum + (all - known)),
        coverage: share(known),
        contributions: normalised.iter().zip(values).map(contribution).collect(),
    })
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
        let value = sum_value(&[0.5, 0.5], &[None, None]).unwrap();
        assert_eq!(
            (value.value, value.low, value.high, value.coverage),
            (None, 0.0, 1.0, 0.0)
        );
        let only_weightless = sum_value(&[0.0, 1.0], &[Some(0.7), None]).unwrap();
        assert_eq!(only_weightless.value, None);
    }

    #[test]
    fn declared_weights_of_any_size_give_the_same_value() {
        let values = [Some(0.25), None, Some(0.75)];
        for scale in [1.0, 1e-300, 2e307] {
            let found = sum_value(&[2.0 * scale, 2.0 * scale, 6.0 * scale], &values).unwrap();
            assert!((found.value.unwrap() - 0.625).abs() < 1e-15, "{scale}");
            assert!((found.coverage - 0.8).abs() < 1e-15 && (found.low - 0.5).abs() < 1e-15);
            assert!((found.high - 0.7).abs() < 1e-15);
        }
        // Divided by last: 3/10 + 6/10 + 1/10 of the same value is that value.
        let same = sum_value(&[3.0, 6.0, 1.0], &[Some(0.1), Some(0.1), Some(0.1)]).unwrap();
        assert!((same.value.unwrap() - 0.1).abs() < 1e-16);
    }

    #[test]
    fn ties_share_the_best_rank() {
        let values = [Some(0.5), Some(0.5 + 1e-14), None, Some(0.9)];
        assert_eq!(rank_values(&values), [Some(2), Some(2), None, Some(1)]);
    }
}
