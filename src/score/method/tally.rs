//! One block of draws counted: values of all items, rings, winners, ranks, moments, histogram.
//!
//! Sums of floating-point numbers are taken within a block in a fixed order, then turned into whole multiples of 2⁻⁵⁰,
//! so that adding blocks in any order gives the same bits and memory does not grow with the number of draws. The
//! rounding is below 10⁻¹⁵ a block.

use std::ops::Range;

use super::NOISE;
use super::counts::Counts;
use super::ranking::Ranker;
use super::rings::{Bound, Effect, Rings};
use super::score_law::{Source, fill_scale};
use super::stream::{BLOCK, StreamKey};
use super::value::ValueFunction;
use super::weight_law::WeightSampler;

/// Distance of rows in the matrix of values: a little more than a block, so that rows do not fall on the same cache set.
const STRIDE: usize = BLOCK + 24;
/// Independent partial sums of one row; the number fixes the order of addition.
const LANES: usize = 8;
/// Items whose values are computed together, so that each weight is read once for all of them.
const TOGETHER: usize = 4;
/// Steps of fixed-point sums to the unit: a block of 2048 values of up to 1 needs 11 bits more, 61 in all.
const FIXED: f64 = (1_u64 << 50) as f64;

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

impl Plan<'_> {
    /// Number of blocks; the last one may be short.
    pub(super) fn blocks(&self) -> u64 {
        self.samples.div_ceil(BLOCK as u64)
    }

    /// Draws in a block.
    fn draws_in(&self, block: u64) -> usize {
        (self.samples - block * BLOCK as u64).min(BLOCK as u64) as usize
    }

    /// Whether the values of all items are kept through a block.
    fn keeps_values(&self) -> bool {
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
    /// The values by weighted criterion, when no score is uncertain.
    pub constant: Option<Vec<f64>>,
    /// A value near the middle: deviations are summed from it.
    pub pivot: f64,
}

/// The rings of one item, with everything settled that its certain scores settle.
pub(super) struct RingPlan {
    /// Rules that can still fire.
    rules: Vec<OpenRule>,
    /// The ring where no rule fires.
    last: usize,
    cap: usize,
    excluded: bool,
    gates: Vec<(usize, Bound, Effect)>,
    /// Whether only the value decides.
    by_value: bool,
}

impl RingPlan {
    pub(super) fn new(rings: &Rings, sources: &[Source]) -> Self {
        let known = |criterion: usize| match &sources[criterion] {
            Source::Constant { raw, .. } => Some(*raw),
            Source::Missing(_) => Some(None),
            Source::Ordinal { level } => Some(Some(*level as f64)),
            Source::Uniform(..) | Source::Triangular(..) | Source::Pool(_) | Source::Panel(..) | Source::Drawn(_) => {
                None
            }
        };
        let mut plan = RingPlan {
            rules: Vec::new(),
            last: rings.count(),
            cap: 1,
            excluded: false,
            gates: Vec::new(),
            by_value: true,
        };
        let mut reached = f64::INFINITY;
        for rule in rings.rules() {
            let threshold = rule.threshold.unwrap_or(f64::NEG_INFINITY);
            let settled =
                |score: &Option<Option<f64>>, index: usize| score.map(|score| rule.requirements[index].holds(score));
            let scores: Vec<_> = rule
                .requirements
                .iter()
                .map(|requirement| known(requirement.criterion))
                .collect();
            let fails = scores
                .iter()
                .enumerate()
                .any(|(index, score)| settled(score, index) == Some(false));
            // A rule behind one that asks for less never fires.
            if fails || threshold >= reached {
                continue;
            }
            let open = rule
                .requirements
                .iter()
                .zip(&scores)
                .filter(|(_, score)| score.is_none());
            let open: Vec<_> = open
                .map(|(requirement, _)| (requirement.criterion, requirement.bound))
                .collect();
            if open.is_empty() {
                reached = threshold;
            }
            plan.by_value &= open.is_empty();
            plan.rules.push(OpenRule {
                ring: rule.ring,
                threshold,
                requirements: open,
            });
        }
        for gate in rings.gates() {
            let criterion = gate.requirement.criterion;
            match (known(criterion).map(|score| gate.requirement.holds(score)), gate.effect) {
                (Some(true), _) => {}
                (Some(false), Effect::Exclude) => plan.excluded = true,
                (Some(false), Effect::Cap(cap)) => plan.cap = plan.cap.max(cap),
                (None, effect) => plan.gates.push((criterion, gate.requirement.bound, effect)),
            }
        }
        plan.by_value &= plan.gates.is_empty();
        plan
    }

