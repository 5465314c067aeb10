//! Probability of each ring, counted out instead of drawn.
//!
//! Where no rule asks for the value, the ring depends only on the side of each limit that each raw score lies on. The
//! distributions are cut at the limits; the parts of all criteria are combined, keeping apart only which rules may still be
//! the first to hold; that one decides. The result has no sampling error and is what a simulation of the same input
//! approaches (category acceptability, SMAA-TRI; Tervonen et al. 2007).

use std::collections::BTreeMap;

use super::NOISE;
use super::additive::round_value;
use super::rings::{Bound, Missing, Requirement, RingRule, Rings};
use super::score_distribution::{Rating, ScoreDistribution};

/// Most sets of open rules that are kept apart; a table of rules that needs more is left to draws.
const MOST_STATES: usize = 4096;
/// Most rules that are told apart: a bit a rule.
const MOST_RULES: usize = 128;

/// A set of rules, a bit a rule.
type Set = u128;

/// Scores that lie on one side of every limit, with their probability. A part of a continuous distribution is told by a
/// score inside it.
#[derive(Debug, Clone, Copy)]
struct Case {
    /// `None` where it is missing.
    score: Option<f64>,
    /// Whether somebody knows the score; else a law drew it.
    known: bool,
    probability: f64,
}

impl Case {
    fn meets(&self, requirement: &Requirement) -> bool {
        match (self.known, requirement.missing) {
            (false, Missing::Fails) => false,
            (false, Missing::Passes) => true,
            (false, Missing::Drawn) | (true, _) => requirement.holds(self.score),
        }
    }
}

/// The probability of each rule to decide for one item, and last that none does: one distribution of a raw score a
/// criterion, independent of each other but for panels and parts of the whole item. `None` where a rule asks for the value, where a
/// score is known by draws or by ordered classes only, and where the rules leave too much open.
pub fn enumerate_rules(rings: &Rings, scores: &[ScoreDistribution]) -> Option<Vec<f64>> {
    enumerate_where(rings, scores, |_, _| true)
}

/// Like [`enumerate_rules`], over the cases of each criterion that are kept only; then it sums to their probability.
fn enumerate_where(
    rings: &Rings,
    scores: &[ScoreDistribution],
    keep: impl Fn(usize, &Case) -> bool,
) -> Option<Vec<f64>> {
    let rules = rings.rules();
    if rules.len() > MOST_RULES || rules.iter().any(|rule| rule.threshold.is_some()) {
        return None;
    }
    let all = Set::MAX.checked_shr((MOST_RULES - rules.len()) as u32).unwrap_or(0);
    let cuts = list_cuts(rings);
    let worlds = list_worlds(cuts.iter().map(|(criterion, _)| &scores[*criterion]));
    let mut shares = vec![0.0; rules.len() + 1];
    for world in &worlds {
        let mut open = BTreeMap::from([(all, world.share)]);
        for (place, (criterion, limits)) in cuts.iter().enumerate() {
            let mut cases = list_cases(&scores[*criterion], world, limits)?;
            cases.retain(|case| keep(*criterion, case));
            let unknown: Vec<usize> = cuts[place + 1..].iter().map(|(criterion, _)| *criterion).collect();
            open = combine(rings, *criterion, &cases, &open, &unknown);
            if open.len() > MOST_STATES {
                return None;
            }
        }
        for (holding, probability) in open {
            shares[(holding.trailing_zeros() as usize).min(rules.len())] += probability;
        }
    }
    Some(shares)
}

/// What finding out one score may give, as far as the rules tell it apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The least score of it; of a part of a continuous distribution its middle.
    pub low: f64,
    /// The largest score of it; of a part of a continuous distribution its middle.
    pub high: f64,
    /// Its probability, above 0.
    pub probability: f64,
    /// The probability of each rule to decide then, and last that none does.
    pub rules: Vec<f64>,
}

