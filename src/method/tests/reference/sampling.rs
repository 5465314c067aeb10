//! How far a simulated number may be from the exact one, and the distributions of the weights.

use crate::method::Refusal;
use crate::method::distribution_functions::beta_regularised;
use crate::method::weight_distribution::{WeightDistribution, WeightSampler};
use serde_json::{Value, json};

use super::{Answer, Case, indices, numbers, run};

/// Draws in the tests of distributions.
const DRAWS: usize = 200_000;

/// What is wrong with simulated numbers.
pub(super) struct Judge {
    /// Draws of the engine.
    pub samples: f64,
    /// Draws behind the reference; infinite when it is exact.
    pub reference: f64,
    pub wrong: Vec<String>,
}

impl Judge {
    pub(super) fn new(samples: u64, reference: Option<f64>) -> Self {
        Judge {
            samples: samples as f64,
            reference: reference.unwrap_or(f64::INFINITY),
            wrong: Vec::new(),
        }
    }

    /// 1/N + 1/reference.
    pub(super) fn noise(&self) -> f64 {
        1.0 / self.samples + 1.0 / self.reference
    }

    pub(super) fn check(&mut self, what: &str, expected: f64, found: f64, limit: f64) {
        if (found - expected).abs() > limit || found.is_nan() {
            self.wrong.push(format!(
                "{what} is {found} instead of {expected}, which is beyond {limit}"
            ));
        }
    }

    /// A probability: 4.5 standard errors. Exact ones of 0 and 1 must be met exactly.
    pub(super) fn check_probability(&mut self, what: &str, expected: f64, found: f64) {
        let exact = self.reference.is_infinite();
        let slack = match exact {
            true if expected == 0.0 || expected == 1.0 => 0.0,
            true => 1.0 / self.samples,
            false => 2.0 / self.samples,
        };
        let limit = 4.5 * (expected * (1.0 - expected) * self.noise()).sqrt() + slack;
        self.check(what, expected, found, limit);
    }

    /// Probabilities in lists of any depth; what is null must be.
    pub(super) fn check_probabilities(&mut self, what: &str, expected: &Value, found: &Value) {
        match (expected, found) {
            (Value::Null, Value::Null) => {}
            (Value::Number(_), Value::Number(_)) => {
                self.check_probability(
                    what,
                    expected.as_f64().unwrap_or(0.0),
                    found.as_f64().unwrap_or(f64::NAN),
                );
            }
            (Value::Array(list), Value::Array(answers)) if list.len() == answers.len() => {
                for (index, (expected, found)) in list.iter().zip(answers).enumerate() {
                    self.check_probabilities(&format!("{what}[{index}]"), expected, found);
                }
            }
            _ => self.wrong.push(format!("{what} is {found} instead of {expected}")),
        }
    }
}

#[test]
fn reference_weight_sampling() {
    run("weight_sampling", answer_weight_sampling, compare_weight_sampling);
}

fn read_law(inputs: &Value) -> Result<WeightDistribution, Refusal> {
    Ok(match inputs["scheme"].as_str().expect("a scheme") {
        "uniform_simplex" => WeightDistribution::Uniform(inputs["n"].as_u64().expect("a number") as usize),
        "dirichlet" => WeightDistribution::Dirichlet(numbers(&inputs["alpha"])?),
        "order" => WeightDistribution::Order(indices(&inputs["order"])?),
        "bounds" => WeightDistribution::Bounds {
            lower: numbers(&inputs["lower"])?,
            upper: numbers(&inputs["upper"])?,
        },
        other => panic!("a scheme {other}"),
    })
}

fn answer_weight_sampling(inputs: &Value) -> Answer {
    let sampler = WeightSampler::new(&read_law(inputs)?, 20_261_124)?;
    Ok(json!({ "draws": sampler.draw_many(DRAWS), "volume_fraction": sampler.volume_fraction() }))
}

