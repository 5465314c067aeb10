//! One block of draws counted: values of all items, rings, winners, ranks, moments, histogram.
//!
//! Sums of floating-point numbers are taken within a block in a fixed order, then turned into whole multiples of 2⁻⁵⁰,
//! so that adding blocks in any order gives the same bits and memory does not grow with the number of draws. The
//! rounding is below 10⁻¹⁵ a block.

use std::ops::Range;

use super::counts::Counts;
use super::plan::Plan;
use super::ring_plan::DrawnRows;
use super::workspace::{Draws, LANES, STRIDE, TOGETHER, Workspace, sum_constant, sum_products};
use crate::method::stream::BLOCK;

/// Steps of fixed-point sums to the unit: a block of 2048 values of up to 1 needs 11 bits more, 61 in all.
const FIXED: f64 = (1_u64 << 50) as f64;

/// Counts of one thread, or of all of them.
pub(super) struct Tally {
    /// items × rings.
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
            rings: vec![0; items * plan.ring_count],
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
        let row_of = |item: usize| {
            if plan.keeps_values() {
                item * STRIDE
            } else {
                (item - index) * STRIDE
            }
        };
        for (number, block) in blocks.clone().enumerate() {
            if constant > 0 {
                let rows = &mut space.matrix[row_of(index)..][..constant * STRIDE];
                sum_constant(&plan.items[index..][..constant], &space.draws[number].weights, rows);
            } else {
                space.fill_item(plan, &plan.items[index], number, block, plan.draws_in(block));
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
            count_pairs(
                plan.items.len(),
                plan.draws_in(block),
                &space.matrix,
                &mut tally.pairwise,
            );
        }
        tally.histogram.close_block();
        tally.ranks.close_block();
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
    if plan.ring_count > 0 {
        let counts = &mut tally.rings[item * plan.ring_count..][..plan.ring_count];
        let rows = [&mut space.mask[..draws], &mut space.ring[..draws]];
        let drawn = DrawnRows {
            raw: &space.raw,
            known: &space.known,
        };
        planned.rings.count(values, &drawn, rows, counts);
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
        if !values
            .iter()
            .zip(best.iter())
            .map(reaches)
            .fold(false, |any, here| any | here)
        {
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
        draws
            .ties
            .extend(equal.map(|(draw, ((value, _), _))| (draw, item, *value)));
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
