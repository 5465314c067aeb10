//! Names that stand apart from their blips, each at the end of a straight leader that crosses nothing.

use std::f64::consts::PI;

use crate::model::{Anchor, Angle, Point, Rect};

use super::name::Naming;
use super::place::{Name, Place};
use super::space::{nearest_in, rim};

/// Directions tried around a blip.
const DIRECTIONS: usize = 16;
/// The shortest leader that can be seen.
const SHORTEST: f64 = 4.0;
/// How many places near a blip are looked at.
const MOST_NEAR: usize = 60;
/// How many places at the side are looked at.
const MOST_ASIDE: usize = 40;
/// From row to row of a column at the side.
const PITCH: f64 = 6.0;
/// Distances tried from the rim of a blip to its name.
const DISTANCES: [f64; 8] = [9.0, 14.0, 20.0, 28.0, 38.0, 50.0, 66.0, 86.0];
/// The longest leader to a column at the side.
const LONGEST: f64 = 340.0;
/// Free space between the end of a leader and its name.
const END: f64 = 1.5;
/// Free space between the disc and the columns at its sides.
const BESIDE_DISC: f64 = 26.0;

/// Free ground near a blip for its name, the nearest first.
pub fn list_near(naming: &Naming, blip: usize) -> Vec<Place> {
    let (ground, name) = (&naming.ground, &naming.names[blip]);
    let centre = ground.spot(blip);
    let mut places = Vec::new();
    let directions: Vec<Angle> = (0..DIRECTIONS)
        .map(|step| Angle(2.0 * PI * step as f64 / DIRECTIONS as f64))
        .collect();
    let directions: Vec<(f64, f64)> = directions.iter().map(|angle| (angle.cos(), angle.sin())).collect();
    for distance in DISTANCES {
        for (cos, sin) in &directions {
            let reach = ground.blip + distance;
            let from = Point {
                x: centre.x + reach * cos,
                y: centre.y + reach * sin,
            };
            for (index, form) in name.forms.iter().enumerate() {
                let bounds = Rect {
                    x: from.x - form.width * (1.0 - cos) / 2.0,
                    y: from.y - form.height * (1.0 - sin) / 2.0,
                    width: form.width,
                    height: form.height,
                };
                let anchor = if *cos >= -1e-9 { Anchor::Start } else { Anchor::End };
                let place = led(
                    name,
                    index,
                    anchor,
                    bounds,
                    (centre, ground.blip),
                    distance + 3.0 * index as f64,
                );
                let is_long = place.leader.is_some_and(|(from, to)| from.distance(to) > SHORTEST);
                if is_long && ground.is_clear_of_all_but_names(blip, &place) {
                    places.push(place);
                }
            }
        }
    }
    places.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    places.truncate(MOST_NEAR);
    places
}

/// A place with the leader that ends before the nearest point of its lines.
fn led(name: &Name, form: usize, anchor: Anchor, bounds: Rect, (centre, blip): (Point, f64), cost: f64) -> Place {
    let ends = name.forms[form]
        .line_boxes(bounds, anchor)
        .map(|line| nearest_in(&line, centre));
    let to = ends.min_by(|a, b| a.distance(centre).total_cmp(&b.distance(centre)));
    let to = to.unwrap_or_else(|| nearest_in(&bounds, centre));
    let length = centre.distance(to);
    let end = rim(centre, to, (length - END).max(blip));
    Place {
        form,
        anchor,
        bounds,
        leader: Some((rim(centre, to, blip), end)),
        cost,
    }
}

/// Rows in the columns left and right of the disc for a blip's name, best those that its radius points to.
pub fn list_aside(naming: &Naming, blip: usize, radius: f64) -> Vec<Place> {
    let right = naming.ground.spot(blip).x >= naming.ground.centre.x;
    let mut places = list_rows(naming, blip, right, radius);
    places.extend(list_rows(naming, blip, !right, radius));
    places.truncate(MOST_ASIDE);
    places
}

fn list_rows(naming: &Naming, blip: usize, right: bool, radius: f64) -> Vec<Place> {
    let (ground, name) = (&naming.ground, &naming.names[blip]);
    let (centre, spot) = (ground.centre, ground.spot(blip));
    let port = centre.x
        + if right {
            radius + BESIDE_DISC
        } else {
            -radius - BESIDE_DISC
        };
    if (port - spot.x).abs() > LONGEST {
        return Vec::new();
    }
    let ray = centre.y + (spot.y - centre.y) * (port - centre.x).abs() / (spot.x - centre.x).abs().max(30.0);
    let ray = ray.max(ground.canvas.y).min(ground.canvas.y + ground.canvas.height);
    let wanted = (ray + spot.y) / 2.0;
    let mut places = Vec::new();
    for (index, form) in name.forms.iter().enumerate() {
        let rows = ((ground.canvas.height - form.height) / PITCH).max(0.0) as usize;
        for row in 0..=rows {
            let top = ground.canvas.y + row as f64 * PITCH;
            let to = Point {
                x: if right { port - END } else { port + END },
                y: top + form.height / 2.0,
            };
            let leader = (rim(spot, to, ground.blip), to);
            let place = Place {
                form: index,
                anchor: if right { Anchor::Start } else { Anchor::End },
                bounds: Rect {
                    x: if right { port } else { port - form.width },
                    y: top,
                    width: form.width,
                    height: form.height,
                },
                leader: Some(leader),
                cost: 100.0 + (to.y - wanted).abs() + 10.0 * index as f64,
            };
            if leader.0.distance(to) <= LONGEST && ground.is_clear_aside(blip, &place) {
                places.push(place);
            }
        }
    }
    places.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    places
}
