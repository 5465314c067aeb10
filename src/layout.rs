//! Arranges one view: a `Radar` becomes a `Chart`, everything at its place.
//!
//! 1. The frame: sectors, rings, cells (`frame`).
//! 2. Every blip gets its place: the radius from its value, the angle where there is room (`seat`).
//! 3. Ring and sector names (`furniture`), then the names of blips (`label`); blips walk along their arcs to make room
//!    for theirs (`slide`), and what is left over is led to the side or numbered.
//!
//! The result depends on identifiers and values only, never on the order of the input.

mod arc;
mod frame;
mod furniture;
mod label;
mod seat;
mod slide;
mod text;
mod widths;

use crate::model::{Angle, Cell, Chart, Cluster, Label, Mark, Point, Radar, Rect};

use label::Backdrop;
use seat::Seated;
use slide::Canvas;

/// Width of the drawing.
const WIDTH: f64 = 1180.0;
/// Free space above and below the disc, for sector names.
const MARGIN: f64 = 46.0;

/// Arranges a radar.
pub fn arrange(radar: &Radar) -> Chart {
    let cells = frame::divide(radar);
    let radius = cells.iter().map(|cell| cell.outer).fold(0.0, f64::max);
    let height = 2.0 * (radius + MARGIN);
    let centre = Point {
        x: WIDTH / 2.0,
        y: height / 2.0,
    };
    let (blip_radius, mut seated) = seat::seat_blips(radar, &cells);
    let mut marks = list_marks(&cells, &seated, centre);
    let clusters = list_clusters(&cells, &seated, centre);
    let mut furniture = furniture::name_rings(radar, &cells, centre);
    furniture.extend(furniture::name_sectors(radar, &cells, centre, radius));
    let backdrop = Backdrop {
        others: clusters.iter().map(|cluster| (cluster.centre, blip_radius)).collect(),
        blip: blip_radius,
        furniture: &furniture,
        canvas: Rect {
            x: 4.0,
            y: 4.0,
            width: WIDTH - 8.0,
            height: height - 8.0,
        },
        disc: (centre, radius),
    };
    let mut labels = label::name_blips(radar, &backdrop.behind(&marks));
    let mut canvas = Canvas {
        radar,
        cells: &cells,
        seated: &mut seated,
        backdrop: &backdrop,
    };
    slide::slide_blips(&mut canvas, &mut marks, &mut labels);
    label::lead_aside(radar, &backdrop.behind(&marks), &mut labels);
    let numbers = label::number_blips(radar, &backdrop.behind(&marks), &labels);
    let notes = tell(radar, &marks, &clusters, &labels, centre);
    Chart {
        width: WIDTH,
        height,
        centre,
        radius,
        cells,
        blip_radius,
        marks,
        clusters,
        labels,
        numbers,
        furniture,
        notes,
    }
}

fn middle(cell: &Cell) -> f64 {
    (cell.start.0 + cell.end.0) / 2.0
}

fn list_marks(cells: &[Cell], seated: &[Seated], centre: Point) -> Vec<Mark> {
    let mut marks: Vec<Mark> = cells
        .iter()
        .zip(seated)
        .flat_map(|(cell, seated)| {
            seated.seats.iter().map(|seat| Mark {
                blip: seat.blip,
                centre: centre.at(seat.spot.radius, Angle(middle(cell) + seat.spot.turn)),
                intended: seat.intended,
            })
        })
        .collect();
    marks.sort_by_key(|mark| mark.blip);
    marks
}

fn list_clusters(cells: &[Cell], seated: &[Seated], centre: Point) -> Vec<Cluster> {
    let crowds = cells
        .iter()
        .zip(seated)
        .filter_map(|(cell, seated)| Some((cell, seated.crowd.as_ref()?)));
    crowds
        .map(|(cell, (spot, members))| Cluster {
            sector: cell.sector,
            ring: cell.ring,
            centre: centre.at(spot.radius, Angle(middle(cell) + spot.turn)),
            members: members.clone(),
        })
        .collect()
}

/// What the reader must be told about the drawing.
fn tell(radar: &Radar, marks: &[Mark], clusters: &[Cluster], labels: &[Label], centre: Point) -> Vec<String> {
    let mut notes = Vec::new();
    let off = |mark: &Mark| {
        mark.intended
            .map_or(0.0, |intended| (mark.centre.distance(centre) - intended).abs())
    };
    let moved: Vec<f64> = marks.iter().map(off).filter(|off| *off > 0.5).collect();
    if !moved.is_empty() {
        let most = moved.iter().copied().fold(0.0, f64::max);
        let who = if moved.len() == 1 {
            "1 blip stands".to_owned()
        } else {
            format!("{} blips stand", moved.len())
        };
        notes.push(format!(
            "For want of room {who} up to {most:.1} units off the radius of the value."
        ));
    }
    for cluster in clusters {
        let (sector, ring) = (&radar.sectors[cluster.sector].name, &radar.rings[cluster.ring].name);
        notes.push(format!(
            "{} technologies of {sector}, {ring}, are drawn as one counted mark; the list has them all.",
            cluster.members.len()
        ));
    }
    if marks.iter().any(|mark| mark.intended.is_none()) {
        notes.push(
            "Blips without a value are spread over their ring; their distance from the centre means nothing.".into(),
        );
    }
    let unnamed = marks.len() - labels.len();
    if unnamed > 0 {
        let who = if unnamed == 1 {
            "1 name does".to_owned()
        } else {
            format!("{unnamed} names do")
        };
        notes.push(format!("{who} not fit on the map; the number leads to the list."));
    }
    notes
}
