//! What an older edition of the same map holds fast.

use std::collections::BTreeMap;
use std::f64::consts::PI;

use crate::model::{
    Blip, Cell, Chart, FrozenBlip, FrozenMap, FrozenName, FrozenRing, Label, Movement, Notice, Point, Radar, Rect,
    RingBand, RingScale, find_predecessors, merge_orders,
};

use super::arc::PolarPoint;
use super::kept_frame;
use super::room::Room;
use super::space::gap;

/// The older edition: its frame as far as it can be kept, its blips and names, with offsets from the disc's centre.
#[derive(Debug, Clone)]
pub struct Past<'a> {
    /// Radius of its blips.
    pub blip: f64,
    /// Font size of its names.
    pub size: Option<f64>,
    /// The cells of the newer map.
    pub cells: Vec<Cell>,
    /// What of its frame could not be kept.
    lost: Vec<Notice>,
    /// The scale before of each ring of the newer radar.
    scales: Vec<Option<RingScale>>,
    /// Its cells, where the rings have kept their bounds.
    bound: Option<&'a [Cell]>,
    blips: BTreeMap<&'a str, OldBlip<'a>>,
    /// Boxes of names of blips that are still there.
    written: Vec<Rect>,
}

/// A blip of the older edition, with sector and ring as the newer radar counts them.
#[derive(Debug, Clone, Copy)]
struct OldBlip<'a> {
    frozen: &'a FrozenBlip,
    sector: Option<usize>,
    ring: Option<usize>,
    /// Where it stood in the frame of the newer map.
    radius: f64,
    angle: f64,
    /// Whether that is where it stood on the older map.
    stands: bool,
}

impl<'a> Past<'a> {
    /// What an older map holds fast for a newer radar; nothing where no blip is on both.
    pub fn of(radar: &Radar, before: &'a FrozenMap) -> Option<Past<'a>> {
        let succession = Succession::of(radar, before);
        let still: BTreeMap<&str, &Blip> = radar.blips.iter().map(|blip| (blip.id.as_str(), blip)).collect();
        if !before.blips.iter().any(|old| still.contains_key(old.id.as_str())) {
            return None;
        }
        let frame = kept_frame::keep(radar, before, &succession);
        let old_cell = |blip: &FrozenBlip| {
            let own = |cell: &&Cell| (cell.sector, cell.ring) == (blip.sector, blip.ring);
            before.cells.iter().find(own)
        };
        let blips = before.blips.iter().map(|frozen| {
            let (sector, ring) = (succession.sector(frozen.sector), succession.ring(frozen.ring));
            let new = frame
                .cells
                .iter()
                .find(|cell| Some(cell.sector) == sector && ring.is_none_or(|ring| cell.ring == ring));
            let mut old = OldBlip {
                frozen,
                sector,
                ring,
                radius: libm::hypot(frozen.x, frozen.y),
                angle: libm::atan2(frozen.y, frozen.x),
                stands: !frame.is_turned && !frame.is_rebound,
            };
            if let Some((was, is)) = old_cell(frozen).zip(new) {
                if frame.is_turned {
                    let turn = libm::remainder(old.angle - middle(was), 2.0 * PI);
                    old.angle = middle(is) + turn * sweep(is) / sweep(was);
                }
                if frame.is_rebound && ring.is_some() {
                    let share = (old.radius - was.inner) / (was.outer - was.inner);
                    old.radius = is.inner + share.clamp(0.0, 1.0) * (is.outer - is.inner);
                }
            }
            (frozen.id.as_str(), old)
        });
        let blips: BTreeMap<&str, OldBlip> = blips.collect();
        let written = blips.values().filter_map(|old| {
            let [left, top, width, height] = old.frozen.name.as_ref().filter(|_| old.stands)?.bounds;
            still.get(old.frozen.id.as_str()).filter(|new| old.is_same(new))?;
            Some(Rect {
                x: old.frozen.x + left,
                y: old.frozen.y + top,
                width,
                height,
            })
        });
        Some(Past {
            blip: before.blip_radius,
            size: before.letter_size,
            written: written.collect(),
            cells: frame.cells,
            lost: frame.lost,
            scales: succession.rings.iter().map(|old| scale_of(before, (*old)?)).collect(),
            bound: (!frame.is_rebound).then_some(&before.cells),
            blips,
        })
    }

    /// Where a blip stood, turned from the middle of a cell of its sector, and whether nothing about it has changed.
    pub fn spot_of(&self, blip: &Blip, cell: &Cell, middle: f64) -> Option<(PolarPoint, bool)> {
        let old = self.blips.get(blip.id.as_str());
        let old = old.filter(|old| old.sector == Some(cell.sector))?;
        let spot = PolarPoint {
            radius: old.radius,
            turn: libm::remainder(old.angle - middle, 2.0 * PI),
        };
        Some((spot, old.stands && old.is_same(blip)))
    }

    /// What could not be kept on a map with these scales.
    pub fn list_lost(&self, scales: &[RingScale]) -> impl Iterator<Item = Notice> {
        let has_grown = |(before, now): (&Option<RingScale>, &RingScale)| before.is_some_and(|before| before != *now);
        let rings = self.scales.iter().zip(scales).enumerate();
        let grown = rings.filter(move |(_, pair)| has_grown(*pair));
        let grown = grown.map(|(ring, _)| Notice::ScaleGrown { ring });
        self.lost.iter().copied().chain(grown)
    }

    /// The inner end for centres in a ring as the older map had it, where its bounds are kept.
    pub fn lowest(&self, ring: usize, blip: f64) -> Option<f64> {
        self.bound.map(|cells| Room::lowest(cells, ring, blip))
    }

    /// The scale of a ring of the newer radar as it was before.
    pub fn scale_of(&self, ring: usize) -> Option<RingScale> {
        self.scales[ring]
    }

    /// Whether a blip was on the map, in any sector.
    pub fn knows(&self, blip: &Blip) -> bool {
        self.blips.contains_key(blip.id.as_str())
    }

    /// How the name of a blip stood to it.
    pub fn name_of(&self, blip: &Blip) -> Option<&FrozenName> {
        self.blips.get(blip.id.as_str())?.frozen.name.as_ref()
    }

    /// Whether a blip of a radius, at an offset from the disc's centre, would stand under a name.
    pub fn is_written(&self, (x, y): (f64, f64), blip: f64) -> bool {
        self.written
            .iter()
            .any(|bounds| gap(bounds, Point { x, y }) < blip + 1.5)
    }
}

/// The scale of a ring, where values stood on it.
fn scale_of(before: &FrozenMap, ring: usize) -> Option<RingScale> {
    let stood = |blip: &FrozenBlip| blip.ring == ring && blip.value.is_some();
    before.blips.iter().any(stood).then(|| before.rings[ring].scale)
}

impl OldBlip<'_> {
    fn is_same(&self, now: &Blip) -> bool {
        let cell = (self.sector, self.ring) == (Some(now.sector), Some(now.ring));
        cell && is_equal(now.value, self.frozen.value)
    }
}

