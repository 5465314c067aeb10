//! One thing that is otherwise in the data of two editions.

use super::Condition;

/// What is otherwise; everything that two editions can differ in is one of these. Names are identifiers of the newer edition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// The weight of a criterion.
    Weight(String),
    /// Everything else that is declared about a criterion: its scale, what levels are worth, the law of the unknown.
    Criterion(String),
    /// A rule, by its place in the order of both tables put together.
    Rule(usize),
    /// The rules as a whole, where they stand in another order.
    Rules,
    /// Which rings and criteria there are, and all that counts them by their place: rules, scoring.
    Frame,
    /// A legal class.
    LegalClass(String),
    /// One part of what `radar.toml` declares besides.
    Setting(Setting),
    /// The day the data stand at: what is old counts less.
    Day,
    /// Levels seen among all technologies, where unknown ones are drawn as they are seen.
    Seen,
    /// A standard.
    Standard(String),
    /// A workshop: that it was reported, or its topic, days and country.
    Workshop(String),
    /// A statement.
    Need(String),
    /// What one person decided on a need and a technology.
    Link {
        /// Id of the need.
        need: String,
        /// Id of the technology.
        technology: String,
        /// Who.
        by: String,
    },
    /// What one assessor gave in one round.
    Assessment {
        /// Id of the technology.
        technology: String,
        /// Id of the criterion, or `trl`.
        criterion: String,
        /// Pseudonym.
        assessor: String,
        /// Round.
        round: u32,
    },
    /// The TRL that a technology's file states, or what it says that the TRL rests on.
    Trl(String),
    /// The legal classes of a technology's use, and whether it handles special categories of data.
    Law(String),
    /// A level set by hand.
    Override {
        /// Id of the technology.
        technology: String,
        /// Id of the criterion.
        criterion: String,
    },
    /// The topics of a technology.
    Topics(String),
    /// A public record.
    Record {
        /// Id of the technology.
        technology: String,
        /// Its id in the file.
        record: String,
    },
    /// Yearly counts and records of one source.
    Counts {
        /// Id of the technology.
        technology: String,
        /// Name of the source.
        source: String,
    },
    /// Name, description and search words of a technology, its activity and pinned sectors: nothing that decides a ring.
    Words(String),
    /// The method: another version of the program.
    Method,
}

/// A part of what `radar.toml` and the other files of the radar as a whole declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// Titles, contact, licence, language.
    Texts,
    /// Names and texts of rings, and values at which they begin.
    Rings,
    /// Groups, topics and activities.
    Topics,
    /// Which maps there are.
    Views,
    /// `[scoring]`.
    Scoring,
    /// `[demand]`.
    Demand,
    /// `[links]`: how far a link is trusted.
    LinkTrust,
    /// `[[standard_levels]]`.
    StandardLevels,
    /// `[constrains]`.
    Constrains,
    /// `[readiness]`.
    Readiness,
    /// `[scan]`.
    Scan,
    /// `concepts.toml`.
    Concepts,
    /// Decisions on candidates and audits of sources.
    Audits,
}

/// The kinds of input that people tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Rules, rings and criteria.
    Rule,
    /// Weights.
    Weight,
    /// Legal classes and the law of a use.
    Law,
    /// What assessors gave, estimates of the TRL, and levels set by hand.
    Assessment,
    /// Public records and counts.
    Evidence,
    /// Standards.
    Standard,
    /// Workshops and statements.
    Need,
    /// Links.
    Link,
    /// Other declarations, and the day.
    Setting,
    /// The program.
    Method,
    /// What decides no ring.
    Words,
}

impl ChangeKind {
    /// All kinds with their word in data.
    pub const ALL: [(ChangeKind, &'static str); 11] = [
        (ChangeKind::Rule, "rule"),
        (ChangeKind::Weight, "weight"),
        (ChangeKind::Law, "law"),
        (ChangeKind::Assessment, "assessment"),
        (ChangeKind::Evidence, "evidence"),
        (ChangeKind::Standard, "standard"),
        (ChangeKind::Need, "need"),
        (ChangeKind::Link, "link"),
        (ChangeKind::Setting, "setting"),
        (ChangeKind::Method, "method"),
        (ChangeKind::Words, "words"),
    ];

    /// The word in data.
    pub fn as_str(self) -> &'static str {
        let found = Self::ALL.into_iter().find(|(kind, _)| *kind == self);
        found.map_or("", |(_, word)| word)
    }
}

