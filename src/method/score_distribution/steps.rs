//! A step function from a draw to one of a few scores.
//!
//! Draws are of 16 bits: a share is met to within 2⁻¹⁶, a hundredth of the standard error of a hundred thousand draws, and
//! a quarter of the random bytes are asked for that a draw of full width takes.

use crate::method::stream::SHORT;

/// Steps taken in one pass over a row.
const TOGETHER: usize = 4;

/// A step function: where each score but the first begins.
#[derive(Debug)]
pub(super) struct Steps {
    first: f64,
    /// Beginnings, in whole draws, and scores; the last pass is filled up with steps that no draw reaches.
    passes: Vec<([f64; TOGETHER], [f64; TOGETHER])>,
}

impl Steps {
    /// The step function of scores with their shares, which sum to 1. A score of share 0 is never drawn: the next begins
    /// with it.
    pub(super) fn new(levels: &[(f64, f64)]) -> Self {
        let mut sum = 0.0;
        let begins = levels.iter().map(|(_, share)| {
            sum += share;
            // Noise of adding up would begin an assessor's step a draw late.
            (sum * SHORT - 1e-6).ceil()
        });
        let steps: Vec<(f64, f64)> = begins.zip(levels[1..].iter().map(|(score, _)| *score)).collect();
        let fill = |part: &[(f64, f64)]| {
            let step = |place: usize| part.get(place).copied().unwrap_or((f64::INFINITY, 0.0));
            (
                std::array::from_fn(|place| step(place).0),
                std::array::from_fn(|place| step(place).1),
            )
        };
        Steps {
            first: levels[0].0,
            passes: steps.chunks(TOGETHER).map(fill).collect(),
        }
    }

    /// Fills a row with the scores of as many draws.
    #[inline(always)]
    pub(super) fn fill(&self, draws: &[u16], row: &mut [f64]) {
        row.fill(self.first);
        for (begins, scores) in &self.passes {
            for (drawn, draw) in row.iter_mut().zip(draws) {
                let draw = f64::from(*draw);
                let mut score = *drawn;
                for (begin, of_step) in begins.iter().zip(scores) {
                    score = if draw >= *begin { *of_step } else { score };
                }
                *drawn = score;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// All draws there are, counted.
        #[test]
        fn each_score_is_drawn_as_often_as_its_share_says(heights in prop::collection::vec(0_u32..5, 1..12)) {
            let all: u32 = heights.iter().sum();
            prop_assume!(all > 0);
            let levels: Vec<(f64, f64)> = (0_u32..).zip(&heights).map(|(score, height)| (f64::from(score), f64::from(*height) / f64::from(all))).collect();
            let draws: Vec<u16> = (0..=u16::MAX).collect();
            let mut row = vec![-1.0; draws.len()];
            Steps::new(&levels).fill(&draws, &mut row);
            for (score, share) in levels {
                let count = row.iter().filter(|drawn| **drawn == score).count();
                prop_assert!((count as f64 - share * SHORT).abs() <= 1.0, "{score}: {count} for {share}");
                prop_assert!(share > 0.0 || count == 0);
            }
        }
    }
}
