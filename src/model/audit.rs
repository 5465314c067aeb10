//! Audits: whether what a source listed is about the technology, as people judged it.

use jiff::civil::Date;

/// One judgement on one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Name of the source.
    pub source: String,
    /// Id of the technology.
    pub technology: String,
    /// Identifier of the record in the source.
    pub record: String,
    /// Its title, for whoever reads the file.
    pub title: String,
    /// What was judged.
    pub judgement: Judgement,
    /// Who judged, a name or pseudonym.
    pub by: String,
    /// When.
    pub date: Date,
}

/// Whether a record is about the technology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// It is.
    Yes,
    /// It is about something else.
    No,
    /// The title does not say.
    Unsure,
}

impl Judgement {
    /// All with their word in files.
    pub const ALL: [(Judgement, &'static str); 3] = [
        (Judgement::Yes, "yes"),
        (Judgement::No, "no"),
        (Judgement::Unsure, "unsure"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        let found = Self::ALL.into_iter().find(|(judgement, _)| *judgement == self);
        found.map_or("", |(_, word)| word)
    }
}

/// How much of what a source lists is about the technology.
#[derive(Debug, Clone, PartialEq)]
pub struct Precision {
    /// The source.
    pub source: String,
    /// Records judged yes, no and unsure.
    pub judged: (u64, u64, u64),
    /// Share of yes among yes and no.
    pub share: f64,
    /// Its 95 % interval (Wilson 1927).
    pub interval: (f64, f64),
    /// Whether the whole interval lies below what the radar declares as enough.
    pub noisy: bool,
    /// What might help, as far as titles show it.
    pub remedies: Vec<Remedy>,
}

/// What might make a query more precise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// A name that brings only what is about something else: so many titles.
    Drop(String, u64),
    /// A word that many fitting titles have and no other: to be asked for beside the names.
    Context(String),
    /// A word that many titles about something else have and no fitting one: to be excluded.
    Exclude(String),
}
