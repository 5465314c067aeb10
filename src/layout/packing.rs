//! Every blip of the radar to its place, cell by cell.
//!
//! 1. One blip radius for the whole map: the largest of a ladder with which every cell holds its blips well; an older
//!    edition's radius is kept as long as it does.
//! 2. Each cell is solved (`pack_cell`). Without an older edition its blips are then evened out along their arcs.
//! 3. With the smallest blips and still no room, the least valued of a cell become one counted cluster.

use crate::model::{Blip, Cell, Radar, RingScale};

use super::arc::PolarPoint;
use super::pack_cell::{GOLDEN, Target, even_out, fill, pack_cell};
use super::past::Past;
use super::room::Room;

/// Blip radii tried, largest first.
const LADDER: [f64; 11] = [9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0];
/// Two values that differ show as radii that differ, at least by this.
const LEAST_STEP: f64 = 0.07;

/// Where everything stands.
#[derive(Debug, Clone)]
pub struct Packing {
    /// Radius of the blips.
    pub blip: f64,
    /// A room a cell, in the order of the cells.
    pub rooms: Vec<Room>,
    /// Blips drawn one by one: indices in the radar, cell by cell.
    pub members: Vec<Vec<usize>>,
    /// Where they stand, as `members`.
    pub spots: Vec<Vec<PolarPoint>>,
    /// The radius that the value of each blip of the radar asks for.
    pub intended: Vec<Option<f64>>,
    /// Cell, place and members of each counted cluster.
    pub clusters: Vec<(usize, PolarPoint, Vec<usize>)>,
}

/// How well blips of a size can be packed.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// Largest deviation of one blip, as a share of the depth of its ring.
    most: f64,
    /// Mean deviation over all blips, as a share of the depth.
    mean: f64,
    /// Share of the blips that stand at their radius.
    exact: f64,
}

/// What is borne for how large a blip; the first tier that some size meets decides.
struct Tier {
    /// The least that is good enough.
    least: Fit,
    /// The smallest blip that counts.
    least_size: f64,
}

/// A deviation up to which a blip stands at its radius.
const EXACT: f64 = 0.5;

/// Exact radii first, with ever smaller blips; then more and more deviation.
const TIERS: [Tier; 7] = [
    tier(0.2, 0.012, 1.0, 7.0),
    tier(0.2, 0.012, 0.985, 4.0),
    tier(0.2, 0.02, 0.97, 4.0),
    tier(0.2, 0.03, 0.95, 4.0),
    tier(0.2, 0.03, 0.0, 5.5),
    tier(0.35, 0.06, 0.0, 4.0),
    tier(f64::MAX, f64::MAX, 0.0, 4.0),
];

/// What is borne for the sake of an older edition's size.
const KEPT: Tier = tier(0.35, 0.06, 0.0, 4.0);

const fn tier(most: f64, mean: f64, exact: f64, least_size: f64) -> Tier {
    Tier {
        least: Fit { most, mean, exact },
        least_size,
    }
}

/// Packs all blips.
pub fn pack_blips(radar: &Radar, cells: &[Cell], scales: &[RingScale], past: Option<&Past>) -> Packing {
    let packer = Packer {
        radar,
        cells,
        scales,
        past,
        members: list_members(radar, cells),
    };
    let mut packing = choose_size(&packer).unwrap_or_else(|| packer.pack_crowded());
    if past.is_none() {
        for (room, spots) in packing.rooms.iter().zip(&mut packing.spots) {
            even_out(room, spots);
        }
    }
    packing
}

/// Indices of the blips of each cell, the most valued first.
fn list_members(radar: &Radar, cells: &[Cell]) -> Vec<Vec<usize>> {
    let of_cell = |cell: &Cell| {
        let own = |blip: &Blip| blip.sector == cell.sector && blip.ring == cell.ring;
        let mut members: Vec<usize> = (0..radar.blips.len())
            .filter(|index| own(&radar.blips[*index]))
            .collect();
        let value = |index: usize| radar.blips[index].value.unwrap_or(-1.0);
        members.sort_by(|a, b| {
            value(*b)
                .total_cmp(&value(*a))
                .then_with(|| radar.blips[*a].id.cmp(&radar.blips[*b].id))
        });
        members
    };
    cells.iter().map(of_cell).collect()
}

/// The first size of the first tier with which all cells hold their blips well enough; before all, that of an older edition.
fn choose_size(packer: &Packer) -> Option<Packing> {
    let most = (9.0 * libm::pow(100.0 / packer.radar.blips.len().max(1) as f64, 0.25)).clamp(5.5, 9.0);
    let old = packer.past.map(|past| past.blip);
    if let Some(mut trial) = old.and_then(|old| packer.begin(old))
        && trial.meets(packer, &KEPT)
    {
        return Some(trial.packing);
    }
    let sizes = LADDER
        .into_iter()
        .filter(|size| *size <= old.map_or(most + 1e-9, |old| old - 0.01));
    let sizes: Vec<f64> = sizes.collect();
    let mut trials: Vec<Option<Option<Trial>>> = (0..sizes.len()).map(|_| None).collect();
    for tier in TIERS {
        for (size, trial) in sizes.iter().zip(&mut trials) {
            if *size < tier.least_size {
                continue;
            }
            let begun = trial.get_or_insert_with(|| packer.begin(*size));
            if begun.as_mut().is_some_and(|trial| trial.meets(packer, &tier)) {
                return trial.take().flatten().map(|trial| trial.packing);
            }
        }
    }
    None
}