impl Input {
    /// What people call such an input.
    pub fn kind(&self) -> ChangeKind {
        match self {
            Input::Rule(_) | Input::Rules | Input::Frame | Input::Criterion(_) => ChangeKind::Rule,
            Input::Weight(_) => ChangeKind::Weight,
            Input::LegalClass(_) | Input::Law(_) => ChangeKind::Law,
            Input::Assessment { .. } | Input::Trl(_) | Input::Override { .. } => ChangeKind::Assessment,
            Input::Record { .. } | Input::Counts { .. } => ChangeKind::Evidence,
            Input::Standard(_) => ChangeKind::Standard,
            Input::Workshop(_) | Input::Need(_) => ChangeKind::Need,
            Input::Link { .. } => ChangeKind::Link,
            Input::Day | Input::Seen | Input::Topics(_) => ChangeKind::Setting,
            Input::Setting(setting) => match setting.decides() {
                true => ChangeKind::Setting,
                false => ChangeKind::Words,
            },
            Input::Method => ChangeKind::Method,
            Input::Words(_) => ChangeKind::Words,
        }
    }

    /// The technology that it belongs to alone.
    pub fn technology(&self) -> Option<&str> {
        match self {
            Input::Link { technology, .. }
            | Input::Assessment { technology, .. }
            | Input::Override { technology, .. }
            | Input::Record { technology, .. }
            | Input::Counts { technology, .. }
            | Input::Trl(technology)
            | Input::Law(technology)
            | Input::Topics(technology)
            | Input::Words(technology) => Some(technology),
            Input::Weight(_)
            | Input::Criterion(_)
            | Input::Rule(_)
            | Input::Rules
            | Input::Frame
            | Input::LegalClass(_)
            | Input::Setting(_)
            | Input::Day
            | Input::Seen
            | Input::Standard(_)
            | Input::Workshop(_)
            | Input::Need(_)
            | Input::Method => None,
        }
    }
}

impl Setting {
    /// All parts with their word in data.
    pub const ALL: [(Setting, &'static str); 13] = [
        (Setting::Texts, "texts"),
        (Setting::Rings, "rings"),
        (Setting::Topics, "topics"),
        (Setting::Views, "views"),
        (Setting::Scoring, "scoring"),
        (Setting::Demand, "demand"),
        (Setting::LinkTrust, "links"),
        (Setting::StandardLevels, "standard-levels"),
        (Setting::Constrains, "constrains"),
        (Setting::Readiness, "readiness"),
        (Setting::Scan, "scan"),
        (Setting::Concepts, "concepts"),
        (Setting::Audits, "audits"),
    ];

    /// The word in data.
    pub fn as_str(self) -> &'static str {
        let found = Self::ALL.into_iter().find(|(setting, _)| *setting == self);
        found.map_or("", |(_, word)| word)
    }

    /// Whether a ring or value can hang on it.
    pub fn decides(self) -> bool {
        match self {
            Setting::Topics
            | Setting::Scoring
            | Setting::Demand
            | Setting::LinkTrust
            | Setting::StandardLevels
            | Setting::Constrains
            | Setting::Readiness => true,
            Setting::Texts | Setting::Rings | Setting::Views | Setting::Scan | Setting::Concepts | Setting::Audits => {
                false
            }
        }
    }
}

/// An input that is otherwise in the newer edition.
#[derive(Debug, Clone, PartialEq)]
pub struct InputChange {
    /// Which one.
    pub input: Input,
    /// What it is called, where it has a name: a criterion, the ring of a rule, a statement, a document.
    pub subject: String,
    /// Name of the technology that it belongs to alone; empty where there is none.
    pub technology: String,
    /// What it was, in the words of the data; `None` where it was not there.
    pub before: Option<String>,
    /// What it is now; `None` where it is no longer there.
    pub now: Option<String>,
    /// What a rule asks otherwise.
    pub rule: Option<RuleChange>,
}

/// What a rule asks otherwise than before.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleChange {
    /// Conditions that it has now and had not before.
    pub came: Vec<Condition>,
    /// Conditions that it had before.
    pub went: Vec<Condition>,
}

impl InputChange {
    /// Whether it was not there before.
    pub fn is_new(&self) -> bool {
        self.before.is_none() && self.now.is_some()
    }

    /// Whether it is no longer there.
    pub fn is_gone(&self) -> bool {
        self.before.is_some() && self.now.is_none()
    }
}
