//! Why a criterion has its level, or none.

use jiff::civil::Date;

use super::{Level, TrlRange};

/// What gave a level on a criterion, or why there is none.
#[derive(Debug, Clone)]
pub enum LevelReason {
    /// Somebody set it.
    SetByHand {
        /// Who.
        by: String,
        /// When.
        date: Date,
        /// Why.
        reason: String,
    },
    /// The median of what assessors gave in the last round of the assessment's panel.
    Panel,
    /// Only assessors can give it, and none has.
    NotScored,
    /// No workshop on any topic of the technology has been held.
    NotYetAsked,
    /// A workshop was held, and no statement mentions it.
    NotMentioned,
    /// A specific priority asks for it, and a statement of another workshop too: their ids.
    PriorityEchoed(String, String),
    /// A specific priority asks for it: its id.
    Priority(String),
    /// Many gaps or requirements of several workshops ask for it.
    ManyGaps {
        /// Ids of the statements.
        needs: Vec<String>,
        /// Number of workshops.
        workshops: usize,
    },
    /// Specific gaps or requirements ask for it: their ids.
    Gaps(Vec<String>),
    /// Only wishes for a whole field ask for it: their ids.
    BroadOnly(Vec<String>),
    /// It is only a help to other needs, or named as practice or solution: ids of the statements.
    HelpOnly(Vec<String>),
    /// Were all links sure, the level would be another; this one is the median over the links that may hold.
    LinksUnsure {
        /// The level with every link holding.
        level: Level,
        /// Why that one.
        because: Box<LevelReason>,
    },
    /// The TRL range, of which the low end counts.
    Trl(TrlRange),
    /// The legal class of the technology is not declared.
    LegalClassUnknown,
    /// The legal class.
    LegalClass {
        /// Its name.
        class: String,
        /// Names of the other classes that apply, with the levels they give, none of them lower.
        others: Vec<(String, Level)>,
        /// Whether special categories of personal data are handled.
        special: bool,
        /// The level of the class, and ids of the legal lines for which it is lowered; `None` where there are none.
        lowered: Option<(Level, Vec<String>)>,
    },
    /// Standards of our list: their numbers.
    Standards(Vec<String>),
    /// No standard in our list.
    NoStandard,
    /// No source has been scanned.
    NotScanned,
    /// What scans found.
    Found {
        /// Works or records.
        works: u64,
        /// Names of the sources.
        sources: Vec<String>,
        /// Whether their number grows from year to year, where the level asks for that.
        growing: bool,
    },
    /// What public records say.
    OnRecord {
        /// Their identifiers.
        records: Vec<String>,
    },
    /// What was scanned meets no row of the table of evidence levels.
    BelowTable,
}
