//! Many counters that are raised at random places.
//!
//! Counters of the current blocks are 16 bits wide, so that twice as many lie in the processor's cache, and are added to
//! 32-bit totals before they could overflow.

use std::ops::Range;

use crate::method::stream::BLOCK;

/// Blocks after which a counter raised in every draw is still below 2¹⁶.
const BLOCKS_BETWEEN: u32 = u16::MAX as u32 / BLOCK as u32;

/// Counters of one thread.
#[derive(Default)]
pub(super) struct Counts {
    recent: Vec<u16>,
    /// Empty until the first blocks are settled: short runs never need it.
    total: Vec<u32>,
    blocks: u32,
}

impl Counts {
    /// So many counters at zero.
    pub(super) fn new(length: usize) -> Self {
        Counts {
            recent: vec![0; length],
            total: Vec::new(),
            blocks: 0,
        }
    }

    /// The counters of the block at hand, each to be raised once a draw at most.
    #[inline(always)]
    pub(super) fn recent(&mut self) -> &mut [u16] {
        &mut self.recent
    }

    /// Ends a block.
    pub(super) fn close_block(&mut self) {
        self.blocks += 1;
        if self.blocks == BLOCKS_BETWEEN {
            self.settle();
        }
    }

    /// Moves everything into the totals.
    fn settle(&mut self) {
        self.total.resize(self.recent.len(), 0);
        for (total, recent) in self.total.iter_mut().zip(&mut self.recent) {
            *total += u32::from(std::mem::take(recent));
        }
        self.blocks = 0;
    }

    /// A stretch of counters, added up over all threads.
    pub(super) fn sum(parts: &[Counts], stretch: Range<usize>) -> Vec<u32> {
        let mut sums = vec![0; stretch.len()];
        for part in parts {
            let recent = part.recent[stretch.clone()].iter().map(|count| u32::from(*count));
            sums.iter_mut().zip(recent).for_each(|(sum, count)| *sum += count);
            let settled = part.total.get(stretch.clone()).unwrap_or(&[]);
            sums.iter_mut().zip(settled).for_each(|(sum, count)| *sum += count);
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_raised_in_every_draw_do_not_overflow() {
        let (mut one, mut other) = (Counts::new(2), Counts::new(2));
        for _ in 0..100 {
            for counts in [&mut one, &mut other] {
                counts.recent()[1] += BLOCK as u16;
                counts.close_block();
            }
        }
        assert_eq!(Counts::sum(&[one, other], 0..2), [0, 200 * BLOCK as u32]);
    }
}
