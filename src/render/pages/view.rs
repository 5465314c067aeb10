//! A view's page: what it shows, its map, its list; for a group also its topics.

use serde::Serialize;

use crate::model::{Blip, Chart, Radar, SectorsBy, Sureness};
use crate::render::DrawnView;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::editions::list_switch_of_now;
use super::entry::{RingList, count_rings, list_of_map, share_marks};
use super::figure::{Figure, figure_of};
use super::filter::Filter;
use super::frame::{At, Entry, Frame, frame, home};
use super::home::{TopicRow, topics};
use super::print::list_prints;
use super::sector::{self, SectorPage};

/// A view's page.
#[derive(Serialize)]
pub struct ViewPage {
    #[serde(flatten)]
    frame: Frame,
    editions: Vec<Entry>,
    summary: String,
    rings: String,
    map: Figure,
    filter: Filter,
    marks: String,
    lists: Vec<RingList>,
    topics: Vec<TopicRow>,
}

/// Composes a view's page.
pub fn page(reader: &Reader, drawn: &DrawnView) -> ViewPage {
    let filter = filter_of(reader, drawn, &drawn.radar);
    let mut lists = list_of_map(reader, &drawn.radar, &filter);
    let marks = share_marks(&mut lists);
    let (kind, topics) = match &drawn.view.sectors {
        SectorsBy::TopicsOf(group) => (message!("kind-group"), topics(reader, Some(group))),
        SectorsBy::Groups | SectorsBy::Activities => (message!("kind-view"), Vec::new()),
    };
    let href = format!("radar/{}.html", drawn.view.id);
    ViewPage {
        frame: frame(reader, At::Folder, &drawn.view.title, Some(kind), &href, vec![home()]),
        editions: list_switch_of_now(reader),
        summary: drawn.view.summary.clone(),
        rings: count_rings(&lists),
        map: Figure {
            prints: list_prints(reader, drawn),
            ..figure_of(reader, drawn, "../")
        },
        filter,
        marks,
        lists,
        topics,
    }
}

/// Composes the page of a sector of a view with too many blips for one picture.
pub fn sector_page(reader: &Reader, drawn: &DrawnView, index: usize, (sheet, file): (&Chart, &str)) -> SectorPage {
    let (radar, href) = (&drawn.radar, sector::page_of(file));
    let part = sector::take_sector(radar, index);
    let filter = filter_of(reader, drawn, &part);
    let lists = list_of_map(reader, &part, &filter);
    let frame = frame(
        reader,
        At::Folder,
        &sector::heading(radar, index),
        None,
        &href,
        vec![home()],
    );
    sector::page(frame, (radar, &part), (sheet, file.to_owned()), filter, lists)
}

/// What the map of a view can be narrowed by: also by the topics that its technologies serve, the groups of those, where
/// these are not the sectors, and by how sure their rings are.
pub fn filter_of(reader: &Reader, drawn: &DrawnView, radar: &Radar) -> Filter {
    let configuration = &reader.dossier.configuration;
    let topics_of = |blip: &Blip| {
        let technology = reader.dossier.technology(&blip.id);
        technology
            .map(|technology| technology.topics.clone())
            .unwrap_or_default()
    };
    let groups_of = |blip: &Blip| {
        let topics = topics_of(blip);
        let groups = configuration.groups.iter().filter(|group| {
            let mut own = configuration.topics.iter().filter(|topic| topic.group == group.id);
            own.any(|topic| topics.contains(&topic.id))
        });
        groups.map(|group| group.id.clone()).collect()
    };
    let topics = configuration.topics.iter();
    let topics = topics.map(|topic| (topic.id.clone(), topic.name.clone())).collect();
    let groups = match drawn.view.sectors {
        SectorsBy::Groups => Vec::new(),
        SectorsBy::Activities | SectorsBy::TopicsOf(_) => {
            let groups = configuration.groups.iter();
            groups.map(|group| (group.id.clone(), group.name.clone())).collect()
        }
    };
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
    Filter::of_map(radar)
        .with(radar, "group", message!("column-group"), groups, groups_of)
        .with(radar, "topic", message!("topics-word"), topics, topics_of)
        .with(radar, "sure", message!("sureness-word"), sureness.into(), sureness_of)
}
