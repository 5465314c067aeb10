//! SMAA: exact cases, given samples, long runs, and a whole small radar.

use crate::method::additive::{normalise_weights, rank_values, sum_value};
use crate::method::outcome::Outcome;
use crate::method::score_distribution::{Rating, ScoreDistribution};
use crate::method::simulation::{Criterion, Item, SmaaModel, Wanted, simulate};
use crate::method::value::ValueFunction;
use crate::method::weight_distribution::WeightDistribution;
use crate::method::{Fault, Refusal};
use serde_json::{Value, json};

use super::super::rank_samples;
use super::sampling::Judge;
use super::values::{Gate, make_rings, place, read_function, read_gates, to_value, value_under};
use super::{Answer, Case, compare_exactly, identifiers, indices, list, number, numbers, run, table};

/// Draws of the engine in these tests.
const SAMPLES: u64 = 100_000;
const SEED: u64 = 20_261_124;

#[test]
fn reference_smaa_exact_2_criteria() {
    run("smaa_exact_2_criteria", answer_smaa, compare_smaa);
}

#[test]
fn reference_smaa_exact_3_criteria() {
    run("smaa_exact_3_criteria", answer_smaa, compare_smaa);
}

#[test]
fn reference_smaa_exact_n_criteria() {
    run("smaa_exact_n_criteria", answer_smaa, compare_smaa);
}

#[test]
fn reference_smaa_uncertain_scores() {
    run("smaa_uncertain_scores", answer_smaa, compare_smaa);
}

#[test]
fn reference_smaa_monte_carlo_medium() {
    run("smaa_monte_carlo_medium", answer_smaa, compare_smaa);
}

#[test]
fn reference_smaa_given_samples() {
    run("smaa_given_samples", answer_given_samples, compare_exactly);
}

#[test]
fn reference_end_to_end() {
    run("end_to_end", answer_end_to_end, compare_end_to_end);
}

fn read_weights(value: &Value, criteria: usize) -> Result<WeightDistribution, Refusal> {
    Ok(match value {
        Value::Array(_) => WeightDistribution::Point(numbers(value)?),
        Value::Object(distribution) if distribution.contains_key("dirichlet") => {
            WeightDistribution::Dirichlet(numbers(&distribution["dirichlet"])?)
        }
        Value::Object(distribution) if distribution.contains_key("order") => {
            WeightDistribution::Order(indices(&distribution["order"])?)
        }
        Value::Object(distribution) if distribution.contains_key("lower") => WeightDistribution::Bounds {
            lower: numbers(&distribution["lower"])?,
            upper: numbers(&distribution["upper"])?,
        },
        Value::Object(distribution) if distribution.contains_key("bounds") => {
            return read_weights(&distribution["bounds"], criteria);
        }
        _ => WeightDistribution::Uniform(criteria),
    })
}

/// A score distribution on the value scale, or on the raw scale where there is one.
fn read_score(score: &Value, levels: &Value) -> Result<ScoreDistribution, Refusal> {
    if score.is_null() {
        return Ok(ScoreDistribution::Missing);
    }
    if !score.is_object() {
        return Ok(ScoreDistribution::Fixed(number(score)?));
    }
    let (low, high) = (&score["min"], &score["max"]);
    Ok(match score["dist"].as_str().expect("a distribution") {
        "uniform" => ScoreDistribution::Uniform {
            low: number(low)?,
            high: number(high)?,
        },
        "triangular" => ScoreDistribution::triangular(number(low)?, number(&score["mode"])?, number(high)?),
        "fixed" => ScoreDistribution::Fixed(number(&score["value"])?),
        "discrete" => {
            let (low, high) = (number(&score["scale"][0])?, number(&score["scale"][1])?);
            let rating = |rating: &Value| Ok(Rating::exact((number(rating)? - low) / (high - low)));
            ScoreDistribution::Pool(list(&score["ratings"], rating)?)
        }
        "ordinal_level" => ScoreDistribution::Ordinal {
            level: score["level"].as_u64().expect("a level") as usize,
            levels: score["levels"]
                .as_u64()
                .or(levels.as_u64())
                .expect("a number of levels") as usize,
        },
        other => panic!("a distribution {other}"),
    })
}

