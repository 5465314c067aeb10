//! Value functions, additive values, rings, refusals.

use crate::method::additive::{AdditiveValue, normalise_weights, rank_values, sum_value};
use crate::method::refusal::check_unique;
use crate::method::rings::{Bands, Bound, Missing, Requirement, RingRule, Rings, radius_at};
use crate::method::value::ValueFunction;
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
    let function = read_function(&inputs["points"])?;
    let value = |x: &Value| {
        optional(x)?
            .map(|x| to_value(&function, x, &inputs["out_of_range"]))
            .transpose()
    };
    Ok(json!({ "v": list(&inputs["x"], value)? }))
}

pub(super) fn read_function(points: &Value) -> Result<ValueFunction, Refusal> {
    let point = |point: &Value| Ok((number(&point[0])?, number(&point[1])?));
    ValueFunction::piecewise(list(points, point)?)
}

/// The value of a score. Where the scale forbids what is beyond it, such scores are refused when they are read.
pub(super) fn to_value(function: &ValueFunction, x: f64, out_of_range: &Value) -> Result<f64, Refusal> {
    if let ValueFunction::Piecewise(lines) = function
        && let [first, .., last] = lines.points()
        && out_of_range == "error"
        && !(first.0..=last.0).contains(&x)
    {
        return Err(Refusal::new(Fault::ScoreOutOfRange, x));
    }
    function.to_value(x)
}

/// The value of a row under a policy for missing scores: what is observed, or the row with what stands for them.
pub(super) fn value_under(policy: &Value, weights: &[f64], row: &[Option<f64>]) -> Result<Option<f64>, Refusal> {
    let found = sum_value(weights, row)?;
    let filled = |with: f64| row.iter().map(|value| Some(value.unwrap_or(with))).collect::<Vec<_>>();
    match policy.as_str() {
        None | Some("renormalise") => Ok(found.value),
        Some("midpoint") => Ok(sum_value(weights, &filled(0.5))?.value),
        Some("worst") => Ok(Some(found.low)),
        Some("reject") if row.contains(&None) => Err(Refusal::new(Fault::MissingScore, "no score")),
        Some("reject") => Ok(found.value),
        Some(other) => panic!("a policy {other}"),
    }
}

fn answer_additive_value(inputs: &Value) -> Answer {
    let rows = gappy_table(&inputs["values"])?;
    let raw = numbers(&inputs["weights"])?;
    check_rows(&rows, &raw)?;
    let weights = normalise_weights(&raw)?;
    let found = rows
        .iter()
        .map(|row| sum_value(&raw, row))
        .collect::<Result<Vec<AdditiveValue>, _>>()?;
    let values = rows
        .iter()
        .map(|row| value_under(&inputs["missing_policy"], &raw, row))
        .collect::<Result<Vec<Option<f64>>, _>>()?;
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
    normalise_weights(weights)?;
    if rows.is_empty() {
        return Err(Refusal::new(Fault::EmptyInput, "no items"));
    }
    check_unique(identifiers(rows.len()).iter().map(String::as_str))?;
    rows.iter().try_for_each(|row| sum_value(weights, row).map(|_| ()))
}

/// A gate of the vectors.
pub(super) struct Gate {
    requirement: Requirement,
    /// The ring to hold back at; `None` to exclude.
    cap: Option<usize>,
}

pub(super) fn read_gates(gates: &Value) -> Result<Vec<Gate>, Refusal> {
    list(gates, |gate| {
        let limit = number(&gate["limit"])?;
        Ok(Gate {
            requirement: Requirement {
                criterion: gate["criterion"].as_u64().expect("a criterion") as usize,
                bound: if gate["op"] == "max" {
                    Bound::AtMost(limit)
                } else {
                    Bound::AtLeast(limit)
                },
                missing: if gate["on_missing"] == "pass" {
                    Missing::Passes
                } else {
                    Missing::Fails
                },
            },
            cap: gate["ring"]
                .as_u64()
                .filter(|_| gate["effect"] == "cap")
                .map(|ring| ring as usize),
        })
    })
}

