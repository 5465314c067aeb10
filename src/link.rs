//! Proposes which technologies may answer a need, and shows the words it rests on. People decide.
//!
//! 1. Words are cut, brought to one spelling and stemmed by the language of the text (`language`, `words`).
//! 2. What is known beforehand, synonyms, families, everyday words, is made ready (`vocabulary`, `specificity`).
//! 3. Technologies are indexed by word, by concept and by runs of letters (`index`, `grams`).
//! 4. A need is read with the line above it, its theme and its topic, minding negation (`need`).
//! 5. Each technology gets a score from 0 to 1, and the head of the ranking a decision (`score`, `decide`).
//! 6. Needs that recur in several workshops are found (`recurring`); lines that ask for a standard are matched with
//!    standards (`standards`).
//! 7. Phrases of what sources listed that are on no list are collected, and related to names and needs (`candidates`).
//!
//! Comes in: needs, technologies, standards, concepts. Goes out: [`crate::model::Proposal`]. Lexical throughout: nothing
//! is learnt at run time, and every score can be explained (`working`).

mod candidates;
mod decide;
mod general;
mod grams;
mod index;
mod json;
mod language;
mod need;
mod phrase;
mod recurring;
mod score;
mod sheet;
mod specificity;
mod standards;
#[cfg(test)]
mod tests;
mod usage;
mod vectors;
mod vocabulary;
mod words;
mod working;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{
    Dossier, Grade, LinkWorking, MatchedWord, Need, Proposal, Standard, Technology, Workshop, needs_by_id,
};

use grams::Grams;
use index::{Field, Index};
use language::Language;
use need::{Query, Reading};
use phrase::Names;
use specificity::Specificity;
use vectors::Meanings;
use vocabulary::Vocabulary;

pub use candidates::{collect_phrases, relate_candidates};
pub use decide::{Calibration, Evidence, LineTraits, Verdict, decide, features_of_candidate, features_of_line};
pub use json::print_rankings;
pub use recurring::find_recurring_needs;
pub use score::{Ranked, Weights};
pub use sheet::{ReviewSheet, SheetRow, decide_rows, read_rows, sheet_rows, write_sheet};
pub use vectors::{Vectors, read_vectors, words_of};

/// Technologies and standards made ready for matching.
pub struct Linker<'d> {
    technologies: &'d [Technology],
    standards: &'d [Standard],
    language: Language,
    /// The language of each workshop known beforehand, by id.
    languages: BTreeMap<String, Language>,
    specificity: Specificity,
    vocabulary: Vocabulary,
    index: Index,
    /// Runs of letters: of the descriptions, and with the names in each other language that a workshop is in.
    grams: BTreeMap<Language, Grams>,
    names: Vec<Names>,
    /// Number of the family of each technology that words name as a whole.
    families: Vec<Option<usize>>,
    standards_index: Index,
    calibration: Calibration,
    weights: Weights,
    /// A table of word vectors, with the phrases of the technologies.
    meaning: Option<(&'d Vectors, Meanings)>,
}

impl<'d> Linker<'d> {
    /// Makes the technologies and standards of a dossier ready.
    pub fn over(dossier: &'d Dossier) -> Self {
        Linker::with_weights(dossier, Weights::CHOSEN)
    }

