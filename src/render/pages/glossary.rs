//! The glossary: every word that the pages use in a sense of their own, each at an address of its own.

use serde::Serialize;

use crate::model::Configuration;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{Entry, Frame, plain};

/// The glossary.
#[derive(Serialize)]
pub struct GlossaryPage {
    #[serde(flatten)]
    frame: Frame,
    letters: Vec<Letter>,
}

/// The terms that begin with a letter.
#[derive(Serialize)]
struct Letter {
    letter: String,
    terms: Vec<Term>,
}

/// A term.
#[derive(Serialize)]
struct Term {
    /// The address in the page.
    id: String,
    word: String,
    meaning: String,
    /// The page that says more.
    more: Option<Entry>,
}

/// Composes the glossary, by the alphabet.
pub fn page(reader: &Reader) -> GlossaryPage {
    let terms = list_all(reader);
    let mut letters: Vec<Letter> = Vec::new();
    for term in terms {
        let letter = words::capital(&term.word).chars().take(1).collect::<String>();
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.terms.push(term),
            None => letters.push(Letter {
                letter,
                terms: vec![term],
            }),
        }
    }
    GlossaryPage {
        frame: plain(reader, &message!("glossary-heading"), "glossary.html"),
        letters,
    }
}

/// Every term with its address in the page and its meaning, by the alphabet.
pub fn list_words(reader: &Reader) -> Vec<(String, String, String)> {
    let terms = list_all(reader).into_iter();
    terms.map(|term| (term.id, term.word, term.meaning)).collect()
}

/// Every term, by the alphabet.
fn list_all(reader: &Reader) -> Vec<Term> {
    let configuration = &reader.dossier.configuration;
    let mut terms = list_terms(configuration);
    terms.extend(list_rings(reader));
    terms.extend(list_criteria(configuration));
    terms.extend(list_declared(configuration));
    terms.sort_by_cached_key(|term| (words::alphabetic(&term.word), term.id.clone()));
    terms
}

/// The rings, in the words of the data.
fn list_rings(reader: &Reader) -> Vec<Term> {
    let rings = reader.dossier.configuration.rings.iter().enumerate();
    rings
        .map(|(index, ring)| {
            let placements = reader.edition.placements.iter();
            let (meaning, _) = ring.words_for(placements.filter(|placement| placement.ring == index));
            Term {
                id: format!("ring-{}", ring.id),
                word: ring.name.clone(),
                meaning: message!("glossary-ring-means", meaning = meaning),
                more: Some(Entry::new(ring.name.clone(), format!("ring/{}.html", ring.id))),
            }
        })
        .collect()
}

/// The criteria, in the words of the data.
fn list_criteria(configuration: &Configuration) -> Vec<Term> {
    let criteria = configuration.criteria.iter();
    criteria
        .map(|criterion| Term {
            id: format!("criterion-{}", criterion.id),
            word: criterion.name.clone(),
            meaning: message!("glossary-criterion-means", question = &criterion.question),
            more: None,
        })
        .collect()
}

/// The address of a word on the page: small letters and digits of the Latin alphabet without accents, all else a dash.
fn name_term(word: &str) -> String {
    let plain: String = deunicode::deunicode(word)
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' })
        .collect();
    let parts: Vec<&str> = plain.split_whitespace().collect();
    format!("term-{}", parts.join("-"))
}

/// The words that the data explains itself.
fn list_declared(configuration: &Configuration) -> Vec<Term> {
    let declared = configuration.terms.iter();
    declared
        .map(|declared| Term {
            id: name_term(&declared.word),
            word: declared.word.clone(),
            meaning: declared.meaning.clone(),
            more: None,
        })
        .collect()
}

