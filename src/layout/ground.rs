//! What a map stands on: the size of the drawing, and the names of rings and sectors around its cells.

use crate::model::{AxisLabel, Cell, Point, Radar, Rect};

use super::{ring_names, sector_names};

/// Free space left and right of the disc, for names with leader lines.
const MARGIN_SIDE: f64 = 200.0;
/// Free space above and below the disc, for sector names.
const MARGIN: f64 = 46.0;
/// Free space between texts and the edge of the drawing.
const EDGE: f64 = 4.0;

/// What a map stands on, before any blip has a place.
pub struct Ground {
    /// Centre of the disc.
    pub centre: Point,
    /// Outer radius of the last band.
    pub radius: f64,
    /// Where texts may stand.
    pub canvas: Rect,
    /// Width and height of the drawing.
    pub size: (f64, f64),
    /// The names of rings and sectors.
    pub axis_labels: Vec<AxisLabel>,
}

/// Lays the ground for cells: the size of the drawing, and the names of rings and sectors.
pub fn lay_ground(radar: &Radar, cells: &[Cell]) -> Ground {
    let radius = cells.iter().map(|cell| cell.outer).fold(0.0, f64::max);
    let centre = Point {
        x: radius + MARGIN_SIDE,
        y: radius + MARGIN,
    };
    let mut axis_labels = ring_names::name_rings(radar, cells, centre);
    let right = axis_labels
        .iter()
        .map(|label| label.text.bounds.x + label.text.bounds.width);
    let width = right.fold(2.0 * centre.x, |width, right| width.max(libm::ceil(right + 2.0 * EDGE)));
    let height = 2.0 * centre.y;
    let canvas = Rect {
        x: EDGE,
        y: EDGE,
        width: width - 2.0 * EDGE,
        height: height - 2.0 * EDGE,
    };
    let taken = axis_labels.iter().flat_map(ring_names::boxes_of).collect();
    axis_labels.extend(sector_names::name_sectors(
        radar,
        cells,
        (centre, radius),
        &canvas,
        taken,
    ));
    Ground {
        centre,
        radius,
        canvas,
        size: (width, height),
        axis_labels,
    }
}
