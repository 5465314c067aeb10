//! A map in a page: the picture, its legend, and what the reader must be told about it.

use serde::Serialize;

use crate::model::{Chart, KeySign, Radar, RingBand};
use crate::render::map::{Dress, render_map, render_sign};
use crate::render::words;

use super::frame::Entry;

/// A map in a page.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// The map as SVG.
    pub svg: String,
    /// The map's own file, from the root of the site.
    pub file: String,
    /// The same for paper.
    pub prints: Vec<Entry>,
    /// Its sectors, each by itself.
    pub sheets: Vec<Entry>,
    /// How many technologies it shows, in words.
    pub count: String,
    /// What the marks mean.
    pub legend: Vec<LegendRow>,
    /// What the reader must be told.
    pub notes: Vec<String>,
    /// Whether the distance from the centre tells of a value.
    pub scored: bool,
    /// Rings with their meaning, from the centre.
    pub meanings: Vec<RingRow>,
    /// Rings to filter by.
    pub rings: Vec<FilterOption>,
    /// Sectors to filter by.
    pub sectors: Vec<FilterOption>,
}

/// A ring and what it means.
#[derive(Debug, Clone, Serialize)]
pub struct RingRow {
    /// The class of its tint.
    pub tint: String,
    /// Name.
    pub name: String,
    /// What it means; empty where nobody says.
    pub meaning: String,
    /// How many technologies it has.
    pub count: usize,
}

/// One choice of the filter.
#[derive(Debug, Clone, Serialize)]
pub struct FilterOption {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// How many technologies it has.
    pub count: usize,
}

/// A mark and its meaning.
#[derive(Debug, Clone, Serialize)]
pub struct LegendRow {
    /// The mark as SVG.
    pub mark: String,
    /// Its meaning.
    pub meaning: String,
}

/// The path of the drawing of a sector by itself, from the root of the site.
pub fn name_sheet(radar: &Radar, sector: usize) -> String {
    format!("maps/{}-{}.svg", radar.id, radar.sectors[sector].id.to_lowercase())
}

/// The figure of a map with the drawings of its sectors, where there are any; `root` leads from the page to the root of the site.
pub fn figure(radar: &Radar, chart: &Chart, sheets: &[Chart], root: &str) -> Figure {
    Figure {
        svg: render_map(radar, chart, Dress::Inline { root }),
        file: format!("maps/{}.svg", radar.id),
        prints: Vec::new(),
        sheets: (0..sheets.len())
            .map(|sector| Entry::new(radar.sectors[sector].name.clone(), name_sheet(radar, sector)))
            .collect(),
        count: words::technologies(radar.blips.len()),
        legend: legend(chart),
        notes: chart.notes.clone(),
        scored: chart.is_scored(),
        meanings: meanings(radar),
        rings: options(radar.rings.iter().map(|ring| (&ring.id, &ring.name)), |index| {
            radar.blips.iter().filter(|blip| blip.ring == index).count()
        }),
        sectors: options(radar.sectors.iter().map(|sector| (&sector.id, &sector.name)), |index| {
            radar.blips.iter().filter(|blip| blip.sector == index).count()
        }),
    }
}

/// Rings with what they mean and how much is in them.
fn meanings(radar: &Radar) -> Vec<RingRow> {
    let row = |(index, ring): (usize, &RingBand)| RingRow {
        tint: if ring.outside {
            "outside".into()
        } else {
            format!("ring-{index}")
        },
        name: ring.name.clone(),
        meaning: ring.meaning.clone(),
        count: radar.blips.iter().filter(|blip| blip.ring == index).count(),
    };
    radar.rings.iter().enumerate().map(row).collect()
}

fn options<'a>(
    named: impl Iterator<Item = (&'a String, &'a String)>,
    count: impl Fn(usize) -> usize,
) -> Vec<FilterOption> {
    named
        .enumerate()
        .map(|(index, (id, name))| FilterOption {
            id: id.clone(),
            name: name.clone(),
            count: count(index),
        })
        .collect()
}

/// Only the marks that the map uses.
fn legend(chart: &Chart) -> Vec<LegendRow> {
    let row = |sign: &KeySign| LegendRow {
        mark: render_sign(sign.sign, sign.radius),
        meaning: sign.meaning.clone(),
    };
    chart.key.marks().map(row).collect()
}
