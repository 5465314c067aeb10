//! A topic's page: its verdict and contents, its technologies by what its practitioners say of them, their map, its workshop
//! with every statement and what answers it.

mod map;
mod statements;
mod technologies;

use serde::Serialize;

use crate::model::{Asked, Topic, Workshop};
use crate::render::brief::BriefOf;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::brief::brief_entries;
use super::buying::{BuyingOfTopic, buying_of_topic};
use super::frame::{At, Entry, Frame, frame, home};
use super::home::{count_helped_only, group_href};
use map::{TopicFigure, draw_map};
use statements::{WorkshopPart, workshop_part};
use technologies::{Part, count_by_ring, list_parts};

pub use statements::need_row;

/// A topic's page.
#[derive(Serialize)]
pub struct TopicPage {
    #[serde(flatten)]
    frame: Frame,
    planned: String,
    printed: String,
    line: u32,
    verdict: String,
    /// When and where its workshops were held.
    held: Vec<String>,
    /// Its parts, each with how much is in it.
    contents: Vec<Entry>,
    parts: Vec<Part>,
    map: Option<TopicFigure>,
    sheets: Vec<Entry>,
    buying: Option<BuyingOfTopic>,
    workshops: Vec<WorkshopPart>,
}

/// Composes a topic's page.
pub fn page(reader: &Reader, topic: &Topic) -> TopicPage {
    let dossier = reader.dossier;
    let workshops: Vec<&Workshop> = dossier.workshops_on(&topic.id).collect();
    let unanswered = dossier.unanswered();
    let unanswered = unanswered.filter(|(workshop, _)| workshop.topic == topic.id).count();
    let rings = count_by_ring(reader, topic);
    let printed = topic.printed.iter().map(|form| message!("quoted", text = form));
    let mut crumbs = vec![home()];
    crumbs.extend(group_crumb(reader, &topic.group));
    let mut parts = list_parts(reader, topic);
    let map = draw_map(reader, topic, &mut parts);
    let workshop_parts: Vec<WorkshopPart> = workshops
        .iter()
        .map(|workshop| workshop_part(reader, workshop))
        .collect();
    TopicPage {
        buying: buying_of_topic(reader, topic),
        frame: frame(
            reader,
            At::Folder,
            &topic.name,
            Some(message!("kind-topic")),
            &format!("topic/{}.html", topic.id),
            crumbs,
        ),
        planned: say_plan(reader, topic),
        printed: words::join(&printed.collect::<Vec<_>>()),
        line: topic.line,
        verdict: match workshops.is_empty() {
            true => message!("topic-verdict-not-asked", rings = rings),
            false => message!(
                "topic-verdict",
                rings = rings,
                open = unanswered,
                helped = count_helped_only(reader, &topic.id)
            ),
        },
        held: workshops.iter().map(|workshop| say_held(workshop)).collect(),
        contents: list_contents(&parts, map.is_some(), &workshop_parts),
        parts,
        map,
        workshops: workshop_parts,
        sheets: brief_entries(reader, BriefOf::Topic(topic)),
    }
}

/// When and where a workshop was held; all days that its sources give.
fn say_held(workshop: &Workshop) -> String {
    let days = match words::days_of(workshop) {
        days if days.is_empty() => message!("not-known"),
        days => days,
    };
    let place = match (&workshop.place, &workshop.country) {
        (Some(place), Some(country)) => message!("place-and-country", place = place, country = country),
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) => message!("not-known"),
    };
    match workshop.dates_disagree() {
        true => message!("topic-held-dates-disagree", days = days, place = place),
        false => message!("topic-held", days = days, place = place),
    }
}

/// The parts of the page, each with how much is in it.
fn list_contents(parts: &[Part], has_map: bool, workshops: &[WorkshopPart]) -> Vec<Entry> {
    let technologies = parts
        .iter()
        .map(|part| Entry::new(part.heading.clone(), format!("#{}", part.id)));
    let map = has_map.then(|| Entry::new(message!("map-of-topic"), "#map"));
    let kinds = workshops.iter().flat_map(WorkshopPart::list_kinds);
    technologies.chain(map).chain(kinds).collect()
}

/// For when a workshop is planned that has not been held, or was.
fn say_plan(reader: &Reader, topic: &Topic) -> String {
    match (&topic.planned, reader.dossier.configuration.is_plan_over(topic)) {
        (Some(planned), false) => message!("topic-planned-for", planned = planned),
        (Some(planned), true) => message!("topic-was-planned-for", planned = planned),
        (None, false) => message!("topic-in-year", year = topic.year),
        (None, true) => message!("topic-was-in-year", year = topic.year),
    }
}

/// The page of a group, where it has one.
pub fn group_crumb(reader: &Reader, group: &str) -> Option<Entry> {
    let mut groups = reader.dossier.configuration.groups.iter();
    let name = &groups.find(|known| known.id == group)?.name;
    Some(Entry::new(name.clone(), group_href(reader, group)?))
}

/// Technologies whose topics nobody has been asked about.
pub fn not_yet_asked(reader: &Reader) -> usize {
    let placements = reader.edition.placements.iter();
    placements
        .filter(|placement| placement.asked == Asked::NotYetAsked)
        .count()
}
