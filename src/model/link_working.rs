//! The working behind one proposal, as values: how a need was read, and what each technology got for what.

use super::{MatchedWord, Proposal, Score};

/// How the linker came to its proposal for one need.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkWorking {
    /// The words and concepts looked for.
    pub words: Vec<QueryWord>,
    /// Words that the statement wants to do without.
    pub lowered: Vec<String>,
    /// Share of the words of meaning on law, organisation, people or money, 0 to 1.
    pub organisation: f64,
    /// Share of them on equipment, whichever it is, 0 to 1.
    pub technical: f64,
    /// The first technologies of the ranking, best first.
    pub ranking: Vec<RankedWorking>,
    /// Probability that the line asks for a technology.
    pub asks: f64,
    /// From this probability on something is proposed.
    pub least_some: f64,
    /// From this confidence on a link is firm.
    pub least_firm: f64,
    /// What was proposed.
    pub proposal: Proposal,
}

/// A word of a need, or words that stand for a concept, with its weight in the query.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryWord {
    /// As the need has it.
    pub shown: String,
    /// Its weight, above 0 and at most 1.
    pub weight: f64,
    /// What it is multiplied with.
    pub value: WordValue,
}

/// What a word of a need is looked up as.
#[derive(Debug, Clone, PartialEq)]
pub enum WordValue {
    /// A word of the descriptions, by how specific it is.
    Specificity(f64),
    /// The concept of this id.
    Concept(String),
}

/// A technology in a ranking with every part of its score.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedWorking {
    /// Id of the technology.
    pub technology: String,
    /// The score handed on.
    pub score: Score,
    /// The likeness it is ranked by, 0 to 1.
    pub likeness: f64,
    /// Sum w of the weights of matching words and concepts, bounded: w / (w + 6).
    pub words: f64,
    /// Likeness of letters, 0 to 1.
    pub letters: f64,
    /// The best share of one name that the need contains, 0 to 1.
    pub phrase: f64,
    /// Whether the workshop's topic is among the technology's, 0 or 1.
    pub topic: f64,
    /// Share of the need's words that the technology has, by word or concept, 0 to 1.
    pub coverage: f64,
    /// Probability of being the direct answer; `None` behind the places that are decided on.
    pub confidence: Option<f64>,
    /// The words that matched, strongest first.
    pub matched: Vec<MatchedWord>,
}
