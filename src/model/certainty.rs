//! How sure a placement is, in numbers.

use super::{Configuration, Placement};

/// How probable each ring of one technology is, counted out or drawn, and how its value spreads.
#[derive(Debug, Clone, PartialEq)]
pub struct Certainty {
    /// Probability of each ring, in the configuration's order; they sum to 1.
    pub rings: Vec<f64>,
    /// Standard error of each probability; 0 where it is counted out.
    pub errors: Vec<f64>,
    /// The same when levels that nobody knows are drawn from their whole scale instead of passing or failing as the
    /// rules say; `None` where no unknown level matters to a rule.
    pub rings_if_unknown: Option<Vec<f64>>,
    /// How sure the drawn ring is.
    pub class: ConfidenceClass,
    /// Whether the drawn ring's probability is below the threshold.
    pub borderline: bool,
    /// The most probable other ring; `None` where there is none.
    pub neighbour: Option<usize>,
    /// Value: mean, standard deviation, 5 % and 95 % quantile; `None` without any criterion.
    pub value: Option<ValueSpread>,
}

impl Certainty {
    /// Probability of a ring, 0 to 1.
    pub fn probability(&self, ring: usize) -> f64 {
        self.rings.get(ring).copied().unwrap_or(0.0)
    }
}

impl Placement {
    /// Whether the ring would be less than confident if levels that the rules let pass as unknown could be anything.
    pub fn rests_on_unknowns(&self, configuration: &Configuration) -> bool {
        let rings = self
            .certainty
            .as_ref()
            .and_then(|certainty| certainty.rings_if_unknown.as_ref());
        rings.is_some_and(|rings| rings[self.ring] < configuration.scoring.confident)
    }
}

/// The spread of a value over the draws, all 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueSpread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub deviation: f64,
    /// 5 % quantile.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// 95 % quantile.
    pub high: f64,
}

/// How sure a ring is, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfidenceClass {
    /// The drawn ring came out in at least the share of the cases that counts as firm (0.8 unless declared).
    Firm,
    /// In at least half of the cases, and no other ring came out more often.
    Likely,
    /// In less than half of the cases, or another ring came out more often.
    Contested,
}

impl ConfidenceClass {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            ConfidenceClass::Firm => "firm",
            ConfidenceClass::Likely => "likely",
            ConfidenceClass::Contested => "contested",
        }
    }
}

/// How sure the ring of one blip is, as a map needs it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BlipCertainty {
    /// Probability of the ring it is drawn in, 0 to 1.
    pub probability: f64,
    /// Whether it is marked borderline.
    pub borderline: bool,
    /// The most probable other ring.
    pub neighbour: Option<Neighbour>,
    /// Place inside the ring at the 5 % and the 95 % quantile of its value, 0 to 1, high towards the centre.
    pub spread: Option<(f64, f64)>,
}

/// The most probable ring besides the one a blip is drawn in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Index of the ring.
    pub ring: usize,
    /// Its probability, 0 to 1.
    pub probability: f64,
}
