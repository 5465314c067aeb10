//! Which uncertain input the spread of V comes from.
//!
//! With fixed weights and independent scores V is a sum, and the shares have a closed form: w² Var(v) over its sum; first
//! order and total are the same. With uncertain weights too they are estimated: first order by Saltelli et al. (2010),
//! total by Jansen (1999).

use rayon::prelude::*;

use super::additive::normalise_weights;
use super::precision::NORMAL_95;
use super::score_distribution::{Rating, ScoreDistribution, Source};
use super::stream::{BLOCK, StreamKey};
use super::value::ValueFunction;
use super::weight_distribution::fill_gamma;
use super::{Fault, Refusal};

/// Shares of the variance of V, by input.
#[derive(Debug, Clone, PartialEq)]
pub struct VarianceShares {
    /// Variance of V.
    pub variance: f64,
    /// Share of each input alone; `None` when V does not vary.
    pub first_order: Option<Vec<f64>>,
    /// Share of each input together with others; `None` when V does not vary.
    pub total: Option<Vec<f64>>,
}

/// Shares with fixed weights and independent scores. `variances` are those of the values, by criterion.
pub fn share_variance(weights: &[f64], variances: &[f64]) -> Result<VarianceShares, Refusal> {
    let weights = normalise_weights(weights)?;
    if weights.len() != variances.len() {
        let found = format!("{} variances for {} criteria", variances.len(), weights.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    if let Some(wrong) = variances
        .iter()
        .find(|variance| !(variance.is_finite() && **variance >= 0.0))
    {
        return Err(Refusal::new(Fault::BadParameter, format!("a variance of {wrong}")));
    }
    let parts: Vec<f64> = weights
        .iter()
        .zip(variances)
        .map(|(weight, variance)| weight * weight * variance)
        .collect();
    let variance: f64 = parts.iter().sum();
    let shares: Option<Vec<f64>> = (variance > 0.0).then(|| parts.iter().map(|part| part / variance).collect());
    Ok(VarianceShares {
        variance,
        first_order: shares.clone(),
        total: shares,
    })
}

/// Mean, variance and ends of the value of an uncertain score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueMoments {
    /// Mean of v.
    pub mean: f64,
    /// Variance of v.
    pub variance: f64,
    /// The least v.
    pub least: f64,
    /// The largest v.
    pub largest: f64,
}

/// Moments of the value of a score, exact: between break points the density is a straight line and the square of the
/// value a parabola, and Gauss's rule of two points is exact to the third degree. A missing score is uniform between 0
/// and 1; an ordinal class is a beta variable.
pub fn measure_moments(distribution: &ScoreDistribution, function: &ValueFunction) -> Result<ValueMoments, Refusal> {
    distribution.check(Some(function))?;
    let uniform = ValueMoments {
        mean: 0.5,
        variance: 1.0 / 12.0,
        least: 0.0,
        largest: 1.0,
    };
    Ok(match distribution {
        ScoreDistribution::Missing => uniform,
        ScoreDistribution::Fixed(score) => mix(&[*score], function),
        ScoreDistribution::Levels(levels) => {
            let parts = levels.iter().filter(|(_, share)| *share > 0.0);
            let moments = |score: f64| of_rating(&Rating::exact(score), function);
            mix_parts(parts.map(|(score, share)| (*share, moments(*score))))
        }
        ScoreDistribution::Mixture(parts) | ScoreDistribution::Shared(parts) => {
            let parts = parts.iter().filter(|(share, _)| *share > 0.0);
            let parts = parts.map(|(share, part)| Ok((*share, measure_moments(part, function)?)));
            mix_parts(parts.collect::<Result<Vec<_>, Refusal>>()?.into_iter())
        }
        ScoreDistribution::Unknown(law) => measure_moments(law, function)?,
        ScoreDistribution::Drawn(draws) => mix(draws, function),
        ScoreDistribution::Uniform { low, high } => {
            let flat = |_: f64| 1.0 / (high - low);
            integrate(*low, *high, &[], function, &flat)
        }
        ScoreDistribution::Pool(ratings) => mix_ratings(ratings.iter(), function),
        ScoreDistribution::Panel(ratings) if ratings.iter().flatten().next().is_none() => uniform,
        ScoreDistribution::Panel(ratings) => mix_ratings(ratings.iter().flatten(), function),
        ScoreDistribution::Ordinal { level, levels } => {
            let (a, all) = (*level as f64, (*levels - 1) as f64);
            let inner = *level > 0 && level + 1 < *levels;
            ValueMoments {
                mean: a / all,
                variance: a * (all - a) / (all * all * (all + 1.0)),
                least: if inner { 0.0 } else { a / all },
                largest: if inner { 1.0 } else { a / all },
            }
        }
    })
}

fn of_rating(rating: &Rating, function: &ValueFunction) -> ValueMoments {
    let Rating { low, mode, high } = *rating;
    let density = |x: f64| match x < mode {
        true => 2.0 * (x - low) / ((high - low) * (mode - low)),
        false => 2.0 * (high - x) / ((high - low) * (high - mode)),
    };
    integrate(low, high, &[mode], function, &density)
}

fn mix(scores: &[f64], function: &ValueFunction) -> ValueMoments {
    let ratings: Vec<Rating> = scores.iter().copied().map(Rating::exact).collect();
    mix_ratings(ratings.iter(), function)
}

fn mix_ratings<'a>(ratings: impl Iterator<Item = &'a Rating>, function: &ValueFunction) -> ValueMoments {
    mix_parts(ratings.map(|rating| (1.0, of_rating(rating, function))))
}

