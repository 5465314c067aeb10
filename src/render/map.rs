//! A chart as SVG: inline in pages, or a file of its own. It only reads the chart; colours live in the style sheets.

mod frame;
mod legend;
mod mark;
mod shape;
mod text;

use crate::model::{Chart, Radar};

use super::svg::{Attributes, SvgWriter};

pub use legend::{render_blip, render_legend_mark, render_sign};

/// Fonts of the same metric; names are planned in it.
const FONTS: &str = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif";

/// How a map is dressed.
#[derive(Debug, Clone, Copy)]
pub enum Dress<'a> {
    /// Inside a page, which brings the style sheet; links are relative to it.
    Inline {
        /// What leads from the page to the root of the site, such as `../`.
        root: &'a str,
    },
    /// A file of its own with its style sheet; without links.
    Standalone {
        /// Rules with simple selectors only.
        stylesheet: &'a str,
        /// Whether the legend stands below the map.
        legend: bool,
    },
}

/// Writes the map of a radar.
pub fn render_map(radar: &Radar, chart: &Chart, dress: Dress) -> String {
    let mut svg = SvgWriter::default();
    let id = |what: &str| format!("map-{}-{what}", radar.id);
    let height = match dress {
        Dress::Standalone { legend: true, .. } => chart.height + chart.legend.height,
        Dress::Inline { .. } | Dress::Standalone { .. } => chart.height,
    };
    let mut root = Attributes::new();
    if let Dress::Standalone { .. } = dress {
        root = root
            .text("xmlns", "http://www.w3.org/2000/svg")
            .number("width", chart.width)
            .number("height", height);
    }
    let root = root
        .text("class", "map")
        .numbers("viewBox", &[0.0, 0.0, chart.width, height])
        .text("role", "group")
        .text("aria-labelledby", &id("title"))
        .text("aria-describedby", &id("about"))
        .text("data-radar", "1")
        .number("data-cx", chart.centre.x)
        .number("data-cy", chart.centre.y)
        .number("data-radius", chart.radius)
        .text("font-family", FONTS);
    svg.open("svg", root);
    svg.words(
        "title",
        Attributes::new().text("id", &id("title")),
        &format!("Radar: {}", radar.title),
    );
    svg.words("desc", Attributes::new().text("id", &id("about")), &describe(radar));
    if let Dress::Standalone { stylesheet, .. } = dress {
        svg.style(stylesheet);
        svg.empty(
            "rect",
            Attributes::new()
                .text("class", "paper")
                .number("width", chart.width)
                .number("height", height),
        );
    }
    svg.open("g", Attributes::new().text("aria-hidden", "true"));
    chart
        .cells
        .iter()
        .for_each(|cell| frame::write_cell(&mut svg, radar, chart, cell, dress));
    frame::write_trails(&mut svg, radar, chart);
    frame::write_axis_labels(&mut svg, radar, chart);
    frame::write_leaders(&mut svg, radar, chart);
    svg.close();
    for ring in 0..radar.rings.len() {
        mark::write_ring(&mut svg, radar, chart, ring, dress);
    }
    svg.open("g", Attributes::new().text("aria-hidden", "true"));
    for label in &chart.labels {
        let attributes = Attributes::new()
            .text("class", "name")
            .text("data-label-for", &radar.blips[label.blip].id);
        text::write_text(&mut svg, attributes, &label.text);
    }
    for number in &chart.numbers {
        let attributes = Attributes::new()
            .text("class", "number")
            .text("data-furniture", "number");
        text::write_text(
            &mut svg,
            attributes.text("data-number-for", &radar.blips[number.blip].id),
            &number.text,
        );
    }
    svg.close();
    if let Dress::Standalone { legend: true, .. } = dress {
        legend::write_legend(&mut svg, radar, chart);
    }
    svg.finish()
}

/// What the map shows, in words.
fn describe(radar: &Radar) -> String {
    let count = |ring: usize| radar.blips.iter().filter(|blip| blip.ring == ring).count();
    let rings: Vec<String> = radar
        .rings
        .iter()
        .enumerate()
        .map(|(index, ring)| format!("{} {}", ring.name, count(index)))
        .collect();
    let sectors: Vec<&str> = radar.sectors.iter().map(|sector| sector.name.as_str()).collect();
    format!(
        "Rings from the centre: {}. Sectors: {}. The list has the same entries.",
        rings.join(", "),
        sectors.join(", ")
    )
}

/// What a sector is called in the marks that measuring tools read: by its id where pages filter by it, else by its name.
fn sector_key<'a>(radar: &'a Radar, sector: usize, dress: Dress) -> &'a str {
    match dress {
        Dress::Inline { .. } => &radar.sectors[sector].id,
        Dress::Standalone { .. } => &radar.sectors[sector].name,
    }
}

/// What a ring is called there.
fn ring_key<'a>(radar: &'a Radar, ring: usize, dress: Dress) -> &'a str {
    match dress {
        Dress::Inline { .. } => &radar.rings[ring].id,
        Dress::Standalone { .. } => &radar.rings[ring].name,
    }
}

/// Whether an address leads out of the site.
pub fn is_absolute(href: &str) -> bool {
    href.starts_with("http:") || href.starts_with("https:") || href.starts_with("mailto:")
}