fn model(
    rows: Vec<Vec<ScoreDistribution>>,
    weights: WeightDistribution,
    thresholds: &Value,
    samples: u64,
) -> Result<SmaaModel, Refusal> {
    let criteria = weights.len();
    if let Some(row) = rows.iter().find(|row| row.len() != criteria) {
        return Err(Refusal::new(Fault::DimensionMismatch, row.len()));
    }
    let criterion = |id: String| Criterion {
        id,
        value: Some(ValueFunction::Identity),
    };
    let item = |(id, scores): (String, Vec<ScoreDistribution>)| Item { id, scores };
    Ok(SmaaModel {
        criteria: identifiers(criteria).into_iter().map(criterion).collect(),
        wanted: Wanted {
            rings: true,
            ranks: true,
            quantiles: true,
            confidence: true,
            pairwise: samples,
        },
        items: identifiers(rows.len()).into_iter().zip(rows).map(item).collect(),
        weights,
        rings: make_rings(&numbers(thresholds)?, &[])?,
        seed: SEED,
        samples,
    })
}

fn answer_smaa(inputs: &Value) -> Answer {
    let scores = if inputs["scores"].is_null() {
        &inputs["values"]
    } else {
        &inputs["scores"]
    };
    let rows = list(scores, |row| list(row, |score| read_score(score, &inputs["levels"])))?;
    let criteria = rows.first().map_or(0, Vec::len);
    let weights = read_weights(&inputs["weights"], criteria)?;
    let outcome = simulate(&model(rows, weights, &inputs["thresholds"], SAMPLES)?)?;
    let mut answer = tell(&outcome);
    let levels = numbers(&inputs["quantile_levels"])?;
    answer["value_quantiles"] = quantiles(&outcome, &levels);
    Ok(answer)
}

fn quantiles(outcome: &Outcome, levels: &[f64]) -> Value {
    let of_item = |item: &crate::method::outcome::ItemOutcome| -> Vec<Option<f64>> {
        levels.iter().map(|level| item.quantile(*level)).collect()
    };
    json!(outcome.items.iter().map(of_item).collect::<Vec<_>>())
}

/// The rings proper, and the one more that holds the excluded.
fn drawn<T>(mut rings: Vec<T>) -> (Vec<T>, Option<T>) {
    let excluded = rings.pop();
    (rings, excluded)
}

/// An outcome in the words of the vectors.
fn tell(outcome: &Outcome) -> Value {
    let items = &outcome.items;
    let pairs = outcome.pairwise.as_ref().map(|pairs| {
        let row = |item: usize| {
            (0..items.len())
                .map(|other| pairs.winning(item, other))
                .collect::<Vec<f64>>()
        };
        (0..items.len()).map(row).collect::<Vec<_>>()
    });
    let n = outcome.samples as f64;
    json!({
        "samples": outcome.samples,
        "rank_acceptability": items.iter().map(|item| item.rank_acceptability()).collect::<Vec<_>>(),
        "rank_counts": items.iter().map(|item| item.rank_counts.clone()).collect::<Vec<_>>(),
        "ring_acceptability": items.iter().map(|item| drawn(item.ring_acceptability()).0).collect::<Vec<_>>(),
        "ring_counts": items.iter().map(|item| drawn(item.ring_counts.clone()).0).collect::<Vec<_>>(),
        "exclusion_probability": items.iter().map(|item| drawn(item.ring_acceptability()).1).collect::<Vec<_>>(),
        "first_rank_acceptability": items.iter().map(|item| item.first_rank_acceptability()).collect::<Vec<_>>(),
        "first_rank_count": items.iter().map(|item| item.first).collect::<Vec<_>>(),
        "first_rank_entropy_bits": outcome.first_rank_entropy,
        "pairwise_winning": pairs,
        "central_weights": items.iter().map(|item| item.central.clone()).collect::<Vec<_>>(),
        "confidence_factor": items.iter().map(|item| item.confidence.map(|found| found.factor)).collect::<Vec<_>>(),
        "expected_rank": items.iter().map(|item| item.expected_rank()).collect::<Vec<_>>(),
        "value_mean": items.iter().map(|item| item.mean).collect::<Vec<_>>(),
        "value_sd": items.iter().map(|item| item.deviation).collect::<Vec<_>>(),
        "value_sd_sample": items.iter().map(|item| item.deviation * (n / (n - 1.0)).sqrt()).collect::<Vec<_>>(),
    })
}

