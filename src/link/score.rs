//! A score from 0 to 1 for each technology, and the proposal made from the head of the ranking.
//!
//! The ranking is by likeness; the scores handed on are probabilities in its order (`decide`), so that one number means
//! the same for every statement. Likeness = w / (w + 30) + 0.2 letters + 0.15 topic + 0.05 family, where w sums over words and concepts; with a table of word
//! vectors, + 0.3 meaning. A concept counts less than a word of the technology's own would, and only as far as it says more than the words do that
//! led to it. The sum is divided by the highest it can reach.

use std::collections::BTreeSet;

use crate::model::{Candidate, MatchedWord, Need, NoneBecause, Proposal, Score, Workshop};

use super::Linker;
use super::decide::{Evidence, HEAD, LineTraits, decide, grade};
use super::general::rests_on_general_words;
use super::index::Posting;
use super::need::Query;
use super::standards;

/// What each signal adds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// A sum of word weights of this size gives half the highest word score.
    pub half: f64,
    /// What full likeness of letters adds.
    pub letters: f64,
    /// What the topic of the workshop adds.
    pub topic: f64,
    /// What a word for the whole family adds. Our labelled statements hardly name whole families and cannot judge it.
    pub family: f64,
    /// What full likeness of meaning adds, where a table of word vectors is given.
    pub meaning: f64,
    /// What a concept counts that one word led to, beside a word of the technology's own.
    pub concept: f64,
    /// The same where a phrase of several words led to it.
    pub phrase: f64,
    /// What one word of the name, of an alias, of the description, of a topic's name counts.
    pub fields: [f64; 4],
    /// How far everyday words are lowered: 0 not at all, 1 by their share.
    pub everyday: f64,
}

impl Weights {
    /// Chosen on the labelled statements of `tests/data/linking`.
    pub const CHOSEN: Weights = Weights {
        half: 30.0,
        letters: 0.2,
        topic: 0.15,
        family: 0.05,
        meaning: 0.3,
        concept: 0.6,
        phrase: 1.0,
        fields: [2.0, 1.0, 1.0, 0.5],
        everyday: 0.6,
    };

    /// The highest raw score, with a table of word vectors or without.
    fn highest(&self, vectors: bool) -> f64 {
        1.0 + self.letters + self.topic + self.family + if vectors { self.meaning } else { 0.0 }
    }

    /// A sum of word weights brought into 0 to 1.
    fn bounded(&self, words: f64) -> f64 {
        words / (words + self.half)
    }
}

/// A sum of word weights of this size is half of what words can say for a decision.
pub const STRONG: f64 = 6.0;

/// A technology in a ranking, by its number in order of identifier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// Number of the technology.
    pub technology: usize,
    /// Likeness, or what is handed on in its place, 0 to 1.
    pub score: Score,
}

/// Sums over all technologies.
pub struct Sums {
    words: Vec<f64>,
    letters: Vec<f64>,
    /// Likeness of meaning, where a table of word vectors is given.
    meaning: Option<Vec<f64>>,
}

/// Sums what the words and concepts of a need say for each technology.
pub fn sum_words(linker: &Linker, query: &Query) -> Vec<f64> {
    let mut words = vec![0.0; linker.index.len()];
    for term in &query.terms {
        linker.index.add_word(&term.stem, term.weight, &mut words);
    }
    for concept in &query.concepts {
        for technology in linker.index.described_by(concept.concept) {
            words[technology] += concept_gain(linker, query, concept, technology);
        }
    }
    words
}

/// Sums what a need says for each technology.
pub fn sum_up(linker: &Linker, query: &Query) -> Sums {
    let letters: Vec<(&str, f64)> = query
        .letters
        .iter()
        .map(|(word, weight)| (word.as_str(), *weight))
        .collect();
    Sums {
        words: sum_words(linker, query),
        meaning: linker
            .meaning
            .as_ref()
            .map(|(vectors, meanings)| vectors.likeness(meanings, &query.letters)),
        letters: linker.letters_in(query.language).likeness(&letters),
    }
}

/// What a concept adds to what the words that led to it say themselves; not below 0.
pub fn concept_gain(linker: &Linker, query: &Query, concept: &super::need::QueryConcept, technology: usize) -> f64 {
    let share = if concept.phrase {
        linker.weights.phrase
    } else {
        linker.weights.concept
    };
    let said = share * concept.weight * linker.index.concept(concept.concept, technology);
    let direct: f64 = concept
        .stems
        .iter()
        .map(|stem| {
            let term = query.terms.binary_search_by(|term| term.stem.cmp(stem));
            term.map_or(0.0, |index| {
                query.terms[index].weight * linker.index.word(stem, technology)
            })
        })
        .sum();
    (said - direct).max(0.0)
}

