//! Numbers beside the blips that have no name, where there is room; elsewhere the number stands in the blip.

use crate::model::{Anchor, Label, Radar, Rect};

use super::ground::Ground;
use super::text::{Face, extent, set};

/// Font size of numbers.
const SIZE: f64 = 10.0;

/// Numbers of the blips without a name; `blips` are their indices in the radar, in the order of the drawing.
pub fn number_blips(radar: &Radar, ground: &mut Ground, blips: &[usize]) -> Vec<Label> {
    let mut numbers = Vec::new();
    for index in ground.unnamed() {
        let lines = vec![radar.blips[blips[index]].number.to_string()];
        let (width, height) = extent(&lines, SIZE, Face::Regular);
        let found = list_places(ground, index, width, height)
            .into_iter()
            .find(|(bounds, _)| ground.is_vacant(index, bounds));
        if let Some((bounds, anchor)) = found {
            ground.add_text(bounds);
            numbers.push(Label {
                blip: blips[index],
                text: set(&lines, bounds.x, bounds.y, anchor, SIZE, Face::Regular),
                leader: None,
            });
        }
    }
    numbers
}

fn list_places(ground: &Ground, index: usize, width: f64, height: f64) -> Vec<(Rect, Anchor)> {
    let (spot, blip) = (ground.spot(index), ground.blip);
    let (off, diagonal) = (0.8, blip * std::f64::consts::FRAC_1_SQRT_2);
    let corners = [
        (blip + off, -height / 2.0, Anchor::Start),
        (-blip - off - width, -height / 2.0, Anchor::End),
        (-width / 2.0, blip + off - 1.0, Anchor::Middle),
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