    /// The same with other weights, for trying them out.
    pub fn with_weights(dossier: &'d Dossier, weights: Weights) -> Self {
        let language = Language::from_tag(&dossier.configuration.language).unwrap_or(Language::ENGLISH);
        let specificity = Specificity::with_common(&dossier.concepts.common, weights.everyday);
        let vocabulary = Vocabulary::from_concepts(&dossier.concepts);
        let descriptions: Vec<Vec<Field>> = dossier
            .technologies
            .iter()
            .map(|technology| fields(dossier, technology, language, &weights))
            .collect();
        let standards_fields: Vec<Vec<Field>> = dossier
            .standards
            .iter()
            .map(|standard| standards::fields(dossier, standard, language))
            .collect();
        let workshops = dossier.workshops.iter();
        let languages: BTreeMap<String, Language> = workshops
            .map(|workshop| (workshop.id.clone(), need::language_of(workshop, language)))
            .collect();
        let spoken: BTreeSet<Language> = languages.values().copied().chain([language]).collect();
        let grams = spoken.into_iter().map(|spoken| {
            let grams = index_letters(&dossier.technologies, &specificity, language, spoken);
            (spoken, grams)
        });
        Linker {
            grams: grams.collect(),
            technologies: &dossier.technologies,
            standards: &dossier.standards,
            language,
            languages,
            index: Index::over(&descriptions, language, &vocabulary, &specificity),
            standards_index: Index::over(&standards_fields, language, &vocabulary, &specificity),
            names: dossier
                .technologies
                .iter()
                .map(|technology| Names::of(technology, language))
                .collect(),
            families: dossier
                .technologies
                .iter()
                .map(|technology| {
                    let family = technology.family.as_ref()?;
                    vocabulary.families.iter().position(|known| known == family)
                })
                .collect(),
            specificity,
            vocabulary,
            calibration: Calibration::CHOSEN,
            weights,
            meaning: None,
        }
    }

    /// The same with likeness of meaning by a table of word vectors as one more signal.
    pub fn with_vectors(mut self, vectors: Option<&'d Vectors>) -> Self {
        self.meaning = vectors.map(|vectors| {
            let meanings = vectors.meanings(self.technologies, self.language, &self.specificity);
            (vectors, meanings)
        });
        self
    }

    /// Ranks all technologies for a need, best first; ties in order of identifier. Scores can be compared between needs.
    pub fn rank(&self, workshop: &Workshop, need: &Need) -> Vec<Ranked> {
        score::weigh(self, workshop, need, &self.read(workshop, need)).0
    }

    /// Proposes links for a need, or none.
    pub fn propose(&self, workshop: &Workshop, need: &Need) -> Proposal {
        let query = self.read(workshop, need);
        score::propose(self, workshop, need, &query)
    }

    /// The whole working behind the proposal for a need.
    pub fn working(&self, workshop: &Workshop, need: &Need) -> LinkWorking {
        working::working(self, workshop, need)
    }

    /// The words of a need that speak for one technology, strongest first.
    pub fn words_behind(&self, workshop: &Workshop, need: &Need, technology: &str) -> Vec<MatchedWord> {
        let number = self
            .technologies
            .binary_search_by(|known| known.id.as_str().cmp(technology));
        number.map_or_else(
            |_| Vec::new(),
            |number| score::matched_words(self, &self.read(workshop, need), number),
        )
    }

    /// What speaks for the head of the ranking, with what the line says of itself: what the decision rests on.
    pub fn evidence(&self, workshop: &Workshop, need: &Need, head: usize) -> (Vec<(String, Evidence)>, LineTraits) {
        let query = self.read(workshop, need);
        let sums = score::sum_up(self, &query);
        let ranked = score::rank(self, &query, &workshop.topic, &sums);
        let evidence = score::evidence_of_head(self, &query, &workshop.topic, &sums, &ranked, head);
        let ids = ranked
            .iter()
            .map(|ranked| self.technologies[ranked.technology].id.clone());
        (ids.zip(evidence).collect(), score::line_of(need, &query))
    }

