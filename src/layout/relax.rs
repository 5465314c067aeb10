//! Ways to pack a whole cell at once, from the most faithful to the coarsest.
//!
//! `relax` pushes overlapping blips apart, along their arcs or with some radial slack; `insert` puts each blip on its own
//! arc and displaces the blips in its way, which then look again (a breakout search); `give_back` brings blips that left
//! their radius as near to it as there is room; `set_rows` fills concentric rows in the order of the values.

use std::f64::consts::PI;

use super::arc::{PolarPoint, free_turns, nearest};
use super::room::{Room, step};

/// Overlap that is borne while relaxing.
const SLOP: f64 = 0.03;

/// Whether all spots are in the room and apart.
pub fn is_valid(room: &Room, spots: &[PolarPoint], apart: f64) -> bool {
    let inside = |spot: &PolarPoint| {
        spot.radius >= room.low - 1e-6
            && spot.radius <= room.high + 1e-6
            && spot.turn.abs() <= room.reach(spot.radius) + 1e-6
    };
    spots.iter().all(inside)
        && spots.iter().enumerate().all(|(index, one)| {
            spots[..index].iter().all(|other| {
                (one.radius - other.radius).abs() >= apart
                    || one.is_far_from(*other, apart)
                    || one.distance_squared(*other) >= apart * apart - 1e-4
            })
        })
}

/// What a relaxation may do.
pub struct Latitude<'a> {
    /// How much each blip gives way, more than 0.
    pub mobility: &'a [f64],
    /// How far a blip may leave its radius; with 0 it moves along its arc only.
    pub slack: f64,
    /// How often all pairs are looked at.
    pub sweeps: usize,
}

/// Pushes overlapping blips apart until none is left or the sweeps are over.
pub fn relax(room: &Room, wanted: &[f64], from: &[PolarPoint], apart: f64, latitude: &Latitude) -> Vec<PolarPoint> {
    let apart = apart + SLOP;
    let mut spots = from.to_vec();
    let mut places: Vec<(f64, f64)> = spots.iter().map(|spot| spot.offset(0.0)).collect();
    let mut reaches: Vec<(f64, f64)> = vec![(f64::NAN, 0.0); spots.len()];
    let mut pairs = Vec::new();
    for sweep in 0..latitude.sweeps {
        if sweep % 12 == 0 {
            pairs = near_pairs(&spots, &places, apart, latitude.slack);
        }
        let mut worst: f64 = 0.0;
        for &(one, other) in &pairs {
            let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
            let squared = dx * dx + dy * dy;
            if squared >= apart * apart {
                continue;
            }
            let distance = squared.max(1e-12).sqrt();
            worst = worst.max(apart - distance);
            let weights = (latitude.mobility[one], latitude.mobility[other]);
            let shares = (weights.0 / (weights.0 + weights.1), weights.1 / (weights.0 + weights.1));
            if latitude.slack == 0.0 {
                turn_apart(&mut spots, one, other, apart, shares);
            } else {
                push_apart(&mut spots, &places, (one, other), apart - distance, distance, shares);
            }
            for index in [one, other] {
                confine(
                    room,
                    &mut spots[index],
                    wanted[index],
                    latitude.slack,
                    &mut reaches[index],
                );
                places[index] = spots[index].offset(0.0);
            }
        }
        if worst < SLOP {
            break;
        }
    }
    spots
}

fn near_pairs(spots: &[PolarPoint], places: &[(f64, f64)], apart: f64, slack: f64) -> Vec<(usize, usize)> {
    let reach = (apart + 14.0) * (apart + 14.0);
    let mut pairs = Vec::new();
    for one in 0..spots.len() {
        for other in 0..one {
            let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
            if (spots[one].radius - spots[other].radius).abs() < apart + 2.0 * slack + 2.0 && dx * dx + dy * dy < reach
            {
                pairs.push((one, other));
            }
        }
    }
    pairs
}

fn turn_apart(spots: &mut [PolarPoint], one: usize, other: usize, apart: f64, shares: (f64, f64)) {
    let Some(need) = step(spots[one].radius, spots[other].radius, apart) else {
        return;
    };
    let now = spots[one].turn - spots[other].turn;
    let side = if now > 0.0 || now == 0.0 && one > other {
        1.0
    } else {
        -1.0
    };
    let missing = need - now.abs();
    spots[one].turn += side * missing * shares.0;
    spots[other].turn -= side * missing * shares.1;
}

