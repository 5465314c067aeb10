//! The home page: what is here, where to start, the first view's map and its list.

use serde::Serialize;

use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::editions::list_switch_of_now;
use super::entry::{RingList, count_rings, list_of_map, share_marks};
use super::figure::{Figure, figure_of};
use super::filter::Filter;
use super::filter_edition::filter_of;
use super::frame::{At, Entry, Frame, frame};
use super::gone::count_left;
use super::print::list_prints;

/// The home page.
#[derive(Serialize)]
pub struct Home {
    #[serde(flatten)]
    frame: Frame,
    editions: Vec<Entry>,
    /// How many technologies have left since the first edition.
    left: usize,
    figures: Vec<Number>,
    rings: String,
    groups: Vec<GroupRow>,
    view_title: String,
    view_summary: String,
    map: Option<Figure>,
    filter: Filter,
    marks: String,
    lists: Vec<RingList>,
}

/// A number that is a link.
#[derive(Serialize)]
struct Number {
    number: usize,
    words: String,
    href: &'static str,
}

/// A practitioner group with its topics.
#[derive(Serialize)]
struct GroupRow {
    name: String,
    href: Option<String>,
    topics: Vec<TopicRow>,
}

/// A topic in the list of a group.
#[derive(Serialize)]
pub struct TopicRow {
    /// Name.
    pub name: String,
    /// Address from the root.
    pub href: String,
    /// Whether a workshop has been held.
    pub held: bool,
    /// When, or what is planned, in words.
    pub when: String,
}

/// Composes the home page.
pub fn page(reader: &Reader) -> Home {
    let dossier = reader.dossier;
    let configuration = &dossier.configuration;
    let first = reader.drawn.first();
    let filter = first
        .map(|drawn| filter_of(reader, drawn, &drawn.radar))
        .unwrap_or_default();
    let lists = first.map(|drawn| list_of_map(reader, &drawn.radar, &filter));
    let mut lists = lists.unwrap_or_default();
    let marks = share_marks(&mut lists);
    let mut frame = frame(reader, At::Root, &configuration.title, None, "index.html", Vec::new());
    frame.title = message!(
        "title-of-home",
        site = &configuration.title,
        edition = &configuration.edition
    );
    Home {
        frame,
        editions: list_switch_of_now(reader),
        left: count_left(reader),
        figures: vec![
            Number {
                number: dossier.technologies.len(),
                words: message!("figure-technologies"),
                href: "#list",
            },
            Number {
                number: dossier.needs().count(),
                words: message!("figure-statements"),
                href: "needs.html",
            },
            Number {
                number: dossier.unanswered().count(),
                words: message!("figure-unanswered"),
                href: "needs.html#unanswered",
            },
            Number {
                number: topics(reader, None).iter().filter(|topic| !topic.held).count(),
                words: message!("figure-not-asked"),
                href: "needs.html#not-asked",
            },
        ],
        rings: count_rings(&lists),
        groups: configuration
            .groups
            .iter()
            .map(|group| group_row(reader, &group.id, &group.name))
            .collect(),
        view_title: first.map(|drawn| drawn.view.title.clone()).unwrap_or_default(),
        view_summary: first.map(|drawn| drawn.view.summary.clone()).unwrap_or_default(),
        map: first.map(|drawn| Figure {
            prints: list_prints(reader, drawn),
            ..figure_of(reader, drawn, "")
        }),
        filter,
        marks,
        lists,
    }
}

fn group_row(reader: &Reader, id: &str, name: &str) -> GroupRow {
    GroupRow {
        name: name.to_owned(),
        href: group_href(reader, id),
        topics: topics(reader, Some(id)),
    }
}

/// The page of a group's own view, where there is one.
pub fn group_href(reader: &Reader, group: &str) -> Option<String> {
    let of_group =
        |sectors: &crate::model::SectorsBy| matches!(sectors, crate::model::SectorsBy::TopicsOf(id) if id == group);
    let index = reader.drawn.iter().position(|drawn| of_group(&drawn.view.sectors))?;
    Some(if index == 0 {
        "index.html".into()
    } else {
        format!("radar/{}.html", reader.drawn[index].view.id)
    })
}

/// The topics of a group, or all, with what is known of their workshops.
pub fn topics(reader: &Reader, group: Option<&str>) -> Vec<TopicRow> {
    let dossier = reader.dossier;
    let topics = dossier
        .configuration
        .topics
        .iter()
        .filter(|topic| group.is_none_or(|group| topic.group == group));
    topics
        .map(|topic| {
            let workshop = dossier.workshops_on(&topic.id).next();
            let when = match (workshop, &topic.planned) {
                (Some(workshop), _) => match workshop.dates.first() {
                    Some(date) => message!("workshop-held-on", days = words::days(date)),
                    None => message!("workshop-held"),
                },
                (None, Some(planned)) => message!("not-yet-asked-planned-for", planned = planned),
                (None, None) => message!("not-yet-asked-planned-year", year = topic.year),
            };
            TopicRow {
                name: topic.name.clone(),
                href: format!("topic/{}.html", topic.id),
                held: workshop.is_some(),
                when,
            }
        })
        .collect()
}
