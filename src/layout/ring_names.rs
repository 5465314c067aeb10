//! Ring names: on a strip along the border at three o'clock, which stays free of blips, or led out of it.
//!
//! A name that the depth of its ring cannot hold in letters that can be read stands beside the disc, at the end of a line
//! that runs in the strip; those of the rings farther out then stand there too, since the line would cross them.

use std::f64::consts::PI;

use crate::model::{Anchor, Angle, AxisLabel, AxisLabelKind, Cell, Point, Radar, Rect};

use super::room::SIDE;
use super::text::{Face, extent, set, wrap};

/// Font size of ring names on the strip: shown at three quarters, as beside a list, it can still be read.
const ON_STRIP: f64 = 12.0;
/// Font sizes of ring names that are led out, the largest that fits; none is smaller.
const SIZES: [f64; 5] = [12.0, 11.0, 10.5, 10.0, 9.5];
/// Free space beside a name on the strip.
const BESIDE: f64 = 4.0;
/// Letters in a line of a name that is led out: few, and more where the names would stand too high.
const LETTERS: [usize; 2] = [24, 60];
/// Free space between the disc and the names led out, where their lines fan out.
const FAN: f64 = 26.0;
/// Free space between two names led out.
const APART: f64 = 3.0;
/// How far from the border the outermost lines to names led out run: blips keep clear of it by more.
const LANES: f64 = SIDE - 2.0;
/// How far from the disc the names of sectors stand at least, and half of what they take in height.
const SECTOR_CLEAR: f64 = 14.0;
const SECTOR_HEIGHT: f64 = 20.0;

/// The names of all rings.
pub fn name_rings(radar: &Radar, cells: &[Cell], centre: Point) -> Vec<AxisLabel> {
    let of_ring = |ring: usize| cells.iter().find(|cell| cell.ring == ring).map(|cell| (ring, cell));
    let rings: Vec<(usize, &Cell)> = (0..radar.rings.len()).filter_map(of_ring).collect();
    let held = rings
        .iter()
        .map_while(|(ring, cell)| name_on_strip(radar, *ring, cell, centre));
    let mut labels: Vec<AxisLabel> = held.collect();
    labels.extend(lead_out(radar, &rings[labels.len()..], centre));
    labels
}

/// A ring's name on the border; nothing where its ring has no room for it. The band outside is too thin for its name, which
/// stands beyond it.
fn name_on_strip(radar: &Radar, ring: usize, cell: &Cell, centre: Point) -> Option<AxisLabel> {
    let lines = vec![radar.rings[ring].name.clone()];
    let text = if radar.rings[ring].outside {
        let (_, height) = extent(&lines, ON_STRIP, Face::Bold);
        let (left, top) = (centre.x + cell.outer + 6.0, centre.y - height / 2.0);
        set(&lines, left, top, Anchor::Start, ON_STRIP, Face::Bold)
    } else {
        let room = cell.outer - cell.inner - BESIDE;
        let (width, height) = extent(&lines, ON_STRIP, Face::Bold);
        if width > room {
            return None;
        }
        let left = centre.x + (cell.inner + cell.outer) / 2.0 - width / 2.0;
        set(
            &lines,
            left,
            centre.y - height / 2.0,
            Anchor::Middle,
            ON_STRIP,
            Face::Bold,
        )
    };
    Some(AxisLabel {
        names: AxisLabelKind::Ring(ring),
        text,
        leader: Vec::new(),
    })
}

/// Names beside the disc, that of the innermost ring on top; as high as the names of the sectors beside them allow.
fn lead_out(radar: &Radar, rings: &[(usize, &Cell)], centre: Point) -> Vec<AxisLabel> {
    let Some((_, first)) = rings.first() else {
        return Vec::new();
    };
    let edge = rings.iter().map(|(_, cell)| cell.outer).fold(0.0, f64::max);
    let middle = Angle(((first.start.0 + first.end.0) / 2.0).min(PI / 3.0));
    let most = 2.0 * ((edge + SECTOR_CLEAR) * middle.sin() - SECTOR_HEIGHT);
    let tries = LETTERS.iter().flat_map(|letters| SIZES.map(|size| (*letters, size)));
    let heights = |letters: usize, size: f64| {
        let names = rings
            .iter()
            .map(move |(ring, _)| wrap_whole(&radar.rings[*ring].name, letters));
        names.map(move |lines| extent(&lines, size, Face::Bold).1 + APART)
    };
    let tries: Vec<(usize, f64)> = tries.collect();
    let fitting = tries
        .iter()
        .find(|(letters, size)| heights(*letters, *size).sum::<f64>() <= most);
    let (letters, size) = *fitting.unwrap_or(&tries[tries.len() - 1]);
    let mut top = centre.y - (heights(letters, size).sum::<f64>() - APART) / 2.0;
    // An even number of lanes leaves the border itself free.
    let lanes = rings.len() + rings.len() % 2;
    let place = |(lane, (ring, cell)): (usize, &(usize, &Cell))| {
        let lines = wrap_whole(&radar.rings[*ring].name, letters);
        let text = set(&lines, centre.x + edge + FAN, top, Anchor::Start, size, Face::Bold);
        top += text.bounds.height + APART;
        let y = centre.y + LANES * ((2 * lane + 1) as f64 / lanes as f64 - 1.0);
        let at = |x: f64| Point { x: centre.x + x, y };
        let end = Point {
            x: text.bounds.x - 3.0,
            y: text.bounds.y + text.bounds.height / 2.0,
        };
        AxisLabel {
            names: AxisLabelKind::Ring(*ring),
            text,
            leader: vec![at((cell.inner + cell.outer) / 2.0), at(edge + 4.0), end],
        }
    };
    rings.iter().enumerate().map(place).collect()
}

/// A name in lines of a width; a word that is longer goes on in the next.
fn wrap_whole(name: &str, width: usize) -> Vec<String> {
    let cut = |line: String| {
        let letters: Vec<char> = line.chars().collect();
        let parts = letters.chunks(width).map(|part| part.iter().collect());
        parts.collect::<Vec<String>>()
    };
    wrap(name, width).into_iter().flat_map(cut).collect()
}

/// The boxes that a name of the frame keeps free of other names: its own, and that of its line beside the disc.
pub fn boxes_of(label: &AxisLabel) -> impl Iterator<Item = Rect> {
    let fan = match label.leader.as_slice() {
        [_, from, to] => Some(Rect {
            x: from.x,
            y: from.y.min(to.y) - 1.0,
            width: to.x - from.x,
            height: (from.y - to.y).abs() + 2.0,
        }),
        _ => None,
    };
    std::iter::once(label.text.bounds).chain(fan)
}
