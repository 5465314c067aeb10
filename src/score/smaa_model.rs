//! A dossier as the simulation takes it: criteria with value functions, distributions of scores and weights, rules as rings.
//!
//! What rules ask for beside criteria becomes a measure without a weight: the TRL, its high end, the law. Where nobody
//! has set or scored the maturity of any technology, that criterion is drawn as the TRL itself, so that rule and value see
//! the same draw; else the TRL is drawn beside it.

use super::criteria::maturity_level;
use super::rules::{MeasureLayout, legal_effect, make_rings};
use super::value::value_points;
use crate::method::precision::samples_for;
use crate::method::score_distribution::{Rating, ScoreDistribution};
use crate::method::simulation::{Criterion, Item, SmaaModel, Wanted};
use crate::method::value::ValueFunction;
use crate::method::{Refusal, weight_distribution};
use crate::model::{
    Assessment, Configuration, Dossier, PanelDistribution, Placement, Spread, Technology, WeightDistribution,
};

const TRL: &str = "leadar:trl";
const TRL_HIGH: &str = "leadar:trl.high";
const NOTHING: &str = "leadar:nothing";

/// The model of all technologies of a radar.
pub fn make_smaa_model(
    dossier: &Dossier,
    placements: &[Placement],
    layout: &MeasureLayout,
) -> Result<SmaaModel, Refusal> {
    let configuration = &dossier.configuration;
    let items: Vec<Item> = dossier
        .technologies
        .iter()
        .zip(placements)
        .map(|(technology, placement)| make_item(dossier, layout, technology, placement))
        .collect();
    Ok(SmaaModel {
        criteria: make_criteria(configuration, layout)?,
        weights: make_weights(configuration)?,
        rings: make_rings(configuration, layout)?,
        seed: configuration.scoring.seed,
        samples: match configuration.scoring.precision {
            Some(precision) => samples_for(precision)?,
            None => configuration.scoring.samples as u64,
        },
        wanted: Wanted::for_items(items.len()),
        items,
    })
}

/// The technologies that a rule lets pass on an unknown level, with such levels drawn from their whole scale.
pub fn make_items_of_unknowns(dossier: &Dossier, placements: &[Placement], model: &SmaaModel) -> Vec<Item> {
    let configuration = &dossier.configuration;
    let passing: Vec<usize> = (0..configuration.criteria.len())
        .filter(|index| configuration.lets_unknown_pass(*index))
        .collect();
    let unknown = |placement: &Placement, index: usize| placement.assessments[index].spread == Spread::Unknown;
    let items = model.items.iter().zip(placements);
    items
        .filter(|(_, placement)| passing.iter().any(|index| unknown(placement, *index)))
        .map(|(item, placement)| {
            let mut item = item.clone();
            for index in passing.iter().filter(|index| unknown(placement, **index)) {
                item.scores[*index] = whole_scale(&configuration.criteria[*index]);
            }
            item
        })
        .collect()
}

/// Every level of a scale alike: its whole levels where they have anchors, else anything between its ends.
fn whole_scale(criterion: &crate::model::Criterion) -> ScoreDistribution {
    let scale = criterion.scale;
    if criterion.anchors.is_empty() && !matches!(criterion.value, crate::model::ValueFunction::Categories(_)) {
        return ScoreDistribution::Uniform {
            low: scale.low,
            high: scale.high,
        };
    }
    let steps = (scale.high - scale.low) as usize;
    let levels = (0..=steps).map(|step| Rating::exact(scale.low + step as f64));
    ScoreDistribution::Pool(levels.collect())
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
    criteria.extend((0..layout.effects.len()).map(|place| measure(format!("leadar:law.{place}"))));
    Ok(criteria)
}

fn make_item(dossier: &Dossier, layout: &MeasureLayout, technology: &Technology, placement: &Placement) -> Item {
    let (low, high) = (technology.trl.low.level(), technology.trl.high.level());
    let trl = ScoreDistribution::Pool((low..=high).map(|trl| Rating::exact(f64::from(trl))).collect());
    let assessors = list_assessors(&placement.assessments);
    let panel = dossier.configuration.scoring.panel;
    let mut scores: Vec<ScoreDistribution> = placement
        .assessments
        .iter()
        .enumerate()
        .map(|(index, assessment)| match layout.joined {
            Some((joined, _)) if joined == index => trl.clone(),
            _ => make_distribution(&assessment.spread, technology, &assessors, panel),
        })
        .collect();
    if scores.is_empty() {
        scores.push(ScoreDistribution::Fixed(0.0));
    }
    // Where the maturity criterion is drawn as the TRL, rules look there.
    let beside = match layout.joined {
        Some(_) => ScoreDistribution::Fixed(f64::from(low)),
        None => trl,
    };
    scores.extend([beside, ScoreDistribution::Fixed(f64::from(high))]);
    let effect = legal_effect(&dossier.configuration, technology);
    let effects = layout.effects.iter();
    scores.extend(effects.map(|wanted| ScoreDistribution::Fixed(MeasureLayout::flag(wanted, effect))));
    Item {
        id: technology.id.clone(),
        scores,
    }
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
pub fn make_independent_distribution(spread: &Spread, technology: &Technology) -> ScoreDistribution {
    make_distribution(spread, technology, &[], PanelDistribution::Criterion)
}

/// What the levels of a criterion are worth.
pub fn make_value_function(criterion: &crate::model::Criterion) -> Result<ValueFunction, Refusal> {
    ValueFunction::piecewise(value_points(criterion))
}

fn make_distribution(
    spread: &Spread,
    technology: &Technology,
    assessors: &[String],
    panel: PanelDistribution,
) -> ScoreDistribution {
    match spread {
        Spread::Certain(level) => ScoreDistribution::Fixed(level.level()),
        Spread::Trl(starts) => {
            let trl = technology.trl.low.level()..=technology.trl.high.level();
            let levels = trl.map(|trl| Rating::exact(maturity_level(trl, starts) as f64));
            ScoreDistribution::Pool(levels.collect())
        }
        Spread::Panel(given) => {
            let rating = |range: &[f64; 3]| Rating {
                low: range[0],
                mode: range[1],
                high: range[2],
            };
            match panel {
                PanelDistribution::Criterion => {
                    ScoreDistribution::Pool(given.iter().map(|(_, range)| rating(range)).collect())
                }
                PanelDistribution::Expert => {
                    let of = |name: &String| given.iter().find(|(known, _)| known == name);
                    let ratings = assessors.iter().map(|name| of(name).map(|(_, range)| rating(range)));
                    ScoreDistribution::Panel(ratings.collect())
                }
            }
        }
        Spread::Unknown => ScoreDistribution::Missing,
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
