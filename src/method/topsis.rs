//! TOPSIS (Hwang and Yoon 1981): nearness to the best and distance from the worst of what is listed. A cross-check only:
//! adding an item moves the others.

use super::cross_check::check_matrix;
use super::{NOISE, Refusal};

/// How criteria of different units are made comparable. Packages differ, and results with them: name it in every output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Normalisation {
    /// Divided by the root of the sum of squares.
    Vector,
    /// From the worst, 0, to the best, 1, of what is listed; a constant criterion counts for nothing.
    MinMax,
}

/// What TOPSIS finds, an entry for each item.
#[derive(Debug, Clone, PartialEq)]
pub struct Topsis {
    /// Distance to the best.
    pub to_best: Vec<f64>,
    /// Distance to the worst.
    pub to_worst: Vec<f64>,
    /// Closeness, 0 to 1; `None` when best and worst are the same.
    pub closeness: Vec<Option<f64>>,
}

/// Closeness of items: a row for each item, a column for each criterion; weights as given.
pub fn measure_closeness(
    matrix: &[Vec<f64>],
    weights: &[f64],
    normalisation: Normalisation,
) -> Result<Topsis, Refusal> {
    check_matrix(matrix, weights)?;
    let (mut to_best, mut to_worst) = (vec![0.0; matrix.len()], vec![0.0; matrix.len()]);
    for (criterion, weight) in weights.iter().enumerate() {
        let column: Vec<f64> = matrix.iter().map(|row| row[criterion]).collect();
        let column = normalise(&column, normalisation);
        let column: Vec<f64> = column.iter().map(|number| weight * number).collect();
        let (worst, best) = column
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), number| {
                (least.min(*number), most.max(*number))
            });
        for (item, number) in column.iter().enumerate() {
            to_best[item] += (number - best) * (number - best);
            to_worst[item] += (number - worst) * (number - worst);
        }
    }
    to_best
        .iter_mut()
        .chain(&mut to_worst)
        .for_each(|sum| *sum = sum.sqrt());
    let share = |(best, worst): (&f64, &f64)| (best + worst > NOISE).then(|| worst / (best + worst));
    let closeness = to_best.iter().zip(&to_worst).map(share).collect();
    Ok(Topsis {
        to_best,
        to_worst,
        closeness,
    })
}

fn normalise(column: &[f64], normalisation: Normalisation) -> Vec<f64> {
    match normalisation {
        Normalisation::Vector => {
            // Scaled by the largest first, so that squares of large numbers do not overflow.
            let largest = column.iter().fold(0.0_f64, |largest, number| largest.max(number.abs()));
            if largest == 0.0 {
                return vec![0.0; column.len()];
            }
            let squares: f64 = column
                .iter()
                .map(|number| (number / largest) * (number / largest))
                .sum();
            let length = largest * squares.sqrt();
            column.iter().map(|number| number / length).collect()
        }
        Normalisation::MinMax => {
            let least = column.iter().copied().fold(f64::INFINITY, f64::min);
            let most = column.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let share = |number: &f64| match most > least {
                true => (number - least) / (most - least),
                false => 0.0,
            };
            column.iter().map(share).collect()
        }
    }
}
