//! Cross-check methods, stability of weights, shares of variance.

use crate::method::Refusal;
use crate::method::additive::{normalise_weights, rank_values};
use crate::method::promethee::{Preference, measure_flows};
use crate::method::rank_correlation::correlate_ranks;
use crate::method::score_distribution::ScoreDistribution;
use crate::method::stability::{ValueLine, keep_order, keep_ring, measure_swing};
use crate::method::topsis::{Normalisation, measure_closeness};
use crate::method::value::ValueFunction;
use crate::method::variance::{Input, SHARE_SAMPLES, estimate_shares, measure_moments, share_variance};
use crate::method::vikor::find_compromise;
use serde_json::{Value, json};

use super::super::rings_by_thresholds;
use super::{Answer, compare_exactly, gappy_table, list, number, numbers, run, table};

#[test]
fn reference_topsis() {
    run("topsis", answer_topsis, compare_exactly);
}

#[test]
fn reference_vikor() {
    run("vikor", answer_vikor, compare_exactly);
}

#[test]
fn reference_promethee2() {
    run("promethee2", answer_promethee, compare_exactly);
}

#[test]
fn reference_rank_correlation() {
    run("rank_correlation", answer_rank_correlation, compare_exactly);
}

#[test]
fn reference_weight_stability() {
    run("weight_stability", answer_stability, compare_exactly);
}

#[test]
fn reference_sensitivity_variance() {
    run("sensitivity_variance", answer_variance, compare_exactly);
}

/// The matrix with the sign of criteria turned on which less is better.
fn read_matrix(inputs: &Value) -> Result<Vec<Vec<f64>>, Refusal> {
    let signs = numbers(&inputs["types"])?;
    let mut matrix = table(&inputs["matrix"])?;
    for row in &mut matrix {
        row.iter_mut()
            .zip(&signs)
            .for_each(|(number, sign)| *number *= sign.signum());
    }
    Ok(matrix)
}

fn rank(values: impl Iterator<Item = Option<f64>>) -> Vec<Option<usize>> {
    rank_values(&values.collect::<Vec<_>>())
}

fn answer_topsis(inputs: &Value) -> Answer {
    let normalisation = match inputs["normalisation"].as_str() {
        Some("minmax") => Normalisation::MinMax,
        _ => Normalisation::Vector,
    };
    let weights = numbers(&inputs["weights"])?;
    let found = measure_closeness(&read_matrix(inputs)?, &weights, normalisation)?;
    Ok(json!({
        "closeness": found.closeness,
        "d_plus": found.to_best,
        "d_minus": found.to_worst,
        "rank": rank(found.closeness.iter().copied()),
    }))
}

fn answer_vikor(inputs: &Value) -> Answer {
    let weights = numbers(&inputs["weights"])?;
    let share = inputs["v"].as_f64().unwrap_or(0.5);
    let found = find_compromise(&read_matrix(inputs)?, &weights, share)?;
    Ok(json!({
        "S": found.group,
        "R": found.regret,
        "Q": found.compromise,
        "rank": rank(found.compromise.iter().map(|compromise| Some(-compromise))),
        "DQ": found.wanted_lead,
        "acceptable_advantage": found.acceptable_advantage,
        "acceptable_stability": found.acceptable_stability,
        "compromise_set": found.compromise_set,
    }))
}

fn answer_promethee(inputs: &Value) -> Answer {
    let preferences = list(&inputs["preference"], |preference| {
        let parameter = |name: &str| number(&preference[name]);
        Ok(match preference["kind"].as_str().expect("a kind") {
            "usual" => Preference::Usual,
            "u_shape" => Preference::UShape { q: parameter("q")? },
            "v_shape" => Preference::VShape { p: parameter("p")? },
            "level" => Preference::Level {
                q: parameter("q")?,
                p: parameter("p")?,
            },
            "linear" => Preference::Linear {
                q: parameter("q")?,
                p: parameter("p")?,
            },
            "gaussian" => Preference::Gaussian { s: parameter("s")? },
            other => panic!("a preference {other}"),
        })
    })?;
    let found = measure_flows(&read_matrix(inputs)?, &numbers(&inputs["weights"])?, &preferences)?;
    Ok(json!({
        "phi_plus": found.leaving,
        "phi_minus": found.entering,
        "phi": found.net,
        "rank": rank(found.net.iter().copied().map(Some)),
    }))
}

