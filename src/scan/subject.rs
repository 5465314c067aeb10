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

impl Subject {
    /// The same, asked on another day.
    pub fn on(&self, today: Date) -> Subject {
        let last = today.year() - 1;
        Subject {
            years: (self.years.0.min(last), last),
            today,
            ..self.clone()
        }
    }

    /// The same, asked from another year on.
    pub fn since(&self, year: i16) -> Subject {
        Subject {
            years: (year.min(self.years.1), self.years.1),
            ..self.clone()
        }
    }
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
    /// Its state in the radar, as a word of `standards/*.toml`.
    pub status: String,
    /// Year of publication, where known.
    pub year: Option<i64>,
}
