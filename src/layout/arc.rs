//! One blip on one arc: which angles are free, exactly.

use crate::model::{Angle, acos};

/// A centre by its radius and its angle from the middle of the cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    pub radius: f64,
    pub turn: f64,
}

/// The angles within ±`reach` at which a blip at `radius` stays `apart` from all others: closed intervals, in order.
pub fn free_turns(radius: f64, reach: f64, others: &[Spot], apart: f64) -> Vec<(f64, f64)> {
    if reach < 0.0 {
        return Vec::new();
    }
    let mut blocked = Vec::new();
    for other in others {
        if (radius - other.radius).abs() >= apart {
            continue;
        }
        let cos = (radius * radius + other.radius * other.radius - apart * apart) / (2.0 * radius * other.radius);
        if cos <= -1.0 {
            return Vec::new();
        }
        let half = acos(cos.min(1.0));
        blocked.push((other.turn - half, other.turn + half));
    }
    blocked.sort_by(|a, b| a.0.total_cmp(&b.0));
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

/// The roomiest of the free angles: farthest from the others, where sideways distance counts a third, since names are wide.
pub fn roomiest(radius: f64, middle: f64, reach: f64, free: &[(f64, f64)], others: &[Spot]) -> f64 {
    let at = |spot: Spot| {
        (
            spot.radius * Angle(middle + spot.turn).cos(),
            spot.radius * Angle(middle + spot.turn).sin(),
        )
    };
    let places: Vec<(f64, f64)> = others.iter().map(|other| at(*other)).collect();
    let room = |turn: f64| {
        let (x, y) = at(Spot { radius, turn });
        let edge = radius * (reach - turn.abs()) + 8.0;
        places.iter().fold(edge * edge, |room, (a, b)| {
            let (dx, dy) = ((x - a) / 3.0, y - b);
            room.min(dx * dx + dy * dy)
        })
    };
    let mut best = (f64::MIN, 0.0);
    for (start, end) in free {
        let steps = ((end - start) * radius / 4.0).clamp(1.0, 24.0) as usize;
        for step in 0..=steps {
            let share = if steps > 1 { step as f64 / steps as f64 } else { 0.5 };
            let turn = start + (end - start) * share;
            let found = room(turn);
            if found > best.0 + 1e-9 {
                best = (found, turn);
            }
        }
    }
    best.1
}
