//! Rows of one block: weights, raw scores, values, and V of each item.

use super::plan::{Plan, PlannedItem};
use super::ranking::Ranker;
use crate::method::score_distribution::fill_scale;
use crate::method::stream::BLOCK;
use crate::method::value::ValueFunction;

/// Distance of rows in the matrix of values: a little more than a block, so that rows do not fall on the same cache set.
pub(super) const STRIDE: usize = BLOCK + 24;

/// Independent partial sums of one row; the number fixes the order of addition.
pub(super) const LANES: usize = 8;

/// Items whose values are computed together, so that each weight is read once for all of them.
pub(super) const TOGETHER: usize = 4;

/// Rows of one block of draws that all items share.
pub(super) struct Draws {
    /// A row of weights for each weighted criterion.
    pub weights: Vec<f64>,
    pub scales: Vec<Vec<f64>>,
    pub best: Vec<f64>,
    pub winner: Vec<f64>,
    /// Draws in which an item had the same value as the best before it: (draw, item, value).
    pub ties: Vec<(usize, usize, f64)>,
}

/// Rows that one thread works on.
pub(super) struct Workspace {
    /// One for each block that is counted together.
    pub draws: Vec<Draws>,
    /// A row of raw scores for each criterion of the item at hand.
    pub raw: Vec<f64>,
    /// A row for each criterion of the item at hand, 1 where somebody knows the score; only where rules ask for it.
    pub known: Vec<f64>,
    /// A row of values for each weighted criterion of the item at hand.
    pub values: Vec<f64>,
    experts: Vec<u16>,
    /// Rows of V: of all items where ranks are wanted, else of the few at hand.
    pub matrix: Vec<f64>,
    pub bins: Vec<u32>,
    pub mask: Vec<f64>,
    pub ring: Vec<f64>,
    pub central: Vec<f64>,
    pub ranker: Ranker,
}

impl Workspace {
    pub(super) fn new(plan: &Plan) -> Self {
        let items = plan.items.len();
        let draws = || Draws {
            weights: vec![0.0; plan.valued.len() * BLOCK],
            scales: vec![Vec::new(); plan.criteria.len()],
            best: vec![0.0; BLOCK],
            winner: vec![0.0; BLOCK],
            ties: Vec::new(),
        };
        Workspace {
            draws: (0..plan.blocks_together()).map(|_| draws()).collect(),
            raw: vec![0.0; plan.criteria.len() * BLOCK],
            known: vec![0.0; plan.criteria.len() * BLOCK],
            values: vec![0.0; plan.valued.len() * BLOCK],
            experts: vec![0; BLOCK],
            matrix: vec![0.0; STRIDE * if plan.keeps_values() { items } else { TOGETHER }],
            bins: vec![0; BLOCK],
            mask: vec![0.0; BLOCK],
            ring: vec![0.0; BLOCK],
            central: vec![0.0; items * plan.valued.len()],
            ranker: Ranker::new(if plan.full_ranks { items } else { 0 }, BLOCK),
        }
    }

    /// Draws the scales of ordinal criteria for a block, the given one of those counted together.
    #[inline(always)]
    pub(super) fn fill_scales(&mut self, plan: &Plan, number: usize, block: u64) {
        for (criterion, rows) in plan.criteria.iter().zip(&mut self.draws[number].scales) {
            if let Some((key, levels)) = &criterion.scale {
                fill_scale(key, block, *levels, rows);
            }
        }
    }

