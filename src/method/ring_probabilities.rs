//! Probability of each ring, counted out instead of drawn.
//!
//! Where no rule asks for the value, the ring depends only on the side of each limit that each raw score lies on. The
//! distributions are cut at the limits; the parts of all criteria are combined, keeping apart only which rules can still
//! fire; the first of these decides. The result has no sampling error and is what a simulation of the same input
//! approaches (category acceptability, SMAA-TRI; Tervonen et al. 2007).

use std::collections::BTreeMap;

use super::NOISE;
use super::rings::{Bound, Rings};
use super::score_distribution::{Rating, ScoreDistribution};

/// Probabilities below this are rounding noise of sums.
const NOTHING: f64 = 1e-12;

/// How probable each ring is, and each rule that leads there.
#[derive(Debug, Clone, PartialEq)]
pub struct RingProbabilities {
    /// Probability of each ring, the innermost first; they add up to 1.
    pub rings: Vec<f64>,
    /// Probability that a rule is the first to hold, in the order they are tried; what is left to 1 holds none.
    pub rules: Vec<f64>,
}

/// A raw score, `None` where it is missing, with its probability; a part of a continuous distribution is told by a score
/// inside it.
type Case = (Option<f64>, f64);

/// Counts out the probabilities for one item: one distribution of a raw score a criterion, independent of each other but
/// for panels of the whole item. `None` where a rule asks for the value, or where a score is known by draws or by ordered
/// classes only.
pub fn enumerate_rings(rings: &Rings, scores: &[ScoreDistribution]) -> Option<RingProbabilities> {
    if rings.rules().iter().any(|rule| rule.threshold.is_some()) {
        return None;
    }
    let cuts = list_cuts(rings);
    let asked = || cuts.keys().map(|criterion| &scores[*criterion]);
    let assessors = asked().filter_map(|score| match score {
        ScoreDistribution::Panel(ratings) if ratings.iter().any(Option::is_some) => Some(ratings.len()),
        _ => None,
    });
    let assessors = assessors.max().unwrap_or(1);
    let mut rules = vec![0.0; rings.rules().len() + 1];
    for assessor in 0..assessors {
        let mut open = BTreeMap::from([(vec![true; rings.rules().len()], 1.0 / assessors as f64)]);
        for (criterion, cuts) in &cuts {
            let cases = list_cases(&scores[*criterion], assessor, cuts)?;
            open = combine(rings, *criterion, &cases, &open);
        }
        for (holding, probability) in open {
            let rule = holding.iter().position(|holds| *holds).unwrap_or(holding.len());
            rules[rule] += probability;
        }
    }
    Some(conclude(rings, rules))
}

/// The limits on each criterion that rules ask for, rising; a limit is cut at the edge of the noise that it forgives.
fn list_cuts(rings: &Rings) -> BTreeMap<usize, Vec<f64>> {
    let mut cuts: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for requirement in rings.rules().iter().flat_map(|rule| &rule.requirements) {
        let cut = match requirement.bound {
            Bound::AtLeast(limit) => limit - NOISE,
            Bound::AtMost(limit) => limit + NOISE,
        };
        cuts.entry(requirement.criterion).or_default().push(cut);
    }
    for cuts in cuts.values_mut() {
        cuts.sort_unstable_by(f64::total_cmp);
        cuts.dedup();
    }
    cuts
}

/// A distribution as cases that each lie on one side of every cut; the one of an assessor where a panel scored the item.
fn list_cases(score: &ScoreDistribution, assessor: usize, cuts: &[f64]) -> Option<Vec<Case>> {
    let pool = |ratings: &[Rating]| {
        let share = 1.0 / ratings.len() as f64;
        let parts = ratings.iter().flat_map(|rating| cut_rating(rating, cuts));
        parts.map(|(score, part)| (Some(score), part * share)).collect()
    };
    match score {
        ScoreDistribution::Missing => Some(vec![(None, 1.0)]),
        ScoreDistribution::Fixed(score) => Some(vec![(Some(*score), 1.0)]),
        ScoreDistribution::Uniform { low, high } => Some(cut_uniform(*low, *high, cuts)),
        ScoreDistribution::Pool(ratings) => Some(pool(ratings)),
        ScoreDistribution::Panel(ratings) => {
            let given: Vec<Rating> = ratings.iter().flatten().copied().collect();
            Some(match ratings.get(assessor).copied().flatten() {
                Some(rating) => pool(&[rating]),
                None if given.is_empty() => vec![(None, 1.0)],
                None => pool(&given),
            })
        }
        ScoreDistribution::Ordinal { .. } | ScoreDistribution::Drawn(_) => None,
    }
}

/// The parts of a rating between the cuts, each told by its middle.
fn cut_rating(rating: &Rating, cuts: &[f64]) -> Vec<(f64, f64)> {
    if rating.is_exact() {
        return vec![(rating.mode, 1.0)];
    }
    cut_range((rating.low, rating.high), cuts, |score| rating.share_below(score))
}

fn cut_uniform(low: f64, high: f64, cuts: &[f64]) -> Vec<Case> {
    if low == high {
        return vec![(Some(low), 1.0)];
    }
    let parts = cut_range((low, high), cuts, |score| (score - low) / (high - low));
    parts.into_iter().map(|(score, share)| (Some(score), share)).collect()
}

fn cut_range((low, high): (f64, f64), cuts: &[f64], below: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
    let inside = cuts.iter().copied().filter(|cut| low < *cut && *cut < high);
    let ends: Vec<f64> = [low].into_iter().chain(inside).chain([high]).collect();
    let part = |ends: &[f64]| (ends[0] + (ends[1] - ends[0]) / 2.0, below(ends[1]) - below(ends[0]));
    ends.windows(2).map(part).collect()
}

/// Which rules can still fire once a criterion is known too, and how probable that is.
fn combine(
    rings: &Rings,
    criterion: usize,
    cases: &[Case],
    open: &BTreeMap<Vec<bool>, f64>,
) -> BTreeMap<Vec<bool>, f64> {
    let mut combined = BTreeMap::new();
    for (score, share) in cases {
        let holds: Vec<bool> = rings
            .rules()
            .iter()
            .map(|rule| {
                let mut of_criterion = rule.requirements.iter().filter(|asked| asked.criterion == criterion);
                of_criterion.all(|asked| asked.holds(*score))
            })
            .collect();
        for (before, probability) in open {
            let now = before.iter().zip(&holds).map(|(before, holds)| *before && *holds);
            *combined.entry(now.collect()).or_insert(0.0) += probability * share;
        }
    }
    combined
}

/// Rounding noise cleared away: what cannot be is 0, what must be is 1.
fn conclude(rings: &Rings, rules: Vec<f64>) -> RingProbabilities {
    let clear = |probability: &f64| match *probability {
        probability if probability < NOTHING => 0.0,
        probability if probability > 1.0 - NOTHING => 1.0,
        probability => probability,
    };
    let mut shares = vec![0.0; rings.count()];
    let last = rings.count();
    let leads_to = rings.rules().iter().map(|rule| rule.ring).chain([last]);
    leads_to.zip(&rules).for_each(|(ring, share)| shares[ring - 1] += share);
    RingProbabilities {
        rings: shares.iter().map(clear).collect(),
        rules: rules[..rings.rules().len()].iter().map(clear).collect(),
    }
}
