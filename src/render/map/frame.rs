//! The frame of a map: cells, the names of rings and sectors, trails and leaders.

use std::f64::consts::PI;

use crate::model::{Angle, AxisLabelKind, Cell, Chart, Point, Radar, RingScale};
use crate::render::style::ring_class;
use crate::render::svg::{Attributes, SvgWriter, number};

use super::text::write_axis_label;
use super::{MapTarget, ring_key, sector_key};

pub fn write_cell(svg: &mut SvgWriter, radar: &Radar, chart: &Chart, cell: &Cell, target: MapTarget) {
    let class = if radar.rings[cell.ring].outside {
        "cell outside".to_owned()
    } else {
        format!("cell {}{}", ring_class(cell.ring), alternate(radar, cell.sector))
    };
    let outline = outline(chart.centre, cell);
    if target.is_page() {
        return svg.empty("path", Attributes::new().class(&class).text("d", &outline));
    }
    let attributes = Attributes::new()
        .class(&class)
        .text("data-cell", "")
        .text("data-sector", sector_key(radar, cell.sector, target))
        .text("data-ring", ring_key(radar, cell.ring, target))
        .number("data-inner", cell.inner)
        .number("data-outer", cell.outer)
        .and(ends_of_scale(&chart.scales[cell.ring]))
        .number("data-start", cell.start.to_degrees())
        .number("data-end", cell.end.to_degrees())
        .text("d", &outline);
    svg.empty("path", attributes);
}

/// Sectors side by side have grounds that differ a little: every second one, and the last of an odd number another one.
fn alternate(radar: &Radar, sector: usize) -> &'static str {
    let count = radar.sectors.len();
    match sector % 2 {
        1 => " alternate",
        _ if count > 1 && sector + 1 == count => " last-of-odd",
        _ => "",
    }
}

/// The borders of sectors as gaps between them.
pub fn write_borders(svg: &mut SvgWriter, radar: &Radar, chart: &Chart) {
    let outer = |cell: &&Cell| !radar.rings[cell.ring].outside;
    let edge = chart
        .cells
        .iter()
        .filter(outer)
        .map(|cell| cell.outer)
        .fold(0.0, f64::max);
    let mut starts: Vec<(usize, Angle)> = chart.cells.iter().map(|cell| (cell.sector, cell.start)).collect();
    starts.dedup_by_key(|(sector, _)| *sector);
    if starts.len() < 2 {
        return;
    }
    for (_, start) in starts {
        let end = chart.centre.at(edge, start);
        let line = Attributes::new().class("border").number("x1", chart.centre.x);
        let line = line.number("y1", chart.centre.y).number("x2", end.x);
        svg.empty("line", line.number("y2", end.y));
    }
}

/// The values at the borders of a ring, where they are not 1 and 0, which need not be said.
fn ends_of_scale(scale: &RingScale) -> Attributes {
    match (scale.high, scale.low) {
        (1.0, 0.0) => Attributes::new(),
        (high, low) => Attributes::new()
            .number("data-score-inner", high)
            .number("data-score-outer", low),
    }
}

/// The outline of an annular sector. Arcs are cut at half turns, since an arc cannot go all the way round.
pub fn outline(centre: Point, cell: &Cell) -> String {
    let pieces = ((cell.end.0 - cell.start.0) / PI).ceil().max(1.0) as usize;
    let turn = |piece: usize| Angle(cell.start.0 + (cell.end.0 - cell.start.0) * piece as f64 / pieces as f64);
    let at = |radius: f64, angle: Angle| {
        let point = centre.at(radius, angle);
        format!("{} {}", number(point.x), number(point.y))
    };
    let arc = |radius: f64, sweep: u8, to: Angle| {
        let radius_text = number(radius);
        format!("A{radius_text} {radius_text} 0 0 {sweep} {}", at(radius, to))
    };
    let mut path = if cell.inner > 0.0 {
        format!("M{}L", at(cell.inner, turn(0)))
    } else {
        format!("M{}L", at(0.0, turn(0)))
    };
    path.push_str(&at(cell.outer, turn(0)));
    (1..=pieces).for_each(|piece| path.push_str(&arc(cell.outer, 1, turn(piece))));
    if cell.inner > 0.0 {
        path.push_str(&format!("L{}", at(cell.inner, turn(pieces))));
        (0..pieces)
            .rev()
            .for_each(|piece| path.push_str(&arc(cell.inner, 0, turn(piece))));
    }
    path.push('Z');
    path
}

