//! Blips to their places: the value fixes the radius, the angle is free.
//!
//! 1. One blip radius for the whole map: the largest of a ladder with which every cell seats its blips well.
//! 2. In a cell, blip by blip: the roomiest free angle at the exact radius; where the arc is full, the smallest deviation
//!    that has room. Should any blip have to leave its radius, the cell is packed from one end instead, which wastes no
//!    angle, and then evened out; the packing with the smaller deviations is kept.
//! 3. With the smallest blips and still no room, the least valued of the cell become one counted cluster.

use std::f64::consts::PI;

use crate::model::{Cell, Radar, asin};

use super::arc::{Spot, free_turns, roomiest};

/// Free space between two blips.
pub const GAP: f64 = 1.5;
/// Free space on both sides of every sector border.
pub const SIDE: f64 = 7.0;
/// Free space between a blip and a ring line.
const EDGE: f64 = 1.0;
/// Blip radii tried, largest first.
const LADDER: [f64; 11] = [9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0];
/// Golden-ratio steps spread what has no value evenly over the ring.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// A blip at its place in a cell.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Index of the blip in the radar.
    pub blip: usize,
    /// Where it stands.
    pub spot: Spot,
    /// The radius its value asks for, where it has one.
    pub intended: Option<f64>,
}

/// What became of one cell.
#[derive(Debug, Clone, Default)]
pub struct Seated {
    /// Blips drawn one by one.
    pub seats: Vec<Seat>,
    /// Blips that found no place, and where the mark that counts them stands.
    pub crowd: Option<(Spot, Vec<usize>)>,
    /// Where centres of this cell may stand.
    pub room: Option<Room>,
}

/// The part of a cell where centres of blips may stand.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    pub low: f64,
    pub high: f64,
    pub middle: f64,
    half: f64,
    blip: f64,
}

impl Room {
    fn new(cell: &Cell, low: f64, blip: f64) -> Self {
        let half = (cell.end.0 - cell.start.0) / 2.0;
        Room {
            low,
            high: cell.outer - blip - EDGE,
            middle: cell.start.0 + half,
            half,
            blip,
        }
    }

    /// How far from the middle a centre may turn at a radius.
    pub fn reach(&self, radius: f64) -> f64 {
        self.half - asin(((self.blip + SIDE) / radius).min(1.0))
    }

    /// The radius of a value: linear, 1 at the inner end.
    fn radius_of(&self, value: f64) -> f64 {
        self.low + (1.0 - value.clamp(0.0, 1.0)) * (self.high - self.low)
    }
}

/// Seats all blips: the blip radius, and what became of each cell.
pub fn seat_blips(radar: &Radar, cells: &[Cell]) -> (f64, Vec<Seated>) {
    let most = 9.0 * libm::pow(100.0 / radar.blips.len().max(1) as f64, 0.25).min(1.0);
    let sizes = LADDER.iter().filter(|size| **size <= most.max(5.5) + 1e-9);
    let tried: Vec<(f64, Vec<Seated>)> = sizes
        .map(|size| {
            (
                *size,
                cells.iter().map(|cell| seat_cell(radar, cells, cell, *size)).collect(),
            )
        })
        .collect();
    for tier in TIERS {
        let good = tried
            .iter()
            .find(|(size, seated)| *size >= tier.least_size && is_good(cells, seated, *size, tier));
        if let Some((size, seated)) = good {
            return (*size, seated.clone());
        }
    }
    tried.into_iter().last().unwrap_or_default()
}

/// How much deviation is borne for how large a blip; the first tier that some size meets decides.
struct Tier {
    /// Largest deviation of one blip, as a share of the depth of its ring.
    most: f64,
    /// Mean deviation over the blips of a cell, as a share of the depth.
    mean: f64,
    /// The smallest blip that counts.
    least_size: f64,
}

const TIERS: [&Tier; 4] = [
    &Tier {
        most: 0.10,
        mean: 0.012,
        least_size: 7.0,
    },
    &Tier {
        most: 0.20,
        mean: 0.03,
        least_size: 5.5,
    },
    &Tier {
        most: 0.35,
        mean: 0.06,
        least_size: 4.0,
    },
    &Tier {
        most: 1.0,
        mean: 1.0,
        least_size: 4.0,
    },
];

/// Whether every blip has a place, and none is far from its radius.
fn is_good(cells: &[Cell], seated: &[Seated], size: f64, tier: &Tier) -> bool {
    seated.iter().zip(cells).all(|(seated, cell)| {
        let depth = cell.outer - cell.inner - 2.0 * (size + EDGE);
        let off = |seat: &Seat| {
            seat.intended
                .map_or(0.0, |intended| (seat.spot.radius - intended).abs())
        };
        let sum: f64 = seated.seats.iter().map(off).sum();
        let count = seated.seats.len().max(1) as f64;
        seated.crowd.is_none()
            && depth > 0.0
            && seated.seats.iter().all(|seat| off(seat) <= tier.most * depth)
            && sum <= tier.mean * depth * count
    })
}

