//! How sure a placement is, in numbers.

use super::Scoring;

/// How probable each ring of one technology is, counted out or drawn, and how its value spreads.
#[derive(Debug, Clone, PartialEq)]
pub struct Certainty {
    /// Probability of each ring, in the configuration's order; they sum to 1.
    pub rings: Vec<f64>,
    /// Standard error of each probability; 0 where it is counted out.
    pub errors: Vec<f64>,
    /// How sure the drawn ring is.
    pub word: Sureness,
    /// The most probable other ring; `None` where there is none.
    pub neighbour: Option<usize>,
    /// Whether that ring is exactly as probable as the drawn one.
    pub tie: bool,
    /// Where nothing but the TRL is uncertain and each TRL of its range is alike: how many of them give the drawn ring, and
    /// how many there are.
    pub of_trls: Option<(usize, usize)>,
    /// Value: mean, standard deviation, 5 % and 95 % quantile; `None` without any criterion.
    pub value: Option<ValueSpread>,
}

impl Certainty {
    /// Probability of a ring, 0 to 1.
    pub fn probability(&self, ring: usize) -> f64 {
        self.rings.get(ring).copied().unwrap_or(0.0)
    }

    /// Probability of a ring or one nearer to the centre, 0 to 1.
    pub fn reaches(&self, ring: usize) -> f64 {
        self.rings.iter().take(ring + 1).sum::<f64>().min(1.0)
    }
}

/// How sure a ring is, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sureness {
    /// The ring's probability is at least that of `sure` (0.9 unless declared).
    Sure,
    /// At least that of `fairly_sure` (0.7 unless declared).
    FairlySure,
    /// Less.
    Borderline,
}

impl Sureness {
    /// The word for a probability.
    pub fn judge(probability: f64, scoring: &Scoring) -> Self {
        // What is exactly on the limit is on it in binary too.
        let reaches = |limit: f64| probability >= limit - 1e-9;
        if reaches(scoring.sure) {
            Sureness::Sure
        } else if reaches(scoring.fairly_sure) {
            Sureness::FairlySure
        } else {
            Sureness::Borderline
        }
    }

    /// The word in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Sureness::Sure => "sure",
            Sureness::FairlySure => "fairly sure",
            Sureness::Borderline => "borderline",
        }
    }
}

/// What rests on one source alone; while anything does, a placement is provisional.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OneSource {
    /// The TRL: one estimate.
    Maturity,
    /// The reading of the law: nobody has reviewed it.
    Law,
    /// The links to needs: one reviewer decided all of them.
    Links,
}

impl OneSource {
    /// The word in data.
    pub fn as_str(self) -> &'static str {
        match self {
            OneSource::Maturity => "maturity",
            OneSource::Law => "law",
            OneSource::Links => "links",
        }
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

/// How sure the ring of one blip is, as a map needs it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BlipCertainty {
    /// Index of the ring that the rules ask for, where the ring it is drawn in is held from the edition before.
    pub asked_for: Option<usize>,
    /// Probability of the ring it is drawn in, 0 to 1.
    pub probability: f64,
    /// How sure that is.
    pub word: Sureness,
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
