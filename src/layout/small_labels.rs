//! Numbers of the blips without a name, beside them where there is room. A number without room beside its blip gets a short
//! leader line; one that has no room there either stands in its blip.

use crate::model::{Anchor, Angle, Label, Point, Radar, Rect};

use super::label_position::Name;
use super::occupancy::Occupancy;
use super::space::{Segment, around};
use super::text::{Face, extent, set};

/// The least font size of numbers.
const SIZE: f64 = 10.0;

/// Numbers of the blips without a name, in letters as large as those of names where these have room; `blips` are their indices
/// in the radar, in the order of the drawing.
pub fn number_blips(radar: &Radar, occupancy: &mut Occupancy, (blips, names): (&[usize], &[Name])) -> Vec<Label> {
    let mut numbers = Vec::new();
    let largest = names.iter().map(|name| name.size).fold(SIZE, f64::max);
    for index in occupancy.unnamed() {
        let lines = vec![radar.blips[blips[index]].number.to_string()];
        let found = [largest, SIZE].into_iter().find_map(|size| {
            let (bounds, anchor, leader) = find_place(occupancy, index, extent(&lines, size, Face::Regular))?;
            let text = set(&lines, bounds.x, bounds.y, anchor, size, Face::Regular);
            Some((text, leader))
        });
        if let Some((text, leader)) = found {
            occupancy.add_text(text.bounds);
            if let Some((from, to)) = leader {
                occupancy.add_text(around((from, to)));
            }
            numbers.push(Label {
                blip: blips[index],
                text,
                leader,
            });
        }
    }
    numbers
}

/// A place for a number of a width and a height: beside its blip, or at the end of a short line.
fn find_place(occupancy: &Occupancy, index: usize, (width, height): (f64, f64)) -> Option<SmallLabelPosition> {
    let beside = list_places(occupancy, index, width, height);
    let free = beside
        .into_iter()
        .find(|(bounds, _)| occupancy.is_vacant(index, bounds));
    free.map(|(bounds, anchor)| (bounds, anchor, None))
        .or_else(|| find_with_leader(occupancy, index, width, height))
}

/// Where a small text stands: its box, how it hangs, and the line that leads to it.
type SmallLabelPosition = (Rect, Anchor, Option<Segment>);

/// Distances from the blip tried for numbers with a leader line.
const DISTANCES: [f64; 9] = [4.0, 7.0, 10.0, 14.0, 19.0, 25.0, 32.0, 40.0, 50.0];

/// A place for a number at the end of a short line that crosses nothing: the nearest, in 32 directions.
fn find_with_leader(occupancy: &Occupancy, index: usize, width: f64, height: f64) -> Option<SmallLabelPosition> {
    let (spot, blip) = (occupancy.spot(index), occupancy.blip);
    let directions = (0..32).map(|step| Angle::from_degrees(11.25 * f64::from(step)));
    let directions: Vec<(f64, f64)> = directions.map(|angle| (angle.cos(), angle.sin())).collect();
    let tried = DISTANCES
        .iter()
        .flat_map(|distance| directions.iter().map(move |direction| (blip + distance, *direction)));
    let found = tried.map(|(distance, (x, y))| {
        // From the middle of the box to its edge, against the direction.
        let inside = (width / 2.0 / x.abs().max(1e-9)).min(height / 2.0 / y.abs().max(1e-9));
        let at = |distance: f64| Point {
            x: spot.x + distance * x,
            y: spot.y + distance * y,
        };
        let middle = at(distance + inside);
        let bounds = Rect {
            x: middle.x - width / 2.0,
            y: middle.y - height / 2.0,
            width,
            height,
        };
        (bounds, (at(blip), at(distance - 0.6)))
    });
    found
        .filter(|(bounds, line)| occupancy.is_vacant(index, bounds) && occupancy.is_open(index, *line))
        .map(|(bounds, line)| (bounds, Anchor::Middle, Some(line)))
        .next()
}

fn list_places(occupancy: &Occupancy, index: usize, width: f64, height: f64) -> Vec<(Rect, Anchor)> {
    let (spot, blip) = (occupancy.spot(index), occupancy.blip);
    let (off, diagonal) = (0.8, blip * std::f64::consts::FRAC_1_SQRT_2 + 0.2);
    let corners = [
        (blip + off, -height / 2.0, Anchor::Start),
        (-blip - off - width, -height / 2.0, Anchor::End),
        (-width / 2.0, blip + off, Anchor::Middle),
        (-width / 2.0, -blip - off - height, Anchor::Middle),
        (diagonal, -diagonal - height, Anchor::Start),
        (diagonal, diagonal, Anchor::Start),
        (-diagonal - width, -diagonal - height, Anchor::End),
        (-diagonal - width, diagonal, Anchor::End),
    ];
    let place = |(left, top, anchor): (f64, f64, Anchor)| {
        let bounds = Rect {
            x: spot.x + left,
            y: spot.y + top,
            width,
            height,
        };
        (bounds, anchor)
    };
    corners.map(place).to_vec()
}
