//! The whole of a radar with too many blips to tell apart: each cell with how many it holds, the stronger its colour the
//! more, a link to those that it counts. Rings are as wide as they are full, so how many stand in the same area would tell
//! little.

use std::f64::consts::PI;

use crate::model::{Anchor, Angle, AxisLabelKind, Cell, Chart, Point, Radar, Rect};
use crate::render::messages::message;
use crate::render::svg::{Attributes, Medium, SvgWriter, anchor_word};
use crate::render::words;

use super::FONTS;
use super::frame::outline;
use super::text::write_axis_label;

/// Shades from the emptiest to the fullest cell.
const SHADES: usize = 5;
/// The largest letters of a count, and the smallest.
const LETTERS: (f64, f64) = (34.0, 12.0);
/// Width of a digit and height of a line as shares of the size of letters.
const DIGIT: (f64, f64) = (0.56, 0.72);
/// How much room is left for words of the frame, which pages write larger, as a share of what is planned.
const WORDS: f64 = 1.0;
/// Free space around the disc and its words.
const MARGIN: f64 = 8.0;

/// Where a picture of density leads.
pub struct DensityLinks<'a> {
    /// To what a cell counts, given sector and ring.
    pub cell: &'a dyn Fn(usize, usize) -> String,
    /// To the map of a sector, where it has one.
    pub sector: &'a dyn Fn(usize) -> Option<String>,
}

/// How many blips each cell of a chart holds, in the order of the cells.
fn count_cells(radar: &Radar, chart: &Chart) -> Vec<usize> {
    let count = |cell: &Cell| {
        let own = radar.blips.iter();
        own.filter(|blip| (blip.sector, blip.ring) == (cell.sector, cell.ring))
            .count()
    };
    chart.cells.iter().map(count).collect()
}

/// Draws the picture of density of a radar, for a page.
pub fn render_density(radar: &Radar, chart: &Chart, links: &DensityLinks) -> String {
    let part = shown_part(chart);
    let mut svg = SvgWriter::new(Medium::Page, Point { x: part.x, y: part.y });
    let id = |what: &str| format!("map-{}-{what}", radar.id);
    let root = Attributes::new()
        .class("map density")
        .tenths("viewBox", &[part.x, part.y, part.width, part.height])
        .text("role", "group")
        .text("aria-labelledby", &id("title"))
        .text("aria-describedby", &id("about"))
        .text("font-family", FONTS);
    svg.open("svg", root);
    let title = message!("density-title", title = &radar.title);
    svg.words("title", Attributes::new().text("id", &id("title")), &title);
    let about = Attributes::new().text("id", &id("about"));
    svg.words("desc", about, &message!("density-about"));
    let counts = count_cells(radar, chart);
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    for (cell, count) in chart.cells.iter().zip(counts) {
        let shade = (count * SHADES).div_ceil(most);
        write_cell(&mut svg, (radar, chart), (cell, count, shade), links);
    }
    for label in &chart.axis_labels {
        match label.names {
            AxisLabelKind::Ring(_) => {
                // Once as a rim in the colour of the ground, that the name is read on every shade, and once in ink.
                for class in ["ring-name rim", "ring-name"] {
                    let hidden = Attributes::new().text("aria-hidden", "true");
                    write_axis_label(&mut svg, class, hidden, &label.text);
                }
            }
            AxisLabelKind::Sector(sector) => match (links.sector)(sector) {
                Some(href) => {
                    svg.open("a", Attributes::new().text("href", &href));
                    write_axis_label(&mut svg, "sector-name", Attributes::new(), &label.text);
                    svg.close();
                }
                None => write_axis_label(&mut svg, "sector-name", Attributes::new(), &label.text),
            },
        }
    }
    svg.finish().svg
}