fn push_apart(
    spots: &mut [PolarPoint],
    places: &[(f64, f64)],
    (one, other): (usize, usize),
    missing: f64,
    distance: f64,
    shares: (f64, f64),
) {
    let (a, b) = (places[one], places[other]);
    let (ux, uy) = if distance < 1e-5 {
        (libm::cos(one as f64 * 2.4), libm::sin(one as f64 * 2.4))
    } else {
        ((a.0 - b.0) / distance, (a.1 - b.1) / distance)
    };
    let moved = |(x, y): (f64, f64), push: f64| {
        let (x, y) = (x + ux * push, y + uy * push);
        PolarPoint {
            radius: libm::hypot(x, y),
            turn: libm::atan2(y, x),
        }
    };
    spots[one] = moved(a, missing * shares.0);
    spots[other] = moved(b, -missing * shares.1);
}

/// Keeps a spot in the room and near its radius; `known` is the radius whose reach was asked for last, with that reach.
fn confine(room: &Room, spot: &mut PolarPoint, wanted: f64, slack: f64, known: &mut (f64, f64)) {
    spot.radius = spot
        .radius
        .max(room.low)
        .max(wanted - slack)
        .min(room.high)
        .min(wanted + slack);
    if known.0 != spot.radius {
        *known = (spot.radius, room.reach(spot.radius));
    }
    let reach = known.1;
    spot.turn = spot.turn.min(reach).max(-reach);
}

/// Puts every blip on its own arc; the blips in its way are displaced and look again, with a greater weight. `None` after `steps` tries.
pub fn insert(
    room: &Room,
    wanted: &[f64],
    from: &[PolarPoint],
    standing: &[bool],
    apart: f64,
    steps: usize,
) -> Option<Vec<PolarPoint>> {
    let mut spots: Vec<Option<PolarPoint>> = from
        .iter()
        .zip(standing)
        .map(|(spot, stands)| stands.then_some(*spot))
        .collect();
    let mut weights: Vec<f64> = standing.iter().map(|stands| if *stands { 60.0 } else { 1.0 }).collect();
    let mut turns: Vec<f64> = from.iter().map(|spot| spot.turn).collect();
    let mut first: Vec<usize> = (0..wanted.len()).filter(|index| spots[*index].is_none()).collect();
    first.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let mut queue = std::collections::VecDeque::from(first);
    for _ in 0..steps {
        let Some(index) = queue.pop_front() else {
            return spots.into_iter().collect();
        };
        let (turn, hit) = lightest(room, wanted[index], &spots, &weights, apart, turns[index]);
        for other in hit {
            weights[other] += 1.0;
            if let Some(spot) = spots[other].take() {
                turns[other] = spot.turn;
            }
            queue.push_back(other);
        }
        spots[index] = Some(PolarPoint {
            radius: wanted[index],
            turn,
        });
    }
    None
}

/// The angle where what lies in the way weighs least, nearest to the wanted one, and which blips lie there.
fn lightest(
    room: &Room,
    radius: f64,
    spots: &[Option<PolarPoint>],
    weights: &[f64],
    apart: f64,
    want: f64,
) -> (f64, Vec<usize>) {
    let reach = room.reach(radius);
    let mut blocks = Vec::new();
    let mut ends = vec![-reach, reach, want.min(reach).max(-reach)];
    for (index, spot) in spots.iter().enumerate() {
        let Some(spot) = spot.filter(|spot| (spot.radius - radius).abs() < apart) else {
            continue;
        };
        let half = step(radius, spot.radius, apart).unwrap_or(PI);
        blocks.push((spot.turn - half, spot.turn + half, index));
        for end in [spot.turn - half - 1e-7, spot.turn + half + 1e-7] {
            if end.abs() <= reach {
                ends.push(end);
            }
        }
    }
    // What begins before an angle less what has ended there; weights are whole numbers, so that the sums are exact.
    let begun = Sums::of(blocks.iter().map(|(start, _, index)| (*start, weights[*index])));
    let ended = Sums::of(blocks.iter().map(|(_, stop, index)| (*stop, weights[*index])));
    let weight = |end: f64| begun.before(|start| start < end) - ended.before(|stop| stop <= end);
    let rated = ends.iter().map(|end| (weight(*end), (end - want).abs(), *end));
    let best = rated.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)));
    let turn = best.map_or(0.0, |(_, _, end)| end);
    let hit = blocks.iter().filter(|(start, stop, _)| *start < turn && turn < *stop);
    (turn, hit.map(|(_, _, index)| *index).collect())
}

/// Weights at angles, summed up in the order of the angles.
struct Sums(Vec<(f64, f64)>);

impl Sums {
    fn of(weighted: impl Iterator<Item = (f64, f64)>) -> Self {
        let mut sums: Vec<(f64, f64)> = weighted.collect();
        sums.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut total = 0.0;
        for (_, sum) in &mut sums {
            total += *sum;
            *sum = total;
        }
        Sums(sums)
    }

