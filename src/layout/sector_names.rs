//! Sector names, outside the disc; those of rings have a file of their own, `ring_names`.

use std::f64::consts::PI;

use crate::model::{Anchor, Angle, AxisLabel, AxisLabelKind, Cell, Point, Radar, Rect, TextBlock};

use super::space::{gap, is_within, overlap};
use super::text::{Face, extent, set, wrap};

/// Font size of sector names.
const SECTOR_SIZE: f64 = 17.0;
/// Letters in a line of a sector name.
const SECTOR_LETTERS: usize = 18;
/// More sectors than this stand so close that their names are set narrow first.
const DENSE: usize = 8;
/// Free space between the disc and a sector name.
const CLEAR: f64 = 14.0;

/// Sector names, each outside the disc in the direction of its sector's middle, on the canvas and clear of what is taken.
pub fn name_sectors(
    radar: &Radar,
    cells: &[Cell],
    disc: (Point, f64),
    canvas: &Rect,
    mut taken: Vec<Rect>,
) -> Vec<AxisLabel> {
    let alone = radar.sectors.len() == 1;
    let name = |sector: usize| {
        let cell = cells.iter().find(|cell| cell.sector == sector)?;
        let middle = if alone {
            Angle(1.5 * PI)
        } else {
            Angle((cell.start.0 + cell.end.0) / 2.0)
        };
        let text = set_beside(
            (&radar.sectors[sector].name, radar.sectors.len() > DENSE),
            middle,
            disc,
            canvas,
            &taken,
        );
        taken.push(text.bounds);
        Some(AxisLabel {
            names: AxisLabelKind::Sector(sector),
            text,
            leader: Vec::new(),
        })
    };
    (0..radar.sectors.len()).filter_map(name).collect()
}

/// A text outside the disc: wrapped narrow, or wider and then smaller until it is on the canvas.
fn set_beside(
    (name, is_dense): (&str, bool),
    middle: Angle,
    (centre, radius): (Point, f64),
    canvas: &Rect,
    taken: &[Rect],
) -> TextBlock {
    let widths = [SECTOR_LETTERS, 26, 36, 54, 200];
    let sizes = [SECTOR_SIZE, 15.0, 13.0, 11.0, 9.0, 7.0];
    let mut tries: Vec<(f64, usize)> = Vec::new();
    for size in sizes {
        tries.extend(widths.map(|letters| (size, letters)));
    }
    if is_dense {
        // Beside each other there is room for narrow names only.
        let narrow = widths
            .into_iter()
            .take(3)
            .flat_map(|letters| [13.0, 11.0, 9.0].map(|size| (size, letters)));
        tries.splice(0..0, narrow.collect::<Vec<_>>());
    }
    let anchor = match middle.cos() {
        cos if cos > 0.3 => Anchor::Start,
        cos if cos < -0.3 => Anchor::End,
        _ => Anchor::Middle,
    };
    let mut text = None;
    for (size, letters) in tries {
        let lines = wrap(name, letters);
        let extent = extent(&lines, size, Face::Bold);
        let (left, top) = clear_of_disc(extent, middle, centre, radius + CLEAR);
        let block = set(&lines, left, top, anchor, size, Face::Bold);
        let is_free = taken.iter().all(|other| !overlap(&block.bounds, other, 2.0));
        let fits = is_free && is_within(&block.bounds, canvas);
        text = Some(block);
        if fits {
            break;
        }
    }
    text.expect("there is a first try")
}

/// The most steps by which a text is moved outwards: more than from the centre of any map to its edge.
const MOST_STEPS: usize = 2_000;

/// The upper left corner of a box that is moved outwards in a direction until all of it is clear of the disc.
fn clear_of_disc((width, height): (f64, f64), middle: Angle, centre: Point, radius: f64) -> (f64, f64) {
    let (cos, sin) = (middle.cos(), middle.sin());
    let mut reach = radius;
    let mut corner = (centre.x, centre.y);
    for _ in 0..MOST_STEPS {
        let at = centre.at(reach, middle);
        let left = at.x - width / 2.0 + cos * width / 2.0;
        let top = at.y - height / 2.0 + sin * height / 2.0;
        let bounds = Rect {
            x: left,
            y: top,
            width,
            height,
        };
        corner = (left, top);
        if gap(&bounds, centre) >= radius - 0.5 || reach > 2.0 * radius {
            break;
        }
        reach += 2.0;
    }
    corner
}