/// The disc with the words around it; the room for names beside the disc is not needed.
fn shown_part(chart: &Chart) -> Rect {
    let disc = Rect {
        x: chart.centre.x - chart.radius,
        y: chart.centre.y - chart.radius,
        width: 2.0 * chart.radius,
        height: 2.0 * chart.radius,
    };
    let words = chart.axis_labels.iter().map(|label| grown(&label.text.bounds, WORDS));
    let (mut left, mut top) = (disc.x, disc.y);
    let (mut right, mut bottom) = (disc.x + disc.width, disc.y + disc.height);
    for bounds in words {
        (left, top) = (left.min(bounds.x), top.min(bounds.y));
        right = right.max(bounds.x + bounds.width);
        bottom = bottom.max(bounds.y + bounds.height);
    }
    Rect {
        x: left - MARGIN,
        y: top - MARGIN,
        width: right - left + 2.0 * MARGIN,
        height: bottom - top + 2.0 * MARGIN,
    }
}

/// A box with more room on all sides, as a share of its own.
fn grown(bounds: &Rect, share: f64) -> Rect {
    Rect {
        x: bounds.x - share * bounds.width,
        y: bounds.y - share * bounds.height / 2.0,
        width: (1.0 + 2.0 * share) * bounds.width,
        height: (1.0 + share) * bounds.height,
    }
}

/// A cell with its count in one of the shades, 0 for an empty one.
fn write_cell(
    svg: &mut SvgWriter,
    (radar, chart): (&Radar, &Chart),
    (cell, count, shade): (&Cell, usize, usize),
    links: &DensityLinks,
) {
    let path = outline(chart.centre, cell);
    if count == 0 {
        return svg.empty("path", Attributes::new().class("cell shade-0").text("d", &path));
    }
    let label = message!(
        "density-cell",
        ring = &radar.rings[cell.ring].name,
        sector = &radar.sectors[cell.sector].name,
        technologies = words::technologies(count)
    );
    let href = (links.cell)(cell.sector, cell.ring);
    svg.open("a", Attributes::new().text("href", &href).text("aria-label", &label));
    let shape = Attributes::new().class(&format!("cell shade-{shade}"));
    svg.empty("path", shape.text("d", &path));
    let words = count.to_string();
    let (at, size) = place_count(chart, cell, &words);
    let text = Attributes::new()
        .class("count-in-cell")
        .tenth("x", at.x)
        .tenth("y", at.y + DIGIT.1 / 2.0 * size)
        .tenth("font-size", size)
        .text("text-anchor", anchor_word(Anchor::Middle));
    svg.words("text", text, &words);
    svg.close();
}

/// The middle of a count and its size: in the middle of the depth of its cell, where no word of the frame stands.
fn place_count(chart: &Chart, cell: &Cell, words: &str) -> (Point, f64) {
    let digits = words.chars().count() as f64;
    let radius = match cell.inner {
        inner if inner > 0.0 => (inner + cell.outer) / 2.0,
        _ => 0.6 * cell.outer,
    };
    let sweep = cell.end.0 - cell.start.0;
    let across = 2.0 * radius * libm::sin((sweep / 2.0).min(PI / 2.0));
    let deep = cell.outer - cell.inner;
    let middle = Angle(cell.start.0 + sweep / 2.0);
    // How far digits reach along the depth of the cell, which stands askew.
    let along = DIGIT.0 * digits * middle.cos().abs() + DIGIT.1 * middle.sin().abs();
    let size = (0.9 * deep / along)
        .min(0.8 * across / (DIGIT.0 * digits))
        .clamp(LETTERS.1, LETTERS.0);
    let (wide, tall) = (DIGIT.0 * digits * size, DIGIT.1 * size);
    let at = |share: f64| chart.centre.at(radius, Angle(cell.start.0 + share * sweep));
    let is_free = |point: &Point| {
        chart.axis_labels.iter().all(|label| {
            let bounds = &label.text.bounds;
            let aside = (point.x - bounds.x - bounds.width / 2.0).abs() > (wide + bounds.width) / 2.0 + MARGIN;
            aside || (point.y - bounds.y - bounds.height / 2.0).abs() > (tall + bounds.height) / 2.0 + MARGIN
        })
    };
    let shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
    let free = shares.into_iter().map(at).find(is_free);
    (free.unwrap_or_else(|| at(0.5)), size)
}
