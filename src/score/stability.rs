//! What a ring and a value hang on: weight-stability intervals, swings one criterion at a time, variance shares.
//!
//! All three are the method's; what is known of a level becomes the distribution it is drawn by, its criterion the value function.

use crate::method::Refusal;
use crate::method::additive::normalise_weights;
use crate::method::stability::{ValueLine, keep_order, keep_ring, measure_swing};
use crate::method::variance::{measure_moments, share_variance};
use crate::model::{Criterion, Dossier, OrderStays, Placement, Sensitivity, Spread, Trl};

use super::compare::MOST_FOR_PAIRS;
use super::inputs::Inputs;
use super::smaa_model::{make_independent_distribution, make_value_function};

/// What the ring and the value of one technology hang on; nothing where no criterion has weight.
pub fn weigh_sensitivity(inputs: &Inputs, trl: &[(Trl, f64)], spreads: &[(&Criterion, &Spread)]) -> Sensitivity {
    try_sensitivity(inputs, trl, spreads).unwrap_or_default()
}

fn try_sensitivity(
    inputs: &Inputs,
    trl: &[(Trl, f64)],
    spreads: &[(&Criterion, &Spread)],
) -> Result<Sensitivity, Refusal> {
    let weights = normalise_weights(inputs.weights())?;
    let moments = spreads.iter().map(|(criterion, spread)| {
        let distribution = make_independent_distribution(spread, trl);
        measure_moments(&distribution, &make_value_function(criterion)?)
    });
    let moments = moments.collect::<Result<Vec<_>, _>>()?;
    let variances: Vec<f64> = moments.iter().map(|moments| moments.variance).collect();
    let swings = weights.iter().zip(&moments);
    Ok(Sensitivity {
        ring_stays: (0..weights.len()).map(|index| ring_interval(inputs, index)).collect(),
        swings: swings
            .map(|(weight, moments)| measure_swing(*weight, moments.least, moments.largest))
            .collect(),
        shares: share_variance(&weights, &variances)?.first_order,
    })
}

/// The closed interval of t around the present weight on which the ring stays.
pub fn ring_interval(inputs: &Inputs, index: usize) -> (f64, f64) {
    let line = ValueLine::along(inputs.scores(), inputs.weights(), index);
    let total: f64 = inputs.weights().iter().sum();
    let limits = inputs.value_limits();
    keep_ring(&line, &limits, inputs.weights()[index] / total, |value| {
        value.map(|value| inputs.ring_at_value(value))
    })
}

/// How far each weight may move before the order of the technologies that have a value changes.
pub fn keep_edition_order(dossier: &Dossier, placements: &[Placement]) -> Vec<OrderStays> {
    let criteria = dossier.configuration.criteria.iter();
    let weights: Vec<f64> = criteria.map(|criterion| criterion.weight.value()).collect();
    let valued = placements.iter().filter(|placement| placement.value.is_some());
    let scores = |placement: &Placement| -> Vec<Option<f64>> {
        let assessments = placement.assessments.iter();
        assessments.map(|assessment| Some(assessment.score.value())).collect()
    };
    let rows: Vec<Vec<Option<f64>>> = valued.map(scores).collect();
    if rows.is_empty() || rows.len() > MOST_FOR_PAIRS {
        return Vec::new();
    }
    let found = keep_order(&rows, &weights).unwrap_or_default().into_iter().enumerate();
    let told = found.map(|(criterion, found)| OrderStays {
        criterion,
        weight: found.weight,
        first: found.top_rank,
        order: found.full_ranking,
    });
    told.collect()
}
