//! How uncertainty is carried through: what is drawn, how often, from which seed, and what counts as sure.

use super::{Level, RecordCondition, Weight};

/// The declared part of uncertainty; every key has a default, so that a radar need not name it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring {
    /// Seed of the random streams.
    pub seed: u64,
    /// How many draws; `None` leaves it to [`Scoring::draws`].
    pub samples: Option<usize>,
    /// The half-width of a 95 % interval of any probability that the number of draws was chosen for, where it was.
    pub precision: Option<f64>,
    /// How the weights are drawn.
    pub weights: WeightDistribution,
    /// How a panel is drawn.
    pub panel: PanelDistribution,
    /// The probability from which a ring is called fairly sure, 0 to 1; below it is borderline.
    pub fairly_sure: f64,
    /// The probability from which a ring is called sure, 0 to 1.
    pub sure: f64,
    /// The share of the weights that must be known, 0 to 1; below it the reader is told.
    pub coverage: f64,
    /// What keeps a technology in its ring from one edition to the next.
    pub hysteresis: Hysteresis,
    /// Groups with weights of their own; none draws around the criteria's weights.
    pub group_weights: Vec<GroupWeights>,
    /// Levels of the evidence criterion, best first.
    pub evidence_levels: Vec<EvidenceLevel>,
}

impl Default for Scoring {
    fn default() -> Self {
        Scoring {
            seed: 1,
            samples: None,
            precision: None,
            weights: WeightDistribution::Around { concentration: 40.0 },
            panel: PanelDistribution::Expert,
            fairly_sure: 0.7,
            sure: 0.9,
            coverage: 0.6,
            hysteresis: Hysteresis::default(),
            group_weights: Vec::new(),
            evidence_levels: Vec::new(),
        }
    }
}

impl Scoring {
    /// How many draws where neither their number nor a precision is declared: 100 000 where rings are drawn, so that each
    /// probability is right within a third of a percentage point; 10 000 where rings are counted out and draws serve values and
    /// ranks alone.
    pub fn draws(&self, rings_are_drawn: bool) -> usize {
        self.samples.unwrap_or(if rings_are_drawn { 100_000 } else { 10_000 })
    }
}

/// How weights are drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum WeightDistribution {
    /// As given, in every draw.
    Fixed,
    /// Dirichlet around the given weights; the higher the concentration, the closer.
    Around {
        /// Sum of the parameters; 40 gives a weight of 0.20 a standard deviation of 0.062.
        concentration: f64,
    },
    /// Uniform where every weight lies in its range.
    Ranges,
    /// Uniform where the weights keep an order, the first the heaviest; indices of criteria.
    Ranking(Vec<usize>),
    /// Uniform over all weights.
    Free,
}

/// What of a panel is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelDistribution {
    /// One assessor for the whole technology: where would a random expert put it.
    Expert,
    /// One assessor a criterion, independently.
    Criterion,
}

impl PanelDistribution {
    /// Both with their word in files.
    pub const ALL: [(PanelDistribution, &'static str); 2] = [
        (PanelDistribution::Expert, "expert"),
        (PanelDistribution::Criterion, "criterion"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            PanelDistribution::Expert => "expert",
            PanelDistribution::Criterion => "criterion",
        }
    }
}

/// What keeps a technology in its ring from one edition to the next (METHOD 7.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hysteresis {
    /// How many editions in a row the rules must ask for the new ring.
    pub editions: usize,
    /// The ring's probability from which it changes at once.
    pub probability: f64,
}

impl Hysteresis {
    /// A ring with at most this probability is never held: it would be printed as 0 %, or is 0.
    pub const LEAST: f64 = 0.005;
}

impl Default for Hysteresis {
    fn default() -> Self {
        Hysteresis {
            editions: 2,
            probability: 0.7,
        }
    }
}

/// The weights of one practitioner group; a draw takes one group first.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupWeights {
    /// Id of the group.
    pub group: String,
    /// How often the group is drawn, in proportion to the others.
    pub share: Weight,
    /// One weight a criterion, in the configuration's order.
    pub weights: Vec<Weight>,
}

/// One row of the table that gives the evidence criterion its level.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceLevel {
    /// The level reached.
    pub level: Level,
    /// Sources that count.
    pub sources: Vec<String>,
    /// How many records or counted works are needed.
    pub at_least: u64,
    /// Whether the yearly counts must grow: the interval of the trend lies above zero.
    pub growing: bool,
    /// Conditions on public records that must all hold, in place of sources.
    pub records: Vec<RecordCondition>,
}
