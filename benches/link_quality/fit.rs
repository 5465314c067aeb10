//! Fits the coefficients of the decision on labelled statements.

use leadar::link::{Calibration, Evidence, features_of_candidate, features_of_line};
use leadar::model::NeedKind;

use super::labels::Case;
use super::measures::Tally;

/// How far coefficients are held back towards 0 (half the square of each, times this).
const RIDGE: f64 = 1.0;
/// The same for those of the kind of line: one person wrote all statements, with her own idea of what stands under
/// which kind.
const RIDGE_OF_KIND: f64 = 8.0;
/// At least this share of the statements with an answer must get a proposal.
pub const KEPT: f64 = 0.85;
/// How many candidates of each statement are looked at.
const CANDIDATES: usize = 5;

/// Coefficients and thresholds that fit some cases best.
pub fn fit<'c>(cases: impl Iterator<Item = &'c Case> + Clone) -> Calibration {
    let mut lines = Vec::new();
    let mut candidates = Vec::new();
    for case in cases.clone() {
        let head: Vec<Evidence> = case.head.iter().map(|(_, evidence)| *evidence).collect();
        lines.push((features_of_line(&head, &case.line), !case.needs_none()));
        if case.line.kind == NeedKind::Legal {
            continue;
        }
        for (place, (id, _)) in case.head.iter().enumerate().take(CANDIDATES) {
            candidates.push((features_of_candidate(&head, place, &case.line), case.core.contains(id)));
        }
    }
    let mut fitted = Calibration {
        some: regress(&lines),
        firm: regress(&candidates),
        ..Calibration::CHOSEN
    };
    let steps = |from: u32, to: u32| (from..to).map(|step| f64::from(step) / 100.0);
    let keeps = |least_some: &f64| {
        let tried = Calibration {
            least_some: *least_some,
            ..fitted
        };
        Tally::of(cases.clone(), &tried).some_share() >= KEPT
    };
    fitted.least_some = steps(10, 95).take_while(keeps).last().unwrap_or(0.1);
    let f1 = |least_firm: f64| Tally::of(cases.clone(), &Calibration { least_firm, ..fitted }).f1();
    let best = steps(15, 60).map(|least| (f1(least), least));
    fitted.least_firm = best
        .fold((f64::MIN, 0.0), |best, next| if next.0 > best.0 { next } else { best })
        .1;
    fitted
}

/// Logistic regression by Newton's method, held back towards 0; the first feature is 1, the last two are of the kind.
fn regress<const N: usize>(rows: &[([f64; N], bool)]) -> [f64; N] {
    let ridge = |index: usize| match index {
        0 => 1e-3,
        _ if index + 2 >= N => RIDGE_OF_KIND,
        _ => RIDGE,
    };
    let mut coefficients = [0.0; N];
    for _ in 0..50 {
        let mut gradient = [0.0; N];
        let mut curvature = [[0.0; N]; N];
        for index in 0..N {
            gradient[index] = -ridge(index) * coefficients[index];
            curvature[index][index] = ridge(index);
        }
        for (features, yes) in rows {
            let sum: f64 = coefficients.iter().zip(features).map(|(a, b)| a * b).sum();
            let probability = 1.0 / (1.0 + libm::exp(-sum));
            for i in 0..N {
                gradient[i] += features[i] * (f64::from(u8::from(*yes)) - probability);
                for j in 0..N {
                    curvature[i][j] += features[i] * features[j] * probability * (1.0 - probability);
                }
            }
        }
        let step = solve(curvature, gradient);
        for index in 0..N {
            coefficients[index] += step[index];
        }
    }
    coefficients
}

/// Solves a small system of equations by elimination; the matrix is positive definite, so no pivot is 0.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for pivot in 0..N {
        let (above, below) = matrix.split_at_mut(pivot + 1);
        let known = &above[pivot];
        for (row, later) in below.iter_mut().enumerate() {
            let factor = later[pivot] / known[pivot];
            later
                .iter_mut()
                .zip(known)
                .for_each(|(value, above)| *value -= factor * above);
            right[pivot + 1 + row] -= factor * right[pivot];
        }
    }
    for row in (0..N).rev() {
        let known: f64 = (row + 1..N).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
