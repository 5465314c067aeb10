//! A view's page: what it shows, its map, its list; for a group also its topics.

use serde::Serialize;

use crate::model::{Chart, SectorsBy};
use crate::render::DrawnView;
use crate::render::messages::message;

use super::Reader;
use super::editions::list_switch_of_now;
use super::entry::{RingList, count_rings, list_of_map, share_marks};
use super::figure::{Figure, figure_of};
use super::filter::Filter;
use super::filter_edition::filter_of;
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
    /// Why the number of its technologies is another one than on the map of all groups; may be empty.
    counts: String,
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
        counts: explain_counts(reader, drawn),
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

/// How many technologies a group has by topic, and how many stand with it on the map of all groups, where these differ.
fn explain_counts(reader: &Reader, drawn: &DrawnView) -> String {
    let SectorsBy::TopicsOf(group) = &drawn.view.sectors else {
        return String::new();
    };
    let mut views = reader.drawn.iter();
    let Some(all) = views.find(|other| other.view.sectors == SectorsBy::Groups) else {
        return String::new();
    };
    let sector = all.radar.sectors.iter().position(|sector| sector.id == *group);
    let by_demand = all
        .radar
        .blips
        .iter()
        .filter(|blip| Some(blip.sector) == sector)
        .count();
    match drawn.radar.blips.len() {
        by_topic if by_topic == by_demand => String::new(),
        by_topic => message!("counts-of-group", by_topic = by_topic, by_demand = by_demand),
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
