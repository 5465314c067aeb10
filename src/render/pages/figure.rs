//! A map in a page: the picture, its legend, and what the reader must be told about it.

use serde::Serialize;

use crate::inert::{name_file, name_sheet};
use crate::model::{Chart, Radar, RingBand, SignSample};
use crate::render::DrawnView;
use crate::render::map::{MapTarget, render_map, render_sign};
use crate::render::style::{LAST_TONE, ring_class};
use crate::render::words;

use super::Reader;
use super::frame::Entry;
use super::sector::{Density, dense_figure, is_dense};

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
    /// Whether it can say where marks came from that changed the ring.
    pub has_trails: bool,
    /// Whether it says so unless a reader chooses otherwise.
    pub shows_trails: bool,
    /// What the reader must be told.
    pub notes: Vec<String>,
    /// What the distance from the centre tells, where it tells of a value.
    pub scale: Option<String>,
    /// Rings with their meaning, from the centre.
    pub meanings: Vec<RingRow>,
    /// Whether its letters are so small that it needs the whole width, so that the list stands below.
    pub crowded: bool,
    /// The whole in numbers, where it has too many blips to show each.
    pub density: Option<Density>,
}

/// A ring and what it means.
#[derive(Debug, Clone, Serialize)]
pub struct RingRow {
    /// The class of its tint.
    pub tint: String,
    /// The classes of its marks.
    pub mark: String,
    /// Name.
    pub name: String,
    /// What it means; empty where nobody says.
    pub meaning: String,
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

/// The paths of the drawings of a view's sectors by themselves, from the root of the site.
pub fn name_sheets(reader: &Reader, drawn: &DrawnView) -> Vec<String> {
    let radars: Vec<&Radar> = reader.drawn.iter().map(|drawn| &drawn.radar).collect();
    name_sheets_of(&radars, &drawn.radar)
}

/// The same among the maps of these radars.
pub fn name_sheets_of(radars: &[&Radar], radar: &Radar) -> Vec<String> {
    let views = radars.iter().map(|radar| {
        let sectors = radar.sectors.iter().map(|sector| sector.id.as_str());
        (radar.id.as_str(), sectors.collect())
    });
    let name = |sector: &str| {
        let name = name_sheet(views.clone(), &radar.id, sector);
        format!("maps/{}.svg", name_file(&name))
    };
    radar.sectors.iter().map(|sector| name(&sector.id)).collect()
}

/// The figure of a view's map.
pub fn figure_of(reader: &Reader, drawn: &DrawnView, root: &str) -> Figure {
    let sheets = if drawn.sheets.is_empty() {
        Vec::new()
    } else {
        name_sheets(reader, drawn)
    };
    figure(&drawn.radar, &drawn.chart, sheets, root)
}

/// The figure of a map with the files of the drawings of its sectors, where there are any; `root` leads from the page to the root of the site.
pub fn figure(radar: &Radar, chart: &Chart, sheets: Vec<String>, root: &str) -> Figure {
    if is_dense(radar) {
        return dense_figure(radar, chart, &sheets, root);
    }
    let sheets = sheets.into_iter().zip(&radar.sectors);
    Figure {
        sheets: sheets
            .map(|(file, sector)| Entry::new(sector.name.clone(), file))
            .collect(),
        ..figure_of_chart(radar, chart, root)
    }
}

/// The figure of a chart, whatever it shows of the radar.
pub fn figure_of_chart(radar: &Radar, chart: &Chart, root: &str) -> Figure {
    Figure {
        svg: render_map(radar, chart, MapTarget::Page { root }).svg,
        file: format!("maps/{}.svg", radar.id),
        prints: Vec::new(),
        sheets: Vec::new(),
        count: words::technologies(radar.blips.len()),
        legend: legend(chart),
        has_trails: !chart.trails.is_empty(),
        shows_trails: radar.choices.trails,
        notes: words::notices(radar, chart),
        scale: words::scale(radar, chart),
        meanings: meanings(radar),
        crowded: is_crowded(chart),
        density: None,
    }
}

/// Beside a list a map is drawn at three quarters of its size at 1,280 pixels; letters of this size have nine pixels then.
const BESIDE_A_LIST: f64 = 12.0;

fn is_crowded(chart: &Chart) -> bool {
    let texts = chart.labels.iter().chain(&chart.numbers);
    texts.map(|label| label.text.size).any(|size| size < BESIDE_A_LIST)
}

/// Rings with what they mean and how much is in them.
pub fn meanings(radar: &Radar) -> Vec<RingRow> {
    let row = |(index, ring): (usize, &RingBand)| RingRow {
        tint: if ring.outside {
            "outside".into()
        } else {
            ring_class(index)
        },
        mark: match radar.choices.colours.of_ring(index) {
            _ if ring.outside => String::new(),
            Some(_) => "dot".into(),
            None => format!("dot dot-{}", index.min(LAST_TONE)),
        },
        name: ring.name.clone(),
        meaning: ring.meaning.clone(),
        count: radar.blips.iter().filter(|blip| blip.ring == index).count(),
    };
    radar.rings.iter().enumerate().map(row).collect()
}

/// Only the marks that the map uses.
fn legend(chart: &Chart) -> Vec<LegendRow> {
    let row = |sign: &SignSample| LegendRow {
        mark: render_sign(sign.sign, sign.radius),
        meaning: words::meaning(sign.meaning),
    };
    chart.signs.iter().map(row).collect()
}