/// The moments of a mixture from those of its parts, each with its share of the sum of shares.
fn mix_parts(parts: impl Iterator<Item = (f64, ValueMoments)>) -> ValueMoments {
    let parts: Vec<(f64, ValueMoments)> = parts.collect();
    let all: f64 = parts.iter().map(|(share, _)| share).sum();
    let mean = parts.iter().map(|(share, part)| share * part.mean).sum::<f64>() / all;
    let apart = |part: &ValueMoments| part.variance + (part.mean - mean) * (part.mean - mean);
    ValueMoments {
        mean,
        variance: parts.iter().map(|(share, part)| share * apart(part)).sum::<f64>() / all,
        least: parts.iter().map(|(_, part)| part.least).fold(f64::INFINITY, f64::min),
        largest: parts
            .iter()
            .map(|(_, part)| part.largest)
            .fold(f64::NEG_INFINITY, f64::max),
    }
}

fn integrate(
    low: f64,
    high: f64,
    breaks: &[f64],
    function: &ValueFunction,
    density: &dyn Fn(f64) -> f64,
) -> ValueMoments {
    let value = |x: f64| function.to_value(x).expect("the distribution is checked");
    let mut edges = vec![low, high];
    edges.extend(breaks);
    if let ValueFunction::Piecewise(function) = function {
        edges.extend(function.points().iter().map(|point| point.0));
    }
    edges.retain(|edge| (low..=high).contains(edge));
    edges.sort_unstable_by(f64::total_cmp);
    edges.dedup();
    let values: Vec<f64> = edges.iter().map(|edge| value(*edge)).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if low == high {
        return ValueMoments {
            mean: value(low),
            variance: 0.0,
            least,
            largest,
        };
    }
    let integral = |power: &dyn Fn(f64) -> f64| {
        let part = |pair: &[f64]| {
            let (middle, half) = ((pair[0] + pair[1]) / 2.0, (pair[1] - pair[0]) / 2.0);
            let point = half / 3.0_f64.sqrt();
            let at = |x: f64| density(x) * power(value(x));
            half * (at(middle - point) + at(middle + point))
        };
        edges.windows(2).map(part).sum::<f64>()
    };
    let mean = integral(&|v| v);
    let variance = integral(&|v| (v - mean) * (v - mean));
    ValueMoments {
        mean,
        variance,
        least,
        largest,
    }
}

