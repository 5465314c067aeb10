//! What statements say of the level of need: a distribution, since links hold with a probability.

use super::{Asked, Level, LevelReason};

/// The level of need of one technology, read from statements alone.
#[derive(Debug, Clone)]
pub struct NeedReading {
    /// The levels that can come out with their probabilities, lowest first, each above 0. With `unknown` they sum to 1.
    pub levels: Vec<(Level, f64)>,
    /// Those of the cases in which a link holds, of which it is the share.
    pub linked: Vec<(Level, f64)>,
    /// Whether practitioners asked, with the probability of each state, above 0: asked where a link holds, and what it is
    /// where none does.
    pub asked: Vec<(Asked, f64)>,
    /// Probability that no link holds and no workshop on its topics has been held, so that nothing is known.
    pub unknown: f64,
    /// What speaks for the level with every link holding, or why there is none.
    pub because: LevelReason,
    /// Id of the one statement on which a level of 3 or more rests: without all others the level stays, without this one
    /// it falls.
    pub rests_on: Option<String>,
}

impl NeedReading {
    /// The lower median: the lowest level that is not exceeded in half of the cases where a level is known; `None` where
    /// none is known in half of all cases or more.
    pub fn median(&self) -> Option<Level> {
        let known: f64 = self.levels.iter().map(|(_, probability)| probability).sum();
        if self.unknown >= 0.5 {
            return None;
        }
        let mut below = 0.0;
        let mut levels = self.levels.iter();
        levels
            .find(|(_, probability)| {
                below += probability;
                below >= 0.5 * known - HALF
            })
            .map(|(level, _)| *level)
    }

    /// The expected level where one is known; `None` where none can be.
    pub fn expected(&self) -> Option<f64> {
        let known: f64 = self.levels.iter().map(|(_, probability)| probability).sum();
        let sum: f64 = self.levels.iter().map(|(level, share)| level.level() * share).sum();
        (known > 0.0).then(|| sum / known)
    }
}

/// Rounding that a half may lack and still be a half.
const HALF: f64 = 1e-12;
