//! What scoring gives: for every technology its assessments, its demand and its placement, with the working kept.

use super::{
    Agreement, Before, Bound, Certainty, Comparison, Contradiction, DecidedBy, Grade, LegalEffect, Level, LevelReason,
    LinkAgreement, Measure, Momentum, NeedKind, NeedReading, OneSource, OrderStays, PanelSummary, Precision, Ranking,
    Run, Score, Sensitivity, SwitchingValue, Technology, Trl, WeightChange,
};

/// All technologies placed, by id.
#[derive(Debug, Clone)]
pub struct Edition {
    /// One placement a technology, sorted by technology id.
    pub placements: Vec<Placement>,
    /// What is drawn for a level that nobody knows, by criterion in declared order.
    pub laws: Vec<UnknownSpread>,
    /// What the simulation was run with; `None` where none was run.
    pub run: Option<Run>,
    /// How far assessors agree: one entry a criterion and round that more than one of them scored.
    pub agreement: Vec<Agreement>,
    /// How far two who decided on the same links agree: one entry a pair of names.
    pub link_agreement: Vec<LinkAgreement>,
    /// How other methods order the same technologies; `None` with fewer than two that can be compared.
    pub comparison: Option<Comparison>,
    /// What a quarter more or less of each weight does.
    pub weight_changes: Vec<WeightChange>,
    /// How far each weight may move before the order changes; empty where no technology has a value, or too many have.
    pub order_stays: Vec<OrderStays>,
}

impl Edition {
    /// Placements alone, with nothing said of them together.
    pub fn of_placements(placements: Vec<Placement>) -> Self {
        Edition {
            placements,
            laws: Vec::new(),
            run: None,
            agreement: Vec::new(),
            link_agreement: Vec::new(),
            comparison: None,
            weight_changes: Vec::new(),
            order_stays: Vec::new(),
        }
    }

    /// The placement of a technology.
    pub fn placement(&self, technology: &str) -> Option<&Placement> {
        self.placements
            .binary_search_by(|placement| placement.technology.as_str().cmp(technology))
            .ok()
            .map(|index| &self.placements[index])
    }
}

/// Where one technology stands, and why.
#[derive(Debug, Clone)]
pub struct Placement {
    /// Id of the technology.
    pub technology: String,
    /// Index of the ring in the configuration.
    pub ring: usize,
    /// Index of the ring that the rules ask for; another one where it waits to move.
    pub ruled: usize,
    /// Index of the rule that decides most often in favour of the ring the rules ask for.
    pub rule: usize,
    /// Probability of each rule to decide, in declared order; empty where rules ask for the value, which is drawn.
    pub rules: Vec<f64>,
    /// The TRLs it may have, rising, each with its probability.
    pub trl: Vec<(Trl, f64)>,
    /// Index of the ring that changes of one input are counted from: the one the rules ask for, or, where rules ask for the
    /// value, the one they give at the middle of everything.
    pub counted_from: usize,
    /// What the edition before says; `None` where there is none.
    pub before: Option<Before>,
    /// What holds it in its ring although the rules ask for another; `None` where ring and ruled ring are one.
    pub held: Option<Held>,
    /// The conditions of that rule with what was found.
    pub grounds: Vec<Finding>,
    /// For each rule that leads nearer to the centre: what stands in the way.
    pub nearer: Vec<NearMiss>,
    /// One assessment a criterion, in the configuration's order.
    pub assessments: Vec<Assessment>,
    /// Weighted additive value, the mean of all it may be, with levels that nobody knows drawn too, 0 to 1; `None` without
    /// criteria that weigh.
    pub value: Option<Score>,
    /// Share of the weights whose criteria are known, 0 to 1.
    pub coverage: f64,
    /// Value with every missing criterion at its worst and at its best; `None` without criteria.
    pub bounds: Option<(Score, Score)>,
    /// What rests on one source alone; the placement is provisional while anything does.
    pub one_source: Vec<OneSource>,
    /// How sure the ring is; `None` where no simulation was run.
    pub certainty: Option<Certainty>,
    /// Its place among all, where a simulation was run and it has a value.
    pub ranking: Option<Ranking>,
    /// What the ring and the value hang on.
    pub sensitivity: Sensitivity,
    /// The changes of one input that change the ring, nearest first.
    pub switching_values: Vec<SwitchingValue>,
    /// How the yearly counts develop, one a source; empty where nothing has been scanned.
    pub momentum: Vec<Momentum>,
    /// Where momentum and TRL contradict each other.
    pub contradictions: Vec<Contradiction>,
    /// How much of what sources list is about the technology, where that was judged.
    pub precision: Vec<Precision>,
    /// Whether practitioners were asked and what came of it.
    pub asked: Asked,
    /// What practitioners asked for, in all.
    pub demand: Demand,
}