    /// Criteria whose raw scores are asked for.
    fn asked(&self) -> impl Iterator<Item = usize> {
        let rules = self.rules.iter().flat_map(|rule| &rule.requirements);
        let rules = rules.map(|(criterion, _)| *criterion);
        rules.chain(self.gates.iter().map(|(criterion, _, _)| *criterion))
    }
}

/// A rule that can still fire.
struct OpenRule {
    ring: usize,
    /// The value that must be reached; minus infinity without one.
    threshold: f64,
    /// Requirements on uncertain scores, by criterion.
    requirements: Vec<(usize, Bound)>,
}

/// Counts of one thread, or of all of them.
pub(super) struct Tally {
    /// items × (rings + 1); the last column counts exclusions.
    pub rings: Vec<u32>,
    pub first: Vec<u32>,
    /// items × weights, in fixed point.
    pub central: Vec<i128>,
    /// Σ (V − pivot) and Σ (V − pivot)², in fixed point.
    pub sums: Vec<(i128, i128)>,
    pub least: Vec<f64>,
    pub largest: Vec<f64>,
    /// items × bins.
    pub histogram: Counts,
    /// items × items.
    pub ranks: Counts,
    /// items × items.
    pub pairwise: Vec<u32>,
}

impl Tally {
    pub(super) fn new(plan: &Plan) -> Self {
        let items = plan.items.len();
        let square = |wanted: bool| if wanted { vec![0; items * items] } else { Vec::new() };
        Tally {
            rings: vec![0; items * (plan.ring_count + 1)],
            first: vec![0; items],
            central: vec![0; items * plan.valued.len()],
            sums: vec![(0, 0); items],
            least: vec![f64::INFINITY; items],
            largest: vec![f64::NEG_INFINITY; items],
            histogram: Counts::new(items * plan.bins),
            ranks: Counts::new(if plan.full_ranks { items * items } else { 0 }),
            pairwise: square(plan.pairwise_blocks > 0),
        }
    }

    /// Adds another's counts, all but histogram and ranks. Whole numbers and extremes only, so in any order.
    pub(super) fn merge(&mut self, other: &Tally) {
        let add = |to: &mut [u32], from: &[u32]| to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        add(&mut self.rings, &other.rings);
        add(&mut self.first, &other.first);
        add(&mut self.pairwise, &other.pairwise);
        self.central
            .iter_mut()
            .zip(&other.central)
            .for_each(|(to, from)| *to += from);
        for ((to, also_to), (from, also_from)) in self.sums.iter_mut().zip(&other.sums) {
            *to += from;
            *also_to += also_from;
        }
        self.least
            .iter_mut()
            .zip(&other.least)
            .for_each(|(to, from)| *to = to.min(*from));
        self.largest
            .iter_mut()
            .zip(&other.largest)
            .for_each(|(to, from)| *to = to.max(*from));
    }
}

/// A fixed-point sum as a number.
pub(super) fn from_fixed(sum: i128) -> f64 {
    sum as f64 / FIXED
}

#[inline(always)]
fn to_fixed(sum: f64) -> i128 {
    i128::from((sum * FIXED) as i64)
}

/// Rows of one block of draws that all items share.
struct Draws {
    /// A row of weights for each weighted criterion.
    weights: Vec<f64>,
    scales: Vec<Vec<f64>>,
    best: Vec<f64>,
    winner: Vec<f64>,
    /// Draws in which an item had the same value as the best before it: (draw, item, value).
    ties: Vec<(usize, usize, f64)>,
}

/// Rows that one thread works on.
pub(super) struct Workspace {
    /// One for each block that is counted together.
    draws: Vec<Draws>,
    /// A row of raw scores for each criterion of the item at hand.
    raw: Vec<f64>,
    /// A row of values for each weighted criterion of the item at hand.
    pub values: Vec<f64>,
    experts: Vec<f64>,
    /// Rows of V: of all items where ranks are wanted, else of the few at hand.
    matrix: Vec<f64>,
    bins: Vec<u32>,
    mask: Vec<f64>,
    ring: Vec<f64>,
    central: Vec<f64>,
    ranker: Ranker,
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
            values: vec![0.0; plan.valued.len() * BLOCK],
            experts: vec![0.0; BLOCK],
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