    /// The weight of all angles that lie before a point.
    fn before(&self, lies_before: impl Fn(f64) -> bool) -> f64 {
        let count = self.0.partition_point(|(angle, _)| lies_before(*angle));
        count.checked_sub(1).map_or(0.0, |last| self.0[last].1)
    }
}

/// Blips off their radius take the nearest place on it, or at the smallest deviation that has room.
pub fn give_back(room: &Room, wanted: &[f64], spots: &mut [PolarPoint], fixed: &[bool], apart: f64) {
    for _ in 0..3 {
        let mut order: Vec<usize> = (0..spots.len()).collect();
        let off = |spots: &[PolarPoint], index: usize| (spots[index].radius - wanted[index]).abs();
        order.sort_by(|a, b| off(spots, *b).total_cmp(&off(spots, *a)).then(a.cmp(b)));
        let mut moved = false;
        for index in order {
            let deviation = off(spots, index);
            if deviation < 0.05 || fixed[index] {
                continue;
            }
            let found = radii_near(room, wanted[index], deviation)
                .take_while(|radius| (radius - wanted[index]).abs() <= deviation - 0.2)
                .find_map(|radius| {
                    let others = spots.iter().enumerate().filter(|(other, _)| *other != index);
                    let free = free_turns(room, radius, others.map(|(_, spot)| *spot), apart);
                    Some(PolarPoint {
                        radius,
                        turn: nearest(&free, spots[index].turn)?,
                    })
                });
            if let Some(spot) = found {
                spots[index] = spot;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

/// A radius and those beside it, outwards first, in steps of about one unit, as far as the room and `most` allow.
pub fn radii_near(room: &Room, radius: f64, most: f64) -> impl Iterator<Item = f64> {
    let (low, high) = (room.low - 1e-9, room.high + 1e-9);
    let steps = (most as usize).max(1);
    (0..=steps)
        .flat_map(move |index| {
            let off = most * index as f64 / steps as f64;
            let both = [radius + off, radius - off];
            both.into_iter().take(if index == 0 { 1 } else { 2 })
        })
        .filter(move |radius| (low..=high).contains(radius))
}

/// Concentric rows filled in the order of the values: the order is kept, the radius is coarse.
pub fn set_rows(room: &Room, wanted: &[f64], apart: f64) -> Option<Vec<PolarPoint>> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let pitches = [1.0, 0.95, 0.9, 0.87];
    pitches.into_iter().find_map(|pitch| {
        let spots = fill_rows(room, &order, pitch * apart)?;
        let radii: Vec<f64> = spots.iter().map(|spot| spot.radius).collect();
        let mobility = vec![1.0; spots.len()];
        [0.0, room.depth()].into_iter().find_map(|slack| {
            let latitude = Latitude {
                mobility: &mobility,
                slack,
                sweeps: 400,
            };
            let spots = relax(room, &radii, &spots, apart, &latitude);
            is_valid(room, &spots, apart).then_some(spots)
        })
    })
}

fn fill_rows(room: &Room, order: &[usize], pitch: f64) -> Option<Vec<PolarPoint>> {
    let rows = (room.depth().max(0.0) / pitch) as usize + 1;
    let radius = |row: usize| match rows {
        1 => (room.low + room.high) / 2.0,
        _ => room.low + room.depth() * row as f64 / (rows - 1) as f64,
    };
    let holds: Vec<usize> = (0..rows).map(|row| room.capacity_of_row(radius(row))).collect();
    let total: usize = holds.iter().sum();
    if total < order.len() {
        return None;
    }
    let mut takes = Vec::new();
    let (mut taken, mut due) = (0, 0.0);
    for hold in &holds {
        due += (hold * order.len()) as f64 / total as f64;
        let take = (libm::round(due) as usize).saturating_sub(taken).min(*hold);
        taken += take;
        takes.push(take);
    }
    for (take, hold) in takes.iter_mut().zip(&holds) {
        let more = (order.len() - taken).min(hold - *take);
        *take += more;
        taken += more;
    }
    let mut spots = vec![PolarPoint { radius: 0.0, turn: 0.0 }; order.len()];
    let mut rest = order.iter();
    for (row, take) in takes.iter().enumerate() {
        let reach = room.reach(radius(row)).max(0.0);
        let shift = match (*take > 1, row % 2) {
            (false, _) => 0.0,
            (true, 0) => -0.25,
            (true, _) => 0.25,
        };
        for (place, index) in rest.by_ref().take(*take).enumerate() {
            let share = (place as f64 + 0.5 + shift) / *take as f64;
            spots[*index] = PolarPoint {
                radius: radius(row),
                turn: reach * (2.0 * share - 1.0),
            };
        }
    }
    Some(spots)
}
