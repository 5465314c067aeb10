//! A dossier as the simulation takes it: criteria with value functions, laws of scores and weights, rules as rings.
//!
//! What rules ask for beside criteria becomes a measure without a weight: the TRL, its high end, the law. Where nobody
//! has set or scored the maturity of any technology, that criterion is drawn as the TRL itself, so that rule and value see
//! the same draw; else the TRL is drawn beside it.

use super::criteria::maturity_level;
use super::rules::{Layout, legal_effect, make_rings};
use super::value::value_points;
use crate::method::precision::samples_for;
use crate::method::score_law::{Rating, ScoreLaw};
use crate::method::simulation::{Criterion, Item, Study, Wanted};
use crate::method::value::ValueFunction;
use crate::method::{Refusal, weight_law};
use crate::model::{Assessment, Configuration, Dossier, PanelLaw, Placement, Spread, Technology, WeightLaw};

const TRL: &str = "leadar:trl";
const TRL_HIGH: &str = "leadar:trl.high";
const NOTHING: &str = "leadar:nothing";

/// The study of all technologies of a radar.
pub fn make_study(dossier: &Dossier, placements: &[Placement], layout: &Layout) -> Result<Study, Refusal> {
    let configuration = &dossier.configuration;
    let items: Vec<Item> = dossier
        .technologies
        .iter()
        .zip(placements)
        .map(|(technology, placement)| make_item(dossier, layout, technology, placement))
        .collect();
    Ok(Study {
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

/// The same study for those technologies that a rule lets pass on an unknown level, with such levels drawn from their
/// whole scale; `None` where there are none.
pub fn make_study_of_unknowns(dossier: &Dossier, placements: &[Placement], study: &Study) -> Option<Study> {
    let configuration = &dossier.configuration;
    let passing: Vec<usize> = (0..configuration.criteria.len())
        .filter(|index| configuration.lets_unknown_pass(*index))
        .collect();
    let unknown = |placement: &Placement, index: usize| placement.assessments[index].spread == Spread::Unknown;
    let items = study.items.iter().zip(placements);
    let items: Vec<Item> = items
        .filter(|(_, placement)| passing.iter().any(|index| unknown(placement, *index)))
        .map(|(item, placement)| {
            let mut item = item.clone();
            for index in passing.iter().filter(|index| unknown(placement, **index)) {
                item.scores[*index] = whole_scale(&configuration.criteria[*index]);
            }
            item
        })
        .collect();
    (!items.is_empty()).then(|| Study {
        items,
        wanted: Wanted {
            ranks: false,
            quantiles: false,
            confidence: false,
            pairwise: 0,
        },
        ..study.clone()
    })
}

/// Every level of a scale alike: its whole levels where they have anchors, else anything between its ends.
fn whole_scale(criterion: &crate::model::Criterion) -> ScoreLaw {
    let scale = criterion.scale;
    if criterion.anchors.is_empty() && !matches!(criterion.value, crate::model::ValueFunction::Categories(_)) {
        return ScoreLaw::Uniform {
            low: scale.low,
            high: scale.high,
        };
    }
    let steps = (scale.high - scale.low) as usize;
    let levels = (0..=steps).map(|step| Rating::exact(scale.low + step as f64));
    ScoreLaw::Pool(levels.collect())
}

fn make_criteria(configuration: &Configuration, layout: &Layout) -> Result<Vec<Criterion>, Refusal> {
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

fn make_item(dossier: &Dossier, layout: &Layout, technology: &Technology, placement: &Placement) -> Item {
    let (low, high) = (technology.trl.low.level(), technology.trl.high.level());
    let trl = ScoreLaw::Pool((low..=high).map(|trl| Rating::exact(f64::from(trl))).collect());
    let assessors = list_assessors(&placement.assessments);
    let panel = dossier.configuration.scoring.panel;
    let mut scores: Vec<ScoreLaw> = placement
        .assessments
        .iter()
        .enumerate()
        .map(|(index, assessment)| match layout.joined {
            Some((joined, _)) if joined == index => trl.clone(),
            _ => make_law(&assessment.spread, technology, &assessors, panel),
        })
        .collect();
    if scores.is_empty() {
        scores.push(ScoreLaw::Fixed(0.0));
    }
    // Where the maturity criterion is drawn as the TRL, rules look there.
    let beside = match layout.joined {
        Some(_) => ScoreLaw::Fixed(f64::from(low)),
        None => trl,
    };
    scores.extend([beside, ScoreLaw::Fixed(f64::from(high))]);
    let effect = legal_effect(&dossier.configuration, technology);
    let effects = layout.effects.iter();
    scores.extend(effects.map(|wanted| ScoreLaw::Fixed(Layout::flag(wanted, effect))));
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

/// The law of a level taken by itself: a panel's scores as a pool, whoever gave them.
pub fn make_independent_law(spread: &Spread, technology: &Technology) -> ScoreLaw {
    make_law(spread, technology, &[], PanelLaw::Criterion)
}

/// What the levels of a criterion are worth.
pub fn make_value_function(criterion: &crate::model::Criterion) -> Result<ValueFunction, Refusal> {
    ValueFunction::piecewise(value_points(criterion))
}

fn make_law(spread: &Spread, technology: &Technology, assessors: &[String], panel: PanelLaw) -> ScoreLaw {
    match spread {
        Spread::Certain(level) => ScoreLaw::Fixed(level.level()),
        Spread::Trl(starts) => {
            let trl = technology.trl.low.level()..=technology.trl.high.level();
            let levels = trl.map(|trl| Rating::exact(maturity_level(trl, starts) as f64));
            ScoreLaw::Pool(levels.collect())
        }
        Spread::Panel(given) => {
            let rating = |range: &[f64; 3]| Rating {
                low: range[0],
                mode: range[1],
                high: range[2],
            };
            match panel {
                PanelLaw::Criterion => ScoreLaw::Pool(given.iter().map(|(_, range)| rating(range)).collect()),
                PanelLaw::Expert => {
                    let of = |name: &String| given.iter().find(|(known, _)| known == name);
                    let ratings = assessors.iter().map(|name| of(name).map(|(_, range)| rating(range)));
                    ScoreLaw::Panel(ratings.collect())
                }
            }
        }
        Spread::Unknown => ScoreLaw::Missing,
    }
}

fn make_weights(configuration: &Configuration) -> Result<weight_law::WeightLaw, Refusal> {
    let weights: Vec<f64> = configuration
        .criteria
        .iter()
        .map(|criterion| criterion.weight.value())
        .collect();
    if weights.is_empty() {
        return Ok(weight_law::WeightLaw::Point(vec![1.0]));
    }
    let scoring = &configuration.scoring;
    let around = |weights: &[f64]| match scoring.weights {
        WeightLaw::Around { concentration } => weight_law::WeightLaw::around(weights, concentration),
        WeightLaw::Fixed | WeightLaw::Ranges | WeightLaw::Ranking(_) | WeightLaw::Free => {
            Ok(weight_law::WeightLaw::Point(weights.to_vec()))
        }
    };
    if !scoring.group_weights.is_empty() {
        let mut groups = Vec::new();
        for group in &scoring.group_weights {
            let weights: Vec<f64> = group.weights.iter().map(|weight| weight.value()).collect();
            groups.push((group.share.value(), around(&weights)?));
        }
        return Ok(weight_law::WeightLaw::Mixture(groups));
    }
    match &scoring.weights {
        WeightLaw::Fixed | WeightLaw::Around { .. } => around(&weights),
        WeightLaw::Free => Ok(weight_law::WeightLaw::Uniform(weights.len())),
        WeightLaw::Ranking(order) => Ok(weight_law::WeightLaw::Order(order.clone())),
        WeightLaw::Ranges => {
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
            Ok(weight_law::WeightLaw::Bounds {
                lower: end(|(low, _)| low),
                upper: end(|(_, high)| high),
            })
        }
    }
}
