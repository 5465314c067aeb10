//! Searches along one parameter.

/// The largest value of a function between two ends, and where: the best of a grid, then the golden section around it.
pub(super) fn maximise(low: f64, high: f64, steps: usize, function: &dyn Fn(f64) -> f64) -> (f64, f64) {
    let at = |step: usize| low + (high - low) * step as f64 / steps as f64;
    let values: Vec<f64> = (0..=steps).map(|step| function(at(step))).collect();
    let best = (0..=steps).fold(0, |best, step| if values[step] > values[best] { step } else { best });
    const GOLDEN: f64 = 0.618_033_988_749_894_8;
    let (mut left, mut right) = (at(best.saturating_sub(1)), at((best + 1).min(steps)));
    let (mut one, mut other) = (right - GOLDEN * (right - left), left + GOLDEN * (right - left));
    let (mut at_one, mut at_other) = (function(one), function(other));
    for _ in 0..45 {
        if at_one >= at_other {
            (right, other, at_other) = (other, one, at_one);
            one = right - GOLDEN * (right - left);
            at_one = function(one);
        } else {
            (left, one, at_one) = (one, other, at_other);
            other = left + GOLDEN * (right - left);
            at_other = function(other);
        }
    }
    let inner = if at_one >= at_other {
        (at_one, one)
    } else {
        (at_other, other)
    };
    if values[best] > inner.0 {
        (values[best], at(best))
    } else {
        inner
    }
}

/// The ceiling with which a curve from 0 to 1 comes nearest to values, and the sum of squares that is left; infinite
/// where the curve gives no number.
pub(super) fn nearest_ceiling(curve: &[f64], values: &[f64]) -> (f64, f64) {
    let (above, below) = curve
        .iter()
        .zip(values)
        .fold((0.0, 0.0), |(a, b), (g, y)| (a + g * y, b + g * g));
    let ceiling = above / below;
    let squares: f64 = curve
        .iter()
        .zip(values)
        .map(|(g, y)| (y - ceiling * g) * (y - ceiling * g))
        .sum();
    (ceiling, if squares.is_finite() { squares } else { f64::INFINITY })
}

/// The least sum of squares that an exponential leaves of values, one a year: what curves with a ceiling approach as it
/// rises without bound.
pub(super) fn exponential_squares(values: &[f64]) -> f64 {
    let last = values.len() as f64 - 1.0;
    let curve = |rate: f64| -> Vec<f64> {
        let share = |year: usize| libm::exp(rate * (year as f64 - last));
        (0..values.len()).map(share).collect()
    };
    // From nothing to e³ a year.
    -maximise(0.0, 3.0, 150, &|rate| -nearest_ceiling(&curve(rate), values).1).0
}

/// Whether a sum of squares is smaller than another by more than both are rounded, for values of such a size.
pub(super) fn is_smaller(squares: f64, other: f64, values: &[f64]) -> bool {
    let size: f64 = values.iter().map(|value| value * value).sum();
    other - squares > 64.0 * f64::EPSILON * size
}

pub(super) fn bisect(mut inside: f64, mut outside: f64, holds: &dyn Fn(f64) -> bool) -> f64 {
    for _ in 0..50 {
        let middle = inside + (outside - inside) / 2.0;
        if holds(middle) {
            inside = middle
        } else {
            outside = middle
        }
    }
    outside
}
