//! Krippendorff's alpha: agreement beyond chance for any number of assessors, with missing ratings (Krippendorff 2011).
//!
//! alpha = 1 − observed / expected disagreement, from the coincidences of ratings of the same item. Items with fewer than
//! two ratings say nothing about agreement and are left out. Without variation alpha is undefined, not 1.

use super::refusal::check_score;
use super::{Fault, Refusal};

/// How far two ratings are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// Equal or not.
    Nominal,
    /// Ratings between them, as often as they occur.
    Ordinal,
    /// Squared difference.
    Interval,
    /// Squared difference relative to the sum.
    Ratio,
}

impl Distance {
    /// One word.
    pub fn as_str(self) -> &'static str {
        match self {
            Distance::Nominal => "nominal",
            Distance::Ordinal => "ordinal",
            Distance::Interval => "interval",
            Distance::Ratio => "ratio",
        }
    }
}

/// Alpha of a table of ratings: a row for each assessor, a column for each item, `None` where there is no rating. `None`
/// without variation or without an item that two rated.
pub fn measure_alpha(ratings: &[Vec<Option<f64>>], distance: Distance) -> Result<Option<f64>, Refusal> {
    let items = ratings.first().map_or(0, Vec::len);
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); items];
    for (assessor, row) in ratings.iter().enumerate() {
        if row.len() != items {
            let found = format!("{} ratings instead of {items}", row.len());
            return Err(Refusal::new(Fault::DimensionMismatch, found).with_item(format!("assessor {}", assessor + 1)));
        }
        for (column, rating) in columns.iter_mut().zip(row) {
            column.extend(rating.map(check_score).transpose()?);
        }
    }
    columns.retain(|column| column.len() >= 2);
    let mut values: Vec<f64> = columns.iter().flatten().copied().collect();
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    let place = |rating: f64| values.partition_point(|value| *value < rating);
    let mut coincidences = vec![vec![0.0; values.len()]; values.len()];
    for column in &columns {
        let share = 1.0 / (column.len() - 1) as f64;
        for (one, rating) in column.iter().enumerate() {
            for (other, against) in column.iter().enumerate() {
                if one != other {
                    coincidences[place(*rating)][place(*against)] += share;
                }
            }
        }
    }
    let totals: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = totals.iter().sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for one in 0..values.len() {
        for other in 0..values.len() {
            let apart = measure(distance, &values, &totals, one, other);
            observed += coincidences[one][other] * apart;
            expected += totals[one] * totals[other] * apart;
        }
    }
    Ok((expected > 0.0).then(|| 1.0 - (all - 1.0) * observed / expected))
}

fn measure(distance: Distance, values: &[f64], totals: &[f64], one: usize, other: usize) -> f64 {
    if one == other {
        return 0.0;
    }
    let apart = values[one] - values[other];
    match distance {
        Distance::Nominal => 1.0,
        Distance::Ordinal => {
            let between: f64 = totals[one.min(other)..=one.max(other)].iter().sum();
            let between = between - (totals[one] + totals[other]) / 2.0;
            between * between
        }
        Distance::Interval => apart * apart,
        Distance::Ratio => {
            let sum = values[one] + values[other];
            // Ratings of opposite sign are as far apart as ratios can tell.
            let share = if sum == 0.0 { 1.0 } else { apart / sum };
            share * share
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unanimity_with_variation_is_one_and_without_any_undefined() {
        let row = vec![Some(1.0), Some(2.0), Some(2.0)];
        for distance in [
            Distance::Nominal,
            Distance::Ordinal,
            Distance::Interval,
            Distance::Ratio,
        ] {
            assert_eq!(measure_alpha(&[row.clone(), row.clone()], distance), Ok(Some(1.0)));
            let flat = vec![Some(3.0), None];
            assert_eq!(measure_alpha(&[flat.clone(), flat], distance), Ok(None));
            assert_eq!(measure_alpha(&[], distance), Ok(None));
        }
    }
}
