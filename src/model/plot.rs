//! A plot as data: what is to be drawn, with its words; writers only read it.

/// A plot with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// Identifier; also the name of its file without ending.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it shows, in sentences, for those who do not see it.
    pub alternative: String,
    /// What is drawn.
    pub body: PlotBody,
}

/// The kinds of plot.
#[derive(Debug, Clone, PartialEq)]
pub enum PlotBody {
    /// A bar a row, cut into the probabilities of the rings; each row sums to 1.
    RingProbabilities {
        /// Names of the rings from the centre.
        rings: Vec<String>,
        /// Rows from top to bottom.
        rows: Vec<RingRow>,
    },
    /// A line a row: the interval over which a weight can move, with the weight as a point; 0 to 1.
    WeightStability {
        /// Rows from top to bottom.
        rows: Vec<StabilityRow>,
    },
    /// A box a row on a common scale: what assessors gave.
    AssessorSpread {
        /// Ends of the scale.
        scale: (f64, f64),
        /// Rows from top to bottom.
        rows: Vec<SpreadRow>,
    },
    /// Counts by year as points or bars, the fitted curve as a line.
    Momentum {
        /// What is counted: "works in openalex".
        counted: String,
        /// Years, rising.
        years: Vec<MomentumYear>,
    },
    /// A bar a row: how many needs were stated and how many have a technology.
    NeedCoverage {
        /// Rows from top to bottom.
        rows: Vec<CoverageRow>,
    },
}

/// Probabilities of one technology.
#[derive(Debug, Clone, PartialEq)]
pub struct RingRow {
    /// Its name.
    pub label: String,
    /// One probability a ring, from the centre.
    pub probabilities: Vec<f64>,
    /// Index of the ring it is drawn in.
    pub drawn: usize,
}

/// How far one weight can move.
#[derive(Debug, Clone, PartialEq)]
pub struct StabilityRow {
    /// Name of the criterion.
    pub label: String,
    /// Its share of the weights now, 0 to 1.
    pub weight: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// What assessors gave on one criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadRow {
    /// Name of the criterion or technology.
    pub label: String,
    /// What each assessor gave, sorted.
    pub values: Vec<f64>,
    /// First quartile.
    pub lower: f64,
    /// Median.
    pub median: f64,
    /// Third quartile.
    pub upper: f64,
}

/// One year of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MomentumYear {
    /// The year.
    pub year: i16,
    /// What was counted.
    pub count: f64,
    /// What the fitted curve says; `None` where there is none.
    pub fitted: Option<f64>,
    /// Whether the source counts something else from this year on.
    pub breaks: bool,
}

/// Needs of one topic or group.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageRow {
    /// Its name.
    pub label: String,
    /// Statements that ask for something.
    pub asked: usize,
    /// Those that have a technology.
    pub answered: usize,
}
