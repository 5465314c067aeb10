//! The technologies of a topic: wishes of its workshops that they answer, wishes that they help with, what is in use already,
//! and what was only found for it.

use serde::Serialize;

use crate::model::{AskedAs, Placement, Technology, Topic};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::pages::entry::{TechnologyEntry, entry};
use crate::render::words;

/// Technologies of which the topic's practitioners say the same.
#[derive(Serialize)]
pub struct Part {
    /// Where it stands on the page.
    pub id: &'static str,
    /// What is said of them, and how many they are.
    pub heading: String,
    /// What a reader must know of the part; may be empty.
    pub note: String,
    /// From the centre of the radar outwards; in a ring the highest value first.
    pub entries: Vec<TechnologyEntry>,
}

/// The technologies of a topic with their placements: those that its statements speak for, and those that name it.
fn list_technologies<'r>(reader: &'r Reader, topic: &Topic) -> Vec<(&'r Technology, &'r Placement)> {
    let all = reader.dossier.technologies.iter().zip(&reader.edition.placements);
    let mut own: Vec<_> = all
        .filter(|(technology, placement)| placement.is_of_topic(technology, &topic.id))
        .collect();
    own.sort_by(|(one, a), (other, b)| {
        let value = |placement: &Placement| placement.value.map_or(-1.0, |value| value.value());
        (a.ring.cmp(&b.ring))
            .then(value(b).total_cmp(&value(a)))
            .then_with(|| one.id.cmp(&other.id))
    });
    own
}

/// The technologies of a topic by what is said of them; parts without any are left out.
pub fn list_parts(reader: &Reader, topic: &Topic) -> Vec<Part> {
    let technologies = list_technologies(reader, topic);
    let sorts = AskedAs::ALL.into_iter().map(Some).chain([None]);
    let parts = sorts.map(|sort| {
        let own = technologies.iter();
        let own = own.filter(|(_, placement)| placement.said_on(&topic.id) == sort);
        let entries: Vec<TechnologyEntry> = own
            .map(|(technology, placement)| entry(reader, technology, placement))
            .collect();
        let heading = sort.map_or_else(|| message!("topic-found-for-it"), words::asked_as);
        Part {
            id: match sort {
                Some(AskedAs::DirectAnswer) => "direct",
                Some(AskedAs::Help) => "helps",
                Some(AskedAs::InUse) => "in-use",
                Some(AskedAs::Background) => "background",
                None => "found",
            },
            heading: message!("counted-heading", heading = heading, count = entries.len()),
            note: match sort {
                Some(AskedAs::InUse) => message!("topic-in-use-note"),
                None => message!("topic-found-note"),
                Some(AskedAs::DirectAnswer | AskedAs::Help | AskedAs::Background) => String::new(),
            },
            entries,
        }
    });
    parts.filter(|part| !part.entries.is_empty()).collect()
}

/// How many of the topic's technologies stand in each ring: "3 to deploy, 5 to pilot".
pub fn count_by_ring(reader: &Reader, topic: &Topic) -> String {
    let technologies = list_technologies(reader, topic);
    let rings = reader.dossier.configuration.rings.iter().enumerate();
    let counted = rings.filter_map(|(index, ring)| {
        let own = technologies.iter();
        let count = own.filter(|(_, placement)| placement.ring == index).count();
        (count > 0).then(|| words::count_in_ring(ring, count))
    });
    let counted: Vec<String> = counted.collect();
    match counted.is_empty() {
        true => message!("no-technology-yet"),
        false => counted.join(", "),
    }
}
