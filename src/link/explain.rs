//! The working behind one proposal, as text: how the need was read, and what each technology got for what.

use std::fmt::Write;

use crate::model::{Candidate, MatchedWord, Need, Workshop};

use super::decide::HEAD;
use super::{Linker, score};

/// How many technologies are shown below the proposal.
const SHOWN: usize = 10;

/// Explains the proposal for a need.
pub fn explain(linker: &Linker, workshop: &Workshop, need: &Need) -> String {
    let query = linker.read(workshop, need);
    let sums = score::sum_up(linker, &query);
    let ranked = score::rank(linker, &query, &workshop.topic, &sums);
    let evidence = score::evidence_of_head(linker, &query, &workshop.topic, &sums, &ranked, SHOWN);
    let line = score::line_of(need, &query);
    let proposal = score::propose(linker, workshop, need, &query);
    let (scored, _) = score::weigh(linker, workshop, need, &query);
    let mut text = format!("{}: {}\n", need.id, need.statement);
    let _ = writeln!(
        text,
        "  {}, workshop {}, topic {}",
        need.kind.as_str(),
        workshop.id,
        workshop.topic
    );
    if let Some(parent) = &need.parent {
        let _ = writeln!(text, "  read with the line above it, {parent}");
    }
    if let Some(theme) = &need.theme {
        let _ = writeln!(text, "  read with its theme, {theme}");
    }
    let _ = writeln!(text, "\nWords, with what they count and what they tell:");
    for term in &query.terms {
        let value = linker.index.value(&term.stem);
        if value > 0.0 {
            let _ = writeln!(text, "  {:<24} {:>5.2} x {value:.2}", term.shown, term.weight);
        }
    }
    for concept in &query.concepts {
        let id = &linker.vocabulary.concepts[concept.concept];
        let _ = writeln!(text, "  {:<24} {:>5.2} x concept {id}", concept.shown, concept.weight);
    }
    if !query.lowered.is_empty() {
        let _ = writeln!(text, "Not wanted: {}", query.lowered.join(", "));
    }
    if !proposal.families.is_empty() {
        let _ = writeln!(text, "Names a whole family: {}", proposal.families.join(", "));
    }
    let _ = writeln!(
        text,
        "Share of words of law, organisation, people or money: {:.2}; of equipment: {:.2}",
        query.organisation, query.technical
    );
    let _ = writeln!(
        text,
        "\nRanking (score; likeness{}; words w / (w + 6), letters, name, topic, coverage; sureness; the sum w in parts):",
        proposal
            .vectors
            .as_ref()
            .map_or_else(String::new, |vectors| format!(" with vectors of {vectors}"))
    );
    let decided = &evidence[..evidence.len().min(HEAD)];
    for (place, (ranked, evidence)) in scored.iter().zip(&evidence).enumerate() {
        let sureness = match place < decided.len() {
            true => format!("{:.2}", linker.calibration.sureness(decided, place, &line)),
            false => "-".to_owned(),
        };
        let words = score::matched_words(linker, &query, ranked.technology);
        let _ = writeln!(
            text,
            "  {:.4}  {:<26} {:.4}  {:.2} {:.2} {:.2} {:.0} {:.2}  {sureness:<4}  {}",
            ranked.score.value(),
            linker.technologies[ranked.technology].id,
            evidence.score,
            evidence.words,
            evidence.letters,
            evidence.phrase,
            evidence.topic,
            evidence.coverage,
            list_words(&words)
        );
    }
    let chosen = &linker.calibration;
    let _ = writeln!(
        text,
        "\nThe line asks for a technology with a probability of {:.2}; something is proposed from {} on.\n\
         Sureness is the probability of being the direct answer; a link is firm from {} on.",
        chosen.asks(decided, &line),
        chosen.least_some,
        chosen.least_firm
    );
    let name = |candidate: &Candidate| format!("{} ({})", candidate.technology, candidate.grade.as_str());
    let names = |candidates: &[Candidate]| candidates.iter().map(name).collect::<Vec<_>>().join(", ");
    match &proposal.none_because {
        Some(because) => {
            let _ = writeln!(text, "None proposed. {because}");
        }
        None => {
            let _ = writeln!(text, "Firm: {}", or_none(&names(&proposal.firm)));
            let _ = writeln!(text, "Suggested: {}", or_none(&names(&proposal.suggested)));
        }
    }
    for standard in &proposal.standards {
        let _ = writeln!(
            text,
            "Standard: {} {:.4} ({})",
            standard.standard,
            standard.score.value(),
            standard.words.join(", ")
        );
    }
    text
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

fn list_words(words: &[MatchedWord]) -> String {
    let shown = words
        .iter()
        .map(|word| format!("{} {:.2}", word.to_words(), word.weight));
    shown.collect::<Vec<_>>().join(", ")
}
