//! Everything a simulation needs, checked, in the order of identifiers, with everything settled that is certain.

use super::ring_plan::RingPlan;
use super::smaa_model::{Criterion, Item, SmaaModel};
use crate::method::score_distribution::{ScoreDistribution, Source};
use crate::method::stream::{BLOCK, StreamKey};
use crate::method::value::ValueFunction;
use crate::method::weight_distribution::WeightSampler;

/// Bins of the histogram of V over 0 to 1, up to this many items; with more items there are fewer, see [`BINS_OF_MANY`].
pub const BINS: usize = 10_240;
/// Bins with more than [`FEW_ITEMS`] items, so that ten thousand technologies fit into memory.
pub const BINS_OF_MANY: usize = 2_048;
/// Items up to which the histogram has [`BINS`] bins.
pub const FEW_ITEMS: usize = 2_000;

/// Everything a simulation needs, checked and in the order of identifiers.
pub(super) struct Plan<'a> {
    pub items: Vec<PlannedItem<'a>>,
    pub criteria: Vec<PlannedCriterion<'a>>,
    /// Indices of the criteria that have weights, in declared order.
    pub valued: Vec<usize>,
    pub weights: WeightSampler,
    pub ring_count: usize,
    pub bins: usize,
    pub full_ranks: bool,
    pub pairwise_blocks: u64,
    pub samples: u64,
}

impl<'a> Plan<'a> {
    /// The plan of a model whose items are taken in the given order.
    pub(super) fn new(model: &'a SmaaModel, weights: WeightSampler, order: &[usize]) -> Self {
        let levels_of = |index: usize| {
            let levels = model.items.iter().filter_map(move |item| match &item.scores[index] {
                ScoreDistribution::Ordinal { levels, .. } => Some(*levels),
                _ => None,
            });
            levels.max()
        };
        let criteria = model
            .criteria
            .iter()
            .enumerate()
            .map(|(index, criterion)| PlannedCriterion {
                value: criterion.value.as_ref(),
                scale: levels_of(index).map(|levels| (StreamKey::new(model.seed, "scale", &[&criterion.id]), levels)),
            });
        let valued = (0..model.criteria.len()).filter(|index| model.criteria[*index].value.is_some());
        let valued: Vec<usize> = valued.collect();
        let bins = if model.items.len() <= FEW_ITEMS {
            BINS
        } else {
            BINS_OF_MANY
        };
        Plan {
            items: order
                .iter()
                .map(|index| PlannedItem::new(model, &model.items[*index], &valued))
                .collect(),
            criteria: criteria.collect(),
            valued,
            weights,
            ring_count: if model.wanted.rings { model.rings.count() } else { 0 },
            bins: if model.wanted.quantiles { bins } else { 0 },
            full_ranks: model.wanted.ranks,
            pairwise_blocks: model.wanted.pairwise.min(model.samples).div_ceil(BLOCK as u64),
            samples: model.samples,
        }
    }

    /// Number of blocks; the last one may be short.
    pub(super) fn blocks(&self) -> u64 {
        self.samples.div_ceil(BLOCK as u64)
    }

    /// Draws in a block.
    pub(super) fn draws_in(&self, block: u64) -> usize {
        (self.samples - block * BLOCK as u64).min(BLOCK as u64) as usize
    }

    /// Whether the values of all items are kept through a block.
    pub(super) fn keeps_values(&self) -> bool {
        self.full_ranks || self.pairwise_blocks > 0
    }

    /// Blocks counted together, so that an item's counters are fetched once for all of them: as many as leave their
    /// weights in the second cache.
    pub(super) fn blocks_together(&self) -> usize {
        const BYTES: usize = 640 << 10;
        let fitting = BYTES / (self.valued.len() * BLOCK * size_of::<f64>());
        if self.keeps_values() { 1 } else { fitting.clamp(1, 4) }
    }
}

pub(super) struct PlannedCriterion<'a> {
    pub value: Option<&'a ValueFunction>,
    /// For ordinal classes: the stream of the scale and the number of classes.
    pub scale: Option<(StreamKey, usize)>,
}

pub(super) struct PlannedItem<'a> {
    pub sources: Vec<Source<'a>>,
    /// The stream that draws an assessor for the whole item.
    pub experts: Option<StreamKey>,
    pub rings: RingPlan,
    /// The values by weighted criterion, when no score is uncertain and rings ask for no drawn one.
    pub constant: Option<Vec<f64>>,
    /// A value near the middle: deviations are summed from it.
    pub pivot: f64,
}

impl<'a> PlannedItem<'a> {
    fn new(model: &'a SmaaModel, item: &'a Item, valued: &[usize]) -> Self {
        let source = |(score, criterion): (&'a ScoreDistribution, &'a Criterion)| {
            Source::new(score, criterion.value.as_ref(), model.seed, &[&item.id, &criterion.id])
        };
        let sources: Vec<Source> = item.scores.iter().zip(&model.criteria).map(source).collect();
        let constant = valued.iter().map(|criterion| match &sources[*criterion] {
            Source::Constant { value, .. } => Some(*value),
            _ => None,
        });
        let middle = valued.iter().map(|criterion| match &sources[*criterion] {
            Source::Constant { value, .. } => *value,
            _ => 0.5,
        });
        let panel = sources.iter().any(Source::takes_assessors);
        let rings = match model.wanted.rings {
            true => RingPlan::new(&model.rings, &item.scores, &sources),
            false => RingPlan::none(),
        };
        let constant: Option<Vec<f64>> = constant.collect();
        PlannedItem {
            experts: panel.then(|| StreamKey::new(model.seed, "panel", &[&item.id])),
            constant: constant.filter(|_| rings.asked().next().is_none()),
            rings,
            pivot: middle.sum::<f64>() / valued.len() as f64,
            sources,
        }
    }
}
