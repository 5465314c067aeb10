//! The frame: sectors, rings and their cells.
//!
//! Sectors are equal and run clockwise from three o'clock, so that one border is horizontal and carries the ring names.
//! Ring bounds share the area: half by a prior that widens outwards, half by the fullest cell of the ring. A ring that
//! lies outside is a band of its own beyond the disc.

use std::f64::consts::PI;

use crate::model::{Angle, Cell, Radar};

/// Outer radius of the rings proper.
pub const DISC: f64 = 400.0;
/// Free space between the disc and the band outside.
const BAND_GAP: f64 = 10.0;
/// Depth of the band outside.
const BAND_DEPTH: f64 = 30.0;
/// The least depth of a ring, as a share of the disc.
const LEAST_DEPTH: f64 = 0.125;

/// All cells, sector by sector, in each from the centre outwards.
pub fn divide(radar: &Radar) -> Vec<Cell> {
    let bounds = bound_rings(radar);
    let sweep = 2.0 * PI / radar.sectors.len() as f64;
    let mut cells = Vec::new();
    for sector in 0..radar.sectors.len() {
        for (ring, (inner, outer)) in bounds.iter().enumerate() {
            let start = Angle(sweep * sector as f64);
            let end = Angle(sweep * (sector + 1) as f64);
            cells.push(Cell {
                sector,
                ring,
                inner: *inner,
                outer: *outer,
                start,
                end,
            });
        }
    }
    cells
}

/// Inner and outer radius of each ring.
fn bound_rings(radar: &Radar) -> Vec<(f64, f64)> {
    let inside = radar.rings.iter().filter(|ring| !ring.outside).count();
    let edges = share_disc(radar, inside);
    let mut bounds: Vec<(f64, f64)> = edges.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let mut from = DISC + BAND_GAP;
    for _ in inside..radar.rings.len() {
        bounds.push((from, from + BAND_DEPTH));
        from += BAND_DEPTH + BAND_GAP;
    }
    bounds
}

fn share_disc(radar: &Radar, rings: usize) -> Vec<f64> {
    let prior = |ring: usize| libm::pow(ring as f64 / rings as f64, 1.5);
    let fullest = |ring: usize| {
        let count = |sector: usize| {
            radar
                .blips
                .iter()
                .filter(|blip| blip.ring == ring && blip.sector == sector)
                .count()
        };
        1.0 + (0..radar.sectors.len()).map(count).max().unwrap_or(0) as f64
    };
    let load: f64 = (0..rings).map(fullest).sum();
    let mut edges = vec![0.0];
    let mut area = 0.0;
    for ring in 0..rings {
        area += 0.5 * (prior(ring + 1) - prior(ring)) + 0.5 * fullest(ring) / load;
        edges.push(DISC * libm::sqrt(area));
    }
    edges[rings] = DISC;
    for ring in (1..rings).rev() {
        edges[ring] = edges[ring].min(edges[ring + 1] - LEAST_DEPTH * DISC);
    }
    edges.iter().map(|edge| libm::round(edge / 4.0) * 4.0).collect()
}
