//! Rankings and proposals as JSON, by statement, for evaluation by others.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use rayon::prelude::*;
use serde_json::{Map, Value, json};

use crate::inert::{escape_json, print_json};
use crate::model::{Candidate, MatchedWord, Need, Proposal, Workshop};

use super::Linker;

/// How many statements are ranked before they are handed on; all rankings at once might not fit into memory.
const PIECE: usize = 256;

/// Prints `{statement: [[technology, score], …]}`, all technologies of each statement, best first, in order of workshop
/// and line. A statement that stands in several places is printed once, as it ranks at the first. Where printing breaks
/// off, nothing more is ranked.
pub fn print_rankings(
    linker: &Linker,
    needs: &[(&Workshop, &Need)],
    mut print: impl FnMut(&str) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut seen = BTreeSet::new();
    let once: Vec<&(&Workshop, &Need)> = needs
        .iter()
        .filter(|(_, need)| seen.insert(need.statement.as_str()))
        .collect();
    print("{")?;
    for (number, piece) in once.chunks(PIECE).enumerate() {
        let texts: Vec<String> = piece
            .par_iter()
            .map(|(workshop, need)| print_ranking(linker, workshop, need))
            .collect();
        let start = if number == 0 { "\n" } else { ",\n" };
        print(start)?;
        print(&escape_json(&texts.join(",\n")))?;
    }
    print("\n}\n")
}

fn print_ranking(linker: &Linker, workshop: &Workshop, need: &Need) -> String {
    let ranked = linker.rank(workshop, need);
    let pairs = ranked.iter().map(|ranked| {
        let id = Value::from(linker.technology(ranked).id.as_str());
        format!("[{id}, {:.6}]", ranked.score.value())
    });
    let pairs: Vec<String> = pairs.collect();
    format!("  {}: [{}]", Value::from(need.statement.as_str()), pairs.join(", "))
}

/// The proposal for each statement; of a statement that stands in several places the first.
pub fn proposals_to_json(needs: &[(&Workshop, &Need)], proposals: &[Proposal]) -> String {
    let mut object = Map::new();
    for ((_, need), proposal) in needs.iter().zip(proposals) {
        if !object.contains_key(&need.statement) {
            object.insert(need.statement.clone(), proposal_to_json(need, proposal));
        }
    }
    print_json(&Value::Object(object))
}

fn proposal_to_json(need: &Need, proposal: &Proposal) -> Value {
    let candidates = |candidates: &[Candidate]| -> Vec<Value> { candidates.iter().map(candidate_to_json).collect() };
    let standards = proposal.standards.iter().map(|standard| {
        json!({
            "standard": standard.standard,
            "score": round(standard.score.value()),
            "words": standard.words,
        })
    });
    json!({
        "need": need.id,
        "kind": need.kind.as_str(),
        "firm": candidates(&proposal.firm),
        "suggested": candidates(&proposal.suggested),
        "standards": standards.collect::<Vec<_>>(),
        "families": proposal.families,
        "none_because": proposal.none_because,
        "vectors": proposal.vectors,
    })
}

fn candidate_to_json(candidate: &Candidate) -> Value {
    let words: Vec<String> = candidate.words.iter().map(MatchedWord::to_words).collect();
    json!({
        "technology": candidate.technology,
        "score": round(candidate.score.value()),
        "grade": candidate.grade.as_str(),
        "words": words,
    })
}

/// A score with six places.
fn round(score: f64) -> f64 {
    (score * 1e6).round() / 1e6
}
