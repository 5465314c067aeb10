//! Partial value functions: from a raw score to a value between 0 and 1.
//!
//! Piecewise linear over declared points (Keeney and Raiffa 1976; Belton and Stewart 2002). The scale is fixed in
//! advance, never taken from the data of the day, so that a new item moves no other.

use super::{Fault, Refusal};

/// How a raw score becomes a value.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueFunction {
    /// The score is a value already, 0 to 1.
    Identity,
    /// Straight lines between points (score, value), scores strictly increasing.
    Piecewise(Piecewise),
    /// Named classes: the score is the number of the class, from 0, and each class has its value.
    Categories(Vec<f64>),
}

/// A piecewise-linear function, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Piecewise {
    points: Vec<(f64, f64)>,
}

impl ValueFunction {
    /// Straight lines between points (score, value). Refuses fewer than two points, scores that do not strictly
    /// increase, values outside 0 to 1 and numbers that are not finite.
    pub fn piecewise(points: Vec<(f64, f64)>) -> Result<Self, Refusal> {
        let fine = |&(score, value): &(f64, f64)| score.is_finite() && (0.0..=1.0).contains(&value);
        if points.len() < 2 || !points.iter().all(fine) || points.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
            return Err(Refusal::new(Fault::BadValueFunction, format!("{points:?}")));
        }
        Ok(ValueFunction::Piecewise(Piecewise { points }))
    }

    /// A value for each class, 0 to 1.
    pub fn categories(values: Vec<f64>) -> Result<Self, Refusal> {
        if values.is_empty() || !values.iter().all(|value| (0.0..=1.0).contains(value)) {
            return Err(Refusal::new(Fault::BadValueFunction, format!("{values:?}")));
        }
        Ok(ValueFunction::Categories(values))
    }

    /// The value of a score; beyond the ends of a line it is that of the end. Refuses scores that are not finite, no value
    /// already, or no class.
    pub fn to_value(&self, score: f64) -> Result<f64, Refusal> {
        let score = super::refusal::check_score(score)?;
        match self {
            ValueFunction::Identity if (0.0..=1.0).contains(&score) => Ok(score),
            ValueFunction::Identity => Err(Refusal::new(Fault::ValueOutOfRange, score)),
            ValueFunction::Piecewise(function) => Ok(function.interpolate(score)),
            ValueFunction::Categories(values) => (0..values.len())
                .find(|class| *class as f64 == score)
                .map(|class| values[class])
                .ok_or_else(|| Refusal::new(Fault::ScoreOutOfRange, score)),
        }
    }
}

impl Piecewise {
    /// The points (score, value).
    pub fn points(&self) -> &[(f64, f64)] {
        &self.points
    }

    /// The value of a finite score, clipped to the ends.
    #[inline(always)]
    pub(super) fn interpolate(&self, score: f64) -> f64 {
        let (first, last) = (self.points[0], self.points[self.points.len() - 1]);
        if score <= first.0 {
            return first.1;
        }
        if score >= last.0 {
            return last.1;
        }
        let above = self.points.partition_point(|point| point.0 <= score);
        let (low, high) = (self.points[above - 1], self.points[above]);
        low.1 + (score - low.0) * ((high.1 - low.1) / (high.0 - low.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_fall() {
        let cost = ValueFunction::piecewise(vec![(0.0, 1.0), (500.0, 0.0)]).unwrap();
        assert_eq!(cost.to_value(0.0), Ok(1.0));
        assert_eq!(cost.to_value(250.0), Ok(0.5));
        assert_eq!(cost.to_value(900.0), Ok(0.0));
        assert_eq!(cost.to_value(f64::NAN).unwrap_err().fault, Fault::NonFiniteScore);
    }

    #[test]
    fn classes_have_values_of_their_own() {
        let legal = ValueFunction::categories(vec![0.0, 0.25, 1.0]).unwrap();
        assert_eq!(legal.to_value(1.0), Ok(0.25));
        assert_eq!(legal.to_value(1.5).unwrap_err().fault, Fault::ScoreOutOfRange);
        assert_eq!(legal.to_value(3.0).unwrap_err().fault, Fault::ScoreOutOfRange);
    }

    #[test]
    fn points_that_do_not_increase_are_refused() {
        for points in [
            vec![],
            vec![(1.0, 0.0)],
            vec![(1.0, 0.0), (1.0, 1.0)],
            vec![(1.0, 0.0), (2.0, 1.1)],
            vec![(1.0, 0.0), (f64::NAN, 1.0)],
        ] {
            let refusal = ValueFunction::piecewise(points).unwrap_err();
            assert_eq!(refusal.fault, Fault::BadValueFunction);
        }
    }
}
