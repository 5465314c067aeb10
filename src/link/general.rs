//! Whether all that speaks for a technology is one general word.
//!
//! `Rapid`, `print`, `counter` stand in names of technologies and in any report. One of them alone says nothing of a
//! technology, however rare it is among the descriptions; beside verbs and adverbs it still stands alone. Two that are
//! used as nouns or adjectives say it, also where they are no name: judged statements lose more by asking for a name.

use std::collections::BTreeSet;

use super::Linker;
use super::need::{Query, QueryTerm};
use super::phrase::Names;
use super::score::concept_gain;
use super::usage::{Usage, names_doing};

/// So many general words of one name say it.
const TOGETHER: usize = 2;

/// Whether words speak for a technology, and all of them are general and no name.
pub fn rests_on_general_words(linker: &Linker, query: &Query, technology: usize) -> bool {
    let names = &linker.names[technology];
    let said: Vec<&QueryTerm> = query
        .terms
        .iter()
        .filter(|term| linker.index.word(&term.stem, technology) > 0.0)
        .collect();
    let concepts = query.concepts.iter();
    let mut meant = concepts.filter(|concept| concept_gain(linker, query, concept, technology) > 0.0);
    let mut any = !said.is_empty();
    let tells = meant.any(|concept| {
        any = true;
        let of_concept = |term: &&QueryTerm| concept.stems.contains(&term.stem);
        concept.phrase
            || !query
                .terms
                .iter()
                .filter(of_concept)
                .all(|term| is_general(linker, term, names))
    });
    let others = said.iter().filter(|term| term.usage == Usage::Other);
    let others: BTreeSet<&str> = others.map(|term| term.shown.as_str()).collect();
    any && !tells
        && others.len() < TOGETHER
        && said.iter().all(|term| is_general(linker, term, names))
        && !names.each().any(|name| say_together(linker, &said, name))
}

/// Whether a word is general as it is used: by the table, or as a verb or an adverb that no name has as such.
fn is_general(linker: &Linker, term: &QueryTerm, names: &Names) -> bool {
    let used_otherwise = match term.usage {
        Usage::Other => false,
        Usage::Adverb => !names.forms_of(&term.stem).any(|form| form == term.shown.to_lowercase()),
        Usage::Verb => !names.forms_of(&term.stem).any(names_doing),
    };
    used_otherwise || linker.specificity.is_general(&term.stem)
}

/// Whether general words are enough of a name: several of it are said, and what is not said is general too.
fn say_together(linker: &Linker, said: &[&QueryTerm], name: &[String]) -> bool {
    let is_said = |stem: &&String| said.iter().any(|term| term.stem == **stem);
    name.iter().filter(is_said).count() >= TOGETHER
        && name
            .iter()
            .filter(|stem| !is_said(stem))
            .all(|stem| linker.specificity.is_general(stem))
}
