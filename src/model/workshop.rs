//! A workshop and the needs stated in it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Nature;

/// A session of a practitioner group on a topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Workshop {
    /// The file name without its ending, such as `2018-people-trafficking`.
    pub id: String,
    /// Id of its topic.
    pub topic: String,
    /// What the workshop is called.
    pub title: String,
    /// BCP 47 tag of the language of its statements, where it is not the radar's.
    pub language: Option<String>,
    /// Town or venue, where known.
    pub place: Option<String>,
    /// Host country, ISO 3166 alpha-2, where known.
    pub country: Option<String>,
    /// Who took part, in words.
    pub participants: Option<String>,
    /// Anything a reader should know.
    pub note: Option<String>,
    /// Who read out of its statements what would settle them, such as `desk`.
    pub natures_by: Option<String>,
    /// Where it is reported.
    pub source: Source,
    /// Every date found for it, each with its place in the source; they may disagree.
    pub dates: Vec<DateFound>,
    /// Every statement, in the order of the document.
    pub needs: Vec<Need>,
    /// Lines of the document that may be statements and weigh nothing until somebody takes them.
    pub unsorted: Vec<UnsortedLine>,
}

impl Workshop {
    /// A workshop of which only its topic and its statements are known; the title is the topic.
    pub fn with_needs(id: &str, topic: &str, needs: Vec<Need>) -> Self {
        Workshop {
            id: id.to_owned(),
            topic: topic.to_owned(),
            title: topic.to_owned(),
            language: None,
            place: None,
            country: None,
            participants: None,
            note: None,
            natures_by: None,
            source: Source {
                document: id.to_owned(),
                section: String::new(),
                line: 1,
            },
            dates: Vec::new(),
            needs,
            unsorted: Vec::new(),
        }
    }

    /// Whether the sources give more than one date.
    pub fn dates_disagree(&self) -> bool {
        self.dates
            .iter()
            .any(|found| (found.first, found.last) != (self.dates[0].first, self.dates[0].last))
    }
}

/// Needs with their workshops, by identifier.
pub type NeedsById<'w> = BTreeMap<&'w str, (&'w Workshop, &'w Need)>;

/// Every need with its workshop, by identifier; of one given twice the first. For looking up many: one alone is found
/// by [`super::Dossier::need`].
pub fn needs_by_id(workshops: &[Workshop]) -> NeedsById<'_> {
    let mut needs = NeedsById::new();
    for workshop in workshops {
        for need in &workshop.needs {
            needs.entry(&need.id).or_insert((workshop, need));
        }
    }
    needs
}

/// Where a workshop is reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The document.
    pub document: String,
    /// The part of it.
    pub section: String,
    /// The line where that part begins, from 1.
    pub line: u32,
}

/// A date as one place of the source gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateFound {
    /// First day.
    pub first: Date,
    /// Last day, not before the first.
    pub last: Date,
    /// Which part of the source says so: the article, the year plan.
    pub found: String,
    /// Its line there, from 1.
    pub line: u32,
}

/// A line or sentence of a document that may state a need. It weighs nothing until somebody takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsortedLine {
    /// What it says, in the words of the document.
    pub statement: String,
    /// The kind proposed for it, where something proposes one.
    pub kind: Option<NeedKind>,
    /// What speaks for it: the words that gave the cue, or where it stands.
    pub cue: String,
    /// Section of the document.
    pub section: String,
    /// Line of the document, from 1.
    pub line: u32,
    /// Whether somebody said that it states no need.
    pub dismissed: bool,
}

/// One statement of a workshop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// Identifier, unique over all workshops.
    pub id: String,
    /// What kind of statement it is.
    pub kind: NeedKind,
    /// The statement in our own words.
    pub statement: String,
    /// Section of the document.
    pub section: String,
    /// Number of the item in that section, from 1.
    pub item: u32,
    /// Line of the document, from 1.
    pub line: u32,
    /// Id of the lead-in it belongs to.
    pub parent: Option<String>,
    /// Sub-theme of the section.
    pub theme: Option<String>,
    /// What the statement is, besides a statement of its own.
    pub role: Role,
    /// How many of those present voted for it, where they did.
    pub votes: Option<u32>,
    /// How important the source calls it, in its own words.
    pub priority: Option<String>,
    /// Whether a later version of the source no longer has it; kept until somebody decides.
    pub gone: bool,
    /// Whether it asks for a whole field rather than for something specific.
    pub broad: bool,
    /// What would settle it, where somebody has sorted it.
    pub nature: Option<Nature>,
    /// Anything a reader should know about the wording.
    pub note: Option<String>,
}

impl Need {
    /// A statement that stands alone, with nothing known about it but its kind.
    pub fn with_statement(id: &str, kind: NeedKind, statement: &str) -> Self {
        Need {
            id: id.to_owned(),
            kind,
            statement: statement.to_owned(),
            section: String::new(),
            item: 1,
            line: 1,
            parent: None,
            theme: None,
            role: Role::Statement,
            votes: None,
            priority: None,
            gone: false,
            broad: false,
            nature: None,
            note: None,
        }
    }

    /// Whether the statement asks for something: lead-ins, boilerplate, existing practice, law and background do not.
    pub fn asks(&self) -> bool {
        self.role.counts()
            && match self.kind {
                NeedKind::Gap | NeedKind::Requirement | NeedKind::Priority | NeedKind::Solution => true,
                NeedKind::Standardisation | NeedKind::Procurement => true,
                NeedKind::Capability | NeedKind::Legal | NeedKind::Context => false,
            }
    }
}

/// The kinds of statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NeedKind {
    /// What they have and do today.
    Capability,
    /// What is missing.
    Gap,
    /// What a solution must do.
    Requirement,
    /// What matters most.
    Priority,
    /// What the practitioners propose.
    Solution,
    /// A request for a standard.
    Standardisation,
    /// A request about buying.
    Procurement,
    /// Law that limits or is missing.
    Legal,
    /// Background.
    Context,
}

impl NeedKind {
    /// All kinds, in the order in which reports list them.
    pub const ALL: [NeedKind; 9] = [
        NeedKind::Priority,
        NeedKind::Requirement,
        NeedKind::Gap,
        NeedKind::Solution,
        NeedKind::Standardisation,
        NeedKind::Procurement,
        NeedKind::Legal,
        NeedKind::Capability,
        NeedKind::Context,
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            NeedKind::Capability => "capability",
            NeedKind::Gap => "gap",
            NeedKind::Requirement => "requirement",
            NeedKind::Priority => "priority",
            NeedKind::Solution => "solution",
            NeedKind::Standardisation => "standardisation",
            NeedKind::Procurement => "procurement",
            NeedKind::Legal => "legal",
            NeedKind::Context => "context",
        }
    }

    /// The kind a word in a file names.
    pub fn from_word(word: &str) -> Option<Self> {
        NeedKind::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// What a statement is, besides a statement of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// A statement that counts by itself.
    Statement,
    /// A line that only introduces the lines below it; weighs nothing.
    LeadIn,
    /// A line repeated in several workshops by the editors; weighs nothing.
    Boilerplate,
}

impl Role {
    /// The word for it in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Statement => "statement",
            Role::LeadIn => "lead-in",
            Role::Boilerplate => "boilerplate",
        }
    }

    /// Whether lines of this role carry demand.
    pub fn counts(self) -> bool {
        match self {
            Role::Statement => true,
            Role::LeadIn | Role::Boilerplate => false,
        }
    }
}
