//! What surrounds a placement: what it hangs on, what assessors gave, how other methods order, how counts develop.

use super::Configuration;

/// What a simulation was run with; the same of these give the same bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Version of the program.
    pub version: String,
    /// Seed of the random streams.
    pub seed: u64,
    /// Number of draws.
    pub samples: usize,
    /// Half-width of a 95 % interval of any probability, at most.
    pub half_width: f64,
    /// Whether the probabilities of rings are counted out over all that may be, with no error of sampling.
    pub rings_exact: bool,
    /// SHA-256 of everything that was simulated, in hexadecimal.
    pub digest: String,
    /// Share of all sets of weights that lie in the declared ranges; `None` where weights are drawn otherwise.
    pub accepted: Option<f64>,
    /// Entropy of who comes first, in bits: 0 when one technology always does.
    pub first_rank_entropy: f64,
}

/// What the ring and the value of one technology hang on; one entry a criterion.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sensitivity {
    /// Interval of the criterion's share of the weights over which the ring stays, the others in proportion, 0 to 1.
    pub ring_stays: Vec<(f64, f64)>,
    /// How far the value moves over the plausible levels of the criterion alone, 0 to 1.
    pub swings: Vec<f64>,
    /// Share of the variance of the value; `None` where nothing varies.
    pub shares: Option<Vec<f64>>,
}

/// The shares of one criterion in the variance of the value where the weights are drawn too, each with the half-width of its
/// 95 % interval.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadShare {
    /// Index of the criterion.
    pub criterion: usize,
    /// Its score alone.
    pub score: (f64, f64),
    /// Its score together with others.
    pub score_total: (f64, f64),
    /// Its weight alone.
    pub weight: (f64, f64),
    /// Its weight together with others.
    pub weight_total: (f64, f64),
}

/// How far one weight may move, as a share of all weights, before the order of the technologies by value changes.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderStays {
    /// Index of the criterion.
    pub criterion: usize,
    /// The weight now.
    pub weight: f64,
    /// Where the first stays first.
    pub first: Option<(f64, f64)>,
    /// Where no two change places.
    pub order: (f64, f64),
}

/// A change of one input that changes the ring.
#[derive(Debug, Clone, PartialEq)]
pub struct SwitchingValue {
    /// What changes.
    pub input: SwitchingInput,
    /// What it is now; `None` where it is unknown.
    pub from: Option<f64>,
    /// The nearest number with which the ring is another.
    pub to: f64,
    /// Index of the ring then.
    pub ring: usize,
    /// Length of the step as a share of the scale, 0 to 1.
    pub step: f64,
}

impl SwitchingValue {
    /// The word for the input in data.
    pub fn input_word(&self, configuration: &Configuration) -> String {
        match self.input {
            SwitchingInput::TrlLow => "trl.low".into(),
            SwitchingInput::Criterion(index) => configuration.criteria[index].id.clone(),
            SwitchingInput::Weight(index) => format!("weight of {}", configuration.criteria[index].id),
            SwitchingInput::Law => "law".into(),
        }
    }
}

/// The input that a move changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwitchingInput {
    /// The low end of the TRL range (the high end follows where it must).
    TrlLow,
    /// The level on the criterion of this index.
    Criterion(usize),
    /// The share of the weights of the criterion of this index, the others in proportion.
    Weight(usize),
    /// What the law does to the use: from limiting it to no particular limit.
    Law,
}

/// What follows when one weight is multiplied and the others keep their proportions.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightChange {
    /// Index of the criterion.
    pub criterion: usize,
    /// What its weight is multiplied by.
    pub factor: f64,
    /// Technologies that change their ring, with the ring then.
    pub rings: Vec<(String, usize)>,
    /// Technologies that pass the one next before them in their ring, with that one.
    pub passing: Vec<(String, String)>,
}