fn compare_weight_sampling(case: &Case, answer: &Value) -> Vec<String> {
    let mut judge = Judge::new(DRAWS as u64, None);
    let draws: Vec<Vec<f64>> = super::table(&answer["draws"]).expect("draws are numbers");
    let expected = case.expected;
    let n = DRAWS as f64;
    let criteria = draws[0].len();
    let means: Vec<f64> = (0..criteria)
        .map(|j| draws.iter().map(|draw| draw[j]).sum::<f64>() / n)
        .collect();
    let covariance = |i: usize, j: usize| {
        draws
            .iter()
            .map(|draw| (draw[i] - means[i]) * (draw[j] - means[j]))
            .sum::<f64>()
            / n
    };
    let exact = |i: usize, j: usize| expected["covariance"][i][j].as_f64();
    for j in 0..criteria {
        let variance = exact(j, j).unwrap_or_else(|| covariance(j, j));
        if let Some(mean) = expected["mean"][j].as_f64() {
            judge.check(
                &format!("mean {j}"),
                mean,
                means[j],
                4.5 * (variance / n).sqrt() + 1e-12,
            );
        }
        for i in 0..=j {
            if let (Some(both), Some(one), Some(other)) = (exact(i, j), exact(i, i), exact(j, j)) {
                let limit = 5.0 * 2.0_f64.sqrt() * 2.0 * (one * other).sqrt() / n.sqrt() + 1e-12;
                judge.check(&format!("covariance {i} {j}"), both, covariance(i, j), limit);
            }
        }
    }
    check_marginals(case, &draws, &mut judge);
    if let Some(shares) = expected["prob_max_weight_above"].as_object() {
        for (limit, share) in shares {
            let above: f64 = limit.parse().expect("a number");
            let count = draws
                .iter()
                .filter(|draw| draw.iter().any(|weight| *weight > above))
                .count();
            judge.check_probability(
                &format!("max above {limit}"),
                share.as_f64().expect("a share"),
                count as f64 / n,
            );
        }
    }
    if let Some(volume) = expected["volume_fraction"].as_f64() {
        judge.check_probability(
            "volume_fraction",
            volume,
            answer["volume_fraction"].as_f64().unwrap_or(f64::NAN),
        );
    }
    judge.wrong
}

/// Kolmogorov and Smirnov's distance from the beta marginals, and the stated quantiles against the empirical shares.
fn check_marginals(case: &Case, draws: &[Vec<f64>], judge: &mut Judge) {
    let n = draws.len() as f64;
    let alpha = numbers(&case.inputs["alpha"]).expect("numbers");
    let marginal = &case.expected["marginal"];
    for criterion in 0..draws[0].len() {
        let mut sorted: Vec<f64> = draws.iter().map(|draw| draw[criterion]).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let parameters = match (marginal["a"].as_f64(), marginal["b"].as_f64(), alpha.get(criterion)) {
            (Some(a), Some(b), _) => Some((a, b)),
            (_, _, Some(a)) => Some((*a, alpha.iter().sum::<f64>() - a)),
            _ => None,
        };
        if let Some((a, b)) = parameters {
            let gap = |(place, x): (usize, &f64)| {
                let cdf = beta_regularised(a, b, *x);
                (cdf - place as f64 / n).abs().max((cdf - (place + 1) as f64 / n).abs())
            };
            let distance = sorted.iter().enumerate().map(gap).fold(0.0, f64::max);
            judge.check(
                &format!("distance of marginal {criterion}"),
                0.0,
                distance,
                2.23 / n.sqrt(),
            );
        }
        let quantiles = match &case.expected["marginal_quantiles"] {
            Value::Array(list) => list.get(criterion).unwrap_or(&Value::Null),
            other => other,
        };
        for (level, quantile) in quantiles.as_object().into_iter().flatten() {
            let (level, quantile) = (
                level.parse::<f64>().expect("a level"),
                quantile.as_f64().expect("a number"),
            );
            let below = sorted.partition_point(|x| *x <= quantile) as f64 / n;
            judge.check_probability(&format!("share below quantile {level} of {criterion}"), level, below);
        }
    }
}