/// Ranks all technologies, best first; ties in order of identifier.
pub fn rank(linker: &Linker, query: &Query, topic: &str, sums: &Sums) -> Vec<Ranked> {
    let weights = &linker.weights;
    let highest = weights.highest(sums.meaning.is_some());
    let technologies = linker.technologies.iter().enumerate();
    let mut keys: Vec<(u64, u32)> = technologies
        .map(|(number, technology)| {
            let topic = f64::from(u8::from(technology.topics.iter().any(|known| known == topic)));
            let family = linker.families[number].is_some_and(|family| query.families.contains(&family));
            let raw = weights.bounded(sums.words[number])
                + weights.letters * sums.letters[number]
                + weights.topic * topic
                + weights.family * f64::from(u8::from(family))
                + sums
                    .meaning
                    .as_ref()
                    .map_or(0.0, |meaning| weights.meaning * meaning[number]);
            // Bits of a float that is not negative sort as the float does.
            let bits = (raw / highest).clamp(0.0, 1.0).to_bits();
            (u64::MAX - bits, u32::try_from(number).unwrap_or(u32::MAX))
        })
        .collect();
    keys.sort_unstable();
    keys.into_iter()
        .map(|(key, number)| Ranked {
            technology: number as usize,
            score: Score::new(f64::from_bits(u64::MAX - key)).expect("the score was brought into 0 to 1"),
        })
        .collect()
}

/// What the score of a line is worth that only introduces others or is repeated by editors.
const INTRODUCES: f64 = 0.25;

/// Ranks all technologies, best first, with scores that can be compared between statements, and gives what speaks for
/// those of the head.
pub fn weigh(linker: &Linker, workshop: &Workshop, need: &Need, query: &Query) -> (Vec<Ranked>, Vec<Evidence>) {
    let sums = sum_up(linker, query);
    let mut ranked = rank(linker, query, &workshop.topic, &sums);
    let evidence = evidence_of_head(linker, query, &workshop.topic, &sums, &ranked, HEAD);
    let scores = linker.calibration.scores(&evidence, &line_of(need, query));
    let share = if need.role.counts() { 1.0 } else { INTRODUCES };
    // Behind the head the likeness goes on from where the head ends.
    let last = scores.last().zip(evidence.last());
    let rate = last.map_or(0.0, |(score, evidence)| score / evidence.score.max(f64::MIN_POSITIVE));
    for (place, ranked) in ranked.iter_mut().enumerate() {
        let score = scores.get(place).copied().unwrap_or(rate * ranked.score.value());
        ranked.score = Score::new((share * score).clamp(0.0, 1.0)).expect("the score was brought into 0 to 1");
    }
    (ranked, evidence)
}

/// What speaks for each technology of the head of a ranking.
pub fn evidence_of_head(
    linker: &Linker,
    query: &Query,
    topic: &str,
    sums: &Sums,
    ranked: &[Ranked],
    head: usize,
) -> Vec<Evidence> {
    let spoken = spoken_by_concepts(linker, query);
    let spoken: BTreeSet<&str> = spoken.iter().map(String::as_str).collect();
    let tellings = tellings(linker, query);
    ranked
        .iter()
        .take(head)
        .map(|ranked| {
            let number = ranked.technology;
            let topics = &linker.technologies[number].topics;
            Evidence {
                words: sums.words[number] / (sums.words[number] + STRONG),
                letters: sums.letters[number],
                phrase: linker.names[number].said_by(query, &spoken, &linker.index),
                topic: f64::from(u8::from(topics.iter().any(|known| known == topic))),
                coverage: coverage(linker, query, &tellings, number),
                meaning: sums.meaning.as_ref().map_or(0.0, |meaning| meaning[number]),
                general: rests_on_general_words(linker, query, number),
                score: ranked.score.value(),
            }
        })
        .collect()
}

/// What a word in another language counts that no technology has: there is no table of everyday words for it, and each
/// such word stands among the words looked for in two forms.
const UNKNOWN_FOREIGN: f64 = 0.2;

/// A word of a need with what it tells, and the technologies that have it.
struct Telling<'q> {
    stem: &'q str,
    tells: f64,
    places: &'q [Posting],
}

