//! A need read for matching: its words with their weights, the concepts they stand for, and what they stand beside.
//!
//! A line leans on what stands around it: the line that introduces it and the sub-theme of its section speak with it,
//! more softly, and the more loudly the shorter it is itself. `without X`, `instead of X` and the like lower X; `no X`,
//! `not able to X` and `lack of X` ask for X and lower nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Need, Workshop};

use super::index::Index;
use super::language::Language;
use super::specificity::Specificity;
use super::usage::{Usage, usage_of};
use super::vocabulary::{Meaning, Vocabulary};
use super::words::{Word, words};

/// What a word of a parent line counts, beside a long line and beside a bare word or two.
const PARENT: f64 = 0.4;
const PARENT_OF_SHORT: f64 = 0.7;
/// Up to so many words of meaning make a short line.
const SHORT: usize = 3;
/// What a word of the section's sub-theme counts.
const THEME: f64 = 0.25;
/// What is left of a word that a text wants to do without.
const LOWERED: f64 = 0.25;
/// How many words a negation reaches.
const REACH: usize = 4;

/// Openings after which the next words are not wanted.
const DOING_WITHOUT: [&[&str]; 8] = [
    &["without"],
    &["instead", "of"],
    &["rather", "than"],
    &["other", "than"],
    &["except"],
    &["apart", "from"],
    &["no", "need", "for"],
    &["no", "longer"],
];

/// A word looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryTerm {
    /// Its stem.
    pub stem: String,
    /// As the need has it.
    pub shown: String,
    /// What it counts, above 0 and at most 1.
    pub weight: f64,
    /// How it is used; where it stands several times, as what tells most.
    pub usage: Usage,
}

/// A concept looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryConcept {
    /// Its number.
    pub concept: usize,
    /// The words of the need that stand for it.
    pub shown: String,
    /// Their stems.
    pub stems: Vec<String>,
    /// Whether a phrase of several words led to it.
    pub phrase: bool,
    /// What it counts, above 0 and at most 1.
    pub weight: f64,
}

/// A need read for matching.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// The language of the statement.
    pub language: Language,
    /// Words, each stem once, in order of stem.
    pub terms: Vec<QueryTerm>,
    /// Concepts, each once, in order of number.
    pub concepts: Vec<QueryConcept>,
    /// Families named as a whole, in order of number.
    pub families: Vec<usize>,
    /// Share of the words of meaning that speak of law, organisation, people or money, 0 to 1.
    pub organisation: f64,
    /// Share of them that speak of equipment, whichever it is, 0 to 1.
    pub technical: f64,
    /// Words that the statement wants to do without.
    pub lowered: Vec<String>,
    /// Words in lower case with their weights, for likeness of letters.
    pub letters: Vec<(String, f64)>,
}

/// What reading needs takes.
pub struct Reading<'r> {
    /// Phrases.
    pub vocabulary: &'r Vocabulary,
    /// Everyday words.
    pub specificity: &'r Specificity,
    /// The descriptions, for words written as one or apart.
    pub index: &'r Index,
    /// The language of the descriptions.
    pub home: Language,
}

impl Reading<'_> {
    /// The stems by which a word of a text is looked for: its own, and, as a loan word, the one in the language of the
    /// descriptions.
    fn stems_of(&self, word: &Word, language: Language) -> Vec<String> {
        let mut stems = vec![language.file(word.stem.clone(), self.home)];
        if language != self.home {
            stems.push(self.home.stem(&word.plain));
        }
        stems
    }
}

/// Words and concepts in the making.
#[derive(Default)]
struct Collected {
    terms: BTreeMap<String, QueryTerm>,
    concepts: BTreeMap<usize, QueryConcept>,
    families: BTreeSet<usize>,
    letters: Vec<(String, f64)>,
    organisation: Share,
    technical: Share,
}

/// How much of the words of meaning has a meaning, by weight.
#[derive(Default)]
struct Share {
    all: f64,
    hit: f64,
}

impl Share {
    fn add(&mut self, weight: f64, hit: bool) {
        self.all += weight;
        self.hit += if hit { weight } else { 0.0 };
    }

    /// The share, 0 to 1; 0 of nothing.
    fn share(&self) -> f64 {
        if self.all > 0.0 { self.hit / self.all } else { 0.0 }
    }
}

/// The language of a workshop: the one it names, or the one its statements show.
pub fn language_of(workshop: &Workshop, default: Language) -> Language {
    let named = workshop.language.as_deref().and_then(Language::from_tag);
    named.or_else(|| Language::of_needs(&workshop.needs)).unwrap_or(default)
}

/// What stands in for the share of words of equipment where the list of them is not in the language of the text: the
/// mean over the labelled statements of `tests/data/linking`.
fn least_technical(language: Language) -> f64 {
    if language == Language::ENGLISH { 0.0 } else { 0.17 }
}

