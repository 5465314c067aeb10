//! What an older edition of the same map holds fast.

use std::collections::BTreeMap;

use crate::model::{
    Blip, Cell, Chart, FrozenBlip, FrozenMap, FrozenName, FrozenRing, Label, Movement, Point, Radar, Rect,
};

use super::arc::PolarPoint;
use super::space::gap;

/// The older edition: its frame, its blips and names, with offsets from the disc's centre.
#[derive(Debug, Clone)]
pub struct Past<'a> {
    /// Radius of its blips.
    pub blip: f64,
    /// Font size of its names.
    pub size: Option<f64>,
    /// Its cells.
    pub cells: &'a [Cell],
    blips: BTreeMap<&'a str, &'a FrozenBlip>,
    /// Boxes of names of blips that are still there.
    written: Vec<Rect>,
}

impl<'a> Past<'a> {
    /// What an older map holds fast for a newer radar; nothing when the sectors or rings are others.
    pub fn of(radar: &Radar, before: &'a FrozenMap) -> Option<Past<'a>> {
        let sectors = radar.sectors.iter().map(|sector| &sector.id);
        if !sectors.eq(&before.sectors) || !freeze_rings(radar).eq(before.rings.iter().cloned()) {
            return None;
        }
        let still: BTreeMap<&str, &Blip> = radar.blips.iter().map(|blip| (blip.id.as_str(), blip)).collect();
        let written = before.blips.iter().filter_map(|old| {
            let name = old.name.as_ref()?;
            let [left, top, width, height] = name.bounds;
            still.get(old.id.as_str()).filter(|new| is_same(new, old))?;
            Some(Rect {
                x: old.x + left,
                y: old.y + top,
                width,
                height,
            })
        });
        Some(Past {
            blip: before.blip_radius,
            size: before.letter_size,
            cells: &before.cells,
            written: written.collect(),
            blips: before.blips.iter().map(|blip| (blip.id.as_str(), blip)).collect(),
        })
    }

    /// Where a blip stood, turned from the middle of a cell of its sector, and whether nothing about it has changed.
    pub fn spot_of(&self, blip: &Blip, cell: &Cell, middle: f64) -> Option<(PolarPoint, bool)> {
        let old = self
            .blips
            .get(blip.id.as_str())
            .filter(|old| old.sector == cell.sector)?;
        let turn = libm::remainder(libm::atan2(old.y, old.x) - middle, 2.0 * std::f64::consts::PI);
        let spot = PolarPoint {
            radius: libm::hypot(old.x, old.y),
            turn,
        };
        Some((spot, old.ring == blip.ring && is_equal(old.value, blip.value)))
    }

    /// Whether a blip was on the map, in any sector.
    pub fn knows(&self, blip: &Blip) -> bool {
        self.blips.contains_key(blip.id.as_str())
    }

    /// How the name of a blip stood to it.
    pub fn name_of(&self, blip: &Blip) -> Option<&FrozenName> {
        self.blips.get(blip.id.as_str())?.name.as_ref()
    }

    /// Whether a blip of a radius, at an offset from the disc's centre, would stand under a name.
    pub fn is_written(&self, (x, y): (f64, f64), blip: f64) -> bool {
        self.written
            .iter()
            .any(|bounds| gap(bounds, Point { x, y }) < blip + 1.5)
    }
}

fn is_same(one: &Blip, other: &FrozenBlip) -> bool {
    one.sector == other.sector && one.ring == other.ring && is_equal(one.value, other.value)
}

fn is_equal(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn freeze_rings(radar: &Radar) -> impl Iterator<Item = FrozenRing> {
    radar.rings.iter().map(|ring| FrozenRing {
        id: ring.id.clone(),
        outside: ring.outside,
    })
}

/// What the next edition needs to know of a map.
pub fn freeze_map(radar: &Radar, chart: &Chart) -> FrozenMap {
    let labels: BTreeMap<usize, &Label> = chart.labels.iter().map(|label| (label.blip, label)).collect();
    let blips = chart.marks.iter().map(|mark| {
        let blip = &radar.blips[mark.blip];
        let less = |point: Point| (point.x - mark.centre.x, point.y - mark.centre.y);
        let name = labels.get(&mark.blip).map(|label| {
            let Rect { x, y, width, height } = label.text.bounds;
            FrozenName {
                lines: label.text.lines.iter().map(|line| line.text.clone()).collect(),
                anchor: label.text.anchor,
                bounds: [x - mark.centre.x, y - mark.centre.y, width, height],
                leader: label.leader.map(|(from, to)| [less(from), less(to)]),
            }
        });
        FrozenBlip {
            id: blip.id.clone(),
            sector: blip.sector,
            ring: blip.ring,
            value: blip.value,
            x: mark.centre.x - chart.centre.x,
            y: mark.centre.y - chart.centre.y,
            name,
        }
    });
    FrozenMap {
        view: radar.id.clone(),
        sectors: radar.sectors.iter().map(|sector| sector.id.clone()).collect(),
        rings: freeze_rings(radar).collect(),
        cells: chart.cells.clone(),
        blip_radius: chart.blip_radius,
        letter_size: chart.labels.first().map(|label| label.text.size),
        blips: blips.collect(),
    }
}

/// Sets how every blip has moved since an older radar, unless the radar says so itself.
pub fn mark_movement(radar: &mut Radar, before: &FrozenMap) {
    let ranks: BTreeMap<&str, usize> = radar
        .rings
        .iter()
        .enumerate()
        .map(|(rank, ring)| (ring.id.as_str(), rank))
        .collect();
    let old = |blip: &FrozenBlip| ranks.get(before.rings[blip.ring].id.as_str()).copied();
    let old: BTreeMap<&str, Option<usize>> = before.blips.iter().map(|blip| (blip.id.as_str(), old(blip))).collect();
    let movement = |blip: &Blip| match old.get(blip.id.as_str()) {
        None => Some(Movement::New),
        Some(None) => None,
        Some(Some(rank)) => Some(Movement::between(*rank, blip.ring)),
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
