//! Evidence: what a scan of one source found about one technology.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A snapshot of one source for one technology.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Name of the source: the folder it lies in.
    pub source: String,
    /// Id of the technology: the name of the file.
    pub technology: String,
    /// What was asked.
    pub query: String,
    /// When.
    pub retrieved: Date,
    /// The last year whose counts are complete.
    pub complete_through: i16,
    /// Counts by year, years rising without a gap.
    pub counts: Vec<YearCount>,
    /// Works, projects, notices found.
    pub records: Vec<EvidenceRecord>,
    /// How the matches spread over countries, organisations, topics, phrases.
    pub breakdowns: Vec<Breakdown>,
    /// What limits the snapshot, each a sentence.
    pub remarks: Vec<String>,
    /// Closed years whose count or total was another one at the scan before.
    pub revisions: Vec<CountRevision>,
    /// The raw replies that all of it was read from, in the order of asking.
    pub replies: Vec<ReplyMark>,
    /// Licence or terms of the source, with the attribution that it asks for.
    pub licence: Option<String>,
    /// The first year that was asked about; a source may have nothing of it.
    pub since: Option<i16>,
}

/// The counts of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearCount {
    /// The year.
    pub year: i16,
    /// Works that match the query.
    pub count: u64,
    /// All works of the source in that year, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
}

/// One work, project or notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRecord {
    /// What it is.
    pub kind: RecordKind,
    /// Identifier in the source.
    pub id: String,
    /// Title, as text.
    pub title: String,
    /// Address, http or https.
    pub url: Option<String>,
    /// Date, as far as the source gives it: `2026`, `2026-11` or `2026-11-28`.
    pub date: Option<String>,
    /// When a project ends, in the same form.
    pub end: Option<String>,
    /// Funding scheme of a project, type of a work or notice, in the words of the source.
    pub scheme: Option<String>,
    /// State of a standard or project, in the words of the source.
    pub status: Option<String>,
    /// Countries of authors, partners or buyers: ISO 3166-1 alpha-2, or as the source writes what is none of them.
    pub countries: Vec<String>,
    /// Organisations, in the words of the source.
    pub organisations: Vec<String>,
    /// How often it is cited, where the source counts that.
    pub cited: Option<u64>,
    /// Why it is listed where the source has more than are.
    pub chosen: Option<Chosen>,
}

impl EvidenceRecord {
    /// A record with nothing but its identifier and title.
    pub fn of(kind: RecordKind, id: impl Into<String>, title: impl Into<String>) -> EvidenceRecord {
        EvidenceRecord {
            kind,
            id: id.into(),
            title: title.into(),
            url: None,
            date: None,
            end: None,
            scheme: None,
            status: None,
            countries: Vec::new(),
            organisations: Vec::new(),
            cited: None,
            chosen: None,
        }
    }
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    /// A paper, report or preprint.
    Work,
    /// A funded project.
    Project,
    /// A notice that a contract was awarded.
    Award,
    /// A standard in the catalogue of its body.
    Standard,
    /// A published patent document, or a family of them.
    Patent,
    /// An entry of a watched page.
    Page,
}

impl RecordKind {
    /// All kinds with their word in files.
    pub const ALL: [(RecordKind, &'static str); 6] = [
        (RecordKind::Work, "work"),
        (RecordKind::Project, "project"),
        (RecordKind::Award, "award"),
        (RecordKind::Standard, "standard"),
        (RecordKind::Patent, "patent"),
        (RecordKind::Page, "page"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        let found = Self::ALL.into_iter().find(|(kind, _)| *kind == self);
        found.map_or("", |(_, word)| word)
    }
}

/// Why a record is listed where there are more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chosen {
    /// Drawn by the source's sampling with a fixed seed.
    Sample,
    /// Among the most cited.
    MostCited,
    /// Among the latest.
    Latest,
}

impl Chosen {
    /// All reasons with their word in files.
    pub const ALL: [(Chosen, &'static str); 3] = [
        (Chosen::Sample, "sample"),
        (Chosen::MostCited, "most-cited"),
        (Chosen::Latest, "latest"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        let found = Self::ALL.into_iter().find(|(chosen, _)| *chosen == self);
        found.map_or("", |(_, word)| word)
    }
}

/// How the matches spread over something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// Over what.
    pub by: BreakdownBy,
    /// The largest parts with their counts, largest first, then by name.
    pub parts: Vec<(String, u64)>,
    /// Matches that were spread, where known. A match may count in several parts.
    pub of: Option<u64>,
}

/// Over what matches are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BreakdownBy {
    /// Countries.
    Country,
    /// Organisations.
    Organisation,
    /// Topics or fields of the source.
    Topic,
    /// Search phrases.
    Phrase,
}

impl BreakdownBy {
    /// All with their word in files.
    pub const ALL: [(BreakdownBy, &'static str); 4] = [
        (BreakdownBy::Country, "country"),
        (BreakdownBy::Organisation, "organisation"),
        (BreakdownBy::Topic, "topic"),
        (BreakdownBy::Phrase, "phrase"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        let found = Self::ALL.into_iter().find(|(by, _)| *by == self);
        found.map_or("", |(_, word)| word)
    }
}

/// A closed year that had other numbers at an earlier scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountRevision {
    /// The year.
    pub year: i16,
    /// The day of the earlier scan.
    pub retrieved: Date,
    /// Its count then.
    pub count: u64,
    /// Its total then, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
}

/// A raw reply: where it came from and what its bytes hash to. The bytes themselves stay private.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyMark {
    /// What was asked: the address without keys, and the body that was sent, if any.
    pub address: String,
    /// The body that was sent, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<String>,
    /// When it came.
    pub retrieved: Timestamp,
    /// The status.
    pub status: u16,
    /// How many bytes, unpacked.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// What was asked in the place of the source: a mirror or a test server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub served_by: Option<String>,
}
