//! What a level is worth: the value function of its criterion.

use crate::model::{Criterion, Level, Score, Spread, Trl, ValueFunction};

use super::smaa_model::{make_independent_distribution, make_value_function};
use crate::method::value as method;
use crate::method::variance::measure_moments;

/// The points (level, value) of a criterion's value function, levels rising; straight lines lie between them.
pub fn value_points(criterion: &Criterion) -> Vec<(f64, f64)> {
    let scale = criterion.scale;
    match &criterion.value {
        ValueFunction::Linear => {
            let worth = |level: f64| if level == scale.best() { 1.0 } else { 0.0 };
            vec![(scale.low, worth(scale.low)), (scale.high, worth(scale.high))]
        }
        ValueFunction::Piecewise(points) => points.iter().map(|(level, value)| (*level, value.value())).collect(),
        ValueFunction::Categories(categories) => {
            let values = categories.iter().enumerate();
            values
                .map(|(index, category)| ((index + 1) as f64, category.value.value()))
                .collect()
        }
    }
}

/// What a level is worth, 0 to 1; a level outside the scale is worth its nearer end.
pub fn to_score(criterion: &Criterion, level: Level) -> Score {
    let value = interpolate(&value_points(criterion), level.level());
    Score::new(value.clamp(0.0, 1.0)).expect("a value function stays between 0 and 1")
}

/// What a criterion is worth in the mean of all the levels it may have.
pub fn mean_score(criterion: &Criterion, spread: &Spread, trl: &[(Trl, f64)]) -> Score {
    let distribution = make_independent_distribution(spread, trl);
    let function = make_value_function(criterion);
    let mean = function
        .and_then(|function| measure_moments(&distribution, &function))
        .map(|found| found.mean);
    // A scale of one category has one value.
    let mean = mean.unwrap_or_else(|_| value_points(criterion)[0].1);
    Score::new(crate::method::additive::round_value(mean).clamp(0.0, 1.0))
        .expect("a mean of values lies between 0 and 1")
}

/// The value on the straight lines between points; outside them that of the nearer end.
pub fn interpolate(points: &[(f64, f64)], level: f64) -> f64 {
    let lines = method::ValueFunction::piecewise(points.to_vec());
    // A single point, as a scale of one category has, is worth the same everywhere.
    lines.and_then(|lines| lines.to_value(level)).unwrap_or(points[0].1)
}
