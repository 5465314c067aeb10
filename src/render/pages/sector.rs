//! A sector of a map with too many blips to show at once: its own map and its own list; and the picture of the whole,
//! which leads to them.

use serde::Serialize;

use crate::model::{Chart, Radar};
use crate::render::map::{DensityLinks, render_density};
use crate::render::messages::message;
use crate::render::words;

use super::entry::{RingList, count_rings, share_marks};
use super::figure::{Figure, figure_of_chart, meanings};
use super::filter::Filter;
use super::frame::{Entry, Frame};

/// A page shows up to so many blips one by one; more are shown sector by sector.
const MOST_ON_PAGE: usize = 1_000;

/// Whether the blips of a radar are too many for one picture.
pub fn is_dense(radar: &Radar) -> bool {
    radar.blips.len() > MOST_ON_PAGE
}

/// A sector's page.
#[derive(Serialize)]
pub struct SectorPage {
    #[serde(flatten)]
    frame: Frame,
    rings: String,
    map: Figure,
    filter: Filter,
    marks: String,
    lists: Vec<RingList>,
}

/// The whole in numbers.
#[derive(Debug, Clone, Serialize)]
pub struct Density {
    /// Names of the rings, from the centre.
    rings: Vec<String>,
    /// A row a sector.
    sectors: Vec<DensityRow>,
}

/// A sector in numbers.
#[derive(Debug, Clone, Serialize)]
struct DensityRow {
    /// Its name, and the page of its map where it has one.
    sector: Entry,
    /// How many blips it has.
    count: usize,
    /// How many in each ring, and where they are listed.
    cells: Vec<DensityCount>,
}

#[derive(Debug, Clone, Serialize)]
struct DensityCount {
    count: usize,
    href: String,
}

/// The radar with the blips of one sector only.
pub fn take_sector(radar: &Radar, sector: usize) -> Radar {
    let own = radar.blips.iter().filter(|blip| blip.sector == sector);
    Radar {
        id: radar.id.clone(),
        title: radar.title.clone(),
        subtitle: radar.subtitle.clone(),
        sectors: radar.sectors.clone(),
        rings: radar.rings.clone(),
        blips: own.cloned().collect(),
        choices: radar.choices,
    }
}

/// What a sector's page is called.
pub fn heading(radar: &Radar, sector: usize) -> String {
    message!(
        "heading-of-sector",
        sector = &radar.sectors[sector].name,
        title = &radar.title
    )
}

/// Where the page of a sector stands, given the file of its map.
pub fn page_of(sheet: &str) -> String {
    let stem = sheet.trim_start_matches("maps/").trim_end_matches(".svg");
    format!("sector/{stem}.html")
}

/// Composes a sector's page: `part` is the radar with its blips only, `file` its map as a file of its own.
pub fn page(
    frame: Frame,
    (radar, part): (&Radar, &Radar),
    (sheet, file): (&Chart, String),
    filter: Filter,
    mut lists: Vec<RingList>,
) -> SectorPage {
    lists.retain(|list| !list.entries.is_empty());
    SectorPage {
        rings: count_rings(&lists),
        map: Figure {
            file,
            count: words::technologies(part.blips.len()),
            meanings: meanings(part),
            ..figure_of_chart(radar, sheet, "../")
        },
        marks: share_marks(&mut lists),
        frame,
        filter,
        lists,
    }
}

/// The figure of a whole in numbers; `sheets` are the maps of its sectors, where there are any.
pub fn dense_figure(radar: &Radar, chart: &Chart, sheets: &[String], root: &str) -> Figure {
    let page = |sector: usize| sheets.get(sector).map(|sheet| page_of(sheet));
    let list = |sector: usize, ring: usize| {
        let page = page(sector).map(|page| format!("{root}{page}")).unwrap_or_default();
        format!("{page}#list-{}", radar.rings[ring].id)
    };
    let links = DensityLinks {
        cell: &list,
        sector: &|sector| page(sector).map(|page| format!("{root}{page}")),
    };
    let count = |sector: usize, ring: usize| {
        let own = radar.blips.iter();
        own.filter(|blip| (blip.sector, blip.ring) == (sector, ring)).count()
    };
    let row = |sector: usize| {
        let cells = (0..radar.rings.len()).map(|ring| DensityCount {
            count: count(sector, ring),
            href: list(sector, ring),
        });
        let cells: Vec<DensityCount> = cells.collect();
        DensityRow {
            sector: Entry::new(radar.sectors[sector].name.clone(), page(sector).unwrap_or_default()),
            count: cells.iter().map(|cell| cell.count).sum(),
            cells,
        }
    };
    let density = Density {
        rings: radar.rings.iter().map(|ring| ring.name.clone()).collect(),
        sectors: (0..radar.sectors.len()).map(row).collect(),
    };
    Figure {
        crowded: false,
        svg: render_density(radar, chart, &links),
        file: format!("maps/{}.svg", radar.id),
        prints: Vec::new(),
        sheets: Vec::new(),
        count: words::technologies(radar.blips.len()),
        legend: Vec::new(),
        has_trails: false,
        shows_trails: false,
        notes: Vec::new(),
        scale: None,
        meanings: meanings(radar),
        density: Some(density),
    }
}
