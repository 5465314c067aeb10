//! The rings of one item, and in how many draws it stands in each.

use crate::method::NOISE;
use crate::method::rings::{Bound, Effect, Rings};
use crate::method::score_law::Source;
use crate::method::stream::BLOCK;

/// The rings of one item, with everything settled that its certain scores settle.
pub(super) struct RingPlan {
    /// Rules that can still fire.
    rules: Vec<OpenRule>,
    /// The ring where no rule fires.
    last: usize,
    cap: usize,
    excluded: bool,
    gates: Vec<(usize, Bound, Effect)>,
    /// Whether only the value decides.
    by_value: bool,
}

impl RingPlan {
    pub(super) fn new(rings: &Rings, sources: &[Source]) -> Self {
        let known = |criterion: usize| match &sources[criterion] {
            Source::Constant { raw, .. } => Some(*raw),
            Source::Missing(_) => Some(None),
            Source::Ordinal { level } => Some(Some(*level as f64)),
            Source::Uniform(..) | Source::Triangular(..) | Source::Pool(_) | Source::Panel(..) | Source::Drawn(_) => {
                None
            }
        };
        let mut plan = RingPlan {
            rules: Vec::new(),
            last: rings.count(),
            cap: 1,
            excluded: false,
            gates: Vec::new(),
            by_value: true,
        };
        let mut reached = f64::INFINITY;
        for rule in rings.rules() {
            let threshold = rule.threshold.unwrap_or(f64::NEG_INFINITY);
            let settled =
                |score: &Option<Option<f64>>, index: usize| score.map(|score| rule.requirements[index].holds(score));
            let scores: Vec<_> = rule
                .requirements
                .iter()
                .map(|requirement| known(requirement.criterion))
                .collect();
            let fails = scores
                .iter()
                .enumerate()
                .any(|(index, score)| settled(score, index) == Some(false));
            // A rule behind one that asks for less never fires.
            if fails || threshold >= reached {
                continue;
            }
            let open = rule
                .requirements
                .iter()
                .zip(&scores)
                .filter(|(_, score)| score.is_none());
            let open: Vec<_> = open
                .map(|(requirement, _)| (requirement.criterion, requirement.bound))
                .collect();
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
        for gate in rings.gates() {
            let criterion = gate.requirement.criterion;
            match (known(criterion).map(|score| gate.requirement.holds(score)), gate.effect) {
                (Some(true), _) => {}
                (Some(false), Effect::Exclude) => plan.excluded = true,
                (Some(false), Effect::Cap(cap)) => plan.cap = plan.cap.max(cap),
                (None, effect) => plan.gates.push((criterion, gate.requirement.bound, effect)),
            }
        }
        plan.by_value &= plan.gates.is_empty();
        plan
    }

    /// Adds a block's draws to the counts of the rings, and of exclusions as the last. `values` is a row of V, `raw` holds a
    /// row of raw scores for each criterion; `mask` and `ring` are rows to work in.
    #[inline(always)]
    pub(super) fn count(&self, values: &[f64], raw: &[f64], mask: &mut [f64], ring: &mut [f64], counts: &mut [u32]) {
        match self.by_value {
            true => count_rings_by_value(self, values, counts),
            false => count_rings(self, values, raw, mask, ring, counts),
        }
    }

    /// Criteria whose raw scores are asked for.
    pub(super) fn asked(&self) -> impl Iterator<Item = usize> {
        let rules = self.rules.iter().flat_map(|rule| &rule.requirements);
        let rules = rules.map(|(criterion, _)| *criterion);
        rules.chain(self.gates.iter().map(|(criterion, _, _)| *criterion))
    }
}

/// A rule that can still fire.
struct OpenRule {
    ring: usize,
    /// The value that must be reached; minus infinity without one.
    threshold: f64,
    /// Requirements on uncertain scores, by criterion.
    requirements: Vec<(usize, Bound)>,
}

/// Rings where only V decides: thresholds descend, so each ring's count is a difference of two.
#[inline(always)]
fn count_rings_by_value(rings: &RingPlan, values: &[f64], counts: &mut [u32]) {
    let excluded = counts.len() - 1;
    if rings.excluded {
        counts[excluded] += values.len() as u32;
        return;
    }
    let mut inside = 0;
    for rule in &rings.rules {
        let limit = rule.threshold - NOISE;
        let reached: u64 = values.iter().map(|value| u64::from(*value >= limit)).sum();
        counts[rule.ring.max(rings.cap) - 1] += (reached - inside) as u32;
        inside = reached;
    }
    counts[rings.last.max(rings.cap) - 1] += (values.len() as u64 - inside) as u32;
}

/// Rings where uncertain raw scores decide too: rules from the last to the first, each overwriting where it fires.
#[inline(always)]
fn count_rings(rings: &RingPlan, values: &[f64], raw: &[f64], mask: &mut [f64], ring: &mut [f64], counts: &mut [u32]) {
    ring.fill(rings.last as f64);
    for rule in rings.rules.iter().rev() {
        let limit = rule.threshold - NOISE;
        for (mask, value) in mask.iter_mut().zip(values) {
            *mask = if *value >= limit { 1.0 } else { 0.0 };
        }
        for (criterion, bound) in &rule.requirements {
            keep_where(*bound, &raw[criterion * BLOCK..][..values.len()], mask);
        }
        for (ring, mask) in ring.iter_mut().zip(mask.iter()) {
            *ring = if *mask > 0.0 { rule.ring as f64 } else { *ring };
        }
    }
    if rings.cap > 1 {
        raise_where(rings.cap as f64, ring, |_| true);
    }
    // Exclusion counts as a ring beyond the last, and as such outdoes any cap.
    let beyond = counts.len() as f64;
    for (criterion, bound, effect) in &rings.gates {
        mask.fill(1.0);
        keep_where(*bound, &raw[criterion * BLOCK..][..values.len()], mask);
        let least = match effect {
            Effect::Exclude => beyond,
            Effect::Cap(cap) => *cap as f64,
        };
        raise_where(least, ring, |draw| mask[draw] == 0.0);
    }
    if rings.excluded {
        ring.fill(beyond);
    }
    for (number, count) in counts.iter_mut().enumerate() {
        let number = (number + 1) as f64;
        *count += ring.iter().map(|ring| u64::from(*ring == number)).sum::<u64>() as u32;
    }
}

#[inline(always)]
fn keep_where(bound: Bound, raw: &[f64], mask: &mut [f64]) {
    for (mask, score) in mask.iter_mut().zip(raw) {
        *mask = if bound.holds(*score) { *mask } else { 0.0 };
    }
}

#[inline(always)]
fn raise_where(least: f64, ring: &mut [f64], wanted: impl Fn(usize) -> bool) {
    for (draw, ring) in ring.iter_mut().enumerate() {
        *ring = if wanted(draw) && *ring < least { least } else { *ring };
    }
}
