//! How far one weight may move before something changes: the best item, the order, a ring.
//!
//! One weight goes to t in 0 to 1 and the others keep their proportions, w (1 − t)/(1 − w_j); then V(t) = A + t (v_j − A)
//! is a straight line and every crossing has a closed form (the idea: Mareschal 1988; Triantaphyllou and Sánchez 1997).
//! With missing scores V is a ratio of two lines, and crossings are still at most quadratic. Where the weight is 1 and the
//! others 0, the others share alike. Items of the same values on all criteria never cross.

use super::additive::{normalise_weights, sum_value};
use super::{NOISE, Refusal};

/// A closed interval of one weight, inside 0 to 1, its ends the crossings.
pub type Interval = (f64, f64);

/// What one criterion's weight may do.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightStability {
    /// The weight now, normalised.
    pub weight: f64,
    /// Where the best item stays best; `None` when no item has a value.
    pub top_rank: Option<Interval>,
    /// Where no two items change order.
    pub full_ranking: Interval,
}

/// V(t) of one item as a ratio of two straight lines: its value when one weight is t and the others keep their proportions.
#[derive(Debug, Clone, Copy)]
pub struct ValueLine {
    /// Above: at t = 0, and its slope.
    above: (f64, f64),
    /// Below: at t = 0, and its slope; 1 and 0 when no score is missing.
    below: (f64, f64),
}

impl ValueLine {
    /// The line of one item along the weight of one criterion. `values` are its values, `None` where a score is missing;
    /// weights need not add up to 1.
    pub fn along(values: &[Option<f64>], weights: &[f64], criterion: usize) -> Self {
        ValueLine::new(values, &shares_beside(weights, criterion), criterion)
    }

    /// The t above 0 and below 1 at which the value meets a threshold; `None` where it never does.
    pub fn meets(&self, threshold: f64) -> Option<f64> {
        let [start, slope, _] = self.less_threshold(threshold);
        let t = -start / slope;
        (t > 0.0 && t < 1.0).then_some(t)
    }

    fn new(values: &[Option<f64>], shares: &[f64], criterion: usize) -> Self {
        let (mut sum, mut known) = (0.0, 0.0);
        let mut whole = true;
        for (other, (value, share)) in values.iter().zip(shares).enumerate() {
            whole &= value.is_some();
            if let (Some(value), true) = (value, other != criterion) {
                sum += share * value;
                known += share;
            }
        }
        let alone = shares.len() == 1;
        match values[criterion] {
            Some(value) if alone => ValueLine {
                above: (value, 0.0),
                below: (1.0, 0.0),
            },
            Some(value) if whole => ValueLine {
                above: (sum, value - sum),
                below: (1.0, 0.0),
            },
            Some(value) => ValueLine {
                above: (sum, value - sum),
                below: (known, 1.0 - known),
            },
            None => ValueLine {
                above: (sum, -sum),
                below: (known, -known),
            },
        }
    }

    /// The value at t, 0 to 1; `None` where nothing known has weight then.
    pub fn at(&self, t: f64) -> Option<f64> {
        let below = self.below.0 + t * self.below.1;
        (below > 0.0).then(|| (self.above.0 + t * self.above.1) / below)
    }

    /// Coefficients of a polynomial in t with the sign of V(t) − threshold.
    fn less_threshold(&self, threshold: f64) -> [f64; 3] {
        [
            self.above.0 - threshold * self.below.0,
            self.above.1 - threshold * self.below.1,
            0.0,
        ]
    }

    /// Coefficients of a polynomial in t with the sign of this V(t) less another's.
    fn less(&self, other: &ValueLine) -> [f64; 3] {
        let ((a, b), (c, d)) = (self.above, self.below);
        let ((e, f), (g, h)) = (other.above, other.below);
        [a * g - e * c, a * h + b * g - e * d - f * c, b * h - f * d]
    }
}

