//! New candidates in sentences: how a phrase grows among the kept records, and what it stands beside.

use crate::model::{Dossier, NewCandidate, NewCandidates, RecordPlace, source_title};
use crate::render::messages::message;

use super::{join, record_facts, thousands};

/// What the numbers of candidates are, and what they are not.
pub fn candidates_lead(found: &NewCandidates) -> String {
    message!(
        "candidates-lead",
        records = thousands(usize::try_from(found.records).unwrap_or(usize::MAX)),
        technologies = message!("technologies", count = found.technologies)
    )
}

/// Phrases that grow and are left out as they stand beside too many technologies; `None` without any.
pub fn candidates_left_out(found: &NewCandidates) -> Option<String> {
    let shown = found.spread.iter().take(LEFT_OUT).map(|left_out| {
        message!(
            "candidate-left-out",
            phrase = &left_out.found.phrase,
            count = left_out.found.records.len(),
            ratio = times(left_out.growth.0)
        )
    });
    let shown: Vec<String> = shown.collect();
    (!shown.is_empty()).then(|| {
        message!(
            "candidates-left-out",
            count = found.spread.len(),
            phrases = shown.join(", ")
        )
    })
}

/// Phrases left out that are named.
const LEFT_OUT: usize = 10;

/// How a phrase grows: counts and shares of the kept records of recent and of earlier years.
pub fn candidate_growth(candidate: &NewCandidate, found: &NewCandidates) -> String {
    let (ratio, (low, high)) = candidate.growth;
    message!(
        "candidate-growth",
        recent = candidate.recent.0.to_string(),
        all_recent = candidate.recent.1.to_string(),
        from = found.recent.0.to_string(),
        to = found.recent.1.to_string(),
        earlier = candidate.earlier.0.to_string(),
        all_earlier = candidate.earlier.1.to_string(),
        since = found.since.to_string(),
        before = found.recent.0.saturating_sub(1).to_string(),
        ratio = times(ratio),
        low = times(low),
        high = times(high)
    )
}

/// A number of times with two digits that tell something.
fn times(number: f64) -> String {
    match number {
        number if number < 0.995 => format!("{number:.2}"),
        number if number < 9.95 => format!("{number:.1}"),
        number => format!("{number:.0}"),
    }
}

/// The burst of a phrase, where it has one.
pub fn candidate_burst(candidate: &NewCandidate) -> Option<String> {
    candidate.burst.map(|(first, last, weight)| {
        message!(
            "candidate-burst",
            from = first.to_string(),
            to = last.to_string(),
            weight = format!("{weight:.1}")
        )
    })
}

/// The known name that is most like a phrase.
pub fn candidate_nearest(candidate: &NewCandidate) -> String {
    match &candidate.nearest {
        Some(nearest) => message!(
            "candidate-nearest",
            name = &nearest.name,
            technology = &nearest.technology,
            likeness = format!("{:.2}", nearest.likeness.value())
        ),
        None => message!("candidate-like-none"),
    }
}

/// The technologies beside which a phrase was found, the sources that list it, and topics of sources that have it.
pub fn candidate_beside(dossier: &Dossier, candidate: &NewCandidate) -> String {
    let found = &candidate.found;
    let names = found.technologies.iter().filter_map(|id| dossier.technology(id));
    let names: Vec<String> = names.map(|technology| technology.name.clone()).collect();
    let sources: std::collections::BTreeSet<&str> = found
        .records
        .iter()
        .map(|place| source_title(&dossier.evidence[place.evidence].source))
        .collect();
    let sources: Vec<String> = sources.into_iter().map(str::to_owned).collect();
    let mut text = message!("candidate-beside", technologies = some(names), sources = join(&sources));
    if !found.topics.is_empty() {
        text.push(' ');
        text.push_str(&message!("candidate-topics", topics = some(found.topics.clone())));
    }
    text
}

/// Names that are shown of a list.
const SHOWN: usize = 4;

fn some(names: Vec<String>) -> String {
    match names.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        Some(more) => message!("record-and-more", names = names[..SHOWN].join(", "), count = more),
        None => join(&names),
    }
}

/// The records of a phrase that are shown: the latest, then by place.
pub fn latest_records(candidate: &NewCandidate, most: usize) -> Vec<RecordPlace> {
    let found = &candidate.found;
    let mut dated: Vec<_> = found.records.iter().zip(&found.years).collect();
    dated.sort_by(|one, other| other.1.cmp(one.1).then(one.0.cmp(other.0)));
    dated.into_iter().take(most).map(|(place, _)| *place).collect()
}

/// What a record is, and where it is from, in half a line.
pub fn candidate_record(dossier: &Dossier, place: RecordPlace) -> String {
    let evidence = &dossier.evidence[place.evidence];
    let record = &evidence.records[place.record];
    message!(
        "candidate-record",
        source = source_title(&evidence.source),
        kind = record.kind.as_str(),
        facts = record_facts(record)
    )
}
