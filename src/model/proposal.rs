//! What the linker proposes for a need, and the words it rests on. People decide; see [`super::Link`].

use super::{Grade, Role, Score};

/// What the linker proposes for one need.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Id of the need.
    pub need: String,
    /// Links worth making, at most two, best first.
    pub firm: Vec<Candidate>,
    /// Others worth a look, at most five, best first.
    pub suggested: Vec<Candidate>,
    /// Standards for a line that asks for one, at most five, best first.
    pub standards: Vec<StandardCandidate>,
    /// Families of technologies that the need names as a whole; a person picks among their members.
    pub families: Vec<String>,
    /// Why nothing is proposed, where nothing is.
    pub none_because: Option<NoneBecause>,
    /// Which table of word vectors spoke beside the words, where one did.
    pub vectors: Option<String>,
}

impl Proposal {
    /// What a candidate rests on, in one line: its words, and the table of vectors that spoke beside them.
    pub fn reason(&self, candidate: &Candidate) -> String {
        let words: Vec<String> = candidate.words.iter().map(MatchedWord::to_words).collect();
        let words = words.join(", ");
        match &self.vectors {
            Some(vectors) => format!("{words}; with vectors of {vectors}"),
            None => words,
        }
    }

    /// All candidates, firm ones first.
    pub fn candidates(&self) -> impl Iterator<Item = &Candidate> {
        self.firm.iter().chain(&self.suggested)
    }
}

/// Why nothing is proposed for a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoneBecause {
    /// Its line is no statement and asks for nothing itself.
    Role(Role),
    /// It is on law, organisation, people or money, and too little on any technology.
    Organisation,
    /// No technology has enough of its words.
    TooFewWords,
}

/// A technology proposed for a need.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Id of the technology.
    pub technology: String,
    /// How well the words fit, 0 to 1.
    pub score: Score,
    /// The grade a link would have.
    pub grade: Grade,
    /// The words that matched, strongest first.
    pub words: Vec<MatchedWord>,
}

/// A standard proposed for a need.
#[derive(Debug, Clone, PartialEq)]
pub struct StandardCandidate {
    /// Id of the standard.
    pub standard: String,
    /// How well the words fit, 0 to 1.
    pub score: Score,
    /// The words that matched, strongest first.
    pub words: Vec<String>,
}

/// A word of a need that speaks for a technology.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchedWord {
    /// The word as the need has it.
    pub word: String,
    /// Id of the concept that led to it; `None` where the technology has the word itself.
    pub concept: Option<String>,
    /// What it adds to the sum of word weights, above 0.
    pub weight: f64,
}

impl MatchedWord {
    /// The word, with the concept that led from it to the technology.
    pub fn to_words(&self) -> String {
        match &self.concept {
            Some(concept) => format!("{} (as {concept})", self.word),
            None => self.word.clone(),
        }
    }
}

/// How links that nobody has reviewed count (`[links] unreviewed` in `radar.toml`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unreviewed {
    /// They are not on the radar at all.
    #[default]
    Nothing,
    /// Firm proposals count as related links until somebody reviews them.
    Related,
    /// Firm proposals count as core links until somebody reviews them.
    Core,
}

impl Unreviewed {
    /// All policies with their word in files.
    pub const ALL: [(Unreviewed, &'static str); 3] = [
        (Unreviewed::Nothing, "none"),
        (Unreviewed::Related, "related"),
        (Unreviewed::Core, "core"),
    ];
}

/// Needs of different workshops that say nearly the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct RecurringNeed {
    /// Ids of the needs, in order of workshop and line; at least two workshops.
    pub needs: Vec<String>,
    /// The words they share, strongest first.
    pub words: Vec<String>,
    /// The weakest likeness between two of them, 0 to 1.
    pub likeness: Score,
}

/// What the linker adds to the pages: the words behind each link, and needs that recur.
#[derive(Debug, Clone, Default)]
pub struct LinkNotes {
    /// Words behind a link, by need and technology.
    pub words: std::collections::BTreeMap<(String, String), Vec<MatchedWord>>,
    /// Standards that a line may ask for, by need; found by words and not reviewed.
    pub standards: std::collections::BTreeMap<String, Vec<StandardCandidate>>,
    /// Needs that recur in several workshops, most workshops first.
    pub recurring: Vec<RecurringNeed>,
}
