//! What ingest gives: draft workshops, with every line of the document accounted for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{DateFound, Need, Source, UnsortedLine};

/// What a document yields, for people to review.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    /// The document, as the reader typed it.
    pub document: String,
    /// The sort of document it is, where one of the profiles spoke.
    pub profile: Option<String>,
    /// The workshops reported, in the order of the document.
    pub workshops: Vec<DraftWorkshop>,
    /// The topics of its year plan, in the order of the table.
    pub plan: Vec<PlannedTopic>,
    /// Every line that is neither blank nor used, in order.
    pub unused: Vec<UnusedLine>,
    /// What somebody should look at, by line.
    pub warnings: Vec<DraftWarning>,
    /// What of the document could not be read, by line; what could be is drafted all the same.
    pub lost: Vec<DraftWarning>,
    /// How many lines went where.
    pub ledger: Ledger,
}

/// What somebody should look at before the draft is used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DraftWarning {
    /// Line of the document, from 1.
    pub line: u32,
    /// A full sentence that quotes the text found.
    pub message: String,
}

/// A workshop as a document reports it; statements are verbatim until somebody rewords them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DraftWorkshop {
    /// Its topic.
    pub topic: DraftTopic,
    /// Id of the practitioner group, where known.
    pub group: Option<String>,
    /// What the workshop is called.
    pub title: String,
    /// BCP 47 tag of the language of its statements, where they show another one than the radar's.
    pub language: Option<String>,
    /// Town or venue, where stated.
    pub place: Option<String>,
    /// Host country, ISO 3166 alpha-2, where stated.
    pub country: Option<String>,
    /// The host country and those that took part, as far as they are named.
    pub countries: Vec<String>,
    /// Who took part, in the words of the document.
    pub participants: Option<String>,
    /// Anything a reviewer should know.
    pub note: Option<String>,
    /// Where it is reported.
    pub source: Source,
    /// Every date found for it, each with its place; they may disagree.
    pub dates: Vec<DateFound>,
    /// Every statement, in the order of the document.
    pub needs: Vec<Need>,
    /// Every line that may be a statement, in the order of the document.
    pub unsorted: Vec<UnsortedLine>,
}

/// What the file of a workshop says already, as far as a second reading of its report needs it.
#[derive(Debug, Clone)]
pub struct KnownWorkshop {
    /// Its topic, and the one that was read last.
    pub topics: [String; 2],
    /// The document it was read from.
    pub document: String,
    /// The heading of its report.
    pub section: String,
    /// First and last days, as the file has them.
    pub dates: Vec<(String, String)>,
    /// Its statements, in the order of the file.
    pub statements: Vec<KnownStatement>,
    /// Fingerprint of each of its unsorted lines, and whether it is dismissed, in the order of the file.
    pub unsorted: Vec<(String, bool)>,
    /// Fingerprints of all that was ever drafted into it.
    pub drafted: BTreeSet<String>,
}

/// A statement that a file has already.
#[derive(Debug, Clone)]
pub struct KnownStatement {
    /// Its identifier.
    pub id: String,
    /// The word for its kind.
    pub kind: String,
    /// What was read last, and what the file says now.
    pub texts: [String; 2],
    /// The section it stands in.
    pub section: String,
    /// Its line in the source; -1 where the file has none.
    pub line: i64,
    /// Its number in the section; -1 where the file has none.
    pub item: i64,
    /// The lead-in that was read for it last.
    pub parent: Option<String>,
}

/// How a second reading of a report fits the file that is there.
#[derive(Debug, Clone, Default)]
pub struct Pairing {
    /// For each statement read, the one of the file that it is.
    pub statements: Vec<Option<usize>>,
    /// Statements of the file whose words were read as unsorted lines, and where these stand.
    pub unsorted: BTreeMap<usize, u32>,
    /// How many lines read were taken out of the file by hand, and stay out.
    pub kept_out: usize,
}

/// The topic of a draft workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftTopic {
    /// The id of a topic that the configuration knows.
    Known(String),
    /// A slug made from the title; the configuration knows no such topic.
    Unknown(String),
}

impl DraftTopic {
    /// The id or the slug.
    pub fn as_str(&self) -> &str {
        match self {
            DraftTopic::Known(id) | DraftTopic::Unknown(id) => id,
        }
    }
}

/// A topic as the year plan of a document names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedTopic {
    /// Id of the known topic it is read as.
    pub topic: Option<String>,
    /// Id of the group whose column it stands in.
    pub group: Option<String>,
    /// Name of the known topic; else what is printed.
    pub name: String,
    /// What the cells print, damage included.
    pub printed: Vec<String>,
    /// Year of the plan, from 1.
    pub year: Option<u32>,
    /// The days as printed, cells joined.
    pub planned: Option<String>,
    /// First and last day, where they can be read.
    pub days: Option<(Date, Date)>,
    /// Line of the name, from 1.
    pub line: u32,
    /// Line of the days, from 1.
    pub days_line: Option<u32>,
}

