//! Rings: which one, and how far from the centre inside it.
//!
//! A ring is a sorting into ordered classes on fixed limits, never a rank (SMAA-TRI's view; Tervonen et al. 2007). Rules
//! are tried in order and the first that holds decides: the value reaches the rule's threshold, where it has one, and the
//! raw scores meet its requirements. When none holds, the outermost ring it is. Rings count from 1, the innermost.
//!
//! A hard limit that holds an item back at ring k or further out is a requirement of every rule to a ring before k.

use super::{Fault, NOISE, Refusal};

/// A limit on the raw score of one criterion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Requirement {
    /// Index of the criterion, from 0.
    pub criterion: usize,
    /// The side of the limit that meets it.
    pub bound: Bound,
    /// What a score counts as that is missing, or that nobody knows and that is drawn by a law.
    pub missing: Missing,
}

/// What a requirement makes of a score that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// It does not meet the requirement, whatever is drawn for it.
    Fails,
    /// It meets the requirement, whatever is drawn for it.
    Passes,
    /// What is drawn for it is held against the limit; where nothing is drawn, it fails.
    Drawn,
}

/// A limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
}

impl Bound {
    /// Whether a number keeps to the limit, rounding noise forgiven.
    #[inline(always)]
    pub fn holds(self, number: f64) -> bool {
        match self {
            Bound::AtLeast(limit) => number >= limit - NOISE,
            Bound::AtMost(limit) => number <= limit + NOISE,
        }
    }
}

impl Requirement {
    /// Whether a raw score, or none, meets the requirement.
    pub fn holds(&self, score: Option<f64>) -> bool {
        score.map_or(self.missing == Missing::Passes, |score| self.bound.holds(score))
    }
}

/// Whether a value reaches a threshold, rounding noise forgiven. An item without a value reaches none.
pub fn reaches(value: Option<f64>, threshold: f64) -> bool {
    value.is_some_and(|value| Bound::AtLeast(threshold).holds(value))
}

/// A rule that leads to a ring.
#[derive(Debug, Clone, PartialEq)]
pub struct RingRule {
    /// The ring, from 1.
    pub ring: usize,
    /// The value that must be reached, if any.
    pub threshold: Option<f64>,
    /// What the raw scores must meet, all of it.
    pub requirements: Vec<Requirement>,
}

impl RingRule {
    /// Whether a value and raw scores (`None` = missing) meet the rule.
    pub fn holds(&self, value: Option<f64>, scores: &[Option<f64>]) -> bool {
        let score = |requirement: &Requirement| scores.get(requirement.criterion).copied().flatten();
        let meets = |requirement: &Requirement| requirement.holds(score(requirement));
        self.threshold.is_none_or(|threshold| reaches(value, threshold)) && self.requirements.iter().all(meets)
    }
}

/// The rings of a radar.
#[derive(Debug, Clone, PartialEq)]
pub struct Rings {
    count: usize,
    rules: Vec<RingRule>,
}

/// Where one item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RingDecision {
    /// Index of the rule that decided, from 0; `None` where none holds.
    pub rule: Option<usize>,
    /// The ring, from 1.
    pub ring: usize,
}

impl Rings {
    /// Rings by rules in the order they are tried. Refuses rings that are not there and limits that are not finite.
    pub fn new(count: usize, rules: Vec<RingRule>) -> Result<Self, Refusal> {
        let bad = |found: String| Err(Refusal::new(Fault::BadRings, found));
        if count == 0 {
            return bad("no rings".into());
        }
        for rule in &rules {
            if rule.ring == 0 || rule.ring > count {
                return bad(format!("ring {} of {count}", rule.ring));
            }
            if let Some(threshold) = rule.threshold
                && !(0.0..=1.0).contains(&threshold)
            {
                return Err(Refusal::new(Fault::BadThresholds, threshold));
            }
        }
        for requirement in rules.iter().flat_map(|rule| &rule.requirements) {
            let (Bound::AtLeast(limit) | Bound::AtMost(limit)) = requirement.bound;
            if !limit.is_finite() {
                return bad(format!("a limit of {limit}"));
            }
        }
        Ok(Rings { count, rules })
    }

