//! Where a new candidate stands in the radar: the known name that is most like it, and the needs that say it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{Dossier, NearestName, NewCandidate, Score, Technology};

use crate::link::Linker;
use crate::link::grams::Grams;
use crate::link::score::spoken_by_concepts;
use crate::link::words::words;

/// From this share of its weight on a need says a phrase: all of two rare words, or two of three.
const SAID: f64 = 0.55;

/// Names that are less like a phrase share some letters by chance.
const NEAR: f64 = 0.3;

/// Finds the known name that is most like each candidate, and the needs that say it.
pub fn relate_candidates(dossier: &Dossier, candidates: &mut [NewCandidate]) {
    if candidates.is_empty() {
        return;
    }
    // Candidates are read as technologies without a description, behind the known ones.
    let known = dossier.technologies.len();
    let template = dossier.technologies.first();
    let as_technology = |candidate: &NewCandidate| {
        template.map(|technology| Technology {
            id: candidate.found.phrase.clone(),
            name: candidate.found.phrase.clone(),
            formerly: Vec::new(),
            aliases: Vec::new(),
            names: BTreeMap::new(),
            description: String::new(),
            family: None,
            topics: Vec::new(),
            ..technology.clone()
        })
    };
    let more = candidates.iter().filter_map(as_technology);
    let more = Dossier {
        configuration: dossier.configuration.clone(),
        workshops: dossier.workshops.clone(),
        technologies: dossier.technologies.iter().cloned().chain(more).collect(),
        left: Vec::new(),
        links: Vec::new(),
        standards: Vec::new(),
        concepts: dossier.concepts.clone(),
        scores: Vec::new(),
        evidence: Vec::new(),
        records: Vec::new(),
        audits: Vec::new(),
        candidates: Vec::new(),
        translations: Vec::new(),
        editions: Vec::new(),
        digest: String::new(),
    };
    let linker = Linker::over(&more);
    relate_names(&linker, known, candidates);
    if more.technologies.len() == known {
        return;
    }
    let asking: Vec<_> = dossier.needs().filter(|(_, need)| need.asks()).collect();
    let said: Vec<Vec<usize>> = asking
        .par_iter()
        .map(|(workshop, need)| {
            let query = linker.read(workshop, need);
            let spoken = spoken_by_concepts(&linker, &query);
            let spoken: BTreeSet<&str> = spoken.iter().map(String::as_str).collect();
            let says = |number: &usize| linker.names[known + number].said_by(&query, &spoken, &linker.index) >= SAID;
            (0..candidates.len()).filter(says).collect()
        })
        .collect();
    for ((_, need), said) in asking.iter().zip(said) {
        for number in said {
            candidates[number].needs.push(need.id.clone());
        }
    }
}

fn relate_names(linker: &Linker, known: usize, candidates: &mut [NewCandidate]) {
    let technologies = &linker.technologies[..known];
    let named: Vec<(&Technology, &String)> = technologies
        .iter()
        .flat_map(|technology| {
            let names = std::iter::once(&technology.name).chain(&technology.aliases);
            let names = names.chain(technology.names.values().flatten());
            names.map(move |name| (technology, name))
        })
        .collect();
    let weigh = |text: &str| -> Vec<(String, f64)> {
        let words = words(text, linker.language).into_iter();
        let words = words.filter(|word| !linker.language.is_stop_word(&word.plain));
        words
            .map(|word| (word.plain, linker.specificity.share(&word.stem)))
            .collect()
    };
    let texts: Vec<Vec<(String, f64)>> = named.iter().map(|(_, name)| weigh(name)).collect();
    let texts: Vec<Vec<(&str, f64)>> = texts.iter().map(|text| borrow(text)).collect();
    let grams = Grams::over(&texts);
    for candidate in candidates {
        let likeness = grams.likeness(&borrow(&weigh(&candidate.found.phrase)));
        // Of equals the first: technologies by identifier, their names in order.
        let best = likeness
            .iter()
            .zip(&named)
            .rev()
            .max_by(|one, other| one.0.total_cmp(other.0));
        candidate.nearest = best
            .filter(|(likeness, _)| **likeness >= NEAR)
            .map(|(likeness, named)| NearestName {
                name: named.1.clone(),
                technology: named.0.id.clone(),
                likeness: Score::new(*likeness).expect("a likeness lies from 0 to 1"),
            });
    }
}

fn borrow(text: &[(String, f64)]) -> Vec<(&str, f64)> {
    text.iter().map(|(word, weight)| (word.as_str(), *weight)).collect()
}
