//! Needs that recur: those of different workshops that say nearly the same thing, with who asks and what answers.

use serde::Serialize;

use crate::model::{Dossier, Grade, JointLink, Need, RecurringNeed, Workshop};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::Entry;

/// A need that recurs.
#[derive(Serialize)]
pub struct RecurringRow {
    /// The words its needs share.
    heading: String,
    /// Workshops, groups and host countries that ask, in words.
    asking: String,
    /// The needs.
    needs: Vec<RecurringNeedRow>,
    /// Technologies with a core link to one of the needs.
    technologies: Vec<Entry>,
}

/// One of the needs that are nearly the same.
#[derive(Serialize)]
struct RecurringNeedRow {
    statement: String,
    href: String,
    workshop: String,
    group: String,
    country: String,
    kind: String,
    old: String,
}

/// All needs that recur, most workshops first.
pub fn list_recurring(reader: &Reader) -> Vec<RecurringRow> {
    reader
        .notes
        .recurring
        .iter()
        .map(|recurring| recurring_row(reader, recurring))
        .collect()
}

fn recurring_row(reader: &Reader, recurring: &RecurringNeed) -> RecurringRow {
    let dossier = reader.dossier;
    let found: Vec<(&Workshop, &Need)> = recurring.needs.iter().filter_map(|id| dossier.need(id)).collect();
    let distinct = |values: Vec<String>| {
        let mut seen: Vec<String> = Vec::new();
        for value in values {
            if !value.is_empty() && !seen.contains(&value) {
                seen.push(value);
            }
        }
        seen
    };
    let groups = distinct(
        found
            .iter()
            .map(|(workshop, _)| group_name(dossier, workshop))
            .collect(),
    );
    let countries = distinct(found.iter().map(|(workshop, _)| country(workshop)).collect());
    let workshops = distinct(found.iter().map(|(workshop, _)| workshop.title.clone()).collect());
    let asking = words::asked_by(workshops.len(), &groups, &countries);
    RecurringRow {
        heading: words::capital(&recurring.words.join(", ")),
        asking,
        needs: found
            .iter()
            .map(|(workshop, need)| RecurringNeedRow {
                statement: need.statement.clone(),
                href: format!("topic/{}.html#n-{}", workshop.topic, need.id),
                workshop: workshop.title.clone(),
                group: group_name(dossier, workshop),
                country: country(workshop),
                kind: words::need_kind(need.kind),
                old: words::old_mark_of(dossier, workshop),
            })
            .collect(),
        technologies: technologies(dossier, recurring),
    }
}

fn group_name(dossier: &Dossier, workshop: &Workshop) -> String {
    let topic = dossier.topic(&workshop.topic);
    let groups = &dossier.configuration.groups;
    let group = topic.and_then(|topic| groups.iter().find(|group| group.id == topic.group));
    group.map_or_else(String::new, |group| group.name.clone())
}

fn country(workshop: &Workshop) -> String {
    match (&workshop.place, &workshop.country) {
        (Some(place), Some(country)) => message!("place-and-country", place = place, country = country),
        (Some(place), None) => place.clone(),
        (None, Some(country)) => country.clone(),
        (None, None) => String::new(),
    }
}

fn technologies(dossier: &Dossier, recurring: &RecurringNeed) -> Vec<Entry> {
    let links: Vec<JointLink> = recurring
        .needs
        .iter()
        .flat_map(|need| dossier.joint_links(need))
        .collect();
    let core = links.iter().filter(|link| link.grade == Grade::Core);
    let mut ids: Vec<&str> = core.map(|link| link.technology.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
        .filter_map(|id| dossier.technology(id))
        .map(|technology| Entry::new(technology.name.clone(), format!("tech/{}.html", technology.id)))
        .collect()
}