/// Blips of a size packed cell by cell, as far as was needed to know whether they fit well enough.
struct Trial {
    packing: Packing,
    /// How many cells are packed.
    done: usize,
    /// Whether a cell does not hold its blips.
    is_lost: bool,
    /// Largest deviation so far, as a share of the depth of its ring.
    most: f64,
    /// Deviations so far, summed.
    sum: f64,
    /// Blips that do not stand at their radius.
    off: usize,
}

impl Trial {
    /// Whether all cells hold their blips as well as a tier asks; packs only as long as that is open.
    fn meets(&mut self, packer: &Packer, tier: &Tier) -> bool {
        while self.may_meet(packer, tier) {
            if self.done == packer.cells.len() {
                self.packing.members = packer.members.clone();
                return true;
            }
            self.pack_next(packer);
        }
        false
    }

    /// Deviations only grow, so what fails a tier now fails it with all cells.
    fn may_meet(&self, packer: &Packer, tier: &Tier) -> bool {
        let all = packer.radar.blips.len();
        let count = all.max(1) as f64;
        let exact = if all == 0 { 1.0 } else { (all - self.off) as f64 / count };
        let Fit {
            most,
            mean,
            exact: least,
        } = tier.least;
        !self.is_lost && self.most <= most && self.sum / count <= mean && exact >= least
    }

    fn pack_next(&mut self, packer: &Packer) {
        let (cell, members) = (self.done, &packer.members[self.done]);
        let Some(spots) = packer.pack_cell_members(&mut self.packing, cell, members) else {
            self.is_lost = true;
            return;
        };
        for (index, spot) in members.iter().zip(&spots) {
            let intended = self.packing.intended[*index];
            let off = intended.map_or(0.0, |intended| (spot.radius - intended).abs());
            let share = off / (packer.cells[cell].outer - packer.cells[cell].inner);
            self.most = self.most.max(share);
            self.sum += share;
            self.off += usize::from(off > EXACT);
        }
        self.packing.spots[cell] = spots;
        self.done += 1;
    }
}

/// What is to be packed.
struct Packer<'a> {
    radar: &'a Radar,
    cells: &'a [Cell],
    scales: &'a [RingScale],
    past: Option<&'a Past<'a>>,
    members: Vec<Vec<usize>>,
}

