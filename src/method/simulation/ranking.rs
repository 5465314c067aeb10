//! Ranks of all items in each draw, counted.
//!
//! Rank = 1 + number of items of strictly larger value, so ties share a rank (as in R's smaa). Sorting by comparison
//! costs m log m a draw. Here each value becomes a whole number, its key, that falls as the value rises; keys mark cells,
//! of which there are many more than items, over the range that occurs in the draw; and counting the marks before an
//! item's own gives its rank. Only the few items beside a cell marked twice are compared, by their keys, and by the exact
//! values where keys are equal: exact for any values, ties included.

/// Draws ranked together: so many that each item's counters are raised several times while they are in the nearest cache.
const TILE: usize = 64;
/// Cells for each item at least, of which half at least lie in the range that occurs.
const CELLS_PER_ITEM: usize = 64;
/// Items whose counters are raised together: their rows of some hundred ranks fit the nearest cache.
const TOGETHER: usize = 16;
/// Set beside the number of items before a word of cells when one of its cells is marked twice.
const SHARED: u32 = 1 << 31;

/// Work space of one thread.
pub(super) struct Ranker {
    items: usize,
    /// Distance of rows of keys.
    stride: usize,
    /// A row of keys for each item.
    keys: Vec<u32>,
    /// Keys draw by draw, each replaced by its rank, from 0.
    tile: Vec<u32>,
    cells: Vec<u32>,
    /// Marks of cells, 64 to a word, the largest values first.
    words: Vec<u64>,
    /// Items in the words before each.
    before: Vec<u32>,
    /// Items in words with a shared cell: key in the upper half, item in the lower.
    sharing: Vec<u64>,
}

impl Ranker {
    /// Space for so many items, with rows of so many draws at most.
    pub(super) fn new(items: usize, draws: usize) -> Self {
        let cells = (CELLS_PER_ITEM * items).next_power_of_two().max(64);
        // Whole tiles, and a little more, so that rows do not fall on the same cache set.
        let stride = draws.next_multiple_of(TILE) + 16;
        Ranker {
            items,
            stride,
            keys: vec![0; items * stride],
            tile: vec![0; items * TILE],
            cells: vec![0; items],
            words: vec![0; cells / 64],
            before: vec![0; cells / 64],
            sharing: Vec::new(),
        }
    }

    /// Takes the keys of one item's row of values. Values outside 0 to 1 share the key of the nearer end.
    #[inline(always)]
    pub(super) fn take_keys(&mut self, item: usize, values: &[f64]) {
        const LAST: f64 = u32::MAX as f64;
        // Added to a number below 2³², it leaves the rounded number in the lowest bits: a conversion the compiler can do
        // several at a time. Rounding keeps the order, which is all that is asked of a key.
        const TO_INTEGER: f64 = (1_u64 << 52) as f64;
        let keys = &mut self.keys[item * self.stride..][..values.len()];
        for (key, value) in keys.iter_mut().zip(values) {
            let place = (1.0 - value) * LAST;
            let place = if place > 0.0 { place } else { 0.0 };
            let place = if place < LAST { place } else { LAST };
            *key = (place + TO_INTEGER).to_bits() as u32;
        }
    }

    /// Adds one to `counts[item × items + rank − 1]` for each item and draw, once all keys are taken. `values` holds the
    /// same rows, `stride` apart.
    #[inline(always)]
    pub(super) fn count(&mut self, values: &[f64], stride: usize, draws: usize, counts: &mut [u16]) {
        let items = self.items;
        for from in (0..draws).step_by(TILE) {
            let tile = TILE.min(draws - from);
            self.fill_tile(from);
            for draw in 0..tile {
                self.choose_cells(draw);
                self.mark_cells();
                self.rank_draw(draw);
                self.rank_sharing(draw, |item| values[item * stride + from + draw]);
            }
            let ranks = &self.tile[..tile * items];
            for first in (0..items).step_by(TOGETHER) {
                for ranks in ranks.chunks_exact(items) {
                    for (item, rank) in ranks.iter().enumerate().skip(first).take(TOGETHER) {
                        counts[item * items + *rank as usize] += 1;
                    }
                }
            }
        }
    }

    /// Turns rows of keys into columns.
    #[inline(always)]
    fn fill_tile(&mut self, from: usize) {
        for (item, row) in self.keys.chunks_exact(self.stride).enumerate() {
            let keys: &[u32; TILE] = row[from..from + TILE].try_into().expect("rows hold whole tiles");
            let column = self.tile[item..].iter_mut().step_by(self.items);
            for (place, key) in column.zip(keys) {
                *place = *key;
            }
        }
    }