/// Place of one technology among all those with a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Rank by value, from 1; ties share the best.
    pub rank: usize,
    /// Mean rank over the draws; `None` where ranks were not counted.
    pub expected: Option<f64>,
    /// Probability of being first.
    pub first: f64,
    /// Rank acceptability: probability of each rank from 1; empty where not computed.
    pub acceptability: Vec<f64>,
    /// Mean weights among the draws in which it is first, in the configuration's order; `None` where too few.
    pub central_weights: Option<Vec<f64>>,
    /// Probability of being first at those weights.
    pub confidence_factor: Option<f64>,
    /// The technologies next before and next behind it by rank, with the probability that its value is above theirs; empty
    /// where pairs were not counted.
    pub ahead_of: Vec<(String, f64)>,
}

/// What assessors gave on one criterion of one technology.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelSummary {
    /// One entry a round, from the first; the last one counts.
    pub rounds: Vec<PanelRound>,
}

impl PanelSummary {
    /// The round that counts.
    pub fn last(&self) -> Option<&PanelRound> {
        self.rounds.last()
    }
}

/// One round of a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelRound {
    /// Number of the round.
    pub round: u32,
    /// What each assessor gave: pseudonym, low, mode, high, note; by pseudonym.
    pub given: Vec<Given>,
    /// Median of the modes.
    pub median: f64,
    /// First quartile, type 7.
    pub lower: f64,
    /// Third quartile, type 7.
    pub upper: f64,
    /// Whether the panel agrees: spread at most a quarter of the scale, three quarters within one step of the median.
    pub consensus: Option<bool>,
    /// Share of ratings that changed since the round before, among those who rated in both.
    pub changed: Option<f64>,
    /// How the modes are spread.
    pub spread: PanelSpread,
}

/// How the ratings of one round are spread.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelSpread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation, divisor n - 1; `None` for one rating.
    pub deviation: Option<f64>,
    /// Median distance from the median.
    pub median_distance: f64,
    /// All most frequent ratings, ascending.
    pub modes: Vec<f64>,
    /// Share of ratings within one step of the median.
    pub within_one: f64,
    /// Tastle and Wierman's consensus, 0 to 1.
    pub consensus: f64,
    /// Whether the panel disagrees by the RAND/UCLA manual; `None` unless the scale is 1 to 9.
    pub disagreement: Option<bool>,
}

/// What one assessor gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Pseudonym.
    pub assessor: String,
    /// Lowest plausible level.
    pub low: f64,
    /// Most plausible level.
    pub mode: f64,
    /// Highest plausible level.
    pub high: f64,
    /// Why.
    pub note: String,
}

/// How far assessors agree on one criterion over all technologies, in one round.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Index of the criterion.
    pub criterion: usize,
    /// Number of the round.
    pub round: u32,
    /// Number of assessors.
    pub assessors: usize,
    /// Number of technologies that at least two of them scored: n of alpha.
    pub technologies: usize,
    /// Number of technologies that all of them scored: n of W and ICC.
    pub complete: usize,
    /// Krippendorff's alpha; `None` without variation or pairs.
    pub alpha: Option<f64>,
    /// The distance it is for, which follows from the scale: nominal, ordinal, interval or ratio.
    pub distance: &'static str,
    /// Kendall's W over the technologies that all scored; `None` where everything is tied or too few.
    pub concordance: Option<f64>,
    /// ICC(A,1), two-way random, absolute agreement, single rater, with its 95 % interval.
    pub icc: Option<(f64, f64, f64)>,
}

/// How other methods order the same technologies. A cross-check: they never set a ring.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Ids of the technologies compared: those with a value, by id. Missing levels count as the middle of the scale here.
    pub technologies: Vec<String>,
    /// Ranks by our value, from 1.
    pub ours: Vec<usize>,
    /// One entry a method.
    pub methods: Vec<OtherMethod>,
}

