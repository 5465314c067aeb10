//! An inverted index over short descriptions with fields of different weight, scored by BM25.
//!
//! BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") in its form for weighted fields: the
//! frequency of a word is the sum of its fields' weights. k1 = 1.2 and b = 0.75 are the usual constants. The inverse
//! document frequency ln(1 + (N - n + 0.5) / (n + 0.5)) is multiplied by how much the word tells in general.

use std::collections::{BTreeMap, BTreeSet};

use super::language::Language;
use super::specificity::Specificity;
use super::vocabulary::{Meaning, Vocabulary};
use super::words::words;

const K1: f64 = 1.2;
const B: f64 = 0.75;
/// What a word of a single description counts: its inverse document frequency among 120 of them.
const RAREST: f64 = 4.39;

/// A piece of a description.
#[derive(Debug, Clone)]
pub struct Field<'t> {
    /// Its text.
    pub text: &'t str,
    /// Its language.
    pub language: Language,
    /// What one word of it counts.
    pub weight: f64,
}

/// A place of a word: the number of the description and the word's weighted frequency there.
pub type Posting = (u32, f32);

/// The descriptions by word and by concept.
#[derive(Debug, Clone)]
pub struct Index {
    terms: BTreeMap<String, u32>,
    words: Vec<Postings>,
    concepts: Vec<Postings>,
    /// `1 - b + b * length / mean length` of each description.
    lengths: Vec<f64>,
    /// Two neighbouring words written as one: `numberplate` for number plate.
    joined: BTreeMap<String, (String, String)>,
}

/// Where a word stands and what it tells.
#[derive(Debug, Clone, Default)]
struct Postings {
    places: Vec<Posting>,
    /// Inverse document frequency times how much the word tells in general.
    value: f64,
}

impl Index {
    /// Indexes descriptions in one language, each a list of fields; fields in other languages stand beside them, to be
    /// found by texts in those.
    pub fn over(
        descriptions: &[Vec<Field>],
        home: Language,
        vocabulary: &Vocabulary,
        specificity: &Specificity,
    ) -> Self {
        let mut by_term: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
        let mut concepts = vec![Postings::default(); vocabulary.concepts.len()];
        let mut lengths = Vec::with_capacity(descriptions.len());
        let mut joined = BTreeMap::new();
        for (number, fields) in descriptions.iter().enumerate() {
            let number = u32::try_from(number).expect("fewer than four thousand million descriptions");
            let mut frequencies: BTreeMap<String, f64> = BTreeMap::new();
            let mut meant: BTreeMap<usize, f64> = BTreeMap::new();
            let mut length = 0.0;
            for field in fields {
                let text = words(field.text, field.language);
                let filed = |stem: &str| field.language.file(stem.to_owned(), home);
                for word in text.iter().filter(|word| !field.language.is_stop_word(&word.plain)) {
                    *frequencies.entry(filed(&word.stem)).or_default() += field.weight;
                    // Names in other languages do not make the description longer.
                    length += if field.language == home { field.weight } else { 0.0 };
                }
                for pair in text.windows(2) {
                    let whole = field.language.stem(&format!("{}{}", pair[0].plain, pair[1].plain));
                    joined.insert(filed(&whole), (filed(&pair[0].stem), filed(&pair[1].stem)));
                }
                // A name in another language says again what the description says.
                let own = (field.language == home).then(|| vocabulary.find(&text, home));
                for found in own.into_iter().flatten() {
                    if let Meaning::Word(concept) = found.meaning {
                        *meant.entry(concept).or_default() += field.weight;
                    }
                }
            }
            lengths.push(length);
            for (stem, frequency) in frequencies {
                by_term.entry(stem).or_default().push((number, frequency as f32));
            }
            for (concept, frequency) in meant {
                concepts[concept].places.push((number, frequency as f32));
            }
        }
        let all = descriptions.len();
        for postings in &mut concepts {
            postings.value = rarity(all, postings.places.len());
        }
        let mut terms = BTreeMap::new();
        let mut indexed = Vec::with_capacity(by_term.len());
        for (stem, places) in by_term {
            let value = rarity(all, places.len()) * specificity.share(&stem);
            terms.insert(stem, u32::try_from(indexed.len()).expect("fewer words than that"));
            indexed.push(Postings { places, value });
        }
        let mean = (lengths.iter().sum::<f64>() / all.max(1) as f64).max(1.0);
        Index {
            terms,
            words: indexed,
            concepts,
            lengths: lengths.iter().map(|length| 1.0 - B + B * length / mean).collect(),
            joined,
        }
    }

