//! Ranks of all items in each draw, counted.
//!
//! Rank = 1 + number of items of strictly larger value, so ties share a rank (as in R's smaa). Sorting by comparison
//! costs m log m a draw. Here each value marks one of many more cells than there are items, over the range that occurs;
//! counting the marks before an item's own gives its rank, and only the few items that share a cell are compared. Exact
//! for any values, ties included.

/// Draws ranked from one transposed tile: a cache line of values.
const TILE: usize = 8;
/// Cells for each item: about one item in sixty shares one.
const CELLS_PER_ITEM: usize = 32;
/// Set beside the number of items before a word of cells when one of its cells is shared.
const SHARED: u32 = 1 << 31;

/// Work space of one thread.
pub(super) struct Ranker {
    items: usize,
    tile: Vec<f64>,
    cells: Vec<u32>,
    /// Marks of cells, 64 to a word, the largest values first.
    words: Vec<u64>,
    /// Items in the words before each.
    before: Vec<u32>,
    /// Cells marked again, ascending: one entry for each item beyond the first.
    again: Vec<u32>,
    /// Items in shared cells: cell, items before the cell, value, item.
    sharing: Vec<(u32, u32, f64, u32)>,
}

impl Ranker {
    pub(super) fn new(items: usize) -> Self {
        let cells = (CELLS_PER_ITEM * items).next_power_of_two().max(64);
        Ranker {
            items,
            tile: vec![0.0; items * TILE],
            cells: vec![0; items],
            words: vec![0; cells / 64],
            before: vec![0; cells / 64],
            again: Vec::new(),
            sharing: Vec::new(),
        }
    }

    /// Adds one to `counts[item × items + rank − 1]` for each item and draw. `values` holds a row of draws for each item,
    /// rows `stride` apart.
    #[inline(always)]
    pub(super) fn count(&mut self, values: &[f64], stride: usize, draws: usize, counts: &mut [u16]) {
        let items = self.items;
        for from in (0..draws).step_by(TILE) {
            let tile = TILE.min(draws - from);
            for item in 0..items {
                for (draw, value) in values[item * stride + from..][..tile].iter().enumerate() {
                    self.tile[draw * items + item] = *value;
                }
            }
            for draw in 0..tile {
                self.choose_cells(draw);
                self.mark_cells();
                self.count_draw(draw, counts);
            }
        }
    }

    #[inline(always)]
    fn choose_cells(&mut self, draw: usize) {
        let values = &self.tile[draw * self.items..][..self.items];
        let (mut least, mut largest) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            least = if *value < least { *value } else { least };
            largest = if *value > largest { *value } else { largest };
        }
        let last = (self.words.len() * 64 - 1) as u32;
        let width = largest - least;
        let scale = if width > 0.0 { f64::from(last) / width } else { 0.0 };
        // Added to a number below 2³¹, it leaves the rounded number in the lowest bits: a conversion the compiler can do
        // several at a time. Rounding keeps the order, which is all that is asked of a cell.
        const TO_INTEGER: f64 = (1_u64 << 52) as f64;
        for (cell, value) in self.cells.iter_mut().zip(values) {
            *cell = (((largest - value) * scale + TO_INTEGER).to_bits() as u32).min(last);
        }
    }

    #[inline(always)]
    fn mark_cells(&mut self) {
        self.words.fill(0);
        self.again.clear();
        for cell in &self.cells {
            let word = &mut self.words[(cell >> 6) as usize];
            let mark = 1_u64 << (cell & 63);
            if *word & mark != 0 {
                self.again.push(*cell);
            }
            *word |= mark;
        }
        self.again.sort_unstable();
        let mut again = self.again.iter().peekable();
        let mut sum = 0;
        for (number, (word, before)) in self.words.iter().zip(&mut self.before).enumerate() {
            *before = sum;
            sum += word.count_ones();
            while again.next_if(|cell| (**cell >> 6) as usize == number).is_some() {
                sum += 1;
                *before |= SHARED;
            }
        }
    }

    #[inline(always)]
    fn count_draw(&mut self, draw: usize, counts: &mut [u16]) {
        let items = self.items;
        self.sharing.clear();
        for (item, cell) in self.cells.iter().enumerate() {
            let word = (cell >> 6) as usize;
            let earlier = self.words[word] & ((1_u64 << (cell & 63)) - 1);
            let before = self.before[word];
            let mut rank = (before & !SHARED) + earlier.count_ones();
            if before & SHARED != 0 {
                let earlier = self.again.partition_point(|again| again < cell);
                let in_words_before = self.again.partition_point(|again| *again < cell & !63);
                rank += (earlier - in_words_before) as u32;
                if self.again.get(earlier) == Some(cell) {
                    let value = self.tile[draw * items + item];
                    self.sharing.push((*cell, rank, value, item as u32));
                    continue;
                }
            }
            counts[item * items + rank as usize] += 1;
        }
        self.count_sharing(counts);
    }

    /// Items of one cell, by comparison.
    fn count_sharing(&mut self, counts: &mut [u16]) {
        self.sharing
            .sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.2.total_cmp(&one.2)));
        for cell in self.sharing.chunk_by(|one, other| one.0 == other.0) {
            let mut rank = cell[0].1 as usize;
            let mut above = cell[0].2;
            for (place, &(_, before, value, item)) in cell.iter().enumerate() {
                if value != above {
                    rank = before as usize + place;
                    above = value;
                }
                counts[item as usize * self.items + rank] += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::score::method::additive::rank_samples;

    fn check(values: &[Vec<f64>]) {
        let (items, draws) = (values.len(), values[0].len());
        let flat: Vec<f64> = values.iter().flatten().copied().collect();
        let mut counts = vec![0_u16; items * items];
        Ranker::new(items).count(&flat, draws, draws, &mut counts);
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
