//! The home page, answers first: what this is, what is not known, what changed; every topic with what there is for it; then
//! the first view's map and its list.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Need, SectorsBy, Workshop};
use crate::render::DrawnView;
use crate::render::brief::BriefOf;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::brief::brief_entries;
use super::changes;
use super::editions::list_switch_of_now;
use super::entry::{RingList, count_rings, list_of_map, share_marks};
use super::figure::{Figure, figure_of};
use super::filter::Filter;
use super::filter_edition::filter_of;
use super::frame::{At, Entry, Frame, frame};
use super::gone::count_left;
use super::needs::Standing;
use super::print::list_prints;

/// The home page.
#[derive(Serialize)]
pub struct Home {
    #[serde(flatten)]
    frame: Frame,
    editions: Vec<Entry>,
    /// What changed since the edition before, in a sentence.
    changed: String,
    /// How many technologies have left since the first edition.
    left: usize,
    figures: Vec<Number>,
    rings: String,
    groups: Vec<GroupRow>,
    view_title: String,
    view_summary: String,
    /// The maps of the other views.
    views: Vec<Entry>,
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
    /// How many technologies its map shows, by ring; empty without a map of its own.
    rings: String,
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
    /// The same in a few words.
    pub short: String,
    /// How many technologies it has, by ring.
    pub rings: String,
    /// How many of its needs have no technology, in words; empty where nobody was asked.
    pub open: String,
    /// Address of the sheet on it from the root.
    pub sheet: String,
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
    let all_topics = topics(reader, None);
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
        changed: match reader.differences {
            Some(differences) => message!(
                "changed-since",
                edition = &differences.from.0,
                changes = changes::count_moves(reader, differences)
            ),
            None => message!("changed-nothing-before"),
        },
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
                href: "needs.html#statements",
            },
            Number {
                number: dossier.unanswered().count(),
                words: message!("figure-unanswered"),
                href: "needs.html#unanswered",
            },
            Number {
                number: all_topics.iter().filter(|topic| !topic.held).count(),
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
        views: reader.drawn.iter().skip(1).map(view_entry).collect(),
        map: first.map(|drawn| Figure {
            prints: list_prints(reader, drawn),
            ..figure_of(reader, drawn, "")
        }),
        filter,
        marks,
        lists,
    }
}

/// The map of a view by its name.
fn view_entry(drawn: &DrawnView) -> Entry {
    Entry::new(drawn.view.title.clone(), format!("radar/{}.html", drawn.view.id))
}

fn group_row(reader: &Reader, id: &str, name: &str) -> GroupRow {
    let own = view_of_group(reader, id).map(|index| &reader.drawn[index].radar);
    let rings = own.map(|radar| {
        let rings = (0..radar.rings.len()).map(|ring| {
            let here = radar.blips.iter().filter(|blip| blip.ring == ring);
            (radar.rings[ring].name.as_str(), here.count())
        });
        say_rings(rings)
    });
    GroupRow {
        name: name.to_owned(),
        href: group_href(reader, id),
        rings: rings.unwrap_or_default(),
        topics: topics(reader, Some(id)),
    }
}

/// Which view is of a group's topics.
fn view_of_group(reader: &Reader, group: &str) -> Option<usize> {
    let of_group = |sectors: &SectorsBy| matches!(sectors, SectorsBy::TopicsOf(id) if id == group);
    reader.drawn.iter().position(|drawn| of_group(&drawn.view.sectors))
}

/// The page of a group's own view, where there is one.
pub fn group_href(reader: &Reader, group: &str) -> Option<String> {
    view_of_group(reader, group).map(|index| match index {
        0 => "index.html".into(),
        _ => format!("radar/{}.html", reader.drawn[index].view.id),
    })
}

/// How many there are in each ring, those without any left out.
fn say_rings<'r>(rings: impl Iterator<Item = (&'r str, usize)>) -> String {
    let some = rings.filter(|(_, count)| *count > 0);
    let counts: Vec<String> = some
        .map(|(ring, count)| message!("ring-count-whole", ring = ring, count = count))
        .collect();
    match counts.is_empty() {
        true => message!("no-technology-yet"),
        false => counts.join(", "),
    }
}

/// How many technologies a topic has in each ring: those that serve it, and those that its workshops ask for.
fn count_topic(reader: &Reader, topic: &str) -> String {
    let dossier = reader.dossier;
    let own = dossier.technologies.iter().zip(&reader.edition.placements);
    let own = own.filter(|(technology, placement)| placement.is_of_topic(technology, topic));
    let own: Vec<usize> = own.map(|(_, placement)| placement.ring).collect();
    let rings = dossier.configuration.rings.iter().enumerate();
    say_rings(rings.map(|(index, ring)| {
        let count = own.iter().filter(|of| **of == index).count();
        (ring.name.as_str(), count)
    }))
}

/// That nobody has been asked yet, and for when it is or was planned.
fn not_yet_asked(planned: Option<&str>, year: u8, is_over: bool) -> String {
    match (planned, is_over) {
        (Some(planned), false) => message!("not-yet-asked-planned-for", planned = planned),
        (Some(planned), true) => message!("not-yet-asked-was-planned-for", planned = planned),
        (None, false) => message!("not-yet-asked-planned-year", year = year),
        (None, true) => message!("not-yet-asked-was-planned-year", year = year),
    }
}

/// That a workshop was held, with the year where all its sources give the same.
fn held_in_year(workshop: &Workshop) -> String {
    let years = workshop.dates.iter().map(|date| date.first.year());
    let years: BTreeSet<i16> = years.collect();
    match years.first() {
        Some(year) if years.len() == 1 => message!("workshop-held-in-year", year = year.to_string()),
        Some(_) | None => message!("workshop-held"),
    }
}

/// How many needs of a topic's own workshops are helped with, and have no direct answer.
pub fn count_helped_only(reader: &Reader, topic: &str) -> usize {
    let own = reader.dossier.needs().filter(|(workshop, _)| workshop.topic == topic);
    own.filter(|(_, need)| Standing::of(reader, need) == Standing::HelpedOnly)
        .count()
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
                (Some(workshop), _) if workshop.dates.is_empty() => message!("workshop-held"),
                (Some(workshop), _) => message!("workshop-held-on", days = words::days_of(workshop)),
                (None, planned) => not_yet_asked(
                    planned.as_deref(),
                    topic.year,
                    dossier.configuration.is_plan_over(topic),
                ),
            };
            let short = match workshop {
                Some(workshop) => held_in_year(workshop),
                None if dossier.configuration.is_plan_over(topic) => message!("not-yet-asked-short"),
                None => when.clone(),
            };
            let is_own = |(workshop, _): &(&Workshop, &Need)| workshop.topic == topic.id;
            let asks = dossier.needs().filter(is_own).any(|(_, need)| need.asks());
            let unanswered = dossier.unanswered().filter(is_own).count();
            let helped = count_helped_only(reader, &topic.id);
            TopicRow {
                name: topic.name.clone(),
                href: format!("topic/{}.html", topic.id),
                held: workshop.is_some(),
                when,
                short,
                rings: count_topic(reader, &topic.id),
                open: match asks {
                    true => message!("needs-open", count = unanswered, helped = helped),
                    false => String::new(),
                },
                sheet: brief_entries(reader, BriefOf::Topic(topic)).swap_remove(0).href,
            }
        })
        .collect()
}
