//! One blip on one arc: which angles are free, exactly.

use std::f64::consts::PI;

use crate::model::Angle;

use super::room::{Room, step};

/// A centre by its radius and its angle from the middle of the cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PolarPoint {
    pub radius: f64,
    pub turn: f64,
}

impl PolarPoint {
    /// Distance of two centres, squared.
    pub fn distance_squared(self, other: PolarPoint) -> f64 {
        self.radius * self.radius + other.radius * other.radius
            - 2.0 * self.radius * other.radius * Angle(self.turn - other.turn).cos()
    }

    /// Whether two centres are surely farther apart than a distance; the sine of half an angle is at least 2/π of it in radians, so
    /// this needs no trigonometry. `false` says nothing.
    pub fn is_far_from(self, other: PolarPoint, apart: f64) -> bool {
        let turn = (self.turn - other.turn).abs();
        let across = 4.0 * self.radius * other.radius * (turn / PI) * (turn / PI);
        let along = self.radius - other.radius;
        turn <= PI && along * along + across > apart * apart * 1.001
    }

    /// Rightwards and downwards from the disc's centre, given the angle of the cell's middle.
    pub fn offset(self, middle: f64) -> (f64, f64) {
        let angle = Angle(middle + self.turn);
        (self.radius * angle.cos(), self.radius * angle.sin())
    }
}

/// The angles within the room at which a blip at `radius` stays `apart` from all others: closed intervals, in order.
pub fn free_turns(
    room: &Room,
    radius: f64,
    others: impl IntoIterator<Item = PolarPoint>,
    apart: f64,
) -> Vec<(f64, f64)> {
    let reach = room.reach(radius);
    if reach < 0.0 {
        return Vec::new();
    }
    let mut blocked = Vec::new();
    for other in others {
        match step(radius, other.radius, apart) {
            None => return Vec::new(),
            Some(half) if half > 0.0 => blocked.push((other.turn - half, other.turn + half)),
            Some(_) => {}
        }
    }
    blocked.sort_by(|a: &(f64, f64), b| a.0.total_cmp(&b.0));
    let mut free = Vec::new();
    let mut from = -reach;
    for (start, end) in blocked {
        if start > from {
            free.push((from, start.min(reach)));
        }
        from = from.max(end);
        if from >= reach {
            break;
        }
    }
    if from < reach {
        free.push((from, reach));
    }
    free.retain(|(start, end)| end - start > 1e-9);
    free
}

/// The free angle nearest to a wanted one.
pub fn nearest(free: &[(f64, f64)], turn: f64) -> Option<f64> {
    let nearest = free.iter().map(|(start, end)| turn.clamp(*start, *end));
    nearest.min_by(|a, b| (a - turn).abs().total_cmp(&(b - turn).abs()).then(a.total_cmp(b)))
}

/// How roomy a place is: the distance to others, squared, where sideways distance counts a third, since names are wide.
pub fn clearance(room: &Room, spot: PolarPoint, others: &[(f64, f64)]) -> f64 {
    let (x, y) = spot.offset(room.middle);
    let edge = spot.radius * (room.reach(spot.radius) - spot.turn.abs()) + 8.0;
    others.iter().fold(edge * edge, |room, (a, b)| {
        let (dx, dy) = ((x - a) / 3.0, y - b);
        room.min(dx * dx + dy * dy)
    })
}

/// The roomiest of the free angles at a radius; `is_bad` places are taken only when there is no other.
pub fn roomiest(
    room: &Room,
    radius: f64,
    free: &[(f64, f64)],
    others: &[(f64, f64)],
    is_bad: impl Fn(PolarPoint) -> bool,
) -> f64 {
    let mut best = (f64::MIN, 0.0);
    for (start, end) in free {
        let steps = ((end - start) * radius / 4.0).clamp(1.0, 24.0) as usize;
        for index in 0..=steps {
            let share = if steps > 1 { index as f64 / steps as f64 } else { 0.5 };
            let turn = start + (end - start) * share;
            let spot = PolarPoint { radius, turn };
            let mut found = clearance(room, spot, others);
            if is_bad(spot) {
                found = found * 1e-6 - 1e6;
            }
            if found > best.0 + 1e-9 {
                best = (found, turn);
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cell, RingScale};

    fn room() -> Room {
        let cell = Cell {
            sector: 0,
            ring: 0,
            inner: 100.0,
            outer: 200.0,
            start: Angle::from_degrees(0.0),
            end: Angle::from_degrees(90.0),
        };
        Room::of_cell(&cell, 110.0, 8.0, RingScale::WHOLE)
    }

    #[test]
    fn at_the_ends_of_the_free_angles_the_blips_are_just_apart() {
        let room = room();
        let other = PolarPoint {
            radius: 152.0,
            turn: 0.1,
        };
        let free = free_turns(&room, 150.0, [other], room.apart());
        assert_eq!(free.len(), 2, "one on each side: {free:?}");
        for turn in [free[0].1, free[1].0] {
            let distance = other.distance_squared(PolarPoint { radius: 150.0, turn }).sqrt();
            assert!((distance - room.apart()).abs() < 1e-6, "{distance}");
        }
        assert_eq!((free[0].0, free[1].1), (-room.reach(150.0), room.reach(150.0)));
    }

    #[test]
    fn the_nearest_free_angle_is_the_wanted_one_or_the_nearer_end() {
        let free = [(-0.5, -0.2), (0.3, 0.6)];
        assert_eq!(nearest(&free, 0.4), Some(0.4));
        assert_eq!(nearest(&free, 0.0), Some(-0.2));
        assert_eq!(nearest(&free, 0.2), Some(0.3));
        assert_eq!(nearest(&[], 0.2), None);
    }
}
