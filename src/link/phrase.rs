//! How much of one name of a technology a need says: the best of its names and aliases.
//!
//! A sum over many words ranks well but cannot say "nothing fits". One name of which most weight is said can.

use std::collections::BTreeSet;

use crate::model::Technology;

use super::index::{Index, content_stems};
use super::language::Language;
use super::need::Query;
use super::words::words;

/// What a word counts that only a concept matches.
const BY_CONCEPT: f64 = 0.7;
/// A name is trusted by its weight w as w / (w + this): a bare everyday word is no name.
const LIGHT: f64 = 2.0;

/// The names of one technology.
#[derive(Debug, Clone)]
pub struct Names {
    /// Each as its stems that mean something.
    stems: Vec<Vec<String>>,
    /// Each word of them, in lower case, by its stem.
    forms: BTreeSet<(String, String)>,
}

impl Names {
    /// The name, the aliases and the names in other languages.
    pub fn of(technology: &Technology, home: Language) -> Self {
        let own = std::iter::once(&technology.name).chain(&technology.aliases);
        let own = own.map(|name| (name, home));
        let foreign = technology.names.iter().flat_map(|(tag, names)| {
            let language = Language::from_tag(tag).unwrap_or(home);
            names.iter().map(move |name| (name, language))
        });
        let all: Vec<(&String, Language)> = own.chain(foreign).collect();
        let stems = all.iter().map(|(name, language)| content_stems(name, *language, home));
        let forms = all.iter().flat_map(|(name, language)| {
            let words = words(name, *language).into_iter();
            words.map(|word| (language.file(word.stem, home), word.plain))
        });
        Names {
            stems: stems.collect(),
            forms: forms.collect(),
        }
    }

    /// Each name as its stems that mean something.
    pub fn each(&self) -> impl Iterator<Item = &[String]> {
        self.stems.iter().map(Vec::as_slice)
    }

    /// The words of the names that have a stem, in lower case.
    pub fn forms_of(&self, stem: &str) -> impl Iterator<Item = &str> {
        let forms = self.forms.iter().filter(move |(known, _)| known == stem);
        forms.map(|(_, form)| form.as_str())
    }

    /// The best share of a name that a need says, 0 to 1.
    pub fn said_by(&self, query: &Query, spoken: &BTreeSet<&str>, index: &Index) -> f64 {
        let word_weight = |stem: &str| -> f64 {
            let direct = query
                .terms
                .iter()
                .find(|term| term.stem == stem)
                .map(|term| term.weight);
            let by_concept = spoken.contains(stem).then_some(BY_CONCEPT);
            direct.unwrap_or(0.0).max(by_concept.unwrap_or(0.0))
        };
        let shares = self.stems.iter().map(|name| {
            let all: f64 = name.iter().map(|stem| index.value(stem)).sum();
            let said: f64 = name.iter().map(|stem| index.value(stem) * word_weight(stem)).sum();
            if all > 0.0 {
                said / all * (all / (all + LIGHT))
            } else {
                0.0
            }
        });
        shares.fold(0.0, f64::max)
    }
}
