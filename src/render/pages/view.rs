//! A view's page: what it shows, its map, its list; for a group also its topics. And the page of a bare table.

use serde::Serialize;

use crate::model::{Chart, Radar, SectorsBy};
use crate::render::DrawnView;
use crate::render::map::{Shape, render_legend_mark};
use crate::render::words;

use super::Reader;
use super::entry::{RingList, TechnologyEntry, count_rings, list_of_map};
use super::figure::{Figure, figure};
use super::frame::{At, Entry, Frame, SiteWords, frame, home};
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
        SectorsBy::TopicsOf(group) => ("practitioner group", topics(reader, Some(group))),
        SectorsBy::Groups | SectorsBy::Activities => ("view", Vec::new()),
    };
    let href = format!("radar/{}.html", drawn.view.id);
    ViewPage {
        frame: frame(reader, At::Folder, &drawn.view.title, kind, &href, vec![home()]),
        summary: drawn.view.summary.clone(),
        rings: count_rings(&lists),
        map: Figure {
            prints: list_prints(reader, drawn),
            ..figure(&drawn.radar, &drawn.chart, "../")
        },
        lists,
        topics,
    }
}

/// The page of a bare table.
#[derive(Serialize)]
pub struct TablePage {
    #[serde(flatten)]
    frame: Frame,
    rings: String,
    map: Figure,
    lists: Vec<RingList>,
}

/// Composes the page of a bare table.
pub fn table_page(radar: &Radar, chart: &Chart) -> TablePage {
    let lists: Vec<RingList> = (0..radar.rings.len())
        .map(|ring| list_ring(radar, ring))
        .filter(|list| !list.entries.is_empty())
        .collect();
    let site = SiteWords::alone(&radar.title);
    let frame = Frame {
        heading: radar.title.clone(),
        title: format!("{} – technology radar", radar.title),
        root: "",
        language: "en".into(),
        navigation: Vec::<Entry>::new(),
        crumbs: Vec::new(),
        site,
    };
    TablePage {
        frame,
        rings: count_rings(&lists),
        map: figure(radar, chart, ""),
        lists,
    }
}

fn list_ring(radar: &Radar, ring: usize) -> RingList {
    let band = &radar.rings[ring];
    let entries: Vec<TechnologyEntry> = radar
        .blips
        .iter()
        .filter(|blip| blip.ring == ring)
        .map(|blip| TechnologyEntry {
            id: blip.id.clone(),
            name: blip.name.clone(),
            href: blip.href.clone().unwrap_or_default(),
            number: blip.number,
            ring: band.id.clone(),
            ring_name: band.name.clone(),
            sector: radar.sectors[blip.sector].id.clone(),
            sector_name: radar.sectors[blip.sector].name.clone(),
            reason: blip
                .value
                .map(|value| format!("score {}", words::short(value)))
                .unwrap_or_default(),
            mark: render_legend_mark(Shape::of(blip, band.outside)),
            aliases: String::new(),
        })
        .collect();
    RingList {
        id: band.id.clone(),
        name: band.name.clone(),
        meaning: String::new(),
        count: words::technologies(entries.len()),
        entries,
    }
}