fn answer_rank_correlation(inputs: &Value) -> Answer {
    let found = correlate_ranks(&numbers(&inputs["x"])?, &numbers(&inputs["y"])?)?;
    Ok(json!({
        "spearman": found.spearman,
        "kendall_tau_b": found.kendall,
        "weighted_spearman": found.weighted_spearman,
        "ws": found.ws,
    }))
}

fn answer_stability(inputs: &Value) -> Answer {
    let weights = numbers(&inputs["weights"])?;
    let (values, thresholds) = (gappy_table(&inputs["values"])?, numbers(&inputs["thresholds"])?);
    let found = keep_order(&values, &weights)?;
    let ring = |value: Option<f64>| value.map(|_| rings_by_thresholds(&thresholds).decide(value, &[]).ring);
    let keep = |row: &Vec<Option<f64>>, criterion: usize, weight: f64| {
        let line = ValueLine::along(row, &weights, criterion);
        line.at(weight).map(|_| keep_ring(&line, &thresholds, weight, ring))
    };
    let criteria = found.iter().enumerate().map(|(criterion, found)| {
        json!({
            "criterion": criterion,
            "weight": found.weight,
            "top_rank_interval": found.top_rank,
            "full_ranking_interval": found.full_ranking,
            "ring_intervals": values.iter().map(|row| keep(row, criterion, found.weight)).collect::<Vec<_>>(),
        })
    });
    Ok(json!({ "criteria": criteria.collect::<Vec<_>>() }))
}

fn read_law(distribution: &Value) -> Result<ScoreDistribution, Refusal> {
    let (low, high) = (&distribution["min"], &distribution["max"]);
    Ok(match distribution["dist"].as_str() {
        Some("uniform") => ScoreDistribution::Uniform {
            low: number(low)?,
            high: number(high)?,
        },
        Some("triangular") => {
            ScoreDistribution::triangular(number(low)?, number(&distribution["mode"])?, number(high)?)
        }
        _ => ScoreDistribution::Fixed(number(distribution)?),
    })
}

fn answer_variance(inputs: &Value) -> Answer {
    let scores = list(&inputs["scores"], read_law)?;
    if inputs["raw_weights"].is_null() {
        let weights = numbers(&inputs["weights"])?;
        let identity = ValueFunction::Identity;
        let moments = scores
            .iter()
            .map(|distribution| measure_moments(distribution, &identity))
            .collect::<Result<Vec<_>, _>>()?;
        let variances: Vec<f64> = moments.iter().map(|moments| moments.variance).collect();
        let shares = share_variance(&weights, &variances)?;
        let swing = normalise_weights(&weights)?.into_iter().zip(&moments);
        let swing = swing.map(|(weight, moments)| measure_swing(weight, moments.least, moments.largest));
        return Ok(json!({
            "variance": shares.variance,
            "first_order": shares.first_order,
            "total": shares.total,
            "swing": swing.collect::<Vec<f64>>(),
        }));
    }
    let weights = list(&inputs["raw_weights"], read_law)?;
    let count = weights.len();
    let name = |(index, distribution)| (format!("input {index}"), Input::Number(distribution, None));
    let distributions: Vec<_> = weights.into_iter().chain(scores).enumerate().map(name).collect();
    let value = |x: &[f64]| {
        let (weights, scores) = x.split_at(count);
        weights.iter().zip(scores).map(|(w, x)| w * x).sum::<f64>() / weights.iter().sum::<f64>()
    };
    let found = estimate_shares(&distributions, 20_261_124, SHARE_SAMPLES, value)?;
    Ok(json!({
        "variance": found.shares.variance,
        "first_order": found.shares.first_order,
        "total": found.shares.total,
        "first_order_conf95": found.first_order_error,
        "total_conf95": found.total_error,
    }))
}
