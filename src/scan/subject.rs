//! What a source is asked about: a technology with its search phrases.

use jiff::civil::Date;

/// A technology as a source is asked about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Id of the technology.
    pub technology: String,
    /// Phrases of which one must occur, the technology's own name first.
    pub phrases: Vec<Phrase>,
    /// Words of which one must occur besides, where there are any: they tell the technology from what else has its name.
    pub context: Vec<String>,
    /// Phrases that must not occur.
    pub exclude: Vec<String>,
    /// Articles of encyclopaedias: language tag and title.
    pub articles: Vec<(String, String)>,
    /// Standards that the radar lists for it.
    pub standards: Vec<ListedStandard>,
    /// The first and the last complete year asked about.
    pub years: (i16, i16),
    /// The day of the scan.
    pub today: Date,
}

/// A search phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its words, without quotation marks and other signs that a query language could read.
    pub words: String,
    /// Language tag: `en` for name and aliases.
    pub language: String,
}

/// A standard of the radar, to be compared with its body's catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedStandard {
    /// Id in the radar.
    pub id: String,
    /// Number as printed on it, such as `ISO/IEC 27037:2012`.
    pub number: String,
    /// Its state in the radar, as a word of `standards.toml`.
    pub status: String,
    /// Year of publication, where known.
    pub year: Option<i64>,
}