/// Reads a need with what stands around it.
pub fn read_need(reading: &Reading, workshop: &Workshop, need: &Need, language: Language) -> Query {
    let mut collected = Collected::default();
    let statement = expand(reading, words(&need.statement, language), language);
    let factors = lower(&statement);
    let meaning = |word: &&Word| !language.is_stop_word(&word.plain);
    let content = statement.iter().filter(meaning).count();
    collect(reading, &statement, &factors, 1.0, language, &mut collected);
    let parent = need
        .parent
        .as_ref()
        .and_then(|id| workshop.needs.iter().find(|other| other.id == *id));
    if let Some(parent) = parent {
        let text = expand(reading, words(&parent.statement, language), language);
        let weight = if content <= SHORT { PARENT_OF_SHORT } else { PARENT };
        collect(reading, &text, &lower(&text), weight, language, &mut collected);
    }
    if let Some(theme) = &need.theme {
        let text = expand(reading, words(theme, language), language);
        collect(reading, &text, &lower(&text), THEME, language, &mut collected);
    }
    let lowered = statement.iter().zip(&factors);
    Query {
        language,
        organisation: collected.organisation.share(),
        technical: collected.technical.share().max(least_technical(language)),
        lowered: lowered
            .filter(|(word, factor)| **factor < 1.0 && meaning(word))
            .map(|(word, _)| word.shown.clone())
            .collect(),
        terms: collected.terms.into_values().collect(),
        concepts: collected.concepts.into_values().collect(),
        families: collected.families.into_iter().collect(),
        letters: collected.letters,
    }
}

/// Writes clipped forms out: the full form stands in their place.
fn expand(reading: &Reading, text: Vec<Word>, language: Language) -> Vec<Word> {
    let mut expanded = Vec::with_capacity(text.len());
    for word in text {
        match reading.vocabulary.full_form(&word.plain) {
            Some(full) => expanded.extend(words(full, language).into_iter().map(|part| Word {
                shown: word.shown.clone(),
                clause: word.clause,
                ..part
            })),
            None => expanded.push(word),
        }
    }
    expanded
}

/// What is left of each word, by what the text wants to do without.
fn lower(text: &[Word]) -> Vec<f64> {
    let mut factors = vec![1.0; text.len()];
    for start in 0..text.len() {
        let opening = DOING_WITHOUT.iter().find(|opening| {
            let run = text.get(start..start + opening.len());
            run.is_some_and(|run| run.iter().zip(opening.iter()).all(|(word, plain)| word.plain == *plain))
        });
        let Some(opening) = opening else { continue };
        let from = start + opening.len();
        for at in from..text.len().min(from + REACH) {
            if text[at].clause != text[start].clause {
                break;
            }
            factors[at] = LOWERED;
        }
    }
    factors
}

fn collect(
    reading: &Reading,
    text: &[Word],
    factors: &[f64],
    weight: f64,
    language: Language,
    collected: &mut Collected,
) {
    for (at, word) in text.iter().enumerate() {
        if language.is_stop_word(&word.plain) || word.plain.chars().count() < 2 {
            continue;
        }
        let weight = weight * factors[at];
        let mut stems = reading.stems_of(word, language);
        if !reading.index.knows(&stems[0])
            && let Some((first, second)) = reading.index.parts_of(&stems[0])
        {
            stems.extend([first.to_owned(), second.to_owned()]);
        }
        if let Some(next) = text.get(at + 1) {
            let whole = language.stem(&format!("{}{}", word.plain, next.plain));
            let whole = language.file(whole, reading.home);
            if reading.index.knows(&whole) {
                stems.push(whole);
            }
        }
        let usage = usage_of(text, at, language);
        for stem in stems {
            let fresh = QueryTerm {
                stem: stem.clone(),
                shown: word.shown.clone(),
                weight,
                usage,
            };
            let known = collected.terms.entry(stem).or_insert(fresh);
            known.weight = known.weight.max(weight);
            known.usage = known.usage.max(usage);
        }
        let share = reading.specificity.share(&word.stem);
        collected.letters.push((word.plain.clone(), weight * share));
    }
    let mut found = reading.vocabulary.find(text, language);
    if language != Language::ENGLISH {
        let loans: Vec<Word> = text
            .iter()
            .map(|word| Word {
                stem: Language::ENGLISH.stem(&word.plain),
                ..word.clone()
            })
            .collect();
        found.extend(reading.vocabulary.find(&loans, Language::ENGLISH));
    }
    for phrase in &found {
        let run = &text[phrase.start..phrase.end];
        let factor = factors[phrase.start..phrase.end].iter().copied().fold(1.0, f64::min);
        match phrase.meaning {
            Meaning::Word(number) | Meaning::IndirectTerm(number) => {
                let stems = run.iter().flat_map(|word| reading.stems_of(word, language)).collect();
                note_concept(number, run, stems, weight * factor, collected);
            }
            Meaning::Family(number) if factor == 1.0 => {
                collected.families.insert(number);
            }
            Meaning::Family(_) | Meaning::Organisation | Meaning::Technical => {}
        }
    }
    for (at, word) in text.iter().enumerate() {
        if language.is_stop_word(&word.plain) {
            continue;
        }
        let covered = |meaning: Meaning| {
            let mut phrases = found.iter().filter(|found| found.meaning == meaning);
            phrases.any(|found| (found.start..found.end).contains(&at))
        };
        collected.organisation.add(weight, covered(Meaning::Organisation));
        collected.technical.add(weight, covered(Meaning::Technical));
    }
}

fn note_concept(number: usize, run: &[Word], stems: Vec<String>, weight: f64, collected: &mut Collected) {
    let mut shown: Vec<&str> = run.iter().map(|word| word.shown.as_str()).collect();
    shown.dedup();
    let fresh = QueryConcept {
        concept: number,
        shown: shown.join(" "),
        phrase: run.len() > 1,
        stems: stems.clone(),
        weight,
    };
    let known = collected.concepts.entry(number).or_insert_with(|| fresh.clone());
    if (weight, fresh.phrase) > (known.weight, known.phrase) {
        *known = fresh;
    } else {
        known.stems.extend(stems);
        known.stems.sort();
        known.stems.dedup();
    }
}