/// The order of one other method.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherMethod {
    /// Name with its variant.
    pub name: String,
    /// Ranks, in the order of the technologies compared.
    pub ranks: Vec<usize>,
    /// Spearman's rank correlation with ours; `None` where an order is all ties.
    pub spearman: Option<f64>,
    /// Kendall's tau-b with ours.
    pub kendall: Option<f64>,
    /// WS coefficient, which weighs the top more (Salabun and Urbaniak 2020).
    pub top_weighted: Option<f64>,
}

/// The TRL, 4, validated in the laboratory, up to which a field whose counts near their ceiling looks out of place: most of
/// what will be published about it has been, and still nobody has shown it outside a laboratory. Our choice; METHOD 2.3 asks
/// for the flag and names no number.
pub const EARLY_TRL: u8 = 4;
/// The TRL, 8, complete and qualified, from which a field whose counts still emerge looks out of place: it is said to be
/// ready for use, and hardly anything has been published about it yet. Our choice, as before.
pub const LATE_TRL: u8 = 8;

/// How the yearly counts of one source develop. Never turned into a TRL.
#[derive(Debug, Clone, PartialEq)]
pub struct Momentum {
    /// The source.
    pub source: String,
    /// First and last complete year.
    pub years: (i16, i16),
    /// Counts by year.
    pub counts: Vec<(i16, u64)>,
    /// Share of the source's works in the last complete year; `None` where the source's total is not known.
    pub share: Option<f64>,
    /// First year of the trend: it looks back over up to ten complete years.
    pub trend_from: i16,
    /// Whether the trend is that of the share of the source's works, and not of the counts.
    pub of_share: bool,
    /// Growth a year as a fraction, e to the slope less 1; `None` where no slope fits best.
    pub growth: Option<f64>,
    /// 95 % interval of the growth.
    pub growth_interval: Option<(f64, f64)>,
    /// Slope of the logarithm a year by Poisson regression, with its quasi-Poisson 95 % interval.
    pub slope: Option<(f64, f64, f64)>,
    /// Years in which the counts double; only where the whole interval of the slope is above zero.
    pub doubling: Option<f64>,
    /// Share of all works in the last three years.
    pub recent: Option<f64>,
    /// Bursts: first year, last year, and Kleinberg's weight, how much likelier the years are at twice the usual rate than
    /// at the usual one, as a difference of logarithms.
    pub bursts: Vec<(i16, i16, f64)>,
    /// Years from which the source counts something else than before: how many times as large all of the source is as in the
    /// year before, or `None` where the operator tells the break itself.
    pub breaks: Vec<(i16, Option<f64>)>,
    /// What the fitted curve says.
    pub curve: CurveReading,
    /// What published studies would fit, for comparison only: model, ceiling in works, share of it reached.
    pub published: Vec<(PublishedModel, f64, f64)>,
    /// Emergence as four separate facts; `None` where there are too few years or no works.
    pub emergence: Option<Emergence>,
}

/// Evidence and a placement that contradict each other. Nothing is changed by it: somebody should look at both.
#[derive(Debug, Clone, PartialEq)]
pub enum Contradiction {
    /// How far the counts of a source look, against the TRL range.
    Stage {
        /// The source of the counts.
        source: String,
        /// How far they look.
        stage: Stage,
        /// Low and high end of the TRL range.
        trl: (u8, u8),
    },
    /// Said to be ready for use, and a source that lists awards has none, and no standard is listed for it.
    ReadyWithoutAward {
        /// The source.
        source: String,
        /// Low and high end of the TRL range.
        trl: (u8, u8),
    },
    /// Said not to be out of the laboratory, and contracts were awarded.
    EarlyWithAwards {
        /// The source.
        source: String,
        /// Notices found.
        awards: u64,
        /// Low and high end of the TRL range.
        trl: (u8, u8),
    },
    /// Said to be early, and its share of the source falls.
    EarlyAndFalling {
        /// The source of the counts.
        source: String,
        /// Growth of the share a year, as a fraction, with its 95 % interval.
        growth: (f64, f64, f64),
        /// Low and high end of the TRL range.
        trl: (u8, u8),
    },
    /// A standard that the radar lists as in force, and its body's catalogue as withdrawn.
    StandardWithdrawn {
        /// Number of the standard.
        number: String,
        /// The source.
        source: String,
        /// The day of the scan.
        retrieved: jiff::civil::Date,
    },
}