    /// Draws raw scores and values of one item for the first draws of a block, the given one of those counted together, into
    /// `raw` and `values`.
    #[inline(always)]
    pub(super) fn fill_item(&mut self, plan: &Plan, item: &PlannedItem, number: usize, block: u64, draws: usize) {
        let scales = &self.draws[number].scales;
        let experts = &mut self.experts[..draws];
        if let Some(key) = &item.experts {
            key.open_block(block).fill_short(experts);
        }
        for (slot, &criterion) in plan.valued.iter().enumerate() {
            let source = &item.sources[criterion];
            let row = &mut self.values[slot * BLOCK..][..draws];
            if source.gives_values() {
                source.fill(block, experts, &scales[criterion], row);
                continue;
            }
            let raw = &mut self.raw[criterion * BLOCK..][..draws];
            source.fill(block, experts, &scales[criterion], raw);
            let function = plan.criteria[criterion]
                .value
                .expect("a weighted criterion has a value function");
            fill_values(function, raw, row);
        }
        for criterion in item.rings.asked() {
            let (source, raw) = (&item.sources[criterion], &mut self.raw[criterion * BLOCK..][..draws]);
            if plan.criteria[criterion].value.is_none() {
                source.fill(block, experts, &scales[criterion], raw);
            } else {
                source.fill_raw(block, experts, raw);
            }
        }
        for criterion in item.rings.asked_whether_known() {
            item.sources[criterion].fill_known(block, &mut self.known[criterion * BLOCK..][..draws]);
        }
    }
}

/// Maps a row of raw scores to values; the same operations as [`ValueFunction::to_value`].
#[inline(always)]
fn fill_values(function: &ValueFunction, raw: &[f64], row: &mut [f64]) {
    match function {
        ValueFunction::Identity => row.copy_from_slice(raw),
        ValueFunction::Categories(values) => {
            for (value, class) in row.iter_mut().zip(raw) {
                *value = values[(*class as usize).min(values.len() - 1)];
            }
        }
        ValueFunction::Piecewise(function) => {
            let points = function.points();
            let (first, last) = (points[0], points[points.len() - 1]);
            row.fill(first.1);
            for pair in points.windows(2) {
                let (low, high) = (pair[0], pair[1]);
                let slope = (high.1 - low.1) / (high.0 - low.0);
                for (value, score) in row.iter_mut().zip(raw) {
                    let here = low.1 + (*score - low.0) * slope;
                    *value = if *score >= low.0 { here } else { *value };
                }
            }
            for (value, score) in row.iter_mut().zip(raw) {
                *value = if *score <= first.0 { first.1 } else { *value };
                *value = if *score >= last.0 { last.1 } else { *value };
            }
        }
    }
}

/// V of items without uncertain scores, a row each.
#[inline(always)]
pub(super) fn sum_constant(items: &[PlannedItem], weights: &[f64], rows: &mut [f64]) {
    let values = |item: usize| items[item.min(items.len() - 1)].constant.as_deref().unwrap_or(&[]);
    let values: [&[f64]; TOGETHER] = std::array::from_fn(values);
    for from in (0..BLOCK).step_by(LANES) {
        let mut sums = [[0.0; LANES]; TOGETHER];
        for (criterion, row) in weights.chunks_exact(BLOCK).enumerate() {
            let weights: &[f64; LANES] = row[from..from + LANES].try_into().expect("a chunk of lanes");
            for (sums, values) in sums.iter_mut().zip(&values) {
                let value = values[criterion];
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight * value;
                }
            }
        }
        for (row, sums) in rows.chunks_exact_mut(STRIDE).zip(&sums) {
            row[from..from + LANES].copy_from_slice(sums);
        }
    }
}

/// V of one item with uncertain scores.
#[inline(always)]
pub(super) fn sum_products(weights: &[f64], values: &[f64], row: &mut [f64]) {
    for from in (0..BLOCK).step_by(LANES) {
        let mut sums = [0.0; LANES];
        for (weights, values) in weights.chunks_exact(BLOCK).zip(values.chunks_exact(BLOCK)) {
            let (weights, values) = (&weights[from..from + LANES], &values[from..from + LANES]);
            for ((sum, weight), value) in sums.iter_mut().zip(weights).zip(values) {
                *sum += weight * value;
            }
        }
        row[from..from + LANES].copy_from_slice(&sums);
    }
}
