//! Proposals of the linker: the working behind one as text for the terminal, all of them as JSON.

use serde_json::{Map, Value, json};

use crate::inert::print_json;
use crate::model::{
    Candidate, LinkWorking, MatchedWord, Need, NoneBecause, Proposal, QueryWord, RankedWorking, WordValue, Workshop,
};

use super::messages::message;

/// Explains the proposal for a need, for the terminal.
pub fn explain_proposal(workshop: &Workshop, need: &Need, working: &LinkWorking) -> String {
    let lines = [
        explain_reading(workshop, need, working),
        explain_ranking(working),
        explain_decision(working),
    ];
    lines.concat().into_iter().map(|line| line + "\n").collect()
}

/// How the need was read: its surroundings, its words with their weights.
fn explain_reading(workshop: &Workshop, need: &Need, working: &LinkWorking) -> Vec<String> {
    let indent = |words: String| format!("  {words}");
    let mut lines = vec![
        message!("link-working-need", need = &need.id, statement = &need.statement),
        indent(message!(
            "link-working-place",
            kind = need.kind.as_str(),
            workshop = &workshop.id,
            topic = &workshop.topic
        )),
    ];
    let parent = need.parent.as_ref();
    lines.extend(parent.map(|parent| indent(message!("link-working-parent", parent = parent))));
    let theme = need.theme.as_ref();
    lines.extend(theme.map(|theme| indent(message!("link-working-theme", theme = theme))));
    lines.extend([String::new(), message!("link-working-words")]);
    lines.extend(working.words.iter().map(explain_word));
    if !working.lowered.is_empty() {
        lines.push(message!("link-working-lowered", words = working.lowered.join(", ")));
    }
    let families = &working.proposal.families;
    if !families.is_empty() {
        lines.push(message!("link-working-families", families = families.join(", ")));
    }
    lines.push(message!(
        "link-working-shares",
        organisation = two_places(working.organisation),
        technical = two_places(working.technical)
    ));
    lines
}

fn explain_word(word: &QueryWord) -> String {
    let value = match &word.value {
        WordValue::Specificity(value) => two_places(*value),
        WordValue::Concept(concept) => message!("link-working-concept", concept = concept),
    };
    format!("  {:<24} {:>5.2} x {value}", word.shown, word.weight)
}

fn explain_ranking(working: &LinkWorking) -> Vec<String> {
    let head = match &working.proposal.vectors {
        Some(vectors) => message!("link-working-ranking-with-vectors", vectors = vectors),
        None => message!("link-working-ranking"),
    };
    let mut lines = vec![String::new(), head];
    lines.extend(working.ranking.iter().map(explain_place));
    lines
}

fn explain_place(ranked: &RankedWorking) -> String {
    let sureness = ranked.confidence.map_or_else(|| "-".to_owned(), two_places);
    let matched = ranked.matched.iter();
    let matched = matched.map(|word| format!("{} {:.2}", word.to_words(), word.weight));
    format!(
        "  {:.4}  {:<26} {:.4}  {:.2} {:.2} {:.2} {:.0} {:.2}  {sureness:<4}  {}",
        ranked.score.value(),
        ranked.technology,
        ranked.likeness,
        ranked.words,
        ranked.letters,
        ranked.phrase,
        ranked.topic,
        ranked.coverage,
        matched.collect::<Vec<_>>().join(", ")
    )
}

fn explain_decision(working: &LinkWorking) -> Vec<String> {
    let proposal = &working.proposal;
    let mut lines = vec![
        String::new(),
        message!(
            "link-working-asks",
            probability = two_places(working.asks),
            least = working.least_some.to_string()
        ),
        message!("link-working-sureness", least = working.least_firm.to_string()),
    ];
    match &proposal.none_because {
        Some(because) => lines.push(message!("link-working-none", because = none_because(because))),
        None => lines.extend([
            message!("link-working-firm", technologies = with_grades(&proposal.firm)),
            message!(
                "link-working-suggested",
                technologies = with_grades(&proposal.suggested)
            ),
        ]),
    }
    lines.extend(proposal.standards.iter().map(|standard| {
        message!(
            "link-working-standard",
            standard = &standard.standard,
            score = format!("{:.4}", standard.score.value()),
            words = standard.words.join(", ")
        )
    }));
    lines
}

fn with_grades(candidates: &[Candidate]) -> String {
    if candidates.is_empty() {
        return message!("none-word");
    }
    let named = candidates
        .iter()
        .map(|candidate| format!("{} ({})", candidate.technology, candidate.grade.as_str()));
    named.collect::<Vec<_>>().join(", ")
}

fn two_places(number: f64) -> String {
    format!("{number:.2}")
}

/// Why nothing is proposed for a need.
pub fn none_because(because: &NoneBecause) -> String {
    match because {
        NoneBecause::Role(role) => message!("link-none-role", role = role.as_str()),
        NoneBecause::Organisation => message!("link-none-organisation"),
        NoneBecause::TooFewWords => message!("link-none-words"),
    }
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
        "none_because": proposal.none_because.as_ref().map(none_because),
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
