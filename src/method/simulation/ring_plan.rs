//! The rings of one item, and in how many draws it stands in each: the rules of [`Rings`], a block of draws at a time.

use crate::method::NOISE;
use crate::method::rings::{Bound, Missing, Requirement, Rings};
use crate::method::score_distribution::{ScoreDistribution, Source};
use crate::method::stream::BLOCK;

/// The rings of one item, with everything settled that its certain scores settle.
pub(super) struct RingPlan {
    /// Rules that can still fire.
    rules: Vec<OpenRule>,
    /// The ring where no rule fires.
    last: usize,
    /// Whether only the value decides.
    by_value: bool,
}

/// A rule that can still fire.
struct OpenRule {
    ring: usize,
    /// The value that must be reached; minus infinity without one.
    threshold: f64,
    requirements: Vec<OpenRequirement>,
}

/// A requirement on an uncertain score.
struct OpenRequirement {
    criterion: usize,
    bound: Bound,
    /// What the requirement makes of draws in which nobody knows the score, where there are such draws and it says so.
    unknown: Option<bool>,
}

impl RingPlan {
    /// Rings that nobody asks for.
    pub(super) fn none() -> Self {
        RingPlan {
            rules: Vec::new(),
            last: 0,
            by_value: true,
        }
    }

    /// The rings of an item with these distributions and their sources.
    pub(super) fn new(rings: &Rings, scores: &[ScoreDistribution], sources: &[Source]) -> Self {
        let settle = |requirement: &Requirement| {
            let criterion = requirement.criterion;
            settle_requirement(requirement, &scores[criterion], &sources[criterion])
        };
        let mut plan = RingPlan {
            rules: Vec::new(),
            last: rings.count(),
            by_value: true,
        };
        let mut reached = f64::INFINITY;
        for rule in rings.rules() {
            let threshold = rule.threshold.unwrap_or(f64::NEG_INFINITY);
            let mut open = Vec::new();
            let fails = rule.requirements.iter().any(|requirement| {
                let settled = settle(requirement);
                if settled.is_none() {
                    open.push(OpenRequirement {
                        criterion: requirement.criterion,
                        bound: requirement.bound,
                        unknown: settle_unknown(requirement, &sources[requirement.criterion]),
                    });
                }
                settled == Some(false)
            });
            // A rule behind one that asks for less never fires.
            if fails || threshold >= reached {
                continue;
            }
            if open.is_empty() {
                reached = threshold;
            }
            plan.by_value &= open.is_empty();
            plan.rules.push(OpenRule {
                ring: rule.ring,
                threshold,
                requirements: open,
            });
        }
        plan
    }

    /// Adds a block's draws to the counts of the rings. `values` is a row of V; `rows` are two to work in.
    #[inline(always)]
    pub(super) fn count(&self, values: &[f64], drawn: &DrawnRows, rows: [&mut [f64]; 2], counts: &mut [u32]) {
        match self.by_value {
            true => count_rings_by_value(self, values, counts),
            false => count_rings(self, values, drawn, rows, counts),
        }
    }

    /// Criteria whose raw scores are asked for.
    pub(super) fn asked(&self) -> impl Iterator<Item = usize> {
        let rules = self.rules.iter().flat_map(|rule| &rule.requirements);
        rules.map(|open| open.criterion)
    }

    /// Criteria of which is asked in which draws somebody knows the score.
    pub(super) fn asked_whether_known(&self) -> impl Iterator<Item = usize> {
        let rules = self.rules.iter().flat_map(|rule| &rule.requirements);
        rules.filter(|open| open.unknown.is_some()).map(|open| open.criterion)
    }
}

/// What is drawn for an item, a row for each criterion that is asked for.
pub(super) struct DrawnRows<'a> {
    /// Raw scores.
    pub raw: &'a [f64],
    /// 1 where somebody knows the score, 0 where nobody does.
    pub known: &'a [f64],
}

fn settle_unknown(requirement: &Requirement, source: &Source) -> Option<bool> {
    match requirement.missing {
        Missing::Drawn => None,
        Missing::Passes => source.is_known_in_part().then_some(true),
        Missing::Fails => source.is_known_in_part().then_some(false),
    }
}

/// Whether every draw of a score meets a requirement or none does; `None` where draws decide.
fn settle_requirement(requirement: &Requirement, score: &ScoreDistribution, source: &Source) -> Option<bool> {
    match (score, requirement.missing) {
        (ScoreDistribution::Unknown(_), Missing::Fails) => Some(false),
        (ScoreDistribution::Unknown(_), Missing::Passes) => Some(true),
        _ => Some(requirement.holds(source.certain_score()?)),
    }
}

/// Rings where only V decides: thresholds descend, so each ring's count is a difference of two.
#[inline(always)]
fn count_rings_by_value(rings: &RingPlan, values: &[f64], counts: &mut [u32]) {
    let mut inside = 0;
    for rule in &rings.rules {
        let limit = rule.threshold - NOISE;
        let reached: u64 = values.iter().map(|value| u64::from(*value >= limit)).sum();
        counts[rule.ring - 1] += (reached - inside) as u32;
        inside = reached;
    }
    counts[rings.last - 1] += (values.len() as u64 - inside) as u32;
}

/// Rings where uncertain raw scores decide too: rules from the last to the first, each overwriting where it fires.
#[inline(always)]
fn count_rings(rings: &RingPlan, values: &[f64], drawn: &DrawnRows, [mask, ring]: [&mut [f64]; 2], counts: &mut [u32]) {
    ring.fill(rings.last as f64);
    for rule in rings.rules.iter().rev() {
        let limit = rule.threshold - NOISE;
        for (mask, value) in mask.iter_mut().zip(values) {
            *mask = if *value >= limit { 1.0 } else { 0.0 };
        }
        for open in &rule.requirements {
            let row = open.criterion * BLOCK..open.criterion * BLOCK + values.len();
            match open.unknown {
                None => keep_where(open.bound, &drawn.raw[row], mask),
                Some(passes) => {
                    let (raw, known) = (&drawn.raw[row.clone()], &drawn.known[row]);
                    keep_where_known(open.bound, passes, raw, known, mask);
                }
            }
        }
        for (ring, mask) in ring.iter_mut().zip(mask.iter()) {
            *ring = if *mask > 0.0 { rule.ring as f64 } else { *ring };
        }
    }
    for (number, count) in counts.iter_mut().enumerate() {
        let number = (number + 1) as f64;
        *count += ring.iter().map(|ring| u64::from(*ring == number)).sum::<u64>() as u32;
    }
}

/// Where nobody knows the score, the draw passes or fails whatever is drawn.
#[inline(always)]
fn keep_where_known(bound: Bound, passes: bool, raw: &[f64], known: &[f64], mask: &mut [f64]) {
    for ((mask, score), known) in mask.iter_mut().zip(raw).zip(known) {
        let holds = if *known > 0.0 { bound.holds(*score) } else { passes };
        *mask = if holds { *mask } else { 0.0 };
    }
}

#[inline(always)]
fn keep_where(bound: Bound, raw: &[f64], mask: &mut [f64]) {
    for (mask, score) in mask.iter_mut().zip(raw) {
        *mask = if bound.holds(*score) { *mask } else { 0.0 };
    }
}
