//! A view's page: what it shows, its map, its list; for a group also its topics.

use serde::Serialize;

use crate::model::SectorsBy;
use crate::render::DrawnView;
use crate::render::messages::message;

use super::Reader;
use super::entry::{RingList, count_rings, list_of_map};
use super::figure::{Figure, figure_of};
use super::frame::{At, Frame, frame, home};
use super::home::{TopicRow, topics};
use super::print::list_prints;

/// A view's page.
#[derive(Serialize)]
pub struct ViewPage {
    #[serde(flatten)]
    frame: Frame,
    summary: String,
    rings: String,
    map: Figure,
    lists: Vec<RingList>,
    topics: Vec<TopicRow>,
}

/// Composes a view's page.
pub fn page(reader: &Reader, drawn: &DrawnView) -> ViewPage {
    let lists = list_of_map(reader, &drawn.radar);
    let (kind, topics) = match &drawn.view.sectors {
        SectorsBy::TopicsOf(group) => (message!("kind-group"), topics(reader, Some(group))),
        SectorsBy::Groups | SectorsBy::Activities => (message!("kind-view"), Vec::new()),
    };
    let href = format!("radar/{}.html", drawn.view.id);
    ViewPage {
        frame: frame(reader, At::Folder, &drawn.view.title, Some(kind), &href, vec![home()]),
        summary: drawn.view.summary.clone(),
        rings: count_rings(&lists),
        map: Figure {
            prints: list_prints(reader, drawn),
            ..figure_of(reader, drawn, "../")
        },
        lists,
        topics,
    }
}