    /// How many rings there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The rules, in the order they are tried.
    pub fn rules(&self) -> &[RingRule] {
        &self.rules
    }

    /// The largest criterion index that rules ask for.
    pub fn last_criterion(&self) -> Option<usize> {
        let asked = self.rules.iter().flat_map(|rule| &rule.requirements);
        asked.map(|requirement| requirement.criterion).max()
    }

    /// The ring of an item from its value and its raw scores (`None` = missing).
    pub fn decide(&self, value: Option<f64>, scores: &[Option<f64>]) -> RingDecision {
        let rule = self.rules.iter().position(|rule| rule.holds(value, scores));
        RingDecision {
            rule,
            ring: rule.map_or(self.count, |rule| self.rules[rule].ring),
        }
    }
}

/// The median of a distribution over rings, from 0: the nearest ring that is reached, it or one nearer, in more than half of
/// all cases. Where exactly half of them reach a ring the next one outwards is it, so that a tie goes outwards.
pub fn median_ring(shares: &[f64]) -> usize {
    let mut reached = 0.0;
    let half = 0.5 + NOISE;
    let found = shares.iter().position(|share| {
        reached += share;
        reached > half
    });
    // Shares of draws may be cut short of their sum by rounding alone.
    found.unwrap_or(shares.len().saturating_sub(1))
}

/// The band of values of each ring, for the place inside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bands(Vec<(f64, f64)>);

impl Bands {
    /// The bands of rings by their thresholds, from the innermost ring outwards, `None` where a ring has none: from the
    /// ring's own threshold, or 0, up to that of the next ring inwards that has one, or 1. Refuses thresholds that do not
    /// descend strictly inside 0 to 1.
    pub fn new(thresholds: &[Option<f64>]) -> Result<Self, Refusal> {
        let declared: Vec<f64> = thresholds.iter().copied().flatten().collect();
        let inside = |threshold: &f64| *threshold > 0.0 && *threshold < 1.0;
        if !declared.iter().all(inside) || declared.windows(2).any(|pair| pair[0] <= pair[1]) {
            return Err(Refusal::new(Fault::BadThresholds, format!("{declared:?}")));
        }
        let band = |ring: usize| {
            let upper = thresholds[..ring].iter().rev().find_map(|threshold| *threshold);
            (thresholds[ring].unwrap_or(0.0), upper.unwrap_or(1.0))
        };
        Ok(Bands((0..thresholds.len()).map(band).collect()))
    }

    /// The place of a value inside a ring, from 1: 0 at the outer end of its band, 1 at the inner one. A value past the
    /// band, as where a requirement holds an item back, stands at the ring's edge.
    pub fn place(&self, ring: usize, value: f64) -> f64 {
        place_in_band(value, self.0[ring - 1])
    }
}

/// The place of a value between the lower and the upper end of a band: linear, 0 to 1; past an end it stands at that end.
pub fn place_in_band(value: f64, (lower, upper): (f64, f64)) -> f64 {
    ((value - lower) / (upper - lower)).clamp(0.0, 1.0)
}

