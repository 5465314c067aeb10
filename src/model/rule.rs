//! Rings, and the rules (gates) that lead to them.

use super::{Asked, Level, Placement, Technology, Trl};

/// A ring, from the centre outwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it means for a planner, in a sentence.
    pub meaning: String,
    /// What to do, in a sentence.
    pub advice: String,
    /// What stands instead of meaning and advice until a criterion has been scored.
    pub until: Option<UntilScored>,
    /// Index of the way in which what stands in it is bought, where one is declared.
    pub route: Option<usize>,
    /// What is done instead with what is surely in use.
    pub proven: Option<Proven>,
    /// Whether it is drawn outside the rings proper.
    pub outside: bool,
    /// The value from which the ring is reached, 0 to 1; `None` where the value plays no part. Falling outwards.
    pub threshold: Option<f64>,
}

impl Ring {
    /// What the ring means and what to do, for some technologies: what stands until a criterion is scored, while it is not
    /// for one of them.
    pub fn words_for<'a>(&self, mut placements: impl Iterator<Item = &'a Placement>) -> (&str, &str) {
        let unscored =
            |until: &&UntilScored| placements.any(|placement| placement.assessments[until.criterion].level.is_none());
        match self.until.as_ref().filter(unscored) {
            Some(until) => (&until.meaning, &until.advice),
            None => (&self.meaning, &self.advice),
        }
    }

    /// What to do with a technology of the ring.
    pub fn advice_for(&self, technology: &Technology, placement: &Placement) -> &str {
        match self.proven_of(technology) {
            Some(proven) => &proven.advice,
            None => self.words_for([placement].into_iter()).1,
        }
    }

    /// Index of the way in which a technology of the ring is bought.
    pub fn route_for(&self, technology: &Technology) -> Option<usize> {
        self.proven_of(technology)
            .map_or(self.route, |proven| Some(proven.route))
    }

    /// The ways in which what stands in the ring is bought.
    pub fn routes(&self) -> impl Iterator<Item = usize> {
        let proven = self.proven.as_ref().map(|proven| proven.route);
        self.route
            .into_iter()
            .chain(proven.filter(|route| self.route != Some(*route)))
    }

    /// What is said of a technology because it surely is in use.
    fn proven_of(&self, technology: &Technology) -> Option<&Proven> {
        self.proven.as_ref().filter(|proven| technology.trl.low >= proven.trl)
    }
}

/// How what surely has a high TRL is bought, and what to do with it, where a ring has it otherwise than the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Proven {
    /// The TRL that it has at least.
    pub trl: Trl,
    /// Index of the way of buying.
    pub route: usize,
    /// What to do, in a sentence.
    pub advice: String,
}

/// What a ring says of a technology until a criterion has been scored for it.
#[derive(Debug, Clone, PartialEq)]
pub struct UntilScored {
    /// Index of the criterion.
    pub criterion: usize,
    /// What the ring means for a planner until then, in a sentence.
    pub meaning: String,
    /// What to do until then, in a sentence.
    pub advice: String,
}

/// A rule: a technology that meets all conditions goes to the ring; the first rule that fires decides.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Index of the ring in the configuration.
    pub ring: usize,
    /// Its line in `radar.toml`; `None` where it is made of what its ring asks for.
    pub line: Option<usize>,
    /// The rule in words.
    pub words: String,
    /// All of these must hold; none at all always holds.
    pub conditions: Vec<Condition>,
}

impl Rule {
    /// The limits that the rule sets on a measure.
    pub fn limits_on<'a>(&'a self, wanted: &'a Measure) -> impl Iterator<Item = f64> + 'a {
        self.conditions.iter().filter_map(move |condition| match condition {
            Condition::Limit { measure, bound, .. } if measure == wanted => Some(bound.limit()),
            Condition::Limit { .. } | Condition::Asked(_) | Condition::Effect(_) => None,
        })
    }
}

/// One condition of a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// A measured number reaches or stays under a limit.
    Limit {
        /// What is measured.
        measure: Measure,
        /// How it compares.
        bound: Bound,
        /// What becomes of a level that nobody knows.
        unknown: UnknownLevel,
    },
    /// Whether practitioners were asked is one of these.
    Asked(Vec<Asked>),
    /// The technology's legal class has one of these effects.
    Effect(Vec<LegalEffect>),
}

/// What a condition makes of a level that nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownLevel {
    /// It is drawn by the law of its criterion, and what is drawn is held against the limit.
    Drawn,
    /// The condition fails.
    Fails,
    /// The condition holds.
    Passes,
}

impl UnknownLevel {
    /// All with their word in files.
    pub const ALL: [(UnknownLevel, &'static str); 3] = [
        (UnknownLevel::Drawn, "drawn"),
        (UnknownLevel::Fails, "fails"),
        (UnknownLevel::Passes, "passes"),
    ];
}

/// What a condition measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// The TRL.
    TrlLow,
    /// High end of all that the TRL may be.
    TrlHigh,
    /// The level on a criterion, by its index in the configuration.
    Criterion(usize),
    /// The weighted value, 0 to 1.
    Value,
}

/// A limit on a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// The number is this or more.
    AtLeast(f64),
    /// The number is this or less.
    AtMost(f64),
}

impl Bound {
    /// The limit.
    pub fn limit(self) -> f64 {
        match self {
            Bound::AtLeast(limit) | Bound::AtMost(limit) => limit,
        }
    }
}

/// What law does to a use, the mildest first: where several classes apply, the last of them decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LegalEffect {
    /// No particular effect known.
    None,
    /// Brings duties.
    Duty,
    /// An ordinary police power that needs a prior authorisation in the single case.
    Power,
    /// Forbids part of the uses.
    ProhibitsPart,
    /// Lawful only under a case-by-case authorisation.
    Authorisation,
    /// Forbidden.
    Prohibits,
}

impl LegalEffect {
    /// All effects with their word in files.
    pub const ALL: [(LegalEffect, &'static str); 6] = [
        (LegalEffect::None, "none"),
        (LegalEffect::Duty, "duty"),
        (LegalEffect::Power, "power"),
        (LegalEffect::ProhibitsPart, "prohibits-part"),
        (LegalEffect::Authorisation, "authorisation"),
        (LegalEffect::Prohibits, "prohibits"),
    ];

    /// Whether it narrows uses, beyond duties.
    pub fn limits(self) -> bool {
        match self {
            LegalEffect::None | LegalEffect::Duty => false,
            LegalEffect::Power | LegalEffect::ProhibitsPart | LegalEffect::Authorisation | LegalEffect::Prohibits => {
                true
            }
        }
    }

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(effect, _)| *effect == self)
            .map_or("", |(_, word)| word)
    }
}

/// A legal class of technologies: a reading aid, never legal advice.
#[derive(Debug, Clone, PartialEq)]
pub struct LegalClass {
    /// Identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it means, in a sentence.
    pub meaning: String,
    /// The instrument and article.
    pub instrument: String,
    /// What law does to such uses.
    pub effect: LegalEffect,
    /// Level on the legal criterion.
    pub level: Level,
    /// Level where special categories of personal data are handled.
    pub level_special: Level,
    /// From when it applies, in words with a date.
    pub valid_from: Option<String>,
    /// When this was last checked.
    pub checked_on: jiff::civil::Date,
    /// Where it was read.
    pub source: String,
    /// What such uses are usually bound to, each in a few words.
    pub safeguards: Vec<String>,
    /// Who with knowledge of the law has reviewed the class; `None` where nobody has.
    pub review: Option<String>,
}