impl Packer<'_> {
    fn rooms(&self, blip: f64) -> Vec<Room> {
        let low = |ring: usize| {
            let before = self.past.and_then(|past| past.lowest(ring, blip));
            before.unwrap_or_else(|| Room::lowest(self.cells, ring, blip))
        };
        let room = |cell: &Cell| Room::of_cell(cell, low(cell.ring), blip, self.scales[cell.ring]);
        self.cells.iter().map(room).collect()
    }

    /// Blips of a radius, none of them packed yet; `None` when some cell cannot hold so many.
    fn begin(&self, blip: f64) -> Option<Trial> {
        let rooms = self.rooms(blip);
        let fits = |(room, members): (&Room, &Vec<usize>)| {
            members.is_empty()
                || room.depth() > 1.0 && (members.len() <= 2 || fill(room, members.len()) < 1.05 + edge_allowance(room))
        };
        let is_open = rooms.iter().zip(&self.members).all(fits);
        is_open.then(|| Trial {
            packing: self.empty(blip, rooms),
            done: 0,
            is_lost: false,
            most: 0.0,
            sum: 0.0,
            off: 0,
        })
    }

    fn empty(&self, blip: f64, rooms: Vec<Room>) -> Packing {
        Packing {
            blip,
            rooms,
            members: vec![Vec::new(); self.cells.len()],
            spots: vec![Vec::new(); self.cells.len()],
            intended: vec![None; self.radar.blips.len()],
            clusters: Vec::new(),
        }
    }

    /// The smallest blips; what does not fit is counted.
    fn pack_crowded(&self) -> Packing {
        let blip = LADDER[LADDER.len() - 1];
        let mut packing = self.empty(blip, self.rooms(blip));
        for cell in 0..self.cells.len() {
            let mut members = self.members[cell].clone();
            let mut rest = Vec::new();
            let holds = packing.rooms[cell].capacity();
            let mut keep = if members.len() > holds {
                holds.saturating_sub(1)
            } else {
                members.len()
            };
            loop {
                rest.splice(0..0, members.split_off(keep.min(members.len())));
                let cluster = rest
                    .first()
                    .map(|first| self.radius_of_cluster(&packing.rooms[cell], *first));
                if let Some(mut spots) = self.pack_with_cluster(&mut packing, cell, &members, cluster) {
                    if cluster.is_some() {
                        let spot = spots.pop().unwrap_or(PolarPoint { radius: 0.0, turn: 0.0 });
                        rest.sort_unstable();
                        packing.clusters.push((cell, spot, rest));
                    }
                    packing.spots[cell] = spots;
                    packing.members[cell] = members;
                    break;
                }
                if keep == 0 {
                    let middle = (self.cells[cell].inner + self.cells[cell].outer) / 2.0;
                    rest.sort_unstable();
                    packing.clusters.push((
                        cell,
                        PolarPoint {
                            radius: middle,
                            turn: 0.0,
                        },
                        rest,
                    ));
                    break;
                }
                keep = (keep * 15 / 16).min(keep - 1);
            }
        }
        packing
    }

    fn radius_of_cluster(&self, room: &Room, first: usize) -> f64 {
        self.radar.blips[first]
            .value
            .map_or(room.radius_of_share(0.5), |value| room.radius_of(value))
    }

    fn pack_with_cluster(
        &self,
        packing: &mut Packing,
        cell: usize,
        members: &[usize],
        cluster: Option<f64>,
    ) -> Option<Vec<PolarPoint>> {
        let room = packing.rooms[cell];
        if room.depth() < 0.0 || room.reach(room.high) < 0.0 {
            return (members.is_empty() && cluster.is_none()).then(Vec::new);
        }
        let mut targets = self.list_targets(packing, cell, members);
        targets.extend(cluster.map(|radius| Target {
            radius,
            old: None,
            stays: false,
        }));
        pack_cell(&room, &targets, &|_| false)
    }

    fn pack_cell_members(&self, packing: &mut Packing, cell: usize, members: &[usize]) -> Option<Vec<PolarPoint>> {
        let targets = self.list_targets(packing, cell, members);
        let room = packing.rooms[cell];
        let is_bad = |spot: PolarPoint| {
            self.past
                .is_some_and(|past| past.is_written(spot.offset(room.middle), packing.blip))
        };
        pack_cell(&room, &targets, &is_bad)
    }

    /// Where the blips of a cell want to be; notes the radii their values ask for.
    fn list_targets(&self, packing: &mut Packing, cell: usize, members: &[usize]) -> Vec<Target> {
        let room = packing.rooms[cell];
        let mut targets = Vec::new();
        for (place, index) in members.iter().enumerate() {
            let blip = &self.radar.blips[*index];
            let intended = blip.value.map(|value| room.radius_of(value));
            packing.intended[*index] = intended;
            let free_share = (0.5 + GOLDEN * place as f64) % 1.0;
            let old = self
                .past
                .and_then(|past| past.spot_of(blip, &self.cells[cell], room.middle));
            let same_scale = |past: &Past| past.scale_of(blip.ring) == Some(self.scales[blip.ring]);
            let is_held = |past: &Past| past.blip == packing.blip && (blip.value.is_none() || same_scale(past));
            let stays = old.is_some_and(|(_, same)| same) && self.past.is_some_and(is_held);
            let asked = intended.unwrap_or_else(|| room.radius_of_share(free_share));
            targets.push(Target {
                radius: old.filter(|_| stays).map_or(asked, |(spot, _)| spot.radius),
                old: old.map(|(spot, _)| spot),
                stays,
            });
        }
        let values: Vec<Option<f64>> = members.iter().map(|index| self.radar.blips[*index].value).collect();
        separate_radii(&room, &values, &mut targets);
        targets
    }
}

/// What the outline of the room adds to the share that can be filled, since centres may stand on it.
fn edge_allowance(room: &Room) -> f64 {
    4.0 * room.apart() * room.apart() / room.area().max(1e-9)
}

/// Values that differ by less than can be drawn get radii that just differ, in their order.
fn separate_radii(room: &Room, values: &[Option<f64>], targets: &mut [Target]) {
    let groups = 0..values.iter().take_while(|value| value.is_some()).count();
    let mut last = f64::MIN;
    let pushed: Vec<f64> = groups
        .clone()
        .map(|index| {
            let tied = index > 0 && values[index] == values[index - 1];
            let radius = match targets[index] {
                Target {
                    stays: true, radius, ..
                } => radius,
                _ if tied => last,
                Target { radius, .. } => radius.max(last + LEAST_STEP),
            };
            last = radius;
            radius
        })
        .collect();
    let mut next = f64::MAX;
    let mut pulled = pushed;
    for index in groups.rev() {
        let tied = pulled.get(index + 1).is_some() && values[index] == values[index + 1];
        let most = if index + 1 == pulled.len() {
            room.high
        } else {
            next - LEAST_STEP
        };
        pulled[index] = if tied { next } else { pulled[index].min(most) };
        next = pulled[index];
    }
    for (target, radius) in targets.iter_mut().zip(pulled) {
        if !target.stays && (target.radius - radius).abs() < 0.4 {
            target.radius = radius.max(room.low);
        }
    }
}
