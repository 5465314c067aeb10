//! Partial value functions: from a raw score to a value between 0 and 1.
//!
//! Piecewise linear over declared points (Keeney and Raiffa 1976; Belton and Stewart 2002). The scale is fixed in
//! advance, never taken from the data of the day, so that a new item moves no other.

use super::{Fault, Refusal};

/// What happens to a score outside the declared scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutOfRange {
    /// It takes the value of the nearest end.
    Clip,
    /// It is refused.
    Refuse,
}

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
    out_of_range: OutOfRange,
}

impl ValueFunction {
    /// The straight line from the worst score (value 0) to the best (value 1); worst may be the larger number.
    pub fn linear(worst: f64, best: f64) -> Result<Self, Refusal> {
        let mut points = vec![(worst, 0.0), (best, 1.0)];
        if worst > best {
            points.reverse();
        }
        Self::piecewise(points, OutOfRange::Clip)
    }

    /// Straight lines between points (score, value). Refuses fewer than two points, scores that do not strictly
    /// increase, values outside 0 to 1 and numbers that are not finite.
    pub fn piecewise(points: Vec<(f64, f64)>, out_of_range: OutOfRange) -> Result<Self, Refusal> {
        let fine = |&(score, value): &(f64, f64)| score.is_finite() && (0.0..=1.0).contains(&value);
        if points.len() < 2 || !points.iter().all(fine) || points.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
            return Err(Refusal::new(Fault::BadValueFunction, format!("{points:?}")));
        }
        Ok(ValueFunction::Piecewise(Piecewise { points, out_of_range }))
    }

    /// A value for each class, 0 to 1.
    pub fn categories(values: Vec<f64>) -> Result<Self, Refusal> {
        if values.is_empty() || !values.iter().all(|value| (0.0..=1.0).contains(value)) {
            return Err(Refusal::new(Fault::BadValueFunction, format!("{values:?}")));
        }
        Ok(ValueFunction::Categories(values))
    }

    /// The value of a score. Refuses scores that are not finite, or outside the scale where the scale forbids it.
    pub fn to_value(&self, score: f64) -> Result<f64, Refusal> {
        let score = super::refusal::check_score(score)?;
        match self {
            ValueFunction::Identity if (0.0..=1.0).contains(&score) => Ok(score),
            ValueFunction::Identity => Err(Refusal::new(Fault::ValueOutOfRange, score)),
            ValueFunction::Piecewise(function) => {
                let (first, last) = function.scale();
                let outside = score < first || score > last;
                match function.out_of_range {
                    OutOfRange::Refuse if outside => Err(Refusal::new(Fault::ScoreOutOfRange, score)),
                    OutOfRange::Refuse | OutOfRange::Clip => Ok(function.interpolate(score)),
                }
            }
            ValueFunction::Categories(values) => (0..values.len())
                .find(|class| *class as f64 == score)
                .map(|class| values[class])
                .ok_or_else(|| Refusal::new(Fault::ScoreOutOfRange, score)),
        }
    }

    /// The score nearest to a given one that has the wanted value; `None` where no score has it. Flat stretches answer
    /// with their nearest end. For classes: the nearest class number of at least (or at most) that value on the way.
    pub fn nearest_score(&self, wanted: f64, from: f64) -> Option<f64> {
        let candidates: Vec<f64> = match self {
            ValueFunction::Identity => (0.0..=1.0).contains(&wanted).then_some(wanted).into_iter().collect(),
            ValueFunction::Piecewise(function) => function.scores_of(wanted, from),
            ValueFunction::Categories(values) => {
                let now = self.to_value(from).unwrap_or(0.0);
                let reaches = |value: f64| match now < wanted {
                    true => value >= wanted - super::NOISE,
                    false => value <= wanted + super::NOISE,
                };
                let classes = (0..values.len()).filter(|class| reaches(values[*class]));
                classes.map(|class| class as f64).collect()
            }
        };
        let distance = |score: &f64| (score - from).abs();
        candidates
            .into_iter()
            .min_by(|a, b| distance(a).total_cmp(&distance(b)).then(a.total_cmp(b)))
    }
}

impl Piecewise {
    /// The first and the last score of the scale.
    pub fn scale(&self) -> (f64, f64) {
        (self.points[0].0, self.points[self.points.len() - 1].0)
    }

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

    fn scores_of(&self, wanted: f64, from: f64) -> Vec<f64> {
        let mut found = Vec::new();
        for pair in self.points.windows(2) {
            let ((x0, v0), (x1, v1)) = (pair[0], pair[1]);
            if wanted < v0.min(v1) || wanted > v0.max(v1) {
                continue;
            }
            found.push(match v0 == v1 {
                true => from.clamp(x0, x1),
                false => (x0 + (wanted - v0) * (x1 - x0) / (v1 - v0)).clamp(x0, x1),
            });
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_fall() {
        let cost = ValueFunction::linear(500.0, 0.0).unwrap();
        assert_eq!(cost.to_value(0.0), Ok(1.0));
        assert_eq!(cost.to_value(250.0), Ok(0.5));
        assert_eq!(cost.to_value(900.0), Ok(0.0));
        assert_eq!(cost.nearest_score(0.25, 0.0), Some(375.0));
    }

    #[test]
    fn classes_have_values_of_their_own() {
        let legal = ValueFunction::categories(vec![0.0, 0.25, 1.0]).unwrap();
        assert_eq!(legal.to_value(1.0), Ok(0.25));
        assert_eq!(legal.to_value(1.5).unwrap_err().fault, Fault::ScoreOutOfRange);
        assert_eq!(legal.nearest_score(0.2, 0.0), Some(1.0));
        assert_eq!(legal.nearest_score(0.6, 0.0), Some(2.0));
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
            let refusal = ValueFunction::piecewise(points, OutOfRange::Clip).unwrap_err();
            assert_eq!(refusal.fault, Fault::BadValueFunction);
        }
    }

    #[test]
    fn the_nearest_score_is_found_on_rising_falling_and_flat_stretches() {
        let points = vec![(0.0, 0.0), (2.0, 0.5), (6.0, 0.5), (10.0, 1.0)];
        let function = ValueFunction::piecewise(points, OutOfRange::Clip).unwrap();
        assert_eq!(function.nearest_score(0.5, 9.0), Some(6.0));
        assert_eq!(function.nearest_score(0.5, 3.0), Some(3.0));
        assert_eq!(function.nearest_score(0.75, 3.0), Some(8.0));
        assert_eq!(function.nearest_score(1.5, 3.0), None);
    }
}