impl Placement {
    /// Whether a technology, whose placement this is, may serve a topic or a workshop on it speaks for it. Pages, filters, tables
    /// and sheets all go by this.
    pub fn is_of_topic(&self, technology: &Technology, topic: &str) -> bool {
        technology.topics.iter().any(|own| own == topic) || self.said_on(topic).is_some()
    }
}

/// A ring that is held from the edition before although the rules ask for another one (METHOD 7.3).
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// How many editions in a row, with this one, the rules have asked for the ring they ask for now; 1 or more.
    pub asked: usize,
    /// Index of the rule that decides most often for the held ring.
    pub rule: usize,
    /// The conditions of that rule with what was found.
    pub grounds: Vec<Finding>,
}

/// Whether practitioners were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// At least one statement speaks for the technology.
    Asked,
    /// A workshop on one of its topics was held, and no statement mentions it.
    NotMentioned,
    /// No workshop on any of its topics has been held.
    NotYetAsked,
}

impl Asked {
    /// All states with their word in files.
    pub const ALL: [(Asked, &'static str); 3] = [
        (Asked::Asked, "asked"),
        (Asked::NotMentioned, "not-mentioned"),
        (Asked::NotYetAsked, "not-yet-asked"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Asked::Asked => "asked",
            Asked::NotMentioned => "not-mentioned",
            Asked::NotYetAsked => "not-yet-asked",
        }
    }
}

/// The level on one criterion with its working.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Index of the criterion in the configuration.
    pub criterion: usize,
    /// The middle level; `None` when nobody gave one and nothing computes it.
    pub level: Option<Level>,
    /// What the level is worth in the mean of all that it may be, 0 to 1; where nobody knows it, in the mean of what is
    /// drawn instead.
    pub score: Score,
    /// The levels it may be.
    pub spread: Spread,
    /// What the assessors gave, where they did.
    pub panel: Option<PanelSummary>,
    /// What gave the level.
    pub basis: Basis,
    /// Why.
    pub because: LevelReason,
}

/// The levels that one criterion may have, and how probable each is.
#[derive(Debug, Clone, PartialEq)]
pub enum Spread {
    /// One of a few levels, each with its probability; probabilities sum to 1.
    Levels(Vec<(Level, f64)>),
    /// The level that the TRL gives, as uncertain as the TRL.
    Trl([u8; 5]),
    /// What one of the assessors gave: low, mode and high, with the assessor's pseudonym.
    Panel(Vec<(String, [f64; 3])>),
    /// Fewer assessors than the criterion asks for: their ratings have a share, what would stand without them the rest.
    TooFew {
        /// The share of what they gave, above 0 and below 1.
        share: f64,
        /// What they gave: low, mode and high, with the assessor's pseudonym.
        given: Vec<(String, [f64; 3])>,
        /// What would stand without them.
        rest: Box<Spread>,
    },
    /// Need as far as a link holds: levels with probabilities that sum to less than 1, and what stands where none holds.
    Partly {
        /// The levels, rising.
        levels: Vec<(Level, f64)>,
        /// What stands in the rest of the cases: the law of what was not mentioned, or nobody knows.
        rest: Box<Spread>,
    },
    /// Nobody knows it: what is drawn instead.
    Unknown(UnknownSpread),
}

/// What is drawn for a level that nobody knows.
#[derive(Debug, Clone, PartialEq)]
pub enum UnknownSpread {
    /// One of a few levels, each with its probability; probabilities sum to 1.
    Levels(Vec<(Level, f64)>),
    /// Anything between the ends of the scale, every level alike.
    Between(f64, f64),
}

impl Spread {
    /// A level that is certain.
    pub fn certain(level: Level) -> Self {
        Spread::Levels(vec![(level, 1.0)])
    }

    /// Whether nobody knows the level.
    pub fn is_unknown(&self) -> bool {
        match self {
            Spread::Unknown(_) => true,
            Spread::TooFew { .. } | Spread::Partly { .. } | Spread::Levels(_) | Spread::Trl(_) | Spread::Panel(_) => {
                false
            }
        }
    }
}

/// What gave a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Computed from data by a rule.
    Computed,
    /// Median of this many assessors.
    Assessors(usize),
    /// One desk estimate.
    Desk,
    /// Set by hand, with a reason.
    Override,
    /// Nothing.
    Missing,
}