/// Shares estimated by sampling, with half-widths of their 95 % intervals.
#[derive(Debug, Clone, PartialEq)]
pub struct EstimatedShares {
    /// The shares.
    pub shares: VarianceShares,
    /// Half-width for each first-order share.
    pub first_order_error: Vec<f64>,
    /// Half-width for each total share.
    pub total_error: Vec<f64>,
}

/// Base draws that shares need to be good to about a hundredth: 2¹⁶. The function is evaluated inputs + 2 times as often.
pub const SHARE_SAMPLES: u64 = 1 << 16;

/// An uncertain input of a function.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A raw weight with a gamma distribution of this parameter; divided by their sum such weights have a Dirichlet distribution.
    Gamma(f64),
    /// A number with a distribution of its own: the value of the raw score drawn, or the number itself.
    Number(ScoreDistribution, Option<ValueFunction>),
}

impl Input {
    fn check(&self) -> Result<(), Refusal> {
        let (distribution, function) = match self {
            Input::Gamma(parameter) if parameter.is_finite() && *parameter >= 0.0 => return Ok(()),
            Input::Gamma(parameter) => {
                return Err(Refusal::new(Fault::BadParameter, format!("a gamma of {parameter}")));
            }
            Input::Number(distribution, function) => (distribution, function.as_ref()),
        };
        distribution.check(function)?;
        let shared = matches!(
            distribution,
            ScoreDistribution::Ordinal { .. }
                | ScoreDistribution::Drawn(_)
                | ScoreDistribution::Panel(_)
                | ScoreDistribution::Shared(_)
        );
        match shared || (function.is_none() && *distribution == ScoreDistribution::Missing) {
            true => Err(Refusal::new(
                Fault::BadDistribution,
                "an input without a distribution of its own",
            )),
            false => Ok(()),
        }
    }

    /// Fills a row with a block of draws.
    fn fill(&self, seed: u64, ids: &[&str], block: u64, row: &mut [f64]) {
        match self {
            Input::Gamma(parameter) => {
                let key = StreamKey::new(seed, "gamma", ids);
                fill_gamma(&mut key.open_block(block), *parameter, row);
            }
            Input::Number(distribution, None) => match Source::new(distribution, None, seed, ids) {
                Source::Constant { raw, .. } => row.fill(raw.unwrap_or(0.0)),
                source => source.fill(block, &[], &[], row),
            },
            Input::Number(distribution, Some(function)) => {
                let source = Source::new(distribution, Some(function), seed, ids);
                source.fill(block, &[], &[], row);
                if !source.gives_values() {
                    let value = |score: f64| function.to_value(score).expect("the distribution is checked");
                    row.iter_mut().for_each(|score| *score = value(*score));
                }
            }
        }
    }
}

/// Estimates the shares of independent inputs in a function of them. Named, so that draws belong to names. Draws are
/// rounded up to whole blocks.
pub fn estimate_shares(
    inputs: &[(String, Input)],
    seed: u64,
    samples: u64,
    function: impl Fn(&[f64]) -> f64 + Sync,
) -> Result<EstimatedShares, Refusal> {
    if inputs.is_empty() {
        return Err(Refusal::new(Fault::EmptyInput, "no inputs"));
    }
    if samples == 0 {
        return Err(Refusal::new(Fault::BadSampling, "0 samples"));
    }
    for (name, input) in inputs {
        input.check().map_err(|refusal| refusal.with_criterion(name))?;
    }
    let blocks = samples.div_ceil(BLOCK as u64);
    let fill = |matrix: &str, block: u64| -> Vec<f64> {
        let mut rows = vec![0.0; inputs.len() * BLOCK];
        for ((name, input), row) in inputs.iter().zip(rows.chunks_exact_mut(BLOCK)) {
            input.fill(seed, &[matrix, name], block, row);
        }
        rows
    };
    // Taken from a value near the middle: the first-order term is a product with the plain value, which would drown it.
    let start = fill("a", 0);
    let mean = |row: &[f64]| row.iter().sum::<f64>() / BLOCK as f64;
    let pivot = function(&start.chunks_exact(BLOCK).map(mean).collect::<Vec<f64>>());
    let centred = |x: &[f64]| function(x) - pivot;
    let of_block = |block: u64| sum_block(&fill("a", block), &fill("b", block), inputs.len(), &centred);
    let sums: Vec<BlockSums> = (0..blocks).into_par_iter().map(of_block).collect();
    Ok(conclude(&sums, inputs.len(), (blocks * BLOCK as u64) as f64))
}

