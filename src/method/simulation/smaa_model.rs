//! What is to be simulated, and what is refused.

use crate::method::refusal::check_unique;
use crate::method::rings::Rings;
use crate::method::score_distribution::ScoreDistribution;
use crate::method::value::ValueFunction;
use crate::method::weight_distribution::WeightDistribution;
use crate::method::{Fault, Refusal};

/// Most draws of one run: counts of a thread are 32 bits wide.
pub const MOST_SAMPLES: u64 = u32::MAX as u64;
/// Up to this many items the full ranks are worth having always.
pub const ALWAYS_RANKED: usize = 200;

/// What is to be simulated.
#[derive(Debug, Clone, PartialEq)]
pub struct SmaaModel {
    /// The criteria, in declared order.
    pub criteria: Vec<Criterion>,
    /// The items, in any order.
    pub items: Vec<Item>,
    /// The distribution of the weights: one entry for each criterion that has a value function, in declared order.
    pub weights: WeightDistribution,
    /// How a value and raw scores lead to a ring.
    pub rings: Rings,
    /// Where all draws come from.
    pub seed: u64,
    /// Draws, 1 or more.
    pub samples: u64,
    /// What is wanted beside winners and moments.
    pub wanted: Wanted,
}

/// A criterion as the simulation sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Identifier.
    pub id: String,
    /// From raw score to value; `None` for a measure that only rules and gates ask for, which has no weight.
    pub value: Option<ValueFunction>,
}

/// An item as the simulation sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Identifier: its draws depend on it and on nothing of any other item.
    pub id: String,
    /// The distribution of its raw score on each criterion.
    pub scores: Vec<ScoreDistribution>,
}

/// What costs extra.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The probability of every ring.
    pub rings: bool,
    /// The probability of every rank.
    pub ranks: bool,
    /// Quantiles of V.
    pub quantiles: bool,
    /// Confidence factors of items that come first at times.
    pub confidence: bool,
    /// Draws compared pair by pair, at the start of the run; 0 for none. Rounded up to whole blocks.
    pub pairwise: u64,
}

impl Wanted {
    /// Everything but pairs, ranks while there are at most [`ALWAYS_RANKED`] items.
    pub fn for_items(items: usize) -> Self {
        Wanted {
            rings: true,
            ranks: items <= ALWAYS_RANKED,
            quantiles: true,
            confidence: true,
            pairwise: 0,
        }
    }
}

pub(super) fn check(model: &SmaaModel) -> Result<(), Refusal> {
    if model.items.is_empty() {
        return Err(Refusal::new(Fault::EmptyInput, "no items"));
    }
    let valued = model
        .criteria
        .iter()
        .filter(|criterion| criterion.value.is_some())
        .count();
    if valued == 0 {
        return Err(Refusal::new(Fault::EmptyInput, "no criteria"));
    }
    if model.weights.len() != valued {
        let found = format!("{} weights for {valued} criteria", model.weights.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    if model.samples == 0 || model.samples > MOST_SAMPLES {
        return Err(Refusal::new(Fault::BadSampling, format!("{} samples", model.samples)));
    }
    check_unique(model.items.iter().map(|item| item.id.as_str()))?;
    check_unique(model.criteria.iter().map(|criterion| criterion.id.as_str()))?;
    if let Some(criterion) = model.rings.last_criterion()
        && criterion >= model.criteria.len()
    {
        let found = format!("criterion {} of {}", criterion + 1, model.criteria.len());
        return Err(Refusal::new(Fault::BadRings, found));
    }
    let drawn = |length: usize| (length as u64) < model.samples;
    if let WeightDistribution::Drawn(sets) = &model.weights
        && drawn(sets.len())
    {
        let found = format!("{} sets of weights for {} samples", sets.len(), model.samples);
        return Err(Refusal::new(Fault::BadSampling, found));
    }
    model
        .items
        .iter()
        .try_for_each(|item| check_item(model, item).map_err(|refusal| refusal.with_item(&item.id)))
}

fn check_item(model: &SmaaModel, item: &Item) -> Result<(), Refusal> {
    if item.scores.len() != model.criteria.len() {
        let found = format!("{} scores for {} criteria", item.scores.len(), model.criteria.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    let mut panel = None;
    for (score, criterion) in item.scores.iter().zip(&model.criteria) {
        let refuse = |refusal: Refusal| refusal.with_criterion(&criterion.id);
        score.check(criterion.value.as_ref()).map_err(refuse)?;
        match score {
            ScoreDistribution::Panel(ratings) if *panel.get_or_insert(ratings.len()) != ratings.len() => {
                let found = format!("{} assessors instead of {}", ratings.len(), panel.unwrap_or(0));
                return Err(refuse(Refusal::new(Fault::DimensionMismatch, found)));
            }
            ScoreDistribution::Drawn(draws) if (draws.len() as u64) < model.samples => {
                let found = format!("{} draws for {} samples", draws.len(), model.samples);
                return Err(refuse(Refusal::new(Fault::BadSampling, found)));
            }
            _ => {}
        }
    }
    Ok(())
}
