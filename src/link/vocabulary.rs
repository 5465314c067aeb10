//! `concepts.toml` made ready for reading texts: phrases become runs of stems, found in one pass.

use std::collections::BTreeMap;

use crate::model::Concepts;

use super::language::Language;
use super::words::{Word, words};

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// A word of the concept of this number: it counts in needs and in technologies.
    Word(usize),
    /// An indirect term for the concept of this number: it counts in needs only.
    IndirectTerm(usize),
    /// The whole family of this number.
    Family(usize),
    /// Law, organisation, people or money.
    Organisation,
    /// Equipment, whichever.
    Technical,
}

/// A phrase found in a text: its meaning and the range of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it stands for.
    pub meaning: Meaning,
    /// First word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
}

/// Runs of stems by their first one, with what they stand for.
type Phrases = BTreeMap<String, Vec<(Vec<String>, Meaning)>>;

/// The phrases of `concepts.toml` by language.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    phrases: BTreeMap<Language, Phrases>,
    clipped: BTreeMap<String, String>,
    /// Ids of the concepts, by number.
    pub concepts: Vec<String>,
    /// Names of the families, by number.
    pub families: Vec<String>,
    /// Stems of all words of a concept, by number.
    stems: Vec<Vec<String>>,
}

impl Vocabulary {
    /// Makes `concepts.toml` ready.
    pub fn from_concepts(concepts: &Concepts) -> Self {
        let mut vocabulary = Vocabulary {
            phrases: BTreeMap::new(),
            clipped: concepts.clipped.clone(),
            concepts: concepts.concepts.iter().map(|concept| concept.id.clone()).collect(),
            families: concepts.families.iter().map(|family| family.family.clone()).collect(),
            stems: concepts
                .concepts
                .iter()
                .map(|concept| stems_of(&concept.words))
                .collect(),
        };
        for (number, concept) in concepts.concepts.iter().enumerate() {
            vocabulary.add(Language::ENGLISH, &concept.words, Meaning::Word(number));
            vocabulary.add(Language::ENGLISH, &concept.cues, Meaning::IndirectTerm(number));
            for (tag, names) in &concept.names {
                if let Some(language) = Language::from_tag(tag) {
                    vocabulary.add(language, names, Meaning::Word(number));
                }
            }
        }
        for (number, family) in concepts.families.iter().enumerate() {
            vocabulary.add(Language::ENGLISH, &family.words, Meaning::Family(number));
        }
        vocabulary.add(Language::ENGLISH, &concepts.organisational, Meaning::Organisation);
        vocabulary.add(Language::ENGLISH, &concepts.technical, Meaning::Technical);
        vocabulary
    }

    fn add(&mut self, language: Language, phrases: &[String], meaning: Meaning) {
        let known = self.phrases.entry(language).or_default();
        for phrase in phrases {
            let stems: Vec<String> = words(phrase, language).into_iter().map(|word| word.stem).collect();
            if let Some(first) = stems.first() {
                let entry = (stems.clone(), meaning);
                let same_start = known.entry(first.clone()).or_default();
                if !same_start.contains(&entry) {
                    same_start.push(entry);
                }
            }
        }
    }

    /// The stems of all words of a concept.
    pub fn stems_of(&self, concept: usize) -> &[String] {
        &self.stems[concept]
    }

    /// The full form of a clipped word in lower case, if it is one.
    pub fn full_form(&self, plain: &str) -> Option<&str> {
        self.clipped.get(plain).map(String::as_str)
    }

    /// Every phrase in a text, in order of place; of phrases that stand for the same thing at one place the longest.
    pub fn find(&self, text: &[Word], language: Language) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let Some(phrases) = self.phrases.get(&language) else {
            return found;
        };
        for start in 0..text.len() {
            for (stems, meaning) in phrases.get(&text[start].stem).into_iter().flatten() {
                let end = start + stems.len();
                let same = text
                    .get(start..end)
                    .is_some_and(|run| run.iter().zip(stems).all(|(word, stem)| word.stem == *stem));
                if same {
                    found.push(Found {
                        meaning: *meaning,
                        start,
                        end,
                    });
                }
            }
        }
        found.sort_by(|a, b| {
            (a.meaning, a.start)
                .cmp(&(b.meaning, b.start))
                .then_with(|| b.end.cmp(&a.end))
        });
        found.dedup_by(|later, earlier| {
            later.meaning == earlier.meaning && later.start >= earlier.start && later.end <= earlier.end
        });
        found.sort_by_key(|found| (found.start, found.end, found.meaning));
        found
    }
}

fn stems_of(phrases: &[String]) -> Vec<String> {
    let words = phrases.iter().flat_map(|phrase| words(phrase, Language::ENGLISH));
    words
        .filter(|word| !Language::ENGLISH.is_stop_word(&word.plain))
        .map(|word| word.stem)
        .collect()
}