/// The source that counts readers: public attention, and only that.
pub const OF_ATTENTION: &str = "pageviews";

/// The source that lists notices of awards.
pub const OF_AWARDS: &str = "ted";

/// Emergence as four separate facts, which are never added up (after Carley and others 2018, Porter and others 2019:
/// novelty, persistence, growth, community).
#[derive(Debug, Clone, PartialEq)]
pub struct Emergence {
    /// First and last year looked at: up to ten complete ones.
    pub years: (i16, i16),
    /// Share of the works of these years that fall into the first three of them.
    pub early_share: f64,
    /// Years of these with works, and all works of them.
    pub active: (usize, u64),
    /// Slope of the logarithm a year with its 95 % interval, where it could be estimated.
    pub slope: Option<(f64, f64, f64)>,
    /// Organisations that the source names, and the largest one's share of the matches; none where it names none.
    pub community: Option<(usize, f64)>,
}

impl Emergence {
    /// Most of the works of the years looked at that may fall into the first three for the subject to be new.
    pub const NEW: f64 = 0.15;
    /// Fewest years with works, and fewest works, of a subject that persists.
    pub const PERSISTS: (usize, u64) = (3, 7);

    /// Whether hardly anything was there at the beginning.
    pub fn is_new(&self) -> bool {
        self.early_share <= Self::NEW
    }

    /// Whether works come year after year.
    pub fn persists(&self) -> bool {
        self.active.0 >= Self::PERSISTS.0 && self.active.1 >= Self::PERSISTS.1
    }

    /// Whether the whole interval of the slope lies above zero; unknown where there is no slope.
    pub fn grows(&self) -> Option<bool> {
        self.slope.map(|(_, low, _)| low > 0.0)
    }
}

/// A model that published studies fit to counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishedModel {
    /// A logistic curve through the running total.
    Logistic,
    /// A Gompertz curve through the running total.
    Gompertz,
    /// Bass's model of adoption.
    Bass,
}

/// A growth curve with a ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrowthCurve {
    /// The logistic curve.
    Logistic,
    /// The Gompertz curve.
    Gompertz,
}

/// How far a series has come towards its ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Below a tenth.
    Emerging,
    /// Below a half.
    Growth,
    /// Below nine tenths.
    Maturity,
    /// Nine tenths or more.
    Saturation,
}

/// What a growth curve says about a series.
#[derive(Debug, Clone, PartialEq)]
pub enum CurveReading {
    /// Fewer than seven complete years or thirty works.
    TooLittle,
    /// Before its turning point: the ceiling cannot be known.
    CeilingUnknown {
        /// The curve that fits best; `None` where none with a ceiling fits.
        curve: Option<GrowthCurve>,
        /// Expected counts by year, where there is a fit.
        fitted: Vec<f64>,
        /// Lower end of the saturation reached, where the data give one.
        at_least: Option<f64>,
    },
    /// A ceiling with an interval.
    Fitted {
        /// The curve that fits best.
        curve: GrowthCurve,
        /// Expected counts by year.
        fitted: Vec<f64>,
        /// Share of the ceiling reached, with its 95 % interval.
        saturation: (f64, f64, f64),
        /// How far it has come.
        stage: Stage,
    },
}

impl CurveReading {
    /// Expected counts by year; empty without a fit.
    pub fn fitted(&self) -> &[f64] {
        match self {
            CurveReading::TooLittle => &[],
            CurveReading::CeilingUnknown { fitted, .. } | CurveReading::Fitted { fitted, .. } => fitted,
        }
    }
}
