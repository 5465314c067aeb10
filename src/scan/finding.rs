//! What a source says about one technology.

use crate::model::{Breakdown, EvidenceRecord, YearCount};

/// What one conversation found about one technology.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Finding {
    /// What was asked, as a person would type it at the source.
    pub query: String,
    /// The last year whose counts are complete.
    pub complete_through: i16,
    /// Counts by year, years rising without a gap; a year without works has 0.
    pub counts: Vec<YearCount>,
    /// Works, projects, notices, standards, pages.
    pub records: Vec<EvidenceRecord>,
    /// How many matches fall to each country, organisation, topic, phrase.
    pub breakdowns: Vec<Breakdown>,
    /// What limits the finding, each a sentence: years that the source does not have, names that were left out.
    pub remarks: Vec<String>,
}
