//! Rings: which one, why not a nearer one, and how far from the centre inside it.
//!
//! A ring is a sorting into ordered classes on fixed limits, never a rank (SMAA-TRI's view; Tervonen et al. 2007). Rules
//! are tried in order and the first that holds decides: the value reaches the rule's threshold, where it has one, and the
//! raw scores meet its requirements. When none holds, the outermost ring it is. Gates come after: a failed cap holds the
//! item back at a ring or further out and never improves it, the tightest cap applies, and a failed exclusion leaves the
//! item without a ring. Rings count from 1, the innermost.

use super::{Fault, NOISE, Refusal};

/// A limit on the raw score of one criterion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Requirement {
    /// Index of the criterion, from 0.
    pub criterion: usize,
    /// The side of the limit that meets it.
    pub bound: Bound,
    /// Whether a missing score meets it.
    pub missing_passes: bool,
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
        score.map_or(self.missing_passes, |score| self.bound.holds(score))
    }
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

/// What a failed gate does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The item has no ring.
    Exclude,
    /// The item stands in this ring, from 1, or further out.
    Cap(usize),
}

/// A hard limit on a raw score, tested after the rules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gate {
    /// What must be met.
    pub requirement: Requirement,
    /// What happens when it is not.
    pub effect: Effect,
}

/// The rings of a radar.
#[derive(Debug, Clone, PartialEq)]
pub struct Rings {
    count: usize,
    rules: Vec<RingRule>,
    gates: Vec<Gate>,
}

/// Where one item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RingDecision {
    /// The ring before gates, from 1; `None` without a value where rules ask for one.
    pub ring_by_rules: Option<usize>,
    /// The ring after gates; `None` when excluded or without a value.
    pub ring: Option<usize>,
    /// Indices of the gates that failed, from 0.
    pub failed_gates: Vec<usize>,
}

impl Rings {
    /// Rings by thresholds t₁ > t₂ > …: ring h is the smallest whose threshold the value reaches, else the last.
    pub fn from_thresholds(thresholds: &[f64]) -> Result<Self, Refusal> {
        check_thresholds(thresholds)?;
        let rules = thresholds.iter().enumerate().map(|(index, &threshold)| RingRule {
            ring: index + 1,
            threshold: Some(threshold),
            requirements: Vec::new(),
        });
        Ok(Rings {
            count: thresholds.len() + 1,
            rules: rules.collect(),
            gates: Vec::new(),
        })
    }

    /// Rings by rules in the order they are tried, with gates. Refuses rings that are not there and limits that are not
    /// finite.
    pub fn from_rules(count: usize, rules: Vec<RingRule>, gates: Vec<Gate>) -> Result<Self, Refusal> {
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
        for gate in &gates {
            if let Effect::Cap(ring) = gate.effect
                && (ring == 0 || ring > count)
            {
                return bad(format!("a cap at ring {ring} of {count}"));
            }
        }
        let asked = rules.iter().flat_map(|rule| &rule.requirements);
        for requirement in asked.chain(gates.iter().map(|gate| &gate.requirement)) {
            let (Bound::AtLeast(limit) | Bound::AtMost(limit)) = requirement.bound;
            if !limit.is_finite() {
                return bad(format!("a limit of {limit}"));
            }
        }
        Ok(Rings { count, rules, gates })
    }

    /// The same with gates. Refuses caps at rings that are not there.
    pub fn with_gates(self, gates: Vec<Gate>) -> Result<Self, Refusal> {
        Self::from_rules(self.count, self.rules, gates)
    }

    /// How many rings there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The rules, in the order they are tried.
    pub fn rules(&self) -> &[RingRule] {
        &self.rules
    }

    /// The gates.
    pub fn gates(&self) -> &[Gate] {
        &self.gates
    }

    /// The largest criterion index that rules and gates ask for.
    pub fn last_criterion(&self) -> Option<usize> {
        let asked = self.rules.iter().flat_map(|rule| &rule.requirements);
        let asked = asked.chain(self.gates.iter().map(|gate| &gate.requirement));
        asked.map(|requirement| requirement.criterion).max()
    }

    /// The ring of an item from its value and its raw scores (`None` = missing).
    pub fn decide(&self, value: Option<f64>, scores: &[Option<f64>]) -> RingDecision {
        let score = |requirement: &Requirement| scores.get(requirement.criterion).copied().flatten();
        let holds = |requirement: &Requirement| requirement.holds(score(requirement));
        let by_value = self.rules.iter().any(|rule| rule.threshold.is_some());
        let reached = |threshold: f64| value.is_some_and(|value| value >= threshold - NOISE);
        let fires = |rule: &&RingRule| rule.threshold.is_none_or(reached) && rule.requirements.iter().all(holds);
        let fired = self.rules.iter().find(fires);
        let ring_by_rules = match fired {
            Some(rule) => Some(rule.ring),
            None if by_value && value.is_none() => None,
            None => Some(self.count),
        };
        let failed = |(_, gate): &(usize, &Gate)| !holds(&gate.requirement);
        let failed_gates: Vec<usize> = self
            .gates
            .iter()
            .enumerate()
            .filter(failed)
            .map(|(index, _)| index)
            .collect();
        let mut ring = ring_by_rules;
        for &gate in &failed_gates {
            ring = match self.gates[gate].effect {
                Effect::Exclude => None,
                Effect::Cap(cap) => ring.map(|ring| ring.max(cap)),
            };
        }
        RingDecision {
            ring_by_rules,
            ring,
            failed_gates,
        }
    }
}