fn compare_smaa(case: &Case, answer: &Value) -> Vec<String> {
    let expected = case.expected;
    let samples = answer["samples"].as_u64().expect("a number");
    let mut judge = Judge::new(samples, expected["reference_samples"].as_f64());
    for (key, expected) in expected.as_object().expect("an object") {
        let found = &answer[key];
        match key.as_str() {
            "rank_acceptability"
            | "ring_acceptability"
            | "pairwise_winning"
            | "exclusion_probability"
            | "first_rank_acceptability" => judge.check_probabilities(key, expected, found),
            "expected_rank" => {
                let items = expected.as_array().map_or(0, Vec::len) as f64;
                let limit = 4.5 * items / 2.0 * judge.noise().sqrt();
                check_list(&mut judge, key, expected, found, |_| limit);
            }
            "value_mean" | "value_sd" => {
                let factor = if key == "value_mean" { 4.5 } else { 5.0 * 2.0_f64.sqrt() };
                let spread = spreads(case, answer);
                let scale = judge.noise().sqrt();
                check_list(&mut judge, key, expected, found, |item| {
                    factor * spread[item] * scale + 1e-9
                });
            }
            "central_weights" => check_central(case, answer, &mut judge),
            "confidence_factor" => check_confidence(case, answer, &mut judge),
            "value_quantiles" => check_quantiles(case, answer, &mut judge),
            "reference_samples" | "rational" | "first_rank_count" => {}
            other => judge.wrong.push(format!("{other} is not compared")),
        }
    }
    judge.wrong
}

fn spreads(case: &Case, answer: &Value) -> Vec<f64> {
    let given = numbers(&case.expected["value_sd"]).expect("numbers");
    if given.is_empty() {
        numbers(&answer["value_sd"]).expect("numbers")
    } else {
        given
    }
}

fn check_list(judge: &mut Judge, what: &str, expected: &Value, found: &Value, limit: impl Fn(usize) -> f64) {
    for (index, expected) in expected.as_array().into_iter().flatten().enumerate() {
        let (expected, found) = (expected.as_f64(), found[index].as_f64());
        match (expected, found) {
            (Some(expected), Some(found)) => judge.check(&format!("{what}[{index}]"), expected, found, limit(index)),
            (None, None) => {}
            _ => judge
                .wrong
                .push(format!("{what}[{index}] is {found:?} instead of {expected:?}")),
        }
    }
}

/// First-rank acceptability as the file tells it.
fn first_rank(case: &Case, item: usize) -> f64 {
    let ranks = &case.expected["rank_acceptability"][item][0];
    ranks
        .as_f64()
        .or(case.expected["first_rank_acceptability"][item].as_f64())
        .unwrap_or(0.0)
}

/// Means over the draws in which an item comes first. With fewer than 30 of them expected nothing can be told.
fn check_central(case: &Case, answer: &Value, judge: &mut Judge) {
    for (item, expected) in case.expected["central_weights"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let (found, share) = (&answer["central_weights"][item], first_rank(case, item));
        let count = case.expected["first_rank_count"][item].as_f64();
        if expected.is_null() {
            if judge.reference.is_infinite() && !found.is_null() {
                judge.wrong.push(format!("central_weights[{item}] should be undefined"));
            }
            continue;
        }
        if judge.samples * share < 30.0 {
            continue;
        }
        let behind = count.map_or(0.0, |count| 1.0 / count);
        let limit = 4.5 * 0.3 * (1.0 / (judge.samples * share) + behind).sqrt();
        check_list(judge, &format!("central_weights[{item}]"), expected, found, |_| limit);
    }
}

fn check_confidence(case: &Case, answer: &Value, judge: &mut Judge) {
    for (item, expected) in case.expected["confidence_factor"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let found = answer["confidence_factor"][item].as_f64();
        match (expected.as_f64(), found) {
            (Some(expected), Some(found)) => {
                let rough = (expected * (1.0 - expected) / 2048.0).sqrt();
                judge.check(&format!("confidence_factor[{item}]"), expected, found, 4.5 * rough);
            }
            (None, None) => {}
            (Some(_), None) if first_rank(case, item) * judge.samples < 30.0 => {}
            (expected, found) => {
                judge.wrong.push(format!(
                    "confidence_factor[{item}] is {found:?} instead of {expected:?}"
                ));
            }
        }
    }
}

