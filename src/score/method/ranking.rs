//! Ranks of all items in each draw, counted.
//!
//! Rank = 1 + number of items of strictly larger value, so ties share a rank (as in R's smaa). Sorting by comparison
//! costs m log m a draw; here the values are dropped into as many cells as there are items or more, over the range that
//! occurs, which leaves a nearly sorted list for one pass of insertion. Exact for any values: cells only pre-sort.

/// Draws ranked from one transposed tile: a cache line of values.
const TILE: usize = 8;

/// Work space of one thread.
pub(super) struct Ranker {
    tile: Vec<f64>,
    cells: Vec<u32>,
    starts: Vec<u32>,
    sorted: Vec<(f64, u32)>,
}

impl Ranker {
    pub(super) fn new(items: usize) -> Self {
        let cells = (2 * items).next_power_of_two().max(8);
        Ranker {
            tile: vec![0.0; items * TILE],
            cells: vec![0; items],
            starts: vec![0; cells + 1],
            sorted: vec![(0.0, 0); items],
        }
    }

    /// Adds one to `counts[item × items + rank − 1]` for each item and draw. `values` holds a row of draws for each item,
    /// rows `stride` apart.
    #[inline(always)]
    pub(super) fn count(&mut self, values: &[f64], stride: usize, draws: usize, counts: &mut [u32]) {
        let items = self.cells.len();
        for from in (0..draws).step_by(TILE) {
            let tile = TILE.min(draws - from);
            for item in 0..items {
                for (draw, value) in values[item * stride + from..][..tile].iter().enumerate() {
                    self.tile[draw * items + item] = *value;
                }
            }
            for draw in 0..tile {
                self.count_draw(draw, counts);
            }
        }
    }

    #[inline(always)]
    fn count_draw(&mut self, draw: usize, counts: &mut [u32]) {
        let items = self.cells.len();
        self.sort(draw);
        let mut rank = 0;
        let mut above = f64::NAN;
        for (place, &(value, item)) in self.sorted.iter().enumerate() {
            if value != above {
                rank = place;
                above = value;
            }
            counts[item as usize * items + rank] += 1;
        }
    }

    /// Puts the values of a draw into `sorted`, the largest first.
    #[inline(always)]
    fn sort(&mut self, draw: usize) {
        let items = self.cells.len();
        let values = &self.tile[draw * items..][..items];
        let (mut least, mut largest) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            least = if *value < least { *value } else { least };
            largest = if *value > largest { *value } else { largest };
        }
        let last = self.starts.len() - 2;
        let width = largest - least;
        let scale = if width > 0.0 { last as f64 / width } else { 0.0 };
        self.starts.fill(0);
        // Added to a number below 2³¹, it leaves the rounded number in the lowest bits: a conversion the compiler can do
        // several at a time. Rounding keeps the order, which is all that is asked of a cell.
        const TO_INTEGER: f64 = (1_u64 << 52) as f64;
        for (cell, value) in self.cells.iter_mut().zip(values) {
            *cell = ((largest - value) * scale + TO_INTEGER).to_bits() as u32;
        }
        for cell in &self.cells {
            self.starts[(*cell as usize).min(last) + 1] += 1;
        }
        let mut start = 0;
        for place in &mut self.starts {
            start += *place;
            *place = start;
        }
        for (item, (value, cell)) in values.iter().zip(&self.cells).enumerate() {
            let place = &mut self.starts[(*cell as usize).min(last)];
            self.sorted[*place as usize] = (*value, item as u32);
            *place += 1;
        }
        for end in 1..items {
            let entry = self.sorted[end];
            let mut place = end;
            while place > 0 && self.sorted[place - 1].0 < entry.0 {
                self.sorted[place] = self.sorted[place - 1];
                place -= 1;
            }
            self.sorted[place] = entry;
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
        let mut counts = vec![0; items * items];
        Ranker::new(items).count(&flat, draws, draws, &mut counts);
        let mut expected = vec![0; items * items];
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
