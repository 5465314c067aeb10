//! Fits of a few parameters by Fisher scoring or Gauss and Newton, damped where a step would make things worse.

/// What is minimised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Criterion {
    /// Sum of squared differences.
    Squares,
    /// Poisson's deviance: the expectation must stay above zero.
    Deviance,
}

/// A fit.
pub(super) struct Fitted<const P: usize> {
    pub parameters: [f64; P],
    /// Inverse of the information JᵀWJ, W = 1/μ for counts and 1 for squares; `None` when it has none.
    pub covariance: Option<[[f64; P]; P]>,
    /// Sum of squares, or deviance.
    pub loss: f64,
}

/// Steps after which a fit is as good as it gets.
const MOST_STEPS: usize = 200;

/// Fits `model`, a function of parameters, to data from a start near the optimum.
pub(super) fn fit<const P: usize>(
    model: &dyn Fn(&[f64; P]) -> Vec<f64>,
    data: &[f64],
    criterion: Criterion,
    start: [f64; P],
) -> Fitted<P> {
    let mut parameters = start;
    let mut loss = measure(criterion, data, &model(&parameters));
    let mut damping = 1e-3;
    for _ in 0..MOST_STEPS {
        let (information, gradient) = linearise(model, data, criterion, &parameters);
        let mut damped = information;
        for (index, row) in damped.iter_mut().enumerate() {
            row[index] *= 1.0 + damping;
        }
        let Some(step) = invert(&damped).map(|inverse| multiply(&inverse, &gradient)) else {
            break;
        };
        let next: [f64; P] = std::array::from_fn(|index| parameters[index] + step[index]);
        let next_loss = measure(criterion, data, &model(&next));
        if next_loss <= loss {
            let size = |index: usize| (step[index] / (parameters[index].abs() + 1e-8)).abs();
            let small = (0..P).all(|index| size(index) < 1e-12);
            (parameters, loss) = (next, next_loss);
            damping = (damping * 0.1).max(1e-12);
            if small {
                break;
            }
        } else {
            damping *= 10.0;
            if damping > 1e12 {
                break;
            }
        }
    }
    let covariance = invert(&linearise(model, data, criterion, &parameters).0);
    Fitted {
        parameters,
        covariance,
        loss,
    }
}

fn measure(criterion: Criterion, data: &[f64], expected: &[f64]) -> f64 {
    let term = |(found, expected): (&f64, &f64)| match criterion {
        Criterion::Squares => (found - expected) * (found - expected),
        Criterion::Deviance if *expected > 0.0 && expected.is_finite() => {
            let log = if *found > 0.0 {
                found * libm::log(found / expected)
            } else {
                0.0
            };
            2.0 * (log - (found - expected))
        }
        Criterion::Deviance => f64::INFINITY,
    };
    let sum: f64 = data.iter().zip(expected).map(term).sum();
    if sum.is_finite() { sum } else { f64::INFINITY }
}

/// Information and gradient at a point, by central differences: exact to about ten digits.
fn linearise<const P: usize>(
    model: &dyn Fn(&[f64; P]) -> Vec<f64>,
    data: &[f64],
    criterion: Criterion,
    at: &[f64; P],
) -> ([[f64; P]; P], [f64; P]) {
    let expected = model(at);
    let slopes: [Vec<f64>; P] = std::array::from_fn(|index| {
        let step = 6e-6 * (at[index].abs() + 1e-3);
        let (mut below, mut above) = (*at, *at);
        below[index] -= step;
        above[index] += step;
        let pairs = model(&above).into_iter().zip(model(&below));
        pairs.map(|(above, below)| (above - below) / (2.0 * step)).collect()
    });
    let (mut information, mut gradient) = ([[0.0; P]; P], [0.0; P]);
    for (row, (found, expected)) in data.iter().zip(&expected).enumerate() {
        let weight = match criterion {
            Criterion::Squares => 1.0,
            Criterion::Deviance => 1.0 / expected,
        };
        for one in 0..P {
            gradient[one] += weight * slopes[one][row] * (found - expected);
            for other in 0..P {
                information[one][other] += weight * slopes[one][row] * slopes[other][row];
            }
        }
    }
    (information, gradient)
}

fn multiply<const P: usize>(matrix: &[[f64; P]; P], vector: &[f64; P]) -> [f64; P] {
    std::array::from_fn(|row| matrix[row].iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// The inverse of a symmetric positive matrix, by elimination on a matrix scaled to a unit diagonal.
fn invert<const P: usize>(matrix: &[[f64; P]; P]) -> Option<[[f64; P]; P]> {
    let scale: [f64; P] = std::array::from_fn(|index| 1.0 / matrix[index][index].sqrt());
    if scale.iter().any(|scale| !scale.is_finite()) {
        return None;
    }
    let mut left: [[f64; P]; P] = std::array::from_fn(|i| std::array::from_fn(|j| matrix[i][j] * scale[i] * scale[j]));
    let mut right: [[f64; P]; P] = std::array::from_fn(|i| std::array::from_fn(|j| if i == j { 1.0 } else { 0.0 }));
    for pivot in 0..P {
        let best = (pivot..P).max_by(|a, b| left[*a][pivot].abs().total_cmp(&left[*b][pivot].abs()))?;
        left.swap(pivot, best);
        right.swap(pivot, best);
        let head = left[pivot][pivot];
        if head.abs() < 1e-15 {
            return None;
        }
        for row in 0..P {
            if row == pivot {
                continue;
            }
            let factor = left[row][pivot] / head;
            for column in 0..P {
                left[row][column] -= factor * left[pivot][column];
                right[row][column] -= factor * right[pivot][column];
            }
        }
        for column in 0..P {
            left[pivot][column] /= head;
            right[pivot][column] /= head;
        }
    }
    Some(std::array::from_fn(|i| {
        std::array::from_fn(|j| right[i][j] * scale[i] * scale[j])
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_is_fitted_exactly() {
        let model = |p: &[f64; 2]| (0..5).map(|x| p[0] + p[1] * f64::from(x)).collect::<Vec<f64>>();
        let fitted = fit(&model, &[1.0, 3.0, 5.0, 7.0, 9.0], Criterion::Squares, [0.1, 0.1]);
        assert!((fitted.parameters[0] - 1.0).abs() < 1e-9 && (fitted.parameters[1] - 2.0).abs() < 1e-9);
    }

    #[test]
    fn what_the_data_do_not_tell_has_no_covariance() {
        let model = |p: &[f64; 2]| vec![p[0]; 3];
        assert!(
            fit(&model, &[1.0, 1.0, 1.0], Criterion::Squares, [1.0, 1.0])
                .covariance
                .is_none()
        );
    }
}