/// The words of a need with what they tell; words that no technology has count in full, for nothing answers them.
fn tellings<'q>(linker: &'q Linker, query: &'q Query) -> Vec<Telling<'q>> {
    let terms = query.terms.iter();
    terms
        .map(|term| {
            let places = linker.index.places(&term.stem);
            let known = query.language == linker.language || !places.is_empty();
            let share = if known { 1.0 } else { UNKNOWN_FOREIGN };
            Telling {
                stem: &term.stem,
                tells: term.weight * share * linker.index.tells(&term.stem, &linker.specificity),
                places,
            }
        })
        .collect()
}

/// How much of what a need says a technology has, by word or concept, 0 to 1.
fn coverage(linker: &Linker, query: &Query, tellings: &[Telling], technology: usize) -> f64 {
    let concepts = query.concepts.iter();
    let meant: Vec<&str> = concepts
        .filter(|concept| linker.index.concept(concept.concept, technology) > 0.0)
        .flat_map(|concept| concept.stems.iter().map(String::as_str))
        .collect();
    let has = |telling: &&Telling| {
        let place = |posting: &Posting| posting.0 as usize;
        telling.places.binary_search_by_key(&technology, place).is_ok() || meant.contains(&telling.stem)
    };
    let all: f64 = tellings.iter().map(|telling| telling.tells).sum();
    let had: f64 = tellings.iter().filter(has).map(|telling| telling.tells).sum();
    if all > 0.0 { had / all } else { 0.0 }
}

/// The stems of all words of the concepts a need speaks of.
pub fn spoken_by_concepts(linker: &Linker, query: &Query) -> BTreeSet<String> {
    let concepts = query.concepts.iter();
    concepts
        .flat_map(|concept| linker.vocabulary.stems_of(concept.concept))
        .cloned()
        .collect()
}

/// What a need says of itself.
pub fn line_of(need: &Need, query: &Query) -> LineTraits {
    LineTraits {
        kind: need.kind,
        organisation: query.organisation,
        technical: query.technical,
    }
}

/// The words of a need that speak for a technology, strongest first.
pub fn matched_words(linker: &Linker, query: &Query, technology: usize) -> Vec<MatchedWord> {
    let mut matched: Vec<MatchedWord> = Vec::new();
    let mut note = |word: &str, concept: Option<String>, weight: f64| {
        if weight > 0.0
            && !matched
                .iter()
                .any(|known| known.word == word && known.concept == concept)
        {
            matched.push(MatchedWord {
                word: word.to_owned(),
                concept,
                weight,
            });
        }
    };
    for term in &query.terms {
        note(
            &term.shown,
            None,
            term.weight * linker.index.word(&term.stem, technology),
        );
    }
    for concept in &query.concepts {
        let id = linker.vocabulary.concepts[concept.concept].clone();
        note(
            &concept.shown,
            Some(id),
            concept_gain(linker, query, concept, technology),
        );
    }
    matched.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then_with(|| (&a.word, &a.concept).cmp(&(&b.word, &b.concept)))
    });
    matched
}

/// Proposes links for a need, or none with the reason.
pub fn propose(linker: &Linker, workshop: &Workshop, need: &Need, query: &Query) -> Proposal {
    let mut proposal = Proposal {
        need: need.id.clone(),
        firm: Vec::new(),
        suggested: Vec::new(),
        standards: Vec::new(),
        families: Vec::new(),
        none_because: None,
        vectors: linker.meaning.as_ref().map(|(vectors, _)| vectors.shown.clone()),
    };
    if !need.role.counts() {
        proposal.none_because = Some(NoneBecause::Role(need.role));
        return proposal;
    }
    let (ranked, evidence) = weigh(linker, workshop, need, query);
    let verdict = decide(&evidence, &line_of(need, query), &linker.calibration);
    let candidate = |place: usize, firm: bool| Candidate {
        technology: linker.technologies[ranked[place].technology].id.clone(),
        score: ranked[place].score,
        grade: grade(need.kind, firm),
        words: matched_words(linker, query, ranked[place].technology),
    };
    proposal.firm = verdict.firm.iter().map(|place| candidate(*place, true)).collect();
    let suggested = verdict.suggested.iter();
    proposal.suggested = suggested.map(|place| candidate(*place, false)).collect();
    proposal.standards = standards::propose(linker, workshop, need, query);
    let families = query.families.iter();
    proposal.families = families
        .map(|number| linker.vocabulary.families[*number].clone())
        .collect();
    if proposal.firm.is_empty() && proposal.suggested.is_empty() {
        proposal.none_because = Some(if query.organisation > 0.0 {
            NoneBecause::Organisation
        } else {
            NoneBecause::TooFewWords
        });
    }
    proposal
}
