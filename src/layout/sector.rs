//! One sector at two to three times the size: the same polar positions, names set anew.

use std::f64::consts::PI;

use crate::model::{
    Anchor, Angle, AxisLabel, AxisLabelKind, Cell, Chart, Cluster, Label, Legend, Mark, Point, Radar, Rect, Trail,
};

use super::label_position::Name;
use super::legend::list_signs;
use super::name_blips::name_blips;
use super::notices::list_notices;
use super::occupancy::{Obstacles, Occupancy};
use super::small_labels::number_blips;
use super::space::{is_within, overlap, rim};
use super::text::{Face, apart, extent, set, wrap};

/// Free space left and right of the sector.
const MARGIN_SIDE: f64 = 150.0;
/// Free space above and below the sector.
const MARGIN: f64 = 54.0;
/// Free space between texts and the edge of the drawing.
const EDGE: f64 = 6.0;
/// The largest blip.
const MOST_BLIP: f64 = 10.0;
/// Font sizes of names tried, and the one of sectors with so many blips that no larger one could do.
const SIZES: [f64; 4] = [12.0, 11.0, 10.0, 9.0];
const CROWDED: usize = 250;
/// The share of names that is good enough.
const GOOD: f64 = 0.98;
/// Font size of the sector's name and of ring names.
const TITLE_SIZE: f64 = 18.0;
const RING_SIZE: f64 = 12.0;
/// How often a ring name is moved on outwards where another one stands.
const STEPS: usize = 25;

/// Arranges one sector of a radar whose chart is given, `scale` times as large.
pub fn arrange_sector(radar: &Radar, chart: &Chart, sector: usize, scale: f64) -> Chart {
    let cells: Vec<Cell> = chart
        .cells
        .iter()
        .filter(|cell| cell.sector == sector)
        .map(|cell| scaled(cell, scale))
        .collect();
    let (left, top, right, bottom) = extent_of(&cells);
    let (width, height) = (right - left + 2.0 * MARGIN_SIDE, bottom - top + 2.0 * MARGIN);
    let centre = Point {
        x: MARGIN_SIDE - left,
        y: MARGIN - top,
    };
    let canvas = Rect {
        x: EDGE,
        y: EDGE,
        width: width - 2.0 * EDGE,
        height: height - 2.0 * EDGE,
    };
    let place = |point: Point| Point {
        x: centre.x + scale * (point.x - chart.centre.x),
        y: centre.y + scale * (point.y - chart.centre.y),
    };
    let blip = (chart.blip_radius * scale).min(MOST_BLIP);
    let marks: Vec<Mark> = chart
        .marks
        .iter()
        .filter(|mark| radar.blips[mark.blip].sector == sector)
        .map(|mark| Mark {
            blip: mark.blip,
            centre: place(mark.centre),
            radius: mark.radius * blip / chart.blip_radius,
            intended: mark.intended.map(|intended| intended * scale),
        })
        .collect();
    let clusters: Vec<Cluster> = chart
        .clusters
        .iter()
        .filter(|cluster| cluster.sector == sector)
        .map(|cluster| Cluster {
            centre: place(cluster.centre),
            ..cluster.clone()
        })
        .collect();
    let mut axis_labels = name_rings(radar, &cells, centre, &canvas);
    axis_labels.push(name_sector(radar, sector, &canvas));
    let obstacles = |size: f64| Obstacles {
        blip,
        canvas,
        centre,
        apart: apart(size),
        frame: axis_labels.iter().map(|label| label.text.bounds).collect(),
        blips: marks.iter().map(|mark| (mark.centre, None)).collect(),
        clusters: clusters.iter().map(|cluster| cluster.centre).collect(),
    };
    let (mut occupancy, names) = name_at_best_size(radar, &marks, obstacles);
    let label = |(index, mark): (usize, &Mark)| {
        let place = occupancy.place(index)?;
        Some(Label {
            blip: mark.blip,
            text: names[index].set(place),
            leader: place.leader.map(|(_, to)| (rim(mark.centre, to, mark.radius), to)),
        })
    };
    let labels: Vec<Label> = marks.iter().enumerate().filter_map(label).collect();
    let blips: Vec<usize> = marks.iter().map(|mark| mark.blip).collect();
    let numbers = number_blips(radar, &mut occupancy, (&blips, &names));
    let notices = list_notices(radar, (&marks, blip), &clusters, (&labels, &numbers), centre);
    let trails = chart
        .trails
        .iter()
        .filter(|trail| radar.blips[trail.blip].sector == sector);
    let trails = trails.filter_map(|trail| {
        let mark = marks.iter().find(|mark| mark.blip == trail.blip)?;
        let from = place(trail.from);
        Some(Trail {
            blip: trail.blip,
            from,
            to: rim(mark.centre, from, mark.radius),
        })
    });
    let trails: Vec<Trail> = trails.collect();
    let signs = list_signs(radar, blip, &trails);
    Chart {
        width,
        height,
        centre,
        radius: chart.radius * scale,
        cells,
        scales: chart.scales.clone(),
        blip_radius: blip,
        trails,
        marks,
        clusters,
        labels,
        numbers,
        axis_labels,
        notices,
        signs,
        legend: Legend::default(),
    }
}

