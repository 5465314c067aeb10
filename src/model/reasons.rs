//! What each changed input did to the rings and values of technologies.

use std::collections::{BTreeMap, BTreeSet};

use super::{ChangeKind, Configuration, InputChange};

/// Everything that is otherwise between two radars, and what it did.
#[derive(Debug, Clone)]
pub struct Reasons {
    /// What the older radar declares.
    pub before: Configuration,
    /// What the newer one declares.
    pub now: Configuration,
    /// Every input that is otherwise.
    pub changes: Vec<InputChange>,
    /// Ids of the rings of both, from the centre.
    pub rings: Vec<String>,
    /// Technologies that are in both and have another probability or value, by id.
    pub technologies: Vec<Attribution>,
}

impl Reasons {
    /// What the changes did to one technology; `None` where they did nothing.
    pub fn of(&self, technology: &str) -> Option<&Attribution> {
        let found = self
            .technologies
            .binary_search_by(|attribution| attribution.technology.as_str().cmp(technology));
        found.ok().map(|index| &self.technologies[index])
    }

    /// The changes that did something, the one that did most first, by the most that it changed a probability, then a value. Of
    /// those that only act together the first stands for all.
    pub fn rank_changes(&self) -> Vec<(usize, ChangeEffect)> {
        let contributions = self.technologies.iter().flat_map(|found| &found.contributions);
        let leading: BTreeSet<usize> = contributions.map(|contribution| contribution.changes[0]).collect();
        let mut effects: Vec<(usize, ChangeEffect)> = leading
            .into_iter()
            .map(|change| (change, self.effect_of(change)))
            .collect();
        effects.sort_by(|(one, a), (other, b)| {
            let order = b
                .probability
                .total_cmp(&a.probability)
                .then(b.value.total_cmp(&a.value));
            order.then(one.cmp(other))
        });
        effects
    }

    /// The changes that did nothing to any ring or value.
    pub fn list_idle(&self) -> impl Iterator<Item = &InputChange> + Clone {
        let acts: BTreeSet<usize> = self
            .technologies
            .iter()
            .flat_map(|attribution| &attribution.contributions)
            .flat_map(|contribution| contribution.changes.iter().copied())
            .collect();
        let changes = self.changes.iter().enumerate();
        changes
            .filter(move |(index, _)| !acts.contains(index))
            .map(|(_, change)| change)
    }

    /// How many changes of each kind did nothing.
    pub fn count_idle(&self) -> Vec<(ChangeKind, usize)> {
        let mut counts: BTreeMap<ChangeKind, usize> = BTreeMap::new();
        for change in self.list_idle() {
            *counts.entry(change.input.kind()).or_default() += 1;
        }
        counts.into_iter().collect()
    }

    /// What one change did, over all technologies.
    pub fn effect_of(&self, change: usize) -> ChangeEffect {
        let mut effect = ChangeEffect::default();
        for attribution in &self.technologies {
            let acts = |contribution: &&Contribution| contribution.changes.contains(&change);
            for contribution in attribution.contributions.iter().filter(acts) {
                let moved = contribution
                    .rings
                    .iter()
                    .fold(0.0, |most: f64, share| most.max(share.abs()));
                effect.touched += usize::from(moved > LEAST || contribution.value.abs() > LEAST);
                effect.probability = effect.probability.max(moved);
                effect.value = effect.value.max(contribution.value.abs());
            }
        }
        effect
    }
}

/// What is less is no change: rounding.
pub const LEAST: f64 = 1e-9;

/// What one change did, over all technologies.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ChangeEffect {
    /// How many technologies have another probability or value by it.
    pub touched: usize,
    /// The most that it changed the probability of a ring, 0 to 1.
    pub probability: f64,
    /// The most that it changed a value, 0 to 1.
    pub value: f64,
}

impl ChangeEffect {
    /// Whether it is too small to be told by itself: less than half a percentage point, and as little of the value.
    pub fn is_small(&self) -> bool {
        self.probability < 0.005 && self.value < 0.005
    }
}

/// What the changes did to one technology. Its contributions add up to the whole difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Id of the technology.
    pub technology: String,
    /// Probability of each ring before, 0 to 1.
    pub before: Vec<f64>,
    /// Probability of each ring now, 0 to 1.
    pub now: Vec<f64>,
    /// The value before and now, 0 to 1; `None` where nothing weighs.
    pub value: (Option<f64>, Option<f64>),
    /// What each change added that added something, the largest first.
    pub contributions: Vec<Contribution>,
    /// The largest standard error of a contribution, where there are so many changes that orders were drawn.
    pub error: Option<f64>,
}

/// What one change added, or several that only act together.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// Indices of the changes.
    pub changes: Vec<usize>,
    /// What it added to the probability of each ring; they sum to 0.
    pub rings: Vec<f64>,
    /// What it added to the value.
    pub value: f64,
}

impl Contribution {
    /// What it added to the probability that a ring or one nearer to the centre is reached.
    pub fn reach(&self, ring: usize) -> f64 {
        self.rings.iter().take(ring + 1).sum()
    }

    /// Whether it did anything.
    pub fn counts(&self) -> bool {
        self.value.abs() > LEAST || self.rings.iter().any(|share| share.abs() > LEAST)
    }
}

impl Attribution {
    /// The changes that decided between two rings: those that did most for the way taken, by the probability of reaching the
    /// nearer of both, which is what the median hangs on. None where nothing did.
    pub fn list_decisive(&self, from: usize, to: usize) -> Vec<usize> {
        let nearer = from.min(to);
        self.list_most(|contribution| {
            let reach = contribution.reach(nearer);
            if to < from { reach } else { -reach }
        })
    }

    /// The changes that did most of something; several where they did as much.
    pub fn list_most(&self, did: impl Fn(&Contribution) -> f64) -> Vec<usize> {
        let most = self.contributions.iter().map(&did).fold(LEAST, f64::max);
        let as_much = self
            .contributions
            .iter()
            .filter(|found| most > LEAST && did(found) > most - LEAST);
        as_much.flat_map(|found| found.changes.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contribution(change: usize, rings: [f64; 3]) -> Contribution {
        Contribution {
            changes: vec![change],
            rings: rings.to_vec(),
            value: 0.0,
        }
    }

    #[test]
    fn what_did_most_for_the_way_taken_decided() {
        let attribution = Attribution {
            technology: "a".into(),
            before: vec![0.6, 0.4, 0.0],
            now: vec![0.2, 0.5, 0.3],
            value: (None, None),
            contributions: vec![
                contribution(0, [0.1, -0.1, 0.0]),
                contribution(1, [-0.3, 0.2, 0.1]),
                contribution(2, [-0.2, 0.0, 0.2]),
            ],
            error: None,
        };
        let decisive = |from, to| attribution.list_decisive(from, to);
        assert_eq!(decisive(0, 1), [1]);
        assert_eq!(decisive(1, 0), [0]);
        assert_eq!(decisive(1, 2), [2], "of the second ring or nearer it took more");
    }
}