fn check_quantiles(case: &Case, answer: &Value, judge: &mut Judge) {
    let levels = numbers(&case.inputs["quantile_levels"]).expect("levels");
    let spread = spreads(case, answer);
    let exact = case.inputs["scores"].is_null() && case.inputs["weights"] == "uniform_simplex";
    for (item, row) in case.expected["value_quantiles"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        for (place, level) in levels.iter().enumerate() {
            let what = format!("value_quantiles[{item}][{place}]");
            let expected = row[place].as_f64().expect("a quantile");
            let Some(found) = answer["value_quantiles"][item][place].as_f64() else {
                judge.wrong.push(format!("{what} is not answered"));
                continue;
            };
            let error = 4.5 * (level * (1.0 - level) * judge.noise()).sqrt();
            match exact {
                // The exact share below the reported quantile, give or take a bin.
                true => {
                    let values = numbers(&case.inputs["values"][item]).expect("values");
                    let share = |q: f64| share_below(&values, q);
                    let (low, high) = (share(found - 1e-4), share(found + 1e-4));
                    let nearest = level.clamp(low, high);
                    judge.check(&what, *level, nearest, error);
                }
                // No density is told: six standard deviations for the whole range.
                false => judge.check(&what, expected, found, 5e-4 + 6.0 * spread[item] * error),
            }
        }
    }
}

/// P(Σ w v ≤ q) for weights uniform on the simplex: the density is a B-spline with knots v (Curry and Schoenberg 1966),
/// integrated by Simpson's rule.
fn share_below(values: &[f64], q: f64) -> f64 {
    let mut knots = values.to_vec();
    knots.sort_unstable_by(f64::total_cmp);
    let (low, high) = (knots[0], q.min(knots[knots.len() - 1]));
    if high <= low {
        return 0.0;
    }
    let steps = 2_000;
    let width = (high - low) / f64::from(steps);
    let term = |step: i32| {
        let factor = if step == 0 || step == steps {
            1.0
        } else if step % 2 == 1 {
            4.0
        } else {
            2.0
        };
        factor * spline(&knots, low + width * f64::from(step))
    };
    (0..=steps).map(term).sum::<f64>() * width / 3.0
}

fn spline(knots: &[f64], x: f64) -> f64 {
    let mut level: Vec<f64> = knots
        .windows(2)
        .map(|pair| {
            if pair[0] <= x && x < pair[1] {
                1.0 / (pair[1] - pair[0])
            } else {
                0.0
            }
        })
        .collect();
    for degree in 2..knots.len() {
        let order = degree as f64;
        level = (0..knots.len() - degree)
            .map(|place| {
                let (low, high) = (knots[place], knots[place + degree]);
                order / (order - 1.0) * ((x - low) * level[place] + (high - x) * level[place + 1]) / (high - low)
            })
            .collect();
    }
    level[0]
}

fn answer_given_samples(inputs: &Value) -> Answer {
    let sets = table(&inputs["weights"])?;
    let draws = sets.len();
    let rows: Vec<Vec<ScoreDistribution>> = match &inputs["samples"] {
        Value::Null => list(&inputs["values"], |row| {
            list(row, |score| Ok(ScoreDistribution::Fixed(number(score)?)))
        })?,
        samples => {
            let samples = list(samples, table)?;
            let (items, criteria) = (samples[0].len(), samples[0][0].len());
            let distribution = |item: usize, criterion: usize| {
                ScoreDistribution::Drawn(samples.iter().map(|block| block[item][criterion]).collect())
            };
            (0..items)
                .map(|item| (0..criteria).map(|criterion| distribution(item, criterion)).collect())
                .collect()
        }
    };
    let score = |distribution: &ScoreDistribution, draw: usize| match distribution {
        ScoreDistribution::Drawn(draws) => draws[draw],
        distribution => distribution.to_point().expect("a fixed score"),
    };
    let value = |row: &[ScoreDistribution], draw: usize| {
        sets[draw]
            .iter()
            .zip(row)
            .map(|(weight, distribution)| weight * score(distribution, draw))
            .sum::<f64>()
    };
    let first: Vec<Vec<f64>> = (0..3.min(draws))
        .map(|draw| rows.iter().map(|row| value(row, draw)).collect())
        .collect();
    let ranks: Vec<Vec<usize>> = first.iter().map(|values| rank_samples(values)).collect();
    let outcome = simulate(&model(
        rows,
        WeightDistribution::Drawn(sets),
        &inputs["thresholds"],
        draws as u64,
    )?)?;
    let mut answer = tell(&outcome);
    answer["first_three_values"] = json!(first);
    answer["first_three_ranks"] = json!(ranks);
    Ok(answer)
}

