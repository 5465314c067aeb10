//! A frozen map put together again exactly as it stood: cells, blips and names at the places that were kept.
//!
//! What was not kept is left out: marks of full cells, the numbers beside blips, the neighbours of borderline ones. Names of
//! rings and sectors are placed as on any map, which their places follow from.

use crate::model::{Cell, Chart, FrozenBlip, FrozenMap, FrozenName, Label, Legend, Mark, Point, Radar, RingScale};

use super::ground::{Ground, lay_ground};
use super::legend::list_signs;
use super::room::Room;
use super::size;
use super::text::{Face, set};

/// The chart of a frozen map; the radar has its sectors, its rings and its blips in the same order.
pub fn restore_map(radar: &Radar, frozen: &FrozenMap) -> Chart {
    let cells = frozen.cells.clone();
    let Ground {
        centre,
        radius,
        size: (width, height),
        axis_labels,
        ..
    } = lay_ground(radar, &cells);
    let scales: Vec<RingScale> = frozen.rings.iter().map(|ring| ring.scale).collect();
    let sizes = size::measure(radar, frozen.blip_radius);
    let place = |blip: &FrozenBlip| Point {
        x: centre.x + blip.x,
        y: centre.y + blip.y,
    };
    let blips = frozen.blips.iter().enumerate();
    let marks = blips.clone().map(|(index, blip)| Mark {
        blip: index,
        centre: place(blip),
        radius: sizes[index],
        intended: intend(blip, &cells, &scales, frozen.blip_radius),
    });
    let labels = blips.filter_map(|(index, blip)| {
        let text_size = frozen.letter_size?;
        Some(restore_name(index, blip.name.as_ref()?, place(blip), text_size))
    });
    Chart {
        width,
        height,
        centre,
        radius,
        marks: marks.collect(),
        labels: labels.collect(),
        cells,
        scales,
        blip_radius: frozen.blip_radius,
        trails: Vec::new(),
        clusters: Vec::new(),
        numbers: Vec::new(),
        axis_labels,
        notices: Vec::new(),
        signs: list_signs(radar, frozen.blip_radius, &[]),
        legend: Legend::default(),
    }
}

/// The distance from the centre that the value of a blip asked for.
fn intend(blip: &FrozenBlip, cells: &[Cell], scales: &[RingScale], radius: f64) -> Option<f64> {
    let own = |cell: &&Cell| (cell.sector, cell.ring) == (blip.sector, blip.ring);
    let cell = cells.iter().find(own)?;
    let room = Room::of_cell(cell, Room::lowest(cells, blip.ring, radius), radius, scales[blip.ring]);
    Some(room.radius_of(blip.value?))
}

fn restore_name(blip: usize, name: &FrozenName, at: Point, size: f64) -> Label {
    let [left, top, ..] = name.bounds;
    let shift = |(x, y): (f64, f64)| Point {
        x: at.x + x,
        y: at.y + y,
    };
    Label {
        blip,
        text: set(&name.lines, at.x + left, at.y + top, name.anchor, size, Face::Regular),
        leader: name.leader.map(|[from, to]| (shift(from), shift(to))),
    }
}
