//! Criteria: a scale, what its levels are worth, a weight, and where the levels come from.

use super::{Level, Score, Weight};

/// A criterion with its scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What is asked, in a sentence.
    pub question: String,
    /// Its weight; only the proportions matter.
    pub weight: Weight,
    /// Lowest and highest weight that somebody would defend, where weights are given as ranges.
    pub weight_range: Option<(Weight, Weight)>,
    /// Where its level comes from when no assessor gave one.
    pub origin: Origin,
    /// Its ends and which of them is better.
    pub scale: Scale,
    /// What each level is worth.
    pub value: ValueFunction,
    /// What is drawn for a level that nobody knows.
    pub unknown: UnknownLaw,
    /// How many assessors must have scored before what they gave stands for itself, 1 or more.
    pub least_assessors: usize,
    /// Name of the panel whose ratings may overrule what statements or the legal class say; `None` where none may.
    pub panel: Option<String>,
    /// What the whole levels of the scale mean, from its low end; empty where the scale is a measurement.
    pub anchors: Vec<String>,
}

/// What is drawn for a level that nobody knows.
#[derive(Debug, Clone, PartialEq)]
pub enum UnknownLaw {
    /// Every level of the scale alike.
    Uniform,
    /// As levels are seen among the technologies that practitioners were asked about; like [`UnknownLaw::Uniform`] where there
    /// are none.
    AsSeen,
    /// Each whole level of the scale with its probability, from the low end; they sum to 1.
    Shares(Vec<f64>),
}

impl Criterion {
    /// The whole levels of the scale, rising; `None` where it is a measurement.
    pub fn whole_levels(&self) -> Option<Vec<Level>> {
        let whole = !self.anchors.is_empty() || matches!(self.value, ValueFunction::Categories(_));
        let steps = (self.scale.high - self.scale.low) as usize;
        let levels = (0..=steps).filter_map(|step| self.scale.to_level(self.scale.low + step as f64));
        whole.then(|| levels.collect())
    }

    /// Whether what assessors give may count on it: need comes from statements and law from the class, unless a panel is
    /// named.
    pub fn takes_scores(&self) -> bool {
        match self.origin {
            Origin::Need | Origin::Legal => self.panel.is_some(),
            Origin::Maturity(_) | Origin::Standards | Origin::Evidence | Origin::Assessed => true,
        }
    }

    /// What a level means: the text of the anchor at or below it.
    pub fn anchor(&self, level: Level) -> Option<&str> {
        let step = (level.level() - self.scale.low).floor();
        let step = if step >= 0.0 { step as usize } else { 0 };
        self.anchors.get(step).map(String::as_str)
    }
}

/// The ends of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Low end.
    pub low: f64,
    /// High end, above the low one.
    pub high: f64,
    /// Which end is better.
    pub better: Better,
}

impl Scale {
    /// The usual scale of five anchors, 5 best.
    pub const ANCHORS: Scale = Scale {
        low: 1.0,
        high: 5.0,
        better: Better::High,
    };

    /// A level on this scale; `None` outside its ends.
    pub fn to_level(self, level: f64) -> Option<Level> {
        Level::within(self.low, self.high, level)
    }

    /// The end that is worst.
    pub fn worst(self) -> f64 {
        match self.better {
            Better::High => self.low,
            Better::Low => self.high,
        }
    }

    /// The end that is best.
    pub fn best(self) -> f64 {
        match self.better {
            Better::High => self.high,
            Better::Low => self.low,
        }
    }
}

/// Which end of a scale is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// The high one.
    High,
    /// The low one, as with costs.
    Low,
}

impl Better {
    /// Both with their word in files.
    pub const ALL: [(Better, &'static str); 2] = [(Better::High, "high"), (Better::Low, "low")];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Better::High => "high",
            Better::Low => "low",
        }
    }
}

/// What the levels of a scale are worth.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueFunction {
    /// A straight line from 0 at the worse end to 1 at the better one.
    Linear,
    /// Straight lines between points: level rising strictly, worth 0 to 1.
    Piecewise(Vec<(f64, Score)>),
    /// Named categories; the first is level 1, the next level 2. Between two of them lies the straight line.
    Categories(Vec<Category>),
}

/// A category of a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    /// Its word in files.
    pub name: String,
    /// What it is worth.
    pub value: Score,
}

/// Where a criterion's level comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// From the needs linked to the technology.
    Need,
    /// From the low end of the TRL range: the TRL at which each of the levels 1 to 5 begins.
    Maturity([u8; 5]),
    /// From the legal class of the technology and the legal lines that limit it.
    Legal,
    /// From the standards listed for the technology.
    Standards,
    /// From the evidence that scans found.
    Evidence,
    /// Only from assessors.
    Assessed,
}