    /// Draws raw scores and values of one item for a block, the given one of those counted together, into `raw` and
    /// `values`.
    #[inline(always)]
    pub(super) fn fill_item(&mut self, plan: &Plan, item: &PlannedItem, number: usize, block: u64) {
        let scales = &self.draws[number].scales;
        if let Some(key) = &item.experts {
            key.open_block(block).fill(&mut self.experts);
        }
        for (slot, &criterion) in plan.valued.iter().enumerate() {
            let source = &item.sources[criterion];
            let row = &mut self.values[slot * BLOCK..][..BLOCK];
            if source.gives_values() {
                source.fill(block, &self.experts, &scales[criterion], row);
                continue;
            }
            let raw = &mut self.raw[criterion * BLOCK..][..BLOCK];
            source.fill(block, &self.experts, &scales[criterion], raw);
            let function = plan.criteria[criterion]
                .value
                .expect("a weighted criterion has a value function");
            fill_values(function, raw, row);
        }
        for criterion in item.rings.asked() {
            if plan.criteria[criterion].value.is_none() {
                let raw = &mut self.raw[criterion * BLOCK..][..BLOCK];
                item.sources[criterion].fill(block, &self.experts, &scales[criterion], raw);
            }
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

/// Counts a few blocks, with wider vector instructions where the machine has them. They change no bit: lanes are fixed by
/// the code, and nothing is fused.
pub(super) fn tally_blocks(plan: &Plan, blocks: Range<u64>, space: &mut Workspace, tally: &mut Tally) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2")
        && std::arch::is_x86_feature_detected!("popcnt")
        && std::arch::is_x86_feature_detected!("bmi1")
        && std::arch::is_x86_feature_detected!("bmi2")
    {
        // SAFETY: the processor has just been found to have all that the function asks for.
        return unsafe { tally_blocks_avx2(plan, blocks, space, tally) };
    }
    tally_blocks_anywhere(plan, blocks, space, tally);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt,bmi1,bmi2")]
fn tally_blocks_avx2(plan: &Plan, blocks: Range<u64>, space: &mut Workspace, tally: &mut Tally) {
    tally_blocks_anywhere(plan, blocks, space, tally);
}

#[inline(always)]
pub(super) fn tally_blocks_anywhere(plan: &Plan, blocks: Range<u64>, space: &mut Workspace, tally: &mut Tally) {
    for (number, block) in blocks.clone().enumerate() {
        let draws = &mut space.draws[number];
        plan.weights.fill_block(block, &mut draws.weights);
        draws.best.fill(f64::NEG_INFINITY);
        draws.ties.clear();
        space.fill_scales(plan, number, block);
    }
    let mut index = 0;
    while index < plan.items.len() {
        // Each item's blocks in a row, while its counters are near.
        let constant = plan.items[index..].iter().take(TOGETHER);
        let constant = constant.take_while(|item| item.constant.is_some()).count();
        let row_of = |item: usize| if plan.keeps_values() { item * STRIDE } else { (item - index) * STRIDE };
        for (number, block) in blocks.clone().enumerate() {
            if constant > 0 {
                let rows = &mut space.matrix[row_of(index)..][..constant * STRIDE];
                sum_constant(&plan.items[index..][..constant], &space.draws[number].weights, rows);
            } else {
                space.fill_item(plan, &plan.items[index], number, block);
                let row = &mut space.matrix[row_of(index)..][..BLOCK];
                sum_products(&space.draws[number].weights, &space.values, row);
            }
            for item in index..index + constant.max(1) {
                count_item(plan, item, plan.draws_in(block), row_of(item), number, space, tally);
            }
        }
        index += constant.max(1);
    }
    for (number, block) in blocks.enumerate() {
        count_winners(plan, plan.draws_in(block), number, space, tally);
        if plan.full_ranks {
            let counts = tally.ranks.recent();
            space.ranker.count(&space.matrix, STRIDE, plan.draws_in(block), counts);
        }
        if block < plan.pairwise_blocks {
            count_pairs(plan.items.len(), plan.draws_in(block), &space.matrix, &mut tally.pairwise);
        }
        tally.histogram.close_block();
        tally.ranks.close_block();
    }
}

/// V of items without uncertain scores, a row each.
#[inline(always)]
fn sum_constant(items: &[PlannedItem], weights: &[f64], rows: &mut [f64]) {
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
fn sum_products(weights: &[f64], values: &[f64], row: &mut [f64]) {
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

/// Counts one item's row of V: moments, extremes, histogram, rings, and whether it leads so far.
#[inline(always)]
fn count_item(
    plan: &Plan,
    item: usize,
    draws: usize,
    row: usize,
    number: usize,
    space: &mut Workspace,
    tally: &mut Tally,
) {
    let values = &space.matrix[row..][..draws];
    let planned = &plan.items[item];
    sum_moments(item, values, planned.pivot, tally);
    if plan.bins > 0 {
        let histogram = &mut tally.histogram.recent()[item * plan.bins..][..plan.bins];
        fill_histogram(values, &mut space.bins[..draws], histogram);
    }
    let counts = &mut tally.rings[item * (plan.ring_count + 1)..][..plan.ring_count + 1];
    match planned.rings.by_value {
        true => count_rings_by_value(&planned.rings, values, counts),
        false => {
            let (mask, ring) = (&mut space.mask[..draws], &mut space.ring[..draws]);
            count_rings(&planned.rings, values, &space.raw, mask, ring, counts);
        }
    }
    if plan.full_ranks {
        space.ranker.take_keys(item, values);
    }
    lead(item, values, &mut space.draws[number]);
}

#[inline(always)]
fn sum_moments(item: usize, values: &[f64], pivot: f64, tally: &mut Tally) {
    let (mut sums, mut squares) = ([0.0; LANES], [0.0; LANES]);
    let (mut least, mut largest) = ([f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for lane in 0..LANES {
            let value = chunk[lane];
            let apart = value - pivot;
            sums[lane] += apart;
            squares[lane] += apart * apart;
            least[lane] = if value < least[lane] { value } else { least[lane] };
            largest[lane] = if value > largest[lane] { value } else { largest[lane] };
        }
    }
    for (lane, &value) in rest.iter().enumerate() {
        let apart = value - pivot;
        sums[lane] += apart;
        squares[lane] += apart * apart;
        least[lane] = least[lane].min(value);
        largest[lane] = largest[lane].max(value);
    }
    let (sum, square) = &mut tally.sums[item];
    *sum += to_fixed(sums.iter().sum());
    *square += to_fixed(squares.iter().sum());
    tally.least[item] = least.into_iter().fold(tally.least[item], f64::min);
    tally.largest[item] = largest.into_iter().fold(tally.largest[item], f64::max);
}

#[inline(always)]
fn fill_histogram(values: &[f64], bins: &mut [u32], histogram: &mut [u16]) {
    // Half a bin less and rounded to the nearest is the bin's number; see ranking.rs for the trick.
    const TO_INTEGER: f64 = (1_u64 << 52) as f64;
    let scale = histogram.len() as f64;
    let last = scale - 1.0;
    for (bin, value) in bins.iter_mut().zip(values) {
        let place = value * scale - 0.5;
        let place = if place > 0.0 { place } else { 0.0 };
        let place = if place < last { place } else { last };
        *bin = (place + TO_INTEGER).to_bits() as u32;
    }
    for bin in bins {
        if let Some(count) = histogram.get_mut(*bin as usize) {
            *count += 1;
        }
    }
}

/// Rings where only V decides: thresholds descend, so each ring's count is a difference of two.
#[inline(always)]
fn count_rings_by_value(rings: &RingPlan, values: &[f64], counts: &mut [u32]) {
    let excluded = counts.len() - 1;
    if rings.excluded {
        counts[excluded] += values.len() as u32;
        return;
    }
    let mut inside = 0;
    for rule in &rings.rules {
        let limit = rule.threshold - NOISE;
        let reached: u64 = values.iter().map(|value| u64::from(*value >= limit)).sum();
        counts[rule.ring.max(rings.cap) - 1] += (reached - inside) as u32;
        inside = reached;
    }
    counts[rings.last.max(rings.cap) - 1] += (values.len() as u64 - inside) as u32;
}

/// Rings where uncertain raw scores decide too: rules from the last to the first, each overwriting where it fires.
#[inline(always)]
fn count_rings(rings: &RingPlan, values: &[f64], raw: &[f64], mask: &mut [f64], ring: &mut [f64], counts: &mut [u32]) {
    ring.fill(rings.last as f64);
    for rule in rings.rules.iter().rev() {
        let limit = rule.threshold - NOISE;
        for (mask, value) in mask.iter_mut().zip(values) {
            *mask = if *value >= limit { 1.0 } else { 0.0 };
        }
        for (criterion, bound) in &rule.requirements {
            keep_where(*bound, &raw[criterion * BLOCK..][..values.len()], mask);
        }
        for (ring, mask) in ring.iter_mut().zip(mask.iter()) {
            *ring = if *mask > 0.0 { rule.ring as f64 } else { *ring };
        }
    }
    if rings.cap > 1 {
        raise_where(rings.cap as f64, ring, |_| true);
    }
    // Exclusion counts as a ring beyond the last, and as such outdoes any cap.
    let beyond = counts.len() as f64;
    for (criterion, bound, effect) in &rings.gates {
        mask.fill(1.0);
        keep_where(*bound, &raw[criterion * BLOCK..][..values.len()], mask);
        let least = match effect {
            Effect::Exclude => beyond,
            Effect::Cap(cap) => *cap as f64,
        };
        raise_where(least, ring, |draw| mask[draw] == 0.0);
    }
    if rings.excluded {
        ring.fill(beyond);
    }
    for (number, count) in counts.iter_mut().enumerate() {
        let number = (number + 1) as f64;
        *count += ring.iter().map(|ring| u64::from(*ring == number)).sum::<u64>() as u32;
    }
}

#[inline(always)]
fn keep_where(bound: Bound, raw: &[f64], mask: &mut [f64]) {
    for (mask, score) in mask.iter_mut().zip(raw) {
        *mask = if bound.holds(*score) { *mask } else { 0.0 };
    }
}

#[inline(always)]
fn raise_where(least: f64, ring: &mut [f64], wanted: impl Fn(usize) -> bool) {
    for (draw, ring) in ring.iter_mut().enumerate() {
        *ring = if wanted(draw) && *ring < least { least } else { *ring };
    }
}

/// Holds an item against the best so far in each draw. Most items are behind in most draws: a few draws at a time are
/// first looked over for one that is not.
#[inline(always)]
fn lead(item: usize, values: &[f64], draws: &mut Draws) {
    let number = item as f64;
    let mut equals = 0_u64;
    let best = draws.best[..values.len()].chunks_mut(LANES);
    let rows = values.chunks(LANES).zip(best).zip(draws.winner.chunks_mut(LANES));
    for ((values, best), winner) in rows {
        let reaches = |(value, best): (&f64, &f64)| *value >= *best;
        if !values.iter().zip(best.iter()).map(reaches).fold(false, |any, here| any | here) {
            continue;
        }
        for ((value, best), winner) in values.iter().zip(best).zip(winner) {
            equals += u64::from(*value == *best);
            let ahead = *value > *best;
            *best = if ahead { *value } else { *best };
            *winner = if ahead { number } else { *winner };
        }
    }
    if equals > 0 {
        let rows = values.iter().zip(&draws.best).zip(&draws.winner).enumerate();
        let equal = rows.filter(|(_, ((value, best), winner))| value == best && **winner != number);
        draws.ties.extend(equal.map(|(draw, ((value, _), _))| (draw, item, *value)));
    }
}

/// Adds the block's winners and the weights they won with; who ties with the winner wins too.
#[inline(always)]
fn count_winners(plan: &Plan, draws: usize, number: usize, space: &mut Workspace, tally: &mut Tally) {
    let shared = &space.draws[number];
    let weighted = plan.valued.len();
    space.central.fill(0.0);
    let best = &shared.best;
    let ties = shared.ties.iter().filter(|(draw, _, value)| *value == best[*draw]);
    let winners = shared.winner[..draws]
        .iter()
        .enumerate()
        .map(|(draw, item)| (draw, *item as usize));
    for (draw, item) in winners.chain(ties.map(|(draw, item, _)| (*draw, *item))) {
        tally.first[item] += 1;
        for (slot, sum) in space.central[item * weighted..][..weighted].iter_mut().enumerate() {
            *sum += shared.weights[slot * BLOCK + draw];
        }
    }
    for (total, sum) in tally.central.iter_mut().zip(&space.central) {
        if *sum > 0.0 {
            *total += to_fixed(*sum);
        }
    }
}

#[inline(always)]
fn count_pairs(items: usize, draws: usize, matrix: &[f64], counts: &mut [u32]) {
    for one in 0..items {
        let row = &matrix[one * STRIDE..][..draws];
        for other in one + 1..items {
            let (mut above, mut below) = (0_u64, 0_u64);
            for (value, against) in row.iter().zip(&matrix[other * STRIDE..][..draws]) {
                above += u64::from(value > against);
                below += u64::from(value < against);
            }
            counts[one * items + other] += above as u32;
            counts[other * items + one] += below as u32;
        }
    }
}
