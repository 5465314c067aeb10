//! A standard, specification or legal instrument, and what a buyer does about it.

use jiff::civil::Date;

/// A standard, `standards/ID.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// Identifier.
    pub id: String,
    /// Ids it had before, and ids of what was merged into it.
    pub formerly: Vec<String>,
    /// Number as printed on it.
    pub number: String,
    /// Title.
    pub title: String,
    /// Body that keeps it.
    pub body: String,
    /// What sort of document it is, such as `international-standard` or `workshop-agreement`.
    pub kind: String,
    /// Where it stands in its life.
    pub status: StandardStatus,
    /// Id of the standard that took its place.
    pub successor: Option<String>,
    /// The day by which somebody is to look again where it stands.
    pub review_by: Option<Date>,
    /// Stage code of the body, where known.
    pub stage: Option<String>,
    /// Year of publication, where known.
    pub year: Option<i64>,
    /// Ids of topics it serves.
    pub topics: Vec<String>,
    /// Ids of technologies it is a direct help for.
    pub technologies: Vec<String>,
    /// What it is about, in a sentence.
    pub note: String,
    /// Where the facts were checked.
    pub source: String,
}

/// Where a standard stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandardStatus {
    /// In force.
    Published,
    /// Reviewed and kept.
    Confirmed,
    /// In force, review going on.
    UnderReview,
    /// In force, a new edition decided.
    ToBeRevised,
    /// No longer in force.
    Withdrawn,
}

impl StandardStatus {
    /// All states with their word in files.
    pub const ALL: [(StandardStatus, &'static str); 5] = [
        (StandardStatus::Published, "published"),
        (StandardStatus::Confirmed, "confirmed"),
        (StandardStatus::UnderReview, "under-review"),
        (StandardStatus::ToBeRevised, "to-be-revised"),
        (StandardStatus::Withdrawn, "withdrawn"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(status, _)| *status == self)
            .map_or("", |(_, word)| word)
    }
}
