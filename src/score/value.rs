//! What a level is worth: the value function of its criterion.

use crate::model::{Criterion, Level, Score, ValueFunction};

use crate::method::value as method;

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

/// The value on the straight lines between points; outside them that of the nearer end.
pub fn interpolate(points: &[(f64, f64)], level: f64) -> f64 {
    let lines = method::ValueFunction::piecewise(points.to_vec());
    // A single point, as a scale of one category has, is worth the same everywhere.
    lines.and_then(|lines| lines.to_value(level)).unwrap_or(points[0].1)
}