/// The radius at a place between the inner and the outer edge of a ring: linear, 1 at the inner edge.
pub fn radius_at(place: f64, (inner, outer): (f64, f64)) -> f64 {
    inner + (1.0 - place.clamp(0.0, 1.0)) * (outer - inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_least(criterion: usize, limit: f64) -> Requirement {
        Requirement {
            criterion,
            bound: Bound::AtLeast(limit),
            missing: Missing::Fails,
        }
    }

    fn rule(ring: usize, threshold: Option<f64>, requirements: Vec<Requirement>) -> RingRule {
        RingRule {
            ring,
            threshold,
            requirements,
        }
    }

    #[test]
    fn the_median_ring_is_reached_in_more_than_half_of_the_cases_and_a_tie_goes_outwards() {
        assert_eq!(median_ring(&[0.6, 0.4]), 0);
        assert_eq!(median_ring(&[0.5, 0.5]), 1);
        assert_eq!(median_ring(&[0.5, 0.0, 0.5]), 2);
        assert_eq!(median_ring(&[0.4, 0.2, 0.4]), 1);
        assert_eq!(median_ring(&[0.1; 3].map(|share| share * 5.0)), 1);
        assert_eq!(median_ring(&[0.0, 0.0, 1.0]), 2);
    }

    #[test]
    fn the_first_rule_that_holds_decides() {
        let rules = vec![
            rule(1, Some(0.5), vec![at_least(0, 8.0)]),
            rule(2, None, vec![at_least(0, 5.0)]),
        ];
        let rings = Rings::new(3, rules).unwrap();
        let found = |value, score| rings.decide(Some(value), &[score]);
        assert_eq!((found(0.7, Some(8.0)).rule, found(0.7, Some(8.0)).ring), (Some(0), 1));
        assert_eq!((found(0.4, Some(8.0)).rule, found(0.4, Some(8.0)).ring), (Some(1), 2));
        assert_eq!((found(0.9, Some(4.0)).rule, found(0.9, Some(4.0)).ring), (None, 3));
        assert_eq!(found(0.9, None).ring, 3);
        assert_eq!(rings.decide(None, &[Some(8.0)]).ring, 2);
    }

    #[test]
    fn rounding_noise_is_forgiven_and_nothing_more() {
        let rings = Rings::new(2, vec![rule(1, Some(0.45), vec![at_least(0, 3.0)])]).unwrap();
        let ring = |value, score| rings.decide(Some(value), &[Some(score)]).ring;
        assert_eq!(ring(0.4 * 0.0 + 0.4 * 0.7 + 0.2 * 0.85, 3.0 - 4e-13), 1);
        assert_eq!(ring(0.45 - 6e-13, 3.0), 2);
        assert_eq!(ring(0.45, 3.0 - 6e-13), 2);
        assert!(Bound::AtMost(2.0).holds(2.0 + 4e-13) && !Bound::AtMost(2.0).holds(2.0 + 6e-13));
    }

    #[test]
    fn rings_and_limits_that_make_no_sense_are_refused() {
        let refused = |rules| Rings::new(2, rules).unwrap_err().fault;
        assert_eq!(refused(vec![rule(3, None, Vec::new())]), Fault::BadRings);
        assert_eq!(
            refused(vec![rule(1, None, vec![at_least(0, f64::NAN)])]),
            Fault::BadRings
        );
        assert_eq!(refused(vec![rule(1, Some(1.5), Vec::new())]), Fault::BadThresholds);
        assert_eq!(Rings::new(0, Vec::new()).unwrap_err().fault, Fault::BadRings);
    }

    #[test]
    fn thresholds_that_make_no_sense_are_refused() {
        for thresholds in [&[0.3, 0.6][..], &[0.5, 0.5], &[1.0], &[0.0], &[f64::NAN]] {
            let thresholds: Vec<Option<f64>> = thresholds.iter().copied().map(Some).collect();
            assert_eq!(Bands::new(&thresholds).unwrap_err().fault, Fault::BadThresholds);
        }
    }

    #[test]
    fn a_ring_without_a_threshold_leaves_the_band_to_the_next_that_has_one() {
        let bands = Bands::new(&[None, Some(0.6), None, Some(0.2), None]).unwrap();
        let place = |ring| bands.place(ring, 0.5);
        assert_eq!([place(1), place(2), place(3)], [0.5, 0.0, 0.5 / 0.6]);
        assert!((place(4) - 0.75).abs() < 1e-15 && place(5) == 1.0);
    }

    #[test]
    fn a_held_back_item_sits_on_the_inner_edge() {
        let bands = Bands::new(&[Some(0.7), Some(0.5), None]).unwrap();
        let radius = |value| radius_at(bands.place(2, value), (0.4, 0.6));
        assert_eq!((radius(0.9), radius(0.1)), (0.4, 0.6));
        assert!((radius(0.6) - 0.5).abs() < 1e-12);
    }
}