    /// How many descriptions there are.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether some description has the word.
    pub fn knows(&self, stem: &str) -> bool {
        self.terms.contains_key(stem)
    }

    /// The two words that a description writes apart where a text writes one.
    pub fn parts_of(&self, stem: &str) -> Option<(&str, &str)> {
        self.joined
            .get(stem)
            .map(|(first, second)| (first.as_str(), second.as_str()))
    }

    /// What a word tells: its inverse document frequency times its share; 0 for one that no description has.
    pub fn value(&self, stem: &str) -> f64 {
        self.terms
            .get(stem)
            .map_or(0.0, |term| self.words[*term as usize].value)
    }

    /// What a word tells whether or not a description has it: one that none has is as rare as can be.
    pub fn tells(&self, stem: &str, specificity: &Specificity) -> f64 {
        if self.knows(stem) {
            self.value(stem)
        } else {
            RAREST * specificity.share(stem)
        }
    }

    /// The descriptions that have a word, by number.
    pub fn places(&self, stem: &str) -> &[Posting] {
        let term = self.terms.get(stem);
        term.map_or(&[], |term| &self.words[*term as usize].places)
    }

    /// Adds what a word says for each description, times a weight.
    pub fn add_word(&self, stem: &str, weight: f64, sums: &mut [f64]) {
        if let Some(term) = self.terms.get(stem) {
            self.add(&self.words[*term as usize], weight, sums);
        }
    }

    /// What a word says for one description.
    pub fn word(&self, stem: &str, description: usize) -> f64 {
        let term = self.terms.get(stem);
        term.map_or(0.0, |term| self.one(&self.words[*term as usize], description))
    }

    /// The descriptions that have a word of a concept.
    pub fn described_by(&self, concept: usize) -> impl Iterator<Item = usize> {
        self.concepts[concept].places.iter().map(|(number, _)| *number as usize)
    }

    /// What a concept says for one description.
    pub fn concept(&self, concept: usize, description: usize) -> f64 {
        self.one(&self.concepts[concept], description)
    }

    fn add(&self, postings: &Postings, weight: f64, sums: &mut [f64]) {
        for (number, frequency) in &postings.places {
            let number = *number as usize;
            sums[number] += weight * self.saturate(postings.value, f64::from(*frequency), number);
        }
    }

    fn one(&self, postings: &Postings, description: usize) -> f64 {
        let found = postings
            .places
            .binary_search_by_key(&description, |(number, _)| *number as usize);
        found.map_or(0.0, |index| {
            self.saturate(postings.value, f64::from(postings.places[index].1), description)
        })
    }

    fn saturate(&self, value: f64, frequency: f64, description: usize) -> f64 {
        value * frequency * (K1 + 1.0) / (frequency + K1 * self.lengths[description])
    }
}

/// The inverse document frequency, on a scale on which a word of a single description counts the same in a short list
/// of technologies and in a long one, so that scores and thresholds mean the same in both.
fn rarity(all: usize, with: usize) -> f64 {
    let plain = |with: usize| libm::log(1.0 + (all as f64 - with as f64 + 0.5) / (with as f64 + 0.5));
    RAREST * plain(with) / plain(1)
}

/// The distinct stems of a text that mean something, in order, as an index of texts in `home` files them.
pub fn content_stems(text: &str, language: Language, home: Language) -> Vec<String> {
    let mut seen = BTreeSet::new();
    words(text, language)
        .into_iter()
        .filter(|word| !language.is_stop_word(&word.plain) && seen.insert(word.stem.clone()))
        .map(|word| language.file(word.stem, home))
        .collect()
}
