//! All blips of one cell to their places: the value fixes the radius, the angle is free.
//!
//! 1. Blips that have not changed stand where they stood; the others are put beside them, each at its exact radius or,
//!    where that arc is full, a little off it.
//! 2. Should one find no place, or without an older edition, the whole cell is packed at once: angles from the golden
//!    ratio, then ever more latitude (`relax`) until it is valid.

use super::arc::{PolarPoint, clearance, free_turns, nearest, roomiest};
use super::relax::{Latitude, give_back, insert, is_valid, radii_near, relax, set_rows};
use super::room::Room;

/// Steps of the golden ratio spread angles evenly.
pub const GOLDEN: f64 = 0.618_033_988_749_894_9;
/// How far a blip that is put beside standing ones may leave its radius, as a share of the depth.
const BESIDE: f64 = 0.12;
/// Radial slack allowed to a whole cell, step by step, as shares of the depth.
const SLACKS: [f64; 5] = [0.0, 0.06, 0.15, 0.3, 0.6];

/// Where a blip wants to be.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The radius of its value.
    pub radius: f64,
    /// Where it was in the edition before.
    pub old: Option<PolarPoint>,
    /// Whether it has to stay there.
    pub stays: bool,
}

/// Packs the blips of a cell; `None` when they do not fit. New blips keep off places that are bad.
pub fn pack_cell(room: &Room, targets: &[Target], is_bad: &dyn Fn(PolarPoint) -> bool) -> Option<Vec<PolarPoint>> {
    let within = |target: &Target| target.radius.max(room.low).min(room.high);
    let wanted: Vec<f64> = targets.iter().map(within).collect();
    if targets.iter().any(|target| target.old.is_some()) {
        let beside = pack_beside(room, targets, &wanted, is_bad);
        if let Some(spots) = beside.filter(|spots| is_valid(room, spots, room.apart())) {
            return Some(spots);
        }
    }
    pack_at_once(room, targets, &wanted)
}

/// Standing blips first, then those that changed, straight along their angle, then new ones where there is most room.
fn pack_beside(
    room: &Room,
    targets: &[Target],
    wanted: &[f64],
    is_bad: &dyn Fn(PolarPoint) -> bool,
) -> Option<Vec<PolarPoint>> {
    let mut spots: Vec<Option<PolarPoint>> = targets
        .iter()
        .map(|target| target.old.filter(|_| target.stays))
        .collect();
    let mut rest: Vec<usize> = (0..targets.len()).filter(|index| spots[*index].is_none()).collect();
    rest.sort_by(|a, b| {
        let key = |index: usize| targets[index].old.is_none();
        key(*a)
            .cmp(&key(*b))
            .then(wanted[*a].total_cmp(&wanted[*b]))
            .then(a.cmp(b))
    });
    for index in rest {
        let others: Vec<PolarPoint> = spots.iter().flatten().copied().collect();
        let places: Vec<(f64, f64)> = others.iter().map(|spot| spot.offset(room.middle)).collect();
        let found = radii_near(room, wanted[index], BESIDE * room.depth()).find_map(|radius| {
            let free = free_turns(room, radius, others.iter().copied(), room.apart());
            let turn = match targets[index].old {
                Some(old) => nearest(&free, old.turn)?,
                None if free.is_empty() => return None,
                None => roomiest(room, radius, &free, &places, is_bad),
            };
            Some(PolarPoint { radius, turn })
        });
        spots[index] = Some(found?);
    }
    spots.into_iter().collect()
}

/// The whole cell: of several starts the one with the smallest deviations, or rows.
fn pack_at_once(room: &Room, targets: &[Target], wanted: &[f64]) -> Option<Vec<PolarPoint>> {
    let stays: Vec<bool> = targets
        .iter()
        .map(|target| target.stays && target.old.is_some())
        .collect();
    let none_stays = vec![false; targets.len()];
    let fill = fill(room, targets.len());
    let some_stay = stays.contains(&true);
    let starts = match (some_stay, fill < 0.5) {
        (true, _) => 1,
        (false, true) => 4,
        (false, false) => 2,
    };
    let mut best: Option<(f64, Vec<PolarPoint>)> = None;
    for start in 0..starts {
        let from = spread_angles(room, targets, wanted, start);
        let held = if some_stay {
            &[&stays, &none_stays][..]
        } else {
            &[&none_stays][..]
        };
        let found = held
            .iter()
            .find_map(|stays| pack_with_slack(room, wanted, &from, stays, fill));
        let Some(spots) = found else { continue };
        let off: f64 = spots
            .iter()
            .zip(wanted)
            .map(|(spot, want)| (spot.radius - want).abs())
            .sum();
        let mean = off / wanted.len().max(1) as f64;
        if best.as_ref().is_none_or(|(least, _)| mean < least - 1e-9) {
            best = Some((mean, spots));
        }
        if best.as_ref().is_some_and(|(least, _)| *least < 0.05) {
            break;
        }
    }
    best.map(|(_, spots)| spots).or_else(|| {
        let mut spots = set_rows(room, wanted, room.apart())?;
        give_back(room, wanted, &mut spots, &none_stays, room.apart());
        Some(spots)
    })
}