/// The scores that one criterion may have, those together that meet the same requirements, lowest first, with what the rules
/// make of them; all scores together where no rule asks for the criterion. Their mean by probability is what
/// [`enumerate_rules`] gives. `None` as there.
pub fn enumerate_given(rings: &Rings, scores: &[ScoreDistribution], criterion: usize) -> Option<Vec<Given>> {
    let cuts = list_cuts(rings);
    let limits = cuts.iter().find(|(asked, _)| *asked == criterion);
    let limits = limits.map_or(&[][..], |(_, limits)| limits);
    let met = |case: &Case| rules_where(rings, |rule| meets_on(rule, criterion, case));
    let asked = cuts.iter().map(|(criterion, _)| &scores[*criterion]);
    let worlds = list_worlds(asked.chain([&scores[criterion]]));
    // Which limits a score keeps to, with the least and the largest score that does so.
    let mut sides: BTreeMap<Set, (f64, f64)> = BTreeMap::new();
    for world in &worlds {
        for case in list_cases(&scores[criterion], world, limits)? {
            let score = case.score.unwrap_or_default();
            let ends = sides.entry(met(&case)).or_insert((score, score));
            *ends = (ends.0.min(score), ends.1.max(score));
        }
    }
    let mut given = Vec::new();
    for (side, (low, high)) in sides {
        let keep = |asked: usize, case: &Case| asked != criterion || met(case) == side;
        let mut rules = enumerate_where(rings, scores, keep)?;
        let probability: f64 = rules.iter().sum();
        if probability > 0.0 {
            rules.iter_mut().for_each(|share| *share /= probability);
            given.push(Given {
                low,
                high,
                probability,
                rules,
            });
        }
    }
    given.sort_by(|a, b| a.low.total_cmp(&b.low).then(a.high.total_cmp(&b.high)));
    Some(given)
}

fn meets_on(rule: &RingRule, criterion: usize, case: &Case) -> bool {
    let mut of_criterion = rule.requirements.iter().filter(|asked| asked.criterion == criterion);
    of_criterion.all(|asked| case.meets(asked))
}

/// The probability of each ring, the innermost first, from those of the rules and of none. Rounded to twelve decimals, so
/// that eight of ten are 0.8.
pub fn sum_rings(rings: &Rings, rules: &[f64]) -> Vec<f64> {
    let mut shares = vec![0.0; rings.count()];
    for (rule, share) in rules.iter().enumerate() {
        shares[rings.rules().get(rule).map_or(rings.count(), |rule| rule.ring) - 1] += share;
    }
    shares.into_iter().map(round_value).collect()
}

/// The probability that a score meets a requirement; `None` where it is known by draws or by ordered classes only.
pub fn probability_of(requirement: &Requirement, score: &ScoreDistribution) -> Option<f64> {
    let cuts = [cut_of(requirement)];
    let mut probability = 0.0;
    for world in list_worlds([score].into_iter()) {
        let cases = list_cases(score, &world, &cuts)?;
        let meeting = cases.iter().filter(|case| case.meets(requirement));
        probability += meeting.map(|case| case.probability).sum::<f64>() * world.share;
    }
    Some(round_value(probability))
}

/// What is drawn once for a whole item.
struct World {
    /// The assessor of a panel.
    assessor: usize,
    /// The part of distributions that share their parts.
    part: usize,
    share: f64,
}

/// Every assessor of a panel of the whole item with every part of distributions that share their parts; one of each
/// without.
fn list_worlds<'a>(scores: impl Iterator<Item = &'a ScoreDistribution> + Clone) -> Vec<World> {
    let counts = scores.clone().filter_map(|score| match score {
        ScoreDistribution::Panel(ratings) if ratings.iter().any(Option::is_some) => Some(ratings.len()),
        _ => None,
    });
    let assessors = counts.max().unwrap_or(1);
    let parts = scores.filter_map(|score| match score {
        ScoreDistribution::Shared(parts) => Some(parts.iter().map(|(share, _)| *share).collect()),
        _ => None,
    });
    let parts: Vec<f64> = parts.max_by_key(Vec::len).unwrap_or_else(|| vec![1.0]);
    let of_assessor = |assessor: usize| {
        let parts = parts.iter().enumerate().filter(|(_, share)| **share > 0.0);
        parts.map(move |(part, share)| World {
            assessor,
            part,
            share: share / assessors as f64,
        })
    };
    (0..assessors).flat_map(of_assessor).collect()
}