/// Sums of one block: Σ y, Σ y², and for each input Σ and Σ² of the first-order and of the total term.
struct BlockSums {
    plain: (f64, f64),
    first: Vec<(f64, f64)>,
    total: Vec<(f64, f64)>,
}

fn sum_block(one: &[f64], other: &[f64], inputs: usize, function: &(impl Fn(&[f64]) -> f64 + Sync)) -> BlockSums {
    let mut sums = BlockSums {
        plain: (0.0, 0.0),
        first: vec![(0.0, 0.0); inputs],
        total: vec![(0.0, 0.0); inputs],
    };
    let add = |sum: &mut (f64, f64), term: f64| {
        sum.0 += term;
        sum.1 += term * term;
    };
    let (mut a, mut b) = (vec![0.0; inputs], vec![0.0; inputs]);
    for draw in 0..BLOCK {
        for input in 0..inputs {
            a[input] = one[input * BLOCK + draw];
            b[input] = other[input * BLOCK + draw];
        }
        let (at_a, at_b) = (function(&a), function(&b));
        add(&mut sums.plain, at_a);
        add(&mut sums.plain, at_b);
        for input in 0..inputs {
            let kept = std::mem::replace(&mut a[input], b[input]);
            let mixed = function(&a);
            a[input] = kept;
            add(&mut sums.first[input], at_b * (mixed - at_a));
            add(&mut sums.total[input], 0.5 * (at_a - mixed) * (at_a - mixed));
        }
    }
    sums
}

