//! Value functions, additive values, rings, refusals.

use crate::method::additive::{MissingPolicy, check_table, normalise_weights, rank_values, sum_value};
use crate::method::rings::{
    Bound, Effect, Gate, Requirement, Rings, check_radii, check_thresholds, radius_in_ring, value_band,
};
use crate::method::value::{OutOfRange, ValueFunction};
use crate::method::{Fault, Refusal};
use serde_json::{Value, json};

use super::{Answer, compare_exactly, gappy_table, identifiers, list, number, numbers, optional, run};

#[test]
fn reference_value_function() {
    run("value_function", answer_value_function, compare_exactly);
}

#[test]
fn reference_additive_value() {
    run("additive_value", answer_additive_value, compare_exactly);
}

#[test]
fn reference_ring_assignment() {
    run("ring_assignment", answer_ring_assignment, compare_exactly);
}

#[test]
fn reference_input_validation() {
    run("input_validation", answer_input_validation, compare_exactly);
}

fn answer_value_function(inputs: &Value) -> Answer {
    let function = read_function(&inputs["points"], &inputs["out_of_range"])?;
    let value = |x: &Value| optional(x)?.map(|x| function.to_value(x)).transpose();
    Ok(json!({ "v": list(&inputs["x"], value)? }))
}

pub(super) fn read_function(points: &Value, out_of_range: &Value) -> Result<ValueFunction, Refusal> {
    let point = |point: &Value| Ok((number(&point[0])?, number(&point[1])?));
    let out_of_range = if out_of_range == "error" {
        OutOfRange::Refuse
    } else {
        OutOfRange::Clip
    };
    ValueFunction::piecewise(list(points, point)?, out_of_range)
}

pub(super) fn read_policy(policy: &Value) -> MissingPolicy {
    match policy.as_str() {
        None | Some("renormalise") => MissingPolicy::Renormalise,
        Some("midpoint") => MissingPolicy::Midpoint,
        Some("worst") => MissingPolicy::Worst,
        Some("reject") => MissingPolicy::Reject,
        Some(other) => panic!("a policy {other}"),
    }
}

fn answer_additive_value(inputs: &Value) -> Answer {
    let rows = gappy_table(&inputs["values"])?;
    let raw = numbers(&inputs["weights"])?;
    check_rows(&rows, &raw)?;
    let weights = normalise_weights(&raw)?;
    let policy = read_policy(&inputs["missing_policy"]);
    let found = rows
        .iter()
        .map(|row| sum_value(&weights, row, policy))
        .collect::<Result<Vec<_>, _>>()?;
    let values: Vec<Option<f64>> = found.iter().map(|found| found.value).collect();
    Ok(json!({
        "weights_normalised": weights,
        "value": values,
        "value_low": found.iter().map(|found| found.low).collect::<Vec<f64>>(),
        "value_high": found.iter().map(|found| found.high).collect::<Vec<f64>>(),
        "coverage": found.iter().map(|found| found.coverage).collect::<Vec<f64>>(),
        "contributions": found.iter().map(|found| found.contributions.clone()).collect::<Vec<_>>(),
        "rank": rank_values(&values),
    }))
}

fn check_rows(rows: &[Vec<Option<f64>>], weights: &[f64]) -> Result<(), Refusal> {
    let ids = identifiers(rows.len());
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    check_table(&ids, rows, weights)
}

pub(super) fn read_gates(gates: &Value) -> Result<Vec<Gate>, Refusal> {
    list(gates, |gate| {
        let limit = number(&gate["limit"])?;
        let requirement = Requirement {
            criterion: gate["criterion"].as_u64().expect("a criterion") as usize,
            bound: if gate["op"] == "max" {
                Bound::AtMost(limit)
            } else {
                Bound::AtLeast(limit)
            },
            missing_passes: gate["on_missing"] == "pass",
        };
        let effect = match gate["ring"].as_u64() {
            Some(ring) if gate["effect"] == "cap" => Effect::Cap(ring as usize),
            _ => Effect::Exclude,
        };
        Ok(Gate { requirement, effect })
    })
}

fn answer_ring_assignment(inputs: &Value) -> Answer {
    let values = match &inputs["values_matrix"] {
        Value::Null => list(&inputs["values"], optional)?,
        rows => {
            let weights = normalise_weights(&numbers(&inputs["weights"])?)?;
            let value = |row: Vec<Option<f64>>| Ok(sum_value(&weights, &row, MissingPolicy::Renormalise)?.value);
            gappy_table(rows)?
                .into_iter()
                .map(value)
                .collect::<Result<Vec<_>, Refusal>>()?
        }
    };
    let thresholds = numbers(&inputs["thresholds"])?;
    let rings = Rings::from_thresholds(&thresholds)?.with_gates(read_gates(&inputs["gates"])?)?;
    let scores = gappy_table(&inputs["scores"])?;
    let radii = numbers(&inputs["radii"])?;
    if !radii.is_empty() {
        check_radii(&radii, rings.count())?;
    }
    let none = Vec::new();
    let decide = |(item, value): (usize, &Option<f64>)| rings.decide(*value, scores.get(item).unwrap_or(&none));
    let decisions: Vec<_> = values.iter().enumerate().map(decide).collect();
    let radius = |(value, ring): (Option<f64>, Option<usize>)| {
        let (value, ring) = (value?, ring?);
        let edges = (*radii.get(ring - 1)?, *radii.get(ring)?);
        Some(radius_in_ring(value, value_band(&thresholds, ring), edges))
    };
    let rings: Vec<Option<usize>> = decisions.iter().map(|decision| decision.ring).collect();
    Ok(json!({
        "value": values,
        "ring_by_value": decisions.iter().map(|decision| decision.ring_by_rules).collect::<Vec<_>>(),
        "ring": rings,
        "radius": values.iter().copied().zip(rings.iter().copied()).map(radius).collect::<Vec<_>>(),
        "failed_gates": decisions.iter().map(|decision| decision.failed_gates.clone()).collect::<Vec<_>>(),
    }))
}

fn answer_input_validation(inputs: &Value) -> Answer {
    let rows = gappy_table(&inputs["values"])?;
    let weights = numbers(&inputs["weights"])?;
    if rows.iter().all(Vec::is_empty) {
        return Err(Refusal::new(Fault::EmptyInput, "no values"));
    }
    check_rows(&rows, &weights)?;
    let thresholds = numbers(&inputs["thresholds"])?;
    check_thresholds(&thresholds)?;
    if !inputs["radii"].is_null() {
        check_radii(&numbers(&inputs["radii"])?, thresholds.len() + 1)?;
    }
    Ok(json!({ "weights_normalised": normalise_weights(&weights)? }))
}