/// Where an item stays in its ring as one weight moves: the closed interval around the present weight, normalised, up to
/// the nearest of the `limits` on its value beyond which `ring`, told the value (`None` without one), gives another ring.
pub fn keep_ring<R: PartialEq>(
    line: &ValueLine,
    limits: &[f64],
    weight: f64,
    ring: impl Fn(Option<f64>) -> R,
) -> Interval {
    let mut points: Vec<f64> = limits.iter().filter_map(|limit| line.meets(*limit)).collect();
    points.extend([0.0, 1.0]);
    points.sort_by(f64::total_cmp);
    let here = ring(line.at(weight));
    let same = |from: f64, to: f64| ring(line.at(from + (to - from) / 2.0)) == here;
    let split = points.partition_point(|point| *point <= weight);
    let (mut low, mut high) = (weight, weight);
    for point in points[..split].iter().rev() {
        if *point < low && !same(*point, low) {
            break;
        }
        low = *point;
    }
    for point in &points[split..] {
        if !same(high, *point) {
            break;
        }
        high = *point;
    }
    (low, high)
}

/// The stability of the order of items as each weight moves. `values` holds a row for each item, `None` where a score is
/// missing (then the value is that of the observed criteria, as in the point value).
pub fn keep_order(values: &[Vec<Option<f64>>], weights: &[f64]) -> Result<Vec<WeightStability>, Refusal> {
    let weights = normalise_weights(weights)?;
    for (item, row) in values.iter().enumerate() {
        sum_value(&weights, row).map_err(|refusal| refusal.with_item(item + 1))?;
    }
    let measure = |criterion| measure_criterion(values, &weights, criterion);
    Ok((0..weights.len()).map(measure).collect())
}

fn measure_criterion(values: &[Vec<Option<f64>>], weights: &[f64], criterion: usize) -> WeightStability {
    let weight = weights[criterion];
    let shares = shares_beside(weights, criterion);
    let lines: Vec<ValueLine> = values
        .iter()
        .map(|row| ValueLine::new(row, &shares, criterion))
        .collect();
    let now: Vec<Option<f64>> = lines.iter().map(|line| line.at(weight)).collect();
    let placed: Vec<usize> = (0..lines.len()).filter(|item| now[*item].is_some()).collect();
    let value = |item: usize| now[item].unwrap_or(0.0);
    let best = placed
        .iter()
        .copied()
        .reduce(|best, item| if value(item) > value(best) { item } else { best });
    let top_rank = best.map(|best| {
        let rivals = placed.iter().filter(|item| **item != best);
        rivals.fold((0.0, 1.0), |interval, rival| {
            keep_pair(
                &lines[best],
                &lines[*rival],
                value(best) - value(*rival),
                weight,
                interval,
            )
        })
    });
    let mut full_ranking = (0.0, 1.0);
    for (place, one) in placed.iter().enumerate() {
        for other in &placed[place + 1..] {
            full_ranking = keep_pair(
                &lines[*one],
                &lines[*other],
                value(*one) - value(*other),
                weight,
                full_ranking,
            );
        }
    }
    WeightStability {
        weight,
        top_rank,
        full_ranking,
    }
}

/// What each weight is of all beside one; where all the weight stands on that one, the others share alike.
fn shares_beside(weights: &[f64], criterion: usize) -> Vec<f64> {
    let others = (weights.len() - 1) as f64;
    let beside = weights.iter().enumerate().filter(|(other, _)| *other != criterion);
    let rest: f64 = beside.map(|(_, weight)| weight).sum();
    let share = |other: &f64| if rest > 0.0 { other / rest } else { 1.0 / others };
    weights.iter().map(share).collect()
}

/// Cuts an interval where two items would change order. Items tied now but not by the same values change at once.
fn keep_pair(one: &ValueLine, other: &ValueLine, gap: f64, weight: f64, interval: Interval) -> Interval {
    let polynomial = one.less(other);
    if polynomial.iter().all(|coefficient| coefficient.abs() < NOISE) {
        return interval;
    }
    match gap.abs() < NOISE {
        true => (weight, weight),
        false => cut(polynomial, weight, interval),
    }
}

/// Cuts an interval around the weight at the polynomial's nearest changes of sign.
fn cut(polynomial: [f64; 3], weight: f64, (mut low, mut high): Interval) -> Interval {
    for root in sign_changes(polynomial) {
        // A value on its threshold, noise forgiven, has its crossing at the weight itself: the side it would leave by
        // is told by the slope.
        if (root - weight).abs() < NOISE {
            let slope = polynomial[1] + 2.0 * root * polynomial[2];
            match slope > 0.0 {
                true => low = low.max(weight),
                false => high = high.min(weight),
            }
        } else if root < weight {
            low = low.max(root);
        } else {
            high = high.min(root);
        }
    }
    (low.min(weight), high.max(weight))
}

