//! What an older edition of the same map holds fast.

use std::collections::BTreeMap;

use crate::model::{Anchor, Blip, Cell, Chart, Movement, Point, Radar, Rect};

use super::arc::Spot;
use super::space::gap;

/// The older edition: its frame, its blips and names, with offsets from the disc's centre.
#[derive(Debug, Clone)]
pub struct Past {
    /// Radius of its blips.
    pub blip: f64,
    /// Font size of its names.
    pub size: Option<f64>,
    /// Its cells.
    pub cells: Vec<Cell>,
    blips: BTreeMap<String, Old>,
    /// Boxes of names of blips that are still there.
    written: Vec<Rect>,
}

#[derive(Debug, Clone)]
struct Old {
    sector: usize,
    ring: usize,
    value: Option<f64>,
    offset: (f64, f64),
    name: Option<OldName>,
}

/// How a name stood to its blip.
#[derive(Debug, Clone)]
pub struct OldName {
    /// Its lines.
    pub lines: Vec<String>,
    /// How they hung.
    pub anchor: Anchor,
    /// Its box, from the blip's centre.
    pub bounds: Rect,
    /// Its leader, from the blip's centre.
    pub leader: Option<(Point, Point)>,
}

impl Past {
    /// What an older radar and its chart hold fast for a newer one; nothing when the sectors or rings are others.
    pub fn of(radar: &Radar, (before, chart): (&Radar, &Chart)) -> Option<Past> {
        let sectors = |radar: &Radar| radar.sectors.iter().map(|sector| sector.id.clone()).collect::<Vec<_>>();
        let rings = |radar: &Radar| {
            radar
                .rings
                .iter()
                .map(|ring| (ring.id.clone(), ring.outside))
                .collect::<Vec<_>>()
        };
        if sectors(radar) != sectors(before) || rings(radar) != rings(before) {
            return None;
        }
        let still: BTreeMap<&str, &Blip> = radar.blips.iter().map(|blip| (blip.id.as_str(), blip)).collect();
        let mut blips = BTreeMap::new();
        let mut written = Vec::new();
        for mark in &chart.marks {
            let blip = &before.blips[mark.blip];
            let offset = (mark.centre.x - chart.centre.x, mark.centre.y - chart.centre.y);
            let label = chart.labels.iter().find(|label| label.blip == mark.blip);
            if let Some(label) = label
                && still.get(blip.id.as_str()).is_some_and(|new| is_same(new, blip))
            {
                written.push(shifted(&label.text.bounds, chart.centre));
            }
            let name = label.map(|label| OldName {
                lines: label.text.lines.iter().map(|line| line.text.clone()).collect(),
                anchor: label.text.anchor,
                bounds: shifted(&label.text.bounds, mark.centre),
                leader: label
                    .leader
                    .map(|(from, to)| (less(from, mark.centre), less(to, mark.centre))),
            });
            let old = Old {
                sector: blip.sector,
                ring: blip.ring,
                value: blip.value,
                offset,
                name,
            };
            blips.insert(blip.id.clone(), old);
        }
        Some(Past {
            blip: chart.blip_radius,
            size: chart.labels.first().map(|label| label.text.size),
            cells: chart.cells.clone(),
            blips,
            written,
        })
    }

    /// Where a blip stood, turned from the middle of a cell of its sector, and whether nothing about it has changed.
    pub fn spot_of(&self, blip: &Blip, cell: &Cell, middle: f64) -> Option<(Spot, bool)> {
        let old = self.blips.get(&blip.id).filter(|old| old.sector == cell.sector)?;
        let turn = libm::remainder(
            libm::atan2(old.offset.1, old.offset.0) - middle,
            2.0 * std::f64::consts::PI,
        );
        let spot = Spot {
            radius: libm::hypot(old.offset.0, old.offset.1),
            turn,
        };
        Some((spot, old.ring == blip.ring && is_equal(old.value, blip.value)))
    }

    /// Whether a blip was on the map, in any sector.
    pub fn knows(&self, blip: &Blip) -> bool {
        self.blips.contains_key(&blip.id)
    }

    /// How the name of a blip stood to it.
    pub fn name_of(&self, blip: &Blip) -> Option<&OldName> {
        self.blips.get(&blip.id)?.name.as_ref()
    }

    /// Whether a blip of a radius, at an offset from the disc's centre, would stand under a name.
    pub fn is_written(&self, (x, y): (f64, f64), blip: f64) -> bool {
        self.written
            .iter()
            .any(|bounds| gap(bounds, Point { x, y }) < blip + 1.5)
    }
}

fn is_same(one: &Blip, other: &Blip) -> bool {
    one.sector == other.sector && one.ring == other.ring && is_equal(one.value, other.value)
}

fn is_equal(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn less(point: Point, from: Point) -> Point {
    Point {
        x: point.x - from.x,
        y: point.y - from.y,
    }
}

fn shifted(bounds: &Rect, from: Point) -> Rect {
    Rect {
        x: bounds.x - from.x,
        y: bounds.y - from.y,
        ..*bounds
    }
}

/// Tells of every blip how it has moved since an older radar, unless the radar says so itself.
pub fn mark_movement(radar: &mut Radar, before: &Radar) {
    let ranks: BTreeMap<&str, usize> = radar
        .rings
        .iter()
        .enumerate()
        .map(|(rank, ring)| (ring.id.as_str(), rank))
        .collect();
    let old = |blip: &Blip| ranks.get(before.rings[blip.ring].id.as_str()).copied();
    let old: BTreeMap<&str, Option<usize>> = before.blips.iter().map(|blip| (blip.id.as_str(), old(blip))).collect();
    let movement = |blip: &Blip| match old.get(blip.id.as_str()) {
        None => Some(Movement::New),
        Some(None) => None,
        Some(Some(rank)) => Some(match blip.ring.cmp(rank) {
            std::cmp::Ordering::Less => Movement::Inward,
            std::cmp::Ordering::Equal => Movement::Unchanged,
            std::cmp::Ordering::Greater => Movement::Outward,
        }),
    };
    let movements: Vec<Option<Movement>> = radar
        .blips
        .iter()
        .map(|blip| blip.movement.or_else(|| movement(blip)))
        .collect();
    for (blip, movement) in radar.blips.iter_mut().zip(movements) {
        blip.movement = movement;
    }
}
