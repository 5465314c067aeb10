//! What is known about words before any need is read: synonyms, families, clipped forms, words of organisation.

use std::collections::BTreeMap;

/// Everything `concepts.toml` declares; empty when there is no such file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Concepts {
    /// Words that say the same thing, by id.
    pub concepts: Vec<Concept>,
    /// Words that name a whole family of technologies.
    pub families: Vec<FamilyWords>,
    /// Clipped form to the full word: `comms` to `communications`.
    pub clipped: BTreeMap<String, String>,
    /// Words and phrases of law, organisation, people and money, where no technology is asked for.
    pub organisational: Vec<String>,
    /// Words and phrases by which a line asks for equipment, whichever it is.
    pub technical: Vec<String>,
    /// Words that stand in most descriptions of the field and tell nothing apart.
    pub common: Vec<String>,
}

/// Words that say the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Concept {
    /// Identifier.
    pub id: String,
    /// Words and phrases; any of them stands for any other.
    pub words: Vec<String>,
    /// Words and phrases that, in a need, point to the words above, but not the other way round.
    pub cues: Vec<String>,
    /// Words in other languages, by language tag.
    pub names: BTreeMap<String, Vec<String>>,
}

/// Words that name a whole family.
#[derive(Debug, Clone, PartialEq)]
pub struct FamilyWords {
    /// The family as technologies name it.
    pub family: String,
    /// Words and phrases for the whole class.
    pub words: Vec<String>,
}