/// Where a polynomial of second degree or less changes sign.
fn sign_changes([constant, linear, square]: [f64; 3]) -> Vec<f64> {
    if square.abs() < NOISE * (constant.abs() + linear.abs()) || square == 0.0 {
        return match linear.abs() > 0.0 {
            true => vec![-constant / linear],
            false => Vec::new(),
        };
    }
    let discriminant = linear * linear - 4.0 * square * constant;
    if discriminant <= 0.0 {
        return Vec::new();
    }
    let sum = -0.5 * (linear + linear.signum() * discriminant.sqrt());
    if sum == 0.0 {
        return vec![0.0];
    }
    vec![sum / square, constant / sum]
}

/// How V changes when one criterion's score goes from one end of its range to the other: w′ (v_high − v_low).
pub fn measure_swing(weight: f64, low: f64, high: f64) -> f64 {
    weight * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
        rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect()
    }

    /// Where a row stays on its side of one threshold as the first weight moves.
    fn keep_side(row: &[Option<f64>], weights: &[f64], threshold: f64) -> Interval {
        let line = ValueLine::along(row, weights, 0);
        let weight = normalise_weights(weights).unwrap()[0];
        keep_ring(&line, &[threshold], weight, |value| {
            super::super::rings::reaches(value, threshold)
        })
    }

    #[test]
    fn a_weight_of_one_shares_the_rest_alike() {
        let rows = rows(&[&[0.8, 0.0, 0.2], &[0.5, 1.0, 0.8]]);
        let found = keep_order(&rows, &[1.0, 0.0, 0.0]).unwrap();
        // 0.1 + 0.7t meets 0.9 − 0.4t at 8/11, and 0.6 at 5/7.
        let (low, high) = found[0].top_rank.unwrap();
        assert!((low - 8.0 / 11.0).abs() < 1e-12 && high == 1.0);
        let (low, high) = keep_side(&rows[0], &[1.0, 0.0, 0.0], 0.6);
        assert!((low - 5.0 / 7.0).abs() < 1e-12 && high == 1.0);
    }

    #[test]
    fn one_criterion_one_item_and_equal_items_stay_for_ever() {
        let one = keep_order(&rows(&[&[0.3], &[0.4]]), &[2.0]).unwrap();
        assert_eq!(one[0].top_rank, Some((0.0, 1.0)));
        assert_eq!(keep_side(&[Some(0.3)], &[2.0], 0.35), (0.0, 1.0));
        let equal = keep_order(&rows(&[&[0.3, 0.9], &[0.3, 0.9]]), &[0.5, 0.5]).unwrap();
        assert_eq!(equal[0].full_ranking, (0.0, 1.0));
        assert_eq!(keep_order(&[], &[1.0]).unwrap()[0].top_rank, None);
    }

    #[test]
    fn a_value_on_its_limit_leaves_the_ring_on_one_side_only() {
        // 0.25·0.9 + 0.75·0.5 is 0.6 and rises with the first weight.
        let row = [Some(0.9), Some(0.5)];
        let (low, high) = keep_side(&row, &[0.25, 0.75], 0.6);
        assert!((low - 0.25).abs() < 1e-11 && high == 1.0);
    }

    #[test]
    fn a_missing_score_has_no_weight_to_move() {
        assert_eq!(
            keep_side(&[None, Some(0.5), Some(0.2)], &[0.2, 0.4, 0.4], 0.3),
            (0.0, 1.0)
        );
        assert_eq!(keep_side(&[None, None], &[0.5, 0.5], 0.3), (0.0, 1.0));
    }

    #[test]
    fn missing_scores_bend_the_line_and_the_crossing_is_still_exact() {
        let values = vec![vec![Some(0.9), None, Some(0.1)], vec![Some(0.5), Some(0.4), Some(0.6)]];
        let weights = [0.4, 0.3, 0.3];
        let value = |row: &[Option<f64>], t: f64| {
            let weights = [t, 0.5 * (1.0 - t), 0.5 * (1.0 - t)];
            sum_value(&weights, row).unwrap().value.unwrap()
        };
        let found = keep_order(&values, &weights).unwrap();
        let (low, high) = found[0].top_rank.unwrap();
        assert!(low > 0.0 && high == 1.0);
        assert!((value(&values[0], low) - value(&values[1], low)).abs() < 1e-12);
        let (low, _) = keep_side(&values[0], &weights, 0.55);
        assert!((value(&values[0], low) - 0.55).abs() < 1e-12);
    }
}
