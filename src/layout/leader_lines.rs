//! Names that stand apart from their blips, each at the end of a straight leader that crosses nothing.

use std::f64::consts::PI;

use crate::model::{Anchor, Angle, Point, Rect};

use super::label_position::{LabelPosition, Name};
use super::labelling::Labelling;
use super::space::{nearest_in, rim};

/// Directions tried around a blip.
const DIRECTIONS: usize = 24;
/// The shortest leader that can be seen.
const SHORTEST: f64 = 4.0;
/// From row to row of names out of the disc, in em: lines of two names stand as close as those of one.
const PITCH: f64 = 1.15;
/// The most lines of a name out of the disc, where there is room enough for its width.
const MOST_LINES_ASIDE: usize = 3;
/// Distances tried from the rim of a blip to its name.
const DISTANCES: [f64; 12] = [9.0, 14.0, 20.0, 28.0, 38.0, 50.0, 62.0, 75.0, 90.0, 106.0, 124.0, 144.0];
/// The longest leader out of the disc.
const LONGEST: f64 = 260.0;
/// Free space between the end of a leader and its name.
const END: f64 = 1.5;
/// Free space between the disc and the names out of it.
const BESIDE_DISC: f64 = 10.0;
/// Names above and below the disc begin at least this far left or right of its centre.
const NARROWEST: f64 = 60.0;

/// Free space near a blip for its name, the nearest first, at most so many places.
pub fn list_near(labelling: &Labelling, blip: usize, most: usize) -> Vec<LabelPosition> {
    let (occupancy, name) = (&labelling.occupancy, &labelling.names[blip]);
    let centre = occupancy.spot(blip);
    let mut places = Vec::new();
    let directions: Vec<Angle> = (0..DIRECTIONS)
        .map(|step| Angle(2.0 * PI * step as f64 / DIRECTIONS as f64))
        .collect();
    let directions: Vec<(f64, f64)> = directions.iter().map(|angle| (angle.cos(), angle.sin())).collect();
    for distance in DISTANCES {
        for (cos, sin) in &directions {
            let reach = occupancy.blip + distance;
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
                let place = with_leader(
                    name,
                    index,
                    anchor,
                    bounds,
                    (centre, occupancy.blip),
                    distance + 3.0 * index as f64,
                );
                if place.leader.is_some_and(|(from, to)| from.distance(to) > SHORTEST) {
                    places.push(place);
                }
            }
        }
    }
    take_nearest(places, most, |place| occupancy.is_clear_of_all_but_names(blip, place))
}

/// The first of the places, from the nearest on, that are clear, at most so many.
fn take_nearest(
    mut places: Vec<LabelPosition>,
    most: usize,
    is_clear: impl Fn(&LabelPosition) -> bool,
) -> Vec<LabelPosition> {
    places.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    places.into_iter().filter(is_clear).take(most).collect()
}

/// A place with the leader that ends before the nearest point of its lines.
fn with_leader(
    name: &Name,
    form: usize,
    anchor: Anchor,
    bounds: Rect,
    (centre, blip): (Point, f64),
    cost: f64,
) -> LabelPosition {
    let ends = name.forms[form]
        .line_boxes(bounds, anchor)
        .map(|line| nearest_in(&line, centre));
    let to = ends.min_by(|a, b| a.distance(centre).total_cmp(&b.distance(centre)));
    let to = to.unwrap_or_else(|| nearest_in(&bounds, centre));
    let length = centre.distance(to);
    let end = rim(centre, to, (length - END).max(blip));
    LabelPosition {
        form,
        anchor,
        bounds,
        leader: Some((rim(centre, to, blip), end)),
        cost,
    }
}

/// Rows left and right of the disc, along its edge, for a blip's name, those that are clear: the nearest first, at most so many.
pub fn list_aside(labelling: &Labelling, blip: usize, radius: f64, most: usize) -> Vec<LabelPosition> {
    let mut places = list_rows(labelling, blip, true, radius);
    places.extend(list_rows(labelling, blip, false, radius));
    take_nearest(places, most, |place| labelling.occupancy.is_clear_aside(blip, place))
}

fn list_rows(labelling: &Labelling, blip: usize, right: bool, radius: f64) -> Vec<LabelPosition> {
    let (occupancy, name) = (&labelling.occupancy, &labelling.names[blip]);
    let (centre, spot) = (occupancy.centre, occupancy.spot(blip));
    let reach = radius + BESIDE_DISC;
    let mut places = Vec::new();
    for (index, form) in name.forms.iter().take(MOST_LINES_ASIDE).enumerate() {
        let pitch = PITCH * name.size;
        let rows = ((occupancy.canvas.height - form.height) / pitch).max(0.0) as usize;
        for row in 0..=rows {
            let top = occupancy.canvas.y + row as f64 * pitch;
            let middle = top + form.height / 2.0;
            // The edge follows the disc.
            let off = ((middle - centre.y).abs() - form.height / 2.0).max(0.0);
            let half = (reach * reach - off * off).max(0.0).sqrt().max(NARROWEST);
            let port = if right { centre.x + half } else { centre.x - half };
            let to = Point {
                x: if right { port - END } else { port + END },
                y: middle,
            };
            let leader = (rim(spot, to, occupancy.blip), to);
            let place = LabelPosition {
                form: index,
                anchor: if right { Anchor::Start } else { Anchor::End },
                bounds: Rect {
                    x: if right { port } else { port - form.width },
                    y: top,
                    width: form.width,
                    height: form.height,
                },
                leader: Some(leader),
                cost: 10.0 + leader.0.distance(to) + 3.0 * index as f64,
            };
            if leader.0.distance(to) <= LONGEST {
                places.push(place);
            }
        }
    }
    places
}