pub fn write_axis_labels(svg: &mut SvgWriter, radar: &Radar, chart: &Chart) {
    for label in &chart.axis_labels {
        let bounds = &label.text.bounds;
        write_ring_leader(svg, &label.leader);
        if let AxisLabelKind::Ring(ring) = label.names
            && !radar.rings[ring].outside
            && label.leader.is_empty()
        {
            // A plate in the ring's tint keeps the border line out of the name.
            let plate = Attributes::new().class(&ring_class(ring)).number("x", bounds.x - 2.0);
            svg.empty(
                "rect",
                plate
                    .number("y", bounds.y)
                    .number("width", bounds.width + 4.0)
                    .number("height", bounds.height),
            );
        }
        let (class, attributes) = match label.names {
            AxisLabelKind::Ring(ring) => {
                svg.enter(None);
                let attributes = Attributes::new().text("data-furniture", "ring-name");
                let attributes = attributes.text("data-ring-label", &radar.rings[ring].id);
                ("ring-name".to_owned(), attributes)
            }
            AxisLabelKind::Sector(sector) => {
                let attributes = Attributes::new().text("data-furniture", "sector-title");
                let attributes = attributes.text("data-sector-label", &radar.sectors[sector].id);
                svg.enter(Some(sector));
                let own = radar.choices.colours.class_of_sector(sector);
                (format!("sector-name{own}"), attributes)
            }
        };
        write_axis_label(svg, &class, attributes, &label.text);
    }
    svg.enter(None);
}

/// The line from a ring to its name beside the disc.
fn write_ring_leader(svg: &mut SvgWriter, points: &[Point]) {
    let Some(start) = points.first() else { return };
    let written = points
        .iter()
        .map(|point| format!("{},{}", number(point.x), number(point.y)));
    let written: Vec<String> = written.collect();
    let line = Attributes::new().class("leader").text("fill", "none");
    svg.empty("polyline", line.text("points", &written.join(" ")));
    let end = Attributes::new()
        .class("centre")
        .number("cx", start.x)
        .number("cy", start.y);
    svg.empty("circle", end.number("r", 1.6));
}

/// Where blips came from: a line from a small ring to the blip's rim. On pages, where a reader can choose, always; elsewhere
/// where they are wanted.
pub fn write_trails(svg: &mut SvgWriter, radar: &Radar, chart: &Chart) {
    let is_page = svg.is_page();
    if chart.trails.is_empty() || !(is_page || radar.choices.trails) {
        return;
    }
    if is_page {
        svg.open("g", Attributes::new().class("trails"));
    }
    for trail in &chart.trails {
        let group = Attributes::new().text("data-trail-of", &radar.blips[trail.blip].id);
        svg.open("g", group);
        write_trail(svg, trail.from, trail.to, 0.45 * chart.blip_radius);
        svg.close();
    }
    if is_page {
        svg.close();
    }
}

/// A trail, from the rim of the small ring of a radius on.
pub fn write_trail(svg: &mut SvgWriter, from: Point, to: Point, radius: f64) {
    let circle = Attributes::new().class("trail").number("cx", from.x);
    svg.empty("circle", circle.number("cy", from.y).number("r", radius));
    let share = radius / from.distance(to).max(radius);
    let line = Attributes::new()
        .class("trail")
        .number("x1", from.x + share * (to.x - from.x))
        .number("y1", from.y + share * (to.y - from.y));
    svg.empty("line", line.number("x2", to.x).number("y2", to.y));
}

/// The lines from blips to the names and numbers that stand apart.
pub fn write_leaders(svg: &mut SvgWriter, radar: &Radar, chart: &Chart) {
    let names = chart
        .labels
        .iter()
        .map(|label| (label, Some(&radar.blips[label.blip].id)));
    let numbers = chart.numbers.iter().map(|number| (number, None));
    let mut led = names
        .chain(numbers)
        .filter(|(label, _)| label.leader.is_some())
        .peekable();
    let is_group = svg.is_page() && led.peek().is_some();
    if is_group {
        svg.open("g", Attributes::new().class("leader"));
    }
    for (label, of) in led {
        let Some((from, to)) = label.leader else { continue };
        let mut attributes = match is_group {
            true => Attributes::new(),
            false => Attributes::new().class("leader"),
        };
        if let Some(id) = of {
            attributes = attributes.text("data-leader-for", id);
        }
        let ends = [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)];
        svg.empty("line", svg.place(attributes, &ends));
    }
    if is_group {
        svg.close();
    }
}
