//! A dossier as the simulation takes it: criteria with value functions, distributions of scores and weights, rules as rings.
//!
//! What rules ask for beside criteria becomes a measure without a weight (`rules`). The distributions made here are the one
//! reading of a technology: rings are counted out over them, and values and ranks drawn from them.

use super::criteria::maturity_level;
use super::rules::{MeasureLayout, Rules, legal_effect};
use super::value::value_points;
use crate::method::additive::normalise_weights;
use crate::method::precision::samples_for;
use crate::method::score_distribution::{Rating, ScoreDistribution};
use crate::method::simulation::{Criterion, Item, SmaaModel, Wanted};
use crate::method::value::ValueFunction;
use crate::method::{Refusal, weight_distribution};
use crate::model::{
    Asked, Assessment, Configuration, Dossier, PanelDistribution, Placement, Spread, Technology, Trl, UnknownSpread,
    WeightDistribution,
};

const TRL: &str = "leadar:trl";
const TRL_HIGH: &str = "leadar:trl.high";
const NOTHING: &str = "leadar:nothing";

/// The model of all technologies of a radar; rings are wanted only where they cannot be counted out.
pub fn make_smaa_model(dossier: &Dossier, rules: &Rules, placements: &[Placement]) -> Result<SmaaModel, Refusal> {
    let configuration = &dossier.configuration;
    let items: Vec<Item> = dossier
        .technologies
        .iter()
        .zip(placements)
        .map(|(technology, placement)| Item {
            id: technology.id.clone(),
            scores: make_scores(dossier, rules.layout(), technology, &placement.as_reading()),
        })
        .collect();
    let rings_are_drawn = placements.iter().any(|placement| placement.rules.is_empty());
    Ok(SmaaModel {
        criteria: make_criteria(configuration, rules.layout())?,
        weights: make_weights(configuration)?,
        rings: rules.as_rings_of_rules(),
        seed: configuration.scoring.seed,
        samples: match configuration.scoring.precision {
            Some(precision) => samples_for(precision)?,
            None => configuration.scoring.draws(rings_are_drawn) as u64,
        },
        wanted: Wanted {
            rings: rings_are_drawn,
            ..Wanted::for_items(items.len())
        },
        items,
    })
}

fn make_criteria(configuration: &Configuration, layout: &MeasureLayout) -> Result<Vec<Criterion>, Refusal> {
    let mut criteria = Vec::new();
    for (index, criterion) in configuration.criteria.iter().enumerate() {
        let points = value_points(criterion);
        let value = match layout.joined {
            Some((joined, starts)) if joined == index => {
                // A class a TRL; class 0 stands for nothing.
                let levels = (0..=9).map(|trl: u8| maturity_level(trl.max(1), &starts) as f64);
                ValueFunction::categories(levels.map(|level| super::value::interpolate(&points, level)).collect())?
            }
            _ => ValueFunction::piecewise(points)?,
        };
        criteria.push(Criterion {
            id: criterion.id.clone(),
            value: Some(value),
        });
    }
    if criteria.is_empty() {
        criteria.push(Criterion {
            id: NOTHING.into(),
            value: Some(ValueFunction::Identity),
        });
    }
    let measure = |id: String| Criterion { id, value: None };
    criteria.extend([measure(TRL.into()), measure(TRL_HIGH.into())]);
    criteria.extend((0..layout.flags()).map(|place| measure(format!("leadar:flag.{place}"))));
    Ok(criteria)
}

/// What is known of a technology, as its distributions are made from it.
pub struct Reading<'a> {
    /// One assessment a criterion.
    pub assessments: &'a [Assessment],
    /// The TRLs it may have, rising.
    pub trl: &'a [(Trl, f64)],
    /// Whether practitioners asked, with the probability of each state, as drawn once for need and rules.
    pub asked: &'a [(Asked, f64)],
}

impl Placement {
    /// What the placement was made from.
    pub fn as_reading(&self) -> Reading<'_> {
        Reading {
            assessments: &self.assessments,
            trl: &self.trl,
            asked: &self.demand.need.asked,
        }
    }
}

