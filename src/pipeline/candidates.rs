//! New candidates: phrases that grow in what sources listed, and what somebody decides on them.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt};
use crate::model::{CandidateDecision, CandidateVerdict, Dossier, NewCandidates, NewTechnology};
use crate::{link, score, store};

use super::lock_data;

/// Most phrases that are held against needs; more grow at once only where much was scanned for the first time.
const RELATED: usize = 500;

/// A radar, and what is new in what was scanned for it.
pub fn read_candidates(data: &Path) -> Outcome<(Dossier, NewCandidates)> {
    Ok(store::read_dossier(data)?.map(|dossier| {
        let found = find_candidates(&dossier);
        (dossier, found)
    }))
}

/// What is new in what was scanned: those first that some need asks for, each in the order of their growth.
pub fn find_candidates(dossier: &Dossier) -> NewCandidates {
    let settings = &dossier.configuration.scan.candidates;
    let mut found = score::find_growing(link::collect_phrases(dossier), settings);
    let all = found.list.len();
    found.list.truncate(RELATED.max(settings.shown));
    link::relate_candidates(dossier, &mut found.list);
    found.list.sort_by_key(|candidate| candidate.needs.is_empty());
    found.list.truncate(settings.shown);
    found.more = all - found.list.len();
    found
}

/// Writes a decision into the data, and what follows from it: the file of a new technology, or a further name of one that
/// is there. Nothing is written where somebody decided on the phrase meanwhile, or the radar would have an error with it.
pub fn decide_on_candidate(
    data: &Path,
    decision: &CandidateDecision,
    technology: Option<&NewTechnology>,
) -> Result<(), Vec<Diagnostic>> {
    let one = |complaint: Diagnostic| vec![complaint];
    let _lock = lock_data(data, "scan --review").map_err(one)?;
    let mut telling = Telling::default();
    let dossier = telling.take(store::read_dossier(data))?;
    let phrase = decision.phrase.to_lowercase();
    let mut decided = dossier.candidates.iter();
    if let Some(other) = decided.find(|other| other.phrase.to_lowercase() == phrase) {
        let message = format!(
            "{} decided on \"{}\" meanwhile: {}.",
            excerpt(&other.by),
            excerpt(&other.phrase),
            other.verdict.as_str()
        );
        let told = Diagnostic::error(Place::in_file("evidence/candidates.csv"), message);
        return Err(vec![told.with_hint("nothing was written")]);
    }
    match (decision.verdict, technology, &decision.technology) {
        (CandidateVerdict::Taken, Some(technology), _) => store::write_technology(data, technology)?,
        (CandidateVerdict::Merged, _, Some(technology)) => store::add_alias(data, technology, &decision.phrase)?,
        (CandidateVerdict::Rejected | CandidateVerdict::Taken | CandidateVerdict::Merged, ..) => {}
    }
    store::add_candidate_decision(data, decision).map_err(one)
}
