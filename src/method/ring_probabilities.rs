//! Probability of each ring, counted out instead of drawn.
//!
//! Where no rule asks for the value, the ring depends only on the side of each limit that each raw score lies on. The
//! distributions are cut at the limits; the parts of all criteria are combined, keeping apart only which rules may still be
//! the first to hold; that one decides. The result has no sampling error and is what a simulation of the same input
//! approaches (category acceptability, SMAA-TRI; Tervonen et al. 2007).

use std::collections::BTreeMap;

use super::NOISE;
use super::additive::round_value;
use super::rings::{Bound, Rings};
use super::score_distribution::{Rating, ScoreDistribution};

/// Most sets of open rules that are kept apart; a table of rules that needs more is left to draws.
const MOST_STATES: usize = 4096;

/// A raw score, `None` where it is missing, with its probability; a part of a continuous distribution is told by a score
/// inside it.
type Case = (Option<f64>, f64);

/// The probability of each ring for one item, the innermost first: one distribution of a raw score a criterion, independent
/// of each other but for panels of the whole item. Rounded to twelve decimals, so that eight of ten are 0.8. `None` where a
/// rule asks for the value, where a score is known by draws or by ordered classes only, and where the rules leave too much
/// open.
pub fn enumerate_rings(rings: &Rings, scores: &[ScoreDistribution]) -> Option<Vec<f64>> {
    let rules = rings.rules();
    if rules.iter().any(|rule| rule.threshold.is_some()) {
        return None;
    }
    let cuts = list_cuts(rings);
    let asked = || cuts.iter().map(|(criterion, _)| &scores[*criterion]);
    let assessors = asked().filter_map(|score| match score {
        ScoreDistribution::Panel(ratings) if ratings.iter().any(Option::is_some) => Some(ratings.len()),
        _ => None,
    });
    let assessors = assessors.max().unwrap_or(1);
    let mut shares = vec![0.0; rings.count()];
    for assessor in 0..assessors {
        let mut open = BTreeMap::from([(vec![true; rules.len()], 1.0 / assessors as f64)]);
        for (place, (criterion, limits)) in cuts.iter().enumerate() {
            let cases = list_cases(&scores[*criterion], assessor, limits)?;
            let unknown: Vec<usize> = cuts[place + 1..].iter().map(|(criterion, _)| *criterion).collect();
            open = combine(rings, *criterion, &cases, &open, &unknown);
            if open.len() > MOST_STATES {
                return None;
            }
        }
        for (holding, probability) in open {
            let first = holding.iter().position(|holds| *holds);
            shares[first.map_or(rings.count(), |rule| rules[rule].ring) - 1] += probability;
        }
    }
    Some(shares.into_iter().map(round_value).collect())
}

/// The criteria that rules ask for, in the order in which they do, each with its limits, rising; a limit is cut at the edge
/// of the noise that it forgives.
fn list_cuts(rings: &Rings) -> Vec<(usize, Vec<f64>)> {
    let mut cuts: Vec<(usize, Vec<f64>)> = Vec::new();
    for requirement in rings.rules().iter().flat_map(|rule| &rule.requirements) {
        let cut = match requirement.bound {
            Bound::AtLeast(limit) => limit - NOISE,
            Bound::AtMost(limit) => limit + NOISE,
        };
        match cuts
            .iter_mut()
            .find(|(criterion, _)| *criterion == requirement.criterion)
        {
            Some((_, limits)) => limits.push(cut),
            None => cuts.push((requirement.criterion, vec![cut])),
        }
    }
    for (_, limits) in &mut cuts {
        limits.sort_unstable_by(f64::total_cmp);
        limits.dedup();
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

/// Which rules may still be the first to hold once a criterion is known too, and how probable that is; `unknown` are the
/// criteria that are not yet known. Behind a rule that holds whatever they are, none is kept.
fn combine(
    rings: &Rings,
    criterion: usize,
    cases: &[Case],
    open: &BTreeMap<Vec<bool>, f64>,
    unknown: &[usize],
) -> BTreeMap<Vec<bool>, f64> {
    let rules = rings.rules();
    let settled: Vec<bool> = rules
        .iter()
        .map(|rule| {
            rule.requirements
                .iter()
                .all(|asked| !unknown.contains(&asked.criterion))
        })
        .collect();
    let mut combined = BTreeMap::new();
    for (score, share) in cases {
        let holds: Vec<bool> = rules
            .iter()
            .map(|rule| {
                let mut of_criterion = rule.requirements.iter().filter(|asked| asked.criterion == criterion);
                of_criterion.all(|asked| asked.holds(*score))
            })
            .collect();
        for (before, probability) in open {
            let mut now: Vec<bool> = before
                .iter()
                .zip(&holds)
                .map(|(before, holds)| *before && *holds)
                .collect();
            let decided = now.iter().zip(&settled).position(|(holds, settled)| *holds && *settled);
            if let Some(decided) = decided {
                now[decided + 1..].fill(false);
            }
            *combined.entry(now).or_insert(0.0) += probability * share;
        }
    }
    combined
}
