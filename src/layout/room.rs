//! The part of a cell where centres of blips may stand, and how many it surely holds.

use std::f64::consts::PI;

use crate::method::rings::{place_in_band, radius_at};
use crate::model::{Cell, RingScale, acos, asin};

/// Free space between two blips.
pub const GAP: f64 = 1.5;
/// Free space on both sides of every sector border.
pub const SIDE: f64 = 7.0;
/// Free space between a blip and a ring line.
pub const EDGE: f64 = 1.0;

/// The part of a cell where centres of blips may stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Least distance from the disc's centre.
    pub low: f64,
    /// Greatest distance from the disc's centre.
    pub high: f64,
    /// The angle of the cell's middle.
    pub middle: f64,
    half: f64,
    blip: f64,
    scale: RingScale,
}

impl Room {
    /// The room for blips of a radius; `low` is common to the ring, so that equal values get equal radii everywhere.
    pub fn of_cell(cell: &Cell, low: f64, blip: f64, scale: RingScale) -> Self {
        let half = (cell.end.0 - cell.start.0) / 2.0;
        let high = cell.outer - blip - EDGE;
        Room {
            low: low.min(high),
            high,
            middle: cell.start.0 + half,
            half,
            blip,
            scale,
        }
    }

    /// The inner end for centres in a ring, the same in all its sectors.
    pub fn lowest(cells: &[Cell], ring: usize, blip: f64) -> f64 {
        let of_cell = |cell: &Cell| {
            let half = ((cell.end.0 - cell.start.0) / 2.0).min(PI / 2.0);
            (cell.inner + blip + EDGE).max(1.02 * (blip + SIDE) / libm::sin(half))
        };
        let cells = cells.iter().filter(|cell| cell.ring == ring);
        cells.map(of_cell).fold(0.0, f64::max)
    }

    /// How far from the middle a centre may turn at a radius; negative where none may stand.
    pub fn reach(&self, radius: f64) -> f64 {
        self.half - asin(((self.blip + SIDE) / radius.max(1e-9)).min(1.0))
    }

    /// The radius of a value, linear on the scale of the ring.
    pub fn radius_of(&self, value: f64) -> f64 {
        let place = place_in_band(value, (self.scale.low, self.scale.high));
        radius_at(place, (self.low, self.high))
    }

    /// The radius inside which a share of the room's area lies.
    pub fn radius_of_share(&self, share: f64) -> f64 {
        let (low, high) = (self.low * self.low, self.high * self.high);
        libm::sqrt(low + share * (high - low))
    }

    /// From the inner to the outer end.
    pub fn depth(&self) -> f64 {
        self.high - self.low
    }

    /// Distance of two centres that keeps two blips apart.
    pub fn apart(&self) -> f64 {
        2.0 * self.blip + GAP
    }

    /// The area where centres may stand.
    pub fn area(&self) -> f64 {
        const STRIPS: usize = 60;
        let strip = self.depth().max(0.0) / STRIPS as f64;
        let of_strip = |index: usize| {
            let radius = self.low + strip * (index as f64 + 0.5);
            2.0 * self.reach(radius).max(0.0) * radius * strip
        };
        (0..STRIPS).map(of_strip).sum()
    }

    /// How many blips concentric rows certainly hold.
    pub fn capacity(&self) -> usize {
        if self.depth() < 0.0 || self.reach(self.high) < 0.0 {
            return 0;
        }
        let rows = (self.depth() / self.apart()) as usize + 1;
        let of_row = |row: usize| {
            let radius = match rows {
                1 => (self.low + self.high) / 2.0,
                _ => self.low + self.depth() * row as f64 / (rows - 1) as f64,
            };
            self.capacity_of_row(radius)
        };
        (0..rows).map(of_row).sum()
    }

    /// How many blips stand side by side at a radius.
    pub fn capacity_of_row(&self, radius: f64) -> usize {
        let reach = self.reach(radius);
        match step(radius, radius, self.apart()) {
            Some(step) if reach >= 0.0 && step > 0.0 => (2.0 * reach / step) as usize + 1,
            _ => 0,
        }
    }
}

/// The least angle between centres at two radii that keeps them `apart`; `None` where no angle does.
pub fn step(one: f64, other: f64, apart: f64) -> Option<f64> {
    if (one - other).abs() >= apart {
        return Some(0.0);
    }
    let cosine = (one * one + other * other - apart * apart) / (2.0 * one * other);
    (cosine > -1.0).then(|| acos(cosine.min(1.0)))
}