/// Where the scores part that meet a requirement: at the edge of the noise that its limit forgives.
fn cut_of(requirement: &Requirement) -> f64 {
    match requirement.bound {
        Bound::AtLeast(limit) => limit - NOISE,
        Bound::AtMost(limit) => limit + NOISE,
    }
}

/// The criteria that rules ask for, in the order in which they do, each with its limits, rising.
fn list_cuts(rings: &Rings) -> Vec<(usize, Vec<f64>)> {
    let mut cuts: Vec<(usize, Vec<f64>)> = Vec::new();
    for requirement in rings.rules().iter().flat_map(|rule| &rule.requirements) {
        let cut = cut_of(requirement);
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

/// A distribution as cases; of an assessor where a panel scored the item, of a part where parts are shared.
fn list_cases(score: &ScoreDistribution, world: &World, cuts: &[f64]) -> Option<Vec<Case>> {
    let case = |(score, probability): (Option<f64>, f64)| Case {
        score,
        known: true,
        probability,
    };
    let certain = |score: Option<f64>| Some(vec![case((score, 1.0))]);
    let listed = |parts: Vec<(f64, f64)>| -> Vec<Case> {
        let parts = parts.into_iter();
        parts.map(|(score, share)| case((Some(score), share))).collect()
    };
    let pool = |ratings: &[Rating]| {
        let share = 1.0 / ratings.len() as f64;
        let parts = ratings.iter().flat_map(|rating| cut_rating(rating, cuts));
        listed(parts.map(|(score, part)| (score, part * share)).collect())
    };
    match score {
        ScoreDistribution::Missing => certain(None),
        ScoreDistribution::Fixed(score) => certain(Some(*score)),
        ScoreDistribution::Uniform { low, high } => Some(listed(cut_uniform(*low, *high, cuts))),
        ScoreDistribution::Pool(ratings) => Some(pool(ratings)),
        ScoreDistribution::Panel(ratings) => {
            let given: Vec<Rating> = ratings.iter().flatten().copied().collect();
            match ratings.get(world.assessor).copied().flatten() {
                Some(rating) => Some(pool(&[rating])),
                None if given.is_empty() => certain(None),
                None => Some(pool(&given)),
            }
        }
        ScoreDistribution::Levels(levels) => Some(listed(
            levels.iter().copied().filter(|(_, share)| *share > 0.0).collect(),
        )),
        ScoreDistribution::Mixture(parts) => {
            let mut cases = Vec::new();
            for (share, part) in parts.iter().filter(|(share, _)| *share > 0.0) {
                let of_part = list_cases(part, world, cuts)?.into_iter();
                cases.extend(of_part.map(|case| Case {
                    probability: case.probability * share,
                    ..case
                }));
            }
            Some(cases)
        }
        ScoreDistribution::Shared(parts) => list_cases(&parts.get(world.part)?.1, world, cuts),
        ScoreDistribution::Unknown(law) => {
            let cases = list_cases(law, world, cuts)?.into_iter();
            Some(cases.map(|case| Case { known: false, ..case }).collect())
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

fn cut_uniform(low: f64, high: f64, cuts: &[f64]) -> Vec<(f64, f64)> {
    if low == high {
        return vec![(low, 1.0)];
    }
    cut_range((low, high), cuts, |score| (score - low) / (high - low))
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
    open: &BTreeMap<Set, f64>,
    unknown: &[usize],
) -> BTreeMap<Set, f64> {
    let settled = rules_where(rings, |rule| {
        rule.requirements
            .iter()
            .all(|asked| !unknown.contains(&asked.criterion))
    });
    let mut combined = BTreeMap::new();
    for case in cases {
        let holds = rules_where(rings, |rule| meets_on(rule, criterion, case));
        for (before, probability) in open {
            let now = before & holds;
            let decided = now & settled;
            // The lowest rule that is decided and all before it.
            let kept = now & (decided ^ decided.wrapping_sub(1));
            *combined.entry(kept).or_insert(0.0) += probability * case.probability;
        }
    }
    combined
}

fn rules_where(rings: &Rings, test: impl Fn(&RingRule) -> bool) -> Set {
    let rules = rings.rules().iter().enumerate();
    rules
        .filter(|(_, rule)| test(rule))
        .fold(0, |set, (index, _)| set | 1 << index)
}
