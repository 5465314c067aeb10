//! Standards for lines that ask for one: BM25 over number, title and note, lifted by the workshop's topic and by the
//! technologies that the line speaks of.

use crate::model::{Dossier, Need, NeedKind, Score, Standard, StandardCandidate, Workshop};

use super::Linker;
use super::index::Field;
use super::language::Language;
use super::need::Query;

/// The most standards proposed.
const MOST: usize = 5;
/// A sum of word weights of this size gives half the highest score.
const HALF: f64 = 6.0;
/// What the topic of the workshop adds.
const TOPIC: f64 = 0.1;
/// Below this bounded sum of word weights a standard is not worth showing.
const LEAST: f64 = 0.3;

/// The fields by which a standard is found.
pub fn fields<'d>(dossier: &'d Dossier, standard: &'d Standard, language: Language) -> Vec<Field<'d>> {
    let field = |text: &'d str, weight| Field { text, language, weight };
    let technologies = standard.technologies.iter().filter_map(|id| dossier.technology(id));
    let mut fields = vec![
        field(&standard.number, 2.0),
        field(&standard.title, 2.0),
        field(&standard.note, 1.0),
    ];
    fields.extend(technologies.map(|technology| field(&technology.name, 0.5)));
    fields
}

/// Standards for a line of the kind that asks for one, best first; law and what is withdrawn are left out.
pub fn propose(linker: &Linker, workshop: &Workshop, need: &Need, query: &Query) -> Vec<StandardCandidate> {
    if need.kind != NeedKind::Standardisation {
        return Vec::new();
    }
    let index = &linker.standards_index;
    let mut sums = vec![0.0; index.len()];
    for term in &query.terms {
        index.add_word(&term.stem, term.weight, &mut sums);
    }
    for concept in &query.concepts {
        for standard in index.described_by(concept.concept) {
            let direct: f64 = concept.stems.iter().map(|stem| index.word(stem, standard)).sum();
            let said = 0.5 * index.concept(concept.concept, standard);
            sums[standard] += concept.weight * (said - direct).max(0.0);
        }
    }
    let mut found: Vec<(f64, usize)> = linker
        .standards
        .iter()
        .enumerate()
        .filter(|(_, standard)| standard.is_citable())
        .map(|(number, standard)| {
            let topic = standard.topics.contains(&workshop.topic);
            let bounded = sums[number] / (sums[number] + HALF);
            (bounded, bounded + TOPIC * f64::from(u8::from(topic)), number)
        })
        .filter(|(bounded, _, _)| *bounded >= LEAST)
        .map(|(_, score, number)| (score / (1.0 + TOPIC), number))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.truncate(MOST);
    let words = |standard: usize| -> Vec<String> {
        let mut words: Vec<(f64, &str)> = query
            .terms
            .iter()
            .map(|term| (term.weight * index.word(&term.stem, standard), term.shown.as_str()))
            .filter(|(weight, _)| *weight > 0.0)
            .collect();
        words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        words.dedup_by(|a, b| a.1 == b.1);
        words.into_iter().map(|(_, word)| word.to_owned()).collect()
    };
    found
        .into_iter()
        .map(|(score, number)| StandardCandidate {
            standard: linker.standards[number].id.clone(),
            score: Score::new(score.clamp(0.0, 1.0)).expect("brought into 0 to 1"),
            words: words(number),
        })
        .collect()
}
