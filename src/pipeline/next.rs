//! What to find out next, for all technologies or for those of a group or topic.

use std::collections::BTreeSet;

use crate::diagnostic::{excerpt, nearest};
use crate::model::{Dossier, Doubts, Technology};
use crate::score;

/// The questions on the technologies of a practitioner group or topic, or on all.
///
/// # Errors
/// A sentence where no group and no topic has the name.
pub fn find_out_next(dossier: &Dossier, wanted: Option<&str>) -> Result<Doubts, String> {
    let mut doubts = score::examine_doubts(dossier);
    let Some(wanted) = wanted else { return Ok(doubts) };
    let chosen = choose_technologies(dossier, wanted)?;
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

/// Ids of the technologies of a practitioner group or topic.
///
/// # Errors
/// A sentence where no group and no topic has the name.
pub fn choose_technologies<'d>(dossier: &'d Dossier, wanted: &str) -> Result<BTreeSet<&'d str>, String> {
    let configuration = &dossier.configuration;
    let topics = configuration.topics.iter();
    let topics: BTreeSet<&str> = topics
        .filter(|topic| names(&topic.id, wanted) || names(&topic.group, wanted))
        .map(|topic| topic.id.as_str())
        .collect();
    let groups = configuration.groups.iter().map(|group| group.id.as_str());
    let known: Vec<&str> = groups
        .chain(configuration.topics.iter().map(|topic| topic.id.as_str()))
        .collect();
    if topics.is_empty() && !known.iter().any(|id| names(id, wanted)) {
        let groups = configuration.groups.iter().map(|group| group.id.as_str());
        let groups: Vec<&str> = groups.collect();
        let hint = nearest(wanted, known.iter().copied());
        let hint = hint.unwrap_or_else(|| format!("known groups are {}", groups.join(", ")));
        return Err(format!(
            "there is no group and no topic \"{}\"; {hint}",
            excerpt(wanted)
        ));
    }
    let of_topics = |technology: &&Technology| technology.topics.iter().any(|topic| topics.contains(topic.as_str()));
    let technologies = dossier.technologies.iter().filter(of_topics);
    Ok(technologies.map(|technology| technology.id.as_str()).collect())
}

fn names(id: &str, wanted: &str) -> bool {
    id.eq_ignore_ascii_case(wanted)
}
