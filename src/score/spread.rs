//! Where the spread of a value comes from when the weights are drawn too.
//!
//! Weights around the declared ones, or any at all, are gamma draws divided by their sum, so that each is an input of its
//! own beside the scores. Weights that depend on one another (ranges, a ranking, groups) have no share of their own.

use crate::method::additive::normalise_weights;
use crate::method::variance::{Input, SHARE_SAMPLES, estimate_shares};
use crate::model::{Dossier, Placement, SpreadShare, WeightDistribution};

use super::smaa_model::{make_independent_distribution, make_value_function};

/// The shares of all criteria; `None` where weights are certain or depend on one another, or where nothing varies.
pub fn estimate_spread(dossier: &Dossier, placement: &Placement) -> Option<Vec<SpreadShare>> {
    let configuration = &dossier.configuration;
    let criteria = &configuration.criteria;
    let declared: Vec<f64> = criteria.iter().map(|criterion| criterion.weight.value()).collect();
    let normalised = normalise_weights(&declared).ok()?;
    let scoring = &configuration.scoring;
    let gamma = |index: usize| match scoring.weights {
        _ if !scoring.group_weights.is_empty() => None,
        WeightDistribution::Around { concentration } => Some(Input::Gamma(concentration * normalised[index])),
        WeightDistribution::Free => Some(Input::Gamma(1.0)),
        WeightDistribution::Fixed | WeightDistribution::Ranges | WeightDistribution::Ranking(_) => None,
    };
    let weights = criteria
        .iter()
        .enumerate()
        .map(|(index, criterion)| Some((format!("weight of {}", criterion.id), gamma(index)?)));
    let scores = placement.assessments.iter().map(|assessment| {
        let criterion = &criteria[assessment.criterion];
        let distribution = make_independent_distribution(&assessment.spread, &placement.trl);
        let input = Input::Number(distribution, Some(make_value_function(criterion).ok()?));
        Some((format!("score on {}", criterion.id), input))
    });
    let inputs = weights.chain(scores).collect::<Option<Vec<_>>>()?;
    let count = criteria.len();
    let value = |inputs: &[f64]| {
        let (weights, scores) = inputs.split_at(count);
        weights
            .iter()
            .zip(scores)
            .map(|(weight, score)| weight * score)
            .sum::<f64>()
            / weights.iter().sum::<f64>()
    };
    let found = estimate_shares(&inputs, scoring.seed, SHARE_SAMPLES, value).ok()?;
    let (first, total) = (found.shares.first_order?, found.shares.total?);
    let alone = |input: usize| (first[input], found.first_order_error[input]);
    let together = |input: usize| (total[input], found.total_error[input]);
    let share = |criterion: usize| SpreadShare {
        criterion,
        score: alone(count + criterion),
        score_total: together(count + criterion),
        weight: alone(criterion),
        weight_total: together(criterion),
    };
    Some((0..count).map(share).collect())
}
