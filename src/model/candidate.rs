//! New candidates: phrases that grow in what sources listed and are on no list, and what people decided on them.

use jiff::civil::Date;

use super::{Score, Trl};

/// The table `[scan.candidates]` of `radar.toml`: which phrases are proposed as new candidates. Our choices, but for
/// what a key says.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateSettings {
    /// Fewest kept records that have a phrase.
    pub least_records: usize,
    /// How many times larger the phrase's share of the recent records must be than its share of the earlier ones.
    pub growth: f64,
    /// How many of the last years are recent.
    pub recent: usize,
    /// How many years are looked at, recent ones included.
    pub years: usize,
    /// Most words of a phrase.
    pub longest: usize,
    /// A phrase beside a larger share of the scanned technologies than this is a word of research, and no technology.
    pub spread: f64,
    /// How many candidates are shown.
    pub shown: usize,
    /// Further phrases that are no technology.
    pub generic: Vec<String>,
}

impl Default for CandidateSettings {
    fn default() -> Self {
        CandidateSettings {
            least_records: 4,
            growth: 1.5,
            recent: 3,
            years: 10,
            longest: 4,
            spread: 0.2,
            shown: 30,
            generic: Vec::new(),
        }
    }
}

/// A record of a dossier: the number of its evidence and its own number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordPlace {
    /// Number of the evidence in the dossier.
    pub evidence: usize,
    /// Number of the record in the evidence.
    pub record: usize,
}

/// A phrase of titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitlePhrase {
    /// As most titles write it.
    pub phrase: String,
    /// The records that have it, each once, in order of place; one that several sources or technologies list stands at
    /// its first place.
    pub records: Vec<RecordPlace>,
    /// The year of each of them, where it has one.
    pub years: Vec<Option<i16>>,
    /// The technologies beside which it was found, by id.
    pub technologies: Vec<String>,
    /// Topics of sources that have the phrase in their name.
    pub topics: Vec<String>,
}

/// All phrases of the kept titles that may name a technology.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TitlePhrases {
    /// The phrases, by themselves.
    pub phrases: Vec<TitlePhrase>,
    /// Records read, each once.
    pub records: u64,
    /// The year of each record that has one.
    pub years: Vec<i16>,
    /// Technologies that records were kept of.
    pub technologies: u64,
    /// The year of the latest scan; 0 without any.
    pub last_year: i16,
    /// Phrases that stand beside too many technologies to name one.
    pub spread: Vec<TitlePhrase>,
}

/// A phrase that grows and is on no list.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCandidate {
    /// The phrase and its records.
    pub found: TitlePhrase,
    /// Records with it in the recent years and in the earlier ones, each with all kept records of those years.
    pub recent: (u64, u64),
    /// The same of the earlier years.
    pub earlier: (u64, u64),
    /// How many times larger its share is in the recent years, with its 95 % interval.
    pub growth: (f64, (f64, f64)),
    /// The first and last year of the heaviest burst that reaches into the recent years, and its weight.
    pub burst: Option<(i16, i16, f64)>,
    /// The known name that is most like it, and its technology.
    pub nearest: Option<NearestName>,
    /// Ids of the needs that say it, or most of it.
    pub needs: Vec<String>,
}

/// A name of a technology that is like a phrase.
#[derive(Debug, Clone, PartialEq)]
pub struct NearestName {
    /// The name.
    pub name: String,
    /// Id of the technology.
    pub technology: String,
    /// Likeness of letters, 0 to 1.
    pub likeness: Score,
}

/// What is new in what sources listed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewCandidates {
    /// Undecided ones, the first to be looked at first.
    pub list: Vec<NewCandidate>,
    /// How many more there are than are shown.
    pub more: usize,
    /// Records read, each once.
    pub records: u64,
    /// Technologies that records were kept of.
    pub technologies: u64,
    /// The first and last of the recent years.
    pub recent: (i16, i16),
    /// The first year that is looked at.
    pub since: i16,
    /// Phrases that grow as well and stand beside too many technologies to name one, in the same order.
    pub spread: Vec<NewCandidate>,
}

/// What somebody decided on a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateDecision {
    /// The phrase.
    pub phrase: String,
    /// What was decided.
    pub verdict: CandidateVerdict,
    /// Id of the technology that it became or was merged with; none where it was rejected.
    pub technology: Option<String>,
    /// Who decided, a name or pseudonym.
    pub by: String,
    /// When.
    pub date: Date,
    /// Why; may be empty but for what was rejected.
    pub why: String,
}

/// What may be decided on a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CandidateVerdict {
    /// It became a technology of its own.
    Taken,
    /// It became a further name of a technology.
    Merged,
    /// It is none.
    Rejected,
}

impl CandidateVerdict {
    /// All with their word in files.
    pub const ALL: [(CandidateVerdict, &'static str); 3] = [
        (CandidateVerdict::Taken, "taken"),
        (CandidateVerdict::Merged, "merged"),
        (CandidateVerdict::Rejected, "rejected"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        let found = Self::ALL.into_iter().find(|(verdict, _)| *verdict == self);
        found.map_or("", |(_, word)| word)
    }
}

/// A technology as somebody takes it in, with what a file of one must say. Its TRL is a desk estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTechnology {
    /// The file name without its ending.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is.
    pub description: String,
    /// Id of its activity.
    pub activity: String,
    /// Ids of its topics.
    pub topics: Vec<String>,
    /// Id of the legal class of its typical use.
    pub legal_class: String,
    /// The lowest and the highest plausible TRL.
    pub trl: (Trl, Trl),
    /// The day of the estimate.
    pub date: Date,
}
