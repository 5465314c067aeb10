//! A chart as SVG, written once for each medium: pages, files, pictures, paper. It only reads the chart.

mod density;
mod frame;
mod legend;
mod mark;
mod shape;
mod text;

use crate::model::{Anchor, Chart, Label, Point, Radar, Rect};

use super::messages::message;
use super::svg::{Attributes, Drawing, Medium, SvgWriter, document_of};

pub use density::{DensityLinks, render_density};
pub use legend::{draw_sign, render_blip, render_list_mark, render_sign};

/// Fonts of the same metric; names are planned in it.
const FONTS: &str = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif";

/// Where a map goes.
#[derive(Debug, Clone, Copy)]
pub enum MapTarget<'a> {
    /// Into a page, which brings the style sheet.
    Page {
        /// What leads from the page to the root of the site, such as `../`.
        root: &'a str,
    },
    /// A part of it into a page.
    PagePart {
        /// What leads from the page to the root of the site, such as `../`.
        root: &'a str,
        /// The part of the drawing to show.
        part: Rect,
    },
    /// Into a file of its own, with its legend.
    File {
        /// What leads from the file to the root of the site; without it only addresses of their own are links.
        root: Option<&'a str>,
    },
    /// Into a picture, with its legend.
    Picture,
    /// Onto paper, where the document brings links.
    Paper {
        /// The part of the drawing to show.
        part: Rect,
        /// Whether the legend stands below the map; documents bring one of their own.
        has_legend: bool,
    },
}

impl MapTarget<'_> {
    fn medium(self) -> Medium {
        match self {
            MapTarget::Page { .. } | MapTarget::PagePart { .. } => Medium::Page,
            MapTarget::File { .. } => Medium::File,
            MapTarget::Picture => Medium::Picture,
            MapTarget::Paper { .. } => Medium::Paper,
        }
    }

    fn is_page(self) -> bool {
        self.medium() == Medium::Page
    }

    /// Where a blip leads, given the address of its page from the root of the site.
    fn href(self, href: Option<&str>) -> Option<String> {
        let root = match self {
            MapTarget::Page { root } | MapTarget::PagePart { root, .. } => Some(root),
            MapTarget::File { root } => root,
            MapTarget::Picture | MapTarget::Paper { .. } => None,
        };
        href.and_then(|href| match root {
            _ if is_absolute(href) => Some(href.to_owned()),
            root => root.map(|root| format!("{root}{href}")),
        })
    }
}

/// The whole of a chart with its legend below.
pub fn whole_with_legend(chart: &Chart) -> Rect {
    Rect {
        x: 0.0,
        y: 0.0,
        width: chart.width,
        height: chart.height + chart.legend.height,
    }
}