/// Thresholds with gates as rules: a cap at a ring is a requirement of every rule to a ring before it, an exclusion one of
/// every rule, and whom no rule takes stands in one ring more, the last, for the excluded.
pub(super) fn make_rings(thresholds: &[f64], gates: &[Gate]) -> Result<Rings, Refusal> {
    let outermost = thresholds.len() + 1;
    if let Some(gate) = gates
        .iter()
        .find(|gate| gate.cap.is_some_and(|cap| cap == 0 || cap > outermost))
    {
        return Err(Refusal::new(Fault::BadRings, format!("a cap at ring {:?}", gate.cap)));
    }
    let rule = |ring: usize| {
        let asked = gates.iter().filter(|gate| gate.cap.is_none_or(|cap| cap > ring));
        RingRule {
            ring,
            threshold: thresholds.get(ring - 1).copied(),
            requirements: asked.map(|gate| gate.requirement).collect(),
        }
    };
    Rings::new(outermost + 1, (1..=outermost).map(rule).collect())
}

pub(super) fn make_bands(thresholds: &[f64]) -> Result<Bands, Refusal> {
    let thresholds: Vec<Option<f64>> = thresholds.iter().copied().map(Some).chain([None]).collect();
    Bands::new(&thresholds)
}

/// Refuses radii that are not one more than the rings, or do not grow.
fn check_radii(radii: &[f64], rings: usize) -> Result<(), Refusal> {
    let grow = radii.first().is_some_and(|first| *first >= 0.0) && radii.windows(2).all(|pair| pair[0] < pair[1]);
    match radii.len() == rings + 1 && grow && radii.iter().all(|radius| radius.is_finite()) {
        true => Ok(()),
        false => Err(Refusal::new(Fault::BadRings, format!("{radii:?}"))),
    }
}

/// Rings and radii of items with a value, `None` for the excluded and where there is no value.
pub(super) fn place(
    (thresholds, gates, radii): (&[f64], &[Gate], &[f64]),
    value: Option<f64>,
    scores: &[Option<f64>],
) -> Result<(Option<usize>, Option<f64>), Refusal> {
    let (rings, bands) = (make_rings(thresholds, gates)?, make_bands(thresholds)?);
    let ring = value.map(|_| rings.decide(value, scores).ring);
    let ring = ring.filter(|ring| *ring < rings.count());
    let edges = |ring: usize| Some((*radii.get(ring - 1)?, *radii.get(ring)?));
    let radius = |(value, ring)| Some(radius_at(bands.place(ring, value), edges(ring)?));
    Ok((ring, value.zip(ring).and_then(radius)))
}

fn answer_ring_assignment(inputs: &Value) -> Answer {
    let values = match &inputs["values_matrix"] {
        Value::Null => list(&inputs["values"], optional)?,
        rows => {
            let weights = numbers(&inputs["weights"])?;
            let value = |row: Vec<Option<f64>>| Ok(sum_value(&weights, &row)?.value);
            gappy_table(rows)?
                .into_iter()
                .map(value)
                .collect::<Result<Vec<_>, Refusal>>()?
        }
    };
    let thresholds = numbers(&inputs["thresholds"])?;
    let gates = read_gates(&inputs["gates"])?;
    let scores = gappy_table(&inputs["scores"])?;
    let radii = numbers(&inputs["radii"])?;
    if !radii.is_empty() {
        check_radii(&radii, thresholds.len() + 1)?;
    }
    let none = Vec::new();
    let scores_of = |item: usize| scores.get(item).unwrap_or(&none);
    let placed = |gates: &[Gate]| {
        let place = |(item, value): (usize, &Option<f64>)| place((&thresholds, gates, &radii), *value, scores_of(item));
        values.iter().enumerate().map(place).collect::<Result<Vec<_>, _>>()
    };
    let (by_value, found) = (placed(&[])?, placed(&gates)?);
    let failed = |item: usize| -> Vec<usize> {
        let holds = |gate: &Gate| {
            let score = scores_of(item).get(gate.requirement.criterion).copied().flatten();
            gate.requirement.holds(score)
        };
        (0..gates.len()).filter(|gate| !holds(&gates[*gate])).collect()
    };
    Ok(json!({
        "value": values,
        "ring_by_value": by_value.iter().map(|found| found.0).collect::<Vec<_>>(),
        "ring": found.iter().map(|found| found.0).collect::<Vec<_>>(),
        "radius": found.iter().map(|found| found.1).collect::<Vec<_>>(),
        "failed_gates": (0..values.len()).map(failed).collect::<Vec<_>>(),
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
    make_bands(&thresholds)?;
    if !inputs["radii"].is_null() {
        check_radii(&numbers(&inputs["radii"])?, thresholds.len() + 1)?;
    }
    Ok(json!({ "weights_normalised": normalise_weights(&weights)? }))
}