fn answer_end_to_end(inputs: &Value) -> Answer {
    let read = |criterion: &Value| {
        Ok((
            criterion["id"].as_str().expect("an identifier").to_owned(),
            number(&criterion["weight"])?,
            read_function(&criterion["points"])?,
        ))
    };
    let criteria = list(&inputs["criteria"], read)?;
    let raw: Vec<f64> = criteria.iter().map(|criterion| criterion.1).collect();
    let weights = normalise_weights(&raw)?;
    let thresholds = numbers(&inputs["thresholds"])?;
    let gates = read_gates(&inputs["gates"])?;
    let rows = list(&inputs["scores"], |row| {
        list(row, |score| read_score(score, &Value::Null))
    })?;
    let policy = &inputs["missing_policy_point"];
    let radii = numbers(&inputs["radii"])?;
    let point = tell_point(&rows, &criteria, policy, (&thresholds, &gates, &radii))?;
    let distribution = match inputs["weight_uncertainty"]["dirichlet_concentration"].as_f64() {
        Some(concentration) => WeightDistribution::around(&weights, concentration)?,
        None => WeightDistribution::Point(weights),
    };
    let names = list(&inputs["technologies"], |name| {
        Ok(name.as_str().expect("a name").to_owned())
    })?;
    let model = SmaaModel {
        criteria: criteria
            .into_iter()
            .map(|(id, _, value)| Criterion { id, value: Some(value) })
            .collect(),
        items: names
            .into_iter()
            .zip(rows)
            .map(|(id, scores)| Item { id, scores })
            .collect(),
        weights: distribution,
        rings: make_rings(&thresholds, &gates)?,
        seed: SEED,
        samples: SAMPLES,
        wanted: Wanted::for_items(10),
    };
    let outcome = simulate(&model)?;
    let mut simulation = tell(&outcome);
    simulation["value_quantiles"] = quantiles(&outcome, &numbers(&inputs["quantile_levels"])?);
    Ok(json!({ "point": point, "simulation": simulation }))
}

fn tell_point(
    rows: &[Vec<ScoreDistribution>],
    criteria: &[(String, f64, ValueFunction)],
    policy: &Value,
    rules: (&[f64], &[Gate], &[f64]),
) -> Answer {
    let (mut values, mut coverage, mut placed, mut radii) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.1).collect();
    for row in rows {
        let scores: Vec<Option<f64>> = row.iter().map(ScoreDistribution::to_point).collect();
        let value = |(score, criterion): (&Option<f64>, &(String, f64, ValueFunction))| {
            score
                .map(|score| to_value(&criterion.2, score, &Value::Null))
                .transpose()
        };
        let parts = scores.iter().zip(criteria).map(value).collect::<Result<Vec<_>, _>>()?;
        let sum = value_under(policy, &weights, &parts)?;
        let (ring, radius) = place(rules, sum, &scores)?;
        values.push(sum);
        coverage.push(sum_value(&weights, &parts)?.coverage);
        placed.push(ring);
        radii.push(radius);
    }
    let ranks = rank_values(&values);
    Ok(json!({ "value": values, "coverage": coverage, "ring": placed, "radius": radii, "rank": ranks }))
}

fn compare_end_to_end(case: &Case, answer: &Value) -> Vec<String> {
    let point = Case {
        inputs: case.inputs,
        expected: &case.expected["point"],
        tolerance: case.tolerance,
    };
    let mut wrong = compare_exactly(&point, &answer["point"]);
    let expected = &case.expected["simulation"];
    let found = &answer["simulation"];
    let mut judge = Judge::new(SAMPLES, expected["reference_samples"].as_f64());
    let spread = numbers(&expected["value_sd"]).expect("numbers");
    let scale = judge.noise().sqrt();
    for (key, expected) in expected.as_object().into_iter().flatten() {
        let found = &found[key];
        match key.as_str() {
            "ring_acceptability" | "exclusion_probability" | "first_rank_acceptability" => {
                judge.check_probabilities(key, expected, found);
            }
            "value_mean" => check_list(&mut judge, key, expected, found, |item| 4.5 * spread[item] * scale),
            "value_sd" => {
                let factor = 5.0 * 2.0_f64.sqrt();
                check_list(&mut judge, key, expected, found, |item| factor * spread[item] * scale);
            }
            "value_quantiles" => {
                for (item, row) in expected.as_array().into_iter().flatten().enumerate() {
                    check_list(&mut judge, &format!("{key}[{item}]"), row, &found[item], |_| 0.005);
                }
            }
            "reference_samples" => {}
            other => judge.wrong.push(format!("{other} is not compared")),
        }
    }
    wrong.append(&mut judge.wrong);
    wrong
}