/// The distributions of all that rules and the value read of one technology.
pub fn make_scores(
    dossier: &Dossier,
    layout: &MeasureLayout,
    technology: &Technology,
    reading: &Reading,
) -> Vec<ScoreDistribution> {
    let assessors = list_assessors(reading.assessments);
    let panel = dossier.configuration.scoring.panel;
    let trl = make_levels(reading.trl.iter().map(|(trl, share)| (f64::from(trl.level()), *share)));
    let high = reading.trl.last().map_or(0.0, |(trl, _)| f64::from(trl.level()));
    let mut scores: Vec<ScoreDistribution> = reading
        .assessments
        .iter()
        .enumerate()
        .map(|(index, assessment)| match layout.joined {
            Some((joined, _)) if joined == index => trl.clone(),
            _ if matches!(assessment.spread, Spread::Partly { .. }) => {
                // Need and what the rules read of asking are drawn together.
                let make = |spread: &Spread| make_independent_distribution(spread, reading.trl);
                ScoreDistribution::Shared(split_spread(&assessment.spread, make))
            }
            _ => make_distribution(&assessment.spread, reading.trl, &assessors, panel),
        })
        .collect();
    if scores.is_empty() {
        scores.push(ScoreDistribution::Fixed(0.0));
    }
    let effect = legal_effect(&dossier.configuration, technology);
    scores.extend(layout.tail(trl, high, effect, reading.asked));
    scores
}

/// Pseudonyms of all who scored a technology, in order.
fn list_assessors(assessments: &[Assessment]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for assessment in assessments {
        if let Spread::Panel(given) = &assessment.spread {
            names.extend(given.iter().map(|(name, _)| name.clone()));
        }
    }
    names.sort();
    names.dedup();
    names
}

/// The distribution of a level taken by itself: a panel's scores as a pool, whoever gave them.
pub fn make_independent_distribution(spread: &Spread, trl: &[(Trl, f64)]) -> ScoreDistribution {
    make_distribution(spread, trl, &[], PanelDistribution::Criterion)
}

/// What the levels of a criterion are worth.
pub fn make_value_function(criterion: &crate::model::Criterion) -> Result<ValueFunction, Refusal> {
    ValueFunction::piecewise(value_points(criterion))
}

fn make_distribution(
    spread: &Spread,
    trl: &[(Trl, f64)],
    assessors: &[String],
    panel: PanelDistribution,
) -> ScoreDistribution {
    let rating = |range: &[f64; 3]| Rating {
        low: range[0],
        mode: range[1],
        high: range[2],
    };
    let pool =
        |given: &[(String, [f64; 3])]| ScoreDistribution::Pool(given.iter().map(|(_, range)| rating(range)).collect());
    match (spread, panel) {
        (Spread::Levels(levels), _) => make_levels(levels.iter().map(|(level, share)| (level.level(), *share))),
        (Spread::Trl(starts), _) => {
            let level = |trl: &Trl| maturity_level(trl.level(), starts) as f64;
            make_levels(trl.iter().map(|(trl, share)| (level(trl), *share)))
        }
        (Spread::Panel(given), PanelDistribution::Criterion) => pool(given),
        (Spread::Panel(given), PanelDistribution::Expert) => {
            let of = |name: &String| given.iter().find(|(known, _)| known == name);
            let ratings = assessors.iter().map(|name| of(name).map(|(_, range)| rating(range)));
            ScoreDistribution::Panel(ratings.collect())
        }
        (Spread::TooFew { share, given, rest }, _) => {
            let rest = make_independent_distribution(rest, trl);
            ScoreDistribution::Mixture(vec![(*share, pool(given)), (1.0 - share, rest)])
        }
        (Spread::Partly { .. }, _) => {
            let make = |spread: &Spread| make_independent_distribution(spread, trl);
            ScoreDistribution::Mixture(split_spread(spread, make))
        }
        (Spread::Unknown(law), _) => make_law(law),
    }
}

/// What stands where a link holds and what stands where none does, each with its share.
fn split_spread(spread: &Spread, make: impl Fn(&Spread) -> ScoreDistribution) -> Vec<(f64, ScoreDistribution)> {
    let Spread::Partly { levels, rest } = spread else {
        return vec![(1.0, make(spread))];
    };
    let known: f64 = levels.iter().map(|(_, share)| share).sum();
    let levels = levels.iter().map(|(level, share)| (level.level(), share / known));
    vec![(known, make_levels(levels)), (1.0 - known, make(rest))]
}

fn make_law(law: &UnknownSpread) -> ScoreDistribution {
    let drawn = match law {
        UnknownSpread::Levels(levels) => make_levels(levels.iter().map(|(level, share)| (level.level(), *share))),
        UnknownSpread::Between(low, high) => ScoreDistribution::Uniform { low: *low, high: *high },
    };
    ScoreDistribution::Unknown(Box::new(drawn))
}

