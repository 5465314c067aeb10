//! Evidence: what a scan of one source found about one technology.

use jiff::civil::Date;

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
    /// SHA-256 of the raw reply, in hexadecimal.
    pub hash: String,
}

/// The counts of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearCount {
    /// The year.
    pub year: i16,
    /// Works that match the query.
    pub count: u64,
    /// All works of the source in that year, where known.
    pub total: Option<u64>,
}

/// One work, project or notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRecord {
    /// Identifier in the source.
    pub id: String,
    /// Title, as text.
    pub title: String,
    /// Address, http or https.
    pub url: Option<String>,
    /// Date, as far as the source gives it.
    pub date: Option<String>,
}