/// Draws the map of a radar.
pub fn render_map(radar: &Radar, chart: &Chart, target: MapTarget) -> Drawing {
    let has_legend = match target {
        MapTarget::File { .. } | MapTarget::Picture => true,
        MapTarget::Page { .. } | MapTarget::PagePart { .. } => false,
        MapTarget::Paper { has_legend, .. } => has_legend,
    };
    let mut whole = whole_with_legend(chart);
    if !has_legend {
        whole.height = chart.height;
    }
    let part = match target {
        MapTarget::Paper { part, .. } | MapTarget::PagePart { part, .. } => part,
        MapTarget::Page { .. } | MapTarget::File { .. } | MapTarget::Picture => whole,
    };
    let mut svg = SvgWriter::new(target.medium(), Point { x: part.x, y: part.y }).in_colours(radar.choices.colours);
    let id = |what: &str| format!("map-{}-{what}", radar.id);
    let root = if target.is_page() {
        let frame = [part.x, part.y, part.width, part.height];
        Attributes::new().class("map").numbers("viewBox", &frame)
    } else {
        document_of(&part).class("map")
    };
    let root = root
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
        &message!("map-title", title = &radar.title),
    );
    svg.words(
        "desc",
        Attributes::new().text("id", &id("about")),
        &describe(radar, chart),
    );
    if !target.is_page() {
        svg.end_line();
        let paper = Attributes::new().class("paper").number("width", whole.width);
        svg.empty("rect", paper.number("height", whole.height));
    }
    svg.open("g", Attributes::new().text("aria-hidden", "true"));
    chart
        .cells
        .iter()
        .for_each(|cell| frame::write_cell(&mut svg, radar, chart, cell, target));
    frame::write_borders(&mut svg, radar, chart);
    frame::write_trails(&mut svg, radar, chart);
    frame::write_axis_labels(&mut svg, radar, chart);
    frame::write_leaders(&mut svg, radar, chart);
    svg.close();
    for ring in 0..radar.rings.len() {
        mark::write_ring(&mut svg, radar, chart, ring, target);
    }
    let hidden = || Attributes::new().text("aria-hidden", "true");
    svg.open_texts(
        hidden(),
        "name",
        chart.labels.first().map_or(0.0, |label| label.text.size),
    );
    write_names(&mut svg, radar, chart);
    svg.close_texts();
    svg.open("g", hidden());
    for number in &chart.numbers {
        let blip = &radar.blips[number.blip].id;
        let attributes = Attributes::new().text("data-furniture", "number");
        let attributes = attributes.text("data-number-for", blip);
        text::write_text(&mut svg, "number", attributes, &number.text, Some(blip));
    }
    svg.close();
    if has_legend {
        legend::write_legend(&mut svg, radar, chart);
    }
    svg.finish()
}

/// The names; on pages those that hang alike stand together.
fn write_names(svg: &mut SvgWriter, radar: &Radar, chart: &Chart) {
    let write = |svg: &mut SvgWriter, label: &Label| {
        let blip = &radar.blips[label.blip].id;
        let attributes = Attributes::new().text("data-label-for", blip);
        text::write_text(svg, "name", attributes, &label.text, Some(blip));
    };
    if !svg.is_page() {
        return chart.labels.iter().for_each(|label| write(svg, label));
    }
    for anchor in [Anchor::Start, Anchor::Middle, Anchor::End] {
        let mut own = chart
            .labels
            .iter()
            .filter(|label| label.text.anchor == anchor)
            .peekable();
        if own.peek().is_some() {
            svg.in_anchor(anchor, |svg| own.for_each(|label| write(svg, label)));
        }
    }
}

/// What the map shows, in words.
fn describe(radar: &Radar, chart: &Chart) -> String {
    // A sector by itself has the cells of that sector only.
    let is_shown = |sector: usize| chart.cells.iter().any(|cell| cell.sector == sector);
    let shown: Vec<bool> = (0..radar.sectors.len()).map(is_shown).collect();
    let count = |ring: usize| {
        let own = radar
            .blips
            .iter()
            .filter(|blip| blip.ring == ring && shown[blip.sector]);
        own.count()
    };
    let rings: Vec<String> = radar
        .rings
        .iter()
        .enumerate()
        .map(|(index, ring)| message!("ring-with-count", ring = &ring.name, count = count(index)))
        .collect();
    let sectors = radar.sectors.iter().zip(&shown).filter(|(_, shown)| **shown);
    let sectors: Vec<&str> = sectors.map(|(sector, _)| sector.name.as_str()).collect();
    message!(
        "map-description",
        rings = rings.join(", "),
        sectors = sectors.join(", ")
    )
}

/// What a sector is called in the marks that measuring tools read: by its id where pages filter by it, else by its name.
fn sector_key<'a>(radar: &'a Radar, sector: usize, target: MapTarget) -> &'a str {
    let sector = &radar.sectors[sector];
    if target.is_page() { &sector.id } else { &sector.name }
}

/// What a ring is called there.
fn ring_key<'a>(radar: &'a Radar, ring: usize, target: MapTarget) -> &'a str {
    let ring = &radar.rings[ring];
    if target.is_page() { &ring.id } else { &ring.name }
}

/// Whether an address leads out of the site.
pub fn is_absolute(href: &str) -> bool {
    href.starts_with("http:") || href.starts_with("https:") || href.starts_with("mailto:")
}

#[cfg(test)]
mod tests;