/// A line that no workshop and no plan uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnusedLine {
    /// Its number, from 1.
    pub line: u32,
    /// The line as it stands.
    pub text: String,
    /// Why it is not used.
    pub reason: Reason,
}

/// Why a line is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// Running text that states no need.
    Prose,
    /// A heading of a part that reports no workshop.
    Heading,
    /// A list that stands under no section of a workshop.
    ListOutside,
    /// A row of a table that is no year plan.
    Table,
    /// Page breaks, running headers, page numbers, rules.
    PageFurniture,
    /// A note at the foot of a page or at the end.
    Footnote,
    /// A cell of a column that is not read.
    OtherColumn,
    /// A list or paragraph under a heading that states no needs, such as the agenda.
    Aside,
    /// An address to write to or to visit.
    Contact,
    /// A picture, or letters that were read out of one.
    ImageRemnant,
    /// What stands before a text and speaks of the file.
    FrontMatter,
    /// Says how far the document is, or belongs to the page it was printed from.
    Status,
    /// Stands for nothing: "n/a", "none reported".
    Placeholder,
    /// Refers to another part or document.
    Reference,
    /// Copyright and licences.
    Rights,
    /// A line that a reviewer said states no need.
    Dismissed,
}

impl Reason {
    /// The reason in words.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Prose => "prose without a statement",
            Reason::Heading => "heading of a part without a workshop",
            Reason::ListOutside => "list outside the sections of a workshop",
            Reason::Table => "table without statements",
            Reason::PageFurniture => "page furniture",
            Reason::Footnote => "foot- or endnote",
            Reason::OtherColumn => "cell of a column that is not read",
            Reason::Aside => "part of the report that states no needs",
            Reason::Contact => "contact line",
            Reason::ImageRemnant => "image remnant",
            Reason::FrontMatter => "front matter",
            Reason::Status => "state of the document",
            Reason::Placeholder => "stands for nothing",
            Reason::Reference => "refers elsewhere",
            Reason::Rights => "copyright and licences",
            Reason::Dismissed => "no need, as a reviewer said",
        }
    }
}

/// What became of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineUse {
    /// Nothing on it.
    Blank,
    /// It states a need, or a part of one.
    Statement,
    /// It may state a need; it weighs nothing until somebody takes it.
    Unsorted,
    /// It gives a workshop its title, section, days or place, or is part of the year plan.
    Structure,
    /// It is not used.
    Unused(Reason),
}

/// How many lines and cells of a document went where: `lines + cells = statements + unsorted + structure + unused + blank`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ledger {
    /// All lines, paragraphs and rows, but for rows of tables of statements.
    pub lines: usize,
    /// Cells with text in tables of statements.
    pub cells: usize,
    /// Lines and cells that state needs; a statement broken over two lines counts two.
    pub statements: usize,
    /// Lines and cells that may state a need.
    pub unsorted: usize,
    /// Headings, introductions with days or place, rows of the year plan, cells beside a statement.
    pub structure: usize,
    /// Lines and cells not used, each listed with its reason.
    pub unused: usize,
    /// Blank lines.
    pub blank: usize,
}

impl Ledger {
    /// Counts the use of a line.
    pub fn count_line(&mut self, line_use: LineUse) {
        self.lines += 1;
        self.count(line_use);
    }

    /// Counts the use of a cell in a table of statements.
    pub fn count_cell(&mut self, cell_use: LineUse) {
        self.cells += 1;
        self.count(cell_use);
    }

    fn count(&mut self, line_use: LineUse) {
        match line_use {
            LineUse::Blank => self.blank += 1,
            LineUse::Statement => self.statements += 1,
            LineUse::Unsorted => self.unsorted += 1,
            LineUse::Structure => self.structure += 1,
            LineUse::Unused(_) => self.unused += 1,
        }
    }

    /// Both together.
    pub fn plus(self, other: Ledger) -> Ledger {
        Ledger {
            lines: self.lines + other.lines,
            cells: self.cells + other.cells,
            statements: self.statements + other.statements,
            unsorted: self.unsorted + other.unsorted,
            structure: self.structure + other.structure,
            unused: self.unused + other.unused,
            blank: self.blank + other.blank,
        }
    }

    /// Whether everything went somewhere.
    pub fn adds_up(&self) -> bool {
        self.lines + self.cells == self.statements + self.unsorted + self.structure + self.unused + self.blank
    }
}