    /// The technology behind a place in a ranking.
    pub fn technology(&self, ranked: &Ranked) -> &'d Technology {
        &self.technologies[ranked.technology]
    }

    /// Runs of letters for needs in a language.
    fn letters_in(&self, language: Language) -> &Grams {
        let known = self.grams.get(&language).or_else(|| self.grams.get(&self.language));
        known.expect("the language of the descriptions is always indexed")
    }

    fn read(&self, workshop: &Workshop, need: &Need) -> Query {
        let reading = Reading {
            vocabulary: &self.vocabulary,
            specificity: &self.specificity,
            index: &self.index,
            home: self.language,
        };
        need::read_need(&reading, workshop, need, self.language_of(workshop))
    }

    /// The language of the statements of a workshop.
    fn language_of(&self, workshop: &Workshop) -> Language {
        let known = self.languages.get(&workshop.id).copied();
        known.unwrap_or_else(|| need::language_of(workshop, self.language))
    }
}

/// The tag of the language that statements show, where they show one.
pub fn language_shown(needs: &[Need]) -> Option<&'static str> {
    Language::of_needs(needs).map(Language::tag)
}

/// Proposes links for many needs, in their order, on every core.
pub fn propose_links(linker: &Linker, needs: &[(&Workshop, &Need)]) -> Vec<Proposal> {
    needs
        .par_iter()
        .map(|(workshop, need)| linker.propose(workshop, need))
        .collect()
}

/// The words behind each link of a dossier that ties a need to a technology.
pub fn words_behind_links(linker: &Linker, dossier: &Dossier) -> WordsBehind {
    let needs = needs_by_id(&dossier.workshops);
    let links: Vec<_> = dossier
        .links
        .iter()
        .filter(|link| link.grade != Grade::Rejected)
        .filter_map(|link| Some((link, needs.get(link.need.as_str())?)))
        .collect();
    links
        .par_iter()
        .map(|(link, (workshop, need))| {
            let words = linker.words_behind(workshop, need, &link.technology);
            ((link.need.clone(), link.technology.clone()), words)
        })
        .collect()
}

/// The words behind a link, by need and technology.
type WordsBehind = BTreeMap<(String, String), Vec<MatchedWord>>;

fn fields<'d>(
    dossier: &'d Dossier,
    technology: &'d Technology,
    language: Language,
    weights: &Weights,
) -> Vec<Field<'d>> {
    let [name, alias, description, topic_name] = weights.fields;
    let field = |text: &'d str, weight| Field { text, language, weight };
    let mut fields = vec![
        field(&technology.name, name),
        field(&technology.description, description),
    ];
    fields.extend(technology.aliases.iter().map(|alias_text| field(alias_text, alias)));
    let topics = technology.topics.iter().filter_map(|id| dossier.topic(id));
    fields.extend(topics.map(|topic| field(&topic.name, topic_name)));
    for (tag, names) in &technology.names {
        let language = Language::from_tag(tag).unwrap_or(language);
        fields.extend(names.iter().map(|text| Field {
            text,
            language,
            weight: name,
        }));
    }
    fields
}

/// Runs of letters of the words that tell something, with the names in the language spoken; topics are left out, the
/// topic counts by itself.
fn index_letters(technologies: &[Technology], specificity: &Specificity, home: Language, spoken: Language) -> Grams {
    let texts = technologies.iter().map(|technology| {
        let own = [&technology.name, &technology.description].into_iter();
        let own = own.chain(&technology.aliases).map(|text| (text, home));
        let others = technology.names.iter().filter(|(tag, _)| {
            let language = Language::from_tag(tag);
            spoken != home && language == Some(spoken)
        });
        let foreign = others.flat_map(|(_, names)| names.iter().map(|text| (text, spoken)));
        own.chain(foreign)
            .flat_map(|(text, language)| {
                let words = words::words(text, language).into_iter();
                words.filter(move |word| !language.is_stop_word(&word.plain))
            })
            .map(|word| (specificity.share(&word.stem), word.plain))
            .collect()
    });
    let texts: Vec<Vec<(f64, String)>> = texts.collect();
    let borrowed: Vec<Vec<(&str, f64)>> = texts
        .iter()
        .map(|text| text.iter().map(|(weight, word)| (word.as_str(), *weight)).collect())
        .collect();
    Grams::over(&borrowed)
}