/// Demand with the statements it comes from.
#[derive(Debug, Clone)]
pub struct Demand {
    /// Sum of what the statements add, in points, 0 or more.
    pub total: f64,
    /// Every statement linked, rejected links left out; strongest first, then by need id.
    pub asks: Vec<Ask>,
    /// What the statements say of the level of need.
    pub need: NeedReading,
}

impl Demand {
    /// The demand split by a property of its statements, in order of that property; what adds nothing is left out.
    pub fn split_by<'a>(&'a self, property: impl Fn(&'a Ask) -> &'a str) -> Vec<(&'a str, f64)> {
        let mut sums: std::collections::BTreeMap<&str, f64> = std::collections::BTreeMap::new();
        for ask in self.asks.iter().filter(|ask| ask.amount > 0.0) {
            *sums.entry(property(ask)).or_default() += ask.amount;
        }
        sums.into_iter().collect()
    }

    /// The demand by workshop.
    pub fn by_workshop(&self) -> Vec<(&str, f64)> {
        self.split_by(|ask| &ask.workshop)
    }

    /// The demand by practitioner group.
    pub fn by_group(&self) -> Vec<(&str, f64)> {
        self.split_by(|ask| &ask.group)
    }

    /// The demand by host country; workshops whose country is not known stand under an empty name.
    pub fn by_country(&self) -> Vec<(&str, f64)> {
        self.split_by(|ask| ask.country.as_deref().unwrap_or(""))
    }
}

/// One linked statement and what it adds.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Id of the need.
    pub need: String,
    /// Id of the workshop.
    pub workshop: String,
    /// Id of the first workshop file that reports the same session (one topic and day).
    pub session: String,
    /// Id of the first statement that says the same, word for word, in the same session; its own where none does before.
    pub same_as: String,
    /// Id of the workshop's topic.
    pub topic: String,
    /// Id of the topic's group.
    pub group: String,
    /// Host country of the workshop, ISO 3166 alpha-2, where known.
    pub country: Option<String>,
    /// Kind of the statement.
    pub kind: NeedKind,
    /// Grade of the link.
    pub grade: Grade,
    /// Whether the statement asks for a whole field.
    pub broad: bool,
    /// Weight of the line, 0 for lead-ins and boilerplate.
    pub weight: f64,
    /// What the workshop hands out to the line, in points.
    pub points: f64,
    /// Strength of the grade.
    pub strength: f64,
    /// Probability that the link holds, 0 to 1.
    pub probability: f64,
    /// Who stands behind the link.
    pub decided_by: DecidedBy,
    /// What it adds to the demand: points × strength × probability; 0 where a line that says the same adds it already.
    pub amount: f64,
    /// Year of the workshop, where the statement is old.
    pub old: Option<i16>,
}

impl Ask {
    /// Whether the statement speaks for the technology at all.
    pub fn speaks(&self) -> bool {
        self.grade.answers() && self.weight > 0.0 && self.probability > 0.0
    }
}

/// One condition of a rule and what was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// A number against a limit.
    Number {
        /// What was measured.
        measure: Measure,
        /// The limit.
        bound: Bound,
        /// The least and the largest number it may be; `None` when unknown.
        found: Option<(f64, f64)>,
        /// How probable it is that the condition holds, 0 to 1.
        probability: f64,
    },
    /// Whether practitioners were asked against what the rule names.
    Asked {
        /// States the rule names.
        wanted: Vec<Asked>,
        /// The state found, with every link holding.
        found: Asked,
        /// How probable it is that the condition holds, 0 to 1.
        probability: f64,
    },
    /// The legal effect against those the rule names.
    Effect {
        /// Effects the rule names.
        wanted: Vec<LegalEffect>,
        /// The effect found.
        found: LegalEffect,
        /// Whether the condition holds.
        holds: bool,
    },
}

impl Finding {
    /// How probable it is that the condition holds, 0 to 1.
    pub fn probability(&self) -> f64 {
        match self {
            Finding::Number { probability, .. } | Finding::Asked { probability, .. } => *probability,
            Finding::Effect { holds, .. } => f64::from(u8::from(*holds)),
        }
    }
}

/// A rule for a nearer ring that did not fire.
#[derive(Debug, Clone)]
pub struct NearMiss {
    /// Index of the rule.
    pub rule: usize,
    /// Index of the ring it leads to.
    pub ring: usize,
    /// The conditions that stand in the way: those that more probably fail than hold, or else all that may fail.
    pub missing: Vec<Finding>,
}