/// Refuses thresholds that do not descend strictly inside 0 to 1, or none at all being fine: one ring.
pub fn check_thresholds(thresholds: &[f64]) -> Result<(), Refusal> {
    let inside = |threshold: &f64| *threshold > 0.0 && *threshold < 1.0;
    match thresholds.iter().all(inside) && thresholds.windows(2).all(|pair| pair[0] > pair[1]) {
        true => Ok(()),
        false => Err(Refusal::new(Fault::BadThresholds, format!("{thresholds:?}"))),
    }
}

/// The band of values of a ring by thresholds, as (lower, upper); ring counts from 1.
pub fn value_band(thresholds: &[f64], ring: usize) -> (f64, f64) {
    let upper = if ring == 1 { 1.0 } else { thresholds[ring - 2] };
    (thresholds.get(ring - 1).copied().unwrap_or(0.0), upper)
}

/// The radius of a value inside a ring: linear from the inner edge at the band's upper end to the outer edge at its lower
/// end, cut to the ring. `edges` are the inner and the outer radius. An item held back in a ring outside its own band
/// thus sits on that ring's edge.
pub fn radius_in_ring(value: f64, band: (f64, f64), edges: (f64, f64)) -> f64 {
    let (lower, upper) = band;
    let (inner, outer) = edges;
    let share = ((upper - value) / (upper - lower)).clamp(0.0, 1.0);
    inner + share * (outer - inner)
}

/// Refuses radii that are not one more than the rings, do not start at 0 or more, or do not grow.
pub fn check_radii(radii: &[f64], rings: usize) -> Result<(), Refusal> {
    let fine = radii.len() == rings + 1
        && radii[0] >= 0.0
        && radii.iter().all(|radius| radius.is_finite())
        && radii.windows(2).all(|pair| pair[0] < pair[1]);
    match fine {
        true => Ok(()),
        false => Err(Refusal::new(
            Fault::BadRings,
            format!("radii {radii:?} for {rings} rings"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_least(criterion: usize, limit: f64) -> Requirement {
        Requirement {
            criterion,
            bound: Bound::AtLeast(limit),
            missing_passes: false,
        }
    }

    #[test]
    fn the_first_rule_that_holds_decides() {
        let rule = |ring, threshold, requirements| RingRule {
            ring,
            threshold,
            requirements,
        };
        let rules = vec![
            rule(1, Some(0.5), vec![at_least(0, 8.0)]),
            rule(2, None, vec![at_least(0, 5.0)]),
        ];
        let rings = Rings::from_rules(3, rules, Vec::new()).unwrap();
        let ring = |value, score| rings.decide(Some(value), &[score]).ring;
        assert_eq!(ring(0.7, Some(8.0)), Some(1));
        assert_eq!(ring(0.4, Some(8.0)), Some(2));
        assert_eq!(ring(0.9, Some(4.0)), Some(3));
        assert_eq!(ring(0.9, None), Some(3));
    }

    #[test]
    fn without_thresholds_there_is_one_ring_for_all() {
        let rings = Rings::from_thresholds(&[]).unwrap();
        assert_eq!(rings.decide(None, &[]).ring, Some(1));
    }

    #[test]
    fn a_cap_never_improves_a_ring_and_exclusion_wins() {
        let gate = |criterion, effect| Gate {
            requirement: at_least(criterion, 1.0),
            effect,
        };
        let gates = vec![
            gate(0, Effect::Cap(2)),
            gate(1, Effect::Exclude),
            gate(0, Effect::Cap(3)),
        ];
        let rings = Rings::from_thresholds(&[0.8, 0.5, 0.2])
            .unwrap()
            .with_gates(gates)
            .unwrap();
        assert_eq!(rings.decide(Some(0.1), &[Some(0.0), Some(1.0)]).ring, Some(4));
        assert_eq!(rings.decide(Some(0.9), &[Some(0.0), Some(1.0)]).ring, Some(3));
        let excluded = rings.decide(Some(0.9), &[Some(0.0), Some(0.0)]);
        assert_eq!((excluded.ring, excluded.failed_gates), (None, vec![0, 1, 2]));
    }

    #[test]
    fn thresholds_and_rings_that_make_no_sense_are_refused() {
        for thresholds in [&[0.3, 0.6][..], &[0.5, 0.5], &[1.0], &[0.0], &[f64::NAN]] {
            assert_eq!(
                Rings::from_thresholds(thresholds).unwrap_err().fault,
                Fault::BadThresholds
            );
        }
        let beyond = vec![Gate {
            requirement: at_least(0, 1.0),
            effect: Effect::Cap(3),
        }];
        let rings = Rings::from_thresholds(&[0.5]).unwrap();
        assert_eq!(rings.with_gates(beyond).unwrap_err().fault, Fault::BadRings);
    }

    #[test]
    fn a_held_back_item_sits_on_the_inner_edge() {
        let band = value_band(&[0.7, 0.5], 2);
        assert_eq!(band, (0.5, 0.7));
        assert_eq!(radius_in_ring(0.9, band, (0.4, 0.6)), 0.4);
        assert!((radius_in_ring(0.6, band, (0.4, 0.6)) - 0.5).abs() < 1e-12);
    }
}