/// The share of the room that so many blips fill, 1 at the densest packing.
pub fn fill(room: &Room, count: usize) -> f64 {
    let half = room.apart() / 2.0;
    count as f64 * 2.0 * 3.0_f64.sqrt() * half * half / room.area().max(1e-9)
}

fn spread_angles(room: &Room, targets: &[Target], wanted: &[f64], start: usize) -> Vec<PolarPoint> {
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let mut spots = vec![PolarPoint { radius: 0.0, turn: 0.0 }; targets.len()];
    for (place, index) in order.into_iter().enumerate() {
        let reach = room.reach(wanted[index]).max(0.0);
        let share = (place as f64 * GOLDEN + 0.5 + start as f64 * 0.29) % 1.0;
        let fresh = PolarPoint {
            radius: wanted[index],
            turn: reach * (2.0 * share - 1.0),
        };
        spots[index] = match targets[index].old {
            Some(old) if targets[index].stays => old,
            Some(old) => PolarPoint {
                radius: wanted[index],
                turn: old.turn.min(reach).max(-reach),
            },
            None => fresh,
        };
    }
    spots
}

fn pack_with_slack(
    room: &Room,
    wanted: &[f64],
    from: &[PolarPoint],
    stays: &[bool],
    fill: f64,
) -> Option<Vec<PolarPoint>> {
    let apart = room.apart();
    let mobility: Vec<f64> = stays.iter().map(|stays| if *stays { 0.05 } else { 1.0 }).collect();
    let worth = SLACKS.into_iter().filter(|slack| match *slack {
        0.0 => fill <= 0.75,
        slack => fill <= 0.8 || slack >= 0.3,
    });
    let tried = worth.map(|slack| {
        let latitude = Latitude {
            mobility: &mobility,
            slack: slack * room.depth(),
            sweeps: if slack == 0.0 { 120 } else { 260 },
        };
        let spots = relax(room, wanted, from, apart, &latitude);
        if slack == 0.0 && fill < 0.62 && !is_valid(room, &spots, apart) {
            let standing: Vec<bool> = stays
                .iter()
                .zip(&spots)
                .zip(wanted)
                .map(|((stays, spot), want)| *stays && (spot.radius - want).abs() < 0.5)
                .collect();
            return insert(room, wanted, &spots, &standing, apart, 10 * wanted.len()).unwrap_or(spots);
        }
        spots
    });
    let mut spots = tried.into_iter().find(|spots| is_valid(room, spots, apart))?;
    give_back(room, wanted, &mut spots, &vec![false; wanted.len()], apart);
    Some(spots)
}

/// Moves each blip to the roomiest angle of its own arc, a few times over; radii and distances are kept.
pub fn even_out(room: &Room, spots: &mut [PolarPoint]) {
    let mut offsets: Vec<(f64, f64)> = spots.iter().map(|spot| spot.offset(room.middle)).collect();
    for _ in 0..4 {
        let mut most: f64 = 0.0;
        for index in 0..spots.len() {
            let spot = spots[index];
            let others = [&spots[..index], &spots[index + 1..]].into_iter().flatten();
            let free = free_turns(room, spot.radius, others.copied(), room.apart());
            if free.is_empty() {
                continue;
            }
            let places = [&offsets[..index], &offsets[index + 1..]].concat();
            let turn = roomiest(room, spot.radius, &free, &places, |_| false);
            let better = PolarPoint { turn, ..spot };
            if clearance(room, better, &places) > 1.05 * clearance(room, spot, &places) {
                most = most.max((turn - spot.turn).abs() * spot.radius);
                spots[index] = better;
                offsets[index] = better.offset(room.middle);
            }
        }
        if most < 1.0 {
            break;
        }
    }
}