fn conclude(blocks: &[BlockSums], inputs: usize, samples: f64) -> EstimatedShares {
    let sum = |part: &dyn Fn(&BlockSums) -> (f64, f64)| {
        blocks
            .iter()
            .map(part)
            .fold((0.0, 0.0), |all, one| (all.0 + one.0, all.1 + one.1))
    };
    let plain = sum(&|block| block.plain);
    let mean = plain.0 / (2.0 * samples);
    let variance = (plain.1 / (2.0 * samples) - mean * mean).max(0.0);
    let term = |(sum, square): (f64, f64)| {
        let mean = sum / samples;
        let error = ((square / samples - mean * mean).max(0.0) / samples).sqrt();
        (mean / variance, NORMAL_95 * error / variance)
    };
    let first: Vec<(f64, f64)> = (0..inputs)
        .map(|input| term(sum(&|block| block.first[input])))
        .collect();
    let total: Vec<(f64, f64)> = (0..inputs)
        .map(|input| term(sum(&|block| block.total[input])))
        .collect();
    let varies = variance > 0.0;
    let shares = |terms: &[(f64, f64)]| varies.then(|| terms.iter().map(|term| term.0).collect());
    let errors = |terms: &[(f64, f64)]| terms.iter().map(|term| if varies { term.1 } else { 0.0 }).collect();
    EstimatedShares {
        shares: VarianceShares {
            variance,
            first_order: shares(&first),
            total: shares(&total),
        },
        first_order_error: errors(&first),
        total_error: errors(&total),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_bent_values_are_exact() {
        let identity = ValueFunction::Identity;
        let triangle = measure_moments(&ScoreDistribution::triangular(0.2, 0.5, 0.9), &identity).unwrap();
        assert!((triangle.mean - 1.6 / 3.0).abs() < 1e-14);
        let (a, b, c) = (0.2_f64, 0.9_f64, 0.5_f64);
        let variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18.0;
        assert!((triangle.variance - variance).abs() < 1e-14);
        // Uniform on 0 to 2 through a value that is flat from 1 on: mean ¾.
        let points = vec![(0.0, 0.0), (1.0, 1.0), (2.0, 1.0)];
        let bent = ValueFunction::piecewise(points).unwrap();
        let found = measure_moments(&ScoreDistribution::Uniform { low: 0.0, high: 2.0 }, &bent).unwrap();
        assert!((found.mean - 0.75).abs() < 1e-14 && (found.variance - (2.0 / 3.0 - 0.5625)).abs() < 1e-14);
    }

    #[test]
    fn gamma_weights_divided_by_their_sum_spread_as_dirichlet_weights_do() {
        let fixed = |score| Input::Number(ScoreDistribution::Fixed(score), Some(ValueFunction::Identity));
        let inputs = [
            ("weight a", Input::Gamma(6.0)),
            ("weight b", Input::Gamma(0.5)),
            ("score a", fixed(1.0)),
            ("score b", fixed(0.0)),
        ];
        let inputs = inputs.map(|(name, input)| (name.to_owned(), input));
        let share = |x: &[f64]| (x[0] * x[2] + x[1] * x[3]) / (x[0] + x[1]);
        let found = estimate_shares(&inputs, 5, 1 << 15, share).unwrap();
        // The value is the first weight, a beta variable: ab / ((a + b)² (a + b + 1)).
        let variance = 3.0 / (6.5 * 6.5 * 7.5);
        assert!((found.shares.variance / variance - 1.0).abs() < 0.06, "{found:?}");
        let total = found.shares.total.unwrap();
        assert_eq!(total[2..], [0.0, 0.0]);
        assert!(total[1] > total[0] && total[0] > 0.0);
    }

    #[test]
    fn a_score_has_the_share_of_its_value_and_no_law_is_shared_by_two_inputs() {
        let bent = ValueFunction::piecewise(vec![(0.0, 0.0), (1.0, 1.0), (2.0, 1.0)]).unwrap();
        let distribution = ScoreDistribution::Uniform { low: 0.0, high: 2.0 };
        let inputs = [
            (
                "bent".to_owned(),
                Input::Number(distribution.clone(), Some(bent.clone())),
            ),
            (
                "missing".to_owned(),
                Input::Number(ScoreDistribution::Missing, Some(ValueFunction::Identity)),
            ),
        ];
        let found = estimate_shares(&inputs, 5, 1 << 15, |x| 0.5 * (x[0] + x[1])).unwrap();
        let exact = [&inputs[0].1, &inputs[1].1].map(|input| match input {
            Input::Number(distribution, Some(function)) => measure_moments(distribution, function).unwrap().variance,
            Input::Number(_, None) | Input::Gamma(_) => 0.0,
        });
        let expected = share_variance(&[1.0, 1.0], &exact).unwrap().first_order.unwrap();
        for (found, expected) in found.shares.first_order.unwrap().iter().zip(expected) {
            assert!((found - expected).abs() < 0.02, "{found} for {expected}");
        }
        let panel = [(
            "panel".to_owned(),
            Input::Number(ScoreDistribution::Panel(vec![None]), Some(bent)),
        )];
        assert_eq!(
            estimate_shares(&panel, 5, 1, |x| x[0]).unwrap_err().fault,
            Fault::BadDistribution
        );
    }

    #[test]
    fn without_uncertainty_there_are_no_shares() {
        let shares = share_variance(&[1.0, 1.0], &[0.0, 0.0]).unwrap();
        assert_eq!((shares.variance, shares.first_order), (0.0, None));
    }
}