fn scaled(cell: &Cell, scale: f64) -> Cell {
    Cell {
        inner: cell.inner * scale,
        outer: cell.outer * scale,
        ..cell.clone()
    }
}

/// Left, top, right and bottom of a sector, from the disc's centre.
fn extent_of(cells: &[Cell]) -> (f64, f64, f64, f64) {
    let mut box_ = (0.0_f64, 0.0_f64, 0.0_f64, 0.0_f64);
    for cell in cells {
        let quarters = (0..=8).map(|quarter| f64::from(quarter) * PI / 2.0);
        let inside = quarters.filter(|angle| *angle > cell.start.0 && *angle < cell.end.0);
        for angle in inside.chain([cell.start.0, cell.end.0]) {
            let (x, y) = (cell.outer * Angle(angle).cos(), cell.outer * Angle(angle).sin());
            box_ = (box_.0.min(x), box_.1.min(y), box_.2.max(x), box_.3.max(y));
        }
    }
    box_
}

/// Ring names along the border where the sector begins, outside it: wrapped to the depth of their ring, and clear of each other.
fn name_rings(radar: &Radar, cells: &[Cell], centre: Point, canvas: &Rect) -> Vec<AxisLabel> {
    let mut labels: Vec<AxisLabel> = Vec::new();
    for cell in cells {
        let depth = cell.outer - cell.inner;
        let letters = ((depth / (0.6 * RING_SIZE)) as usize).max(10);
        let lines = wrap(&radar.rings[cell.ring].name, letters);
        let (width, height) = extent(&lines, RING_SIZE, Face::Bold);
        let at = centre.at((cell.inner + cell.outer) / 2.0, cell.start);
        let (x, y) = (cell.start.sin(), -cell.start.cos());
        let bounds = |step: usize| {
            let push = 5.0 + x.abs() * width / 2.0 + y.abs() * height / 2.0 + 4.0 * step as f64;
            // A name longer than the margin gives way inwards rather than leave the drawing.
            let (left, top) = (at.x + push * x - width / 2.0, at.y + push * y - height / 2.0);
            Rect {
                x: left.max(canvas.x).min(canvas.x + canvas.width - width),
                y: top.max(canvas.y).min(canvas.y + canvas.height - height),
                width,
                height,
            }
        };
        let is_free = |bounds: &Rect| labels.iter().all(|other| !overlap(bounds, &other.text.bounds, 1.0));
        let place = (0..STEPS).map(bounds).find(is_free).unwrap_or_else(|| bounds(0));
        labels.push(AxisLabel {
            names: AxisLabelKind::Ring(cell.ring),
            text: set(&lines, place.x, place.y, Anchor::Middle, RING_SIZE, Face::Bold),
            leader: Vec::new(),
        });
    }
    labels
}

/// The sector's name above it, at the left.
fn name_sector(radar: &Radar, sector: usize, canvas: &Rect) -> AxisLabel {
    let mut size = TITLE_SIZE;
    let name = &radar.sectors[sector].name;
    let text = loop {
        let lines = wrap(name, 200);
        let text = set(&lines, canvas.x, canvas.y, Anchor::Start, size, Face::Bold);
        if is_within(&text.bounds, canvas) || size < 8.0 {
            break text;
        }
        size -= 1.0;
    };
    AxisLabel {
        names: AxisLabelKind::Sector(sector),
        text,
        leader: Vec::new(),
    }
}

/// The largest font size at which nearly all names find a place, or that with the most.
fn name_at_best_size(radar: &Radar, marks: &[Mark], obstacles: impl Fn(f64) -> Obstacles) -> (Occupancy, Vec<Name>) {
    let mut best: Option<(usize, Occupancy, Vec<Name>)> = None;
    let sizes = match marks.len() > CROWDED {
        true => &SIZES[SIZES.len() - 1..],
        false => &SIZES[..],
    };
    for size in sizes.iter().copied() {
        let names: Vec<Name> = marks
            .iter()
            .map(|mark| Name::new(&radar.blips[mark.blip].name, size))
            .collect();
        let mut occupancy = Occupancy::new(obstacles(size));
        name_blips(
            &mut occupancy,
            &names,
            &vec![None; marks.len()],
            &mut None,
            None,
            marks.len(),
        );
        let named = marks.len() - occupancy.unnamed().len();
        if best.as_ref().is_none_or(|(most, _, _)| named > *most) {
            best = Some((named, occupancy, names));
        }
        if named as f64 >= GOOD * marks.len() as f64 {
            break;
        }
    }
    let (_, occupancy, names) = best.expect("there is a font size");
    (occupancy, names)
}
