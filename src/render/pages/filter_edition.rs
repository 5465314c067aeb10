//! What the map of a view can be narrowed by besides ring, sector and movement: the groups and topics that a technology
//! serves, its TRL, how sure its ring is, and what kinds of statement it answers.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Blip, Need, NeedKind, Radar, SectorsBy, Sureness, Trl, Workshop};
use crate::render::DrawnView;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::filter::{Choice, Filter};

/// So many letters of a statement are shown as a choice.
const MOST_LETTERS: usize = 80;

/// The filter of a view, or of one sector of it.
pub fn filter_of(reader: &Reader, drawn: &DrawnView, radar: &Radar) -> Filter {
    let configuration = &reader.dossier.configuration;
    let technology_of = |blip: &Blip| reader.dossier.technology(&blip.id);
    let topics_of = |blip: &Blip| -> Vec<String> {
        let Some((technology, placement)) = technology_of(blip).zip(reader.edition.placement(&blip.id)) else {
            return Vec::new();
        };
        let topics = configuration.topics.iter();
        let topics = topics.filter(|topic| placement.is_of_topic(technology, &topic.id));
        topics.map(|topic| topic.id.clone()).collect()
    };
    let groups_of = |blip: &Blip| {
        let topics = topics_of(blip);
        let groups = configuration.groups.iter().filter(|group| {
            let mut own = configuration.topics.iter().filter(|topic| topic.group == group.id);
            own.any(|topic| topics.contains(&topic.id))
        });
        groups.map(|group| group.id.clone()).collect()
    };
    let groups = configuration.groups.iter();
    let groups = groups.map(|group| (group.id.clone(), group.name.clone())).collect();
    let topics = configuration.topics.iter();
    let topics = topics.map(|topic| (topic.id.clone(), topic.name.clone())).collect();
    let words = [
        (Sureness::Sure, "sure"),
        (Sureness::FairlySure, "fairly-sure"),
        (Sureness::Borderline, "borderline"),
    ];
    let sureness_of = |blip: &Blip| {
        let own = blip.certainty.map(|certainty| certainty.word);
        let words = words.iter().filter(|(word, _)| own == Some(*word));
        words.map(|(_, value)| (*value).to_owned()).collect()
    };
    let sureness = words.map(|(word, value)| (value.to_owned(), words::capital(&words::sureness(word))));
    let routes = configuration.routes.iter();
    let routes = routes.map(|route| (route.id.clone(), route.name.clone()));
    let answered = list_answered(reader);
    let needs = needs_of(reader, &drawn.view.sectors);
    let kinds = NeedKind::ALL.map(|kind| (kind.as_str().to_owned(), words::capital(kind.as_str())));
    let blips = &radar.blips;
    let mut filter = Filter::of_map(radar);
    filter.compares = true;
    // Where the sectors are groups, a sector is the group that asks most, and a technology serves others too.
    let filter = match drawn.view.sectors {
        SectorsBy::Groups => filter.call("sector", message!("filter-group-that-asks-most")),
        SectorsBy::Activities | SectorsBy::TopicsOf(_) => filter,
    };
    filter
        .with(blips, "group", message!("filter-any-group"), groups, groups_of)
        .fold("group")
        .with(blips, "topic", message!("topics-word"), topics, topics_of)
        .with_range(
            blips,
            ("trl", message!("column-trl"), message!("filter-trl-hint")),
            trls(),
            |blip| technology_of(blip).map(|technology| technology.trl.low.to_string()),
        )
        .with(blips, "sure", message!("sureness-word"), sureness.into(), sureness_of)
        .with(blips, "route", message!("filter-route"), routes.collect(), |blip| {
            let mut rings = configuration.rings.iter();
            let ring = rings.find(|ring| ring.id == radar.rings[blip.ring].id);
            let route = ring
                .zip(technology_of(blip))
                .and_then(|(ring, technology)| ring.route_for(technology));
            route
                .map(|route| configuration.routes[route].id.clone())
                .into_iter()
                .collect()
        })
        .fold("route")
        .with(blips, "kind", message!("filter-kind-of-need"), kinds.into(), |blip| {
            let own = answered.get(blip.id.as_str()).into_iter().flatten();
            let kinds: BTreeSet<&str> = own.map(|need| need.kind.as_str()).collect();
            kinds.into_iter().map(str::to_owned).collect()
        })
        .with(blips, "need", message!("filter-need"), needs, |blip| {
            let own = answered.get(blip.id.as_str()).into_iter().flatten();
            own.map(|need| need.id.clone()).collect()
        })
}

/// The statements that a view can be narrowed by: those asked of its group. A view of all groups would have too many.
fn needs_of(reader: &Reader, sectors: &SectorsBy) -> Vec<Choice> {
    let SectorsBy::TopicsOf(group) = sectors else {
        return Vec::new();
    };
    let is_own = |workshop: &Workshop| {
        let topic = reader.dossier.topic(&workshop.topic);
        topic.is_some_and(|topic| topic.group == *group)
    };
    let needs = reader.dossier.needs();
    let needs = needs.filter(|(workshop, need)| need.asks() && is_own(workshop));
    needs
        .map(|(_, need)| (need.id.clone(), shorten(&need.statement)))
        .collect()
}

/// The beginning of a statement, up to the end of a word.
fn shorten(statement: &str) -> String {
    match statement.char_indices().nth(MOST_LETTERS) {
        None => statement.to_owned(),
        Some((end, _)) => {
            let begin = &statement[..end];
            let words = begin.rsplit_once(' ').map_or(begin, |(words, _)| words);
            format!("{}…", words.trim_end_matches([',', ';', ':', '.']))
        }
    }
}

/// Every TRL as a choice.
fn trls() -> Vec<Choice> {
    let levels = Trl::LEAST.level()..=Trl::MOST.level();
    levels.map(|level| (level.to_string(), level.to_string())).collect()
}

/// The statements that each technology answers, directly or as a help.
fn list_answered<'d>(reader: &Reader<'d>) -> BTreeMap<String, Vec<&'d Need>> {
    let mut answered: BTreeMap<String, Vec<&Need>> = BTreeMap::new();
    for (_, need) in reader.dossier.needs().filter(|(_, need)| need.asks()) {
        let links = reader.dossier.joint_links(&need.id);
        for link in links.iter().filter(|link| link.grade.answers()) {
            answered.entry(link.technology.clone()).or_default().push(need);
        }
    }
    answered
}
