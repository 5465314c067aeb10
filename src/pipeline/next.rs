//! What to find out next, for all technologies or for those of a group or topic.

use std::collections::BTreeSet;

use crate::diagnostic::{excerpt, nearest};
use crate::model::{Dossier, Doubts, Edition, Technology};
use crate::score;

/// The questions on the technologies of a practitioner group or topic, or on all.
///
/// # Errors
/// A sentence where no group and no topic has the name.
pub fn find_out_next(dossier: &Dossier, wanted: Option<&str>) -> Result<Doubts, String> {
    let mut doubts = score::examine_doubts(dossier);
    let Some(wanted) = wanted else { return Ok(doubts) };
    let chosen = choose_technologies(dossier, None, wanted)?;
    let group = dossier
        .configuration
        .groups
        .iter()
        .find(|group| names(&group.id, wanted));
    doubts
        .questions
        .retain(|question| chosen.contains(question.technology.as_str()));
    doubts.kinds = score::sum_kinds(dossier, &doubts.questions);
    doubts
        .kinds
        .retain(|kind| group.is_none_or(|group| group.id == kind.group));
    Ok(doubts)
}

/// Ids of the technologies of a practitioner group, a topic or, in an edition, a ring.
///
/// # Errors
/// A sentence where none has the name.
pub fn choose_technologies<'d>(
    dossier: &'d Dossier,
    edition: Option<&Edition>,
    wanted: &str,
) -> Result<BTreeSet<&'d str>, String> {
    let configuration = &dossier.configuration;
    let topics = configuration.topics.iter();
    let topics: BTreeSet<&str> = topics
        .filter(|topic| names(&topic.id, wanted) || names(&topic.group, wanted))
        .map(|topic| topic.id.as_str())
        .collect();
    let ring = configuration.rings.iter().position(|ring| names(&ring.id, wanted));
    let ring = ring.filter(|_| edition.is_some());
    let rings = configuration
        .rings
        .iter()
        .filter(|_| edition.is_some())
        .map(|ring| &ring.id);
    let groups = configuration.groups.iter().map(|group| &group.id);
    let first: Vec<&str> = groups.chain(rings).map(String::as_str).collect();
    let known: Vec<&str> = configuration
        .topics
        .iter()
        .map(|topic| topic.id.as_str())
        .chain(first.iter().copied())
        .collect();
    if !known.iter().any(|id| names(id, wanted)) {
        let hint = nearest(wanted, known.iter().copied());
        let hint = hint.unwrap_or_else(|| format!("known ones are {}, and topics", first.join(", ")));
        let what = if edition.is_some() {
            "group, topic or ring"
        } else {
            "group or topic"
        };
        return Err(format!("there is no {what} \"{}\"; {hint}", excerpt(wanted)));
    }
    let chosen = |technology: &&Technology| {
        let of_topic = technology.topics.iter().any(|topic| topics.contains(topic.as_str()));
        let placement = edition.and_then(|edition| edition.placement(&technology.id));
        of_topic || placement.is_some_and(|placement| Some(placement.ring) == ring)
    };
    let technologies = dossier.technologies.iter().filter(chosen);
    Ok(technologies.map(|technology| technology.id.as_str()).collect())
}

fn names(id: &str, wanted: &str) -> bool {
    id.eq_ignore_ascii_case(wanted)
}
