//! A candidate technology, and a link between it and a need.

use jiff::civil::Date;

use super::{RecordReading, SearchWords, Trl};

/// A candidate; never a product.
#[derive(Debug, Clone, PartialEq)]
pub struct Technology {
    /// The file name without its ending.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Ids it had before, and ids of technologies that were merged into it.
    pub formerly: Vec<String>,
    /// Other names, the main search phrase first.
    pub aliases: Vec<String>,
    /// Names in other languages, by language tag; the usual one first.
    pub names: std::collections::BTreeMap<String, Vec<String>>,
    /// How it is told from what else has its names, when public sources are asked.
    pub search: SearchWords,
    /// What it is, as Markdown.
    pub description: String,
    /// Id of the activity (quadrant) it belongs to.
    pub activity: String,
    /// Kinship with other technologies, a word.
    pub family: Option<String>,
    /// Ids of the topics it may serve.
    pub topics: Vec<String>,
    /// How mature it is.
    pub trl: TrlRange,
    /// The day by which somebody is to look again at what is said of it.
    pub review_by: Option<Date>,
    /// Ids of the legal classes of its typical use; all of them apply.
    pub legal_classes: Vec<String>,
    /// Other uses with a legal class of their own; they decide no ring.
    pub uses: Vec<FurtherUse>,
    /// Whether its typical use handles special categories of personal data (Directive (EU) 2016/680, Art. 10).
    pub special_category_data: bool,
    /// Levels set by hand, each with a reason; they go before assessors and data.
    pub overrides: Vec<Override>,
    /// Pinned sectors: view id to sector id, where topics and demand should not decide.
    pub sectors: std::collections::BTreeMap<String, String>,
}

impl Technology {
    /// The legal classes of its typical use in one cell.
    pub fn legal_cell(&self) -> String {
        self.legal_classes.join(LEGAL_SEPARATOR)
    }
}

/// What stands between legal classes in one cell.
pub const LEGAL_SEPARATOR: &str = "; ";

/// A use besides the typical one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FurtherUse {
    /// The use, in words.
    pub words: String,
    /// Id of its legal class.
    pub legal_class: String,
}

/// A level set by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    /// Id of the criterion.
    pub criterion: String,
    /// The level on the criterion's scale; `None` declares it unknown, whatever assessors or data say.
    pub level: Option<f64>,
    /// Who set it.
    pub by: String,
    /// When.
    pub date: Date,
    /// Why, in a sentence.
    pub reason: String,
}

/// A readiness range with its basis.
#[derive(Debug, Clone, PartialEq)]
pub struct TrlRange {
    /// Conservative reading.
    pub low: Trl,
    /// The most likely one, where one is named; else every TRL of the range is as likely as the others.
    pub likely: Option<Trl>,
    /// Optimistic reading.
    pub high: Trl,
    /// What the range rests on.
    pub basis: TrlBasis,
    /// When it was judged; of what follows from records, when the last one was entered.
    pub date: Date,
    /// What the rules make of the technology's public records, where one holds; whatever the basis is.
    pub reading: Option<RecordReading>,
}

/// What a readiness range rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrlBasis {
    /// One person's reading of public material.
    DeskEstimate,
    /// Practitioners' judgement.
    Panel,
    /// A trial or a certificate.
    Measured,
    /// Public records, by the rules of the radar.
    Evidence,
}

impl TrlBasis {
    /// All bases with their word in files.
    pub const ALL: [(TrlBasis, &'static str); 4] = [
        (TrlBasis::DeskEstimate, "desk-estimate"),
        (TrlBasis::Panel, "panel"),
        (TrlBasis::Measured, "measured"),
        (TrlBasis::Evidence, "evidence"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            TrlBasis::DeskEstimate => "desk-estimate",
            TrlBasis::Panel => "panel",
            TrlBasis::Measured => "measured",
            TrlBasis::Evidence => "evidence",
        }
    }
}

/// What one person decided on a need and a technology that may answer it, or that the need limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Id of the need.
    pub need: String,
    /// Id of the technology.
    pub technology: String,
    /// How strong the tie is.
    pub grade: Grade,
    /// Who decided.
    pub by: String,
    /// When.
    pub date: Date,
    /// Why, in a few words.
    pub why: String,
    /// The day by which somebody is to look at it again.
    pub review_by: Option<Date>,
}

/// How a need and a technology belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The technology is a direct answer.
    Core,
    /// The technology helps.
    Related,
    /// The need (a legal line) limits the technology.
    Constrains,
    /// Somebody looked and said no.
    Rejected,
}

impl Grade {
    /// All grades with their word in files.
    pub const ALL: [(Grade, &'static str); 4] = [
        (Grade::Core, "core"),
        (Grade::Related, "related"),
        (Grade::Constrains, "constrains"),
        (Grade::Rejected, "rejected"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Grade::Core => "core",
            Grade::Related => "related",
            Grade::Constrains => "constrains",
            Grade::Rejected => "rejected",
        }
    }

    /// Whether the technology answers the need, directly or as a help.
    pub fn answers(self) -> bool {
        match self {
            Grade::Core | Grade::Related => true,
            Grade::Constrains | Grade::Rejected => false,
        }
    }

    /// Whether there is a link at all.
    pub fn holds(self) -> bool {
        self != Grade::Rejected
    }
}
