//! The frame: sectors, rings and their cells.
//!
//! Sectors run clockwise from three o'clock, so that one border is horizontal and carries the ring names. They are equal,
//! or half of the turn is shared by load: none gets less than 0.6 of an equal share, and all are whole steps of 3 degrees.
//! Ring bounds share the area: a fifth by a prior that gives inner rings the most depth, since
//! names there find the shortest arcs, the rest by the fullest cell of the ring. A ring that
//! lies outside is a band of its own beyond the disc.

use std::f64::consts::PI;

use crate::model::{Angle, Cell, Radar};

use super::room::{EDGE, SIDE};

/// Outer radius of the rings proper.
pub const DISC: f64 = 400.0;
/// Free space between the disc and the band outside.
const BAND_GAP: f64 = 6.0;
/// Depth of the band outside.
const BAND_DEPTH: f64 = 24.0;
/// The least depth of a ring, as a share of the disc, and of what all rings together leave free of it.
const LEAST_DEPTH: f64 = 0.11;
const LEAST_DEPTHS: f64 = 0.75;

/// The share of the area that goes by the fullest cells of the rings.
const BY_LOAD: f64 = 0.8;

/// The blip radius that the innermost ring has to hold.
const ROOMY_BLIP: f64 = 8.0;
/// The least sweep of a sector by load, as a share of an equal one.
const LEAST_SWEEP: f64 = 0.6;
/// Sectors by load turn by whole steps, so many to the whole turn.
const STEPS: f64 = 120.0;

/// All cells, sector by sector, in each from the centre outwards.
pub fn divide(radar: &Radar) -> Vec<Cell> {
    let borders = divide_turn(radar);
    let bounds = bound_rings(radar, &borders);
    cells(&borders, &bounds)
}

/// Where each sector begins and ends.
pub fn divide_turn(radar: &Radar) -> Vec<(f64, f64)> {
    let borders = if radar.choices.by_load {
        share_by_load(radar)
    } else {
        share_equally(radar.sectors.len())
    };
    borders.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The cells between borders of sectors and bounds of rings.
pub fn cells(borders: &[(f64, f64)], bounds: &[(f64, f64)]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (sector, (start, end)) in borders.iter().enumerate() {
        for (ring, (inner, outer)) in bounds.iter().enumerate() {
            cells.push(Cell {
                sector,
                ring,
                inner: *inner,
                outer: *outer,
                start: Angle(*start),
                end: Angle(*end),
            });
        }
    }
    cells
}

fn share_equally(sectors: usize) -> Vec<f64> {
    (0..=sectors)
        .map(|border| 2.0 * PI * border as f64 / sectors as f64)
        .collect()
}

fn share_by_load(radar: &Radar) -> Vec<f64> {
    let sectors = radar.sectors.len() as f64;
    let load = |sector: usize| radar.blips.iter().filter(|blip| blip.sector == sector).count() as f64;
    let total = radar.blips.len().max(1) as f64;
    let share = |sector: usize| (0.5 / sectors + 0.5 * load(sector) / total).max(LEAST_SWEEP / sectors);
    let shares: Vec<f64> = (0..radar.sectors.len()).map(share).collect();
    let sum: f64 = shares.iter().sum();
    let mut borders = vec![0.0];
    let mut taken = 0.0;
    for share in shares {
        taken += share / sum;
        borders.push(libm::round(taken * STEPS) / STEPS * 2.0 * PI);
    }
    borders
}

/// Inner and outer radius of each ring.
pub fn bound_rings(radar: &Radar, borders: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let sweeps = borders.iter().map(|(start, end)| end - start);
    let narrowest = sweeps.fold(2.0 * PI, f64::min);
    let inside = radar.rings.iter().filter(|ring| !ring.outside).count();
    let edges = share_disc(radar, inside, least_core(narrowest, inside));
    let mut bounds: Vec<(f64, f64)> = edges.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let mut from = DISC + BAND_GAP;
    for _ in inside..radar.rings.len() {
        bounds.push((from, from + BAND_DEPTH));
        from += BAND_DEPTH + BAND_GAP;
    }
    bounds
}

/// The least radius of the innermost ring: in a narrow sector blips stand clear of both borders only at some distance.
fn least_core(narrowest: f64, rings: usize) -> f64 {
    let clear = 1.02 * (ROOMY_BLIP + SIDE) / libm::sin((narrowest / 2.0).min(PI / 2.0));
    let wanted = clear + ROOMY_BLIP + EDGE + 0.4 * least_depth(rings) * DISC;
    wanted.min(DISC * (1.0 - least_depth(rings) * (rings.max(1) - 1) as f64))
}

/// The least depth of a ring among so many.
fn least_depth(rings: usize) -> f64 {
    LEAST_DEPTH.min(LEAST_DEPTHS / rings.max(1) as f64)
}

fn share_disc(radar: &Radar, rings: usize, core: f64) -> Vec<f64> {
    let prior = |ring: usize| libm::pow(ring as f64 / rings as f64, 1.1);
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
        area += (1.0 - BY_LOAD) * (prior(ring + 1) - prior(ring)) + BY_LOAD * fullest(ring) / load;
        edges.push(DISC * libm::sqrt(area));
    }
    edges[rings] = DISC;
    let mut least = core;
    for edge in edges.iter_mut().take(rings).skip(1) {
        *edge = edge.max(least);
        least += least_depth(rings) * DISC;
    }
    for ring in (1..rings).rev() {
        edges[ring] = edges[ring].min(edges[ring + 1] - least_depth(rings) * DISC);
    }
    edges.iter().map(|edge| libm::round(edge / 4.0) * 4.0).collect()
}