/// The words that are no data.
fn list_terms(configuration: &Configuration) -> Vec<Term> {
    let term = |id: &str, word: String, meaning: String| Term {
        id: id.to_owned(),
        word,
        meaning,
        more: None,
    };
    let (sure, fairly_sure) = (configuration.scoring.sure, configuration.scoring.fairly_sure);
    let (sure, fairly_sure) = (words::percent(sure), words::percent(fairly_sure));
    let borderline = message!("glossary-borderline-means", limit = &fairly_sure);
    vec![
        term(
            "activity",
            message!("glossary-activity"),
            message!("glossary-activity-means"),
        ),
        term(
            "already-in-use",
            message!("glossary-in-use"),
            message!("glossary-in-use-means"),
        ),
        term("award", message!("glossary-award"), message!("glossary-award-means")),
        term("borderline", words::capital(&message!("borderline")), borderline),
        term("cen", message!("glossary-cen"), message!("glossary-cen-means")),
        term("core", message!("glossary-core"), message!("glossary-core-means")),
        term(
            "coverage",
            message!("glossary-coverage"),
            message!("glossary-coverage-means"),
        ),
        term("cordis", message!("glossary-cordis"), message!("glossary-cordis-means")),
        term(
            "criterion",
            message!("glossary-criterion"),
            message!("glossary-criterion-is"),
        ),
        term("cwa", message!("glossary-cwa"), message!("glossary-cwa-means")),
        term("demand", message!("glossary-demand"), message!("glossary-demand-means")),
        term(
            "desk-estimate",
            message!("glossary-desk"),
            message!("glossary-desk-means"),
        ),
        term("digest", message!("glossary-digest"), message!("glossary-digest-means")),
        term(
            "edition",
            message!("glossary-edition"),
            message!("glossary-edition-means"),
        ),
        term("etsi", message!("glossary-etsi"), message!("glossary-etsi-means")),
        term(
            "fairly-sure",
            words::capital(&message!("fairly-sure")),
            message!("glossary-fairly-sure-means", low = fairly_sure, high = &sure),
        ),
        term(
            "framework-contract",
            message!("glossary-framework"),
            message!("glossary-framework-means"),
        ),
        term("group", message!("glossary-group"), message!("glossary-group-means")),
        term("held", message!("glossary-held"), message!("glossary-held-means")),
        term("iec", message!("glossary-iec"), message!("glossary-iec-means")),
        term("iso", message!("glossary-iso"), message!("glossary-iso-means")),
        term(
            "joint-procurement",
            message!("glossary-joint"),
            message!("glossary-joint-means"),
        ),
        term(
            "legal-class",
            message!("glossary-legal-class"),
            message!("glossary-legal-class-means"),
        ),
        term("level", message!("glossary-level"), message!("glossary-level-means")),
        term("link", message!("glossary-link"), message!("glossary-link-means")),
        term("momentum", message!("momentum"), message!("glossary-momentum-means")),
        term("need", message!("glossary-need"), message!("glossary-need-means")),
        term(
            "not-yet-asked",
            message!("glossary-not-yet-asked"),
            message!("glossary-not-yet-asked-means"),
        ),
        term("pcp", message!("glossary-pcp"), message!("glossary-pcp-means")),
        term("ppi", message!("glossary-ppi"), message!("glossary-ppi-means")),
        term(
            "provisional",
            message!("glossary-provisional"),
            message!("glossary-provisional-means"),
        ),
        term(
            "public-record",
            message!("glossary-record"),
            message!("glossary-record-means"),
        ),
        term(
            "related",
            message!("glossary-related"),
            message!("glossary-related-means"),
        ),
        term("ring", message!("ring-word"), message!("glossary-ring-is")),
        term(
            "safeguards",
            message!("glossary-safeguards"),
            message!("glossary-safeguards-means"),
        ),
        term("sector", message!("sector-word"), message!("glossary-sector-means")),
        term(
            "special-categories",
            message!("glossary-special"),
            message!("glossary-special-means"),
        ),
        term(
            "statement",
            message!("glossary-statement"),
            message!("glossary-statement-means"),
        ),
        term(
            "successor",
            message!("glossary-successor"),
            message!("glossary-successor-means"),
        ),
        term(
            "sure",
            words::capital(&message!("sure")),
            message!("glossary-sure-means", limit = sure),
        ),
        term("ted", message!("glossary-ted"), message!("glossary-ted-means")),
        term("topic", message!("glossary-topic"), message!("glossary-topic-means")),
        term("trl", message!("glossary-trl"), message!("glossary-trl-means")),
        term("value", message!("glossary-value"), message!("glossary-value-means")),
        term(
            "whole-field",
            message!("glossary-field"),
            message!("glossary-field-means"),
        ),
        term(
            "workshop",
            message!("workshop-word"),
            message!("glossary-workshop-means"),
        ),
    ]
}
