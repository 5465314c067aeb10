//! The texts of the frame: ring names on a strip along the border at three o'clock, sector names outside the disc.

use std::f64::consts::PI;

use crate::model::{Anchor, Angle, Cell, Furniture, FurnitureKind, Point, Radar};

use super::text::{Face, extent, set, wrap};

/// Font size of ring names.
const RING_SIZE: f64 = 11.0;
/// Font size of sector names.
const SECTOR_SIZE: f64 = 15.0;
/// Letters in a line of a sector name.
const SECTOR_LETTERS: usize = 18;
/// Free space between the disc and a sector name.
const CLEAR: f64 = 14.0;

/// Ring names, one a ring, centred on the border of the first sector, which stays free of blips.
pub fn name_rings(radar: &Radar, cells: &[Cell], centre: Point) -> Vec<Furniture> {
    let of_ring = |ring: usize| cells.iter().find(|cell| cell.ring == ring);
    (0..radar.rings.len())
        .filter_map(|ring| {
            let cell = of_ring(ring)?;
            let lines = vec![radar.rings[ring].name.clone()];
            let mut size = RING_SIZE;
            // The band outside is too thin for its name, which stands beyond it.
            let text = if radar.rings[ring].outside {
                let (_, height) = extent(&lines, size, Face::Bold);
                set(
                    &lines,
                    centre.x + cell.outer + 6.0,
                    centre.y - height / 2.0,
                    Anchor::Start,
                    size,
                    Face::Bold,
                )
            } else {
                while extent(&lines, size, Face::Bold).0 > cell.outer - cell.inner - 4.0 && size > 6.0 {
                    size -= 0.5;
                }
                let (width, height) = extent(&lines, size, Face::Bold);
                let x = centre.x + (cell.inner + cell.outer) / 2.0 - width / 2.0;
                set(&lines, x, centre.y - height / 2.0, Anchor::Middle, size, Face::Bold)
            };
            Some(Furniture {
                names: FurnitureKind::Ring(ring),
                text,
            })
        })
        .collect()
}

/// Sector names, each outside the disc in the direction of its sector's middle.
pub fn name_sectors(radar: &Radar, cells: &[Cell], centre: Point, radius: f64) -> Vec<Furniture> {
    (0..radar.sectors.len())
        .filter_map(|sector| {
            let cell = cells.iter().find(|cell| cell.sector == sector)?;
            let middle = if radar.sectors.len() == 1 {
                Angle(1.5 * PI)
            } else {
                Angle((cell.start.0 + cell.end.0) / 2.0)
            };
            let lines = wrap(&radar.sectors[sector].name, SECTOR_LETTERS);
            let (width, height) = extent(&lines, SECTOR_SIZE, Face::Bold);
            let (cos, sin) = (middle.cos(), middle.sin());
            let mut reach = radius + CLEAR;
            // The box moves outwards until all of it is clear of the disc.
            let (left, top) = loop {
                let at = centre.at(reach, middle);
                let left = at.x - width / 2.0 + cos * width / 2.0;
                let top = at.y - height / 2.0 + sin * height / 2.0;
                let near = Point {
                    x: centre.x.clamp(left, left + width),
                    y: centre.y.clamp(top, top + height),
                };
                if near.distance(centre) >= radius + CLEAR - 0.5 || reach > 2.0 * radius {
                    break (left, top);
                }
                reach += 2.0;
            };
            let anchor = match cos {
                cos if cos > 0.3 => Anchor::Start,
                cos if cos < -0.3 => Anchor::End,
                _ => Anchor::Middle,
            };
            let text = set(&lines, left, top, anchor, SECTOR_SIZE, Face::Bold);
            Some(Furniture {
                names: FurnitureKind::Sector(sector),
                text,
            })
        })
        .collect()
}
