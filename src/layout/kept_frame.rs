//! The frame of a newer map around that of an older one: what can be kept of its sectors and rings is kept.
//!
//! Sectors keep their borders. One that is gone leaves its place to one that is new, or else to its neighbour; one that is new
//! besides stands in the widest gap between the blips of two neighbours. Where no gap is wide enough the turn is divided
//! anew, and blips keep their place inside their sector. Rings keep their bounds where they are the same ones.

use std::f64::consts::PI;

use crate::model::{Cell, FrozenMap, Notice, Radar, asin};

use super::frame;
use super::past::Succession;
use super::room::SIDE;

/// The least sweep of a sector that comes between others, as a share of an equal one.
const LEAST_SWEEP: f64 = 0.5;

/// The frame of a newer map.
pub struct KeptFrame {
    /// Its cells, sector by sector.
    pub cells: Vec<Cell>,
    /// Whether sectors stand elsewhere than before.
    pub is_turned: bool,
    /// Whether rings have other bounds than before.
    pub is_rebound: bool,
    /// What of that the reader must know.
    pub lost: Vec<Notice>,
}

/// Keeps what can be kept of the frame of an older map.
pub fn keep(radar: &Radar, before: &FrozenMap, succession: &Succession) -> KeptFrame {
    let same_rings = succession.rings.len() == before.rings.len()
        && succession.rings.iter().enumerate().all(|(new, old)| *old == Some(new));
    let kept = keep_borders(radar, before, succession);
    let is_turned = kept.is_none();
    let borders = kept.unwrap_or_else(|| frame::divide_turn(radar));
    let bounds: Vec<(f64, f64)> = match same_rings {
        true => {
            let bound = |ring: usize| before.cells.iter().find(|cell| cell.ring == ring);
            let bounds = (0..before.rings.len()).filter_map(bound);
            bounds.map(|cell| (cell.inner, cell.outer)).collect()
        }
        false => frame::bound_rings(radar, &borders),
    };
    let mut lost = Vec::new();
    if is_turned {
        lost.push(Notice::SectorsElsewhere);
    }
    if !same_rings {
        lost.push(Notice::RingsElsewhere);
    }
    KeptFrame {
        cells: frame::cells(&borders, &bounds),
        is_turned,
        is_rebound: !same_rings,
        lost,
    }
}

/// A part of the turn with the sector that has it now; none where that of the older map is gone.
#[derive(Debug, Clone, Copy)]
struct Slot {
    sector: Option<usize>,
    start: f64,
    end: f64,
}

/// Where each sector begins and ends; nothing where a new one finds no room.
fn keep_borders(radar: &Radar, before: &FrozenMap, succession: &Succession) -> Option<Vec<(f64, f64)>> {
    let slot = |old: usize| {
        let cell = before.cells.iter().find(|cell| cell.sector == old)?;
        Some(Slot {
            sector: succession.sector(old),
            start: cell.start.0,
            end: cell.end.0,
        })
    };
    let mut slots = (0..before.sectors.len()).map(slot).collect::<Option<Vec<Slot>>>()?;
    slots.sort_by(|one, other| one.start.total_cmp(&other.start));
    let mut added = (0..radar.sectors.len()).filter(|sector| succession.sectors[*sector].is_none());
    let mut left = Vec::new();
    for sector in added.by_ref() {
        match slots.iter_mut().find(|slot| slot.sector.is_none()) {
            Some(free) => free.sector = Some(sector),
            None => left.push(sector),
        }
    }
    close_up(&mut slots);
    for sector in left {
        insert(&mut slots, sector, before, radar.sectors.len())?;
    }
    let border = |sector: usize| {
        let slot = slots.iter().find(|slot| slot.sector == Some(sector))?;
        Some((slot.start, slot.end))
    };
    (0..radar.sectors.len()).map(border).collect()
}

/// Gives places that nobody has any more to the sector before them, or behind them at the beginning of the turn.
fn close_up(slots: &mut Vec<Slot>) {
    let mut kept: Vec<Slot> = Vec::new();
    let mut start = 0.0;
    for slot in slots.iter() {
        match (slot.sector, kept.last_mut()) {
            (Some(_), _) => {
                let start = if kept.is_empty() { start } else { slot.start };
                kept.push(Slot { start, ..*slot });
            }
            (None, Some(last)) => last.end = slot.end,
            (None, None) => start = slot.start,
        }
    }
    *slots = kept;
}

/// Puts a sector into the widest gap between the blips of two neighbours; what stood at three o'clock stays there.
fn insert(slots: &mut Vec<Slot>, sector: usize, before: &FrozenMap, sectors: usize) -> Option<()> {
    let share = 2.0 * PI / sectors as f64;
    // Free from here to there behind each sector, whose blips and those of the next stand clear of it.
    let gap = |index: usize| {
        let slot = slots[index];
        let from = taken(&slot, before).map_or(slot.start + LEAST_SWEEP * share, |(_, last)| last);
        let from = from.max(slot.start + LEAST_SWEEP * share);
        let to = slots.get(index + 1).map_or(slot.end, |next| {
            let first = taken(next, before).map_or(next.end, |(first, _)| first);
            first.min(next.end - LEAST_SWEEP * share)
        });
        (index, from, to.max(from))
    };
    let widest = (0..slots.len()).map(gap).max_by(|one, other| {
        (one.2 - one.1)
            .total_cmp(&(other.2 - other.1))
            .then(other.0.cmp(&one.0))
    });
    let (index, from, to) = widest.filter(|(_, from, to)| to - from >= LEAST_SWEEP * share)?;
    let spare = ((to - from - share) / 2.0).max(0.0);
    let last = index + 1 == slots.len();
    let (start, end) = if last {
        (from + 2.0 * spare, to)
    } else {
        (from + spare, to - spare)
    };
    slots[index].end = start;
    if let Some(next) = slots.get_mut(index + 1) {
        next.start = end;
    }
    slots.insert(
        index + 1,
        Slot {
            sector: Some(sector),
            start,
            end,
        },
    );
    Some(())
}

/// From where to where the blips of a sector stand, with the free space that a border leaves them.
fn taken(slot: &Slot, before: &FrozenMap) -> Option<(f64, f64)> {
    let own = before.blips.iter().filter_map(|blip| {
        let radius = libm::hypot(blip.x, blip.y);
        let middle = (slot.start + slot.end) / 2.0;
        let angle = middle + libm::remainder(libm::atan2(blip.y, blip.x) - middle, 2.0 * PI);
        let clear = asin(((before.blip_radius + SIDE) / radius.max(1e-9)).min(1.0)) + 1e-6;
        let inside = angle > slot.start && angle < slot.end;
        inside.then_some((angle - clear, angle + clear))
    });
    own.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(sector: Option<usize>, start: f64, end: f64) -> Slot {
        Slot { sector, start, end }
    }

    #[test]
    fn what_is_gone_leaves_its_place_to_its_neighbour() {
        let mut slots = vec![
            slot(None, 0.0, 1.0),
            slot(Some(1), 1.0, 2.0),
            slot(None, 2.0, 3.0),
            slot(Some(0), 3.0, 6.0),
        ];
        close_up(&mut slots);
        let found: Vec<_> = slots.iter().map(|slot| (slot.sector, slot.start, slot.end)).collect();
        assert_eq!(found, [(Some(1), 0.0, 3.0), (Some(0), 3.0, 6.0)]);
    }
}
