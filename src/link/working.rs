//! The working behind one proposal: how the need was read, and what each technology got for what.

use crate::model::{LinkWorking, Need, QueryWord, RankedWorking, WordValue, Workshop};

use super::decide::HEAD;
use super::need::Query;
use super::{Linker, score};

/// How many technologies of the ranking are given.
const SHOWN: usize = 10;

/// The working behind the proposal for a need.
pub fn working(linker: &Linker, workshop: &Workshop, need: &Need) -> LinkWorking {
    let query = linker.read(workshop, need);
    let sums = score::sum_up(linker, &query);
    let ranked = score::rank(linker, &query, &workshop.topic, &sums);
    let evidence = score::evidence_of_head(linker, &query, &workshop.topic, &sums, &ranked, SHOWN);
    let line = score::line_of(need, &query);
    let (scored, _) = score::weigh(linker, workshop, need, &query);
    let decided = &evidence[..evidence.len().min(HEAD)];
    let calibration = &linker.calibration;
    let places = scored.iter().zip(&evidence).enumerate();
    let ranking = places.map(|(place, (ranked, evidence))| RankedWorking {
        technology: linker.technologies[ranked.technology].id.clone(),
        score: ranked.score,
        likeness: evidence.score,
        words: evidence.words,
        letters: evidence.letters,
        phrase: evidence.phrase,
        topic: evidence.topic,
        coverage: evidence.coverage,
        confidence: (place < decided.len()).then(|| calibration.sureness(decided, place, &line)),
        matched: score::matched_words(linker, &query, ranked.technology),
    });
    LinkWorking {
        words: query_words(linker, &query),
        ranking: ranking.collect(),
        asks: calibration.asks(decided, &line),
        least_some: calibration.least_some,
        least_firm: calibration.least_firm,
        proposal: score::propose(linker, workshop, need, &query),
        organisation: query.organisation,
        technical: query.technical,
        lowered: query.lowered,
    }
}

/// The words that some description has, then the concepts.
fn query_words(linker: &Linker, query: &Query) -> Vec<QueryWord> {
    let terms = query.terms.iter().filter_map(|term| {
        let value = linker.index.value(&term.stem);
        (value > 0.0).then(|| QueryWord {
            shown: term.shown.clone(),
            weight: term.weight,
            value: WordValue::Specificity(value),
        })
    });
    let concepts = query.concepts.iter().map(|concept| QueryWord {
        shown: concept.shown.clone(),
        weight: concept.weight,
        value: WordValue::Concept(linker.vocabulary.concepts[concept.concept].clone()),
    });
    terms.chain(concepts).collect()
}