/// The inner end for centres, the same in all sectors of a ring, so that equal values get equal radii.
fn low_of(cells: &[Cell], ring: usize, blip: f64) -> f64 {
    let of_cell = |cell: &Cell| {
        let half = ((cell.end.0 - cell.start.0) / 2.0).min(PI / 2.0);
        (cell.inner + blip + EDGE).max(1.02 * (blip + SIDE) / libm::sin(half))
    };
    cells
        .iter()
        .filter(|cell| cell.ring == ring)
        .map(of_cell)
        .fold(0.0, f64::max)
}

fn seat_cell(radar: &Radar, cells: &[Cell], cell: &Cell, blip: f64) -> Seated {
    let mut wanted: Vec<usize> = (0..radar.blips.len())
        .filter(|index| radar.blips[*index].sector == cell.sector && radar.blips[*index].ring == cell.ring)
        .collect();
    wanted.sort_by(|a, b| {
        let (a, b) = (&radar.blips[*a], &radar.blips[*b]);
        b.value
            .unwrap_or(-1.0)
            .total_cmp(&a.value.unwrap_or(-1.0))
            .then_with(|| a.id.cmp(&b.id))
    });
    let room = Room::new(cell, low_of(cells, cell.ring, blip), blip);
    let apart = 2.0 * blip + GAP;
    let airy = seat_in_order(radar, &wanted, &room, apart, roomiest_of);
    if airy.crowd.is_none() && total_deviation(&airy) < 0.5 {
        return airy;
    }
    let mut packed = seat_in_order(radar, &wanted, &room, apart, leftmost_of);
    if total_deviation(&packed) + 1e-9 >= total_deviation(&airy) && packed.crowd.is_some() == airy.crowd.is_some() {
        return airy;
    }
    even_out(&mut packed, &room, apart);
    packed
}

/// Sum of the deviations from the radius of the value; a blip without a place counts as a whole disc.
fn total_deviation(seated: &Seated) -> f64 {
    let off = |seat: &Seat| {
        seat.intended
            .map_or(0.0, |intended| (seat.spot.radius - intended).abs())
    };
    let lost = seated.crowd.as_ref().map_or(0, |(_, members)| members.len());
    seated.seats.iter().map(off).sum::<f64>() + 400.0 * lost as f64
}

/// Chooses among the free angles at a radius.
type Choice = fn(&Room, f64, &[(f64, f64)], &[Spot]) -> f64;

fn roomiest_of(room: &Room, radius: f64, free: &[(f64, f64)], others: &[Spot]) -> f64 {
    roomiest(radius, room.middle, room.reach(radius), free, others)
}

fn leftmost_of(_: &Room, _: f64, free: &[(f64, f64)], _: &[Spot]) -> f64 {
    free[0].0
}

/// Moves each blip to the roomiest angle of its own arc, a few times over; radii and distances are kept.
fn even_out(seated: &mut Seated, room: &Room, apart: f64) {
    for _ in 0..4 {
        for index in 0..seated.seats.len() {
            let spot = seated.seats[index].spot;
            let others: Vec<Spot> = seated
                .seats
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index)
                .map(|(_, seat)| seat.spot)
                .chain(seated.crowd.as_ref().map(|(spot, _)| *spot))
                .collect();
            let free = free_turns(spot.radius, room.reach(spot.radius), &others, apart);
            if !free.is_empty() {
                seated.seats[index].spot.turn = roomiest_of(room, spot.radius, &free, &others);
            }
        }
    }
}

fn seat_in_order(radar: &Radar, wanted: &[usize], room: &Room, apart: f64, choose: Choice) -> Seated {
    let mut seated = Seated {
        room: Some(*room),
        ..Seated::default()
    };
    let mut crowd = Vec::new();
    for (place, index) in wanted.iter().enumerate() {
        let intended = radar.blips[*index].value.map(|value| room.radius_of(value));
        let free_value = (0.5 + GOLDEN * place as f64) % 1.0;
        let target = intended.unwrap_or_else(|| room.radius_of(free_value));
        let spots: Vec<Spot> = seated.seats.iter().map(|seat| seat.spot).collect();
        match find_spot(room, target, &spots, apart, choose) {
            Some(spot) if crowd.is_empty() => seated.seats.push(Seat {
                blip: *index,
                spot,
                intended,
            }),
            _ => crowd.push(*index),
        }
    }
    if !crowd.is_empty() {
        let spot = match seated.seats.pop() {
            Some(last) => {
                crowd.insert(0, last.blip);
                last.spot
            }
            None => Spot {
                radius: (room.low + room.high) / 2.0,
                turn: 0.0,
            },
        };
        crowd.sort_unstable();
        seated.crowd = Some((spot, crowd));
    }
    seated
}

/// The roomiest place at a radius, or at the smallest deviation from it that has room.
fn find_spot(room: &Room, target: f64, others: &[Spot], apart: f64, choose: Choice) -> Option<Spot> {
    if room.high < room.low {
        return None;
    }
    let steps = (room.high - room.low).max(0.0) as usize * 2;
    for step in 0..=steps {
        let offset = 0.5 * step as f64;
        for radius in [target + offset, target - offset] {
            if radius < room.low - 1e-9 || radius > room.high + 1e-9 {
                continue;
            }
            let free = free_turns(radius, room.reach(radius), others, apart);
            if !free.is_empty() {
                return Some(Spot {
                    radius,
                    turn: choose(room, radius, &free, others),
                });
            }
        }
    }
    None
}