/// Levels that come one after the other, equal ones put together.
fn make_levels(levels: impl Iterator<Item = (f64, f64)>) -> ScoreDistribution {
    let mut together: Vec<(f64, f64)> = Vec::new();
    for (level, share) in levels.filter(|(_, share)| *share > 0.0) {
        match together.last_mut().filter(|(last, _)| *last == level) {
            Some((_, sum)) => *sum += share,
            None => together.push((level, share)),
        }
    }
    match together.as_slice() {
        [(level, _)] => ScoreDistribution::Fixed(*level),
        _ => ScoreDistribution::Levels(together),
    }
}

/// The mean of the weights that are drawn, which sum to 1; `None` where it has no closed form, as of ranges, and where
/// nothing weighs.
pub fn mean_weights(configuration: &Configuration) -> Option<Vec<f64>> {
    let declared: Vec<f64> = configuration
        .criteria
        .iter()
        .map(|criterion| criterion.weight.value())
        .collect();
    let scoring = &configuration.scoring;
    if !scoring.group_weights.is_empty() {
        let all: f64 = scoring.group_weights.iter().map(|group| group.share.value()).sum();
        let mut mean = vec![0.0; declared.len()];
        for group in &scoring.group_weights {
            let weights: Vec<f64> = group.weights.iter().map(|weight| weight.value()).collect();
            for (mean, weight) in mean.iter_mut().zip(normalise_weights(&weights).ok()?) {
                *mean += weight * group.share.value() / all;
            }
        }
        return Some(mean);
    }
    let count = declared.len();
    match &scoring.weights {
        WeightDistribution::Fixed | WeightDistribution::Around { .. } => normalise_weights(&declared).ok(),
        WeightDistribution::Free => (count > 0).then(|| vec![1.0 / count as f64; count]),
        WeightDistribution::Ranking(order) => {
            // The centroid of all weights in an order: the mean of 1/k over the ranks from its own to the last.
            let mut mean = vec![0.0; count];
            for (rank, criterion) in order.iter().enumerate() {
                mean[*criterion] = (rank + 1..=count).map(|k| 1.0 / k as f64).sum::<f64>() / count as f64;
            }
            (count > 0).then_some(mean)
        }
        WeightDistribution::Ranges => None,
    }
}

fn make_weights(configuration: &Configuration) -> Result<weight_distribution::WeightDistribution, Refusal> {
    let weights: Vec<f64> = configuration
        .criteria
        .iter()
        .map(|criterion| criterion.weight.value())
        .collect();
    if weights.is_empty() {
        return Ok(weight_distribution::WeightDistribution::Point(vec![1.0]));
    }
    let scoring = &configuration.scoring;
    let around = |weights: &[f64]| match scoring.weights {
        WeightDistribution::Around { concentration } => {
            weight_distribution::WeightDistribution::around(weights, concentration)
        }
        WeightDistribution::Fixed
        | WeightDistribution::Ranges
        | WeightDistribution::Ranking(_)
        | WeightDistribution::Free => Ok(weight_distribution::WeightDistribution::Point(weights.to_vec())),
    };
    if !scoring.group_weights.is_empty() {
        let mut groups = Vec::new();
        for group in &scoring.group_weights {
            let weights: Vec<f64> = group.weights.iter().map(|weight| weight.value()).collect();
            groups.push((group.share.value(), around(&weights)?));
        }
        return Ok(weight_distribution::WeightDistribution::Mixture(groups));
    }
    match &scoring.weights {
        WeightDistribution::Fixed | WeightDistribution::Around { .. } => around(&weights),
        WeightDistribution::Free => Ok(weight_distribution::WeightDistribution::Uniform(weights.len())),
        WeightDistribution::Ranking(order) => Ok(weight_distribution::WeightDistribution::Order(order.clone())),
        WeightDistribution::Ranges => {
            let total: f64 = weights.iter().sum();
            let end = |pick: fn((f64, f64)) -> f64| -> Vec<f64> {
                let criteria = configuration.criteria.iter();
                criteria
                    .map(|criterion| {
                        let own = (criterion.weight.value(), criterion.weight.value());
                        let range = criterion
                            .weight_range
                            .map_or(own, |(low, high)| (low.value(), high.value()));
                        (pick(range) / total).min(1.0)
                    })
                    .collect()
            };
            Ok(weight_distribution::WeightDistribution::Bounds {
                lower: end(|(low, _)| low),
                upper: end(|(_, high)| high),
            })
        }
    }
}