fn middle(cell: &Cell) -> f64 {
    (cell.start.0 + cell.end.0) / 2.0
}

fn sweep(cell: &Cell) -> f64 {
    cell.end.0 - cell.start.0
}

/// Which sectors and rings of a radar go on from which of an older map.
pub struct Succession {
    /// For each sector now the index before.
    pub sectors: Vec<Option<usize>>,
    /// For each ring now the index before.
    pub rings: Vec<Option<usize>>,
}

impl Succession {
    /// Rings by their identifiers, sectors also by the blips on both, where they were renamed.
    fn of(radar: &Radar, before: &FrozenMap) -> Self {
        let old: BTreeMap<&str, &FrozenBlip> = before.blips.iter().map(|blip| (blip.id.as_str(), blip)).collect();
        let both = radar
            .blips
            .iter()
            .filter_map(|new| Some((*old.get(new.id.as_str())?, new)));
        let both: Vec<(&FrozenBlip, &Blip)> = both.collect();
        let stood: Vec<_> = both.iter().map(|(old, new)| (old.sector, new.sector)).collect();
        let now: Vec<&str> = radar.sectors.iter().map(|sector| sector.id.as_str()).collect();
        let then: Vec<&str> = before.sectors.iter().map(String::as_str).collect();
        let sectors = find_predecessors(&now, &then, &stood);
        let go_on = |ring: &RingBand| {
            let same = |old: &FrozenRing| old.id == ring.id && old.outside == ring.outside;
            before.rings.iter().position(same)
        };
        Succession {
            sectors,
            rings: radar.rings.iter().map(go_on).collect(),
        }
    }

    /// The sector now of one before.
    pub fn sector(&self, before: usize) -> Option<usize> {
        self.sectors.iter().position(|found| *found == Some(before))
    }

    fn ring(&self, before: usize) -> Option<usize> {
        self.rings.iter().position(|found| *found == Some(before))
    }
}

fn is_equal(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
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
            not_yet_asked: blip.not_yet_asked,
            x: mark.centre.x - chart.centre.x,
            y: mark.centre.y - chart.centre.y,
            name,
        }
    });
    let rings = radar.rings.iter().zip(&chart.scales).map(|(ring, scale)| FrozenRing {
        id: ring.id.clone(),
        outside: ring.outside,
        scale: *scale,
    });
    FrozenMap {
        view: radar.id.clone(),
        title: radar.title.clone(),
        sectors: radar.sectors.iter().map(|sector| sector.id.clone()).collect(),
        sector_names: radar.sectors.iter().map(|sector| sector.name.clone()).collect(),
        rings: rings.collect(),
        cells: chart.cells.clone(),
        blip_radius: chart.blip_radius,
        letter_size: chart.labels.first().map(|label| label.text.size),
        blips: blips.collect(),
        counted: chart.clusters.iter().map(|cluster| cluster.members.len()).sum(),
    }
}

/// Sets how every blip has moved since an older radar, and gives those of which the radar said otherwise. A ring that is no
/// more counts where it stood among those that are.
pub fn mark_movement(radar: &mut Radar, before: &FrozenMap) -> Vec<String> {
    let succession = Succession::of(radar, before);
    let merged = merge_orders(&succession.rings, before.rings.len());
    let place_before = |ring: usize| merged.iter().position(|(_, old)| *old == Some(ring)).unwrap_or(0);
    let place_now = |ring: usize| merged.iter().position(|(new, _)| *new == Some(ring)).unwrap_or(0);
    let old: BTreeMap<&str, usize> = before.blips.iter().map(|blip| (blip.id.as_str(), blip.ring)).collect();
    let mut said_otherwise = Vec::new();
    for blip in &mut radar.blips {
        let movement = match old.get(blip.id.as_str()) {
            None => Movement::New,
            Some(ring) => Movement::between(place_before(*ring), place_now(blip.ring)),
        };
        if blip.movement.is_some_and(|said| said != movement) {
            said_otherwise.push(blip.name.clone());
        }
        blip.movement = Some(movement);
    }
    said_otherwise
}