    /// The cells of a draw: keys from the least one on, cut to as many bits as there are cells for.
    #[inline(always)]
    fn choose_cells(&mut self, draw: usize) {
        let keys = &self.tile[draw * self.items..][..self.items];
        let (mut least, mut largest) = (u32::MAX, 0);
        for key in keys {
            least = least.min(*key);
            largest = largest.max(*key);
        }
        let bits = (self.words.len() * 64).ilog2();
        let shift = (u32::BITS - (largest - least).leading_zeros()).saturating_sub(bits);
        for (cell, key) in self.cells.iter_mut().zip(keys) {
            *cell = (key - least) >> shift;
        }
    }

    #[inline(always)]
    fn mark_cells(&mut self) {
        self.words.fill(0);
        self.before.fill(0);
        for cell in &self.cells {
            let place = (cell >> 6) as usize;
            let (word, mark) = (self.words[place], 1_u64 << (cell & 63));
            self.before[place] += u32::from(word & mark != 0);
            self.words[place] = word | mark;
        }
        let mut sum = 0;
        for (word, before) in self.words.iter().zip(&mut self.before) {
            let again = std::mem::replace(before, sum);
            *before |= if again > 0 { SHARED } else { 0 };
            sum += word.count_ones() + again;
        }
    }

    #[inline(always)]
    fn rank_draw(&mut self, draw: usize) {
        let tile = &mut self.tile[draw * self.items..][..self.items];
        self.sharing.clear();
        for ((item, cell), place) in self.cells.iter().enumerate().zip(tile) {
            let number = (cell >> 6) as usize;
            let before = self.before[number];
            if before & SHARED != 0 {
                self.sharing.push(u64::from(*place) << 32 | item as u64);
            }
            let earlier = self.words[number] & ((1_u64 << (cell & 63)) - 1);
            *place = before + earlier.count_ones();
        }
    }

    /// Items of words with a shared cell, by their keys, and by their values where keys are equal.
    #[inline(always)]
    fn rank_sharing(&mut self, draw: usize, value: impl Fn(usize) -> f64) {
        self.sharing.sort_unstable();
        let tile = &mut self.tile[draw * self.items..][..self.items];
        let item_of = |entry: &u64| *entry as u32 as usize;
        let word_of = |entry: &u64| self.cells[item_of(entry)] >> 6;
        for word in self.sharing.chunk_by(|one, other| word_of(one) == word_of(other)) {
            let mut rank = self.before[word_of(&word[0]) as usize] & !SHARED;
            for equal in word.chunk_by(|one, other| one >> 32 == other >> 32) {
                match equal {
                    [entry] => tile[item_of(entry)] = rank,
                    _ => rank_equal(equal.iter().map(item_of), &value, rank, tile),
                }
                rank += equal.len() as u32;
            }
        }
    }
}

/// Items of the same key, by their exact values; equal values share the better rank.
#[cold]
fn rank_equal(items: impl Iterator<Item = usize>, value: impl Fn(usize) -> f64, first: u32, ranks: &mut [u32]) {
    let mut valued: Vec<(f64, usize)> = items.map(|item| (value(item), item)).collect();
    valued.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut rank = first;
    for tied in valued.chunk_by(|one, other| one.0 == other.0) {
        tied.iter().for_each(|(_, item)| ranks[*item] = rank);
        rank += tied.len() as u32;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::method::tests::rank_samples;

    fn check(values: &[Vec<f64>]) {
        let (items, draws) = (values.len(), values[0].len());
        let flat: Vec<f64> = values.iter().flatten().copied().collect();
        let mut counts = vec![0_u16; items * items];
        let mut ranker = Ranker::new(items, draws);
        for (item, row) in values.iter().enumerate() {
            ranker.take_keys(item, row);
        }
        ranker.count(&flat, draws, draws, &mut counts);
        let mut expected = vec![0_u16; items * items];
        for draw in 0..draws {
            let column: Vec<f64> = values.iter().map(|row| row[draw]).collect();
            for (item, rank) in rank_samples(&column).into_iter().enumerate() {
                expected[item * items + rank - 1] += 1;
            }
        }
        assert_eq!(counts, expected);
    }

    proptest! {
        #[test]
        fn ranks_are_those_of_the_definition(values in (1_usize..40, 1_usize..20).prop_flat_map(|(items, draws)| {
            // Few different numbers, so that ties abound, beside many; and one far away, so that cells crowd.
            let number = prop_oneof![(0_u8..4).prop_map(|n| f64::from(n) / 4.0), 0.0..1.0_f64, Just(1e6)];
            prop::collection::vec(prop::collection::vec(number, draws), items)
        })) {
            check(&values);
        }
    }

    #[test]
    fn values_a_hair_apart_have_ranks_of_their_own() {
        check(&[
            vec![0.5],
            vec![0.5 + f64::EPSILON / 2.0],
            vec![0.5],
            vec![0.5 - f64::EPSILON],
        ]);
    }
}
