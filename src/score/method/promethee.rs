//! PROMETHEE II (Brans and Vincke 1985): how much each item is preferred to the others, less how much they are to it. A
//! cross-check only.

use super::cross_check::{Direction, check_matrix};
use super::{Fault, Refusal};

/// How a difference d on one criterion becomes a preference, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Preference {
    /// Any difference is full preference.
    Usual,
    /// Differences above q are full preference.
    UShape {
        /// The largest difference that does not matter.
        q: f64,
    },
    /// Grows up to a difference of p.
    VShape {
        /// The least difference of full preference.
        p: f64,
    },
    /// None up to q, half up to p, full above.
    Level {
        /// The largest difference that does not matter.
        q: f64,
        /// The largest difference of half preference.
        p: f64,
    },
    /// Grows between q and p.
    Linear {
        /// The largest difference that does not matter.
        q: f64,
        /// The least difference of full preference.
        p: f64,
    },
    /// 1 − exp(−d²/2s²).
    Gaussian {
        /// The difference at the point of inflection.
        s: f64,
    },
}

impl Preference {
    fn check(&self) -> Result<(), Refusal> {
        let fine = match *self {
            Preference::Usual => true,
            Preference::UShape { q } => q.is_finite() && q >= 0.0,
            Preference::VShape { p } => p.is_finite() && p >= 0.0,
            Preference::Level { q, p } | Preference::Linear { q, p } => p.is_finite() && q >= 0.0 && p >= q,
            Preference::Gaussian { s } => s.is_finite() && s > 0.0,
        };
        match fine {
            true => Ok(()),
            false => Err(Refusal::new(Fault::BadParameter, format!("{self:?}"))),
        }
    }

    /// The preference for a difference in favour, 0 to 1; none for a difference of 0 or against.
    pub fn of(&self, difference: f64) -> f64 {
        let step = |above: bool| if above { 1.0 } else { 0.0 };
        if difference <= 0.0 {
            return 0.0;
        }
        match *self {
            Preference::Usual => 1.0,
            Preference::UShape { q } => step(difference > q),
            Preference::VShape { p } => {
                if difference < p {
                    difference / p
                } else {
                    1.0
                }
            }
            Preference::Level { q, p } => 0.5 * step(difference > q) + 0.5 * step(difference > p),
            Preference::Linear { q, .. } if difference <= q => 0.0,
            Preference::Linear { q, p } => {
                if difference < p {
                    (difference - q) / (p - q)
                } else {
                    1.0
                }
            }
            Preference::Gaussian { s } => -libm::expm1(-difference * difference / (2.0 * s * s)),
        }
    }
}

/// Flows, an entry for each item.
#[derive(Debug, Clone, PartialEq)]
pub struct Flows {
    /// How much the item is preferred to the others, 0 to 1.
    pub leaving: Vec<f64>,
    /// How much the others are preferred to it, 0 to 1.
    pub entering: Vec<f64>,
    /// Leaving less entering, −1 to 1.
    pub net: Vec<f64>,
}

/// Flows between items: a row for each item, a column for each criterion; weights as given. Work grows with the square of
/// the items. A single item has no flows: all are 0.
pub fn measure_flows(
    matrix: &[Vec<f64>],
    weights: &[f64],
    directions: &[Direction],
    preferences: &[Preference],
) -> Result<Flows, Refusal> {
    check_matrix(matrix, weights, directions)?;
    if preferences.len() != weights.len() {
        let found = format!("{} preferences for {} criteria", preferences.len(), weights.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    for (criterion, preference) in preferences.iter().enumerate() {
        preference
            .check()
            .map_err(|refusal| refusal.with_criterion(criterion + 1))?;
    }
    let items = matrix.len();
    let (mut leaving, mut entering) = (vec![0.0; items], vec![0.0; items]);
    for (item, row) in matrix.iter().enumerate() {
        for (other, against) in matrix.iter().enumerate() {
            if item == other {
                continue;
            }
            let mut preferred = 0.0;
            for (criterion, preference) in preferences.iter().enumerate() {
                let difference = directions[criterion].sign() * (row[criterion] - against[criterion]);
                preferred += weights[criterion] * preference.of(difference);
            }
            leaving[item] += preferred;
            entering[other] += preferred;
        }
    }
    let others = (items.max(2) - 1) as f64;
    leaving.iter_mut().chain(&mut entering).for_each(|flow| *flow /= others);
    let net = leaving
        .iter()
        .zip(&entering)
        .map(|(leaving, entering)| leaving - entering)
        .collect();
    Ok(Flows { leaving, entering, net })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preference_without_a_slope_is_a_step() {
        assert_eq!(Preference::VShape { p: 0.0 }.of(0.1), 1.0);
        assert_eq!(Preference::Linear { q: 2.0, p: 2.0 }.of(2.1), 1.0);
        assert_eq!(Preference::Linear { q: 2.0, p: 2.0 }.of(2.0), 0.0);
        assert_eq!(Preference::Usual.of(0.0), 0.0);
    }

    #[test]
    fn parameters_out_of_order_are_refused() {
        let wrong = [Preference::Linear { q: 3.0, p: 2.0 }];
        let refusal = measure_flows(&[vec![1.0]], &[1.0], &[Direction::MoreIsBetter], &wrong).unwrap_err();
        assert_eq!(refusal.fault, Fault::BadParameter);
    }
}
